//! /studies/{id}/words: the words of a corpus, which go together, and each in its context.

use super::{
    exports::{Format, column, file, table},
    parts::{Link, Tab, crumbs, study as seen, tabs},
};
use crate::{
    StudyId,
    actions::{self, concordance::Context},
    classification::{Classification, CorpusWord, WordPair, figure},
    store,
};
use askama::Template;
use axum::extract::State;
use documents::{
    chart::{self, Bar, Bars, Graph, Ink, Node},
    table_out::{Cell, ColumnKind},
};
use platform::{
    App, Error, Permission, Reader, Result,
    web::{Download, Page, Path, Query},
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Words drawn as bars.
const BARS: usize = 20;
/// Words of the table; the export has them all.
const LISTED: usize = 100;
/// Expressions of one page of contexts.
const ROWS: usize = 20;

/// What the address asks.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct WordsQuery {
    #[serde(default)]
    q: String,
    #[serde(default)]
    before: Option<i64>,
}

/// One word of the table.
struct WordRow {
    form: String,
    url: String,
    count: String,
}

/// Two words of the table.
struct PairRow {
    words: String,
    together: String,
    jaccard: String,
}

/// The words of the corpus.
struct Counted {
    chart: String,
    sentence: String,
    rows: Vec<WordRow>,
    graph: String,
    graph_sentence: String,
    pairs: Vec<PairRow>,
}

/// A word in its context.
struct ContextRow {
    before: String,
    word: String,
    after: String,
    caption: String,
    url: String,
}

/// The contexts of a word.
struct Contexts {
    title: String,
    none: String,
    rows: Vec<ContextRow>,
    next_url: String,
}

#[derive(Template)]
#[template(path = "words.html")]
struct WordsPage {
    t: Reader,
    crumbs: Vec<Link>,
    tabs: Vec<Tab>,
    name: String,
    lead: String,
    base: String,
    classes_url: String,
    q: String,
    counted: Option<Counted>,
    contexts: Option<Contexts>,
}

pub(super) async fn show(
    State(app): State<App>,
    t: Reader,
    Path(id): Path<StudyId>,
    Query(query): Query<WordsQuery>,
) -> Result<Page> {
    let (study, _) = seen(&app, &t, id).await?;
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let base = format!("/studies/{id}/words");
    let q: String = query.q.trim().chars().take(60).collect();
    let of = store::classifications::shown(&app, &scope, id).await?;
    let (mut counted, mut lead) = (None, t.say("analysis-words-not-counted"));
    if let Some(of) = &of {
        let words = store::words::list(&app, &scope, of.id).await?;
        let pairs = store::words::pairs(&app, &scope, of.id).await?;
        lead = lead_words(&t, of, &words);
        counted = Some(counted_words(&t, &base, &words, &pairs));
    }
    let page = WordsPage {
        crumbs: crumbs(&t, &study),
        tabs: tabs(&t, &study, "/words"),
        name: study.name.clone(),
        lead,
        contexts: if q.is_empty() {
            None
        } else {
            Some(contexts(&app, &t, id, &q, query.before, &base).await?)
        },
        counted,
        classes_url: format!("/studies/{id}/classes"),
        base,
        q,
        t: t.clone(),
    };
    Page::work("analysis", t.say("analysis-tab-words"), &page)
}

fn lead_words(t: &Reader, of: &Classification, words: &[CorpusWord]) -> String {
    let n = i64::try_from(words.len()).unwrap_or(0);
    if n == 0 {
        return t.say("analysis-words-empty");
    }
    t.count_with("analysis-words-lead", n, &[("texts", &t.number(of.text_count))])
}

/// Where a word is read in its context.
pub(super) fn word_url(base: &str, word: &str) -> String {
    let query = serde_html_form::to_string([("q", word)]).unwrap_or_default();
    format!("{base}?{query}#contexts")
}

fn counted_words(t: &Reader, base: &str, words: &[CorpusWord], pairs: &[WordPair]) -> Counted {
    let sentence = words.first().map(|first| {
        t.count_with(
            "analysis-words-most-sentence",
            first.text_count,
            &[("word", &first.form)],
        )
    });
    let sentence = sentence.unwrap_or_default();
    let row = |word: &CorpusWord| WordRow {
        form: word.form.clone(),
        url: word_url(base, &word.form),
        count: t.number(word.text_count),
    };
    let forms: BTreeMap<&str, &str> = words
        .iter()
        .map(|word| (word.term.as_str(), word.form.as_str()))
        .collect();
    let named = |term: &str| forms.get(term).copied().unwrap_or_default().to_owned();
    let known = |pair: &&WordPair| pair.terms.iter().all(|term| forms.contains_key(term.as_str()));
    let pair = |pair: &WordPair| PairRow {
        words: t.say_with(
            "analysis-words-and",
            &[("first", &named(&pair.terms[0])), ("second", &named(&pair.terms[1]))],
        ),
        together: t.number(pair.together),
        jaccard: t.decimal(figure(pair.jaccard), 2),
    };
    let (graph, graph_sentence) = graph(t, words, pairs);
    Counted {
        chart: if words.is_empty() {
            String::new()
        } else {
            bars(t, words, &sentence)
        },
        rows: words.iter().take(LISTED).map(row).collect(),
        pairs: pairs.iter().filter(known).map(pair).collect(),
        sentence,
        graph,
        graph_sentence,
    }
}

fn bars(t: &Reader, words: &[CorpusWord], description: &str) -> String {
    #[expect(clippy::cast_precision_loss, reason = "counts of expressions")]
    let bar = |word: &CorpusWord| Bar {
        name: word.form.clone(),
        strand: chart::Strand::First,
        value: Some(word.text_count as f64),
        words: t.count("analysis-words-count", word.text_count),
    };
    let chart = Bars {
        bars: words.iter().take(BARS).map(bar).collect(),
        full: None,
    };
    let title = t.say("analysis-words-most");
    let said = chart::Words {
        id: "words",
        title: &title,
        description,
        lang: t.language.code(),
    };
    chart::bars(&chart, &said, Ink::Page)
}

/// The skeleton of the graph: each word by its strongest link. Nothing where too few are bound.
fn graph(t: &Reader, words: &[CorpusWord], pairs: &[WordPair]) -> (String, String) {
    let place_of = |term: &String| words.iter().position(|word| word.term == *term);
    let tree: Vec<(usize, usize)> = pairs
        .iter()
        .filter(|pair| pair.in_tree)
        .filter_map(|pair| Some((place_of(&pair.terms[0])?, place_of(&pair.terms[1])?)))
        .collect();
    let mut bound: Vec<usize> = tree.iter().flat_map(|(a, b)| [*a, *b]).collect();
    bound.sort_unstable();
    bound.dedup();
    if bound.len() < 3 {
        return (String::new(), String::new());
    }
    let drawn = |place: usize| bound.binary_search(&place).unwrap_or(usize::MAX);
    #[expect(clippy::cast_precision_loss, reason = "counts of expressions")]
    let node = |place: &usize| Node {
        name: words[*place].form.clone(),
        weight: words[*place].text_count as f64,
    };
    let chart = Graph {
        nodes: bound.iter().map(node).collect(),
        edges: tree.iter().map(|(a, b)| (drawn(*a), drawn(*b))).collect(),
    };
    let sentence = t.count("analysis-words-graph-sentence", i64::try_from(tree.len()).unwrap_or(0));
    let title = t.say("analysis-words-graph");
    let said = chart::Words {
        id: "graph",
        title: &title,
        description: &sentence,
        lang: t.language.code(),
    };
    (chart::graph(&chart, &said, Ink::Page), sentence)
}

async fn contexts(app: &App, t: &Reader, id: StudyId, q: &str, before: Option<i64>, base: &str) -> Result<Contexts> {
    let title = t.say_one("analysis-context-title", "word", q);
    let Some(word) = actions::concordance::Word::of(q) else {
        return Ok(Contexts {
            title,
            none: t.say("analysis-context-no-word"),
            rows: Vec::new(),
            next_url: String::new(),
        });
    };
    let page = actions::concordance::contexts(app, &t.actor, id, &word, before, ROWS).await?;
    let next_url = page.next.map(|next| {
        let pairs = [("q", q.to_owned()), ("before", next.to_string())];
        format!(
            "{base}?{}#contexts",
            serde_html_form::to_string(pairs).unwrap_or_default()
        )
    });
    Ok(Contexts {
        none: t.say_one("analysis-context-none", "word", q),
        rows: page.found.iter().map(|one| context_row(t, one)).collect(),
        next_url: next_url.unwrap_or_default(),
        title,
    })
}

fn context_row(t: &Reader, one: &Context) -> ContextRow {
    let text = one.expression.text.as_str();
    let dots = |is_cut: bool| if is_cut { "…" } else { "" };
    ContextRow {
        before: format!("{}{}", dots(one.before.start > 0), &text[one.before.clone()]),
        word: text[one.word.clone()].to_owned(),
        after: format!(
            "{}{}",
            &text[one.after.clone()],
            dots(one.after.end < text.trim_end().len())
        ),
        caption: one.expression.caption(t),
        url: format!("/expressions/{}", one.expression.id),
    }
}

/// /studies/{id}/words.csv: every word that may be shown, with how many expressions use it.
pub(super) async fn csv(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<Download> {
    words_file(&app, &t, id, Format::Csv).await
}

/// The same as a workbook.
pub(super) async fn xlsx(State(app): State<App>, t: Reader, Path(id): Path<StudyId>) -> Result<Download> {
    words_file(&app, &t, id, Format::Xlsx).await
}

async fn words_file(app: &App, t: &Reader, id: StudyId, format: Format) -> Result<Download> {
    let (study, _) = seen(app, t, id).await?;
    let scope = t.actor.scope(Permission::ReadStudies)?;
    let of = store::classifications::shown(app, &scope, id)
        .await?
        .ok_or(Error::NotFound)?;
    let words = store::words::list(app, &scope, of.id).await?;
    let rows = words
        .into_iter()
        .map(|word| vec![Cell::Text(word.form), Cell::Integer(word.text_count)]);
    let columns = vec![
        column(t, "analysis-word", ColumnKind::Text),
        column(t, "analysis-class-texts", ColumnKind::Integer),
    ];
    let table = table(t, study.name.clone(), columns, rows.collect());
    file(t, &table, &t.say("analysis-file-words"), format)
}
