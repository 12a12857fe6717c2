//! A Module that counts.

use dmf_core::prelude::*;

/// How the Module is set up.
#[derive(Clone, Copy, Debug, ModuleConfig)]
pub struct Config {
    /// Where counting ends.
    #[config(range = 1..=1_000_000)]
    pub limit: u32,
}

/// Counts up to a limit.
#[module(config = Config, options = Dispatch)]
pub struct Counter {
    /// The lock of the Module owns the count.
    count: ModuleLock<u32>,
}

#[callbacks]
impl Module for Counter {}

impl Counter {
    /// Adds to the count, up to the limit, and returns it.
    #[method(irql <= DISPATCH_LEVEL)]
    pub fn add(&self, more: u32) -> Result<u32> {
        let mut count = self.count.lock();
        *count = count.saturating_add(more).min(self.config().limit);
        Ok(*count)
    }
}
