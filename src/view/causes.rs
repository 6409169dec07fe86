//! Why somebody's score is not what their own acts would give, and what their flag rests on, in sentences.

use crate::day::Simulation;
use crate::day::state::ledger::points;
use crate::study::causes::{self, Cause};
use crate::study::shares::apportioned;
use crate::words::{self, say};

/// What lies between standing and score at an office, by its causes, in whole points that add up as they are told. `None`
/// where nothing does, and where it cannot be told.
pub fn of_score(town: &Simulation, office: usize, resident: u32) -> Option<String> {
    let parts = causes::parts(town, office, resident)?.map(points);
    let score = libm::round(town.score(office, resident));
    let standing = libm::round(town.standing(office, resident)?);
    let told = apportioned(&parts, (score - standing) as i64);
    let told = Cause::ALL.iter().zip(told).filter(|(_, points)| *points != 0);
    let told: Vec<String> = told
        .map(|(cause, points)| say(&format!("gap-{}", cause.key()), &[("points", &words::signed(points as f64))]))
        .collect();
    (!told.is_empty()).then(|| say!("gap-parts", parts = told.join(", ")))
}

/// What a flag comes from, if it is not earned, and whether it rests on false marks. Nothing of whoever has no flag.
pub fn of_flag(town: &Simulation, resident: u32) -> Vec<String> {
    let cause = causes::of_flag(town, resident).map(|cause| words::plain(&format!("flag-by-{}", cause.key())));
    let rests = causes::rests_on_false_marks(town, resident);
    let rests = rests.map(|rests| {
        words::plain(match (rests, town.deserves_flag(resident)) {
            (true, true) => "flag-rests-though-earned",
            (true, false) => "flag-rests",
            (false, _) => "flag-rests-not",
        })
    });
    cause.into_iter().chain(rests).collect()
}
