//! An ending that is kept: what somebody has played to its end, as a page with a picture of the town, to be read, printed and
//! passed on beside the save that proves it.

use minijinja::value::Serde;
use minijinja::{Environment, Value, context};
use serde::Serialize;

use super::council::{Briefing, TermVerdict};
use super::facts::Facts;
use super::lens::Lens;
use super::report::{in_words, setting};
use super::{desk, map, palette, proposals};
use crate::day::Simulation;
use crate::study::council::TERM;
use crate::study::desk::{Decided, Fate, Sitting};
use crate::study::weighing::Weighed;
use crate::words::{self, say};

const TEMPLATE: &str = include_str!("../../assets/ending.html");

/// What is kept of what was played.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keepsake {
    /// What was played.
    pub title: String,
    /// The town, its people, its days and its seed, in a line.
    pub setting: String,
    /// What it came to.
    pub parts: Vec<Part>,
    /// Pictures of the towns.
    pub pictures: Vec<Picture>,
}

/// Something that is told under a heading of its own.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Part {
    /// What the part is about, in a few words.
    pub heading: String,
    /// Sentences.
    pub lines: Vec<String>,
    /// The headings of a table's columns; empty without a table.
    pub columns: Vec<String>,
    /// The rows of the table.
    pub rows: Vec<Vec<String>>,
}

/// A town as it lies there.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Picture {
    /// Which town it is; empty where there is but one.
    pub caption: String,
    /// The town as SVG.
    pub svg: String,
}

impl Part {
    /// Sentences under a heading.
    pub fn told(heading: String, lines: Vec<String>) -> Self {
        Self { heading, lines, ..Self::default() }
    }
}

/// What came of so many days at the desk of appeals in a town: in sentences, in figures, and what became of people. `known` says
/// whether whoever sat there knows the person of a case.
pub fn of_desk(
    town: &Simulation,
    days: usize,
    sitting: &Sitting,
    fates: &[Fate],
    known: impl Fn(&Decided) -> bool,
) -> Vec<Part> {
    let of_known = sitting.decided.iter().filter(|case| known(case)).map(|case| desk::known(town, case));
    let columns = [
        say!("desk-column-judge"),
        say!("desk-column-hits"),
        say!("desk-column-misses"),
        say!("desk-column-alarms"),
        say!("desk-column-rejections"),
        say!("desk-column-sensitivity"),
        say!("desk-column-criterion"),
    ];
    let row = |row: desk::Row| {
        let [hits, misses, alarms, rejections] = row.counts;
        vec![row.name, hits, misses, alarms, rejections, row.sensitivity, row.criterion]
    };
    let figures = Part {
        columns: columns.into(),
        rows: desk::table(sitting).into_iter().map(row).collect(),
        ..Part::told(say!("ending-figures"), vec![say!("desk-columns-say")])
    };
    let people = fates.iter().map(|fate| desk::fate(town, fate)).collect();
    vec![
        Part::told(say!("desk-over", days = days), desk::verdict(sitting).into_iter().chain(of_known).collect()),
        figures,
        Part::told(say!("desk-people"), people),
    ]
}

/// What a council came to: its aims, what it changed, and what people said of each term.
pub fn of_council(briefing: &Briefing) -> Vec<Part> {
    let reached = briefing.reached.iter().cloned().chain([briefing.purse.clone()]).collect();
    let changes = match &briefing.changes[..] {
        [] => vec![say!("council-changes-nothing")],
        changes => changes.to_vec(),
    };
    let term = |(place, verdict): (usize, &TermVerdict)| {
        let day = (TERM * (place as u32 + 1)).to_string();
        let lines = std::iter::once(&verdict.says).chain(&verdict.groups).cloned().collect();
        Part::told(say!("ending-term", term = (place + 1).to_string(), day = day), lines)
    };
    let mut parts = vec![Part::told(briefing.heading.clone(), reached), Part::told(say!("council-changes"), changes)];
    // The last one is told first on the card, where there is little room.
    parts.extend(briefing.terms.iter().rev().enumerate().map(term));
    parts.push(Part::told(say!("ending-note"), vec![say!("council-over-says")]));
    parts
}

/// What a vote came to: both votes, what each proposal changes, what came of it, and what became of the seats. `proposals` are the
/// changes of each, `hands` those for each in the first vote and in the second.
pub fn of_vote(
    proposals: &[Vec<String>],
    hands: &[Vec<u32>; 2],
    weighed: &Weighed,
    seats: &[proposals::Outcome],
) -> Vec<Part> {
    let names = || (0..proposals.len()).map(proposals::name);
    let proposal = |(place, changes): (usize, &Vec<String>)| {
        let changes = if changes.is_empty() { vec![say!("vote-as-it-stands")] } else { changes.clone() };
        Part::told(proposals::name(place), changes)
    };
    let counted =
        |round: usize, place: usize| say!("vote-hands", count = hands[round].get(place).copied().unwrap_or(0) as usize);
    let votes = Part {
        columns: vec![String::new(), say!("vote-before"), say!("vote-after")],
        rows: names().enumerate().map(|(place, name)| vec![name, counted(0, place), counted(1, place)]).collect(),
        ..Part::told(say!("vote-both"), vec![proposals::won(hands)])
    };
    let cell = |cell: proposals::Cell| match cell.against {
        Some(against) => format!("{} ({against})", cell.mean),
        None => cell.mean,
    };
    let table = proposals::table(weighed);
    let compared = table.len() * weighed.proposals().saturating_sub(1);
    let notes = [say!("vote-luck", towns = weighed.towns(), compared = compared.to_string()), say!("vote-assumes")];
    let row = |row: proposals::Row| std::iter::once(row.name).chain(row.cells.into_iter().map(cell)).collect();
    let outcome = Part {
        columns: std::iter::once(String::new()).chain(names()).collect(),
        rows: table.into_iter().map(row).collect(),
        ..Part::told(say!("ending-figures"), notes.into())
    };
    let seat = |seat: &proposals::Outcome| {
        let under = names().zip(&seat.under).map(|(name, stands)| format!("{name}: {stands}"));
        Part::told(seat.who.clone(), under.collect())
    };
    let parts = std::iter::once(votes).chain(proposals.iter().enumerate().map(proposal));
    parts.chain([outcome]).chain(seats.iter().map(seat)).collect()
}

impl Keepsake {
    /// The ending of what was played in some towns, each with what it is called; `facts` are those that may be seen.
    pub fn of(title: String, towns: &[(String, &Simulation)], parts: Vec<Part>, facts: Facts) -> Self {
        let setting = towns.first().map(|(_, town)| setting(town)).unwrap_or_default();
        let picture = |(caption, town): &(String, &Simulation)| Picture {
            caption: caption.clone(),
            svg: map::svg(town, Lens::Scored, facts),
        };
        Self { title, setting, parts, pictures: towns.iter().map(picture).collect() }
    }

    /// The page. `file`: the name of the save beside it; `digest`: that of the town in it.
    ///
    /// # Errors
    /// When the page cannot be made, which the types do not allow to happen.
    pub fn html(&self, file: &str, digest: &str) -> Result<String, minijinja::Error> {
        let mut environment = Environment::new();
        in_words(&mut environment);
        environment.add_template("ending.html", TEMPLATE)?;
        let page = context! {
            language => words::Language::spoken().tag(),
            title => self.title.clone(),
            setting => self.setting.clone(),
            parts => Value::from(Serde(&self.parts)),
            pictures => Value::from(Serde(&self.pictures)),
            proof => say!("ending-proof", file = file, digest = digest),
            colours => context! {
                paper => palette::PAPER, card => palette::CARD, ink => palette::INK, soft => palette::INK_SOFT,
                line => palette::LINE, blue => palette::BLUE,
            },
        };
        environment.get_template("ending.html")?.render(page)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::study::weighing::weigh;

    use super::*;
    use crate::day::Options;
    use crate::scenario::Recipe;

    /// What is told stands on the page with the town's picture and the way to prove it, and what is put in stays text.
    #[test]
    fn an_ending_is_a_page_with_its_town_and_its_proof() {
        let settings = ["town.residents=60".to_owned()];
        let scenario = Recipe::shipped("crossing-camera").unwrap().parse(&settings).unwrap().scenario;
        let town = Simulation::new(Arc::new(scenario), Options::lean(7));
        let table = Part {
            columns: vec!["file".into(), "ruling".into()],
            rows: vec![vec!["<1>".into(), "stands".into()]],
            ..Part::told("Files".into(), vec!["One & two.".into()])
        };
        let towns = [("Proposal A".to_owned(), &town), ("Proposal B".to_owned(), &town)];
        let ending = Keepsake::of("The vote".into(), &towns, vec![table], Facts::default());
        let page = ending.html("vote.ron", "00ff").unwrap();
        for text in ["The vote", "Files", "One &amp; two.", "&lt;1&gt;", "Proposal B", "vote.ron", "00ff"] {
            assert!(page.contains(text), "{text} is missing");
        }
        assert_eq!(page.matches("<svg").count(), 2);
        assert!(
            !page.contains("http://") || page.matches("http://").count() == page.matches("http://www.w3.org").count()
        );
    }

    /// A vote is told in its parts, each proposal under its own name, with as many columns as there are proposals.
    #[test]
    fn a_vote_is_told_in_parts() {
        let settings = ["town.residents=60".to_owned()];
        let founded = Arc::new(Recipe::shipped("crossing-camera").unwrap().parse(&settings).unwrap().scenario);
        let weighed = weigh(&founded, 1, &[vec![], vec![]], 10, || true).unwrap();
        let changes = [vec![], vec!["The camera: switched off".to_owned()]];
        let seat = proposals::Outcome { who: "Seat 1".into(), under: vec!["here".into(), "there".into()] };
        let parts = of_vote(&changes, &[vec![3], vec![1, 2]], &weighed, std::slice::from_ref(&seat));
        let headings: Vec<&str> = parts.iter().map(|part| part.heading.as_str()).collect();
        assert_eq!(headings[1..3], [proposals::name(0), proposals::name(1)]);
        assert_eq!((parts.len(), headings[4]), (5, "Seat 1"));
        assert_eq!(parts[0].rows[1][1], say!("vote-hands", count = 0_usize), "nobody voted for the second at first");
        assert_eq!((parts[2].lines.clone(), parts[1].lines.len()), (changes[1].clone(), 1));
        assert!(parts[3].columns.len() == 3 && parts[3].rows.iter().all(|row| row.len() == 3));
        assert_eq!(parts[4].lines[1], format!("{}: there", proposals::name(1)));
    }
}
