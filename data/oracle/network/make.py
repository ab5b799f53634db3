"""Writes the oracle files beside it: networks with the answers that networkx,
igraph and scipy give, or that a brute-force count gives where none of them has
the measure. Run it with Debian's python3-networkx, python3-igraph and
python3-scipy; the versions are written into every file.

null is a value that the definition does not give. Nodes are 0..n-1.
"""
import itertools, json, math, os, platform, random
from fractions import Fraction

import igraph, networkx as nx, numpy as np, scipy
from scipy import linalg

HERE = os.path.dirname(os.path.abspath(__file__))
TOOL = {"networkx": nx.__version__, "igraph": igraph.__version__,
        "scipy": scipy.__version__, "python": platform.python_version()}


def reference(name):
    d = json.load(open(os.path.join(HERE, "reference", name + ".json")))
    at = {v["id"]: i for i, v in enumerate(d["nodes"])}
    arcs = [[at[e[0]], at[e[1]], e[2] if len(e) > 2 else 1] for e in d["edges"]]
    return len(at), arcs, d["source"]


def rand(n, m, directed, seed, most=3):
    r = random.Random(seed)
    pairs = list(itertools.permutations(range(n), 2) if directed else itertools.combinations(range(n), 2))
    arcs = [[a, b, r.randint(1, most)] for a, b in r.sample(pairs, m)]
    return n, arcs, directed, "random pairs, seed %d" % seed


def networks():
    for name in ("zachary_karate", "florentine_marriage", "krackhardt_kite"):
        n, arcs, source = reference(name)
        yield name, n, arcs, False, source
    n, arcs, source = reference("florentine_marriage")
    yield "florentine_pucci", n + 1, arcs, False, source + "; with Pucci, isolated, as node 15"
    small = "small by hand"
    yield "empty", 0, [], False, small
    yield "single", 1, [], False, small
    yield "pair", 2, [[0, 1, 2]], False, small
    yield "unrelated", 5, [], False, small
    yield "star", 7, [[0, i, 1 + i % 3] for i in range(1, 7)], False, small
    yield "path", 8, [[i, i + 1, 1 + i % 3] for i in range(7)], False, small
    yield "cycle", 6, [[i, (i + 1) % 6, 1] for i in range(6)], False, small
    yield "complete", 6, [[a, b, 1 + (a + b) % 3] for a, b in itertools.combinations(range(6), 2)], False, small
    yield "bipartite", 7, [[a, b, 1] for a in range(3) for b in range(3, 7)], False, small
    yield "pieces", 12, [[0, 1, 1], [1, 2, 3], [2, 0, 2], [2, 3, 1], [4, 5, 2], [5, 6, 1], [6, 7, 1], [7, 4, 1],
                         [4, 6, 3], [7, 8, 1], [9, 10, 1]], False, small
    yield "random_sparse", *rand(40, 45, False, 11)
    yield "random_middle", *rand(50, 140, False, 12)
    yield "random_dense", *rand(25, 150, False, 13)
    yield "directed_pair", 2, [[0, 1, 1]], True, small
    yield "directed_cycle", 5, [[i, (i + 1) % 5, 1] for i in range(5)], True, small
    yield "directed_star", 6, [[0, i, 1] for i in range(1, 6)], True, small
    yield "directed_path", 6, [[i, i + 1, 1 + i % 2] for i in range(5)], True, small
    yield "directed_sparse", *rand(30, 40, True, 21)
    yield "directed_middle", *rand(40, 160, True, 22)
    yield "directed_dense", *rand(20, 150, True, 23)


def graph(n, arcs, directed):
    g = nx.DiGraph() if directed else nx.Graph()
    g.add_nodes_from(range(n))
    for a, b, w in arcs:
        g.add_edge(a, b, weight=w, length=Fraction(1, w))
    return g


def flat(g, d):
    return [None if d[v] is None or d[v] != d[v] else float(d[v]) for v in range(len(g))]


def paths(g, length):
    """Betweenness, closeness, harmonic: networkx, in exact lengths."""
    n = len(g)
    out = {"betweenness": flat(g, nx.betweenness_centrality(g, weight=length))}
    for suffix, h in (("", g), ("_out", g.reverse() if g.is_directed() else g)):
        out["closeness" + suffix] = flat(g, nx.closeness_centrality(h, distance=length))
        har = nx.harmonic_centrality(h, distance=length)
        out["harmonic" + suffix] = [float(har[v]) / (n - 1) if n > 1 else 0.0 for v in range(n)]
    dist = [d for s, t in nx.all_pairs_dijkstra_path_length(g, weight=length or (lambda a, b, e: 1))
            for v, d in t.items() if v != s]
    out["diameter"] = float(max(dist)) if dist else None
    out["mean_distance"] = float(sum(dist)) / len(dist) if dist else None
    return out


def matrix(g, weight):
    if len(g) == 0:
        return np.zeros((0, 0))
    return nx.to_numpy_array(g, nodelist=range(len(g)), weight=weight)


def eigenvector(g, weight):
    """The principal eigenvector of the transposed matrix on the largest (weak)
    component; None where it is not the only one or the eigenvalue is 0."""
    n = len(g)
    if g.number_of_edges() == 0:
        return [0.0] * n
    parts = nx.weakly_connected_components(g) if g.is_directed() else nx.connected_components(g)
    parts = sorted(parts, key=len, reverse=True)
    if len(parts) > 1 and len(parts[0]) == len(parts[1]):
        return "skip"
    keep = sorted(parts[0])
    a = matrix(g, weight)[np.ix_(keep, keep)].T
    if g.is_directed():
        radii = [max(abs(linalg.eigvals(nx.to_numpy_array(g.subgraph(c), weight=weight))))
                 for c in nx.strongly_connected_components(g.subgraph(keep)) if len(c) > 1]
        if not radii:
            return None
        radii.sort()
        if len(radii) > 1 and radii[-1] - radii[-2] < 1e-9:
            return "skip"
        values, vectors = linalg.eig(a)
    else:
        values, vectors = linalg.eigh(a)
    x = np.real(vectors[:, np.argmax(np.real(values))])
    x = x * np.sign(x.sum()) / np.linalg.norm(x)
    out = [0.0] * n
    for i, v in enumerate(keep):
        out[v] = max(float(x[i]), 0.0)
    return out


def katz(g, weight):
    a = matrix(g, weight)
    top = max(abs(linalg.eigvals(a))) if len(g) else 0
    strong = nx.strongly_connected_components(g) if g.is_directed() else nx.connected_components(g)
    if not any(len(c) > 1 for c in strong):
        return None
    return flat(g, nx.katz_centrality_numpy(g, alpha=0.85 / top, beta=1.0, normalized=True, weight=weight))


def hits(g, weight):
    """Kleinberg's limit from all ones: the projection on the top eigenspace."""
    a = matrix(g, weight)
    if g.number_of_edges() == 0:
        return None, None
    def limit(m, start):
        values, vectors = linalg.eigh(m)
        top = vectors[:, values > values[-1] * (1 - 1e-9)]
        x = top @ (top.T @ start)
        return [max(float(v), 0.0) for v in x / x.sum()]
    one = np.ones(len(g))
    return limit(a @ a.T, one), limit(a.T @ a, a.T @ one)


def constraint(g, arcs, weight):
    """igraph, with both directions of a pair summed; networkx where it agrees on
    which nodes count as isolated."""
    if len(g) == 0:
        return []
    ig = igraph.Graph(n=len(g), edges=[(a, b) for a, b, _ in arcs], directed=g.is_directed())
    c = ig.constraint(weights=[w for _, _, w in arcs] if weight and arcs else None)
    other = nx.constraint(g, weight=weight)
    for v in range(len(g)):
        if other[v] == other[v]:
            assert abs(other[v] - c[v]) < 1e-9, (v, c[v], other[v])
    return [None if x != x else x for x in c]


def effective_size(g, weight):
    e = nx.effective_size(g, weight=weight)
    if g.is_directed():  # networkx leaves nodes without out-arcs out
        h = nx.Graph()
        h.add_nodes_from(g)
        for a, b, d in g.edges(data=True):
            w = d["weight"] if weight else 1
            h.add_edge(a, b, both=w + (h[a][b]["both"] if h.has_edge(a, b) else 0))
        full = nx.effective_size(h, weight="both")
        for v in g:
            assert e[v] != e[v] or abs(e[v] - full[v]) < 1e-9
        e = full
    return flat(g, e)


def brokerage(g, klass):
    """Gould and Fernandez, by trying every triple."""
    roles = {r: [0] * len(g) for r in ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")}
    for a, b, c in itertools.permutations(range(len(g)), 3):
        if not (g.has_edge(a, b) and g.has_edge(b, c)) or g.has_edge(a, c):
            continue
        x, y, z = klass[a], klass[b], klass[c]
        role = ("coordinator" if x == y == z else "itinerant" if x == z else "gatekeeper" if y == z
                else "representative" if x == y else "liaison")
        roles[role][b] += 1
    return roles


def fragmentation(g, gone):
    h = nx.Graph(g)
    h.remove_nodes_from(gone)
    n = len(h)
    if n < 2:
        return None
    return 1 - sum(len(c) * (len(c) - 1) for c in nx.connected_components(h)) / (n * (n - 1))


def distance_fragmentation(g, gone):
    h = nx.Graph(g)
    h.remove_nodes_from(gone)
    n = len(h)
    if n < 2:
        return None
    return 1 - sum(nx.harmonic_centrality(h).values()) / (n * (n - 1))


def reach(g, members):
    dist = {}
    for s in members:
        for v, d in nx.single_source_shortest_path_length(g, s).items():
            dist[v] = min(d, dist.get(v, d))
    n = len(g)
    return {"two_steps": sum(d <= 2 for d in dist.values()) / n,
            "weighted": sum(1 if d == 0 else 1 / d for d in dist.values()) / n}


def players(g, k):
    """The best value over every set of size k, and the first set that has it."""
    best = {}
    for s in itertools.combinations(range(len(g)), k):
        r = reach(g, s)
        for name, value in (("fragmentation", fragmentation(g, s)), ("distance_fragmentation", distance_fragmentation(g, s)),
                            ("reach_two_steps", r["two_steps"]), ("reach_weighted", r["weighted"])):
            if value is not None and (name not in best or value > best[name]["value"] + 1e-12):
                best[name] = {"value": value, "set": list(s), "sets": 1}
            elif value is not None and value > best[name]["value"] - 1e-12:
                best[name]["sets"] += 1
    return best


def centralisation(values, most):
    return sum(max(values) - v for v in values) / most


def micmac(a, power):
    """Row and column sums of a power of the matrix, in exact integers."""
    m = np.array(a, dtype=object)
    p = m
    for _ in range(power - 1):
        p = p.dot(m)
    return [int(x) for x in p.sum(axis=1)], [int(x) for x in p.sum(axis=0)]


def answers(n, arcs, directed):
    g = graph(n, arcs, directed)
    u = nx.Graph(g)
    klass = [v % 3 for v in range(n)]
    out = {"n": n, "directed": directed, "arcs": arcs, "class": klass}
    score, whole = {}, {}
    for suffix, weight, length in (("", None, None), ("_weighted", "weight", "length")):
        for name, values in paths(g, length).items():
            (score if isinstance(values, list) else whole)[name + suffix] = values
        score["eigenvector" + suffix] = eigenvector(g, weight)
        score["katz" + suffix] = katz(g, weight)
        score["pagerank" + suffix] = flat(g, nx.pagerank(g, tol=1e-14, max_iter=10000, weight=weight)) if n else []
        score["hubs" + suffix], score["authorities" + suffix] = hits(g, weight)
        score["constraint" + suffix] = constraint(g, arcs, weight)
        score["effective_size" + suffix] = effective_size(g, weight)
    score["degree"] = [float(g.degree(v)) for v in range(n)]
    score["strength"] = [float(g.degree(v, weight="weight")) for v in range(n)]
    score["core"] = flat(g, nx.core_number(g))
    score["leaving"] = [fragmentation(g, [v]) for v in range(n)]
    score["distance_leaving"] = [distance_fragmentation(g, [v]) for v in range(n)]
    out["score"] = {k: v for k, v in score.items() if v != "skip"}
    out["articulation"] = sorted(nx.articulation_points(u))
    out["bridges"] = sorted(sorted(e) for e in nx.bridges(u))
    out["components"] = sorted(sorted(c) for c in nx.connected_components(u))
    out["strong"] = sorted(sorted(c) for c in (nx.strongly_connected_components(g) if directed else nx.connected_components(g)))
    out["brokerage"] = brokerage(g, klass)
    whole["fragmentation"] = fragmentation(g, [])
    whole["distance_fragmentation"] = distance_fragmentation(g, [])
    whole["density"] = nx.density(g) if n > 1 else None
    whole["reciprocity"] = nx.overall_reciprocity(g) if directed and arcs else None
    whole["across"] = sum(klass[a] != klass[b] for a, b, _ in arcs) / len(arcs) if arcs else None
    whole["across_weighted"] = sum(w for a, b, w in arcs if klass[a] != klass[b]) / sum(w for _, _, w in arcs) if arcs else None
    parts = [[v for v in range(n) if klass[v] == k] for k in range(3)]
    parts = [p for p in parts if p]
    whole["modularity"] = nx.community.modularity(g, parts, weight=None) if arcs else None
    whole["modularity_weighted"] = nx.community.modularity(g, parts) if arcs else None
    if n > 2 and not directed:
        whole["degree_centralisation"] = centralisation(score["degree"], (n - 1) * (n - 2))
        whole["betweenness_centralisation"] = centralisation(score["betweenness"], n - 1)
        whole["closeness_centralisation"] = centralisation(score["closeness"], (n - 1) * (n - 2) / (2 * n - 3))
    if 4 <= n <= 16:
        out["players"] = {str(k): players(g, k) for k in (1, 2, 3)}
    out["whole"] = whole
    if n:
        out["micmac"] = {str(p): micmac([[int(x) for x in row] for row in matrix(g, "weight")], p) for p in (1, 2, 7)}
    return out


def rounded(x):
    if isinstance(x, float):
        return None if x != x else float("%.13g" % x)
    if isinstance(x, dict):
        return {k: rounded(v) for k, v in x.items()}
    if isinstance(x, (list, tuple)):
        return [rounded(v) for v in x]
    return x


if __name__ == "__main__":
    for name, n, arcs, directed, source in networks():
        doc = {"name": name, "source": source, "tool": TOOL}
        doc.update(rounded(answers(n, arcs, directed)))
        with open(os.path.join(HERE, name + ".json"), "w") as f:
            rows = ",\n".join(" %s: %s" % (json.dumps(k), json.dumps(v, allow_nan=False)) for k, v in doc.items())
            f.write("{\n" + rows + "\n}\n")
