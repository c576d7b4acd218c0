"""The site: settings, addresses of the desk, the ``newsreel`` command. Wiring only.

May import everything; nobody imports it.
"""
