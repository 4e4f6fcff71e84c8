// The interactive map: our own ground, the towns on it, and links to their strolls.
// Loaded on demand by ounce.mjs; the drawn map it replaces stays in the page for who goes back.
// Towns are elements above the map and not painted on it: so they have names without fonts from
// elsewhere, and are links like others. What is shown where is decided in map_view.mjs.

import { around, densest, flat, gather, holding, inView, nameSides, nearest } from "./map_view.mjs";

/** Pixels between two dots: a thumb's width and a little more. */
const APART = 48;
/** As many as are listed beside the map. */
const LISTED = 30;
/** A dot's own width and a line of its name, in pixels. */
const DOT = 24;
const LINE = 20;
/** Nearer than this, the ground is only edges. */
const CLOSEST = 10;

const one = (selector) => document.querySelector(selector);

/** Colours are the page's own, so that the map follows its theme. */
function colours() {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue(`--${name}`).trim();
}

function ground() {
  const colour = colours();
  return {
    version: 8,
    sources: {
      world: {
        type: "geojson",
        data: new URL("/geo/world.geojson", location.href).href,
        attribution: "Natural Earth",
      },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("sky") } },
      { id: "land", type: "fill", source: "world", paint: { "fill-color": colour("land") } },
      {
        id: "borders",
        type: "line",
        source: "world",
        paint: { "line-color": colour("border"), "line-width": 1 },
      },
    ],
  };
}

/** Paints the ground anew when the page turns dark or light. Gives what ends that. */
function followTheme(map) {
  const paint = () => {
    const colour = colours();
    map.setPaintProperty("sea", "background-color", colour("sky"));
    map.setPaintProperty("land", "fill-color", colour("land"));
    map.setPaintProperty("borders", "line-color", colour("border"));
  };
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = new MutationObserver(paint);
  system.addEventListener("change", paint);
  chosen.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => {
    system.removeEventListener("change", paint);
    chosen.disconnect();
  };
}

async function strolls(address, links) {
  const answer = await fetch(address, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`strolls: ${answer.status}`);
  return (await answer.json()).map(({ slug, place, status }) => ({
    lon: place.lon,
    lat: place.lat,
    href: links + slug,
    name: [place.name, place.region].filter(Boolean).join(", "),
    isChanged: status === "postponed" || status === "cancelled",
  }));
}

function element(tag, className, more = {}) {
  return Object.assign(document.createElement(tag), { className, ...more });
}

/** The dots in and around the view: links to one stroll, buttons that open several. */
class Dots {
  #gl;
  #map;
  #towns;
  #words;
  #markers = [];
  #pen = document.createElement("canvas").getContext("2d");

  constructor(gl, map, towns, words) {
    this.#gl = gl;
    this.#map = map;
    this.#towns = towns;
    this.#words = words;
    const { font } = getComputedStyle(document.body);
    this.#pen.font = `600 14px ${font.split("px").at(-1).replace(/^\S*\s/, "")}`;
  }

  draw() {
    for (const marker of this.#markers) marker.remove();
    const dots = gather(this.#towns, this.#map.getZoom(), APART);
    const seen = new Set(inView(dots.map(({ town }) => town), this.#around()));
    const drawn = dots.filter(({ town }) => seen.has(town));
    const sides = nameSides(drawn.map((dot) => this.#extent(dot)), LINE);
    this.#markers = drawn.map((dot, n) => {
      const marker = new this.#gl.Marker({ element: this.#mark(dot, sides[n]), anchor: "center" });
      return marker.setLngLat([dot.town.lon, dot.town.lat]).addTo(this.#map);
    });
  }

  /** Half a view more on each side, so that there are dots while the map is being moved. */
  #around() {
    const { west, south, east, north } = edges(this.#map);
    const [more, higher] = [(east - west) / 2, (north - south) / 2];
    return { west: west - more, south: south - higher, east: east + more, north: north + higher };
  }

  #extent({ town, others }) {
    const scale = 512 * 2 ** this.#map.getZoom();
    const { x, y } = flat(town);
    const width = this.#pen.measureText(town.name).width + 8;
    return { x: x * scale, y: y * scale, size: others.length > 0 ? DOT + 10 : DOT, width };
  }

  #mark({ town, others }, side) {
    const mark = others.length > 0 ? this.#several(town, others) : this.#single(town);
    if (side) {
      // The mark's label says it already; drawn by the stylesheet, it is not said twice.
      const name = element("span", `map-name ${side}`);
      name.dataset.name = town.name;
      mark.append(name);
    }
    return mark;
  }

  #single(town) {
    const link = element("a", "map-dot", { href: town.href, draggable: false, tabIndex: -1 });
    const { changed } = this.#words;
    link.setAttribute("aria-label", town.isChanged ? `${town.name}: ${changed}` : town.name);
    link.title = town.name;
    link.append(element("span", town.isChanged ? "map-point changed" : "map-point"));
    return link;
  }

  #several(town, others) {
    const button = element("button", "map-dot", { type: "button", tabIndex: -1 });
    const count = others.length + 1;
    const label = this.#words.several.replace("{count}", count).replace("{town}", town.name);
    button.setAttribute("aria-label", label);
    button.title = label;
    button.append(element("span", "map-point several", { textContent: count }));
    button.addEventListener("click", () => this.#open([town, ...others]));
    return button;
  }

  /** Towns at one place are never apart, however near one comes; the list has them all. */
  #open(towns) {
    if (this.#map.getZoom() >= CLOSEST - 0.01) return one("[data-map-list] a")?.focus();
    const before = this.#map.getZoom();
    const camera = this.#map.cameraForBounds(bounds(holding(towns)), { padding: 60 });
    const zoom = Math.min(CLOSEST, Math.max(camera?.zoom ?? 0, before + 1));
    this.#map.easeTo({ center: camera?.center ?? [towns[0].lon, towns[0].lat], zoom });
  }
}

const bounds = ({ west, south, east, north }) => [[west, south], [east, north]];

function edges(map) {
  const seen = map.getBounds();
  return {
    west: seen.getWest(),
    south: seen.getSouth(),
    east: seen.getEast(),
    north: seen.getNorth(),
  };
}

/** Writes down what is in view, for who would rather read, and for the keyboard. */
function list(map, towns, changed) {
  const seen = inView(towns, edges(map));
  const { lng: lon, lat } = map.getCenter();
  const shown = nearest(seen, { lon, lat }, LISTED);
  const byName = shown.toSorted((a, b) => a.name.localeCompare(b.name));
  const count = one("[data-map-count]");
  const number = seen.length.toLocaleString(document.documentElement.lang);
  count.textContent = count.dataset.mapWords.replace("{count}", number);
  one("[data-map-rest]").hidden = seen.length <= LISTED;
  one("[data-map-list]").replaceChildren(
    ...byName.map((town) => {
      const line = document.createElement("li");
      line.append(element("a", "", { href: town.href, textContent: town.name }));
      if (town.isChanged) line.append(element("span", "small", { textContent: ` ${changed}` }));
      return line;
    }),
  );
}

function stylesheet(href) {
  if (one(`link[href="${CSS.escape(href)}"]`)) return null;
  return new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => {
      link.remove();
      reject(new Error(`no ${href}`));
    });
    document.head.append(link);
  });
}

/** What the visitor looked for: a place from a search, the region of the list, or most towns. */
function firstView(towns) {
  const found = location.hash.match(/^#around=(-?[\d.]+),(-?[\d.]+)$/);
  if (found && towns.length > 0) {
    return around(towns, { lat: Number(found[1]), lon: Number(found[2]) });
  }
  const links = [...document.querySelectorAll(".regions [aria-current]")];
  const listed = new Set(
    [...document.querySelectorAll(".lines-list a")].map((link) => link.getAttribute("href")),
  );
  const region = links.length > 0 ? towns.filter(({ href }) => listed.has(href)) : [];
  return region.length > 0 ? holding(region) : densest(towns);
}

function build(gl, place, towns, dataset) {
  const view = firstView(towns);
  const map = new gl.Map({
    container: place,
    style: ground(),
    attributionControl: { compact: false },
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    minZoom: 1,
    maxZoom: CLOSEST,
    locale: {
      "NavigationControl.ZoomIn": dataset.mapCloser,
      "NavigationControl.ZoomOut": dataset.mapFurther,
      "Map.Title": dataset.mapLabel,
    },
    ...(view && { bounds: bounds(view), fitBoundsOptions: { padding: 36 } }),
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new gl.NavigationControl({ showCompass: false }), "top-right");
  return map;
}

/** Puts the interactive map where the drawn one is, once everything for it has arrived. */
export async function open(box, { closed }) {
  const { mapModule, mapCss, mapStrolls, mapLinks, mapLabel, mapSeveral, mapChanged } = box.dataset;
  const [module, towns] = await Promise.all([
    import(mapModule),
    strolls(mapStrolls, mapLinks),
    mapCss && stylesheet(mapCss),
  ]);
  const gl = module.Map ? module : module.default;
  const place = element("div", "map-live");
  const drawing = box.querySelector("svg");
  const panel = one("[data-map-panel]");
  const ends = [];
  const back = () => {
    for (const end of ends) end();
    place.remove();
    box.classList.remove("is-open");
    drawing.classList.remove("is-behind");
    panel.hidden = true;
  };
  box.classList.add("is-open");
  box.append(place);
  try {
    const map = build(gl, place, towns, box.dataset);
    ends.push(() => map.remove());
    await new Promise((resolve) => map.once("load", resolve));
    ends.push(followTheme(map));
    map.getCanvas().setAttribute("aria-label", mapLabel);
    const dots = new Dots(gl, map, towns, { several: mapSeveral, changed: mapChanged });
    const show = () => {
      dots.draw();
      list(map, towns, mapChanged);
    };
    map.on("moveend", show);
    show();
    map.getCanvas().focus({ preventScroll: true });
  } catch (error) {
    back();
    throw error;
  }
  drawing.classList.add("is-behind");
  panel.hidden = false;
  const close = () => {
    back();
    closed();
    one("[data-map-open]").focus();
  };
  one("[data-map-close]").addEventListener("click", close, { once: true });
}
