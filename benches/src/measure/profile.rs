//! What callgrind wrote.

use std::collections::{BTreeMap, BTreeSet};

/// Which function called which, and what that cost with everything below it.
#[derive(Debug, Default)]
struct Call {
    caller: String,
    callee: String,
    /// Whether the callee is in another file than the program, such as the C library.
    is_outside: bool,
    cost: u64,
}

/// A profile of one part of a program's run.
#[derive(Debug, Default)]
pub struct Profile {
    calls: Vec<Call>,
    /// The instructions of each function itself, by the source file that they come from.
    own: BTreeMap<String, BTreeMap<String, u64>>,
    /// The instructions of code that is in no file that the system knows.
    of_images: u64,
}

/// What callgrind calls the file of code that is in none: images that the runtime has loaded.
const NO_FILE: &str = "???";

/// A recursive function has a number behind its name.
fn plain(name: &str) -> &str {
    name.split_once('\'').map_or(name, |(name, _)| name)
}

/// Whether a driver's call ends here: at a WDF function or a kernel export of the runtime.
fn is_runtime(name: &str) -> bool {
    let function = name.rsplit("::").next().unwrap_or_default();
    name.starts_with("kmdf_host::edge::")
        && function.starts_with(|first: char| first.is_uppercase())
}

impl Profile {
    /// Reads the text of a file that callgrind wrote without compressing names and positions.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Reader::default().read(text)
    }

    /// The instructions of the driver, which is entered in `roots`. None if it never was.
    #[must_use]
    pub fn driver_instructions(&self, roots: &[&str]) -> Option<u64> {
        let enters = |call: &&Call| {
            roots.contains(&plain(&call.callee)) && plain(&call.caller) != plain(&call.callee)
        };
        let entered: u64 = self.calls.iter().filter(enters).map(|call| call.cost).sum();
        let driver = self.driver_functions(roots);
        let leaves = |call: &&Call| {
            driver.contains(call.caller.as_str())
                && (is_runtime(plain(&call.callee)) || call.is_outside)
        };
        let left: u64 = self.calls.iter().filter(leaves).map(|call| call.cost).sum();
        (entered > 0).then(|| entered.saturating_sub(left))
    }

    /// The instructions of a driver that was loaded from its image. Whatever it calls, inlined or not,
    /// is in that image or is not the driver's.
    #[must_use]
    pub fn image_instructions(&self) -> u64 {
        self.of_images
    }

    /// The functions that the driver executes: what is reached from `roots` on this side of the
    /// runtime.
    fn driver_functions(&self, roots: &[&str]) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        let names = self.own.keys().map(String::as_str);
        let mut new: Vec<&str> = names.filter(|name| roots.contains(&plain(name))).collect();
        while let Some(name) = new.pop() {
            if !found.insert(name) {
                continue;
            }
            let calls = self.calls.iter().filter(|call| call.caller == name && !call.is_outside);
            new.extend(calls.map(|call| call.callee.as_str()).filter(|name| !is_runtime(name)));
        }
        found
    }

    /// The driver's instructions by the source file that they come from, most first.
    #[must_use]
    pub fn by_file(&self, roots: &[&str]) -> Vec<(String, u64)> {
        let mut files: BTreeMap<&str, u64> = BTreeMap::new();
        for function in self.driver_functions(roots) {
            for (file, cost) in self.own.get(function).into_iter().flatten() {
                *files.entry(short(file)).or_default() += cost;
            }
        }
        let mut files: Vec<_> =
            files.into_iter().map(|(file, cost)| (file.to_owned(), cost)).collect();
        files.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        files
    }
}

/// A path from the crate on; the standard library as one.
fn short(file: &str) -> &str {
    if file.contains("/library/") {
        return "core";
    }
    let start = ["/dmf-", "/benches/", "/kmdf-sys/", "/zerocopy"].into_iter();
    start.filter_map(|start| file.find(start)).min().map_or(file, |at| &file[at + 1..])
}

/// The reader of the format: lines that say where one is, and lines that say what it cost there.
#[derive(Default)]
struct Reader {
    profile: Profile,
    object: String,
    function: String,
    file: String,
    callee: String,
    callee_object: Option<String>,
    /// Whether the next cost is that of a call.
    is_call: bool,
}

impl Reader {
    fn read(mut self, text: &str) -> Profile {
        for line in text.lines() {
            match line.split_once('=') {
                Some((key, value)) => self.place(key, value),
                None => self.cost(line),
            }
        }
        self.profile
    }

    fn place(&mut self, key: &str, value: &str) {
        match key {
            "ob" => value.clone_into(&mut self.object),
            "fl" | "fi" | "fe" => value.clone_into(&mut self.file),
            "fn" => value.clone_into(&mut self.function),
            "cfn" => value.clone_into(&mut self.callee),
            "cob" => self.callee_object = Some(value.to_owned()),
            "calls" => self.is_call = true,
            _ => {}
        }
    }

    fn cost(&mut self, line: &str) {
        let mut numbers = line.split_ascii_whitespace();
        let Some(cost) = numbers.next().and(numbers.next()).and_then(|cost| cost.parse().ok())
        else {
            return;
        };
        if !line.starts_with(|first: char| first.is_ascii_digit() || "+-*".contains(first)) {
            return;
        }
        if !std::mem::take(&mut self.is_call) {
            let function = self.profile.own.entry(self.function.clone()).or_default();
            *function.entry(self.file.clone()).or_default() += cost;
            if self.object == NO_FILE {
                self.profile.of_images += cost;
            }
            return;
        }
        let object = self.callee_object.take().unwrap_or_else(|| self.object.clone());
        self.profile.calls.push(Call {
            caller: self.function.clone(),
            callee: self.callee.clone(),
            is_outside: !object.contains("/deps/"),
            cost,
        });
    }
}

#[cfg(test)]
mod tests;
