//! Words for whom a rule holds, and for those who bear a share of what it makes of others.

use crate::scenario::problem::plain_name;
use crate::scenario::raw::{BorneBy, RawScenario, Who};
use crate::words::{self, say};

/// For whom a rule holds.
pub(super) fn for_whom(raw: &RawScenario, who: &Who) -> String {
    let says = |name: &String| {
        let set = raw.sets.iter().find(|set| plain_name(&set.name) == plain_name(name));
        words::told(set.map(|set| &set.says).filter(|says| !says.is_empty()).unwrap_or(name)).to_owned()
    };
    match who {
        Who::In(name) => say!("who-in", set = says(name)),
        Who::NotIn(name) => say!("who-not-in", set = says(name)),
        who => words::plain(&format!("who-{}", format!("{who:?}").to_lowercase())),
    }
}

/// The key of the words for those who bear a share.
pub(super) fn borne_by(of: BorneBy) -> &'static str {
    match of {
        BorneBy::Household => "borne-by-household",
        BorneBy::Households(_) => "borne-by-households",
        BorneBy::Block => "borne-by-block",
        BorneBy::Firm => "borne-by-firm",
        BorneBy::Kin => "borne-by-kin",
    }
}
