//! Fonts and scripts, and how long a browser keeps them.

use super::server::TestServer;

#[test]
fn an_asset_is_fetched_once() {
    let server = TestServer::spawn();
    let visitor = server.visitor();
    let font = visitor.get("/assets/fonts/Inter-Regular.woff2").expect(200);
    assert_eq!(font.header("content-type"), Some("font/woff2"));
    assert_eq!(font.header("cache-control"), Some("no-cache"));
    let tag = font.header("etag").unwrap();
    let again = visitor.draft("GET", "/assets/fonts/Inter-Regular.woff2");
    let again = again.header("if-none-match", tag).send().expect(304);
    assert!(again.body.is_empty());
    assert_eq!(again.header("etag"), Some(tag));
    let changed = visitor.draft("GET", "/assets/fonts/Inter-Regular.woff2");
    changed.header("if-none-match", "\"other\"").send().expect(200);
}

#[test]
fn nothing_but_fonts_and_scripts_is_served() {
    let server = TestServer::spawn();
    let visitor = server.visitor();
    for path in ["", "fonts", "styles/report.css", "fonts/../../askama.toml", "fonts/%2e%2e/x"] {
        visitor.get(&format!("/assets/{path}")).expect(404);
    }
}
