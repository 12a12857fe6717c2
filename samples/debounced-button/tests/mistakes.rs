//! What happens to those who err.

use debounced_button::{Config, Debounce};
use dmf_core::prelude::*;
use kmdf_host::{BugCheck, Error as HostError, Machine};

const PAGE: &str = include_str!("../../../docs/writing-a-module.md");

/// The page shows this, but for the numbers of handles and lines.
fn assert_shown(text: &str) {
    let known = |line: &str| {
        let numbered = |word: &&str| word.starts_with("0x00") || word.contains(".rs:");
        let words = line.split_whitespace().filter(|word| !numbered(word));
        words.collect::<Vec<_>>().join(" ")
    };
    let shown: Vec<_> = PAGE.lines().map(known).collect();
    for line in text.lines() {
        assert!(shown.contains(&known(line)), "the page does not show\n{text}");
    }
}

mod impatient {
    use super::*;

    #[device]
    struct Impatient {
        #[child(config = || Config::new(16).with_quiet_ms(0))]
        button: Child<Debounce>,
    }

    #[callbacks]
    impl Module for Impatient {
        fn open(&self) -> Result<()> {
            self.button.edge(false)
        }
    }

    dmf_core::driver!(Impatient);
}

#[test]
fn a_quiet_time_of_zero_is_refused_and_the_debugger_is_told() {
    let machine = Machine::new();
    let driver = machine.load("impatient", impatient::driver_entry).expect("DriverEntry succeeds");
    let Err(HostError::Status { status, .. }) = driver.plug_in() else {
        panic!("the device starts");
    };
    assert_eq!(status, NtStatus::INVALID_PARAMETER.raw());
    assert_shown(&machine.debug_output().concat());
    driver.unload().expect("nothing leaks");
}

mod careless {
    use super::*;

    /// Counts, and takes its lock twice.
    #[module(options = Dispatch)]
    pub(crate) struct Careless {
        count: ModuleLock<u32>,
    }

    #[callbacks]
    impl Module for Careless {}

    impl Careless {
        #[method(irql <= DISPATCH_LEVEL)]
        pub(crate) fn twice_the_count(&self) -> Result<u32> {
            let count = self.count.lock();
            Ok(*count + *self.count.lock())
        }
    }

    #[device]
    struct Victim {
        #[child(config = || NoConfig)]
        careless: Child<Careless>,
    }

    #[callbacks]
    impl Module for Victim {
        fn d0_entry(&self, _previous: PowerState) -> Result<()> {
            self.careless.twice_the_count().map(drop)
        }
    }

    dmf_core::driver!(Victim);
}

#[test]
fn a_lock_taken_twice_is_a_bug_check_that_says_so() {
    let machine = Machine::new();
    let driver = machine.load("careless", careless::driver_entry).expect("DriverEntry succeeds");
    let Err(HostError::Crashed(crash)) = driver.plug_in() else {
        panic!("the machine goes on");
    };
    assert_eq!(crash.code, BugCheck::SpinLockAlreadyOwned);
    let call = crash.call.as_ref().expect("there is debug information");
    assert!(call.contains("twice_the_count (mistakes.rs:"), "not a line of dmf-core: {call}");
    assert_shown(&crash.to_string());
}
