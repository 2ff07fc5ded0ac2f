"""The hold on the data folder, taken before there is a window: one trackman for each folder."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial

from trackman.domain.requests import OpenRequest
from trackman.start_failures import tell
from trackman.store.folder import DataFolder
from trackman.store.folder_state import FolderFault, FolderProblem, folder_problem, mark_folder
from trackman.store.hold import FolderHold
from trackman.ui.shell.single_instance import SingleInstance

_PATIENCE = 5.0  # seconds for another trackman to answer or to end
_LOOK_EVERY = 0.05


@dataclass(frozen=True, slots=True)
class Held:
    """The data folder, and the hold on it."""

    folder: DataFolder
    instance: SingleInstance


@dataclass(frozen=True, slots=True)
class NotHeld:
    """The folder was not taken; the program ends with this status."""

    status: int


def take_hold(
    folder: DataFolder,
    request: OpenRequest,
    dress: Callable[[], None],
    ending: ExitStack,
    *,
    is_attended: bool = True,
) -> Held | NotHeld:
    """Take hold of the data folder until the end.

    Another trackman that has it is handed the request. `dress` gives the program its language and
    look, before a question is asked; where it is not attended, nobody would answer one.
    """
    if (problem := folder_problem(folder)) is not None:
        if is_attended:
            _tell(folder, problem, dress)
        else:
            tell(f"trackman doesn’t open {folder.root}: {problem.fault} {problem.who}")
        return NotHeld(1)
    with suppress(OSError):
        folder.root.mkdir(parents=True, exist_ok=True, mode=0o700)
    instance = _only_instance(SingleInstance(folder.root), request, dress)
    if instance is None:
        return NotHeld(0)
    ending.callback(instance.release)
    hold = FolderHold(folder.root)
    if not _wait_for_commands(hold, dress):
        return NotHeld(0)
    ending.callback(hold.release)
    mark_folder(folder)
    return Held(folder, instance)


def _tell(folder: DataFolder, problem: FolderProblem, dress: Callable[[], None]) -> None:
    from trackman.ui.shell.folder_refused import FolderRefused

    dress()
    refused = FolderRefused()
    if problem.fault is FolderFault.NEWER:
        refused.tell_of_newer(folder.root, problem.who)
    else:
        refused.tell_of_other_person(folder.root, problem.who)


def _only_instance(
    instance: SingleInstance, request: OpenRequest, dress: Callable[[], None]
) -> SingleInstance | None:
    """Take the lock.

    None where another trackman has it and was called, or a person leaves it to that.
    """
    give_up = time.monotonic() + _PATIENCE
    while not instance.take():
        if instance.summon(request):
            return None
        holder = instance.holder()
        if not holder.is_here:
            from trackman.ui.shell.folder_held import FolderHeld

            dress()
            if not FolderHeld().may_go_on(holder):
                return None
            if instance.seize():
                break
            give_up = time.monotonic() + _PATIENCE
        elif time.monotonic() > give_up:
            from trackman.ui.shell.folder_held import FolderHeld

            dress()
            if not FolderHeld().try_again(holder, instance.take):
                return None
        time.sleep(_LOOK_EVERY)  # it may begin just now, or end
    return instance


def _wait_for_commands(hold: FolderHold, dress: Callable[[], None]) -> bool:
    """Take the hold that commands share with the window; False where a person does not wait."""
    while not hold.take("window"):
        from trackman.ui.shell.folder_held import FolderHeld

        dress()
        if not FolderHeld().try_after_command(hold.process(), partial(hold.take, "window")):
            return False
    return True
