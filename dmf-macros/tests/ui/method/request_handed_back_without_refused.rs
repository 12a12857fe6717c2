use dmf_core::{Module, callbacks, io::Request, method, module};

#[module(options = Dispatch)]
struct Queue {}

#[callbacks]
impl Module for Queue {}

impl Queue {
    #[method(irql <= DISPATCH_LEVEL)]
    fn keep(&self, request: Request) -> Result<(), Request> {
        Err(request)
    }

    #[method(irql <= DISPATCH_LEVEL, refused = |_| Err(request))]
    fn keep_if_open(&self, request: Request) -> Result<(), Request> {
        Err(request)
    }
}

fn main() {}
