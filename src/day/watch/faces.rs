//! Faces on show, on a tram or a hoarding: a watcher takes them for the people themselves, who are somewhere else.

use std::ops::Range;

use super::View;
use crate::day::state::records::{Observation, observation_id};
use crate::kernel::luck::{Purpose, mix};
use crate::kernel::stream::Spot;
use crate::scenario::policy::Watcher;
use crate::truth::{Sealed, Seen};

impl View<'_, '_> {
    /// What a watcher enters of the faces of some residents that pass it today.
    pub(super) fn faces(
        &self,
        number: usize,
        watcher: &Watcher,
        claimed: usize,
        residents: Range<usize>,
        seen: &mut Vec<Observation>,
    ) {
        let (now, faces) = (self.now, watcher.errors.faces);
        let act = &now.policy.acts[claimed];
        let share = watcher.coverage[act.place as usize].share();
        let shown = now.coverage.faces(number).iter().filter(|face| residents.contains(&(**face as usize)));
        for &person in shown {
            let at = Spot { purpose: Purpose::Face, day: now.day, subject: person, what: watcher.what };
            let taken = now.luck.binomial(at, u64::from(faces.passes_a_day), faces.chance * share);
            for time in 0..taken {
                let what = mix(u64::from(act.what ^ watcher.what.rotate_left(7)) << 32 | (time + 1)) as u32;
                seen.push(Observation {
                    id: observation_id(now.day, person, what),
                    about: self.named(&watcher.errors, person, person, what),
                    act: claimed as u8,
                    watcher: number as u8,
                    again: false,
                    seal: Sealed::new(Seen::nothing(person)),
                });
            }
        }
    }
}
