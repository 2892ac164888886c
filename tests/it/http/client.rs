//! A small browser: keeps the session's cookie and token, sends what a browser sends.

use serde_json::Value;
use std::cell::RefCell;
use std::net::SocketAddr;
use ureq::http::{HeaderMap, HeaderName, HeaderValue, Method, Request};
use ureq::{Agent, RequestExt as _};

/// Somebody who asks.
pub(crate) struct Client {
    agent: Agent,
    base: String,
    public_url: String,
    address: String,
    pub(crate) cookie: RefCell<Option<String>>,
    pub(crate) token: RefCell<Option<String>>,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
    asked: String,
}

/// A request about to be sent.
pub(crate) struct Draft<'a> {
    client: &'a Client,
    method: String,
    path: String,
    headers: HeaderMap,
    body: Option<Vec<u8>>,
}

impl Client {
    pub(crate) fn new(server: SocketAddr, public_url: &str, address: &str) -> Self {
        let config = Agent::config_builder().http_status_as_error(false).max_redirects(0);
        Self {
            agent: config.allow_non_standard_methods(true).build().new_agent(),
            base: format!("http://{server}"),
            public_url: public_url.to_owned(),
            address: address.to_owned(),
            cookie: RefCell::default(),
            token: RefCell::default(),
        }
    }

    /// A request as one of our own pages sends it.
    pub(crate) fn draft(&self, method: &str, path: &str) -> Draft<'_> {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", HeaderValue::from_str(&self.address).unwrap());
        headers.insert("origin", HeaderValue::from_str(&self.public_url).unwrap());
        if let Some(cookie) = &*self.cookie.borrow() {
            headers.insert("cookie", HeaderValue::from_str(cookie).unwrap());
        }
        if let Some(token) = &*self.token.borrow() {
            headers.insert("x-csrf-token", HeaderValue::from_str(token).unwrap());
        }
        let (method, path) = (method.to_owned(), path.to_owned());
        Draft { client: self, method, path, headers, body: None }
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.draft("GET", path).send()
    }

    pub(crate) fn delete(&self, path: &str) -> Answer {
        self.draft("DELETE", path).send()
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Answer {
        self.draft("POST", path).json(body).send()
    }

    pub(crate) fn put(&self, path: &str, body: &Value) -> Answer {
        self.draft("PUT", path).json(body).send()
    }

    pub(crate) fn patch(&self, path: &str, body: &Value) -> Answer {
        self.draft("PATCH", path).json(body).send()
    }

    /// Takes over what a sign-in gives.
    pub(crate) fn remember(&self, answer: &Answer) {
        if let Some(cookie) = answer.header("set-cookie") {
            let pair = cookie.split(';').next().unwrap().to_owned();
            *self.cookie.borrow_mut() = Some(pair);
        }
        let token = answer.json()["csrf_token"].as_str().unwrap().to_owned();
        *self.token.borrow_mut() = Some(token);
    }
}

impl Draft<'_> {
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        let name: HeaderName = name.parse().unwrap();
        self.headers.insert(name, HeaderValue::from_str(value).unwrap());
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.headers.remove(name);
        self
    }

    pub(crate) fn json(self, body: &Value) -> Self {
        self.text(&body.to_string())
    }

    /// A body that says it is JSON, whatever it is.
    pub(crate) fn text(mut self, body: &str) -> Self {
        self.body = Some(body.as_bytes().to_vec());
        self.header("content-type", "application/json")
    }

    pub(crate) fn send(self) -> Answer {
        let asked = format!("{} {}", self.method, self.path);
        let method: Method = self.method.parse().unwrap();
        let request = Request::builder().method(method);
        let mut request =
            request.uri(format!("{}{}", self.client.base, self.path)).body(()).unwrap();
        *request.headers_mut() = self.headers;
        let sent = match self.body {
            None => request.with_agent(&self.client.agent).run(),
            Some(body) => request.map(|()| body).with_agent(&self.client.agent).run(),
        };
        let mut response = sent.unwrap();
        Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response.body_mut().read_to_vec().unwrap(),
            asked,
        }
    }
}

impl Answer {
    /// The answer, when it has this status.
    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}: {}", self.asked, self.text());
        self
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    /// The problem's word, after its common beginning.
    #[track_caller]
    pub(crate) fn problem(&self) -> String {
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{}", self.asked);
        let problem = self.json();
        assert_eq!(problem["status"], self.status, "{problem}");
        assert!(problem["title"].is_string() && problem["detail"].is_string(), "{problem}");
        let kind = problem["type"].as_str().unwrap();
        kind.strip_prefix("urn:parallax:problem:").unwrap().to_owned()
    }
}
