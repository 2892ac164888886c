//! The API's document (`OpenAPI` 3.1), made from the table of routes, so that it can name no
//! other addresses and no other statuses than the server has.

use super::csrf::TOKEN_HEADER;
use super::handlers::leaders::KEY_HEADER;
use super::routes::{Access, Line, table};
use super::wire::Problem;
use actix_web::http::{Method, StatusCode};
use std::collections::BTreeSet;
use utoipa::openapi::path::{
    Operation, OperationBuilder, Parameter, ParameterBuilder, ParameterIn,
};
use utoipa::openapi::request_body::{RequestBody, RequestBodyBuilder};
use utoipa::openapi::schema::{ArrayBuilder, ComponentsBuilder, ObjectBuilder, Schema, Type};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{
    ContentBuilder, HttpMethod, InfoBuilder, KnownFormat, OpenApi, OpenApiBuilder, Paths, Ref,
    RefOr, Required, ResponseBuilder, SchemaFormat,
};
use utoipa::{PartialSchema, ToSchema};

const PROBLEM: &str = "application/problem+json";
const SESSION: &str = "session";

/// The form of a body.
pub(crate) enum Shape {
    /// No body.
    Nothing,
    /// JSON whose form is told elsewhere (docs/protocol.md, the analysis).
    AnyJson,
    /// JSON of this schema, with the schemas that it names.
    Json(Box<RefOr<Schema>>, Vec<(String, RefOr<Schema>)>),
    /// Plain text.
    Text,
    /// `OpenMetrics`.
    Metrics,
    /// HTML, for people: no part of the document.
    Page,
    /// A file of any kind.
    Bytes,
}

impl Shape {
    pub(crate) fn of<T: ToSchema>() -> Self {
        let mut named = vec![(T::name().into_owned(), T::schema())];
        T::schemas(&mut named);
        Self::Json(Box::new(Ref::from_schema_name(T::name()).into()), named)
    }

    pub(crate) fn list<T: ToSchema>() -> Self {
        let mut named = vec![(T::name().into_owned(), T::schema())];
        T::schemas(&mut named);
        let items = Ref::from_schema_name(T::name());
        Self::Json(Box::new(ArrayBuilder::new().items(items).build().into()), named)
    }

    fn media_type(&self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::AnyJson | Self::Json(..) => Some("application/json"),
            Self::Text => Some("text/plain"),
            Self::Metrics => Some("application/openmetrics-text"),
            Self::Page => Some("text/html"),
            Self::Bytes => Some("*/*"),
        }
    }

    fn schema(&self) -> RefOr<Schema> {
        match self {
            Self::Json(schema, _) => (**schema).clone(),
            Self::AnyJson => ObjectBuilder::new().build().into(),
            _ => ObjectBuilder::new().schema_type(Type::String).build().into(),
        }
    }

    fn named(&self) -> &[(String, RefOr<Schema>)] {
        match self {
            Self::Json(_, named) => named,
            _ => &[],
        }
    }
}

/// The document.
pub(crate) fn document() -> OpenApi {
    let mut paths = Paths::new();
    let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new("__Host-parallax")));
    let problem = (Problem::name().into_owned(), Problem::schema());
    let mut components =
        ComponentsBuilder::new().schemas_from_iter([problem]).security_scheme(SESSION, cookie);
    for line in table().into_iter().filter(|line| !line.is_page()) {
        let shapes = line.takes.iter().chain([&line.gives.1]);
        let named = shapes.flat_map(Shape::named).cloned().collect::<Vec<_>>();
        components = components.schemas_from_iter(named);
        let method = http_method(&line.method);
        paths.add_path_operation(line.plain_path(), vec![method], operation(&line));
    }
    let info =
        InfoBuilder::new().title("Parallax").version(env!("CARGO_PKG_VERSION")).description(Some(
            "Anonymous rounds. Leaders' requests (/r/) follow docs/protocol.md; everything \
             else is for organizers, with the session's cookie.",
        ));
    OpenApiBuilder::new().info(info).paths(paths).components(Some(components.build())).build()
}

fn operation(line: &Line) -> Operation {
    let tag = line.operation.split('.').next().unwrap_or_default();
    let mut operation = OperationBuilder::new()
        .operation_id(Some(line.operation.clone()))
        .tag(tag)
        .parameters(Some(parameters(line)))
        .request_body(line.takes.as_ref().map(|shape| request_body(line, shape)));
    let (status, shape) = &line.gives;
    operation = operation.response(status.to_string(), answer(*status, shape));
    for status in other_statuses(line) {
        let response = match status {
            304 => ResponseBuilder::new().description("Not Modified").build(),
            _ => problem(status),
        };
        operation = operation.response(status.to_string(), response);
    }
    if is_for_accounts(line.access) {
        let none: [&str; 0] = [];
        operation = operation.security(SecurityRequirement::new(SESSION, none));
    }
    operation.build()
}

fn is_for_accounts(access: Access) -> bool {
    matches!(access, Access::SignedIn | Access::Organizer | Access::Owner)
}

fn changes(line: &Line) -> bool {
    line.method != Method::GET
}

/// Statuses that follow from who may use it, what is in the path and what is sent.
fn other_statuses(line: &Line) -> BTreeSet<u16> {
    let mut statuses: BTreeSet<u16> = line.others.iter().copied().collect();
    statuses.extend([500, 503]);
    if is_for_accounts(line.access) {
        statuses.extend([401, 403]);
    }
    if line.access == Access::Anyone && changes(line) {
        statuses.insert(403);
    }
    if line.access == Access::Leader {
        statuses.insert(429);
    }
    if line.path.contains('{') {
        statuses.insert(404);
    }
    if line.takes.is_some() {
        statuses.extend([400, 408, 413, 415, 422]);
    }
    statuses
}

fn parameters(line: &Line) -> Vec<Parameter> {
    let path = line.plain_path();
    let named = path.split(['{', '}']).skip(1).step_by(2).map(path_parameter);
    let mut parameters: Vec<Parameter> = named.collect();
    if is_for_accounts(line.access) && changes(line) {
        let about = "the csrf_token that GET /api/session tells";
        parameters.push(header(TOKEN_HEADER, about, "^[\\x21-\\x7e]+$"));
    }
    if line.access == Access::Leader {
        parameters.push(header(KEY_HEADER, "the key that all links share", "^[A-Za-z0-9_-]{22}$"));
    }
    parameters
}

fn path_parameter(name: &str) -> Parameter {
    let text = ObjectBuilder::new().schema_type(Type::String);
    let schema = match name {
        "round" => text.pattern(Some("^[a-z2-7]{16}$")),
        "path" => text,
        _ => ObjectBuilder::new()
            .schema_type(Type::Integer)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Int64))),
    };
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Path)
        .required(Required::True)
        .schema(Some(schema))
        .build()
}

fn header(name: &str, about: &str, pattern: &str) -> Parameter {
    let schema = ObjectBuilder::new().schema_type(Type::String).pattern(Some(pattern));
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Header)
        .required(Required::True)
        .description(Some(about))
        .schema(Some(schema))
        .build()
}

fn request_body(line: &Line, shape: &Shape) -> RequestBody {
    let content = ContentBuilder::new().schema(Some(shape.schema())).build();
    let body = RequestBodyBuilder::new();
    let required = if line.takes_nothing_too { Required::False } else { Required::True };
    let body = body.required(Some(required));
    body.content(shape.media_type().unwrap_or_default(), content).build()
}

fn answer(status: u16, shape: &Shape) -> utoipa::openapi::Response {
    let response = ResponseBuilder::new().description(reason(status));
    let Some(media_type) = shape.media_type() else {
        return response.build();
    };
    let content = ContentBuilder::new().schema(Some(shape.schema())).build();
    response.content(media_type, content).build()
}

fn problem(status: u16) -> utoipa::openapi::Response {
    let schema = Ref::from_schema_name(Problem::name());
    let content = ContentBuilder::new().schema(Some(schema)).build();
    ResponseBuilder::new().description(reason(status)).content(PROBLEM, content).build()
}

fn reason(status: u16) -> &'static str {
    let known = StatusCode::from_u16(status).ok();
    known.and_then(|status| status.canonical_reason()).unwrap_or_default()
}

fn http_method(method: &Method) -> HttpMethod {
    match *method {
        Method::POST => HttpMethod::Post,
        Method::PUT => HttpMethod::Put,
        Method::PATCH => HttpMethod::Patch,
        Method::DELETE => HttpMethod::Delete,
        _ => HttpMethod::Get,
    }
}
