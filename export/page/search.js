// Search: things by any of their names, then facts by their words.

const maxFound = 12;
const searchable = {
  entities: entities.map((e) => [e.name, ...(e.aliases ?? [])].map(fold)),
  facts: relations.map((r) => fold(`${entities[r.subject].name} ${r.phrase} ${spaced(r.type)} ${entities[r.object].name}`)),
};

// find returns the places of things of which a name has the words, those that begin so first.
function find(words) {
  const w = fold(words.trim());
  if (!w) return [];
  const score = (names) => Math.min(...names.map((n) => (n === w ? 0 : n.startsWith(w) ? 1 : n.split(/\s+/).some((p) => p.startsWith(w)) ? 2 : n.includes(w) ? 3 : Infinity)));
  return searchable.entities.map((names, i) => [score(names), i]).filter(([s]) => s < Infinity)
    .sort((a, b) => a[0] - b[0] || entities[b[1]].facts.length - entities[a[1]].facts.length || a[1] - b[1]).map(([, i]) => i);
}

function findFacts(words) {
  const all = fold(words.trim()).split(/\s+/).filter(Boolean);
  const has = (s) => all.every((w) => s.includes(w));
  return relations.map((r, i) => i).filter((i) => has(searchable.facts[i]) || has(fold(relations[i].evidence.map((v) => quoteText(quotes[v.quote])).join(" "))));
}

let options = [], active = -1;
function showFound() {
  const words = $("query").value;
  const things = find(words);
  const facts = words.trim().length > 1 ? findFacts(words) : [];
  options = [...things.slice(0, maxFound).map((i) => ["entity", i]), ...facts.slice(0, Math.max(4, maxFound - things.length)).map((i) => ["fact", i])];
  active = options.length ? 0 : -1;
  $("found").replaceChildren(...options.map(([kind, i], n) => el("li", { id: `found-${n}`, role: "option", "aria-selected": n === active, onclick: () => pick(n) },
    kind === "entity" ? [swatch(entities[i]), el("bdi", {}, entities[i].name), el("small", {}, alias(i, words) ?? entities[i].type)] : [el("bdi", {}, entities[relations[i].subject].name), " ", el("em", {}, relations[i].phrase), " ", el("bdi", {}, entities[relations[i].object].name)])),
  ...(words.trim() && !options.length ? [el("li", { class: "note" }, "Nothing is called so, and no fact says so.")] : []));
  expand(Boolean(words.trim()));
}

// alias returns the other name by which a thing was found.
function alias(i, words) {
  const w = fold(words.trim());
  return fold(entities[i].name).includes(w) ? undefined : (entities[i].aliases ?? []).find((a) => fold(a).includes(w));
}

function expand(open) {
  $("found").hidden = !open;
  $("query").setAttribute("aria-expanded", open);
  if (open && active >= 0) $("query").setAttribute("aria-activedescendant", `found-${active}`);
  else $("query").removeAttribute("aria-activedescendant");
}

function pick(n) {
  const [kind, i] = options[n] ?? [];
  if (!kind) return;
  $("query").value = "";
  expand(false);
  choose(kind, i);
  if (state.kind === "entity" && nodes.has(i) && state.tab === "graph") reveal(nodes.get(i));
}

$("query").addEventListener("input", showFound);
$("query").addEventListener("focus", () => { if ($("query").value) showFound(); });
$("query").addEventListener("blur", () => setTimeout(() => expand(false), 150)); // a click on the list comes after
$("search").addEventListener("submit", (e) => { e.preventDefault(); pick(active); });
$("query").addEventListener("keydown", (e) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[e.key];
  if (e.key === "Escape") { $("query").value = ""; expand(false); e.stopPropagation(); $("query").blur(); }
  if (!by || !options.length) return;
  e.preventDefault();
  active = (active + by + options.length) % options.length;
  for (const [n, li] of [...$("found").children].entries()) li.setAttribute("aria-selected", n === active);
  $(`found-${active}`).scrollIntoView({ block: "nearest" });
  expand(true);
});
