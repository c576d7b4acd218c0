"""The front: the door for readers. Hands out plates, media and assets; passes the rest to Django.

A request goes through ``app``: a page in ``memory`` is answered at once; a miss is looked up on
the ``shelf`` (the plates' database), whose changes are watched every few milliseconds and drop
what they touch from memory. ``files`` serves media, ``proxy`` the closed list in ``dynamic``.
Every header that a browser acts upon for safety is in ``policies``.

May import: ``newsreel.press.plates``, the standard library, granian, aiohttp, brotli, deflate.
Never Django: it would cost the readers' process its memory and its GIL.
"""
