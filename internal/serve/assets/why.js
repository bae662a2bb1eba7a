// Why a thing is in the graph, and why a rule does not read a sentence.
import { $, ask, el, marked, plural, show } from "./dom.js";

export class Why {
  #goto; // shows the place of a rule
  #rules; // gives the rules file

  constructor(rules, goto) {
    this.#rules = rules;
    this.#goto = goto;
    $("why-not").addEventListener("submit", (e) => { e.preventDefault(); this.#tell(); });
  }

  setRules(names) { $("rule-names").replaceChildren(...names.map((r) => el("option", { value: r.id }))); }

  // why tells why an entity or a relation of a view is there.
  async why(view, kind, id) {
    $("account").replaceChildren(el("p", { class: "quiet" }, "…"));
    try {
      const a = await ask("api/why", { view, kind, id });
      $("account").replaceChildren(el("h2", { tabIndex: -1 }, a.title), ...a.documents.flatMap((d) => this.#document(d, a.documents.length > 1)),
        a.more ? el("p", { class: "quiet" }, `and ${plural(a.more, "more document")}`) : "");
    } catch (err) {
      $("account").replaceChildren();
      show(err);
    }
  }

  whyNot(rule, text) {
    $("why-not-rule").value = rule;
    $("why-not-text").value = text;
    return this.#tell();
  }

  #document(d, several) {
    const out = several ? [el("h3", { class: "document" }, d.document)] : [];
    for (const f of d.facts) out.push(this.#fact(f));
    for (const e of d.entities ?? []) out.push(this.#entity(e));
    if (!d.facts.length && !d.entities?.length) out.push(el("p", { class: "quiet" }, "No rule reads it here: it was put together from other documents."));
    return out;
  }

  #fact(f) {
    return el("article", { class: "fact" }, el("h4", {}, f.claim, " ", el("span", { class: "quiet" }, String(f.confidence))), ...(f.readings ?? []).map((r) => this.#reading(r)));
  }

  #rule(id, at) {
    if (!at) return el("b", {}, id);
    return el("button", { type: "button", class: "link", title: at, onclick: () => this.#goto(at, id) }, id);
  }

  #reading(r) {
    const rows = [];
    const row = (name, ...value) => rows.push(el("dt", {}, name), el("dd", {}, ...value));
    if (r.from) row("rule", this.#rule(r.rule, r.at), `, inferred from ${r.from}`);
    else if (r.form === "inferred") row("rule", "inferred: the lexicon knows it of two things that the text names");
    else row("rule", this.#rule(r.rule, r.at), `, in its form ${r.form}`);
    if (r.text) row(r.shape, el("code", {}, r.text));
    for (const c of r.cues ?? []) row(c.effect, c.text ? `“${c.text}”: ${c.why}` : c.why);
    for (const l of r.links ?? []) row(`“${l.text}”`, `is ${l.name}${l.antecedent ? `, by “${l.antecedent.text}” in sentence ${l.antecedent.number}` : ""}: ${l.sieve}`, candidates(l.candidates));
    row("confidence", r.factors?.length ? `${r.factors.map((x) => `${x.value} ${x.why}`).join(" × ")} = ${round(r.confidence)}` : String(round(r.confidence)));
    return el("div", { class: "reading" }, r.claim ? el("p", {}, el("b", {}, r.claim), ` lost: ${r.lost}`) : null, marked(r.sentence, r.marks ?? []), el("dl", {}, rows));
  }

  #entity(e) {
    return el("article", { class: "entity" }, el("h4", {}, e.name, " ", el("span", { class: "quiet" }, [e.type, e.kind, e.wikidata].filter(Boolean).join(" · "))),
      e.aliases?.length ? el("p", { class: "quiet" }, "also ", e.aliases.join(", ")) : null,
      el("ul", { class: "mentions" }, (e.mentions ?? []).slice(0, 60).map((m) => el("li", {}, el("details", {},
        el("summary", {}, `“${m.text}” `, el("span", { class: "quiet" }, `${m.kind}, sentence ${m.sentence}`)),
        el("ul", {}, (m.steps ?? []).map((s) => el("li", {}, step(s)))))))));
  }

  async #tell() {
    try {
      const n = await ask("api/why-not", { rules: this.#rules(), rule: $("why-not-rule").value.trim(), text: $("why-not-text").value });
      show(null);
      $("nearness").replaceChildren(...this.#nearness(n));
      $("nearness").scrollIntoView({ block: "nearest" });
    } catch (err) { $("nearness").replaceChildren(); show(err); }
  }

  #nearness(n) {
    const out = [el("p", {}, this.#rule(n.rule, n.at), n.reads.length ? el("span", { class: "good" }, ` reads ${n.reads.join("; ")}`) : " reads nothing here.")];
    if (!n.reads.length && n.others?.length) out.push(el("p", { class: "quiet" }, `Other rules read ${n.others.join("; ")}.`));
    for (const f of n.flagged ?? []) out.push(el("p", {}, `Pictures leave out ${f}.`));
    for (const l of n.lost ?? []) out.push(el("p", {}, el("b", {}, l.claim), ` was read, and lost: ${l.lost}.`));
    for (const d of n.dropped ?? []) out.push(el("p", {}, `“${d.other?.text}” as ${d.type}: ${d.why}.`));
    const shapes = [...n.shapes].sort((a, b) => rank(a) - rank(b));
    const near = shapes.filter((s) => rank(s) < 3), far = shapes.filter((s) => rank(s) === 3);
    out.push(...near.map(shape));
    if (far.length) out.push(el("details", { open: !near.length }, el("summary", {}, `${plural(far.length, "form")} of which the text has no word`), ...far.map(shape)));
    return out;
  }
}

// rank orders shapes: those that read, that came near, that have a hint, and the rest.
const rank = (s) => (s.read ? 0 : s.places ? 1 : s.nearest?.length ? 2 : 3);

function shape(s) {
  const marks = (s.held ?? []).concat(s.failed ? [{ ...s.failed, label: "stops here", bad: true }] : []);
  return el("div", { class: "reading" }, el("p", {}, el("span", { class: "quiet" }, s.shape), " ", el("code", {}, s.text)),
    s.sentence ? marked(s.sentence, marks) : null,
    el("p", { class: s.read ? "good" : "bad" }, s.read ? "It reads." : `No: ${s.wants ? `it wants ${s.wants}; ` : ""}${s.why ?? ""}.`),
    ...(s.nearest ?? []).map((h) => el("p", { class: "quiet" }, `“${h.text}” for ${h.wanted}: ${h.why}`)),
    s.places > 1 ? el("p", { class: "quiet small" }, `The best of ${s.places} places where it was tried.`) : null);
}

function candidates(all) {
  if (!all?.length) return "";
  const weighed = all.filter((c) => !c.veto), vetoed = all.filter((c) => c.veto);
  return el("ul", { class: "small quiet" }, weighed.slice(0, 4).map((c) => el("li", {}, `“${c.text}” ${round(c.score ?? 0)}${c.why ? `: ${c.why}` : ""}`)),
    vetoed.slice(0, 6).map((c) => el("li", {}, `not “${c.text}”: ${c.veto}`)));
}

function step(s) {
  const what = s.kind === "entity" ? "the first mention of it" : [s.rule, s.type, s.other ? `“${s.other.text}”` : ""].filter(Boolean).join(" ");
  return `${s.kind}: ${what}${s.why ? `: ${s.why}` : ""}${s.score ? ` (${round(s.score)})` : ""}`;
}

const round = (n) => Math.round(n * 1000) / 1000;
