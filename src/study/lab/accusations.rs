//! Base rates, and why no rule is fair in every sense.
//!
//! Chouldechova, "Fair prediction with disparate impact", Big Data 5 (2017); Kleinberg, Mullainathan, Raghavan,
//! "Inherent trade-offs in the fair determination of risk scores", ITCS 2017.

use super::chances::{error_of_mean, error_of_share};
use super::{
    Bench, Bounds, Experiment, Finding, Outcome, Parameter, Setup, Sketch, Stopped, Table, checked,
    parameters::Default, set,
};
use crate::day::Simulation;
use crate::kernel::fixed::{POINT, to_fixed};
use crate::words::say;

pub(super) const EXPERIMENT: Experiment = Experiment {
    name: "accusations",
    parameters: &[
        Parameter {
            name: "residents",
            default: Default::Number(100_000.0),
            bounds: Bounds::Whole(1000.0, 1_000_000.0),
        },
        Parameter { name: "acts", default: Default::Number(30.0), bounds: Bounds::Whole(1.0, 1000.0) },
        Parameter { name: "prevalence", default: Default::Number(0.01), bounds: Bounds::Number(0.0, 1.0) },
        Parameter { name: "sensitivity", default: Default::Number(0.99), bounds: Bounds::Number(0.0, 1.0) },
        Parameter { name: "false_alarm", default: Default::Number(0.01), bounds: Bounds::Number(0.0, 1.0) },
        Parameter { name: "table", default: Default::Table, bounds: Bounds::Table },
        Parameter { name: "cut", default: Default::Number(5.0), bounds: Bounds::Number(-9999.0, 10_000.0) },
    ],
    check,
    run,
};

fn check(setup: &Setup) -> Result<(), String> {
    match setup.table() {
        Some(table) if table.people() == 0 => Err(say!("lab-table-needs-counts", file = table.source.name)),
        Some(table) => checked("accusations-table", &flagging(setup, table), Some(table)).map(drop),
        None => Ok(()),
    }
}

/// The settings of a town of the people whom a table counts, in which everyone from the cut on is flagged.
fn flagging(setup: &Setup, table: &Table) -> Vec<String> {
    let mut settings = table.settings();
    settings.push(set("offices.office.bands.flagged.from", setup.number("cut")));
    settings
}

fn run(bench: &Bench) -> Result<Outcome, Stopped> {
    match bench.setup.table() {
        Some(table) => by_table(bench, table),
        None => by_acts(bench),
    }
}

/// How often flags and deeds met.
#[derive(Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) flagged_guilty: f64,
    pub(super) flagged_innocent: f64,
    pub(super) guilty: f64,
    pub(super) innocent: f64,
}

impl Counts {
    fn prevalence(&self) -> f64 {
        self.guilty / (self.guilty + self.innocent)
    }

    fn ppv(&self) -> f64 {
        self.flagged_guilty / (self.flagged_guilty + self.flagged_innocent)
    }

    fn fpr(&self) -> f64 {
        self.flagged_innocent / self.innocent
    }

    fn fnr(&self) -> f64 {
        1.0 - self.flagged_guilty / self.guilty
    }

    /// By how much the four numbers miss the identity that binds them (Chouldechova's equation 2.6). The odds are of
    /// counts, so that nothing cancels.
    fn identity_gap(&self) -> f64 {
        let wrong_for_right = self.flagged_innocent / self.flagged_guilty;
        (self.fpr() - self.guilty / self.innocent * wrong_for_right * (1.0 - self.fnr())).abs()
    }
}

fn by_acts(bench: &Bench) -> Result<Outcome, Stopped> {
    let setup = bench.setup;
    let (acts, p) = (setup.number("acts"), setup.number("prevalence"));
    let (s, e) = (setup.number("sensitivity"), setup.number("false_alarm"));
    let scenario = bench.scenario(
        "accusations",
        &[
            set("town.residents", setup.whole("residents")),
            format!("acts.violation.chance=Fixed({p:?})"),
            set("watchers.watcher.sensitivity", s),
            set("watchers.watcher.mistakes.ordinary.chance", e),
        ],
    );
    let mut town = bench.town(&scenario);
    bench.pass(&mut town, setup.whole("acts"), [0.0, 1.0])?;
    let [violation, ordinary] = [0, 1].map(|act| town.figures().acts[act]);
    let counts = Counts {
        flagged_guilty: violation.seen as f64,
        flagged_innocent: violation.mistaken as f64,
        guilty: violation.done as f64,
        innocent: ordinary.done as f64,
    };
    #[cfg(test)]
    let counts = super::mistakes::accusations(counts);
    let all = 0..town.town().residents() as u32;
    // Standing is what perfect watching would give: it falls with every violation.
    let honest: Vec<u32> = all.filter(|resident| town.standing(0, *resident) == Some(0.0)).collect();
    let many = honest.len() as f64;
    let flags: f64 = honest.iter().map(|resident| -town.score(0, *resident)).sum();
    let flagged = honest.iter().filter(|resident| town.flagged(**resident)).count() as f64;
    let share_flagged = 1.0 - libm::pow(1.0 - e, acts);
    let trials = setup.number("residents") * acts;
    let ppv = p * s / (p * s + (1.0 - p) * e);
    let flags_raised = counts.flagged_guilty + counts.flagged_innocent;
    let flags_error = error_of_mean(acts * e * (1.0 - e), 1.0, many);
    let flags_each = flags / many;
    let gap = if counts.identity_gap().is_nan() { f64::NAN } else { 0.0 };
    let findings = vec![
        Finding::of(many, "false_flags_per_honest", flags_each, acts * e, flags_error),
        Finding::of(many, "honest_flagged_share", flagged / many, share_flagged, error_of_share(share_flagged, many)),
        Finding::of(flags_raised, "ppv", counts.ppv(), ppv, error_of_share(ppv, trials * (p * s + (1.0 - p) * e))),
        Finding::of(counts.innocent, "fpr", counts.fpr(), e, error_of_share(e, counts.innocent)),
        Finding::of(counts.guilty, "fnr", counts.fnr(), 1.0 - s, error_of_share(s, counts.guilty)),
        Finding::identity("identity_gap", counts.identity_gap(), gap),
    ];
    Ok(Outcome { findings, sketch: Sketch { bars: &["ppv", "fpr", "fnr", "honest_flagged_share"], lines: vec![] } })
}

/// The town is the people whom a table counts; whoever brings a score at the cut or above it is flagged.
fn by_table(bench: &Bench, table: &Table) -> Result<Outcome, Stopped> {
    let cut = bench.setup.number("cut");
    let scenario = bench.scenario("accusations-table", &flagging(bench.setup, table));
    let mut town = bench.town(&scenario);
    bench.pass(&mut town, 1, [0.0, 1.0])?;
    let cells = scenario.policy().cells();
    let mut findings = Vec::new();
    for (look, group) in table.groups.iter().enumerate() {
        let counts = of_look(&town, look as u8);
        let mut told = Counts::default();
        for cell in cells.iter().filter(|cell| cell.look.is_none_or(|of| usize::from(of) == look)) {
            // Scores are kept in 1/256 of a point.
            let flagged = f64::from(u8::from(to_fixed(cell.score, POINT) >= to_fixed(cut, POINT)));
            let (guilty, innocent) =
                (f64::from(cell.people) * cell.chance, f64::from(cell.people) * (1.0 - cell.chance));
            told.flagged_guilty += flagged * guilty;
            told.flagged_innocent += flagged * innocent;
            told.guilty += guilty;
            told.innocent += innocent;
        }
        let expected = [
            told.guilty / (told.guilty + told.innocent),
            told.flagged_guilty / (told.flagged_guilty + told.flagged_innocent),
            told.flagged_innocent / told.innocent,
            1.0 - told.flagged_guilty / told.guilty,
        ];
        let [prevalence, ppv, fpr, fnr] = expected;
        let of_group = [
            Finding::exact("prevalence", counts.prevalence(), prevalence),
            Finding::exact("ppv", counts.ppv(), ppv),
            Finding::exact("fpr", counts.fpr(), fpr),
            Finding::exact("fnr", counts.fnr(), fnr),
            Finding::identity(
                "identity_gap",
                counts.identity_gap(),
                if prevalence * ppv > 0.0 { 0.0 } else { f64::NAN },
            ),
        ];
        findings.extend(of_group.map(|finding| finding.of_group(&group.name)));
    }
    Ok(Outcome { findings, sketch: Sketch { bars: &["prevalence", "ppv", "fpr", "fnr"], lines: vec![] } })
}

/// Who of a look is flagged, and who of them did it.
fn of_look(town: &Simulation, look: u8) -> Counts {
    let mut did = vec![false; town.town().residents()];
    town.deeds_today().for_each(|deed| did[deed.resident as usize] = true);
    let mut counts = Counts::default();
    for (resident, did) in did.into_iter().enumerate().filter(|(i, _)| town.town().look_number(*i as u32) == look) {
        let flagged = f64::from(u8::from(town.flagged(resident as u32)));
        let (all, hit) = if did {
            (&mut counts.guilty, &mut counts.flagged_guilty)
        } else {
            (&mut counts.innocent, &mut counts.flagged_innocent)
        };
        *all += 1.0;
        *hit += flagged;
    }
    counts
}
