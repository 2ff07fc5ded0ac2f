"""The catalogues that ship."""

from __future__ import annotations

from trackman.domain.resources import resource_path
from trackman.ui.wording.translation import SHIPPED, languages


def test_the_self_test_knows_every_catalogue() -> None:
    found = {
        path.stem.removeprefix("trackman_") for path in resource_path("translations").glob("*.qm")
    }
    assert set(SHIPPED) == found == {code for code, _ in languages()}
