//! The bytes of the proc connector's messages.
//!
//! A datagram holds netlink messages; each holds one message of the connector, and that one report
//! of a process event. The numbers are those of the kernel's user-space interface, in the byte order
//! of the machine. Whatever the bytes are, reading them ends: what is cut off or makes no sense is
//! passed over, and the gap it leaves in the sequence is counted as a report missed.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout};

/// The index and the value that name the proc connector among the users of the connector.
const PROC_CONNECTOR: [u32; 2] = [1, 1];

/// The netlink message type of a complete message.
const DONE: u16 = 3;

/// The operation that asks to be sent reports.
const LISTEN: u32 = 1;

/// What a netlink message begins with.
#[derive(Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
pub(super) struct NetlinkHeader {
    /// Of the whole message, this header included.
    pub(super) len: u32,
    pub(super) kind: u16,
    pub(super) flags: u16,
    pub(super) seq: u32,
    pub(super) port: u32,
}

/// What a message of the connector begins with.
#[derive(Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
pub(super) struct ConnectorHeader {
    pub(super) id: [u32; 2],
    pub(super) seq: u32,
    pub(super) ack: u32,
    /// Of what follows.
    pub(super) len: u16,
    pub(super) flags: u16,
}

/// What a report begins with. The time is in two halves because nothing aligns the message to 8.
#[derive(Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
pub(super) struct ReportHeader {
    pub(super) what: u32,
    pub(super) cpu: u32,
    pub(super) time: [u32; 2],
}

/// The operation that makes the kernel send reports, as a netlink message.
#[derive(IntoBytes, Immutable)]
#[repr(C)]
pub(super) struct Subscription {
    netlink: NetlinkHeader,
    connector: ConnectorHeader,
    operation: u32,
}

impl Subscription {
    /// A subscription that the kernel will acknowledge with the number that follows `number`.
    pub(super) fn new(number: u32) -> Self {
        let netlink = NetlinkHeader { len: 40, kind: DONE, flags: 0, seq: 0, port: 0 };
        let connector =
            ConnectorHeader { id: PROC_CONNECTOR, seq: 0, ack: number, len: 4, flags: 0 };
        Self { netlink, connector, operation: LISTEN }
    }
}

const _: () = assert!(size_of::<Subscription>() == 40);

/// One report of the kernel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Report {
    /// Where it happened. Each processor numbers its reports.
    pub(super) cpu: u32,
    /// Its number on that processor.
    pub(super) seq: u32,
    pub(super) what: What,
}

/// What is reported. A process is named by its thread group; `pid` is the one thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// The answer to a [`Subscription`]: its number and one more, and 0 or an error number.
    Acknowledged { number: u32, error: u32 },
    /// A process made another.
    Forked { parent: u32, child: u32 },
    /// A process has one more thread.
    Threaded { process: u32 },
    /// A process runs another program.
    Executed { process: u32 },
    /// One thread of a process ended.
    Exited { process: u32, pid: u32 },
    /// Something that does not matter here.
    Other,
}

const FORK: u32 = 0x0000_0001;
const EXEC: u32 = 0x0000_0002;
const EXIT: u32 = 0x8000_0000;
const NONE: u32 = 0x0000_0000;

/// The reports in a datagram.
pub(super) fn reports(datagram: &[u8]) -> impl Iterator<Item = Report> + '_ {
    Messages(datagram).filter_map(report)
}

/// The netlink messages of a datagram: header and what follows it.
struct Messages<'a>(&'a [u8]);

impl<'a> Iterator for Messages<'a> {
    type Item = (NetlinkHeader, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (header, _) = NetlinkHeader::read_from_prefix(self.0).ok()?;
        let len = usize::try_from(header.len).ok()?;
        // A length that does not even cover the header would never come to an end.
        let body = self.0.get(size_of::<NetlinkHeader>()..len)?;
        self.0 = self.0.get(len.next_multiple_of(4)..).unwrap_or_default();
        Some((header, body))
    }
}

fn report((header, body): (NetlinkHeader, &[u8])) -> Option<Report> {
    let (connector, body) = ConnectorHeader::read_from_prefix(body).ok()?;
    if header.kind != DONE || connector.id != PROC_CONNECTOR {
        return None;
    }
    let body = body.get(..usize::from(connector.len))?;
    let (report, data) = ReportHeader::read_from_prefix(body).ok()?;
    let what = what(report.what, connector.ack, data)?;
    Some(Report { cpu: report.cpu, seq: connector.seq, what })
}

fn what(what: u32, number: u32, data: &[u8]) -> Option<What> {
    Some(match what {
        NONE => {
            let [error] = numbers(data)?;
            What::Acknowledged { number, error }
        }
        FORK => {
            let [_, parent, pid, child] = numbers(data)?;
            if pid == child {
                What::Forked { parent, child }
            } else {
                What::Threaded { process: child }
            }
        }
        EXEC => {
            let [_, process] = numbers(data)?;
            What::Executed { process }
        }
        EXIT => {
            let [pid, process] = numbers(data)?;
            What::Exited { process, pid }
        }
        _ => What::Other,
    })
}

/// The `N` numbers that `data` begins with.
fn numbers<const N: usize>(data: &[u8]) -> Option<[u32; N]> {
    <[u32; N]>::read_from_prefix(data).ok().map(|(numbers, _)| numbers)
}

#[cfg(test)]
pub(super) mod tests;
