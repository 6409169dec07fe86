//! What can be read of a running town from outside. Nothing here changes it.

use std::sync::Arc;

use super::file::held_up;
use super::history::Evening;
use super::learn::claims::Asked;
use super::measure::evening;
use super::simulation::Simulation;
use super::state::aliases::Aliases;
use super::state::beliefs::Beliefs;
use super::state::desk::{Appeal, RedressFigures};
use super::state::figures::Figures;
use super::state::ledger::points;
use super::state::office::flagged;
use super::state::records::{Observation, Receipt, Record};
use super::state::residents::Employment;
use crate::day::watch::second_look;
use crate::day::watch::zones::{destination, is_beyond};
use crate::kernel::fixed::GROAT;
use crate::kernel::luck::Purpose;
use crate::scenario::policy::Rule;
use crate::scenario::raw::{Edge, PlaceKind};
use crate::town::Town;
use crate::truth::{Deed, WORTH, Witness};

/// A resident's fixed traits, each 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Traits {
    /// Minding what one's acts do to others.
    pub conscience: f64,
    /// Readiness to act for points.
    pub guile: f64,
    /// Readiness to object.
    pub nerve: f64,
    /// Readiness to help.
    pub warmth: f64,
}

/// Where an appeal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppealState {
    /// Nobody has answered it.
    Waits,
    /// A reviewer looked at it, and the mark still counts.
    Stands,
    /// The mark no longer counts, and the score was given back what it had cost.
    TakenBack,
}

impl Simulation {
    /// The town it runs in.
    pub fn town(&self) -> &Arc<Town> {
        &self.state.town
    }

    /// Days that have passed.
    pub fn day(&self) -> u32 {
        self.state.day
    }

    /// The marks that a resident was told of and may still appeal against, the oldest first. Only of those whose weeks are led
    /// by hand.
    pub fn told_of(&self, resident: u32) -> impl Iterator<Item = &Appeal> {
        self.state.led.told(resident)
    }

    /// Whether the person whom a change of score is about was told of it on the day on which it was entered.
    pub fn is_told(&self, day: u32, receipt: &Receipt) -> bool {
        receipt.is_noticed(self.state.luck, self.scenario_of(day).policy(), day)
    }

    /// Whether the person whom a change of score is about was told what it is for, if they were told of it.
    pub fn is_told_why(&self, day: u32, receipt: &Receipt) -> bool {
        receipt.gives_reason(self.state.luck, self.scenario_of(day).policy(), day)
    }

    /// What the published rules of an office promise a resident for an act, in points, as people last read them.
    pub fn promised(&self, resident: u32, office: usize, act: usize) -> f64 {
        let (town, quarter) = (&self.state.town, self.state.town.people.quarter[resident as usize]);
        let is_mine = |rule: &&Rule| {
            rule.quarters >> quarter & 1 == 1
                && self.state.sets.is_one_of(rule.who, town, &self.state.residents, resident)
        };
        let rules = self.state.published.of(office, act).iter().filter(is_mine);
        points(rules.map(|rule| rule.points).sum())
    }

    /// Where an appeal stands that was lodged by hand on a day for a resident against a record, as that resident knows it.
    /// Whoever is never answered waits on.
    pub fn appeal_by_hand(&self, resident: u32, record: u64, lodged: u32) -> AppealState {
        let is_it = |appeal: &Appeal| (appeal.receipt.about, appeal.receipt.record.id) == (resident, record);
        let desk = &self.state.desk;
        let mut corrections = self.history().into_iter().flat_map(|history| history.corrections());
        if corrections.any(|(_, back)| (back.receipt.about, back.receipt.record.id) == (resident, record)) {
            return AppealState::TakenBack;
        }
        let answered = self.scenario_of(lodged).policy().redress.answered;
        let is_answered = self.state.luck.chance(Purpose::Answer, lodged, resident, record as u32, answered);
        if !is_answered || desk.waiting.iter().chain(&desk.under_review).any(is_it) {
            return AppealState::Waits;
        }
        AppealState::Stands
    }

    /// Whether anybody can appeal against a mark.
    pub fn has_appeals(&self) -> bool {
        let policy = self.scenario().policy();
        (policy.redress.appeal > 0.0 || policy.redress.try_it_on > 0.0) && !policy.cuts.has(Edge::Redress)
    }

    /// Whether an act is open to a resident today, by what they are and the sets that they are in.
    pub fn can_do(&self, resident: u32, act: usize) -> bool {
        let who = self.scenario().policy().acts()[act].who;
        self.state.sets.is_one_of(who, &self.state.town, &self.state.residents, resident)
    }

    /// What opens seals, for the study and the views.
    pub fn witness(&self) -> &Witness {
        self.state.truth.witness()
    }

    /// Running totals.
    pub fn figures(&self) -> &Figures {
        &self.state.figures
    }

    /// What residents believe the acts earn.
    pub fn beliefs(&self) -> &Beliefs {
        &self.state.beliefs
    }

    /// The contacts of a resident today.
    pub fn contacts(&self, resident: u32) -> &[u32] {
        self.state.ties.of(resident)
    }

    /// Whether the town's reviewer thinks, or would think, that the person did what an appeal is about.
    pub fn reviewer_finds(&self, appeal: &Appeal) -> bool {
        second_look(self.state.luck, self.scenario().policy(), self.witness(), appeal).did_it
    }

    /// The band of a resident in an office, by index, highest first.
    pub fn band(&self, office: usize, resident: u32) -> u8 {
        self.state.offices[office].ledger.band(resident)
    }

    /// What a resident thinks of an office, from -1 (wholly against) over 0 (nothing) to 1 (wholly for).
    pub fn opinion(&self, office: usize, resident: u32) -> f64 {
        self.state.beliefs.opinion(resident, office)
    }

    /// The score of a resident in an office, in points.
    pub fn score(&self, office: usize, resident: u32) -> f64 {
        points(self.state.offices[office].ledger.score(resident))
    }

    /// The score that perfect observation would have given; `None` when standing is not kept.
    pub fn standing(&self, office: usize, resident: u32) -> Option<f64> {
        Some(points(self.state.standing.ledgers.get(office)?.score(resident)))
    }

    /// Whether any office flags a resident.
    pub fn flagged(&self, resident: u32) -> bool {
        flagged(self.scenario().policy(), &self.state.offices, resident)
    }

    /// How everyone stands, by resident.
    pub(crate) fn evening(&self) -> Vec<Evening> {
        let leads = self.state.trials.leads(self.scenario().policy());
        evening(self.scenario().policy(), leads, &self.state.offices, &self.state.residents.employment)
    }

    /// Whether a resident would be flagged if every watcher were perfect.
    pub fn deserves_flag(&self, resident: u32) -> bool {
        self.state.standing.flags(self.scenario().policy(), &self.state.offices, resident)
    }

    /// Whether any office rates a resident.
    pub fn rated(&self, resident: u32) -> bool {
        self.state.offices.iter().any(|office| office.rates(resident))
    }

    /// The office whose score of a resident is told first, as an index: the leading one if it rates them, else the first
    /// that does.
    pub fn office_of(&self, resident: u32) -> Option<usize> {
        let leading = self.leading().filter(|office| office.rates(resident));
        if let Some(office) = leading {
            return Some(office.office());
        }
        self.state.offices.iter().position(|office| office.rates(resident))
    }

    /// Whether an office flags a resident: by a penalty band or by a penalty list of its own.
    pub fn flagged_by(&self, office: usize, resident: u32) -> bool {
        self.state.offices[office].flags(&self.scenario().policy().offices()[office], resident)
    }

    /// The offices that rate a resident, as indexes: the one whose score is told first, then the others in their order.
    pub fn offices_of(&self, resident: u32) -> Vec<usize> {
        let mut offices: Vec<usize> =
            (0..self.state.offices.len()).filter(|office| self.state.offices[*office].rates(resident)).collect();
        let first = self.office_of(resident);
        offices.sort_by_key(|office| (Some(*office) != first, *office));
        offices
    }

    /// The day, counted from 0, on which the settling of a bill reached the files, or will, where it was held up on its way;
    /// `None` if it was not. `day` is the day of the observation.
    pub fn held_up_until(&self, day: u32, observation: &Observation) -> Option<u32> {
        let policy = self.scenario_of(day).policy();
        let errors = &policy.watchers[usize::from(observation.watcher)].errors;
        let clears = policy.acts[usize::from(observation.act)].debt < 0;
        let late = clears && errors.stale_days > 0 && held_up(policy, self.state.luck, day, observation)?;
        late.then(|| day + errors.delay_days + errors.stale_days)
    }

    /// A resident's employment.
    pub fn employment(&self, resident: u32) -> Employment {
        Employment::of(self.state.residents.employment[resident as usize])
    }

    /// A resident's fixed traits.
    pub fn traits(&self, resident: u32) -> Traits {
        let (people, i) = (&self.state.town.people, resident as usize);
        let share = |byte: u8| f64::from(byte) / 255.0;
        Traits {
            conscience: share(people.conscience[i]),
            guile: share(people.guile[i]),
            nerve: share(people.nerve[i]),
            warmth: share(people.warmth[i]),
        }
    }

    /// A resident's money in groats.
    pub fn money(&self, resident: u32) -> f64 {
        f64::from(self.state.residents.money[resident as usize]) / f64::from(GROAT)
    }

    /// How far somebody keeps out of watchers' view, 0 to 1.
    pub fn evasion(&self, resident: u32) -> f64 {
        f64::from(self.state.residents.evasion[resident as usize]) / 255.0
    }

    /// A resident's strain, 0 to 1.
    pub fn strain(&self, resident: u32) -> f64 {
        f64::from(self.state.residents.strain[resident as usize]) / 65_535.0
    }

    /// How far a resident trusts the offices, 0 to 1.
    pub fn trust(&self, resident: u32) -> f64 {
        f64::from(self.state.residents.trust[resident as usize]) / 65_535.0
    }

    /// The value of a resident's acts to others, in points, with an exponential memory.
    pub fn worth(&self, resident: u32) -> f64 {
        f64::from(self.state.truth.worth[resident as usize]) / f64::from(WORTH)
    }

    /// The feature that a resident has, in its own unit; `None` where nobody has one.
    pub fn feature(&self, resident: u32) -> Option<f64> {
        self.state.town.features.value.get(resident as usize).copied()
    }

    /// What a resident shows of it, and what showing it costs them, where being served is worth 1.
    pub fn shown(&self, resident: u32) -> Option<(f64, f64)> {
        let i = resident as usize;
        Some((*self.state.shown.value.get(i)?, *self.state.shown.cost.get(i)?))
    }

    /// What it would cost a resident to show exactly what a published cut-off asks for, whether or not they do, where being
    /// served is worth 1; 0 for those who have it. `None` where nothing is asked, or where those of their look can only show
    /// what they have.
    pub fn cost_to_be_served(&self, resident: u32) -> Option<f64> {
        let asked = Asked::of(self.scenario().policy(), &self.state.offices, self.town().look_number(resident))?;
        Some(asked.needed(self.feature(resident)?))
    }

    /// Whether an office serves a resident tomorrow.
    pub fn serves(&self, office: usize, resident: u32) -> bool {
        self.state.offices[office].serves(resident)
    }

    /// The score from which an office serves people of a look, in points; `None` where it serves everyone.
    pub fn cut_off(&self, office: usize, look: u8) -> Option<f64> {
        self.state.offices[office].cut_off(&self.scenario().policy().offices[office], look).map(|cut| points(cut.at))
    }

    /// What an office's predictor has found, in units of the feature.
    pub fn estimate(&self, office: usize) -> Option<f64> {
        self.state.offices[office].fit.estimate
    }

    /// The share of a quarter in an office's tally, 0 to 1.
    pub fn file_share(&self, office: usize, quarter: usize) -> Option<f64> {
        self.state.offices[office].tally.as_ref().map(|tally| tally.share(quarter))
    }

    /// Whether a watcher covers a firm, a crossing or another place of a kind, by its number, in a quarter where it looks.
    pub fn watched(&self, watcher: usize, place: PlaceKind, index: u32) -> bool {
        let policy = self.scenario().policy();
        let rules = &policy.watchers[watcher];
        let in_reach = || {
            let [everywhere, _] = self.state.trials.watchers(policy);
            everywhere >> watcher & 1 == 1 || self.state.town.quarters_at(place, index) & rules.quarters != 0
        };
        self.state.coverage.covers(watcher, rules, place, index) && in_reach()
    }

    /// Whether a watcher watched on the last day: it had begun, was not over, and its office had not lost a trial.
    pub fn is_watching(&self, watcher: usize) -> bool {
        let policy = self.scenario().policy();
        let [_, ended] = self.state.trials.watchers(policy);
        policy.watchers[watcher].watches_on(self.state.day.saturating_sub(1)) && ended >> watcher & 1 == 0
    }

    /// The block to which a resident went last within thirty days that lies more than so many blocks from the ways that they
    /// keep to; `None` if there is none, or the town is too large to be remembered.
    pub fn last_stray(&self, resident: u32, beyond: u32) -> Option<u32> {
        let (town, history) = (&self.state.town, self.history.as_ref()?);
        let mine = (0..history.days()).rev().take(30).filter_map(|day| Some((day, history.day(day)?)));
        let mine = mine.flat_map(|(day, past)| past.deeds.iter().map(move |deed| (day, deed)));
        let mut ways = mine.filter(|(_, deed)| deed.resident == resident).filter_map(|(day, deed)| {
            let act = &self.scenario_of(day).policy().acts[usize::from(deed.act)];
            destination(town, self.state.luck, day, resident, act)
        });
        ways.find(|block| is_beyond(town, resident, *block, beyond))
    }

    /// What was observed on the last day.
    pub fn observations_today(&self) -> impl Iterator<Item = &Observation> {
        self.state.sightings.all()
    }

    /// What was done on the last day.
    pub fn deeds_today(&self) -> impl Iterator<Item = &Deed> {
        self.state.truth.deeds.iter().flatten()
    }

    /// What reached the files on the last day.
    pub fn records_today(&self) -> &[Record] {
        &self.state.files.today
    }

    /// Entries lost on the way to the files so far.
    pub fn lost_entries(&self) -> u64 {
        self.state.files.lost
    }

    /// Clearing entries held up on the way so far.
    pub fn stale_entries(&self) -> u64 {
        self.state.files.stale
    }

    /// Hours of work that second looks without an appeal have cost so far: the offices' own and the audits.
    pub fn hours_of_second_looks(&self) -> f64 {
        let (policy, looks) = (self.scenario().policy(), &self.state.second_looks);
        let own = policy.offices.iter().zip(&looks.reviewed);
        let own = own.map(|(rules, [looked_at, _])| *looked_at as f64 * rules.review.map_or(0.0, |r| r.hours_each));
        let audited: u64 = looks.audited.iter().map(|[looked_at, _]| looked_at).sum();
        own.sum::<f64>() + audited as f64 * policy.redress.audit.map_or(0.0, |audit| audit.hours_each)
    }

    /// False marks, and true ones, that were taken back without an appeal.
    pub fn repaired(&self) -> [u64; 2] {
        self.state.second_looks.repaired
    }

    /// Whose papers are misused, and by whom.
    pub fn aliases(&self) -> &Aliases {
        &self.state.aliases
    }

    /// Whether a resident is in a set, by its index.
    pub fn is_in_set(&self, set: usize, resident: u32) -> bool {
        self.state.sets.has(set as u8, resident)
    }

    /// By trial, the office that won it; none while it is not decided.
    pub fn trials_won(&self) -> &[Option<usize>] {
        &self.state.trials.won
    }

    /// What redress came to so far.
    pub fn redress_figures(&self) -> RedressFigures {
        let desk = &self.state.desk;
        RedressFigures {
            lodged: desk.lodged,
            reviewed: desk.reviewed,
            upheld: desk.upheld,
            waiting: desk.waiting.len() as u64,
        }
    }
}
