"""Every answer and every obstacle has words of its own."""

from __future__ import annotations

import pytest

from trackman.domain.permissions import Because, MayChange, Obstacle, Permission
from trackman.ui.wording.permissions import PermissionWording


@pytest.fixture
def words(qapp):
    return PermissionWording()


def test_the_answers_differ(words):
    assert [words.answer(one) for one in MayChange] == ["Yes", "No", "Unknown"]


def test_every_reason_has_its_own_sentence(words):
    sentences = {words.reason(Permission(MayChange.NO, one)) for one in Because}
    assert len(sentences) == len(Because)
    assert all(sentence.endswith(".") for sentence in sentences)


def test_every_obstacle_has_its_own_sentence(words):
    sentences = {words.obstacle(one, "redesign") for one in Obstacle}
    assert len(sentences) == len(Obstacle)
    assert all(sentence.endswith(".") for sentence in sentences)


def test_a_sandbox_is_named(words):
    assert words.obstacle(Obstacle.SANDBOX, "redesign") == (
        "Tracks can be changed only in the primary environment, and “redesign” is a sandbox."
    )


def test_a_role_says_what_it_lacks(words):
    lacking = Permission(MayChange.NO, Because.NO_PRIMARY)
    assert "primary" in words.obstacle(Obstacle.ROLE, "main", lacking)


def test_each_obstacle_has_a_word(words):
    assert words.state(None) == ""
    assert all(words.state(one) for one in Obstacle)
