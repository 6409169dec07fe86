//! Scenario files: the shipped ones, the reference page, and what is said of broken ones.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{run, scenario, shipped, written};
use tallyford::scenario::raw::RawScenario;
use tallyford::scenario::{Library, Problems, Source, parse, reader, reference, shape};

fn blessing() -> bool {
    std::env::var_os("TALLYFORD_BLESS").is_some()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn ron_files(folder: &str) -> Vec<PathBuf> {
    let files = fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|e| e == "ron")).collect();
    files.sort();
    files
}

#[test]
fn every_shipped_lesson_argues_both_sides_and_is_whole() {
    assert!(shipped().len() >= 4);
    for name in shipped() {
        let scenario = scenario(&name, &[]);
        let raw = scenario.raw();
        let lesson = &raw.lesson;
        let texts = [
            &raw.title,
            &raw.question,
            &raw.summary,
            &raw.mechanism,
            &lesson.case_for,
            &lesson.case_against,
            &lesson.what_is_it,
            &lesson.how_it_works,
            &lesson.how_to_use,
            &lesson.things_to_notice,
            &lesson.things_to_try,
            &lesson.extending_it,
        ];
        assert!(texts.iter().all(|text| text.len() > 5), "{name}: a text is missing");
        assert!(lesson.predict.len() >= 2 && lesson.predict.iter().all(|p| p.options.len() >= 2), "{name}: bets");
        assert!(lesson.discuss.len() >= 4, "{name}: questions");
        let (most, least) = (
            lesson.case_for.len().max(lesson.case_against.len()),
            lesson.case_for.len().min(lesson.case_against.len()),
        );
        assert!(most < 2 * least, "{name}: the two cases are of unlike length");
    }
}

#[test]
fn the_civic_ledger_has_forty_rules_in_eight_categories() {
    let scenario = scenario("civic-ledger", &[]);
    let office = &scenario.raw().offices[0];
    assert!(office.rules.len() >= 40, "{} rules", office.rules.len());
    assert_eq!(office.categories.len(), 8);
    assert!(office.categories.iter().all(|c| office.rules.iter().any(|r| r.category == c.name)));
}

#[test]
fn the_catalogue_has_twenty_acts_of_all_three_kinds() {
    let scenario = written("()", &[]);
    let acts = scenario.policy().acts();
    assert!(acts.len() >= 20);
    assert!(acts.iter().all(|act| !act.says().is_empty()));
    for kind in ["Genuine", "Performative", "Proxy"] {
        assert!(acts.iter().filter(|act| format!("{:?}", act.kind()) == kind).count() >= 4, "{kind}");
    }
}

/// FPR = p/(1-p) (1-PPV)/PPV (1-FNR), Chouldechova 2017, for every group of every shipped scenario.
#[test]
fn the_confusion_identity_holds_for_every_group() {
    let mut held = 0;
    for name in shipped() {
        for seed in 1..=3 {
            let outcome = run(&scenario(&name, &[]), seed, false);
            for group in outcome.groups() {
                if let Some(gap) = group.confusion.and_then(|c| c.identity_gap()) {
                    assert!(gap < 1e-12, "{name}, seed {seed}, {}: {gap:e}", group.name);
                    held += 1;
                }
            }
        }
    }
    assert!(held > 30, "the rates are defined for {held} groups");
}

#[test]
fn the_reference_page_is_up_to_date() {
    let path = root().join("docs/scenario-format.md");
    let page = reference::page();
    if blessing() {
        fs::write(&path, &page).unwrap();
    }
    assert_eq!(fs::read_to_string(path).unwrap(), page, "write it anew with TALLYFORD_BLESS=1");
}

/// What a thing needs besides the field in question: its fields with their texts.
type Needs = &'static [(&'static str, &'static str)];

const WATCHER: Needs = &[("name", r#""eye""#), ("acts", r#"["litter"]"#), ("places", "[(place: Square, share: 1)]")];
const OFFICE: Needs =
    &[("name", r#""office""#), ("bands", r#"[(name: "A", from: 0)]"#), ("categories", r#"[(name: "kindness")]"#)];

/// Where the fields of a type belong: a scenario with HERE for them, and what they need beside them.
const BELONGS: &[(&str, &str, Needs)] = &[
    ("RawScenario", "HERE", &[]),
    ("RawScenario.leads", r#"offices: [(name: "ledger office", bands: [(name: "A", from: 0)])], HERE"#, &[]),
    ("RawTown", "town: (HERE)", &[]),
    ("RawQuarter", "town: (quarters: [(HERE)])", &[("name", r#""Mill""#)]),
    ("RawLook", "town: (looks: [(HERE)])", &[("name", r#""Wren""#)]),
    ("RawTraits", "town: (traits: (HERE))", &[]),
    ("RawTies::Village", "town: (ties: Village(HERE))", &[("neighbours", "1"), ("workmates", "1"), ("friends", "1")]),
    ("RawTies::Random", "town: (ties: Random(HERE))", &[]),
    ("RawAct", "acts: [(HERE)]", &[("name", r#""nap""#)]),
    ("RawDriver", r#"acts: [(name: "nap", drivers: [(HERE)])]"#, &[("state", "Strain"), ("doublings", "1")]),
    ("RawWatcher", "watchers: [(HERE)]", WATCHER),
    (
        "RawCoverage",
        r#"watchers: [(name: "eye", acts: ["litter"], places: [(HERE)])]"#,
        &[("place", "Square"), ("share", "1")],
    ),
    (
        "RawGroupError",
        r#"watchers: [(name: "eye", acts: ["litter"], places: [(place: Square, share: 1)], groups: [(HERE)])]"#,
        &[("group", r#""Heron""#)],
    ),
    ("RawOffice", "offices: [(HERE)]", OFFICE),
    ("RawLedger", "offices: [(method: Ledger(HERE), OFFICE)]", &[]),
    ("RawBand", r#"offices: [(name: "office", bands: [(HERE)], method: Ledger(floor: 500))]"#, &[("name", r#""A""#)]),
    ("RawEffects", r#"offices: [(name: "office", bands: [(name: "A", from: 0, effects: (HERE))])]"#, &[]),
    (
        "RawCategory",
        r#"offices: [(name: "office", bands: [(name: "A", from: 0)], categories: [(HERE)])]"#,
        &[("name", r#""x""#)],
    ),
    ("RawRule", "offices: [(rules: [(HERE)], OFFICE)]", &[("act", r#""litter""#)]),
    ("RawPeer", "offices: [(peer: (HERE), OFFICE)]", &[]),
    (
        "RawList",
        "offices: [(lists: [(HERE)], OFFICE)]",
        &[("name", r#""x""#), ("on", "[Debts(1)]"), ("off", "[DebtsCleared]")],
    ),
    (
        "RawList.kin",
        "offices: [(lists: [(HERE)], bearing: (share: 0), OFFICE)]",
        &[("name", r#""x""#), ("on", "[Debts(1)]"), ("off", "[DebtsCleared]")],
    ),
    ("RawLearning", "town: (feature: Normal(mean: 0.5, sd: 0.1)), learning: (HERE)", &[]),
    ("RawNoticing", "learning: (chance: (HERE))", &[]),
    ("RawOpinion", "learning: (opinion: (HERE))", &[]),
    ("RawRedress", "redress: (HERE)", &[]),
    ("RawShocks", "shocks: (HERE)", &[]),
    ("RawSet", "sets: [(HERE)]", &[("name", r#""x""#)]),
    ("RawWatcher.only", r#"sets: [(name: "drivers")], watchers: [(HERE)]"#, WATCHER),
    ("RawReport", r#"acts: [(name: "tip", reports: (HERE))]"#, &[("claims", r#"["litter"]"#)]),
    ("RawBearing", r#"offices: [(bearing: (HERE), OFFICE)]"#, &[]),
    ("RawEffort", "watchers: [(effort: (HERE), WATCHER)]", &[]),
    (
        "Chance::IfWorth",
        r#"town: (feature: Normal(mean: 0.5, sd: 0.1)), watchers: [(name: "crossing camera", acts: ["litter"], places: [(place: Square, share: 1)], effort: ())],
           acts: [(name: "nap", chance: IfWorth(HERE))]"#,
        &[("watcher", r#""crossing camera""#), ("loss", "3")],
    ),
    ("RawAct.alias", r#"sets: [(name: "exposed")], acts: [(HERE)]"#, &[("name", r#""nap""#)]),
    ("RawAlias", r#"sets: [(name: "exposed")], acts: [(name: "nap", alias: (HERE))]"#, &[("of", r#""exposed""#)]),
    ("RawFaces", "watchers: [(faces: (HERE), WATCHER)]", &[]),
    ("RawReview", "offices: [(review: (HERE), OFFICE)]", &[]),
    ("RawAudit", "redress: (audit: (HERE))", &[]),
    ("RawStage", "stages: [(HERE)]", &[("name", r#""x""#)]),
    (
        "RawTrial",
        r#"offices: [(name: "ledger office", bands: [(name: "A", from: 0)])], trials: [(HERE)]"#,
        &[("name", r#""x""#), ("offices", r#"["ledger office"]"#)],
    ),
    ("RawKnob", "knobs: [(HERE)]", &[("name", r#""x""#), ("paths", r#"["learning.reading"]"#)]),
    ("RawAssumption", "assumptions: [(HERE)]", &[("name", r#""x""#)]),
    ("RawEvent", "events: [(HERE)]", &[("name", r#""x""#)]),
    (
        "EventKind::Breach",
        r#"sets: [(name: "exposed")], events: [(name: "x", what: Breach(HERE))]"#,
        &[("into", r#""exposed""#), ("share", "0.1")],
    ),
    ("EventKind::Amnesty", r#"events: [(name: "x", what: Amnesty(HERE))]"#, &[]),
    ("RawPrediction", "lesson: (predict: [(HERE)])", &[]),
    (
        "RawAnswer",
        r#"lesson: (predict: [(options: ["few", "many"], answer: (HERE))])"#,
        &[("measure", r#""flagged_share""#), ("group", r#""Heron""#), ("bounds", "[0.1]")],
    ),
    (
        "RawFigure",
        "lesson: (shows: [(says: \"Few.\", by: (HERE), less_than: 1)])",
        &[("measure", r#""flagged_share""#), ("group", r#""Heron""#)],
    ),
    (
        "RawShown",
        "lesson: (shows: [(HERE)])",
        &[("says", r#""Few.""#), ("by", r#"(measure: "flagged_share")"#), ("less_than", "1")],
    ),
    ("RawStep", r#"lesson: (predict: [(ask: "How many?")], script: [(HERE)])"#, &[]),
    ("RawLesson", "lesson: (HERE)", &[]),
    ("RawFeature::Normal", "town: (feature: Normal(HERE))", &[("mean", "0.5"), ("sd", "0.1")]),
    ("RawFeature::Conduct", "town: (feature: Conduct(HERE))", &[("mean", "0.5"), ("sd", "0.1"), ("strength", "0.5")]),
    ("RawFeature::Table", "town: (feature: Table(HERE))", &[("groups", CELLS)]),
    (
        "RawFeatureGroup",
        r#"town: (feature: Table(groups: [(name: "Wren", cells: [(score: 1, share: 1)]), (HERE)]))"#,
        &[("name", r#""Heron""#), ("cells", "[(score: 1, share: 1)]")],
    ),
    ("RawCell.people", "town: (residents: 398, feature: Table(groups: [(cells: [(HERE)])]))", &[]),
    ("RawCell.violators", "town: (residents: 398, feature: Table(groups: [(cells: [(HERE)])]))", &[("people", "398")]),
    ("RawCell", "town: (feature: Table(groups: [(cells: [(HERE)])]))", &[("share", "1")]),
    ("RawIncident", "incidents: [(HERE)]", &[("name", r#""theft""#)]),
    ("RawIncidentRate", r#"incidents: [(name: "theft", rates: [(HERE)])]"#, &[("quarter", r#""Mill""#)]),
    (
        "RawClaim",
        "town: (feature: Normal(mean: 0.5, sd: 0.1)), learning: (claims: [(HERE)])",
        &[("group", r#""Wren""#)],
    ),
    ("RawWatcher.reads_feature", "town: (feature: Normal(mean: 0.5, sd: 0.1)), watchers: [(HERE)]", WATCHER),
    (
        "RawMistake",
        r#"watchers: [(name: "eye", mistakes: [(HERE)], places: [(place: Square, share: 1)])]"#,
        &[("act", r#""carry_shopping""#), ("taken_for", r#""shoplift""#)],
    ),
    (
        "RawAct.meets",
        r#"offices: [(name: "office", bands: [(name: "good", from: 500), (name: "bad", from: 0)])], acts: [(HERE)]"#,
        &[("name", r#""nap""#)],
    ),
    (
        "RawEncounter",
        r#"offices: [(name: "office", bands: [(name: "good", from: 500), (name: "bad", from: 0)])], acts: [(name: "nap", meets: (HERE))]"#,
        &[],
    ),
    (
        "RawAct.served_by",
        r#"offices: [(name: "lender", bands: [(name: "A", from: 0)])], acts: [(HERE)]"#,
        &[("name", r#""nap""#)],
    ),
    ("RawOffice.repair", "offices: [(serves: CutOff(500), OFFICE HERE)]", &[]),
    ("RawPredictor", r#"offices: [(name: "x", method: Predictor(HERE), bands: [(name: "A", from: -10000)])]"#, &[]),
    (
        "Fits::CutOff",
        r#"offices: [(name: "x", method: Predictor(points_per_unit: 1000, fits: CutOff(HERE)), bands: [(name: "A", from: -10000)])]"#,
        &[("good", r#""pay_early""#), ("bad", r#""miss_bill""#), ("step", "1"), ("foresees", "true")],
    ),
    ("RawGroupCutOff", "offices: [(serves: PerGroup([(HERE)]), OFFICE)]", &[("group", r#""Wren""#)]),
    (
        "RawRisk",
        r#"offices: [(name: "x", method: Predictor(fits: Risk(HERE)), bands: [(name: "A", from: 0)])]"#,
        &[("of", r#"["litter"]"#)],
    ),
    (
        "Trigger::ListedBy",
        r#"offices: [(name: "ledger office", bands: [(name: "A", from: 0)], lists: [(name: "debtors", on: [Debts(1)], off: [DebtsCleared])]), (name: "x", bands: [(name: "A", from: 0)], lists: [(name: "l", on: [ListedBy(HERE)], off: [AfterDays(1)])])]"#,
        &[("office", r#""ledger office""#), ("list", r#""debtors""#)],
    ),
    (
        "RawIndex.parts",
        r#"offices: [(name: "x", method: Index(HERE), categories: [(name: "bills")], bands: [(name: "A", from: 350)])]"#,
        &[],
    ),
    (
        "RawIndex",
        r#"offices: [(name: "x", method: Index(HERE), categories: [(name: "bills")], bands: [(name: "A", from: 0)])]"#,
        &[("parts", r#"[(name: "bills")]"#)],
    ),
    (
        "RawPart",
        r#"offices: [(name: "x", method: Index(parts: [(HERE)]), categories: [(name: "bills")], bands: [(name: "A", from: 350)])]"#,
        &[("name", r#""bills""#)],
    ),
    (
        "RawMerged",
        r#"offices: [(name: "ledger office", bands: [(name: "A", from: 0)]), (name: "x", method: Merged(HERE), bands: [(name: "A", from: 0)])]"#,
        &[("of", r#"[(office: "ledger office")]"#)],
    ),
    (
        "RawSource",
        r#"offices: [(name: "ledger office", bands: [(name: "A", from: 0)]), (name: "x", method: Merged(of: [(HERE)]), bands: [(name: "A", from: 0)])]"#,
        &[("office", r#""ledger office""#)],
    ),
    ("RawTally", "offices: [(tally: (HERE), OFFICE)]", &[]),
    ("RawPrior", "offices: [(tally: (prior: [(HERE)]), OFFICE)]", &[("quarter", r#""Mill""#)]),
];

const CELLS: &str = "[(cells: [(score: 400, share: 1)])]";

/// The fields a thing needs, but for the one that is given.
fn needs(needs: Needs, but_for: &str) -> String {
    needs.iter().filter(|(field, _)| *field != but_for).map(|(field, text)| format!("{field}: {text}, ")).collect()
}

/// Each example is put where its field belongs, in a scenario that is whole but for it, and read.
#[test]
fn the_example_of_every_field_is_read() {
    let examples = reference::examples();
    assert!(examples.len() > 100);
    for (of, field, example) in examples {
        assert!(example.starts_with(&format!("{field}: ")), "{of}.{field}: {example}");
        // Some fields mean nothing without others, so they have a place of their own.
        let own = format!("{of}.{field}");
        let mut places = BELONGS
            .iter()
            .filter(|(name, ..)| *name == own)
            .chain(BELONGS)
            .filter(|(name, ..)| *name == own || *name == of);
        let (_, place, needed) = places.next().unwrap_or_else(|| panic!("no place for {of}"));
        let here = needs(needed, &field) + &example;
        let text = format!("({})", place.replace("HERE", &here).replace("OFFICE", &needs(OFFICE, "")));
        let text = text.replace("WATCHER", &needs(WATCHER, ""));
        let source = Source { name: format!("{of}.{field}"), bytes: text.clone().into_bytes() };
        if let Err(problems) = parse(&source, &Library::default(), &[]) {
            panic!("the example of {of}.{field} is not read: {text}\n{problems}");
        }
    }
}

/// The tree reads RON as the `ron` crate does.
#[test]
fn the_tree_agrees_with_the_ron_crate() {
    use ron::extensions::Extensions;
    let options = ron::Options::default().with_default_extension(
        Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES | Extensions::UNWRAP_VARIANT_NEWTYPES,
    );
    let files = [
        ron_files("scenarios"),
        ron_files("scenarios/packs"),
        ron_files("scenarios/lab"),
        vec![root().join("assets/acts.ron")],
        ron_files("benches"),
    ]
    .concat();
    assert!(files.len() >= 11);
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let theirs: RawScenario = options.from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut problems = Problems::default();
        let file = problems.file("x");
        let node = reader::read(text.as_bytes(), file, &mut problems).unwrap();
        let ours: RawScenario = serde_json::from_value(shape::shape(&node, &mut problems)).unwrap();
        assert!(problems.is_empty(), "{problems}");
        assert_eq!(format!("{ours:?}"), format!("{theirs:?}"), "{}", path.display());
    }
}

/// Every broken file says exactly what stands beside it.
#[test]
fn broken_files_say_where_and_how_to_mend_them() {
    let files = ron_files("tests/broken");
    assert!(files.len() >= 40);
    for path in files {
        let name = format!("broken/{}", path.file_name().unwrap().to_string_lossy());
        let source = Source { name, bytes: fs::read(&path).unwrap() };
        let problems = parse(&source, &Library::default(), &[])
            .err()
            .unwrap_or_else(|| panic!("{} is not broken", path.display()));
        let expected = path.with_extension("txt");
        if blessing() {
            fs::write(&expected, problems.to_string()).unwrap();
        }
        assert_eq!(problems.to_string(), fs::read_to_string(&expected).unwrap(), "{}", path.display());
    }
}

#[test]
fn packs_in_a_circle_are_told() {
    let mut library = Library::default();
    let pack = |name: &str, on: &str| Source {
        name: format!("packs/{name}.ron"),
        bytes: format!(r#"(packs: ["{on}"])"#).into_bytes(),
    };
    library.add_pack("a", pack("a", "b"));
    library.add_pack("b", pack("b", "a"));
    let source = Source { name: "x.ron".into(), bytes: br#"(packs: ["a"])"#.to_vec() };
    let problems = parse(&source, &library, &[]).unwrap_err().to_string();
    assert_eq!(
        problems,
        "error: packs/b.ron:1:10  packs build on one another in a circle: a → b → a\n  hint: take one of them out of another's list\n"
    );
}

#[test]
fn settings_are_checked_like_files() {
    let cases = [
        ("town.residents", "--set town.residents  town.residents is not a setting"),
        ("town.residents=5", "town.residents is 5, but must be 60 to 10000000"),
        ("town.residence=900", "town.residence is not a field"),
        ("watchers.crossing_camera.misidentify=2", "has nothing called crossing_camera"),
        ("watchers[99].misidentify=2", "has nothing called [99]"),
        ("watchers.crossing_cameras.misidentify=2", "misidentify is 2, but must be 0 to 1"),
        ("offices.ledger_office.bands.D.effects.wage=[", "cannot be read"),
        ("=3", "=3 is not a setting"),
        ("packs=[\"nonsense\"]", "there is no pack called nonsense"),
        ("packs=street-cameras", "the value of packs cannot be read"),
        ("packs[7]=\"redress\"", "has nothing called [7]"),
        ("town.looks.Heron.share=0,4", "0,4 is written with a comma"),
        ("town.looks.Heron.share=40%", "write 0.4"),
        ("title=“Mine”", "is not a straight quotation mark"),
    ];
    let library = Library::default();
    let source = Library::scenario("crossing-camera").unwrap();
    for (setting, expected) in cases {
        let said = parse(&source, &library, &[setting.to_owned()]).err().map(|p| p.to_string()).unwrap_or_default();
        let alike = said.contains(expected.trim_start_matches("--set town.residents  ")) && said.contains("hint");
        assert!(alike, "{setting}: {said}");
    }
    let set = scenario(
        "crossing-camera",
        &["offices.ledger_office.bands.D.effects.wage=0.5", "town.looks.Heron.share=0.4", "acts.litter.times_a_year=0"],
    );
    let band = set.raw().offices[0].bands.iter().find(|band| band.name == "D").unwrap();
    assert_eq!((band.effects.wage, set.raw().town.looks[1].share), (0.5, 0.4));
}

/// What lies under a file can be set like any field: as if the file had said it.
#[test]
fn a_setting_of_packs_or_catalogue_is_as_if_the_file_had_said_it() {
    let source = Library::scenario("crossing-camera").unwrap();
    let text = String::from_utf8(source.bytes.clone()).unwrap();
    let read = |text: &str, settings: &[&str]| {
        let source = Source { name: "x.ron".into(), bytes: text.as_bytes().to_vec() };
        let settings: Vec<String> = settings.iter().map(|setting| (*setting).to_owned()).collect();
        parse(&source, &Library::default(), &settings).map_err(|problems| problems.to_string())
    };
    let written = |packs: &str| text.replace(r#"packs: ["street-cameras"]"#, &format!("packs: {packs}"));
    for (setting, packs) in [
        (r#"packs=["street-cameras","redress"]"#, r#"["street-cameras", "redress"]"#),
        (r#" packs = ["street-cameras", "firms"]"#, r#"["street-cameras", "firms"]"#),
    ] {
        let (set, said) = (read(&text, &[setting]).unwrap(), read(&written(packs), &[]).unwrap());
        assert_eq!((set.packs.len(), &set.packs), (said.packs.len(), &said.packs), "{setting}");
        assert_eq!(format!("{:?}", set.scenario.raw()), format!("{:?}", said.scenario.raw()), "{setting}");
        assert_ne!(format!("{:?}", set.scenario.raw()), format!("{:?}", read(&text, &[]).unwrap().scenario.raw()));
    }
    let bare = "(town: (residents: 60))";
    assert!(read(bare, &["catalogue = false"]).unwrap().scenario.raw().acts.is_empty());
    let said = read(&text, &["catalogue=false"]).unwrap_err();
    assert_eq!(said.matches("error:").count(), 1, "one cause is one problem: {said}");
}

/// An editor may put a byte-order mark or a comment before a text, whatever it is.
#[test]
fn a_text_may_begin_with_a_byte_order_mark_or_a_comment() {
    for name in shipped() {
        let source = Library::scenario(&name).unwrap();
        let plain = parse(&source, &Library::default(), &[]).unwrap();
        for before in ["\u{feff}", "// mine\n", "\u{feff}/* mine */\r\n"] {
            let bytes = [before.as_bytes(), &source.bytes].concat();
            let read = parse(&Source { bytes, ..source.clone() }, &Library::default(), &[]).unwrap();
            assert_eq!(format!("{:?}", read.scenario.raw()), format!("{:?}", plain.scenario.raw()), "{name}");
        }
    }
}

/// Quarters and roles tell rules of one act apart, and nothing else: watchers and offices have names.
#[test]
fn named_things_are_laid_over_and_set_by_their_names_alone() {
    let mut library = Library::default();
    let pack = r#"(
        watchers: [(name: "strict cameras", quarters: ["Mill"], acts: ["litter"], places: [(place: Square, share: 1)])],
        offices: [(name: "office", bands: [(name: "A", from: 0)], rules: [
            (act: "litter", who: Officials, quarters: ["Mill"], points: -9), (act: "litter", points: -4),
            (act: "quarrel", who: Owners, points: -2),
        ])],
    )"#;
    library.add_pack("strict", Source { name: "packs/strict.ron".into(), bytes: pack.as_bytes().to_vec() });
    let over = r#"(
        packs: ["strict"],
        acts: [(name: "litter", who: Traders)],
        watchers: [(name: "strict cameras", quarters: ["Orchard"], sensitivity: 0.5)],
        offices: [(name: "office", about: Traders, rules: [(act: "litter", points: -5), (act: "litter", who: Owners, points: -7)])],
    )"#;
    let source = Source { name: "over.ron".into(), bytes: over.as_bytes().to_vec() };
    let read = |settings: &[&str]| {
        let settings: Vec<String> = settings.iter().map(|setting| (*setting).to_owned()).collect();
        parse(&source, &library, &settings).map(|parsed| parsed.scenario).map_err(|problems| problems.to_string())
    };
    let scenario = read(&["watchers.strict_cameras.on=false", "offices.office.rules.litter.points=-6"]).unwrap();
    let raw = scenario.raw();
    let [watcher] = raw.watchers.as_slice() else { panic!("{} watchers", raw.watchers.len()) };
    assert_eq!(
        (watcher.on, watcher.sensitivity, watcher.quarters.as_slice()),
        (false, 0.5, &["Orchard".to_owned()][..])
    );
    assert_eq!(watcher.acts, ["litter"], "what the file does not say stays");
    let rules: Vec<f64> = raw.offices[0].rules.iter().map(|rule| rule.points).collect();
    assert_eq!(rules, [-9.0, -6.0, -2.0, -7.0], "the rule for everyone is the one that is meant");
    let set = read(&["offices.office.rules.quarrel.points=-3"]).unwrap();
    assert_eq!(set.raw().offices[0].rules[2].points, -3.0, "the only rule of an act is meant");
    let said = read(&["watchers.lax_cameras.on=false"]).unwrap_err();
    assert!(said.contains("has nothing called lax_cameras") && !said.contains("Node"), "{said}");
    assert!(said.contains("it has: strict_cameras") || said.contains("did you mean strict_cameras?"), "{said}");
    let said = read(&["offices.office.rules.nap.points=1"]).unwrap_err();
    assert!(said.contains("it has: litter, quarrel") && !said.contains("Node"), "{said}");
}
