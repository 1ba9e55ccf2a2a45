//! The JSON feed of the ANS: legal entities (`pmej`), each with its establishments (`ege`), one entity in memory at a time.
//!
//! Source: the schema of structures v1 and an extract of March 2026, which disagree on the spelling of keys and on whether a
//! code stands alone or as `{code, system}`: both are read.

use super::register::{Ended, SiteKind, Taker, Unreadable, Written, day};
use jiff::civil::Date;
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::error::Category;
use std::{fmt, io::Read};

/// Reads the feed; answers the day it was made.
pub(super) fn read(source: impl Read, taker: &mut Taker<'_>) -> Result<Date, Unreadable> {
    let mut json = serde_json::Deserializer::from_reader(source);
    let read = Document(&mut *taker).deserialize(&mut json);
    let read = read.and_then(|document| json.end().map(|()| document));
    let document = read.map_err(|error| taker.why_ended.take().unwrap_or_else(|| unreadable(error)))?;
    if !document.has_entities {
        return Err(Unreadable::NotARegister);
    }
    document.day.ok_or(Unreadable::NoDay)
}

fn unreadable(error: serde_json::Error) -> Unreadable {
    match error.classify() {
        Category::Io => Unreadable::Disk(error.into()),
        Category::Eof => Unreadable::Cut,
        Category::Syntax | Category::Data => Unreadable::Broken {
            line: error.line(),
            column: error.column(),
        },
    }
}

/// What the document says beside its entities.
#[derive(Default)]
struct Beside {
    has_entities: bool,
    day: Option<Date>,
}

struct Document<'t, 's>(&'t mut Taker<'s>);

impl<'de> DeserializeSeed<'de> for Document<'_, '_> {
    type Value = Beside;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Beside, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Document<'_, '_> {
    type Value = Beside;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the feed of structures")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Beside, A::Error> {
        let mut read = Beside::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "generatedAt" => read.day = map.next_value::<Code>()?.0.as_deref().and_then(day),
                "pmej" => {
                    read.has_entities = true;
                    map.next_value_seed(Entities(&mut *self.0))?;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(read)
    }
}

struct Entities<'t, 's>(&'t mut Taker<'s>);

impl<'de> DeserializeSeed<'de> for Entities<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Entities<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of legal entities")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        let mut place = 0;
        while let Some(entity) = all.next_element::<Entity>()? {
            place += 1;
            take(self.0, place, entity).map_err(|Ended| A::Error::custom("ended"))?;
        }
        Ok(())
    }
}

/// Takes a legal entity, then its establishments.
fn take(taker: &mut Taker<'_>, place: u64, entity: Entity) -> Result<(), Ended> {
    let known = entity.known.unwrap_or_default();
    let number = known.number.0;
    let address = first(entity.address);
    let written = Written {
        number: number.clone(),
        name: known.long_name.or(known.short_name),
        category: entity.category.or(known.category),
        postal_code: address.postal_code.0,
        town: address.town.0,
        commune: address.commune.0,
        opened: known.opened.0,
        closed: known.closed.0,
        state: entity.state.or(known.state),
        ..Written::default()
    };
    taker.site(place, SiteKind::LegalEntity, written)?;
    for one in entity.establishments.unwrap_or_default() {
        let known = one.known.unwrap_or_default();
        let address = first(one.address);
        let written = Written {
            number: known.number.0,
            name: known.long_name.or(known.short_name),
            legal_entity: number.clone(),
            category: one.category.or(known.category),
            postal_code: address.postal_code.0,
            town: address.town.0,
            commune: address.commune.0,
            opened: known.opened.0,
            closed: known.closed.0,
            state: one.state.or(known.state),
            ..Written::default()
        };
        taker.site(place, SiteKind::Establishment, written)?;
    }
    Ok(())
}

fn first(all: Option<Vec<Address>>) -> Address {
    all.unwrap_or_default().into_iter().next().unwrap_or_default()
}

#[derive(Deserialize)]
struct Entity {
    #[serde(default, rename = "informationsGeneralesPmej", alias = "informationsGeneralesPMEJ")]
    known: Option<EntityKnown>,
    #[serde(default, rename = "adresse")]
    address: Option<Vec<Address>>,
    #[serde(default, rename = "ege")]
    establishments: Option<Vec<Establishment>>,
    #[serde(
        default,
        rename = "categorieEntiteGeographiqueExercice",
        alias = "categorieentiteGeographiqueExercice"
    )]
    category: Code,
    #[serde(default, rename = "etatObjet")]
    state: Code,
}

#[derive(Default, Deserialize)]
struct EntityKnown {
    #[serde(default, rename = "numFinessPm", alias = "numFinessPM")]
    number: Code,
    #[serde(default, rename = "denominationLonguePmSmsse")]
    long_name: Code,
    #[serde(default, rename = "denominationPm")]
    short_name: Code,
    #[serde(default, rename = "dateCreation")]
    opened: Code,
    #[serde(default, rename = "dateFermeture")]
    closed: Code,
    #[serde(
        default,
        rename = "categorieEntiteGeographiqueExercice",
        alias = "categorieentiteGeographiqueExercice"
    )]
    category: Code,
    #[serde(default, rename = "etatObjet")]
    state: Code,
}

#[derive(Deserialize)]
struct Establishment {
    #[serde(default, rename = "informationsGeneralesEGE", alias = "informationsGeneralesEge")]
    known: Option<EstablishmentKnown>,
    #[serde(default, rename = "adresse")]
    address: Option<Vec<Address>>,
    #[serde(
        default,
        rename = "categorieEntiteGeographiqueExercice",
        alias = "categorieentiteGeographiqueExercice"
    )]
    category: Code,
    #[serde(default, rename = "etatObjet")]
    state: Code,
}

#[derive(Default, Deserialize)]
struct EstablishmentKnown {
    #[serde(default, rename = "numFinessEge", alias = "numFinessEGE")]
    number: Code,
    #[serde(default, rename = "nomEgeLong")]
    long_name: Code,
    #[serde(default, rename = "nomEgeCourt")]
    short_name: Code,
    #[serde(default, rename = "dateOuverture")]
    opened: Code,
    #[serde(default, rename = "dateFermeture")]
    closed: Code,
    #[serde(
        default,
        rename = "categorieEntiteGeographiqueExercice",
        alias = "categorieentiteGeographiqueExercice"
    )]
    category: Code,
    #[serde(default, rename = "etatObjet")]
    state: Code,
}

#[derive(Default, Deserialize)]
struct Address {
    #[serde(default, rename = "codePostal")]
    postal_code: Code,
    #[serde(default, rename = "ligneAcheminement")]
    town: Code,
    #[serde(default, rename = "cogCommune")]
    commune: Code,
}

/// A text, alone, as `{code, system}`, or as the first of a list; blank ones are none.
#[derive(Default)]
struct Code(Option<String>);

impl Code {
    fn or(self, other: Self) -> Option<String> {
        self.0.or(other.0)
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(CodeVisitor)
    }
}

struct CodeVisitor;

impl<'de> Visitor<'de> for CodeVisitor {
    type Value = Code;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a code")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Code, E> {
        Ok(Code((!text.trim().is_empty()).then(|| text.to_owned())))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Code, E> {
        Ok(Code(Some(number.to_string())))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Code, E> {
        Ok(Code(Some(number.to_string())))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Code, E> {
        Ok(Code(Some(number.to_string())))
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Code, E> {
        Ok(Code(None))
    }

    fn visit_unit<E: Error>(self) -> Result<Code, E> {
        Ok(Code(None))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Code, A::Error> {
        let mut code = Code(None);
        while let Some(key) = map.next_key::<String>()? {
            if key == "code" {
                code = map.next_value()?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(code)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<Code, A::Error> {
        let code = all.next_element::<Code>()?.unwrap_or_default();
        while all.next_element::<IgnoredAny>()?.is_some() {}
        Ok(code)
    }
}
