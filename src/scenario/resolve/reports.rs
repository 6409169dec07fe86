//! Reports: what an act tells of somebody, and who takes it.

use super::names::Resolver;
use crate::kernel::fixed::Threshold;
use crate::scenario::policy::Report;
use crate::scenario::raw::{RawAct, RawReport};

/// What doing an act tells. An act that tells of itself would have no end.
pub fn report(of: &Resolver, path: &str, act: &RawAct) -> Option<Report> {
    let RawReport { of: whom, claims, knows, makes_up, witness } = act.reports.as_ref()?;
    let path = format!("{path}.reports");
    let claimed = claims.iter().enumerate().filter_map(|(c, claim)| of.act(&format!("{path}.claims[{c}]"), claim));
    let claimed: Vec<usize> = claimed.collect();
    if let Some(c) = claimed.iter().position(|claim| of.raw.acts[*claim].reports.is_some()) {
        let name = [("name", of.raw.acts[claimed[c]].name.as_str())];
        of.problem(&format!("{path}.claims"), "report-of-a-report", Some("report-of-a-report-hint"), &name);
    }
    let (knows, makes_up, witness) = (Threshold::from_chance(*knows), *makes_up, *witness);
    (!claimed.is_empty()).then_some(Report { of: *whom, claims: claimed, knows, makes_up, witness })
}
