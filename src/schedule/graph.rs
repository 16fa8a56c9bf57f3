//! The dependency graph: who waits for whom, over all roadmaps, as numbers.
//!
//! Nothing here recurses: a chain may be a hundred thousand milestones long.

/// A list of nodes for each node, packed.
#[derive(Clone, Debug, Default)]
pub(super) struct Adjacency {
    starts: Vec<u32>,
    nodes: Vec<u32>,
}

impl Adjacency {
    /// Packs one list a node.
    pub(crate) fn from_lists<'a>(lists: impl Iterator<Item = &'a [u32]>) -> Adjacency {
        let mut links = Adjacency {
            starts: vec![0],
            nodes: Vec::new(),
        };
        for list in lists {
            links.nodes.extend_from_slice(list);
            links.starts.push(links.nodes.len() as u32);
        }
        links
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// The list of one node.
    pub(crate) fn of(&self, node: usize) -> &[u32] {
        &self.nodes[self.starts[node] as usize..self.starts[node + 1] as usize]
    }

    /// Only the links for which `keep` holds.
    pub(crate) fn filtered(&self, keep: impl Fn(usize, usize) -> bool) -> Adjacency {
        let mut links = Adjacency {
            starts: vec![0],
            nodes: Vec::with_capacity(self.nodes.len()),
        };
        for node in 0..self.len() {
            let kept = self.of(node).iter().filter(|&&to| keep(node, to as usize));
            links.nodes.extend(kept);
            links.starts.push(links.nodes.len() as u32);
        }
        links
    }

    /// The same links, from the other end.
    pub(crate) fn reversed(&self) -> Adjacency {
        let mut starts = vec![0u32; self.len() + 1];
        for &to in &self.nodes {
            starts[to as usize + 1] += 1;
        }
        for node in 0..self.len() {
            starts[node + 1] += starts[node];
        }
        let mut next = starts.clone();
        let mut nodes = vec![0; self.nodes.len()];
        for from in 0..self.len() {
            for &to in self.of(from) {
                let slot = &mut next[to as usize];
                nodes[*slot as usize] = from as u32;
                *slot += 1;
            }
        }
        Adjacency { starts, nodes }
    }
}

/// The strongly connected components of a graph.
#[derive(Debug, Default)]
pub(super) struct StronglyConnected {
    /// The component of each node.
    pub of: Vec<u32>,
    /// Every node, each after all that it links to in other components.
    pub order: Vec<u32>,
}

/// Tarjan's algorithm with its own stack. A component is complete only after all that it reaches, so the
/// order in which nodes leave the stack is an order in which they can be computed.
pub(super) fn components(links: &Adjacency) -> StronglyConnected {
    const UNSEEN: u32 = u32::MAX;
    let count = links.len();
    let mut found = StronglyConnected {
        of: vec![UNSEEN; count],
        order: Vec::with_capacity(count),
    };
    let (mut seen, mut number) = (vec![UNSEEN; count], 0u32);
    let mut low = vec![0u32; count];
    let (mut waiting, mut path): (Vec<u32>, Vec<(u32, u32)>) = (Vec::new(), Vec::new());
    let mut component = 0;
    for root in 0..count {
        if seen[root] == UNSEEN {
            path.push((root as u32, 0));
        }
        while let Some(&(node, next)) = path.last() {
            let here = node as usize;
            if next == 0 && seen[here] == UNSEEN {
                (seen[here], low[here]) = (number, number);
                number += 1;
                waiting.push(node);
            }
            if let Some(&to) = links.of(here).get(next as usize) {
                if let Some(step) = path.last_mut() {
                    step.1 += 1;
                }
                if seen[to as usize] == UNSEEN {
                    path.push((to, 0));
                } else if found.of[to as usize] == UNSEEN {
                    low[here] = low[here].min(seen[to as usize]);
                }
                continue;
            }
            path.pop();
            if let Some(&(parent, _)) = path.last() {
                low[parent as usize] = low[parent as usize].min(low[here]);
            }
            if low[here] == seen[here] {
                while let Some(member) = waiting.pop() {
                    found.of[member as usize] = component;
                    found.order.push(member);
                    if member == node {
                        break;
                    }
                }
                component += 1;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn links(lists: &[Vec<u32>]) -> Adjacency {
        Adjacency::from_lists(lists.iter().map(Vec::as_slice))
    }

    fn reaches(links: &Adjacency, from: usize, to: usize) -> bool {
        let (mut seen, mut next) = ([false; 12], vec![from]);
        while let Some(node) = next.pop() {
            if !std::mem::replace(&mut seen[node], true) {
                next.extend(links.of(node).iter().map(|&node| node as usize));
            }
        }
        seen[to]
    }

    #[test]
    fn a_long_chain_does_not_overflow_the_stack() {
        let lists: Vec<Vec<u32>> = (0..200_000u32)
            .map(|node| if node == 0 { vec![] } else { vec![node - 1] })
            .collect();
        let found = components(&links(&lists));
        assert_eq!(found.order, (0..200_000).collect::<Vec<_>>());
        let ring: Vec<Vec<u32>> = (0..200_000u32).map(|n| vec![(n + 1) % 200_000]).collect();
        assert!(components(&links(&ring)).of.iter().all(|&one| one == 0));
    }

    proptest! {
        #[test]
        fn components_are_the_nodes_that_reach_each_other(
            lists in prop::collection::vec(prop::collection::vec(0u32..12, 0..4), 12)
        ) {
            let links = links(&lists);
            let found = components(&links);
            let place = |node: usize| found.order.iter().position(|&one| one as usize == node);
            for from in 0..12 { for to in 0..12 {
                let together = reaches(&links, from, to) && reaches(&links, to, from);
                prop_assert_eq!(found.of[from] == found.of[to], together);
                if reaches(&links, from, to) && !together { prop_assert!(place(to) < place(from)); }
            }}
            let back = links.reversed().reversed();
            for node in 0..12 {
                let (mut a, mut b) = (links.of(node).to_vec(), back.of(node).to_vec());
                a.sort_unstable(); b.sort_unstable();
                prop_assert_eq!(a, b);
            }
        }
    }
}
