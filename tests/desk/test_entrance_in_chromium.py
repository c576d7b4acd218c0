"""Signing in in a real browser: a real passkey ceremony, a real code, under the desk's policy."""

import pyotp
from playwright.sync_api import Page, expect

from newsreel.desk.models import RecoveryCode, SecondFactor
from tests.desk.house import COLLECT, address
from tests.desk.signing import PASSWORD, with_password
from tests.parts.newsroom import Newsroom

__all__ = ["address"]

# CDP's own names: https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Visitor:
    """Somebody before the desk's door, with an authenticator built into their machine."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        # A browser makes no passkey for a bare address.
        self.address = address.replace("127.0.0.1", "localhost")
        page.add_init_script(COLLECT)
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        self.devtools = page.context.new_cdp_session(page)
        self.devtools.send("WebAuthn.enable")
        made = self.devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        self.authenticator = made["authenticatorId"]

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)
        assert self.page.evaluate("window.stopped") == []
        assert self.faults == []

    def sign_in(self) -> None:
        self.open("/desk/login/")
        self.page.fill("#id_username", "ana")
        self.page.fill("#id_password", PASSWORD)
        self.page.get_by_role("button", name="Sign in", exact=True).click()

    def sign_out(self) -> None:
        self.page.context.clear_cookies(name="sessionid")

    def is_in(self) -> None:
        self.page.wait_for_url("**/desk/")
        assert self.page.evaluate("window.stopped") == []


def test_a_passkey_and_an_app_are_added_and_sign_in(
    newsroom: Newsroom, page: Page, address: str
) -> None:
    ana = with_password("ana")
    visitor = Visitor(page, address)
    visitor.sign_in()
    visitor.is_in()

    visitor.open("/desk/account/sign-in/")
    page.fill("#passkey-name", "My laptop")
    page.get_by_role("button", name="Add a passkey").click()
    page.wait_for_url("**/codes/")
    page.get_by_role("button", name="Make recovery codes").click()
    expect(page.locator("li code")).to_have_count(10)
    assert RecoveryCode.objects.filter(user=ana).count() == 10
    factor = SecondFactor.objects.get(user=ana)
    assert (factor.kind, factor.name) == ("passkey", "My laptop")

    # The password, and then the passkey.
    visitor.sign_out()
    visitor.sign_in()
    page.wait_for_url("**/login/second/")
    page.get_by_role("button", name="Use your passkey").click()
    visitor.is_in()

    # The passkey alone: it has asked who holds it.
    visitor.sign_out()
    visitor.open("/desk/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    visitor.is_in()
    assert SecondFactor.objects.get(user=ana).used_at is not None

    # An app besides.
    visitor.open("/desk/account/sign-in/")
    page.get_by_role("link", name="Add an authenticator app").click()
    app = pyotp.TOTP(page.locator("[data-secret]").inner_text())
    page.fill("#code", app.now())
    page.get_by_role("button", name="Add the app").click()
    expect(page.get_by_role("cell", name="Authenticator app").first).to_be_visible()
    SecondFactor.objects.update(counter=0)
    visitor.sign_out()
    visitor.sign_in()
    page.fill("#code", app.now())
    page.get_by_role("button", name="Sign in", exact=True).click()
    visitor.is_in()

    # Somebody whose authenticator does not say yes stays outside, and is told.
    visitor.sign_out()
    visitor.devtools.send(
        "WebAuthn.setUserVerified",
        {"authenticatorId": visitor.authenticator, "isUserVerified": False},
    )
    visitor.open("/desk/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("alert").first).not_to_be_empty()
    visitor.open("/desk/stories/")
    assert "/desk/login/" in page.url
