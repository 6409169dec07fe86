//! What is noted of single bills, entries and appeals while a town is lived, because totals do not tell it.

use std::collections::VecDeque;

use super::hands::number;
use super::spans::HALF_YEAR;
use crate::day::Simulation;
use crate::day::state::records::Receipt;
use crate::kernel::fixed::MONTH;

/// A bill counts as settled if it is within so many days.
const SETTLED_WITHIN: u32 = 60;

/// What the days of one town say of its bills and of the false entries in its files, kept day by day.
pub struct Notes {
    missed: Option<usize>,
    settled: Option<usize>,
    /// By resident: whether they are in the quarter with the least conscience.
    careless: Vec<bool>,
    /// By resident: the days on which bills were missed that are not settled yet, the oldest first.
    unpaid: Vec<VecDeque<u32>>,
    /// Bills missed early enough to see what became of them, and of these the settled: of the careless, and of all others.
    pub bills: [[f64; 2]; 2],
    /// Entries in the leading office's file that are not so and still stand.
    wrong: Vec<Wrong>,
    /// On the last day of the year: people whom the leading office rates, of these those whose score holds a wrong entry,
    /// and those who would be in another band without.
    pub errors: [f64; 3],
    /// False marks, by look.
    pub false_marks: Vec<f64>,
    /// Residents, by look.
    pub looks: Vec<f64>,
    /// Days from lodging to finding, summed over appeals.
    pub appeal_days: f64,
    /// Appeals that were decided.
    pub appeals: f64,
}

/// An entry that is not so.
struct Wrong {
    about: u32,
    /// What it did to the score, in 1/256 of a point.
    points: i32,
    /// The day from which on it no longer counts.
    until: u32,
    /// The entry; none for a settled bill that is not on file yet.
    receipt: Option<Receipt>,
}

impl Notes {
    /// Nothing has happened yet.
    pub(super) fn new(town: &Simulation) -> Self {
        let residents = town.town().residents();
        let mut by_conscience: Vec<u32> = (0..residents as u32).collect();
        let conscience = |resident: &u32| town.traits(*resident).conscience;
        by_conscience.sort_by(|a, b| conscience(a).total_cmp(&conscience(b)).then(a.cmp(b)));
        let mut careless = vec![false; residents];
        by_conscience[..residents / 4].iter().for_each(|resident| careless[*resident as usize] = true);
        let look = &town.town().people.look;
        let count = look.iter().max().map_or(0, |look| usize::from(*look) + 1);
        let mut looks = vec![0.0; count];
        look.iter().for_each(|look| looks[usize::from(*look)] += 1.0);
        Self {
            missed: number(town.scenario(), "miss_bill"),
            settled: number(town.scenario(), "settle_bill"),
            careless,
            unpaid: vec![VecDeque::new(); residents],
            bills: [[0.0; 2]; 2],
            wrong: vec![],
            errors: [0.0; 3],
            false_marks: vec![0.0; count],
            looks,
            appeal_days: 0.0,
            appeals: 0.0,
        }
    }

    /// Takes notes of a day that has passed.
    pub(super) fn take(&mut self, town: &Simulation) {
        let day = town.day() - 1;
        self.take_bills(town, day);
        self.take_appeals(town, day);
        self.take_entries(town, day);
        if town.day() == HALF_YEAR.1 {
            self.count_errors(town);
        }
    }

    fn take_bills(&mut self, town: &Simulation, day: u32) {
        let seen_through = HALF_YEAR.0..HALF_YEAR.1 - SETTLED_WITHIN;
        for deed in town.deeds_today() {
            let (resident, act) = (deed.resident as usize, Some(usize::from(deed.act)));
            let bills = &mut self.bills[usize::from(!self.careless[resident])];
            if act == self.missed {
                self.unpaid[resident].push_back(day);
                bills[0] += f64::from(seen_through.contains(&day));
            } else if act == self.settled
                && let Some(since) = self.unpaid[resident].pop_front()
            {
                bills[1] += f64::from(seen_through.contains(&since) && day - since <= SETTLED_WITHIN);
            }
        }
    }

    fn take_appeals(&mut self, town: &Simulation, day: u32) {
        if day < HALF_YEAR.0 || day >= HALF_YEAR.1 {
            return;
        }
        // Reviewers look tomorrow, and what they find is carried out the same day.
        for appeal in town.state.desk.under_review.iter().filter(|appeal| appeal.receipt.leads) {
            self.appeal_days += f64::from(day + 1 - appeal.lodged);
            self.appeals += 1.0;
        }
    }

    fn take_entries(&mut self, town: &Simulation, day: u32) {
        let Some(leading) = town.leading() else { return };
        let office = leading.office() as u8;
        let look = &town.town().people.look;
        for receipt in town.state.receipts.iter().filter(|receipt| receipt.office == office) {
            if receipt.points == 0 || receipt.is_true(town.witness()) {
                continue;
            }
            let until = if receipt.until_month > 0 { receipt.until_month * MONTH } else { u32::MAX };
            let (about, points) = (receipt.about, receipt.points);
            self.wrong.push(Wrong { about, points, until, receipt: Some(*receipt) });
            let counts = receipt.leads && points < 0 && (HALF_YEAR.0..HALF_YEAR.1).contains(&day);
            self.false_marks[usize::from(look[about as usize])] += f64::from(counts);
        }
        // A bill that was settled while its settling is held up: the file lacks what it earns.
        for seen in town.observations_today().filter(|seen| !seen.again && seen.is_true(town.witness())) {
            let rule = leading.rules().rules[usize::from(seen.act)].first();
            if let Some(rule) = rule
                && let Some(until) = town.held_up_until(day, seen)
            {
                self.wrong.push(Wrong { about: seen.about, points: -rule.points, until, receipt: None });
            }
        }
        let corrected = &town.state.desk.corrections;
        let stands = |wrong: &Wrong| wrong.until > day && !corrected.iter().any(|c| wrong.receipt == Some(c.receipt));
        self.wrong.retain(stands);
    }

    fn count_errors(&mut self, town: &Simulation) {
        let Some(leading) = town.leading() else { return };
        let mut off = vec![None; town.town().residents()];
        for wrong in &self.wrong {
            *off[wrong.about as usize].get_or_insert(0) += wrong.points;
        }
        for resident in leading.rated() {
            self.errors[0] += 1.0;
            let Some(points) = off[resident as usize] else { continue };
            self.errors[1] += 1.0;
            let without = town.exact_score(leading.office(), resident) - points;
            let other = leading.rules().band_of(without) != town.band(leading.office(), resident);
            self.errors[2] += f64::from(other);
        }
    }
}
