/* What the files of this driver share, and what `benches/src/c_dmf` knows of it. */
#pragma once

#include "DmfModule.h"
#include "DmfModules.Library.h"

/* Waits for a datum. */
#define IOCTL_WAIT CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)
/* Answers with the WAYS_IN. */
#define IOCTL_WAYS_IN CTL_CODE(FILE_DEVICE_UNKNOWN, 0x802, METHOD_BUFFERED, FILE_ANY_ACCESS)
/* Brings a datum, as another driver or an application would. Without bytes there is nothing of it but a null pointer. */
#define IOCTL_GIVE CTL_CODE(FILE_DEVICE_UNKNOWN, 0x803, METHOD_BUFFERED, FILE_ANY_ACCESS)

/* A function that a source of data in the kernel calls directly, with the Module and a datum. */
typedef ULONGLONG WAY_IN(DMFMODULE Module, ULONGLONG Datum);

typedef struct {
    DMFMODULE Module;
    /* A datum comes. */
    WAY_IN *Give;
    /* A datum comes, for a request with room for two numbers: when the request came, and when the datum did. */
    WAY_IN *GiveTimed;
    /* A datum comes, and when it is delivered another one, whose number is higher by one. */
    WAY_IN *GiveTwo;
    /* How often the Module said that a datum is to be cleaned up. */
    WAY_IN *Cleanups;
} WAYS_IN;

WAYS_IN WaysIn(DMFMODULE Module);

/* A datum comes, or nothing of it but a null pointer. */
void GiveFrom(DMFMODULE Module, ULONGLONG *Datum);

EVT_DMF_BufferQueue_ReuseCleanup EvtDataCleanup;
