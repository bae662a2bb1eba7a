// Opens pages that dossier wrote in a headless Chromium without a network.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

// open returns the page of a file, and what is seen of it: what it asks for, what it says on
// the console, and the milliseconds until it was painted and until it was ready.
export async function open(file) {
  const url = 'file://' + file
  const profile = mkdtempSync(join(tmpdir(), 'page-'))
  const seen = { requests: [], console: [] }
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium', headless: true, viewport: { width: 1440, height: 900 }, acceptDownloads: true, offline: true,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
  const page = context.pages()[0]
  page.setDefaultTimeout(120_000) // a busy machine is slow
  page.on('console', (m) => { if (['error', 'warning'].includes(m.type())) seen.console.push(m.text()) })
  page.on('pageerror', (e) => seen.console.push(String(e)))
  page.on('dialog', (d) => { seen.console.push('dialog: ' + d.message()); d.dismiss() })
  page.on('request', (r) => { if (r.url().split('#')[0] !== url && !r.url().startsWith('blob:')) seen.requests.push(r.url()) })
  await page.goto(url)
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  Object.assign(seen, await page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime, ready: performance.getEntriesByType('navigation')[0].domComplete,
  })))
  const close = async () => {
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  }
  return { url, page, seen, close }
}
