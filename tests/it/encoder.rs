//! The default engine with its real weights.

use parallax::encoder::{EngineChoice, Weights, load};

#[test]
fn vectors_have_unit_length() {
    let weights = Weights::locate(None).unwrap();
    let encoder = load(EngineChoice::Auto, &weights).unwrap();
    let matrix = encoder.encode(&["Grow abroad.", "", "Cut costs before anything else."]).unwrap();
    for row in matrix.iter() {
        let length: f32 = row.iter().map(|value| value * value).sum();
        assert!((length - 1.0).abs() < 1e-5);
    }
}
