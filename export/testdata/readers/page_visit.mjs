// Opens a page that dossier wrote in Chromium, goes to each of its things and facts and to each
// view of them, at most 40 of each, and prints what it saw as JSON.
//
// usage: page_visit.mjs FILE
import { open } from './chromium.mjs'

const { url, page, seen, close } = await open(process.argv[2])
try {
  const { entities, relations } = await page.evaluate(() => JSON.parse(document.getElementById('data').textContent))
  seen.nodes = await page.locator('#graph .node').count()
  seen.signs = await page.locator('#graph .signs text').count()
  seen.partial = await page.locator('#partial').textContent()
  seen.titles = []
  const visit = async (what, id, tab) => {
    await page.goto(`${url}#${new URLSearchParams({ [what]: id, tab, status: 'asserted,negated,possible,intended,conditional,reported,inferred' })}`)
    seen.titles.push((await page.locator('#evidence h2').innerText()).replace(/\s+/g, ' '))
  }
  for (const e of entities.slice(0, 40)) await visit('entity', e.id, 'entities')
  for (const r of relations.slice(0, 40)) await visit('fact', r.id, 'timeline')
  for (const words of ['<', 'a', '&', '"']) await page.fill('#query', words)
  seen.made = await page.evaluate(() => document.querySelectorAll('main img, main script, main iframe, main a[href^="javascript"], #found img').length)
  seen.pwned = await page.evaluate(() => String(globalThis.pwned))
} finally {
  await close()
}
console.log(JSON.stringify(seen))
