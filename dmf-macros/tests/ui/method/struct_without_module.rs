use dmf_core::method;

struct Queue {}

impl Queue {
    #[method(irql <= DISPATCH_LEVEL)]
    fn flush(&self) {}
}

fn main() {}
