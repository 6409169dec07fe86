//! Families of measures: one row of this table stands for as many measures as a scenario has acts, categories of rules or
//! lists. A member is asked for by a key with a name in it, as in `act:litter` or `list:debtors`.

use super::measures::{Section, Unit};
use super::merged;
use super::needs::{self, Need};
use super::rates::{per_thousand_year, quotient};
use crate::day::Simulation;
use crate::day::state::figures::{category_start, list_start};
use crate::day::state::listings::ListFigures;
use crate::day::state::office::Office;
use crate::day::state::records::Receipt;
use crate::kernel::fixed::POINT;
use crate::scenario::Scenario;
use crate::scenario::measured::{Family, Named, asked_by};
use crate::scenario::policy::{List, On, Policy};
use crate::scenario::problem::plain_name;
use crate::words::say;

/// One family.
pub struct Row {
    /// Which it is.
    pub family: Family,
    /// What its measures are about.
    pub section: Section,
    /// What their values are measured in.
    pub unit: Unit,
    /// Whether they cannot be known without what really happened.
    pub tells_truth: bool,
    /// The value of the member with a name; `None` where it is not defined.
    of: fn(&Simulation, &str) -> Option<f64>,
}

/// The table.
pub const FAMILIES: [Row; Family::ALL.len()] = [
    Row { family: Family::Act, section: Section::Welfare, unit: Unit::PerThousandYear, tells_truth: true, of: times },
    Row { family: Family::Points, section: Section::Score, unit: Unit::Points, tells_truth: false, of: points },
    Row { family: Family::List, section: Section::Score, unit: Unit::Share, tells_truth: false, of: listed },
    Row { family: Family::ListDays, section: Section::Score, unit: Unit::Days, tells_truth: false, of: days },
    Row { family: Family::ListedInnocent, section: Section::Error, unit: Unit::Share, tells_truth: true, of: innocent },
    Row { family: Family::ListedAfter, section: Section::Error, unit: Unit::Share, tells_truth: true, of: after },
    Row { family: Family::WorthToldBy, section: Section::Gaming, unit: Unit::Index, tells_truth: true, of: worth_told },
];

/// A measure of a family.
#[derive(Clone)]
pub struct Member {
    /// Its family's row.
    pub row: &'static Row,
    /// The name in it, as the scenario writes it.
    name: String,
    /// The name in words: what somebody who did an act would say, or else the name.
    says: String,
}

impl Member {
    /// The member with a key; `None` if the key is of no family, or if nothing in the scenario has the name.
    pub fn of(scenario: &Scenario, key: &str) -> Option<Self> {
        let (family, name) = Family::of(key)?;
        let wanted = plain_name(name);
        all_of(scenario, family).into_iter().find(|member| plain_name(&member.name) == wanted)
    }

    /// Its key.
    pub fn key(&self) -> String {
        format!("{}:{}", self.row.family.key(), self.name)
    }

    /// Its name.
    pub fn title(&self) -> String {
        self.told("")
    }

    /// The plain sentence that explains it.
    pub fn sentence(&self) -> String {
        self.told("-says")
    }

    /// Why it has no value where it has none.
    pub fn why_blank(&self) -> String {
        self.told("-blank")
    }

    fn told(&self, which: &str) -> String {
        say(&format!("family-{}{which}", written(self.row.family)), &[("name", &self.says)])
    }

    /// Its value in a town; `None` where it is not defined. Never minus nought.
    pub fn value(&self, town: &Simulation) -> Option<f64> {
        (self.row.of)(town, &self.name).map(|value| value + 0.0)
    }
}

fn written(family: Family) -> String {
    family.key().replace('_', "-")
}

impl Row {
    /// The key of any of its members, with a word where the name stands.
    pub fn pattern(&self) -> String {
        format!("{}:{}", self.family.key(), say!("family-name"))
    }

    /// The name of any of its members.
    pub fn title(&self) -> String {
        say(&format!("family-{}", written(self.family)), &[("name", &say!("family-any"))])
    }

    /// The sentence that explains any of its members.
    pub fn sentence(&self) -> String {
        say(&format!("family-{}-says", written(self.family)), &[("name", &say!("family-any"))])
    }
}

/// Every measure of every family that a scenario has: of each act, of each category and of each list.
pub fn members(scenario: &Scenario) -> Vec<Member> {
    Family::ALL.into_iter().flat_map(|family| all_of(scenario, family)).collect()
}

/// Those that the lesson of a scenario itself asks for, once each, in the order of the table.
pub fn asked(scenario: &Scenario) -> Vec<Member> {
    let asked: Vec<Member> = asked_by(&scenario.raw().lesson).filter_map(|key| Member::of(scenario, key)).collect();
    let is_asked = |member: &Member| asked.iter().any(|other| other.key() == member.key());
    members(scenario).into_iter().filter(is_asked).collect()
}

fn all_of(scenario: &Scenario, family: Family) -> Vec<Member> {
    let policy = scenario.policy();
    let names: Vec<(&str, &str)> = match family.named() {
        Named::Act => policy.acts().iter().map(|act| (act.name(), act.says())).collect(),
        Named::Category => categories(scenario).map(|(_, _, name)| (name, name)).collect(),
        Named::Office => policy.offices().iter().map(|office| (office.name(), office.name())).collect(),
        Named::List => lists(policy).map(|(.., list)| (list.name(), list.name())).collect(),
    };
    let row = FAMILIES.iter().find(|row| row.family == family);
    let mut members: Vec<Member> = vec![];
    for (name, says) in names {
        let known = members.iter().any(|member| plain_name(&member.name) == plain_name(name));
        if let Some(row) = row.filter(|_| !known) {
            let says = if says.is_empty() { name } else { says };
            members.push(Member { row, name: name.to_owned(), says: says.to_owned() });
        }
    }
    members
}

/// Every category of rules: its office, its place among those of all offices, and its name.
pub fn categories(scenario: &Scenario) -> impl Iterator<Item = (usize, usize, &str)> {
    let offices = scenario.raw().offices.iter().filter(|office| office.on).enumerate();
    offices.flat_map(|(office, raw)| {
        let first = category_start(scenario.policy(), office);
        raw.categories
            .iter()
            .enumerate()
            .map(move |(number, category)| (office, first + number, category.name.as_str()))
    })
}

/// The category of the rule that made a receipt, by the rules that were in force on its day; `None` for a rule without.
pub fn category<'a>(scenario: &'a Scenario, receipt: &Receipt) -> Option<&'a str> {
    let office = usize::from(receipt.office);
    let number = scenario.policy().offices()[office].category_of(receipt.record.act, receipt.rule)?;
    let raw = scenario.raw().offices.iter().filter(|office| office.on).nth(office)?;
    Some(&raw.categories.get(usize::from(number))?.name)
}

/// Every list: its office, its number there, its place among those of all offices, and its rules.
pub fn lists(policy: &Policy) -> impl Iterator<Item = (usize, usize, usize, &List)> {
    policy.offices().iter().enumerate().flat_map(|(office, rules)| {
        let first = list_start(policy, office);
        rules.lists().iter().enumerate().map(move |(number, list)| (office, number, first + number, list))
    })
}

/// A list with a name in a town.
struct Kept<'a> {
    office: &'a Office,
    number: usize,
    list: &'a List,
    figures: &'a ListFigures,
}

impl Kept<'_> {
    /// Those whom its office rates.
    fn rated(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.office.ledger.residents() as u32).filter(|resident| self.office.rates(*resident))
    }

    /// Those who are on it today.
    fn listed(&self) -> impl Iterator<Item = u32> + '_ {
        self.rated().filter(|resident| self.office.ledger.on_lists(*resident as usize) >> self.number & 1 == 1)
    }
}

/// The lists with a name: several offices can keep one of it, and their people are counted one by one.
fn kept<'a>(town: &'a Simulation, name: &str) -> Vec<Kept<'a>> {
    let wanted = plain_name(name);
    let named = lists(town.scenario().policy()).filter(|(.., list)| plain_name(list.name()) == wanted);
    let kept = named.map(|(office, number, place, list)| Kept {
        office: &town.state.offices[office],
        number,
        list,
        figures: &town.figures().lists[place],
    });
    kept.collect()
}

/// Of those on the lists with a name today, the share of whom something holds.
fn share_of_listed(lists: &[Kept], holds: impl Fn(&Kept, u32) -> bool) -> Option<f64> {
    let listed = || lists.iter().flat_map(|list| list.listed().map(move |resident| (list, resident)));
    let those = listed().filter(|(list, resident)| holds(list, *resident)).count();
    quotient(those as u64, listed().count() as u64)
}

/// Times for each thousand residents and year.
fn times(town: &Simulation, name: &str) -> Option<f64> {
    let wanted = plain_name(name);
    let act = town.scenario().policy().acts().iter().position(|act| plain_name(act.name()) == wanted)?;
    Some(per_thousand_year(town, town.figures().acts[act].done as f64))
}

/// Points given less points taken, for each resident whom an office with the category rates today, and year. Whoever two
/// such offices rate counts once for each.
fn points(town: &Simulation, name: &str) -> Option<f64> {
    let wanted = plain_name(name);
    let (mut points, mut rated) = (0, 0u64);
    for (office, place, _) in categories(town.scenario()).filter(|(.., name)| plain_name(name) == wanted) {
        points += town.figures().categories[place];
        rated += town.state.offices[office].rated.iter().map(|group| u64::from(group.count_ones())).sum::<u64>();
    }
    let years = f64::from(town.day().max(1)) / 365.0;
    (rated > 0).then(|| points as f64 / f64::from(POINT) / rated as f64 / years)
}

fn worth_told(town: &Simulation, name: &str) -> Option<f64> {
    let wanted = plain_name(name);
    let offices = town.scenario().policy().offices();
    merged::worth_told(town, offices.iter().position(|office| plain_name(office.name()) == wanted)?)
}

fn listed(town: &Simulation, name: &str) -> Option<f64> {
    let lists = kept(town, name);
    let listed: usize = lists.iter().map(|list| list.listed().count()).sum();
    quotient(listed as u64, lists.iter().map(|list| list.rated().count() as u64).sum())
}

/// Days up to today, of those who were ever listed; a stay that has not ended counts as far as it has come.
fn days(town: &Simulation, name: &str) -> Option<f64> {
    let lists = kept(town, name);
    let days = lists.iter().map(|list| list.figures.days).sum();
    quotient(days, lists.iter().map(|list| list.figures.ever_listed()).sum())
}

/// Whether only acts lead to a list: no score and no other list does.
pub fn is_led_to_by_acts(list: &List) -> bool {
    !list.on.iter().any(|on| matches!(on, On::ScoreBelow(_) | On::ListedBy(..) | On::Worst(_) | On::Best(_)))
}

/// Whether unpaid bills lead to a list.
pub fn is_of_bills(list: &List) -> bool {
    list.on.iter().any(|on| matches!(on, On::Debts(_)))
}

fn innocent(town: &Simulation, name: &str) -> Option<f64> {
    let lists = kept(town, name);
    let by_acts = lists.iter().all(|list| is_led_to_by_acts(list.list));
    let of_listed = || share_of_listed(&lists, |list, resident| !list.figures.did_what_leads_here(resident));
    if by_acts { of_listed() } else { None }
}

fn after(town: &Simulation, name: &str) -> Option<f64> {
    let lists = kept(town, name);
    let of_bills = lists.iter().all(|list| is_of_bills(list.list));
    let owes_nothing = |resident: u32| town.state.residents.debts[resident as usize] == 0;
    let of_listed = || share_of_listed(&lists, |_, resident| owes_nothing(resident));
    if of_bills { of_listed() } else { None }
}

/// What a key needs to be measured, whether it is a measure's, a member's of a family, or that of a figure of a group.
pub fn needs_of(key: &str, of_group: bool) -> &'static [Need] {
    match super::measures::measure(key) {
        _ if of_group => super::by_group::needs(key),
        Some(measure) => measure.needs,
        None => needs::NOTHING,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Options;
    use crate::scenario::{Library, Recipe, Source, parse};
    use crate::study::Plan;
    use std::sync::Arc;

    #[test]
    fn the_table_has_a_row_for_each_family_and_each_can_be_told() {
        for (row, family) in FAMILIES.iter().zip(Family::ALL) {
            assert_eq!(row.family, family);
            assert!(row.sentence().ends_with('.') && !row.sentence().contains('‹'), "{}", row.sentence());
            assert!(!row.title().contains('‹') && row.pattern().ends_with(":NAME"), "{}", row.title());
            let told = ["", "-says", "-blank"].map(|part| format!("family-{}{part}", written(family)));
            assert!(told.iter().all(|key| crate::words::known(key)), "{told:?}");
        }
    }

    /// A town with one list, to which unpaid bills and an apology lead, and a lesson that asks for a measure.
    fn listing(lesson: &str) -> Result<Scenario, String> {
        let text = format!(
            r#"(
                catalogue: true, days: 90, town: (residents: 400), packs: ["debtor-list"],
                acts: [(name: "miss_bill", times_a_year: 6.0)],
                lesson: (shows: [(says: "So.", by: (measure: "{lesson}"), more_than: -1000.0)]),
            )"#
        );
        let source = Source { name: "test.ron".into(), bytes: text.into_bytes() };
        parse(&source, &Library::default(), &[]).map(|parsed| parsed.scenario).map_err(|problems| problems.to_string())
    }

    #[test]
    fn lists_are_counted_to_the_resident() {
        let scenario = Arc::new(listing("act:miss_bill").unwrap());
        let list = lists(scenario.policy()).next().map(|(.., list)| list.name().to_owned()).unwrap();
        let mut town = Simulation::new(scenario, Options { threads: 1, ..Options::default() });
        // By hand: who is on the list on each evening, and who has ever missed a bill.
        let residents = 0..town.town().residents() as u32;
        let on = |town: &Simulation, resident: u32| town.state.offices[0].ledger.listed_since(0, resident).is_some();
        let (mut days, mut ever) = (0u64, vec![false; residents.len()]);
        for _ in 0..90 {
            town.pass_day();
            for resident in residents.clone().filter(|resident| town.state.offices[0].rates(*resident)) {
                days += u64::from(on(&town, resident));
                ever[resident as usize] |= on(&town, resident);
            }
        }
        let policy = town.scenario().policy();
        let missed = policy.acts().iter().position(|act| act.name() == "miss_bill").unwrap() as u8;
        let mut owed = vec![false; residents.len()];
        let deeds = town.history().unwrap().deeds().filter(|(_, deed)| {
            let act = &policy.acts()[usize::from(deed.act)];
            act.debt > 0 || act.name() == "curt_apology"
        });
        deeds.for_each(|(_, deed)| owed[deed.resident as usize] = true);
        let listed: Vec<u32> = residents.clone().filter(|resident| on(&town, *resident)).collect();
        assert!(listed.len() > 5, "{}", listed.len());
        let value = |family: &str| {
            let member = Member::of(town.scenario(), &format!("{family}:{list}")).unwrap();
            member.value(&town)
        };
        let of_listed = |holds: &dyn Fn(u32) -> bool| {
            Some(listed.iter().filter(|resident| holds(**resident)).count() as f64 / listed.len() as f64)
        };
        let rated = residents.clone().filter(|resident| town.state.offices[0].rates(*resident)).count();
        assert_eq!(value("list"), Some(listed.len() as f64 / rated as f64));
        assert_eq!(value("list_days"), Some(days as f64 / ever.iter().filter(|ever| **ever).count() as f64));
        assert_eq!(value("listed_innocent"), of_listed(&|resident| !owed[resident as usize]));
        assert_eq!(value("listed_after"), of_listed(&|resident| town.state.residents.debts[resident as usize] == 0));
        let times = town.figures().acts[usize::from(missed)].done as f64 * 1000.0 / 400.0 * 365.0 / 90.0;
        let told = Member::of(town.scenario(), "act:miss_bill").unwrap();
        assert!((told.value(&town).unwrap() - times).abs() < 1e-9);
        assert!(told.sentence().contains(policy.acts()[usize::from(missed)].says()), "{}", told.sentence());
    }

    /// What a category came to is what its receipts come to.
    #[test]
    fn points_of_a_category_are_those_of_its_receipts() {
        let scenario = Recipe::shipped("long-way-up").unwrap().parse(&["town.residents=200".into()]).unwrap().scenario;
        let run = Plan { days: Some(70), ..Plan::default() }.run(&Arc::new(scenario), |_, _| ());
        let town = &run.town;
        let mut by_place = vec![0i64; town.figures().categories.len()];
        for (day, receipt) in town.history().unwrap().receipts() {
            let scenario = town.scenario_of(day);
            let name = category(scenario, receipt);
            let all = categories(scenario);
            let places =
                all.filter(|(office, _, other)| *office == usize::from(receipt.office) && Some(*other) == name);
            places.for_each(|(_, place, _)| by_place[place] += i64::from(receipt.points));
        }
        assert_eq!(by_place, town.figures().categories);
        assert!(by_place.iter().filter(|points| **points != 0).count() >= 3, "{by_place:?}");
        let told = run.members().into_iter().filter(|(member, _)| member.row.family == Family::Points);
        assert!(told.filter(|(_, value)| value.is_some()).count() >= 3);
    }

    #[test]
    fn a_name_that_stands_for_nothing_is_an_error_with_the_names_that_there_are() {
        let names = |measure: &str, told: &[&str]| {
            let said = listing(measure).unwrap_err();
            told.iter().for_each(|part| assert!(said.contains(part), "{measure}: {said}"));
        };
        names("act:mis_bill", &["mis_bill", "no act here", "did you mean miss_bill?"]);
        names("acts:miss_bill", &["acts:", "did you mean act:?"]);
        names("list:nobody_at_all", &["no list of any office", "there is: "]);
        names("points:no_such_category", &["no category of any office"]);
        names("listed_innocent:", &["no name after the colon"]);
        names("critical_posts", &["which is no measure"]);
        names("mean-score-says", &["which is no measure"]);
        assert!(listing("Act:Miss bill").is_ok(), "as names are compared elsewhere");
    }
}
