//! Which of a process's threads ends the process: the last one.
//!
//! The kernel reports the end of every thread. A process is over when its last thread is, which need
//! not be the first one: a program's main thread may end while others go on, and when another thread
//! calls `exec` the first one ends and the process does not. So threads are counted.

use std::collections::HashMap;

/// How many threads each process has, as far as it is known.
#[derive(Debug, Default)]
pub(super) struct Threads(HashMap<u32, u32>);

impl Threads {
    /// A process has exactly one thread: it is new, or it has just called `exec`.
    pub(super) fn single(&mut self, process: u32) {
        self.0.insert(process, 1);
    }

    /// A process has one thread more.
    pub(super) fn added(&mut self, process: u32) {
        // How many threads a process has that was here before us is not known.
        if let Some(count) = self.0.get_mut(&process) {
            *count = count.saturating_add(1);
        }
    }

    /// A thread ended; `true` if that was the end of its process.
    ///
    /// For a process that was here before us the end of its first thread is taken for its own: most
    /// processes end all their threads at once.
    pub(super) fn ended(&mut self, process: u32, thread: u32) -> bool {
        let Some(count) = self.0.get_mut(&process) else {
            return process == thread;
        };
        *count -= 1;
        let last = *count == 0;
        if last {
            self.0.remove(&process);
        }
        last
    }

    /// Reports were missed, so no count can be relied on.
    pub(super) fn forget(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_of_one_thread_ends_with_it() {
        let mut threads = Threads::default();
        threads.single(7);
        assert!(threads.ended(7, 7));
    }

    #[test]
    fn a_process_goes_on_when_its_first_thread_ends() {
        let mut threads = Threads::default();
        threads.single(7);
        threads.added(7);
        assert!(!threads.ended(7, 7));
        assert!(threads.ended(7, 8));
    }

    #[test]
    fn exec_in_another_thread_is_no_end() {
        let mut threads = Threads::default();
        threads.single(7);
        threads.added(7);
        assert!(!threads.ended(7, 7));
        threads.single(7);
        assert!(threads.ended(7, 7));
    }

    #[test]
    fn an_older_process_ends_with_its_first_thread() {
        let mut threads = Threads::default();
        threads.added(7);
        assert!(!threads.ended(7, 8));
        assert!(threads.ended(7, 7));
    }

    #[test]
    fn after_a_loss_counts_are_not_relied_on() {
        let mut threads = Threads::default();
        threads.single(7);
        threads.added(7);
        threads.forget();
        assert!(threads.ended(7, 7));
    }
}
