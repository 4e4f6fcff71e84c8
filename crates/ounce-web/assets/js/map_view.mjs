// What the interactive map shows, as functions from towns to places: nothing here touches the page.
// A town is anything with `lon` and `lat` in degrees; a view is west, south, east, north.

/** The width of the world at zoom 0, in pixels, as the map draws it. */
const WORLD = 512;
/** The first view holds more than half of the towns. */
const MOST = 0.6;
/** It takes in others that lie only a little further out. */
const LITTLE_FURTHER = 1.6;
/** A view is never narrower than this part of the world, about 300 km at 40° north. */
const NARROWEST = 0.01;
/** What a view has more on each side than lies between its towns. */
const EDGE = 0.04;
/** Around a place are shown the towns within this part of the world, about two hours by car. */
const AROUND = 0.006;

/** Where a town lies on the flat map: 0 to 1 across from the date line, and down from the north. */
export function flat({ lon, lat }) {
  const most = 85.0511;
  const sine = Math.sin((Math.max(-most, Math.min(most, lat)) * Math.PI) / 180);
  return { x: lon / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
}

const lonOf = (x) => (x - 0.5) * 360;
const latOf = (y) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

/** How far east `x` is of `from`, the short way around the world. */
const east = (x, from) => x - from - Math.round(x - from);

/** The square around one of the towns that holds most of them and is the smallest that does. */
export function densest(towns) {
  if (towns.length === 0) return null;
  const points = towns.map(flat);
  const wanted = Math.ceil(points.length * MOST);
  let best = null;
  for (const middle of points) {
    const apart = points.map(({ x, y }) =>
      Math.max(Math.abs(east(x, middle.x)), Math.abs(y - middle.y)),
    );
    const reach = apart.toSorted((a, b) => a - b)[wanted - 1];
    if (!best || reach < best.reach) best = { middle, reach, apart };
  }
  const within = points.filter((_, n) => best.apart[n] <= best.reach * LITTLE_FURTHER);
  return view(within, best.middle.x);
}

/** A place and what is near it, or the nearest town if nothing is. */
export function around(towns, place) {
  const middle = flat(place);
  const points = towns.map(flat);
  const apart = points.map(({ x, y }) => Math.hypot(east(x, middle.x), y - middle.y));
  const reach = Math.max(AROUND, Math.min(...apart));
  const near = points.filter((_, n) => apart[n] <= reach);
  return view([middle, ...near], middle.x);
}

/** The view of all these towns. */
export function holding(towns) {
  const points = towns.map(flat);
  return points.length > 0 ? view(points, points[0].x) : null;
}

/** East of the date line a view goes on beyond 180°, so that it is in one piece. */
function view(points, from) {
  const xs = points.map(({ x }) => from + east(x, from));
  const ys = points.map(({ y }) => y);
  const [left, right] = wide(Math.min(...xs), Math.max(...xs));
  const [top, bottom] = wide(Math.min(...ys), Math.max(...ys));
  return {
    west: lonOf(left),
    south: latOf(Math.min(bottom, 1)),
    east: lonOf(right),
    north: latOf(Math.max(top, 0)),
  };
}

/** Nobody stands on the edge. */
function wide(low, high) {
  const more = Math.max((high - low) * EDGE, (NARROWEST - (high - low)) / 2);
  return [low - more, high + more];
}

/** The towns in a view, whichever way around the world it was reached. */
export function inView(towns, { west, south, east: far, north }) {
  const right = (lon) => (((lon - west) % 360) + 360) % 360;
  return towns.filter(
    ({ lon, lat }) => lat >= south && lat <= north && (far - west >= 360 || right(lon) <= far - west),
  );
}

/** The towns nearest to the middle of a view, at most so many. */
export function nearest(towns, place, most) {
  if (towns.length <= most) return towns;
  const middle = flat(place);
  const apart = (town) => {
    const { x, y } = flat(town);
    return Math.hypot(east(x, middle.x), y - middle.y);
  };
  return towns.toSorted((a, b) => apart(a) - apart(b)).slice(0, most);
}

/**
 * Towns that share a dot at this zoom, so that two dots are never nearer than `apart` pixels. A dot
 * is where its first town is; the town with most others around it gathers first.
 * @returns {{ town: object, others: object[] }[]}
 */
export function gather(towns, zoom, apart) {
  const reach = apart / (WORLD * 2 ** zoom);
  const points = towns.map(flat);
  const near = points.map((one) =>
    points.flatMap((other, n) =>
      Math.hypot(east(other.x, one.x), other.y - one.y) < reach ? [n] : [],
    ),
  );
  const order = towns.map((_, n) => n).sort((a, b) => near[b].length - near[a].length || a - b);
  const taken = new Set();
  const dots = [];
  for (const first of order) {
    if (taken.has(first)) continue;
    const free = near[first].filter((n) => !taken.has(n));
    for (const n of free) taken.add(n);
    const others = free.filter((n) => n !== first).map((n) => towns[n]);
    dots.push({ town: towns[first], others });
  }
  return dots;
}

/**
 * On which side of its dot each name has room, in the order given; null where it has none.
 * @param {{ x: number, y: number, size: number, width: number }[]} dots in pixels
 */
export function nameSides(dots, line) {
  const gap = 3;
  const taken = dots.map(({ x, y, size }) => box(x - size / 2, y - size / 2, size, size));
  return dots.map(({ x, y, size, width }) => {
    const middle = y - line / 2;
    const sides = {
      right: box(x + size / 2 + gap, middle, width, line),
      left: box(x - size / 2 - gap - width, middle, width, line),
      below: box(x - width / 2, y + size / 2, width, line),
      above: box(x - width / 2, y - size / 2 - line, width, line),
    };
    const free = Object.entries(sides).find(([, area]) => !taken.some((other) => meets(area, other)));
    if (!free) return null;
    taken.push(free[1]);
    return free[0];
  });
}

const box = (left, top, width, height) => ({ left, top, right: left + width, bottom: top + height });

const meets = (one, other) =>
  one.left < other.right &&
  other.left < one.right &&
  one.top < other.bottom &&
  other.top < one.bottom;
