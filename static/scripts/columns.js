// Which columns of a table to show is the reader's choice; the browser remembers it by the table's id.
// The first column is the row's name and stays.
for (const tool of document.querySelectorAll(".table-tool[id][data-columns]")) offer(tool);

function offer(tool) {
  const headings = [...tool.querySelectorAll("thead th")].slice(1);
  if (headings.length < 3) return;
  const key = `columns:${tool.id}`;
  const away = new Set(remembered(key));
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  details.className = "column-choice";
  summary.textContent = tool.dataset.columns;
  details.append(summary, ...headings.map((heading, i) => choice(heading.textContent.trim(), !away.has(i), (shown) => {
    if (shown) away.delete(i); else away.add(i);
    localStorage.setItem(key, JSON.stringify([...away]));
    show(tool, away);
  })));
  tool.querySelector(".table-head").append(details);
  show(tool, away);
}

function choice(words, checked, changed) {
  const label = document.createElement("label");
  const box = Object.assign(document.createElement("input"), { type: "checkbox", checked });
  box.addEventListener("change", () => changed(box.checked));
  label.append(box, words);
  return label;
}

function show(tool, away) {
  for (const row of tool.querySelectorAll("thead tr, tbody tr")) {
    [...row.children].slice(1).forEach((cell, i) => { cell.hidden = away.has(i); });
  }
}

function remembered(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? [];
  } catch {
    return [];
  }
}
