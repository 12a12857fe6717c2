//! What was measured, as data and as a table.

use std::fmt::Write;

use serde::{Deserialize, Serialize};

/// What one event of a scenario costs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The scenario.
    pub name: String,
    /// Calls of WDF functions.
    pub wdf_calls: f64,
    /// Spin and wait locks that were acquired and released.
    pub lock_pairs: f64,
    /// Calls of the driver that allocate.
    pub allocations: f64,
    /// Instructions of the driver itself.
    pub instructions: f64,
}

/// All of them, and what they were measured with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The compiler.
    pub toolchain: String,
    /// The rows.
    pub rows: Vec<Row>,
}

impl Report {
    /// The rows as a table in Markdown.
    #[must_use]
    pub fn table(&self) -> String {
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
}
