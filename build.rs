//! Checks that the fonts the program embeds are there. It never calls npm itself.

use std::path::Path;

const FONTS: [&str; 3] = ["Inter-Regular.ttf", "Inter-SemiBold.ttf", "OFL.txt"];

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("web/dist/fonts");
    // A new folder of migrations is embedded, too.
    println!("cargo::rerun-if-changed=migrations");
    for font in FONTS {
        println!("cargo::rerun-if-changed=web/dist/fonts/{font}");
    }
    if FONTS.iter().any(|font| !folder.join(font).is_file()) {
        println!(
            "cargo::error=web/dist/fonts is missing or incomplete; run: \
             npm ci --prefix web && npm run build --prefix web"
        );
    }
}
