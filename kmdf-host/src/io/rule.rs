//! How an I/O call can fail: with a status that the driver sees, or by breaking a rule.
//!
//! The kernel's KMDF only logs or breaks into the debugger for most broken rules when its verifier is on. This runtime's
//! verifier is always on, and a break is a bug check: wherever the framework would break into the debugger, [`Refusal::Rule`]
//! is returned and the caller halts the machine with the rule's text.

use super::status::Status;

/// Why an I/O operation was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The documented status for this case.
    Status(Status),
    /// The driver broke a rule.
    Rule(Rule),
}

/// What an I/O operation returns.
pub(crate) type Outcome<T> = Result<T, Refusal>;

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident => $text:literal,)*) => {
        /// A rule about queues and requests.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Rule { $($(#[$doc])* $name,)* }

        impl Rule {
            /// The rule in words.
            pub(crate) const fn text(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

rules! {
    /// The request is not the driver's.
    NotOwned => "a driver may use a request only while it owns it: between the moment a queue delivers it and the moment it is completed, forwarded or requeued",
    /// The request was completed.
    Completed => "a request is gone once it is completed: complete it exactly once and touch it no more",
    /// Completed, forwarded or asked about while cancelable.
    Cancelable => "call WdfRequestUnmarkCancelable before a cancelable request is completed, forwarded or requeued, and leave the request to EvtRequestCancel when that returns STATUS_CANCELLED",
    /// Unmarked but never marked.
    NotCancelable => "only a request marked with WdfRequestMarkCancelable or WdfRequestMarkCancelableEx can be unmarked",
    /// Completed before its cancel callback ran.
    CancelPending => "a request that was cancelled must not be completed before the framework has called the driver's cancel callback for it",
    /// Forwarded to the queue it came from.
    SameQueue => "a request cannot be forwarded to the queue it came from; use WdfRequestRequeue",
    /// Forwarded to another device's queue.
    OtherDevice => "the source and destination queues of a forwarded request must belong to the same device",
    /// A request that no queue delivered.
    NoQueue => "the driver must have obtained the request from one of its queues",
    /// Not a manual queue.
    NotManual => "this is allowed only on a queue whose dispatch type is WdfIoQueueDispatchManual",
    /// Already registered.
    ReadyTwice => "a queue has one ready notification: deregister it before registering another",
    /// Nothing to deregister.
    ReadyNone => "there is no ready notification to deregister",
    /// A tag that did not come from `WdfIoQueueFindRequest`.
    NotATag => "the tag must be a request that WdfIoQueueFindRequest returned",
    /// Two notifications at a time.
    NotifyTwice => "a queue has one stop, purge or drain notification outstanding at a time",
    /// Enqueued outside of `EvtIoInCallerContext`.
    NotInCaller => "WdfDeviceEnqueueRequest is for a request that EvtIoInCallerContext received, once",
    /// A client's own address asked for elsewhere.
    UnsafeBuffer => "WdfRequestRetrieveUnsafeUserInputBuffer and WdfRequestRetrieveUnsafeUserOutputBuffer are for EvtIoInCallerContext: elsewhere the client's addresses mean nothing",
    /// Acknowledged outside of `EvtIoStop`.
    NotStopping => "WdfRequestStopAcknowledge is valid only for a request that EvtIoStop was called for",
    /// Used while an I/O target has it.
    Sent => "a request that was sent to an I/O target is the driver's again when its completion routine is called; until then it may only be cancelled with WdfRequestCancelSentRequest",
    /// Sent, and nothing would happen when it comes back.
    SentForNothing => "a request from a queue is sent with a completion routine set, or synchronously, or with WDF_REQUEST_SEND_OPTION_SEND_AND_FORGET: else nobody completes it",
    /// Sent and forgotten with a completion routine.
    ForgottenRoutine => "a request that is sent with WDF_REQUEST_SEND_OPTION_SEND_AND_FORGET has no completion routine: it would not be called",
    /// A create request that is sent and forgotten.
    ForgottenCreate => "a create request with a WDFFILEOBJECT cannot be sent with WDF_REQUEST_SEND_OPTION_SEND_AND_FORGET: the framework has to know whether it succeeded",
    /// The same request type twice.
    DispatchTwice => "a request type can be dispatched to one queue only",
    /// The default queue gets what is left.
    DispatchDefault => "the default queue receives every type that has no queue of its own; do not configure it for one",
    /// No callback for that type.
    NoHandler => "the queue needs EvtIoDefault or the callback of that request type",
    /// More information than buffer.
    Information => "the information of a successful request must not exceed the length of its output buffer",
}
