//! Edges of the loop that are held: what differs in a town from the one beside it does not pass along them.
//!
//! A phase that reads scores, doors or receipts says along which edge it reads them. Along an edge that is held it reads
//! those of the town beside this one. So a change runs along some edges and not along others, and nobody else's life is
//! touched, as it would be if the edge were cut for everyone.

use super::state::State;
use super::state::desk::{Appeal, Desk};
use super::state::files::Files;
use super::state::led::Led;
use super::state::office::Office;
use super::state::records::Receipt;
use super::state::second_looks::SecondLooks;
use crate::scenario::policy::Cuts;
use crate::scenario::raw::Edge;

/// The edges that a town holds, and what it must remember for it.
#[derive(Clone, Debug, Default)]
pub(super) struct Held {
    pub(super) edges: Cuts,
    /// Appeals that were lodged in the town beside this one against entries that were never made here.
    pub(super) absent: Vec<Appeal>,
}

impl Held {
    /// Whether an entry that was appealed against in the town beside this one was never made here.
    pub(super) fn never_entered(&self, receipt: &Receipt) -> bool {
        self.absent.iter().any(|appeal| appeal.receipt == *receipt)
    }
}

/// What stands in the town beside this one and can be read along an edge that is held. The truth is not among it.
#[derive(Clone, Copy)]
pub(super) struct Beside<'a> {
    pub(super) offices: &'a [Office],
    pub(super) receipts: &'a [Receipt],
    pub(super) desk: &'a Desk,
    pub(super) second_looks: &'a SecondLooks,
    pub(super) led: &'a Led,
    pub(super) files: &'a Files,
}

/// What a phase reads along the edges that are held; nothing where none is, or where no town stands beside.
#[derive(Clone, Copy, Default)]
pub(super) struct Along<'a> {
    held: Cuts,
    beside: Option<Beside<'a>>,
}

impl<'a> Along<'a> {
    pub(super) fn new(held: Option<&Held>, town: Option<&'a State>) -> Self {
        let beside = |state: &'a State| Beside {
            offices: &state.offices,
            receipts: &state.receipts,
            desk: &state.desk,
            second_looks: &state.second_looks,
            led: &state.led,
            files: &state.files,
        };
        Self { held: held.map(|held| held.edges).unwrap_or_default(), beside: town.map(beside) }
    }

    /// The town that is read along an edge in place of one's own; `None` along an edge that is not held.
    pub(super) fn beside(self, edge: Edge) -> Option<Beside<'a>> {
        self.beside.filter(|_| self.held.has(edge))
    }

    /// The offices that are read along an edge.
    pub(super) fn offices<'b>(self, edge: Edge, own: &'b [Office]) -> &'b [Office]
    where
        'a: 'b,
    {
        self.beside(edge).map_or(own, |beside| beside.offices)
    }

    /// Today's receipts that are read along an edge.
    pub(super) fn receipts<'b>(self, edge: Edge, own: &'b [Receipt]) -> &'b [Receipt]
    where
        'a: 'b,
    {
        self.beside(edge).map_or(own, |beside| beside.receipts)
    }
}
