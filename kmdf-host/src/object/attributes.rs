//! `WDF_OBJECT_ATTRIBUTES`, validated as the framework does.

use std::ffi::CStr;

use wdk_sys::{
    _WDF_EXECUTION_LEVEL as Level, _WDF_SYNCHRONIZATION_SCOPE as Scope, NTSTATUS,
    PFN_WDF_OBJECT_CONTEXT_CLEANUP, PFN_WDF_OBJECT_CONTEXT_DESTROY, STATUS_INFO_LENGTH_MISMATCH,
    WDF_OBJECT_ATTRIBUTES, WDF_OBJECT_CONTEXT_TYPE_INFO,
};

use super::{Context, Handle};
use crate::edge::abi::Ptr;
use crate::heap::Block;
use crate::machine::crash::{Reply, Stop};
use crate::wdf::status::{
    STATUS_WDF_EXECUTION_LEVEL_INVALID, STATUS_WDF_OBJECT_ATTRIBUTES_INVALID,
    STATUS_WDF_PARENT_ASSIGNMENT_NOT_ALLOWED, STATUS_WDF_PARENT_NOT_SPECIFIED,
    STATUS_WDF_SYNCHRONIZATION_SCOPE_INVALID,
};

/// What one function allows in its attributes.
#[derive(Clone, Copy, Default)]
pub(crate) struct Rules {
    /// There must be attributes.
    pub(crate) required: bool,
    pub(crate) parent: ParentRule,
    /// An execution level may be set.
    pub(crate) execution_level: bool,
    /// A synchronization scope may be set.
    pub(crate) synchronization: bool,
}

/// What a function does with the parent in the attributes.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum ParentRule {
    /// It may be there.
    #[default]
    Allowed,
    /// It must be there.
    Required,
    /// It must not be there.
    NotAllowed,
}

/// A validated copy of the driver's attributes.
#[derive(Clone)]
pub(crate) struct Attributes {
    cleanup: PFN_WDF_OBJECT_CONTEXT_CLEANUP,
    destroy: PFN_WDF_OBJECT_CONTEXT_DESTROY,
    pub(crate) execution_level: i32,
    pub(crate) synchronization: i32,
    /// The parent that the driver chose.
    pub(crate) parent: Option<Handle>,
    context: Option<ContextType>,
}

#[derive(Clone)]
struct ContextType {
    type_info: usize,
    name: String,
    size: usize,
}

impl Default for Attributes {
    fn default() -> Self {
        Self {
            cleanup: None,
            destroy: None,
            execution_level: Level::WdfExecutionLevelInheritFromParent,
            synchronization: Scope::WdfSynchronizationScopeInheritFromParent,
            parent: None,
            context: None,
        }
    }
}

impl Attributes {
    /// Reads and validates what the driver passed; null means the defaults.
    ///
    /// # Errors
    ///
    /// The framework's status for the first thing that is wrong.
    pub(crate) fn read(pointer: Ptr<WDF_OBJECT_ATTRIBUTES>, rules: Rules) -> Reply<Self> {
        let Some(given) = pointer.optional() else {
            if rules.required {
                return Err(Stop::Status(STATUS_WDF_PARENT_NOT_SPECIFIED));
            }
            return Ok(Self::default());
        };
        let raw = given.read_sized()?;
        let context = ContextType::read(&raw)?;
        let parent = Handle::of(raw.ParentObject);
        let status = match rules.parent {
            ParentRule::NotAllowed if !parent.is_null() => STATUS_WDF_PARENT_ASSIGNMENT_NOT_ALLOWED,
            ParentRule::Required if parent.is_null() => STATUS_WDF_PARENT_NOT_SPECIFIED,
            _ => level_status(&raw, rules),
        };
        if status != wdk_sys::STATUS_SUCCESS {
            return Err(Stop::Status(status));
        }
        Ok(Self {
            cleanup: raw.EvtCleanupCallback,
            destroy: raw.EvtDestroyCallback,
            execution_level: raw.ExecutionLevel,
            synchronization: raw.SynchronizationScope,
            parent: (!parent.is_null()).then_some(parent),
            context,
        })
    }

    /// The address of the context's type information.
    pub(crate) fn type_info(&self) -> Option<usize> {
        self.context.as_ref().map(|context| context.type_info)
    }

    /// Makes the context that these attributes describe.
    pub(crate) fn first_context(&self) -> Context {
        Context {
            type_info: self.type_info().unwrap_or(0),
            name: self.context.as_ref().map(|context| context.name.clone()).unwrap_or_default(),
            memory: self.context.as_ref().map(|context| Block::new(context.size)),
            cleanup: self.cleanup,
            destroy: self.destroy,
        }
    }
}

fn level_status(raw: &WDF_OBJECT_ATTRIBUTES, rules: Rules) -> NTSTATUS {
    let levels = Level::WdfExecutionLevelInheritFromParent..=Level::WdfExecutionLevelDispatch;
    let scopes =
        Scope::WdfSynchronizationScopeInheritFromParent..=Scope::WdfSynchronizationScopeNone;
    let plain_scope = raw.SynchronizationScope == Scope::WdfSynchronizationScopeInheritFromParent
        || raw.SynchronizationScope == Scope::WdfSynchronizationScopeNone;
    let plain_level = raw.ExecutionLevel == Level::WdfExecutionLevelInheritFromParent;
    if !levels.contains(&raw.ExecutionLevel) || !scopes.contains(&raw.SynchronizationScope) {
        STATUS_WDF_OBJECT_ATTRIBUTES_INVALID
    } else if !rules.synchronization && !plain_scope {
        STATUS_WDF_SYNCHRONIZATION_SCOPE_INVALID
    } else if !rules.execution_level && !plain_level {
        STATUS_WDF_EXECUTION_LEVEL_INVALID
    } else {
        wdk_sys::STATUS_SUCCESS
    }
}

impl ContextType {
    fn read(raw: &WDF_OBJECT_ATTRIBUTES) -> Reply<Option<Self>> {
        let Some(info) = Ptr::from_field(raw.ContextTypeInfo.cast_mut()).optional() else {
            let bad = raw.ContextSizeOverride > 0;
            let status = Stop::Status(STATUS_WDF_OBJECT_ATTRIBUTES_INVALID);
            return if bad { Err(status) } else { Ok(None) };
        };
        let type_info: WDF_OBJECT_CONTEXT_TYPE_INFO =
            info.read_sized_as(STATUS_INFO_LENGTH_MISMATCH)?;
        let nameless = type_info.ContextSize > 0 && type_info.ContextName.is_null();
        let small = raw.ContextSizeOverride > 0 && raw.ContextSizeOverride < type_info.ContextSize;
        if nameless || small {
            return Err(Stop::Status(STATUS_WDF_OBJECT_ATTRIBUTES_INVALID));
        }
        let name = if type_info.ContextName.is_null() {
            String::new()
        } else {
            // SAFETY: the type information's name is a string that ends in a NUL, by its definition.
            unsafe { CStr::from_ptr(type_info.ContextName.cast()) }.to_string_lossy().into_owned()
        };
        let size = match raw.ContextSizeOverride {
            0 => type_info.ContextSize,
            size => size,
        };
        Ok(Some(Self { type_info: info.address(), name, size }))
    }
}
