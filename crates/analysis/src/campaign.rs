//! What the studies make of what was written in a campaign: their themes, counted among its words alone.

use crate::{ThemeId, store, study::Study, tally::LEAST_SHOWN};
use expressions::{Filter, Source};
use platform::{App, Hanging, Permission, Reader, Result, Scope, Subject};
use std::collections::HashMap;

/// Studies that are looked at, latest first.
const MOST_STUDIES: u64 = 20;
/// Words of a campaign that are looked for in studies of more than the campaign: with more, those studies are left out.
const MOST_WORDS: u64 = 5_000;

/// What one study makes of the words of a campaign.
struct Made {
    study: Study,
    /// Each theme that some of them carry, in the order of the codebook: what people confirmed, what the tool proposes.
    themes: Vec<(ThemeId, String, i64, i64)>,
}

/// The studies whose corpus holds the words of a campaign, each followed by its themes.
pub(crate) async fn hangs(app: &App, t: &Reader, subject: &Subject) -> Result<Vec<Hanging>> {
    let words = t.actor.scope(Permission::ReadExpressions)?;
    let Some(source) = expressions::said_in(app, &words, subject).await? else {
        return Ok(Vec::new());
    };
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let mut all = Vec::new();
    for made in made(app, &scope, &words, &source).await? {
        all.extend(hanging(t, &made));
    }
    Ok(all)
}

async fn made(app: &App, scope: &Scope, words: &Scope, source: &Source) -> Result<Vec<Made>> {
    let numbers = numbers(app, words, source).await?;
    let mut all = Vec::new();
    for study in store::studies::list(app, scope, None, MOST_STUDIES).await? {
        if study.organisation != source.organisation {
            continue;
        }
        if let Some(totals) = totals(app, &study, source, numbers.as_deref()).await? {
            let book = store::codebooks::get(app, scope, study.codebook).await?;
            let counted = book.themes.iter().filter_map(|theme| {
                let (people, tool) = totals.get(&theme.id).copied().unwrap_or_default();
                (people + tool > 0).then(|| (theme.id, book.full_name(theme.id), people, tool))
            });
            all.push(Made {
                themes: counted.collect(),
                study,
            });
        }
    }
    Ok(all)
}

/// The numbers of what was said; nothing where they are too many to be looked for one by one.
async fn numbers(app: &App, words: &Scope, source: &Source) -> Result<Option<Vec<i64>>> {
    let filter = Filter {
        source: Some(source.id),
        ..Filter::default()
    };
    let found = expressions::numbers(app, words, &filter, MOST_WORDS + 1).await?;
    let all: Vec<i64> = found.into_iter().map(|(_, number)| number).collect();
    let is_whole = u64::try_from(all.len()).is_ok_and(|n| n <= MOST_WORDS);
    Ok(is_whole.then_some(all))
}

/// How many words of the campaign carry each theme of a study; nothing where the study holds none of them.
async fn totals(
    app: &App,
    study: &Study,
    source: &Source,
    numbers: Option<&[i64]>,
) -> Result<Option<HashMap<ThemeId, (i64, i64)>>> {
    match study.filter.source {
        // Its corpus is of the campaign alone, so that what is counted already is the answer.
        Some(only) if only == source.id => Ok(Some(store::tallies::totals(app, study.id).await?)),
        Some(_) => Ok(None),
        None => {
            let Some(numbers) = numbers else { return Ok(None) };
            let held = store::corpus::by_numbers(app.db.read(), study.id, numbers).await?;
            if held.is_empty() {
                return Ok(None);
            }
            let held: Vec<i64> = held.iter().map(|place| place.number).collect();
            Ok(Some(store::themes::totals_among(app, study.id, &held).await?))
        }
    }
}

fn hanging(t: &Reader, made: &Made) -> Vec<Hanging> {
    let base = format!("/studies/{}", made.study.id);
    // One moment for a study and its themes keeps them together.
    let at = Some(made.study.frozen_at.unwrap_or(made.study.created_at));
    let mut all = vec![Hanging {
        subject: made.study.id.subject(),
        kind: t.say("analysis-study"),
        words: made.study.name.clone(),
        url: Some(base.clone()),
        at,
        role: None,
    }];
    all.extend(made.themes.iter().map(|(theme, name, people, tool)| Hanging {
        subject: theme.subject(),
        kind: t.say("analysis-theme"),
        words: t.say_with(
            "analysis-campaign-theme",
            &[
                ("theme", name),
                ("people", &shown(t, *people)),
                ("tool", &shown(t, *tool)),
            ],
        ),
        url: Some(format!("{base}/themes/{theme}")),
        at,
        role: None,
    }));
    all
}

/// A count, unless it would point at somebody.
fn shown(t: &Reader, n: i64) -> String {
    if n == 0 || n >= LEAST_SHOWN {
        t.number(n)
    } else {
        t.count("analysis-campaign-few", LEAST_SHOWN)
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        actions,
        study::{CodebookSource, NewStudy},
        trial::{house, read_all, study, themes},
    };
    use expressions::Filter;
    use platform::{App, Language, Permission, Reader, Role, Subject, jobs, room};
    use sea_orm::{ConnectionTrait, Statement};
    use testkit::{actor, actor_in};
    use uuid::Uuid;

    const CAMPAIGN: Uuid = Uuid::from_u128(77);

    fn subject() -> Subject {
        Subject::new("campaign", CAMPAIGN)
    }

    fn reader(app: &App, role: Role) -> Reader {
        Reader::new(app.messages.clone(), Language::French, actor(role), app.clock.today())
    }

    /// The batch of the trial becomes what was said in a campaign.
    async fn said_in_a_campaign(app: &App) {
        let db = app.db.upkeep();
        let sql = "update sources set kind = 'campaign', file_hash = $1";
        let values = [format!("campaign:{CAMPAIGN}").into()];
        db.execute_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, values))
            .await
            .expect("is renamed");
    }

    #[tokio::test]
    async fn the_words_of_a_campaign_name_the_studies_that_hold_them_with_their_themes() {
        let app = house(60).await;
        let id = study(&app, 40).await;
        let t = reader(&app, Role::Quality);
        assert!(
            room::hanging(&app, &t, &subject()).await.expect("reads").is_empty(),
            "said elsewhere"
        );
        said_in_a_campaign(&app).await;
        read_all(&app, id, 0).await;

        let all = room::hanging(&app, &t, &subject()).await.expect("reads");

        let source = all
            .iter()
            .find(|one| one.subject.kind() == "source")
            .expect("the words");
        assert!(source.words.ends_with("paroles"), "{}", source.words);
        assert!(
            source
                .url
                .as_deref()
                .is_some_and(|url| url.starts_with("/expressions?source="))
        );
        let study = all
            .iter()
            .position(|one| one.subject == id.subject())
            .expect("the study");
        let meals = themes(&app, id).await[0];
        let theme = all
            .iter()
            .position(|one| one.subject == meals.subject())
            .expect("a theme");
        assert!(theme > study, "a theme follows its study");
        assert!(all[theme].words.starts_with("Repas"), "{}", all[theme].words);
        assert_eq!(all[theme].url, Some(format!("/studies/{id}/themes/{meals}")));
    }

    #[tokio::test]
    async fn a_study_of_the_campaign_alone_is_named_before_anybody_has_read() {
        let app = house(20).await;
        said_in_a_campaign(&app).await;
        let quality = actor(Role::Quality);
        let words = quality.scope(Permission::ReadExpressions).expect("may read");
        let source = expressions::said_in(&app, &words, &subject()).await.expect("reads");
        let new = NewStudy {
            name: "Les mots de la campagne".into(),
            question: "Que disent-ils ?".into(),
            filter: Filter {
                source: source.map(|source| source.id),
                ..Filter::default()
            },
            codebook: CodebookSource::Starter,
            organisation: None,
        };
        let id = actions::studies::open(&app, &quality, new).await.expect("opens");
        jobs::drain(&app).await.expect("freezes");

        let t = reader(&app, Role::Quality);
        let all = room::hanging(&app, &t, &subject()).await.expect("reads");

        assert!(all.iter().any(|one| one.subject == id.subject()), "{all:?}");
        assert!(all.iter().all(|one| one.subject.kind() != "theme"), "{all:?}");
    }

    #[tokio::test]
    async fn who_may_read_neither_words_nor_studies_sees_nothing_of_them() {
        let app = house(20).await;
        study(&app, 10).await;
        said_in_a_campaign(&app).await;
        for role in [Role::Regional, Role::Administrator] {
            let t = reader(&app, role);
            assert!(
                room::hanging(&app, &t, &subject()).await.expect("reads").is_empty(),
                "{role:?}"
            );
        }
        let stranger = actor_in(Role::Quality, Uuid::from_u128(9));
        let t = Reader::new(app.messages.clone(), Language::French, stranger, app.clock.today());
        assert!(
            room::hanging(&app, &t, &subject()).await.expect("reads").is_empty(),
            "elsewhere"
        );
    }

    #[tokio::test]
    async fn few_words_are_masked_and_none_is_said() {
        let app = house(4).await;
        let t = reader(&app, Role::Quality);
        assert_eq!(super::shown(&t, 0), "0");
        assert!(super::shown(&t, 4).contains("moins de 5"));
        assert_eq!(super::shown(&t, 5), "5");
    }
}
