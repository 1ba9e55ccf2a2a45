//! Roles and permissions as one readable table.

use super::College;

/// What a person is in an organisation (NOUNS, `people`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Head of quality (responsable qualité).
    Quality,
    /// Director or legal representative.
    Direction,
    /// Complaints officer.
    Complaints,
    /// Mediator of the users' commission.
    Mediator,
    /// Nurse, doctor, head nurse, any carer.
    Clinician,
    /// User representative (RU), designated by an accredited association.
    Representative,
    /// Patient partner.
    Partner,
    /// Volunteer of an association.
    Volunteer,
    /// Regional support structure.
    Regional,
    /// Technical administrator: accounts and settings, nobody's words.
    Administrator,
}

impl Role {
    /// All roles, in the order of the table.
    pub const ALL: [Self; 10] = [
        Self::Quality,
        Self::Direction,
        Self::Complaints,
        Self::Mediator,
        Self::Clinician,
        Self::Representative,
        Self::Partner,
        Self::Volunteer,
        Self::Regional,
        Self::Administrator,
    ];

    /// The stored code, also the end of the message id `role-…`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Quality => "quality",
            Self::Direction => "direction",
            Self::Complaints => "complaints",
            Self::Mediator => "mediator",
            Self::Clinician => "clinician",
            Self::Representative => "representative",
            Self::Partner => "partner",
            Self::Volunteer => "volunteer",
            Self::Regional => "regional",
            Self::Administrator => "administrator",
        }
    }

    /// The role of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// The college for which this role speaks; an administrator speaks for none.
    #[must_use]
    pub fn college(self) -> Option<College> {
        match self {
            Self::Representative | Self::Partner | Self::Volunteer => Some(College::Users),
            Self::Administrator | Self::Regional => None,
            _ => Some(College::Professionals),
        }
    }

    /// Does the table give this role this permission?
    #[must_use]
    pub fn may(self, permission: Permission) -> bool {
        TABLE.iter().any(|(p, roles)| *p == permission && roles.contains(&self))
    }

    /// Does one of its permissions ask for a second factor?
    #[must_use]
    pub fn needs_second_factor(self) -> bool {
        Permission::ALL.iter().any(|p| p.needs_second_factor() && self.may(*p))
    }
}

macro_rules! permissions {
    ($($(#[$doc:meta])* $name:ident = $code:literal: $($role:ident)*;)*) => {
        /// What a role may do; the name says the verb and the noun.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Permission { $($(#[$doc])* $name,)* }

        impl Permission {
            /// All of them, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// A stable code, also the end of the message id `permission-…`.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
        }

        /// Who may what: the whole of it.
        pub const TABLE: &[(Permission, &[Role])] = &[$((Permission::$name, &[$(Role::$role,)*]),)*];
    };
}

permissions! {
    /// See the directory of one's organisations.
    ReadPeople = "people-read": Quality Direction Complaints Mediator Clinician Representative Partner Volunteer Regional Administrator;
    /// Invite people, give and end roles, correct organisations.
    ManagePeople = "people-manage": Administrator;
    /// Read shared texts, search, export them.
    ReadExpressions = "expressions-read": Quality Direction Complaints Mediator Clinician Representative Partner Volunteer;
    /// Import files, undo an import, set the de-identification policy.
    ImportExpressions = "expressions-import": Quality Complaints;
    /// Decide what is masked before texts are shared; this shows raw words.
    ReviewExpressions = "expressions-review": Quality Complaints;
    /// Open one raw text, with a reason.
    OpenRawText = "expressions-open-raw": Quality Complaints;
    /// Answer to the author of a suggestion.
    AnswerExpressions = "expressions-answer": Quality Direction Complaints;
    /// See questionnaires and campaigns, comment on them, approve them.
    ReadQuestionnaires = "questionnaires-read": Quality Direction Complaints Mediator Clinician Representative Partner Volunteer Regional;
    /// Write an instrument and publish its versions.
    WriteQuestionnaires = "questionnaires-write": Quality Representative Partner Regional;
    /// Prepare, launch and end a campaign, send its links; import official results.
    ManageCampaigns = "campaigns-manage": Quality Regional;
    /// Type answers from paper, or write down what somebody tells.
    EnterAnswers = "answers-enter": Quality Complaints Clinician Representative Partner Volunteer Regional;
    /// See the results of campaigns and the official ones, and take them away.
    ReadResults = "results-read": Quality Direction Complaints Mediator Clinician Representative Partner Volunteer Regional;
    /// See studies, themes, agreement and findings.
    ReadStudies = "studies-read": Quality Direction Complaints Mediator Clinician Representative Partner Volunteer;
    /// Create a study and its codebook, draw the sample, learn, propose.
    ManageStudies = "studies-manage": Quality Representative Partner;
    /// Read and code as an appointed reader, settle disagreements, confirm proposals.
    CodeExpressions = "studies-code": Quality Direction Complaints Mediator Clinician Representative Partner Volunteer;
    /// Write a finding, and agree to it for one's college.
    AgreeFindings = "findings-agree": Quality Direction Complaints Mediator Clinician Representative Partner Volunteer;
    /// See projects, their votes, actions and measures.
    ReadProjects = "projects-read": Quality Direction Complaints Mediator Clinician Representative Partner Volunteer;
    /// Write a project, its actions, indicators and measures.
    ManageProjects = "projects-manage": Quality Direction Clinician Representative Partner;
    /// Vote on a project for one's college.
    VoteProjects = "projects-vote": Quality Direction Complaints Mediator Clinician Representative Partner Volunteer;
    /// Publish a give-back, its poster and report.
    PublishGiveBack = "give-back-publish": Quality Direction;
    /// See sheets that are not public yet.
    ReadSheets = "sheets-read": Quality Direction Complaints Clinician Representative Partner;
    /// Write a sheet, its criteria, its documents.
    WriteSheets = "sheets-write": Quality Clinician Representative Partner;
    /// Sign the authorisation to publish, or withdraw it.
    AuthoriseSheets = "sheets-authorise": Direction;
    /// Publish an authorised sheet, or take it down.
    PublishSheets = "sheets-publish": Quality Direction;
    /// See jobs, their progress and failures.
    ReadJobs = "jobs-read": Quality Administrator;
    /// Read the audit of one's organisations.
    ReadAudit = "audit-read": Direction Administrator;
}

impl Permission {
    /// Is a proved second factor asked for? Wherever raw words can be seen.
    #[must_use]
    pub fn needs_second_factor(self) -> bool {
        // A file to import is raw words, and its preview shows some.
        matches!(
            self,
            Self::ImportExpressions | Self::ReviewExpressions | Self::OpenRawText
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_permission_has_one_line_and_somebody_who_holds_it() {
        for permission in Permission::ALL {
            let lines: Vec<_> = TABLE.iter().filter(|(p, _)| p == permission).collect();
            assert_eq!(lines.len(), 1, "{permission:?}");
            assert!(!lines[0].1.is_empty(), "{permission:?}");
        }
    }

    #[test]
    fn nobody_of_the_users_college_sees_raw_words() {
        for role in Role::ALL.into_iter().filter(|r| r.college() == Some(College::Users)) {
            assert!(
                !role.may(Permission::OpenRawText) && !role.may(Permission::ReviewExpressions),
                "{role:?}"
            );
        }
    }

    #[test]
    fn an_administrator_reads_nobody_s_words() {
        assert!(!Role::Administrator.may(Permission::ReadExpressions));
    }

    #[test]
    fn codes_come_back_as_their_role() {
        for role in Role::ALL {
            assert_eq!(Role::from_code(role.code()), Some(role));
        }
        assert_eq!(Role::from_code("king"), None);
    }
}
