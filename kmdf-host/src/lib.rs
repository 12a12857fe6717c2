//! A user-mode KMDF runtime to run and test Windows drivers in.
//!
//! A [`Machine`] is one simulated computer. [`Machine::load`] runs a driver's `DriverEntry`,
//! [`Driver::plug_in`] brings it a device, and from there on the driver is called as the kernel and
//! KMDF 1.33 call it. The driver calls WDF by name through `wdk_sys`; a machine's functions stand
//! behind these names. What the kernel would punish ends the machine with a [`Crash`] that names the
//! rule, the function and the object; the process goes on.
//!
//! ```no_run
//! # unsafe extern "C" fn driver_entry(
//! #     _: wdk_sys::PDRIVER_OBJECT, _: wdk_sys::PCUNICODE_STRING) -> wdk_sys::NTSTATUS { 0 }
//! # fn main() -> Result<(), kmdf_host::Error> {
//! let machine = kmdf_host::Machine::new();
//! let driver = machine.load("process-monitor", driver_entry)?;
//! let device = driver.plug_in()?;
//! device.remove()?;
//! driver.unload()
//! # }
//! ```
//!
//! # How it is built
//!
//! | module | what it does |
//! |---|---|
//! | `sched` | the only place that knows threads, blocking and thread-local data; OS threads or shuttle |
//! | `machine` | the locked state and how to get at it, machine threads, waiting, clock, bug checks |
//! | `object` | handles, contexts, attributes, references, cleanup and destruction |
//! | `edge` | the lists of functions, the tables made from them, what every call has in common |
//! | `wdf`, `nt` | the functions, one file for each header or area |
//! | `place` | where in a driver's source or image a call was made |
//! | `pnp` | the order of a device's callbacks |
//! | `host` | load, plug in, remove, unload, leak check, dump |
//! | `io`, `client` | queues, requests, files; what an application does with them |
//! | `serve` | applications in other processes, through `kmdf-client` |
//! | [`image`] | built `.sys` files: reading, mapping and running them |
//!
//! **All state of a machine is under one mutex**, reached only through `Kernel::with(|state| ..)`.
//! Each WDF call locks it once or a few times. It is never held while driver code runs or a thread
//! waits. What a change of the state brings about is left in it and happens when `with` has
//! unlocked, in this order: threads that `State::start_job` needs are started, threads that
//! `State::wake` named are woken, and the effects of `State::then(|kernel| ..)` run on this thread
//! (handed to a machine thread if this is none). An effect may call `with` again and call the driver.
//!
//! **To add a WDF function**: a line in `edge/list.rs` (or `io/list.rs`) with its index, PFN type,
//! parameters, maximum IRQL from Microsoft's page, and implementation. The latter is
//! `fn(cx: &Cx, ..) -> Reply<T>`: pointer parameters arrive as `edge::abi::Ptr` (or `Handle`), `()`
//! becomes `STATUS_SUCCESS`, `Handle`, `Option<Handle>` and `bool` become the C types. `Err(Stop::Status)`
//! is the status that the driver gets, `Err(Stop::Halt)` (from `Stop::fault(..).about(..)`) the bug check.
//! Kernel exports have `edge/nt_list.rs`; those that only a loaded image can name have `edge/image_list.rs`.
//!
//! **To add a kind of object**: a payload struct and a line in `object/payload.rs`; create with
//! `State::create(NewObject ..)`, look up a handle from the driver with `State::get::<Kind>(handle)?`
//! and one that the runtime knows with `State::peek`/`peek_mut`. What must happen before its cleanup
//! callback goes to `Kernel::dispose_kind`; with `object.passive` cleanup and destruction are put off
//! to `PASSIVE_LEVEL`; `object.no_delete` refuses `WdfObjectDelete`.
//! The runtime's own references are `State::reference(handle, false)` and `State::release`; to
//! delete an object as the framework use `Kernel::delete`.
//!
//! **To call the driver**: `Kernel::call_driver(name, object, || unsafe { f.invoke((..)) })`, at the thread's
//! IRQL (`machine::thread::set_irql`). It keeps the callback stack, and checks IRQL and spin locks on return.
//! `edge::callback::Callback::invoke` is what every call of a driver's function goes through: a function of a loaded
//! image has another calling convention.
//!
//! **To block**: `Kernel::wait(key, deadline, |state| ..)` asks the closure again each time somebody
//! calls `State::wake(key)`; it never returns after a crash. A client waits with
//! `Kernel::wait_client`, which gives the crash instead.
//!
//! **Driver code runs on machine threads only.** A call from any other thread goes through
//! `Kernel::run(name, || ..)`, which hands it over and waits; `Kernel::start` does not wait.
//! `State::start_job(kernel, JobKind::System, ..)` is for work of the system's own, such as a timer's
//! callback: `Machine::settle` and `Machine::advance` wait until it is done or blocked.
//!
//! **Allocation-like functions** ask `State::allocate` first; `State::create` does so itself.

#[cfg(not(target_pointer_width = "64"))]
compile_error!("handles need 64-bit pointers");

mod client;
mod edge;
#[cfg(feature = "shuttle")]
pub mod explore;
pub mod faults;
mod heap;
mod host;
pub mod image;
mod io;
mod machine;
mod nt;
mod object;
mod place;
mod pnp;
mod sched;
mod serve;
mod state;
mod wdf;

pub use client::{Client, Completion, FileHandle, InterfaceClass, NtStatus, Pending};
pub use edge::{Function, Provider, functions};
pub use host::{
    Device, DeviceListing, DeviceStatus, Driver, DriverEntry, InterfaceListing, SentKind,
    SentRequest,
};
pub use machine::counters::Snapshot;
pub use machine::crash::{BugCheck, Crash, Error};
pub use machine::jobs::JoinHandle;
pub use machine::span::Span;
pub use machine::{Builder, Machine};
pub use nt::etw::{EtwEvent, EtwTrace};
pub use nt::process_table::{ProcessStart, ProcessTable};
pub use nt::tracelogging::EtwValue;
pub use object::Handle;
pub use serve::{ServeError, Server};
