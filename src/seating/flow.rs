//! The cheapest flow through a network: how many people of each kind go to each room.
//!
//! Successive shortest paths with Bellman and Ford's search (R. K. Ahuja, T. L. Magnanti and
//! J. B. Orlin, "Network Flows", 1993, chapter 9).

/// Told how many ways are looked at, says whether to go on.
pub(super) type Spend<'a> = &'a dyn Fn(usize) -> bool;

/// One way between two nodes, with the way back after it in the list.
#[derive(Clone, Copy, Debug)]
struct Way {
    from: usize,
    to: usize,
    room: i64,
    cost: i64,
}

/// A network whose ways have room and a cost for each that passes.
#[derive(Clone, Debug, Default)]
pub(super) struct Network {
    nodes: usize,
    ways: Vec<Way>,
}

impl Network {
    /// A node more.
    pub(super) fn node(&mut self) -> usize {
        self.nodes += 1;
        self.nodes - 1
    }

    /// A way more; its number, by which its flow is asked.
    pub(super) fn way(&mut self, from: usize, to: usize, room: usize, cost: i64) -> usize {
        self.ways.push(Way { from, to, room: room as i64, cost });
        self.ways.push(Way { from: to, to: from, room: 0, cost: -cost });
        self.ways.len() - 2
    }

    /// How much flows along a way.
    pub(super) fn along(&self, way: usize) -> usize {
        self.ways.get(way + 1).map_or(0, |back| back.room as usize)
    }

    /// Sends as much as can flow, as cheaply as it can, while `spend` allows; how much, and its cost.
    pub(super) fn send(&mut self, from: usize, to: usize, spend: Spend) -> (i64, i64) {
        let (mut sent, mut cost) = (0, 0);
        while let Some(path) = self.cheapest(from, to, spend) {
            let room = |way: &usize| self.ways.get(*way).map_or(0, |w| w.room);
            let much = path.iter().map(room).min().unwrap_or(0);
            for way in path {
                cost += much * self.ways.get(way).map_or(0, |w| w.cost);
                for (way, by) in [(way, -much), (way ^ 1, much)] {
                    if let Some(way) = self.ways.get_mut(way) {
                        way.room += by;
                    }
                }
            }
            sent += much;
        }
        (sent, cost)
    }

    /// The ways of the cheapest path with room left.
    fn cheapest(&self, from: usize, to: usize, spend: Spend) -> Option<Vec<usize>> {
        let mut reached: Vec<Option<(i64, usize)>> = vec![None; self.nodes];
        *reached.get_mut(from)? = Some((0, usize::MAX));
        for _ in 0..self.nodes {
            if !spend(self.ways.len()) {
                return None;
            }
            let mut changed = false;
            for (number, way) in self.ways.iter().enumerate().filter(|(_, w)| w.room > 0) {
                let Some((cost, _)) = reached.get(way.from).copied().flatten() else { continue };
                let there = reached.get_mut(way.to)?;
                if there.is_none_or(|(known, _)| cost + way.cost < known) {
                    *there = Some((cost + way.cost, number));
                    changed = true;
                }
            }
            if !changed {
                break;
            }
        }
        let mut path = Vec::new();
        let mut node = to;
        while node != from {
            let (_, way) = reached.get(node).copied().flatten()?;
            path.push(way);
            node = self.ways.get(way)?.from;
        }
        Some(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cheaper_way_fills_first_and_gives_way_when_it_must() {
        let mut network = Network::default();
        let [source, a, b, x, y, sink] = [0; 6].map(|_| network.node());
        for (kind, people) in [(a, 3), (b, 2)] {
            network.way(source, kind, people, 0);
        }
        let ways = [(a, x, 0), (a, y, 5), (b, x, 1)].map(|(k, r, c)| network.way(k, r, 9, c));
        for (room, seats) in [(x, 3), (y, 2)] {
            network.way(room, sink, seats, 0);
        }
        assert_eq!(network.send(source, sink, &|_| true), (5, 12));
        assert_eq!(ways.map(|way| network.along(way)), [1, 2, 2]);
    }
}
