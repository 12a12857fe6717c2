//! The macros work wherever they are used: names of the author and of the expansion do not meet.

#![deny(warnings, clippy::pedantic)]
#![allow(clippy::duplicate_underscore_argument, clippy::used_underscore_binding)] // On purpose.

/// Everything that an expansion could rely on means something else here.
pub mod hostile {
    use ::dmf_core::{Module, callbacks, device, method, module};

    /// Not `core`.
    pub mod core {}
    /// Not dmf-core.
    pub mod dmf_core {}
    /// Not the `Result` of anyone.
    pub struct Result;
    /// Not the `Option` of anyone.
    pub struct Option;
    /// Not an error.
    #[allow(non_snake_case)]
    pub fn Err() {}
    /// Not a success.
    #[allow(non_snake_case)]
    pub fn Ok() {}
    /// Not a value.
    #[allow(non_snake_case)]
    pub fn Some() {}
    /// Not an IRQL.
    pub struct Irql;
    /// Not the field.
    pub struct Child;

    /// A config whose fields have the names that the expansion uses.
    #[derive(Clone, ::dmf_core::ModuleConfig)]
    pub struct Config {
        /// Like the range of the check.
        #[config(default = 1, range = 0..=2)]
        pub allowed: u8,
        /// Like a keyword.
        #[config(default)]
        pub r#type: u32,
    }

    /// A Module whose fields have the names that the expansion uses.
    #[module(config = Config, options = Dispatch)]
    pub struct Hostile {
        wiring: u8,
        config: u8,
        #[init(refused)]
        r#type: u8,
        #[cfg(any())]
        missing: Missing,
    }

    #[expect(clippy::unnecessary_wraps, reason = "`#[init]` takes functions that may fail")]
    fn refused(wiring: &::dmf_core::Wiring<'_, Hostile>) -> ::dmf_core::Result<u8> {
        ::core::result::Result::Ok(wiring.config().allowed)
    }

    #[callbacks]
    impl Module for Hostile {
        #[cfg(any())]
        fn no_such_callback(&self) {}
        fn close(&self) {}
    }

    impl Hostile {
        /// Arguments with the names that the expansion uses.
        ///
        /// # Errors
        ///
        /// When the Module is not open.
        #[method(irql <= DISPATCH_LEVEL)]
        pub fn sum(
            &self,
            entered: u8,
            refused: u8,
            wiring: u8,
            _entered: u8,
        ) -> ::core::result::Result<u8, ::dmf_core::Refused> {
            let config = entered + refused + wiring + _entered;
            ::core::result::Result::Ok(config + self.wiring + self.config + self.r#type)
        }

        /// A body that begins with an item.
        #[must_use]
        #[method(irql <= PASSIVE_LEVEL, refused = |_| u32::MAX)]
        pub fn items(&self) -> u32 {
            const ONE: u32 = 1;
            ONE
        }
    }

    /// A device in the same place.
    #[device(interface = ::dmf_core::Guid::from_u128(1), exclusive)]
    pub struct Root {
        lock: u32,
    }

    #[callbacks]
    impl Module for Root {
        fn surprise_removal(&self) {
            let _ = self.lock;
        }
    }
}

/// A `macro_rules!` writes the Module.
pub mod nested {
    use dmf_core::{Child, Module, ModuleConfig, NoConfig, callbacks, method, module};

    macro_rules! declare {
        ($name:ident, $options:ident, $child:ty, $config:path, $level:ident, $range:expr, $result:ty) => {
            /// The config.
            #[derive(Clone, ModuleConfig)]
            pub struct Config {
                /// A number.
                #[config(range = 0..=$range)]
                pub number: u32,
            }

            /// The Module.
            #[module(config = Config, options = $options)]
            pub struct $name {
                #[child(config = $config)]
                child: $child,
            }

            #[callbacks]
            impl Module for $name {
                fn close(&self) {}
            }

            impl $name {
                /// The Method.
                #[must_use]
                #[method(irql <= $level)]
                pub fn number(&self) -> $result {
                    let _ = &self.child;
                    Some(self.config().number)
                }
            }
        };
    }

    use dmf_core::ModuleType;

    /// A child.
    #[module(options = Passive)]
    pub struct Leaf {}

    #[callbacks]
    impl Module for Leaf {}

    const fn leaf(_: &Config) -> NoConfig {
        NoConfig
    }

    declare!(Nested, Passive, Child<Leaf>, leaf, PASSIVE_LEVEL, 3, Option<u32>);
}

#[test]
fn callbacks_under_a_false_cfg_do_not_count() {
    use dmf_core::{Callback, Callbacks, Module};

    let callbacks = <hostile::Hostile as Module>::CALLBACKS;
    assert_eq!(callbacks, Callbacks::NONE.with(Callback::Close));
}

#[test]
fn setters_lose_the_prefix_of_a_raw_name() {
    let config = hostile::Config::new().with_type(7).with_allowed(2);
    assert_eq!((config.r#type, config.allowed), (7, 2));
}

#[test]
fn a_value_out_of_range_is_named() {
    use dmf_core::ModuleConfig;

    assert_eq!(nested::Config::new(3).validate(), Ok(()));
    let error = nested::Config::new(4).validate().expect_err("4 is out of range");
    assert_eq!((error.field(), error.value()), ("number", 4));
}
