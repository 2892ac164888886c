//! What stands around every page: its title, who is signed in, where one is.

use crate::domain::{Account, Role};
use crate::service::accounts::SessionSecret;

/// What `layout.html` needs.
pub(crate) struct Frame {
    /// The page's name, before that of the product.
    pub(crate) title: String,
    /// Who is signed in; nobody on leaders' pages, on signing in and on errors.
    pub(crate) viewer: Option<Viewer>,
    pub(crate) place: Place,
}

/// Which of the masthead's links a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Home,
    Organization,
    Elsewhere,
}

/// The account that looks at a page.
pub(crate) struct Viewer {
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) role: Role,
    /// What the page's scripts send with everything that changes something.
    pub(crate) csrf_token: String,
}

impl Viewer {
    pub(crate) fn new(account: &Account, secret: &SessionSecret) -> Self {
        Self {
            name: account.name.as_str().to_owned(),
            email: account.email.as_str().to_owned(),
            role: account.role,
            csrf_token: secret.csrf_token(),
        }
    }

    /// What its role may do.
    pub(super) fn role_in_words(&self) -> &'static str {
        match self.role {
            Role::Owner => "Owner: manages accounts, runs rounds",
            Role::Organizer => "Organizer: runs rounds",
            Role::Facilitator => "Facilitator: reads reports",
        }
    }
}

impl Frame {
    /// A page for anybody.
    pub(crate) fn open(title: impl Into<String>) -> Self {
        Self { title: title.into(), viewer: None, place: Place::Elsewhere }
    }

    /// A page for an account.
    pub(crate) fn signed_in(title: impl Into<String>, viewer: Viewer, place: Place) -> Self {
        Self { title: title.into(), viewer: Some(viewer), place }
    }

    pub(super) fn is_at(&self, place: &str) -> bool {
        match self.place {
            Place::Home => place == "home",
            Place::Organization => place == "organization",
            Place::Elsewhere => false,
        }
    }
}
