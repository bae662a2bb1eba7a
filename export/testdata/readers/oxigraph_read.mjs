// Reads RDF with Oxigraph, a triple store, and prints its quads, or the answers of a query with | between values.
// usage: oxigraph_read.mjs MEDIA-TYPE [QUERY]
import { readFileSync } from 'node:fs'
import oxigraph from 'oxigraph'

const [format, query] = process.argv.slice(2)
const store = new oxigraph.Store()
store.load(readFileSync(0, 'utf8'), { format })
if (query) {
  for (const answer of store.query(query)) console.log([...answer.values()].map((v) => v.value).join('|'))
} else {
  process.stdout.write(store.dump({ format: 'application/n-quads' }))
}
