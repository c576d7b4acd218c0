"""What machines read: feeds, sitemaps, robots.txt; a file per format.

Each kind reads frozen facts by the rooms' ``reads`` and writes its format by hand (``xml.py``
escapes); ``registration.py`` registers them. They are of second priority: baked just after the
pages of the same change. Structured data stands in the pages themselves (``pages/linked.py``).

May import: press, and every room's reads.
"""
