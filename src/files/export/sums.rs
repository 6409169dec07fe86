//! Tables of sums: measures, series, groups, and what the town came to beside the towns that it is compared with.

use std::io;

use super::super::tables::{Cell, Table, cells};
use super::Export;
use crate::day::Simulation;
use crate::kernel::fixed::{GROAT, POINT};
use crate::study::measures::measure;
use crate::study::sight::Contrast;
use crate::study::stays::{below_after_false_mark, in_lowest_band};
use crate::study::{MEASURES, Measure, Outcome, blank};

columns!(measures_columns: measure name section unit value why_empty);

/// One row a measure, then one row a measure of a family.
pub(super) fn measures(export: &Export, table: &mut Table) -> io::Result<()> {
    for (measure, (key, value)) in MEASURES.iter().zip(export.outcome.measures()) {
        // What is no finite number is not written as one.
        let value = value.filter(|value| value.is_finite());
        let why = value.is_none().then(|| blank::why(measure, export.outcome));
        let (section, unit) = (format!("{:?}", measure.section), format!("{:?}", measure.unit));
        table.row(cells![key, measure.name(), section.to_lowercase(), unit.to_lowercase(), value, why])?;
    }
    for (member, value) in export.outcome.members() {
        let value = value.filter(|value| value.is_finite());
        let why = value.is_none().then(|| member.why_blank());
        let (section, unit) = (format!("{:?}", member.row.section), format!("{:?}", member.row.unit));
        table.row(cells![member.key(), member.title(), section.to_lowercase(), unit.to_lowercase(), value, why])?;
    }
    Ok(())
}

pub(super) fn days_columns() -> Vec<&'static str> {
    let daily = MEASURES.iter().filter(|measure| measure.daily).map(|measure| measure.key);
    ["day"].into_iter().chain(daily).collect()
}

/// The measure that a column of a table is, if it is one.
pub(super) fn measure_of(file: &str, column: &str) -> Option<&'static Measure> {
    if file == "days.csv" { measure(column) } else { None }
}

/// One row a day on which the daily measures were noted.
pub(super) fn days(export: &Export, table: &mut Table) -> io::Result<()> {
    let record = &export.outcome.record;
    for (point, day) in record.days.iter().enumerate() {
        let values = record.series.iter().map(|(_, values)| Cell::from(values[point]));
        table.row([Cell::from(*day)].into_iter().chain(values))?;
    }
    Ok(())
}

columns!(groups_columns:
    group kind residents rated scored mean_score mean_standing mean_worth flagged flagged_share true_positives false_positives
    false_negatives true_negatives good harm marks marks_false points_up points_down points_borne wages fees rewards
    hours_lost acts_closed good_unrated harm_unrated stops innocent_stops foreseen_done foreseen_filed
);

/// One row a look, then one a quarter, a role and a set, of those of which numbers are told.
pub(super) fn groups(export: &Export, table: &mut Table) -> io::Result<()> {
    let (worth, score) = (|value: i64| value as f64 / 100.0, |value: i64| value as f64 / f64::from(POINT));
    let groats = |hundredths: i64| hundredths as f64 / f64::from(GROAT);
    for group in &export.outcome.told_groups() {
        let counts = group.confusion;
        let (figures, unrated) = (&group.came_to.figures, group.came_to.unrated);
        table.row(cells![
            &group.name,
            format!("{:?}", group.kind).to_lowercase(),
            group.residents,
            group.rated,
            group.scored,
            group.mean_score,
            group.mean_standing,
            group.mean_worth,
            group.flagged,
            group.flagged_share,
            counts.map(|counts| counts.true_positive),
            counts.map(|counts| counts.false_positive),
            counts.map(|counts| counts.false_negative),
            counts.map(|counts| counts.true_negative),
            worth(figures.good),
            worth(figures.harm),
            figures.marks,
            figures.marks_false,
            score(figures.points_up),
            score(figures.points_down),
            score(figures.points_borne),
            groats(figures.wages),
            groats(figures.fees),
            groats(figures.rewards),
            figures.quarter_hours_lost as f64 / 4.0,
            figures.closed,
            unrated.map(|unrated| worth(unrated.good)),
            unrated.map(|unrated| worth(unrated.harm)),
            group.came_to.stops[0],
            group.came_to.stops[1],
            group.came_to.foreseen.map(|[done, _]| done),
            group.came_to.foreseen.map(|[_, filed]| filed),
        ])?;
    }
    Ok(())
}

/// The town as it ran, then the towns that it is compared with, each with its name.
fn compared(outcome: &Outcome) -> impl Iterator<Item = (&'static str, &Simulation)> {
    let others = outcome.contrasts.iter().map(|(which, town)| {
        let name = match which {
            Contrast::Unrated => "unrated",
            Contrast::Secret => "secret_rules",
            Contrast::Unhidden => "without_evasion",
        };
        (name, town)
    });
    std::iter::once(("as_run", &outcome.town)).chain(others)
}

columns!(towns_columns:
    town days residents good harm customer_harm staff_wages staff_wages_full ties_lost marks_taken_back recoveries
    recovery_days appeals_lodged appeals_reviewed appeals_upheld appeals_waiting hours_a_review hours_of_second_looks
    false_marks_repaired true_marks_repaired misuse_days misuse_found misuse_days_found entries_lost entries_stale
    reports_of_others false_reports_of_others claims false_claims reports_caught reports_confirmed
    points_claimed points_pooled stops harms_stopped harm_stopped stopped_hours
);

/// One row a town: the one that ran, and those with the same luck that differ in one thing.
pub(super) fn towns(export: &Export, table: &mut Table) -> io::Result<()> {
    let points = |hundredths: i64| hundredths as f64 / 100.0;
    let groats = |hundredths: i64| hundredths as f64 / f64::from(GROAT);
    let score = |fixed: i64| fixed as f64 / f64::from(POINT);
    for (name, town) in compared(export.outcome) {
        let (figures, redress) = (town.figures(), town.redress_figures());
        table.row(cells![
            name,
            town.day(),
            town.town().residents(),
            points(figures.good),
            points(figures.harm),
            points(figures.customer_harm),
            groats(figures.staff_wages),
            groats(figures.staff_wages_full),
            figures.ties_lost,
            figures.corrections,
            figures.mended.iter().sum::<u64>(),
            figures.mended.iter().zip(0u64..).map(|(count, days)| count * days).sum::<u64>(),
            redress.lodged,
            redress.reviewed,
            redress.upheld,
            redress.waiting,
            town.scenario().policy().redress.hours_each,
            town.hours_of_second_looks(),
            town.repaired()[0],
            town.repaired()[1],
            town.aliases().days,
            town.aliases().found_out,
            town.aliases().days_to_find,
            town.lost_entries(),
            town.stale_entries(),
            figures.reports.of_others,
            figures.reports.of_others_false,
            figures.reports.of_oneself,
            figures.reports.of_oneself_false,
            figures.reports.caught,
            figures.reports.confirmed,
            score(figures.reports.points_claimed),
            score(figures.reports.points_pooled),
            figures.stops.all,
            figures.stops.harmful,
            points(figures.stops.harm),
            figures.stops.quarter_hours as f64 / 4.0,
        ])?;
    }
    Ok(())
}

columns!(stays_columns: stay days ended going_on cut_short);

/// One row a length of stays, the shortest first: those in the lowest band, then those below after a false mark.
pub(super) fn stays(export: &Export, table: &mut Table) -> io::Result<()> {
    let town = &export.outcome.town;
    let (lowest, below) = (in_lowest_band(town), below_after_false_mark(town));
    for (stay, lengths) in [("lowest_band", lowest), ("below_after_false_mark", below)] {
        for (days, [ended, going_on, cut_short]) in lengths {
            table.row(cells![stay, days, ended, going_on, cut_short])?;
        }
    }
    Ok(())
}

columns!(acts_columns:
    town act kind value done seen mistaken imagined marks marks_false points_up points_up_false
    points_up_earned points_down points_down_false needs_service closed
);

/// One row a town and an act.
pub(super) fn acts(export: &Export, table: &mut Table) -> io::Result<()> {
    let whole = |fixed: i64| fixed as f64 / f64::from(POINT);
    for (name, town) in compared(export.outcome) {
        for (act, figures) in town.scenario().policy().acts().iter().zip(&town.figures().acts) {
            table.row(cells![
                name,
                act.name(),
                format!("{:?}", act.kind()).to_lowercase(),
                f64::from(act.value) / 100.0,
                figures.done,
                figures.seen,
                figures.mistaken,
                figures.imagined,
                figures.marks,
                figures.marks_false,
                whole(figures.points_up),
                whole(figures.points_up_false),
                whole(figures.points_up_earned),
                whole(figures.points_down),
                whole(figures.points_down_false),
                act.served_by.is_some(),
                figures.closed,
            ])?;
        }
    }
    Ok(())
}

columns!(watchers_columns: town watcher kind hours_each observations correct mistaken imagined read read_false);

/// One row a town and a watcher.
pub(super) fn watchers(export: &Export, table: &mut Table) -> io::Result<()> {
    for (name, town) in compared(export.outcome) {
        for (watcher, figures) in town.scenario().policy().watchers().iter().zip(&town.figures().watchers) {
            table.row(cells![
                name,
                watcher.name(),
                format!("{:?}", watcher.kind()).to_lowercase(),
                watcher.hours_each,
                figures.observations,
                figures.correct,
                figures.mistaken,
                figures.imagined,
                figures.read,
                figures.read_false,
            ])?;
        }
    }
    Ok(())
}
