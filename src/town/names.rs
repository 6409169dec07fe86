//! Invented names, from parts in assets/names.ron. A name is a function of the seed and a number, so nothing is stored.

use std::sync::OnceLock;

use rand::RngExt;
use serde::Deserialize;

use crate::kernel::luck::{Luck, Purpose, mix};
use crate::kernel::stream::Spot;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    given: Vec<String>,
    family_first: Vec<String>,
    family_last: Vec<String>,
    street_first: Vec<String>,
    street_last: Vec<String>,
    quarter: Vec<String>,
    look: Vec<String>,
    firm_first: Vec<String>,
    firm_last: Vec<String>,
    trade: Vec<String>,
}

#[expect(clippy::expect_used, reason = "the file is part of the program, and a test reads it")]
fn parts() -> &'static Parts {
    static PARTS: OnceLock<Parts> = OnceLock::new();
    PARTS
        .get_or_init(|| ron::from_str(include_str!("../../assets/names.ron")).expect("assets/names.ron is well formed"))
}

/// A one-to-one shuffle of the numbers below `size`: a Feistel network that is walked until it lands inside. A shuffle
/// of `rand` would have to be made whole and kept; this one tells where a single number goes.
fn shuffle(number: u64, size: u64, seed: u64) -> u64 {
    let half = (64 - (size - 1).leading_zeros()).div_ceil(2).max(1);
    let mask = (1 << half) - 1;
    let mut value = number;
    loop {
        for round in 0..4 {
            let (left, right) = (value >> half, value & mask);
            value = right << half | (left ^ mix(right ^ mix(seed.wrapping_add(round)))) & mask;
        }
        if value < size {
            return value;
        }
    }
}

/// No household is larger.
const MEMBERS: u64 = 8;

/// The name of a member of a household. Family names repeat only in towns with more households than there are family
/// names, and then the given names differ; in the very largest towns people have two.
pub fn resident(seed: u64, household: u32, member: u32) -> String {
    let parts = parts();
    let family_names = (parts.family_first.len() * parts.family_last.len()) as u64;
    let place = shuffle(u64::from(household) % family_names, family_names, seed);
    let (first, last) = (place / parts.family_last.len() as u64, place % parts.family_last.len() as u64);
    let (first, last) = (&parts.family_first[first as usize], &parts.family_last[last as usize]);
    let round = u64::from(household) / family_names;
    format!("{} {first}{last}", given(seed ^ mix(place), round * MEMBERS + u64::from(member)))
}

fn given(seed: u64, number: u64) -> String {
    let given = &parts().given;
    let count = given.len() as u64;
    let one = &given[shuffle(number % count, count, seed) as usize];
    match number / count {
        0 => one.clone(),
        more => format!("{one} {}", given[(more % count) as usize]),
    }
}

/// The name of a resident who lives outside the town.
pub fn hermit(seed: u64, resident: u32) -> String {
    format!("{} of the Hill {resident}", given(seed, u64::from(resident)))
}

/// The name of a street.
pub fn street(seed: u64, number: u32) -> String {
    let parts = parts();
    let firsts = parts.street_first.len() as u64;
    let first = &parts.street_first[shuffle(u64::from(number) % firsts, firsts, seed) as usize];
    let last = one_of(&parts.street_last, seed, number, 1);
    match u64::from(number) / firsts {
        0 => format!("{first} {last}"),
        more => format!("{first} {last} {}", more + 1),
    }
}

/// The name of a firm.
pub fn firm(seed: u64, number: u32) -> String {
    let parts = parts();
    let (firsts, lasts) = (parts.firm_first.len() as u64, parts.firm_last.len() as u64);
    let place = shuffle(u64::from(number) % (firsts * lasts), firsts * lasts, seed);
    let name = format!("{} {}", parts.firm_first[(place / lasts) as usize], parts.firm_last[(place % lasts) as usize]);
    match u64::from(number) / (firsts * lasts) {
        0 => name,
        more => format!("{name} {}", more + 1),
    }
}

/// A resident's trade.
pub fn trade(seed: u64, resident: u32) -> &'static str {
    one_of(&parts().trade, seed, resident, 2)
}

/// One of some parts of names, by lot.
fn one_of(parts: &[String], seed: u64, subject: u32, what: u32) -> &str {
    let mut stream = Luck::new(seed).stream(Spot { purpose: Purpose::Name, day: 0, subject, what });
    &parts[stream.random_range(0..parts.len())]
}

/// Invented quarter names to choose from.
pub fn quarters() -> &'static [String] {
    &parts().quarter
}

/// Invented names of looks to choose from.
pub fn looks() -> &'static [String] {
    &parts().look
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_distinct_even_when_family_names_run_out() {
        let mut seen = BTreeSet::new();
        for household in 0..90_000 {
            for member in 0..3 {
                assert!(seen.insert(resident(9, household, member)));
            }
        }
        assert!(seen.contains(&resident(9, 89_999, 2)));
    }

    #[test]
    fn a_shuffle_is_one_to_one() {
        for size in [1u64, 2, 7, 400, 28_800] {
            let mut seen: Vec<u64> = (0..size).map(|n| shuffle(n, size, 3)).collect();
            seen.sort_unstable();
            assert!(seen.iter().copied().eq(0..size));
        }
    }
}
