//! Running totals of what happened, was seen and was scored: integers, so that order of adding does not matter.

use bytemuck::NoUninit;

use super::by_group::{self, GroupFigures};
use super::foresight::Foreseen;
use super::listings::{self, ListFigures};
use super::loans::Loans;
use super::moves::Moves;
use super::part::{Part, Refit, Taken};
use super::told::{ReportFigures, StopFigures};
use crate::day::phase::Stretch;
use crate::kernel::digest::Digest;
use crate::kernel::groups::SameGroups;
use crate::kernel::slices::LANES;
use crate::scenario::policy::Policy;
use crate::town::Town;

/// What one kind of act came to since the first day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, NoUninit)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[repr(C)]
pub struct ActFigures {
    /// Times done.
    pub done: u64,
    /// True sightings under the right name.
    pub seen: u64,
    /// Observations of something that was done, but not this or not by them: pinned on a lookalike, or taken for this.
    pub mistaken: u64,
    /// Observations of what nobody did.
    pub imagined: u64,
    /// Points that rules gave for it, up, in 1/256.
    pub points_up: i64,
    /// Points that rules took for it, in 1/256; not positive.
    pub points_down: i64,
    /// Entries by which a rule took points.
    pub marks: u64,
    /// Of these, entries about people who did not do it.
    pub marks_false: u64,
    /// Points up that went to people who did not do it.
    pub points_up_false: i64,
    /// Points down that fell on people who did not do it.
    pub points_down_false: i64,
    /// Points up that went to people for really doing it, whatever the file calls what they did, in 1/256.
    pub points_up_earned: i64,
    /// Times that somebody would have done it but for an office that does not serve them.
    pub closed: u64,
}

/// What one watcher came to since the first day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, NoUninit)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[repr(C)]
pub struct WatcherFigures {
    /// Observations made.
    pub observations: u64,
    /// Of these, true ones.
    pub correct: u64,
    /// Of these, pinned on a lookalike.
    pub mistaken: u64,
    /// Of these, of what nobody did.
    pub imagined: u64,
    /// Observations that a rule of some office can read: of an act it knows, about somebody it rates.
    pub read: u64,
    /// Of these, ones that name somebody who did not do it.
    pub read_false: u64,
}

/// All running totals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Figures {
    /// By act.
    pub acts: Vec<ActFigures>,
    /// By watcher.
    pub watchers: Vec<WatcherFigures>,
    /// By group: looks, then quarters, then roles.
    pub groups: Vec<GroupFigures>,
    /// By category of rules, office by office: points given less points taken, in 1/256.
    pub categories: Vec<i64>,
    /// By list, office by office.
    pub lists: Vec<ListFigures>,
    /// Moves between the bands of the leading office.
    pub moves: Moves,
    /// Whose score a rule of some office has ever changed: a bit for each resident, 64 to a word.
    pub(crate) touched: Vec<u64>,
    /// Value of good acts, in hundredths of a point.
    pub good: i64,
    /// Value of harmful acts, in hundredths of a point; not positive.
    pub harm: i64,
    /// Harm to customers of stalls and shops, part of `harm`.
    pub customer_harm: i64,
    /// Wages that staff of stalls and shops were paid, in hundredths of a groat.
    pub staff_wages: i64,
    /// What they would have been paid if custom had not changed.
    pub staff_wages_full: i64,
    /// Marks taken back.
    pub corrections: u64,
    /// Ties that ended because of a band, a list or a lower score.
    pub ties_lost: u64,
    /// False marks from which a score came back to where it had been, by the days that it took.
    pub mended: Vec<u64>,
    /// What people reported.
    pub reports: ReportFigures,
    /// Whom watchers stopped.
    pub stops: StopFigures,
    /// What models of risk foresee.
    pub foreseen: Foreseen,
    /// Loans that offices granted.
    pub loans: Loans,
}

impl Figures {
    /// Nothing has been counted yet.
    pub(crate) fn new(policy: &Policy, town: &Town) -> Self {
        let residents = town.residents();
        Self {
            acts: vec![ActFigures::default(); policy.acts.len()],
            watchers: vec![WatcherFigures::default(); policy.watchers.len()],
            mended: vec![0],
            groups: vec![GroupFigures::default(); by_group::groups(town, policy.sets.len())],
            categories: vec![0; category_start(policy, policy.offices.len())],
            lists: listings::lists(policy, residents),
            moves: Moves::new(policy, policy.leads(), residents),
            touched: vec![0; residents.div_ceil(LANES)],
            stops: StopFigures {
                groups: vec![[0; 2]; by_group::groups(town, policy.sets.len())],
                ..StopFigures::default()
            },
            foreseen: Foreseen {
                groups: vec![[0; 2]; if policy.foreseen == 0 { 0 } else { by_group::groups(town, policy.sets.len()) }],
            },
            ..Self::default()
        }
    }
}

/// The place of the first category of an office among those of all offices.
pub(crate) fn category_start(policy: &Policy, office: usize) -> usize {
    policy.offices[..office].iter().map(|office| office.caps.len()).sum()
}

/// The place of the first list of an office among those of all offices.
pub(crate) fn list_start(policy: &Policy, office: usize) -> usize {
    policy.offices[..office].iter().map(|office| office.lists.len()).sum()
}

impl Figures {
    /// Whether a rule of some office ever changed a resident's score.
    pub fn touched(&self, resident: u32) -> bool {
        self.touched[resident as usize / LANES] >> (resident as usize % LANES) & 1 == 1
    }
}

impl Part for Figures {
    fn digest(&self, name: &str, digest: &mut Digest) {
        let Self {
            acts,
            watchers,
            groups,
            categories,
            lists,
            moves,
            touched,
            good,
            harm,
            customer_harm,
            staff_wages,
            staff_wages_full,
            corrections,
            ties_lost,
            mended,
            reports,
            stops,
            foreseen,
            loans,
        } = self;
        digest.column(&format!("{name}.acts"), acts);
        digest.column(&format!("{name}.watchers"), watchers);
        digest.column(&format!("{name}.groups"), groups);
        digest.column(&format!("{name}.categories"), categories);
        for (number, ListFigures { days, ever, led }) in lists.iter().enumerate() {
            let name = format!("{name}.lists[{number}]");
            digest.column(&format!("{name}.days"), &[*days]);
            digest.column(&format!("{name}.ever"), ever);
            digest.column(&format!("{name}.led"), led);
        }
        let (band, counts) = moves.columns();
        digest.column(&format!("{name}.moves.band"), band);
        digest.column(&format!("{name}.moves.counts"), counts);
        digest.column(&format!("{name}.touched"), touched);
        digest.column(&format!("{name}.values"), &[*good, *harm, *customer_harm, *staff_wages, *staff_wages_full]);
        digest.column(&format!("{name}.counts"), &[*corrections, *ties_lost]);
        digest.column(&format!("{name}.mended"), mended);
        reports.digest(&format!("{name}.reports"), digest);
        stops.digest(&format!("{name}.stops"), digest);
        foreseen.digest(&format!("{name}.foreseen"), digest);
        loans.digest(&format!("{name}.loans"), digest);
    }

    fn same(&self, _: &Self, _: Stretch, _: &mut SameGroups) {}

    fn take(&mut self, _: &Self, _: &Taken) {}

    fn refit(&mut self, change: &Refit) {
        self.moves.refit(change);
        if self.foreseen.groups.is_empty() && change.new.foreseen != 0 {
            self.foreseen.groups = vec![[0; 2]; self.groups.len()];
        }
    }

    fn bytes(&self) -> usize {
        let of_list = |list: &ListFigures| size_of_val(list.ever.as_slice()) + size_of_val(list.led.as_slice());
        let (band, counts) = self.moves.columns();
        size_of_val(self.acts.as_slice())
            + size_of_val(self.watchers.as_slice())
            + size_of_val(self.mended.as_slice())
            + size_of_val(self.groups.as_slice())
            + size_of_val(self.categories.as_slice())
            + size_of_val(self.lists.as_slice())
            + self.lists.iter().map(of_list).sum::<usize>()
            + size_of_val(band)
            + size_of_val(counts)
            + size_of_val(self.touched.as_slice())
            + size_of_val(self.stops.groups.as_slice())
            + size_of_val(self.foreseen.groups.as_slice())
            + size_of_val(self.loans.0.as_slice())
    }
}
