//! The rules of a universal, isolated driver package.

use std::path::Path;

use super::parse::{Inf, Line};

/// Directives of an install section that an isolated package must not have.
const FORBIDDEN: [&str; 12] = [
    "BitReg",
    "DelFiles",
    "DelReg",
    "Ini2Reg",
    "LogConfig",
    "ProfileItems",
    "RegisterDlls",
    "RenFiles",
    "UnregisterDlls",
    "UpdateIniFields",
    "UpdateInis",
    "DelService",
];

/// The setup classes that the packages use, with their identifiers.
const CLASSES: [(&str, &str); 1] = [("System", "{4d36e97d-e325-11ce-bfc1-08002be10318}")];

/// The folder of the driver store.
const DRIVER_STORE: &str = "13";

/// The first build that runs drivers from the driver store.
const FIRST_BUILD: u32 = 16_299;

/// What is wrong; `exists` tells whether the package has a file.
pub(super) fn all(inf: &Inf, exists: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut check = Check { inf, exists, wrong: Vec::new() };
    check.version();
    check.variables();
    check.manufacturer();
    check.wrong
}

struct Check<'a> {
    inf: &'a Inf,
    exists: &'a dyn Fn(&str) -> bool,
    wrong: Vec<String>,
}

impl Check<'_> {
    fn require(&mut self, holds: bool, rule: impl Into<String>) {
        if !holds {
            self.wrong.push(rule.into());
        }
    }

    fn value(&self, section: &str, key: &str) -> String {
        self.inf.value(section, key).unwrap_or_default().to_owned()
    }

    /// `[Version]`.
    fn version(&mut self) {
        let value = |key| self.value("Version", key);
        let (class, guid) = (value("Class"), value("ClassGuid"));
        let (signature, catalog) = (value("Signature"), value("CatalogFile"));
        let (lockdown, provider) = (value("PnpLockdown"), value("Provider"));
        let known = CLASSES.iter().any(|(name, its)| class == *name && guid == *its);
        self.require(signature == "$WINDOWS NT$", "Signature must be \"$WINDOWS NT$\"");
        self.require(known, format!("ClassGuid {guid} is not that of the class {class}"));
        let is_catalog = Path::new(&catalog).extension().is_some_and(|it| it == "cat");
        self.require(is_catalog, "CatalogFile must name a catalog");
        self.require(lockdown == "1", "PnpLockdown must be 1");
        self.require(!provider.is_empty(), "Provider is missing");
        let stamp = self.inf.section("Version").and_then(|section| section.values("DriverVer"));
        let good = matches!(stamp, Some([date, version]) if is_date(date) && is_version(version));
        self.require(good, "DriverVer must be mm/dd/yyyy,w.x.y.z");
    }

    /// Names between percent or dollar signs.
    fn variables(&mut self) {
        let lines = self.inf.sections.iter().flat_map(|section| &section.lines);
        let texts: Vec<String> = lines.flat_map(texts).map(|text| self.inf.expand(&text)).collect();
        for text in texts {
            let stamp = text.matches('$').count() > 1 && text != "$WINDOWS NT$";
            self.require(!stamp, format!("{text} is not filled"));
            let name = text.split('%').nth(1).filter(|_| text.matches('%').count() > 1);
            let open = name.filter(|name| name.parse::<u32>().is_err());
            self.require(open.is_none(), format!("{text} is not among the strings"));
        }
    }

    /// `[Manufacturer]` and the models that it names.
    fn manufacturer(&mut self) {
        let Some(section) = self.inf.section("Manufacturer") else {
            return self.wrong.push("[Manufacturer] is missing".into());
        };
        for line in &section.lines {
            let Some((models, targets)) = line.values.split_first() else { continue };
            self.require(!targets.is_empty(), "the models have no target architecture");
            for target in targets {
                self.target(target);
                self.models(&format!("{models}.{target}"));
            }
        }
    }

    /// The decoration of a models section, as in `NTamd64.10.0...22000`.
    fn target(&mut self, target: &str) {
        let mut parts = target.split('.');
        let architecture = parts.next().unwrap_or_default();
        self.require(
            ["ntamd64", "ntarm64"].contains(&architecture.to_lowercase().as_str()),
            format!("{target} names no architecture"),
        );
        let build = parts.nth(4).and_then(|build| build.parse().ok()).unwrap_or(0);
        self.require(
            build >= FIRST_BUILD,
            format!("{target}: the driver store needs build {FIRST_BUILD} or later"),
        );
    }

    fn models(&mut self, name: &str) {
        let Some(section) = self.inf.section(name) else {
            return self.wrong.push(format!("[{name}] is missing"));
        };
        self.require(!section.lines.is_empty(), format!("[{name}] has no device"));
        for line in &section.lines {
            self.require(line.values.len() > 1, format!("[{name}]: a model has no hardware ID"));
            if let Some(install) = line.values.first() {
                self.install(&format!("{install}.NT"));
            }
        }
    }

    /// An install section and those that belong to it.
    fn install(&mut self, name: &str) {
        let Some(section) = self.inf.section(name) else {
            return self.wrong.push(format!("[{name}] is missing"));
        };
        for line in &section.lines {
            let key = line.key.as_deref().unwrap_or_default();
            let forbidden = FORBIDDEN.iter().any(|it| key.eq_ignore_ascii_case(it));
            self.require(!forbidden, format!("[{name}] must not have {key}"));
        }
        for files in section.values("CopyFiles").unwrap_or_default() {
            self.files(files);
        }
        let coinstallers = format!("{name}.CoInstallers");
        let has_none = self.inf.section(&coinstallers).is_none();
        self.require(has_none, format!("[{coinstallers}]: there must be no CoInstallers"));
        self.registry(&format!("{name}.HW"));
        self.services(&format!("{name}.Services"));
        self.framework(&format!("{name}.Wdf"));
    }

    /// The files that a section copies.
    fn files(&mut self, name: &str) {
        let Some(section) = self.inf.section(name) else {
            return self.wrong.push(format!("[{name}] is missing"));
        };
        let destination = self.inf.value("DestinationDirs", name);
        let destination =
            destination.or_else(|| self.inf.value("DestinationDirs", "DefaultDestDir"));
        self.require(
            destination == Some(DRIVER_STORE),
            format!("[{name}] must be copied to the driver store, directory {DRIVER_STORE}"),
        );
        for file in section.lines.iter().filter_map(|line| line.values.first()) {
            let listed = self.inf.value("SourceDisksFiles", file).is_some();
            self.require(listed, format!("{file} is not in [SourceDisksFiles]"));
            self.require((self.exists)(file), format!("{file} is not in the package"));
        }
    }

    fn registry(&mut self, name: &str) {
        let Some(section) = self.inf.section(name) else { return };
        for added in section.values("AddReg").unwrap_or_default() {
            let Some(section) = self.inf.section(added) else {
                self.wrong.push(format!("[{added}] is missing"));
                continue;
            };
            for line in &section.lines {
                let relative = line.values.first().is_some_and(|root| root == "HKR");
                self.require(relative, format!("[{added}] must add below HKR only"));
            }
        }
    }

    fn services(&mut self, name: &str) {
        let service = self.inf.section(name).and_then(|section| section.values("AddService"));
        let Some([_, flags, install, ..]) = service else {
            return self.wrong.push(format!("[{name}] has no AddService"));
        };
        self.require(
            flags.trim_start_matches("0x").trim_start_matches('0') == "2",
            format!("[{name}]: the service must be the device's function driver, flag 2"),
        );
        self.require(self.value(install, "ServiceType") == "1", "ServiceType must be 1");
        self.require(self.value(install, "StartType") == "3", "StartType must be 3");
        let binary = self.value(install, "ServiceBinary");
        let (folder, file) = binary.split_once('\\').unwrap_or_default();
        self.require(
            folder == format!("%{DRIVER_STORE}%"),
            "ServiceBinary must be in the driver store, %13%",
        );
        self.require((self.exists)(file), format!("ServiceBinary {file} is not in the package"));
    }

    fn framework(&mut self, name: &str) {
        let service = self.inf.section(name).and_then(|section| section.values("KmdfService"));
        let Some([_, install, ..]) = service else {
            return self.wrong.push(format!("[{name}] has no KmdfService"));
        };
        let version = self.value(install, "KmdfLibraryVersion");
        self.require(version == super::KMDF_VERSION, format!("KmdfLibraryVersion is {version}"));
    }
}

/// All texts of a line.
fn texts(line: &Line) -> impl Iterator<Item = String> {
    line.key.iter().chain(&line.values).cloned()
}

fn is_date(text: &str) -> bool {
    let parts: Vec<_> = text.split('/').map(|part| part.parse::<u16>().ok()).collect();
    matches!(parts[..], [Some(1..=12), Some(1..=31), Some(1990..)])
}

fn is_version(text: &str) -> bool {
    let parts: Vec<_> = text.split('.').collect();
    parts.len() == 4 && parts.iter().all(|part| part.parse::<u16>().is_ok())
}
