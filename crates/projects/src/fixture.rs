//! What the room's tests start from: an invented hospital, its people, a standing finding, a project.

use crate::{
    ActionId, DecisionId, GiveBackId, IndicatorId, ProjectId,
    action::ActionWords,
    actions::{self, carried::TypedAction, projects::TypedBriefing},
    indicator::IndicatorWords,
    project::{Phase, Words},
    vote::{Choice, Typed},
};
use analysis::FindingId;
use jiff::civil::Date;
use people::{Kind, NewMembership, NewOrganisation, NewPerson};
use platform::{Actor, App, Language, Permission, Reader, Role, Scope, SignedIn, access::Membership};
use sea_orm::{ConnectionTrait, Statement, Value};
use std::sync::Arc;
use testkit::TestApp;
use uuid::Uuid;

/// A hospital with one person a role, and a finding that both colleges agreed to.
pub struct Hospital {
    pub app: TestApp,
    pub finding: FindingId,
    pub expressions: Vec<Uuid>,
    people: Vec<(Role, Actor)>,
}

/// What three people said.
pub const SAID: [&str; 3] = [
    "On m’a donné l’ordonnance en partant, debout dans le couloir.",
    "Je n’ai rien retenu.",
    "À la maison, j’ai pris les deux boîtes.",
];

impl Hospital {
    pub async fn open() -> Self {
        let app = testkit::app(vec![
            people::room(),
            expressions::room(),
            analysis::room(),
            crate::room(),
        ])
        .await;
        let mut change = app.change(&Actor::System("test")).await.unwrap();
        let new = NewOrganisation {
            name: "Hôpital des Tilleuls".into(),
            kind: Kind::Establishment,
            finess: None,
            fictitious: true,
            takes_suggestions: true,
        };
        let organisation = people::create_organisation(&mut change, new).await.unwrap();
        let mut people = Vec::new();
        for role in Role::ALL {
            let name = format!("Personne {}", role.code());
            let person = people::create_person(&mut change, NewPerson { name: &name })
                .await
                .unwrap();
            let email = format!("{}@example.org", role.code());
            let account = people::create_account(&mut change, person, &email, Language::French, None)
                .await
                .unwrap();
            let membership = NewMembership {
                person,
                organisation,
                role,
                from_on: app.clock.today(),
            };
            people::add_membership(&mut change, membership).await.unwrap();
            people.push((role, signed_in(organisation.0, person.0, account.0, &name, role)));
        }
        change.commit().await.unwrap();
        let expressions = say(&app, organisation.0).await;
        let finding = find(&app, organisation.0, &expressions).await;
        Self {
            app,
            finding,
            expressions,
            people,
        }
    }

    pub fn actor(&self, role: Role) -> Actor {
        self.people.iter().find(|(r, _)| *r == role).unwrap().1.clone()
    }

    pub fn person(&self, role: Role) -> Uuid {
        self.actor(role).person().unwrap()
    }

    pub fn reader(&self, role: Role) -> Reader {
        self.reader_as(self.actor(role))
    }

    pub fn reader_as(&self, actor: Actor) -> Reader {
        Reader::new(
            self.app.messages.clone(),
            Language::French,
            actor,
            self.app.clock.today(),
        )
    }

    pub fn scope(&self) -> Scope {
        self.actor(Role::Quality).scope(Permission::ReadProjects).unwrap()
    }

    /// A project by the quality manager, with one action carried by two and one indicator.
    pub async fn project(&self) -> (ProjectId, ActionId, IndicatorId) {
        let by = self.actor(Role::Quality);
        let id = actions::projects::create(&self.app, &by, self.finding, &words())
            .await
            .unwrap();
        let action = actions::carried::add(&self.app, &by, id, &self.action()).await.unwrap();
        let indicator = actions::indicators::add(&self.app, &by, id, &indicator())
            .await
            .unwrap();
        (id, action, indicator)
    }

    pub fn action(&self) -> TypedAction {
        TypedAction {
            words: ActionWords {
                what: "Dix minutes assises avant chaque départ".into(),
                due_on: Some(Date::constant(2026, 12, 1)),
                phase: Phase::During,
                priority: 1,
            },
            user: Some(self.person(Role::Representative)),
            professional: Some(self.person(Role::Clinician)),
        }
    }

    /// Opens a vote, has both colleges approve, and closes it.
    pub async fn co_decide(&self, id: ProjectId) -> DecisionId {
        let by = self.actor(Role::Quality);
        let decision = actions::decisions::open(&self.app, &by, id, None).await.unwrap();
        self.vote(id, decision, Role::Representative, Choice::Approve).await;
        self.vote(id, decision, Role::Clinician, Choice::Approve).await;
        actions::decisions::close(&self.app, &by, id, decision).await.unwrap();
        decision
    }

    pub async fn vote(&self, id: ProjectId, decision: DecisionId, role: Role, choice: Choice) {
        let typed = Typed {
            choice: Some(choice),
            reason: String::new(),
        };
        actions::decisions::vote(&self.app, &self.actor(role), id, decision, &typed)
            .await
            .unwrap();
    }

    /// A project that both colleges decided, wrote and carry: a partnership.
    pub async fn partnership(&self) -> (ProjectId, ActionId, IndicatorId) {
        let (id, action, indicator) = self.project().await;
        let users = self.actor(Role::Representative);
        let better = Words {
            objective: "Que chacun reparte en sachant quoi prendre.".into(),
            ..words()
        };
        actions::projects::rewrite(&self.app, &users, id, 1, &better)
            .await
            .unwrap();
        let briefing = TypedBriefing {
            on: Some(Date::constant(2026, 11, 2)),
            what: "Droits et méthode".into(),
            people: vec![self.person(Role::Representative), self.person(Role::Clinician)],
        };
        actions::projects::brief(&self.app, &users, id, &briefing)
            .await
            .unwrap();
        let by = self.actor(Role::Quality);
        actions::indicators::lock(&self.app, &by, id, indicator, 1)
            .await
            .unwrap();
        self.co_decide(id).await;
        actions::projects::start(&self.app, &by, id).await.unwrap();
        let running = crate::ActionState::Running;
        actions::carried::set_state(&self.app, &by, id, action, 1, running, "")
            .await
            .unwrap();
        (id, action, indicator)
    }

    /// The same, given back to everybody.
    pub async fn given_back(&self) -> (ProjectId, GiveBackId) {
        let (id, _, indicator) = self.partnership().await;
        let by = self.actor(Role::Quality);
        let figure = crate::Figure {
            amount: 157,
            n: 212,
            missing: 9,
            on: self.app.clock.today(),
        };
        actions::measures::enter(&self.app, &by, id, indicator, &figure, "")
            .await
            .unwrap();
        let give_back = actions::give_backs::begin(&self.app, &self.reader(Role::Quality), id)
            .await
            .unwrap();
        actions::give_backs::publish(&self.app, &by, id, give_back, 1)
            .await
            .unwrap();
        (id, give_back)
    }

    /// The author of an expression takes their words back.
    pub async fn withdraw(&self, expression: Uuid) {
        let sql = "update expressions set state = 'withdrawn', shared_text = null where id = $1";
        run(&self.app, sql, vec![expression.into()]).await;
    }

    /// One college takes its agreement to the finding back.
    pub async fn object(&self) {
        run(
            &self.app,
            "delete from finding_answers where college = 'users'",
            Vec::new(),
        )
        .await;
    }
}

pub fn words() -> Words {
    Words {
        template: "action-plan".into(),
        title: "Un temps assis avant chaque départ".into(),
        objective: "Que chacun reparte en sachant quoi prendre".into(),
        ..Words::default()
    }
}

pub fn indicator() -> IndicatorWords {
    crate::indicator::tests::words()
}

fn signed_in(organisation: Uuid, person: Uuid, account: Uuid, name: &str, role: Role) -> Actor {
    Actor::Person(Arc::new(SignedIn {
        account,
        person,
        name: name.to_owned(),
        session: None,
        second_factor: true,
        memberships: vec![Membership {
            organisation,
            organisation_name: "Hôpital des Tilleuls".into(),
            role,
        }],
    }))
}

async fn run(app: &App, sql: &str, values: Vec<Value>) {
    let tx = app.db.begin().await.unwrap();
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values))
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

fn json(text: &str) -> Value {
    let value: serde_json::Value = serde_json::from_str(text).unwrap();
    value.into()
}

/// Three expressions whose authors allow publication.
async fn say(app: &App, organisation: Uuid) -> Vec<Uuid> {
    let at = platform::db::stored_time(app.clock.now());
    let source = Uuid::from_u128(0x50);
    let sql = "insert into sources (id, organisation_id, kind, state, name, file_name, file_hash, file_bytes, chunks, format, mapping, \
        legal_basis, retention_months, allows_publication, taken, refused, already, blank, to_review, wide_attributes, rows_read, created_at, version) \
        values ($1, $2, 'file', 'done', 'Questionnaire', '', '', 0, $3, $4, $4, 'public_interest', 24, true, 3, 0, 0, 0, 0, $3, 3, $5, 1)";
    run(
        app,
        sql,
        vec![source.into(), organisation.into(), json("[]"), json("{}"), at.into()],
    )
    .await;
    let mut ids = Vec::new();
    for (number, words) in (1_i64..).zip(SAID) {
        let id = Uuid::from_u128(0x60 + u128::from(number.unsigned_abs()));
        let sql = "insert into expressions (id, number, organisation_id, source_id, row_key, said_precision, received_on, channel, speaker, \
            attributes, state, shared_text, version) values ($1, $2, $3, $4, $5, 'none', $6, 'survey', 'patient', $7, 'shared', $8, 1)";
        let received = platform::db::stored_date(app.clock.today());
        let values: Vec<Value> = vec![
            id.into(),
            number.into(),
            organisation.into(),
            source.into(),
            format!("row-{number}").into(),
            received.into(),
            json("{}"),
            words.into(),
        ];
        run(app, sql, values).await;
        ids.push(id);
    }
    ids
}

/// A finding on these expressions, agreed to by a person of each college.
async fn find(app: &App, organisation: Uuid, expressions: &[Uuid]) -> FindingId {
    let at = platform::db::stored_time(app.clock.now());
    let (codebook, study, finding) = (Uuid::from_u128(0x70), Uuid::from_u128(0x71), Uuid::from_u128(0x72));
    let sql = "insert into codebooks (id, organisation_id, name, version, created_at) values ($1, $2, 'Sortie', 1, $3)";
    run(app, sql, vec![codebook.into(), organisation.into(), at.into()]).await;
    let sql = "insert into studies (id, organisation_id, codebook_id, name, question, filter, corpus_count, created_at, version) \
        values ($1, $2, $3, 'Sortie', '', $4, 3, $5, 1)";
    run(
        app,
        sql,
        vec![
            study.into(),
            organisation.into(),
            codebook.into(),
            json("{}"),
            at.into(),
        ],
    )
    .await;
    let sql = "insert into findings (id, organisation_id, study_id, sentence, version, created_at, written_at, written_role, stood_at) \
        values ($1, $2, $3, 'Les explications arrivent trop tard, debout, et une seule fois', 1, $4, $4, 'quality', $4)";
    run(
        app,
        sql,
        vec![finding.into(), organisation.into(), study.into(), at.into()],
    )
    .await;
    for (number, expression) in (1_i64..).zip(expressions) {
        let sql = "insert into finding_evidence (finding_id, number, organisation_id, expression_id, added_at) values ($1, $2, $3, $4, $5)";
        run(
            app,
            sql,
            vec![
                finding.into(),
                number.into(),
                organisation.into(),
                (*expression).into(),
                at.into(),
            ],
        )
        .await;
    }
    for (n, college, role) in [
        (0x80_u128, "users", "representative"),
        (0x81, "professionals", "quality"),
    ] {
        let id = Uuid::from_u128(n);
        let sql = "insert into finding_answers (id, finding_id, organisation_id, version, person_id, name, role, college, answered_at) \
            values ($1, $2, $3, 1, $1, 'Personne', $4, $5, $6)";
        run(
            app,
            sql,
            vec![
                id.into(),
                finding.into(),
                organisation.into(),
                role.into(),
                college.into(),
                at.into(),
            ],
        )
        .await;
    }
    FindingId(finding)
}
