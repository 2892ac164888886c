//! `analysis.json` and `audit.json`: the public contracts as pretty JSON.

use super::Error;
use serde::Serialize;

/// Pretty JSON with a final line break; numbers at full precision.
pub fn json(value: &impl Serialize) -> Result<Vec<u8>, Error> {
    let mut bytes = serde_json::to_vec_pretty(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}
