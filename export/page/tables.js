// Things and facts as tables that can be sorted.

const pageOf = 200; // rows that are written at once

// A table has columns of a name, what to sort by, and what to show.
function table(id, columns, rows, caption) {
  let by = columns.findIndex((c) => c.first), down = true, limit = pageOf;
  const compare = (a, b) => (typeof a === "string" ? a.localeCompare(b, "en") : a - b);
  const draw = () => {
    const all = rows().sort((a, b) => compare(columns[by].key(a), columns[by].key(b)) * (down ? -1 : 1) || a - b);
    const header = columns.map((c, i) => el("th", { scope: "col", "aria-sort": i === by ? (down ? "descending" : "ascending") : "none", class: c.number ? "number" : "" },
      el("button", { onclick: () => { down = i === by ? !down : Boolean(c.number); by = i; draw(); $(id).querySelectorAll("th button")[i].focus(); } }, c.name)));
    const body = all.slice(0, limit).map((row) => el("tr", {}, columns.map((c, i) => el(i ? "td" : "th", { class: c.number ? "number" : c.wide ? "wide" : "", ...(i ? {} : { scope: "row" }) }, c.show ? c.show(row) : c.key(row)))));
    $(id).replaceChildren(...[
      el("table", {}, el("caption", {}, caption(all.length)), el("thead", {}, el("tr", {}, header)), el("tbody", {}, body)),
      !all.length && el("p", { class: "note" }, "The filters let nothing through."),
      all.length > limit && el("p", { class: "actions" }, el("button", { onclick: () => { limit += pageOf; draw(); } }, `Show more of ${all.length.toLocaleString("en")}`)),
    ].filter(Boolean));
  };
  watch((what) => { if (!$(id).hidden && (what === "filter" || what === "tab")) draw(); });
}

const factsShown = (i) => entities[i].facts.filter((f) => shown.facts.has(f)).length;

table("entities", [
  { name: "Name", key: (i) => entities[i].name, show: entityButton },
  { name: "Type", key: (i) => [entities[i].type, entities[i].kind].filter(Boolean).map(spaced).join(", ") },
  { name: "Also", wide: true, key: (i) => (entities[i].aliases ?? []).join(", ") },
  { name: "Mentions", number: true, key: (i) => (entities[i].mentions ?? []).length },
  { name: "Facts", number: true, first: true, key: factsShown },
], () => [...shown.entities], (n) => plural(n, "thing"));

table("facts", [
  { name: "Fact", key: (f) => entities[relations[f].subject].name, show: factButton },
  { name: "Link", key: (f) => spaced(relations[f].type) },
  { name: "Stated", key: (f) => relations[f].status },
  { name: "Sure", number: true, first: true, key: (f) => relations[f].confidence, show: (f) => `${Math.round(relations[f].confidence * 100)} %` },
  { name: "Evidence", number: true, key: (f) => relations[f].evidence.length },
], () => [...shown.facts], (n) => plural(n, "fact"));
