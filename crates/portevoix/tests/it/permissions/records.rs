//! The records that the matrix speaks of: found in the demonstration, or made the way people make them.

use super::made::{MADE, NOW, Step};
use crate::house::House;
use http::StatusCode;
use people::{NewMembership, NewPerson, OrganisationId};
use platform::{Actor, Language, Role};
use sea_orm::{ConnectionTrait, Statement};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
};
use uuid::Uuid;

/// Where each record of the demonstration is found.
const FOUND: &[(&str, &str)] = &[
    ("instrument", "select id from instruments order by id"),
    (
        "version",
        "select id from instrument_versions where published_at is not null order by id",
    ),
    ("remark", "select id from instrument_remarks order by id"),
    (
        "campaign",
        "select id from campaigns where launched_at is not null and kind = 'survey' order by opens_on desc",
    ),
    (
        "tracer",
        "select id from campaigns where launched_at is not null and kind = 'tracer' order by id desc",
    ),
    ("tracing", "select id from tracings order by id"),
    (
        "participant",
        "select p.id from participants p join campaigns c on c.id = p.campaign_id where c.kind = 'survey' order by c.opens_on desc",
    ),
    (
        "official_import",
        "select id from official_imports where imported_at is not null order by id desc",
    ),
    ("study", "select id from studies order by id"),
    (
        "theme",
        "select theme_id as id from findings where theme_id is not null order by id",
    ),
    ("reader", "select person_id as id from study_readers"),
    ("finding", "select id from findings order by id"),
    (
        "said",
        "select id from expressions where state = 'shared' and channel <> 'suggestion' order by number",
    ),
    (
        "suggestion",
        "select id from expressions where state = 'shared' and channel = 'suggestion' order by number",
    ),
    ("masked", "select expression_id as id from spans order by expression_id"),
    (
        "import",
        "select id from sources where kind = 'file' and state = 'done' order by id",
    ),
    ("project", "select id from projects order by id"),
    ("action", "select id from project_actions order by id"),
    ("indicator", "select id from project_indicators order by id"),
    ("measure", "select id from project_measures order by id"),
    ("decision", "select id from project_decisions order by id"),
    (
        "give_back",
        "select id from project_give_backs where state = 'published' \
         and project_id = (select id from projects order by id limit 1)",
    ),
    ("sheet", "select id from sheets"),
    ("past_version", "select id from sheet_versions order by at"),
    ("attachment", "select id from sheet_attachments order by id"),
    ("signed_form", "select id from sheet_authorisations order by id"),
    ("reuse", "select id from sheet_reuses order by id"),
    ("request", "select id from sheet_contact_requests order by id"),
    ("job", "select id from jobs where organisation_id is not null"),
    ("person", "select person_id as id from study_readers"),
    (
        "membership",
        "select m.id from memberships m join study_readers r \
         on r.person_id = m.person_id and r.organisation_id = m.organisation_id",
    ),
];

/// The numbers of expressions, where an address has a number.
const NUMBERED: &[(&str, &str)] = &[
    (
        "drawn",
        "select number from study_samples where study_id = (select id from studies order by id limit 1) order by position",
    ),
    (
        "settled",
        "select number from agreed_codings where origin = 'settled' order by number",
    ),
    ("proposed", "select number from proposals order by number"),
];

/// Where anybody answers: the latest campaign of the demonstration.
const ANSWER_LINK: &str = "select p.link from participants p join campaigns c on c.id = p.campaign_id where c.kind = 'survey' order by c.opens_on desc";

/// Where everybody reads the results that the demonstration gives back.
const PUBLIC_LINK: &str = "select link from public_results where taken_back_at is null order by id";

/// The smallest PDF that its signature names.
pub const FORM: &[u8] = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";

/// A small file to import.
pub const CSV: &[u8] = "Numéro;Avis;Date\nA1;Le café était froid;05/01/2026\n".as_bytes();

/// An invented register of one establishment, later than any other.
pub const REGISTER: &[u8] = b"finess;etalab;94;2030-01-01\n\
structureet;000000026;000000018;COURT;Clinique inventee;;;;;;;;001;01;AIN;01000 VILLE;;;365;;;;;;;;;;1990-01-01;;;\n";

/// The demonstration with what its story leaves out, so that every address has its record.
pub struct Records {
    pub house: House,
    named: BTreeMap<String, String>,
    /// What was made once, by name.
    once: RefCell<BTreeMap<String, String>>,
    made: Cell<usize>,
}

impl Records {
    /// Opens the demonstration with a person of each role here and elsewhere.
    pub async fn open() -> Self {
        let house = House::of_the_demonstration().await.with_every_role().await;
        let named = BTreeMap::from([
            ("hospital".to_owned(), house.hospital.to_string()),
            ("establishment".to_owned(), "000000109".to_owned()),
        ]);
        let mut records = Self {
            house,
            named,
            once: RefCell::default(),
            made: Cell::new(0),
        };
        records.share_again().await;
        let own = [
            ("session_of_quality", records.session().await),
            ("token_of_quality", records.token().await),
        ];
        records.named.extend(own.map(|(name, id)| (name.to_owned(), id)));
        for (name, sql) in FOUND {
            let id = records.id(sql).await;
            records.named.insert((*name).to_owned(), id);
        }
        for name in ["give_back", "sheet"] {
            let code = platform::id::short_code(records.named[name].parse().unwrap());
            records.named.insert(format!("{name}_code"), code);
        }
        let link: String = records.first(ANSWER_LINK, "link").await;
        records.named.insert("answer_link".to_owned(), link);
        let link: String = records.first(PUBLIC_LINK, "link").await;
        records.named.insert("public_link".to_owned(), link);
        let file = records.answer_file().await;
        records.named.insert("answer_file".to_owned(), file);
        for (name, sql) in NUMBERED {
            let number: i64 = records.first(sql, "number").await;
            records.named.insert((*name).to_owned(), number.to_string());
        }
        records
    }

    /// The text with every record between braces named; what is `fresh` is made anew each time.
    pub async fn filled(&self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, name, after)) = first_named(rest) {
            out.push_str(before);
            out.push_str(&self.record(name).await);
            rest = after;
        }
        out + rest
    }

    async fn record(&self, name: &str) -> String {
        match name {
            "fresh_import" => self.import().await,
            "fresh_official_import" => self.official_import().await,
            "fresh_invitation" => self.invitation("venue").await.0,
            "fresh_invitation_key" => self.invitation("venue").await.1,
            "fresh_colleague" => self.colleague().await,
            "fresh_attachment" => self.attach().await,
            "number" => self.number().to_string(),
            "today" => self.house.app.clock.today().to_string(),
            name => self.found_or_made(name).await,
        }
    }

    async fn found_or_made(&self, name: &str) -> String {
        if let Some(id) = self.named.get(name).or(self.once.borrow().get(name)) {
            return id.clone();
        }
        if let Some((_, sql, of)) = NOW.iter().find(|(now, _, _)| *now == name) {
            let of: Uuid = self.named[*of].parse().unwrap();
            return self.now(sql, of).await.to_string();
        }
        let steps = MADE.iter().find(|(made, _)| *made == name);
        let (_, steps) = steps.unwrap_or_else(|| panic!("no record is named {name}"));
        let id = Box::pin(self.make(steps)).await;
        if !name.starts_with("fresh_") {
            self.once.borrow_mut().insert(name.to_owned(), id.clone());
        }
        id
    }

    /// Takes these steps through the API, and answers what the first made.
    async fn make(&self, steps: &[Step]) -> String {
        let mut id = String::new();
        for (role, method, address, body) in steps {
            let address = self.filled(&address.replace("{it}", &id)).await;
            let body = self.filled(body).await;
            let body = (!body.is_empty()).then(|| serde_json::from_str(&body).unwrap());
            // Each from a place of its own: limits count per address.
            let [.., high, low] = self.number().to_be_bytes();
            let client = self.house.sign_in(*role).at([10, 1, high, low]);
            let reply = client.api(method.parse().unwrap(), &address, body).await;
            assert!(reply.status.is_success(), "{method} {address}: {}", reply.text());
            if id.is_empty() {
                id = made(&reply.json());
            }
        }
        id
    }

    /// A file that a whole answer of the campaign holds: the surveys of the demonstration ask for none.
    async fn answer_file(&self) -> String {
        let app = &self.house.app;
        let (file, answer) = (Uuid::from_u128(0xf11e), Uuid::from_u128(0xa115));
        let sealed = app.vault.seal_bytes(FORM, file, &app.random).unwrap();
        let hash = app.files.write(sealed.into()).await.unwrap();
        let [campaign, participant] = ["campaign", "participant"].map(|name| self.named[name].parse::<Uuid>().unwrap());
        let sql = "insert into answer_files (id, campaign_id, participant_id, organisation_id, item_key, answer_id, hash, \
                   media_type, byte_count) select $1, id, $2, organisation_id, 'photo', $3, $4, 'application/pdf', 45 \
                   from campaigns where id = $5";
        let db = app.db.upkeep();
        let values = [
            file.into(),
            participant.into(),
            answer.into(),
            hash.into(),
            campaign.into(),
        ];
        let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
        db.execute_raw(statement).await.unwrap();
        file.to_string()
    }

    async fn now(&self, sql: &str, of: Uuid) -> i64 {
        let db = self.house.app.db.read();
        let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [of.into()]);
        db.query_one_raw(statement)
            .await
            .unwrap()
            .unwrap()
            .try_get("", "n")
            .unwrap()
    }

    async fn first<T: sea_orm::TryGetable>(&self, sql: &str, column: &str) -> T {
        let db = self.house.app.db.read();
        let statement = Statement::from_string(db.get_database_backend(), format!("{sql} limit 1"));
        let row = db.query_one_raw(statement).await.unwrap();
        row.unwrap_or_else(|| panic!("nothing from: {sql}"))
            .try_get("", column)
            .unwrap()
    }

    async fn id(&self, sql: &str) -> String {
        let id: Uuid = self.first(sql, "id").await;
        id.to_string()
    }

    /// How many lines the audit has: what was refused adds none.
    pub async fn audited(&self) -> i64 {
        self.first("select count(*) as n from audit_entries", "n").await
    }

    fn number(&self) -> usize {
        self.made.set(self.made.get() + 1);
        self.made.get()
    }

    /// An import that waits for its settings.
    async fn import(&self) -> String {
        let text = format!("Numéro;Avis;Date\nN{};Le café était froid;05/01/2026\n", self.number());
        let reply = self
            .house
            .sign_in(Role::Quality)
            .upload("/expressions/imports", &[], &[("file", "retours.csv", text.as_bytes())])
            .await;
        last_part(&reply.expect(StatusCode::SEE_OTHER).location())
    }

    /// A file of official results that waits to be confirmed; each says something new.
    async fn official_import(&self) -> String {
        let number = self.number();
        let text = format!(
            "finess_geo;rs_finess_geo;region;classement;score_all_rea_ajust;score_PECinf_rea_ajust\n\
             000000018;Clinique inventée {number};Région inventée;A;80;81\n"
        );
        let reply = self
            .house
            .sign_in(Role::Quality)
            .upload(
                "/official-results/imports",
                &[("organisation", &self.house.hospital.to_string())],
                &[("file", &format!("fictif-{}.csv", 2017 + number % 4), text.as_bytes())],
            )
            .await;
        last_part(&reply.expect(StatusCode::SEE_OTHER).location())
    }

    /// An invitation that waits, and the key of its link.
    async fn invitation(&self, name: &str) -> (String, String) {
        let hospital = self.house.hospital.to_string();
        let email = format!("{name}-{}@tilleuls.example", self.number());
        let fields = [
            ("name", "Amina Benali"),
            ("email", &email),
            ("organisation", &hospital),
            ("role", "volunteer"),
            ("language", "fr"),
        ];
        let administrator = self.house.sign_in(Role::Administrator);
        let page = administrator
            .post("/people/invitations", &fields)
            .await
            .expect(StatusCode::OK);
        let text = page.text();
        let key = crate::people::between(&text, "/people/invitations/", "</code>").to_owned();
        let id = self
            .id(&format!("select id from invitations where email = '{email}'"))
            .await;
        (id, key)
    }

    /// A volunteer of the hospital whose account has a second factor.
    async fn colleague(&self) -> String {
        let app = &self.house.app;
        let mut change = app.change(&Actor::System("test")).await.unwrap();
        let person = people::create_person(&mut change, NewPerson { name: "Amina Benali" })
            .await
            .unwrap();
        let email = format!("amina-{}@tilleuls.example", self.number());
        let account = people::create_account(&mut change, person, &email, Language::French, None)
            .await
            .unwrap();
        people::set_totp(&mut change, account, &app.random.bytes::<20>())
            .await
            .unwrap();
        people::confirm_totp(&mut change, account).await.unwrap();
        let membership = NewMembership {
            person,
            organisation: OrganisationId(self.house.hospital),
            role: Role::Volunteer,
            from_on: app.clock.today(),
        };
        people::add_membership(&mut change, membership).await.unwrap();
        change.commit().await.unwrap();
        person.to_string()
    }

    /// Another session of the quality manager.
    async fn session(&self) -> String {
        let app = &self.house.app;
        let sql = "select id from accounts where email_folded = 'qualite@tilleuls.example'";
        let account: Uuid = self.first(sql, "id").await;
        let mut change = app.change(&Actor::System("test")).await.unwrap();
        people::open_session(&mut change, account.into(), true, "Firefox")
            .await
            .unwrap();
        change.commit().await.unwrap();
        let page = self.house.sign_in(Role::Quality).get("/account/sessions").await.text();
        crate::people::between(&page, "action=\"/account/sessions/", "/closure").to_owned()
    }

    async fn token(&self) -> String {
        let quality = self.house.sign_in(Role::Quality);
        quality
            .post("/account/tokens", &[("name", "Tableau de bord")])
            .await
            .expect(StatusCode::OK);
        self.id("select id from api_tokens").await
    }

    async fn attach(&self) -> String {
        let name = self.attach_to(&self.named["sheet"]).await;
        self.id(&format!("select id from sheet_attachments where name = '{name}'"))
            .await
    }

    async fn attach_to(&self, sheet: &str) -> String {
        let words = [("alternative", "La fiche remise"), ("consent", "nobody_shown")];
        let name = format!("fiche-{}.pdf", self.number());
        let url = format!("/publications/{sheet}/attachments");
        let quality = self.house.sign_in(Role::Quality);
        quality
            .upload(&url, &words, &[("file", &name, FORM)])
            .await
            .expect(StatusCode::SEE_OTHER);
        name
    }

    /// The sheet of the story with a file, signed and published again, and answers from readers.
    async fn share_again(&self) {
        let sheet = self.id("select id from sheets").await;
        self.attach_to(&sheet).await;
        let url = format!("/publications/{sheet}");
        let direction = self.house.sign_in(Role::Direction);
        let page = direction
            .get(&format!("{url}/authorisation"))
            .await
            .expect(StatusCode::OK);
        let text = page.text();
        let fields = [
            (
                "content_version",
                crate::people::between(&text, "name=\"content_version\" value=\"", "\""),
            ),
            ("name", "Marc Duval"),
            ("function", "Directeur"),
            ("signed_on", "2026-11-20"),
            ("extents", "site"),
            ("extents", "print"),
            ("image_rights", "yes"),
        ];
        let form = [("form", "autorisation.pdf", FORM)];
        let signed = direction.upload(&format!("{url}/authorisation"), &fields, &form).await;
        signed.expect(StatusCode::SEE_OTHER);
        let published = direction.post(&format!("{url}/publication"), &[]).await;
        published.expect(StatusCode::SEE_OTHER);
        self.reply(&sheet).await;
    }

    async fn reply(&self, sheet: &str) {
        let visitor = self.house.visitor();
        let asked = [
            ("who", "Une cadre"),
            ("mailbox", "ormes@clinique.example"),
            ("message", "Comment avez-vous commencé ?"),
        ];
        let told = [
            ("reuse_who", "Clinique des Ormes"),
            ("reuse_how", "Avec deux chaises"),
            ("reuse_what_came", "Moins d’appels"),
            ("reuse_mailbox", "ormes@clinique.example"),
        ];
        visitor
            .post(&format!("/sheets/{sheet}/contact"), &asked)
            .await
            .expect(StatusCode::SEE_OTHER);
        visitor
            .post(&format!("/sheets/{sheet}/reuses"), &told)
            .await
            .expect(StatusCode::SEE_OTHER);
    }
}

/// The first name between braces, with what stands before and after; braces of JSON open on a quote.
fn first_named(text: &str) -> Option<(&str, &str, &str)> {
    let is_named = |at: &usize| text[at + 1..].starts_with(|next: char| next.is_ascii_lowercase());
    let at = text.match_indices('{').map(|(at, _)| at).find(is_named)?;
    let (name, after) = text[at + 1..].split_once('}')?;
    Some((&text[..at], name, after))
}

/// Does this text name a record?
pub fn names_one(text: &str) -> bool {
    first_named(text).is_some()
}

/// The id in an answer: at its top, or of the one thing that it holds; or the code of a receipt.
fn made(answer: &serde_json::Value) -> String {
    let inner = answer
        .as_object()
        .and_then(|all| all.values().find(|value| value.is_object()));
    let id = [Some(answer), inner]
        .into_iter()
        .flatten()
        .find_map(|value| value["id"].as_str().or(value["code"].as_str()));
    id.unwrap_or_else(|| panic!("nothing was made: {answer}")).to_owned()
}

fn last_part(url: &str) -> String {
    url.rsplit('/').next().unwrap().to_owned()
}
