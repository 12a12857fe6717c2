//! The tree that the page shows.

use std::sync::Mutex;

use debounced_button::{Config, Debounce};
use dmf_core::prelude::*;
use kmdf_host::Machine;

const PAGE: &str = include_str!("../../../docs/writing-a-module.md");

static SHOWN: Mutex<String> = Mutex::new(String::new());

/// The page's driver, which shows its tree when it works.
#[device(name = "ButtonPad")]
struct Watched {
    #[child(config = || Config::new(16))]
    button: Child<Debounce>,
}

#[callbacks]
impl Module for Watched {
    fn d0_entry(&self, _previous: PowerState) -> Result<()> {
        *SHOWN.lock().expect("nobody panics here") = self.tree().to_string();
        self.button.edge(false)
    }
}

dmf_core::driver!(Watched);

#[test]
fn the_tree_is_that_of_the_page() {
    let machine = Machine::builder().virtual_time().build();
    let driver = machine.load("watched", driver_entry).expect("DriverEntry succeeds");
    let device = driver.plug_in().expect("the device starts");
    device.remove().expect("the device goes");
    driver.unload().expect("nothing leaks");
    let tree = SHOWN.lock().expect("nobody panics here");
    assert!(PAGE.contains(&format!("```text\n{tree}\n```")), "the page does not show\n{tree}");
}
