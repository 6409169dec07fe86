//! Sweeps as a researcher meets them: the real binary in a fresh folder, killed, gone on with, split and put together.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A fresh folder in which the program runs.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn command(&self, line: &str) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_tallyford"));
        // Without a display, so that nothing opens a window; outside any job array.
        program.env_remove("DISPLAY").env_remove("SLURM_ARRAY_TASK_ID").env_remove("SGE_TASK_ID");
        program.args(line.split_whitespace()).current_dir(self.0.path());
        program
    }

    fn run(&self, line: &str) -> Output {
        self.command(line).output().unwrap()
    }

    /// Runs a command that must succeed, and gives what it prints.
    fn good(&self, line: &str) -> String {
        let output = self.run(line);
        assert!(output.status.success(), "{line}: {}", talk(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs a command that must be refused with a code and some words, and without printing anything.
    fn refused(&self, code: i32, line: &str, says: &str) {
        let output = self.run(line);
        assert_eq!(output.status.code(), Some(code), "{line}: {}", talk(&output));
        assert!(talk(&output).contains(says), "{line}: {}", talk(&output));
        assert!(!talk(&output).contains('‹') && output.stdout.is_empty(), "{line}: {}", talk(&output));
    }

    fn json(&self, line: &str) -> Value {
        serde_json::from_str(&self.good(line)).unwrap()
    }

    /// The rows of a table, each by the names of its columns.
    fn rows(&self, name: &str) -> Vec<BTreeMap<String, String>> {
        let mut reader = csv::Reader::from_path(self.path(name)).unwrap();
        reader.deserialize().map(Result::unwrap).collect()
    }
}

fn talk(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Whether a cell is a number of JSON, which may be read one digit less exactly; an empty cell is `null`.
fn same_number(cell: &str, value: &Value) -> bool {
    match (cell.parse::<f64>(), value.as_f64()) {
        (Ok(cell), Some(value)) => (cell - value).abs() <= 1e-12 * value.abs(),
        (Err(_), None) => cell.is_empty() && value.is_null(),
        _ => false,
    }
}

/// A digest as a table has it: with a letter in front, so that no spreadsheet takes it for a number.
fn in_table(digest: &Value) -> String {
    format!("d{}", digest.as_str().unwrap())
}

const PLAN: &str = r#"(
    scenario: "bread-stall", seeds: 3, first_seed: 4, days: 20, settings: ["town.residents=200"],
    vary: [(path: "cut", values: [[], [Money, Access]]), (path: "learning.talk", values: [0.0, 0.2])],
)"#;

/// What trials/changed.ron is: a run of 100 days with two commands, here shorter.
fn changed(seed: u64, more: &str) -> String {
    format!(
        r#"(tallyford: "0.2.0", scenario: "crossing-camera", text: None, packs: [], settings: ["town.residents=120"],
        seed: {seed}, days: 40, commands: [
            (day: 5, order: Cut([Scrutiny, Money])),
            (day: 6, order: Set(["offices.ledger_office.rules.cross_on_red.points=-40"])),{more}
        ], digests: [], lesson: None, window: None)"#
    )
}

#[test]
fn every_combination_is_a_row_and_shards_are_the_whole() {
    let folder = Folder::new();
    folder.write("plan.ron", PLAN);
    assert!(folder.good("sweep plan.ron --out one --threads 1").starts_with("12 runs in "));
    folder.good("sweep plan.ron --out three --threads 3");
    let whole = folder.read("one/runs.csv");
    assert_eq!(whole, folder.read("three/runs.csv"), "the number of threads changes nothing");
    assert!(whole.starts_with("run,seed,days,residents,cut,learning.talk,problem,digest,mean_score,"), "{whole}");
    let rows = folder.rows("one/runs.csv");
    assert_eq!(rows.len(), 12);
    let row = &rows[10];
    let cells = ["run", "seed", "days", "residents", "cut", "learning.talk", "problem"].map(|name| row[name].as_str());
    assert_eq!(cells, ["10", "5", "20", "200", "[Money, Access]", "0.2", ""]);
    let alone = folder.json("run bread-stall --seed 5 --days 20 --set town.residents=200 --set cut=[Money,Access] --set learning.talk=0.2 --json");
    assert_eq!(row["digest"], in_table(&alone["digest"]));
    for shard in 1..=4 {
        let told = folder.good(&format!("sweep plan.ron --out parts --shard {shard}/4"));
        assert!(told.starts_with("3 runs in ") && told.contains(&format!("runs.{shard}-of-4.csv")), "{told}");
    }
    assert!(!folder.path("parts/runs.csv").exists());
    assert!(folder.good("sweep --merge --out parts").starts_with("12 runs in "));
    assert_eq!(folder.read("parts/runs.csv"), whole);
    assert_eq!(folder.read("parts/manifest.json"), folder.read("one/manifest.json"));
    // Merging again replaces the table of the same sweep, and leaves nothing beside it.
    folder.good("sweep --merge --out parts");
    assert_eq!(fs::read_dir(folder.path("parts")).unwrap().count(), 4 + 3);
}

#[test]
fn a_job_array_tells_a_shard_its_number() {
    let folder = Folder::new();
    folder.write("plan.ron", PLAN);
    folder.good("sweep plan.ron --out whole");
    for task in [0, 4, 8] {
        let mut command = folder.command("sweep plan.ron --out parts --shard env --resume");
        let array = [("ID", task), ("MIN", 0), ("MAX", 8), ("STEP", 4), ("COUNT", 3)];
        array.iter().for_each(|(name, value)| {
            command.env(format!("SLURM_ARRAY_TASK_{name}"), value.to_string());
        });
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", talk(&output));
    }
    folder.good("sweep --merge --out parts");
    assert_eq!(folder.read("parts/runs.csv"), folder.read("whole/runs.csv"));
    folder.refused(2, "sweep plan.ron --out parts --shard env", "no job array is running here");
    folder.refused(2, "sweep plan.ron --out parts --shard 3/2", "3/2 is no part");
}

#[test]
fn shards_that_are_not_all_there_are_not_merged() {
    let folder = Folder::new();
    folder.write("plan.ron", PLAN);
    folder.write("other.ron", &PLAN.replace("residents=200", "residents=180"));
    folder.refused(2, "sweep --merge --out none", "there is no manifest");
    folder.good("sweep plan.ron --out out --shard 1/3");
    folder.refused(2, "sweep --merge --out out", "Not there: 2/3, 3/3.");
    folder.good("sweep plan.ron --out out --shard 3/3");
    let part = folder.read("out/runs.3-of-3.csv");
    folder.write("out/runs.2-of-3.csv.part", "");
    folder.refused(2, "sweep --merge --out out", "Not finished: 2/3");
    // The shard of another plan, which differs in nothing that a column shows but the residents.
    folder.good("sweep other.ron --out other --shard 2/3");
    fs::copy(folder.path("other/runs.2-of-3.csv"), folder.path("out/runs.2-of-3.csv")).unwrap();
    folder.refused(2, "sweep --merge --out out", "runs.2-of-3.csv is not what this sweep has there");
    folder.good("sweep plan.ron --out out --shard 2/3 --force");
    folder.write("out/runs.3-of-3.csv", part.rsplit_once("\n11,").unwrap().0);
    folder.refused(2, "sweep --merge --out out", "runs.3-of-3.csv is not what this sweep has there");
    folder.write("out/runs.3-of-3.csv", &format!("{part}{}", part.lines().last().unwrap()));
    folder.refused(2, "sweep --merge --out out", "runs.3-of-3.csv is not what this sweep has there");
    assert!(!folder.path("out/runs.csv").exists(), "no table is half right");
    folder.write("out/runs.3-of-3.csv", &part);
    folder.write("out/runs.1-of-2.csv", &part);
    folder.refused(2, "sweep --merge --out out", "shards of 2 and shards of 3");
    fs::remove_file(folder.path("out/runs.1-of-2.csv")).unwrap();
    folder.write("out/runs.csv", "mine\n");
    folder.refused(2, "sweep --merge --out out", "is not of this sweep");
    folder.good("sweep --merge --out out --force");
    folder.good("sweep plan.ron --out whole");
    assert_eq!(folder.read("out/runs.csv"), folder.read("whole/runs.csv"));
    let manifest = folder.read("out/manifest.json");
    folder.write("out/manifest.json", &manifest.replace("\"runs\": 12", "\"runs\": 11"));
    folder.refused(2, "sweep --merge --out out", "or it was changed");
}

/// Starts a sweep and kills it once so many rows are on disk.
fn killed(folder: &Folder, line: &str, part: &str, rows: usize) {
    let mut child: Child = folder.command(line).stderr(Stdio::null()).stdout(Stdio::null()).spawn().unwrap();
    let there = || fs::read(folder.path(part)).map_or(0, |text| text.iter().filter(|byte| **byte == b'\n').count());
    while there() <= rows {
        assert!(child.try_wait().unwrap().is_none(), "the sweep ended before it was killed");
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn what_was_finished_is_there_after_a_kill_and_is_gone_on_with() {
    let folder = Folder::new();
    let plan = PLAN.replace("seeds: 3", "seeds: 400");
    folder.write("plan.ron", &plan);
    folder.good("sweep plan.ron --out whole --threads 1");
    let whole = folder.read("whole/runs.csv");
    let mut before = 0;
    for (round, threads) in [(1, 2), (2, 1), (3, 4)] {
        killed(
            &folder,
            &format!("sweep plan.ron --out out --resume --threads {threads}"),
            "out/runs.csv.part",
            round * 60,
        );
        assert!(!folder.path("out/runs.csv").exists(), "nothing unfinished has the name of a table");
        let text = folder.read("out/runs.csv.part");
        let rows: Vec<&str> = text.split_inclusive('\n').filter(|line| line.ends_with('\n')).collect();
        assert!(rows.len() > before && rows.iter().all(|row| whole.contains(row)), "every row is one of the table");
        before = rows.len();
    }
    folder.refused(2, "sweep plan.ron --out out", "add --resume to go on");
    // A power cut can tear the last line.
    let text = folder.read("out/runs.csv.part");
    folder.write("out/runs.csv.part", &format!("{text}399,7,20,2"));
    let output = folder.run("sweep plan.ron --out out --resume");
    assert!(output.status.success() && talk(&output).starts_with("Going on: "), "{}", talk(&output));
    assert_eq!(folder.read("out/runs.csv"), whole);
    let left: Vec<String> =
        fs::read_dir(folder.path("out")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(left.len(), 3, "only table, plan and manifest are left: {left:?}");
    // Once it is whole, there is nothing to do.
    assert!(folder.good("sweep plan.ron --out out --resume").starts_with("1600 runs in "));
    // Rows that are not of this sweep are not gone on with.
    let row = whole.lines().nth(1).unwrap();
    for strange in ["1,2,3".to_owned(), row.replacen(",4,", ",9,", 1), format!("{row}\n{row}")] {
        let header = whole.lines().next().unwrap();
        fs::remove_file(folder.path("out/runs.csv")).ok();
        folder.write("out/runs.csv.part", &format!("{header}\n{strange}\n"));
        folder.refused(2, "sweep plan.ron --out out --resume", "runs.csv.part is not what this sweep has there");
    }
    folder.good("sweep plan.ron --out out --force");
    assert_eq!(folder.read("out/runs.csv"), whole);
}

#[test]
fn another_sweep_is_neither_replaced_nor_gone_on_with() {
    let folder = Folder::new();
    folder.write("plan.ron", PLAN);
    folder.write("other.ron", &PLAN.replace("days: 20", "days: 21"));
    folder.good("sweep plan.ron --out out");
    folder.good("sweep plan.ron --out out --shard 1/2");
    let table = folder.read("out/runs.csv");
    // The same sweep again gives the same table.
    folder.good("sweep plan.ron --out out");
    assert_eq!(folder.read("out/runs.csv"), table);
    folder.refused(2, "sweep other.ron --out out", "already holds");
    folder.refused(2, "sweep other.ron --out out --shard 2/2", "add --force");
    folder.refused(2, "sweep other.ron --out out --resume", "these parts differ: plan, days");
    folder.refused(2, "sweep plan.ron --out out --resume --force", "cannot be used with");
    assert_eq!(folder.read("out/runs.csv"), table);
    let output = folder.run("sweep other.ron --out out --force");
    assert!(output.status.success() && talk(&output).contains("Replacing in out: "), "{}", talk(&output));
    assert!(folder.read("out/plan.ron").contains("days: 21") && folder.read("out/runs.csv") != table);
    assert!(!folder.path("out/runs.1-of-2.csv").exists(), "no table lies beside the manifest of another");
    // What somebody else wrote is kept too.
    folder.write("mine/runs.csv", "my own\n");
    folder.refused(2, "sweep plan.ron --out mine", "already holds runs.csv");
    folder.refused(2, "sweep plan.ron --out mine --resume", "already holds runs.csv");
    assert_eq!(folder.read("mine/runs.csv"), "my own\n");
}

#[test]
fn a_combination_that_fails_is_a_row_that_says_so() {
    let folder = Folder::new();
    let plan = r#"(scenario: "crossing-camera", seeds: 2, days: 3, settings: ["town.residents=80"],
        vary: [(path: "redress.appeal", values: [7, 0.5]), (path: "redress.accuracy", values: [0.5, "much", 0.9])])"#;
    folder.write("plan.ron", plan);
    let output = folder.run("sweep plan.ron --out out");
    assert_eq!(output.status.code(), Some(1), "{}", talk(&output));
    assert!(talk(&output).contains("8 of 12 runs could not be made"), "{}", talk(&output));
    let rows = folder.rows("out/runs.csv");
    let good: Vec<&str> = rows.iter().filter(|r| r["problem"].is_empty()).map(|r| r["run"].as_str()).collect();
    assert_eq!(good, ["6", "7", "10", "11"]);
    let bad = &rows[0];
    assert!(bad["problem"].contains("redress.appeal is 7, but must be 0 to 1") && bad["digest"].is_empty());
    assert_eq!((&bad["flagged_share"], &bad["flagged_share@Heron"]), (&String::new(), &String::new()));
    assert!(rows[6]["digest"].len() == 33 && !rows[6]["flagged_share"].is_empty());
    let again = folder.run("sweep plan.ron --out out --resume");
    assert_eq!(again.status.code(), Some(1), "it is told again: {}", talk(&again));
    // A plan of which no combination can run is wrong as a whole, and leaves no folder.
    for (plan, told) in [
        (plan.replace("0.5), (", "8]), (").replace("[7, 0.5]", "[7, 8]"), "redress.appeal is 7"),
        (plan.replace("redress.accuracy", "redress.acuracy"), "acuracy"),
        ("(scenario: \"bread-stal\")".to_owned(), "did you mean bread-stall?"),
        ("(scenario: \"bread-stall\", seeds: 0)".to_owned(), "asks for 0 runs"),
        ("(scenario: \"bread-stall\", sedes: 3)".to_owned(), "broken.ron:1:"),
        ("(scenario: \"bread-stall\", days: 0)".to_owned(), "asks for 0 days, but must be 1 to "),
    ] {
        folder.write("broken.ron", &plan);
        folder.refused(2, "sweep broken.ron --out nothing", told);
        assert!(!folder.path("nothing").exists());
    }
}

#[test]
fn what_a_command_overrules_is_refused() {
    let folder = Folder::new();
    folder.write("changed.ron", &changed(1, ""));
    folder.write("seeds.ron", "(scenario: \"crossing-camera\", days: 3, vary: [(path: \"seed\", values: [1, 2, 3])])");
    folder.write("days.ron", "(scenario: \"crossing-camera\", settings: [\" days = 3\"])");
    folder.write("cut.ron", "(scenario: \"changed.ron\", vary: [(path: \"cut\", values: [[], [Money]])])");
    folder.write(
        "number.ron",
        "(scenario: \"crossing-camera\", settings: [\"town.looks[1].share=1\"], vary: [(path: \"town.looks.Heron.share\", values: [1])])",
    );
    folder.write("late.ron", "(scenario: \"changed.ron\", days: 5)");
    let named_twice = "watchers[5].on=true\", \"watchers.crossing_cameras.on=false";
    for (name, settings) in [
        ("own-seed", "seed=9"),
        ("own-days", "days=20"),
        ("twice", "cut=[]\", \"cut=[Money]"),
        ("named-twice", named_twice),
    ] {
        folder.write(&format!("{name}.ron"), &changed(1, "").replace("town.residents=120", settings));
        folder.write(&format!("of-{name}.ron"), &format!("(scenario: \"{name}.ron\")"));
    }
    let camera = "crossing-camera";
    let cases = [
        ("sweep seeds.ron --out out".to_owned(), "seeds and first_seed say which seeds are run"),
        ("sweep number.ron --out out".to_owned(), "set the same thing, so only the second would be used"),
        (format!("run {camera} --set town.looks[0].share=1 --set town.looks.Wren.share=2"), "set the same thing"),
        ("run changed.ron --set knobs=[] --set offices[0].rules=[]".to_owned(), "would hold only until day 7"),
        ("sweep days.ron --out out".to_owned(), "write days: 100 in the plan itself"),
        ("sweep cut.ron --out out".to_owned(), "cut would hold only until day 6"),
        ("sweep late.ron --out out".to_owned(), "write days: 6 or more"),
        (format!("run {camera} --seed 4 --set seed=5"), "seed=5 and --seed set the same thing"),
        (format!("run {camera} --days 4 --set days=5"), "days=5 and --days set the same thing"),
        (format!("run {camera} --residents 80 --set town.residents=90"), "--residents set the same thing"),
        (format!("run {camera} --residents 80 --set town=(residents:90)"), "--residents set the same thing"),
        (format!("run {camera} --set cut=[] --set cut=[Money]"), "cut=[] and cut=[Money] set the same thing"),
        (format!("run {camera} --set town.residents=90 --set town=()"), "so only the second would be used"),
        ("run changed.ron --days 5".to_owned(), "changes something after 6 days, and would end before that"),
        ("run changed.ron --days 4 --out out".to_owned(), "--days 6 or more"),
        ("run own-seed.ron".to_owned(), "own-seed.ron: seed=9 is not used: the saved run has its own seed, 1"),
        ("why own-seed.ron --resident 3".to_owned(), "seed=9 is not used"),
        ("sweep of-own-seed.ron --out out".to_owned(), "seed=9 is not used"),
        ("check own-days.ron".to_owned(), "own-days.ron: days=20 is not used: the saved run has its own days, 40"),
        ("run twice.ron".to_owned(), "cut=[] and cut=[Money] set the same thing"),
        ("map named-twice.ron --svg a.svg".to_owned(), "so only the second is used"),
        ("sweep of-named-twice.ron --out out".to_owned(), "so only the second is used"),
        ("run changed.ron --set seed=5".to_owned(), "a saved run keeps its own seed"),
        ("run changed.ron --set days=5".to_owned(), "a saved run keeps its own days"),
        ("run changed.ron --set cut=[]".to_owned(), "cut=[] would hold only until day 6"),
        (
            "run changed.ron --set knobs=[] --set offices.Ledger-office.rules=[]".to_owned(),
            "would hold only until day 7",
        ),
        (format!("why {camera} --resident 3 --seed 4 --set seed=5"), "seed=5 and --seed set the same thing"),
        (format!("why {camera} --resident 3 --set cut=[] --set cut=[]"), "set the same thing"),
        ("why changed.ron --resident 3 --set seed=5".to_owned(), "a saved run keeps its own seed"),
        (format!("compare {camera} {camera} --set seed=5"), "--seeds says how many"),
        (format!("compare {camera} {camera} --set-b seed=5"), "--seeds says how many"),
        (format!("compare {camera} {camera} --days 5 --set-a days=6"), "--days set the same thing"),
        (
            format!("compare {camera} {camera} --residents 80 --set-b town.residents=90"),
            "--residents set the same thing",
        ),
        (format!("compare {camera} {camera} --set cut=[] --set-b cut=[Money]"), "set the same thing"),
        (format!("compare changed.ron {camera} --days 5"), "--days 6 or more"),
        (format!("compare changed.ron {camera} --set days=50"), "a saved run keeps its own days"),
        (format!("map {camera} --svg a.svg --seed 1 --set seed=5"), "--seed set the same thing"),
        (format!("map {camera} --svg a.svg --set days=5"), "--day says which"),
        ("map changed.ron --svg a.svg --set cut=[]".to_owned(), "would hold only until day 6"),
        ("play changed.ron --seed 5".to_owned(), "was founded with seed 1"),
        ("lab patrol --set towns=100 --set towns=200".to_owned(), "set the same thing"),
    ];
    for (line, says) in cases {
        folder.refused(2, &line, says);
    }
    // What differs for each of two towns may stand in both, and both say all that was set.
    let both =
        format!("compare {camera} {camera} --seeds 2 --days 3 --residents 80 --set-a cut=[] --set-b cut=[Money]");
    let heading = folder.good(&both);
    assert!(
        heading.contains("cut=[] town.residents=80") && heading.contains("cut=[Money] town.residents=80"),
        "{heading}"
    );
    let object = folder.json(&format!("{both} --json"));
    assert_eq!(object["settings_b"], serde_json::json!(["cut=[Money]", "town.residents=80"]));
}

/// Every command that opens a saved run carries out what was done in it.
#[test]
fn a_saved_run_is_carried_out_whole() {
    let folder = Folder::new();
    folder.write("changed.ron", &changed(1, "(day: 20, order: Illness(resident: 3, days: 9)),"));
    folder.write("plan.ron", "(scenario: \"changed.ron\", seeds: 2)");
    let run = |seed: u32| folder.json(&format!("run changed.ron --seed {seed} --json"));
    let bare = folder.json("run crossing-camera --residents 120 --days 40 --json");
    assert_ne!(run(1)["digest"], bare["digest"]);
    let output = folder.run("sweep plan.ron --out out");
    assert!(output.status.success(), "{}", talk(&output));
    assert!(!talk(&output).contains("is not used"), "seed 1 is: {}", talk(&output));
    folder.write("later.ron", "(scenario: \"changed.ron\", seeds: 2, first_seed: 5)");
    let said = talk(&folder.run("sweep later.ron --out later"));
    assert!(said.contains("changed.ron, 1, is not used: the plan runs the seeds 5 to 6"), "{said}");
    let rows = folder.rows("out/runs.csv");
    for (row, seed) in rows.iter().zip([1, 2]) {
        assert_eq!(row["digest"], in_table(&run(seed)["digest"]), "seed {seed}");
        assert_eq!((row["days"].as_str(), row["residents"].as_str()), ("40", "120"));
    }
    // Settings of a sweep lie under the commands.
    folder.write(
        "vary.ron",
        "(scenario: \"changed.ron\", days: 30, vary: [(path: \"redress.appeal\", values: [0.0, 0.9])])",
    );
    let output = folder.run("sweep vary.ron --out vary");
    assert!(
        talk(&output).contains("The saved run changed.ron has 40 days; the plan asks for 30."),
        "{}",
        talk(&output)
    );
    let alone = folder.json("run changed.ron --days 30 --set redress.appeal=0.9 --json");
    assert_eq!(folder.rows("vary/runs.csv")[1]["digest"], in_table(&alone["digest"]));
    let why = folder.json("why changed.ron --resident 3 --json");
    assert_eq!(why["digest"], run(1)["digest"]);
    let output = folder.run("compare changed.ron changed.ron --seeds 2 --json");
    assert!(!talk(&output).contains("is not used"), "seed 1 is: {}", talk(&output));
    folder.write("ninth.ron", &changed(9, ""));
    let said = talk(&folder.run("compare ninth.ron ninth.ron --seeds 2 --json"));
    assert!(said.contains("ninth.ron, 9, is not used: both towns are run with the seeds 1 to 2"), "{said}");
    let compared: Value = serde_json::from_slice(&output.stdout).unwrap();
    for (row, seed) in rows.iter().zip([0, 1]) {
        assert!(same_number(&row["mean_score"], &compared["measures"]["mean_score"]["a_by_seed"][seed]));
    }
    // The report that `play` leaves is the one of `run`.
    folder.good("run changed.ron --out here");
    folder.good("play changed.ron");
    assert_eq!(folder.read("report.html"), folder.read("here/report.html"));
    // The map of a saved run is that of its last day, with what was done in it; before its first command it is bare.
    let map = |line: &str| {
        folder.good(&format!("map {line} --svg town.svg"));
        folder.read("town.svg")
    };
    let without = "crossing-camera --set town.residents=120 --day";
    assert_eq!(map("changed.ron"), map("changed.ron --day 40"));
    assert_ne!(map("changed.ron --day 40"), map(&format!("{without} 40")));
    assert_eq!(map("changed.ron --day 5"), map(&format!("{without} 5")));
    // What exists in one town only cannot be struck in another.
    folder.write("strike.ron", &changed(1, "(day: 20, order: Strike(12345)),"));
    folder.write("strikes.ron", "(scenario: \"strike.ron\", seeds: 2)");
    folder.write("own-seed.ron", "(scenario: \"strike.ron\", seeds: 1, days: 21)");
    for line in [
        "sweep strikes.ron --out no",
        "run strike.ron --seed 2",
        "compare strike.ron crossing-camera --days 40",
        "why strike.ron --resident 3 --seed 2",
        "map strike.ron --seed 2 --svg a.svg",
    ] {
        folder.refused(2, line, "the record exists only in the town of its seed, 1");
    }
    folder.good("sweep own-seed.ron --out own-seed");
    // What no town of the sweep can do is a row that says so.
    folder.write("nobody.ron", &changed(1, "(day: 20, order: Pardon(110)),"));
    folder.write(
        "sizes.ron",
        "(scenario: \"nobody.ron\", days: 21, vary: [(path: \"town.residents\", values: [120, 100])])",
    );
    assert_eq!(folder.run("sweep sizes.ron --out sizes").status.code(), Some(1));
    let rows = folder.rows("sizes/runs.csv");
    assert!(rows[0]["problem"].is_empty() && rows[1]["problem"].contains("110"), "{}", rows[1]["problem"]);
}

#[test]
fn a_table_is_made_again_from_its_own_folder() {
    let folder = Folder::new();
    folder.write("work/packs/quiet.ron", "(acts: [(name: \"night_noise\", times_a_year: 0)])");
    folder.write(
        "work/mine.ron",
        "(title: \"Mine\", packs: [\"civic-ledger\", \"quiet\"], days: 10, town: (residents: 100))",
    );
    folder.write("work/run.ron", &changed(3, ""));
    folder.write(
        "work/plan.ron",
        "(scenario: \"mine.ron\", seeds: 2, vary: [(path: \"learning.talk\", values: [0.1, 0.2])])",
    );
    folder.write("work/saved.ron", "(scenario: \"run.ron\", seeds: 2, first_seed: 3)");
    folder.write("work/shipped.ron", PLAN);
    for plan in ["plan", "saved", "shipped"] {
        folder.good(&format!("sweep work/{plan}.ron --out {plan}"));
    }
    fs::rename(folder.path("work"), folder.path("elsewhere")).unwrap();
    for plan in ["plan", "saved", "shipped"] {
        folder.good(&format!("sweep {plan}/plan.ron --out {plan}-again"));
        assert_eq!(folder.read(&format!("{plan}-again/runs.csv")), folder.read(&format!("{plan}/runs.csv")));
        assert_eq!(folder.read(&format!("{plan}-again/manifest.json")), folder.read(&format!("{plan}/manifest.json")));
        // In place: the folder goes on with what it is.
        folder.good(&format!("sweep {plan}/plan.ron --out {plan} --resume"));
    }
    let manifest: Value = serde_json::from_str(&folder.read("plan/manifest.json")).unwrap();
    assert_eq!(manifest["tallyford"], env!("CARGO_PKG_VERSION"));
    assert_eq!(manifest["plan"], folder.read("elsewhere/plan.ron"));
    assert_eq!(folder.read("plan/plan.ron"), folder.read("elsewhere/plan.ron"));
    assert_eq!(manifest["scenario"]["text"], folder.read("elsewhere/mine.ron"));
    let packs = manifest["packs"].as_array().unwrap();
    let pack = |name: &str| packs.iter().find(|pack| pack["name"] == name).unwrap();
    assert_eq!(pack("quiet")["text"], folder.read("elsewhere/packs/quiet.ron"));
    assert!(pack("civic-ledger")["text"].is_null() && pack("civic-ledger")["digest"].as_str().unwrap().len() == 32);
    assert_eq!((&manifest["days"], &manifest["runs"], &manifest["seeds"]["count"]), (&10.into(), &4.into(), &2.into()));
    let columns = manifest["columns"].as_array().unwrap();
    let header = folder.read("plan/runs.csv").lines().next().unwrap().to_owned();
    let names: Vec<&str> = columns.iter().map(|column| column["name"].as_str().unwrap()).collect();
    assert_eq!(names.join(","), header);
    assert!(columns.iter().all(|column| !column["meaning"].as_str().unwrap().is_empty()));
    assert!(!folder.read("plan/manifest.json").contains('‹'), "a sentence is missing");
    let id = manifest["sweep"].as_str().unwrap();
    assert!(folder.rows("plan/runs.csv").iter().all(|row| row["sweep"] == id));
    // An edited scenario is another sweep, though the plan is the same.
    let text = folder.read("elsewhere/mine.ron");
    folder.write("elsewhere/mine.ron", &text.replace("residents: 100", "residents: 101"));
    folder.refused(2, "sweep elsewhere/plan.ron --out plan --resume", "these parts differ: scenario");
}

#[test]
fn groups_have_columns_of_their_own() {
    let folder = Folder::new();
    folder.write("plan.ron", PLAN);
    folder.good("sweep plan.ron --out out");
    let alone = folder.json(
        "run bread-stall --seed 4 --days 20 --set town.residents=200 --set cut=[] --set learning.talk=0.0 --json",
    );
    let row = &folder.rows("out/runs.csv")[0];
    let groups = alone["groups"].as_object().unwrap();
    assert!(groups.len() > 3);
    for (group, values) in groups {
        for (key, value) in values.as_object().unwrap() {
            let cell = &row[&format!("{key}@{group}")];
            if key.ends_with("_by_rating") {
                assert!(cell.is_empty() && value.is_number(), "the sweep has no town to compare with, and the run has");
                continue;
            }
            assert!(same_number(cell, value), "{key} of {group}: {cell}, {value}");
        }
    }
    // Where looks are varied, every look has its columns, empty where a town has no such look.
    let looks = r#"(scenario: "crossing-camera", days: 3, settings: ["town.residents=80"], vary: [(path: "town.looks", values: [
        [(name: "Wren", share: 1), (name: "Heron", share: 1)],
        [(name: "Wren", share: 1), (name: "Heron", share: 1), (name: "Owl", share: 1)],
    ])])"#;
    folder.write("looks.ron", looks);
    folder.good("sweep looks.ron --out looks");
    let rows = folder.rows("looks/runs.csv");
    assert!(rows[0]["residents@Owl"].is_empty() && !rows[1]["residents@Owl"].is_empty());
    assert!(!rows[0]["residents@Heron"].is_empty());
    assert_eq!(rows[0]["town.looks"], "[(name: \"Wren\", share: 1), (name: \"Heron\", share: 1)]");
    let alike = looks.replace("Owl", "Mill");
    folder.write("alike.ron", &alike);
    folder.refused(2, "sweep alike.ron --out alike", "a look and a quarter are both called Mill");
}

/// The towns for comparison fill exactly the columns that the page names.
#[test]
fn contrasts_fill_the_columns_that_need_them() {
    let folder = Folder::new();
    let plan = "(scenario: \"bread-stall\", days: 40, settings: [\"town.residents=300\"], contrasts: true)";
    folder.write("with.ron", plan);
    folder.write("without.ron", &plan.replace("true", "false"));
    folder.good("sweep with.ron --out with");
    folder.good("sweep without.ron --out without");
    let (with, without) = (&folder.rows("with/runs.csv")[0], &folder.rows("without/runs.csv")[0]);
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/sweeps.md")).unwrap();
    for (name, value) in with.iter().filter(|(name, _)| *name != "sweep") {
        if *value != without[name] {
            assert!(without[name].is_empty(), "{name} is another number");
            let key = name.split('@').next().unwrap();
            assert!(page.contains(&format!("`{key}`")), "docs/sweeps.md does not name {key}");
        }
    }
    assert!(!with["customer_harm_prevented"].is_empty() && without["customer_harm_prevented"].is_empty());
}

/// The page names two ways to one thing, and the measures that large towns leave empty.
#[test]
fn the_page_says_what_is_the_same_and_what_is_empty() {
    use tallyford::scenario::{Recipe, settings::Places};
    use tallyford::study::{MEASURES, needs::Need};
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/sweeps.md")).unwrap();
    let pair = page.split("by its name and by its number (").nth(1).unwrap().split(')').next().unwrap();
    let pair: Vec<&str> = pair.split('`').skip(1).step_by(2).collect();
    let parsed = Recipe::shipped("crossing-camera").unwrap().parse(&[]).unwrap();
    let settings = [pair[0], pair[1]];
    assert_eq!(Places::of(parsed.scenario.raw()).clash(&settings), Some((pair[0], pair[1])), "they are not the same");
    let large = page.split("**Large towns.**").nth(1).unwrap().split("\n\n").next().unwrap();
    let named: Vec<&str> = large.split('`').skip(1).step_by(2).collect();
    let needing = MEASURES.iter().filter(|measure| measure.needs.contains(&Need::History));
    assert_eq!(named, needing.map(|measure| measure.key).collect::<Vec<_>>());
}

/// A saved run of another version, and one with an order that it does not reach, say so wherever they are opened.
#[test]
fn what_is_odd_about_a_saved_run_is_told_wherever_it_is_opened() {
    let folder = Folder::new();
    let running = env!("CARGO_PKG_VERSION");
    let save = changed(1, "").replace("\"0.2.0\"", &format!("\"{running}\""));
    folder.write("plain.ron", &save);
    folder.write("older.ron", &save.replace(&format!("\"{running}\""), "\"0.1.0\""));
    folder.write("later.ron", &save.replace("days: 40", "days: 5"));
    let told = [
        (
            "older.ron",
            format!("version 0.1.0 of Tallyford saved this run, and version {running} can make another town"),
        ),
        ("later.ron", "an order for day 7 is not carried out, because the saved run ends with day 5".to_owned()),
    ];
    for name in ["plain.ron", "older.ron", "later.ron"] {
        folder.write(&format!("of-{name}"), &format!("(scenario: \"{name}\", settings: [\"redress.appeal=0.5\"])"));
        for line in [
            format!("run {name}"),
            format!("why {name} --resident 3"),
            format!("map {name} --svg a.svg"),
            format!("compare {name} {name} --seeds 1"),
            format!("sweep of-{name} --out out --force"),
            format!("play {name}"),
            format!("check {name}"),
            format!("check of-{name}"),
        ] {
            let output = folder.run(&line);
            assert!(output.status.success(), "{line}: {}", talk(&output));
            for (of, words) in &told {
                assert_eq!(talk(&output).contains(words), *of == name, "{line}: {}", talk(&output));
            }
        }
    }
    let said = talk(&folder.run("run plain.ron"));
    assert!(said.contains("has no checkpoints") && !said.contains("every checkpoint agrees"), "{said}");
    for line in ["why --help", "map --help"] {
        let help = folder.good(line);
        assert!(help.contains("is run again, with all that was done in it") && !help.contains("compared"), "{help}");
    }
    let checked = folder.json("check later.ron --json");
    assert_eq!(checked["files"][0]["warnings"][0]["name"], "order-after-end", "{checked}");
}

/// What a save is written with can be read again, and says what holds.
#[test]
fn a_run_that_is_set_anew_and_again_is_saved_without_what_no_longer_holds() {
    let folder = Folder::new();
    folder.good("run crossing-camera --set days=9 --set seed=4 --set town=(residents:120) --out a");
    assert!(folder.read("a/run.ron").contains("\"days=9\"") && folder.read("a/run.ron").contains("\"seed=4\""));
    folder.good("run a/run.ron --days 12 --seed 5 --set cut=[] --set watchers.crossing_cameras.on=true --out b");
    assert!(!folder.read("b/run.ron").contains("days=9") && !folder.read("b/run.ron").contains("seed=4"));
    folder.good("run b/run.ron --set cut=[Money] --set watchers[5].on=false --set town.residents=90 --out c");
    let save = folder.read("c/run.ron");
    let settings = save.split("settings: [").nth(1).unwrap().split("],\n    seed").next().unwrap();
    let settings: Vec<&str> = settings.lines().map(|line| line.trim().trim_matches([',', '"'])).collect();
    let expected = ["", "town=(residents:120)", "cut=[Money]", "watchers[5].on=false", "town.residents=90", ""];
    assert_eq!(settings, expected, "{save}");
    let again = folder.run("run c/run.ron --out c");
    assert!(talk(&again).contains("every checkpoint agrees"), "{}", talk(&again));
}

/// What is probably not meant is told once for the whole sweep, by check too, and the rows come all the same.
#[test]
fn a_sweep_tells_its_first_warning() {
    let folder = Folder::new();
    folder.write("mine.ron", "(packs: [\"street-cameras\"], days: 3, town: (residents: 60, looks: [(name: \"Wren\", share: 0.7), (name: \"Heron\", share: 0.5)]))");
    folder.write(
        "plan.ron",
        "(scenario: \"mine.ron\", seeds: 2, vary: [(path: \"redress.appeal\", values: [0.1, 0.2])])",
    );
    let output = folder.run("sweep plan.ron --out out");
    assert!(output.status.success() && talk(&output).matches("warning: ").count() == 1, "{}", talk(&output));
    assert_eq!(folder.rows("out/runs.csv").len(), 4);
    let checked = folder.run("check plan.ron");
    assert!(checked.status.success() && talk(&checked).contains("add up to 1.2"), "{}", talk(&checked));
}

/// Memory is flat in the number of combinations, and the first rows come at once.
#[test]
#[cfg(target_os = "linux")]
fn many_combinations_need_no_more_memory_than_few() {
    let folder = Folder::new();
    let values: Vec<String> = (0..20_000).map(|n| format!("0.{n:05}1")).collect();
    let plan = |values: &[String]| {
        format!(
            "(scenario: \"crossing-camera\", days: 1, settings: [\"town.residents=60\"], vary: [(path: \"learning.talk\", values: [{}]), (path: \"redress.appeal\", values: [0.1, 0.2, 0.3, 0.4])])",
            values.join(",")
        )
    };
    let peak = |name: &str, values: &[String]| {
        folder.write(&format!("{name}.ron"), &plan(values));
        let line = format!("sweep {name}.ron --out {name} --threads 2");
        let mut child = folder.command(&line).stdout(Stdio::null()).spawn().unwrap();
        let part = folder.path(&format!("{name}/runs.csv.part"));
        while fs::read(&part).map_or(0, |text| text.iter().filter(|byte| **byte == b'\n').count()) <= 30 {
            assert!(child.try_wait().unwrap().is_none(), "the sweep ended early");
            std::thread::yield_now();
        }
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        let field = |name: &str| {
            let line = status.lines().find(|line| line.starts_with(name)).unwrap();
            line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap()
        };
        // The pages of the program itself are no memory that a sweep takes, and grow with every feature of the program.
        field("VmHWM:") - field("RssFile:")
    };
    let (few, many) = (peak("few", &values[..2000]), peak("many", &values));
    assert!(many < few + 16_000 && many < 48_000, "{many} kB for 80,000 combinations, {few} kB for 8,000");
}

/// Every example of the page, run as it stands: files where a block names one, commands where it is shell.
#[test]
fn the_examples_of_the_page_run() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/sweeps.md")).unwrap();
    let folder = Folder::new();
    // What GNU parallel does with the command of the page; scripts/check-sweeps runs the real one.
    let parallel = "#!/bin/sh\nwords=\nwhile [ \"$1\" != ::: ]; do words=\"$words $1\"; shift; done\nshift\nfor n in \"$@\"; do sh -c \"$(echo \"$words\" | sed \"s/{}/$n/g\")\" || exit 1; done\n";
    folder.write("bin/parallel", parallel);
    // What Slurm tells the tasks of an array.
    let sbatch = "#!/bin/sh\nfor n in 1 2 3 4; do SLURM_ARRAY_TASK_ID=$n SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_MAX=4 SLURM_ARRAY_TASK_STEP=1 SLURM_ARRAY_TASK_COUNT=4 bash \"$2\" || exit 1; done\n";
    folder.write("bin/sbatch", sbatch);
    #[cfg(unix)]
    for name in ["parallel", "sbatch"] {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder.path(&format!("bin/{name}")), fs::Permissions::from_mode(0o755)).unwrap();
    }
    let program = Path::new(env!("CARGO_BIN_EXE_tallyford")).parent().unwrap();
    let path = std::env::var("PATH").unwrap();
    let path = format!("{}:{}:{path}", folder.path("bin").display(), program.display());
    let mut commands = 0;
    for block in page.split("\n```").skip(1).step_by(2) {
        let (info, text) = block.split_once('\n').unwrap();
        if let Some((_, name)) = info.split_once(' ') {
            folder.write(name, text);
        } else if info == "sh" && cfg!(unix) {
            commands += 1;
            let mut shell = Command::new("sh");
            shell.args(["-e", "-c", text]).current_dir(folder.0.path()).env("PATH", &path).env_remove("DISPLAY");
            let output = shell.output().unwrap();
            assert!(output.status.success(), "{text}: {}", talk(&output));
        }
    }
    assert!(commands >= 6 || cfg!(not(unix)), "{commands} blocks of commands");
    let whole = folder.read("out/runs.csv");
    for other in ["again", "parallel", "slurm"] {
        assert_eq!(folder.read(&format!("{other}/runs.csv")), whole, "{other}");
    }
}

/// The page on sweeps names every number of a group.
#[test]
fn the_page_names_every_number_of_a_group() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/sweeps.md")).unwrap();
    let missing: Vec<&&str> =
        tallyford::scenario::measured::OF_GROUPS.iter().filter(|key| !page.contains(*key)).collect();
    assert_eq!(missing, Vec::<&&str>::new());
}
