//! The state of a town: everything that changes from day to day, listed once.
//!
//! `State` is that list. The digest, the comparison of two towns, what one takes over from the other, what becomes of
//! each part under new rules, and the memory it takes are all made from the list, so a part that is added to it is part
//! of all of them, and a part that is not on it does not exist.

pub mod aliases;
pub mod beliefs;
pub mod by_group;
pub mod coverage;
pub mod custom;
pub mod desk;
pub mod doings;
pub mod efforts;
pub mod figures;
pub mod files;
pub mod foresight;
mod index;
pub mod led;
pub mod ledger;
pub mod links;
pub mod listings;
pub mod loans;
pub mod moves;
pub mod office;
pub mod on_file;
pub mod orders;
pub mod part;
mod parts;
pub mod published;
pub mod records;
pub mod residents;
pub mod second_looks;
pub mod sets;
pub mod shown;
pub mod standing;
pub mod stays;
pub mod tally;
#[cfg(test)]
mod tests;
pub mod told;
pub mod trials;

use std::sync::Arc;

use super::phase::{Phase, Stretch};
use crate::kernel::digest::Digest;
use crate::kernel::groups::SameGroups;
use crate::kernel::luck::Luck;
use crate::town::Town;
use crate::town::ties::Ties;
use crate::truth::Truth;
use aliases::Aliases;
use beliefs::Beliefs;
use coverage::Coverage;
use custom::Custom;
use desk::Desk;
use doings::Doings;
use efforts::Efforts;
use figures::Figures;
use files::Files;
use led::Led;
use office::Office;
use orders::OrderedAct;
use part::{Part, Refit, Taken};
use published::Published;
use records::{Receipt, Sightings};
use residents::Residents;
use second_looks::SecondLooks;
use sets::Sets;
use shown::Shown;
use standing::Standing;
use stays::Stays;
use trials::Trials;

/// Declares the state from the list of its parts, with what is done to every part in turn.
macro_rules! state {
    ($($(#[$doc:meta])* $part:ident: $type:ty,)+) => {
        /// The state of a town: everything that changes from day to day.
        #[derive(Clone)]
        pub(crate) struct State { $($(#[$doc])* pub(crate) $part: $type,)+ }

        impl State {
            /// The fingerprint of every part.
            pub(crate) fn digest(&self) -> Digest {
                let mut digest = Digest::default();
                $(self.$part.digest(stringify!($part), &mut digest);)+
                digest
            }

            /// The groups in which the two towns agree on everything that is read about them during a stretch of the
            /// day.
            pub(in crate::day) fn same(&self, other: &Self, during: Stretch) -> SameGroups {
                let mut groups = SameGroups::of(self.town.residents());
                $(self.$part.same(&other.$part, during, &mut groups);)+
                groups
            }

            /// Takes over what a phase of another town made of the people of some groups.
            pub(in crate::day) fn take(&mut self, other: &Self, after: Phase, groups: &SameGroups) {
                let taken = Taken { after, groups, witness: other.truth.witness() };
                $(self.$part.take(&other.$part, &taken);)+
            }

            /// Brings every part into the form that new rules need.
            pub(in crate::day) fn refit(&mut self, change: &Refit) {
                $(self.$part.refit(change);)+
            }

            /// Memory that all parts take, in bytes.
            pub(crate) fn bytes(&self) -> usize {
                size_of::<Self>() $(+ self.$part.bytes())+
            }
        }

        #[cfg(test)]
        impl State {
            /// Hands on a copy of the state for each field of each part, in which that field is another.
            fn each_change(&self, mut see: impl FnMut(&'static str, String, Self)) {
                $(for (field, changed) in tests::changes(&self.$part) {
                    let mut copy = self.clone();
                    copy.$part = changed;
                    see(stringify!($part), field, copy);
                })+
            }

            /// The fields that hold nothing, so that no change of them can be tried.
            fn each_hidden(&self) -> Vec<String> {
                [$(tests::hidden(stringify!($part), &self.$part)),+].concat()
            }
        }
    };
}

state! {
    /// Days that have passed.
    day: u32,
    /// The luck of the days.
    luck: Luck,
    /// Who and where.
    town: Arc<Town>,
    /// What changes about each resident.
    residents: Residents,
    /// Who is in which set.
    sets: Sets,
    /// What residents did today.
    doings: Doings,
    /// What residents believe that acts earn, how likely they are to be noticed, and what residents think of the offices.
    beliefs: Beliefs,
    /// What people show of a feature.
    shown: Shown,
    /// The rules as people last read them.
    published: Published,
    /// Who knows whom.
    ties: Ties,
    /// What each firm takes, in 1/256 of what it took before anyone was rated.
    custom: Custom,
    /// What the offices keep.
    offices: Vec<Office>,
    /// Where watchers are.
    coverage: Coverage,
    /// How much watchers look whose effort follows what they find.
    efforts: Efforts,
    /// What watchers saw today.
    sightings: Sightings,
    /// What is on file, arrived today, or is on its way.
    files: Files,
    /// What rules made of the files today.
    receipts: Vec<Receipt>,
    /// Appeals.
    desk: Desk,
    /// What is looked at again without an appeal.
    second_looks: SecondLooks,
    /// Which offices won their trials.
    trials: Trials,
    /// Who goes by whose name.
    aliases: Aliases,
    /// What really happened.
    truth: Truth,
    /// What perfect observation would give.
    standing: Standing,
    /// Stays in the lowest band.
    stays: Stays,
    /// Running totals.
    figures: Figures,
    /// Whose weeks somebody leads by hand.
    led: Led,
    /// What was ordered by hand for today.
    orders: Vec<OrderedAct>,
}
