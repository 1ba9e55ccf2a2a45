//! Personal links: sent once to each address, reminded once, and their addresses forgotten.

use self::Letter::{First, Reminder};
use super::{
    answering::link_hash,
    campaigns::{BadLine, managed},
};
use crate::{
    campaign::{Campaign, CampaignId, Participant, ParticipantId, Stage},
    store::{self, links::NewLink},
};
use jiff::{Span, civil::Date};
use platform::{Actor, App, Change, Error, Problems, Result, Subject};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};
use uuid::Uuid;

/// Addresses of one sending, at most.
pub(crate) const MOST_ADDRESSES: usize = 20_000;
/// Days for which a personal link is valid: ten weeks, as those of e-Satis.
const LINK_DAYS: i64 = 70;
/// Letters of the code of a personal link.
const CODE: usize = 20;

/// What was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sent {
    pub sent: usize,
    pub bad: Vec<BadLine>,
}

/// Sends a personal link to each address, one a line. The same address twice gets one link; one that was sent a link before
/// gets no other. Addresses are sealed, and forgotten once answered.
///
/// # Errors
/// [`Error::Conflict`] when the campaign takes no answers any more; [`Error::Invalid`] with too many addresses.
pub(crate) async fn send_links(
    app: &App,
    actor: &Actor,
    id: CampaignId,
    to: ParticipantId,
    addresses: &str,
) -> Result<Sent> {
    let (_, campaign) = managed(app, actor, id).await?;
    campaign.check_survey()?;
    if !matches!(campaign.stage(app.clock.today()), Stage::Open | Stage::ToCome) {
        return Err(Error::Conflict("questionnaires-closed"));
    }
    let participant = store::participants::get(app.db.read(), id, to).await?;
    let (good, bad) = read_addresses(addresses)?;
    let expires_on = app
        .clock
        .today()
        .saturating_add(Span::new().days(LINK_DAYS))
        .min(campaign.words.closes_on);
    for some in good.chunks(200) {
        let mut change = app.change(actor).await?;
        let mut links = Vec::new();
        for address in some {
            let code = code_of(app, id, address);
            let new = new_link(&change, &campaign, &participant, (address, &code), expires_on)?;
            if store::links::by_code(change.tx(), &new.code_hash).await?.is_some() {
                continue;
            }
            links.push(new);
            mail(
                &mut change,
                First,
                (&campaign, &participant),
                (address, &code),
                expires_on,
            )
            .await?;
        }
        store::links::insert(&change, links).await?;
        let detail = json!({ "participant": to, "addresses": some.len() });
        change.audit(
            "campaign.send-links",
            &id.subject(),
            Some(campaign.organisation),
            &detail,
        );
        change.commit().await?;
    }
    Ok(Sent { sent: good.len(), bad })
}

/// The code of an address in a campaign: the same each time, so that nobody gets two, and known to nobody without the key.
fn code_of(app: &App, id: CampaignId, address: &str) -> String {
    let digits = app
        .vault
        .hash(&format!("personal-link-of:{id}:{}", address.to_lowercase()));
    platform::random::readable_of(CODE, &digits)
}

fn new_link(
    change: &Change,
    campaign: &Campaign,
    participant: &Participant,
    (address, code): (&str, &str),
    expires_on: Date,
) -> Result<NewLink> {
    let app = change.app();
    let id = uuid::Builder::from_random_bytes(app.random.bytes()).into_uuid();
    Ok(NewLink {
        id,
        campaign: campaign.id,
        participant: participant.id,
        organisation: campaign.organisation,
        code_hash: link_hash(app, code),
        address: match campaign.words.remind_after {
            Some(_) => Some(app.vault.seal_bytes(address.as_bytes(), id, &app.random)?),
            // Nothing more will be sent there.
            None => None,
        },
        language: "fr".to_owned(),
        sent_on: app.clock.today(),
        expires_on,
    })
}

/// Which mail it is.
#[derive(Clone, Copy)]
enum Letter {
    First,
    Reminder,
}

async fn mail(
    change: &mut Change,
    letter: Letter,
    (campaign, participant): (&Campaign, &Participant),
    (address, code): (&str, &str),
    expires_on: Date,
) -> Result<()> {
    let app = change.app().clone();
    let t = platform::Reader::new(
        app.messages.clone(),
        platform::Language::French,
        Actor::System("questionnaires"),
        app.clock.today(),
    );
    let url = format!("{}/answer/personal/{code}", app.settings.address.trim_end_matches('/'));
    let (subject, body) = match letter {
        First => ("questionnaires-mail-subject", "questionnaires-mail-body"),
        Reminder => ("questionnaires-reminder-subject", "questionnaires-reminder-body"),
    };
    let subject = t.say_with(subject, &[("name", &participant.name)]);
    let body = t.say_with(
        body,
        &[
            ("name", &participant.name),
            ("purpose", &campaign.words.purpose),
            ("url", &url),
            ("day", &t.date(expires_on)),
        ],
    );
    change.mail(address, &subject, &body).await
}

/// Reminds, once, those of every campaign who were sent a link as many days ago as it decided, and did not answer; then
/// forgets the addresses to which nothing more is to be sent. How many were reminded.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn remind_all(app: &App, actor: &Actor) -> Result<usize> {
    let today = app.clock.today();
    let mut reminded = 0;
    for campaign in store::campaigns::reminding(app.db.read(), today).await? {
        reminded += remind(app, actor, &campaign, today).await?;
    }
    let mut change = app.change(actor).await?;
    let forgotten = store::links::forget(&change, today).await?;
    if forgotten == 0 {
        change.commit_unnoted().await?;
    } else {
        let subject = Subject::new("campaign", Uuid::nil());
        change.audit(
            "campaign.forget-addresses",
            &subject,
            None,
            &json!({ "count": forgotten }),
        );
        change.commit().await?;
    }
    Ok(reminded)
}

async fn remind(app: &App, actor: &Actor, campaign: &Campaign, today: Date) -> Result<usize> {
    let after = campaign.words.remind_after.unwrap_or_default();
    let sent_until = today.saturating_sub(Span::new().days(after));
    let mut participants: BTreeMap<ParticipantId, Participant> = BTreeMap::new();
    let mut reminded = 0;
    loop {
        let due = store::links::due(app.db.read(), campaign.id, sent_until, today, 200).await?;
        if due.is_empty() {
            return Ok(reminded);
        }
        let mut change = app.change(actor).await?;
        let mut count = 0;
        for one in due {
            // Answered meanwhile: the same transaction that marks the reminder sends it.
            if !store::links::remind(&change, one.id, today).await? {
                continue;
            }
            let to = match participants.entry(one.participant) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(fresh) => {
                    fresh.insert(store::participants::get(change.tx(), campaign.id, one.participant).await?)
                }
            };
            let address =
                String::from_utf8(app.vault.open_bytes(&one.address, one.id)?).map_err(anyhow::Error::from)?;
            let code = code_of(app, campaign.id, &address);
            mail(&mut change, Reminder, (campaign, to), (&address, &code), one.expires_on).await?;
            count += 1;
        }
        let detail = json!({ "addresses": count });
        change.audit(
            "campaign.remind",
            &campaign.id.subject(),
            Some(campaign.organisation),
            &detail,
        );
        change.commit().await?;
        reminded += count;
    }
}

fn read_addresses(text: &str) -> Result<(Vec<String>, Vec<BadLine>)> {
    let (mut good, mut bad, mut known) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let address = line.trim().trim_matches([',', ';', '"', '<', '>']).to_owned();
        if !is_address(&address) {
            bad.push(BadLine::of(at + 1, "questionnaires-bad-address"));
        } else if known.insert(address.to_lowercase()) {
            good.push(address);
        }
    }
    if good.len() > MOST_ADDRESSES {
        let mut problems = Problems::new();
        problems.add_with(
            "addresses",
            "questionnaires-too-many-addresses",
            &[("most", &MOST_ADDRESSES.to_string())],
        );
        problems.check()?;
    }
    Ok((good, bad))
}

fn is_address(text: &str) -> bool {
    let plain = text.len() <= 254 && text.bytes().all(|byte| byte.is_ascii_graphic());
    let parts = text.split_once('@');
    plain
        && parts.is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.contains('@') && !host.ends_with('.')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_once_each() {
        let (good, bad) = read_addresses("anne@exemple.fr\nANNE@exemple.fr;\nrien\n<luc@exemple.fr>").expect("few");
        assert_eq!(good, ["anne@exemple.fr", "luc@exemple.fr"]);
        assert_eq!(bad, [BadLine::of(3, "questionnaires-bad-address")]);
    }
}
