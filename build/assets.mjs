// Bundles style sheets and scripts, and copies symbols, into static/built under hashed names (manifest.json).
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { build } from "esbuild";

const OUT = "static/built";
const SYMBOL = /<symbol id="([a-z-]+)" viewBox="([^"]+)">(.*?)<\/symbol>/gs;

await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });

// The agency's tokens are many; only those that a sheet of ours names are shipped.
const tokens = {
  name: "tokens",
  async setup(bundler) {
    const sheets = (await readdir("static", { recursive: true })).filter((path) => path.endsWith(".css") && !path.startsWith("built"));
    const texts = await Promise.all(sheets.map((path) => readFile(`static/${path}`, "utf8")));
    const used = new Set(texts.join("").match(/(?<=var\()--[a-z0-9-]+/g));
    bundler.onLoad({ filter: /design-tokens\/dist\/tokens\.css$/ }, async ({ path }) => {
      const lines = (await readFile(path, "utf8")).split("\n");
      const kept = lines.filter((line) => !line.startsWith("  --") || used.has(line.trim().split(":")[0]));
      return { contents: kept.join("\n"), loader: "css" };
    });
  },
};

const { metafile } = await build({
  entryPoints: ["static/main.css", "static/main.js", "static/board.css", "static/board.js", "static/calendar.js"],
  outdir: OUT,
  entryNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  metafile: true,
  format: "esm",
  target: ["chrome99", "firefox97", "safari15.4"],
  legalComments: "none",
  plugins: [tokens],
});

const manifest = {};
for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
  manifest[basename(entryPoint)] = basename(path);
}

const picture = await readFile("static/symbols/icon.svg");
manifest["icon.svg"] = `icon-${createHash("sha256").update(picture).digest("hex").slice(0, 8)}.svg`;
await writeFile(`${OUT}/${manifest["icon.svg"]}`, picture);

const symbols = {};
for (const [, name, box, drawing] of (await readFile("static/symbols/symbols.svg", "utf8")).matchAll(SYMBOL)) {
  symbols[name] = [box, drawing.trim()];
}

await writeFile(`${OUT}/symbols.json`, JSON.stringify(symbols));
await writeFile(`${OUT}/manifest.json`, JSON.stringify(manifest));
await writeFile(`${OUT}/meta.json`, JSON.stringify(metafile));
