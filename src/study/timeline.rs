//! A run that can be changed while it goes on: dated commands, snapshots, undo and redo by replay.
//!
//! A run is (scenario, seed, commands). Whatever was done and undone on the way, the town of a day is the one that these
//! three give, bit for bit; undoing a command is replaying without it.

use std::sync::Arc;

use super::order::{self, Command, Course, Order};
use super::outcome::Record;
use super::snapshots::Snapshots;
use crate::day::{Change, Options, Simulation};
use crate::scenario::{Problems, Recipe, Scenario};
use crate::words::say;

/// The longest run that is kept, in days.
pub const LONGEST: u32 = 36_500;
/// The most commands that a run is given.
pub const MOST_COMMANDS: usize = 10_000;

/// A run with its past.
#[derive(Clone)]
pub struct Timeline {
    /// What the scenario is read from, and the packs it is built on.
    origin: Arc<(Recipe, Vec<String>)>,
    founded: Arc<Scenario>,
    commands: Arc<Vec<Command>>,
    /// The place of each command in the order in which they were given.
    given: Vec<u64>,
    /// What each command comes to.
    changes: Vec<Change>,
    undone: Vec<Command>,
    town: Simulation,
    /// Commands that are in force today.
    in_force: usize,
    record: Record,
    snapshots: Snapshots,
}

impl Timeline {
    /// Founds the town of a scenario.
    ///
    /// # Errors
    /// All problems of the scenario.
    pub fn new(recipe: Recipe, options: Options) -> Result<Self, Problems> {
        let parsed = recipe.parse(&[])?;
        let founded = Arc::new(parsed.scenario);
        let mut town = Simulation::new(founded.clone(), options);
        let snapshots = Snapshots::new(&mut town, founded.raw().days);
        Ok(Self {
            origin: Arc::new((recipe, parsed.packs)),
            founded,
            commands: Arc::default(),
            given: vec![],
            changes: vec![],
            undone: vec![],
            town,
            in_force: 0,
            record: Record::default(),
            snapshots,
        })
    }

    /// What the scenario is read from.
    pub fn recipe(&self) -> &Recipe {
        &self.origin.0
    }

    /// The packs the scenario is built on.
    pub fn packs(&self) -> &[String] {
        &self.origin.1
    }

    /// What the scenario is read from and the packs it is built on, shared with whoever keeps a published town.
    pub fn origin(&self) -> &Arc<(Recipe, Vec<String>)> {
        &self.origin
    }

    /// The town as it is today.
    pub fn town(&self) -> &Simulation {
        &self.town
    }

    /// The series and checkpoints so far.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The commands given, in the order of their days.
    pub fn commands(&self) -> &[Command] {
        &self.commands
    }

    /// The commands given, shared with whoever keeps a published town.
    pub fn shared_commands(&self) -> &Arc<Vec<Command>> {
        &self.commands
    }

    /// The scenario as it was before any command.
    pub fn founded(&self) -> &Arc<Scenario> {
        &self.founded
    }

    /// What each command comes to, with its day.
    pub fn changes(&self) -> Vec<(u32, Change)> {
        self.commands.iter().map(|command| command.day).zip(self.changes.iter().cloned()).collect()
    }

    /// The run as it was from the morning of a day to today, to be repeated with something changed.
    pub fn course(&self, day: u32) -> Course {
        let mut town = self.snapshots.before(day).clone();
        town.history = self.town.history.as_ref().map(|past| past.until(town.day()));
        Course { town, changes: self.changes(), until: self.town.day() }.led_to(day)
    }

    /// Whether a command can be undone, and whether one can be given again.
    pub fn can_undo_and_redo(&self) -> (bool, bool) {
        (self.in_force > 0, !self.undone.is_empty())
    }

    /// Lets a day pass, and puts the commands of the next morning in force.
    pub fn pass_day(&mut self) {
        self.town.pass_day();
        self.record.note(&self.town);
        // Before the commands of the new day.
        self.snapshots.pass(&mut self.town);
        self.obey();
    }

    /// Puts today's commands in force.
    fn obey(&mut self) {
        while self.commands.get(self.in_force).is_some_and(|command| command.day <= self.town.day()) {
            self.town.carry_out(&self.changes[self.in_force]);
            self.in_force += 1;
        }
    }

    /// Gives an order that holds from today on.
    ///
    /// # Errors
    /// The problems of the rules as they would be, in words; nothing has changed then.
    pub fn order(&mut self, order: Order) -> Result<(), String> {
        self.insert(Command { day: self.town.day(), order })?;
        self.undone.clear();
        self.obey();
        Ok(())
    }

    /// Gives an order that held from a past day on. The town goes back to before it; gives the day to go on to.
    ///
    /// # Errors
    /// As of [`order`](Self::order).
    pub fn order_on(&mut self, day: u32, order: Order) -> Result<u32, String> {
        let today = self.town.day();
        self.insert(Command { day: day.min(today), order })?;
        self.undone.clear();
        self.go_back(day.min(today));
        Ok(today)
    }

    /// Takes commands over as they were given. The town goes back to its first morning.
    ///
    /// # Errors
    /// The problems of the first command that cannot be read or does not fit; nothing has changed then.
    pub fn give(&mut self, commands: &[Command]) -> Result<(), String> {
        let mut all = [&self.commands[..], commands].concat();
        all.sort_by_key(|command| command.day);
        (self.changes, self.commands) = (self.read(&all)?, Arc::new(all));
        self.given = (0..self.commands.len() as u64).collect();
        self.go_back(0);
        Ok(())
    }

    /// Puts a command in its place, after those of its day, and reads those that follow anew.
    fn insert(&mut self, command: Command) -> Result<(), String> {
        if self.commands.len() >= MOST_COMMANDS {
            return Err(say!("too-many-commands", count = MOST_COMMANDS.to_string()));
        }
        let place = self.commands.partition_point(|earlier| earlier.day <= command.day);
        let mut commands = self.commands.to_vec();
        commands.insert(place, command);
        let changes = self.read(&commands)?;
        (self.commands, self.changes) = (Arc::new(commands), changes);
        self.given.insert(place, self.given.iter().max().map_or(0, |last| last + 1));
        Ok(())
    }

    fn read(&self, commands: &[Command]) -> Result<Vec<Change>, String> {
        let mut same = true;
        let mut changes: Vec<Change> = Vec::with_capacity(commands.len());
        for (number, command) in commands.iter().enumerate() {
            // What was read before is not read again.
            same = same && self.commands.get(number) == Some(command);
            changes.push(match self.changes.get(number) {
                Some(known) if same => known.clone(),
                _ => order::change(self.recipe(), &self.founded, &commands[..number], command)?,
            });
        }
        Ok(changes)
    }

    /// Takes the command back that was given last of those that hold today, whatever day it is dated. The town goes back
    /// to before it; gives the day to go on to, or `None` if there is no command.
    ///
    /// # Errors
    /// A later command that does not fit without it, with its problems in words; nothing has changed then.
    pub fn undo(&mut self) -> Result<Option<u32>, String> {
        let today = self.town.day();
        let Some(last) = (0..self.in_force).max_by_key(|place| self.given[*place]) else {
            return Ok(None);
        };
        let mut commands = self.commands.to_vec();
        let command = commands.remove(last);
        self.changes = self.read(&commands).map_err(|why| say!("undo-needed-later", why = why))?;
        self.commands = Arc::new(commands);
        self.given.remove(last);
        self.go_back(command.day);
        self.undone.push(command);
        Ok(Some(today))
    }

    /// Gives the command again that was taken back last. The town goes back to before it; gives the day to go on to, or
    /// `None` if no command was taken back.
    ///
    /// # Errors
    /// Why the command no longer fits; nothing has changed then.
    pub fn redo(&mut self) -> Result<Option<u32>, String> {
        let today = self.town.day();
        let Some(command) = self.undone.last().cloned() else {
            return Ok(None);
        };
        let day = command.day;
        self.insert(command)?;
        self.undone.pop();
        self.go_back(day);
        Ok(Some(today.max(day)))
    }

    /// Goes back to the last snapshot on or before the morning of a day.
    pub fn go_back(&mut self, day: u32) {
        let mut past = self.town.history.take();
        self.town = self.snapshots.back_to(day).clone();
        let today = self.town.day();
        if let Some(past) = &mut past {
            past.truncate(today, self.town.evening());
        }
        self.town.history = past;
        self.record.truncate(today);
        self.in_force = self.commands.partition_point(|command| command.day < today);
        self.obey();
    }
}
