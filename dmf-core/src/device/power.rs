//! What power and plug-and-play callbacks are told.

use core::marker::PhantomData;

use wdk_sys::{
    _DEVICE_RELATION_TYPE, _WDF_POWER_DEVICE_STATE, _WDF_SPECIAL_FILE_TYPE, DEVICE_RELATION_TYPE,
    WDF_POWER_DEVICE_STATE, WDF_SPECIAL_FILE_TYPE, WDFCMRESLIST,
};

/// A device's power state. C: `WDF_POWER_DEVICE_STATE`.
///
/// ```
/// use dmf_core::prelude::*;
///
/// /// Forgets its calibration when the device is off for good, and not when it sleeps.
/// #[device]
/// pub struct Sensor {
///     calibration: SpinLock<Option<u32>>,
/// }
///
/// #[callbacks]
/// impl Module for Sensor {
///     fn d0_entry(&self, previous: PowerState) -> Result<()> {
///         let mut calibration = self.calibration.lock();
///         // A device comes from `D3Final` when it starts, and from where it was when it wakes up.
///         assert_eq!(calibration.is_none(), previous == PowerState::D3Final);
///         calibration.get_or_insert(42);
///         Ok(())
///     }
///
///     fn d0_exit(&self, target: PowerState) -> Result<()> {
///         if target == PowerState::D3Final {
///             *self.calibration.lock() = None;
///         }
///         Ok(())
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Sensor>(|_, device| {
/// device.sleep().unwrap();
/// device.resume().unwrap();
/// # });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(alias = "WDF_POWER_DEVICE_STATE")]
pub enum PowerState {
    /// It works.
    D0,
    /// It sleeps lightly.
    D1,
    /// It sleeps.
    D2,
    /// It is off.
    D3,
    /// It is off for good: it is stopped or removed.
    D3Final,
    /// It is off so that the system can hibernate.
    PrepareForHibernation,
    /// None of these.
    Other(i32),
}

impl PowerState {
    pub(crate) const fn from_raw(raw: WDF_POWER_DEVICE_STATE) -> Self {
        match raw {
            _WDF_POWER_DEVICE_STATE::WdfPowerDeviceD0 => Self::D0,
            _WDF_POWER_DEVICE_STATE::WdfPowerDeviceD1 => Self::D1,
            _WDF_POWER_DEVICE_STATE::WdfPowerDeviceD2 => Self::D2,
            _WDF_POWER_DEVICE_STATE::WdfPowerDeviceD3 => Self::D3,
            _WDF_POWER_DEVICE_STATE::WdfPowerDeviceD3Final => Self::D3Final,
            _WDF_POWER_DEVICE_STATE::WdfPowerDevicePrepareForHibernation => {
                Self::PrepareForHibernation
            }
            other => Self::Other(other),
        }
    }
}

/// A file that the system keeps on a device for its own use: what
/// [`usage_notification`](crate::Module::usage_notification) is told. C: `WDF_SPECIAL_FILE_TYPE`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(alias = "WDF_SPECIAL_FILE_TYPE")]
pub enum SpecialFile {
    /// The paging file.
    Paging,
    /// The hibernation file.
    Hibernation,
    /// The crash dump file.
    Dump,
    /// A boot file.
    Boot,
    /// Nothing of this system's: a virtual machine has the device.
    GuestAssigned,
    /// None of these.
    Other(i32),
}

impl SpecialFile {
    pub(crate) const fn from_raw(raw: WDF_SPECIAL_FILE_TYPE) -> Self {
        match raw {
            _WDF_SPECIAL_FILE_TYPE::WdfSpecialFilePaging => Self::Paging,
            _WDF_SPECIAL_FILE_TYPE::WdfSpecialFileHibernation => Self::Hibernation,
            _WDF_SPECIAL_FILE_TYPE::WdfSpecialFileDump => Self::Dump,
            _WDF_SPECIAL_FILE_TYPE::WdfSpecialFileBoot => Self::Boot,
            _WDF_SPECIAL_FILE_TYPE::WdfSpecialFileGuestAssigned => Self::GuestAssigned,
            other => Self::Other(other),
        }
    }

    pub(crate) const fn raw(self) -> WDF_SPECIAL_FILE_TYPE {
        match self {
            Self::Paging => _WDF_SPECIAL_FILE_TYPE::WdfSpecialFilePaging,
            Self::Hibernation => _WDF_SPECIAL_FILE_TYPE::WdfSpecialFileHibernation,
            Self::Dump => _WDF_SPECIAL_FILE_TYPE::WdfSpecialFileDump,
            Self::Boot => _WDF_SPECIAL_FILE_TYPE::WdfSpecialFileBoot,
            Self::GuestAssigned => _WDF_SPECIAL_FILE_TYPE::WdfSpecialFileGuestAssigned,
            Self::Other(other) => other,
        }
    }
}

/// How other devices belong to a device: what [`relations_query`](crate::Module::relations_query)
/// is told. C: `DEVICE_RELATION_TYPE`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(alias = "DEVICE_RELATION_TYPE")]
pub enum DeviceRelation {
    /// They are its children on the bus.
    Bus,
    /// They are ejected with it.
    Ejection,
    /// They are powered by it.
    Power,
    /// They are removed with it.
    Removal,
    /// It is the device itself.
    TargetDevice,
    /// None of these.
    Other(i32),
}

impl DeviceRelation {
    pub(crate) const fn from_raw(raw: DEVICE_RELATION_TYPE) -> Self {
        match raw {
            _DEVICE_RELATION_TYPE::BusRelations => Self::Bus,
            _DEVICE_RELATION_TYPE::EjectionRelations => Self::Ejection,
            _DEVICE_RELATION_TYPE::PowerRelations => Self::Power,
            _DEVICE_RELATION_TYPE::RemovalRelations => Self::Removal,
            _DEVICE_RELATION_TYPE::TargetDeviceRelation => Self::TargetDevice,
            other => Self::Other(other),
        }
    }
}

/// The hardware resources that the system gave to the device: what
/// [`prepare_hardware`](crate::Module::prepare_hardware) is told. C: `WDFCMRESLIST`, twice.
///
/// Access by type comes with the first Module that drives hardware; until then the handles are
/// here for calls that this crate does not have.
#[derive(Clone, Copy, Debug)]
#[doc(alias = "WDFCMRESLIST")]
pub struct Resources<'a> {
    raw: WDFCMRESLIST,
    translated: WDFCMRESLIST,
    callback: PhantomData<&'a ()>,
}

impl Resources<'_> {
    pub(crate) const fn new(raw: WDFCMRESLIST, translated: WDFCMRESLIST) -> Self {
        Self { raw, translated, callback: PhantomData }
    }

    /// The list as the bus sees the resources; valid during the callback.
    #[must_use]
    pub const fn raw(&self) -> WDFCMRESLIST {
        self.raw
    }

    /// The list as the processor sees the resources; valid during the callback.
    #[must_use]
    pub const fn translated(&self) -> WDFCMRESLIST {
        self.translated
    }
}
