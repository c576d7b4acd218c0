"""Who a phrase means: "Hadithi", "he", "the spokesperson"."""

from dataclasses import dataclass

from newsreel.copydesk.language import Language
from newsreel.copydesk.people import People
from newsreel.copydesk.person import Person
from newsreel.copydesk.phrases import Phrase
from newsreel.copydesk.roles import role
from newsreel.copydesk.text import Token

_NEAR = 3  # sentences within which "the mayor" was named


@dataclass(slots=True)
class Speaker:
    """Somebody who speaks: as given, and as resolved in the text."""

    mention: str
    name: str
    role: str
    start: int
    person: Person | None = None


class Speakers:
    """Resolves the phrases of one text."""

    def __init__(self, text: str, language: Language, people: People) -> None:
        self.text = text
        self.language = language
        self.words = language.words
        self.people = people
        self.last: Speaker | None = None
        """Who spoke last, of what was read."""

    def of(self, s: list[Token], phrase: Phrase) -> Speaker:
        """Whom a phrase means."""
        a, b = s[phrase.a], s[phrase.b - 1]
        mention = self.text[a.start : b.end]
        if phrase.kind == "pronoun":
            return self._pronoun(mention, a)
        if phrase.kind == "name" and phrase.name is not None:
            return self._name(s, phrase, mention)
        return self._epithet(s, phrase, mention)

    def _epithet(self, s: list[Token], phrase: Phrase, mention: str) -> Speaker:
        """ "The spokesperson": the one person of whom the text says that it is one."""
        a = s[phrase.a]
        if phrase.b - phrase.a == 2 and a.low in self.words["definite"]:
            head = s[phrase.b - 1].low
            person = self.people.by_role(head, a.start)
            here = self.people.prominence.number(a.start)
            if person is not None and (
                head in self.words["spokes"]
                or self.people.prominence.is_named(person, max(0, here - _NEAR), here)
            ):
                return Speaker(mention, person.name, person.role, a.start, person)
        return Speaker(mention, mention, "", a.start)

    def _name(self, s: list[Token], phrase: Phrase, mention: str) -> Speaker:
        assert phrase.name is not None
        run = s[phrase.name[0] : phrase.name[1]]
        bare = self.people.bare(run)
        if not bare:
            return Speaker(mention, mention, "", run[0].start)
        lows = tuple(t.low for t in bare if t.low not in self.words["suffixes"])
        title = run[0].low if len(bare) < len(run) else ""
        whose = (
            "he"
            if title in self.words["titles_he"]
            else "she"
            if title in self.words["titles_she"]
            else ""
        )
        at = next(k for k in range(*phrase.name) if s[k] is bare[0])
        given = role(self.text, s, at, phrase.name[1], self.language)
        person = self.people.by_words(lows)
        if person is None and len(lows) == 1:
            person = self.people.named(lows[0], run[0].start, whose) or self.people.single(
                bare[0], whose
            )
        name = person.name if person else " ".join(t.text for t in bare if t.text != ".")
        if not given and not (person and person.role) and at > phrase.a:
            given = " ".join(t.text for t in s[phrase.a : at] if not self._is_small(t))
        return Speaker(
            mention, name, (person.role if person else "") or given, bare[0].start, person
        )

    def _is_somebody(self, speaker: Speaker) -> bool:
        """Whether a speaker without a name is one person: "a police officer"."""
        words = speaker.name.casefold().split()
        if words[0] in self.words["definite"]:
            return False
        return any(word in self.words["persons"] for word in words)

    def _is_small(self, token: Token) -> bool:
        return token.low in self.words["determiners"] or not token.is_word

    def unnamed(self, verb: Token) -> Speaker | None:
        """Whom a verb without a subject means: who spoke or was the subject just before."""
        person = self.people.prominence.meant("", verb.start)
        if person is None:
            return self.last
        return Speaker("", person.name, person.role, verb.start, person)

    def _pronoun(self, mention: str, token: Token) -> Speaker:
        words = self.language.words
        low = token.low
        whose = (
            "he" if low in words["pronouns_he"] else "she" if low in words["pronouns_she"] else ""
        )
        if whose:
            person = self.people.prominence.meant(whose, token.start)
            last, here = self.last, self.people.prominence.number(token.start)
            if last is not None and last.person is None and self._is_somebody(last):
                # "a police officer", who spoke just before
                at = self.people.prominence.number(last.start)
                if here - at <= 2 and (
                    person is None or not self.people.prominence.is_named(person, at, here)
                ):
                    return Speaker(mention, last.name, last.role, token.start)
            if person:
                return Speaker(mention, person.name, person.role, token.start, person)
        if low in words["groups"] and self.last and not self.last.person:
            return Speaker(mention, self.last.name, self.last.role, token.start, self.last.person)
        return Speaker(mention, mention, "", token.start)
