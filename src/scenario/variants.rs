//! The same scenario but for one thing: what it is compared with, and what is cut or made perfect while it runs. Each
//! variant changes what was written and compiles it again, so that nothing can differ between the two.

use std::convert::Infallible;

use serde_json::Value;

use super::policy::{Happening, Office, Scenario, Serves};
use super::problem::{Problems, Span, plain_name};
use super::raw::{Chance, Edge, RawEffects, RawOffice, RawScenario, Who};
use super::settings::Place;
use super::tree::Node;
use super::{layers, resolve, shape, stages};

impl Scenario {
    /// The scenario that is written as this one but for what `change` does. It may switch things on and off, set numbers
    /// within their ranges and cut edges; it may not rename or take away what can be named.
    fn but(&self, change: impl Fn(&mut RawScenario)) -> Self {
        let Ok(variant) = self.each(|scenario| {
            let mut raw = scenario.raw.clone();
            change(&mut raw);
            Ok::<_, Infallible>(resolve::variant(raw))
        });
        variant
    }

    /// The same town with every office switched off: what would be if nobody were rated. Watchers and luck are the same, and so
    /// are the acts, but for those that are closed to newcomers: what an office opens to some is open to nobody without it.
    pub fn unrated(&self) -> Self {
        self.but(|raw| {
            // The office that leads is named by what is written of bands, also where the file leaves it to the order.
            if let Some(leads) = self.policy.leads {
                raw.leads = self.policy.offices[leads].name.clone();
            }
            let closed: Vec<String> = raw
                .offices
                .iter()
                .filter(|office| office.on && rates_everyone(office))
                .flat_map(|office| closed_to_newcomers(office, &raw.offices))
                .collect();
            for act in raw.acts.iter_mut().filter(|act| closed.contains(&plain_name(&act.name))) {
                (act.times_a_year, act.chance) = (0.0, Chance::Driven);
            }
            raw.offices.iter_mut().for_each(|office| office.on = false);
        })
    }

    /// The same town with rules that nobody can read: people learn from their own receipts and from talk alone.
    pub fn secret(&self) -> Self {
        self.but(|raw| raw.offices.iter_mut().for_each(|office| office.published = false))
    }

    /// The same town where nobody keeps out of watchers' view.
    pub fn without_evasion(&self) -> Self {
        self.but(|raw| raw.learning.evade = 0.0)
    }

    /// The same scenario with one of its watchers perfect: what it covers it sees at once, of the right person, and
    /// nothing else. `None` if there is no watcher of that name.
    pub fn with_perfect(&self, watcher: &str) -> Option<Self> {
        let number = self.raw.watchers.iter().position(|raw| raw.name == watcher)?;
        Some(self.but(|raw| raw.watchers[number].perfect = true))
    }

    /// The same scenario with these edges of the loop cut as well.
    pub fn with_cuts(&self, edges: &[Edge]) -> Self {
        self.but(|raw| {
            let more: Vec<Edge> = edges.iter().filter(|edge| !raw.cut.contains(edge)).copied().collect();
            raw.cut.extend(more);
        })
    }

    /// The same scenario with some of its fields set, each `path=value` as on the command line.
    ///
    /// # Errors
    /// What is wrong with the settings.
    pub fn with_settings(&self, settings: &[String]) -> Result<Self, Problems> {
        let stages = Place::of("stages");
        if !settings.iter().any(|setting| Place::of(setting).meets(&stages)) {
            return self.each(|scenario| Ok(scenario.set(settings)?.0));
        }
        let (scenario, tree) = self.set(settings)?;
        let mut problems = Problems::default();
        let of_rules = settings.iter().filter(|setting| !Place::of(setting).meets(&stages));
        let by_hand: Vec<String> =
            of_rules.filter_map(|setting| Some(setting.split_once('=')?.0.trim().to_owned())).collect();
        let later = stages::later(&scenario, &tree, &by_hand, &mut problems);
        if problems.sound() { Ok(Self { later, ..scenario }) } else { Err(problems) }
    }

    /// The same scenario with some of its fields set, without later selves, and the tree that it was read from.
    fn set(&self, settings: &[String]) -> Result<(Self, Node), Problems> {
        let written = serde_json::to_value(&self.raw).expect("plain data can be written");
        let mut tree =
            shape::node_of(&written, shape::schema(), Span::default()).expect("it has the shape it was read by");
        let mut problems = Problems::default();
        for setting in settings {
            let number = problems.file(&layers::set_name(setting));
            layers::set(&mut tree, setting, number, &mut problems);
        }
        let json = shape::shape(&tree, &mut problems);
        let raw = serde_json::from_value(json).ok().filter(|_| problems.sound());
        match raw.and_then(|raw| resolve::scenario(raw, &tree, &mut problems)) {
            Some(scenario) => Ok((scenario, tree)),
            None => Err(problems),
        }
    }

    /// The same scenario with some of its numbers, by their paths through fields, so many times as large. None goes beyond
    /// what its field allows.
    ///
    /// # Panics
    /// If a path leads to no number. Paths are the program's own.
    pub fn with_scaled(&self, factors: &[(&str, f64)]) -> Self {
        self.but(|raw| {
            // Plain data can be written as values and read from them, and a fraction stays the same to the last bit.
            let mut written = serde_json::to_value(&*raw).expect("plain data can be written");
            for (path, factor) in factors {
                let (low, high) = shape::range(path).expect("a path to a number with a range");
                let place =
                    written.pointer_mut(&format!("/{}", path.replace('.', "/"))).expect("a field that is there");
                let scaled = place.as_f64().expect("a number") * factor;
                *place = Value::from(scaled.clamp(low, high));
            }
            *raw = serde_json::from_value(written).expect("plain data can be read");
        })
    }

    /// Whether cutting an edge of the loop can change anything: whether something runs along it.
    pub fn runs_along(&self, edge: Edge) -> bool {
        let selves = std::iter::once(self).chain(self.later.iter().map(|(_, later)| &**later));
        selves.into_iter().any(|scenario| !scenario.policy.cuts.has(edge) && scenario.would_run_along(edge))
    }

    /// Whether something would run along an edge of the loop if it were not cut.
    pub fn would_run_along(&self, edge: Edge) -> bool {
        let policy = &self.policy;
        let effects = |differs: fn(&RawEffects) -> bool| {
            let bands = policy.offices.iter().flat_map(|office| office.bands.iter().map(|band| &band.effects));
            let lists = policy.offices.iter().flat_map(|office| office.lists.iter().map(|list| &list.effects));
            bands.chain(lists).any(differs)
        };
        !policy.offices.is_empty()
            && match edge {
                Edge::Money => {
                    let fines = |office: &Office| office.rules.iter().flatten().any(|rule| rule.fine > 0);
                    effects(|e| e.wage != 1.0 || e.custom != 1.0 || e.fees != 0.0 || e.rewards != 0.0)
                        || policy.offices.iter().any(fines)
                }
                Edge::Scrutiny => {
                    effects(|e| e.scrutiny != 1.0) && policy.watchers.iter().any(|w| w.errors.scrutiny)
                        || policy.watchers.iter().any(|w| w.patrols_by.is_some())
                }
                Edge::Ties => effects(|e| e.tie_loss != 0.0) || policy.offices.iter().any(|office| office.drop > 0.0),
                Edge::Peers => {
                    policy.offices.iter().any(|office| office.peer_weight > 0 || office.counts_listed_contacts())
                }
                Edge::Strain => effects(|e| e.notice != 0.0) || policy.learning.strain_per_point > 0,
                Edge::Access => {
                    effects(|e| e.job_loss != 0.0 || e.hiring != 1.0 || e.lost_hours != 0.0 || !e.closes.is_empty())
                        || policy
                            .offices
                            .iter()
                            .any(|office| office.serves != Serves::Everyone || office.needs_records > 0)
                }
                Edge::Model => {
                    let learns = |office: &Office| office.predictor.is_some() || office.risk.is_some();
                    policy.offices.iter().any(learns) || !policy.trials.is_empty()
                }
                Edge::Learning => true,
                Edge::Redress => {
                    policy.redress.appeal > 0.0
                        || policy.redress.try_it_on > 0.0
                        || policy.redress.audit.is_some()
                        || policy.offices.iter().any(|office| office.review.is_some())
                        || policy.events.iter().any(|event| matches!(event.does, Happening::Amnesty(_)))
                }
            }
    }

    /// The edges of the loop along which something runs.
    pub fn edges(&self) -> Vec<Edge> {
        Edge::ALL.into_iter().filter(|edge| self.runs_along(*edge)).collect()
    }
}

/// Whether an office rates everybody in the town, so that whoever it does not rate is nobody.
fn rates_everyone(office: &RawOffice) -> bool {
    office.about == Who::Anyone && office.quarters.is_empty()
}

/// The acts, by their plain names, that an office closes to whoever is new.
fn closed_to_newcomers<'a>(office: &'a RawOffice, all: &[RawOffice]) -> impl Iterator<Item = String> + use<'a> {
    let band = office.band_of_newcomers(all).map(|band| &office.bands[band]);
    band.into_iter().flat_map(|band| band.effects.closes.iter().map(|act| plain_name(act)))
}
