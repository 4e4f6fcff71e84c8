field-status = Status
field-next = What to do
field-start-time = Time
field-time = Starts at
field-lasts-minutes = Lasts, in minutes
field-meeting-point = Meeting point
field-venue = Park or house
field-street = Street
field-position = Place on the map
field-host = Host’s public name
field-host-email = Address for questions
field-bring = What to bring
field-capacity = Places
field-confirm = Addresses confirm
field-distance = How far
field-surface = Underfoot
field-pram = Baby stroller
field-wheelchair = Wheelchair
field-parking = Parking
field-toilets = Toilets
field-rain-plan = If it rains
field-about-en = Welcome in English
field-about-es = Welcome in Spanish
field-about-fr = Welcome in French
field-about-ja = Welcome in Japanese
field-act = Change
edit-title = Change the page
edit-text = What you save is public at once. When time or place change, everybody who signed up gets a letter; for ten minutes you can undo it before letters leave.
edit-text-draft = Nobody sees this before the stroll is open.
edit-welcome = Welcome
edit-when = When
edit-where = Where
edit-walk = The walk
edit-places = Places
edit-host = Host
edit-about-help = A few sentences in your own words. Empty is fine.
edit-meeting-point-help = So that a stranger finds you: north shelter by the pond.
edit-position-help = Two numbers, as maps copy them: 43.157, -77.615.
edit-host-email-help = Never shown. Questions from the page go there.
edit-capacity-help = Empty for no limit.
edit-distance-help = Such as 1 mi or 1.6 km.
edit-unsaid = Not said
edit-confirm-always = Always
edit-confirm-large-or-nearly-full = For large parties, or when nearly full
edit-confirm-at-once = Never, the place is kept at once
edit-button = Save
edit-leave = Leave without saving
edit-two-texts = Two of you have changed this. Which one stays?
edit-keep-theirs = Theirs:
edit-keep-mine = Mine, as it stands above
edit-empty = (empty)
decide-title = Open, postpone or cancel
decide-text = Now: { $status }. Nothing happens before you have seen what it leads to.
decide-settled = This stroll is over; there is nothing left to decide.
decide-open = Open the stroll
decide-open-text = The page becomes public, and people can sign up.
decide-open-again = Let it take place
decide-open-again-text = It takes place after all, on the day and time it has now. Everybody who signed up is told.
decide-postpone = Postpone
decide-postpone-text = Everybody keeps their place and is told by letter. The page, calendars and feeds say it at once.
decide-new-day = The new day
decide-dated = Is known
decide-undated = Is not known yet
decide-cancel = Cancel
decide-cancel-text = Everybody who signed up is told by letter. Nobody has to come, and gifts stay with the campaign. You can let it take place again later.
decide-why-help = In one sentence. It stands in the letter and on the page.
decide-go-on = Go on
decide-back = Back
decide-preview-cancel = Cancel the stroll in { $town }
decide-preview-postpone = Postpone the stroll in { $town }
decide-preview-reopen = The stroll in { $town } takes place after all
decide-preview-quiet = The stroll in { $town }
decide-nobody = Nobody has to be told by letter.
decide-letters = { $count ->
    [one] One party signed up. It gets this letter in ten minutes; until then you can undo it.
   *[other] { $count } parties signed up. Each gets this letter in ten minutes; until then you can undo it.
}
decide-no-letters = { $count ->
    [one] One party signed up. This service sends no letters: please tell it yourself.
   *[other] { $count } parties signed up. This service sends no letters: please tell them yourself.
}
decide-letter = The letter
decide-languages = Everybody gets it in the language they signed up in.
decide-doubt-night = That is at night. Is it right?
decide-doubt-twice = The clocks are put back over this time, so it comes twice. The first one is taken.
decide-doubt-far = { $days ->
    [one] That is one day away from the day it has now. Is it right?
   *[other] That is { $days } days away from the day it has now. Is it right?
}
act-changed = Changed: { $what }
act-undid = Undone: { $what }
act-from-to = { $what }, from { $was } to { $became }
desk-decide = Postpone or cancel
desk-draft-yours = Nobody else sees this stroll yet. Open it when time and place are right.
desk-acts = What was changed
desk-same = Nothing was changed.
desk-undone = It is as it was before. Nobody was told.
desk-letters-leave = { $count ->
    [one] One letter leaves at { $moment }.
   *[other] { $count } letters leave at { $moment }.
}
field-stroll-name = Name of the stroll
