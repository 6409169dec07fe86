//! What the window shows: what the person chose ([`Session`]) and what there is to see of it ([`Shown`]). Both are plain
//! data; panels read them and change neither.

use std::sync::Arc;

use bevy::prelude::Resource;

use super::request::{Dialog, Door, Ground, Part};
use super::settings::Settings;
use crate::scenario::raw::{RawScenario, RawStep, StepKind};
use crate::session::lab::Lab;
use crate::session::mode::{self, Lacks, Lesson, Mode, Onward, Stage};
use crate::session::performance::Performance;
use crate::session::request::{Pace, TwinPolicy};
use crate::session::seen::{self, Seat};
use crate::session::shared::{Findings, Judged};
use crate::session::towns::Published;
use crate::session::twin;
use crate::study::Command;
use crate::study::life::Reckoning;
use crate::study::weighing::Weighed;
use crate::view::cards::{self, Card};
use crate::view::chronicle::{self, Entry};
use crate::view::facts::{Fact, Facts};
use crate::view::inquiry::Inquiry;
use crate::view::lens::{self, Lens};
use crate::view::person::{self, Person};
use crate::view::proposals;
use crate::view::stories::{self, Chosen, Followed};
use crate::words;

/// Something the program has to say, until it is taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The text.
    pub text: String,
    /// Whether something went wrong.
    pub wrong: bool,
}

/// What the person chose.
#[derive(Resource, Clone, Debug)]
pub struct Session {
    /// The lens.
    pub lens: Lens,
    /// The open person.
    pub selected: Option<u32>,
    /// Which door of the first screen stands open.
    pub door: Door,
    /// The town that is to be founded.
    pub ground: Ground,
    /// The scenario in whose town a year in somebody's shoes is led, by name.
    pub life_in: String,
    /// What lies over the town.
    pub dialog: Dialog,
    /// Folded parts: rules, person, foot.
    pub folded: [bool; 3],
    /// In a narrow window, the one part that is open.
    pub narrow: Option<Part>,
    /// Whether all rules are shown.
    pub all_rules: bool,
    /// Whose rules are shown: 0, or 1 for the twin.
    pub rules_of: usize,
    /// Where the curtain hangs between the town and its twin, from 0 at the left edge of the map to 1; `None` where each
    /// has a map of its own.
    pub curtain: Option<f32>,
    /// The place of the case on the desk of appeals that lies open.
    pub case: usize,
    /// Which proposals of a vote lie on the map, to the left and to the right of the curtain.
    pub pair: [usize; 2],
    /// Whether what came of a vote is laid aside, so that one sees the towns.
    pub aside: bool,
    /// Whom the Chronicle is to follow, beside those whom it chooses.
    pub followed: Vec<u32>,
    /// Seconds for which the ink has run that shows whom an undone entry reached; `None` while it is not shown.
    pub ink: Option<f32>,
    /// The measures that were chosen for the two charts; where none was, the town has its own.
    pub charts: [Option<&'static str>; 2],
    /// What the program is doing: free play, or a lesson with how far it has come.
    pub mode: Mode,
    /// The settings.
    pub settings: Settings,
    /// How fast days pass.
    pub pace: Pace,
    /// The run that is watched, also while it stands still.
    pub performance: Option<Performance>,
    /// The time of the day that is shown, 0 to 1.
    pub time: f64,
    /// What the program has to say.
    pub notice: Option<Notice>,
}

impl Default for Session {
    fn default() -> Self {
        Self {
            lens: Lens::Scored,
            selected: None,
            door: Door::default(),
            ground: Ground::default(),
            life_in: mode::TOWN.to_owned(),
            dialog: Dialog::None,
            folded: [false; 3],
            narrow: None,
            all_rules: false,
            rules_of: 0,
            curtain: Some(0.5),
            case: 0,
            pair: [0, 1],
            aside: false,
            followed: vec![],
            ink: None,
            charts: [None; 2],
            mode: Mode::default(),
            settings: Settings::default(),
            pace: Pace::Paused,
            performance: None,
            time: MORNING,
            notice: None,
        }
    }
}

/// Days of which the Chronicle tells.
const DAYS_TOLD: u32 = 21;

/// The time of day at which a paused town stands: late morning, when people are about.
pub const MORNING: f64 = 0.44;

impl Session {
    /// Whether a part is folded away.
    pub fn is_folded(&self, part: Part) -> bool {
        self.folded[part as usize]
    }

    /// Whether the mode has a part of the window.
    pub fn has_part(&self, part: Part) -> bool {
        match part {
            Part::Rules => self.mode.has_rules(),
            Part::Person => self.mode.has_files(),
            Part::Foot => self.mode.has_town(),
        }
    }

    /// Whether days pass faster than anybody can be followed.
    pub fn passes_fast(&self) -> bool {
        match self.pace {
            Pace::Month => true,
            Pace::Watched => self.settings.reduced_motion,
            Pace::Paused | Pace::Day => false,
        }
    }

    /// The resident at whom a watched run has stopped, while it stands there.
    pub fn pointed_at(&self) -> Option<u32> {
        self.performance.as_ref()?.moment.as_ref()?.resident
    }

    /// The facts that the window may show: it is the screen that everybody in the room sees.
    pub fn facts(&self) -> Facts {
        seen::facts(&self.mode, Seat::Room)
    }

    /// Whether the window may show a fact.
    pub fn may_see(&self, fact: Fact) -> bool {
        seen::may_see(&self.mode, Seat::Room, fact)
    }

    /// Whether one may look through a lens.
    pub fn may_look(&self, lens: Lens) -> bool {
        lens.shows(self.facts())
    }

    /// The step at which the lesson stands, unless it was left.
    pub fn step(&self) -> Option<&RawStep> {
        self.mode.lesson()?.step()
    }

    /// Whether Escape leaves the mode for the free town: a lesson, and what is played when it is over. A sitting that goes on is not left by mistake.
    pub fn leaves_by_escape(&self) -> bool {
        let over = self.mode.vote().is_some_and(|vote| vote.stage == Stage::Over)
            || self.mode.judge().is_some_and(|judge| judge.over)
            || self.mode.live().is_some_and(|live| live.over);
        self.mode.lesson().is_some() || over
    }

    /// Which of so many towns of the sitting lie on the map, by number: the town and its twin; in a vote the proposal that is
    /// written, and when all have been uncovered the two that are compared.
    pub fn on_the_map(&self, towns: usize) -> Vec<usize> {
        let last = towns.saturating_sub(1);
        match self.mode.vote() {
            None => (0..towns.min(2)).collect(),
            Some(vote) if vote.all_uncovered() => self.pair.iter().map(|town| *town.min(&last)).collect(),
            Some(_) => vec![self.rules_of.min(last)],
        }
    }

    /// Whether the lesson stands at a step of this kind.
    pub fn stands_at(&self, kind: StepKind) -> bool {
        self.mode.lesson().is_some_and(|lesson| lesson.kind() == Some(kind))
    }
}

/// The day up to which files counted when somebody was chosen, the seed and the commands.
type ChosenBy = (u32, u64, Arc<Vec<Command>>);

/// What there is to see.
#[derive(Resource, Clone, Default)]
pub struct Shown {
    /// The scenario's short name.
    pub name: String,
    /// The towns of the sitting: the town and its twin if there is one, or the proposals of a vote.
    pub all: Vec<Published>,
    /// The towns that lie on the map, one or two of them all.
    pub towns: Vec<Published>,
    /// Which of all towns lie on the map, by number.
    places: Vec<usize>,
    /// What each town changes of the rules with which it was founded, in sentences; empty without a vote.
    pub proposals: Vec<Vec<String>>,
    /// The rule cards.
    pub cards: Vec<Card>,
    /// How many cards the full view has.
    pub all_cards: usize,
    /// The open person, in each town.
    pub people: Vec<Person>,
    /// The Chronicle.
    pub chronicle: Vec<Entry>,
    /// Whom the Chronicle follows.
    pub followed: Vec<Followed>,
    /// Whom the Chronicle follows for contrast; and by the files up to which day, with which seed and under which commands
    /// they were chosen.
    contrast: Option<(ChosenBy, Vec<Chosen>)>,
    /// Who is flagged without having earned it, in each town; nobody while that is covered.
    pub wronged: Vec<Arc<Vec<u32>>>,
    /// Who is flagged without having earned it, in each town, whether that is covered or not. [`Self::draw_up`] alone reads
    /// it.
    wronged_all: Vec<Arc<Vec<u32>>>,
    /// Those whom the twin treats most unlike: resident, score here, score there.
    pub changed: Arc<Vec<(u32, f64, f64)>>,
    /// Who stands in another band in the twin, or is rated in one of the two only, by resident; empty without a twin.
    pub other_band: Arc<Vec<bool>>,
    /// How the questions of the lesson were answered; `None` while that is covered or has not been found out.
    pub findings: Option<Arc<Findings>>,
    /// How the questions of the lesson were answered, whether that is covered or not. [`Self::draw_up`] alone hands it on.
    found: Option<Arc<Findings>>,
    /// What came of the days at the desk; `None` while that is covered or has not been found out.
    pub judged: Option<Arc<Judged>>,
    /// What the life of somebody in whose shoes one was came to; `None` while that is covered or has not been found out.
    pub reckoned: Option<Arc<Reckoning>>,
    /// What the proposals of a vote come to, those that have been uncovered; `None` while that has not been found out.
    pub weighed: Option<Arc<Weighed>>,
    /// What all proposals come to. [`Self::draw_up`] alone hands it on.
    all_weighed: Option<Arc<Weighed>>,
    /// The answer to the question that was put last.
    pub inquiry: Option<Arc<Inquiry>>,
    /// Whether a question is being answered.
    pub asking: bool,
    /// Days done and to do, while a long run goes on.
    pub running: Option<(u32, u32)>,
    /// Seconds that a long run may still take, in steps of five; `None` where that cannot be told yet.
    pub seconds_left: Option<u32>,
    /// The lab.
    pub lab: Lab,
    /// Counted up whenever the towns are published anew.
    pub edition: u64,
}

impl Shown {
    /// The town that lies on the map, or the left one.
    pub fn town(&self) -> Option<&Published> {
        self.towns.first()
    }

    /// Whether a town, by its number, lies on the map.
    pub fn lies_on_the_map(&self, town: usize) -> bool {
        self.places.contains(&town)
    }

    /// The number of the town whose rules are shown.
    pub fn rules_of(&self, session: &Session) -> usize {
        session.rules_of.min(self.all.len().saturating_sub(1))
    }

    /// Whether the town is small enough to be remembered, so that questions can be put to it.
    pub fn remembers(&self) -> bool {
        self.town().is_some_and(|published| published.town.history().is_some())
    }

    /// The scenario as it stands today.
    pub fn raw(&self) -> Option<&RawScenario> {
        Some(self.town()?.town.scenario().raw())
    }

    /// Takes up what was published.
    pub fn take(&mut self, towns: Vec<Published>, session: &Session) {
        self.all = towns;
        self.look_at(session.on_the_map(self.all.len()));
        let voted = session.mode.vote().is_some();
        let changes =
            |published: &Published| proposals::changes(published.founded.raw(), published.first_rules().raw());
        self.proposals = if voted { self.all.iter().map(changes).collect() } else { vec![] };
    }

    /// Lays some of the towns on the map, by number.
    fn look_at(&mut self, places: Vec<usize>) {
        self.towns = places.iter().filter_map(|place| self.all.get(*place).cloned()).collect();
        self.places = places;
        self.edition += 1;
        let wronged = |published: &Published| Arc::new(lens::wronged(&published.town, Facts::EVERYTHING));
        self.wronged_all = self.towns.iter().map(wronged).collect();
        self.changed = Arc::new(self.who_changed());
        self.other_band = Arc::new(self.in_another_band());
        self.choose_contrast();
    }

    /// Chooses whom the Chronicle follows for contrast, unless they are chosen already.
    fn choose_contrast(&mut self) {
        let Some(published) = self.town() else { return };
        let town = &published.town;
        let by = (stories::chosen_until(town.day()), town.seed(), published.commands.clone());
        if self.contrast.as_ref().is_none_or(|(known, _)| *known != by) {
            self.contrast = Some((by, stories::contrast(town)));
        }
    }

    /// What a town is called beside its twin: by the rules under which it lives, where they have a name.
    pub fn town_name(&self, number: usize) -> String {
        if !self.proposals.is_empty() {
            return proposals::name(self.places.get(number).copied().unwrap_or(number));
        }
        let own = self.town().is_some_and(|published| twin::changes_rules(&published.commands));
        let twin = self.towns.get(1).and_then(|twin| twin::known_by(&twin.commands));
        words::plain(match (number, twin) {
            (0, Some(TwinPolicy::AsFounded)) if own => "our-rules",
            (0, _) => "this-town",
            (_, Some(TwinPolicy::AsFounded)) if own => "their-rules",
            (_, Some(TwinPolicy::NoDoors)) => "without-doors",
            _ => "twin-town",
        })
    }

    fn in_another_band(&self) -> Vec<bool> {
        let [here, there] = self.towns.as_slice() else { return vec![] };
        let band = |published: &Published, resident: u32| {
            let office = published.town.leading().filter(|office| office.rates(resident))?;
            Some((office.office(), office.band(resident)))
        };
        let residents = 0..here.town.town().residents() as u32;
        residents.map(|resident| band(here, resident) != band(there, resident)).collect()
    }

    fn who_changed(&self) -> Vec<(u32, f64, f64)> {
        let [here, there] = self.towns.as_slice() else {
            return vec![];
        };
        let Some((office, beside)) = here.town.leading().zip(there.town.leading()) else {
            return vec![];
        };
        let both = |r: u32| (r, office.score(r), beside.score(r));
        let mut changed: Vec<(u32, f64, f64)> = office.rated().map(both).filter(|(_, a, b)| a != b).collect();
        changed.sort_by(|x, y| (y.2 - y.1).abs().total_cmp(&(x.2 - x.1).abs()).then(x.0.cmp(&y.0)));
        changed
    }

    /// Draws up what depends on what the person chose, as far as it may be seen.
    pub fn draw_up(&mut self, session: &Session) {
        let facts = session.facts();
        let places = session.on_the_map(self.all.len());
        if places != self.places {
            self.look_at(places);
        }
        let of = self.rules_of(session);
        if let Some(raw) = self.all.get(of).map(|published| published.town.scenario().raw()) {
            let all = cards::cards(raw);
            self.all_cards = all.len();
            self.cards = if session.all_rules { all } else { cards::simple(raw) };
        }
        let person = |published: &Published, resident| person::person(&published.town, resident, facts);
        let selected = session.selected.filter(|_| session.mode.has_files());
        let open = selected.map(|resident| self.towns.iter().map(|town| person(town, resident)).collect());
        self.people = open.unwrap_or_default();
        (self.followed, self.chronicle) = (vec![], vec![]);
        if let Some(town) = self.town().filter(|_| session.mode.has_town()) {
            let contrast = self.contrast.as_ref().map_or(&[][..], |(_, contrast)| contrast);
            let followed = stories::followed(&town.town, contrast, &session.followed);
            let residents: Vec<u32> = followed.iter().map(|one| one.resident).collect();
            let chronicle = chronicle::chronicle(&town.town, DAYS_TOLD, &residents, facts);
            (self.followed, self.chronicle) = (followed, chronicle);
        }
        if !session.mode.has_rules() {
            self.cards.clear();
        }
        self.wronged = if facts.has(Fact::Wronged) { self.wronged_all.clone() } else { vec![] };
        self.findings = self.found.clone().filter(|_| facts.has(Fact::Findings));
        let uncovered = session.mode.vote().map_or(0, |vote| vote.uncovered);
        let weighed = self.all_weighed.as_ref().filter(|_| uncovered > 0);
        self.weighed = weighed.map(|weighed| Arc::new(weighed.first(uncovered)));
        if !facts.has(Fact::Replays) {
            (self.inquiry, self.judged, self.reckoned) = (None, None, None);
        }
    }

    /// Forgets what there was to see of another town.
    pub fn clear(&mut self) {
        *self = Self { edition: self.edition + 1, ..Self::default() };
    }

    /// Takes up how the questions of the lesson were answered, or that there is no answer any more.
    pub fn take_findings(&mut self, found: Option<Findings>, session: &Session) {
        self.found = found.map(Arc::new);
        self.draw_up(session);
    }

    /// Takes up what came of the days at the desk.
    pub fn take_judged(&mut self, judged: Judged, session: &Session) {
        self.judged = Some(Arc::new(judged)).filter(|_| session.may_see(Fact::Replays));
    }

    /// What is missing for a vote to go on; `None` where nothing is, and without a vote.
    pub fn vote_lacks(&self, session: &Session) -> Option<Lacks> {
        let known = self.is_weighed() && self.running.is_none();
        session.mode.vote()?.lacks(&self.proposals, known)
    }

    /// Takes up what a life came to.
    pub fn take_reckoned(&mut self, reckoned: Reckoning, session: &Session) {
        self.reckoned = Some(Arc::new(reckoned)).filter(|_| session.may_see(Fact::Replays));
    }

    /// Takes up what the proposals of a vote come to.
    pub fn take_weighed(&mut self, weighed: Weighed, session: &Session) {
        self.all_weighed = Some(Arc::new(weighed));
        self.draw_up(session);
    }

    /// Whether it has been found out what the proposals of a vote come to.
    pub fn is_weighed(&self) -> bool {
        self.all_weighed.is_some()
    }

    /// Whether what came of the days at the desk is not known, or of another day.
    pub fn judged_is_stale(&self) -> bool {
        let today = self.town().map(|published| published.town.day());
        self.judged.as_ref().map(|judged| judged.day) != today
    }

    /// Whether there is no answer to the questions of the lesson, or only one about the town as it was.
    pub fn findings_are_stale(&self) -> bool {
        self.found.as_ref().is_none_or(|found| !found.of(self.town()))
    }

    /// What going on from the lesson's step asks for.
    pub fn onward(&self, session: &Session) -> Option<Onward> {
        let (lesson, town) = (session.mode.lesson()?, self.town()?);
        lesson.onward(town.town.scenario().raw(), town.town.day(), self.running.is_some())
    }

    /// Whether the lesson's step can be left.
    pub fn done(&self, session: &Session) -> bool {
        let done = |lesson: &Lesson| {
            let town = &self.town()?.town;
            Some(lesson.done(town.scenario().raw(), town.day()))
        };
        session.mode.lesson().and_then(done).unwrap_or(false)
    }

    /// Whose file lies open when everybody is ringed: the one that was judged, if the flag is not earned, or who else is hit
    /// hardest by errors among those who are ringed.
    pub fn face_of_reveal(&self, judged: Option<u32>) -> Option<u32> {
        let wronged = self.wronged.first()?;
        let ringed = |resident: &u32| wronged.binary_search(resident).is_ok();
        let lives = crate::view::lives::three(&self.town()?.town).into_iter().map(|life| life.resident);
        let faces = judged.into_iter().chain(lives).find(ringed);
        faces.or(wronged.first().copied()).or(judged)
    }

    /// The resident whose file the class is to judge: the one hit hardest by errors.
    pub fn file_to_judge(&self) -> Option<u32> {
        let town = &self.town()?.town;
        crate::view::lives::three(town).first().map(|life| life.resident)
    }
}
