//! What the processor refuses an image's code becomes a bug check, as in the kernel.
//!
//! Linux sends a signal to the thread. If it was running code of an image, that is as if the code had called a function
//! right there: nothing of the runtime is locked or half done. So the handler does nothing but let the thread go on in
//! [`report`]. The same holds for a function of the runtime that a driver gave a bad pointer, as long as it has not
//! locked the machine's state. Every other signal goes to whoever handled it before.
//!
//! Reading and writing `CR8`, which is the IRQL and which some headers do inline, is carried out instead.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "registers hold addresses, and numbers in their lower parts"
)]

use std::ffi::{c_int, c_void};
use std::sync::OnceLock;

use nix::libc;
use nix::sys::signal::{SaFlags, SigAction, SigHandler, SigSet, Signal, sigaction};

use super::area;
use crate::image::ImageError;
use crate::machine::crash::{BugCheck, Fault};
use crate::machine::thread;

/// The signals for what a processor refuses.
const SIGNALS: [Signal; 5] =
    [Signal::SIGSEGV, Signal::SIGBUS, Signal::SIGILL, Signal::SIGFPE, Signal::SIGTRAP];

/// Who handled each signal before.
static BEFORE: OnceLock<Vec<(Signal, SigAction)>> = OnceLock::new();

/// Watches over the code of images from now on.
pub(super) fn watch() -> Result<(), ImageError> {
    static OUTCOME: OnceLock<Result<(), ImageError>> = OnceLock::new();
    OUTCOME.get_or_init(install).clone()
}

fn install() -> Result<(), ImageError> {
    let flags = SaFlags::SA_SIGINFO | SaFlags::SA_ONSTACK;
    let ours = SigAction::new(SigHandler::SigAction(handle), flags, SigSet::empty());
    let mut before = Vec::new();
    for signal in SIGNALS {
        // SAFETY: the handler changes the interrupted thread's registers only, and allocates nothing.
        let old = unsafe { sigaction(signal, &ours) };
        let old = old.map_err(|_| ImageError::Unsupported("signals cannot be handled"))?;
        before.push((signal, old));
    }
    // A signal that comes before this ends the process, as it would have without us.
    BEFORE.set(before).map_err(|_| ImageError::Unsupported("signals are handled twice"))
}

extern "C" fn handle(signal: c_int, info: *mut libc::siginfo_t, context: *mut c_void) {
    let context = context.cast::<libc::ucontext_t>();
    // SAFETY: the system passes the interrupted thread's context, and nobody else uses it meanwhile.
    let registers = unsafe { &mut (*context).uc_mcontext.gregs };
    let next = registers[index(libc::REG_RIP)] as usize;
    // After a breakpoint the register is behind it.
    let at = if signal == libc::SIGTRAP { next.wrapping_sub(1) } else { next };
    if !area::contains(at) && !is_called_by_driver(signal) {
        return pass_on(signal, info, context.cast());
    }
    // SAFETY: the system passes what the signal is about.
    let info = unsafe { &*info };
    // SAFETY: these signals come with an address.
    let (address, code) = (unsafe { info.si_addr() } as usize, info.si_code);
    let error = registers[index(libc::REG_ERR)];
    let was_run = code != libc::SI_KERNEL && error & FETCH != 0;
    let is_image = area::contains(at) && !was_run;
    let instruction = if is_image { Instruction::at(at) } else { Instruction::none() };
    if signal == libc::SIGSEGV && instruction.use_irql(registers) {
        return;
    }
    let register = registers[index(libc::REG_RCX)] as u32;
    let trap = instruction.trap().map_or(0, |vector| u64::from(vector) << 32 | u64::from(register));
    // As if the code had called `report` with these arguments: a stack that is aligned before a return address.
    registers[index(libc::REG_RSP)] = (registers[index(libc::REG_RSP)] & !0xF) - 8;
    registers[index(libc::REG_RDI)] = i64::from(signal);
    registers[index(libc::REG_RSI)] = i64::from(code);
    registers[index(libc::REG_RDX)] = address as i64;
    registers[index(libc::REG_RCX)] = error;
    registers[index(libc::REG_R8)] = at as i64;
    registers[index(libc::REG_R9)] = trap.cast_signed();
    registers[index(libc::REG_RIP)] = report as *const () as i64;
    // A function may expect that strings go forward.
    registers[index(libc::REG_EFL)] &= !DIRECTION;
}

/// The direction flag.
const DIRECTION: libc::greg_t = 1 << 10;

/// Whether a bad address was used by a function that a driver called, while that had nothing of the runtime locked.
fn is_called_by_driver(signal: c_int) -> bool {
    let is_address = signal == libc::SIGSEGV || signal == libc::SIGBUS;
    is_address && thread::is_in_driver_without_state()
}

fn index(register: c_int) -> usize {
    usize::try_from(register).unwrap_or(0)
}

/// Lets whoever handled the signal before handle it.
fn pass_on(signal: c_int, info: *mut libc::siginfo_t, context: *mut c_void) {
    let before = BEFORE.get().and_then(|all| all.iter().find(|(old, _)| *old as c_int == signal));
    match before.map(|(_, action)| action.handler()) {
        Some(SigHandler::SigAction(handler)) => handler(signal, info, context),
        Some(SigHandler::Handler(handler)) => handler(signal),
        _ => {
            // Without a handler the instruction is tried again, and ends the process.
            // SAFETY: nothing but the default takes effect.
            unsafe { libc::signal(signal, libc::SIG_DFL) };
        }
    }
}

/// The instruction that the processor refused, as far as it matters which one it is.
struct Instruction([u8; 4]);

impl Instruction {
    fn none() -> Self {
        Self([0; 4])
    }

    /// What is at an address that code runs at.
    fn at(address: usize) -> Self {
        let mut bytes = [0; 4];
        for (offset, byte) in bytes.iter_mut().enumerate() {
            let place = address + offset;
            // The next page need not be there.
            if offset > 0 && place.is_multiple_of(0x1000) {
                break;
            }
            let place = std::ptr::with_exposed_provenance::<u8>(place);
            // SAFETY: the processor has fetched an instruction from this page, and images' code can be read.
            *byte = unsafe { place.read() };
        }
        Self(bytes)
    }

    /// The vector of a software interrupt that Windows gives a meaning.
    fn trap(&self) -> Option<u8> {
        match self.0 {
            [0xCD, vector @ (FAST_FAIL | ASSERTION), ..] => Some(vector),
            _ => None,
        }
    }

    /// Carries out `mov reg, cr8` and `mov cr8, reg`.
    fn use_irql(&self, registers: &mut [libc::greg_t; 23]) -> bool {
        let [rex @ (0x44 | 0x45), 0x0F, direction @ (0x20 | 0x22), operands @ 0xC0..=0xC7] = self.0
        else {
            return false;
        };
        let register = register(rex, operands);
        if direction == 0x20 {
            registers[register] = i64::from(thread::irql());
        } else {
            thread::set_irql((registers[register] & 0xF) as u8);
        }
        registers[index(libc::REG_RIP)] += 4;
        true
    }
}

/// Where the context has a register that an instruction names.
fn register(rex: u8, operands: u8) -> usize {
    const ORDER: [c_int; 16] = [
        libc::REG_RAX,
        libc::REG_RCX,
        libc::REG_RDX,
        libc::REG_RBX,
        libc::REG_RSP,
        libc::REG_RBP,
        libc::REG_RSI,
        libc::REG_RDI,
        libc::REG_R8,
        libc::REG_R9,
        libc::REG_R10,
        libc::REG_R11,
        libc::REG_R12,
        libc::REG_R13,
        libc::REG_R14,
        libc::REG_R15,
    ];
    index(ORDER[usize::from((rex & 1) << 3 | (operands & 7))])
}

/// Stops the machine whose thread was refused something.
unsafe extern "C" fn report(
    signal: c_int,
    code: c_int,
    address: usize,
    error: i64,
    at: usize,
    trap: u64,
) -> ! {
    let place = if area::contains(at) {
        area::describe(at)
    } else {
        "a function that the driver called with it".to_owned()
    };
    let Some(kernel) = thread::current_kernel() else {
        eprintln!("kmdf-host: signal {signal} at {place} on a thread that no machine owns");
        std::process::abort();
    };
    let (vector, register) = ((trap >> 32) as u8, trap as u32);
    let (code, rule, detail) = match (signal, vector) {
        (_, FAST_FAIL) => damage(register),
        (_, ASSERTION) => (
            BugCheck::Exception(0xC000_0420),
            "The driver's assertion holds.",
            "an assertion failed".into(),
        ),
        (libc::SIGFPE, _) => exception(0xC000_0094, "a division by zero, or of too large a number"),
        (libc::SIGILL, _) => exception(0xC000_001D, "an instruction that does not exist"),
        (libc::SIGTRAP, _) => exception(0x8000_0003, "a breakpoint, and there is no debugger"),
        _ if code == libc::SI_KERNEL => exception(
            0xC000_0096,
            "a privileged instruction, or an address that no x86-64 processor has",
        ),
        _ => page_fault(address, error),
    };
    let (rule, detail) = (rule.into(), format!("{detail}, at {place}"));
    // No call led here, so there is no stack to unwind: the detail says where the driver was.
    kernel.halt_called("driver code", Fault { code, object: None, rule, detail }, None)
}

/// `int 0x29`: `__fastfail`.
const FAST_FAIL: u8 = 0x29;
/// `int 0x2c`: `DbgRaiseAssertionFailure`.
const ASSERTION: u8 = 0x2C;
/// The bits of a page fault's error code: a write, and the fetch of an instruction.
const WRITE: i64 = 1 << 1;
const FETCH: i64 = 1 << 4;

/// A bug check, its rule, and what happened.
type Broken = (BugCheck, &'static str, String);

fn exception(code: u32, what: &str) -> Broken {
    let rule = "Nothing raises an exception that nobody handles.";
    (BugCheck::Exception(code), rule, format!("{what} (exception {code:#X})"))
}

fn damage(code: u32) -> Broken {
    let rule = "A driver does not damage its own stack, lists or pointers.";
    let detail = format!("it found damage itself and failed fast, with code {code}");
    (BugCheck::SecurityCheck(code), rule, detail)
}

fn page_fault(address: usize, error: i64) -> Broken {
    /// The data that the kernel shares with all processes, at its address in the kernel.
    const SHARED: std::ops::Range<usize> = 0xFFFF_F780_0000_0000..0xFFFF_F780_0000_1000;
    let how = match error & (WRITE | FETCH) {
        0 => "read",
        WRITE => "written",
        _ => "run",
    };
    let hint = match address {
        0..0x1_0000 => " (through a null pointer)",
        _ if SHARED.contains(&address) => {
            " (KUSER_SHARED_DATA, which is not here: KeQuerySystemTimePrecise and its like give times)"
        }
        _ => "",
    };
    let rule = "Memory is used where some is, as long as it is there, and only as it may be used.";
    let place = if area::contains(address) {
        format!("{address:#x} ({})", area::describe(address))
    } else {
        format!("{address:#x}")
    };
    (BugCheck::PageFault, rule, format!("{place}{hint} cannot be {how}"))
}
