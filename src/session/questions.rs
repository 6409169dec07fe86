//! Questions to the first town, answered by replay.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::shared::Shared;
use super::work::Work;
use crate::day::Options;
use crate::scenario::Scenario;
use crate::study::answers::Bets;
use crate::study::entries;
use crate::study::gain::{GainPlan, gain};
use crate::study::sight::Contrast;
use crate::study::spread::{SpreadPlan, no_answer, others, spread};
use crate::study::{Outcome, Plan};
use crate::view::inquiry::{self, Inquiry, Question};

/// What a question to the town takes: lucks and lent conducts for one person; seeds and residents for the gain.
const SPREAD_LUCKS: u32 = 12;
const SPREAD_CONDUCTS: usize = 3;
const GAIN_SEEDS: u64 = 5;
const GAIN_RESIDENTS: u32 = 8;
/// How often a run is lived for the shares of the edges, as a rule; it is seen only as they are found.
const REPLAYS: u32 = 4;

impl Work {
    /// The first town's run from its first day, under rules made of its own.
    ///
    /// # Errors
    /// Why they cannot be made of them.
    pub(super) fn run_under<E>(
        &self,
        of: impl Fn(&Scenario) -> Result<Scenario, E>,
        shared: &Shared,
    ) -> Result<Outcome, E> {
        let timeline = &self.towns[0];
        let town = timeline.town();
        let options = Options { seed: Some(town.seed()), threads: 1, forgetful: true, ..Options::default() };
        let changes = timeline.changes().into_iter().map(|(day, change)| Ok((day, change.try_under(&of)?)));
        let changes = changes.collect::<Result<_, E>>()?;
        let plan = Plan { options, days: Some(town.day()), changes, ..Plan::default() };
        Ok(plan.run(&Arc::new(of(timeline.founded())?), |_, _| {
            shared.done.fetch_add(1, Ordering::Relaxed);
        }))
    }

    /// The first town as it stands, and the same but for one thing each; `None` if it was stopped between two runs.
    pub(super) fn outcome(&self, shared: &Shared) -> Option<Outcome> {
        let timeline = &self.towns[0];
        let mut contrasts = vec![];
        for which in Contrast::ALL {
            let Ok(other) = self.run_under(|rules| Ok::<_, Infallible>(which.rules(rules)), shared);
            contrasts.push((which, other.town));
            (!shared.stop.load(Ordering::Relaxed)).then_some(())?;
        }
        let (town, record) = (timeline.town().clone(), timeline.record().clone());
        Some(Outcome { town, contrasts, record, bets: Bets::default() })
    }

    /// Answers a question by replay; `None` if it was stopped, or nothing can be said.
    pub(super) fn answer(&self, question: Question, shared: &Shared) -> Option<Inquiry> {
        let timeline = &self.towns[0];
        let town = timeline.town();
        let days = town.day();
        town.history().filter(|_| days > 0 && !town.scenario().policy().offices().is_empty())?;
        let expect = |days: u32| {
            shared.done.store(0, Ordering::Relaxed);
            shared.of.store(days, Ordering::Relaxed);
        };
        let go_on = || {
            let done = shared.done.fetch_add(1, Ordering::Relaxed) + 1;
            // How many days the shares of the edges take is not known before.
            shared.of.fetch_max(done + 1, Ordering::Relaxed);
            !shared.stop.load(Ordering::Relaxed)
        };
        let inquiry = match question {
            Question::Undo(resident, entry) => {
                // The run may have been changed since the entry was shown.
                let record = entry.receipt.record.id;
                let there = town.history().and_then(|history| history.observation(record)).map(|(day, _)| day);
                (there == Some(entry.seen)).then_some(())?;
                expect((days - entry.seen) * REPLAYS);
                inquiry::undo(town, &entry, &entries::undo_entry(&timeline.course(entry.seen), resident, &entry, go_on))
            }
            Question::Telling(resident) => {
                let worth = entries::worth_undoing(town, resident);
                let from = worth.iter().map(|entry| entry.seen).min()?;
                expect(days - from);
                let entry = entries::most_telling_of(&worth, resident, timeline.course(from), go_on)?;
                expect((days - entry.seen) * REPLAYS);
                inquiry::undo(town, &entry, &entries::undo_entry(&timeline.course(entry.seen), resident, &entry, go_on))
            }
            Question::Spread(resident) => {
                expect(SPREAD_LUCKS * 2 * days);
                let plan = SpreadPlan {
                    resident,
                    office: town.office_of(resident)?,
                    scenario: timeline.founded().clone(),
                    seed: town.seed(),
                    changes: timeline.changes(),
                    days,
                    lucks: SPREAD_LUCKS,
                    rules: vec![Scenario::clone, no_answer],
                    conducts: others(town.town(), resident, SPREAD_CONDUCTS),
                };
                inquiry::spread(town, resident, &spread(&plan, go_on))
            }
            Question::Gain => {
                let seeds: Vec<u64> = (0..GAIN_SEEDS).map(|more| town.seed().wrapping_add(more)).collect();
                // Early enough for the town to answer, late enough for it to be a town that rates.
                let day = days / 4;
                expect(seeds.len() as u32 * (days - day) * REPLAYS);
                let plan = GainPlan {
                    office: town.leading()?.office(),
                    act: None,
                    points: None,
                    day,
                    days: days - day,
                    residents: GAIN_RESIDENTS,
                    seeds,
                    by_edge: true,
                };
                let gain = gain(timeline.founded(), &timeline.changes(), &plan, go_on);
                inquiry::gain(town, &gain, days - day)
            }
            Question::Gaming => {
                expect(days * Contrast::ALL.len() as u32);
                inquiry::gaming(&self.outcome(shared)?)
            }
        };
        (!shared.stop.load(Ordering::Relaxed)).then_some(inquiry)
    }
}
