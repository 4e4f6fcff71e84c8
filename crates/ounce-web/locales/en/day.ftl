# What a host is asked about the day in the park

day-question-unknown-registration = Nobody signed up by this ticket.
day-question-cancelled = The place had been given back.
day-question-wrong-town = The party signed up for another town.
day-question-arrived-twice = The party arrived on two phones.
day-question-walked-in-twice = Two walk-up families gave the same address.
day-question-has-place = The address has a place already.
day-question-no-waiver = The waiver is not signed, so the family is not on the roster.
day-question-party-unfit = The party has no adult, or is too large for the roster.
day-question-receipt-twice = The receipt number is used twice.
day-question-other-currency = The campaign does not count in this currency, so it is not in the book.
day-question-unknown-bank = There is no bank by this name.
day-question-shirt-twice = The shirt was handed out twice.
day-question-undo-of-nothing = The entry to undo is not there.
day-question-undo-of-undo = An undo is not undone; please note it again.
day-question-other-words = The number was used before with other words. The first ones count.
day-question-clock-off = The clock of the phone was off by more than a day.
day-question-cut-off = The phone had been cut off.
day-question-ended = The phone was no longer enrolled.
day-question-unreadable = The entry can't be read. It is kept.
day-question-no-number = The entry has no number from 1 to 1,000,000, so it is not kept.

# The page of a phone in the park

day-page = The day
day-loading = Getting the list
day-unsafe = This browser can't keep notes here
day-unsafe-text = Open the page by its address with https, in a window that is not private. The sheet of paper works as well.
day-disk-broken = This phone can't keep notes now. Use another phone or the paper, and reload this page.
day-new-page = A newer page is here. Use it
day-gate = Gate
day-cash = Cash
day-milk = Milk
day-more = More
day-no-name = No name any more
day-waiting-list = waiting list
day-arrive = Arrive
day-none-found = Nobody by this name or number.
day-walk-up = A family that did not sign up
day-scan = Scan a ticket
day-search = Name, number or ticket
day-hold = Hold the ticket in the frame
day-close-camera = Close the camera
day-no-camera = The camera does not open. The name works as well.
day-not-ready = Not checked yet: is this phone ready for the park?
day-get-ready = Get ready for the park
day-not-ready-list = The list did not come. Please try again.
day-not-ready-network = There is no network. This check needs it once.
day-not-ready-disk = This phone does not keep what is written. Free some space, or use another phone.
day-not-ready-page = The page is not kept for use without network yet. Please try again in a moment.
day-headcount = Count everybody
day-headcount-text = Count who is in the park now. The largest count of the phones stands.
day-note = Write a note
day-log = What this phone noted
day-log-empty = Nothing yet.
day-file = No network at all?
day-file-why = Save the notes as a file and give it to the host, who hands it in at the desk. Nothing is counted twice.
day-file-save = Save as a file
day-undo = Undo
day-undone = undone
day-save = Note it
day-enroll-title = Enroll this phone
day-enroll-text = The host shows a code at the desk. Scan it here, or type its letters.
day-enroll-scan = Scan the code
day-enroll-code = Letters of the code
day-enroll-button = Enroll
day-enroll-home = To use it from the home screen, put it there first, open it from there, and enroll it there: both keep their notes apart.
day-enroll-wrong = This code opens no day here. Please check it, or ask the host for a new one.
day-enroll-taken = This code is in use on another phone or in another window. Ask the host for a new one.
day-enroll-offline = Enrolling needs network once. Please try again where there is some.
day-ended = This phone is no longer enrolled
day-ended-sent = All it noted was sent, and its list is gone. Thank you.
day-welcome = Welcome
day-waiver-missing = The waiver is not signed yet. Please let them sign on paper.
day-other-number = Fewer or more came
day-how-many = How many came?
day-not-them = Not them: undo
day-next = Next
day-already = In already
day-settled-later = It is settled at the desk afterwards, not here.
day-find-name = Find the name
day-another-family = Another family, let them in
day-same-family = Same family, go on
day-not-on-list = Not on this list
day-not-on-list-text = They may have signed up late or for another town. Let them in: it is settled afterwards.
day-let-in = Let them in by this ticket
day-given-back = This place was given back
day-given-back-text = They can walk all the same. Let them in by this ticket, or note them as a family who walks in; the host settles it.
day-late = They signed up after this list was made. Their name follows when there is network.
day-carry = From phone to phone
day-carry-why = Without network, another phone can take along what is not sent yet: it reads codes from this screen.
day-codes-show = Show what is not sent
day-codes-show-text = On the other phone, open More and then Take from another phone. Hold it over these codes until it has all of them. What is noted stays on this phone too.
day-codes-take = Take from another phone
day-codes-take-text = Hold this phone over the codes on the other one. Their order does not matter.
day-codes-done = Back
day-codes-of = Code { $n } of { $all }
day-codes-got = { $n } of { $all } codes read
day-codes-taken =
    { $n ->
        [one] Taken along: one note. It goes out with the next network.
       *[other] Taken along: { $n } notes. They go out with the next network.
    }
day-less = One fewer
day-one-more = One more
day-field-adults = Adults
day-field-children = Children
day-field-name = Name
day-field-email = E-mail address, if they want letters
day-field-signed = An adult signs with their name
day-waiver = What they sign
day-walk-up-save = Note the family
day-cash-title = Cash or check
day-field-amount = Amount
day-for-receipt = For a receipt
day-cash-save = Put it in the box
day-milk-title = Milk handed in
day-field-volume = How much
day-field-unit = Unit
day-ounces = ounces
day-millilitres = milliliters
day-field-bags = Bags
day-field-cooler = Cooler
day-field-bank = For which bank
day-bank-none = Not said yet
day-field-giver = Name, if they want
day-milk-save = Note the milk
day-field-people = People
day-field-note = Note for the host
day-need-name = Please write a name.
day-need-party = Please write how many came, in digits.
day-need-adult = At least one adult, and at most twenty people in all.
day-need-email = This is no e-mail address. Leave it empty if they want none.
day-need-signed = An adult has to sign before they walk.
day-need-amount = Please write an amount above zero, in digits.
day-need-volume = Please write how much milk it is, in digits.
day-need-bags = Please write the number of bags in digits.
day-need-people = Please write a number in digits.
day-need-note = Please write something.
day-kind-arrived = Arrived
day-kind-walked_in = Walked in
day-kind-cash = Cash
day-kind-milk = Milk
day-kind-shirt = Shirt
day-kind-headcount = Headcount
day-kind-note = Note
day-here = { $here } of { $all } here
day-here-since = Here since { $time }
day-ready = Ready for the park: checked at { $time }, { $people } people on the list
day-list-of = List of { $time }.
day-sent-at = Last sent at { $time }.
day-receipt = Receipt { $receipt }
day-on-this-phone = { $time } on this phone
day-on-another-phone = { $time } on another phone
day-unsent =
    { $n ->
        [one] One not sent yet, keep going
       *[other] { $n } not sent yet, keep going
    }
day-not-here =
    { $n ->
        [one] Not here yet: one
       *[other] Not here yet: { $n }
    }
day-are-here =
    { $n ->
        [one] Here: one
       *[other] Here: { $n }
    }
day-more-rows =
    { $n ->
        [one] One more. Type a name to find it.
       *[other] { $n } more. Type a name to find them.
    }
day-adults =
    { $n ->
        [one] 1 adult
       *[other] { $n } adults
    }
day-children =
    { $n ->
        [one] 1 child
       *[other] { $n } children
    }
day-people =
    { $n ->
        [one] 1 person
       *[other] { $n } people
    }
day-millilitres-of =
    { $n ->
        [one] 1 milliliter
       *[other] { $n } milliliters
    }
day-in-box =
    { $n ->
        [one] In the box by this phone: { $amount }, one entry
       *[other] In the box by this phone: { $amount }, { $n } entries
    }
day-ended-left =
    { $n ->
        [one] One note was not sent. Save it as a file for the host.
       *[other] { $n } notes were not sent. Save them as a file for the host.
    }
day-needs-scripts = This page needs scripts. Without them, tick the sheet of paper; its numbers can be noted at the desk afterwards.
act-enrolled-phone = Enrolled the phone { $name }
act-cut-off-phone = Cut the phone { $name } off
act-handed-in = Handed in the notes of { $name }
act-noted-on-day = Noted something of the day at the desk
act-settled = Settled: { $what }
act-reopened = Opened again: { $what }

# The page of the day at the desk

day-counts = How it stands
day-questions-none = Nothing to settle.
day-settle = Settle it
day-phones = Phones
day-phones-none = No phone is enrolled yet. One is enough; each helper can use their own.
day-phone-name = Name of the phone
day-phone-name-help = So that you know it again, such as Theo’s phone.
day-phone-over = The enrollment is over.
day-phone-not-ready = Not ready for the park yet. On the phone: More, then Get ready.
day-phone-is-ready = ready
day-cut-off = Cut off
day-at-desk = At the desk
day-answer-stands = It counts as it was noted.
day-answer-unknown = I don’t know. It counts as it was noted.
day-effect-none = The figures stay.
day-paper = From paper
day-paper-text = Who was ticked on the sheet of paper is noted here by the numbers on it.
day-numbers = Numbers of those who came
day-numbers-help = As many as you like, such as 3, 7-9, 12. Who is noted already stays as it is.
day-log-text = The file of a phone
day-log-help = Open the file that the phone saved, and paste its text here. What was sent before counts once.
day-hand-in = Hand it in
day-code-text = Scan this with the phone. Its page opens and the phone is enrolled.
day-code-unsafe = This address is not encrypted, so a phone can’t keep the page. Open the desk by its https address first.
day-code-letters = Or open the page of the day on the phone and type these letters. They are shown this once, and enroll one phone.
day-code-here = Use this device itself
day-code-back = Done
day-done-cut-off = The phone is cut off. What it still sends is kept and asked about.
day-done-settled = Settled.
day-done-reopened = The question is open again.
day-done-paper = Noted.
day-done-handed-in = The notes of the phone are in.
day-done-before = This form was sent before. Enroll one more phone by a new name.
desk-day = The day in the park
day-phone-cut-off = Cut off { $moment }.
day-phone-heard = Last heard of { $moment }.
day-effect-milk = The milk becomes { $becomes }.
day-effect-cash = The cash becomes { $becomes }.
day-effect-people = { $was } people become { $becomes }.
day-code-title = Code for { $name }
day-answer-take-back = Take back number { $place }.
day-questions =
    { $count ->
        [one] One thing to settle
       *[other] { $count } things to settle
    }
day-settled =
    { $count ->
        [one] One is settled
       *[other] { $count } are settled
    }
day-phone-ready =
    { $people ->
        [one] Ready for the park: { $moment }, one person.
       *[other] Ready for the park: { $moment }, { $people } people.
    }
day-kind-undo = Taken back
day-kind-unreadable = Can’t be read
field-numbers = Numbers
field-log = The file of a phone
field-answer = Answer
field-device = Phone
