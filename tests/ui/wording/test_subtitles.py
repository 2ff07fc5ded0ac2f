"""Why a regular expression finds nothing, in words."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from trackman.domain.errors import ExpressionError, ExpressionFault
from trackman.ui.wording.subtitles import TextWording


@pytest.mark.usefixtures("qapp")
def test_every_fault_of_an_expression_has_words_of_its_own() -> None:
    assert QApplication.instance() is not None
    words = TextWording()
    told = [
        words.expression(ExpressionError(ExpressionFault.TOO_SLOW)),
        words.expression(ExpressionError(ExpressionFault.NOT_ONE, "missing )")),
        words.expression(ExpressionError(ExpressionFault.NOT_ONE, "missing )", 3)),
    ]
    assert all(told)
    assert len(set(told)) == len(told)
