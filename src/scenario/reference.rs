//! The reference page of the scenario format, made from the types, so that it cannot drift from them.

use std::collections::VecDeque;
use std::fmt::Write;

use serde_json::Value as Json;

use super::shape::{choices, resolved, schema, shown};

/// docs/scenario-format.md as it must be.
pub fn page() -> String {
    let mut out = String::from(include_str!("../../assets/scenario-format-head.md"));
    let mut open: VecDeque<String> = VecDeque::from([String::new()]);
    let mut done: Vec<String> = Vec::new();
    while let Some(name) = open.pop_front() {
        if done.contains(&name) {
            continue;
        }
        let definition = if name.is_empty() { schema() } else { &schema()["$defs"][&name] };
        write_type(&mut out, &name, definition, &mut open);
        done.push(name);
    }
    out
}

/// Every field of the format as (type, field, example), for the test that tries them.
pub fn examples() -> Vec<(String, String, String)> {
    let mut all = Vec::new();
    let mut add = |of: &str, definition: &Json| {
        for (name, field) in definition["properties"].as_object().into_iter().flatten() {
            all.push((of.to_owned(), name.clone(), field["example"].as_str().unwrap_or("").to_owned()));
        }
    };
    add("RawScenario", schema());
    for (name, definition) in schema()["$defs"].as_object().into_iter().flatten() {
        if definition.get("oneOf").is_none() {
            add(name, definition);
        }
        for (choice, held) in choices(definition).unwrap_or_default() {
            if let Some(held) = held.filter(|held| held.get("$ref").is_none()) {
                add(&format!("{name}::{choice}"), held);
            }
        }
    }
    all
}

fn plain(name: &str) -> &str {
    name.strip_prefix("Raw").unwrap_or(name)
}

fn described(definition: &Json) -> String {
    definition["description"].as_str().unwrap_or("").replace('\n', " ")
}

fn write_type(out: &mut String, name: &str, definition: &Json, open: &mut VecDeque<String>) {
    let title = if name.is_empty() { "Scenario" } else { plain(name) };
    let _ = write!(out, "\n## {title}\n\n{}\n", described(definition));
    if let Some(choices) = choices(definition) {
        let _ = writeln!(out, "\n| choice | meaning |\n| --- | --- |");
        let meanings = meanings(definition);
        for (choice, held) in choices {
            let form = match held {
                Some(held) => format!("`{choice}(…)`: {}", kind(held, open)),
                None => format!("`{choice}`"),
            };
            let meaning = meanings.iter().find(|(name, _)| name == choice).map_or("", |(_, text)| text);
            let _ = writeln!(out, "| {form} | {meaning} |");
            if let Some(held) = held.filter(|held| held.get("properties").is_some()) {
                for (field, schema) in held["properties"].as_object().into_iter().flatten() {
                    let _ = writeln!(out, "| · `{field}`: {} | {} |", kind(schema, open), described(schema));
                }
            }
        }
        return;
    }
    let _ = writeln!(out, "\n| field | meaning | value | default | example |\n| --- | --- | --- | --- | --- |");
    for (field, schema) in definition["properties"].as_object().into_iter().flatten() {
        let default = if schema["required_here"] == true { "needed".to_owned() } else { default(&schema["default"]) };
        let example = schema["example"].as_str().unwrap_or("").replace('|', "\\|");
        let _ =
            writeln!(out, "| `{field}` | {} | {} | {default} | `{example}` |", described(schema), kind(schema, open));
    }
}

/// The meaning of each choice of an enum.
fn meanings(definition: &Json) -> Vec<(String, String)> {
    let variants = definition.get("oneOf").and_then(Json::as_array).into_iter().flatten();
    variants
        .filter_map(|variant| {
            let held = variant["properties"].as_object().and_then(|p| p.keys().next());
            let name = variant.get("const").and_then(Json::as_str).or(held.map(String::as_str))?;
            Some((name.to_owned(), described(variant)))
        })
        .collect()
}

/// What a value may be, in words, with its bounds.
fn kind(schema: &Json, open: &mut VecDeque<String>) -> String {
    if let Some(inner) = schema.get("anyOf").and_then(|options| options.get(0)) {
        return format!("{} or None", kind(inner, open));
    }
    if let Some(name) = schema.get("$ref").and_then(Json::as_str).and_then(|path| path.strip_prefix("#/$defs/")) {
        open.push_back(name.to_owned());
        return format!("[{0}](#{1})", plain(name), plain(name).to_lowercase());
    }
    let number = |key: &str| schema.get(key).and_then(Json::as_f64).map(shown);
    let is = |wanted: &str| match &schema["type"] {
        Json::Array(kinds) => kinds.iter().any(|kind| kind == wanted),
        kind => kind == wanted,
    };
    let range = match (number("minimum"), number("maximum")) {
        (Some(low), Some(high)) => format!(", {low} to {high}"),
        _ => String::new(),
    };
    if is("array") {
        let most = number("maxItems").map_or(String::new(), |most| format!(", at most {most}"));
        format!("list of {}{most}", kind(&schema["items"], open))
    } else if is("string") {
        let most = number("maxLength").map_or(String::new(), |most| format!(", at most {most} characters"));
        format!("text{most}")
    } else if is("boolean") {
        "true or false".to_owned()
    } else if is("integer") {
        format!("whole number{range}")
    } else if is("number") {
        format!("number{range}")
    } else {
        let inner = resolved(schema);
        if inner.get("properties").is_some() { "fields".to_owned() } else { "value".to_owned() }
    }
}

fn default(value: &Json) -> String {
    match value {
        Json::Null => "None".to_owned(),
        Json::Array(items) if items.is_empty() => "empty".to_owned(),
        Json::String(text) if text.is_empty() => "empty".to_owned(),
        Json::Array(_) | Json::Object(_) => "see there".to_owned(),
        Json::Number(number) => number.as_f64().map_or_else(|| number.to_string(), shown),
        other => other.to_string().trim_matches('"').to_owned(),
    }
}
