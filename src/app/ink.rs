//! The ink that shows on the map whom an undone entry reached: how fast it runs.

/// The seconds that the ink takes to come to everybody.
pub const SECONDS: f32 = 9.0;

/// How far the ink has come after so many seconds, in people: the last of them may still be on the way.
pub fn come(people: usize, seconds: f32) -> f32 {
    (seconds / SECONDS).clamp(0.0, 1.0) * people as f32
}

/// To how many of so many people the ink has come, or is on its way, after so many seconds.
pub fn reached(people: usize, seconds: f32) -> usize {
    come(people, seconds).ceil() as usize
}
