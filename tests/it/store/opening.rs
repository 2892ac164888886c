//! Opening: which addresses are taken, and which databases.

use super::*;
use parallax::store::Error;
use std::os::unix::fs::PermissionsExt as _;

fn refusal(url: &str) -> Error {
    match Store::open(url) {
        Err(error) => error,
        Ok(_) => panic!("\"{url}\" was opened"),
    }
}

#[test]
fn a_wrong_address_makes_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("parallax.db");
    let bare = refusal(path.to_str().unwrap());
    assert!(matches!(bare, Error::Url { .. }) && bare.to_string().contains("sqlite:PATH"));
    let missing = refusal(&format!("sqlite:{}", path.join("more.db").display()));
    assert!(matches!(missing, Error::Url { .. }));
    assert!(missing.to_string().contains("does not exist; make it"), "{missing}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn opening_again_keeps_what_is_there() {
    on_both_urls(|url| {
        let made = Store::open(url).unwrap().write(an_organization).unwrap();
        let again = Store::open(url).unwrap();
        assert!(again.is_ready());
        assert_eq!(again.read(store::organizations::list).unwrap(), [made]);
    });
}

#[test]
fn a_database_of_a_newer_program_is_not_touched() {
    on_both_urls(|url| {
        Store::open(url).unwrap();
        Raw::open(url).execute(
            "INSERT INTO __diesel_schema_migrations VALUES ('29990101', CURRENT_TIMESTAMP)",
        );
        let newer = refusal(url);
        assert!(matches!(&newer, Error::NewerSchema { found } if found == "29990101"), "{newer}");
    });
}

#[test]
fn the_file_is_its_owners_and_survives_a_power_cut() {
    let file = sqlite::Fresh::new();
    let store = Store::open(&file.url()).unwrap();
    store.write(an_organization).unwrap();
    for entry in std::fs::read_dir(file.path().parent().unwrap()).unwrap() {
        let mode = entry.unwrap().metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    assert_eq!(
        Raw::open(&file.url()).words("SELECT journal_mode AS value FROM pragma_journal_mode"),
        ["wal"]
    );
}

#[test]
fn the_file_of_another_program_is_not_touched() {
    let file = sqlite::Fresh::new();
    Raw::open(&file.url()).execute("CREATE TABLE round (title TEXT)");
    let other = refusal(&file.url());
    assert!(matches!(other, Error::Url { .. }), "{other}");
    assert_eq!(Raw::open(&file.url()).words("SELECT name AS value FROM sqlite_schema"), ["round"]);

    std::fs::write(file.path(), "name,email\nAna,ana@example.org\n".repeat(200)).unwrap();
    let text = refusal(&file.url());
    assert!(text.to_string().contains("not a database"), "{text}");
}

#[test]
fn a_password_is_in_no_message() {
    for url in [
        "postgres://ana:opensesame@127.0.0.1:1/db",
        "postgres://ana:open:sesame@127.0.0.1:opensesame/db",
        "mysql://ana:opensesame@host/db",
    ] {
        let error = refusal(url);
        assert!(!format!("{error} {error:?}").contains("sesame"), "{error}");
    }
}
