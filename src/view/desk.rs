//! The desk of appeals in words: the file of a case, what asking brought, and at the end how well somebody judged.

use super::facts::Facts;
use super::stories;
use crate::day::Simulation;
use crate::day::state::desk::Ruling;
use crate::day::state::residents::Employment;
use crate::study::desk::{Answer, Ask, Case, Decided, Decider, DeskRule, Fate, MOST_STRUCK, Sitting, Standing};
use crate::study::statistics::{Measured, chance_of_parting};
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
/// `known`: whether whoever sits at the desk knows the person too, and is not asked themselves.
pub fn question(town: &Simulation, ask: Ask, known: bool) -> String {
    let minutes = ask.minutes(town).to_string();
    match ask {
        Ask::Register => say!("desk-ask-register", minutes = minutes),
        Ask::Year => say!("desk-ask-year", minutes = minutes),
        Ask::Contact if known => say!("desk-ask-other-contact", minutes = minutes),
        Ask::Contact => say!("desk-ask-contact", minutes = minutes),
        Ask::Watcher => say!("desk-ask-watcher", minutes = minutes),
    }
}

/// A rule as it is told on a morning on which it holds: as the office’s, where it is one.
pub fn told(of: DeskRule) -> String {
    if of == DeskRule::LastDay { rule(of) } else { say!("desk-rule-book", rule = rule(of)) }
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

/// What was ruled on a case, in a word or two.
pub fn ruled(ruling: Option<Ruling>) -> String {
    match ruling {
        None => say!("desk-open"),
        Some(Ruling::Stands | Ruling::Left) => say!("desk-ruled-stands"),
        Some(Ruling::Struck) => say!("desk-ruled-struck"),
        Some(Ruling::Back) => say!("desk-ruled-back"),
    }
}

/// A rule of the office, in a sentence.
pub fn rule(rule: DeskRule) -> String {
    match rule {
        DeskRule::LookAgain => say!("desk-rule-look-again"),
        DeskRule::NoDelay => say!("desk-rule-no-delay"),
        DeskRule::LastDay => say!("desk-rule-last-day"),
        DeskRule::FewStruck => say!("desk-rule-few-struck", most = MOST_STRUCK),
    }
}

/// A row of the table at the end: how somebody does on the files of the sitting.
pub struct Row {
    /// Who decides.
    pub name: String,
    /// True marks that stand, true marks that are struck, false marks that stand, false marks that are struck.
    pub counts: [String; 4],
    /// Sensitivity d′ with the margin of its interval, or a dash.
    pub sensitivity: String,
    /// Criterion c with the margin of its interval, or a dash.
    pub criterion: String,
}

/// The table at the end.
pub fn table(sitting: &Sitting) -> Vec<Row> {
    let told = |measured: Option<Measured>| match measured {
        Some(measured) => {
            let [value, error] = [measured.value, measured.margin()].map(|number| words::fixed(number, 1));
            say!("desk-plus-minus", value = value, error = error)
        }
        None => say!("not-defined"),
    };
    let row = |decider: Decider| {
        let seen = decider.on(&sitting.decided);
        let name = match decider {
            Decider::Own => "desk-judge-own",
            Decider::Reviewers => "desk-judge-reviewers",
            Decider::StrikesAll => "desk-judge-strikes-all",
            Decider::StrikesNone => "desk-judge-strikes-none",
        };
        Row {
            name: plain(name),
            counts: [seen.hits, seen.misses, seen.false_alarms, seen.rejections].map(|n| words::count(n.into())),
            sensitivity: told(seen.sensitivity()),
            criterion: told(seen.criterion()),
        }
    };
    Decider::ALL.map(row).into()
}

/// A difference that luck makes less often than this is told as one.
const SELDOM: f64 = 0.05;

/// What the figures say, in sentences. That somebody judged better or worse than the reviewers, who have the same files, is
/// said only where the files on which just one of them is right are parted more unevenly than luck would part them.
pub fn verdict(sitting: &Sitting) -> Vec<String> {
    let decided = &sitting.decided;
    let own = Decider::Own.on(decided);
    let (stand, struck) = (own.false_alarms as usize, own.misses as usize);
    let mut sentences = vec![say!("desk-came-to", all = decided.len(), stand = stand, struck = struck)];
    if sitting.left > 0 {
        sentences.push(say!("desk-left", count = sitting.left));
    }
    if sitting.back > 0 {
        sentences.push(say!("desk-sent-back", count = sitting.back));
    }
    if decided.is_empty() {
        return sentences;
    }
    let alone = |of: fn(&Decided) -> bool, other: fn(&Decided) -> bool| {
        decided.iter().filter(|case| of(case) == case.did_it && other(case) != case.did_it).count()
    };
    let (yours, theirs) = (|case: &Decided| case.stands, |case: &Decided| case.reviewers_uphold);
    let (ahead, behind) = (alone(yours, theirs), alone(theirs, yours));
    sentences.push(say!("desk-compared", ahead = ahead, behind = behind));
    sentences.push(plain(match chance_of_parting(ahead as u32, behind as u32) {
        chance if chance > SELDOM => "desk-as-well",
        _ if ahead > behind => "desk-better",
        _ => "desk-worse",
    }));
    if let Some(criterion) = own.criterion() {
        sentences.push(plain(match criterion.is_beyond_luck() {
            false => "desk-leans-nowhere",
            true if criterion.value > 0.0 => "desk-leans-to-striking",
            true => "desk-leans-to-standing",
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
    let name = town.town().name(fate.case.receipt.record.about);
    let ruled = match (fate.case.stands, fate.case.did_it) {
        (true, true) => say!("desk-fate-stood-true", name = name),
        (true, false) => say!("desk-fate-stood-false", name = name),
        (false, true) => say!("desk-fate-struck-true", name = name),
        (false, false) => say!("desk-fate-struck-false", name = name),
    };
    let day = fate.day.to_string();
    let (here, otherwise) = (stands(town, fate, &fate.here), stands(town, fate, &fate.otherwise));
    // What is too small to be told makes no difference.
    let told = if here == otherwise {
        say!("desk-fate-same", day = day)
    } else {
        say!("desk-fate", day = day, here = here, otherwise = otherwise)
    };
    format!("{ruled} {told}")
}

/// Score and band, and beside them what differs between the two lives.
fn stands(town: &Simulation, fate: &Fate, standing: &Standing) -> String {
    let rules = &town.scenario().policy().offices()[usize::from(fate.case.receipt.office)];
    let band = rules.bands()[usize::from(standing.band)].name();
    let mut told = say!("desk-score-and-band", score = words::number(standing.score.round()), band = band);
    if fate.here.flagged != fate.otherwise.flagged {
        let key = if standing.flagged { "desk-flagged" } else { "desk-not-flagged" };
        told = format!("{told}, {}", plain(key));
    }
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
