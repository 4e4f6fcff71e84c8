# Many strolls at once.
field-in = Where
field-sort = In the order of
field-only = What is missing
field-strolls = Strolls
field-all = All strolls
many-narrow = Narrow and sort
many-any = Any
many-everywhere = Everywhere
many-sort-town = Town
many-sort-region = Country and region
many-sort-day = Day
many-sort-walkers = Walkers, most first
many-day = Day
many-choose = Choose { $town }
many-all = { $count ->
    [one] The one stroll that was found
   *[other] All { $count } strolls that were found
}
many-button-open = Open
many-button-postpone = Postpone …
many-button-cancel = Cancel …
many-first-page = Back to the first
many-undone-partly = Undone. Where something else was changed meanwhile, it stays.
many-ask-postpone = { $count ->
    [one] Postpone one stroll
   *[other] Postpone { $count } strolls
}
many-ask-cancel = { $count ->
    [one] Cancel one stroll
   *[other] Cancel { $count } strolls
}
many-ask-text = Nothing happens before you have seen what it leads to.
many-day-help = Each town keeps its time of day.
many-to-strolls = To the strolls
many-open = { $count ->
    [0] No stroll can be opened
    [one] One stroll opens
   *[other] { $count } strolls open
}
many-cancel = { $count ->
    [0] No stroll can be canceled
    [one] One stroll is canceled
   *[other] { $count } strolls are canceled
}
many-postpone = { $count ->
    [0] No stroll can be postponed
    [one] One stroll is postponed, without a new day yet
   *[other] { $count } strolls are postponed, without a new day yet
}
many-postpone-to = { $count ->
    [0] No stroll can be moved to { $day }
    [one] One stroll moves to { $day }
   *[other] { $count } strolls move to { $day }
}
many-do-open = { $count ->
    [one] Open it
   *[other] Open { $count } strolls
}
many-do-cancel = { $count ->
    [one] Cancel it
   *[other] Cancel { $count } strolls
}
many-do-postpone = { $count ->
    [one] Postpone it
   *[other] Postpone { $count } strolls
}
many-nobody = Nobody gets a letter.
many-letters = { $count ->
    [one] One party signed up. It is told by letter after ten minutes; until then you can undo all of it.
   *[other] { $count } parties signed up. They are told by letter after ten minutes; until then you can undo all of it.
}
many-no-letters = { $count ->
    [one] One party signed up. This service sends no letters: its host has to tell it.
   *[other] { $count } parties signed up. This service sends no letters: their hosts have to tell them.
}
many-more = { $count } more
many-left-out = { $count ->
    [one] One stroll is left out
   *[other] { $count } strolls are left out
}
many-left-already = { $count ->
    [one] One is so already
   *[other] { $count } are so already
}
many-left-draft = { $count ->
    [one] One is a draft: nobody knows its day yet
   *[other] { $count } are drafts: nobody knows their day yet
}
many-left-postponed = { $count ->
    [one] One was postponed: it opens again at its own desk
   *[other] { $count } were postponed: they open again at their own desks
}
many-left-cancelled = { $count ->
    [one] One is canceled
   *[other] { $count } are canceled
}
many-left-over = { $count ->
    [one] One is over
   *[other] { $count } are over
}
many-left-no-host = { $count ->
    [one] One has no host
   *[other] { $count } have no host
}
many-left-no-place = { $count ->
    [one] One has no meeting point
   *[other] { $count } have no meeting point
}
many-left-no-such-time = { $count ->
    [one] For one the new day is over, or its clocks skip the time
   *[other] For { $count } the new day is over, or their clocks skip the time
}
act-changed-many = { $count ->
    [one] One stroll: { $became }
   *[other] { $count } strolls at once: { $became }
}
act-undid-many = { $count ->
    [one] Undone for one stroll: { $became }
   *[other] Undone for { $count } strolls: { $became }
}
deed-changed-many = Many strolls were changed at once
refusal-seen-otherwise = Something was changed since you looked. This is how it would be now.
refusal-nothing-to-change = None of these strolls can be changed in this way.
refusal-too-many-strolls = At most {$number} strolls are changed at once. Narrow the table first, for instance to a region.

# The campaign once more, next year.
action-plan-campaign = Plan the campaign: what all strolls begin with, and the next edition
deed-carried-over = A campaign was carried over
act-carried-over = Carried over from { $from }: { $count ->
    [one] one stroll
   *[other] { $count } strolls
}
field-edition = Address of the next edition
carry-link = Next year
carry-title = Carry over to next year
carry-text = Partners, groups and towns go along; the towns are drafts with the same words, on the new day. Hosts are asked by letter whether they host again.
carry-stays = Registrations, gifts, milk and messages stay with this campaign.
carry-to-help = Short, as it stands in links: 2028.
carry-day-help = The day most towns will walk on.
carry-preview-title = What goes along to { $name }
carry-partners = Partners
carry-groups = Groups
carry-hosts = Hosts asked
carry-strolls = { $count ->
    [0] Every town is there already.
    [one] One town goes along, as a draft. Nobody sees it until it is opened.
   *[other] { $count } towns go along, as drafts. Nobody sees them until they are opened.
}
carry-drafts = { $count ->
    [one] One stroll was never opened and stays behind.
   *[other] { $count } strolls were never opened and stay behind.
}
carry-letters = { $count ->
    [0] No host is asked.
    [one] One host gets a letter: again this year? They answer with one button.
   *[other] { $count } letters go to hosts: again this year? They answer with one button.
}
carry-no-letters = { $count ->
    [0] No host is asked.
    [one] This service sends no letters. One host finds the question at their desk.
   *[other] This service sends no letters. { $count } hosts find the question at their desks.
}
carry-coordinators = { $count ->
    [one] One coordinator runs the next edition too.
   *[other] { $count } coordinators run the next edition too.
}
carry-done = Everything is there already. Nothing is left to carry over.
carry-button = Carry over
carry-to-desk = To its desk
again-title = Again this year?
again-text = You hosted in { $town }. The next stroll is on { $day }: { $campaign }.
again-ready = The page is ready with last year’s words. You can change everything, and nobody sees it before it is opened.
again-yes = Yes, I host again
again-no = Not this year
again-yes-title = Thank you
again-yes-text = You are the host in { $town } again.
again-to-desk = To the desk of your stroll
again-no-title = Thank you for telling us
again-no-text = The people who run the campaign look for somebody else. You are welcome to walk along.
letter-host-again-subject = { $campaign }: host in { $town } again this year?
letter-host-again-opening = You hosted the stroll in { $town }. { $campaign } is coming, and your town is prepared with last year’s page.
letter-host-again-ready = Would you host again? One button says yes or no.
letter-host-again-link = Answer here:
fact-again-day = Day
refusal-other-day = A campaign with this address is there already, on another day.

# The blueprint: what every stroll's page says.
blueprint-title = Blueprint
blueprint-text = What the page of every stroll says, and who may change it. You see what a change does to which strolls before it is made.
blueprint-everywhere = All strolls
blueprint-change = Change
blueprint-for-country = Another text for one country
blueprint-town-help = {"{town}"} stands for the name of each town.
field-hold = Who may change it
field-value = Text
blueprint-hold-locked = Locked
blueprint-hold-suggested = Suggested
blueprint-hold-free = Free
blueprint-hold-above = As for all strolls
blueprint-help-locked = The same everywhere; hosts can't change it.
blueprint-help-suggested = Hosts may change it, and what they wrote stays.
blueprint-help-free = Hosts write it themselves.
blueprint-help-above = This country has no text of its own.
blueprint-changes = { $count ->
    [0] No stroll changes
    [one] One stroll changes
   *[other] { $count } strolls change
}
blueprint-what-changes = What changes
blueprint-what-stays = What stays
blueprint-instead = Instead of “{ $was }”
blueprint-from-to = “{ $was }” becomes “{ $became }”
blueprint-others = { $count ->
    [one] One more stroll with another text
   *[other] { $count } more strolls with other texts
}
blueprint-in-step = { $count ->
    [one] One stroll has this text already
   *[other] { $count } strolls have this text already
}
blueprint-kept-hosts = { $count ->
    [one] One keeps what its host wrote
   *[other] { $count } keep what their hosts wrote
}
blueprint-kept-below-taken = { $count ->
    [one] In one more places are taken already
   *[other] In { $count } more places are taken already
}
blueprint-kept-no-such-time = { $count ->
    [one] For one the time is over, or its clocks skip it
   *[other] For { $count } the time is over, or their clocks skip it
}
blueprint-kept-too-long = { $count ->
    [one] In one the text is too long with the name of the town
   *[other] In { $count } the text is too long with the name of the town
}
blueprint-kept-cancelled = { $count ->
    [one] One is canceled
   *[other] { $count } are canceled
}
blueprint-kept-over = { $count ->
    [one] One is over
   *[other] { $count } are over
}
blueprint-do = { $count ->
    [0] Save
    [one] Save, and change one stroll
   *[other] Save, and change { $count } strolls
}
deed-set-blueprint = The blueprint was changed
act-set-blueprint = Blueprint, { $what }: { $hold }
act-undid-blueprint = Blueprint, { $what }: undone
refusal-locked = The campaign has set this for all strolls. Ask its coordinators if it does not fit your town.
edit-locked = Set by the campaign. Ask its coordinators if it does not fit your town.

standing-title = How it stands
standing-map = On the map
standing-no-strolls = There is no stroll yet.
standing-ready = { $lacking ->
    [0] Every stroll is ready: { $ready }.
    [one] Ready: { $ready }. One still needs something.
   *[other] Ready: { $ready }. Still in need of something: { $lacking }.
}
standing-full = Ready.
standing-hollow = Something is missing: a host, a place, a day, or the opening.
standing-growth = Sign-ups beside the campaign before
standing-no-sign-ups = Nobody signed up before the day, in neither of them.
standing-first = This is the first campaign. Next time you can compare.
standing-today = { $days ->
    [0] Parties signed up by the day: { $parties }. The time before: { $before }.
    [one] Parties signed up a day before: { $parties }. The time before: { $before }.
   *[other] Parties signed up { $days } days before: { $parties }. The time before: { $before }.
}
standing-days-before = { $days ->
    [0] The day
    [one] One day before
   *[other] { $days } days before
}
standing-the-day = The day
