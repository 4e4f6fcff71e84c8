# Why something is not done: one sentence per refusal, and the titles of API problems.

refusal-missing = Please fill this in.
refusal-too-long = Please use at most { $number } characters.
refusal-not-text = Please use letters that can be seen.
refusal-not-an-email = This does not look like an e-mail address. It should be like name@example.org.
refusal-not-a-link = Please give a link that starts with https:// or http://.
refusal-not-a-slug = Please use small letters, digits and hyphens only.
refusal-not-a-number = Please use digits only, such as 25.
refusal-comma = Please write it another way: 12.50, or 1,000.
refusal-no-decimals = Please use whole numbers in this currency.
refusal-too-many-decimals = { $number ->
    [one] Please use at most one decimal.
   *[other] Please use at most { $number } decimals.
}
refusal-not-positive = Please use a number greater than zero.
refusal-too-large = Please use at most { $number }.
refusal-not-a-date = Please give a date such as 2015-05-02.
refusal-not-a-time-zone = This is not the name of a time zone, such as America/New_York.
refusal-not-a-country = This is not the code of a country. Two letters of ISO 3166-1 are, such as US, CA or JP.
refusal-not-a-position = This is not a position on Earth.
refusal-not-a-choice = Please choose one of the possibilities.
refusal-other-currency = This campaign counts in another currency.
refusal-unknown = We don’t know this one.
refusal-party-empty = Who comes? Please count at least one adult.
refusal-no-adult = Please bring at least one adult.
refusal-party-too-large = { $number ->
    [one] There can only be one of you here.
   *[other] At most { $number } people can come together here.
}
refusal-no-room = { $number ->
    [0] There is no more room just now.
    [one] There is room for one more.
   *[other] There is room for { $number } more.
}
refusal-waiver-unsigned = Not signed yet.
refusal-waiver-outdated = The text has changed. Please read version { $number } and sign again.
refusal-no-consent = We need your consent to pass this on.
refusal-already-registered = This e-mail address has a place on this stroll already.
refusal-already-cancelled = This place was given back before.
refusal-stroll-cancelled = This stroll is cancelled.
refusal-stroll-over = This stroll is over.
refusal-campaign-over = This campaign is over.
refusal-method-not-offered = This way of giving is not offered here.
refusal-status-out-of-order = This can’t follow the present status.
refusal-already-settled = This was confirmed or withdrawn before.
refusal-reference-reused = The same reference was used before with other values.
refusal-erased = This was about somebody whose data was erased.
refusal-sign-in-over = This code is over: it was used, is too old, or was typed wrong too often. Ask for a new letter.
refusal-not-a-code = A code has eight letters and digits.
refusal-role-of-another-kind = This role can’t be held here.
refusal-not-yours = This role is not yours to give or to take.
refusal-last-one = Nobody else holds this role here, and somebody has to. Give it to somebody first.
refusal-not-a-second-code = A code has six digits, as the app shows them. A recovery code has ten letters and digits.
refusal-wrong-second-code = This is not the code that the app shows now. A code changes every 30 seconds, and is good once.
refusal-wait-after-wrong-codes = There were too many wrong codes. Try again in a quarter of an hour.
refusal-second-factor-needed = One of your roles needs the second step, so it stays.
refusal-invitation-over = This invitation is over: it was answered, taken back, or is older than two weeks. Ask for a new one.
refusal-second-factor-missing = One of your roles needs the second step. Set it up first.
refusal-not-allowed = No role of yours allows this here.
refusal-token-without = The token was not given this action.
refusal-too-many-tokens = You have { $number } tokens already. Revoke one first.
refusal-passkey-over = It took too long. Try again.
refusal-passkey-wrong = This passkey is not known here.
refusal-passkey-known = This passkey belongs to another member.
refusal-too-many-passkeys = You have { $number } passkeys already. Remove one first.
refusal-wrong-code = { $number ->
    [one] This is not the code in the letter. One try is left.
   *[other] This is not the code in the letter. { $number } tries are left.
}
refusal-in-the-past = This day is over.
refusal-shares-of-a-hundred = The shares add up to { $number } percent instead of 100.
refusal-shares-do-not-add-up = The shares add up to { $number } instead of 10000 basis points.

api-unknown-field = There is no field of this name here.
api-twice = This field is there twice. Please send it once.
api-not-a-string = This must be a string.
api-not-a-whole-number = This must be a whole number.
api-not-a-boolean = This must be true or false.
api-not-an-object = This must be an object.
api-not-json = The body is not a JSON object: see line { $line }, column { $column }.
api-key-reused = This Idempotency-Key was used before with another body.

problem-400 = The request can’t be read
problem-401 = A token is needed
problem-403 = Not allowed
problem-404 = No such thing
problem-405 = Method not allowed
problem-406 = Not available in that form
problem-408 = The request took too long to arrive
problem-409 = In conflict with what is there
problem-410 = Gone
problem-413 = Too large
problem-415 = Content type not supported
problem-421 = Not the host that is asked for
problem-422 = Some fields need another look
problem-429 = Too many requests
problem-500 = A fault of ours
problem-503 = Too busy, please try again
refusal-not-a-time = Please give a time such as 9:30.
refusal-not-a-length = Please give a length with its unit, such as 1 mi or 1.6 km.
refusal-day-by-postponing = Walkers know the day. To move the stroll to another one, postpone it.
refusal-changed-meanwhile = Somebody else has changed this since you opened the page. Choose which text to keep.
refusal-undo-over = This can’t be undone any more: it was changed again, or the letters have left.
refusal-below-taken = {$number} places are taken already.
