// Tabs, panes, keys, and the first look.

const tabs = ["graph", "entities", "facts", "timeline"];
const openTabs = () => tabs.filter((t) => !$(`tab-${t}`).hidden);

tabs.forEach((t) => $(`tab-${t}`).addEventListener("click", () => change({ tab: t }, "tab")));
document.querySelector("[role=tablist]").addEventListener("keydown", (e) => {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
  if (!by || e.target.getAttribute("role") !== "tab") return;
  const all = openTabs();
  const next = all[(all.indexOf(state.tab) + by + all.length) % all.length];
  change({ tab: next }, "tab");
  $(`tab-${next}`).focus();
});
// Before the others, which write only what is seen.
watchers.unshift(() => {
  for (const t of tabs) {
    $(t).hidden = t !== state.tab;
    $(`tab-${t}`).setAttribute("aria-selected", t === state.tab);
    $(`tab-${t}`).setAttribute("tabindex", t === state.tab ? 0 : -1);
  }
  document.querySelector(".zoom").hidden = state.tab !== "graph";
});

// On a narrow screen one pane is seen at a time.
const narrow = matchMedia("(max-width: 1000px)");
function openPane(name) {
  document.body.dataset.pane = name;
  for (const b of $("panes").children) b.toggleAttribute("aria-current", b.dataset.pane === name);
  if (name === "graph" && !placed) first();
}
$("panes").addEventListener("click", (e) => { const b = e.target.closest("button"); if (b) openPane(b.dataset.pane); });
$("skip").addEventListener("click", () => { openPane("evidence"); $("evidence").focus(); });

$("zoom-in").addEventListener("click", () => zoom(1.4));
$("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
$("zoom-fit").addEventListener("click", () => fit());
$("show-help").addEventListener("click", () => $("help").showModal());

const keys = {
  "/": () => $("query").focus(), f: () => $("show-filters").click(), p: () => $("show-path").click(), "?": () => $("help").showModal(),
  "+": () => zoom(1.4), "=": () => zoom(1.4), "-": () => zoom(1 / 1.4), 0: () => fit(), Escape: forget, Backspace: back,
};
document.addEventListener("keydown", (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey || $("help").open || e.target.closest("input, select, textarea")) return;
  const tab = openTabs()[Number(e.key) - 1];
  const act = keys[e.key] ?? (tab && (() => change({ tab }, "tab")));
  if (!act) return;
  e.preventDefault();
  act();
});

$("legend").append(...[...new Set([...nodes.keys()].map((i) => entities[i].type))].sort().map((t) => el("li", {}, el("span", { class: `swatch ${classOf.get(t)}` }), spaced(t))),
  ...(data.statuses.length > 1 ? data.statuses.map((s) => el("li", {}, el("span", { class: `dash status-${s}` }), s)) : []));
if (data.drawn) {
  $("partial").textContent = `The picture has the ${data.drawn} things with the most links. Search and tables have all ${entities.length.toLocaleString("en")}.`;
  $("partial").hidden = false;
}

// first shows the whole graph, once its pane has a size.
let placed = false;
function first() {
  if (!picture.clientWidth) return;
  placed = true;
  const lit = narrow.matches && bright(); // a small screen begins with what was chosen
  fit(lit ? [...lit.nodes].map((i) => nodes.get(i)).filter(Boolean) : undefined);
}
addEventListener("resize", () => { if (!placed) first(); else look({ ...view, height: view.width * (picture.clientHeight || 1) / (picture.clientWidth || 1) }); });
addEventListener("hashchange", recall);
sift();
recall();
for (const f of watchers) f("filter");
first();
