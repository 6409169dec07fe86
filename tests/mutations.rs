//! Whatever the bytes: never a panic, never more memory than a small file can ask for.

use peak_alloc::PeakAlloc;
use proptest::prelude::*;
use tallyford::scenario::{Library, Source, parse};

#[global_allocator]
static PEAK: PeakAlloc = PeakAlloc;

/// A file under 1 MiB may cost this much.
const MOST_MIB: f32 = 64.0;

fn shipped() -> Vec<Vec<u8>> {
    let library = Library::default();
    let scenarios = Library::scenario_names().into_iter().filter_map(|name| Library::scenario(&name));
    let packs = library.pack_names().into_iter().filter_map(|name| library.pack(&name));
    scenarios.chain(packs).map(|source| source.bytes).collect()
}

/// One file is read at a time, so that its memory is its own.
static READING: std::sync::Mutex<()> = std::sync::Mutex::new(());

/// Reads bytes as a file; gives what was said and how much memory it took at most.
fn read(bytes: Vec<u8>) -> (Option<String>, f32) {
    let _alone = READING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let before = PEAK.current_usage_as_mb();
    PEAK.reset_peak_usage();
    let source = Source { name: "mutated.ron".into(), bytes };
    let said = parse(&source, &Library::default(), &[]).err().map(|problems| problems.to_string());
    (said, PEAK.peak_usage_as_mb() - before)
}

fn check(bytes: Vec<u8>) -> Result<(), TestCaseError> {
    let size = bytes.len();
    let (said, mib) = read(bytes);
    prop_assert!(mib < MOST_MIB, "{size} bytes took {mib} MiB");
    if let Some(said) = said {
        prop_assert!(said.starts_with("error: "), "{said}");
        prop_assert!(!said.contains('‹'), "a sentence is missing: {said}");
        prop_assert!(said.len() < 200_000, "{} bytes of problems", said.len());
    }
    Ok(())
}

#[derive(Clone, Debug)]
enum Change {
    Flip(usize, u8),
    Cut(usize, usize),
    End(usize),
    Insert(usize, &'static str),
    Repeat(usize, usize, usize),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let pieces = prop::sample::select(vec![
        "(",
        ")",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "/*",
        "//",
        "99999999999999999999",
        "-1",
        "1e308",
        "NaN",
        "inf",
        "None",
        "Some(",
        "r#\"",
        "\\u{110000}",
        "packs: [\"firms\", \"firms\"],",
        "((((((((",
        "é",
        "\u{feff}",
        "\0",
        "0x",
        "Ledger(",
        "town: (residents: 4294967296),",
    ]);
    let at = 0usize..40_000;
    prop::collection::vec(
        prop_oneof![
            (at.clone(), any::<u8>()).prop_map(|(at, byte)| Change::Flip(at, byte)),
            (at.clone(), 1usize..400).prop_map(|(at, length)| Change::Cut(at, length)),
            at.clone().prop_map(Change::End),
            (at.clone(), pieces).prop_map(|(at, piece)| Change::Insert(at, piece)),
            (at, 1usize..200, 1usize..300).prop_map(|(at, length, times)| Change::Repeat(at, length, times)),
        ],
        1..6,
    )
}

fn apply(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        let length = bytes.len().max(1);
        match *change {
            Change::Flip(at, byte) if !bytes.is_empty() => bytes[at % length] = byte,
            Change::Cut(at, count) => {
                let at = at % length;
                let end = (at + count).min(bytes.len());
                bytes.drain(at.min(end)..end);
            }
            Change::End(at) => bytes.truncate(at % length),
            Change::Insert(at, piece) => {
                let at = (at % length).min(bytes.len());
                bytes.splice(at..at, piece.bytes());
            }
            Change::Repeat(at, count, times) => {
                let at = (at % length).min(bytes.len());
                let end = (at + count).min(bytes.len());
                let piece = bytes[at..end].repeat(times);
                bytes.splice(at..at, piece);
            }
            Change::Flip(..) => {}
        }
    }
    bytes.truncate(1 << 20);
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mutated_files_are_read_or_refused(which in 0usize..64, changes in changes()) {
        let files = shipped();
        check(apply(files[which % files.len()].clone(), &changes))?;
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..3000)) {
        check(bytes)?;
    }
}

/// Files that ask for as much as they can.
#[test]
fn the_greediest_files_stay_within_bounds() {
    let many = |piece: &str| piece.repeat(((1 << 20) - 100) / piece.len());
    let greedy = [
        format!("(cut: [{}])", many("Money,")),
        format!("(acts: [{}])", many("(name:\"a\"),")),
        format!("(acts: [{}])", many("(),")),
        many("("),
        many("[("),
        format!("(title: \"{}\")", many("x")),
        format!("(packs: [{}])", many("\"firms\",")),
        format!("(packs: [{}])", many("\"nothing\",")),
        format!("({})", many("a:1,")),
        format!("(town: ({}))", (0..60_000).map(|i| format!("f{i}:1,")).collect::<String>()),
        format!("(acts: [{}])", (0..50_000).map(|i| format!("(name:\"a{i}\"),")).collect::<String>()),
        many("/*"),
        many("//\n"),
        format!("(seed: {})", many("9")),
        "(title: \"\\u{41".to_owned(),
        format!("(offices: [(name: \"o\", rules: [{}])])", many("(act:\"x\",points:9e9),")),
    ];
    for text in greedy {
        assert!(text.len() <= 1 << 20);
        let start: String = text.chars().take(30).collect();
        let start = start.replace('\n', " ");
        #[expect(clippy::disallowed_methods, reason = "the time is printed, not judged")]
        let clock = std::time::Instant::now();
        let (said, mib) = read(text.into_bytes());
        println!(
            "{start:30} {:5} ms {mib:6.1} MiB, {} bytes said",
            clock.elapsed().as_millis(),
            said.as_ref().map_or(0, String::len)
        );
        assert!(mib < MOST_MIB, "{start}…: {mib} MiB");
        assert!(said.is_some_and(|said| said.starts_with("error: ") && said.len() < 200_000), "{start}…");
    }
}
