// Opens a page that dossier wrote in a headless Chromium without a network, uses every
// control as a person would, and prints what it saw as JSON.
//
// usage: page.mjs FILE [SHOTS]   SHOTS is a folder for pictures of the page
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { open } from './chromium.mjs'

const [file, shots] = process.argv.slice(2)
const { url, page, seen, close } = await open(file)
seen.steps = {}
const words = (locator) => locator.innerText().then((t) => t.replace(/\s+/g, ' ').trim())
const see = async (name, selector) => { seen.steps[name] = await words(page.locator(selector).first()) }
const shot = async (name) => { if (shots) await page.screenshot({ path: join(shots, name + '.png') }) }
const save = async (selector) => {
  await page.click('#save summary')
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(selector)])
  return [download.suggestedFilename(), readFileSync(await download.path())]
}

try {
  await see('counts', '#counts')
  seen.steps.overview = await words(page.locator('#evidence h2'))
  seen.steps.mentions = await page.locator('#text mark').allInnerTexts()
  seen.steps.nodes = await page.locator('#graph .node:not(.gone)').count()
  await shot('page')

  // Search by an alias, by the keyboard.
  await page.keyboard.press('/')
  await page.keyboard.type('the "rock')
  await page.keyboard.press('Enter')
  await see('entity', '#evidence h2')
  seen.steps.address = new URL(page.url()).hash
  seen.steps.marked = await page.locator('#text mark.chosen').allInnerTexts()
  await page.getByText('next in the text').click()
  await page.getByText('Zoom to it').click()
  await shot('entity')

  // A fact and its evidence; back again.
  await page.locator('#evidence button.fact', { hasText: 'founded' }).click()
  await see('fact', '#evidence h2')
  await see('quote', 'blockquote')
  await see('trigger', 'blockquote b')
  await see('rule', 'figcaption')
  await page.getByText('Show in the text').click()
  seen.steps.lit = await page.evaluate(() => [...CSS.highlights.get('trigger')].map(String))
  await page.getByText('Copy as a citation').click()
  await shot('fact')
  await page.keyboard.press('Backspace')
  await see('back', '#evidence h2')
  await page.keyboard.press('Escape')
  await see('nothing', '#evidence h2')

  // Filters.
  await page.keyboard.press('f')
  await page.locator('#filters label', { hasText: 'negated' }).locator('input').check()
  await see('negated', '#counts')
  await page.locator('#filters fieldset', { hasText: 'How a fact is stated' }).getByText('all', { exact: true }).click()
  await see('all', '#counts')
  await page.locator('#filters fieldset', { hasText: 'Things' }).locator('label', { hasText: 'person' }).locator('input').uncheck()
  await see('no persons', '#counts')
  await page.locator('#filters fieldset', { hasText: 'Links' }).getByText('none', { exact: true }).click()
  await see('no links', '#counts')
  await page.locator('#least').focus()
  await page.keyboard.press('End')
  await see('sure', '#least-is')
  await shot('filters')
  await page.click('#reset')
  await page.selectOption('#only', { index: 1 })
  await see('one document', '#counts')
  await page.click('#reset')
  await see('reset', '#counts')
  await page.click('#show-filters')

  // A path.
  await page.keyboard.press('p')
  await page.fill('#path-from', 'back\\slash\\')
  await page.keyboard.press('Tab')
  await page.fill('#path-to', 'AT&T <Labs> &eacute;')
  await page.keyboard.press('Tab')
  await see('path', '#path-says')
  seen.steps.way = (await page.locator('.way li').allInnerTexts()).map((t) => t.replace(/\s+/g, ' '))
  await page.click('#path-swap')
  await shot('path')
  await page.click('#path-clear')

  // Tables, sorted, and the timeline.
  await page.keyboard.press('2')
  await page.locator('#entities th button', { hasText: 'Name' }).click()
  seen.steps.things = await page.locator('#entities tbody th').allInnerTexts()
  await page.keyboard.press('3')
  await page.locator('#facts th button', { hasText: 'Sure' }).click()
  seen.steps.sorted = await page.locator('#facts th[aria-sort=ascending]').allInnerTexts()
  await page.locator('#tab-facts').press('ArrowRight')
  seen.steps.dates = await page.locator('#timeline time').allInnerTexts()
  await shot('timeline')
  await page.keyboard.press('1')

  // The graph: by the mouse and by the keys.
  await page.click('#zoom-in')
  await page.click('#zoom-out')
  await page.click('#zoom-fit')
  await page.mouse.move(720, 500)
  await page.mouse.wheel(0, -300)
  await page.mouse.down()
  await page.mouse.move(760, 540, { steps: 4 })
  await page.mouse.up()
  await page.keyboard.press('0')
  await page.locator('#graph .node[tabindex="0"]').focus()
  const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-label'))
  const first = await focused()
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft']) await page.keyboard.press(key)
  seen.steps.arrows = typeof first === 'string' && typeof (await focused()) === 'string'
  await page.keyboard.press('Enter')
  seen.steps.entered = (await focused()).startsWith(await words(page.locator('#evidence h2')))
  await page.keyboard.press('0')
  const [x, y] = await page.locator('#graph .link:not(.gone) .line').first().evaluate((path) => {
    const p = path.getPointAtLength(path.getTotalLength() * 0.9), m = path.getScreenCTM()
    return [p.x * m.a + m.e, p.y * m.d + m.f]
  })
  await page.mouse.click(x, y)
  seen.steps.link = (await page.locator('#evidence figure').count()) > 0
  await page.locator('#text mark').first().click()
  await see('mention', '#evidence h2')

  // The other document, which has no text.
  await page.selectOption('#document', { index: 0 })
  seen.steps['no text'] = await page.locator('#text').textContent()

  // Files.
  await page.keyboard.press('Escape')
  const [json, facts] = await save('#save-json')
  seen.steps.json = [json, JSON.parse(facts).relations.length]
  const [svg, picture] = await save('#save-svg')
  seen.svg = picture.toString()
  const [png, dots] = await save('#save-png')
  seen.steps.pictures = [svg, png, dots.subarray(1, 4).toString()]
  await page.click('#save summary')
  await page.click('#copy-link')

  await page.click('#show-help')
  await see('help', '#help h2')
  await page.keyboard.press('Escape')
  await page.locator('#skip').focus()
  await page.keyboard.press('Enter')
  seen.steps.skipped = await page.evaluate(() => document.activeElement.id)

  // An address leads to what it says.
  await page.goto(url + '#entity=person%2Frtl&tab=facts&status=asserted%2Cnegated')
  await see('linked', '#evidence h2')
  await see('linked counts', '#counts')

  // A telephone, in the dark.
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(url)
  for (const pane of ['source', 'evidence', 'graph']) {
    await page.click(`#panes [data-pane=${pane}]`)
    await shot('phone-' + pane)
  }
  seen.steps.wide = await page.evaluate(() => [...document.querySelectorAll('body *')].filter((e) => !e.closest('svg') && e.getBoundingClientRect().right > innerWidth + 1).map((e) => `${e.tagName} ${e.id} ${e.textContent.slice(0, 40)}`))
} finally {
  await close()
}
console.log(JSON.stringify(seen))
