// Filters: which things and facts are shown.

// checks is a group of boxes, one for each value; chosen tells which are ticked.
function checks(name, values, ticked, toggle, mark) {
  const all = values.map(([v]) => v);
  const set = (on) => all.forEach((v) => toggle(v, on));
  return el("fieldset", {}, el("legend", {}, name),
    values.length > 3 && el("p", { class: "actions" }, el("button", { onclick: () => { set(true); change({}); } }, "all"), el("button", { onclick: () => { set(false); change({}); } }, "none")),
    el("div", { class: "checks" }, values.map(([v, n]) => el("label", {},
      el("input", { type: "checkbox", checked: ticked(v), value: v, onchange: (e) => { toggle(v, e.target.checked); change({}); } }), mark?.(v), el("span", {}, spaced(v)), el("span", { class: "n" }, n)))));
}

const inSet = (set, on, v) => (on ? set.add(v) : set.delete(v));

function writeFilters() {
  $("filters").replaceChildren(...[
    checks("Things", count(entities.map((e) => e.type)), (v) => !state.hidden.has(v), (v, on) => inSet(state.hidden, !on, v), (v) => el("span", { class: `swatch ${classOf.get(v)}` })),
    checks("How a fact is stated", data.statuses.map((s) => [s, relations.filter((r) => r.status === s).length]), (v) => state.statuses.has(v), (v, on) => inSet(state.statuses, on, v), (v) => el("span", { class: `dash status-${v}` })),
    checks("Links", count(relations.map((r) => r.type)), (v) => !state.without.has(v), (v, on) => inSet(state.without, !on, v)),
    el("fieldset", {}, el("legend", {}, "Evidence"),
      el("label", { class: "row" }, el("span", {}, "at least ", el("output", { id: "least-is" }, `${Math.round(state.least * 100)} %`), " sure"),
        el("input", { id: "least", type: "range", min: 0, max: 1, step: 0.05, value: state.least, oninput: (e) => change({ least: Number(e.target.value) }) })),
      documents.length > 1 && el("label", { class: "row" }, "from ", el("select", { id: "only", onchange: (e) => change({ only: Number(e.target.value) }) },
        el("option", { value: -1 }, "all texts"), documents.map((d, i) => el("option", { value: i }, titleOf(i))))),
      el("p", { class: "actions" }, el("button", { id: "reset", onclick: reset }, "As at first"))),
  ].filter(Boolean));
  if ($("only")) $("only").value = state.only;
}

function reset() {
  change({ hidden: new Set(), without: new Set(), statuses: new Set(data.shown), least: data.least, only: -1 });
}

// How many of the filters differ from what they are at first.
const filters = () => state.hidden.size + state.without.size + (list(state.statuses) !== list(data.shown)) + (state.least !== data.least) + (state.only >= 0);

function toggle(button, section, open = $(section).hidden) {
  $(section).hidden = !open;
  $(button).setAttribute("aria-expanded", open);
  return open;
}
$("show-filters").addEventListener("click", () => toggle("show-filters", "filters"));

watch((what) => {
  if (what !== "filter") return;
  const focused = document.activeElement?.closest("#filters") && [...$("filters").querySelectorAll("input, select, button")].indexOf(document.activeElement);
  const sliding = document.activeElement?.id === "least";
  if (sliding) $("least-is").textContent = `${Math.round(state.least * 100)} %`;
  else writeFilters(); // a slider that is held must stay the same element
  if (!sliding && focused >= 0) $("filters").querySelectorAll("input, select, button")[focused]?.focus();
  $("filtered").textContent = filters();
  $("filtered").hidden = !filters();
  $("counts").textContent = `${plural(shown.linked.size, "thing")}, ` + (shown.facts.size < relations.length ? `${shown.facts.size.toLocaleString("en")} of ` : "") + plural(relations.length, "fact");
});
