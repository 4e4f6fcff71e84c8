# Milk banks and where milk can be left for them.

bank-network = Network: { $network }
bank-asks-title = What it asks
bank-asks-hmbana = Banks of HMBANA, the network of North America, first ask for a short talk by telephone, a blood test that the bank pays for, and no nicotine. Many ask for { $least } to { $most } at least, over time. Nobody is paid for milk.
bank-asks-japan = Banks in Japan first ask for a visit or a call, a blood test, no tobacco and no regular alcohol, and for about { $total } over time, at least { $parcel } in each parcel. Nobody is paid for milk.
bank-asks-any = Other banks mostly first ask for a talk about health and medicines, and for a blood test. Rules differ; the bank will tell you its own.
bank-checked = Last checked on { $date }.
bank-details-seen = How to reach it and what it asks was seen { $seen }.
bank-call-first = Details change: call before you pump, freeze or ship.
bank-call = Call { $number }
bank-toll-free = costs you nothing
bank-donor-page = For milk donors
bank-website = Website
opens-site = opens { $site }
bank-telephone-on-page = For the telephone number, please see its page.
bank-no-contact = We know no telephone number and no page of it.
bank-ask-network = Its network can tell you how to reach it:
bank-ask-midwife = A midwife, or the hospital in { $city }, can tell you how to reach it.
bank-frozen-yes = Milk that is already in your freezer: yes, if it was kept the way the bank asks.
bank-frozen-ask = Milk that is already in your freezer: ask before you bring it or throw it away.
bank-frozen-no = Milk that is already in your freezer: no, only milk from after the bank has said yes to you.
bank-ships = It sends you what you need to ship milk from home.
bank-ships-not = It takes no parcels: milk is brought there.
bank-minimum = It asks for at least { $volume } over time.
bank-takes-from = Takes milk from: { $where }
bank-depot-nearest = Nearest drop-off site: { $name }, { $town }
bank-depots-all = { $count ->
    [one] Its drop-off site
   *[other] All { $count } drop-off sites
}
bank-none-in = We know of no milk bank in { $country }. The nearest are in other countries, and most banks take milk only from their own. A midwife, or a hospital with a ward for newborns, may know more.
bank-source = Seen on
bank-promise = Promise milk to this bank
bank-others = Find a bank near you
banks-title = All milk banks
banks-lead = Every milk bank that we know to be at work, by country.
banks-none = No milk banks are on record yet.
depots-title = Drop-off sites
depots-near = Drop-off sites near { $place }
depots-text = A site takes milk once the bank has said yes to you. Sites move and close: call the bank first.
depots-none-near = We know of no drop-off site within { $distance } of there. Many banks send you what you need to ship milk; ask yours.
depots-none = We know of no drop-off site of this bank. Ask it how milk gets there.
depot-of = For
depot-call = Call { $number } first
depot-seen = Seen { $seen }
depot-seen-undated = Seen on a page without a date
fact-telephone = Telephone
