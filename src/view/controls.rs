//! What a rule card is moved by: a switch, and a slider with its range, its step and how its value reads. Both give
//! settings, `path=value`.

use crate::scenario::raw::KnobScale as Scale;
use crate::words::{self, say};

/// A switch on a card.
#[derive(Clone, Debug, PartialEq)]
pub struct Switch {
    /// Whether it is on.
    pub on: bool,
    /// What turning it sets.
    pub turned: Vec<String>,
}

/// A slider on a card.
#[derive(Clone, Debug, PartialEq)]
pub struct Slider {
    /// Where it stands.
    pub value: f64,
    /// How far it goes: the bounds of the field, or as much of them as makes sense.
    pub range: (f64, f64),
    /// The smallest step.
    pub step: f64,
    /// How its value is shown.
    pub scale: Scale,
    /// The fields it sets.
    pub paths: Vec<String>,
}

impl Slider {
    /// The settings that move it to a value.
    pub fn settings(&self, value: f64) -> Vec<String> {
        let value = self.rounded(value);
        let text = match self.scale {
            Scale::Months | Scale::Days => format!("{:.0}", value.max(0.0)),
            _ => words::unsigned_nought(value).to_string(),
        };
        self.paths.iter().map(|path| format!("{path}={text}")).collect()
    }

    /// How far apart the values are that can be told apart at a value.
    fn step_at(&self, value: f64) -> f64 {
        match self.scale {
            // Two digits are as much as anybody can tell apart.
            Scale::OneIn => libm::pow(10.0, libm::floor(libm::log10(value.max(1e-9))) - 1.0),
            _ => self.step,
        }
    }

    /// The step to which a key moves it that would move it to a value: another one than where it stands.
    pub fn keyed(&self, value: f64) -> f64 {
        let to = self.rounded(value);
        if to != self.value {
            return to;
        }
        let step = self.step_at(self.value);
        self.rounded(if value < self.value { self.value - step } else { self.value + step })
    }

    /// A value within the range and on a step.
    pub fn rounded(&self, value: f64) -> f64 {
        let step = self.step_at(value);
        let value = libm::round(value / step) * step;
        // What is left of binary fractions is cut off, so that files stay readable.
        let value = libm::round(value * 1e6) / 1e6;
        value.clamp(self.range.0, self.range.1)
    }

    /// The value as people read it. Where it stands need not be on a step.
    pub fn shown(&self, value: f64) -> String {
        shown(self.scale, if value == self.value { value } else { self.rounded(value) })
    }
}

fn plural(value: f64) -> &'static str {
    if value == 1.0 { "one" } else { "other" }
}

/// A number of a rule as people read it.
pub fn shown(scale: Scale, value: f64) -> String {
    let number = words::number(value);
    match scale {
        Scale::OneIn if value <= 0.0 => words::say!("shown-never"),
        Scale::OneIn => say!("shown-one-in", count = words::count(libm::round(1.0 / value) as i64)),
        Scale::Share => words::percent(value),
        Scale::Times => say!("shown-times", times = number),
        Scale::Months if value < 0.5 => words::say!("shown-for-good"),
        Scale::Months => say!("shown-months", months = number, number = plural(value)),
        Scale::Points => {
            say!("shown-points", points = words::signed(value), number = words::form_of(&words::signed(value)))
        }
        Scale::Score => say!("shown-score", score = number, number = words::form_of(&number)),
        Scale::Days => say!("shown-days", days = number, number = plural(value)),
        Scale::Groats => say!("shown-some-groats", groats = number, number = plural(value)),
        Scale::Hours => say!("shown-hours", hours = number, number = plural(value)),
        Scale::Number => number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A number that was written off the steps reads on the slider as it does in the sentence; what it is moved to is on a step.
    #[test]
    fn a_slider_says_where_it_stands() {
        let slider = Slider { value: 0.02, range: (0.0, 1.0), step: 0.05, scale: Scale::Share, paths: vec![] };
        assert_eq!(slider.shown(0.02), shown(Scale::Share, 0.02));
        assert_eq!(slider.shown(0.03), shown(Scale::Share, 0.05));
    }
}
