/* Tracing, left out: nothing is traced, so nothing of it is counted. C DMF includes this header after those of the kernel
 * and of WDF. */
#pragma once

#include "newer.h"

#define TRACE_LEVEL_ERROR 2
#define TRACE_LEVEL_WARNING 3
#define TRACE_LEVEL_INFORMATION 4
#define TRACE_LEVEL_VERBOSE 5

#define TraceEvents(...) ((void)0)
#define TraceError(...) ((void)0)
#define TraceWarning(...) ((void)0)
#define TraceInformation(...) ((void)0)
#define TraceVerbose(...) ((void)0)
#define FuncEntry(...) ((void)0)
#define FuncEntryArguments(...) ((void)0)
#define FuncExit(...) ((void)0)
#define FuncExitVoid(...) ((void)0)
#define FuncExitNoReturn(...) ((void)0)

/* There is no recorder, so no log of it can be made. */
typedef struct _RECORDER_LOG_NONE *RECORDER_LOG;
enum { RECORDER_LOG_IDENTIFIER_MAX_CHARS = 16 };
typedef struct {
    SIZE_T TotalBufferSize;
    CHAR LogIdentifier[RECORDER_LOG_IDENTIFIER_MAX_CHARS];
} RECORDER_LOG_CREATE_PARAMS;

#define RECORDER_LOG_CREATE_PARAMS_INIT(parameters, name) ((void)(parameters))
#define WppRecorderLogCreate(parameters, log) ((void)(parameters), (void)(log), STATUS_NOT_SUPPORTED)
#define WppRecorderLogDelete(log) ((void)(log))
#define WppRecorderIsDefaultLogAvailable() FALSE
#define WppRecorderLogGetDefault() ((RECORDER_LOG)NULL)
