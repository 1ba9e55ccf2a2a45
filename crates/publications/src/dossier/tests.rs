//! No publication without a running signature over the text as it is, nor without what readers need.

use super::*;
use crate::{
    attachment::{AttachmentId, AttachmentWords},
    authorisation::{AuthorisationId, Withdrawal},
    sheet::{SheetId, Words},
};
use jiff::civil::Date;
use platform::files::FileId;
use projects::ProjectId;

fn id() -> Uuid {
    Uuid::from_u128(1)
}

fn words() -> Words {
    let text = |words: &str| words.to_owned();
    Words {
        title: text("Dire les heures de visite"),
        context: text("Les familles ne savaient pas quand venir."),
        objectives: text("Que chacun le sache dès l’entrée."),
        actions: text("Un panneau écrit avec des usagers."),
        results: text("58 % avant, 74 % après (198 et 212 réponses)."),
        evaluation: text("Même question posée deux fois."),
        outcome: text("success"),
        maturity: text("proven"),
        theme: text("information"),
        contact_role: text("Responsable qualité"),
        contact_mailbox: text("qualite@tilleuls.example"),
        ..Words::default()
    }
}

fn authorisation(content_version: i64) -> Authorisation {
    Authorisation {
        id: AuthorisationId(id()),
        sheet: SheetId(id()),
        content_version,
        name: "Camille Ferrand".to_owned(),
        function: "Directrice".to_owned(),
        signed_on: Date::constant(2026, 11, 20),
        extents: vec![Extent::Site],
        image_rights: false,
        form: FileId(id()),
        recorded_at: Timestamp::UNIX_EPOCH,
        withdrawal: None,
    }
}

fn picture(alternative: &str, consent: &str) -> Attachment {
    Attachment {
        id: AttachmentId(id()),
        sheet: SheetId(id()),
        file: FileId(id()),
        hash: String::new(),
        media_type: "image/jpeg".to_owned(),
        name: "panneau.jpg".to_owned(),
        byte_count: 10,
        words: AttachmentWords {
            alternative: alternative.to_owned(),
            caption: String::new(),
            consent: consent.to_owned(),
        },
        version: 1,
        added_at: Timestamp::UNIX_EPOCH,
    }
}

/// A sheet that may be published.
fn ready() -> Dossier {
    let answered = |criterion: &crate::criteria::Criterion| Answered {
        criterion: criterion.code.clone(),
        answer: "Oui, par ce panneau.".to_owned(),
        at: Timestamp::UNIX_EPOCH,
        role: "quality".to_owned(),
    };
    Dossier {
        sheet: Sheet {
            id: SheetId(id()),
            organisation: id(),
            project: ProjectId(id()),
            words: words(),
            words_version: 2,
            criteria_version: 1,
            content_version: 5,
            created_at: Timestamp::UNIX_EPOCH,
            created_by: None,
            updated_at: Timestamp::UNIX_EPOCH,
        },
        answers: criteria().criteria.iter().map(answered).collect(),
        attachments: Vec::new(),
        authorisations: vec![authorisation(5)],
        publications: Vec::new(),
        follow_ups: Vec::new(),
    }
}

fn publication(ended: Option<EndedHow>) -> Publication {
    let ended = ended.map(|how| Ended {
        at: Timestamp::UNIX_EPOCH,
        how,
        reason: String::new(),
    });
    Publication {
        number: 1,
        version: id(),
        content_version: 5,
        at: Timestamp::UNIX_EPOCH,
        role: "direction".to_owned(),
        ended,
    }
}

#[test]
fn a_complete_signed_sheet_may_be_published() {
    assert_eq!(ready().missing(), []);
    assert_eq!(ready().state(), State::Ready);
}

#[test]
fn a_failure_may_be_published_exactly_as_a_success() {
    for outcome in ["success", "mixed", "useful_failure"] {
        let mut dossier = ready();
        dossier.sheet.words.outcome = outcome.to_owned();
        assert_eq!(dossier.state(), State::Ready, "{outcome}");
    }
}

#[test]
fn without_a_signature_nothing_is_published() {
    let dossier = Dossier {
        authorisations: Vec::new(),
        ..ready()
    };
    assert_eq!(dossier.missing(), [Missing::Authorisation]);
    assert_eq!(dossier.state(), State::Waiting);
}

#[test]
fn a_text_changed_after_the_signature_needs_a_new_one() {
    let mut dossier = ready();
    dossier.sheet.content_version += 1;
    assert_eq!(dossier.missing(), [Missing::AuthorisationOutdated]);
    dossier.authorisations.insert(0, authorisation(6));
    assert_eq!(dossier.missing(), []);
}

#[test]
fn a_withdrawn_signature_covers_nothing() {
    let mut dossier = ready();
    dossier.authorisations[0].withdrawal = Some(Withdrawal {
        at: Timestamp::UNIX_EPOCH,
        reason: "Nouvelle direction".to_owned(),
    });
    assert_eq!(dossier.missing(), [Missing::Authorisation]);
    dossier
        .publications
        .push(publication(Some(EndedHow::AuthorisationWithdrawn)));
    assert_eq!(dossier.state(), State::Withdrawn);
}

#[test]
fn a_signature_for_print_alone_does_not_open_the_site() {
    let mut dossier = ready();
    dossier.authorisations[0].extents = vec![Extent::Print];
    assert_eq!(dossier.missing(), [Missing::SiteExtent]);
}

#[test]
fn each_of_the_four_criteria_must_be_answered() {
    for criterion in &criteria().criteria {
        let mut dossier = ready();
        dossier
            .answers
            .iter_mut()
            .filter(|a| a.criterion == criterion.code)
            .for_each(|a| a.answer = "  ".to_owned());
        assert_eq!(dossier.missing(), [Missing::Criterion(&criterion.code)]);
    }
}

#[test]
fn an_image_without_its_words_is_not_published() {
    let dossier = Dossier {
        attachments: vec![picture(" ", "nobody_shown")],
        ..ready()
    };
    assert_eq!(dossier.missing(), [Missing::Alternative("panneau.jpg".to_owned())]);
    let dossier = Dossier {
        attachments: vec![picture("Un panneau d’accueil", "")],
        ..ready()
    };
    assert_eq!(dossier.missing(), [Missing::Consent("panneau.jpg".to_owned())]);
}

#[test]
fn faces_need_the_confirmation_of_their_rights() {
    let mut dossier = Dossier {
        attachments: vec![picture("Deux aidants", "given")],
        ..ready()
    };
    assert_eq!(dossier.missing(), [Missing::ImageRights]);
    dossier.authorisations[0].image_rights = true;
    assert_eq!(dossier.missing(), []);
}

#[test]
fn an_idea_has_no_results_to_tell_yet() {
    let mut dossier = ready();
    dossier.sheet.words.results = String::new();
    assert_eq!(dossier.missing(), [Missing::Field("results")]);
    dossier.sheet.words.maturity = "idea".to_owned();
    assert_eq!(dossier.missing(), []);
}

#[test]
fn what_runs_is_published_whatever_is_being_written_meanwhile() {
    let mut dossier = ready();
    dossier.publications.push(publication(None));
    dossier.sheet.content_version += 1;
    assert_eq!(dossier.state(), State::Published);
    assert_eq!(dossier.missing(), [Missing::AuthorisationOutdated]);
}
