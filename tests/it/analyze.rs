//! `parallax analyze`, end to end.

use crate::command_line::{Run, example, parallax};
use serde_json::{Value, json};

const FIGURES: [&str; 6] =
    ["strategies", "statements", "specificity", "ranks", "conflicts", "consensus"];

/// `count` leaders with distinct sentences and rankings of four priorities.
fn team(count: usize) -> Value {
    let items = ["Safety", "Growth", "Cost", "Speed"];
    let subjects = ["rail", "ports", "parcels", "pharmacies", "farms"];
    let responses: Vec<Value> = (0..count)
        .map(|leader| {
            let ranking: Vec<&str> =
                (0..4).map(|place| items[(leader * place + leader) % 4]).collect();
            let distinct = ranking.iter().collect::<std::collections::BTreeSet<_>>().len() == 4;
            json!({
                "sentence": format!("Win customers in {} number {leader}", subjects[leader % 5]),
                "ranking": if distinct { ranking } else { items.to_vec() },
                "stop": format!("The pilot in {}", subjects[leader % 5]),
                "clarity": 40 + leader,
                "commitment": leader % 6,
            })
        })
        .collect();
    json!({ "schema": "parallax.responses/1", "team": "Test", "priorities": items,
            "responses": responses })
}

fn bytes(team: &Value) -> Vec<u8> {
    serde_json::to_vec(team).unwrap()
}

#[test]
fn the_example_becomes_a_whole_report() {
    let run = Run::analyze("halden-ferries.csv", example().as_bytes(), &[]).succeeded();
    let names: Vec<String> = run.files().into_iter().map(|(name, _)| name).collect();
    let mut expected = vec!["analysis.json".to_owned(), "report.html".to_owned()];
    for figure in FIGURES {
        expected.push(format!("charts/{figure}.svg"));
        expected.push(format!("charts/{figure}.png"));
    }
    expected.sort();
    assert_eq!(names, expected);

    let analysis = run.json("analysis.json");
    assert_eq!(analysis["schema"], "parallax.analysis/1");
    assert_eq!((&analysis["respondents"], &analysis["sentences"]["count"]), (&json!(9), &json!(9)));
    assert_eq!(analysis["sentences"]["reading"], "machine");
    assert_eq!(analysis["priorities"]["consensus"]["method"], "kemeny");
    assert!(run.stdout().contains("report.html"), "{}", run.stdout());
}

#[test]
fn what_is_not_an_answer_is_never_written_anywhere() {
    let run = Run::analyze("halden-ferries.csv", example().as_bytes(), &["--audit"]).succeeded();
    let told = run.stdout() + &run.stderr();
    for (name, content) in run.files() {
        let content = String::from_utf8_lossy(&content).into_owned();
        for secret in ["halden.example", "2026-10-05", "08:12:44"] {
            assert!(!content.contains(secret), "{secret} in {name}");
        }
    }
    assert!(!told.contains("halden.example"), "{told}");
}

#[test]
fn who_answered_first_changes_no_byte() {
    let csv = example();
    let mut lines: Vec<&str> = csv.lines().collect();
    lines[1..].reverse();
    lines[2..].rotate_left(3);
    let turned = lines.join("\r\n");
    let one = Run::analyze("team.csv", csv.as_bytes(), &[]).succeeded();
    let other = Run::analyze("team.csv", turned.as_bytes(), &[]).succeeded();
    for ((name, one), (_, other)) in one.files().iter().zip(other.files()) {
        assert!(*one == other, "{name} differs");
    }
}

#[test]
fn detail_per_response_is_written_on_request_only() {
    let without = Run::analyze("team.csv", example().as_bytes(), &[]).succeeded();
    assert!(!without.path("audit.json").exists());
    let with = Run::analyze("team.csv", example().as_bytes(), &["--audit"]).succeeded();
    let audit = with.json("audit.json");
    assert_eq!(audit["sentences"]["similarity"].as_array().unwrap().len(), 9);
    assert_eq!(audit["sentences"]["similarity"][0].as_array().unwrap().len(), 9);
    assert_eq!(audit["priorities"]["P"].as_array().unwrap().len(), 7);
    // The report itself is the same with and without.
    assert_eq!(with.text("analysis.json"), without.text("analysis.json"));
}

#[test]
fn the_team_is_held_against_the_official_strategy() {
    let official = "Electric ferries before 2030, because the public tenders demand it";
    let order = "Electrify the fleet; Safety record";
    let flags = ["--official", official, "--official-order", order];
    let run = Run::analyze("team.csv", example().as_bytes(), &flags).succeeded();
    let official = &run.json("analysis.json")["official"];
    assert_eq!(official["first"], "Electrify the fleet");
    assert_eq!(official["first_in_top3"], 2);
    assert!(official["tau_to_consensus"].is_number() && official["recited"].is_number());

    let wrong = ["--official-order", "Electrify the feet"];
    let run = Run::analyze("team.csv", example().as_bytes(), &wrong);
    assert_eq!(run.output.status.code(), Some(1));
    let message = run.stderr();
    assert!(message.contains("--official-order") && message.contains("Electrify the fleet"));
}

#[test]
fn without_weights_the_rankings_are_analysed_and_the_report_says_what_is_missing() {
    let run = Run::without_weights("team.csv", example().as_bytes(), &[]).succeeded();
    let analysis = run.json("analysis.json");
    assert_eq!(analysis["sentences"], Value::Null);
    assert_eq!(analysis["priorities"]["respondents"], 9);
    let reason = analysis["withheld"][0]["reason"].as_str().unwrap();
    assert!(reason.contains("parallax models fetch"), "{reason}");
    assert!(run.text("report.html").contains("parallax models fetch"));
    assert!(run.stderr().contains("parallax models fetch"));
}

#[test]
fn three_answers_show_nothing() {
    let run = Run::analyze("team.json", &bytes(&team(3)), &["--audit"]).succeeded();
    let analysis = run.json("analysis.json");
    for part in ["sentences", "priorities", "stop", "clarity", "forecast"] {
        assert_eq!(analysis[part], Value::Null, "{part}");
    }
    assert_eq!(analysis["headline"]["sentence"], "Too few answers. Nothing is shown.");
    assert!(!run.path("charts").exists());
    assert!(!run.text("report.html").contains("number 1"), "a sentence is shown");
    assert_eq!(run.json("audit.json")["priorities"], Value::Null);
}

#[test]
fn four_answers_show_counts_and_no_sentence_unless_all_agreed() {
    let run = Run::analyze("team.json", &bytes(&team(4)), &[]).succeeded();
    assert_eq!(run.json("analysis.json")["sentences"]["count"], 4);
    for (name, content) in run.files() {
        let content = String::from_utf8_lossy(&content).into_owned();
        assert!(!content.contains("number 1"), "a sentence in {name}");
        assert!(!content.contains("The pilot in"), "a stop answer in {name}");
    }
    let agreed = Run::analyze("team.json", &bytes(&team(4)), &["--minimum", "4"]).succeeded();
    assert!(agreed.text("report.html").contains("number 1"));
}

#[test]
fn sentences_in_another_language_are_said_to_be_unreadable_and_get_no_labels() {
    let sentences = [
        "Wir wollen der günstigste Anbieter im Norden sein und auf den Service verzichten",
        "Die Kosten senken und den Kunden nur das Nötigste anbieten",
        "Wir setzen auf den besten Service und nicht auf den Preis",
        "Der Service ist unsere Stärke, und die Kunden zahlen dafür",
        "Nach Skandinavien wachsen, bevor es die anderen tun",
    ];
    let responses: Vec<Value> = sentences.iter().map(|text| json!({ "sentence": text })).collect();
    let german =
        json!({ "schema": "parallax.responses/1", "team": "Nord", "responses": responses });
    let run = Run::analyze("team.json", &bytes(&german), &[]).succeeded();
    let sentences = &run.json("analysis.json")["sentences"];
    assert_eq!(sentences["unsupported_language"], true);
    for group in sentences["groups"].as_array().unwrap() {
        assert_eq!(group["terms"], json!([]), "{group}");
    }
    assert!(run.text("report.html").contains("Not in English"));
}

#[test]
fn nothing_is_written_when_the_input_is_bad() {
    let mut bad = team(5);
    bad["responses"][2]["ranking"] = json!(["Safety", "Sped"]);
    let run = Run::analyze("team.json", &bytes(&bad), &[]);
    assert_eq!(run.output.status.code(), Some(1));
    assert!(run.files().is_empty());
    let message = run.stderr();
    assert!(message.contains("team.json") && message.contains("Sped"), "{message}");
    assert!(message.contains("nothing was written"), "{message}");
}

#[test]
fn wrong_usage_exits_with_2_and_a_missing_file_with_1() {
    assert_eq!(parallax(&["analyze"]).output().unwrap().status.code(), Some(2));
    let usage = parallax(&["analyze", "x.csv", "--minimum", "3"]).output().unwrap();
    assert_eq!(usage.status.code(), Some(2));
    let missing = parallax(&["analyze", "no-such-file.csv"]).output().unwrap();
    assert_eq!(missing.status.code(), Some(1));
    let message = String::from_utf8(missing.stderr).unwrap();
    assert!(message.contains("no-such-file.csv"), "{message}");
}

#[test]
fn several_files_are_several_teams_and_one_bad_one_stops_all() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("north.json"), bytes(&team(5))).unwrap();
    std::fs::write(folder.path().join("south.json"), bytes(&team(6))).unwrap();
    std::fs::write(folder.path().join("bad.json"), "{").unwrap();
    let analyze = |files: &[&str]| {
        let mut command = parallax(&["analyze", "--out", "all"]);
        command.args(files).current_dir(folder.path()).output().unwrap()
    };
    assert_eq!(analyze(&["north.json", "bad.json"]).status.code(), Some(1));
    assert!(!folder.path().join("all").exists());
    assert!(analyze(&["north.json", "south.json"]).status.success());
    assert!(folder.path().join("all/north/report.html").exists());
    assert!(folder.path().join("all/south/analysis.json").exists());
}

#[test]
fn an_earlier_report_leaves_no_chart_behind() {
    let folder = tempfile::tempdir().unwrap();
    let analyze = |content: &[u8]| {
        std::fs::write(folder.path().join("team.json"), content).unwrap();
        let mut command = parallax(&["analyze", "team.json", "--out", "report", "--audit"]);
        assert!(command.current_dir(folder.path()).output().unwrap().status.success());
    };
    analyze(&bytes(&team(6)));
    assert!(folder.path().join("report/charts/ranks.svg").exists());
    std::fs::write(folder.path().join("report/notes.txt"), "mine").unwrap();
    analyze(&bytes(&team(3)));
    assert!(!folder.path().join("report/charts/ranks.svg").exists());
    assert!(folder.path().join("report/notes.txt").exists(), "somebody else's file is gone");
}

#[test]
fn a_folder_that_cannot_be_written_is_an_error_that_names_it() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("team.json"), bytes(&team(5))).unwrap();
    std::fs::write(folder.path().join("report"), "a file, not a folder").unwrap();
    let output = parallax(&["analyze", "team.json", "--out", "report"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("could not be written"), "{message}");
}
