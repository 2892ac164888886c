//! Checks that what the program embeds is there, and has the program find libtorch where it was
//! linked. It never calls npm itself.

use std::path::Path;

/// Compiled in, also while Parallax is built; the rest is then read from the disk, and a changed
/// style needs no compiler.
const FONTS: [&str; 2] = ["fonts/Inter-Regular.ttf", "fonts/Inter-SemiBold.ttf"];
const EMBEDDED: [&str; 9] = [
    "fonts/OFL.txt",
    "icons/favicon.svg",
    "scripts/answer.js",
    "scripts/ballot.js",
    "scripts/guard.js",
    "styles/answer.css",
    "styles/app.css",
    "styles/report-file.css",
    "styles/report.css",
];

fn main() {
    // From torch-sys, so only with the feature `rust-bert`.
    if let Some(folder) = std::env::var_os("DEP_TCH_LIBTORCH_LIB") {
        println!("cargo::rustc-link-arg=-Wl,-rpath,{}", folder.display());
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("web/dist");
    // A new folder of migrations is embedded, too.
    println!("cargo::rerun-if-changed=migrations");
    for font in FONTS {
        println!("cargo::rerun-if-changed=web/dist/{font}");
    }
    if FONTS.iter().chain(&EMBEDDED).any(|file| !folder.join(file).is_file()) {
        println!(
            "cargo::error=web/dist is missing or incomplete; run: \
             npm ci --prefix web && npm run build --prefix web"
        );
    }
}
