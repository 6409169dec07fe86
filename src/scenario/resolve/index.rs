//! The parts of an index, and what they are made of.

use super::names::{Name, Resolver};
use super::watchers::reads;
use crate::kernel::fixed::{from_points, to_fixed};
use crate::scenario::policy::{Made, Part};
use crate::scenario::problem::plain_name;
use crate::scenario::raw::{Method, PartOf, RawIndex, RawOffice, RawPart, RawWatcher, ReadingOf};

/// The parts of an office's index; none where it is made otherwise. `categories` are those of its rules.
pub fn parts(of: &Resolver, path: &str, office: &RawOffice, categories: &[Name]) -> Vec<Part> {
    let Method::Index(index) = &office.method else { return vec![] };
    let path = format!("{path}.method");
    makes_sense(of, &path, office, index);
    // Each part goes from where the one before it ends, so that together they are as wide as the range, to 1/256 of a point.
    let all: f64 = index.parts.iter().map(|part| part.weight).sum();
    let range = f64::from(from_points(index.to) - from_points(index.from));
    let (mut weight, mut end) = (0.0, 0);
    let parts = index.parts.iter().enumerate().filter_map(|(p, part)| {
        weight += part.weight;
        let began = std::mem::replace(&mut end, if all > 0.0 { to_fixed(weight / all * range, 1) } else { 0 });
        self::part(of, &format!("{path}.parts[{p}]"), office, part, categories, end - began)
    });
    parts.collect()
}

fn part(
    of: &Resolver,
    path: &str,
    office: &RawOffice,
    part: &RawPart,
    categories: &[Name],
    width: i32,
) -> Option<Part> {
    let made = match part.of {
        PartOf::Points => {
            Made::Points(of.find(&format!("{path}.name"), &part.name, "what-category", categories)? as u8)
        }
        PartOf::Reading(what) => {
            is_read(of, path, office, what);
            if part.low == part.high {
                of.problem(&format!("{path}.high"), "part-without-range", None, &[("name", &part.name)]);
            }
            if part.half_life_days > 0.0 {
                of.problem(&format!("{path}.half_life_days"), "reading-fades", Some("reading-fades-hint"), &[]);
            }
            Made::Reading { of: what, low: part.low, high: part.high }
        }
    };
    let kept = if part.half_life_days > 0.0 { libm::exp2(-1.0 / part.half_life_days) } else { 1.0 };
    let start = to_fixed(part.start * f64::from(width), 1);
    Some(Part { name: part.name.clone(), width, start, of: made, kept_a_day: i64::from(to_fixed(kept, 65536)) })
}

/// Some source of the office reads what a part is made of.
fn is_read(of: &Resolver, path: &str, office: &RawOffice, what: ReadingOf) {
    let sources: Vec<String> = office.sources.iter().map(|source| plain_name(source)).collect();
    let is_source = |watcher: &&RawWatcher| sources.is_empty() || sources.contains(&plain_name(&watcher.name));
    if !of.raw.watchers.iter().filter(is_source).any(|watcher| reads(watcher).contains(&what)) {
        let reading = format!("{what:?}");
        let values = [("reading", reading.as_str()), ("office", &office.name)];
        of.problem(&format!("{path}.of"), "part-not-read", Some("part-not-read-hint"), &values);
    }
}

/// There are parts with weight, every rule enters into one of them, and nothing expires: parts fade by halves alone.
fn makes_sense(of: &Resolver, path: &str, office: &RawOffice, index: &RawIndex) {
    if index.parts.iter().all(|part| part.weight == 0.0) {
        of.problem(&format!("{path}.parts"), "index-without-parts", Some("index-without-parts-hint"), &[]);
    }
    of.distinct(&format!("{path}.parts"), index.parts.iter().map(|part| &part.name));
    let office_path = path.trim_end_matches(".method");
    let points = |part: &&RawPart| part.of == PartOf::Points;
    for (r, rule) in office.rules.iter().enumerate() {
        let path = format!("{office_path}.rules[{r}]");
        let wanted = plain_name(&rule.category);
        if !index.parts.iter().filter(points).any(|part| plain_name(&part.name) == wanted) {
            of.problem(&format!("{path}.category"), "rule-without-part", Some("rule-without-part-hint"), &[]);
        }
        if rule.expires_months > 0 {
            of.problem(&format!("{path}.expires_months"), "index-expires", Some("index-expires-hint"), &[]);
        }
    }
    if office.repair > 0.0 {
        of.problem(&format!("{office_path}.repair"), "repair-of-readings", None, &[]);
    }
    if office.peer.kept && office.peer.weight > 0.0 {
        of.problem(&format!("{office_path}.peer.kept"), "index-keeps-no-mixture", None, &[]);
    }
}
