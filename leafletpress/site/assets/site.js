/* The staff's page: look up, print, open, copy. Everything it knows stands in index.js beside it. */
"use strict";
(function () {
  const data = window.LEAFLETS, editions = data.editions;
  const at = function (id) { return document.getElementById(id); };
  const list = at("list"), box = at("q"), told = at("told"), more = at("more");
  const FILTERS = ["language", "clinic", "specialty", "format"], STEP = 24, ENGLISH = "en-GB";
  const today = new Date().toISOString().slice(0, 10);
  let found = editions, shown = STEP, asked = "";

  /* ---- what is known of an edition ---- */
  const tagsOf = function (edition) { return edition.language.split("+"); };
  const inEnglish = function (edition) { return tagsOf(edition).map(function (tag) { return data.languages[tag].english; }).join(" and "); };
  const titleOf = function (edition) { return edition.title[ENGLISH] || edition.title[tagsOf(edition)[0]] || edition.leaflet; };
  const sheetOf = function (edition, format) { return edition.sheets.find(function (sheet) { return sheet.format === format; }); };
  const ofKind = function (edition, kind) { return edition.sheets.filter(function (sheet) { return data.formats[sheet.format].kind === kind; }); };
  const addressOf = function (sheet) { return "sheets/" + encodeURIComponent(sheet.file); };
  const isOverdue = function (edition) { return Boolean(edition["review-due"]) && edition["review-due"] < today; };
  const dayOf = function (iso) { return new Date(iso + "T12:00:00Z").toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }); };
  const linkOf = function (edition) {
    return (edition.site ? edition.site : new URL(".", location.href.split(/[?#]/)[0]).href) + "c/" + edition.code + (edition.site ? "/" : "/index.html");
  };

  /* ---- the index ---- */
  const everyWord = function (words) { return Object.values(words || {}).flat().join(" "); };
  const index = new MiniSearch({
    idField: "at",
    fields: ["title", "keywords", "language", "specialty", "clinic", "format", "code"],
    tokenize: function (text) { return window.Fold.listed(text); },
    processTerm: function (term) { return term; },
  });
  index.addAll(editions.map(function (edition, place) {
    return {
      at: place,
      title: everyWord(edition.title) + " " + edition.leaflet,
      keywords: everyWord(edition.keywords),
      language: tagsOf(edition).map(function (tag) { return tag + " " + data.languages[tag].english + " " + data.languages[tag].own; }).join(" "),
      specialty: everyWord(edition.specialty),
      clinic: edition.clinic + " " + edition["clinic-name"],
      format: edition.sheets.map(function (sheet) { return data.formats[sheet.format].label; }).join(" "),
      code: edition.code,
    };
  }));
  const BOOST = { title: 4, keywords: 3, language: 3, code: 5, specialty: 1, clinic: 1, format: 1 };

  function matches(text) {
    const sought = window.Fold.sought(text);
    if (!sought.length) return editions;
    const query = {
      combineWith: "AND",
      queries: sought.map(function (forms) {
        return { combineWith: "OR", queries: forms, prefix: true, fuzzy: function (term) { return /^[a-z]{5,}$/.test(term) ? 0.2 : false; } };
      }),
    };
    const options = {
      boost: BOOST,
      tokenize: function (term) { return [term]; },
      bm25: { k: 1.2, b: 0, d: 0.5 }, // titles in two languages are no worse for being longer
      weights: { fuzzy: 0.1, prefix: 0.5 },
      boostDocument: function (at) { return editions[at].language === ENGLISH ? 1.5 : 1; }, // where nothing else is asked for
    };
    return index.search(query, options).map(function (hit) { return editions[hit.id]; });
  }
  const passes = function (edition) {
    const value = function (name) { return at(name).value; };
    return (!value("language") || tagsOf(edition).includes(value("language")))
      && (!value("clinic") || edition.clinic === value("clinic"))
      && (!value("specialty") || (edition.specialty[ENGLISH] || "") === value("specialty"))
      && (!value("format") || Boolean(sheetOf(edition, value("format"))));
  };

  /* The format that is asked for, by the filter or by words such as: large print. */
  function wantedFormat(edition) {
    if (at("format").value) return at("format").value;
    const words = new Set(window.Fold.sought(box.value).flat());
    const named = edition.sheets.filter(function (sheet) {
      return sheet.format !== "standard" && window.Fold.listed(data.formats[sheet.format].label).filter(function (word) { return word !== "print"; })
        .every(function (word) { return Array.from(words).some(function (typed) { return typed.length > 2 && word.startsWith(typed); }); });
    });
    return named.length ? named[0].format : "";
  }

  /* ---- drawing ---- */
  function make(name, attributes, children) {
    const element = document.createElement(name);
    Object.entries(attributes || {}).forEach(function (pair) { if (pair[1] !== undefined && pair[1] !== false) element.setAttribute(pair[0], pair[1] === true ? "" : pair[1]); });
    [].concat(children || []).forEach(function (child) { element.append(child); });
    return element;
  }
  const unseen = function (words) { return make("span", { class: "unseen" }, words); };
  const inItsLanguage = function (tag, attributes, words) { return make("span", Object.assign({ lang: tag, dir: data.languages[tag] ? data.languages[tag].direction : "auto" }, attributes), words); };

  function actionsOf(edition) {
    const wanted = wantedFormat(edition), prints = ofKind(edition, "print"), reads = ofKind(edition, "read");
    const of = " " + titleOf(edition) + ", " + inEnglish(edition);
    const standard = sheetOf(edition, "standard") || prints[0], large = sheetOf(edition, "large-print");
    const rest = edition.sheets.filter(function (sheet) {
      return sheet !== standard && sheet !== large && sheet !== reads[0] && (standard || reads[0] || sheet !== edition.sheets[0]);
    });
    const first = sheetOf(edition, wanted), main = first && data.formats[first.format].kind === "print" ? first : standard;
    const print = function (sheet, label) {
      return make("button", { type: "button", "data-do": "print", "data-sheet": sheet.file, "data-format": sheet.format, class: sheet === main ? "first" : false }, [label, unseen(of)]);
    };
    const open = function (sheet, label) { return make("a", { class: "act", href: addressOf(sheet), target: "_blank", rel: "noopener" }, [label, unseen(of)]); };
    const made = [];
    if (standard) made.push(print(standard, standard.format === "standard" ? "Print" : "Print: " + data.formats[standard.format].label));
    if (large && large !== standard) made.push(print(large, "Large print"));
    if (main && main !== standard && main !== large) made.unshift(print(main, "Print: " + data.formats[main.format].label));
    if (main === large && made.length > 1) made.reverse();
    if (standard) made.push(open(standard, "Open"));
    if (reads[0]) made.push(open(reads[0], "On the phone"));
    if (!made.length) made.push(open(edition.sheets[0], "Open"));
    made.push(make("button", { type: "button", "data-do": "note" }, ["Copy line for the notes", unseen(of)]));
    made.push(make("button", { type: "button", "data-do": "link" }, ["Copy link", unseen(of)]));
    const group = make("div", { class: "actions" }, made);
    if (!rest.length) return [group];
    const others = rest.map(function (sheet) {
      return make("li", {}, make("a", { href: addressOf(sheet), target: "_blank", rel: "noopener" }, [data.formats[sheet.format].label, unseen(of)]));
    });
    return [group, make("details", { class: "others" }, [make("summary", {}, ["Other forms", unseen(of)]), make("ul", {}, others)])];
  }

  function cardOf(edition) {
    const own = tagsOf(edition)[0], title = titleOf(edition), number = edition.code;
    const facts = [["Clinic", edition["clinic-name"]], ["Version", edition.version]];
    if (edition["review-due"]) facts.push(["Review due", dayOf(edition["review-due"])]);
    facts.push(["Code", make("span", { class: "mono" }, edition.code)]);
    const body = make("div", { class: "words" }, [make("h3", { id: "t-" + number }, title)]);
    const names = make("p", { class: "tongue" }, [make("b", {}, inEnglish(edition))]);
    tagsOf(edition).forEach(function (tag) { if (tag !== ENGLISH) names.append(" ", inItsLanguage(tag, { class: "own" }, data.languages[tag].own)); });
    body.append(names);
    if (own !== ENGLISH && edition.title[own] && edition.title[own] !== title) body.append(make("p", { class: "owntitle" }, inItsLanguage(own, {}, edition.title[own])));
    if (edition.state !== "approved") body.append(make("p", { class: "flag draft" }, "DRAFT. Not approved for patients: do not hand it out."));
    if (isOverdue(edition)) body.append(make("p", { class: "flag late" }, "Past its review date: ask before you hand it out."));
    body.append(make("dl", { class: "facts" }, facts.map(function (fact) { return make("div", {}, [make("dt", {}, fact[0]), make("dd", {}, fact[1])]); })));
    actionsOf(edition).forEach(function (part) { body.append(part); });
    const picture = edition.picture
      ? make("img", { src: "pictures/" + edition.picture, alt: "", loading: "lazy", width: "120", height: "170" })
      : make("span", { class: "nopicture", "aria-hidden": "true" });
    return make("li", { class: "card" + (edition.state === "approved" ? "" : " isdraft"), "data-code": number }, [make("div", { class: "picture" }, picture), body]);
  }

  function draw() {
    const all = matches(box.value).filter(passes);
    found = all;
    list.replaceChildren.apply(list, all.slice(0, shown).map(cardOf));
    const count = all.length === 1 ? "1 leaflet" : all.length + " leaflets";
    at("count").textContent = all.length ? count : "No leaflet is found";
    more.hidden = all.length <= shown;
    more.firstElementChild.textContent = "Show " + Math.min(STEP, Math.max(0, all.length - shown)) + " more";
    announceSoon(all.length ? count + (box.value ? " found" : "") : "No leaflet is found. Try fewer words, or take a filter away.");
  }
  let timer = 0;
  function announceSoon(words) {
    clearTimeout(timer);
    timer = setTimeout(function () { told.textContent = words; }, 500);
  }
  function announce(words, near) {
    clearTimeout(timer);
    told.textContent = "";
    told.textContent = words;
    if (!near) return;
    const card = near.closest(".card"), before = card.querySelector(".done");
    if (before) before.remove();
    near.closest(".words").append(make("p", { class: "done", "aria-hidden": "true" }, words));
  }

  /* ---- the address keeps what is looked for ---- */
  function remember() {
    const kept = new URLSearchParams();
    if (box.value) kept.set("q", box.value);
    FILTERS.forEach(function (name) { if (at(name).value) kept.set(name, at(name).value); });
    asked = kept.toString();
    const address = "#" + asked;
    try { history.replaceState(null, "", address); } catch (fault) { location.replace(address); }
  }
  function recall() {
    const kept = new URLSearchParams(location.hash.slice(1));
    if (kept.toString() === asked && asked) return;
    box.value = kept.get("q") || "";
    FILTERS.forEach(function (name) { at(name).value = kept.get(name) || ""; if (at(name).selectedIndex < 0) at(name).value = ""; });
    if (kept.get("code")) { at("code").value = kept.get("code"); judge(); }
    shown = STEP;
    draw();
  }
  function changed() { shown = STEP; remember(); draw(); }

  /* ---- filters ---- */
  function fill(name, every, pairs) {
    const sorted = Array.from(new Map(pairs)).sort(function (a, b) { return a[1].localeCompare(b[1], "en"); });
    at(name).append(make("option", { value: "" }, every));
    sorted.forEach(function (pair) { at(name).append(make("option", { value: pair[0] }, pair[1])); });
    at(name).closest("p").hidden = sorted.length < 2;
    at(name).addEventListener("change", changed);
  }
  fill("language", "All languages", editions.flatMap(tagsOf).map(function (tag) {
    const names = data.languages[tag];
    return [tag, names.english === names.own ? names.english : names.english + " · " + names.own];
  }));
  fill("clinic", "All clinics", editions.map(function (edition) { return [edition.clinic, edition["clinic-name"]]; }));
  fill("specialty", "All specialties", editions.map(function (edition) { return edition.specialty[ENGLISH] || ""; }).filter(Boolean).map(function (name) { return [name, name]; }));
  fill("format", "All formats", Object.entries(data.formats).map(function (pair) { return [pair[0], pair[1].label]; }));

  /* ---- printing and copying ---- */
  function print(card, button) {
    const address = "sheets/" + encodeURIComponent(button.dataset.sheet);
    const how = button.dataset.format === "booklet" ? " Print it on both sides, turned over the short edge, not scaled." : "";
    if (location.protocol === "file:") {
      window.open(address, "_blank");
      announce("The sheet opens in a new tab. Print it there: Ctrl and P." + how, button);
      return;
    }
    const before = document.querySelector("iframe.printing");
    if (before) before.remove();
    const frame = make("iframe", { class: "printing", src: address, title: "The sheet that is printed", tabindex: "-1", "aria-hidden": "true" });
    frame.addEventListener("load", function () {
      try { frame.contentWindow.focus(); frame.contentWindow.print(); } catch (fault) { window.open(address, "_blank"); }
    });
    document.body.append(frame);
    announce("The sheet goes to the printing window." + how, button);
  }
  function copy(words, said, button) {
    const done = function () { announce(said, button); };
    const byHand = function () {
      const area = make("textarea", { class: "unseen", readonly: true }, words);
      document.body.append(area);
      area.select();
      const copied = document.execCommand("copy");
      area.remove();
      button.focus();
      if (copied) done(); else announce("Copy this: " + words, button);
    };
    if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(words).then(done, byHand); else byHand();
  }
  list.addEventListener("click", function (event) {
    const button = event.target.closest("button[data-do]");
    if (!button) return;
    const card = button.closest(".card"), edition = editions.find(function (one) { return one.code === card.dataset.code; });
    if (button.dataset.do === "print") print(card, button);
    if (button.dataset.do === "note") copy(edition.note, "Copied: " + edition.note, button);
    if (button.dataset.do === "link") copy(linkOf(edition), "Copied: " + linkOf(edition), button);
  });

  /* ---- the code on a paper ---- */
  function judge() {
    const typed = at("code").value.trim(), verdict = at("verdict");
    const say = function (kind, head, rest) { verdict.className = kind; verdict.replaceChildren(make("p", {}, make("b", {}, head)), make("p", {}, rest)); };
    if (!typed) { verdict.className = ""; verdict.replaceChildren(); return; }
    const read = window.Codes.read(typed);
    if (read.fault) { say("mistyped", "This is not a code.", read.fault); return; }
    const offered = editions.find(function (one) { return one.code === read.code; });
    const gone = data.codes.find(function (one) { return one.code === read.code; });
    const named = function (one) { return titleOf(one) + ", " + inEnglish(one) + ", version " + one.version + ", " + one["clinic-name"]; };
    const show = function (one, label) { return make("a", { href: "#q=" + encodeURIComponent(one.code) }, label); };
    if (offered && offered.state !== "approved") say("draft", "A draft.", ["It was never approved: do not hand it out. " + named(offered) + ". ", show(offered, "Show it")]);
    else if (offered) say(isOverdue(offered) ? "late" : "current", isOverdue(offered) ? "Current, but past its review date." : "Current.", [named(offered) + ". ", show(offered, "Show it")]);
    else if (gone && gone.fate === "replaced") {
      const by = editions.find(function (one) { return one.code === gone.by; });
      say("replaced", "Replaced: do not hand it out.", [named(gone) + ". It is replaced by version " + (by ? by.version : "?") + ", code " + gone.by + ". ", show({ code: gone.by }, "Show the new one")]);
    } else if (gone) say("withdrawn", "Withdrawn: do not hand it out.", named(gone) + ". It is no longer given out.");
    else say("unknown", "Unknown.", "The code is well formed, but no leaflet here has or had it. Do not hand the paper out before you know where it is from.");
  }
  at("codebox").addEventListener("submit", function (event) { event.preventDefault(); judge(); });

  /* ---- keys ---- */
  const firstAction = function (card) { return card && (card.querySelector("button.first") || card.querySelector("button, a.act")); };
  at("finder").addEventListener("submit", function (event) {
    event.preventDefault();
    const first = firstAction(list.firstElementChild);
    if (first) first.focus();
  });
  box.addEventListener("keydown", function (event) {
    if (event.key === "ArrowDown" && list.firstElementChild) { event.preventDefault(); firstAction(list.firstElementChild).focus(); }
  });
  list.addEventListener("keydown", function (event) {
    const card = event.target.closest(".card");
    if (!card || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    event.preventDefault();
    const next = event.key === "ArrowDown" ? card.nextElementSibling : card.previousElementSibling;
    const target = firstAction(next) || (event.key === "ArrowUp" ? box : null);
    if (target) { target.focus(); target.scrollIntoView({ block: "nearest" }); }
  });
  document.addEventListener("keydown", function (event) {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.altKey && !event.metaKey) { event.preventDefault(); box.focus(); box.select(); }
    if (event.key === "Escape" && list.contains(document.activeElement)) { box.focus(); box.select(); }
  });
  box.addEventListener("input", changed);
  more.firstElementChild.addEventListener("click", function () {
    const before = shown;
    shown += STEP;
    draw();
    const next = firstAction(list.children[before]);
    if (next) next.focus();
  });
  /* On a narrow screen the leaflets come first: what else there is to ask is folded away, unless it is asked. */
  const wide = window.matchMedia("(min-width: 60rem)");
  function unfold() {
    document.querySelectorAll(".fold").forEach(function (part) {
      part.open = wide.matches || Array.from(part.querySelectorAll("select, input")).some(function (field) { return field.value; });
    });
  }
  wide.addEventListener("change", unfold);
  window.addEventListener("hashchange", recall);
  /* On paper stands the whole list, not what is on the screen. */
  window.addEventListener("beforeprint", function () { list.replaceChildren.apply(list, found.map(cardOf)); });
  window.addEventListener("afterprint", draw);
  recall();
  unfold();
  (window.requestIdleCallback || setTimeout)(function () { matches("the"); }); // so that the first key is answered as fast as the others
})();
