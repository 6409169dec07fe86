//! Tallyford: an invented town whose invented residents live under a rating system that you configure.
//!
//! They act; imperfect watchers observe them; rules turn observations into scores; scores open and close doors;
//! residents adapt. The layout of the source is that loop. This page is its map, in reading order.
//!
//! * [`day`] is the loop itself: [`day::DAY`] is one day as a list of nine phases, a file or folder each, from
//!   [`day::live`] to [`day::measure`]. [`day::state`] lists everything that changes, once; [`day::Simulation`] is a state
//!   with the rules in force, and lets days pass.
//!   Invariant: each phase is handed what it may know and nothing else.
//! * [`truth`] is what really happened: acts, what they were worth to others, what became of each life.
//!   Invariant: what passes through the hands of those who rate is under seal, and only the truth of a town lends the
//!   [`truth::Witness`] that opens a seal. `day::file`, `day::rate`, `day::gate`, `day::learn` and `day::redress` are
//!   handed neither.
//! * [`town`] is who and where: residents, households, firms, places, ties, names. Founded once, then fixed.
//!   Invariant: knows nothing of days or scores.
//! * [`scenario`] is what a teacher writes: a text becomes a tree that remembers places, packs are laid under it, every
//!   problem is told at once, and only a checked [`scenario::Scenario`] runs. Checking is compiling: each name is looked
//!   up once. [`scenario::limits`] names the most of everything; [`scenario::knobs`] are the
//!   rule cards that packs bring; [`scenario::lint`] says what is probably not meant.
//!   Invariant: opens no file; there is one [`scenario::parse`] for everybody.
//! * [`kernel`] is the ground: addressed luck, fixed point, ordered parallel work, digests.
//!   Invariant: knows nothing of towns; no clock, no file, no shared generator.
//! * [`study`] lays truth, sightings and scores side by side: the table of measures, counts of errors, whole runs,
//!   [`study::timeline`], a run that can be changed, undone and saved while it goes on, and what if: [`study::worlds`],
//!   many counterfactuals beside one town, on which [`study::undo`], [`study::gain`] and [`study::spread`] stand.
//!   [`study::statistics`] holds intervals, medians and survival, once for all. [`study::challenge`] says what is to be reached
//!   in the modes in which somebody plays.
//!   [`study::lab`] holds the engine against results that others proved: experiments are scenarios, and have no engine of
//!   their own. [`study::calibrate`] holds the town against what published studies found, and [`study::board`] tries what
//!   lessons claim with other luck and with people who answer otherwise.
//!   Invariant: changes a town only by letting days pass and by the changes that orders come to.
//! * [`view`] is what it looks like as plain data: the plan, the lenses, rule cards, persons, charts, the Chronicle,
//!   moments worth a look, the report, and [`view::why`], which puts counterfactuals into sentences.
//!   Invariant: changes nothing; opens no file; leaves out what is covered.
//! * [`session`] is what a sitting is, without a window and without files: the towns and the work that is done to them, the
//!   mode (free play, a lesson, the desk of appeals, a vote, a year in somebody's shoes, a council) and what may be seen in it,
//!   the run that a class watches, twin, questions, saves as text, and whether a challenge is met, by replay of a save.
//!   Invariant: what is covered is decided in [`session::seen::may_see`] and nowhere else.
//! * `files` opens what a person names, a scenario or a save, and writes what is kept of a run. The hosts, `cli` and `app`,
//!   share it.
//! * `app` is the window (feature `app`): a driver that changes towns in a task, the map, the panels.
//!   Invariant: `bevy` and `egui` are used there and nowhere else; what happens in a town is decided elsewhere.
//! * `cli` is the commands. With `app` and `files` it is the only part that reads and writes files.
//! * [`words`] is every sentence that people read, by key, in every language; what scenarios say is translated there too.
//!
//! Direction of imports: words <- kernel <- scenario <- town <- truth <- day <- study <- view <- session <- files <- app
//! <- cli, and nowhere in a circle. `tests/layering.rs` reads the sources and holds it.
//!
//! Same scenario, seed and settings: the same town, bit for bit, for any number of threads, in debug and release, with
//! and without the feature `parallel`. `tests/determinism.rs` and `tests/addressed.rs` hold that.

#[cfg(feature = "app")]
pub mod app;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod day;
#[cfg(any(not(target_arch = "wasm32"), feature = "app"))]
pub mod files;
pub mod kernel;
pub mod scenario;
pub mod session;
pub mod study;
pub mod town;
pub mod truth;
pub mod view;
pub mod words;
