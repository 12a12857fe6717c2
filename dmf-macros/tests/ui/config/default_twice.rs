use dmf_core::ModuleConfig;

#[derive(Clone, ModuleConfig)]
struct Config {
    #[config(default, default = 1)]
    count: u32,
}

fn main() {}
