// Elements are made by el and filled with text nodes: no text is ever read as HTML.

const $ = (id) => document.getElementById(id);

// el makes an element: properties by name, "data-" and "aria-" attributes, on… for events.
function el(tag, properties = {}, ...children) {
  const e = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) e.addEventListener(name.slice(2), value);
    else if (name === "class") e.className = value;
    else if (name.includes("-") || ["role", "for", "list"].includes(name)) e.setAttribute(name, value);
    else e[name] = value;
  }
  e.append(...children.flat(Infinity).filter((c) => c !== undefined && c !== null && c !== false && c !== ""));
  return e;
}

const plural = (n, one, many = one + "s") => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
const spaced = (name) => name.replaceAll("_", " ");
const still = matchMedia("(prefers-reduced-motion: reduce)");
const scrollMode = () => (still.matches ? "auto" : "smooth");

// fold makes words comparable: no accents, no case.
const fold = (s) => s.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
