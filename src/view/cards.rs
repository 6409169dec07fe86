//! The rules as sentences on cards, each with at most one switch and one slider. A card is made from the fields of the
//! scenario and gives settings, `path=value`, to be laid over it: adding a card is adding a function to [`cards`].

use crate::scenario::fields;
use crate::scenario::knobs::Written;
use crate::scenario::problem::plain_name;
use crate::scenario::raw::{Edge, KnobScale as Scale, Method, RawEffects, RawKnob, RawOffice, RawScenario};
use crate::scenario::settings::Places;
use crate::scenario::shape;
use crate::view::controls::{Slider, Switch, shown};
use crate::view::{posts, whom};
use crate::words::{self, AsValue, say};

/// A rule card.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// What tells it apart from the others, for `lesson.cards`.
    pub key: String,
    /// A few words.
    pub title: String,
    /// What holds now, in a sentence or two.
    pub sentence: String,
    /// What the rule is for and what moving its slider does.
    pub help: String,
    /// The card's switch, if it has one.
    pub switch: Option<Switch>,
    /// The card's slider, if it has one.
    pub slider: Option<Slider>,
}

impl Card {
    /// Whether what the card is about is on; a card without a switch always is.
    pub fn is_on(&self) -> bool {
        self.switch.as_ref().is_none_or(|switch| switch.on)
    }

    /// The paths of everything that the card sets.
    pub fn moves(&self) -> impl Iterator<Item = &str> {
        let slid = self.slider.iter().flat_map(|slider| slider.paths.iter().map(String::as_str));
        slid.chain(self.turns())
    }

    /// The paths of what the card's switch sets when it is turned.
    pub fn turns(&self) -> impl Iterator<Item = &str> {
        let settings = self.switch.iter().flat_map(|switch| &switch.turned);
        settings.filter_map(|setting| Some(setting.split_once('=')?.0))
    }
}

/// Whether a setting is one of a rule book: of a field of the rules, or of what a card of the scenario moves. How people are,
/// and what looking costs, is no rule.
pub fn is_rule(raw: &RawScenario, setting: &str) -> bool {
    let of_a_card = || {
        let places = Places::of(raw);
        let place = places.place(setting);
        cards(raw).iter().flat_map(Card::moves).any(|path| places.place(path).covers(&place))
    };
    fields::is_of_rules(setting) || of_a_card()
}

/// Every card of a scenario, the most telling first.
pub fn cards(raw: &RawScenario) -> Vec<Card> {
    let mut cards = knobs(raw);
    cards.extend((0..raw.watchers.len()).map(|number| watcher(raw, number)));
    cards.extend(groups(raw));
    cards.extend(threshold(raw));
    cards.extend(scrutiny(raw));
    cards.extend(gates(raw));
    cards.extend(expiry(raw));
    cards.extend(redress(raw));
    for (number, office) in raw.offices.iter().enumerate().filter(|(_, office)| office.on) {
        cards.extend(peers(number, office));
        cards.push(borne(number, office));
        cards.push(published(number, office));
        cards.extend((0..office.rules.len()).map(|rule| rule_card(raw, number, rule)));
    }
    cards
}

/// The cards of the simple view: those the lesson names, or the first of each kind.
pub fn simple(raw: &RawScenario) -> Vec<Card> {
    let all = cards(raw);
    let named: Vec<Card> =
        raw.lesson.cards.iter().filter_map(|key| all.iter().find(|card| card.key == *key).cloned()).collect();
    if !named.is_empty() {
        return named;
    }
    let kind = |card: &Card| card.key.split(' ').next().unwrap_or_default().to_owned();
    let mut seen: Vec<String> = Vec::new();
    let erring = all.iter().position(|card| card.slider.as_ref().is_some_and(|slider| slider.scale == Scale::OneIn));
    let first = erring.map(|place| all[place].clone());
    seen.extend(first.as_ref().map(kind));
    let rest = all.into_iter().filter(|card| {
        let kind = kind(card);
        let new = !seen.contains(&kind);
        seen.push(kind);
        new
    });
    first.into_iter().chain(rest).take(6).collect()
}

/// The knobs that packs bring: what is written in the file, with a slider, a switch, or both.
fn knobs(raw: &RawScenario) -> Vec<Card> {
    if raw.knobs.is_empty() {
        return vec![];
    }
    let written = Written::of(raw);
    raw.knobs.iter().filter(|knob| !founds_a_town(knob)).map(|knob| self::knob(&written, knob)).collect()
}

/// Whether a knob sets what a town is founded with, which no card can change.
fn founds_a_town(knob: &RawKnob) -> bool {
    knob.paths.iter().chain(&knob.on).any(|path| path.starts_with("town."))
}

fn knob(written: &Written, knob: &RawKnob) -> Card {
    let scale = knob.scale;
    let value = if knob.multiplies { Some(knob.at) } else { knob.paths.first().and_then(|path| written.number(path)) };
    let slider = value.filter(|_| !knob.paths.is_empty()).map(|value| Slider {
        value,
        range: (knob.from.min(value), knob.to.max(value)),
        step: knob.step,
        scale,
        paths: if knob.multiplies { vec![format!("knobs.{}.at", plain_name(&knob.name))] } else { knob.paths.clone() },
    });
    let value = slider.as_ref().map_or_else(String::new, |slider| shown(scale, slider.value));
    let switch = knob.on.first().map(|first| {
        let on = written.holds(first);
        Switch { on, turned: if on { knob.off.clone() } else { knob.on.clone() } }
    });
    let says = words::told(&knob.says).replace("{value}", &value);
    let told = |text: &str| words::told(text).to_owned();
    Card { key: knob.name.clone(), title: told(&knob.title), sentence: says, help: told(&knob.help), switch, slider }
}

/// The bounds of a field of a type of the scenario format.
fn bounds(of: &str, field: &str) -> (f64, f64) {
    let field = &shape::schema()["$defs"][of]["properties"][field];
    (field["minimum"].as_f64().unwrap_or(0.0), field["maximum"].as_f64().unwrap_or(1.0))
}

fn card(key: String, kind: &str, values: &[(&str, impl AsValue)]) -> Card {
    Card {
        key,
        title: say(&format!("card-{kind}"), values),
        sentence: say(&format!("card-{kind}-says"), values),
        help: say(&format!("card-{kind}-help"), values),
        switch: None,
        slider: None,
    }
}

/// A name or a sentence in the spoken language, its first letter as a capital.
pub fn headed(name: &str) -> String {
    let mut letters = words::told(name).chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

fn watcher(raw: &RawScenario, number: usize) -> Card {
    let watcher = &raw.watchers[number];
    let (sensitivity, false_alarm) =
        if watcher.perfect { (1.0, 0.0) } else { (watcher.sensitivity, watcher.false_alarm) };
    let said =
        |name: &String| raw.acts.iter().find(|act| act.name == *name).map_or(name.clone(), |act| act.says.clone());
    let act = |name: &String| words::told(&said(name)).to_owned();
    let takes_reports = watcher.acts.is_empty() && !watcher.takes.is_empty();
    let listed = if takes_reports { &watcher.takes } else { &watcher.acts };
    let named: Vec<String> = listed.iter().take(3).map(act).collect();
    let acts = named.join(", ");
    let more = listed.len().saturating_sub(3).to_string();
    let acts = if more == "0" { acts } else { say!("card-acts-and-more", acts = acts, more = more) };
    let kind = posts::says(watcher.kind);
    let sees = words::percent(sensitivity);
    let alarm = shown(Scale::OneIn, false_alarm);
    let verifies = if watcher.perfect { 1.0 } else { watcher.verifies };
    let checks = words::percent(verifies);
    let values = [
        ("name", headed(&watcher.name)),
        ("kind", kind),
        ("acts", acts),
        ("sees", sees),
        ("alarm", alarm),
        ("checks", checks),
    ];
    let erring = false_alarm > 0.0;
    let key = match (erring, takes_reports) {
        (true, _) => "watcher-erring",
        (false, true) => "watcher-takes",
        (false, false) => "watcher",
    };
    let mut card = card(format!("watcher {}", watcher.name), key, &values);
    card.switch = Some(Switch { on: watcher.on, turned: vec![format!("watchers[{number}].on={}", !watcher.on)] });
    card.slider = Some(if erring {
        Slider {
            value: false_alarm,
            range: (0.00002_f64.max(bounds("RawWatcher", "false_alarm").0), 0.05),
            step: 0.00001,
            scale: Scale::OneIn,
            paths: vec![format!("watchers[{number}].false_alarm")],
        }
    } else {
        let (value, field) = if takes_reports { (verifies, "verifies") } else { (sensitivity, "sensitivity") };
        Slider {
            value,
            range: bounds("RawWatcher", field),
            step: 0.01,
            scale: Scale::Share,
            paths: vec![format!("watchers[{number}].{field}")],
        }
    });
    card
}

/// For each group with whom watchers err unlike: how many times as often.
fn groups(raw: &RawScenario) -> Vec<Card> {
    let mut names: Vec<&str> =
        raw.watchers.iter().filter(|w| !w.perfect).flat_map(|w| &w.groups).map(|g| g.group.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let card_of = |name: &&str| {
        let mut paths = Vec::new();
        let mut value = 1.0_f64;
        for (w, watcher) in raw.watchers.iter().enumerate().filter(|(_, watcher)| !watcher.perfect) {
            for (g, group) in watcher.groups.iter().enumerate().filter(|(_, group)| group.group == *name) {
                paths.push(format!("watchers[{w}].groups[{g}].false_alarm"));
                paths.push(format!("watchers[{w}].groups[{g}].misidentify"));
                value = value.max(group.false_alarm).max(group.misidentify);
            }
        }
        let times = words::number(value);
        let mut card = card(format!("group {name}"), "group", &[("name", *name), ("times", times.as_str())]);
        card.slider = Some(Slider { value, range: (1.0, 20.0), step: 0.5, scale: Scale::Times, paths });
        card
    };
    names.iter().map(card_of).collect()
}

/// The score below which a flag begins, in the leading office.
fn threshold(raw: &RawScenario) -> Option<Card> {
    let leads = |office: &RawOffice| raw.leads.is_empty() || plain_name(&office.name) == plain_name(&raw.leads);
    let (number, office) = raw.offices.iter().enumerate().find(|(_, office)| office.on && leads(office))?;
    let place = office.bands.iter().position(|band| band.penalty)?.checked_sub(1)?;
    let from = office.bands[place].from;
    let below = office.bands.get(place + 1)?;
    let above = place.checked_sub(1).map_or(from + 100.0, |upper| office.bands[upper].from - 1.0);
    let score = words::number(from);
    let mut card = card("threshold".to_owned(), "threshold", &[("band", &below.name), ("score", &score)]);
    let lowest = (below.from + 1.0).max(bounds("RawBand", "from").0);
    card.slider = (lowest < above).then(|| Slider {
        value: from,
        range: (lowest, above),
        step: 1.0,
        scale: Scale::Score,
        paths: vec![format!("offices[{number}].bands[{place}].from")],
    });
    Some(card)
}

fn without(cut: &[Edge], edges: &[Edge], on: bool) -> String {
    let mut cut: Vec<Edge> = cut.iter().copied().filter(|edge| !edges.contains(edge)).collect();
    if !on {
        cut.extend_from_slice(edges);
    }
    let names: Vec<String> = cut.iter().map(|edge| format!("{edge:?}")).collect();
    format!("cut=[{}]", names.join(", "))
}

/// How closely flagged people are watched.
fn scrutiny(raw: &RawScenario) -> Option<Card> {
    let mut paths = Vec::new();
    let mut value = 0.0_f64;
    let mut names = Vec::new();
    for (o, office) in raw.offices.iter().enumerate().filter(|(_, office)| office.on) {
        for (b, band) in office.bands.iter().enumerate().filter(|(_, band)| band.penalty) {
            paths.push(format!("offices[{o}].bands[{b}].effects.scrutiny"));
            value = value.max(band.effects.scrutiny);
            if !names.contains(&band.name.as_str()) {
                names.push(&band.name);
            }
        }
    }
    if paths.is_empty() {
        return None;
    }
    let values = [("bands", names.join(", ")), ("times", words::number(value))];
    let mut card = card("scrutiny".to_owned(), "scrutiny", &values);
    // Where all doors are shut, this one is opened with the others.
    if all_doors_are_shut(raw) {
        card.sentence = say!("card-scrutiny-shut", what = card.sentence);
        return Some(card);
    }
    let on = !raw.cut.contains(&Edge::Scrutiny);
    card.switch = Some(Switch { on, turned: vec![without(&raw.cut, &[Edge::Scrutiny], !on)] });
    card.slider =
        Some(Slider { value, range: bounds("RawEffects", "scrutiny"), step: 0.5, scale: Scale::Times, paths });
    Some(card)
}

/// The doors that bands and lists open and close.
pub const DOORS: [Edge; 5] = [Edge::Money, Edge::Scrutiny, Edge::Ties, Edge::Access, Edge::Strain];

fn all_doors_are_shut(raw: &RawScenario) -> bool {
    DOORS.iter().all(|edge| raw.cut.contains(edge))
}

/// All doors at once, with the pay of the lowest band, or its custom where pay is the same for all.
fn gates(raw: &RawScenario) -> Option<Card> {
    let offices = || raw.offices.iter().enumerate().filter(|(_, office)| office.on);
    let penalties = || {
        let bands =
            offices().flat_map(|(o, office)| office.bands.iter().enumerate().map(move |(b, band)| (o, b, band)));
        bands.filter(|(_, _, band)| band.penalty)
    };
    let (field, of): (&str, fn(&RawEffects) -> f64) = if penalties().all(|(_, _, band)| band.effects.wage == 1.0)
        && penalties().any(|(_, _, b)| b.effects.custom != 1.0)
    {
        ("custom", |effects| effects.custom)
    } else {
        ("wage", |effects| effects.wage)
    };
    let paths: Vec<String> = penalties().map(|(o, b, _)| format!("offices[{o}].bands[{b}].effects.{field}")).collect();
    let value = penalties().map(|(_, _, band)| of(&band.effects)).reduce(f64::min)?;
    let kind = if field == "custom" { "gates-custom" } else { "gates" };
    let mut card = card("gates".to_owned(), kind, &[("share", &words::percent(value))]);
    let on = !all_doors_are_shut(raw);
    card.switch = Some(Switch { on, turned: vec![without(&raw.cut, &DOORS, !on)] });
    card.slider =
        Some(Slider { value, range: (0.2_f64.min(value), 1.0_f64.max(value)), step: 0.01, scale: Scale::Share, paths });
    Some(card)
}

/// How long marks last, in the first office whose marks can expire: the points of an index and of a ledger with a half-life
/// fade, and so do those of an office that keeps the mixture with contacts.
fn expiry(raw: &RawScenario) -> Option<Card> {
    let (o, office) = raw.offices.iter().enumerate().find(|(_, office)| office.on && !office.rules.is_empty())?;
    if matches!(office.method, Method::Index(_)) {
        return None;
    }
    let ledger = office.method.ledger();
    if ledger.half_life_days > 0.0 || office.peer.kept && office.peer.weight > 0.0 {
        return None;
    }
    let marks = || office.rules.iter().enumerate().filter(|(_, rule)| rule.points < 0.0);
    let paths: Vec<String> = marks().map(|(r, _)| format!("offices[{o}].rules[{r}].expires_months")).collect();
    let mut months: Vec<u32> = marks().map(|(_, rule)| rule.expires_months).collect();
    months.sort_unstable();
    let value = f64::from(*months.get(months.len() / 2)?);
    let mut card = card("expiry".to_owned(), "expiry", &[("term", &shown(Scale::Months, value))]);
    let range = bounds("RawRule", "expires_months");
    card.slider = Some(Slider { value, range, step: 1.0, scale: Scale::Months, paths });
    Some(card)
}

/// Notice, appeals and their reviewers.
fn redress(raw: &RawScenario) -> [Card; 3] {
    let fields = [("notice", raw.redress.notice), ("appeal", raw.redress.appeal), ("accuracy", raw.redress.accuracy)];
    fields.map(|(field, value)| {
        let mut card = card(field.to_owned(), field, &[("share", &words::percent(value))]);
        let range = bounds("RawRedress", field);
        let paths = vec![format!("redress.{field}")];
        card.slider = Some(Slider { value, range, step: 0.01, scale: Scale::Share, paths });
        card
    })
}

fn peers(number: usize, office: &RawOffice) -> Option<Card> {
    let expires = office.rules.iter().any(|rule| rule.expires_months > 0);
    if office.peer.kept && expires {
        return None;
    }
    let value = office.peer.weight;
    let mut card = card(format!("peers {}", office.name), "peers", &[("share", &words::percent(value))]);
    let paths = vec![format!("offices[{number}].peer.weight")];
    card.slider = Some(Slider { value, range: bounds("RawPeer", "weight"), step: 0.05, scale: Scale::Share, paths });
    Some(card)
}

/// Who bears a share of every mark: the group that the office names, or the household.
fn borne(number: usize, office: &RawOffice) -> Card {
    let Some(bearing) = &office.bearing else { return household(number, office) };
    let (share, group) = (words::percent(bearing.share), words::plain(whom::borne_by(bearing.of)));
    let values = [("share", share.as_str()), ("office", office.name.as_str()), ("who", group.as_str())];
    let mut card = card(format!("household {}", office.name), "bearing", &values);
    let paths = vec![format!("offices[{number}].bearing.share")];
    let range = bounds("RawBearing", "share");
    card.slider = Some(Slider { value: bearing.share, range, step: 0.05, scale: Scale::Share, paths });
    card
}

fn household(number: usize, office: &RawOffice) -> Card {
    let value = office.household_share;
    let values = [("share", words::percent(value)), ("office", office.name.clone())];
    let mut card = card(format!("household {}", office.name), "household", &values);
    let paths = vec![format!("offices[{number}].household_share")];
    let range = bounds("RawOffice", "household_share");
    card.slider = Some(Slider { value, range, step: 0.05, scale: Scale::Share, paths });
    card
}

fn published(number: usize, office: &RawOffice) -> Card {
    let key = if office.published { "published" } else { "secret" };
    let mut card = card(format!("published {}", office.name), key, &[("office", &office.name)]);
    let turned = vec![format!("offices[{number}].published={}", !office.published)];
    card.switch = Some(Switch { on: office.published, turned });
    card
}

fn rule_card(raw: &RawScenario, office: usize, number: usize) -> Card {
    let rule = &raw.offices[office].rules[number];
    let act = raw.acts.iter().find(|act| act.name == rule.act).map_or(rule.act.as_str(), |act| act.says.as_str());
    let who = whom::for_whom(raw, &rule.who);
    let values = [
        ("act", headed(act)),
        ("points", shown(Scale::Points, rule.points)),
        ("term", shown(Scale::Months, f64::from(rule.expires_months))),
        ("who", who),
    ];
    let mut card = card(format!("rule {office} {number}"), "rule", &values);
    let path = format!("offices[{office}].rules[{number}]");
    card.switch = Some(Switch { on: rule.on, turned: vec![format!("{path}.on={}", !rule.on)] });
    let range: (f64, f64) = if rule.points < 0.0 { (-60.0, 0.0) } else { (0.0, 30.0) };
    let range = (range.0.min(rule.points), range.1.max(rule.points));
    let paths = vec![format!("{path}.points")];
    card.slider = Some(Slider { value: rule.points, range, step: 1.0, scale: Scale::Points, paths });
    card
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Library, Recipe};

    /// Every switch turns and every slider goes to both its ends, in every shipped scenario and in the knobs of every pack, and
    /// the town that runs can go on under the new rules.
    #[test]
    fn every_card_gives_settings_that_hold() {
        let cards_of_lessons = Library::scenario_names().into_iter().map(|name| (name, cards as fn(&RawScenario) -> _));
        let knobs_of_packs =
            Library::default().pack_names().into_iter().map(|name| (name, knobs as fn(&RawScenario) -> _));
        for (name, cards) in cards_of_lessons.chain(knobs_of_packs) {
            let recipe = Recipe::shipped(&name).unwrap();
            let founded = recipe.parse(&[]).unwrap().scenario;
            let all: Vec<Card> = cards(founded.raw());
            assert!(!all.is_empty(), "{name}");
            let holds = |settings: &[String]| {
                let parsed = recipe.parse(settings).map_err(|problems| problems.to_string())?;
                founded.fits(&parsed.scenario).map_err(str::to_owned)
            };
            // Turned, at the lower end, at the upper end, and where it stands.
            let moves = |card: &Card| {
                let slid = |to: fn(&Slider) -> f64| card.slider.as_ref().map(|slider| slider.settings(to(slider)));
                let turned = card.switch.as_ref().map(|switch| switch.turned.clone());
                [turned, slid(|slider| slider.range.0), slid(|slider| slider.range.1), slid(|slider| slider.value)]
            };
            for way in 0..4 {
                let settings: Vec<Vec<String>> = all.iter().filter_map(|card| moves(card)[way].clone()).collect();
                // All cards at once, and one by one only if that does not hold.
                if holds(&settings.concat()).is_err() {
                    settings.iter().for_each(|one| assert_eq!(holds(one), Ok(()), "{name}: {one:?}"));
                }
            }
            for card in &all {
                assert!(!format!("{card:?}").contains('‹'), "{name}: {card:?}");
            }
        }
    }

    #[test]
    fn a_turned_switch_and_a_moved_slider_show_on_the_card() {
        let lesson = ("crossing-camera".to_owned(), cards as fn(&RawScenario) -> _);
        // A lesson has the knobs of its packs; this one says of one of them what it sets.
        let all = Library::default().pack_names().into_iter().chain(["wrong-name".to_owned()]);
        let knobs = all.map(|name| (name, knobs as fn(&RawScenario) -> Vec<Card>));
        for (name, cards) in knobs.chain([lesson]) {
            let recipe = Recipe::shipped(&name).unwrap();
            for card in cards(recipe.parse(&[]).unwrap().scenario.raw()) {
                let again = |settings: &[String]| {
                    let parsed = recipe.parse(settings).unwrap();
                    cards(parsed.scenario.raw()).into_iter().find(|other| other.key == card.key).unwrap()
                };
                if let Some(switch) = &card.switch {
                    assert_eq!(again(&switch.turned).switch.unwrap().on, !switch.on, "{name}: {}", card.key);
                }
                if let Some(slider) = &card.slider {
                    let target = slider.rounded((slider.range.0 + slider.range.1) / 2.0);
                    let moved = again(&slider.settings(target)).slider.unwrap();
                    assert!((moved.value - target).abs() < 1e-9, "{name}: {}: {target}, {}", card.key, moved.value);
                }
            }
        }
    }

    #[test]
    fn the_simple_view_has_at_most_six_cards_and_all_that_the_lesson_names() {
        for name in Library::scenario_names() {
            let scenario = Recipe::shipped(&name).unwrap().parse(&[]).unwrap().scenario;
            let simple = simple(scenario.raw());
            let named = scenario.raw().lesson.cards.len();
            assert!((4..=6).contains(&simple.len()), "{name}: {}", simple.len());
            assert!(named == 0 || simple.len() == named, "{name} names a card that there is not");
        }
    }
}
