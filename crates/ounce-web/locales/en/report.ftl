# The report and the rows behind its figures.

report-title = Report
report-of = The report of { $campaign }
report-open = This campaign is still running: the figures grow until its last stroll.
report-reconstruction = The published figures of this campaign are kept. What was not published, and every single row, is a reconstruction that fits them, and the people in it are invented.
report-by-partner = Strolls run by the partners’ groups
report-shares = How much went to whom
report-sign-ups = Sign-ups over time
report-no-sign-ups = Nobody has signed up yet.
report-map = The strolls on the map
report-moved = Moved to another day
report-moved-to = from { $from } to { $to }
report-moved-open = from { $from }; the new date is still to come
report-files = Take it along
chart-sign-ups = { $count ->
    [one] Chart: one party signed up
   *[other] Chart: { $count } parties signed up over time
}
chart-by-week = One column per week. The figure at the top is the fullest week.
chart-by-day = One column per day. The figure at the top is the fullest day.
chart-table = The same as a table

figure-rows = See the rows
figure-places = Towns
figure-places-before = { $count } the year before
figure-walkers = Walkers
figure-parties = { $count ->
    [one] in one party
   *[other] in { $count } parties
}
figure-groups = Groups taking part
figure-gifts = Direct gifts
figure-promised = { $amount } more is promised
figure-shirts = T-shirts
figure-milk = Milk received by banks
figure-milk-promised = of { $volume } promised

rows-back = Back to the report
rows-count = { $count ->
    [one] One entry.
   *[other] { $count } entries.
}
rows-total = Together: { $total }.
rows-none = No rows yet.
rows-next = More rows
rows-places = Towns
rows-places-note = Every stroll that was announced, whatever became of it.
rows-run-by-groups = Strolls run by the partners’ groups
rows-run-by-groups-note = Strolls that a partner’s local group ran, with the people who took part.
rows-groups = Groups taking part
rows-groups-note = Local groups of the partners, by country, region and town.
rows-walkers = Walkers
rows-walkers-note = Parties with a place, without names.
rows-gifts = Direct gifts
rows-gifts-note = Every gift that was received. Names appear only where they were left shown.
rows-shirts = T-shirts
rows-shirts-note = What T-shirts brought in.
rows-promised-gifts = Gifts promised for the day
rows-promised-gifts-note = Promises to give at a stroll that the host has not confirmed yet.
rows-milk-promised = Milk promised
rows-milk-promised-note = By town and bank, added up. What one person gave is nobody else’s business.
rows-milk-received = Milk received by banks
rows-milk-received-note = What banks have confirmed, by town and bank, added up.
rows-sign-ups = Sign-ups over time
rows-sign-ups-note = Parties that signed up on each day, in UTC.

column-day = Day
column-town = Town
column-region = Region
column-country = Country
column-stroll = Stroll
column-group = Group
column-partner = Partner
column-status = Status
column-people = People
column-parties = Parties
column-entries = Entries
column-adults = Adults
column-children = Children
column-amount = Amount
column-kind = Kind
column-name = Name
column-bank = Milk bank
column-volume = Volume
column-promised = Promised
column-received = Received
column-share = Share
column-strolls = Strolls
column-participants = Participants
column-groups = Groups
column-walkers = Walkers
column-raised = Raised
column-total = Together

word-open = open
word-postponed = postponed
word-cancelled = cancelled
word-held = held
word-gift = gift
word-shirt = T-shirt
word-promised = promised
word-received = received
word-withdrawn = withdrawn
word-confirmed = confirmed
word-waiting = waiting
word-whole-campaign = whole campaign
bottle-money = { $share } of the goal in money
bottle-milk = { $share } of the goal in milk promised
origin-on-record = On record: “{ $stated }”
origin-reconstructed = Reconstructed
figure-raised = Raised in all
