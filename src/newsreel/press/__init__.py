"""The press: rows in, pages out. It knows no journalism and could be a library of its own.

A change of a row that a page can show is journalled by triggers of the database itself
(``journal/``). The press takes the journal's new rows, asks their watches for the keys that
changed, the reverse index for the surfaces that read those keys and the kinds for surfaces that
come to exist; renders them in one snapshot while the recorder notes what they read; and stores
the plates that differ, their reads and the journal rows done in one transaction.

May import: Django, its own tables. ``press.plates`` imports not even Django: the front uses it.
"""
