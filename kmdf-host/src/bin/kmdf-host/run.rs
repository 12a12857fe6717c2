//! `kmdf-host run FILE.sys`.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use kmdf_host::image::LoadError;
use kmdf_host::{Device, Driver, Error, Machine, Server};

use crate::output::DebugPrinter;
use crate::{Failure, devices, statistics};

/// Arguments of `kmdf-host run`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The driver's file; its name without extension is the driver's.
    file: PathBuf,
    /// How many devices to plug in; a driver that takes none gets none.
    #[arg(long, value_name = "NUMBER", default_value = "1", conflicts_with = "no_device")]
    devices: u32,
    /// Plug in no device, as for a non-PnP driver.
    #[arg(long)]
    no_device: bool,
    /// End after so many seconds; without it, at Ctrl-C.
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    duration: Option<Duration>,
    /// Offer the devices to the user's other processes, through a socket at PATH.
    ///
    /// The socket's directory is to be yours alone (mode 0700); it is made if it is not there.
    #[arg(long, value_name = "PATH")]
    serve: Option<PathBuf>,
    /// Set a registry parameter of the driver, to a number if VALUE is one; may be given several times.
    #[arg(long, value_name = "NAME=VALUE", value_parser = parameter)]
    parameter: Vec<(String, String)>,
    /// Print the tree of the framework's objects before the devices go.
    #[arg(long)]
    dump: bool,
    /// Print what was counted, at the end.
    #[arg(long)]
    stats: bool,
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().map_err(|_| "not a number of seconds".to_owned())?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}

fn parameter(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("there is no = between name and value")?;
    Ok((name.to_owned(), value.to_owned()))
}

/// Runs a driver.
pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let events = events()?;
    let machine = Machine::new();
    let mut printer = DebugPrinter::default();
    machine.print_debug_output_with(move |text| printer.print(text));
    set_parameters(&machine, args);
    watch_for_crash(&machine, events.0);
    let outcome = keep(&machine, args, &events.1);
    if args.stats {
        statistics::print(&machine.counters());
    }
    // Whatever else went wrong, a crash is what it comes from.
    if machine.crash().is_some() { Err(Failure::BugCheck) } else { outcome }
}

/// Why a run ends before its time.
enum Event {
    /// The user wants it to.
    Interrupted,
    /// The machine has crashed.
    Crashed,
}

fn events() -> Result<(Sender<Event>, Receiver<Event>), Failure> {
    let (sender, receiver) = channel();
    let interrupted = sender.clone();
    ctrlc::set_handler(move || {
        // Once is enough.
        let _ = interrupted.send(Event::Interrupted);
    })?;
    Ok((sender, receiver))
}

fn watch_for_crash(machine: &Machine, crashed: Sender<Event>) {
    let machine = machine.clone();
    thread::spawn(move || {
        let _ = machine.wait_for_crash();
        let _ = crashed.send(Event::Crashed);
    });
}

fn set_parameters(machine: &Machine, args: &Args) {
    let driver = args.file.file_stem().unwrap_or_default().to_string_lossy();
    for (name, value) in &args.parameter {
        match value.parse() {
            Ok(number) => machine.set_parameter(&driver, name, number),
            Err(_) => machine.set_parameter_text(&driver, name, value),
        }
    }
}

/// The life of a driver.
fn keep(machine: &Machine, args: &Args, events: &Receiver<Event>) -> Result<(), Failure> {
    let driver = machine.load_file(&args.file).map_err(|error| why_not_loaded(args, error))?;
    println!("loaded {}", args.file.display());
    let devices = plug_in(&driver, args)?;
    devices::print(machine);
    let server = serve(machine, args)?;
    match args.duration {
        Some(limit) => println!("running for {} seconds, or until Ctrl-C", limit.as_secs_f64()),
        None => println!("running until Ctrl-C"),
    }
    let event = wait(events, args.duration);
    if args.dump {
        print!("{}", machine.dump());
    }
    if let Some(server) = server {
        server.stop();
    }
    if let Some(Event::Crashed) = event {
        return Err(Failure::BugCheck);
    }
    end(driver, devices)
}

fn why_not_loaded(args: &Args, error: LoadError) -> Failure {
    match error {
        LoadError::Driver(Error::Crashed(_)) => Failure::BugCheck,
        LoadError::Image(error) => Failure::bad_image(&args.file, &error),
        error => error.into(),
    }
}

fn plug_in(driver: &Driver, args: &Args) -> Result<Vec<Device>, Failure> {
    let count = if args.no_device || !driver.takes_devices() { 0 } else { args.devices };
    let plug = |_| driver.plug_in().map_err(Failure::from);
    (0..count).map(plug).collect()
}

fn serve(machine: &Machine, args: &Args) -> Result<Option<Server>, Failure> {
    let Some(path) = &args.serve else { return Ok(None) };
    let server = machine.serve(path)?;
    println!("serving at {}", server.path().display());
    Ok(Some(server))
}

/// Waits for what ends the run; nothing, if its time is up.
fn wait(events: &Receiver<Event>, limit: Option<Duration>) -> Option<Event> {
    let Some(limit) = limit else { return events.recv().ok() };
    events.recv_timeout(limit).ok()
}

/// Takes the devices away and unloads the driver.
fn end(driver: Driver, devices: Vec<Device>) -> Result<(), Failure> {
    for device in devices {
        device.remove()?;
    }
    driver.unload()?;
    println!("unloaded; nothing is left of it");
    Ok(())
}
