//! One line for each event, for people or as JSON.

mod known;
mod record;

use std::io::{self, Write};

use process_monitor_api::ProcessEvent;

use self::known::Known;
pub use self::record::Record;

/// How events are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Columns, with the time of this machine's time zone.
    #[default]
    People,
    /// One JSON object a line, with the time in UTC.
    Json,
}

/// Writes events, each as soon as it is there.
///
/// ```
/// use process_monitor::print::{Format, Printer};
/// use process_monitor_api::ProcessEvent;
///
/// let image: Vec<u16> = "/bin/true".encode_utf16().collect();
/// let mut printer = Printer::new(Vec::new(), Format::Json);
/// let mut event = ProcessEvent::started(7, 1, 1, &image);
/// event.sequence = 1;
/// event.time = 133_500_000_000_000_000;
/// printer.print(&event)?;
/// assert_eq!(
///     String::from_utf8(printer.into_inner())?,
///     concat!(
///         r#"{"kind":"start","pid":7,"parent_pid":1,"image":"/bin/true","#,
///         r#""time":"2024-01-17T21:20:00.0000000Z","sequence":1}"#,
///         "\n",
///     ),
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Printer<W> {
    to: W,
    format: Format,
    known: Known,
    printed: u64,
}

impl<W: Write> Printer<W> {
    /// Writes to `to`.
    pub fn new(to: W, format: Format) -> Self {
        Self { to, format, known: Known::default(), printed: 0 }
    }

    /// Writes one event as one line, and sees that it arrives.
    ///
    /// At the end of a process its parent and image are those of its start, if that was printed.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn print(&mut self, event: &ProcessEvent) -> io::Result<()> {
        let record = self.known.record(event);
        let mut line = match self.format {
            Format::People => record.to_string(),
            Format::Json => serde_json::to_string(&record)?,
        };
        line.push('\n');
        // In one piece, so that a line is whole for whoever reads along.
        self.to.write_all(line.as_bytes())?;
        self.to.flush()?;
        self.printed += 1;
        Ok(())
    }

    /// How many events were written.
    pub fn printed(&self) -> u64 {
        self.printed
    }

    /// The writer.
    pub fn into_inner(self) -> W {
        self.to
    }
}

#[cfg(test)]
mod tests;
