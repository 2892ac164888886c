//! The HTTP interface, asked over real connections as organizers, leaders and attackers ask.

mod access;
mod assets;
mod client;
mod document;
mod forgery;
mod hostile_input;
mod leader;
mod limits;
mod organizer;
mod responses;
mod rounds;
mod server;
mod sessions;
mod silence;
