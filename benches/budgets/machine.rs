//! The machine that the numbers belong to, and the memory of a process on it.
//! Linux tells; elsewhere the lines stay out.

use std::fs::read_to_string;

/// Cores and model of the processor.
pub(crate) fn description() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let model = field("/proc/cpuinfo", "model name").unwrap_or_else(|| "unknown".to_owned());
    format!("{cores} cores, {model}, {}-{}", std::env::consts::ARCH, std::env::consts::OS)
}

/// The most memory the process ever held, in megabytes.
pub(crate) fn peak_memory(process: u32) -> Option<f64> {
    megabytes(process, "VmHWM")
}

/// The memory the process holds now, in megabytes.
pub(crate) fn memory(process: u32) -> Option<f64> {
    megabytes(process, "VmRSS")
}

fn megabytes(process: u32, name: &str) -> Option<f64> {
    let value = field(&format!("/proc/{process}/status"), name)?;
    let kibibytes: f64 = value.split_whitespace().next()?.parse().ok()?;
    Some(kibibytes * 1_024.0 / 1e6)
}

/// What follows `name:` in a file of such lines.
fn field(path: &str, name: &str) -> Option<String> {
    let text = read_to_string(path).ok()?;
    let (_, value) =
        text.lines().filter_map(|line| line.split_once(':')).find(|(key, _)| key.trim() == name)?;
    Some(value.trim().to_owned())
}
