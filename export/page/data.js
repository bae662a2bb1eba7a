// What the page knows: the lists that Go wrote, and what is looked up in them.

const data = JSON.parse($("data").textContent);
const { documents, entities, relations, quotes, rules } = data;

const entityAt = new Map(entities.map((e, i) => [e.id, i]));
const relationAt = new Map(relations.map((r, i) => [r.id, i]));
const titleOf = (d) => documents[d].title || documents[d].id;

// quoteText returns the words of a quote, from the text where there is one.
const quoteText = (q) => q.text ?? documents[q.document].text.slice(q.start, q.end);

entities.forEach((e) => { e.facts = []; e.documents = new Set((e.mentions ?? []).map((m) => m[0])); });
relations.forEach((r, i) => {
  entities[r.subject].facts.push(i);
  if (r.object !== r.subject) entities[r.object].facts.push(i);
  r.documents = new Set(r.evidence.map((v) => quotes[v.quote].document));
});

// The mentions of each document, by place; of those that overlap, the longest.
const mentionsOf = documents.map(() => []);
entities.forEach((e, i) => (e.mentions ?? []).forEach(([d, start, end, kind]) => mentionsOf[d].push({ start, end, kind, entity: i })));
mentionsOf.forEach((list, d) => {
  list.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  mentionsOf[d] = list.filter((m) => m.start >= end && m.end > m.start && ((end = m.end), true));
});
const kinds = ["name", "demonym", "nominal", "pronoun"];

// count returns how often each value occurs, the most frequent first.
function count(values) {
  const n = new Map();
  for (const v of values) n.set(v, (n.get(v) ?? 0) + 1);
  return [...n].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
const classOf = new Map(entities.map((e) => [e.type, e.class]));

// A date is placed in time where it is written as ISO 8601: 2025, 2025-03, 2025-03-28; an interval of them by its begin.
const isoDate = /^\d{4}(-\d\d(-\d\d)?)?$/;
const dateOf = (r) => {
  const attribute = (name) => (r.attributes ?? []).map(([n, v]) => [n, v.split("/")[0]]).find(([n, v]) => n === name && isoDate.test(v))?.[1];
  const said = attribute("when") ?? attribute("date") ?? attribute("from") ?? attribute("start") ?? attribute("to") ?? attribute("end");
  if (said) return { date: said, said: true };
  const published = [...r.documents].map((d) => documents[d].date).filter((d) => isoDate.test(d ?? "")).sort()[0];
  return published && { date: published, said: false };
};
