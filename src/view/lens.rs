//! The lenses: through which eyes the town is seen. Each is one row of a table, which the SVG drawing and the window both
//! draw from: its key, the fact that it lays open, the hats that residents wear under it, and what else stands on the map.
//! A new lens is a row, and its names in assets/locale.

use super::facts::{Fact, Facts};
use super::{palette, posts};
use crate::day::Simulation;
use crate::scenario::raw::WatcherKind;
use crate::words::{plain, say};

/// A hat that residents wear under a lens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hat {
    /// Its shape: circle, trapezium, square, diamond, triangle.
    pub shape: usize,
    /// The hat's colour.
    pub colour: &'static str,
    /// What the hat means.
    pub says: String,
    /// What the hat means, as a narrow window says it.
    pub says_briefly: String,
    /// Whether those who wear it stand in front of everyone, so that no hat of theirs is hidden.
    pub in_front: bool,
}

/// Which watchers of the town are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watchers {
    /// No watcher is drawn.
    Away,
    /// Cameras are drawn where they stand.
    Standing,
    /// Cameras are drawn with their field of view, and other watchers at the places that they cover.
    Looking,
}

/// A row of the table.
pub struct Row {
    /// Its key on the command line, in saves, and in the names of sentences.
    pub key: &'static str,
    /// The letter on the keyboard that puts it on.
    pub letter: char,
    /// The fact without which there is nothing to be seen through it.
    pub lays_open: Option<Fact>,
    /// Whether what was seen on the last day is drawn.
    pub sightings: bool,
    /// Whether those who are flagged without having earned it are ringed.
    pub rings: bool,
    /// Which watchers stand on the map while one looks through it.
    pub watchers: Watchers,
    /// The hats that there are in a town.
    pub hats: fn(&Simulation) -> Vec<Hat>,
    /// The hat of each resident today: 0 for none, and 1 for the first.
    pub worn: fn(&Simulation) -> Vec<u8>,
}

macro_rules! lenses {
    ($($(#[$doc:meta])* $lens:ident $row:tt)+) => {
        /// Through which eyes the town is seen.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Lens {
            $($(#[$doc])* $lens,)+
        }

        impl Lens {
            /// All lenses, in the order of what can be known.
            pub const ALL: &'static [Self] = &[$(Self::$lens),+];

            /// The lens's row in the table.
            pub fn row(self) -> &'static Row {
                match self {
                    $(Self::$lens => &Row $row,)+
                }
            }
        }
    };
}

lenses! {
    /// What happened.
    Truth {
        key: "truth", letter: 'H', lays_open: Some(Fact::Deeds),
        sightings: false, rings: true, watchers: Watchers::Away, hats: hats_of_deeds, worn: deeds,
    }
    /// What was seen.
    Seen {
        key: "seen", letter: 'S', lays_open: None,
        sightings: true, rings: false, watchers: Watchers::Looking, hats: no_hats, worn: bare,
    }
    /// What was scored.
    Scored {
        key: "scored", letter: 'R', lays_open: None,
        sightings: false, rings: true, watchers: Watchers::Standing, hats: hats_of_bands, worn: bands,
    }
}

impl Lens {
    /// The lens of a key.
    pub fn named(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|lens| lens.row().key == key)
    }

    /// Whether there is anything to be seen through it.
    pub fn shows(self, facts: Facts) -> bool {
        self.row().lays_open.is_none_or(|fact| facts.has(fact))
    }

    /// The hat of each resident today, as far as it may be seen: 0 for none, and 1 for the first of the lens's hats.
    pub fn worn(self, town: &Simulation, facts: Facts) -> Vec<u8> {
        if self.shows(facts) { (self.row().worn)(town) } else { bare(town) }
    }

    /// What the hats and signs on the map mean. `briefly`: as a narrow window says it.
    pub fn legend(self, town: &Simulation, facts: Facts, briefly: bool) -> Vec<(Sign, String)> {
        let row = self.row();
        let hats = if self.shows(facts) { (row.hats)(town) } else { vec![] };
        let named = |hat: Hat| {
            let text = if briefly { &hat.says_briefly } else { &hat.says }.clone();
            (Sign::Hat(hat), text)
        };
        let seen = if facts.has(Fact::Entries) { "legend-true-sighting" } else { "legend-sighting" };
        let signs = [
            (row.sightings, Sign::Sighting, seen),
            (row.sightings && facts.has(Fact::Entries), Sign::WrongSighting, "legend-wrong-sighting"),
            (
                row.rings && town.scenario().policy().can_flag() && facts.has(Fact::Wronged),
                Sign::Ring,
                "legend-wronged",
            ),
        ];
        let signs = signs.into_iter().filter(|(there, ..)| *there).map(|(_, sign, key)| (sign, plain(key)));
        let [at_crossings, elsewhere] = posts::cameras(town);
        let tag = |kind| (Sign::Post(posts::letter(kind)), posts::legend(kind));
        let camera = at_crossings && row.watchers != Watchers::Away;
        let camera = camera.then(|| (Sign::Camera, posts::legend(WatcherKind::Camera)));
        let tags = posts::kinds(town).into_iter().filter(|kind| *kind != WatcherKind::Camera || elsewhere).map(tag);
        let watchers = camera.into_iter().chain(tags.filter(|_| row.watchers == Watchers::Looking));
        hats.into_iter().map(named).chain(signs).chain(watchers).collect()
    }
}

/// What stands on the map and in its legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A hat.
    Hat(Hat),
    /// An open eye: something was seen.
    Sighting,
    /// Crooked and crossed out: something was seen that did not happen so.
    WrongSighting,
    /// A camera, and what it looks at.
    Camera,
    /// A tag with a letter: a watcher of a kind.
    Post(String),
    /// A dashed ring: flagged for what one did not do.
    Ring,
    /// A dashed square: a block in somebody's zone.
    Zone,
    /// A ring at the end of a dashed line: where somebody last left their zone.
    Stray,
}

/// Something that was seen on the last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// Whom it was held to be.
    pub about: u32,
    /// Whether it is known not to have happened so.
    pub wrong: bool,
    /// Who was really seen, if somebody else is known to have been.
    pub really: Option<u32>,
}

/// What was seen on the last day, as far as it may be known.
pub fn sightings(town: &Simulation, facts: Facts) -> Vec<Sighting> {
    let known = facts.has(Fact::Entries);
    let sighting = |seen: &crate::day::state::records::Observation| {
        let wrong = known && !seen.is_true(town.witness());
        Sighting { about: seen.about, wrong, really: seen.seen(town.witness()).filter(|_| wrong) }
    };
    town.observations_today().map(sighting).collect()
}

/// Who is flagged without having earned it, in the order of their numbers; nobody while that is covered.
pub fn wronged(town: &Simulation, facts: Facts) -> Vec<u32> {
    let residents = 0..if facts.has(Fact::Wronged) { town.town().residents() as u32 } else { 0 };
    residents.filter(|resident| town.flagged(*resident) && !town.deserves_flag(*resident)).collect()
}

/// An act weighs on the map if it is worth more than this to others, or less than its opposite.
const WEIGHS: f64 = 0.25;

fn hats_of_deeds(_: &Simulation) -> Vec<Hat> {
    let hat = |shape, colour, key| {
        let says = plain(key);
        Hat { shape, colour, says_briefly: says.clone(), says, in_front: false }
    };
    // Good and harm differ in shape too: a circle and a triangle.
    vec![hat(0, palette::BLUE, "legend-good"), hat(4, palette::RUST, "legend-harm")]
}

/// Who did good today and who did harm; harm outweighs.
fn deeds(town: &Simulation) -> Vec<u8> {
    const GOOD: u8 = 1;
    const HARM: u8 = 2;
    let acts = town.scenario().policy().acts();
    let mut worn = bare(town);
    for deed in town.deeds_today() {
        let value = acts[usize::from(deed.act)].value();
        let hat = &mut worn[deed.resident as usize];
        if value < -WEIGHS {
            *hat = HARM;
        } else if value > WEIGHS && *hat == 0 {
            *hat = GOOD;
        }
    }
    worn
}

fn no_hats(_: &Simulation) -> Vec<Hat> {
    vec![]
}

fn bare(town: &Simulation) -> Vec<u8> {
    vec![0; town.town().residents()]
}

fn hats_of_bands(town: &Simulation) -> Vec<Hat> {
    let bands = town.leading().map(|office| office.bands()).unwrap_or_default();
    let hat = |(number, band): (usize, &crate::scenario::policy::Band)| {
        let says = |key: &str| say(key, &[("band", band.name())]);
        Hat {
            shape: shape(number, bands.len()),
            colour: palette::band(number, bands.len()),
            says: says(if band.penalty() { "legend-penalty-band" } else { "legend-band" }),
            says_briefly: says("legend-band"),
            in_front: band.penalty(),
        }
    };
    bands.iter().enumerate().map(hat).collect()
}

/// The band of everyone who is rated.
fn bands(town: &Simulation) -> Vec<u8> {
    let Some(office) = town.leading() else {
        return bare(town);
    };
    let band = |resident| if office.rates(resident) { office.band(resident) + 1 } else { 0 };
    (0..town.town().residents() as u32).map(band).collect()
}

/// Hats by band: circle, trapezium, square, diamond, triangle; more bands share the middle ones.
pub fn shape(band: usize, bands: usize) -> usize {
    if bands <= 1 { 0 } else { band * 4 / (bands - 1) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::day::Options;
    use crate::scenario::Recipe;
    use crate::words;

    #[test]
    fn every_lens_has_its_names_and_a_letter_of_its_own() {
        for lens in Lens::ALL {
            let key = lens.row().key;
            for sentence in ["lens", "lens-word", "lens-short"] {
                assert!(words::known(&format!("{sentence}-{key}")), "{sentence}-{key}");
            }
            assert_eq!(Lens::named(key), Some(*lens));
            assert_eq!(Lens::ALL.iter().filter(|other| other.row().letter == lens.row().letter).count(), 1);
        }
    }

    #[test]
    fn nothing_that_is_covered_is_worn_or_seen() {
        let scenario = Recipe::shipped("crossing-camera").unwrap().parse(&[]).unwrap().scenario;
        let mut town = Simulation::new(Arc::new(scenario), Options::default());
        (0..90).for_each(|_| town.pass_day());
        let (all, none) = (Facts::EVERYTHING, Facts::default());
        let seen = |facts| sightings(&town, facts).iter().filter(|seen| seen.wrong || seen.really.is_some()).count();
        assert!(seen(all) > 0 && !wronged(&town, all).is_empty());
        assert!(seen(none) == 0 && wronged(&town, none).is_empty());
        assert_eq!(sightings(&town, all).len(), sightings(&town, none).len());
        for lens in Lens::ALL {
            let hats = (lens.row().hats)(&town).len();
            assert!(lens.worn(&town, all).iter().all(|hat| usize::from(*hat) <= hats));
            assert!(lens.shows(none) || lens.worn(&town, none).iter().all(|hat| *hat == 0));
            let (signs, texts): (Vec<Sign>, Vec<String>) = lens.legend(&town, none, false).into_iter().unzip();
            assert!(!signs.contains(&Sign::Ring) && !signs.contains(&Sign::WrongSighting));
            assert!(!texts.contains(&say!("legend-true-sighting")), "whether a sighting is right is covered too");
        }
    }
    /// The legend explains every sign of a watcher that is drawn, and no other: letters stand on the map only through “was seen”.
    #[test]
    fn watchers_are_explained_where_they_are_drawn() {
        let town = |name: &str| {
            let mut town = Simulation::new(
                Arc::new(Recipe::shipped(name).unwrap().parse(&[]).unwrap().scenario),
                Options::default(),
            );
            town.pass_day();
            town
        };
        let signs = |town: &Simulation, lens: Lens| {
            let legend = lens.legend(town, Facts::default(), false).into_iter();
            legend.map(|(sign, _)| sign).filter(|sign| matches!(sign, Sign::Camera | Sign::Post(_))).collect::<Vec<_>>()
        };
        let lens = |key: &str| Lens::named(key).unwrap();
        let (mended, fair) = (town("mended-town"), town("gate-at-the-fair"));
        assert!(signs(&mended, lens("seen")).iter().filter(|sign| matches!(sign, Sign::Post(_))).count() > 2);
        assert!(signs(&mended, lens("scored")).iter().all(|sign| *sign == Sign::Camera));
        for town in [&mended, &fair] {
            assert_eq!(signs(town, lens("truth")), []);
            let plan = crate::view::plan::plan(town.town());
            let tagged = posts::posts(town, &plan).into_iter().map(|post| Sign::Post(posts::letter(post.kind)));
            let mut tagged: Vec<Sign> = tagged.collect();
            tagged.dedup();
            assert!(tagged.iter().all(|tag| signs(town, lens("seen")).contains(tag)), "{tagged:?}");
        }
        assert_eq!(signs(&fair, lens("scored")).contains(&Sign::Camera), posts::cameras(&fair)[0]);
    }
}
