//! Why, and what if: an undone entry, the loop's gain, and luck, rule and choice, in sentences that a pupil can read.

use std::collections::BTreeMap;

use super::lives;
use crate::day::Simulation;
use crate::day::state::ledger::points;
use crate::kernel::fixed::{GROAT, POINT};
use crate::scenario::raw::Edge;
use crate::study::entries::Entry;
use crate::study::reach::{Reached, Way};
use crate::study::shares::apportioned;
use crate::study::spread::{Shares, Spread};
use crate::study::undo::Undo;
use crate::words::{self, say};

/// Points from 1/256 of a point, as people read them.
fn shown(fixed: i32) -> String {
    words::number(rounded(fixed))
}

/// So many points, with the word for them.
fn in_points(text: String) -> String {
    let number = if text == "1" { "one" } else { "other" };
    say!("undo-points", points = text, number = number)
}

/// Points from 1/256 of a point, as they are told: in tenths, or from ten points on in whole ones.
pub(super) fn rounded(fixed: i32) -> f64 {
    let value = points(fixed);
    if value.abs() >= 10.0 { libm::round(value) } else { libm::round(value * 10.0) / 10.0 }
}

/// What undoing an entry comes to, in sentences. `town` is the town as it is, on the last day that was replayed.
pub fn undone(town: &Simulation, entry: &Entry, undo: &Undo) -> Vec<String> {
    let mut sentences = vec![what(town, entry)];
    if undo.without_consequence {
        sentences.push(say!("undo-no-consequence", day = town.day().to_string()));
        return sentences;
    }
    let (told, first) = (undo.told, entry.receipt.points);
    let gain = first > 0;
    let left = -told.direct();
    let direct =
        [("points", in_points(shown(first.abs()))), ("left", shown(left.abs())), ("day", told.day.to_string())];
    let kind = if gain { "undo-gain" } else { "undo-mark" };
    let key = match () {
        () if left == first => format!("{kind}-whole"),
        () if left == 0 => format!("{kind}-gone"),
        () => kind.to_owned(),
    };
    sentences.push(say(&key, &direct));
    sentences.push(answer(undo, gain));
    sentences.push(last_day(undo, gain));
    sentences.push(words::say!("undo-one-town"));
    let last = undo.line.last();
    let others = || undo.reached.iter().filter(|reached| reached.resident != undo.resident);
    let (count, differ) = (others().count(), others().filter(|reached| reached.differs()).count());
    let day = last.day.to_string();
    sentences.push(match (count, differ) {
        (0, _) => words::say!("undo-nobody"),
        (_, 0) => say!("undo-reached-passing", count = count, day = day),
        _ => say!("undo-reached", count = count, differ = differ, day = day),
    });
    sentences
}

/// The score on the last day with the entry and without it, and what of the difference the entry itself and the town's
/// answer come to: both as costs of a mark, or as what a gain brings, as the sentences before have it.
fn last_day(undo: &Undo, gain: bool) -> String {
    let last = undo.line.last();
    let between = libm::round(points(last.undone)) - libm::round(points(last.real));
    let [real, undone] = [last.real, last.undone].map(|score| words::number(libm::round(points(score))));
    let day = last.day.to_string();
    if between == 0.0 {
        return say!("undo-last-same", day = day, real = real);
    }
    // An answer that is too small to be told has no part in what is rounded.
    let answered = undo.told.answer().abs() >= LEAST;
    let parts = if answered {
        apportioned(&[points(last.direct()), points(last.answer())], between as i64)
    } else {
        vec![between as i64, 0]
    };
    let (kind, sign) = if gain { ("gain", -1) } else { ("mark", 1) };
    let way = |part: i64| ["back", "none", "more"][(part.signum() + 1) as usize];
    let told = |key: String, part: i64| say(&key, &[("points", &in_points(words::count(part.abs())))]);
    let (entry, answer) = (sign * parts[0], sign * parts[1]);
    let turned = answer * i64::from(sign as i32 * undo.told.answer().signum()) < 0;
    let turned = if turned { "-turned" } else { "" };
    say!(
        "undo-last",
        day = day,
        real = real,
        undone = undone,
        entry = told(format!("last-{kind}-{}", way(entry)), entry),
        answer = told(format!("last-{kind}-answer-{}{turned}", way(answer)), answer)
    )
}

/// What was entered, and what had happened.
fn what(town: &Simulation, entry: &Entry) -> String {
    let receipt = &entry.receipt;
    let policy = town.scenario().policy();
    let act = policy.acts()[usize::from(receipt.record.act)].says();
    let watcher = policy.watchers()[usize::from(receipt.record.watcher)].name();
    let seen = say!("seen-as", watcher = watcher, act = act);
    say!(
        "undo-what",
        seen = super::cards::headed(&seen),
        office = policy.offices()[usize::from(receipt.office)].name().to_owned(),
        points = words::signed(rounded(receipt.points)),
        happened = lives::happened(town, receipt)
    )
}

/// The least answer that is told: a tenth of a point.
const LEAST: i32 = POINT / 10;

/// The town's answer with its causes, which add up to it as they are told. With a mark, an answer that deepens the fall is
/// the usual one; with a gain, one that adds to it.
fn answer(undo: &Undo, gain: bool) -> String {
    let whole = undo.told.answer();
    if whole == 0 {
        return words::say!("undo-answer-none");
    }
    if whole.abs() < LEAST {
        return words::say!("undo-answer-tiny");
    }
    let (total, parts) = told_parts(undo);
    let deepens = (whole > 0) != gain;
    let (kind, way) = (if gain { "gain" } else { "mark" }, if deepens { "more" } else { "back" });
    let number = |steps: i64| words::number(steps.abs() as f64 / steps_of(whole));
    let part = |(edge, part): &(Edge, i64)| {
        let edge_name = words::plain(&format!("edge-{}", edge.key()));
        let key = match (*part > 0, deepens) {
            // What a mark does to somebody is told as its cause; what comes of a gain, or comes back, as its way.
            (true, true) if !gain => "undo-part",
            (true, _) => "undo-part-way",
            (false, _) => "undo-part-less",
        };
        let cause = words::plain(&format!("cause-{}", edge.key()));
        say(key, &[("points", number(*part)), ("cause", cause), ("edge", edge_name)])
    };
    let parts = parts.iter().map(part).collect::<Vec<_>>().join(", ");
    let values = [("points", in_points(number(total))), ("day", undo.told.day.to_string()), ("parts", parts)];
    say(&format!("undo-answer-{kind}-{way}"), &values)
}

/// In how many steps a point is told: tenths of a point, or whole points from ten on.
fn steps_of(fixed: i32) -> f64 {
    if points(fixed).abs() >= 10.0 { 1.0 } else { 10.0 }
}

/// The size of the town's answer in steps of [`steps_of`], and the part of each edge that has one, the largest first. The
/// parts add up to the size; one that pushes against the answer is below 0.
fn told_parts(undo: &Undo) -> (i64, Vec<(Edge, i64)>) {
    let whole = undo.told.answer();
    let steps = steps_of(whole);
    let total = libm::round(points(whole) * steps) as i64;
    let mut parts = undo.rounded_parts(steps, total);
    parts.retain(|(_, part)| *part != 0);
    parts.iter_mut().for_each(|(_, part)| *part *= total.signum());
    parts.sort_by_key(|(_, part)| std::cmp::Reverse(*part));
    (total.abs(), parts)
}

/// The town's answer as it is told, in points: above 0 where the score would be higher without it.
pub fn told_answer(undo: &Undo) -> f64 {
    let whole = undo.told.answer();
    if whole.abs() < LEAST { 0.0 } else { f64::from(whole.signum()) * told_parts(undo).0 as f64 / steps_of(whole) }
}

/// The parts of the town's answer as they are told: in points, the largest first; one that pushes against the answer is
/// below 0.
pub fn parts(undo: &Undo) -> Vec<(Edge, f64)> {
    if undo.told.answer().abs() < LEAST {
        return vec![];
    }
    let steps = steps_of(undo.told.answer());
    told_parts(undo).1.into_iter().map(|(edge, part)| (edge, part as f64 / steps)).collect()
}

/// The others for whom an undone entry makes a difference at the end, each in a sentence: those most of all whose score
/// differs most.
pub fn reached(town: &Simulation, undo: &Undo, most: usize) -> Vec<(u32, String)> {
    let others = undo.reached.iter().filter(|reached| reached.resident != undo.resident && reached.differs());
    let by = undo.reached.iter().map(|reached| (reached.resident, reached)).collect();
    others.take(most).map(|other| (other.resident, reached_line(town, &by, other))).collect()
}

fn reached_line(town: &Simulation, by: &BTreeMap<u32, &Reached>, reached: &Reached) -> String {
    let name = |resident: u32| town.town().name(resident);
    let more_or_less = |value: i32, key: &str, unit: &str, shown: String| {
        let key = format!("undo-{}-{key}", if value > 0 { "more" } else { "less" });
        (value != 0).then(|| say(&key, &[(unit, shown.as_str()), ("number", words::form_of(&shown))]))
    };
    let groats = words::number(libm::round(f64::from(reached.money.abs()) / f64::from(GROAT) * 10.0) / 10.0);
    let what = [
        more_or_less(reached.score, "score", "points", shown(reached.score.abs())),
        more_or_less(reached.money, "money", "groats", groats),
        more_or_less(reached.ties, "ties", "count", reached.ties.abs().to_string()),
    ];
    let what: Vec<String> = what.into_iter().flatten().collect();
    let way = way(town, reached);
    let line = say!(
        "undo-reached-line",
        name = name(reached.resident),
        what = what.join(", "),
        day = (reached.first.day + 1).to_string(),
        way = way
    );
    let path: Vec<String> = path(by, reached).into_iter().skip(1).map(name).collect();
    if path.is_empty() { line } else { format!("{line}, {}", say!("undo-reached-by", path = path.join(", "))) }
}

/// By which way a change came to somebody, in words that follow a verb.
fn way(town: &Simulation, reached: &Reached) -> String {
    let key = format!("way-{}", reached.first.way.key());
    match reached.first.through.map(|through| town.town().name(through)) {
        Some(through) => say(&key, &[("through", &through)]),
        None if words::known(&format!("{key}-unknown")) => words::plain(&format!("{key}-unknown")),
        None => words::plain(&key),
    }
}

/// When a change came to somebody, and by which way, in a sentence.
pub fn touched(town: &Simulation, reached: &Reached) -> String {
    say!(
        "trail-line",
        name = town.town().name(reached.resident),
        day = (reached.first.day + 1).to_string(),
        way = way(town, reached)
    )
}

/// What an undone entry comes to for the person on the last day, in one sentence.
pub fn in_short(town: &Simulation, undo: &Undo) -> String {
    let last = undo.line.last();
    // Tenths are told only where whole points would hide that there is a difference.
    let whole = [last.real, last.undone].map(|score| libm::round(points(score)));
    let hidden = whole[0] == whole[1] && last.real != last.undone;
    let told =
        |score: i32| if hidden { words::fixed(points(score), 1) } else { words::number(libm::round(points(score))) };
    let (real, undone) = (told(last.real), told(last.undone));
    let own = undo.reached.iter().find(|reached| reached.resident == undo.resident);
    let bands = town.scenario().policy().offices()[undo.office].bands();
    let band = |number: u8| bands.get(usize::from(number)).map_or("", |band| band.name()).to_owned();
    let (from, to) = own.map_or((0, 0), |own| own.bands);
    let key = match (from == to, real == undone) {
        (false, _) => "undo-short-band",
        (true, true) => "undo-short-same",
        (true, false) => "undo-short",
    };
    let values = [
        ("name", town.town().name(undo.resident)),
        ("day", last.day.to_string()),
        ("real", real),
        ("number", words::form_of(&undone).to_owned()),
        ("undone", undone),
        ("from", band(from)),
        ("to", band(to)),
    ];
    say(key, &values)
}

/// Through whom a change came to somebody, the nearest first, up to the one whom it is about. `by`: everybody whom it
/// reached, by resident.
pub fn path(by: &BTreeMap<u32, &Reached>, reached: &Reached) -> Vec<u32> {
    const LONGEST: usize = 20;
    let mut path = vec![];
    let mut at = reached;
    while let (Some(through), true) = (at.first.through, at.first.way != Way::Itself) {
        if path.contains(&through) || path.len() > LONGEST {
            break;
        }
        path.push(through);
        match by.get(&through) {
            Some(next) => at = next,
            None => break,
        }
    }
    path
}

/// The parts of luck, of whether the town answers, of conduct, and of these together, in whole per cent that add up to 100.
pub fn spread_parts(shares: &Shares) -> [String; 4] {
    let parts = [shares.luck, shares.rules, shares.conduct, shares.together].map(|share| share * 100.0);
    let parts = apportioned(&parts, 100);
    std::array::from_fn(|part| words::percent(parts[part] as f64 / 100.0))
}

/// Luck, rule and choice in two sentences.
pub fn spread(spread: &Spread) -> Vec<String> {
    let Some(shares) = spread.shares() else {
        return vec![words::say!("spread-nothing")];
    };
    let [luck, rules, conduct, together] = spread_parts(&shares);
    let all = || spread.scores.iter().flatten().flatten().copied();
    let (low, high) = (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
    let lucks = spread.scores.first().map_or(0, Vec::len);
    let conducts = spread.scores.first().and_then(|lucks| lucks.first()).map_or(0, Vec::len);
    vec![
        say!("spread-says", luck = luck, rules = rules, conduct = conduct, together = together),
        say!(
            "spread-method",
            lucks = lucks.to_string(),
            rules = spread.scores.len().to_string(),
            conducts = conducts.to_string(),
            others = conducts.saturating_sub(1).to_string(),
            low = words::number(libm::round(low)),
            high = words::number(libm::round(high))
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::undo::{Line, Point};

    /// An undone entry of which only the scores of two days are known: when the answer is told, and the last.
    fn undo(told: [i32; 3], last: [i32; 3]) -> Undo {
        let point = |day, [real, undone, direct]: [i32; 3]| {
            let [real, undone, direct] = [real, undone, direct].map(|score| score * POINT);
            Point { day, real, undone, direct }
        };
        let told = point(329, told);
        Undo {
            resident: 0,
            office: 0,
            line: Line { points: vec![told, point(365, last)] },
            told,
            edges: vec![Edge::Scrutiny],
            shares: crate::study::shares::Shares::of(1, |set| i64::from(set as i32 * told.answer())),
            without: vec![],
            reached: vec![],
            without_consequence: false,
        }
    }

    /// A sentence after another told that a mark had cost 84 points, and then that the score was 56 lower without it.
    #[test]
    fn what_an_entry_and_its_answer_come_to_is_told_in_one_direction() {
        let says = |told, last, gain| {
            let undo = undo(told, last);
            (answer(&undo, gain), last_day(&undo, gain))
        };
        let (answer, last) = says([0, 84, 0], [131, 75, 131], false);
        assert!(answer.contains("It cost most on day 329, another 84 points: 84 because"), "{answer}");
        assert!(
            last.ends_with(
                "it would be 75: the entry itself costs nothing any more, and the town’s answer has turned and gives 56 points."
            ),
            "{last}"
        );
        let (_, last) = says([200, 221, 216], [207, 224, 223], false);
        assert!(
            last.ends_with("the entry itself costs 16 points, and the town’s answer costs 1 point more."),
            "{last}"
        );
        let (answer, last) = says([200, 210, 216], [207, 219, 223], false);
        assert!(answer.contains("gave most back on day 329, 6 points: 6 by way of"), "{answer}");
        assert!(
            last.ends_with("the entry itself costs 16 points, and the town’s answer gives 4 points back."),
            "{last}"
        );
        let (answer, last) = says([210, 200, 206], [210, 203, 206], true);
        assert!(answer.contains("It brought most on day 329, another 6 points: 6 by way of"), "{answer}");
        assert!(
            last.ends_with("the entry itself brings 4 points, and the town’s answer brings 3 points more."),
            "{last}"
        );
    }

    /// Every sentence of the two families is there: none is a key in brackets.
    #[test]
    fn every_way_in_which_a_score_can_end_has_its_words() {
        for gain in [false, true] {
            for told in [-9, 0, 9] {
                for (entry, answer) in (-2..=2).flat_map(|entry| (-2..=2).map(move |answer| (entry, answer))) {
                    let says = last_day(&undo([100, 100 + told, 100], [100, 100 + entry + answer, 100 + entry]), gain);
                    assert!(!says.contains('‹') && !says.contains("−"), "{says}");
                }
            }
        }
    }
}
