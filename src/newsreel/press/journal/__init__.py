"""The journal: every change of a row that a page can show, written by the database itself.

watch.py     rooms say which tables and columns pages can show, and what keys a change touches
triggers.py  makes that into triggers and keeps them in place
journal.py   takes the rows, drops those done
"""
