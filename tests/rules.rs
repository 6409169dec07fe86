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

/// Why each mark of a town of 240 was made that somebody has on file, with its points as they are scored.
fn whys(settings: &[&str]) -> Vec<(Vec<String>, String)> {
    let mut recipe = Recipe::shipped("crossing-camera").unwrap();
    recipe.settings = ["town.residents=240"].iter().chain(settings).map(|setting| (*setting).to_owned()).collect();
    let mut town = Timeline::new(recipe, Options::default()).unwrap();
    (0..120).for_each(|_| town.pass_day());
    let town = town.town();
    let lines = (0..240).flat_map(|resident| lives::lines(town, resident, 400, Facts::EVERYTHING));
    lines.filter(|line| !line.why.is_empty()).map(|line| (line.why, line.scored)).collect()
}

/// The number in a text that follows some words.
fn number_after(text: &str, words: &str) -> Option<f64> {
    let rest = &text[text.find(words)? + words.len()..];
    let number: String = rest.chars().take_while(|c| c.is_ascii_digit() || "−.".contains(*c)).collect();
    number.trim_end_matches('.').replace('−', "-").parse().ok()
}

/// A row said −8 of the rule and −16 of the mark: officials answer for more, by a rule of their own.
#[test]
fn what_the_rules_give_comes_to_what_was_scored() {
    let mut kinds = [0; 4];
    let shared = ["offices.ledger_office.household_share=0.25"];
    for (why, scored) in whys(&[]).into_iter().chain(whys(&shared)) {
        let scored = number_after(&scored.replace('+', ""), "").unwrap();
        let rules: Vec<f64> = why.iter().filter_map(|sentence| number_after(sentence, " gives ")).collect();
        let said = |words: &str| why.iter().find_map(|sentence| number_after(sentence, words));
        let given: f64 = rules.iter().sum();
        assert_eq!(said("together they give "), (rules.len() > 1).then_some(given), "{why:#?}");
        let told = said("Only ").or(said(" of it, which is ")).unwrap_or(given);
        assert!((told - scored).abs() < 0.011, "{scored}: {why:#?}");
        let officials = why.iter().any(|sentence| sentence.starts_with("Rule for officials: "));
        assert_eq!(officials, rules.len() > 1, "{why:#?}");
        let is = [rules.len() == 1, officials, said(" of it, which is ").is_some(), said("Only ").is_some()];
        kinds.iter_mut().zip(is).for_each(|(count, is)| *count += usize::from(is));
    }
    assert!(kinds.iter().all(|count| *count > 0), "one rule, two, a share, and what a cap cut off: {kinds:?}");
}
