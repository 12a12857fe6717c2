//! A client driver's device.
use dmf_core::{Child, Guid, Module, NoConfig, Result};
use dmf_core::{callbacks, device, method, module};
use super::buffer_queue::{BufferQueue, Config};
/// What applications look for.
pub const INTERFACE: Guid = Guid::from_u128(0x2aa0_2ab1_c26e_431b_8efe_85ee_8de1_02e4);
/// A Module that opens by itself.
pub struct Arrivals {
    base: ::dmf_core::ModuleBase<::dmf_core::NoConfig>,
}
const _: () = {
    ::dmf_core::context_type!(CONTEXT_TYPE, "Arrivals");
    #[automatically_derived]
    unsafe impl ::dmf_core::ModuleType for Arrivals {
        type Config = ::dmf_core::NoConfig;
        type Options = ::dmf_core::module::options::Passive;
        type Opens = ::dmf_core::module::open::NotifyPrepareHardware;
        const NAME: &'static str = "Arrivals";
        fn context_type() -> &'static ::dmf_core::__private::ContextType {
            &CONTEXT_TYPE
        }
        fn base(&self) -> &::dmf_core::ModuleBase<Self::Config> {
            &self.base
        }
        fn create(wiring: ::dmf_core::Wiring<'_, Self>) -> ::dmf_core::Result<Self> {
            ::core::result::Result::Ok(Self { base: wiring.finish() })
        }
    }
};
impl Module for Arrivals {
    const CALLBACKS: ::dmf_core::Callbacks = ::dmf_core::Callbacks::NONE;
}
impl Arrivals {
    /// How many have arrived.
    ///
    /// # Errors
    ///
    /// When nothing can arrive.
    ///
    /// **Maximum IRQL**: `PASSIVE_LEVEL`
    pub fn count(&self) -> Result<u32> {
        let _entered = match ::dmf_core::__private::enter(
            self,
            ::dmf_core::__private::level::Passive,
        ) {
            ::core::result::Result::Ok(entered) => entered,
            ::core::result::Result::Err(refused) => {
                return ::dmf_core::Refusal::refusal(refused);
            }
        };
        { Ok(0) }
    }
}
/// A watched device.
pub struct Monitor {
    #[allow(dead_code)]
    arrivals: Child<Arrivals>,
    #[allow(dead_code)]
    events: Child<BufferQueue<u64>>,
    base: ::dmf_core::ModuleBase<::dmf_core::NoConfig>,
}
const _: () = {
    ::dmf_core::context_type!(CONTEXT_TYPE, "Monitor");
    #[automatically_derived]
    unsafe impl ::dmf_core::ModuleType for Monitor {
        type Config = ::dmf_core::NoConfig;
        type Options = ::dmf_core::module::options::Passive;
        type Opens = ::dmf_core::module::open::Device;
        const NAME: &'static str = "Monitor";
        fn context_type() -> &'static ::dmf_core::__private::ContextType {
            &CONTEXT_TYPE
        }
        fn base(&self) -> &::dmf_core::ModuleBase<Self::Config> {
            &self.base
        }
        fn create(mut wiring: ::dmf_core::Wiring<'_, Self>) -> ::dmf_core::Result<Self> {
            ::core::result::Result::Ok(Self {
                arrivals: wiring
                    .child::<
                        Child<Arrivals>,
                    >(
                        "arrivals",
                        ::core::convert::identity::<fn() -> _>(|| NoConfig)(),
                        ::dmf_core::module::ChildOptions::new(),
                    )?,
                events: wiring
                    .child::<
                        Child<BufferQueue<u64>>,
                    >(
                        "events",
                        Self::events(),
                        ::dmf_core::module::ChildOptions::new(),
                    )?,
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
        let _ = self.arrivals.try_ref().map(|arrivals| arrivals.count());
    }
    const CALLBACKS: ::dmf_core::Callbacks = ::dmf_core::Callbacks::NONE
        .with(::dmf_core::Callback::SurpriseRemoval);
}
