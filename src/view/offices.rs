//! What each office makes of those whom it rates, in words.

use crate::study::outcome::OfficeSummary;
use crate::words::{self, say};

/// The bands of an office with the share of people in each.
pub fn bands(office: &OfficeSummary) -> String {
    let band =
        |(name, share): &(String, f64)| format!("{name} {}", words::percent(libm::round(share * 1000.0) / 1000.0));
    office.bands.iter().map(band).collect::<Vec<_>>().join("   ")
}

/// An office in a line: whom it rates, how many of them it flags, and their bands.
pub fn sentence(office: &OfficeSummary) -> String {
    say!(
        "summary-office",
        office = super::cards::headed(&office.name),
        rated = office.rated,
        flagged = words::part(office.flagged, office.rated),
        bands = bands(office)
    )
}
