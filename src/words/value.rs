//! The values of sentences, by their type.

use std::borrow::Cow;

/// What is filled in at a place of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// A text.
    Text(Cow<'a, str>),
    /// How many there are of something: written with the signs of the language, and choosing the form of words by itself,
    /// as in `{ $count -> [one] person *[other] people }`.
    Count(usize),
}

impl Value<'_> {
    /// The same value, kept for later.
    pub fn kept(self) -> Value<'static> {
        match self {
            Self::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Self::Count(count) => Value::Count(count),
        }
    }
}

/// A type that can stand in a sentence. An integer is a count; a number that is no count (a year, a day, a seed) is
/// handed in as the text of its digits.
pub trait AsValue {
    /// The value that is filled in.
    fn value(&self) -> Value<'_>;
}

impl<T: AsValue + ?Sized> AsValue for &T {
    fn value(&self) -> Value<'_> {
        (**self).value()
    }
}

impl AsValue for str {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}

impl AsValue for String {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}

impl AsValue for Cow<'_, str> {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}

impl AsValue for usize {
    fn value(&self) -> Value<'_> {
        Value::Count(*self)
    }
}

impl AsValue for Value<'_> {
    fn value(&self) -> Value<'_> {
        match self {
            Self::Text(text) => Value::Text(Cow::Borrowed(text)),
            Self::Count(count) => Value::Count(*count),
        }
    }
}
