//! What the log and the metrics do not say.

use super::leader::Leader;
use super::organizer::open_round;
use super::rounds::answers;
use super::server::TestServer;
use std::io::Write;
use std::sync::{LazyLock, Mutex};
use tracing::level_filters::LevelFilter;
use tracing_subscriber::fmt::MakeWriter;

/// Everything that was logged in this process since the first test that asked.
static LOG: LazyLock<&'static Log> = LazyLock::new(|| {
    let log: &'static Log = Box::leak(Box::default());
    let subscriber = tracing_subscriber::fmt().with_max_level(LevelFilter::TRACE);
    let subscriber = subscriber.with_ansi(false).with_writer(log).finish();
    tracing::subscriber::set_global_default(subscriber).unwrap();
    log
});

#[derive(Default)]
struct Log(Mutex<Vec<u8>>);

impl Log {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for &Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for &'static Log {
    type Writer = &'static Log;

    fn make_writer(&'a self) -> Self::Writer {
        self
    }
}

#[test]
fn the_log_of_a_whole_round_says_nothing_of_leaders() {
    let log = *LOG;
    let server = TestServer::spawn();
    let owner = server.owner();
    let round = open_round(&owner, 5);
    let mut secrets = vec![
        round.id.clone(),
        "/r/".to_owned(),
        "198.51.100.".to_owned(),
        "ureq".to_owned(),
        "island number".to_owned(),
        "the night boat".to_owned(),
        "somebody-curious".to_owned(),
        "/assets".to_owned(),
        "correct horse".to_owned(),
        "ana@example.org".to_owned(),
        owner.cookie.borrow().clone().unwrap().replace("parallax=", ""),
        owner.token.borrow().clone().unwrap(),
    ];
    for (number, link) in round.links.iter().enumerate() {
        let client = server.visitor_at(&format!("198.51.100.{number}"));
        let mut leader = Leader::new(client, link);
        leader.answer(&answers(number));
        leader.ask_permit("AAAAAAAAAAAAAAAAAAAAAA").expect(403);
        leader.draft("PUT", "ballot").text("island number").send().expect(400);
        leader.get("status?who=somebody-curious").expect(200);
        server.visitor().get("/assets/scripts/ballot.js").expect(200);
        secrets.extend([leader.token(), leader.key()]);
    }
    owner.get(&format!("/api/rounds/{}?query=somebody-curious", round.id)).expect(200);
    server.installation.sweep().unwrap();
    owner.draft("POST", &format!("/api/rounds/{}/release", round.id)).send().expect(200);
    drop(server);
    let text = log.text();
    assert!(text.contains("/api/rounds/{round}/release"), "routes are logged by their pattern");
    for secret in secrets {
        let line = text.lines().find(|line| line.contains(&secret));
        assert_eq!(line, None, "{secret}");
    }
}

#[test]
fn metrics_count_nothing_of_a_team_a_round_or_a_leader() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let round = open_round(&owner, 5);
    let before = owner.get("/metrics").expect(200).text();
    let mut leader = Leader::new(server.visitor(), &round.links[0]);
    leader.answer(&answers(1));
    server.visitor().get("/assets/scripts/ballot.js").expect(200);
    let after = owner.get("/metrics").expect(200).text();
    assert!(after.contains("parallax_http_requests_total{class=\"2xx\"}"), "{after}");
    for word in [&round.id, "Executive", "Halden", "/api", "/r/", "round", "team"] {
        assert!(!after.contains(word), "{word}: {after}");
    }
    // Between the two only the first look at the metrics itself was counted.
    let count = |text: &str| {
        let line =
            text.lines().find(|line| line.starts_with("parallax_http_request_seconds_count"));
        line.unwrap().rsplit(' ').next().unwrap().parse::<u32>().unwrap()
    };
    assert_eq!(count(&after), count(&before) + 1);
}
