//! An ending that is kept: what somebody has played to its end, as a page with a picture of the town, to be read, printed and
//! passed on beside the save that proves it.

use minijinja::value::Serde;
use minijinja::{Environment, Value, context};
use serde::Serialize;

use super::desk;
use super::facts::Facts;
use super::lens::Lens;
use super::report::{in_words, setting};
use super::{map, palette};
use crate::day::Simulation;
use crate::study::desk::Sitting;
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
    /// The heading.
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

    /// How well everybody does on the files of a sitting, as a table.
    pub fn of_sitting(heading: String, sitting: &Sitting) -> Self {
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
        let rows = desk::table(sitting).into_iter().map(row).collect();
        Self { heading, lines: vec![say!("desk-columns-say")], columns: columns.into(), rows }
    }
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
}
