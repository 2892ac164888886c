//! A throw-away PostgreSQL cluster, made by the tests themselves with `initdb`.
//!
//! A shell guards each cluster: it waits for a line on its standard input, which this
//! process holds open. However the process ends, also by a panic or by SIGKILL, the pipe
//! closes, and the shell stops the server and removes its folder. (A parent-death signal
//! would not do: it is sent when the *thread* that started the child ends, and tests are
//! threads.)

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection};
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Only for machines on which the tests run as root, which PostgreSQL refuses.
const UNPRIVILEGED: [&str; 2] = ["postgres", "nobody"];
/// As it is, and as an address has to spell it.
const PASSWORD: [&str; 2] = ["open/sesame@1", "open%2Fsesame%401"];

/// Whether what the server acknowledges survives a power cut.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fsync {
    /// For crash tests.
    On,
    /// For all others: much faster.
    Off,
}

/// The address of a fresh, empty database in the cluster that all tests share.
pub(crate) fn database() -> String {
    static SHARED: OnceLock<Cluster> = OnceLock::new();
    SHARED.get_or_init(|| Cluster::start(Fsync::Off)).database()
}

/// A cluster; its server stops and its folder goes when it is dropped.
pub(crate) struct Cluster {
    folder: PathBuf,
    port: u16,
    fsync: Fsync,
    guard: Option<(Child, ChildStdin)>,
}

impl Cluster {
    /// Makes a cluster and starts its server on a free port of 127.0.0.1.
    pub(crate) fn start(fsync: Fsync) -> Self {
        let folder = tempfile::tempdir().unwrap().keep();
        let password = folder.join("password");
        fs::write(&password, PASSWORD[0]).unwrap();
        give_away(&folder);
        give_away(&password);
        let made = unprivileged(&program("initdb"))
            .args(["--encoding=UTF8", "--locale=C", "--auth=scram-sha-256", "--no-sync"])
            .args(["--username=parallax", "--pwfile"])
            .arg(&password)
            .arg(folder.join("data"))
            .current_dir(&folder)
            .output()
            .unwrap();
        assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
        let mut cluster = Self { folder, port: 0, fsync, guard: None };
        // Another process may take the free port first.
        let up = (0..5).any(|_| {
            cluster.port = free_port();
            cluster.resume()
        });
        assert!(up, "PostgreSQL does not start: {}", cluster.log());
        cluster
    }

    /// Makes a fresh, empty database.
    pub(crate) fn database(&self) -> String {
        static NUMBER: AtomicUsize = AtomicUsize::new(1);
        let name = format!("test_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
        let mut server = PgConnection::establish(&self.url("postgres")).unwrap();
        server.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE template0")).unwrap();
        self.url(&name)
    }

    /// Starts the server again, on the same port; whether it came up.
    pub(crate) fn resume(&mut self) -> bool {
        const GUARD: &str = r#"
            folder=$1; options=$2; shift 2
            "$@" start -w -s -D "$folder/data" -l "$folder/log" -o "$options" </dev/null || exit 1
            echo ready
            if read -r how; then
                "$@" stop -s -D "$folder/data" -m "$how"
            else
                "$@" stop -s -D "$folder/data" -m immediate
                rm -rf "$folder"
            fi"#;
        let fsync = if self.fsync == Fsync::On { "on" } else { "off" };
        let options = format!(
            "-c listen_addresses=127.0.0.1 -p {} -k {} -c fsync={fsync} -c max_connections=200",
            self.port,
            self.folder.display()
        );
        let pg_ctl = unprivileged(&program("pg_ctl"));
        let mut guard = Command::new("sh");
        guard.args(["-c", GUARD, "guard"]).arg(&self.folder).arg(options);
        guard.arg(pg_ctl.get_program()).args(pg_ctl.get_args()).current_dir(&self.folder);
        // A group of its own: Ctrl-C reaches this process only, and the pipe tells the guard.
        guard.process_group(0).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut guard = guard.spawn().unwrap();
        let mut said = String::new();
        BufReader::new(guard.stdout.take().unwrap()).read_line(&mut said).unwrap();
        let stdin = guard.stdin.take().unwrap();
        self.guard = Some((guard, stdin));
        said == "ready\n"
    }

    /// Stops the server as a crash would, without a checkpoint; the cluster stays.
    pub(crate) fn crash(&mut self) {
        if let Some((mut guard, mut stdin)) = self.guard.take() {
            stdin.write_all(b"immediate\n").unwrap();
            assert!(guard.wait().unwrap().success());
        }
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://parallax:{}@127.0.0.1:{}/{database}", PASSWORD[1], self.port)
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.join("log")).unwrap_or_default()
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        match self.guard.take() {
            Some((mut guard, stdin)) => {
                drop(stdin);
                let _ = guard.wait();
            }
            None => {
                let _ = fs::remove_dir_all(&self.folder);
            }
        }
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Where Debian puts the server's programs, or where the search path finds them.
fn program(name: &str) -> PathBuf {
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut versions: Vec<_> = debian.map(|entry| entry.path().join("bin").join(name)).collect();
    versions.sort();
    let search = std::env::var_os("PATH").unwrap_or_default();
    let on_path = std::env::split_paths(&search).map(|folder| folder.join(name));
    let found = on_path.chain(versions.into_iter().rev()).find(|path| path.is_file());
    found.unwrap_or_else(|| {
        panic!("PostgreSQL's {name} is missing; run `make test`, or: apt-get install postgresql")
    })
}

/// The command, run as an unprivileged user when this process is root.
fn unprivileged(program: &Path) -> Command {
    let Some(user) = other_user() else {
        return Command::new(program);
    };
    let mut command = Command::new("setpriv");
    command.arg(format!("--reuid={}", user.0)).arg(format!("--regid={}", user.1));
    command.arg("--clear-groups").arg("--").arg(program);
    command
}

fn give_away(path: &Path) {
    if let Some((user, group)) = other_user() {
        std::os::unix::fs::chown(path, Some(user), Some(group)).unwrap();
    }
}

/// User and group that stand in for root; `None` for who is not root.
fn other_user() -> Option<(u32, u32)> {
    if id(&["-u"]) != Some(0) {
        return None;
    }
    let found = UNPRIVILEGED.iter().find_map(|name| Some((id(&["-u", name])?, id(&["-g", name])?)));
    Some(found.expect("root has to run PostgreSQL as the user postgres or nobody"))
}

fn id(arguments: &[&str]) -> Option<u32> {
    let output = Command::new("id").args(arguments).stderr(Stdio::null()).output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().parse().ok()
}
