//! The towns in which targets are measured: a row each.
//!
//! Every town is the civic ledger with one thing different, under the same luck. A target compares two of them.

use super::hands::{FINED, Hand, LAID_OFF, MARKED, MARKED_UNFAIRLY};
use crate::scenario::raw::Edge;
use crate::scenario::{Library, Problems, Scenario, Source, parse};

/// A town that is lived once for each seed, whatever number of targets reads it.
pub struct Town {
    /// Its name, by which messages speak of it.
    pub name: &'static str,
    /// What is written in it beside title, residents and length. Settings of whoever measures are laid over this.
    pub text: &'static str,
    /// What makes this town differ from one of the same text, as settings. They are laid over all others.
    pub differs: &'static [&'static str],
    /// What is done to it as a whole.
    pub variant: Variant,
    /// Days that it is lived.
    pub days: u32,
    /// What is done by hand to some of its people, each in a town of its own beside this one.
    pub hands: &'static [&'static Hand],
}

/// What is done to a town as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// Nothing.
    AsWritten,
    /// Nobody is rated.
    Unrated,
    /// The rules are not published.
    Secret,
    /// These edges of the loop are cut.
    Cut(&'static [Edge]),
}

/// A year.
const YEAR: u32 = 365;
/// Two years, short of ten days: as far as the fading of an announcement is followed.
const LONG: u32 = 720;

/// The civic ledger, without cameras in the streets.
const CIVIC: &str = r#"packs: ["civic-ledger"]"#;

/// Cameras at every crossing and nowhere else.
const CROSSINGS: &str = r#"packs: ["street-cameras"], watchers: [
    (name: "square cameras", on: false),
    (name: "crossing cameras", places: [(place: Crossing, share: 1)], sensitivity: 0.35),
]"#;

/// Cameras at the squares and nowhere else, in two sets: one takes litter and one riding without a ticket, so that either
/// can look more closely without the other.
const SQUARES: &str = r#"packs: ["street-cameras"], watchers: [
    (name: "crossing cameras", on: false),
    (name: "square cameras", acts: ["litter"]),
    (name: "fare cameras", kind: Camera, places: [(place: Square, share: 1)], acts: ["ride_free"], sensitivity: 0.2,
        misidentify: 0.02, false_alarm: 0.001, evadable: 0.6, hours_each: 0.01),
]"#;

/// The settings under which nobody answers to rules: neither deterred nor drawn by points. The one place that depends on
/// the form of that answer.
pub const NO_ANSWER: &[&str] = &["learning.strength=0"];

/// A town of the shape that most have.
const fn town(name: &'static str, text: &'static str, differs: &'static [&'static str]) -> Town {
    Town { name, text, differs, variant: Variant::AsWritten, days: YEAR, hands: &[] }
}

/// Nobody is rated.
pub static UNRATED: Town = Town { variant: Variant::Unrated, days: LONG, ..town("unrated", CIVIC, &[]) };
/// The civic ledger as shipped.
pub static LEDGER: Town =
    Town { days: LONG, hands: &[&MARKED, &MARKED_UNFAIRLY, &LAID_OFF, &FINED], ..town("ledger", CIVIC, &[]) };
/// The civic ledger with rules that nobody can read.
pub static SECRET: Town = Town { variant: Variant::Secret, ..town("secret rules", CIVIC, &[]) };
/// Nobody answers to rules, and of all edges only strain is left.
pub static STRAIN_ALONE: Town = Town {
    variant: Variant::Cut(&[
        Edge::Money,
        Edge::Scrutiny,
        Edge::Ties,
        Edge::Peers,
        Edge::Access,
        Edge::Model,
        Edge::Learning,
        Edge::Redress,
    ]),
    ..town("strain alone", CIVIC, NO_ANSWER)
};
/// Without tills that look for thieves.
pub static NO_TILLS: Town = town("no tills", CIVIC, &["watchers.shop_tills.on=false"]);
/// Nobody reads the boards for the office.
pub static NO_BOARDS: Town = town("boards unwatched", CIVIC, &["watchers.the_boards.on=false"]);
/// A quarter of every mark falls on each member of the household too.
pub static HOUSEHOLDS: Town = town("shared marks", CIVIC, &["offices.ledger_office.household_share=0.25"]);

/// Cameras at the crossings, each of which sees about a third of what happens there.
pub static CAMERAS: Town = town("crossing cameras", CROSSINGS, &[]);
/// They see twice as much.
pub static CAMERAS_SHARP: Town =
    town("crossing cameras that see twice as much", CROSSINGS, &["watchers.crossing_cameras.sensitivity=0.7"]);
/// Crossing on red costs twice as many points.
pub static CAMERAS_HARD: Town = town(
    "crossing on red costs twice as much",
    CROSSINGS,
    &[
        "offices.ledger_office.rules.cross_on_red.points=-16",
        "offices.ledger_office.rules.cross_on_red(Officials).points=-16",
    ],
);
/// Crossing on red costs nothing.
pub static CAMERAS_IDLE: Town = town(
    "crossing on red costs nothing",
    CROSSINGS,
    &[
        "offices.ledger_office.rules.cross_on_red.on=false",
        "offices.ledger_office.rules.cross_on_red(Officials).on=false",
    ],
);

/// Cameras at the squares.
pub static SQUARE_CAMERAS: Town = town("square cameras", SQUARES, &[]);
/// They see twice as much litter.
pub static LITTER_SHARP: Town =
    town("square cameras that see twice as much litter", SQUARES, &["watchers.square_cameras.sensitivity=0.4"]);
/// Litter costs twice as many points.
pub static LITTER_HARD: Town = town(
    "litter costs twice as much",
    SQUARES,
    &["offices.ledger_office.rules.litter.points=-8", "offices.ledger_office.rules.litter(Officials).points=-8"],
);
/// Litter costs nothing.
pub static LITTER_IDLE: Town = town(
    "litter costs nothing",
    SQUARES,
    &["offices.ledger_office.rules.litter.on=false", "offices.ledger_office.rules.litter(Officials).on=false"],
);
/// They see twice as much riding without a ticket.
pub static FARES_SHARP: Town =
    town("square cameras that see twice as many fares unpaid", SQUARES, &["watchers.fare_cameras.sensitivity=0.4"]);
/// Riding without a ticket costs twice as many points.
pub static FARES_HARD: Town = town(
    "riding without a ticket costs twice as much",
    SQUARES,
    &[
        "offices.ledger_office.rules.ride_free.points=-12",
        "offices.ledger_office.rules.ride_free(Officials).points=-12",
    ],
);
/// Riding without a ticket costs nothing.
pub static FARES_IDLE: Town = town(
    "riding without a ticket costs nothing",
    SQUARES,
    &["offices.ledger_office.rules.ride_free.on=false", "offices.ledger_office.rules.ride_free(Officials).on=false"],
);

/// Street cameras as shipped, at half of the crossings and all squares.
pub static STREET: Town =
    Town { days: MARKED.until(), hands: &[&MARKED], ..town("street cameras", r#"packs: ["street-cameras"]"#, &[]) };
/// Street cameras that err five times as often with one look.
pub static LOOKS: Town = town(
    "cameras that confuse one look",
    r#"packs: ["street-cameras"], watchers: [
        (name: "crossing cameras", groups: [(group: "Heron", misidentify: 5, false_alarm: 5)]),
        (name: "square cameras", groups: [(group: "Heron", misidentify: 5, false_alarm: 5)]),
    ]"#,
    &[],
);
/// Street cameras with redress.
pub static REDRESS: Town = town("redress", r#"packs: ["street-cameras", "redress"]"#, &[]);
/// The debtor list.
pub static DEBTORS: Town = town("debtor list", r#"packs: ["debtor-list"]"#, &[]);
/// The Weights Office, which rates stalls and shops.
pub static FIRMS: Town = town("firms", r#"packs: ["firms"]"#, &[]);

impl Town {
    /// Days that are lived for it, those of the towns beside it counted too.
    pub fn days_in_all(&self) -> u32 {
        self.days + self.hands.iter().map(|hand| hand.until().min(self.days) - hand.from).sum::<u32>()
    }

    /// Reads it with settings and a number of residents laid over it.
    ///
    /// # Errors
    /// All problems found.
    pub fn scenario(&self, settings: &[String], residents: u32) -> Result<Scenario, Problems> {
        let own = self.differs.iter().map(|setting| (*setting).to_owned());
        let residents = format!("town.residents={residents}");
        let settings: Vec<String> = settings.iter().cloned().chain(own).chain([residents]).collect();
        let written = parse(&self.source(), &Library::default(), &settings)?.scenario;
        Ok(match self.variant {
            Variant::AsWritten => written,
            Variant::Unrated => written.unrated(),
            Variant::Secret => written.secret(),
            Variant::Cut(edges) => written.with_cuts(edges),
        })
    }

    fn source(&self) -> Source {
        // Standing is what errors are measured from elsewhere; no target reads it, and it takes time.
        let text = format!("(title: {:?}, days: {}, standing: false, {})", self.name, self.days, self.text);
        Source { name: format!("calibrate: {}", self.name), bytes: text.into_bytes() }
    }

    /// Whether a setting names something that this town has. A value out of bounds is no matter of that.
    ///
    /// # Errors
    /// Why the setting cannot be read.
    fn has(&self, setting: &String) -> Result<bool, Problems> {
        let Err(problems) = parse(&self.source(), &Library::default(), std::slice::from_ref(setting)) else {
            return Ok(true);
        };
        let absent = problems.sorted().iter().any(|problem| problem.key == "setting-step");
        if absent { Ok(false) } else { Err(problems) }
    }
}

/// Which of some settings each town gets: those that name something it has.
///
/// # Errors
/// Why a setting cannot be read. A setting that names nothing in any of the towns is told as the first town tells it.
pub fn reach(towns: &[&'static Town], settings: &[String]) -> Result<Vec<Vec<String>>, Problems> {
    let mut reached = vec![vec![]; towns.len()];
    for setting in settings {
        let mut anywhere = false;
        for (town, reached) in towns.iter().zip(&mut reached) {
            if town.has(setting)? {
                anywhere = true;
                reached.push(setting.clone());
            }
        }
        if let Some(first) = towns.first().filter(|_| !anywhere) {
            parse(&first.source(), &Library::default(), std::slice::from_ref(setting))?;
        }
    }
    Ok(reached)
}
