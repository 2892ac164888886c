//! Figures: what they say, that they hold together, that they can be read.

use crate::sample_reports as sample;
use parallax::analysis::report::{ConsensusMethod, Reading, Report, Verdict};
use parallax::charts::text::{Fonts, Weight};
use parallax::charts::{Figure, bare_figures, figures, page_figures};
use parallax::export::{Error, png};
use proptest::prelude::*;
use roxmltree::{Document, Node};

fn figure(report: &Report, id: &str) -> Figure {
    figures(report).unwrap().into_iter().find(|figure| figure.id == id).unwrap()
}

fn ids(report: &Report) -> Vec<&'static str> {
    figures(report).unwrap().iter().map(|figure| figure.id).collect()
}

#[test]
fn figures_look_as_they_were_looked_at() {
    let looked_at = [
        (
            sample::nine(),
            "nine",
            &["strategies", "statements", "specificity", "ranks", "conflicts", "consensus"][..],
        ),
        (sample::four(), "four", &["ranks"]),
        (sample::ties(), "ties", &["ranks"]),
        (sample::scripts(), "scripts", &["statements"]),
    ];
    for (report, name, ids) in looked_at {
        for id in ids {
            insta::assert_snapshot!(format!("{name}-{id}"), figure(&report, id).svg);
        }
    }
}

#[test]
fn figures_come_in_the_order_of_the_debrief() {
    let all = ["strategies", "statements", "specificity", "ranks", "conflicts", "consensus"];
    assert_eq!(ids(&sample::nine()), all);
}

#[test]
fn a_figure_whose_gate_does_not_pass_is_left_out() {
    assert_eq!(
        ids(&sample::all_equal()),
        ["strategies", "statements", "specificity", "ranks", "consensus"]
    );
    let mut withheld = sample::four();
    assert!(!ids(&withheld).contains(&"statements"), "four leaders, wording not shown");
    withheld.sentences = None;
    withheld.priorities = None;
    assert!(ids(&withheld).is_empty());
}

#[test]
fn the_number_of_strategies_says_whose_reading_and_how_firm_it_is() {
    let mut report = sample::nine();
    let title = |report: &Report| figure(report, "strategies").title;
    assert_eq!(
        title(&report),
        "Machine’s first reading: two to three different strategies in the room"
    );
    let sentences = report.sentences.as_mut().unwrap();
    sentences.reading = Reading::Team;
    sentences.strategies_in_the_room.low = 2.6;
    assert_eq!(title(&report), "Three different strategies in the room");
    report.sentences.as_mut().unwrap().strategies_in_the_room.low = 1.0;
    report.sentences.as_mut().unwrap().strategies_in_the_room.high = 1.2;
    assert_eq!(title(&report), "One strategy in the room");
}

#[test]
fn a_claim_about_sentences_names_the_machine_that_makes_it() {
    let title = |report: &Report| figure(report, "statements").title;
    let mut report = sample::nine_singles();
    assert_eq!(
        title(&report),
        "Machine’s first reading: no two sentences describe the same strategy"
    );
    report.sentences.as_mut().unwrap().reading = Reading::Team;
    assert_eq!(title(&report), "No two sentences describe the same strategy");
    assert_eq!(title(&sample::nine()), "Two groups of sentences, and two that stand alone");
}

#[test]
fn groups_are_never_shown_without_whose_reading_they_are() {
    for (name, report) in sample::all() {
        let Some(sentences) = &report.sentences else { continue };
        let whose = match sentences.reading {
            Reading::Machine => "machine",
            Reading::Facilitator => "facilitator",
            Reading::Team => "team’s own",
        };
        for figure in figures(&report).unwrap() {
            if ["strategies", "statements"].contains(&figure.id) {
                let words = format!("{} {}", figure.title, figure.subtitle);
                assert!(words.to_lowercase().contains(whose), "{name}: {words}");
            }
        }
    }
}

#[test]
fn one_priority_does_not_fill_the_pairs() {
    for (name, report) in sample::all() {
        let Some(priorities) = &report.priorities else { continue };
        let Some(figure) = figures(&report).unwrap().into_iter().find(|f| f.id == "conflicts")
        else {
            continue;
        };
        let rows = &figure.table.rows;
        for item in &priorities.items {
            assert!(rows.iter().filter(|row| row.contains(item)).count() <= 2, "{name}: {item}");
        }
        for row in rows {
            let (more, fewer): (usize, usize) = (row[1].parse().unwrap(), row[2].parse().unwrap());
            assert!(more >= fewer, "{name}: the larger side first");
        }
    }
}

#[test]
fn an_order_that_chance_could_have_made_is_all_open() {
    let mut report = sample::nine();
    report.priorities.as_mut().unwrap().beyond_chance = false;
    let figure = figure(&report, "consensus");
    assert!(figure.table.rows.iter().all(|row| row[4] == "open"), "{:?}", figure.table.rows);
}

#[test]
fn a_language_the_machine_cannot_read_is_said_on_the_figure() {
    let report = sample::scripts();
    for id in ["strategies", "statements"] {
        let subtitle = figure(&report, id).subtitle;
        assert!(subtitle.contains("do not trust these groups"), "{subtitle}");
    }
}

#[test]
fn agreement_is_claimed_only_beyond_chance() {
    let mut report = sample::nine();
    let found = figure(&report, "ranks").title;
    assert_eq!(
        found,
        "We agree on “Ship self-serve onboarding”; we split on two of seven priorities"
    );
    report.priorities.as_mut().unwrap().beyond_chance = false;
    assert_eq!(figure(&report, "ranks").title, "We split on two of seven priorities");
    assert_eq!(
        figure(&report, "consensus").title,
        "We cannot tell this order from chance with this few people"
    );
    for item in &mut report.priorities.as_mut().unwrap().per_item {
        item.verdict = Verdict::Mixed;
    }
    assert_eq!(figure(&report, "ranks").title, "How we ranked the priorities");
}

#[test]
fn the_consensus_says_when_it_is_approximate_or_one_of_several() {
    let mut report = sample::nine();
    let consensus = &mut report.priorities.as_mut().unwrap().consensus;
    consensus.method = ConsensusMethod::Approximate;
    consensus.optima = 3;
    let subtitle = figure(&report, "consensus").subtitle;
    assert!(subtitle.starts_with("Approximate order"), "{subtitle}");
    assert!(subtitle.contains("Three orders are equally good"), "{subtitle}");
}

#[test]
fn four_leaders_are_not_drawn_one_by_one() {
    let svg = figure(&sample::four(), "ranks").svg;
    assert!(!svg.contains("<circle"));
}

#[test]
fn every_leader_is_one_dot_in_every_row() {
    for (report, leaders) in [(sample::nine(), 9), (sample::fifteen(), 15), (sample::partial(), 9)]
    {
        let svg = figure(&report, "ranks").svg;
        let items = report.priorities.unwrap().items.len();
        assert_eq!(svg.matches("<circle").count(), leaders * items);
    }
}

#[test]
fn tables_count_what_the_pictures_show() {
    for (name, report) in sample::all() {
        for Figure { id, table, .. } in figures(&report).unwrap() {
            assert!(!table.rows.is_empty(), "{name} {id}");
            for row in &table.rows {
                assert_eq!(row.len(), table.columns.len(), "{name} {id}");
            }
        }
    }
    let nine = sample::nine();
    assert_eq!(figure(&nine, "statements").table.rows.len(), 9);
    let sizes = figure(&nine, "strategies").table.rows.into_iter().map(|row| row[1].clone());
    assert_eq!(sizes.collect::<Vec<_>>(), ["4 sentences", "3 sentences", "2 sentences"]);
    for row in figure(&nine, "ranks").table.rows {
        let leaders: usize = row[1..8].iter().map(|cell| cell.parse::<usize>().unwrap()).sum();
        assert_eq!(leaders, 9, "{row:?}");
    }
    for row in figure(&nine, "conflicts").table.rows {
        let (a, b): (usize, usize) = (row[1].parse().unwrap(), row[2].parse().unwrap());
        assert_eq!(a + b, 9, "{row:?}");
    }
}

#[test]
fn what_does_not_fit_is_said_and_stands_in_the_table() {
    let statements = figure(&sample::long_sentences(), "statements");
    assert!(statements.svg.contains("the report’s table has the full text"));
    assert_eq!(statements.table.rows.len(), 15);
    assert!(statements.table.rows.iter().all(|row| row[1].chars().count() == 300));
}

#[test]
fn a_bare_figure_leaves_its_words_to_the_slide() {
    let report = sample::nine();
    for (bare, titled) in bare_figures(&report).unwrap().iter().zip(figures(&report).unwrap()) {
        let document = Document::parse(&bare.svg).unwrap();
        assert_eq!(document.root_element().attribute("height"), Some("600"));
        let titled_document = Document::parse(&titled.svg).unwrap();
        assert!(texts(&titled_document).len() >= texts(&document).len() + 2);
        assert_eq!((&bare.title, &bare.table), (&titled.title, &titled.table));
        assert!(!bare.svg.contains(&format!("\"viz-{}-title\"", bare.id)));
    }
}

#[test]
fn a_page_has_every_figure_for_wide_windows_and_for_phones() {
    for (name, report) in sample::all() {
        let page = page_figures(&report).unwrap();
        let statements = page.statements.iter().map(|statements| &statements.figure);
        let others = page.strategies.iter().chain(&page.specificity).chain(&page.priorities);
        let others = others.map(|drawn| &drawn.figure);
        let mut on_page: Vec<_> = statements.chain(others).map(words_of).collect();
        let mut on_slides: Vec<_> = figures(&report).unwrap().iter().map(words_of).collect();
        // Whether a map stands beside the sentences is another question on a page.
        on_page.sort_unstable();
        on_slides.sort_unstable();
        assert_eq!(on_page, on_slides, "{name}");
    }
}

fn words_of(figure: &Figure) -> (&'static str, String, Vec<Vec<String>>) {
    (figure.id, figure.title.clone(), figure.table.rows.clone())
}

#[test]
fn on_a_phone_every_leader_is_one_dot_in_every_row_too() {
    let report = sample::nine();
    let ranks = page_figures(&report).unwrap().priorities.remove(0);
    assert_eq!(ranks.figure.id, "ranks");
    assert_eq!(ranks.narrow.svg.matches("<circle").count(), 9 * 7);
    assert_eq!(ranks.narrow.subtitle, None, "read like the wide one");
    let four = page_figures(&sample::four()).unwrap().priorities.remove(0);
    assert!(!four.narrow.svg.contains("<circle"));
}

#[test]
fn a_picture_that_is_read_otherwise_on_a_phone_says_how() {
    let report = sample::twenty_priorities();
    for drawn in page_figures(&report).unwrap().priorities {
        let dots = |svg: &str| svg.contains("<circle");
        let (wide, narrow) = (dots(&drawn.figure.svg), dots(&drawn.narrow.svg));
        assert_eq!(drawn.narrow.subtitle.is_some(), wide != narrow, "{}", drawn.figure.id);
    }
}

#[test]
fn a_page_lists_the_sentences_as_text() {
    let statements = page_figures(&sample::nine()).unwrap().statements.unwrap();
    let names: Vec<_> =
        statements.groups.iter().map(|group| (group.count.as_str(), group.role)).collect();
    assert_eq!(names, [("4 of 9", "agree"), ("3 of 9", "split"), ("2 of 9", "neutral")]);
    assert_eq!(statements.groups.iter().flat_map(|group| &group.sentences).count(), 9);
    for group in &statements.groups {
        Document::parse(&group.mark.replace("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" "))
            .unwrap();
    }
}

#[test]
fn a_report_reads_back_from_its_json() {
    for (name, report) in sample::all() {
        let text = serde_json::to_string(&report).unwrap();
        assert_eq!(serde_json::from_str::<Report>(&text).unwrap(), report, "{name}");
    }
}

#[test]
fn hostile_text_stays_text() {
    const DRAWN: [&str; 8] =
        ["svg", "title", "desc", "rect", "circle", "polyline", "polygon", "text"];
    for (_, svg, _) in pictures(&sample::hostile()) {
        let document = Document::parse(&svg).unwrap();
        for node in document.descendants().filter(Node::is_element) {
            assert!(DRAWN.contains(&node.tag_name().name()), "{}", node.tag_name().name());
        }
        png(&svg, 0.5, &[]).unwrap();
    }
}

#[test]
fn screen_readers_get_a_name_and_a_description() {
    for figure in figures(&sample::nine()).unwrap() {
        let document = Document::parse(&figure.svg).unwrap();
        let svg = document.root_element();
        assert_eq!(svg.attribute("role"), Some("img"));
        let labelled = svg.attribute("aria-labelledby").unwrap();
        let words: Vec<&str> = labelled
            .split(' ')
            .map(|id| document.descendants().find(|node| node.attribute("id") == Some(id)).unwrap())
            .map(|node| node.text().unwrap())
            .collect();
        assert_eq!(words, [figure.title, figure.description]);
    }
}

#[test]
fn no_text_leaves_the_canvas_or_meets_another() {
    for (name, report) in sample::all() {
        assert_legible(name, &report);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn nor_does_it_for_any_team_and_any_names(
        names in proptest::collection::vec("[A-Za-zäöüßéłЖя ]{1,90}", 3..=20),
        leaders in 4..30_usize,
        stride in 1..9_usize,
    ) {
        let items: Vec<String> =
            names.iter().enumerate().map(|(index, name)| format!("{index} {name}")).collect();
        let items: Vec<&str> = items.iter().map(String::as_str).collect();
        let mut report = sample::nine();
        let rankings = sample::mixed(leaders, items.len(), stride);
        report.priorities = Some(sample::priorities(&items, &rankings));
        assert_legible("any", &report);
    }
}

/// Every picture of a report with the room its texts have from left to right.
fn pictures(report: &Report) -> Vec<(&'static str, String, (f64, f64))> {
    let slides = figures(report).unwrap().into_iter().chain(bare_figures(report).unwrap());
    let slide = (24.0, 1240.0);
    let mut pictures: Vec<_> = slides.map(|figure| (figure.id, figure.svg, slide)).collect();
    let page = page_figures(report).unwrap();
    for drawn in page.strategies.into_iter().chain(page.priorities) {
        pictures.push((drawn.figure.id, drawn.figure.svg, slide));
        pictures.push((drawn.figure.id, drawn.narrow.svg, NARROW));
    }
    let map = page.statements.map(|statements| statements.figure.svg);
    pictures.extend(map.filter(|svg| !svg.is_empty()).map(|svg| ("map", svg, NARROW)));
    pictures
}

const NARROW: (f64, f64) = (-0.5, 380.5);

fn assert_legible(name: &str, report: &Report) {
    let fonts = Fonts::embedded().unwrap();
    for (id, svg, (left, right)) in pictures(report) {
        let document = Document::parse(&svg).unwrap();
        let seen: Vec<f64> = document
            .root_element()
            .attribute("viewBox")
            .unwrap()
            .split(' ')
            .map(|number| number.parse::<f64>().unwrap() / 4.0)
            .collect();
        let (above, below) = (seen[1], seen[1] + seen[3]);
        let boxes: Vec<TextBox> =
            texts(&document).into_iter().map(|node| TextBox::of(node, &fonts)).collect();
        for (index, text) in boxes.iter().enumerate() {
            let place = format!("{name} {id}: {}", text.text);
            assert!(text.left >= left && text.right <= right, "{place}");
            assert!(text.top >= above + 3.0 && text.bottom <= below - 3.0, "{place}");
            let met = boxes[..index].iter().find(|other| text.meets(other));
            assert_eq!(met.map(|other| &other.text), None, "{place}");
        }
    }
}

#[test]
fn no_text_is_smaller_than_the_back_row_can_read() {
    for (name, report) in sample::all() {
        for figure in figures(&report).unwrap() {
            let document = Document::parse(&figure.svg).unwrap();
            for text in texts(&document) {
                assert!(number(text, "font-size") / 4.0 >= 18.0 - 1e-9, "{name} {}", figure.id);
            }
        }
    }
}

#[test]
fn what_no_font_can_draw_is_counted() {
    let drawn = png(&figure(&sample::nine(), "statements").svg, 1.0, &[]).unwrap();
    assert_eq!(drawn.substituted, 0);
    assert!(drawn.bytes.starts_with(b"\x89PNG"));
    let drawn = png(&figure(&sample::scripts(), "statements").svg, 1.0, &[]).unwrap();
    assert!(drawn.substituted > 100, "{}", drawn.substituted);
}

#[test]
fn a_font_that_is_none_and_a_scale_without_pixels_are_refused() {
    let svg = figure(&sample::nine(), "ranks").svg;
    let font = png(&svg, 1.0, &[b"no font".to_vec()]).unwrap_err();
    assert!(matches!(font, Error::Font { number: 1 }), "{font}");
    assert!(matches!(png(&svg, 0.0, &[]).unwrap_err(), Error::Size { .. }));
    assert!(matches!(png("<svg", 1.0, &[]).unwrap_err(), Error::Svg(_)));
}

#[test]
#[ignore = "writes target/gallery, to be looked at"]
#[expect(clippy::disallowed_methods, reason = "the gallery is files")]
fn write_gallery() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/target/gallery");
    std::fs::create_dir_all(folder).unwrap();
    for (name, report) in sample::all() {
        for figure in figures(&report).unwrap() {
            let path = format!("{folder}/{name}-{}", figure.id);
            std::fs::write(format!("{path}.svg"), &figure.svg).unwrap();
            let picture = png(&figure.svg, 1.0, &[]).unwrap();
            std::fs::write(format!("{path}.png"), picture.bytes).unwrap();
        }
    }
}

/// Where the ink of one text may be, in px.
struct TextBox {
    text: String,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl TextBox {
    fn of(node: Node<'_, '_>, fonts: &Fonts) -> Self {
        let text = node.text().unwrap_or_default().to_owned();
        let size = number(node, "font-size") / 4.0;
        let bold = node.attribute("font-weight") == Some("600");
        let weight = if bold { Weight::SemiBold } else { Weight::Regular };
        let (x, baseline) = (number(node, "x") / 4.0, number(node, "y") / 4.0);
        let width = fonts.width(&text, size, weight);
        let left = match node.attribute("text-anchor") {
            None => x,
            Some("middle") => x - width / 2.0,
            Some(_) => x - width,
        };
        let (top, bottom) = (baseline - 0.74 * size, baseline + 0.2 * size);
        Self { text, left, right: left + width, top, bottom }
    }

    fn meets(&self, other: &Self) -> bool {
        const TOUCH: f64 = 0.5;
        self.left + TOUCH < other.right
            && other.left + TOUCH < self.right
            && self.top + TOUCH < other.bottom
            && other.top + TOUCH < self.bottom
    }
}

fn texts<'a>(document: &'a Document<'a>) -> Vec<Node<'a, 'a>> {
    document.descendants().filter(|node| node.has_tag_name("text")).collect()
}

fn number(node: Node<'_, '_>, attribute: &str) -> f64 {
    node.attribute(attribute).unwrap().parse().unwrap()
}
