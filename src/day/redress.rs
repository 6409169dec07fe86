//! Redress: what is appealed, reviewed and mended.
//!
//! Invariant: whether a mark was deserved is not known here. A resident appeals from memory; a reviewer's finding comes
//! from the watchers, who look again and can err.

use super::apart::Apart;
use super::held::{Along, Beside, Held};
use super::rate::direct::Direct;
use super::rate::take_back::take_back;
use super::state::desk::{Appeal, Correction, Desk};
use super::state::office::Office;
use super::state::records::{Receipt, Record};
use super::state::residents::Residents;
use crate::kernel::fixed::{MONTH, Threshold};
use crate::kernel::luck::{Luck, Purpose};
use crate::scenario::policy::Policy;
use crate::scenario::raw::Edge;
use crate::town::Town;

/// What the phase may know and change.
pub struct Redressing<'a> {
    pub(super) day: u32,
    pub(super) luck: Luck,
    pub(super) policy: &'a Policy,
    pub(super) town: &'a Town,
    pub(super) receipts: &'a [Receipt],
    /// What arrived on file today.
    pub(super) arrived: &'a [Record],
    pub(super) residents: &'a mut Residents,
    pub(super) offices: &'a mut [Office],
    pub(super) desk: &'a mut Desk,
    pub(super) direct: Option<&'a mut Direct>,
    pub(super) apart: Option<&'a mut Apart>,
    pub(super) along: Along<'a>,
    pub(super) held: Option<&'a mut Held>,
}

/// Findings are carried out, new appeals lodged, and tomorrow's reviews laid out.
pub fn redress(now: Redressing) {
    let Redressing {
        day,
        luck,
        policy,
        town,
        receipts,
        arrived,
        residents,
        offices,
        desk,
        mut direct,
        mut apart,
        along,
        mut held,
    } = now;
    desk.corrections.clear();
    for finding in &desk.findings {
        let receipt = finding.appeal.receipt;
        desk.reviewed += u64::from(receipt.leads);
        if finding.did_it {
            continue;
        }
        desk.upheld += u64::from(receipt.leads);
        let office = usize::from(receipt.office);
        let (rules, ledger) = (&policy.offices[office], &mut offices[office].ledger);
        // What has faded since is not given back.
        let fade = |points: i64, _| (points * rules.kept_a_day) >> 16;
        let left = (finding.appeal.lodged..day).fold(i64::from(receipt.points), fade) as i32;
        let is_here = held.as_ref().is_none_or(|held| !held.absent.contains(&finding.appeal));
        let points = if is_here { take_back(policy, rules, ledger, &receipt, left, day / MONTH) } else { 0 };
        let correction = Correction { receipt, points };
        if let Some(direct) = &mut direct {
            direct.correct(policy, &correction, left, day / MONTH);
        }
        if let Some(apart) = &mut apart {
            apart.correct(policy, &correction, left, day / MONTH);
        }
        desk.corrections.push(correction);
        // Being heard restores some trust: a quarter of what is missing.
        let trust = &mut residents.trust[receipt.about as usize];
        *trust += (u16::MAX - *trust) / 4;
    }
    if let Some(direct) = direct {
        policy.offices.iter().zip(&mut direct.ledgers).for_each(|(rules, ledger)| ledger.find_bands(rules));
    }
    for (rules, office) in policy.offices.iter().zip(offices.iter_mut()) {
        office.ledger.find_bands(rules);
    }
    if let (Some(beside), Some(held)) = (along.beside(Edge::Redress), &mut held) {
        follow(beside, day, policy, arrived, residents, held);
        *desk = beside.desk.clone();
        return;
    }
    let rules = &policy.redress;
    if (rules.appeal > 0.0 || rules.try_it_on > 0.0) && !policy.cuts.has(Edge::Redress) {
        for receipt in receipts.iter().filter(|receipt| receipt.points < 0) {
            let i = receipt.about as usize;
            if !receipt.is_noticed(luck, policy, day) {
                continue;
            }
            let chance = if receipt.is_understood(residents, luck, policy, day) {
                rules.try_it_on * f64::from(town.people.guile[i]) / 255.0
            } else {
                rules.appeal * f64::from(town.people.nerve[i]) / 255.0
            };
            // What else the office made of the same record rides along, at no further cost.
            let cost = if receipt.leads { rules.cost } else { 0 };
            let what = receipt.record.id as u32;
            let can_pay = cost == 0 || residents.money[i] >= cost;
            if can_pay && luck.chance(Purpose::Appeal, day, receipt.about, what, Threshold::from_chance(chance)) {
                pay(policy, residents, receipt);
                desk.lodged += u64::from(receipt.leads);
                desk.waiting.push_back(Appeal { receipt: *receipt, lodged: day });
            }
        }
    }
    let a_day = rules.reviews_a_day * f64::from(town.households.last().copied().unwrap_or(0)) / 1000.0;
    desk.allowance = (desk.allowance + a_day).min(a_day.max(1.0) * 7.0);
    desk.under_review.clear();
    while desk.allowance >= 1.0 && desk.waiting.front().is_some_and(|appeal| appeal.lodged + rules.delay_days <= day) {
        desk.allowance -= 1.0;
        desk.under_review.extend(desk.waiting.pop_front());
    }
}

/// What an appeal takes of the person who lodges it: money and hours, once for all that the office made of a record.
fn pay(policy: &Policy, residents: &mut Residents, receipt: &Receipt) {
    if receipt.leads {
        let (i, rules) = (receipt.about as usize, &policy.redress);
        residents.money[i] = residents.money[i].saturating_sub(rules.cost);
        residents.spent[i] = residents.spent[i].saturating_add(rules.quarter_hours);
    }
}

/// Lodges what is lodged today in the town beside this one. Appeals against entries whose record does not arrive here cost
/// what they cost there, and take nothing back.
fn follow(beside: Beside, day: u32, policy: &Policy, arrived: &[Record], residents: &mut Residents, held: &mut Held) {
    let lodged = beside.desk.waiting.iter().chain(&beside.desk.under_review).filter(|appeal| appeal.lodged == day);
    for appeal in lodged {
        pay(policy, residents, &appeal.receipt);
        let here = |records: &[Record]| records.iter().any(|record| record.id == appeal.receipt.record.id);
        // A mark by hand has no record that arrives, and is entered in both towns.
        if here(&beside.files.today) && !here(arrived) {
            held.absent.push(*appeal);
        }
    }
}
