//! A watch list that feeds itself.
//!
//! Tallyford's own closed form, in the spirit of Lum and Isaac, "To predict and serve?", Significance 13 (2016). Two quarters offend
//! alike. A model goes by the quarter, and those who stand worst are watched more closely. Whichever quarter luck has put first by
//! a hair then has every suspect, more of what happens there is seen, and so it stays first: the recorded rates differ by a ratio
//! that the share of suspects and the closeness of the look set, and no more.

use super::{Bench, Bounds, Experiment, Finding, Line, Outcome, Parameter, Sketch, Stopped, parameters::Default, set};
use crate::day::Simulation;

pub(super) const EXPERIMENT: Experiment = Experiment {
    name: "watchlist",
    parameters: &[
        Parameter { name: "residents", default: Default::Number(4000.0), bounds: Bounds::Whole(200.0, 1_000_000.0) },
        Parameter { name: "rounds", default: Default::Number(12.0), bounds: Bounds::Whole(3.0, 200.0) },
        Parameter { name: "round_days", default: Default::Number(30.0), bounds: Bounds::Whole(5.0, 120.0) },
        Parameter { name: "offends", default: Default::Number(0.05), bounds: Bounds::Number(0.0, 1.0) },
        Parameter { name: "seen", default: Default::Number(0.06), bounds: Bounds::Number(0.0, 1.0) },
        Parameter { name: "suspected", default: Default::Number(0.1), bounds: Bounds::Number(0.0, 1.0) },
        Parameter { name: "closer", default: Default::Number(3.0), bounds: Bounds::Number(1.0, 10.0) },
        Parameter { name: "learns_once", default: Default::Flag(false), bounds: Bounds::Flag },
    ],
    check: |_| Ok(()),
    run,
};

/// What happened in a quarter and what was entered of it.
#[derive(Clone, Copy, Default)]
struct Quarter {
    people: f64,
    /// Suspects while the round ran.
    suspects: f64,
    deeds: f64,
    entries: f64,
    /// Entries that are to be expected of these deeds, and their variance.
    expected: f64,
    variance: f64,
    /// How closely its people were looked at, added up over people and days: 1 for each who was no suspect.
    looks: f64,
    /// People of whom something was entered.
    entered: f64,
}

fn run(bench: &Bench) -> Result<Outcome, Stopped> {
    let setup = bench.setup;
    let [offends, seen, suspected, closer] = ["offends", "seen", "suspected", "closer"].map(|name| setup.number(name));
    // Nobody is seen more surely than always.
    let closeness = if seen > 0.0 { closer.min(1.0 / seen) } else { 1.0 };
    let (rounds, days) = (setup.whole("rounds"), setup.whole("round_days"));
    let scenario = bench.scenario(
        "watchlist",
        &[
            set("town.residents", setup.whole("residents")),
            format!("acts.offend.chance=Fixed({offends:?})"),
            set("watchers.wardens.sensitivity", seen),
            set("offices.forecast.method.every_days", days),
            set("offices.forecast.method.at_most", u32::from(setup.flag("learns_once"))),
            set("offices.forecast.lists.suspicious.on[0].Worst", suspected),
            set("offices.forecast.lists.suspicious.effects.scrutiny", closer),
        ],
    );
    let mut town = bench.town(&scenario);
    let people = town.town().residents();
    let quarter = |resident: u32| usize::from(town.town().people.quarter[resident as usize]);
    let quarters: Vec<usize> = (0..people as u32).map(quarter).collect();
    let (mut past, mut misplaced, mut decided) = (Vec::<[Quarter; 2]>::new(), 0.0, 0);
    let mut learned = None;
    for round in 0..rounds {
        let mut now = [Quarter::default(); 2];
        quarters.iter().for_each(|quarter| now[*quarter].people += 1.0);
        let mut entered = vec![false; people];
        for day in 0..days {
            bench.tell(f64::from(round * days + day) / f64::from(rounds * days))?;
            // Who is suspected was settled yesterday evening, and of the first day of a round this evening.
            let suspects: Vec<bool> = (0..people).map(|resident| is_suspected(&town, resident)).collect();
            for (suspect, quarter) in suspects.iter().zip(&quarters) {
                now[*quarter].looks += if *suspect { closeness } else { 1.0 };
            }
            town.pass_day();
            for deed in town.state.truth.deeds.iter().flatten() {
                let quarter = &mut now[quarters[deed.resident as usize]];
                let chance = seen * if suspects[deed.resident as usize] { closeness } else { 1.0 };
                quarter.deeds += 1.0;
                quarter.expected += chance;
                quarter.variance += chance * (1.0 - chance);
            }
            for record in town.records_today() {
                now[quarters[record.about as usize]].entries += 1.0;
                entered[record.about as usize] = true;
            }
        }
        for (resident, quarter) in quarters.iter().enumerate() {
            now[*quarter].suspects += f64::from(u8::from(is_suspected(&town, resident)));
            now[*quarter].entered += f64::from(u8::from(entered[resident]));
        }
        // By hand: the quarter of which more people have an entry is worst, and takes as many suspects as there is room for.
        if let Some(shares) = learned {
            let [one, other]: [f64; 2] = shares;
            if (one - other).abs() > 1e-4 {
                let worst = usize::from(other > one);
                let all = (suspected * people as f64).round();
                misplaced += (now[worst].suspects - all.min(now[worst].people)).abs();
                misplaced += (now[1 - worst].suspects - (all - now[worst].people).max(0.0)).abs();
                decided += 1;
            }
        }
        if round > 0 && (learned.is_none() || !setup.flag("learns_once")) {
            learned = Some(now.map(|quarter| quarter.entered / quarter.people));
        }
        past.push(now);
    }
    Ok(held(&past, [f64::from(decided), misplaced]))
}

fn is_suspected(town: &Simulation, resident: usize) -> bool {
    town.state.offices[0].ledger.on_lists(resident) != 0
}

/// What was measured, beside what is to be expected.
fn held(past: &[[Quarter; 2]], [decided, misplaced]: [f64; 2]) -> Outcome {
    let late = &past[past.len().min(2)..];
    let sum = |of: fn(&Quarter) -> f64, which: usize| late.iter().map(|round| of(&round[which])).sum::<f64>();
    let with_most = usize::from(sum(|q| q.suspects, 1) > sum(|q| q.suspects, 0));
    let rate = |which: usize| sum(|q| q.entries, which) / sum(|q| q.people, which);
    let (most, least) = (with_most, 1 - with_most);
    let gap = rate(most) / rate(least);
    let looked_at = |which: usize| sum(|q| q.looks, which) / sum(|q| q.people, which);
    let expected_gap = looked_at(most) / looked_at(least);
    // Deeds are drawn for each quarter, and what is seen of them again.
    let spread = |which: usize| 1.0 / sum(|q| q.expected, which).max(1.0);
    let gap_error = expected_gap * libm::sqrt(spread(0) + spread(1));
    let true_gap =
        (sum(|q| q.deeds, most) / sum(|q| q.people, most)) / (sum(|q| q.deeds, least) / sum(|q| q.people, least));
    let true_error = libm::sqrt(1.0 / sum(|q| q.deeds, 0).max(1.0) + 1.0 / sum(|q| q.deeds, 1).max(1.0));
    let all = |of: fn(&Quarter) -> f64| past.iter().flatten().map(of).sum::<f64>();
    let enough = late.iter().flatten().map(|q| q.expected).sum::<f64>() >= 200.0;
    let counted = f64::from(u8::from(enough));
    let findings = vec![
        Finding::new("entries", all(|q| q.entries), all(|q| q.expected), libm::sqrt(all(|q| q.variance))),
        Finding::exact("misplaced", misplaced, 0.0),
        Finding::new("decided_rounds", decided, f64::NAN, 0.0),
        // Of a few entries no ratio can be told.
        Finding::of(counted, "recorded_gap", gap, expected_gap, gap_error),
        Finding::of(counted, "true_gap", true_gap, 1.0, true_error),
    ];
    let line = |name, of: &dyn Fn(&[Quarter; 2]) -> f64| Line {
        name,
        points: past.iter().enumerate().map(|(round, now)| [round as f64, of(now)]).collect(),
    };
    let per_head = |q: &Quarter, of: fn(&Quarter) -> f64| of(q) / q.people;
    let lines = vec![
        line("filed-a", &|now| per_head(&now[0], |q| q.entries)),
        line("filed-b", &|now| per_head(&now[1], |q| q.entries)),
    ];
    Outcome { findings, sketch: Sketch { lines, bars: &[] } }
}
