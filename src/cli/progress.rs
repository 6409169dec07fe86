//! A progress bar for long work, on a terminal only.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use crate::words;

/// A bar over days. Shows nothing when standard error is not a terminal.
pub fn days() -> impl FnMut(u32, u32) {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(8));
    let template = words::plain("progress-template");
    let per_second = |state: &ProgressState, out: &mut dyn std::fmt::Write| {
        let _ = write!(out, "{}", words::number(state.per_sec()));
    };
    if let Ok(style) = ProgressStyle::with_template(&template) {
        bar.set_style(style.with_key("rate", per_second));
    }
    move |day, days| {
        bar.set_length(u64::from(days));
        bar.set_position(u64::from(day));
        if day == days {
            bar.finish_and_clear();
        }
    }
}
