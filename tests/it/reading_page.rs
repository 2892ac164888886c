//! People who read and move sentences, in Chromium: what web/test/reading.mjs does and
//! asserts, and what the round says of it afterwards.

use crate::http::client::Client;
use crate::http::organizer::OpenRound;
use crate::http::reading::closed_round_of;
use crate::http::server::TestServer;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

type Groups<'a> = Vec<(&'a str, Vec<String>)>;

fn texts(sentences: &[&str]) -> Vec<String> {
    sentences.iter().map(ToString::to_string).collect()
}

fn nine() -> Groups<'static> {
    vec![
        (
            "Winter freight",
            texts(&[
                "We choose freight in winter over tourists in summer",
                "Be the line that freight can set its clocks by",
                "Grow by buying the two rival freight lines",
                "Winter-proof vessels before new routes",
            ]),
        ),
        (
            "Group 2",
            texts(&[
                "The cheapest crossing, over the most comfortable one",
                "Lowest fares on every route, whatever rivals do",
                "Grow without buying anyone",
            ]),
        ),
        ("Stands alone", texts(&["Electrify the whole fleet by 2030"])),
        ("Stands alone", texts(&["Be the best ferry company in the north"])),
    ]
}

fn four() -> Groups<'static> {
    vec![
        ("Freight", texts(&["Freight over tourists", "Freight first, then everything else"])),
        ("Stands alone", texts(&["Tourists over freight"])),
        ("Stands alone", texts(&["No change"])),
    ]
}

/// Fifteen sentences of 300 characters.
fn fifteen() -> Groups<'static> {
    let long = |number: usize| {
        let text = format!(
            "We choose to be the ferry line number {number} that freight customers of the northern \
             islands can set their clocks by, over being the cheapest or the fastest, and so we put \
             punctuality, winter-proof vessels and honest forecasts before every new route, lounge or \
             loyalty scheme until the end of 2027, whatever it costs, and {}",
            "more ".repeat(30)
        );
        text.chars().take(300).collect::<String>().trim_end().to_owned()
    };
    let all: Vec<String> = (1..=15).map(long).collect();
    vec![
        ("Punctual freight for the islands, in every winter, before all", all[..6].to_vec()),
        ("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen", all[6..11].to_vec()),
        ("Group 3", all[11..13].to_vec()),
        ("Stands alone", all[13..14].to_vec()),
        ("Stands alone", all[14..].to_vec()),
    ]
}

fn scripts() -> Groups<'static> {
    vec![
        (
            "الشحن إلى الجزر",
            texts(&[
                "نختار أن نكون الأكثر دقة في المواعيد بدلاً من أن نكون الأرخص",
                "الشحن أولاً: ABC 2030, ثم كل شيء آخر",
            ]),
        ),
        (
            "離島の貨物",
            texts(&[
                "最安ではなく、離島の貨物のお客様が時計を合わせられるほど正確なフェリー会社を目指し、新しい航路よりも冬に強い船を優先する",
                "先貨物,後旅客,不做最便宜的航線",
            ]),
        ),
        ("Stands alone", texts(&["🚢🧭 Ferries first 👩‍🚀, over everything else 🏝️"])),
        ("Stands alone", texts(&["<img src=x onerror=alert(1)> & \"quoted\" 'text'"])),
    ]
}

fn play(server: &TestServer, owner: &Client, rounds: &[(&str, &OpenRound)]) {
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("web");
    let rounds: Vec<Value> =
        rounds.iter().map(|(name, round)| json!({ "name": name, "id": round.id })).collect();
    let (cookie, token) = (owner.cookie.borrow().clone(), owner.token.borrow().clone());
    let told = json!({ "base": format!("http://{}", server.address), "cookie": cookie,
                       "token": token, "rounds": rounds });
    let ended = Command::new("node")
        .arg(web.join("test/reading.mjs"))
        .arg(told.to_string())
        .status()
        .expect("node is missing; run `make test`, or: apt-get install nodejs");
    assert!(ended.success(), "web/test/reading.mjs failed");
}

#[test]
fn sentences_are_read_moved_saved_and_released_by_keys() {
    let server = TestServer::spawn();
    let owner = server.owner();
    let journey = closed_round_of(&server, &owner, 9, &nine());
    let narrow = closed_round_of(&server, &owner, 5, &nine());
    let machines = closed_round_of(&server, &owner, 5, &four());
    let looked: Vec<(&str, OpenRound)> =
        [("four", four()), ("fifteen", fifteen()), ("scripts", scripts())]
            .map(|(name, groups)| (name, closed_round_of(&server, &owner, 5, &groups)))
            .into();
    let mut rounds = vec![("journey", &journey), ("narrow", &narrow), ("machine", &machines)];
    rounds.extend(looked.iter().map(|(name, round)| (*name, round)));
    play(&server, &owner, &rounds);

    let report = |round: &OpenRound| {
        let report = owner.get(&format!("/api/rounds/{}/report", round.id)).expect(200).json();
        report["report"]["sentences"].clone()
    };
    let read = report(&journey);
    assert_eq!(read["reading"], "facilitator");
    let named = |group: &Value| {
        (group["label"].as_str().unwrap().to_owned(), group["size"].as_u64().unwrap())
    };
    let groups: Vec<_> = read["groups"].as_array().unwrap().iter().map(named).collect();
    let expected = [("Freight in every winter", 4), ("By acquisition or not", 2), ("Cheapest", 2)];
    let expected = expected.iter().map(|(name, size)| ((*name).to_owned(), *size));
    let alone = [("Stands alone".to_owned(), 1)];
    assert_eq!(groups, expected.chain(alone).collect::<Vec<_>>());
    assert_eq!(report(&machines)["reading"], "machine");
}
