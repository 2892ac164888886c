//! What a column holds, by the words of its name in English, German, French and
//! Spanish. A name that could mean two things means neither.

use crate::import::Columns;
use crate::import::items::fold;

/// What a column can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Sentence,
    Ranking,
    Stop,
    Clarity,
    Commitment,
    ForecastSame,
    ForecastFirst,
}

impl Role {
    pub(super) const ALL: [Self; 7] = [
        Self::Sentence,
        Self::Ranking,
        Self::Stop,
        Self::Clarity,
        Self::Commitment,
        Self::ForecastSame,
        Self::ForecastFirst,
    ];

    /// How messages call it.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Sentence => "the sentence",
            Self::Ranking => "the ranking",
            Self::Stop => "what to stop",
            Self::Clarity => "the clarity",
            Self::Commitment => "the commitment",
            Self::ForecastSame => "the forecast of the same sentence",
            Self::ForecastFirst => "the forecast of the first priority",
        }
    }

    /// The flag that names its column.
    pub(super) fn flag(self) -> &'static str {
        match self {
            Self::Sentence => "--sentence-column",
            Self::Ranking => "--ranking-column",
            Self::Stop => "--stop-column",
            Self::Clarity => "--clarity-column",
            Self::Commitment => "--commitment-column",
            Self::ForecastSame => "--forecast-same-column",
            Self::ForecastFirst => "--forecast-first-column",
        }
    }

    /// The column the user named for it.
    pub(super) fn named(self, columns: &Columns) -> Option<&str> {
        let name = match self {
            Self::Sentence => &columns.sentence,
            Self::Ranking => &columns.ranking,
            Self::Stop => &columns.stop,
            Self::Clarity => &columns.clarity,
            Self::Commitment => &columns.commitment,
            Self::ForecastSame => &columns.forecast_same,
            Self::ForecastFirst => &columns.forecast_first,
        };
        name.as_deref()
    }
}

/// Beginnings of words, compared without case; a closing blank ends the word.
const PERSONAL: [&str; 24] = [
    "email",
    "e mail",
    "mail ",
    "your name",
    "first name",
    "last name",
    "full name",
    "vorname",
    "nachname",
    "ihr name",
    "prénom",
    "votre nom",
    "su nombre",
    "apellido",
    "correo",
    "courriel",
    "phone ",
    "ip address",
    "ip adresse",
    "adresse ip",
    "respondent",
    "timestamp",
    "job title",
    "username",
];
/// Whole names that are nobody's answer.
const METADATA: [&str; 7] = ["name", "nom", "nombre", "id", "team", "date", "user"];
const RECALL: [&str; 5] =
    ["from memory", "aus dem gedächtnis", "auswendig", "de mémoire", "de memoria"];
const COLLEAGUES: [&str; 14] = [
    "colleague",
    "kolleg",
    "collègue",
    "colega",
    "forecast",
    "prognos",
    "pronosti",
    "peers",
    "prédi",
    "prévision",
    "predicción",
    "others ",
    "les autres",
    "los demás",
];
const SAME: [&str; 7] = ["same", "similar", "gleich", "selbe", "dasselbe", "même", "mism"];
const FIRST: [&str; 12] = [
    "first",
    "top ",
    "number one",
    "zuerst",
    "erst",
    "oberst",
    "premi",
    "en tête",
    "primer",
    "priorit",
    "priorid",
    "nummer eins",
];
const ONE_SENTENCE: [&str; 5] = ["sentence", "satz", "phrase", "frase", "oración"];
const STRATEGY: [&str; 3] = ["strateg", "stratég", "estrateg"];
const RANKING: [&str; 16] = [
    "rank",
    "prio ",
    "priorit",
    "priorid",
    "rang",
    "reihenfolge",
    "ordne",
    "sortier",
    "class",
    "hiérarchi",
    "orden",
    "ordre de",
    "jerarqu",
    "clasifi",
    "order the",
    "in order of",
];
const STOP: [&str; 14] = [
    "stop",
    "pause",
    "aufhören",
    "beenden",
    "einstellen",
    "pausier",
    "arrêt",
    "cesser",
    "suspend",
    "dejar de",
    "deten",
    "parar",
    "pausar",
    "interrump",
];
const CLARITY: [&str; 4] = ["clear", "klar", "clair", "clar"];
const COMMITMENT: [&str; 8] =
    ["commit", "verpflicht", "mittragen", "rückhalt", "engage", "compromi", "comprometi", "fist"];

/// What a column of this name could hold: nothing, one thing, or several.
pub(super) fn of(name: &str) -> Vec<Role> {
    let words = words(name);
    let says = |beginnings: &[&str]| {
        beginnings.iter().any(|beginning| words.contains(&format!(" {beginning}")))
    };
    let is_metadata = METADATA.contains(&words.trim());
    if is_metadata || says(&PERSONAL) || says(&RECALL) {
        return vec![];
    }
    if says(&COLLEAGUES) {
        return forecast(says(&SAME), says(&FIRST));
    }
    let mut roles = Vec::new();
    let evidence = [
        (Role::Sentence, says(&ONE_SENTENCE)),
        (Role::Stop, says(&STOP)),
        (Role::Clarity, says(&CLARITY)),
        (Role::Commitment, says(&COMMITMENT)),
    ];
    roles.extend(evidence.into_iter().filter(|(_, found)| *found).map(|(role, _)| role));
    // Every question is about priorities or strategy: these words count last.
    if roles.is_empty() && says(&RANKING) {
        roles.push(Role::Ranking);
    }
    if roles.is_empty() && says(&STRATEGY) {
        roles.push(Role::Sentence);
    }
    roles
}

fn forecast(same: bool, first: bool) -> Vec<Role> {
    match (same, first) {
        (true, false) => vec![Role::ForecastSame],
        (false, true) => vec![Role::ForecastFirst],
        (true, true) => vec![Role::ForecastSame, Role::ForecastFirst],
        (false, false) => vec![],
    }
}

/// The words with one blank before and after each.
fn words(name: &str) -> String {
    let spaced: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    format!(" {} ", fold(&spaced))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_questions_of_the_instrument_are_recognised() {
        let questions = [
            ("In one sentence, off the top of your head: what is our strategy?", Role::Sentence),
            ("Rank these by where the next unit of money should go.", Role::Ranking),
            ("What should we stop or pause so that this is possible?", Role::Stop),
            ("How clear is our strategy to you?", Role::Clarity),
            ("How committed are you to the strategy?", Role::Commitment),
            ("How many of your colleagues wrote essentially the same?", Role::ForecastSame),
            ("Which priority will most colleagues put first?", Role::ForecastFirst),
        ];
        for (question, role) in questions {
            assert_eq!(of(question), [role], "{question}");
        }
    }

    #[test]
    fn four_languages_are_recognised() {
        let questions = [
            ("Was ist unsere Strategie, in einem Satz?", Role::Sentence),
            ("Quelle est notre stratégie, en une phrase ?", Role::Sentence),
            ("En una frase: ¿cuál es nuestra estrategia?", Role::Sentence),
            ("Ordnen Sie die Prioritäten", Role::Ranking),
            ("Classez les priorités", Role::Ranking),
            ("Ordene las prioridades", Role::Ranking),
            ("Womit sollten wir aufhören?", Role::Stop),
            ("Que devrions-nous arrêter ?", Role::Stop),
            ("¿Qué deberíamos dejar de hacer?", Role::Stop),
            ("Wie klar ist die Strategie?", Role::Clarity),
            ("La stratégie est-elle claire ?", Role::Clarity),
            ("¿Qué tan clara es la estrategia?", Role::Clarity),
            ("Wie sehr fühlen Sie sich verpflichtet?", Role::Commitment),
            ("Votre engagement (0-5)", Role::Commitment),
            ("Su compromiso (0-5)", Role::Commitment),
            ("Wie viele Kollegen schrieben dasselbe?", Role::ForecastSame),
            ("Nombre de collègues qui ont écrit la même phrase", Role::ForecastSame),
            ("Combien de collègues ont écrit la même chose ?", Role::ForecastSame),
            ("¿Cuántos colegas escribieron lo mismo?", Role::ForecastSame),
            ("Welche Priorität setzen die meisten Kollegen zuerst?", Role::ForecastFirst),
        ];
        for (question, role) in questions {
            assert_eq!(of(question), [role], "{question}");
        }
    }

    #[test]
    fn other_columns_are_left_alone() {
        for name in [
            "Timestamp",
            "Email Address",
            "Name",
            "IP Address",
            "Your name",
            "Comments",
            "Name our top priorities from memory",
            "Respondent ID",
            "Duration (in seconds)",
            "",
        ] {
            assert_eq!(of(name), [], "{name}");
        }
    }

    #[test]
    fn a_name_with_two_meanings_has_both() {
        let both = of("In one sentence: what should we stop?");
        assert_eq!(both, [Role::Sentence, Role::Stop]);
    }
}
