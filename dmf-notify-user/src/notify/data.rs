//! Data: how they get to a request, or come to wait for one.

use dmf_buffer_queue::{Payload, UnderLock, Vacant};
use dmf_core::prelude::*;

use crate::{
    Complete, Completion, NotifyUserWithRequest,
    notify::{deliver::Pair, given::Given},
};

impl<T: Send + 'static> NotifyUserWithRequest<T> {
    /// The datum goes to the oldest request that waits, or waits for one.
    /// C: `DMF_NotifyUserWithRequest_DataProcess`.
    ///
    /// `complete` is called with the request and the datum, now or when a request comes, and
    /// `status` is passed to it. If too many data wait, the oldest is discarded.
    ///
    /// # Errors
    ///
    /// The datum is dropped, and:
    ///
    /// | NTSTATUS | cause |
    /// |---|---|
    /// | `STATUS_INVALID_DEVICE_REQUEST` | the Config says that there is no data queue |
    /// | `STATUS_INVALID_DEVICE_STATE` | the Module is not open |
    #[doc(alias = "DMF_NotifyUserWithRequest_DataProcess")]
    #[method(irql <= DISPATCH_LEVEL)]
    pub fn data_process(&self, datum: T, complete: Complete<T>, status: NtStatus) -> Result<()> {
        self.process(datum, Completion::new(complete, status))
    }
}

impl NotifyUserWithRequest<[u8]> {
    /// The bytes go to the oldest request that waits, or are copied to wait for one.
    /// C: `DMF_NotifyUserWithRequest_DataProcess`.
    ///
    /// `complete` is called with the request and the bytes, as many as were given, now or when a
    /// request comes, and `status` is passed to it. If too many data wait, the oldest is discarded.
    ///
    /// # Errors
    ///
    /// | NTSTATUS | cause |
    /// |---|---|
    /// | `STATUS_INVALID_BUFFER_SIZE` | there are more bytes than `Config::buffer_size` |
    /// | `STATUS_INVALID_DEVICE_REQUEST` | the Config says that there is no data queue |
    /// | `STATUS_INVALID_DEVICE_STATE` | the Module is not open |
    ///
    /// ```
    /// # use dmf_core::prelude::*;
    /// # use dmf_notify_user::{Config, NotifyUserWithRequest};
    /// #[device(symbolic_link = "Console")]
    /// pub struct Console {
    ///     #[child(config = || Config::new(4).with_max_pending_data(16).with_buffer_size(80))]
    ///     lines: Child<NotifyUserWithRequest<[u8]>>,
    /// }
    ///
    /// #[callbacks]
    /// impl Module for Console {
    ///     fn write(&self, request: Request, length: usize) -> Result<(), Request> {
    ///         let mut line = [0; 80];
    ///         let told = request.copy_input(&mut line).and_then(|length| {
    ///             let line = line.get(..length).unwrap_or_default();
    ///             self.lines.data_process(
    ///                 line,
    ///                 |_, reader, line, _| reader.complete_with(line),
    ///                 NtStatus::SUCCESS,
    ///             )
    ///         });
    ///         let status = told.map_or_else(|error| error.status(), |()| NtStatus::SUCCESS);
    ///         request.complete_with_information(status, length);
    ///         Ok(())
    ///     }
    ///
    ///     fn read(&self, request: Request, _length: usize) -> Result<(), Request> {
    ///         self.lines.request_process(request).unwrap_or_else(Rejected::complete);
    ///         Ok(())
    ///     }
    /// }
    /// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../dmf-core/tests/support/example.rs")); }
    /// # example::with_device::<Console>(|machine, _| {
    /// let file = machine.open(r"\\.\Console").unwrap();
    /// let waits = file.read_overlapped(80).unwrap();
    /// file.write(b"one").unwrap();
    /// file.write(b"two").unwrap(); // waits for a reader
    /// assert_eq!(waits.wait().unwrap().output, b"one");
    /// assert_eq!(file.read(80).unwrap().output, b"two");
    /// # });
    /// ```
    #[doc(alias = "DMF_NotifyUserWithRequest_DataProcess")]
    #[method(irql <= DISPATCH_LEVEL)]
    pub fn data_process(
        &self,
        bytes: &[u8],
        complete: Complete<[u8]>,
        status: NtStatus,
    ) -> Result<()> {
        if bytes.len() > self.config().buffer_size as usize {
            return Err(NtStatus::INVALID_BUFFER_SIZE.into());
        }
        self.process(bytes, Completion::new(complete, status))
    }
}

/// The data queue, with its lock held.
type Queue<'k, T> = UnderLock<'k, T, Completion<T>>;

/// The datum that had to go when another one came to wait, or why that one could not.
type Waits<Old> = Result<Option<Old>>;

impl<T: Payload + ?Sized> NotifyUserWithRequest<T> {
    /// Whichever form the datum has. Whoever has the turn looks for a request; the others leave
    /// that to them.
    #[inline]
    fn process<G: Given<T>>(&self, datum: G, mut completion: Completion<T>) -> Result<()> {
        let events = self.events.as_ref().ok_or(NtStatus::INVALID_DEVICE_REQUEST)?;
        let mut pairing = self.pairing.lock();
        let ((), mut key) = pairing.split();
        let mut queue = events.under(&mut key)?;
        completion.came = self.now();
        self.coming.set(queue.count() + 1);
        let turn = self.work.add();
        let request = if turn.is_some() { self.take_request() } else { None };
        let oldest = if request.is_some() { queue.dequeue() } else { None };
        let pair = match (request, oldest) {
            (Some(request), None) => {
                // It is the oldest itself, and needs no buffer.
                self.counts.data.add();
                self.coming.set(0);
                drop(pairing);
                self.complete(request, datum.payload(), &completion);
                self.end(turn);
                return Ok(());
            }
            (Some(request), Some(oldest)) => Some(Pair { request, datum: oldest }),
            (None, _) => None,
        };
        let waits = self.wait(&mut queue, datum, completion);
        self.coming.set(queue.count());
        drop(pairing);
        let result = self.let_go(waits);
        if let Some(pair) = pair {
            self.complete_pair(pair);
            self.deliver_pairs();
        }
        self.end(turn);
        result
    }

    /// Lets a datum wait behind the others, in the place of the oldest if there are too many.
    #[inline]
    fn wait<G: Given<T>>(
        &self,
        queue: &mut Queue<'_, T>,
        datum: G,
        completion: Completion<T>,
    ) -> Waits<G::Old> {
        let (mut buffer, old) = match self.next_place(queue) {
            Ok(empty) => (datum.put(empty)?, None),
            Err(none) => {
                let mut oldest = queue.dequeue().ok_or(none)?;
                let old = datum.replace(&mut oldest)?;
                (oldest, Some(old))
            }
        };
        *buffer.context_mut() = completion;
        queue.enqueue(buffer);
        // Before anybody can deliver it: nobody sees more data delivered than came.
        self.counts.data.add();
        Ok(old)
    }

    /// A buffer for one datum more, if one more may wait and there is memory for it.
    #[inline]
    fn next_place(&self, queue: &mut Queue<'_, T>) -> Result<Vacant<T, Completion<T>>> {
        if queue.count() < self.config().data_limit() {
            queue.fetch()
        } else {
            Err(NtStatus::QUOTA_EXCEEDED.into())
        }
    }

    /// Drops the datum that had to go, if one had to.
    fn let_go<Old>(&self, waits: Waits<Old>) -> Result<()> {
        let old = waits?;
        if old.is_some() {
            drop(old);
            self.log_discarded(self.counts.discarded.add());
        }
        Ok(())
    }
}
