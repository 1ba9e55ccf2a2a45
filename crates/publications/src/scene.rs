//! A scene for the tests of this room: an invented hospital, a project of its own, a sheet in each state.

use crate::{
    actions::{authorise, criteria as answering, publish, write},
    attachment::AttachmentWords,
    authorisation::Signed,
    criteria::{Answer, criteria},
    dossier::Dossier,
    sheet::{SheetId, Words},
    store,
};
use bytes::Bytes;
use people::{NewOrganisation, OrganisationId};
use platform::{Actor, App, Language, Permission, Reader, Result, Role};
use projects::ProjectId;
use sea_orm::{ConnectionTrait, Statement, Value};
use testkit::TestApp;
use uuid::Uuid;

pub(crate) struct Scene {
    pub app: TestApp,
    pub organisation: Uuid,
    pub elsewhere: Uuid,
    pub project: ProjectId,
}

/// The smallest PDF that its signature names.
pub(crate) const FORM: &[u8] = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";

impl Scene {
    pub async fn open() -> Self {
        let rooms = vec![
            people::room(),
            expressions::room(),
            analysis::room(),
            projects::room(),
            crate::room(),
        ];
        let app = testkit::app(rooms).await;
        let organisation = organisation_of(&app, "Hôpital des Tilleuls (fictif)").await;
        let elsewhere = organisation_of(&app, "Clinique des Ormes (fictive)").await;
        let project = project(&app, organisation, "running", "").await;
        Self {
            app,
            organisation,
            elsewhere,
            project,
        }
    }

    pub fn actor(&self, role: Role) -> Actor {
        testkit::actor_in(role, self.organisation)
    }

    pub fn reader(&self, actor: Actor) -> Reader {
        Reader::new(
            self.app.messages.clone(),
            Language::French,
            actor,
            self.app.clock.today(),
        )
    }

    /// A sheet as the project's record wrote it.
    pub async fn begun(&self) -> SheetId {
        write::create(&self.app, &self.reader(self.actor(Role::Quality)), self.project, "")
            .await
            .unwrap()
    }

    /// A sheet to which only the signature lacks.
    pub async fn complete(&self) -> SheetId {
        let id = self.begun().await;
        self.edit(id, |words| {
            words.context = "Les familles ne savaient pas quand venir.".to_owned();
            words.actions = "- Un panneau écrit avec des usagers".to_owned();
            words.results = "58 % avant, 74 % après (198 et 212 réponses).".to_owned();
            words.evaluation = "La même question, posée deux fois.".to_owned();
            words.outcome = "useful_failure".to_owned();
            words.theme = "information".to_owned();
            words.region = "53".to_owned();
            words.contact_role = "Responsable qualité".to_owned();
            words.contact_mailbox = "qualite@tilleuls.example".to_owned();
        })
        .await
        .unwrap();
        let answer = |code: &str| Answer {
            criterion: code.to_owned(),
            answer: "Oui : l’accueil des familles.".to_owned(),
        };
        let answers: Vec<Answer> = criteria().criteria.iter().map(|c| answer(&c.code)).collect();
        answering::save(&self.app, &self.actor(Role::Partner), id, 1, &answers)
            .await
            .unwrap();
        id
    }

    pub async fn edit(&self, id: SheetId, edit: impl FnOnce(&mut Words)) -> Result<()> {
        let sheet = self.dossier(id).await.sheet;
        let mut words = sheet.words;
        edit(&mut words);
        write::save(&self.app, &self.actor(Role::Quality), id, sheet.words_version, &words).await
    }

    pub async fn sign(&self, id: SheetId) -> Result<()> {
        let signed = Signed {
            name: "Camille Ferrand".to_owned(),
            function: "Directrice".to_owned(),
            signed_on: "2026-11-20".to_owned(),
            extents: vec!["site".to_owned(), "print".to_owned()],
            image_rights: true,
            content_version: self.dossier(id).await.sheet.content_version,
        };
        let form = crate::GivenFile {
            name: "autorisation.pdf",
            bytes: Bytes::from_static(FORM),
        };
        authorise::record(&self.app, &self.actor(Role::Direction), id, &signed, Some(form))
            .await
            .map(|_| ())
    }

    /// A sheet that everybody reads.
    pub async fn published(&self) -> SheetId {
        let id = self.complete().await;
        self.sign(id).await.unwrap();
        publish::publish(&self.app, &self.actor(Role::Direction), id)
            .await
            .unwrap();
        id
    }

    pub async fn dossier(&self, id: SheetId) -> Dossier {
        let scope = self.actor(Role::Quality).scope(Permission::ReadSheets).unwrap();
        store::dossier(self.app.db.read(), &scope, id).await.unwrap()
    }
}

pub(crate) fn picture_words() -> AttachmentWords {
    AttachmentWords {
        alternative: "Un panneau à l’entrée du service.".to_owned(),
        caption: "Le panneau".to_owned(),
        consent: "nobody_shown".to_owned(),
    }
}

async fn organisation_of(app: &App, name: &str) -> Uuid {
    let mut change = app.change(&Actor::System("test")).await.unwrap();
    let new = NewOrganisation {
        name: name.to_owned(),
        kind: people::Kind::Establishment,
        finess: None,
        fictitious: true,
        takes_suggestions: true,
    };
    let id: OrganisationId = people::create_organisation(&mut change, new).await.unwrap();
    change.commit().await.unwrap();
    id.into()
}

/// A project as its own room keeps it.
pub(crate) async fn project(app: &App, organisation: Uuid, state: &str, end_reason: &str) -> ProjectId {
    let change = app.change(&Actor::System("test")).await.unwrap();
    let id = change.fresh_id();
    let at = change.stored_at();
    let values: Vec<Value> = vec![
        id.into(),
        organisation.into(),
        Uuid::from_u128(7).into(),
        "experiment".into(),
        "Dire les heures de visite".into(),
        "Que chaque famille sache quand venir.".into(),
        "Les familles du service.".into(),
        "Deux réunions.".into(),
        "Le panneau peut se perdre.".into(),
        "À deux, une usagère et une soignante.".into(),
        "".into(),
        state.into(),
        1_i64.into(),
        1_i64.into(),
        at.into(),
        end_reason.into(),
    ];
    let sql = "insert into projects (id, organisation_id, finding_id, template, title, objective, people_concerned, means, risks, \
               method, part_of, state, plan_version, version, created_at, end_reason) \
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    change
        .tx()
        .execute_raw(Statement::from_sql_and_values(
            change.tx().get_database_backend(),
            sql,
            values,
        ))
        .await
        .unwrap();
    change.commit_unnoted().await.unwrap();
    ProjectId(id)
}
