//! What a process runs, asked while it may still be there.

use std::fs;

/// The path of the program that `pid` runs, or its short name where there is no path: for a kernel
/// thread, for a zombie, or without the right to read it. `None` if the process is gone.
pub(super) fn image(pid: u32) -> Option<String> {
    path(pid).or_else(|| name(pid))
}

fn path(pid: u32) -> Option<String> {
    let path = fs::read_link(format!("/proc/{pid}/exe")).ok()?;
    Some(path.to_string_lossy().into_owned())
}

fn name(pid: u32) -> Option<String> {
    let name = fs::read(format!("/proc/{pid}/comm")).ok()?;
    Some(String::from_utf8_lossy(&name).trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_test_runs_this_program() {
        let me = std::env::current_exe().unwrap();
        assert_eq!(image(std::process::id()).as_deref(), me.to_str());
    }

    #[test]
    fn a_process_that_never_was_has_no_image() {
        assert_eq!(image(u32::MAX), None);
    }

    #[test]
    fn a_zombie_has_its_name() {
        let mut child = std::process::Command::new("true").spawn().unwrap();
        let stat = format!("/proc/{}/stat", child.id());
        while !fs::read_to_string(&stat).unwrap().contains(") Z ") {
            std::thread::yield_now();
        }
        assert_eq!(image(child.id()).as_deref(), Some("true"));
        child.wait().unwrap();
    }
}
