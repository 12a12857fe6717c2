use dmf_core::ModuleConfig;

#[derive(Clone, ModuleConfig)]
struct Config {
    #[config(defualt = 1)]
    count: u32,
}

fn main() {}
