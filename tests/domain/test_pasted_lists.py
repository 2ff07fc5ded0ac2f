from __future__ import annotations

import pytest

from trackman.domain.inventory.pasted import read_references, videos_meant

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
    assert [line.ids for line in read_references(text)] == found


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ((VIDEO,), [VIDEO]),
        ((TRACK, VIDEO), []),
        ((VIDEO, "cut-off-track"), []),
        ((VIDEO, "PlaybackIdOfTheVideo00000000000000000000000000"), [VIDEO]),
        ((VIDEO, "Vq8MdCqmRo2iBXqWZ1dYFw"), [VIDEO]),
        ((TRACK,), []),
        (("Vq8MdCqmRo2iBXqWZ1dYFw",), []),
    ],
)
def test_a_line_with_a_track_that_is_gone_never_means_the_rest_of_its_video(line, meant):
    videos = {VIDEO: "PlaybackIdOfTheVideo00000000000000000000000000"}
    assert videos_meant(line, videos) == meant
