"""The real parts that tests run on: a PostgreSQL, a Chromium, axe-core, the Nu HTML checker.

What a test asks for and this machine lacks makes it fail, with the sentence that says what to
install; nothing is skipped for it. Only tests that read ../shared are left out where that folder
is missing, and they are named at the end of the run.
"""

from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
