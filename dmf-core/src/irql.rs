//! Interrupt request levels.

use core::fmt;

use crate::error::Refused;

/// An interrupt request level: how much of the system the current processor may use. C: `KIRQL`.
///
/// ```
/// use dmf_core::prelude::*;
///
/// #[device]
/// pub struct Levels {
///     state: SpinLock<u32>,
/// }
///
/// #[callbacks]
/// impl Module for Levels {
///     fn open(&self) -> Result<()> {
///         assert_eq!(Irql::current(), Irql::PASSIVE_LEVEL);
///         let state = self.state.lock();
///         assert_eq!(Irql::current(), Irql::DISPATCH_LEVEL); // until the guard is dropped
///         drop(state);
///         assert!(Irql::current() < Irql::APC_LEVEL);
///         Ok(())
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Levels>(|_, _| ());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Irql(u8);

impl Irql {
    /// Threads run here; pageable memory and waiting are allowed.
    pub const PASSIVE_LEVEL: Self = Self(0);
    /// Asynchronous procedure calls are held off.
    pub const APC_LEVEL: Self = Self(1);
    /// The scheduler is held off: no waiting and no pageable memory. Spin locks raise to it.
    pub const DISPATCH_LEVEL: Self = Self(2);

    /// The level of the current processor. Any IRQL.
    #[must_use]
    #[inline]
    #[doc(alias = "KeGetCurrentIrql")]
    pub fn current() -> Self {
        // SAFETY: the function has no requirements.
        Self(unsafe { wdk_sys::ntddk::KeGetCurrentIrql() })
    }

    /// Whether `self` is at most `other`, usable in constants.
    #[must_use]
    pub const fn at_most(self, other: Self) -> bool {
        self.0 <= other.0
    }

    /// Refuses a caller above `self`.
    #[inline]
    pub(crate) fn require(self) -> Result<(), Refused> {
        let current = Self::current();
        if current <= self { Ok(()) } else { Err(Refused::IrqlTooHigh { current, maximum: self }) }
    }
}

impl fmt::Debug for Irql {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Irql {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::PASSIVE_LEVEL => f.write_str("PASSIVE_LEVEL"),
            Self::APC_LEVEL => f.write_str("APC_LEVEL"),
            Self::DISPATCH_LEVEL => f.write_str("DISPATCH_LEVEL"),
            Self(level) => write!(f, "IRQL {level}"),
        }
    }
}
