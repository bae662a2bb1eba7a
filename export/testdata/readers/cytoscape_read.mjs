// Reads elements with Cytoscape.js, without a page, and prints its nodes and edges as JSON.
import { readFileSync } from 'node:fs'
import cytoscape from 'cytoscape'

const { elements, data } = JSON.parse(readFileSync(0))
const cy = cytoscape({ headless: true, elements, data })
const wanted = elements.nodes.length + elements.edges.length
if (cy.elements().length !== wanted) throw new Error(`${cy.elements().length} of ${wanted} elements are there`)
const classes = {}
const all = (collection) => Object.fromEntries(collection.map((e) => {
  classes[e.id()] = e.classes().join(' ')
  return [e.id(), e.data()]
}))
console.log(JSON.stringify({ nodes: all(cy.nodes()), edges: all(cy.edges()), documents: cy.data('documents'), classes }))
