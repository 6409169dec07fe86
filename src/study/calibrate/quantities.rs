//! What targets are measured by, beside how often acts are done: the sums that a seed contributes, and the value they come to.

use super::Lives;
use super::acts::{HARMFUL, PUBLIC};
use super::estimate::Sums;
use super::hands::{FINE, FINED, Hand, LAID_OFF, MARKED, MARKED_ACTS, MARKED_UNFAIRLY};
use super::life::Life;
use super::spans::{EARLY, FIRST_YEAR, HALF_YEAR, LATE};
use super::towns::{self, Town};
use crate::kernel::fixed::GROAT;
use crate::scenario::Scenario;
use crate::scenario::raw::{ActKind, RawEffects};

/// By how much the first is above the second, in per cent.
pub fn change(sums: &[f64]) -> Option<f64> {
    let [on, off] = sums else { return None };
    (*off > 0.0).then(|| (on / off - 1.0) * 100.0)
}

/// The first as a share of the second, in per cent.
pub fn share(sums: &[f64]) -> Option<f64> {
    let [part, whole] = sums else { return None };
    (*whole > 0.0).then(|| part / whole * 100.0)
}

/// The first for each of the second.
pub fn each(sums: &[f64]) -> Option<f64> {
    let [sum, count] = sums else { return None };
    (*count > 0.0).then(|| sum / count)
}

/// How much is left of a fall, in per cent: what a change is later, by what it was before. `None` where nothing had fallen.
pub fn kept(sums: &[f64]) -> Option<f64> {
    let [late_on, late_off, early_on, early_off] = sums else { return None };
    let early = change(&[*early_on, *early_off])?;
    let late = change(&[*late_on, *late_off])?;
    (early < 0.0).then(|| late / early * 100.0)
}

/// By how many points a fall by surer detection goes beyond one by more points; the two falls are from the same town.
pub fn surer_less_harder(sums: &[f64]) -> Option<f64> {
    let [sharp, hard, as_is] = sums else { return None };
    Some(change(&[*hard, *as_is])? - change(&[*sharp, *as_is])?)
}

/// What as many points again add, in per cent of what the first points did. `None` where the first did nothing.
pub fn added_by_doubling(sums: &[f64]) -> Option<f64> {
    let [hard, as_is, idle] = sums else { return None };
    let first = -change(&[*as_is, *idle])?;
    let both = -change(&[*hard, *idle])?;
    (first > 0.0).then(|| (both / first - 1.0) * 100.0)
}

/// How often an act is done in several towns.
fn in_each(lives: &Lives, act: &str, towns: &[&Town]) -> Sums {
    towns.iter().map(|town| lives.of(town).done(&[act], HALF_YEAR)).collect()
}

/// Crossing on red under cameras that see twice as much, under twice the points, and as it is.
pub fn red_surer_harder(lives: &Lives) -> Option<Sums> {
    Some(in_each(lives, "cross_on_red", &[&towns::CAMERAS_SHARP, &towns::CAMERAS_HARD, &towns::CAMERAS]))
}

/// Litter, in the same three towns.
pub fn litter_surer_harder(lives: &Lives) -> Option<Sums> {
    Some(in_each(lives, "litter", &[&towns::LITTER_SHARP, &towns::LITTER_HARD, &towns::SQUARE_CAMERAS]))
}

/// Riding without a ticket, in the same three towns.
pub fn fares_surer_harder(lives: &Lives) -> Option<Sums> {
    Some(in_each(lives, "ride_free", &[&towns::FARES_SHARP, &towns::FARES_HARD, &towns::SQUARE_CAMERAS]))
}

/// Crossing on red under twice the points, under the usual points and under none.
pub fn red_doubled(lives: &Lives) -> Option<Sums> {
    Some(in_each(lives, "cross_on_red", &[&towns::CAMERAS_HARD, &towns::CAMERAS, &towns::CAMERAS_IDLE]))
}

/// Litter, in the same three towns.
pub fn litter_doubled(lives: &Lives) -> Option<Sums> {
    Some(in_each(lives, "litter", &[&towns::LITTER_HARD, &towns::SQUARE_CAMERAS, &towns::LITTER_IDLE]))
}

/// Riding without a ticket, in the same three towns.
pub fn fares_doubled(lives: &Lives) -> Option<Sums> {
    Some(in_each(lives, "ride_free", &[&towns::FARES_HARD, &towns::SQUARE_CAMERAS, &towns::FARES_IDLE]))
}

/// Harmful acts under the ledger and without, late and early.
pub fn ledger_late_early(lives: &Lives) -> Option<Sums> {
    let spans = [LATE, EARLY].into_iter();
    let both = |span| [&towns::LEDGER, &towns::UNRATED].map(|town| lives.of(town).done(&HARMFUL, span));
    Some(spans.flat_map(both).collect())
}

/// Marked acts in the half year after the first, and in the first year, with the mark and without.
fn mark_late_early(life: &Life) -> Option<Sums> {
    let marked = life.beside(&MARKED)?;
    let of = |span| marked.with_and_without(&MARKED_ACTS, span);
    Some([of(1), of(0)].concat())
}

/// How a mark lasts under street cameras.
pub fn street_mark_late_early(lives: &Lives) -> Option<Sums> {
    mark_late_early(lives.of(&towns::STREET))
}

/// How a mark lasts where hardly anybody looks.
pub fn ledger_mark_late_early(lives: &Lives) -> Option<Sums> {
    mark_late_early(lives.of(&towns::LEDGER))
}

/// What is done to some people, and which of their acts are counted.
fn by_hand(lives: &Lives, town: &Town, hand: &Hand, acts: &[&str]) -> Option<Sums> {
    Some(lives.of(town).beside(hand)?.with_and_without(acts, 0).to_vec())
}

/// What the marked do in the next year of what they were marked for, with the mark and without.
pub fn marked(lives: &Lives, town: &Town, acts: &[&str]) -> Option<Sums> {
    by_hand(lives, town, &MARKED, acts)
}

/// What the laid off do in the next year.
pub fn laid_off(lives: &Lives, acts: &[&str]) -> Option<Sums> {
    by_hand(lives, &towns::LEDGER, &LAID_OFF, acts)
}

/// What those do in public who were marked for what they did not do.
pub fn marked_unfairly(lives: &Lives) -> Option<Sums> {
    by_hand(lives, &towns::LEDGER, &MARKED_UNFAIRLY, &PUBLIC)
}

/// What the laid off do against property, and their quarrels.
pub fn laid_off_property_quarrels(lives: &Lives) -> Option<Sums> {
    Some([laid_off(lives, &["shoplift", "ride_free"])?, laid_off(lives, &["quarrel"])?].concat())
}

/// By how many points the first change is above the second.
pub fn change_less_change(sums: &[f64]) -> Option<f64> {
    Some(change(sums.get(..2)?)? - change(sums.get(2..)?)?)
}

/// What bills of the fined come to that were not paid in time, with the fine and without, and what they were fined, in
/// groats.
pub fn fined(lives: &Lives) -> Option<Sums> {
    let life = lives.of(&towns::LEDGER);
    let fined = life.beside(&FINED)?;
    let bill = life.scenario().policy().acts().iter().find(|act| act.name() == "settle_bill")?;
    let price = f64::from(-bill.money) / f64::from(GROAT);
    let [with, without] = fined.with_and_without(&["miss_bill"], 0);
    Some(vec![with * price, without * price, fined.people as f64 * f64::from(FINE)])
}

/// What a groat of fines adds.
pub fn added_for_each(sums: &[f64]) -> Option<f64> {
    let [with, without, paid] = sums else { return None };
    (*paid > 0.0).then(|| (with - without) / paid)
}

fn strains(lives: &Lives, town: &Town) -> Option<Sums> {
    let [rated, _] = lives.of(town).strain(HALF_YEAR);
    let [unrated, deviation] = lives.of(&towns::UNRATED).strain(HALF_YEAR);
    Some(vec![rated - unrated, deviation])
}

/// By how much strain is above that of the unrated town, and how far people there differ.
pub fn ledger_strain(lives: &Lives) -> Option<Sums> {
    strains(lives, &towns::LEDGER)
}

/// The same under cameras at every crossing.
pub fn camera_strain(lives: &Lives) -> Option<Sums> {
    strains(lives, &towns::CAMERAS)
}

/// Harm where only strain acts, and without ratings.
pub fn strain_harm(lives: &Lives) -> Option<Sums> {
    Some([&towns::STRAIN_ALONE, &towns::UNRATED].map(|town| lives.of(town).harm(FIRST_YEAR)).to_vec())
}

/// Marks that neighbours' reports alone lead to: false ones, and all.
pub fn neighbours_marks(lives: &Lives) -> Option<Sums> {
    /// What only neighbours report in the civic ledger.
    const REPORTED: [&str; 3] = ["night_noise", "quarrel", "litter"];
    let life = lives.of(&towns::LEDGER);
    let sum = |of: fn(&crate::day::state::figures::ActFigures) -> f64| life.sum(&REPORTED, HALF_YEAR, of);
    Some(vec![sum(|act| act.marks_false as f64), sum(|act| act.marks as f64)])
}

/// People whose score holds a wrong entry, of all whom the ledger rates.
pub fn scores_with_errors(lives: &Lives) -> Option<Sums> {
    let [rated, erring, _] = lives.of(&towns::LEDGER).notes().errors;
    Some(vec![erring, rated])
}

/// People who would be in another band without the wrong entries, of all whom the ledger rates.
pub fn bands_by_errors(lives: &Lives) -> Option<Sums> {
    let [rated, _, other] = lives.of(&towns::LEDGER).notes().errors;
    Some(vec![other, rated])
}

/// False marks and people, of the look that cameras confuse and of all others.
pub fn false_marks_by_look(lives: &Lives) -> Option<Sums> {
    let life = lives.of(&towns::LOOKS);
    let confused = life.scenario().raw().town.looks.iter().position(|look| look.name == "Heron")?;
    let others = |of: &[f64]| of.iter().sum::<f64>() - of[confused];
    let (marks, people) = (&life.notes().false_marks, &life.notes().looks);
    Some(vec![marks[confused], people[confused], others(marks), others(people)])
}

/// How many times as many the first have for each of the second as the third for each of the fourth.
pub fn times_as_many(sums: &[f64]) -> Option<f64> {
    let [a, of_a, b, of_b] = sums else { return None };
    (*of_a > 0.0 && *of_b > 0.0 && *b > 0.0).then(|| a / of_a / (b / of_b))
}

/// Marks that were appealed against, of all.
pub fn appealed(lives: &Lives) -> Option<Sums> {
    let life = lives.of(&towns::REDRESS);
    let acts: Vec<&str> = life.scenario().policy().acts().iter().map(|act| act.name()).collect();
    Some(vec![life.redress(HALF_YEAR)[0], life.sum(&acts, HALF_YEAR, |act| act.marks as f64)])
}

/// Reviewed appeals that were upheld, of all reviewed.
pub fn upheld(lives: &Lives) -> Option<Sums> {
    let [_, reviewed, upheld] = lives.of(&towns::REDRESS).redress(HALF_YEAR);
    Some(vec![upheld, reviewed])
}

/// Days that appeals took, and how many there were.
pub fn delay(lives: &Lives) -> Option<Sums> {
    let notes = lives.of(&towns::REDRESS).notes();
    Some(vec![notes.appeal_days, notes.appeals])
}

/// Points gained by acts for show, of all points gained.
fn shown(life: &Life) -> Option<Sums> {
    let acts = || life.scenario().policy().acts().iter();
    let all: Vec<&str> = acts().map(|act| act.name()).collect();
    let for_show: Vec<&str> = acts().filter(|act| act.kind() == ActKind::Performative).map(|act| act.name()).collect();
    let sum = |acts: &[&str]| life.sum(acts, HALF_YEAR, |act| act.points_up as f64);
    Some(vec![sum(&for_show), sum(&all)])
}

/// Under published rules.
pub fn shown_published(lives: &Lives) -> Option<Sums> {
    shown(lives.of(&towns::LEDGER))
}

/// Under secret rules.
pub fn shown_secret(lives: &Lives) -> Option<Sums> {
    shown(lives.of(&towns::SECRET))
}

/// Settled bills and all, with the debtor list and without.
fn settled(lives: &Lives, of: usize) -> Option<Sums> {
    let bills = |town: &Town| {
        let [missed, settled] = lives.of(town).notes().bills[of];
        [settled, missed]
    };
    Some([bills(&towns::DEBTORS), bills(&towns::LEDGER)].concat())
}

/// Of the quarter with the least conscience.
pub fn settled_by_careless(lives: &Lives) -> Option<Sums> {
    settled(lives, 0)
}

/// Of all others.
pub fn settled_by_others(lives: &Lives) -> Option<Sums> {
    settled(lives, 1)
}

/// By how much one share is above another, in per cent of it.
pub fn change_of_share(sums: &[f64]) -> Option<f64> {
    change(&[share(sums.get(..2)?)?, share(sums.get(2..)?)?])
}

/// The effects of a band, and those of a list, as they are written.
fn band<'a>(scenario: &'a Scenario, office: &str, band: &str) -> Option<&'a RawEffects> {
    let office = scenario.raw().offices.iter().find(|other| other.name == office)?;
    Some(&office.bands.iter().find(|other| other.name == band)?.effects)
}

/// Custom of a D stall, by that of a B stall.
pub fn custom(scenario: &Scenario) -> Option<f64> {
    let of = |name| band(scenario, "weights office", name).map(|effects| effects.custom);
    each(&[of("D")?, of("B")?])
}

/// The chance of somebody in band D to be hired, by that of somebody in C.
pub fn hired_in_d(scenario: &Scenario) -> Option<f64> {
    Some(band(scenario, "ledger office", "D")?.hiring)
}

/// The same of somebody in band E.
pub fn hired_in_e(scenario: &Scenario) -> Option<f64> {
    Some(band(scenario, "ledger office", "E")?.hiring)
}

/// The same of somebody on the debtor list.
pub fn hired_as_debtor(scenario: &Scenario) -> Option<f64> {
    let office = scenario.raw().offices.iter().find(|other| other.name == "ledger office")?;
    Some(office.lists.iter().find(|list| list.name == "debtors")?.effects.hiring)
}
