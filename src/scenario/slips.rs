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

const QUOTES: &str = "“”„‟«»‘’‚‛‹›`´";
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
    if let ("field-expected" | "text-after-end", Some(comma)) = (fault, Comma::of(before, rest)) {
        let (key, hint, mended) = comma.told();
        return slip(key, hint, &comma.written(), &mended);
    }
    let number = trailing(before, |c| c.is_ascii_digit() || c == '.');
    match (found, fault) {
        ('%', "comma-expected" | "text-after-end") if !number.is_empty() => {
            let share = number.parse::<f64>().map_or(String::new(), |percent| super::shape::shown(percent / 100.0));
            slip("percent-sign", "percent-sign-hint", number, &share)
        }
        ('=', _) => slip("equals-sign", "equals-sign-hint", trailing(before.trim_end(), is_of_word), ""),
        (';', _) => slip("semicolon", "semicolon-hint", "", ""),
        ('\'', _) => slip("quote-single", "quote-single-hint", "'", ""),
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

/// A number that is written with commas, at the fault. The reader has taken the first comma for the end of the value, or it
/// stands where no comma may.
struct Comma<'a> {
    /// The field that it is the value of, as far as that can be told.
    field: &'a str,
    /// The digits between the commas.
    parts: Vec<&'a str>,
}

impl<'a> Comma<'a> {
    fn of(before: &'a str, rest: &'a str) -> Option<Self> {
        let (before, mut after) = match before.strip_suffix(',') {
            Some(before) => (before, rest),
            None => (before, rest.strip_prefix(',')?),
        };
        let whole = trailing(before, |c| c.is_ascii_digit());
        let ahead = before.strip_suffix(whole)?.trim_end_matches(['-', '+', ' ']);
        let of_a_value = ahead.is_empty() || ahead.ends_with([':', '(', '[', ',', '=']);
        let mut parts = vec![whole];
        loop {
            let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            parts.push(&after[..digits]);
            match after[digits..].strip_prefix(',') {
                // What follows a comma may be the next value; of a number with several commas each part has three digits.
                Some(next) if digits == 3 && next.starts_with(|c: char| c.is_ascii_digit()) => after = next,
                _ => break,
            }
        }
        let field = ahead.strip_suffix(':').map_or("", |ahead| trailing(ahead.trim_end(), is_of_word));
        (of_a_value && parts.iter().all(|part| !part.is_empty())).then_some(Self { field, parts })
    }

    fn written(&self) -> String {
        self.parts.join(",")
    }

    /// What is said of it, and what should have been written: between thousands nothing, before a fraction a point.
    fn told(&self) -> (&'static str, &'static str, String) {
        let thousands = self.parts[0].len() <= 3
            && !self.parts[0].starts_with('0')
            && self.parts[1..].iter().all(|part| part.len() == 3);
        match (thousands, self.parts.len(), super::shape::is_whole(self.field)) {
            (true, 2, Some(true)) | (true, 3.., _) => ("thousands-comma", "thousands-comma-hint", self.parts.concat()),
            (true, ..) => ("comma-in-number", "comma-in-number-hint", self.parts.concat()),
            (false, _, Some(true)) => ("comma-in-number", "comma-in-whole-hint", String::new()),
            (false, ..) => ("decimal-comma", "decimal-comma-hint", self.parts.join(".")),
        }
    }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The longest end of a text of which every sign is one of those.
fn trailing(text: &str, of: impl Fn(char) -> bool) -> &str {
    let start = text.char_indices().rev().find(|(_, c)| !of(*c)).map_or(0, |(at, c)| at + c.len_utf8());
    &text[start..]
}
