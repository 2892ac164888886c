//! The fields of one JSON object, read by name with their places.

use super::node::Node;
use crate::import::items::{self, Named, Order};
use crate::import::problem::printable;
use crate::import::{Location, Problem, Problems};
use std::collections::BTreeSet;

/// An object's fields, all known and each given once; null counts as missing.
pub(super) struct Fields<'a> {
    entries: &'a [(String, Node)],
    path: String,
    response: Option<usize>,
}

impl<'a> Fields<'a> {
    /// The fields of `node`, an object at `path`; `response` counts from 1.
    pub(super) fn of(
        node: &'a Node,
        path: &str,
        response: Option<usize>,
        known: &[&str],
        problems: &mut Problems,
    ) -> Option<Self> {
        let Node::Object(entries) = node else {
            let kind = Problem::Kind { expected: "an object", found: node.kind() };
            problems.add(place(path, response), kind);
            return None;
        };
        let mut seen = BTreeSet::new();
        for (name, _) in entries {
            if !known.contains(&name.as_str()) {
                let nearest = items::nearest(name, known.iter().copied());
                let field = printable(name);
                let known = known.join(", ");
                let unknown = Problem::UnknownField { field, nearest, known };
                problems.add(place(path, response), unknown);
            } else if !seen.insert(name) {
                let twice = Problem::FieldTwice { field: name.clone() };
                problems.add(place(path, response), twice);
            }
        }
        Some(Self { entries, path: path.to_owned(), response })
    }

    /// Where the field `name` stands.
    pub(super) fn location(&self, name: &str) -> Location {
        let dot = if self.path.is_empty() { "" } else { "." };
        Location::Field { response: self.response, path: format!("{}{dot}{name}", self.path) }
    }

    pub(super) fn get(&self, name: &str) -> Option<&'a Node> {
        let found = self.entries.iter().find(|(field, _)| field == name);
        found.map(|(_, node)| node).filter(|node| **node != Node::Null)
    }

    pub(super) fn text(&self, name: &str, problems: &mut Problems) -> Option<String> {
        let node = self.get(name)?;
        text_of(node, self.location(name), problems)
    }

    pub(super) fn number(&self, name: &str, problems: &mut Problems) -> Option<f64> {
        match self.get(name)? {
            Node::Number(number) => Some(*number),
            other => self.wrong_kind(name, "a number", other, problems),
        }
    }

    /// A whole number of people.
    pub(super) fn count(&self, name: &str, problems: &mut Problems) -> Option<usize> {
        const MOST: f64 = 1e9;
        match self.get(name)? {
            Node::Number(number) if number.fract() == 0.0 && (1.0..=MOST).contains(number) => {
                Some(*number as usize)
            }
            Node::Number(_) => {
                let kind =
                    Problem::Kind { expected: "a whole number from 1", found: "another number" };
                problems.add(self.location(name), kind);
                None
            }
            other => self.wrong_kind(name, "a number", other, problems),
        }
    }

    pub(super) fn list(&self, name: &str, problems: &mut Problems) -> Option<&'a [Node]> {
        match self.get(name)? {
            Node::List(list) => Some(list),
            other => self.wrong_kind(name, "a list", other, problems),
        }
    }

    /// A list of items.
    pub(super) fn names(&self, name: &str, problems: &mut Problems) -> Option<Vec<Named>> {
        let list = self.list(name, problems)?;
        let named = list.iter().enumerate().filter_map(|(index, node)| {
            let location = self.location(&format!("{name}[{index}]"));
            let name = text_of(node, location.clone(), problems)?;
            Some(Named { name, location })
        });
        Some(named.collect())
    }

    /// A ranking: items best first, a nested list is a tie.
    pub(super) fn order(&self, name: &str, problems: &mut Problems) -> Option<Order> {
        let list = self.list(name, problems)?;
        let groups = list.iter().enumerate().map(|(index, node)| {
            let path = format!("{name}[{index}]");
            match node {
                Node::List(tie) => self.tie(&path, tie, problems),
                one => self.tied_item(&path, one, problems).into_iter().collect(),
            }
        });
        Some(groups.filter(|group| !group.is_empty()).collect())
    }

    fn tie(&self, path: &str, tie: &[Node], problems: &mut Problems) -> Vec<Named> {
        let items = tie.iter().enumerate();
        items
            .filter_map(|(i, node)| self.tied_item(&format!("{path}[{i}]"), node, problems))
            .collect()
    }

    fn tied_item(&self, path: &str, node: &Node, problems: &mut Problems) -> Option<Named> {
        let location = self.location(path);
        let name = text_of(node, location.clone(), problems)?;
        Some(Named { name, location })
    }

    fn wrong_kind<T>(
        &self,
        name: &str,
        expected: &'static str,
        found: &Node,
        problems: &mut Problems,
    ) -> Option<T> {
        problems.add(self.location(name), Problem::Kind { expected, found: found.kind() });
        None
    }
}

fn text_of(node: &Node, location: Location, problems: &mut Problems) -> Option<String> {
    if let Node::Text(text) = node {
        return Some(text.clone());
    }
    problems.add(location, Problem::Kind { expected: "a text", found: node.kind() });
    None
}

fn place(path: &str, response: Option<usize>) -> Location {
    if path.is_empty() {
        return Location::File;
    }
    Location::Field { response, path: path.to_owned() }
}
