/* Past the day of its review a leaflet is called current no more, however old the page is that says so. */
"use strict";
(function () {
  const told = document.querySelector("[data-until]"), late = document.querySelector("[data-late]");
  if (told && late && told.dataset.until < new Date().toISOString().slice(0, 10)) {
    told.replaceChildren(late.textContent);
    if (late.lang) { told.lang = late.lang; told.dir = late.dir; }
    document.body.classList.add("late");
  }
})();
