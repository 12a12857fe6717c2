//! A client that keeps to no rule.

use std::io::{Read, Write};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;

use kmdf_client::wire::{self, Ask, EndReason, MAGIC, Reply, Request, VERSION};

use crate::bed::{Bed, NAME};

/// A connection of which only the test knows what it sends.
pub(crate) struct Raw(pub(crate) UnixStream);

impl Raw {
    pub(crate) fn connect(bed: &Bed) -> Self {
        Self(UnixStream::connect(bed.path()).unwrap())
    }

    /// Connected, and past the greeting.
    pub(crate) fn greeted(bed: &Bed) -> Self {
        let mut raw = Self::connect(bed);
        raw.send(&hello());
        assert!(matches!(raw.receive(), Some(Reply::Welcome { .. })));
        raw
    }

    /// Connected, with handle 1 open.
    pub(crate) fn opened(bed: &Bed) -> Self {
        let mut raw = Self::greeted(bed);
        raw.send(&Request::Open { call: 1, path: NAME.to_owned() });
        assert_eq!(raw.receive(), Some(Reply::Opened { call: 1, handle: 1 }));
        raw
    }

    pub(crate) fn send(&mut self, request: &Request) {
        self.bytes(&wire::frame(request));
    }

    /// Sends bytes; the server may have ended the connection.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        let _ = self.0.write_all(bytes);
    }

    /// The next reply, or `None` at the end.
    pub(crate) fn receive(&mut self) -> Option<Reply> {
        let body = wire::read_frame(&mut self.0).unwrap()?;
        Some(Reply::decode(&body).unwrap())
    }

    /// What the server said at the end.
    pub(crate) fn last_words(&mut self) -> Option<(EndReason, String)> {
        let mut end = None;
        while let Some(reply) = self.receive() {
            assert_eq!(end, None, "the end is the end");
            if let Reply::End { reason, text } = reply {
                end = Some((reason, text));
            }
        }
        end
    }

    /// Says nothing more, and waits until the server has closed the connection.
    pub(crate) fn leave(mut self) {
        let _ = self.0.shutdown(Shutdown::Write);
        let _ = self.0.read_to_end(&mut Vec::new());
    }
}

pub(crate) fn hello() -> Request {
    Request::Hello { magic: MAGIC, version: VERSION }
}

pub(crate) fn ioctl(call: u64, code: u32, input: &[u8], output: u32) -> Request {
    Request::Send { call, handle: 1, ask: Ask::Ioctl { code, output, input: input.to_vec() } }
}
