//! Tipping points: the smallest change of one number of the rules at which an aim of a council is met, found by bisection over
//! towns that differ from the council's own in their luck.

use std::sync::Arc;

use super::council::{Aim, Run, RunTotals};
use super::weighing::{TOWNS, seeds};
use super::worlds::on_all_cores;
use crate::day::Change;
use crate::scenario::Scenario;

/// In how many of the towns an aim must be reached to be met.
pub const ENOUGH: u32 = 15;
/// How many towns are asked: the council's own is not among them, for nobody knows their own luck beforehand.
pub const ASKED: u32 = TOWNS as u32 - 1;
/// How often the way between two positions is halved.
const HALVINGS: u32 = 6;

/// How far a number of the rules can be moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Where it stands.
    pub value: f64,
    /// The lowest and the highest that it can be.
    pub ends: [f64; 2],
    /// Whether equal ways are equal ratios, as for numbers that span several powers of ten.
    pub logarithmic: bool,
}

impl Scale {
    /// The position halfway between two others.
    fn halfway(&self, one: f64, other: f64) -> f64 {
        if self.logarithmic && one > 0.0 && other > 0.0 { libm::sqrt(one * other) } else { (one + other) / 2.0 }
    }

    /// How far it is from where the number stands to a position, as a share of the whole way.
    fn way(&self, to: f64) -> f64 {
        let at = |value: f64| if self.logarithmic { libm::log(value.max(1e-9)) } else { value };
        let [low, high] = self.ends.map(at);
        (at(to) - at(self.value)).abs() / (high - low).abs().max(1e-12)
    }
}

/// Where an aim begins to be met.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tipping {
    /// It is met where the number stands, in so many towns.
    Already(u32),
    /// It is met at a value and not yet at another one, each with the number of towns in which it is reached there.
    At {
        /// The nearest value that was found at which the aim is met.
        met: (f64, u32),
        /// The last value that was tried before it, at which the aim is not met.
        missed: (f64, u32),
    },
    /// It is met at neither end, at each of which it is reached in so many towns.
    Nowhere([u32; 2]),
}

/// The run of a council that asks.
pub struct Asked<'a> {
    /// The rules of the founders.
    pub founded: &'a Arc<Scenario>,
    /// The seed of the council's town.
    pub seed: u64,
    /// Days after which its time is over.
    pub until: u32,
    /// What it wants to reach.
    pub aims: &'a [Aim],
}

/// Where each aim begins to be met when a number is moved along a scale. `changes` says what is changed on the way when the
/// number stands at a value, and is `None` where it cannot stand there, so that nothing is reached; `rounded` gives the
/// nearest value at which it can stand, `expects` hears of how many days will be lived at most, and `go_on` of each. `None`
/// once `go_on` says no.
pub fn tipping_points(
    asked: &Asked,
    scale: Scale,
    rounded: impl Fn(f64) -> f64,
    changes: impl Fn(f64) -> Option<Vec<(u32, Change)>>,
    expects: impl Fn(u32),
    go_on: impl Fn() -> bool + Sync + Send,
) -> Option<Vec<Tipping>> {
    let Asked { founded, seed, until, aims } = *asked;
    let towns: Vec<u64> = seeds(seed).skip(1).collect();
    expects(until * ASKED * (4 + aims.len() as u32 * 2 * HALVINGS));
    let lived = |changes: &[(u32, Change)]| -> Option<Vec<RunTotals>> {
        let of = |seed: u64| RunTotals::of(Run::new(founded, seed, changes, until), until, &go_on);
        on_all_cores(towns.clone(), of).into_iter().collect()
    };
    let alone = lived(&[])?;
    let mut known: Vec<(f64, Vec<u32>)> = vec![];
    let mut reached = |value: f64, place: usize| -> Option<u32> {
        if let Some((_, counts)) = known.iter().find(|(other, _)| *other == value) {
            return Some(counts[place]);
        }
        let counts: Vec<u32> = match changes(value) {
            Some(changes) => {
                let runs = lived(&changes)?;
                let reached =
                    |aim: &Aim| runs.iter().zip(&alone).filter(|(town, alone)| aim.is_reached(town, alone)).count();
                aims.iter().map(|aim| reached(aim) as u32).collect()
            }
            None => vec![0; aims.len()],
        };
        let of_aim = counts[place];
        known.push((value, counts));
        Some(of_aim)
    };
    (0..aims.len()).map(|place| of_aim(scale, &rounded, |value| reached(value, place))).collect()
}

/// Where one aim begins to be met. `reached` says in how many towns it is reached at a value.
fn of_aim(scale: Scale, rounded: impl Fn(f64) -> f64, mut reached: impl FnMut(f64) -> Option<u32>) -> Option<Tipping> {
    let here = reached(scale.value)?;
    if here >= ENOUGH {
        return Some(Tipping::Already(here));
    }
    let ends = [(scale.ends[0], reached(scale.ends[0])?), (scale.ends[1], reached(scale.ends[1])?)];
    let mut found: Vec<[(f64, u32); 2]> = vec![];
    for end in ends.into_iter().filter(|(_, towns)| *towns >= ENOUGH) {
        let (mut missed, mut met) = ((scale.value, here), end);
        for _ in 0..HALVINGS {
            let middle = rounded(scale.halfway(missed.0, met.0));
            if middle == missed.0 || middle == met.0 {
                break;
            }
            let towns = reached(middle)?;
            *if towns >= ENOUGH { &mut met } else { &mut missed } = (middle, towns);
        }
        found.push([met, missed]);
    }
    let nearest = found.into_iter().min_by(|[one, _], [other, _]| scale.way(one.0).total_cmp(&scale.way(other.0)));
    Some(nearest.map_or(Tipping::Nowhere(ends.map(|(_, towns)| towns)), |[met, missed]| Tipping::At { met, missed }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Recipe;

    fn scale(value: f64) -> Scale {
        Scale { value, ends: [0.0, 100.0], logarithmic: false }
    }

    fn whole(value: f64) -> f64 {
        libm::round(value)
    }

    /// The nearest side on which an aim is met is searched out, to the step or as far as the halvings go.
    #[test]
    fn the_smallest_change_is_found() {
        let at =
            |value, reached: &dyn Fn(f64) -> u32| of_aim(scale(value), whole, |value| Some(reached(value))).unwrap();
        let from = |least: f64| move |value: f64| if value >= least { 17 } else { 3 };
        let Tipping::At { met, missed } = at(20.0, &from(37.0)) else { panic!("it is met above") };
        assert!(met == (37.0, 17) && missed.1 == 3 && (35.0..37.0).contains(&missed.0), "{missed:?}");
        assert_eq!(at(40.0, &from(37.0)), Tipping::Already(17));
        assert_eq!(at(20.0, &from(101.0)), Tipping::Nowhere([3, 3]));
        let outside = |value: f64| if (30.0..=60.0).contains(&value) { 2 } else { 19 };
        let Tipping::At { met, .. } = at(55.0, &outside) else { panic!("it is met on both sides") };
        assert_eq!(met, (61.0, 19), "the nearer side");
        assert_eq!(of_aim(scale(20.0), whole, |_| None), None, "it was stopped");
    }

    #[test]
    fn equal_ways_are_equal_ratios_on_a_logarithmic_scale() {
        let scale = Scale { value: 0.001, ends: [0.0001, 0.1], logarithmic: true };
        assert!((scale.halfway(0.001, 0.1) - 0.01).abs() < 1e-12);
        assert!(scale.way(0.0001) < scale.way(0.1));
    }

    /// The less often watchers see, the fewer hours are spent on looking: half the hours are met somewhere below.
    #[test]
    fn half_the_hours_are_met_where_half_the_places_are_watched() {
        let mut recipe = Recipe::shipped("crossing-camera").unwrap();
        let watchers = recipe.parse(&[]).unwrap().scenario.raw().watchers.len();
        recipe.settings = (1..watchers).map(|place| format!("watchers[{place}].on=false")).collect();
        recipe.settings.push("town.residents=120".into());
        let parsed = |settings: &[String]| recipe.parse(settings).ok().map(|parsed| Arc::new(parsed.scenario));
        let founded = parsed(&[]).unwrap();
        let changes =
            |value: f64| Some(vec![(0, Change::Rules(parsed(&[format!("watchers[0].places[0].share={value}")])?))]);
        let value = founded.raw().watchers[0].places[0].share;
        let asked = Asked { founded: &founded, seed: 7, until: 91, aims: &[Aim::HalfTheHours, Aim::NoScore] };
        let scale = Scale { value, ends: [0.0, 1.0], logarithmic: false };
        let rounded = |value: f64| libm::round(value * 100.0) / 100.0;
        let found = tipping_points(&asked, scale, rounded, changes, |_| (), || true).unwrap();
        assert_eq!(found.len(), 2);
        let Tipping::At { met, missed } = found[0] else { panic!("{found:?}") };
        assert!(met.0 < missed.0 && met.0 < value && met.1 >= ENOUGH && missed.1 < ENOUGH, "{found:?}");
        assert_eq!(tipping_points(&asked, scale, rounded, changes, |_| (), || false), None);
    }
}
