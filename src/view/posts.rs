//! Where watchers stand on the map: a tag with a letter at each place that one covers, whatever its kind. Cameras have a sign of
//! their own at the crossings.

use super::plan::{Occupant, Plan, Point};
use crate::day::Simulation;
use crate::scenario::raw::{PlaceKind, WatcherKind};
use crate::town::layout::Use;
use crate::words;

/// A tag of a watcher's kind at a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Post {
    /// The middle of the tag.
    pub at: Point,
    /// The kind of watcher.
    pub kind: WatcherKind,
    /// The kind of place.
    pub place: PlaceKind,
}

impl Post {
    /// Whether it stands at a place of which a quarter or the town has one, so that such tags are few.
    pub fn is_public(&self) -> bool {
        matches!(self.place, PlaceKind::Square | PlaceKind::Office | PlaceKind::School | PlaceKind::Gate)
    }
}

/// How far apart the tags of several kinds at one place stand.
const APART: f64 = 9.0;

/// The letter of a kind of watcher, on its tag.
pub fn letter(kind: WatcherKind) -> String {
    words::plain(&format!("post-letter-{}", key(kind)))
}

/// What a kind of watcher is, at the beginning of a sentence.
pub fn says(kind: WatcherKind) -> String {
    words::plain(&format!("kind-{}", key(kind)))
}

/// What a kind of watcher is, in a legend.
pub fn legend(kind: WatcherKind) -> String {
    words::plain(&format!("legend-{}", key(kind)))
}

fn key(kind: WatcherKind) -> &'static str {
    match kind {
        WatcherKind::Camera => "camera",
        WatcherKind::Registry => "registry",
        WatcherKind::Purchases => "purchases",
        WatcherKind::Workplace => "workplace",
        WatcherKind::School => "school",
        WatcherKind::Neighbours => "neighbours",
        WatcherKind::Posts => "posts",
        WatcherKind::Devices => "devices",
        WatcherKind::Vehicle => "vehicle",
        WatcherKind::SelfReport => "self-report",
        WatcherKind::Wardens => "wardens",
    }
}

/// The kinds of watchers that watch today and cover some place, in their order in the scenario.
pub fn kinds(town: &Simulation) -> Vec<WatcherKind> {
    let mut kinds = vec![];
    for (_, kind) in watching(town) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

/// Whether cameras that watch today cover crossings, where they have a sign of their own, and whether they cover another place of
/// the map, where they have a tag.
pub fn cameras(town: &Simulation) -> [bool; 2] {
    let policy = town.scenario().policy();
    let cameras: Vec<usize> =
        watching(town).filter(|(_, kind)| *kind == WatcherKind::Camera).map(|(watcher, _)| watcher).collect();
    let cover = |place: PlaceKind| cameras.iter().any(|camera| policy.watchers()[*camera].looks_at(place));
    let elsewhere = |place: &PlaceKind| !matches!(place, PlaceKind::Crossing | PlaceKind::Line);
    [cover(PlaceKind::Crossing), PlaceKind::ALL.into_iter().filter(elsewhere).any(cover)]
}

/// Every tag. Cameras at crossings are left to the crossings, and what is written on lines and boards is nowhere.
pub fn posts(town: &Simulation, plan: &Plan) -> Vec<Post> {
    let mut posts: Vec<Post> = vec![];
    let kinds = kinds(town);
    for place in PlaceKind::ALL {
        let by_kind: Vec<(f64, WatcherKind, Vec<usize>)> = kinds
            .iter()
            .enumerate()
            .filter(|(_, kind)| (place, **kind) != (PlaceKind::Crossing, WatcherKind::Camera))
            .map(|(number, kind)| {
                let watchers = watching(town).filter(|(_, other)| other == kind).map(|(watcher, _)| watcher);
                (number as f64 * APART, *kind, watchers.collect())
            })
            .collect();
        for (index, at) in spots(town, plan, place) {
            for (aside, kind, watchers) in &by_kind {
                if watchers.iter().any(|watcher| town.watched(*watcher, place, index)) {
                    posts.push(Post { at: (at.0 + aside, at.1), kind: *kind, place });
                }
            }
        }
    }
    posts
}

/// Watchers that watch today, each with its kind.
pub(super) fn watching(town: &Simulation) -> impl Iterator<Item = (usize, WatcherKind)> + '_ {
    let policy = town.scenario().policy();
    let watchers = policy.watchers().iter().enumerate();
    let covers = move |number: usize| PlaceKind::ALL.iter().any(|place| policy.watchers()[number].looks_at(*place));
    watchers.filter(move |(n, _)| town.is_watching(*n) && covers(*n)).map(|(number, watcher)| (number, watcher.kind()))
}

/// The places of a kind that stand on the plan: the number of each with the point where its tag begins.
fn spots(town: &Simulation, plan: &Plan, place: PlaceKind) -> Vec<(u32, Point)> {
    let beside = |at: Point, size: (f64, f64)| (at.0 - size.0 / 2.0, at.1 - size.1 / 2.0 - 5.0);
    let of_buildings = |number: fn(Occupant) -> Option<u32>| {
        let buildings = plan.buildings.iter();
        buildings.filter_map(|building| Some((number(building.of)?, beside(building.at, building.size)))).collect()
    };
    let in_quarters = |uses: &[Use]| {
        let layout = town.town().layout();
        let mut seen = vec![];
        let blocks = plan.blocks.iter().filter(|block| uses.contains(&block.purpose));
        for block in blocks {
            let quarter = u32::from(layout.quarter_of(block.number));
            if seen.iter().all(|(known, _)| *known != quarter) {
                seen.push((quarter, (block.corners[0].0 + 8.0, block.corners[0].1 + 8.0)));
            }
        }
        seen
    };
    match place {
        PlaceKind::Home => of_buildings(|of| if let Occupant::Household(home) = of { Some(home) } else { None }),
        PlaceKind::Work => of_buildings(|of| if let Occupant::Firm(firm) = of { Some(firm) } else { None }),
        // A shop is a firm as well; its tag stands on the other side.
        PlaceKind::Shop => {
            let firms: Vec<(u32, Point)> =
                of_buildings(|of| if let Occupant::Firm(firm) = of { Some(firm) } else { None });
            let below = |(firm, at): (u32, Point)| (firm, (at.0, at.1 + 14.0));
            firms.into_iter().map(below).collect()
        }
        PlaceKind::Office => of_buildings(|of| (of == Occupant::Public(Use::Offices)).then_some(0)),
        PlaceKind::Crossing => (0u32..).zip(plan.crossings.iter().map(|at| (at.0, at.1 - 9.0))).collect(),
        PlaceKind::Square => in_quarters(&[Use::Square, Use::Park]),
        PlaceKind::Gate => {
            let ends = plan.quarters.iter().map(|(at, _)| (at.0 - 20.0, at.1 + 12.0));
            (0u32..).zip(ends).collect()
        }
        PlaceKind::School => in_quarters(&[Use::School]),
        PlaceKind::Line => vec![],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Options;
    use crate::scenario::{Library, Source, parse};
    use crate::view::plan::plan;
    use std::sync::Arc;

    fn town(watchers: &str) -> Simulation {
        let text = format!("(title: \"Posts\", town: (residents: 300), watchers: [{watchers}])");
        let source = Source { name: String::new(), bytes: text.into_bytes() };
        let scenario = parse(&source, &Library::default(), &[]).unwrap_or_else(|p| panic!("{p}")).scenario;
        let mut town = Simulation::new(Arc::new(scenario), Options { threads: 1, ..Options::default() });
        town.pass_day();
        town
    }

    /// Every kind of watcher that covers a place has its tag there, and no other has.
    #[test]
    fn every_kind_of_watcher_stands_at_the_places_that_it_covers() {
        let kinds = [
            "Camera",
            "Registry",
            "Purchases",
            "Workplace",
            "School",
            "Neighbours",
            "Devices",
            "Vehicle",
            "SelfReport",
        ];
        let mut letters: Vec<String> = vec![];
        for kind in kinds {
            let place = if kind == "School" { "School" } else { "Square" };
            let town =
                town(&format!(r#"(name: "w", kind: {kind}, acts: ["litter"], places: [(place: {place}, share: 1)])"#));
            let posts = posts(&town, &plan(town.town()));
            assert!(!posts.is_empty(), "{kind}");
            assert!(posts.iter().all(|post| format!("{:?}", post.kind) == kind));
            letters.push(letter(posts[0].kind));
            assert!(!says(posts[0].kind).contains('‹'));
        }
        let all = letters.len();
        letters.sort();
        letters.dedup();
        assert_eq!(letters.len(), all, "each kind has a letter of its own: {letters:?}");
    }

    #[test]
    fn half_of_the_homes_have_a_tag_where_half_are_covered() {
        let town = town(r#"(name: "w", kind: Devices, acts: ["late_lights"], places: [(place: Home, share: 0.5)])"#);
        let plan = plan(town.town());
        let homes = plan.buildings.iter().filter(|b| matches!(b.of, Occupant::Household(_))).count();
        let tags = posts(&town, &plan).len();
        assert!(tags * 3 > homes && tags * 3 < 2 * homes, "{tags} of {homes}");
        let ended = self::town(
            r#"(name: "w", acts: ["litter"], until_day: 1, from_day: 0, places: [(place: Home, share: 1)])"#,
        );
        assert!(!posts(&ended, &plan).is_empty(), "it watched on the last day that passed");
    }
}
