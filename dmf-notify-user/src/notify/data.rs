//! Data: how they get to a request, or come to wait for one.

use dmf_buffer_queue::{Payload, UnderLock};
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
type Queue<'k, 'g, T> = UnderLock<'k, 'g, T, Completion<T>>;

/// What became of a new datum, in one critical section.
enum Placed<T: Payload + ?Sized, G: Given<T>> {
    /// A request was waiting, and no datum was: they are a pair.
    Direct(Request, G, Completion<T>),
    /// It waits. A request was waiting, and gets a datum that waited before.
    Paired(Pair<T>, Waits<G::Old>),
    /// It waits for a request.
    Alone(Waits<G::Old>),
}

/// The datum that had to go when another one came to wait, or why that one could not.
type Waits<Old> = Result<Option<Old>>;

impl<T: Payload + ?Sized, G: Given<T>> Placed<T, G> {
    const fn is_accepted(&self) -> bool {
        match self {
            Self::Direct(..) => true,
            Self::Paired(_, waits) | Self::Alone(waits) => waits.is_ok(),
        }
    }
}

impl<T: Payload + ?Sized> NotifyUserWithRequest<T> {
    /// Whichever form the datum has.
    fn process<G: Given<T>>(&self, datum: G, completion: Completion<T>) -> Result<()> {
        let events = self.events.as_ref().ok_or(NtStatus::INVALID_DEVICE_REQUEST)?;
        let mut pairing = self.pairing.lock();
        let ((), mut key) = pairing.split();
        let queue = events.under(&mut key)?;
        let turn = self.work.add();
        let placed = self.place(queue, turn.is_some(), datum, completion);
        if placed.is_accepted() {
            // Before anybody can deliver it: nobody sees more data delivered than came.
            self.counts.data.add();
        }
        drop(pairing);
        let result = self.settle(placed);
        if let Some(more) = turn.and_then(|turn| self.work.end(turn)) {
            self.deliver(more);
        }
        result
    }

    /// Decides what becomes of a datum. Whoever has the turn looks for a request as well; the
    /// others leave that to them.
    fn place<G: Given<T>>(
        &self,
        mut queue: Queue<'_, '_, T>,
        has_turn: bool,
        datum: G,
        completion: Completion<T>,
    ) -> Placed<T, G> {
        let request = if has_turn { self.take_request() } else { None };
        let Some(request) = request else {
            return Placed::Alone(self.wait(&mut queue, datum, completion));
        };
        match queue.dequeue() {
            None => Placed::Direct(request, datum, completion),
            Some(oldest) => Placed::Paired(
                Pair { request, datum: oldest },
                self.wait(&mut queue, datum, completion),
            ),
        }
    }

    /// Lets a datum wait behind the others, in the place of the oldest if there are too many.
    fn wait<G: Given<T>>(
        &self,
        queue: &mut Queue<'_, '_, T>,
        datum: G,
        completion: Completion<T>,
    ) -> Waits<G::Old> {
        let oldest = if queue.count() < self.data_limit() { None } else { queue.dequeue() };
        let (mut buffer, old) = match oldest {
            None => (datum.put(queue.fetch()?)?, None),
            Some(mut oldest) => {
                let old = datum.replace(&mut oldest)?;
                (oldest, Some(old))
            }
        };
        *buffer.context_mut() = completion;
        queue.enqueue(buffer);
        Ok(old)
    }

    /// Does what may not be done under the lock.
    fn settle<G: Given<T>>(&self, placed: Placed<T, G>) -> Result<()> {
        match placed {
            Placed::Direct(request, datum, completion) => {
                self.complete(request, datum.payload(), &completion);
                Ok(())
            }
            Placed::Paired(pair, waits) => {
                let result = self.let_go(waits);
                self.complete_pair(pair);
                self.deliver_pairs();
                result
            }
            Placed::Alone(waits) => self.let_go(waits),
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
