//! The 32 bits of a control code and what they mean.

use core::fmt;

/// The kind of device that a control code is for: the upper 16 bits of the code.
///
/// Microsoft assigns the values below `0x8000`; [`custom`](Self::custom) gives the others. Most
/// drivers use [`UNKNOWN`](Self::UNKNOWN).
#[doc(alias = "DEVICE_TYPE")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceType(u16);

impl DeviceType {
    /// A device that fits none of the types that Windows has names for.
    #[doc(alias = "FILE_DEVICE_UNKNOWN")]
    pub const UNKNOWN: Self = Self(0x22);

    /// Any device type, Microsoft's too: for the codes of devices that exist already.
    ///
    /// ```
    /// use dmf_ioctl::DeviceType;
    ///
    /// const DISK: DeviceType = DeviceType::new(7);
    /// assert_eq!(DISK.value(), 7);
    /// ```
    #[must_use]
    pub const fn new(value: u16) -> Self {
        Self(value)
    }

    /// A device type of the driver's own vendor.
    ///
    /// ```
    /// use dmf_ioctl::DeviceType;
    ///
    /// const MINE: DeviceType = DeviceType::custom(0x8123);
    /// assert_eq!(MINE.value(), 0x8123);
    /// ```
    ///
    /// # Panics
    ///
    /// If `value` is below `0x8000`; in a constant that is a compile error.
    #[must_use]
    pub const fn custom(value: u16) -> Self {
        assert!(value >= 0x8000, "device types below 0x8000 are Microsoft's to assign");
        Self(value)
    }

    /// The number that stands for the type in a control code.
    #[must_use]
    pub const fn value(self) -> u16 {
        self.0
    }
}

impl fmt::Debug for DeviceType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DeviceType({:#x})", self.0)
    }
}

/// How Windows hands the caller's buffers to the driver: the lowest two bits of a control code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// Through one system buffer, copied in and out. The one to use unless there is much data.
    #[doc(alias = "METHOD_BUFFERED")]
    Buffered = 0,
    /// The output buffer's pages are locked for the driver to read.
    #[doc(alias = "METHOD_IN_DIRECT")]
    #[doc(alias = "METHOD_DIRECT_TO_HARDWARE")]
    InDirect = 1,
    /// The output buffer's pages are locked for the driver to write.
    #[doc(alias = "METHOD_OUT_DIRECT")]
    #[doc(alias = "METHOD_DIRECT_FROM_HARDWARE")]
    OutDirect = 2,
    /// As the caller's addresses, unchecked. The driver must probe them in the caller's context.
    #[doc(alias = "METHOD_NEITHER")]
    Neither = 3,
}

impl Method {
    const fn of(bits: u32) -> Self {
        match bits & 3 {
            0 => Self::Buffered,
            1 => Self::InDirect,
            2 => Self::OutDirect,
            _ => Self::Neither,
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Buffered => "METHOD_BUFFERED",
            Self::InDirect => "METHOD_IN_DIRECT",
            Self::OutDirect => "METHOD_OUT_DIRECT",
            Self::Neither => "METHOD_NEITHER",
        })
    }
}

/// What the caller's handle must have been opened for; Windows checks it before the driver is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Access {
    /// Any handle will do.
    #[doc(alias = "FILE_ANY_ACCESS")]
    Any = 0,
    /// The handle was opened for reading.
    #[doc(alias = "FILE_READ_ACCESS")]
    #[doc(alias = "FILE_READ_DATA")]
    Read = 1,
    /// The handle was opened for writing.
    #[doc(alias = "FILE_WRITE_ACCESS")]
    #[doc(alias = "FILE_WRITE_DATA")]
    Write = 2,
    /// The handle was opened for both.
    ReadWrite = 3,
}

impl Access {
    const fn of(bits: u32) -> Self {
        match bits & 3 {
            0 => Self::Any,
            1 => Self::Read,
            2 => Self::Write,
            _ => Self::ReadWrite,
        }
    }
}

impl fmt::Display for Access {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Any => "any access",
            Self::Read => "read access",
            Self::Write => "write access",
            Self::ReadWrite => "read and write access",
        })
    }
}

/// A control code: every 32-bit number is one, and every one can be taken apart.
///
/// Its `Display` is for messages about codes that a driver does not know:
///
/// ```
/// use dmf_ioctl::ControlCode;
///
/// let message = format!("unknown IOCTL {}", ControlCode::from(0x0022_2004));
/// assert_eq!(
///     message,
///     "unknown IOCTL 0x00222004 (device 0x22, function 0x801, METHOD_BUFFERED, any access)",
/// );
/// ```
#[doc(alias = "CTL_CODE")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ControlCode(u32);

impl ControlCode {
    /// The code made of these parts. Functions below `0x800` are Microsoft's to assign.
    ///
    /// # Panics
    ///
    /// If `function` is above `0xfff`; in a constant that is a compile error.
    #[must_use]
    pub const fn new(device: DeviceType, function: u16, method: Method, access: Access) -> Self {
        assert!(function < 0x1000, "the function of an IOCTL has 12 bits: it is at most 0xfff");
        let (device, function) = (device.0 as u32, function as u32);
        Self(device << 16 | (access as u32) << 14 | function << 2 | method as u32)
    }

    /// The code as the number that `DeviceIoControl` takes and a driver's callback is given.
    #[must_use]
    pub const fn value(self) -> u32 {
        self.0
    }

    /// The kind of device.
    #[doc(alias = "DEVICE_TYPE_FROM_CTL_CODE")]
    #[must_use]
    pub const fn device(self) -> DeviceType {
        DeviceType((self.0 >> 16) as u16)
    }

    /// The function among those of the device type, at most `0xfff`.
    #[must_use]
    pub const fn function(self) -> u16 {
        (self.0 >> 2 & 0xfff) as u16
    }

    /// How the buffers are handed over.
    #[doc(alias = "METHOD_FROM_CTL_CODE")]
    #[must_use]
    pub const fn method(self) -> Method {
        Method::of(self.0)
    }

    /// What the handle must have been opened for.
    #[must_use]
    pub const fn access(self) -> Access {
        Access::of(self.0 >> 14)
    }
}

impl From<u32> for ControlCode {
    fn from(value: u32) -> Self {
        Self(value)
    }
}

impl From<ControlCode> for u32 {
    fn from(code: ControlCode) -> Self {
        code.0
    }
}

impl fmt::Display for ControlCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (device, function) = (self.device().0, self.function());
        let (method, access) = (self.method(), self.access());
        let code = self.0;
        write!(f, "{code:#010x} (device {device:#x}, function {function:#x}, {method}, {access})")
    }
}

impl fmt::Debug for ControlCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ControlCode({self})")
    }
}

#[cfg(test)]
mod tests;
