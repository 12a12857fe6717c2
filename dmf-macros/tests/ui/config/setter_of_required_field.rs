use dmf_core::ModuleConfig;

#[derive(Clone, ModuleConfig)]
struct Config {
    count: u32,
}

fn main() {
    let _ = Config::new(1).with_count(2);
}
