//! Two groups compared at equal conduct: what differs between people of whom something else is the same.

use super::mean;

/// Parts into which people are cut by what is held equal: as many in each as can be.
const PARTS: usize = 10;

/// Which of two groups somebody belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The first.
    A,
    /// The second.
    B,
}

/// Somebody who is compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Member {
    /// The group.
    pub group: Group,
    /// What is held equal.
    pub by: f64,
    /// What is compared.
    pub of: f64,
}

/// What differs between two groups at equal conduct.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Matched {
    /// The first group's mean less the second's, within tenths by what is held equal, weighed by the people in each.
    pub difference: f64,
    /// The standard error of it; `None` where every tenth has a single member of a group, so that nothing is known of how
    /// unlike its members are.
    pub error: Option<f64>,
    /// The share of all people who stand in a tenth that has members of both groups.
    pub matched: f64,
}

/// Compares two groups within tenths by what is held equal, the tenths being those of both groups together. People who
/// are alike in it are not parted, so a tenth may hold more or fewer than a tenth of them. Tenths that lack a group are
/// left out. `None` where every tenth does.
///
/// The standard error is that of a stratified mean: the weights are squared, and in each tenth the variances of the two
/// means add up (Cochran 1968). A single member of a group is taken to be drawn as its members in the other tenths are.
pub fn at_equal(members: &[Member]) -> Option<Matched> {
    let mut sorted: Vec<&Member> = members.iter().collect();
    sorted.sort_by(|a, b| a.by.total_cmp(&b.by));
    let all = sorted.len();
    // Equal in what is held equal, equal in tenth: that of the first of them.
    let mut tenths: Vec<Vec<&Member>> = vec![vec![]; PARTS];
    let mut first = 0;
    for alike in sorted.chunk_by(|a, b| a.by == b.by) {
        tenths[first * PARTS / all].extend(alike.iter().copied());
        first += alike.len();
    }
    let both: Vec<(f64, [Vec<f64>; 2])> = tenths
        .into_iter()
        .map(|tenth| {
            let of = |group| tenth.iter().filter(move |m| m.group == group).map(|m| m.of).collect::<Vec<f64>>();
            (tenth.len() as f64, [of(Group::A), of(Group::B)])
        })
        .filter(|(_, groups)| groups.iter().all(|group| !group.is_empty()))
        .collect();
    let people: f64 = both.iter().map(|(people, _)| people).sum();
    let usual = [0, 1].map(|group| pooled_variance(both.iter().map(|(_, groups)| groups[group].as_slice())));
    let (mut difference, mut variance) = (0.0, Some(0.0));
    for (count, groups) in &both {
        let weight = count / people;
        let [a, b] = groups.each_ref().map(|group| mean(group.iter().copied()));
        difference += weight * (a? - b?);
        for (group, usual) in groups.iter().zip(usual) {
            let of_one = pooled_variance(std::iter::once(group.as_slice())).or(usual);
            let own = of_one.map(|of_one| weight * weight * of_one / group.len() as f64);
            variance = variance.zip(own).map(|(sum, own)| sum + own);
        }
    }
    (people > 0.0).then(|| Matched { difference, error: variance.map(libm::sqrt), matched: people / all as f64 })
}

/// The variance about the means of several sets of draws; `None` where no set has two.
fn pooled_variance<'a>(sets: impl Iterator<Item = &'a [f64]>) -> Option<f64> {
    let (mut squares, mut freedom) = (0.0, 0);
    for values in sets {
        let centre = mean(values.iter().copied())?;
        squares += values.iter().map(|value| (value - centre) * (value - centre)).sum::<f64>();
        freedom += values.len() - 1;
    }
    (freedom > 0).then(|| squares / freedom as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(group: Group, by: f64, of: f64) -> Member {
        Member { group, by, of }
    }

    /// Whoever does more is marked more, and As do more: all of the difference of their marks is conduct.
    #[test]
    fn what_conduct_explains_is_no_difference() {
        let of = |group, count: [usize; 10]| {
            let each = move |(tenth, count)| (0..count).map(move |_| member(group, tenth as f64, 3.0 * tenth as f64));
            count.into_iter().enumerate().flat_map(each)
        };
        let (few, many) = ([9, 8, 7, 6, 5, 5, 4, 3, 2, 2], [1, 2, 3, 4, 5, 5, 6, 7, 8, 8]);
        let all: Vec<Member> = of(Group::A, many).chain(of(Group::B, few)).collect();
        let whole = |group| mean(all.iter().filter(|m| m.group == group).map(|m| m.of)).unwrap();
        assert!(whole(Group::A) - whole(Group::B) > 5.0);
        assert_eq!(at_equal(&all), Some(Matched { difference: 0.0, error: Some(0.0), matched: 1.0 }));
    }

    /// Two tenths by hand. At conduct 0: As 1 and 3, Bs 0 and 2; at conduct 1: As 9 and 11, Bs 4 and 8; nobody else.
    #[test]
    fn the_difference_and_its_error_are_those_of_the_formula() {
        let table = [(0.0, [1.0, 3.0], [0.0, 2.0]), (1.0, [9.0, 11.0], [4.0, 8.0])];
        let mut all: Vec<Member> = vec![];
        for (by, a, b) in table {
            all.extend(a.map(|of| member(Group::A, by, of)));
            all.extend(b.map(|of| member(Group::B, by, of)));
        }
        let matched = at_equal(&all).unwrap();
        // Differences 1 and 4, weights a half each; variances of the means 1 + 1 and 1 + 4.
        assert!((matched.difference - 2.5).abs() < 1e-12);
        assert!((matched.error.unwrap() - libm::sqrt(0.25 * 2.0 + 0.25 * 5.0)).abs() < 1e-12);
        // Two more with a conduct that nobody of the other group has are not matched.
        all.extend([member(Group::A, 2.0, 99.0), member(Group::A, 2.0, 99.0)]);
        let with_more = at_equal(&all).unwrap();
        assert!((with_more.difference - 2.5).abs() < 1e-12 && (with_more.matched - 0.8).abs() < 1e-12);
    }

    #[test]
    fn where_nobody_is_alike_there_is_nothing_to_say() {
        let apart: Vec<Member> =
            (0..40).map(|n| member(if n < 20 { Group::A } else { Group::B }, f64::from(n), 1.0)).collect();
        assert_eq!(at_equal(&apart), None);
        assert_eq!(at_equal(&[]), None);
        assert_eq!(at_equal(&[member(Group::A, 0.0, 1.0)]), None);
        // One A alone at conduct 1 is taken to be as unlike other As as the two at conduct 0 are: variances 2 and 0.
        let few = [
            (0.0, 1.0, true),
            (0.0, 3.0, true),
            (0.0, 1.0, false),
            (0.0, 1.0, false),
            (1.0, 5.0, true),
            (1.0, 1.0, false),
            (1.0, 1.0, false),
        ];
        let few = few.map(|(by, of, a)| member(if a { Group::A } else { Group::B }, by, of));
        let matched = at_equal(&few).unwrap();
        let (four, three) = (4.0 / 7.0, 3.0 / 7.0);
        assert!((matched.difference - four - 4.0 * three).abs() < 1e-12);
        assert!((matched.error.unwrap() - libm::sqrt(four * four * 2.0 / 2.0 + three * three * 2.0)).abs() < 1e-12);
        let pair = at_equal(&[member(Group::A, 0.0, 3.0), member(Group::B, 0.0, 1.0)]).unwrap();
        assert_eq!(pair, Matched { difference: 2.0, error: None, matched: 1.0 });
    }
}
