//! `report.html` as its reader gets it: self-contained, and answers shown as text.

use crate::command_line::{Run, example};
use crate::sample_reports as sample;
use parallax::export::{Beside, html};
use serde_json::json;

#[test]
fn the_page_needs_nothing_from_anywhere() {
    let run = Run::analyze("team.csv", example().as_bytes(), &[]).succeeded();
    let page = run.text("report.html");
    for outside in ["<script", "src=\"", "@import", "url(\"http", "<link"] {
        assert!(!page.contains(outside), "{outside}");
    }
    let links = page.matches("href=\"").count();
    assert_eq!(links, page.matches("href=\"#").count(), "a link leaves the page");
}

#[test]
fn every_chart_has_its_table_and_every_id_is_unique() {
    let run = Run::analyze("team.csv", example().as_bytes(), &[]).succeeded();
    let page = run.text("report.html");
    assert_eq!(page.matches("<figure ").count(), page.matches("<table ").count());
    let mut ids: Vec<&str> =
        page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id stands twice");
}

#[test]
fn what_was_not_asked_is_not_called_withheld() {
    let ranked = json!({ "ranking": ["Safety", "Growth", "Cost"] });
    let team = json!({ "schema": "parallax.responses/1", "team": "Test",
                       "priorities": ["Safety", "Growth", "Cost"],
                       "responses": [ranked, ranked, ranked, ranked] });
    let run = Run::analyze("team.json", &serde_json::to_vec(&team).unwrap(), &[]).succeeded();
    assert_eq!(run.json("analysis.json")["withheld"], json!([]));
    let page = run.text("report.html");
    assert!(page.contains("Not asked in this round.") && !page.contains("Not shown"));
}

#[test]
fn hostile_answers_are_shown_as_text() {
    let hostile = "<img src=x onerror=alert(1)> & \"quotes\" ]]> <script>alert(2)</script>";
    let sentence = |n: usize| format!("{hostile} {n}");
    let responses: Vec<_> = (0..5)
        .map(|n| {
            json!({ "sentence": sentence(n), "ranking": ["<b>A</b>", "B & C", "=D()"],
                         "stop": hostile })
        })
        .collect();
    let team = json!({ "schema": "parallax.responses/1", "team": "<i>Team</i>",
                       "priorities": ["<b>A</b>", "B & C", "=D()"], "responses": responses });
    let run = Run::analyze("team.json", &serde_json::to_vec(&team).unwrap(), &[]).succeeded();
    let page = run.text("report.html");
    for markup in ["<img", "<script", "<b>A", "<i>Team"] {
        assert!(!page.contains(markup), "{markup} reached the page");
    }
    for (name, content) in run.files() {
        if name.starts_with("charts/") && !content.starts_with(b"\x89PNG") {
            let svg = String::from_utf8(content).unwrap();
            roxmltree::Document::parse(&svg).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }
}

#[test]
#[ignore = "writes target/gallery, to be looked at"]
#[expect(clippy::disallowed_methods, reason = "the gallery is files")]
fn write_page_gallery() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/target/gallery");
    std::fs::create_dir_all(folder).unwrap();
    for (name, report) in sample::all() {
        std::fs::write(
            format!("{folder}/{name}.html"),
            html(&report, &[], Beside::default()).unwrap(),
        )
        .unwrap();
    }
}

#[test]
fn of_sentences_that_are_hidden_nothing_exact_is_told() {
    let sentences = [
        "Win night freight by 2030 and give up the cruise passenger",
        "Freight first, on every night sailing",
        "Excellence in everything we do",
        "Cabins and restaurants before trailers",
        "Two more terminals instead of a new ship",
    ];
    for (count, is_told) in [(4, false), (5, true)] {
        let responses: Vec<_> =
            sentences[..count].iter().map(|sentence| json!({ "sentence": sentence })).collect();
        let team =
            json!({ "schema": "parallax.responses/1", "team": "Test", "responses": responses });
        let run = Run::analyze("team.json", &serde_json::to_vec(&team).unwrap(), &[]).succeeded();
        let found = &run.json("analysis.json")["sentences"];
        let chance = found["same_strategy_chance"].as_f64().unwrap() * 10.0;
        assert_eq!(found["specificity"].is_object(), is_told, "{count} sentences");
        assert_eq!(found["map"]["stress"].is_number(), is_told, "{count} sentences");
        assert_eq!((chance - chance.round()).abs() > 1e-9, is_told, "{count} sentences");
        let page = run.text("report.html");
        assert_eq!(page.contains("say what is given up"), is_told, "{count} sentences");
    }
}

#[test]
fn agreement_on_fog_is_named_in_the_headline() {
    let told = |sentences: [&str; 5]| {
        let responses: Vec<_> =
            sentences.iter().map(|sentence| json!({ "sentence": sentence })).collect();
        let team =
            json!({ "schema": "parallax.responses/1", "team": "Test", "responses": responses });
        let run = Run::analyze("team.json", &serde_json::to_vec(&team).unwrap(), &[]).succeeded();
        let words = "sentences would fit any company.";
        let shown = run.text("report.html").matches(words).count();
        (run.json("analysis.json")["headline"]["sentence"].as_str().unwrap().to_owned(), shown)
    };
    let (fog, shown) = told([
        "Excellence in everything we do",
        "Be the best team and delight our customers",
        "Sustainable profitable growth through outstanding people",
        "Win together with passion and integrity",
        "Two more terminals instead of a new ship",
    ]);
    assert!(fog.contains("; 4 of the 5 sentences would fit any company"), "{fog}");
    assert!(shown >= 2, "beside the number, and in the figure: {shown}");
    let (sharp, shown) = told([
        "Win night freight by 2030 and give up the cruise passenger",
        "Freight first, on every night sailing",
        "Excellence in everything we do",
        "Cabins and restaurants before trailers",
        "Two more terminals instead of a new ship",
    ]);
    assert!(!sharp.contains("fit any company") && shown == 0, "{sharp}");
}

#[test]
fn what_several_would_stop_is_shown_once_with_how_many_name_it() {
    let stops = ["Night cruise", "Night cruise", "night cruise!", "Cabin refits", "nothing"];
    let responses: Vec<_> =
        stops.iter().map(|stop| json!({ "ranking": ["A", "B", "C"], "stop": stop })).collect();
    let team = json!({ "schema": "parallax.responses/1", "team": "Test",
                       "priorities": ["A", "B", "C"], "responses": responses });
    let run = Run::analyze("team.json", &serde_json::to_vec(&team).unwrap(), &[]).succeeded();
    let page = run.text("report.html");
    let stop = page.split("report__stops\"").nth(1).unwrap().split("</ul>").next().unwrap();
    assert_eq!(stop.matches("3 name the same:").count(), 1);
    for (wording, count) in [(">Night cruise<", 1), (">night cruise!<", 1), (">Cabin refits<", 1)] {
        assert_eq!(stop.matches(wording).count(), count, "{wording} in {stop}");
    }
}
