//! The default engine with its real weights, against the reference implementation.

use parallax::encoder::{Encoder, EngineChoice, Matrix, Weights, load};
use serde::Deserialize;
use std::path::PathBuf;

/// The weights where the program would look.
#[expect(clippy::disallowed_methods, reason = "tests find the weights as the program does")]
fn weights() -> Weights {
    Weights::locate(std::env::var("PARALLAX_MODELS").ok().map(PathBuf::from)).unwrap()
}

fn engine(weights: &Weights) -> Box<dyn Encoder> {
    load(EngineChoice::Auto, weights).unwrap_or_else(|error| panic!("{error}: run `make models`"))
}

fn encoder() -> Box<dyn Encoder> {
    engine(&weights())
}

#[derive(Deserialize)]
struct Reference {
    text: String,
    vector: Vec<f32>,
}

/// See tests/fixtures/encoder/README.md.
fn references() -> Vec<Reference> {
    serde_json::from_str(include_str!("../fixtures/encoder/reference.json")).unwrap()
}

/// The same with the adapter, computed by what trained it.
fn adapted_references() -> Vec<Reference> {
    serde_json::from_str(include_str!("../fixtures/encoder/adapted.json")).unwrap()
}

fn cosine(a: &[f32], b: &[f32]) -> f64 {
    let dot = |a: &[f32], b: &[f32]| -> f64 {
        a.iter().zip(b).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum()
    };
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
}

fn furthest_apart(a: &Matrix, b: &Matrix) -> f32 {
    let rows = a.iter().flatten().zip(b.iter().flatten());
    rows.map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}

#[test]
fn vectors_equal_the_reference_implementation() {
    for (weights, references) in
        [(weights(), references()), (weights().adapted(), adapted_references())]
    {
        let texts: Vec<&str> = references.iter().map(|reference| reference.text.as_str()).collect();
        let matrix = engine(&weights).encode(&texts).unwrap();
        for (reference, row) in references.iter().zip(matrix.iter()) {
            let cosine = cosine(row, &reference.vector);
            assert!(cosine > 0.999_999, "{cosine} for {:?}", reference.text);
        }
    }
}

#[test]
fn vectors_have_unit_length_and_the_dimension_promised() {
    let encoder = encoder();
    let matrix = encoder.encode(&["Grow abroad.", "", "Cut costs first."]).unwrap();
    assert_eq!((matrix.rows(), matrix.columns()), (3, encoder.dimension()));
    for row in matrix.iter() {
        let length: f32 = row.iter().map(|value| value * value).sum();
        assert!((length - 1.0).abs() < 1e-5, "{length}");
    }
}

#[test]
fn a_vector_does_not_depend_on_the_rest_of_the_batch() {
    let encoder = encoder();
    let references = references();
    let texts: Vec<&str> = references.iter().map(|reference| reference.text.as_str()).collect();
    let together = encoder.encode(&texts).unwrap();
    for (row, text) in texts.iter().enumerate() {
        let alone = encoder.encode(&[text]).unwrap();
        let pairs = alone.row(0).iter().zip(together.row(row));
        let furthest = pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        assert!(furthest < 1e-5, "{furthest} for {text:?}");
    }
}

#[test]
fn the_order_of_the_texts_changes_no_bit() {
    let encoder = encoder();
    let references = references();
    let mut texts: Vec<&str> = references.iter().map(|reference| reference.text.as_str()).collect();
    texts.push(texts[3]);
    let forward = encoder.encode(&texts).unwrap();
    texts.reverse();
    let backward = encoder.encode(&texts).unwrap();
    assert!(forward.iter().eq(backward.iter().collect::<Vec<_>>().into_iter().rev()));
}

#[test]
fn a_text_cannot_smuggle_in_control_tokens() {
    let encoder = encoder();
    let smuggled = encoder.encode(&["Grow [SEP] abroad [PAD][MASK]", "[CLS][UNK]"]).unwrap();
    let plain = encoder.encode(&["Grow abroad", ""]).unwrap();
    assert!(furthest_apart(&smuggled, &plain) < 1e-5);
}

#[test]
fn what_comes_after_256_word_pieces_is_not_read() {
    let encoder = encoder();
    let long = "growth ".repeat(300);
    let longer = format!("{long} and then the opposite");
    let matrix = encoder.encode(&[&long, &longer]).unwrap();
    assert_eq!(matrix.row(0), matrix.row(1));
}

#[test]
fn no_texts_give_no_rows() {
    assert_eq!(encoder().encode(&[]).unwrap().rows(), 0);
}

#[test]
fn missing_weights_say_how_to_fetch_them() {
    let empty = tempfile::tempdir().unwrap();
    let weights = Weights::locate(Some(empty.path().to_owned())).unwrap();
    let error = load(EngineChoice::Auto, &weights).err().unwrap().to_string();
    assert!(error.contains("parallax models fetch"), "{error}");
}
