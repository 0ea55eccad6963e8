/* The admin's lists that are searched while one types say what they are for; Django's own say nothing to a screen reader. */

const name = () => {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const shown = select.parentElement.querySelector(".select2-selection__rendered");
    const label = select.getAttribute("aria-label") ?? select.labels?.[0]?.textContent.trim();
    if (shown && label) shown.setAttribute("aria-label", label);
  }
};

const soon = () => setTimeout(name); // after the lists have been made
document.addEventListener("DOMContentLoaded", soon);
document.addEventListener("formset:added", soon);
