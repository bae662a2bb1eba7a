// Uses the workbench at the address given in a headless Chromium, as a person would, and
// prints what it saw as JSON. DIR is where playwright-core is installed.
import { createRequire } from "node:module";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [url, dir, shots] = process.argv.slice(2);
const { chromium } = createRequire(join(dir, "package.json"))("playwright-core");
const profile = mkdtempSync(join(tmpdir(), "workbench-"));
const seen = { foreign: [], console: [], steps: {} };
const context = await chromium.launchPersistentContext(profile, {
  executablePath: "/usr/bin/chromium", headless: true, viewport: { width: 1440, height: 900 }, acceptDownloads: true,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const page = context.pages()[0];
page.setDefaultTimeout(120_000); // a busy machine is slow
page.on("console", (m) => { if (["error", "warning"].includes(m.type())) seen.console.push(m.text()); });
page.on("pageerror", (e) => seen.console.push(String(e)));
page.on("request", (r) => { if (!r.url().startsWith(url) && !r.url().startsWith("blob:")) seen.foreign.push(r.url()); });
page.on("dialog", (d) => { seen.console.push("dialog: " + d.message()); d.dismiss(); });
// quiet waits until what was typed has been sent and answered: nothing is under way, and has not been for a while.
let pending = 0, last = Date.now();
page.on("request", () => { pending++; last = Date.now(); });
for (const end of ["requestfinished", "requestfailed"]) page.on(end, () => { pending--; last = Date.now(); });
const quiet = async () => {
  last = Date.now();
  while (pending > 0 || Date.now() - last < 1500) await page.waitForTimeout(100);
};
const text = (selector) => page.locator(selector).innerText();
const wait = (selector, what) => page.locator(selector, { hasText: what }).first().waitFor();
// The list is written anew by a search: the button of a rule is found by its name, never by its place.
const rule = (id) => page.locator("#book-list button", { has: page.getByText(id, { exact: true }) }).first();
const shot = async (name) => { if (shots) await page.screenshot({ path: join(shots, name + ".png") }); };

try {
  await page.goto(url);
  await wait("#status", "No text yet");

  // The example, and a rule from a template: the picture of the guide.
  await page.click("#try-example");
  await wait("#status", "relation");
  await page.click("#tab-rules");
  await page.selectOption("#templates", { label: "a relation, by a verb" });
  await wait("#diff-sum", "1 gained");
  const frame = page.frameLocator("#graph iframe:not(.coming)");
  await frame.locator("#counts", { hasText: "fact" }).waitFor();
  await shot("serve");
  await page.fill("#source", "version: 1\nextends: shipped\n");
  await wait("#diff-sum", "none");
  await page.click("#tab-texts");

  // Paste a text, and see the graph.
  await page.fill("#text", 'Karen Oduya coached Peter Vance. She met Swedish officials. <img src=x onerror=alert(1)> Peter Vance leads Telford <script>alert(2)</script> Holdings.');
  await frame.locator("#text", { hasText: "She met Swedish officials." }).waitFor({ state: "attached" });
  await quiet();
  seen.steps.graph = await text("#status");
  await shot("texts");

  // Write a rule: a template, by the keyboard from there.
  await page.focus("#tab-texts");
  await page.keyboard.press("ArrowRight");
  await page.selectOption("#templates", { label: "a relation, by a verb" });
  await wait("#diff-sum", "1 gained");
  seen.steps.diff = await text("#diff .gained b");
  seen.steps.examples = await text("#examples-sum");
  await shot("rules");

  // A mistake: its place, and the line.
  const source = await page.inputValue("#source");
  const edit = async (next) => {
    await page.fill("#source", next);
    await quiet();
  };
  await edit(source.replace("clause: teacher", "clause: teachr"));
  await wait("#mistakes", "teachr");
  seen.steps.mistake = (await text("#mistakes .entry")).replace(/\s+/g, " ");
  seen.steps.line = await page.locator("#gutter .wrong").innerText();
  seen.steps.underlined = await page.locator("#underlay mark").innerText();
  await shot("mistake");

  // An example that fails, and why.
  await edit(source.replace("{mentor|coach|tutor}", "{coach}"));
  await wait("#examples-sum", "1 of 2 fail");
  await page.click("#examples .fails .link");
  await wait("#nearness", "reads nothing here");
  seen.steps.whynot = (await text("#nearness .bad")).trim();
  await shot("why-not");

  // Tab indents, and the browser can undo it.
  await page.click("#tab-rules");
  await page.focus("#source");
  await page.evaluate(() => document.getElementById("source").setSelectionRange(0, 0));
  await page.keyboard.press("Tab");
  seen.steps.tab = (await page.inputValue("#source")).slice(0, 3);
  await page.keyboard.press("Control+z");
  seen.steps.undone = (await page.inputValue("#source")).slice(0, 3);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  seen.steps.left = await page.evaluate(() => document.activeElement.id !== "source");

  // Why, by a click in the graph.
  await edit(source);
  await wait("#diff-sum", "1 gained");
  await frame.locator("#tab-facts").click();
  await frame.locator("#facts button.fact", { hasText: "mentored" }).first().click();
  await wait("#account h2", "mentored(Karen Oduya, Peter Vance)");
  seen.steps.why = (await page.locator("#account ruby").allInnerTexts()).map((t) => t.replace(/\s+/g, " "));
  await frame.locator("#panes [data-pane=graph]").click();
  await frame.locator("#tab-entities").click();
  await frame.locator("#entities button.entity", { hasText: "Sweden" }).click();
  await page.locator("#account .entity").waitFor();
  seen.steps.entity = await text("#account .entity h4");
  await shot("why");

  // A shipped rule, copied to replace it.
  await page.click("#tab-rules");
  await page.click("#open-book");
  await page.fill("#book-search", "acquire");
  await rule("acquire").click();
  await page.getByText("Copy into the editor, to replace it").click();
  await wait("#examples", "was bought by");
  seen.steps.replaced = (await page.inputValue("#source")).includes("- id: acquire\n    replace: true\n");

  // Two shipped rules, switched off.
  for (const id of ["meet", "leader"]) {
    await page.click("#open-book");
    await page.fill("#book-search", id);
    await rule(id).click();
    await page.getByText("Switch it off").click();
  }
  await wait("#diff-sum", "lost");
  seen.steps.off = (await page.inputValue("#source")).split("\noff:\n")[1];
  seen.steps.lost = await text("#diff .lost b");
  await edit(source);
  await wait("#diff-sum", "1 gained");
  seen.steps.well = await page.locator("#mistakes").innerText();
  await page.click("#check-all");
  await wait("#check-sum", "examples");
  seen.steps.all = (await text("#check-sum")).replace(/\d+/, "N");

  // Files, among them lines of JSON.
  const file = join(profile, "two.jsonl");
  writeFileSync(file, '{"id": "a", "text": "Norway borders Sweden."}\n{"id": "b", "text": "Oslo is the capital of Norway."}\n');
  await page.click("#tab-texts");
  await page.setInputFiles("#files", file);
  await wait("#status", "in 3 documents");
  seen.steps.list = await page.locator("#text-list .name").allInnerTexts();

  // The graph in another format.
  await page.selectOption("#format", "json");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#download")]);
  seen.steps.download = download.suggestedFilename();

  // What is wrong is said.
  await page.click("#new-text");
  await page.fill("#text", "zero \u0000 byte");
  await wait("#problem", "is not text");
  seen.steps.problem = (await text("#problem p")).replace(/\s+/g, " ");
} finally {
  await context.close();
  rmSync(profile, { recursive: true, force: true });
}
console.log(JSON.stringify(seen));
