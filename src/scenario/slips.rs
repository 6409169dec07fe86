//! Slips that people make when they write a file by hand, known by what stands around the fault, so that the problem names
//! the slip and not what the reader expected there.

/// A slip of the hand.
pub struct Slip {
    /// The key of the sentence that says what it is.
    pub key: &'static str,
    /// The key of the sentence that says how to mend it.
    pub hint: &'static str,
    /// What was written, as far as the sentence needs it.
    pub written: String,
    /// What should have been written.
    pub mended: String,
}

const QUOTES: &str = "“”„‟«»‘’‚‛‹›`´'";
const DASHES: &str = "−–—‐‑‒";
const INVISIBLE: &str = "\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\u{ad}\u{200e}\u{200f}";

/// The slip that explains the fault `fault`, which lies between two parts of a text.
pub fn slip(before: &str, rest: &str, fault: &'static str) -> Option<Slip> {
    let slip = |key, hint, written: &str, mended: &str| {
        Some(Slip { key, hint, written: written.to_owned(), mended: mended.to_owned() })
    };
    let found = rest.chars().next()?;
    if !matches!(fault, "comma-expected" | "field-expected" | "value-expected" | "text-after-end") {
        return None;
    }
    if INVISIBLE.contains(found) {
        return slip("invisible-sign", "invisible-sign-hint", &format!("U+{:04X}", found as u32), "");
    }
    if let ("field-expected" | "text-after-end", Some((whole, decimals))) = (fault, decimal_comma(before, rest)) {
        return slip(
            "decimal-comma",
            "decimal-comma-hint",
            &format!("{whole},{decimals}"),
            &format!("{whole}.{decimals}"),
        );
    }
    let number = trailing(before, |c| c.is_ascii_digit() || c == '.');
    match (found, fault) {
        ('%', "comma-expected" | "text-after-end") if !number.is_empty() => {
            let share = number.parse::<f64>().map_or(String::new(), |percent| super::shape::shown(percent / 100.0));
            slip("percent-sign", "percent-sign-hint", number, &share)
        }
        ('=', _) => slip("equals-sign", "equals-sign-hint", trailing(before.trim_end(), is_of_word), ""),
        (';', _) => slip("semicolon", "semicolon-hint", "", ""),
        (quote, _) if QUOTES.contains(quote) => {
            slip("quote-not-straight", "quote-not-straight-hint", &quote.to_string(), "")
        }
        (dash, "value-expected") if DASHES.contains(dash) => slip("minus-sign", "minus-sign-hint", "", ""),
        (next, "comma-expected" | "field-expected") if next.is_alphanumeric() || "\"[.-".contains(next) => {
            let word = trailing(before.trim_end(), is_of_word);
            let ahead = before.trim_end().strip_suffix(word).map_or("", str::trim_end);
            let begins = ahead.ends_with(['(', ',']) && word.starts_with(|c: char| c.is_alphabetic());
            if begins { slip("colon-missing", "colon-missing-hint", word, "") } else { None }
        }
        _ => None,
    }
}

/// A number with a decimal comma at the fault: its digits before and after the comma. The reader has taken the comma for
/// the end of the value, or it stands where no comma may.
fn decimal_comma<'a>(before: &'a str, rest: &'a str) -> Option<(&'a str, &'a str)> {
    let (before, after) = match before.strip_suffix(',') {
        Some(before) => (before, rest),
        None => (before, rest.strip_prefix(',')?),
    };
    let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let whole = trailing(before, |c| c.is_ascii_digit());
    let of_a_value = before.strip_suffix(whole)?.trim_end_matches(['-', '+', ' ']);
    let of_a_value = of_a_value.is_empty() || of_a_value.ends_with([':', '(', '[', ',', '=']);
    (of_a_value && !whole.is_empty() && digits > 0).then(|| (whole, &after[..digits]))
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The longest end of a text of which every sign is one of those.
fn trailing(text: &str, of: impl Fn(char) -> bool) -> &str {
    let start = text.char_indices().rev().find(|(_, c)| !of(*c)).map_or(0, |(at, c)| at + c.len_utf8());
    &text[start..]
}
