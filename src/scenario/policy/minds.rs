//! How people answer to rules: what they believe of the points and of the chance to be noticed becomes a rate. The form
//! is argued in docs/minds.md.

use crate::kernel::fixed::{DOUBLING, to_fixed};
use crate::scenario::raw::{RawLearning, RawNoticing, RawOpinion};

/// The strongest belief of what an act earns, in half points.
pub const STRONGEST_BELIEF: i32 = 50;

/// A pull of 127 on somebody who answers with 255.
const STRONGEST_ANSWER: f64 = 127.0 * 255.0;

/// The answer to rules. What is believed of an act comes to its *pull*, from -127 (wholly feared) to 127 (wholly
/// promised). The pull times how far a person answers, 0 to 255, moves the rate of the act.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The pull of a belief that is certain, in 1/128, at the place that the byte of half points names.
    sure: [i16; 256],
    /// A believed chance as it counts, 0 to 255.
    counts: [u8; 256],
    /// Doublings that the strongest answer comes to.
    doublings: f64,
    /// The share of the answer to feared points that needs no guile, in 1/256.
    fear: i32,
}

impl Answer {
    /// The answer that a scenario writes.
    pub(crate) fn of(learning: &RawLearning) -> Self {
        let most = f64::from(STRONGEST_BELIEF) / 2.0;
        let answer = |points: f64| 8.0 * libm::pow(points / 8.0, learning.by_points);
        let mut sure = [0; 256];
        for half_points in 1..=STRONGEST_BELIEF {
            let of_most = answer(f64::from(half_points) / 2.0) / answer(most);
            for (sign, share) in [(-1, 1.0), (1, learning.promises)] {
                let belief = (sign * half_points) as i8 as u8;
                sure[usize::from(belief)] = (sign * to_fixed(of_most * share * 127.5, 128)) as i16;
            }
        }
        let counts = std::array::from_fn(|chance| {
            let counts = libm::pow(chance as f64 / 255.0, learning.by_chance);
            libm::round(counts * 255.0) as u8
        });
        Self { sure, counts, doublings: learning.strength * answer(most), fear: to_fixed(learning.fear, 256) }
    }

    /// What a belief of so many half points with a believed chance (255 for certain) comes to.
    #[inline]
    pub(crate) fn pull(&self, half_points: i8, chance: u8) -> i8 {
        let sure = self.sure[usize::from(half_points as u8)];
        (i32::from(sure) * i32::from(self.counts[usize::from(chance)]) / (255 * 128)) as i8
    }

    /// How far a person answers to what they fear, 0 to 255, with so much at stake and so much guile.
    #[inline]
    pub(crate) fn to_threat(&self, stakes: i32, guile: i32) -> i32 {
        stakes * (self.fear * 255 + (256 - self.fear) * guile) / (256 * 255)
    }

    /// How far a person answers to what they are promised, 0 to 255.
    #[inline]
    pub(crate) fn to_promise(&self, stakes: i32, guile: i32) -> i32 {
        stakes * guile / 255
    }

    /// The weight of an act that answers so far, 0 to 1: [`steps`] takes it.
    pub(crate) fn weight(&self, answers: f64) -> i32 {
        let steps = self.doublings * answers * f64::from(DOUBLING);
        libm::round(steps * 16_384.0 / STRONGEST_ANSWER) as i32
    }
}

/// The driver steps of a pull on a person who answers so far, 0 to 255, for an act of a [weight](Answer::weight). Beyond
/// some eight doublings the sum of drivers ends anyway.
#[inline(always)]
pub(crate) fn steps(pull: i8, answers: i16, weight: i32) -> i16 {
    ((i32::from(pull) * i32::from(answers) * weight) >> 14).clamp(-32_767, 32_767) as i16
}

/// A weight that is small enough for [`quick_steps`], in 1/65536 of a step instead of 1/16384.
pub(crate) fn quick(weight: i32) -> Option<i16> {
    i16::try_from(weight * 4).ok()
}

/// The same as [`steps`], of a [quick] weight and in 16 bits, of which a processor does twice as many at a time.
#[inline(always)]
pub(crate) fn quick_steps(pull: i8, answers: i16, weight: i16) -> i16 {
    ((i32::from(i16::from(pull) * answers) * i32::from(weight)) >> 16) as i16
}

/// What moves the believed chance that an act is noticed. Chances are 0 to 255; `dither`, 0 to 255, rounds without
/// direction.
#[derive(Clone, Debug)]
pub struct Noticing {
    /// The chance that is believed when a rule or a watcher is announced.
    pub(crate) announced: u8,
    at_rest: i32,
    /// In 1/65536; first for whoever had no receipt yet, then for whoever had one.
    noticed: [i32; 2],
    unnoticed: [i32; 2],
    /// In 1/65536, in four weeks.
    fades: i32,
    /// In 1/256.
    talk: i32,
}

impl Noticing {
    pub(crate) fn of(chance: &RawNoticing) -> Self {
        let byte = |share: f64| to_fixed(share, 255);
        let fine = |share: f64| to_fixed(share, 65_536);
        Self {
            announced: byte(chance.announced) as u8,
            at_rest: byte(chance.at_rest),
            noticed: [fine(chance.noticed), fine(chance.noticed * chance.again)],
            unnoticed: [fine(chance.unnoticed), fine(chance.unnoticed * chance.again)],
            fades: fine(1.0 - libm::exp2(-4.0 / chance.fades_weeks)),
            talk: to_fixed(chance.talk, 256),
        }
    }

    /// What one believes before anything is announced.
    pub(crate) fn at_rest(&self) -> u8 {
        self.at_rest as u8
    }

    /// Having done it: nothing may come of it.
    pub(crate) fn after_deed(&self, chance: u8, lived: bool, dither: i32) -> u8 {
        let chance = i32::from(chance);
        (chance - ((chance * self.unnoticed[usize::from(lived)] + (dither << 8)) >> 16)) as u8
    }

    /// Having had a receipt for it.
    pub(crate) fn after_receipt(&self, chance: u8, lived: bool, dither: i32) -> u8 {
        let chance = i32::from(chance);
        (chance + (((255 - chance) * self.noticed[usize::from(lived)] + (dither << 8)) >> 16)) as u8
    }

    /// Having talked of it with a contact, who believes in a chance of their own.
    pub(crate) fn after_talk(&self, chance: u8, theirs: u8, dither: i32) -> u8 {
        let chance = i32::from(chance);
        (chance + (((i32::from(theirs) - chance) * self.talk + dither) >> 8)) as u8
    }

    /// Four weeks later.
    pub(crate) fn faded(&self, chance: u8, dither: i32) -> u8 {
        let chance = i32::from(chance);
        (chance + (((self.at_rest - chance) * self.fades + (dither << 8)) >> 16)) as u8
    }
}

/// The strongest opinion of an office.
pub const STRONGEST_OPINION: i32 = 100;

/// What moves opinions of offices, which are from -[`STRONGEST_OPINION`] to [`STRONGEST_OPINION`]. Shares are in 1/65536.
#[derive(Clone, Copy, Debug)]
pub struct Opinion {
    /// A week of doors that are worth a week's living.
    doors: i32,
    talk: i32,
    fades: i32,
    news: f64,
    expects_false: f64,
}

impl Opinion {
    pub(crate) fn of(opinion: &RawOpinion) -> Self {
        let fine = |share: f64| to_fixed(share, 65_536);
        Self {
            doors: fine(opinion.doors),
            talk: fine(opinion.talk),
            fades: fine(opinion.fades),
            news: opinion.news,
            expects_false: opinion.expects_false,
        }
    }

    /// After news that an audit found this share of the marks false at which it looked. What goes beyond what people expect
    /// counts against the office, as a share of all that could.
    pub(crate) fn after_news(&self, opinion: i8, found_false: f64, dither: i32) -> i8 {
        let more = found_false - self.expects_false;
        let all = if more > 0.0 { 1.0 - self.expects_false } else { self.expects_false };
        let share = if all > 0.0 { self.news * more.abs() / all } else { 0.0 };
        let toward = if more > 0.0 { -STRONGEST_OPINION } else { STRONGEST_OPINION };
        moved(opinion, toward, to_fixed(share, 65_536), dither)
    }

    /// A week later, with doors that are worth so many parts in 256 of a week's living, after a talk with a contact who
    /// thinks so, if there is one.
    pub(crate) fn week(&self, opinion: i8, doors: i32, theirs: Option<i8>, dithers: [i32; 3]) -> i8 {
        let [by_doors, by_talk, by_fading] = dithers;
        let toward = STRONGEST_OPINION * doors.signum();
        let share = (i64::from(self.doors) * i64::from(doors.abs()) / 256).min(65_536) as i32;
        let opinion = moved(opinion, toward, share, by_doors);
        let opinion = theirs.map_or(opinion, |theirs| moved(opinion, theirs.into(), self.talk, by_talk));
        moved(opinion, 0, self.fades, by_fading)
    }
}

/// An opinion, moved by a share, in 1/65536, toward another one.
pub(crate) fn moved(opinion: i8, target: i32, share: i32, dither: i32) -> i8 {
    let opinion = i32::from(opinion);
    (opinion + (((target - opinion) * share + (dither << 8) + 128) >> 16)) as i8
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The formula as it is written, in doublings.
    fn plain(learning: &RawLearning, points: f64, chance: f64, stakes: f64, guile: f64) -> f64 {
        let felt = 8.0 * libm::pow(points.abs() / 8.0, learning.by_points) * libm::pow(chance, learning.by_chance);
        let who = if points < 0.0 { learning.fear + (1.0 - learning.fear) * guile } else { learning.promises * guile };
        points.signum() * learning.strength * felt * stakes * who
    }

    #[test]
    fn the_answer_is_the_formula() {
        let learnings = [
            RawLearning::default(),
            RawLearning { strength: 0.7, by_points: 1.0, ..RawLearning::default() },
            RawLearning { strength: 0.5, by_points: 0.5, by_chance: 1.0, ..RawLearning::default() },
        ];
        for learning in learnings {
            let answer = Answer::of(&learning);
            for (half, chance, stakes, guile) in [
                (-16, 255, 255, 255),
                (-16, 128, 217, 102),
                (-50, 200, 94, 0),
                (6, 90, 255, 128),
                (-1, 255, 255, 255),
                (50, 255, 255, 255),
            ] {
                let pull = answer.pull(half, chance);
                let answers = if half < 0 { answer.to_threat(stakes, guile) } else { answer.to_promise(stakes, guile) };
                let doublings = f64::from(steps(pull, answers as i16, answer.weight(1.0))) / f64::from(DOUBLING);
                let share = |byte: i32| f64::from(byte) / 255.0;
                let expected =
                    plain(&learning, f64::from(half) / 2.0, share(chance.into()), share(stakes), share(guile));
                let expected = expected.clamp(-8.03, 8.03);
                // A pull is told in 127ths of the strongest.
                assert!(
                    (doublings - expected).abs() < 0.02 + answer.doublings / 120.0 + 0.01 * expected.abs(),
                    "{half} {chance}: {doublings}, not {expected}"
                );
            }
            assert_eq!(answer.pull(0, 255), 0);
            assert_eq!(steps(answer.pull(-50, 255), 255, answer.weight(0.0)), 0);
        }
    }

    #[test]
    fn quick_steps_are_the_same_steps() {
        for weight in [0, 1, 700, 6_222, 8_191] {
            let quick = quick(weight).expect("a weight of the shipped strength is quick");
            for (pull, answers) in (-127..=127).flat_map(|pull| (0..=255).map(move |answers| (pull, answers))) {
                assert_eq!(
                    quick_steps(pull, answers, quick),
                    steps(pull, answers, weight),
                    "{pull} {answers} {weight}"
                );
            }
        }
        assert_eq!(quick(8_192), None);
    }

    /// Over all roundings the mean step is the exact one, so that nothing creeps.
    #[test]
    fn rounding_has_no_direction() {
        let noticing = Noticing::of(&RawNoticing::default());
        for chance in [0u8, 3, 13, 40, 128, 250, 255] {
            let mean = |next: &dyn Fn(i32) -> u8| (0..256).map(|dither| f64::from(next(dither))).sum::<f64>() / 256.0;
            let exact = f64::from(chance);
            let close =
                |mean: f64, exact: f64| assert!((mean - exact).abs() < 0.01, "from {chance}: {mean}, not {exact}");
            close(mean(&|d| noticing.after_deed(chance, false, d)), exact * 0.92);
            close(mean(&|d| noticing.after_deed(chance, true, d)), exact * (1.0 - 0.08 * 0.4));
            close(mean(&|d| noticing.after_receipt(chance, false, d)), exact + (255.0 - exact) * 0.35);
            close(mean(&|d| noticing.after_receipt(chance, true, d)), exact + (255.0 - exact) * 0.14);
            close(mean(&|d| noticing.after_talk(chance, 100, d)), exact + (100.0 - exact) * 13.0 / 256.0);
            close(mean(&|d| noticing.faded(chance, d)), exact + (13.0 - exact) * (1.0 - libm::exp2(-0.2)));
        }
    }

    /// The mean of an opinion after a week is the exact one: each step one after the other.
    #[test]
    fn opinions_move_by_their_shares() {
        let moves = Opinion::of(&RawOpinion { doors: 0.1, talk: 0.05, fades: 0.01, ..RawOpinion::default() });
        let mean = |opinion: i8, doors: i32, theirs: Option<i8>| {
            let dithers = (0..256).map(|d| [d, d * 101 % 256, d * 37 % 256]);
            dithers.map(|d| f64::from(moves.week(opinion, doors, theirs, d))).sum::<f64>() / 256.0
        };
        let exact = |opinion: f64, doors: f64, theirs: Option<f64>| {
            let target = if doors == 0.0 { opinion } else { 100.0 * doors.signum() };
            let opinion = opinion + (target - opinion) * 0.1 * doors.abs();
            let opinion = theirs.map_or(opinion, |theirs| opinion + (theirs - opinion) * 0.05);
            opinion * 0.99
        };
        for (opinion, doors, theirs) in
            [(0, 256, None), (40, -128, Some(-80)), (-100, 64, Some(100)), (100, 0, Some(0))]
        {
            let expected = exact(opinion.into(), f64::from(doors) / 256.0, theirs.map(f64::from));
            let found = mean(opinion, doors, theirs);
            assert!((found - expected).abs() < 0.02, "{opinion} {doors} {theirs:?}: {found}, not {expected}");
        }
        // Talk alone is a weighted mean (DeGroot): between the two, and still where they agree.
        let talk = Opinion::of(&RawOpinion { doors: 0.0, talk: 0.5, fades: 0.0, ..RawOpinion::default() });
        assert_eq!(talk.week(30, 256, Some(30), [0, 0, 0]), 30);
        assert_eq!(talk.week(0, 0, Some(100), [0, 0, 0]), 50);
        // A fifth of the way down for each mark that one does not understand, and no further than the bottom.
        assert_eq!(moved(0, -STRONGEST_OPINION, 65_536 / 5, 255), -20);
        assert_eq!(moved(-100, -STRONGEST_OPINION, 65_536, 255), -100);
    }
}
