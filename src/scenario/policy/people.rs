//! How people learn, what they can do against a mark, and what befalls them, as the days read it.

use super::minds::{Answer, Noticing, Opinion};
use crate::kernel::fixed::Threshold;
use crate::scenario::raw::Correcting;

/// How residents learn, in fixed point where it is used daily.
#[derive(Clone, Debug)]
pub struct Learning {
    /// What one unit of seeming more costs, by look; never tried where there is none.
    pub(crate) claims: Vec<Option<f64>>,
    /// In 1/256.
    pub(crate) own_receipts: i32,
    pub(crate) talk: i32,
    pub(crate) reading: i32,
    /// How rates answer to what is believed.
    pub(crate) answer: Answer,
    /// What moves opinions of the offices.
    pub(crate) opinion: Opinion,
    /// What moves the believed chance that an act is noticed.
    pub(crate) noticing: Noticing,
    /// In 1/256.
    pub(crate) evade: i32,
    /// Driver steps.
    pub(crate) withdraw: i32,
    /// In 1/65536 for each point.
    pub(crate) strain_per_point: i32,
    /// The chance that a mark which one does not understand is laid to something that one did.
    pub(crate) blame: Threshold,
    /// How far people mind what others would lose for their marks, in 1/256.
    pub(crate) care: i32,
    /// In 1/65536.
    pub(crate) unfair_mark: i32,
}

/// What can be done against a mark.
#[derive(Clone, Copy, Debug)]
pub struct Redress {
    pub(crate) notice: Threshold,
    /// The chance in a day that somebody with the most nerve looks at their file.
    pub(crate) see: f64,
    pub(crate) reasons: Threshold,
    pub(crate) appeal: f64,
    pub(crate) try_it_on: f64,
    pub(crate) cost: i32,
    pub(crate) quarter_hours: u8,
    pub(crate) answered: Threshold,
    pub(crate) correction: Correcting,
    pub(crate) delay_days: u32,
    pub(crate) accuracy: Threshold,
    pub(crate) reviews_a_day: f64,
    pub(crate) hours_each: f64,
    /// The audit, if there is one.
    pub(crate) audit: Option<Audit>,
}

/// An audit from outside.
#[derive(Clone, Copy, Debug)]
pub struct Audit {
    /// The chance that a mark is drawn.
    pub(crate) share: Threshold,
    pub(crate) every_days: u32,
    /// The chance that it finds what is true.
    pub(crate) accuracy: Threshold,
    pub(crate) hours_each: f64,
}

/// What befalls people.
#[derive(Clone, Copy, Debug)]
pub struct Shocks {
    pub(crate) illness: Threshold,
    pub(crate) illness_days: u8,
    /// Weekly chances.
    pub(crate) layoff: Threshold,
    pub(crate) hiring: f64,
    /// Multiple of the chance to be hired for those who know somebody in the firm.
    pub(crate) acquaintance: f64,
}
