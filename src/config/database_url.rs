//! The database's address, which may hold a password.

use serde::{Deserialize, Serialize, Serializer};
use std::fmt;
use std::path::Path;
use std::str::FromStr;

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
