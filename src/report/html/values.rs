//! The parts of a document as a template sees them, made as it goes through them: a list of a
//! million points is never a million values at once.

use std::sync::Arc;

use minijinja::value::Serde;
use minijinja::{Value, context};

use crate::report::document::{Block, Document, Point};

/// The parts in order.
pub(super) fn parts(document: &Arc<Document>) -> Value {
    let document = Arc::clone(document);
    let part = |document: &Arc<Document>, place: usize| {
        let part = document.parts.get(place)?;
        Some(context! {
            number => part.number,
            title => Value::from(Serde(&part.title)),
            blocks => blocks(document, place),
        })
    };
    lazily(document, move |document, at| part(document, at))
}

fn blocks(document: &Arc<Document>, part: usize) -> Value {
    lazily(Arc::clone(document), move |document, place| {
        let block = document.parts.get(part)?.blocks.get(place)?;
        Some(match block {
            Block::List(_) => context! { list => points(document, part, place) },
            other => Value::from(Serde(other)),
        })
    })
}

fn points(document: &Arc<Document>, part: usize, block: usize) -> Value {
    lazily(Arc::clone(document), move |document, place| {
        let list = document.parts.get(part)?.blocks.get(block)?;
        Some(Value::from(Serde(list_of(list).get(place)?)))
    })
}

fn list_of(block: &Block) -> &[Point] {
    match block {
        Block::List(points) => points,
        _ => &[],
    }
}

/// The values that `make` gives for 0, 1, …, until it gives none.
fn lazily(
    document: Arc<Document>,
    make: impl Fn(&Arc<Document>, usize) -> Option<Value> + Clone + Send + Sync + 'static,
) -> Value {
    Value::make_iterable(move || {
        let (document, make) = (Arc::clone(&document), make.clone());
        (0..).map_while(move |place| make(&document, place))
    })
}
