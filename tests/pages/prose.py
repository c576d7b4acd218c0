"""The words of the story that the tests measure: 800 of them, in three stretches."""

from pathlib import Path

HERE = Path(__file__).parent


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


BEFORE, MIDDLE, AFTER = map(_paragraphs, (HERE / "prose.txt").read_text("utf-8").split("----"))
FIRST = "Hanna Otto Mira Leila Ben Ada Ruth Inge Tomas Yusuf Clara Piotr Nadia Emil Rosa".split()
LAST = "Weber Okafor Lark Solberg Akande Haddad Novak Meyer Lund Holm Diaz Costa Karim".split()
ARABIC = _paragraphs((HERE / "prose.ar.txt").read_text("utf-8"))
