//! The browser's half of the ballot (web/src/ballot) against this half: random rounds, one leader
//! each, led by web/test/driver.ts under Node.
//!
//! Needs `web/dist-test/driver.mjs`: `npm run driver --prefix web`.

use data_encoding::BASE64URL_NOPAD;
use parallax::ballot::digest::{self, Hash};
use parallax::ballot::seal::{Content, SEALED_BYTES};
use parallax::ballot::sheet::PublicKeys;
use parallax::ballot::{
    Answers, Bulletin, IssuerKey, Permit, RoundKey, SealKey, Secret, Sheet, Submission, permit,
    receipt, sheet,
};
use parallax::domain::{
    Minimum, Official, OrganizationName, PersonName, Priorities, Questions, Ranked, RoundId,
    Subgroups, TeamName,
};
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Lines, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use time::macros::datetime;

/// Making a key takes a second; a round takes one of these.
const ISSUERS: usize = 4;
const INVITED: usize = 9;

#[test]
fn the_browsers_half_and_this_half_agree() {
    agree_for(25);
}

/// `cargo test --test it browser_half -- --ignored`
#[test]
#[ignore = "takes minutes"]
fn the_browsers_half_and_this_half_agree_a_thousand_times() {
    agree_for(1_000);
}

#[test]
fn the_browser_stops_at_a_wrong_sheet_and_a_wrong_signature() {
    let mut browser = Browser::start();
    let issuer = IssuerKey::generate().unwrap();
    let round = Round::new(0, &issuer);
    let altered = round.sheet.replace("Halden", "Malden");
    let start = json!({"do": "start", "sheet": altered, "round_key": round.key.to_text()});
    assert_eq!(browser.ask(&start)["error"], "sheet-differs");

    let (_, blinded) = browser.blind(&round);
    let mut signature = issuer.blind_sign(&blinded).unwrap();
    signature[100] ^= 1;
    let finish = json!({"do": "finish", "signature": BASE64URL_NOPAD.encode(&signature)});
    assert_eq!(browser.ask(&finish)["error"], "issuer-signature");
}

fn agree_for(rounds: usize) {
    let mut browser = Browser::start();
    let issuers: Vec<_> = (0..ISSUERS).map(|_| IssuerKey::generate().unwrap()).collect();
    for number in 0..rounds {
        agree(&mut browser, number, &issuers[number % ISSUERS]);
    }
}

/// One leader's way through one round: permit, ballot, revision, box, bulletin.
fn agree(browser: &mut Browser, number: usize, issuer: &IssuerKey) {
    let round = Round::new(number, issuer);
    let (secret, blinded) = browser.blind(&round);
    assert_eq!(browser.ask(&json!({"do": "words"}))["words"], round.words);

    let signature = BASE64URL_NOPAD.encode(&issuer.blind_sign(&blinded).unwrap());
    let finished = browser.ask(&json!({"do": "finish", "signature": signature}));
    let ballot_id = digest::ballot_id(&round.id, &secret);
    assert_eq!(bytes(&finished["ballot_id"]), ballot_id);
    let code = finished["receipt"].as_str().unwrap();
    assert_eq!(code, receipt::encode(&secret));
    assert_eq!(receipt::decode(code).unwrap(), secret);

    let answers = answers(number);
    let first = browser.ballot(1, &answers, false);
    let permit = first.permit.as_ref().unwrap();
    assert_eq!(permit, &permit_of(&bytes(&finished["permit"])));
    issuer.public().unwrap().verify(&ballot_id, permit).unwrap();
    round.accept(&first, &secret, 1, &answers);

    let second = browser.ballot(2, &answers, true);
    assert_eq!(second.permit, None);
    let commit = round.accept(&second, &secret, 2, &answers);
    check_the_box(browser, &round, &second, commit);
}

/// The bulletin made from the sealed box is green; from an altered box it is red.
fn check_the_box(browser: &mut Browser, round: &Round, ballot: &Submission, commit: Hash) {
    let content =
        Content { secret: ballot.secret, version: ballot.version, answers: ballot.answers.clone() };
    let sealed = round.seal.public().seal(&content).unwrap();
    assert_eq!(sealed.len(), SEALED_BYTES);
    let opened = round.seal.open(&sealed).unwrap();
    assert_eq!(opened, content);
    assert_eq!(round.commit_to(&opened), commit);
    let green = browser.check(round, vec![[7; 32], commit, [200; 32]], 0);
    assert_eq!(green, json!([]));

    let mut broken = sealed;
    broken[SEALED_BYTES / 2] ^= 1;
    assert!(round.seal.open(&broken).is_err());
    assert_eq!(browser.check(round, vec![[7; 32], [200; 32]], 1), json!(["commit-missing"]));

    let rewritten = Content { answers: r#"{"clarity":1}"#.into(), ..content };
    let rewritten = round.commit_to(&rewritten);
    let red = browser.check(round, vec![[7; 32], rewritten, [200; 32]], 0);
    assert_eq!(red, json!(["commit-missing"]));
}

/// A round as the server holds it.
struct Round {
    id: RoundId,
    questions: Questions,
    seal: SealKey,
    sheet: String,
    key: RoundKey,
    words: String,
}

impl Round {
    fn new(number: usize, issuer: &IssuerKey) -> Self {
        let mut name = [0; 10];
        name[..8]
            .copy_from_slice(&(number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
        let id = RoundId::from_random(name);
        let questions = questions();
        let seal = SealKey::generate().unwrap();
        let json = Sheet {
            round: id.clone(),
            organization: OrganizationName::parse("Halden Ferries").unwrap(),
            team: TeamName::parse("Executive team \u{1f9ed}").unwrap(),
            roster: ["Ana Ruiz", "Bo Lindqvist", "渡辺 \"Nabe\" 健"]
                .map(|name| PersonName::parse(name).unwrap())
                .to_vec(),
            instruments: questions.instruments(),
            subgroups: questions.subgroups.clone(),
            minimum: Minimum::DEFAULT,
            closes: datetime!(2026-12-01 17:00 UTC),
            closes_when_all_answered: number.is_multiple_of(2),
            reading: "the organizers read the shuffled sentences before the release".into(),
        };
        let keys = PublicKeys { issuer: issuer.public().unwrap(), seal: seal.public() };
        let sheet = json.to_json(&keys).unwrap();
        let hash = sheet::hash(&sheet);
        let words = sheet::words(&hash).unwrap();
        Self { id, questions, seal, sheet, key: sheet::round_key(&hash), words }
    }

    /// What the server checks of a ballot beside its permit. The ballot's commit.
    fn accept(&self, ballot: &Submission, secret: &Secret, version: u32, answers: &str) -> Hash {
        assert_eq!((&ballot.secret, ballot.version), (secret, version));
        assert_eq!(ballot.answers, answers);
        Answers::parse(&ballot.answers, &self.questions, INVITED).unwrap();
        let commit = digest::commit(&self.id, secret, version, answers);
        assert_eq!(ballot.commit, commit);
        commit
    }

    fn commit_to(&self, content: &Content) -> Hash {
        digest::commit(&self.id, &content.secret, content.version, &content.answers)
    }
}

fn questions() -> Questions {
    let questions = Questions {
        priorities: Priorities::parse(&["Safety", "Growth", "Cost", "People"]).unwrap(),
        ranked: Ranked::Full,
        recall: false,
        timer: false,
        subgroups: Some(Subgroups::parse("Where do you work?", &["Sea", "Land"]).unwrap()),
        official: Official::default(),
    };
    questions.checked().unwrap()
}

/// Answers of every length and script, as a browser writes them.
fn answers(number: usize) -> String {
    let scripts = ["a", "\"\\/", "ä", "戦略", "\u{1f469}\u{200d}\u{1f680}", "<b>", "Ωλ"];
    let script = scripts[number % scripts.len()];
    let text = script.repeat(1 + number % (300 / script.chars().count()));
    json!({
        "sentence": text,
        "ranking": [[number % 4], [(number + 1) % 4, (number + 2) % 4], [(number + 3) % 4]],
        "clarity": number % 101,
        "commitment": 1 + number % 5,
        "subgroup": number % 2,
    })
    .to_string()
}

fn permit_of(bytes: &[u8]) -> Permit {
    let (prefix, signature) = bytes.split_at(permit::PREFIX_BYTES);
    Permit { prefix: prefix.try_into().unwrap(), signature: signature.to_vec() }
}

fn bytes(value: &Value) -> Vec<u8> {
    BASE64URL_NOPAD.decode(value.as_str().unwrap().as_bytes()).unwrap()
}

/// The browser's half under Node, one JSON line for each command.
struct Browser {
    process: Child,
    commands: ChildStdin,
    replies: Lines<BufReader<ChildStdout>>,
}

impl Browser {
    fn start() -> Self {
        let driver = Path::new(env!("CARGO_MANIFEST_DIR")).join("web/dist-test/driver.mjs");
        assert!(driver.is_file(), "missing; run: npm run driver --prefix web");
        let mut process = Command::new("node")
            .arg(driver)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let commands = process.stdin.take().unwrap();
        let replies = BufReader::new(process.stdout.take().unwrap()).lines();
        Self { process, commands, replies }
    }

    fn ask(&mut self, command: &Value) -> Value {
        writeln!(self.commands, "{command}").unwrap();
        serde_json::from_str(&self.replies.next().unwrap().unwrap()).unwrap()
    }

    /// The leader's secret and blinded message.
    fn blind(&mut self, round: &Round) -> (Secret, Vec<u8>) {
        let key = round.key.to_text();
        let started = self.ask(&json!({"do": "start", "sheet": round.sheet, "round_key": key}));
        assert_eq!(started["error"], Value::Null);
        (bytes(&started["secret"]).try_into().unwrap(), bytes(&started["blinded"]))
    }

    fn ballot(&mut self, version: u32, answers: &str, by_receipt: bool) -> Submission {
        let command = json!({
            "do": "body", "version": version, "answers": answers, "by_receipt": by_receipt,
        });
        let reply = self.ask(&command);
        Submission::parse(reply["body"].as_str().unwrap().as_bytes()).unwrap()
    }

    /// What the browser finds wrong with the bulletin of these commits.
    fn check(&mut self, round: &Round, commits: Vec<Hash>, dropped: usize) -> Value {
        let permits = commits.len() + dropped;
        let round = round.id.clone();
        let bulletin = Bulletin { round, invited: INVITED, permits, dropped, commits };
        let verdict = self.ask(&json!({"do": "check", "bulletin": bulletin.to_json()}));
        assert_eq!(verdict["green"], verdict["faults"] == json!([]));
        verdict["faults"].clone()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // It ends with its input; killing it as well leaves nothing behind after a panic.
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
