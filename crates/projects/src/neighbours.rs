//! What this room asks of its neighbours: who the people are, what a finding says, what may be quoted.

use crate::action::Carrier;
use analysis::{Finding, FindingId};
use people::OrganisationId;
use platform::{App, College, PublicText, Reader, Result, Role, Scope};
use std::collections::HashMap;
use uuid::Uuid;

/// Somebody who speaks for a college in an organisation.
#[derive(Clone, Debug)]
pub struct Member {
    /// Who.
    pub person: Uuid,
    /// How they sign in, if they do.
    pub account: Option<Uuid>,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// The college for which it speaks.
    pub college: College,
}

impl Member {
    /// A carrier who left the organisation: still the one who carried.
    pub fn left(carrier: &Carrier, college: College) -> Option<Self> {
        let role = Role::from_code(&carrier.role)?;
        Some(Self {
            person: carrier.person,
            account: None,
            name: String::new(),
            role,
            college,
        })
    }
}

/// Everybody who speaks for a college there, by name; a person with two roles of one college comes once.
pub async fn members(app: &App, scope: &Scope, organisation: Uuid) -> Result<Vec<Member>> {
    let mut members: Vec<Member> = Vec::new();
    for found in people::members(app, scope, OrganisationId(organisation)).await? {
        let Some(college) = found.college else { continue };
        let person = found.person.0;
        if !members
            .iter()
            .any(|member| member.person == person && member.college == college)
        {
            let account = found.account.map(|account| account.0);
            members.push(Member {
                person,
                account,
                name: found.name,
                role: found.role,
                college,
            });
        }
    }
    Ok(members)
}

/// The accounts of some persons, each once.
pub fn accounts_of(members: &[Member], persons: &[Uuid]) -> Vec<Uuid> {
    let mut accounts: Vec<_> = members
        .iter()
        .filter(|member| persons.contains(&member.person))
        .filter_map(|member| member.account)
        .collect();
    accounts.sort_unstable();
    accounts.dedup();
    accounts
}

/// Names of persons and organisations.
pub async fn names(app: &App, ids: &[Uuid]) -> Result<HashMap<Uuid, String>> {
    if ids.is_empty() {
        Ok(HashMap::new())
    } else {
        people::names(app, ids).await
    }
}

/// The name of an organisation, empty when it is gone.
pub async fn organisation_name(app: &App, id: Uuid) -> Result<String> {
    Ok(names(app, &[id]).await?.remove(&id).unwrap_or_default())
}

/// One finding.
pub async fn finding(app: &App, scope: &Scope, id: FindingId) -> Result<Finding> {
    analysis::finding(app, scope, id).await
}

/// Some findings by id; those that cannot be seen are left out.
pub async fn findings(app: &App, scope: &Scope, ids: &[FindingId]) -> Result<HashMap<FindingId, Finding>> {
    let mut found = HashMap::new();
    for id in ids.iter().copied() {
        if found.contains_key(&id) {
            continue;
        }
        match analysis::finding(app, scope, id).await {
            Ok(finding) => drop(found.insert(id, finding)),
            Err(platform::Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

/// The findings that stand: what a project may start from, newest first.
pub async fn standing_findings(app: &App, scope: &Scope) -> Result<Vec<Finding>> {
    analysis::findings(app, scope, true).await
}

/// Somebody's words that everybody may read.
#[derive(Clone, Debug)]
pub struct Quote {
    /// Which expression.
    pub expression: Uuid,
    /// The words.
    pub words: PublicText,
    /// What, where, when; never who.
    pub caption: String,
}

/// Words of a finding's evidence that may be quoted.
pub async fn quotable(app: &App, t: &Reader, scope: &Scope, finding: FindingId, limit: usize) -> Result<Vec<Quote>> {
    match analysis::public_evidence(app, scope, finding, limit).await {
        Ok(found) => Ok(found.into_iter().map(|one| quote(one, t)).collect()),
        Err(platform::Error::NotFound) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// Quoted words as they may be read now, in this order; withdrawn ones are left out.
pub async fn quotes(app: &App, t: &Reader, expressions: &[Uuid]) -> Result<Vec<Quote>> {
    let found = analysis::public_quotes(app, expressions).await?;
    Ok(found.into_iter().map(|one| quote(one, t)).collect())
}

fn quote(one: analysis::PublicEvidence, t: &Reader) -> Quote {
    Quote {
        caption: one.caption(t),
        expression: one.expression,
        words: one.words,
    }
}
