//! Who calls, as far as rate limits must know. Kept in memory only, never written.

use super::error::Error;
use super::shared::Shared;
use actix_web::dev::{Payload, ServiceRequest};
use actix_web::http::header::{HeaderMap, X_FORWARDED_FOR};
use actix_web::{FromRequest, HttpRequest, web};
use std::future::{Ready, ready};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// The network a request comes from: an IPv4 address, or the first 64 bits of an IPv6
/// one, because a household or an office has that many to choose from.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Caller(IpAddr);

impl Caller {
    pub(crate) fn of(request: &ServiceRequest) -> Self {
        Self::read(request.request())
    }

    fn read(request: &HttpRequest) -> Self {
        let trusted = request.app_data::<web::Data<Shared>>().map_or(0, |it| it.trusted_proxies);
        let peer = request.peer_addr().map(|peer: SocketAddr| peer.ip());
        let address = forwarded(request.headers(), trusted).or(peer);
        Self(network(address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))))
    }
}

impl FromRequest for Caller {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::read(request)))
    }
}

/// The address that the outermost of the trusted proxies saw: each one appends what it
/// saw, so everything further left was written by the caller.
fn forwarded(headers: &HeaderMap, trusted: u8) -> Option<IpAddr> {
    let skipped = usize::from(trusted).checked_sub(1)?;
    let lines = headers.get_all(X_FORWARDED_FOR).filter_map(|line| line.to_str().ok());
    let listed: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
    let named = listed.iter().rev().nth(skipped)?;
    named.parse().ok()
}

fn network(address: IpAddr) -> IpAddr {
    let IpAddr::V6(address) = address.to_canonical() else {
        return address.to_canonical();
    };
    let [a, b, c, d, ..] = address.segments();
    IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::HeaderValue;

    fn seen(lines: &[&'static str], trusted: u8) -> Option<String> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(X_FORWARDED_FOR, HeaderValue::from_static(line));
        }
        forwarded(&headers, trusted).map(|address| address.to_string())
    }

    #[test]
    fn only_what_trusted_proxies_wrote_is_believed() {
        let lines = ["6.6.6.6, 192.0.2.7", "10.0.0.1"];
        assert_eq!(seen(&lines, 0), None);
        assert_eq!(seen(&lines, 1).as_deref(), Some("10.0.0.1"));
        assert_eq!(seen(&lines, 2).as_deref(), Some("192.0.2.7"));
        assert_eq!(seen(&lines, 4), None);
        assert_eq!(seen(&["not an address"], 1), None);
    }

    #[test]
    fn a_network_counts_as_one_caller() {
        let network = |text: &str| network(text.parse().unwrap()).to_string();
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(network("::ffff:192.0.2.7"), "192.0.2.7");
        assert_eq!(network("192.0.2.7"), "192.0.2.7");
    }
}
