// The evidence of what is chosen.

const title = (...children) => el("h2", { tabIndex: -1 }, ...children);

function showFact(i) {
  const r = relations[i];
  const about = (r.attributes ?? []).filter(([, v]) => v).flatMap(([n, v]) => [el("dt", {}, spaced(n)), el("dd", {}, el("bdi", {}, v))]);
  return [
    el("p", { class: "crumb" }, `Fact: ${spaced(r.type)}`),
    title(entityButton(r.subject), " ", el("em", { class: `status-${r.status}` }, r.phrase), " ", entityButton(r.object)),
    el("p", { class: "chips" }, statusChips(r), confidence(r.confidence)),
    about.length > 0 && el("dl", { class: "about" }, about),
    el("h3", {}, r.evidence.length ? plural(r.evidence.length, "piece") + " of evidence" : "No evidence was saved"),
    r.evidence.map(showEvidence),
  ];
}

function showEvidence(v) {
  const q = quotes[v.quote], d = documents[q.document];
  const inferred = v.form === "inferred";
  return el("figure", {},
    el("blockquote", {}, el("p", {}, inferred ? quoteText(q) : marked(v))),
    el("figcaption", {},
      el("p", {}, el("cite", {}, titleOf(q.document)), d.date && ` · ${d.date}`, /^https?:/i.test(d.url) && [" · ", safeLink(d.url, "source")]),
      inferred && el("p", {}, "No words say so: it follows from ", v.from ? el("code", {}, v.from) : "what the lexicon knows", "."),
      el("p", {}, "Rule ", el("code", {}, v.form ? `${v.rule}/${v.form}` : v.rule), rules[v.rule] ? `: ${rules[v.rule]}` : "", " · ", confidence(v.confidence)),
      el("p", { class: "actions" },
        d.text && el("button", { onclick: () => readEvidence(v) }, "Show in the text"),
        el("button", { onclick: (e) => copy(citation(v), e.target) }, "Copy as a citation"))));
}

const citation = (v) => {
  const q = quotes[v.quote], d = documents[q.document];
  return `“${quoteText(q).trim().replace(/\s+/g, " ")}” ${titleOf(q.document)}${d.date ? `, ${d.date}` : ""}${d.url ? `, ${d.url}` : ""}`;
};

// copy puts words into the clipboard and says so on the button.
async function copy(words, button) {
  const name = button.textContent;
  try {
    await navigator.clipboard.writeText(words);
    button.textContent = "Copied";
  } catch { // a page from a file may have no clipboard
    button.textContent = "The browser does not let this page copy";
  }
  setTimeout(() => { button.textContent = name; }, 1500);
}

// safeLink leads out of the page, to the web only: a text's address could be a script.
const safeLink = (url, words) => /^https?:\/\//i.test(url) && el("a", { href: url, target: "_blank", rel: "noreferrer noopener" }, words);

function showEntity(i) {
  const e = entities[i], mentions = e.mentions ?? [];
  const facts = e.facts.filter((f) => shown.facts.has(f)), hidden = e.facts.length - facts.length;
  let next = 0;
  return [
    el("p", { class: "crumb" }, swatch(e), [e.type, e.kind].filter(Boolean).map(spaced).join(", ")),
    title(el("bdi", {}, e.name)),
    e.aliases && el("p", { class: "also" }, "also ", e.aliases.map((a, n) => [n ? ", " : "", el("bdi", {}, a)])),
    el("dl", { class: "about" },
      (e.traits ?? []).flatMap(([n, v]) => [el("dt", {}, spaced(n)), el("dd", {}, el("bdi", {}, v))]),
      e.wikidata && [el("dt", {}, "Wikidata"), el("dd", {}, safeLink(`https://www.wikidata.org/wiki/${encodeURIComponent(e.wikidata)}`, e.wikidata))],
      e.iso && [el("dt", {}, "ISO 3166"), el("dd", {}, e.iso)],
      el("dt", {}, "mentions"), el("dd", {}, mentions.length, " ",
        mentions.length > 0 && el("button", { onclick: () => readMention(mentions[next++ % mentions.length]) }, "next in the text"))),
    el("p", { class: "actions" },
      el("button", { onclick: () => startPath(i) }, "Find a path from here"),
      nodes.has(i) && el("button", { onclick: () => { change({ tab: "graph" }, "tab"); openPane("graph"); fit([...bright().nodes].map((n) => nodes.get(n)).filter(Boolean)); } }, "Zoom to it")),
    el("h3", {}, plural(facts.length, "fact")),
    el("ul", { class: "facts" }, facts.map((f) => el("li", {}, factButton(f)))),
    hidden > 0 && el("p", { class: "note" }, `The filters hide ${plural(hidden, "more fact", "more facts")}.`),
  ];
}

watch((what) => {
  if (what === "read" || what === "tab") return;
  const pane = $("evidence");
  const content = state.kind === "fact" ? showFact(state.at) : state.kind === "entity" ? showEntity(state.at) : way.length || searching() ? showWay() : showOverview();
  pane.replaceChildren(...[past.length > 0 && state.kind && el("button", { class: "back", onclick: back }, "← Back"), content].flat(Infinity).filter(Boolean));
  if (what === "choice") {
    pane.scrollTop = 0;
    if (state.kind === "fact") openPane("evidence");
  }
});
