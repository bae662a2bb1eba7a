// The workbench: texts and rules on the left, the page of their graph on the right.
import { $, ask, el, plural, show } from "./dom.js";
import { Rules } from "./rules.js";
import { Texts } from "./texts.js";
import { Why } from "./why.js";

const tabs = ["texts", "rules", "why", "graph"];
const narrow = matchMedia("(max-width: 820px)");
let view = null; // ID of the graph
let shown = null; // digest of the graph that the frame shows
let frame = null;
let formats = [];

const texts = new Texts(() => { read(); rules.textsChanged(); });
const rules = new Rules(() => texts.get(), read);
const why = new Why(() => rules.good, (at, rule) => rules.goto(at, rule));
rules.onshow = () => choose("rules");
rules.onwhynot = (rule, text) => { choose("why"); why.whyNot(rule, text); };

// choose shows a part of the workbench. On a narrow screen the graph is one of them.
function choose(name, focus = false) {
  document.body.dataset.tab = name;
  for (const t of tabs) {
    const on = t === name;
    $("tab-" + t).setAttribute("aria-selected", on);
    $("tab-" + t).tabIndex = on ? 0 : -1;
    if (t !== "graph") $(t).hidden = !on;
    if (on && focus) $("tab-" + t).focus();
  }
}

for (const t of tabs) $("tab-" + t).addEventListener("click", () => choose(t));
$("tabs").addEventListener("keydown", (e) => {
  const there = tabs.filter((t) => t !== "graph" || narrow.matches);
  const at = there.indexOf(document.body.dataset.tab);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: there.length - 1 }[e.key];
  if (to === undefined) return;
  e.preventDefault();
  choose(there[(to + there.length) % there.length], true);
});
narrow.addEventListener("change", () => { if (!narrow.matches && document.body.dataset.tab === "graph") choose("texts"); });

// read has the texts read by the rules and shows their graph.
async function read() {
  const all = texts.get();
  if (!all.length) {
    view = shown = null;
    frame?.remove();
    frame = null;
    $("empty").hidden = false;
    $("download").disabled = true;
    $("status").textContent = "No text yet";
    return;
  }
  $("status").textContent = "Reading …";
  let r;
  try {
    r = await ask("api/read", { texts: all, rules: rules.good });
  } catch (err) {
    if (err.name === "AbortError") return;
    $("status").textContent = "Not read";
    show(err);
    return;
  }
  show(r.notes.length ? { message: r.notes.slice(0, 3).join("; ") } : null);
  view = r.view;
  why.setRules(r.rules);
  $("download").disabled = false;
  $("status").textContent = `${plural(r.entities, "entity", "entities")}, ${plural(r.relations, "relation")}${r.documents > 1 ? ` in ${r.documents} documents` : ""} · ${r.millis} ms`;
  if (r.digest !== shown) show_(r);
}

// show_ puts the page of a graph into the frame when it is there, so that nothing flickers.
function show_(r) {
  shown = r.digest;
  const next = el("iframe", { title: "The graph", src: `view/${r.view}/`, sandbox: "allow-scripts allow-downloads", class: "coming" });
  next.addEventListener("load", () => {
    if (shown !== r.digest) { next.remove(); return; }
    frame?.remove();
    frame = next;
    frame.classList.remove("coming");
    $("empty").hidden = true;
  });
  $("graph").append(next);
}

// The page of the graph tells what was clicked.
addEventListener("message", (e) => {
  if (!frame || e.source !== frame.contentWindow || e.data?.dossier !== "select" || !view) return;
  const { kind, id } = e.data;
  if (typeof id !== "string" || !["entity", "relation"].includes(kind)) return;
  if (!narrow.matches) choose("why");
  why.why(view, kind, id);
});

$("download").addEventListener("click", () => {
  const f = formats[$("format").selectedIndex];
  el("a", { href: `view/${view}/${f.name}`, download: f.file }).click();
});

// The divider is moved by the mouse and by the arrow keys.
const divider = $("divider");
function widen(percent) {
  const p = Math.round(Math.min(70, Math.max(20, percent)));
  divider.setAttribute("aria-valuenow", p);
  document.body.style.setProperty("--side", p + "%");
}
divider.addEventListener("pointerdown", (e) => {
  divider.setPointerCapture(e.pointerId);
  document.body.classList.add("moving");
});
divider.addEventListener("pointermove", (e) => { if (divider.hasPointerCapture(e.pointerId)) widen((100 * e.clientX) / innerWidth); });
divider.addEventListener("lostpointercapture", () => document.body.classList.remove("moving"));
divider.addEventListener("keydown", (e) => {
  const step = { ArrowLeft: -2, ArrowRight: 2 }[e.key];
  if (step) { e.preventDefault(); widen(Number(divider.getAttribute("aria-valuenow")) + step); }
});

try {
  const s = await ask("api/start", {});
  formats = s.formats;
  $("format").append(...formats.map((f) => el("option", { title: f.description }, f.name)));
  $("format").selectedIndex = Math.max(0, formats.findIndex((f) => f.name === "html"));
  why.setRules(s.rules);
  $("status").textContent = "No text yet";
  choose(s.source && s.texts.length ? "rules" : "texts");
  await rules.start(s);
  texts.start(s.texts, s.max_text);
} catch (err) {
  $("status").textContent = "";
  show(err);
}
