//! The format as JSON Schema 2020-12, from the one description of the kinds, custom fields included. Editors check and
//! complete a file by it that begins with `#:schema`. What the format lets stand with a notice (unknown keys) passes.

use serde_json::{Map, Value, json};

use crate::health::RULES;
use crate::model::kind::FileScope;
use crate::model::{EntryClass, Field, Kind, Required, Roadmap, ValueType};

/// A day, or a moment whose day is taken. An empty text counts as nothing.
const DATE: &str = "^$|^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([Tt ][0-9:.+Zz-]+)?$";
const ID: &str = "^$|^[a-z0-9][a-z0-9-]*$";
const FISCAL_YEAR: &str = "^$|^[0-9]{4}(-[0-9]{2})?$";
const FIELD_KEY: &str = "^[a-z][a-z0-9_-]*$";

/// The schema of a roadmap, or of `portfolio.toml`. `shared` knows the custom fields.
pub(crate) fn schema(shared: &Roadmap, is_portfolio: bool) -> Value {
    let (name, what) = match is_portfolio {
        true => (
            "portfolio",
            "what the roadmaps of a folder share (portfolio.toml)",
        ),
        false => ("roadmap", "the roadmap of one cluster"),
    };
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in Kind::FileHeader.description().fields {
        if is_portfolio || field.key == "format" {
            properties.insert(field.key.to_owned(), of_field(field));
        }
    }
    let here = |kind: &Kind| match kind.description().place {
        FileScope::Both => true,
        FileScope::Portfolio => is_portfolio,
        FileScope::Roadmap => !is_portfolio,
    };
    let mut definitions = Map::new();
    for kind in Kind::ALL
        .iter()
        .filter(|kind| **kind != Kind::FileHeader && here(kind))
    {
        definitions.insert(kind.key().to_owned(), of_kind(shared, *kind));
        let reference = json!({ "$ref": format!("#/$defs/{}", kind.key()) });
        let described = kind.description();
        match (described.nature, described.parent) {
            (_, Some(_)) => {}
            (EntryClass::Table, None) => {
                properties.insert(kind.key().to_owned(), reference);
            }
            (_, None) => {
                let list = json!({ "type": "array", "items": reference });
                properties.insert(kind.key().to_owned(), list);
            }
        }
    }
    if !is_portfolio {
        required.push(Kind::Cluster.key());
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("urn:tcu:{name}:1"),
        "title": name,
        "description": what,
        "type": "object",
        "properties": properties,
        "required": required,
        "$defs": definitions,
    })
}

fn of_kind(shared: &Roadmap, kind: Kind) -> Value {
    let described = kind.description();
    let fields = shared.fields(kind);
    let mut properties = Map::new();
    for field in fields {
        properties.insert(field.key.to_owned(), of_field(field));
    }
    if kind == Kind::RuleSettings {
        let rules: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
        // A rule of a newer program may stand there: it is told, and does no harm.
        let known = json!({ "anyOf": [{ "enum": rules }, { "type": "string" }] });
        properties.insert("off".to_owned(), json!({ "type": "array", "items": known }));
    }
    for part in described.subs {
        let reference = json!({ "$ref": format!("#/$defs/{}", part.key()) });
        properties.insert(
            part.key().to_owned(),
            json!({ "type": "array", "items": reference }),
        );
    }
    let with = |wanted: &dyn Fn(Required) -> bool| -> Vec<&str> {
        let wanted = fields.iter().filter(|field| wanted(field.required));
        wanted.map(|field| field.key).collect()
    };
    let mut schema = json!({
        "description": described.help,
        "type": "object",
        "properties": properties,
    });
    let always = with(&|required| required == Required::Always);
    if !always.is_empty() {
        schema["required"] = json!(always);
    }
    let open = with(&|required| required == Required::UnlessSensitive);
    if !open.is_empty() {
        let is_sensitive =
            json!({ "properties": { "sensitive": { "const": true } }, "required": ["sensitive"] });
        schema["if"] = is_sensitive;
        schema["else"] = json!({ "required": open });
    }
    let either = fields.iter().filter_map(|field| match field.required {
        Required::Unless(other) => {
            Some(json!({ "anyOf": [{ "required": [field.key] }, { "required": [other] }] }))
        }
        _ => None,
    });
    let either: Vec<Value> = either.collect();
    if !either.is_empty() {
        schema["allOf"] = json!(either);
    }
    schema
}

fn of_field(field: &Field) -> Value {
    let one = of_type(&field.shape);
    let mut schema = match field.many {
        true => json!({ "type": "array", "items": one }),
        false => one,
    };
    if let Value::Object(schema) = &mut schema {
        schema.insert("title".to_owned(), json!(field.words()));
        schema.insert("description".to_owned(), json!(field.help));
    }
    schema
}

fn of_type(shape: &ValueType) -> Value {
    match shape {
        ValueType::Id => json!({ "type": "string", "pattern": ID, "maxLength": 64 }),
        ValueType::Line | ValueType::Text | ValueType::Reference(_) => json!({ "type": "string" }),
        ValueType::Date => json!({ "type": "string", "format": "date", "pattern": DATE }),
        ValueType::Bool => json!({ "type": "boolean" }),
        ValueType::Integer { least, most } => {
            let mut schema = json!({ "type": "integer" });
            if *least > i64::MIN {
                schema["minimum"] = json!(least);
            }
            if *most < i64::MAX {
                schema["maximum"] = json!(most);
            }
            schema
        }
        ValueType::Number => json!({ "type": "number" }),
        ValueType::Amount => json!({ "type": "number", "minimum": 0 }),
        ValueType::FiscalYear => json!({ "type": "string", "pattern": FISCAL_YEAR }),
        ValueType::FieldKey => json!({ "type": "string", "pattern": FIELD_KEY }),
        ValueType::Numbers => {
            json!({ "type": "object", "additionalProperties": { "type": "number" } })
        }
        ValueType::Choice(words) => {
            let words: Vec<&str> = words.iter().copied().chain([""]).collect();
            json!({ "type": "string", "enum": words })
        }
        ValueType::Any => json!({}),
    }
}
