"""The desk's entrance: who signs in, by what, how often, and for how long.

``views`` asks for name and password (or takes a link's word, ``desk/sign_in.py``), ``brakes`` slow
down whoever guesses, ``entering`` asks for a second factor where there is one (``codes``,
``passkeys``) and begins the session (``sessions``). ``account`` is the screen where each sees
their own factors and devices; ``office`` an administrator's of somebody else's.
"""
