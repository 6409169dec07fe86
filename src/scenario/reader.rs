//! From a text in RON to a [tree](super::tree), or to the first fault of form.
//!
//! The `ron` crate gives the place of the first error only and forgets places once it has read a value; to tell every
//! problem with its place, the tree keeps them. A test reads every shipped file with `ron` too and compares.

use super::problem::{NONE, Problems, Span};
use super::slips;
use super::tree::{Field, Node, Value};

/// Files larger than this are refused before they are read.
pub const LARGEST_FILE: usize = 1 << 20;
const DEEPEST: usize = 48;
const MOST_VALUES: usize = 72_000;
const MOST_FIELDS: usize = 200;

/// Reads one text. On a fault of form, says where and gives `None`; never panics, whatever the bytes.
pub fn read(bytes: &[u8], file: u16, problems: &mut Problems) -> Option<Node> {
    let start = Span { file, line: 1, column: 1 };
    if bytes.len() > LARGEST_FILE {
        problems.add(start, "file-too-large", Some("file-too-large-hint"), NONE);
        return None;
    }
    let text = text_of(bytes, start, problems)?;
    match Reader::new(text, start).document() {
        Ok(node) => Some(node),
        Err(fault) => {
            let opened = fault.opened.to_string();
            let values = [
                ("found", fault.found.as_str()),
                ("name", fault.name.as_str()),
                ("mended", fault.mended.as_str()),
                ("line", opened.as_str()),
            ];
            problems.add(fault.span, fault.key, fault.hint, &values);
            None
        }
    }
}

/// The text of a file that begins at `start`, without the byte-order mark that may stand before it. Where it is no text,
/// says so and gives `None`.
pub fn text_of<'a>(bytes: &'a [u8], start: Span, problems: &mut Problems) -> Option<&'a str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
                problems.add(start, "utf-16", Some("not-utf8-hint"), NONE);
                return None;
            }
            let before = &bytes[..error.valid_up_to()];
            let line = 1 + before.iter().filter(|b| **b == b'\n').count() as u32;
            let column = 1 + before.iter().rev().take_while(|b| **b != b'\n').filter(|b| **b & 0xC0 != 0x80).count();
            let span = Span { line, column: column as u32, ..start };
            problems.add(span, "not-utf8", Some("not-utf8-hint"), NONE);
            None
        }
    }
}

/// The names of the fields of the outermost record, as far as the text can be read.
pub fn names_at_top(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let mut reader = Reader::new(text.strip_prefix('\u{feff}').unwrap_or(&text), Span { file: 0, line: 1, column: 1 });
    let mut names = vec![];
    // A fault ends the names; what the file was meant to be is often clear before it.
    let _ = reader.names_into(&mut names);
    names
}

struct Fault {
    span: Span,
    key: &'static str,
    hint: Option<&'static str>,
    found: String,
    name: String,
    /// What should have been written, where that is known.
    mended: String,
    /// The line of the bracket around the fault.
    opened: u32,
}

struct Reader<'a> {
    text: &'a str,
    rest: &'a str,
    span: Span,
    values: usize,
    /// White space before the first sign of the line, in characters.
    indent: u32,
    /// Whether no sign of the line has been passed yet.
    line_begins: bool,
    /// A bracket whose closing one stands further left or right than the line it opens in: if brackets do not match, it
    /// is probably this one that was forgotten.
    crooked: Option<(Span, char)>,
}

/// An opening bracket that has been passed.
#[derive(Clone, Copy)]
struct Open {
    span: Span,
    indent: u32,
    bracket: char,
}

type Read<T> = Result<T, Box<Fault>>;

impl<'a> Reader<'a> {
    fn new(text: &'a str, span: Span) -> Self {
        Self { text, rest: text, span, values: 0, indent: 0, line_begins: true, crooked: None }
    }

    fn fault<T>(&self, span: Span, key: &'static str, hint: Option<&'static str>, name: &str) -> Read<T> {
        let found = match self.rest.chars().next() {
            Some(c) if c.is_control() => "↵".to_owned(),
            Some(c) => format!("“{c}”"),
            None => crate::words::say!("end-of-file"),
        };
        let name = name.chars().take(60).collect();
        let mut fault = Fault { span, key, hint, found, name, mended: String::new(), opened: 0 };
        let before = &self.text[..self.text.len() - self.rest.len()];
        if let Some(slip) = slips::slip(before, self.rest, key) {
            (fault.span, fault.key, fault.hint) = (self.span, slip.key, Some(slip.hint));
            (fault.name, fault.mended) = (slip.written, slip.mended);
        }
        Err(Box::new(fault))
    }

    /// The fault of a bracket that is open at the end of the file.
    fn open_at_end<T>(&self, open: Open) -> Read<T> {
        let (span, bracket) = self.crooked.unwrap_or((open.span, open.bracket));
        self.fault(span, "bracket-open", Some("bracket-open-hint"), &bracket.to_string())
    }

    /// The fault of what follows a value where only a comma or the closing bracket may.
    fn after_value<T>(&self, open: Open) -> Read<T> {
        let (closing, other) = if open.bracket == '(' { (")", ']') } else { ("]", ')') };
        let (key, hint) = match self.peek() {
            Some(c) if c == other => ("bracket-other", "bracket-other-hint"),
            Some(':') if open.bracket == '[' => ("field-in-list", "field-in-list-hint"),
            _ => ("comma-expected", "comma-expected-hint"),
        };
        self.fault(self.span, key, Some(hint), closing).map_err(|mut fault: Box<Fault>| {
            fault.opened = open.span.line;
            fault
        })
    }

    fn opens(&mut self, bracket: char) -> Open {
        let open = Open { span: self.span, indent: self.indent, bracket };
        self.advance(1);
        open
    }

    /// Whether the bracket that was opened is closed here. If so, the closing one has been passed.
    fn closes(&mut self, open: Open) -> bool {
        let first_of_another_line = self.span.line != open.span.line && self.span.column == self.indent + 1;
        let closed = self.taken(if open.bracket == '(' { ')' } else { ']' });
        if closed && first_of_another_line && self.indent != open.indent {
            self.crooked.get_or_insert((open.span, open.bracket));
        }
        closed
    }

    /// The names of the fields of the outermost record.
    fn names_into(&mut self, names: &mut Vec<String>) -> Read<()> {
        self.prologue()?;
        self.word();
        self.space()?;
        while self.taken('(') || self.taken(',') {
            self.space()?;
            let word = self.word().to_owned();
            self.space()?;
            if word.is_empty() || !self.taken(':') || names.len() >= MOST_FIELDS {
                break;
            }
            names.push(word);
            self.value(1)?;
            self.space()?;
        }
        Ok(())
    }

    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn advance(&mut self, bytes: usize) {
        let (passed, rest) = self.rest.split_at(bytes);
        for c in passed.chars() {
            if c == '\n' {
                self.span.line += 1;
                self.span.column = 1;
                (self.indent, self.line_begins) = (0, true);
            } else {
                self.span.column += 1;
                self.line_begins &= c.is_whitespace();
                self.indent += u32::from(self.line_begins);
            }
        }
        self.rest = rest;
    }

    /// Passes white space and comments.
    fn space(&mut self) -> Read<()> {
        loop {
            let blank = self.rest.len() - self.rest.trim_start().len();
            self.advance(blank);
            if self.rest.starts_with("//") {
                self.advance(self.rest.find('\n').unwrap_or(self.rest.len()));
            } else if self.rest.starts_with("/*") {
                let start = self.span;
                let (mut depth, mut at) = (0usize, 0usize);
                let bytes = self.rest.as_bytes();
                loop {
                    match bytes.get(at..at + 2) {
                        Some(b"/*") => (depth, at) = (depth + 1, at + 2),
                        Some(b"*/") => (depth, at) = (depth - 1, at + 2),
                        Some(_) => at += 1,
                        None => return self.fault(start, "comment-open", None, ""),
                    }
                    if depth == 0 {
                        break;
                    }
                }
                self.advance(at);
            } else {
                return Ok(());
            }
        }
    }

    fn taken(&mut self, symbol: char) -> bool {
        let there = self.rest.starts_with(symbol);
        if there {
            self.advance(symbol.len_utf8());
        }
        there
    }

    /// Passes what may stand before the value of a file.
    fn prologue(&mut self) -> Read<()> {
        self.space()?;
        while self.rest.starts_with("#![enable(") {
            let end = self.rest.find(']').map_or(self.rest.len(), |end| end + 1);
            self.advance(end);
            self.space()?;
        }
        Ok(())
    }

    fn document(&mut self) -> Read<Node> {
        self.prologue()?;
        if self.rest.is_empty() {
            return self.fault(self.span, "file-empty", Some("file-empty-hint"), "");
        }
        let node = self.value(0)?;
        self.space()?;
        if !self.rest.is_empty() {
            return self.fault(self.span, "text-after-end", Some("text-after-end-hint"), "");
        }
        Ok(node)
    }

    fn word(&mut self) -> &'a str {
        let end = self.rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(self.rest.len());
        let word = &self.rest[..end];
        self.advance(end);
        word
    }

    fn value(&mut self, depth: usize) -> Read<Node> {
        self.space()?;
        let span = self.span;
        self.values += 1;
        if depth > DEEPEST {
            return self.fault(span, "too-deep", Some("too-deep-hint"), "");
        }
        if self.values > MOST_VALUES {
            return self.fault(span, "too-many-values", Some("too-many-values-hint"), "");
        }
        let value = match self.peek() {
            Some('[') => self.list(depth)?,
            Some('(') => self.bracket(None, depth)?,
            Some('"') => Value::Text(self.quoted()?),
            Some('r') if self.rest.starts_with("r\"") || self.rest.starts_with("r#") => Value::Text(self.raw()?),
            Some(c) if c.is_ascii_digit() || "+-.".contains(c) => self.number()?,
            Some(c) if c.is_alphabetic() || c == '_' => {
                let word = self.word();
                match word {
                    "true" => Value::Bool(true),
                    "false" => Value::Bool(false),
                    "inf" => Value::Float(f64::INFINITY),
                    "NaN" => Value::Float(f64::NAN),
                    _ => {
                        self.space()?;
                        if self.peek() == Some('(') {
                            self.bracket(Some(word), depth)?
                        } else {
                            Value::Word(word.to_owned())
                        }
                    }
                }
            }
            _ => return self.fault(span, "value-expected", Some("value-expected-hint"), ""),
        };
        Ok(Node { span, value })
    }

    fn list(&mut self, depth: usize) -> Read<Value> {
        let open = self.opens('[');
        let mut items = Vec::new();
        loop {
            self.space()?;
            if self.closes(open) {
                return Ok(Value::List(items));
            }
            if self.rest.is_empty() {
                return self.open_at_end(open);
            }
            items.push(self.value(depth + 1)?);
            self.space()?;
            if !self.rest.is_empty() && !self.taken(',') && self.peek() != Some(']') {
                return self.after_value(open);
            }
        }
    }

    /// What stands between round brackets: fields, or a tuple.
    fn bracket(&mut self, name: Option<&str>, depth: usize) -> Read<Value> {
        let open = self.opens('(');
        let name = name.map(str::to_owned);
        let mut fields: Vec<Field> = Vec::new();
        let mut items = Vec::new();
        loop {
            self.space()?;
            if self.closes(open) {
                return Ok(if items.is_empty() { Value::Record(name, fields) } else { Value::Tuple(name, items) });
            }
            if self.rest.is_empty() {
                return self.open_at_end(open);
            }
            let (before, span) = (self.rest, self.span);
            let word = if self.peek().is_some_and(|c| c.is_alphabetic() || c == '_') { self.word() } else { "" };
            self.space()?;
            if !word.is_empty() && items.is_empty() && self.taken(':') {
                if fields.len() >= MOST_FIELDS {
                    return self.fault(span, "too-many-fields", None, word);
                }
                if fields.iter().any(|field| field.name == word) {
                    return self.fault(span, "field-twice", Some("field-twice-hint"), word);
                }
                let node = self.value(depth + 1)?;
                fields.push(Field { name: word.to_owned(), span, node });
            } else if fields.is_empty() {
                (self.rest, self.span) = (before, span);
                items.push(self.value(depth + 1)?);
            } else {
                return self.fault(span, "field-expected", Some("field-expected-hint"), word);
            }
            self.space()?;
            if !self.rest.is_empty() && !self.taken(',') && self.peek() != Some(')') {
                return self.after_value(open);
            }
        }
    }

    fn quoted(&mut self) -> Read<String> {
        let open = self.span;
        self.advance(1);
        let mut text = String::new();
        loop {
            let end = self.rest.find(['"', '\\']);
            let Some(end) = end else {
                return self.fault(open, "text-open", Some("text-open-hint"), "");
            };
            text.push_str(&self.rest[..end]);
            self.advance(end);
            if self.taken('"') {
                return Ok(text);
            }
            let span = self.span;
            self.advance(1);
            let escape = self.peek();
            self.advance(escape.map_or(0, char::len_utf8));
            match escape {
                Some('n') => text.push('\n'),
                Some('t') => text.push('\t'),
                Some('r') => text.push('\r'),
                Some(c @ ('"' | '\\' | '\'')) => text.push(c),
                Some('u') if self.rest.starts_with('{') => {
                    let code = self.rest.get(1..).and_then(|rest| rest.split_once('}')).map_or("", |(code, _)| code);
                    let letter = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
                    let Some(letter) = letter else {
                        return self.fault(span, "escape-unknown", Some("escape-hint"), "");
                    };
                    text.push(letter);
                    self.advance(code.len() + 2);
                }
                _ => return self.fault(span, "escape-unknown", Some("escape-hint"), ""),
            }
        }
    }

    fn raw(&mut self) -> Read<String> {
        let open = self.span;
        let hashes = self.rest[1..].chars().take_while(|c| *c == '#').count();
        let end_mark = format!("\"{}", "#".repeat(hashes.min(64)));
        self.advance(1 + hashes);
        if hashes > 64 || !self.taken('"') {
            return self.fault(open, "value-expected", Some("value-expected-hint"), "");
        }
        let Some(end) = self.rest.find(&end_mark) else {
            return self.fault(open, "text-open", Some("text-open-hint"), "");
        };
        let text = self.rest[..end].to_owned();
        self.advance(end + end_mark.len());
        Ok(text)
    }

    fn number(&mut self) -> Read<Value> {
        let span = self.span;
        let end = self
            .rest
            .char_indices()
            .find(|(at, c)| {
                let after_exponent = *at > 0 && matches!(self.rest.as_bytes()[at - 1], b'e' | b'E');
                !(c.is_ascii_alphanumeric()
                    || matches!(c, '.' | '_')
                    || ("+-".contains(*c) && (*at == 0 || after_exponent)))
            })
            .map_or(self.rest.len(), |(at, _)| at);
        let written = &self.rest[..end];
        let plain = written.replace('_', "");
        let (sign, digits) = match plain.strip_prefix('-') {
            Some(digits) => (-1, digits),
            None => (1, plain.strip_prefix('+').unwrap_or(&plain)),
        };
        let radix = |prefix: &str, base| digits.strip_prefix(prefix).map(|d| i128::from_str_radix(d, base));
        let whole = radix("0x", 16).or_else(|| radix("0b", 2)).or_else(|| radix("0o", 8));
        let value = match whole {
            Some(Ok(number)) => Value::Integer(number.saturating_mul(sign)),
            Some(Err(_)) => {
                return self.fault(span, "number-unreadable", Some("number-hint"), written);
            }
            None if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) => match digits.parse::<i128>() {
                Ok(number) => Value::Integer(number * sign),
                Err(_) => Value::Float(f64::INFINITY * sign as f64),
            },
            None if digits == "inf" => Value::Float(f64::INFINITY * sign as f64),
            None => match (digits.starts_with(['e', 'E', '+', '-', 'i', 'n', 'N']), plain.parse::<f64>()) {
                (false, Ok(number)) => Value::Float(number),
                _ => return self.fault(span, "number-unreadable", Some("number-hint"), written),
            },
        };
        self.advance(end);
        Ok(value)
    }
}
