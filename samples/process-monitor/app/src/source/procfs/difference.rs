//! What must have happened between two looks at the processes.

use super::{Seen, Snapshot};
use crate::source::Observed;

/// The ends, then the starts in their order, that lead from `before` to `after`.
///
/// Ends come first because a pid can be used again only after them.
pub(super) fn difference(
    before: &Snapshot,
    after: &Snapshot,
    look: impl Fn(u32) -> Option<String>,
) -> Vec<Observed> {
    let ends = only_in(before, after).map(|(pid, _)| Observed::Ended { pid });
    let mut starts: Vec<_> = only_in(after, before).collect();
    starts.sort_by_key(|(pid, seen)| (seen.since, *pid));
    let starts = starts.into_iter().map(|(pid, seen)| Observed::Started {
        pid,
        parent: seen.parent,
        image: look(pid),
    });
    ends.chain(starts).collect()
}

/// The processes of `here` that are not in `there`; one with the same pid is another process if it
/// started at another time.
fn only_in(here: &Snapshot, there: &Snapshot) -> impl Iterator<Item = (u32, Seen)> {
    let is_there = |pid: u32, seen: Seen| there.get(&pid).is_some_and(|it| it.since == seen.since);
    here.iter().map(|(pid, seen)| (*pid, *seen)).filter(move |(pid, seen)| !is_there(*pid, *seen))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn snapshot(processes: &[(u32, u64)]) -> Snapshot {
        processes.iter().map(|(pid, since)| (*pid, Seen { since: *since, parent: 1 })).collect()
    }

    fn started(pid: u32) -> Observed {
        Observed::Started { pid, parent: 1, image: Some("program".into()) }
    }

    fn compare(before: &[(u32, u64)], after: &[(u32, u64)]) -> Vec<Observed> {
        difference(&snapshot(before), &snapshot(after), |_| Some("program".into()))
    }

    #[test]
    fn a_pid_used_again_ended_first() {
        assert_eq!(compare(&[(7, 1)], &[(7, 2)]), [Observed::Ended { pid: 7 }, started(7)]);
    }

    #[test]
    fn starts_are_in_the_order_of_their_times() {
        let seen = compare(&[], &[(7, 30), (8, 10), (9, 10)]);
        assert_eq!(seen, [started(8), started(9), started(7)]);
    }

    proptest! {
        #[test]
        fn the_changes_lead_from_one_look_to_the_other(
            before in proptest::collection::btree_map(0..20_u32, 0..3_u64, 0..20),
            after in proptest::collection::btree_map(0..20_u32, 0..3_u64, 0..20),
        ) {
            let mut pids: std::collections::BTreeSet<_> = before.keys().copied().collect();
            let list = |map: &std::collections::BTreeMap<u32, u64>| {
                map.iter().map(|(pid, since)| (*pid, *since)).collect::<Vec<_>>()
            };
            for change in compare(&list(&before), &list(&after)) {
                match change {
                    Observed::Started { pid, .. } => prop_assert!(pids.insert(pid)),
                    Observed::Ended { pid } => prop_assert!(pids.remove(&pid)),
                }
            }
            prop_assert!(pids.iter().eq(after.keys()));
        }
    }
}
