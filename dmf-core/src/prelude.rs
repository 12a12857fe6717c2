//! What the source of a Module or a driver uses: `use dmf_core::prelude::*;`.

pub use crate::{
    Callback, Callbacks, Child, ConfigError, Error, Irql, Module, ModuleBase, ModuleConfig,
    ModuleType, NoConfig, NtStatus, OpenOption, Options, Refused, Result, Wiring, callbacks,
    debug_print, device,
    device::{ControlDevice, DefaultQueue, DeviceRelation, PowerState, Resources, SpecialFile},
    io::{FileObject, IoControl, ManualQueue, Rejected, Request, Typed},
    lock::{AuxiliaryLock, ModuleLock, SpinLock, WaitLock},
    method, module,
    process::{ProcessId, ProcessNotify, ProcessObserver, ProcessStart},
    timer::Timer,
    work_item::WorkItem,
};
