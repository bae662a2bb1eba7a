// Reads RDF with N3.js, or JSON-LD with jsonld.js, and prints its triples, or quads, as N-Quads.
// usage: n3_read.mjs turtle|nquads|jsonld
import { readFileSync } from 'node:fs'
import N3 from 'n3'
import jsonld from 'jsonld'

const text = readFileSync(0, 'utf8')
const documentLoader = (url) => { throw new Error('it asks the network for ' + url) }
if (process.argv[2] === 'jsonld') {
  process.stdout.write(await jsonld.toRDF(JSON.parse(text), { format: 'application/n-quads', documentLoader }))
} else {
  const format = { turtle: 'text/turtle', nquads: 'application/n-quads' }[process.argv[2]]
  const writer = new N3.Writer({ format: 'application/n-quads' })
  writer.addQuads(new N3.Parser({ format }).parse(text))
  writer.end((error, out) => process.stdout.write(out))
}
