// The text of each page of a PDF as pdf.js gives it, as a JSON list: node pdfjs.mjs FOLDER-OF-PDFJS-DIST FILE
import { readFileSync } from "node:fs";

const [folder, file] = process.argv.slice(2);
const { getDocument, VerbosityLevel } = await import(`${folder}/legacy/build/pdf.mjs`);
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
  const { items } = await (await pdf.getPage(number)).getTextContent();
  pages.push(items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join(""));
}
process.stdout.write(JSON.stringify(pages));
