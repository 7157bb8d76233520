// The tag tree of each page of a PDF with the words in it, as pdf.js gives them to Firefox: node pdfjs.mjs FOLDER-OF-PDFJS-DIST FILE
// Prints a JSON list of pages, an element as [role, alternative text, [element or words...]].
import { readFileSync } from "node:fs";

// pdf.js asks for these as it starts, to draw with. Nothing is drawn here, so the native package that has them is spared.
for (const name of ["DOMMatrix", "ImageData", "Path2D"]) {
  globalThis[name] ??= class {};
}

const [folder, file] = process.argv.slice(2);
const { getDocument, VerbosityLevel } = await import(`${folder}/legacy/build/pdf.mjs`);

/** The words of each piece of marked content of a page, by its id. */
async function markedWords(page) {
  const words = new Map();
  const open = [];
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  for (const item of items) {
    if (item.type === "beginMarkedContent" || item.type === "beginMarkedContentProps") {
      open.push(item.id);
    } else if (item.type === "endMarkedContent") {
      open.pop();
    } else if (open.at(-1)) {
      words.set(open.at(-1), (words.get(open.at(-1)) ?? "") + item.str);
    }
  }
  return words;
}

function told(element, words) {
  const kids = (element.children ?? []).filter((kid) => kid.role || kid.type === "content");
  return [element.role, element.alt ?? "", kids.map((kid) => (kid.role ? told(kid, words) : (words.get(kid.id) ?? "")))];
}

const pdf = await getDocument({
  data: new Uint8Array(readFileSync(file)),
  cMapUrl: `${folder}/cmaps/`,
  cMapPacked: true,
  standardFontDataUrl: `${folder}/standard_fonts/`,
  useSystemFonts: false,
  verbosity: VerbosityLevel.ERRORS,
}).promise;
const pages = [];
for (let number = 1; number <= pdf.numPages; number++) {
  const page = await pdf.getPage(number);
  pages.push(told(await page.getStructTree(), await markedWords(page)));
}
process.stdout.write(JSON.stringify(pages));
