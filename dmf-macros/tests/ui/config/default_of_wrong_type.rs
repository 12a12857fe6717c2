use dmf_core::ModuleConfig;

#[derive(Clone, ModuleConfig)]
struct Config {
    #[config(default = "one")]
    count: u32,
}

fn main() {}
