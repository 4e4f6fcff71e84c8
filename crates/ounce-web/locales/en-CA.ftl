# English of Canada, where it differs from that of the United States.
find-placeholder = Town or postal code
find-locate-failed = Your browser did not tell us where you are. A town or a postal code works just as well.
find-empty = Type a town, a postal code or a ZIP code. Accents and capitals don’t matter.
find-nothing-text = Please check the spelling, add the province or state, or try the postal code.
nav-units-metric = Kilometres and millilitres
unit-ml = millilitres (mL)
home-give-at-strolls = Promise a gift for a town, and bring it to its stroll in cash or by cheque.
give-there-text = Promise a gift for a town, and bring it to its stroll in cash or by cheque.
method-at-stroll = At the stroll, in cash or by cheque
thanks-pledge-how = Bring it to the stroll in cash or as a cheque and give it to the host. It is counted as received when the host has confirmed it.
letter-pledge-how = Bring it to the stroll in cash or as a cheque and give it to the host. It counts as received when the host has confirmed it.
about-licence = Licence
