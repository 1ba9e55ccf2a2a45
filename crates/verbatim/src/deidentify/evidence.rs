//! What the neighbours of a word say for or against its being a name.

use super::lexicon::{
    CARE_ROLE, COMMUNE, EXEMPT, FUNCTION, Flags, LOOSE_ROLE, NEVER, NOT_NAME, OFFICE, PLACE, STRANGE, SURNAME, TITLE,
};
use super::register::known;
use super::words::{Case, Words, is_space};

/// Whether what follows the word before `after` says that a person stands there: "la cadre", ", l'infirmière",
/// "(aide-soignante)", "de l'accueil".
pub(super) fn is_apposed(words: &Words<'_>, after: usize) -> bool {
    if after == 0 || after >= words.len() {
        return false;
    }
    let gap = words.gap(after - 1);
    let bracket = gap.trim_start().starts_with('(');
    let near = is_space(gap) || matches!(gap, ", " | ",") || bracket;
    let article = matches!(
        words.folded(&words.list[after]),
        "l" | "la" | "le" | "les" | "notre" | "votre" | "mon" | "ma" | "son" | "sa" | "un" | "une"
    );
    let role = |at: usize| is_role(words, at, CARE_ROLE | LOOSE_ROLE | OFFICE);
    let joined = |at: usize| is_space(words.gap(at)) || matches!(words.gap(at), "'" | "’");
    near && (article && joined(after) && (role(after + 1) || is_praised(words, after + 1) && role(after + 2))
        || bracket && role(after))
        || is_space(gap) && is_of_desk(words, after)
}

/// Whether a word stands between an article and what it is about: "un super infirmier", "ma deuxième aide-soignante".
fn is_praised(words: &Words<'_>, at: usize) -> bool {
    words.spaced(at)
        && words
            .get(at)
            .is_some_and(|word| matches!(word.case, Case::Small | Case::Number) && !word.opens && !word.is(FUNCTION))
}

/// What people are called in praise: "une personne", "une perle".
fn is_somebody(folded: &str) -> bool {
    matches!(
        folded,
        "personne" | "femme" | "homme" | "dame" | "fille" | "perle" | "ange" | "amour" | "soignant" | "soignante"
    )
}

/// "de l'accueil", "du standard", "du service".
fn is_of_desk(words: &Words<'_>, at: usize) -> bool {
    let folded = |at: usize| words.get(at).map(|word| words.folded(word)).unwrap_or_default();
    let noun = match (folded(at), folded(at + 1)) {
        ("du", _) => folded(at + 1),
        ("de", "l" | "la" | "nuit" | "jour") => folded(at + 2),
        _ => return false,
    };
    matches!(
        noun,
        "accueil" | "standard" | "service" | "secretariat" | "bloc" | "equipe" | "nuit" | "jour" | "reception"
    )
}

/// How far the words before say that a person comes: a role and a comma, "chère", "j'ai dit à", "avec".
pub(super) fn led(words: &Words<'_>, at: usize) -> f32 {
    let Some(before) = at.checked_sub(1) else { return 0.0 };
    let (word, gap) = (&words.list[before], words.gap(before));
    if matches!(gap, ", " | ",") {
        let role = words.before(at, 4, CARE_ROLE | LOOSE_ROLE | TITLE) && !words.list[at].opens;
        return if role { 1.5 } else { 0.0 };
    }
    if gap.trim_start() == "(" {
        let listed = matches!(words.gap(at), ", " | ",") || words.gap(at).starts_with(')');
        return if listed && !words.list[at].known.is_word() && words.list[at].known.given() > 0 {
            1.0
        } else {
            0.5
        };
    }
    if is_of_somebody(words, at) {
        return 1.5;
    }
    if !is_space(gap) {
        return 0.0;
    }
    match words.folded(word) {
        "demandez" | "demander" | "chere" | "cher" | "surtout" | "notamment" | "certain" | "certaine" | "signe"
        | "remercie" | "felicite" => 1.5,
        "a" if is_said_to(words, before) => 2.0,
        "que" if before > 0 && is_regret(words.folded(&words.list[before - 1])) => 1.5,
        "avec" | "par" | "pour" | "seule" | "seul" | "merci" | "bravo" | "que" | "connait" | "est" | "cest" | "et" => {
            1.0
        }
        _ => 0.0,
    }
}

/// "dommage que Merwane parte", "heureusement que Merwane était là".
fn is_regret(folded: &str) -> bool {
    matches!(
        folded,
        "dommage" | "heureusement" | "content" | "contente" | "heureux" | "heureuse"
    )
}

/// "j'ai dit à", "merci à", "grâce à": what follows is a person, not a place.
fn is_said_to(words: &Words<'_>, to: usize) -> bool {
    to.checked_sub(1).is_some_and(|before| {
        matches!(
            words.folded(&words.list[before]),
            "dit"
                | "demande"
                | "parle"
                | "merci"
                | "grace"
                | "bravo"
                | "remis"
                | "confie"
                | "signale"
                | "explique"
                | "adresse"
                | "remerciements"
                | "remerciement"
                | "felicitations"
                | "pensee"
                | "coucou"
                | "hommage"
                | "telephone"
                | "speciale"
                | "special"
                | "particulier"
        )
    })
}

/// Whether the word before leads to places: "à Nancy", "de Lourdes".
pub(super) fn is_placed(words: &Words<'_>, at: usize) -> bool {
    let Some(mut before) = at.checked_sub(1) else {
        return false;
    };
    if is_said_to(words, before) || is_of_somebody(words, at) {
        return false;
    }
    if before > 0 && words.is_capital(&words.list[before]) && words.is_small_particle(&words.list[before]) {
        before -= 1;
    }
    matches!(
        words.folded(&words.list[before]),
        "a" | "de"
            | "d"
            | "en"
            | "sur"
            | "vers"
            | "depuis"
            | "des"
            | "du"
            | "dans"
            | "la"
            | "le"
            | "les"
            | "l"
            | "ville"
    ) || words.list[before].is(PLACE)
}

/// "la gentillesse de Merwane", "la chambre d'Aude"; not "le lit de Camp".
fn is_of_somebody(words: &Words<'_>, at: usize) -> bool {
    let Some(had) = at.checked_sub(2) else { return false };
    let (of, gap) = (words.folded(&words.list[at - 1]), words.gap(at - 1));
    let joined = of == "de" && is_space(gap) || of == "d" && matches!(gap, "'" | "’");
    let word = words.list[at].known;
    joined
        && (!word.is_word() || word.given() >= 3)
        && words.spaced(had)
        && OF_PEOPLE.contains(&words.folded(&words.list[had]))
}

/// What people have, and neither places nor institutions.
const OF_PEOPLE: [&str; 17] = [
    "gentillesse",
    "sourire",
    "patience",
    "douceur",
    "humour",
    "delicatesse",
    "empathie",
    "chambre",
    "lit",
    "mari",
    "epouse",
    "mere",
    "pere",
    "fils",
    "fille",
    "maman",
    "papa",
];

/// Whether the next word says what a person does: "a", "est", "m'a", "nous", "qui".
pub(super) fn acts(words: &Words<'_>, after: usize) -> bool {
    let spaced = after > 0 && words.spaced(after - 1);
    spaced
        && words.get(after).is_some_and(|word| {
            word.case == Case::Small
                && matches!(
                    words.folded(word),
                    "a" | "est"
                        | "m"
                        | "nous"
                        | "vous"
                        | "qui"
                        | "etait"
                        | "avait"
                        | "s"
                        | "ma"
                        | "n"
                        | "merite"
                        | "travaille"
                        | "sera"
                        | "fait"
                        | "explique"
                        | "vient"
                        | "passe"
                        | "prend"
                )
        })
}

/// Whether what follows the word before `after` is done by a person and by nobody else: "m'a", "prend le temps", "est une
/// infirmière", "a changé mon pansement".
pub(super) fn acts_as_person(words: &Words<'_>, after: usize) -> bool {
    let folded = |at: usize| words.get(at).map(|word| words.folded(word)).unwrap_or_default();
    if after == 0 || !words.spaced(after - 1) || words.get(after).is_none_or(|word| word.opens) {
        return false;
    }
    let mine = |at: usize| matches!(folded(at), "mon" | "ma" | "mes" | "me" | "moi" | "notre" | "nos");
    match folded(after) {
        "m" | "nous" | "merite" | "travaille" | "explique" | "sourit" | "ecoute" | "prend" | "connait" | "repond"
        | "veille" => true,
        // "ma aidée": the apostrophe was lost.
        "ma" => words
            .get(after + 1)
            .is_some_and(|next| next.case == Case::Small && is_participle(words.folded(next))),
        "s" => matches!(folded(after + 1), "occupe" | "est" | "occupait"),
        "est" | "etait" => is_called(words, after, CARE_ROLE | LOOSE_ROLE),
        "a" => (after + 2..after + 4).any(mine),
        _ => false,
    }
}

/// Whether the words say "est une infirmière", "était un grand chirurgien", with one of these roles.
pub(super) fn is_called(words: &Words<'_>, is: usize, roles: Flags) -> bool {
    let folded = |at: usize| words.get(at).map(|word| words.folded(word)).unwrap_or_default();
    matches!(folded(is), "est" | "etait")
        && matches!(folded(is + 1), "un" | "une")
        && (is_role(words, is + 2, roles) || is_praised(words, is + 2) && is_role(words, is + 3, roles))
}

/// Whether a word says what somebody is. "avec" leads to people, and is none.
fn is_role(words: &Words<'_>, at: usize, roles: Flags) -> bool {
    words.get(at).is_some_and(|word| {
        let letters = words.folded(word);
        word.is(roles) && !word.is(TITLE) && letters != "avec" || is_somebody(letters)
    })
}

/// "Azilizenn (Jamault)": how far a surname in brackets says that a person stands before it.
pub(super) fn bracketed(words: &Words<'_>, after: usize) -> f32 {
    let name = after.checked_sub(1).and_then(|last| words.get(last));
    let (Some(name), Some(beside)) = (name, words.get(after)) else {
        return 0.0;
    };
    let alone = words.gap(after - 1).trim() == "(" && words.gap(after).starts_with(')');
    let listed = beside.is(SURNAME) || beside.known.surname() > 0;
    let borne = beside.case == Case::Capital && (listed || name.known.given() > 0 && beside.is(STRANGE));
    if !alone || !borne || !words.is_capital(name) || beside.is(NEVER | EXEMPT | PLACE | COMMUNE | NOT_NAME) {
        return 0.0;
    }
    match (name.known.is_word(), beside.known.is_word()) {
        (false, false) if !name.is(COMMUNE | NOT_NAME) => 2.5,
        _ if name.known.given() > 0 => 1.5,
        _ => 0.0,
    }
}

/// Endings of participles and of what stands before one: "aidée", "très bien reçue".
fn is_participle(folded: &str) -> bool {
    matches!(folded, "tres" | "bien" | "beaucoup" | "fait" | "dit" | "mal")
        || folded.len() >= 4 && folded.ends_with(['e', 'u', 'i', 's'])
}

/// Words that end a letter.
const GREETINGS: [&str; 5] = [
    "cordialement",
    "respectueusement",
    "sincerement",
    "amicalement",
    "chaleureusement",
];

/// Whether a name alone on its line signs the text: `first` opens the line, `after` begins the next or is the end.
pub(super) fn signs(words: &Words<'_>, first: usize, after: usize) -> bool {
    let Some(before) = first.checked_sub(1) else {
        return false;
    };
    let broken = words.gap(before).contains('\n');
    let greeted = words.list[before..first].iter().any(|word| {
        let letters = words.folded(word);
        letters.starts_with("salut") || GREETINGS.contains(&letters)
    });
    if matches!(words.folded(&words.list[first]), "parfait" | "parfaite" | "aimable") {
        return false;
    }
    let last = after >= words.len() && words.list[first].opens;
    last || (broken || greeted) && words.gap(after - 1).contains('\n')
}

/// Whether a line holds a name of several words and nothing else.
pub(super) fn is_whole_line(words: &Words<'_>, first: usize, after: usize) -> bool {
    let begins = first == 0 || words.gap(first - 1).contains('\n');
    begins && after > first + 1 && words.gap(after - 1).contains('\n')
}

/// Whether a word in small letters is no French word, nor one with a typing fault.
pub(super) fn is_foreign(words: &Words<'_>, at: usize) -> bool {
    words.get(at).is_some_and(|word| {
        let letters = words.folded(word);
        word.is(STRANGE)
            && letters.len() >= 5
            && word.flags & !STRANGE == 0
            && letters.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
            && !is_near_word(letters)
    })
}

/// Whether a word behind a title is in no list: with capitals everywhere, any; in small letters, no typing fault.
pub(super) fn is_unlisted_surname(words: &Words<'_>, at: usize) -> bool {
    words.list[at].is(STRANGE) && words.list[at].flags & !STRANGE == 0 && words.shouting || is_foreign(words, at)
}

/// Whether a lost apostrophe or space, or one letter too many, too few or wrong, hides a French word.
fn is_near_word(letters: &str) -> bool {
    const LONGEST: usize = 16;
    let bytes = letters.as_bytes();
    if bytes.len() > LONGEST {
        return false;
    }
    let word = |form: &[u8]| std::str::from_utf8(form).is_ok_and(|form| known(form).is_word());
    let elided = matches!(bytes[0], b'l' | b'd' | b'j' | b'm' | b'n' | b's' | b't' | b'c') && word(&bytes[1..])
        || bytes.starts_with(b"qu") && word(&bytes[2..]);
    if elided || (3..bytes.len() - 2).any(|at| word(&bytes[..at]) && word(&bytes[at..])) {
        return true;
    }
    let mut form = [0_u8; LONGEST + 1];
    let short = bytes.len() - 1;
    for at in 0..bytes.len() {
        form[..at].copy_from_slice(&bytes[..at]);
        form[at..short].copy_from_slice(&bytes[at + 1..]);
        if word(&form[..short]) {
            return true;
        }
        form[..bytes.len()].copy_from_slice(bytes);
        if at + 1 < bytes.len() {
            form.swap(at, at + 1);
            if word(&form[..bytes.len()]) {
                return true;
            }
            form.swap(at, at + 1);
        }
        for letter in b'a'..=b'z' {
            form[at] = letter;
            if word(&form[..bytes.len()]) {
                return true;
            }
        }
    }
    (0..=bytes.len()).any(|at| {
        form[..at].copy_from_slice(&bytes[..at]);
        form[at + 1..=bytes.len()].copy_from_slice(&bytes[at..]);
        (b'a'..=b'z').any(|letter| {
            form[at] = letter;
            word(&form[..=bytes.len()])
        })
    })
}

/// Whether a word with a capital could be anybody's name: no word of ours, no abbreviation.
pub(super) fn may_name_anybody(words: &Words<'_>, at: usize) -> bool {
    words.get(at).is_some_and(|word| {
        word.is(STRANGE)
            && word.case == Case::Capital
            && words.is_capital(word)
            && !word.is(EXEMPT | NEVER)
            && !words.folded(word).contains("xx")
    })
}
