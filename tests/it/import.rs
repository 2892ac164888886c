//! Every file of `tests/fixtures/good` is read as its `.expected` says, every
//! file of `tests/fixtures/bad` is refused with exactly the message there.
//! A `.flags` file beside a file holds the user's flags, one a line.

mod properties;
mod rendering;

use parallax::import::{self, Imported, Options};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn fixtures(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder);
    let entries = root.read_dir().unwrap().map(|entry| entry.unwrap().path());
    let is_input = |path: &PathBuf| {
        !path.extension().is_some_and(|ending| ending == "expected" || ending == "flags")
    };
    let mut files: Vec<PathBuf> = entries.filter(is_input).collect();
    files.sort();
    files
}

#[expect(clippy::disallowed_methods, reason = "fixtures are files")]
fn read_bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}

fn beside(path: &Path, ending: &str) -> Option<String> {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    let path = PathBuf::from(name);
    path.exists().then(|| String::from_utf8(read_bytes(&path)).unwrap())
}

fn options(flags: &str) -> Options {
    let mut options = Options::default();
    for line in flags.lines() {
        let (flag, value) = line.split_once(' ').unwrap_or((line, ""));
        let value = Some(value.to_owned());
        let columns = &mut options.columns;
        match flag {
            "--team" => options.team = value,
            "--official" => options.official = value,
            "--invited" => options.invited = value.map(|number| number.parse().unwrap()),
            "--priorities" => {
                options.priorities = value.map(|list| list.split(';').map(Into::into).collect());
            }
            "--sentence-column" => columns.sentence = value,
            "--ranking-column" => columns.ranking = value,
            "--stop-column" => columns.stop = value,
            "--clarity-column" => columns.clarity = value,
            "--commitment-column" => columns.commitment = value,
            "--forecast-same-column" => columns.forecast_same = value,
            "--forecast-first-column" => columns.forecast_first = value,
            unknown => panic!("{unknown} is no flag"),
        }
    }
    options
}

fn read(path: &Path) -> Result<Imported, import::Error> {
    let options = options(&beside(path, ".flags").unwrap_or_default());
    import::read(path.file_name().unwrap().to_str().unwrap(), &read_bytes(path), &options)
}

/// Compares every file of a folder with its `.expected`, and reports all that differ.
fn check(folder: &str, fewest: usize, outcome: impl Fn(&Path) -> String) {
    let files = fixtures(folder);
    assert!(files.len() >= fewest, "only {} files in {folder}", files.len());
    let mut differences = String::new();
    for path in files {
        let expected = beside(&path, ".expected").unwrap_or_default();
        let found = outcome(&path);
        if expected.trim_end() != found.trim_end() {
            let name = path.display();
            writeln!(differences, "\n{name}\nexpected:\n{expected}\nfound:\n{found}").unwrap();
        }
    }
    assert!(differences.is_empty(), "{differences}");
}

#[test]
fn good_files_are_read() {
    check("good", 15, |path| match read(path) {
        Ok(imported) => rendering::render(&imported),
        Err(error) => format!("refused: {error}"),
    });
}

#[test]
fn bad_files_are_refused_with_what_would_be_right() {
    check("bad", 40, |path| match read(path) {
        Ok(_) => "read without an error".to_owned(),
        Err(error) => error.to_string(),
    });
}

#[test]
fn the_row_limit_is_ten_thousand() {
    let file = |rows: usize| format!("sentence,stop\n{}", "grow,nothing\n".repeat(rows));
    let read = |rows| import::read("team.csv", file(rows).as_bytes(), &Options::default());
    assert_eq!(read(10_000).unwrap().responses.responses.len(), 10_000);
    let expected = "team.csv: 10001 responses; at most 10000 are read from one file";
    assert_eq!(read(10_001).unwrap_err().to_string(), expected);
}
