from __future__ import annotations

from trackman.domain.projects import KeptProject, project_at_start

OLD, NEW = (KeptProject(number, "Stories", "https://site-api.datocms.com") for number in "12")


def test_the_project_open_last_is_opened_at_the_start():
    assert project_at_start([NEW, OLD], "1") is OLD


def test_without_it_the_first_one_is_opened():
    assert project_at_start([NEW, OLD], "3") is NEW
    assert project_at_start([NEW, OLD], None) is NEW
    assert project_at_start([], "1") is None
