//! What a run came to, in two to four sentences: the top of the report and of `tallyford run`.

use crate::scenario::raw::Who;
use crate::study::Outcome;
use crate::study::by_group::{Group, GroupKind};
use crate::study::confusion::Confusion;
use crate::study::fairness::Tension;
use crate::words::{self, count, plain, say};

/// The sentences.
pub fn headline(outcome: &Outcome) -> Vec<String> {
    if outcome.town.state.offices.is_empty() {
        return vec![plain("headline-unrated")];
    }
    let mut sentences = vec![flags(outcome)];
    if let Some((groups, key)) = groups(outcome) {
        let share = |group: &Group| group.flagged_share.map_or_else(|| plain("not-defined"), words::percent);
        let [least, most] = &groups;
        let values = [("first", &least.name), ("a", &share(least)), ("second", &most.name), ("b", &share(most))];
        sentences.push(say(key, &values.map(|(key, value)| (key, value.as_str()))));
        sentences.extend(tension(&groups));
    }
    sentences.extend(compared(outcome));
    sentences
}

fn flags(outcome: &Outcome) -> String {
    let town = &outcome.town;
    let everyone = 0..town.town().residents() as u32;
    let rated = everyone.clone().filter(|resident| town.rated(*resident)).count() as i64;
    let flagged = everyone.clone().filter(|resident| town.flagged(*resident)).count() as i64;
    let (rated_text, flagged_text) = (count(rated), count(flagged));
    let day = town.day().to_string();
    let values = [("rated", rated_text.as_str()), ("flagged", flagged_text.as_str()), ("day", day.as_str())];
    if flagged == 0 {
        return say("headline-nobody", &values);
    }
    match Confusion::of(town, everyone) {
        None => say("headline-flags-only", &values),
        Some(c) => {
            let (rightly, wrongly) = (count(c.true_positive as i64), count(c.false_positive as i64));
            say("headline-flags", &[values[0], values[1], values[2], ("rightly", &rightly), ("wrongly", &wrongly)])
        }
    }
}

/// The groups that the scenario treats or makes unequal, if it does: looks with whom watchers err unlike, or quarters of
/// unlike wealth.
fn groups(outcome: &Outcome) -> Option<([Group; 2], &'static str)> {
    let scenario = outcome.town.scenario();
    let raw = scenario.raw();
    let watched_unlike = raw
        .watchers
        .iter()
        .filter(|w| w.on)
        .any(|w| w.groups.iter().any(|g| raw.town.looks.iter().any(|l| l.name == g.group)));
    let unlike_wealth = raw.town.quarters.iter().any(|quarter| quarter.wealth != raw.town.quarters[0].wealth);
    let all = outcome.groups();
    let (kind, key) = match (watched_unlike, unlike_wealth) {
        (true, _) => (GroupKind::Look, "headline-looks"),
        (false, true) => (GroupKind::Quarter, "headline-quarters"),
        (false, false) => return None,
    };
    let those: Vec<&Group> = all.iter().filter(|group| group.kind == kind).collect();
    let share = |group: &Group| group.flagged_share.unwrap_or(0.0);
    let least = *those.iter().min_by(|a, b| share(a).total_cmp(&share(b)))?;
    let most = *those.iter().max_by(|a, b| share(a).total_cmp(&share(b)))?;
    (least.name != most.name).then(|| ([least.clone(), most.clone()], key))
}

/// Shares that have earned a flag which differ by less than this pull at no criterion that anybody would notice.
const UNLIKE: f64 = 0.02;

/// Why two groups cannot be treated alike in every sense, on the town's own numbers.
fn tension(groups: &[Group; 2]) -> Option<String> {
    let [a, b] = groups;
    let tension = Tension::between([a.confusion.as_ref()?, b.confusion.as_ref()?])?;
    let percent = |share: f64| words::percent(libm::round(share * 1000.0) / 1000.0);
    let values = [
        ("first", a.name.clone()),
        ("second", b.name.clone()),
        ("a-earned", percent(tension.earned[0])),
        ("b-earned", percent(tension.earned[1])),
        ("right", percent(tension.right)),
        ("missed", percent(tension.missed)),
        ("a-rate", percent(tension.false_positive_rates[0])),
        ("b-rate", percent(tension.false_positive_rates[1])),
    ];
    let unlike = (tension.earned[0] - tension.earned[1]).abs() >= UNLIKE;
    unlike.then(|| say("headline-tension", &values.each_ref().map(|(key, value)| (*key, value.as_str()))))
}

/// What is different from the same town without rating.
fn compared(outcome: &Outcome) -> Option<String> {
    let about_traders = outcome.town.leading()?.rules().about == Who::Traders;
    let key = if about_traders { "customer_harm_prevented" } else { "harm_prevented" };
    let share = outcome.measure(key).filter(|share| share.abs() > 0.005)?;
    let direction = if share > 0.0 { "less" } else { "more" };
    let key = format!("headline-{}-{direction}", key.replace('_', "-"));
    Some(say(&key, &[("share", &words::percent(share.abs()))]))
}
