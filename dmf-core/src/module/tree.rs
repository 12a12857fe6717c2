//! A tree of Modules, for people to read.

use core::fmt;

use crate::{
    irql::Irql,
    module::{InstanceName, ModuleHeader},
};

/// A Module and those below it. Any IRQL; above `PASSIVE_LEVEL` without the dynamic ones, whose list
/// somebody may be changing.
///
/// `Display` writes one line for each: the Module, the instance, its state and how many Methods
/// are inside; children in field order, then dynamic ones, newest first. `Debug` adds the Configs.
///
/// ```
/// use dmf_core::{ModuleType, module::State, prelude::*};
///
/// #[module(options = Dispatch)]
/// pub struct Counter {}
/// # #[callbacks] impl Module for Counter {}
///
/// #[device]
/// pub struct Monitor {
///     #[child(config = || [NoConfig; 2])]
///     counters: [Child<Counter>; 2],
/// }
///
/// #[callbacks]
/// impl Module for Monitor {
///     fn d0_entry(&self, _previous: PowerState) -> Result<()> {
///         let tree = "\
/// Monitor 'device': open
///   Counter 'counters[0]': open
///   Counter 'counters[1]': open";
///         assert_eq!(self.tree().to_string(), tree);
///         assert!(self.tree().children().all(|counter| counter.state() == State::Open));
///         Ok(())
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Monitor>(|_, _| ());
/// ```
#[derive(Clone, Copy)]
pub struct ModuleTree<'a> {
    header: &'a ModuleHeader,
}

/// Whether a Module works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It was not opened, or it was closed.
    Closed,
    /// Methods are let in.
    Open,
    /// No more Methods are let in, but some are still running.
    Closing,
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Closed => "closed",
            Self::Open => "open",
            Self::Closing => "closing",
        })
    }
}

impl<'a> ModuleTree<'a> {
    pub(crate) const fn new(header: &'a ModuleHeader) -> Self {
        Self { header }
    }

    /// The Module's name.
    #[must_use]
    pub const fn module(&self) -> &'static str {
        self.header.vtable.name
    }

    /// The instance's name.
    #[must_use]
    pub const fn instance(&self) -> InstanceName {
        self.header.name
    }

    /// Whether the Module works, at this moment.
    #[must_use]
    pub fn state(&self) -> State {
        match (self.header.rundown.is_open(), self.header.rundown.references()) {
            (true, _) => State::Open,
            (false, 0) => State::Closed,
            (false, _) => State::Closing,
        }
    }

    /// How many Methods are running in it, at this moment.
    #[must_use]
    pub fn references(&self) -> usize {
        self.header.rundown.references()
    }

    /// The Modules directly below it, in field order.
    pub fn children(&self) -> impl Iterator<Item = ModuleTree<'a>> {
        self.header.children().map(ModuleTree::new)
    }

    /// Calls `each` for every dynamic Module that this one owns, newest first. Those that come or go
    /// meanwhile may be left out. `PASSIVE_LEVEL`; above it `each` is not called.
    pub fn for_each_dynamic(&self, mut each: impl FnMut(ModuleTree<'_>)) {
        // It cannot fail: `each` does not.
        let _nothing = self.try_each_dynamic(|tree| {
            each(tree);
            Ok(())
        });
    }

    fn try_each_dynamic(self, mut each: impl FnMut(ModuleTree<'_>) -> fmt::Result) -> fmt::Result {
        if self.header.dynamic.is_empty() || Irql::current() > Irql::PASSIVE_LEVEL {
            return Ok(());
        }
        let mut place = 0;
        while let Some(kept) = self.header.dynamic.at(place) {
            each(ModuleTree::new(kept.header()))?;
            place += 1;
        }
        Ok(())
    }

    /// The Config of the instance, with the values of its fields.
    #[must_use]
    pub fn config(&self) -> impl fmt::Debug + 'a {
        ShownConfig(self.header)
    }

    /// The tree as a graph, in the language of Graphviz: `dot -Tsvg`.
    #[must_use]
    pub fn graphviz(&self) -> impl fmt::Display + 'a {
        Graph(*self)
    }

    fn write(self, f: &mut fmt::Formatter<'_>, depth: usize, configs: bool) -> fmt::Result {
        write!(f, "{} '{}': {}", self.module(), self.instance(), self.state())?;
        match self.references() {
            0 => {}
            references => write!(f, ", {references} inside")?,
        }
        if configs {
            write!(f, ", {:?}", self.config())?;
        }
        let (depth, indent) = (depth + 1, depth * 2 + 2);
        for child in self.children() {
            write!(f, "\n{:indent$}", "")?;
            child.write(f, depth, configs)?;
        }
        self.try_each_dynamic(|dynamic| {
            write!(f, "\n{:indent$}dynamic ", "")?;
            dynamic.write(f, depth, configs)
        })
    }
}

impl fmt::Display for ModuleTree<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (*self).write(f, 0, false)
    }
}

/// As `Display`, with the Config of each Module.
impl fmt::Debug for ModuleTree<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (*self).write(f, 0, true)
    }
}

/// The Config of a Module, whatever its type.
struct ShownConfig<'a>(&'a ModuleHeader);

impl fmt::Debug for ShownConfig<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // SAFETY: a linked Module was made, so the pointer is to a Module of the table's type.
        unsafe { (self.0.vtable.describe)(self.0.module, f) }
    }
}

/// A tree as a graph. The nodes are known by their addresses.
struct Graph<'a>(ModuleTree<'a>);

impl Graph<'_> {
    fn node(tree: ModuleTree<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = core::ptr::from_ref(tree.header).addr();
        let (module, instance, state) = (tree.module(), tree.instance(), tree.state());
        writeln!(f, "  m{id:x} [label=\"{module}\\n'{instance}'\\n{state}\"];")?;
        for child in tree.children() {
            writeln!(f, "  m{id:x} -> m{:x};", core::ptr::from_ref(child.header).addr())?;
            Self::node(child, f)?;
        }
        tree.try_each_dynamic(|dynamic| {
            let below = core::ptr::from_ref(dynamic.header).addr();
            writeln!(f, "  m{id:x} -> m{below:x} [style=dashed];")?;
            Self::node(dynamic, f)
        })
    }
}

impl fmt::Display for Graph<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "digraph modules {{\n  node [shape=box];")?;
        Self::node(self.0, f)?;
        writeln!(f, "}}")
    }
}
