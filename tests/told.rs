//! What is told of people and of runs is so: the day that was asked for, every office, the entries that a heading claims,
//! the answers of bets, and why something is blank.

mod common;

use std::collections::BTreeSet;

use common::{everything, rated, scenario, town};
use tallyford::day::state::ledger::points;
use tallyford::day::{Options, Simulation};
use tallyford::study::bets::BetsPlan;
use tallyford::study::entries::{entries, named};
use tallyford::study::listing::{Group, Kind, list};
use tallyford::study::wrongs::{stale_bills, weights};
use tallyford::study::{Outcome, Plan};
use tallyford::view::facts::{Fact, Facts};
use tallyford::view::headline::headline;
use tallyford::view::lives::{self, Told};
use tallyford::view::{person, report};
use tallyford::words;

fn options(seed: u64) -> Options {
    Options { seed: Some(seed), threads: 1, ..Options::default() }
}

fn small(name: &str, seed: u64, days: u32) -> Simulation {
    town(&scenario(name, &["town.residents=400"]), options(seed), days)
}

/// The row that is told of a life is one of the kind that its heading claims, and no other entry of that kind and of the
/// same office that still counts took or gave more and is newer.
fn row_matters(town: &Simulation, told: Told, resident: u32) {
    let (caption, row) = lives::row_that_mattered(town, resident, told, Facts::EVERYTHING).unwrap();
    let all = lives::lines(town, resident, 4000, Facts::EVERYTHING);
    let case = format!("{told:?} {resident}: {caption}: {row:#?}");
    assert!(all.contains(&row) && caption.starts_with("The row that mattered"), "{case}");
    let kind = |line: &lives::LifeLine| match told {
        Told::WronglyFlagged | Told::Wronged => line.wrong,
        Told::Caught => !line.wrong && line.scored.starts_with('−'),
        Told::Well => line.scored.starts_with('+'),
    };
    assert!(kind(&row), "{case}");
    let gone = |line: &lives::LifeLine| {
        let until = line.undo.map_or(0, |entry| entry.receipt.until_month);
        line.scored.contains("taken back") || until > 0 && (town.day() - 1) / 30 >= until
    };
    let weight = |line: &lives::LifeLine| line.undo.map_or(0, |entry| entry.receipt.points.abs());
    let office = |line: &lives::LifeLine| line.undo.map(|entry| entry.receipt.office);
    let stale = |line: &lives::LifeLine| line.seen.contains("unpaid on file");
    for other in all.iter().filter(|line| kind(line) && !gone(line) && !stale(line)) {
        let more = weight(other) > weight(&row) && other.day > row.day && office(other) == office(&row);
        assert!(stale(&row) || !gone(&row) && !more, "{case}: {other:#?} matters more");
    }
}

#[test]
fn a_life_shows_what_its_heading_claims() {
    let mut headings = BTreeSet::new();
    for name in rated() {
        for seed in 1..=3 {
            let town = small(&name, seed, 300);
            let chosen = lives::chosen(&town);
            assert!(!chosen.is_empty(), "{name}, seed {seed}");
            let wrong = weights(&town);
            for (told, resident) in chosen {
                row_matters(&town, told, resident);
                for most in [5, 8] {
                    let life = lives::life(&town, resident, told, most);
                    let case = format!("{name}, seed {seed}: {life:#?}");
                    assert!(!life.lines.is_empty() && life.lines.len() <= most, "{case}");
                    let count = |of: &dyn Fn(&&lives::LifeLine) -> bool| life.lines.iter().filter(of).count();
                    let seen = match told {
                        Told::WronglyFlagged | Told::Wronged => count(&|line| line.wrong),
                        Told::Caught => count(&|line| !line.wrong && line.scored.starts_with('−')),
                        Told::Well => count(&|line| line.scored.starts_with('+')),
                    };
                    assert!(seen >= 1, "{case}");
                    headings.insert(life.heading);
                }
                // Nobody of whom as much can be said was hit harder.
                let rival = |other: &u32| match told {
                    Told::WronglyFlagged => town.flagged(*other) && !town.deserves_flag(*other),
                    // Errors that raised a score wronged nobody.
                    Told::Wronged => town
                        .office_of(*other)
                        .is_some_and(|office| town.standing(office, *other).unwrap() > town.score(office, *other)),
                    _ => false,
                };
                let told_of = [Told::WronglyFlagged, Told::Wronged].contains(&told);
                assert!(!told_of || rival(&resident), "{name}, seed {seed}: {resident} was not wronged");
                let rivals = wrong.iter().filter(|(other, _)| rival(other));
                assert!(rivals.map(|(_, weight)| *weight).max().is_none_or(|most| most == wrong[&resident]));
            }
        }
    }
    assert!(headings.len() == 4, "every heading comes up: {headings:?}");
}

/// A bill that was paid and stayed on file as unpaid is an error of the file, and is seen in the lines of whom it hit.
#[test]
fn the_stale_bill_is_shown() {
    let town = small("long-way-up", 1, 500);
    let bills = stale_bills(&town);
    assert!(bills.len() > 20);
    for bill in bills.iter().take(40) {
        let resident = bill.observation.about;
        let watcher = &town.scenario_of(bill.settled).policy().watchers()[usize::from(bill.observation.watcher)];
        let held = bill.filed - bill.settled;
        assert!(held >= 90, "{held} days at {}", watcher.name());
        // What the rules made of it was entered on the day that is told, not before.
        let history = town.history().unwrap();
        let entered: Vec<u32> =
            history.receipts().filter(|(_, r)| r.record.id == bill.observation.id).map(|(day, _)| day).collect();
        assert!(entered.iter().all(|day| *day == bill.filed), "{entered:?}, told {}", bill.filed);
        let lines = lives::lines(&town, resident, 400, Facts::EVERYTHING);
        let line = lines
            .iter()
            .find(|line| line.day == bill.settled + 1 && line.wrong && line.seen.contains("unpaid on file"));
        assert!(line.is_some(), "{lines:#?}");
        // While what happened is covered, nobody knows that it was settled.
        let covered = lives::lines(&town, resident, 400, Facts::default());
        assert!(covered.iter().all(|line| !line.wrong && !line.seen.contains("on file")), "{covered:#?}");
    }
    let told = lives::three(&town);
    assert!(told[0].lines.iter().any(|line| line.wrong && line.seen.contains("unpaid on file")), "{:#?}", told[0]);
}

#[test]
fn sentences_speak_of_the_day_that_was_asked_for() {
    let locale = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/locale/en");
    for file in std::fs::read_dir(locale).unwrap() {
        let path = file.unwrap().path();
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            let low = line.to_lowercase();
            // Tables are of a whole run, so that their last day is the run's.
            if ["export-", "sweep-column-"].iter().any(|tables| line.starts_with(tables)) {
                continue;
            }
            assert!(!low.contains("on the last day") && !low.contains("at the end"), "{}: {line}", path.display());
        }
    }
    let scenario = scenario("crossing-camera", &["town.residents=300"]);
    let outcome = Plan { options: options(1), days: Some(100), every: 1, ..Plan::default() }.run(&scenario, |_, _| ());
    assert!(headline(&outcome)[0].contains("on day 100"), "{:?}", headline(&outcome));
    assert!(lives::outcome(&outcome.town, 5, Facts::EVERYTHING).contains("On day 100 "));
    let html = report::html(&outcome).unwrap();
    assert!(html.contains("The town on day 100") && !html.contains("the last day</h2>"));
}

#[test]
fn every_office_that_rates_somebody_is_told_and_the_leading_one_first() {
    let scenario = everything(&["leads=\"station\""]);
    let town = town(&scenario, options(1), 90);
    let leading = town.leading().unwrap().office();
    let several = (0..town.town().residents() as u32).find(|r| town.offices_of(*r).len() > 2).unwrap();
    let names: Vec<&str> =
        town.offices_of(several).iter().map(|office| scenario.policy().offices()[*office].name()).collect();
    assert_eq!(town.offices_of(several)[0], leading);
    let told = lives::outcome(&town, several, Facts::EVERYTHING);
    let person = person::person(&town, several, Facts::EVERYTHING);
    assert_eq!(person.ratings.iter().map(|rating| rating.office.as_str()).collect::<Vec<_>>(), names);
    let places: Vec<usize> =
        names.iter().map(|name| told.find(&format!("the score at the {name} is")).unwrap()).collect();
    assert!(places.is_sorted(), "{told}");
    for office in town.offices_of(several) {
        let score = words::number(town.score(office, several).round());
        assert!(told.contains(&format!("is {score} (band")), "scores are whole points: {told}");
        let flags = told.contains(&format!("The {} flags this person.", scenario.policy().offices()[office].name()));
        assert_eq!(flags, town.flagged_by(office, several), "{told}");
    }
    // A line says at which office it counted.
    let lines = lives::lines(&town, several, 100, Facts::EVERYTHING);
    let scored = lines.iter().filter(|line| !line.why.is_empty());
    assert!(scored.clone().count() > 0 && scored.clone().all(|line| line.scored.contains(" at the ")), "{lines:#?}");
    let outcome = Plan { options: options(1), days: Some(30), every: 1, ..Plan::default() }.run(&scenario, |_, _| ());
    let html = report::html(&outcome).unwrap();
    assert!(names.iter().all(|name| html.contains(&format!("<td>{name}</td>"))));
    let handout = html.split("<section class=\"teacher\"").next().unwrap();
    let count = scenario.policy().offices().len();
    assert!(handout.contains(&format!("Flagged by any of the {count} offices, day by day")));
    // The trial may have another winner after 90 days than after 30.
    let leading = outcome.town.leading().unwrap().rules().name();
    assert!(html.contains(&format!("scores at the {leading} are")));
    assert_eq!(outcome.offices().len(), scenario.policy().offices().len());
    assert_eq!(outcome.offices()[0].bands, outcome.bands());
    // The handout tells offices one by one where they are few.
    let few = common::scenario("wrong-name", &[]);
    let outcome = Plan { options: options(1), days: Some(30), every: 1, ..Plan::default() }.run(&few, |_, _| ());
    let html = report::html(&outcome).unwrap();
    let handout = html.split("<section class=\"teacher\"").next().unwrap();
    for office in few.policy().offices() {
        assert!(handout.contains(&format!("by the {}</td>", office.name())), "{}", office.name());
    }
}

#[test]
fn an_entry_is_named_by_its_number_or_its_record_with_a_letter_or_without() {
    let town = small("crossing-camera", 1, 120);
    let resident = (0..400).find(|resident| entries(&town, *resident).len() > 3).unwrap();
    for (place, entry) in entries(&town, resident).iter().enumerate() {
        let record = format!("{:016x}", entry.receipt.record.id);
        for name in [(place + 1).to_string(), record.clone(), format!("r{record}")] {
            assert_eq!(named(&town, resident, &name), Some(*entry), "{name}");
        }
        // Its number is the one in the printed file.
        let lines = lives::lines(&town, resident, 400, Facts::EVERYTHING);
        let line = lines.iter().find(|line| line.number == Some(place + 1)).unwrap();
        assert_eq!((line.day, line.undo), (entry.seen + 1, Some(*entry)));
        assert!(line.scored.starts_with(&words::signed(points(entry.receipt.points))));
    }
    for name in ["0", "999", "r0", "", "x", "-1", "rffffffffffffffff"] {
        assert_eq!(named(&town, resident, name), None, "{name}");
    }
}

#[test]
fn lists_hold_the_people_of_their_kind_and_group() {
    let town = small("long-way-up", 2, 400);
    let heron = Group::named(town.town(), "heron").unwrap();
    assert_eq!(Group::named(town.town(), "nobody"), None);
    let of = |kind| list(&town, kind, None).unwrap();
    let everyone = 0..400u32;
    let flagged: Vec<u32> = everyone.clone().filter(|r| town.flagged(*r)).collect();
    let sorted = |mut people: Vec<u32>| {
        people.sort_unstable();
        people
    };
    assert_eq!(sorted(of(Kind::Flagged)), flagged);
    assert_eq!(sorted([of(Kind::FlaggedWrongly), of(Kind::FlaggedRightly)].concat()), flagged);
    assert!(of(Kind::Missed).iter().all(|r| !town.flagged(*r) && town.deserves_flag(*r)));
    for kind in Kind::ALL {
        let (all, some) = (of(kind), list(&town, kind, Some(heron)).unwrap());
        assert!(!all.is_empty(), "{kind:?}");
        let those: Vec<u32> = all.iter().copied().filter(|r| town.town().look(*r) == "Heron").collect();
        assert_eq!(some, those, "{kind:?}");
    }
    let marked = of(Kind::FalselyMarked);
    assert!(marked.iter().all(|r| lives::lines(&town, *r, 900, Facts::EVERYTHING).iter().any(|line| line.wrong)));
    // Where nothing is remembered, and where standing is not kept, some kinds cannot be told.
    let forgetful = common::town(&scenario("crossing-camera", &["town.residents=100"]), Options::lean(1), 5);
    assert!(Kind::ALL.iter().all(|kind| list(&forgetful, *kind, None).is_none() == kind.needs_memory()));
    let alone = common::town(&scenario("crossing-camera", &["town.residents=100", "standing=false"]), options(1), 5);
    assert!(Kind::ALL.iter().all(|kind| list(&alone, *kind, None).is_none() == kind.needs_standing()));
}

/// The report of a small town whose bets were counted in three towns.
fn reported(towns: u32) -> (Outcome, String) {
    let scenario = scenario("crossing-camera", &["town.residents=300"]);
    let mut outcome =
        Plan { options: options(1), days: Some(100), every: 1, ..Plan::default() }.run(&scenario, |_, _| ());
    if towns > 0 {
        outcome.bets = BetsPlan { scenario: &scenario, seed: 1, days: 100, changes: &[], towns }.ask(|| ());
    }
    let html = report::html(&outcome).unwrap();
    (outcome, html)
}

#[test]
fn a_report_has_two_pages_to_hand_out_and_the_answers_behind() {
    let (outcome, html) = reported(3);
    let sheets: Vec<&str> = html.split("<section class=\"sheet\"").collect();
    assert_eq!(sheets.len(), 3, "two sheets");
    let teacher = html.find("<section class=\"teacher\"").unwrap();
    let (handout, behind) = html.split_at(teacher);
    let raw = outcome.town.scenario().raw();
    let sentences = headline(&outcome);
    let to_teachers = words::plain("one-town");
    assert!(sentences.iter().all(|sentence| *sentence == to_teachers || sheets[1].contains(sentence)));
    assert!(!sheets[1].contains(&to_teachers) && sentences.len() > 1);
    assert!(sheets[1].contains("<svg") && sheets[1].contains("Flagged by the ledger office, day by day"));
    for side in ["report-prevents", "report-costs"] {
        assert!(sheets[1].contains(&words::plain(side)) && !behind.contains(&words::plain(side)));
    }
    // Three lives, each with one row: its day, what happened, what was seen and what was scored.
    let people = sheets[2].split("<section class=\"teacher\"").next().unwrap();
    let lives: Vec<&str> = people.split("class=\"card life\"").skip(1).collect();
    assert_eq!(lives.len(), lives::chosen(&outcome.town).len());
    for life in &lives {
        assert_eq!(
            (life.matches("<tr").count(), life.matches("<caption>The row that mattered").count()),
            (2, 1),
            "{life}"
        );
    }
    assert!(people.contains("class=\"talk\"") && people.contains(&raw.lesson.discuss[0]));
    // The answers begin a page, and the slip that is handed out before has a page of its own.
    let (answers, slip) = behind.split_once("<section class=\"own-page slip\"").unwrap();
    let slip = slip.split("</section>").next().unwrap();
    assert!(answers.contains("<section class=\"own-page\" id=\"answers\">") && html.contains("break-after: page"));
    for bet in &raw.lesson.predict {
        assert!(bet.options.iter().all(|option| slip.contains(option) && answers.contains(option)));
        assert!(!handout.contains(&bet.options[0]));
    }
    assert!(!slip.contains('✓') && !slip.contains("of 3 towns"), "the slip gives nothing away");
    let answered = (0..raw.lesson.predict.len()).filter(|bet| outcome.bets.here(*bet).is_some()).count();
    assert!(answered >= 2);
    assert_eq!(behind.matches("✓ this town</td>").count(), answered, "by a sign and in words");
    let options: usize = raw.lesson.predict.iter().map(|bet| bet.options.len()).sum();
    assert_eq!(behind.matches("of 3 towns</td>").count(), options);
    assert!(!html.contains('‹'), "{}", html.find('‹').unwrap_or(0));
    assert!(behind.contains("The lesson speaks of 365 days; this run is told on day 100."));
}

/// Where some towns do not answer a bet, it is said of how many the counts are.
#[test]
fn towns_that_do_not_answer_are_counted_too() {
    let (mut outcome, html) = reported(3);
    assert!(!html.contains("of 3 towns answered this bet"));
    outcome.bets.answers[1][0] = None;
    let html = report::html(&outcome).unwrap();
    assert_eq!(html.matches("2 of 3 towns answered this bet").count(), 1);
}

/// What stands in the tables of a report besides shares: their counts. Both kinds of wrong flag, each by its name.
#[test]
fn shares_of_a_report_have_their_counts_beside_them() {
    let scenario = scenario("crossing-camera", &["town.residents=400"]);
    let outcome = Plan { options: options(1), days: Some(300), every: 10, ..Plan::default() }.run(&scenario, |_, _| ());
    let html = report::html(&outcome).unwrap();
    let town = &outcome.town;
    let flagged: Vec<u32> = (0..400).filter(|resident| town.flagged(*resident)).collect();
    let wrong = flagged.iter().filter(|resident| !town.deserves_flag(**resident)).count();
    let resting = tallyford::study::causes::resting(town).len();
    assert!(wrong > 0 && resting > 0, "{wrong} and {resting} of {}", flagged.len());
    let handout = html.split("<section class=\"teacher\"").next().unwrap();
    for (name, row, count) in [
        ("Flags wrong by own acts", "not earned by own acts", wrong),
        ("Flags that rest on false marks", "resting on false marks", resting),
    ] {
        let told = tallyford::view::counted::of(count as u64, flagged.len() as u64);
        assert!(handout.contains(&format!("<span>{name}</span><span>{told}</span>")), "{name}: {told}");
        assert!(handout.contains(&format!("<td>{row}</td><td class=\"counted\">{told}</td>")), "{row}: {told}");
    }
    // No share stands in a table with three digits.
    let cells = html.split("<td").skip(1).chain(html.split("<span>").skip(1)).filter_map(|part| part.split('<').next());
    let shares =
        cells.filter_map(|cell| Some(cell.strip_suffix("\u{a0}%")?.rsplit([' ', '>', '−']).next()?.to_owned()));
    let shares: Vec<String> = shares.collect();
    let digits = |share: &String| share.replace(['.', ','], "").trim_start_matches('0').len();
    assert!(shares.len() > 30 && shares.iter().all(|share| digits(share) <= 2 || share == "100"), "{shares:?}");
}

/// The report speaks of what stands in it: whoever reads it may not have the program.
#[test]
fn a_report_points_at_nothing_that_it_does_not_have() {
    // The towns beside it have something to say of what rating changes, and where its spread is found.
    let scenario = scenario("crossing-camera", &["town.residents=200"]);
    let plan = Plan { options: options(1), days: Some(90), every: 10, with_contrasts: true, ..Plan::default() };
    let html = report::html(&plan.run(&scenario, |_, _| ())).unwrap();
    assert!(html.contains(&words::plain("report-one-town")) && html.contains(&words::plain("one-town")));
    assert!(!html.contains("three lives above") && !html.contains("--set cut"));
    let handout = html.split("<main>").nth(1).unwrap().split("<section class=\"teacher\"").next().unwrap();
    for word in ["window", "--", "lens", "tallyford "] {
        assert!(!handout.contains(&format!(" {word}")) && !handout.contains(&format!("`{word}")), "{word}");
    }
}

#[test]
fn a_report_of_one_town_says_that_it_is_one_towns_story() {
    let (_, one) = reported(1);
    assert!(one.contains("one town’s story") && one.contains('✓') && !one.contains("of 1 towns"));
    let (_, none) = reported(0);
    assert!(none.contains("The answers were not worked out for this report") && !none.contains('✓'));
}

#[test]
fn what_a_large_town_leaves_blank_is_said_with_the_reason() {
    let scenario = scenario("crossing-camera", &["town.residents=20100"]);
    let plan = Plan { options: Options::default(), days: Some(2), every: 30, ..Plan::default() };
    let outcome = plan.run(&scenario, |_, _| ());
    let html = report::html(&outcome).unwrap();
    for text in ["No lives are told here: a town of 20,100 residents", "Life of a false mark", "Harm prevented"] {
        assert!(html.contains(text), "{text}");
    }
    let told = tallyford::view::blanks::blanks(&outcome);
    let handout = html.split("<section class=\"teacher\"").next().unwrap();
    let row = "<span>Flags that rest on false marks</span>";
    assert!(!handout.contains(row) && reported(0).1.contains(row), "left out where it is not defined");
    assert!(told[0].contains("Flags that rest on false marks"), "{told:?}");
    assert_eq!(told.len(), 2);
    assert!(told[0].contains("not remembered entry by entry") && told[1].contains("is run alone"), "{told:?}");
    assert!(tallyford::view::blanks::blanks(&reported(0).0).iter().all(|text| !text.contains("entry by entry")));
}

/// A view is handed facts: what is not among them is not told of a life either.
#[test]
fn a_covered_outcome_tells_no_standing_and_no_sums() {
    let town = small("crossing-camera", 1, 120);
    let flagged = list(&town, Kind::Flagged, None).unwrap()[0];
    let covered = lives::outcome(&town, flagged, Facts::default());
    assert!(covered.ends_with("This person is flagged.") && !covered.contains("Perfect"), "{covered}");
    let open = lives::outcome(&town, flagged, [Fact::Standing, Fact::Verdict].into_iter().collect());
    assert!(
        open.contains("Perfect watching of their own acts would have given") && !open.contains("Marks for"),
        "{open}"
    );
}
