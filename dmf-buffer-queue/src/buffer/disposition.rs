//! What becomes of a buffer in an enumeration.

/// What an enumeration does with the buffer that it just showed, and whether it goes on.
///
/// A buffer without a deadline stays without one: for it the dispositions about timers do nothing
/// but to stop or to go on. C: `BufferPool_EnumerationDispositionType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[doc(alias = "BufferPool_EnumerationDispositionType")]
pub enum Disposition {
    /// The buffer stays as it is, with its deadline. The next one.
    #[doc(alias = "BufferPool_EnumerationDisposition_ContinueEnumeration")]
    Continue,
    /// The buffer stays as it is, with its deadline. The end.
    #[doc(alias = "BufferPool_EnumerationDisposition_StopEnumeration")]
    Stop,
    /// The buffer is the result of the enumeration, and has no deadline any more. The end.
    #[doc(alias = "BufferPool_EnumerationDisposition_RemoveAndStopEnumeration")]
    RemoveAndStop,
    /// The buffer stays, and its deadline is gone. The end.
    #[doc(alias = "BufferPool_EnumerationDisposition_StopTimerAndStopEnumeration")]
    StopTimerAndStop,
    /// The buffer stays, and its deadline is gone. The next one.
    #[doc(alias = "BufferPool_EnumerationDisposition_StopTimerAndContinueEnumeration")]
    StopTimerAndContinue,
    /// The buffer stays, and its time starts anew, from now on. The end.
    #[doc(alias = "BufferPool_EnumerationDisposition_ResetTimerAndStopEnumeration")]
    ResetTimerAndStop,
    /// The buffer stays, and its time starts anew, from now on. The next one.
    #[doc(alias = "BufferPool_EnumerationDisposition_ResetTimerAndContinueEnumeration")]
    ResetTimerAndContinue,
}
