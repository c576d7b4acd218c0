"""The rules of the copy desk, a file a rule: what it finds, why that matters, and what to write.

A rule has CODE, NAME, SEVERITY and `find(draft)`, which gives findings. Its docstring has What,
Why, Example and Instead; its fixtures, good and bad, stand in `tests/copydesk/rules/`. What is
quoted is never corrected. Rules are listed in `copydesk/check.py`.
"""
