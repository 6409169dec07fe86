//! Luck is addressed: one more life, or one observation less, moves nothing that it does not touch.

mod common;

use common::{scenario, town, written};
use tallyford::day::{Options, Simulation};

fn everybody_did(town: &Simulation, residents: u32) -> Vec<(u32, u32, u8)> {
    let deeds = town.history().unwrap().deeds();
    deeds.filter(|(_, deed)| deed.resident < residents).map(|(day, deed)| (day, deed.resident, deed.act)).collect()
}

#[test]
fn a_resident_without_tie_place_or_contact_changes_nobody_else() {
    for name in common::shipped() {
        let scenario = scenario(&name, &[]);
        let count = scenario.raw().town.residents;
        let without = town(&scenario, Options::default(), 120);
        let with = town(&scenario, Options { hermits: 1, ..Options::default() }, 120);
        assert_eq!(with.town().residents(), count as usize + 1);
        assert_eq!(everybody_did(&with, count), everybody_did(&without, count), "{name}: acts");
        let (theirs, ours) = (with.history().unwrap(), without.history().unwrap());
        assert!(theirs.observations().eq(ours.observations()), "{name}: observations");
        assert!(theirs.receipts().eq(ours.receipts()), "{name}: receipts");
        for resident in 0..count {
            assert_eq!(with.money(resident), without.money(resident), "{name}: money of {resident}");
            assert_eq!(with.contacts(resident), without.contacts(resident), "{name}: contacts of {resident}");
        }
        let alone = everybody_did(&with, count + 1).into_iter().filter(|(_, resident, _)| *resident == count).count();
        assert!(alone > 0, "{name}: the hermit lives too");
    }
}

#[test]
fn striking_an_observation_that_no_rule_uses_changes_no_byte_elsewhere() {
    let scenario = scenario("crossing-camera", &[]);
    let whole = town(&scenario, Options::default(), 120);
    let acts = scenario.policy().acts();
    let read_by_no_rule = |act: u8| acts[usize::from(act)].name() == "write_critically";
    let observations = whole.history().unwrap().observations();
    let unused: Vec<u64> = observations.filter(|(_, o)| read_by_no_rule(o.act)).map(|(_, o)| o.id).collect();
    assert!(unused.len() > 100);
    for &struck in unused.iter().step_by(unused.len() / 5) {
        let without = town(&scenario, Options { struck: vec![struck], ..Options::default() }, 120);
        // Nothing but the strike itself, and the record on the day on which it would have been filed.
        let own = ["files.struck", "files.today"];
        let (without, whole) = (without.digest(), whole.digest());
        let differing: Vec<&str> = without.differing(&whole).into_iter().filter(|part| !own.contains(part)).collect();
        assert_eq!(differing, Vec::<&str>::new());
    }
}

#[test]
fn striking_an_observation_that_a_rule_uses_is_felt() {
    let scenario = scenario("crossing-camera", &[]);
    let whole = town(&scenario, Options::default(), 60);
    let (_, receipt) = whole.history().unwrap().receipts().find(|(_, receipt)| receipt.points < 0).unwrap();
    let struck = receipt.record.id;
    let without = town(&scenario, Options { struck: vec![struck], ..Options::default() }, 60);
    let mut receipts = without.history().unwrap().receipts();
    assert!(receipts.all(|(_, receipt)| receipt.record.id != struck));
    assert!(without.digest().differing(&whole.digest()).len() > 1, "more than the strike itself");
}

#[test]
fn one_more_watcher_moves_nobody_elses_luck() {
    let with = scenario("bread-stall", &[]);
    let without = scenario("bread-stall", &["watchers[1].on=false"]);
    let seen = |scenario: &std::sync::Arc<tallyford::scenario::Scenario>| {
        let town = town(scenario, Options::default(), 1);
        let observations = town.history().unwrap().observations();
        observations.filter(|(_, o)| o.watcher == 0).map(|(_, o)| (o.id, o.about)).collect::<Vec<_>>()
    };
    assert!(!seen(&with).is_empty());
    assert_eq!(seen(&with), seen(&without));
}

#[test]
fn record_numbers_are_distinct() {
    let scenario = written(
        r#"(title: "Many", packs: ["street-cameras"], town: (residents: 3000))"#,
        &["watchers.crossing_cameras.false_alarm=0.05"],
    );
    let town = town(&scenario, Options::default(), 120);
    let mut ids: Vec<u64> = town.history().unwrap().observations().map(|(_, o)| o.id).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
    assert!(count > 20_000);
}
