//! What drivers print, line by line as it comes.

use std::io::Write as _;

/// Prints the drivers' text with a mark before each line.
#[derive(Default)]
pub(crate) struct DebugPrinter {
    /// Whether the last line has not ended yet.
    within_line: bool,
}

impl DebugPrinter {
    pub(crate) fn print(&mut self, text: &str) {
        let mut output = String::new();
        for line in text.split_inclusive('\n') {
            if !self.within_line {
                output.push_str("debug | ");
            }
            output.push_str(line);
            self.within_line = !line.ends_with('\n');
        }
        // A driver's line without an end is one all the same, unless more of it comes at once.
        let mut out = std::io::stdout().lock();
        // Nobody may read it any more.
        let _ = out.write_all(output.as_bytes());
        let _ = out.flush();
    }
}
