//! Settings, `path=value`, held against one another: two that reach the same place cannot both be used.

use serde_json::{Map, Value};

use super::named::KEYS;
use super::problem::plain_name;
use super::raw::RawScenario;

/// The place in a scenario that a path names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(Vec<Step>);

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    /// A field, or the thing of that name in a list.
    Named(String),
    /// The so many-th thing in a list.
    Numbered(usize),
}

impl Place {
    /// The place that a setting reaches, or that a path names. White space and the ways of writing a name do not count.
    /// A thing in a list is another place by its name than by its number; [`Places`] knows which is which.
    pub fn of(setting: &str) -> Self {
        let path = setting.split_once('=').map_or(setting, |(path, _)| path).replace('[', ".[");
        let steps = path.split('.').map(str::trim).filter(|step| !step.is_empty());
        Self(steps.map(Step::of).collect())
    }

    /// Whether one of the two lies within the other, so that setting the one sets the other too.
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(a, b)| a == b)
    }

    /// Whether the other lies within it or is the same, so that setting it afterwards leaves nothing of the other.
    pub fn covers(&self, other: &Self) -> bool {
        self.0.len() <= other.0.len() && self.meets(other)
    }
}

impl Step {
    fn of(step: &str) -> Self {
        let number = step.strip_prefix('[').and_then(|step| step.strip_suffix(']'));
        match number.and_then(|number| number.trim().parse().ok()) {
            Some(number) => Self::Numbered(number),
            None => Self::Named(plain_name(step)),
        }
    }
}

/// The places of a scenario, where a thing in a list is found by its name as well as by its number.
pub struct Places(Value);

impl Places {
    /// The places of a scenario.
    pub fn of(raw: &RawScenario) -> Self {
        // Plain data can be written as JSON; if it could not, names would be left as they are.
        Self(serde_json::to_value(raw).unwrap_or_default())
    }

    /// The place that a setting reaches, with things in lists by their number, and choices by their name whether they are named
    /// or left out: `method.parts` is `method.Index.parts`.
    pub fn place(&self, setting: &str) -> Place {
        let mut node = Some(&self.0);
        let mut place = vec![];
        for step in Place::of(setting).0 {
            if let (Some(Value::Object(fields)), Step::Named(name)) = (node, &step)
                && let Some((choice, inner)) = chosen(fields).filter(|(choice, _)| plain_name(choice) != *name)
                && inner.keys().any(|field| plain_name(field) == *name)
            {
                place.push(Step::Named(plain_name(choice)));
                node = fields.get(choice);
            }
            let (step, next) = match (node, step) {
                (Some(Value::Array(items)), Step::Named(name)) => match named(items, &name) {
                    Some(number) => (Step::Numbered(number), items.get(number)),
                    None => (Step::Named(name), None),
                },
                (Some(Value::Array(items)), Step::Numbered(number)) => (Step::Numbered(number), items.get(number)),
                (Some(Value::Object(fields)), Step::Named(name)) => {
                    let field = fields.iter().find(|(field, _)| plain_name(field) == name);
                    (Step::Named(name), field.map(|(_, value)| value))
                }
                (_, step) => (step, None),
            };
            node = next;
            place.push(step);
        }
        Place(place)
    }

    /// As [`clash`], for settings over this scenario.
    pub fn clash<'a>(&self, settings: &[&'a str]) -> Option<(&'a str, &'a str)> {
        first_of(settings, |setting| self.place(setting))
    }
}

/// A choice with fields: its name, and the fields.
fn chosen(fields: &Map<String, Value>) -> Option<(&String, &Map<String, Value>)> {
    let mut fields = fields.iter();
    let (choice, inner) = fields.next().filter(|_| fields.next().is_none())?;
    Some((choice, inner.as_object()?))
}

/// The place of a thing in a list by its name, for a rule also `litter(officials)`. Where rules share an act it is the first that is for everyone everywhere, or
/// else the first, as where a setting is laid over a scenario.
fn named(items: &[Value], name: &str) -> Option<usize> {
    let text = |item: &Value, field: &str| Some(item.get(field)?.as_str()?.to_owned()).filter(|text| !text.is_empty());
    let is =
        |item: &&Value| KEYS.iter().find_map(|field| text(item, field)).is_some_and(|own| plain_name(&own) == name);
    let general = |item: &Value| {
        let anyone = item.get("who").is_none_or(|who| who == "Anyone");
        anyone && item.get("quarters").and_then(Value::as_array).is_none_or(Vec::is_empty)
    };
    let whole =
        items.iter().position(|item| is(&item) && general(item)).or_else(|| items.iter().position(|item| is(&item)));
    whole.or_else(|| {
        let (act, who) = name.strip_suffix(')')?.split_once('(')?;
        items.iter().position(|item| {
            text(item, "act").is_some_and(|own| plain_name(&own) == act)
                && text(item, "who").is_some_and(|own| plain_name(&own) == who)
                && item.get("quarters").and_then(Value::as_array).is_none_or(Vec::is_empty)
        })
    })
}

/// The first of some settings or paths that sets a path, something within it, or all that it lies in.
pub fn setting_of<'a>(path: &str, settings: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let place = Place::of(path);
    settings.into_iter().find(|setting| Place::of(setting).meets(&place))
}

/// Two settings of which the later one leaves nothing of the earlier one. A later one may lie within an earlier one, as
/// where a saved run was changed and saved again.
pub fn overruled<'a>(settings: &[&'a str], place: impl Fn(&str) -> Place) -> Option<(&'a str, &'a str)> {
    let settings: Vec<&str> = settings.iter().copied().filter(|setting| setting.contains('=')).collect();
    let mut places: Vec<(Place, usize)> = settings.iter().enumerate().map(|(n, text)| (place(text), n)).collect();
    // In this order whatever lies within a place follows it, and of one place the earlier setting comes first.
    places.sort();
    let mut around: Vec<&(Place, usize)> = vec![];
    for one in &places {
        while around.last().is_some_and(|outer| !outer.0.covers(&one.0)) {
            around.pop();
        }
        if let Some(outer) = around.iter().find(|outer| outer.1 > one.1 || outer.0 == one.0) {
            return Some((settings[outer.1.min(one.1)], settings[outer.1.max(one.1)]));
        }
        around.push(one);
    }
    None
}

/// Two settings of which the later one overrules the earlier one or a part of it, in the order in which they are given.
pub fn clash<'a>(settings: &[&'a str]) -> Option<(&'a str, &'a str)> {
    first_of(settings, Place::of)
}

fn first_of<'a>(settings: &[&'a str], place: impl Fn(&str) -> Place) -> Option<(&'a str, &'a str)> {
    let mut places: Vec<(Place, usize)> = settings.iter().enumerate().map(|(n, text)| (place(text), n)).collect();
    // In this order whatever lies within a place follows it at once.
    places.sort();
    let meeting = places.windows(2).find(|pair| pair[0].0.meets(&pair[1].0))?;
    let (a, b) = (meeting[0].1, meeting[1].1);
    Some((settings[a.min(b)], settings[a.max(b)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_ways_to_one_place_are_noticed() {
        let met = [
            ["town.residents=1", "town.residents=2"],
            ["town.residents=1", " town . residents =2"],
            ["town=(residents: 5)", "town.residents=2"],
            ["town.looks.Heron.share=0.1", "town.looks=[]"],
            ["watchers.crossing_cameras.on=true", "watchers.Crossing cameras.on=false"],
            ["watchers[0].on=true", "watchers[ 00 ].on=false"],
            ["watchers.[0].on=true", "watchers[0]"],
            ["cut=[Money]", "cut=[]"],
            ["=()", "cut=[]"],
        ];
        for pair in met {
            assert_eq!(clash(&pair), Some((pair[0], pair[1])), "{pair:?}");
            let among = ["days=3", pair[0], "seed=2", pair[1], "redress.appeal=0.5"];
            assert!(pair[0].starts_with('=') || clash(&among) == Some((pair[0], pair[1])), "{among:?}");
        }
        let apart =
            ["town.residents", "town.residents_too", "town.looks.Heron.share", "town.looks.Wren.share", "town2"];
        assert_eq!(clash(&apart), None);
        assert_eq!(clash(&["watchers[0].on", "watchers[1].on"]), None);
    }

    #[test]
    fn of_two_settings_the_later_one_may_change_a_part_of_the_earlier_one() {
        let within = ["town=(residents: 5)", "town.residents=2", "cut=[]"];
        assert_eq!(overruled(&within, Place::of), None);
        let around = ["town.residents=2", "cut=[]", "town.looks=[]", "town=()"];
        assert_eq!(overruled(&around, Place::of), Some(("town.looks=[]", "town=()")));
        assert_eq!(overruled(&["cut=[Money]", "seed=2", "cut = []"], Place::of), Some(("cut=[Money]", "cut = []")));
        assert_eq!(overruled(&["", "", "seed=2"], Place::of), None, "what is no setting is told as such");
        assert_eq!(setting_of("days", ["town.residents=9", " days =3"]), Some(" days =3"));
        assert_eq!(setting_of("days", ["town.days=9"]), None);
    }

    #[test]
    fn a_thing_by_its_name_and_by_its_number_is_one_place() {
        let parsed = crate::scenario::Recipe::shipped("crossing-camera").unwrap().parse(&[]).unwrap();
        let (places, raw) = (Places::of(parsed.scenario.raw()), parsed.scenario.raw());
        let number = raw.watchers.iter().position(|watcher| watcher.name == "crossing cameras").unwrap();
        let rule = raw.offices[0].rules.iter().position(|rule| rule.act == "cross_on_red").unwrap();
        let office = plain_name(&raw.offices[0].name);
        let pairs = [
            (format!("watchers[{number}].on=true"), "watchers.Crossing cameras.on=false".to_owned()),
            (format!("watchers[{number}]=()"), "watchers.crossing_cameras.on=false".to_owned()),
            (format!("offices[0].rules[{rule}].points=-1"), format!("offices.{office}.rules.cross_on_red.points=-2")),
            ("town.looks[0].share=1".to_owned(), format!("town.looks.{}.share=2", raw.town.looks[0].name)),
        ];
        for (a, b) in &pairs {
            assert_eq!(clash(&[a, b]), None, "{a} {b}");
            assert_eq!(places.clash(&[a, b]), Some((a.as_str(), b.as_str())));
            assert_eq!(places.clash(&[b, a]), Some((b.as_str(), a.as_str())));
        }
        let other = format!("watchers[{}].on=true", number + 1);
        assert_eq!(places.clash(&[&other, "watchers.crossing_cameras.on=false", "no.such.thing", "packs[7]"]), None);
    }
    /// A choice with fields can be named on the way to them or left out.
    #[test]
    fn a_choice_that_is_left_out_is_one_place_with_the_one_that_is_named() {
        let parsed = crate::scenario::Recipe::shipped("thin-file").unwrap().parse(&[]).unwrap();
        let places = Places::of(parsed.scenario.raw());
        let weight = |way: &str| format!("offices.trade_index.method.{way}parts.shopping.weight=0");
        let [short, long] = ["", "Index."].map(weight);
        assert_eq!(places.place(&short), places.place(&long));
        assert_eq!(places.clash(&[&short, &long]), Some((short.as_str(), long.as_str())));
        assert_ne!(places.place(&short), places.place("offices.trade_index.method.parts.trading.weight=0"));
    }
}
