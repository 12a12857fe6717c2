//! Which functions there are, as data.

use super::image_list::{image_functions, loader_functions, variadic_functions};
use super::list::wdf_functions;
use super::names;
use super::nt_list::nt_functions;
use super::table::{APC, DISPATCH, HIGH, PASSIVE};
use crate::io::list::wdf_io_functions;

/// Who exports a function to drivers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Provider {
    /// KMDF, at this index of its table.
    Framework(usize),
    /// The kernel.
    Kernel,
    /// The kernel; only a driver that is loaded from a file can name it.
    KernelForImages,
    /// The loader of KMDF.
    Loader,
}

/// A function that a driver can call.
///
/// ```
/// let functions = kmdf_host::functions();
/// let acquire = functions.iter().find(|function| function.name == "WdfWaitLockAcquire").unwrap();
/// assert_eq!(acquire.max_irql, Some(2), "with a time limit of zero");
/// let dma = functions.iter().find(|function| function.name == "WdfDmaEnablerCreate").unwrap();
/// assert_eq!(dma.max_irql, None, "calling it is a bug check");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Function {
    /// Its name in the C headers.
    pub name: &'static str,
    /// Who exports it.
    pub provider: Provider,
    /// The highest IRQL at which some call of it is right; 31 for any. None if it is not implemented: calling it is a
    /// bug check that names it.
    pub max_irql: Option<u8>,
}

macro_rules! by_index {
    ($($index:literal $pfn:ident $name:ident($($argument:ident: $kind:ty),*) -> $result:ty, $irql:ident, $body:path;)*) => {
        &[$(($index, $irql)),*]
    };
}

macro_rules! by_name {
    ($($name:ident($($argument:ident: $kind:ty),*) -> $result:ty, $irql:ident, $body:path;)*) => {
        &[$((stringify!($name), $irql)),*]
    };
}

macro_rules! variadic_by_name {
    ($($name:ident -> $result:ty, $irql:ident, $body:path;)*) => {
        &[$((stringify!($name), $irql)),*]
    };
}

const WDF: &[(usize, u8)] = wdf_functions!(by_index);
const IO: &[(usize, u8)] = wdf_io_functions!(by_index);
const KERNEL: &[(&str, u8)] = nt_functions!(by_name);
const IMAGES: &[(&str, u8)] = image_functions!(by_name);
const VARIADIC: &[(&str, u8)] = variadic_functions!(variadic_by_name);
const LOADER: &[(&str, u8)] = loader_functions!(by_name);

/// Every function that a driver can call: those of KMDF 1.33 by index, then those of the kernel and of the loader.
#[must_use]
pub fn functions() -> Vec<Function> {
    let framework = names::WDF.iter().enumerate().map(|(index, name)| {
        let line = WDF.iter().chain(IO).find(|(of, _)| *of == index);
        let max_irql = line.map(|(_, irql)| *irql);
        Function { name, provider: Provider::Framework(index), max_irql }
    });
    let kernel = names::DECLARED.iter().map(|name| {
        let line = KERNEL.iter().find(|(of, _)| of == name);
        // The two that cannot be in the list: one never returns, the other is not the kernel's own.
        let special = ["KeBugCheckEx", "DebugPrint"].contains(name).then_some(HIGH);
        let max_irql = line.map(|(_, irql)| *irql).or(special);
        Function { name, provider: Provider::Kernel, max_irql }
    });
    let rest = |lines: &'static [(&'static str, u8)], provider| {
        lines.iter().map(move |(name, irql)| Function { name, provider, max_irql: Some(*irql) })
    };
    let mut all: Vec<Function> = framework.chain(kernel).collect();
    let images = rest(IMAGES, Provider::KernelForImages)
        .chain(rest(VARIADIC, Provider::KernelForImages))
        .chain(rest(LOADER, Provider::Loader));
    for function in images {
        if all.iter().all(|known| known.name != function.name) {
            all.push(function);
        }
    }
    all
}
