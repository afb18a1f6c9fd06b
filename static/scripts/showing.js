// A question that waits for another appears as soon as that one is answered so. Without script it
// appears once the answers are saved.
const chosen = (form, name) =>
  [...form.elements]
    .filter((one) => one.name === name && (one.type === "checkbox" || one.type === "radio" ? one.checked : true))
    .map((one) => (one.type === "checkbox" && one.value === "y" ? "yes" : one.value));

const holds = (form, block) => {
  const parent = form.querySelector(`[name="${block.dataset.showIf}"]`);
  // Asked at another stage: what was decided there stands.
  if (!parent) return !block.hidden;
  const around = parent.closest("[data-show-if]");
  if (around && around.hidden) return false;
  const wanted = block.dataset.showValues.split(" ");
  return chosen(form, block.dataset.showIf).some((value) => wanted.includes(value));
};

for (const form of document.querySelectorAll("form:has([data-show-if])")) {
  const blocks = [...form.querySelectorAll("[data-show-if]")];
  const settle = () => {
    // As many rounds as a chain of conditions may be long.
    for (const _round of blocks) for (const block of blocks) block.hidden = !holds(form, block);
  };
  form.addEventListener("change", settle);
  settle();
}
