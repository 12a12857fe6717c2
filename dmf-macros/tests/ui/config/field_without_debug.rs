use dmf_core::ModuleConfig;

#[derive(ModuleConfig)]
struct Config {
    limits: Limits,
}

struct Limits {
    most: u32,
}

fn main() {
    let _ = Config::new(Limits { most: 1 }).limits.most;
}
