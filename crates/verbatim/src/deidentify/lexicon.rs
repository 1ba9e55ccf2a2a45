//! What is known of a word: its flags.

use std::sync::LazyLock;

use super::register::Known;
use crate::hash::StableMap;

/// A set of the flags below.
pub(super) type Flags = u32;

/// A given name.
pub(super) const GIVEN: Flags = 1;
/// A given name that is also an everyday word or a place.
pub(super) const AMBIGUOUS: Flags = 1 << 1;
/// A frequent surname.
pub(super) const SURNAME: Flags = 1 << 2;
/// Never a name.
pub(super) const FUNCTION: Flags = 1 << 3;
/// Not a name in small letters.
pub(super) const COMMON: Flags = 1 << 4;
/// Written with a capital, but an institution, a service, a place, a drug.
pub(super) const NOT_NAME: Flags = 1 << 5;
/// What follows names a place or a thing.
pub(super) const PLACE: Flags = 1 << 6;
/// Directrice, maire, préfet…
pub(super) const OFFICE: Flags = 1 << 7;
/// Infirmière, chirurgien…
pub(super) const CARE_ROLE: Flags = 1 << 8;
/// Agent, mari, fille…
pub(super) const LOOSE_ROLE: Flags = 1 << 9;
/// Mme, Dr…
pub(super) const SHORT_TITLE: Flags = 1 << 10;
/// Madame, docteur…
pub(super) const TITLE: Flags = 1 << 11;
/// A title for several people.
pub(super) const PLURAL: Flags = 1 << 12;
/// De, du, le, van…
pub(super) const PARTICLE: Flags = 1 << 13;
/// Rue, avenue…
pub(super) const WAY: Flags = 1 << 14;
/// Place, cours…: a way only before a name with a capital.
pub(super) const LOOSE_WAY: Flags = 1 << 15;
/// Janvier…
pub(super) const MONTH: Flags = 1 << 16;
/// Née, naissance…
pub(super) const BIRTH: Flags = 1 << 17;
/// IPP, matricule…: a number that follows points to a person.
pub(super) const RECORD: Flags = 1 << 18;
/// Dossier, adhérent…: the same, where "n°" or many digits say so.
pub(super) const LOOSE_RECORD: Flags = 1 << 19;
/// Numéro, n°.
pub(super) const NUMBER: Flags = 1 << 20;
/// Habite, domicilié…
pub(super) const HOME: Flags = 1 << 21;
/// Merci, nommée, appelle…
pub(super) const INTRODUCTION: Flags = 1 << 22;
/// Privé, universitaire…: may stand between a place and its name.
pub(super) const PLACE_TAIL: Flags = 1 << 23;
/// A given name not to be seen in small letters, where it is a word.
pub(super) const WORD_WHEN_SMALL: Flags = 1 << 24;
/// Loi, décret, formulaire…: a number that follows points to a text.
pub(super) const LEGAL: Flags = 1 << 25;
/// Acte, extrait…: of birth, its date is no date of birth.
pub(super) const DEED: Flags = 1 << 26;
/// A surname that is also a French word: a name only beside a title or a given name.
pub(super) const WORD_SURNAME: Flags = 1 << 27;
/// The name of a commune.
pub(super) const COMMUNE: Flags = 1 << 28;
/// In no list: neither a French word, nor a name, nor a commune.
pub(super) const STRANGE: Flags = 1 << 29;
/// Set while reading: the organisation never masks it.
pub(super) const NEVER: Flags = 1 << 30;
/// Set while reading: part of the name of a place.
pub(super) const EXEMPT: Flags = 1 << 31;

const SOURCES: &[(Flags, &str)] = &[
    (GIVEN, include_str!("lexicon/given.txt")),
    (AMBIGUOUS, include_str!("lexicon/given_ambiguous.txt")),
    (SURNAME, include_str!("lexicon/surnames.txt")),
    (FUNCTION, include_str!("lexicon/function.txt")),
    (COMMON, include_str!("lexicon/common.txt")),
    (NOT_NAME, include_str!("lexicon/not_names.txt")),
    (PLACE, include_str!("lexicon/places.txt")),
    (OFFICE, include_str!("lexicon/offices.txt")),
    (CARE_ROLE, include_str!("lexicon/care_roles.txt")),
    (LOOSE_ROLE, include_str!("lexicon/loose_roles.txt")),
    (SHORT_TITLE, "m mr mme mlle melle mle dr dre pr prof me"),
    (SHORT_TITLE | PLURAL, "mm mmes mlles drs prs"),
    (
        TITLE,
        "madame monsieur mademoiselle docteur docteure professeur professeure maitre soeur frere abbe",
    ),
    (
        TITLE | PLURAL,
        "mesdames messieurs docteurs professeurs docteures professeures",
    ),
    (
        PARTICLE,
        "de du des d le la les l van von der den ben el al da dos di del della bin ould ait saint sainte",
    ),
    (
        WAY,
        "rue avenue av boulevard bd bld blvd impasse allee allees chemin ruelle faubourg fbg lotissement rond-point",
    ),
    (
        LOOSE_WAY,
        "place quai route cours square passage sentier villa cite hameau esplanade montee traverse residence lieu-dit voie",
    ),
    (
        MONTH,
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre janv fev fevr avr juil sept oct nov dec",
    ),
    (BIRTH, "nee nees naissance ddn"),
    (
        RECORD,
        "ipp iep nda nip matricule allocataire immatriculation agdref iban nir rpps adeli finess",
    ),
    (
        LOOSE_RECORD,
        "dossier dossiers identifiant secu sociale fiscal fiscale adherent adherente contrat reference ref facture commande etranger \
         sejour passage patient patiente demande passeport carte usager client cliente abonne assure assuree pension inscription \
         permis visa venue compte suivi recommande",
    ),
    (NUMBER, "numero num no n numeros nos"),
    (
        HOME,
        "habite habitons habitant habitais demeure demeurant domicilie domiciliee reside residant residons adresse domicile",
    ),
    (
        INTRODUCTION,
        "merci remercie remercier remercions felicite felicitations famille certain certaine soussigne soussignee patient patiente nomme nommee prenomme prenommee denomme denommee appelle appele appelee appelait prenom nom bravo signe grace",
    ),
    (
        PLACE_TAIL,
        "prive privee public publique medical medicale universitaire psychiatrique regional departemental sante social jour intercommunal",
    ),
    (
        LEGAL,
        "loi ordonnance decret article arrete circulaire formulaire cerfa declaration directive reglement norme",
    ),
    (DEED, "acte actes extrait extraits certificat copie livret"),
    (
        WORD_WHEN_SMALL,
        "marie pascal olivier oscar maxime louis jules gaston charlotte camille manuel basile germain valentin marcel robert laura \
         maria roger gilles jeanne simon perrine regine regis serge julienne lorenzo magali hugo carmen micheline jacques",
    ),
];

static TABLE: LazyLock<StableMap<&'static str, Flags>> = LazyLock::new(|| {
    let mut table: StableMap<&str, Flags> = StableMap::default();
    for (flags, source) in SOURCES {
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            for word in line.split_whitespace() {
                *table.entry(word).or_default() |= flags;
            }
        }
    }
    table
});

/// The flags of a folded word; a compound that is not listed is judged by its parts ("jean-pierre", "saint-louis").
pub(super) fn flags(folded: &str) -> Flags {
    const LONGEST: usize = 24;
    if folded.len() <= LONGEST
        && let Some(flags) = TABLE.get(folded)
    {
        return *flags;
    }
    let Some((first, rest)) = folded.split_once('-') else {
        return unelided(folded);
    };
    let first_flags = TABLE.get(first).copied().unwrap_or_default();
    if first_flags & PLACE != 0 {
        return EXEMPT;
    }
    if first_flags & (GIVEN | AMBIGUOUS) == 0 {
        return 0;
    }
    let both = TABLE.get(rest).is_some_and(|flags| flags & (GIVEN | AMBIGUOUS) != 0);
    if both { GIVEN } else { first_flags & (GIVEN | AMBIGUOUS) }
}

/// "linfirmiere", "daide-soignante": a role whose apostrophe was lost.
fn unelided(folded: &str) -> Flags {
    let rest = folded.strip_prefix(['l', 'd']).unwrap_or_default();
    let flags = if rest.len() >= 6 { TABLE.get(rest) } else { None };
    flags.copied().unwrap_or_default() & (CARE_ROLE | LOOSE_ROLE)
}

/// What the public lists add to the flags of a folded word: those of a name, unless our own lists say what it is.
pub(super) fn with_register(flags: Flags, known: Known, letters: usize) -> Flags {
    const SETTLED: Flags = FUNCTION | NOT_NAME | TITLE | SHORT_TITLE | MONTH | PARTICLE | NUMBER;
    let mut out = flags;
    if known.is_commune() {
        out |= COMMUNE;
    }
    if flags & SETTLED != 0 || letters < 3 {
        return out;
    }
    if flags & (GIVEN | AMBIGUOUS) == 0 && known.given() > 0 {
        let clear = !known.is_word() && known.given() >= 3 && flags == 0;
        out |= if clear {
            GIVEN
        } else if !known.is_word() || known.given() >= 2 {
            AMBIGUOUS
        } else {
            0
        };
    }
    if known.surname() >= 3 {
        out |= if known.is_word() || flags & !(GIVEN | AMBIGUOUS | SURNAME) != 0 {
            WORD_SURNAME
        } else {
            SURNAME
        };
    }
    if out == 0 && !known.is_word() && known.surname() == 0 && letters >= 4 {
        out |= STRANGE;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_word_is_folded_and_found_as_it_will_be_looked_up() {
        for word in TABLE.keys() {
            assert_eq!(&crate::folded(word), word);
            assert!(word.len() <= 24, "{word}");
        }
    }

    #[test]
    fn no_given_name_is_both_clear_and_ambiguous() {
        let twice: Vec<_> = TABLE
            .iter()
            .filter(|(_, flags)| **flags & GIVEN != 0 && **flags & AMBIGUOUS != 0)
            .collect();

        assert!(twice.is_empty(), "{twice:?}");
        assert!(TABLE.values().filter(|flags| **flags & GIVEN != 0).count() > 600);
    }

    #[test]
    fn compounds_are_judged_by_their_parts() {
        assert_eq!(flags("jean-pierre"), GIVEN);
        assert_eq!(flags("saint-louis"), EXEMPT);
        assert_eq!(flags("peut-etre"), 0);
    }
}
