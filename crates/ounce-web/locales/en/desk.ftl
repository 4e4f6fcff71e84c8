# Signing in, and the desks of members.

foot-sign-in = For hosts: come in

sign-in-title = Come in
sign-in-text = For hosts, helpers and coordinators. Walkers need no sign-in: their ticket is enough.
sign-in-email-help = We write you a letter with a code. There is no password to lose.
sign-in-button = Send me a code
sign-in-walkers = You walk and want to change something? The link in the letter you got when you joined opens your place.
sign-in-demo = No letters leave this demo.
sign-in-no-mail = No letters leave this service yet. The person who runs it can give you a link to come in.
sign-in-unsafe = This page came without encryption, so your browser will not stay signed in. Use the address that begins with https.
sign-in-code-title = Your code
sign-in-code-text = If a member has this address, a letter with a code is on its way. It is good for 15 minutes.
sign-in-code-elsewhere = Type the code in the browser where you asked for it. It was not this one, or more than 15 minutes ago.
sign-in-code-help = Eight letters and digits, as they stand in the letter.
sign-in-code-button = Come in
sign-in-code-nothing = Nothing came? Look in the folder for spam.
sign-in-code-again = Ask for a new letter
sign-in-link-ready-title = Come in
sign-in-link-ready-text = You asked for this letter in this browser. One more step.
sign-in-link-elsewhere-title = Type the code
sign-in-link-elsewhere-text = This link works in the browser where you asked for the letter. Go back there and type the code from the letter.
sign-in-link-over-title = This letter is over
sign-in-link-over-text = A letter is good for 15 minutes, and once. A new one comes at once.
sign-out = Sign out
field-code = The code
field-role = Role
field-why = Why

sessions-title = Where you are signed in
sessions-text = Every browser that can open your desk. End those that you don’t know.
sessions-here = This one
sessions-unknown = An unknown browser
sessions-used = Last used: { $moment }.
sessions-began = Signed in: { $moment }.
sessions-end = End
sessions-end-others = End all others

desk-title = Your desk
desk-text = What is yours to do.
desk-roles = { $count ->
    [one] You have one role here.
   *[other] You have { $count } roles here. Which one today?
}
desk-signed-in = Signed in as { $email }.
not-yours-title = This is somebody else’s work
not-yours-text = { $email } has no role here. If you should have one, ask a host or a coordinator.

role-coordinator = Coordinator of { $name }
role-treasurer = Treasurer of { $name }
role-moderator = Moderator of { $name }
role-reader = Reader for { $name }
role-leader = Leader of { $name }
role-host = Host of { $name }
role-helper = Helper at { $name }
role-short-coordinator = Coordinator
role-short-treasurer = Treasurer
role-short-moderator = Moderator
role-short-reader = Reader
role-short-leader = Leader
role-short-host = Host
role-short-helper = Helper
role-does-coordinator = Sees every town, and who runs it.
role-does-treasurer = Sees the figures, and no names.
role-does-moderator = Reads what visitors write.
role-does-reader = Reads the figures of a partner.
role-does-leader = Runs the strolls of a group as their hosts do.
role-does-host = Runs the stroll: its page, its day, who walks, and the helpers.
role-does-helper = Sees who walks.

stroll-desk-places = { $taken } of { $capacity } places
stroll-desk-people = { $count ->
    [one] One person
   *[other] { $count } people
}
desk-public-page = Public page
desk-days-left = { $days ->
    [0] Today
    [one] One day to go
   *[other] { $days } days to go
}
desk-status-draft = Draft
desk-status-open = Open
desk-status-postponed = Postponed
desk-status-postponed-undated = Postponed, no day yet
desk-status-cancelled = Cancelled
desk-status-held = Took place
desk-draft = Nobody else sees this stroll yet. The coordinator opens it.
desk-walkers = Walkers
desk-all-parties = { $count ->
    [one] One party
   *[other] All { $count } parties
}
desk-adults = Adults
desk-children = Children
desk-waiting = Parties waiting
desk-raised = Raised
desk-no-walkers = Nobody has signed up yet.
desk-share = Share the page of the stroll
desk-members-text = Who else may open this desk, and who changed that.
desk-of = { $taken } of { $capacity }

roster-title = Roster
roster-count = { $parties ->
    [one] One party
   *[other] { $parties } parties
}, { $people ->
    [one] one person with a place
   *[other] { $people } people with a place
}.
roster-search = Name, code or number
roster-search-button = Search
roster-by-number = In order of number
roster-by-name = In order of name
roster-csv = Download as CSV
roster-none = Nobody is found by “{ $q }”.
roster-all = Show all
roster-number = No.
roster-name = Name
roster-code = Code
roster-status = Status
roster-came = Came
roster-erased = Name erased
roster-waiting = Waiting
roster-held = Not confirmed yet
roster-coming = Has a place

members-title = Members
members-since = since { $moment }
members-none = Nobody holds a role here yet.
members-none-stroll = This stroll has no host yet.
members-others = Partners and groups
members-others-text = Each has members of its own. A leader runs every stroll of the group.
members-readers = { $count ->
    [0] No reader yet
    [one] One reader
   *[other] { $count } readers
}
members-leaders = { $count ->
    [0] No leader yet
    [one] One leader
   *[other] { $count } leaders
}
members-groups = { $count ->
    [one] One group
   *[other] { $count } groups
}
members-take = Take away
members-their-address = Their e-mail address
members-gone = somebody who is no member any more
acts-title = Who changed what
acts-none = Nothing was changed yet.
act-gave-role = { $who } became { $role }
act-took-role = { $who } is { $role } no longer
act-by = By { $who }, { $moment }
act-by-token = By a program of { $who }, { $moment }
act-by-shell = the person who runs this service

campaign-desk-needs = { $count ->
    [0] Nothing needs you
    [one] One thing needs you
   *[other] { $count } things need you
}
campaign-desk-ready = Every stroll has a host, a place and a day.
campaign-desk-show = Show
campaign-desk-strolls = Strolls
campaign-desk-milk = Milk promised
campaign-desk-search = Town or name
campaign-desk-found = { $count ->
    [one] One stroll found.
   *[other] { $count } strolls found.
}
campaign-desk-none = No stroll is found.
campaign-desk-town = Town
campaign-desk-next = Next step
campaign-desk-after = Next
need-host = { $count ->
    [one] One stroll has no host
   *[other] { $count } strolls have no host
}
need-place = { $count ->
    [one] One stroll has no meeting point
   *[other] { $count } strolls have no meeting point
}
need-day = { $count ->
    [one] One stroll is postponed without a new day
   *[other] { $count } strolls are postponed without a new day
}
need-opening = { $count ->
    [one] One stroll is still a draft
   *[other] { $count } strolls are still drafts
}
need-word-host = Find a host
need-word-place = Name the meeting point
need-word-day = Name a new day
need-word-opening = Open it

somebody-title = Be somebody
somebody-text = All people here are invented. Choose one, and see the desk with their eyes.
somebody-none = This demo has no members.
somebody-be = Be them

messages-title = Messages
messages-text = What givers write appears in public after you have read it. Names of children and contact details are better hidden.
messages-waiting = { $count ->
    [0] Nothing waits to be read.
    [one] One message waits to be read.
   *[other] { $count } messages wait to be read.
}
messages-only-waiting = Only those that wait
messages-none = No message is here.
messages-why = Why (kept)
messages-show = Show
messages-hide = Hide
message-held = waits
message-shown = shown
message-hidden = hidden
act-showed-message = A giver’s message was shown
act-hid-message = A giver’s message was hidden
campaign-desk-messages = { $count ->
    [one] One message waits to be read
   *[other] { $count } messages wait to be read
}
campaign-desk-read = Read
members-not-in-yet = has not come in yet
members-before = It was so before. Nothing was changed.
members-undo = Undo
desk-lay-down = Lay down this role
desk-lay-down-text = You can’t take it up again by yourself: somebody has to give it to you.


members-invite-title = Invite somebody
members-invite-text = They get a letter and answer with one button. Until then nothing changes.
members-invite-no-mail = No letters leave this service yet. After you invite somebody, this page shows an address to hand over to them.
members-invite = Invite
members-invited-title = Invited, no answer yet
members-invited = can answer until { $moment }
members-withdraw = Take back
members-remind = Write again
members-written = The letter goes out again.
members-too-early = Nothing was sent: the last letter is less than a day old.
members-hand-over = Hand this address over:
act-invited = { $who } was invited as { $role }
act-uninvited = The invitation of { $who } as { $role } was taken back
act-accepted-role = { $who } accepted: { $role }
act-declined-role = { $who } declined: { $role }

invitation-title = You are invited
invitation-by = Invited by { $who }.
invitation-ends = Good until { $moment }.
invitation-accept = Accept
invitation-decline = Decline
invitation-ask-text = To answer, come in with the address that the invitation was sent to. We write a code to it.
invitation-other = You are signed in as { $email }, and this invitation is for another address. Sign out, then open it again.
invitation-over-title = This invitation is over

set-up-title = Your first campaign
set-up-text = You are the first one here. Say who you are and when you walk; everything can be changed later.
set-up-email-help = You coordinate the campaign, and come in with this address from now on.
set-up-name-help = Such as “Milk Stroll 2027”.
set-up-currency-help = Three letters, such as USD.
set-up-languages = Languages you answer in
set-up-goal-help = Goals may be left empty.
set-up-litres = L
set-up-partners = Partners
set-up-partners-text = Those who share in the proceeds, such as milk banks. One is enough; the shares add up to 100 percent.
set-up-button = Make the campaign
set-up-over-title = This address is over
set-up-over-text = It was good for an hour, and only until there was a campaign. If there is none yet, start the service again: it prints a new address.
field-campaign-name = Name of the campaign
field-day = Day
field-goal-money = Goal: money
field-goal-milk = Goal: milk
field-language-en = English
field-language-es = Spanish
field-language-fr = French
field-language-ja = Japanese
field-partner-1 = Partner 1
field-share-1 = Share 1
field-partner-2 = Partner 2
field-share-2 = Share 2
field-partner-3 = Partner 3
field-share-3 = Share 3
field-partner-4 = Partner 4
field-share-4 = Share 4

tokens-title = Tokens for programs
tokens-text = A program that works for you shows a token with each request. It may do what you may do, and of that only what you give it here.
tokens-described = What programs can ask
tokens-none = You have no token.
tokens-made = The token “{ $name }”
tokens-made-text = Copy it now: it is shown this once. Whoever has it can do what it was given.
tokens-before = This form was sent before, and its token was shown then. If you did not keep it, revoke it and make another.
tokens-ends = Good until { $moment }.
tokens-unused = Never used.
tokens-revoke = Revoke
tokens-new = Make a token
tokens-name = What it is for
tokens-name-help = Such as “The board in the hall”. It helps you to find it again.
tokens-button = Make the token
tokens-days = { $count ->
    [one] One day
   *[other] { $count } days
}
field-actions = What it may do
field-days = Good for
action-see-campaign = See the desk of the campaign
action-see-stroll = See the desk of a stroll
action-see-roster = See who walks
action-see-members = See who holds which role
action-change-members = Give and take roles
action-see-acts = See who changed what
action-judge-messages = Show and hide messages
action-own-sessions = See and end where you are signed in
action-own-roles = Answer invitations and lay down your roles
action-change-stroll = Change the page of a stroll, open, postpone or cancel it
action-run-day = Run the day in the park: phones, and what they noted
