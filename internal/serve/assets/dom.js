// Small words for the page: elements, requests, and bytes of texts.

export const $ = (id) => document.getElementById(id);

// el makes an element. Properties that begin with "on" are listeners, "class", "data-..." and
// "aria-..." attributes; children are nodes or texts. Nothing is ever read as HTML.
export function el(tag, props, ...children) {
  const e = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (name.startsWith("on")) e.addEventListener(name.slice(2), value);
    else if (name.includes("-") || name === "class" || name === "role" || name === "for") e.setAttribute(name, value);
    else e[name] = value;
  }
  e.append(...children.flat().filter((c) => c !== null && c !== undefined && c !== false));
  return e;
}

export const plural = (n, one, many = one + "s") => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

// A Problem is an answer that says what is wrong, and what to do about it.
export class Problem extends Error {
  constructor(answer, status) {
    super(answer.error ?? "something went wrong");
    this.hint = answer.hint;
    this.mistakes = answer.mistakes;
    this.status = status;
  }
}

// ask sends a request and returns the answer; a newer request of the same kind ends it.
const pending = new Map();
export async function ask(path, body, kind = path) {
  pending.get(kind)?.abort();
  const control = new AbortController();
  pending.set(kind, control);
  let response, answer;
  try {
    response = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal: control.signal });
    answer = await response.json();
  } catch (err) {
    if (err.name === "AbortError") throw err;
    throw new Problem({ error: "the workbench does not answer", hint: "is dossier serve still running?" });
  } finally {
    if (pending.get(kind) === control) pending.delete(kind);
  }
  if (!response.ok) throw new Problem(answer, response.status);
  return answer;
}

export function later(ms, run) {
  let timer;
  const call = (...args) => { clearTimeout(timer); timer = setTimeout(() => run(...args), ms); };
  call.now = (...args) => { clearTimeout(timer); run(...args); };
  return call;
}

// show tells of a problem below the page; null takes it away.
export function show(problem) {
  const box = $("problem");
  if (problem?.name === "AbortError") return;
  box.hidden = !problem;
  box.replaceChildren();
  if (!problem) return;
  box.append(el("p", {}, problem.message, problem.hint ? el("span", { class: "hint" }, problem.hint) : null),
    el("button", { type: "button", "aria-label": "Dismiss", onclick: () => show(null) }, "×"));
}

export function downloadText(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

const encoder = new TextEncoder(), decoder = new TextDecoder();
export const byteLength = (text) => encoder.encode(text).length;

// characters returns how many UTF-16 units the first bytes of a text take.
export const characters = (text, bytes) => decoder.decode(encoder.encode(text).subarray(0, bytes)).length;

// marked returns a sentence with labels below its marked words. The offsets of sentence
// and marks are bytes of the document.
export function marked(sentence, marks) {
  const raw = encoder.encode(sentence.text);
  const cut = (a, b) => decoder.decode(raw.subarray(a, b));
  const joined = [];
  for (const m of marks) {
    const start = m.start - sentence.start, end = m.end - sentence.start;
    if (start < 0 || end > raw.length || start >= end) continue;
    const label = m.is ? `${m.label}: ${m.is}` : m.label;
    const same = joined.find((o) => o.start === start && o.end === end);
    if (same) {
      if (!same.labels.includes(label)) same.labels.push(label);
      same.bad ||= m.bad;
    } else joined.push({ start, end, labels: [label], bad: m.bad });
  }
  joined.sort((a, b) => a.start - b.start || b.end - a.end);
  const out = el("p", { class: "sentence" });
  let at = 0;
  for (const m of joined) {
    if (m.start < at) continue; // inside of another
    out.append(cut(at, m.start), el("ruby", { class: m.bad ? "bad" : "" }, cut(m.start, m.end), el("rt", {}, m.labels.join(", "))));
    at = m.end;
  }
  out.append(cut(at, raw.length));
  return out;
}
