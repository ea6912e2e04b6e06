//! The form of a plan as a JSON Schema. A test makes it from the domain's own types and holds it
//! against the file here.

use std::sync::LazyLock;

use serde_json::Value;

/// The form of a plan this program reads.
pub(super) const SCHEMA: u64 = 1;

/// Read once, at the first plan that is read.
pub(super) static FORM: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(schema()).unwrap_or_default());

/// The JSON Schema (2020-12) of a plan: the one plans are read by.
///
/// Keys it does not name are refused. What no schema can say (references, letters used twice,
/// lengths, time zones) is checked besides.
#[must_use]
pub const fn schema() -> &'static str {
    include_str!("plan.schema.json")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use serde_json::{Map, json};

    use super::*;
    use crate::domain::Plan;
    use crate::setup::sketch::Sketch;

    /// How a report may be arranged.
    const ARRANGEMENTS: [&str; 2] = ["cafe", "session-report"];

    /// Of the types of a plan, narrowed to what they hold.
    fn made() -> Value {
        let mut schema = schemars::schema_for!(Plan).to_value();
        narrow(&mut schema);
        let root = "/properties";
        amend(
            &mut schema,
            &format!("{root}/schema"),
            json!({"minimum": SCHEMA, "maximum": SCHEMA}),
        );
        amend(&mut schema, &format!("{root}/programme"), json!({"minItems": 1}));
        let arrangements = json!([ARRANGEMENTS[0], ARRANGEMENTS[1], null]);
        amend(&mut schema, &format!("{root}/report"), json!({"enum": arrangements}));
        amend(&mut schema, "/$defs/Tables/anyOf/0", json!({"maximum": Sketch::MOST_TABLES}));
        amend(&mut schema, "/$defs/Block/properties/date", json!({"examples": ["2013-10-08"]}));
        amend(&mut schema, "/$defs/TimeOfDay", json!({"examples": ["18:15"]}));
        amend(&mut schema, "/$defs/Length", json!({"examples": ["25 min", "1 h 30 min", "90 s"]}));
        schema
    }

    fn amend(schema: &mut Value, pointer: &str, with: Value) {
        let place = schema.pointer_mut(pointer).and_then(Value::as_object_mut);
        if let (Some(place), Value::Object(with)) = (place, with) {
            place.extend(with);
        }
    }

    /// Allows no other keys, no blank text where text is required, no number the types cannot hold.
    fn narrow(schema: &mut Value) {
        match schema {
            Value::Object(object) => {
                if object.remove("format").is_some_and(|format| format == "uint32") {
                    object.insert("maximum".to_owned(), json!(u32::MAX));
                }
                if object.get("properties").is_some_and(Value::is_object) {
                    object.insert("additionalProperties".to_owned(), json!(false));
                    require_words(object);
                }
                object.values_mut().for_each(narrow);
            }
            Value::Array(items) => items.iter_mut().for_each(narrow),
            _ => {}
        }
    }

    fn require_words(object: &mut Map<String, Value>) {
        let required = object.get("required").cloned().unwrap_or_default();
        let keys = required.as_array().into_iter().flatten().filter_map(Value::as_str);
        for key in keys.filter(|key| *key != "programme") {
            let place = object.get_mut("properties").and_then(|properties| properties.get_mut(key));
            if let Some(Value::Object(place)) = place {
                place.insert("pattern".to_owned(), json!("\\S"));
            }
        }
    }

    #[test]
    fn the_schema_is_what_the_types_say() {
        let made = serde_json::to_string_pretty(&made()).unwrap() + "\n";
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/setup/plan.schema.json");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&file, &made).unwrap();
        }
        let stands = std::fs::read_to_string(&file).unwrap();
        assert!(stands == made, "the types say another schema; UPDATE=1 rewrites it");
    }

    #[test]
    fn the_schema_is_one_and_every_amendment_finds_its_place() {
        assert!(jsonschema::validator_for(&FORM).is_ok());
        assert!(jsonschema::meta::is_valid(&FORM));
        for (pointer, value) in [
            ("/properties/schema/maximum", json!(1)),
            ("/properties/programme/minItems", json!(1)),
            ("/properties/report/enum/0", json!("cafe")),
            ("/properties/participants/maximum", json!(u32::MAX)),
            ("/properties/title/pattern", json!("\\S")),
            ("/$defs/Table/properties/name/pattern", json!("\\S")),
            ("/$defs/Tables/anyOf/0/maximum", json!(1000)),
            ("/$defs/Block/additionalProperties", json!(false)),
            ("/$defs/Block/properties/date/examples/0", json!("2013-10-08")),
            ("/$defs/TimeOfDay/examples/0", json!("18:15")),
            ("/$defs/Length/examples/0", json!("25 min")),
        ] {
            assert_eq!(FORM.pointer(pointer), Some(&value), "{pointer}");
        }
    }

    fn rules<'s>(schema: &'s Value, all: &mut Vec<(&'s str, &'s Value)>) {
        for (word, rule) in schema.as_object().into_iter().flatten() {
            all.push((word, rule));
            match rule {
                // Here the words are names.
                Value::Object(named) if ["properties", "$defs"].contains(&word.as_str()) => {
                    named.values().for_each(|schema| rules(schema, all));
                }
                Value::Array(many) => many.iter().for_each(|schema| rules(schema, all)),
                one => rules(one, all),
            }
        }
    }

    #[test]
    fn the_schema_has_no_rule_that_plans_are_not_held_against() {
        let mut all = Vec::new();
        rules(&FORM, &mut all);
        for (word, rule) in &all {
            let said = ["$schema", "title", "description", "default", "examples", "$defs"];
            let held = ["$ref", "anyOf", "oneOf", "const", "enum", "type", "properties"];
            let more = ["required", "additionalProperties", "items", "minimum", "maximum"];
            match *word {
                "pattern" => assert_eq!(**rule, "\\S"),
                "minItems" => assert_eq!(**rule, 1),
                word => assert!(
                    said.iter().chain(&held).chain(&more).any(|known| *known == word),
                    "{word}"
                ),
            }
        }
        // All others are "cannot be negative".
        let minima = all.iter().filter(|(word, least)| *word == "minimum" && **least != 0);
        let minima: Vec<_> = minima.map(|(_, least)| *least).collect();
        assert_eq!(minima, [&FORM["properties"]["schema"]["minimum"]]);
    }

    #[test]
    fn every_object_of_a_plan_takes_a_note() {
        let defs = FORM["$defs"].as_object().unwrap();
        let objects = defs.values().chain([&*FORM]).filter(|def| def["type"] == "object");
        let without: Vec<_> =
            objects.filter(|def| def["properties"].get("note").is_none()).collect();
        assert!(without.is_empty(), "{without:?}");
    }
}
