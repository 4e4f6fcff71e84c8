# What stands around every page, the home, the lists of campaigns, about and privacy, errors.

skip = Skip to the content
demo-note = This is a demo. No money moves, and the people in it are invented.
nav-label = Main
nav-find = Find a stroll
nav-give = Give
nav-milk = Donate milk
nav-report = Report
nav-strolls = All towns
nav-language = Language and units
nav-theme = Light or dark
nav-units-us = Miles and ounces
nav-units-metric = Kilometers and milliliters
foot-campaigns = All campaigns
foot-strolls = All towns
foot-report = Report
foot-calendar = Calendar of all towns
foot-news = News feed
foot-privacy = Privacy
foot-about = About and credits
foot-credits = Places and maps:

home-title = Walk a mile.
home-title-second = Give an ounce.
home-lead = { $count ->
    [0] On one morning, families stroll so that the smallest babies in intensive care get human milk when their own mothers can’t yet make enough.
    [one] On one morning, in one town, families stroll so that the smallest babies in intensive care get human milk when their own mothers can’t yet make enough.
   *[other] On one morning, in { $count } towns, families stroll so that the smallest babies in intensive care get human milk when their own mothers can’t yet make enough.
}
home-counted = What they give in money and in milk is counted here, for everybody to see.
home-over-title = { $count ->
    [one] One town walked.
   *[other] { $count } towns walked.
}
home-over-lead = { $walkers ->
    [one] One walker and { $raised }, so that the smallest babies in intensive care get human milk.
   *[other] { $walkers } walkers and { $raised }, so that the smallest babies in intensive care get human milk.
}
home-read-report = Read the report
home-anywhere = No stroll near you? Take part from anywhere.
home-some = Three towns to begin with
home-some-over = Three of the towns
home-all-towns = { $count ->
    [one] The one town
   *[other] All { $count } towns
}
home-map = One morning, everywhere
home-milk-title = Milk to spare?
home-milk-text = Your own baby comes first. If there is more than enough, a milk bank near you can tell you whether it may go to a very small one.
home-milk-link = How giving milk works
home-give-title = From anywhere
home-give-text = A gift for one town or for all of them. Every cent is counted in public, and no tip is added.
home-give-elsewhere = No card is taken here. The partners of this campaign take gifts on pages of their own.
home-give-at-strolls = Promise a gift for a town, and bring it to its stroll in cash or by check.
home-give-link = Give money
home-stories = Stories from the strolls
home-no-stories = There is room here for what walkers tell. The first stories come with the first gifts.
home-partners = Where the money goes
home-partners-text = What is raised is split by shares that were agreed before the first gift. So far:
home-partners-text-over = What was raised was split by shares that were agreed before the first gift.
home-share = { $share } of what is raised
no-name = Somebody kind

tally-raised = Raised
tally-raised-for = { $count ->
    [one] Raised for one partner
   *[other] Raised for { $count } partners
}
tally-goal = of a goal of { $goal }
tally-milk = Milk promised
tally-milk-received = received by milk banks
tally-walkers = Walkers
tally-towns = { $count ->
    [0] no town yet
    [one] in one town
   *[other] in { $count } towns
}
tally-stale = It is busy here. These figures are from { $at }; joining and giving go on.

map-label = { $count ->
    [one] Map with one town
   *[other] Map with { $count } towns
}
map-skip = Skip the map
map-interactive-label = Interactive map of all towns
map-open = Open the map to move and zoom
map-back = Back to the drawing
map-part = On this part of the map
map-count = Towns here: { $count }
map-rest = The towns nearest the middle are listed. Move closer to see the others.
map-several = { $count } towns around { $town }
map-changed-short = postponed or cancelled
map-loading = The map is on its way.
map-failed = The map did not come. Please try again, or use the list.
map-closer = Move closer
map-further = Move further away
map-as-list = All towns as a list
map-changed = Hollow dot: postponed or cancelled.
map-off = { $count ->
    [one] One town lies beyond this map.
   *[other] { $count } towns lie beyond this map.
}

campaigns-title = Campaigns
campaigns-lead = A campaign is one year of strolls: many towns, one day.
campaigns-none = No campaign is public here yet.

pages-label = Pages
pages-previous = Previous
pages-next = Next
pages-of = Page { $page } of { $pages }

about-title = About and credits
about-lead = Ounce runs a milk-donation stroll: many towns, one day, volunteers everywhere, and every dollar and every ounce accounted for.
about-figures = How the figures come about
about-figures-text = Money and milk are kept in one double-entry book. Every figure in public is a sum over its rows, so totals and parts can’t disagree. Nothing in the book is changed or deleted; a correction is a row of its own.
about-credits = Credits
about-geonames = Towns, regions and postal codes, packed for use without a network.
about-natural-earth = Coasts and borders, in the public domain.
about-maplibre = The map that moves, fetched only when you open it.
about-fonts = The letters of these pages.
about-licence = License
about-licence-text = The program is free software. You may run it, study it, change it and share it:
about-access = Accessibility
about-access-text = Every page works without JavaScript, by keyboard and with a screen reader, and aims at WCAG 2.2 AA. If something is in your way, tell the host of your stroll or whoever runs this site.

privacy-title = Privacy
privacy-lead = We ask for the least we can, keep it only for the stroll, and sell nothing.
privacy-kept = What is kept
privacy-kept-join = When you join: your name, your e-mail address, how many come with you, and the waiver as you signed it. The host sees who comes.
privacy-kept-give = When you give: your name, the amount, your message, and your e-mail address if you leave one. Your name is public only if you leave it shown.
privacy-kept-milk = When you promise milk: how much, the bank you chose, your e-mail address and your consent to be contacted. Nothing else.
privacy-not = What is not kept
privacy-not-health = Answers to the self-check. They are weighed and forgotten; no health answer is stored.
privacy-not-place = Where you are. Your browser’s position is used to find strolls nearby, and then forgotten.
privacy-not-tracking = What you read. There is no tracking, no advertising, and nothing is fetched from anybody else.
privacy-cookies = Cookies
privacy-cookies-text = Three, and only after you choose something: your language, your units, and light or dark. That is why there is no banner.
privacy-rights = Your data, your choice
privacy-rights-text = The link of your ticket, your gift or your promise of milk shows what is kept and lets you download it or erase it. For anything else, write to whoever runs this site.
privacy-until = A year after a campaign we erase the e-mail addresses, names and signatures of those who came, and the addresses of those who gave. Where the law wants a receipt kept, that gift’s name and address stay for longer. A name you let us show stays on that year’s pages until you erase it.

yours-title = Your data
yours-text = You can see what is kept here about you, and have it erased.
yours-download = Download it
yours-erase = Erase it
erase-title = Erase your data
erase-whole = Everything kept under your e-mail address is erased for good: names, addresses, messages and letters, of places, gifts and promises of milk. Links to them stop working.
erase-one = Your name, your e-mail address and what you wrote here are erased for good. Links to this entry stop working, or show no name.
erase-stays = What stays are numbers without a name: how many come, what was given, and the lines of the book.
erase-place = Your place stays counted. If you will not come, please give it back first:
erase-backups = Safety copies are kept for a while by whoever runs this site, and are then thrown away.
erase-button = Erase for good
erase-back = Keep it
erased-title = Your data is erased
erased-text = Nothing here names you any more. The numbers stay, without your name.
erased-home = To the home page

oops-400-title = That did not make sense to us
oops-400-text = Something in the address or the form could not be read. Nothing was changed.
oops-401-title = This page needs its link
oops-401-text = Open it from the link you were given when you joined. Without it we can’t tell that the place is yours.
oops-403-title = That is not allowed here
oops-403-text = The form came from another site, or the link is not complete. Open the page again and send it from there.
oops-404-title = Nothing here
oops-404-text = The page has moved, or the address has a typo. Your stroll is easy to find again.
oops-405-title = Not this way
oops-405-text = This address can’t be used like that. Start from the page itself.
oops-408-title = That took too long
oops-408-text = What you sent did not arrive in time. Nothing was changed; please send it again.
oops-409-title = That was done already
oops-409-text = The same was asked for before. Nothing was done twice.
oops-410-title = This is over
oops-410-text = What was here has been taken down for good.
oops-413-title = That is too much at once
oops-413-text = What was sent is larger than any form here needs. Nothing was changed.
oops-415-title = We can’t read that kind
oops-415-text = The form arrived in a format that is not used here. Nothing was changed.
oops-421-title = We are not at this address
oops-421-text = This page was asked for under a name that is not ours. Nothing was changed.
oops-422-title = Something is not right yet
oops-422-text = Something that was sent can’t be accepted as it is. Nothing was changed.
oops-429-title = One moment, please
oops-429-text = Many requests came from your network in a short time. Nothing is lost; please try again shortly.
oops-500-title = We spilled something
oops-500-text = The mistake is ours, not yours. Nothing you sent was half done: it either happened or it did not.
oops-503-title = Very busy just now
oops-503-text = So many people are here that this page has to wait. Please try again in a moment.
oops-again = Try again
oops-back = Go back one page: what you typed is still there to be sent again.
oops-home = To the start
oops-reference = If you tell us about it, please add this number:
oops-retry = { $seconds ->
    [one] Please wait one second before you try again.
   *[other] Please wait { $seconds } seconds before you try again.
}

# Who runs the campaign, at the foot of its pages.
foot-organiser = Run by { $organiser }.
foot-contact = Write to them
