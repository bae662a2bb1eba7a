// The editor of the rules file: a plain textarea, with line numbers beside it and
// mistakes underlined behind it.
import { $, el, characters, later } from "./dom.js";

export class Editor {
  #area = $("source");
  #gutter = $("gutter");
  #underlay = $("underlay");
  #mistakes = [];
  #failed = new Map(); // line -> what failed there
  #leaving = false; // Escape was pressed: Tab leaves

  constructor(onchange) {
    const settled = later(350, onchange);
    this.#area.addEventListener("input", () => { this.mark([], new Map()); settled(); });
    this.#area.addEventListener("scroll", () => this.#follow());
    this.#area.addEventListener("keydown", (e) => this.#key(e));
    this.#area.addEventListener("blur", () => { this.#leaving = false; });
  }

  get text() { return this.#area.value; }

  // set puts another text into the editor; it can be undone.
  set(text, caret = text.length) {
    this.#area.focus({ preventScroll: true });
    this.#area.select();
    this.#insert(text);
    this.#area.setSelectionRange(caret, caret);
  }

  // open is set without the undoing, for the text of the start.
  open(text) {
    this.#area.value = text;
    this.mark([], new Map());
  }

  #insert(text) {
    // execCommand alone keeps what the browser can undo.
    if (!document.execCommand("insertText", false, text)) {
      this.#area.setRangeText(text, this.#area.selectionStart, this.#area.selectionEnd, "end");
      this.#area.dispatchEvent(new Event("input"));
    }
  }

  // goto goes to the begin of a line, or selects what is wrong in it.
  goto(line, column = 1, width = 0) {
    const lines = this.text.split("\n");
    let at = 0;
    for (let i = 0; i < line - 1 && i < lines.length; i++) at += lines[i].length + 1;
    const text = lines[line - 1] ?? "";
    const start = at + Math.max(characters(text, column - 1), text.search(/\S|$/));
    const end = width ? at + characters(text, column - 1 + width) : start;
    this.#area.focus();
    this.#area.setSelectionRange(start, end);
    this.#area.scrollTop = Math.max(0, (line - 4) * this.#lineHeight());
    this.#follow();
  }

  #lineHeight() { return parseFloat(getComputedStyle(this.#area).lineHeight); }

  // mark shows mistakes (line, column and width in bytes) and failed examples.
  mark(mistakes, failed) {
    this.#mistakes = mistakes;
    this.#failed = failed;
    this.#draw();
  }

  #draw() {
    const lines = this.text.split("\n");
    const wrong = Map.groupBy(this.#mistakes, (m) => m.line);
    this.#gutter.replaceChildren(...lines.map((_, i) => el("span", { class: wrong.has(i + 1) ? "wrong" : this.#failed.has(i + 1) ? "failed" : "" }, String(i + 1))));
    this.#underlay.replaceChildren();
    lines.forEach((text, i) => {
      let at = 0;
      for (const m of wrong.get(i + 1) ?? []) {
        const from = characters(text, m.column - 1), to = Math.max(characters(text, m.column - 1 + m.width), from + 1);
        if (from < at) continue;
        this.#underlay.append(text.slice(at, from), el("mark", {}, text.slice(from, to) || " "));
        at = to;
      }
      this.#underlay.append(text.slice(at) + "\n");
    });
    this.#follow();
  }

  #follow() {
    this.#gutter.scrollTop = this.#area.scrollTop;
    this.#underlay.scrollTop = this.#area.scrollTop;
    this.#underlay.scrollLeft = this.#area.scrollLeft;
  }

  #key(e) {
    if (e.key === "Escape") { this.#leaving = true; return; }
    if (e.key === "Tab" && !this.#leaving && !e.ctrlKey && !e.altKey && !e.metaKey) {
      e.preventDefault();
      this.#indent(e.shiftKey);
    } else if (e.key === "Enter" && !e.isComposing) {
      e.preventDefault();
      const before = this.text.slice(0, this.#area.selectionStart);
      const line = before.slice(before.lastIndexOf("\n") + 1);
      this.#insert("\n" + line.match(/^ */)[0] + (/:\s*$/.test(line) ? "  " : ""));
    } else if (e.key !== "Shift") this.#leaving = false;
  }

  // #indent moves the chosen lines by two spaces, or fills up to the next step.
  #indent(back) {
    const area = this.#area, { selectionStart: a, selectionEnd: b } = area;
    const first = this.text.lastIndexOf("\n", a - 1) + 1;
    if (a === b && !back) {
      this.#insert(" ".repeat(2 - ((a - first) % 2)));
      return;
    }
    const last = this.text.indexOf("\n", Math.max(a, b - 1));
    const lines = this.text.slice(first, last < 0 ? undefined : last).split("\n");
    const moved = lines.map((l) => (back ? l.replace(/^ {1,2}/, "") : l && "  " + l)).join("\n");
    area.setSelectionRange(first, last < 0 ? this.text.length : last);
    this.#insert(moved);
    area.setSelectionRange(a === b ? Math.max(first, a + moved.length - lines.join("\n").length) : first, a === b ? Math.max(first, a + moved.length - lines.join("\n").length) : first + moved.length);
  }
}

// into returns a rules file with text added at the end of a section, which is made if it
// is not there. The text is indented as the items of the section are; "infer.rules"
// is the list inside of infer.
export function into(source, section, text) {
  const [name, inner] = section.split(".");
  let lines = source.replace(/\s*$/, "").split("\n");
  if (lines.length === 1 && lines[0] === "") lines = ["version: 1", "extends: shipped"];
  const indent = (depth) => text.replace(/\s*$/, "").split("\n").map((l) => (l ? "  ".repeat(depth) + l : l));
  const isKey = (l) => /^[a-z_]+:/.test(l);
  const start = lines.findIndex((l) => l.startsWith(name + ":"));
  if (start < 0) {
    lines.push("", name + ":", ...(inner ? ["  " + inner + ":", ...indent(2)] : indent(1)));
    return lines.join("\n") + "\n";
  }
  let end = lines.findIndex((l, i) => i > start && isKey(l));
  if (end < 0) end = lines.length;
  let add = indent(inner ? 2 : 1);
  if (inner && !lines.slice(start, end).some((l) => l.startsWith(`  ${inner}:`))) add = ["  " + inner + ":", ...add];
  while (end > start + 1 && lines[end - 1].trim() === "") end--;
  const blank = end > start + 1 && text.startsWith("- ") ? [""] : [];
  lines.splice(end, 0, ...blank, ...add);
  return lines.join("\n") + "\n";
}
