// The rules: the editor, its outcome, and the book of the shipped rules.
import { $, ask, downloadText, el, later, plural, show } from "./dom.js";
import { Editor, into } from "./editor.js";

export class Rules {
  #editor;
  #file = "rules.yaml";
  #opened = ""; // as the file was opened
  #saved = ""; // as it was last saved or downloaded
  #mark = "";
  #canSave = false;
  #good = ""; // the last text without mistakes
  #texts; // gives the texts
  #reread; // has them read by new rules
  #book;
  #runs = 0;

  constructor(texts, reread) {
    this.#texts = texts;
    this.#reread = reread;
    this.#editor = new Editor(() => this.run());
    $("templates").addEventListener("change", () => this.#template());
    $("save-rules").addEventListener("click", () => this.save());
    $("download-rules").addEventListener("click", () => { downloadText(this.#file, this.#editor.text); this.#settled(); });
    $("before").addEventListener("change", () => this.run());
    $("set-mark").addEventListener("click", () => {
      this.#mark = this.#editor.text;
      $("before").querySelector("[value=mark]").disabled = false;
      $("before").value = "mark";
      this.run();
    });
    $("check-all").addEventListener("click", () => this.#checkAll());
    $("open-book").addEventListener("click", () => this.openBook());
    $("book-search").addEventListener("input", () => this.#list()); // at once: a list that changes later takes a click's button away
    $("source").addEventListener("input", () => this.#note());
    addEventListener("keydown", (e) => {
      if ((e.ctrlKey || e.metaKey) && e.key === "s") { e.preventDefault(); this.save(); }
    });
    addEventListener("beforeunload", (e) => { if (this.#editor.text !== this.#saved) e.preventDefault(); });
  }

  start(s) {
    this.#file = s.file;
    this.#opened = this.#saved = s.source;
    this.#canSave = s.can_save;
    $("save-rules").hidden = !s.can_save;
    $("templates").append(...s.templates.map((t, i) => el("option", { value: String(i) }, t.name)));
    this.templates = s.templates;
    this.#editor.open(s.source || "version: 1\nextends: shipped\n");
    if (!s.source) this.#saved = this.#editor.text;
    else $("before").value = s.source.trim() ? "opened" : "shipped";
    $("before").querySelector("[value=opened]").disabled = !s.source;
    this.#note();
    return this.run();
  }

  // good is the rules file that texts are read by: the last without mistakes.
  get good() { return this.#good; }

  #before() { return { shipped: "", opened: this.#opened, mark: this.#mark }[$("before").value]; }

  #note() { $("file").textContent = this.#file + (this.#editor.text === this.#saved ? "" : " •"); $("file").title = this.#editor.text === this.#saved ? "" : "changed, not saved"; }

  #settled() { this.#saved = this.#editor.text; this.#note(); }

  async save() {
    if (!this.#canSave) { downloadText(this.#file, this.#editor.text); this.#settled(); return; }
    try {
      const text = this.#editor.text;
      await ask("api/save", { rules: text });
      this.#saved = text;
      this.#note();
      show(null);
    } catch (err) { show(err); }
  }

  // run tries what the editor holds: its mistakes, its examples, and what it changes.
  async run() {
    const run = ++this.#runs, rules = this.#editor.text;
    let trial;
    try {
      trial = await ask("api/rules", { rules, before: this.#before(), texts: this.#texts() });
    } catch (err) { show(err); return; }
    if (run !== this.#runs || rules !== this.#editor.text) return;
    this.#showMistakes(trial, rules);
    if (trial.mistakes.length) return;
    this.#showExamples(trial);
    this.#showDifferences(trial);
    if (rules !== this.#good) {
      this.#good = rules;
      this.#reread();
    }
  }

  // textsChanged is called when only the texts are others: what the rules change in them is.
  textsChanged() { this.run(); }

  #showMistakes(trial, rules) {
    const said = [...trial.mistakes, ...(trial.report?.mistakes ?? []).map(placed)];
    for (const list of [trial.report?.dead, trial.report?.contradict]) said.push(...(list ?? []).map(placed));
    $("mistakes").replaceChildren();
    if (said.length) {
      $("mistakes").append(el("h2", {}, plural(said.length, "mistake")),
        trial.mistakes.length && this.#good && this.#good !== rules ? el("p", { class: "quiet" }, "The graph is that of the rules before.") : null ?? "",
        el("ul", {}, said.slice(0, 100).map((m) => el("li", {}, el("button", { type: "button", class: "entry", onclick: () => m.line && this.#editor.goto(m.line, m.column, m.width) },
          el("span", { class: "where" }, `${m.own === false ? m.file + ":" : ""}${m.line}:${m.column}`), " ", m.rule ? el("b", {}, m.rule, ": ") : null, m.message,
          m.hint ? el("span", { class: "hint" }, `did you mean “${m.hint}”?`) : null)))));
    }
    const failed = new Map((trial.examples ?? []).filter((e) => e.failed).map((e) => [e.line, e.failed]));
    this.#editor.mark(said.filter((m) => m.own !== false && m.line), failed);
    const wrong = said.length + failed.size;
    $("rules-badge").hidden = !wrong;
    $("rules-badge").textContent = String(wrong);
    $("rules-badge").setAttribute("aria-label", plural(wrong, "finding"));
    for (const id of ["examples-box", "diff-box"]) $(id).classList.toggle("stale", trial.mistakes.length > 0);
  }

  #showExamples(trial) {
    const failed = trial.examples.filter((e) => e.failed).length;
    $("examples-sum").textContent = trial.examples.length ? (failed ? `${failed} of ${trial.examples.length} fail` : trial.examples.length === 1 ? "1 passes" : `${trial.examples.length} pass`) : "none in this file";
    $("examples-sum").classList.toggle("bad", failed > 0);
    const near = new Map((trial.report.failed ?? []).map((f) => [Number(f.at.split(":").at(-2)), f]));
    $("examples").replaceChildren(...trial.examples.map((e) => el("li", { class: e.failed ? "fails" : "passes" },
      el("button", { type: "button", class: "entry", onclick: () => this.#editor.goto(e.line) },
        el("span", { class: "sign", "aria-label": e.failed ? "fails" : "passes" }, e.failed ? "✗" : "✓"), " ", e.text,
        e.failed ? null : el("span", { class: "want" }, `${e.rule}: ${e.wants.join("; ") || "nothing"}`),
        e.failed ? el("span", { class: "hint bad" }, e.failed.replace(/^example failed: /, "")) : null),
      e.failed && near.get(e.line) ? el("button", { type: "button", class: "link", onclick: () => this.onwhynot(e.rule, e.text) }, "Why not?") : null)));
    const oneSided = (trial.report.one_sided ?? []).map(placed);
    for (const m of oneSided) $("examples").append(el("li", { class: "note" }, el("button", { type: "button", class: "entry", onclick: () => this.#editor.goto(m.line, m.column) }, el("span", { class: "sign" }, "·"), " ", m.rule, ": ", m.message)));
    $("check-sum").textContent = "";
  }

  async #checkAll() {
    $("check-sum").textContent = "running …";
    try {
      const report = await ask("api/check", { rules: this.#editor.text });
      const broken = report.failed.filter((f) => f.at.startsWith("shipped:"));
      $("check-sum").textContent = broken.length ? `${plural(broken.length, "shipped example")} of ${report.inherited} now ${broken.length === 1 ? "fails" : "fail"}:` : `all ${report.inherited} shipped examples pass`;
      $("examples").querySelectorAll(".inherited").forEach((e) => e.remove());
      $("examples").append(...broken.slice(0, 50).map((f) => el("li", { class: "fails inherited" }, el("span", { class: "sign" }, "✗"), " ", f.text, el("span", { class: "hint" }, `${f.rule}: ${f.message.replace(/^example failed: /, "")}`),
        el("button", { type: "button", class: "link", onclick: () => this.onwhynot(f.rule, f.text) }, "Why not?"))));
    } catch (err) { $("check-sum").textContent = ""; show(err); }
  }

  #showDifferences(trial) {
    const count = (k) => trial.differences.reduce((n, d) => n + d[k].length, 0);
    const parts = [[count("gained"), "gained"], [count("lost"), "lost"], [count("changed"), "changed"]];
    const names = count("names");
    $("diff-sum").textContent = trial.before.length ? "the other rules have mistakes" : parts.some(([n]) => n) ? parts.filter(([n]) => n).map(([n, what]) => `${n} ${what}`).join(", ") : names ? `no fact; ${plural(names, "name")}` : this.#texts().length ? "none" : "no text yet";
    const fact = (sign, kind, f, ...more) => el("li", { class: kind }, el("button", { type: "button", class: "entry", title: "What does the rule say to this sentence?", onclick: () => this.onwhynot(f.rule, f.sentence) },
      el("span", { class: "sign", "aria-label": kind }, sign), " ", el("b", {}, f.claim), el("span", { class: "want" }, `${f.rule}, ${f.form}, ${f.confidence}`), ...more,
      el("span", { class: "quote" }, f.sentence)));
    const several = this.#texts().length > 1 || trial.differences.some((d) => d.document !== trial.differences[0].document);
    $("diff").replaceChildren(...trial.differences.flatMap((d) => [
      several ? el("li", { class: "document" }, d.document) : null,
      ...d.lost.map((f) => fact("−", "lost", f)),
      ...d.gained.map((f) => fact("+", "gained", f)),
      ...d.changed.map((c) => fact("~", "changed", c.new, el("span", { class: "was" }, `was ${c.old.claim}, by ${c.old.rule}, ${c.old.form}, ${c.old.confidence}`))),
      d.names.length ? el("li", { class: "names" }, el("details", {}, el("summary", {}, plural(d.names.length, "name") + " differ" + (d.names.length === 1 ? "s" : "")), el("ul", {},
        d.names.slice(0, 200).map((n) => el("li", {}, `“${n.text}” ${n.old ? "was " + n.old : "is new"}${n.new ? (n.old ? ", is " : ": ") + n.new : ", is none"}`))))) : null,
    ]).filter(Boolean));
  }

  #template() {
    const t = this.templates[Number($("templates").value)];
    $("templates").value = "";
    if (!t) return;
    let source = this.#editor.text;
    for (const p of t.parts) source = into(source, p.section, p.text);
    const first = t.parts.at(-1).text.split("\n")[0];
    this.#editor.set(source);
    this.#editor.goto(source.slice(0, source.lastIndexOf(first)).split("\n").length);
  }

  // goto shows a place such as "rules.yaml:9:5", in the editor or in the book.
  goto(at, rule) {
    const [, file, line, column] = at.match(/^(.*):(\d+):(\d+)$/) ?? [];
    if (file === this.#file) {
      this.onshow();
      this.#editor.goto(Number(line), Number(column));
    } else this.openBook(rule);
  }

  async openBook(rule) {
    try {
      this.#book ??= flatten(await ask("api/book", {}));
    } catch (err) { show(err); return; }
    $("book").showModal();
    if (typeof rule === "string") $("book-search").value = rule;
    this.#list();
    if (typeof rule === "string") this.#leaf(this.#book.find((r) => r.id === rule));
  }

  #list() {
    const words = $("book-search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = this.#book.filter((r) => words.every((w) => r.text.includes(w)));
    found.sort((a, b) => (words.includes(b.id) ? 1 : 0) - (words.includes(a.id) ? 1 : 0));
    $("book-list").replaceChildren(...found.map((r) => el("li", {}, el("button", { type: "button", class: "entry", onclick: () => this.#leaf(r) }, el("b", {}, r.id), " ", el("span", { class: "quiet" }, r.makes)))));
    if (!found.length) $("book-list").append(el("li", { class: "quiet" }, "No rule has these words."));
  }

  #leaf(r) {
    if (!r) return;
    for (const b of $("book-list").querySelectorAll("button")) b.toggleAttribute("aria-current", b.firstChild.textContent === r.id);
    const copy = () => {
      $("book").close();
      const source = into(this.#editor.text, r.section, changed(r.source, "replace: true"));
      this.onshow();
      this.#editor.set(source);
      this.#editor.goto(source.slice(0, source.lastIndexOf("replace: true")).split("\n").length - 1);
    };
    const off = () => {
      $("book").close();
      const key = r.section.split(".")[0], text = this.#editor.text;
      const there = new RegExp(`(^off:\\n(?:  .*\\n)*?  ${key}: \\[)`, "m");
      const source = there.test(text) ? text.replace(there, `$1${r.id}, `) : into(text, "off", `${key}: [${r.id}]`);
      this.onshow();
      this.#editor.set(source);
    };
    $("leaf").replaceChildren(el("h3", {}, r.id), el("p", { class: "quiet" }, r.makes, r.description ? ` — ${r.description}` : ""),
      el("div", { class: "row" }, el("button", { type: "button", onclick: copy }, "Copy into the editor, to replace it"),
        el("button", { type: "button", onclick: off }, "Switch it off")),
      el("pre", { tabIndex: 0 }, r.source));
  }
}

// placed reads the place of a finding: "rules.yaml:9:5".
function placed(f) {
  const [, file, line, column] = f.at.match(/^(.*):(\d+):(\d+)$/) ?? [];
  return { ...f, file, line: Number(line), column: Number(column), width: 1, own: !file?.startsWith("shipped:") };
}

// flatten makes one list of all rules of the book, with the words that a search looks at.
function flatten(book) {
  const all = [];
  for (const [section, rules] of [["frames", book.frames], ["entities", book.entity_rules], ["infer.rules", book.inferences]]) {
    for (const r of rules) {
      const source = book.sources[r.id];
      if (source) all.push({ id: r.id, section, makes: r.makes, description: r.description, source, text: `${r.id} ${r.makes} ${source}`.toLowerCase() });
    }
  }
  return all.sort((a, b) => (a.id < b.id ? -1 : 1));
}

// changed puts a key behind the ID of a rule.
const changed = (source, key) => source.replace(/^(- id: .*)$/m, `$1\n  ${key}`);
