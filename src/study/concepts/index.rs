//! Indexes: what each part adds, how points of a part fade, and whom an office does not serve for want of a file.

use super::{Figure, check, lived, town, written};
use crate::kernel::mistake::Mistake;

const DAYS: u32 = 60;
const PEOPLE: usize = 300;

/// Two parts of points, one of them fading, and one of age: three, two and one parts of six of a range of 600 points.
fn index() -> std::sync::Arc<crate::scenario::Scenario> {
    written(
        r#"town: (residents: 300), days: 60,
        acts: [(name: "pay", chance: Fixed(0.45)), (name: "play", chance: Fixed(0.1))],
        watchers: [(name: "eye", acts: ["pay", "play"], reads: [Age], places: [(place: Home, share: 1)])],
        offices: [(name: "office", bands: [(name: "A", from: 300.0)],
            method: Index(from: 300.0, to: 900.0, parts: [
                (name: "paying", weight: 30.0, start: 0.2), (name: "playing", weight: 20.0, half_life_days: 20.0),
                (name: "age", weight: 10.0, of: Reading(Age), low: 18.0, high: 68.0, start: 0.0),
            ]),
            categories: [(name: "paying"), (name: "playing")],
            rules: [(act: "pay", points: 9.5, category: "paying"), (act: "play", points: -12.25, category: "playing")])]"#,
    )
}

/// Everybody's score by hand, in 1/256 of a point.
fn parts() -> Vec<Figure> {
    let mut town = town(&index());
    let point = 256i64;
    let widths = [300 * point, 200 * point, 100 * point];
    let mut by_hand = vec![[widths[0] / 5, widths[1] / 2, 0]; PEOPLE];
    let kept = (libm::exp2(-1.0 / 20.0) * 65_536.0).round() as i64;
    let (mut wrong, mut full, mut old) = (0, 0, 0);
    for _ in 0..DAYS {
        town.pass_day();
        for parts in &mut by_hand {
            parts[1] = widths[1] / 2 + (((parts[1] - widths[1] / 2) * kept + 32_768) >> 16);
        }
        for deed in town.deeds_today() {
            let (part, points) = if deed.act == 0 { (0, 19 * point / 2) } else { (1, -49 * point / 4) };
            let value = &mut by_hand[deed.resident as usize][part];
            *value = (*value + points).clamp(0, widths[part]);
        }
    }
    for (resident, parts) in (0u32..).zip(&mut by_hand) {
        let age = f64::from(town.town().age(resident));
        parts[2] = (((age - 18.0) / 50.0).clamp(0.0, 1.0) * widths[2] as f64).round() as i64;
        let score = i64::from(town.state.offices[0].ledger.score(resident));
        wrong += usize::from(score != 300 * point + parts.iter().sum::<i64>());
        full += usize::from(parts[0] == widths[0]);
        old += usize::from(parts[2] == widths[2]);
    }
    // Some parts are full, which their width shows.
    assert!(full > 50 && old > 5, "{full}, {old}");
    vec![Figure::exact("people with another score", wrong as f64, 0.0)]
}

/// Whoever has fewer than three entries is not served, and nobody else is refused.
fn thin_files() -> Vec<Figure> {
    let scenario = written(
        r#"town: (residents: 300), days: 60,
        acts: [(name: "pay", chance: Fixed(0.05)), (name: "borrow", chance: Fixed(1), served_by: "office")],
        watchers: [(name: "eye", acts: ["pay"], places: [(place: Home, share: 1)])],
        offices: [(name: "office", needs_records: 3, bands: [(name: "A", from: 0.0)], rules: [(act: "pay", points: 1.0)])]"#,
    );
    let town = lived(&scenario, DAYS);
    let mut entries = [0; PEOPLE];
    let (mut served_thin, mut refused) = (0, 0);
    for day in 0..DAYS {
        let deeds = || town.history().unwrap().day(day).unwrap().deeds.iter();
        let borrowed: Vec<u32> = deeds().filter(|deed| deed.act == 1).map(|deed| deed.resident).collect();
        for (resident, entries) in (0u32..).zip(entries) {
            let borrows = borrowed.contains(&resident);
            served_thin += usize::from(borrows && entries < 3);
            refused += usize::from(!borrows && entries >= 3);
        }
        deeds().filter(|deed| deed.act == 0).for_each(|deed| entries[deed.resident as usize] += 1);
    }
    assert!(entries.iter().filter(|entries| **entries >= 3).count() > 50);
    vec![
        Figure::exact("loans to people of whom too little is on file", served_thin as f64, 0.0),
        Figure::exact("people refused of whom enough is on file", refused as f64, 0.0),
    ]
}

#[test]
fn each_part_adds_what_is_in_it_within_its_width() {
    check(parts, &[Mistake::PartsWeighAlike, Mistake::PartsStay]);
}

#[test]
fn whoever_has_a_thin_file_is_not_served() {
    check(thin_files, &[Mistake::ServesThinFiles]);
}
