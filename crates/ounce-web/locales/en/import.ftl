### Files of anybody's making, imported at the desk of a campaign.

import-title = Import a file
import-link = Import
import-lead = Take a spreadsheet of your own: you say which column is what, see every row that does not fit, and nothing is written before you say so.
import-noun = What is in the file
import-noun-strolls = Strolls
import-noun-groups = Groups
import-noun-registrations = Parties who signed up
import-noun-gifts = Gifts of money
import-file = The file
import-file-help = CSV or XLSX, at most { $megabytes } MB and { $rows } rows. It is kept for an hour at most.
import-go-on = Go on
import-choose = Please choose a file, and say what is in it.
import-over = This file is not here any more. Please choose it again.
import-done = { $noun }: { $new } new, { $changed } changed, { $same } as before.
import-fit-title = Which column is what?
import-fit-lead = { $file }: { $rows ->
    [one] one row
   *[other] { $rows } rows
}. We guessed by the headings. Please look, and change what is wrong.
import-asked = What we ask
import-from = Column of the file
import-for-all = Or the same for every row
import-needed = needed
import-nothing = (nothing)
import-no-heading = Column { $number }
import-both = Please choose a column or type a text, not both: { $columns }.
import-missing = The rows also need this: { $columns }. Please say where it comes from.
import-days = How are days such as 2/5/2027 written?
import-days-clear = They can be only one day
import-days-month-first = Month first: February 5
import-days-day-first = Day first: May 2
import-days-asked = Some days in this file can be two days. Please say how they are written.
import-first-rows = The first rows
import-line = Row
import-try = Try it
import-good-title = Everything fits
import-bad-title = { $count ->
    [one] One row does not fit
   *[other] { $count } rows do not fit
}
import-nothing-yet = Nothing is written yet.
import-tells = Walkers are told by letter when their stroll has another day, time, place or status. These letters leave at once.
import-nothing-written = Nothing was written. Please put the rows right in your file and choose it again, or change the columns.
import-doubtful-title = { $count ->
    [one] One row is doubtful
   *[other] { $count } rows are doubtful
}
import-doubtful = These rows are possible, but probably mistakes. Nothing was written.
import-accept = Take them all the same
import-new = New
import-changed = Changed
import-same = As before
import-put-in = Put in
import-back = Change the columns
import-column = Column
import-says = What it says
import-why = What is wrong
import-more = The first { $shown } of { $count } are shown.
deed-imported-file = A file was imported
act-imported-file = Imported { $file } ({ $noun }): { $new } new, { $changed } changed

# What is asked for.
import-column-slug = Short name in the address
import-column-town = Town
import-column-region = State or province
import-column-country = Country
import-column-starts = Day and time
import-column-day = Day
import-column-time = Time
import-column-meeting-point = Meeting point
import-column-host = Host’s public name
import-column-host-email = Host’s e-mail address
import-column-name = Name
import-column-group = Group
import-column-lat = Latitude
import-column-lon = Longitude
import-column-time-zone = Time zone
import-column-bring = What to bring
import-column-capacity = Places
import-column-status = Status
import-column-status-why = Why it has this status
import-column-street = Street
import-column-ends = End
import-column-parking = Parking
import-column-toilets = Toilets
import-column-rain-plan = If it rains
import-column-partner = Partner
import-column-email = E-mail address
import-column-first-name = First name
import-column-last-name = Last name
import-column-stroll = Stroll or town
import-column-adults = Adults
import-column-children = Children
import-column-signed-name = Name they signed the waiver with
import-column-registered-at = When they signed up
import-column-reference = Number in your list
import-column-standing = Standing
import-column-language = Language
import-column-waiver-version = Version of the waiver
import-column-amount = Amount
import-column-currency = Currency
import-column-given-at = When it was given
import-column-message = Message
import-column-hidden = Name is not shown
import-column-kind = Gift or shirt
import-column-method = Way of paying

# What is wrong with a row or a file.
import-wrong-other = This does not fit here.
import-wrong-empty-file = The file is empty. Its first row has the headings.
import-wrong-damaged-utf-16 = The file is damaged. Please save it again as CSV in UTF-8.
import-wrong-not-utf-8 = The letters can’t be read. Please save the file as CSV in UTF-8, or as XLSX.
import-wrong-open-quote = A quotation mark has no pair. Inside quoted text it is written twice.
import-wrong-cell-count = The row has { $found } cells, the headings are { $wanted }.
import-wrong-nul-character = There is a character that can’t be shown.
import-wrong-same-as = This is the same as in row { $line }.
import-wrong-same-gift = Everything is the same as in row { $line }. Is it a second gift?
import-wrong-not-yes-or-no = Please write yes or no.
import-wrong-not-whole = This is not a whole number.
import-wrong-out-of-range = This is not from { $least } to { $most }.
import-wrong-not-a-local-time = This is not a day and a time, such as 2027-05-01 10:00.
import-wrong-two-days = This can be two days. Say above how days are written, or write 2027-05-02.
import-wrong-not-a-moment = This is not a day or a time, such as 2027-04-18 15:04.
import-wrong-before-year-2000 = This is before the year 2000.
import-wrong-in-the-future = This is in the future.
import-wrong-not-one-of = Please use one of these words: { $words }.
import-wrong-no-slug-from-name = No address can be made of this name. Please give a short name in Latin letters.
import-wrong-no-town-known = No town is known by this name.
import-wrong-other-currency = The campaign’s currency is { $words }.
import-wrong-nameless = A gift without a name is not shown. Please give a name, or say that it is hidden.
import-wrong-promised-elsewhere = Only a gift that is paid at the stroll can be a promise.
import-wrong-no-such-waiver = No waiver has this version.
import-wrong-no-why = Walkers will want to know why.
import-wrong-below-taken = More places are taken already.
import-wrong-not-an-end = This is not a time, such as 12:00.
import-wrong-end-not-after-start = This is not after the start.
import-wrong-end-too-late = This is more than a day after the start.
import-wrong-too-many-rows = The file has more than { $most } rows. Please split it.
import-wrong-too-many-columns = The file has more than { $most } columns.
import-wrong-unpacks-too-large = The workbook unpacks into more than { $most } MB. Please save the sheet as CSV.
import-wrong-no-rows = The file has headings and no rows.
import-wrong-old-workbook = This is an old workbook, or it has a password. Please save it as XLSX without one, or as CSV.
import-wrong-damaged-workbook = The workbook is damaged. Please save it again, or as CSV.
import-wrong-no-worksheet = The workbook has no visible sheet.
import-wrong-sheet-error = The cell has an error of the spreadsheet, such as #N/A.
import-wrong-which-stroll = Several strolls are called so. Please write the short name in the address of one.

# What is possible, but probably a mistake.
import-doubt-at-zero = This point is in the sea off Africa.
import-doubt-longitude-sign = With the other sign the town is there. West is negative.
import-doubt-latitude-sign = With the other sign the town is there. South is negative.
import-doubt-swapped = Latitude and longitude are swapped.
import-doubt-other-country = This point is not in the country of the row. { $words }
import-doubt-far-from-town = This point is { $number } km away from the town.
import-doubt-no-towns-zone = This is not the zone of a town, such as America/New_York.
import-doubt-other-clocks = Clocks there show another time: { $words }.
import-doubt-skipped-time = Clocks are put forward then: this time does not exist.
import-doubt-repeated-time = Clocks are put back then: this time comes twice.
import-doubt-at-night = This is at night.
import-doubt-far-from-day = This is { $number } days from the campaign’s day.
