//! What is done by hand to some people of a town, while a town beside it with the same luck is left alone. What the same
//! people then do in the two towns is counted.

use std::sync::Arc;

use crate::day::state::orders::Mark;
use crate::day::state::residents::Employment;
use crate::day::{Change, Simulation};
use crate::kernel::fixed::GROAT;
use crate::scenario::Scenario;

/// Something that is done to some people.
pub struct Hand {
    /// The first day on which people are chosen, from 0.
    pub from: u32,
    /// The day from which on nobody is chosen any more.
    pub to: u32,
    /// Spans after the day on which somebody was chosen, first and last day, in which their acts are counted.
    pub spans: &'static [(u32, u32)],
    /// Whom to choose on a day that has passed in the town that is left alone.
    pub(super) choose: fn(&Simulation) -> Vec<Chosen>,
    /// Its name, by which a life knows it.
    pub name: &'static str,
}

/// Somebody who was chosen.
pub struct Chosen {
    /// Who it is.
    pub(super) resident: u32,
    /// The one act that is counted, by index; all if not given.
    pub(super) act: Option<u8>,
    /// What is done on the morning of the day.
    pub(super) change: Change,
}

impl Hand {
    /// The day from which on nothing is counted any more.
    pub const fn until(&self) -> u32 {
        let mut last = 0;
        let mut place = 0;
        while place < self.spans.len() {
            if self.spans[place].1 > last {
                last = self.spans[place].1;
            }
            place += 1;
        }
        self.to + last
    }
}

/// Days in the first year after the hand was laid on, and the half year that follows.
const YEAR_AND_AFTER: &[(u32, u32)] = &[(1, 365), (366, 545)];
/// Days 1 to 365 after the hand was laid on.
const YEAR: &[(u32, u32)] = &[(1, 365)];
/// Days 1 to 180 after the hand was laid on.
const MONTHS: &[(u32, u32)] = &[(1, 180)];

/// The acts for which people are marked, one eighth of the town for each; one eighth is left alone.
pub const MARKED_ACTS: [&str; 7] =
    ["cross_on_red", "ride_free", "litter", "night_noise", "quarrel", "shoplift", "miss_shift"];

/// Whoever did the act of their eighth unnoticed, for the first time in two months, gets the mark that the rule gives.
/// In the other town the act stays unnoticed.
pub static MARKED: Hand = Hand { name: "marked", from: 60, to: 120, spans: YEAR_AND_AFTER, choose: marked };
/// A quarter of those who have not ridden without a ticket, as far as they remember, gets the mark for it.
pub static MARKED_UNFAIRLY: Hand =
    Hand { name: "marked unfairly", from: 60, to: 61, spans: MONTHS, choose: marked_unfairly };
/// A quarter of those who have work loses it.
pub static LAID_OFF: Hand = Hand { name: "laid off", from: 30, to: 31, spans: YEAR, choose: laid_off };
/// A quarter of the poorer half loses [`FINE`].
pub static FINED: Hand = Hand { name: "fined", from: 30, to: 31, spans: YEAR, choose: fined };

/// A fine in groats: about four days' wages, as the fine of the study was.
pub const FINE: i32 = 40;

/// The act for which a mark that is not true is given.
const UNFAIR: &str = "ride_free";

fn everyone(town: &Simulation) -> std::ops::Range<u32> {
    0..town.town().residents() as u32
}

/// An act's index.
pub(super) fn number(scenario: &Scenario, act: &str) -> Option<usize> {
    scenario.policy().acts().iter().position(|other| other.name() == act)
}

/// The mark that the first rule of the leading office about an act gives.
fn usual_mark(town: &Simulation, resident: u32, act: usize) -> Option<Change> {
    let office = town.leading()?;
    let rule = office.rules().rules[act].first()?;
    Some(Change::Mark(Mark { resident, office: office.office() as u8, act: act as u8, points: rule.points }))
}

fn marked(town: &Simulation) -> Vec<Chosen> {
    /// Spreads neighbours, who are near in number, over the eighths.
    const SPREAD: u32 = 2_654_435_761;
    let acts = MARKED_ACTS.map(|act| number(town.scenario(), act));
    let seen: Vec<(u32, u8)> =
        town.observations_today().filter_map(|seen| Some((seen.seen(town.witness())?, seen.act))).collect();
    let deeds = town.deeds_today().filter_map(|deed| {
        let eighth = (deed.resident.wrapping_mul(SPREAD) >> 16) as usize % 8;
        let own = *acts.get(eighth)? == Some(usize::from(deed.act));
        let unnoticed = own && !seen.contains(&(deed.resident, deed.act));
        let change = unnoticed.then(|| usual_mark(town, deed.resident, usize::from(deed.act)))??;
        Some(Chosen { resident: deed.resident, act: Some(deed.act), change })
    });
    deeds.collect()
}

fn marked_unfairly(town: &Simulation) -> Vec<Chosen> {
    let Some(act) = number(town.scenario(), UNFAIR) else { return vec![] };
    let residents = &town.state.residents;
    let remembers = |i: usize| (residents.did_this_month[i] | residents.did_last_month[i]) >> act & 1 == 1;
    let innocent = everyone(town).filter(|resident| resident % 4 == 3 && !remembers(*resident as usize));
    innocent
        .filter_map(|resident| Some(Chosen { resident, act: None, change: usual_mark(town, resident, act)? }))
        .collect()
}

fn laid_off(town: &Simulation) -> Vec<Chosen> {
    let at_work = everyone(town).filter(|resident| town.employment(*resident) == Employment::Employed);
    let quarter = at_work.filter(|resident| resident % 4 == 1);
    quarter.map(|resident| Chosen { resident, act: None, change: Change::LayOff(resident) }).collect()
}

fn fined(town: &Simulation) -> Vec<Chosen> {
    let mut by_money: Vec<u32> = everyone(town).collect();
    by_money.sort_by(|a, b| town.money(*a).total_cmp(&town.money(*b)).then(a.cmp(b)));
    by_money.truncate(by_money.len() / 2);
    let quarter = by_money.into_iter().filter(|resident| resident % 4 == 2);
    quarter.map(|resident| Chosen { resident, act: None, change: Change::Money(resident, -FINE * GROAT) }).collect()
}

/// What the people of a hand did, in both towns.
pub struct Beside {
    hand: &'static Hand,
    /// The town beside, as long as anything is counted in it.
    pub(super) town: Option<Simulation>,
    /// By resident: the day on which they were chosen, and the one act that is counted if it is one.
    pub(super) chosen: Vec<Option<(u32, Option<u8>)>>,
    /// People who were chosen.
    pub people: usize,
    /// Their acts in the town that is left alone and in the one beside it: by span, then by act.
    counts: [Vec<Vec<u64>>; 2],
    scenario: Arc<Scenario>,
}

impl Beside {
    /// Nobody has been chosen yet.
    pub(super) fn new(hand: &'static Hand, town: &Simulation) -> Self {
        let acts = town.scenario().policy().acts().len();
        let counts = || vec![vec![0; acts]; hand.spans.len()];
        Self {
            hand,
            town: None,
            chosen: vec![None; town.town().residents()],
            people: 0,
            counts: [counts(), counts()],
            scenario: town.scenario().clone(),
        }
    }

    /// Before a day of the town passes: the town beside it begins as it is.
    pub(super) fn begin_day(&mut self, town: &Simulation) {
        if town.day() == self.hand.from {
            self.town = Some(town.forgetful());
        }
    }

    /// After a day of the town has passed: lets it pass beside too, and counts. Says whether a day passed.
    pub(super) fn pass_day(&mut self, town: &Simulation) -> bool {
        let day = town.day() - 1;
        if day >= self.hand.until() {
            self.town = None;
        }
        let Some(mut beside) = self.town.take() else { return false };
        if day < self.hand.to {
            for Chosen { resident, act, change } in (self.hand.choose)(town) {
                let place = &mut self.chosen[resident as usize];
                if place.is_none() {
                    *place = Some((day, act));
                    self.people += 1;
                    beside.carry_out(&change);
                }
            }
        }
        beside.pass_day();
        self.count(0, day, town);
        self.count(1, day, &beside);
        self.town = Some(beside);
        true
    }

    fn count(&mut self, side: usize, day: u32, town: &Simulation) {
        for deed in town.deeds_today() {
            let Some((since, own)) = self.chosen[deed.resident as usize] else { continue };
            if own.is_some_and(|own| own != deed.act) {
                continue;
            }
            for (span, (first, last)) in self.hand.spans.iter().enumerate() {
                if (*first..=*last).contains(&(day - since)) {
                    self.counts[side][span][usize::from(deed.act)] += 1;
                }
            }
        }
    }

    /// Frees the town, of which only the counts are wanted.
    pub(super) fn end(&mut self) {
        self.town = None;
        self.chosen = vec![];
    }

    /// How often people did some acts in a span, with what was done to them and without it.
    pub fn with_and_without(&self, acts: &[&str], span: usize) -> [f64; 2] {
        let sum = |counts: &[Vec<Vec<u64>>; 2], side: usize| {
            let numbers = acts.iter().filter_map(|act| number(&self.scenario, act));
            numbers.map(|act| counts[side][span][act] as f64).sum()
        };
        [sum(&self.counts, 1), sum(&self.counts, 0)]
    }
}
