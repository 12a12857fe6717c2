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
        Ok(self.process(datum, Ends { complete, status })?)
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
        Ok(self.process(bytes, Ends { complete, status })?)
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
    fn process<G: Given<T>>(&self, datum: G, ends: Ends<T>) -> Result<(), NtStatus> {
        let events = self.events.as_ref().ok_or(NtStatus::INVALID_DEVICE_REQUEST)?;
        let pairing = self.pairing.lock();
        let came = self.now();
        // Before it counts as work: whoever has the turn sees that there is a datum.
        let before = self.coming.one_more();
        let turn = self.work.add();
        let request = if turn.is_some() { self.take_request() } else { None };
        let result = match request {
            Some(request) if before == 0 => {
                self.deliver_at_once(pairing, request, &datum, ends.at(came));
                Ok(())
            }
            request => self.wait(events, pairing, request, datum, ends, came),
        };
        self.end(turn);
        result
    }

    /// The datum waits; most often there is no request, and a buffer is free.
    #[inline]
    fn wait<G: Given<T>>(
        &self,
        events: &Events<T>,
        mut pairing: Pairing<'_>,
        request: Option<Request>,
        datum: G,
        ends: Ends<T>,
        came: i64,
    ) -> Result<(), NtStatus> {
        let mut key = pairing.key();
        if request.is_none()
            && let Ok(mut queue) = events.under(&mut key)
            && let Some(place) = self.next_place(&mut queue, ends.at(came))
        {
            let waits = self.wait_in(place, &mut queue, datum);
            return waits.inspect_err(|_| self.coming.set(queue.count()));
        }
        self.wait_after_all(pairing, request, datum, ends, came)
    }

    /// The rest of [`wait`](Self::wait): there is a request, but other data came before; or there is
    /// no place for one datum more.
    #[cold]
    #[inline(never)]
    fn wait_after_all<G: Given<T>>(
        &self,
        pairing: Pairing<'_>,
        request: Option<Request>,
        datum: G,
        ends: Ends<T>,
        came: i64,
    ) -> Result<(), NtStatus> {
        let events = self.events.as_ref().ok_or(NtStatus::INVALID_DEVICE_REQUEST)?;
        match request {
            Some(request) => self.deliver_oldest(events, pairing, request, datum, ends.at(came)),
            None => self.wait_instead(events, pairing, datum, ends.at(came)),
        }
    }

    /// There is a request, and no datum came before: it needs no buffer.
    #[inline]
    fn deliver_at_once<G: Given<T>>(
        &self,
        pairing: Pairing<'_>,
        request: Request,
        datum: &G,
        completion: Completion<T>,
    ) {
        self.counts.data.add_alone();
        self.coming.set(0);
        drop(pairing);
        self.complete(request, datum.payload(), &completion);
    }

    /// There is a request, but other data came before: the oldest of them gets it.
    fn deliver_oldest<G: Given<T>>(
        &self,
        events: &Events<T>,
        mut pairing: Pairing<'_>,
        request: Request,
        datum: G,
        completion: Completion<T>,
    ) -> Result<(), NtStatus> {
        let mut key = pairing.key();
        let mut queue = match events.under(&mut key) {
            Ok(queue) => queue,
            Err(error) => {
                drop(pairing);
                Rejected::new(request, error).complete();
                return Err(error.status());
            }
        };
        let Some(oldest) = queue.dequeue() else {
            self.deliver_at_once(pairing, request, &datum, completion);
            return Ok(());
        };
        let waits = match self.next_place(&mut queue, completion) {
            Some(place) => self.wait_in(place, &mut queue, datum).map(|()| None),
            None => self.replace_oldest(&mut queue, datum, completion).map(Some),
        };
        self.coming.set(queue.count());
        drop(pairing);
        let result = waits.map(|replaced| replaced.into_iter().for_each(|old| self.discard(old)));
        self.deliver_from(events, Pair { request, datum: oldest });
        result
    }

    /// The datum waits in the place of the oldest one, because there is no other.
    fn wait_instead<G: Given<T>>(
        &self,
        events: &Events<T>,
        mut pairing: Pairing<'_>,
        datum: G,
        completion: Completion<T>,
    ) -> Result<(), NtStatus> {
        let mut key = pairing.key();
        let mut queue = events.under(&mut key).map_err(|error| error.status())?;
        let replaced = self.replace_oldest(&mut queue, datum, completion);
        self.coming.set(queue.count());
        drop(pairing);
        self.discard(replaced?);
        Ok(())
    }

    /// A datum had to go; no lock is held.
    fn discard<Old>(&self, old: Old) {
        drop(old);
        self.log_discarded(self.counts.discarded.add());
    }

    /// Lets a datum wait behind the others, in a buffer that is free.
    #[inline]
    fn wait_in<G: Given<T>>(
        &self,
        place: Vacant<T, Completion<T>>,
        queue: &mut Queue<'_, T>,
        datum: G,
    ) -> Result<(), NtStatus> {
        let datum = datum.put(place).map_err(|error| error.status())?;
        self.enqueue(queue, datum);
        Ok(())
    }

    /// Lets a datum wait behind the others, in the buffer of the oldest, which had to go.
    fn replace_oldest<G: Given<T>>(
        &self,
        queue: &mut Queue<'_, T>,
        datum: G,
        completion: Completion<T>,
    ) -> Result<G::Old, NtStatus> {
        let mut oldest = queue.dequeue().ok_or(NtStatus::INSUFFICIENT_RESOURCES)?;
        let old = datum.replace(&mut oldest).map_err(|error| error.status())?;
        *oldest.context_mut() = completion;
        self.enqueue(queue, oldest);
        Ok(old)
    }

    /// Puts a datum behind those that wait.
    #[inline]
    fn enqueue(&self, queue: &mut Queue<'_, T>, datum: Filled<T, Completion<T>>) {
        queue.enqueue(datum);
        // Before anybody can deliver it: nobody sees more data delivered than came.
        self.counts.data.add_alone();
    }

    /// A buffer for one datum more, if one more may wait and there is memory for it.
    #[inline]
    fn next_place(
        &self,
        queue: &mut Queue<'_, T>,
        completion: Completion<T>,
    ) -> Option<Vacant<T, Completion<T>>> {
        if queue.count() < self.places { queue.fetch_with(completion).ok() } else { None }
    }
}
