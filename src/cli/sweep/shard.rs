//! A part of a sweep's runs, for several machines.

use crate::words::say;

/// More parts than runs that a plan can have are a slip of the pen.
const MOST_SHARDS: u32 = 1_000_000;

/// The K-th of N parts of the runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Which part, from 1.
    pub part: u32,
    /// How many parts there are.
    pub of: u32,
}

impl Shard {
    /// The numbers of its runs: every so many-th, so that the parts take about as long.
    pub fn numbers(self, runs: u64) -> impl Iterator<Item = u64> {
        (u64::from(self.part) - 1..runs).step_by(self.of as usize)
    }

    /// Whether a run is one of its own.
    pub fn has(self, number: u64) -> bool {
        number % u64::from(self.of) == u64::from(self.part) - 1
    }

    /// How many runs it has.
    pub fn count(self, runs: u64) -> u64 {
        runs.saturating_sub(u64::from(self.part) - 1).div_ceil(u64::from(self.of))
    }

    /// The name of its table; that of a shard names the shard, so that no shard replaces the table of another.
    pub fn table(self) -> String {
        if self.of == 1 { "runs.csv".to_owned() } else { format!("runs.{}-of-{}.csv", self.part, self.of) }
    }

    /// The shard whose table has a name, or whose unfinished table, and whether it is finished.
    pub fn of_file(name: &str) -> Option<(Self, bool)> {
        let (table, whole) = name.strip_suffix(".part").map_or((name, true), |table| (table, false));
        let numbers = table.strip_prefix("runs.")?.strip_suffix(".csv")?.split_once("-of-")?;
        let shard = Self { part: numbers.0.parse().ok()?, of: numbers.1.parse().ok()? };
        (shard.table() == table && shard.of <= MOST_SHARDS).then_some((shard, whole))
    }
}

/// Reads a shard: `K/N`, or `env` in a job array.
///
/// # Errors
/// What is wrong with it, and what to write.
pub fn read(text: &str) -> Result<Shard, String> {
    if text.trim() == "env" {
        return of_array(|name| std::env::var(name).ok());
    }
    let numbers = text.split_once('/').and_then(|(k, n)| Some((k.trim().parse().ok()?, n.trim().parse().ok()?)));
    let shard = numbers.filter(|(k, n)| (1..=*n).contains(k) && *n <= MOST_SHARDS).map(|(part, of)| Shard { part, of });
    shard.ok_or_else(|| say!("sweep-shard", shard = text))
}

/// How a system that runs job arrays tells a task its number, the first, the last, and how many there are or the step
/// between two.
const ARRAYS: [[&str; 5]; 2] = [
    [
        "SLURM_ARRAY_TASK_ID",
        "SLURM_ARRAY_TASK_MIN",
        "SLURM_ARRAY_TASK_MAX",
        "SLURM_ARRAY_TASK_STEP",
        "SLURM_ARRAY_TASK_COUNT",
    ],
    ["SGE_TASK_ID", "SGE_TASK_FIRST", "SGE_TASK_LAST", "SGE_TASK_STEPSIZE", ""],
];

/// The shard of a task in a job array. Arrays may begin at any number and go in steps.
///
/// An array of one task is refused: it is most likely one task of a larger array that is run again, and how large that was
/// cannot be told.
fn of_array(variable: impl Fn(&str) -> Option<String>) -> Result<Shard, String> {
    let number = |name: &str| variable(name)?.trim().parse::<u64>().ok();
    let Some(names) = ARRAYS.into_iter().find(|names| number(names[0]).is_some()) else {
        return Err(say!("sweep-shard-no-array"));
    };
    let [task, first, last, step, count] = names.map(number);
    let told = names.iter().filter_map(|name| Some(format!("{name}={}", variable(name)?)));
    let told = told.collect::<Vec<String>>().join(" ");
    let uneven = || say!("sweep-shard-uneven", array = told);
    let (Some(task), Some(first), Some(last)) = (task, first, last) else { return Err(uneven()) };
    let wide = last.checked_sub(first).ok_or_else(uneven)?;
    // The array as it was asked for may end between two steps, so the count says more than the last number.
    let step = match count {
        Some(count) if count > 1 && wide % (count - 1) == 0 => wide / (count - 1),
        Some(1) => 1,
        Some(_) => step.ok_or_else(uneven)?,
        None => step.unwrap_or(1),
    };
    let of = count.or_else(|| Some(wide.checked_div(step)? + 1)).ok_or_else(uneven)?;
    let place = task.checked_sub(first).filter(|_| step > 0).ok_or_else(uneven)?;
    if of == 1 {
        return Err(say!("sweep-shard-alone", array = told));
    }
    if place % step != 0 || place / step >= of {
        return Err(uneven());
    }
    match (u32::try_from(place / step + 1), u32::try_from(of)) {
        (Ok(part), Ok(of)) => Ok(Shard { part, of }),
        _ => Err(uneven()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slurm(task: u64, ids: &[u64], step: Option<u64>) -> Result<Shard, String> {
        of_array(|name| {
            let number = match name {
                "SLURM_ARRAY_TASK_ID" => Some(task),
                "SLURM_ARRAY_TASK_MIN" => ids.first().copied(),
                "SLURM_ARRAY_TASK_MAX" => ids.last().copied(),
                "SLURM_ARRAY_TASK_COUNT" => Some(ids.len() as u64),
                "SLURM_ARRAY_TASK_STEP" => step,
                _ => None,
            };
            number.map(|number| number.to_string())
        })
    }

    #[test]
    fn every_even_array_is_numbered_from_one() {
        for ids in [vec![1, 2, 3, 4], vec![0, 1, 2], vec![0, 4, 8, 12], vec![7, 9], vec![100, 200, 300]] {
            for (n, id) in ids.iter().enumerate() {
                let expected = Shard { part: n as u32 + 1, of: ids.len() as u32 };
                assert_eq!(slurm(*id, &ids, None), Ok(expected), "{id} of {ids:?}");
            }
        }
        // A system may tell the last number as it was asked for: 0-14:4.
        let told = of_array(|name| {
            let values = [("ID", "8"), ("MIN", "0"), ("MAX", "14"), ("STEP", "4"), ("COUNT", "4")];
            let value = values.iter().find(|(end, _)| name == format!("SLURM_ARRAY_TASK_{end}"))?;
            Some(value.1.to_owned())
        });
        assert_eq!(told, Ok(Shard { part: 3, of: 4 }));
        let engine = of_array(|name| {
            let values =
                [("SGE_TASK_ID", "5"), ("SGE_TASK_FIRST", "1"), ("SGE_TASK_LAST", "7"), ("SGE_TASK_STEPSIZE", "2")];
            Some(values.iter().find(|(key, _)| *key == name)?.1.to_owned())
        });
        assert_eq!(engine, Ok(Shard { part: 3, of: 4 }));
    }

    #[test]
    fn what_cannot_be_numbered_is_refused() {
        assert!(of_array(|_| None).unwrap_err().contains("no job array"));
        assert!(slurm(3, &[3], Some(1)).unwrap_err().contains("one task"));
        assert!(slurm(3, &[1, 3, 7], None).unwrap_err().contains("SLURM_ARRAY_TASK_ID=3"));
        assert!(slurm(9, &[1, 2, 3], None).is_err());
        // Grid Engine says "undefined" outside an array.
        assert!(of_array(|name| (name == "SGE_TASK_ID").then(|| "undefined".into())).is_err());
        for text in ["0/4", "5/4", "1", "a/b", "1/0", "-1/4", "environment"] {
            assert!(read(text).unwrap_err().contains("no part"), "{text}");
        }
        assert_eq!(read(" 2 / 4 "), Ok(Shard { part: 2, of: 4 }));
    }

    #[test]
    fn shards_are_together_the_whole() {
        for of in [1, 2, 3, 7, 30] {
            let shards: Vec<Shard> = (1..=of).map(|part| Shard { part, of }).collect();
            let mut all: Vec<u64> = shards.iter().flat_map(|shard| shard.numbers(20)).collect();
            all.sort_unstable();
            assert_eq!(all, (0..20).collect::<Vec<u64>>());
            for shard in shards {
                assert_eq!(shard.count(20), shard.numbers(20).count() as u64);
                assert!(shard.numbers(20).all(|number| shard.has(number)));
                let part = format!("{}.part", shard.table());
                let named = (of > 1).then_some(shard);
                assert_eq!(Shard::of_file(&shard.table()), named.map(|shard| (shard, true)));
                assert_eq!(Shard::of_file(&part), named.map(|shard| (shard, false)));
            }
        }
        assert_eq!(Shard::of_file("runs.01-of-2.csv"), None);
        assert_eq!(Shard::of_file("runs.summary.csv"), None);
    }
}
