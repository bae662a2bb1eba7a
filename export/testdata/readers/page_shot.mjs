// Takes a picture of a page that dossier wrote, with a fact chosen.
//
// usage: page_shot.mjs FILE FACT OUT   FACT is a part of its name: "criticize Iran"
import { open } from './chromium.mjs'

const [file, fact, out] = process.argv.slice(2)
const { page, close } = await open(file)
try {
  await page.setViewportSize({ width: 1400, height: 860 })
  await page.keyboard.press('3')
  await page.locator('#facts button.fact', { hasText: fact }).first().click()
  await page.keyboard.press('1')
  await page.keyboard.press('0')
  await page.screenshot({ path: out })
} finally {
  await close()
}
