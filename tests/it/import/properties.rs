//! What holds for every file: nothing panics, what is written is read back,
//! and what is not read is never repeated.

use super::rendering::render;
use parallax::domain::{
    Clarity, Commitment, Forecast, Official, Place, Priorities, Ranking, Response, Responses,
    Sentence, Stop, TeamName,
};
use parallax::import::{self, Options};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use std::fmt::Write as _;

const ITEMS: [&str; 6] = ["Cost", "Expert staff", "Growth", "Markets", "Safety, health", "Zeal"];

#[derive(Debug, Clone, Copy)]
enum Shape {
    RankPerItem,
    ItemPerPlace,
    List,
}

/// A ranking that says something: tie groups of a shuffled part of the items.
fn ranking(items: usize, ties: bool) -> impl Strategy<Value = Ranking> {
    let order = Just((0..items).collect::<Vec<usize>>()).prop_shuffle();
    let starts = vec(any::<bool>(), items);
    (order, 1..=items, starts).prop_map(move |(order, ranked, starts)| {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (&item, &starts) in order.iter().take(ranked).zip(&starts) {
            match groups.last_mut() {
                Some(group) if ties && !starts => group.push(item),
                _ => groups.push(vec![item]),
            }
        }
        Ranking::from_groups(&priorities(items), &groups, &[]).unwrap()
    })
}

fn priorities(items: usize) -> Priorities {
    Priorities::parse(&ITEMS[..items]).unwrap()
}

/// Text as leaders write it, separators, quotation marks and line breaks included.
fn words() -> impl Strategy<Value = String> {
    "[a-zA-Zäß;,|\"'\\-\n\t=. ]{0,30}[a-z]{5}"
}

fn response(items: usize, ties: bool) -> impl Strategy<Value = Response> {
    let forecast = (option::of(0_u32..3), option::of(0..items));
    let scales = (option::of(0_u8..=100), option::of(0_u8..=5));
    (words(), option::of(ranking(items, ties)), forecast, option::of(words()), scales).prop_map(
        |(sentence, ranking, (same, first), stop, (clarity, commitment))| Response {
            sentence: Some(Sentence::parse(&sentence).unwrap()),
            ranking,
            forecast: Forecast { same, first },
            recalled: None,
            stop: stop.map(|text| Stop::parse(&text).unwrap()),
            clarity: clarity.map(|value| Clarity::parse(f64::from(value)).unwrap()),
            commitment: commitment.map(|value| Commitment::parse(f64::from(value)).unwrap()),
        },
    )
}

fn round(ties: bool) -> impl Strategy<Value = Responses> {
    (3..=ITEMS.len()).prop_flat_map(move |items| {
        vec(response(items, ties), 4..8).prop_map(move |responses| Responses {
            team: TeamName::parse("team").unwrap(),
            invited: responses.len(),
            official: Official::default(),
            priorities: Some(priorities(items)),
            responses,
        })
    })
}

/// Tie groups of item names, best first.
fn groups(ranking: &Ranking) -> Vec<Vec<&'static str>> {
    let at = |level: u8| {
        let places = ITEMS.iter().zip(ranking.places());
        places.filter(|(_, place)| **place == Place::Ranked(level)).map(|(item, _)| *item).collect()
    };
    (0..20).map(at).filter(|group: &Vec<&str>| !group.is_empty()).collect()
}

fn ranking_header(shape: Shape, items: usize) -> Vec<String> {
    match shape {
        Shape::RankPerItem => ITEMS[..items].iter().map(|item| format!("Rank [{item}]")).collect(),
        Shape::ItemPerPlace => (1..=items).map(|place| format!("Rank {place}")).collect(),
        Shape::List => vec!["Ranking".to_owned()],
    }
}

fn ranking_cells(shape: Shape, items: usize, ranking: Option<&Ranking>) -> Vec<String> {
    let groups = ranking.map(groups).unwrap_or_default();
    match shape {
        Shape::RankPerItem => {
            let place = |item: &str| {
                let level = groups.iter().position(|group| group.contains(&item))?;
                Some(1 + groups[..level].iter().map(Vec::len).sum::<usize>())
            };
            let cell = |item: &&str| place(item).map(|rank| rank.to_string()).unwrap_or_default();
            ITEMS[..items].iter().map(cell).collect()
        }
        Shape::ItemPerPlace => {
            let names = groups.iter().map(|group| group[0].to_owned());
            names.chain(std::iter::repeat(String::new())).take(items).collect()
        }
        Shape::List => {
            vec![groups.iter().map(|group| group.join(" = ")).collect::<Vec<_>>().join("; ")]
        }
    }
}

fn written(round: &Responses, shape: Shape, separator: char) -> String {
    let items = round.priorities.as_ref().unwrap().items().len();
    let mut header = vec!["Timestamp".to_owned(), "In one sentence: our strategy?".to_owned()];
    header.extend(ranking_header(shape, items));
    let rest =
        ["Stop", "Clarity", "Commitment", "Same as how many colleagues?", "First of colleagues?"];
    header.extend(rest.map(str::to_owned));
    let mut rows = vec![header];
    for response in &round.responses {
        let text = |number: Option<u32>| number.map(|n| n.to_string()).unwrap_or_default();
        let stop = response.stop.as_ref().map(|stop| match stop {
            Stop::Nothing => "Nothing".to_owned(),
            Stop::Activity(text) => text.clone(),
        });
        let mut row = vec!["2026-03-02 09:14".to_owned()];
        row.push(response.sentence.as_ref().unwrap().as_str().to_owned());
        row.extend(ranking_cells(shape, items, response.ranking.as_ref()));
        row.push(stop.unwrap_or_default());
        row.push(text(response.clarity.map(|value| u32::from(value.value()))));
        row.push(text(response.commitment.map(|value| u32::from(value.value()))));
        row.push(text(response.forecast.same));
        row.push(response.forecast.first.map(|item| ITEMS[item].to_owned()).unwrap_or_default());
        rows.push(row);
    }
    csv_of(&rows, separator)
}

fn csv_of(rows: &[Vec<String>], separator: char) -> String {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let mut text = String::new();
    for row in rows {
        let cells: Vec<String> = row.iter().map(quoted).collect();
        writeln!(text, "{}", cells.join(&separator.to_string())).unwrap();
    }
    text
}

fn read_back(round: &Responses, shape: Shape, separator: char) -> Result<Responses, TestCaseError> {
    let items = round.priorities.as_ref().unwrap().items().to_vec();
    let options = Options { priorities: Some(items), ..Options::default() };
    let text = written(round, shape, separator);
    let read = import::read("team.csv", text.as_bytes(), &options);
    read.map(|imported| imported.responses).map_err(|error| TestCaseError::fail(error.to_string()))
}

fn separator() -> impl Strategy<Value = char> {
    prop_oneof![Just(','), Just(';'), Just('\t')]
}

/// A cell nobody may see again; it resembles nothing else in a file.
fn secret() -> impl Strategy<Value = String> {
    "qz[0-9]{6}(@example\\.org)?"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_is_read_back(round in round(true), separator in separator()) {
        for shape in [Shape::RankPerItem, Shape::List] {
            prop_assert_eq!(&read_back(&round, shape, separator)?, &round);
        }
    }

    #[test]
    fn what_is_written_by_place_is_read_back(round in round(false), separator in separator()) {
        prop_assert_eq!(&read_back(&round, Shape::ItemPerPlace, separator)?, &round);
    }

    #[test]
    fn the_order_of_leaders_does_not_change_the_items(
        mut round in round(true),
        turn in 0_usize..8,
    ) {
        let read = |round: &Responses| {
            let text = written(round, Shape::List, ';');
            let imported = import::read("team.csv", text.as_bytes(), &Options::default());
            imported.map(|imported| imported.responses.priorities).map_err(|_| ())
        };
        let before = read(&round);
        let turn = turn % round.responses.len();
        round.responses.rotate_left(turn);
        prop_assert_eq!(read(&round), before);
    }

    /// The rows around the ignored columns hold every kind of mistake.
    #[test]
    fn an_ignored_cell_is_never_repeated(
        secrets in vec(secret(), 12),
        ranks in vec("[0-9x]{0,2}", 12),
        extra in option::of(secret()),
    ) {
        let header = ["Email", "Sentence", "Rank [A]", "Rank [B]", "Rank [C]", "Notes"];
        let mut rows = vec![header.map(str::to_owned).to_vec()];
        for (pair, ranks) in secrets.chunks(3).zip(ranks.chunks(3)) {
            let mut row = vec![pair[0].clone(), "Grow".to_owned()];
            row.extend_from_slice(ranks);
            row.push(pair[1].clone());
            rows.push(row);
        }
        rows[1].extend(extra.clone());
        let text = csv_of(&rows, ',');
        let said = match import::read("team.csv", text.as_bytes(), &Options::default()) {
            Ok(imported) => render(&imported),
            Err(error) => error.to_string(),
        };
        for secret in secrets.iter().chain(&extra) {
            prop_assert!(!said.contains(secret.as_str()), "{said}");
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in vec(any::<u8>(), 0..400), json in any::<bool>()) {
        let name = if json { "a.json" } else { "a.csv" };
        if let Err(error) = import::read(name, &bytes, &Options::default()) {
            prop_assert!(!error.problems().is_empty());
            prop_assert!(error.to_string().starts_with(name));
        }
    }

    #[test]
    fn no_text_makes_it_panic(
        text in "((sentence|Rank \\[[ab]\\]|Rank 1|ranking|stop|\\{\"|\"|[\\]\\[:1-3.]|[ä ])[,;\n=|-]?){0,60}",
        known in any::<bool>(),
    ) {
        let priorities = known.then(|| ITEMS.map(str::to_owned).to_vec());
        let options = Options { priorities, ..Options::default() };
        if let Err(error) = import::read("a.csv", text.as_bytes(), &options) {
            prop_assert!(!error.problems().is_empty());
        }
    }
}
