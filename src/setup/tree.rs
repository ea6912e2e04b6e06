//! A JSON text as a tree whose every value knows its bytes. Keeps what a map would lose: keys
//! written twice, and where each stands.

use std::ops::Range;

use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use serde_json::{Map, Number, Value};

/// A value and its bytes in the source.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) span: Range<usize>,
    pub(super) shape: Shape,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    Null,
    Bool(bool),
    Number(Number),
    Text(String),
    List(Vec<Node>),
    Object(Vec<Entry>),
}

/// A key with its value, in the order written.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_span: Range<usize>,
    pub(super) value: Node,
}

impl Node {
    /// Reads a parser's tree whose text begins `offset` bytes into the source.
    pub(super) fn read(value: &ast::Value<'_>, offset: usize) -> Self {
        let range = value.range();
        let shape = match value {
            ast::Value::NullKeyword(_) => Shape::Null,
            ast::Value::BooleanLit(lit) => Shape::Bool(lit.value),
            ast::Value::NumberLit(lit) => number(lit.value),
            ast::Value::StringLit(lit) => Shape::Text(lit.value.clone().into_owned()),
            ast::Value::Array(list) => {
                Shape::List(list.elements.iter().map(|value| Self::read(value, offset)).collect())
            }
            ast::Value::Object(object) => {
                Shape::Object(object.properties.iter().map(|prop| entry(prop, offset)).collect())
            }
        };
        Self { span: range.start + offset..range.end + offset, shape }
    }

    /// Where a fault of this value points: of an object or a list at its opening bracket.
    pub(super) fn mark(&self) -> Range<usize> {
        match self.shape {
            Shape::List(_) | Shape::Object(_) => self.span.start..self.span.start + 1,
            _ => self.span.clone(),
        }
    }

    /// The value as others know it; of a key written twice the last counts.
    pub(super) fn to_json(&self) -> Value {
        match &self.shape {
            Shape::Null => Value::Null,
            Shape::Bool(flag) => Value::Bool(*flag),
            Shape::Number(number) => Value::Number(number.clone()),
            Shape::Text(words) => Value::String(words.clone()),
            Shape::List(items) => Value::Array(items.iter().map(Self::to_json).collect()),
            Shape::Object(entries) => {
                let mut object = Map::new();
                object.extend(entries.iter().map(|it| (it.key.clone(), it.value.to_json())));
                Value::Object(object)
            }
        }
    }

    /// The last entry of that key.
    pub(super) fn entry(&self, key: &str) -> Option<&Entry> {
        match &self.shape {
            Shape::Object(entries) => entries.iter().rev().find(|entry| entry.key == key),
            _ => None,
        }
    }
}

fn entry(prop: &ast::ObjectProp<'_>, offset: usize) -> Entry {
    let range = prop.name.range();
    Entry {
        key: prop.name.as_str().to_owned(),
        key_span: range.start + offset..range.end + offset,
        value: Node::read(&prop.value, offset),
    }
}

/// A whole number is one however it is written: `50.0` and `5e1` are 50.
fn number(written: &str) -> Shape {
    let Ok(number) = written.parse::<Number>() else { return Shape::Text(written.to_owned()) };
    let whole = number
        .as_f64()
        .filter(|value| number.is_f64() && value.fract() == 0.0 && value.abs() < 1e15)
        .and_then(|value| format!("{value:.0}").parse::<i64>().ok());
    Shape::Number(whole.map_or(number, Number::from))
}

/// A value on the way through the tree, with its JSON pointer.
#[derive(Clone, Debug)]
pub(super) struct At<'t> {
    pub(super) node: &'t Node,
    pub(super) path: String,
}

impl<'t> At<'t> {
    pub(super) fn root(node: &'t Node) -> Self {
        Self { node, path: String::new() }
    }

    /// The value of a key; `None` where it is missing, null, or this is no object.
    pub(super) fn get(&self, key: &str) -> Option<Self> {
        let node = &self.node.entry(key)?.value;
        match node.shape {
            Shape::Null => None,
            _ => Some(Self { node, path: step(&self.path, key) }),
        }
    }

    /// The words of a key; `None` where they are missing or not words.
    pub(super) fn words(&self, key: &str) -> Option<&'t str> {
        self.get(key)?.text()
    }

    pub(super) fn text(&self) -> Option<&'t str> {
        match &self.node.shape {
            Shape::Text(words) => Some(words),
            _ => None,
        }
    }

    pub(super) fn number(&self) -> Option<u64> {
        match &self.node.shape {
            Shape::Number(number) => number.as_u64(),
            _ => None,
        }
    }

    pub(super) fn flag(&self) -> bool {
        matches!(self.node.shape, Shape::Bool(true))
    }

    pub(super) fn is_list(&self) -> bool {
        matches!(self.node.shape, Shape::List(_))
    }

    pub(super) fn is_object(&self) -> bool {
        matches!(self.node.shape, Shape::Object(_))
    }

    /// The items of a list; none where this is no list.
    pub(super) fn items(&self) -> Vec<Self> {
        let items = match &self.node.shape {
            Shape::List(items) => items.as_slice(),
            _ => &[],
        };
        let place = |(n, node)| Self { node, path: format!("{}/{n}", self.path) };
        items.iter().enumerate().map(place).collect()
    }

    /// The items of a key's list.
    pub(super) fn list(&self, key: &str) -> Vec<Self> {
        self.get(key).map(|list| list.items()).unwrap_or_default()
    }
}

/// A JSON pointer with one more key.
pub(super) fn step(path: &str, key: &str) -> String {
    format!("{path}/{}", key.replace('~', "~0").replace('/', "~1"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str) -> Node {
        let parsed =
            jsonc_parser::parse_to_ast(text, &Default::default(), &Default::default()).unwrap();
        Node::read(&parsed.value.unwrap(), 0)
    }

    #[test]
    fn every_value_knows_its_bytes() {
        let text = r#"{"a": [1, "two"], "b/c~": null}"#;
        let tree = tree(text);
        let words = |span: Range<usize>| text.get(span).unwrap();
        let (a, other) = (tree.entry("a").unwrap(), tree.entry("b/c~").unwrap());
        assert_eq!(words(At::root(&tree).list("a")[1].node.span.clone()), "\"two\"");
        assert_eq!(words(a.value.mark()), "[");
        assert_eq!(words(other.value.span.clone()), "null");
        assert_eq!(words(other.key_span.clone()), "\"b/c~\"");
        assert_eq!(step("", "b/c~"), "/b~1c~0");
    }

    #[test]
    fn a_whole_number_is_one_however_it_is_written() {
        let value = tree("[50, 50.0, 5e1, 1.5, -3, 18446744073709551615]").to_json();
        assert_eq!(value, serde_json::json!([50, 50, 50, 1.5, -3, u64::MAX]));
    }
}
