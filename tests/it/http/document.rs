//! The API's document names what the server has, and nothing else.

use super::server::TestServer;
use parallax::server::Server;
use std::collections::BTreeSet;

#[test]
fn the_document_and_the_table_name_the_same_operations() {
    let server = TestServer::spawn();
    let document = server.visitor().get("/api/openapi.json").expect(200).json();
    let documented: BTreeSet<(String, String)> = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, operations)| {
            let methods = operations.as_object().unwrap().keys();
            methods.map(|method| (path.clone(), method.to_uppercase()))
        })
        .collect();
    let routes = Server::routes().into_iter().filter(|route| !route.is_page);
    assert_eq!(documented, routes.map(|route| (route.path, route.method)).collect());
    assert!(documented.len() > 45);
}

#[test]
fn every_reference_of_the_document_leads_somewhere() {
    let text = Server::openapi().unwrap();
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    let references = text.split("\"#/components/schemas/").skip(1);
    let names: BTreeSet<&str> = references.filter_map(|rest| rest.split('"').next()).collect();
    assert!(names.contains("Problem") && names.contains("Round"));
    for name in names {
        assert!(document["components"]["schemas"][name].is_object(), "{name}");
    }
}

#[test]
fn operations_have_names_of_their_own() {
    let document: serde_json::Value = serde_json::from_str(&Server::openapi().unwrap()).unwrap();
    let paths = document["paths"].as_object().unwrap();
    let operations = paths.values().flat_map(|path| path.as_object().unwrap().values());
    let names: Vec<&str> =
        operations.map(|operation| operation["operationId"].as_str().unwrap()).collect();
    let distinct: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(names.len(), distinct.len(), "{names:?}");
    assert!(distinct.contains("teams.set_roster"));
}
