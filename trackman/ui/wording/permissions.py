"""In words: whether tracks may be changed, and why not here."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.names import quoted
from trackman.domain.permissions import Because, MayChange, Obstacle, Permission


class PermissionWording(QObject):
    """Words what a token may do, and what stands in the way."""

    def answer(self, may_change: MayChange) -> str:
        """Return the answer to the question whether tracks may be changed."""
        return {
            MayChange.YES: self.tr("Yes"),
            MayChange.NO: self.tr("No"),
            MayChange.UNKNOWN: self.tr("Cannot be known"),
        }[may_change]

    def reason(self, permission: Permission) -> str:
        """Return the reason for that answer, and what follows from it."""
        words = self._sure() | self._refused() | self._unsure()
        return words[permission.because]

    def obstacle(
        self, obstacle: Obstacle, environment: str, permission: Permission | None = None
    ) -> str:
        """Return why tracks cannot be changed; `permission` tells more about a role."""
        if obstacle is Obstacle.ROLE and permission is not None:
            return self.reason(permission)
        return self._obstacles(quoted(environment))[obstacle]

    def state(self, obstacle: Obstacle | None) -> str:
        """Return the same in a word or two; empty where nothing stands in the way."""
        if obstacle is None:
            return ""
        return {
            Obstacle.OWN_SWITCH: self.tr("look only"),
            Obstacle.MAINTENANCE: self.tr("maintenance"),
            Obstacle.NOT_READY: self.tr("not ready"),
        }.get(obstacle, self.tr("read-only"))

    def _sure(self) -> dict[Because, str]:
        return {
            Because.OWNER: self.tr("The token has full access to the project."),
            Because.GRANTED: self.tr("Its role may change all uploads."),
        }

    def _refused(self) -> dict[Because, str]:
        ask = " " + self.tr("An administrator of the project can change the role.")
        return {
            Because.READ_ONLY_TOKEN: self.tr(
                "This is the project’s built-in token that can only read. To delete tracks, sign "
                "in with a token whose role may edit uploads."
            ),
            Because.NO_PRIMARY: self.tr(
                "The token’s role cannot reach the primary environment, the only one where tracks "
                "can be changed."
            )
            + ask,
            Because.NOT_GRANTED: self.tr("The token’s role may not edit uploads.") + ask,
            Because.DENIED: self.tr("The token’s role is denied to edit uploads.") + ask,
        }

    def _unsure(self) -> dict[Because, str]:
        tried = " " + self.tr("Whether a track can be changed shows when it is tried.")
        return {
            Because.PARTLY_DENIED: self.tr("Its role is denied to edit some of the uploads.")
            + tried,
            Because.OWN_UPLOADS: self.tr(
                "Its role may edit only uploads that it made itself, or that its role made."
            )
            + tried,
            Because.SOME_COLLECTIONS: self.tr(
                "Its role may edit only the uploads of some collections."
            )
            + tried,
            Because.SOME_CONTENT: self.tr("Its role may edit only some of an upload’s content.")
            + tried,
            Because.PRIMARY_HIDDEN: self.tr(
                "Its role may edit uploads in some environments, but not see which one is primary."
            )
            + tried,
            Because.NOT_TOLD: self.tr("DatoCMS does not tell what its role may do.") + tried,
        }

    def _obstacles(self, environment: str) -> dict[Obstacle, str]:
        return {
            Obstacle.READ_ONLY_TOKEN: self.tr(
                "Tracks cannot be changed with this API token: it is the project’s built-in one "
                "that can only read."
            ),
            Obstacle.ROLE: self.tr("The role of this API token may not change tracks."),
            Obstacle.SANDBOX: self.tr(
                "Tracks can be changed only in the primary environment, and {environment} is a "
                "sandbox."
            ).format(environment=environment),
            Obstacle.MAINTENANCE: self.tr(
                "The project is in maintenance mode: until somebody turns that off in DatoCMS, "
                "nothing can be changed."
            ),
            Obstacle.NOT_READY: self.tr(
                "DatoCMS is still making or deleting {environment}, and until that has ended "
                "nothing can be changed in it."
            ).format(environment=environment),
            Obstacle.READ_ONLY_ENVIRONMENT: self.tr(
                "DatoCMS has made {environment} read-only for the moment, as it does while it "
                "copies one. Try again in a few minutes."
            ).format(environment=environment),
            Obstacle.OWN_SWITCH: self.tr(
                "“Look only” is on, so nothing can be changed by mistake. Turn it off in the menu "
                "of the project, at the top."
            ),
        }
