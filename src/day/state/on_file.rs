//! What an office with a model of risk has on file of each resident, stretch by stretch.

use crate::kernel::digest::Digest;
use crate::scenario::limits::ActMask;
use crate::scenario::policy::{Office, Risk, Term};

/// Columns with one entry a resident, or one for each of the stretches that the model looks back; empty without a model.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct OnFile {
    /// The kind of person that somebody was when the stretch began.
    pub(in crate::day) cell: Vec<u16>,
    /// Entries of what is foreseen.
    foreseen: Vec<u8>,
    /// The acts that are looked for and on file, a bit each.
    acts: Vec<u8>,
}

/// The place of the stretch of a day among those that are kept.
fn place(risk: &Risk, day: u32) -> usize {
    (day / risk.every_days) as usize % risk.stretches
}

impl OnFile {
    pub(super) fn new(rules: &Office, residents: usize) -> Self {
        let Some(risk) = &rules.risk else { return Self::default() };
        let looks_for_acts = risk.terms.iter().any(|term| matches!(term, Term::Entry { .. }));
        let each = residents * risk.stretches;
        Self { cell: vec![0; residents], foreseen: vec![0; each], acts: vec![0; if looks_for_acts { each } else { 0 }] }
    }

    /// The kind of person that a resident was when the stretch began.
    pub(crate) fn cell_of(&self, resident: u32) -> u16 {
        self.cell[resident as usize]
    }

    /// Counts an entry about a resident.
    #[inline]
    pub(super) fn count(&mut self, rules: &Office, resident: usize, act: u8, day: u32) {
        let Some(risk) = &rules.risk else { return };
        let place = resident * risk.stretches + place(risk, day);
        if risk.of >> act & 1 == 1 {
            self.foreseen[place] = self.foreseen[place].saturating_add(1);
        }
        for term in &risk.terms {
            if let Term::Entry { act: looked_for, bit } = term
                && *looked_for == act
            {
                self.acts[place] |= 1 << bit;
            }
        }
    }

    /// Begins the stretch of a day: what was entered in the one whose place it takes is too old.
    pub(in crate::day) fn begin_stretch(&mut self, risk: &Risk, day: u32) {
        for column in [&mut self.foreseen, &mut self.acts] {
            column.iter_mut().skip(place(risk, day)).step_by(risk.stretches).for_each(|entry| *entry = 0);
        }
    }

    /// Entries of what is foreseen about a resident, in all stretches.
    pub(in crate::day) fn entries(&self, risk: &Risk, resident: usize) -> usize {
        self.foreseen[resident * risk.stretches..][..risk.stretches].iter().map(|count| usize::from(*count)).sum()
    }

    /// Whether an act that is looked for is on file of a resident, in any stretch.
    pub(in crate::day) fn has_entry(&self, risk: &Risk, resident: usize, bit: u8) -> bool {
        self.acts[resident * risk.stretches..][..risk.stretches].iter().any(|acts| acts >> bit & 1 == 1)
    }

    /// Whether something that is foreseen was entered about a resident in the stretch of a day, the last one that has begun.
    pub(in crate::day) fn is_entered(&self, risk: &Risk, resident: usize, day: u32) -> bool {
        self.foreseen[resident * risk.stretches + place(risk, day)] > 0
    }

    /// Lets a resident begin anew.
    pub(super) fn forget(&mut self, rules: &Office, resident: usize) {
        let Some(risk) = &rules.risk else { return };
        self.cell[resident] = 0;
        for column in [&mut self.foreseen, &mut self.acts] {
            column.iter_mut().skip(resident * risk.stretches).take(risk.stretches).for_each(|entry| *entry = 0);
        }
    }

    /// Brings the columns into the form that new rules need. A model of another shape begins with an empty file.
    pub(super) fn refit(&mut self, old: &Office, new: &Office, residents: usize) {
        let shape = |rules: &Office| {
            rules.risk.as_ref().map(|risk: &Risk| (risk.of, risk.every_days, risk.stretches, risk.terms.clone()))
        };
        let (before, after): (Option<(ActMask, _, _, _)>, _) = (shape(old), shape(new));
        if before != after {
            *self = Self::new(new, residents);
        }
    }

    pub(super) fn digest(&self, name: &str, digest: &mut Digest) {
        let Self { cell, foreseen, acts } = self;
        if !cell.is_empty() {
            digest.column(&format!("{name}.cell"), cell);
            digest.column(&format!("{name}.foreseen"), foreseen);
            digest.column(&format!("{name}.acts"), acts);
        }
    }

    pub(super) fn bytes(&self) -> usize {
        2 * self.cell.len() + self.foreseen.len() + self.acts.len()
    }
}
