//! Numbers as people read them, with the signs of the spoken language.

use super::{Language, plain, say};

/// What stands between the digits of a number.
pub(super) struct Signs {
    /// Before the decimals.
    pub decimal: char,
    /// Between thousands.
    pub thousands: char,
}

/// A number written with the signs of English, with those of the spoken language.
fn in_signs(text: String) -> String {
    let signs = Language::spoken().signs();
    if (signs.decimal, signs.thousands) == ('.', ',') {
        return text;
    }
    let turned = |c| match c {
        '.' => signs.decimal,
        ',' => signs.thousands,
        other => other,
    };
    text.chars().map(turned).collect()
}

/// A whole number with a sign between thousands: 1,234 in English.
pub fn count(number: i64) -> String {
    in_signs(grouped(number))
}

fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if number < 0 { format!("−{out}") } else { out }
}

/// A number that is nought has no sign: the one place where minus nought becomes nought, for everything that is shown or
/// written. Whatever formats a number by itself goes through it.
pub fn unsigned_nought(value: f64) -> f64 {
    // By IEEE 754, minus nought and nought add up to nought.
    value + 0.0
}

/// A number with as many decimals as a reader needs: none from 100 on, one from 10 on, two from 0.1 on, else four.
pub fn number(value: f64) -> String {
    let size = value.abs();
    let text = if size >= 100.0 {
        return count(libm::round(value) as i64);
    } else if size >= 10.0 {
        format!("{value:.1}")
    } else if size >= 0.1 || size == 0.0 {
        format!("{value:.2}")
    } else {
        format!("{value:.4}")
    };
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { in_signs(text.replace('-', "−")) }
}

/// A number with exactly so many decimals and a sign between thousands, as the marks of an axis have them.
pub fn fixed(value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", value.abs());
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), grouped);
    let nought = text.chars().all(|c| matches!(c, '0' | '.'));
    in_signs(format!("{}{whole}{rest}", if value < 0.0 && !nought { "−" } else { "" }))
}

/// A change: a number with its sign, also where it goes up. A change too small to be read has none.
pub fn signed(value: f64) -> String {
    let text = number(value);
    if value > 0.0 && text != "0" { format!("+{text}") } else { text }
}

/// A share of one as a percentage, with a space that does not break.
pub fn percent(share: f64) -> String {
    format!("{}\u{a0}%", number(share * 100.0))
}

/// A number below this is told as nought: it is a rest of calculating with fractions.
const NOUGHT: f64 = 5e-6;

/// A number with at most two significant digits, as reports tell shares and effects: those of one town say no more.
pub fn two_digits(value: f64) -> String {
    let size = value.abs();
    let rounded = format!("{size:.1e}");
    let (Some((_, power)), false) = (rounded.split_once('e'), size < NOUGHT) else {
        return if size < NOUGHT { "0".to_owned() } else { rounded };
    };
    let (power, rounded): (i32, f64) = (power.parse().unwrap_or(0), rounded.parse().unwrap_or(size));
    fixed(if value < 0.0 { -rounded } else { rounded }, usize::try_from(1 - power).unwrap_or(0))
}

/// A share of one, or a change by such a share, as a percentage with at most two significant digits. What is not all never
/// reads as all.
pub fn share(share: f64) -> String {
    match two_digits(share * 100.0).as_str() {
        "100" if share < 1.0 => ">99\u{a0}%".to_owned(),
        text => format!("{text}\u{a0}%"),
    }
}

/// A difference of two shares of one, in percentage points: from 2 % to 3 % is one point, and half as much again.
pub fn percentage_points(difference: f64) -> String {
    say("unit-percentage-points", &[("value", &number(difference * 100.0))])
}

/// A share with the counts behind it; a dash of nobody.
pub fn part(some: usize, of: usize) -> String {
    if of == 0 {
        return plain("not-defined");
    }
    let share = share(some as f64 / of as f64);
    say("share-of-so-many", &[("share", &share), ("some", &count(some as i64)), ("of", &count(of as i64))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_have_two_significant_digits_and_not_quite_all_is_not_all() {
        let cases = [
            (0.1347, "13"),
            (0.0046, "0.46"),
            (0.05, "5.0"),
            (0.0996, "10"),
            (0.00996, "1.0"),
            (0.000_999, "0.10"),
            (0.0, "0"),
            (-0.0, "0"),
            (1e-9, "0"),
            (-0.1187, "−12"),
            (1.484, "150"),
            (12.341, "1,200"),
            (0.994, "99"),
            (0.997, ">99"),
            (0.999_999_9, ">99"),
            (1.0, "100"),
            (1.004, "100"),
        ];
        for (value, text) in cases {
            assert_eq!(share(value), format!("{text}\u{a0}%"), "{value}");
        }
        assert_eq!((two_digits(3.34), two_digits(-0.081)), ("3.3".to_owned(), "−0.081".to_owned()));
    }

    #[test]
    fn numbers_read_well() {
        let cases = [(0.0, "0"), (0.5, "0.5"), (12.34, "12.3"), (1234.5, "1,235"), (-3.0, "−3"), (0.00012, "0.0001")];
        for (value, text) in cases {
            assert_eq!(number(value), text);
        }
        assert_eq!(count(-1234567), "−1,234,567");
        assert_eq!(percent(0.125), "12.5\u{a0}%");
    }

    #[test]
    fn fixed_numbers_keep_their_decimals_and_changes_their_sign() {
        let cases = [(1234.5, 1, "1,234.5"), (-0.04, 1, "0.0"), (-0.06, 1, "−0.1"), (600.0, 0, "600"), (-0.4, 0, "0")];
        for (value, decimals, text) in cases {
            assert_eq!(fixed(value, decimals), text);
        }
        for (value, text) in [(2.0, "+2"), (-2.0, "−2"), (0.0, "0"), (-0.0, "0"), (0.000_01, "0"), (-0.000_01, "0")] {
            assert_eq!(signed(value), text);
        }
    }

    proptest::proptest! {
        /// Minus nought, or a plus before nought, is never shown, however near nought a number is.
        #[test]
        fn nought_has_no_sign(mantissa in -10.0f64..10.0, exponent in -320i32..20, decimals in 0usize..6) {
            let value = mantissa * libm::pow(10.0, f64::from(exponent));
            let texts = [number(value), signed(value), fixed(value, decimals), percent(value), percent(-0.0), number(-value)];
            for text in texts.into_iter().chain([two_digits(value), share(value), share(-0.0)]) {
                let signed = text.starts_with(['−', '-', '+']);
                let nought = !text.contains(|c: char| ('1'..='9').contains(&c));
                proptest::prop_assert!(!(signed && nought), "{value} is shown as {text}");
                proptest::prop_assert!(!text.contains('-'), "{value} is shown as {text}, with a hyphen for a minus");
            }
        }
    }
}
