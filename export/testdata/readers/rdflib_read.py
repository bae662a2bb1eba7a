"""Reads RDF with rdflib and prints its triples, or quads, as N-Quads.

usage: rdflib_read.py turtle|nquads|json-ld
"""
import sys

import rdflib

rdflib.NORMALIZE_LITERALS = False  # "2025" as xsd:gYear would become a day
graph = rdflib.ConjunctiveGraph()
graph.parse(data=sys.stdin.buffer.read().decode("utf-8"), format=sys.argv[1])
sys.stdout.buffer.write(graph.serialize(format="nquads", encoding="utf-8"))
