//! One score made of the scores of several offices, and the files that were linked with the wrong person.

use super::lists::Earlier;
use crate::day::state::ledger::Ledger;
use crate::day::state::links::{Link, link_number};
use crate::kernel::luck::{Luck, Purpose};
use crate::scenario::policy::{self, Policy};

/// Some of the wrong links are found and mended.
pub(super) fn mend(policy: &Policy, rules: &policy::Office, links: &mut Vec<Link>, luck: Luck, day: u32) {
    let Some(merged) = &rules.merged else { return };
    links.retain(|link| {
        let what = link_number(policy, rules, usize::from(link.source));
        !luck.chance(Purpose::Mend, day, link.resident, what, merged.mends)
    });
}

/// A share of a range is kept in this part of it.
const SHARE: i64 = 1 << 20;

/// Makes every score anew of the scores of the offices before.
pub(in crate::day) fn merge(rules: &policy::Office, ledger: &mut Ledger, earlier: &Earlier) {
    let Some(merged) = &rules.merged else { return };
    let mut links = earlier.links;
    for resident in 0..ledger.own.len() as u32 {
        let (wrong, others) = links.split_at(links.iter().take_while(|link| link.resident <= resident).count());
        links = others;
        let whose = |source: usize| {
            wrong.iter().find(|link| usize::from(link.source) == source).map_or(resident, |link| link.other)
        };
        let (mut sum, mut weights) = (0i64, 0i64);
        for &(source, weight) in &merged.of {
            if earlier.offices[source].rates(resident) {
                sum += weight * share_of(earlier, source, whose(source));
                weights += weight;
            }
        }
        let score = match weights {
            0 => rules.start,
            weights => {
                let range = i64::from(rules.ceiling - rules.floor);
                rules.floor + ((range * (sum / weights) + SHARE / 2) / SHARE) as i32
            }
        };
        ledger.put(rules, resident, score);
    }
}

/// Where somebody stands in the range of an office, from 0 to [`SHARE`].
fn share_of(earlier: &Earlier, source: usize, resident: u32) -> i64 {
    let rules = &earlier.policy.offices[source];
    let score = i64::from(earlier.ledger(source).score(resident) - rules.floor);
    score * SHARE / i64::from(rules.ceiling - rules.floor)
}
