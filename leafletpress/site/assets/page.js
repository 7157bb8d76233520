/* Past the day of its review a leaflet is called current no more, however old the page is that says so. */
"use strict";
(function () {
  const today = new Date().toISOString().slice(0, 10);
  document.querySelectorAll("[data-until]").forEach(function (told) {
    const late = told.nextElementSibling;
    if (told.dataset.until >= today || !late || !late.matches("[data-late]")) return;
    ["lang", "dir"].forEach(function (name) { if (late.hasAttribute(name)) told.setAttribute(name, late.getAttribute(name)); else told.removeAttribute(name); });
    told.replaceChildren(late.textContent);
    document.body.classList.add("late");
  });
  document.querySelectorAll("[data-after]").forEach(function (late) { late.hidden = late.dataset.after >= today; });
})();
