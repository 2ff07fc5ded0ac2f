"""Where a redirect may lead."""

from __future__ import annotations

import pytest
import requests

from trackman.dato.redirects import SAME_METHOD, next_address
from trackman.domain.errors import RedirectedError

HERE = "https://stream.mux.com/a/text/b.vtt"


def pointing(target: str, status: int = 302) -> requests.Response:
    """Return an answer that points to an address."""
    response = requests.Response()
    response.status_code = status
    response.headers["Location"] = target
    return response


def test_another_https_address_is_gone_to() -> None:
    assert next_address(pointing("https://cdn.example/x"), HERE) == "https://cdn.example/x"
    assert next_address(pointing("/x"), HERE) == "https://stream.mux.com/x"


@pytest.mark.parametrize("target", ["http://cdn.example/x", "https://localhost/x", "http://[::1]/"])
def test_no_outside_address_leads_in_or_off_https(target: str) -> None:
    with pytest.raises(RedirectedError):
        next_address(pointing(target), HERE)


def test_answers_that_point_nowhere_lead_nowhere() -> None:
    assert next_address(pointing("https://cdn.example/x", 200), HERE) is None
    assert next_address(pointing("https://cdn.example/x", 302), HERE, SAME_METHOD) is None
    answer = requests.Response()
    answer.status_code = 304
    assert next_address(answer, HERE) is None
