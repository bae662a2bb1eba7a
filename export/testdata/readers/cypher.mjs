// Runs statements of openCypher in LadybugDB, the successor of Kuzu, and prints the nodes and the
// edges that are there then as JSON.
//
// usage: cypher.mjs [TIMES] < statements   TIMES is how often they are run, 1 unless told
import { readFileSync } from 'node:fs'
import ladybug from '@ladybugdb/core'

const statements = readFileSync(0, 'utf8').split(';\n').filter((s) => s.trim()) // one a line: a line break in a string would break it
const connection = new ladybug.Connection(new ladybug.Database(':memory:'))
const all = async (query) => (await connection.query(query)).getAll()

for (let i = 0; i < Number(process.argv[2] ?? 1); i++) {
  await all('BEGIN TRANSACTION')
  for (const s of statements) {
    if (s.includes('\n')) throw new Error(`a statement of several lines: ${s}`)
    await all(s).catch((e) => { throw new Error(`${e.message} in ${s}`) })
  }
  await all('COMMIT')
}

// there leaves out what is null, and what is the database's own.
const there = (o) => Object.fromEntries(Object.entries(o).filter(([k, v]) => v !== null && !k.startsWith('_')))
const nodes = {}, edges = {}
for (const { n } of await all('MATCH (n:Entity) RETURN n')) nodes[n.id] = there(n)
for (const { r, a, b } of await all('MATCH (a:Entity)-[r]->(b:Entity) RETURN r, a.id AS a, b.id AS b')) edges[r.id] = { ...there(r), source: a, target: b }
const documents = (await all('MATCH (d:Document) RETURN d')).map(({ d }) => there(d)).sort((a, b) => (a.id < b.id ? -1 : 1))
const mentions = await all('MATCH (a:Entity)-[r:MENTIONED_IN]->(d:Document) RETURN sum(r.mentions) AS n')
console.log(JSON.stringify({ nodes, edges, documents, mentions: Number(mentions[0]?.n ?? 0) }))
