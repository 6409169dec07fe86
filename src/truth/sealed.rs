//! Notes under seal. Anyone may carry a note; whoever opens it needs a [`Witness`], and only [`Truth`](super::Truth) has
//! one to show.

use serde::Serialize;
use serde::ser::SerializeStruct;

use crate::town::NONE;

/// What opens seals. It is borrowed from the truth of a town and cannot be made anywhere else:
///
/// ```compile_fail
/// let witness = tallyford::truth::Witness(());
/// ```
///
/// The phases that read files, make scores and answer to them are handed neither the truth nor a witness.
#[derive(Clone, Debug)]
pub struct Witness(());

impl Witness {
    /// The witness that a town's truth keeps.
    pub(super) fn of_truth() -> Self {
        Self(())
    }
}

/// A note under seal. It can be carried and copied; [`open`](Self::open) needs a witness. Two notes always count as
/// equal, and a note is printed closed, so that neither comparing nor printing opens it. Only a digest reads through the
/// seal.
///
/// ```compile_fail
/// fn rate(note: tallyford::truth::Sealed<bool>) -> bool {
///     note.open()
/// }
/// ```
#[derive(Clone, Copy, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Sealed<T>(T);

impl<T: Copy> Sealed<T> {
    /// Seals a note.
    pub(crate) fn new(note: T) -> Self {
        Self(note)
    }

    /// What the note says.
    pub fn open(self, _: &Witness) -> T {
        self.0
    }
}

impl<T> PartialEq for Sealed<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl<T> Eq for Sealed<T> {}

impl<T> std::fmt::Debug for Sealed<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("Sealed")
    }
}

/// At whom a watcher looked, and what they did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Seen {
    /// The resident at whom the watcher looked.
    of: u32,
    /// What they really did, as an index into the acts; [`Done::NOTHING`] if they did nothing.
    done: u8,
}

impl Seen {
    /// Somebody did something.
    pub(crate) fn doing(of: u32, done: u8) -> Self {
        Self { of, done }
    }

    /// Nothing was done by the one at whom the watcher looked.
    pub(crate) fn nothing(of: u32) -> Self {
        Self { of, done: Done::NOTHING.0 }
    }

    /// The resident who was seen doing something; `None` if nothing was done.
    pub fn who(self) -> Option<u32> {
        (self.done != Done::NOTHING.0).then_some(self.of)
    }

    /// The act that was done, as an index into the acts; `None` if nothing was done.
    pub fn act(self) -> Option<u8> {
        (self.done != Done::NOTHING.0).then_some(self.done)
    }

    /// The resident at whom the watcher looked.
    pub(crate) fn looked_at(self) -> u32 {
        self.of
    }

    /// Whether it is this resident who was seen doing this.
    pub fn is(self, resident: u32, act: u8) -> bool {
        self.of == resident && self.done == act
    }
}

/// Where nothing was done, a digest knows nobody.
impl Serialize for Seen {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seen = serializer.serialize_struct("Seen", 2)?;
        seen.serialize_field("of", &self.who().unwrap_or(NONE))?;
        seen.serialize_field("done", &self.who().map_or(0, |_| self.done))?;
        seen.end()
    }
}

impl Sealed<Seen> {
    /// What a resident really did here, under seal as well.
    pub(crate) fn done_by(self, resident: u32) -> Sealed<Done> {
        Sealed(if self.0.of == resident { Done(self.0.done) } else { Done::NOTHING })
    }
}

/// What the resident whom an entry names really did where it says that they did something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Done(u8);

impl Done {
    /// Nothing: nobody did anything, or somebody else did. There are never so many acts.
    pub(crate) const NOTHING: Self = Self(u8::MAX);

    /// The act, as an index into the acts; `None` if they did nothing.
    pub fn act(self) -> Option<u8> {
        (self != Self::NOTHING).then_some(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seals_tell_nothing_until_they_are_opened() {
        let (yes, no) = (Sealed::new(true), Sealed::new(false));
        assert_eq!(yes, no);
        assert_eq!(format!("{yes:?}"), format!("{no:?}"));
        let witness = Witness::of_truth();
        assert_ne!(yes.open(&witness), no.open(&witness));
        let done = |seen: Seen, by: u32| Sealed::new(seen).done_by(by).open(&witness).act();
        let seen = Seen::doing(4, 2);
        assert_eq!((done(seen, 4), done(seen, 5), done(Seen::nothing(4), 4)), (Some(2), None, None));
        assert_eq!((seen.who(), Seen::nothing(4).who()), (Some(4), None));
    }
}
