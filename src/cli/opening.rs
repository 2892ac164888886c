//! Opens the installation that the settings name: for every verb that needs its database.

use crate::config::{Config, Offline, PublicUrl};
use crate::encoder::Weights;
use crate::service::Installation;
use crate::service::installation::Settings;
use anyhow::Context as _;
use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt as _;
use std::sync::Arc;
use time::OffsetDateTime;

/// Opens database and keys.
pub(super) fn open(config: &Config, public_url: &PublicUrl) -> anyhow::Result<Installation> {
    make_data_dir(config)?;
    let settings = Settings {
        database: config.database().secret().to_owned(),
        keys: config.keys(),
        public_url: public_url.to_string(),
        weights: Weights::locate(config.models.clone())?,
        encoder: config.encoder,
    };
    Installation::open(settings, Arc::new(OffsetDateTime::now_utc))
        .with_context(|| format!("{} can't be opened", config.database()))
}

/// As [`open`], for a verb that serves nobody.
pub(super) fn open_offline(given: &Offline) -> anyhow::Result<(Config, Installation)> {
    let config = given.config()?;
    super::log::start(&config)?;
    let installation = open(&config, &config.public_url(config.listen))?;
    Ok((config, installation))
}

/// Makes the data folder when it is needed and missing, for its owner alone.
pub(super) fn make_data_dir(config: &Config) -> anyhow::Result<()> {
    if !config.uses_data_dir() {
        return Ok(());
    }
    let made = DirBuilder::new().recursive(true).mode(0o700).create(&config.data_dir);
    made.with_context(|| {
        let folder = config.data_dir.display();
        format!("the data folder {folder} can't be made; name another one with --data-dir")
    })
}
