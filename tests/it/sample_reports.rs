//! Invented reports for tests of figures and pages: teams of 4 to 40 leaders, 3 to
//! 20 priorities, scripts from Latin to Arabic. The numbers are made here by the
//! simplest method, not by the analysis: what is drawn is under test, not what is true.

use parallax::analysis::report::{
    Camps, Consensus, ConsensusMethod, FlagCounts, Group, Headline, Item, Map, MapPoint,
    OpposedPairs, PairConflict, Position, Priorities, Provenance, Quadrant, Reading, Report,
    SCHEMA, SameOrderRate, Sentences, Specificity, StrategiesInTheRoom, Verdict,
};

/// Every sample with its name.
pub(crate) fn all() -> Vec<(&'static str, Report)> {
    vec![
        ("four", four()),
        ("nine", nine()),
        ("fifteen", fifteen()),
        ("forty", forty()),
        ("three_priorities", three_priorities()),
        ("twenty_priorities", twenty_priorities()),
        ("german", german()),
        ("scripts", scripts()),
        ("long_sentences", long_sentences()),
        ("all_equal", all_equal()),
        ("bimodal", bimodal()),
        ("one_group", one_group()),
        ("nine_singles", nine_singles()),
        ("many_groups", many_groups()),
        ("ties", ties()),
        ("partial", partial()),
        ("hostile", hostile()),
    ]
}

const SEVEN: [&str; 7] = [
    "Win enterprise accounts in the DACH region",
    "Ship self-serve onboarding",
    "Cut cloud cost 20 %",
    "Zürich data-centre & compliance (DSGVO/ISO 27001)",
    "Hire & retain senior engineers",
    "Grow partner channel",
    "Kill legacy product",
];

const INSURERS: [&str; 4] = [
    "Become the default data platform for mid-market insurers",
    "Be the data platform insurers choose",
    "Insurer data platform, mid-market first",
    "Own insurance data",
];
const ENTERPRISE: [&str; 3] = [
    "Grow ARR 40 % by landing enterprise logos",
    "Enterprise, enterprise, enterprise, fast",
    "Win ten DACH enterprise accounts and keep every one of them through the second renewal",
];

pub(crate) fn nine() -> Report {
    let rankings = [
        [0, 1, 2, 4, 5, 3, 6],
        [0, 2, 1, 4, 3, 5, 6],
        [0, 1, 2, 4, 3, 6, 5],
        [0, 2, 1, 4, 5, 3, 6],
        [1, 0, 2, 4, 3, 5, 6],
        [1, 2, 3, 4, 5, 6, 0],
        [3, 1, 2, 4, 5, 6, 0],
        [1, 3, 2, 5, 4, 6, 0],
        [2, 1, 3, 4, 6, 0, 5],
    ];
    let groups = vec![
        group("Data platform for insurers", &INSURERS),
        group("Enterprise growth", &ENTERPRISE),
        group("", &["Become profitable & stop building custom work"]),
        group("", &["Simplicity: three products, one promise"]),
    ];
    let mut report = report("Nine", 9, groups, 9);
    let sentences = report.sentences.as_mut().unwrap();
    sentences.map = map(&[
        (0.0, 0.0, 0),
        (0.3, 0.12, 0),
        (0.15, -0.3, 0),
        (0.22, -0.15, 0),
        (1.0, 0.8, 1),
        (0.96, 0.52, 1),
        (1.25, 0.62, 1),
        (0.8, -0.35, 2),
        (0.1, 0.9, 3),
    ]);
    report.priorities = Some(priorities(&SEVEN, &strict(&rankings)));
    report
}

pub(crate) fn four() -> Report {
    let groups = vec![group("Regional leader", &["", ""]), group("", &[""]), group("", &[""])];
    let mut report = report("Four", 4, groups, 4);
    let sentences = report.sentences.as_mut().unwrap();
    for group in &mut sentences.groups {
        group.sentences.clear();
    }
    sentences.map = map(&[(0.0, 0.0, 0), (0.2, 0.1, 0), (0.9, 0.3, 1), (0.5, 0.9, 2)]);
    let items = ["Safety", "Innovation", "Cost", "Regulation", "Growth"];
    let rankings = [[0, 1, 2, 3, 4], [0, 3, 2, 1, 4], [2, 0, 1, 4, 3], [0, 4, 2, 3, 1]];
    report.priorities = Some(priorities(&items, &strict(&rankings)));
    report
}

pub(crate) fn fifteen() -> Report {
    let groups = vec![
        group(
            "Premium service",
            &[
                "Serve fewer customers and charge every one of them more",
                "Leave the price war; win on service and keep the renewals",
                "Premium service for the 200 largest accounts, nobody else",
                "Be the one partner large accounts call first",
                "Move upmarket, even if we lose half of the small ones",
                "Service before volume",
            ],
        ),
        group(
            "Volume and price",
            &[
                "Lowest price in every tender we enter",
                "Fill the plants: volume first, margin later",
                "Grow share to 30 % before the competitor's new plant opens",
                "Take share in the east with an entry product at half the price",
            ],
        ),
        group(
            "Digital channel",
            &[
                "Sell everything online by 2027 and close the branches",
                "One digital shop for all brands",
                "From sales force to platform",
            ],
        ),
        group("", &["Merge with a peer while we still choose the terms"]),
        group("", &["Survive the next two years with cash in hand"]),
    ];
    let mut report = report("Fifteen", 15, groups, 16);
    let sentences = report.sentences.as_mut().unwrap();
    sentences.reading = Reading::Team;
    sentences.recited = 2;
    sentences.strategies_in_the_room =
        StrategiesInTheRoom { value: 3.6, low: 3.1, high: 4.4, groups: 5 };
    let points: Vec<(f64, f64, usize)> = (0..15)
        .map(|leader| {
            let group = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 4][leader];
            let (x, y) = [(0.0, 0.0), (1.0, 0.2), (0.4, 0.9), (0.9, 0.8), (0.5, 0.3)][group];
            let turn = leader as f64 * 2.4;
            (x + 0.13 * libm::cos(turn), y + 0.13 * libm::sin(turn), group)
        })
        .collect();
    sentences.map = map(&points);
    report.priorities = Some(priorities(&SEVEN, &mixed(15, 7, 3)));
    report
}

pub(crate) fn forty() -> Report {
    let wording =
        |index: usize| format!("Sentence {index} about where this company should go next");
    let sizes = [14, 9, 6, 4, 3, 1, 1, 1, 1];
    let labels = [
        "Grow abroad",
        "Fix the core",
        "Digital first",
        "New markets",
        "Partner up",
        "",
        "",
        "",
        "",
    ];
    let mut next = 0;
    let groups = sizes.iter().zip(labels).map(|(&size, label)| {
        let sentences: Vec<String> = (next..next + size).map(wording).collect();
        next += size;
        let sentences: Vec<&str> = sentences.iter().map(String::as_str).collect();
        group(label, &sentences)
    });
    let mut report = report("Forty", 40, groups.collect(), 52);
    report.priorities = Some(priorities(&SEVEN, &mixed(40, 7, 5)));
    report
}

pub(crate) fn three_priorities() -> Report {
    let mut report = nine();
    let rankings =
        [[0, 1, 2], [0, 1, 2], [0, 2, 1], [0, 1, 2], [2, 1, 0], [2, 1, 0], [0, 1, 2], [2, 0, 1]];
    report.priorities = Some(priorities(&["Growth", "Margin", "Safety"], &strict(&rankings)));
    report
}

pub(crate) fn twenty_priorities() -> Report {
    let items: Vec<String> = (1..=20)
        .map(|index| match index % 4 {
            0 => format!("Priority {index} with a name that goes on for rather longer than a line"),
            1 => format!("Market entry {index}"),
            2 => format!("Cost programme in region {index}"),
            _ => format!("Talent {index}"),
        })
        .collect();
    let items: Vec<&str> = items.iter().map(String::as_str).collect();
    let mut report = fifteen();
    report.priorities = Some(priorities(&items, &mixed(15, 20, 7)));
    report
}

pub(crate) fn german() -> Report {
    let items = [
        "Rechtsschutzversicherungsgesellschaften als Vertriebspartner gewinnen",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "Datenschutz-Folgenabschätzungen für sämtliche Auftragsverarbeitungsverträge abschließen",
        "Kosten",
        "Fachkräfteeinwanderungsgesetz nutzen: Ingenieurinnen und Ingenieure aus dem Ausland einstellen und halten",
        "Lieferkettensorgfaltspflichtengesetz umsetzen",
    ];
    let groups = vec![
        group(
            "Versicherungsvertriebspartnerschaften ausbauen",
            &[
                "Wir werden der bevorzugte Rechtsschutzversicherungsvertriebspartner für mittelständische Unternehmen im deutschsprachigen Raum",
                "Vertriebspartnerschaften statt Eigenvertrieb",
                "Partnervertrieb zuerst, Eigenvertrieb nur noch für Großkunden",
            ],
        ),
        group(
            "Kosten",
            &[
                "Kostenführerschaft durch Prozessautomatisierung",
                "Billiger werden als alle anderen",
            ],
        ),
        group("", &["Qualität vor Wachstum"]),
    ];
    let mut report = report("Nürnberg", 6, groups, 6);
    let sentences = report.sentences.as_mut().unwrap();
    sentences.reading = Reading::Facilitator;
    sentences.map = map(&[
        (0.0, 0.0, 0),
        (0.1, 0.1, 0),
        (0.2, -0.1, 0),
        (0.3, 0.5, 1),
        (0.3, 0.5, 1),
        (1.0, 0.0, 2),
    ]);
    report.priorities = Some(priorities(&items, &mixed(6, 6, 2)));
    report
}

pub(crate) fn scripts() -> Report {
    let items = [
        "拡大より品質を優先する",
        "توسيع السوق في الخليج",
        "Рост в Казахстане",
        "🚀 Rocket growth 🚀",
        "Ανάπτυξη",
        "Tăng trưởng ở Việt Nam",
    ];
    let groups = vec![
        group(
            "品質",
            &[
                "企業向け市場に集中し、個人向け事業から撤退する。これが私たちの戦略であり、今後三年間で最も重要な選択である。",
                "品質第一、拡大は後で",
            ],
        ),
        group(
            "النمو",
            &[
                "نحن نركز على النمو في الخليج بدلا من أوروبا، ونوقف المنتجات القديمة حتى نهاية العام.",
                "النمو أولا",
            ],
        ),
        group("", &["Grow 🚀🚀 fast in 日本, not in Europe"]),
        group("", &["צמיחה לפני רווח"]),
    ];
    let mut report = report("Scripts", 6, groups, 6);
    let sentences = report.sentences.as_mut().unwrap();
    sentences.unsupported_language = true;
    sentences.map = map(&[
        (0.0, 0.0, 0),
        (0.1, 0.1, 0),
        (1.0, 0.1, 1),
        (0.8, 0.3, 1),
        (0.5, 0.7, 2),
        (0.3, -0.4, 3),
    ]);
    report.priorities = Some(priorities(&items, &mixed(6, 6, 4)));
    report
}

pub(crate) fn long_sentences() -> Report {
    let long = "We will choose the mid-market insurers of central Europe over every other customer, build one data platform for them instead of twelve custom projects, stop the consumer application by the end of the year, and move half of the money and two thirds of the senior engineers to that platform at once. Really.";
    let long: String = long.chars().take(300).collect();
    let texts = vec![long.as_str(); 15];
    let groups = vec![
        group("Insurers first", &texts[..6]),
        group("Platform", &texts[..4]),
        group("Stop the app", &texts[..3]),
        group("", &texts[..1]),
        group("", &texts[..1]),
    ];
    let mut report = report("Long", 15, groups, 15);
    report.priorities = None;
    report
}

pub(crate) fn all_equal() -> Report {
    let mut report = one_group();
    report.priorities = Some(priorities(&SEVEN, &strict(&[[0, 1, 2, 3, 4, 5, 6]; 9])));
    report
}

pub(crate) fn bimodal() -> Report {
    let mut report = nine();
    let mut rankings = vec![[0, 1, 2, 3, 4, 5, 6]; 4];
    rankings.extend([[6, 5, 4, 3, 2, 1, 0]; 4]);
    report.priorities = Some(priorities(&SEVEN, &strict(&rankings)));
    report
}

pub(crate) fn one_group() -> Report {
    let texts: Vec<String> = (0..9)
        .map(|index| format!("Be the data platform insurers choose, whatever it takes ({index})"))
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut report = report("One", 9, vec![group("Data platform", &texts)], 9);
    report.sentences.as_mut().unwrap().strategies_in_the_room =
        StrategiesInTheRoom { value: 1.1, low: 1.0, high: 1.3, groups: 1 };
    report
}

pub(crate) fn nine_singles() -> Report {
    let texts = [
        "Grow abroad",
        "Cut cost",
        "Stay independent whatever the price",
        "Be bought within two years",
        "Premium only",
        "Volume only",
        "Hire before we grow",
        "One product",
        "Platform for insurers",
    ];
    let groups = texts.iter().map(|text| group("", &[text])).collect();
    let mut report = report("Singles", 9, groups, 9);
    let points: Vec<(f64, f64, usize)> = (0..9)
        .map(|index| {
            let turn = index as f64 * 2.4;
            let reach = 0.2 + 0.1 * index as f64;
            (reach * libm::cos(turn), reach * libm::sin(turn), index)
        })
        .collect();
    let sentences = report.sentences.as_mut().unwrap();
    sentences.map = map(&points);
    sentences.strategies_in_the_room =
        StrategiesInTheRoom { value: 8.0, low: 6.0, high: 9.0, groups: 9 };
    report
}

pub(crate) fn many_groups() -> Report {
    let names = [
        "Alpha growth",
        "Beta cost",
        "Gamma people",
        "Delta partners",
        "Epsilon digital",
        "Zeta exit",
        "Eta",
    ];
    let groups = names
        .iter()
        .map(|name| group(name, &["We do this and not that", "This rather than that"]))
        .collect();
    let mut report = report("Many", 14, groups, 14);
    let points: Vec<(f64, f64, usize)> = (0..14)
        .map(|index| {
            let turn = (index / 2) as f64 * 0.9;
            let reach = 1.0 + 0.15 * (index % 2) as f64;
            (reach * libm::cos(turn), reach * libm::sin(turn), index / 2)
        })
        .collect();
    report.sentences.as_mut().unwrap().map = map(&points);
    report.priorities = Some(priorities(&SEVEN, &mixed(14, 7, 1)));
    report
}

/// Ties over two and three ranks.
pub(crate) fn ties() -> Report {
    let mut report = nine();
    let rankings: Vec<Vec<Vec<usize>>> = vec![
        vec![vec![0, 1], vec![2], vec![3, 4, 5], vec![6]],
        vec![vec![0], vec![1], vec![2], vec![3, 4, 5], vec![6]],
        vec![vec![1], vec![0], vec![2, 3], vec![4], vec![5], vec![6]],
        vec![vec![6], vec![5], vec![4], vec![3], vec![2], vec![1], vec![0]],
        vec![vec![6, 5], vec![4], vec![3], vec![2], vec![1], vec![0]],
    ];
    report.priorities = Some(priorities(&SEVEN, &rankings));
    report
}

/// Short lists: the top three of seven.
pub(crate) fn partial() -> Report {
    let mut report = nine();
    let rankings: Vec<Vec<Vec<usize>>> = (0..9usize)
        .map(|leader| (0..3).map(|place| vec![(leader * leader + place * 2) % 7]).collect())
        .collect();
    report.priorities = Some(priorities(&SEVEN, &rankings));
    report
}

pub(crate) fn hostile() -> Report {
    let endless = "word ".repeat(2_000);
    let unbroken = "x".repeat(10_000);
    let groups = vec![
        group(
            "<script>alert(1)</script>",
            &[
                "<img src=x onerror=alert(1)> & \"quotes\" 'too'",
                "nul\u{0} bell\u{7} esc\u{1b} \u{fffe}",
                "]]> <!-- --> </svg></text>",
            ],
        ),
        group("", &[&endless]),
        group("", &[&unbroken]),
        group("", &["--> &amp; &#0; %s {}"]),
        group("", &["\u{202e}reversed"]),
    ];
    let mut report = report("Hostile & <co>", 7, groups, 7);
    report.priorities =
        Some(priorities(&["<b>Bold</b> & \"co\"", "</text></svg>", "a\nb\u{0}c"], &mixed(7, 3, 1)));
    report
}

fn group(label: &str, sentences: &[&str]) -> Group {
    Group {
        size: sentences.len(),
        label: label.to_owned(),
        terms: Vec::new(),
        sentences: sentences.iter().map(ToString::to_string).collect(),
    }
}

fn map(points: &[(f64, f64, usize)]) -> Map {
    let points = points.iter().map(|&(x, y, group)| MapPoint { x, y, group }).collect();
    Map { drawn: true, stress: Some(0.11), points }
}

fn report(team: &str, count: usize, groups: Vec<Group>, invited: usize) -> Report {
    let sentences = Sentences {
        count,
        reading: Reading::Machine,
        strategies_in_the_room: StrategiesInTheRoom {
            value: 2.9,
            low: 2.0,
            high: 3.4,
            groups: groups.len(),
        },
        same_strategy_chance: 0.27,
        groups,
        recited: 0,
        specificity: Some(Specificity {
            mean: 0.71,
            agreement: 0.27,
            quadrant: Quadrant::SharpButSplit,
            choosing: count / 2,
            measured: count / 4,
            fog: count / 3,
        }),
        flags: FlagCounts::default(),
        pairs: Vec::new(),
        map: Map { drawn: false, stress: Some(0.31), points: Vec::new() },
        unsupported_language: false,
        machine_reading: None,
    };
    Report {
        schema: SCHEMA.to_owned(),
        team: team.to_owned(),
        invited,
        respondents: count,
        sentences: Some(sentences),
        priorities: None,
        official: None,
        forecast: None,
        stop: None,
        clarity: None,
        headline: Headline {
            biggest_split: None,
            sentence: "A sentence.".to_owned(),
            coverage: format!("Based on {count} of {invited} invited."),
        },
        withheld: Vec::new(),
        provenance: Provenance {
            engine: None,
            model_sha256: None,
            calibration: None,
            seed: 42,
            permutations: 0,
            version: "0.1.0".to_owned(),
        },
    }
}

/// Rankings that drift from one order to its reverse, the same every time.
pub(crate) fn mixed(leaders: usize, items: usize, stride: usize) -> Vec<Vec<Vec<usize>>> {
    (0..leaders)
        .map(|leader| {
            let key = |item: &usize| {
                let noise = (item * 7 + leader * (stride + 2) * (item + 3)) % (items + leader % 3);
                (item + noise, *item)
            };
            let mut order: Vec<usize> = (0..items).collect();
            order.sort_by_key(key);
            order.into_iter().map(|item| vec![item]).collect()
        })
        .collect()
}

fn strict<const M: usize>(rankings: &[[usize; M]]) -> Vec<Vec<Vec<usize>>> {
    rankings.iter().map(|ranking| ranking.iter().map(|&item| vec![item]).collect()).collect()
}

/// Rankings as tie groups, best first; items in no group are left out of a short list.
pub(crate) fn priorities(items: &[&str], rankings: &[Vec<Vec<usize>>]) -> Priorities {
    let n = rankings.len();
    let per_item: Vec<Item> =
        (0..items.len()).map(|item| count_item(items, item, rankings)).collect();
    let order = borda(&per_item);
    let positions = positions(items, rankings, &order);
    let names =
        |order: &[usize]| order.iter().map(|&item| items[item].to_owned()).collect::<Vec<_>>();
    Priorities {
        items: items.iter().map(ToString::to_string).collect(),
        respondents: n,
        uninformative: 0,
        partial: rankings.iter().filter(|ranking| ranking.concat().len() < items.len()).count(),
        same_order_rate: SameOrderRate {
            value: 0.59,
            swing_low: 0.56,
            swing_high: 0.64,
            low: 0.45,
            high: 0.72,
        },
        opposite_order_rate: 0.41,
        mean_tau: 0.17,
        mean_spearman: None,
        kendall_w: None,
        beyond_chance: true,
        consensus: Consensus {
            order: names(&order),
            method: ConsensusMethod::Kemeny,
            cost: 50,
            optima: 1,
            mean_tau: 0.4,
            positions,
            borda: names(&order),
        },
        condorcet_winner: None,
        condorcet_cycles: 0,
        cycles: Vec::new(),
        pair_conflicts: conflicts(items, rankings),
        per_item,
        opposed_pairs: Some(OpposedPairs { count: 3, of: n * (n - 1) / 2 }),
        camps: Camps {
            found: false,
            silhouette: None,
            hint: false,
            sizes: Vec::new(),
            orders: Vec::new(),
        },
        first_choices: 4,
        top3_overlap: 1.4,
        top3_overlap_by_chance: 1.3,
        top3_distinct: items.len(),
    }
}

/// First and last rank (from 0) that `item` shares in `ranking`; `None` when left out.
fn place(item: usize, ranking: &[Vec<usize>]) -> Option<(usize, usize)> {
    let mut above = 0;
    for group in ranking {
        if group.contains(&item) {
            return Some((above, above + group.len() - 1));
        }
        above += group.len();
    }
    None
}

fn count_item(items: &[&str], item: usize, rankings: &[Vec<Vec<usize>>]) -> Item {
    let m = items.len();
    let band = (m / 2).min(3);
    let mut rank_counts = vec![0.0; m];
    for (first, last) in rankings.iter().filter_map(|ranking| place(item, ranking)) {
        for count in &mut rank_counts[first..=last] {
            *count += 1.0 / (last - first + 1) as f64;
        }
    }
    let ranked: f64 = rank_counts.iter().sum();
    let n = rankings.len() as f64;
    let top3: f64 = rank_counts[..band].iter().sum();
    let bottom3 = rank_counts[m - band..].iter().sum::<f64>() + (n - ranked);
    let verdict = match () {
        () if top3 * 3.0 >= n && bottom3 * 3.0 >= n => Verdict::Split,
        () if top3 * 4.0 >= n * 3.0 => Verdict::High,
        () if bottom3 * 4.0 >= n * 3.0 => Verdict::Low,
        () => Verdict::Mixed,
    };
    let sum: f64 =
        rank_counts.iter().enumerate().map(|(rank, count)| (rank + 1) as f64 * count).sum();
    Item {
        item: items[item].to_owned(),
        mean_rank: (sum + (n - ranked) * m as f64) / n,
        top3,
        bottom3,
        verdict,
        ordinal_variance: 0.3,
        rank_counts,
        unranked: rankings.iter().filter(|ranking| place(item, ranking).is_none()).count(),
        shown: rankings.len(),
    }
}

fn borda(per_item: &[Item]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..per_item.len()).collect();
    order.sort_by(|&a, &b| per_item[a].mean_rank.total_cmp(&per_item[b].mean_rank).then(a.cmp(&b)));
    order
}

fn positions(items: &[&str], rankings: &[Vec<Vec<usize>>], order: &[usize]) -> Vec<Position> {
    let runs: Vec<Vec<usize>> = (0..rankings.len())
        .map(|left_out| {
            let mut rest = rankings.to_vec();
            rest.remove(left_out);
            borda(&(0..items.len()).map(|item| count_item(items, item, &rest)).collect::<Vec<_>>())
        })
        .chain([order.to_vec()])
        .collect();
    let position = |&item: &usize| {
        let at = |run: &Vec<usize>| run.iter().position(|&other| other == item).unwrap() + 1;
        Position {
            item: items[item].to_owned(),
            best: runs.iter().map(at).min().unwrap(),
            worst: runs.iter().map(at).max().unwrap(),
        }
    };
    order.iter().map(position).collect()
}

fn conflicts(items: &[&str], rankings: &[Vec<Vec<usize>>]) -> Vec<PairConflict> {
    let mut pairs = Vec::new();
    for b in 1..items.len() {
        for a in 0..b {
            let rank = |item: usize, ranking: &Vec<Vec<usize>>| {
                place(item, ranking).map_or(99, |place| place.0)
            };
            let a_first =
                rankings.iter().filter(|ranking| rank(a, ranking) < rank(b, ranking)).count();
            let b_first =
                rankings.iter().filter(|ranking| rank(b, ranking) < rank(a, ranking)).count();
            let sum = (a_first + b_first).max(1) as f64;
            let conflict = 4.0 * a_first as f64 * b_first as f64 / (sum * sum);
            pairs.push(PairConflict {
                a: items[a].to_owned(),
                b: items[b].to_owned(),
                a_first,
                b_first,
                conflict,
                weight: conflict,
            });
        }
    }
    pairs.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    pairs
}
