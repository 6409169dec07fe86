//! How people learn, what they can do against a mark, and what befalls them.

use super::names::{Resolver, for_each};
use crate::kernel::fixed::{DOUBLING, GROAT, MONTH, Threshold, to_fixed};
use crate::scenario::policy::minds::{Answer, Noticing, Opinion};
use crate::scenario::policy::{Audit, Learning, Redress, Shocks};
use crate::scenario::raw::{RawFeature, RawRedress, RawShocks};

const DAYS_A_YEAR: f64 = 365.0;

/// How people learn. People of a look for which no cost is written never claim more than they have.
pub fn learning(of: &Resolver) -> Learning {
    let learning = &of.raw.learning;
    if !learning.claims.is_empty() && matches!(of.raw.town.feature, RawFeature::Nothing | RawFeature::Conduct { .. }) {
        of.problem("learning.claims", "no-lasting-feature", Some("no-feature-hint"), &[]);
    }
    let claims = learning.claims.iter().enumerate();
    let claims =
        claims.map(|(c, claim)| (of.look(&format!("learning.claims[{c}].group"), &claim.group), Some(claim.cost)));
    let in_bytes = |share: f64| to_fixed(share, 256);
    Learning {
        claims: for_each(of.looks.len(), None, claims),
        own_receipts: in_bytes(learning.own_receipts),
        talk: in_bytes(learning.talk),
        reading: in_bytes(learning.reading),
        answer: Answer::of(learning),
        opinion: Opinion::of(&learning.opinion),
        noticing: Noticing::of(&learning.chance),
        evade: in_bytes(learning.evade),
        withdraw: to_fixed(learning.withdraw, DOUBLING),
        strain_per_point: to_fixed(learning.strain_per_point, 65536),
        blame: Threshold::from_chance(learning.blame),
        care: in_bytes(learning.care),
        unfair_mark: to_fixed(learning.unfair_mark, 65536),
    }
}

/// What can be done against a mark.
pub fn redress(redress: &RawRedress) -> Redress {
    Redress {
        notice: Threshold::from_chance(redress.notice),
        see: redress.see / f64::from(MONTH),
        reasons: Threshold::from_chance(redress.reasons),
        appeal: redress.appeal,
        try_it_on: redress.try_it_on,
        cost: to_fixed(redress.cost, GROAT),
        quarter_hours: to_fixed(redress.hours, 4) as u8,
        answered: Threshold::from_chance(redress.answered),
        correction: redress.correction,
        delay_days: redress.delay_days,
        accuracy: Threshold::from_chance(redress.accuracy),
        reviews_a_day: redress.reviews_a_day,
        hours_each: redress.hours_each,
        audit: (redress.audit.share > 0.0).then(|| Audit {
            share: Threshold::from_chance(redress.audit.share),
            every_days: redress.audit.every_days,
            accuracy: Threshold::from_chance(redress.audit.accuracy),
            hours_each: redress.audit.hours_each,
        }),
    }
}

/// What befalls people.
pub fn shocks(shocks: &RawShocks) -> Shocks {
    Shocks {
        illness: Threshold::from_rate(shocks.illness_a_year / DAYS_A_YEAR),
        illness_days: shocks.illness_days as u8,
        layoff: Threshold::from_rate(shocks.layoffs_a_year * 7.0 / DAYS_A_YEAR),
        acquaintance: shocks.acquaintance,
        hiring: shocks.hiring,
    }
}
