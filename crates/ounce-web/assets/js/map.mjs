// The interactive map: our own ground, the towns on it, and links to their strolls.
// Loaded on demand by ounce.mjs; the drawn map it replaces stays in the page for who goes back.

/** Colours are the page's own, so that the map follows its theme. */
function colours() {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue(`--${name}`).trim();
}

function ground(colour) {
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
      {
        id: "land",
        type: "fill",
        source: "world",
        paint: { "fill-color": colour("land") },
      },
      {
        id: "borders",
        type: "line",
        source: "world",
        paint: { "line-color": colour("border"), "line-width": 1 },
      },
    ],
  };
}

async function strolls(address) {
  const answer = await fetch(address, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`strolls: ${answer.status}`);
  return (await answer.json()).map((stroll) => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: [stroll.place.lon, stroll.place.lat] },
    properties: {
      slug: stroll.slug,
      town: [stroll.place.name, stroll.place.region].filter(Boolean).join(", "),
      changed: stroll.status === "postponed" || stroll.status === "cancelled",
    },
  }));
}

function dots(colour) {
  const few = ["!", ["has", "point_count"]];
  return [
    {
      id: "many",
      type: "circle",
      source: "strolls",
      filter: ["has", "point_count"],
      paint: {
        "circle-color": colour("coral"),
        "circle-stroke-color": colour("dot-edge"),
        "circle-stroke-width": 2,
        "circle-radius": ["interpolate", ["linear"], ["get", "point_count"], 2, 11, 100, 22],
      },
    },
    {
      id: "one",
      type: "circle",
      source: "strolls",
      filter: few,
      paint: {
        "circle-radius": 7,
        "circle-color": ["case", ["get", "changed"], colour("dot-edge"), colour("coral")],
        "circle-stroke-color": ["case", ["get", "changed"], colour("coral"), colour("dot-edge")],
        "circle-stroke-width": 2,
      },
    },
    {
      id: "names",
      type: "symbol",
      source: "strolls",
      filter: few,
      minzoom: 4.5,
      layout: { "text-field": ["get", "town"], "text-size": 13, "text-offset": [0, 1.2] },
      paint: {
        "text-color": colour("ink"),
        "text-halo-color": colour("land"),
        "text-halo-width": 1.5,
      },
    },
  ];
}

/** One stroll opens its page; several together open up. */
function follow(map, links) {
  const at = (layers) => (event) => map.queryRenderedFeatures(event.point, { layers })[0];
  map.on("click", async (event) => {
    const touched = at(["one", "many"])(event);
    if (touched?.layer.id === "one") location.assign(links + touched.properties.slug);
    if (touched?.layer.id !== "many") return;
    const source = map.getSource("strolls");
    const zoom = await source.getClusterExpansionZoom(touched.properties.cluster_id);
    map.easeTo({ center: touched.geometry.coordinates, zoom });
  });
  map.on("mousemove", (event) => {
    map.getCanvas().style.cursor = at(["one", "many"])(event) ? "pointer" : "";
  });
}

function stylesheet(href) {
  return new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
    link.addEventListener("load", resolve);
    link.addEventListener("error", reject);
    document.head.append(link);
  });
}

/** Puts the interactive map where the drawn one is, once everything for it has arrived. */
export async function open(box) {
  const { mapModule, mapCss, mapStrolls, mapLinks, mapLabel } = box.dataset;
  const [gl, features] = await Promise.all([
    import(mapModule),
    strolls(mapStrolls),
    mapCss && stylesheet(mapCss),
  ]);
  const { Map, NavigationControl, LngLatBounds } = gl.Map ? gl : gl.default;
  const colour = colours();
  const bounds = new LngLatBounds();
  for (const { geometry } of features) bounds.extend(geometry.coordinates);
  const place = document.createElement("div");
  place.className = "map-live";
  box.classList.add("is-open");
  box.append(place);
  const map = new Map({
    container: place,
    style: ground(colour),
    attributionControl: { compact: false },
    dragRotate: false,
    maxZoom: 9,
    ...(features.length > 0 && { bounds, fitBoundsOptions: { padding: 40, maxZoom: 6 } }),
  });
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  await new Promise((resolve) => map.once("load", resolve));
  map.getCanvas().setAttribute("aria-label", mapLabel);
  const data = { type: "FeatureCollection", features };
  map.addSource("strolls", {
    type: "geojson",
    data,
    cluster: features.length > 400,
    clusterRadius: 40,
  });
  for (const layer of dots(colour)) map.addLayer(layer);
  follow(map, mapLinks);
  box.querySelector("svg").classList.add("is-behind");
  map.getCanvas().focus();
}
