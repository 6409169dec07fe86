//! Settings, `path=value`, held against one another: two that reach the same place cannot both be used.

use super::problem::plain_name;

/// The place in a scenario that a path names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(Vec<Step>);

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    /// A field, or the thing of that name in a list.
    Named(String),
    /// The so many-th thing in a list.
    Numbered(usize),
}

impl Place {
    /// The place that a setting reaches, or that a path names. White space and the ways of writing a name do not count.
    /// A thing in a list is another place by its name than by its number.
    pub fn of(setting: &str) -> Self {
        let path = setting.split_once('=').map_or(setting, |(path, _)| path).replace('[', ".[");
        let steps = path.split('.').map(str::trim).filter(|step| !step.is_empty());
        Self(steps.map(Step::of).collect())
    }

    /// Whether one of the two lies within the other, so that setting the one sets the other too.
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(a, b)| a == b)
    }
}

impl Step {
    fn of(step: &str) -> Self {
        let number = step.strip_prefix('[').and_then(|step| step.strip_suffix(']'));
        match number.and_then(|number| number.trim().parse().ok()) {
            Some(number) => Self::Numbered(number),
            None => Self::Named(plain_name(step)),
        }
    }
}

/// Two settings of which the later one overrules the earlier one or a part of it, in the order in which they are given.
pub fn clash<'a>(settings: &[&'a str]) -> Option<(&'a str, &'a str)> {
    let mut places: Vec<(Place, usize)> = settings.iter().enumerate().map(|(n, text)| (Place::of(text), n)).collect();
    // In this order whatever lies within a place follows it at once.
    places.sort();
    let meeting = places.windows(2).find(|pair| pair[0].0.meets(&pair[1].0))?;
    let (a, b) = (meeting[0].1, meeting[1].1);
    Some((settings[a.min(b)], settings[a.max(b)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_ways_to_one_place_are_noticed() {
        let met = [
            ["town.residents=1", "town.residents=2"],
            ["town.residents=1", " town . residents =2"],
            ["town=(residents: 5)", "town.residents=2"],
            ["town.looks.Heron.share=0.1", "town.looks=[]"],
            ["watchers.crossing_cameras.on=true", "watchers.Crossing cameras.on=false"],
            ["watchers[0].on=true", "watchers[ 00 ].on=false"],
            ["watchers.[0].on=true", "watchers[0]"],
            ["cut=[Money]", "cut=[]"],
            ["=()", "cut=[]"],
        ];
        for pair in met {
            assert_eq!(clash(&pair), Some((pair[0], pair[1])), "{pair:?}");
            let among = ["days=3", pair[0], "seed=2", pair[1], "redress.appeal=0.5"];
            assert!(pair[0].starts_with('=') || clash(&among) == Some((pair[0], pair[1])), "{among:?}");
        }
        let apart =
            ["town.residents", "town.residents_too", "town.looks.Heron.share", "town.looks.Wren.share", "town2"];
        assert_eq!(clash(&apart), None);
        assert_eq!(clash(&["watchers[0].on", "watchers[1].on"]), None);
    }
}
