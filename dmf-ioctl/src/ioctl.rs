//! A control code together with what it carries.

use core::fmt;
use core::marker::PhantomData;

use zerocopy::{FromBytes, Immutable, IntoBytes};

use crate::{Access, ControlCode, DeviceType, Method};

/// A control code whose request carries an `In` to the driver and brings an `Out` back.
///
/// `()` stands for no buffer. The value is only a number; the types exist at compile time, so that
/// driver and application cannot read the same bytes as different things. The example at the
/// [crate's](crate) head shows both sides.
///
/// A code that cannot exist does not compile:
///
/// ```compile_fail
/// use dmf_ioctl::{Access, DeviceType, Ioctl, Method};
///
/// const WRONG: Ioctl<(), ()> =
///     Ioctl::new(DeviceType::UNKNOWN, 0x1801, Method::Buffered, Access::Any);
/// ```
#[doc(alias = "CTL_CODE")]
#[doc(alias = "IOCTL")]
pub struct Ioctl<In, Out> {
    code: ControlCode,
    /// Neither type is stored, so neither may limit on which threads the constant is used.
    carries: PhantomData<fn(In) -> Out>,
}

impl<In, Out> Ioctl<In, Out> {
    /// The control code of a function. Functions below `0x800` are Microsoft's to assign.
    ///
    /// # Panics
    ///
    /// If `function` is above `0xfff`; in a constant that is a compile error.
    #[must_use]
    pub const fn new(device: DeviceType, function: u16, method: Method, access: Access) -> Self {
        Self { code: ControlCode::new(device, function, method, access), carries: PhantomData }
    }

    /// The code as the number that `DeviceIoControl` takes and a driver's callback is given.
    #[must_use]
    pub const fn code(self) -> u32 {
        self.code.value()
    }

    /// The code as something that can be taken apart and written in a message.
    #[must_use]
    pub const fn control_code(self) -> ControlCode {
        self.code
    }

    /// The size of the input buffer in bytes, 0 for none.
    #[must_use]
    pub const fn input_len(self) -> usize {
        size_of::<In>()
    }

    /// The size of the output buffer in bytes, 0 for none.
    #[must_use]
    pub const fn output_len(self) -> usize {
        size_of::<Out>()
    }

    /// What the application sent, read by the driver. Bytes beyond an `In` are ignored.
    ///
    /// # Errors
    ///
    /// [`ShortBuffer`] if `bytes` cannot hold an `In`.
    pub fn input(self, bytes: &[u8]) -> Result<In, ShortBuffer>
    where
        In: FromBytes,
    {
        read(bytes)
    }

    /// What the driver answered, read by the application. Bytes beyond an `Out` are ignored.
    ///
    /// # Errors
    ///
    /// [`ShortBuffer`] if `bytes` cannot hold an `Out`.
    pub fn output(self, bytes: &[u8]) -> Result<Out, ShortBuffer>
    where
        Out: FromBytes,
    {
        read(bytes)
    }

    /// Writes the driver's answer to the beginning of `buffer`; returns how many bytes it has.
    ///
    /// ```
    /// use dmf_ioctl::{Access, DeviceType, Ioctl, Method};
    ///
    /// const COUNT: Ioctl<(), u64> =
    ///     Ioctl::new(DeviceType::UNKNOWN, 0x800, Method::Buffered, Access::Any);
    ///
    /// let mut buffer = [0; 16];
    /// let information = COUNT.write_output(&7, &mut buffer)?;
    /// assert_eq!(COUNT.output(&buffer[..information])?, 7);
    /// # Ok::<(), dmf_ioctl::ShortBuffer>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ShortBuffer`] if `buffer` cannot hold an `Out`; it is then unchanged.
    pub fn write_output(self, value: &Out, buffer: &mut [u8]) -> Result<usize, ShortBuffer>
    where
        Out: IntoBytes + Immutable,
    {
        let error = ShortBuffer { needed: size_of::<Out>(), given: buffer.len() };
        value.write_to_prefix(buffer).map_err(|_| error)?;
        Ok(size_of::<Out>())
    }
}

/// The `T` at the beginning of `bytes`, which need not be aligned.
fn read<T: FromBytes>(bytes: &[u8]) -> Result<T, ShortBuffer> {
    let error = ShortBuffer { needed: size_of::<T>(), given: bytes.len() };
    T::read_from_prefix(bytes).map(|(value, _)| value).map_err(|_| error)
}

// By hand, because a derive would ask the same of `In` and `Out`.
impl<In, Out> Clone for Ioctl<In, Out> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<In, Out> Copy for Ioctl<In, Out> {}

impl<In, Out> PartialEq<u32> for Ioctl<In, Out> {
    fn eq(&self, code: &u32) -> bool {
        self.code() == *code
    }
}

impl<In, Out> fmt::Display for Ioctl<In, Out> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.code.fmt(f)
    }
}

impl<In, Out> fmt::Debug for Ioctl<In, Out> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (input, output) = (self.input_len(), self.output_len());
        write!(f, "Ioctl({} carries {input} bytes, brings {output})", self.code)
    }
}

/// A buffer is too short for what the control code carries.
///
/// A driver completes such a request with `STATUS_BUFFER_TOO_SMALL`.
#[doc(alias = "STATUS_BUFFER_TOO_SMALL")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShortBuffer {
    /// How many bytes the control code carries.
    pub needed: usize,
    /// How many bytes there are.
    pub given: usize,
}

impl fmt::Display for ShortBuffer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the buffer has {} bytes where {} are needed", self.given, self.needed)
    }
}

impl core::error::Error for ShortBuffer {}

#[cfg(test)]
mod tests {
    use super::*;

    const SWAP: Ioctl<u32, u16> =
        Ioctl::new(DeviceType::custom(0x8001), 0x800, Method::Buffered, Access::Any);
    const NOTIFY: Ioctl<(), ()> =
        Ioctl::new(DeviceType::UNKNOWN, 0xfff, Method::Neither, Access::ReadWrite);

    #[test]
    fn unit_means_no_buffer() {
        assert_eq!((NOTIFY.input_len(), NOTIFY.output_len()), (0, 0));
        assert_eq!(NOTIFY.input(&[]), Ok(()));
        assert_eq!(NOTIFY.output(&[1, 2]), Ok(()));
    }

    #[test]
    fn the_code_compares_with_the_number_a_driver_is_given() {
        assert!(SWAP == 0x8001_2000);
        assert!(NOTIFY == 0x0022_ffff);
    }

    #[test]
    fn buffers_need_not_be_aligned_and_may_be_longer() {
        let bytes = [9, 1, 2, 3, 4, 9];
        assert_eq!(SWAP.input(&bytes[1..]), Ok(u32::from_ne_bytes([1, 2, 3, 4])));
    }

    #[test]
    fn a_short_buffer_is_left_alone() {
        let mut buffer = [7];
        let error = SWAP.write_output(&0, &mut buffer);
        assert_eq!(error, Err(ShortBuffer { needed: 2, given: 1 }));
        assert_eq!(buffer, [7]);
    }

    #[test]
    fn a_constant_may_be_used_from_any_thread() {
        fn shared<T: Send + Sync + Copy>(_: T) {}
        shared(Ioctl::<*const u8, *const u8> { code: SWAP.code, carries: PhantomData });
    }
}
