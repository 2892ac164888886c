//! Leanings: the vocabulary of strategic choices, wider than [`super::opposites`].
//!
//! Words of one end suggest one choice and words of both ends two, without proving
//! it: they are evidence to be weighed and never a flag. A plain list from general
//! knowledge of companies, in the format of the opposites.

/// One choice a line: words of one end | words of the other.
pub(super) const LEANINGS: &str = "\
premium luxury prestige upmarket expensive exclusive flagship high+end top+end high+price higher+price price+premium charge+more | cheap cheapest bargain budget discount discounter discounting undercut affordable no+frills bare+bones low+cost low+price lowest+price lowest+cost lowest+fare basic
enterprise enterprises corporates corporate multinationals key+accounts large+accounts big+accounts blue+chip fortune | smb smbs sme smes startups freelancers hobbyists self+employed small+firms small+companies small+customers family+firms individuals long+tail
businesses b2b corporates companies industrial professionals | consumers consumer households household b2c families retail+customers
app apps online digital web phone screen website ecommerce remote remotely | branch branches counter counters shop shops store stores teller showroom in+person face+to high+street
automate automation automated algorithm algorithms robot robots ai chatbot machines self+service unattended | craft handmade manual human humans adviser advisers personal human+touch by+hand
direct directly own+sales own+shops | partners distributors dealers brokers agents wholesalers resellers franchisees intermediaries retailers
own owning ownership freehold balance+sheet | lease leasing rent renting franchise franchising asset+light license
greenfield new+build newbuild new+sites construct construction | refurbish refurbishment retrofit renovate renovation repair maintain maintenance brownfield existing+sites
grow growth scale expand expansion invest capex | cash dividends harvest milk debt deleverage payout pay+down
hospital hospitals inpatient ward wards beds admission | community outpatient day+surgery ambulatory same+day home+care at+home
passengers passenger travellers commuters | freight cargo parcels goods
leisure tourists tourism holiday holidays holidaymakers vacation families | business+travellers corporate+travellers corporate conferences conference meetings delegates
young youth students under | older elderly retired pensioners seniors over+fifty
rural villages village countryside small+towns regions | urban city cities capital metropolitan
research science laboratory | teaching students education classroom
fast faster speed quick quickly sprint | careful carefully slow slowly patient patience
independent independence alone standalone stand+alone | merge merger group parent sold sale takeover
subscription subscriptions subscribers readers paywall | advertising advertisers ads sponsors free
long+term fixed contracted contracts committed guaranteed take+or | spot merchant short+term flexible on+demand
success+fee success+fees results outcome outcomes contingent no+cure | hourly hours day+rate day+rates retainer fixed+fee billable
hub centralise centralize centralised centralized central single+platform shared+services | local locally autonomy autonomous decentralise decentralize branches regions
battery batteries electric electrification hydrogen ev | diesel petrol combustion engine engines fossil
renewable renewables wind solar | gas coal oil nuclear
volume volumes tonnage tonnes scale mass | value margin margins speciality specialty niche
commodity commodities bulk generic generics unbranded ingredient ingredients | branded brand brands finished speciality specialty value+added own+brand
license licensing licence royalties royalty | manufacture manufacturing produce production factory factories plant plants
volunteers volunteer | professionals paid+staff employees
donations donors grants grant legacies | trading earned+income contracts commercial
advocacy campaign campaigns campaigning lobby lobbying policy | services delivery frontline casework
cash vouchers transfers transfer money | parcels goods food+boxes in+kind
selective elite excellence talented | access accessible widening inclusive everyone
academy youth homegrown own+youngsters | transfers signings stars star bought
print paper newspaper | digital online web app
original own+rights own+characters own+content intellectual+property | commissioned commissions work+for service+work
lending loans lend balance+sheet credit | fees advice advisory fee+income commissions
dedicated exclusive single+customer | shared multi+user pooled multi+tenant
cloud hosted saas | on+premise on+premises
features complexity full+suite suite | simplicity simple single+product point+solution
bold risk bet bets | prudent cautious safe safety low+risk
acquire acquisition acquisitions buy buying bolt+on consolidate consolidation roll+up takeovers | divest divestment disposals sell+off organic organically own+growth
new+customers new+clients new+markets new+segments conquest | existing+customers existing+clients current+customers loyal loyalty retention churn upsell cross+sell
one+brand single+brand | many+brands portfolio
platform marketplace | inventory stock owned
frequent frequency ridership trunk | coverage every+village every+street
north+america america american us usa | europe european germany uk
asia china japan india | europe america
wholesale infrastructure network | retail bundles bundle services
prevention prevent screening early | treatment cure rescue emergency acute
premises site sites depot depots local+sites small+sites | mega central+site one+site single+site campus
hire hiring recruit headcount people | automate cut+jobs redundancies layoffs shrink
open open+source share publish | proprietary patent patents closed secret protect
standard standardise standardised one+size off+the modular | bespoke tailored custom customised engineered+to made+to
specialist specialise niche focus single+minded only | generalist full+service diversify diversified broad wide one+stop
price prices | quality service
depth deeper deep | breadth reach wide wider
exit leave withdraw pull+out | enter launch entry
public state government ministry municipal | private commercial consumers
simple routine minor | complex severe specialist
";
