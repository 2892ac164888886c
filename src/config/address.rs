//! The two addresses among the settings: how leaders reach the server, and the database.

use serde::{Deserialize, Serialize, Serializer};
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
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

/// The database's address. However it is printed, a password in it is not.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct DatabaseUrl(String);

impl DatabaseUrl {
    /// A file.
    pub fn sqlite(path: &Path) -> Self {
        Self(format!("sqlite:{}", path.display()))
    }

    /// Whether it is a file.
    pub fn is_sqlite(&self) -> bool {
        self.0.starts_with("sqlite:")
    }

    /// The address with its password, for the store alone.
    pub fn secret(&self) -> &str {
        &self.0
    }
}

impl FromStr for DatabaseUrl {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&without_password(&self.0))
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for DatabaseUrl {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// `scheme://user:password@host/name?password=…` with … in place of both passwords. An `@`
/// or a `?` that should have been encoded makes it hide more, never less.
fn without_password(url: &str) -> String {
    let mut shown = url.to_owned();
    if let Some((scheme, rest)) = url.split_once("://")
        && let Some((user, place)) = rest.rsplit_once('@')
        && let Some((name, _)) = user.split_once(':')
    {
        shown = format!("{scheme}://{name}:…@{place}");
    }
    let Some((address, options)) = shown.split_once('?') else { return shown };
    let hide = |option: &str| match option.split_once('=') {
        Some((name, _)) if name.contains("password") => format!("{name}=…"),
        _ => option.to_owned(),
    };
    let options: Vec<_> = options.split('&').map(hide).collect();
    format!("{address}?{}", options.join("&"))
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

    #[test]
    fn a_password_is_never_printed() {
        for (secret, shown) in [
            ("postgres://ana:s:e@c@db/p", "postgres://ana:…@db/p"),
            ("postgres://ana:s?e/c@db/p", "postgres://ana:…@db/p"),
            ("postgres://ana@db/p", "postgres://ana@db/p"),
            (
                "postgres:///p?user=a&password=sec&sslpassword=x",
                "postgres:///p?user=a&password=…&sslpassword=…",
            ),
            ("sqlite:a/b.sqlite", "sqlite:a/b.sqlite"),
        ] {
            let url: DatabaseUrl = secret.parse().unwrap();
            assert_eq!(url.to_string(), shown);
            assert_eq!(format!("{url:?}"), shown);
            assert_eq!(serde_json::to_string(&url).unwrap(), format!("{shown:?}"));
            assert_eq!(url.secret(), secret);
        }
    }
}
