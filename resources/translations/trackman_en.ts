<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AccessibilityDialog</name>
    <message numerus="yes">
        <source>%Ln videos are left out: their tracks were not read yet.</source>
        <translation>
            <numerusform>%Ln video is left out: its tracks were not read yet.</numerusform>
            <numerusform>%Ln videos are left out: their tracks were not read yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Takes %Ln requests, one for each used video without captions.</source>
        <translation>
            <numerusform>Takes %Ln request, one for each used video without captions.</numerusform>
            <numerusform>Takes %Ln requests, one for each used video without captions.</numerusform>
        </translation>
    </message>
</context>
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
        <source>%Ln running</source>
        <extracomment>Counts of operations in a list: “3 running, 12 waiting, 1 with a problem”.</extracomment>
        <translation>
            <numerusform>%Ln running</numerusform>
            <numerusform>%Ln running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <extracomment>A count of operations, in a list of counts.</extracomment>
        <translation>
            <numerusform>%Ln waiting</numerusform>
            <numerusform>%Ln waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with a problem</source>
        <extracomment>A count of operations, in a list of counts.</extracomment>
        <translation>
            <numerusform>%Ln with a problem</numerusform>
            <numerusform>%Ln with a problem</numerusform>
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
    <name>AftermathWording</name>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln video</numerusform>
            <numerusform>%Ln videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks of {videos}</source>
        <translation>
            <numerusform>%Ln track of {videos}</numerusform>
            <numerusform>%Ln tracks of {videos}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos lose their only closed captions.</source>
        <translation>
            <numerusform>%Ln video loses its only closed captions.</numerusform>
            <numerusform>%Ln videos lose their only closed captions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos lose their last audio track.</source>
        <translation>
            <numerusform>%Ln video loses its last audio track.</numerusform>
            <numerusform>%Ln videos lose their last audio track.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the videos are used in records.</source>
        <translation>
            <numerusform>%Ln of the videos is used in records.</numerusform>
            <numerusform>%Ln of the videos are used in records.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks can’t be restored: {reasons}.</source>
        <translation>
            <numerusform>%Ln track can’t be restored: {reasons}.</numerusform>
            <numerusform>%Ln tracks can’t be restored: {reasons}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>trackman backs up %Ln tracks first, so deleting them can be undone.</source>
        <translation>
            <numerusform>trackman backs up %Ln track first, so deleting it can be undone.</numerusform>
            <numerusform>trackman backs up %Ln tracks first, so deleting them can be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks had already vanished at the last scan and are left out.</source>
        <translation>
            <numerusform>%Ln track had already vanished at the last scan and is left out.</numerusform>
            <numerusform>%Ln tracks had already vanished at the last scan and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos will have no subtitles left, such as {names}.</source>
        <extracomment>{names} are some of the videos.</extracomment>
        <translation>
            <numerusform>%Ln video will have no subtitles left, such as {names}.</numerusform>
            <numerusform>%Ln videos will have no subtitles left, such as {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos will have no subtitles left: {names}.</source>
        <translation>
            <numerusform>%Ln video will have no subtitles left: {names}.</numerusform>
            <numerusform>%Ln videos will have no subtitles left: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more languages</source>
        <translation>
            <numerusform>%Ln more language</numerusform>
            <numerusform>%Ln more languages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln audio tracks</source>
        <translation>
            <numerusform>%Ln audio track</numerusform>
            <numerusform>%Ln audio tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln errored</source>
        <translation>
            <numerusform>%Ln errored</numerusform>
            <numerusform>%Ln errored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still being prepared</source>
        <translation>
            <numerusform>%Ln still being prepared</numerusform>
            <numerusform>%Ln still being prepared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a subtitle file</source>
        <translation>
            <numerusform>%Ln without a subtitle file</numerusform>
            <numerusform>%Ln without a subtitle file</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AllTracksTab</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Judge the %Ln selected tracks one after another</source>
        <translation>
            <numerusform>Judge the %Ln selected track</numerusform>
            <numerusform>Judge the %Ln selected tracks one after another</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Judge the %Ln listed tracks one after another</source>
        <translation>
            <numerusform>Judge the %Ln listed track</numerusform>
            <numerusform>Judge the %Ln listed tracks one after another</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AllTracksWording</name>
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
</context>
<context>
    <name>ApplyingWording</name>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>Delete %Ln track</numerusform>
            <numerusform>Delete %Ln tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out: they are gone, have changed, or couldn’t be checked.</source>
        <translation>
            <numerusform>%Ln track is left out: it is gone, has changed, or couldn’t be checked.</numerusform>
            <numerusform>%Ln tracks are left out: they are gone, have changed, or couldn’t be checked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions approved. Save the review as a file and give it back, or apply them here.</source>
        <translation>
            <numerusform>%Ln deletion approved. Save the review as a file and give it back, or apply it here.</numerusform>
            <numerusform>%Ln deletions approved. Save the review as a file and give it back, or apply them here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions refused: these tracks stay. Save the review as a file and give it back.</source>
        <translation>
            <numerusform>%Ln deletion refused: this track stays. Save the review as a file and give it back.</numerusform>
            <numerusform>%Ln deletions refused: these tracks stay. Save the review as a file and give it back.</numerusform>
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
        <source>%Ln reviews are in it, too.</source>
        <translation>
            <numerusform>%Ln review is in it, too.</numerusform>
            <numerusform>%Ln reviews are in it, too.</numerusform>
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
        <source>Imported %Ln reviews.</source>
        <translation>
            <numerusform>Imported %Ln review.</numerusform>
            <numerusform>Imported %Ln reviews.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviews were already here.</source>
        <translation>
            <numerusform>%Ln review was already here.</numerusform>
            <numerusform>%Ln reviews were already here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are decided differently. They stay undecided until somebody decides again.</source>
        <translation>
            <numerusform>%Ln track is decided differently. It stays undecided until somebody decides again.</numerusform>
            <numerusform>%Ln tracks are decided differently. They stay undecided until somebody decides again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviews couldn’t be imported.</source>
        <translation>
            <numerusform>%Ln review couldn’t be imported.</numerusform>
            <numerusform>%Ln reviews couldn’t be imported.</numerusform>
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
        <source>and %Ln more backups</source>
        <translation>
            <numerusform>and %Ln more backup</numerusform>
            <numerusform>and %Ln more backups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} backups can’t be restored. {names}</source>
        <extracomment>The plural is that of the first number, which counts the damaged ones.</extracomment>
        <translation>
            <numerusform>%Ln of {total} backups can’t be restored. {names}</numerusform>
            <numerusform>%Ln of {total} backups can’t be restored. {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln backups are older than the limit in your settings ({limit}).</source>
        <extracomment>{limit} is such as “90 days”.</extracomment>
        <translation>
            <numerusform>%Ln backup is older than the limit in your settings ({limit}).</numerusform>
            <numerusform>%Ln backups are older than the limit in your settings ({limit}).</numerusform>
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
    <name>BulkQuestion</name>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>Delete %Ln track</numerusform>
            <numerusform>Delete %Ln tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkWording</name>
    <message numerus="yes">
        <source>%Ln still being deleted</source>
        <translation>
            <numerusform>%Ln still being deleted</numerusform>
            <numerusform>%Ln still being deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks deleted</source>
        <translation>
            <numerusform>%Ln track deleted</numerusform>
            <numerusform>%Ln tracks deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln had vanished already</source>
        <translation>
            <numerusform>%Ln had vanished already</numerusform>
            <numerusform>%Ln had vanished already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed since the scan and were left out</source>
        <translation>
            <numerusform>%Ln changed since the scan and was left out</numerusform>
            <numerusform>%Ln changed since the scan and were left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cancelled</source>
        <translation>
            <numerusform>%Ln cancelled</numerusform>
            <numerusform>%Ln cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be restored</source>
        <translation>
            <numerusform>%Ln could not be restored</numerusform>
            <numerusform>%Ln could not be restored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks restored</source>
        <translation>
            <numerusform>%Ln track restored</numerusform>
            <numerusform>%Ln tracks restored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln couldn’t be verified</source>
        <translation>
            <numerusform>%Ln couldn’t be verified</numerusform>
            <numerusform>%Ln couldn’t be verified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still being restored</source>
        <translation>
            <numerusform>%Ln still being restored</numerusform>
            <numerusform>%Ln still being restored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln s left</source>
        <translation>
            <numerusform>%Ln s left</numerusform>
            <numerusform>%Ln s left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min left</source>
        <translation>
            <numerusform>%Ln min left</numerusform>
            <numerusform>%Ln min left</numerusform>
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
        <source>%Ln cues changed</source>
        <translation>
            <numerusform>%Ln cue changed</numerusform>
            <numerusform>%Ln cues changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues added</source>
        <translation>
            <numerusform>%Ln cue added</numerusform>
            <numerusform>%Ln cues added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues removed</source>
        <translation>
            <numerusform>%Ln cue removed</numerusform>
            <numerusform>%Ln cues removed</numerusform>
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
        <source>and %Ln more tracks</source>
        <translation>
            <numerusform>and %Ln more track</numerusform>
            <numerusform>and %Ln more tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks couldn’t be backed up</source>
        <translation>
            <numerusform>%Ln track couldn’t be backed up</numerusform>
            <numerusform>%Ln tracks couldn’t be backed up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>DatoCMS is still deleting %Ln tracks and will continue.</source>
        <translation>
            <numerusform>DatoCMS is still deleting %Ln track and will continue.</numerusform>
            <numerusform>DatoCMS is still deleting %Ln tracks and will continue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>DatoCMS is still working on %Ln tracks and will continue.</source>
        <translation>
            <numerusform>DatoCMS is still working on %Ln track and will continue.</numerusform>
            <numerusform>DatoCMS is still working on %Ln tracks and will continue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are being replaced. If you quit now, the video may have the old and the new one until you start trackman again; it then keeps one of them and tells you which. Your subtitles stay on this computer.</source>
        <translation>
            <numerusform>%Ln track is being replaced. If you quit now, the video may have the old and the new one until you start trackman again; it then keeps one of them and tells you which. Your subtitles stay on this computer.</numerusform>
            <numerusform>%Ln tracks are being replaced. If you quit now, the video may have the old and the new one until you start trackman again; it then keeps one of them and tells you which. Your subtitles stay on this computer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are still waiting and won’t be changed.</source>
        <translation>
            <numerusform>%Ln track is still waiting and won’t be changed.</numerusform>
            <numerusform>%Ln tracks are still waiting and won’t be changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more tracks are to be deleted. trackman offers to go on with them the next time you start it.</source>
        <translation>
            <numerusform>%Ln more track is to be deleted. trackman offers to go on with it the next time you start it.</numerusform>
            <numerusform>%Ln more tracks are to be deleted. trackman offers to go on with them the next time you start it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>trackman backs up %Ln tracks first, so deleting them can be undone.</source>
        <translation>
            <numerusform>trackman backs up %Ln track first, so deleting it can be undone.</numerusform>
            <numerusform>trackman backs up %Ln tracks first, so deleting them can be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can’t back up audio.</source>
        <translation>
            <numerusform>Deleting %Ln track can’t be undone: trackman can’t back up audio.</numerusform>
            <numerusform>Deleting %Ln tracks can’t be undone: trackman can’t back up audio.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can’t back up errored tracks, which have no subtitles.</source>
        <translation>
            <numerusform>Deleting %Ln track can’t be undone: trackman can’t back up errored tracks, which have no subtitles.</numerusform>
            <numerusform>Deleting %Ln tracks can’t be undone: trackman can’t back up errored tracks, which have no subtitles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can’t back up tracks that are still being prepared.</source>
        <translation>
            <numerusform>Deleting %Ln track can’t be undone: trackman can’t back up tracks that are still being prepared.</numerusform>
            <numerusform>Deleting %Ln tracks can’t be undone: trackman can’t back up tracks that are still being prepared.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can back up only subtitles that are ready.</source>
        <translation>
            <numerusform>Deleting %Ln track can’t be undone: trackman can back up only subtitles that are ready.</numerusform>
            <numerusform>Deleting %Ln tracks can’t be undone: trackman can back up only subtitles that are ready.</numerusform>
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
        <source>%Ln other tracks in the same languages stay</source>
        <translation>
            <numerusform>%Ln other track in the same language stays</numerusform>
            <numerusform>%Ln other tracks in the same languages stay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other tracks in the same languages are being prepared</source>
        <translation>
            <numerusform>%Ln other track in the same language is being prepared</numerusform>
            <numerusform>%Ln other tracks in the same languages are being prepared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks had failed processing anyway</source>
        <translation>
            <numerusform>%Ln track had failed processing anyway</numerusform>
            <numerusform>%Ln tracks had failed processing anyway</numerusform>
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
    <name>CoverageTab</name>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln video</numerusform>
            <numerusform>%Ln videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln videos</source>
        <translation>
            <numerusform>{shown} of %Ln video</numerusform>
            <numerusform>{shown} of %Ln videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos not read yet</source>
        <translation>
            <numerusform>%Ln video not read yet</numerusform>
            <numerusform>%Ln videos not read yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CueSearchTab</name>
    <message numerus="yes">
        <source>Subtitles of %Ln tracks were read</source>
        <translation>
            <numerusform>Subtitles of %Ln track were read</numerusform>
            <numerusform>Subtitles of %Ln tracks were read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues found</source>
        <translation>
            <numerusform>%Ln cue found</numerusform>
            <numerusform>%Ln cues found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln cues found</source>
        <translation>
            <numerusform>More than %Ln cue found</numerusform>
            <numerusform>More than %Ln cues found</numerusform>
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
    <name>DeletionOffer</name>
    <message numerus="yes">
        <source>Go on with %Ln deletions</source>
        <translation>
            <numerusform>Go on with %Ln deletion</numerusform>
            <numerusform>Go on with %Ln deletions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %Ln tracks</source>
        <translation>
            <numerusform>Keep %Ln track</numerusform>
            <numerusform>Keep %Ln tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are kept.</source>
        <translation>
            <numerusform>%Ln track is kept.</numerusform>
            <numerusform>%Ln tracks are kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeletionWording</name>
    <message numerus="yes">
        <source>%Ln tracks have no backup and can’t be restored.</source>
        <translation>
            <numerusform>%Ln track has no backup and can’t be restored.</numerusform>
            <numerusform>%Ln tracks have no backup and can’t be restored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are saved as they are, but trackman can’t prove that they can be restored.</source>
        <translation>
            <numerusform>%Ln track is saved as it is, but trackman can’t prove that it can be restored.</numerusform>
            <numerusform>%Ln tracks are saved as they are, but trackman can’t prove that they can be restored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln deletion was cancelled before it started.</numerusform>
            <numerusform>%Ln deletions were cancelled before they started.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks deleted.</source>
        <translation>
            <numerusform>%Ln track deleted.</numerusform>
            <numerusform>%Ln tracks deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks deleted. The other rows show the reason.</source>
        <translation>
            <numerusform>%Ln of {total} tracks deleted. The other rows show the reason.</numerusform>
            <numerusform>%Ln of {total} tracks deleted. The other rows show the reason.</numerusform>
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
    <name>ErrorDialog</name>
    <message numerus="yes">
        <source>It happened %Ln times.</source>
        <translation>
            <numerusform>It happened %Ln time.</numerusform>
            <numerusform>It happened %Ln times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesDelegate</name>
    <message numerus="yes">
        <source>and %Ln more problems</source>
        <translation>
            <numerusform>and %Ln more problem</numerusform>
            <numerusform>and %Ln more problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message numerus="yes">
        <source>DatoCMS can’t filter by tracks. This filter covers the %Ln videos you have already opened in trackman.</source>
        <translation>
            <numerusform>DatoCMS can’t filter by tracks. This filter covers the %Ln video you have already opened in trackman.</numerusform>
            <numerusform>DatoCMS can’t filter by tracks. This filter covers the %Ln videos you have already opened in trackman.</numerusform>
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
    <message numerus="yes">
        <source>Cues {numbers} and %Ln more</source>
        <extracomment>{numbers} is a list such as “3, 4, 5”; the others are only counted.</extracomment>
        <translation>
            <numerusform>Cues {numbers} and %Ln more</numerusform>
            <numerusform>Cues {numbers} and %Ln more</numerusform>
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
    <name>GuideWindow</name>
    <message numerus="yes">
        <source>%Ln places found</source>
        <translation>
            <numerusform>%Ln place found</numerusform>
            <numerusform>%Ln places found</numerusform>
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
    <name>KeySheet</name>
    <message numerus="yes">
        <source>%Ln entries of the settings file are no keys, and are ignored.</source>
        <translation>
            <numerusform>%Ln entry of the settings file is no key, and is ignored.</numerusform>
            <numerusform>%Ln entries of the settings file are no keys, and are ignored.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LanguageList</name>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln track</numerusform>
            <numerusform>%Ln tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftDeletionsController</name>
    <message numerus="yes">
        <source>%Ln deletions are left out: in the review, the decision was taken back or is another one now.</source>
        <translation>
            <numerusform>%Ln deletion is left out: in the review, the decision was taken back or is another one now.</numerusform>
            <numerusform>%Ln deletions are left out: in the review, the decision was taken back or is another one now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions are left out: the review holds them, because an approval or a reason is missing.</source>
        <translation>
            <numerusform>%Ln deletion is left out: the review holds it, because an approval or a reason is missing.</numerusform>
            <numerusform>%Ln deletions are left out: the review holds them, because an approval or a reason is missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions are left out: these tracks were deleted in another way.</source>
        <translation>
            <numerusform>%Ln deletion is left out: this track was deleted in another way.</numerusform>
            <numerusform>%Ln deletions are left out: these tracks were deleted in another way.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftOutWording</name>
    <message numerus="yes">
        <source>%Ln changes are made in the subtitles as they are at DatoCMS now. Each track is saved on this computer first, then a new one takes its place. Undo brings all of them back.</source>
        <translation>
            <numerusform>%Ln change is made in the subtitles as they are at DatoCMS now. Each track is saved on this computer first, then a new one takes its place. Undo brings all of them back.</numerusform>
            <numerusform>%Ln changes are made in the subtitles as they are at DatoCMS now. Each track is saved on this computer first, then a new one takes its place. Undo brings all of them back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publish %Ln tracks?</source>
        <translation>
            <numerusform>Publish %Ln track?</numerusform>
            <numerusform>Publish %Ln tracks?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publish %Ln tracks</source>
        <translation>
            <numerusform>Publish %Ln track</numerusform>
            <numerusform>Publish %Ln tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are being published</source>
        <translation>
            <numerusform>%Ln track is being published</numerusform>
            <numerusform>%Ln tracks are being published</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes were left out, because the text was changed meanwhile: {names}.</source>
        <translation>
            <numerusform>%Ln change was left out, because the text was changed meanwhile: {names}.</numerusform>
            <numerusform>%Ln changes were left out, because the text was changed meanwhile: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because they are not ready: {names}.</source>
        <translation>
            <numerusform>%Ln track is left out, because it is not ready: {names}.</numerusform>
            <numerusform>%Ln tracks are left out, because they are not ready: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because their text was not read yet: {names}.</source>
        <translation>
            <numerusform>%Ln track is left out, because its text was not read yet: {names}.</numerusform>
            <numerusform>%Ln tracks are left out, because their text was not read yet: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left alone, because they have an unpublished draft: {names}.</source>
        <translation>
            <numerusform>%Ln track is left alone, because it has an unpublished draft: {names}.</numerusform>
            <numerusform>%Ln tracks are left alone, because they have an unpublished draft: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because they are being changed already: {names}.</source>
        <translation>
            <numerusform>%Ln track is left out, because it is being changed already: {names}.</numerusform>
            <numerusform>%Ln tracks are left out, because they are being changed already: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because they no longer exist: {names}.</source>
        <translation>
            <numerusform>%Ln track is left out, because it no longer exists: {names}.</numerusform>
            <numerusform>%Ln tracks are left out, because they no longer exist: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because their text was changed meanwhile: {names}.</source>
        <translation>
            <numerusform>%Ln track is left out, because its text was changed meanwhile: {names}.</numerusform>
            <numerusform>%Ln tracks are left out, because their text was changed meanwhile: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because their text could not be read: {names}.</source>
        <translation>
            <numerusform>%Ln track is left out, because its text could not be read: {names}.</numerusform>
            <numerusform>%Ln tracks are left out, because their text could not be read: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
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
        <source>%Ln match</source>
        <extracomment>A count of videos.</extracomment>
        <translation>
            <numerusform>%Ln matches</numerusform>
            <numerusform>%Ln match</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} match</source>
        <extracomment>Both are counts of videos; the plural is that of the first.</extracomment>
        <translation>
            <numerusform>%Ln of {total} matches</numerusform>
            <numerusform>%Ln of {total} match</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>trackman knows the tracks of the %Ln videos you have opened in it.</source>
        <translation>
            <numerusform>trackman knows the tracks of the %Ln video you have opened in it.</numerusform>
            <numerusform>trackman knows the tracks of the %Ln videos you have opened in it.</numerusform>
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
    <message numerus="yes">
        <source>%Ln errored</source>
        <extracomment>A count of tracks, in a list of counts under a video’s name.</extracomment>
        <translation>
            <numerusform>%Ln errored</numerusform>
            <numerusform>%Ln errored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln preparing</source>
        <extracomment>A count of tracks, in a list of counts under a video’s name.</extracomment>
        <translation>
            <numerusform>%Ln preparing</numerusform>
            <numerusform>%Ln preparing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
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
    <message numerus="yes">
        <source>%Ln days</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes ago</source>
        <comment>within a sentence</comment>
        <translation>
            <numerusform>%Ln minute ago</numerusform>
            <numerusform>%Ln minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours ago</source>
        <comment>within a sentence</comment>
        <translation>
            <numerusform>%Ln hour ago</numerusform>
            <numerusform>%Ln hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days ago</source>
        <comment>within a sentence</comment>
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
        <source>%Ln hosts can’t be reached</source>
        <translation>
            <numerusform>%Ln host can’t be reached</numerusform>
            <numerusform>%Ln hosts can’t be reached</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticesController</name>
    <message numerus="yes">
        <source>%Ln videos read</source>
        <translation>
            <numerusform>%Ln video read</numerusform>
            <numerusform>%Ln videos read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new tracks</source>
        <translation>
            <numerusform>%Ln new track</numerusform>
            <numerusform>%Ln new tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks gone</source>
        <translation>
            <numerusform>%Ln track gone</numerusform>
            <numerusform>%Ln tracks gone</numerusform>
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
    <name>QueueWording</name>
    <message numerus="yes">
        <source>{decided} of %Ln decided</source>
        <extracomment>{decided} is a number, of tracks.</extracomment>
        <translation>
            <numerusform>{decided} of %Ln decided</numerusform>
            <numerusform>{decided} of %Ln decided</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflicts</source>
        <translation>
            <numerusform>%Ln conflict</numerusform>
            <numerusform>%Ln conflicts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceivedDialog</name>
    <message numerus="yes">
        <source>{tracks}, %Ln of them new</source>
        <extracomment>{tracks} is a number of tracks; the other number is how many of them are new.</extracomment>
        <translation>
            <numerusform>{tracks}, %Ln of them new</numerusform>
            <numerusform>{tracks}, %Ln of them new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln records are here with other content. What was not changed by hand counts.</source>
        <translation>
            <numerusform>%Ln record is here with other content. What was not changed by hand counts.</numerusform>
            <numerusform>%Ln records are here with other content. What was not changed by hand counts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln records are about tracks this review doesn’t have. They are kept, and count once a file with these tracks is added.</source>
        <translation>
            <numerusform>%Ln record is about a track this review doesn’t have. It is kept, and counts once a file with this track is added.</numerusform>
            <numerusform>%Ln records are about tracks this review doesn’t have. They are kept, and count once a file with these tracks is added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are decided differently. They stay undecided until somebody decides again:</source>
        <translation>
            <numerusform>%Ln track is decided differently. It stays undecided until somebody decides again:</numerusform>
            <numerusform>%Ln tracks are decided differently. They stay undecided until somebody decides again:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>And %Ln more.</numerusform>
            <numerusform>And %Ln more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordLinks</name>
    <message numerus="yes">
        <source>Show %Ln more records</source>
        <translation>
            <numerusform>Show %Ln more record</numerusform>
            <numerusform>Show %Ln more records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryController</name>
    <message numerus="yes">
        <source>%Ln earlier deletions haven’t been done since.</source>
        <translation>
            <numerusform>%Ln earlier deletion hasn’t been done since.</numerusform>
            <numerusform>%Ln earlier deletions haven’t been done since.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations finished.</source>
        <translation>
            <numerusform>%Ln operation finished.</numerusform>
            <numerusform>%Ln operations finished.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations did not happen.</source>
        <translation>
            <numerusform>%Ln operation did not happen.</numerusform>
            <numerusform>%Ln operations did not happen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations are not confirmed yet.</source>
        <translation>
            <numerusform>%Ln operation is not confirmed yet.</numerusform>
            <numerusform>%Ln operations are not confirmed yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions hadn’t been sent.</source>
        <translation>
            <numerusform>%Ln deletion hadn’t been sent.</numerusform>
            <numerusform>%Ln deletions hadn’t been sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations hadn’t been sent and were cancelled.</source>
        <translation>
            <numerusform>%Ln operation hadn’t been sent and was cancelled.</numerusform>
            <numerusform>%Ln operations hadn’t been sent and were cancelled.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message numerus="yes">
        <source>In the %Ln tracks that the search found</source>
        <translation>
            <numerusform>In the %Ln track that the search found</numerusform>
            <numerusform>In the %Ln tracks that the search found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes</source>
        <translation>
            <numerusform>%Ln change</numerusform>
            <numerusform>%Ln changes</numerusform>
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
        <source>Publish %Ln tracks…</source>
        <translation>
            <numerusform>Publish %Ln track…</numerusform>
            <numerusform>Publish %Ln tracks…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreProgress</name>
    <message numerus="yes">
        <source>%Ln of {total} tracks restored.</source>
        <translation>
            <numerusform>%Ln of {total} tracks restored.</numerusform>
            <numerusform>%Ln of {total} tracks restored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks restored.</source>
        <translation>
            <numerusform>%Ln track restored.</numerusform>
            <numerusform>%Ln tracks restored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks couldn’t be verified. See Activity.</source>
        <translation>
            <numerusform>%Ln track couldn’t be verified. See Activity.</numerusform>
            <numerusform>%Ln tracks couldn’t be verified. See Activity.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln restores were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln restore was cancelled before it started.</numerusform>
            <numerusform>%Ln restores were cancelled before they started.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreProgressWording</name>
    <message numerus="yes">
        <source>%Ln cues, starting with {first}</source>
        <extracomment>A part of a sentence: how many cues differ, and the number of the first.</extracomment>
        <translation>
            <numerusform>%Ln cue, starting with {first}</numerusform>
            <numerusform>%Ln cues, starting with {first}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message numerus="yes">
        <source>{names} and %Ln more</source>
        <extracomment>{names} is a list of sandboxes; the others are only counted.</extracomment>
        <translation>
            <numerusform>{names} and %Ln more</numerusform>
            <numerusform>{names} and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewController</name>
    <message numerus="yes">
        <source>A review holds %Ln tracks at most. It has the first ones.</source>
        <translation>
            <numerusform>A review holds %Ln track at most. It has the first one.</numerusform>
            <numerusform>A review holds %Ln tracks at most. It has the first ones.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewEnding</name>
    <message numerus="yes">
        <source>Look over %Ln deletions…</source>
        <translation>
            <numerusform>Look over %Ln deletion…</numerusform>
            <numerusform>Look over %Ln deletions…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Go through %Ln skipped tracks</source>
        <translation>
            <numerusform>Go to %Ln skipped track</numerusform>
            <numerusform>Go through %Ln skipped tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are decided</source>
        <translation>
            <numerusform>%Ln track is decided</numerusform>
            <numerusform>%Ln tracks are decided</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln finding</numerusform>
            <numerusform>%Ln findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewQueuesController</name>
    <message numerus="yes">
        <source>%Ln decisions and notes could be recovered; others may be missing. Open the files you saved of your reviews to add what is missing.</source>
        <translation>
            <numerusform>%Ln decision or note could be recovered; others may be missing. Open the files you saved of your reviews to add what is missing.</numerusform>
            <numerusform>%Ln decisions and notes could be recovered; others may be missing. Open the files you saved of your reviews to add what is missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions approved</source>
        <translation>
            <numerusform>%Ln deletion approved</numerusform>
            <numerusform>%Ln deletions approved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions refused</source>
        <translation>
            <numerusform>%Ln deletion refused</numerusform>
            <numerusform>%Ln deletions refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions wait for approval</source>
        <translation>
            <numerusform>%Ln deletion waits for approval</numerusform>
            <numerusform>%Ln deletions wait for approval</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts saved in {folder}.</source>
        <translation>
            <numerusform>%Ln part saved in {folder}.</numerusform>
            <numerusform>%Ln parts saved in {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions in it are removed as well. They are on this computer only, unless you saved the review as a file. No tracks are deleted.</source>
        <translation>
            <numerusform>%Ln decision in it is removed as well. It is on this computer only, unless you saved the review as a file. No tracks are deleted.</numerusform>
            <numerusform>%Ln decisions in it are removed as well. They are on this computer only, unless you saved the review as a file. No tracks are deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notes in it are removed as well. They are on this computer only, unless you saved the review as a file. No tracks are deleted.</source>
        <translation>
            <numerusform>%Ln note in it is removed as well. It is on this computer only, unless you saved the review as a file. No tracks are deleted.</numerusform>
            <numerusform>%Ln notes in it are removed as well. They are on this computer only, unless you saved the review as a file. No tracks are deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewWording</name>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>%Ln left</numerusform>
            <numerusform>%Ln left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept</source>
        <translation>
            <numerusform>%Ln kept</numerusform>
            <numerusform>%Ln kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions</source>
        <translation>
            <numerusform>%Ln deletion</numerusform>
            <numerusform>%Ln deletions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fixed</source>
        <translation>
            <numerusform>%Ln fixed</numerusform>
            <numerusform>%Ln fixed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln skipped</numerusform>
            <numerusform>%Ln skipped</numerusform>
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
    <name>RulesDialog</name>
    <message numerus="yes">
        <source>{tracks}, %Ln more unticked</source>
        <extracomment>{tracks} is such as “41 tracks of 12 videos”.</extracomment>
        <translation>
            <numerusform>{tracks}, %Ln more unticked</numerusform>
            <numerusform>{tracks}, %Ln more unticked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>And %Ln more.</numerusform>
            <numerusform>And %Ln more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks…</source>
        <translation>
            <numerusform>Delete %Ln track…</numerusform>
            <numerusform>Delete %Ln tracks…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Review %Ln tracks</source>
        <translation>
            <numerusform>Review %Ln track</numerusform>
            <numerusform>Review %Ln tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScanWording</name>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln video</numerusform>
            <numerusform>%Ln videos</numerusform>
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
        <source>%Ln videos were never looked at.</source>
        <translation>
            <numerusform>%Ln video was never looked at.</numerusform>
            <numerusform>%Ln videos were never looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Subtitles of %Ln tracks were read.</source>
        <translation>
            <numerusform>Subtitles of %Ln track were read.</numerusform>
            <numerusform>Subtitles of %Ln tracks were read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln API calls so far</source>
        <translation>
            <numerusform>%Ln API call so far</numerusform>
            <numerusform>%Ln API calls so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minutes left</source>
        <translation>
            <numerusform>about %Ln minute left</numerusform>
            <numerusform>about %Ln minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hours left</source>
        <translation>
            <numerusform>about %Ln hour left</numerusform>
            <numerusform>about %Ln hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln API calls used this month</source>
        <translation>
            <numerusform>%Ln API call used this month</numerusform>
            <numerusform>%Ln API calls used this month</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln API calls</source>
        <translation>
            <numerusform>%Ln API call</numerusform>
            <numerusform>%Ln API calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minutes</source>
        <translation>
            <numerusform>about %Ln minute</numerusform>
            <numerusform>about %Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hours</source>
        <translation>
            <numerusform>about %Ln hour</numerusform>
            <numerusform>about %Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos can’t be played, so they have no tracks.</source>
        <translation>
            <numerusform>%Ln video can’t be played, so it has no tracks.</numerusform>
            <numerusform>%Ln videos can’t be played, so they have no tracks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are new.</source>
        <translation>
            <numerusform>%Ln track is new.</numerusform>
            <numerusform>%Ln tracks are new.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks vanished.</source>
        <translation>
            <numerusform>%Ln track vanished.</numerusform>
            <numerusform>%Ln tracks vanished.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln subtitles couldn’t be read; the next scan tries again.</source>
        <translation>
            <numerusform>Subtitles of %Ln track couldn’t be read; the next scan tries again.</numerusform>
            <numerusform>%Ln subtitles couldn’t be read; the next scan tries again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln videos were looked at.</source>
        <translation>
            <numerusform>%Ln video was looked at.</numerusform>
            <numerusform>All %Ln videos were looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos were looked at.</source>
        <translation>
            <numerusform>%Ln video was looked at.</numerusform>
            <numerusform>%Ln videos were looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln others showed no sign of a change and were not looked at.</source>
        <translation>
            <numerusform>%Ln other showed no sign of a change and was not looked at.</numerusform>
            <numerusform>%Ln others showed no sign of a change and were not looked at.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message numerus="yes">
        <source>Found %Ln times</source>
        <translation>
            <numerusform>Found %Ln time</numerusform>
            <numerusform>Found %Ln times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpeechWording</name>
    <message numerus="yes">
        <source>Do %Ln texts fit their sounds?</source>
        <translation>
            <numerusform>Does %Ln text fit its sound?</numerusform>
            <numerusform>Do %Ln texts fit their sounds?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Listen to the sounds of %Ln videos?</source>
        <translation>
            <numerusform>Listen to the sound of %Ln video?</numerusform>
            <numerusform>Listen to the sounds of %Ln videos?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln places with speech but no text.</source>
        <translation>
            <numerusform>%Ln place with speech but no text.</numerusform>
            <numerusform>%Ln places with speech but no text.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues where nobody speaks.</source>
        <translation>
            <numerusform>%Ln cue where nobody speaks.</numerusform>
            <numerusform>%Ln cues where nobody speaks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fits, but for %Ln places</source>
        <translation>
            <numerusform>Fits, but for %Ln place</numerusform>
            <numerusform>Fits, but for %Ln places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message numerus="yes">
        <source>Each part has %Ln tracks.</source>
        <translation>
            <numerusform>Each part has %Ln track.</numerusform>
            <numerusform>Each part has %Ln tracks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each part has {least} to %Ln tracks.</source>
        <extracomment>{least} is a number of tracks, as is the other one.</extracomment>
        <translation>
            <numerusform>Each part has {least} to %Ln track.</numerusform>
            <numerusform>Each part has {least} to %Ln tracks.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StagedDialog</name>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>And %Ln more.</numerusform>
            <numerusform>And %Ln more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos have not been looked at yet.</source>
        <translation>
            <numerusform>%Ln video has not been looked at yet.</numerusform>
            <numerusform>%Ln videos have not been looked at yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions</source>
        <translation>
            <numerusform>%Ln deletion</numerusform>
            <numerusform>%Ln deletions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting for my approval</source>
        <translation>
            <numerusform>%Ln waiting for my approval</numerusform>
            <numerusform>%Ln waiting for my approval</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln decisions</source>
        <translation>
            <numerusform>The %Ln decision</numerusform>
            <numerusform>All %Ln decisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %Ln deletions</source>
        <translation>
            <numerusform>Apply %Ln deletion</numerusform>
            <numerusform>Apply %Ln deletions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions wait for your approval</source>
        <translation>
            <numerusform>%Ln deletion waits for your approval</numerusform>
            <numerusform>%Ln deletions wait for your approval</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks can be deleted</source>
        <translation>
            <numerusform>%Ln track can be deleted</numerusform>
            <numerusform>%Ln tracks can be deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions wait for approval</source>
        <translation>
            <numerusform>%Ln deletion waits for approval</numerusform>
            <numerusform>%Ln deletions wait for approval</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StagedWording</name>
    <message numerus="yes">
        <source>Subtitles compared with those decided on: %Ln.</source>
        <translation>
            <numerusform>Subtitles compared with those decided on: %Ln.</numerusform>
            <numerusform>Subtitles compared with those decided on: %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The subtitles of %Ln tracks are compared as each is deleted; what was changed stays.</source>
        <translation>
            <numerusform>The subtitles of %Ln track are compared as it is deleted; if they were changed, it stays.</numerusform>
            <numerusform>The subtitles of %Ln tracks are compared as each is deleted; what was changed stays.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks have no subtitles to compare, only kind, name and language.</source>
        <translation>
            <numerusform>%Ln track has no subtitles to compare, only kind, name and language.</numerusform>
            <numerusform>%Ln tracks have no subtitles to compare, only kind, name and language.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks would be deleted</source>
        <translation>
            <numerusform>%Ln track would be deleted</numerusform>
            <numerusform>%Ln tracks would be deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln held for approval</source>
        <translation>
            <numerusform>%Ln held for approval</numerusform>
            <numerusform>%Ln held for approval</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed or replaced since</source>
        <translation>
            <numerusform>%Ln changed or replaced since</numerusform>
            <numerusform>%Ln changed or replaced since</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone already</source>
        <translation>
            <numerusform>%Ln gone already</numerusform>
            <numerusform>%Ln gone already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need a decision</source>
        <translation>
            <numerusform>%Ln needs a decision</numerusform>
            <numerusform>%Ln need a decision</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln couldn’t be checked</source>
        <translation>
            <numerusform>%Ln couldn’t be checked</numerusform>
            <numerusform>%Ln couldn’t be checked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message numerus="yes">
        <source>and %Ln more tracks</source>
        <translation>
            <numerusform>and %Ln more track</numerusform>
            <numerusform>and %Ln more tracks</numerusform>
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
    <name>TrackFacts</name>
    <message numerus="yes">
        <source>%Ln saved versions</source>
        <translation>
            <numerusform>%Ln saved version</numerusform>
            <numerusform>%Ln saved versions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more in the history</source>
        <translation>
            <numerusform>and %Ln more in the history</numerusform>
            <numerusform>and %Ln more in the history</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrackListWording</name>
    <message numerus="yes">
        <source>All %Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>All %Ln found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines lead to another project or environment</source>
        <translation>
            <numerusform>%Ln line leads to another project or environment</numerusform>
            <numerusform>%Ln lines lead to another project or environment</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln track IDs copied</source>
        <translation>
            <numerusform>%Ln track ID copied</numerusform>
            <numerusform>%Ln track IDs copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out: their video has a track of the same kind and name.</source>
        <translation>
            <numerusform>%Ln track is left out: its video has a track of the same kind and name.</numerusform>
            <numerusform>%Ln tracks are left out: their video has a track of the same kind and name.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks can’t be put back: no scan has read their subtitles, or the video is gone.</source>
        <translation>
            <numerusform>%Ln track can’t be put back: no scan has read its subtitles, or the video is gone.</numerusform>
            <numerusform>%Ln tracks can’t be put back: no scan has read their subtitles, or the video is gone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back %Ln of the selected tracks?</source>
        <translation>
            <numerusform>Put back %Ln of the selected tracks?</numerusform>
            <numerusform>Put back %Ln of the selected tracks?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back %Ln tracks</source>
        <translation>
            <numerusform>Put back %Ln track</numerusform>
            <numerusform>Put back %Ln tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No track vanished more than %Ln days ago.</source>
        <translation>
            <numerusform>No track vanished more than %Ln day ago.</numerusform>
            <numerusform>No track vanished more than %Ln days ago.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forget %Ln vanished tracks?</source>
        <translation>
            <numerusform>Forget %Ln vanished track?</numerusform>
            <numerusform>Forget %Ln vanished tracks?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>trackman has read the subtitles of %Ln of them. Once forgotten, these can’t be put back.</source>
        <translation>
            <numerusform>trackman has read the subtitles of %Ln of them. Once forgotten, it can’t be put back.</numerusform>
            <numerusform>trackman has read the subtitles of %Ln of them. Once forgotten, these can’t be put back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forget %Ln tracks</source>
        <translation>
            <numerusform>Forget %Ln track</numerusform>
            <numerusform>Forget %Ln tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln vanished tracks forgotten</source>
        <translation>
            <numerusform>%Ln vanished track forgotten</numerusform>
            <numerusform>%Ln vanished tracks forgotten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks exported</source>
        <translation>
            <numerusform>%Ln track exported</numerusform>
            <numerusform>%Ln tracks exported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TracksHead</name>
    <message numerus="yes">
        <source>%Ln tracks with errors</source>
        <translation>
            <numerusform>%Ln track with errors</numerusform>
            <numerusform>%Ln tracks with errors</numerusform>
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
        <source>Redo replacement of %Ln tracks</source>
        <translation>
            <numerusform>Redo replacement of %Ln track</numerusform>
            <numerusform>Redo replacement of %Ln tracks</numerusform>
        </translation>
    </message>
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
        <source>%Ln tracks have no backup and can’t be restored.</source>
        <translation>
            <numerusform>%Ln track has no backup and can’t be restored.</numerusform>
            <numerusform>%Ln tracks have no backup and can’t be restored.</numerusform>
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
        <source>%Ln of {total} tracks added. The other rows show the reason.</source>
        <translation>
            <numerusform>%Ln of {total} tracks added. The other rows show the reason.</numerusform>
            <numerusform>%Ln of {total} tracks added. The other rows show the reason.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks added. See Activity for the others.</source>
        <translation>
            <numerusform>%Ln of {total} tracks added. See Activity for the others.</numerusform>
            <numerusform>%Ln of {total} tracks added. See Activity for the others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln additions were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln addition was cancelled before it started.</numerusform>
            <numerusform>%Ln additions were cancelled before they started.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks replaced.</source>
        <translation>
            <numerusform>%Ln track replaced.</numerusform>
            <numerusform>%Ln tracks replaced.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks replaced.</source>
        <translation>
            <numerusform>%Ln of {total} tracks replaced.</numerusform>
            <numerusform>%Ln of {total} tracks replaced.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln replacements were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln replacement was cancelled before it started.</numerusform>
            <numerusform>%Ln replacements were cancelled before they started.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Lists</name>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
</context>
</TS>
