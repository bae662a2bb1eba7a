// Facts in time: by the date that the text says, else by that of the text itself.

const dated = relations.map(dateOf);
$("tab-timeline").hidden = !dated.some(Boolean);

watch((what) => {
  if ($("timeline").hidden || (what !== "filter" && what !== "tab")) return;
  const facts = [...shown.facts];
  const byDate = Map.groupBy(facts.filter((f) => dated[f]), (f) => dated[f].date);
  const dates = [...byDate.keys()].sort();
  const most = Math.max(...dates.map((d) => byDate.get(d).length));
  const rest = facts.filter((f) => !dated[f]);
  $("timeline").replaceChildren(...[
    el("ol", { class: "dates" }, dates.map((d) => el("li", {},
      el("h3", {}, el("time", { dateTime: d }, d), el("meter", { min: 0, max: most, value: byDate.get(d).length, "aria-label": plural(byDate.get(d).length, "fact") })),
      el("ul", { class: "facts" }, byDate.get(d).map((f) => el("li", {}, factButton(f), !dated[f].said && el("small", {}, " by the date of the text"))))))),
    rest.length > 0 && el("p", { class: "note" }, `${plural(rest.length, "fact has", "facts have")} no date.`),
  ].filter(Boolean));
});
