//! Plays one round over HTTP and keeps a copy of everything after every request.

use super::evidence::{Copy, Evidence, File};
use super::rows::Place;
use crate::http::client::Client;
use crate::http::leader::Leader;
use crate::http::organizer::{self, OpenRound};
use crate::serve;
use parallax::ballot::{KeyDirectory, SealKey};
use parallax::domain::RoundId;
use rand::seq::SliceRandom as _;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng as _;
use serde_json::json;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;

const LEADERS: usize = 8;

/// Who wrote which released sentence, by index.
pub(crate) type Truth = BTreeMap<usize, usize>;

/// A server with its owner signed in.
pub(crate) struct Scene {
    pub(crate) address: SocketAddr,
    pub(crate) owner: Client,
    pub(crate) place: Place,
    pub(crate) folder: PathBuf,
}

/// A round that was played.
pub(crate) struct Played {
    /// What an administrator has.
    pub(crate) kept: Evidence,
    /// The same, had the boxes not been sealed.
    pub(crate) unsealed: Evidence,
    pub(crate) truth: Truth,
    /// Leaders in the order in which they answered.
    order: Vec<usize>,
}

impl Played {
    /// The same, had the sentences been released in the order in which they came.
    pub(crate) fn unshuffled(&self) -> (Evidence, Truth) {
        let came = |leader: &usize| self.kept.released[self.truth[leader]].clone();
        let evidence = Evidence {
            leaders: self.kept.leaders.clone(),
            copies: self.kept.copies.clone(),
            released: self.order.iter().map(came).collect(),
        };
        (evidence, self.order.iter().copied().zip(0..).collect())
    }
}

impl Scene {
    /// One round from its opening to its report; deleted at the end.
    pub(crate) fn play(&self, seed: u64) -> Played {
        let round = organizer::open_round(&self.owner, LEADERS);
        let seal = self.seal_key(&round);
        let mut order: Vec<usize> = (0..LEADERS).collect();
        order.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
        let (sentences, copies) = self.answer(&round, &order);
        let unsealed = copies.iter().map(|copy| opened(copy, &seal)).collect();
        let (released, truth) = self.released(&round, &sentences);
        self.owner.delete(&format!("/api/teams/{}", round.team)).expect(200);
        let leaders: Vec<String> =
            (1..=LEADERS).map(|number| format!("Leader {number:02}")).collect();
        Played {
            kept: Evidence { leaders: leaders.clone(), copies, released: released.clone() },
            unsealed: Evidence { leaders, copies: unsealed, released },
            truth,
            order,
        }
    }

    /// Leaders answer one after the other, the case that is easiest to attack. A backup is
    /// made half way.
    fn answer(&self, round: &OpenRound, order: &[usize]) -> (Vec<String>, Vec<Copy>) {
        let sentences: Vec<String> = (0..LEADERS).map(|_| sentence()).collect();
        let mut copies = vec![self.copy(round)];
        for (turn, &leader) in order.iter().enumerate() {
            let client = Client::new(self.address, &self.url(), "10.0.0.2");
            let mut browser = Leader::new(client, &round.links[leader]);
            copies.push(self.copy(round));
            browser.get_permit();
            copies.push(self.copy(round));
            let answers = json!({
                "sentence": sentences[leader], "ranking": [[leader % 3], [(leader + 1) % 3], [(leader + 2) % 3]],
                "clarity": 40 + leader, "stop": "nothing",
            });
            browser.cast(1, &answers).expect(200);
            copies.push(self.copy(round));
            if turn == LEADERS / 2 {
                copies.push(self.with_backup(round));
            }
        }
        self.wait_until_closed(round);
        copies.push(self.copy(round));
        (sentences, copies)
    }

    fn copy(&self, round: &OpenRound) -> Copy {
        self.place.copy(&round.id, &self.folder.join("log"))
    }

    fn with_backup(&self, round: &OpenRound) -> Copy {
        let file = self.folder.join("backup");
        let mut verb = serve::on(&self.folder, &["backup"]);
        verb.arg(&file);
        if let Place::Postgres(url) = &self.place {
            verb.env("PARALLAX_DATABASE", url);
        }
        let made = verb.output().unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let mut copy = self.copy(round);
        copy.files.push(File { bytes: std::fs::read(&file).unwrap(), modified: u128::MAX });
        std::fs::remove_file(file).unwrap();
        copy
    }

    fn wait_until_closed(&self, round: &OpenRound) {
        let path = format!("/api/rounds/{}", round.id);
        while self.owner.get(&path).expect(200).json()["state"] != "closed" {
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
    }

    /// The sentences in the order of the stored report.
    fn released(&self, round: &OpenRound, sentences: &[String]) -> (Vec<String>, Truth) {
        let release = format!("/api/rounds/{}/release", round.id);
        while self.owner.draft("POST", &release).send().status == 409 {}
        let report = self.owner.get(&format!("/api/rounds/{}/report", round.id)).expect(200).text();
        let place =
            |sentence: &String| report.find(sentence.as_str()).expect("a released sentence");
        let mut order: Vec<usize> = (0..sentences.len()).collect();
        order.sort_by_key(|&leader| place(&sentences[leader]));
        let released = order.iter().map(|&leader| sentences[leader].clone()).collect();
        (released, order.into_iter().zip(0..).collect())
    }

    fn seal_key(&self, round: &OpenRound) -> SealKey {
        let keys = KeyDirectory::open(&self.folder.join("data/keys")).unwrap();
        keys.load(&RoundId::parse(&round.id).unwrap()).unwrap().seal
    }

    fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

/// A sentence whose every part nobody else writes.
fn sentence() -> String {
    let word = || data_encoding::BASE32_NOPAD.encode(&crate::leader::random::<5>());
    format!("{} freight before {} and never {}", word(), word(), word())
}

/// The copy with every box open.
fn opened(copy: &Copy, seal: &SealKey) -> Copy {
    let mut copy = copy.clone();
    for ballot in &mut copy.ballots {
        let sealed = &ballot.bytes[64..];
        ballot.bytes.extend(seal.open(sealed).unwrap().answers.into_bytes());
    }
    copy
}
