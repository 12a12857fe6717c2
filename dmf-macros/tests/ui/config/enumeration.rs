use dmf_core::ModuleConfig;

#[derive(Clone, ModuleConfig)]
enum Config {
    One,
}

fn main() {}
