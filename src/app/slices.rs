//! Where frames and towns share one thread, as in a browser, a run is lived a few days a frame.

#![expect(clippy::disallowed_methods, reason = "frames go by the clock of the room, not of the town")]

use bevy::platform::time::Instant;

use crate::session::request::TownRequest;
use crate::session::work::Work;
use crate::study::timeline::LONGEST;

/// Begins to measure; gives the seconds that have passed when it is asked.
pub fn watch() -> impl FnOnce() -> f32 {
    let began = Instant::now();
    move || began.elapsed().as_secs_f32()
}

/// How runs are cut into slices.
pub struct Slices {
    /// Whether runs are sliced.
    on: bool,
    /// Days of the next slice.
    days: u32,
    /// When the last slice was found to be done.
    frame: Option<Instant>,
    /// Seconds from the end of one slice to that of the next, without what the next one took: what a frame takes by itself.
    rest: f32,
}

impl Default for Slices {
    fn default() -> Self {
        Self { on: cfg!(target_arch = "wasm32"), days: 1, frame: None, rest: 0.0 }
    }
}

impl Slices {
    /// As in a browser, whatever the host.
    #[cfg(test)]
    pub fn in_a_browser() -> Self {
        Self { on: true, ..Self::default() }
    }

    /// What a slice may take at least, so that frames follow one another, and at most.
    const SECONDS: (f32, f32) = (0.02, 0.25);

    /// The first slice of what is asked of the towns, and what is left of it for later.
    pub fn first(&mut self, work: &Work, request: TownRequest) -> (TownRequest, Option<TownRequest>) {
        let TownRequest::GoTo(day) = request else { return (request, None) };
        if !self.on {
            return (request, None);
        }
        let today = work.towns().iter().map(|town| town.town().day()).min().unwrap_or(0);
        let next = today + self.days;
        if day <= next { (request, None) } else { (TownRequest::GoTo(next), Some(request)) }
    }

    /// A slice has taken so many seconds: the next one is as long as there is room for. Where frames are slow by themselves, a
    /// slice may take as long as they do, or a run would take as many frames as it has days.
    pub fn end(&mut self, seconds: f32) {
        let now = Instant::now();
        if let Some(before) = self.frame.replace(now) {
            self.rest = (now.duration_since(before).as_secs_f32() - seconds).max(0.0);
        }
        self.adjust(seconds);
    }

    /// Adjusts the next slice by what the last one took.
    fn adjust(&mut self, seconds: f32) {
        let room = self.rest.clamp(Self::SECONDS.0, Self::SECONDS.1);
        self.days = match seconds / room {
            share if share > 1.0 => (self.days / 2).max(1),
            share if share < 0.5 => (self.days * 2).min(LONGEST),
            _ => self.days,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Recipe;

    /// The slices of a run come to its day and no farther, and grow while they are quick.
    #[test]
    fn a_run_in_slices_comes_to_its_day() {
        let mut recipe = Recipe::shipped("crossing-camera").unwrap();
        recipe.settings = vec!["town.residents=60".into()];
        let work = Work::found(recipe, None, 1).unwrap();
        let mut slices = Slices::in_a_browser();
        let whole = TownRequest::GoTo(40);
        assert_eq!(slices.first(&work, whole.clone()), (TownRequest::GoTo(1), Some(whole.clone())));
        for seconds in [0.001, 0.001, 0.015, 0.5] {
            slices.adjust(seconds);
        }
        assert_eq!(slices.days, 2);
        assert_eq!(slices.first(&work, TownRequest::GoTo(2)), (TownRequest::GoTo(2), None), "the last slice ends it");
        assert_eq!(slices.first(&work, TownRequest::Find), (TownRequest::Find, None), "only runs are cut");
        slices.rest = 0.4;
        (0..9).for_each(|_| slices.adjust(0.1));
        assert!(slices.days > 100, "frames that are slow by themselves leave room for longer slices");
        let mut own = Slices::default();
        assert_eq!(own.first(&work, whole.clone()), (whole, None), "towns have a thread of their own on a machine");
    }
}
