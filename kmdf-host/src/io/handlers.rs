//! The request callbacks of a queue, and which of them gets a request.

use super::code::Code;
use super::request::Kind;

/// Addresses of the request callbacks of a queue; none is null.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Handlers {
    pub(crate) default: Option<Code>,
    pub(crate) read: Option<Code>,
    pub(crate) write: Option<Code>,
    pub(crate) ioctl: Option<Code>,
    pub(crate) internal: Option<Code>,
    pub(crate) stop: Option<Code>,
    pub(crate) resume: Option<Code>,
    pub(crate) canceled_on_queue: Option<Code>,
}

/// A callback for requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Handler {
    /// `EvtIoDefault`.
    Default(Code),
    /// `EvtIoRead`.
    Read(Code),
    /// `EvtIoWrite`.
    Write(Code),
    /// `EvtIoDeviceControl`.
    Ioctl(Code),
    /// `EvtIoInternalDeviceControl`.
    Internal(Code),
}

impl Handler {
    /// The callback's address.
    pub(crate) const fn code(self) -> Code {
        match self {
            Self::Default(code)
            | Self::Read(code)
            | Self::Write(code)
            | Self::Ioctl(code)
            | Self::Internal(code) => code,
        }
    }

    /// The callback's documented name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Default(_) => "EvtIoDefault",
            Self::Read(_) => "EvtIoRead",
            Self::Write(_) => "EvtIoWrite",
            Self::Ioctl(_) => "EvtIoDeviceControl",
            Self::Internal(_) => "EvtIoInternalDeviceControl",
        }
    }
}

impl Handlers {
    /// The callback that gets a request of this kind: its own, else the default one.
    pub(crate) fn pick(&self, kind: Kind) -> Option<Handler> {
        let own = match kind {
            Kind::Create => None,
            Kind::Read(_) => self.read.map(Handler::Read),
            Kind::Write(_) => self.write.map(Handler::Write),
            Kind::Ioctl(_) => self.ioctl.map(Handler::Ioctl),
            Kind::Internal(_) => self.internal.map(Handler::Internal),
        };
        own.or(self.default.map(Handler::Default))
    }

    /// Whether a queue can be fed automatically at all.
    pub(crate) const fn any_request_callback(&self) -> bool {
        self.default.is_some()
            || self.read.is_some()
            || self.write.is_some()
            || self.ioctl.is_some()
            || self.internal.is_some()
    }
}
