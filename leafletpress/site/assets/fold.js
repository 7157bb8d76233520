/* Words as they are looked for: small letters without accents and vowel signs, one form for letters that keyboards differ in,
   and, in scripts without spaces, every place where a word may begin. The same is done to what is listed and to what is typed. */
"use strict";
window.Fold = (function () {
  const MARKS = /[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200b-\u200f\u2060-\u2069\u00ad\ufeff]/g;
  const LETTERS = {
    "ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ŋ": "n", "ə": "e",
    "ё": "е", "ґ": "г",
    // Arabic letters as an Arabic keyboard has them, for Urdu, Persian, Pashto and Kurdish
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ۍ": "ي", "ێ": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك", "گ": "ك", "ګ": "ك", "ہ": "ه", "ھ": "ه",
    "ە": "ه", "ة": "ه", "ۃ": "ه", "پ": "ب", "چ": "ج", "ژ": "ز", "ږ": "ز", "ڑ": "ر", "ړ": "ر", "ڕ": "ر", "ڈ": "د", "ډ": "د", "ٹ": "ت",
    "ټ": "ت", "ں": "ن", "ڼ": "ن", "ڤ": "ف", "ڵ": "ل", "ۆ": "و", "ۇ": "و", "ښ": "س", "ء": "",
  };
  const WORDS = /[\p{L}\p{M}\p{N}]+/gu;
  const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
  const RUNS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{M}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]+/gu;
  const ARTICLE = /^(?:[وفبك]?ال|لل)(?=.{2})/;
  const LONGEST = 8; // letters of a run that are looked at from each place

  function digit(sign) {
    let zero = sign.codePointAt(0);
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && sign.codePointAt(0) - zero < 9) zero -= 1;
    return String(sign.codePointAt(0) - zero);
  }
  function fold(text) {
    return text.normalize("NFKD").toLowerCase().replace(MARKS, "").normalize("NFC")
      .replace(/[^\x00-\x7f]/gu, function (sign) {
        if (sign in LETTERS) return LETTERS[sign];
        return /\p{Nd}/u.test(sign) && sign > "\u0660" ? digit(sign) : sign;
      });
  }
  function runs(text) {
    return (fold(text).match(WORDS) || []).flatMap(function (word) { return UNSPACED.test(word) ? word.match(RUNS) : [word]; });
  }
  /* What a text is listed under. */
  function listed(text) {
    const found = [];
    for (const run of runs(text)) {
      if (UNSPACED.test(run)) {
        const signs = Array.from(run);
        signs.forEach(function (_, at) { found.push(signs.slice(at, at + LONGEST).join("")); });
      } else {
        found.push(run);
        if (ARTICLE.test(run)) found.push(run.replace(ARTICLE, ""));
      }
    }
    return found;
  }
  /* What is looked for: a list of words that all have to be there, each as the list of forms that it may have. */
  function sought(text) {
    return runs(text).flatMap(function (run) {
      if (!UNSPACED.test(run)) return [ARTICLE.test(run) ? [run, run.replace(ARTICLE, "")] : [run]];
      const signs = Array.from(run), parts = [];
      for (let at = 0; at < signs.length; at += LONGEST) parts.push([signs.slice(at, at + LONGEST).join("")]);
      return parts;
    });
  }
  return { fold: fold, listed: listed, sought: sought };
})();
