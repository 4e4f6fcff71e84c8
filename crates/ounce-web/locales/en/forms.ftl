# Joining, the ticket, changing, cancelling, giving.

form-optional = (optional)
form-wrong-title = Please check:
form-wrong = { $count ->
    [one] One thing needs another look
   *[other] { $count } things need another look
}
form-negative = Please use zero or more.
form-complaint = { $field }: { $text }
field-name = Your name
field-email = Your e-mail address
field-adults = Adults
field-children = Children
field-waiver-signed-name = Type your full name to sign
field-waiver-version = The text to sign
field-gift-amount = Amount
field-gift-method = How to give
field-amount = Amount
field-currency = Currency
field-kind = Kind of gift
field-method = How to give
field-stroll = Stroll
field-hidden = Don’t show my name in public
field-message = A message to the walkers
field-cover-fee = Add what the card fee takes
field-volume = How much
field-unit = Measured in
field-bank = Milk bank
field-consent = The bank or the organizers may write to me about this
field-once = Form
unit-oz = ounces (oz)
unit-ml = milliliters (mL)

join-title = Join the stroll in { $town }
join-wait-title = Join the waiting list in { $town }
join-email-help = Your ticket and the link to change or cancel go there. No newsletter.
join-email-quiet = Only to tell your sign-up from others. No mail goes out from here: the next page has your ticket and the link to change or cancel.
join-email-later = Your ticket and the link to change or cancel go there as soon as mail is set up here. The next page has both already. No newsletter.
join-party-help = Count everybody who walks, rides or is carried. At least one adult.
join-waiver = Before we walk
join-waiver-version = Version { $version } of this text. It is kept as you see it.
join-sign-help = This signs the text above for you and the children with you.
join-gift = Add a first gift, if you like
join-gift-help = Entirely up to you. Joining costs nothing.
join-button = Keep my place
join-privacy = The host sees your name and how many come. Nobody else does.

link-sent-title = Please look in your mail
link-sent-text = A letter is on its way to this address. A place in { $town } that you asked for just now is held for an hour: open the letter and press its button to keep it.
link-sent-nothing-new = If the address has a place already, nothing about it was changed; the letter has the link to it. No mail after a few minutes? Look in the spam folder, or ask the host.

confirm-title = Is this your place?
confirm-held-text = It is held for an hour from the sign-up. Press the button to keep it.
confirm-manage-text = Press the button to take it over. Links that were handed out before then end.
confirm-button = Yes, this is my place
confirm-not-you = If you did not sign up, there is nothing to do: close this page.
confirm-lapsed-title = This place is no longer held
confirm-lapsed-text = It was given back, or nobody confirmed it within the hour. You are welcome to sign up again.
ticket-renew-text = Has somebody else got this link?
ticket-renew = Get a new link; this one ends

ticket-confirmed = Your place is kept
ticket-confirmed-text = See you in { $town }. Show this ticket when you arrive, on paper or on a phone.
ticket-waiting = You are on the waiting list
ticket-line = You are number { $number } in line.
ticket-waiting-text = When enough places come free, you move up and get a mail. There is nothing else to do.
ticket-cancelled = Your place is given back
ticket-cancelled-text = Thank you for telling us: somebody else can walk now. If things change, you are welcome to join again.
ticket-badge-confirmed = Confirmed
ticket-badge-waiting = Waiting
ticket-code = The ticket as a QR code
ticket-read-out = To read out where nothing is scanned, and on the telephone.
mail-never = No mail goes out from here.
mail-later = Mail is not set up here yet; letters wait until it is.
ticket-keep-link = Please keep the address of this page: it is the way to show, change or give back your place. Whoever has it can do the same.
ticket-waiting-look = When enough places come free, you move up, and this page says so. Please look here again.
link-kept-title = Please use the link you kept
link-kept-text = If this address has a place here, nothing was changed, no second place was taken and nothing was given. The page you saw when you joined still opens with its link. The host can help if it is lost.
change-cancelled = You gave this place back, so there is nothing to change. If you would like to walk after all, join again on the stroll’s page.
ticket-mailed = All of this is in your mail too, with the link to this page. Keep the link to yourself: whoever has it can change your place.
ticket-change = Change who comes
ticket-cancel = I can’t come
ticket-print = Print

change-title = Change who comes
change-now = So far:
change-button = Save
change-back = Leave it as it is

cancel-title = Give your place back?
cancel-text = Your places go to the next in line. The tickets will no longer be valid.
cancel-waiting-text = You leave the waiting list and lose your place in line.
cancel-button = Yes, give it back
cancel-back = No, we are coming

give-title = Give
give-for-stroll = For { $stroll }. It counts for the town and for the whole campaign.
give-for-campaign = For all towns of { $campaign }.
give-elsewhere-title = If you can’t be there
give-elsewhere-text = The partners of this campaign take gifts on pages of their own. Such a gift goes to the partner at once, and is not counted here.
give-elsewhere-link = Give to { $partner }
give-there-title = At a stroll
give-there-text = Promise a gift for a town, and bring it to its stroll in cash or by check.
give-there-link = Choose a town
give-amount-help = In { $currency }, like 25 or 12.50.
give-amount-help-whole = In { $currency }, whole numbers, like 2500.
give-hidden-help = You appear as “Somebody kind”. Your name is still kept with the gift.
give-email-help = Only to thank you. Leave it empty if you don’t want a mail.
give-email-quiet = Only so that the organizers can thank you. No mail goes out from here by itself. You may leave it empty.
give-email-later = Only to thank you, once mail is set up here. Leave it empty if you don’t want a mail.
give-message-help = Shown in public with your gift. At most { $max } characters.
give-fee-help = On a gift of { $amount } that would be { $fee }. The gift is as welcome without.
give-demo-card-note = This was a demo card. No money has moved.
give-button = Give
give-privacy = What is kept about a gift is told in two sentences:
method-demo-card = Demo card
method-demo-card-note = A pretended card for trying this out. No number is asked for and no money moves.
method-at-stroll = At the stroll, in cash or by check
method-at-stroll-note = A promise for now. It counts as received when the host has it.
method-imported = Otherwise
method-imported-note = Received in another way and entered by the organizers.

thanks-title = Thank you
thanks-text = Your gift of { $amount } has been counted.
thanks-pledge-text = Your promise of { $amount } has been noted.
thanks-pledge-how = Bring it to the stroll in cash or as a check and give it to the host. It is counted as received when the host has confirmed it.
thanks-cover = and { $fee } for the card fee
thanks-hidden = not shown in public
thanks-shown = shown in public
thanks-no-receipt = This page is not a receipt for taxes.
thanks-again = This form was sent before. This is the gift it made; nothing more was given.
thanks-give-more = Give once more
ticket-waiting-party = { $count } places have to come free together. When fewer come free, a smaller party may go first.
thanks-held = An organizer reads your message before it is shown.
join-room = { $room ->
    [one] There is room for one more. A larger party waits until there is room for all of it.
   *[other] There is room for { $room } more. A larger party waits until there is room for all of it.
}
join-other-towns = See the towns nearby
ticket-waiting-fewer = { $room ->
    [one] There is room for one of you now. If only one comes, the place is yours at once.
   *[other] There is room for { $room } of you now. If only { $room } come, the places are yours at once.
}
ticket-send-me = Send it to myself
ticket-join-again = Join again

# Asking the host of a stroll.
ask-link = Ask the host
ask-title = Ask the host
ask-text = Your question goes to the people who run this stroll. They answer by email.
field-words = Your question
ask-email-help = The answer goes here. First we send you a letter with a button, so that nobody asks in your name.
ask-button = Ask
ask-privacy = The host sees your question and your address. Both are deleted after 90 days.
asked-title = Look in your mail
asked-text = Open our letter and press the button. Then your question goes to the host.
asked-sent-title = Your question is on its way
asked-sent-text = The host answers by email. It can take a few days.
ask-confirm-title = Is this your question?
ask-confirm-text = Press the button, and it goes to the host together with your address.
ask-confirm-button = Send it to the host
ask-confirm-not-you = If you did not ask this, close the page. Nothing is sent, and the question is deleted after two days.
question-title = A question about your stroll
question-answer = Answer by email
question-kept = The question and the address are deleted after 90 days.
question-demo = In the demo no letter goes out. This is what the host reads.
fact-asked-by = From
ticket-undo = Take it back
ticket-undo-text = You have an hour to change your mind.
ticket-undo-full = The places are taken by now. You wait at your old place in the line.
join-choose = { $room ->
    [one] There is room for one of you.
   *[other] There is room for { $room } of you.
}
join-choose-fewer = { $room ->
    [one] Come alone: change the numbers
   *[other] Come with { $room } or fewer: change the numbers
}
join-choose-wait = All of you wait until there is room
field-wait = All of us wait until there is room for everybody
