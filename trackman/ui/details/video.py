"""The section "Video": everything DatoCMS says about it, and ways to open it elsewhere."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trackman.ui.details.info import VideoInfo
from trackman.ui.details.video_wording import VideoWording
from trackman.ui.widgets.browser import LinkButton
from trackman.ui.widgets.buttons import Button, CopyButton
from trackman.ui.widgets.labels import Paragraph
from trackman.ui.widgets.lines import Lines
from trackman.ui.widgets.record_links import RecordLinks


class VideoSection(QWidget):
    """A disclosure over lines; open and without its head where it stands alone."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("videoSection")
        self._words = VideoWording()
        self._disclosure = Button("videoButton", self.tr("Video"), "chevron-right", "disclosure")
        self._body = QWidget()
        self._page = LinkButton("openInDato")
        self._stream = LinkButton("openStream")
        self._copy_page = CopyButton("copyPage", self.tr("Copy DatoCMS address"))
        self._copy_stream = CopyButton("copyStream", self.tr("Copy stream link"))
        self._metered = Paragraph(
            "streamMetered",
            self.tr("Streaming counts towards your DatoCMS quota."),
            tone="faint",
            size="small",
        )
        self._used = Paragraph("videoUsed", size="strong")
        self._records = RecordLinks("videoRecord")
        self._lines = Lines("videoLines")
        self._opened = False
        self._add_lines()
        self._build()
        self._disclosure.clicked.connect(self._turn)

    def show_facts(self, facts: VideoInfo) -> None:
        """Show these; what is open stays open."""
        why = self.tr("The project’s DatoCMS address isn’t known yet.")
        self._page.show_link(self.tr("Open in DatoCMS"), facts.page, why)
        why = self.tr("This video has no stream.")
        self._stream.show_link(self.tr("Open stream link"), facts.stream, why)
        for copy, address in ((self._copy_page, facts.page), (self._copy_stream, facts.stream)):
            copy.text_to_copy = address or ""
            copy.setEnabled(address is not None)
        self._metered.setVisible(facts.stream is not None)
        self._used.setText(facts.used)
        self._used.setVisible(bool(facts.used))
        self._records.show_records(facts.records)
        self._lines.show_values(self._words.values(facts.upload))

    def show_alone(self, alone: bool) -> None:
        """Take all the room, or stand folded under a track's attributes unless it was opened."""
        self._disclosure.setVisible(not alone)
        self._body.setVisible(alone or self._opened)

    def _add_lines(self) -> None:
        add, code = self._lines.add_words, self._lines.add_code
        add("length", self.tr("Length"))
        add("resolution", self.tr("Resolution"))
        add("rate", self.tr("Frame rate"))
        add("size", self.tr("Size"))
        add("mime", self.tr("File type"))
        add("format", self.tr("Format"))
        add("mp4", self.tr("Best MP4"))
        add("poster", self.tr("Poster frame"))
        add("uploaded", self.tr("Uploaded"))
        add("changed", self.tr("Changed"))
        add("creator", self.tr("Uploaded by"))
        add("virus", self.tr("Virus scan"))
        add("title", self.tr("Title"))
        add("alt", self.tr("Description"))
        add("author", self.tr("Author"))
        add("copyright", self.tr("Copyright"))
        add("notes", self.tr("Notes"))
        add("tags", self.tr("Tags"))
        add("smartTags", self.tr("Smart tags"))
        code("id", self.tr("Video ID"), self.tr("Copy video ID"))
        code("playback", self.tr("Playback ID"), self.tr("Copy playback ID"))
        code("file", self.tr("Path"), self.tr("Copy path"))
        code("address", self.tr("File address"), self.tr("Copy file address"))
        code("md5", self.tr("MD5"), self.tr("Copy MD5"))

    def _build(self) -> None:
        self._body.setObjectName("videoBody")
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        for link, copy in ((self._page, self._copy_page), (self._stream, self._copy_stream)):
            row = QHBoxLayout()
            row.setSpacing(6)
            row.addWidget(link, 1)
            row.addWidget(copy)
            inside.addLayout(row)
        inside.addWidget(self._metered)
        inside.addSpacing(6)
        inside.addWidget(self._used)
        inside.addWidget(self._records)
        inside.addSpacing(6)
        inside.addWidget(self._lines)
        head = QHBoxLayout()
        head.addWidget(self._disclosure)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._body)
        self.show_alone(False)

    def _turn(self) -> None:
        self._opened = not self._opened
        self._body.setVisible(self._opened)
        self._disclosure.show_icon("chevron-down" if self._opened else "chevron-right")
