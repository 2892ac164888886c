//! Anonymous rounds through the service, on SQLite and on PostgreSQL.

mod journey;
mod world;
