/* Annotations that the kernel headers of mingw-w64 do not know yet. They say nothing to this compiler. */
#pragma once

#define _IRQL_always_function_max_(irql)
