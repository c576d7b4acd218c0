"""The desk and the readers' pages behind one address: ``newsreel serve`` on a test's own rows."""

from pathlib import Path
from typing import Any

from django.conf import settings
from playwright.sync_api import Page

from newsreel.desk.models import User
from tests.desk.people import client_of
from tests.front.house import ask, await_true, free_port
from tests.site.whole.site import Site


class Served(Site):
    """``folder`` holds a migrated site.db in which the test writes, too."""

    def __init__(self, folder: Path, *languages: str) -> None:
        self.folder, self.url, self.port = folder, "", free_port()
        self.serves, self.writers = [], []
        self.address = f"http://127.0.0.1:{self.port}"
        codes = ", ".join(f'"{code}"' for code in languages)
        (folder / "newsreel.toml").write_text(
            f'[site]\nname = "Foreshore"\nurl = "{self.address}"\nlanguages = [{codes}]\n'
            f"[front]\nport = {self.port}\n[press]\nprocesses = 1\n"
        )
        # Sessions that the test makes are signed with its own secret.
        (folder / "secret").write_text(settings.SECRET_KEY)

    def serve(self) -> None:
        """Start it and wait until the desk answers, too."""
        super().serve()
        await_true(lambda: ask(self.port, "/desk/").status == 302, 60)

    def sign_in(self, page: Page, user: User) -> None:
        session: Any = client_of(user).cookies["sessionid"]
        page.context.add_cookies(
            [{"name": "sessionid", "value": session.value, "url": self.address}]
        )
