//! Lists with their own triggers and exits, whatever the score.

use crate::day::state::ledger::Ledger;
use crate::scenario::policy::{List, Off, Office, On};

/// Puts the subject of an entry on the lists that it triggers.
#[inline]
pub(super) fn entered(rules: &Office, ledger: &mut Ledger, about: u32, act: u8, day: u32) {
    for (number, list) in rules.lists.iter().enumerate() {
        let triggered = list.on.iter().any(|on| match on {
            On::Debts(count) => ledger.debts[about as usize] >= *count,
            On::Record(listed) => usize::from(act) == *listed,
            On::ScoreBelow(_) => false,
        });
        if triggered {
            put_on(ledger, number, about, day);
        }
    }
}

/// Puts those on whose score has fallen, and takes those off who may leave.
pub(super) fn keep(rules: &Office, ledger: &mut Ledger, day: u32) {
    for (number, list) in rules.lists.iter().enumerate() {
        let lowest =
            list.on.iter().filter_map(|on| if let On::ScoreBelow(score) = on { Some(*score) } else { None }).max();
        for about in 0..ledger.lists.len() as u32 {
            let i = about as usize;
            if ledger.lists[i] >> number & 1 == 1 {
                if may_leave(list, ledger, number, about, day) {
                    ledger.lists[i] &= !(1 << number);
                }
            } else if lowest.is_some_and(|lowest| ledger.score(about) < lowest) {
                put_on(ledger, number, about, day);
            }
        }
    }
}

fn put_on(ledger: &mut Ledger, number: usize, about: u32, day: u32) {
    let i = about as usize;
    if ledger.lists[i] >> number & 1 == 0 {
        ledger.lists[i] |= 1 << number;
        let residents = ledger.residents();
        ledger.listed[number * residents + i] = day.min(65_535) as u16;
    }
}

fn may_leave(list: &List, ledger: &Ledger, number: usize, about: u32, day: u32) -> bool {
    // Whoever would be put on again at once stays on.
    let still = list.on.iter().any(|on| match on {
        On::Debts(count) => ledger.debts[about as usize] >= *count,
        On::ScoreBelow(score) => ledger.score(about) < *score,
        On::Record(_) => false,
    });
    if still {
        return false;
    }
    let since = u32::from(ledger.listed[number * ledger.residents() + about as usize]);
    list.off.iter().all(|off| match off {
        Off::DebtsCleared => ledger.debts[about as usize] == 0,
        Off::AfterDays(days) => day.saturating_sub(since) >= *days,
        Off::ScoreAbove(score) => ledger.score(about) >= *score,
    })
}

/// Takes someone off the lists that a record put them on, once the record is found to be false.
pub(crate) fn strike(rules: &Office, ledger: &mut Ledger, about: u32, act: u8) {
    for (number, list) in rules.lists.iter().enumerate() {
        if list.on.iter().any(|on| matches!(on, On::Record(listed) if *listed == usize::from(act))) {
            ledger.lists[about as usize] &= !(1 << number);
        }
    }
}
