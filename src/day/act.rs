//! Act: what residents do. Rates are told in doublings: a driver of +1 doubles an act's rate when its state is 1.

use super::encounters::{Encounters, NO_BAND};
use super::held::Along;
use super::rate::bearing;
use super::state::beliefs::Beliefs;
use super::state::coverage::Coverage;
use super::state::doings::Doings;
use super::state::efforts::Efforts;
use super::state::office::Office;
use super::state::orders::OrderedAct;
use super::state::residents::{Employment, Residents, ResidentsChunk, belongs, poverty};
use super::state::sets::Sets;
use super::state::shown::Shown;
use super::state::trials::Trials;
use crate::kernel::fixed::{ENTRY, Threshold, entries};
use crate::kernel::groups::SameGroups;
use crate::kernel::luck::{Luck, Purpose};
use crate::kernel::parallel::{CHUNK, Workers};
use crate::kernel::slices::{Address, LANES, Slices, ones};
use crate::kernel::stream::Spot;
use crate::kernel::wide::widest;
use crate::scenario::limits::{OFFICES, WatcherMask};
use crate::scenario::policy::minds::{quick, quick_steps, steps};
use crate::scenario::policy::{self, Chance, Closing, DriverState, Policy, Who};
use crate::scenario::raw::{Edge, PlaceKind, RawFeature};
use crate::town::{NONE, Town};
use crate::truth::Deed;

/// What the phase may know and change.
pub struct Act<'a> {
    pub(super) day: u32,
    pub(super) luck: Luck,
    pub(super) policy: &'a Policy,
    pub(super) town: &'a Town,
    pub(super) offices: &'a [Office],
    pub(super) along: Along<'a>,
    pub(super) beliefs: &'a Beliefs,
    pub(super) coverage: &'a Coverage,
    pub(super) efforts: &'a Efforts,
    pub(super) trials: &'a Trials,
    pub(super) residents: &'a mut Residents,
    pub(super) doings: &'a mut Doings,
    pub(super) sets: &'a mut Sets,
    pub(super) deeds: &'a mut Vec<Vec<Deed>>,
    /// What people would have done today but for an office that does not serve them, or a band or list that closes it.
    pub(super) closed: &'a mut Vec<Vec<Deed>>,
    /// Incidents today by kind and quarter, in parts of an entry.
    pub(super) incidents: &'a mut Vec<u64>,
    pub(super) feature: &'a RawFeature,
    pub(super) shown: &'a mut Shown,
    /// What was ordered by hand for today.
    pub(super) orders: &'a [OrderedAct],
    /// SameGroups that are passed over.
    pub(super) passed_over: &'a SameGroups,
    pub(super) workers: &'a Workers,
}

type Lanes = [i16; LANES];

/// Everybody acts.
pub fn act(now: Act) {
    let Act {
        day, luck, policy, town, offices, along, beliefs, coverage, residents, orders, passed_over, workers, ..
    } = now;
    happen(&mut *now.incidents, policy, luck, day);
    if let RawFeature::Conduct { mean, sd, strength } = now.feature {
        now.shown.conduct(*mean + *strength * now.shown.read, *sd, luck, day);
    }
    let driven = policy.acts.iter().any(|act| act.possible && act.chance == Chance::Driven);
    let bands = along.offices(Edge::Learning, offices);
    let access = along.offices(Edge::Access, offices);
    let doers = doers(policy, town, now.deeds);
    let ruled = now.trials.watchers(policy);
    let scene = Scene {
        doers,
        efforts: now.efforts,
        ruled,
        day,
        luck,
        policy,
        town,
        offices,
        access,
        bands,
        beliefs,
        coverage,
        orders,
        passed_over,
        driven,
    };
    let chunks = residents.chunks_mut(CHUNK);
    let sets = now.sets.chunks_mut(CHUNK / LANES, chunks.len());
    let chunks = chunks.into_iter().zip(now.doings.chunks_mut(CHUNK / LANES)).zip(sets).collect();
    let done = workers.map(chunks, |((mut chunk, doings), sets)| chunk_acts(&scene, &mut chunk, doings, sets));
    (*now.deeds, *now.closed) = done.into_iter().map(|[done, closed]| (done, closed)).unzip();
}

/// By act, how many did it on the day of some deeds; nothing where no act follows what others did.
pub(super) fn doers(policy: &Policy, town: &Town, deeds: &[Vec<Deed>]) -> Vec<u32> {
    let mut doers = vec![0; if policy.follows_others { policy.acts.len() } else { 0 }];
    // Nobody sees what hermits do.
    let is_seen = |deed: &&Deed| policy.follows_others && town.people.household[deed.resident as usize] != NONE;
    for deed in deeds.iter().flatten().filter(is_seen) {
        doers[usize::from(deed.act)] += 1;
    }
    doers
}

/// What happens in the quarters.
fn happen(incidents: &mut Vec<u64>, policy: &Policy, luck: Luck, day: u32) {
    incidents.clear();
    for incident in &policy.incidents {
        incidents.extend(incident.a_day.iter().enumerate().map(|(quarter, a_day)| {
            let at = Spot { purpose: Purpose::Incident, day, subject: quarter as u32, what: incident.what };
            if incident.regular { entries(*a_day) } else { luck.poisson(at, *a_day) * ENTRY }
        }));
    }
}

widest! {
    /// What a chunk of residents does, and what they would have done but for an office that does not serve them.
    fn chunk_acts(scene: &Scene, chunk: &mut ResidentsChunk, doings: &mut [u64], sets: &mut [u64]) -> [Vec<Deed>; 2] = Scene::chunk
}

struct Scene<'a> {
    /// By act, how many did it yesterday, where it matters.
    doers: Vec<u32>,
    efforts: &'a Efforts,
    /// The watchers that look in all quarters since their office has won a trial, and those that no longer watch since it has
    /// lost one.
    ruled: [WatcherMask; 2],
    day: u32,
    luck: Luck,
    policy: &'a Policy,
    town: &'a Town,
    offices: &'a [Office],
    /// The offices whose bands and lists close acts.
    access: &'a [Office],
    /// The offices whose bands people answer to.
    bands: &'a [Office],
    beliefs: &'a Beliefs,
    coverage: &'a Coverage,
    orders: &'a [OrderedAct],
    passed_over: &'a SameGroups,
    /// Whether any act's chance is told by what drives it.
    driven: bool,
}

/// What the residents of a chunk do, and what an office keeps them from.
struct Doing {
    done: Vec<Deed>,
    closed: Vec<Deed>,
    /// By act, those of the group at hand who would do it and are not served; room that is used again for each group.
    shut: Vec<u64>,
}

/// What drives the 64 residents of a group today.
struct Drives {
    states: [Lanes; DriverState::COUNT],
    /// How much rarer chosen acts are, for want of hours and from withdrawal.
    drag: Lanes,
    /// By office, how far they answer to what they fear and to what they are promised, 0 to 255.
    answers: [[Lanes; 2]; OFFICES],
}

impl Scene<'_> {
    #[inline(always)]
    fn chunk(&self, chunk: &mut ResidentsChunk, doings: &mut [u64], sets: &mut [u64]) -> [Vec<Deed>; 2] {
        let mut doing = Doing { done: Vec::new(), closed: Vec::new(), shut: vec![0; self.policy.acts.len()] };
        // Room that is used again for each group: clearing it would cost as much as using it. Lanes beyond the residents of
        // the last group hold what stood there before, and are not read.
        let mut drives =
            Drives { states: [[0; LANES]; DriverState::COUNT], drag: [0; LANES], answers: [[[0; LANES]; 2]; OFFICES] };
        let firsts = (0..chunk.money.len()).step_by(LANES);
        for (first, performed) in firsts.zip(doings.chunks_mut(self.policy.acts.len())) {
            if !self.passed_over.has((chunk.first + first) / LANES) {
                let count = self.policy.sets.len();
                let sets = &mut sets[first / LANES * count..][..count];
                self.group(chunk, first, sets, &mut drives, performed, &mut doing);
                self.move_between(sets, performed);
            }
        }
        [doing.done, doing.closed]
    }

    #[inline(always)]
    fn group(
        &self,
        chunk: &mut ResidentsChunk,
        first: usize,
        sets: &[u64],
        drives: &mut Drives,
        performed: &mut [u64],
        doing: &mut Doing,
    ) {
        let lanes = LANES.min(chunk.money.len() - first);
        let start = chunk.first + first;
        let group = start / LANES;
        if self.driven {
            self.drives(chunk, first, lanes, sets, drives);
        }
        let all = u64::MAX >> (LANES - lanes);
        let well = mask(lanes, |lane| chunk.ill[first + lane] == 0);
        let bands = self.policy.has_encounters.then(|| self.bands_of_two(start, lanes));
        performed.fill(0);
        doing.shut.fill(0);
        for (number, act) in self.policy.acts.iter().enumerate().filter(|(_, act)| act.possible) {
            let mut eligible = if matches!(act.place, PlaceKind::Home | PlaceKind::Line) { all } else { all & well };
            eligible &= match act.who {
                Who::Anyone => all,
                Who::In(set) => sets[usize::from(set)],
                Who::NotIn(set) => !sets[usize::from(set)],
                who => mask(lanes, |lane| {
                    let i = first + lane;
                    belongs(who, self.town.people.role[start + lane], chunk.employment[i], chunk.debts[i])
                }),
            };
            if act.ages != (0, 120) {
                let ages = &self.town.people.age[start..start + lanes];
                eligible &= mask(lanes, |lane| (act.ages.0..=act.ages.1).contains(&ages[lane]));
            }
            if let Some((meets, bands)) = act.meets.zip(bands.as_ref()) {
                eligible &= mask(lanes, |lane| bands[lane].is_some_and(|[own, other]| meets.fits(own, other)));
            }
            if let Some(other) = act.unless {
                eligible &= !performed[other];
            }
            let [not_done, handed, meant] = self.ordered(number, start, lanes);
            // Whoever has resolved to do something does it where they can.
            let meant = meant & eligible & !not_done;
            eligible &= !not_done & !handed;
            if eligible | handed == 0 {
                continue;
            }
            let at = Address { purpose: Purpose::Act, day: self.day, what: act.what };
            let mut slices = Slices::new(&self.luck, at, group as u32);
            // Draws belong to a resident each, so that those who are not served move nobody else's.
            let wanted = meant
                | match &act.chance {
                    Chance::Driven => {
                        let drivers = drives.of(act, self.beliefs, group, number);
                        let strongest = drivers.iter().copied().max().unwrap_or(0);
                        slices.happens(eligible, act.rate.chance(strongest), |lane| act.rate.chance(drivers[lane]))
                    }
                    chance => self.told(number, chance, start, eligible, &mut slices),
                };
            let office = act.served_by.and_then(|office| self.offices.get(office));
            let served = office.map_or(u64::MAX, |office| office.served_among(group));
            let open = act.closed_by.iter().fold(served, |open, door| open & !self.shut_by(door, start, lanes));
            // Whoever is kept from one act is not also kept from what they do in place of it.
            doing.shut[number] = wanted & !open & !act.unless.map_or(0, |other| doing.shut[other]);
            for lane in ones(doing.shut[number]) {
                doing.closed.push(Deed { resident: (start + lane) as u32, act: number as u8 });
            }
            let done = handed | wanted & open;
            performed[number] = done;
            for lane in ones(done) {
                doing.done.push(Deed { resident: (start + lane) as u32, act: number as u8 });
                follow(act, number, chunk, first + lane);
            }
        }
    }

    /// The band of each resident of a group and that of the person whom they meet today; `None` for whoever meets nobody.
    fn bands_of_two(&self, start: usize, lanes: usize) -> [Option<[u8; 2]>; LANES] {
        let mut bands = [None; LANES];
        let encounters = Encounters { luck: self.luck, town: self.town, day: self.day };
        let leading = self.policy.leads.map(|leads| (self.newcomer(leads), &self.bands[leads].ledger.band));
        let band = |resident: usize| {
            leading.as_ref().map_or(NO_BAND, |(newcomer, bands)| newcomer.unwrap_or_else(|| bands[resident]))
        };
        for (lane, bands) in bands.iter_mut().enumerate().take(lanes) {
            *bands = encounters.met((start + lane) as u32).map(|met| [band(start + lane), band(met as usize)]);
        }
        bands
    }

    /// The band of a newcomer, where nobody learns anything from bands.
    fn newcomer(&self, office: usize) -> Option<u8> {
        let rules = &self.policy.offices[office];
        self.policy.cuts.has(Edge::Learning).then(|| rules.band_of(rules.start))
    }

    /// Who of a group is in a band or on a list that closes an act.
    #[inline(always)]
    fn shut_by(&self, door: &Closing, start: usize, lanes: usize) -> u64 {
        let office = &self.access[door.office];
        let bands = &office.ledger.band[start..start + lanes];
        let listed = |lane: usize| office.ledger.on_lists(start + lane) & door.lists != 0;
        office.rated[start / LANES] & mask(lanes, |lane| door.bands >> bands[lane] & 1 == 1 || listed(lane))
    }

    /// Who of a group enters and leaves sets by what they did. Whoever is outside enters, and whoever is inside leaves:
    /// nobody does both on one day.
    #[inline(always)]
    fn move_between(&self, sets: &mut [u64], performed: &[u64]) {
        let by = |acts: &[usize]| acts.iter().fold(0, |did, act| did | performed[*act]);
        for (members, set) in sets.iter_mut().zip(&self.policy.sets).filter(|(_, set)| set.is_open_on(self.day)) {
            *members = *members & !by(&set.leave) | !*members & by(&set.enter);
        }
    }

    /// Who of a group does an act whose chance is told, whatever drives them.
    fn told(&self, number: usize, chance: &Chance, start: usize, eligible: u64, slices: &mut Slices) -> u64 {
        let most = |chances: &[Threshold]| chances.iter().copied().max().unwrap_or_default();
        match chance {
            Chance::Driven => 0,
            Chance::Fixed(chance) => slices.happens(eligible, *chance, |_| *chance),
            Chance::ByBand(chances) => {
                let leading = self.policy.leads.and_then(|leads| self.bands.get(leads));
                let bands = leading.map_or(&[][..], |office| &office.ledger.band);
                let of = |lane: usize| bands.get(start + lane).map_or(Threshold::NEVER, |b| chances[usize::from(*b)]);
                slices.happens(eligible, most(chances), of)
            }
            Chance::OfTable(chances) => {
                let cells = &self.town.features.cell;
                slices.happens(eligible, most(chances), |lane| chances[usize::from(cells[start + lane])])
            }
            Chance::FromFeature(least) => self.those(start, eligible, |feature| feature >= *least),
            Chance::WithOthers => {
                let others = f64::from(self.doers[number]);
                self.those(start, eligible, |feature| feature <= others)
            }
            Chance::IfWorth(watcher, loss) => {
                let threatens = self.efforts.threatens(self.policy, *watcher, self.day) * loss;
                self.those(start, eligible, |feature| feature > threatens)
            }
        }
    }

    /// Who of those of a group that can do something has a feature of which something holds.
    #[inline(always)]
    fn those(&self, start: usize, eligible: u64, holds: impl Fn(f64) -> bool) -> u64 {
        let features = &self.town.features.value;
        ones(eligible).filter(|lane| holds(features[start + lane])).fold(0, |those, lane| those | 1 << lane)
    }

    /// Who of a group is not to do an act today, who is to do it, and who is to do it where they can.
    #[inline(always)]
    fn ordered(&self, act: usize, start: usize, lanes: usize) -> [u64; 3] {
        let [mut not_done, mut handed, mut meant] = [0; 3];
        for order in self.orders.iter().filter(|order| usize::from(order.act) == act) {
            if let Some(lane) = (order.resident as usize).checked_sub(start).filter(|lane| *lane < lanes) {
                let to = match (order.done, order.if_possible) {
                    (false, _) => &mut not_done,
                    (true, false) => &mut handed,
                    (true, true) => &mut meant,
                };
                *to |= 1 << lane;
            }
        }
        [not_done, handed, meant]
    }

    #[inline(always)]
    fn drives(&self, chunk: &ResidentsChunk, first: usize, lanes: usize, sets: &[u64], drives: &mut Drives) {
        let people = &self.town.people;
        let start = chunk.first + first;
        let (all, here) = (start..start + lanes, first..first + lanes);
        let (conscience, guile) = (&people.conscience[all.clone()], &people.guile[all.clone()]);
        let (nerve, warmth, age) = (&people.nerve[all.clone()], &people.warmth[all.clone()], &people.age[all]);
        let (strain, trust) = (&chunk.strain[here.clone()], &chunk.trust[here.clone()]);
        let (money, employment) = (&chunk.money[here.clone()], &chunk.employment[here.clone()]);
        let watched = &chunk.watched[here];
        fill(drives.state(DriverState::Conscience), lanes, |lane| conscience[lane]);
        fill(drives.state(DriverState::Guile), lanes, |lane| guile[lane]);
        fill(drives.state(DriverState::Nerve), lanes, |lane| nerve[lane]);
        fill(drives.state(DriverState::Warmth), lanes, |lane| warmth[lane]);
        fill(drives.state(DriverState::Strain), lanes, |lane| (strain[lane] >> 8) as u8);
        fill(drives.state(DriverState::Poverty), lanes, |lane| poverty(money[lane]));
        fill(
            drives.state(DriverState::Idle),
            lanes,
            |lane| if employment[lane] == Employment::Idle as u8 { 255 } else { 0 },
        );
        fill(drives.state(DriverState::Young), lanes, |lane| if age[lane] < 30 { 255 } else { 0 });
        fill(drives.state(DriverState::Old), lanes, |lane| if age[lane] >= 65 { 255 } else { 0 });
        fill(drives.state(DriverState::Distrust), lanes, |lane| 255 - (trust[lane] >> 8) as u8);
        fill(drives.state(DriverState::Watched), lanes, |lane| watched[lane]);
        fill(drives.state(DriverState::Evasion), lanes, |lane| chunk.evasion[first + lane]);
        if self.policy.names_drive {
            let named = |lane: usize| self.is_named((start + lane) as u32, sets, lane);
            fill(drives.state(DriverState::Named), lanes, |lane| if named(lane) { 255 } else { 0 });
        }
        if let Some(leads) = self.policy.leads {
            let opinion = |lane: usize| self.beliefs.opinion_byte(start + lane, leads);
            fill(drives.state(DriverState::Approval), lanes, opinion);
        } else {
            fill(drives.state(DriverState::Approval), lanes, |_| NO_OPINION);
        }
        if let Some(leads) = self.policy.leads.filter(|_| self.policy.bands_drive) {
            let bands = &self.bands[leads].ledger.band[start..start + lanes];
            let rules = &self.policy.offices[leads];
            // Whoever learns nothing from a band acts as a newcomer does.
            let newcomer = self.newcomer(leads);
            for band in 0..rules.bands.len() as u8 {
                let is_in = |lane: usize| newcomer.unwrap_or(bands[lane]) == band;
                fill(drives.state(DriverState::Band(band)), lanes, |lane| if is_in(lane) { 255 } else { 0 });
            }
        }
        for set in ones(u64::from(self.policy.sets_drive)) {
            let members = sets[set];
            let state = drives.state(DriverState::In(set as u8));
            fill(state, lanes, |lane| if members >> lane & 1 == 1 { 255 } else { 0 });
        }
        let learning = &self.policy.learning;
        for lane in 0..lanes {
            let squeeze = i32::from(chunk.squeeze[first + lane]) << 6;
            let withdrawal = (i32::from(chunk.withdrawal[first + lane]) * learning.withdraw) >> 8;
            drives.drag[lane] = (squeeze + withdrawal).min(i32::from(i16::MAX)) as i16;
        }
        let offices = self.policy.offices.iter().zip(self.bands);
        for ((rules, office), [threat, promise]) in offices.zip(&mut drives.answers) {
            let bands = &office.ledger.band[start..start + lanes];
            let rated = office.rated[start / LANES];
            for lane in 0..lanes {
                let stakes = i32::from(rules.bands[usize::from(bands[lane])].stakes * (rated >> lane & 1) as u8);
                let guile = i32::from(guile[lane]);
                threat[lane] = learning.answer.to_threat(stakes, guile) as i16;
                if let Some(bearing) = rules.bearing.filter(|_| learning.care > 0) {
                    let others = bearing::count(bearing.of, self.town, (start + lane) as u32);
                    let borne = i64::from(bearing.of_each(256, others)) * others as i64;
                    // What others would lose counts as one's own loss does, by warmth.
                    let minded = i64::from(stakes * i32::from(warmth[lane]) / 255) * borne * i64::from(learning.care);
                    threat[lane] = (i64::from(threat[lane]) + minded / 65_536).min(255) as i16;
                }
                promise[lane] = learning.answer.to_promise(stakes, guile) as i16;
            }
        }
    }
}

/// The state of approval of whoever thinks nothing of the leading office.
const NO_OPINION: u8 = 128;

impl Scene<'_> {
    /// Whether a watcher that goes by papers reads today what a resident writes on the line. `sets` are those of the group.
    fn is_named(&self, resident: u32, sets: &[u64], lane: usize) -> bool {
        let [everywhere, ended] = self.ruled;
        let quarter = self.town.people.quarter[resident as usize];
        self.policy.watchers.iter().enumerate().any(|(number, watcher)| {
            watcher.errors.papers
                && watcher.looks_at(PlaceKind::Line)
                && watcher.watches_on(self.day)
                && ended >> number & 1 == 0
                && (everywhere >> number & 1 == 1 || watcher.quarters >> quarter & 1 == 1)
                && (watcher.only == 0 || ones(u64::from(watcher.only)).any(|set| sets[set] >> lane & 1 == 1))
                && self.coverage.covers(number, watcher, PlaceKind::Line, resident)
        })
    }
}

impl Drives {
    /// A state that drives acts, for each of the 64 residents of the group.
    #[inline(always)]
    fn state(&mut self, state: DriverState) -> &mut Lanes {
        &mut self.states[state.column()]
    }

    /// The sum of an act's drivers for each of the 64.
    #[inline(always)]
    fn of(&self, act: &policy::Act, beliefs: &Beliefs, group: usize, number: usize) -> Lanes {
        let mut sum = [0; LANES];
        for &(state, weight) in &act.drivers {
            for (sum, state) in sum.iter_mut().zip(&self.states[state.column()]) {
                *sum = i16::saturating_add(*sum, weight * state);
            }
        }
        if act.chosen {
            for (sum, drag) in sum.iter_mut().zip(&self.drag) {
                *sum = i16::saturating_sub(*sum, *drag);
            }
        }
        for (office, row) in beliefs.rows_of(number).filter(|_| act.weight != 0) {
            let answers = self.answers[office].each_ref();
            let pulls = beliefs.pulls(group, row);
            match quick(act.weight) {
                Some(weight) => pull(&mut sum, pulls, answers, |pull, answers| quick_steps(pull, answers, weight)),
                None => pull(&mut sum, pulls, answers, |pull, answers| steps(pull, answers, act.weight)),
            }
        }
        sum
    }
}

/// Adds what beliefs come to, by how far each of the 64 answers to what they fear and to what they are promised.
#[inline(always)]
fn pull(sum: &mut Lanes, pulls: &[i8], [threat, promise]: [&Lanes; 2], steps: impl Fn(i8, i16) -> i16) {
    for ((sum, pull), (threat, promise)) in sum.iter_mut().zip(pulls).zip(threat.iter().zip(promise)) {
        *sum = sum.saturating_add(steps(*pull, if *pull < 0 { *threat } else { *promise }));
    }
}

/// What an act does to the one who does it.
#[inline(always)]
fn follow(act: &policy::Act, number: usize, chunk: &mut ResidentsChunk, i: usize) {
    chunk.money[i] = chunk.money[i].saturating_add(act.money);
    chunk.strain[i] = (i32::from(chunk.strain[i]) + act.strain).clamp(0, 65_535) as u16;
    chunk.debts[i] = chunk.debts[i].saturating_add_signed(act.debt);
    if act.chosen {
        chunk.spent[i] = chunk.spent[i].saturating_add(act.quarter_hours);
    }
    chunk.did_this_month[i] |= 1 << number;
}

/// Sets a state of the first `lanes` residents of a group.
#[inline(always)]
fn fill(state: &mut Lanes, lanes: usize, value: impl Fn(usize) -> u8) {
    for (lane, state) in state.iter_mut().enumerate().take(lanes) {
        *state = i16::from(value(lane));
    }
}

/// A bit for each of the first `lanes` residents of a group: first as bytes, which the compiler can do many at a time,
/// then eight bytes to a byte by a product that gathers their lowest bits.
#[inline(always)]
fn mask(lanes: usize, holds: impl Fn(usize) -> bool) -> u64 {
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let mut bytes = [0u8; LANES];
    for (lane, byte) in bytes.iter_mut().enumerate().take(lanes) {
        *byte = u8::from(holds(lane));
    }
    let eights = bytes.as_chunks::<8>().0.iter().enumerate();
    eights.fold(0, |mask, (eight, bytes)| mask | (u64::from_le_bytes(*bytes).wrapping_mul(GATHER) >> 56) << (8 * eight))
}
