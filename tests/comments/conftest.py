"""A mail server, for tests of mails to readers."""

from collections.abc import Iterator

import pytest

from tests.comments.post_office import PostOffice, mailing


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """Where the site's mails go, sent by the test's own ``Postman``."""
    office = PostOffice()
    with mailing(office):
        yield office
    office.close()
