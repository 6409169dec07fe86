//! Hiring by acquaintance: who knows somebody in the firm is hired sooner, and the others later.

use crate::day::state::office::Office;
use crate::day::state::residents::{Employment, Residents};
use crate::kernel::slices::LANES;
use crate::scenario::policy::Policy;
use crate::town::ties::Ties;
use crate::town::{NONE, Town};

/// By what the chance to be hired is multiplied today.
pub(super) struct Hiring {
    /// Those who look for a job and know somebody in the firm, one bit each; empty where that makes no difference.
    acquainted: Vec<u64>,
    /// The multiple for them, and for the others.
    multiples: [f64; 2],
}

impl Hiring {
    pub(super) fn new(policy: &Policy, town: &Town, residents: &Residents, ties: &Ties) -> Self {
        let wanted = policy.shocks.acquaintance;
        if wanted == 1.0 {
            return Self { acquainted: vec![], multiples: [1.0; 2] };
        }
        let works = |i: usize| residents.employment[i] == Employment::Employed as u8;
        let looks = |i: &usize| residents.employment[*i] == Employment::Idle as u8 && town.people.firm[*i] != NONE;
        let firm = &town.people.firm;
        let mut acquainted = vec![0u64; town.residents().div_ceil(LANES)];
        let (mut all, mut known) = (0u32, 0u32);
        for i in (0..town.residents()).filter(looks) {
            let knows =
                ties.of(i as u32).iter().any(|other| firm[*other as usize] == firm[i] && works(*other as usize));
            acquainted[i / LANES] |= u64::from(knows) << (i % LANES);
            all += 1;
            known += u32::from(knows);
        }
        Self { acquainted, multiples: multiples(wanted, all, known) }
    }

    /// By what a resident's chance to be hired is multiplied. An office whose bands stand in for acquaintance takes as much
    /// from it.
    pub(super) fn multiple(&self, policy: &Policy, offices: &[Office], resident: u32) -> f64 {
        if self.acquainted.is_empty() {
            return 1.0;
        }
        let i = resident as usize;
        let knows = self.acquainted[i / LANES] >> (i % LANES) & 1 == 1;
        let offices = policy.offices.iter().zip(offices).filter(|(_, office)| office.rates(resident));
        let replaced = offices.map(|(rules, _)| rules.replaces_acquaintance).fold(0.0, f64::max);
        lessened(self.multiples[usize::from(!knows)], replaced)
    }
}

/// The multiples for those who know somebody, and for the others, of `all` who look for a job. Together they are 1 on
/// average.
fn multiples(wanted: f64, all: u32, known: u32) -> [f64; 2] {
    let (all, known) = (f64::from(all), f64::from(known));
    if known == 0.0 || known == all {
        return [1.0; 2];
    }
    let multiple = wanted.min(all / known);
    [multiple, (all - known * multiple) / (all - known)]
}

/// A multiple of which so large a share is taken away. The mean of several stays 1.
fn lessened(multiple: f64, replaced: f64) -> f64 {
    1.0 + (multiple - 1.0) * (1.0 - replaced)
}

#[cfg(test)]
mod tests {
    use super::{lessened, multiples};

    #[test]
    fn as_many_are_hired_in_all() {
        for (wanted, all, known) in [(3.0, 100, 10), (3.0, 100, 50), (10.0, 7, 6), (2.0, 5, 0), (2.0, 5, 5)] {
            for replaced in [0.0, 0.3, 1.0] {
                let [acquainted, others] = multiples(wanted, all, known).map(|multiple| lessened(multiple, replaced));
                let mean = (acquainted * f64::from(known) + others * f64::from(all - known)) / f64::from(all);
                assert!((mean - 1.0).abs() < 1e-12 && others >= 0.0 && acquainted <= wanted, "{wanted} {all} {known}");
            }
        }
        assert_eq!(multiples(3.0, 100, 10), [3.0, 70.0 / 90.0]);
    }
}
