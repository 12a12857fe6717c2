//! The exports that only an image can name, called by images that are a row of calls.

use kmdf_host::image::LoadError;
use kmdf_host::{BugCheck, Crash, Error, Machine};

use crate::pe::{BASE, DATA, Pe, TEXT};

/// An argument of a call.
#[derive(Clone, Copy)]
enum Arg {
    Value(u64),
    /// The address of what is at this offset of the data.
    Data(u32),
    /// What the call before gave back.
    Result,
}
use Arg::{Data, Result, Value};

/// An image whose entry point makes some calls, and then fails.
#[derive(Default)]
struct Program {
    data: Vec<u8>,
    relocations: Vec<u32>,
    calls: Vec<(&'static str, Vec<Arg>)>,
}

impl Program {
    /// Puts bytes into the data.
    fn bytes(&mut self, bytes: &[u8]) -> Arg {
        self.data.resize(self.data.len().next_multiple_of(8), 0);
        let at = u32::try_from(self.data.len()).unwrap();
        self.data.extend(bytes);
        Data(at)
    }

    /// Text with its NUL.
    fn text(&mut self, text: &str) -> Arg {
        self.bytes(&[text.as_bytes(), &[0]].concat())
    }

    /// Wide text with its NUL.
    fn wide(&mut self, text: &str) -> Arg {
        let units: Vec<u8> = text.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        self.bytes(&units)
    }

    /// A `UNICODE_STRING` with room for so many characters.
    fn string(&mut self, text: &str, room: u16) -> Arg {
        let Data(buffer) = self.wide(&format!("{text:\0<width$}", width = usize::from(room)))
        else {
            unreachable!("it is data")
        };
        let length = u16::try_from(text.encode_utf16().count() * 2).unwrap();
        let mut string = [length.to_le_bytes(), (room * 2).to_le_bytes(), [0; 2], [0; 2]].concat();
        string.extend((BASE + u64::from(DATA + buffer)).to_le_bytes());
        let Data(at) = self.bytes(&string) else { unreachable!("it is data") };
        self.relocations.push(DATA + at + 8);
        Data(at)
    }

    /// A `va_list` of numbers.
    fn list(&mut self, values: &[u64]) -> Arg {
        let row: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        self.bytes(&row)
    }

    fn call(&mut self, name: &'static str, arguments: &[Arg]) -> &mut Self {
        self.calls.push((name, arguments.to_vec()));
        self
    }

    fn image(&self) -> Vec<u8> {
        let mut names: Vec<&str> = self.calls.iter().map(|(name, _)| *name).collect();
        names.sort_unstable();
        names.dedup();
        let (loader, kernel): (Vec<&str>, Vec<&str>) =
            names.into_iter().partition(|name| name.starts_with("Wdf"));
        let image =
            Pe::default().importing("ntoskrnl.exe", &kernel).importing("WDFLDR.SYS", &loader);
        // sub rsp, 72: room for eight arguments, and the last result.
        let mut code = vec![0x48, 0x83, 0xEC, 0x48];
        for (name, arguments) in &self.calls {
            for (number, argument) in arguments.iter().enumerate() {
                load(&mut code, *argument);
                // mov rcx/rdx/r8/r9, rax, or mov [rsp + n], rax
                match number {
                    0 => code.extend([0x48, 0x89, 0xC1]),
                    1 => code.extend([0x48, 0x89, 0xC2]),
                    2 => code.extend([0x49, 0x89, 0xC0]),
                    3 => code.extend([0x49, 0x89, 0xC1]),
                    _ => code.extend([0x48, 0x89, 0x44, 0x24, u8::try_from(number * 8).unwrap()]),
                }
            }
            relative(&mut code, &[0xFF, 0x15], image.slot(name));
            code.extend([0x48, 0x89, 0x44, 0x24, 0x40]); // mov [rsp + 64], rax
        }
        // add rsp, 72; mov eax, 0xC0000001; ret
        code.extend([0x48, 0x83, 0xC4, 0x48, 0xB8, 1, 0, 0, 0xC0, 0xC3]);
        let (data, relocations) = (self.data.clone(), self.relocations.clone());
        Pe { text: code, data, relocations, ..image }.write()
    }

    /// What the calls printed.
    fn printed(&self) -> Vec<String> {
        let machine = Machine::new();
        let outcome = machine.load_image("calls", &self.image());
        assert!(matches!(outcome, Err(LoadError::Driver(Error::Status { .. }))), "{outcome:?}");
        machine.debug_output()
    }

    fn crash(&self) -> Crash {
        match Machine::new().load_image("calls", &self.image()) {
            Err(LoadError::Driver(Error::Crashed(crash))) => *crash,
            other => panic!("{other:?}"),
        }
    }
}

/// Loads an argument into rax.
fn load(code: &mut Vec<u8>, argument: Arg) {
    match argument {
        Value(value) => {
            code.extend([0x48, 0xB8]);
            code.extend(value.to_le_bytes());
        }
        Data(at) => relative(code, &[0x48, 0x8D, 0x05], DATA + at),
        Result => code.extend([0x48, 0x8B, 0x44, 0x24, 0x40]),
    }
}

fn relative(code: &mut Vec<u8>, opcode: &[u8], target: u32) {
    code.extend(opcode);
    let next = TEXT + u32::try_from(code.len()).unwrap() + 4;
    code.extend(target.wrapping_sub(next).to_le_bytes());
}

#[test]
fn text_is_appended_if_all_of_it_fits() {
    let mut program = Program::default();
    let string = program.string("ab", 5);
    let other = program.string("ef", 2);
    let (cd, format) = (program.wide("cd"), program.text("%x %wZ"));
    program.call("RtlAppendUnicodeToString", &[string, cd]);
    program.call("DbgPrint", &[format, Result, string]);
    program.call("RtlAppendUnicodeStringToString", &[string, other]);
    program.call("DbgPrint", &[format, Result, string]);
    assert_eq!(program.printed(), ["0 abcd", "c0000023 abcd"]);
}

#[test]
fn narrow_counted_strings_are_made_of_text() {
    let mut program = Program::default();
    let (first, second) = (program.bytes(&[0; 16]), program.bytes(&[0; 16]));
    let (text, format) = (program.text("text"), program.text("%Z %Z %Z"));
    program.call("RtlInitAnsiString", &[first, text]);
    program.call("RtlInitString", &[second, text]);
    program.call("DbgPrint", &[format, first, second, Value(0)]);
    assert_eq!(program.printed(), ["text text (null)"]);
}

#[test]
fn a_spin_lock_is_taken_at_dispatch_level() {
    let mut program = Program::default();
    let (lock, format) = (program.bytes(&[0xFF; 8]), program.text("%hhu"));
    program.call("KeInitializeSpinLock", &[lock]);
    program.call("KfRaiseIrql", &[Value(2)]);
    program.call("KeAcquireSpinLockAtDpcLevel", &[lock]);
    program.call("KeReleaseSpinLockFromDpcLevel", &[lock]);
    program.call("KeGetCurrentIrql", &[]);
    program.call("DbgPrint", &[format, Result]);
    program.call("KeLowerIrql", &[Value(0)]);
    assert_eq!(program.printed(), ["2"]);
    let mut program = Program::default();
    let lock = program.bytes(&[0; 8]);
    program.call("KeAcquireSpinLockAtDpcLevel", &[lock]);
    assert_eq!(program.crash().code, BugCheck::IrqlNotLessOrEqual);
}

#[test]
fn the_older_functions_allocate_from_the_pool() {
    let mut program = Program::default();
    let tag = u64::from(u32::from_le_bytes(*b"None"));
    program.call("ExAllocatePool", &[Value(0x200), Value(16)]);
    program.call("ExFreePoolWithTag", &[Result, Value(tag)]);
    assert!(program.printed().is_empty());
    let mut program = Program::default();
    program.call("ExAllocatePoolWithTag", &[Value(1), Value(16), Value(tag)]);
    let crash = program.crash();
    assert_eq!(crash.code, BugCheck::DriverLeak);
    assert!(crash.detail.contains("16 bytes of paged pool, tag 'None'"), "{crash}");
}

#[test]
fn formatted_text_goes_into_buffers_of_either_width() {
    let mut program = Program::default();
    let buffer = program.bytes(&[0; 64]);
    let (narrow, wide) = (program.text("%d-%s"), program.wide("%d-%ws"));
    let (x, wide_x) = (program.text("x"), program.wide("x"));
    let (show, show_wide) = (program.text("%d %s"), program.text("%d %ws"));
    let size = Value(16);
    program.call("sprintf", &[buffer, narrow, Value(1), x]);
    program.call("DbgPrint", &[show, Result, buffer]);
    program.call("_snprintf", &[buffer, size, narrow, Value(2), x]);
    program.call("DbgPrint", &[show, Result, buffer]);
    program.call("sprintf_s", &[buffer, Value(3), narrow, Value(3), x]);
    program.call("DbgPrint", &[show, Result, buffer]);
    program.call("swprintf", &[buffer, wide, Value(4), wide_x]);
    program.call("DbgPrint", &[show_wide, Result, buffer]);
    program.call("_snwprintf", &[buffer, size, wide, Value(5), wide_x]);
    program.call("DbgPrint", &[show_wide, Result, buffer]);
    program.call("swprintf_s", &[buffer, size, wide, Value(6), wide_x]);
    program.call("DbgPrint", &[show_wide, Result, buffer]);
    assert_eq!(program.printed(), ["3 1-x", "3 2-x", "-1 ", "3 4-x", "3 5-x", "3 6-x"]);
}

#[test]
fn a_list_of_arguments_is_a_pointer_to_them() {
    let mut program = Program::default();
    let buffer = program.bytes(&[0; 64]);
    let list = program.list(&[7, 8]);
    let (narrow, wide) = (program.text("%d/%d"), program.wide("%d/%d"));
    let (show, show_wide) = (program.text("%d %s"), program.text("%d %ws"));
    let (prefix, size) = (program.text("prefix: "), Value(16));
    program.call("_vsnprintf", &[buffer, size, narrow, list]);
    program.call("DbgPrint", &[show, Result, buffer]);
    program.call("vsprintf_s", &[buffer, Value(3), narrow, list]);
    program.call("DbgPrint", &[show, Result, buffer]);
    program.call("_vsnwprintf", &[buffer, size, wide, list]);
    program.call("DbgPrint", &[show_wide, Result, buffer]);
    program.call("vswprintf_s", &[buffer, size, wide, list]);
    program.call("DbgPrint", &[show_wide, Result, buffer]);
    program.call("vDbgPrintEx", &[Value(77), Value(0), narrow, list]);
    program.call("vDbgPrintExWithPrefix", &[prefix, Value(77), Value(0), narrow, list]);
    assert_eq!(program.printed(), ["3 7/8", "-1 ", "3 7/8", "3 7/8", "7/8", "prefix: 7/8"]);
}

#[test]
fn no_irp_has_an_activity_and_a_thread_is_the_same_by_both_names() {
    let mut program = Program::default();
    let (irp, guid, format) = (program.bytes(&[0; 8]), program.bytes(&[0; 16]), program.text("%p"));
    program.call("IoGetActivityIdIrp", &[irp, guid]);
    program.call("DbgPrint", &[format, Result]);
    program.call("KeGetCurrentThread", &[]);
    program.call("DbgPrint", &[format, Result]);
    program.call("PsGetCurrentThread", &[]);
    program.call("DbgPrint", &[format, Result]);
    let printed = program.printed();
    assert!(printed[0].ends_with("C0000225"), "STATUS_NOT_FOUND, not {}", printed[0]);
    assert_eq!(printed[1], printed[2]);
}

#[test]
fn break_points_and_bug_checks_stop_the_machine() {
    let mut program = Program::default();
    program.call("DbgBreakPoint", &[]);
    assert_eq!(program.crash().code, BugCheck::Exception(0x8000_0003));
    let mut program = Program::default();
    program.call("KeBugCheck", &[Value(0x1234)]);
    assert_eq!(program.crash().code, BugCheck::ByDriver(0x1234));
    let mut program = Program::default();
    program.call("KeBugCheckEx", &[Value(0xE2), Value(1), Value(2), Value(3), Value(4)]);
    let crash = program.crash();
    assert_eq!(crash.code, BugCheck::ByDriver(0xE2));
    assert!(crash.detail.contains("(0x1, 0x2, 0x3, 0x4)"), "{crash}");
}

#[test]
fn the_loader_has_neither_interfaces_nor_classes() {
    let mut program = Program::default();
    let (header, format) = (program.bytes(&[0; 24]), program.text("%x"));
    program.call("WdfLdrQueryInterface", &[header]);
    program.call("DbgPrint", &[format, Result]);
    program.call("WdfVersionUnbindClass", &[header, header, header]);
    assert_eq!(program.printed(), ["c00000bb"]);
}
