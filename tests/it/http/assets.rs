//! Fonts, styles, scripts and icons: how they are sent and how long a browser keeps them.

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
fn nothing_but_what_pages_need_is_served() {
    let server = TestServer::spawn();
    let visitor = server.visitor();
    for path in [
        "",
        "fonts",
        "styles/tokens.css",
        "fonts/../../askama.toml",
        "fonts/%2e%2e/x",
        "styles/app.css.br",
    ] {
        visitor.get(&format!("/assets/{path}")).expect(404);
    }
}

#[test]
fn an_address_with_a_hash_is_kept_for_ever() {
    let server = TestServer::spawn();
    let visitor = server.visitor();
    let page = visitor.get("/styleguide").expect(200).text();
    let hashed = page.split("<link rel=\"stylesheet\" href=\"").nth(1).unwrap();
    let hashed = hashed.split('"').next().unwrap();
    let style = visitor.get(hashed).expect(200);
    assert_eq!(style.header("content-type"), Some("text/css"));
    assert_eq!(style.header("cache-control"), Some("public, max-age=31536000, immutable"));
    let other = hashed.replace(&hashed[hashed.len() - 12..hashed.len() - 4], "AAAAAAAA");
    visitor.get(&other).expect(404);
}

#[test]
fn texts_are_sent_as_small_as_the_browser_takes_them() {
    let server = TestServer::spawn();
    let visitor = server.visitor();
    let ask = |accepted: &str| {
        let asked = visitor.draft("GET", "/assets/scripts/ballot.js");
        asked.header("accept-encoding", accepted).send().expect(200)
    };
    let plain = visitor.get("/assets/scripts/ballot.js").expect(200);
    assert_eq!(plain.header("content-encoding"), None);
    for (accepted, coding) in [
        ("gzip, deflate, br, zstd", Some("br")),
        ("gzip", Some("gzip")),
        ("br;q=0, gzip", Some("gzip")),
        ("deflate", None),
    ] {
        let answer = ask(accepted);
        assert_eq!(answer.header("content-encoding"), coding, "{accepted}");
        assert_eq!(answer.header("vary"), Some("Accept-Encoding"));
        assert_eq!(answer.header("content-type"), plain.header("content-type"));
        let is_other = answer.header("etag") != plain.header("etag");
        assert_eq!(is_other, coding.is_some(), "{accepted}");
        assert_eq!(answer.body.len() < plain.body.len(), coding.is_some(), "{accepted}");
    }
    let font = visitor.draft("GET", "/assets/fonts/Inter-Regular.woff2");
    let font = font.header("accept-encoding", "br, gzip").send().expect(200);
    assert_eq!((font.header("content-encoding"), font.header("vary")), (None, None));
}

#[test]
fn a_favicon_is_where_browsers_look_for_it() {
    let server = TestServer::spawn();
    let icon = server.visitor().get("/favicon.ico").expect(200);
    assert_eq!(icon.header("content-type"), Some("image/x-icon"));
    assert_eq!(icon.body[..4], [0, 0, 1, 0]);
}
