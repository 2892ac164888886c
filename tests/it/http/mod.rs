//! The HTTP interface, asked over real connections as organizers, leaders and attackers ask.

mod access;
mod assets;
pub(crate) mod client;
mod demo;
mod document;
mod faults;
mod forgery;
mod hostile_input;
pub(crate) mod leader;
mod limits;
pub(crate) mod organizer;
mod organizer_pages;
mod pages;
pub(crate) mod reading;
mod report;
mod responses;
mod rounds;
pub(crate) mod server;
mod sessions;
mod silence;
