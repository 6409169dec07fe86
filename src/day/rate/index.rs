//! What an index makes of readings.

use crate::day::state::ledger::Ledger;
use crate::day::state::office::is_among;
use crate::day::state::records::Reading;
use crate::scenario::policy;

/// Puts readings in place of what the parts that are made of them were.
pub(in crate::day) fn take_readings<'a>(
    rules: &policy::Office,
    ledger: &mut Ledger,
    rated: &[u64],
    readings: impl Iterator<Item = &'a Reading>,
) {
    if rules.parts.is_empty() {
        return;
    }
    for reading in readings.filter(|reading| is_among(rated, reading.about)) {
        for (number, part) in rules.parts.iter().enumerate() {
            if let Some(value) = part.of_reading(reading.of, reading.value) {
                ledger.set_part(rules, reading.about, number, value);
            }
        }
    }
}
