<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ActivityWording</name>
    <message numerus="yes">
        <source>%Ln cues, {size}</source>
        <translation>
            <numerusform>%Ln cue, {size}</numerusform>
            <numerusform>%Ln cues, {size}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo deletion of %Ln tracks</source>
        <translation>
            <numerusform>Undo deletion of %Ln track</numerusform>
            <numerusform>Undo deletion of %Ln tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AddTracksDialog</name>
    <message numerus="yes">
        <source>Too many files at once: %Ln were left out.</source>
        <translation>
            <numerusform>Too many files at once: %Ln was left out.</numerusform>
            <numerusform>Too many files at once: %Ln were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln tracks</source>
        <translation>
            <numerusform>Add %Ln track</numerusform>
            <numerusform>Add %Ln tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files can’t be added as they are.</source>
        <translation>
            <numerusform>%Ln file can’t be added as it is.</numerusform>
            <numerusform>%Ln files can’t be added as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArchiveController</name>
    <message numerus="yes">
        <source>Journal and %Ln backups exported to {file}.</source>
        <translation>
            <numerusform>Journal and %Ln backup exported to {file}.</numerusform>
            <numerusform>Journal and %Ln backups exported to {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln backups were skipped because they are damaged. Choose Check backups for details.</source>
        <translation>
            <numerusform>%Ln backup was skipped because it is damaged. Choose Check backups for details.</numerusform>
            <numerusform>%Ln backups were skipped because they are damaged. Choose Check backups for details.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported %Ln entries of the history.</source>
        <translation>
            <numerusform>Imported %Ln entry of the history.</numerusform>
            <numerusform>Imported %Ln entries of the history.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported %Ln backups.</source>
        <translation>
            <numerusform>Imported %Ln backup.</numerusform>
            <numerusform>Imported %Ln backups.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries were already here.</source>
        <translation>
            <numerusform>%Ln entry was already here.</numerusform>
            <numerusform>%Ln entries were already here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checked %Ln backups. None is missing or damaged.</source>
        <translation>
            <numerusform>Checked %Ln backup. It is intact.</numerusform>
            <numerusform>Checked %Ln backups. None is missing or damaged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{damaged} of %Ln backups can’t be restored. {names}</source>
        <translation>
            <numerusform>{damaged} of %Ln backup can’t be restored. {names}</numerusform>
            <numerusform>{damaged} of %Ln backups can’t be restored. {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln backups are older than {days} days, the limit in your settings.</source>
        <extracomment>{days} is the limit that was chosen: 30 or more.</extracomment>
        <translation>
            <numerusform>%Ln backup is older than {days} days, the limit in your settings.</numerusform>
            <numerusform>%Ln backups are older than {days} days, the limit in your settings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln backups. Their tracks can’t be restored.</source>
        <translation>
            <numerusform>Removed %Ln backup. Its track can’t be restored.</numerusform>
            <numerusform>Removed %Ln backups. Their tracks can’t be restored.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangesController</name>
    <message numerus="yes">
        <source>%Ln cues</source>
        <translation>
            <numerusform>%Ln cue</numerusform>
            <numerusform>%Ln cues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks downloaded to {file}.</source>
        <translation>
            <numerusform>%Ln track downloaded to {file}.</numerusform>
            <numerusform>%Ln tracks downloaded to {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks couldn’t be fetched.</source>
        <translation>
            <numerusform>%Ln track couldn’t be fetched.</numerusform>
            <numerusform>%Ln tracks couldn’t be fetched.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln tracks to which video?</source>
        <translation>
            <numerusform>Copy %Ln track to which video?</numerusform>
            <numerusform>Copy %Ln tracks to which video?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangesPage</name>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln changed</numerusform>
            <numerusform>%Ln changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln added</source>
        <translation>
            <numerusform>%Ln added</numerusform>
            <numerusform>%Ln added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln removed</source>
        <translation>
            <numerusform>%Ln removed</numerusform>
            <numerusform>%Ln removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparisonPage</name>
    <message numerus="yes">
        <source>%Ln of {total} places differ</source>
        <translation>
            <numerusform>%Ln of {total} places differs</numerusform>
            <numerusform>%Ln of {total} places differ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Confirmation</name>
    <message numerus="yes">
        <source>Delete %Ln tracks?</source>
        <translation>
            <numerusform>Delete %Ln track?</numerusform>
            <numerusform>Delete %Ln tracks?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>Delete %Ln track</numerusform>
            <numerusform>Delete %Ln tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln track</numerusform>
            <numerusform>%Ln tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConsequenceWording</name>
    <message numerus="yes">
        <source>Used by %Ln records</source>
        <translation>
            <numerusform>Used by %Ln record</numerusform>
            <numerusform>Used by %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>used by %Ln records</source>
        <translation>
            <numerusform>used by %Ln record</numerusform>
            <numerusform>used by %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln had failed processing anyway</source>
        <translation>
            <numerusform>%Ln had failed processing anyway</numerusform>
            <numerusform>%Ln had failed processing anyway</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln others in the same languages stay</source>
        <translation>
            <numerusform>%Ln other in the same language stays</numerusform>
            <numerusform>%Ln others in the same languages stay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln others in the same languages are being prepared</source>
        <translation>
            <numerusform>%Ln other in the same language is being prepared</numerusform>
            <numerusform>%Ln others in the same languages are being prepared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The video is used by %Ln records, see below.</source>
        <translation>
            <numerusform>The video is used by %Ln record, see below.</numerusform>
            <numerusform>The video is used by %Ln records, see below.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CuesModel</name>
    <message numerus="yes">
        <source>Text · %Ln cues</source>
        <translation>
            <numerusform>Text · %Ln cue</numerusform>
            <numerusform>Text · %Ln cues</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DecisionBar</name>
    <message numerus="yes">
        <source>%Ln tracks selected</source>
        <translation>
            <numerusform>%Ln track selected</numerusform>
            <numerusform>%Ln tracks selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>Delete %Ln track</numerusform>
            <numerusform>Delete %Ln tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeletedTab</name>
    <message numerus="yes">
        <source>%Ln deleted tracks</source>
        <translation>
            <numerusform>%Ln deleted track</numerusform>
            <numerusform>%Ln deleted tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore %Ln tracks into which video?</source>
        <translation>
            <numerusform>Restore %Ln track into which video?</numerusform>
            <numerusform>Restore %Ln tracks into which video?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeletionWording</name>
    <message numerus="yes">
        <source>%Ln have no backup and can’t be restored.</source>
        <translation>
            <numerusform>%Ln has no backup and can’t be restored.</numerusform>
            <numerusform>%Ln have no backup and can’t be restored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are saved as they are, but trackman can’t prove that they can be restored.</source>
        <translation>
            <numerusform>%Ln is saved as it is, but trackman can’t prove that it can be restored.</numerusform>
            <numerusform>%Ln are saved as they are, but trackman can’t prove that they can be restored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln was cancelled before it started.</numerusform>
            <numerusform>%Ln were cancelled before they started.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks deleted.</source>
        <translation>
            <numerusform>%Ln track deleted.</numerusform>
            <numerusform>%Ln tracks deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditingWording</name>
    <message numerus="yes">
        <source>The times of %Ln cues were not valid and are written anew.</source>
        <translation>
            <numerusform>The times of %Ln cue were not valid and are written anew.</numerusform>
            <numerusform>The times of %Ln cues were not valid and are written anew.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues without readable times stay in the file as they are.</source>
        <translation>
            <numerusform>%Ln cue without readable times stays in the file as it is.</numerusform>
            <numerusform>%Ln cues without readable times stay in the file as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditorTools</name>
    <message numerus="yes">
        <source>Break %Ln long lines</source>
        <translation>
            <numerusform>Break %Ln long line</numerusform>
            <numerusform>Break %Ln long lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End %Ln overlaps</source>
        <translation>
            <numerusform>End %Ln overlap</numerusform>
            <numerusform>End %Ln overlaps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adjust %Ln short gaps</source>
        <translation>
            <numerusform>Adjust %Ln short gap</numerusform>
            <numerusform>Adjust %Ln short gaps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln empty cues</source>
        <translation>
            <numerusform>Delete %Ln empty cue</numerusform>
            <numerusform>Delete %Ln empty cues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Repair %Ln damaged cues</source>
        <translation>
            <numerusform>Repair %Ln damaged cue</numerusform>
            <numerusform>Repair %Ln damaged cues</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryDetails</name>
    <message numerus="yes">
        <source>%Ln rows selected</source>
        <translation>
            <numerusform>%Ln row selected</numerusform>
            <numerusform>%Ln rows selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks selected</source>
        <translation>
            <numerusform>%Ln track selected</numerusform>
            <numerusform>%Ln tracks selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesDelegate</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation>
            <numerusform>%Ln match</numerusform>
            <numerusform>%Ln matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace %Ln matches in one step</source>
        <translation>
            <numerusform>Replace %Ln match in one step</numerusform>
            <numerusform>Replace %Ln matches in one step</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingWording</name>
    <message numerus="yes">
        <source>%Ln errors</source>
        <translation>
            <numerusform>%Ln error</numerusform>
            <numerusform>%Ln errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warnings</source>
        <translation>
            <numerusform>%Ln warning</numerusform>
            <numerusform>%Ln warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notes</source>
        <translation>
            <numerusform>%Ln note</numerusform>
            <numerusform>%Ln notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln finding</numerusform>
            <numerusform>%Ln findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln running</numerusform>
            <numerusform>%Ln running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GenerationWording</name>
    <message numerus="yes">
        <source>DatoCMS generates subtitles only in the first %Ln days. This video was uploaded on {day}.</source>
        <translation>
            <numerusform>DatoCMS generates subtitles only in the first %Ln day. This video was uploaded on {day}.</numerusform>
            <numerusform>DatoCMS generates subtitles only in the first %Ln days. This video was uploaded on {day}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It works in the first %Ln days after the upload. DatoCMS doesn’t tell when this video was uploaded.</source>
        <translation>
            <numerusform>It works in the first %Ln day after the upload. DatoCMS doesn’t tell when this video was uploaded.</numerusform>
            <numerusform>It works in the first %Ln days after the upload. DatoCMS doesn’t tell when this video was uploaded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It works in the first %Ln days after the upload. This video was uploaded on {day}, so it works only if its file was replaced since.</source>
        <translation>
            <numerusform>It works in the first %Ln day after the upload. This video was uploaded on {day}, so it works only if its file was replaced since.</numerusform>
            <numerusform>It works in the first %Ln days after the upload. This video was uploaded on {day}, so it works only if its file was replaced since.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryWording</name>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln finding</numerusform>
            <numerusform>%Ln findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln track</numerusform>
            <numerusform>%Ln tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln video</numerusform>
            <numerusform>%Ln videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours</source>
        <translation>
            <numerusform>%Ln hour</numerusform>
            <numerusform>%Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln seconds</source>
        <translation>
            <numerusform>%Ln second</numerusform>
            <numerusform>%Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Seen %Ln minutes ago</source>
        <translation>
            <numerusform>Seen %Ln minute ago</numerusform>
            <numerusform>Seen %Ln minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Seen %Ln hours ago</source>
        <translation>
            <numerusform>Seen %Ln hour ago</numerusform>
            <numerusform>Seen %Ln hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Seen %Ln days ago</source>
        <translation>
            <numerusform>Seen %Ln day ago</numerusform>
            <numerusform>Seen %Ln days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message numerus="yes">
        <source>%Ln minutes ago</source>
        <translation>
            <numerusform>%Ln minute ago</numerusform>
            <numerusform>%Ln minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours ago</source>
        <translation>
            <numerusform>%Ln hour ago</numerusform>
            <numerusform>%Ln hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days ago</source>
        <translation>
            <numerusform>%Ln day ago</numerusform>
            <numerusform>%Ln days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message numerus="yes">
        <source>Reachable, %Ln ms</source>
        <translation>
            <numerusform>Reachable, %Ln ms</numerusform>
            <numerusform>Reachable, %Ln ms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them can’t be reached</source>
        <translation>
            <numerusform>%Ln of them can’t be reached</numerusform>
            <numerusform>%Ln of them can’t be reached</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message numerus="yes">
        <source>%Ln polls</source>
        <translation>
            <numerusform>%Ln poll</numerusform>
            <numerusform>%Ln polls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryController</name>
    <message numerus="yes">
        <source>%Ln finished.</source>
        <translation>
            <numerusform>%Ln finished.</numerusform>
            <numerusform>%Ln finished.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln did not happen.</source>
        <translation>
            <numerusform>%Ln did not happen.</numerusform>
            <numerusform>%Ln did not happen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are not confirmed yet.</source>
        <translation>
            <numerusform>%Ln is not confirmed yet.</numerusform>
            <numerusform>%Ln are not confirmed yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hadn’t been sent and were cancelled.</source>
        <translation>
            <numerusform>%Ln hadn’t been sent and was cancelled.</numerusform>
            <numerusform>%Ln hadn’t been sent and were cancelled.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreProgress</name>
    <message numerus="yes">
        <source>%Ln tracks restored.</source>
        <translation>
            <numerusform>%Ln track restored.</numerusform>
            <numerusform>%Ln tracks restored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln couldn’t be verified. See Activity.</source>
        <translation>
            <numerusform>%Ln couldn’t be verified. See Activity.</numerusform>
            <numerusform>%Ln couldn’t be verified. See Activity.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln was cancelled before it started.</numerusform>
            <numerusform>%Ln were cancelled before they started.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message numerus="yes">
        <source>Copy %Ln rows as text</source>
        <translation>
            <numerusform>Copy %Ln row as text</numerusform>
            <numerusform>Copy %Ln rows as text</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TextWording</name>
    <message numerus="yes">
        <source>%Ln cues</source>
        <translation>
            <numerusform>%Ln cue</numerusform>
            <numerusform>%Ln cues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues have times that no player can read.</source>
        <translation>
            <numerusform>%Ln cue has times that no player can read.</numerusform>
            <numerusform>%Ln cues have times that no player can read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are not shown here.</source>
        <translation>
            <numerusform>%Ln of them is not shown here.</numerusform>
            <numerusform>%Ln of them are not shown here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TracksHead</name>
    <message numerus="yes">
        <source>%Ln with errors</source>
        <translation>
            <numerusform>%Ln with errors</numerusform>
            <numerusform>%Ln with errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln track</numerusform>
            <numerusform>%Ln tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndoController</name>
    <message numerus="yes">
        <source>Undo replacement of %Ln tracks</source>
        <translation>
            <numerusform>Undo replacement of %Ln track</numerusform>
            <numerusform>Undo replacement of %Ln tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo deletion of %Ln tracks</source>
        <translation>
            <numerusform>Undo deletion of %Ln track</numerusform>
            <numerusform>Undo deletion of %Ln tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln have no backup and can’t be restored.</source>
        <translation>
            <numerusform>%Ln has no backup and can’t be restored.</numerusform>
            <numerusform>%Ln have no backup and can’t be restored.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VersionsModel</name>
    <message numerus="yes">
        <source>%Ln cues, {size}</source>
        <translation>
            <numerusform>%Ln cue, {size}</numerusform>
            <numerusform>%Ln cues, {size}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_BatchWording</name>
    <message numerus="yes">
        <source>%Ln tracks added.</source>
        <translation>
            <numerusform>%Ln track added.</numerusform>
            <numerusform>%Ln tracks added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln was cancelled before it started.</numerusform>
            <numerusform>%Ln were cancelled before they started.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks replaced.</source>
        <translation>
            <numerusform>%Ln track replaced.</numerusform>
            <numerusform>%Ln tracks replaced.</numerusform>
        </translation>
    </message>
</context>
</TS>
