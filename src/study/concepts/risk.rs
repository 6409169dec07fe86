//! Models of risk: what they learn from records, and whom they put on a list.

use super::{Figure, check, town, written};
use crate::kernel::mistake::Mistake;

const PEOPLE: u32 = 3000;
const STRETCH: u32 = 20;

/// A third wears a badge, which stands on file, and litters more. The model goes by the badge alone, and watchers look more
/// closely at the tenth who stand worst.
fn badges() -> std::sync::Arc<crate::scenario::Scenario> {
    written(&format!(
        r#"town: (residents: {PEOPLE}), days: 100, sets: [(name: "careless", share: 0.3333)],
        acts: [(name: "wear", chance: Fixed(1), who: In("careless")), (name: "litter", chance: Fixed(0.01)),
            (name: "litter_more", chance: Fixed(0.02), who: In("careless"))],
        watchers: [(name: "eye", acts: ["wear"], places: [(place: Home, share: 1)], scrutiny: false),
            (name: "warden", acts: ["litter", "litter_more"], places: [(place: Home, share: 1)], sensitivity: 0.3)],
        offices: [(name: "forecast", bands: [(name: "A", from: 0.0)],
            method: Predictor(every_days: {STRETCH}, fits: Risk(of: ["litter", "litter_more"], looks_back: 1, reads: [Entry("wear")], ridge: 0.000001)),
            lists: [(name: "suspicious", on: [Worst(0.1)], off: [AfterDays(1)], effects: (scrutiny: 3.0))])]"#
    ))
}

/// With one question of yes or no the model is the share of those of each answer of whom something was entered, and everybody has
/// the score of their answer. Whoever is worst is one of the careless.
fn learned() -> Vec<Figure> {
    let mut town = town(&badges());
    let is_careless = |town: &crate::day::Simulation, resident: u32| town.is_in_set(0, resident);
    let mut entered = vec![false; PEOPLE as usize];
    let (mut wrong, mut fits, mut others) = (0, 0, 0);
    let mut expected: Option<[f64; 2]> = None;
    for day in 0..100 {
        if day % STRETCH == 0 {
            entered.fill(false);
        }
        town.pass_day();
        town.records_today().iter().filter(|r| r.act > 0).for_each(|r| entered[r.about as usize] = true);
        if let Some(chances) = expected.filter(|_| day % STRETCH == 0) {
            let score = |resident: u32| 1000.0 * (1.0 - chances[usize::from(is_careless(&town, resident))]);
            wrong += (0..PEOPLE).filter(|who| (town.score(0, *who) - score(*who)).abs() > 1.0 / 256.0).count();
            let listed = |resident: &u32| town.state.offices[0].ledger.on_lists(*resident as usize) != 0;
            others += (0..PEOPLE).filter(listed).filter(|who| !is_careless(&town, *who)).count();
            fits += 1;
        }
        if (day + 1) % STRETCH == 0 && day > STRETCH {
            let share = |careless: bool| {
                let of = (0..PEOPLE).filter(|who| is_careless(&town, *who) == careless);
                let (all, some) = of.fold((0.0, 0.0), |(all, some), who| {
                    (all + 1.0, some + f64::from(u8::from(entered[who as usize])))
                });
                some / all
            };
            expected = Some([share(false), share(true)]);
        }
    }
    let listed = (0..PEOPLE).filter(|who| town.state.offices[0].ledger.on_lists(*who as usize) != 0).count();
    vec![
        Figure::exact("mornings on which the model scored everybody", f64::from(fits), 3.0),
        Figure::exact("people with another score than the observed share", wrong as f64, 0.0),
        Figure::exact("suspicious people who are not careless", others as f64, 0.0),
        Figure::exact("suspicious people", listed as f64, 300.0),
    ]
}

#[test]
fn a_model_learns_what_is_on_file() {
    check(learned, &[Mistake::LearnsFromListed, Mistake::LearnsFromOneDay]);
}
