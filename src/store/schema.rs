//! The tables, kept by hand; `tests/it/store` compares them with both databases.
