"""Readers and advertisers, made up: comments that share most of their words.

A reader writes about the town; many mention money, offers, doctors, games. An advertiser borrows
the readers' sentences, misspells his own, and changes names and numbers from one to the next. So
neither the words alone nor a link gives one away for certain.
"""

from random import Random

_WHO = "my neighbour|the mayor|our school|the harbour office|my sister|the council|a doctor".split(
    "|"
)
_DOES = "says|told me|keeps asking why|never explains why|wrote again that|promised that".split("|")
_WHAT = (
    "the ferry is late|the bridge costs too much|the market pays well in summer|"
    "nobody reads the offers of the bank|the new doctor is free on Mondays|"
    "the price of bread went up by 20 percent|young people play games all night|"
    "the old casino should become a library|we earn less than the town next door|"
    "the pharmacy sends cheap pills from abroad|investors buy the houses at the quay|"
    "a loan for the club was refused|the lottery paid for the new organ|"
    "working from home saved us the commute|the website of the council is down again"
).split("|")
_THEN = (
    "I think that is a shame.|It has been so for years.|Who can click through all those forms?|"
    "Well written, thank you.|Your reporter should ask about the money.|I was there.|"
    "Please follow this up.|See https://town.example/minutes for the numbers.|"
    "Nothing is ever free.|Can somebody explain?|Limited parking does not help either.|"
    "He is right, and you are wrong.|We won a prize for it in 2014.|Act now, before winter comes."
).split("|")
_NAMES = "Ann|Ben|Hanna W.|Otto|María|Yusuf|Ilse K.|Tom|Greta|Samir|Old Salt|Reader 7".split("|")
_PITCH = (
    "earn ${n} a day working from home|get cheap pills without a doctor|"
    "win big at our 0nline cas1no|your loan is approved in {n} minutes|"
    "invest in cryptoc0in and double your money|hot singles of your town wait for you|"
    "buy real followers at the best price|claim your free prize of {n} dollars|"
    "our seo team brings your website to page one|luxury watches {n} percent off"
).split("|")
_CALL = (
    "Click here: http://{h}/{n}|Visit www.{h}|Write to me on the messenger +{n}|"
    "Limited offer, act now! https://{h}/?r={n}|Just google {h}|100% free, no risk"
).split("|")
_HOSTS = "best-deal{n}.example|quick-cash.example|pills{n}.example|lucky{n}.example|grow{n}.example"
_SELLERS = "Jessica|Bonus King|Cash {n}|Dr. Pills|Lena|Ann|Crypto {n}|Best SEO".split("|")


def ham(chance: Random) -> str:
    said = [
        f"{chance.choice(_WHO)} {chance.choice(_DOES)} {chance.choice(_WHAT)}.".capitalize()
        for _ in range(chance.choice((1, 1, 2, 3)))
    ]
    said += chance.sample(_THEN, chance.choice((0, 1, 1, 2)))
    chance.shuffle(said)
    return " ".join(said)


def spam(chance: Random) -> str:
    n = str(chance.randrange(10, 9_999))
    host = chance.choice(_HOSTS.split("|")).format(n=n)
    parts = [chance.choice(_PITCH), chance.choice(_CALL)]
    if chance.random() < 0.5:
        parts.insert(0, ham(chance))
    if chance.random() < 0.3:
        parts.append(chance.choice(_PITCH))
    return " ".join(part.format(n=n, h=host) if "{" in part else part for part in parts)


def reader(chance: Random) -> str:
    return chance.choice(_NAMES)


def seller(chance: Random) -> str:
    return chance.choice(_SELLERS).format(n=chance.randrange(100))
