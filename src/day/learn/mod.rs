//! Learn: what residents conclude from what they are told, and how they change.
//!
//! Invariant: residents learn from receipts, talk, published rules and their own memory; never from the truth.

mod blame;
pub mod claims;

use blame::blamed;

use crate::day::held::Along;
use crate::day::state::beliefs::{Beliefs, STRONGEST_BELIEF, STRONGEST_OPINION};
use crate::day::state::doings::Doings;
use crate::day::state::led::Led;
use crate::day::state::office::Office;
use crate::day::state::published::Published;
use crate::day::state::records::Receipt;
use crate::day::state::residents::{Residents, acts_in, remembers, weekly};
use crate::day::state::sets::Sets;
use crate::day::state::shown::Shown;
use crate::kernel::fixed::{POINT, dither};
use crate::kernel::groups::SameGroups;
use crate::kernel::luck::{Luck, Purpose, pick};
use crate::kernel::slices::{LANES, ones};
use crate::scenario::limits::QuarterMask;
use crate::scenario::policy::minds::moved;
use crate::scenario::policy::{Policy, Rule, Who};
use crate::scenario::raw::Edge;
use crate::town::Town;
use crate::town::ties::Ties;

/// What the phase may know and change.
pub struct Learn<'a> {
    pub(in crate::day) day: u32,
    pub(in crate::day) luck: Luck,
    pub(in crate::day) policy: &'a Policy,
    pub(in crate::day) town: &'a Town,
    pub(in crate::day) offices: &'a [Office],
    pub(in crate::day) receipts: &'a [Receipt],
    pub(in crate::day) along: Along<'a>,
    pub(in crate::day) ties: &'a Ties,
    pub(in crate::day) doings: &'a Doings,
    pub(in crate::day) residents: &'a mut Residents,
    pub(in crate::day) sets: &'a Sets,
    /// Whose weeks somebody leads by hand.
    pub(in crate::day) led: &'a Led,
    pub(in crate::day) beliefs: &'a mut Beliefs,
    /// What people show of themselves.
    pub(in crate::day) shown: &'a mut Shown,
    /// The rules that people have read, kept up by this phase.
    pub(in crate::day) published: &'a mut Published,
    /// What the people of a town beside this one believe in the evening, if there is one.
    pub(in crate::day) beside: Option<&'a Beliefs>,
    /// SameGroups that may be passed over. The phase strikes those whose week it works out itself.
    pub(in crate::day) passed_over: &'a mut SameGroups,
}

/// People think of what they did, and read their receipts; once a week they talk, read the rules, and settle into habits.
pub fn learn(mut now: Learn) {
    let rows = now.beliefs.rows();
    now.think_of_deeds(&rows);
    let (luck, policy, day) = (now.luck, now.policy, now.day);
    let is_noticed = |receipt: &&Receipt| receipt.is_noticed(luck, policy, day);
    let (taught, strained) = (now.receipts_along(Edge::Learning), now.receipts_along(Edge::Strain));
    taught.iter().filter(is_noticed).for_each(|receipt| now.read_receipt(receipt));
    strained.iter().filter(is_noticed).for_each(|receipt| now.strain_of(receipt));
    if now.day.is_multiple_of(7) {
        let before = std::mem::replace(now.published, Published::read(now.policy, now.day));
        now.hear_of_news(&before, &rows);
    }
    now.shown.answer(now.policy, now.town, now.along.offices(Edge::Learning, now.offices));
    for group in 0..now.town.residents().div_ceil(LANES) {
        let passes_over = weekly(group, now.day) && now.week(group, &rows);
        if !passes_over {
            now.passed_over.strike(group);
        }
    }
}

/// Weeks until every act has been talked about.
const TALKS: u32 = 4;

/// How far being watched is forgotten each week, in 1/256, and what each receipt adds.
const WATCHED_FADES: i32 = 12;
const WATCHED_BY_RECEIPT: u8 = 24;
/// Nobody feels less watched than this in a town that rates.
const WATCHED_AT_LEAST: u8 = 40;

/// What is rounded. Each step of a belief rounds by a number of its own.
#[derive(Clone, Copy)]
enum Rounding {
    Deed = 0x1000_0000,
    Receipt = 0x2000_0000,
    Talk = 0x3000_0000,
    Fading = 0x4000_0000,
    Resentment = 0x5000_0000,
    Doors = 0x6000_0000,
    Hearsay = 0x7000_0000,
    Forgiving = 0x0800_0000,
}

impl Rounding {
    /// The number of this step of a belief about an act at an office.
    fn of(self, policy: &Policy, office: usize, act: usize) -> u32 {
        policy.offices[office].what.wrapping_mul(31) ^ policy.acts[act].what ^ self as u32
    }
}

impl<'a> Learn<'a> {
    /// Today's receipts that are read along an edge; none where it is cut.
    fn receipts_along(&self, edge: Edge) -> &'a [Receipt] {
        if self.policy.cuts.has(edge) { &[] } else { self.along.receipts(edge, self.receipts) }
    }

    /// What a receipt teaches the person whom it is about.
    fn read_receipt(&mut self, receipt: &Receipt) {
        let i = receipt.about as usize;
        let residents = &mut *self.residents;
        residents.watched[i] = residents.watched[i].saturating_add(WATCHED_BY_RECEIPT);
        let act = usize::from(receipt.record.act);
        let understood = receipt.is_understood(residents, self.luck, self.policy, self.day);
        if receipt.gives_reason(self.luck, self.policy, self.day) {
            self.learn_points(receipt, act);
        }
        // A share of what others did, or a mark for nothing that one remembers, teaches nothing of the chance to be seen.
        if receipt.leads && receipt.record.about == receipt.about {
            if understood {
                self.learn_chance(receipt, act);
                self.learn_of_reports(receipt, act);
            } else if receipt.is_mark(self.policy)
                && let Some(act) = blamed(self.policy, self.luck, self.day, self.residents, receipt)
            {
                self.learn_points(receipt, act);
                // To be seen at what earns points all the same is no reason to leave it.
                if self.belief(receipt, act).is_some_and(|place| self.beliefs.values[place] < 0) {
                    self.learn_chance(receipt, act);
                }
            }
        }
        if receipt.is_mark(self.policy) && !understood {
            let unfair = self.unfairness(receipt);
            let trust = &mut self.residents.trust[i];
            *trust -= (i64::from(*trust) * i64::from(unfair) / 65_536) as u16;
            self.resent(receipt, unfair);
        }
    }

    /// How far a mark that one does not understand turns one against the office, in 1/65536. Of what others did one bears a
    /// share, and is turned against it by that share.
    fn unfairness(&self, receipt: &Receipt) -> i32 {
        let unfair = self.policy.learning.unfair_mark;
        if receipt.about == receipt.record.about {
            return unfair;
        }
        let office = &self.policy.offices[usize::from(receipt.office)];
        let whole = office.rule(receipt.record.act, receipt.rule).map_or(0, |rule| rule.points.abs());
        let share = i64::from(receipt.points.abs().min(whole)) << 16;
        ((share / i64::from(whole.max(1)) * i64::from(unfair)) >> 16) as i32
    }

    /// Whoever was found out in a false report takes it as what the report earns, and how likely it is to be found out.
    fn learn_of_reports(&mut self, receipt: &Receipt, act: usize) {
        let policy = self.policy;
        for &report in &policy.acts[act].caught_by {
            if remembers(self.residents, receipt.about as usize, report as u8) {
                self.learn_points(receipt, report);
                self.learn_chance(receipt, report);
            }
        }
    }

    /// The strain that a mark puts on the person whom it is about.
    fn strain_of(&mut self, receipt: &Receipt) {
        if receipt.points < 0 {
            let strain = &mut self.residents.strain[receipt.about as usize];
            let per_point = i64::from(self.policy.learning.strain_per_point);
            let more = i64::from(-receipt.points) * per_point / i64::from(POINT);
            *strain = (i64::from(*strain) + more).min(65_535) as u16;
        }
    }

    /// Lowers, by so much, what a person thinks of the office that marked them for something that they do not remember doing.
    fn resent(&mut self, receipt: &Receipt, unfair: i32) {
        let office = usize::from(receipt.office);
        let place = self.beliefs.opinion_place(receipt.about as usize, office);
        let what = Rounding::Resentment as u32 ^ self.policy.offices[office].what ^ receipt.record.id as u32;
        let dither = dither(self.day, receipt.about, what);
        let opinion = self.beliefs.opinions[place];
        self.beliefs.opinions[place] = moved(opinion, -STRONGEST_OPINION, unfair, dither);
    }

    /// Where the person whom a receipt is about keeps what they believe of an act at the office that made it.
    fn belief(&self, receipt: &Receipt, act: usize) -> Option<usize> {
        self.beliefs.place(receipt.about as usize, usize::from(receipt.office), act)
    }

    /// Moves the belief of the points that an act earns to what a receipt tells, if it is laid to the act.
    fn learn_points(&mut self, receipt: &Receipt, act: usize) {
        // Where only grades leave the office, nobody can tell what an act earned.
        if self.policy.offices[usize::from(receipt.office)].numeric
            && let Some(place) = self.belief(receipt, act)
        {
            let learning = &self.policy.learning;
            let told = (receipt.points * 2 / POINT).clamp(-STRONGEST_BELIEF, STRONGEST_BELIEF);
            move_toward(&mut self.beliefs.values[place], told, learning.own_receipts);
            self.beliefs.find_pull(learning, place);
        }
    }

    /// Raises the believed chance that an act is noticed, if a receipt is laid to the act.
    fn learn_chance(&mut self, receipt: &Receipt, act: usize) {
        if let Some(place) = self.belief(receipt, act) {
            let what = Rounding::Receipt.of(self.policy, usize::from(receipt.office), act) ^ receipt.record.id as u32;
            let dither = dither(self.day, receipt.about, what);
            self.beliefs.after_receipt(&self.policy.learning, place, dither);
        }
    }

    /// Whoever did something thinks it a little less likely that doing it is noticed. A receipt, days later, corrects that.
    fn think_of_deeds(&mut self, rows: &[(usize, usize, usize)]) {
        if self.policy.cuts.has(Edge::Learning) {
            return;
        }
        for group in 0..self.town.residents().div_ceil(LANES) {
            let did = self.doings.group(group);
            for &(office, act, row) in rows.iter().filter(|(_, act, _)| did[*act] != 0) {
                let start = self.beliefs.start_of(group, row);
                let what = Rounding::Deed.of(self.policy, office, act);
                for lane in ones(did[act]) {
                    let dither = dither(self.day, (group * LANES + lane) as u32, what);
                    self.beliefs.after_deed(&self.policy.learning, start + lane, dither);
                }
            }
        }
    }

    /// Everyone hears of what is newly rated or watched for, and expects to be noticed. Those who have had a receipt
    /// themselves rely on it.
    fn hear_of_news(&mut self, before: &Published, rows: &[(usize, usize, usize)]) {
        let learning = &self.policy.learning;
        let news = rows.iter().filter(|(office, act, _)| self.published.is_news(before, *office, *act));
        for &(.., row) in news.filter(|_| learning.reading > 0) {
            for group in 0..self.town.residents().div_ceil(LANES) {
                let start = self.beliefs.start_of(group, row);
                for place in start..start + LANES {
                    if !self.beliefs.has_lived(place) {
                        self.beliefs.chances[place] = self.beliefs.chances[place].max(learning.noticing.announced);
                        self.beliefs.find_pull(learning, place);
                    }
                }
            }
        }
    }

    /// Moves the beliefs of a group about an act at an office toward what the rules promise each of them.
    fn read_promises(&mut self, office: usize, act: usize, row: usize, start: usize, lanes: usize) {
        let rules = self.published.of(office, act);
        if rules.is_empty() {
            return;
        }
        let promise = |points: i32| (points * 2 / POINT).clamp(-STRONGEST_BELIEF, STRONGEST_BELIEF);
        let reading = self.policy.learning.reading;
        let general = |rule: &&Rule| rule.who == Who::Anyone && rule.quarters == QuarterMask::MAX;
        let for_all: i32 = rules.iter().filter(general).map(|rule| rule.points).sum();
        if rules.iter().all(|rule| general(&rule)) {
            read_promise(&mut self.beliefs.values[row..row + LANES], promise(for_all), reading);
            return;
        }
        for lane in 0..lanes {
            let i = start + lane;
            let mine =
                |rule: &&Rule| rule.quarters >> self.town.people.quarter[i] & 1 == 1 && self.is_one_of(rule.who, i);
            let mut mine = rules.iter().filter(mine).peekable();
            if mine.peek().is_some() {
                let points = mine.map(|rule| rule.points).sum();
                read_promise(&mut self.beliefs.values[row + lane..row + lane + 1], promise(points), reading);
            }
        }
    }

    /// Whether a resident is one of those whom a rule is for.
    fn is_one_of(&self, who: Who, i: usize) -> bool {
        self.sets.is_one_of(who, self.town, self.residents, i as u32)
    }

    /// A week of the 64 residents of a group: talk and reading for each office and act (`rows`, with the number of the
    /// row), opinions of the offices, then each one's habits. Gives whether it is passed over: what came of it in the town
    /// beside this one is taken over.
    fn week(&mut self, group: usize, rows: &[(usize, usize, usize)]) -> bool {
        let start = group * LANES;
        let lanes = LANES.min(self.town.residents() - start);
        let friends = talks(self.luck, self.ties, self.day, start, lanes);
        if let Some(beside) = self.beside.filter(|beside| self.week_is_known(beside, group, &friends)) {
            self.beliefs.take_group(beside, group);
            return true;
        }
        let learning = &self.policy.learning;
        for &(office, act, row) in rows {
            let row = self.beliefs.start_of(group, row);
            let mut before = [0; LANES];
            before.copy_from_slice(&self.beliefs.values[row..row + LANES]);
            self.read_promises(office, act, row, start, lanes);
            // A talk is about a quarter of all acts, so that each comes up once in four weeks.
            if (act as u32 + self.day / 7).is_multiple_of(TALKS) {
                for (lane, friend) in friends.iter().enumerate() {
                    if let Some(theirs) = friend.and_then(|friend| self.beliefs.place(friend, office, act)) {
                        let theirs = i32::from(self.beliefs.values[theirs]);
                        move_toward(&mut self.beliefs.values[row + lane], theirs, learning.talk);
                    }
                }
                self.talk_of_chances(office, act, row, start, &friends[..lanes]);
            } else if before[..] == self.beliefs.values[row..row + LANES] {
                continue;
            }
            (row..row + LANES).for_each(|place| self.beliefs.find_pull(learning, place));
        }
        self.form_opinions(start, &friends[..lanes]);
        for lane in 0..lanes {
            self.settle(start + lane);
        }
        false
    }

    /// What a group thinks of each office after a week: from what its doors gave and took, from talk, and with time.
    fn form_opinions(&mut self, start: usize, friends: &[Option<usize>]) {
        if self.policy.cuts.has(Edge::Learning) {
            return;
        }
        let moves = &self.policy.learning.opinion;
        let offices = self.along.offices(Edge::Learning, self.offices);
        for (number, (rules, office)) in self.policy.offices.iter().zip(offices).enumerate() {
            let steps = [Rounding::Doors, Rounding::Hearsay, Rounding::Forgiving].map(|step| step as u32 ^ rules.what);
            for (lane, friend) in friends.iter().enumerate() {
                let resident = (start + lane) as u32;
                let place = self.beliefs.opinion_place(start + lane, number);
                let theirs = friend.map(|friend| self.beliefs.opinions[self.beliefs.opinion_place(friend, number)]);
                let dithers = steps.map(|what| dither(self.day, resident, what));
                let doors = office.doors(rules, resident);
                self.beliefs.opinions[place] = moves.week(self.beliefs.opinions[place], doors, theirs, dithers);
            }
        }
    }

    /// Four weeks of what a group believes of the chance that an act is noticed: what is heard from contacts, and fading.
    /// Those who have had a receipt themselves rely on it.
    fn talk_of_chances(&mut self, office: usize, act: usize, row: usize, start: usize, friends: &[Option<usize>]) {
        let noticing = &self.policy.learning.noticing;
        let [talk, fading] = [Rounding::Talk, Rounding::Fading].map(|step| step.of(self.policy, office, act));
        // What is only heard of fades with the edge cut as well: no score has a part in that.
        let talks = !self.policy.cuts.has(Edge::Learning);
        for (lane, friend) in friends.iter().enumerate() {
            if self.beliefs.has_lived(row + lane) {
                continue;
            }
            let subject = (start + lane) as u32;
            let mut chance = self.beliefs.chances[row + lane];
            let theirs = friend.filter(|_| talks).and_then(|friend| self.beliefs.place(friend, office, act));
            if let Some(theirs) = theirs {
                chance = noticing.after_talk(chance, self.beliefs.chances[theirs], dither(self.day, subject, talk));
            }
            self.beliefs.chances[row + lane] = noticing.faded(chance, dither(self.day, subject, fading));
        }
    }

    /// Whether a week comes out as in the town beside this one: nothing differs that is read of the group, and none of
    /// those with whom its people talk believes anything else there.
    fn week_is_known(&self, beside: &Beliefs, group: usize, friends: &[Option<usize>]) -> bool {
        // A week that is over has its beliefs in both towns; one still to come has them as they were compared.
        let alike = |friend: usize| {
            let theirs = friend / LANES;
            let settled = theirs < group || !weekly(theirs, self.day);
            if settled { self.beliefs.same_of(beside, friend) } else { self.passed_over.has(theirs) }
        };
        self.passed_over.has(group) && friends.iter().flatten().all(|friend| alike(*friend))
    }

    /// How far a resident wants to keep out of view for what they did this month, 0 to 255 for each office: what they
    /// fear for an act at an office, by what they stand to lose there, summed over the offices; of all acts, the most.
    fn hides(&self, i: usize) -> i32 {
        let of_act = |act: usize| {
            let fear = |(office, row): (usize, usize)| {
                let place = self.beliefs.start_of(i / LANES, row) + i % LANES;
                // One hides from what one expects to be seen.
                let feared = -i32::from(self.beliefs.values[place]) * i32::from(self.beliefs.chances[place]) / 255;
                let kept = &self.along.offices(Edge::Learning, self.offices)[office];
                if feared <= 0 || !kept.rates(i as u32) {
                    return 0;
                }
                let band = &self.policy.offices[office].bands[usize::from(kept.ledger.band[i])];
                feared * 255 / STRONGEST_BELIEF * i32::from(band.stakes) / 255
            };
            self.beliefs.rows_of(act).map(fear).sum::<i32>()
        };
        acts_in(self.residents.did_this_month[i]).map(of_act).max().unwrap_or(0)
    }

    /// What a week leaves behind in one resident.
    fn settle(&mut self, i: usize) {
        let hides = self.hides(i);
        let learning = &self.policy.learning;
        let residents = &mut *self.residents;
        let watched = i32::from(residents.watched[i]);
        let least = if self.policy.offices.is_empty() { 0 } else { i32::from(WATCHED_AT_LEAST) };
        residents.watched[i] = (watched - watched * WATCHED_FADES / 256).max(least) as u8;
        // Evasion: those who did something they think is punished keep out of view, the more the more they stand to lose.
        let toward = hides * i32::from(self.town.people.guile[i]) / 255 * learning.evade / 256;
        residents.evasion[i] = match self.led.hides(i as u32) {
            Some(true) => u8::MAX,
            Some(false) => 0,
            None => ((i32::from(residents.evasion[i]) * 3 + toward + 2) / 4).min(255) as u8,
        };
        // Withdrawal: from strain together with distrust.
        let (strain, trust) = (i32::from(residents.strain[i] >> 8), i32::from(residents.trust[i] >> 8));
        residents.withdrawal[i] = (strain * (255 - trust) / 255) as u8;
        // Trust comes back slowly while nothing happens: a hundredth of the way each week.
        residents.trust[i] += (50_000u16.saturating_sub(residents.trust[i])) / 100;
    }
}

/// With whom each of the 64 residents of a group talks in the week of a day.
fn talks(luck: Luck, ties: &Ties, day: u32, start: usize, lanes: usize) -> [Option<usize>; LANES] {
    let mut friends = [None; LANES];
    for first in (0..lanes).step_by(8) {
        let [draws, ..] = luck.blocks::<8>(Purpose::Talk, day, (start + first) as u32, 0, 0);
        for (lane, draw) in (first..lanes.min(first + 8)).zip(draws) {
            let contacts = ties.of((start + lane) as u32);
            friends[lane] =
                (!contacts.is_empty()).then(|| contacts[pick(draw, contacts.len() as u32) as usize] as usize);
        }
    }
    friends
}

/// With whom a resident talks in the week of a day, if their week is that day's.
pub(crate) fn talks_with(luck: Luck, ties: &Ties, day: u32, resident: u32) -> Option<u32> {
    let start = resident as usize / LANES * LANES;
    let friend = talks(luck, ties, day, start, resident as usize - start + 1)[resident as usize - start];
    friend.filter(|_| weekly(start / LANES, day)).map(|friend| friend as u32)
}

/// Moves the beliefs of a group toward what the rules promise, at least by one half point when there is a way to go.
fn read_promise(beliefs: &mut [i8], promised: i32, share: i32) {
    let (promised, share) = (promised as i16, share as i16);
    let least = i16::from(share > 0);
    for belief in beliefs {
        let way = promised - i16::from(*belief);
        let step = (way * share) >> 8;
        let step = step.clamp(-100, 100) + if way > 0 && step == 0 { least } else { 0 };
        *belief = (i16::from(*belief) + step) as i8;
    }
}

/// Moves a belief by `share` (in 1/256) toward a target, at least by one when there is a way to go.
fn move_toward(belief: &mut i8, target: i32, share: i32) {
    let way = target - i32::from(*belief);
    if way != 0 && share > 0 {
        let step = way * share / 256;
        *belief = (i32::from(*belief) + if step == 0 { way.signum() } else { step }) as i8;
    }
}
