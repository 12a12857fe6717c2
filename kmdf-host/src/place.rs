//! Where in a driver a call was made: the line of its source, or the address in its image.
//!
//! Return addresses are cheap to take; what they mean is looked up only when somebody is told.

use crate::image;

/// The function that std runs each thread's closure in: what is outside of it is the system's.
const BEGIN_OF_THREAD: &str = "__rust_begin_short_backtrace";

/// The return addresses of a call, innermost first.
pub(crate) type Stack = Vec<usize>;

/// The return addresses of the calling function.
///
/// The code of a loaded image cannot be unwound, so of its frames the innermost is the only one.
pub(crate) fn stack() -> Stack {
    let mut stack = Stack::new();
    backtrace::trace(|frame| {
        stack.push(frame.ip().addr());
        true
    });
    stack
}

/// The innermost frame that is neither the runtime's nor a library's: its function and line, or its place in an image.
/// If all of the driver's frames are of the framework that it is written with, the innermost of those.
pub(crate) fn of(stack: &[usize]) -> Option<String> {
    let mut of_framework = None;
    for address in stack {
        // A return address is behind the call.
        let call = address.saturating_sub(1);
        if image::contains(call) {
            return Some(image::describe(call));
        }
        let (mut found, mut ends) = (None, false);
        backtrace::resolve(std::ptr::with_exposed_provenance_mut(call), |symbol| {
            ends |= begins_thread(symbol);
            match of_symbol(symbol) {
                Some((Whose::Driver, place)) => found = found.take().or(Some(place)),
                Some((Whose::Framework, place)) => {
                    of_framework = of_framework.take().or(Some(place));
                }
                None => {}
            }
        });
        if found.is_some() {
            return found;
        }
        if ends {
            break;
        }
    }
    of_framework
}

fn begins_thread(symbol: &backtrace::Symbol) -> bool {
    symbol.name().is_some_and(|name| name.to_string().contains(BEGIN_OF_THREAD))
}

/// Whose source a frame is of.
enum Whose {
    Driver,
    /// That of `dmf-core` in this repository; for others it is a library from the registry.
    Framework,
}

/// The name and line of a frame, if they are in the driver's source.
fn of_symbol(symbol: &backtrace::Symbol) -> Option<(Whose, String)> {
    const NOT_THE_DRIVERS: [&str; 4] =
        ["/kmdf-host/src/", "/kmdf-sys/src/", "/rustc/", "/registry/src/"];
    let (name, file) = (format!("{:#}", symbol.name()?), symbol.filename()?);
    let path = file.to_string_lossy().replace('\\', "/");
    // The macro that calls WDF makes such a function in the module of its caller.
    let last = name.rsplit("::").next().unwrap_or_default();
    let of_macro = last.starts_with("wdf_") && last.ends_with("_impl");
    if of_macro || NOT_THE_DRIVERS.iter().any(|part| path.contains(part)) {
        return None;
    }
    let whose = if path.contains("/dmf-core/src/") { Whose::Framework } else { Whose::Driver };
    let line = symbol.lineno().unwrap_or_default();
    let file = file.file_name().unwrap_or_default().to_string_lossy();
    Some((whose, format!("{name} ({file}:{line})")))
}
