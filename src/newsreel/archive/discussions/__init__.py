"""Readers' comments of other systems, and of this one: a file a format.

A format's ``read`` takes a file and yields what it holds as ``comments.actions.take_in.Incoming``,
first to last, and ``Trouble`` for what cannot be read; it never stops half way without saying so.
``formats`` tells a file's format, ``intake`` has its comments taken in, ``lines`` is the format in
which Newsreel writes everything and reads it back.
"""
