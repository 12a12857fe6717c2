//! The counts as the bench prints them.

use std::fmt::Write;

use serde::{Deserialize, Serialize};

/// What one event of a scenario costs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) wdf_calls: f64,
    pub(super) lock_pairs: f64,
    pub(super) allocations: f64,
    pub(super) instructions: f64,
}

/// All of them, and what they were made with.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Report {
    pub(super) toolchain: String,
    /// The source that was counted, in words; the bench does not know.
    #[serde(default)]
    pub(super) source: String,
    pub(super) rows: Vec<Row>,
}

impl Report {
    /// The rows as a table in Markdown.
    pub(super) fn table(&self) -> String {
        let mut table = String::from(
            "| scenario | WDF calls | lock pairs | allocations | instructions |\n\
             |---|--:|--:|--:|--:|\n",
        );
        for Row { name, wdf_calls, lock_pairs, allocations, instructions } in &self.rows {
            // Writing to a String does not fail.
            let _ = writeln!(
                table,
                "| {name} | {wdf_calls} | {lock_pairs} | {allocations} | {instructions} |"
            );
        }
        table
    }

    pub(super) fn row(&self, name: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.name == name)
    }
}
