//! A council in words: its purse, what people say of its terms, what its rules change, and which aims it reached.

use std::sync::Arc;

use super::proposals;
use crate::day::Simulation;
use crate::scenario::{Problem, Recipe, Scenario};
use crate::study::council::{Account, Aim, Ending, Grouping, LIGHTER, Reached, TRUST, Term, Votes};
use crate::study::weighing::TOWNS;
use crate::study::{Command, order};
use crate::words::{self, say};

/// What a council has before it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Briefing {
    /// Which term is next, or how the time in office ended.
    pub heading: String,
    /// How many hours there are, or were left.
    pub purse: String,
    /// What people say of each term that is over, the last one first.
    pub terms: Vec<TermVerdict>,
    /// What the rules change of the founders', a sentence each.
    pub changes: Vec<String>,
    /// What the clerk says of the rules: warnings and notes of the check.
    pub clerk: Vec<String>,
    /// How near each aim is after the last term, as far as a council can know it; empty before the first one is over.
    pub so_far: Vec<String>,
    /// Which aims were reached, a sentence each; empty while the council sits.
    pub reached: Vec<String>,
}

/// What people say of a term.
#[derive(Clone, Debug, PartialEq)]
pub struct TermVerdict {
    /// How many approve, how many disapprove, and the hours that the term took.
    pub says: String,
    /// The approval of quarters, looks and trades, a sentence for each grouping.
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

/// What a council with such `aims` has before it, on the morning of which the account is. `commands` are what was ordered in a
/// town that was `founded` by a recipe, and `town` is as they make it.
pub fn briefing(
    aims: &[Aim],
    town: &Simulation,
    founded: &Arc<Scenario>,
    recipe: &Recipe,
    commands: &[Command],
    account: &Account,
) -> Briefing {
    Briefing {
        heading: heading(account),
        purse: purse(account),
        terms: (0..account.terms.len()).rev().map(|place| verdict(place, &account.terms[place])).collect(),
        // What a scenario changes by itself is no doing of the council.
        changes: proposals::changes(founded.clone().as_of(town.day()).raw(), town.scenario().raw()),
        clerk: clerk(town, recipe, commands),
        so_far: account
            .terms
            .last()
            .map_or(vec![], |last| aims.iter().map(|aim| so_far(*aim, account, last)).collect()),
        reached: account.reached.iter().map(reached).collect(),
    }
}

fn heading(account: &Account) -> String {
    match account.ending() {
        None => say!(
            "council-term",
            term = (account.terms.len() + 1).to_string(),
            terms = account.granted.len().to_string()
        ),
        Some((Ending::Served, terms)) => say!("council-served", terms = terms),
        Some((Ending::VotedOut, term)) => say!("council-voted-out", term = term.to_string()),
        Some((Ending::Overspent, term)) => say!("council-overspent", term = term.to_string()),
    }
}

fn hours(hours: f64) -> String {
    words::number(words::unsigned_nought(hours.round()))
}

fn purse(account: &Account) -> String {
    let over = account.terms.len();
    if account.ending().is_some() {
        match account.hours_left(over) {
            left if left < 0.0 => say!("council-purse-short", hours = hours(-left)),
            left => say!("council-purse-over", left = hours(left)),
        }
    } else {
        // What the terms before left, or took too much, is part of what there is for this one.
        let (kept, all) = (account.hours_left(over), hours(account.hours_left(over + 1)));
        match libm::round(kept) {
            0.0 => say!("council-purse", hours = all),
            kept if kept < 0.0 => say!("council-purse-owed", hours = all, owed = hours(-kept)),
            kept => say!("council-purse-kept", hours = all, kept = hours(kept)),
        }
    }
}

/// The most trades that are told at either end.
const MOST_TRADES: usize = 2;
/// The fewest people who are better or worse off of whom a share is told: the share of a few is luck.
const FEWEST_TOLD: u32 = 20;

fn verdict(place: usize, term: &Term) -> TermVerdict {
    let Votes { approve, disapprove, neither } = term.votes;
    let says = say!(
        "council-verdict",
        term = (place + 1).to_string(),
        approve = approve as usize,
        disapprove = words::number(disapprove.into()),
        neither = words::number(neither.into()),
        hours = hours(term.taken)
    );
    TermVerdict { says, groups: Grouping::ALL.into_iter().filter_map(|grouping| groups(grouping, term)).collect() }
}

/// How near an aim is after the last term that is over, in whole per cent. What falls short of an aim is not told as if it
/// reached it: trust and how much lower strain is are rounded down.
fn so_far(aim: Aim, account: &Account, last: &Term) -> String {
    // What is on the line but for the last digit of its computation is on it.
    let down = |share: f64| (share * 100.0 + 1e-9).floor() / 100.0;
    let term = account.terms.len().to_string();
    match aim {
        Aim::HalfTheWrongFlags => say!("council-so-far-flags"),
        Aim::NoMoreHarm => say!("council-so-far-harm"),
        Aim::TrustEverywhere => match &last.poll.least_trust {
            Some((quarter, trust)) => say!(
                "council-so-far-trust",
                quarter = words::told(quarter),
                trust = words::percent(down(*trust)),
                aim = words::percent(TRUST)
            ),
            None => say!("not-defined"),
        },
        Aim::LighterStrain => {
            let (strain, alone) = (last.poll.strain, last.poll.strain_alone);
            let lower = if alone > 0.0 { 1.0 - strain / alone } else { 0.0 };
            let (share, aim) = (words::percent(down(lower.abs())), words::percent(LIGHTER));
            match lower {
                lower if lower.abs() < 0.01 => say!("council-so-far-strain-same", aim = aim),
                lower if lower > 0.0 => say!("council-so-far-strain-lower", share = share, aim = aim),
                _ => say!("council-so-far-strain-higher", share = share, aim = aim),
            }
        }
        Aim::HalfTheHours => {
            let taken: f64 = account.terms.iter().map(|term| term.taken).sum();
            let alone: f64 = account.granted.iter().take(account.terms.len()).sum();
            say!("council-so-far-hours", taken = hours(taken), alone = hours(alone))
        }
        Aim::NoScore if last.poll.scores_moved => say!("council-so-far-points", term = term),
        Aim::NoScore => say!("council-so-far-no-points", term = term),
    }
}

/// The shares of all groups of a grouping; of trades, which are many, the lowest and the highest. `None` where they all say the
/// same, or too few of them say anything.
fn groups(grouping: Grouping, term: &Term) -> Option<String> {
    let of_grouping = term.groups.iter().filter(|((of, _), votes)| *of == grouping && votes.decided() >= FEWEST_TOLD);
    let mut known: Vec<(&str, f64)> =
        of_grouping.filter_map(|((_, name), votes)| Some((name.as_str(), votes.share_better_off()?))).collect();
    if known.iter().all(|(_, share)| known.first().is_some_and(|(_, first)| first == share)) {
        return None;
    }
    let told = |known: &[(&str, f64)]| {
        let one = |(name, share): &(&str, f64)| {
            say!("council-group", name = words::told(name), share = words::percent((share * 100.0).round() / 100.0))
        };
        known.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    Some(match grouping {
        Grouping::Quarter => say!("council-quarters", groups = told(&known)),
        Grouping::Look => say!("council-looks", groups = told(&known)),
        Grouping::Trade => {
            known.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(b.0)));
            let ends = MOST_TRADES.min(known.len() / 2);
            let (low, high) = (told(&known[..ends]), told(&known[known.len() - ends..]));
            say!("council-trades", low = low, high = high)
        }
    })
}

/// What the check says of the rules as they stand, and did not say of the founders': neither in the same words nor of the
/// same place.
fn clerk(town: &Simulation, recipe: &Recipe, commands: &[Command]) -> Vec<String> {
    let said = |commands: &[Command]| order::warnings(recipe, commands).unwrap_or_default();
    let (before, now) = (said(&[]), said(commands));
    let known = |problem: &Problem| {
        before.sorted().into_iter().any(|old| {
            old.message() == problem.message() || (old.key, before.place(old)) == (problem.key, now.place(problem))
        })
    };
    let act = |name: &str| {
        let act = town.scenario().policy().acts().iter().find(|act| act.name() == name)?;
        Some(say!("quoted", text = act.says()))
    };
    now.sorted().into_iter().filter(|problem| !known(problem)).map(|problem| problem.told(act)).collect()
}

fn reached(reached: &Reached) -> String {
    let (aim, towns, of) = (aim(reached.aim), reached.elsewhere.to_string(), (TOWNS - 1).to_string());
    if reached.here {
        say!("council-reached", aim = aim, towns = towns, of = of)
    } else {
        say!("council-missed", aim = aim, towns = towns, of = of)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use super::*;
    use crate::day::Options;
    use crate::study::Order;
    use crate::study::council::Poll;

    fn votes(approve: u32, disapprove: u32) -> Votes {
        Votes { approve, disapprove, neither: 1500 }
    }

    /// Groups that say the same are not told apart, and of trades only the ends are told.
    #[test]
    fn groups_are_told_where_they_differ() {
        let mut of = BTreeMap::new();
        let trades = ["baker", "cook", "clerk", "smith", "weaver"];
        for (place, trade) in trades.into_iter().enumerate() {
            of.insert((Grouping::Trade, trade.to_owned()), votes(10 * place as u32, 40 - 10 * place as u32));
        }
        of.insert((Grouping::Look, "Heron".into()), votes(10, 30));
        of.insert((Grouping::Look, "Wren".into()), votes(20, 60));
        of.insert((Grouping::Quarter, "Mill".into()), votes(30, 30));
        of.insert((Grouping::Quarter, "Orchard".into()), votes(0, 19));
        of.insert((Grouping::Quarter, "Lantern".into()), votes(30, 60));
        let told = verdict(1, &Term { votes: votes(1, 2000), groups: of, taken: 1234.4, poll: Poll::default() });
        assert!([" 2,000.", " 1,500.", " 1,234."].iter().all(|number| told.says.contains(number)), "{told:?}");
        let (quarters, by_trade) = (told.groups[0].replace('\u{a0}', " "), told.groups[1].replace('\u{a0}', " "));
        assert_eq!(told.groups.len(), 2, "looks say the same");
        assert!(quarters.contains(": Lantern 33 %, Mill 50 %.") && !quarters.contains("Orchard"), "{quarters}");
        assert!(
            by_trade.contains("baker 0 %, cook 25 %") && by_trade.contains("smith 75 %, weaver 100 %"),
            "{by_trade}"
        );
    }

    /// What the check says of the founders' rules is no news; what it says of the council's is the clerk's.
    #[test]
    fn the_clerk_notes_what_the_council_brought_about() {
        let mut recipe = Recipe::shipped("mended-town").unwrap();
        recipe.settings = vec!["town.residents=60".into()];
        let founded = Arc::new(recipe.parse(&[]).unwrap().scenario);
        let town = Simulation::new(founded.clone(), Options::lean(1));
        let account = Account { day: 0, granted: vec![1200.4; 4], terms: vec![], reached: vec![] };
        let briefing = |commands: &[Command]| briefing(&Aim::ALL, &town, &founded, &recipe, commands, &account);
        let own = briefing(&[]);
        assert_eq!((&own.clerk[..], &own.changes[..], &own.terms[..]), (&[][..], &[][..], &[][..]));
        assert!(own.so_far.is_empty(), "no term is over");
        assert_eq!([own.heading, own.purse], ["Term 1 of 4", "Hours of watching and review for this term: 1,200."]);
        let set = |setting: &str| Command { day: 0, order: Order::Set(vec![setting.to_owned()]) };
        let clerk = briefing(&[set("redress.reviews_a_day=0")]).clerk;
        assert_eq!(clerk.len(), 1, "{clerk:?}");
        assert!(clerk[0].contains("no appeal is ever heard"), "{clerk:?}");
        let unseen = briefing(&[set("watchers[0].on=false"), set("watchers[1].on=false"), set("watchers[2].on=false")]);
        let named = |says: &String| town.scenario().policy().acts().iter().any(|act| says.contains(act.name()));
        assert!(!unseen.clerk.is_empty() && !unseen.clerk.iter().any(named), "{:?}", unseen.clerk);
        assert!(briefing(&[set("watchers[1].on=false")]).clerk.is_empty(), "a note that names fewer is no news");
    }

    #[test]
    fn an_end_is_told_with_what_was_reached() {
        let term = |votes, taken| Term { votes, groups: BTreeMap::new(), taken, poll: Poll::default() };
        let says = |terms: Vec<Term>| heading(&Account { day: 91, granted: vec![10.0; 4], terms, reached: vec![] });
        assert_eq!(says(vec![term(votes(2, 3), 1.0)]), say!("council-voted-out", term = "1"));
        assert_eq!(says(vec![term(votes(3, 2), 11.0)]), say!("council-overspent", term = "1"));
        assert_eq!(says(vec![term(votes(3, 2), 1.0); 4]), say!("council-served", terms = 4_usize));
        let told = [true, false].map(|here| reached(&Reached { aim: Aim::NoScore, here, elsewhere: 7 }));
        assert!(told[0].starts_with("Reached: ") && told[1].starts_with("Not reached: "), "{told:?}");
        assert!(told.iter().all(|says| says.contains("7 of 19")), "{told:?}");
    }
    /// How near an aim is, is told as far as a council can know it: hours are entered and people are asked, but nobody knows
    /// which flags are wrong.
    #[test]
    fn what_a_council_can_know_of_its_aims_is_told_while_it_sits() {
        let poll = |strain, trust: f64, scores_moved| Poll {
            strain,
            strain_alone: 0.5,
            least_trust: Some(("Mill".into(), trust)),
            scores_moved,
        };
        let term = |poll, taken| Term { votes: votes(2, 1), groups: BTreeMap::new(), taken, poll };
        let account = |terms| Account { day: 182, granted: vec![100.0; 4], terms, reached: vec![] };
        let told = |aim, last: Poll| {
            let account = account(vec![term(Poll::default(), 60.0), term(last, 20.0)]);
            so_far(aim, &account, &account.terms[1]).replace('\u{a0}', " ")
        };
        let lower = told(Aim::LighterStrain, poll(0.48, 0.3, true));
        assert_eq!(lower, "Strain: on average 4 % lower than without you. The aim is 10 % lower.");
        assert!(told(Aim::LighterStrain, poll(0.501, 0.3, true)).contains("the same as without you"));
        assert!(told(Aim::LighterStrain, poll(0.6, 0.3, true)).contains("20 % higher"));
        assert!(told(Aim::TrustEverywhere, poll(0.5, 0.314, true)).contains("lowest in Mill, 31 % on average"));
        assert!(told(Aim::TrustEverywhere, poll(0.5, 0.396, true)).contains(" 39 %"), "it is not 40");
        assert!(told(Aim::LighterStrain, poll(0.452, 0.3, true)).contains("9 % lower"), "it is not 10");
        assert!(told(Aim::LighterStrain, poll(0.45, 0.4, true)).contains("10 % lower"), "it is 10");
        assert!(told(Aim::HalfTheHours, poll(0.5, 0.3, true)).contains("80 so far; without you 200"));
        assert_ne!(told(Aim::NoScore, poll(0.5, 0.3, true)), told(Aim::NoScore, poll(0.5, 0.3, false)));
        for covered in [Aim::HalfTheWrongFlags, Aim::NoMoreHarm] {
            let (one, other) = (told(covered, poll(0.1, 0.9, false)), told(covered, poll(0.9, 0.1, true)));
            assert!(one == other && one.contains("nobody in the town knows"), "{one}");
        }
    }
}
