// What is chosen and what is shown. The address of the page says it all, so that it can be sent to somebody.

const firstText = documents.length ? Math.max(documents.findIndex((d) => d.text), 0) : -1;
const state = {
  kind: "", at: -1, // "entity" or "fact", and its place in the lists
  tab: "graph",
  document: firstText, // the one that is read
  only: -1, // the one that facts must come from, -1 for any
  hidden: new Set(), // types of things
  without: new Set(), // types of relations
  statuses: new Set(data.shown),
  least: data.least,
  path: { from: -1, to: -1 },
};
const past = []; // what was chosen before

const watchers = [];
const watch = (f) => watchers.push(f);

// shown is what the filters let through: sets of places in relations and entities.
let shown = { facts: new Set(), entities: new Set(), linked: new Set() };

function sift() {
  const facts = new Set();
  const linked = new Set();
  relations.forEach((r, i) => {
    if (!state.statuses.has(r.status) || r.confidence < state.least || state.without.has(r.type)) return;
    if (state.hidden.has(entities[r.subject].type) || state.hidden.has(entities[r.object].type)) return;
    if (state.only >= 0 && !r.documents.has(state.only)) return;
    facts.add(i);
    linked.add(r.subject).add(r.object);
  });
  const all = entities.keys().filter((i) => !state.hidden.has(entities[i].type) && (state.only < 0 || entities[i].documents.has(state.only) || linked.has(i)));
  shown = { facts, linked, entities: new Set(all) };
}

// change sets parts of the state and tells everybody; what says which part it was.
function change(parts, what = "filter") {
  Object.assign(state, parts);
  if (what === "filter") sift();
  if (what !== "read") remember();
  for (const f of watchers) f(what);
}

// choose shows an entity or a fact in all panes.
function choose(kind, at, back = false) {
  if (state.kind === kind && state.at === at) return;
  if (!back && state.kind) past.push([state.kind, state.at]);
  const one = kind === "entity" ? entities[at] : relations[at];
  const near = one && nearest(kind, one);
  change({ kind, at, ...(near >= 0 && { document: near }) }, "choice");
  // Dossier's workbench, which shows this page in a frame, tells why. In its sandbox the page has no origin
  // to share, so whoever frames it is told; it is no more than what was chosen.
  if (one && parent !== window) parent.postMessage({ dossier: "select", kind: kind === "fact" ? "relation" : "entity", id: one.id }, "*");
}
const forget = () => choose("", -1);
const back = () => { const [kind, at] = past.pop() ?? ["", -1]; choose(kind, at, true); };

// nearest returns the document in which to read of a thing: the one that is open, if it can be.
function nearest(kind, one) {
  if (one.documents.has(state.document) || !one.documents.size) return -1;
  return kind === "fact" ? quotes[one.evidence[0].quote].document : one.mentions[0][0];
}

const list = (set) => [...set].sort().join(",");

function address() {
  const a = new URLSearchParams();
  if (state.kind === "entity") a.set("entity", entities[state.at].id);
  if (state.kind === "fact") a.set("fact", relations[state.at].id);
  if (state.tab !== "graph") a.set("tab", state.tab);
  if (state.document !== firstText) a.set("text", documents[state.document].id);
  if (state.only >= 0) a.set("only", documents[state.only].id);
  if (state.hidden.size) a.set("notype", list(state.hidden));
  if (state.without.size) a.set("nolink", list(state.without));
  if (list(state.statuses) !== list(data.shown)) a.set("status", list(state.statuses));
  if (state.least !== data.least) a.set("least", state.least);
  if (state.path.from >= 0) a.set("from", entities[state.path.from].id);
  if (state.path.to >= 0) a.set("to", entities[state.path.to].id);
  return a.toString();
}

let written; // what the page itself wrote as its address
function remember() {
  written = address();
  // In the sandbox of a frame the address may not be changed; nothing depends on it there.
  try { history.replaceState(null, "", "#" + written); } catch { /* see above */ }
}

// recall reads the address; what it names and the page has not, is left out.
function recall() {
  const hash = location.hash.slice(1);
  if (hash === written) return;
  written = hash;
  const a = new URLSearchParams(hash);
  const set = (name) => new Set((a.get(name) ?? "").split(",").filter(Boolean));
  const documentAt = (name) => documents.findIndex((d) => a.has(name) && d.id === a.get(name));
  const entity = (name) => entityAt.get(a.get(name)) ?? -1;
  const kind = a.has("entity") && entity("entity") >= 0 ? "entity" : relationAt.has(a.get("fact")) ? "fact" : "";
  const tabs = ["graph", "entities", "facts", "timeline"];
  const least = Number(a.get("least") ?? data.least);
  Object.assign(state, {
    tab: tabs.includes(a.get("tab")) ? a.get("tab") : "graph",
    document: documentAt("text") >= 0 ? documentAt("text") : firstText, only: documentAt("only"),
    hidden: set("notype"), without: set("nolink"),
    statuses: a.has("status") ? set("status") : new Set(data.shown),
    least: least >= 0 && least <= 1 ? least : data.least,
    path: { from: entity("from"), to: entity("to") },
  });
  sift();
  for (const f of watchers) f("filter");
  if (kind) choose(kind, kind === "entity" ? entity("entity") : relationAt.get(a.get("fact")));
  else if (state.kind) forget();
}
