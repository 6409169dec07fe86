//! docs/calibration.md tells what residents do in a year and what studies found; this writes its tables and holds that a
//! teacher would believe them. What the towns come to is measured by `tallyford calibrate`; here stands a slice of it.

mod common;

use std::fmt::Write;

use common::{town, written};
use tallyford::day::{Options, Simulation};
use tallyford::study::calibrate::{Plan, TARGETS, prepare};
use tallyford::words::plain;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/calibration.md");
const RESIDENTS: u32 = 3000;

/// The quarter of residents with the least, and that with the most, of a quality.
fn quarters(of: impl Fn(u32) -> f64) -> [Vec<u32>; 2] {
    let mut everyone: Vec<u32> = (0..RESIDENTS).collect();
    everyone.sort_by(|a, b| of(*a).total_cmp(&of(*b)));
    let quarter = everyone.len() / 4;
    [everyone[..quarter].to_vec(), everyone[everyone.len() - quarter..].to_vec()]
}

struct Year {
    town: Simulation,
    /// Times each resident did each act.
    times: Vec<Vec<u32>>,
}

impl Year {
    fn live() -> Self {
        let scenario = written(&format!("(title: \"Unrated\", town: (residents: {RESIDENTS}))"), &[]);
        let town = town(&scenario, Options::default(), 365);
        let acts = scenario.policy().acts().len();
        let mut times = vec![vec![0; acts]; RESIDENTS as usize];
        for (_, deed) in town.history().unwrap().deeds() {
            times[deed.resident as usize][usize::from(deed.act)] += 1;
        }
        Self { town, times }
    }

    fn mean(&self, act: usize, of: &[u32]) -> f64 {
        let total: u32 = of.iter().map(|resident| self.times[*resident as usize][act]).sum();
        f64::from(total) / of.len() as f64
    }

    fn act(&self, name: &str) -> usize {
        self.town.scenario().policy().acts().iter().position(|act| act.name() == name).unwrap()
    }

    /// The quarters by conscience, guile, warmth and strain.
    fn by(&self) -> [[Vec<u32>; 2]; 4] {
        let traits = |resident: u32| self.town.traits(resident);
        [
            quarters(|r| traits(r).conscience),
            quarters(|r| traits(r).guile),
            quarters(|r| traits(r).warmth),
            quarters(|r| self.town.strain(r)),
        ]
    }
}

fn rounded(value: f64) -> String {
    if value >= 10.0 {
        format!("{value:.0}")
    } else if value >= 0.095 {
        format!("{value:.1}")
    } else {
        format!("{value:.2}")
    }
}

#[test]
fn the_table_is_up_to_date_and_believable() {
    let year = Year::live();
    let everyone: Vec<u32> = (0..RESIDENTS).collect();
    let by = year.by();
    let mut page = String::from(include_str!("../assets/calibration-head.md"));
    page += "| act | kind | all | conscience few, much | guile few, much | warmth few, much | strain few, much |\n";
    page += "| --- | --- | --- | --- | --- | --- | --- |\n";
    for (number, act) in year.town.scenario().policy().acts().iter().enumerate() {
        let _ = write!(page, "| {} | {:?} | {} |", act.says(), act.kind(), rounded(year.mean(number, &everyone)));
        for [few, much] in &by {
            let _ = write!(page, " {}, {} |", rounded(year.mean(number, few)), rounded(year.mean(number, much)));
        }
        page.push('\n');
    }
    page += &include_str!("../assets/calibration-targets.md").replacen(
        "<!-- targets -->",
        table_of_targets().trim_end(),
        1,
    );
    if std::env::var_os("TALLYFORD_BLESS").is_some() {
        std::fs::write(PAGE, &page).unwrap();
    }
    assert_eq!(std::fs::read_to_string(PAGE).unwrap(), page, "write it anew with TALLYFORD_BLESS=1");

    let [conscience, _, warmth, strain] = &by;
    let more = |name: &str, of: &[Vec<u32>; 2], least: f64| {
        let act = year.act(name);
        let (few, much) = (year.mean(act, &of[0]), year.mean(act, &of[1]));
        assert!(much > least * few, "{name}: {few} against {much}");
    };
    let less = |name: &str, of: &[Vec<u32>; 2], least: f64| more(name, &[of[1].clone(), of[0].clone()], least);
    more("help_neighbour", warmth, 1.5);
    less("cross_on_red", conscience, 2.0);
    less("shoplift", conscience, 3.0);
    more("miss_bill", strain, 1.5);
    more("quarrel", strain, 1.5);
    let once_a_month = |name: &str| year.mean(year.act(name), &everyone) / 12.0;
    assert!((0.5..4.0).contains(&once_a_month("help_neighbour")) && once_a_month("shoplift") < 0.2);
}

fn table_of_targets() -> String {
    let mut table = String::from("| no. | what | unit | A to B (C) | evidence | must lie within |\n");
    table += "| --- | --- | --- | --- | --- | --- |\n";
    for target in TARGETS {
        let range = target.range_said().unwrap_or_else(|| plain("calibrate-reported"));
        let hard = target.bounds_said().map_or_else(|| plain("not-defined"), |bounds| format!("**{bounds}**"));
        let unit = plain(&format!("calibrate-unit-{}", target.unit.key()));
        let grade = plain(&format!("calibrate-grade-{}", target.grade.key()));
        let _ = writeln!(table, "| {} | {} | {unit} | {range} | {grade} | {hard} |", target.number, target.says());
    }
    table
}

/// What was measured in full is committed; it is of the targets that there are, and says how it was made.
#[test]
fn the_measured_table_is_of_these_targets() {
    let measured = include_str!("../docs/calibrated.txt");
    let mut rest = measured;
    for target in TARGETS {
        let at = rest.find(&format!("  {}\n", target.says()));
        let at = at.unwrap_or_else(|| panic!("docs/calibrated.txt lacks {} in its place", target.key));
        rest = &rest[at..];
    }
    let said = measured.matches(" residents, seeds 1 to ").count();
    assert_eq!(said, 1, "docs/calibrated.txt tells its size: tallyford calibrate > docs/calibrated.txt");
}

/// A slice of `tallyford calibrate`: every hard target, in fewer and smaller towns.
#[test]
fn the_hard_targets_hold() {
    let plan = Plan { seeds: (1..=6).collect(), residents: 1000, settings: vec![] };
    let hard = TARGETS.iter().filter(|target| target.hard.is_some()).collect();
    let rows = prepare(hard, &plan).unwrap_or_else(|problems| panic!("{problems}")).measure(|| ());
    let failing: Vec<String> = rows
        .iter()
        .filter(|row| row.fails())
        .map(|row| format!("{} {}: {:?}, {:?}", row.target.number, row.target.key, row.estimate, row.hard_verdict()))
        .collect();
    assert!(failing.is_empty(), "{}", failing.join("\n"));
}
