//! Seats that are dealt by lot.

use rand::seq::IteratorRandom;

use crate::day::Simulation;
use crate::kernel::luck::Purpose;
use crate::kernel::stream::Spot;

/// The residents of a deal, by number: everybody in town is as likely as everybody else, and nobody is dealt twice. Every
/// deal of a town has a number.
pub(super) fn deal(town: &Simulation, number: u32, seats: usize) -> Vec<u32> {
    let spot = Spot { purpose: Purpose::Seat, day: 0, subject: number, what: 0 };
    let mut stream = town.state.luck.stream(spot);
    let residents = 0..town.town().residents() as u32;
    let mut seats = residents.sample(&mut stream, seats);
    // The order of a sample is not random.
    seats.sort_unstable();
    seats
}
