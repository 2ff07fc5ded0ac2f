from __future__ import annotations

import pytest

from trackman.domain.inventory.pasted import read_references

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
TRACK = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nN"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("Italiano\nFrançais", []),
        (f"{VIDEO}\r\n{TRACK}\n{VIDEO}\n", [(VIDEO,), (TRACK,)]),
        ("8272", [("8272",)]),
        (f"{VIDEO}/{TRACK}", [(VIDEO, TRACK)]),
        (f"https://x.admin.datocms.com/media/assets/{VIDEO}", [(VIDEO,)]),
        (f"trackman://open?upload={VIDEO}&track={TRACK}", [(TRACK, VIDEO)]),
        (f"name,video,track\nItaliano,{VIDEO},{TRACK}", [(VIDEO, TRACK)]),
        (f'"Italiano"\t"it-IT"\t2026-06-14\t15:42\t"{TRACK}"', [(TRACK,)]),
        ("https://example.org/elsewhere", []),
    ],
)
def test_ids_are_found_among_all_else(text, found):
    assert read_references(text) == found
