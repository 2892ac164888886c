//! Checks that the fonts and scripts the program embeds are there. It never calls npm itself.

use std::path::Path;

const EMBEDDED: [&str; 4] =
    ["fonts/Inter-Regular.ttf", "fonts/Inter-SemiBold.ttf", "fonts/OFL.txt", "scripts/ballot.js"];

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("web/dist");
    // A new folder of migrations is embedded, too.
    println!("cargo::rerun-if-changed=migrations");
    for file in EMBEDDED {
        println!("cargo::rerun-if-changed=web/dist/{file}");
    }
    if EMBEDDED.iter().any(|file| !folder.join(file).is_file()) {
        println!(
            "cargo::error=web/dist is missing or incomplete; run: \
             npm ci --prefix web && npm run build --prefix web"
        );
    }
}
