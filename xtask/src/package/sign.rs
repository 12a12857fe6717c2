//! Authenticode signatures with a test certificate.
//!
//! The certificate is made here and is good for machines that were put into test-signing mode and
//! told to trust it, and for nothing else. Its key stays in the working folder.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::{Result, told, write};
use crate::shell;

/// The subject of the certificate.
const SUBJECT: &str = "/CN=DMF for Rust test certificate";

/// A certificate that signs.
pub(super) struct Certificate {
    key: PathBuf,
    signed: PathBuf,
    /// The certificate alone, as Windows imports it.
    pub(super) public: PathBuf,
}

/// The certificate of this machine, made on first use.
pub(super) fn certificate(work: &Path) -> Result<Certificate> {
    let folder = work.with_file_name("test-certificate");
    let found = Certificate {
        key: folder.join("key.pem"),
        signed: folder.join("certificate.pem"),
        public: folder.join("certificate.cer"),
    };
    // The public form is written last.
    if !found.public.is_file() {
        fs::create_dir_all(&folder).map_err(|error| told("cannot make", &folder, &error))?;
        found.make(&folder)?;
    }
    Ok(found)
}

impl Certificate {
    fn make(&self, folder: &Path) -> Result<()> {
        let settings = folder.join("openssl.cnf");
        write(
            &settings,
            "[req]\ndistinguished_name = name\nx509_extensions = extensions\n[name]\n\
             [extensions]\nbasicConstraints = critical, CA:false\n\
             keyUsage = critical, digitalSignature\nextendedKeyUsage = codeSigning\n",
        )?;
        let mut make = Command::new("openssl");
        make.args(["req", "-x509", "-newkey", "rsa:3072", "-sha256", "-nodes", "-days", "3650"])
            .args(["-subj", SUBJECT, "-config"])
            .arg(&settings)
            .arg("-keyout")
            .arg(&self.key)
            .arg("-out")
            .arg(&self.signed);
        shell::output(&mut make)?;
        let mut export = Command::new("openssl");
        export.args(["x509", "-outform", "DER", "-in"]).arg(&self.signed);
        export.arg("-out").arg(&self.public);
        shell::output(&mut export).map(drop)
    }
}

/// Signs a file and checks the signature.
pub(super) fn sign(by: &Certificate, what: &str, from: &Path, to: &Path) -> Result<()> {
    let mut sign = Command::new("osslsigncode");
    sign.args(["sign", "-h", "sha256", "-n", what, "-certs"]).arg(&by.signed);
    sign.arg("-key").arg(&by.key).arg("-in").arg(from).arg("-out").arg(to);
    if to.exists() {
        fs::remove_file(to).map_err(|error| told("cannot replace", to, &error))?;
    }
    shell::output(&mut sign)?;
    verify(by, to)
}

/// Checks that a file is what the certificate's owner signed.
fn verify(by: &Certificate, file: &Path) -> Result<()> {
    let mut verify = Command::new("osslsigncode");
    verify.arg("verify").arg("-CAfile").arg(&by.signed).arg("-in").arg(file);
    shell::output(&mut verify).map(drop)
}

#[cfg(test)]
mod tests {
    use std::sync::OnceLock;

    use super::*;
    use crate::package;

    /// A packaged driver, and a folder for copies of it. It is made once, not by two tests at a time.
    fn signed() -> (PathBuf, PathBuf) {
        static FILE: OnceLock<PathBuf> = OnceLock::new();
        let file = FILE.get_or_init(|| package::driver("process-monitor").unwrap()).clone();
        let folder = crate::workspace_root().join("target").join("package-work");
        (file, folder)
    }

    #[test]
    #[ignore = "builds a driver, for which tools are needed: cargo xtask ci-package"]
    fn a_changed_file_is_not_what_was_signed() {
        let (file, work) = signed();
        let certificate = certificate(&work.join("process-monitor")).unwrap();
        verify(&certificate, &file).unwrap();
        let mut bytes = fs::read(&file).unwrap();
        // In the code, in the data, and in the version resource.
        for at in [0x500, 0xc000, 0xe900] {
            bytes[at] ^= 1;
            let changed = work.join("changed.sys");
            fs::write(&changed, &bytes).unwrap();
            verify(&certificate, &changed).unwrap_err();
            bytes[at] ^= 1;
        }
    }

    #[test]
    #[ignore = "builds a driver, for which tools are needed: cargo xtask ci-package"]
    fn another_certificate_did_not_sign() {
        let (file, work) = signed();
        let other = certificate(&work.join("other").join("process-monitor")).unwrap();
        verify(&other, &file).unwrap_err();
    }
}
