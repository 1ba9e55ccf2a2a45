//! HL7 FHIR R4 `Questionnaire` and `QuestionnaireResponse` (<https://hl7.org/fhir/R4/questionnaire.html>).
//!
//! What R4 has no word for stands in extensions of ours (`urn:portevoix:…`), so that what leaves comes back as it was; what
//! comes from elsewhere is read as far as it goes, and what was left is told item by item.

mod reading;
mod response;
mod writing;

pub use reading::read;
pub use response::response;
pub use writing::questionnaire;

/// How a question is answered, as we call it.
const KIND: &str = "urn:portevoix:kind";
/// A condition that R4 cannot say.
const CONDITION: &str = "urn:portevoix:condition";
/// A score.
const SCORE: &str = "urn:portevoix:score";
/// What stands before and after the questions, and other words of the whole.
const WORDS: &str = "urn:portevoix:words";
/// Words in another language.
const TRANSLATION: &str = "http://hl7.org/fhir/StructureDefinition/translation";
/// The least and the most of a number.
const LEAST: &str = "http://hl7.org/fhir/StructureDefinition/minValue";
const MOST: &str = "http://hl7.org/fhir/StructureDefinition/maxValue";
/// The types of a file that are taken, and the largest, in megabytes.
const FILE_TYPE: &str = "http://hl7.org/fhir/StructureDefinition/mimeType";
const FILE_SIZE: &str = "http://hl7.org/fhir/StructureDefinition/maxSize";
/// How many answers at most.
const MOST_ANSWERS: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs";
/// What a coding is worth.
const WORTH: &str = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
/// The system of our own codes: levels, yes, no.
const CODES: &str = "urn:portevoix:codes";

#[cfg(test)]
mod tests;
