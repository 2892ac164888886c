//! The page of a leader's link in Chromium, against a server of its own: what
//! web/test/answer.mjs does and asserts.

use std::path::Path;
use std::process::Command;

#[test]
fn leaders_answer_change_and_lose_nothing_in_chromium() {
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("web");
    let ended = Command::new("node")
        .arg(web.join("test/answer.mjs"))
        .env("PARALLAX", env!("CARGO_BIN_EXE_parallax"))
        .status()
        .expect("node is missing; run `make test`, or: apt-get install nodejs");
    assert!(ended.success(), "web/test/answer.mjs failed");
}
