"""The words of the story that the tests measure: 800 of them, with every kind of block between."""

BEFORE = [
    "The last steam ferry on the estuary will be tied up for good at the end of the month, and "
    "Foreshore has learned that nobody has yet agreed to pay for the boat that is meant to "
    "replace her.",
    "The <em>Anna Brandt</em> has carried schoolchildren, coffins, two circuses and, once, a "
    "piano that fell in, across the mile of brown water between Estermouth and Saltings since "
    "1931. Her certificate runs out on the thirtieth. The harbour board says her boiler will not "
    "be passed again.",
    "What comes next is less certain. A battery ferry was ordered two years ago from a yard up "
    "the coast, at a price the town council called a bargain and the county called an ambition. "
    'The hull is finished. According to <a href="https://example.org/minutes">minutes of the '
    "board</a> seen by this newsroom, it has been standing under a tarpaulin since June, because "
    "the second of four payments never left the bank.",
    "“There is a boat. There is a quay. Between the two there is a sum of money, and everybody "
    "in this county knows to the penny how much it is,” said Ruth Akande, who has sold tickets "
    "at the Estermouth landing for nineteen years.",
]
MIDDLE = [
    "For the four hundred people who cross on a working day the question is a plain one. By road "
    "the journey is thirty-one miles, over the bridge at Harrow Lock, and there has been no bus "
    "on that road after seven in the evening since the operator withdrew in spring.",
    "Tom Weir, who is sixteen, leaves Saltings at ten past seven to be at school by eight. His "
    "mother has worked out that without the ferry he would have to leave at half past five, or "
    "move in with his grandfather, who snores. “He says it as a joke,” she said. “I am not sure "
    "it is one.”",
    "The harbour master, Inge Solberg, told a packed meeting in the Fishermen's Hall on Tuesday "
    "that she would rather stop the service than run it on goodwill. A boiler, she said, does "
    "not know what day the council meets.",
    "The county's answer is that it never promised the second payment on that date. Its "
    "treasurer, Martin Oake, said in a written reply that the money depends on a grant for clean "
    "transport which was to be decided in May, then in July, and is now expected “in the course "
    "of the autumn”. Nobody at the ministry would say when the autumn ends.",
    "In the meantime the board has asked three firms whether they could bring a launch. One did "
    "not reply. One wanted a guarantee for two winters. The third offered a passenger launch of "
    "forty seats, without room for bicycles, prams, or the baker's van that has made the first "
    "crossing every morning for eleven years.",
]
AFTER = [
    "The baker, Yusuf Demir, has done the sum that the council's own report leaves out. Bread "
    "for Saltings would have to go by road, he says, which is two hours and a driver. He would "
    "do it for a month, as one does for neighbours. He could not do it for a winter.",
    "Not everybody mourns the steamer. Residents of Quay Row have complained of soot since "
    "before the war, and a survey by the university at Harrow found that the air at the landing "
    "is worse on a still morning than on the ring road. “I love her from a distance,” said Clara "
    "Dunn, who dries her washing indoors.",
    "There is also the matter of where the new ferry would be charged. The cable for it was to "
    "come through the old cannery, whose owner has since sold the yard to a company that plans "
    "flats. The company says it was never told about a cable. The board says it was told twice, "
    "and has the letters.",
    "Councillors will vote on Thursday on whether to lend the harbour board the missing sum "
    "until the grant is decided. The leader of the council, Dora Finch, is for it. Her deputy is "
    "not, and in a council of twenty-one where two seats are empty that leaves the matter with "
    "Aldous Pym, an independent who lives in Saltings and has crossed on the <em>Anna "
    "Brandt</em>, by his own count, some eleven thousand times.",
    "Mr Pym would not say how he will vote. He was asked on the boat, in the rain, by six people "
    "in turn, and gave each of them the same answer: that he would like to read the figures "
    "first, since somebody should.",
    "The <em>Anna Brandt</em> will make her last crossing at twenty to eight in the evening on "
    "the thirtieth. The harbour band has offered to play. The captain, Piet Mulder, has asked "
    "them not to, because he will be busy.",
    "What becomes of her after that is a question for the museum, which would like to have her, "
    "and for its roof, which would not. A group of former stokers has raised enough to keep her "
    "afloat until Easter. They meet on Saturdays, in the boiler room, where it is warm.",
]
