"""Draws the map and packs the ground of the interactive one: drawn_map.py SOURCES MAP WORLD

From Natural Earth 1:50m as packed in Debian's r-cran-rnaturalearthdata (see ../README.md). Its
rings are cut at the date line already, its states leave the great lakes out, and neighbours share
their vertices, which is how borders are told from coasts here.
"""
import collections
import gzip
import heapq
import json
import math
import sys

import rdata

WIDTH, HEIGHT = 1600, 930
# Name, rectangle, bounds (south, west, north, east), parallels, middle (lat, lon), units per radius
# and where the middle lies.
FRAMES = [
    ("america", (0, 0, WIDTH, HEIGHT), (12, -142, 66, -48), (33, 55), (43, -96), 1400, (876, 520)),
    ("alaska", (24, 382, 290, 190), (50, -180, 72, -129), (55, 65), (62.4, -152), 540, (176, 477)),
    ("hawaii", (24, 588, 290, 98), (18, -161, 23, -154), (19, 22), (20.6, -157), 1350, (169, 637)),
    ("japan", (24, 702, 290, 204), (23, 117, 47, 153), (33, 43), (35.9, 136.5), 545, (169, 804)),
]
SMALLEST_ISLAND = {"america": 16, "alaska": 5, "hawaii": 3, "japan": 3}  # square units
SMALLEST_BEND = 2.4  # square units: a corner whose triangle is smaller goes
# The interactive map is fine where campaigns are (latitudes and longitudes from and to), and coarse
# elsewhere. In square degrees: a corner whose triangle is smaller goes, and so does a smaller island.
FINE = [(14, 72, -170, -52), (24, 46, 122, 154)]
WORLD_BEND = {"fine": 0.0012, "coarse": 0.1}
WORLD_ISLAND = {"fine": 0.02, "coarse": 0.3}
CHECKS = [(36.85, -75.98), (45.52, -122.68), (47.56, -52.71), (61.22, -149.9), (21.31, -157.86),
          (35.28, 139.67), (25.76, -80.19)]


class Conic:
    """Lambert's conformal conic of a sphere (Snyder 1987, pages 104 to 110)."""

    def __init__(self, parallels, middle, scale, at):
        one, two = map(math.radians, parallels)
        cone = lambda lat: math.tan(math.pi / 4 + lat / 2)
        self.n = math.log(math.cos(one) / math.cos(two)) / math.log(cone(two) / cone(one))
        self.reach = scale * math.cos(one) * cone(one) ** self.n / self.n
        self.cone, self.lon_0, self.at = cone, middle[1], at
        self.rho_0 = self.reach / cone(math.radians(middle[0])) ** self.n

    def project(self, lat, lon):
        rho = self.reach / self.cone(math.radians(max(lat, -80))) ** self.n
        theta = self.n * math.radians(lon - self.lon_0)
        return self.at[0] + rho * math.sin(theta), self.at[1] - self.rho_0 + rho * math.cos(theta)


class Snap:
    """The two tables round differently; vertices within some ten metres of each other are one."""

    def __init__(self):
        self.known = {}

    def point(self, lat, lon):
        cell = (round(lat * 1000), round(lon * 1000))
        for dy in (0, -1, 1):
            for dx in (0, -1, 1):
                near = self.known.get((cell[0] + dy, cell[1] + dx))
                if near and math.dist(near, (lat, lon)) < 1e-4:
                    return near
        return self.known.setdefault(cell, (round(lat, 6), round(lon, 6)))


def features(sources):
    """(kind, code, rings): the states of the United States and Canada, and all other countries."""
    snap = Snap()
    path = f"{sources}/rnaturalearthdata/Rdata"
    found = []
    for table, kind in (("countries50", "country"), ("states50", "state")):
        item = rdata.load(path, table)
        for row, shape in enumerate(item["polygons"]):
            value = lambda column: item["data"][column][row]
            if kind == "state" and value("admin") not in ("United States of America", "Canada"):
                continue
            if kind == "country" and value("adm0_a3") in ("USA", "CAN"):
                continue
            code = value("iso_3166_2") if kind == "state" else value("iso_a2")
            code = "" if code in (None, "-99") else code
            rings = []
            for ring in shape["Polygons"]:
                flat, n = ring["coords"], len(ring["coords"]) // 2
                points = [snap.point(flat[n + i], flat[i]) for i in range(n)]
                rings.append((points, bool(ring["hole"][0])))
            found.append((kind, code, rings))
    return found


def arcs(shapes, bounds):
    """Borders and coasts as polylines of (lat, lon); a coast may be closed."""
    south, west, north, east = bounds
    uses, ways = collections.defaultdict(set), []
    for number, (_, _, rings) in enumerate(shapes):
        for points, _ in rings:
            lats, lons = [p[0] for p in points], [p[1] for p in points]
            inside = min(lats) <= north and max(lats) >= south
            inside = inside and min(lons) <= east and max(lons) >= west
            if not inside or max(lons) - min(lons) > 170:
                continue
            for a, b in zip(points, points[1:]):
                if a != b:
                    uses[frozenset((a, b))].add(number)
                    ways.append((a, b))
    coast = [w for w in ways if len(uses[frozenset(w)]) == 1]
    inner = {tuple(sorted(w)) for w in ways if len(uses[frozenset(w)]) > 1}
    touched = {p for w in inner for p in w}
    return chains(sorted(inner), is_directed=False), rings_of(coast), touched


def chains(edges, is_directed):
    """Polylines through points where exactly two edges meet."""
    around = collections.defaultdict(list)
    for a, b in edges:
        around[a].append(b)
        around[b].append(a)
    unused, lines = set(edges), []

    def walk(a, b):
        line = [a]
        while True:
            unused.discard((min(a, b), max(a, b)))
            line.append(b)
            onward = [c for c in around[b] if (min(b, c), max(b, c)) in unused]
            if len(around[b]) != 2 or not onward:
                return line
            a, b = b, onward[0]

    for node in sorted(p for p in around if len(around[p]) != 2):
        for other in sorted(around[node]):
            if (min(node, other), max(node, other)) in unused:
                lines.append(walk(node, other))
    while unused:
        lines.append(walk(*min(unused)))
    return lines


def rings_of(edges):
    """Closed rings out of directed edges."""
    onward = collections.defaultdict(list)
    for a, b in edges:
        onward[a].append(b)
    rings = []
    for start in sorted(onward):
        while onward[start]:
            ring, at = [start], start
            while onward[at]:
                at = onward[at].pop()
                ring.append(at)
                if at == start:
                    break
            rings.append(ring)
    return rings


def simplified(line, fixed, smallest=SMALLEST_BEND):
    """Visvalingam's way: the flattest corner goes first. Ends and `fixed` stay."""
    n = len(line)
    left, right = list(range(-1, n - 1)), list(range(1, n + 1))
    gone = [False] * n

    def area(i):
        (ax, ay), (bx, by), (cx, cy) = line[left[i]], line[i], line[right[i]]
        return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2

    heap = [(area(i), i) for i in range(1, n - 1) if i not in fixed]
    heapq.heapify(heap)
    while heap:
        size, i = heapq.heappop(heap)
        if gone[i] or size != area(i):
            continue
        if size >= smallest:
            break
        gone[i] = True
        right[left[i]], left[right[i]] = right[i], left[i]
        for j in (left[i], right[i]):
            if 0 < j < n - 1 and j not in fixed:
                heapq.heappush(heap, (area(j), j))
    return [p for p, g in zip(line, gone) if not g]


def clipped_ring(ring, box):
    """Sutherland and Hodgman against a rectangle."""
    x, y, w, h = box
    for axis, edge, sign in ((0, x, 1), (0, x + w, -1), (1, y, 1), (1, y + h, -1)):
        out = []
        for a, b in zip(ring, ring[1:] + ring[:1]):
            a_in, b_in = sign * (a[axis] - edge) >= 0, sign * (b[axis] - edge) >= 0
            if a_in:
                out.append(a)
            if a_in != b_in:
                t = (edge - a[axis]) / (b[axis] - a[axis])
                out.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
        ring = out
        if not ring:
            break
    return ring


def clipped_line(line, box):
    """The parts of a polyline inside a rectangle, by Liang and Barsky."""
    x, y, w, h = box
    parts = []
    for (ax, ay), (bx, by) in zip(line, line[1:]):
        dx, dy, t0, t1 = bx - ax, by - ay, 0.0, 1.0
        for p, q in ((-dx, ax - x), (dx, x + w - ax), (-dy, ay - y), (dy, y + h - ay)):
            if p == 0:
                t1 = t1 if q >= 0 else -1
            elif p < 0:
                t0 = max(t0, q / p)
            else:
                t1 = min(t1, q / p)
        if t0 >= t1:
            continue
        a, b = (ax + t0 * dx, ay + t0 * dy), (ax + t1 * dx, ay + t1 * dy)
        if parts and math.dist(parts[-1][-1], a) < 1e-6:
            parts[-1].append(b)
        else:
            parts.append([a, b])
    return parts


def area_of(ring):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))) / 2


def path(lines, is_closed):
    out, pen = [], (0, 0)
    for line in lines:
        points = [(round(px), round(py)) for px, py in line]
        points = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
        if is_closed and points[0] == points[-1]:
            points.pop()
        if len(points) < (3 if is_closed else 2):
            continue
        text = ""
        for p in points:
            dx, dy = p[0] - pen[0], p[1] - pen[1]
            text += f" {dx} {dy}" if text and dx >= 0 else f"{dx} {dy}"
            pen = p
        out.append("m" + text.replace(" -", "-") + ("z" if is_closed else ""))
        if is_closed:
            pen = points[0]
    return "".join(out)


def draw(shapes):
    lines, land, borders = [], [], []
    for name, box, bounds, parallels, middle, scale, at in FRAMES:
        conic = Conic(parallels, middle, scale, at)
        numbers = (*box, *bounds, *parallels, *middle, scale, *at)
        lines.append(f"frame {name} " + " ".join(map(str, numbers)))
        inner, coasts, touched = arcs(shapes, bounds)
        wide = (box[0] - 4, box[1] - 4, box[2] + 8, box[3] + 8) if name == "america" else box
        for line in inner:
            flat = simplified([conic.project(*p) for p in line], ())
            borders += clipped_line(flat, box)
        for ring in coasts:
            fixed = {i for i, p in enumerate(ring) if p in touched}
            flat = simplified([conic.project(*p) for p in ring], fixed)
            flat = clipped_ring(flat[:-1], wide)
            if len(flat) > 2 and area_of(flat) >= SMALLEST_ISLAND[name]:
                land.append(flat)
        for lat, lon in CHECKS:
            if bounds[0] <= lat <= bounds[2] and bounds[1] <= lon <= bounds[3]:
                x, y = conic.project(lat, lon)
                lines.append(f"check {lat} {lon} {x:.6f} {y:.6f}")
    lines += [f"land {path(land, True)}", f"borders {path(borders, False)}"]
    return "\n".join([f"viewbox 0 0 {WIDTH} {HEIGHT}", *lines, ""])


def detail(points):
    """How finely a line is drawn: by where it begins, so that neighbours agree about what they share."""
    lat, lon = min(points)
    is_fine = any(s <= lat <= n and w <= lon <= e for s, n, w, e in FINE)
    return "fine" if is_fine else "coarse"


def extent(ring):
    """The area of a closed ring, in square degrees."""
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, ring[1:]))) / 2


def simplified_ring(points, nodes):
    """A closed ring made simpler; a neighbour's copy of a shared stretch comes out the same."""
    ring = points[:-1]
    cuts = [i for i, p in enumerate(ring) if p in nodes] or [ring.index(min(ring))]
    ring = ring[cuts[0]:] + ring[:cuts[0]]
    cuts = [i - cuts[0] for i in cuts] + [len(ring)]
    ring.append(ring[0])
    out = ring[:1]
    for a, b in zip(cuts, cuts[1:]):
        stretch = ring[a:b + 1]
        bend = WORLD_BEND[detail(stretch)]
        if stretch > stretch[::-1]:
            out += simplified(stretch[::-1], (), bend)[::-1][1:]
        else:
            out += simplified(stretch, (), bend)[1:]
    return out


def world(shapes):
    around = collections.defaultdict(set)
    for _, _, rings in shapes:
        for points, _ in rings:
            for a, b in zip(points, points[1:]):
                around[a].add(b)
                around[b].add(a)
    nodes = {p for p, others in around.items() if len(others) > 2}
    out = []
    for kind, code, rings in shapes:
        polygons = []
        for points, is_hole in rings:
            if extent(points) < WORLD_ISLAND[detail(points)]:
                continue
            line = [(round(lon, 2), round(lat, 2)) for lat, lon in simplified_ring(points, nodes)]
            line = [p for i, p in enumerate(line) if i == 0 or p != line[i - 1]]
            if len(line) < 4:
                continue
            if is_hole and polygons:
                polygons[-1].append(line)
            elif not is_hole:
                polygons.append([line])
        shape = {"type": "MultiPolygon", "coordinates": polygons}
        properties = {"kind": kind, "code": code}
        out.append({"type": "Feature", "properties": properties, "geometry": shape})
    return {"type": "FeatureCollection", "features": out}


def main(sources, map_out, world_out):
    shapes = features(sources)
    drawing = draw(shapes)
    with open(map_out, "w", encoding="utf-8") as f:
        f.write(drawing)
    text = json.dumps(world(shapes), separators=(",", ":"))
    with open(world_out, "wb") as f:
        f.write(gzip.compress(text.encode(), 9, mtime=0))
    print(f"map {len(drawing)} bytes, {len(gzip.compress(drawing.encode(), 9))} zipped")


if __name__ == "__main__":
    main(*sys.argv[1:])
