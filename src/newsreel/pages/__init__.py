"""What readers see: a file per kind of page.

How a page comes about: its kind (``story.py``: ``StoryPages``) reads frozen facts by the rooms'
``reads``; ``story_page()`` validates and enhances them into the page's own documented dataclass
(``StoryPage``: ready strings, links, stamps, pictures), inside a frame (``frame.py``: what stands
in ``<head>``, header and footer); ``typeset.py`` sets that into ``templates/story.html``, which
loops and asks whether something is there, and no more. ``words/`` has a catalogue a language,
``assets/`` the style sheets and the scripts. ``registration.py`` registers every kind.

May import: press, and every room's reads.
"""
