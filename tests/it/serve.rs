//! The server as its operator starts, stops and kills it.

use crate::command_line::parallax;
use crate::http::client::Client;
use crate::http::organizer::{self, PASSWORD};
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, ExitStatus};

/// A running `parallax serve` on a port of its own; killed when dropped.
pub(crate) struct Served {
    process: Child,
    stdout: BufReader<ChildStdout>,
    greeting: String,
    folder: std::path::PathBuf,
}

/// What a server that has stopped left behind.
pub(crate) struct Stopped {
    pub(crate) status: ExitStatus,
    pub(crate) stdout: String,
    pub(crate) log: String,
}

impl Served {
    /// Starts one with its data in `folder`, and waits until it answers.
    pub(crate) fn start(folder: &Path, arguments: &[&str]) -> Self {
        let mut command = on(folder, &["serve", "--listen", "127.0.0.1:0"]);
        Self::spawn(folder, command.args(arguments))
    }

    /// The same with a command of one's own; its log is in `folder`.
    pub(crate) fn spawn(folder: &Path, command: &mut Command) -> Self {
        let log = File::create(folder.join("log")).unwrap();
        command.stdout(std::process::Stdio::piped()).stderr(log);
        let mut process = command.spawn().unwrap();
        let mut stdout = BufReader::new(process.stdout.take().unwrap());
        let mut greeting = String::new();
        stdout.read_line(&mut greeting).unwrap();
        let log = || fs::read_to_string(folder.join("log")).unwrap();
        assert!(greeting.contains("http://"), "no greeting; {}", log());
        let server = Self { process, stdout, greeting, folder: folder.to_owned() };
        assert_eq!(server.get("/healthz"), 200);
        server
    }

    /// `http://…`, without a slash at the end.
    pub(crate) fn url(&self) -> &str {
        let start = self.greeting.find("http://").unwrap();
        self.greeting[start..].split([';', ' ', '\n']).next().unwrap()
    }

    /// The set-up link, which a first start prints.
    pub(crate) fn set_up_link(&mut self) -> String {
        self.lines_until("/setup#").lines().last().unwrap().trim().to_owned()
    }

    /// The lines below the address, up to the one that says this.
    pub(crate) fn lines_until(&mut self, part: &str) -> String {
        let mut lines = String::new();
        while !lines.contains(part) {
            assert!(self.stdout.read_line(&mut lines).unwrap() > 0, "{lines}");
        }
        self.greeting.push_str(&lines);
        lines
    }

    /// Makes the first account with the link's token; the owner, signed in.
    pub(crate) fn set_up(&mut self) -> Client {
        let link = self.set_up_link();
        let owner = self.visitor();
        organizer::set_up(&owner, link.split_once('#').unwrap().1).expect(201);
        owner
    }

    /// Somebody who is not signed in.
    pub(crate) fn visitor(&self) -> Client {
        let address = self.url().strip_prefix("http://").unwrap().parse().unwrap();
        Client::new(address, self.url(), "10.0.0.1")
    }

    /// The number of the process.
    pub(crate) fn id(&self) -> u32 {
        self.process.id()
    }

    pub(crate) fn get(&self, path: &str) -> u16 {
        let answer = ureq::get(format!("{}{path}", self.url())).call();
        match answer {
            Ok(answer) => answer.status().as_u16(),
            Err(ureq::Error::StatusCode(status)) => status,
            Err(error) => panic!("{path}: {error}"),
        }
    }

    /// SIGTERM, and all it wrote.
    pub(crate) fn stop(mut self) -> Stopped {
        let process = self.process.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &process]).status().unwrap().success());
        let status = self.process.wait().unwrap();
        let mut stdout = std::mem::take(&mut self.greeting);
        self.stdout.read_to_string(&mut stdout).unwrap();
        let log = fs::read_to_string(self.folder.join("log")).unwrap();
        Stopped { status, stdout, log }
    }

    /// SIGKILL.
    pub(crate) fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // A server that has stopped can't be killed, and need not be.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A verb on the data in `folder`.
pub(crate) fn on(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = parallax(arguments);
    command.env("PARALLAX_DATA_DIR", folder.join("data")).current_dir(folder);
    command
}

#[test]
fn a_first_start_prints_the_set_up_link_once_and_never_logs_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Served::start(folder.path(), &["--log-level", "debug"]);
    assert_eq!(server.get("/readyz"), 200);
    let link = server.set_up_link();
    assert!(link.starts_with(&format!("{}/setup#", server.url())), "{link}");
    let token = link.split_once('#').unwrap().1.to_owned();
    let stopped = server.stop();
    assert_eq!(stopped.status.code(), Some(0), "{}", stopped.log);
    assert_eq!(stopped.stdout.matches(&token).count(), 1, "{}", stopped.stdout);
    assert!(!stopped.log.contains(&token), "{}", stopped.log);
    assert!(stopped.log.contains("self-check"), "{}", stopped.log);
}

#[test]
fn a_later_start_keeps_the_data_and_prints_no_set_up_link() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = Served::start(folder.path(), &["--log-level", "debug"]);
    first.set_up();
    let stopped = first.stop();
    for secret in [PASSWORD, "ana@example.org", "127.0.0.1:"] {
        assert!(!stopped.log.contains(secret), "{}", stopped.log);
    }
    let second = Served::start(folder.path(), &[]);
    assert_eq!(second.get("/readyz"), 200);
    let stopped = second.stop();
    assert!(!stopped.stdout.contains("setup"), "{}", stopped.stdout);
}

#[test]
fn a_killed_server_starts_again_on_the_same_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = Served::start(folder.path(), &[]);
    first.set_up();
    first.kill();
    let second = Served::start(folder.path(), &[]);
    assert_eq!(second.get("/readyz"), 200);
    assert!(!second.stop().stdout.contains("setup"));
}

#[test]
fn a_port_in_use_is_named_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let output = on(folder.path(), &["serve", "--listen", &address]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains(&address) && message.contains("--listen"), "{message}");
    assert!(output.stdout.is_empty());
}

#[test]
fn a_database_that_cannot_be_used_is_named_without_its_password() {
    let folder = tempfile::tempdir().unwrap();
    for (database, parts) in [
        ("postgres://ana:hunter2@127.0.0.1:1/none", ["127.0.0.1:1", "refused"]),
        ("mysql://ana:hunter2@127.0.0.1/none", ["mysql", "sqlite:"]),
        ("sqlite:no-such-folder/x.sqlite", ["no-such-folder", "does not exist"]),
    ] {
        let output = on(folder.path(), &["serve", "--listen", "127.0.0.1:0"])
            .env("PARALLAX_DATABASE", database)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1), "{database}");
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(parts.iter().all(|part| message.contains(part)), "{message}");
        assert!(!message.contains("hunter2"), "{message}");
    }
}

#[test]
fn a_key_directory_that_others_may_enter_is_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let keys = folder.path().join("keys");
    fs::create_dir(&keys).unwrap();
    fs::set_permissions(&keys, fs::Permissions::from_mode(0o755)).unwrap();
    let arguments = ["serve", "--listen", "127.0.0.1:0", "--keys", keys.to_str().unwrap()];
    let output = on(folder.path(), &arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains(keys.to_str().unwrap()), "{message}");
}
