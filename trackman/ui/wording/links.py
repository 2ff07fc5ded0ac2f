"""Wording of typed text that names no video."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.errors import LinkError, LinkFault
from trackman.ui.wording.inserting import filled, quoted


class LinkWording(QObject):
    """Says what is wrong with a link or id."""

    def sentence(self, error: LinkError) -> str:
        """Return one sentence to stand under the field."""
        text = quoted(error.text[:60])
        return {
            LinkFault.EMPTY: self.tr("Paste a video’s DatoCMS link or its ID."),
            LinkFault.SPACES: self.tr(
                "Links and IDs contain no spaces. Copy it again and paste only the link or ID."
            ),
            LinkFault.NOT_AN_ID: filled(
                self.tr("{text} is neither a link to a video nor an ID."), text=text
            ),
            LinkFault.ID_TOO_LARGE: self.tr("This number is too large to be a video ID."),
            LinkFault.DAMAGED: self.tr("This link is damaged. Copy it again from DatoCMS."),
            LinkFault.NOT_WEB: self.tr("Only web links (https://…) and IDs can be opened."),
            LinkFault.OTHER_PAGE: self.tr(
                "This DatoCMS page isn’t a video’s page. Open the video in the media "
                "area and copy the link from there."
            ),
            LinkFault.NO_PLAYBACK_ID: self.tr("This Mux link has no playback ID."),
            LinkFault.ELSEWHERE: self.tr("This link doesn’t lead to a video in DatoCMS."),
            LinkFault.OWN_DAMAGED: self.tr(
                "This trackman link is damaged. Ask for it again, or open the video by its ID."
            ),
            LinkFault.OWN_WITHOUT_VIDEO: self.tr("This trackman link doesn’t name a video."),
        }[error.fault]
