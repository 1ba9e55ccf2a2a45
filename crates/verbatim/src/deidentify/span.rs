//! One thing that was found: where, what, why, how sure.

/// What a span holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A person's name, or part of one.
    Name,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A postal address.
    Address,
    /// A date of birth.
    BirthDate,
    /// A social security number (numéro d'inscription au répertoire).
    Nir,
    /// A number that points to a person: IPP, IEP, file, member, bank account, number plate.
    RecordNumber,
    /// A link to a page.
    Url,
    /// The name of an account on a network or a site.
    Account,
    /// A place so small that it says who lives there.
    Place,
    /// An exact date that is none of birth; replaced by its month and year.
    Date,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 11] = [
        Self::Name,
        Self::Phone,
        Self::Email,
        Self::Address,
        Self::BirthDate,
        Self::Nir,
        Self::RecordNumber,
        Self::Url,
        Self::Account,
        Self::Place,
        Self::Date,
    ];

    /// The stable name kept in records and used for messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Address => "address",
            Self::BirthDate => "birth_date",
            Self::Nir => "nir",
            Self::RecordNumber => "record_number",
            Self::Url => "url",
            Self::Account => "account",
            Self::Place => "place",
            Self::Date => "date",
        }
    }

    /// The kind of a code; `None` for an unknown code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The word of the label that replaces it, in French as the texts are; names also get a number.
    pub fn label(self) -> &'static str {
        match self {
            Self::Name => "NOM",
            Self::Phone => "TÉLÉPHONE",
            Self::Email => "COURRIEL",
            Self::Address => "ADRESSE",
            Self::BirthDate => "DATE DE NAISSANCE",
            Self::Nir => "NIR",
            Self::RecordNumber => "NUMÉRO",
            Self::Url => "LIEN",
            Self::Account => "COMPTE",
            Self::Place => "LIEU",
            Self::Date => "DATE",
        }
    }

    /// Where two kinds claim the same place, the lower rank wins.
    pub(super) fn rank(self) -> u8 {
        match self {
            Self::Nir => 0,
            Self::BirthDate => 1,
            Self::Phone => 2,
            Self::Email => 3,
            Self::Url => 4,
            Self::Address => 5,
            Self::Account => 6,
            Self::RecordNumber => 7,
            Self::Place => 8,
            Self::Name => 9,
            Self::Date => 10,
        }
    }
}

/// Why a span was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// After a title (Mme, docteur…).
    AfterTitle,
    /// After a role or a tie (infirmière, mon fils…).
    AfterRole,
    /// After words that introduce a name (merci à, s'appelle…).
    AfterIntroduction,
    /// In the list of given names or surnames.
    InNameList,
    /// The same name was found elsewhere in the text.
    SameName,
    /// In the organisation's own list.
    OrganisationList,
    /// Written like such a thing.
    Pattern,
    /// Written like such a thing, and its check digits are right.
    KeyChecked,
    /// After words that announce it (n° de dossier, née le…).
    AfterKeyword,
}

impl Reason {
    /// All reasons.
    pub const ALL: [Self; 9] = [
        Self::AfterTitle,
        Self::AfterRole,
        Self::AfterIntroduction,
        Self::InNameList,
        Self::SameName,
        Self::OrganisationList,
        Self::Pattern,
        Self::KeyChecked,
        Self::AfterKeyword,
    ];

    /// The stable name kept in records and used for messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::AfterTitle => "after_title",
            Self::AfterRole => "after_role",
            Self::AfterIntroduction => "after_introduction",
            Self::InNameList => "in_name_list",
            Self::SameName => "same_name",
            Self::OrganisationList => "organisation_list",
            Self::Pattern => "pattern",
            Self::KeyChecked => "key_checked",
            Self::AfterKeyword => "after_keyword",
        }
    }

    /// The reason of a code; `None` for an unknown code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// A place in a text that identifies a person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// What it holds.
    pub kind: Kind,
    /// Why it was found.
    pub reason: Reason,
    /// How sure that is, from 0 to 1: an ordering for the review, not a measured frequency.
    pub confidence: f32,
}

impl Span {
    pub(super) fn new(start: usize, end: usize, kind: Kind, reason: Reason, confidence: f32) -> Self {
        Self {
            start,
            end,
            kind,
            reason,
            confidence,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lead_back_to_what_they_name() {
        assert!(
            Kind::ALL
                .into_iter()
                .all(|kind| Kind::from_code(kind.code()) == Some(kind))
        );
        assert!(
            Reason::ALL
                .into_iter()
                .all(|reason| Reason::from_code(reason.code()) == Some(reason))
        );
        assert_eq!(Kind::from_code("other"), None);
    }
}
