"""The real parts that tests run on, one file each in tests/parts."""

pytest_plugins = [
    "tests.parts.leaving_out",
    "tests.parts.workshop",
    "tests.parts.programs",
    "tests.parts.postgres",
    "tests.parts.browser",
    "tests.parts.axe",
    "tests.parts.nu",
    "tests.parts.newsroom",
]
