// What is seen, as a file.

function download(name, type, content) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  $("save").open = false;
}

// pictureSource is the picture as it is seen, a file of its own.
function pictureSource() {
  const copy = picture.cloneNode(true);
  for (const g of copy.querySelectorAll(".gone")) g.remove();
  for (const text of copy.querySelectorAll(".signs text")) text.setAttribute("fill", "gray");
  for (const g of copy.querySelectorAll("[tabindex]")) for (const a of ["tabindex", "role", "aria-label", "data-entity"]) g.removeAttribute(a);
  const { clientWidth: width, clientHeight: height } = picture;
  copy.setAttribute("width", width || full.width);
  copy.setAttribute("height", height || full.height);
  const style = document.createElementNS(picture.namespaceURI, "style");
  style.textContent = $("drawn").textContent + ".dim { opacity: .18; }\n";
  const ground = document.createElementNS(picture.namespaceURI, "rect");
  for (const [name, value] of Object.entries({ class: "paper", x: view.x, y: view.y, width: view.width, height: view.height })) ground.setAttribute(name, value);
  copy.prepend(style, ground);
  return new XMLSerializer().serializeToString(copy);
}

$("save-svg").addEventListener("click", () => download("graph.svg", "image/svg+xml", pictureSource()));
$("save-png").addEventListener("click", async () => {
  const url = URL.createObjectURL(new Blob([pictureSource()], { type: "image/svg+xml" }));
  const image = new Image();
  image.src = url;
  await image.decode();
  URL.revokeObjectURL(url);
  const canvas = el("canvas", { width: image.width * 2, height: image.height * 2 }); // for screens of twice the dots
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => download("graph.png", "image/png", blob));
});

// The facts that are shown, with their words; names of keys are those of dossier's own JSON.
$("save-json").addEventListener("click", () => {
  const thing = (i) => { const { id, type, kind, name, aliases = [], wikidata, iso } = entities[i]; return { id, type, kind, name, aliases, wikidata, iso }; };
  const fact = (f) => {
    const r = relations[f];
    return {
      id: r.id, subject: entities[r.subject].id, type: r.type, object: entities[r.object].id, symmetric: r.symmetric, attributes: Object.fromEntries(r.attributes ?? []),
      polarity: r.negative ? "negative" : "positive", modality: r.modality, attribution: entities[r.source]?.id, tense: r.tense, confidence: r.confidence,
      evidence: r.evidence.map((v) => ({ document: documents[quotes[v.quote].document].id, text: quoteText(quotes[v.quote]), trigger: quoteText(quotes[v.quote]).slice(...v.trigger), rule: v.rule, form: v.form, from: v.from, confidence: v.confidence })),
    };
  };
  download("facts.json", "application/json", JSON.stringify({ entities: [...shown.linked].sort((a, b) => a - b).map(thing), relations: [...shown.facts].map(fact) }, null, 1) + "\n");
});
$("copy-link").addEventListener("click", (e) => copy(location.href, e.target));
document.addEventListener("click", (e) => { if (!e.target.closest("#save")) $("save").open = false; });
