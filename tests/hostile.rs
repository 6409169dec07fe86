//! Files that are as large as they may be and as awkward as can be thought of: no panic, no more than 64 MiB, and an end.

use std::fmt::Write;

use peak_alloc::PeakAlloc;
use tallyford::scenario::reader::LARGEST_FILE;
use tallyford::scenario::{Library, Source, parse};
use tallyford::session::save::Save;
use tallyford::study::sweep::SweepPlan;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const MOST_MEBIBYTES: f32 = 64.0;

/// A text of the largest size: a beginning, a part over and over, an end.
fn full(begin: &str, part: impl Fn(usize) -> String, end: &str) -> Vec<u8> {
    let mut text = begin.to_owned();
    for number in 0.. {
        let part = part(number);
        if text.len() + part.len() + end.len() > LARGEST_FILE {
            break;
        }
        text += &part;
    }
    text += end;
    text.into_bytes()
}

fn scenarios() -> Vec<(&'static str, Vec<u8>)> {
    let always = |part: &'static str| move |_: usize| part.to_owned();
    vec![
        ("round brackets", full("", always("("), "")),
        ("square brackets", full("(acts: ", always("["), "")),
        ("brackets in one line", full("(acts: [", always("(),"), "])")),
        ("brackets in lines", full("(acts: [\n", always("(\n),\n"), "])")),
        ("words before brackets", full("", always("a("), "")),
        ("zeros", full("(cut: [", always("0,"), "])")),
        ("a long number", full("(days: ", always("9"), ")")),
        ("a long text", full("(title: \"", always("ö"), "\")")),
        ("a long text never closed", full("(title: \"", always("\\n"), "")),
        ("a long name", full("(", always("a"), ": 1)")),
        ("comments in comments", full("", always("/*"), "")),
        ("comments", full("(title: /* */", always("//\n"), "\"x\")")),
        ("hashes", full("(title: r", always("#"), "\"x\")")),
        ("unknown fields", full("(", |n| format!("f{n}: 1,"), ")")),
        ("acts", full("(acts: [", |n| format!("(name:\"a{n}\"),"), "])")),
        ("acts of one name", full("(acts: [", always("(name:\"a\"),"), "])")),
        ("names of nothing", full("(watchers: [(name: \"w\", acts: [", |n| format!("\"a{n}\","), "])])")),
        ("rules about nothing", full("(offices: [(name: \"o\", rules: [", |n| format!("(act:\"a{n}\"),"), "])])")),
        ("near misses", full("(cut: [", |n| format!("Mone{n},"), "])")),
        ("packs", full("(packs: [", |n| format!("\"p{n}\","), "])")),
        ("one pack", full("(packs: [", always("\"redress\","), "])")),
        ("wrong everywhere", full("(watchers: [", always("(sensitivity: 9),"), "])")),
        ("unknown fields in rules", {
            let fields: String = (0..150).map(|n| format!("f{n}: 1,")).collect();
            full("(offices: [(name: \"o\", rules: [", |n| format!("(act: \"a{n}\",{fields}),"), "])])")
        }),
        ("signs nobody can see", full("(title: \"x\",", always("\u{200b}"), ")")),
        ("bytes that are no text", vec![0xff; LARGEST_FILE]),
        ("noughts", vec![0; LARGEST_FILE]),
        ("too large", vec![b' '; LARGEST_FILE + 1]),
    ]
}

fn save(settings: &str, commands: &str, digests: &str, packs: &str) -> String {
    format!(
        "(tallyford: \"0.2.0\", scenario: \"crossing-camera\", text: None, packs: [{packs}], settings: [{settings}],\n\
         seed: 1, days: 9, commands: [{commands}], digests: [{digests}])"
    )
}

fn saves() -> Vec<(&'static str, String)> {
    let many = |count: usize, part: &dyn Fn(usize) -> String| -> String { (0..count).map(part).collect() };
    let points = |n: usize| format!("\"offices.ledger_office.rules.cross_on_red.points=-{}\",", n % 90);
    let order = |order: &str| format!("(day: 1, order: {order}),");
    let set = |n: usize| order(&format!("Set([{}])", points(n)));
    vec![
        ("settings", save(&many(15_000, &points), "", "", "")),
        ("orders that set", save("", &many(9_000, &set), "", "")),
        ("orders that cut", save("", &many(10_000, &|_| order("Cut([Money, Scrutiny])")), "", "")),
        ("orders that make perfect", save("", &many(10_000, &|_| order("Perfect(\"crossing cameras\")")), "", "")),
        ("marks", save("", &many(10_000, &|n| order(&format!("Pardon({})", n % 1200))), "", "")),
        ("too many orders", save("", &many(20_000, &|_| order("Pardon(1)")), "", "")),
        ("digests", save("", "", &many(50_000, &|n| format!("({n}, \"00\"),")), "")),
        ("own packs", save("", "", "", &many(30_000, &|n| format!("(\"p{n}\", \"()\"),")))),
        ("empty settings", save(&many(300_000, &|_| "\"\",".to_owned()), "", "", "")),
    ]
}

fn plans() -> Vec<(&'static str, Vec<u8>)> {
    let begin = "(scenario: \"crossing-camera\", seeds: 1, vary: [";
    let path = "path: \"town.looks.Heron.share\"";
    vec![
        ("values", full(&format!("{begin}({path}, values: ["), |_| "1,".to_owned(), "])])")),
        ("paths", full(begin, |n| format!("(path: \"p{n}\", values: [1]),"), "])")),
        ("pairs", full(begin, |_| format!("({path}, values: [1, 2]),"), "])")),
        ("a deep value", full(&format!("{begin}({path}, values: ["), |_| "[".to_owned(), "")),
        ("settings", full("(scenario: \"crossing-camera\", settings: [", |n| format!("\"s{n}=1\","), "])")),
    ]
}

/// The memory that a piece of work took at its peak, in mebibytes above what there was.
fn peak(work: impl FnOnce()) -> f32 {
    let before = MEMORY.current_usage_as_mb();
    MEMORY.reset_peak_usage();
    work();
    MEMORY.peak_usage_as_mb() - before
}

/// One test, for memory is counted over the whole process.
#[test]
fn the_largest_files_end_in_words_and_little_memory() {
    let mut table = String::new();
    let mut held = |kind: &str, name: &str, mebibytes: f32| {
        let _ = writeln!(table, "{kind:9} {name:28} {mebibytes:6.1} MiB");
        assert!(mebibytes < MOST_MEBIBYTES, "{kind} {name}: {mebibytes} MiB\n{table}");
    };
    let source = |bytes: Vec<u8>| Source { name: "hostile.ron".into(), bytes };
    for (name, bytes) in scenarios() {
        let source = source(bytes);
        let work = || {
            if let Err(problems) = parse(&source, &Library::default(), &[]) {
                let said = problems.to_string();
                assert!(said.contains("error: ") && said.len() < 200_000, "{name}: {} bytes of problems", said.len());
            }
        };
        held("scenario", name, peak(work));
    }
    for (name, text) in saves() {
        assert!(text.len() <= LARGEST_FILE, "{name}: {}", text.len());
        let source = source(text.into_bytes());
        let work = || {
            let Ok(save) = Save::read(&source) else { return };
            let recipe = save.recipe("hostile.ron").unwrap();
            if let Ok(parsed) = recipe.parse(&[]) {
                let _ = save.changes(&recipe, &parsed.scenario);
            }
        };
        held("save", name, peak(work));
    }
    for (name, bytes) in plans() {
        let source = source(bytes);
        let work = || {
            if let Ok(plan) = SweepPlan::read(&source) {
                let last = plan.run(plan.runs_in_all() - 1);
                assert_eq!(plan.settings_of(last.combination).len(), plan.settings.len() + plan.vary.len());
            }
        };
        held("plan", name, peak(work));
    }
    println!("{table}");
}
