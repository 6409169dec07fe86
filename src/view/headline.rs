//! What a run came to, in two to four sentences: the top of the report and of `tallyford run`.

use crate::scenario::policy::Who;
use crate::study::Outcome;
use crate::study::by_group::{Group, GroupKind};
use crate::study::causes;
use crate::study::confusion::Confusion;
use crate::study::fairness::Tension;
use crate::study::statistics::difference_of_shares;
use crate::words::{self, count, say};

/// The sentences. One about a difference between groups stands only where the difference is larger than luck makes it.
pub fn headline(outcome: &Outcome) -> Vec<String> {
    if outcome.town.state.offices.is_empty() {
        return std::iter::once(say!("headline-unrated")).chain(stops(outcome)).collect();
    }
    let mut sentences = vec![flags(outcome)];
    sentences.extend(resting(outcome));
    sentences.extend(groups(outcome).into_iter().map(|(_, sentence)| sentence));
    if let Some(effect) = compared(outcome) {
        sentences.extend([effect, say!("one-town")]);
    }
    sentences
}

/// That what rating changes is one town's story, to be said under figures that compare with towns beside this one, unless
/// the headline has said so.
pub fn one_town(outcome: &Outcome) -> Option<String> {
    let unrated = outcome.town.state.offices.is_empty();
    let said = unrated || outcome.contrasts.is_empty() || compared(outcome).is_some();
    (!said).then(|| say!("one-town"))
}

/// How often watchers stopped somebody in this town, and how often for nothing. `None` where nobody was stopped.
fn stops(outcome: &Outcome) -> Option<String> {
    let stops = &outcome.town.figures().stops;
    // Everybody is of one look.
    let innocent = stops.groups[..outcome.town.town().looks().len()].iter().map(|[_, innocent]| innocent).sum::<u64>();
    let (all, innocent, day) = (stops.all as usize, innocent as usize, outcome.town.day().to_string());
    (all > 0).then(|| say!("headline-stops", all = all, innocent = innocent, day = day))
}

fn flags(outcome: &Outcome) -> String {
    let town = &outcome.town;
    let everyone = 0..town.town().residents() as u32;
    let rated = everyone.clone().filter(|resident| town.rated(*resident)).count();
    let flagged = everyone.clone().filter(|resident| town.flagged(*resident)).count();
    let day = town.day().to_string();
    if flagged == 0 {
        return say!("headline-nobody", rated = rated, day = day);
    }
    match Confusion::of(town, everyone) {
        None => say!("headline-flags-only", rated = rated, flagged = flagged, day = day),
        Some(c) => {
            let (rightly, wrongly) = (c.true_positive as usize, c.false_positive as usize);
            say!("headline-flags", rated = rated, flagged = flagged, day = day, rightly = rightly, wrongly = wrongly)
        }
    }
}

/// How many flags rest on false marks: the second kind of wrong flag. `None` where nobody is flagged, and where it cannot
/// be told.
fn resting(outcome: &Outcome) -> Option<String> {
    outcome.measure("flags_on_false_marks")?;
    let resting = count(causes::resting(&outcome.town).len() as i64);
    Some(say!("headline-resting", resting = resting))
}

/// The keys of the sentences that claim a difference between groups.
#[cfg(test)]
const CLAIMS: [&str; 3] = ["headline-groups", "headline-wrongly", "headline-tension"];

/// What is told of the groups that the scenario treats or makes unequal, if it does: looks with whom watchers err unlike, or
/// quarters of unlike wealth. Each sentence with its key.
fn groups(outcome: &Outcome) -> Vec<(&'static str, String)> {
    let raw = outcome.town.scenario().raw();
    let watched_unlike = raw
        .watchers
        .iter()
        .filter(|w| w.on)
        .any(|w| w.groups.iter().any(|g| raw.town.looks.iter().any(|l| l.name == g.group)));
    let unlike_wealth = raw.town.quarters.iter().any(|quarter| quarter.wealth != raw.town.quarters[0].wealth);
    let kind = match (watched_unlike, unlike_wealth) {
        (true, _) => GroupKind::Look,
        (false, true) => GroupKind::Quarter,
        (false, false) => return vec![],
    };
    let those: Vec<Group> = outcome.rated_groups().filter(|group| group.kind == kind).collect();
    told(if kind == GroupKind::Look { "look" } else { "quarter" }, &those)
}

/// What is told of some looks, or of some quarters.
fn told(kind: &str, groups: &[Group]) -> Vec<(&'static str, String)> {
    let pair = |key: &'static str, between: &Between| {
        let [first, second] = between.groups.map(|group| say(kind, &[("name", &group.name)]));
        let [a, b] = between.counts.map(|(some, of)| words::part(some as usize, of as usize));
        let values = [("first", first.as_str()), ("second", &second), ("a", &a), ("b", &b)];
        (key, say(key, &values))
    };
    let mut sentences = vec![];
    let flagged = Between::of(groups, |group| Some((group.flagged as u64, group.rated as u64)));
    if let Some(flagged) = &flagged {
        let key = if flagged.beyond_luck { "headline-groups" } else { "headline-groups-alike" };
        sentences.push(pair(key, flagged));
    }
    let innocent = |group: &Group| {
        let counts = group.confusion.as_ref()?;
        Some((counts.false_positive, counts.false_positive + counts.true_negative))
    };
    let wrongly = Between::of(groups, innocent);
    match (wrongly.filter(|wrongly| wrongly.beyond_luck), flagged.filter(|flagged| flagged.beyond_luck)) {
        (Some(wrongly), _) => {
            sentences.push(pair("headline-wrongly", &wrongly));
            sentences.extend(tension(kind, &wrongly));
        }
        // Of the two that are flagged so unlike, also how often wrongly.
        (None, Some(flagged)) => {
            let rates = flagged.groups.map(innocent);
            if let [Some(a @ (_, 1..)), Some(b @ (_, 1..))] = rates {
                sentences.push(pair("headline-wrongly-alike", &Between { counts: [a, b], ..flagged }));
            }
            sentences.extend(tension(kind, &flagged));
        }
        (None, None) => {}
    }
    sentences
}

/// Rates that are looked at for each pair of groups: who is flagged, and who is flagged wrongly.
const LOOKED_AT: usize = 2;

/// The groups in which something is least and most frequent.
struct Between<'a> {
    groups: [&'a Group; 2],
    /// In how many of each, and of how many.
    counts: [(u64, u64); 2],
    /// How many groups these two were picked from, as the number of comparisons that this makes.
    comparisons: usize,
    /// Whether luck alone would not make so large a difference, given that the most and the least were picked.
    beyond_luck: bool,
}

impl<'a> Between<'a> {
    /// `None` where fewer than two groups have anybody of whom it could be said, or nobody has it at all.
    fn of(groups: &'a [Group], counts: impl Fn(&Group) -> Option<(u64, u64)>) -> Option<Self> {
        let counted = groups.iter().filter_map(|group| Some((group, counts(group)?)));
        let counted: Vec<(&Group, (u64, u64))> = counted.filter(|(_, (_, of))| *of > 0).collect();
        let share = |(_, (some, of)): &&(&Group, (u64, u64))| *some as f64 / *of as f64;
        let least = counted.iter().min_by(|a, b| share(a).total_cmp(&share(b)))?;
        let most = counted.iter().rev().max_by(|a, b| share(a).total_cmp(&share(b)))?;
        let comparisons = LOOKED_AT * counted.len() * (counted.len() - 1) / 2;
        (comparisons > 0 && most.1.0 > 0 && least.0.name != most.0.name).then(|| Self {
            groups: [least.0, most.0],
            counts: [least.1, most.1],
            comparisons,
            beyond_luck: unlike(most.1, least.1, comparisons),
        })
    }
}

/// Whether luck alone would not make so large a difference of two shares, each a count and of how many.
fn unlike(a: (u64, u64), b: (u64, u64), comparisons: usize) -> bool {
    difference_of_shares(a, b, comparisons).is_some_and(|[low, high]| low > 0.0 || high < 0.0)
}

/// Shares that have earned a flag which differ by less than this pull at no criterion that anybody would notice.
const UNLIKE: f64 = 0.02;

/// Why two groups that fare unlike cannot be treated alike in every sense, on the town's own numbers: only where the shares
/// that have earned a flag differ by more than luck, too.
fn tension(kind: &str, between: &Between) -> Option<(&'static str, String)> {
    let [a, b] = between.groups.map(|group| group.confusion.as_ref());
    let (a, b) = (a?, b?);
    let earned = |counts: &Confusion| (counts.true_positive + counts.false_negative, counts.people());
    let tension = Tension::between([a, b])?;
    let noticed = (tension.earned[0] - tension.earned[1]).abs() >= UNLIKE;
    if !noticed || !unlike(earned(a), earned(b), between.comparisons) {
        return None;
    }
    let [first, second] = between.groups.map(|group| say(kind, &[("name", &group.name)]));
    let [a_earned, b_earned] = [a, b].map(|counts| {
        let (some, of) = earned(counts);
        words::part(some as usize, of as usize)
    });
    Some((
        "headline-tension",
        say!(
            "headline-tension",
            first = first,
            second = second,
            a_earned = a_earned,
            b_earned = b_earned,
            right = words::share(tension.right),
            missed = words::share(tension.missed),
            a_rate = words::share(tension.false_positive_rates[0]),
            b_rate = words::share(tension.false_positive_rates[1])
        ),
    ))
}

/// What is different from the same town without rating.
fn compared(outcome: &Outcome) -> Option<String> {
    let about_traders = outcome.town.leading()?.rules().about == Who::Traders;
    let key = if about_traders { "customer_harm_prevented" } else { "harm_prevented" };
    let share = outcome.measure(key).filter(|share| share.abs() > 0.005)?;
    let direction = if share > 0.0 { "less" } else { "more" };
    let key = format!("headline-{}-{direction}", key.replace('_', "-"));
    Some(say(&key, &[("share", &words::share(share.abs()))]))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::day::Options;
    use crate::scenario::{Recipe, Scenario};
    use crate::study::Plan;
    use crate::study::worlds::on_all_cores;

    fn keys(outcome: &Outcome) -> Vec<&'static str> {
        groups(outcome).into_iter().map(|(key, _)| key).collect()
    }

    fn run(scenario: &Arc<Scenario>, seed: u64, days: u32) -> Outcome {
        let options = Options { threads: 1, ..Options::lean(seed) };
        Plan { options, days: Some(days), ..Plan::default() }.run(scenario, |_, _| ())
    }

    /// Towns that are tried. Of 200, tried once by hand, 5 claim a difference.
    const SEEDS: u64 = 40;

    /// Cameras that err alike with everybody: whatever differs between the looks is luck. At most 5 in 100 towns may claim
    /// a difference all the same, as the 95 in 100 of the intervals have it.
    #[test]
    fn of_looks_that_are_treated_alike_no_difference_is_claimed() {
        let alike = [
            "town.residents=300",
            r#"watchers.crossing_cameras.groups=[(group: "Heron", misidentify: 1, false_alarm: 1)]"#,
            "watchers.square_cameras.groups=[]",
        ];
        let scenario = Recipe::shipped("crossing-camera").unwrap().parse(&alike.map(str::to_owned)).unwrap().scenario;
        let scenario = Arc::new(scenario);
        let towns = on_all_cores((1..=SEEDS).collect(), |seed| (seed, keys(&run(&scenario, seed, 180))));
        let told = towns.iter().filter(|(_, keys)| !keys.is_empty()).count() as u64;
        let claimed = towns.iter().filter(|(_, keys)| keys.iter().any(|key| CLAIMS.contains(key)));
        let claims: Vec<u64> = claimed.map(|(seed, _)| *seed).collect();
        println!("of {SEEDS} towns {told} tell of looks, and a difference is claimed with the seeds {claims:?}");
        assert!(2 * told > SEEDS, "in most towns somebody is flagged, and looks are told of");
        // Of 40 towns 2 are expected; more than 5 come up by luck once in 70 times.
        assert!(8 * claims.len() as u64 <= SEEDS, "{claims:?}");
    }

    fn group(name: &str, [right, wrong, missed, free]: [u64; 4]) -> Group {
        let confusion =
            Confusion { true_positive: right, false_positive: wrong, false_negative: missed, true_negative: free };
        Group {
            name: name.to_owned(),
            rated: confusion.people() as usize,
            flagged: (right + wrong) as usize,
            confusion: Some(confusion),
            ..Group::default()
        }
    }

    #[test]
    fn a_sentence_says_as_much_as_the_counts_bear() {
        let keys = |groups: &[Group]| told("look", groups).into_iter().map(|(key, _)| key).collect::<Vec<_>>();
        let wren = group("Wren", [30, 3, 10, 357]);
        // Wrong flags and earned ones differ; wrong ones alone; earned ones alone.
        let all = [wren.clone(), group("Heron", [90, 60, 20, 230])];
        assert_eq!(keys(&all), ["headline-groups", "headline-wrongly", "headline-tension"]);
        let wrongly = [wren.clone(), group("Heron", [30, 60, 10, 300])];
        assert_eq!(keys(&wrongly), ["headline-groups", "headline-wrongly"]);
        let rightly = [wren.clone(), group("Heron", [90, 3, 20, 287])];
        assert_eq!(keys(&rightly), ["headline-groups", "headline-wrongly-alike", "headline-tension"]);
        // Many are missed in one of them: flags differ, and neither wrong ones nor earned ones do.
        let missed = [wren.clone(), group("Heron", [5, 0, 35, 360])];
        assert_eq!(keys(&missed), ["headline-groups", "headline-wrongly-alike"]);
        let luck = [wren.clone(), group("Heron", [33, 5, 10, 352])];
        assert_eq!(keys(&luck), ["headline-groups-alike"]);
        // The rates are the actual ones, with their counts, the least first.
        let said = &told("look", &all)[1].1;
        assert!(said.contains("(3 of 360)") && said.contains("(60 of 290)"), "{said}");
        assert!(said.find("Wren look") < said.find("Heron look"), "{said}");
    }

    #[test]
    fn whoever_is_not_there_is_not_compared() {
        let (wren, nobody) = (group("Wren", [30, 3, 10, 357]), group("Coot", [0, 0, 0, 0]));
        assert!(told("look", &[wren.clone(), nobody.clone()]).is_empty());
        let all = told("look", &[wren, nobody, group("Heron", [90, 60, 20, 230])]);
        assert!(!all.is_empty() && all.iter().all(|(_, sentence)| !sentence.contains("Coot")), "{all:?}");
        // Where nobody is flagged at all, there is nothing to tell apart.
        assert!(told("look", &["Wren", "Heron"].map(|name| group(name, [0, 0, 3, 300]))).is_empty());
    }

    /// The most and the least of many groups differ by luck more than two groups do.
    #[test]
    fn the_more_groups_the_more_a_difference_must_be() {
        let pair = [group("A", [10, 0, 0, 190]), group("B", [25, 0, 0, 175])];
        assert_eq!(told("quarter", &pair)[0].0, "headline-groups");
        let between = ["C", "D", "E", "F", "G", "H"].map(|name| group(name, [17, 0, 0, 183]));
        let many: Vec<Group> = pair.into_iter().chain(between).collect();
        assert_eq!(told("quarter", &many)[0].0, "headline-groups-alike");
    }
}
