//! A council in words: its purse, what people say of its terms, what its rules change, and which aims it reached.

use super::proposals;
use crate::day::Simulation;
use crate::scenario::{Problem, Recipe, Scenario};
use crate::study::council::{Account, Aim, Ending, Kind, Reached, TERMS, Term, Votes};
use crate::study::weighing::TOWNS;
use crate::study::{Command, order};
use crate::words::{self, say};

/// What a council has before it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hall {
    /// Which term is next, or how the time in office ended.
    pub heading: String,
    /// How many hours there are, or were left.
    pub purse: String,
    /// What people say of each term that is over, the last one first.
    pub terms: Vec<Verdict>,
    /// What the rules change of the founders', a sentence each.
    pub changes: Vec<String>,
    /// What the clerk says of the rules: warnings and notes of the check.
    pub clerk: Vec<String>,
    /// Which aims were reached, a sentence each; empty while the council sits.
    pub reached: Vec<String>,
}

/// What people say of a term.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// How many approve, how many disapprove, and the hours that the term took.
    pub says: String,
    /// The approval of quarters, looks and trades, a sentence for each kind.
    pub groups: Vec<String>,
}

/// What an aim is called.
pub fn aim(aim: Aim) -> String {
    match aim {
        Aim::HalfTheWrongFlags => say!("aim-half-the-wrong-flags"),
        Aim::NoMoreHarm => say!("aim-no-more-harm"),
        Aim::TrustEverywhere => say!("aim-trust-everywhere"),
        Aim::LighterStrain => say!("aim-lighter-strain"),
        Aim::HalfTheHours => say!("aim-half-the-hours"),
        Aim::NoScore => say!("aim-no-score"),
    }
}

/// What a council has before it, on the morning of which the account is. `commands` are what was ordered in a town that was
/// `founded` by a recipe, and `town` is as they make it.
pub fn hall(town: &Simulation, founded: &Scenario, recipe: &Recipe, commands: &[Command], account: &Account) -> Hall {
    Hall {
        heading: heading(account),
        purse: purse(account),
        terms: (0..account.terms.len()).rev().map(|place| verdict(place, &account.terms[place])).collect(),
        changes: proposals::changes(founded.raw(), town.scenario().raw()),
        clerk: clerk(recipe, commands),
        reached: account.reached.iter().map(reached).collect(),
    }
}

fn heading(account: &Account) -> String {
    let over = account.terms.len();
    match account.ending() {
        None => say!("council-term", term = (over + 1).to_string(), terms = TERMS.to_string()),
        Some(Ending::Served) => say!("council-served", terms = TERMS.to_string()),
        Some(Ending::VotedOut) => say!("council-voted-out", term = over.to_string()),
        Some(Ending::Overspent) => say!("council-overspent", term = over.to_string()),
    }
}

fn hours(hours: f64) -> String {
    words::number(words::unsigned_nought(hours.round()))
}

fn purse(account: &Account) -> String {
    let over = account.terms.len();
    if account.ending().is_some() {
        say!("council-purse-over", left = hours(account.purse(over)))
    } else {
        say!("council-purse", hours = hours(account.purse(over + 1)))
    }
}

/// The most trades that are told at either end.
const MOST_TRADES: usize = 2;

fn verdict(place: usize, term: &Term) -> Verdict {
    let Votes { approve, disapprove, neither } = term.votes;
    let says = say!(
        "council-verdict",
        term = (place + 1).to_string(),
        approve = approve as usize,
        disapprove = disapprove.to_string(),
        neither = neither.to_string(),
        hours = hours(term.taken)
    );
    Verdict { says, groups: Kind::ALL.into_iter().filter_map(|kind| groups(kind, term)).collect() }
}

/// The approval of the groups of a kind; of trades, which are many, the lowest and the highest. `None` where there is
/// nobody to be told apart.
fn groups(kind: Kind, term: &Term) -> Option<String> {
    let of_kind = term.groups.iter().filter(|((of, _), _)| *of == kind);
    let mut known: Vec<(&str, f64)> =
        of_kind.filter_map(|((_, name), votes)| Some((name.as_str(), votes.approval()?))).collect();
    if known.len() < 2 {
        return None;
    }
    let told = |known: &[(&str, f64)]| {
        let one = |(name, share): &(&str, f64)| {
            say!("council-group", name = words::told(name), share = words::percent((share * 100.0).round() / 100.0))
        };
        known.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    Some(match kind {
        Kind::Quarter => say!("council-quarters", groups = told(&known)),
        Kind::Look => say!("council-looks", groups = told(&known)),
        Kind::Trade => {
            known.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(b.0)));
            let ends = MOST_TRADES.min(known.len() / 2);
            let (low, high) = (told(&known[..ends]), told(&known[known.len() - ends..]));
            say!("council-trades", low = low, high = high)
        }
    })
}

/// What the check says of the rules as they stand, and did not say of the founders'.
fn clerk(recipe: &Recipe, commands: &[Command]) -> Vec<String> {
    let said = |commands: &[Command]| -> Vec<String> {
        let warnings = order::warnings(recipe, commands).unwrap_or_default();
        warnings.sorted().into_iter().map(Problem::message).collect()
    };
    let of_the_founders = said(&[]);
    said(commands).into_iter().filter(|note| !of_the_founders.contains(note)).collect()
}

fn reached(reached: &Reached) -> String {
    let (aim, towns, of) = (aim(reached.aim), reached.elsewhere.to_string(), (TOWNS - 1).to_string());
    if reached.here {
        say!("council-reached", aim = aim, towns = towns, of = of)
    } else {
        say!("council-missed", aim = aim, towns = towns, of = of)
    }
}
