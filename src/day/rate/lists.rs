//! Lists with their own triggers and exits, whatever the score.

use super::bearing;
use crate::day::state::ledger::Ledger;
use crate::day::state::links::Link;
use crate::day::state::office::{Office, is_among};
use crate::kernel::luck::{Luck, Purpose};
use crate::kernel::slices::LANES;
use crate::scenario::policy::Cuts;
use crate::scenario::policy::{List, Off, Office as Rules, On, Policy};
use crate::scenario::raw::{BorneBy, Edge};
use crate::town::Town;
use crate::town::ties::Ties;

/// Puts the subject of an entry on the lists that it triggers.
#[inline]
pub(super) fn entered(rules: &Rules, ledger: &mut Ledger, about: u32, act: u8, day: u32) {
    for (number, list) in rules.lists.iter().enumerate() {
        let triggered = list.on.iter().any(|on| match on {
            On::Debts(count) => ledger.debts[about as usize] >= *count,
            On::Record(listed) => usize::from(act) == *listed,
            On::ScoreBelow(_) | On::ContactsListed(_) | On::ListedBy(..) | On::Worst(_) | On::Best(_) => false,
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
        self.contacts_listed(about, |contact| ledger.was_on_lists(contact) >> number & 1 == 1)
    }

    /// How many contacts of a resident were on any list yesterday.
    pub(super) fn contacts_on_lists(&self, ledger: &Ledger, about: u32) -> usize {
        self.contacts_listed(about, |contact| ledger.was_on_lists(contact) != 0)
    }

    /// How many contacts of a resident were listed; none where that edge of the loop is cut.
    fn contacts_listed(&self, about: u32, is_listed: impl Fn(u32) -> bool) -> usize {
        if self.cuts.has(Edge::Peers) {
            return 0;
        }
        self.ties.of(about).iter().filter(|contact| is_listed(**contact)).count()
    }
}

/// What an office knows of those before it in the list of offices, and how far it believes what it says itself.
#[derive(Clone, Copy)]
pub(crate) struct Earlier<'a> {
    pub(crate) policy: &'a Policy,
    pub(crate) luck: Luck,
    /// The offices before this one.
    pub(crate) offices: &'a [Office],
    /// Their ledgers, where those are not the real ones.
    pub(crate) ledgers: Option<&'a [Ledger]>,
    /// The files that are linked with the wrong person.
    pub(crate) links: &'a [Link],
    /// Whether lists are kept of which the office does not believe what they say.
    pub(crate) insincere: bool,
}

impl Earlier<'_> {
    /// The ledger of an office before.
    pub(super) fn ledger(&self, office: usize) -> &Ledger {
        self.ledgers.map_or(&self.offices[office].ledger, |ledgers| &ledgers[office])
    }

    fn has_listed(&self, office: usize, list: usize, about: u32) -> bool {
        self.ledger(office).on_lists(about as usize) >> list & 1 == 1
    }
}

/// Puts those on whose score has fallen, who are among the best or the worst, whose contacts are listed or whom another office
/// lists, and takes those off who may leave. Then finds who is on a list with somebody of their group. Without anybody
/// `around`, each is listed for themselves alone.
pub(super) fn keep(
    rules: &Rules,
    ledger: &mut Ledger,
    rated: &[u64],
    around: Option<&Around>,
    earlier: &Earlier,
    day: u32,
) {
    for (number, list) in rules.lists.iter().enumerate() {
        if !list.sincere && !earlier.insincere {
            ledger.lists.iter_mut().for_each(|lists| *lists &= !(1 << number));
            continue;
        }
        let lowest =
            list.on.iter().filter_map(|on| if let On::ScoreBelow(score) = on { Some(*score) } else { None }).max();
        let fewest =
            list.on.iter().filter_map(|on| if let On::ContactsListed(count) = on { Some(*count) } else { None }).min();
        let ranks = list.on.iter().any(|on| matches!(on, On::Worst(_) | On::Best(_)));
        if ranks && !ranks_on(rules, day) {
            // Who are best and worst was found at the last ranking, and holds until the next.
            continue;
        }
        let ranked = ranked(list, ledger, rated, earlier.luck, rules.what);
        let by_others = |ledger: &Ledger, about: u32| {
            let enough = |fewest: u8| {
                let contacts = around.map_or(0, |around| around.listed_contacts(ledger, number, about));
                contacts >= usize::from(fewest)
            };
            let elsewhere = |on: &On| {
                let On::ListedBy(office, list) = on else { return false };
                earlier.has_listed(*office, *list, about)
            };
            is_among(rated, about)
                && (fewest.is_some_and(enough)
                    || list.on.iter().any(elsewhere)
                    || !ranked.is_empty() && is_among(&ranked, about))
        };
        for about in 0..ledger.lists.len() as u32 {
            let i = about as usize;
            if ledger.lists[i] >> number & 1 == 1 {
                if may_leave(list, ledger, number, about, day) && !by_others(ledger, about) {
                    ledger.lists[i] &= !(1 << number);
                }
            } else if lowest.is_some_and(|lowest| ledger.score(about) < lowest) || by_others(ledger, about) {
                put_on(ledger, number, about, day);
            }
        }
    }
    if let (Some(around), Some(bearing)) = (around, rules.bearing) {
        find_borne(rules, bearing.of, ledger, rated, around.town);
    }
}

/// Whether an office finds on a day who are best and worst: when its model has scored everybody anew, or once a week.
fn ranks_on(rules: &Rules, day: u32) -> bool {
    rules.risk.as_ref().map_or(day % 7 == 6, |risk| risk.begins(day))
}

/// Those who are among the best or the worst as a list asks: a bit for each resident, 64 to a word; empty where it does not ask,
/// or where everybody has the same score, so that nobody is best or worst.
fn ranked(list: &List, ledger: &Ledger, rated: &[u64], luck: Luck, what: u32) -> Vec<u64> {
    let asked = list.on.iter().filter_map(|on| match on {
        On::Worst(share) => Some((*share, 1)),
        On::Best(share) => Some((*share, -1)),
        _ => None,
    });
    let mut among = vec![];
    for (share, sign) in asked {
        // Of equals, those are taken whom a lot of their own puts first, always the same.
        let place = |resident: u32| {
            let lot = luck.block(Purpose::Margin, 0, resident, what, 0)[0];
            (i64::from(ledger.score(resident)) * sign, lot, resident)
        };
        let everybody = 0..ledger.residents() as u32;
        let mut places: Vec<_> = everybody.filter(|resident| is_among(rated, *resident)).map(place).collect();
        let count = libm::round(share * places.len() as f64) as usize;
        let scores = || places.iter().map(|(score, ..)| score);
        if count == 0 || scores().min() == scores().max() {
            continue;
        }
        places.select_nth_unstable(count - 1);
        among.resize(rated.len(), 0u64);
        for (.., resident) in &places[..count] {
            among[*resident as usize / LANES] |= 1 << (resident % LANES as u32);
        }
    }
    among
}

/// Finds who is on a list because somebody of their group is. Only those whom the office rates are.
fn find_borne(rules: &Rules, of: BorneBy, ledger: &mut Ledger, rated: &[u64], town: &Town) {
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
        // What hangs on others is asked beside this.
        On::Record(_) | On::ContactsListed(_) | On::ListedBy(..) | On::Worst(_) | On::Best(_) => false,
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
pub(crate) fn strike(rules: &Rules, ledger: &mut Ledger, about: u32, act: u8) {
    for (number, list) in rules.lists.iter().enumerate() {
        if list.on.iter().any(|on| matches!(on, On::Record(listed) if *listed == usize::from(act))) {
            ledger.lists[about as usize] &= !(1 << number);
        }
    }
}
