//! What residents believe that acts earn.

use std::ops::Range;

use super::part::{Part, Refit, Taken};
use crate::day::phase::Stretch;
use crate::kernel::digest::Digest;
use crate::kernel::groups::SameGroups;
use crate::kernel::slices::LANES;
use crate::scenario::policy::{Office, On, Policy};

/// The strongest belief, in half points.
pub const STRONGEST_BELIEF: i32 = 50;

/// Points that each resident thinks an act earns at each office that rates the act, in half points from
/// -[`STRONGEST_BELIEF`] to [`STRONGEST_BELIEF`].
///
/// Stored group by group: for each 64 residents, a row of 64 for each office and act, so that a day reads them in order.
#[derive(Clone, Debug, Default)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Beliefs {
    /// By office and act, the number of the row; none for an act that the office does not rate.
    slots: Vec<Vec<Option<usize>>>,
    /// Rows of a group.
    rows: usize,
    /// Residents.
    residents: usize,
    pub(in crate::day) values: Vec<i8>,
}

/// Whether a rule or a list of an office answers to an act.
fn rates(office: &Office, act: usize) -> bool {
    let listed = |on: &On| matches!(on, On::Record(other) if *other == act);
    !office.rules[act].is_empty() || office.lists.iter().flat_map(|list| &list.on).any(listed)
}

impl Beliefs {
    /// Nobody believes anything yet.
    pub(crate) fn new(policy: &Policy, residents: usize) -> Self {
        let mut rows = 0;
        let mut slot = |office: &Office, act: usize| {
            rates(office, act).then(|| {
                rows += 1;
                rows - 1
            })
        };
        let acts = 0..policy.acts.len();
        let of = |office| acts.clone().map(|act| slot(office, act)).collect();
        let slots = policy.offices.iter().map(of).collect();
        Self { slots, rows, residents, values: vec![0; residents.div_ceil(LANES) * LANES * rows] }
    }

    /// The offices that rate an act, each with the number of its row.
    #[inline]
    pub(in crate::day) fn rows_of(&self, act: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.slots.iter().enumerate().filter_map(move |(office, acts)| Some((office, acts[act]?)))
    }

    /// Every office and act that it rates, with the number of the row.
    pub(in crate::day) fn rows(&self) -> Vec<(usize, usize, usize)> {
        let acts = self.slots.first().map_or(0, Vec::len);
        (0..acts).flat_map(|act| self.rows_of(act).map(move |(office, row)| (office, act, row))).collect()
    }

    /// Where a row of a group of 64 residents begins.
    #[inline]
    pub(in crate::day) fn start_of(&self, group: usize, row: usize) -> usize {
        (group * self.rows + row) * LANES
    }

    /// One row of a group of 64 residents.
    #[inline]
    pub(in crate::day) fn row(&self, group: usize, row: usize) -> &[i8] {
        let start = self.start_of(group, row);
        &self.values[start..start + LANES]
    }

    /// All rows of a group of 64 residents.
    fn group(&self, group: usize) -> Range<usize> {
        group * self.rows * LANES..(group + 1) * self.rows * LANES
    }

    /// Whether the residents of a group believe here what they believe in others.
    pub(crate) fn same_in(&self, others: &Self, group: usize) -> bool {
        self.values[self.group(group)] == others.values[self.group(group)]
    }

    /// Takes over what the residents of a group believe in others.
    pub(in crate::day) fn take_group(&mut self, others: &Self, group: usize) {
        let values = self.group(group);
        self.values[values.clone()].copy_from_slice(&others.values[values]);
    }

    /// Whether a resident believes here what they believe in others.
    pub(crate) fn same_of(&self, others: &Self, resident: usize) -> bool {
        let of = |beliefs: &Self, row: usize| {
            beliefs.values[(resident / LANES * self.rows + row) * LANES + resident % LANES]
        };
        (0..self.rows).all(|row| of(self, row) == of(others, row))
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
}

impl Part for Beliefs {
    fn digest(&self, name: &str, digest: &mut Digest) {
        let Self { slots, rows, residents, values } = self;
        digest.values(&format!("{name}.slots"), &(slots, rows, residents));
        digest.column(&format!("{name}.values"), values);
    }

    fn same(&self, other: &Self, _: Stretch, groups: &mut SameGroups) {
        if self.slots != other.slots {
            groups.strike_all();
        }
        groups.keep(self.residents, |rows| self.same_in(other, rows.start / LANES));
    }

    /// The phase that learns takes beliefs over itself, group by group, because talk reads those of other groups.
    fn take(&mut self, _: &Self, _: &Taken) {}

    /// What is newly rated begins unbelieved; what is no longer rated is forgotten.
    fn refit(&mut self, change: &Refit) {
        let mut refitted = Self::new(change.new, self.residents);
        for (office, acts) in self.slots.iter().enumerate() {
            for act in (0..acts.len()).filter(|act| acts[*act].is_some()) {
                for resident in 0..self.residents {
                    let places = self.place(resident, office, act).zip(refitted.place(resident, office, act));
                    if let Some((from, to)) = places {
                        refitted.values[to] = self.values[from];
                    }
                }
            }
        }
        *self = refitted;
    }

    fn bytes(&self) -> usize {
        let slots: usize = self.slots.iter().map(|acts| size_of_val(acts.as_slice())).sum();
        self.values.len() + slots
    }
}
