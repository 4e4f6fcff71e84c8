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
