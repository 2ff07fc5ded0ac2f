"""DatoCMS's error codes in words for people (API reference, section 6)."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QObject

from trackman.ui.wording.problem import Problem


class ErrorCodeWording(QObject):
    """Knows the codes an editor can meet; all others are shown as they are.

    `wrong_token` are the words for a token that DatoCMS does not accept.
    """

    def __init__(self, wrong_token: Problem) -> None:
        super().__init__()
        self._wrong_token = wrong_token

    def words(self, code: str | None) -> Problem | None:
        """Return the words for a code, or None for one not known here."""
        return self._all.get(code or "")

    def plan_limit(self, limit: str | None) -> Problem:
        """Return the words for a limit of the plan that is reached (API reference, section 4)."""
        owner = self.tr("The project’s owner can change the plan.")
        match limit:
            case "mux_encoding_seconds":
                title = self.tr("The plan’s video encoding is used up")
                text = self.tr("It counts anew next month.")
            case "uploadable_bytes":
                title = self.tr("The plan’s storage is full")
                text = self.tr("Deleting files that nobody needs makes room.")
            case "cma_api_calls":
                title = self.tr("The plan’s API calls are used up")
                text = self.tr("They count anew next month.")
            case _:
                title = self.tr("The project’s plan doesn’t allow that")
                text = self.tr("The plan’s limit is reached.")
        return Problem(title, f"{text} {owner}", retry=None)

    def new_track(self) -> Problem:
        """Return the words for a new track that the video service will not have."""
        return Problem(
            self.tr("DatoCMS’s video service rejected the track"),
            self.tr(
                "Another track may have this name, the name may not be allowed, or the file can’t "
                "be used. See its message below, if there is one."
            ),
        )

    @cached_property
    def _all(self) -> dict[str, Problem]:
        return {**self._access(), **self._environments(), **self._videos(), **self._passing()}

    def _access(self) -> dict[str, Problem]:
        return {
            "INVALID_AUTHORIZATION_HEADER": self._wrong_token,
            "INVALID_SITE": self._wrong_token,
            "INSUFFICIENT_PERMISSIONS": Problem(
                self.tr("This API token isn’t allowed to do that"),
                self.tr(
                    "Its role doesn’t have the permission. Ask a project administrator to "
                    "allow the role to edit uploads in the primary environment."
                ),
            ),
            "DEACTIVATED_SITE": Problem(
                self.tr("The project is deactivated"),
                self.tr("Its owner can reactivate it in the account’s billing settings."),
                retry=None,
            ),
            "SITE_NOT_READY": Problem(
                self.tr("The project is still being set up"),
                self.tr("DatoCMS needs a few minutes. Try again later."),
                icon="clock",
            ),
            "PLAN_UPGRADE_REQUIRED": self.plan_limit(None),
        }

    def _environments(self) -> dict[str, Problem]:
        read_only = Problem(
            self.tr("The environment is temporarily read-only"),
            self.tr("DatoCMS may be copying it. Try again in a few minutes."),
            icon="clock",
        )
        return {
            "IMMUTABLE_UPLOAD_TRACKS_IN_SANDBOX_ENVIRONMENT": Problem(
                self.tr("Tracks can be changed only in the primary environment"),
                self.tr(
                    "This is a sandbox environment. Open the video in the primary one; its tracks "
                    "are the same there."
                ),
                retry=None,
            ),
            "INVALID_ENVIRONMENT": Problem(
                self.tr("This environment doesn’t exist"),
                self.tr(
                    "It may have been deleted or renamed, or this token can’t see it. Open "
                    "the video without naming an environment to use the primary one."
                ),
                retry=None,
            ),
            "ENVIRONMENT_NOT_READY": Problem(
                self.tr("The environment isn’t ready"),
                self.tr("DatoCMS is still creating or deleting it. Try again in a few minutes."),
                icon="clock",
            ),
            "ENVIRONMENT_IN_READ_ONLY_MODE": read_only,
            "MAINTENANCE_MODE": Problem(
                self.tr("The project is in maintenance mode"),
                self.tr("Nothing can be changed until maintenance mode is turned off in DatoCMS."),
                icon="clock",
            ),
            "PLATFORM_SCHEDULED_MAINTENANCE": Problem(
                self.tr("DatoCMS is under maintenance"),
                self.tr("Nothing can be changed for a while. See status.datocms.com for updates."),
                icon="clock",
            ),
        }

    def _videos(self) -> dict[str, Problem]:
        return {
            "NOT_FOUND": Problem(
                self.tr("DatoCMS can’t find this video"),
                self.tr(
                    "It may have been deleted, be in another project, or be hidden from this "
                    "token. Check the link or ID."
                ),
            ),
            "NOT_A_VIDEO": Problem(
                self.tr("This file isn’t a video"),
                self.tr("Only videos have subtitle and audio tracks."),
                retry=None,
            ),
            "MUX_ERROR": Problem(
                self.tr("DatoCMS’s video service rejected the request"),
                self.tr(
                    "Common reasons are a name that is taken or not allowed, a damaged file, and "
                    "a video’s first audio track, which can never be deleted. See its message "
                    "below, if there is one."
                ),
            ),
            "DELETE_RESTRICTION": Problem(
                self.tr("Something in the project depends on it"),
                self.tr("See the details below, if there are any."),
                retry=None,
            ),
        }

    def _passing(self) -> dict[str, Problem]:
        slow_down = Problem(
            self.tr("DatoCMS is limiting requests"),
            self.tr("Others may be using the same project heavily. Try again in a few minutes."),
            icon="clock",
        )
        return {
            "RATE_LIMIT_EXCEEDED": slow_down,
            "SERVICE_UNAVAILABLE": Problem(
                self.tr("DatoCMS is overloaded"),
                self.tr("Try again in a minute."),
                icon="clock",
            ),
            "CONCURRENT_UPLOAD_UPDATE": Problem(
                self.tr("Somebody else is changing this video"),
                self.tr("DatoCMS makes one change to a video at a time. Try again in a moment."),
                icon="clock",
            ),
            "EXCEPTION": Problem(
                self.tr("Something went wrong at DatoCMS"),
                self.tr("DatoCMS support can find it by the request ID below."),
            ),
        }
