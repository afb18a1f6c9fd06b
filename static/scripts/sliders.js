// A number that weighs gets a slider beside it; the number itself is what is sent, and works alone.
for (const place of document.querySelectorAll("[data-slider]")) slide(place.querySelector("input[type=number]"));

function slide(number) {
  if (!number) return;
  const slider = Object.assign(document.createElement("input"), {
    type: "range", min: number.min || 0, max: number.max || 100, step: 1, value: number.value || 0, className: "slider",
  });
  const must = number.closest("fieldset")?.querySelector("input[type=checkbox]");
  slider.setAttribute("aria-label", number.labels[0].textContent.trim());
  slider.addEventListener("input", () => {
    number.value = slider.value;
    // Whoever weighs it no longer rules it out.
    if (must) must.checked = false;
  });
  number.addEventListener("input", () => { slider.value = number.value || 0; });
  number.after(slider);
}
