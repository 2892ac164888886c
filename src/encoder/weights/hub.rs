//! A file over HTTPS, resumed where an earlier transfer stopped.

use super::{Error, part};
use std::io::Read;
use std::path::Path;
use std::time::Duration;
use ureq::Agent;
use ureq::http::{Response, StatusCode, header};

/// Fetches `url` into `part`, which may hold its beginning already.
///
/// An interrupted transfer is taken up again as long as each attempt brings
/// more; what has arrived stays for the next call.
pub(super) fn download(
    url: &str,
    part: &Path,
    size: u64,
    reach: &mut dyn FnMut(u64),
) -> Result<(), Error> {
    let agent = agent();
    loop {
        let before = part::length(part)?;
        if before == size {
            return Ok(());
        }
        let Err(error) = transfer(&agent, url, part, size, reach) else { return Ok(()) };
        if part::length(part)? <= before {
            return Err(error);
        }
    }
}

/// Gives up on a hub that does not answer within seconds, never on a slow one
/// that still sends.
fn agent() -> Agent {
    Agent::config_builder()
        .user_agent(concat!("parallax/", env!("CARGO_PKG_VERSION")))
        .timeout_resolve(Some(Duration::from_secs(4)))
        .timeout_connect(Some(Duration::from_secs(4)))
        .timeout_recv_response(Some(Duration::from_secs(15)))
        .timeout_per_read(Some(Duration::from_secs(30)))
        .build()
        .into()
}

fn transfer(
    agent: &Agent,
    url: &str,
    part: &Path,
    size: u64,
    reach: &mut dyn FnMut(u64),
) -> Result<(), Error> {
    let failed = |source| Error::Download { url: url.to_owned(), source };
    let have = part::length(part)?;
    let mut request = agent.get(url);
    if (1..size).contains(&have) {
        request = request.header(header::RANGE, format!("bytes={have}-"));
    }
    let response = request.call().map_err(failed)?;
    let from = if continues(&response, have) { have } else { 0 };
    // One byte more than expected is enough to know that it is another file.
    let mut body = response.into_body().into_reader().take(size - from + 1);
    let position = part::append(&mut body, part, from, reach, &|error| failed(error.into()))?;
    if position < size {
        return Err(Error::Truncated { url: url.to_owned(), received: position, size });
    }
    Ok(())
}

/// Whether the server goes on from byte `have`, rather than from the start.
fn continues<T>(response: &Response<T>, have: u64) -> bool {
    let range = response.headers().get(header::CONTENT_RANGE).and_then(|range| range.to_str().ok());
    response.status() == StatusCode::PARTIAL_CONTENT
        && range.is_some_and(|range| range.starts_with(&format!("bytes {have}-")))
}
