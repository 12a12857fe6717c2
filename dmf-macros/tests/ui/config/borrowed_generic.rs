use dmf_core::ModuleConfig;

#[derive(Clone, ModuleConfig)]
struct Config<T: Send + Sync + core::fmt::Debug> {
    seed: T,
}

fn main() {}
