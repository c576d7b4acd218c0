"""The words that `plenty.py` makes stories of: the town's people, places, matters and sentences.

Sentences have slots, `%(who)s`; texts are plain and hold nothing that JSON or HTML would escape.
"""

# fmt: off
# ruff: noqa: E501 (a word list reads better in rows)

FIRST = (
    "Agnes", "Albert", "Amina", "Anders", "Anneke", "Anton", "Astrid", "Bea", "Bert", "Bram",
    "Carla", "Cato", "Comfort", "Cosima", "Davit", "Dario", "Dot", "Edith", "Elin", "Emeka",
    "Esther", "Farida", "Femi", "Freya", "Gordon", "Grace", "Greta", "Gus", "Halina", "Hanne",
    "Harald", "Hector", "Hedda", "Henrik", "Hester", "Hugo", "Ida", "Idris", "Ines", "Ingrid",
    "Jan", "Joan", "Jonah", "Jory", "Joyce", "Karim", "Kristin", "Lars", "Leila", "Leonie",
    "Lucian", "Marta", "Maud", "Minna", "Morag", "Nell", "Oskar", "Owen", "Pauline", "Piet",
    "Rashid", "Rowena", "Salma", "Signe",
)
LAST = (
    "Abbott", "Adair", "Appiah", "Ashby", "Aziz", "Barakat", "Barlow", "Beaumont", "Bielski",
    "Birk", "Blunt", "Brandt", "Brodie", "Caldeira", "Carrow", "Crane", "Drew", "Dunmore",
    "Dunne", "Faber", "Farouk", "Ferro", "Finch", "Fowey", "Haig", "Hallam", "Hanlon", "Haddad",
    "Holm", "Holt", "Karam", "Keel", "Keverne", "Lantry", "Lind", "Lorne", "Lund", "Malloy",
    "Marr", "Marrack", "Mehra", "Moss", "Nasser", "Oakley", "Okoro", "Osei", "Pell", "Penrose",
    "Petrie", "Prowse", "Pryce", "Quayle", "Quill", "Rasmus", "Reiss", "Renn", "Salem", "Sole",
    "Sorel", "Stroud", "Thole", "Thorne", "Treloar", "Vold",
)

PLACES = (
    "Old Quay", "East Quay", "West Quay", "Ropewalk", "Ropewalk Lane", "Northside", "Millbank",
    "the Saltings", "Barge Street", "Cockle Row", "Sluice Street", "Fish Market Square",
    "Beacon Hill", "Skarrow", "Tolbridge", "Varne", "Colby", "Great Hallow", "Little Hallow",
    "Bell Rock", "the tram shed", "Saltings Park", "Quay Library", "the seamen’s chapel",
    "St Brannoc’s", "the inner harbour", "the ring road", "the Ester bridge", "Lindow", "Marsh End",
    "the lifeboat house", "the old gasworks",
)

OFFICES = (
    ("the town council", "town clerk"), ("the Harbour Trust", "harbour engineer"),
    ("the county at Varne", "county commissioner"), ("the Hallow Line", "traffic manager"),
    ("the health board", "ward sister"), ("the planning committee", "committee secretary"),
    ("the finance committee", "auditor"), ("the Sound Marine Station", "marine biologist"),
    ("the cannery workers’ union", "shop steward"), ("the fishermen’s association", "skipper"),
    ("the parents’ association", "head of a school"), ("the museum at Varne", "curator"),
    ("the tenants’ league", "housing officer"), ("the lifeboat station", "coxswain"),
    ("the chamber of trade", "shopkeeper"), ("the coast railway", "stationmaster"),
)

BEATS: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("news/town", "news news news analysis explainer news feature news",
     ("council-budget", "housing", "ester-barrier", "harbour-rebuilding"),
     ("the new fish hall", "the market rent", "the tram shed roof", "the night bus", "the sandbag depot",
      "the street lighting plan", "the swimming pool boiler", "the embankment path", "the key box ban",
      "the library extension", "the second pump", "the quay road", "the town clock", "the winter shelter",
      "the sluice repair", "the council reserve")),
    ("news/region", "news news news analysis news feature news interview",
     ("hallow-line", "health", "council-budget", "fishing"),
     ("the ferry timetable", "the viaduct repair", "the island clinic", "the county grant", "the ring road",
      "the junction platform", "the ambulance contract", "the milk run", "the bridge toll", "the island mail",
      "the winter crossing", "the coast path", "the radio link", "the freight rate", "the school boat",
      "the county survey")),
    ("news/world", "news news analysis explainer news news feature news",
     ("ras-marjan", "fishing"),
     ("the mackerel quota", "the twin port fund", "the seamen’s visa rule", "the harbour lamp appeal",
      "the shipping insurance rate", "the whale count", "the cable landing", "the salt trade",
      "the herring treaty", "the port pilots’ strike", "the ice forecast", "the refugee reception plan",
      "the tide data pact", "the crew wages fund", "the lighthouse register", "the fuel levy")),
    ("opinion", "opinion opinion opinion opinion letter opinion opinion letter",
     ("council-budget", "housing", "saltings-primary", "cannery-strike"),
     ("the second reading", "the vote on the stairs", "the locked gate", "the unlit street", "the price of a bed",
      "the missing bench", "the old siren", "the closed counter", "the empty house", "the public ledger",
      "the long queue", "the harbour dues", "the quiet committee", "the shared key", "the last bus",
      "the right to complain")),
    ("culture/music", "news feature interview review news feature programme review",
     ("nine-tides",),
     ("the opening concert", "the organ fund", "the cannery band", "the choir school", "the raft stage",
      "the song archive", "the oud workshop", "the brass prize", "the midnight recital", "the folk collection",
      "the festival lottery", "the bell tower series", "the free ticket scheme", "the harbour opera",
      "the instrument loan", "the winter ball")),
    ("culture/history", "feature feature news feature explainer news feature obituary",
     ("ras-marjan", "harbour-rebuilding"),
     ("the quay excavation", "the flood archive", "the seamen’s register", "the wreck survey", "the memorial stone",
      "the tram collection", "the parish map", "the emigrants’ list", "the tape archive", "the ropewalk museum",
      "the lost slipway", "the lamplighters’ book", "the tidal mill", "the chapel window", "the old almanac",
      "the strike ledger")),
    ("sport/football", "news news news interview news analysis news feature",
     ("herons",),
     ("the away match at Colby", "the floodlight appeal", "the new stand", "the goalkeeper’s return",
      "the cup tie", "the derby with Varne", "the youth squad", "the women’s title", "the winter pitch",
      "the transfer window", "the season ticket", "the fog replay", "the captain’s contract", "the promotion race",
      "the supporters’ trust", "the friendly with Ras Marjan")),
    ("sport/on-the-water", "news news feature news interview news feature news",
     ("hallow-line",),
     ("the gig championship", "the round-the-isles record", "the sailing school", "the cold swim", "the new boathouse",
      "the regatta course", "the rescue boat", "the dinghy fleet", "the rowing trophy", "the harbour relay",
      "the tide race", "the junior crew", "the women’s gig", "the mooring list", "the sea safety course",
      "the swimming lane")),
    ("life/food", "feature news feature news feature interview feature news",
     ("fishing", "harbour-rebuilding"),
     ("the smokehouse", "the fish auction", "the market soup table", "the island cheese", "the school kitchen",
      "the herring week", "the oyster bed", "the bakers’ strike", "the allotment list", "the salt works",
      "the seaweed trial", "the community oven", "the cannery canteen", "the apple day", "the food bank",
      "the harbour cafe")),
    ("life/schools", "news feature news explainer news interview feature news",
     ("saltings-primary",),
     ("the school roof", "the walking bus", "the reading hour", "the weather station", "the boatbuilding course",
      "the evening class", "the school merger", "the Arabic lessons", "the language exam", "the playground wall",
      "the swimming test", "the music room", "the caretaker’s house", "the island class", "the science prize",
      "the teacher shortage")),
)

HEADLINES = (
    "%(Office)s puts %(matter)s off for %(months)s months", "%(Matter)s: %(count)s people sign in a week",
    "%(Office)s finds %(amount)s for %(matter)s", "%(Matter)s divides %(place)s",
    "“%(saying)s”: %(who)s on %(matter)s", "What %(matter)s will cost %(place)s",
    "%(for)s to %(against)s: vote on %(matter)s is settled", "%(Matter)s returns to %(place)s after %(months)s months",
    "%(who)s gives up %(matter)s after %(years)s years", "In %(place)s, %(matter)s is everybody’s business",
    "%(Office)s and %(place)s at odds over %(matter)s", "Why %(matter)s took %(months)s months",
    "%(count)s letters about %(matter)s, and one answer", "%(Matter)s opens in %(place)s to a full house",
    "How %(who)s saved %(matter)s", "%(Matter)s over its estimate by %(percent)s per cent",
    "%(Office)s asks %(place)s about %(matter)s", "A year of %(matter)s in %(place)s",
    "%(place)s waits for %(matter)s", "Court lets %(matter)s go ahead in %(place)s",
    "%(amount)s and no plan: the trouble with %(matter)s", "%(Matter)s: what was promised, what was done",
    "%(who)s to lead inquiry into %(matter)s", "%(place)s gets %(matter)s, at the third attempt",
    "The %(count)s hours behind %(matter)s", "%(Matter)s closes early in %(place)s",
    "%(Office)s apologises for %(matter)s", "%(Matter)s is %(percent)s per cent dearer, and nobody is surprised",
    "%(who)s: what %(matter)s taught me", "Storm stops %(matter)s in %(place)s",
    "%(Matter)s to be shared between %(place)s and %(other)s", "Last day for %(matter)s in %(place)s",
)

STANDFIRSTS = (
    "A decision that was expected to take an evening took %(months)s months and %(amount)s.",
    "%(Office)s says that the figures are sound. %(who)s, who has read them twice, has %(few)s questions.",
    "After %(years)s years of talk the matter is settled, by %(for)s votes to %(against)s.",
    "People in %(place)s were asked what they thought, and %(count)s of them answered.",
    "It costs %(percent)s per cent more than was planned. What it is worth is another sum.",
    "%(who)s, %(role)s, has kept a book about it since the first day.",
    "Nobody planned it, nobody paid for it, and by the end of the week it could not be stopped.",
    "The work begins at %(place)s within %(months)s months, provided that the weather holds.",
)

SAYINGS = (
    "You look every morning", "Somebody has to hold the rope", "We were never asked", "It was dry when I left it",
    "I have read the second page", "Nobody counts the nights", "Come and stand here", "It is a small town",
    "We’ll manage, we always do", "There is no such drawer", "I would do it again", "The sea does not negotiate",
    "It needs two people and a ladder", "Ask the ones who were there", "That is not what it is for",
    "First the roof, then the paint",
)

LEADS = (
    "It was a short meeting in a cold room, and at the end of it %(matter)s had become a different thing.",
    "When %(who)s unlocked the door at %(place)s at ten to seven, there was already a queue.",
    "For %(years)s years people in %(place)s have been told that %(matter)s was a question of time.",
    "There are %(count)s names on the list, and %(who)s knows most of them.",
    "%(Office)s has decided on %(matter)s, by %(for)s votes to %(against)s.",
    "The first thing that %(who)s did was to count.",
    "Nobody at %(place)s claims to have seen it coming.",
    "%(Matter)s will cost %(amount)s, which is %(percent)s per cent more than had been approved.",
    "A letter of nine lines has brought %(matter)s back to %(place)s.",
    "On paper it is simple, and the paper hangs behind glass at %(place)s.",
    "Until last week hardly anybody outside %(place)s had heard of %(matter)s.",
    "They had borrowed the chairs, the kettle and the extension lead, and they had %(count)s visitors.",
    "The bell at %(place)s rang twice, and that was all the ceremony there was.",
)

# Their number is a prime, so that any stride through them meets each once.
FACTS = (
    "The sum of %(amount)s is to be found half by the county and half in %(place)s.",
    "%(Office)s had put it at %(percent)s per cent less in its first paper.",
    "A count over %(days)s days came to %(count)s, with a difference of four between the two people who made it.",
    "%(who)s has been %(role)s here for %(years)s years and remembers the previous attempt.",
    "The papers fill two boxes, and the second is labelled with a question mark.",
    "Of %(count)s households that were asked, %(percent)s per cent answered, most of them by hand.",
    "It was tried before, in %(year)s, and given up when the money went into the harbour.",
    "The lease runs for another %(months)s months and can be ended by either side.",
    "%(second)s, who lives opposite, has photographed it on every one of those days.",
    "There is a rule for such cases, and it dates from a time when the ferry was a steamer.",
    "The work is to be done by a firm from %(other)s, which made the lowest of three offers.",
    "According to the minutes nobody spoke against it; according to those present, several did.",
    "In %(other)s the same thing took %(months)s months and cost a third less.",
    "The report, of %(days)s pages, can be read at the Quay Library during opening hours.",
    "What is left in the fund would last for about %(days)s days.",
    "The figures for last year show %(count)s, and those for the year before a little more.",
    "%(Office)s will look at it again when the barrier has been in service for a full winter.",
    "Twelve volunteers have offered to help, and nine of them have the certificate.",
    "The harbour master was consulted, which the law does not require.",
    "Rain delayed the survey twice, and on the third day the instrument had been lent to %(other)s.",
    "A second opinion, which cost %(count)s crowns, confirmed the first.",
    "The tide sets the hours: nothing can be moved to %(place)s at low water.",
    "%(second)s asked for the sums to be read out, and they were, twice.",
    "The previous contract had been renewed each year since %(year)s without anyone having read it.",
    "It affects %(count)s people directly, and everybody who waits behind them.",
    "The difference, says %(who)s, lies in who is asked to wait.",
    "%(Office)s has promised an answer within %(days)s days.",
    "At the end of the first month the bill stood at %(amount)s.",
    "Two of the seven members abstained, one of them because she owns the building next door.",
    "The key is kept at %(place)s, and the person who keeps it was on holiday.",
    "Those who pay the most are, as a rule, those who use it least.",
    "From the window one can see %(other)s, and on clear days the light on Great Hallow.",
    "The county’s inspector came on a day when there was nothing to inspect.",
    "The union was told on the evening before, and the newspaper an hour later.",
    "Seen over %(years)s years, the cost has risen more slowly than rents in Ropewalk.",
    "There were %(few)s objections, all of which were withdrawn over tea.",
    "The new arrangement applies from the first of next month to all who have not been excepted.",
    "A model of it, made by pupils at Northside out of matchboxes, stands in the entrance.",
    "The insurance will pay for the roof but not for what was under it.",
    "%(second)s had offered to do it for nothing in %(year)s, and has the letter of thanks.",
    "No decision was taken about the remaining third.",
    "Since then the number has gone down by %(percent)s per cent, and nobody can say why.",
    "It is the third project of the kind on this coast, and the first that has reached %(place)s.",
)

QUOTES = (
    "%(saying)s. I have said so for %(years)s years, and I shall go on saying it.",
    "We do not want a ceremony. We want somebody to come and look at it.",
    "People think that it is about money. It is about who gets up first in the morning.",
    "I was told that it couldn’t be done, and then I was told that it had always been like this.",
    "If it works in %(other)s, it will work here. We have the better ladder.",
    "%(saying)s. That is the whole of the policy, as far as I understand it.",
    "I can give you a figure, or I can tell you how it is.",
    "There are %(count)s of us. That is not a queue, that is a town.",
    "One doesn’t notice such a thing until it is gone, and then one notices nothing else.",
    "My mother used to say that the tide brings what it took, but never to the same door.",
    "It is all in the minutes, for those who know how to read them.",
)

HEADINGS = (
    "What comes next", "Two opinions", "The figures", "A longer story", "Who pays", "The other side",
    "What is known", "At close range",
)

ITEMS = (
    "a public meeting at %(place)s, at seven in the evening;", "a report on the cost, within %(days)s days;",
    "a second survey, paid for by the county;", "a notice at every door in %(other)s;",
    "repairs to the worst %(few)s places first;", "a telephone number that is answered;",
    "no further contract before the next sitting;", "a share for %(other)s of one part in three;",
    "lights, a handrail and a bench;", "an end to the exception granted in %(year)s;",
    "tools on loan from %(other)s until the spring tides are over.",
)

CLOSINGS = (
    "The next meeting is in %(days)s days, at %(place)s. There will be chairs for %(few)s dozen.",
    "%(who)s locked up at nine, tried the door, and went home by way of %(other)s.",
    "It will be decided when the county has answered, and the county answers in writing.",
    "By the evening the notice had been read by so many people that the corner had come off.",
    "Asked whether it had been worth it, %(second)s looked out at the water for some time.",
    "The chairs were taken back to %(other)s on a handcart, in two journeys.",
    "Until then everything remains as it was, which in %(place)s is also a decision.",
)
