//! A vote in words: what each proposal changes of the rules, what it came to, and what became of those whose seats were
//! dealt.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::cards::{Card, cards};
use super::debrief::letter;
use super::facts::{Fact, Facts};
use super::{life, lives};
use crate::day::Simulation;
use crate::scenario::fields::rule_fields;
use crate::scenario::raw::RawScenario;
use crate::scenario::settings::{Place, Places};
use crate::study::Measure;
use crate::study::life::{Filed, filed, standing};
use crate::study::measures::Unit;
use crate::study::weighing::{Weighed, measures};
use crate::words::{self, say};

/// What a proposal is called, by its place.
pub fn name(place: usize) -> String {
    say!("vote-proposal", letter = letter(place).to_string())
}

/// What a rule book changes of another one, a sentence for each switch and each slider of its cards that stands otherwise, and
/// for each field that has no card. Empty where nothing does.
pub fn changes(of: &RawScenario, by: &RawScenario) -> Vec<String> {
    let (before, after) = (cards(of), cards(by));
    let [was, is] = [of, by].map(|raw| {
        rule_fields(raw).into_iter().map(|field| (field.path, field.value)).collect::<BTreeMap<String, String>>()
    });
    let paths: BTreeSet<&String> = was.keys().chain(is.keys()).filter(|path| was.get(*path) != is.get(*path)).collect();
    let places = Places::of(by);
    let differing: Vec<(&String, Place)> = paths.into_iter().map(|path| (path, places.place(path))).collect();
    let pairs = after.iter().filter_map(|card| Some((before.iter().find(|other| other.key == card.key)?, card)));
    let mut changed: Vec<(usize, Changed)> =
        pairs.filter_map(|(before, after)| Changed::on(before, after, &places, &differing)).enumerate().collect();
    // What two cards move is told once: by a switch before a slider, by a card all of whose fields differ before one that also
    // moves others, and by what moves more before what moves less.
    changed.sort_by_key(|(_, changed)| (!changed.turned, !changed.wholly, Reverse(changed.places.len())));
    let mut known = BTreeSet::new();
    changed.retain(|(_, changed)| {
        let new = changed.places.iter().any(|place| !known.contains(place));
        known.extend(changed.places.iter().cloned());
        new
    });
    changed.sort_by_key(|(number, _)| *number);
    let told: Vec<String> = changed.into_iter().map(|(_, changed)| changed.says).collect();
    if differing.is_empty() {
        return told;
    }
    let moved: Vec<Place> = before.iter().chain(&after).flat_map(Card::moves).map(|path| places.place(path)).collect();
    let without_card = differing.iter().filter(|(_, place)| !moved.iter().any(|moved| moved.covers(place)));
    let value =
        |of: &BTreeMap<String, String>, path: &String| of.get(path).cloned().unwrap_or_else(|| say!("not-defined"));
    let sentence = |(path, _): &(&String, Place)| {
        say!("vote-field", path = *path, from = value(&was, path), to = value(&is, path))
    };
    told.into_iter().chain(without_card.map(sentence)).collect()
}

/// What is other on a card.
struct Changed {
    /// Whether its switch was turned; else its slider was moved.
    turned: bool,
    /// The fields behind it that differ; all of them where they are no rules.
    places: Vec<Place>,
    /// Whether all fields behind it differ.
    wholly: bool,
    says: String,
}

impl Changed {
    fn on(before: &Card, after: &Card, places: &Places, differing: &[(&String, Place)]) -> Option<Self> {
        // The title may change with the switch.
        let what = &before.title;
        // A card that has lost its switch was not turned.
        let turned = before.switch.as_ref().zip(after.switch.as_ref()).is_some_and(|(before, now)| before.on != now.on);
        let (says, all): (String, Vec<Place>) = if turned {
            let says = if after.is_on() {
                say!("vote-switched-on", what = what)
            } else {
                say!("vote-switched-off", what = what)
            };
            (says, before.turns().map(|path| places.place(path)).collect())
        } else if before.is_on() && after.is_on() {
            let (from, to) = (before.slider.as_ref()?, after.slider.as_ref()?);
            let [was, is] = [from, to].map(|slider| slider.shown(slider.value));
            if was == is {
                return None;
            }
            let says = say!("vote-slid", what = what, from = was, to = is);
            (says, from.paths.iter().map(|path| places.place(path)).collect())
        } else {
            return None;
        };
        let differs = |place: &&Place| differing.iter().any(|(_, other)| place.covers(other));
        let really: Vec<Place> = all.iter().filter(differs).cloned().collect();
        let wholly = really.len() == all.len();
        Some(Self { turned, places: if really.is_empty() { all } else { really }, wholly, says })
    }
}

/// A measure under each proposal.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The measure's name, with its unit.
    pub name: String,
    /// The sentence that explains the measure.
    pub says: String,
    /// What it comes to under each proposal.
    pub cells: Vec<Cell>,
}

/// A measure under a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The mean over all towns, as people read it.
    pub mean: String,
    /// Where the difference from the first proposal lies, 95 times in 100, or that it may be luck; `None` for the first
    /// proposal itself.
    pub against: Option<String>,
}

/// What proposals came to over all towns, measure by measure.
pub fn table(weighed: &Weighed) -> Vec<Row> {
    let cell = |place: usize, measure: &Measure, proposal: usize| {
        let mean = weighed.mean(proposal, place);
        let mean = mean.map_or_else(|| say!("not-defined"), |value| measure.shown_plain(value));
        Cell { mean, against: (proposal > 0).then(|| against(weighed, place, measure, proposal)) }
    };
    let row = |(place, measure): (usize, &'static Measure)| {
        let unit = measure.with_unit("");
        let name = match unit.trim() {
            "" => measure.name(),
            unit => say!("vote-measure", name = measure.name(), unit = unit),
        };
        let cells = (0..weighed.proposals()).map(|proposal| cell(place, measure, proposal)).collect();
        Row { name, says: measure.sentence(), cells }
    };
    measures().enumerate().map(row).collect()
}

/// Where the difference of a measure from the first proposal lies.
fn against(weighed: &Weighed, place: usize, measure: &Measure, proposal: usize) -> String {
    let difference = weighed.difference(proposal, 0, place);
    let signed = |value: f64| words::signed(if measure.unit == Unit::Share { value * 100.0 } else { value });
    match difference.between {
        Some([0.0, 0.0]) => say!("vote-same"),
        Some([low, high]) if difference.beyond_luck() => say!("vote-between", low = signed(low), high = signed(high)),
        _ => say!("vote-may-be-luck"),
    }
}

/// What became of somebody whose seat was dealt.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The seat, and who it is.
    pub who: String,
    /// How they stand under each proposal, and what their file there says.
    pub under: Vec<String>,
}

/// What became of those whose seats were dealt, in each town, as far as `facts` may be seen.
pub fn outcomes(towns: &[&Simulation], seats: &[u32], facts: Facts) -> Vec<Outcome> {
    let Some(first) = towns.first() else { return vec![] };
    let under = |town: &Simulation, resident: u32| {
        let stands = life::stands(town, &standing(town, resident));
        match filed(town, resident).filter(|_| facts.has(Fact::Entries)) {
            Some(Filed { marks: 0, .. }) => say!("vote-file-empty", stands = stands),
            Some(filed) => say!("vote-file", stands = stands, marks = filed.marks, wrong = filed.false_marks),
            None => stands,
        }
    };
    let outcome = |(place, resident): (usize, &u32)| Outcome {
        who: seat(first, place, *resident),
        under: towns.iter().map(|town| under(town, *resident)).collect(),
    };
    seats.iter().enumerate().map(outcome).collect()
}

/// The proposals that have most hands, by their places; none if nobody has voted.
fn most(hands: &[u32]) -> Vec<usize> {
    let most = hands.iter().copied().max().unwrap_or(0);
    (0..hands.len()).filter(|place| most > 0 && hands[*place] == most).collect()
}

/// Which proposal had most hands before it was lived, and which afterwards.
pub fn won(hands: &[Vec<u32>; 2]) -> String {
    let names = |hands: &[u32]| {
        let most: Vec<String> = most(hands).into_iter().map(|place| letter(place).to_string()).collect();
        if most.len() > 1 { say!("vote-tie", letters = most.join(", ")) } else { most.concat() }
    };
    let [before, after] = hands.each_ref().map(|hands| names(hands));
    say!("vote-won", before = before, after = after)
}

/// Whose seat was dealt, by its place.
pub fn seat(town: &Simulation, place: usize, resident: u32) -> String {
    let (name, who) = (town.town().name(resident), lives::who(town, resident));
    say!("vote-seat", number = (place + 1).to_string(), name = name, who = who)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Library, Recipe};
    use crate::view::controls::Slider;

    /// The first proposal is what the others are held against, and what is the same is said to be.
    #[test]
    fn what_is_the_same_is_said_to_be() {
        let mut recipe = Recipe::shipped("crossing-camera").unwrap();
        recipe.settings = vec!["town.residents=60".into()];
        let founded = std::sync::Arc::new(recipe.parse(&[]).unwrap().scenario);
        let rows = table(&crate::study::weighing::weigh(&founded, 1, &[vec![], vec![]], 10, || true).unwrap());
        assert_eq!(rows.len(), measures().count());
        for row in rows {
            assert_eq!(row.cells[0].against, None, "{row:?}");
            // What is defined in no town is compared in none.
            let undefined = row.cells[1].mean == say!("not-defined");
            let says = if undefined { say!("vote-may-be-luck") } else { say!("vote-same") };
            assert_eq!(row.cells[1], Cell { against: Some(says), ..row.cells[0].clone() });
        }
    }

    #[test]
    fn most_hands_may_be_for_several() {
        assert_eq!([most(&[]), most(&[0, 0]), most(&[2, 1]), most(&[0, 3, 3])], [vec![], vec![], vec![0], vec![1, 2]]);
        assert!(won(&[vec![0, 12], vec![]]).contains("before: B."), "{}", won(&[vec![0, 12], vec![]]));
    }

    /// What has no card is told by its path, and what has one is not told twice.
    #[test]
    fn fields_without_a_card_are_told() {
        let recipe = Recipe::shipped("crossing-camera").unwrap();
        let own = recipe.parse(&[]).unwrap().scenario;
        let told = |setting: &str| {
            let changed = recipe.parse(&[setting.to_owned()]).unwrap().scenario;
            changes(own.raw(), changed.raw())
        };
        let [delay, alarm] = ["watchers.crossing_cameras.delay_days=9", "watchers.crossing_cameras.false_alarm=0.004"];
        let by_cards = told(alarm);
        assert!(!by_cards.is_empty() && by_cards.iter().all(|says| !says.contains("watchers.")), "{by_cards:?}");
        assert_eq!(told(delay).len(), 1, "{:?}", told(delay));
        assert!(told(delay)[0].starts_with("watchers.crossing_cameras.delay_days: 9 "), "{:?}", told(delay));
    }

    /// One switch of two that share doors is told as one change, and each is turned without the other.
    #[test]
    fn doors_are_told_once() {
        let recipe = Recipe::shipped("crossing-camera").unwrap();
        let own = recipe.parse(&[]).unwrap().scenario;
        for key in ["gates", "scrutiny"] {
            let card = |raw: &RawScenario| cards(raw).into_iter().find(|card| card.key == key).unwrap();
            let turned = card(own.raw()).switch.unwrap().turned;
            let off = recipe.parse(&turned).unwrap().scenario;
            assert_eq!(changes(own.raw(), off.raw()).len(), 1, "{key}");
            let back = [turned, card(off.raw()).switch.unwrap().turned].concat();
            assert_eq!(changes(own.raw(), recipe.parse(&back).unwrap().scenario.raw()), Vec::<String>::new(), "{key}");
        }
    }

    /// In the mended town two cards are about appeals, and the switch of one moves the slider of the other.
    #[test]
    fn what_two_cards_move_is_told_once() {
        let recipe = Recipe::shipped("mended-town").unwrap();
        let own = recipe.parse(&[]).unwrap().scenario;
        let about =
            |raw: &RawScenario| cards(raw).into_iter().filter(|card| card.title == "Appeals").collect::<Vec<_>>();
        assert_eq!(about(own.raw()).len(), 2);
        let turned = about(own.raw()).into_iter().find_map(|card| card.switch).unwrap().turned;
        let off = recipe.parse(&turned).unwrap().scenario;
        assert_eq!(changes(own.raw(), off.raw()), [say!("vote-switched-off", what = "Appeals")]);
    }

    /// Where a card moves the fields of two watchers and another one those of one of them, what was moved is told.
    #[test]
    fn the_card_that_was_moved_is_told() {
        let recipe = Recipe::shipped("crossing-camera").unwrap();
        let own = recipe.parse(&[]).unwrap().scenario;
        let told = |settings: &[String]| changes(own.raw(), recipe.parse(settings).unwrap().scenario.raw());
        let sliders: Vec<(String, Slider)> = cards(own.raw())
            .into_iter()
            .filter(Card::is_on)
            .filter_map(|card| Some((card.title, card.slider?)))
            .collect();
        let places = Places::of(own.raw());
        let covers = |one: &Slider, other: &Slider| {
            let both =
                [one, other].map(|slider| slider.paths.iter().map(|path| places.place(path)).collect::<Vec<_>>());
            both[1].iter().all(|place| both[0].iter().any(|wide| wide.covers(place)))
        };
        let mut overlapping = 0;
        for (title, slider) in &sliders {
            let moved = told(&slider.settings(slider.range.0));
            assert!(slider.value == slider.range.0 || moved.len() == 1, "{title}: {moved:?}");
            overlapping += sliders.iter().filter(|(_, other)| covers(other, slider)).count() - 1;
        }
        assert!(overlapping > 0, "no two cards of the lesson move one field");
    }

    /// Whatever card is moved to an end or turned is told, with nothing else, in every shipped scenario.
    #[test]
    fn whatever_a_card_changes_is_told() {
        for scenario in Library::scenario_names() {
            let recipe = Recipe::shipped(&scenario).unwrap();
            let own = recipe.parse(&[]).unwrap().scenario;
            assert_eq!(changes(own.raw(), own.raw()), Vec::<String>::new(), "{scenario}");
            for card in crate::view::cards::simple(own.raw()) {
                let slid = |end: fn(&Slider) -> f64| card.slider.as_ref().map(|slider| slider.settings(end(slider)));
                let moved = [card.switch.as_ref().map(|switch| switch.turned.clone()), slid(|slider| slider.range.0)];
                for settings in moved.into_iter().flatten() {
                    let Ok(other) = recipe.parse(&settings) else { continue };
                    let told = changes(own.raw(), other.scenario.raw());
                    let stays = card.slider.as_ref().is_some_and(|slider| slider.settings(slider.value) == settings)
                        || card.switch.as_ref().is_some_and(|switch| !switch.on && switch.turned != settings);
                    assert!(stays || told.len() == 1, "{scenario}: {}: {settings:?}: {told:?}", card.title);
                    assert!(!told.concat().contains('‹'), "{told:?}");
                }
            }
        }
    }
}
