"""Readers' comments: what they post, what a moderator decides, what pages read of it.

A post comes to ``views``, is checked and judged by ``actions.receive`` and written by the one
writer of comments (``post_box``); ``reads`` gives threads to pages. Those that come with captured
pages are kept by ``actions.keep``. Who shows by a mail that an address is theirs (``mail_views``)
follows threads, signs in, takes their data along or erases it; ``actions.mail`` sends the mails.

May import: press, stories.reads.
"""
