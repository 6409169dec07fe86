//! A RON file as a tree in which every value knows where it was written. [`super::reader`] makes it of a text.

use super::problem::Span;

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where.
    pub span: Span,
    /// What.
    pub value: Value,
}

/// What can be written in RON.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `true`, `false`.
    Bool(bool),
    /// A whole number.
    Integer(i128),
    /// A number with a point or exponent.
    Float(f64),
    /// Text in quotes.
    Text(String),
    /// A bare word: a choice without fields.
    Word(String),
    /// `[a, b]`.
    List(Vec<Node>),
    /// `Name(a: 1, b: 2)`, with or without a name. Also `()`.
    Record(Option<String>, Vec<Field>),
    /// `Name(1, 2)`, with or without a name.
    Tuple(Option<String>, Vec<Node>),
}

/// A field of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Where its name was written.
    pub span: Span,
    /// Its value.
    pub node: Node,
}

impl Node {
    /// The field of a record.
    pub fn field(&self, name: &str) -> Option<&Node> {
        match &self.value {
            Value::Record(_, fields) => fields.iter().find(|f| f.name == name).map(|f| &f.node),
            _ => None,
        }
    }

    /// The items of a list.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number of values: this one and all within it.
    pub fn values(&self) -> usize {
        let within: usize = match &self.value {
            Value::List(items) | Value::Tuple(_, items) => items.iter().map(Self::values).sum(),
            Value::Record(_, fields) => fields.iter().map(|field| field.node.values()).sum(),
            _ => 0,
        };
        within + 1
    }
}
