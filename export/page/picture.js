// The graph: Go drew it. Here it is moved, and what is chosen or filtered out is marked.

const picture = document.querySelector("#graph > svg");
const whole = picture.viewBox.baseVal;
const full = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
picture.removeAttribute("width");
picture.removeAttribute("height");
picture.removeAttribute("role"); // its things are buttons
picture.querySelector(".paper").remove(); // the page has its own ground
const links = [...picture.querySelectorAll(".link")];
const nodes = new Map(); // place of an entity -> its group
for (const g of picture.querySelectorAll(".node")) {
  const i = entityAt.get(g.dataset.id);
  nodes.set(i, g);
  g.dataset.entity = i;
  g.setAttribute("role", "button");
  g.setAttribute("tabindex", "-1");
  g.setAttribute("aria-label", `${entities[i].name}, ${entities[i].type}, ${plural(entities[i].facts.length, "fact")}`);
}
const factsOf = links.map(() => []);
relations.forEach((r, i) => { if (r.link >= 0) factsOf[r.link].push(i); });

// view is the part of the picture that is seen.
let view = { ...full };
function look(next) {
  view = next;
  picture.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
  writeSigns();
}

// From far away no name can be read: signs name the things with the most links, as many as have room.
const signs = document.createElementNS(picture.namespaceURI, "g");
signs.classList.add("signs");
signs.setAttribute("aria-hidden", "true"); // the nodes have names
picture.querySelector("g").append(signs);
const tooFar = 2; // names of half their size
let centres; // of the nodes, measured once

function writeSigns() {
  const unit = view.width / (picture.clientWidth || view.width);
  picture.classList.toggle("far", unit > tooFar);
  if (unit <= tooFar) return signs.replaceChildren();
  centres ??= new Map([...nodes].map(([i, g]) => { const b = g.getBBox(); return [i, [b.x + b.width / 2, b.y + b.height / 2]]; }));
  const lit = bright()?.nodes, size = 13 * unit, taken = [];
  const order = [...nodes.keys()].filter((i) => shown.linked.has(i) && (!lit || lit.has(i))).sort((a, b) => factsShown(b) - factsShown(a) || a - b);
  signs.replaceChildren(...order.slice(0, 200).flatMap((i) => {
    const [x, y] = centres.get(i), half = entities[i].name.length * size * 0.3; // about half a line of its letters
    const over = ([a, b, h]) => Math.abs(a - x) < half + h && Math.abs(b - y) < size * 1.4;
    if (taken.length > 30 || taken.some(over)) return [];
    taken.push([x, y, half]);
    const sign = document.createElementNS(picture.namespaceURI, "text");
    for (const [name, value] of Object.entries({ x, y: y + size / 3, "font-size": size, "stroke-width": size / 4 })) sign.setAttribute(name, value);
    sign.textContent = entities[i].name;
    return [sign];
  }));
}

// fit shows all that is shown, or these nodes.
function fit(of = [...nodes].filter(([i]) => shown.linked.has(i)).map(([, g]) => g)) {
  const boxes = of.map((g) => g.getBBox());
  if (!boxes.length) return look({ ...full });
  const [dx, dy] = offset();
  const x = Math.min(...boxes.map((b) => b.x)), y = Math.min(...boxes.map((b) => b.y));
  const right = Math.max(...boxes.map((b) => b.x + b.width)), bottom = Math.max(...boxes.map((b) => b.y + b.height));
  const { clientWidth: w, clientHeight: h } = picture;
  // No larger than twice the size that it was drawn for.
  const scale = Math.max((right - x + 80) / (w || 1), (bottom - y + 80) / (h || 1), 0.5);
  const width = w * scale, height = h * scale;
  look({ x: dx + (x + right - width) / 2, y: dy + (y + bottom - height) / 2, width, height });
}

// offset is how far the drawing lies in the picture.
function offset() {
  const m = picture.querySelector("g").transform.baseVal.consolidate()?.matrix;
  return [m?.e ?? 0, m?.f ?? 0];
}

// zoom makes the picture larger by a factor, around a point of the screen.
function zoom(by, clientX, clientY) {
  const box = picture.getBoundingClientRect();
  const fx = clientX === undefined ? 0.5 : (clientX - box.x) / box.width;
  const fy = clientY === undefined ? 0.5 : (clientY - box.y) / box.height;
  const width = Math.min(Math.max(view.width / by, 80), full.width * 8);
  const height = view.height * (width / view.width);
  look({ x: view.x + (view.width - width) * fx, y: view.y + (view.height - height) * fy, width, height });
}

// reveal moves the picture so that a node is in it.
function reveal(g) {
  const b = g.getBBox(), [dx, dy] = offset();
  const x = b.x + b.width / 2 + dx, y = b.y + b.height / 2 + dy;
  if (x > view.x && x < view.x + view.width && y > view.y && y < view.y + view.height) return;
  look({ ...view, x: x - view.width / 2, y: y - view.height / 2 });
}

// drag: one pointer moves the picture, two zoom it. A pointer that stays chooses.
const pointers = new Map();
let moved = 0;
picture.addEventListener("pointerdown", (e) => {
  pointers.set(e.pointerId, e);
  if (pointers.size === 1) moved = 0;
});
picture.addEventListener("pointermove", (e) => {
  const before = pointers.get(e.pointerId);
  if (!before) return;
  const other = [...pointers.values()].find((p) => p.pointerId !== e.pointerId);
  moved += Math.abs(e.clientX - before.clientX) + Math.abs(e.clientY - before.clientY);
  pointers.set(e.pointerId, e);
  if (moved < 5) return;
  if (!picture.hasPointerCapture(e.pointerId)) picture.setPointerCapture(e.pointerId);
  const unit = view.width / picture.clientWidth;
  if (other) {
    const apart = (p) => Math.hypot(p.clientX - other.clientX, p.clientY - other.clientY);
    zoom(apart(e) / Math.max(apart(before), 1), (e.clientX + other.clientX) / 2, (e.clientY + other.clientY) / 2);
    return;
  }
  look({ ...view, x: view.x - (e.clientX - before.clientX) * unit, y: view.y - (e.clientY - before.clientY) * unit });
});
for (const name of ["pointerup", "pointercancel"]) picture.addEventListener(name, (e) => pointers.delete(e.pointerId));
picture.addEventListener("wheel", (e) => {
  e.preventDefault();
  zoom(Math.exp(-e.deltaY * (e.deltaMode ? 0.05 : 0.0015)), e.clientX, e.clientY);
}, { passive: false });
picture.addEventListener("click", (e) => {
  if (moved >= 5) return;
  const node = e.target.closest(".node"), link = e.target.closest(".link");
  if (node) return choose("entity", Number(node.dataset.entity));
  if (!link) return forget();
  const facts = factsOf[links.indexOf(link)].filter((i) => shown.facts.has(i));
  const next = facts[(facts.indexOf(state.kind === "fact" ? state.at : -1) + 1) % facts.length]; // clicking again goes through them
  if (next !== undefined) choose("fact", next);
});

// Arrow keys go from node to node.
const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
picture.addEventListener("keydown", (e) => {
  const node = e.target.closest(".node");
  if (node && (e.key === "Enter" || e.key === " ")) {
    e.preventDefault();
    return choose("entity", Number(node.dataset.entity));
  }
  if (!node || !arrows[e.key]) return;
  e.preventDefault();
  const next = neighbour(node, arrows[e.key]);
  if (next) enter(next);
});

function neighbour(node, [dx, dy]) {
  const centre = (g) => { const b = g.getBBox(); return [b.x + b.width / 2, b.y + b.height / 2]; };
  const [x, y] = centre(node);
  let best, least = Infinity;
  for (const [i, g] of nodes) {
    if (g === node || !shown.linked.has(i)) continue;
    const [a, b] = centre(g);
    const along = (a - x) * dx + (b - y) * dy, across = Math.abs((a - x) * dy) + Math.abs((b - y) * dx);
    if (along > 0 && along + 2 * across < least) [best, least] = [g, along + 2 * across];
  }
  return best;
}

// enter gives a node the focus; it is the one that the Tab key comes to.
function enter(g) {
  for (const other of nodes.values()) other.setAttribute("tabindex", "-1");
  g.setAttribute("tabindex", "0");
  g.focus({ preventScroll: true });
  reveal(g);
}

// bright returns the nodes and the links that what is chosen is about; none for all.
function bright() {
  if (state.kind === "fact") {
    const r = relations[state.at];
    return { nodes: new Set([r.subject, r.object]), links: new Set([r.link]) };
  }
  if (state.kind === "entity") {
    const near = entities[state.at].facts.filter((i) => shown.facts.has(i));
    return { nodes: new Set([state.at, ...near.flatMap((i) => [relations[i].subject, relations[i].object])]), links: new Set(near.map((i) => relations[i].link)) };
  }
  if (way.length) return { nodes: new Set(way.flatMap((i) => [relations[i].subject, relations[i].object])), links: new Set(way.map((i) => relations[i].link)) };
}

watch(() => {
  const lit = bright();
  for (const [i, g] of nodes) {
    g.classList.toggle("gone", !shown.linked.has(i));
    g.classList.toggle("dim", Boolean(lit) && !lit.nodes.has(i));
    g.classList.toggle("chosen", state.kind === "entity" && state.at === i);
  }
  links.forEach((g, i) => {
    g.classList.toggle("gone", !factsOf[i].some((f) => shown.facts.has(f)));
    g.classList.toggle("dim", Boolean(lit) && !lit.links.has(i));
    g.classList.toggle("chosen", state.kind === "fact" && relations[state.at].link === i);
  });
  const here = nodes.get(state.kind === "entity" ? state.at : state.kind === "fact" ? relations[state.at].subject : -1);
  if (here && state.tab === "graph") reveal(here);
  writeSigns();
  if (![...nodes].some(([i, g]) => g.getAttribute("tabindex") === "0" && shown.linked.has(i))) {
    const next = [...nodes].find(([i]) => shown.linked.has(i))?.[1];
    for (const g of nodes.values()) g.setAttribute("tabindex", g === next ? "0" : "-1");
  }
});
