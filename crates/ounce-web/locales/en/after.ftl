# After the day: what hosts report, and what the coordinator closes.

refusal-difference-unexplained = The two figures differ. Say why, as well as you know.
refusal-nothing-to-report = Nobody walks here, so there is nothing to report.
refusal-before-the-day = The report opens when the stroll begins.
refusal-report-closed = The coordinator has closed this report. It can be opened again there.
field-arrived = Came, of those who had signed up
field-walk-ups = Came without having signed up
field-headcount = Headcount
field-cash-counted = Cash you counted
field-cash-reason = Why the cash differs
field-milk-1 = Milk handed over
field-milk-2 = Milk handed over to a second bank
field-milk-3 = Milk handed over to a third bank
field-milk-4 = Milk handed over to a fourth bank
field-milk-bank-1 = To which bank
field-milk-bank-2 = To which second bank
field-milk-bank-3 = To which third bank
field-milk-bank-4 = To which fourth bank
field-milk-reason = Why the milk differs
field-story = How it was
field-story-shown = Who may read how it was
field-version = Version
action-see-reports = See what hosts reported after the day
action-report-stroll = Report of a stroll after its day
action-close-reports = Close reports and open them again
deed-reported = A report was sent or changed
deed-closed-report = A report was closed
deed-reopened-report = A report was opened again
act-reported = Reported: { $what }
act-closed-report = The report was closed
act-reopened-report = The report was opened again
need-closing = { $count ->
    [one] One report waits to be closed
   *[other] { $count } reports wait to be closed
}
report-desk-title = Report of the day
report-desk-text = A few figures and a few words, so that what your town did is counted. You can change it until the coordinator closes it.
report-done-sent = Thank you. The report is on record.
report-done-same = Nothing was another than before.
report-done-closed = The report is closed. Its figures are in the report of the campaign.
report-done-opened = The report is open again.
report-done-before = It was so before.
report-sent-at = Sent on { $moment }.
report-changed-at = Changed on { $moment }.
report-closed-at = Closed on { $moment }.
report-sum = { $expected ->
    [one] One person was announced
   *[other] { $expected } people were announced
}, { $came ->
    [one] one person came
   *[other] { $came } people came
}.
report-beside = What the day recorded, beside what was reported
report-recorded = Recorded
report-reported = Reported
report-difference = Difference
report-moved-on = The day has recorded more since this was sent: a phone found network later. Send the report again to bring the recorded figures up to date.
report-handed-to = { $volume } to { $bank }
report-story-is-public = Everybody may read how it was. It is shown once the report is closed.
report-open-why = Why it is opened again
report-open-again = Open again
report-close = Close the report
report-close-text = Once it is closed, its figures are in the report of the campaign, and nobody changes them.
report-closed-text = The coordinator has closed this report. Write to them if something in it is wrong.
report-who = Who came
report-announced = { $count ->
    [one] One person was announced.
   *[other] { $count } people were announced.
}
report-by-phones = What the phones noted is filled in. Correct it where you know better.
report-no-phones = Nothing was noted on the day, so the figures are yours. Leave empty what nobody counted.
report-headcount-help = If somebody counted everybody. The larger of the two counts is taken.
report-cash = Cash
report-cash-count = Count the cash first, two of you if you can. What the phones recorded is shown afterwards.
report-cash-recorded = The phones recorded { $amount }. Nothing is adjusted: both figures stay.
report-cash-other = Cash in another currency was noted too. Say below where it is.
report-cash-help = In { $currency }, with nothing taken out. Zero if the box was empty.
report-reason-help = Only where the figures differ. “Nobody knows” is an answer.
report-milk = Milk
report-milk-recorded = { $amount } were noted on the day.
report-milk-help = Such as 29 oz or 850 mL.
report-no-bank = Not handed over
report-how = How it was
report-story-help = What you would tell a friend. Name nobody who has not said yes.
report-story-no = Only those who run the campaign
report-story-yes = Everybody
report-send-button = Send the report
report-change-button = Save the changes
report-state-missing = Not reported yet
report-state-differs = Reported, figures differ
report-state-sent = Reported
report-state-closed = Closed
report-column-expected = Announced
report-column-came = Came
reports-title = Reports
reports-text = What each town reported after its day. Open one to read and close it.
reports-of = { $reported } of { $towns } towns have reported.
reports-none = No stroll is over yet.
reports-all = All towns
letter-report-subject = How was { $stroll }?
letter-report-opening = { $stroll } is over. Thank you for hosting it.
letter-report-what = One thing is left: the report. It asks who came, the cash you counted and the milk you handed over. What the phones noted is filled in already; it takes about five minutes.
letter-report-open = Write the report
letter-report-last = This is the last letter about it. Without a report your town stays uncounted.
letter-report-why = You get this letter because you host this stroll.
figure-came = People who came
figure-came-of = As { $reported } of { $towns } towns have reported
report-stories = How it was, in the words of hosts
figure-milk-handed = { $volume } of milk handed over to banks
certificate-text = You had a place at this stroll.
certificate-link = Certificate to print (PDF)
certificate-title = Certificate
certificate-walked = walked at { $stroll } in { $town } on { $day }.
certificate-party = They came as a party: { $party }.
certificate-why = The walk asks for human milk for babies who are too small or too ill to do without.
certificate-host = Hosted by { $host }
field-helper-name = Name
field-helper-role = What they did
field-hours = Hours
field-helper = Member
field-id = Row
deed-noted-hours = Hours of a helper were noted
deed-removed-hours = Hours of a helper were removed
act-noted-hours = Hours noted: { $what }
act-removed-hours = Hours removed: { $what }
hours-title = Who helped
hours-text = The hours of those who helped, and what they did. Some volunteers need it in writing: print them a letter.
hours-none = Nobody is noted yet.
hours-sum = { $time } in all.
hours-hours = { $count ->
    [one] one hour
   *[other] { $count } hours
}
hours-minutes = { $count ->
    [one] one minute
   *[other] { $count } minutes
}
hours-add = Note somebody
hours-add-button = Note the hours
hours-role-help = Such as: at the gate, with the cooler, planning.
hours-help = Such as 3, 3.5 or 3:30.
hours-member-help = If they have a role here: with the member’s data, the name is erased too.
hours-no-member = Nobody of these
hours-letter = Letter (PDF)
hours-remove = Remove
hours-done-noted = The hours are noted.
hours-done-removed = The hours are removed.
hours-done-before = It was so before.
hours-letter-title = Confirmation of volunteer work
hours-letter-helped = helped at { $stroll } in { $town } on { $day }.
hours-letter-role = { $role }: { $time }
hours-letter-unpaid = The work was voluntary and unpaid.
campaign-desk-before = Before
campaign-desk-page = Page { $page } of { $pages }
