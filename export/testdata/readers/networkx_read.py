"""Reads a graph with networkx and prints its nodes and edges as JSON.

usage: networkx_read.py graphml|gexf|links|edges|cytoscape [again]

With "again" what was read is written and read once more. "edges" stands for
networkx from 3.6 on, which takes the edges from there.
"""
import io
import json
import sys

import networkx
from networkx.readwrite import json_graph

form, again = sys.argv[1], sys.argv[2:] == ["again"]
data = sys.stdin.buffer.read()


def read(data):
    if form == "graphml":
        return networkx.read_graphml(io.BytesIO(data), force_multigraph=True)
    if form == "gexf":
        return networkx.read_gexf(io.BytesIO(data))
    if form == "cytoscape":
        return json_graph.cytoscape_graph(json.loads(data))
    return json_graph.node_link_graph(json.loads(data), link=form)


def write(graph):
    if form == "graphml":
        out = io.BytesIO()
        networkx.write_graphml(graph, out)
        return out.getvalue()
    if form == "cytoscape":
        return json.dumps(json_graph.cytoscape_data(graph))
    return json.dumps(json_graph.node_link_data(graph, link=form))


graph = read(data)
if again:
    graph = read(write(graph))
if not graph.is_directed():
    sys.exit("the graph is not directed")
edges = {}
if graph.is_multigraph():
    for source, target, key, values in graph.edges(keys=True, data=True):
        edges[key] = dict(values, source=source, target=target)
else:  # read_gexf makes a plain graph where no edges are parallel
    for source, target, values in graph.edges(data=True):
        edges[values["id"]] = dict(values, source=source, target=target)
json.dump({"nodes": dict(graph.nodes(data=True)), "edges": edges, "documents": graph.graph.get("documents")}, sys.stdout)
