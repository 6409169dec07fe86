//! Offices made of offices.

use super::names::Resolver;
use crate::kernel::fixed::{Threshold, to_fixed};
use crate::scenario::policy::Merged;
use crate::scenario::raw::{Method, RawOffice};

/// How an office makes one score of those of others, if it does. Offices that are switched off have no part in it.
pub fn merged(of: &Resolver, path: &str, office: &RawOffice) -> Option<Merged> {
    let Method::Merged(merged) = &office.method else { return None };
    if !office.rules.is_empty() {
        of.problem(&format!("{path}.rules"), "merged-with-rules", Some("merged-with-rules-hint"), &[]);
    }
    if office.peer.kept && office.peer.weight > 0.0 {
        of.problem(&format!("{path}.peer.kept"), "index-keeps-no-mixture", None, &[]);
    }
    if office.repair > 0.0 {
        of.problem(&format!("{path}.repair"), "repair-of-readings", None, &[]);
    }
    let path = format!("{path}.method");
    if merged.of.iter().all(|source| source.weight == 0.0) {
        of.problem(&format!("{path}.of"), "merges-nothing", Some("merges-nothing-hint"), &[]);
    }
    of.distinct(&format!("{path}.of"), merged.of.iter().map(|source| &source.office));
    let sources = merged.of.iter().enumerate().filter_map(|(s, source)| {
        let number = earlier(of, &format!("{path}.of[{s}].office"), office, &source.office)?;
        Some((of.on(number)?, i64::from(to_fixed(source.weight, 65_536)))).filter(|(_, weight)| *weight > 0)
    });
    Some(Merged {
        of: sources.collect(),
        link_error: Threshold::from_chance(merged.link_error),
        mends: Threshold::from_chance(merged.mends_a_day),
    })
}

/// An office that is read by another one, by its number as written. It is listed before the one that reads it, so that there are
/// no circles, and each evening it is closed first.
pub fn earlier(of: &Resolver, path: &str, reader: &RawOffice, name: &str) -> Option<usize> {
    let number = of.find(path, name, "what-office", &of.offices)?;
    let own = of.raw.offices.iter().position(|office| std::ptr::eq(office, reader));
    if own.is_none_or(|own| number >= own) {
        of.problem(path, "office-not-before", Some("office-not-before-hint"), &[("name", name)]);
        return None;
    }
    Some(number)
}
