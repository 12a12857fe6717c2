//! Data: how they get to a request, or come to wait for one.

use dmf_buffer_queue::{Filled, Payload, UnderLock, Vacant};
use dmf_core::{
    lock::{Either, Guard},
    prelude::*,
};

use crate::{
    Complete, Completion, NotifyUserWithRequest,
    notify::{
        completion::Ends,
        deliver::{Events, Pair},
        given::Given,
    },
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
        self.process(datum, Ends { complete, status })
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
        self.process(bytes, Ends { complete, status })
    }
}

/// The data queue, with its lock held.
type Queue<'k, T> = UnderLock<'k, T, Completion<T>>;

/// The lock under which requests and data are paired.
type Pairing<'a> = Guard<'a, (), Either>;

impl<T: Payload + ?Sized> NotifyUserWithRequest<T> {
    /// Whichever form the datum has. Whoever has the turn looks for a request; the others leave
    /// that to them.
    #[inline]
    fn process<G: Given<T>>(&self, datum: G, ends: Ends<T>) -> Result<()> {
        let events = self.events.as_ref().ok_or(NtStatus::INVALID_DEVICE_REQUEST)?;
        let mut pairing = self.pairing.lock();
        let mut key = pairing.key();
        let mut queue = events.under(&mut key)?;
        let came = self.now();
        // Before it counts as work: whoever has the turn sees that there is a datum.
        self.coming.set(queue.count() + 1);
        let turn = self.work.add();
        let request = if turn.is_some() { self.take_request() } else { None };
        if request.is_none()
            && let Some(place) = self.next_place(&mut queue)
        {
            let waits = self.wait_in(place, &mut queue, datum, ends.at(came));
            drop(pairing);
            self.end(turn);
            return waits;
        }
        if queue.count() == 0
            && let Some(request) = request
        {
            // It is the oldest itself, and needs no buffer.
            self.counts.data.add_alone();
            self.coming.set(0);
            drop(pairing);
            self.complete(request, datum.payload(), &ends.at(came));
            self.end(turn);
            return Ok(());
        }
        let result = self.process_full(events, pairing, request, datum, ends, came);
        self.end(turn);
        result
    }

    /// The rest of [`process`](Self::process): there is a request, but other data came before; or
    /// there is no place for one datum more.
    #[cold]
    #[inline(never)]
    fn process_full<G: Given<T>>(
        &self,
        events: &Events<T>,
        mut pairing: Pairing<'_>,
        request: Option<Request>,
        datum: G,
        ends: Ends<T>,
        came: i64,
    ) -> Result<()> {
        let mut key = pairing.key();
        let mut queue = events.under(&mut key)?;
        let (oldest, place) = match request {
            Some(_) => (queue.dequeue(), self.next_place(&mut queue)),
            // That was the reason to come here.
            None => (None, None),
        };
        let waits = match place {
            Some(place) => self.wait_in(place, &mut queue, datum, ends.at(came)).map(|()| None),
            None => self.replace_oldest(&mut queue, datum, ends.at(came)).map(Some),
        };
        self.coming.set(queue.count());
        drop(pairing);
        let result = waits.map(|replaced| {
            if let Some(old) = replaced {
                drop(old);
                self.log_discarded(self.counts.discarded.add());
            }
        });
        if let Some((request, datum)) = request.zip(oldest) {
            self.deliver_from(events, Pair { request, datum });
        }
        result
    }

    /// Lets a datum wait behind the others, in a buffer that is free.
    #[inline]
    fn wait_in<G: Given<T>>(
        &self,
        place: Vacant<T, Completion<T>>,
        queue: &mut Queue<'_, T>,
        datum: G,
        completion: Completion<T>,
    ) -> Result<()> {
        self.enqueue(queue, datum.put(place)?, completion);
        Ok(())
    }

    /// Lets a datum wait behind the others, in the buffer of the oldest, which had to go.
    fn replace_oldest<G: Given<T>>(
        &self,
        queue: &mut Queue<'_, T>,
        datum: G,
        completion: Completion<T>,
    ) -> Result<G::Old> {
        let mut oldest = queue.dequeue().ok_or(NtStatus::INSUFFICIENT_RESOURCES)?;
        let old = datum.replace(&mut oldest)?;
        self.enqueue(queue, oldest, completion);
        Ok(old)
    }

    /// Puts a datum behind those that wait.
    #[inline]
    fn enqueue(
        &self,
        queue: &mut Queue<'_, T>,
        mut datum: Filled<T, Completion<T>>,
        completion: Completion<T>,
    ) {
        *datum.context_mut() = completion;
        queue.enqueue(datum);
        // Before anybody can deliver it: nobody sees more data delivered than came.
        self.counts.data.add_alone();
    }

    /// A buffer for one datum more, if one more may wait and there is memory for it.
    #[inline]
    fn next_place(&self, queue: &mut Queue<'_, T>) -> Option<Vacant<T, Completion<T>>> {
        if queue.count() < self.places { queue.fetch().ok() } else { None }
    }
}
