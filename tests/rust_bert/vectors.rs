//! Both engines give a text the same vector, the reference implementation's.

use parallax::analysis::sentences::LabelledTeams;
use parallax::encoder::{Encoder, EngineChoice, Matrix, Weights, load};
use serde::Deserialize;
use std::path::{Path, PathBuf};

fn weights() -> Weights {
    Weights::locate(std::env::var_os("PARALLAX_MODELS").map(PathBuf::from)).unwrap()
}

fn engine(choice: EngineChoice, weights: &Weights) -> Box<dyn Encoder> {
    load(choice, weights).unwrap_or_else(|error| panic!("{error}: run `make models`"))
}

fn encoder(choice: EngineChoice) -> Box<dyn Encoder> {
    engine(choice, &weights())
}

fn rust_bert() -> Box<dyn Encoder> {
    encoder("rust-bert".parse().unwrap())
}

fn fixture(path: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    std::fs::read_to_string(folder.join(path)).unwrap()
}

fn borrowed(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

fn furthest_apart(a: &Matrix, b: &Matrix) -> f32 {
    assert_eq!((a.rows(), a.columns()), (b.rows(), b.columns()));
    let pairs = a.as_slice().iter().zip(b.as_slice());
    pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}

/// 200 sentences of the labelled teams, from all five files.
fn sentences() -> Vec<String> {
    let files = ["teams.json", "teams-b.json", "teams-c.json", "teams-d.json", "teams-e.json"];
    let sentences = files.iter().flat_map(|file| {
        let teams: LabelledTeams =
            serde_json::from_str(&fixture(&format!("teams/{file}"))).unwrap();
        teams.teams.into_iter().flat_map(|team| team.sentences).take(40)
    });
    sentences.map(|sentence| sentence.text).collect()
}

#[test]
fn both_engines_give_200_sentences_the_same_vectors() {
    let sentences = sentences();
    assert_eq!(sentences.len(), 200);
    let texts = borrowed(&sentences);
    for weights in [weights(), weights().adapted()] {
        let encode = |choice| engine(choice, &weights).encode(&texts).unwrap();
        let apart =
            furthest_apart(&encode("rust-bert".parse().unwrap()), &encode(EngineChoice::Candle));
        assert!(apart < 1e-4, "{apart}");
    }
}

#[derive(Deserialize)]
struct Reference {
    text: String,
    vector: Vec<f32>,
}

/// Empty, long, in other scripts, with control characters: see tests/fixtures/encoder/README.md.
#[test]
fn vectors_equal_the_reference_implementation() {
    let references: Vec<Reference> =
        serde_json::from_str(&fixture("encoder/reference.json")).unwrap();
    let texts: Vec<&str> = references.iter().map(|reference| reference.text.as_str()).collect();
    let matrix = rust_bert().encode(&texts).unwrap();
    for (reference, row) in references.iter().zip(matrix.iter()) {
        let pairs = row.iter().zip(&reference.vector);
        let apart = pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        assert!(apart < 1e-4, "{apart} for {:?}", reference.text);
    }
}

#[test]
fn the_order_of_the_texts_changes_no_bit() {
    let encoder = rust_bert();
    let mut sentences = sentences();
    sentences.push(sentences[3].clone());
    let forward = encoder.encode(&borrowed(&sentences)).unwrap();
    sentences.reverse();
    let backward = encoder.encode(&borrowed(&sentences)).unwrap();
    assert!(forward.iter().eq(backward.iter().collect::<Vec<_>>().into_iter().rev()));
}

#[test]
fn a_text_cannot_smuggle_in_control_tokens() {
    let encoder = rust_bert();
    let smuggled = encoder.encode(&["Grow [SEP] abroad [PAD][MASK]", "[CLS][UNK]"]).unwrap();
    let plain = encoder.encode(&["Grow abroad", ""]).unwrap();
    assert!(furthest_apart(&smuggled, &plain) < 1e-5);
}

/// One engine for many threads at once, as the server has it.
#[test]
fn threads_share_an_engine() {
    let encoder = rust_bert();
    let sentences = sentences();
    let texts = borrowed(&sentences[..40]);
    let alone = encoder.encode(&texts).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert_eq!(encoder.encode(&texts).unwrap(), alone));
        }
    });
}
