// Reads a Mermaid flowchart by Mermaid's own parser and prints its nodes and edges as JSON.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("");
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import("mermaid");

const text = readFileSync(0, "utf8");
mermaid.initialize({ startOnLoad: false });
if (text.length > 50000) throw new Error(`Mermaid draws 50000 characters, not ${text.length}`);
const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
const vertices = db.getVertices();
const nodes = [...vertices.values()].map((v) => ({ id: v.id, label: v.text, shape: v.type ?? "", classes: v.classes }));
const edges = db.getEdges().map((e) => ({ from: e.start, to: e.end, label: e.text, type: e.type, stroke: e.stroke }));
console.log(JSON.stringify({ nodes, edges }));
