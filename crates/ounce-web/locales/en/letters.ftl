# Letters that are mailed.

letter-hello = Hello,
letter-hello-name = Hello { $name },
letter-goodbye = With thanks, the people who run the strolls
letter-demo = This comes from a demo. No money moves, and the people in it are invented.
letter-joined-subject = Your place in { $town } is kept
letter-joined-opening = Your place on the stroll in { $town } is kept. Bring this mail or show the ticket on your phone.
letter-waiting-subject = You are on the waiting list in { $town }
letter-waiting-opening = Every place in { $town } is taken just now. You are on the waiting list and move up when somebody leaves.
letter-in-line = You are number { $number } in line.
letter-again-subject = Your link for the stroll in { $town }
letter-again-opening = Somebody, most likely you, signed up again for { $town } with this address. Nothing has changed; here is the link to your place.
letter-promoted-subject = You have a place in { $town }
letter-promoted-opening = Places came free in { $town }, and yours is kept now. Bring this mail or show the ticket on your phone.
letter-cancelled-subject = The stroll in { $town } is cancelled
letter-cancelled-opening = The stroll in { $town } that was to be on { $from } is cancelled.
letter-postponed-subject = The stroll in { $town } is postponed
letter-postponed-opening = The stroll in { $town } does not take place on { $from }. There is no new date yet; you get another letter as soon as there is one.
letter-moved-subject = The stroll in { $town } has a new time: { $day }
letter-moved-opening = The stroll in { $town } that was to be on { $from } now takes place on { $when }.
letter-reopened-subject = The stroll in { $town } takes place after all
letter-reopened-opening = The stroll in { $town } takes place after all: { $when }.
letter-why = The reason given: { $why }
letter-place-kept = Your place is kept. There is nothing you need to do if you can still come.
letter-place-waits = You keep your place on the waiting list.
letter-place-void = There is nothing you need to do; nobody expects you. Gifts that were made for it stay with the campaign.
letter-see-place = Your place, and what is kept about it:
letter-calendar-changed = The changed entry for your calendar:
letter-other-towns = Other strolls nearby:
letter-open-place = Your ticket; change or cancel here:
letter-calendar = Add it to your calendar:
letter-stroll = The stroll’s page:
letter-cannot-come = If you can’t come after all, please give the place back with the first link, so that somebody else can walk.
letter-keep-link = Please keep the first link to yourself: whoever has it can change your place.
letter-gift-subject = Thank you for your gift
letter-gift-opening = Your gift of { $amount } to { $campaign } has been counted. Thank you.
letter-pledge-subject = Thank you for your promise
letter-pledge-opening = Your promise of { $amount } to { $campaign } has been noted. Thank you.
letter-pledge-how = Bring it to the stroll in cash or as a check and give it to the host. It counts as received when the host has confirmed it.
letter-pledge-elsewhere = If you can’t come, the partners take gifts on pages of their own. Such a gift is not counted here.
letter-demo-card = It was made with a demo card: no money has moved.
letter-no-receipt = This letter is not a receipt for taxes.
letter-see-tally = See what it has come to:
letter-milk-subject = Your promise of milk, and what comes next
letter-milk-opening = Thank you. You promised { $volume } of milk.
letter-milk-bank-first = Please call { $bank } before you pump, freeze or ship anything. The bank talks with you about your health and arranges a blood test, at no cost to you.
letter-milk-any-bank = Please call a milk bank before you pump, freeze or ship anything. The page below finds the nearest ones. The bank talks with you about your health and arranges a blood test, at no cost to you.
letter-milk-page = Milk banks and what to know:
letter-milk-withdraw = A promise is no duty. If things change, there is nothing you need to do.
letter-confirm-subject = Please confirm your place in { $town }
letter-confirm-opening = Somebody, most likely you, asked for a place on the stroll in { $town } with this address. It is held for an hour. Open the link and press the button to keep it.
letter-confirm-open = Confirm the place:
letter-confirm-not-you = If it was not you, there is nothing to do. The place goes to somebody else.
letter-digest-subject = What your address was used for today
letter-digest-opening = Your address was typed into our forms { $number } more times than we write single letters about. These are the first:
letter-digest-gift = A gift of { $amount } to { $campaign }
letter-digest-milk = A promise of { $volume } of milk
letter-digest-not-you = If it was not you, there is nothing to do.
letter-milk-nearest = The bank nearest to the stroll you named is this one:
letter-milk-its-page = Its page for milk donors:
letter-milk-bank-page = How to reach it, and its drop-off sites:
letter-meeting-subject = Where to meet in { $town } has changed
letter-meeting-opening = Where the stroll in { $town } meets, or when it ends, is no longer what you were told. This is how it stands now.
letter-directions = Directions to the meeting point:

letter-asked-subject = Please confirm your question: { $stroll }
letter-asked-opening = Somebody, most likely you, asked the host of { $stroll } something with this address. Open the link and press the button, and the question goes to the host.
letter-asked-open = See and confirm the question:
letter-asked-not-you = If it was not you, there is nothing to do. Nothing is sent.
letter-question-subject = A question about { $stroll }
letter-question-opening = Somebody asks about { $stroll }:
letter-question-answer = To answer, reply to this letter. Your answer goes to them and not through us.
letter-question-page = See the question on its page:
letter-question-why = You get this because your address is on record for questions about this stroll. Whoever plans the campaign can change that.
letter-digest-question = A question about { $stroll }
letter-digest-asked = Your question about { $stroll } waits until you confirm it
letter-milk-promise = See, change or withdraw the promise:
letter-burst-subject = Many sign-ups for { $stroll }
letter-burst-opening = { $parties } parties have signed up for { $stroll } within one hour.
letter-burst-unconfirmed = { $count ->
    [one] One of their addresses has not confirmed yet.
   *[other] { $count } of their addresses have not confirmed yet.
}
letter-burst-look = That can be good news: somebody has spread the word. It can also be one person who takes many places. A place whose address doesn’t confirm within its hour is given back by itself. If it looks wrong to you, tell the people who plan the campaign.

letter-sign-in-subject = Your code: { $code }
letter-sign-in-opening = Type this code where you asked to come in. It is good for { $minutes } minutes, and once.
fact-sign-in-code = Code
letter-sign-in-link = In the same browser this link will do:
letter-sign-in-not-you = You did not ask? Then do nothing: without this letter nobody comes in.
letter-step-added-subject = Added to your sign-in
letter-step-added-text = A passkey or an app with codes was added to your sign-in.
letter-step-removed-subject = Removed from your sign-in
letter-step-removed-text = A passkey or an app with codes was removed from your sign-in.
letter-step-not-you = Was it not you? Then sign out everywhere else, and write to the person who runs this service.
letter-invitation-subject = Invitation: { $role }
letter-invitation-opening = You are invited to take part in { $campaign }.
fact-role = As
fact-role-does = What it is
fact-invited-by = Invited by
letter-invitation-link = See the invitation and answer it:
letter-invitation-ends = It is good until { $day }.
letter-invitation-not-you = You don’t know what this is about? Then do nothing: nobody else can accept it.
action-send-circulars = Write to walkers, or to hosts
action-run-mail = See which letters failed, try them again, and turn reminders on or off
deed-sent-circular = A letter to many was sent
deed-took-back-circular = A letter to many was taken back
deed-turned-reminder = A reminder was turned on or off
act-sent-circular = A letter was sent: { $subject }
act-took-back-circular = A letter was taken back: { $subject }
act-turned-on = Turned on: { $what }
act-turned-off = Turned off: { $what }
refusal-nobody-to-write-to = Nobody would get this letter.
refusal-enough-letters = { $number } letters left within a day already. Please wait until tomorrow, so that readers go on reading them.
field-readers = Who gets it
field-country = Country
field-subject = Subject
field-text = Text
field-letter = Letter
field-circular = Letter
field-test = Test
field-reminder = Reminder
field-wish = On or off
circular-from-host = The host of { $stroll } writes to those who signed up:
circular-from-coordinators = The coordinators of { $campaign } write to the hosts:
circular-why-walker = You get this letter because you signed up for { $stroll }.
circular-why-host = You get this letter because you host a stroll of { $campaign }.
circular-answer-writer = An answer to this letter goes to { $email }, who wrote it.
circular-answer-form = To ask the host something, please use this page:
circular-answer-contact = An answer to this letter goes to the organizers of the campaign.
circular-answer-nobody = Answers to this letter are not read.
circular-test = This is a test. You alone get it.
circular-your-desk = Your desk:
letter-stop = To get no more letters of this kind:
reminder-week-subject = The stroll in { $town } is on { $day }
reminder-week-opening = The stroll in { $town } is soon: { $when }. Here is what you need for it.
reminder-day-subject = See you in { $town }: { $day }
reminder-day-opening = The stroll in { $town } starts { $when }. Please show the ticket on your phone, or say the code.
reminder-thanks-subject = Thank you from { $town }
reminder-thanks-opening = Thank you for the stroll in { $town }. This is what came together so far.
reminder-bring = What to bring: { $bring }
fact-together-people = People in { $town }
fact-together-money = Money for { $place }
fact-together-milk = Milk promised for { $campaign }
test-letter-subject = A test of the mail
test-letter-text = Letters leave. You asked for this test on the page of the mail.
stop-title = Letters you can do without
stop-circulars = Letters that people who run { $campaign } write to you.
stop-reminders = Reminders before a stroll of { $campaign }, and the thanks after it.
stop-stopped = You get no more of these letters.
stop-sent-again = You get these letters again.
stop-must-arrive = Your ticket, and word of a stroll that is postponed or cancelled, reach you all the same.
stop-button = Send me no more
stop-send-again = Send them again
own-letters-title = Which letters you get
own-letters-text = Letters about { $stroll }.
own-letters-saved = Saved.
own-letters-circulars = What the host writes to those who signed up
own-letters-reminders = Reminders before the stroll, and the thanks after it
own-letters-back = Back to your place
circulars-title = Write to walkers
circulars-title-hosts = Write to hosts
circulars-text = Each gets a letter of their own. You see no address, and readers do not see each other.
circulars-text-hosts = Each host gets a letter of their own, also one of several strolls.
circulars-failed = { $count ->
    [one] One letter to a walker did not arrive within the last 30 days.
   *[other] { $count } letters to walkers did not arrive within the last 30 days.
}
circular-to-walkers = Everybody with a place
circular-to-waiting = Those on the waiting list
circular-to-everybody = Both
circular-to-hosts = All hosts
circular-to-oneself = You alone
circular-readers = { $count ->
    [one] one reader
   *[other] { $count } readers
}
circular-delivered = { $count ->
    [one] one delivered
   *[other] { $count } delivered
}
circular-waiting = { $count ->
    [one] one waits
   *[other] { $count } wait
}
circular-failed = { $count ->
    [one] one did not arrive
   *[other] { $count } did not arrive
}
circular-any-country = All countries
circular-any-status = Any
circular-shows-writer = Answers go to my own address. Readers see it then.
circular-limit = At most { $count } letters a day, so that readers go on reading them.
circular-preview = See the letter
circular-send = { $count ->
    [one] Send to one reader
   *[other] Send to { $count } readers
}
circular-test-button = Send it to me first
circular-change = Change it
circular-languages = The sentences around your words are in the language each reader signed up in.
circular-refused = { $count ->
    [one] One more does without such letters.
   *[other] { $count } more do without such letters.
}
circular-tested = A test is on its way to { $email }.
circular-said-sent = The letters leave in ten minutes. Until then you can take them back.
circular-said-sent-quiet = The letters are written. They leave when mail is set up here; this page shows it.
circular-said-undone = Taken back. Nobody gets the letter.
circulars-sent = Written so far
circular-taken-back = taken back before it left
circular-leaves = leaves { $moment }
circular-read = Read it
circular-take-back = Take back
campaign-desk-failed = { $count ->
    [one] One letter did not arrive
   *[other] { $count } letters did not arrive
}
mail-title = Mail
mail-text = Letters of this campaign: those that wait, and those of the last 30 days.
mail-none = No letter waits, and none left lately.
mail-kind = Letter
mail-waiting = Waiting
mail-sent = Sent
mail-failed = Did not arrive
mail-troubled = { $count ->
    [one] One letter could not leave yet
   *[other] { $count } letters could not leave yet
}
mail-troubled-text = They are tried again by themselves, for two days.
mail-retry-all = Try all now
mail-next = next try { $moment }
mail-given-up = { $count ->
    [one] One letter was given up
   *[other] { $count } letters were given up
}
mail-given-up-text = What stands below each is what the mail server said. A mistyped address stays wrong; the person can sign up again with the right one.
mail-retry = Try again
mail-test = Send me a test
mail-test-text = A letter to { $email } shows whether mail leaves, and what the mail server says.
mail-test-waits = The test waits for its turn.
mail-test-look = Look again
mail-test-sent = The mail server took the test, { $moment }. It said:
mail-test-failed = The test did not arrive, { $moment }:
mail-said-retried = The letters are tried now.
mail-said-turned = Saved.
mail-reminders = Reminders
mail-reminders-text = Each goes once to everybody with a place who wants it, in their language. A stroll that moves is reminded of its new day; a cancelled one of nothing.
mail-reminder-week = A week before the stroll
mail-reminder-day = A day before the stroll
mail-reminder-thanks = Thanks, the day after
mail-on = is sent
mail-off = is not sent
mail-turn-off = Turn off
mail-turn-on = Turn on
letter-kind-registration = Place on a stroll
letter-kind-registration-again = Link once more
letter-kind-promoted = Moved up from the waiting list
letter-kind-stroll-changed = Change of a stroll
letter-kind-meeting-changed = Another place to meet
letter-kind-gift = Thanks for a gift
letter-kind-milk-promise = Promise of milk
letter-kind-question-asked = Confirm a question
letter-kind-question = Question to a host
letter-kind-burst = Many sign-ups
letter-kind-sign-in = Sign-in
letter-kind-invitation = Invitation
letter-kind-host-applied = Confirm an offer to host
letter-kind-host-asked = Question about an offer
letter-kind-host-declined = Offer declined
letter-kind-circular = Letter to many
letter-kind-week-before = Reminder, a week before
letter-kind-day-before = Reminder, a day before
letter-kind-thanks = Thanks after a stroll
letter-kind-report-missing = Report is missing
letter-kind-host-again = Again this year?
letter-kind-test = Test
letter-kind-step-added = Second step added
letter-kind-step-removed = Second step removed
letter-kind-digest = Digest
own-letters-on = You get them.
own-letters-off = You do not get them.
