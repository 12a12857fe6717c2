//! What the kinds of objects have besides the common part.
//!
//! To add a kind: write its struct where its functions are, and add one line here.

/// A payload type that handles of one WDF type stand for.
pub(crate) trait Kind: Sized {
    /// The WDF name of the handle type.
    const NAME: &'static str;
    /// The payload if it is of this kind.
    fn of(payload: &Payload) -> Option<&Self>;
    /// As [`Kind::of`], to change it.
    fn of_mut(payload: &mut Payload) -> Option<&mut Self>;
}

macro_rules! payloads {
    ($($variant:ident($kind:ty) $name:literal;)*) => {
        /// The part of an object that depends on its kind.
        pub(crate) enum Payload {
            $($variant(Box<$kind>),)*
        }

        impl Payload {
            /// The WDF name of the handle type.
            pub(crate) fn type_name(&self) -> &'static str {
                match self {
                    $(Self::$variant(_) => $name,)*
                }
            }
        }

        $(
            impl Kind for $kind {
                const NAME: &'static str = $name;

                fn of(payload: &Payload) -> Option<&Self> {
                    match payload {
                        Payload::$variant(kind) => Some(kind),
                        _ => None,
                    }
                }

                fn of_mut(payload: &mut Payload) -> Option<&mut Self> {
                    match payload {
                        Payload::$variant(kind) => Some(kind),
                        _ => None,
                    }
                }
            }

            impl From<$kind> for Payload {
                fn from(kind: $kind) -> Self {
                    Self::$variant(Box::new(kind))
                }
            }
        )*
    };
}

payloads! {
    General(crate::wdf::object::General) "WDFOBJECT";
    Driver(crate::wdf::driver::Driver) "WDFDRIVER";
    DeviceInit(crate::wdf::device_init::DeviceInit) "WDFDEVICE_INIT";
    Device(crate::wdf::device::Device) "WDFDEVICE";
    SpinLock(crate::wdf::lock::SpinLock) "WDFSPINLOCK";
    WaitLock(crate::wdf::lock::WaitLock) "WDFWAITLOCK";
    Memory(crate::wdf::memory::Memory) "WDFMEMORY";
    Lookaside(crate::wdf::lookaside::Lookaside) "WDFLOOKASIDE";
    Timer(crate::wdf::timer::Timer) "WDFTIMER";
    Dpc(crate::wdf::dpc::Dpc) "WDFDPC";
    WorkItem(crate::wdf::workitem::WorkItem) "WDFWORKITEM";
    Collection(crate::wdf::collection::Collection) "WDFCOLLECTION";
    Text(crate::wdf::string::Text) "WDFSTRING";
    Key(crate::wdf::registry::Key) "WDFKEY";
    Resources(crate::wdf::device::Resources) "WDFCMRESLIST";
    Queue(crate::io::objects::Queue) "WDFQUEUE";
    Request(crate::io::objects::Request) "WDFREQUEST";
    Target(crate::wdf::target::IoTarget) "WDFIOTARGET";
    File(crate::io::objects::File) "WDFFILEOBJECT";
}
