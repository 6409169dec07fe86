//! Fines: what a mark costs in money, paid on the day and given back with the mark.

use super::Gate;
use crate::day::state::by_group::{self, GroupFigures};
use crate::day::state::records::Receipt;
use crate::scenario::raw::Edge;

/// Today's marks are paid for, and what was taken back yesterday is repaid.
pub(super) fn collect(now: &mut Gate) {
    if now.policy.cuts.has(Edge::Money) {
        return;
    }
    let beside = now.along.beside(Edge::Money);
    for receipt in now.along.receipts(Edge::Money, now.receipts) {
        pay(now, receipt, receipt.fine(now.policy));
    }
    let desk = beside.map_or(now.desk, |beside| beside.desk);
    for correction in &desk.corrections {
        let receipt = &correction.receipt;
        // What was appealed against in the town beside this one may never have been entered here, and was not paid for.
        let was_here = beside.is_some() || now.held.is_none_or(|held| !held.never_entered(receipt));
        if was_here {
            pay(now, receipt, -correction.fine);
        }
    }
}

/// The person whom a receipt is about pays a fine, or gets it back where it is below 0.
fn pay(now: &mut Gate, receipt: &Receipt, fine: i32) {
    if fine != 0 {
        let money = &mut now.residents.money[receipt.about as usize];
        *money = money.saturating_sub(fine);
        let paid = GroupFigures { fees: i64::from(fine), ..GroupFigures::default() };
        by_group::count(&mut now.figures.groups, now.town, now.sets, receipt.about, paid);
    }
}
