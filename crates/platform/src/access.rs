//! Who is asking, what they may do, and what they may see.

mod table;

pub use table::{Permission, Role, TABLE};

use crate::{Error, Result, error::SignInNeed};
use sea_orm::sea_query::{ExprTrait, Func, SimpleExpr};
use std::sync::Arc;
use uuid::Uuid;

/// The two sides that read, decide and act together (NOUNS, `people`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum College {
    /// Users of the health system and those who speak for them.
    Users,
    /// Those who work in the establishment.
    Professionals,
}

impl College {
    /// Both, users first.
    pub const BOTH: [Self; 2] = [Self::Users, Self::Professionals];

    /// `users` or `professionals`, as stored and as used in class names and message ids.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Users => "users",
            Self::Professionals => "professionals",
        }
    }

    /// The college of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::BOTH.into_iter().find(|college| college.code() == code)
    }
}

/// One role of a person in one organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The organisation.
    pub organisation: Uuid,
    /// Its name, for the page's head.
    pub organisation_name: String,
    /// The role there.
    pub role: Role,
}

/// A signed-in account: made by the room `people` from a session or an API token.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The account.
    pub account: Uuid,
    /// The person behind it.
    pub person: Uuid,
    /// Their name.
    pub name: String,
    /// The session, for the session list and for signing out; none for an API token.
    pub session: Option<Uuid>,
    /// Was a second factor proved in this session?
    pub second_factor: bool,
    /// Running memberships.
    pub memberships: Vec<Membership>,
}

impl SignedIn {
    /// The role in one organisation that gives the most; for signatures (« par le rôle »).
    #[must_use]
    pub fn role_in(&self, organisation: Uuid) -> Option<Role> {
        self.memberships
            .iter()
            .filter(|m| m.organisation == organisation)
            .map(|m| m.role)
            .min()
    }

    /// The first role of all, for the page's head.
    #[must_use]
    pub fn main_role(&self) -> Option<Role> {
        self.memberships.iter().map(|m| m.role).min()
    }

    /// The college for which this person speaks in an organisation.
    #[must_use]
    pub fn college_in(&self, organisation: Uuid) -> Option<College> {
        self.memberships
            .iter()
            .filter(|m| m.organisation == organisation)
            .find_map(|m| m.role.college())
    }

    /// Does one of the roles give a right that asks for a second factor?
    #[must_use]
    pub fn needs_second_factor(&self) -> bool {
        self.memberships.iter().any(|m| m.role.needs_second_factor())
    }
}

/// Who is behind a request or a job. A [`Scope`] is computed from it and nothing else.
#[derive(Clone, Debug)]
pub enum Actor {
    /// Anybody on the public pages.
    Visitor,
    /// A signed-in account.
    Person(Arc<SignedIn>),
    /// The holder of a receipt code: sees the one expression that it belongs to.
    Receipt(Uuid),
    /// A named job of the system, or the command line of the machine's owner.
    System(&'static str),
}

impl Actor {
    /// The signed-in account.
    ///
    /// # Errors
    /// [`Error::SignIn`] for anybody else.
    pub fn signed_in(&self) -> Result<&Arc<SignedIn>> {
        match self {
            Self::Person(person) => Ok(person),
            _ => Err(Error::SignIn(SignInNeed::Account)),
        }
    }

    /// The signed-in person's id, if any.
    #[must_use]
    pub fn person(&self) -> Option<Uuid> {
        match self {
            Self::Person(person) => Some(person.person),
            _ => None,
        }
    }

    /// What this actor may see with a permission: the organisations where a role gives it.
    ///
    /// # Errors
    /// [`Error::SignIn`] when nobody is signed in or a second factor lacks; [`Error::Forbidden`]
    /// when no role gives the permission.
    pub fn scope(&self, permission: Permission) -> Result<Scope> {
        match self {
            Self::System(_) => Ok(Scope(Reach::Everything)),
            Self::Visitor => Err(Error::SignIn(SignInNeed::Account)),
            Self::Receipt(_) => Err(Error::Forbidden),
            Self::Person(person) => {
                let organisations: Vec<Uuid> = person
                    .memberships
                    .iter()
                    .filter(|m| m.role.may(permission))
                    .map(|m| m.organisation)
                    .collect();
                if organisations.is_empty() {
                    return Err(Error::Forbidden);
                }
                if permission.needs_second_factor() && !person.second_factor {
                    return Err(Error::SignIn(SignInNeed::SecondFactor));
                }
                Ok(Scope(Reach::Organisations(organisations)))
            }
        }
    }

    /// May this actor do it somewhere? For showing or hiding a link; the action asks again.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        match self {
            Self::Person(person) => person.memberships.iter().any(|m| m.role.may(permission)),
            Self::System(_) => true,
            _ => false,
        }
    }

    /// The organisations where somebody signed in may do it, with their names, in their order.
    #[must_use]
    pub fn organisations(&self, permission: Permission) -> Vec<(Uuid, String)> {
        let Self::Person(person) = self else {
            return Vec::new();
        };
        let with_right = person.memberships.iter().filter(|m| m.role.may(permission));
        let mut all: Vec<(Uuid, String)> = with_right
            .map(|m| (m.organisation, m.organisation_name.clone()))
            .collect();
        all.sort_by(|a, b| a.1.cmp(&b.1));
        all.dedup();
        all
    }

    /// May this actor do it in this organisation?
    #[must_use]
    pub fn may_in(&self, permission: Permission, organisation: Uuid) -> bool {
        self.scope(permission).is_ok_and(|scope| scope.allows(organisation))
    }

    /// The scope of a receipt: the one organisation that received the expression, for public
    /// actions of its holder. The caller found the expression by its code.
    #[must_use]
    pub fn receipt_scope(&self, organisation: Uuid) -> Option<Scope> {
        matches!(self, Self::Receipt(_)).then(|| Scope(Reach::Organisations(vec![organisation])))
    }

    /// The scope in which a visitor may give words to one organisation through a public form.
    #[must_use]
    pub fn giving_scope(organisation: Uuid) -> Scope {
        Scope(Reach::Organisations(vec![organisation]))
    }

    /// How this actor is written in the audit: a person's id, or a named part of the system.
    #[must_use]
    pub fn signature(&self) -> String {
        match self {
            Self::Visitor => "visitor".to_owned(),
            Self::Person(person) => format!("person/{}", person.person),
            Self::Receipt(_) => "receipt".to_owned(),
            Self::System(name) => format!("system/{name}"),
        }
    }

    /// The role under which this actor signs in an organisation, as a code.
    #[must_use]
    pub fn signing_role(&self, organisation: Option<Uuid>) -> &'static str {
        match self {
            Self::Person(person) => organisation
                .and_then(|o| person.role_in(o))
                .or_else(|| person.main_role())
                .map_or("none", Role::code),
            Self::Receipt(_) => "author",
            Self::Visitor => "visitor",
            Self::System(_) => "system",
        }
    }
}

/// What an actor may see. Tenant tables cannot be queried without one, and only this module makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope(Reach);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Reach {
    Everything,
    Organisations(Vec<Uuid>),
}

impl Scope {
    /// May a row of this organisation be seen?
    #[must_use]
    pub fn allows(&self, organisation: Uuid) -> bool {
        match &self.0 {
            Reach::Everything => true,
            Reach::Organisations(all) => all.contains(&organisation),
        }
    }

    /// Refuses a row of another organisation as if it were not there.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn check(&self, organisation: Uuid) -> Result<()> {
        if self.allows(organisation) {
            Ok(())
        } else {
            Err(Error::NotFound)
        }
    }

    /// The organisations, or `None` for a system job that sees all.
    #[must_use]
    pub fn organisations(&self) -> Option<&[Uuid]> {
        match &self.0 {
            Reach::Everything => None,
            Reach::Organisations(all) => Some(all),
        }
    }

    /// The only organisation, when there is exactly one: forms need not ask.
    #[must_use]
    pub fn single(&self) -> Option<Uuid> {
        match &self.0 {
            Reach::Organisations(all) => {
                let first = *all.first()?;
                all.iter().all(|o| *o == first).then_some(first)
            }
            Reach::Everything => None,
        }
    }

    /// As [`Scope::condition`], for a query that already names its rows by their keys. Wrapped so that no index of
    /// organisations is taken instead of theirs: SQLite, which knows nothing of sizes, would read a whole establishment.
    pub fn condition_on_named<C: sea_orm::ColumnTrait>(&self, column: C) -> sea_orm::Condition {
        let Reach::Organisations(all) = &self.0 else {
            return sea_orm::Condition::all();
        };
        let wrapped = Func::coalesce([column.into_expr(), column.into_expr()]);
        let condition = SimpleExpr::from(wrapped).is_in(all.iter().copied());
        sea_orm::Condition::all().add(condition)
    }

    /// The condition that a query puts on its organisation column.
    pub fn condition<C: sea_orm::ColumnTrait>(&self, column: C) -> sea_orm::Condition {
        match &self.0 {
            Reach::Everything => sea_orm::Condition::all(),
            Reach::Organisations(all) => sea_orm::Condition::all().add(column.is_in(all.iter().copied())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(role: Role, second_factor: bool) -> Actor {
        Actor::Person(Arc::new(SignedIn {
            account: Uuid::from_u128(1),
            person: Uuid::from_u128(2),
            name: "Claire".into(),
            session: None,
            second_factor,
            memberships: vec![Membership {
                organisation: Uuid::from_u128(9),
                organisation_name: "Hôpital".into(),
                role,
            }],
        }))
    }

    #[test]
    fn a_representative_never_opens_raw_words() {
        let outcome = person(Role::Representative, true).scope(Permission::OpenRawText);
        assert!(matches!(outcome, Err(Error::Forbidden)));
    }

    #[test]
    fn raw_words_ask_for_a_second_factor() {
        let outcome = person(Role::Quality, false).scope(Permission::OpenRawText);
        assert!(matches!(outcome, Err(Error::SignIn(SignInNeed::SecondFactor))));
        assert!(person(Role::Quality, true).scope(Permission::OpenRawText).is_ok());
    }

    #[test]
    fn a_scope_reaches_only_the_organisations_of_the_role() {
        let scope = person(Role::Quality, true)
            .scope(Permission::ReadExpressions)
            .expect("may read");
        assert!(scope.allows(Uuid::from_u128(9)));
        assert!(matches!(scope.check(Uuid::from_u128(8)), Err(Error::NotFound)));
    }

    #[test]
    fn a_visitor_is_asked_to_sign_in() {
        assert!(matches!(
            Actor::Visitor.scope(Permission::ReadExpressions),
            Err(Error::SignIn(_))
        ));
    }
}
