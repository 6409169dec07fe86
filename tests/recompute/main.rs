//! Every measure, recomputed from the tables that `run --out` writes, by a program that reads nothing else.

mod measures;
mod tables;

#[path = "../common/mod.rs"]
mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use measures::recomputed;
use tables::{Folder, Row, Table};

/// How far a value may be off, as a part of it.
const CLOSE: f64 = 1e-6;

/// Runs the program and gives the folder with what it wrote.
fn export(place: &Path, scenario: &str, more: &[&str]) -> PathBuf {
    let out = place.join("out");
    let arguments = [&["run", scenario, "--force", "--out", out.to_str().unwrap()], more].concat();
    let done = Command::new(env!("CARGO_BIN_EXE_tallyford")).args(arguments).current_dir(place).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    out
}

/// Compares every measure of a folder with its recomputation. Gives those that have a value.
fn compared(folder: &Folder, what: &str) -> BTreeSet<String> {
    let mut defined = BTreeSet::new();
    let mut wrong = vec![];
    for row in folder.table("measures").rows() {
        let measure = row.text("measure");
        let here = recomputed(measure, folder)
            .unwrap_or_else(|| panic!("{measure} has no recomputation: write one in tests/recompute/measures.rs"));
        let there = row.maybe("value");
        let close = match (here, there) {
            (Some(here), Some(there)) => (here - there).abs() <= CLOSE * here.abs().max(there.abs()) + 1e-12,
            (here, there) => here == there,
        };
        if !close {
            wrong.push(format!("{measure}: exported {there:?}, recomputed {here:?}"));
        }
        assert_eq!(there.is_none(), !row.text("why_empty").is_empty(), "{what}: {measure} says why, or has a value");
        if there.is_some() {
            defined.insert(measure.to_owned());
        }
    }
    assert!(wrong.is_empty(), "{what}:\n{}", wrong.join("\n"));
    assert!(folder.table("measures").rows.len() >= 40);
    defined
}

/// What groups and categories came to is what the receipts come to. Only groups of these kinds are looked at: a mark counts
/// for the look that one had on its day, and an order can give another.
fn sums_of_receipts(folder: &Folder, kinds: &[&str]) {
    let sum = |rows: &[Row], of: fn(f64) -> f64| rows.iter().map(|row| of(row.number("points"))).sum::<f64>();
    let receipts: Vec<Row> = folder.rows("receipts").collect();
    let residents: Vec<Row> = folder.table("residents").rows().collect();
    for group in folder.table("groups").rows().filter(|group| kinds.contains(&group.text("kind"))) {
        let is_in = |row: &&Row| residents[row.id("resident")].text(group.text("kind")) == group.text("group");
        let mine: Vec<Row> = receipts.iter().filter(is_in).copied().collect();
        let borne = mine.iter().filter(|row| row.text("record_resident") != row.text("resident"));
        let borne: Vec<Row> = borne.copied().collect();
        let marks = mine.iter().filter(|row| row.number("points") < 0.0);
        let expected = [
            ("marks", marks.clone().count() as f64),
            ("marks_false", marks.filter(|row| !row.is("true")).count() as f64),
            ("points_up", sum(&mine, |points| points.max(0.0))),
            ("points_down", sum(&mine, |points| points.min(0.0))),
            ("points_borne", sum(&borne, |points| points.min(0.0))),
        ];
        for (column, value) in expected {
            let there = group.number(column);
            assert!((there - value).abs() < 1e-6, "{} of {}: {there}, not {value}", column, group.text("group"));
        }
    }
    for row in folder.rows("categories") {
        let same = |column: &str, other: &Row| other.text(column) == row.text(column);
        let mine = receipts.iter().filter(|other| same("office", other) && same("category", other));
        let value: f64 = mine.map(|other| other.number("points")).sum();
        assert!((row.number("points") - value).abs() < 1e-6, "{}: not {value}", row.text("category"));
    }
}

/// What stands in one table twice, in one form or another, agrees.
fn consistent(folder: &Folder) {
    if folder.tables.contains_key("receipts") {
        sums_of_receipts(folder, &["role"]);
    }
    for row in folder.rows("listings") {
        let on = folder.table("lists").with("list", row.text("list"));
        let on = on.filter(|other| other.is("listed") && other.text("office") == row.text("office"));
        assert_eq!(row.number("listed"), on.count() as f64, "{}", row.text("list"));
        assert!(row.number("listed") <= row.number("ever_listed") && row.number("ever_listed") <= row.number("days"));
    }
    let residents: Vec<Row> = folder.table("residents").rows().collect();
    let mut flagged = vec![false; residents.len()];
    let mut by_rule = vec![false; residents.len()];
    let mut rated = vec![false; residents.len()];
    let key = |row: &Row, column: &str| (row.text("office").to_owned(), row.text(column).to_owned());
    let penalty: BTreeMap<_, bool> = folder.rows("bands").map(|row| (key(&row, "band"), row.is("penalty"))).collect();
    let leads = folder.rows("offices").find(|row| row.is("leads")).map(|row| row.text("office"));
    let mut bands: BTreeMap<_, f64> = BTreeMap::new();
    for row in folder.rows("ratings") {
        let resident = row.id("resident");
        rated[resident] = true;
        flagged[resident] |= row.is("flagged");
        by_rule[resident] |= penalty[&key(&row, "band")];
        *bands.entry(key(&row, "band")).or_default() += 1.0;
        if let Some(standing) = row.maybe("standing") {
            let parts = ["borne", "sight", "file", "insincere"].map(|part| row.maybe(part));
            let sum: f64 = parts.iter().flatten().sum();
            assert!(parts.iter().all(Option::is_none) || row.number("score") == standing + sum);
        }
        if Some(row.text("office")) == leads {
            for column in ["score", "band", "standing"] {
                assert_eq!(row.text(column), residents[resident].text(column));
            }
        }
    }
    for row in folder.rows("bands") {
        assert_eq!(row.number("residents"), bands.get(&key(&row, "band")).copied().unwrap_or(0.0));
    }
    for row in folder.rows("lists") {
        by_rule[row.id("resident")] |= row.is("listed") && row.is("penalty");
        assert_eq!(row.is("listed"), row.maybe("since_day").is_some());
    }
    let mut contacts = vec![0; residents.len()];
    let mut seen = BTreeSet::new();
    for row in folder.rows("ties") {
        let (one, other) = (row.id("resident"), row.id("contact"));
        assert!(one != other && seen.insert((one.min(other), one.max(other))), "a tie stands there once");
        assert!(row.is("holds") || row.is("at_founding"));
        if row.is("holds") {
            contacts[one] += 1;
            contacts[other] += usize::from(row.is("mutual"));
        }
    }
    for (i, row) in residents.iter().enumerate() {
        assert_eq!((row.id("resident"), row.id("contacts")), (i, contacts[i]));
        assert_eq!((row.is("rated"), row.is("flagged")), (rated[i], flagged[i]), "resident {i}");
        assert_eq!(flagged[i], by_rule[i], "resident {i} is flagged by a penalty band or list");
    }
    for row in folder.rows("receipts") {
        assert!(row.text("record").starts_with('r') && row.text("record").len() == 17);
        assert_eq!(row.text("name"), residents[row.id("resident")].text("name"));
        let really = (row.text("seen_resident"), row.text("seen_act"));
        let claimed = (row.text("record_resident"), row.text("act"));
        // A mark by hand stands on no observation and is false.
        assert_eq!(row.is("true"), !row.text("seen_day").is_empty() && really == claimed);
    }
}

#[test]
fn every_measure_of_every_shipped_scenario_comes_out_of_the_files() {
    let place = tempfile::tempdir().unwrap();
    let mut defined = BTreeSet::new();
    let shipped = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")).unwrap();
    let files: Vec<PathBuf> = shipped.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    assert!(files.len() >= 4);
    for file in files {
        let out = export(place.path(), file.to_str().unwrap(), &[]);
        let folder = Folder::read(&out, b',');
        defined.append(&mut compared(&folder, file.to_str().unwrap()));
        consistent(&folder);
        sums_of_receipts(&folder, &["look", "quarter", "role"]);
    }
    // What no shipped scenario has: features that are shown and read, offices that refuse, a count of incidents, appeals.
    let packs = r#"packs: ["civic-ledger", "street-cameras", "debtor-list", "friends-score", "firms", "redress"]"#;
    let text = common::FEATURED.replacen(r#"packs: ["street-cameras", "redress"]"#, packs, 1);
    assert_ne!(text, common::FEATURED);
    fs::write(place.path().join("everything.ron"), text).unwrap();
    let folder = Folder::read(&export(place.path(), "everything.ron", &[]), b',');
    defined.append(&mut compared(&folder, "everything"));
    consistent(&folder);
    assert!(folder.table("offices").rows.len() > 3, "several offices are told");
    assert!(!folder.table("lists").rows.is_empty(), "somebody is on a list");
    let all: BTreeSet<String> = folder.table("measures").rows().map(|row| row.text("measure").to_owned()).collect();
    // What a score or another list puts somebody on, no act leads to; and an office that has lost its trial rates nobody.
    let empty = |measure: &&String| match measure.split_once(':') {
        Some(("listed_innocent" | "listed_after", list)) => ["handed on", "kept", "suspicious"].contains(&list),
        Some(("worth_told_by", office)) => ["mill office", "orchard office"].contains(&office),
        _ => false,
    };
    let never: Vec<&String> = all.difference(&defined).filter(|measure| !empty(measure)).collect();
    assert!(never.is_empty(), "never seen with a value: {never:?}");
}

/// Commands that change people, ties, marks and rules on the way.
const CHANGED: &str = r#"(
    tallyford: "VERSION", scenario: "crossing-camera", text: None, packs: [], settings: ["town.residents=300", "redress.appeal=0.6"],
    seed: 3, days: 100,
    commands: [
        (day: 5, order: Mark(resident: 7, office: "ledger office", act: "cross_on_red", points: -80.0)),
        (day: 10, order: SwapQuarters(3, 200)),
        (day: 10, order: SwapLooks(4, 201)),
        (day: 20, order: Set(["offices.ledger_office.rules=[(act: \"cross_on_red\", points: -9)]"])),
        (day: 30, order: Pardon(8)),
        (day: 40, order: LayOff(9)),
    ],
    digests: [],
)"#;

#[test]
fn a_run_that_was_changed_on_the_way_comes_out_too() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("changed.ron"), CHANGED.replace("VERSION", env!("CARGO_PKG_VERSION"))).unwrap();
    let folder = Folder::read(&export(place.path(), "changed.ron", &[]), b',');
    compared(&folder, "changed");
    consistent(&folder);
    let by_hand: Vec<Row> = folder.rows("receipts").filter(|row| row.text("seen_day").is_empty()).collect();
    assert_eq!(by_hand.len(), 1);
    assert_eq!((by_hand[0].id("resident"), by_hand[0].number("points"), by_hand[0].is("true")), (7, -80.0, false));
    assert!(folder.rows("receipts").any(|row| !row.text("taken_back_day").is_empty()), "an appeal was upheld");
    assert!(folder.rows("receipts").any(|row| !row.text("expires_day").is_empty()));
}

#[test]
fn towns_without_offices_and_without_standing_say_why() {
    let place = tempfile::tempdir().unwrap();
    let why = |folder: &Folder, measure: &str| {
        folder.table("measures").with("measure", measure).next().unwrap().text("why_empty").to_owned()
    };
    fs::write(place.path().join("nobody.ron"), "(town: (residents: 100), days: 20)").unwrap();
    let folder = Folder::read(&export(place.path(), "nobody.ron", &[]), b',');
    compared(&folder, "nobody");
    assert!(why(&folder, "mean_score").contains("no office"));
    // Where nothing is done, the harm of it is nought, not minus nought: in tables and in JSON.
    fs::write(place.path().join("still.ron"), "(town: (residents: 60), days: 3, catalogue: false)").unwrap();
    let folder = Folder::read(&export(place.path(), "still.ron", &[]), b',');
    compared(&folder, "still");
    assert_eq!(folder.table("measures").with("measure", "harm_done").next().unwrap().text("value"), "0");
    assert!(folder.tables.values().flat_map(|table| table.rows.iter().flatten()).all(|cell| cell != "-0"));
    let object = Command::new(env!("CARGO_BIN_EXE_tallyford"))
        .args(["run", "still.ron", "--json"])
        .current_dir(place.path())
        .output()
        .unwrap();
    let object = String::from_utf8(object.stdout).unwrap();
    assert!(object.contains("\"harm_done\": 0.0") && !object.contains("-0.0,"), "{object}");
    assert!(!folder.tables.contains_key("ratings"));
    let unsure = ["--days", "30", "--residents", "200", "--set", "standing=false"];
    let folder = Folder::read(&export(place.path(), "crossing-camera", &unsure), b',');
    compared(&folder, "without standing");
    assert!(why(&folder, "false_positive_rate").contains("standing"));
    assert!(folder.table("residents").rows().all(|row| row.text("flag_earned").is_empty()));
}

#[test]
fn a_large_town_has_what_can_be_kept_and_says_what_cannot() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("out");
    let arguments = ["run", "crossing-camera", "--days", "31", "--residents", "20100", "--out", out.to_str().unwrap()];
    // A table of another run must not be left beside the tables of this one.
    fs::create_dir_all(&out).unwrap();
    fs::write(out.join("receipts.csv"), "day\n").unwrap();
    let run = |more: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_tallyford"))
            .args(arguments)
            .args(more)
            .current_dir(place.path())
            .output()
            .unwrap()
    };
    assert_eq!(run(&[]).status.code(), Some(2));
    let done = run(&["--force"]);
    let talk = String::from_utf8(done.stderr).unwrap();
    assert!(done.status.success() && talk.contains("more than 20,000 residents"), "{talk}");
    assert!(!out.join("receipts.csv").exists());
    let list = fs::read_to_string(out.join("files.txt")).unwrap();
    assert!(list.contains("receipts.csv  (not written)\nThe town has more than 20,000 residents."), "{list}");
    let report = fs::read_to_string(out.join("report.html")).unwrap();
    assert!(report.contains("is not remembered entry by entry") && report.contains("20,000"));
    let folder = Folder::read(&out, b',');
    let defined = compared(&folder, "large");
    consistent(&folder);
    assert!(!defined.contains("harm_prevented") && !defined.contains("false_mark_days"));
    assert!(defined.contains("false_mark_share") && defined.contains("genuine_points_share"));
    assert_eq!(folder.table("days").rows.len(), 2, "day 30 and the last");
}

/// A table, a column, what half of its cells become, and the measures that this moves.
type Edit = (&'static str, &'static str, fn(&str) -> String, &'static [&'static str]);

/// A recomputation follows the rows: another row, another value. Where a table were not read, nothing would move.
#[test]
fn another_row_is_another_value() {
    let place = tempfile::tempdir().unwrap();
    let whole = Folder::read(&export(place.path(), "crossing-camera", &["--days", "120", "--residents", "300"]), b',');
    let cases: [Edit; 9] = [
        (
            "ratings",
            "score",
            |score| (score.parse::<f64>().unwrap() / 2.0).to_string(),
            &["mean_score", "score_spread"],
        ),
        ("residents", "flagged", |_| "true".into(), &["flagged_share", "false_positive_rate", "false_discovery_rate"]),
        ("residents", "days_wronged", |_| "9".into(), &["error_concentration"]),
        ("ties", "holds", |_| "false".into(), &["assortativity"]),
        ("receipts", "expires_day", |_| "60".into(), &["false_mark_days"]),
        ("receipts", "taken_back_day", |_| "60".into(), &["false_mark_days"]),
        ("acts", "kind", |_| "genuine".into(), &["genuine_points_share", "performative_acts"]),
        ("towns", "harm", |harm| format!("{harm}9"), &["harm_done", "harm_prevented"]),
        ("watchers", "read_false", |_| "0".into(), &["false_observation_share"]),
    ];
    for (table, column, change, moved) in cases {
        let mut folder = whole.clone();
        let changed = folder.tables.get_mut(table).unwrap();
        let place = changed.columns.iter().position(|name| name == column).unwrap();
        for row in changed.rows.iter_mut().step_by(2) {
            row[place] = change(&row[place]);
        }
        for measure in moved {
            assert_ne!(
                recomputed(measure, &folder),
                recomputed(measure, &whole),
                "{measure} does not read {table}.{column}"
            );
        }
    }
    assert_eq!(recomputed("a_measure_that_nobody_knows", &whole), None);
}

/// The same run in every form of table holds the same, cell by cell; names that are formulas are harmless in each.
#[test]
fn spreadsheets_get_the_same_tables() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("names.ron"), FORMULAS).unwrap();
    let plain = Folder::read(&export(place.path(), "names.ron", &[]), b',');
    for (style, separator, decimal) in [("excel", b';', ","), ("excel-point", b',', ".")] {
        let out = export(place.path(), "names.ron", &["--csv", style]);
        for (name, table) in &plain.tables {
            let path = out.join(format!("{name}.csv"));
            let bytes = fs::read(&path).unwrap();
            assert!(bytes.starts_with("\u{feff}".as_bytes()), "{style}: {name} begins with a byte-order mark");
            let there = Table::read(&path, separator);
            assert_eq!(there.columns, table.columns);
            assert_eq!(there.rows.len(), table.rows.len());
            for (row, same) in there.rows.iter().zip(&table.rows) {
                for (cell, same) in row.iter().zip(same) {
                    let number = same.parse::<f64>().is_ok();
                    assert_eq!(*cell, if number { same.replace('.', decimal) } else { same.clone() });
                }
            }
        }
    }
    let mut texts = 0;
    for table in plain.tables.values() {
        for cell in table.rows.iter().flatten() {
            let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
            assert!(!runs || cell.parse::<f64>().is_ok(), "{cell:?} would be run");
            assert_ne!(cell, "-0");
            texts += usize::from(cell.starts_with('\''));
        }
    }
    assert!(texts > 100);
    // A reader has the names back by taking one apostrophe away.
    let quarters: BTreeSet<&str> = plain.rows("residents").map(|row| row.text("quarter")).collect();
    let back: BTreeSet<&str> = quarters.iter().map(|name| name.strip_prefix('\'').unwrap_or(name)).collect();
    assert_eq!(back, BTreeSet::from(["=HYPERLINK(\"http://x\",\"y\")", "Öst; \"Süd\""]));
}

const FORMULAS: &str = r#"(
    title: "=1+1", packs: ["civic-ledger"], days: 40,
    town: (
        residents: 120,
        quarters: [(name: "=HYPERLINK(\"http://x\",\"y\")", share: 0.5), (name: "Öst; \"Süd\"", share: 0.5)],
        looks: [(name: "-Wren", share: 0.5), (name: "@Heron", share: 0.5)],
    ),
    watchers: [(name: "+cam", kind: Camera, acts: ["cross_on_red"], places: [(place: Crossing, share: 1.0)], false_alarm: 0.01)],
    offices: [(name: "ledger office", rules: [(act: "cross_on_red", points: -4)])],
)"#;
