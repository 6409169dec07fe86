//! The parts of an index, as a ledger keeps them: each adds between nothing and its width to the score.

use super::ledger::Ledger;
use crate::scenario::policy::Office;

impl Ledger {
    /// Everyone keeps the same share of each part that they had of it; of a part that was nothing they have what newcomers have.
    pub(super) fn refit_parts(&mut self, old: &Office, new: &Office) {
        if old.parts == new.parts && old.floor == new.floor {
            return;
        }
        let count = new.parts.len();
        for (i, part) in self.parts.iter_mut().enumerate() {
            let (before, after) = (&old.parts[i % count], &new.parts[i % count]);
            *part = match i64::from(before.width) {
                0 => after.start,
                width => (i64::from(*part) * i64::from(after.width) / width) as i32,
            };
        }
        self.add_up_parts(new);
    }

    /// Everyone's score is the sum of the parts.
    fn add_up_parts(&mut self, rules: &Office) {
        if !rules.parts.is_empty() {
            for (own, parts) in self.own.iter_mut().zip(self.parts.chunks_exact(rules.parts.len())) {
                *own = rules.floor + parts.iter().sum::<i32>();
            }
            self.all_changed = true;
        }
    }

    /// What each part adds to a resident's score, in 1/256 of a point, in the order of the parts; empty without an index.
    pub(crate) fn parts_of(&self, resident: u32) -> &[i32] {
        let count = self.parts.len() / self.residents().max(1);
        &self.parts[resident as usize * count..(resident as usize + 1) * count]
    }

    /// Lets points of each part fade toward where it starts.
    pub(in crate::day) fn fade_parts(&mut self, rules: &Office) {
        if rules.parts.iter().all(|part| part.kept_a_day == 65_536) {
            return;
        }
        for parts in self.parts.chunks_exact_mut(rules.parts.len()) {
            for (value, part) in parts.iter_mut().zip(&rules.parts) {
                let left = i64::from(*value - part.start) * part.kept_a_day;
                *value = part.start + ((left + 32_768) >> 16) as i32;
            }
        }
        self.add_up_parts(rules);
    }

    /// Puts a value in place of what a part was, within its width. Gives what the score gained.
    pub(in crate::day) fn set_part(&mut self, rules: &Office, resident: u32, part: usize, value: i32) -> i32 {
        let i = resident as usize;
        let known = &mut self.parts[i * rules.parts.len() + part];
        let value = value.clamp(0, rules.parts[part].width);
        let added = value - std::mem::replace(known, value);
        if added != 0 {
            self.own[i] += added;
            self.changed.push(resident);
        }
        added
    }
}
