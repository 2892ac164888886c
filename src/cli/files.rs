//! Reading input and writing output. Only this file touches the file system for
//! the verbs; everything is written under a temporary name first, so that a
//! killed process or a full disk leaves no half-written file.

use anyhow::Context as _;
use std::io::{Read as _, Write as _};
use std::path::Path;

/// Reads a whole file; `-` is the standard input.
pub(super) fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).context("reading the standard input")?;
        return Ok(bytes);
    }
    #[expect(clippy::disallowed_methods, reason = "the one place where verbs read files")]
    std::fs::read(path).with_context(|| format!("{} could not be read", path.display()))
}

/// Writes `files` (relative path, content) below `folder`, creating it if needed.
/// Each file appears whole or not at all. Files of an earlier report that this one
/// does not have are removed, so that no chart of other answers stays behind.
pub(super) fn write_report(folder: &Path, files: &[(String, Vec<u8>)]) -> anyhow::Result<()> {
    remove_stale(folder, files)?;
    for (name, content) in files {
        write(&folder.join(name), content)?;
    }
    Ok(())
}

/// Writes one file under a temporary name and renames it.
pub(super) fn write(path: &Path, content: &[u8]) -> anyhow::Result<()> {
    let what = || format!("{} could not be written; no file was left half-written", path.display());
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).with_context(what)?;
    // Readable by its owner alone: a report is not for everybody on the machine.
    let mut file = tempfile::NamedTempFile::new_in(folder).with_context(what)?;
    file.write_all(content).with_context(what)?;
    file.as_file().sync_all().with_context(what)?;
    file.persist(path).with_context(what)?;
    Ok(())
}

/// What a report may consist of; nothing else in the folder is touched.
const REPORT_FILES: [&str; 3] = ["analysis.json", "audit.json", "report.html"];

fn remove_stale(folder: &Path, files: &[(String, Vec<u8>)]) -> anyhow::Result<()> {
    let charts = folder.join("charts");
    let mut stale: Vec<_> = REPORT_FILES.iter().map(|name| folder.join(name)).collect();
    if charts.is_dir() {
        let listing =
            std::fs::read_dir(&charts).context("listing the charts of an earlier report")?;
        for entry in listing {
            stale.push(entry.context("listing the charts of an earlier report")?.path());
        }
    }
    for path in stale {
        let is_chart = path.extension().is_some_and(|kind| kind == "svg" || kind == "png");
        let is_ours = is_chart || path.parent() == Some(folder);
        let stays = files.iter().any(|(name, _)| folder.join(name) == path);
        if is_ours && !stays && path.is_file() {
            std::fs::remove_file(&path).with_context(|| {
                format!("{} of an earlier report could not be removed", path.display())
            })?;
        }
    }
    Ok(())
}
