"""Chance that gives the same every time, on every machine and version of Python.

A Draws is a stream of numbers that follows from its name alone (SHA-256 in counter mode), so what
is drawn for one town does not change when another town is added before it.
"""
import hashlib


class Draws:
    def __init__(self, *name):
        self.name = "/".join(map(str, name)).encode()
        self.count = 0

    def below(self, n):
        """A whole number from 0 to n - 1."""
        digest = hashlib.sha256(self.name + b"#%d" % self.count).digest()
        self.count += 1
        return int.from_bytes(digest[:8], "big") * n >> 64

    def among(self, options):
        return options[self.below(len(options))]

    def weighted(self, pairs):
        """One of [(option, weight)]."""
        at = self.below(sum(weight for _, weight in pairs))
        for option, weight in pairs:
            if at < weight:
                return option
            at -= weight
        raise AssertionError("the weights add up to more than what was drawn")

    def chance(self, percent):
        return self.below(100) < percent

    def shuffled(self, items):
        items = list(items)
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]
        return items


def shares(total, weights, least=0):
    """Splits a whole number by weights, by largest remainders; each part is at least `least`."""
    free = total - least * len(weights)
    whole = sum(weights)
    parts = [least + free * weight // whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda i: (-(free * weights[i] % whole), i))
    for i in order[:total - sum(parts)]:
        parts[i] += 1
    return parts
