/* Where there is no page: a code that is only written otherwise is led to its page; others may be typed again. */
"use strict";
(function () {
  const NAMES = "fonts/names.css", DEEPEST = 8;
  const path = location.pathname, parts = /^(.*\/)c\/+([^/]+)\/*(?:index\.html)?$/.exec(path);
  const pageOf = function (home, code) { return home + "c/" + code + "/"; };
  let typed = parts ? parts[2] : "";
  try { typed = decodeURIComponent(typed); } catch (fault) { typed = ""; }
  const read = window.Codes.read(typed.replace(/[^0-9a-z]/gi, ""));
  if (read.code && read.code !== typed) { location.replace(pageOf(parts[1], read.code)); return; }

  const main = document.querySelector("main"), sections = Array.from(main.children);
  const first = function (tag) { return tag.toLowerCase().split("-")[0]; };
  const wanted = (navigator.languages || []).map(first).map(function (tag) {
    return sections.find(function (one) { return first(one.lang) === tag; });
  }).find(Boolean);
  if (wanted) main.prepend(wanted);

  const style = function (address, loaded, failed) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    link.addEventListener("load", loaded || null);
    link.addEventListener("error", failed || null);
    document.head.append(link);
  };
  const use = function (home) {
    ((wanted || sections[0]).dataset.style || "").split(" ").filter(function (name) { return name && name !== NAMES; })
      .forEach(function (name) { style(home + name); });
    document.querySelectorAll("[data-to]").forEach(function (link) { link.href = home + link.dataset.to; });
    document.querySelectorAll("form, ul.all").forEach(function (part) { part.hidden = false; });
    document.querySelectorAll("form").forEach(function (form) {
      const box = form.querySelector("input");
      box.value = typed;
      form.addEventListener("submit", function (event) {
        event.preventDefault();
        const again = window.Codes.read(box.value);
        box.setAttribute("aria-invalid", String(!again.code));
        if (again.code) location.assign(pageOf(home, again.code)); else { box.focus(); box.select(); }
      });
    });
  };
  /* The site's own folder is the nearest above the address that has the site's style of names: a host gives this page for an address of any depth. */
  const above = path.split("/").slice(0, -1).map(function (_, depth, all) { return all.slice(0, depth + 1).join("/") + "/"; });
  const look = function (folders) {
    if (folders.length) style(folders[0] + NAMES, function () { use(folders[0]); }, function () { look(folders.slice(1)); });
  };
  look(above.slice(0, DEEPEST).reverse());
})();
