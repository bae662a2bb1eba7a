// The shortest way between two things, over the facts that are shown.

let way = []; // places of facts, in order
const searching = () => state.path.from >= 0 && state.path.to >= 0;

// shortest goes breadth first; of equal ways it takes the first by the order of facts.
function shortest(from, to) {
  const by = new Map([[from, -1]]); // the fact that led to a thing
  for (let ring = [from]; ring.length && !by.has(to);) {
    const next = [];
    for (const i of ring) {
      for (const f of entities[i].facts) {
        const r = relations[f], other = r.subject === i ? r.object : r.subject;
        if (!shown.facts.has(f) || by.has(other)) continue;
        by.set(other, f);
        next.push(other);
      }
    }
    ring = next;
  }
  const steps = [];
  for (let at = to; at !== from && by.has(at);) {
    const r = relations[by.get(at)];
    steps.unshift(by.get(at));
    at = r.subject === at ? r.object : r.subject;
  }
  return steps;
}

// A box to name one end; its list has all the things that have facts.
const end = (name, label) => el("label", { class: "row" }, label, el("input", { id: `path-${name}`, list: "things", autocomplete: "off", spellcheck: false,
  onchange: (e) => change({ path: { ...state.path, [name]: find(e.target.value)[0] ?? -1 }, kind: "", at: -1 }) }));

$("path").append(end("from", "From "), end("to", "to "),
  el("button", { id: "path-swap", "aria-label": "Swap the ends", onclick: () => change({ path: { from: state.path.to, to: state.path.from } }) }, "⇄"),
  el("button", { id: "path-clear", onclick: () => { toggle("show-path", "path", false); change({ path: { from: -1, to: -1 } }); } }, "Clear"),
  el("p", { id: "path-says", role: "status" }),
  el("datalist", { id: "things" }, entities.filter((e) => e.facts.length).map((e) => el("option", { value: e.name }))));
$("show-path").addEventListener("click", () => { if (toggle("show-path", "path")) $("path-from").focus(); });

function startPath(i) {
  toggle("show-path", "path", true);
  change({ path: { from: i, to: state.path.to }, kind: "", at: -1 });
  $("path-to").focus();
}

function showWay() {
  const { from, to } = state.path;
  if (!way.length) return [title("No path"), el("p", {}, "No chain of the facts shown leads from ", entityButton(from), " to ", entityButton(to), ". Filters may hide one.")];
  return [title(plural(way.length, "step")), el("ol", { class: "facts way" }, way.map((f) => el("li", {}, factButton(f))))];
}

// The way is sought before others are told, so this file stands before those that show it.
watchers.unshift((what) => {
  if (what !== "filter") return;
  const { from, to } = state.path;
  way = searching() ? shortest(from, to) : [];
  $("path-from").value = entities[from]?.name ?? "";
  $("path-to").value = entities[to]?.name ?? "";
  if (from >= 0 || to >= 0) toggle("show-path", "path", true);
  $("path-says").textContent = !searching() ? "Name two things; the shortest chain of facts between them is shown." : way.length ? plural(way.length, "step") : "There is no path.";
});
