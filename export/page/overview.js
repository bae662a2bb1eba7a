// What is to be seen when nothing is chosen.

function showOverview() {
  if (!relations.length) {
    return [title("No facts"), el("p", {}, entities.length ? `The rules found ${plural(entities.length, "thing")} and no link between them.` : "The rules found nothing in these texts.")];
  }
  const busiest = [...shown.linked].map((i) => [i, entities[i].facts.filter((f) => shown.facts.has(f)).length]).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const hidden = relations.length - shown.facts.size;
  return [
    title("At a glance"),
    el("p", {}, `${plural(shown.linked.size, "thing")} linked by ${plural(shown.facts.size, "fact")}`, documents.length > 1 && `, from ${plural(documents.length, "text")}`, ". Choose a thing or a link to see the words that say so."),
    el("h3", {}, "Most linked"),
    el("ol", { class: "busiest" }, busiest.slice(0, 12).map(([i, n]) => el("li", {}, entityButton(i), el("span", { class: "n" }, n)))),
    el("h3", {}, "Links"),
    el("ul", { class: "busiest" }, count([...shown.facts].map((f) => relations[f].type)).slice(0, 10).map(([type, n]) => el("li", {}, spaced(type), el("span", { class: "n" }, n)))),
    hidden > 0 && el("p", { class: "note" }, `${plural(hidden, "fact is", "facts are")} not shown: negated, uncertain, reported or inferred ones, or what you filtered out. `,
      el("button", { onclick: () => change({ statuses: new Set(data.statuses), least: 0, hidden: new Set(), without: new Set(), only: -1 }) }, "Show all")),
  ];
}
