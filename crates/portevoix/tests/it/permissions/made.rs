//! Records that are made through the API, and the versions that records have now.

use platform::Role::{self, Administrator, Quality};

/// One request: who sends what where. `{it}` is what the first of a row made.
pub type Step = (Role, &'static str, &'static str, &'static str);

/// How each record is made: `fresh_…` each time, another once.
pub const MADE: &[(&str, &[Step])] = &[
    (
        "fresh_membership",
        &[(
            Administrator,
            "POST",
            "/people/{fresh_colleague}/memberships",
            r#"{"organisation":"{hospital}","role":"partner"}"#,
        )],
    ),
    (
        "fresh_receipt",
        &[(
            Quality,
            "POST",
            "/suggestions",
            r#"{"organisation":"{hospital}","words":"Une horloge dans la salle d’attente"}"#,
        )],
    ),
    (
        "fresh_instrument",
        &[(
            Quality,
            "POST",
            "/instruments",
            r#"{"from":"meeting","organisation":"{hospital}"}"#,
        )],
    ),
    (
        "fresh_campaign",
        &[(
            Quality,
            "POST",
            "/campaigns",
            r#"{"version":"{version}","organisation":"{hospital}","settings":{"name":"Essai","purpose":"Voir","opens_on":"2026-11-01","closes_on":"2027-01-01"}}"#,
        )],
    ),
    ("fresh_tracing", &[TRACING]),
    (
        "fresh_agreed_tracing",
        &[
            TRACING,
            (
                Quality,
                "PUT",
                "/campaigns/{tracer}/tracings/{it}/agreement",
                r#"{"agreed_on":"{today}"}"#,
            ),
        ],
    ),
    ("fresh_study", STUDY),
    ("young_study", STUDY),
    (
        "read_study",
        &[
            STUDY[0],
            (
                Quality,
                "PUT",
                "/studies/{it}/briefing",
                r#"{"on":"2026-11-01","note":"Ensemble"}"#,
            ),
        ],
    ),
    (
        "fresh_read_study",
        &[
            STUDY[0],
            (Quality, "POST", "/studies/{it}/readers", r#"{"person":"{reader}"}"#),
        ],
    ),
    (
        "fresh_theme",
        &[(
            Quality,
            "POST",
            "/studies/{young_study}/codebook",
            r#"{"name":"Attente {number}"}"#,
        )],
    ),
    (
        "fresh_finding",
        &[(
            Quality,
            "POST",
            "/findings",
            r#"{"study":"{study}","sentence":"On attend sans savoir.","evidence":[{drawn}]}"#,
        )],
    ),
    ("fresh_project", &[PROJECT]),
    ("young_project", &[PROJECT]),
    (
        "fresh_action",
        &[(
            Quality,
            "POST",
            "/projects/{young_project}/actions",
            r#"{"what":"Afficher l’attente","due_on":"2027-02-01","phase":"during","priority":1}"#,
        )],
    ),
    (
        "fresh_indicator",
        &[(Quality, "POST", "/projects/{young_project}/indicators", INDICATOR)],
    ),
    (
        "fresh_measure",
        &[(
            Quality,
            "POST",
            "/projects/{project}/measures",
            r#"{"indicator_id":"{indicator}","figure":{"amount":150,"n":200,"missing":3,"on":"{today}"}}"#,
        )],
    ),
    (
        "voted_project",
        &[PROJECT, (Quality, "POST", "/projects/{it}/indicators", INDICATOR)],
    ),
    (
        "fresh_give_back",
        &[(Quality, "POST", "/projects/{project}/give-backs", "")],
    ),
    (
        "fresh_sheet",
        &[(
            Quality,
            "POST",
            "/publications",
            r#"{"project":"{fresh_project}","title":"Dire l’attente"}"#,
        )],
    ),
];

/// A path to read with a person and with a team.
const TRACING: Step = (
    Quality,
    "POST",
    "/campaigns/{tracer}/tracings",
    r#"{"label":"Retour à domicile","unit":"Médecine","planned_on":"{today}"}"#,
);

const STUDY: &[Step] = &[(
    Quality,
    "POST",
    "/studies",
    r#"{"name":"Attente","question":"Que dit-on de l’attente ?","codebook":"starter","organisation":"{hospital}"}"#,
)];

const PROJECT: Step = (
    Quality,
    "POST",
    "/projects",
    r#"{"finding_id":"{finding}","plan":{"template":"action-plan","title":"Dire l’attente","objective":"Que chacun sache combien de temps"}}"#,
);

const INDICATOR: &str = r#"{"name":"Patients prévenus","kind":"proportion","counted":"Réponses oui","source":"Questionnaire","direction":"up","baseline":{"amount":115,"n":198,"missing":31,"on":"2026-11-01"},"target":70,"target_on":"2027-06-01"}"#;

/// A number that a record has now, and of which record.
pub const NOW: &[(&str, &str, &str)] = &[
    (
        "hospital_version",
        "select version as n from organisations where id = $1",
        "hospital",
    ),
    (
        "masked_version",
        "select version as n from expressions where id = $1",
        "masked",
    ),
    (
        "policy_version",
        "select coalesce(max(version), 0) as n from review_policies where organisation_id = $1",
        "hospital",
    ),
    (
        "attachment_version",
        "select version as n from sheet_attachments where id = $1",
        "attachment",
    ),
    (
        "reuse_version",
        "select version as n from sheet_reuses where id = $1",
        "reuse",
    ),
    (
        "content_version",
        "select content_version as n from sheets where id = $1",
        "sheet",
    ),
];
