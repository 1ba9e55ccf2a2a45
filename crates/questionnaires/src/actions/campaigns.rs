//! Running a campaign: prepared, given its establishments, launched, ended.

use super::instruments::chosen;
use crate::{
    campaign::{Campaign, CampaignId, CampaignKind, CampaignWords, Participant, ParticipantId, Version, VersionId},
    store::{self, participants::NewParticipant},
};
use jiff::civil::Date;
use people::finess::{self, register::Site};
use platform::{Actor, App, Change, Error, Permission, Result, Scope};
use serde_json::json;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Establishments of one campaign, at most.
const MOST_PARTICIPANTS: usize = 5_000;

/// Prepares a campaign for a published version; its sponsor is its first establishment.
///
/// # Errors
/// [`Error::Conflict`] for a version that is not published; [`Error::Invalid`] as [`CampaignWords::checked`].
pub(crate) async fn prepare(
    app: &App,
    actor: &Actor,
    organisation: Option<Uuid>,
    version: VersionId,
    words: CampaignWords,
) -> Result<CampaignId> {
    let scope = actor.scope(Permission::ManageCampaigns)?;
    let organisation = chosen(&scope, organisation)?;
    let words = words.checked()?;
    let version = store::instruments::version(app.db.read(), &scope, version).await?;
    if version.published_at.is_none() {
        return Err(Error::Conflict("questionnaires-not-published"));
    }
    check_kind(&words, &version)?;
    let sponsor = people::organisation(app, &scope, people::OrganisationId(organisation)).await?;
    let mut change = app.change(actor).await?;
    let id = store::campaigns::insert(&change, organisation, version.id, &words).await?;
    let first = NewParticipant {
        own: Some(organisation),
        finess: sponsor.finess.clone(),
        name: sponsor.name.clone(),
        region: None,
        target: words.target,
    };
    store::participants::insert(&change, id, organisation, &[first]).await?;
    change.audit(
        "campaign.prepare",
        &id.subject(),
        Some(organisation),
        &json!({ "version": version.id }),
    );
    change.commit().await?;
    Ok(id)
}

/// Can a campaign of this kind ask this version?
///
/// # Errors
/// [`Error::Invalid`] for a tracer whose questions do not say whose they are.
fn check_kind(words: &CampaignWords, version: &Version) -> Result<()> {
    let tracer = version.content.tracer.as_ref();
    let has_pairs = tracer.is_some_and(|tracer| tracer.pairs_in(&version.content).next().is_some());
    if words.kind == CampaignKind::Tracer && !has_pairs {
        return Err(Error::invalid("kind", "questionnaires-tracer-no-pairs"));
    }
    Ok(())
}

/// A campaign of which somebody is in charge, with the scope.
pub(super) async fn managed(app: &App, actor: &Actor, id: CampaignId) -> Result<(Scope, Campaign)> {
    let scope = actor.scope(Permission::ManageCampaigns)?;
    let campaign = store::campaigns::get(app.db.read(), &scope, id).await?;
    Ok((scope, campaign))
}

/// Changes a campaign that is not launched, seen at `edit`.
///
/// # Errors
/// [`Error::Conflict`] once it is launched, or when somebody else changed it.
pub(crate) async fn edit(app: &App, actor: &Actor, id: CampaignId, seen: i64, words: CampaignWords) -> Result<()> {
    let (_, campaign) = managed(app, actor, id).await?;
    let words = words.checked()?;
    check_kind(
        &words,
        &store::instruments::asked(app.db.read(), campaign.version).await?,
    )?;
    let participants = store::participants::list(app.db.read(), id).await?;
    if words.kind == CampaignKind::Tracer && participants.len() > 1 {
        return Err(Error::invalid("kind", "questionnaires-tracer-one-establishment"));
    }
    let mut change = app.change(actor).await?;
    store::campaigns::save(&change, id, seen, &words).await?;
    note(&mut change, "campaign.edit", &campaign);
    change.commit().await
}

fn note(change: &mut Change, verb: &'static str, of: &Campaign) {
    change.audit(verb, &of.id.subject(), Some(of.organisation), &json!({}));
}

/// What could not be taken of a list of establishments, or is odd there: the line, from 1, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BadLine {
    pub line: usize,
    pub why: &'static str,
    /// The day that the reason names.
    pub day: Option<Date>,
}

impl BadLine {
    /// A line with a reason that names no day.
    pub(super) fn of(line: usize, why: &'static str) -> Self {
        Self { line, why, day: None }
    }
}

/// What was taken of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Added {
    pub added: usize,
    pub bad: Vec<BadLine>,
}

/// Adds establishments to a campaign that is not launched, one a line: `FINESS ; name ; region ; target`. A number that is no
/// FINESS number, stands twice, or a line without a name is left out, and told. The line of an establishment that is there without
/// its region, given again with one, says it. Where the register of FINESS numbers is kept, a closed number is left out, one that
/// it does not have is taken and told, and a line without a name or a region takes it from there.
///
/// # Errors
/// [`Error::Conflict`] once it is launched.
pub(crate) async fn add_participants(app: &App, actor: &Actor, id: CampaignId, lines: &str) -> Result<Added> {
    let (_, campaign) = managed(app, actor, id).await?;
    if campaign.launched_at.is_some() {
        return Err(Error::Conflict("questionnaires-launched-never-changes"));
    }
    campaign.check_survey()?;
    let present = store::participants::list(app.db.read(), id).await?;
    let register = Register::of_lines(app, lines).await?;
    let Lines { mut new, regions, bad } = read_lines(lines, &present, register.as_ref());
    // An establishment that is of this house sees its own results.
    let numbers: Vec<String> = new.iter().filter_map(|one| one.finess.clone()).collect();
    let known = people::organisations_of_finess(app, &numbers).await?;
    for one in &mut new {
        let own = one.finess.as_ref().and_then(|number| known.get(number));
        one.own = own.map(|id| Uuid::from(*id));
    }
    let added = new.len() + regions.len();
    if added > 0 {
        let mut change = app.change(actor).await?;
        store::participants::insert(&change, id, campaign.organisation, &new).await?;
        for (one, region) in &regions {
            store::participants::set_region(&change, id, *one, region).await?;
        }
        note(&mut change, "campaign.add-participants", &campaign);
        change.commit().await?;
    }
    Ok(Added { added, bad })
}

/// What the register of FINESS numbers says of a list.
struct Register {
    registered: people::Registered,
    regions: finess::regions::Regions,
    today: Date,
}

impl Register {
    /// Nothing where no register is kept.
    async fn of_lines(app: &App, lines: &str) -> Result<Option<Self>> {
        let numbers: BTreeSet<String> = lines
            .lines()
            .filter_map(|line| Some(finess::tidied(cells(line).next()?)))
            .filter(|number| number.len() == 9)
            .collect();
        let numbers: Vec<String> = numbers.into_iter().collect();
        let Some(registered) = people::registered(app, &numbers).await? else {
            return Ok(None);
        };
        Ok(Some(Self {
            registered,
            regions: people::regions(app).await?,
            today: app.clock.today(),
        }))
    }

    fn region(&self, site: &Site) -> Option<String> {
        self.regions.of(site.department.as_deref()?).map(str::to_owned)
    }
}

/// What a list of establishments says.
#[derive(Default)]
struct Lines {
    new: Vec<NewParticipant>,
    /// Of establishments that are there already.
    regions: Vec<(ParticipantId, String)>,
    bad: Vec<BadLine>,
}

/// Reads a list of establishments.
fn read_lines(lines: &str, present: &[Participant], register: Option<&Register>) -> Lines {
    let mut known: BTreeSet<String> = present.iter().filter_map(|one| one.finess.clone()).collect();
    let mut read = Lines::default();
    for (at, line) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let Lines { new, regions, bad } = &mut read;
        if let Some(region) = region_again(line, present) {
            regions.push(region);
            continue;
        }
        match read_line(line, &mut known, register) {
            Ok(_) if present.len() + new.len() >= MOST_PARTICIPANTS => {
                bad.push(BadLine::of(at + 1, "questionnaires-too-many-participants"));
            }
            Ok(one) => {
                if let Some(number) = &one.finess {
                    bad.extend(worth_a_look(number, register).map(|why| BadLine { line: at + 1, ..why }));
                }
                new.push(one);
            }
            Err(why) => bad.push(BadLine { line: at + 1, ..why }),
        }
    }
    read
}

/// What is odd about a number, and refuses nobody: some real ones have a wrong key, or came after the register.
fn worth_a_look(number: &str, register: Option<&Register>) -> impl Iterator<Item = BadLine> {
    let is_known = register.is_some_and(|register| register.registered.knows(number));
    let is_odd = !is_known && finess::oddity(number).is_some();
    let odd = is_odd.then(|| BadLine::of(0, "questionnaires-participant-odd-finess"));
    let absent = register.filter(|_| !is_known).map(|register| BadLine {
        line: 0,
        why: "questionnaires-participant-not-registered",
        day: Some(register.registered.told_on),
    });
    odd.into_iter().chain(absent)
}

/// The region of an establishment that is in the campaign without one.
fn region_again(line: &str, present: &[Participant]) -> Option<(ParticipantId, String)> {
    let mut cells = cells(line);
    let number = finess::tidied(cells.next()?);
    let region: String = cells.nth(1)?.chars().take(80).collect();
    let is_same = |one: &&Participant| one.region.is_none() && one.finess.as_deref() == Some(number.as_str());
    let one = present.iter().find(is_same)?;
    (!region.is_empty()).then_some((one.id, region))
}

fn cells(line: &str) -> impl Iterator<Item = &str> {
    let separator = if line.contains(';') { ';' } else { '\t' };
    line.split(separator).map(|cell| cell.trim().trim_matches('"').trim())
}

fn read_line(line: &str, known: &mut BTreeSet<String>, register: Option<&Register>) -> Result<NewParticipant, BadLine> {
    let bad = |why| BadLine::of(0, why);
    let mut cells = cells(line);
    let number = finess::tidied(cells.next().unwrap_or_default());
    let site = register.and_then(|register| Some((register, register.registered.site(&number)?)));
    if let Some((register, site)) = site
        && site.is_over(register.today)
    {
        let why = match site.closed_on {
            Some(_) => "questionnaires-participant-closed-on",
            None => "questionnaires-participant-closed",
        };
        return Err(BadLine {
            day: site.closed_on,
            ..bad(why)
        });
    }
    let mut name: String = cells.next().unwrap_or_default().chars().take(200).collect();
    let mut region: Option<String> = cells
        .next()
        .filter(|cell| !cell.is_empty())
        .map(|cell| cell.chars().take(80).collect());
    let target = cells.next().unwrap_or_default();
    if let Some((register, site)) = site {
        if name.is_empty() {
            name.clone_from(&site.name);
        }
        region = region.or_else(|| register.region(site));
    }
    if name.is_empty() {
        return Err(bad("questionnaires-participant-without-name"));
    }
    let finess = if number.is_empty() {
        None
    } else if finess::oddity(&number) == Some(finess::Oddity::Shape) {
        return Err(bad("questionnaires-participant-bad-finess"));
    } else if !known.insert(number.clone()) {
        return Err(bad("questionnaires-participant-twice"));
    } else {
        Some(number)
    };
    let target = match target {
        "" => None,
        text => Some(
            text.parse()
                .ok()
                .filter(|n| *n > 0)
                .ok_or_else(|| bad("questionnaires-participant-bad-target"))?,
        ),
    };
    Ok(NewParticipant {
        own: None,
        finess,
        name,
        region,
        target,
    })
}

/// Takes an establishment out of a campaign that is not launched.
///
/// # Errors
/// [`Error::Conflict`] once it is launched.
pub(crate) async fn remove_participant(app: &App, actor: &Actor, id: CampaignId, one: ParticipantId) -> Result<()> {
    let (_, campaign) = managed(app, actor, id).await?;
    if campaign.launched_at.is_some() {
        return Err(Error::Conflict("questionnaires-launched-never-changes"));
    }
    store::participants::get(app.db.read(), id, one).await?;
    let mut change = app.change(actor).await?;
    store::participants::remove(&change, id, one).await?;
    note(&mut change, "campaign.remove-participant", &campaign);
    change.commit().await
}

/// Launches a campaign: what it promises and asks never changes from then on.
///
/// # Errors
/// [`Error::Conflict`] without an establishment, when its last day is over, or when somebody else changed or launched it.
pub(crate) async fn launch(app: &App, actor: &Actor, id: CampaignId, seen: i64) -> Result<()> {
    let (_, campaign) = managed(app, actor, id).await?;
    if campaign.words.closes_on < app.clock.today() {
        return Err(Error::Conflict("questionnaires-launch-too-late"));
    }
    let participants = store::participants::list(app.db.read(), id).await?;
    if participants.is_empty() && campaign.words.kind == CampaignKind::Survey {
        return Err(Error::Conflict("questionnaires-launch-without-participants"));
    }
    let mut change = app.change(actor).await?;
    store::campaigns::launch(&change, id, seen).await?;
    note(&mut change, "campaign.launch", &campaign);
    change.commit().await
}

/// Ends a campaign before its last day.
///
/// # Errors
/// [`Error::Conflict`] when it was ended, or never launched.
pub(crate) async fn end(app: &App, actor: &Actor, id: CampaignId) -> Result<()> {
    let (_, campaign) = managed(app, actor, id).await?;
    let mut change = app.change(actor).await?;
    store::campaigns::end(&change, id).await?;
    note(&mut change, "campaign.end", &campaign);
    change.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_establishments_is_read_line_by_line_and_what_is_wrong_is_told() {
        let lines = "010000024 ; Hôpital du Val ; Grand Est ; 60\n\n;Sans numéro\n010000024;Deux fois\n999;Mauvais\n010000032;\n";
        let Lines { new, bad, .. } = read_lines(lines, &[], None);
        assert_eq!(new.len(), 2);
        assert_eq!((new[0].name.as_str(), new[0].target), ("Hôpital du Val", Some(60)));
        let told: Vec<(usize, &str)> = bad.iter().map(|bad| (bad.line, bad.why)).collect();
        assert_eq!(
            told,
            [
                (4, "questionnaires-participant-twice"),
                (5, "questionnaires-participant-bad-finess"),
                (6, "questionnaires-participant-without-name"),
            ]
        );
    }

    #[test]
    fn the_line_of_an_establishment_that_is_there_says_its_region_once() {
        let mut here = Participant {
            id: ParticipantId(Uuid::nil()),
            campaign: CampaignId(Uuid::nil()),
            organisation: Uuid::nil(),
            own: None,
            finess: Some("010000024".into()),
            name: "Hôpital inventé".into(),
            region: None,
            link: String::new(),
            target: None,
        };
        let line = "010000024;Hôpital inventé;Nord";
        let read = read_lines(line, std::slice::from_ref(&here), None);
        assert_eq!(read.regions, [(here.id, "Nord".to_owned())]);
        assert!(read.new.is_empty() && read.bad.is_empty());
        here.region = Some("Nord".into());
        let again = read_lines(line, &[here], None);
        assert!(again.regions.is_empty() && again.bad.len() == 1, "it is there twice");
    }
}
