//! How an office reads entries into a ledger: what the real files, standing and every ledger beside them share.
//!
//! Invariant: nothing here knows whether an entry is true.

use super::bearing;
use super::lists::{self, Around, Earlier};
use super::merge::merge;
use crate::day::state::ledger::Ledger;
use crate::day::state::office::is_among;
use crate::day::state::residents::Residents;
use crate::day::state::sets::Sets;
use crate::kernel::fixed::MONTH;
use crate::kernel::parallel::{CHUNK, Workers};
use crate::scenario::policy::{self, Rule};
use crate::scenario::raw::Edge;
use crate::town::Town;
use crate::town::people::People;

/// Who is rated, as the rules may know them: what is on public record. Who is in a set is on public record as well, also where
/// people enter it by what they do.
pub struct Subjects<'a> {
    pub(crate) people: &'a People,
    pub(crate) employment: &'a [u8],
    pub(crate) town: &'a Town,
    pub(crate) sets: &'a Sets,
}

/// What rules may know of the people they rate.
pub(crate) fn subjects<'a>(town: &'a Town, residents: &'a Residents, sets: &'a Sets) -> Subjects<'a> {
    Subjects { people: &town.people, employment: &residents.employment, town, sets }
}

/// Before anything is read: at the turn of a month old points are taken back and caps begin anew; distance from the
/// start fades.
pub(crate) fn open_day(rules: &policy::Office, ledger: &mut Ledger, day: u32) {
    ledger.keep_yesterday();
    if day > 0 && day.is_multiple_of(MONTH) {
        ledger.turn_month(rules, day / MONTH);
    }
    ledger.fade_parts(rules);
    if rules.kept_a_day < 65_536 {
        for own in &mut ledger.own {
            *own = rules.start + ((i64::from(*own - rules.start) * rules.kept_a_day + 32_768) >> 16) as i32;
        }
    }
}

/// What an office reads of one entry.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
    /// Whom it is about.
    pub(crate) about: u32,
    /// What it says they did.
    pub(crate) act: u8,
    /// The unpaid bills that it adds, or, below 0, settles.
    pub(crate) debt: i8,
    /// Whether others bear a share of it.
    pub(crate) shared: bool,
}

/// Reads one entry. People whom the office does not rate are passed over. `told` hears of every change: whose score, by
/// which rule, by how much, until which month.
#[inline]
pub(crate) fn enter(
    rules: &policy::Office,
    ledger: &mut Ledger,
    subjects: &Subjects,
    rated: &[u64],
    entry: Entry,
    day: u32,
    mut told: impl FnMut(u32, &Rule, i32, u32),
) {
    let Entry { about, act, debt, shared } = entry;
    let i = about as usize;
    let is_rated = |resident: u32| is_among(rated, resident);
    if !is_rated(about) {
        return;
    }
    ledger.count_entry(rules, about, act, day);
    if debt != 0 {
        ledger.debts[i] = ledger.debts[i].saturating_add_signed(debt);
    }
    let quarter = subjects.people.quarter[i];
    for rule in &rules.rules[usize::from(act)] {
        let holds = rule.quarters >> quarter & 1 == 1
            && rule.holds_on(day)
            && subjects.sets.belongs(rule.who, about, subjects.people.role[i], subjects.employment[i], ledger.debts[i]);
        if !holds {
            continue;
        }
        let until = rule.until_month(day);
        let points = ledger.add(rules, about, rule.points, rule.category, until);
        if points != 0 || rule.fine != 0 {
            told(about, rule, points, until);
        }
        if let Some(bearing) = rules.bearing.filter(|bearing| shared && bearing.share > 0) {
            let others = bearing::others(bearing.of, subjects.town, about);
            let share = bearing.of_each(rule.points, others.len());
            for member in others.into_iter().filter(|member| is_rated(*member)) {
                let points = ledger.add(rules, member, share, rule.category, until);
                if points != 0 {
                    told(member, rule, points, until);
                }
            }
        }
    }
    lists::entered(rules, ledger, about, act, day);
}

/// After everything is read, where nobody else counts: scores of other offices, bands and lists.
pub(crate) fn close_own_day(rules: &policy::Office, ledger: &mut Ledger, rated: &[u64], earlier: &Earlier, day: u32) {
    merge(rules, ledger, earlier);
    ledger.find_bands(rules);
    lists::keep(rules, ledger, rated, None, earlier, day);
}

/// After everything is read: scores of other offices, the peer term, bands and lists.
pub(crate) fn close_day(
    rules: &policy::Office,
    ledger: &mut Ledger,
    rated: &[u64],
    around: Around,
    earlier: &Earlier,
    day: u32,
    workers: &Workers,
) {
    merge(rules, ledger, earlier);
    if rules.peer_weight > 0 {
        let weight = if around.cuts.has(Edge::Peers) { 0 } else { rules.peer_weight };
        ledger.mix_with_peers(rules, around.ties, weight, CHUNK, workers);
    }
    ledger.find_bands(rules);
    lists::keep(rules, ledger, rated, Some(&around), earlier, day);
}
