//! Why a score is not what a resident's own acts would give, and why somebody is flagged who has not earned it.
//!
//! Between standing and the score stand steps, each with one cause more (see `day::apart`): what is borne for others,
//! wrong sight, files that are late, entries that nobody had grounds for. What each step adds is laid to its cause, so the
//! causes add up to the difference exactly. Beside them stands but-for: whether a flag would be gone if the false marks
//! about that person were struck and nobody answered to it.

use crate::day::Simulation;
use crate::day::state::ledger::Ledger;

/// Why a score is not its standing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// What others did is laid to the person: a share of a household's marks, contacts' scores.
    Borne,
    /// A watcher missed what happened, took it for something else, or saw what did not happen.
    Sight,
    /// The files are behind or another person's: an entry is lost, late, or stale, or a file is linked with the wrong person.
    File,
    /// An entry that nobody had grounds for, or a list that does not say what the office believes.
    Insincere,
}

impl Cause {
    /// The causes, in the order of the steps from standing to the score.
    pub const ALL: [Self; 4] = [Self::Borne, Self::Sight, Self::File, Self::Insincere];

    /// The word for the cause in columns of exported tables and in keys of texts, such as `sight`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Borne => "borne",
            Self::Sight => "sight",
            Self::File => "file",
            Self::Insincere => "insincere",
        }
    }
}

/// The ledgers of an office from standing to the score, one after each cause.
fn steps(town: &Simulation, office: usize) -> Option<[&Ledger; 5]> {
    let real = &town.state.offices.get(office)?.ledger;
    let standing = town.state.standing.ledgers.get(office)?;
    let [perfect, prompt, unforced] = town.apart.as_ref()?.steps(office, real)?;
    Some([standing, perfect, prompt, unforced, real])
}

/// What each cause has in the difference between a resident's score at an office and their standing, in 1/256 of a point,
/// in the order of [`Cause::ALL`]. They add up to the difference. `None` where the town keeps no standing or is too large
/// to be remembered.
pub fn parts(town: &Simulation, office: usize, resident: u32) -> Option<[i32; 4]> {
    let scores = steps(town, office)?.map(|ledger| ledger.score(resident));
    Some(std::array::from_fn(|cause| scores[cause + 1] - scores[cause]))
}

/// Why somebody is flagged who has not earned it: the cause with which the flag comes, on the way from standing to the
/// score, and does not go again. `None` for whoever has no flag or has earned it, and as for [`parts`].
pub fn of_flag(town: &Simulation, resident: u32) -> Option<Cause> {
    let rules = town.scenario().policy().offices();
    let mut flagged = [false; 5];
    let rating = town.state.offices.iter().enumerate().filter(|(_, office)| office.rates(resident));
    for (number, _) in rating {
        for (flagged, ledger) in flagged.iter_mut().zip(steps(town, number)?) {
            *flagged |= ledger.flagged(&rules[number], resident);
        }
    }
    if flagged[0] || !flagged[4] {
        return None;
    }
    let last = (0..4).rev().find(|cause| !flagged[*cause])?;
    Some(Cause::ALL[last])
}

/// Whether a flag rests on false marks: would be gone if every false mark about the person were struck, and every one of
/// which they bear a share. This is
/// the direct effect; that nobody answers to it is part of the question. `None` for whoever has no flag, and as for
/// [`parts`].
pub fn rests_on_false_marks(town: &Simulation, resident: u32) -> Option<bool> {
    let apart = town.apart.as_ref().filter(|_| town.flagged(resident))?;
    let offices = town.scenario().policy().offices().iter().zip(&town.state.offices).enumerate();
    let mut rating = offices.filter(|(_, (_, office))| office.rates(resident));
    let stays = rating.any(|(number, (rules, _))| apart.truthful(number).is_some_and(|l| l.flagged(rules, resident)));
    Some(!stays)
}

/// Everyone who is flagged without having earned it, with the cause.
pub fn wrong_flags(town: &Simulation) -> Vec<(u32, Cause)> {
    let all = 0..town.town().residents() as u32;
    all.filter_map(|resident| Some((resident, of_flag(town, resident)?))).collect()
}

/// Everyone whose flag rests on false marks.
pub fn resting(town: &Simulation) -> Vec<u32> {
    (0..town.town().residents() as u32).filter(|resident| rests_on_false_marks(town, *resident) == Some(true)).collect()
}
