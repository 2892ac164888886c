//! A leader in Chromium against the real server, from the link to the bulletin: what
//! web/test/browser.mjs asserts, and what the round says of it.

use crate::http::leader::Leader;
use crate::http::organizer;
use crate::serve::Served;
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Lines, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

const LEADERS: usize = 5;

#[test]
fn a_leader_in_chromium_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Served::start(folder.path(), &["--sweep-seconds", "1"]);
    let owner = server.set_up();
    let round = organizer::open_round(&owner, LEADERS);
    let (link, others) = round.links.split_first().unwrap();

    let mut browser = Browser::start(server.url(), link);
    let seen = browser.says();
    assert_eq!(seen["submitted"]["versions"], json!([1, 2]));
    assert_eq!(seen["recalled"]["kept"]["answers"]["clarity"], 60);
    assert_eq!(seen["revised"]["version"], 3);
    assert_eq!(seen["revised"]["receipt"], seen["submitted"]["receipt"]);

    for (number, link) in (1..).zip(others) {
        Leader::new(server.visitor(), link).answer(&json!({ "clarity": 20 + number }));
    }
    let path = format!("/api/rounds/{}", round.id);
    // All have answered: the timers' thread closes the round, then destroys its keys.
    let release = || owner.draft("POST", &format!("{path}/release")).send();
    while release().status == 409 {}
    assert_eq!(release().expect(200).json()["state"], "released");

    let verdict = browser.is_told_of_the_release();
    let expected = json!({ "green": true, "faults": [], "entries": LEADERS, "permits": LEADERS,
                           "invited": LEADERS, "dropped": 0 });
    assert_eq!(verdict["checked"], expected);
    let report = owner.get(&format!("{path}/report")).expect(200).text();
    for replaced in ["Grow in the north", "Grow in the south"] {
        assert!(!report.contains(replaced), "an older version was counted");
    }
}

/// web/test/browser.mjs with Chromium; it ends by itself, as its input does.
struct Browser {
    process: Child,
    input: ChildStdin,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Browser {
    fn start(base: &str, link: &str) -> Self {
        let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("web");
        assert!(
            web.join("node_modules/playwright-core").is_dir(),
            "playwright-core is missing; run: npm ci --prefix web"
        );
        let mut process = Command::new("node")
            .arg(web.join("test/browser.mjs"))
            .args([base, link])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node is missing; run `make test`, or: apt-get install nodejs");
        let input = process.stdin.take().unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        Self { process, input, lines }
    }

    /// The next line of its report; what it found wrong is on the standard error.
    fn says(&mut self) -> Value {
        let line = self.lines.next().expect("web/test/browser.mjs failed").unwrap();
        serde_json::from_str(&line).unwrap()
    }

    fn is_told_of_the_release(&mut self) -> Value {
        writeln!(self.input, "released").unwrap();
        let verdict = self.says();
        assert!(self.process.wait().unwrap().success());
        verdict
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // After a panic it would wait for ever.
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
