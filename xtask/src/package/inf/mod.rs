//! The INF: filling the template, and the checks that `InfVerif` would make.

mod check;
mod parse;

use std::{fs, path::Path};

use self::parse::Inf;
use super::{Package, Result, told};

/// The version of KMDF that images are bound to.
const KMDF_VERSION: &str = "1.33";

/// The INF of the package, from its template: what `stampinf` does.
pub(super) fn fill(package: &Package) -> Result<String> {
    let template = package.source.join(format!("{}.inx", package.name));
    let text =
        fs::read_to_string(&template).map_err(|error| told("cannot read", &template, &error))?;
    fill_text(&text, package.date, package.version)
}

/// Fills a template's variables and the driver's date and version. Lines end as on Windows.
fn fill_text(template: &str, date: [u16; 3], version: [u16; 4]) -> Result<String> {
    let [year, month, day] = date;
    let [a, b, c, d] = version;
    let stamp = format!("DriverVer   = {month:02}/{day:02}/{year:04},{a}.{b}.{c}.{d}");
    let mut filled = false;
    let mut out = String::new();
    for line in template.lines() {
        let line = line.replace("$ARCH$", "amd64").replace("$KMDFVERSION$", KMDF_VERSION);
        if line.split('=').next().is_some_and(|key| key.trim() == "DriverVer") {
            out.push_str(&stamp);
            filled = true;
        } else {
            out.push_str(&line);
        }
        out.push_str("\r\n");
    }
    if filled { Ok(out) } else { Err("the template has no DriverVer".into()) }
}

/// Checks the INF of a package against the rules and against the package's files.
pub(super) fn check(inf: &Path, folder: &Path) -> Result<()> {
    let text = fs::read_to_string(inf).map_err(|error| told("cannot read", inf, &error))?;
    let wrong = check::all(&Inf::parse(&text), &|file| folder.join(file).is_file());
    if wrong.is_empty() {
        return Ok(());
    }
    Err(format!("{}:\n    {}", inf.display(), wrong.join("\n    ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sample's template, filled.
    fn sample() -> String {
        let template =
            include_str!("../../../../samples/process-monitor/package/process_monitor.inx");
        fill_text(template, [2026, 3, 1], [0, 1, 0, 7]).unwrap()
    }

    /// What is wrong with the sample after `from` has become `to`.
    fn wrong_after(from: &str, to: &str) -> Vec<String> {
        let text = sample();
        assert!(text.contains(from), "{from}");
        check::all(&Inf::parse(&text.replace(from, to)), &|file| file == "process_monitor.sys")
    }

    #[test]
    fn the_sample_keeps_every_rule() {
        assert_eq!(wrong_after("", ""), Vec::<String>::new());
    }

    #[test]
    fn date_and_version_are_filled() {
        assert!(sample().contains("DriverVer   = 03/01/2026,0.1.0.7\r\n"));
        assert!(!sample().contains("$ARCH$") && !sample().contains("$KMDFVERSION$"));
    }

    #[test]
    fn each_broken_rule_is_told() {
        for (from, to, told) in [
            ("\"$WINDOWS NT$\"", "\"$CHICAGO$\"", "Signature"),
            ("PnpLockdown = 1", "PnpLockdown = 0", "PnpLockdown"),
            ("CatalogFile = process_monitor.cat", "", "CatalogFile"),
            ("4d36e97d", "4d36e97e", "ClassGuid"),
            ("03/01/2026", "2026-03-01", "DriverVer"),
            ("DefaultDestDir = 13", "DefaultDestDir = 12", "driver store"),
            ("%13%\\process_monitor.sys", "%12%\\process_monitor.sys", "driver store"),
            ("NTamd64.10.0...22000\r\n", "NTamd64\r\n", "[Models.NTamd64]"),
            ("NTamd64.10.0...22000", "NT.10.0...22000", "architecture"),
            ("10.0...22000", "10.0...10240", "16299"),
            ("process_monitor.sys = 1", "other.sys = 1", "SourceDisksFiles"),
            ("[Files]\r\nprocess_monitor.sys", "[Files]\r\nabsent.sys", "absent.sys"),
            ("[Files]", "[Filez]", "[Files]"),
            ("%Service%", "%Servise%", "%Servise%"),
            ("0x00000002", "0x00000000", "function driver"),
            ("[Install.NT.Wdf]", "[Install.NT.CoInstallers]", "CoInstallers"),
            ("KmdfService = ", "KmdfServise = ", "KmdfService"),
            ("= 1.33", "= $KMDFVERSION$", "$KMDFVERSION$"),
            ("CopyFiles = Files", "CopyFiles = Files\r\nRegisterDlls = Files", "RegisterDlls"),
            ("HKR,,Security", "HKLM,,Security", "HKR"),
            ("ServiceType   = 1", "ServiceType   = 16", "ServiceType"),
        ] {
            let wrong = wrong_after(from, to);
            let found = wrong.iter().any(|line| line.contains(told));
            assert!(found, "{from} -> {to}: {wrong:?} does not tell of {told}");
        }
    }
}
