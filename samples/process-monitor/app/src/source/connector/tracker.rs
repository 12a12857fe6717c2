//! From the kernel's reports to processes that start and end.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use super::holding::Holding;
use super::message::{Report, What};
use super::threads::Threads;
use crate::source::{Missed, Observed};

/// The processor of what no processor reported.
const NO_PROCESSOR: u32 = u32::MAX;

/// Makes sense of the reports of all processors, in the order in which they came.
///
/// `look` finds out what a process runs right now.
#[derive(Debug)]
pub(super) struct Tracker<L> {
    look: L,
    threads: Threads,
    holding: Holding,
    /// What the processes run that were seen, for their children.
    images: HashMap<u32, Option<String>>,
    /// The number that each processor's next report has.
    expected: HashMap<u32, u32>,
    missed: Missed,
}

impl<L: FnMut(u32) -> Option<String>> Tracker<L> {
    /// A tracker that has seen nothing yet.
    pub(super) fn new(look: L) -> Self {
        Self {
            look,
            threads: Threads::default(),
            holding: Holding::default(),
            images: HashMap::new(),
            expected: HashMap::new(),
            missed: Missed::default(),
        }
    }

    /// Takes in one report.
    pub(super) fn report(&mut self, report: Report, now: Instant) {
        match report.what {
            What::Forked { parent, child } => self.forked(parent, child, now),
            What::Threaded { process } => self.threads.added(process),
            What::Executed { process } => self.executed(process),
            What::Exited { process, pid } => self.exited(process, pid),
            What::Acknowledged { .. } | What::Other => {}
        }
        self.count(report);
    }

    /// The kernel had no room for a report.
    pub(super) fn overflow(&mut self) {
        self.missed.overflows += 1;
        self.forget();
    }

    /// The next start or end, when it is its turn.
    pub(super) fn next(&mut self, now: Instant) -> Option<Observed> {
        self.holding.next(now)
    }

    /// How long the next start or end waits at most.
    pub(super) fn deadline(&self, now: Instant) -> Option<Duration> {
        self.holding.deadline(now)
    }

    /// Nothing is waited for any more.
    pub(super) fn settle(&mut self) {
        self.holding.settle();
    }

    /// What was missed so far.
    pub(super) fn missed(&self) -> Missed {
        self.missed
    }

    fn forked(&mut self, parent: u32, child: u32, now: Instant) {
        let inherited = self.images.entry(parent).or_insert_with(|| (self.look)(parent)).clone();
        self.images.insert(child, inherited.clone());
        self.threads.single(child);
        self.holding.started(child, parent, inherited, now);
    }

    fn executed(&mut self, process: u32) {
        let image = (self.look)(process);
        self.images.insert(process, image.clone());
        self.threads.single(process);
        self.holding.executed(process, image);
    }

    fn exited(&mut self, process: u32, pid: u32) {
        if self.threads.ended(process, pid) {
            self.images.remove(&process);
            self.holding.ended(process);
        }
    }

    /// Counts what is missing between this report and the one before it on its processor.
    fn count(&mut self, report: Report) {
        // Older kernels answer to a subscription without counting that as a processor's report.
        if report.cpu == NO_PROCESSOR {
            return;
        }
        let expected = self.expected.insert(report.cpu, report.seq.wrapping_add(1));
        let gap = expected.map_or(0, |expected| report.seq.wrapping_sub(expected));
        if gap != 0 {
            self.missed.reports += u64::from(gap);
            self.forget();
        }
    }

    /// What was remembered may be about processes whose end was missed.
    fn forget(&mut self) {
        self.threads.forget();
        self.images.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A machine where process N runs "/bin/N" and nobody is gone.
    fn tracker() -> Tracker<impl FnMut(u32) -> Option<String>> {
        Tracker::new(|pid| Some(format!("/bin/{pid}")))
    }

    /// Feeds `reports` of one processor, numbered from 100, and takes what comes out at once.
    fn feed(
        tracker: &mut Tracker<impl FnMut(u32) -> Option<String>>,
        reports: &[What],
    ) -> Vec<Observed> {
        let now = Instant::now();
        for (seq, what) in (100..).zip(reports) {
            tracker.report(Report { cpu: 0, seq, what: *what }, now);
        }
        std::iter::from_fn(|| tracker.next(now)).collect()
    }

    fn started(pid: u32, parent: u32, image: &str) -> Observed {
        Observed::Started { pid, parent, image: Some(image.to_owned()) }
    }

    #[test]
    fn a_program_that_runs_and_ends() {
        let seen = feed(
            &mut tracker(),
            &[
                What::Forked { parent: 1, child: 7 },
                What::Executed { process: 7 },
                What::Exited { process: 7, pid: 7 },
            ],
        );
        assert_eq!(seen, [started(7, 1, "/bin/7"), Observed::Ended { pid: 7 }]);
    }

    #[test]
    fn a_child_that_never_calls_exec_runs_what_its_parent_runs() {
        let seen = feed(
            &mut tracker(),
            &[
                What::Forked { parent: 1, child: 7 },
                What::Executed { process: 7 },
                What::Forked { parent: 7, child: 8 },
                What::Exited { process: 8, pid: 8 },
            ],
        );
        assert_eq!(seen[1..], [started(8, 7, "/bin/7"), Observed::Ended { pid: 8 }]);
    }

    #[test]
    fn a_program_whose_process_is_gone_has_no_image() {
        let seen = feed(
            &mut Tracker::new(|_| None),
            &[What::Forked { parent: 1, child: 7 }, What::Executed { process: 7 }],
        );
        assert_eq!(seen, [Observed::Started { pid: 7, parent: 1, image: None }]);
    }

    #[test]
    fn threads_come_and_go_unseen() {
        let seen = feed(
            &mut tracker(),
            &[
                What::Forked { parent: 1, child: 7 },
                What::Executed { process: 7 },
                What::Threaded { process: 7 },
                What::Exited { process: 7, pid: 7 },
                What::Exited { process: 7, pid: 8 },
            ],
        );
        assert_eq!(seen, [started(7, 1, "/bin/7"), Observed::Ended { pid: 7 }]);
    }

    #[test]
    fn a_gap_in_a_processors_numbers_is_counted() {
        let mut tracker = tracker();
        let now = Instant::now();
        for (cpu, seq) in [(0, 5), (1, 90), (0, 6), (0, 9), (1, 91), (1, 93)] {
            tracker.report(Report { cpu, seq, what: What::Other }, now);
        }
        assert_eq!(tracker.missed().reports, 3);
    }

    #[test]
    fn the_numbers_may_wrap() {
        let mut tracker = tracker();
        for seq in [u32::MAX, 0, 1] {
            tracker.report(Report { cpu: 0, seq, what: What::Other }, Instant::now());
        }
        assert_eq!(tracker.missed(), Missed::default());
    }

    #[test]
    fn an_answer_is_counted_where_the_kernel_numbers_it() {
        let answer = What::Acknowledged { number: 1, error: 0 };
        let mut tracker = tracker();
        feed(&mut tracker, &[What::Other, answer, What::Other]);
        let report = Report { cpu: NO_PROCESSOR, seq: 9, what: answer };
        tracker.report(report, Instant::now());
        tracker.report(Report { seq: 5, ..report }, Instant::now());
        assert_eq!(tracker.missed(), Missed::default());
    }
}
