//! What an office keeps: whom it rates and serves, its ledger, its predictor and its count.

use std::collections::BTreeMap;
use std::ops::Range;

use super::ledger::Ledger;
use super::links::{self, Link};
use super::part::{Part, Refit, Taken};
use super::residents::Residents;
use super::sets::Sets;
use super::tally::Tally;
use crate::day::phase::Stretch;
use crate::kernel::digest::Digest;
use crate::kernel::groups::SameGroups;
use crate::kernel::luck::{Luck, Purpose, stable_number};
use crate::kernel::slices::LANES;
use crate::scenario::limits::LOOKS;
use crate::scenario::policy::{self, CutOff, Cuts, Serves};
use crate::scenario::raw::{Edge, RawEffects};
use crate::town::Town;
use crate::town::people::People;

/// What a predictor has found so far.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Fit {
    /// The mean, or the cut-off, in units of the feature; `None` before the first fit.
    pub estimate: Option<f64>,
    /// How often it has been fitted.
    pub times: u32,
}

/// An office with what it keeps.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Office {
    /// Scores, bands and lists.
    pub ledger: Ledger,
    /// Whom it rates: a bit for each resident, 64 to a word.
    pub(crate) rated: Vec<u64>,
    /// Whom it serves: a bit for each resident; empty where it serves everyone.
    pub(crate) served: Vec<u64>,
    /// What its predictor has found.
    pub(crate) fit: Fit,
    /// The weights of its model of risk; empty before the first fit.
    pub(crate) model: Vec<f64>,
    /// The files that it links with the wrong person, by resident.
    pub(crate) links: Vec<Link>,
    /// Its count of incidents, if it keeps one.
    pub(crate) tally: Option<Tally>,
    /// The days on which the past of a resident was wiped out, the last for each: by a pardon, or because it rates them anew.
    pub(in crate::day) wiped: BTreeMap<u32, u32>,
}

impl Office {
    /// What its doors are worth to a resident, in 1/256 of a week's living: by their band and by the lists they are on.
    /// Nothing to whoever it does not rate.
    pub(in crate::day) fn doors(&self, rules: &policy::Office, resident: u32) -> i32 {
        if !self.rates(resident) {
            return 0;
        }
        let band = rules.bands[usize::from(self.ledger.band(resident))].doors;
        band + self.ledger.lists_of(rules, resident).map(|list| list.doors).sum::<i32>()
    }

    /// The cut-off that holds for a look, if there is one: below it nobody is served.
    pub(crate) fn cut_off(&self, rules: &policy::Office, look: u8) -> Option<CutOff> {
        match &rules.serves {
            Serves::Everyone => None,
            Serves::From(by_look) => by_look.get(usize::from(look)).copied(),
            Serves::Learned => {
                let units = rules.predictor.as_ref()?.points_per_unit;
                Some(CutOff::from(self.fit.estimate? * units))
            }
        }
    }

    /// Opens and shuts its door for everyone whom it rates, on a day; others are not refused. Where everyone is served,
    /// nothing is kept. Acts that need the office's service are open to those whom it serves.
    pub(in crate::day) fn serve(&mut self, rules: &policy::Office, people: &People, cuts: Cuts, luck: Luck, day: u32) {
        self.served.clear();
        if rules.serves == Serves::Everyone && rules.needs_records == 0 || cuts.has(Edge::Access) {
            return;
        }
        let by_look: [CutOff; LOOKS] =
            std::array::from_fn(|look| self.cut_off(rules, look as u8).unwrap_or(CutOff::NONE));
        let what = stable_number(rules.name());
        let mut served = vec![0u64; people.look.len().div_ceil(LANES)];
        for (i, (look, score)) in people.look.iter().zip(self.ledger.scores()).enumerate() {
            let cut = by_look[usize::from(*look)];
            let passes = (*score > cut.at
                || *score == cut.at && luck.chance(Purpose::Margin, day, i as u32, what, cut.at_margin))
                && self.ledger.knows_enough(rules, i)
                || !self.rates(i as u32);
            served[i / LANES] |= u64::from(passes) << (i % LANES);
        }
        self.served = served;
    }

    /// Whether it serves a resident. It refuses only those whom it rates.
    pub fn serves(&self, resident: u32) -> bool {
        self.served.is_empty() || is_among(&self.served, resident)
    }

    /// Whom it serves of a group of 64 residents.
    #[inline]
    pub(crate) fn served_among(&self, group: usize) -> u64 {
        self.served.get(group).copied().unwrap_or(u64::MAX)
    }

    /// Whether it rates a resident.
    #[inline]
    pub fn rates(&self, resident: u32) -> bool {
        is_among(&self.rated, resident)
    }

    /// What a resident's band and lists come to for one effect, as a product of multiples.
    #[inline]
    pub(crate) fn effect(&self, rules: &policy::Office, resident: u32, of: impl Fn(&RawEffects) -> f64) -> f64 {
        if !self.rates(resident) {
            return 1.0;
        }
        let band = &rules.bands[usize::from(self.ledger.band[resident as usize])];
        self.ledger.lists_of(rules, resident).fold(of(&band.effects), |product, list| product * of(&list.effects))
    }

    /// What a resident's band and lists add up to for one effect.
    #[inline]
    pub(crate) fn effect_sum(&self, rules: &policy::Office, resident: u32, of: impl Fn(&RawEffects) -> f64) -> f64 {
        if !self.rates(resident) {
            return 0.0;
        }
        let band = &rules.bands[usize::from(self.ledger.band[resident as usize])];
        self.ledger.lists_of(rules, resident).fold(of(&band.effects), |sum, list| sum + of(&list.effects))
    }

    /// Whether what was entered about a resident on a day has been wiped out since, so that nothing of it is left to take back.
    pub(in crate::day) fn has_wiped(&self, resident: u32, entered: u32) -> bool {
        self.wiped.get(&resident).is_some_and(|day| entered < *day)
    }

    /// Whether a resident is flagged: in a penalty band or on a penalty list.
    #[inline]
    pub(crate) fn flags(&self, rules: &policy::Office, resident: u32) -> bool {
        self.rates(resident) && self.ledger.flagged(rules, resident)
    }
}

/// Whom an office rates, by what people are and where they live: a bit for each resident, 64 to a word. An office that has
/// `won` a trial rates in every quarter, and one that has lost it rates nobody.
pub(in crate::day) fn rated(
    rules: &policy::Office,
    won: Option<bool>,
    town: &Town,
    residents: &Residents,
    sets: &Sets,
) -> Vec<u64> {
    let people = &town.people;
    let mut rated = vec![0u64; town.residents().div_ceil(LANES)];
    for i in 0..town.residents() {
        let in_reach = won.unwrap_or(rules.quarters >> people.quarter[i] & 1 == 1);
        let is_rated = in_reach && sets.is_one_of(rules.about, town, residents, i as u32);
        rated[i / LANES] |= u64::from(is_rated) << (i % LANES);
    }
    rated
}

/// Whether any of the offices flags a resident.
pub(crate) fn flagged(policy: &policy::Policy, offices: &[Office], resident: u32) -> bool {
    policy.offices.iter().zip(offices).any(|(rules, office)| office.flags(rules, resident))
}

/// Whether a resident's bit is set.
#[inline]
pub(in crate::day) fn is_among(bits: &[u64], resident: u32) -> bool {
    bits[resident as usize / LANES] >> (resident as usize % LANES) & 1 == 1
}

impl Office {
    /// The office of new rules on the morning on which they come into force.
    fn refit(&mut self, old: &policy::Office, new: &policy::Office, change: &Refit) {
        self.ledger.refit(old, new, change.month());
        let weights = new.risk.as_ref().map_or(0, |risk| risk.weights());
        if old.risk.as_ref().map(|risk| &risk.terms) != new.risk.as_ref().map(|risk| &risk.terms) || weights == 0 {
            self.model.clear();
        }
        self.relink(old, new, change);
        self.tally = new.tally.as_ref().map(|rules| self.tally.take().unwrap_or_else(|| Tally::new(rules)));
        self.serve(new, &change.town.people, change.new.cuts, change.luck, change.day);
    }
}

impl Office {
    /// Where other chances of a wrong link come into force, files are linked as they would have been from the start; what has
    /// been mended stays mended.
    fn relink(&mut self, old: &policy::Office, new: &policy::Office, change: &Refit) {
        let chance = |rules: &policy::Office| rules.merged.as_ref().map(|merged| merged.link_error);
        if chance(old) != chance(new) {
            let were = links::links(change.old, old, change.town, change.founding);
            let are = links::links(change.new, new, change.town, change.founding);
            let mended = |link: &Link| were.contains(link) && !self.links.contains(link);
            self.links = are.into_iter().filter(|link| !mended(link)).collect();
        }
    }
}

impl Part for Vec<Office> {
    fn digest(&self, name: &str, digest: &mut Digest) {
        for (number, office) in self.iter().enumerate() {
            let name = format!("{name}[{number}]");
            let Office { ledger, rated, served, fit: Fit { estimate, times }, model, links, tally, wiped } = office;
            ledger.digest(&name, digest);
            digest.column(&format!("{name}.rated"), rated);
            digest.column(&format!("{name}.served"), served);
            digest.values(&format!("{name}.fit"), &(estimate, times));
            digest.values(&format!("{name}.tally"), &tally.as_ref().map(|Tally { count }| count));
            if !model.is_empty() {
                digest.column(&format!("{name}.model"), model);
            }
            if !links.is_empty() {
                digest.values(&format!("{name}.links"), links);
            }
            if !wiped.is_empty() {
                digest.values(&format!("{name}.wiped"), wiped);
            }
        }
    }

    /// People answer to the doors that an office opens and closes: whom it rates, bands, lists, and whom it serves.
    fn same(&self, other: &Self, _: Stretch, groups: &mut SameGroups) {
        for (here, there) in self.iter().zip(other) {
            let doors = |rows: &Range<usize>| here.ledger.doors(rows.clone()) == there.ledger.doors(rows.clone());
            let serves = |group: usize| here.served_among(group) == there.served_among(group);
            let rates = |group: usize| here.rated[group] == there.rated[group];
            groups.keep(here.ledger.residents(), |rows| {
                doors(&rows) && serves(rows.start / LANES) && rates(rows.start / LANES)
            });
        }
    }

    fn refit(&mut self, change: &Refit) {
        let rules = change.old.offices.iter().zip(&change.new.offices);
        self.iter_mut().zip(rules).for_each(|(office, (old, new))| office.refit(old, new, change));
    }

    fn take(&mut self, _: &Self, _: &Taken) {}

    fn bytes(&self) -> usize {
        let of = |office: &Office| {
            let tally = office.tally.as_ref().map_or(0, |tally| size_of_val(tally.count.as_slice()));
            office.ledger.bytes()
                + size_of_val(office.rated.as_slice())
                + size_of_val(office.served.as_slice())
                + tally
                + size_of_val(office.model.as_slice())
                + size_of_val(office.links.as_slice())
                + office.wiped.len() * size_of::<(u32, u32)>()
                + size_of::<Office>()
        };
        self.iter().map(of).sum()
    }
}
