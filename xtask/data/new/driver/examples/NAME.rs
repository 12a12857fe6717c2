//! Runs the driver in this process: numbers that are typed are added to the count of its device.
//!
//! With `--driver FILE` it is the driver in that .sys file.

use std::error::Error;
use std::io::{self, BufRead};

use kmdf_host::Machine;

use @CRATE@_driver::{ADD, INTERFACE, driver_entry};

fn main() -> Result<(), Box<dyn Error>> {
    let machine = Machine::new();
    let mut arguments = std::env::args_os().skip(1);
    let driver = match (arguments.next(), arguments.next()) {
        (Some(option), Some(file)) if option == "--driver" => machine.load_file(file)?,
        (None, None) => machine.load("@NAME@", driver_entry)?,
        _ => return Err("use: @NAME@ [--driver FILE]".into()),
    };
    let device = driver.plug_in()?;
    let file = machine.open_interface(&INTERFACE)?;
    println!("the device counts what you type; an empty line ends it");
    for line in io::stdin().lock().lines() {
        let line = line?;
        let Ok(more) = line.trim().parse::<u32>() else { break };
        let done = file.ioctl(ADD.code(), &more.to_ne_bytes(), 4)?;
        match done.ok().ok().and_then(|output| ADD.output(&output).ok()) {
            Some(count) => println!("{count}"),
            None => println!("the driver refused"),
        }
    }
    file.close()?;
    device.remove()?;
    Ok(driver.unload()?)
}
