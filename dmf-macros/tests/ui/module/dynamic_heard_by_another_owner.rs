use dmf_core::{Module, ModuleType, NoConfig, Result, callbacks, method, module, module::DynamicOptions};

#[module(options = Passive)]
struct Session {}

#[callbacks]
impl Module for Session {}

#[module(options = Passive)]
struct Sessions {}

#[callbacks]
impl Module for Sessions {}

impl Sessions {
    #[method(irql <= PASSIVE_LEVEL)]
    fn log_on(&self) -> Result<()> {
        let options = DynamicOptions::new().opened(Other::comes);
        self.create_dynamic::<Session>("session", NoConfig, options).map(drop)
    }
}

struct Other;

impl Other {
    fn comes(&self, _session: &Session) {}
}

fn main() {}
