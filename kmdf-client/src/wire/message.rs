//! The messages.

use super::field::{Field, Guid, Malformed};

/// Declares a message type: its variants with their tags and fields.
macro_rules! messages {
    (
        $(#[$about:meta])*
        pub enum $name:ident {
            $($(#[$doc:meta])* $tag:literal $variant:ident {
                $($(#[$field_doc:meta])* $field:ident: $type:ty,)*
            })*
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$doc])* $variant { $($(#[$field_doc])* $field: $type,)* },)*
        }

        impl Field for $name {
            fn put(&self, to: &mut Vec<u8>) {
                match self {
                    $(Self::$variant { $($field),* } => {
                        to.push($tag);
                        $($field.put(to);)*
                    })*
                }
            }

            fn take(from: &mut &[u8]) -> Result<Self, Malformed> {
                match u8::take(from)? {
                    $($tag => Ok(Self::$variant { $($field: Field::take(from)?),* }),)*
                    tag => Err(Malformed::Tag(tag)),
                }
            }
        }
    };
}

/// Declares what is a frame of its own.
macro_rules! framed {
    ($($name:ident),*) => {$(
        impl $name {
            /// The message that `body` is, all of it.
            ///
            /// # Errors
            ///
            /// [`Malformed`] says why it is none.
            pub fn decode(mut body: &[u8]) -> Result<Self, Malformed> {
                let message = Field::take(&mut body)?;
                if body.is_empty() { Ok(message) } else { Err(Malformed::Trailing(body.len())) }
            }
        }

        impl super::Encode for $name {
            fn encode(&self, to: &mut Vec<u8>) {
                self.put(to);
            }
        }
    )*};
}

messages! {
    /// What a client sends.
    pub enum Request {
        /// The first frame.
        0x01 Hello {
            /// [`MAGIC`](super::MAGIC).
            magic: [u8; 8],
            /// [`VERSION`](super::VERSION).
            version: u32,
        }
        /// Opens a device by name.
        0x02 Open {
            /// The call's number.
            call: u64,
            /// Such as `\\.\Name`.
            path: String,
        }
        /// Opens the first enabled interface of a class.
        0x03 OpenInterface {
            /// The call's number.
            call: u64,
            /// The class.
            class: Guid,
        }
        /// Closes a handle.
        0x04 Close {
            /// The call's number.
            call: u64,
            /// The handle.
            handle: u64,
        }
        /// Sends a request to a device.
        0x05 Send {
            /// The call's number, and the request's as well.
            call: u64,
            /// Through which handle.
            handle: u64,
            /// What is asked for.
            ask: Ask,
        }
        /// Cancels a request; nothing happens if it is completed.
        0x06 Cancel {
            /// The call's number.
            call: u64,
            /// The call that sent the request.
            request: u64,
        }
        /// Cancels all requests that were sent through a handle.
        0x07 CancelAll {
            /// The call's number.
            call: u64,
            /// The handle.
            handle: u64,
        }
    }
}

messages! {
    /// What is asked of a device.
    pub enum Ask {
        /// `IRP_MJ_DEVICE_CONTROL`.
        0x01 Ioctl {
            /// The control code.
            code: u32,
            /// The size of the output buffer.
            output: u32,
            /// The input.
            input: Vec<u8>,
        }
        /// `IRP_MJ_READ`.
        0x02 Read {
            /// How many bytes.
            output: u32,
        }
        /// `IRP_MJ_WRITE`.
        0x03 Write {
            /// The bytes.
            input: Vec<u8>,
        }
    }
}

messages! {
    /// What the server sends.
    pub enum Reply {
        /// The answer to a `Hello`.
        0x81 Welcome {
            /// The server's [`VERSION`](super::VERSION).
            version: u32,
            /// Which process the client is in the server's machine.
            process: u32,
        }
        /// The call is done.
        0x82 Done {
            /// The call's number.
            call: u64,
        }
        /// A device was opened.
        0x83 Opened {
            /// The call's number.
            call: u64,
            /// The new handle.
            handle: u64,
        }
        /// A device was not opened: the driver, or the system, refused.
        0x84 Failed {
            /// The call's number.
            call: u64,
            /// With which status.
            status: i32,
        }
        /// A device was not opened: there is none.
        0x85 Missing {
            /// The call's number.
            call: u64,
            /// What there is not.
            what: String,
        }
        /// The driver has seen the request and did not complete it at once.
        0x86 Sent {
            /// The call's number.
            call: u64,
        }
        /// A request is completed.
        0x87 Completed {
            /// The number of the call that sent it.
            call: u64,
            /// With which status.
            status: i32,
            /// What the driver said about it.
            information: u64,
            /// What it wrote.
            output: Vec<u8>,
        }
        /// The last frame.
        0x8F End {
            /// Why, for programs.
            reason: EndReason,
            /// Why, for people.
            text: String,
        }
    }
}

framed!(Request, Reply);

/// Why a server ends a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EndReason(pub u8);

impl EndReason {
    /// The server is shut down.
    pub const STOPPED: Self = Self(1);
    /// The machine crashed.
    pub const CRASHED: Self = Self(2);
    /// The client is not the server's user.
    pub const FOREIGN: Self = Self(3);
    /// The client sent what is no message, or not the one that had to come.
    pub const NONSENSE: Self = Self(4);
    /// The client asked for more than the server takes.
    pub const TOO_MUCH: Self = Self(5);
    /// The client speaks another version.
    pub const VERSION: Self = Self(6);
}

impl Field for EndReason {
    fn put(&self, to: &mut Vec<u8>) {
        self.0.put(to);
    }

    fn take(from: &mut &[u8]) -> Result<Self, Malformed> {
        u8::take(from).map(Self)
    }
}

impl Request {
    /// The number of the call; a `Hello` is none.
    #[must_use]
    pub fn call(&self) -> Option<u64> {
        match self {
            Self::Hello { .. } => None,
            Self::Open { call, .. }
            | Self::OpenInterface { call, .. }
            | Self::Close { call, .. }
            | Self::Send { call, .. }
            | Self::Cancel { call, .. }
            | Self::CancelAll { call, .. } => Some(*call),
        }
    }
}
