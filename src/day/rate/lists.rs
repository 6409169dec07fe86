//! Lists with their own triggers and exits, whatever the score.

use super::bearing;
use crate::day::state::ledger::Ledger;
use crate::day::state::office::is_among;
use crate::scenario::policy::Cuts;
use crate::scenario::policy::{List, Off, Office, On};
use crate::scenario::raw::{BorneBy, Edge};
use crate::town::Town;
use crate::town::ties::Ties;

/// Puts the subject of an entry on the lists that it triggers.
#[inline]
pub(super) fn entered(rules: &Office, ledger: &mut Ledger, about: u32, act: u8, day: u32) {
    for (number, list) in rules.lists.iter().enumerate() {
        let triggered = list.on.iter().any(|on| match on {
            On::Debts(count) => ledger.debts[about as usize] >= *count,
            On::Record(listed) => usize::from(act) == *listed,
            On::ScoreBelow(_) | On::ContactsListed(_) => false,
        });
        if triggered {
            put_on(ledger, number, about, day);
        }
    }
}

/// The people around those whom an office rates, where it matters to its lists who they are.
#[derive(Clone, Copy)]
pub(crate) struct Around<'a> {
    pub(crate) town: &'a Town,
    pub(crate) ties: &'a Ties,
    pub(crate) cuts: Cuts,
}

impl Around<'_> {
    /// How many contacts of a resident were on a list yesterday.
    fn listed_contacts(&self, ledger: &Ledger, number: usize, about: u32) -> usize {
        if self.cuts.has(Edge::Peers) {
            return 0;
        }
        let listed = |contact: &&u32| ledger.was_on_lists(**contact) >> number & 1 == 1;
        self.ties.of(about).iter().filter(listed).count()
    }
}

/// Puts those on whose score has fallen or whose contacts are listed, and takes those off who may leave. Then finds who is
/// on a list with somebody of their group. Without anybody `around`, each is listed for themselves alone.
pub(super) fn keep(rules: &Office, ledger: &mut Ledger, rated: &[u64], around: Option<&Around>, day: u32) {
    for (number, list) in rules.lists.iter().enumerate() {
        let lowest =
            list.on.iter().filter_map(|on| if let On::ScoreBelow(score) = on { Some(*score) } else { None }).max();
        let fewest =
            list.on.iter().filter_map(|on| if let On::ContactsListed(count) = on { Some(*count) } else { None }).min();
        let by_contacts = |ledger: &Ledger, about: u32| {
            let enough = |fewest: u8| {
                let contacts = around.map_or(0, |around| around.listed_contacts(ledger, number, about));
                contacts >= usize::from(fewest)
            };
            fewest.is_some_and(enough) && is_among(rated, about)
        };
        for about in 0..ledger.lists.len() as u32 {
            let i = about as usize;
            if ledger.lists[i] >> number & 1 == 1 {
                if may_leave(list, ledger, number, about, day) && !by_contacts(ledger, about) {
                    ledger.lists[i] &= !(1 << number);
                }
            } else if lowest.is_some_and(|lowest| ledger.score(about) < lowest) || by_contacts(ledger, about) {
                put_on(ledger, number, about, day);
            }
        }
    }
    if let (Some(around), Some(bearing)) = (around, rules.bearing) {
        find_borne(rules, bearing.of, ledger, rated, around.town);
    }
}

/// Finds who is on a list because somebody of their group is. Only those whom the office rates are.
fn find_borne(rules: &Office, of: BorneBy, ledger: &mut Ledger, rated: &[u64], town: &Town) {
    let of_groups = rules.lists.iter().enumerate().fold(0, |mask, (number, list)| mask | u8::from(list.kin) << number);
    ledger.borne.fill(0);
    if ledger.borne.is_empty() {
        return;
    }
    for about in 0..ledger.lists.len() {
        let lists = ledger.lists[about] & of_groups;
        if lists != 0 {
            let others = bearing::others(of, town, about as u32).into_iter();
            others.filter(|other| is_among(rated, *other)).for_each(|other| ledger.borne[other as usize] |= lists);
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
        // Whether contacts are still listed is asked beside this.
        On::Record(_) | On::ContactsListed(_) => false,
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
