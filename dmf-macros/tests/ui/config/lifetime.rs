use dmf_core::ModuleConfig;

#[derive(Clone, ModuleConfig)]
struct Config<'a> {
    name: &'a str,
}

fn main() {}
