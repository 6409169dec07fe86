//! How a table was made: everything that is needed to make it again, as one JSON object. The manifest is the same for
//! every shard of a sweep, and on every machine.

use serde_json::{Map, Value, json};

use super::plan::MOST_RUNS;
use super::runs::Sweep;
use crate::kernel::digest::Digest;
use crate::scenario::{Library, Recipe, Source};
use crate::words::say;

/// How a table was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Manifest(Map<String, Value>);

/// The scenario of a sweep, as a manifest keeps it.
pub struct Kept {
    /// What the scenario is read from.
    pub recipe: Recipe,
    /// The text of the saved run that named it, if it was one.
    pub save: Option<String>,
}

impl Manifest {
    /// The manifest of a sweep: the text of its plan, the text of the saved run that it is about, if it is, and the version
    /// of the program.
    pub fn new(sweep: &Sweep, plan: &str, save: Option<&str>, version: &str) -> Self {
        let (asked, recipe) = (&sweep.plan, &sweep.recipe);
        let text = String::from_utf8_lossy(&recipe.source.bytes);
        let kind = match (save, recipe.own_text()) {
            (Some(_), _) => "save",
            (None, Some(_)) => "file",
            (None, None) => "shipped",
        };
        let own = recipe.own_packs(&sweep.packs);
        let pack = |name: &String| {
            let source = recipe.library.pack(name);
            let text = own.iter().find(|(pack, _)| pack == name).map(|(_, text)| text);
            let digest = source.map(|source| fingerprint(&source.bytes));
            json!({"name": name, "shipped": text.is_none(), "digest": digest, "text": text})
        };
        let vary = |vary: &super::plan::Vary| {
            let values: Vec<&str> = vary.values.iter().map(|value| value.get_ron().trim()).collect();
            json!({"path": vary.path, "values": values})
        };
        let column = |c: &super::columns::Column| json!({"name": c.name, "unit": c.unit, "meaning": c.meaning});
        let parts = json!({
            "tallyford": version,
            "plan": plan,
            "scenario": {
                "named": asked.scenario,
                "kind": kind,
                "name": recipe.name,
                "digest": fingerprint(&recipe.source.bytes),
                "text": text,
                "save": save,
                "settings": recipe.settings,
            },
            "packs": sweep.packs.iter().map(pack).collect::<Vec<Value>>(),
            "settings": asked.settings,
            "vary": asked.vary.iter().map(vary).collect::<Vec<Value>>(),
            "combinations": asked.combinations(),
            "seeds": {"first": asked.first_seed, "count": asked.seeds},
            "days": sweep.days,
            "contrasts": asked.contrasts,
            "runs": asked.runs_in_all(),
            "numbering": say!("sweep-numbering"),
            "columns": sweep.columns().iter().map(column).collect::<Vec<Value>>(),
        });
        let parts = if let Value::Object(parts) = parts { parts } else { Map::new() };
        Self::with_id(Value::String(id_of(&parts)), parts)
    }

    fn with_id(id: Value, parts: Map<String, Value>) -> Self {
        Self(std::iter::once(("sweep".to_owned(), id)).chain(parts).collect())
    }

    /// Reads a manifest; `None` if it is none, or was changed by hand.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts: Map<String, Value> = serde_json::from_str(text).ok()?;
        let id = parts.shift_remove("sweep")?;
        let whole = id.as_str()? == id_of(&parts) && parts.get("runs")?.as_u64()? <= MOST_RUNS;
        whole.then(|| Self::with_id(id, parts))
    }

    /// The manifest as text.
    pub fn text(&self) -> String {
        format!("{:#}\n", Value::Object(self.0.clone()))
    }

    /// What tells this sweep from every other, and stands in each row: a letter and the fingerprint of the manifest.
    pub fn id(&self) -> &str {
        self.0.get("sweep").and_then(Value::as_str).unwrap_or_default()
    }

    /// How many runs there are in all shards.
    pub fn runs(&self) -> u64 {
        self.0.get("runs").and_then(Value::as_u64).unwrap_or_default()
    }

    /// The text of the plan.
    pub fn plan(&self) -> &str {
        self.0.get("plan").and_then(Value::as_str).unwrap_or_default()
    }

    /// The names of the columns.
    pub fn columns(&self) -> Vec<String> {
        let columns = self.0.get("columns").and_then(Value::as_array);
        let names = columns.into_iter().flatten().filter_map(|column| column.get("name")?.as_str());
        names.map(str::to_owned).collect()
    }

    /// The parts in which two manifests differ.
    pub fn differing(&self, other: &Self) -> Vec<&str> {
        let told = ["sweep", "columns", "runs", "combinations", "numbering"];
        let parts =
            self.0.iter().filter(|(key, value)| !told.contains(&key.as_str()) && other.0.get(*key) != Some(value));
        parts.map(|(key, _)| key.as_str()).collect()
    }

    /// The scenario of a plan that lies beside its manifest, if the manifest is of that very plan and keeps the text.
    pub fn kept(&self, plan: &str, file: &str) -> Option<Kept> {
        let scenario = self.0.get("scenario").filter(|_| self.plan() == plan)?;
        let text = |key: &str| scenario.get(key)?.as_str();
        if text("kind")? == "shipped" {
            return None;
        }
        let name = text("name")?.to_owned();
        let source = Source { name: format!("{file}: {name}"), bytes: text("text")?.as_bytes().to_vec() };
        let mut library = Library::default();
        for pack in self.0.get("packs")?.as_array()? {
            let own = (pack.get("name").and_then(Value::as_str), pack.get("text").and_then(Value::as_str));
            if let (Some(pack), Some(text)) = own {
                library.add_pack(pack, Source { name: format!("{file}: {pack}"), bytes: text.as_bytes().to_vec() });
            }
        }
        let recipe = Recipe { name, source, library, settings: vec![] };
        Some(Kept { recipe, save: text("save").map(str::to_owned) })
    }
}

fn fingerprint(bytes: &[u8]) -> String {
    let mut digest = Digest::default();
    digest.column("text", bytes);
    digest.whole()
}

fn id_of(parts: &Map<String, Value>) -> String {
    let text = Value::Object(parts.clone()).to_string();
    format!("s{}", &fingerprint(text.as_bytes())[..15])
}
