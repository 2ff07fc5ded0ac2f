"""In words: whether tracks may be changed, and why not here."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.permissions import Because, MayChange, Obstacle, Permission
from trackman.ui.wording.inserting import filled, quoted


class PermissionWording(QObject):
    """Words what a token may do, and what stands in the way."""

    def answer(self, may_change: MayChange) -> str:
        """Return the answer to the question whether tracks may be changed."""
        return {
            MayChange.YES: self.tr("Yes"),
            MayChange.NO: self.tr("No"),
            MayChange.UNKNOWN: self.tr("Unknown"),
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
            Obstacle.OWN_SWITCH: self.tr("read-only mode"),
            Obstacle.MAINTENANCE: self.tr("maintenance"),
            Obstacle.NOT_READY: self.tr("not ready"),
        }.get(obstacle, self.tr("read-only"))

    def _sure(self) -> dict[Because, str]:
        return {
            Because.OWNER: self.tr("The token has full access to the project."),
            Because.GRANTED: self.tr("Its role can edit all uploads."),
        }

    def _refused(self) -> dict[Because, str]:
        ask = " " + self.tr("An administrator of the project can change the role.")
        return {
            Because.READ_ONLY_TOKEN: self.tr(
                "This is the project’s built-in read-only token. To delete tracks, sign "
                "in with a token whose role can edit uploads."
            ),
            Because.NO_PRIMARY: self.tr(
                "The token’s role can’t access the primary environment, the only one "
                "where tracks can be changed."
            )
            + ask,
            Because.NOT_GRANTED: self.tr("The token’s role isn’t allowed to edit uploads.") + ask,
            Because.DENIED: self.tr("The token’s role denies editing uploads.") + ask,
        }

    def _unsure(self) -> dict[Because, str]:
        tried = " " + self.tr("You’ll find out when you try to change a track.")
        return {
            Because.PARTLY_DENIED: self.tr("Its role isn’t allowed to edit some of the uploads.")
            + tried,
            Because.OWN_UPLOADS: self.tr(
                "Its role can edit only uploads that the token or its role created."
            )
            + tried,
            Because.SOME_COLLECTIONS: self.tr(
                "Its role can edit only the uploads in some collections."
            )
            + tried,
            Because.SOME_CONTENT: self.tr("Its role can edit only some of an upload’s content.")
            + tried,
            Because.PRIMARY_HIDDEN: self.tr(
                "Its role can edit uploads in some environments, but can’t see which one "
                "is primary."
            )
            + tried,
            Because.NOT_TOLD: self.tr("DatoCMS doesn’t say what its role can do.") + tried,
        }

    def second_approval(self) -> str:
        """Return why tracks can be deleted only from a review."""
        return self.tr(
            "A second person has to approve deletions here. Choose Review to decide on these "
            "tracks; they can be deleted once somebody else has approved it."
        )

    def _obstacles(self, environment: str) -> dict[Obstacle, str]:
        return {
            Obstacle.READ_ONLY_TOKEN: self.tr(
                "Tracks can’t be changed with this API token: it’s the project’s "
                "built-in read-only token."
            ),
            Obstacle.ROLE: self.tr("This API token’s role isn’t allowed to change tracks."),
            Obstacle.SANDBOX: filled(
                self.tr(
                    "Tracks can be changed only in the primary environment, and {environment} is a "
                    "sandbox."
                ),
                environment=environment,
            ),
            Obstacle.MAINTENANCE: self.tr(
                "The project is in maintenance mode. Nothing can be changed until it’s "
                "turned off in DatoCMS."
            ),
            Obstacle.NOT_READY: filled(
                self.tr(
                    "DatoCMS is still creating or deleting {environment}. Nothing can be "
                    "changed in it until that has finished."
                ),
                environment=environment,
            ),
            Obstacle.READ_ONLY_ENVIRONMENT: filled(
                self.tr(
                    "DatoCMS has made {environment} temporarily read-only, as it does while "
                    "copying it. Try again in a few minutes."
                ),
                environment=environment,
            ),
            Obstacle.OWN_SWITCH: self.tr(
                "Read-only mode is on. Turn it off in the project menu at the top to make changes."
            ),
        }
