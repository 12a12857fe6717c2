//! The kernel's exports.

pub(crate) mod debug;
pub(crate) mod irql;

/// What the kernel's exports remember.
#[derive(Default)]
pub(crate) struct NtState {
    pub(crate) debug_output: Vec<String>,
}

impl NtState {
    /// What the driver has registered with the kernel and not taken back.
    pub(crate) fn registrations_left(&self) -> Vec<String> {
        Vec::new()
    }

    /// What the driver has allocated from the pool and not freed.
    pub(crate) fn pool_left(&self) -> Vec<String> {
        Vec::new()
    }
}
