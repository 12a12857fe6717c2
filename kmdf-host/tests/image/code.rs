//! Small images of a few instructions: mapping, linking, and what the processor refuses.

use kmdf_host::image::{ImageError, LoadError};
use kmdf_host::{BugCheck, Crash, Error, Machine};

use crate::pe::{self, DATA, DEFAULT_COOKIE, INIT, Pe, TEXT};

/// `ret`.
const RET: u8 = 0xC3;

/// Runs an image; its entry point's status, which is a failure.
fn status(image: &Pe) -> u32 {
    match Machine::new().load_image("small", &image.write()) {
        Err(LoadError::Driver(Error::Status { what: "DriverEntry", status })) => {
            status.cast_unsigned()
        }
        other => panic!("{other:?}"),
    }
}

/// Runs an image; the crash that it brings about.
fn crash(image: &Pe) -> Crash {
    match Machine::new().load_image("small", &image.write()) {
        Err(LoadError::Driver(Error::Crashed(crash))) => *crash,
        other => panic!("{other:?}"),
    }
}

/// An instruction that reads or calls what is at an address of the image.
fn relative(code: &mut Vec<u8>, opcode: &[u8], target: u32) {
    code.extend(opcode);
    let next = TEXT + u32::try_from(code.len()).unwrap() + 4;
    code.extend(target.wrapping_sub(next).to_le_bytes());
}

/// Sets the highest bits of `eax`, so that it is a failure, and returns.
fn return_failure(code: &mut Vec<u8>) {
    code.extend([0x0D, 0, 0, 0, 0xC0, RET]);
}

#[test]
fn the_entry_point_runs_and_its_status_is_passed_on() {
    // mov eax, 0xC0000022; ret
    assert_eq!(status(&Pe::of_code(&[0xB8, 0x22, 0, 0, 0xC0, RET])), 0xC000_0022);
}

#[test]
fn a_driver_that_is_not_bound_cannot_succeed() {
    // xor eax, eax; ret
    let crash = crash(&Pe::of_code(&[0x31, 0xC0, RET]));
    assert!(crash.rule.contains("WdfDriverCreate"), "{crash}");
}

#[test]
fn the_entry_point_gets_a_driver_object_and_the_registry_path() {
    // movzx eax, word [rdx] (the path's length); or eax, 0xC0000000; ret
    let mut code = vec![0x0F, 0xB7, 0x02];
    return_failure(&mut code);
    let path = r"\Registry\Machine\System\CurrentControlSet\Services\small";
    assert_eq!(status(&Pe::of_code(&code)), 0xC000_0000 | u32::try_from(path.len() * 2).unwrap());
    // movzx eax, word [rcx] (the object's type)
    let mut code = vec![0x0F, 0xB7, 0x01];
    return_failure(&mut code);
    assert_eq!(status(&Pe::of_code(&code)), 0xC000_0004);
}

#[test]
fn addresses_in_the_image_are_relocated() {
    // The data holds its own address: mov rax, [data]; lea rcx, [data]; sub eax, ecx; or ..; ret
    let mut code = Vec::new();
    relative(&mut code, &[0x48, 0x8B, 0x05], DATA);
    relative(&mut code, &[0x48, 0x8D, 0x0D], DATA);
    code.extend([0x29, 0xC8]);
    return_failure(&mut code);
    let data = (pe::BASE + u64::from(DATA)).to_le_bytes().to_vec();
    let image = Pe { data, relocations: vec![DATA], ..Pe::of_code(&code) };
    assert_eq!(status(&image), 0xC000_0000);
    let forgotten = Pe { relocations: Vec::new(), ..image };
    assert_ne!(status(&forgotten), 0xC000_0000);
}

#[test]
fn imports_are_called_in_their_calling_convention() {
    // sub rsp, 40; mov edi, 5; call [KfRaiseIrql](2); call [KeGetCurrentIrql]; mov ebx, eax; mov ecx, 0;
    // call [KeLowerIrql]; mov eax, ebx; add rsp, 40
    let image = Pe::default()
        .importing("NTOSKRNL.EXE", &["KfRaiseIrql", "KeGetCurrentIrql", "KeLowerIrql"]);
    let mut code = vec![0x53, 0x57, 0x48, 0x83, 0xEC, 0x28, 0xBF, 5, 0, 0, 0, 0xB9, 2, 0, 0, 0];
    relative(&mut code, &[0xFF, 0x15], image.slot("KfRaiseIrql"));
    relative(&mut code, &[0xFF, 0x15], image.slot("KeGetCurrentIrql"));
    // movzx ebx, al; xor ecx, ecx
    code.extend([0x0F, 0xB6, 0xD8, 0x31, 0xC9]);
    relative(&mut code, &[0xFF, 0x15], image.slot("KeLowerIrql"));
    // lea eax, [rbx + rdi * 4]: a callee keeps rdi, unlike in C's convention of Linux.
    code.extend([0x8D, 0x04, 0xBB, 0x48, 0x83, 0xC4, 0x28, 0x5F, 0x5B]);
    return_failure(&mut code);
    assert_eq!(status(&Pe { text: code, ..image }), 0xC000_0000 | (2 + 4 * 5));
}

#[test]
fn a_bug_check_has_the_address_of_the_call_that_led_to_it() {
    let image = Pe::default().importing("ntoskrnl.exe", &["KeBugCheckEx"]);
    // sub rsp, 56; call [KeBugCheckEx]
    let mut code = vec![0x48, 0x83, 0xEC, 0x38];
    relative(&mut code, &[0xFF, 0x15], image.slot("KeBugCheckEx"));
    let last = TEXT + u32::try_from(code.len()).unwrap() - 1;
    let crash = crash(&Pe { text: code, ..image });
    assert_eq!(crash.call, Some(format!("small.sys+{last:#x}").into()), "{crash}");
}

#[test]
fn a_missing_import_is_named() {
    let image = Pe::of_code(&[RET])
        .importing("ntoskrnl.exe", &["DbgPrint", "NoSuchExport", "KeGetCurrentIrql"])
        .importing("cng.sys", &["BCryptHash"]);
    let error = Machine::new().load_image("small", &image.write()).unwrap_err();
    let missing = vec!["ntoskrnl.exe!NoSuchExport".to_owned(), "cng.sys!BCryptHash".to_owned()];
    assert_eq!(error, LoadError::Image(ImageError::MissingImports(missing)));
    assert!(error.to_string().contains("ntoskrnl.exe!NoSuchExport"), "{error}");
}

#[test]
fn variadic_functions_find_arguments_in_registers_and_on_the_stack() {
    let mut data = b"%d %u %x %I64x %s %d\0text\0".to_vec();
    data.resize(64, 0);
    let image = Pe { data, ..Pe::default() }.importing("ntoskrnl.exe", &["DbgPrint"]);
    // sub rsp, 72
    let mut code = vec![0x48, 0x83, 0xEC, 0x48];
    relative(&mut code, &[0x48, 0x8D, 0x0D], DATA); // lea rcx, [format]
    code.extend([0xBA, 0xFF, 0xFF, 0xFF, 0xFF]); // mov edx, -1
    code.extend([0x41, 0xB8, 2, 0, 0, 0]); // mov r8d, 2
    code.extend([0x41, 0xB9, 0x33, 0, 0, 0]); // mov r9d, 0x33
    code.extend([0x48, 0xB8, 8, 7, 6, 5, 4, 3, 2, 1]); // mov rax, 0x0102030405060708
    code.extend([0x48, 0x89, 0x44, 0x24, 0x20]); // mov [rsp + 32], rax
    relative(&mut code, &[0x48, 0x8D, 0x05], DATA + 21); // lea rax, [text]
    code.extend([0x48, 0x89, 0x44, 0x24, 0x28]); // mov [rsp + 40], rax
    code.extend([0xC7, 0x44, 0x24, 0x30, 6, 0, 0, 0]); // mov dword [rsp + 48], 6
    relative(&mut code, &[0xFF, 0x15], image.slot("DbgPrint"));
    code.extend([0x48, 0x83, 0xC4, 0x48]); // add rsp, 72
    return_failure(&mut code);
    let machine = Machine::new();
    let outcome = machine.load_image("small", &Pe { text: code, ..image }.write());
    assert!(matches!(outcome, Err(LoadError::Driver(Error::Status { .. }))), "{outcome:?}");
    assert_eq!(machine.debug_output(), ["-1 2 33 102030405060708 text 6"]);
    assert_eq!(machine.counters().calls_of("DbgPrint"), 1);
}

#[test]
fn the_current_thread_is_behind_gs() {
    let image = Pe::default().importing("ntoskrnl.exe", &["KeGetCurrentThread"]);
    // push rbx; sub rsp, 32; mov rbx, gs:[0x188]; call [KeGetCurrentThread]; sub eax, ebx; add rsp, 32; pop rbx
    let mut code = vec![0x53, 0x48, 0x83, 0xEC, 0x20];
    code.extend([0x65, 0x48, 0x8B, 0x1C, 0x25, 0x88, 1, 0, 0]);
    relative(&mut code, &[0xFF, 0x15], image.slot("KeGetCurrentThread"));
    code.extend([0x29, 0xD8, 0x48, 0x83, 0xC4, 0x20, 0x5B]);
    return_failure(&mut code);
    assert_eq!(status(&Pe { text: code, ..image }), 0xC000_0000);
}

#[test]
fn the_irql_is_in_cr8() {
    // mov ecx, 2; mov cr8, rcx; mov rax, cr8; xor ecx, ecx; mov cr8, rcx
    let mut code = vec![0xB9, 2, 0, 0, 0, 0x44, 0x0F, 0x22, 0xC1, 0x44, 0x0F, 0x20, 0xC0];
    code.extend([0x31, 0xC9, 0x44, 0x0F, 0x22, 0xC1]);
    return_failure(&mut code);
    assert_eq!(status(&Pe::of_code(&code)), 0xC000_0002);
}

#[test]
fn the_security_cookie_is_set() {
    // mov rax, [cookie]; mov rcx, default; cmp rax, rcx; sete al; movzx eax, al
    let mut code = Vec::new();
    relative(&mut code, &[0x48, 0x8B, 0x05], DATA);
    code.extend([0x48, 0xB9]);
    code.extend(DEFAULT_COOKIE.to_le_bytes());
    code.extend([0x48, 0x39, 0xC8, 0x0F, 0x94, 0xC0, 0x0F, 0xB6, 0xC0]);
    return_failure(&mut code);
    let data = DEFAULT_COOKIE.to_le_bytes().to_vec();
    let image = Pe { data, cookie: Some(DATA), ..Pe::of_code(&code) };
    assert_eq!(status(&image), 0xC000_0000, "it is not the default any more");
    assert_eq!(status(&Pe { cookie: None, ..image }), 0xC000_0001, "without a cookie nothing is");
}

#[test]
fn a_null_pointer_is_a_page_fault_at_its_place() {
    // nop; xor eax, eax; mov rax, [rax]
    let crash = crash(&Pe::of_code(&[0x90, 0x31, 0xC0, 0x48, 0x8B, 0x00]));
    assert_eq!(crash.code, BugCheck::PageFault);
    assert!(crash.detail.contains("through a null pointer) cannot be read"), "{crash}");
    assert!(crash.detail.contains("small.sys+0x1003"), "{crash}");
    assert!(crash.function.contains("DriverEntry"), "{crash}");
}

#[test]
fn it_does_not_matter_which_way_strings_go_when_the_processor_refuses() {
    // std; xor edi, edi; stosb
    let crash = crash(&Pe::of_code(&[0xFD, 0x31, 0xFF, 0xAA]));
    assert_eq!(crash.code, BugCheck::PageFault);
    assert!(crash.detail.contains("small.sys+0x1003"), "{crash}");
}

#[test]
fn code_cannot_be_written_and_data_cannot_be_run() {
    // mov byte [rip - 7], 0
    let writes = crash(&Pe::of_code(&[0xC6, 0x05, 0xF9, 0xFF, 0xFF, 0xFF, 0]));
    assert_eq!(writes.code, BugCheck::PageFault);
    assert!(writes.detail.contains("small.sys+0x1000) cannot be written"), "{writes}");
    let mut code = Vec::new();
    relative(&mut code, &[0xE9], DATA); // jmp data
    let runs = crash(&Pe { data: vec![RET], ..Pe::of_code(&code) });
    assert!(runs.detail.contains("small.sys+0x3000) cannot be run"), "{runs}");
}

#[test]
fn read_only_data_cannot_be_written() {
    let image = Pe::default().importing("ntoskrnl.exe", &["DbgPrint"]);
    let mut code = Vec::new();
    relative(&mut code, &[0x48, 0x89, 0x05], image.slot("DbgPrint")); // mov [slot], rax
    let crash = crash(&Pe { text: code, ..image });
    assert!(crash.detail.contains("cannot be written"), "{crash}");
}

#[test]
fn what_only_the_entry_point_needs_is_run_by_it() {
    let mut code = Vec::new();
    relative(&mut code, &[0xE9], INIT); // jmp init
    let init = vec![0xB8, 0x44, 0, 0, 0xC0, RET];
    assert_eq!(status(&Pe { init, ..Pe::of_code(&code) }), 0xC000_0044);
}

#[test]
fn exceptions_are_bug_checks() {
    let of = |code: &[u8]| crash(&Pe::of_code(code)).code;
    assert_eq!(of(&[0x0F, 0x0B]), BugCheck::Exception(0xC000_001D), "ud2");
    assert_eq!(of(&[0xCC]), BugCheck::Exception(0x8000_0003), "int3");
    assert_eq!(of(&[0xCD, 0x2C]), BugCheck::Exception(0xC000_0420), "a failed assertion");
    assert_eq!(of(&[0xFA]), BugCheck::Exception(0xC000_0096), "cli");
    assert_eq!(of(&[0x31, 0xC9, 0xF7, 0xF1]), BugCheck::Exception(0xC000_0094), "div ecx");
    assert_eq!(of(&[0xB9, 2, 0, 0, 0, 0xCD, 0x29]), BugCheck::SecurityCheck(2), "__fastfail(2)");
}

#[test]
fn one_machine_crashes_and_the_others_go_on() {
    let other = Machine::new();
    let bad = crash(&Pe::of_code(&[0x0F, 0x0B]));
    assert_eq!(bad.code, BugCheck::Exception(0xC000_001D));
    let entry = Pe::of_code(&[0xB8, 1, 0, 0, 0xC0, RET]).write();
    assert!(matches!(
        other.load_image("other", &entry),
        Err(LoadError::Driver(Error::Status { .. }))
    ));
    assert!(other.crash().is_none());
}

#[test]
fn a_process_callback_takes_an_image_with_an_integrity_check() {
    let image = Pe::default().importing("ntoskrnl.exe", &["PsSetCreateProcessNotifyRoutineEx"]);
    // sub rsp, 40; lea rcx, [text]; xor edx, edx; call [..]; add rsp, 40
    let mut code = vec![0x48, 0x83, 0xEC, 0x28];
    relative(&mut code, &[0x48, 0x8D, 0x0D], TEXT);
    code.extend([0x31, 0xD2]);
    relative(&mut code, &[0xFF, 0x15], image.slot("PsSetCreateProcessNotifyRoutineEx"));
    code.extend([0x48, 0x83, 0xC4, 0x28]);
    return_failure(&mut code);
    let image = Pe { text: code, ..image };
    assert_eq!(status(&image), 0xC000_0022, "access denied");
    let mut checked = image.write();
    pe::put(&mut checked, pe::at::DLL_CHARACTERISTICS, 0x80_u16.to_le_bytes());
    let outcome = Machine::new().load_image("small", &checked);
    let Err(LoadError::Driver(Error::Crashed(crash))) = outcome else { panic!("{outcome:?}") };
    // It was registered, and the driver went without taking it back.
    assert_eq!(crash.code, BugCheck::DriverUnloadedWithoutCancelling);
}

#[test]
fn an_unimplemented_export_is_a_bug_check_that_names_it() {
    let image = Pe::default().importing("ntoskrnl.exe", &["PsCreateSystemThread"]);
    let mut code = vec![0x48, 0x83, 0xEC, 0x28];
    relative(&mut code, &[0xFF, 0x15], image.slot("PsCreateSystemThread"));
    let crash = crash(&Pe { text: code, ..image });
    assert_eq!(crash.code, BugCheck::NotImplemented);
    assert!(crash.detail.contains("PsCreateSystemThread"), "{crash}");
}

#[test]
fn a_file_that_cannot_be_read_is_an_error() {
    let error = Machine::new().load_file("no/such/driver.sys").unwrap_err();
    assert!(matches!(&error, LoadError::Image(ImageError::Unreadable { .. })), "{error:?}");
    assert!(error.to_string().contains("no/such/driver.sys"), "{error}");
}
