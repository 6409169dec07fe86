//! Deliberate mistakes in the phases of a day, made while a test asks for one ([`crate::kernel::mistake`]). They stand
//! here and nowhere in the phases: what a mistaken phase would do is done to what the phase reads, or to what it wrote.
//! The tests of the lab see that its checks notice every one of them.

use std::cell::RefCell;
use std::sync::Arc;

use super::phase::Phase;
use super::rate::repair;
use super::simulation::Simulation;
use super::state::State;
use super::state::records::{Left, Observation, Reading, Reported, SeenIncidents};

use crate::kernel::fixed::{ENTRY, POINT, Threshold};
use crate::kernel::luck::{Purpose, mix, stable_number};
use crate::kernel::mistake::{Mistake, made};
use crate::kernel::slices::LANES;
use crate::kernel::stream::Spot;
use crate::scenario::Scenario;
use crate::scenario::cut_offs::{Goal, cut_offs};
use crate::scenario::policy::{self, Chance, CutOff, Happening, Names, On, Policy, Serves};
use crate::scenario::raw::{Correcting, JudgedBy, ReportOf, Serving};
use crate::town::Town;
use crate::truth::{Sealed, Seen};

/// What a mistake holds back until a phase is over, or until the next day.
#[derive(Default)]
struct Held {
    readings: Vec<Reading>,
    incidents: Vec<SeenIncidents>,
    counts: Vec<u64>,
    rated: Vec<u64>,
    estimate: f64,
}

thread_local! {
    static HELD: RefCell<Held> = RefCell::default();
}

/// Changes the bands that an encounter asks for. The rules stay changed, so a change that is not the same twice is made on
/// day 0 alone.
fn meetings(scenario: &mut Scenario, change: impl Fn(&mut policy::Encounter)) {
    scenario.policy_mut().acts.iter_mut().filter_map(|act| act.meets.as_mut()).for_each(change);
}

impl Simulation {
    /// What a mistake does to what a phase is about to read.
    pub(super) fn mistake_before(&mut self, phase: Phase) {
        let Some(mistake) = made() else { return };
        let (rules, state) = self.rules_and_state();
        let scenario = Arc::make_mut(rules);
        HELD.with_borrow_mut(|held| match phase {
            Phase::Live => {
                if state.day == 0 {
                    *held = Held::default();
                    found(mistake, scenario);
                    if mistake == Mistake::StagesLate {
                        scenario.later_mut().iter_mut().for_each(|(day, _)| *day += 1);
                    }
                }
                open(mistake, scenario.policy(), state);
            }
            Phase::Act if mistake == Mistake::SwapsBandsOfTwo && state.day == 0 => meetings(scenario, |meets| {
                std::mem::swap(&mut meets.own, &mut meets.other);
            }),
            Phase::Act if mistake == Mistake::IgnoresOtherBand => meetings(scenario, |meets| meets.other = 0),
            Phase::Act if mistake == Mistake::IgnoresOwnBand => meetings(scenario, |meets| meets.own = 0),
            Phase::Act if mistake == Mistake::ClosesNothing => {
                scenario.policy_mut().acts.iter_mut().for_each(|act| act.closed_by.clear());
            }
            Phase::Watch => watch(mistake, scenario.policy_mut(), state.day),
            Phase::Gate => before_gate(mistake, scenario.policy_mut(), state),
            Phase::Rate => before_rate(mistake, scenario.policy(), state, held),
            _ => {}
        });
    }

    /// What a mistake does to what a phase has written.
    pub(super) fn mistake_after(&mut self, phase: Phase) {
        let Some(mistake) = made() else { return };
        let (rules, state) = self.rules_and_state();
        HELD.with_borrow_mut(|held| match phase {
            Phase::Act if mistake == Mistake::LeavesAtOnce => leave(rules.policy(), state),
            Phase::Watch => after_watch(mistake, rules.policy(), state),
            Phase::Rate => after_rate(mistake, rules.policy(), state, held),
            Phase::Learn => after_learn(mistake, rules.policy(), state, held),
            _ => {}
        });
    }
}

/// Rules that are mistaken from the first day on.
fn found(mistake: Mistake, scenario: &mut Scenario) {
    let raw = scenario.raw().clone();
    let policy = scenario.policy_mut();
    let cells = policy.cells.clone();
    concepts(mistake, policy);
    let weights = vec![1.0; raw.town.looks.len()];
    for (rules, raw) in policy.offices.iter_mut().zip(raw.offices.iter().filter(|office| office.on)) {
        let goal = match raw.serves {
            Serving::MaxUtility(loss_ratio) => Some((Goal::MaxUtility, loss_ratio)),
            Serving::EqualRate(loss_ratio) => Some((Goal::EqualRate, loss_ratio)),
            Serving::EqualOpportunity(loss_ratio) => Some((Goal::EqualOpportunity, loss_ratio)),
            _ => None,
        };
        match (mistake, &mut rules.serves, goal) {
            (Mistake::NoClamp, ..) => rules.ceiling += 100 * POINT,
            (Mistake::NoLotAtMargin, Serves::From(by_look), _) => {
                by_look.iter_mut().for_each(|cut| cut.at_margin = Threshold::CERTAIN);
            }
            (Mistake::IgnoresWeights, serves, Some((goal, loss_ratio))) => {
                *serves = Serves::From(cut_offs(&cells, &weights, goal, loss_ratio));
            }
            _ => {}
        }
    }
}

/// Concepts that are mistaken from the first day on.
fn concepts(mistake: Mistake, policy: &mut Policy) {
    match mistake {
        Mistake::JudgesByMean => policy.trials.iter_mut().for_each(|trial| trial.by = JudgedBy::HighestMean),
        Mistake::ForgivesNothing => policy.events.clear(),
        Mistake::CorrectsHereAlone => policy.redress.correction = Correcting::First,
        Mistake::LeavesFlaggedAlike => {
            let lists = policy.offices.iter_mut().flat_map(|office| &mut office.lists);
            lists.for_each(|list| list.effects.tie_loss_among = 1.0);
        }
        Mistake::NobodyLeaves => policy.sets.iter_mut().for_each(|set| set.leaves = Threshold::NEVER),
        Mistake::FacesOnceADay => policy.watchers.iter_mut().for_each(|w| w.errors.faces.passes_a_day = 1),
        Mistake::NamesTheDoer => policy.watchers.iter_mut().for_each(|watcher| {
            (watcher.errors.names, watcher.errors.papers) = (Names::Doer, false);
            watcher.errors.misfile = Threshold::NEVER;
        }),
        Mistake::ReportsAnyContact => {
            let reports = policy.acts.iter_mut().filter_map(|act| act.reports.as_mut());
            reports.filter(|report| report.of == ReportOf::Rival).for_each(|report| report.of = ReportOf::Contact);
        }
        Mistake::EffortStays => {
            policy
                .watchers
                .iter_mut()
                .filter_map(|watcher| watcher.effort.as_mut())
                .for_each(|effort| effort.pace = 0.0);
        }
        Mistake::FineHalved => policy.acts.iter_mut().for_each(|act| {
            if let Chance::IfWorth(_, loss) = &mut act.chance {
                *loss /= 2.0;
            }
        }),
        Mistake::PeersWeighMore => {
            policy.offices.iter_mut().for_each(|office| office.peer_weight += office.peer_weight / 10);
        }
        Mistake::EverybodyConfirms => {
            policy.acts.iter_mut().filter_map(|act| act.reports.as_mut()).for_each(|report| report.witness = false);
        }
        Mistake::ZoneWithoutEnd => policy.watchers.iter_mut().for_each(|watcher| watcher.beyond *= 1000),
        Mistake::StopsNobody => policy.watchers.iter_mut().for_each(|watcher| watcher.stop = None),
        Mistake::ClearsNobody => policy.watchers.iter_mut().for_each(|watcher| watcher.clears = false),
        Mistake::NamesNobody => policy.watchers.iter_mut().for_each(|watcher| watcher.errors.papers = false),
        Mistake::BearsAlone => policy.offices.iter_mut().for_each(|office| office.bearing = None),
        Mistake::ListsAlone | Mistake::ContactsDoNotCount => {
            for list in policy.offices.iter_mut().flat_map(|office| &mut office.lists) {
                if mistake == Mistake::ListsAlone {
                    list.kin = false;
                } else {
                    list.on.retain(|on| !matches!(on, On::ContactsListed(_)));
                }
            }
        }
        Mistake::PartsWeighAlike => {
            let parts = |office: &mut policy::Office| {
                let width = (office.ceiling - office.floor) / office.parts.len().max(1) as i32;
                office.parts.iter_mut().for_each(|part| part.width = width);
            };
            policy.offices.iter_mut().for_each(parts);
        }
        Mistake::PartsStay => {
            let parts = policy.offices.iter_mut().flat_map(|office| &mut office.parts);
            parts.for_each(|part| part.kept_a_day = 65_536);
        }
        Mistake::ServesThinFiles => policy.offices.iter_mut().for_each(|office| office.needs_records = 0),
        Mistake::MergesAlike => {
            let sources = policy.offices.iter_mut().filter_map(|office| office.merged.as_mut());
            sources.flat_map(|merged| &mut merged.of).for_each(|(_, weight)| *weight = 1);
        }
        Mistake::MendsNothing => {
            let merged = policy.offices.iter_mut().filter_map(|office| office.merged.as_mut());
            merged.for_each(|merged| merged.mends = Threshold::NEVER);
        }
        Mistake::LooksAlike => {
            let lists = policy.offices.iter_mut().flat_map(|office| &mut office.lists);
            lists.for_each(|list| list.effects.scrutiny = 1.0);
        }
        Mistake::BelievesItsLists => {
            let lists = policy.offices.iter_mut().flat_map(|office| &mut office.lists);
            lists.for_each(|list| list.sincere = true);
        }
        Mistake::NoNews => policy.events.retain(|event| !matches!(event.does, Happening::News)),
        Mistake::ReviewersNeverErr => {
            policy
                .offices
                .iter_mut()
                .filter_map(|office| office.review.as_mut())
                .for_each(|review| review.accuracy = Threshold::CERTAIN);
            policy.redress.audit.iter_mut().for_each(|audit| audit.accuracy = Threshold::CERTAIN);
        }
        Mistake::ReviewsEverything => {
            policy
                .offices
                .iter_mut()
                .filter_map(|office| office.review.as_mut())
                .for_each(|review| review.share = Threshold::CERTAIN);
            policy.redress.audit.iter_mut().for_each(|audit| audit.share = Threshold::CERTAIN);
        }
        _ => {}
    }
}

/// Whoever did an act by which one leaves a set is out of it.
fn leave(policy: &Policy, state: &mut State) {
    for (number, set) in policy.sets.iter().enumerate() {
        for deed in state.truth.deeds.iter().flatten().filter(|deed| set.leave.contains(&usize::from(deed.act))) {
            state.sets.remove(number, deed.resident);
        }
    }
}

fn before_gate(mistake: Mistake, policy: &mut Policy, state: &mut State) {
    match mistake {
        Mistake::FineIsKept => state.desk.corrections.iter_mut().for_each(|correction| correction.fine = 0),
        Mistake::FineOnlyWithPoints => state.receipts.retain(|receipt| receipt.points != 0),
        Mistake::MoreAreHired => policy.shocks.hiring *= if state.day == 0 { 1.3 } else { 1.0 },
        _ => {}
    }
}

/// Doors that are open in the morning.
fn open(mistake: Mistake, policy: &Policy, state: &mut State) {
    if state.day == 0 {
        begin(mistake, state);
    }
    let State { offices, town, luck, day, .. } = state;
    for (rules, office) in policy.offices.iter().zip(offices) {
        match mistake {
            Mistake::RefusedMove => office.served.clear(),
            Mistake::NoLotAtMargin | Mistake::IgnoresWeights if *day == 0 => {
                office.serve(rules, &town.people, policy.cuts, *luck, *day);
            }
            _ => {}
        }
    }
}

/// What people bring along on the first morning.
fn begin(mistake: Mistake, state: &mut State) {
    let State { town, ties, offices, .. } = state;
    let features = |town: &mut Arc<Town>, change: fn(&mut f64)| {
        Arc::make_mut(town).features.value.iter_mut().for_each(change);
    };
    match mistake {
        Mistake::LinksRightly => offices.iter_mut().for_each(|office| office.links.clear()),
        Mistake::NeedsOneMore => features(town, |threshold| *threshold += 1.0),
        Mistake::NobodyWaits => features(town, |threshold| *threshold = threshold.min(1.0)),
        Mistake::ForgetsAContact => {
            for resident in 0..town.residents() as u32 {
                let first = ties.of(resident).first().copied();
                first.into_iter().for_each(|contact| _ = ties.drop(resident, contact));
            }
        }
        _ => {}
    }
}

fn watch(mistake: Mistake, policy: &mut Policy, day: u32) {
    match mistake {
        Mistake::AlarmOncePerPerson if day > 0 => policy.acts.iter_mut().for_each(|act| act.taken_for.clear()),
        Mistake::PatrolsEverywhere => policy.watchers.iter_mut().for_each(|watcher| watcher.patrols_by = None),
        _ => {}
    }
}

/// What becomes of the reports that were entered today.
fn after_watch(mistake: Mistake, policy: &Policy, state: &mut State) {
    let State { sightings, truth, luck, day, .. } = state;
    let reports = &mut sightings.reports;
    match mistake {
        Mistake::DoubtsTrueReports => {
            let id = |report: &Reported| (report.reporter, report.by);
            let doubted: Vec<_> = reports
                .iter()
                .filter(|report| {
                    let verifies = policy.watchers[usize::from(report.seen.watcher)].errors.verifies;
                    let doubts = luck.chance(Purpose::Verify, *day, report.reporter, !u32::from(report.by), verifies);
                    report.left == Left::Claim && report.seen.is_true(truth.witness()) && doubts
                })
                .map(id)
                .collect();
            reports.retain(|report| !doubted.contains(&id(report)));
        }
        Mistake::RewardsEveryReport => {
            let Some(one) = reports.iter().copied().find(|report| report.left == Left::Report) else { return };
            for deed in truth.deeds.iter().flatten().filter(|deed| deed.act == one.by) {
                if !reports.iter().any(|report| report.reporter == deed.resident) {
                    let seal = Sealed::new(Seen::doing(deed.resident, deed.act));
                    let seen = Observation { id: mix(deed.resident.into()), about: deed.resident, seal, ..one.seen };
                    reports.push(Reported { seen, left: Left::Report, reporter: deed.resident, by: deed.act });
                }
            }
        }
        Mistake::ReportsOneself => {
            reports.iter_mut().for_each(|report| report.seen.about = report.reporter);
        }
        _ => {}
    }
}

fn before_rate(mistake: Mistake, policy: &Policy, state: &mut State, held: &mut Held) {
    let State { offices, files, luck, day, .. } = state;
    match mistake {
        Mistake::FitsStale => std::mem::swap(&mut held.readings, &mut files.readings),
        Mistake::LearnsFromListed | Mistake::LearnsFromOneDay => {
            for (rules, office) in policy.offices.iter().zip(offices) {
                let Some(risk) = rules.risk.as_ref().filter(|risk| risk.ends(*day)) else { continue };
                if mistake == Mistake::LearnsFromOneDay {
                    office.ledger.file.begin_stretch(risk, *day);
                    continue;
                }
                held.rated.clone_from(&office.rated);
                for resident in (0..office.ledger.residents()).filter(|who| office.ledger.on_lists(*who) == 0) {
                    office.rated[resident / LANES] &= !(1 << (resident % LANES));
                }
            }
        }
        Mistake::ForgetsFirst => held.incidents = std::mem::take(&mut files.incidents),
        Mistake::NoFloor => held.counts = counts(state),
        Mistake::AcceptsUnscaled => {
            for (rules, office) in policy.offices.iter().zip(offices) {
                let (Some(rules_of_count), Some(tally)) = (&rules.tally, &office.tally) else { continue };
                let all: u64 = tally.count.iter().sum();
                let least = tally.count.iter().min().copied().unwrap_or(0) as f64;
                let sent = files.incidents.iter_mut().filter(|seen| rules_of_count.corrected && seen.sent_by_file);
                for seen in sent {
                    let what = stable_number(&rules.name) ^ seen.what.rotate_left(3);
                    let at = Spot { purpose: Purpose::Tally, day: *day, subject: u32::from(seen.quarter), what };
                    seen.count = luck.binomial(at, seen.count / ENTRY, least.max(1.0) / all as f64) * ENTRY;
                    seen.sent_by_file = false;
                }
            }
        }
        _ => {}
    }
}

/// What the first office that keeps count has on file.
fn counts(state: &State) -> Vec<u64> {
    state.offices.iter().find_map(|office| office.tally.as_ref()).map(|tally| tally.count.clone()).unwrap_or_default()
}

fn after_rate(mistake: Mistake, policy: &Policy, state: &mut State, held: &mut Held) {
    let State { offices, files, town, luck, day, .. } = state;
    for (rules, office) in policy.offices.iter().zip(offices) {
        if rules.risk.is_some() && !held.rated.is_empty() {
            office.rated = std::mem::take(&mut held.rated);
        }
        let what = stable_number(&rules.name);
        match (mistake, &rules.tally, &mut office.tally) {
            (Mistake::ForgetsFirst, Some(rules), Some(tally)) => {
                let mut remembering = rules.clone();
                remembering.forget = 0.0;
                tally.enter(&remembering, &held.incidents.iter().collect::<Vec<_>>(), what, *luck, *day);
            }
            (Mistake::NoFloor, Some(rules), Some(tally)) => {
                for (quarter, count) in tally.count.iter_mut().enumerate() {
                    let entered = files.incidents.iter().filter(|seen| usize::from(seen.quarter) == quarter);
                    let all = held.counts[quarter] + entered.map(|seen| seen.count).sum::<u64>();
                    let at = Spot { purpose: Purpose::Tally, day: *day, subject: quarter as u32, what };
                    *count = all - luck.binomial(at, all / ENTRY, rules.forget) * ENTRY;
                }
            }
            (Mistake::LiftsTooHigh, ..) => {
                let lifted = repair::lift(rules, office, &town.people, *luck, *day, |r| !office.serves(r));
                for (resident, _) in lifted {
                    office.ledger.add(rules, resident, POINT, None, 0);
                }
                office.ledger.find_bands(rules);
            }
            _ => {}
        }
    }
}

fn after_learn(mistake: Mistake, policy: &Policy, state: &mut State, held: &mut Held) {
    let State { offices, shown, town, .. } = state;
    if mistake == Mistake::PublishesLate {
        std::mem::swap(&mut held.estimate, &mut shown.read);
    }
    let people = town.people.look.iter().zip(&town.features.value);
    for ((look, own), (value, cost)) in people.zip(shown.value.iter_mut().zip(&mut shown.cost)) {
        match mistake {
            Mistake::ShowsTooMuch if *value > *own => (*value, *cost) = (*value + (*value - *own), 2.0 * *cost),
            Mistake::ChargesRefused => {
                for (rules, office) in policy.offices.iter().zip(&*offices) {
                    let Some(predictor) = rules.predictor.as_ref().filter(|_| rules.published) else { continue };
                    let asked = office.cut_off(rules, *look).unwrap_or(CutOff::NONE).at;
                    let short = f64::from(asked) / (predictor.points_per_unit * f64::from(POINT)) - own;
                    let each = policy.learning.claims.get(usize::from(*look)).copied().flatten().unwrap_or(0.0);
                    if each * short > 1.0 {
                        *cost = each * short;
                    }
                }
            }
            _ => {}
        }
    }
}
