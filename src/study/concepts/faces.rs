//! Faces on show: one is entered as often as it passes, is taken for a person and a place is covered.

use super::{Figure, check, lived, written};
use crate::kernel::mistake::Mistake;

fn figures() -> Vec<Figure> {
    let scenario = written(
        r#"town: (residents: 400),
        acts: [(name: "cross", chance: Fixed(0.0), place: Crossing)],
        watchers: [(name: "cameras", acts: ["cross"], places: [(place: Crossing, share: 0.5)],
            faces: (count: 3, passes_a_day: 40, chance: 0.02))]"#,
    );
    let town = lived(&scenario, 400);
    let history = town.history().unwrap();
    let seen: Vec<_> = history.observations().map(|(_, observation)| observation).collect();
    let people: std::collections::BTreeSet<u32> = seen.iter().map(|observation| observation.about).collect();
    let numbers: std::collections::BTreeSet<u64> = seen.iter().map(|observation| observation.id).collect();
    let nobody = seen.iter().all(|observation| observation.seen(town.witness()).is_none());
    assert!(nobody, "nobody was there");
    vec![
        Figure::exact("people whose faces are on show", people.len() as f64, 3.0),
        Figure::exact("entries with a number of their own", numbers.len() as f64, seen.len() as f64),
        Figure::count("entries", seen.len(), 3.0 * 40.0 * 0.02 * 0.5 * 400.0),
    ]
}

#[test]
fn a_face_on_show_is_entered_as_often_as_it_is_taken_for_a_person() {
    check(figures, &[Mistake::FacesOnceADay]);
}
