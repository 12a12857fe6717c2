use dmf_core::ModuleConfig;

#[derive(Clone, ModuleConfig)]
struct Config {
    count: u32,
    #[config(default = 1)]
    depth: u32,
}

fn main() {
    let _ = Config::new();
}
