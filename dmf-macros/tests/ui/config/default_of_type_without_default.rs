use dmf_core::ModuleConfig;

#[derive(Clone, ModuleConfig)]
struct Config {
    #[config(default)]
    count: Number,
}

#[derive(Clone, Debug)]
struct Number(u32);

fn main() {}
