"""The question at the end of the program, which follows what happens behind it."""

from __future__ import annotations

from typing import Any

from trackman.demo.errors import Refusal
from trackman.demo.project import DemoProject


async def ask(sitting: Any) -> str:
    """Close the window, and return what is asked."""
    assert not sitting.window.close()
    await sitting.until(sitting.question)
    return str(sitting.texts(sitting.question()))


async def test_the_question_is_reworded_as_work_ends_and_answers_itself_at_last(
    sitting: Any, project: DemoProject
) -> None:
    project.jobs_never_end = True
    await sitting.open()
    await sitting.delete("English", "Italiano", verb="Delete 2 tracks")
    await sitting.until(lambda: project.jobs)
    asked = await ask(sitting)
    assert "DatoCMS is still deleting 1 track and will continue." in asked
    assert "still waiting and won’t be changed" in asked
    before = sitting.question().height()
    project.end_job(next(iter(project.jobs)))
    await sitting.until(lambda: "waiting" not in sitting.texts(sitting.question()))
    await sitting.until(lambda: "deleting 1 track" in sitting.texts(sitting.question()))
    assert sitting.question().height() < before
    await sitting.until(lambda: len(project.jobs) == 2)
    project.end_job(list(project.jobs)[-1])
    await sitting.until(lambda: sitting.question() is None)
    await sitting.until(lambda: not sitting.window.isVisible())


async def test_what_went_wrong_meanwhile_is_seen_before_the_program_ends(
    sitting: Any, project: DemoProject
) -> None:
    project.jobs_never_end = True
    project.fail_jobs_with = Refusal(422, "MUX_ERROR", {})
    await sitting.open()
    await sitting.delete("Italiano")
    await sitting.until(lambda: project.jobs)
    await ask(sitting)
    project.end_job(next(iter(project.jobs)))
    await sitting.until(lambda: sitting.question() is None)
    assert "was not deleted" in sitting.texts(sitting.window.notification)
    await sitting.open()
    assert sitting.window.isVisible()
