//! The program as scripts and people meet it: the real binary in a fresh folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A fresh folder that is gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("tallyford-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut program = Command::new(env!("CARGO_BIN_EXE_tallyford"));
        // Without a display, so that nothing opens a window.
        program.env_remove("DISPLAY").args(arguments).current_dir(&self.0).output().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn talk(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json(output: &Output) -> Value {
    assert!(output.status.success(), "{}", talk(output));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn alone_it_runs_the_first_lesson_and_leaves_its_report() {
    let folder = Folder::new("alone");
    let output = folder.run(&[]);
    assert_eq!(output.status.code(), Some(0), "{}", talk(&output));
    let told = if cfg!(feature = "app") { "There is no display here" } else { "This build has no window" };
    assert!(out(&output).is_empty() && talk(&output).starts_with(told));
    let report = fs::read_to_string(folder.0.join("report.html")).unwrap();
    // Nobody asked for it by name, so the next one is not written over it.
    assert!(talk(&folder.run(&[])).contains("Wrote report-2.html"));
    assert_eq!(report, fs::read_to_string(folder.0.join("report.html")).unwrap());
    assert!(report.contains("The crossing camera") && report.contains("An invented town; not a forecast."));
    assert!(!report.contains('‹'), "a sentence is missing");
    for outside in ["http://", "https://", "src=", "url(", "@import", "<script"] {
        let found = report.replace("http://www.w3.org/2000/svg", "").replace("url(#sheet)", "");
        assert!(!found.contains(outside), "the report loads something: {outside}");
    }
}

#[test]
fn json_has_the_fields_of_the_contract() {
    let folder = Folder::new("json");
    let object =
        json(&folder.run(&["run", "bread-stall", "--days", "40", "--residents", "300", "--seed", "5", "--json"]));
    assert_eq!(
        (&object["scenario"], &object["seed"], &object["days"], &object["residents"]),
        (&"bread-stall".into(), &5.into(), &40.into(), &300.into())
    );
    assert_eq!(object["digest"].as_str().unwrap().len(), 32);
    assert_eq!(object["version"], env!("CARGO_PKG_VERSION"));
    assert!(
        object["measures"]["flagged_share"].is_number() && object["measures"]["customer_harm_prevented"].is_number()
    );
    let days = object["series"]["day"].as_array().unwrap().len();
    assert_eq!(days, 40);
    assert!(object["series"].as_object().unwrap().values().all(|series| series.as_array().unwrap().len() == days));
    assert!(object["groups"]["Heron"]["false_positive_rate"].is_number());
}

#[test]
fn threads_and_settings() {
    let folder = Folder::new("threads");
    let digest = |more: &[&str]| {
        let arguments = [&["run", "crossing-camera", "--days", "20", "--json"], more].concat();
        json(&folder.run(&arguments))["digest"].clone()
    };
    assert_eq!(digest(&["--threads", "1"]), digest(&["--threads", "8"]));
    assert_ne!(digest(&[]), digest(&["--set", "town.looks.Heron.share=0.5"]));
}

#[test]
fn exports_have_their_headers_and_the_save_runs_again() {
    let folder = Folder::new("exports");
    let output = folder.run(&[
        "run",
        "crossing-camera",
        "--days",
        "100",
        "--residents",
        "400",
        "--set",
        "redress.appeal=0.5",
        "--out",
        "here/there",
    ]);
    assert!(output.status.success(), "{}", talk(&output));
    let there = folder.0.join("here/there");
    let first = |file: &str| fs::read_to_string(there.join(file)).unwrap().lines().next().unwrap().to_owned();
    assert_eq!(first("measures.csv"), "measure,name,section,unit,value,why_empty");
    assert!(first("residents.csv").starts_with("resident,name,age,quarter,look,"));
    assert!(first("receipts.csv").starts_with("day,resident,name,office,act,points,watcher,record,"));
    assert_eq!(fs::read_to_string(there.join("residents.csv")).unwrap().lines().count(), 401);
    assert!(fs::read_to_string(there.join("receipts.csv")).unwrap().lines().count() > 100);
    assert!(there.join("report.html").exists());
    let again = folder.run(&["run", "here/there/run.ron"]);
    assert!(again.status.success() && talk(&again).contains("every checkpoint agrees"), "{}", talk(&again));
    let save = fs::read_to_string(there.join("run.ron")).unwrap();
    fs::write(folder.0.join("changed.ron"), save.replace("seed: 1", "seed: 2")).unwrap();
    let changed = folder.run(&["run", "changed.ron"]);
    assert_eq!(changed.status.code(), Some(1));
    assert!(talk(&changed).contains("is not the one that was saved"));
    // A save of another version runs, and says that its town is another one here.
    let running = env!("CARGO_PKG_VERSION");
    let older = save.replace("seed: 1", "seed: 2").replace(&format!("\"{running}\""), "\"0.1.0\"");
    fs::write(folder.0.join("older.ron"), older).unwrap();
    let older = folder.run(&["run", "older.ron"]);
    assert!(older.status.success() && !out(&older).is_empty(), "{}", talk(&older));
    assert!(talk(&older).contains("made by version 0.1.0") && talk(&older).contains(running), "{}", talk(&older));
    fs::write(folder.0.join("broken.ron"), save.replace("days: 100", "days: many")).unwrap();
    let broken = folder.run(&["run", "broken.ron"]);
    assert_eq!(broken.status.code(), Some(2));
    assert!(talk(&broken).contains("broken.ron:") && talk(&broken).contains("hint"), "{}", talk(&broken));
}

#[test]
fn wrong_input_ends_with_two_and_a_hint() {
    let folder = Folder::new("wrong");
    fs::write(folder.0.join("bad.ron"), "(\n    town: (residents: 5),\n)\n").unwrap();
    let bounds = "a seed must be 0 to 18446744073709551615";
    let cases: [(&[&str], &str); 13] = [
        (&["run", "bread-stall", "--seed", "18446744073709551616"], bounds),
        (&["why", "bread-stall", "--list", "--seed", "-1"], bounds),
        (&["map", "bread-stall", "--svg", "a.svg", "--seed", "1.5"], bounds),
        (&["lab", "patrol", "--seed", "many"], bounds),
        (
            &["run", "bread-stall", "--set", "town.looks=[(name: “Wren”)]"],
            "a text editor does not. Values are written as in a scenario: 0.5",
        ),
        (&["run", "bread-stall", "--set", "town.residents=1,200"], "write 1200 for a whole number"),
        (&["run", "crossing-camra"], "did you mean crossing-camera?"),
        (&["run", "zzz"], "the scenarios are:"),
        (&["run", "bad.ron"], "error: bad.ron:2:23  town.residents is 5, but must be 60 to 10000000"),
        (&["check", "bad.ron", "none.ron"], "none.ron cannot be read"),
        (&["run", "bread-stall", "--days", "0"], "0 is not in 1..=36500"),
        (
            &["run", "bread-stall", "--set", "redress.accuracy=7"],
            "--set redress.accuracy=7  redress.accuracy is 7, but must be 0 to 1",
        ),
        (&["fly"], "unrecognized subcommand"),
    ];
    for (arguments, expected) in cases {
        let output = folder.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", talk(&output));
        assert!(talk(&output).contains(expected), "{arguments:?}: {}", talk(&output));
        assert!(out(&output).is_empty(), "{arguments:?}: standard output is data");
    }
    let output = folder.run(&["run", "bread-stall", "--days", "3", "--residents", "60", "--out", "bad.ron"]);
    assert_eq!(output.status.code(), Some(1), "a folder that cannot be made is a failure: {}", talk(&output));
}

#[test]
fn every_shipped_file_is_good() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let files = [root.clone(), root.join("packs")]
        .into_iter()
        .flat_map(|folder| fs::read_dir(folder).unwrap())
        .map(|e| e.unwrap().path());
    let files: Vec<String> =
        files.filter(|f| f.extension().is_some_and(|e| e == "ron")).map(|f| f.display().to_string()).collect();
    assert!(files.len() >= 10);
    let folder = Folder::new("check");
    let arguments: Vec<&str> = std::iter::once("check").chain(files.iter().map(String::as_str)).collect();
    let output = folder.run(&arguments);
    assert!(output.status.success(), "{}", talk(&output));
    assert_eq!(out(&output).lines().count(), files.len());
}

/// A link is the run that it was made of, on the command line as in the window and in a browser.
#[test]
fn a_link_runs_to_the_digest_of_its_run() {
    let folder = Folder::new("link");
    let run = ["run", "quiet-wall", "--residents", "90", "--days", "20", "--json"];
    let digest = json(&folder.run(&run))["digest"].clone();
    let link = out(&folder.run(&["link", "quiet-wall", "--set", "town.residents=90", "--days", "20"]));
    assert!(link.starts_with("tallyford.html#town=1.") && link.len() < 600, "{link}");
    let again = folder.run(&["run", link.trim(), "--json"]);
    assert_eq!(json(&again)["digest"], digest, "{}", talk(&again));
    // The same town for the teacher is another link.
    let teacher = out(&folder.run(&["link", link.trim(), "--teacher"]));
    assert_ne!(teacher, link);
    assert_eq!(json(&folder.run(&["run", teacher.trim(), "--json"]))["digest"], digest);
    for (arguments, told) in [
        (vec!["run", &link[..link.len() - 40]], "the link was cut short or changed"),
        (vec!["run", "tallyford.html#town=2.abc"], "the link is of a later version"),
        (vec!["link", link.trim(), "--days", "3"], "error: #town=… is of a saved town"),
    ] {
        let refused = folder.run(&arguments);
        assert!(talk(&refused).contains(told) && refused.status.code() == Some(2), "{}", talk(&refused));
    }
}

/// A save or a plan is checked as what it is, however it begins.
#[test]
fn check_knows_saves_and_plans() {
    let folder = Folder::new("check-kinds");
    let save = r#"(tallyford: "0.2.0", scenario: "crossing-camera", text: None, settings: ["town.residents=60"],
        seed: 1, days: 9, commands: [(day: 5, order: Cut([Money]))], digests: [])"#;
    let plan = r#"(scenario: "crossing-camera", seeds: 2, vary: [(path: "cut", values: [[], [Scrutiny]])])"#;
    let write = |name: &str, text: &str| fs::write(folder.0.join(name), text).unwrap();
    write("run.ron", &format!("\u{feff}{save}"));
    write("sent.ron", &format!("// from Ada\n{save}"));
    write("plan.ron", &format!("/* a plan */ {plan}"));
    let output = folder.run(&["check", "run.ron", "sent.ron", "plan.ron"]);
    let kinds = ["run.ron: good (saved run)", "sent.ron: good (saved run)", "plan.ron: good (plan of a sweep)"];
    assert_eq!((out(&output).lines().count(), output.status.code()), (3, Some(0)), "{}", talk(&output));
    assert!(kinds.iter().all(|kind| out(&output).contains(kind)), "{}", out(&output));
    let output = folder.run(&["run", "run.ron"]);
    assert!(output.status.success(), "{}", talk(&output));
    write("unfit.ron", &save.replace("Cut([Money])", r#"Set(["town.residents=90"])"#));
    write("early.ron", &save.replace("days: 9", "days: 99999"));
    let odd = r#"(path: "watchers.crossing_cameras.misidentify", values: [0.1, 7])"#;
    write("odd.ron", &format!("(scenario: \"crossing-camera\", vary: [{odd}])"));
    let cases: [(&[&str], &str); 4] = [
        (&["check", "unfit.ron"], "cannot change while the town runs"),
        (&["check", "early.ron"], "the save asks for 99999 days"),
        (&["check", "odd.ron"], "misidentify is 7, but must be 0 to 1"),
        (&["run", "plan.ron"], "tallyford sweep plan.ron --out out"),
    ];
    for (arguments, expected) in cases {
        let output = folder.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", talk(&output));
        assert!(talk(&output).contains(expected), "{arguments:?}: {}", talk(&output));
    }
}

#[test]
fn packs_beside_a_file_are_found() {
    let folder = Folder::new("packs");
    fs::create_dir_all(folder.0.join("packs")).unwrap();
    fs::write(folder.0.join("packs/quiet.ron"), "(acts: [(name: \"night_noise\", times_a_year: 0)])").unwrap();
    fs::write(
        folder.0.join("mine.ron"),
        "(title: \"Mine\", packs: [\"civic-ledger\", \"quiet\"], days: 10, town: (residents: 100))",
    )
    .unwrap();
    let output = folder.run(&["run", "mine.ron"]);
    assert!(
        output.status.success() && out(&output).starts_with("Mine\n100 invented residents, 10 days"),
        "{}",
        talk(&output)
    );
}

#[test]
fn a_save_carries_the_packs_that_are_not_shipped() {
    let folder = Folder::new("carried");
    fs::create_dir_all(folder.0.join("packs")).unwrap();
    fs::write(folder.0.join("packs/quiet.ron"), "(acts: [(name: \"night_noise\", times_a_year: 0)])").unwrap();
    fs::write(folder.0.join("mine.ron"), "(title: \"Mine\", packs: [\"quiet\"], days: 10, town: (residents: 100))")
        .unwrap();
    assert!(folder.run(&["run", "mine.ron", "--out", "out"]).status.success());
    let elsewhere = Folder::new("elsewhere");
    fs::copy(folder.0.join("out/run.ron"), elsewhere.0.join("run.ron")).unwrap();
    let again = elsewhere.run(&["run", "run.ron", "--json"]);
    assert!(again.status.success() && talk(&again).contains("every checkpoint agrees"), "{}", talk(&again));
}

#[test]
fn a_summary_has_each_heading_and_measure_once() {
    let folder = Folder::new("summary");
    for name in ["crossing-camera", "straight-way-home"] {
        let text = out(&folder.run(&["run", name, "--days", "20", "--residents", "300"]));
        for once in ["\nHow people fare\n", "\nActing for points\n", "\n  Harm done "] {
            assert_eq!(text.matches(once).count(), 1, "{name}: {once:?}\n{text}");
        }
        // Where nobody is rated, most measures have no value, and none of these is told.
        let has_blanks = text.lines().any(|line| line.ends_with(" –"));
        assert_eq!(has_blanks, name == "crossing-camera", "{text}");
    }
}

#[test]
fn the_list_names_everything() {
    let folder = Folder::new("list");
    let object = json(&folder.run(&["list", "--json"]));
    for key in ["scenarios", "packs", "measures", "families", "experiments"] {
        assert!(object[key].is_array(), "{key}");
    }
    let entries =
        |key: &str| object[key].as_array().unwrap().iter().all(|e| e["name"].is_string() && e["title"].is_string());
    assert!(entries("scenarios") && entries("packs") && entries("measures") && entries("families"));
    let text = out(&folder.run(&["list"]));
    assert!(
        ["crossing-camera", "civic-ledger", "false_positive_rate", "act:NAME"].iter().all(|name| text.contains(name))
    );
}

#[test]
fn the_map_is_drawn_for_every_lens_and_size() {
    let folder = Folder::new("map");
    for (lens, residents) in [("truth", "60"), ("seen", "300"), ("scored", "300"), ("scored", "7000")] {
        let setting = format!("town.residents={residents}");
        let output = folder.run(&[
            "map",
            "crossing-camera",
            "--day",
            "3",
            "--lens",
            lens,
            "--svg",
            "town.svg",
            "--set",
            &setting,
        ]);
        assert!(output.status.success(), "{}", talk(&output));
        let svg = fs::read_to_string(folder.0.join("town.svg")).unwrap();
        assert!(
            svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>") && !svg.contains("NaN") && !svg.contains('‹')
        );
    }
}

#[test]
fn why_tells_a_score_and_what_if_in_words_and_numbers() {
    let folder = Folder::new("why");
    let asked = ["why", "crossing-camera", "--set", "town.residents=240", "--day", "100", "--resident"];
    let words = |resident: &str| folder.run(&[&asked[..], &[resident]].concat());
    let object = json(&folder.run(&[&asked[..], &["60", "--json"]].concat()));
    let name = object["resident"]["name"].as_str().unwrap();
    assert_eq!((&object["resident"]["id"], &object["day"]), (&60.into(), &100.into()));
    let undo = &object["undo"];
    // Records are numbered as in receipts.csv.
    let record = undo["entry"]["record"].as_str().unwrap();
    assert!(record.len() == 17 && record.starts_with('r'), "{record}");
    let number = |value: &Value| value.as_f64().unwrap();
    assert_eq!(number(&undo["direct"]) + number(&undo["answer"]), number(&undo["total"]));
    let shares: f64 = undo["edges"].as_object().unwrap().values().map(number).sum();
    assert!((shares - number(&undo["answer"])).abs() < 1e-9, "the parts add up to the answer");
    let line = &undo["line"];
    let last = |key: &str| number(line[key].as_array().unwrap().last().unwrap());
    assert_eq!((last("day"), last("real")), (100.0, number(&object["offices"][0]["score"])));
    let shares = object["luck_rule_choice"]["shares"].as_object().unwrap();
    let whole: f64 = shares.values().map(number).sum();
    assert!((whole - 1.0).abs() < 1e-9);
    // By name and by number it is the same person, and every sentence is there.
    let (by_name, by_number) = (words(name), words("60"));
    assert!(by_name.status.success() && out(&by_name) == out(&by_number));
    for sentence in undo["words"].as_array().unwrap() {
        assert!(out(&by_name).contains(sentence.as_str().unwrap()), "{sentence}");
    }
    assert!(!out(&by_name).contains('‹'));
}

#[test]
fn why_says_what_it_cannot_answer() {
    let folder = Folder::new("why-not");
    let refused = |arguments: &[&str], says: &str| {
        let output = folder.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", talk(&output));
        assert!(talk(&output).contains(says) && out(&output).is_empty(), "{arguments:?}: {}", talk(&output));
    };
    let small = ["--set", "town.residents=100", "--set", "days=20"];
    let why = |rest: &[&'static str]| [&["why", "bread-stall"][..], &small, rest].concat();
    refused(&why(&["--resident", "Nobody Atall"]), "there is nobody called “Nobody Atall” in this town of 100");
    refused(&why(&["--resident", "100"]), "a number from 0 to 99");
    refused(&why(&["--resident", "3", "--day", "21"]), "choose a day from 1 to 20");
    refused(&["why", "bread-stall", "--resident", "3", "--set", "town.residents=30000"], "at most 20,000");
    refused(&["why", "bread-stall"], "`tallyford why bread-stall --list` says whom one can ask about");
    refused(&why(&["--list", "--group", "Gull"]), "there are Wren, Heron");
    refused(&["why", "bread-stall", "--list", "stale-bill", "--set", "town.residents=30000"], "at most 20,000");
    refused(&why(&["--list", "missed", "--set", "standing=false"]), "it needs `standing: true`");
    refused(&why(&["--resident", "3", "--entry", "1"]), "there is no entry in the file of");
    // Somebody who owns no stall has no score, and is not given one.
    let unrated = folder.run(&["why", "bread-stall", "--seed", "1", "--day", "5", "--resident", "41"]);
    assert!(unrated.status.success() && out(&unrated).contains("No office rates Clem Froludge."));
    assert!(!out(&unrated).contains("score"), "{}", out(&unrated));
}

#[test]
fn why_undoes_the_entry_that_is_named_and_speaks_of_its_day() {
    let folder = Folder::new("why-entry");
    let asked = ["why", "crossing-camera", "--set", "town.residents=240", "--day", "100"];
    let run = |more: &[&str]| folder.run(&[&asked[..], more].concat());
    let object = json(&run(&["--resident", "60", "--json"]));
    let entries = object["entries"].as_array().unwrap();
    assert!(entries.len() >= 2, "{entries:?}");
    let entry = &entries[1];
    assert_eq!(entry["number"], 2);
    let record = entry["record"].as_str().unwrap();
    let bare = record.trim_start_matches('r').to_owned();
    for name in ["2", &bare, &format!("r{bare}")] {
        let undone = json(&run(&["--resident", "60", "--entry", name, "--json"]));
        assert_eq!(undone["undo"]["entry"]["record"], *record, "{name}");
    }
    let words = run(&["--resident", "60", "--entry", "2"]);
    assert!(words.status.success() && out(&words).contains("on day 100"), "{}", out(&words));
    assert!(!out(&words).contains("last day") && !out(&words).contains("365 the"), "{}", out(&words));
    // One entry has one day: that of its line in the file.
    let day = format!("What if the entry of day {} had never been made?", entry["seen_on_day"]);
    assert!(out(&words).contains(&day), "{day}: {}", out(&words));
    let whole = out(&run(&["--resident", "60", "--whole-file"]));
    for number in 1..=entries.len() {
        assert!(
            whole.lines().any(|line| line.trim_start().starts_with(&format!("{number}. day "))),
            "{number}: {whole}"
        );
    }
    let all = format!("a number from 1 to {}", entries.len());
    let other = json(&run(&["--resident", "61", "--json"]))["entries"][0]["record"].as_str().unwrap().to_owned();
    for (name, says) in [("99", all.as_str()), ("nonsense", "has no entry “nonsense”"), (&other, "is in the file of")]
    {
        let refused = run(&["--resident", "60", "--entry", name]);
        assert_eq!(refused.status.code(), Some(2), "{name}");
        assert!(talk(&refused).contains(says), "{}", talk(&refused));
    }
}

#[test]
fn why_lists_whom_one_can_ask_about() {
    let folder = Folder::new("why-list");
    let asked = ["why", "crossing-camera", "--set", "town.residents=400", "--day", "150", "--list"];
    let run = |more: &[&str]| folder.run(&[&asked[..], more].concat());
    let kinds = json(&run(&["--json"]));
    let wrongly = kinds["kinds"]["flagged-wrongly"].as_u64().unwrap();
    assert!(out(&run(&[])).contains("flagged-wrongly") && kinds["day"] == 150);
    let listed = json(&run(&["flagged-wrongly", "--json"]));
    let people = listed["people"].as_array().unwrap();
    assert_eq!(people.len() as u64, wrongly);
    assert!(
        people
            .iter()
            .all(|p| p["flagged"] == true && p["deserves_flag"] == false && p["offices"][0]["band"].is_string())
    );
    let herons = json(&run(&["flagged-wrongly", "--group", "heron", "--json"]));
    let count = people.iter().filter(|person| person["look"] == "Heron").count();
    assert_eq!((herons["people"].as_array().unwrap().len(), &herons["group"]), (count, &"Heron".into()));
    let words = out(&run(&["falsely-marked"]));
    assert!(words.starts_with("On day 150, marked for what they did not do: "), "{words}");
    assert!(words.contains("tallyford why crossing-camera --resident ") && words.contains("--day 150"), "{words}");
    assert!(!words.contains('‹'));
}

/// A measure that is not defined for a seed, or not at all, is no reason to leave out what is known.
#[test]
fn compare_shows_every_row_and_each_mean_over_its_own_seeds() {
    let folder = Folder::new("compare-rows");
    let towns =
        ["compare", "crossing-camera", "crossing-camera", "--set-b", "cut=[Money, Scrutiny, Ties, Access, Strain]"];
    let sizes = ["--residents", "150", "--days", "150", "--seeds", "6"];
    let rows = json(&folder.run(&[&towns[..], &sizes[..], &["--json"]].concat()));
    let words = out(&folder.run(&[&towns[..], &sizes[..]].concat()));
    let listed = json(&folder.run(&["list", "--json"]));
    let measures = listed["measures"].as_array().unwrap();
    let (mut empty, mut partly) = (0, 0);
    for measure in measures {
        let (key, title) = (measure["name"].as_str().unwrap(), measure["title"].as_str().unwrap());
        let row = &rows["measures"][key];
        let by_seed = |side: &str| -> Vec<Option<f64>> {
            row[side].as_array().unwrap().iter().map(serde_json::Value::as_f64).collect()
        };
        let (a, b) = (by_seed("a_by_seed"), by_seed("b_by_seed"));
        for (side, values) in [("a", &a), ("b", &b)] {
            let defined: Vec<f64> = values.iter().flatten().copied().collect();
            assert_eq!(row[format!("{side}_seeds")], defined.len(), "{key}");
            let mean = (!defined.is_empty()).then(|| defined.iter().sum::<f64>() / defined.len() as f64);
            assert_eq!(row[side].as_f64().map(|v| (v * 1e6).round()), mean.map(|v| (v * 1e6).round()), "{key}");
        }
        let pairs = a.iter().zip(&b).filter(|(a, b)| a.is_some() && b.is_some()).count();
        assert_eq!(row["pairs"], pairs, "{key}");
        assert_eq!(row["difference"].is_null(), pairs == 0, "{key}");
        assert_eq!(row["low"].is_null(), pairs < 2, "{key}");
        let line = words.lines().find(|line| line.trim_start().starts_with(&format!("{title}  ")));
        let line = line.unwrap_or_else(|| panic!("{title} has no row:\n{words}"));
        assert_eq!(line.ends_with('–'), pairs == 0, "{line}");
        assert_eq!(line.contains(&format!("(over {pairs} of 6 seeds;")), pairs > 0 && pairs < 6, "{line}");
        empty += usize::from(pairs == 0);
        partly += usize::from(pairs > 0 && pairs < 6);
    }
    assert!(empty > 0 && partly > 0, "{empty} rows are empty and {partly} partly: take another town for this test");
    let single = out(&folder.run(&[&towns[..], &["--residents", "150", "--days", "20", "--seeds", "1"]].concat()));
    assert!(single.contains("one town’s story") && single.contains("--seeds 20"), "{single}");
}

#[test]
fn compare_gives_both_towns_the_same_luck() {
    let folder = Folder::new("compare");
    let sizes = ["--residents", "120", "--days", "60", "--seeds", "3"];
    let same = json(&folder.run(&[&["compare", "crossing-camera", "crossing-camera", "--json"], &sizes[..]].concat()));
    for (measure, row) in same["measures"].as_object().unwrap() {
        assert!(row["difference"].is_null() || row["difference"] == 0.0, "{measure}: {row}");
        assert_eq!(row["a_by_seed"], row["b_by_seed"], "{measure}");
    }
    let arguments = ["compare", "crossing-camera", "crossing-camera", "--set-b", "watchers.crossing_cameras.on=false"];
    let other = folder.run(&[&arguments[..], &sizes[..]].concat());
    assert!(other.status.success(), "{}", talk(&other));
    let row = out(&other).lines().find(|line| line.contains("False observations")).unwrap().to_owned();
    assert!(row.contains('*'), "fewer false observations, surely: {row}");
    let share = out(&other).lines().find(|line| line.contains("Flagged wrongly")).unwrap().to_owned();
    assert!(share.ends_with("percentage points") && share.matches('%').count() == 2, "{share}");
    let unlike = folder.run(&["compare", "crossing-camera", "long-way-up"]);
    assert_eq!(unlike.status.code(), Some(2));
    assert!(talk(&unlike).contains("--days 365"), "{}", talk(&unlike));
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// The lab prints what its contract names and nothing else, whatever the experiment.
#[test]
fn the_lab_prints_the_results_of_its_contract() {
    let folder = Folder::new("lab");
    let small: [(&str, &[&str], &[&str]); 12] = [
        (
            "accusations",
            &["residents=2000", "acts=10"],
            &["false_flags_per_honest", "honest_flagged_share", "ppv", "fpr", "fnr", "identity_gap"],
        ),
        (
            "patrol",
            &["towns=100", "days=30"],
            &["mean_share", "sd_share", "true_share", "limit_share", "share_above_90"],
        ),
        (
            "ladder",
            &["residents=1000", "start=[0, .1, .1, .2, .3, .3, 0]"],
            &["shares", "trapped_share", "mean_success", "services_before_listing"],
        ),
        (
            "watchlist",
            &["residents=1000", "rounds=6"],
            &["entries", "misplaced", "decided_rounds", "recorded_gap", "true_gap"],
        ),
        ("lending", &["residents=2000", "policy=equal_rate", "loss_ratio=10"], &["profit", "groups"]),
        (
            "threshold",
            &["residents=2000", "learner=retrain"],
            &[
                "accuracy_a",
                "accuracy_b",
                "accuracy",
                "burden_a",
                "burden_b",
                "required_burden_a",
                "required_burden_b",
                "required_burden_ratio",
                "cutoff_final",
            ],
        ),
        ("retrain", &["residents=1000", "strength=-0.5"], &["estimates", "stable_point", "contraction", "diverged"]),
        ("inspection", &["residents=1000", "rounds=60"], &["violations", "inspected", "against_interest"]),
        ("cascade", &["one_is_slower=true"], &["joined", "joined_share", "joined_by_day"]),
        ("contagion", &["residents=200", "days=9"], &["largest_gap", "mean_score", "score_sd", "solution_gap"]),
        ("codes", &["residents=500", "days=9"], &["early_share", "good_share", "stable_share", "helped_share"]),
        ("informers", &["residents=400"], &["true_reports", "false_reports", "found_out", "told_nothing", "points"]),
    ];
    for (name, settings, results) in small {
        let settings = settings.iter().flat_map(|setting| ["--set", setting]);
        let arguments: Vec<&str> = ["lab", name, "--seed", "9", "--json"].into_iter().chain(settings).collect();
        let object = json(&folder.run(&arguments));
        let whole = ["experiment", "seed", "parameters", "results", "expected", "standard_error", "verdict"];
        assert_eq!(keys(&object), whole, "{name}");
        assert_eq!((&object["experiment"], &object["seed"]), (&name.into(), &9.into()));
        for part in ["results", "expected", "standard_error"] {
            assert_eq!(keys(&object[part]), results, "{name}, {part}");
        }
        assert_eq!(object["verdict"], "agrees", "{object}");
        assert_eq!(json(&folder.run(&arguments)), object, "the same seed gives the same results");
    }
    let groups = json(&folder.run(&["lab", "lending", "--set", "residents=2000", "--json"]));
    let of_group = &groups["results"]["groups"]["Heron"];
    assert_eq!(keys(of_group), ["threshold", "selection_rate", "tpr", "mean_change", "profit"]);
    let listed = json(&folder.run(&["list", "--json"]));
    let names: Vec<&str> =
        listed["experiments"].as_array().unwrap().iter().filter_map(|e| e["name"].as_str()).collect();
    let known = [
        "accusations",
        "patrol",
        "ladder",
        "lending",
        "threshold",
        "retrain",
        "inspection",
        "cascade",
        "contagion",
        "informers",
        "watchlist",
        "codes",
    ];
    assert_eq!(names, known);
}

/// The four numbers of a table are those of its counts, exactly, and obey the identity.
#[test]
fn a_table_of_counts_is_judged_by_its_own_numbers() {
    let folder = Folder::new("table");
    let table = r#"Table(groups: [
        Group(name: "Left", cells: [(score: 1, people: 400, violators: 90), (score: 2, people: 100, violators: 60)]),
        Group(name: "Right", cells: [(score: 1, people: 700, violators: 100), (score: 2, people: 50, violators: 20)]),
    ])"#;
    fs::write(folder.0.join("table.ron"), table).unwrap();
    let settings = ["lab", "accusations", "--set", "table=table.ron", "--set", "cut=2", "--json"];
    let object = json(&folder.run(&settings));
    let left = &object["results"]["groups"]["Left"];
    let number = |name: &str| left[name].as_f64().unwrap();
    for (name, expected) in [("prevalence", 0.3), ("ppv", 0.6), ("fpr", 40.0 / 350.0), ("fnr", 0.6)] {
        assert!((number(name) - expected).abs() < 1e-12, "{name} is {}", number(name));
    }
    assert!(number("identity_gap") < 1e-12);
    assert_eq!(object["verdict"], "agrees");
    let wrong = table.replace("people: 50, violators: 20", "people: 50, violators: 70");
    fs::write(folder.0.join("wrong.ron"), wrong).unwrap();
    let output = folder.run(&["lab", "accusations", "--set", "table=wrong.ron"]);
    assert_eq!(output.status.code(), Some(2));
    let told = talk(&output);
    assert!(told.contains("wrong.ron:3:") && told.contains("is 70, but there are only 50 people"), "{told}");
    // So few that no town could be founded on them: everyone stands there several times. The name may be left out.
    for few in [
        r#"Table(groups: [(name: "All", cells: [(score: 9, people: 3, violators: 1)])])"#,
        r#"(groups: [(name: "All", cells: [(score: 9, people: 3, violators: 1)])])"#,
    ] {
        fs::write(folder.0.join("few.ron"), few).unwrap();
        let object = json(&folder.run(&["lab", "accusations", "--set", "table=few.ron", "--json"]));
        assert!((object["results"]["groups"]["All"]["ppv"].as_f64().unwrap() - 1.0 / 3.0).abs() < 1e-12);
    }
    for (text, told) in [
        ("[1, 2]", "no.ron is no table; a table begins with Table(groups:"),
        (
            "Table(range: (0, 20000), groups: [(name: \"All\", cells: [(score: 1, share: 1)])])",
            "must be -10000 to 10000",
        ),
        ("Table(groups: [(name: \"All\", cells: [(score: 1, people: 3, violaters: 1)])])", "did you mean violators?"),
    ] {
        fs::write(folder.0.join("no.ron"), text).unwrap();
        let output = folder.run(&["lab", "lending", "--set", "table=no.ron"]);
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert!(talk(&output).contains(told), "{text}: {}", talk(&output));
    }
}

#[test]
fn wrong_parameters_of_the_lab_are_told_with_their_range() {
    let folder = Folder::new("lab-wrong");
    let cases: [(&[&str], &str); 10] = [
        (&["lab", "patrl"], "did you mean patrol?"),
        (
            &["lab", "nothing_like_it"],
            "there are accusations, patrol, ladder, lending, threshold, retrain, inspection, cascade, contagion, informers",
        ),
        (&["lab", "accusations", "--all"], "give only one of the two"),
        (&["lab", "accusations", "--set", "prevalence"], "--set prevalence is not of the form NAME=VALUE"),
        (&["lab", "accusations", "--set", "prevalance=0.1"], "did you mean prevalence?"),
        (&["lab", "accusations", "--set", "prevalence=1.5"], "prevalence is 1.5, must be a number from 0 to 1"),
        (&["lab", "patrol", "--set", "towns=2.5"], "towns is 2.5, must be a whole number from 100 to 20000"),
        (&["lab", "ladder", "--set", "cutoff=9"], "cutoff is 9, must be a rung: 1 to 6"),
        (&["lab", "ladder", "--set", "success=[0.5, 0.5]"], "success tells 2 rungs and start tells 7"),
        (&["lab", "lending", "--set", "policy=kind"], "must be one of max_utility, equal_rate, equal_opportunity"),
    ];
    for (arguments, told) in cases {
        let output = folder.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(talk(&output).contains(told), "{arguments:?}: {}", talk(&output));
        assert!(out(&output).is_empty(), "{arguments:?}");
    }
}

/// A warning is told and is no failure; notes are told to those who ask; other commands tell the first warning in a line.
#[test]
fn warnings_are_told_and_are_no_failure() {
    let folder = Folder::new("warnings");
    let mine = "(\n    title: \"Mine\", packs: [\"civic-ledger\"], days: 20,\n    town: (residents: 100),\n    \
                offices: [(name: \"ledger office\", rules: [(act: \"litter\", points: -2)])],\n    cut: [Peers],\n)\n";
    fs::write(folder.0.join("mine.ron"), mine).unwrap();
    fs::write(folder.0.join("bad.ron"), "(days: 0, town: (officials: 0))").unwrap();
    fs::write(folder.0.join("quiet.ron"), "(title: \"Quiet\")").unwrap();
    let [reach, cut] = ["[change-reaches-one]", "[cut-of-nothing]"];

    let checked = folder.run(&["check", "quiet.ron", "mine.ron"]);
    assert_eq!(checked.status.code(), Some(0), "{}", talk(&checked));
    assert_eq!(
        out(&checked),
        "quiet.ron: good (scenario or pack)\nmine.ron: good (scenario or pack), with 2 warnings and 3 notes\n",
        "{}",
        talk(&checked)
    );
    let told = talk(&checked);
    assert!(
        told.contains("warning: mine.ron:4:47  this change of what litter earns") && told.contains(reach),
        "{told}"
    );
    assert!(told.contains("warning: mine.ron:5:11  the edge Peers is cut") && told.contains(cut), "{told}");
    assert!(!told.contains("note:") && told.contains("tallyford check --notes"), "{told}");

    let noted = folder.run(&["check", "--notes", "mine.ron"]);
    let data = out(&noted);
    assert_eq!(data.lines().filter(|line| line.starts_with("note: ")).count(), 3, "{data}");
    assert_eq!(data.lines().filter(|line| line.starts_with("  why: ")).count(), 3, "{data}");

    let set = folder.run(&["check", "mine.ron", "--set", "cut=[Ties]", "--set", "redress.appeal=0.5"]);
    assert_eq!(out(&set), "mine.ron: good (scenario or pack), with 1 warning and 1 note\n", "{}", talk(&set));

    let object = folder.run(&["check", "--json", "mine.ron", "bad.ron", "none.ron"]);
    assert_eq!(object.status.code(), Some(2), "one of the files has an error");
    assert!(talk(&object).is_empty(), "{}", talk(&object));
    let files = &serde_json::from_str::<Value>(&out(&object)).unwrap()["files"];
    let count = |file: usize, kind: &str| files[file][kind].as_array().unwrap().len();
    assert_eq!((count(0, "errors"), count(0, "warnings"), count(0, "notes")), (0, 2, 3), "{files}");
    assert_eq!((count(1, "errors"), count(2, "errors")), (1, 1), "{files}");
    let first = &files[0]["warnings"][0];
    assert_eq!((&first["name"], &first["line"]), (&"change-reaches-one".into(), &4.into()), "{files}");

    let ran = folder.run(&["run", "mine.ron"]);
    assert_eq!(ran.status.code(), Some(0), "{}", talk(&ran));
    let lines = talk(&ran).lines().filter(|line| line.contains("warning")).map(str::to_owned).collect::<Vec<_>>();
    assert!(lines.len() == 1 && lines[0].ends_with("`tallyford check` tells 1 more"), "{lines:?}");
    assert!(!out(&ran).contains("warning"), "standard output is data");
    let quiet = folder.run(&["run", "bread-stall", "--days", "2"]);
    assert!(!talk(&quiet).contains("warning"), "{}", talk(&quiet));
}

/// Claims are tried in towns and worlds, printed, written and read again.
#[test]
fn facts_are_tried_printed_and_kept() {
    let folder = Folder::new("facts");
    let lesson = r#"(title: "Mine", days: 20, town: (residents: 80), packs: ["street-cameras"], lesson: (
        predict: [(ask: "How many?", options: ["few", "many"], answer: (measure: "flagged_share", bounds: [0.9]))],
        shows: [(says: "Most are never flagged.", by: (measure: "flagged_share"), less_than: 0.9),
            (says: "Cameras make marks.", by: (measure: "false_mark_share"), against: ["cut=[Scrutiny]"],
                compare: Difference, more_than: 5)]))"#;
    fs::write(folder.0.join("mine.ron"), lesson).unwrap();
    let arguments =
        ["facts", "mine.ron", "--seeds", "2", "--worlds", "18", "--towns", "1", "--json", "--write", "boards"];
    let object = json(&folder.run(&arguments));
    assert_eq!(object["numbers"].as_array().unwrap().len(), 8);
    let tried = &object["scenarios"][0];
    assert_eq!((&tried["title"], &tried["seeds"]), (&Value::from("Mine"), &Value::from(2)));
    assert_eq!(tried["worlds"].as_array().unwrap().len(), 18);
    let counts = |claim: usize| ["holds_in_seeds", "holds_in_worlds"].map(|key| tried["claims"][claim][key].clone());
    assert_eq!([0, 1].map(counts), [[Value::from(2), Value::from(18)], [Value::from(2), Value::from(18)]]);
    assert_eq!((counts(2), &tried["claims"][2]["hangs_on"]), ([Value::from(0), Value::from(0)], &Value::from("luck")));
    assert!(fs::read_to_string(folder.0.join("boards/mine.ron")).unwrap().contains("made_from"));
    let table = out(&folder.run(&arguments[..8]));
    for line in
        ["Mine (mine)", "  Bet 1: How many?", "holds in 2 of 2 towns", "! Cameras make marks.", "18 of 18 worlds"]
    {
        assert!(table.contains(line), "{line}: {table}");
    }
    let kept = folder.run(&["facts", "bread-stall", "--shipped"]);
    assert!(kept.status.success() && out(&kept).contains("of 64 worlds"), "{}", talk(&kept));
    let wrong = |text: &str| fs::write(folder.0.join("wrong.ron"), text).unwrap();
    let refused = |arguments: &[&str], expected: &str| {
        let output = folder.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", talk(&output));
        assert!(talk(&output).contains(expected), "{arguments:?}: {}", talk(&output));
    };
    refused(&["facts", "mine.ron", "--shipped"], "no board is shipped for mine");
    refused(&["facts", "mine.ron", "--set", "seed=3"], "--seeds says how many");
    refused(&["facts", "mine.ron", "--seeds", "2"], "a world of 5 towns takes as many seeds");
    refused(&["facts", "mine.ron", "--write", "."], "mine.ron is there and is no board");
    refused(&["facts", "mine.ron", "mine.ron", "--write", "boards"], "two boards would be written");
    assert_eq!(fs::read_to_string(folder.0.join("mine.ron")).unwrap(), lesson);
    wrong(&lesson.replace("cut=[Scrutiny]", "watchers.nobody.on=false"));
    refused(&["facts", "wrong.ron"], "lesson.shows[1].against cannot be set");
    refused(&["check", "wrong.ron"], "has nothing called nobody");
    refused(&["run", "wrong.ron"], "wrong.ron:4:");
    wrong("(title: \"Mute\")");
    refused(&["facts", "wrong.ron"], "makes no claim that a run can show");
}

#[test]
fn calibrate_tells_targets_and_ends_by_the_hard_ones() {
    let folder = Folder::new("calibrate");
    // Both numbers are read from packs, so that no town is lived.
    let object = json(&folder.run(&["calibrate", "--only", "7a,12", "--json"]));
    let targets = object["targets"].as_array().unwrap();
    assert_eq!(targets.iter().map(|t| &t["number"]).collect::<Vec<_>>(), ["7a", "12", "12", "12"]);
    assert_eq!(
        (&targets[0]["unit"], &targets[0]["written"], &targets[0]["fails"]),
        (&"times".into(), &true.into(), &false.into())
    );
    assert_eq!(targets[0]["range"], serde_json::json!([0.85, 0.97]));
    assert_eq!(targets[0]["by_range"]["verdict"], "holds");
    assert!((targets[0]["measured"].as_f64().unwrap() - 0.975 / 1.05).abs() < 1e-9);
    // As many customers turn away as version 0.1 had it.
    let set = ["--set", "offices.weights_office.bands.D.effects.custom=0.7", "--json"];
    let object = json(&folder.run(&[&["calibrate", "--only", "7a"], &set[..]].concat()));
    assert!((object["targets"][0]["by_range"]["by"].as_f64().unwrap() - (0.85 - 0.7 / 1.05)).abs() < 1e-9);
    let set = ["--set", "offices.weights_office.bands.D.effects.custom=0.9765"];
    let output = folder.run(&[&["calibrate", "--only", "7a"], &set[..]].concat());
    assert!(
        out(&output).contains("0.93 ×") && out(&output).contains("holds; a rule of the town, not measured"),
        "{}",
        out(&output)
    );

    // A hard target that fails is told and ends with 1; nothing is said of it on standard error.
    let small = ["calibrate", "--only", "14", "--seeds", "2", "--residents", "120"];
    let output = folder.run(&[&small[..], &["--set", "watchers.neighbour_reports.false_alarm=0.3"]].concat());
    assert_eq!(output.status.code(), Some(1), "{}", talk(&output));
    assert!(out(&output).contains("FAILS (0 to 10) by ") && talk(&output).is_empty(), "{}", out(&output));
    assert!(!out(&output).contains('‹'), "a sentence is missing");

    for (arguments, says) in [
        (vec!["--only", "20"], "there is no target 20"),
        (vec!["--set", "seed=3"], "--seeds says how many"),
        (vec!["--set", "days=30"], "each target says on which days"),
        (vec!["--set", "town.residents=300"], "--residents says how many"),
        (vec!["--set", "packs=[]"], "each target says on which packs"),
        (vec!["--set", "learning.talk=2"], "must be 0 to 1"),
        (vec!["--set", "watchers.telescopes.loss=0.1"], "telescopes"),
        (vec!["--set", "learning.talk=0.1", "--set", "learning.talk=0.2"], "set the same thing"),
        (vec!["--residents", "3"], "60"),
    ] {
        let output = folder.run(&[&["calibrate"], &arguments[..]].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", talk(&output));
        assert!(out(&output).is_empty() && talk(&output).contains(says), "{arguments:?}: {}", talk(&output));
    }
}
