// The text that is read, its mentions marked. What states the chosen fact is lit by the CSS Custom
// Highlight API where the browser has it (MDN: CSS.highlights), so that the text stays as it is.

let pieces = []; // the text nodes, with the place at which each begins
let writtenDocument = -2;

// writeText shows a document: a paragraph for each of its own.
function writeText(d) {
  writtenDocument = d;
  pieces = [];
  const text = documents[d]?.text;
  if (!text) {
    const why = d < 0 ? "There is no document." : "This graph was saved without the texts. The evidence still quotes every sentence that states a fact.";
    return $("text").replaceChildren(el("p", { class: "note" }, why));
  }
  const breaks = [...text.matchAll(/\s*\n\s*\n\s*/g)].map((m) => [m.index, m.index + m[0].length]);
  let start = 0, at = 0;
  const paragraphs = [...breaks, [text.length, text.length]].map(([end, next]) => {
    const p = el("p");
    for (let m; (m = mentionsOf[d][at]) && m.start < end; at++) {
      if (m.start < start) continue;
      p.append(piece(text, start, m.start), el("mark", { class: `${entities[m.entity].class} ${kinds[m.kind]}`, "data-entity": m.entity }, piece(text, m.start, m.end)));
      start = m.end;
    }
    if (start < end) p.append(piece(text, start, end));
    start = Math.max(start, next);
    return p;
  });
  $("text").replaceChildren(...paragraphs);
  $("text").scrollTop = 0;
}

function piece(text, start, end) {
  const node = document.createTextNode(text.slice(start, end));
  pieces.push({ start, node });
  return node;
}

// range returns the range of a part of the text.
function range(start, end) {
  const find = (at) => {
    let low = 0, high = pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (pieces[middle].start <= at) low = middle; else high = middle - 1;
    }
    return [pieces[low].node, Math.min(at - pieces[low].start, pieces[low].node.length)];
  };
  const r = document.createRange();
  r.setStart(...find(start));
  r.setEnd(...find(end));
  return r;
}

// light marks the sentence and the trigger of evidence, and scrolls to it.
function light(v) {
  const q = quotes[v.quote];
  if (q.text !== undefined || !pieces.length) return;
  const sentence = range(q.start, q.end);
  if (globalThis.Highlight) {
    CSS.highlights.set("sentence", new Highlight(sentence));
    CSS.highlights.set("trigger", new Highlight(range(q.start + v.trigger[0], q.start + v.trigger[1])));
  }
  scrollToText(sentence);
}

function scrollToText(r) {
  const pane = $("text"), box = r.getBoundingClientRect(), outer = pane.getBoundingClientRect();
  if (box.top < outer.top || box.bottom > outer.bottom) pane.scrollTo({ top: pane.scrollTop + box.top - outer.top - outer.height / 3, behavior: scrollMode() });
}

// readMention goes to a mention of a thing.
function readMention([d, start, end]) {
  change({ document: d }, "read");
  openPane("source");
  if (!pieces.length) return;
  const r = range(start, end);
  if (globalThis.Highlight) CSS.highlights.set("trigger", new Highlight(r));
  scrollToText(r);
}

// readEvidence goes to the sentence of evidence.
function readEvidence(v) {
  change({ document: quotes[v.quote].document }, "read");
  openPane("source");
  light(v);
}

$("text").addEventListener("click", (e) => {
  const mark = e.target.closest("mark");
  if (mark) choose("entity", Number(mark.dataset.entity));
});
$("document").append(...documents.map((d, i) => el("option", { value: i }, `${titleOf(i)}${d.date ? `, ${d.date}` : ""}`)));
$("document").hidden = documents.length < 2;
$("document").addEventListener("change", (e) => change({ document: Number(e.target.value) }, "read"));

watch((what) => {
  if (writtenDocument !== state.document) writeText(state.document);
  $("document").value = state.document;
  globalThis.CSS?.highlights?.clear();
  for (const m of $("text").querySelectorAll("mark")) m.classList.toggle("chosen", state.kind === "entity" && Number(m.dataset.entity) === state.at);
  if (what === "read" || state.at < 0) return;
  if (state.kind === "fact") {
    const v = relations[state.at].evidence.find((v) => quotes[v.quote].document === state.document);
    if (v) light(v);
  } else {
    const first = $("text").querySelector("mark.chosen");
    const seen = (m) => { const b = m.getBoundingClientRect(), o = $("text").getBoundingClientRect(); return b.top >= o.top && b.bottom <= o.bottom; };
    if (first && ![...$("text").querySelectorAll("mark.chosen")].some(seen)) scrollToText(first);
  }
});
