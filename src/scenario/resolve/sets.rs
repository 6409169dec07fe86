//! Sets of people, and who is meant by whom.

use super::names::Resolver;
use crate::kernel::fixed::Threshold;
use crate::kernel::luck::stable_number;
use crate::scenario::policy::{Set, Who};
use crate::scenario::raw::{self, RawSet};

/// The sets. The lot of one can ask for members of another only if that is written before it.
pub fn sets(of: &Resolver) -> Vec<Set> {
    of.raw.sets.iter().enumerate().map(|(number, set)| self::set(of, number, set)).collect()
}

fn set(of: &Resolver, number: usize, set: &RawSet) -> Set {
    let path = format!("sets[{number}]");
    if set.min_age > set.max_age {
        let (low, high) = (set.min_age.to_string(), set.max_age.to_string());
        of.problem(&format!("{path}.min_age"), "ages-crossed", None, &[("low", &low), ("high", &high)]);
    }
    of.days(&path, set.from_day, set.until_day);
    let acts = |field: &str, names: &[String]| -> Vec<usize> {
        let names = names.iter().enumerate();
        names.filter_map(|(a, act)| of.act(&format!("{path}.{field}[{a}]"), act)).collect()
    };
    let who = who(of, &format!("{path}.who"), &set.who);
    if let Who::In(other) | Who::NotIn(other) = who
        && usize::from(other) >= number
    {
        of.problem(&format!("{path}.who"), "set-of-later-set", Some("set-of-later-set-hint"), &[("name", &set.name)]);
    }
    Set {
        name: set.name.clone(),
        says: set.says.clone(),
        what: stable_number(&set.name),
        who,
        ages: (set.min_age, set.max_age),
        quarters: of.quarters(&path, &set.quarters),
        at_work: set.at_work,
        share: Threshold::from_chance(set.share),
        by: set.by,
        kin: set.kin,
        enter: acts("enter", &set.enter),
        leave: acts("leave", &set.leave),
        from_day: set.from_day,
        until_day: set.until_day,
        leaves: Threshold::from_chance(if set.days > 0 { 1.0 / f64::from(set.days) } else { 0.0 }),
    }
}

/// Whom something is for or about. Where a name stands for no set, that is a problem, and nobody is left out.
pub fn who(of: &Resolver, path: &str, who: &raw::Who) -> Who {
    let set = |name: &str, of_set: fn(u8) -> Who| {
        let found = of.find(
            &format!("{path}.{}", if matches!(who, raw::Who::In(_)) { "In" } else { "NotIn" }),
            name,
            "what-set",
            &of.sets,
        );
        found.map_or(Who::Anyone, |set| of_set(set as u8))
    };
    match who {
        raw::Who::Anyone => Who::Anyone,
        raw::Who::Traders => Who::Traders,
        raw::Who::Owners => Who::Owners,
        raw::Who::Officials => Who::Officials,
        raw::Who::Employed => Who::Employed,
        raw::Who::Debtors => Who::Debtors,
        raw::Who::In(name) => set(name, Who::In),
        raw::Who::NotIn(name) => set(name, Who::NotIn),
    }
}
