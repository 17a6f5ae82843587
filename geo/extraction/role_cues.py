"""The words beside a place that tell its part in the sentence: verbs of saying, of moving, of talks and the like.

Patterns that end in `$` are searched in the words before a place, the others matched to the words after it.
"""

import re

_SAY = (
    "said says say saying told tells tell announced announces announce claimed claims claim reported "
    "reports report denied "
    "denies deny confirmed confirms confirm warned warns warn accused accuses accuse blamed blames blame "
    "urged urges "
    "urge insisted insists insist vowed vows vow pledged pledges pledge promised promises promise "
    "declared declares "
    "declare admitted admits admit conceded concedes concede acknowledged acknowledges acknowledge "
    "estimated estimates "
    "estimate believes believed believe argued argues argue demanded demands demand called calls call "
    "condemned condemns "
    "condemn rejected rejects reject dismissed dismisses dismiss welcomed welcomes welcome threatened "
    "threatens "
    "threaten agreed agrees agree refused refuses refuse offered offers offer proposed proposes propose "
    "wants wanted "
    "want hopes hoped hope fears feared fear expects expected expect considers considered consider "
    "decided decides "
    "decide ordered orders order approved approves approve backed backs back supported supports support "
    "signed signs sign "
    "asked asks ask responded responds respond replied replies reply signalled signals suspended suspends "
    "imposed imposes "
    "recognised recognises recognized recognizes requires required plans planned plan seeks sought seek "
    "ruled rules "
    "lists listed counts counted put puts commented comments speaks spoke stressed stresses thinks thought "
    "boasted boasts maintains maintained alleges alleged asserted asserts disputes disputed summoned "
    "summons expelled expels "
    "banned bans sanctioned sanctions voted votes appealed appeals apologised apologized hailed hails "
    "notes noted "
).split()
_ACT = (
    "launched launches launch began begins begin started starts start sent sends send deployed deploys "
    "deploy "
    "attacked attacks attack struck strikes strike bombed bombs bomb shelled shells invaded invades "
    "invade annexed annexes "
    "seized seizes seize captured captures capture took takes take holds held hold lost loses lose fired "
    "fires fire shot "
    "downed intercepted destroyed killed kills kill retook retakes withdrew withdraws withdraw pulled "
    "moved moves used uses use "
    "has had have is was will would could should may might must does did do can cannot gave gives give "
    "received receives "
    "controls controlled control occupies occupied supplies supplied provides provided provide armed arms "
    "trains trained "
    "needs needed need remains remained launched carried carries handed released releases exchanged "
    "fights fought fight "
    "made makes make built builds build tested tests test faces faced face suffered suffers suffer won "
    "wins win joined joins "
    "left leaves became becomes stopped stops stop continued continues continue tried tries try intends "
    "intended failed fails "
    "increased stepped pressed presses mobilised mobilized mobilises conscripted detained detains "
    "arrested arrests closed closes opened opens "
    "shut freed frees brought brings keeps kept went goes got gets wasted set sets let lets broke breaks "
    "mounted mounts staged stages "
    "blew blows drove drives pushed pushes flew flies ran runs led leads hosted hosts mediated brokered "
    "brokers "
).split()
_ADVERB = (
    r"(?:(?:each|both|all|jointly|also|again|repeatedly|later|then|now|still|never|already|has|have|"
    r"had|since|itself|itself,|reportedly|publicly|officially|only|recently|formally|twice|initially|"
    r"long|not|yet|further|separately|immediately|swiftly|openly|flatly|last\s\w+|on\s\w+day|"
    r"this\s\w+),?\s+){0,3}"
)
AGENT = re.compile(rf"(?:['’]s)?,?\s+{_ADVERB}(?:{'|'.join(_SAY + _ACT)}|\w+ed)\b")
SAYS = re.compile(rf",?\s+{_ADVERB}(?:{'|'.join(_SAY)})\b")
OWNER = re.compile(r"['’]s?\s+((?:[\w-]+['’]?\s+){0,2}?[\w-]+)")
SAID_BEFORE = re.compile(
    r"\b(?:accuse|blame|urge|warn|ask|thank|press|persuade|fight(?:s|ing)? for|loyal to|answer(?:s|"
    r"able)? to|said|says|told|tell|tells|telling|asked|urged|urging|accused|accusing|accuses|blamed|"
    r"blames|blaming|warned|warns|according to|"
    r"pressed|pressured|thanked|criticised|criticized|condemned|persuaded|convinced|informed|notified|"
    r"reassured|rebuked|"
    r"sanctions (?:on|against)|pressure on|war (?:on|against)|aid (?:to|for)|support (?:for|from)|"
    r"backed by|supported by|ally of|allies of|"
    r"(?:talks|negotiations|deal|agreement|ties|relations|tensions|alliance|pact|treaty|truce|"
    r"ceasefire) (?:with|between)|"
    r"help from|weapons (?:to|from|for)|governments? of|backing of|approval of|orders from|"
    r"statement from|statement by|request from|behalf of|"
    r"representatives of|authorities in|officials in|rulers in|leaders in|leaders of|government in|"
    r"junta in|accusing|"
    r"denied by|confirmed by|rejected by|announced by|issued by|signed by|brokered by|mediated by|"
    r"supplied by|claimed by|held by)\s+(?:the\s+)?$",
    re.I,
)
BY = re.compile(r"\b(?:by|against)\s+(?:the\s+)?$")
PAIR = re.compile(r"\b(?:between|both|neither|either)\s+(?:the\s+)?$", re.I)
LOCATIVE = re.compile(
    r"\b(?:in|at|near|around|outside|inside|across|throughout|over|within|above|off|on|along|through|"
    r"of|under|beyond|behind|"
    r"north|south|east|west|against|for|with|about|like|including|beside|besides|from|to|into|"
    r"towards?)\s+(?:[a-z-]+\s+){0,2}$",
    re.I,
)
DISTANCE = re.compile(
    r"(?:(?<!square )(?<!sq )\b(?:km|kms|kilomet(?:er|re)s?|miles?|mi|metres|meters|"
    r"hours?)\b[^.;:]{0,25}?\s(?:of|from|to)|"
    r"\b(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|upstream|downstream|"
    r"inland)(?:ern)?(?:\s(?:and|or)\s\w+)?\s(?:of|from)|"
    r"\b(?:halfway|midway) (?:between|to))\s+(?:the\s+)?(?:(?:city|town|village|port|capital)\s(?:of\s)?)?$",
    re.I,
)
BORDER = re.compile(
    r"\b(?:border(?:s|ed|ing)?(?:\s(?:with|between|into))?|frontier(?:\swith)?|capital of|capital,|"
    r"neighbou?ring|beside|facing|opposite|"
    r"overlooking|part of|known as|history of|gateway to|road to|highway to|"
    r"route to|way to|outside of|"
    r"since the fall of|battle of|battle for|annexation of|(?:war|conflict|crisis) in|rest of|"
    r"all of)\s+(?:the\s+)?$",
    re.I,
)
FROM = re.compile(
    r"\b(?:from|left|leaving|leave|leaves|fled|flee|fleeing|quit|quitting|abandoned|abandoning|vacated|"
    r"evacuat(?:e|ed|ing)|out of|resident of|natives? of|citizens? of|recruits? of|born in|home in|hails from|departed)"
    r"\s+(?:the\s+|nearby\s+|[a-z]+ern\s+)?"
    r"(?:(?:city|town|village|port|outskirts|suburbs|region|province|district|camp)s?\s(?:of\s)?)?$",
    re.I,
)
HOME = re.compile(
    r"\b(?:(?:residents?|natives?|inhabitants|villagers|resident) (?:of|from)|born in|home in|"
    r"hails from|native of|lives? in|lived in)\s+(?:the\s+|nearby\s+)?$",
    re.I,
)
TO = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|to|into|toward|towards|onto|reach|reached|reaching|reaches|arriv(?:e|ed|es|ing) (?:in|at|"
    r"from)|bound for|headed for|heading for|"
    r"(?:sheltering|shelter|sheltered|refuge) (?:in|at)|for|via|through|entered|landed (?:in|at)|"
    r"docked (?:in|at)|resettled in|relocated to)\s+"
    r"(?:the\s+|nearby\s+|[a-z]+ern\s+)?(?:(?:city|town|village|port|region|province|district|camp|"
    r"outskirts)s?\s(?:of\s)?)?$",
    re.I,
)
MOVE = re.compile(
    r"\b(?:fle[de]\w*|flee\w*|evacuat\w*|mov(?:e|ed|ing)|sen[dt]\w*|travel\w*|went|go|going|gone|"
    r"return\w*|retreat\w*|withdr\w*|withdraw\w*|"
    r"pulled|pull|pulling|brought|bring\w*|taken|took|take|taking|transfer\w*|deploy\w*|redeploy\w*|"
    r"ship\w*|deliver\w*|deport\w*|exil\w*|relocat\w*|"
    r"convoys?|buses|trains?|arriv\w*|cross\w*|displac\w*|pour\w*|stream\w*|march\w*|drove|driv\w*|"
    r"flew|fly|flown|flying|escap\w*|walk\w*|"
    r"reach\w*|head\w*|carried|carry\w*|advanc\w*|push\w*|expell\w*|resettl\w*|rushed|airlift\w*|"
    r"repatriat\w*|left|leav\w*|sail\w*|launch\w*|fired|fir(?:e|ing)|"
    r"smuggl\w*|import\w*|export\w*|rotat\w*|migrat\w*|shelter\w*|transport\w*|escort\w*|bussed|bused|"
    r"dispatch\w*|drafted|supplied|refugees?|evacuees|came|come|coming)\b",
    re.I,
)
GOAL = re.compile(
    r"\b(?:advanc\w+ (?:on|towards?|to)|towards?|pushing (?:on|for|to|towards?)|heading for|drive on|"
    r"march on|threaten(?:s|ed|ing)?(?: to \w+)?|"
    r"(?:hopes?|hoped|plans?|planned|planning|wants?|wanted|aims?|aimed|trying|tried|try|seeks?|"
    r"attempt\w*|refus\w+|failed|unable|vowed|ordered|due|set|expected) (?:to|in|for)(?: \w+){0,4}|"
    r"next target[^.]{0,20}|short of|bound for|closing in on|is due in|are due in|due to (?:visit|"
    r"arrive)[^.]{0,12})\s+(?:the\s+)?$",
    re.I,
)
FUTURE_TRIP = re.compile(
    r"\b(?:due|expected|scheduled|planned|set|will|would|plans?|hopes?|to visit)\b", re.I
)
TALK = re.compile(
    r"\b(?:(?:talks?|summit|meeting|conference|negotiations?|press conference|briefing|speech|hearing|"
    r"court|tribunal|headquarters|office|accords?|treaty|agreement|embassy|consulate|"
    r"audience|statement)\b[^.;,]{0,40}?|"
    r"(?:said|met|meets?|gathered|spoke|speaking|signed|brokered|mediated|studied|exiled?)\b[^.;,]{0,15}?)"
    r"\b(?:in|at|from)\s+(?:the\s+)?$",
    re.I,
)
# what is done to a place, or in it, that a map of events is for
STRUCK = re.compile(
    r"\b(?:kill\w*|wound\w*|injur\w*|died|dead|deaths?|hit|hits|hitting|struck|strik\w+|shell\w*|"
    r"bomb\w*|attack\w*|raid\w*|"
    r"fight\w*|fought|clash\w*|battle\w*|captur\w*|seiz\w*|took|retook|retak\w*|liberat\w*|storm\w*|"
    r"destroy\w*|damag\w*|"
    r"explo\w+|blasts?|burn\w*|fires?|ambush\w*|abduct\w*|kidnap\w*|assault\w*|advance[ds]?|besieg\w*|"
    r"siege|shot|downed|"
    r"crash\w*|debris|massacre\w*|incursion|offensive|occup\w+|land\w*|collaps\w*|flood\w*|trapped|"
    r"holds?|held|control\w*|lost)\b"
    r"[^.;:]{0,60}?(?:\s(?:in|at|near|on|over|of|across|around|outside|inside))?\s(?:the\s|nearby\s|"
    r"central\s|[a-z]+ern\s)*"
    r"(?:(?:city|town|village|port|district|outskirts|centre|center|suburb)s?\s(?:of\s)?)?$",
    re.I,
)
FIRED_AT = re.compile(
    r"\b(?:launch\w*|fired|fires?|drones?|missiles?|rockets?|bombs?)\b[^.;]{0,50}\s(?:at|on|into|against)\s$",
    re.I,
)
# a share of an area is a claim about that area: "a quarter of Syria"
SHARE = re.compile(
    r"(?:%|\b(?:per\s?cent|quarters?|thirds?|half|tenth|most|much|swathes?|parts?|square\s\w+|"
    r"sq\.?\s\w+|km²|territory|villages|"
    r"settlements|towns))\s(?:\([^)]{1,30}\)\s)?(?:of|in)\s(?:the\s)?$",
    re.I,
)
# where a single person is from, by trade: "a welder from Perm"
TRADE_FROM = re.compile(
    r"\b(?:a|an|another)\s(?:[\w-]+\s){0,3}(?:welder|teacher|driver|engineer|mercenary|sapper|farmer|"
    r"doctor|nurse|student|worker|miner|"
    r"baker|butcher|carpenter|mechanic|lawyer|journalist|reporter|shopkeeper|trader|builder|"
    r"electrician|fisherman|pensioner|"
    r"grandmother|grandfather|mother|father|widow|widower|housewife|surgeon|medic|priest|imam|pastor|"
    r"monk|singer|actor|"
    r"footballer|player|painter|poet|writer|tailor|barber|cook|chef|waiter|clerk|accountant|"
    r"programmer|conscript|recruit|"
    r"volunteer|veteran|native|resident|refugee|tourist|hairdresser|plumber|postman|guard|policeman|"
    r"fireman|firefighter|"
    r"businessman|businesswoman|entrepreneur|professor|lecturer|pilot|sailor|boy|girl|"
    r"teenager)\s(?:born\s)?from\s(?:the\s)?$",
    re.I,
)
# people on the move are going there, an army that heads for a place is not there yet
FLEEING = re.compile(
    r"\b(?:people|families|refugees|residents|civilians|thousands|evacuees|children|women|men|"
    r"villagers|inhabitants|many|most|"
    r"others|some|those)\b[^.;]{0,90}(?:left|leaving|fle[ed]\w*|walk\w*|head\w*|mov\w+|towards?)\b",
    re.I,
)
MOVED_BY = re.compile(
    r"\b(?:withdr\w+|advanc\w+|retreat\w*|walk\w*|fle[ed]\w*|travel\w*|drove|march\w*|push\w*|pulled back|moved)\s[^.;:]{0,40}"
    r"\s(?:from|to)\s(?:the\s)?$",
    re.I,
)
PAST = re.compile(
    r"\b(?:in (?:19|20)\d\d|years? ago|decades? ago|since (?:19|20)\d\d|last year|once|formerly|"
    r"historic\w*|world war|soviet)\b",
    re.I,
)
TALKS_AFTER = re.compile(r",?\s+(?:talks|summit|conference|agreement|accords?|meeting)\b")
INSIDE = re.compile(
    r"\b(?:in|across|inside|throughout|over|into|off)\s+(?:\w+ern\s+|central\s+)?(?:the\s+)?$", re.I
)
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?"
# what stands between a place and the larger one that holds it
WITHIN = re.compile(
    r",\s(?:in\s|the\s)*(?:occupied\s|[A-Z]\w+-(?:occupied|held|controlled)\s|[a-z]+ern\s|"
    r"neighbou?ring\s)?|,?\s\(|,?\sin\s(?:the\s)?"
)
DATELINE = re.compile(
    rf"""(?:\s*[/,]\s*[A-Z][\w .'’-]{{1,30}}){{0,3}}\s*,?\s*
        (?:\([^)]{{1,40}}\)\s*)?
        (?: (?:,?\s*{_MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})? | ,?\s*\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}})?)
            \s*(?:\([^)]{{1,40}}\)\s*)?(?:—|–|--|-\s|:\s|\.\s|\)|\n|$)
          | \s*(?:\([^)]{{1,40}}\)\s*)?(?:—|–|--|-\s|:\s) )""",
    re.X,
)
# A place in the title of an office is part of a name: "the governor of West Darfur", "Belgorod Governor Anton ..."
_OFFICES = (
    r"governor|mayor|deputy mayor|ambassador|consul|prefect|premier|bishop|archbishop|commissioner|"
    r"envoy|emir|"
    r"sultan|chancellor|administrator|attorney|sheriff|senator|congressman|congresswoman|councillor|"
    r"deputy governor"
)
OFFICE_BEFORE = re.compile(
    rf"\b(?:(?:{_OFFICES}|president|head|king|queen)s?\sof|(?:ambassador|consul|envoy)s?\s(?:of|to|"
    rf"in))\s(?:the\s)?$",
    re.I,
)
OFFICE_AFTER = re.compile(
    rf"\s(?:(?:Regional|Military|City|State|Provincial|District|County|Oblast)\s){{0,3}}"
    rf"(?:(?i:{_OFFICES})|President|Administration|Command|Council|Prosecutor|prosecutor['’]s office|"
    r"Police Command|Caliphate|Memorandum|Committees?)\b"
)
# who speaks from a place is not what happened there: "an official in Beni territory said"
SPEAKER_AT = re.compile(
    r"\b(?:spokes\w+\sfor\s[^.;,]{0,40}?|officials?|officers?|correspondents?|reporters?|colleagues|"
    r"partners|aid workers?|health workers?|workers?|"
    r"spokes(?:man|woman|person)|analysts?|diplomats?|activists?|doctors?|medics?|staff|commanders?|"
    r"authorities|"
    r"journalists?|monitors?|experts?|sources?|editors?|observers?|researchers?)\s(?:based\s)?(?:in|"
    r"at|from)\s(?:the\s)?$",
    re.I,
)
# "a garrison town in Rakhine State": the noun before is the place or group, what follows only holds it
HELD_IN = re.compile(
    r"\b(?:town|city|village|group|movement|capital|port|base|stronghold|district|area|camp|hospital|"
    r"settlement|commune|"
    r"airport|bridge|crossing|party|faction|militia|neighbou?rhood|suburb|prison|island)"
    r"\sin\s(?:the\s)?(?:[a-z]+ern\s|central\s|occupied\s|neighbou?ring\s)?$",
    re.I,
)
ROAD = re.compile(
    r"\b(?:roads?|highways?|routes?|motorways?|railways?|rail line|line|waterway|pipeline|track|"
    r"corridor)\s(?:(?:that|which)\s)?(?:leads?\s|leading\s|runs?\s|running\s)?(?:from|to|towards?|"
    r"between|into)\s(?:the\s)?$",
    re.I,
)
CALLED = re.compile(
    r"\b(?:calls?|called|named|known as|known until \d{4} as|spelled|renamed|formerly|as)\s(?:the\s)?$"
)
CALLED_AFTER = re.compile(r",?\s(?:itself\b|as it is|is known|is called|is locally known)")
RECEIVED = re.compile(
    r"\b(?:received|receives|taking in|taken in|took in|sheltered|shelters|sheltering|hosts|hosted|"
    r"hosting|housing|housed|shelter|"
    r"relatives|family|families|friends|refuge|stop|stopped|unloaded|docked|landed|arrived|arriving|"
    r"arrive|reunited|buried)\b"
    r"[^.;:]{0,45}\s(?:in|at)\s(?:the\s)?$",
    re.I,
)
RECEIVES = re.compile(
    r"(?:,[^,.;]{1,60},)?\s(?:has\s|have\s|had\s|also\s)*(?:received|receives|took in|is hosting|"
    r"hosts|is sheltering|shelters|sheltered)\b|"
    r":\s[^.;\n]{0,30}\b(?:arrivals|new arrivals|arrived)\b"
)
# "Kyiv was hit": the place suffers, it does not act
SUFFERS = re.compile(
    r"\s+(?:was|were|is|are|has been|have been|had been|came|lies|lay|fell|remains|remained)\s+"
    r"(?:\w+ly\s|also\s|again\s|still\s)?"
    r"(?:hit|struck|shelled|bombed|attacked|targeted|under|captured|seized|taken|retaken|quiet|calm|without|"
    r"home|encircled|besieged|surrounded|evacuated|destroyed|liberated|cut|located|\d|about|some|in\b|on\b|"
    r"at\b|to\b)"
)

# What a place owns as ground, not as a power: "Russia's border", "Kyiv's streets".
TERRAIN = frozenset(
    """border borders frontier coast coastline capital region regions province provinces district districts
    city cities town towns village villages north south east west northern southern eastern western
    central northeast northwest southeast southwest streets street airport airports port ports harbour
    harbor suburbs suburb outskirts centre center hospital hospitals territory soil sky skies airspace
    mountains hills river rivers lake desert island islands neighbourhood neighborhood square market
    stadium museum cathedral largest second-largest biggest oldest main interior hinterland countryside
    waters shores shore bridge railway station schools school population residents people inhabitants
    civilians""".split()
)
REACHING = frozenset(
    """visit visits visited visiting reach reached reaching reaches arrive arrived arriving arrives landed
    docked resettled relocated sheltering sheltered refuge shelter entered""".split()
)
