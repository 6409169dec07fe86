//! Blame: what people lay a mark to that they do not understand. A mark without a reason, or for something that one does
//! not remember doing, has to come from something. Whoever helped and was marked for it helps less.

use crate::day::state::records::Receipt;
use crate::day::state::residents::{Residents, acts_in};
use crate::kernel::luck::{Luck, Purpose};
use crate::scenario::policy::{Act, Policy};

/// The act to which a resident lays a mark: one that they remember and that the watcher takes for what it says, or else
/// one that they remember doing where the watcher looks. All of them are equally likely. `None` if there is none, or if
/// they lay it to nothing.
pub(super) fn blamed(policy: &Policy, luck: Luck, day: u32, residents: &Residents, receipt: &Receipt) -> Option<usize> {
    let (about, record) = (receipt.about, &receipt.record);
    if !luck.chance(Purpose::Blame, day, about, record.id as u32, policy.learning.blame) {
        return None;
    }
    let i = about as usize;
    let did = residents.did_this_month[i] | residents.did_last_month[i];
    let watcher = usize::from(record.watcher);
    let likely = |act: &&Act| act.is_taken_by(watcher, usize::from(record.act));
    let possible = |act: &&Act| policy.watchers[watcher].looks_at(act.place);
    let mine = || acts_in(did).map(|act| &policy.acts[act]);
    let choose = |candidates: &mut dyn Iterator<Item = &Act>| {
        luck.choose(Purpose::Blame, day, about, (record.id >> 32) as u32, candidates.map(|act| act.what))
    };
    let what = choose(&mut mine().filter(likely)).or_else(|| choose(&mut mine().filter(possible)))?;
    policy.acts.iter().position(|act| act.what == what)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::state::records::Record;
    use crate::day::{Options, Simulation};
    use crate::kernel::luck::mix;
    use crate::scenario::{Library, Source, parse};

    const TOWN: &str = r#"(
        town: (residents: 100), catalogue: false,
        acts: [
            (name: "carry", times_a_year: 1, place: Shop), (name: "browse", times_a_year: 1, place: Shop),
            (name: "sit", times_a_year: 1, place: Square), (name: "sing", times_a_year: 1, place: Square),
            (name: "sleep", times_a_year: 1, place: Home), (name: "steal", times_a_year: 1, place: Shop),
        ],
        watchers: [(
            name: "till", kind: Camera, acts: ["steal"], places: [(place: Shop, share: 1.0), (place: Square, share: 1.0)],
            mistakes: [(act: "carry", taken_for: "steal", chance: 0.1)],
        )],
        offices: [(name: "office", method: Ledger(start: 600), bands: [(name: "A", from: 500), (name: "E", from: 0, penalty: true, effects: (wage: 0.2))], rules: [(act: "steal", points: -10)])],
        learning: (blame: 1.0),
    )"#;

    /// How often each act is blamed, in shares, by somebody who remembers these.
    fn shares(remembered: &[usize]) -> Vec<f64> {
        let source = Source { name: "town.ron".into(), bytes: TOWN.as_bytes().to_vec() };
        let parsed = parse(&source, &Library::default(), &[]).unwrap_or_else(|problems| panic!("{problems}"));
        let scenario = std::sync::Arc::new(parsed.scenario);
        let mut town = Simulation::new(scenario.clone(), Options::default());
        let residents = &mut town.state.residents;
        residents.did_last_month.fill(remembered.iter().fold(0, |mask, act| mask | 1 << act));
        let mut times = vec![0u32; scenario.policy().acts().len()];
        let rounds = 3000;
        for round in 0..rounds {
            let record = Record::of_nothing(mix(round), 7, 5, 0);
            let receipt = Receipt { record, about: 7, office: 0, rule: 0, leads: true, points: -2560, until_month: 0 };
            if let Some(act) = blamed(scenario.policy(), Luck::new(1), 3, residents, &receipt) {
                times[act] += 1;
            }
        }
        times.into_iter().map(|times| f64::from(times) / rounds as f64).collect()
    }

    #[test]
    fn blame_falls_on_what_the_watcher_takes_for_it_or_else_evenly_on_what_was_done_in_its_view() {
        assert_eq!(shares(&[0, 1, 2, 4]), [1.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let even = shares(&[1, 2, 3, 4]);
        for (act, expected) in [0.0, 1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0, 0.0, 0.0].into_iter().enumerate() {
            // Three standard errors of a share of a third in 3,000 rounds.
            assert!((even[act] - expected).abs() < 0.026, "act {act}: {}", even[act]);
        }
        assert_eq!(shares(&[4]).iter().sum::<f64>(), 0.0, "nothing was done in its view");
    }

    /// Over a year in which everybody is marked for nothing, what was done in the watcher's view is done less than where
    /// marks are laid to nothing.
    #[test]
    fn what_is_blamed_is_done_less() {
        let done = |blame: &str| {
            let marked = TOWN
                .replace("times_a_year: 1,", "times_a_year: 60,")
                .replace("mistakes: [(act: \"carry\", taken_for: \"steal\", chance: 0.1)],", "false_alarm: 0.2,")
                .replace("residents: 100", "residents: 400")
                .replace("blame: 1.0", blame);
            let source = Source { name: "town.ron".into(), bytes: marked.into_bytes() };
            let parsed = parse(&source, &Library::default(), &[]).unwrap_or_else(|problems| panic!("{problems}"));
            let mut town = Simulation::new(std::sync::Arc::new(parsed.scenario), Options::default());
            (0..365).for_each(|_| town.pass_day());
            town.figures().acts[1].done
        };
        let (laid, not_laid) = (done("blame: 1.0"), done("blame: 0.0"));
        assert!((laid as f64) < 0.95 * not_laid as f64, "{laid} against {not_laid}");
    }
}
