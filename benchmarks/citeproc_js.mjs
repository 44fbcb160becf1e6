// Runs npm's citeproc over styles and prints its bibliographies, as a peer to compare with.
// node citeproc_js.mjs MODULE_FOLDER LOCALES_FOLDER STYLES_FOLDER REFS.json [NAME...] > OUT.json
import { createRequire } from "node:module";
import { readFileSync, readdirSync, existsSync } from "node:fs";
import { join } from "node:path";

const [modules, locales, styles, refsFile, ...only] = process.argv.slice(2);
const CSL = createRequire(join(modules, "x.js"))("citeproc");
const refs = JSON.parse(readFileSync(refsFile, "utf-8"));
const byId = Object.fromEntries(refs.map((ref) => [String(ref.id), ref]));
const primary = { en: "en-US", de: "de-DE", fr: "fr-FR", es: "es-ES", pt: "pt-PT", zh: "zh-CN" };

function locale(lang) {
  for (const name of [lang, primary[lang.slice(0, 2)] ?? lang, "en-US"]) {
    const file = join(locales, `locales-${name}.xml`);
    if (existsSync(file)) return readFileSync(file, "utf-8");
  }
}

const names = only.length ? only : readdirSync(styles).filter((f) => f.endsWith(".csl")).map((f) => f.slice(0, -4));
const out = {};
for (const name of names.sort()) {
  try {
    const sys = { retrieveLocale: locale, retrieveItem: (id) => structuredClone(byId[id]) };
    const engine = new CSL.Engine(sys, readFileSync(join(styles, `${name}.csl`), "utf-8"));
    engine.updateItems(refs.map((ref) => String(ref.id)));
    const result = engine.makeBibliography();
    if (!result) { out[name] = null; continue; }
    const entries = {};
    result[0].entry_ids.forEach((ids, i) => { entries[ids[0]] = (result[1][i] ?? "").trim(); });
    out[name] = entries;
  } catch (error) {
    out[name] = { error: String(error).slice(0, 200) };
  }
}
console.log(JSON.stringify(out));
