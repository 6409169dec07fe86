//! The desk of appeals in words: the file of a case, what asking brought, and at the end how well somebody judged.

use super::facts::Facts;
use super::stories;
use crate::day::Simulation;
use crate::day::state::residents::Employment;
use crate::study::desk::{Answer, Ask, Case, Decided, Fate, Judge, Standing};
use crate::study::statistics::Measured;
use crate::words::{self, plain, say};

/// What the office has about a case, in sentences: the entry, when it was made, and how the person stands.
pub fn file(town: &Simulation, case: &Case) -> Vec<String> {
    let (receipt, resident) = (&case.appeal.receipt, case.resident());
    let office = usize::from(receipt.office);
    let rules = &town.scenario().policy().offices()[office];
    let band = rules.bands()[usize::from(town.band(office, resident))].name();
    let entered = case.appeal.lodged + 1;
    vec![
        stories::mark(town, case.appeal.lodged, receipt, Facts::default()),
        say!("desk-entered", day = entered.to_string(), office = rules.name()),
        say!("desk-stands", score = words::number(town.score(office, resident).round()), band = band),
    ]
}

/// What can be asked, as a button says it.
pub fn question(town: &Simulation, ask: Ask) -> String {
    let minutes = ask.minutes(town).to_string();
    match ask {
        Ask::Register => say!("desk-ask-register", minutes = minutes),
        Ask::Year => say!("desk-ask-year", minutes = minutes),
        Ask::Contact => say!("desk-ask-contact", minutes = minutes),
        Ask::Watcher => say!("desk-ask-watcher", minutes = minutes),
    }
}

/// What asking brought, in a sentence or two.
pub fn answer(town: &Simulation, case: &Case, answer: Answer) -> String {
    let name = || town.town().name(case.resident());
    match answer {
        Answer::Register { marks: 0, .. } => say!("desk-register-none"),
        Answer::Register { marks, back } => say!("desk-register", marks = marks, back = back),
        Answer::Year { marks: 0, gains, .. } => say!("desk-year-none", gains = gains),
        Answer::Year { marks, same, back, gains } => {
            say!("desk-year", marks = marks, same = same, back = back, gains = gains)
        }
        Answer::Contact { who, did_it } => {
            let who = town.town().name(who);
            if did_it {
                say!("desk-contact-did", who = who, name = name())
            } else {
                say!("desk-contact-did-not", who = who, name = name())
            }
        }
        Answer::Nobody => say!("desk-contact-nobody"),
        Answer::Watcher { did_it, right } => {
            let right = words::number(right * 100.0);
            if did_it { say!("desk-watcher-did", right = right) } else { say!("desk-watcher-did-not", right = right) }
        }
    }
}

/// A judge in the table at the end: the name, the four counts, and sensitivity and criterion with how sure they are.
pub struct Row {
    /// Who judged.
    pub name: String,
    /// True marks that stand, true marks that were struck, false marks that stand, false marks that were struck.
    pub counts: [String; 4],
    /// Sensitivity d′ with its error, or a dash.
    pub sensitivity: String,
    /// Criterion c with its error, or a dash.
    pub criterion: String,
}

/// The table at the end.
pub fn table(decided: &[Decided]) -> Vec<Row> {
    let told = |measured: Option<Measured>| match measured {
        Some(Measured { value, error }) => {
            say!("desk-plus-minus", value = words::fixed(value, 1), error = words::fixed(1.96 * error, 1))
        }
        None => say!("not-defined"),
    };
    let row = |judge: Judge| {
        let seen = judge.on(decided);
        // Whoever says the same of everything tells nothing apart, and no more cases would make that surer.
        let measured = matches!(judge, Judge::Own | Judge::Reviewers);
        let name = match judge {
            Judge::Own => "desk-judge-own",
            Judge::Reviewers => "desk-judge-reviewers",
            Judge::StrikesAll => "desk-judge-strikes-all",
            Judge::StrikesNone => "desk-judge-strikes-none",
        };
        Row {
            name: plain(name),
            counts: [seen.hits, seen.misses, seen.false_alarms, seen.rejections].map(|n| words::count(n.into())),
            sensitivity: if measured { told(seen.sensitivity()) } else { say!("not-defined") },
            criterion: if measured { told(seen.criterion()) } else { say!("not-defined") },
        }
    };
    Judge::ALL.map(row).into()
}

/// What the figures say, in sentences. That somebody judged better or worse is said only where the difference is beyond
/// luck.
pub fn verdict(decided: &[Decided]) -> Vec<String> {
    let (own, reviewers) = (Judge::Own.on(decided), Judge::Reviewers.on(decided));
    let mut sentences = vec![say!(
        "desk-came-to",
        all = decided.len(),
        stand = own.false_alarms as usize,
        struck = own.misses as usize
    )];
    if let (Some(own), Some(theirs)) = (own.sensitivity(), reviewers.sensitivity()) {
        let error = libm::sqrt(own.error * own.error + theirs.error * theirs.error);
        let difference = own.value - theirs.value;
        sentences.push(plain(match difference {
            _ if difference.abs() < 1.96 * error => "desk-as-well",
            _ if difference > 0.0 => "desk-better",
            _ => "desk-worse",
        }));
    }
    if let Some(Measured { value, error }) = own.criterion() {
        sentences.push(plain(match value {
            _ if value.abs() < 1.96 * error => "desk-leans-nowhere",
            _ if value > 0.0 => "desk-leans-to-striking",
            _ => "desk-leans-to-standing",
        }));
    }
    sentences
}

/// How it was ruled on somebody whom the one at the desk knows.
pub fn known(town: &Simulation, case: &Decided) -> String {
    let name = town.town().name(case.receipt.about);
    match (case.stands, case.did_it) {
        (true, true) => say!("desk-known-stood-true", name = name),
        (true, false) => say!("desk-known-stood-false", name = name),
        (false, true) => say!("desk-known-struck-true", name = name),
        (false, false) => say!("desk-known-struck-false", name = name),
    }
}

/// What became of somebody, and what would have become of them under the other ruling.
pub fn fate(town: &Simulation, fate: &Fate) -> String {
    let name = town.town().name(fate.case.receipt.about);
    let ruled = match (fate.case.stands, fate.case.did_it) {
        (true, true) => say!("desk-fate-stood-true", name = name),
        (true, false) => say!("desk-fate-stood-false", name = name),
        (false, true) => say!("desk-fate-struck-true", name = name),
        (false, false) => say!("desk-fate-struck-false", name = name),
    };
    let (here, there) = (&fate.here, &fate.otherwise);
    if here == there {
        return format!("{ruled} {}", say!("desk-fate-same", day = fate.day.to_string()));
    }
    let stands = |standing: &Standing| stands(town, fate, standing);
    let told = say!("desk-fate", day = fate.day.to_string(), here = stands(here), otherwise = stands(there));
    format!("{ruled} {told}")
}

/// Score and band, and beside them what differs between the two lives.
fn stands(town: &Simulation, fate: &Fate, standing: &Standing) -> String {
    let rules = &town.scenario().policy().offices()[usize::from(fate.case.receipt.office)];
    let band = rules.bands()[usize::from(standing.band)].name();
    let mut told = say!("desk-score-and-band", score = words::number(standing.score.round()), band = band);
    if fate.here.employment != fate.otherwise.employment {
        let key = if standing.employment == Employment::Employed { "desk-with-job" } else { "desk-without-job" };
        told = format!("{told}, {}", plain(key));
    }
    if (fate.here.money - fate.otherwise.money).abs() >= 1.0 {
        let groats = words::number(standing.money.round());
        told = format!("{told}, {}", say!("desk-with-groats", groats = groats, number = words::form_of(&groats)));
    }
    told
}
