//! The layers point one way (ARCHITECTURE.md). This test reads the sources and
//! names every line that points the other way.

use std::fs;
use std::path::{Path, PathBuf};

/// Each layer and the layers it may name, as in ARCHITECTURE.md.
const MAY_KNOW: [(&str, &[&str]); 13] = [
    ("domain", &[]),
    ("encoder", &[]),
    ("store", &["domain"]),
    ("import", &["domain"]),
    ("analysis", &["domain"]),
    ("ballot", &["domain", "analysis"]),
    ("charts", &["analysis"]),
    ("export", &["analysis", "charts"]),
    (
        "service",
        &["domain", "encoder", "store", "import", "analysis", "ballot", "charts", "export"],
    ),
    // `ballot` for the lengths and texts of the protocol, never for keys.
    ("server", &["domain", "ballot", "service"]),
    ("config", &["encoder"]),
    ("cli", &["domain", "encoder", "import", "analysis", "service", "server", "config"]),
    ("main", &["cli"]),
];

/// Libraries that belong to one layer only, so that replacing one is local.
const BELONGS_TO: [(&str, &[&str]); 24] = [
    ("diesel", &["store"]),
    ("diesel_migrations", &["store"]),
    ("actix_web", &["server"]),
    ("governor", &["server"]),
    ("utoipa", &["server"]),
    ("prometheus_client", &["server"]),
    ("rust_embed", &["server"]),
    ("rsa", &["ballot"]),
    ("crypto_box", &["ballot"]),
    ("argon2", &["service"]),
    ("plotters", &["charts"]),
    ("resvg", &["export"]),
    ("askama", &["export", "server"]),
    ("candle_core", &["encoder"]),
    ("rust_bert", &["encoder"]),
    ("tch", &["encoder"]),
    ("tokenizers", &["encoder"]),
    ("safetensors", &["encoder"]),
    ("ureq", &["encoder"]),
    ("csv", &["import"]),
    ("clap", &["cli", "config"]),
    ("anyhow", &["cli", "main"]),
    ("kodama", &["analysis"]),
    // What computes stays on one thread; only these spread work over the cores.
    ("rayon", &["encoder", "service"]),
];

#[test]
fn layers_point_one_way() {
    let mut wrong = Vec::new();
    for file in sources(Path::new("src")) {
        let layer = layer_of(&file);
        let Some((_, allowed)) = MAY_KNOW.iter().find(|(name, _)| *name == layer) else {
            if layer != "lib" {
                wrong.push(format!("{}: layer \"{layer}\" is in no table", file.display()));
            }
            continue;
        };
        for (number, line) in code_lines(&file) {
            for named in layers_named(&line) {
                if named != layer && !allowed.contains(&named.as_str()) {
                    wrong.push(format!(
                        "{}:{number}: {layer} must not know {named}",
                        file.display()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "wrong direction:\n{}", wrong.join("\n"));
}

#[test]
fn libraries_stay_in_their_layer() {
    let mut wrong = Vec::new();
    for file in sources(Path::new("src")) {
        let layer = layer_of(&file);
        for (number, line) in code_lines(&file) {
            for (library, owners) in BELONGS_TO {
                if names(&line, library) && !owners.contains(&layer.as_str()) {
                    wrong.push(format!(
                        "{}:{number}: {library} belongs to {owners:?}",
                        file.display()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "library outside its layer:\n{}", wrong.join("\n"));
}

/// Whether the line takes something from the library: `tch::` does, `IfNoneMatch::` does not.
fn names(line: &str, library: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || c == '_';
    let path = format!("{library}::");
    line.match_indices(&path).any(|(at, _)| !line[..at].ends_with(inside))
}

/// Who may name what is made for the demo alone: leaders without a browser, and the past.
const FOR_THE_DEMO: [(&str, &[&str]); 2] = [
    ("InventedLeader", &["src/ballot/invented.rs", "src/ballot/mod.rs", "src/service/demo/mod.rs"]),
    (".as_of(", &["src/service/demo/mod.rs"]),
];

#[test]
fn what_is_made_for_the_demo_serves_nothing_else() {
    let mut wrong = Vec::new();
    for file in sources(Path::new("src")) {
        for (number, line) in code_lines(&file) {
            for (name, allowed) in FOR_THE_DEMO {
                if line.contains(name) && !allowed.iter().any(|path| Path::new(path) == file) {
                    wrong.push(format!("{}:{number}: {name}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "outside the demo:\n{}", wrong.join("\n"));
}

#[test]
fn every_module_opens_with_what_it_is() {
    let silent: Vec<_> = sources(Path::new("src"))
        .into_iter()
        .filter(|file| !fs::read_to_string(file).unwrap().starts_with("//!"))
        .collect();
    assert!(silent.is_empty(), "no //! at the head of {silent:?}");
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for entry in fs::read_dir(root.join(folder)).unwrap() {
        let path = entry.unwrap().path();
        let path = path.strip_prefix(root).unwrap().to_owned();
        if root.join(&path).is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn layer_of(file: &Path) -> String {
    let first = file.components().nth(1).unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// Lines of code, numbered from 1; comments may name anybody.
fn code_lines(file: &Path) -> Vec<(usize, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim().to_owned()));
    lines.filter(|(_, line)| !line.starts_with("//")).collect()
}

/// The layers that follow `crate::` or `parallax::`, also inside `crate::{a, b}`.
fn layers_named(line: &str) -> Vec<String> {
    let mut named = Vec::new();
    for root in ["crate::", "parallax::"] {
        for (_, rest) in line.match_indices(root).map(|(at, _)| (at, &line[at + root.len()..])) {
            match rest.strip_prefix('{') {
                Some(list) => {
                    let list = list.split(['}', ';']).next().unwrap_or_default();
                    named.extend(list.split(',').map(first_word));
                }
                None => named.push(first_word(rest)),
            }
        }
    }
    named.retain(|name| MAY_KNOW.iter().any(|(layer, _)| layer == name));
    named
}

fn first_word(text: &str) -> String {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    text.trim().chars().take_while(|c| is_name(*c)).collect()
}

#[test]
fn the_reader_of_names_sees_every_form() {
    assert_eq!(layers_named("use crate::domain::Ranking;"), ["domain"]);
    assert_eq!(layers_named("use crate::{analysis, encoder};"), ["analysis", "encoder"]);
    assert!(names("use tch::nn;", "tch") && !names("IfNoneMatch::Any => true,", "tch"));
    assert_eq!(layers_named("let x = crate::charts::figures(&r);"), ["charts"]);
    assert!(layers_named("use crate::Thing;").is_empty());
}
