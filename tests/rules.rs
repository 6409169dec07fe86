//! A mark is told by the rule of its day, whatever the rules have become since.

use tallyford::day::Options;
use tallyford::scenario::Recipe;
use tallyford::study::{Order, Timeline};
use tallyford::view::facts::Facts;
use tallyford::view::lives;

/// What is said of the rule behind somebody's mark that was filed on a day before 60, told on day 300.
fn told(change: Option<&str>) -> (String, i32) {
    let mut recipe = Recipe::shipped("crossing-camera").unwrap();
    recipe.settings = vec!["town.residents=240".into()];
    let mut town = Timeline::new(recipe, Options::default()).unwrap();
    while town.town().day() < 300 {
        if let (100, Some(setting)) = (town.town().day(), change) {
            town.order(Order::Set(vec![setting.into()])).unwrap();
        }
        town.pass_day();
    }
    let town = town.town();
    let act = town.scenario().policy().acts().iter().position(|act| act.name() == "cross_on_red").unwrap() as u8;
    let history = town.history().unwrap();
    let early = |(day, receipt): &(u32, &tallyford::day::state::records::Receipt)| {
        (20..60).contains(day)
            && receipt.record.act == act
            && receipt.points < 0
            && receipt.about == receipt.record.about
    };
    let (filed, receipt) = history.receipts().find(early).expect("somebody was marked in the second month");
    let lines = lives::lines(town, receipt.about, 400, Facts::EVERYTHING);
    let filed = format!("on file since day {}.", filed + 1);
    let line = lines.iter().find(|line| line.why.iter().any(|sentence| sentence.ends_with(&filed)));
    (line.expect("the mark is on the list of the person's life").why[0].clone(), receipt.points)
}

#[test]
fn a_mark_of_day_thirty_is_told_by_the_rule_of_day_thirty() {
    let as_it_was = told(None);
    let rule = "offices.ledger_office.rules.cross_on_red";
    let dearer = told(Some(&format!("{rule}.points=-40")));
    let for_long = told(Some(&format!("{rule}.expires_months=20")));
    assert_eq!(dearer, as_it_was, "a rule that is dearer since day 100");
    assert_eq!(for_long, as_it_was, "a rule whose points last longer since day 100");
    println!("{}", as_it_was.0);
}
