//! The circles of a graph: Tarjan's strongly connected components, without recursion.

/// Every set of nodes that lead to each other, and every node that leads to itself.
///
/// `edges` has the targets of each node; all are below its length.
pub fn circles(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    if edges.iter().all(Vec::is_empty) {
        return Vec::new();
    }
    let mut search = Search {
        edges,
        order: vec![None; edges.len()],
        low: vec![0; edges.len()],
        is_open: vec![false; edges.len()],
        open: Vec::new(),
        next: 0,
        found: Vec::new(),
    };
    for (start, targets) in edges.iter().enumerate() {
        if search.order[start].is_none() && !targets.is_empty() {
            search.from(start);
        }
    }
    search.found
}

struct Search<'e> {
    edges: &'e [Vec<usize>],
    /// When a node was first seen.
    order: Vec<Option<usize>>,
    /// The earliest open node that it leads to.
    low: Vec<usize>,
    is_open: Vec<bool>,
    open: Vec<usize>,
    next: usize,
    found: Vec<Vec<usize>>,
}

impl Search<'_> {
    fn from(&mut self, start: usize) {
        // Each with the edge that is followed next.
        let mut path = vec![(start, 0)];
        self.enter(start);
        while let Some((node, edge)) = path.last_mut() {
            let node = *node;
            if let Some(target) = self.edges[node].get(*edge).copied() {
                *edge += 1;
                match self.order[target] {
                    None => {
                        self.enter(target);
                        path.push((target, 0));
                    }
                    Some(order) if self.is_open[target] => self.low[node] = self.low[node].min(order),
                    Some(_) => {}
                }
                continue;
            }
            path.pop();
            if let Some((around, _)) = path.last() {
                self.low[*around] = self.low[*around].min(self.low[node]);
            }
            self.leave(node);
        }
    }

    fn enter(&mut self, node: usize) {
        self.order[node] = Some(self.next);
        self.low[node] = self.next;
        self.next += 1;
        self.is_open[node] = true;
        self.open.push(node);
    }

    fn leave(&mut self, node: usize) {
        if self.order[node] != Some(self.low[node]) {
            return;
        }
        let mut circle = Vec::new();
        while let Some(member) = self.open.pop() {
            self.is_open[member] = false;
            circle.push(member);
            if member == node {
                break;
            }
        }
        if circle.len() > 1 || self.edges[node].contains(&node) {
            circle.sort_unstable();
            self.found.push(circle);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::circles;

    #[test]
    fn circles_are_told_from_paths() {
        let edges = [vec![1], vec![2, 3], vec![0], vec![4], vec![4], vec![]];
        let mut found = circles(&edges);
        found.sort();
        assert_eq!(found, [vec![0, 1, 2], vec![4]]);
        assert!(circles(&[vec![1, 2], vec![2], vec![]]).is_empty());
    }
}
