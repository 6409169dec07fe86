//! The work that is done to the towns of a sitting. Knows nothing of windows: what is asked of the towns is done by a
//! function that tells how far it is and can be stopped.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::mode::{MOST, Played};
use super::request::TownRequest;
use super::save::{Save, Window};
use super::shared::{Shared, hand_over};
use super::towns::Published;
use super::twin;
use crate::day::Options;
use crate::scenario::Recipe;
use crate::study::council::{self, Account, Aim};
use crate::study::life::{self, Reckoning};
use crate::study::timeline::LONGEST;
use crate::study::weighing::{self, Weighed};
use crate::study::{Command, Timeline};
use crate::words::say;

/// A save that was taken up.
pub struct Resumed {
    /// The towns of the save, at the day on which it was made.
    pub work: Work,
    /// What is to be said of it: that it was made by another version, in which its town was another one.
    pub warning: Option<String>,
}

/// The towns: one, or up to four with locked clocks.
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

    /// Takes up a save at the day on which it was made, and compares the towns with its digests.
    ///
    /// # Errors
    /// Why the save cannot be taken up.
    pub fn resume(save: &Save, file: &str, threads: usize, shared: &Shared) -> Result<Resumed, String> {
        let mut work = Self::found(save.recipe(file)?, Some(save.seed), threads)?;
        work.towns[0].give(&save.commands)?;
        // Only a vote has more than two towns, and nothing else that is played has more than one.
        let most = match save.played {
            Some(Played::Vote(_)) => MOST,
            Some(_) => 1,
            None => 2,
        };
        for commands in save.window.iter().flat_map(Window::beside).take(most - 1) {
            work.set_beside(commands)?;
        }
        work.go_to(save.days, shared);
        let town = &work.towns[0];
        let stopped = town.town().day() < save.days;
        let reached = (town.town().day(), town.town().digest().whole());
        let missed = save.digests.iter().find(|checkpoint| {
            checkpoint.0 == reached.0 && **checkpoint != reached && !town.record().checkpoints.contains(checkpoint)
                || checkpoint.0 < reached.0 && !town.record().checkpoints.contains(checkpoint)
        });
        let warning = missed.filter(|_| !stopped).map(|(day, _)| save.differs(*day)).transpose()?;
        Ok(Resumed { work, warning })
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
            commands: town.shared_commands().clone(),
            can: town.can_undo_and_redo(),
            founded: town.founded().clone(),
            origin: town.origin().clone(),
        });
        each.collect()
    }

    /// Does what is asked of the towns.
    ///
    /// # Errors
    /// Why an order cannot be; nothing has changed then.
    pub fn perform(&mut self, request: TownRequest, shared: &Shared) -> Result<(), String> {
        match request {
            TownRequest::GoTo(day) => self.go_to(day, shared),
            TownRequest::Order { town, order } => {
                if let Some(town) = self.towns.get_mut(town) {
                    town.order(order)?;
                }
            }
            TownRequest::OrderOn { town, day, order } => {
                let today = self.towns.get_mut(town).map(|town| town.order_on(day, order)).transpose()?;
                today.into_iter().for_each(|day| self.go_to(day, shared));
            }
            TownRequest::Ask(question) => hand_over(&shared.inquiry, self.answer(question, shared)),
            TownRequest::Undo(town) => {
                let day = self.towns.get_mut(town).map(Timeline::undo).transpose()?.flatten();
                day.into_iter().for_each(|day| self.go_to(day, shared));
            }
            TownRequest::Redo(town) => {
                let day = self.towns.get_mut(town).map(Timeline::redo).transpose()?.flatten();
                day.into_iter().for_each(|day| self.go_to(day, shared));
            }
            TownRequest::Twin(policy) => {
                let commands = policy.map(|policy| twin::commands(policy, self.towns[0].commands()));
                self.set_twin(commands.as_deref(), shared)?;
            }
            TownRequest::Beside(commands) => {
                self.set_beside(&commands)?;
                self.go_to(self.towns[0].town().day(), shared);
            }
            TownRequest::Away(number) => {
                if self.towns.len() > 1 && number < self.towns.len() {
                    self.towns.remove(number);
                }
            }
            TownRequest::Reckon(resident) => hand_over(&shared.reckoned, self.reckon(resident, shared)),
            TownRequest::Account { aims, terms } => hand_over(&shared.account, self.account(&aims, terms, shared)),
            TownRequest::Verdict { challenge, asked } => {
                hand_over(&shared.verdict, self.verdict(challenge, &asked, shared));
            }
            TownRequest::Tip { card, aims, terms } => hand_over(&shared.tipped, self.tip(&card, &aims, terms, shared)),
            TownRequest::Weigh => hand_over(&shared.weighed, self.weigh(shared)),
            TownRequest::Judge(days) => hand_over(&shared.judged, self.judge(days, shared)),
            TownRequest::Find => hand_over(&shared.findings, self.find(shared)),
        }
        Ok(())
    }

    /// Founds a twin, lets it live under `commands` from its first day and sets it beside the first town; `None` takes the
    /// twin away.
    ///
    /// # Errors
    /// The problems of the first command that cannot be read or does not fit; the towns are as they were then.
    pub fn set_twin(&mut self, commands: Option<&[Command]>, shared: &Shared) -> Result<(), String> {
        let Some(commands) = commands else {
            self.towns.truncate(1);
            return Ok(());
        };
        let twin = self.another(commands)?;
        self.towns.truncate(1);
        self.towns.push(twin);
        self.go_to(self.towns[0].town().day(), shared);
        Ok(())
    }

    /// Sets one more town beside those that there are. It stands on its first morning.
    ///
    /// # Errors
    /// The problems of the first command that cannot be read or does not fit, or that there are [`MOST`] towns already; the
    /// towns are as they were then.
    fn set_beside(&mut self, commands: &[Command]) -> Result<(), String> {
        if self.towns.len() >= MOST {
            return Err(say!("too-many-towns", most = MOST));
        }
        self.towns.push(self.another(commands)?);
        Ok(())
    }

    /// Founds the first town once more, to live under `commands` from its first day on.
    fn another(&self, commands: &[Command]) -> Result<Timeline, String> {
        let first = &self.towns[0];
        let options = Options { seed: Some(first.town().seed()), threads: 1, ..Options::default() };
        let mut town = Timeline::new(first.recipe().clone(), options).map_err(|problems| problems.to_string())?;
        town.give(commands)?;
        Ok(town)
    }

    /// What the life of a resident came to; `None` if it was stopped.
    fn reckon(&self, resident: u32, shared: &Shared) -> Option<Reckoning> {
        let first = &self.towns[0];
        shared.done.store(0, Ordering::Relaxed);
        shared.of.store(first.town().day() * life::RUNS, Ordering::Relaxed);
        life::reckon(first.town(), first.founded(), &first.changes(), resident, || {
            shared.done.fetch_add(1, Ordering::Relaxed);
            !shared.stop.load(Ordering::Relaxed)
        })
    }

    /// What is known of a council's terms; `None` if it was stopped.
    pub(super) fn account(&self, aims: &[Aim], terms: u32, shared: &Shared) -> Option<Account> {
        let (first, day) = (&self.towns[0], self.towns[0].town().day());
        shared.done.store(0, Ordering::Relaxed);
        let expects = |days| shared.of.store(days, Ordering::Relaxed);
        council::account(first.founded(), first.town().seed(), &first.changes(), (day, terms), aims, expects, || {
            shared.done.fetch_add(1, Ordering::Relaxed);
            !shared.stop.load(Ordering::Relaxed)
        })
    }

    /// What each town comes to over many towns; `None` if it was stopped.
    pub(super) fn weigh(&self, shared: &Shared) -> Option<Weighed> {
        let (first, days) = (&self.towns[0], self.towns[0].town().day());
        let changes: Vec<_> = self.towns.iter().map(Timeline::changes).collect();
        shared.done.store(0, Ordering::Relaxed);
        shared.of.store(days * weighing::TOWNS as u32 * changes.len() as u32, Ordering::Relaxed);
        weighing::weigh(first.founded(), first.town().seed(), &changes, days, || {
            shared.done.fetch_add(1, Ordering::Relaxed);
            !shared.stop.load(Ordering::Relaxed)
        })
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::mode::Vote;
    use crate::study::Order;
    use crate::view::inquiry::Question;

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
        work.perform(TownRequest::GoTo(20), &shared).unwrap();
        work.perform(TownRequest::Order { town: 0, order: set("redress.notice=0.1") }, &shared).unwrap();
        let cut = Command { day: 0, order: set("cut=[Money, Scrutiny, Ties, Access, Strain]") };
        work.set_twin(Some(&[cut]), &shared).unwrap();
        work.perform(TownRequest::GoTo(50), &shared).unwrap();
        work.perform(TownRequest::Order { town: 1, order: set("redress.notice=0.5") }, &shared).unwrap();
        work.perform(TownRequest::GoTo(70), &shared).unwrap();
        work.perform(TownRequest::Undo(1), &shared).unwrap();
        work.perform(TownRequest::Undo(0), &shared).unwrap();
        let days: Vec<u32> = work.towns().iter().map(|town| town.town().day()).collect();
        assert_eq!(days, [70, 70]);
        assert_eq!(work.towns()[0].commands().len(), 0);
        assert_eq!(work.towns()[1].commands().len(), 1);
        work.perform(TownRequest::Twin(None), &shared).unwrap();
        assert_eq!(work.towns().len(), 1);
    }

    /// A record struck from the run is the run that a save with that command gives, and comes back with undo.
    #[test]
    fn an_entry_is_struck_from_a_past_day_and_brought_back() {
        let (mut work, shared) = (work(), Shared::default());
        work.perform(TownRequest::GoTo(150), &shared).unwrap();
        let before = work.towns()[0].town().digest();
        let town = work.towns()[0].town();
        let history = town.history().unwrap();
        let (_, receipt) = history.receipts().find(|(day, receipt)| *day > 70 && receipt.points < 0).unwrap();
        let (seen, _) = history.observation(receipt.record.id).unwrap();
        let record = receipt.record.id;
        work.perform(TownRequest::OrderOn { town: 0, day: seen, order: Order::Strike(record) }, &shared).unwrap();
        let struck = work.towns()[0].town();
        assert_eq!(struck.day(), 150);
        assert!(struck.history().unwrap().receipts().all(|(_, receipt)| receipt.record.id != record));
        let save = Save::of(&work.towns()[0]);
        let again = Work::resume(&save, "save.ron", 1, &shared).unwrap().work;
        assert_eq!(again.towns()[0].town().digest(), struck.digest());
        work.perform(TownRequest::Undo(0), &shared).unwrap();
        assert_eq!(work.towns()[0].town().digest(), before);
    }

    /// Four towns keep step, each under its commands; any of them can go, and a save brings all of them back.
    #[test]
    fn proposals_are_towns_with_locked_clocks() {
        let (mut work, shared) = (work(), Shared::default());
        let fewer = Command { day: 0, order: set("redress.notice=0.1") };
        for commands in [vec![], vec![fewer.clone()], vec![fewer.clone()]] {
            work.perform(TownRequest::Beside(commands), &shared).unwrap();
        }
        assert!(work.perform(TownRequest::Beside(vec![]), &shared).is_err(), "there are four");
        work.perform(TownRequest::Order { town: 1, order: set("watchers[0].on=false") }, &shared).unwrap();
        work.perform(TownRequest::Away(2), &shared).unwrap();
        work.perform(TownRequest::GoTo(40), &shared).unwrap();
        let days: Vec<u32> = work.towns().iter().map(|town| town.town().day()).collect();
        let commands: Vec<usize> = work.towns().iter().map(|town| town.commands().len()).collect();
        assert_eq!((days, commands), (vec![40; 3], vec![0, 1, 1]));
        let beside = |town: &Timeline| town.commands().to_vec();
        let (twin, more) = (Some(beside(&work.towns()[1])), vec![beside(&work.towns()[2])]);
        let window = Some(Window { twin, more, ..Window::default() });
        let played = Some(Played::Vote(Vote::over(40)));
        let save = Save { window, played, ..Save::of(&work.towns()[0]) };
        let again = Work::resume(&save, "save.ron", 1, &shared).unwrap().work;
        let digests = |work: &Work| work.towns().iter().map(|town| town.town().digest().whole()).collect::<Vec<_>>();
        assert_eq!(digests(&again), digests(&work));
        work.perform(TownRequest::Weigh, &shared).unwrap();
        let weighed = shared.weighed.lock().unwrap().take().unwrap();
        assert_eq!((weighed.proposals(), weighed.towns()), (3, 20));
    }

    #[test]
    fn a_question_that_is_stopped_has_no_answer() {
        let (mut work, shared) = (work(), Shared::default());
        work.perform(TownRequest::GoTo(60), &shared).unwrap();
        shared.stop.store(true, Ordering::Relaxed);
        work.perform(TownRequest::Ask(Question::Gain), &shared).unwrap();
        assert_eq!(*shared.inquiry.lock().unwrap(), None);
        shared.stop.store(false, Ordering::Relaxed);
        work.perform(TownRequest::Ask(Question::Gain), &shared).unwrap();
        assert!(shared.inquiry.lock().unwrap().is_some());
    }

    #[test]
    fn a_long_run_stops_when_it_is_told_to_and_goes_on_later() {
        let (mut work, shared) = (work(), Shared::default());
        shared.stop.store(true, Ordering::Relaxed);
        work.perform(TownRequest::GoTo(300), &shared).unwrap();
        assert_eq!(work.towns()[0].town().day(), 0);
        shared.stop.store(false, Ordering::Relaxed);
        work.perform(TownRequest::GoTo(30), &shared).unwrap();
        assert_eq!(work.towns()[0].town().day(), 30);
        assert!(shared.news.lock().unwrap().is_some(), "it was published on the way");
    }

    #[test]
    fn a_save_is_taken_up_where_it_was_left_and_a_changed_one_is_refused() {
        let (mut work, shared) = (work(), Shared::default());
        work.perform(TownRequest::GoTo(40), &shared).unwrap();
        work.perform(TownRequest::Order { town: 0, order: set("redress.notice=0.1") }, &shared).unwrap();
        work.perform(TownRequest::GoTo(100), &shared).unwrap();
        let save = Save::of(&work.towns()[0]);
        let again = Work::resume(&save, "save.ron", 1, &shared).unwrap().work;
        assert_eq!(again.towns()[0].town().digest().whole(), work.towns()[0].town().digest().whole());
        let mut changed = save;
        changed.commands[0].order = set("redress.notice=0.2");
        assert!(Work::resume(&changed, "save.ron", 1, &shared).is_err());
    }

    #[test]
    fn a_save_of_another_version_opens_and_says_that_its_town_differs() {
        let (mut work, shared) = (work(), Shared::default());
        work.perform(TownRequest::GoTo(40), &shared).unwrap();
        let mut save = Save::of(&work.towns()[0]);
        save.tallyford = "0.1.0".into();
        assert_eq!(Work::resume(&save, "save.ron", 1, &shared).unwrap().warning, None, "its digests are reached");
        save.digests.iter_mut().for_each(|(_, digest)| *digest = "00ff".into());
        let resumed = Work::resume(&save, "save.ron", 1, &shared).unwrap();
        assert_eq!(resumed.work.towns()[0].town().day(), 40);
        let warning = resumed.warning.unwrap();
        assert!(warning.contains("0.1.0") && warning.contains(env!("CARGO_PKG_VERSION")), "{warning}");
        save.tallyford = env!("CARGO_PKG_VERSION").into();
        assert!(Work::resume(&save, "save.ron", 1, &shared).is_err(), "this version gives the town that it saved");
    }

    #[test]
    fn the_questions_of_the_first_lesson_are_answered() {
        let (mut work, shared) = (work(), Shared::default());
        work.perform(TownRequest::GoTo(200), &shared).unwrap();
        work.perform(TownRequest::Find, &shared).unwrap();
        let findings = shared.findings.lock().unwrap().take().unwrap();
        assert_eq!((findings.day, findings.debrief.answers.len()), (200, 3));
        assert!(findings.debrief.answers.iter().any(Option::is_some), "{findings:?}");
        assert!(!findings.debrief.headline.is_empty());
    }
}
