//! Along which edges of the loop something passes that differs between two towns.
//!
//! What is found may be more than what passes: an edge is counted wherever anything differs that is read along it. It is
//! never less, so a world in which an edge is held along which nothing is found is the same world as without the holding.

use crate::day::state::office::Office;
use crate::day::state::records::Receipt;
use crate::day::{Phase, Simulation};
use crate::scenario::policy;
use crate::scenario::raw::{Edge, RawEffects};

/// Adds those edges along which something differs after a phase to `carried`: a bit for each of `edges`.
pub(super) fn note(phase: Phase, town: &Simulation, world: &Simulation, edges: &[Edge], carried: &mut u32) {
    // After the morning, as rules that came into force can have moved people between bands.
    if ![Phase::Live, Phase::Rate, Phase::Redress].contains(&phase) {
        return;
    }
    let mut found = Found { edges, carried };
    let (here, there) = (&town.state, &world.state);
    if phase == Phase::Rate && here.receipts != there.receipts {
        let policy = town.scenario().policy();
        let marks = |receipts: &[Receipt]| {
            receipts.iter().filter(|receipt| receipt.is_mark(policy)).copied().collect::<Vec<_>>()
        };
        found.add(&[Edge::Learning]);
        if marks(&here.receipts) != marks(&there.receipts) {
            found.add(&[Edge::Strain, Edge::Redress]);
            let fines = |receipts: &[Receipt]| receipts.iter().any(|receipt| receipt.fine(policy) > 0);
            if fines(&here.receipts) || fines(&there.receipts) {
                found.add(&[Edge::Money]);
            }
        }
    }
    if phase == Phase::Redress && (!here.desk.same_as(&there.desk) || here.second_looks != there.second_looks) {
        found.add(&[Edge::Redress]);
        let repays = |town: &Simulation| town.state.desk.corrections.iter().any(|correction| correction.fine > 0);
        if repays(town) || repays(world) {
            found.add(&[Edge::Money]);
        }
    }
    // A trial is decided by what the offices have on file by then.
    if here.trials != there.trials || here.trials.won.contains(&None) && here.offices != there.offices {
        found.add(&[Edge::Model]);
    }
    if found.all() {
        return;
    }
    for ((rules, here), there) in town.scenario().policy().offices().iter().zip(&here.offices).zip(&there.offices) {
        found.office(rules, here, there);
    }
}

struct Found<'a> {
    edges: &'a [Edge],
    carried: &'a mut u32,
}

impl Found<'_> {
    fn add(&mut self, which: &[Edge]) {
        for (place, edge) in self.edges.iter().enumerate() {
            *self.carried |= u32::from(which.contains(edge)) << place;
        }
    }

    fn all(&self) -> bool {
        *self.carried == (1 << self.edges.len()) - 1
    }

    fn office(&mut self, rules: &policy::Office, here: &Office, there: &Office) {
        if here.fit != there.fit {
            self.add(&[Edge::Model, Edge::Learning, Edge::Access]);
        }
        if here.rated != there.rated {
            self.add(&Edge::ALL);
        }
        if here.served != there.served {
            self.add(&[Edge::Access]);
        }
        if here.tally.as_ref().map(|tally| &tally.count) != there.tally.as_ref().map(|tally| &tally.count) {
            self.add(&[Edge::Scrutiny]);
        }
        let residents = 0..here.ledger.scores().len();
        if here.ledger.scores() != there.ledger.scores() || here.ledger.own != there.ledger.own {
            // Partings, and whom one meets then, go by scores.
            self.add(&[Edge::Peers, Edge::Ties]);
        }
        if here.ledger.doors(residents.clone()) == there.ledger.doors(residents.clone()) {
            return;
        }
        let doors =
            |office: &Office, resident: u32| (office.ledger.band(resident), office.ledger.on_lists(resident as usize));
        for resident in residents.map(|i| i as u32).filter(|resident| here.rates(*resident)) {
            if self.all() {
                return;
            }
            if doors(here, resident) == doors(there, resident) {
                continue;
            }
            self.add(&[Edge::Learning]);
            let closes = |office: &Office| &rules.bands()[usize::from(office.ledger.band(resident))].effects.closes;
            if closes(here) != closes(there) {
                self.add(&[Edge::Access]);
            }
            // Those who are flagged let one another go more or less easily.
            let effects = rules.bands.iter().map(|band| &band.effects);
            let mut effects = effects.chain(rules.lists.iter().map(|list| &list.effects));
            if effects.any(|effects| effects.tie_loss > 0.0 && effects.tie_loss_among != 1.0) {
                self.add(&[Edge::Ties]);
            }
            for (edge, felt) in FELT {
                let of = |office: &Office, felt: Felt| {
                    felt(&rules.bands()[usize::from(office.ledger.band(resident))].effects)
                };
                let lists = doors(here, resident).1 ^ doors(there, resident).1;
                let of_lists = |felt: Felt| {
                    let differing = rules.lists.iter().enumerate().filter(|(list, _)| lists >> list & 1 == 1);
                    differing.into_iter().any(|(_, list)| felt(&list.effects) != felt(&RawEffects::default()))
                };
                if felt.iter().any(|felt| of(here, *felt) != of(there, *felt) || of_lists(*felt)) {
                    self.add(&[edge]);
                }
            }
        }
    }
}

type Felt = fn(&RawEffects) -> f64;

/// What of a band or a list is felt along each edge.
const FELT: [(Edge, &[Felt]); 5] = [
    (Edge::Money, &[|e| e.wage, |e| e.custom, |e| e.fees, |e| e.rewards]),
    (Edge::Scrutiny, &[|e| e.scrutiny]),
    (Edge::Ties, &[|e| e.tie_loss]),
    (Edge::Strain, &[|e| e.notice]),
    (Edge::Access, &[|e| e.job_loss, |e| e.hiring, |e| e.lost_hours, |e| e.closes.len() as f64]),
];
