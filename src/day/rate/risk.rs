//! A model of who will be on file: a logistic regression on what an office knows of people, fitted to its own records.
//!
//! Time goes in stretches. On the first morning of each, everybody is sorted by what is on file of them, and scored by the model
//! of the evening before; on its last evening the model is fitted to what was entered since, kind by kind.
//!
//! Invariant: it knows the office's records and what is on public record, and nothing else.

use super::lists::Around;
use super::reading::Subjects;
use crate::day::state::ledger::Ledger;
use crate::day::state::office::{Office, is_among};
use crate::kernel::fixed::{POINT, to_fixed};
use crate::scenario::policy::{self, Cuts, Risk, Term};
use crate::scenario::raw::Edge;

/// On the first morning of a stretch: sorts everybody by what is on file, scores them by the model if there is one, and begins
/// to count anew. Without anybody `around`, no contact counts.
pub(in crate::day) fn begin_stretch(
    rules: &policy::Office,
    ledger: &mut Ledger,
    model: &[f64],
    subjects: &Subjects,
    around: Option<&Around>,
    day: u32,
) {
    let Some(risk) = rules.risk.as_ref().filter(|risk| risk.begins(day)) else { return };
    let scores: Vec<i32> = if model.is_empty() {
        vec![]
    } else {
        (0..risk.cells()).map(|cell| to_fixed(1000.0 * (1.0 - chance(risk, model, cell)), POINT)).collect()
    };
    for resident in 0..ledger.own.len() as u32 {
        let cell = cell_of(risk, ledger, subjects, around, resident);
        ledger.file.cell[resident as usize] = cell as u16;
        if let Some(score) = scores.get(cell) {
            ledger.put(rules, resident, *score);
        }
    }
    ledger.file.begin_stretch(risk, day);
}

/// The kind of person that somebody is, by what is on file of them and on public record.
fn cell_of(risk: &Risk, ledger: &Ledger, subjects: &Subjects, around: Option<&Around>, resident: u32) -> usize {
    let (i, people) = (resident as usize, subjects.people);
    let value = |term: &Term| {
        let most = usize::from(term.values()) - 1;
        let value = match term {
            Term::Entries => ledger.file.entries(risk, i),
            Term::Debts => usize::from(ledger.debts[i]),
            Term::Quarter(_) => usize::from(people.quarter[i]),
            Term::Look(_) => usize::from(people.look[i]),
            Term::Age => usize::from(people.age[i] >= 30) + usize::from(people.age[i] >= 65),
            Term::ListedContacts => around.map_or(0, |around| around.contacts_on_lists(ledger, resident)),
            Term::Entry { bit, .. } => usize::from(ledger.file.has_entry(risk, i, *bit)),
        };
        value.min(most)
    };
    let digits = risk.terms.iter().map(|term| (value(term), usize::from(term.values())));
    digits.rev().fold(0, |cell, (value, values)| cell * values + value)
}

/// The sum of the weights that count for a kind of people: the logarithm of their odds.
pub(crate) fn log_odds(risk: &Risk, model: &[f64], cell: usize) -> f64 {
    let mut sum = 0.0;
    risk.each_weight(cell, |place, times| sum += model[place] * times);
    sum
}

/// The chance that something will be entered of a kind of people.
pub(crate) fn chance(risk: &Risk, model: &[f64], cell: usize) -> f64 {
    1.0 / (1.0 + libm::exp(-log_odds(risk, model, cell)))
}

/// On the last evening of a stretch an office learns from it, as often as it may. A model that is not trained on what it caused
/// stays as it was.
pub(super) fn learn(rules: &policy::Office, office: &mut Office, cuts: Cuts, day: u32) {
    let Some(risk) = &rules.risk else { return };
    let is_due = risk.at_most == 0 || office.fit.times < risk.at_most;
    if !is_due || cuts.has(Edge::Model) {
        return;
    }
    if let Some(model) = fit(risk, &office.ledger, &office.rated, day) {
        office.model = model;
        office.fit.times += 1;
    }
}

/// On the last evening of a stretch: fits the model to what was entered in it about those whom the office rates. `None` where
/// the stretch does not end today or nobody is rated.
pub(super) fn fit(risk: &Risk, ledger: &Ledger, rated: &[u64], day: u32) -> Option<Vec<f64>> {
    if !risk.ends(day) || day < risk.every_days {
        return None;
    }
    let mut counts = vec![[0u32; 2]; risk.cells()];
    for resident in (0..ledger.own.len() as u32).filter(|resident| is_among(rated, *resident)) {
        let i = resident as usize;
        counts[usize::from(ledger.file.cell[i])][usize::from(ledger.file.is_entered(risk, i, day))] += 1;
    }
    let kinds: Vec<(usize, [u32; 2])> =
        counts.into_iter().enumerate().filter(|(_, counts)| *counts != [0, 0]).collect();
    (!kinds.is_empty()).then(|| regression(risk, &kinds))
}

/// The weights that make what was entered likeliest, less the penalty on their squares (the one that everybody has is free), by
/// Newton's method. Kinds are added up in their order, so that the result is the same on every machine.
fn regression(risk: &Risk, kinds: &[(usize, [u32; 2])]) -> Vec<f64> {
    const STEPS: usize = 50;
    const ENOUGH: f64 = 1e-12;
    let weights = risk.weights();
    let mut model = vec![0.0; weights];
    for _ in 0..STEPS {
        let mut slope: Vec<f64> = model.iter().map(|weight| -risk.ridge * weight).collect();
        let mut curve = vec![vec![0.0; weights]; weights];
        for (place, row) in curve.iter_mut().enumerate() {
            row[place] = risk.ridge;
        }
        // The penalty on the weight that everybody has keeps it finite where nothing, or something of everybody, was entered,
        // and is too small to be seen.
        slope[0] *= 1e-9 / risk.ridge;
        curve[0][0] = 1e-9;
        for (cell, [not, entered]) in kinds {
            let chance = chance(risk, &model, *cell);
            let all = f64::from(*not) + f64::from(*entered);
            let (missed, spread) = (f64::from(*entered) - all * chance, all * chance * (1.0 - chance));
            let mut counted: Vec<(usize, f64)> = Vec::new();
            risk.each_weight(*cell, |place, times| counted.push((place, times)));
            for &(row, times) in &counted {
                slope[row] += missed * times;
                for &(column, others) in &counted {
                    curve[row][column] += spread * times * others;
                }
            }
        }
        let step = solve(curve, slope);
        let longest = step.iter().fold(0.0f64, |longest, part| longest.max(part.abs()));
        // A step too far is cut short.
        let share = if longest > 2.0 { 2.0 / longest } else { 1.0 };
        model.iter_mut().zip(step).for_each(|(weight, step)| *weight += share * step);
        if longest < ENOUGH {
            break;
        }
    }
    model
}

/// The solution of a system of linear equations whose matrix is symmetric and positive, by Cholesky's decomposition.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let n = right.len();
    for i in 0..n {
        for j in 0..=i {
            let sum: f64 = (0..j).map(|k| matrix[i][k] * matrix[j][k]).sum();
            matrix[i][j] = match i == j {
                true => libm::sqrt((matrix[i][i] - sum).max(1e-300)),
                false => (matrix[i][j] - sum) / matrix[j][j],
            };
        }
    }
    for i in 0..n {
        let sum: f64 = (0..i).map(|k| matrix[i][k] * right[k]).sum();
        right[i] = (right[i] - sum) / matrix[i][i];
    }
    for i in (0..n).rev() {
        let sum: f64 = (i + 1..n).map(|k| matrix[k][i] * right[k]).sum();
        right[i] = (right[i] - sum) / matrix[i][i];
    }
    right
}

#[cfg(test)]
mod tests {
    use super::*;

    fn risk(terms: Vec<Term>, ridge: f64) -> Risk {
        Risk { of: 1, every_days: 30, at_most: 0, stretches: 3, terms, ridge }
    }

    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "{found}, expected {expected}");
    }

    /// With nothing to go by, and with one question of yes or no, the model is the share that was observed.
    #[test]
    fn the_model_is_the_observed_share_where_it_can_be() {
        let none = risk(vec![], 1e-6);
        close(chance(&none, &regression(&none, &[(0, [75, 25])]), 0), 0.25);
        let one = risk(vec![Term::Entry { act: 0, bit: 0 }], 1e-12);
        let model = regression(&one, &[(0, [90, 10]), (1, [40, 60])]);
        close(chance(&one, &model, 0), 0.1);
        close(chance(&one, &model, 1), 0.6);
    }

    /// A weight for each kind of two questions makes a model that fits every kind where the odds multiply.
    #[test]
    fn weights_of_two_questions_add_up() {
        let two = risk(vec![Term::Quarter(3), Term::Entry { act: 0, bit: 0 }], 1e-12);
        // Odds of 1/4, 1 and 2 by quarter, twice as much with an entry.
        let odds = [0.25, 1.0, 2.0, 0.5, 2.0, 4.0];
        let kinds: Vec<(usize, [u32; 2])> = odds
            .iter()
            .map(|odds| [12.0 * 5.0 / (1.0 + odds) * 1.0, *odds])
            .enumerate()
            .map(|(cell, [_, odds])| {
                let all = 60.0;
                (cell, [libm::round(all / (1.0 + odds)) as u32, libm::round(all * odds / (1.0 + odds)) as u32])
            })
            .collect();
        let model = regression(&two, &kinds);
        for (cell, odds) in odds.into_iter().enumerate() {
            close(chance(&two, &model, cell), odds / (1.0 + odds));
        }
    }

    /// Where nothing was entered about anybody, or something about everybody, the model stays finite.
    #[test]
    fn a_model_of_one_outcome_is_finite() {
        for outcome in [[50, 0], [0, 50]] {
            let two = risk(vec![Term::Quarter(2)], 1.0);
            let model = regression(&two, &[(0, outcome), (1, outcome)]);
            assert!(model.iter().all(|weight| weight.is_finite()), "{model:?}");
        }
    }
}
