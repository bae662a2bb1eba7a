// The texts: a list of them, one of which is being edited.
import { $, el, later, byteLength, show } from "./dom.js";

const example = `French President Anna Moreau met Omani officials in Muscat on Tuesday. She had appointed Karen Oduya, a former professor at the University of Leeds, as her envoy.

Oduya mentored Peter Vance, who now leads Telford Holdings. In March, Telford Holdings bought Brenta Group for $2 billion. Norway has not recognised the deal, and Sweden may impose sanctions on the company.
`;

export class Texts {
  #all = [];
  #chosen = 0;
  #limit = Infinity;
  #changed;

  constructor(onchange) {
    this.#changed = later(500, onchange);
    $("text").addEventListener("input", () => { this.#text.text = $("text").value; this.#size(); this.#list(); this.#changed(); });
    $("text-date").addEventListener("change", () => { this.#text.date = $("text-date").value; this.#changed.now(); });
    $("new-text").addEventListener("click", () => { this.add([{ name: "text", text: "" }]); $("text").focus(); });
    $("open-files").addEventListener("click", () => $("files").click());
    $("files").addEventListener("change", () => { this.#read($("files").files); $("files").value = ""; });
    $("try-example").addEventListener("click", () => this.add([{ name: "example", text: example }]));
    this.#takeDrops();
  }

  get #text() { return this.#all[this.#chosen]; }

  // get returns the texts that say something.
  get() { return this.#all.filter((t) => t.text.trim()).map((t) => ({ name: t.name, text: t.text, ...(t.date && !isLines(t.name) ? { date: t.date } : {}) })); }

  start(texts, limit) {
    this.#limit = limit;
    this.#all = texts.map((t) => ({ ...t }));
    if (!texts.length) this.#all = [{ name: "text", text: "" }];
    this.#choose(0);
    if (texts.length) this.#changed.now();
  }

  // add takes texts in, each with a name of its own; an empty text makes room.
  add(texts) {
    for (const t of texts) {
      const empty = this.#all.findIndex((o) => !o.text.trim());
      if (empty >= 0 && t.text) this.#all.splice(empty, 1);
      this.#all.push({ ...t, name: this.#unused(t.name) });
    }
    this.#choose(this.#all.length - 1);
    this.#changed.now();
  }

  #unused(name) {
    const taken = new Set(this.#all.map((t) => t.name));
    const [, stem, ending] = name.match(/^(.*?)(\.[a-z]+)?$/i);
    let free = name;
    for (let n = 2; taken.has(free); n++) free = `${stem} ${n}${ending ?? ""}`;
    return free;
  }

  #remove(i) {
    this.#all.splice(i, 1);
    if (!this.#all.length) this.#all = [{ name: "text", text: "" }];
    this.#choose(Math.min(this.#chosen > i ? this.#chosen - 1 : this.#chosen, this.#all.length - 1));
    $("text-list").querySelector("[aria-current]")?.focus();
    this.#changed.now();
  }

  #choose(i) {
    this.#chosen = i;
    $("text").value = this.#text.text;
    $("text-date").value = this.#text.date ?? "";
    $("text-date").disabled = isLines(this.#text.name);
    this.#size();
    this.#list();
  }

  #list() {
    $("text-list").hidden = this.#all.length < 2;
    $("text-list").replaceChildren(...this.#all.map((t, i) => el("li", {},
      el("button", { type: "button", class: "name", ...(i === this.#chosen ? { "aria-current": "true" } : {}), onclick: () => this.#choose(i) }, t.name),
      el("span", { class: "quiet small" }, size(byteLength(t.text))),
      el("button", { type: "button", class: "remove", "aria-label": `Remove ${t.name}`, onclick: () => this.#remove(i) }, "×"))));
  }

  #size() {
    const total = this.#all.reduce((n, t) => n + byteLength(t.text), 0);
    const over = total > this.#limit;
    $("text-size").textContent = total ? `${size(total)} of ${size(this.#limit)}` : "";
    $("text-size").classList.toggle("bad", over);
    $("try-example").hidden = total > 0;
  }

  async #read(files) {
    const texts = [];
    for (const f of files) {
      if (f.size > this.#limit) {
        show({ message: `${f.name} has ${size(f.size)}, and all texts ${size(this.#limit)} at most`, hint: "start dossier serve with a larger --max-text" });
        continue;
      }
      texts.push({ name: f.name, text: new TextDecoder().decode(await f.arrayBuffer()) });
    }
    if (texts.length) this.add(texts);
  }

  #takeDrops() {
    const files = (e) => e.dataTransfer?.types.includes("Files");
    addEventListener("dragover", (e) => { if (files(e)) { e.preventDefault(); $("drop").hidden = false; } });
    addEventListener("dragleave", (e) => { if (!e.relatedTarget) $("drop").hidden = true; });
    addEventListener("drop", (e) => {
      $("drop").hidden = true;
      if (!files(e)) return;
      e.preventDefault();
      this.#read(e.dataTransfer.files);
    });
  }
}

const isLines = (name) => /\.jsonl$/i.test(name);
const size = (n) => (n < 1000 ? `${n} B` : n < 1e6 ? `${Math.round(n / 1e3)} kB` : `${(n / 1e6).toFixed(1)} MB`);
