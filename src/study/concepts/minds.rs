//! Minds: being named, and what news of an audit does to opinions.

use super::{Figure, check, lived, written};
use crate::kernel::mistake::Mistake;

/// What people write who are half as ready to do it under their own name; half of them are read by name.
fn named() -> Vec<Figure> {
    let days = 200;
    let scenario = written(
        r#"town: (residents: 1000), days: 200, sets: [(name: "registered", share: 0.5)],
        acts: [(name: "write", times_a_year: 20.0, place: Line, chosen: false, drivers: [(state: Named, doublings: -1.0)])],
        watchers: [(name: "the register", kind: Posts, acts: ["write"], papers: true, only: ["registered"], places: [(place: Line, share: 1)])]"#,
    );
    let town = lived(&scenario, days);
    let (mut by, mut people) = ([0usize; 2], [0usize; 2]);
    let is_named = |resident: u32| usize::from(town.state.sets.has(0, resident));
    (0..1000).for_each(|resident| people[is_named(resident)] += 1);
    town.history().unwrap().deeds().for_each(|(_, deed)| by[is_named(deed.resident)] += 1);
    let expected = |people: usize, rate: f64| people as f64 * f64::from(days) * (1.0 - libm::exp(-rate / 365.0));
    vec![
        Figure::count("written without a name", by[0], expected(people[0], 20.0)),
        Figure::count("written under a name", by[1], expected(people[1], 10.0)),
    ]
}

/// An audit that finds every mark false turns everybody against the office by the share that the news moves.
fn news() -> Vec<Figure> {
    let scenario = written(
        r#"town: (residents: 500), days: 60,
        acts: [(name: "litter", chance: Fixed(0.0), place: Square)],
        watchers: [(name: "eye", acts: ["litter"], false_alarm: 0.05, places: [(place: Square, share: 1)])],
        offices: [(name: "office", bands: [(name: "A", from: 0.0)], rules: [(act: "litter", points: -1.0)])],
        redress: (audit: (share: 1.0, every_days: 10, accuracy: 1.0), reasons: 1.0),
        learning: (unfair_mark: 0.0, opinion: (doors: 0.0, talk: 0.0, fades: 0.0, news: 0.4, expects_false: 0.2)),
        events: [(name: "the report", day: 50, what: News)]"#,
    );
    let town = lived(&scenario, 60);
    let [looked_at, found_false] = town.state.second_looks.audited[0];
    let mean = (0..500).map(|resident| town.opinion(0, resident)).sum::<f64>() / 500.0;
    // An opinion is kept in hundredths, rounded without direction.
    let error = 0.01 / 12f64.sqrt() / 500f64.sqrt();
    vec![
        Figure::exact("marks found false", found_false as f64, looked_at as f64),
        Figure { what: "what people think of the office".into(), seen: mean, expected: -0.4, error },
    ]
}

#[test]
fn what_is_done_under_ones_name_is_done_as_much_less_as_is_said() {
    check(named, &[Mistake::NamesNobody]);
}

#[test]
fn news_of_an_audit_moves_opinions() {
    check(news, &[Mistake::NoNews]);
}
