//! A leader's browser over HTTP: what `crate::leader` computes, sent as docs/protocol.md asks.

use super::client::{Answer, Client, Draft};
use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};

/// Somebody who holds a link and has opened it.
pub(crate) struct Leader {
    client: Client,
    pub(crate) browser: crate::leader::Leader,
}

impl Leader {
    /// Opens the link: page and sheet.
    pub(crate) fn new(client: Client, link: &str) -> Self {
        let (path, fragment) = link.split_once('#').unwrap();
        let (_, key) = fragment.split_once('.').unwrap();
        let path = &path[path.find("/r/").unwrap()..];
        client.draft("GET", path).send().expect(200);
        let sheet = client.draft("GET", &format!("{path}/sheet"));
        let sheet = sheet.header("parallax-round-key", key).send().expect(200);
        let browser = crate::leader::Leader::new(link, &sheet.text());
        Self { client, browser }
    }

    /// The same browser, asking another server.
    pub(crate) fn at(self, client: Client) -> Self {
        Self { client, ..self }
    }

    pub(crate) fn token(&self) -> String {
        BASE64URL_NOPAD.encode(&self.browser.link.token)
    }

    pub(crate) fn key(&self) -> String {
        BASE64URL_NOPAD.encode(&self.browser.link.key.0)
    }

    pub(crate) fn draft(&self, method: &str, what: &str) -> Draft<'_> {
        let path = format!("/r/{}/{what}", self.browser.link.round.as_str());
        self.client.draft(method, &path).header("parallax-round-key", &self.key())
    }

    pub(crate) fn get(&self, what: &str) -> Answer {
        self.draft("GET", what).send()
    }

    pub(crate) fn ask_permit(&self, token: &str) -> Answer {
        let blinded = BASE64URL_NOPAD.encode(&self.browser.blinded);
        self.draft("POST", "permit").json(&json!({ "token": token, "blinded": blinded })).send()
    }

    pub(crate) fn get_permit(&mut self) -> Answer {
        let answer = self.ask_permit(&self.token()).expect(200);
        let signature = answer.json()["signature"].as_str().unwrap().to_owned();
        self.browser.receive(&BASE64URL_NOPAD.decode(signature.as_bytes()).unwrap());
        answer
    }

    pub(crate) fn cast(&self, version: u32, answers: &Value) -> Answer {
        let body = self.browser.body(version, &answers.to_string());
        self.draft("PUT", "ballot").text(&String::from_utf8(body).unwrap()).send()
    }

    /// Permit and first ballot.
    pub(crate) fn answer(&mut self, answers: &Value) {
        self.get_permit();
        self.cast(1, answers).expect(200);
    }
}
