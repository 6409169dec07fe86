//! The twin: a town beside the town, with the same luck and other rules.

use super::request::TwinPolicy;
use crate::study::{Command, Order};
use crate::view::cards::DOORS;

/// The commands under which the twin of a town lives that was given `commands`.
pub fn commands(policy: TwinPolicy, commands: &[Command]) -> Vec<Command> {
    match policy {
        TwinPolicy::AsFounded => vec![],
        TwinPolicy::Same => commands.to_vec(),
        TwinPolicy::NoDoors => {
            // Whatever else is cut, and whenever, the doors stay cut out of the loop.
            let first = Command { day: 0, order: Order::Cut(DOORS.to_vec()) };
            std::iter::once(first).chain(commands.iter().cloned()).collect()
        }
    }
}
