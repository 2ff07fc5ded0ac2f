"""Commands of the menus and keys."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QMenuBar, QWidget

from trackman.ui.shell.menus import Menus
from trackman.ui.shell.workspace import Workspace
from trackman.ui.widgets.keys import keys


class Commands(QObject):
    """Connects the menus of `window` to what they are about."""

    keys_chosen = Signal(object)
    """This `KeyMap` is wanted from now on."""
    palette_opened = Signal(object)
    """This `Palette` is open, and takes more entries."""

    def __init__(self, window: QMainWindow, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._window = window
        self._workspace = workspace
        self._tracks = workspace.tracks
        self._work = workspace.work
        self._decision = workspace.work.decision
        bar = QMenuBar()
        window.setMenuBar(bar)  # of the one before, Qt lets go
        self.menus = Menus(self, bar, workspace.library.find_action)
        delete, *copying = self.menus.of_the_table()
        because = self.menus.delete_because.menuAction()
        menus = self.menus
        changing = [
            *(menus.replace, menus.change, menus.versions, menus.copy_to, menus.generate),
        ]
        self._tracks.set_table_actions(
            [
                delete,
                because,
                menus.review,
                *changing,
                *copying,
                menus.copy_track_link,
                menus.compare,
                menus.check_sound,
            ]
        )
        self._connect_window()
        self._connect_work()
        self._enable()
        self._answer_in_dialogs()

    def _connect_window(self) -> None:
        menus, workspace = self.menus, self._workspace
        menus.open_video.triggered.connect(workspace.header.field.focus)
        menus.quit.triggered.connect(self._window.close)
        menus.refresh.triggered.connect(workspace.header.refresh_requested)
        menus.show_videos.triggered.connect(workspace.panes.toggle_fold)
        menus.show_videos.setChecked(not workspace.panes.is_folded)
        workspace.panes.folded.connect(lambda folded: menus.show_videos.setChecked(not folded))
        menus.reset_layout.triggered.connect(workspace.reset_layout)
        menus.next_pane.triggered.connect(lambda: workspace.go_to_pane(1))
        menus.pane_before.triggered.connect(lambda: workspace.go_to_pane(-1))
        menus.settings.triggered.connect(workspace.header.switcher.settings_requested)
        menus.sort_chosen.connect(self._tracks.sort)
        menus.palette.triggered.connect(self._show_palette)
        menus.keys.triggered.connect(self._show_keys)
        menus.whats_this.triggered.connect(self._explain)
        menus.about.triggered.connect(self._show_about)

    def _connect_work(self) -> None:
        menus, work, decision = self.menus, self._work, self._decision
        menus.add.triggered.connect(self._tracks.add_wanted)
        menus.delete.triggered.connect(decision.request_delete)
        menus.select_bad.triggered.connect(self._tracks.select_bad)
        menus.delete_because.aboutToShow.connect(self._offer_reasons)
        menus.next_track.triggered.connect(decision.next_requested)
        menus.restore.triggered.connect(work.request_restore)
        menus.copy_id.triggered.connect(self._copy_ids)
        menus.copy_name.triggered.connect(self._copy_names)
        menus.larger.triggered.connect(lambda: work.zoom_text(1))
        menus.smaller.triggered.connect(lambda: work.zoom_text(-1))
        menus.normal.triggered.connect(lambda: work.zoom_text(0))
        menus.open_page.triggered.connect(work.open_page)
        menus.copy_page.triggered.connect(work.copy_page)
        menus.copy_link.triggered.connect(work.copy_link)
        menus.copy_track_link.triggered.connect(self._copy_track_link)
        menus.save_chosen.connect(work.request_file)
        menus.edit.triggered.connect(work.request_edit)
        menus.export_findings.triggered.connect(work.request_findings)
        for action in menus.playback:
            action.triggered.connect(self._play)
        for changed in (self._tracks.delete_changed, decision.changed, work.changed):
            changed.connect(self._enable)

    def _enable(self) -> None:
        menus, work = self.menus, self._work
        none = None if self._tracks.selection else self.tr("Select a track.")
        compared = self.tr("Select one or two tracks of a video with several subtitles.")
        silent = self.tr("Open a video that can be played.")
        unread = self.tr("Select a track whose subtitles can be read.")
        unread_all = (
            None if self._tracks.selects_texts() else self.tr("Select tracks with subtitles.")
        )
        _allow(menus.delete, self._decision.why_not())
        _allow(menus.delete_because.menuAction(), self._decision.why_not_with_reason())
        _allow(menus.add, self._tracks.why_no_addition())
        _allow(menus.paste, self._tracks.why_no_addition())
        _allow(menus.generate, self._tracks.why_no_generation())
        _allow(menus.copy_id, none)
        _allow(menus.copy_name, none)
        single = self.tr("Select one track with subtitles.")
        one_track = None if len(self._tracks.selection) == 1 else self.tr("Select one track.")
        _allow(menus.replace, self._tracks.why_not() or one_track)
        _allow(menus.change, self._why_no_change(single))
        _allow(menus.versions, None if self._tracks.has_one_text() else single)
        _allow(menus.copy_to, self._tracks.refused or unread_all)
        _allow(menus.download.menuAction(), None if self._tracks.has_texts() else unread)
        _allow(menus.check_sound, unread_all or (None if work.can_play() else silent))
        _allow(menus.compare, None if self._tracks.can_compare() else compared)
        bad = self._tracks.model.bad_rows()
        _allow(menus.select_bad, None if bad else self.tr("No track is known to have errors."))
        empty = self.tr("Open a video with tracks.")
        _allow(menus.review, None if self._tracks.model.rowCount() else empty)
        _allow(menus.restore, work.why_no_restore())
        _allow(menus.open_page, work.why_no_page())
        _allow(menus.copy_page, work.why_no_page())
        _allow(menus.copy_link, work.why_no_link())
        _allow(menus.copy_track_link, work.why_no_link() or one_track)
        for action in menus.playback:
            _allow(action, None if work.can_play() else silent)
        texts = (
            menus.edit,
            menus.find_text,
            menus.next_finding,
            menus.finding_before,
            menus.export_findings,
        )
        for action in (*texts, menus.save.menuAction()):
            _allow(action, None if work.shows_cues() else unread)

    def _why_no_change(self, single: str) -> str | None:
        """Return why the selected track cannot be changed; None when it can."""
        if not self._tracks.has_one_text():
            return self._tracks.refused or single
        return self._tracks.why_not()

    def _offer_reasons(self) -> None:
        menu = self.menus.delete_because
        menu.clear()
        for reason in self._decision.reason.offered():
            action = menu.addAction(reason.replace("&", "&&"))
            action.triggered.connect(partial(self._delete_because, reason))
        if menu.isEmpty():
            none = self.tr("No reasons yet: add some in Settings › Deleting")
            menu.addAction(none).setEnabled(False)

    def _delete_because(self, reason: str) -> None:
        self._decision.reason.set_text(reason)
        self._decision.request_delete()

    def _play(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._work.playing.do(action.objectName())

    def _copy_ids(self) -> None:
        _copy([track.id for track in self._tracks.selection])

    def _copy_names(self) -> None:
        _copy([track.name for track in self._tracks.selection])

    def _copy_track_link(self) -> None:
        if self._tracks.selection:
            _copy([self._work.link_to(self._tracks.selection[0].id)])

    def _show_palette(self) -> None:
        from trackman.ui.palette.palette import Palette, entries_of

        own = self.menus.palette
        entries = entries_of(self.menus.bar)
        palette = Palette(self._window, [one for one in entries if one.run != own.trigger])
        self.palette_opened.emit(palette)
        palette.open()

    def _show_keys(self) -> None:
        """Show the sheet of keys, or bring the one that is open to the front."""
        from trackman.ui.help.key_sheet import KeySheet

        sheet = self._window.findChild(KeySheet)
        if sheet is None:
            sheet = KeySheet(self._window)
            sheet.keys_chosen.connect(self.keys_chosen)
            sheet.show()
        else:
            sheet.raise_()
            sheet.activateWindow()

    def _explain(self) -> None:
        from trackman.ui.help.explaining import begin_to_explain

        begin_to_explain()

    def _explain_focus(self) -> None:
        from trackman.ui.help.explaining import explain_focus

        explain_focus()

    def _answer_in_dialogs(self) -> None:
        """Let controls explain themselves on Shift+F1, those of dialogs as well.

        In a dialog that stops the window its shortcuts rest, and Qt asks the control itself.
        """
        for key in keys().map.of("whatsThis"):
            QShortcut(QKeySequence(key), self._window).activated.connect(self._explain_focus)
        app = QGuiApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._prepare_answer)

    def _prepare_answer(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now.window() is not self._window:
            from trackman.ui.help.explaining import explain_one

            explain_one(now)

    def _show_about(self) -> None:
        from trackman.ui.help.about import AboutDialog

        AboutDialog(self._window).show()


def _allow(action: QAction, why_not: str | None) -> None:
    """Enable an action, or say in its tooltip why it is off."""
    action.setEnabled(why_not is None)
    action.setToolTip(why_not or "")


def _copy(texts: list[str]) -> None:
    QGuiApplication.clipboard().setText("\n".join(texts))
