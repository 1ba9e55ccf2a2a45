//! The room's tables as SeaORM sees them; nothing outside the store uses them.

use platform::table;

table!(
    /// Codebooks.
    codebook = "codebooks" { id: Uuid, } {
        organisation_id: Uuid,
        name: String,
        version: i64,
        created_at: DateTimeUtc,
        created_by: Option<Uuid>,
    }
);

table!(
    /// Themes as they are now.
    theme = "themes" { id: Uuid, } {
        organisation_id: Uuid,
        codebook_id: Uuid,
        parent_id: Option<Uuid>,
        name: String,
        definition: String,
        examples: String,
        position: i64,
        version: i64,
        edited_at: DateTimeUtc,
        edited_by: Option<Uuid>,
        retired_at: Option<DateTimeUtc>,
        starter_key: Option<String>,
    }
);

table!(
    /// Themes as they were.
    theme_version = "theme_versions" { theme_id: Uuid, version: i64, } {
        organisation_id: Uuid,
        parent_id: Option<Uuid>,
        name: String,
        definition: String,
        examples: String,
        edited_at: DateTimeUtc,
        edited_by: Option<Uuid>,
    }
);

table!(
    /// Studies.
    study = "studies" { id: Uuid, } {
        organisation_id: Uuid,
        codebook_id: Uuid,
        name: String,
        question: String,
        filter: Json,
        corpus_count: i64,
        frozen_at: Option<DateTimeUtc>,
        briefed_on: Option<Date>,
        briefing_note: Option<String>,
        sample_size: Option<i64>,
        sample_seed: Option<String>,
        sampled_at: Option<DateTimeUtc>,
        closed_at: Option<DateTimeUtc>,
        created_at: DateTimeUtc,
        created_by: Option<Uuid>,
        version: i64,
    }
);

table!(
    /// The frozen corpus.
    corpus = "study_expressions" { study_id: Uuid, position: i64, } {
        expression_id: Uuid,
        number: i64,
        month: String,
        place: String,
        withdrawn_at: Option<DateTimeUtc>,
        withdrawn_source: Option<Uuid>,
    }
);

table!(
    /// Appointed readers.
    reader = "study_readers" { study_id: Uuid, person_id: Uuid, } {
        organisation_id: Uuid,
        college: String,
        appointed_at: DateTimeUtc,
        appointed_by: Option<Uuid>,
        finished_at: Option<DateTimeUtc>,
    }
);

table!(
    /// What was drawn.
    sample = "study_samples" { study_id: Uuid, position: i64, } {
        number: i64,
        expression_id: Uuid,
        withdrawn_at: Option<DateTimeUtc>,
        withdrawn_source: Option<Uuid>,
    }
);

table!(
    /// Readers' codes; blind.
    coding = "codings" { id: Uuid, } {
        organisation_id: Uuid,
        study_id: Uuid,
        number: i64,
        expression_id: Uuid,
        person_id: Uuid,
        college: String,
        themes: Json,
        nothing_applies: bool,
        polarity: Option<String>,
        coded_at: DateTimeUtc,
        version: i64,
    }
);

table!(
    /// What was measured.
    agreement = "agreements" { study_id: Uuid, } {
        organisation_id: Uuid,
        seed: String,
        draws: i64,
        figures: Json,
        computed_at: DateTimeUtc,
    }
);

table!(
    /// Codings of record.
    agreed = "agreed_codings" { study_id: Uuid, number: i64, } {
        organisation_id: Uuid,
        expression_id: Uuid,
        origin: String,
        themes: Json,
        polarity: String,
        why: Option<String>,
        decided_at: DateTimeUtc,
        decided_by: Option<Uuid>,
        decided_role: String,
        version: i64,
        settled_with: Option<Json>,
    }
);

table!(
    /// Codings of record, a row a theme.
    theme_code = "theme_codes" { study_id: Uuid, number: i64, theme_id: Uuid, } {
        organisation_id: Uuid,
        expression_id: Uuid,
        polarity: String,
        month: String,
        place: String,
    }
);

table!(
    /// Learned models.
    model = "models" { id: Uuid, } {
        study_id: Uuid,
        organisation_id: Uuid,
        themes: Json,
        theme_model: Vec<u8>,
        polarity_model: Vec<u8>,
        trained_count: i64,
        figures: Json,
        learned_at: DateTimeUtc,
        proposed_at: Option<DateTimeUtc>,
        read_count: i64,
        unknown_count: i64,
        origin: String,
    }
);

table!(
    /// Readings of corpora for what they mean.
    meaning = "meanings" { study_id: Uuid, } {
        organisation_id: Uuid,
        encoder: String,
        asked_at: DateTimeUtc,
        asked_by: Option<Uuid>,
        stopped_at: Option<DateTimeUtc>,
        stopped_by: Option<Uuid>,
        changed_at: Option<DateTimeUtc>,
        read_at: Option<DateTimeUtc>,
        text_count: i64,
    }
);

table!(
    /// What each expression means.
    meaning_vector = "meaning_vectors" { study_id: Uuid, number: i64, } {
        organisation_id: Uuid,
        expression_id: Uuid,
        vector: Vec<u8>,
        alike: Option<i64>,
    }
);

table!(
    /// What passages of expressions mean.
    meaning_passages = "meaning_passages" { study_id: Uuid, number: i64, } {
        organisation_id: Uuid,
        expression_id: Uuid,
        vectors: Vec<u8>,
    }
);

table!(
    /// What is worth reading next.
    next_reading = "next_readings" { study_id: Uuid, rank: i64, } {
        number: i64,
        organisation_id: Uuid,
        expression_id: Uuid,
    }
);

table!(
    /// What a model proposes.
    proposal = "proposals" { study_id: Uuid, number: i64, theme_id: Uuid, } {
        organisation_id: Uuid,
        expression_id: Uuid,
        model_id: Uuid,
        confidence: i64,
        polarity: String,
        month: String,
        place: String,
        state: String,
        decided_at: Option<DateTimeUtc>,
        decided_by: Option<Uuid>,
    }
);

table!(
    /// What the tool does not know.
    unknown = "unknowns" { study_id: Uuid, number: i64, } {
        organisation_id: Uuid,
        expression_id: Uuid,
        confidence: i64,
    }
);

table!(
    /// Counts.
    tally = "tallies" { study_id: Uuid, theme_id: Uuid, axis: String, slot: String, polarity: String, origin: String, } {
        n: i64,
    }
);

table!(
    /// Findings.
    finding = "findings" { id: Uuid, } {
        organisation_id: Uuid,
        study_id: Uuid,
        theme_id: Option<Uuid>,
        sentence: String,
        version: i64,
        created_at: DateTimeUtc,
        written_at: DateTimeUtc,
        written_by: Option<Uuid>,
        written_role: String,
        stood_at: Option<DateTimeUtc>,
    }
);

table!(
    /// What findings rest on.
    evidence = "finding_evidence" { finding_id: Uuid, number: i64, } {
        organisation_id: Uuid,
        expression_id: Uuid,
        added_at: DateTimeUtc,
        withdrawn_at: Option<DateTimeUtc>,
        withdrawn_source: Option<Uuid>,
    }
);

table!(
    /// What members said of findings.
    answer = "finding_answers" { id: Uuid, } {
        finding_id: Uuid,
        organisation_id: Uuid,
        version: i64,
        person_id: Uuid,
        name: String,
        role: String,
        college: String,
        objection: Option<String>,
        answered_at: DateTimeUtc,
        withdrawn_at: Option<DateTimeUtc>,
    }
);

table!(
    /// Searches for classes.
    classification = "classifications" { id: Uuid, } {
        study_id: Uuid,
        organisation_id: Uuid,
        wanted_count: i64,
        by_segments: bool,
        least_count: Option<i64>,
        asked_at: DateTimeUtc,
        asked_by: Option<Uuid>,
        stopped_at: Option<DateTimeUtc>,
        stopped_by: Option<Uuid>,
        read_at: Option<DateTimeUtc>,
        changed_at: Option<DateTimeUtc>,
        found_at: Option<DateTimeUtc>,
        text_count: i64,
        placed_count: i64,
        short_count: i64,
        gone_count: i64,
        tree: Option<Json>,
        stop_code: Option<String>,
        axes: Option<Json>,
        draw_count: i64,
    }
);

table!(
    /// Classes of a search.
    class = "classes" { classification_id: Uuid, place: i64, } {
        organisation_id: Uuid,
        text_count: i64,
        gone_count: i64,
        jaccard: Option<i64>,
        dissolved: Option<i64>,
        x: Option<i64>,
        y: Option<i64>,
    }
);

table!(
    /// Words of a class.
    class_term = "class_terms" { classification_id: Uuid, place: i64, term: String, } {
        organisation_id: Uuid,
        form: String,
        class_count: i64,
        whole_count: i64,
        chi2: i64,
        specificity: i64,
        x: Option<i64>,
        y: Option<i64>,
    }
);

table!(
    /// Values of variables that a class has more often.
    class_value = "class_values" { classification_id: Uuid, place: i64, variable: String, value: String, } {
        organisation_id: Uuid,
        class_count: i64,
        whole_count: i64,
        chi2: i64,
        specificity: i64,
    }
);

table!(
    /// The class of each expression.
    class_expression = "class_expressions" { classification_id: Uuid, number: i64, } {
        organisation_id: Uuid,
        expression_id: Uuid,
        place: Option<i64>,
        score: i64,
        changed_at: Option<DateTimeUtc>,
    }
);

table!(
    /// Words of a corpus.
    corpus_word = "corpus_words" { classification_id: Uuid, term: String, } {
        organisation_id: Uuid,
        form: String,
        text_count: i64,
    }
);

table!(
    /// Words of a corpus that stand together.
    word_pair = "corpus_word_pairs" { classification_id: Uuid, first_term: String, second_term: String, } {
        organisation_id: Uuid,
        together_count: i64,
        jaccard: i64,
        in_tree: bool,
    }
);

table!(
    /// Which server an organisation lets draft.
    draft_policy = "draft_policies" { organisation_id: Uuid, } {
        host: Option<String>,
        version: i64,
        changed_at: DateTimeUtc,
        changed_by: Option<Uuid>,
    }
);

table!(
    /// Drafts of a machine.
    machine_draft = "machine_drafts" { study_id: Uuid, theme_id: Uuid, } {
        organisation_id: Uuid,
        says: String,
        model: String,
        host: String,
        asked_at: DateTimeUtc,
        asked_by: Option<Uuid>,
        stopped_at: Option<DateTimeUtc>,
        stopped_by: Option<Uuid>,
        changed_at: Option<DateTimeUtc>,
        sent_at: Option<DateTimeUtc>,
        sent_count: i64,
        made_at: Option<DateTimeUtc>,
        failure: Option<String>,
        left_out: Json,
        lost_count: i64,
    }
);

table!(
    /// Sentences of drafts.
    draft_sentence = "machine_draft_sentences" { study_id: Uuid, theme_id: Uuid, position: i64, } {
        organisation_id: Uuid,
        words: String,
    }
);

table!(
    /// What those sentences cite.
    draft_citation = "machine_draft_citations" { study_id: Uuid, theme_id: Uuid, position: i64, number: i64, } {
        place: i64,
        organisation_id: Uuid,
        expression_id: Uuid,
    }
);
