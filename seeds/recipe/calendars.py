"""When things happen: on the days of 2015, or so many hours before a demo is built.

A moment is a whole number that sorts; only its calendar can write it down.
"""
import datetime
import zoneinfo

# Weight of each local hour of the day; people with small children write at nap time and at night.
HOURS = [(7, 3), (8, 5), (9, 6), (10, 7), (11, 6), (12, 6), (13, 9), (14, 8), (15, 5), (16, 4),
         (17, 3), (18, 4), (19, 7), (20, 11), (21, 10), (22, 6), (23, 2), (3, 1)]
DAY = 24 * 60 * 60
STARTS = [("09:00", 16), ("09:30", 14), ("10:00", 46), ("10:30", 14), ("11:00", 10)]


def share_left(draws, steepness):
    """How much of the whole time is left, in millionths; small mostly, as people come late."""
    at = draws.below(1_000_000)
    for _ in range(steepness - 1):
        at = at * draws.below(1_000_000) // 1_000_000 if draws.chance(55) else at
    return at


class Published:
    """Moments of 2015 in seconds since 1970. Sign-ups run for eight weeks before a stroll."""
    OPEN_DAYS = 56

    def __init__(self, starts, moved):
        """`starts` gives each stroll's local start by its slug, `moved` by how many days."""
        self.starts, self.moved = starts, moved

    def start(self, place):
        local = datetime.datetime.fromisoformat(self.starts[place["slug"]])
        zone = zoneinfo.ZoneInfo(place["time_zone"])
        return int(local.replace(tzinfo=zone).timestamp())

    def sign_up(self, place, draws):
        start = self.start(place)
        if place["slug"] in self.moved and draws.chance(70):
            start -= self.moved[place["slug"]] * DAY  # most signed up for the first date
        days = share_left(draws, 3) * self.OPEN_DAYS // 1_000_000
        zone = zoneinfo.ZoneInfo(place["time_zone"])
        day = datetime.datetime.fromtimestamp(start - days * DAY, zone)
        hour, minute, second = draws.weighted(HOURS), draws.below(60), draws.below(60)
        at = int(day.replace(hour=hour, minute=minute, second=second).timestamp())
        return at if at < start else at - DAY

    def soon_after(self, at, draws):
        """A first gift is made while signing up, or a few days later."""
        return at + (90 + draws.below(600) if draws.chance(60) else draws.below(4 * DAY))

    def on_the_day(self, place, draws):
        return self.start(place) + 3600 + draws.below(5400)

    def at_the_bank(self, at, draws):
        """A new donor's screening takes weeks: between three and eleven."""
        at += (21 + draws.below(56)) * DAY
        return at - at % DAY + (15 + draws.below(6)) * 3600

    def text(self, at):
        moment = datetime.datetime.fromtimestamp(at, datetime.timezone.utc)
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


class Ago:
    """Moments in hours before now, as negative numbers. Sign-ups opened six weeks ago."""
    OPEN_HOURS = 6 * 7 * 24

    def sign_up(self, _place, draws):
        return -1 - share_left(draws, 2) * (self.OPEN_HOURS - 1) // 1_000_000

    def soon_after(self, at, draws):
        return at if draws.chance(60) else min(-1, at + draws.below(96))

    def at_the_bank(self, at, draws):
        """Two to five weeks later, before now: some were donors of the bank already."""
        return min(-1 - draws.below(60), at + 14 * 24 + draws.below(21 * 24))

    def text(self, at):
        return f"{{now-{-at}h}}"


def start_time(draws):
    return draws.weighted(STARTS)
