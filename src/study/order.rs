//! What can be ordered in a running town, as a save keeps it: everything by name.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::day::state::desk::{Ruled, Ruling};
use crate::day::state::led::Resolve;
use crate::day::state::orders::{Mark, OneAct};
use crate::day::{Change, Options, Simulation};
use crate::kernel::fixed::{GROAT, POINT, to_fixed};
use crate::scenario::layers::is_of_the_ground;
use crate::scenario::raw::Edge;
use crate::scenario::{Laid, Problems, Recipe, Scenario};
use crate::words::say;

/// What can be ordered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Order {
    /// Lays settings over the scenario from a day on, each `path=value`: replaces, adds or removes rules.
    Set(Vec<String>),
    /// Cuts edges of the loop from a day on.
    Cut(Vec<Edge>),
    /// Makes a watcher perfect from a day on: what it covers it sees, of the right person, and nothing else.
    Perfect(String),
    /// Strikes a record, by its number: it never reaches a file. Dated no later than the day of the observation.
    Strike(u64),
    /// Somebody at the desk rules on the appeals against a record, in the place of the town's reviewer. Without effect
    /// unless reviewers look at them on that day.
    Rule {
        /// The record against which people appeal, by number.
        record: u64,
        /// What is decided.
        ruling: Ruling,
    },
    /// Somebody does not do an act on that day.
    StrikeAct {
        /// The resident, by number.
        resident: u32,
        /// The act's name.
        act: String,
    },
    /// Somebody does an act on that day.
    HandAct {
        /// The resident, by number.
        resident: u32,
        /// The act's name.
        act: String,
    },
    /// Somebody resolves what to do, until they resolve something else. From then on they appeal by [`Self::Appeal`] alone.
    Resolve {
        /// The resident, by number.
        resident: u32,
        /// Acts, by name, each with on how many of seven days it is done, 0 to 7, where it can be done. Whatever is not named
        /// is done as usual.
        acts: Vec<(String, u8)>,
        /// Whether they take every long way round that keeps them out of view, or none; `None` if they do as usual.
        hides: Option<bool>,
    },
    /// Nobody leads a resident's weeks any longer: they do and appeal as they would have.
    HandBack(u32),
    /// Somebody whose weeks are led by hand appeals against a record, by its number. Without effect unless they were told of it
    /// within a year, or where they cannot pay for it.
    Appeal(u64),
    /// Two residents let go of each other. Without effect if they do not know each other.
    LetGo(u32, u32),
    /// An office enters a mark that nothing stands behind. Without effect for somebody whom the office does not rate.
    Mark {
        /// Whose score it changes, by number.
        resident: u32,
        /// The office's name.
        office: String,
        /// The act that the entry names.
        act: String,
        /// Points; below nothing for a mark that costs points.
        points: f64,
    },
    /// Every office gives back what a score has lost, clears the file and takes its subject off every list.
    Pardon(u32),
    /// Somebody falls ill for so many days.
    Illness {
        /// The resident, by number.
        resident: u32,
        /// Days, 1 to 90.
        days: u8,
    },
    /// Somebody loses their job.
    LayOff(u32),
    /// Somebody gains or loses money.
    Money {
        /// The resident, by number.
        resident: u32,
        /// Groats; below nothing for a loss.
        groats: f64,
    },
    /// Two residents change looks.
    SwapLooks(u32, u32),
    /// Two residents change quarters, as rules and watchers know them.
    SwapQuarters(u32, u32),
    /// The first resident gets the conduct of the second: conscience, guile, nerve and warmth.
    Conduct(u32, u32),
}

/// An order with its day: it holds from the morning after so many days have passed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Command {
    /// Days that had passed when it was given.
    pub day: u32,
    /// What was ordered.
    pub order: Order,
}

/// What the last of some commands comes to, in a town that was founded under `founded`: `earlier` are those before it.
///
/// # Errors
/// Why it cannot be read or does not fit, in words.
pub fn change(recipe: &Recipe, founded: &Scenario, earlier: &[Command], last: &Command) -> Result<Change, String> {
    if let Some(by_hand) = last.order.by_hand(founded)? {
        return Ok(by_hand);
    }
    let mut rules = Rules::new(recipe)?;
    earlier.iter().chain([last]).try_for_each(|command| rules.order(&command.order))?;
    rules.change(founded)
}

/// What all commands come to, each with its day.
///
/// # Errors
/// The error of [`change`] for the first command that cannot be read.
pub fn changes(recipe: &Recipe, founded: &Scenario, commands: &[Command]) -> Result<Vec<(u32, Change)>, String> {
    let mut rules = None;
    let each = commands.iter().map(|Command { day, order }| {
        if let Some(by_hand) = order.by_hand(founded)? {
            return Ok((*day, by_hand));
        }
        let rules = match &mut rules {
            Some(rules) => rules,
            none => none.insert(Rules::new(recipe)?),
        };
        rules.order(order)?;
        Ok((*day, rules.change(founded)?))
    });
    each.collect()
}

/// The warnings and notes of the check of the rules that commands make of a recipe.
///
/// # Errors
/// The error of [`change`] for the first command that cannot be read.
pub fn warnings(recipe: &Recipe, commands: &[Command]) -> Result<Problems, String> {
    let mut rules = Rules::new(recipe)?;
    commands.iter().try_for_each(|command| rules.order(&command.order))?;
    rules.laid.check().map(|parsed| parsed.warnings).map_err(|problems| problems.to_string())
}

/// What all rules of a run may hold together, in values as they are written: about 50 MiB. A shipped lesson has about a
/// thousand, so that its rules can change some three hundred times.
const MOST_VALUES: usize = 300_000;

/// Rules while orders change them, one after another.
struct Rules<'a> {
    recipe: &'a Recipe,
    laid: Laid,
    /// How often they can change in one run.
    most: usize,
    changes: usize,
    cut: Vec<Edge>,
    perfect: Vec<&'a str>,
}

impl<'a> Rules<'a> {
    fn new(recipe: &'a Recipe) -> Result<Self, String> {
        let laid = recipe.laid().map_err(|problems| problems.to_string())?;
        let most = MOST_VALUES / laid.values().max(1);
        Ok(Self { recipe, laid, most, changes: 0, cut: vec![], perfect: vec![] })
    }

    /// Takes up an order that changes rules; others are no concern of theirs.
    fn order(&mut self, order: &'a Order) -> Result<(), String> {
        match order {
            Order::Set(settings) => {
                for setting in settings {
                    if is_of_the_ground(setting) {
                        let field = setting.split('=').next().unwrap_or_default().trim();
                        return Err(say!("command-unfit", field = field));
                    }
                    self.laid.set(&self.recipe.library, setting);
                }
            }
            Order::Cut(edges) => {
                for edge in edges {
                    if !self.cut.contains(edge) {
                        self.cut.push(*edge);
                    }
                }
            }
            Order::Perfect(watcher) => {
                if !self.perfect.contains(&watcher.as_str()) {
                    self.perfect.push(watcher);
                }
            }
            _ => return Ok(()),
        }
        self.changes += 1;
        if self.changes > self.most {
            return Err(say!("too-many-rules", count = self.most.to_string()));
        }
        Ok(())
    }

    /// The rules as they are now.
    fn change(&self, founded: &Scenario) -> Result<Change, String> {
        let parsed = self.laid.check().map_err(|problems| problems.to_string())?;
        founded.fits(&parsed.scenario).map_err(|field| say!("command-unfit", field = field))?;
        let mut rules = parsed.scenario;
        for watcher in &self.perfect {
            let known: Vec<&str> = rules.policy().watchers().iter().map(|watcher| watcher.name()).collect();
            let unknown = || unknown("command-no-watcher", watcher, known.iter().copied());
            rules = rules.with_perfect(watcher).ok_or_else(unknown)?;
        }
        if !self.cut.is_empty() {
            rules = rules.with_cuts(&self.cut);
        }
        Ok(Change::Rules(Arc::new(rules)))
    }
}

fn unknown<'a>(key: &str, name: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    let near = crate::scenario::problem::nearest(name, known.clone());
    let known = match near {
        Some(near) => say!("did-you-mean", near = near),
        None => say!("these-are-there", known = known.collect::<Vec<_>>().join(", ")),
    };
    say(key, &[("name", name), ("known", &known)])
}

impl Order {
    /// What is done by hand; `None` for an order that changes rules.
    ///
    /// # Errors
    /// What it names and the town does not have, or what is out of bounds.
    pub fn by_hand(&self, scenario: &Scenario) -> Result<Option<Change>, String> {
        let policy = scenario.policy();
        let residents = scenario.raw().town.residents;
        let here = |resident: u32| {
            let most = (residents.max(1) - 1).to_string();
            let wrong = || say!("command-no-resident", resident = resident.to_string(), most = most);
            if resident < residents { Ok(resident) } else { Err(wrong()) }
        };
        let act = |name: &str| {
            let place = policy.acts().iter().position(|act| act.name() == name);
            place
                .map(|place| place as u8)
                .ok_or_else(|| unknown("command-no-act", name, policy.acts().iter().map(|act| act.name())))
        };
        let within = |value: f64, most: f64| {
            let wrong = || say!("command-bounds", value = value.to_string(), most = most.to_string());
            if value.abs() <= most && value != 0.0 { Ok(value) } else { Err(wrong()) }
        };
        let deed = |resident: u32, name: &str| Ok::<_, String>(OneAct { resident: here(resident)?, act: act(name)? });
        Ok(Some(match self {
            Self::Set(_) | Self::Cut(_) | Self::Perfect(_) => return Ok(None),
            Self::Strike(id) => Change::StrikeRecord(*id),
            Self::Rule { record, ruling } => Change::Rule(Ruled { record: *record, ruling: *ruling }),
            Self::StrikeAct { resident, act } => Change::StrikeAct(deed(*resident, act)?),
            Self::HandAct { resident, act } => Change::HandAct(deed(*resident, act)?),
            Self::Resolve { resident, acts, hides } => {
                let mut known: Vec<(u8, u8)> = vec![];
                for (name, times) in acts {
                    let number = act(name)?;
                    if *times > 7 {
                        return Err(say!("command-times", act = name, times = times.to_string()));
                    }
                    if known.iter().any(|(other, _)| *other == number) {
                        return Err(say!("command-twice", act = name));
                    }
                    known.push((number, *times));
                }
                let resident = here(*resident)?;
                Change::Resolve(Resolve { resident, acts: known, hides: *hides, appeals_by_hand: true })
            }
            Self::HandBack(resident) => Change::HandBack(here(*resident)?),
            Self::Appeal(record) => Change::Appeal(*record),
            Self::LetGo(a, b) => Change::LetGo(here(*a)?, here(*b)?),
            Self::Mark { resident, office, act: name, points } => {
                let number = policy.offices().iter().position(|o| o.name() == office);
                let offices = policy.offices().iter().map(|office| office.name());
                let number = number.ok_or_else(|| unknown("command-no-office", office, offices))?;
                let act = act(name)?;
                let rules = &policy.offices()[number];
                let watched = policy.acts()[usize::from(act)].watchers.iter().any(|w| rules.sources >> *w & 1 == 1);
                if rules.rules[usize::from(act)].is_empty() || !watched {
                    return Err(say!("command-no-rule", office = office, act = name));
                }
                let points = to_fixed(within(*points, 1000.0)?, POINT);
                Change::Mark(Mark { resident: here(*resident)?, office: number as u8, act, points })
            }
            Self::Pardon(resident) => Change::Pardon(here(*resident)?),
            Self::Illness { resident, days } => {
                Change::Illness(here(*resident)?, within(f64::from(*days), 90.0)? as u8)
            }
            Self::LayOff(resident) => Change::LayOff(here(*resident)?),
            Self::Money { resident, groats } => {
                Change::Money(here(*resident)?, to_fixed(within(*groats, 100_000.0)?, GROAT))
            }
            Self::SwapLooks(a, b) => Change::SwapLooks(here(*a)?, here(*b)?),
            Self::SwapQuarters(a, b) => Change::SwapQuarters(here(*a)?, here(*b)?),
            Self::Conduct(to, of) => Change::Conduct(here(*to)?, here(*of)?),
        }))
    }
}

/// A run that is about to be made or repeated: a town on a morning, what is changed from then on, and its last day.
#[derive(Clone)]
pub struct Course {
    /// The town on the morning with which it begins, before the changes of that morning.
    pub town: Simulation,
    /// What is changed, each on the morning after so many days have passed.
    pub changes: Vec<(u32, Change)>,
    /// Days that will have passed at its end.
    pub until: u32,
}

impl Course {
    /// A run from the first morning.
    pub fn new(scenario: Arc<Scenario>, options: Options, changes: Vec<(u32, Change)>, until: u32) -> Self {
        Self { town: Simulation::new(scenario, options), changes, until }
    }

    /// The same run, in which edges of the loop are cut from its first morning on.
    pub fn with_cuts(mut self, edges: &[Edge]) -> Self {
        let cut = |rules: &Scenario| Arc::new(rules.with_cuts(edges));
        let rules = Change::Rules(cut(self.town.scenario()));
        self.town.carry_out(&rules);
        for (_, change) in &mut self.changes {
            if let Change::Rules(rules) = change {
                *rules = cut(rules);
            }
        }
        self
    }

    /// The changes of a morning.
    pub fn changes_on(&self, day: u32) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |(when, _)| *when == day).map(|(_, change)| change)
    }

    /// The town at the end of the run. `go_on` is asked after every day; `None` once it says no.
    pub fn lived(mut self, go_on: impl Fn() -> bool) -> Option<Simulation> {
        while self.town.day() < self.until {
            let tomorrow = self.town.day() + 1;
            self = self.led_to(tomorrow);
            go_on().then_some(())?;
        }
        Some(self.town)
    }

    /// The same run, with the town led to the morning of a day, before the changes of that morning.
    pub fn led_to(mut self, day: u32) -> Self {
        while self.town.day() < day.min(self.until) {
            self.pass_day();
        }
        self
    }

    /// Makes the changes of this morning and lets the day pass.
    pub(super) fn pass_day(&mut self) {
        let changes: Vec<Change> = self.changes_on(self.town.day()).cloned().collect();
        changes.iter().for_each(|change| self.town.carry_out(change));
        self.town.pass_day();
    }
}
