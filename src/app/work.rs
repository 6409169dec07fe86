//! The towns, and the long jobs that are done to them off the frame. Knows nothing of windows: a job is a function on
//! the towns that tells how far it is and can be stopped.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use crate::day::{Options, Simulation};
use crate::scenario::raw::Edge;
use crate::scenario::{Recipe, Scenario};
use crate::study::lesson::{Answer, answer};
use crate::study::sight::Contrast;
use crate::study::timeline::LONGEST;
use crate::study::{Command, Order, Outcome, Record, Save, Timeline};
use crate::view::headline::headline;
use crate::view::inquiry::{Inquiry, Question};
use crate::words::say;

/// One town as it was published. Nothing in it changes any more.
#[derive(Clone)]
pub struct Published {
    /// The town.
    pub town: Arc<Simulation>,
    /// Its series.
    pub record: Arc<Record>,
    /// What was ordered.
    pub commands: Arc<Vec<Command>>,
    /// Whether an order can be undone, and whether one can be given again.
    pub can: (bool, bool),
    /// The scenario as it was before any command.
    pub founded: Arc<Scenario>,
    /// What the scenario is read from, and the packs it is built on.
    pub origin: Arc<(Recipe, Vec<String>)>,
}

impl Published {
    /// The save of the town as it was published.
    pub fn save(&self) -> Save {
        Save::new(&self.origin.0, &self.origin.1, &self.town, &self.commands, &self.record)
    }
}

/// What a class looks at when the lesson is over: how each question was answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// The day on which they were made.
    pub day: u32,
    /// The run in a few sentences.
    pub headline: Vec<String>,
    /// What had been ordered until then.
    pub commands: Vec<Command>,
    /// For each question of the lesson, the answer of the run.
    pub answers: Vec<Option<Answer>>,
}

impl Findings {
    /// Whether they are of a town as it stands.
    pub fn of(&self, town: Option<&Published>) -> bool {
        town.is_some_and(|town| self.day == town.town.day() && self.commands == *town.commands)
    }
}

/// A job.
pub enum Job {
    /// Lets days pass until a morning, backward by replay.
    GoTo(u32),
    /// Gives an order.
    Order(usize, Order),
    /// Takes the last order back.
    Undo(usize),
    /// Gives it again.
    Redo(usize),
    /// Sets a twin beside the town, with these commands from its first day; or takes it away.
    Twin(Option<Vec<Command>>),
    /// Answers the questions of the lesson.
    Find,
    /// Gives an order that held from a past day on.
    OrderOn(usize, u32, Order),
    /// Answers a question by replay.
    Ask(Question),
}

/// What the frame and the job share while it runs.
#[derive(Default)]
pub struct Shared {
    /// Asks the job to stop at the end of the day.
    pub stop: AtomicBool,
    /// Days done, and days to do.
    pub done: AtomicU32,
    /// Days to do.
    pub of: AtomicU32,
    /// The newest state, until the frame takes it.
    pub news: Mutex<Option<Vec<Published>>>,
    /// Findings, until the frame takes them.
    pub findings: Mutex<Option<Findings>>,
    /// The answer to a question, until the frame takes it.
    pub inquiry: Mutex<Option<Inquiry>>,
}

/// The towns: one, or two with locked clocks.
pub struct Work {
    pub(super) towns: Vec<Timeline>,
}

impl Work {
    /// Founds the town of a recipe. `threads` 0 is all cores.
    ///
    /// # Errors
    /// The problems of the scenario, in words.
    pub fn found(recipe: Recipe, seed: Option<u64>, threads: usize) -> Result<Self, String> {
        let options = Options { seed, threads, ..Options::default() };
        let town = Timeline::new(recipe, options).map_err(|problems| problems.to_string())?;
        Ok(Self { towns: vec![town] })
    }

    /// Takes up a save at the day on which it was made, and holds it against its digests.
    ///
    /// # Errors
    /// Why it cannot be taken up.
    pub fn resume(save: &Save, file: &str, threads: usize, shared: &Shared) -> Result<Self, String> {
        let mut work = Self::found(save.recipe(file)?, Some(save.seed), threads)?;
        work.towns[0].give(&save.commands)?;
        if let Some(commands) = save.window.as_ref().and_then(|window| window.twin.as_ref()) {
            work.perform(Job::Twin(Some(commands.clone())), shared)?;
        }
        work.go_to(save.days, shared);
        let town = &work.towns[0];
        let stopped = town.town().day() < save.days;
        let reached = (town.town().day(), town.town().digest().whole());
        let missed = save.digests.iter().find(|checkpoint| {
            checkpoint.0 == reached.0 && **checkpoint != reached && !town.record().checkpoints.contains(checkpoint)
                || checkpoint.0 < reached.0 && !town.record().checkpoints.contains(checkpoint)
        });
        match missed {
            Some((day, _)) if !stopped => {
                let (day, version) = (day.to_string(), save.tallyford.as_str());
                Err(say("save-differs", &[("day", &day), ("version", version)]))
            }
            _ => Ok(work),
        }
    }

    /// The towns.
    pub fn towns(&self) -> &[Timeline] {
        &self.towns
    }

    /// The state as it is now.
    pub fn publish(&self) -> Vec<Published> {
        let each = self.towns.iter().map(|town| Published {
            town: Arc::new(town.town().clone()),
            record: Arc::new(town.record().clone()),
            commands: Arc::new(town.commands().to_vec()),
            can: town.can_undo_and_redo(),
            founded: town.founded().clone(),
            origin: Arc::new((town.recipe().clone(), town.packs().to_vec())),
        });
        each.collect()
    }

    /// Does a job.
    ///
    /// # Errors
    /// Why an order cannot be; nothing has changed then.
    pub fn perform(&mut self, job: Job, shared: &Shared) -> Result<(), String> {
        match job {
            Job::GoTo(day) => self.go_to(day, shared),
            Job::Order(town, order) => {
                if let Some(town) = self.towns.get_mut(town) {
                    town.order(order)?;
                }
            }
            Job::OrderOn(town, day, order) => {
                let today = self.towns.get_mut(town).map(|town| town.order_on(day, order)).transpose()?;
                today.into_iter().for_each(|day| self.go_to(day, shared));
            }
            Job::Ask(question) => {
                let inquiry = self.answer(question, shared);
                if let Ok(mut slot) = shared.inquiry.lock() {
                    *slot = inquiry;
                }
            }
            Job::Undo(town) => {
                let day = self.towns.get_mut(town).and_then(Timeline::undo);
                day.into_iter().for_each(|day| self.go_to(day, shared));
            }
            Job::Redo(town) => {
                let day = self.towns.get_mut(town).and_then(Timeline::redo);
                day.into_iter().for_each(|day| self.go_to(day, shared));
            }
            Job::Twin(None) => self.towns.truncate(1),
            Job::Twin(Some(commands)) => {
                let first = &self.towns[0];
                let options = Options { seed: Some(first.town().seed()), threads: 1, ..Options::default() };
                let recipe = first.recipe().clone();
                let mut twin = Timeline::new(recipe, options).map_err(|problems| problems.to_string())?;
                twin.give(&commands)?;
                let day = first.town().day();
                self.towns.truncate(1);
                self.towns.push(twin);
                self.go_to(day, shared);
            }
            Job::Find => {
                let findings = self.find(shared);
                if let Ok(mut slot) = shared.findings.lock() {
                    *slot = findings;
                }
            }
        }
        Ok(())
    }

    /// Lets all towns come to a day; those beyond it go back first.
    fn go_to(&mut self, day: u32, shared: &Shared) {
        let day = day.min(LONGEST);
        for town in &mut self.towns {
            if town.town().day() > day {
                town.go_back(day);
            }
        }
        let to_do = |work: &Self| work.towns.iter().map(|town| day - town.town().day()).sum::<u32>();
        shared.of.store(to_do(self), Ordering::Relaxed);
        while !shared.stop.load(Ordering::Relaxed) {
            // Whoever is behind goes first, so that clocks are locked whenever anybody looks.
            let Some(town) = self.towns.iter_mut().min_by_key(|town| town.town().day()) else {
                return;
            };
            if town.town().day() >= day {
                return;
            }
            town.pass_day();
            let (all, left) = (shared.of.load(Ordering::Relaxed), to_do(self));
            shared.done.store(all.saturating_sub(left), Ordering::Relaxed);
            let locked = self.towns.windows(2).all(|pair| pair[0].town().day() == pair[1].town().day());
            if locked && left > 0 && let Ok(mut news) = shared.news.try_lock()
                // Only when the frame has taken the last one: a long run is not held up by being watched.
                && news.is_none()
            {
                *news = Some(self.publish());
            }
        }
    }

    /// Answers the questions of the lesson about the first town as it stands.
    fn find(&self, shared: &Shared) -> Option<Findings> {
        let timeline = &self.towns[0];
        let days = timeline.town().day();
        let raw = timeline.town().scenario().raw();
        let mut cuts: BTreeMap<String, &[Edge]> = BTreeMap::new();
        for question in &raw.lesson.predict {
            let edges = question.answer.as_ref().map_or(&[][..], |answer| &answer.cut);
            if !edges.is_empty() {
                cuts.insert(format!("{edges:?}"), edges);
            }
        }
        shared.done.store(0, Ordering::Relaxed);
        shared.of.store(days * (Contrast::ALL.len() + cuts.len()) as u32, Ordering::Relaxed);
        let outcome = self.outcome(shared)?;
        let cut: BTreeMap<String, Outcome> = cuts
            .into_iter()
            .map(|(key, edges)| (key, self.run_under(&|scenario| scenario.with_cuts(edges), shared)))
            .collect();
        let answers = raw.lesson.predict.iter().map(|question| {
            let key = question.answer.as_ref().map(|answer| format!("{:?}", answer.cut))?;
            answer(question, &outcome, cut.get(&key))
        });
        Some(Findings {
            day: days,
            commands: timeline.commands().to_vec(),
            answers: answers.collect(),
            headline: headline(&outcome),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work() -> Work {
        let mut recipe = Recipe::shipped("crossing-camera").unwrap();
        recipe.settings = vec!["town.residents=240".into()];
        Work::found(recipe, None, 1).unwrap()
    }

    fn set(text: &str) -> Order {
        Order::Set(vec![text.to_owned()])
    }

    #[test]
    fn clocks_of_twins_are_locked_whatever_is_done_to_either() {
        let (mut work, shared) = (work(), Shared::default());
        work.perform(Job::GoTo(20), &shared).unwrap();
        work.perform(Job::Order(0, set("redress.notice=0.1")), &shared).unwrap();
        let cut = Command { day: 0, order: set("cut=[Money, Scrutiny, Ties, Access, Strain]") };
        work.perform(Job::Twin(Some(vec![cut])), &shared).unwrap();
        work.perform(Job::GoTo(50), &shared).unwrap();
        work.perform(Job::Order(1, set("redress.notice=0.5")), &shared).unwrap();
        work.perform(Job::GoTo(70), &shared).unwrap();
        work.perform(Job::Undo(1), &shared).unwrap();
        work.perform(Job::Undo(0), &shared).unwrap();
        let days: Vec<u32> = work.towns().iter().map(|town| town.town().day()).collect();
        assert_eq!(days, [70, 70]);
        assert_eq!(work.towns()[0].commands().len(), 0);
        assert_eq!(work.towns()[1].commands().len(), 1);
        work.perform(Job::Twin(None), &shared).unwrap();
        assert_eq!(work.towns().len(), 1);
    }

    /// A record struck from the run is the run that a save with that command gives, and comes back with undo.
    #[test]
    fn an_entry_is_struck_from_a_past_day_and_brought_back() {
        let (mut work, shared) = (work(), Shared::default());
        work.perform(Job::GoTo(150), &shared).unwrap();
        let before = work.towns()[0].town().digest();
        let town = work.towns()[0].town();
        let history = town.history().unwrap();
        let (_, receipt) = history.receipts().find(|(day, receipt)| *day > 70 && receipt.points < 0).unwrap();
        let (seen, _) = history.observation(receipt.record.id).unwrap();
        let record = receipt.record.id;
        work.perform(Job::OrderOn(0, seen, Order::Strike(record)), &shared).unwrap();
        let struck = work.towns()[0].town();
        assert_eq!(struck.day(), 150);
        assert!(struck.history().unwrap().receipts().all(|(_, receipt)| receipt.record.id != record));
        let save = Save::of(&work.towns()[0]);
        let again = Work::resume(&save, "save.ron", 1, &shared).unwrap();
        assert_eq!(again.towns()[0].town().digest(), struck.digest());
        work.perform(Job::Undo(0), &shared).unwrap();
        assert_eq!(work.towns()[0].town().digest(), before);
    }

    #[test]
    fn a_question_that_is_stopped_has_no_answer() {
        let (mut work, shared) = (work(), Shared::default());
        work.perform(Job::GoTo(60), &shared).unwrap();
        shared.stop.store(true, Ordering::Relaxed);
        work.perform(Job::Ask(Question::Gain), &shared).unwrap();
        assert_eq!(*shared.inquiry.lock().unwrap(), None);
        shared.stop.store(false, Ordering::Relaxed);
        work.perform(Job::Ask(Question::Gain), &shared).unwrap();
        assert!(shared.inquiry.lock().unwrap().is_some());
    }

    #[test]
    fn a_long_run_stops_when_it_is_told_to_and_goes_on_later() {
        let (mut work, shared) = (work(), Shared::default());
        shared.stop.store(true, Ordering::Relaxed);
        work.perform(Job::GoTo(300), &shared).unwrap();
        assert_eq!(work.towns()[0].town().day(), 0);
        shared.stop.store(false, Ordering::Relaxed);
        work.perform(Job::GoTo(30), &shared).unwrap();
        assert_eq!(work.towns()[0].town().day(), 30);
        assert!(shared.news.lock().unwrap().is_some(), "it was published on the way");
    }

    #[test]
    fn a_save_is_taken_up_where_it_was_left_and_a_changed_one_is_refused() {
        let (mut work, shared) = (work(), Shared::default());
        work.perform(Job::GoTo(40), &shared).unwrap();
        work.perform(Job::Order(0, set("redress.notice=0.1")), &shared).unwrap();
        work.perform(Job::GoTo(100), &shared).unwrap();
        let save = Save::of(&work.towns()[0]);
        let again = Work::resume(&save, "save.ron", 1, &shared).unwrap();
        assert_eq!(again.towns()[0].town().digest().whole(), work.towns()[0].town().digest().whole());
        let mut changed = save;
        changed.commands[0].order = set("redress.notice=0.2");
        assert!(Work::resume(&changed, "save.ron", 1, &shared).is_err());
    }

    #[test]
    fn the_questions_of_the_first_lesson_are_answered() {
        let (mut work, shared) = (work(), Shared::default());
        work.perform(Job::GoTo(200), &shared).unwrap();
        work.perform(Job::Find, &shared).unwrap();
        let findings = shared.findings.lock().unwrap().take().unwrap();
        assert_eq!((findings.day, findings.answers.len()), (200, 3));
        assert!(findings.answers.iter().any(Option::is_some), "{findings:?}");
        assert!(!findings.headline.is_empty());
    }
}
