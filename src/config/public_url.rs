//! How leaders reach the server.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::net::{IpAddr, SocketAddr};
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

    /// Whether leaders reach it through TLS.
    pub fn has_tls(&self) -> bool {
        self.0.starts_with("https://")
    }

    /// Whether browsers count it as secure: through TLS, or on this machine.
    pub fn is_secure(&self) -> bool {
        self.has_tls() || is_loopback(host(&self.0))
    }
}

/// The host in an address of this module's shape, without its port.
fn host(url: &str) -> &str {
    let authority = url.split_once("://").map_or(url, |(_, rest)| rest);
    if let Some((host, _)) = authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return host;
    }
    authority.split_once(':').map_or(authority, |(host, _)| host)
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

impl FromStr for PublicUrl {
    type Err = NoPublicUrl;

    fn from_str(text: &str) -> Result<Self, NoPublicUrl> {
        let url = text.trim().trim_end_matches('/').to_lowercase();
        let authority = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        let forbidden = |c: char| c.is_whitespace() || c.is_control() || "/?#@\\\"<>".contains(c);
        match authority {
            Some(_) if host(&url).is_empty() => Err(NoPublicUrl(text.to_owned())),
            Some(authority) if !authority.contains(forbidden) => Ok(Self(url)),
            _ => Err(NoPublicUrl(text.to_owned())),
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
    fn only_tls_and_this_machine_are_secure() {
        let secure = |text: &str| text.parse::<PublicUrl>().unwrap().is_secure();
        for url in ["https://x.org", "http://127.0.0.1:8080", "http://[::1]:1", "http://localhost"]
        {
            assert!(secure(url), "{url}");
        }
        assert!(!secure("http://x.org") && !secure("http://localhost.x.org"));
    }

    #[test]
    fn a_server_on_all_addresses_is_reached_as_localhost() {
        let url = |address: &str| PublicUrl::of(address.parse().unwrap()).to_string();
        assert_eq!(url("0.0.0.0:81"), "http://localhost:81");
        assert_eq!(url("[::1]:81"), "http://[::1]:81");
    }
}
