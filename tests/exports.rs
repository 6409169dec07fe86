//! What `run --out` leaves in a folder: whose files it replaces, what a full disk leaves, what the description says, and
//! that the run which it wrote can be read.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tallyford::files::export;

const PROGRAM: &str = env!("CARGO_BIN_EXE_tallyford");

fn run(place: &Path, arguments: &[&str]) -> Output {
    Command::new(PROGRAM).env_remove("DISPLAY").args(arguments).current_dir(place).output().unwrap()
}

fn talk(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Every file of a folder with its bytes.
fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap())).collect()
}

const SMALL: [&str; 7] = ["run", "crossing-camera", "--residents", "150", "--days", "30", "--out"];

#[test]
fn the_same_run_is_replaced_and_another_only_by_force() {
    let place = tempfile::tempdir().unwrap();
    let with = |more: &[&str]| run(place.path(), &[&SMALL[..], &["out"], more].concat());
    let first = with(&[]);
    assert!(first.status.success() && !talk(&first).contains("Replacing"), "{}", talk(&first));
    let before = bytes(&place.path().join("out"));
    let again = with(&[]);
    assert!(again.status.success() && talk(&again).contains("Replacing in out: measures.csv, "), "{}", talk(&again));
    assert_eq!(bytes(&place.path().join("out")), before, "the same run leaves the same files");
    for other in [
        &["--seed", "2"][..],
        &["--set", "redress.appeal=0.5"],
        &["--set", "town.looks.Heron.share=0.5", "--csv", "excel"],
    ] {
        let refused = with(other);
        assert_eq!(refused.status.code(), Some(2), "{other:?}");
        let told = talk(&refused);
        assert!(told.contains("out already holds measures.csv, ") && told.contains("--force"), "{told}");
        assert_eq!(bytes(&place.path().join("out")), before);
    }
    // A save of the run is the same run; one with a command is another.
    fs::copy(place.path().join("out/run.ron"), place.path().join("kept.ron")).unwrap();
    assert!(run(place.path(), &["run", "kept.ron", "--out", "out"]).status.success());
    let save = fs::read_to_string(place.path().join("kept.ron")).unwrap();
    let pardoned = save.replace("commands: []", "commands: [(day: 3, order: Pardon(1))]");
    assert_ne!(pardoned, save);
    fs::write(place.path().join("pardoned.ron"), pardoned).unwrap();
    assert_eq!(run(place.path(), &["run", "pardoned.ron", "--out", "out"]).status.code(), Some(2));
    assert_eq!(bytes(&place.path().join("out")), before);
    let forced = with(&["--seed", "2", "--force"]);
    assert!(forced.status.success() && talk(&forced).contains("Replacing in out:"), "{}", talk(&forced));
    assert_ne!(bytes(&place.path().join("out")), before);
    // Files of the same names that no save explains are somebody else's.
    fs::create_dir(place.path().join("mine")).unwrap();
    fs::write(place.path().join("mine/residents.csv"), "mine").unwrap();
    let refused = run(place.path(), &[&SMALL[..], &["mine"]].concat());
    assert!(refused.status.code() == Some(2) && talk(&refused).contains("residents.csv"), "{}", talk(&refused));
    assert_eq!(fs::read_dir(place.path().join("mine")).unwrap().count(), 1);
}

/// A shell in which no file may grow beyond a few thousand bytes: writing more fails as on a full disk.
#[cfg(unix)]
fn run_on_full_disk(place: &Path, arguments: &[&str]) -> Output {
    let script = format!("trap '' XFSZ; ulimit -f 8; exec '{PROGRAM}' \"$@\"");
    let mut shell = Command::new("sh");
    shell.args(["-c", &script, "sh"]).args(arguments).current_dir(place).output().unwrap()
}

#[test]
#[cfg(unix)]
fn a_full_disk_leaves_everything_as_it_was() {
    let place = tempfile::tempdir().unwrap();
    let arguments = |more: &[&'static str]| [&SMALL[..], &["out"], more].concat();
    assert!(run(place.path(), &arguments(&[])).status.success());
    let before = bytes(&place.path().join("out"));
    for more in [&[][..], &["--seed", "2", "--force"], &["--csv", "excel"]] {
        let failed = run_on_full_disk(place.path(), &arguments(more));
        assert_eq!(failed.status.code(), Some(1), "{}", talk(&failed));
        assert!(talk(&failed).contains("cannot be written"), "{}", talk(&failed));
        assert!(
            bytes(&place.path().join("out")) == before,
            "{more:?}: a file has changed, or something is left beside"
        );
    }
    let new = run_on_full_disk(place.path(), &[&SMALL[..], &["new"]].concat());
    assert_eq!((new.status.code(), bytes(&place.path().join("new")).len()), (Some(1), 0));
    let map = ["map", "crossing-camera", "--svg", "town.svg"];
    assert!(run(place.path(), &map).status.success());
    let drawn = fs::read(place.path().join("town.svg")).unwrap();
    assert_eq!(run_on_full_disk(place.path(), &[&map[..], &["--day", "9"]].concat()).status.code(), Some(1));
    assert!(fs::read(place.path().join("town.svg")).unwrap() == drawn);
    assert_eq!(run_on_full_disk(place.path(), &[]).status.code(), Some(1));
    assert!(!place.path().join("report.html").exists(), "half a report is none");
}

#[test]
#[cfg(target_os = "linux")]
fn data_that_cannot_be_printed_is_a_failure() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let program = Command::new(PROGRAM).args(["list", "--json"]).stdout(full).output().unwrap();
    assert_eq!(program.status.code(), Some(1));
    assert!(talk(&program).contains("cannot write to standard output"), "{}", talk(&program));
}

/// A scenario of nearly the largest size, of letters that take most room in a save, on a pack of the same kind.
#[test]
fn the_largest_scenario_is_saved_and_run_again() {
    let place = tempfile::tempdir().unwrap();
    let note = format!("// {}\n", "\u{7f}".repeat(96));
    let filled = |text: &str| format!("{}{text}\n", note.repeat(((1 << 20) - 1000) / note.len()));
    fs::create_dir(place.path().join("packs")).unwrap();
    fs::write(place.path().join("packs/quiet.ron"), filled("(acts: [(name: \"night_noise\", times_a_year: 0)])"))
        .unwrap();
    let text = filled("(title: \"Large\", packs: [\"quiet\"], days: 5, town: (residents: 60))");
    assert!(text.len() > 1_000_000 && text.len() <= 1 << 20);
    fs::write(place.path().join("large.ron"), &text).unwrap();
    let first = run(place.path(), &["run", "large.ron", "--out", "out"]);
    assert!(first.status.success(), "{}", talk(&first));
    let save = place.path().join("out/run.ron");
    assert!(fs::metadata(&save).unwrap().len() > 10 << 20, "every letter takes six");
    let again = run(place.path(), &["run", "out/run.ron"]);
    assert!(again.status.success() && talk(&again).contains("every checkpoint agrees"), "{}", talk(&again));
    let replaced = run(place.path(), &["run", "large.ron", "--out", "out"]);
    assert!(replaced.status.success(), "the large save is known again: {}", talk(&replaced));
    // A scenario of more than the largest size is refused as before, and a save that cannot be one by its size.
    fs::write(place.path().join("larger.ron"), format!("{text}{}", note.repeat(20))).unwrap();
    let refused = run(place.path(), &["run", "larger.ron"]);
    assert!(refused.status.code() == Some(2) && talk(&refused).contains("larger.ron:1:1"), "{}", talk(&refused));
    let huge = fs::OpenOptions::new().write(true).open(&save).unwrap();
    huge.set_len(1 << 30).unwrap();
    let refused = run(place.path(), &["run", "out/run.ron"]);
    assert!(
        refused.status.code() == Some(2) && talk(&refused).contains("out/run.ron is larger than 422 MiB"),
        "{}",
        talk(&refused)
    );
}

#[test]
fn the_page_of_exports_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/exports.md");
    let page = export::page();
    if std::env::var_os("TALLYFORD_BLESS").is_some() {
        fs::write(&path, &page).unwrap();
    }
    assert!(!page.contains('‹'), "a column has no sentence");
    assert_eq!(fs::read_to_string(path).unwrap(), page, "write it anew with TALLYFORD_BLESS=1");
}

/// The files and columns that a page or a list names: each file with its columns.
fn named(
    text: &str,
    file_of: fn(&str) -> Option<&str>,
    column_of: fn(&str) -> Option<&str>,
) -> BTreeMap<String, Vec<String>> {
    let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut file = None;
    for line in text.lines() {
        if let Some(name) = file_of(line) {
            file = Some(name.to_owned());
            files.entry(name.to_owned()).or_default();
        } else if let (Some(file), Some(column)) = (&file, column_of(line)) {
            files.get_mut(file).unwrap().push(column.to_owned());
        }
    }
    files
}

#[test]
fn docs_and_list_name_the_columns_that_the_files_have() {
    let place = tempfile::tempdir().unwrap();
    // Only together do two towns have every table.
    fs::write(place.path().join("counted.ron"), COUNTED).unwrap();
    let runs =
        [["run", "long-way-up", "--days", "20", "--out", "a"], ["run", "counted.ron", "--days", "20", "--out", "b"]];
    let mut there: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for arguments in runs {
        let done = run(place.path(), &arguments);
        assert!(done.status.success(), "{}", talk(&done));
        let folder = place.path().join(arguments[5]);
        let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
        let list = text(export::LIST);
        let in_list = named(
            &list,
            |line| line.split_once("  (").map(|(file, _)| file),
            |line| line.strip_prefix("  ")?.split_once("  ").map(|(column, _)| column.trim()),
        );
        let files = bytes(&folder);
        let tables = files.keys().filter(|name| name.ends_with(".csv"));
        for table in tables {
            let head: Vec<String> = text(table).lines().next().unwrap().split(',').map(str::to_owned).collect();
            assert_eq!(in_list[table], head, "{table} in {}", export::LIST);
            there.insert(table.clone(), head);
        }
        let absent = in_list.iter().filter(|(_, columns)| columns.is_empty());
        absent.for_each(|(file, _)| assert!(!files.contains_key(file), "{file} is there"));
        assert_eq!(in_list.len(), export::SHEETS.len());
        assert!(files.keys().all(|name| export::names().contains(&name.as_str())), "{:?}", files.keys());
    }
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/exports.md")).unwrap();
    let in_page = named(
        &page,
        |line| line.strip_prefix("## ").filter(|name| name.ends_with(".csv")),
        |line| line.strip_prefix("| `")?.split_once('`').map(|(column, _)| column),
    );
    assert_eq!(in_page, there);
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    assert!(readme.contains("docs/exports.md"));
}

const COUNTED: &str = r#"(
    town: (residents: 200),
    sets: [(name: "borrowers", share: 0.0, enter: ["borrow"])],
    acts: [(name: "borrow", times_a_year: 10.0, served_by: "station")],
    incidents: [(name: "theft", rates: [(quarter: "Mill", a_day: 1.0)])],
    watchers: [(name: "patrol", incidents: ["theft"], patrol: ByFile("station"))],
    offices: [(name: "station", method: Ledger(start: 600.0), bands: [(name: "A", from: 0.0)], tally: ())],
)"#;
