// Reads GEXF with graphology and prints its nodes and edges as JSON.
import { readFileSync } from 'node:fs'
import graphology from 'graphology'
import gexf from 'graphology-gexf'

const graph = gexf.parse(graphology.MultiDirectedGraph, readFileSync(0, 'utf8'), { respectInputGraphType: true })
const nodes = Object.fromEntries(graph.mapNodes((id, values) => [id, values]))
const edges = Object.fromEntries(graph.mapEdges((id, values, source, target) => [id, { ...values, source, target }]))
console.log(JSON.stringify({ nodes, edges }))
