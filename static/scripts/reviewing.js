// The reviewer's keys: a figure scores the criterion at hand and goes on to the next one, j and k go to
// the next and the previous proposal. Without script the same is done with links and radio buttons.
const typing = (one) => one.matches("textarea, select, input:not([type=radio])");

const score = (groups, key) => {
  const here = groups.findIndex((one) => one.contains(document.activeElement));
  const open = groups.findIndex((one) => !one.querySelector("input:checked:not([value=''])"));
  const at = here >= 0 ? here : Math.max(open, 0);
  const found = groups[at]?.querySelector(`input[value="${key}"]`);
  if (!found) return false;
  found.checked = true;
  const next = groups[at + 1]?.querySelector("input:checked, input");
  (next ?? found).focus();
  return true;
};

const page = document.querySelector(".review");
if (page) {
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || typing(event.target)) return;
    const groups = [...page.querySelectorAll("[data-score]")];
    const link = { j: "next", k: "prev" }[event.key];
    if (link) document.querySelector(`main a[rel=${link}]`)?.click();
    else if (/^[0-9]$/.test(event.key) && score(groups, event.key)) event.preventDefault();
  });
}
