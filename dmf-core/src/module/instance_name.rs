//! What an instance of a Module is called.

use core::fmt;

/// The name of an instance: the field that holds it, and its place in it if that is an array.
/// C: `ClientModuleInstanceName`.
///
/// ```
/// use dmf_core::module::InstanceName;
///
/// assert_eq!(InstanceName::new("producer").to_string(), "producer");
/// assert_eq!(InstanceName::indexed("ports", 3).to_string(), "ports[3]");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(alias = "ClientModuleInstanceName")]
pub struct InstanceName {
    text: &'static str,
    index: Option<usize>,
}

impl InstanceName {
    /// The only child of this name.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self { text, index: None }
    }

    /// One of several children of this name.
    #[must_use]
    pub const fn indexed(text: &'static str, index: usize) -> Self {
        Self { text, index: Some(index) }
    }
}

impl fmt::Display for InstanceName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.index {
            Some(index) => write!(f, "{}[{index}]", self.text),
            None => f.write_str(self.text),
        }
    }
}
