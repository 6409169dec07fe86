//! What each phase is handed: what it may know, and what it may change.

use std::sync::Arc;

use super::act::Act;
use super::file::File;
use super::gate::Gate;
use super::held::Along;
use super::learn::Learn;
use super::live::Live;
use super::measure::Measure;
use super::rate::Rate;
use super::rate::reading::subjects;
use super::redress::Redressing;
use super::simulation::Simulation;
use super::watch::Watch;
use crate::scenario::Scenario;
use crate::scenario::raw::RawFeature;

/// The rules in force, so that other fields can be borrowed beside them.
fn in_force(rules: &[(u32, Arc<Scenario>)]) -> &Scenario {
    &rules[rules.len() - 1].1
}

impl Simulation {
    pub(super) fn lives(&mut self) -> Live<'_> {
        let (scenario, state) = (in_force(&self.rules), &mut self.state);
        Live {
            day: state.day,
            luck: state.luck,
            policy: scenario.policy(),
            town: &state.town,
            residents: &mut state.residents,
            sets: &mut state.sets,
            passed_over: &self.passed_over,
            workers: &self.workers,
        }
    }

    pub(super) fn acts<'a>(&'a mut self, other: Option<&'a Self>) -> Act<'a> {
        let (scenario, state) = (in_force(&self.rules), &mut self.state);
        Act {
            along: Along::new(self.held.as_deref(), other.map(|other| &other.state)),
            orders: &state.orders,
            day: state.day,
            luck: state.luck,
            policy: scenario.policy(),
            town: &state.town,
            offices: &state.offices,
            beliefs: &state.beliefs,
            coverage: &state.coverage,
            efforts: &state.efforts,
            trials: &state.trials,
            residents: &mut state.residents,
            doings: &mut state.doings,
            sets: &mut state.sets,
            deeds: &mut state.truth.deeds,
            closed: &mut state.truth.closed,
            incidents: &mut state.truth.incidents,
            feature: &scenario.raw().town.feature,
            shown: &mut state.shown,
            passed_over: &self.passed_over,
            workers: &self.workers,
        }
    }

    pub(super) fn watches<'a>(&'a mut self, other: Option<&'a Self>) -> Watch<'a> {
        let (scenario, state) = (in_force(&self.rules), &mut self.state);
        Watch {
            apart: self.apart.as_deref_mut(),
            along: Along::new(self.held.as_deref(), other.map(|other| &other.state)),
            day: state.day,
            luck: state.luck,
            policy: scenario.policy(),
            town: &state.town,
            offices: &state.offices,
            residents: &state.residents,
            doings: &state.doings,
            sets: &state.sets,
            trials: &state.trials,
            aliases: &mut state.aliases,
            second_looks: &mut state.second_looks,
            coverage: &state.coverage,
            efforts: &state.efforts,
            crossings_a_day: scenario.raw().town.crossings_a_day,
            truth: &state.truth,
            standing: &mut state.standing,
            ties: &state.ties,
            under_review: &state.desk.under_review,
            findings: &mut state.desk.findings,
            // Conduct is what it shows.
            features: match scenario.raw().town.feature {
                RawFeature::Conduct { .. } => &state.shown.value,
                _ => &state.town.features.value,
            },
            shown: &state.shown,
            sightings: &mut state.sightings,
            passed_over: &self.passed_over,
            workers: &self.workers,
        }
    }

    pub(super) fn files(&mut self) -> File<'_> {
        let (scenario, state) = (in_force(&self.rules), &mut self.state);
        File {
            direct: self.direct.as_deref_mut(),
            apart: self.apart.as_deref_mut(),
            day: state.day,
            luck: state.luck,
            policy: scenario.policy(),
            sightings: &state.sightings,
            files: &mut state.files,
        }
    }

    pub(super) fn rates<'a>(&'a mut self, other: Option<&'a Self>) -> Rate<'a> {
        let (scenario, state) = (in_force(&self.rules), &mut self.state);
        Rate {
            apart: self.apart.as_deref_mut(),
            along: Along::new(self.held.as_deref(), other.map(|other| &other.state)),
            day: state.day,
            luck: state.luck,
            policy: scenario.policy(),
            subjects: subjects(&state.town, &state.residents, &state.sets),
            ties: &state.ties,
            files: &mut state.files,
            offices: &mut state.offices,
            direct: self.direct.as_deref_mut(),
            receipts: &mut state.receipts,
            second_looks: &mut state.second_looks,
            trials: &mut state.trials,
            workers: &self.workers,
        }
    }

    pub(super) fn gates<'a>(&'a mut self, other: Option<&'a Self>) -> Gate<'a> {
        let (scenario, state) = (in_force(&self.rules), &mut self.state);
        Gate {
            along: Along::new(self.held.as_deref(), other.map(|other| &other.state)),
            held: self.held.as_deref(),
            receipts: &state.receipts,
            desk: &state.desk,
            day: state.day,
            luck: state.luck,
            policy: scenario.policy(),
            town: &state.town,
            offices: &mut state.offices,
            residents: &mut state.residents,
            stops: &state.sightings.stops,
            sets: &state.sets,
            trials: &state.trials,
            ties: &mut state.ties,
            custom: &mut state.custom.0,
            figures: &mut state.figures,
            workers: &self.workers,
        }
    }

    pub(super) fn learns<'a>(&'a mut self, other: Option<&'a Self>) -> Learn<'a> {
        let (scenario, state) = (in_force(&self.rules), &mut self.state);
        Learn {
            along: Along::new(self.held.as_deref(), other.map(|other| &other.state)),
            day: state.day,
            luck: state.luck,
            policy: scenario.policy(),
            town: &state.town,
            offices: &state.offices,
            receipts: &state.receipts,
            ties: &state.ties,
            doings: &state.doings,
            residents: &mut state.residents,
            sets: &state.sets,
            led: &state.led,
            beliefs: &mut state.beliefs,
            shown: &mut state.shown,
            published: &mut state.published,
            beside: other.map(|other| &other.state.beliefs),
            passed_over: &mut self.passed_over,
        }
    }

    pub(super) fn redresses<'a>(&'a mut self, other: Option<&'a Self>) -> Redressing<'a> {
        let (scenario, state) = (in_force(&self.rules), &mut self.state);
        Redressing {
            apart: self.apart.as_deref_mut(),
            along: Along::new(self.held.as_deref(), other.map(|other| &other.state)),
            held: self.held.as_deref_mut(),
            day: state.day,
            luck: state.luck,
            policy: scenario.policy(),
            rules: &self.rules,
            town: &state.town,
            receipts: &state.receipts,
            arrived: &state.files.today,
            residents: &mut state.residents,
            offices: &mut state.offices,
            desk: &mut state.desk,
            second_looks: &mut state.second_looks,
            led: &mut state.led,
            aliases: &mut state.aliases,
            sets: &mut state.sets,
            direct: self.direct.as_deref_mut(),
        }
    }

    pub(super) fn measures(&mut self) -> Measure<'_> {
        let (scenario, state) = (in_force(&self.rules), &mut self.state);
        Measure {
            day: state.day,
            policy: scenario.policy(),
            town: &state.town,
            sets: &mut state.sets,
            custom: &state.custom.0,
            employment: &state.residents.employment,
            offices: &state.offices,
            standing: &state.standing,
            trials: &state.trials,
            sightings: &state.sightings,
            arrived: &state.files.today,
            receipts: &state.receipts,
            desk: &state.desk,
            second_looks: &mut state.second_looks,
            truth: &mut state.truth,
            stays: &mut state.stays,
            figures: &mut state.figures,
            history: self.history.as_mut(),
        }
    }
}
