//! Gate: what scores open and close. Fines are paid on the day; money, work and free hours are reckoned once a week, street
//! by street.

mod fines;
mod hiring;
mod stops;

use crate::day::held::{Along, Held};
use crate::day::state::by_group::{self, GroupFigures};
use crate::day::state::desk::Desk;
use crate::day::state::figures::Figures;
use crate::day::state::office::Office;
use crate::day::state::records::{Receipt, Stopped};
use crate::day::state::residents::{
    Employment, LIVING_A_DAY, Residents, ResidentsChunk, SAFE, income_a_day, poverty, weekly,
};
use crate::day::state::sets::Sets;
use crate::day::state::trials::Trials;
use crate::kernel::fixed::{GROAT, Threshold};
use crate::kernel::luck::{Luck, Purpose};
use crate::kernel::parallel::{CHUNK, Workers};
use crate::kernel::slices::{Address, LANES, Slices, ones};
use crate::scenario::policy::Policy;
use crate::scenario::raw::{Edge, RawEffects};
use crate::town::people::Role;
use crate::town::ties::{TieKind, Ties, kind};
use crate::town::{NONE, Town};
use hiring::Hiring;

/// What the phase may know and change.
pub struct Gate<'a> {
    pub(in crate::day) day: u32,
    pub(in crate::day) luck: Luck,
    pub(in crate::day) policy: &'a Policy,
    pub(in crate::day) town: &'a Town,
    pub(in crate::day) offices: &'a mut [Office],
    pub(in crate::day) along: Along<'a>,
    pub(in crate::day) held: Option<&'a Held>,
    pub(in crate::day) receipts: &'a [Receipt],
    pub(in crate::day) desk: &'a Desk,
    pub(in crate::day) residents: &'a mut Residents,
    pub(in crate::day) stops: &'a [Vec<Stopped>],
    pub(in crate::day) sets: &'a Sets,
    pub(in crate::day) trials: &'a Trials,
    pub(in crate::day) ties: &'a mut Ties,
    /// What each firm takes, in 1/256 of what it took before anyone was rated.
    pub(in crate::day) custom: &'a mut Vec<u16>,
    pub(in crate::day) figures: &'a mut Figures,
    pub(in crate::day) workers: &'a Workers,
}

/// Doors open and close.
pub fn gate(mut now: Gate) {
    fines::collect(&mut now);
    stops::bear(&mut now);
    let Gate {
        day, luck, policy, town, offices, along, residents, sets, trials, ties, custom, figures, workers, ..
    } = now;
    if day.is_multiple_of(7) {
        find_custom(policy, town, along.offices(Edge::Money, offices), custom);
    }
    let offices_of = |edge| along.offices(edge, offices);
    let doors = Doors {
        leads: trials.leads(policy),
        day,
        luck,
        policy,
        town,
        sets,
        offices,
        money: offices_of(Edge::Money),
        access: offices_of(Edge::Access),
        strain: offices_of(Edge::Strain),
        ties: offices_of(Edge::Ties),
        // Letting somebody go for a lower score needs both edges: it is held if either is.
        peers: along.beside(Edge::Ties).map_or(offices_of(Edge::Peers), |beside| beside.offices),
        custom,
        hiring: Hiring::new(policy, town, residents, ties),
    };
    let wages = workers.map(residents.chunks_mut(CHUNK), |mut chunk| {
        let mut paid = Paid::new(town, sets);
        for first in (0..chunk.money.len()).step_by(LANES) {
            if weekly((chunk.first + first) / LANES, day) {
                doors.reckon(&mut chunk, first, &mut paid);
            }
        }
        paid
    });
    for paid in wages {
        figures.staff_wages += paid.staff_wages;
        figures.staff_wages_full += paid.staff_wages_full;
        figures.groups.iter_mut().zip(paid.groups).for_each(|(group, more)| *group += more);
    }
    if !policy.cuts.has(Edge::Ties) && policy.offices.iter().any(loses_ties) {
        let chunks: Vec<usize> = (0..town.residents().div_ceil(CHUNK)).collect();
        let partings = workers.map(chunks, |chunk| doors.partings(chunk, ties));
        for (resident, contact) in partings.into_iter().flatten() {
            figures.ties_lost += u64::from(ties.drop(resident, contact));
            ties.drop(contact, resident);
            meet_again(&doors, ties, resident, contact);
        }
    }
    for (number, (rules, office)) in policy.offices.iter().zip(offices).enumerate() {
        match along.beside(Edge::Access) {
            Some(beside) => office.served.clone_from(&beside.offices[number].served),
            None => office.serve(rules, &town.people, policy.cuts, luck, day + 1),
        }
    }
}

fn loses_ties(office: &crate::scenario::policy::Office) -> bool {
    office.drop > 0.0
        || office
            .bands
            .iter()
            .map(|b| &b.effects)
            .chain(office.lists.iter().map(|l| &l.effects))
            .any(|e| e.tie_loss > 0.0)
}

/// No product of multiples exceeds this.
const MOST: f64 = 100.0;

/// What each firm takes, by what its owner's bands do to custom.
fn find_custom(policy: &Policy, town: &Town, offices: &[Office], custom: &mut [u16]) {
    for (firm, custom) in custom.iter_mut().enumerate() {
        let owner = town.firms.owner[firm];
        let open = !policy.cuts.has(Edge::Money) && owner != NONE;
        let share = if open { product(policy, offices, owner, |e| e.custom) } else { 1.0 };
        *custom = (share.min(MOST) * 256.0) as u16;
    }
}

fn product(policy: &Policy, offices: &[Office], resident: u32, of: impl Fn(&RawEffects) -> f64) -> f64 {
    policy.offices.iter().zip(offices).fold(1.0, |p, (rules, office)| p * office.effect(rules, resident, &of))
}

fn sum(policy: &Policy, offices: &[Office], resident: u32, of: impl Fn(&RawEffects) -> f64) -> f64 {
    policy.offices.iter().zip(offices).map(|(rules, office)| office.effect_sum(rules, resident, &of)).sum()
}

/// What a chunk of residents was paid, gained and lost.
struct Paid {
    /// Wages of staff who sell to the public.
    staff_wages: i64,
    /// The same had custom not changed.
    staff_wages_full: i64,
    groups: Vec<GroupFigures>,
}

impl Paid {
    fn new(town: &Town, sets: &Sets) -> Self {
        let groups = vec![GroupFigures::default(); by_group::groups(town, sets.count())];
        Self { staff_wages: 0, staff_wages_full: 0, groups }
    }
}

struct Doors<'a> {
    /// The office whose score people look at in a new contact, as an index into the offices: the winner, after a trial.
    leads: Option<usize>,
    day: u32,
    luck: Luck,
    policy: &'a Policy,
    town: &'a Town,
    sets: &'a Sets,
    offices: &'a [Office],
    /// The offices whose bands and lists are read along each edge.
    money: &'a [Office],
    access: &'a [Office],
    strain: &'a [Office],
    ties: &'a [Office],
    peers: &'a [Office],
    custom: &'a [u16],
    hiring: Hiring,
}

/// Free hours a week by employment, in quarters of an hour (stylised from time-use studies in round figures).
const FREE_QUARTER_HOURS: [i32; 4] = [14 * 4, 30 * 4, 20 * 4, 32 * 4];

/// What keeping out of view as far as possible takes a week, by the long way round, in quarters of an hour.
const HIDING_QUARTER_HOURS: i32 = 16;

/// Hours a week that keeping out of view as far as possible takes.
pub(crate) fn hiding_hours() -> f64 {
    f64::from(HIDING_QUARTER_HOURS) / 4.0
}

/// Free hours a week of somebody who does this on working days.
pub(crate) fn free_hours(employment: Employment) -> f64 {
    f64::from(FREE_QUARTER_HOURS[employment as usize]) / 4.0
}

impl Doors<'_> {
    /// A week's money, work, hours and strain for the 64 of a group.
    fn reckon(&self, chunk: &mut ResidentsChunk, first: usize, paid: &mut Paid) {
        let start = chunk.first + first;
        let lanes = LANES.min(chunk.money.len() - first);
        let (policy, offices) = (self.policy, self.offices);
        let rated = offices.iter().fold(0, |any, office| any | office.rated[start / LANES]);
        let employed = mask_of(chunk, first, lanes, Employment::Employed);
        let idle = mask_of(chunk, first, lanes, Employment::Idle);
        let access = rated != 0 && !policy.cuts.has(Edge::Access);
        let all = u64::MAX >> (LANES - lanes);
        if access {
            let at = Address { purpose: Purpose::JobLoss, day: self.day, what: 0 };
            let lost = Slices::new(&self.luck, at, (start / LANES) as u32).happens(
                employed & rated,
                Threshold::CERTAIN,
                |lane| {
                    let resident = (start + lane) as u32;
                    Threshold::from_chance(sum(policy, self.access, resident, |e| e.job_loss).min(1.0))
                },
            );
            for lane in ones(lost) {
                if self.town.people.role[start + lane] < Role::Owner as u8 {
                    chunk.employment[first + lane] = Employment::Idle as u8;
                }
            }
        }
        let at = Address { purpose: Purpose::Hiring, day: self.day, what: 0 };
        let hired = Slices::new(&self.luck, at, (start / LANES) as u32).happens(idle, Threshold::CERTAIN, |lane| {
            let resident = (start + lane) as u32;
            let factor = if access { product(policy, self.access, resident, |e| e.hiring) } else { 1.0 };
            let factor = factor * self.hiring.multiple(policy, self.access, resident);
            Threshold::from_chance((policy.shocks.hiring * factor).min(1.0))
        });
        for lane in ones(hired) {
            if self.town.people.firm[start + lane] != NONE {
                chunk.employment[first + lane] = Employment::Employed as u8;
            }
        }
        for lane in ones(all) {
            self.week(chunk, first + lane, rated >> lane & 1 == 1, paid);
        }
    }

    fn week(&self, chunk: &mut ResidentsChunk, i: usize, rated: bool, paid: &mut Paid) {
        let resident = (chunk.first + i) as u32;
        let (policy, people) = (self.policy, &self.town.people);
        let employment = chunk.employment[i];
        let money_counts = rated && !policy.cuts.has(Edge::Money);
        let mut through = GroupFigures::default();
        let mut earned = income_a_day(self.town, employment, resident);
        if employment == Employment::Employed as u8 {
            let full = earned;
            if let Some(firm) = people.firm_of(resident) {
                // Owners bear all of what a firm loses; staff half of it (invented).
                let custom = i64::from(self.custom[firm as usize]);
                let owner = self.town.firms.owner[firm as usize] == resident;
                let felt = if owner { custom } else { 128 + custom / 2 };
                earned = earned * felt / 256;
                if self.town.firms.trades[firm as usize] && !owner {
                    paid.staff_wages += 7 * earned;
                    paid.staff_wages_full += 7 * full;
                }
            }
            if money_counts {
                earned = (earned as f64 * product(policy, self.money, resident, |e| e.wage).min(MOST)) as i64;
            }
            through.wages = 7 * (earned - full);
        }
        through.weeks_without_work = u64::from(employment == Employment::Idle as u8);
        let mut week = 7 * (earned - i64::from(LIVING_A_DAY));
        if money_counts {
            let given = sum(policy, self.money, resident, |e| e.rewards - e.fees);
            let given = (given * f64::from(GROAT)) as i64;
            week += given;
            through.fees = (sum(policy, self.money, resident, |e| e.fees) * f64::from(GROAT)) as i64;
            through.rewards = given + through.fees;
        }
        // Those who are safe spend most of what is over.
        if week > 0 && chunk.money[i] > SAFE {
            week /= 4;
        }
        chunk.money[i] = (i64::from(chunk.money[i]) + week).clamp(-i64::from(SAFE) * 4, i64::from(SAFE) * 100) as i32;
        if rated && !policy.cuts.has(Edge::Access) {
            through.quarter_hours_lost = (sum(policy, self.access, resident, |e| e.lost_hours) * 4.0) as i64;
        }
        if through != GroupFigures::default() {
            by_group::count(&mut paid.groups, self.town, self.sets, resident, through);
        }
        self.hours(chunk, i, through.quarter_hours_lost as i32);
        self.strain(chunk, i, rated);
    }

    /// Chosen acts are scaled together when they would take more than the free hours.
    fn hours(&self, chunk: &mut ResidentsChunk, i: usize, lost: i32) {
        let mut free = FREE_QUARTER_HOURS[usize::from(chunk.employment[i])] - lost;
        free -= i32::from(chunk.evasion[i]) * HIDING_QUARTER_HOURS / 255;
        if chunk.squeeze[i] == 0 && i32::from(chunk.spent[i]) <= free {
            chunk.spent[i] = 0;
            return;
        }
        let free = f64::from(free.max(4));
        let squeeze = f64::from(chunk.squeeze[i]) / 64.0;
        let wanted = f64::from(chunk.spent[i]).max(1.0) * libm::exp2(squeeze);
        let needed = libm::log2(wanted / free).max(0.0);
        // Half of the way each week, so that one busy week does not decide the next.
        chunk.squeeze[i] = ((squeeze + needed) / 2.0 * 64.0).min(255.0) as u8;
        chunk.spent[i] = 0;
    }

    /// Strain eases or grows toward what one's life is like, an eighth of the way each week.
    fn strain(&self, chunk: &mut ResidentsChunk, i: usize, rated: bool) {
        let resident = (chunk.first + i) as u32;
        let mut toward = 9_000 + i64::from(poverty(chunk.money[i])) * 90;
        if chunk.employment[i] == Employment::Idle as u8 {
            toward += 9_000;
        }
        toward += i64::from(chunk.squeeze[i]) * 50;
        if rated && !self.policy.cuts.has(Edge::Strain) {
            toward += (sum(self.policy, self.strain, resident, |e| e.notice) * 65_535.0) as i64;
        }
        let strain = i64::from(chunk.strain[i]);
        chunk.strain[i] = (strain + (toward - strain) / 8).clamp(0, 65_535) as u16;
    }

    /// Who lets whom go this week.
    fn partings(&self, chunk: usize, ties: &Ties) -> Vec<(u32, u32)> {
        let mut partings = Vec::new();
        let end = ((chunk + 1) * CHUNK).min(self.town.residents());
        for first in (chunk * CHUNK..end).step_by(LANES).filter(|first| weekly(first / LANES, self.day)) {
            for resident in first as u32..(first + LANES).min(end) as u32 {
                for &contact in ties.of(resident) {
                    let chance = self.parting_chance(resident, contact);
                    if chance > 0.0
                        && kind(&self.town.people, resident, contact) != TieKind::Family
                        && self.luck.chance(
                            Purpose::TieLoss,
                            self.day,
                            resident,
                            contact,
                            Threshold::from_chance(chance),
                        )
                    {
                        partings.push((resident, contact));
                    }
                }
            }
        }
        partings
    }

    /// The chance that a resident lets a contact go: for what the contact's band brings on, or for a lower score.
    fn parting_chance(&self, resident: u32, contact: u32) -> f64 {
        let mut stay = 1.0;
        let offices = self.policy.offices.iter().zip(self.ties).zip(self.peers);
        for ((rules, ties), office) in offices {
            let flagged = ties.flags(rules, resident);
            let loss = |e: &RawEffects| if flagged { e.tie_loss * e.tie_loss_among } else { e.tie_loss };
            stay *= 1.0 - ties.effect_sum(rules, contact, loss).min(1.0);
            // What a contact's own sum brings counts, not the mixture in which everyone's is dulled.
            let own = &office.ledger.own;
            if rules.drop > 0.0
                && !self.policy.cuts.has(Edge::Peers)
                && office.rates(contact)
                && office.rates(resident)
                && own[contact as usize] < own[resident as usize] - rules.drop_gap
            {
                stay *= 1.0 - rules.drop;
            }
        }
        1.0 - stay
    }
}

/// One who let somebody go finds a new contact: a friend of a friend, and of those the one whose score is highest.
fn meet_again(doors: &Doors, ties: &mut Ties, resident: u32, gone: u32) {
    let mut candidates: Vec<u32> = ties.of(resident).iter().flat_map(|contact| ties.of(*contact)).copied().collect();
    candidates.retain(|candidate| {
        ![resident, gone].contains(candidate) && ties.has_room(*candidate) && !ties.of(resident).contains(candidate)
    });
    candidates.sort_unstable();
    candidates.dedup();
    let draw = |candidate: u32| doors.luck.block(Purpose::NewTie, doors.day, resident, candidate, 0)[0];
    candidates.sort_by_key(|candidate| draw(*candidate));
    let leading = doors.leads.map(|leading| &doors.ties[leading]);
    let score = |candidate: &u32| leading.map_or(0, |office| office.ledger.score(*candidate));
    if let Some(best) = candidates.into_iter().take(3).max_by_key(score)
        && ties.add(resident, best)
    {
        ties.add(best, resident);
    }
}

fn mask_of(chunk: &ResidentsChunk, first: usize, lanes: usize, employment: Employment) -> u64 {
    (0..lanes).fold(0, |mask, lane| mask | u64::from(chunk.employment[first + lane] == employment as u8) << lane)
}
