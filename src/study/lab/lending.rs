//! Kind rules, and harm that comes later.
//!
//! Liu, Dean, Rolf, Simchowitz, Hardt, "Delayed impact of fair machine learning", ICML 2018.

use super::chances::{error_of_mean, error_of_share};
use super::{
    Bench, Bounds, Experiment, Finding, Outcome, Parameter, Setup, Sketch, Stopped, checked, parameters::Default, set,
};
use crate::day::Simulation;
use crate::day::state::ledger::points;
use crate::kernel::fixed::{POINT, to_fixed};
use crate::scenario::policy::Cell;
use crate::scenario::raw::RawFeature;
use crate::words::say;

pub(super) const EXPERIMENT: Experiment = Experiment {
    name: "lending",
    parameters: &[
        Parameter {
            name: "residents",
            default: Default::Number(100_000.0),
            bounds: Bounds::Whole(1000.0, 1_000_000.0),
        },
        Parameter {
            name: "policy",
            default: Default::Choice("max_utility"),
            bounds: Bounds::Choice(&["max_utility", "equal_rate", "equal_opportunity"]),
        },
        Parameter { name: "loss_ratio", default: Default::Number(4.0), bounds: Bounds::Number(0.0, 100.0) },
        Parameter { name: "gain", default: Default::Number(75.0), bounds: Bounds::Number(0.0, 1000.0) },
        Parameter { name: "loss", default: Default::Number(150.0), bounds: Bounds::Number(0.0, 1000.0) },
        Parameter { name: "table", default: Default::Table, bounds: Bounds::Table },
    ],
    check,
    run,
};

fn check(setup: &Setup) -> Result<(), String> {
    match setup.table() {
        Some(table) if table.people() > 0 => Err(say!("lab-table-needs-shares", file = table.source.name)),
        Some(table) => checked("lending", &lender(setup)?.0, Some(table)).map(drop),
        None => Ok(()),
    }
}

/// The settings of the town and its lender, but for whom it serves; and the lowest and the highest score.
fn lender(setup: &Setup) -> Result<(Vec<String>, [f64; 2]), String> {
    let mut settings = setup.table().map(|table| table.settings()).unwrap_or_default();
    settings.push(set("town.residents", setup.whole("residents")));
    let alone = ["offices=[]", "acts=[]", "watchers=[]"].map(str::to_owned);
    let town = checked("lending", &[&settings[..], &alone].concat(), setup.table())?;
    let RawFeature::Table { range: [low, high], .. } = town.raw().town.feature else { return Err(String::new()) };
    settings.extend([
        set("offices.lender.method.start", low),
        set("offices.lender.method.floor", low),
        set("offices.lender.method.ceiling", high),
        format!("offices.lender.bands=[(name: \"everyone\", from: {low:?})]"),
        set("offices.lender.rules.repay.points", setup.number("gain")),
        set("offices.lender.rules.default.points", -setup.number("loss")),
    ]);
    Ok((settings, [low, high]))
}

fn run(bench: &Bench) -> Result<Outcome, Stopped> {
    let setup = bench.setup;
    let loss_ratio = setup.number("loss_ratio");
    let (settings, [low, high]) = lender(setup).unwrap_or_else(|problems| panic!("{problems}"));
    let policy = match setup.choice("policy") {
        "equal_rate" => "EqualRate",
        "equal_opportunity" => "EqualOpportunity",
        _ => "MaxUtility",
    };
    // What everyone would do with a loan is seen in the same town with the same luck, where everyone is served.
    let everyone =
        run_town(bench, &[&settings[..], &["offices.lender.serves=Everyone".to_owned()]].concat(), [0.0, 0.5])?;
    let town = run_town(
        bench,
        &[&settings[..], &[format!("offices.lender.serves={policy}({loss_ratio:?})")]].concat(),
        [0.5, 1.0],
    )?;

    let scenario = town.scenario().clone();
    let looks = &scenario.raw().town.looks;
    let total: f64 = looks.iter().map(|look| look.share).sum();
    let groups: Vec<Group> = looks
        .iter()
        .enumerate()
        .map(|(look, raw)| Group::new(scenario.policy().cells(), look as u8, raw.share / total))
        .collect();
    let rates = common_rates(&groups, setup.choice("policy"), loss_ratio);
    let mut findings = Vec::new();
    let (mut profit, mut profit_expected, mut profit_square) = (0.0, 0.0, 0.0);
    for (look, group) in groups.iter().enumerate() {
        let seen = of_look(&town, &everyone, look as u8, loss_ratio);
        #[cfg(test)]
        let seen = super::mistakes::lending(seen, &town, look as u8, [low, high], setup);
        let told = group.told(rates[look], [low, high], [setup.number("gain"), setup.number("loss")], loss_ratio);
        let furthest = setup.number("gain").max(setup.number("loss"));
        let threshold = town.cut_off(0, look as u8).filter(|cut| *cut <= high);
        let of_group = [
            Finding::exact("threshold", threshold.unwrap_or(f64::NAN), told.threshold.unwrap_or(f64::NAN)),
            Finding::of(
                seen.people,
                "selection_rate",
                seen.selection_rate,
                told.selection_rate,
                error_of_share(told.selection_rate, seen.people),
            ),
            Finding::of(seen.repaying, "tpr", seen.tpr, told.tpr, error_of_share(told.tpr, seen.repaying)),
            Finding::of(
                seen.people,
                "mean_change",
                seen.mean_change,
                told.mean_change,
                error_of_mean(told.change_variance, furthest, seen.people),
            ),
            Finding::of(
                seen.people,
                "profit",
                seen.profit / seen.people,
                told.profit,
                error_of_mean(told.profit_square - told.profit * told.profit, loss_ratio.max(1.0), seen.people),
            ),
        ];
        findings.extend(of_group.map(|finding| finding.of_group(&looks[look].name)));
        profit += seen.profit;
        profit_expected += group.weight * told.profit;
        profit_square += group.weight * told.profit_square;
    }
    let residents = town.town().residents() as f64;
    let spread = (profit_square - profit_expected * profit_expected).max(0.0);
    findings.push(Finding::new(
        "profit",
        profit / residents,
        profit_expected,
        error_of_mean(spread, loss_ratio.max(1.0), residents),
    ));
    Ok(Outcome { findings, sketch: Sketch { bars: &["selection_rate", "tpr", "mean_change"], lines: vec![] } })
}

fn run_town(bench: &Bench, settings: &[String], part: [f64; 2]) -> Result<Simulation, Stopped> {
    let mut town = bench.town(&bench.scenario("lending", settings));
    bench.pass(&mut town, 1, part)?;
    Ok(town)
}

/// What became of a look.
pub(super) struct Seen {
    people: f64,
    repaying: f64,
    selection_rate: f64,
    tpr: f64,
    pub(super) mean_change: f64,
    profit: f64,
}

/// The number of the act of repaying.
const REPAY: u8 = 0;

fn of_look(town: &Simulation, everyone: &Simulation, look: u8, loss_ratio: f64) -> Seen {
    let residents = town.town().residents();
    let mut would = vec![false; residents];
    everyone.deeds_today().filter(|deed| deed.act == REPAY).for_each(|deed| would[deed.resident as usize] = true);
    let mut lent = vec![None; residents];
    town.deeds_today().for_each(|deed| lent[deed.resident as usize] = Some(deed.act == REPAY));
    let [mut people, mut served, mut repaying, mut served_repaying, mut change, mut profit] = [0.0; 6];
    for i in (0..residents).filter(|i| town.town().look_number(*i as u32) == look) {
        people += 1.0;
        repaying += f64::from(u8::from(would[i]));
        if let Some(repaid) = lent[i] {
            served += 1.0;
            served_repaying += f64::from(u8::from(repaid));
            profit += if repaid { 1.0 } else { -loss_ratio };
            change += town.score(0, i as u32) - town.feature(i as u32).unwrap_or(f64::NAN);
        }
    }
    Seen {
        people,
        repaying,
        selection_rate: served / people,
        tpr: served_repaying / repaying,
        mean_change: change / people,
        profit,
    }
}

/// A score as it is kept: in 1/256 of a point.
fn fixed(score: f64) -> f64 {
    points(to_fixed(score, POINT))
}

/// What is known of a look: its cells from the highest score to the lowest.
struct Group {
    weight: f64,
    cells: Vec<Cell>,
}

/// What serving a share of each cell comes to.
struct Told {
    threshold: Option<f64>,
    selection_rate: f64,
    tpr: f64,
    mean_change: f64,
    change_variance: f64,
    profit: f64,
    profit_square: f64,
}

impl Group {
    fn new(cells: &[Cell], look: u8, weight: f64) -> Self {
        let mut cells: Vec<Cell> =
            cells.iter().filter(|cell| cell.look.is_none_or(|other| other == look)).copied().collect();
        cells.sort_by(|a, b| b.score.total_cmp(&a.score));
        Self { weight, cells }
    }

    /// The share of each cell that is served where this much of the whole is, in shares of people or of those who repay.
    fn served(&self, much: f64, opportunity: bool) -> Vec<f64> {
        let repaying: f64 = self.cells.iter().map(|cell| cell.share * cell.chance).sum();
        let mut left = much;
        self.cells
            .iter()
            .map(|cell| {
                let size = if opportunity { cell.share * cell.chance / repaying } else { cell.share };
                let part = if left <= 1e-12 {
                    0.0
                } else if size > 0.0 {
                    (left / size).min(1.0)
                } else {
                    1.0
                };
                left -= size;
                part
            })
            .collect()
    }

    fn profit(&self, served: &[f64], loss_ratio: f64) -> f64 {
        let of = |cell: &Cell| cell.share * (cell.chance - loss_ratio * (1.0 - cell.chance));
        self.cells.iter().zip(served).map(|(cell, part)| part * of(cell)).sum()
    }

    fn told(
        &self,
        (much, opportunity): (f64, bool),
        [low, high]: [f64; 2],
        [gain, loss]: [f64; 2],
        loss_ratio: f64,
    ) -> Told {
        let served = self.served(much, opportunity);
        let sum =
            |of: &dyn Fn(&Cell) -> f64| self.cells.iter().zip(&served).map(|(cell, part)| part * of(cell)).sum::<f64>();
        let [gain, loss, low, high] = [gain, loss, low, high].map(fixed);
        let up = |cell: &Cell| (fixed(cell.score) + gain).min(high) - cell.score;
        let down = |cell: &Cell| (fixed(cell.score) - loss).max(low) - cell.score;
        let moves = |of: &dyn Fn(f64) -> f64| {
            sum(&|cell| cell.share * (cell.chance * of(up(cell)) + (1.0 - cell.chance) * of(down(cell))))
        };
        let mean_change = moves(&|change| change);
        let square = moves(&|change| change * change);
        let repaying: f64 = self.cells.iter().map(|cell| cell.share * cell.chance).sum();
        let last = self.cells.iter().zip(&served).rev().find(|(_, part)| **part > 0.0);
        Told {
            threshold: last.map(|(cell, _)| fixed(cell.score)),
            selection_rate: sum(&|cell| cell.share),
            tpr: sum(&|cell| cell.share * cell.chance) / repaying,
            mean_change,
            change_variance: square - mean_change * mean_change,
            profit: self.profit(&served, loss_ratio),
            profit_square: sum(&|cell| cell.share * (cell.chance + loss_ratio * loss_ratio * (1.0 - cell.chance))),
        }
    }
}

/// How much of each look is served under a policy: by trying every share at which some cell is used up.
fn common_rates(groups: &[Group], policy: &str, loss_ratio: f64) -> Vec<(f64, bool)> {
    let opportunity = policy == "equal_opportunity";
    let breaks = |group: &Group| {
        let repaying: f64 = group.cells.iter().map(|cell| cell.share * cell.chance).sum();
        let mut much = 0.0;
        let sizes =
            group.cells.iter().map(|cell| if opportunity { cell.share * cell.chance / repaying } else { cell.share });
        let mut breaks = vec![0.0];
        breaks.extend(sizes.map(|size| {
            much += size;
            much
        }));
        breaks
    };
    let best = |among: &[&Group], breaks: Vec<f64>| {
        let earned = |much: f64| {
            among
                .iter()
                .map(|group| group.weight * group.profit(&group.served(much, opportunity), loss_ratio))
                .sum::<f64>()
        };
        breaks.into_iter().fold((0.0, 0.0), |best, much| {
            let earned = earned(much);
            if earned > best.1 + 1e-12 { (much, earned) } else { best }
        })
    };
    if policy == "max_utility" {
        return groups.iter().map(|group| (best(&[group], breaks(group)).0, false)).collect();
    }
    let mut all: Vec<f64> = groups.iter().flat_map(breaks).collect();
    all.sort_by(f64::total_cmp);
    let common = best(&groups.iter().collect::<Vec<_>>(), all).0;
    groups.iter().map(|_| (common, opportunity)).collect()
}
