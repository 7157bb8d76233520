/* A code as somebody copied it from paper: read as the engine reads it. */
"use strict";
window.Codes = (function () {
  const ALPHABET = "23456789CDFHJKMNPRTVWXY", LENGTH = 12, GROUP = 4;
  const EARLIER = /^[34679CDFHJKMNPRTVWXY]{8}$/;

  /* {code} as it is printed, or {fault} in words. */
  function read(typed) {
    const signs = typed.replace(/[\s-]/g, "").toUpperCase();
    if (EARLIER.test(signs)) return { code: signs };
    const strange = Array.from(signs).find(function (sign) { return !ALPHABET.includes(sign); });
    if (strange) return { fault: "No code has the sign " + strange + ". Look at the paper again." };
    if (signs.length !== LENGTH) return { fault: "A code has " + LENGTH + " letters and digits; these are " + signs.length + "." };
    let sum = 0;
    Array.from(signs).forEach(function (sign, at) { sum += (at + 1) * ALPHABET.indexOf(sign); });
    if (sum % ALPHABET.length) return { fault: "A letter or digit of this code is mistyped. Look at the paper again." };
    return { code: signs.match(new RegExp(".{" + GROUP + "}", "g")).join("-") };
  }
  return { read: read };
})();
