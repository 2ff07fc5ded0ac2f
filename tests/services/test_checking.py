"""Which language a text is in, without a network."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from trackman.demo.catalogue import demo_project
from trackman.domain.languages import reads_alike
from trackman.domain.quality.findings import FindingCode
from trackman.domain.quality.limits import NEUTRAL
from trackman.domain.resources import resource_path
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.subtitles.webvtt import read_webvtt
from trackman.domain.tracks import Track
from trackman.services import checking
from trackman.services.checking import _model, detected, findings_of


def test_the_languages_of_the_demo_are_named() -> None:
    wrong = {}
    for upload in demo_project().uploads.values():
        for track in upload.tracks.values():
            found = detected(read_webvtt(track.vtt).shown) if track.vtt else None
            if found and not reads_alike(found.language, track.language_code):
                wrong[track.name, track.language_code] = found.language
    # Two that are planted: one is not translated, one is not in its script.
    assert wrong.keys() == {("Français", "fr"), ("Русский", "ru")}


def test_too_little_text_is_in_no_language() -> None:
    assert detected(()) is None
    assert detected(("Hello.", "12 : 04")) is None
    assert detected(("12 : 04",) * 100) is None


def test_a_long_text_is_sampled_all_over() -> None:
    french = ("Cet été, on voyage léger avec des matières naturelles.",) * 2000
    found = detected((*("This is the first of very many words.",) * 200, *french))
    assert found is not None
    assert found.language == "fr"


def test_findings_come_with_the_language() -> None:
    line = "Good afternoon, and welcome to subtitling for beginners."
    cues = (f"00:{n:02}:00.000 --> 00:{n:02}:05.000\n{line}\n" for n in range(10))
    text = ReadText.of("\n".join(("WEBVTT\n", *cues)).encode(), None)
    track = Track("id", "upload", "subtitles", "Français", "fr", False, "ready", None)
    findings = findings_of(track, {track: text}, limits=NEUTRAL)
    assert FindingCode.WRONG_LANGUAGE in {finding.code for finding in findings}


def test_detecting_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    _model.cache_clear()
    assert detected(("Cet été, on voyage léger avec des matières naturelles.",) * 20)
    assert capfd.readouterr() == ("", "")


def test_the_model_is_found_in_a_folder_with_any_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Jürgen"
    shutil.copytree(resource_path("languages"), folder)
    monkeypatch.setattr(checking, "resource_path", lambda _, name: folder / name)
    _model.cache_clear()
    assert _model().predict("bonjour à tous", k=1)[0] == ("__label__fr",)


def test_the_model_is_the_one_its_page_names() -> None:
    page = resource_path("languages", "README.md").read_text("utf-8")
    model = resource_path("languages", "lid.176.ftz").read_bytes()
    assert hashlib.sha256(model).hexdigest() in page
    assert f"{len(model):,} bytes" in page
