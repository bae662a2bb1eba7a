// How things and facts are named and shown wherever they stand.

const chip = (text, kind = "") => el("span", { class: `chip ${kind}` }, text);
const swatch = (e) => el("span", { class: `swatch ${e.class}`, "aria-hidden": "true" });

// entityButton is the name of a thing that chooses it.
const entityButton = (i) => el("button", { class: "entity", onclick: () => choose("entity", i) }, swatch(entities[i]), el("bdi", {}, entities[i].name));

// factButton is a fact in a line that chooses it.
function factButton(i) {
  const r = relations[i];
  return el("button", { class: "fact", onclick: () => choose("fact", i), "aria-current": state.kind === "fact" && state.at === i },
    el("bdi", {}, entities[r.subject].name), " ", el("em", { class: `status-${r.status}` }, r.phrase), " ", el("bdi", {}, entities[r.object].name), statusChips(r, true));
}

// statusChips say how firmly a fact is stated; brief leaves out what is usual.
function statusChips(r, brief = false) {
  const chips = [];
  if (r.negative) chips.push(chip("negated", "status-negated"));
  if (r.modality !== "asserted") chips.push(chip(r.modality, `status-${r.modality}`));
  else if (!brief && !r.negative) chips.push(chip("asserted", "status-asserted"));
  if (r.status === "inferred") chips.push(chip("inferred", "status-inferred"));
  if (r.tense && !(brief && r.tense === "present")) chips.push(chip(r.tense));
  if (r.source !== undefined && !brief) chips.push(el("span", { class: "chip" }, "said by ", entityButton(r.source)));
  return chips;
}

const confidence = (v) => el("span", { class: "sure", title: "how often such a reading is right, by the rule's own estimate" }, `${Math.round(v * 100)} % sure`);

// marked returns the words of a quote with what states the fact in bold, and its ends underlined.
function marked(v) {
  const text = quoteText(quotes[v.quote]);
  const spans = [[...v.trigger, "b"], [...v.subject, "u"], [...v.object, "u"]].filter(([start, end]) => end > start && end <= text.length);
  const cuts = [...new Set([0, text.length, ...spans.flatMap(([start, end]) => [start, end])])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, i) => {
    const tags = spans.filter((s) => s[0] <= cuts[i] && s[1] >= end).map((s) => s[2]);
    return tags.reduce((inner, tag) => el(tag, {}, inner), text.slice(cuts[i], end));
  });
}
