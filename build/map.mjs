// Draws the land around the sea into static/built/map.json: Japan above, the continent below.
// The projection's numbers travel in the same file, so that app/core/projection.py puts points where the land is.
// Borders are left out: the atlas shows who holds what, and that is not for a map of friends to say.
import { readFileSync, writeFileSync } from "node:fs";
import { geoAzimuthalEqualArea, geoGraticule, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import { presimplify, quantile, simplify } from "topojson-simplify";

const ROTATE = [-136, -40.5, 140];
const SCALE = 2400;
// x, y, width, height in map units; the sea lies around (0, 0). `keep` is the share of the coast's points.
const FRAMES = {
  sea: { box: [-540, -300, 1230, 740], keep: 1, smallest: 5 },
  wide: { box: [-900, -330, 2040, 2010], keep: 0.7, smallest: 20 },
};

const require = (name) => JSON.parse(readFileSync(new URL(`../node_modules/${name}`, import.meta.url), "utf8"));
const atlas = presimplify(require("world-atlas/land-50m.json"));

function projection([x, y, width, height]) {
  const margin = 20;
  return geoAzimuthalEqualArea()
    .rotate(ROTATE)
    .scale(SCALE)
    .translate([0, 0])
    .precision(2)
    .clipAngle(60)
    .clipExtent([[x - margin, y - margin], [x + width + margin, y + height + margin]]);
}

// Islets of a few units say nothing at this size and weigh as much as a cape.
function withoutSpecks(path, smallest) {
  const area = (ring) => {
    const points = ring.split("L").map((pair) => pair.split(",").map(Number));
    return Math.abs(points.reduce((sum, [x, y], i) => {
      const [u, v] = points[(i + 1) % points.length];
      return sum + x * v - u * y;
    }, 0)) / 2;
  };
  return path.split("M").filter((ring) => ring && area(ring.replace("Z", "")) > smallest).map((ring) => `M${ring}`).join("");
}

// Whole units and relative steps: a third of the weight, and no eye sees the difference.
function compact(path) {
  return path.split("M").filter(Boolean).map((ring) => {
    const closed = ring.endsWith("Z");
    const points = ring.replace("Z", "").split("L").map((pair) => pair.split(",").map(Math.round));
    let [x, y] = points[0];
    let drawn = `M${x} ${y}l`;
    for (const [u, v] of points.slice(1)) {
      if (u === x && v === y) continue;
      drawn += `${u - x} ${v - y} `;
      [x, y] = [u, v];
    }
    return drawn.trim() + (closed ? "z" : "");
  }).join("").replaceAll(" -", "-");
}

const frames = {};
for (const [name, { box, keep, smallest }] of Object.entries(FRAMES)) {
  const draw = geoPath(projection(box));
  const coast = keep < 1 ? simplify(atlas, quantile(atlas, keep)) : atlas;
  frames[name] = {
    box,
    land: compact(withoutSpecks(draw(feature(coast, coast.objects.land)), smallest)),
    graticule: compact(draw(geoGraticule().step([5, 5]).extent([[60, 5], [180, 75]])())),
  };
  console.log(`map ${name}: land ${frames[name].land.length} bytes, graticule ${frames[name].graticule.length}`);
}
writeFileSync("static/built/map.json", JSON.stringify({ rotate: ROTATE, scale: SCALE, frames }));
