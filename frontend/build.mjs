// Builds what the browser fetches into src/samskab/ui/static/built/: one style sheet with its fonts,
// one sprite of the icons in use and the sector marks, the logo, the web manifest and the islands.
//
// Names are plain here; Django's manifest storage gives them a hash when they are collected, and
// rewrites the relative url()s of the style sheet to match.
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const FRONTEND = dirname(fileURLToPath(import.meta.url));
const MODULES = join(FRONTEND, "node_modules");
const UI = resolve(FRONTEND, "../src/samskab/ui");
const BUILT = join(UI, "static/built");
// Built elsewhere and moved into place when whole, so that an interrupted build leaves the last good one.
const FRESH = join(MODULES, ".samskab");

class Trouble extends Error {}

async function esbuild() {
  try {
    return await import("esbuild");
  } catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new Trouble("The packages of the front end are not installed. Run: npm ci --prefix frontend");
  }
}

async function bundle() {
  const { build: make } = await esbuild();
  // A warning is a brace that was lost or a property that does not exist: half a style sheet would be silently dropped.
  const build = async (what) => {
    const { warnings } = await make({ ...what, logLevel: "warning" });
    if (warnings.length) throw new Trouble("The front end has faults; they are listed above.");
  };
  const islands = (await readdir(join(UI, "islands"))).filter((name) => name.endsWith(".js"));
  await build({
    entryPoints: { samskab: join(UI, "css/index.css") },
    outdir: FRESH,
    bundle: true,
    minify: true,
    // The browsers we serve know nesting, layers and light-dark(): nothing is rewritten for older ones.
    target: "esnext",
    nodePaths: [MODULES],
    loader: { ".woff2": "file" },
    assetNames: "fonts/[name]",
  });
  await build({
    entryPoints: islands.map((name) => join(UI, "islands", name)),
    outdir: join(FRESH, "islands"),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    nodePaths: [MODULES],
  });
}

async function icon(name) {
  let drawing;
  try {
    drawing = await readFile(join(MODULES, "lucide-static/icons", `${name}.svg`), "utf8");
  } catch {
    throw new Trouble(`There is no Lucide icon called "${name}". Correct src/samskab/ui/art/icons.txt.`);
  }
  const inside = drawing.slice(drawing.indexOf(">", drawing.indexOf("<svg")) + 1, drawing.lastIndexOf("</svg>"));
  return `<symbol id="i-${name}" viewBox="0 0 24 24">${inside.replace(/\s*\n\s*/g, "")}</symbol>`;
}

async function sprite() {
  const names = (await readFile(join(UI, "art/icons.txt"), "utf8")).split("\n").filter(Boolean);
  const icons = await Promise.all(names.map(icon));
  const marks = (await readFile(join(UI, "art/marks.svg"), "utf8")).match(/<symbol.*<\/symbol>/g);
  const symbols = [...icons, ...marks].join("\n");
  await writeFile(join(FRESH, "sprite.svg"), `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols}\n</svg>\n`);
}

async function art() {
  for (const name of ["logo.svg", "logo-mono.svg", "site.webmanifest"]) {
    await cp(join(UI, "art", name), join(FRESH, name));
  }
}

async function main() {
  await esbuild();
  await rm(FRESH, { recursive: true, force: true });
  await mkdir(FRESH, { recursive: true });
  await Promise.all([bundle(), sprite(), art()]);
  await rm(BUILT, { recursive: true, force: true });
  await mkdir(dirname(BUILT), { recursive: true });
  await rename(FRESH, BUILT);
}

const begun = performance.now();
try {
  await main();
  console.log(`Front end built in ${Math.round(performance.now() - begun)} ms.`);
} catch (error) {
  // esbuild has already told about its own errors, with file and line.
  if (error instanceof Trouble) console.error(error.message);
  else if (!error.errors) console.error(error);
  process.exitCode = 1;
}
