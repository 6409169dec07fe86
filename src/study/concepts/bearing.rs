//! Bearing: shares of others' marks, lists that take a group, lists of whoever has listed contacts, kin, and care for others.

use super::{Figure, check, lived, town, written};
use crate::kernel::mistake::Mistake;
use crate::town::{NONE, Town};

/// Whether two residents are in one group of a kind, by what the town was founded with.
fn together(town: &Town, kind: &str, one: u32, other: u32) -> bool {
    let (a, b) = (one as usize, other as usize);
    let people = &town.people;
    let household = |of: usize| people.household[of];
    match kind {
        "Household" => household(a) == household(b),
        "Households(3)" => household(a) / 3 == household(b) / 3,
        "Block" => people.block[a] == people.block[b],
        "Firm" => people.firm[a] != NONE && people.firm[a] == people.firm[b],
        // The kin of anybody of one's household.
        _ => household(a) == household(b) || town.kin[b] != NONE && household(town.kin[b] as usize) == household(a),
    }
}

/// The others of a resident's group.
fn others(town: &Town, kind: &str, resident: u32) -> Vec<u32> {
    (0..town.residents() as u32).filter(|other| *other != resident && together(town, kind, resident, *other)).collect()
}

fn text(bearing: &str) -> String {
    r#"town: (residents: 400, kin: 0.4), days: 40,
    acts: [(name: "litter", chance: Fixed(0.02))],
    watchers: [(name: "eye", acts: ["litter"], places: [(place: Home, share: 1)])],
    offices: [(name: "office", BEARING, method: Ledger(start: 0.0, floor: -10000.0, ceiling: 10000.0),
        bands: [(name: "A", from: -10000.0)], rules: [(act: "litter", points: -8.0)])]"#
        .replace("BEARING", bearing)
}

/// Of each kind of group: what everybody lost, by the deeds of the others.
fn shares() -> Vec<Figure> {
    let kinds = [("Household", false), ("Households(3)", false), ("Block", true), ("Firm", false), ("Kin", false)];
    let of = |(name, divided): (&str, bool)| {
        let town = lived(&written(&text(&format!("bearing: (of: {name}, share: 0.5, divided: {divided})"))), 40);
        let mut expected = vec![0i64; 400];
        for (_, deed) in town.history().unwrap().deeds() {
            let group = others(town.town(), name, deed.resident);
            let among = if divided { group.len().max(1) as i64 } else { 1 };
            expected[deed.resident as usize] -= 8 * 256;
            group.iter().for_each(|other| expected[*other as usize] -= 8 * 128 / among);
        }
        let own = town.state.offices[0].ledger.own.iter().map(|own| i64::from(*own));
        let wrong = own.clone().zip(&expected).filter(|(own, expected)| own != *expected).count();
        let lost = (own.sum::<i64>() as f64, expected.iter().sum::<i64>() as f64);
        [
            Figure::exact(&format!("people of {name} who bear something else"), wrong as f64, 0.0),
            Figure::exact(&format!("points lost by {name}"), lost.0, lost.1),
        ]
    };
    kinds.into_iter().flat_map(of).collect()
}

/// Those whom a record lists, those who are listed with them, and those with two listed contacts, by hand each evening.
fn lists() -> Vec<Figure> {
    let scenario = written(
        r#"town: (residents: 400, kin: 0.4), days: 40,
        acts: [(name: "litter", chance: Fixed(0.004)), (name: "shout", chance: Fixed(0.004))],
        watchers: [(name: "eye", acts: ["litter", "shout"], places: [(place: Home, share: 1)])],
        offices: [(name: "office", bearing: (of: Kin, share: 0.0), bands: [(name: "A", from: 0.0)], lists: [
            (name: "with kin", kin: true, on: [Record("litter")], off: [AfterDays(10)]),
            (name: "by contacts", on: [Record("shout"), ContactsListed(2)], off: [AfterDays(10)]),
        ])]"#,
    );
    let mut town = town(&scenario);
    let (mut wrong, mut with_others, mut by_contacts) = ([0u32; 2], 0u32, 0u32);
    let mut since: [Vec<Option<u32>>; 2] = [vec![None; 400], vec![None; 400]];
    for day in 0..40 {
        let yesterday = since[1].clone();
        town.pass_day();
        let deeds = town.state.truth.deeds.concat();
        let contacts =
            |who: usize| town.contacts(who as u32).iter().filter(|c| yesterday[**c as usize].is_some()).count();
        for who in 0..400 {
            for (list, since) in since.iter_mut().enumerate() {
                let did = deeds.iter().any(|deed| (deed.resident, usize::from(deed.act)) == (who as u32, list));
                let again = list == 1 && contacts(who) >= 2;
                // A record lists at once; in the evening whoever has served their days leaves, unless contacts keep them on.
                if did && since[who].is_none() {
                    since[who] = Some(day);
                }
                match since[who] {
                    Some(from) if day - from >= 10 && !again => since[who] = None,
                    None if again => {
                        since[who] = Some(day);
                        by_contacts += 1;
                    }
                    _ => {}
                }
            }
        }
        for who in 0..400 {
            // Somebody's group is theirs: the kin of a person's household need not have that person among their own.
            let takes = |other: usize| other != who && together(town.town(), "Kin", other as u32, who as u32);
            let borne = (0..400).any(|other| since[0][other].is_some() && takes(other));
            with_others += u32::from(borne && since[0][who].is_none());
            let here = [since[0][who].is_some() || borne, since[1][who].is_some()];
            let there = town.state.offices[0].ledger.on_lists(who);
            (0..2).for_each(|list| wrong[list] += u32::from(here[list] != (there >> list & 1 == 1)));
        }
    }
    assert!(with_others > 100 && by_contacts > 5, "{with_others}, {by_contacts}");
    vec![
        Figure::exact("wrongly on or off the list that takes kin", wrong[0].into(), 0.0),
        Figure::exact("wrongly on or off the list by contacts", wrong[1].into(), 0.0),
    ]
}

/// Kin are kin to each other, in another household.
fn kin() -> Vec<Figure> {
    let scenario = written("town: (residents: 3000, kin: 0.4)");
    let founded = town(&scenario);
    let town = founded.town();
    let grown = (0..3000u32).filter(|resident| town.age(*resident) >= 18).count();
    let with_kin: Vec<(u32, u32)> = (0..3000).filter_map(|resident| Some((resident, town.kin_of(resident)?))).collect();
    let sound = |(one, other): &&(u32, u32)| town.kin_of(*other) == Some(*one) && !town.household(*one).contains(other);
    vec![
        Figure::share("grown people with kin", with_kin.len(), grown, 0.4),
        Figure::exact(
            "kin who are kin to each other",
            with_kin.iter().filter(sound).count() as f64,
            with_kin.len() as f64,
        ),
    ]
}

/// People who fear nothing for themselves and mind others wholly do what people do who fear for themselves.
#[test]
fn care_for_others_deters_like_a_fear_of_ones_own() {
    let done = |learning: &str, bearing: &str| {
        let scenario = written(&format!(
            r#"town: (residents: 400, traits: (guile: 0.0, warmth: 1.0, spread: 0.0)), days: 200,
            acts: [(name: "litter", times_a_year: 60.0)],
            watchers: [(name: "eye", acts: ["litter"], places: [(place: Home, share: 1)])],
            offices: [(name: "office", bearing: (of: Households(8), share: {bearing}), published: true, bands: [
                (name: "A", from: 550.0), (name: "B", from: 0.0, penalty: true, effects: (wage: 0.5, fees: 40.0))],
                rules: [(act: "litter", points: -8.0)])],
            learning: (strain_per_point: 0.0, withdraw: 0.0, evade: 0.0, {learning})"#
        ));
        lived(&scenario, 200).figures().acts[0].done
    };
    // Seven households and more bear wholly with each.
    let (fearless, fearful, careful) =
        (done("fear: 0.0", "0.0"), done("fear: 1.0", "0.0"), done("fear: 0.0, care: 1.0", "1.0"));
    assert!((fearful as f64) < 0.9 * fearless as f64, "{fearful} against {fearless}");
    assert!((careful as f64) < 0.9 * fearless as f64, "{careful} against {fearless}");
    assert_eq!(fearless, done("fear: 0.0, care: 1.0", "0.0"), "nobody bears anything");
}

#[test]
fn a_group_bears_what_its_members_do() {
    check(shares, &[Mistake::BearsAlone]);
}

#[test]
fn lists_take_kin_and_count_contacts() {
    check(lists, &[Mistake::ListsAlone, Mistake::ContactsDoNotCount]);
}

#[test]
fn kin_live_in_another_household() {
    check(kin, &[]);
}
