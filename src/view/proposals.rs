//! A vote in words: what each proposal changes of the rules, what it came to, and what became of those whose seats were
//! dealt.

use super::cards::{Card, cards};
use super::debrief::letter;
use super::lives;
use crate::day::Simulation;
use crate::scenario::raw::RawScenario;
use crate::study::Measure;
use crate::study::weighing::{Weighed, measures};
use crate::words::say;

/// What a proposal is called, by its place.
pub fn name(place: usize) -> String {
    say!("vote-proposal", letter = letter(place).to_string())
}

/// What a rule book changes of another one, a sentence for each switch and each slider of its cards that stands otherwise.
/// Empty where nothing does.
pub fn changes(of: &RawScenario, by: &RawScenario) -> Vec<String> {
    let before = cards(of);
    let after = cards(by);
    after.iter().filter_map(|card| changed(before.iter().find(|other| other.key == card.key)?, card)).collect()
}

fn changed(before: &Card, after: &Card) -> Option<String> {
    // The title may change with the switch.
    let what = &before.title;
    let on = |card: &Card| card.switch.as_ref().is_none_or(|switch| switch.on);
    match (on(before), on(after)) {
        (true, false) => return Some(say!("vote-switched-off", what = what)),
        (false, true) => return Some(say!("vote-switched-on", what = what)),
        (false, false) => return None,
        (true, true) => {}
    }
    let (from, to) = (before.slider.as_ref()?, after.slider.as_ref()?);
    let [from, to] = [from, to].map(|slider| slider.shown(slider.value));
    (from != to).then(|| say!("vote-slid", what = what, from = from, to = to))
}

/// A measure under each proposal.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The measure's name.
    pub name: String,
    /// The sentence that explains the measure.
    pub says: String,
    /// Its value under each proposal in this town, as people read it.
    pub values: Vec<String>,
    /// Whether the value under each proposal differs from that under the first one by more than luck, over all towns.
    pub beyond_luck: Vec<bool>,
}

/// What proposals came to in this town, measure by measure.
pub fn table(weighed: &Weighed) -> Vec<Row> {
    let proposals = 0..weighed.proposals();
    let row = |(place, measure): (usize, &'static Measure)| {
        let shown = |value: Option<f64>| value.map_or_else(|| say!("not-defined"), |value| measure.shown_plain(value));
        let values = proposals.clone().map(|proposal| shown(weighed.here(proposal, place))).collect();
        let differs = |proposal: usize| proposal > 0 && weighed.difference(proposal, 0, place).beyond_luck();
        Row {
            name: measure.name(),
            says: say!("vote-measure-says", sentence = measure.sentence(), unit = measure.with_unit("…")),
            values,
            beyond_luck: proposals.clone().map(differs).collect(),
        }
    };
    measures().enumerate().map(row).collect()
}

/// What differs between each proposal and the first one by more than luck, a sentence for each; one sentence where nothing
/// does.
pub fn differences(weighed: &Weighed) -> Vec<String> {
    let towns = weighed.towns();
    let mut sentences = vec![];
    for proposal in 1..weighed.proposals() {
        let before = sentences.len();
        for (place, measure) in measures().enumerate() {
            let difference = weighed.difference(proposal, 0, place);
            let (Some(value), Some([low, high])) = (difference.value, difference.between) else { continue };
            if !difference.beyond_luck() {
                continue;
            }
            let plain = |value: f64| measure.unit.shown_difference_plain(value.abs());
            let (least, most) = if low.abs() < high.abs() { (low, high) } else { (high, low) };
            let by = measure.shown_difference(value.abs());
            let between = say!("vote-between", low = plain(least), high = plain(most));
            let (name, letter) = (measure.name(), letter(proposal).to_string());
            sentences.push(if value > 0.0 {
                say!("vote-higher", letter = letter, measure = name, by = by, between = between)
            } else {
                say!("vote-lower", letter = letter, measure = name, by = by, between = between)
            });
        }
        if sentences.len() == before {
            sentences.push(say!("vote-no-difference", letter = letter(proposal).to_string(), towns = towns));
        }
    }
    sentences
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
                    assert!(
                        stays || told.iter().any(|told| told.contains(&card.title)),
                        "{scenario}: {settings:?}: {told:?}"
                    );
                    assert!(!told.concat().contains('‹'), "{told:?}");
                }
            }
        }
    }
}
