//! An office's rules, its lists, and the acts that they name.

use super::names::{Name, Resolver};
use super::{merged, sets, stakes};
use crate::kernel::fixed::{GROAT, from_points, to_fixed};
use crate::scenario::limits;
use crate::scenario::policy::{List, Off, On, Rule};
use crate::scenario::raw::{Exit, RawEffects, RawList, RawOffice, RawRule, Trigger};

/// The rules that are switched on, by the act they read. Those that are not are checked as well.
pub fn rules(of: &Resolver, path: &str, office: &RawOffice, categories: &[Name]) -> Vec<Vec<Rule>> {
    of.distinct(&format!("{path}.categories"), office.categories.iter().map(|category| &category.name));
    let mut by_act = vec![Vec::new(); of.raw.acts.len()];
    for (number, rule) in office.rules.iter().enumerate() {
        let path = format!("{path}.rules[{number}]");
        let (act, compiled) = self::rule(of, &path, number as u16, rule, categories);
        if let Some(act) = act.filter(|_| rule.on) {
            by_act[act].push(compiled);
        }
    }
    by_act
}

fn rule(of: &Resolver, path: &str, number: u16, rule: &RawRule, categories: &[Name]) -> (Option<usize>, Rule) {
    let act = of.act(&format!("{path}.act"), &rule.act);
    let category = of.find(&format!("{path}.category"), &rule.category, "what-category", categories);
    let quarters = of.quarters(path, &rule.quarters);
    of.days(path, rule.from_day, rule.until_day);
    let compiled = Rule {
        number,
        points: from_points(rule.points),
        fine: to_fixed(rule.fine, GROAT),
        category: category.map(|category| category as u8),
        expires_months: rule.expires_months,
        quarters,
        from_day: rule.from_day,
        until_day: rule.until_day,
        who: sets::who(of, &format!("{path}.who"), &rule.who),
    };
    (act, compiled)
}

/// Months that the ring of expiring points holds: the longest term and the month that runs; 0 if nothing expires.
pub fn months(office: &RawOffice) -> usize {
    let longest = office.rules.iter().filter(|rule| rule.on).map(|rule| rule.expires_months).max();
    longest.filter(|months| *months > 0).map_or(0, |months| months as usize + 1)
}

/// The lists. Each has something that puts people on it and something that takes them off.
pub fn lists(of: &Resolver, path: &str, office: &RawOffice) -> Vec<List> {
    of.distinct(&format!("{path}.lists"), office.lists.iter().map(|list| &list.name));
    let lists = office.lists.iter().enumerate();
    lists.map(|(l, list)| self::list(of, &format!("{path}.lists[{l}]"), office, list)).collect()
}

/// The acts that a band or a list closes, by their numbers.
pub fn closes(of: &Resolver, path: &str, effects: &RawEffects) -> Vec<usize> {
    let acts = effects.closes.iter().enumerate();
    acts.filter_map(|(a, act)| of.act(&format!("{path}.closes[{a}]"), act)).collect()
}

fn list(of: &Resolver, path: &str, office: &RawOffice, list: &RawList) -> List {
    if list.on.is_empty() || list.off.is_empty() {
        of.problem(path, "list-without-door", Some("list-without-door-hint"), &[("name", &list.name)]);
    }
    let on = list.on.iter().enumerate().filter_map(|(t, trigger)| match trigger {
        Trigger::Debts(count) => Some(On::Debts((*count).min(255) as u8)),
        Trigger::ScoreBelow(score) => Some(On::ScoreBelow(from_points(*score))),
        Trigger::ContactsListed(count) => Some(On::ContactsListed((*count).min(255) as u8)),
        Trigger::ListedBy { office: other, list } => {
            listed_by(of, &format!("{path}.on[{t}].ListedBy"), office, other, list)
        }
        Trigger::Worst(share) => Some(On::Worst(*share)),
        Trigger::Best(share) => Some(On::Best(*share)),
        Trigger::Record(act) => of.act(&format!("{path}.on[{t}].Record"), act).map(On::Record),
    });
    let off = list.off.iter().map(|exit| match exit {
        Exit::DebtsCleared => Off::DebtsCleared,
        Exit::AfterDays(days) => Off::AfterDays(*days),
        Exit::ScoreAbove(score) => Off::ScoreAbove(from_points(*score)),
    });
    List {
        name: list.name.clone(),
        penalty: list.penalty,
        on: on.collect(),
        off: off.collect(),
        sincere: list.sincere,
        kin: list.kin,
        closes: closes(of, &format!("{path}.effects"), &list.effects),
        effects: list.effects.clone(),
        doors: stakes::doors_of_list(of, office, &list.effects),
    }
}

/// The list of another office that a trigger names; nothing while that office is switched off.
fn listed_by(of: &Resolver, path: &str, office: &RawOffice, other: &str, list: &str) -> Option<On> {
    let other = merged::earlier(of, &format!("{path}.office"), office, other)?;
    let lists = super::names::names(of.raw.offices[other].lists.iter().map(|list| &list.name), limits::LISTS);
    let list = of.find(&format!("{path}.list"), list, "what-list", &lists)?;
    Some(On::ListedBy(of.on(other)?, list))
}
