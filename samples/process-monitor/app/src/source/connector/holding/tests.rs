//! What leaves is what came, in that order, and as soon as it may.

use proptest::prelude::*;

use super::*;

fn start(pid: u32, image: &str) -> Observed {
    Observed::Started { pid, parent: 1, image: Some(image.to_owned()) }
}

fn drain(holding: &mut Holding, now: Instant) -> Vec<Observed> {
    std::iter::from_fn(|| holding.next(now)).collect()
}

#[test]
fn a_start_waits_for_its_exec() {
    let (mut holding, now) = (Holding::default(), Instant::now());
    holding.started(7, 1, Some("sh".into()), now);
    assert_eq!(holding.next(now), None);
    holding.executed(7, Some("ls".into()));
    assert_eq!(holding.next(now), Some(start(7, "ls")));
}

#[test]
fn a_process_that_ends_without_exec_ran_what_its_parent_ran() {
    let (mut holding, now) = (Holding::default(), Instant::now());
    holding.started(7, 1, Some("sh".into()), now);
    holding.ended(7);
    assert_eq!(drain(&mut holding, now), [start(7, "sh"), Observed::Ended { pid: 7 }]);
}

#[test]
fn patience_has_an_end() {
    let (mut holding, now) = (Holding::default(), Instant::now());
    holding.started(7, 1, Some("sh".into()), now);
    assert_eq!(holding.deadline(now), Some(PATIENCE));
    assert_eq!(holding.next(now + PATIENCE), Some(start(7, "sh")));
    holding.executed(7, Some("ls".into()));
    assert_eq!(holding.next(now + PATIENCE), None);
    assert_eq!(holding.deadline(now), None);
}

#[test]
fn what_comes_later_waits_behind_the_head() {
    let (mut holding, now) = (Holding::default(), Instant::now());
    holding.started(7, 1, Some("sh".into()), now);
    holding.started(8, 1, Some("sh".into()), now);
    holding.executed(8, Some("ls".into()));
    holding.ended(8);
    assert_eq!(holding.next(now), None);
    holding.executed(7, Some("cat".into()));
    let expected = [start(7, "cat"), start(8, "ls"), Observed::Ended { pid: 8 }];
    assert_eq!(drain(&mut holding, now), expected);
}

#[test]
fn the_first_exec_counts() {
    let (mut holding, now) = (Holding::default(), Instant::now());
    holding.started(6, 1, None, now);
    holding.started(7, 1, None, now);
    holding.executed(7, Some("sh".into()));
    holding.executed(7, Some("ls".into()));
    holding.settle();
    assert_eq!(drain(&mut holding, now)[1], start(7, "sh"));
}

#[test]
fn a_pid_used_again_is_another_process() {
    let (mut holding, now) = (Holding::default(), Instant::now());
    holding.started(7, 1, Some("sh".into()), now);
    holding.ended(7);
    holding.started(7, 1, Some("sh".into()), now);
    holding.executed(7, Some("ls".into()));
    let images = [start(7, "sh"), Observed::Ended { pid: 7 }, start(7, "ls")];
    assert_eq!(drain(&mut holding, now), images);
}

#[test]
fn a_start_whose_end_was_missed_does_not_take_the_exec_of_the_next() {
    let (mut holding, now) = (Holding::default(), Instant::now());
    holding.started(7, 1, Some("sh".into()), now);
    holding.started(7, 1, Some("sh".into()), now + PATIENCE / 2);
    assert_eq!(holding.next(now + PATIENCE), Some(start(7, "sh")));
    holding.executed(7, Some("ls".into()));
    assert_eq!(holding.next(now + PATIENCE), Some(start(7, "ls")));
}

/// What can happen to one of a few processes.
#[derive(Clone, Debug)]
enum Step {
    Start(u32),
    Exec(u32),
    End(u32),
    Pass(u64),
    Take,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let pid = 1..6_u32;
    let step = prop_oneof![
        pid.clone().prop_map(Step::Start),
        pid.clone().prop_map(Step::Exec),
        pid.prop_map(Step::End),
        (0..30_u64).prop_map(Step::Pass),
        Just(Step::Take),
    ];
    proptest::collection::vec(step, 0..200)
}

proptest! {
    #[test]
    fn the_order_is_kept_and_nothing_is_lost_or_told_twice(steps in steps()) {
        let (mut holding, mut now) = (Holding::default(), Instant::now());
        let (mut came, mut left) = (Vec::new(), Vec::new());
        for step in steps {
            match step {
                Step::Start(pid) => {
                    holding.started(pid, 0, None, now);
                    came.push((pid, true));
                }
                Step::Exec(pid) => holding.executed(pid, Some("program".into())),
                Step::End(pid) => {
                    holding.ended(pid);
                    came.push((pid, false));
                }
                Step::Pass(ms) => now += Duration::from_millis(ms),
                Step::Take => left.extend(holding.next(now)),
            }
            // A deadline of zero means that something may leave, and the other way round.
            let ready = holding.deadline(now) == Some(Duration::ZERO);
            let taken = holding.next(now);
            prop_assert_eq!(ready, taken.is_some());
            left.extend(taken);
        }
        left.extend(drain(&mut holding, now + PATIENCE));
        let kind = |observed: &Observed| matches!(observed, Observed::Started { .. });
        let left: Vec<_> = left.iter().map(|observed| (observed.pid(), kind(observed))).collect();
        prop_assert_eq!(left, came);
        prop_assert!(holding.open.is_empty());
    }
}
