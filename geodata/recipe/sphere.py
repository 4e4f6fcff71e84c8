"""Points on the round earth, in hundred-thousandths of a degree."""
import math


def unit(lat5, lon5):
    lat, lon = math.radians(lat5 / 1e5), math.radians(lon5 / 1e5)
    return (math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat))


def kilometres(a, b):
    chord = math.dist(unit(*a), unit(*b))
    return 2 * 6371.0088 * math.asin(min(1.0, chord / 2))
