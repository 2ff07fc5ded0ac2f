import pytest

from trackman.domain.inventory.words import asked, indexed


@pytest.mark.parametrize(
    ("phrase", "expression"),
    [
        ("", ""),
        ("…", ""),
        ("Red wine", '"red" AND "wine"'),
        ('"Red wine"', '"red wine"'),
        ("colou*", '"colou" *'),
        ("don't", '"don t"'),
        ("red\nwhite wine", '("red") OR ("white" AND "wine")'),
        ("red\n\n…\n", '"red"'),
        ('"a" OR "b', '"a" AND "or" AND "b"'),
    ],
)
def test_what_is_typed_becomes_an_expression_of_the_index(phrase, expression):
    assert asked(phrase) == expression


def test_scripts_without_spaces_are_indexed_by_character():
    assert indexed(["日本語 OK", "ภาษา"]) == ["日 本 語 ok", "ภ า ษ า"]
