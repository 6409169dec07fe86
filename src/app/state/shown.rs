//! What there is to see: towns as they were published, and what is drawn up of them as far as it may be seen.

use std::collections::BTreeMap;
use std::sync::Arc;

use bevy::prelude::Resource;

use super::session::Session;
use crate::scenario::raw::RawScenario;
use crate::session::lab::Lab;
use crate::session::mode::{Known, Lacks, Lesson, Onward};
use crate::session::request::TwinPolicy;
use crate::session::shared::{Findings, Judged, Tipped};
use crate::session::towns::Published;
use crate::session::twin;
use crate::study::Command;
use crate::study::challenge::Verdict;
use crate::study::council::Account;
use crate::study::life::Reckoning;
use crate::study::weighing::Weighed;
use crate::view::cards::{self, Card};
use crate::view::chronicle::{self, Entry};
use crate::view::council::{self, Briefing};
use crate::view::facts::{Fact, Facts};
use crate::view::inquiry::Inquiry;
use crate::view::lens;
use crate::view::life::{self, Week};
use crate::view::person::{self, Person};
use crate::view::proposals::{self, Outcome};
use crate::view::stories::{self, Chosen, Followed};
use crate::view::topics::by_topic;
use crate::words;

/// Days of which the Chronicle tells.
const DAYS_TOLD: u32 = 21;

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
    /// The headings of the full view, by the place of the first card that stands under each.
    pub headings: BTreeMap<usize, String>,
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
    /// What somebody in whose shoes one is knows and can do this week; `None` when nobody is.
    pub week: Option<Week>,
    /// What is known of a council's terms, on the morning when people were asked last; `None` before the first time.
    pub account: Option<Arc<Account>>,
    /// What a council has before it; `None` without one, and while its account is drawn up.
    pub briefing: Option<Briefing>,
    /// Whether the challenge that was played is met; `None` without one, while it goes on, and until it has been found out.
    pub verdict: Option<Verdict>,
    /// Whether tipping points are being searched for.
    pub tips: bool,
    /// Where the aims of a council begin to be met, as it was asked last.
    pub tipped: Option<Arc<Tipped>>,
    /// What became of those whose seats were dealt in a vote; nothing before all proposals have been uncovered.
    pub seats: Vec<Outcome>,
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
    /// Which results the lab shows, and what the engine has found so far.
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

    /// What the scenario is called.
    pub fn title(&self) -> String {
        self.raw().map(|raw| words::told(&raw.title).to_owned()).unwrap_or_default()
    }

    /// The scenario as it stands today.
    pub fn raw(&self) -> Option<&RawScenario> {
        Some(self.town()?.town.scenario().raw())
    }

    /// Takes up what was published.
    pub fn take(&mut self, towns: Vec<Published>, session: &Session) {
        self.all = towns;
        self.look_at(session.on_the_map(self.all.len()));
        let begun = self.all.iter().any(|published| published.town.day() > 0);
        if session.mode.vote().is_none() {
            self.proposals.clear();
        } else if !begun || self.proposals.len() != self.all.len() {
            // What is lived is written no more.
            self.proposals = self.all.iter().map(Published::changes).collect();
        }
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
            (self.cards, self.headings) = (vec![], BTreeMap::new());
            if session.all_rules {
                for (topic, cards) in by_topic(raw, all) {
                    self.headings.insert(self.cards.len(), topic.heading());
                    self.cards.extend(cards);
                }
            } else {
                self.cards = cards::simple(raw);
            }
        }
        let person = |published: &Published, resident| person::person(&published.town, resident, facts);
        let selected = session.selected.filter(|_| session.mode.has_files());
        let open = selected.map(|resident| self.towns.iter().map(|town| person(town, resident)).collect());
        self.people = open.unwrap_or_default();
        (self.followed, self.chronicle) = (vec![], vec![]);
        if let Some(town) = self.town().filter(|_| session.mode.has_charts()) {
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
        self.week = session.mode.live().zip(self.town()).filter(|(live, _)| !live.over).map(|(live, published)| {
            life::week(&published.town, &published.commands, live.seat, live.read_until, &live.heard)
        });
        let account = self.account.as_deref().filter(|_| self.known().accounted);
        let sitting = session.mode.council().zip(account).zip(self.town());
        self.briefing = sitting.map(|((sitting, account), published)| {
            let Published { town, founded, origin, commands, .. } = published;
            council::briefing(&sitting.aims, town, founded, &origin.0, commands, account)
        });
        let vote = session.mode.vote().filter(|vote| vote.all_uncovered());
        let towns = self.all.iter().map(|published| &*published.town);
        let outcomes = |seats: &[u32]| proposals::outcomes(&towns.clone().collect::<Vec<_>>(), seats, facts);
        self.seats = vote.map(|vote| outcomes(&vote.seats)).unwrap_or_default();
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

    /// Takes up what is known of a council's terms.
    pub fn take_account(&mut self, account: Account, session: &Session) {
        self.account = Some(Arc::new(account));
        self.draw_up(session);
    }

    /// Whether it has been found out what the proposals of a vote come to.
    pub fn is_weighed(&self) -> bool {
        self.all_weighed.is_some()
    }

    /// What is known of the towns, by which the mode says what is to be found out.
    pub fn known(&self) -> Known {
        let today = self.all.first().map_or(0, |published| published.town.day());
        Known {
            towns: self.all.len(),
            today,
            findings: self.found.as_ref().is_some_and(|found| found.of(self.town())),
            judged: self.judged.as_ref().is_some_and(|judged| judged.day == today),
            reckoned: self.reckoned.is_some(),
            weighed: self.is_weighed(),
            accounted: self.account.as_ref().is_some_and(|account| account.day == today),
            verdict: self.verdict.is_some(),
        }
    }

    /// Where the aims of a council begin to be met, as long as nothing has been ordered since that was found out.
    pub fn tipping(&self) -> Option<&Tipped> {
        let commands = &self.town()?.commands;
        let day = self.known().today;
        self.tipped.as_deref().filter(|tipped| tipped.day == day && tipped.commands == **commands)
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
