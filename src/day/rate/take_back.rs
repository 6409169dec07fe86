//! Marks that are taken back.

use super::lists;
use crate::day::state::ledger::Ledger;
use crate::day::state::records::Receipt;
use crate::scenario::policy::{self, Policy};

/// Takes a mark back: `left` of its points, the unpaid bill it entered, and the listing it brought. Gives what the score
/// gained, in 1/256 of a point.
pub(in crate::day) fn take_back(
    policy: &Policy,
    rules: &policy::Office,
    ledger: &mut Ledger,
    receipt: &Receipt,
    left: i32,
    month: u32,
) -> i32 {
    let category = rules.category_of(receipt.record.act, receipt.rule);
    let points = ledger.take_back(rules, receipt.about, left, category, receipt.until_month, month);
    if receipt.leads && receipt.about == receipt.record.about {
        let debt = policy.acts[usize::from(receipt.record.act)].debt;
        let debts = &mut ledger.debts[receipt.about as usize];
        *debts = debts.saturating_sub(debt.max(0) as u8);
        lists::strike(rules, ledger, receipt.about, receipt.record.act);
    }
    points
}
