//! How the bets of a lesson came out, as plain data.

/// How a run answered a question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    /// The number.
    pub value: f64,
    /// The option it falls under.
    pub option: usize,
}

/// How the bets came out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bets {
    /// The seed of each town in which they were counted: that of the run, then others.
    pub seeds: Vec<u64>,
    /// The answers of each of these towns, bet by bet; `None` where a town does not answer a bet.
    pub answers: Vec<Vec<Option<Answer>>>,
}

impl Bets {
    /// The answer of the run's own town to a bet.
    pub fn here(&self, bet: usize) -> Option<Answer> {
        *self.answers.first()?.get(bet)?
    }

    /// In how many towns an option of a bet came out.
    pub fn count(&self, bet: usize, option: usize) -> usize {
        let came = |answers: &&Vec<Option<Answer>>| answers[bet].is_some_and(|answer| answer.option == option);
        self.answers.iter().filter(came).count()
    }
}
