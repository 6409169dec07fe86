//! Holds a tree against the types of [`raw`](super::raw): unknown fields, kinds of values, ranges, choices. Every
//! problem is collected. The types say what is right through their JSON Schema, so nothing is said twice.

use std::sync::OnceLock;

use serde_json::{Map, Value as Json, json};

use super::named::spoken;
use super::problem::{Problems, Span, nearest};
use super::raw::RawScenario;
use super::tree::{Field, Node, Value};
use crate::words;

/// The schema of a scenario file, as JSON.
pub fn schema() -> &'static Json {
    static SCHEMA: OnceLock<Json> = OnceLock::new();
    SCHEMA.get_or_init(|| schemars::schema_for!(RawScenario).to_value())
}

/// Holds a tree against the schema. The result can be read into [`RawScenario`]; what has a problem is left to its default,
/// or to the lowest value where it has none.
pub fn shape(tree: &Node, problems: &mut Problems) -> Json {
    Shape { tree, problems }.value(tree, schema(), "")
}

/// Checked data, or a default of the schema, as it would have been written.
pub fn node_of(json: &Json, of: &'static Json, span: Span) -> Option<Node> {
    let of = of.get("anyOf").and_then(|options| options.get(0)).unwrap_or(of);
    let of = resolved(of);
    let choices = choices(of);
    let fields = |object: &Map<String, Json>, of: &'static Json| {
        let fields = object.iter().filter_map(|(name, value)| {
            let node = node_of(value, of.get("properties")?.get(name)?, span)?;
            Some(Field { name: name.clone(), span, node })
        });
        fields.collect::<Vec<Field>>()
    };
    let value = match json {
        Json::Null => Value::Word("None".to_owned()),
        Json::Bool(value) => Value::Bool(*value),
        Json::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(whole), _) => Value::Integer(i128::from(whole)),
            (None, Some(large)) => Value::Integer(i128::from(large)),
            (None, None) => Value::Float(number.as_f64()?),
        },
        Json::String(text) if choices.is_some() => Value::Word(text.clone()),
        Json::String(text) => Value::Text(text.clone()),
        Json::Array(items) => {
            let of = of.get("items")?;
            Value::List(items.iter().map(|item| node_of(item, of, span)).collect::<Option<_>>()?)
        }
        Json::Object(object) => match choices {
            None => Value::Record(None, fields(object, of)),
            Some(choices) => {
                let (name, value) = object.iter().next()?;
                let held = resolved(choices.iter().find(|(choice, _)| choice == name)?.1?);
                match value {
                    Json::Object(inner) => Value::Record(Some(name.clone()), fields(inner, held)),
                    other => Value::Tuple(Some(name.clone()), vec![node_of(other, held, span)?]),
                }
            }
        },
    };
    Some(Node { span, value })
}

/// What a number may be.
struct Bounds {
    low: Option<f64>,
    high: Option<f64>,
    /// The same for whole numbers, to the digit.
    whole: (i128, i128),
}

impl Bounds {
    fn of(schema: &Json) -> Self {
        let (least, most) = match schema.get("format").and_then(Json::as_str) {
            Some("uint8") => (0, i128::from(u8::MAX)),
            Some("uint16") => (0, i128::from(u16::MAX)),
            Some("uint32") => (0, i128::from(u32::MAX)),
            Some("uint64") => (0, i128::from(u64::MAX)),
            Some("int32") => (i128::from(i32::MIN), i128::from(i32::MAX)),
            _ => (i128::from(i64::MIN), i128::from(i64::MAX)),
        };
        let typed = schema.get("format").is_some_and(|format| format != "double" && format != "float");
        let said = |key: &str| schema.get(key).and_then(Json::as_f64);
        let to_the_digit = |key: &str, otherwise: i128| {
            let number = schema.get(key).and_then(|n| n.as_u64().map(i128::from).or(n.as_i64().map(i128::from)));
            number.or(said(key).map(|bound| bound as i128)).unwrap_or(otherwise)
        };
        Self {
            low: said("minimum").or(typed.then_some(least as f64)),
            high: said("maximum").or(typed.then_some(most as f64)),
            whole: (to_the_digit("minimum", least), to_the_digit("maximum", most)),
        }
    }

    fn hold(&self, value: i128) -> bool {
        (self.whole.0..=self.whole.1).contains(&value)
    }
}

struct Shape<'a> {
    /// The whole tree, for the names in paths.
    tree: &'a Node,
    problems: &'a mut Problems,
}

/// The least and the most that a number may be, by its path through fields; `None` if there is no such number.
pub fn range(path: &str) -> Option<(f64, f64)> {
    let field = path.split('.').try_fold(schema(), |of, step| resolved(of).get("properties")?.get(step))?;
    let bounds = Bounds::of(resolved(field));
    allows(resolved(field), "number").then_some((bounds.low?, bounds.high?))
}

/// What was written, without the fields that hold their defaults: it stays the same when the format gains a field.
pub fn sparse(json: &Json, of: &Json) -> Json {
    let of = resolved(of);
    match json {
        Json::Object(fields) => {
            let held = |name: &str| {
                let choices = choices(of)?;
                choices.into_iter().find(|(choice, _)| *choice == name)?.1
            };
            let kept = fields.iter().filter_map(|(name, value)| {
                let field = of.get("properties").and_then(|properties| properties.get(name));
                let is_default = field.is_some_and(|field| field.get("default") == Some(value));
                let inner = field.or_else(|| held(name)).unwrap_or(&Json::Null);
                (!is_default).then(|| (name.clone(), sparse(value, inner)))
            });
            Json::Object(kept.collect())
        }
        Json::Array(items) => {
            let inner = of.get("items").unwrap_or(&Json::Null);
            Json::Array(items.iter().map(|item| sparse(item, inner)).collect())
        }
        other => other.clone(),
    }
}

/// A schema with its reference followed.
pub fn resolved(schema: &Json) -> &Json {
    match schema.get("$ref").and_then(Json::as_str).and_then(|path| path.strip_prefix("#/$defs/")) {
        Some(name) => &self::schema()["$defs"][name],
        None => schema,
    }
}

fn allows(schema: &Json, kind: &str) -> bool {
    match &schema["type"] {
        Json::String(one) => one == kind,
        Json::Array(many) => many.iter().any(|one| one == kind),
        _ => false,
    }
}

/// Whether every field of a name, wherever it may stand, is a whole number. `None` if no field has the name.
pub fn is_whole(name: &str) -> Option<bool> {
    fn of(schema: &Json, name: &str) -> Option<bool> {
        let own = schema.get("properties").and_then(|fields| fields.get(name));
        let own = own.map(|field| allows(field, "integer") && !allows(field, "number"));
        let within: Box<dyn Iterator<Item = &Json>> = match schema {
            Json::Object(fields) => Box::new(fields.values()),
            Json::Array(items) => Box::new(items.iter()),
            _ => return None,
        };
        own.into_iter().chain(within.filter_map(|within| of(within, name))).reduce(|a, b| a && b)
    }
    of(schema(), name)
}

/// The choices of an enum: each name with the schema of what it holds, if it holds anything.
pub fn choices(schema: &Json) -> Option<Vec<(&str, Option<&Json>)>> {
    if let Some(names) = schema.get("enum").and_then(Json::as_array) {
        return Some(names.iter().filter_map(Json::as_str).map(|name| (name, None)).collect());
    }
    let mut all = Vec::new();
    for variant in schema.get("oneOf")?.as_array()? {
        if let Some(name) = variant.get("const").and_then(Json::as_str) {
            all.push((name, None));
        } else if let Some(names) = variant.get("enum").and_then(Json::as_array) {
            all.extend(names.iter().filter_map(Json::as_str).map(|name| (name, None)));
        } else if let Some((name, held)) = variant["properties"].as_object().and_then(|p| p.iter().next()) {
            all.push((name.as_str(), Some(held)));
        }
    }
    Some(all)
}

impl Shape<'_> {
    fn add(
        &mut self,
        span: Span,
        key: &'static str,
        hint: Option<&'static str>,
        path: &str,
        values: &[(&'static str, &str)],
    ) -> Json {
        if self.problems.is_full() {
            return Json::Null;
        }
        let whole = words::say!("whole-file");
        let path = if path.is_empty() { whole } else { spoken(self.tree, path) };
        let mut all = vec![("path", path.as_str())];
        all.extend_from_slice(values);
        self.problems.add(span, key, hint, &all);
        Json::Null
    }

    fn wrong_kind(&mut self, node: &Node, path: &str, wanted: &str) -> Json {
        let (hint, meant) = meant(&node.value, wanted).unwrap_or(("wrong-kind-hint", String::new()));
        let (found, wanted) = (words::plain(kind_of(&node.value)), words::plain(wanted));
        let values = [("found", found.as_str()), ("wanted", wanted.as_str()), ("meant", meant.as_str())];
        self.add(node.span, "wrong-kind", Some(hint), path, &values)
    }

    fn value(&mut self, node: &Node, schema: &Json, path: &str) -> Json {
        let schema = resolved(schema);
        if let Some(options) = schema.get("anyOf").and_then(Json::as_array) {
            return self.optional(node, &options[0], path);
        }
        if let Some(choices) = choices(schema) {
            return self.choice(node, &choices, path);
        }
        if allows(schema, "null") && matches!(&node.value, Value::Word(word) if word == "None") {
            return Json::Null;
        }
        if allows(schema, "null")
            && let Value::Tuple(Some(name), items) = &node.value
            && name == "Some"
            && items.len() == 1
        {
            return self.value(&items[0], schema, path);
        }
        if allows(schema, "object") {
            self.record(node, schema, path)
        } else if allows(schema, "array") {
            self.list(node, schema, path)
        } else if allows(schema, "string") {
            match &node.value {
                Value::Text(text) => {
                    self.length(node, schema, path, text.chars().count(), "characters");
                    json!(text)
                }
                _ => self.wrong_kind(node, path, "kind-text"),
            }
        } else if allows(schema, "boolean") {
            match node.value {
                Value::Bool(value) => json!(value),
                _ => self.wrong_kind(node, path, "kind-bool"),
            }
        } else {
            self.number(node, schema, path)
        }
    }

    fn optional(&mut self, node: &Node, inner: &Json, path: &str) -> Json {
        match &node.value {
            Value::Word(word) if word == "None" => Json::Null,
            Value::Tuple(Some(name), items) if name == "Some" && items.len() == 1 => self.value(&items[0], inner, path),
            _ => self.value(node, inner, path),
        }
    }

    fn number(&mut self, node: &Node, schema: &Json, path: &str) -> Json {
        let integer = allows(schema, "integer");
        let (value, written) = match node.value {
            Value::Integer(value) => (value as f64, value.to_string()),
            Value::Float(value) if value.is_infinite() => (value, words::say!("huge-number")),
            Value::Float(value) if !integer => (value, shown(value)),
            Value::Float(_) => return self.wrong_kind(node, path, "kind-whole"),
            _ => {
                return self.wrong_kind(node, path, if integer { "kind-whole" } else { "kind-number" });
            }
        };
        let bounds = Bounds::of(schema);
        let (low, high) = (bounds.low, bounds.high);
        match node.value {
            // Whole numbers are compared as whole numbers: as fractions, 2 to the 64th is the largest of 64 bits.
            Value::Integer(value) if integer && bounds.hold(value) => {
                return u64::try_from(value).map_or_else(|_| json!(value as i64), |value| json!(value));
            }
            Value::Integer(_) if integer => {}
            _ if value.is_finite() && low.is_none_or(|low| value >= low) && high.is_none_or(|high| value <= high) => {
                return json!(value);
            }
            _ => {}
        }
        let text = |bound: Option<f64>, whole: i128| {
            bound.map_or(String::new(), |bound| if integer { whole.to_string() } else { shown(bound) })
        };
        let (low_text, high_text) = (text(low, bounds.whole.0), text(high, bounds.whole.1));
        let hundredth = shown(value / 100.0);
        let percent = shown(value);
        let share = low == Some(0.0) && high == Some(1.0) && value > 1.0 && value <= 100.0;
        // Between the two, only the highest whole number can have been missed by a rounding.
        let near = if low.is_some_and(|low| value < low) { &low_text } else { &high_text };
        let values = [
            ("value", written.as_str()),
            ("low", low_text.as_str()),
            ("high", high_text.as_str()),
            ("near", near.as_str()),
            ("hundredth", hundredth.as_str()),
            ("percent", percent.as_str()),
        ];
        let key = match (low, high) {
            (Some(_), Some(_)) => "out-of-range",
            _ => "not-finite",
        };
        let hint = if share {
            "percent-hint"
        } else if value.is_nan() {
            "number-hint"
        } else {
            "nearest-value-hint"
        };
        self.add(node.span, key, Some(hint), path, &values)
    }

    fn length(&mut self, node: &Node, schema: &Json, path: &str, length: usize, unit: &str) {
        let prefix = if unit == "characters" { "Length" } else { "Items" };
        let low = schema.get(format!("min{prefix}")).and_then(Json::as_u64).unwrap_or(0);
        let high = schema.get(format!("max{prefix}")).and_then(Json::as_u64).unwrap_or(u64::MAX);
        if (length as u64) < low || length as u64 > high {
            let unit = words::plain(unit);
            let values =
                [("length", length.to_string()), ("low", low.to_string()), ("high", high.to_string()), ("unit", unit)];
            let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
            self.add(node.span, "wrong-length", None, path, &values);
        }
    }

    fn list(&mut self, node: &Node, schema: &Json, path: &str) -> Json {
        // Where the number of entries is fixed, they may stand in round brackets.
        let fixed = schema.get("minItems").is_some() && schema.get("minItems") == schema.get("maxItems");
        let items = match &node.value {
            Value::List(items) => items,
            Value::Tuple(None, items) if fixed => items,
            _ => return self.wrong_kind(node, path, "kind-list"),
        };
        self.length(node, schema, path, items.len(), "entries");
        let most = schema.get("maxItems").and_then(Json::as_u64).unwrap_or(u64::MAX) as usize;
        let items = items.iter().take(most).enumerate();
        let read = items.map(|(i, item)| self.value(item, &schema["items"], &format!("{path}[{i}]")));
        Json::Array(read.filter(|value| !value.is_null()).collect())
    }

    fn record(&mut self, node: &Node, schema: &Json, path: &str) -> Json {
        let Value::Record(_, fields) = &node.value else {
            return self.wrong_kind(node, path, "kind-record");
        };
        let empty = Map::new();
        let known = schema["properties"].as_object().unwrap_or(&empty);
        let step = |name: &str| {
            if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
        };
        let mut out = Map::new();
        for field in fields {
            match known.get(&field.name) {
                Some(inner) => {
                    let value = self.value(&field.node, inner, &step(&field.name));
                    // What is wrong, or None, is left to its default.
                    if !value.is_null() {
                        out.insert(field.name.clone(), value);
                    }
                }
                None => {
                    let names: Vec<&str> = known.keys().map(String::as_str).collect();
                    let all = names.join(", ");
                    let near = nearest(&field.name, names.iter().copied());
                    let hint = if near.is_some() { "did-you-mean" } else { "known-fields" };
                    let name: String = field.name.chars().take(60).collect();
                    let values = [("near", near.unwrap_or("")), ("known", all.as_str())];
                    self.add(field.span, "unknown-field", Some(hint), &step(&name), &values);
                }
            }
        }
        let required =
            || schema.get("required").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str);
        let marked = known.iter().filter(|(_, s)| s["required_here"] == true).map(|(name, _)| name.as_str());
        for name in required().chain(marked) {
            if !fields.iter().any(|field| field.name == name) {
                let example = known[name]["example"].as_str().unwrap_or(name);
                self.add(node.span, "missing-field", Some("missing-field-hint"), &step(name), &[("example", example)]);
            }
        }
        for name in required() {
            out.entry(name).or_insert_with(|| stand_in(&known[name]));
        }
        Json::Object(out)
    }

    fn choice(&mut self, node: &Node, choices: &[(&str, Option<&Json>)], path: &str) -> Json {
        let name = match &node.value {
            Value::Word(name) | Value::Tuple(Some(name), _) | Value::Record(Some(name), _) => name.as_str(),
            _ => return self.wrong_kind(node, path, "kind-choice"),
        };
        let Some((name, held)) = choices.iter().find(|(known, _)| *known == name) else {
            let all = choices.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
            let near = nearest(name, choices.iter().map(|(name, _)| *name));
            let hint = if near.is_some() { "did-you-mean" } else { "known-choices" };
            let short: String = name.chars().take(60).collect();
            let values = [("value", short.as_str()), ("near", near.unwrap_or("")), ("known", all.as_str())];
            return self.add(node.span, "unknown-choice", Some(hint), path, &values);
        };
        let inner_path = format!("{path}.{name}");
        match (held, &node.value) {
            (None, Value::Word(_)) => json!(name),
            (Some(inner), Value::Tuple(_, items)) if items.len() == 1 && !allows(resolved(inner), "object") => {
                let value = self.value(&items[0], inner, &inner_path);
                json!({ *name: if value.is_null() { stand_in(inner) } else { value } })
            }
            (Some(inner), Value::Record(_, _)) if allows(resolved(inner), "object") => {
                json!({ *name: self.record(node, resolved(inner), path) })
            }
            _ => {
                let wanted = if held.is_some() { "choice-with-value" } else { "choice-without-value" };
                self.add(node.span, wanted, None, path, &[("value", name)])
            }
        }
    }
}

/// What stands for a value that has a problem, where the types must have one, so that the rest of the file is held against
/// itself all the same.
fn stand_in(schema: &Json) -> Json {
    let schema = resolved(schema);
    if let Some(choices) = choices(schema) {
        return choices.iter().find(|(_, held)| held.is_none()).map_or(Json::Null, |(name, _)| json!(name));
    }
    match schema.get("minimum") {
        Some(lowest) => lowest.clone(),
        None if allows(schema, "string") => json!(""),
        None if allows(schema, "boolean") => json!(false),
        None => Json::Null,
    }
}

/// The hint for a value of the wrong kind where it is clear what was meant, and how that is written.
fn meant(value: &Value, wanted: &str) -> Option<(&'static str, String)> {
    let write = |text: &str| Some(("write-hint", text.to_owned()));
    match (value, wanted) {
        (Value::Text(text), "kind-number" | "kind-whole") => {
            let plain = text.trim().replace(',', ".");
            let number: f64 = plain.trim_end_matches('%').trim_end().parse().ok()?;
            let number = if plain.ends_with('%') { number / 100.0 } else { number };
            if wanted == "kind-number" || number.fract() == 0.0 { write(&shown(number)) } else { None }
        }
        (Value::Float(number), "kind-whole") if number.is_finite() => write(&format!("{:.0}", libm::round(*number))),
        (Value::Word(word), "kind-text") => write(&format!("\"{}\"", word.chars().take(60).collect::<String>())),
        (Value::Integer(number), "kind-text") => write(&format!("\"{number}\"")),
        (Value::Text(text) | Value::Word(text), "kind-bool") => match text.to_lowercase().as_str() {
            "true" | "yes" | "on" => write("true"),
            "false" | "no" | "off" => write("false"),
            _ => None,
        },
        (Value::Integer(1), "kind-bool") => write("true"),
        (Value::Integer(0), "kind-bool") => write("false"),
        (Value::Text(text), "kind-choice") if !text.is_empty() && text.chars().all(|c| c.is_alphanumeric()) => {
            write(&text.chars().take(60).collect::<String>())
        }
        _ => None,
    }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Bool(_) => "kind-bool",
        Value::Integer(_) => "kind-whole",
        Value::Float(_) => "kind-number",
        Value::Text(_) => "kind-text",
        Value::Word(_) => "kind-word",
        Value::List(_) => "kind-list",
        Value::Record(..) => "kind-record",
        Value::Tuple(..) => "kind-tuple",
    }
}

/// A number as a person would write it.
pub fn shown(value: f64) -> String {
    if value.is_finite() && value.abs() < 1e15 && (value * 1e9).fract() == 0.0 || value == 0.0 {
        format!("{value}")
    } else if value.is_finite() {
        let short = format!("{value:.6}");
        if value.abs() < 1e15 && value.abs() > 1e-6 {
            short.trim_end_matches('0').trim_end_matches('.').to_owned()
        } else {
            format!("{value:e}")
        }
    } else {
        format!("{value}")
    }
}
