# Strolls: cards, finding, the list, one stroll's page, its phases.

badge-open = Open
badge-room = { $room ->
    [one] Room for one
   *[other] Room for { $room }
}
badge-full = Full, with a waiting list
badge-postponed = Postponed, date to come
badge-postponed-to = Postponed to { $day }
badge-cancelled = Cancelled
badge-over = Over

when = { $day }, { $time }
when-undated = The new date is still to come
walkers = { $count ->
    [one] one walker
   *[other] { $count } walkers
}
towns = { $count ->
    [one] one town
   *[other] { $count } towns
}
hosted-by = hosted by { $host }
party = { $children ->
    [0] { $adults ->
        [one] One adult
       *[other] { $adults } adults
    }
    [one] { $adults ->
        [one] One adult, one child
       *[other] { $adults } adults, one child
    }
   *[other] { $adults ->
        [one] One adult, { $children } children
       *[other] { $adults } adults, { $children } children
    }
}
card-join = Join
card-wait = Join the waiting list
card-see = See the stroll
card-see-change = See what changed

find-title = Find your stroll
find-label = Find your stroll
find-placeholder = Town or ZIP code
find-button = Find
find-locate = Use where I am now
find-locate-failed = Your browser did not tell us where you are. A town or a ZIP code works just as well.
find-empty = Type a town, a ZIP code or a postal code. Accents and capitals don’t matter.
find-here = where you are
find-near = { $count ->
    [one] The stroll nearest to { $place }
   *[other] The nearest strolls to { $place }
}
find-nothing = We don’t know a place called “{ $query }”.
find-nothing-text = Please check the spelling, add the state or province, or try the ZIP code.
find-which = Which “{ $query }” do you mean?
find-did-you-mean = We don’t know “{ $query }”. Did you mean one of these?
find-looked-for = We don’t know “{ $query }”. We looked for { $place }.
find-far = Nothing near { $place } yet: the nearest stroll is { $distance } away.
find-far-text = You can take part from anywhere: give for one of the towns, or find out about giving milk where you live.
find-no-strolls = No strolls are public yet.
find-on-map = See them on the map
find-banks = Milk banks near there
find-banks-text = The nearest bank is not always the one that serves you; any of them will tell you who does.

strolls-title = { $count ->
    [one] One town
   *[other] All { $count } towns
}
strolls-lead = Most of them walk on { $day }.
strolls-none = No strolls are public yet. They appear here as soon as their hosts open them.
strolls-regions = By region
strolls-all = All regions

stroll-cancelled = This stroll is cancelled.
stroll-cancelled-text = Places on it are released. Gifts that were made for it stay with the campaign.
stroll-postponed = This stroll is postponed. The new date is still to come.
stroll-postponed-text = Places are kept. The new date will stand here as soon as it is set.
stroll-postponed-to = This stroll has moved to { $day }.
stroll-place-kept = Your place is kept. If the new day does not suit you, you can give it back with the link of your ticket.
stroll-changed-at = Announced { $at }.
stroll-was-moved = This stroll was moved from { $from } to { $to }.
stroll-find-near = Find another stroll nearby
stroll-zone = Local time: { $zone }
stroll-calendar = Add to your calendar
stroll-where-unknown = The host will announce where to meet.
stroll-directions = Directions
stroll-bring-nothing = Nothing but yourselves.
stroll-join = Join this stroll
stroll-wait = Join the waiting list
stroll-full-look = Every place is taken just now. On the waiting list you move up when somebody leaves.
find-too-long = That is longer than any town’s name. Please type at most { $most } characters.
stroll-full-text = Every place is taken just now. On the waiting list you move up when somebody leaves, and you get a mail.
stroll-tally = { $town } so far
stroll-tally-over = { $town } in figures
stroll-of-places = { $count ->
    [one] of one place
   *[other] of { $count } places
}
stroll-waiting = { $count ->
    [one] one party is waiting
   *[other] { $count } parties are waiting
}
stroll-give = Give for this stroll
stroll-milk = Promise milk
stroll-gifts = Gifts for this stroll
stroll-no-gifts = No gifts here yet. The first one starts the list.
stroll-share = Pass it on
stroll-share-button = Share
stroll-share-mail = Send by mail
stroll-copy = Copy the link
stroll-copied = The link is copied.
back-to-stroll = Back to { $town }
back-to-campaign = Back to the campaign

fact-when = When
fact-where = Where
fact-host = Host
fact-bring = Bring
fact-name = Name
fact-party = Who comes
fact-stroll = Stroll
fact-code = Code
fact-amount = Amount
fact-fee-cover = Added for the fee
fact-for = For
fact-bank = Milk bank
fact-checked = Last checked

zone-eastern = Eastern time
zone-central = Central time
zone-mountain = Mountain time
zone-pacific = Pacific time
zone-alaska = Alaska time
zone-hawaii = Hawaii time
zone-atlantic = Atlantic time
zone-newfoundland = Newfoundland time
zone-samoa = Samoa time
zone-chamorro = Chamorro time
zone-japan = Japan time
zone-of-city = { $city } time
zone-named = { $name } ({ $short })
time-in-zone = { $time }, { $zone }

# In a calendar: what has become of a plan, and the name of the stroll.
calendar-summary = { $status }: { $name }

# Where a stroll meets and what the walk is like; only what its host has said is shown.
stroll-until = until { $time }
stroll-walk = What the walk is like
fact-until = Ends
fact-distance = How far
fact-surface = Underfoot
fact-pram = Baby stroller
fact-wheelchair = Wheelchair
fact-parking = Parking
fact-toilets = Toilets
fact-rain = If it rains
access-yes = Yes, all the way
access-partly = In part, or with help
access-no = Not on this walk
calendar-fact = { $name }: { $value }

filter-legend = Show only strolls
filter-room = with free places
filter-pram = for baby strollers
filter-wheelchair = for wheelchairs
filter-button = Show
filter-found = { $found ->
    [0] No stroll has all of that.
    [one] One stroll of { $among } has all of that.
   *[other] { $found } strolls of { $among } have all of that.
}
filter-none = Show all

# In the feed of news: a stroll keeps its day, and something else of it has changed.
news-particulars = The name, the place or the end has changed
ticket-give-back = We can’t come that day: give our place back
