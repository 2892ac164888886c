//! Figures: what they say, that they hold together, that they can be read.

use crate::sample_reports;
use parallax::charts::figures;
use parallax::export::png;

#[test]
#[ignore = "writes target/gallery, to be looked at"]
#[expect(clippy::disallowed_methods, reason = "the gallery is files")]
fn write_gallery() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/target/gallery");
    std::fs::create_dir_all(folder).unwrap();
    for (name, report) in sample_reports::all() {
        for figure in figures(&report).unwrap() {
            let path = format!("{folder}/{name}-{}", figure.id);
            std::fs::write(format!("{path}.svg"), &figure.svg).unwrap();
            let picture = png(&figure.svg, 1.0, &[]).unwrap();
            std::fs::write(format!("{path}.png"), picture.bytes).unwrap();
        }
    }
}
