//! Models of who will be on file.

use super::names::Resolver;
use crate::scenario::limits::{self, ActMask};
use crate::scenario::policy::{Risk, Term};
use crate::scenario::raw::{self, Fits, Method, RawOffice, RawPredictor};

/// An office's model of risk, if it has one.
pub fn risk(of: &Resolver, path: &str, office: &RawOffice) -> Option<Risk> {
    let Method::Predictor(RawPredictor { fits: Fits::Risk(risk), every_days, at_most, .. }) = &office.method else {
        return None;
    };
    let path = format!("{path}.method.fits.Risk");
    let acts = risk.of.iter().enumerate().filter_map(|(a, act)| of.act(&format!("{path}.of[{a}]"), act));
    let acts = acts.fold(0, |mask: ActMask, act| mask | 1 << act);
    let mut bit = 0;
    let terms = risk.reads.iter().enumerate().filter_map(|(t, term)| {
        Some(match term {
            raw::Term::Entries => Term::Entries,
            raw::Term::Debts => Term::Debts,
            raw::Term::Quarter => Term::Quarter(of.quarters.len().max(1) as u16),
            raw::Term::Look => Term::Look(of.looks.len().max(1) as u16),
            raw::Term::Age => Term::Age,
            raw::Term::ListedContacts => Term::ListedContacts,
            raw::Term::Entry(act) => {
                let act = of.act(&format!("{path}.reads[{t}].Entry"), act)? as u8;
                bit += 1;
                Term::Entry { act, bit: bit - 1 }
            }
        })
    });
    let terms: Vec<Term> = terms.collect();
    if (1..terms.len()).any(|later| terms[..later].contains(&terms[later])) {
        of.problem(&format!("{path}.reads"), "term-twice", None, &[]);
    }
    let risk = Risk {
        of: acts,
        every_days: *every_days,
        at_most: *at_most,
        stretches: risk.looks_back as usize,
        terms,
        ridge: risk.ridge,
    };
    let cells = risk.terms.iter().fold(1usize, |cells, term| cells.saturating_mul(usize::from(term.values())));
    if cells > limits::RISK_CELLS {
        let (cells, most) = (cells.to_string(), limits::RISK_CELLS.to_string());
        of.problem(&format!("{path}.reads"), "too-many-kinds", None, &[("cells", &cells), ("most", &most)]);
        return None;
    }
    Some(risk)
}
