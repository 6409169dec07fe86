//! What the words of a scenario mean, held on small towns: each case is one rule of the town, or one past mistake.

mod common;

use common::{run, scenario, town, written};
use tallyford::day::state::desk::{Ruled, Ruling};
use tallyford::day::state::led::Resolve;
use tallyford::day::state::orders::OneAct;
use tallyford::day::{Change, Options, Simulation};
use tallyford::scenario::raw::PlaceKind;

/// A town where one act happens to everyone on the first day only, seen by a perfect watcher.
fn marked_once(office: &str, days: u32) -> Simulation {
    let text = format!(
        r#"(
            title: "Once", catalogue: false, town: (residents: 100), shocks: (illness_a_year: 0, layoffs_a_year: 0),
            acts: [(name: "wave", says: "waved", times_a_year: 20000, chosen: false)],
            watchers: [(name: "eye", acts: ["wave"], places: [(place: Home, share: 1)], until_day: 1)],
            offices: [({office}, name: "office", bands: [(name: "A", from: 590), (name: "B", from: 0, penalty: true)])],
        )"#
    );
    town(&written(&text, &[]), Options::default(), days)
}

#[test]
fn a_mark_expires_at_the_turn_of_a_month_after_its_months_are_full() {
    let score = |days| marked_once(r#"rules: [(act: "wave", points: -12.5, expires_months: 2)]"#, days).score(0, 7);
    assert_eq!([1, 2, 90, 91].map(score), [587.5, 587.5, 587.5, 600.0], "made in month 0, gone at the turn to month 3");
}

#[test]
fn a_half_life_halves() {
    let office = r#"method: Ledger(half_life_days: 30), rules: [(act: "wave", points: -100)]"#;
    let left = 600.0 - marked_once(office, 61).score(0, 7);
    assert!((left - 25.0).abs() < 0.5, "after two half-lives {left} of 100 points are left");
}

#[test]
fn a_cap_holds_for_a_month_and_for_each_direction() {
    let text = r#"(
        title: "Cap", catalogue: false, town: (residents: 100), shocks: (illness_a_year: 0, layoffs_a_year: 0),
        acts: [(name: "wave", says: "waved", times_a_year: 20000, chosen: false)],
        watchers: [(name: "eye", acts: ["wave"], places: [(place: Home, share: 1)])],
        offices: [(name: "office", bands: [(name: "A", from: 0)], categories: [(name: "c", monthly_cap: 9)],
            rules: [(act: "wave", points: 2, category: "c")])],
    )"#;
    let score = |days| town(&written(text, &[]), Options::default(), days).score(0, 3);
    assert_eq!([4, 5, 30, 31, 35].map(score), [608.0, 609.0, 609.0, 611.0, 618.0]);
}

#[test]
fn the_household_bears_its_share_of_a_mark() {
    let alone = marked_once(r#"rules: [(act: "wave", points: -8)]"#, 1);
    let shared = marked_once(r#"household_share: 0.5, rules: [(act: "wave", points: -8)]"#, 1);
    for resident in 0..100 {
        let family = shared.town().household(resident).len() as f64;
        assert_eq!(alone.score(0, resident), 592.0);
        assert_eq!(shared.score(0, resident), 592.0 - 4.0 * (family - 1.0));
    }
}

#[test]
fn an_act_that_two_watchers_see_is_entered_once() {
    let text = r#"(
        title: "Two", catalogue: false, town: (residents: 100), shocks: (illness_a_year: 0, layoffs_a_year: 0),
        acts: [(name: "wave", says: "waved", times_a_year: 20000, chosen: false)],
        watchers: [(name: "eye", acts: ["wave"], places: [(place: Home, share: 1)]),
                   (name: "ear", acts: ["wave"], places: [(place: Home, share: 1)])],
        offices: [(name: "office", bands: [(name: "A", from: 0)], rules: [(act: "wave", points: -8)])],
    )"#;
    let town = town(&written(text, &[]), Options::default(), 1);
    assert_eq!(town.observations_today().count(), 200, "both see it");
    assert!((0..100).all(|resident| town.score(0, resident) == 592.0), "the file has it once");
}

#[test]
fn an_office_without_rules_changes_nobodys_life() {
    let idle = written(
        r#"(title: "Idle", town: (residents: 300), offices: [(name: "office", bands: [(name: "A", from: 500), (name: "B", from: 0)])])"#,
        &[],
    );
    let days = |scenario| town(&scenario, Options::default(), 150);
    let (with, without) = (days(idle.clone()), days(std::sync::Arc::new(idle.unrated())));
    assert!((0..300).all(|resident| with.opinion(0, resident) == 0.0), "nobody thinks anything of it");
    let (digest, other) = (with.digest(), without.digest());
    let changed: Vec<&str> = digest
        .differing(&other)
        .into_iter()
        // What is kept for an office has its place in the state, and holds nothing.
        .filter(|c| {
            !["office", "standing", "published", "beliefs.slots", "beliefs.opinions", "figures.moves"]
                .iter()
                .any(|kept| c.starts_with(kept))
        })
        .collect();
    assert_eq!(changed, ["residents.watched"], "people feel watched by an office, and that is all");
}

/// An opinion goes where the doors of a person's band and lists go.
#[test]
fn opinions_follow_the_doors_of_bands_and_lists() {
    let after = |band: &str, list: &str| {
        let text = format!(
            r#"(title: "Doors", catalogue: false, town: (residents: 300), shocks: (illness_a_year: 0, layoffs_a_year: 0),
            acts: [(name: "wave", says: "waved", times_a_year: 3000)],
            watchers: [(name: "eye", perfect: true, acts: ["wave"], places: [(place: Home, share: 1)])],
            offices: [(name: "office", bands: [(name: "A", from: 500, effects: ({band})), (name: "B", from: 0)],
                lists: [(name: "all", on: [Record("wave")], off: [AfterDays(30)], effects: ({list}))])],
            learning: (opinion: (talk: 0, fades: 0)))"#
        );
        let town = town(&written(&text, &[]), Options::default(), 70);
        (0..300).map(|resident| town.opinion(0, resident)).collect::<Vec<f64>>()
    };
    assert!(after("wage: 1.2", "").iter().all(|opinion| *opinion > 0.1), "wages raised by a band");
    assert!(after("wage: 0.8", "").iter().all(|opinion| *opinion < -0.1), "wages cut by a band");
    assert!(after("", "wage: 0.8").iter().all(|opinion| *opinion < -0.1), "wages cut by a list");
    assert!(after("", "").iter().all(|opinion| *opinion == 0.0), "no doors");
}

#[test]
fn rules_for_some_are_not_promised_to_all() {
    let text = r#"(
        title: "Officials", catalogue: false, town: (residents: 2000, officials: 0.1), shocks: (illness_a_year: 0, layoffs_a_year: 0),
        acts: [(name: "wave", says: "waved", times_a_year: 1, chosen: false)],
        offices: [(name: "office", bands: [(name: "A", from: 0)],
            rules: [(act: "wave", points: -4), (act: "wave", points: -4, who: Officials)])],
        learning: (reading: 1, talk: 0),
    )"#;
    let town = town(&written(text, &[]), Options::default(), 30);
    let mut promised: Vec<f64> = (0..2000).filter_map(|resident| town.beliefs().points(resident, 0, 0)).collect();
    promised.sort_by(f64::total_cmp);
    promised.dedup();
    assert_eq!(promised, [-8.0, -4.0]);
}

#[test]
fn a_just_review_gives_back_what_a_false_mark_took() {
    let text = r#"(
        title: "Just", catalogue: false, town: (residents: 1000, traits: (nerve: 1, spread: 0)), shocks: (illness_a_year: 0, layoffs_a_year: 0),
        acts: [(name: "wave", says: "waved", times_a_year: 0, chosen: false, debt: 1)],
        watchers: [(name: "eye", acts: ["wave"], places: [(place: Home, share: 1)], false_alarm: 0.2, until_day: 5)],
        offices: [(name: "office", household_share: 0.5, bands: [(name: "A", from: 590), (name: "B", from: 0, penalty: true)],
            rules: [(act: "wave", points: -8, expires_months: 6), (act: "wave", points: -1, quarters: ["Mill"])],
            lists: [(name: "debtors", on: [Debts(1), Record("wave")], off: [DebtsCleared])])],
        redress: (notice: 1, appeal: 1, cost: 0, delay_days: 3, accuracy: 1, reviews_a_day: 1000),
    )"#;
    let scenario = written(text, &[]);
    let before = town(&scenario, Options::default(), 5);
    assert!((0..1000).filter(|resident| before.flagged(*resident)).count() > 400, "false marks flag many");
    let after = town(&scenario, Options::default(), 20);
    assert!(
        (0..1000).all(|resident| after.score(0, resident) == 600.0 && !after.flagged(resident)),
        "and all of it is taken back"
    );
    let figures = after.redress_figures();
    assert_eq!((figures.upheld, figures.waiting), (figures.reviewed, 0));
}

#[test]
fn nobody_learns_or_appeals_without_notice() {
    let told = scenario("crossing-camera", &["redress.notice=1", "redress.appeal=0.8"]);
    let untold = scenario("crossing-camera", &["redress.notice=0", "redress.appeal=0.8"]);
    let trust = |scenario| run(scenario, 3, false).measure("mean_trust").unwrap();
    assert!(trust(&untold) > trust(&told) + 0.02, "a mark that nobody hears of costs no trust");
    assert_eq!(town(&untold, Options::default(), 60).redress_figures().lodged, 0);
}

#[test]
fn more_ties_are_let_go_the_more_friends_count() {
    let lost = |weight: &str| {
        run(&scenario("friends-like-these", &[&format!("offices[0].peer.weight={weight}")]), 2, false)
            .measure("ties_lost")
            .unwrap()
    };
    let (little, much) = (lost("0.1"), lost("0.6"));
    assert!(much > 1.5 * little, "{little} at a tenth, {much} at six tenths");
}

#[test]
fn rules_of_one_act_for_different_people_are_laid_over_one_another_apart() {
    let base = r#"(packs: ["civic-ledger"], offices: [(name: "ledger office", rules: [(act: "litter", points: -20, who: Officials)])])"#;
    let scenario = written(base, &[]);
    let litter: Vec<f64> =
        scenario.raw().offices[0].rules.iter().filter(|r| r.act == "litter").map(|r| r.points).collect();
    assert_eq!(litter, [-4.0, -20.0]);
}

#[test]
fn without_standing_right_and_wrong_flags_are_not_told_apart() {
    let outcome = run(&scenario("crossing-camera", &["standing=false", "days=90"]), 1, false);
    assert!(outcome.measure("flagged_share").unwrap() > 0.0);
    for key in ["false_positive_rate", "positive_predictive_value", "false_flagged_share"] {
        assert_eq!(outcome.measure(key), None, "{key}");
    }
}

/// A town with one act and one watcher, both at one kind of place.
fn at(place: &str, town_fields: &str, watcher: &str) -> Simulation {
    let text = format!(
        r#"(
            title: "Places", catalogue: false, town: (residents: 3000, {town_fields}), shocks: (illness_a_year: 0),
            acts: [(name: "wave", says: "waved", chance: Fixed(1), chosen: false, place: {place})],
            watchers: [(name: "eye", acts: ["wave"], places: [(place: {place}, share: 1)], {watcher})],
        )"#
    );
    town(&written(&text, &[]), Options::default(), 1)
}

#[test]
fn students_are_at_the_school_of_their_quarter_and_nobody_else() {
    for (fields, until) in [("", 18), ("school_until: 24", 24)] {
        let town = at("School", fields, "");
        let people = town.town();
        let students: Vec<u32> = (0..3000).filter(|resident| people.age(*resident) < until).collect();
        let mut seen: Vec<u32> = town.observations_today().map(|observation| observation.about).collect();
        seen.sort_unstable();
        assert_eq!(seen, students, "younger than {until}");
        assert!(students.len() > 50 && students.iter().all(|student| !people.firms().staff.contains(student)));
        assert_eq!(people.places(PlaceKind::School), 3);
        let place = |resident| people.place(resident, PlaceKind::School);
        let same = |a: u32, b: u32| (people.quarter(a) == people.quarter(b)) == (place(a) == place(b));
        assert!(students.iter().all(|student| same(students[0], *student)));
        // Five days in seven, with a chance of one in ten each day.
        let alarmed = at("School", fields, "sensitivity: 0, false_alarm: 0.1");
        let chance = 1.0 - libm::pow(0.9, 5.0 / 7.0);
        let (expected, alarms) = (students.len() as f64 * chance, alarmed.observations_today().count() as f64);
        assert!((alarms - expected).abs() < 4.5 * expected.sqrt(), "{alarms} alarms, expected {expected}");
        assert!(alarmed.observations_today().all(|alarm| students.contains(&alarm.about)));
    }
}

#[test]
fn everyone_passes_the_gate_of_their_quarter_once_a_week() {
    let town = at("Gate", "", r#"quarters: ["Mill"]"#);
    let people = town.town();
    let of_mill = (0..3000).filter(|resident| people.quarter(*resident) == "Mill").count();
    assert_eq!((people.places(PlaceKind::Gate), town.observations_today().count()), (3, of_mill));
    let alarmed = at("Gate", "", "sensitivity: 0, false_alarm: 0.1");
    let expected = 3000.0 * (1.0 - libm::pow(0.9, 1.0 / 7.0));
    let alarms = alarmed.observations_today().count() as f64;
    assert!((alarms - expected).abs() < 4.5 * expected.sqrt(), "{alarms} alarms, expected {expected}");
}

/// Whoever leads their weeks does what they resolved where they can, keeps out of view or not, and appeals by hand alone.
#[test]
fn whoever_leads_their_weeks_acts_and_appeals_by_hand() {
    let text = r#"(
        title: "Led", catalogue: false, town: (residents: 100), shocks: (illness_a_year: 0, layoffs_a_year: 0),
        acts: [
            (name: "wave", says: "waved", times_a_year: 60, place: Square), (name: "sing", says: "sang", times_a_year: 60, place: Square),
        ],
        watchers: [(name: "eye", acts: ["wave"], places: [(place: Square, share: 1)])],
        offices: [(name: "office", bands: [(name: "A", from: 0)], rules: [(act: "wave", points: -2)])],
        redress: (notice: 1, appeal: 1, try_it_on: 1, cost: 0, delay_days: 1, accuracy: 0.5, reviews_a_day: 1000),
    )"#;
    let founded = |days| town(&written(text, &[]), Options { threads: 1, ..Options::default() }, days);
    let resolve = |acts: &[(u8, u8)], hides| {
        Change::Resolve(Resolve { resident: 3, acts: acts.to_vec(), hides, appeals_by_hand: true })
    };
    let deeds = |town: &Simulation, act: u8| {
        let deeds = town.history().unwrap().deeds();
        deeds.filter(|(_, deed)| (deed.resident, deed.act) == (3, act)).map(|(day, _)| day).collect::<Vec<_>>()
    };
    let usual = founded(70);
    let mut led = founded(0);
    led.carry_out(&resolve(&[(0, 2)], Some(false)));
    (0..70).for_each(|_| led.pass_day());
    assert_eq!(deeds(&led, 0).len(), 20, "two days in seven, for ten weeks");
    assert_eq!(deeds(&led, 1), deeds(&usual, 1), "what is not named is done as usual");
    assert_eq!(led.evasion(3), 0.0);
    // Others live as before.
    let others = |town: &Simulation| town.history().unwrap().deeds().filter(|(_, deed)| deed.resident == 40).count();
    assert_eq!(others(&led), others(&usual));
    // Nobody appeals for them.
    let told: Vec<u64> = led.told_of(3).map(|mark| mark.receipt.record.id).collect();
    let marks = led.history().unwrap().receipts().filter(|(_, receipt)| receipt.about == 3).count();
    assert_eq!((told.len(), marks), (marks, told.len()), "everything is told where notice is sure");
    assert!(told.len() > 3 && led.told_of(40).next().is_none());
    let before = led.redress_figures().lodged;
    let mut silent = led.clone();
    silent.pass_day();
    led.carry_out(&Change::Appeal(told[0]));
    led.carry_out(&Change::Appeal(told[0] ^ 1));
    led.pass_day();
    assert_eq!(led.redress_figures().lodged - before, silent.redress_figures().lodged - before + 1);
    assert!(led.told_of(3).all(|mark| mark.receipt.record.id != told[0]), "it is appealed against once");
    // They change their mind; and nobody who is ill goes out to wave.
    led.carry_out(&resolve(&[(0, 7)], Some(true)));
    led.carry_out(&Change::Illness(3, 5));
    let first = led.day();
    (0..14).for_each(|_| led.pass_day());
    let since: Vec<u32> = deeds(&led, 0).into_iter().filter(|day| *day >= first).collect();
    assert_eq!(since, (first + 5..first + 14).collect::<Vec<_>>());
    assert_eq!(led.evasion(3), 1.0);
    // What is struck is not done, whatever was resolved; and who is led no more does as usual, and appeals as well.
    let today = led.day();
    led.carry_out(&Change::StrikeAct(OneAct { resident: 3, act: 0 }));
    led.pass_day();
    assert!(!deeds(&led, 0).contains(&today));
    led.carry_out(&Change::HandBack(3));
    (0..70).for_each(|_| led.pass_day());
    assert!(deeds(&led, 0).iter().filter(|day| **day > today).count() < 40 && led.told_of(3).next().is_none());
}

/// One appeal by hand is enough where corrections reach every office, as it is for whoever appeals by themselves.
#[test]
fn an_appeal_by_hand_reaches_every_office_where_corrections_travel() {
    let text = r#"(
        title: "Two", catalogue: false, town: (residents: 100), shocks: (illness_a_year: 0, layoffs_a_year: 0),
        acts: [(name: "wave", says: "waved", times_a_year: 20000, chosen: false)],
        watchers: [(name: "eye", acts: ["wave"], places: [(place: Home, share: 1)], until_day: 1)],
        offices: [
            (name: "one", bands: [(name: "A", from: 0)], rules: [(act: "wave", points: -20)]),
            (name: "two", bands: [(name: "A", from: 0)], rules: [(act: "wave", points: -30)]),
        ],
        redress: (notice: 1, appeal: 0.0001, cost: 5, delay_days: 1, accuracy: 1, reviews_a_day: 1000, correction: Everywhere),
    )"#;
    let mut led = town(&written(text, &[]), Options { threads: 1, ..Options::default() }, 0);
    led.carry_out(&Change::Resolve(Resolve { resident: 3, acts: vec![], hides: None, appeals_by_hand: true }));
    (0..3).for_each(|_| led.pass_day());
    let told: Vec<u64> = led.told_of(3).map(|mark| mark.receipt.record.id).collect();
    assert_eq!(told.len(), 2, "each office tells of its mark");
    assert_eq!([led.score(0, 3), led.score(1, 3)], [580.0, 570.0]);
    // Who cannot pay keeps all marks of the record.
    let mut poor = led.clone();
    poor.carry_out(&Change::Money(3, -1_000_000));
    poor.carry_out(&Change::Appeal(told[0]));
    poor.pass_day();
    assert_eq!(poor.told_of(3).count(), 2);
    led.carry_out(&Change::Appeal(told[0]));
    led.carry_out(&Change::Rule(Ruled { record: told[0], ruling: Ruling::Struck }));
    for _ in 0..3 {
        led.pass_day();
        led.carry_out(&Change::Rule(Ruled { record: told[0], ruling: Ruling::Struck }));
    }
    led.pass_day();
    assert_eq!([led.score(0, 3), led.score(1, 3)], [600.0, 600.0], "both offices take it back");
}

#[test]
fn people_who_let_go_of_each_other_do_not_know_each_other() {
    let mut town = town(&scenario("crossing-camera", &["town.residents=200"]), Options::default(), 0);
    let (one, other) = (5, town.contacts(5)[0]);
    assert!(town.contacts(other).contains(&one));
    town.carry_out(&Change::LetGo(one, other));
    assert!(!town.contacts(one).contains(&other) && !town.contacts(other).contains(&one));
}
