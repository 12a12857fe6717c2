/* What today's kernel headers have, C DMF uses, and the kernel headers of mingw-w64 lack. */
#pragma once

/* The pools of ExAllocatePool2. */
#define POOL_FLAG_NON_PAGED 0x0000000000000040ULL
#define POOL_FLAG_PAGED 0x0000000000000100ULL

/* Its texts are constant today. */
#define RtlAssert(expression, file, line, message) RtlAssert((PVOID)(expression), (PVOID)(file), line, message)

/* The time, finer than a tick. */
EXTERN_C DECLSPEC_IMPORT void KeQuerySystemTimePrecise(LARGE_INTEGER *time);

/* Counted text. None of it is reached from what is measured. */
static inline NTSTATUS RtlUnicodeStringInit(UNICODE_STRING *string, const WCHAR *text)
{
    RtlInitUnicodeString(string, text);
    return STATUS_SUCCESS;
}

static inline NTSTATUS RtlUnicodeStringVPrintf(UNICODE_STRING *string, const WCHAR *format, va_list arguments)
{
    const SIZE_T room = string->MaximumLength / sizeof(WCHAR);
    const int length = _vsnwprintf(string->Buffer, room, format, arguments);
    string->Length = (USHORT)((length < 0 ? room : (SIZE_T)length) * sizeof(WCHAR));
    return length < 0 ? STATUS_BUFFER_OVERFLOW : STATUS_SUCCESS;
}

/* Arithmetic of signed numbers that says when a result does not fit. */
#define CHECKED(name, type, operation)                                                                                 \
    static inline NTSTATUS name(type first, type second, type *result)                                                 \
    {                                                                                                                  \
        return __builtin_##operation##_overflow(first, second, result) ? STATUS_INTEGER_OVERFLOW : STATUS_SUCCESS;     \
    }

CHECKED(RtlInt32Add, INT32, add)
CHECKED(RtlInt32Mult, INT32, mul)
CHECKED(RtlLong64Add, LONG64, add)
CHECKED(RtlLong64Mult, LONG64, mul)
