/* In place of the header of the same name in C DMF, which includes every Module and with them the headers of USB, HID,
 * sensors and more. These are the Modules that are built here. */
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

#include "DmfModules.Core.h"
#include "Dmf_BufferPool.h"
#include "Dmf_BufferQueue.h"
#include "Dmf_NotifyUserWithRequest.h"
#include "Dmf_Time.h"

#ifdef __cplusplus
}
#endif
