//! The protocol's golden values: the browser's tests read the same file.

use super::*;
use crate::ballot::digest::{ballot_id, blinded, commit, repeat, token};
use crate::ballot::{Permit, Secret, receipt};
use crate::domain::instrument::priorities::Asked;
use crate::domain::instrument::sentence;
use crate::domain::{Priorities, Ranked};
use serde_json::Value;
use std::sync::LazyLock;
use time::macros::datetime;

static GOLDEN: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../tests/fixtures/protocol.json")).unwrap()
});

fn text(field: &str) -> &'static str {
    GOLDEN[field].as_str().unwrap_or_else(|| panic!("no {field}"))
}

fn binary(field: &str) -> Vec<u8> {
    BASE64URL_NOPAD.decode(text(field).as_bytes()).unwrap()
}

fn array<const N: usize>(field: &str) -> [u8; N] {
    binary(field).try_into().unwrap()
}

fn sheet() -> Sheet {
    let list = ["Safety", "Grow in Zürich", "Cost \"discipline\"", "Digital & data"];
    let priorities = Priorities::parse(&list).unwrap();
    let person = |name: &&str| PersonName::parse(name).unwrap();
    Sheet {
        round: RoundId::parse(text("round")).unwrap(),
        organization: OrganizationName::parse("Halden Ferries").unwrap(),
        team: TeamName::parse("Executive team").unwrap(),
        roster: ["Bo Lindqvist", "Ana Ruiz", "Łukasz <Żak>", "孫 美玲"]
            .iter()
            .map(person)
            .collect(),
        instruments: Instrument::core(
            sentence::Asked::default(),
            Asked::new(&priorities, Ranked::Top(3), true),
        ),
        subgroups: Some(Subgroups::parse("Which board?", &["Ship", "Shore"]).unwrap()),
        minimum: Minimum::DEFAULT,
        closes: datetime!(2026-12-01 18:00:00.9 +1),
        closes_when_all_answered: true,
        reading: "the organizers and facilitators of Halden Ferries read the shuffled sentences \
                  before the release"
            .to_owned(),
    }
}

fn keys() -> PublicKeys {
    PublicKeys {
        issuer: IssuerPublicKey::parse(&binary("issuer")).unwrap(),
        seal: SealPublicKey::parse(&binary("seal")).unwrap(),
    }
}

#[test]
fn the_sheet_its_hash_its_key_and_its_words_are_golden() {
    let json = sheet().to_json(&keys()).unwrap();
    assert_eq!(json, text("sheet"));
    let hash = hash(&json);
    assert_eq!(hash, array("sheet_hash"));
    assert_eq!(round_key(&hash).to_text(), text("round_key"));
    assert_eq!(words(&hash).unwrap(), text("words"));
    assert_eq!(words(&hash).unwrap().split(' ').count(), 12);
}

#[test]
fn the_hashes_of_a_ballot_are_golden() {
    let round = RoundId::parse(text("round")).unwrap();
    let secret: Secret = array("secret");
    let version = u32::try_from(GOLDEN["version"].as_u64().unwrap()).unwrap();
    assert_eq!(ballot_id(&round, &secret), array("ballot_id"));
    let commit = commit(&round, &secret, version, text("answers"));
    assert_eq!(commit, array("commit"));
    assert_eq!(repeat(&secret, &commit), array("repeat"));
    assert_eq!(token(&binary("token")), array("token_hash"));
    assert_eq!(blinded(&binary("blinded")), array("blinded_hash"));
    assert_eq!(receipt::encode(&secret), text("receipt"));
    assert_eq!(receipt::decode(text("receipt")).unwrap(), secret);
}

#[test]
fn the_golden_permit_is_valid() {
    let PublicKeys { issuer, seal } = public_keys(text("sheet")).unwrap();
    assert_eq!(
        (issuer.as_bytes(), &seal.as_bytes()[..]),
        (&binary("issuer")[..], &binary("seal")[..])
    );
    let permit = binary("permit");
    let permit =
        Permit { prefix: permit[..32].try_into().unwrap(), signature: permit[32..].to_vec() };
    issuer.verify(&array("ballot_id"), &permit).unwrap();
}

#[test]
fn the_order_of_the_roster_makes_no_other_sheet() {
    let mut other = sheet();
    other.roster.reverse();
    assert_eq!(other.to_json(&keys()).unwrap(), sheet().to_json(&keys()).unwrap());
    other.roster.pop();
    assert_ne!(other.to_json(&keys()).unwrap(), sheet().to_json(&keys()).unwrap());
}

#[test]
fn a_preview_is_the_sheet_without_its_keys() {
    let mut opened: Value = serde_json::from_str(text("sheet")).unwrap();
    let fields = opened.as_object_mut().unwrap();
    assert!(fields.remove("issuer").is_some() && fields.remove("seal").is_some());
    let preview: Value = serde_json::from_str(&sheet().preview().unwrap()).unwrap();
    assert_eq!(preview, opened);
}

#[test]
fn times_are_utc_to_the_second_up_to_9999() {
    assert_eq!(closes(datetime!(2026-01-02 03:04:05 +5:30)).unwrap(), "2026-01-01T21:34:05Z");
    assert!(closes(datetime!(9999-12-31 23:00:00 -5)).is_err());
}

#[test]
fn keys_are_read_from_sheets_only() {
    for wrong in ["", "[]", "{}", r#"{"issuer": 1, "seal": 2}"#] {
        assert!(matches!(public_keys(wrong), Err(Error::Malformed { .. })), "{wrong}");
    }
    let other_seal = text("sheet").replace(text("seal"), "AAAA");
    assert!(matches!(public_keys(&other_seal), Err(Error::Key { what: "the seal key" })));
    let other_issuer = text("sheet").replace(text("issuer"), "AAAA");
    assert!(matches!(public_keys(&other_issuer), Err(Error::Key { what: "the issuer key" })));
}

#[test]
fn a_round_key_is_22_characters() {
    let key = RoundKey::parse(text("round_key")).unwrap();
    assert_eq!(key.to_text(), text("round_key"));
    for wrong in ["", "A", &"A".repeat(23), "AAAAAAAAAAAAAAAAAAAAA=", "AAAAAAAAAAAAAAAAAAAAA+"] {
        assert!(RoundKey::parse(wrong).is_err(), "{wrong}");
    }
}
