//! How leaders reach the server.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::net::SocketAddr;
use std::str::FromStr;

/// How leaders reach the server: scheme, host and port, without a slash at the end.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublicUrl(String);

/// Not such an address.
#[derive(Debug, thiserror::Error)]
#[error(
    "\"{0}\" is no address of a server: write https://HOST or http://HOST:PORT, \
     without a path"
)]
pub struct NoPublicUrl(String);

impl PublicUrl {
    /// The address of a server that listens on `bound` and is reached directly.
    pub fn of(bound: SocketAddr) -> Self {
        match bound.ip() {
            ip if ip.is_unspecified() => Self(format!("http://localhost:{}", bound.port())),
            _ => Self(format!("http://{bound}")),
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PublicUrl {
    type Err = NoPublicUrl;

    fn from_str(text: &str) -> Result<Self, NoPublicUrl> {
        let url = text.trim().trim_end_matches('/').to_lowercase();
        let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        let forbidden = |c: char| c.is_whitespace() || c.is_control() || "/?#@\\\"<>".contains(c);
        match host {
            Some(host) if host.is_empty() || host.starts_with(':') || host.contains(forbidden) => {
                Err(NoPublicUrl(text.to_owned()))
            }
            Some(_) => Ok(Self(url)),
            None => Err(NoPublicUrl(text.to_owned())),
        }
    }
}

impl TryFrom<String> for PublicUrl {
    type Error = NoPublicUrl;

    fn try_from(text: String) -> Result<Self, NoPublicUrl> {
        text.parse()
    }
}

impl From<PublicUrl> for String {
    fn from(url: PublicUrl) -> Self {
        url.0
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_address_has_a_scheme_and_a_host_and_nothing_else() {
        let parse = |text: &str| text.parse::<PublicUrl>();
        assert_eq!(
            parse("https://Pulse.Example.org/").unwrap().as_str(),
            "https://pulse.example.org"
        );
        for wrong in ["", "example.org", "ftp://x.org", "https://", "https://:80", "http://x/y"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
        for wrong in ["https://a@x.org", "https://x.org/#a", "https://x .org"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_server_on_all_addresses_is_reached_as_localhost() {
        let url = |address: &str| PublicUrl::of(address.parse().unwrap()).to_string();
        assert_eq!(url("0.0.0.0:81"), "http://localhost:81");
        assert_eq!(url("[::1]:81"), "http://[::1]:81");
    }
}
