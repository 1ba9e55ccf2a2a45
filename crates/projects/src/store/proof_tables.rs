//! The tables of what proves a project: indicators, votes, give-backs.

pub mod indicator {
    //! The table `project_indicators`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "project_indicators")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub project_id: Uuid,
        pub organisation_id: Uuid,
        pub name: String,
        pub kind: String,
        pub unit: String,
        pub counted: String,
        pub source: String,
        pub direction: String,
        pub baseline_amount: Option<i64>,
        pub baseline_n: Option<i64>,
        pub baseline_missing: Option<i64>,
        pub baseline_on: Option<Date>,
        pub target: Option<i64>,
        pub target_on: Option<Date>,
        pub locked_at: Option<DateTimeUtc>,
        pub locked_role: String,
        pub created_at: DateTimeUtc,
        pub removed_at: Option<DateTimeUtc>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod indicator_change {
    //! The table `project_indicator_changes`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "project_indicator_changes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub indicator_id: Uuid,
        pub project_id: Uuid,
        pub before: Json,
        pub after: Json,
        pub reason: String,
        pub at: DateTimeUtc,
        pub by_person: Option<Uuid>,
        pub by_role: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod measure {
    //! The table `project_measures`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "project_measures")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub indicator_id: Uuid,
        pub project_id: Uuid,
        pub organisation_id: Uuid,
        pub amount: i64,
        pub n: i64,
        pub missing: i64,
        pub measured_on: Date,
        pub note: String,
        pub at: DateTimeUtc,
        pub by_person: Option<Uuid>,
        pub by_role: String,
        pub withdrawn_at: Option<DateTimeUtc>,
        pub withdrawn_because: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod decision {
    //! The table `project_decisions`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "project_decisions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub project_id: Uuid,
        pub organisation_id: Uuid,
        pub plan_version: i64,
        pub plan: Json,
        pub rule: Json,
        pub state: String,
        pub until_on: Option<Date>,
        pub opened_at: DateTimeUtc,
        pub opened_role: String,
        pub closed_at: Option<DateTimeUtc>,
        pub closed_role: String,
        pub reason: String,
        pub tallies: Json,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod ballot {
    //! The table `project_ballots`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "project_ballots")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub decision_id: Uuid,
        pub person_id: Uuid,
        pub college: String,
        pub choice: String,
        pub reason: String,
        pub cast_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod give_back {
    //! The table `project_give_backs`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "project_give_backs")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub project_id: Uuid,
        pub organisation_id: Uuid,
        pub state: String,
        pub title: String,
        pub lead: String,
        pub decided: String,
        pub done: String,
        pub not_done: Json,
        pub facts: Option<Json>,
        pub created_at: DateTimeUtc,
        pub by_role: String,
        pub published_at: Option<DateTimeUtc>,
        pub published_role: String,
        pub withdrawn_at: Option<DateTimeUtc>,
        pub withdrawn_because: String,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod quote {
    //! The table `project_quotes`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "project_quotes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub give_back_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub expression_id: Uuid,
        pub position: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod telling {
    //! The table `project_tellings`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "project_tellings")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub give_back_id: Uuid,
        pub told_on: Date,
        pub channel: String,
        pub people_count: i64,
        pub at: DateTimeUtc,
        pub by_role: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod seen {
    //! The table `project_give_back_seen`.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "project_give_back_seen")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub give_back_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub expression_id: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
