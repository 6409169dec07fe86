//! What residents believe that acts earn, how likely they think them to be noticed, and what they think of the offices.

use std::ops::Range;

use super::part::{Part, Refit, Taken};
use crate::day::phase::Stretch;
use crate::kernel::digest::Digest;
use crate::kernel::groups::SameGroups;
use crate::kernel::slices::LANES;
pub use crate::scenario::policy::minds::{STRONGEST_BELIEF, STRONGEST_OPINION};
use crate::scenario::policy::{Learning, Office, On, Policy};

/// What each resident believes of each act at each office that rates the act, or whose marks may be laid to it.
///
/// Stored group by group: for each 64 residents, a row of 64 for each office and act, so that a day reads them in order.
#[derive(Clone, Debug, Default)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Beliefs {
    /// By office and act, the number of the row; none for an act of which nothing is believed at the office.
    slots: Vec<Vec<Option<usize>>>,
    /// Rows of a group.
    rows: usize,
    /// Residents.
    residents: usize,
    /// The points that it earns, in half points from -[`STRONGEST_BELIEF`] to [`STRONGEST_BELIEF`].
    pub(in crate::day) values: Vec<i8>,
    /// The chance that doing it is noticed, 255 for certain.
    pub(in crate::day) chances: Vec<u8>,
    /// Who ever had a receipt for it, one bit each, row by row: what one lived is not forgotten, nor talked away.
    lived: Vec<u64>,
    /// What is thought of each office, from -[`STRONGEST_OPINION`] to [`STRONGEST_OPINION`]: for each 64 residents, a row of
    /// 64 for each office.
    pub(in crate::day) opinions: Vec<i8>,
    /// What points and chance come to, kept ready for the phase that acts: see [`Answer::pull`].
    pulls: Vec<i8>,
}

/// Whether a rule or a list of an office answers to an act.
fn rates(office: &Office, act: usize) -> bool {
    let listed = |on: &On| matches!(on, On::Record(other) if *other == act);
    !office.rules[act].is_empty() || office.lists.iter().flat_map(|list| &list.on).any(listed)
}

/// Whether people may lay a mark of an office to an act: because a watcher of the office takes it for another, or looks
/// where it is done.
fn is_blamed(policy: &Policy, office: &Office, act: usize) -> bool {
    let act = &policy.acts[act];
    let watchers = policy.watchers.iter().enumerate().filter(|(watcher, _)| office.sources >> watcher & 1 == 1);
    let seen = |watcher: usize| act.taken_for.iter().any(|(who, ..)| *who == watcher);
    !policy.learning.blame.is_never()
        && act.possible
        && watchers.into_iter().any(|(number, watcher)| seen(number) || watcher.looks_at(act.place))
}

impl Beliefs {
    /// Nobody believes anything yet.
    pub(crate) fn new(policy: &Policy, residents: usize) -> Self {
        let mut rows = 0;
        let mut slot = |office: &Office, act: usize| {
            (rates(office, act) || is_blamed(policy, office, act)).then(|| {
                rows += 1;
                rows - 1
            })
        };
        let acts = 0..policy.acts.len();
        let of = |office| acts.clone().map(|act| slot(office, act)).collect();
        let slots = policy.offices.iter().map(of).collect();
        let groups = residents.div_ceil(LANES);
        let all = groups * rows;
        Self {
            slots,
            opinions: vec![0; groups * policy.offices.len() * LANES],
            rows,
            residents,
            values: vec![0; all * LANES],
            chances: vec![policy.learning.noticing.at_rest(); all * LANES],
            lived: vec![0; all],
            pulls: vec![0; all * LANES],
        }
    }

    /// The offices at which something is believed of an act, each with the number of the row.
    #[inline]
    pub(in crate::day) fn rows_of(&self, act: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.slots.iter().enumerate().filter_map(move |(office, acts)| Some((office, acts[act]?)))
    }

    /// Every office and act of which something is believed there, with the number of the row.
    pub(in crate::day) fn rows(&self) -> Vec<(usize, usize, usize)> {
        let acts = self.slots.first().map_or(0, Vec::len);
        (0..acts).flat_map(|act| self.rows_of(act).map(move |(office, row)| (office, act, row))).collect()
    }

    /// Where a row of a group of 64 residents begins.
    #[inline]
    pub(in crate::day) fn start_of(&self, group: usize, row: usize) -> usize {
        (group * self.rows + row) * LANES
    }

    /// The pulls of a row of a group of 64 residents.
    #[inline]
    pub(in crate::day) fn pulls(&self, group: usize, row: usize) -> &[i8] {
        let start = self.start_of(group, row);
        &self.pulls[start..start + LANES]
    }

    /// Whether a resident ever had a receipt, by the place of a belief.
    #[inline]
    pub(in crate::day) fn has_lived(&self, place: usize) -> bool {
        self.lived[place / LANES] >> (place % LANES) & 1 == 1
    }

    /// A resident's own deed makes being noticed less likely to them, until a receipt says otherwise.
    pub(in crate::day) fn after_deed(&mut self, learning: &Learning, place: usize, dither: i32) {
        let lived = self.has_lived(place);
        self.chances[place] = learning.noticing.after_deed(self.chances[place], lived, dither);
        self.find_pull(learning, place);
    }

    /// A resident's own receipt makes being noticed more likely to them, the first one most.
    pub(in crate::day) fn after_receipt(&mut self, learning: &Learning, place: usize, dither: i32) {
        let lived = self.has_lived(place);
        self.chances[place] = learning.noticing.after_receipt(self.chances[place], lived, dither);
        self.lived[place / LANES] |= 1 << (place % LANES);
        self.find_pull(learning, place);
    }

    /// Finds anew what a belief of points and one of a chance come to.
    #[inline]
    pub(in crate::day) fn find_pull(&mut self, learning: &Learning, place: usize) {
        self.pulls[place] = learning.answer.pull(self.values[place], self.chances[place]);
    }

    /// Where the opinions of a group of 64 residents stand.
    fn opinions_of(&self, group: usize) -> Range<usize> {
        let of_group = self.slots.len() * LANES;
        group * of_group..(group + 1) * of_group
    }

    /// All rows of a group of 64 residents, by number.
    fn group(&self, group: usize) -> Range<usize> {
        group * self.rows..(group + 1) * self.rows
    }

    /// Whether the residents of a group believe here what they believe in others.
    pub(crate) fn same_in(&self, others: &Self, group: usize) -> bool {
        let rows = self.group(group);
        let places = rows.start * LANES..rows.end * LANES;
        self.values[places.clone()] == others.values[places.clone()]
            && self.chances[places.clone()] == others.chances[places]
            && self.lived[rows.clone()] == others.lived[rows]
            && self.opinions[self.opinions_of(group)] == others.opinions[self.opinions_of(group)]
    }

    /// Takes over what the residents of a group believe in others.
    pub(in crate::day) fn take_group(&mut self, others: &Self, group: usize) {
        let rows = self.group(group);
        let places = rows.start * LANES..rows.end * LANES;
        self.values[places.clone()].copy_from_slice(&others.values[places.clone()]);
        self.chances[places.clone()].copy_from_slice(&others.chances[places.clone()]);
        self.pulls[places.clone()].copy_from_slice(&others.pulls[places]);
        self.lived[rows.clone()].copy_from_slice(&others.lived[rows]);
        let opinions = self.opinions_of(group);
        self.opinions[opinions.clone()].copy_from_slice(&others.opinions[opinions]);
    }

    /// Whether a resident believes of every act here what they believe of it in others.
    pub(crate) fn same_of_acts(&self, others: &Self, resident: usize) -> bool {
        let of = |beliefs: &Self, row: usize| {
            let place = (resident / LANES * self.rows + row) * LANES + resident % LANES;
            (beliefs.values[place], beliefs.chances[place], beliefs.has_lived(place))
        };
        (0..self.rows).all(|row| of(self, row) == of(others, row))
    }

    /// Whether a resident believes here what they believe in others, of acts and of offices.
    pub(in crate::day) fn same_of(&self, others: &Self, resident: usize) -> bool {
        let opinion = |beliefs: &Self, office: usize| beliefs.opinions[beliefs.opinion_place(resident, office)];
        self.same_of_acts(others, resident)
            && (0..self.slots.len()).all(|office| opinion(self, office) == opinion(others, office))
    }

    /// Where the belief of a resident stands that an act earns something at an office; `None` if the office does not
    /// rate it.
    #[inline]
    pub(in crate::day) fn place(&self, resident: usize, office: usize, act: usize) -> Option<usize> {
        Some((resident / LANES * self.rows + self.slots[office][act]?) * LANES + resident % LANES)
    }

    /// What a resident believes an act earns at an office, in points; `None` if the office does not rate it.
    pub fn points(&self, resident: u32, office: usize, act: usize) -> Option<f64> {
        self.place(resident as usize, office, act).map(|place| f64::from(self.values[place]) / 2.0)
    }

    /// Where the opinion of a resident of an office stands.
    #[inline]
    pub(in crate::day) fn opinion_place(&self, resident: usize, office: usize) -> usize {
        (resident / LANES * self.slots.len() + office) * LANES + resident % LANES
    }

    /// What a resident thinks of an office, from 0 (wholly against it) over 128 (nothing) to 255 (wholly for it).
    #[inline]
    pub(in crate::day) fn opinion_byte(&self, resident: usize, office: usize) -> u8 {
        let opinion = i32::from(self.opinions[self.opinion_place(resident, office)]) + STRONGEST_OPINION;
        ((opinion * 255 + STRONGEST_OPINION) / (2 * STRONGEST_OPINION)) as u8
    }

    /// What a resident thinks of an office, from -1 over 0 to 1.
    pub fn opinion(&self, resident: u32, office: usize) -> f64 {
        f64::from(self.opinions[self.opinion_place(resident as usize, office)]) / f64::from(STRONGEST_OPINION)
    }

    /// How likely a resident thinks it, 0 to 1, that doing an act is noticed by an office; `None` if the office does not
    /// rate it.
    pub fn chance(&self, resident: u32, office: usize, act: usize) -> Option<f64> {
        self.place(resident as usize, office, act).map(|place| f64::from(self.chances[place]) / 255.0)
    }
}

impl Part for Beliefs {
    fn digest(&self, name: &str, digest: &mut Digest) {
        let Self { slots, opinions, rows, residents, values, chances, lived, pulls } = self;
        digest.values(&format!("{name}.slots"), &(slots, rows, residents));
        digest.column(&format!("{name}.values"), values);
        digest.column(&format!("{name}.chances"), chances);
        digest.column(&format!("{name}.lived"), lived);
        digest.column(&format!("{name}.opinions"), opinions);
        digest.column(&format!("{name}.pulls"), pulls);
    }

    fn same(&self, other: &Self, _: Stretch, groups: &mut SameGroups) {
        if self.slots != other.slots {
            groups.strike_all();
        }
        groups.keep(self.residents, |rows| self.same_in(other, rows.start / LANES));
    }

    /// The phase that learns takes beliefs over itself, group by group, because talk reads those of other groups.
    fn take(&mut self, _: &Self, _: &Taken) {}

    /// Newly rated acts start with no belief; those that are no longer rated are forgotten. What is believed may come to
    /// something else.
    fn refit(&mut self, change: &Refit) {
        let mut refitted = Self::new(change.new, self.residents);
        let learning = &change.new.learning;
        for (office, acts) in self.slots.iter().enumerate() {
            for act in (0..acts.len()).filter(|act| acts[*act].is_some()) {
                for resident in 0..self.residents {
                    let places = self.place(resident, office, act).zip(refitted.place(resident, office, act));
                    if let Some((from, to)) = places {
                        refitted.values[to] = self.values[from];
                        refitted.chances[to] = self.chances[from];
                        refitted.lived[to / LANES] |= u64::from(self.has_lived(from)) << (to % LANES);
                        refitted.find_pull(learning, to);
                    }
                }
            }
        }
        // A running town keeps its offices.
        refitted.opinions = std::mem::take(&mut self.opinions);
        *self = refitted;
    }

    fn bytes(&self) -> usize {
        let slots: usize = self.slots.iter().map(|acts| size_of_val(acts.as_slice())).sum();
        let Self { values, chances, lived, opinions, pulls, .. } = self;
        values.len() + chances.len() + opinions.len() + pulls.len() + size_of_val(lived.as_slice()) + slots
    }
}
