//! `parallax serve`: the web application.

use super::account::set_up_link;
use super::{log, opening};
use crate::config::{Config, Given};
use crate::encoder::Weights;
use crate::server::{Options, Server};
use crate::service::Installation;
use anyhow::Context as _;
use std::io::{self, ErrorKind, Write};
use std::net::{SocketAddr, TcpListener};
use std::process::ExitCode;
use std::sync::Arc;

/// Serve the web application: rounds, ballots, reports
///
/// Settings come from flags, over PARALLAX_* variables, over parallax.toml (the same names as
/// the flags, without the dashes in front), over the defaults. SIGTERM and Ctrl-C end it.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Print the settings in force as TOML, passwords left out, and leave
    #[arg(long)]
    print_config: bool,
    #[command(flatten)]
    given: Given,
}

/// Serves until it is told to stop.
///
/// # Errors
/// A wrong setting, a port or a database that can't be used.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let config = arguments.given.config()?;
    if arguments.print_config {
        write!(io::stdout(), "{}", toml::to_string(&config.settled())?)?;
        return Ok(ExitCode::SUCCESS);
    }
    serve(&config, |installation| {
        let set_up = installation.begin_set_up()?;
        Ok(set_up.map_or_else(String::new, |token| welcome(installation.public_url(), &token)))
    })
}

/// Opens the installation, has it begun, and serves until it is told to stop. What `begin`
/// gives is printed below the address.
///
/// # Errors
/// Those of [`run`] and of `begin`.
pub(super) fn serve(
    config: &Config,
    begin: impl FnOnce(&Installation) -> anyhow::Result<String>,
) -> anyhow::Result<ExitCode> {
    log::start(config)?;
    let listener = listen(config.listen)?;
    let public_url = config.public_url(listener.local_addr()?);
    let installation = Arc::new(opening::open(config, &public_url)?);
    let said = begin(&installation)?;
    let options = Options {
        trusted_proxies: config.trusted_proxies,
        sweep_seconds: config.sweep_seconds.get().into(),
    };
    check(config, &installation)?;
    let server = Server::bind(installation, listener, &options)
        .with_context(|| format!("{} can't be served", config.listen))?;
    let address = server.address();
    let greeting =
        format!("Parallax listens on http://{address}; leaders reach it at {public_url}\n{said}");
    print(&greeting).context("writing to standard output")?;
    server.run()?;
    Ok(ExitCode::SUCCESS)
}

fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).map_err(|error| {
        let what = match error.kind() {
            ErrorKind::AddrInUse => "another program (another Parallax?) listens there; stop it",
            ErrorKind::PermissionDenied => "ports below 1024 need rights; put a proxy in front",
            ErrorKind::AddrNotAvailable => "this machine does not have that address; look it up",
            _ => "look at the cause below",
        };
        let context = format!("can't listen on {address}: {what}, or choose another with --listen");
        anyhow::Error::new(error).context(context)
    })
}

/// What to know at the start, in the log: what stands between leaders and this process,
/// and what is missing.
fn check(config: &Config, installation: &Installation) -> anyhow::Result<()> {
    let weights = Weights::locate(config.models.clone())?;
    let findings = findings(Surroundings {
        is_secure: installation.is_secure_context(),
        has_tls: installation.has_tls(),
        trusted_proxies: config.trusted_proxies,
        has_weights: weights.are_present(),
    });
    let database = config.database();
    if findings.is_empty() {
        tracing::info!(%database, "self-check: all is well");
    } else {
        tracing::warn!(%database, "self-check: {}", findings.join("; "));
    }
    Ok(())
}

/// What the server stands in.
#[derive(Clone, Copy)]
struct Surroundings {
    /// Browsers give pages at the public address their cryptography.
    is_secure: bool,
    /// Leaders reach it through TLS, so through a proxy: it speaks none itself.
    has_tls: bool,
    trusted_proxies: u8,
    has_weights: bool,
}

fn findings(found: Surroundings) -> Vec<&'static str> {
    let mut findings = Vec::new();
    if !found.is_secure {
        findings.push(
            "leaders would reach this server without TLS, so no round can be opened; \
             put a proxy with TLS in front and set public-url to https://…",
        );
    }
    if found.has_tls || found.trusted_proxies > 0 {
        findings.push(
            "the proxy in front sees who asks and when; it must not log /r/ \
             (samples in deploy/)",
        );
    }
    if found.has_tls && found.trusted_proxies == 0 {
        findings
            .push("trusted-proxies is 0, so rate limits count all callers behind the proxy as one");
    }
    if !found.has_weights {
        findings.push(
            "the sentence model is not there, so sentences are not analysed; \
             fetch it with: parallax models fetch",
        );
    }
    findings
}

/// For the person who starts it first. The set-up link is printed here and nowhere else.
fn welcome(public_url: &str, token: &str) -> String {
    let link = set_up_link(public_url, token);
    format!("Make the first account here (the link works once):\n  {link}\n")
}

fn print(lines: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(lines.as_bytes())?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_self_check_says_what_stands_between_leaders_and_the_server() {
        let on_this_machine =
            Surroundings { is_secure: true, has_tls: false, trusted_proxies: 0, has_weights: true };
        let said = |found: Surroundings| findings(found).join("\n");
        let behind_proxy =
            said(Surroundings { has_tls: true, trusted_proxies: 1, ..on_this_machine });
        assert!(behind_proxy.contains("must not log /r/"), "{behind_proxy}");
        assert!(!behind_proxy.contains("trusted-proxies"), "{behind_proxy}");
        let uncounted = said(Surroundings { has_tls: true, ..on_this_machine });
        assert!(uncounted.contains("trusted-proxies"), "{uncounted}");
        let open = said(Surroundings { is_secure: false, ..on_this_machine });
        assert!(open.contains("no round can be opened"), "{open}");
        let without_model = said(Surroundings { has_weights: false, ..on_this_machine });
        assert!(without_model.contains("parallax models fetch"), "{without_model}");
        assert_eq!(said(on_this_machine), "");
    }

    #[test]
    fn the_set_up_link_stands_on_a_line_of_its_own() {
        let link = welcome("https://x.org", "abc");
        assert!(link.ends_with("\n  https://x.org/setup#abc\n"), "{link}");
    }
}
