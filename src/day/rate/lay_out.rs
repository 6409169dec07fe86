//! What is laid out to be looked at again: the marks that an office reviews of its own accord, and those that the next audit
//! will look at. Whether a mark is true is not known here.

use super::Rate;
use crate::day::state::desk::{Appeal, by_record, of_record};
use crate::day::state::office::{Office, is_among};
use crate::kernel::luck::Purpose;
use crate::kernel::slices::LANES;
use crate::scenario::policy::{self, Policy};
use crate::scenario::raw::{Correcting, Edge, ReviewOf};

/// Whom each office flags this morning, one bit each; empty for an office that does not review falls.
pub(super) fn flagged_before(policy: &Policy, offices: &[Office]) -> Vec<Vec<u64>> {
    let of_office = |(rules, office): (&policy::Office, &Office)| {
        let reviews_falls = rules.review.is_some_and(|review| review.of == ReviewOf::Falls);
        if !reviews_falls {
            return vec![];
        }
        let residents = office.ledger.residents();
        let mut flagged = vec![0u64; residents.div_ceil(LANES)];
        for i in (0..residents).filter(|i| office.flags(rules, *i as u32)) {
            flagged[i / LANES] |= 1 << (i % LANES);
        }
        flagged
    };
    policy.offices.iter().zip(offices).map(of_office).collect()
}

/// Lays out today's marks, by lot on their records. What else an office made of the same record rides along, and where
/// corrections reach every office, so does what the others made of it.
pub(super) fn lay_out(now: &mut Rate, flagged_before: &[Vec<u64>]) {
    let Rate { day, luck, policy, receipts, second_looks, .. } = now;
    let (day, policy, receipts) = (*day, *policy, &**receipts);
    second_looks.laid_out.clear();
    second_looks.under_audit.clear();
    let audit = policy.redress.audit;
    if policy.cuts.has(Edge::Redress) || audit.is_none() && policy.offices.iter().all(|office| office.review.is_none())
    {
        return;
    }
    // Today's marks are for the next audit.
    if audit.is_some_and(|audit| day > 0 && day.is_multiple_of(audit.every_days)) {
        second_looks.under_audit = std::mem::take(&mut second_looks.for_audit);
    }
    let marks: Vec<Appeal> = receipts
        .iter()
        .filter(|receipt| receipt.is_mark(policy))
        .map(|receipt| Appeal { receipt: *receipt, lodged: day })
        .collect();
    let by_record = by_record(&marks);
    for receipt in marks.iter().map(|mark| &mark.receipt) {
        if !receipt.leads || receipt.about != receipt.record.about {
            continue;
        }
        let number = usize::from(receipt.office);
        let rules = &policy.offices[number];
        let (about, what) = (receipt.about, receipt.record.id as u32 ^ rules.what);
        let reviewed = rules.review.filter(|review| {
            let falls = || now.offices[number].flags(rules, about) && !is_among(&flagged_before[number], about);
            (review.of == ReviewOf::Marks || falls())
                && luck.chance(Purpose::SecondLook, day, about, what, review.share)
        });
        let audited = audit.filter(|audit| luck.chance(Purpose::Audit, day, about, what, audit.share));
        if reviewed.is_none() && audited.is_none() {
            continue;
        }
        let all = of_record(&by_record, receipt.record.id).iter();
        let (here, elsewhere): (Vec<Appeal>, Vec<Appeal>) = all.partition(|case| case.receipt.office == receipt.office);
        if reviewed.is_some() {
            second_looks.laid_out.extend(&here);
        }
        if audited.is_some() {
            second_looks.for_audit.extend(&here);
        }
        if policy.redress.correction == Correcting::Everywhere {
            second_looks.riders.extend(elsewhere);
        }
    }
}
