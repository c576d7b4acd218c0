"""The stories: the newsroom's nouns, its verbs, and what pages may read of them.

models/   one noun a file, states of rows only
actions/  one verb a file: check, write, audit
reads/    what pages and wire are rendered from: frozen shapes out, keys recorded
merging.py  two people's changes of one text, laid together
watches.py  which columns a page can show, and which keys a change of them touches

A story comes in through actions (the desk, an import, the sample), leaves through reads.
May import: press, copydesk.
"""
