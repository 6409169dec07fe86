//! What a lesson claims, and how a run shows whether it holds.

use serde::{Deserialize, Serialize};

use crate::scenario::raw::{RawLesson, RawPrediction, RawShown};
use crate::study::lesson::{Figure, option};

/// Where a lesson makes a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Claim {
    /// A bet, by its place among the predictions: the option that comes out in most towns comes out.
    Bet(usize),
    /// Something that the lesson says of its town, by its place among what it shows.
    Shown(usize),
}

/// Every claim of a lesson that a run can show: its bets, and then what else it says.
pub fn claims(of: &RawLesson) -> Vec<Claim> {
    let bets = of.predict.iter().enumerate().filter(|(_, bet)| bet.answer.is_some());
    let bets = bets.map(|(number, _)| Claim::Bet(number));
    bets.chain((0..of.shows.len()).map(Claim::Shown)).collect()
}

impl Claim {
    /// The bet, if it is one.
    pub fn bet(self, of: &RawLesson) -> Option<&RawPrediction> {
        match self {
            Self::Bet(number) => of.predict.get(number),
            Self::Shown(_) => None,
        }
    }

    /// What is said, if it is no bet.
    pub fn shown(self, of: &RawLesson) -> Option<&RawShown> {
        match self {
            Self::Bet(_) => None,
            Self::Shown(number) => of.shows.get(number),
        }
    }

    /// The number by which runs show it; `None` if the lesson makes no such claim.
    pub fn figure(self, of: &RawLesson) -> Option<Figure> {
        match self {
            Self::Bet(_) => self.bet(of)?.answer.as_ref().map(Figure::answering),
            Self::Shown(_) => self.shown(of).map(Figure::showing),
        }
    }

    /// The option of a bet that a number falls under.
    pub fn option(self, of: &RawLesson, value: f64) -> Option<usize> {
        Some(option(&self.bet(of)?.answer.as_ref()?.bounds, value))
    }

    /// The option of a bet under which most of these numbers fall, of several the first; `None` if it is no bet, or if there
    /// are no numbers.
    pub fn usual(self, of: &RawLesson, values: &[Option<f64>]) -> Option<usize> {
        let fallen: Vec<usize> = values.iter().flatten().filter_map(|value| self.option(of, *value)).collect();
        let count = |option: &usize| fallen.iter().filter(|fell| *fell == option).count();
        let options = 0..self.bet(of)?.options.len();
        options.rev().max_by_key(count).filter(|option| count(option) > 0)
    }

    /// Whether a number shows that the claim holds. `usual` is the option that a bet claims.
    pub fn holds(self, of: &RawLesson, value: Option<f64>, usual: Option<usize>) -> bool {
        let Some(value) = value else { return false };
        match self.shown(of) {
            Some(shown) => {
                shown.more_than.is_none_or(|bound| value > bound) && shown.less_than.is_none_or(|bound| value < bound)
            }
            None => usual.is_some() && self.option(of, value) == usual,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::raw::RawAnswer;

    fn lesson() -> RawLesson {
        let answer = RawAnswer { bounds: vec![1.0, 2.0], ..RawAnswer::default() };
        let options = ["low", "middle", "high"].map(str::to_owned).to_vec();
        let open = RawPrediction { answer: None, ..RawPrediction::default() };
        let bet = RawPrediction { answer: Some(answer), options, ..RawPrediction::default() };
        let shown = RawShown { more_than: Some(0.0), less_than: Some(1.0), ..RawShown::default() };
        RawLesson { predict: vec![open, bet], shows: vec![shown], ..RawLesson::default() }
    }

    #[test]
    fn only_what_a_run_can_show_is_a_claim() {
        assert_eq!(claims(&lesson()), [Claim::Bet(1), Claim::Shown(0)]);
    }

    #[test]
    fn a_bet_claims_the_option_that_most_towns_have() {
        let (of, bet) = (lesson(), Claim::Bet(1));
        assert_eq!(bet.usual(&of, &[Some(1.5), Some(0.5), Some(1.6), None]), Some(1));
        assert_eq!(bet.usual(&of, &[Some(9.0), Some(0.5)]), Some(0), "of two that are equally frequent the first");
        assert_eq!(bet.usual(&of, &[None]), None);
        assert!(bet.holds(&of, Some(2.0), Some(1)) && !bet.holds(&of, Some(2.1), Some(1)));
        assert!(!bet.holds(&of, None, Some(1)) && !bet.holds(&of, Some(2.0), None));
    }

    #[test]
    fn a_bound_itself_is_neither_more_nor_less() {
        let (of, shown) = (lesson(), Claim::Shown(0));
        let holds = [0.0, 0.1, 0.9, 1.0].map(|value| shown.holds(&of, Some(value), None));
        assert_eq!(holds, [false, true, true, false]);
    }
}
