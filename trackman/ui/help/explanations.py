"""Words that explain controls which do not explain themselves."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from PySide6.QtCore import QObject


class Explanations(QObject):
    """Explanations by the object names of the controls, in the language of the program."""

    def of(self, name: str) -> str:
        """Return what a control is for; empty where its tooltip says it."""
        if name in self._named:
            return self._named[name]
        return next((words for end, words in self._by_end.items() if name.endswith(end)), "")

    @cached_property
    def _by_end(self) -> Mapping[str, str]:
        """Controls that do the same in many places, by the ends of their names."""
        close = self.tr("Closes this window. Escape does the same.")
        again = self.tr("Tries once more what did not work.")
        return {
            "Header": self.tr(
                "Titles of the columns. Click one to sort where that is possible; the menu on a "
                "title shows and hides columns."
            ),
            "Cancel": self.tr("Closes this window and changes nothing. Escape does the same."),
            "Close": close,
            "Again": again,
            "Retry": again,
            "ProblemButton": again,
            "RecordMore": self.tr("Shows the other records that use this video."),
        }

    @cached_property
    def _named(self) -> Mapping[str, str]:
        return {
            **self._of_library(),
            **self._of_filters(),
            **self._of_tracks(),
            **self._of_text(),
            **self._of_editor(),
            **self._of_comparison(),
            **self._of_reviews(),
            **self._of_player(),
            **self._of_all_tracks(),
            **self._of_activity(),
            **self._of_adding(),
            **self._of_dialogs(),
            **self._of_rules(),
            **self._of_settings(),
            **self._of_checks(),
            **self._of_sign_in(),
            **self._of_help(),
        }

    def _of_library(self) -> Mapping[str, str]:
        every = self.tr("Forgets search and filters, so that all videos are listed.")
        return {
            "openFieldEdit": self.tr(
                "Paste the link of a video, a record or an upload in DatoCMS, or a video ID, and "
                "press Return to see its tracks. Down offers the videos you opened last."
            ),
            "searchVideos": self.tr(
                "Lists only videos that match these words. Down goes on to the list."
            ),
            "videos": self.tr("The videos of the project. Return or a click shows the tracks."),
            "libraryNoMatchButton": every,
            "libraryNoRecentButton": self.tr("Lists all videos instead of those you opened last."),
            "libraryStripButton": self.tr("Tries once more to read the library."),
            "nameQuestionEdit": self.tr("The name under which this search and its filters return."),
            "nameQuestionAction": self.tr("Keeps search and filters as a view with this name."),
        }

    def _of_filters(self) -> Mapping[str, str]:
        begin = self.tr("Lists only videos uploaded on this day or later.")
        end = self.tr("Lists only videos uploaded on this day or before.")
        return {
            "filterUploaded": self.tr("Lists only videos that were uploaded in this time."),
            "filterFrom": begin,
            "filterFromEdit": begin,
            "filterTo": end,
            "filterToEdit": end,
            "filterLanguage": self.tr(
                "Lists only videos without subtitles in this language. It covers the videos whose "
                "tracks trackman has seen."
            ),
            "filterErrored": self.tr("Lists only videos with a track that failed in DatoCMS."),
            "filterTag": self.tr("Lists only videos with this tag."),
            "filterCollection": self.tr("Lists only videos of this collection."),
            "filterUsed": self.tr(
                "Lists only videos that records use, or only those that none uses."
            ),
            "filterClear": self.tr("Forgets all filters."),
            "filterDone": self.tr("Closes the filters; what is chosen stays in force."),
        }

    def _of_tracks(self) -> Mapping[str, str]:
        return {
            "tracks": self.tr(
                "The subtitle and audio tracks of the video. Select one to look at it, or several "
                "to work on them together. Return goes to the subtitles."
            ),
            "addTracksButton": self.tr("Makes tracks of subtitle or audio files."),
            "tracksStartButton": self.tr("Goes to the field for a link or video ID."),
            "reason": self.tr(
                "Why the track is deleted, for the history. Suggestions are kept in Settings › "
                "Deleting. Escape goes back to the tracks."
            ),
            "videoButton": self.tr("Shows the facts about the video, such as who uses it."),
            "rawAnswerButton": self.tr("Shows what DatoCMS answered, as it came."),
            "rawAnswerText": self.tr("The answer of DatoCMS as it came, to read and copy."),
            "workTabs": self.tr("Parts of the work on the track that have no room side by side."),
            "messageAction": self.tr("Does what the message offers."),
            "messageCancel": self.tr(
                "Cancels what hasn’t been sent yet. Work that DatoCMS accepted continues."
            ),
        }

    def _of_text(self) -> Mapping[str, str]:
        return {
            "cues": self.tr(
                "The cues with their times and findings. Return plays from the cue; the letters "
                "of the player work here, too."
            ),
            "searchText": self.tr(
                "Finds words in the subtitles. Return goes on to the next place, Shift+Return back."
            ),
            "goToCue": self.tr("Goes to the cue that the message is about."),
            "textPageButton": self.tr("Tries once more to read the subtitles."),
        }

    def _of_editor(self) -> Mapping[str, str]:
        cue, time = self.tr("The number of a cue."), self.tr("When this cue is to begin.")
        return {
            "editorCues": self.tr(
                "The cues to edit. Return or typing changes the text, a double click on a time "
                "changes that."
            ),
            "cueText": self.tr(
                "The text of the cue. Return begins a new line, Ctrl+Return leaves."
            ),
            "cueTime": self.tr("A time such as 1:02:03.5. Return takes it, Escape leaves it."),
            "discardDraft": self.tr("Throws your changes away, after a question."),
            "keepDraft": self.tr("Goes on with your draft; the published subtitles are not used."),
            "useCurrent": self.tr("Throws your draft away and begins with what is published now."),
            "changes": self.tr("Your changes, before and after, cue by cue."),
            "changesBack": self.tr("Goes back to editing; nothing is published."),
            "findWanted": self.tr("The text to look for in all cues."),
            "findBy": self.tr("The text to put in its place; empty to remove it."),
            "findCase": self.tr("Tells capital and small letters apart."),
            "findWord": self.tr("Finds whole words only."),
            "replacements": self.tr("The places that were found, with what each would become."),
            "replaceOne": self.tr("Replaces the selected place and goes on to the next one."),
            "replaceAll": self.tr("Replaces all places in one step, which Undo takes back."),
            "shiftBy": self.tr("Seconds to move by; with a minus to earlier times."),
            "shiftAll": self.tr("Moves the times of all cues."),
            "shiftRest": self.tr("Moves the times of this cue and of all that follow."),
            "stretchCueA": cue,
            "stretchCueB": cue,
            "stretchTimeA": time,
            "stretchTimeB": time,
            "stretchDo": self.tr("Stretches all times so that both cues begin when you said."),
        }

    def _of_reviews(self) -> Mapping[str, str]:
        return {
            "reviewCues": self.tr(
                "The cues of the track to decide on, with what was noticed under them. The keys "
                "below decide; Return moves the video to a cue."
            ),
            "reviewCuesBeside": self.tr(
                "Another language of this video, or a saved version. It follows the cue you are at."
            ),
            "reviewFindings": self.tr(
                "What was noticed in the text, the worst first. Return or a click shows the place."
            ),
            "judgedPageButton": self.tr("Tries once more to read the text, or plays the sound."),
            "done-review-overview": self.tr("Shows what was decided before it is carried out."),
            "done-review-skipped": self.tr("Shows the skipped tracks once more."),
            "queuesTable": self.tr(
                "Reviews on this computer. Return goes on with the selected one, Delete removes it "
                "after a question."
            ),
            "reviewStatisticsFormat": self.tr("The kind of file to save."),
            "reviewStatisticsSave": self.tr("Asks where to save the statistics."),
            "splitParts": self.tr("How many files there shall be, one for each person."),
            "done-review-leave": self.tr("Leaves the review. What was decided stays."),
        }

    def _of_comparison(self) -> Mapping[str, str]:
        keep = self.tr("Keeps this track and deletes the other one.")
        delete = self.tr("Deletes this track.")
        return {
            "comparison": self.tr("Two tracks side by side; what differs is marked."),
            "comparisonLeftKeep": keep,
            "comparisonRightKeep": keep,
            "comparisonLeftDelete": delete,
            "comparisonRightDelete": delete,
        }

    def _of_player(self) -> Mapping[str, str]:
        return {
            "playVideo": self.tr("Plays the video. Streaming counts towards your DatoCMS quota."),
            "playPosition": self.tr("Where the video is. Drag it, or use the arrow keys."),
            "playVolume": self.tr("How loud the video is."),
            "playBackHere": self.tr("Brings the player back into this window."),
        }

    def _of_all_tracks(self) -> Mapping[str, str]:
        return {
            "projectTabs": self.tr("What there is to see of all videos together."),
            "allTracksTable": self.tr(
                "Every track of every video, as the scan saw it last. Click a title to sort, hold "
                "Shift to sort by several; Return opens the video at the track. Paste IDs or links "
                "to see only those."
            ),
            "filterTracks": self.tr(
                "Lists only tracks whose file name, name, language code or ID holds these words."
            ),
            "tracksNothingButton": self.tr("Forgets view, filter and rule."),
            "foundCues": self.tr(
                "The cues that were found. Return or a double click opens the video there."
            ),
            "foundNothingButton": self.tr("Shows where the project can be scanned."),
            "wordListsTable": self.tr(
                "Lists of words, each with the number of cues found since you last looked."
            ),
            "wordListsEdit": self.tr("Changes the name and the words of the selected list."),
            "wordListsRemove": self.tr("Removes the selected list. Subtitles stay as they are."),
            "wordListSave": self.tr("Keeps the list on this computer."),
            "coverage": self.tr(
                "What each video has in each language. A click or Return shows the tracks, a "
                "click on a language all that its figure counts."
            ),
            "coverageLanguages": self.tr("Languages, with the share of videos that have them."),
            "coverageVideos": self.tr("The videos. A click shows the tracks of one."),
            "filterCoverage": self.tr("Shows only videos whose name or ID holds these words."),
            "coverageNothingButton": self.tr("Forgets words and filters of the coverage."),
            "coverageEmptyButton": self.tr("Shows where the project can be scanned."),
            "accessibilityLanguage": self.tr("The language of videos that nothing else tells."),
            "accessibilityFormat": self.tr("The kind of file to save."),
            "accessibilitySave": self.tr("Asks where to save the report."),
        }

    def _of_activity(self) -> Mapping[str, str]:
        return {
            "activityTabs": self.tr(
                "What runs now, what was deleted lately, and all that was done."
            ),
            "activityTable": self.tr("What runs, waits or did not work, with the reason."),
            "deletedTable": self.tr("Deleted tracks with a backup. Select some to restore them."),
            "historyTable": self.tr("All that was ever done with trackman on this computer."),
            "searchDeleted": self.tr("Lists only deleted tracks that hold these words."),
            "searchHistory": self.tr("Lists only entries that hold these words."),
            "moderationPeriod": self.tr("The days that the report is about."),
            "moderationProject": self.tr("The project that the report is about."),
            "moderationFirst": self.tr("The first day of the period."),
            "moderationLast": self.tr("The last day of the period, itself included."),
            "moderationFormat": self.tr("The kind of file to save."),
            "moderationSave": self.tr("Asks where to save the report."),
            "historyNothingButton": self.tr("Forgets search and filters of the history."),
        }

    def _of_adding(self) -> Mapping[str, str]:
        return {
            "files": self.tr(
                "The files to add. Correct kind, language and name in the cells; the space bar "
                "takes a file or leaves it out."
            ),
            "addTracksFiles": self.tr("Chooses subtitle or audio files on this computer."),
            "addTracksFolder": self.tr("Takes all subtitle and audio files of a folder."),
            "filePreview": self.tr("The cues of the selected file, as they would be added."),
            "filePlay": self.tr("Plays the video with the cues of the file."),
            "fileLanguage": self.tr("The language code of the track, such as pt or pt-BR."),
            "fileEncoding": self.tr(
                "The encoding of the file. Choose another if letters are wrong."
            ),
            "fileFrameRate": self.tr("Pictures per second, for files that count in pictures."),
            "fileTakeName": self.tr("Gives the track this name, which is free."),
        }

    def _of_dialogs(self) -> Mapping[str, str]:
        return {
            "questionAction": self.tr("Does what the question says."),
            "questionCancel": self.tr("Changes nothing. Escape does the same."),
            "nameClashEdit": self.tr("A name that no other track of the video has."),
            "nameClashRename": self.tr("Restores the track with this name."),
            "nameClashReplace": self.tr("Deletes the track that has the name, then restores."),
            "elsewhereAction": self.tr("Restores the tracks into the video given."),
            "trackChangeName": self.tr("The name that viewers see in the player’s menu."),
            "trackChangeCode": self.tr("The language code of the track, such as it or pt-BR."),
            "trackChangeCaptions": self.tr("Marks subtitles that also tell sounds and speakers."),
            "trackChangeAction": self.tr(
                "Makes the track anew with these details and the same subtitles. Undo takes it "
                "back."
            ),
            "generationLanguage": self.tr("The language that is spoken in the video."),
            "generationAction": self.tr("Has DatoCMS make subtitles of the sound."),
            "versionsTable": self.tr("All subtitles of the track that trackman saved."),
            "versionsRestore": self.tr("Puts this version in place of the subtitles of now."),
            "versionsSave": self.tr("Saves this version as a file."),
        }

    def _of_rules(self) -> Mapping[str, str]:
        languages = self.tr("Ticked languages are the ones that are meant.")
        return {
            "ruleKind": self.tr("Only tracks of this kind."),
            "ruleLanguages": self.tr("Only tracks in some languages, or in all but these."),
            "ruleLanguageList": languages,
            "ruleStatus": self.tr("Only tracks with this status."),
            "ruleCaptions": self.tr("Only tracks that are closed captions, or only others."),
            "ruleName": self.tr("Only tracks whose names contain this."),
            "ruleDoubles": self.tr(
                "Only tracks of which the same video has another one like it. One of them is kept."
            ),
            "ruleKeep": self.tr("The one of several like each other that is kept."),
            "ruleFindings": self.tr(
                "Only subtitles in which the checks found something, or nothing."
            ),
            "ruleText": self.tr(
                "Only subtitles that contain this phrase, as far as they were read."
            ),
            "ruleUsed": self.tr("Only tracks of videos that records use, or that none uses."),
            "ruleTag": self.tr("Only tracks of videos with this tag."),
            "ruleCollection": self.tr("Only tracks of videos in this collection."),
            "ruleTracks": self.tr(
                "Tracks the rule means. Space ticks the selected ones or unticks them; only ticked "
                "ones are deleted."
            ),
            "foundTracks": self.tr(
                "Shows the tracks of what was found in the table of all tracks."
            ),
            "foundSave": self.tr("Keeps the search as a word list, which counts new hits."),
            "foundReplace": self.tr(
                "Replaces words in all tracks that were found. You see each change before."
            ),
            "replaceChanges": self.tr(
                "Cues that would change, as they are and as they would be. Space ticks the "
                "selected ones or unticks them; only ticked ones are changed."
            ),
            "replacePublish": self.tr(
                "Reads each text once more, makes what is ticked and puts the new text in place of "
                "the old one. Undo brings all of them back."
            ),
            "keepLanguagesList": self.tr("Languages to keep; tracks in all others are shown next."),
            "keepLanguagesKind": self.tr("Kinds of tracks that are looked at."),
            "bulkQuestionTracks": self.tr("The tracks that are to be deleted."),
            "stagedFilter": self.tr("Which decisions of the review are listed."),
            "stagedDecisions": self.tr(
                "What was decided, and what can be done about it now. Space ticks or unticks the "
                "selected rows; the words below the list are about the current one."
            ),
            "typedCountEdit": self.tr("Type the number of tracks, so that nothing goes by a slip."),
        }

    def _of_settings(self) -> Mapping[str, str]:
        return {
            "settingsTabs": self.tr("Groups of settings. What you choose takes effect at once."),
            "resetSettings": self.tr("Gives all settings their first values, but your own lists."),
            "language": self.tr("The language of trackman, and of dates, sizes and numbers."),
            "theme": self.tr("Light, dark, or as the system has it."),
            "contrast": self.tr("Black, white and strong colours, with lines around everything."),
            "lessMotion": self.tr("Progress stands still; its words still change."),
            "startMuted": self.tr("Videos begin without sound until you turn it on."),
            "notifyWhenDone": self.tr(
                "Your system shows how a scan or bulk work ended while another window is in front. "
                "It names numbers only."
            ),
            "jobLimit": self.tr("How long trackman waits for DatoCMS before it looks for itself."),
            "paceShare": self.tr("How much of the requests DatoCMS allows trackman may use."),
            "cacheSize": self.tr("How much of the disk thumbnails may take."),
            "emptyCache": self.tr("Removes all thumbnails and texts that can be fetched again."),
            "openFolder": self.tr("Opens the folder with all that trackman keeps here."),
            "typeCountAbove": self.tr("0 asks for the number each time many tracks are deleted."),
            "reasonRequired": self.tr("Nothing can be deleted before a reason is given."),
            "reviewerName": self.tr("Empty, your name is that of your account on this computer."),
            "applyAtOnce": self.tr("The key that decides for a deletion deletes at once."),
            "secondApproval": self.tr("Delete, rules and commands then lead to a review."),
            "reasonList": self.tr("Reasons that are offered next to Delete, one per line."),
            "keepBackups": self.tr("How long subtitles of deleted tracks can be restored."),
            "listenToEvents": self.tr(
                "Off, trackman speaks to the hosts above alone and asks DatoCMS itself."
            ),
            "checkConnection": self.tr("Tries every host that trackman needs, one by one."),
            "copyNetwork": self.tr("Copies all of this page, for whoever looks after the network."),
        }

    def _of_checks(self) -> Mapping[str, str]:
        return {
            "preset": self.tr("The style guide whose limits the checks go by."),
            "wordList": self.tr("Words that are flagged in subtitles, one per line."),
            "speed": self.tr("More characters per second than this are a finding."),
            "line": self.tr("Longer lines than this are a finding."),
            "lines": self.tr("More lines in a cue than this are a finding."),
            "shortest": self.tr("A cue that is shown for less time is a finding."),
            "longest": self.tr("A cue that is shown for more time is a finding."),
            "gap": self.tr("A shorter pause between two cues is a finding."),
            "covered": self.tr("A video with a smaller share of subtitled time is a finding."),
        }

    def _of_sign_in(self) -> Mapping[str, str]:
        return {
            "tokenEdit": self.tr(
                "The API token of the project, from Project settings › API tokens in DatoCMS. It "
                "is kept in the keyring of this computer only."
            ),
            "signIn": self.tr("Checks the token with DatoCMS. Nothing is changed there."),
            "makeToken": self.tr("Shows the steps to create a token."),
            "askForToken": self.tr("Shows a message for someone who can create a token."),
            "copyTokenRequest": self.tr("Copies the message with all that the token needs."),
            "keepForSession": self.tr("Goes on without the keyring; the token is asked for again."),
            "anotherToken": self.tr("Goes back to enter another token."),
            "openLibrary": self.tr("Goes on to the videos of the project."),
        }

    def _of_help(self) -> Mapping[str, str]:
        return {
            "paletteEntries": self.tr("Commands, views and videos. A click does what it says."),
            "keySearch": self.tr("Lists only commands whose menu, words or key hold this."),
            "keyTable": self.tr("All commands with their keys. Return gives one another key."),
            "keyRecorder": self.tr("Press the key that the command is to have."),
            "keyCancel": self.tr("Closes this window; the command keeps its key."),
            "logSearch": self.tr("Lists only entries that hold these words."),
            "logTable": self.tr(
                "What trackman wrote down, the latest last. Ctrl+C copies entries."
            ),
            "logEntry": self.tr("All of the selected entry, such as where an error happened."),
            "diagnosticsText": self.tr("What helps support. Read it before you pass it on."),
            "errorReportText": self.tr(
                "What is known of the error. Read it before you pass it on."
            ),
            "updatesOpen": self.tr("Opens the download page in your browser."),
        }
