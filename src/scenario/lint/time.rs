//! Days that never come, edges along which nothing runs, and appeals of which nothing comes.

use super::seen::rules;
use super::{Finding, Seen};

/// Something begins or ends on a day that the run does not reach.
pub fn day_after_end(seen: &Seen) -> Vec<Finding> {
    let raw = seen.raw();
    let mut days: Vec<(String, u32)> = Vec::new();
    for (number, watcher) in raw.watchers.iter().enumerate().filter(|(_, watcher)| watcher.on) {
        days.push((format!("watchers[{number}].from_day"), watcher.from_day));
        days.push((format!("watchers[{number}].until_day"), watcher.until_day));
    }
    for (path, office, _) in seen.offices() {
        for (number, rule) in rules(office) {
            days.push((format!("{path}.rules[{number}].from_day"), rule.from_day));
            days.push((format!("{path}.rules[{number}].until_day"), rule.until_day));
        }
    }
    // The first day is day 0, so that what begins on day `days` begins when the run is over.
    let mut late: Vec<(String, u32)> = days.into_iter().filter(|(_, day)| *day >= raw.days).collect();
    // A step of a lesson goes on to the end of a day, so the last one can be asked for.
    let steps = raw.lesson.script.iter().enumerate().filter(|(_, step)| step.to_day > raw.days);
    late.extend(steps.map(|(number, step)| (format!("lesson.script[{number}].to_day"), step.to_day)));
    late.into_iter().map(|(path, day)| Finding::at(path).with("day", day).with("days", raw.days)).collect()
}

/// An edge that is cut though nothing would run along it.
pub fn cut_of_nothing(seen: &Seen) -> Vec<Finding> {
    let cut = seen.raw().cut.iter().enumerate();
    // Where nobody is rated nothing runs along any edge, and every scenario can be compared with that.
    let cut = cut.filter(|(_, edge)| !seen.policy().offices.is_empty() && !seen.scenario.would_run_along(**edge));
    cut.map(|(number, edge)| Finding::at(format!("cut[{number}]")).with("edge", format!("{edge:?}"))).collect()
}

fn appeals(seen: &Seen) -> bool {
    let redress = &seen.raw().redress;
    redress.appeal > 0.0 || redress.try_it_on > 0.0
}

/// Appeals against marks of which nobody is told.
pub fn appeals_without_notice(seen: &Seen) -> Vec<Finding> {
    let none = appeals(seen) && seen.raw().redress.notice == 0.0;
    none.then(|| Finding::at("redress.notice")).into_iter().collect()
}

/// Appeals that nobody ever hears.
pub fn appeals_without_reviews(seen: &Seen) -> Vec<Finding> {
    let none = appeals(seen) && seen.raw().redress.reviews_a_day == 0.0;
    none.then(|| Finding::at("redress.reviews_a_day")).into_iter().collect()
}

/// Reviewers, and what an appeal costs, where nobody appeals.
pub fn reviews_without_appeals(seen: &Seen) -> Vec<Finding> {
    const OF_APPEALS: [&str; 6] = ["accuracy", "reviews_a_day", "delay_days", "cost", "hours", "hours_each"];
    let written = OF_APPEALS.iter().find(|field| seen.tree.at(&format!("redress.{field}")).is_some());
    let finding = |field: &&str| Finding::at(format!("redress.{field}")).with("field", field);
    // Who switches appeals off by writing 0 leaves the rest for when they are on again.
    let off = ["appeal", "try_it_on"].iter().any(|field| seen.tree.at(&format!("redress.{field}")).is_some());
    written.filter(|_| !appeals(seen) && !off).map(finding).into_iter().collect()
}

/// Reviewers who are wrong more often than a coin.
pub fn reviews_mostly_wrong(seen: &Seen) -> Vec<Finding> {
    let accuracy = seen.raw().redress.accuracy;
    let wrong = appeals(seen) && accuracy < 0.5;
    wrong.then(|| Finding::at("redress.accuracy").with("right", crate::words::percent(accuracy))).into_iter().collect()
}
