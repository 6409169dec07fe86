//! How long stays last, some of which have not ended: the product-limit estimate.

/// Stays of one length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay {
    /// How long they lasted, or have been followed so far, in days.
    pub days: u32,
    /// Whether they ended then. One that did not was only followed so far: it lasts longer than that.
    pub ended: bool,
    /// How many such stays there are.
    pub count: u64,
}

/// The share of stays that last longer than so many days.
#[derive(Clone, Debug, PartialEq)]
pub struct Survival {
    /// After how many days a share ends, and what is left then; days rise, shares fall.
    steps: Vec<(u32, f64)>,
    /// Days for which any stay was followed.
    followed: u32,
}

impl Survival {
    /// The product-limit estimate (Kaplan and Meier 1958): a stay that has not ended counts among those that could end up
    /// to the day to which it was followed, that day included. `None` of no stay.
    pub fn of(stays: impl IntoIterator<Item = Stay>) -> Option<Self> {
        let mut stays: Vec<Stay> = stays.into_iter().filter(|stay| stay.count > 0).collect();
        stays.sort_by_key(|stay| stay.days);
        let followed = stays.last()?.days;
        let mut going_on: u64 = stays.iter().map(|stay| stay.count).sum();
        let (mut steps, mut left) = (vec![], 1.0);
        for of_length in stays.chunk_by(|a, b| a.days == b.days) {
            let ended: u64 = of_length.iter().filter(|stay| stay.ended).map(|stay| stay.count).sum();
            if ended > 0 {
                left *= (going_on - ended) as f64 / going_on as f64;
                steps.push((of_length[0].days, left));
            }
            going_on -= of_length.iter().map(|stay| stay.count).sum::<u64>();
        }
        Some(Self { steps, followed })
    }

    /// The share of stays that last longer than so many days, 0 to 1; `None` where no stay was followed for so long.
    pub fn longer_than(&self, days: u32) -> Option<f64> {
        let left = self.steps.iter().rev().find(|(day, _)| *day <= days).map_or(1.0, |(_, left)| *left);
        (days <= self.followed || left == 0.0).then_some(left)
    }

    /// The days after which half of the stays have ended; where exactly half end on a day, the middle between it and the
    /// next day on which one ends, as a median has it. `None` where fewer than half ended.
    pub fn median(&self) -> Option<f64> {
        // Products of shares are a half but for rounding.
        const HALF: f64 = 0.5 + 1e-12;
        let place = self.steps.iter().position(|(_, left)| *left <= HALF)?;
        let (day, left) = self.steps[place];
        let next = self.steps.get(place + 1).filter(|_| left >= 1.0 - HALF);
        Some(next.map_or(f64::from(day), |(next, _)| f64::midpoint(f64::from(day), f64::from(*next))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(stays: &[(u32, bool)]) -> Survival {
        Survival::of(stays.iter().map(|(days, ended)| Stay { days: *days, ended: *ended, count: 1 })).unwrap()
    }

    /// Weeks of remission under 6-MP (Freireich and others 1963), the table of every textbook since Cox (1972).
    #[test]
    fn shares_are_those_of_the_textbook() {
        let ended = [6, 6, 6, 7, 10, 13, 16, 22, 23];
        let followed = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
        let all = ended.map(|weeks| (weeks, true)).into_iter().chain(followed.map(|weeks| (weeks, false)));
        let remission = of(&all.collect::<Vec<_>>());
        let table = [(5, 1.0), (6, 0.857), (7, 0.807), (9, 0.807), (10, 0.753), (13, 0.690), (16, 0.627), (22, 0.538)];
        for (weeks, share) in table.into_iter().chain([(23, 0.448), (35, 0.448)]) {
            assert!((remission.longer_than(weeks).unwrap() - share).abs() < 5e-4, "{weeks}: {remission:?}");
        }
        assert_eq!(remission.median(), Some(23.0));
        assert_eq!(remission.longer_than(36), None, "nobody was followed for so long");
    }

    #[test]
    fn where_all_stays_ended_it_is_counting() {
        let lengths = [3, 8, 8, 20];
        let all = of(&lengths.map(|days| (days, true)));
        assert_eq!([2, 3, 8, 20, 99].map(|days| all.longer_than(days).unwrap()), [1.0, 0.75, 0.25, 0.0, 0.0]);
        assert_eq!(all.median(), Some(8.0));
        // Half end after 10 days and half after 20.
        assert_eq!(of(&[(10, true), (20, true)]).median(), Some(15.0));
        assert_eq!(of(&[(10, true), (10, true), (10, true)]).median(), Some(10.0));
    }

    #[test]
    fn a_median_that_is_not_reached_is_none() {
        let few = of(&[(4, true), (90, false), (90, false)]);
        assert_eq!(few.median(), None);
        assert!((few.longer_than(90).unwrap() - 2.0 / 3.0).abs() < 1e-12);
        assert_eq!(Survival::of([]), None);
        assert_eq!(Survival::of([Stay { days: 3, ended: true, count: 0 }]), None);
        let many = Survival::of([Stay { days: 4, ended: true, count: 30 }, Stay { days: 90, ended: false, count: 60 }]);
        assert_eq!(many.unwrap().longer_than(90), few.longer_than(90));
    }
}
