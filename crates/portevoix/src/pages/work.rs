//! The work home: what awaits me, grouped by urgency.

use askama::Template;
use axum::extract::State;
use platform::{
    App, Reader, Result, Task, Urgency,
    notices::{self, Notice},
    web::{Api, Json, Page, See},
};
use serde::Serialize;

struct Group {
    title: String,
    main: bool,
    tasks: Vec<Task>,
}

struct Told {
    words: String,
    url: String,
    when: String,
}

#[derive(Template)]
#[template(path = "work.html")]
struct Work<'a> {
    t: &'a Reader,
    lead: String,
    groups: Vec<Group>,
    told: Vec<Told>,
}

/// `GET /work`
pub async fn show(State(app): State<App>, t: Reader) -> Result<Page> {
    let account = t.actor.signed_in()?.account;
    let mut tasks = tasks(&app, &t).await?;
    let pressing = tasks.iter().filter(|task| task.urgency == Urgency::Pressing).count();
    let lead = t.count_with(
        "work-lead",
        i64::try_from(tasks.len()).unwrap_or(0),
        &[
            ("day", &t.date(t.today)),
            (
                "pressing",
                &t.count("work-pressing", i64::try_from(pressing).unwrap_or(0)),
            ),
        ],
    );
    let mut groups = Vec::new();
    for (urgency, title) in [
        (Urgency::Pressing, "work-pressing-title"),
        (Urgency::ThisWeek, "work-this-week-title"),
        (Urgency::WheneverPossible, "work-whenever-title"),
    ] {
        let (these, others) = tasks.into_iter().partition(|task| task.urgency == urgency);
        tasks = others;
        groups.push(Group {
            title: t.say(title),
            main: urgency == Urgency::Pressing,
            tasks: these,
        });
    }
    groups.retain(|group| !group.tasks.is_empty());
    let told = notices::unread(&app, account)
        .await?
        .into_iter()
        .map(|notice| told(&t, &notice))
        .collect();
    Page::work(
        "work",
        t.say("work-title"),
        &Work {
            t: &t,
            lead,
            groups,
            told,
        },
    )
}

fn told(t: &Reader, notice: &Notice) -> Told {
    Told {
        words: t.say_all(&notice.message, &notice.arguments),
        url: notice.url.clone(),
        when: t.moment(notice.at),
    }
}

/// Everything that the rooms say awaits this reader.
async fn tasks(app: &App, t: &Reader) -> Result<Vec<Task>> {
    let mut tasks = Vec::new();
    for room in &app.rooms {
        tasks.extend((room.tasks)(app, t).await?);
    }
    tasks.sort_by_key(|task| task.urgency);
    Ok(tasks)
}

/// `POST /notices`: all of them are read.
pub async fn read_notices(State(app): State<App>, t: Reader) -> Result<See> {
    let account = t.actor.signed_in()?.account;
    let change = app.change(&t.actor).await?;
    notices::mark_read(change.tx(), account, change.at()).await?;
    change.commit_unnoted().await?;
    Ok(See::page("/work"))
}

/// Something that awaits the reader.
#[derive(Serialize, utoipa::ToSchema)]
pub struct TaskJson {
    /// `pressing`, `this_week` or `whenever`.
    urgency: &'static str,
    what: String,
    why: String,
    delay: String,
    url: String,
    count: i64,
}

/// What awaits the reader.
#[derive(Serialize, utoipa::ToSchema)]
pub struct TasksJson {
    tasks: Vec<TaskJson>,
}

/// What awaits me.
#[utoipa::path(get, path = "/tasks", tag = "work", responses((status = 200, body = TasksJson)))]
pub async fn show_json(State(app): State<App>, t: Reader) -> Api<TasksJson> {
    t.actor.signed_in()?;
    let tasks = tasks(&app, &t).await?.into_iter().map(|task| TaskJson {
        urgency: match task.urgency {
            Urgency::Pressing => "pressing",
            Urgency::ThisWeek => "this_week",
            Urgency::WheneverPossible => "whenever",
        },
        what: task.what,
        why: task.why,
        delay: task.delay,
        url: task.url,
        count: task.count,
    });
    Ok(Json(TasksJson { tasks: tasks.collect() }))
}
