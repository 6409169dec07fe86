//! A run that is changed on the way is the run that its commands give, whatever was done and undone.

use proptest::prelude::*;
use rand::RngExt;
use tallyford::day::Options;
use tallyford::kernel::luck::{Luck, Purpose};
use tallyford::kernel::stream::Spot;
use tallyford::scenario::Recipe;
use tallyford::scenario::raw::{Edge, RawRule};
use tallyford::session::save::Save;
use tallyford::study::{Order, Plan, Timeline};

fn timeline() -> Timeline {
    let mut recipe = Recipe::shipped("crossing-camera").unwrap();
    recipe.settings = vec!["town.residents=240".into()];
    Timeline::new(recipe, Options::default()).unwrap()
}

fn go_to(town: &mut Timeline, day: u32) {
    while town.town().day() < day {
        town.pass_day();
    }
}

const EDITS: [&str; 8] = [
    "watchers.crossing_cameras.false_alarm=0.01",
    "watchers.square_cameras.on=false",
    "offices.ledger_office.rules[11].points=-16",
    "offices.ledger_office.rules[11].expires_months=12",
    "offices.ledger_office.peer.weight=0.3",
    "redress.appeal=0.9",
    "offices.ledger_office.rules[24].on=true",
    "cut=[Money, Scrutiny]",
];

/// The town that a save gives when it is run from the first day.
fn replayed(save: &Save) -> (String, Vec<(u32, String)>) {
    let text = save.text().unwrap();
    let source = tallyford::scenario::Source { name: "save.ron".into(), bytes: text.into_bytes() };
    let save = Save::read(&source).unwrap();
    let recipe = save.recipe("save.ron").unwrap();
    let founded = recipe.parse(&[]).unwrap().scenario;
    let changes = save.changes(&recipe, &founded).unwrap();
    let plan = Plan { days: Some(save.days), changes, ..Plan::default() };
    let outcome = plan.run(&std::sync::Arc::new(founded), |_, _| ());
    (outcome.town.digest().whole(), outcome.record.checkpoints)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn ten_edits_and_three_undos_give_the_town_of_the_save(
        steps in prop::collection::vec((0u32..20, 0usize..EDITS.len()), 10),
        undos in prop::collection::vec(0usize..10, 3),
        redo in any::<bool>(),
    ) {
        let mut town = timeline();
        for (number, (days, edit)) in steps.iter().enumerate() {
            let day = town.town().day() + days;
            go_to(&mut town, day);
            town.order(Order::Set(vec![EDITS[*edit].into()])).unwrap();
            for _ in undos.iter().filter(|undo| **undo == number) {
                if let Some(day) = town.undo().unwrap() {
                    go_to(&mut town, day);
                }
            }
        }
        if redo && town.can_undo_and_redo().1 {
            let day = town.redo().unwrap().unwrap();
            go_to(&mut town, day);
        }
        let save = Save::of(&town);
        prop_assert!(town.commands().len() <= 10);
        let (digest, checkpoints) = replayed(&save);
        prop_assert_eq!(town.town().digest().whole(), digest);
        prop_assert_eq!(save.digests, checkpoints);
    }
}

#[test]
fn an_order_changes_what_follows_and_undo_brings_the_old_course_back() {
    let mut plain = timeline();
    go_to(&mut plain, 100);
    let mut changed = timeline();
    go_to(&mut changed, 40);
    changed.order(Order::Set(vec![EDITS[0].into()])).unwrap();
    go_to(&mut changed, 100);
    assert!(!changed.town().digest().differing(&plain.town().digest()).is_empty());
    let changed_digest = changed.town().digest().whole();
    assert_eq!(changed.undo(), Ok(Some(100)));
    go_to(&mut changed, 100);
    assert_eq!(changed.town().digest().differing(&plain.town().digest()), Vec::<&str>::new());
    assert_eq!(changed.record().days, plain.record().days);
    assert_eq!(changed.redo(), Ok(Some(100)));
    go_to(&mut changed, 100);
    assert_eq!(changed.town().digest().whole(), changed_digest);
    assert_eq!((changed.redo(), changed.can_undo_and_redo()), (Ok(None), (true, false)));
}

/// A rule that a later command changes cannot be taken back alone; nothing is lost by trying.
#[test]
fn a_command_that_a_later_one_needs_is_not_taken_back_alone() {
    let mut town = timeline();
    go_to(&mut town, 50);
    let raw = town.town().scenario().raw();
    let mut rules = raw.offices[0].rules.clone();
    let added = rules.len();
    rules.push(RawRule { quarters: vec![raw.town.quarters[0].name.clone()], ..rules[0].clone() });
    town.order(Order::Set(vec![format!("offices.ledger_office.rules={}", ron::to_string(&rules).unwrap())])).unwrap();
    go_to(&mut town, 60);
    town.order(Order::Set(vec![format!("offices.ledger_office.rules[{added}].points=9")])).unwrap();
    town.go_back(55);
    go_to(&mut town, 55);
    let (before, digest) = (town.commands().to_vec(), town.town().digest());
    let why = town.undo().unwrap_err();
    assert!(why.contains("a later change builds on it") && why.contains("rules"), "{why}");
    assert_eq!((town.commands(), town.town().digest(), town.can_undo_and_redo()), (&before[..], digest, (true, false)));
    go_to(&mut town, 60);
    for back in [Timeline::undo, Timeline::undo, Timeline::redo, Timeline::redo] {
        assert_eq!(back(&mut town), Ok(Some(60)), "the later one first, and given again last");
        go_to(&mut town, 60);
    }
    assert_eq!(town.commands(), &before[..]);
}

/// Points that were to expire still do, on the day on which they would have, when a longer term is set.
#[test]
fn a_longer_term_forgets_no_expiry() {
    for day in [59, 60, 61] {
        let mut plain = timeline();
        let mut longer = timeline();
        go_to(&mut plain, day);
        go_to(&mut longer, day);
        // Nobody writes critically for points here: the term of that rule moves nothing but the columns' form.
        let setting = "offices.ledger_office.rules[24].expires_months=24";
        assert!(!plain.town().scenario().raw().offices[0].rules[24].on);
        longer.order(Order::Set(vec![setting.into(), "offices.ledger_office.rules[24].on=true".into()])).unwrap();
        longer.order(Order::Set(vec!["offices.ledger_office.rules[24].points=0".into()])).unwrap();
        go_to(&mut plain, 420);
        go_to(&mut longer, 420);
        let scores = |town: &Timeline| (0..240).map(|r| town.town().score(0, r)).sum::<f64>() / 240.0;
        assert!((scores(&plain) - scores(&longer)).abs() < 3.0, "{day}: {} {}", scores(&plain), scores(&longer));
    }
}

/// An undo takes back the change that holds, not one that is dated later.
#[test]
fn undo_after_going_back_takes_back_what_was_done_there() {
    let mut town = timeline();
    go_to(&mut town, 50);
    town.order(Order::Set(vec![EDITS[0].into()])).unwrap();
    town.go_back(20);
    go_to(&mut town, 20);
    assert!(!town.can_undo_and_redo().0, "nothing holds yet");
    town.order(Order::Set(vec![EDITS[5].into()])).unwrap();
    town.undo().unwrap();
    assert_eq!(town.commands().iter().map(|command| command.day).collect::<Vec<_>>(), [50]);
}

#[test]
fn going_back_and_on_again_changes_nothing() {
    let mut town = timeline();
    go_to(&mut town, 33);
    town.order(Order::Set(vec![EDITS[3].into()])).unwrap();
    go_to(&mut town, 75);
    let digest = town.town().digest().whole();
    town.go_back(33);
    go_to(&mut town, 75);
    assert_eq!(town.town().digest().whole(), digest);
}

/// Wherever one goes back to in eight years, the town, its history and its record are those of the run that never went
/// back, though old snapshots are few.
#[test]
fn going_back_anywhere_in_a_long_run_gives_the_day_as_it_was() {
    const DAYS: u32 = 3000;
    let mut recipe = Recipe::shipped("crossing-camera").unwrap();
    recipe.settings = vec!["town.residents=60".into()];
    let mut town = Timeline::new(recipe, Options::default()).unwrap();
    let mut digests = vec![town.town().digest()];
    while town.town().day() < DAYS {
        town.pass_day();
        if let Some(edit) = [(100, 0), (1500, 2), (1501, 5)].iter().find(|(day, _)| *day == town.town().day()) {
            town.order(Order::Set(vec![EDITS[edit.1].into()])).unwrap();
        }
        digests.push(town.town().digest());
    }
    let whole = town.record().clone();
    assert_eq!(whole.groups.len(), 5, "looks and quarters have series too");
    let luck = Luck::new(12);
    let mut stream = luck.stream(Spot { purpose: Purpose::Plan, day: 0, subject: 0, what: 0 });
    let mut wanted: Vec<u32> = (0..12).map(|_| stream.random_range(0..=DAYS)).collect();
    wanted.extend([DAYS, 2999, 1501, 1500, 100, 30, 1, 0]);
    for day in wanted {
        town.go_back(day);
        assert!(town.town().day() <= day);
        go_to(&mut town, day);
        assert_eq!(town.town().digest().differing(&digests[day as usize]), Vec::<&str>::new(), "day {day}");
        assert_eq!(town.town().history().unwrap().days(), day);
        let mut until_then = whole.clone();
        until_then.truncate(day);
        assert!(*town.record() == until_then, "the record of day {day}");
        assert_eq!(town.record().days, (1..=day).collect::<Vec<_>>());
        let later = (day + stream.random_range(0..500)).min(DAYS);
        go_to(&mut town, later);
        assert_eq!(town.town().digest().differing(&digests[later as usize]), Vec::<&str>::new(), "on to day {later}");
    }
    go_to(&mut town, DAYS);
    assert!(*town.record() == whole);
}

#[test]
fn an_order_that_cannot_be_is_refused_and_nothing_changes() {
    let mut town = timeline();
    go_to(&mut town, 10);
    let before = town.town().digest().whole();
    let refused = [
        ("town.residents=500", "town"),
        ("watchers.crossing_cameras.false_alarm=7", "0 to 1"),
        ("offices.ledger_office.rulse=1", "rules"),
        ("seed=9", "seed"),
    ];
    for (setting, word) in refused {
        let problem = town.order(Order::Set(vec![setting.into()])).unwrap_err();
        assert!(problem.contains(word), "{setting}: {problem}");
    }
    assert_eq!(town.town().digest().whole(), before);
    assert_eq!(town.can_undo_and_redo(), (false, false));
}

#[test]
fn a_broken_save_is_refused_with_the_reason() {
    let read = |text: &str| {
        let source = tallyford::scenario::Source { name: "x.ron".into(), bytes: text.into() };
        Save::read(&source).unwrap_err()
    };
    let good = Save::of(&timeline()).text().unwrap();
    assert!(read(&good[..good.len() / 2]).contains("x.ron:"));
    assert!(read(&good.replace("days: 0", "days: 99999")).contains("36500"));
    let unordered = "commands: [(day: 9, order: Set([])), (day: 3, order: Set([]))]";
    assert!(read(&good.replace("commands: []", unordered)).contains("order of their days"));
}

fn struck(town: &Timeline) -> Order {
    let history = town.town().history().unwrap();
    let (_, receipt) = history.receipts().filter(|(_, receipt)| receipt.points < 0).last().unwrap();
    Order::Strike(receipt.record.id)
}

/// Everything that can be done by hand: each changes the town from its day on, is kept in a save that gives the same town,
/// and is undone without a trace.
#[test]
fn every_order_by_hand_is_felt_kept_and_undone() {
    let mut plain = timeline();
    go_to(&mut plain, 120);
    let after = plain.town().digest();
    let act = "cross_on_red".to_owned();
    let deed = |happened: bool| {
        let acts = plain.town().scenario().policy().acts();
        let on_day = plain.town().history().unwrap().day(80).unwrap();
        let did = |resident: u32| {
            on_day.deeds.iter().any(|d| d.resident == resident && acts[usize::from(d.act)].name() == act)
        };
        (0..240).find(|resident| did(*resident) == happened).unwrap()
    };
    let people = plain.town().town();
    let of_another_look = (1..240).find(|resident| people.look(*resident) != people.look(0)).unwrap();
    let orders = [
        Order::Set(vec![EDITS[0].into()]),
        Order::Cut(vec![Edge::Learning]),
        Order::Perfect("crossing cameras".into()),
        struck(&plain),
        Order::StrikeAct { resident: deed(true), act: act.clone() },
        Order::HandAct { resident: deed(false), act: act.clone() },
        Order::Mark { resident: 7, office: "ledger office".into(), act: act.clone(), points: -20.0 },
        Order::Resolve { resident: deed(false), acts: vec![(act.clone(), 3)], hides: Some(true) },
        Order::LetGo(7, plain.town().contacts(7)[0]),
        Order::Pardon(7),
        Order::Illness { resident: 7, days: 30 },
        Order::LayOff(deed(true)),
        Order::Money { resident: 7, groats: -300.0 },
        Order::SwapLooks(0, of_another_look),
        Order::SwapQuarters(0, 239),
        Order::Conduct(7, 8),
    ];
    for order in orders {
        let mut town = timeline();
        go_to(&mut town, 120);
        let day =
            if let Order::Strike(id) = order { town.town().history().unwrap().observation(id).unwrap().0 } else { 80 };
        assert_eq!(town.order_on(day, order.clone()), Ok(120));
        go_to(&mut town, 120);
        assert_ne!(town.town().digest(), after, "{order:?} changes nothing");
        let save = Save::of(&town);
        assert_eq!(replayed(&save).0, town.town().digest().whole(), "{order:?}");
        assert_eq!(town.undo(), Ok(Some(120)));
        go_to(&mut town, 120);
        assert_eq!(town.town().digest(), after, "{order:?} left a trace");
    }
}

#[test]
fn orders_that_cannot_be_are_refused_and_change_nothing() {
    let mut town = timeline();
    go_to(&mut town, 10);
    let before = town.town().digest();
    let act = || "cross_on_red".to_owned();
    let cases = [
        (Order::Pardon(240), "numbered from 0 to 239"),
        (Order::SwapLooks(0, 4_000_000_000), "numbered from 0 to 239"),
        (Order::Conduct(240, 0), "numbered from 0 to 239"),
        (Order::HandAct { resident: 0, act: "cross_on_rde".into() }, "did you mean cross_on_red?"),
        (Order::Mark { resident: 0, office: "office".into(), act: act(), points: -8.0 }, "there are: ledger office"),
        (Order::Mark { resident: 0, office: "ledger office".into(), act: act(), points: 0.0 }, "must not be 0"),
        (Order::Mark { resident: 0, office: "ledger office".into(), act: act(), points: f64::NAN }, "out of bounds"),
        (
            Order::Mark { resident: 0, office: "ledger office".into(), act: "keep_late_lights".into(), points: -1.0 },
            "there is no act called",
        ),
        (Order::Resolve { resident: 0, acts: vec![(act(), 8)], hides: None }, "on 8 of seven days"),
        (Order::Resolve { resident: 0, acts: vec![(act(), 1), (act(), 2)], hides: None }, "resolved twice"),
        (Order::HandBack(240), "numbered from 0 to 239"),
        (Order::LetGo(0, 240), "numbered from 0 to 239"),
        (Order::Illness { resident: 0, days: 91 }, "at most 90"),
        (Order::Money { resident: 0, groats: 1e9 }, "at most 100000"),
        (Order::Perfect("street cameras".into()), "there is no watcher called “street cameras”"),
    ];
    for (order, says) in cases {
        let problem = town.order(order.clone()).unwrap_err();
        assert!(problem.contains(says), "{order:?}: {problem}");
        assert_eq!((town.commands().len(), town.town().digest()), (0, before.clone()), "{order:?}");
    }
}

/// Undo takes back what was done last, not what is dated last; and what is left holds, not what was read before.
#[test]
fn undo_takes_back_what_was_given_last() {
    let mut town = timeline();
    go_to(&mut town, 100);
    let rule = Order::Set(vec![EDITS[0].into()]);
    town.order(rule.clone()).unwrap();
    go_to(&mut town, 150);
    let before = town.town().digest();
    assert_eq!(town.order_on(70, Order::Pardon(7)), Ok(150));
    go_to(&mut town, 150);
    assert_eq!(town.undo(), Ok(Some(150)));
    go_to(&mut town, 150);
    assert_eq!(town.town().digest(), before);
    let left: Vec<&Order> = town.commands().iter().map(|command| &command.order).collect();
    assert_eq!(left, [&rule]);
    // Taken back before a later one has come: the later one is still itself.
    town.order_on(70, Order::Pardon(7)).unwrap();
    town.go_back(80);
    go_to(&mut town, 80);
    assert_eq!(town.undo(), Ok(Some(80)));
    go_to(&mut town, 150);
    assert_eq!(town.town().digest(), before);
    assert_eq!(replayed(&Save::of(&town)).0, before.whole());
}

/// Heavy mode: a run in which much is ordered is saved, loaded and lived again on each of 200 days, and is the same town.
#[test]
fn on_each_of_two_hundred_days_the_save_is_the_town() {
    let mut town = timeline();
    let orders = |day: u32| match day {
        0 => Some(Order::Perfect("square cameras".into())),
        12 => Some(Order::Set(vec![EDITS[0].into()])),
        25 => Some(Order::Illness { resident: 7, days: 5 }),
        40 => Some(Order::Set(vec![EDITS[5].into(), EDITS[2].into()])),
        51 => Some(Order::SwapLooks(3, 200)),
        60 => Some(Order::Pardon(11)),
        77 => Some(Order::Set(vec![EDITS[4].into()])),
        90 => Some(Order::Money { resident: 30, groats: -200.0 }),
        120 => Some(Order::Cut(vec![Edge::Scrutiny])),
        133 => Some(Order::HandAct { resident: 9, act: "cross_on_red".into() }),
        150 => Some(Order::Set(vec![EDITS[3].into()])),
        171 => Some(Order::Conduct(5, 6)),
        _ => None,
    };
    let mut saves = vec![];
    for day in 0..200 {
        if let Some(order) = orders(day) {
            town.order(order).unwrap();
        }
        town.pass_day();
        saves.push((Save::of(&town), town.town().digest().whole(), town.record().checkpoints.clone()));
    }
    assert_eq!(town.commands().len(), 12);
    let compared = tallyford::study::worlds::on_all_cores(saves, |(save, digest, checkpoints)| {
        let (again, kept) = replayed(&save);
        assert_eq!(again, digest, "day {}", save.days);
        assert!(checkpoints.iter().all(|checkpoint| kept.contains(checkpoint)), "day {}", save.days);
        1
    });
    assert_eq!(compared.len(), 200);
}
