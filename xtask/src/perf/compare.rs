//! What has grown.

use super::report::{Report, Row};

/// How much a count may grow before it has to be said in the table.
const TOLERANCE: f64 = 1.03;

/// What an event of the Modules may cost: WDF calls, lock pairs, allocations, instructions.
const GOAL: [f64; 4] = [12.0, 2.0, 0.0, 500.0];
/// The scenarios for which that is so, with time stamps and without.
const GOAL_OF: &str = "event,";

/// How many times as much as the driver by hand an event of the Modules may cost, in the order of
/// [`GOAL`].
const RATIO: [f64; 4] = [1.0, 1.0, 1.0, 1.15];
const MODULES: &str = ", Modules";
const BY_HAND: &str = ", by hand";

/// What one count is called, and how to get it from a row.
type Column = (&'static str, fn(&Row) -> f64);

const COLUMNS: [Column; 4] = [
    ("WDF calls", |row| row.wdf_calls),
    ("lock pairs", |row| row.lock_pairs),
    ("allocations", |row| row.allocations),
    ("instructions", |row| row.instructions),
];

/// What is worse than the table says, or is not in it, or is above the goal; a line each.
pub(super) fn problems(committed: &Report, measured: &Report) -> Vec<String> {
    let mut problems = Vec::new();
    for row in &measured.rows {
        match committed.row(&row.name) {
            None => problems.push(format!("{}: is not in the table", row.name)),
            Some(before) => problems.extend(COLUMNS.iter().filter_map(|c| grown(c, before, row))),
        }
        problems.extend(above_goal(row));
        problems.extend(above_ratio(measured, row));
    }
    for row in &committed.rows {
        if measured.row(&row.name).is_none() {
            problems.push(format!("{}: is in the table and was not counted", row.name));
        }
    }
    problems
}

fn grown((name, count): &Column, before: &Row, after: &Row) -> Option<String> {
    let (old, new) = (count(before), count(after));
    (new > old * TOLERANCE).then(|| format!("{}: {name} grew from {old} to {new}", after.name))
}

fn above_goal(row: &Row) -> Vec<String> {
    if !row.name.contains(GOAL_OF) || !row.name.ends_with(MODULES) {
        return Vec::new();
    }
    let columns = COLUMNS.iter().zip(GOAL);
    columns
        .filter(|((_, count), most)| count(row) > *most)
        .map(|((name, count), most)| {
            format!("{}: {} {name}, the goal is {most} at most", row.name, count(row))
        })
        .collect()
}

/// What costs too many times as much as by hand, if the scenario is one of both.
fn above_ratio(measured: &Report, row: &Row) -> Vec<String> {
    let scenario = row.name.strip_suffix(MODULES);
    let Some(by_hand) = scenario.and_then(|name| measured.row(&format!("{name}{BY_HAND}"))) else {
        return Vec::new();
    };
    let columns = COLUMNS.iter().zip(RATIO);
    columns
        .filter(|((_, count), most)| count(row) > most * count(by_hand))
        .map(|((name, count), most)| {
            let (modules, by_hand) = (count(row), count(by_hand));
            format!("{}: {modules} {name}, {most} times {by_hand} at most", row.name)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Report, Row, problems};

    fn report(name: &str, wdf_calls: f64, instructions: f64) -> Report {
        let row =
            Row { name: name.into(), wdf_calls, lock_pairs: 1.0, allocations: 0.0, instructions };
        Report { toolchain: String::new(), source: String::new(), rows: vec![row] }
    }

    fn found(before: &Report, after: &Report) -> Vec<String> {
        problems(before, after)
    }

    #[test]
    fn three_per_cent_more_is_no_problem_and_a_little_more_is_one() {
        let before = report("pool", 10.0, 200.0);
        assert!(found(&before, &report("pool", 10.0, 206.0)).is_empty());
        let grown = found(&before, &report("pool", 10.0, 207.0));
        assert_eq!(grown, ["pool: instructions grew from 200 to 207"]);
    }

    #[test]
    fn one_call_more_is_a_problem() {
        let grown = found(&report("pool", 10.0, 200.0), &report("pool", 11.0, 200.0));
        assert_eq!(grown, ["pool: WDF calls grew from 10 to 11"]);
    }

    #[test]
    fn a_scenario_cannot_come_or_go_unseen() {
        let found = found(&report("old", 1.0, 1.0), &report("new", 1.0, 1.0));
        assert_eq!(found, ["new: is not in the table", "old: is in the table and was not counted"]);
    }

    #[test]
    fn an_event_may_cost_so_many_times_what_it_costs_by_hand() {
        let both = |instructions: f64, wdf_calls: f64| {
            let mut both = report("event, x, by hand", 7.0, 100.0);
            both.rows.extend(report("event, x, Modules", wdf_calls, instructions).rows);
            both
        };
        assert!(found(&both(114.0, 7.0), &both(114.0, 7.0)).is_empty());
        let above = found(&both(116.0, 8.0), &both(116.0, 8.0));
        assert_eq!(
            above,
            [
                "event, x, Modules: 8 WDF calls, 1 times 7 at most",
                "event, x, Modules: 116 instructions, 1.15 times 100 at most",
            ]
        );
    }

    #[test]
    fn what_an_event_may_cost_is_a_goal_and_not_only_a_table() {
        let event = report("event, request first, Modules", 7.0, 501.0);
        assert_eq!(found(&event, &event).len(), 1);
        let stamped = report("stamped event, datum first, Modules", 13.0, 501.0);
        assert_eq!(found(&stamped, &stamped).len(), 2);
        let other = report("event, request first, by hand", 7.0, 501.0);
        assert!(found(&other, &other).is_empty());
    }
}
