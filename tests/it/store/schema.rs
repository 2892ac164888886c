//! One schema, three times: the tables of `src/store/schema.rs`, of SQLite and of PostgreSQL.

use super::*;
use std::collections::BTreeSet;

const OURS: &str = include_str!("../../../src/store/schema.rs");

/// `table.column type`, with `?` after the type when it may be null, as diesel's tables say.
fn of_source() -> BTreeSet<String> {
    let mut table = "";
    let mut found = BTreeSet::new();
    let mut renamed = None;
    let tables = OURS.split("joinable!").next().unwrap();
    for line in tables.lines().map(str::trim) {
        let words: Vec<&str> = line.split([' ', '(', ',', '"']).collect();
        if line.ends_with(") {") {
            table = words[0];
        } else if line.starts_with("#[sql_name") {
            renamed = Some(words[3]);
        } else if let Some((column, kind)) = line.trim_end_matches(',').split_once(" -> ") {
            let column = renamed.take().unwrap_or(column);
            let inner = kind.strip_prefix("Nullable<").map(|kind| kind.trim_end_matches('>'));
            let kind = inner.map_or(kind.to_owned(), |kind| format!("{kind}?"));
            found.insert(format!("{table}.{column} {kind}"));
        }
    }
    found
}

const COLUMNS_OF_SQLITE: &str = "
    SELECT t.name || '.' || c.name || ' ' || CASE upper(c.type)
        WHEN 'INTEGER' THEN 'BigInt' WHEN 'BIGINT' THEN 'BigInt' WHEN 'TEXT' THEN 'Text'
        WHEN 'BLOB' THEN 'Binary' WHEN 'BOOLEAN' THEN 'Bool' WHEN 'TIMESTAMP' THEN 'Timestamp'
        ELSE c.type END || CASE c.\"notnull\" WHEN 0 THEN '?' ELSE '' END AS value
    FROM sqlite_schema t, pragma_table_info(t.name) c
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE '\\_\\_%' ESCAPE '\\'";

const COLUMNS_OF_POSTGRES: &str = "
    SELECT table_name || '.' || column_name || ' ' || CASE data_type
        WHEN 'bigint' THEN 'BigInt' WHEN 'text' THEN 'Text' WHEN 'bytea' THEN 'Binary'
        WHEN 'boolean' THEN 'Bool' WHEN 'timestamp without time zone' THEN 'Timestamp'
        ELSE data_type END || CASE is_nullable WHEN 'YES' THEN '?' ELSE '' END AS value
    FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_%'";

/// `table(columns)` of each primary key and unique index, `where` when it is partial.
const KEYS_OF_SQLITE: &str = "
    SELECT t.name || '(' || (SELECT group_concat(name, ',') FROM
        (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)) || ')'
        || CASE i.partial WHEN 1 THEN ' where' ELSE '' END AS value
    FROM sqlite_schema t, pragma_index_list(t.name) i
    WHERE t.type = 'table' AND i.\"unique\" = 1 AND t.name NOT LIKE '\\_\\_%' ESCAPE '\\'
    UNION
    SELECT t.name || '(' || c.name || ')' FROM sqlite_schema t, pragma_table_info(t.name) c
    WHERE t.type = 'table' AND c.pk = 1 AND c.type = 'INTEGER' AND t.name NOT LIKE 'sqlite%'";

const KEYS_OF_POSTGRES: &str = "
    SELECT t.relname || '(' || (SELECT string_agg(a.attname, ',' ORDER BY k.place)
        FROM unnest(i.indkey::int[]) WITH ORDINALITY k (number, place)
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number) || ')'
        || CASE WHEN i.indpred IS NULL THEN '' ELSE ' where' END AS value
    FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
    JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE i.indisunique AND n.nspname = 'public' AND t.relname NOT LIKE '\\_\\_%'";

/// `table.column -> table, what happens on deletion`.
const PARENTS_OF_SQLITE: &str = "
    SELECT t.name || '.' || f.\"from\" || ' -> ' || f.\"table\" || ', ' || f.on_delete AS value
    FROM sqlite_schema t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'";

const PARENTS_OF_POSTGRES: &str = "
    SELECT c.conrelid::regclass || '.' || a.attname || ' -> ' || c.confrelid::regclass || ', '
        || CASE c.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' ELSE '?' END AS value
    FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'f'";

/// The same question to both; the answers, the same on both.
fn of_both(sqlite: &str, postgres: &str) -> BTreeSet<String> {
    let answers = std::cell::RefCell::new(Vec::new());
    on_both_urls(|url| {
        Store::open(url).unwrap();
        let question = if url.starts_with("sqlite:") { sqlite } else { postgres };
        let answer: BTreeSet<_> = Raw::open(url).words(question).into_iter().collect();
        answers.borrow_mut().push(answer);
    });
    let [sqlite, postgres] = answers.into_inner().try_into().unwrap();
    assert!(!sqlite.is_empty());
    assert_eq!(sqlite, postgres, "left: SQLite, right: PostgreSQL");
    sqlite
}

#[test]
fn tables_columns_types_and_nullability_are_the_same_three_times() {
    assert_eq!(of_both(COLUMNS_OF_SQLITE, COLUMNS_OF_POSTGRES), of_source());
}

#[test]
fn unique_keys_are_the_same() {
    let keys = of_both(KEYS_OF_SQLITE, KEYS_OF_POSTGRES);
    for expected in ["ballot(round,id)", "invitation(token_hash)", "account(email)"] {
        assert!(keys.contains(expected), "{expected} is not in {keys:?}");
    }
}

#[test]
fn deleting_reaches_the_same_rows() {
    let parents = of_both(PARENTS_OF_SQLITE, PARENTS_OF_POSTGRES);
    let kept: Vec<_> = parents.iter().filter(|parent| !parent.ends_with("CASCADE")).collect();
    assert_eq!(kept, ["team.parent -> team, SET NULL"]);
}

#[test]
fn every_table_can_be_selected_by_its_columns() {
    on_both_urls(|url| {
        Store::open(url).unwrap();
        for column in of_source() {
            let (table, rest) = column.split_once('.').unwrap();
            let name = rest.split(' ').next().unwrap();
            let sql = format!("SELECT count(\"{table}\".\"{name}\") AS value FROM \"{table}\"");
            assert!(Raw::open(url).number(&sql) >= 0, "{column}");
        }
    });
}

/// All tables of the schema.
pub(super) fn tables() -> BTreeSet<String> {
    of_source().iter().map(|column| column.split('.').next().unwrap().to_owned()).collect()
}
