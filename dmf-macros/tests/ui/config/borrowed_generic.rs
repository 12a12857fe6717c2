use dmf_core::ModuleConfig;

#[derive(Clone, ModuleConfig)]
struct Config<T: Send + Sync> {
    seed: T,
}

fn main() {}
