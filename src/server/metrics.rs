//! Counts for the operator. Nothing per organization, team or round, and nothing of when
//! leaders ask: a request of theirs is counted nowhere, except when the server fails it.

use actix_web::http::StatusCode;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use std::time::Duration;

/// Upper bounds in seconds.
const BUCKETS: [f64; 9] = [0.002, 0.005, 0.01, 0.025, 0.1, 0.25, 1.0, 2.5, 10.0];

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Class {
    class: &'static str,
}

/// The counters and where they are read.
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<Class, Counter>,
    seconds: Histogram,
    leaders_failures: Counter,
}

impl Metrics {
    pub(crate) fn new() -> Self {
        let mut registry = Registry::with_prefix("parallax");
        let requests = Family::<Class, Counter>::default();
        let seconds = Histogram::new(BUCKETS);
        let leaders_failures = Counter::default();
        registry.register(
            "http_requests",
            "Requests answered, without leaders' routes, by class of status",
            requests.clone(),
        );
        registry.register(
            "http_request_seconds",
            "How long answering took, without leaders' routes",
            seconds.clone(),
        );
        registry.register(
            "leaders_failures",
            "Leaders' requests that failed for a reason of the server's",
            leaders_failures.clone(),
        );
        Self { registry, requests, seconds, leaders_failures }
    }

    pub(crate) fn count(&self, status: StatusCode, duration: Duration) {
        let class = match status.as_u16() {
            ..200 => "1xx",
            200..300 => "2xx",
            300..400 => "3xx",
            400..500 => "4xx",
            500.. => "5xx",
        };
        self.requests.get_or_create(&Class { class }).inc();
        self.seconds.observe(duration.as_secs_f64());
    }

    pub(crate) fn count_leaders_failure(&self) {
        self.leaders_failures.inc();
    }

    /// The text that Prometheus reads (`OpenMetrics`).
    pub(crate) fn to_text(&self) -> Result<String, std::fmt::Error> {
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}
