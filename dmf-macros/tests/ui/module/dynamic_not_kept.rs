#![deny(unused_must_use)]

use dmf_core::prelude::*;

#[module(options = Dispatch)]
struct Session {}

#[callbacks]
impl Module for Session {}

#[device]
struct Server {}

#[callbacks]
impl Module for Server {
    fn open(&self) -> Result<()> {
        self.base().create::<Session>("session", NoConfig)?;
        Ok(())
    }
}

fn main() {}
