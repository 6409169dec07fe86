//! The twin: a town beside the town, with the same luck and other rules.

use super::request::TwinPolicy;
use crate::study::{Command, Order};
use crate::view::cards::DOORS;

/// Whether some command changes the rules, and not only files, people or acts.
pub fn changes_rules(commands: &[Command]) -> bool {
    commands.iter().any(|command| matches!(command.order, Order::Set(_) | Order::Cut(_) | Order::Perfect(_)))
}

/// Which policy a twin lives under, as far as its commands tell: the rules of the first day where it has none, and no doors
/// where they are cut from the first day on, whatever else was changed.
pub fn known_by(commands: &[Command]) -> Option<TwinPolicy> {
    match commands {
        [] => Some(TwinPolicy::AsFounded),
        [Command { day: 0, order: Order::Cut(edges) }, ..] if *edges == DOORS => Some(TwinPolicy::NoDoors),
        _ => None,
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_twin_is_known_by_its_commands() {
        let changed = [Command { day: 3, order: Order::Cut(vec![]) }];
        assert!(changes_rules(&changed) && !changes_rules(&[]));
        let known = |policy| known_by(&commands(policy, &changed));
        assert_eq!(known(TwinPolicy::AsFounded), Some(TwinPolicy::AsFounded));
        assert_eq!(known(TwinPolicy::NoDoors), Some(TwinPolicy::NoDoors));
        assert_eq!(known(TwinPolicy::Same), None);
    }
}
