/* Where there is no page: a code that is only written otherwise is led to its page; others may be typed again. */
"use strict";
(function () {
  const path = location.pathname, parts = /^(.*\/)c\/+([^/]+)\/*(?:index\.html)?$/.exec(path);
  const beside = /^(.*\/)(?:patients|sheets|pictures|fonts)\//.exec(path);
  const home = parts ? parts[1] : beside ? beside[1] : path.slice(0, path.lastIndexOf("/") + 1);
  const pageOf = function (code) { return home + "c/" + code + "/"; };
  let typed = parts ? parts[2] : "";
  try { typed = decodeURIComponent(typed); } catch (fault) { typed = ""; }
  const read = window.Codes.read(typed.replace(/[^0-9a-z]/gi, ""));
  if (read.code && read.code !== typed) { location.replace(pageOf(read.code)); return; }
  const main = document.querySelector("main"), sections = Array.from(main.children);
  const first = function (tag) { return tag.toLowerCase().split("-")[0]; };
  const wanted = (navigator.languages || []).map(first).map(function (tag) {
    return sections.find(function (one) { return first(one.lang) === tag; });
  }).find(Boolean);
  if (wanted) main.prepend(wanted);
  ((wanted || sections[0]).dataset.style || "").split(" ").filter(Boolean).forEach(function (name) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = home + name;
    document.head.append(link);
  });
  document.querySelectorAll("[data-to]").forEach(function (link) { link.href = home + link.dataset.to; });
  document.querySelectorAll("form, ul.all").forEach(function (part) { part.hidden = false; });
  document.querySelectorAll("form").forEach(function (form) {
    const box = form.querySelector("input");
    box.value = typed;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      const again = window.Codes.read(box.value);
      box.setAttribute("aria-invalid", String(!again.code));
      if (again.code) location.assign(pageOf(again.code)); else { box.focus(); box.select(); }
    });
  });
})();
