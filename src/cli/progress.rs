//! A progress bar for long work, on a terminal only.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use crate::words;

/// A bar over so many days, for work on all cores. Shows nothing when standard error is not a terminal.
pub fn shared(days: impl Into<u64>) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(days.into()), ProgressDrawTarget::stderr_with_hz(8));
    let template = words::say!("progress-template");
    let per_second = |state: &ProgressState, out: &mut dyn std::fmt::Write| {
        let _ = write!(out, "{}", words::number(state.per_sec()));
    };
    match ProgressStyle::with_template(&template) {
        Ok(style) => bar.with_style(style.with_key("rate", per_second)),
        Err(_) => bar,
    }
}

/// A bar that is told of each day that has passed, and of how many there are.
pub fn days() -> impl FnMut(u32, u32) {
    let bar = shared(0u32);
    move |day, days| {
        bar.set_length(u64::from(days));
        bar.set_position(u64::from(day));
        if day == days {
            bar.finish_and_clear();
        }
    }
}
