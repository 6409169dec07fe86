//! Encounters: whom people meet, and what they do by the bands of both.

use super::{Figure, check, town, written};
use crate::day::encounters::Encounters;
use crate::day::state::orders::Mark;
use crate::day::{Change, Options, Simulation};
use crate::kernel::luck::Luck;
use crate::kernel::mistake::Mistake;
use crate::study::Course;
use crate::study::worlds::Worlds;

/// How many people live in the town.
const ALL: u32 = 1000;
/// Days that are lived.
const DAYS: u32 = 60;

fn figures() -> Vec<Figure> {
    // 35 in 100 are high. The low bow to the high, everybody nods to the high, and everybody waves to whomever they meet. No act
    // changes a band.
    let scenario = written(&format!(
        r#"town: (residents: {ALL}, feature: Table(groups: [(cells: [(score: 0.0, people: 650), (score: 1.0, people: 350)])])),
        acts: [
            (name: "bow", chance: Fixed(0.5), meets: (own: ["low"], other: ["high"])),
            (name: "nod", chance: Fixed(0.5), meets: (other: ["high"])),
            (name: "wave", chance: Fixed(1.0), meets: ()),
        ],
        offices: [(name: "office", method: Ledger(start: 0.0, start_from_feature: true, floor: 0.0, ceiling: 1.0),
            bands: [(name: "high", from: 1.0), (name: "low", from: 0.0)])]"#
    ));
    let mut town = town(&scenario);
    let high: Vec<bool> = (0..ALL).map(|resident| town.state.offices[0].ledger.band(resident) == 0).collect();
    let (mut met_oneself, mut met_high, mut low_met_high, mut met_next, mut wrong) = (0, 0, 0, 0, 0);
    let [mut bows, mut nods, mut waves] = [0; 3];
    for day in 0..DAYS {
        let luck = Luck::new(town.seed());
        let encounters = Encounters { luck, town: &town.town().clone(), day };
        let met: Vec<u32> = (0..ALL).map(|resident| encounters.met(resident).unwrap()).collect();
        for (resident, met) in met.iter().enumerate() {
            met_oneself += usize::from(*met as usize == resident);
            met_next += usize::from(*met as usize == (resident + 1) % ALL as usize);
            met_high += usize::from(high[*met as usize]);
            low_met_high += usize::from(high[*met as usize] && !high[resident]);
        }
        town.pass_day();
        for deed in town.deeds_today() {
            let resident = deed.resident as usize;
            let to_high = high[met[resident] as usize];
            match deed.act {
                0 => (bows, wrong) = (bows + 1, wrong + usize::from(high[resident] || !to_high)),
                1 => (nods, wrong) = (nods + 1, wrong + usize::from(!to_high)),
                _ => waves += 1,
            }
        }
    }
    let all = (ALL * DAYS) as usize;
    let highs = high.iter().filter(|high| **high).count();
    vec![
        Figure::exact("meetings with oneself", f64::from(met_oneself as u32), 0.0),
        Figure::share("meetings with the next in number", met_next, all, 1.0 / f64::from(ALL - 1)),
        Figure::share("meetings with somebody high", met_high, all, highs as f64 / f64::from(ALL)),
        Figure::exact("bows and nods to the wrong people", wrong as f64, 0.0),
        Figure::share("bows of the low who meet somebody high", bows, low_met_high, 0.5),
        Figure::share("nods of those who meet somebody high", nods, met_high, 0.5),
        Figure::exact("waves", waves as f64, all as f64),
    ]
}

#[test]
fn people_meet_one_other_by_luck_and_act_by_the_bands_of_both() {
    check(figures, &[Mistake::SwapsBandsOfTwo, Mistake::IgnoresOwnBand]);
}

/// Somebody falls, in a world beside the town, and from then on whoever meets them does something else. The world is as a run of its
/// own, also where those who meet live in a part of the town in which nothing else differs.
#[test]
fn a_world_is_a_run_of_its_own_where_people_meet() {
    let scenario = written(
        r#"town: (residents: 2000), days: 40,
        acts: [(name: "greet", chance: Fixed(1.0), meets: (other: ["fine"])), (name: "shun", chance: Fixed(1.0), unless: "greet")],
        watchers: [(name: "ear", acts: ["shun"], places: [(place: Home, share: 0.0)])],
        offices: [(name: "office", rules: [(act: "shun", points: -100.0)], bands: [(name: "fine", from: 590.0), (name: "fallen", from: 0.0)])]"#,
    );
    let mark = |resident| Change::Mark(Mark { resident, office: 0, act: 1, points: -100 * 256 });
    let worlds = Worlds::new(
        Course::new(scenario.clone(), Options { threads: 1, ..Options::default() }, vec![], 40),
        [70, 700, 1900].map(|resident| (5, mark(resident))),
    );
    let worlds = worlds.run(|_, _| true);
    for (resident, world) in [70, 700, 1900].into_iter().zip(worlds.worlds()) {
        let mut alone = Simulation::new(scenario.clone(), Options::lean(worlds.base().seed()));
        (0..5).for_each(|_| alone.pass_day());
        alone.carry_out(&mark(resident));
        (5..40).for_each(|_| alone.pass_day());
        let beside = world.town.as_ref().unwrap().digest();
        assert_eq!(beside.differing(&alone.digest()), Vec::<&str>::new(), "{resident}");
        assert_ne!(beside.differing(&worlds.base().digest()), Vec::<&str>::new(), "{resident}");
    }
}

/// Where no office leads, people still meet, and nobody is in a band.
#[test]
fn without_an_office_nobody_is_in_a_band() {
    let mut town = town(&written(
        r#"town: (residents: 100),
        acts: [(name: "wave", chance: Fixed(1.0), meets: ()), (name: "nod", chance: Fixed(1.0), meets: (other: ["high"]))],
        offices: [(name: "office", on: false, bands: [(name: "high", from: 0.0)])]"#,
    ));
    town.pass_day();
    assert_eq!(town.deeds_today().map(|deed| deed.act).collect::<Vec<u8>>(), [0; 100]);
}
