//! A client driver's device.
use dmf_core::{Child, Guid, Module};
use dmf_core::{callbacks, device};
use super::buffer_queue::{BufferQueue, Config};
/// What applications look for.
pub const INTERFACE: Guid = Guid::from_u128(0x2aa0_2ab1_c26e_431b_8efe_85ee_8de1_02e4);
/// A watched device.
pub struct Monitor {
    events: Child<BufferQueue<u64>>,
    base: ::dmf_core::ModuleBase<::dmf_core::NoConfig>,
}
const _: () = {
    ::dmf_core::context_type!(CONTEXT_TYPE, "Monitor");
    #[automatically_derived]
    unsafe impl ::dmf_core::ModuleType for Monitor {
        type Config = ::dmf_core::NoConfig;
        const NAME: &'static str = "Monitor";
        const OPTIONS: ::dmf_core::Options = ::dmf_core::Options::Passive;
        const OPEN: ::dmf_core::OpenOption = ::dmf_core::OpenOption::Create;
        fn context_type() -> &'static ::dmf_core::__private::ContextType {
            &CONTEXT_TYPE
        }
        fn base(&self) -> &::dmf_core::ModuleBase<Self::Config> {
            &self.base
        }
        fn create(mut wiring: ::dmf_core::Wiring<'_, Self>) -> ::dmf_core::Result<Self> {
            ::core::result::Result::Ok(Self {
                events: wiring
                    .child::<Child<BufferQueue<u64>>>("events", Self::events())?,
                base: wiring.finish(),
            })
        }
    }
    #[automatically_derived]
    impl ::dmf_core::DeviceType for Monitor {
        const INTERFACE: ::core::option::Option<::dmf_core::Guid> = ::core::option::Option::Some(
            INTERFACE,
        );
        const SYMBOLIC_LINK: ::core::option::Option<&'static str> = ::core::option::Option::Some(
            "Monitor",
        );
        const EXCLUSIVE: bool = false;
    }
};
impl Monitor {
    fn events() -> Config {
        Config::new(16)
    }
}
impl Module for Monitor {
    fn surprise_removal(&self) {
        let _ = self.events.capacity_left();
    }
    const CALLBACKS: ::dmf_core::Callbacks = ::dmf_core::Callbacks::NONE
        .with(::dmf_core::Callback::SurpriseRemoval);
}
