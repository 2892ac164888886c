//! Fonts, styles, scripts and icons, embedded in the program, and where a page finds them.
//! Knows nothing of pages and of requests.
//!
//! An address carries the hash of what it leads to, so that a browser may keep it for ever:
//! `styles/app.css` is at `/assets/styles/app-K3V7QX2A.css`. The build writes the hashes of
//! fonts into style sheets (web/styles.mjs); everything else asks [`address`].

use data_encoding::BASE32;
use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "web/dist"]
struct Dist;

const FOLDERS: [&str; 4] = ["fonts/", "icons/", "scripts/", "styles/"];

/// What the build compressed: fonts are as small as they get.
const COMPRESSED: [&str; 3] = [".css", ".js", ".svg"];

/// How an asset is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Coding {
    /// As it is.
    Plain,
    Gzip,
    Brotli,
}

/// An embedded file.
pub(crate) struct Asset {
    name: String,
    /// Whether its address has its hash in it.
    pub(crate) is_lasting: bool,
}

impl Asset {
    /// What is at `path`, below `/assets/`; with a hash, only if the hash is right.
    pub(crate) fn at(path: &str) -> Option<Self> {
        if let Some(asset) = Self::named(path) {
            return Some(asset);
        }
        let (name, hash) = without_hash(path)?;
        let asset = Self::named(&name)?;
        let is_same = Dist::get(&name).is_some_and(|file| hash_of(&file) == hash);
        is_same.then_some(Self { is_lasting: true, ..asset })
    }

    fn named(name: &str) -> Option<Self> {
        let is_served = FOLDERS.iter().any(|folder| name.starts_with(folder));
        let is_coded = [Coding::Gzip, Coding::Brotli].iter().any(|c| name.ends_with(c.extension()));
        let is_there = is_served && !is_coded && Dist::get(name).is_some();
        is_there.then(|| Self { name: name.to_owned(), is_lasting: false })
    }

    /// Whether there are [`Coding`]s to choose from.
    pub(crate) fn is_compressed(&self) -> bool {
        COMPRESSED.iter().any(|extension| self.name.ends_with(extension))
    }

    /// Its bytes, sent this way.
    pub(crate) fn bytes(&self, coding: Coding) -> Option<EmbeddedFile> {
        Dist::get(&format!("{}{}", self.name, coding.extension()))
    }

    /// What a browser takes it for.
    pub(crate) fn media_type(&self) -> String {
        let file = Dist::get(&self.name);
        file.map_or_else(String::new, |file| file.metadata.mimetype().to_owned())
    }
}

impl Coding {
    fn extension(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Gzip => ".gz",
            Self::Brotli => ".br",
        }
    }
}

/// Where a page finds an asset. A name that is not there stays as it is: a test
/// (`every_asset_that_a_template_names_is_there`) tells before anybody sees it.
pub(crate) fn address(name: &str) -> String {
    let hashed = Dist::get(name).zip(name.rsplit_once('.'));
    match hashed {
        Some((file, (stem, extension))) => {
            format!("/assets/{stem}-{}.{extension}", hash_of(&file))
        }
        None => format!("/assets/{name}"),
    }
}

/// The first 40 bits of its SHA-256 as eight letters; web/styles.mjs computes the same.
fn hash_of(file: &EmbeddedFile) -> String {
    BASE32.encode(&file.metadata.sha256_hash()[..5])
}

/// `scripts/answer-K3V7QX2A.js` as `scripts/answer.js` and `K3V7QX2A`.
fn without_hash(path: &str) -> Option<(String, &str)> {
    let (stem, extension) = path.rsplit_once('.')?;
    let (stem, hash) = stem.rsplit_once('-')?;
    let is_hash = hash.len() == 8 && BASE32.decode(hash.as_bytes()).is_ok();
    is_hash.then(|| (format!("{stem}.{extension}"), hash))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_back_to_its_asset() {
        let address = address("styles/app.css");
        let path = address.strip_prefix("/assets/").unwrap();
        assert_eq!(without_hash(path).unwrap().0, "styles/app.css");
        let asset = Asset::at(path).unwrap();
        assert!(asset.is_lasting && asset.is_compressed());
        assert_eq!(asset.media_type(), "text/css");
        for coding in [Coding::Plain, Coding::Gzip, Coding::Brotli] {
            assert!(asset.bytes(coding).is_some(), "{coding:?}");
        }
        assert!(!Asset::at("styles/app.css").unwrap().is_lasting);
    }

    #[test]
    fn a_wrong_hash_leads_nowhere() {
        let nowhere =
            ["styles/app-AAAAAAAA.css", "styles/app.css.br", "built", "LICENSES.txt", "styles/"];
        for path in nowhere {
            assert!(Asset::at(path).is_none(), "{path}");
        }
    }

    #[test]
    fn styles_name_assets_that_are_there() {
        for style in ["styles/app.css", "styles/answer.css"] {
            let bytes = Dist::get(style).unwrap().data.into_owned();
            let text = String::from_utf8(bytes).unwrap();
            let named =
                text.split("/assets/").skip(1).filter_map(|rest| rest.split([')', '"']).next());
            let named: Vec<&str> = named.collect();
            assert_eq!(named.len(), 2, "{style}: {named:?}");
            for path in named {
                assert!(Asset::at(path).is_some_and(|asset| asset.is_lasting), "{path}");
            }
        }
    }
}
