"""Reads GraphML with igraph and prints its nodes and edges as JSON.

igraph gives every node and edge all attributes: what is not there is "" or NaN.
"""
import json
import sys
import tempfile

import igraph


def there(values):
    return {k: v for k, v in values.items() if v != "" and v == v}


with tempfile.NamedTemporaryFile(suffix=".graphml") as file:
    file.write(sys.stdin.buffer.read())
    file.flush()
    graph = igraph.Graph.Read_GraphML(file.name)
if not graph.is_directed():
    sys.exit("the graph is not directed")
nodes = {v["id"]: there(v.attributes()) for v in graph.vs}
edges = {}
for e in graph.es:
    edges[e["id"]] = dict(there(e.attributes()), source=graph.vs[e.source]["id"], target=graph.vs[e.target]["id"])
documents = graph["documents"] if "documents" in graph.attributes() else None
json.dump({"nodes": nodes, "edges": edges, "documents": documents}, sys.stdout)
