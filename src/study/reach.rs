//! Whom a change reached, when first, by which way and through whom.
//!
//! Two towns that differ by one thing are compared after each phase of each day; the phase in which somebody first
//! differs, and what they depend on there, tell the way.

use std::collections::BTreeMap;

use crate::day::learn::talks_with;
use crate::day::state::office::Office;
use crate::day::watch::names::OtherName;
use crate::day::{Phase, Simulation};
use crate::kernel::slices::LANES;
use crate::scenario::raw::{BorneBy, Edge};

/// How a change came to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The record or the intervention is about them.
    Itself,
    /// Somebody's act was laid to them, or no longer is.
    Mistaken,
    /// Somebody's act was entered under their name, because a watcher goes by the household's papers or by stolen ones, or no
    /// longer is.
    Named,
    /// Somebody reported them, or no longer does.
    Reported,
    /// They bear a share of a mark of their household.
    Household,
    /// They bear with somebody of their group: a share of a mark, or a list.
    Group,
    /// Along an edge of the loop: a contact's score, an owner's custom, a tie, talk, the queue of appeals.
    Along(Edge),
}

impl Way {
    /// The name of the way, as keys and tables have it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Itself => "itself",
            Self::Mistaken => "mistaken",
            Self::Named => "named",
            Self::Reported => "reported",
            Self::Household => "household",
            Self::Group => "group",
            Self::Along(edge) => edge.key(),
        }
    }
}

/// The first difference of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Touch {
    /// The day, from 0.
    pub day: u32,
    /// How it came.
    pub way: Way,
    /// Through whom.
    pub through: Option<u32>,
}

/// What became of somebody whom a change reached, at the end. Differences are the changed town less the town.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The resident who was reached.
    pub resident: u32,
    /// Their first difference.
    pub first: Touch,
    /// Of the score in the office that is looked at, in 1/256 of a point.
    pub score: i32,
    /// Of money, in hundredths of a groat.
    pub money: i32,
    /// The bands in the town and in the changed one.
    pub bands: (u8, u8),
    /// Of the number of contacts.
    pub ties: i32,
}

impl Reached {
    /// Whether anything differs that a person would notice at the end: score, money, band or ties.
    pub fn differs(&self) -> bool {
        self.score != 0 || self.money != 0 || self.bands.0 != self.bands.1 || self.ties != 0
    }
}

/// Whom a change has reached so far.
#[derive(Default)]
pub struct Reach {
    touched: Vec<Option<Touch>>,
    left: usize,
    /// The record that is struck, if one is.
    struck: Option<u64>,
    /// Who was really seen, by the number of each observation that names somebody else.
    mistaken: BTreeMap<u64, u32>,
    /// Who reported it, by the number of each observation that somebody's report has left about somebody else.
    reported: BTreeMap<u64, u32>,
}

impl Reach {
    /// Nobody but those whom the change is about.
    pub fn of(town: &Simulation, subjects: &[u32], struck: Option<u64>) -> Self {
        let mut touched = vec![None; town.town().residents()];
        let first = Touch { day: town.day(), way: Way::Itself, through: None };
        subjects.iter().for_each(|subject| touched[*subject as usize] = Some(first));
        Self { left: touched.len() - subjects.len(), touched, struck, ..Self::default() }
    }

    /// Compares the town with the changed one after a phase.
    pub fn note(&mut self, phase: Phase, town: &Simulation, changed: &Simulation) {
        if phase == Phase::Rate {
            // Before they reach a file, which may be days later.
            let seen = town.state.sightings.all().chain(changed.state.sightings.all());
            let mistaken = seen.filter_map(|seen| {
                seen.seen(town.witness()).filter(|who| *who != seen.about).map(|who| (seen.id, who))
            });
            self.mistaken.extend(mistaken);
            let reports = town.state.sightings.reports.iter().chain(&changed.state.sightings.reports);
            let of_others = reports.filter(|report| report.reporter != report.seen.about);
            self.reported.extend(of_others.map(|report| (report.seen.id, report.reporter)));
        }
        if self.left == 0 || ![Phase::Rate, Phase::Gate, Phase::Learn, Phase::Redress].contains(&phase) {
            return;
        }
        let residents = self.touched.len();
        let offices = || town.state.offices.iter().zip(&changed.state.offices);
        for first in (0..residents).step_by(LANES) {
            let rows = first..(first + LANES).min(residents);
            let same_scores =
                || offices().all(|(a, b)| a.ledger.scores()[rows.clone()] == b.ledger.scores()[rows.clone()]);
            let same = match phase {
                Phase::Rate => {
                    same_scores()
                        && offices().all(|(a, b)| a.ledger.doors(rows.clone()) == b.ledger.doors(rows.clone()))
                }
                Phase::Learn => {
                    town.state.residents.same_rows(&changed.state.residents, rows.clone())
                        && town.state.beliefs.same_in(&changed.state.beliefs, first / LANES)
                }
                _ => town.state.residents.same_rows(&changed.state.residents, rows.clone()),
            };
            // Ties are few, and looked at one by one.
            if same && phase != Phase::Gate {
                continue;
            }
            for resident in rows.filter(|resident| self.touched[*resident].is_none()).collect::<Vec<_>>() {
                let way = match phase {
                    Phase::Rate => self.rated(town, changed, resident as u32),
                    Phase::Gate => gated(town, changed, resident as u32, &self.touched),
                    Phase::Learn => learned(town, changed, resident as u32),
                    _ => redressed(town, changed, resident as u32),
                };
                if let Some((way, through)) = way {
                    self.touched[resident] = Some(Touch { day: town.day(), way, through });
                    self.left -= 1;
                }
            }
        }
    }

    /// What became of everybody whom it reached, those most of all whose score differs most.
    pub fn end(&self, town: &Simulation, changed: &Simulation, office: usize) -> Vec<Reached> {
        let of = |resident: u32, first: Touch| Reached {
            resident,
            first,
            score: changed.exact_score(office, resident) - town.exact_score(office, resident),
            money: changed.state.residents.money[resident as usize] - town.state.residents.money[resident as usize],
            bands: (town.band(office, resident), changed.band(office, resident)),
            ties: changed.contacts(resident).len() as i32 - town.contacts(resident).len() as i32,
        };
        let touched = self.touched.iter().enumerate();
        let mut reached: Vec<Reached> =
            touched.filter_map(|(resident, first)| Some(of(resident as u32, (*first)?))).collect();
        reached.sort_by_key(|r| (std::cmp::Reverse(r.score.abs()), std::cmp::Reverse(r.money.abs()), r.resident));
        reached
    }
}

type Found = Option<(Way, Option<u32>)>;

impl Reach {
    fn rated(&self, town: &Simulation, changed: &Simulation, resident: u32) -> Found {
        let offices = || town.state.offices.iter().zip(&changed.state.offices);
        if offices().all(|(a, b)| a.ledger.same_of(&b.ledger, resident)) {
            return None;
        }
        // A record of today about them that only one of the two has.
        let only = |here: &Simulation, there: &Simulation| {
            let about = |record: &&crate::day::state::records::Record| record.about == resident;
            let record =
                here.state.files.today.iter().filter(about).find(|record| !there.state.files.today.contains(record))?;
            let itself = self.struck == Some(record.id);
            if let Some(reporter) = self.reported.get(&record.id).filter(|_| !itself) {
                return Some((Way::Reported, Some(*reporter)));
            }
            let (policy, seen) = (here.scenario().policy(), self.mistaken.get(&record.id).copied());
            let errors = &policy.watchers[usize::from(record.watcher)].errors;
            let name = seen.and_then(|seen| OtherName::why(policy, errors, &here.state.town, resident, seen));
            let way = if name.is_some() { Way::Named } else { Way::Mistaken };
            Some(if itself { (Way::Itself, None) } else { (way, seen) })
        };
        let shared = |here: &Simulation, there: &Simulation| {
            let own = |receipt: &&crate::day::state::records::Receipt| {
                receipt.about == resident && receipt.record.about != resident
            };
            let receipt =
                here.state.receipts.iter().filter(own).find(|receipt| !there.state.receipts.contains(receipt))?;
            let bearing = here.scenario().policy().offices[usize::from(receipt.office)].bearing;
            let of_household = bearing.is_none_or(|bearing| bearing.of == BorneBy::Household);
            Some((if of_household { Way::Household } else { Way::Group }, Some(receipt.record.about)))
        };
        // Whoever is on a list with somebody of their group in one of the two only.
        let listed = || {
            let borne = |town: &Simulation| -> Vec<_> {
                let of = |office: &Office| office.ledger.borne.get(resident as usize).copied();
                town.state.offices.iter().map(of).collect()
            };
            (borne(town) != borne(changed)).then_some((Way::Group, None))
        };
        let contacts = || {
            let gap = |contact: u32| {
                let gaps = offices().map(|(a, b)| {
                    let of =
                        |ledger: &crate::day::state::ledger::Ledger| ledger.yesterday().get(contact as usize).copied();
                    of(&a.ledger).unwrap_or(0).abs_diff(of(&b.ledger).unwrap_or(0))
                });
                gaps.max().unwrap_or(0)
            };
            let contact = town.contacts(resident).iter().copied().max_by_key(|contact| gap(*contact));
            (Way::Along(Edge::Peers), contact.filter(|contact| gap(*contact) > 0))
        };
        let found = only(town, changed).or_else(|| only(changed, town)).or_else(|| shared(town, changed));
        Some(found.or_else(|| shared(changed, town)).or_else(listed).unwrap_or_else(contacts))
    }
}

fn gated(town: &Simulation, changed: &Simulation, resident: u32, touched: &[Option<Touch>]) -> Found {
    let (here, there) = (town.contacts(resident), changed.contacts(resident));
    if here != there {
        let lost = here.iter().filter(|contact| !there.contains(contact));
        let won = there.iter().filter(|contact| !here.contains(contact));
        let others: Vec<u32> = lost.chain(won).copied().collect();
        // Only somebody who was reached before can have passed it on.
        let before = |touch: &Touch| touch.day < town.state.day || touch.way != Way::Along(Edge::Ties);
        let known = others.iter().copied().find(|other| touched[*other as usize].as_ref().is_some_and(before));
        return Some((Way::Along(Edge::Ties), known));
    }
    let i = resident as usize;
    if town.state.residents.same_rows(&changed.state.residents, i..i + 1) {
        return None;
    }
    if town.state.residents.employment[i] != changed.state.residents.employment[i] {
        return Some((Way::Along(Edge::Access), None));
    }
    let firm = town.state.town.people.firm_of(resident);
    let custom = firm.filter(|firm| town.state.custom.0[*firm as usize] != changed.state.custom.0[*firm as usize]);
    Some((Way::Along(Edge::Money), custom.map(|firm| town.state.town.firms.owner[firm as usize])))
}

fn learned(town: &Simulation, changed: &Simulation, resident: u32) -> Found {
    let i = resident as usize;
    let same = town.state.residents.same_rows(&changed.state.residents, i..i + 1)
        // What one thinks of an office changes nothing else, so nobody is reached by that alone.
        && town.state.beliefs.same_of_acts(&changed.state.beliefs, i);
    let talked = || talks_with(town.state.luck, &town.state.ties, town.state.day, resident);
    (!same).then(|| (Way::Along(Edge::Learning), talked()))
}

fn redressed(town: &Simulation, changed: &Simulation, resident: u32) -> Found {
    let i = resident as usize;
    let offices = town.state.offices.iter().zip(&changed.state.offices);
    let same = town.state.residents.same_rows(&changed.state.residents, i..i + 1)
        && offices.into_iter().all(|(a, b)| a.ledger.same_of(&b.ledger, resident));
    // Whoever stands in the queue before them in one town only.
    let heard = |here: &Simulation, there: &Simulation| {
        let first =
            |correction: &&crate::day::state::desk::Correction| !there.state.desk.corrections.contains(correction);
        here.state.desk.corrections.iter().filter(first).map(|c| c.receipt.about).find(|about| *about != resident)
    };
    (!same).then(|| (Way::Along(Edge::Redress), heard(town, changed).or_else(|| heard(changed, town))))
}
