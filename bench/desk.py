"""`python -m bench.desk ADDRESS LINK CLIENTS SECONDS`: a newsroom that never rests.

So many clients, signed in by the one-time link of `newsreel user`, go from list to editor to
history as fast as the desk answers. At its end one JSON line: answers, and the median of their
times in milliseconds. Ends with an error on any answer that is not 200: then nobody was at work.
"""

import http.client
import json
import re
import statistics
import sys
import threading
import time
from urllib.parse import urlencode, urlsplit

STORIES = "/desk/stories/"
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_EDIT = re.compile(r'href="(/desk/stories/edit/\d+/)"')


class Editor:
    """One signed-in client; the others share its session."""

    def __init__(self, address: str, cookies: dict[str, str] | None = None) -> None:
        self.host = urlsplit(address).netloc
        self.way = http.client.HTTPConnection(self.host, timeout=60)
        self.cookies = dict(cookies or {})
        self.times: list[float] = []

    def sign_in(self, link: str) -> None:
        path = urlsplit(link).path
        token = _TOKEN.search(self.ask("GET", path, 200))
        assert token is not None
        self.ask("POST", path, 302, urlencode({"csrfmiddlewaretoken": token[1]}))

    def ask(self, method: str, path: str, wanted: int, form: str | None = None) -> str:
        """The answer's text. Raises RuntimeError where its status is not the one wanted."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        self.way.request(method, path, form, headers)
        answer = self.way.getresponse()
        text = answer.read().decode()
        self.times.append((time.perf_counter() - began) * 1000)
        if answer.status != wanted:
            raise RuntimeError(f"{path} answered {answer.status}")
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return text

    def work(self, until: float) -> None:
        page = 0
        while time.monotonic() < until:
            page = page % 5 + 1
            for edit in _EDIT.findall(self.ask("GET", f"{STORIES}?p={page}", 200))[:4]:
                self.ask("GET", edit, 200)
                if time.monotonic() > until:
                    return


def main(address: str, link: str, clients: str, seconds: str) -> int:
    first = Editor(address)
    first.sign_in(link)
    first.times.clear()
    editors = [first, *(Editor(address, first.cookies) for _ in range(int(clients) - 1))]
    until = time.monotonic() + float(seconds)
    faults: list[Exception] = []

    def at_work(editor: Editor) -> None:
        try:
            editor.work(until)
        except Exception as error:
            faults.append(error)

    threads = [threading.Thread(target=at_work, args=(editor,)) for editor in editors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = [one for editor in editors for one in editor.times]
    if faults or not times:
        print(faults, file=sys.stderr)
        return 1
    print(json.dumps({"answers": len(times), "median": statistics.median(times)}))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
