//! `tallyford why SCENARIO --list`: whom one can ask about.

use clap::ValueEnum;
use clap::builder::PossibleValue;
use serde_json::{Value, json};

use super::json::print_json;
use super::{Done, Stop, Why, print};
use crate::day::Simulation;
use crate::files::Input;
use crate::kernel::fixed::POINT;
use crate::study::listing::{Group, Kind, list};
use crate::study::wrongs::weights;
use crate::words::{self, say};

impl ValueEnum for Kind {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.key()).help(words::plain(&format!("list-{}", self.key()))))
    }
}

/// Most people printed; `--json` has all.
const MOST: usize = 40;

/// Lists the people of a kind, or without a kind how many there are of each.
pub(super) fn people(args: &Why, kind: Option<Kind>, input: &Input, town: &Simulation) -> Done {
    let group = args.group.as_deref().map(|name| group(name, town)).transpose()?;
    let Some(kind) = kind else {
        return kinds(args, group, input, town);
    };
    let Some(people) = list(town, kind, group) else {
        return Err(Stop::Input(say!("list-unknown", kind = of(kind, group, town))));
    };
    if args.json {
        let wrong = weights(town);
        let rows = people.iter().map(|resident| {
            let points = wrong.get(resident).copied().unwrap_or(0) as f64 / f64::from(POINT);
            person(town, *resident, points)
        });
        return object(input, town, group, json!({ "kind": kind.key(), "people": rows.collect::<Vec<Value>>() }));
    }
    let day = town.day().to_string();
    let everyone = 0..town.town().residents() as u32;
    let among = |resident: &u32| group.is_none_or(|group| group.holds(town.town(), *resident));
    let rated = everyone.filter(among).filter(|resident| town.rated(*resident)).count();
    let mut text = format!(
        "{}\n",
        say!("list-heading", kind = of(kind, group, town), day = day, count = people.len(), rated = rated)
    );
    for resident in people.iter().take(MOST) {
        text += &format!("  {resident:>6}  {}\n", row(town, *resident));
    }
    if people.len() > MOST {
        text += &format!("  {}\n", say!("list-more", count = words::count((people.len() - MOST) as i64)));
    }
    if let Some(first) = people.first() {
        text += &format!("\n{}\n", ask(args, &first.to_string()));
    }
    print(&text)
}

/// How many people there are of each kind.
fn kinds(args: &Why, group: Option<Group>, input: &Input, town: &Simulation) -> Done {
    let counts = Kind::ALL.map(|kind| (kind, list(town, kind, group).map(|people| people.len())));
    if args.json {
        let counts = counts.iter().map(|(kind, count)| (kind.key().to_owned(), json!(count)));
        return object(input, town, group, json!({ "kinds": counts.collect::<serde_json::Map<String, Value>>() }));
    }
    let mut text = format!("{}\n", say!("list-kinds", day = town.day().to_string()));
    for (kind, count) in counts {
        let count = count.map_or_else(|| words::say!("not-defined"), |count| words::count(count as i64));
        text += &format!("  {:16} {count:>6}  {}\n", kind.key(), of(kind, group, town));
    }
    print(&format!("{text}\n{}\n", say!("list-ask-kind", scenario = args.scenario.scenario)))
}

/// A kind in words, with the group if one was named.
fn of(kind: Kind, group: Option<Group>, town: &Simulation) -> String {
    let kind = words::plain(&format!("list-{}", kind.key()));
    match group {
        Some(group) => say!("list-of-group", kind = kind, group = group.name(town.town())),
        None => kind,
    }
}

/// The command that asks about somebody listed.
fn ask(args: &Why, resident: &str) -> String {
    let mut command = format!("tallyford why {} --resident {resident}", args.scenario.scenario);
    command.extend(args.day.map(|day| format!(" --day {day}")));
    command.extend(args.seed.map(|seed| format!(" --seed {seed}")));
    command.extend(args.settings.iter().map(|setting| format!(" --set '{setting}'")));
    say!("list-ask", command = command)
}

fn group(name: &str, town: &Simulation) -> Result<Group, Stop> {
    let people = town.town();
    let known = people.looks().iter().chain(people.quarters()).cloned().collect::<Vec<_>>().join(", ");
    let unknown = || Stop::Input(say!("list-no-group", name = name, known = known));
    Group::named(people, name).ok_or_else(unknown)
}

/// A resident in a line: who they are, and what each office makes of them.
fn row(town: &Simulation, resident: u32) -> String {
    let people = town.town();
    let offices = town.offices_of(resident).into_iter().map(|office| {
        let rules = &town.scenario().policy().offices()[office];
        let band = rules.bands()[usize::from(town.band(office, resident))].name();
        say!(
            "list-office",
            office = rules.name().to_owned(),
            score = words::number(town.score(office, resident).round()),
            band = band.to_owned()
        )
    });
    say!(
        "list-row",
        name = people.name(resident),
        age = people.age(resident).to_string(),
        quarter = people.quarter(resident).to_owned(),
        look = people.look(resident).to_owned(),
        offices = offices.collect::<Vec<_>>().join("; ")
    )
}

fn person(town: &Simulation, resident: u32, wrong: f64) -> Value {
    let people = town.town();
    json!({
        "id": resident,
        "name": people.name(resident),
        "age": people.age(resident),
        "quarter": people.quarter(resident),
        "look": people.look(resident),
        "flagged": town.flagged(resident),
        "deserves_flag": town.scenario().raw().standing.then(|| town.deserves_flag(resident)),
        "entered_wrongly": wrong,
        "offices": offices(town, resident),
    })
}

/// What each office that rates a resident makes of them, the leading one first.
pub(super) fn offices(town: &Simulation, resident: u32) -> Vec<Value> {
    let leading = town.leading().map(|office| office.office());
    let office = |office: usize| {
        let rules = &town.scenario().policy().offices()[office];
        let lists = town.state.offices[office].ledger.lists_of(rules, resident);
        json!({
            "office": rules.name(),
            "leads": leading == Some(office),
            "score": town.score(office, resident),
            "band": rules.bands()[usize::from(town.band(office, resident))].name(),
            "flagged": town.flagged_by(office, resident),
            "lists": lists.map(|list| list.name()).collect::<Vec<_>>(),
            "standing": town.standing(office, resident),
        })
    };
    town.offices_of(resident).into_iter().map(office).collect()
}

fn object(input: &Input, town: &Simulation, group: Option<Group>, listed: Value) -> Done {
    let mut object = json!({
        "scenario": input.recipe.name,
        "version": env!("CARGO_PKG_VERSION"),
        "seed": town.seed(),
        "day": town.day(),
        "digest": town.digest().whole(),
        "group": group.map(|group| group.name(town.town())),
    });
    if let (Value::Object(object), Value::Object(listed)) = (&mut object, listed) {
        object.extend(listed);
    }
    print_json(object)
}
