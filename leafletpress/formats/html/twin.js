(function () {
  "use strict";
  var root = document.documentElement;
  var known = { size: ["1", "2", "3", "4"], paper: ["device", "white", "cream", "blue", "dark"] };

  function kept(name) {
    try { return localStorage.getItem("leafletpress-" + name); } catch (refused) { return null; }
  }

  function use(name, value) {
    if (known[name].indexOf(value) < 0) return;
    root.setAttribute("data-" + name, value);
  }

  function choose(event) {
    var name = event.target.name, value = event.target.value;
    use(name, value);
    try { localStorage.setItem("leafletpress-" + name, value); } catch (refused) { return; }
  }

  function show() {
    var offered = document.querySelector("template");
    if (!offered) return;
    var choices = offered.content.cloneNode(true);
    Array.prototype.forEach.call(choices.querySelectorAll("input"), function (radio) {
      if (root.getAttribute("data-" + radio.name) === radio.value) radio.checked = true;
      radio.addEventListener("change", choose);
    });
    offered.parentNode.replaceChild(choices, offered);
  }

  Object.keys(known).forEach(function (name) { use(name, kept(name)); });
  document.addEventListener("DOMContentLoaded", show);
})();
