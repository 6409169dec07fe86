//! What rule cards are about, so that one among many is found.

use super::cards::Card;
use crate::scenario::problem::plain_name;
use crate::scenario::raw::RawScenario;
use crate::words::say;

/// What a rule card is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// Who watches, and how well.
    Watching,
    /// What offices make of their files.
    Rating,
    /// What scores open and close.
    Doors,
    /// What people are told, and how a mark is mended.
    Redress,
    /// What people do and feel, and who they are.
    People,
    /// On which day something changes.
    Dates,
}

impl Topic {
    /// All topics, in the order in which they are told.
    pub const ALL: [Self; 6] = [Self::Watching, Self::Rating, Self::Doors, Self::Redress, Self::People, Self::Dates];

    /// The topic of a card: that of the first field it moves. A card that moves nothing is about doors, as
    /// “Low score, more eyes” is while all doors are shut.
    fn of(raw: &RawScenario, card: &Card) -> Self {
        let Some(path) = card.moves().next() else { return Self::Doors };
        let knob = path.strip_prefix("knobs.").and_then(|rest| rest.strip_suffix(".at"));
        let knob = knob.and_then(|name| raw.knobs.iter().find(|knob| plain_name(&knob.name) == name));
        let path = knob.and_then(|knob| knob.paths.first()).map_or(path, String::as_str);
        match path.split(['.', '[']).next().unwrap_or_default() {
            "watchers" => Self::Watching,
            "cut" => Self::Doors,
            "offices" if path.contains("effects") => Self::Doors,
            "offices" if path.contains("].review") || path.contains(".review.") => Self::Redress,
            "offices" => Self::Rating,
            "redress" => Self::Redress,
            "stages" | "events" | "trials" => Self::Dates,
            _ => Self::People,
        }
    }

    /// The heading over the cards of the topic.
    pub fn heading(self) -> String {
        match self {
            Self::Watching => say!("topic-watching"),
            Self::Rating => say!("topic-rating"),
            Self::Doors => say!("topic-doors"),
            Self::Redress => say!("topic-redress"),
            Self::People => say!("topic-people"),
            Self::Dates => say!("topic-dates"),
        }
    }
}

/// The cards of a scenario under what they are about, each topic's in the order in which they came. Topics without cards are
/// left out.
pub fn by_topic(raw: &RawScenario, cards: Vec<Card>) -> Vec<(Topic, Vec<Card>)> {
    let mut cards: Vec<(Topic, Card)> = cards.into_iter().map(|card| (Topic::of(raw, &card), card)).collect();
    let of = |topic: Topic| {
        let own = cards.extract_if(.., |(of, _)| *of == topic).map(|(_, card)| card);
        (topic, own.collect::<Vec<_>>())
    };
    Topic::ALL.map(of).into_iter().filter(|(_, cards)| !cards.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Library, Recipe};
    use crate::view::cards::cards;

    /// Every card of every shipped scenario stands under one heading, and those of the first lesson where one looks for them.
    #[test]
    fn every_card_is_found_under_its_topic() {
        for name in Library::scenario_names() {
            let scenario = Recipe::shipped(&name).unwrap().parse(&[]).unwrap().scenario;
            let all = cards(scenario.raw());
            let sorted = by_topic(scenario.raw(), all.clone());
            assert_eq!(sorted.iter().map(|(_, cards)| cards.len()).sum::<usize>(), all.len(), "{name}");
            assert!(sorted.is_sorted_by_key(|(topic, _)| *topic) && sorted.len() > 1, "{name}");
            if name != "crossing-camera" {
                continue;
            }
            let topic =
                |key: &str| sorted.iter().find(|(_, cards)| cards.iter().any(|card| card.key == key)).unwrap().0;
            assert_eq!(topic("watcher crossing cameras"), Topic::Watching);
            assert_eq!(topic("threshold"), Topic::Rating);
            assert_eq!([topic("gates"), topic("scrutiny")], [Topic::Doors; 2]);
            assert_eq!([topic("notice"), topic("appeal"), topic("accuracy")], [Topic::Redress; 3]);
        }
    }
}
