<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About trackman</source>
        <translation>Über trackman</translation>
    </message>
    <message>
        <source>Version {version} · Qt {qt}</source>
        <translation>Version {version} · Qt {qt}</translation>
    </message>
    <message>
        <source>Review and delete the subtitle and audio tracks of DatoCMS videos. Free software under the MIT licence. Not made by DatoCMS.</source>
        <translation>Untertitel- und Audiospuren von DatoCMS-Videos prüfen und löschen. Freie Software unter der MIT-Lizenz. Kein Produkt von DatoCMS.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>AccessWording</name>
    <message>
        <source>DatoCMS doesn’t accept the API token</source>
        <translation>DatoCMS akzeptiert das API-Token nicht</translation>
    </message>
    <message>
        <source>The token is wrong or was revoked.</source>
        <translation>Das Token ist falsch oder wurde widerrufen.</translation>
    </message>
    <message>
        <source>DatoCMS no longer accepts the API token</source>
        <translation>DatoCMS akzeptiert das API-Token nicht mehr</translation>
    </message>
    <message>
        <source>The token was revoked, replaced, or has expired. Everything else is kept.</source>
        <translation>Das Token wurde widerrufen oder ersetzt oder ist abgelaufen. Alles andere bleibt erhalten.</translation>
    </message>
    <message>
        <source>trackman needs an API token of your project</source>
        <translation>trackman benötigt ein API-Token Ihres Projekts</translation>
    </message>
    <message>
        <source>In DatoCMS, open Project settings › API tokens and create a token that has access to the Content Management API and whose role can edit uploads in the primary environment. Then copy it.</source>
        <translation>Öffnen Sie in DatoCMS Project settings › API tokens und erstellen Sie ein Token, das Zugriff auf die Content Management API hat und dessen Rolle Uploads in der Primärumgebung bearbeiten darf. Kopieren Sie es dann.</translation>
    </message>
    <message>
        <source>The token contains spaces or line breaks</source>
        <translation>Das Token enthält Leerzeichen oder Zeilenumbrüche</translation>
    </message>
    <message>
        <source>Too much was copied, or the token was broken into lines.</source>
        <translation>Es wurde zu viel kopiert, oder das Token wurde auf mehrere Zeilen verteilt.</translation>
    </message>
    <message>
        <source>This isn’t an API token</source>
        <translation>Das ist kein API-Token</translation>
    </message>
    <message>
        <source>It contains characters that no token has.</source>
        <translation>Es enthält Zeichen, die in keinem Token vorkommen.</translation>
    </message>
    <message>
        <source>This token has no access to the Content Management API</source>
        <translation>Dieses Token hat keinen Zugriff auf die Content Management API</translation>
    </message>
    <message>
        <source>In DatoCMS, open Project settings › API tokens, choose {name}, and allow it access to the Content Management API. Then try again with the same token.</source>
        <translation>Öffnen Sie in DatoCMS Project settings › API tokens, wählen Sie {name} und erlauben Sie den Zugriff auf die Content Management API. Versuchen Sie es dann mit demselben Token erneut.</translation>
    </message>
    <message>
        <source>DatoCMS knows the token, but it doesn’t open a project. Use a token from Project settings › API tokens with access to the Content Management API.</source>
        <translation>DatoCMS kennt das Token, aber es öffnet kein Projekt. Verwenden Sie ein Token aus Project settings › API tokens mit Zugriff auf die Content Management API.</translation>
    </message>
    <message>
        <source>This computer has no keyring</source>
        <translation>Dieser Computer hat keinen Schlüsselbund</translation>
    </message>
    <message>
        <source>trackman keeps tokens only in the system’s password store, never in a file. Without it, trackman can keep the token until you close it.</source>
        <translation>trackman bewahrt Tokens nur im Passwortspeicher des Systems auf, nie in einer Datei. Ohne ihn kann trackman das Token behalten, bis Sie das Programm schließen.</translation>
    </message>
    <message>
        <source>The keyring is locked</source>
        <translation>Der Schlüsselbund ist gesperrt</translation>
    </message>
    <message>
        <source>trackman keeps tokens in this computer’s keyring. Try again, and unlock the keyring when the system asks for its password.</source>
        <translation>trackman bewahrt Tokens im Schlüsselbund dieses Computers auf. Versuchen Sie es erneut und entsperren Sie den Schlüsselbund, wenn das System nach dem Passwort fragt.</translation>
    </message>
    <message>
        <source>The keyring is waiting for its password</source>
        <translation>Der Schlüsselbund wartet auf sein Passwort</translation>
    </message>
    <message>
        <source>Find the window in which the system asks for it, which may be behind others. Once the keyring is unlocked, trackman goes on by itself. Without the keyring, trackman can keep a token until you close it.</source>
        <translation>Suchen Sie das Fenster, in dem das System danach fragt; es kann hinter anderen liegen. Sobald der Schlüsselbund entsperrt ist, macht trackman von selbst weiter. Ohne Schlüsselbund kann trackman ein Token behalten, bis Sie das Programm schließen.</translation>
    </message>
    <message>
        <source>The keyring isn’t answering</source>
        <translation>Der Schlüsselbund antwortet nicht</translation>
    </message>
    <message>
        <source>If the system asks for the keyring’s password, enter it, and trackman goes on by itself. Without the keyring, trackman can keep a token until you close it.</source>
        <translation>Wenn das System nach dem Passwort des Schlüsselbunds fragt, geben Sie es ein; trackman macht dann von selbst weiter. Ohne Schlüsselbund kann trackman ein Token behalten, bis Sie das Programm schließen.</translation>
    </message>
    <message>
        <source>The keyring isn’t working</source>
        <translation>Der Schlüsselbund funktioniert nicht</translation>
    </message>
    <message>
        <source>The system’s keyring, where trackman keeps tokens, reported an error.</source>
        <translation>Der Schlüsselbund des Systems, in dem trackman Tokens aufbewahrt, hat einen Fehler gemeldet.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>This server address can’t be used</source>
        <translation>Diese Serveradresse kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>{address} doesn’t start with https://, and plain http would expose the token to the network. Correct TRACKMAN_API_URL and start trackman again.</source>
        <translation>{address} beginnt nicht mit https://, und einfaches http würde das Token im Netzwerk offenlegen. Korrigieren Sie TRACKMAN_API_URL und starten Sie trackman neu.</translation>
    </message>
    <message>
        <source>A different environment answered</source>
        <translation>Eine andere Umgebung hat geantwortet</translation>
    </message>
    <message>
        <source>trackman asked {chosen}, but {answered} answered, so the reply was ignored. Another environment may have just become primary. Refresh, and check at the top which environment you are in.</source>
        <extracomment>{chosen} and {answered} are names of environments in quotation marks.</extracomment>
        <translation>trackman hat {chosen} angefragt, aber {answered} hat geantwortet, daher wurde die Antwort verworfen. Möglicherweise ist gerade eine andere Umgebung primär geworden. Aktualisieren Sie und prüfen Sie oben, in welcher Umgebung Sie sind.</translation>
    </message>
    <message>
        <source>Copy the token from Project settings › API tokens in DatoCMS.</source>
        <translation>Kopieren Sie das Token aus Project settings › API tokens in DatoCMS.</translation>
    </message>
    <message>
        <source>Set the environment variable DATOCMS_API_TOKEN to it and start trackman again.</source>
        <translation>Setzen Sie die Umgebungsvariable DATOCMS_API_TOKEN auf diesen Wert und starten Sie trackman neu.</translation>
    </message>
    <message>
        <source>Then sign in with it.</source>
        <translation>Melden Sie sich dann damit an.</translation>
    </message>
</context>
<context>
    <name>AccessibilityDialog</name>
    <message>
        <source>Accessibility report</source>
        <translation>Bericht zur Barrierefreiheit</translation>
    </message>
    <message>
        <source>Lists the videos without closed captions in their language, as WCAG 2.2 (1.2.2) and EN 301 549 (9.1.2.2) ask for them. DatoCMS doesn’t know which language a video speaks, so say it here.</source>
        <translation>Listet die Videos auf, denen Closed Captions in ihrer Sprache fehlen, wie WCAG 2.2 (1.2.2) und EN 301 549 (9.1.2.2) sie verlangen. DatoCMS weiß nicht, welche Sprache ein Video spricht; geben Sie sie deshalb hier an.</translation>
    </message>
    <message>
        <source>Language of the videos</source>
        <translation>Sprache der Videos</translation>
    </message>
    <message>
        <source>Go by audio tracks, if any</source>
        <translation>Nach Audiospuren, falls vorhanden</translation>
    </message>
    <message>
        <source>Ask which records are published</source>
        <translation>Fragen, welche Datensätze veröffentlicht sind</translation>
    </message>
    <message>
        <source>A video with audio tracks needs captions in each of their languages.</source>
        <translation>Ein Video mit Audiospuren braucht Closed Captions in jeder ihrer Sprachen.</translation>
    </message>
    <message>
        <source>With captions</source>
        <translation>Mit Closed Captions</translation>
    </message>
    <message>
        <source>Only subtitles, not marked as captions</source>
        <translation>Nur Untertitel, nicht als Closed Captions markiert</translation>
    </message>
    <message>
        <source>Errored or being prepared</source>
        <translation>Fehlerhaft oder in Vorbereitung</translation>
    </message>
    <message>
        <source>Only in other languages</source>
        <translation>Nur in anderen Sprachen</translation>
    </message>
    <message>
        <source>No subtitles</source>
        <translation>Keine Untertitel</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos are left out: their tracks were not read yet.</source>
        <translation>
            <numerusform>%Ln Video ist nicht enthalten: Seine Spuren wurden noch nicht gelesen.</numerusform>
            <numerusform>%Ln Videos sind nicht enthalten: Ihre Spuren wurden noch nicht gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No tracks were read yet. Scan the project first.</source>
        <translation>Es wurden noch keine Spuren gelesen. Scannen Sie zuerst das Projekt.</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Videos</translation>
    </message>
    <message numerus="yes">
        <source>Takes %Ln requests, one for each used video without captions.</source>
        <translation>
            <numerusform>Erfordert %Ln Anfrage, eine für jedes verwendete Video ohne Closed Captions.</numerusform>
            <numerusform>Erfordert %Ln Anfragen, eine für jedes verwendete Video ohne Closed Captions.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video without captions is known to be used in records.</source>
        <translation>Soweit bekannt, wird kein Video ohne Closed Captions in Datensätzen verwendet.</translation>
    </message>
    <message>
        <source>{language} ({code})</source>
        <extracomment>{language} is the name of a language, {code} such as “pt-BR”.</extracomment>
        <translation>{language} ({code})</translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>Back to the videos</source>
        <translation>Zurück zu den Videos</translation>
    </message>
    <message>
        <source>Activity and history</source>
        <translation>Aktivität und Verlauf</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>Zuletzt gelöscht</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>ActivityRows</name>
    <message>
        <source>This entry is no deletion.</source>
        <translation>Dieser Eintrag ist keine Löschung.</translation>
    </message>
    <message>
        <source>The track was not deleted.</source>
        <translation>Die Spur wurde nicht gelöscht.</translation>
    </message>
    <message>
        <source>The track has already been restored.</source>
        <translation>Die Spur wurde bereits wiederhergestellt.</translation>
    </message>
    <message>
        <source>There’s no backup.</source>
        <translation>Es gibt keine Sicherung.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Deleted without a backup</source>
        <translation>Ohne Sicherung gelöscht</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Already removed, without a backup</source>
        <translation>Bereits entfernt, ohne Sicherung</translation>
    </message>
    <message>
        <source>Already removed</source>
        <translation>Bereits entfernt</translation>
    </message>
</context>
<context>
    <name>ActivityWording</name>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>{name} löschen</translation>
    </message>
    <message>
        <source>Restore {name}</source>
        <translation>{name} wiederherstellen</translation>
    </message>
    <message>
        <source>Add {name}</source>
        <translation>{name} hinzufügen</translation>
    </message>
    <message>
        <source>Generate {name}</source>
        <translation>{name} erzeugen</translation>
    </message>
    <message>
        <source>Replace {name}</source>
        <translation>{name} ersetzen</translation>
    </message>
    <message>
        <source>{outcome}: {code}</source>
        <extracomment>{outcome} is a result such as “Not deleted”, {code} an error code of DatoCMS.</extracomment>
        <translation>{outcome}: {code}</translation>
    </message>
    <message>
        <source>Not deleted: trackman closed</source>
        <extracomment>Result of a deletion that trackman could not do before it closed.</extracomment>
        <translation>Nicht gelöscht: trackman wurde geschlossen</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>Kein Grund angegeben</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>Primär</translation>
    </message>
    <message>
        <source>Saved as it is, unreadable, {size}</source>
        <translation>Unverändert gesichert, nicht lesbar, {size}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues, {size}</source>
        <translation>
            <numerusform>%Ln Einblendung, {size}</numerusform>
            <numerusform>%Ln Einblendungen, {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <extracomment>{seconds} is a number; s is the unit.</extracomment>
        <translation>{seconds} s</translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <extracomment>Counts of operations in a list: “3 running, 12 waiting, 1 with a problem”.</extracomment>
        <translation>
            <numerusform>%Ln läuft</numerusform>
            <numerusform>%Ln laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <extracomment>A count of operations, in a list of counts.</extracomment>
        <translation>
            <numerusform>%Ln wartet</numerusform>
            <numerusform>%Ln warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with a problem</source>
        <extracomment>A count of operations, in a list of counts.</extracomment>
        <translation>
            <numerusform>%Ln mit Problem</numerusform>
            <numerusform>%Ln mit Problem</numerusform>
        </translation>
    </message>
    <message>
        <source>All done</source>
        <translation>Alles erledigt</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Keine laufenden Vorgänge</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>Undo deletion of {name}</source>
        <translation>Löschen von {name} rückgängig machen</translation>
    </message>
    <message numerus="yes">
        <source>Undo deletion of %Ln tracks</source>
        <translation>
            <numerusform>Löschen von %Ln Spur rückgängig machen</numerusform>
            <numerusform>Löschen von %Ln Spuren rückgängig machen</numerusform>
        </translation>
    </message>
    <message>
        <source>Already removed, restored since</source>
        <translation>Bereits entfernt, seither wiederhergestellt</translation>
    </message>
    <message>
        <source>Deleted, restored since</source>
        <translation>Gelöscht, wiederhergestellt</translation>
    </message>
    <message>
        <source>Already removed, no backup</source>
        <translation>Bereits entfernt, keine Sicherung</translation>
    </message>
    <message>
        <source>Deleted, no backup</source>
        <translation>Gelöscht, keine Sicherung</translation>
    </message>
    <message>
        <source>Added, not verified</source>
        <translation>Hinzugefügt, nicht verifiziert</translation>
    </message>
    <message>
        <source>Generated, not verified</source>
        <translation>Erzeugt, nicht verifiziert</translation>
    </message>
    <message>
        <source>Replaced, not verified</source>
        <translation>Ersetzt, nicht verifiziert</translation>
    </message>
    <message>
        <source>Restored, not verified</source>
        <translation>Wiederhergestellt, nicht verifiziert</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Backed up, not deleted yet</source>
        <translation>Gesichert, noch nicht gelöscht</translation>
    </message>
    <message>
        <source>Deletion requested</source>
        <translation>Löschung angefordert</translation>
    </message>
    <message>
        <source>DatoCMS is deleting the track</source>
        <translation>DatoCMS löscht die Spur</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Already removed</source>
        <translation>Bereits entfernt</translation>
    </message>
    <message>
        <source>Not deleted</source>
        <translation>Nicht gelöscht</translation>
    </message>
    <message>
        <source>Deletion not confirmed</source>
        <translation>Löschung nicht bestätigt</translation>
    </message>
    <message>
        <source>Cancelled, not deleted</source>
        <translation>Abgebrochen, nicht gelöscht</translation>
    </message>
    <message>
        <source>Restore requested</source>
        <translation>Wiederherstellung angefordert</translation>
    </message>
    <message>
        <source>DatoCMS is creating the track</source>
        <translation>DatoCMS legt die Spur an</translation>
    </message>
    <message>
        <source>DatoCMS is preparing the track</source>
        <translation>DatoCMS bereitet die Spur vor</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Wiederhergestellt</translation>
    </message>
    <message>
        <source>Not restored</source>
        <translation>Nicht wiederhergestellt</translation>
    </message>
    <message>
        <source>Restore not confirmed</source>
        <translation>Wiederherstellung nicht bestätigt</translation>
    </message>
    <message>
        <source>Cancelled, not restored</source>
        <translation>Abgebrochen, nicht wiederhergestellt</translation>
    </message>
    <message>
        <source>Track requested</source>
        <translation>Spur angefordert</translation>
    </message>
    <message>
        <source>Added</source>
        <extracomment>What became of a track.</extracomment>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Not added</source>
        <translation>Nicht hinzugefügt</translation>
    </message>
    <message>
        <source>Addition not confirmed</source>
        <extracomment>Nobody can say whether the track was added.</extracomment>
        <translation>Hinzufügen nicht bestätigt</translation>
    </message>
    <message>
        <source>Cancelled, not added</source>
        <translation>Abgebrochen, nicht hinzugefügt</translation>
    </message>
    <message>
        <source>Subtitles requested</source>
        <translation>Untertitel angefordert</translation>
    </message>
    <message>
        <source>DatoCMS is generating the subtitles</source>
        <translation>DatoCMS erzeugt die Untertitel</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Erzeugt</translation>
    </message>
    <message>
        <source>Not generated</source>
        <translation>Nicht erzeugt</translation>
    </message>
    <message>
        <source>Generation not confirmed</source>
        <translation>Erzeugung nicht bestätigt</translation>
    </message>
    <message>
        <source>Cancelled, not generated</source>
        <translation>Abgebrochen, nicht erzeugt</translation>
    </message>
    <message>
        <source>Replacing</source>
        <translation>Wird ersetzt</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>Not replaced</source>
        <translation>Nicht ersetzt</translation>
    </message>
    <message>
        <source>Replacement not confirmed</source>
        <translation>Ersetzung nicht bestätigt</translation>
    </message>
    <message>
        <source>Cancelled, not replaced</source>
        <translation>Abgebrochen, nicht ersetzt</translation>
    </message>
</context>
<context>
    <name>AddTracksDialog</name>
    <message>
        <source>Add tracks</source>
        <translation>Spuren hinzufügen</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Dateien auswählen…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner auswählen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Add tracks to {video}</source>
        <translation>Spuren zu {video} hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>Too many files at once: %Ln were left out.</source>
        <translation>
            <numerusform>Zu viele Dateien auf einmal: %Ln wurde weggelassen.</numerusform>
            <numerusform>Zu viele Dateien auf einmal: %Ln wurden weggelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The list takes {most}. Add these first, then the others.</source>
        <translation>Die Liste fasst {most}. Fügen Sie zuerst diese hinzu, dann die anderen.</translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln tracks</source>
        <translation>
            <numerusform>%Ln Spur hinzufügen</numerusform>
            <numerusform>%Ln Spuren hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose files first.</source>
        <translation>Wählen Sie zuerst Dateien aus.</translation>
    </message>
    <message>
        <source>Reading files…</source>
        <translation>Dateien werden gelesen…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files can’t be added as they are.</source>
        <translation>
            <numerusform>%Ln Datei kann so nicht hinzugefügt werden.</numerusform>
            <numerusform>%Ln Dateien können so nicht hinzugefügt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop subtitle or audio files here</source>
        <translation>Untertitel- oder Audiodateien hier ablegen</translation>
    </message>
    <message>
        <source>WebVTT, SubRip, SubStation Alpha, TTML, SAMI, MicroDVD and others; M4A, MP3 and WAV. A folder, or files copied in a file manager ({key}), will do as well.</source>
        <translation>WebVTT, SubRip, SubStation Alpha, TTML, SAMI, MicroDVD und andere; M4A, MP3 und WAV. Auch ein Ordner oder im Dateimanager kopierte Dateien ({key}) sind möglich.</translation>
    </message>
</context>
<context>
    <name>AdditionController</name>
    <message>
        <source>It’s too late to cancel: DatoCMS is already creating the track.</source>
        <translation>Zum Abbrechen ist es zu spät: DatoCMS legt die Spur bereits an.</translation>
    </message>
</context>
<context>
    <name>AdditionWording</name>
    <message>
        <source>Waiting to be added</source>
        <translation>Wartet auf das Hinzufügen</translation>
    </message>
    <message>
        <source>Uploading… {percent} %</source>
        <translation>Wird hochgeladen… {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>Wird geprüft… {time}</translation>
    </message>
    <message>
        <source>Creating the track… {time}, DatoCMS isn’t responding right now</source>
        <translation>Spur wird angelegt… {time}, DatoCMS antwortet gerade nicht</translation>
    </message>
    <message>
        <source>DatoCMS is preparing it… {time}</source>
        <translation>DatoCMS bereitet sie vor… {time}</translation>
    </message>
    <message>
        <source>Comparing subtitles… {time}</source>
        <translation>Untertitel werden verglichen… {time}</translation>
    </message>
    <message>
        <source>Creating the track… {time}</source>
        <translation>Spur wird angelegt… {time}</translation>
    </message>
    <message>
        <source>{name} was not added: {reason}</source>
        <translation>{name} wurde nicht hinzugefügt: {reason}</translation>
    </message>
    <message>
        <source>{name} added; DatoCMS is still preparing it</source>
        <translation>{name} hinzugefügt; DatoCMS bereitet die Spur noch vor</translation>
    </message>
    <message>
        <source>{name} added</source>
        <translation>{name} hinzugefügt</translation>
    </message>
    <message>
        <source>{name} added; its subtitles couldn’t be verified</source>
        <translation>{name} hinzugefügt; die Untertitel konnten nicht verifiziert werden</translation>
    </message>
    <message>
        <source>{name} added, but its subtitles differ from the file</source>
        <translation>{name} hinzugefügt, aber die Untertitel weichen von der Datei ab</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was added</source>
        <translation>Nicht bestätigt, ob {name} hinzugefügt wurde</translation>
    </message>
    <message>
        <source>Addition not confirmed</source>
        <translation>Hinzufügen nicht bestätigt</translation>
    </message>
    <message>
        <source>Not added: {reason}</source>
        <translation>Nicht hinzugefügt: {reason}</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Added; the subtitles couldn’t be verified</source>
        <translation>Hinzugefügt; die Untertitel konnten nicht verifiziert werden</translation>
    </message>
    <message>
        <source>Added; the subtitles differ from the file</source>
        <translation>Hinzugefügt; die Untertitel weichen von der Datei ab</translation>
    </message>
</context>
<context>
    <name>AftermathWording</name>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln Video</numerusform>
            <numerusform>%Ln Videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks of {videos}</source>
        <translation>
            <numerusform>%Ln Spur von {videos}</numerusform>
            <numerusform>%Ln Spuren von {videos}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos lose their only closed captions.</source>
        <translation>
            <numerusform>%Ln Video verliert seine einzigen Closed Captions.</numerusform>
            <numerusform>%Ln Videos verlieren ihre einzigen Closed Captions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos lose their last audio track.</source>
        <translation>
            <numerusform>%Ln Video verliert seine letzte Audiospur.</numerusform>
            <numerusform>%Ln Videos verlieren ihre letzte Audiospur.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the videos are used in records.</source>
        <translation>
            <numerusform>%Ln der Videos wird in Datensätzen verwendet.</numerusform>
            <numerusform>%Ln der Videos werden in Datensätzen verwendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks can’t be restored: {reasons}.</source>
        <translation>
            <numerusform>%Ln Spur kann nicht wiederhergestellt werden: {reasons}.</numerusform>
            <numerusform>%Ln Spuren können nicht wiederhergestellt werden: {reasons}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>trackman backs up %Ln tracks first, so deleting them can be undone.</source>
        <translation>
            <numerusform>trackman sichert zuerst %Ln Spur; deren Löschung lässt sich daher rückgängig machen.</numerusform>
            <numerusform>trackman sichert zuerst %Ln Spuren; deren Löschung lässt sich daher rückgängig machen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks had already vanished at the last scan and are left out.</source>
        <translation>
            <numerusform>%Ln Spur war schon beim letzten Scan verschwunden und wird ausgelassen.</numerusform>
            <numerusform>%Ln Spuren waren schon beim letzten Scan verschwunden und werden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The oldest look at these videos was {ago}.</source>
        <extracomment>{ago} is such as “3 days ago”.</extracomment>
        <translation>Am längsten nicht gelesen von diesen Videos: {ago}.</translation>
    </message>
    <message>
        <source>The last scan isn’t complete: tracks it hasn’t read are missing here.</source>
        <translation>Der letzte Scan ist nicht vollständig: Spuren, die er nicht gelesen hat, fehlen hier.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos will have no subtitles left, such as {names}.</source>
        <extracomment>{names} are some of the videos.</extracomment>
        <translation>
            <numerusform>%Ln Video hat dann keine Untertitel mehr, etwa {names}.</numerusform>
            <numerusform>%Ln Videos haben dann keine Untertitel mehr, etwa {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos will have no subtitles left: {names}.</source>
        <translation>
            <numerusform>%Ln Video hat dann keine Untertitel mehr: {names}.</numerusform>
            <numerusform>%Ln Videos haben dann keine Untertitel mehr: {names}.</numerusform>
        </translation>
    </message>
    <message>
        <source>{language} ({count})</source>
        <extracomment>A language and a number of videos, such as “Italian (12)”.</extracomment>
        <translation>{language} ({count})</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more languages</source>
        <translation>
            <numerusform>%Ln weitere Sprache</numerusform>
            <numerusform>%Ln weitere Sprachen</numerusform>
        </translation>
    </message>
    <message>
        <source>Videos that lose their last subtitles in a language: {languages}.</source>
        <extracomment>{languages} is such as “Italian (12), German (3)”, with numbers of videos.</extracomment>
        <translation>Videos, die ihre letzten Untertitel in einer Sprache verlieren: {languages}.</translation>
    </message>
    <message>
        <source>no language</source>
        <translation>ohne Sprachangabe</translation>
    </message>
    <message numerus="yes">
        <source>%Ln audio tracks</source>
        <translation>
            <numerusform>%Ln Audiospur</numerusform>
            <numerusform>%Ln Audiospuren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln errored</source>
        <translation>
            <numerusform>%Ln fehlerhafte</numerusform>
            <numerusform>%Ln fehlerhafte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still being prepared</source>
        <translation>
            <numerusform>%Ln noch in Vorbereitung</numerusform>
            <numerusform>%Ln noch in Vorbereitung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a subtitle file</source>
        <translation>
            <numerusform>%Ln ohne Untertiteldatei</numerusform>
            <numerusform>%Ln ohne Untertiteldatei</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AllTracksModel</name>
    <message>
        <source>folded</source>
        <translation>eingeklappt</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>ausgeklappt</translation>
    </message>
</context>
<context>
    <name>AllTracksTab</name>
    <message>
        <source>All tracks</source>
        <translation>Alle Spuren</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle anzeigen</translation>
    </message>
    <message>
        <source>Choose by rule…</source>
        <translation>Nach Regel auswählen…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Forget vanished tracks…</source>
        <translation>Verschwundene Spuren vergessen…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>No tracks yet</source>
        <translation>Noch keine Spuren</translation>
    </message>
    <message>
        <source>They appear here as the scan finds them.</source>
        <translation>Sie erscheinen hier, sobald der Scan sie findet.</translation>
    </message>
    <message>
        <source>No video of this project has a track.</source>
        <translation>Kein Video dieses Projekts hat eine Spur.</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>Nothing in this list is known here. It may be of another project or environment, newer than the last scan, or deleted by now.</source>
        <translation>Nichts aus dieser Liste ist hier bekannt. Vielleicht gehört sie zu einem anderen Projekt oder einer anderen Umgebung, ist neuer als der letzte Scan, oder alles darin wurde inzwischen gelöscht.</translation>
    </message>
    <message>
        <source>No track fits view, filter and rule together.</source>
        <translation>Keine Spur passt zugleich zu Ansicht, Filter und Regel.</translation>
    </message>
    <message>
        <source>Show all tracks</source>
        <translation>Alle Spuren anzeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln ausgewählt</numerusform>
            <numerusform>%Ln ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a track first.</source>
        <translation>Wählen Sie zuerst eine Spur aus.</translation>
    </message>
    <message>
        <source>Delete the selected tracks</source>
        <translation>Die ausgewählten Spuren löschen</translation>
    </message>
    <message>
        <source>Recreate the selected tracks from their saved subtitles. They get new IDs.</source>
        <translation>Die ausgewählten Spuren aus ihren gespeicherten Untertiteln neu anlegen. Sie erhalten neue IDs.</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>Die Liste ist leer.</translation>
    </message>
    <message>
        <source>Save the listed tracks as a table</source>
        <translation>Die aufgeführten Spuren als Tabelle speichern</translation>
    </message>
    <message numerus="yes">
        <source>Judge the %Ln selected tracks one after another</source>
        <translation>
            <numerusform>Die %Ln ausgewählte Spur beurteilen</numerusform>
            <numerusform>Die %Ln ausgewählten Spuren nacheinander beurteilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Judge the %Ln listed tracks one after another</source>
        <translation>
            <numerusform>Die %Ln aufgeführte Spur beurteilen</numerusform>
            <numerusform>Die %Ln aufgeführten Spuren nacheinander beurteilen</numerusform>
        </translation>
    </message>
    <message>
        <source>{view}: {filter}</source>
        <extracomment>The name of a review: {view} is such as “Errored”, {filter} what was typed.</extracomment>
        <translation>{view}: {filter}</translation>
    </message>
    <message>
        <source>These tracks are gone already.</source>
        <translation>Diese Spuren sind bereits weg.</translation>
    </message>
    <message>
        <source>Select one track.</source>
        <translation>Wählen Sie eine einzelne Spur aus.</translation>
    </message>
    <message>
        <source>Show only this video</source>
        <translation>Nur dieses Video anzeigen</translation>
    </message>
    <message>
        <source>Open in the video</source>
        <translation>Im Video öffnen</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy track IDs</source>
        <translation>Spur-IDs kopieren</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>Ausklappen</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Einklappen</translation>
    </message>
    <message>
        <source>Select the tracks of the group</source>
        <translation>Spuren der Gruppe auswählen</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel-Arbeitsmappe</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabelle (CSV)</translation>
    </message>
    <message>
        <source>Vanished more than 30 days ago</source>
        <translation>Vor mehr als 30 Tagen verschwunden</translation>
    </message>
    <message>
        <source>Vanished more than 90 days ago</source>
        <translation>Vor mehr als 90 Tagen verschwunden</translation>
    </message>
    <message>
        <source>Vanished more than a year ago</source>
        <translation>Vor mehr als einem Jahr verschwunden</translation>
    </message>
    <message>
        <source>All vanished tracks</source>
        <translation>Alle verschwundenen Spuren</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Diese Ansicht speichern</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Ansicht speichern</translation>
    </message>
    <message>
        <source>Rename the view</source>
        <translation>Ansicht umbenennen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Choose tracks by conditions, and see first what is touched</source>
        <translation>Spuren nach Bedingungen auswählen und vorher sehen, was betroffen ist</translation>
    </message>
    <message>
        <source>Take tracks off this list that vanished long ago</source>
        <translation>Spuren von dieser Liste nehmen, die schon lange verschwunden sind</translation>
    </message>
    <message>
        <source>Shows all tracks again</source>
        <translation>Zeigt wieder alle Spuren</translation>
    </message>
</context>
<context>
    <name>AllTracksTable</name>
    <message>
        <source>All tracks</source>
        <translation>Alle Spuren</translation>
    </message>
</context>
<context>
    <name>AllTracksWording</name>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>CC</source>
        <extracomment>Title of a column: closed captions.</extracomment>
        <translation>CC</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Zuerst gesehen</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Used</source>
        <extracomment>Title of a column: whether records use the video.</extracomment>
        <translation>Verwendet</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Alle Spuren</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>Fehlerhaft</translation>
    </message>
    <message>
        <source>Preparing for more than an hour</source>
        <translation>Seit über einer Stunde in Vorbereitung</translation>
    </message>
    <message>
        <source>Same language twice</source>
        <translation>Gleiche Sprache doppelt</translation>
    </message>
    <message>
        <source>Same name twice</source>
        <translation>Gleicher Name doppelt</translation>
    </message>
    <message>
        <source>Videos without closed captions</source>
        <translation>Videos ohne Closed Captions</translation>
    </message>
    <message>
        <source>Language not in the project</source>
        <translation>Sprache nicht im Projekt</translation>
    </message>
    <message>
        <source>With findings</source>
        <translation>Mit Befunden</translation>
    </message>
    <message>
        <source>Vanished</source>
        <translation>Verschwunden</translation>
    </message>
    <message>
        <source>New since your last visit</source>
        <translation>Neu seit Ihrem letzten Besuch</translation>
    </message>
    <message>
        <source>{column}, sorted downwards, level {level}</source>
        <translation>{column}, absteigend sortiert, Ebene {level}</translation>
    </message>
    <message>
        <source>{column}, sorted upwards, level {level}</source>
        <translation>{column}, aufsteigend sortiert, Ebene {level}</translation>
    </message>
    <message>
        <source>Its subtitles were not read by a scan.</source>
        <translation>Kein Scan hat die Untertitel dieser Spur gelesen.</translation>
    </message>
    <message>
        <source>It is not known whether records use the video.</source>
        <translation>Es ist nicht bekannt, ob Datensätze das Video verwenden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln Befund</numerusform>
            <numerusform>%Ln Befunde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln Spur</numerusform>
            <numerusform>%Ln Spuren</numerusform>
        </translation>
    </message>
    <message>
        <source>Vanished {ago}</source>
        <translation>Verschwunden: {ago}</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
</context>
<context>
    <name>AppLinks</name>
    <message>
        <source>DatoCMS didn’t say whether this link leads to your project. Open the link again when you are connected.</source>
        <translation>DatoCMS hat nicht mitgeteilt, ob dieser Link zu Ihrem Projekt führt. Öffnen Sie den Link noch einmal, wenn Sie verbunden sind.</translation>
    </message>
    <message>
        <source>This link leads to the environment {name}, which doesn’t exist here.</source>
        <translation>Dieser Link führt in die Umgebung {name}, die es hier nicht gibt.</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>primär</translation>
    </message>
    <message>
        <source>The link leads to the environment {name}. You are working in {here}. If you change, what you see and delete from then on is in {name}.</source>
        <translation>Der Link führt in die Umgebung {name}. Sie arbeiten in {here}. Wenn Sie wechseln, gilt alles, was Sie von da an sehen und löschen, für {name}.</translation>
    </message>
    <message>
        <source>Open this link in another environment?</source>
        <translation>Diesen Link in einer anderen Umgebung öffnen?</translation>
    </message>
    <message>
        <source>Change environment</source>
        <translation>Umgebung wechseln</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Hier bleiben</translation>
    </message>
    <message>
        <source>This link leads to a project that you aren’t signed in to. Add the project in the project menu at the top, then open the link again.</source>
        <translation>Dieser Link führt zu einem Projekt, bei dem Sie nicht angemeldet sind. Fügen Sie das Projekt oben im Projektmenü hinzu und öffnen Sie den Link dann noch einmal.</translation>
    </message>
    <message>
        <source>The link leads to a video of {name}. If you change, what you see and delete from then on is in that project.</source>
        <translation>Der Link führt zu einem Video von {name}. Wenn Sie wechseln, gilt alles, was Sie von da an sehen und löschen, für dieses Projekt.</translation>
    </message>
    <message>
        <source>Open this link in another project?</source>
        <translation>Diesen Link in einem anderen Projekt öffnen?</translation>
    </message>
    <message>
        <source>Change project</source>
        <translation>Projekt wechseln</translation>
    </message>
</context>
<context>
    <name>ApplyingController</name>
    <message>
        <source>Save review as file</source>
        <translation>Review als Datei speichern</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Reviews</translation>
    </message>
</context>
<context>
    <name>ApplyingWording</name>
    <message>
        <source>No video loses its last subtitles.</source>
        <translation>Kein Video verliert seine letzten Untertitel.</translation>
    </message>
    <message>
        <source>Delete {tracks}?</source>
        <translation>{tracks} löschen?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>%Ln Spur löschen</numerusform>
            <numerusform>%Ln Spuren löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the videos as they are now: {done} of {total}</source>
        <translation>Videos werden geprüft, wie sie jetzt sind: {done} von {total}</translation>
    </message>
    <message>
        <source>{reason} What couldn’t be checked is not deleted. The decisions are kept: apply them once DatoCMS can be reached.</source>
        <translation>{reason} Was nicht geprüft werden konnte, wird nicht gelöscht. Die Entscheidungen bleiben erhalten: Führen Sie sie aus, sobald DatoCMS erreichbar ist.</translation>
    </message>
    <message>
        <source>Nothing was deleted: none of the ticked tracks is as it was decided on. The list says what has changed.</source>
        <translation>Es wurde nichts gelöscht: Keine der angehakten Spuren ist noch so, wie sie bei der Entscheidung war. Die Liste sagt, was sich geändert hat.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out: they are gone, have changed, or couldn’t be checked.</source>
        <translation>
            <numerusform>%Ln Spur wird ausgelassen: Sie ist nicht mehr da, hat sich geändert oder konnte nicht geprüft werden.</numerusform>
            <numerusform>%Ln Spuren werden ausgelassen: Sie sind nicht mehr da, haben sich geändert oder konnten nicht geprüft werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions approved. Save the review as a file and give it back, or apply them here.</source>
        <translation>
            <numerusform>%Ln Löschung freigegeben. Speichern Sie das Review als Datei und geben Sie es zurück, oder führen Sie die Löschung hier aus.</numerusform>
            <numerusform>%Ln Löschungen freigegeben. Speichern Sie das Review als Datei und geben Sie es zurück, oder führen Sie die Löschungen hier aus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions refused: these tracks stay. Save the review as a file and give it back.</source>
        <translation>
            <numerusform>%Ln Löschung abgelehnt: Diese Spur bleibt. Speichern Sie das Review als Datei und geben Sie es zurück.</numerusform>
            <numerusform>%Ln Löschungen abgelehnt: Diese Spuren bleiben. Speichern Sie das Review als Datei und geben Sie es zurück.</numerusform>
        </translation>
    </message>
    <message>
        <source>Review saved as {file}.</source>
        <translation>Review als {file} gespeichert.</translation>
    </message>
    <message>
        <source>{name} was not deleted: {state}. It waits among the decisions.</source>
        <translation>{name} wurde nicht gelöscht: {state}. Die Spur wartet bei den Entscheidungen.</translation>
    </message>
    <message>
        <source>{name} can’t be restored once it’s deleted, so it waits among the decisions.</source>
        <translation>{name} lässt sich nach dem Löschen nicht wiederherstellen und wartet deshalb bei den Entscheidungen.</translation>
    </message>
    <message>
        <source>{name} waits among the decisions. {reason}</source>
        <translation>{name} wartet bei den Entscheidungen. {reason}</translation>
    </message>
    <message>
        <source>It is about to be deleted. Cancel the rest of the deletions first.</source>
        <translation>Die Spur wird gleich gelöscht. Brechen Sie zuerst die restlichen Löschungen ab.</translation>
    </message>
    <message>
        <source>It is being deleted. Take the decision back once that has ended.</source>
        <translation>Die Spur wird gerade gelöscht. Nehmen Sie die Entscheidung zurück, sobald das beendet ist.</translation>
    </message>
    <message>
        <source>{name} was deleted and has no backup, so it can’t be restored.</source>
        <translation>{name} wurde gelöscht und hat keine Sicherung, lässt sich also nicht wiederherstellen.</translation>
    </message>
</context>
<context>
    <name>ArchiveController</name>
    <message>
        <source>Export everything</source>
        <translation>Alles exportieren</translation>
    </message>
    <message>
        <source>Archives (*.zip)</source>
        <translation>Archive (*.zip)</translation>
    </message>
    <message>
        <source>Exporting journal and backups…</source>
        <translation>Journal und Sicherungen werden exportiert…</translation>
    </message>
    <message numerus="yes">
        <source>Journal and %Ln backups exported to {file}.</source>
        <translation>
            <numerusform>Journal und %Ln Sicherung nach {file} exportiert.</numerusform>
            <numerusform>Journal und %Ln Sicherungen nach {file} exportiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviews are in it, too.</source>
        <translation>
            <numerusform>%Ln Review ist ebenfalls darin.</numerusform>
            <numerusform>%Ln Reviews sind ebenfalls darin.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln backups were skipped because they are damaged. Choose Check backups for details.</source>
        <translation>
            <numerusform>%Ln Sicherung wurde übersprungen, weil sie beschädigt ist. Wählen Sie „Sicherungen prüfen“, um Details zu sehen.</numerusform>
            <numerusform>%Ln Sicherungen wurden übersprungen, weil sie beschädigt sind. Wählen Sie „Sicherungen prüfen“, um Details zu sehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not all reviews are in it.</source>
        <translation>Nicht alle Reviews sind darin.</translation>
    </message>
    <message>
        <source>Import an archive</source>
        <translation>Archiv importieren</translation>
    </message>
    <message>
        <source>Importing {file}…</source>
        <translation>{file} wird importiert…</translation>
    </message>
    <message numerus="yes">
        <source>Imported %Ln entries of the history.</source>
        <translation>
            <numerusform>%Ln Eintrag des Verlaufs importiert.</numerusform>
            <numerusform>%Ln Einträge des Verlaufs importiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported %Ln backups.</source>
        <translation>
            <numerusform>%Ln Sicherung importiert.</numerusform>
            <numerusform>%Ln Sicherungen importiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries were already here.</source>
        <translation>
            <numerusform>%Ln Eintrag war schon vorhanden.</numerusform>
            <numerusform>%Ln Einträge waren schon vorhanden.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} worked on them on another computer. If that was you, your decisions stay yours on this one, and somebody else still has to approve them. trackman asks only while you have decided nothing here.</source>
        <translation>{name} hat auf einem anderen Computer daran gearbeitet. Wenn Sie das waren, bleiben Ihre Entscheidungen auf diesem Computer Ihre, und freigeben muss sie weiterhin jemand anderes. trackman fragt nur, solange Sie hier nichts entschieden haben.</translation>
    </message>
    <message>
        <source>Are the reviews in this archive yours?</source>
        <translation>Sind die Reviews in diesem Archiv Ihre?</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Jemand</translation>
    </message>
    <message>
        <source>They’re mine</source>
        <translation>Es sind meine</translation>
    </message>
    <message>
        <source>Somebody else’s</source>
        <translation>Die von jemand anderem</translation>
    </message>
    <message numerus="yes">
        <source>Imported %Ln reviews.</source>
        <translation>
            <numerusform>%Ln Review importiert.</numerusform>
            <numerusform>%Ln Reviews importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>What you decided in them counts as yours.</source>
        <translation>Was Sie darin entschieden haben, gilt als Ihres.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviews were already here.</source>
        <translation>
            <numerusform>%Ln Review war schon vorhanden.</numerusform>
            <numerusform>%Ln Reviews waren schon vorhanden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are decided differently. They stay undecided until somebody decides again.</source>
        <translation>
            <numerusform>Über %Ln Spur wurde verschieden entschieden. Sie bleibt offen, bis jemand erneut entscheidet.</numerusform>
            <numerusform>Über %Ln Spuren wurde verschieden entschieden. Sie bleiben offen, bis jemand erneut entscheidet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviews couldn’t be imported.</source>
        <translation>
            <numerusform>%Ln Review konnte nicht importiert werden.</numerusform>
            <numerusform>%Ln Reviews konnten nicht importiert werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel-Arbeitsmappen (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Export history</source>
        <translation>Verlauf exportieren</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Webseiten (*.html)</translation>
    </message>
    <message>
        <source>History exported to {file}.</source>
        <translation>Verlauf nach {file} exportiert.</translation>
    </message>
    <message>
        <source>Checking backups…</source>
        <translation>Sicherungen werden geprüft…</translation>
    </message>
    <message>
        <source>No backups yet.</source>
        <translation>Noch keine Sicherungen.</translation>
    </message>
    <message numerus="yes">
        <source>Checked %Ln backups. None is missing or damaged.</source>
        <translation>
            <numerusform>%Ln Sicherung geprüft. Keine fehlt oder ist beschädigt.</numerusform>
            <numerusform>%Ln Sicherungen geprüft. Keine fehlt oder ist beschädigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} of {file}: {fault}</source>
        <translation>{name} in {file}: {fault}</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more backups</source>
        <translation>
            <numerusform>und %Ln weitere Sicherung</numerusform>
            <numerusform>und %Ln weitere Sicherungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} backups can’t be restored. {names}</source>
        <extracomment>The plural is that of the first number, which counts the damaged ones.</extracomment>
        <translation>
            <numerusform>%Ln von {total} Sicherungen lässt sich nicht wiederherstellen. {names}</numerusform>
            <numerusform>%Ln von {total} Sicherungen lassen sich nicht wiederherstellen. {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln backups are older than the limit in your settings ({limit}).</source>
        <extracomment>{limit} is such as “90 days”.</extracomment>
        <translation>
            <numerusform>%Ln Sicherung ist älter als die Grenze in Ihren Einstellungen ({limit}).</numerusform>
            <numerusform>%Ln Sicherungen sind älter als die Grenze in Ihren Einstellungen ({limit}).</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Entfernen</translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln backups. Their tracks can’t be restored.</source>
        <translation>
            <numerusform>%Ln Sicherung entfernt. Die zugehörige Spur kann nicht wiederhergestellt werden.</numerusform>
            <numerusform>%Ln Sicherungen entfernt. Die zugehörigen Spuren können nicht wiederhergestellt werden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Attributes</name>
    <message>
        <source>when deleted</source>
        <translation>beim Löschen</translation>
    </message>
    <message>
        <source>Copy track ID</source>
        <translation>Spur-ID kopieren</translation>
    </message>
    <message>
        <source>Copy video ID</source>
        <translation>Video-ID kopieren</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Closed Captions</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>Spur-ID</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>Video-ID</translation>
    </message>
</context>
<context>
    <name>BesideTexts</name>
    <message>
        <source>No other version of this track is saved on this computer.</source>
        <translation>Von dieser Spur ist auf diesem Computer keine andere Version gespeichert.</translation>
    </message>
    <message>
        <source>The other languages of this video are still loading.</source>
        <translation>Die anderen Sprachen dieses Videos werden noch geladen.</translation>
    </message>
    <message>
        <source>This video has no other subtitles that can be read.</source>
        <translation>Dieses Video hat keine anderen lesbaren Untertitel.</translation>
    </message>
</context>
<context>
    <name>BulkController</name>
    <message>
        <source>These tracks are not there any more.</source>
        <translation>Diese Spuren sind nicht mehr vorhanden.</translation>
    </message>
    <message>
        <source>Bulk work is running. Wait until it has ended, or cancel the rest.</source>
        <translation>Ein Sammelvorgang läuft. Warten Sie, bis er beendet ist, oder wählen Sie „Rest abbrechen“.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Delete again</source>
        <translation>Erneut löschen</translation>
    </message>
</context>
<context>
    <name>BulkQuestion</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Enter a reason first.</source>
        <translation>Geben Sie zuerst einen Grund ein.</translation>
    </message>
    <message>
        <source>Type the number of tracks first.</source>
        <translation>Geben Sie zuerst die Anzahl der Spuren ein.</translation>
    </message>
    <message>
        <source>Delete {tracks}?</source>
        <translation>{tracks} löschen?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>%Ln Spur löschen</numerusform>
            <numerusform>%Ln Spuren löschen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkStrip</name>
    <message>
        <source>Bulk work</source>
        <translation>Sammelvorgang</translation>
    </message>
    <message>
        <source>Cancel the rest</source>
        <translation>Rest abbrechen</translation>
    </message>
    <message>
        <source>Retry failed only</source>
        <translation>Fehlgeschlagene wiederholen</translation>
    </message>
    <message>
        <source>Delete without backup</source>
        <translation>Ohne Sicherung löschen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortfahren</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Go on with what was not sent yet</source>
        <translation>Mit dem fortfahren, was noch nicht gesendet wurde</translation>
    </message>
    <message>
        <source>Send nothing more for now; what was sent goes on</source>
        <translation>Vorerst nichts mehr senden; was gesendet wurde, läuft weiter</translation>
    </message>
    <message>
        <source>Cancel what was not sent yet</source>
        <translation>Abbrechen, was noch nicht gesendet wurde</translation>
    </message>
    <message>
        <source>Try those again that failed, and no others</source>
        <translation>Nur die fehlgeschlagenen noch einmal versuchen</translation>
    </message>
    <message>
        <source>Delete those that couldn’t be backed up, after a question</source>
        <translation>Nach Rückfrage die Spuren löschen, die sich nicht sichern ließen</translation>
    </message>
    <message>
        <source>Take all of this back, as far as there are backups</source>
        <translation>Alles zurücknehmen, soweit es Sicherungen gibt</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>BulkWording</name>
    <message>
        <source>Deleting: {progress}</source>
        <extracomment>{progress} is such as “212 of 300, 3 failed, 2 min left”.</extracomment>
        <translation>Löschen: {progress}</translation>
    </message>
    <message>
        <source>Paused: {progress}</source>
        <extracomment>{progress} is such as “212 of 300, 3 failed”.</extracomment>
        <translation>Pausiert: {progress}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln still being deleted</source>
        <translation>
            <numerusform>%Ln wird noch gelöscht</numerusform>
            <numerusform>%Ln werden noch gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks deleted</source>
        <translation>
            <numerusform>%Ln Spur gelöscht</numerusform>
            <numerusform>%Ln Spuren gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln fehlgeschlagen</numerusform>
            <numerusform>%Ln fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln had vanished already</source>
        <translation>
            <numerusform>%Ln war schon verschwunden</numerusform>
            <numerusform>%Ln waren schon verschwunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed since the scan and were left out</source>
        <translation>
            <numerusform>%Ln seit dem Scan geändert und ausgelassen</numerusform>
            <numerusform>%Ln seit dem Scan geändert und ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cancelled</source>
        <translation>
            <numerusform>%Ln abgebrochen</numerusform>
            <numerusform>%Ln abgebrochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be restored</source>
        <translation>
            <numerusform>%Ln konnte nicht wiederhergestellt werden</numerusform>
            <numerusform>%Ln konnten nicht wiederhergestellt werden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks restored</source>
        <translation>
            <numerusform>%Ln Spur wiederhergestellt</numerusform>
            <numerusform>%Ln Spuren wiederhergestellt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln couldn’t be verified</source>
        <translation>
            <numerusform>%Ln konnte nicht verifiziert werden</numerusform>
            <numerusform>%Ln konnten nicht verifiziert werden</numerusform>
        </translation>
    </message>
    <message>
        <source>see Activity</source>
        <translation>siehe „Aktivität“</translation>
    </message>
    <message>
        <source>Restoring is paused: {progress}</source>
        <extracomment>{progress} is such as “212 of 300, 3 could not be restored”.</extracomment>
        <translation>Wiederherstellung pausiert: {progress}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln still being restored</source>
        <translation>
            <numerusform>%Ln wird noch wiederhergestellt</numerusform>
            <numerusform>%Ln werden noch wiederhergestellt</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>Restoring: {progress}</source>
        <translation>Wiederherstellen: {progress}</translation>
    </message>
    <message>
        <source>Waiting to be deleted</source>
        <translation>Wartet auf das Löschen</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Not deleted: {reason}</source>
        <translation>Nicht gelöscht: {reason}</translation>
    </message>
    <message>
        <source>Vanished meanwhile</source>
        <translation>Inzwischen verschwunden</translation>
    </message>
    <message>
        <source>Left out: changed since the scan</source>
        <translation>Ausgelassen: seit dem Scan geändert</translation>
    </message>
    <message>
        <source>Left out: it can’t be backed up any more</source>
        <translation>Ausgelassen: Sicherung nicht mehr möglich</translation>
    </message>
    <message>
        <source>Left out: something else is being done with it</source>
        <translation>Ausgelassen: anderer Vorgang läuft</translation>
    </message>
    <message numerus="yes">
        <source>%Ln s left</source>
        <translation>
            <numerusform>noch %Ln s</numerusform>
            <numerusform>noch %Ln s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min left</source>
        <translation>
            <numerusform>noch %Ln min</numerusform>
            <numerusform>noch %Ln min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangesController</name>
    <message>
        <source>Replace {name} by which file?</source>
        <translation>Durch welche Datei soll {name} ersetzt werden?</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>{file} was not used. {reason}</source>
        <translation>{file} wurde nicht verwendet. {reason}</translation>
    </message>
    <message>
        <source>{file} is audio, and the track has subtitles.</source>
        <translation>{file} ist Audio, die Spur enthält aber Untertitel.</translation>
    </message>
    <message>
        <source>{file} has subtitles, and the track is audio.</source>
        <translation>{file} enthält Untertitel, die Spur ist aber eine Audiospur.</translation>
    </message>
    <message>
        <source>Replace {name} by {file}?</source>
        <translation>{name} durch {file} ersetzen?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues</source>
        <translation>
            <numerusform>%Ln Einblendung</numerusform>
            <numerusform>%Ln Einblendungen</numerusform>
        </translation>
    </message>
    <message>
        <source>The text seems to be in {language}.</source>
        <translation>Die Sprache des Textes scheint {language} zu sein.</translation>
    </message>
    <message>
        <source>trackman can’t back up audio, so this can’t be undone.</source>
        <translation>trackman kann Audio nicht sichern, daher lässt sich dies nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Name, language and flag stay. The old track is deleted only once the new one is checked, and can be brought back.</source>
        <translation>Name, Sprache und Closed-Captions-Angabe bleiben. Die alte Spur wird erst gelöscht, wenn die neue geprüft ist, und lässt sich zurückholen.</translation>
    </message>
    <message>
        <source>Replace track</source>
        <translation>Spur ersetzen</translation>
    </message>
    <message>
        <source>{name}, {moment}</source>
        <translation>{name}, {moment}</translation>
    </message>
    <message>
        <source>Subtitle files (*.{ending})</source>
        <translation>Untertiteldateien (*.{ending})</translation>
    </message>
    <message>
        <source>Save subtitles</source>
        <translation>Untertitel speichern</translation>
    </message>
    <message>
        <source>Subtitles saved to {file}.</source>
        <translation>Untertitel in {file} gespeichert.</translation>
    </message>
    <message>
        <source>None of these tracks has subtitles that can be downloaded.</source>
        <translation>Keine dieser Spuren hat Untertitel, die sich herunterladen lassen.</translation>
    </message>
    <message>
        <source>Zip archives (*.zip)</source>
        <translation>Zip-Archive (*.zip)</translation>
    </message>
    <message>
        <source>Download subtitles</source>
        <translation>Untertitel herunterladen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks downloaded to {file}.</source>
        <translation>
            <numerusform>%Ln Spur in {file} heruntergeladen.</numerusform>
            <numerusform>%Ln Spuren in {file} heruntergeladen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks couldn’t be fetched.</source>
        <translation>
            <numerusform>%Ln Spur konnte nicht abgerufen werden.</numerusform>
            <numerusform>%Ln Spuren konnten nicht abgerufen werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln tracks to which video?</source>
        <translation>
            <numerusform>In welches Video soll %Ln Spur kopiert werden?</numerusform>
            <numerusform>In welches Video sollen %Ln Spuren kopiert werden?</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy {name} to which video?</source>
        <translation>In welches Video soll {name} kopiert werden?</translation>
    </message>
    <message>
        <source>Copy there</source>
        <translation>Dorthin kopieren</translation>
    </message>
    <message>
        <source>This video is {here} long, {video} is {there}. The subtitles may not fit.</source>
        <translation>Dieses Video dauert {here}, {video} dauert {there}. Die Untertitel passen möglicherweise nicht.</translation>
    </message>
    <message>
        <source>It already has tracks with these names, which can’t be added: {names}.</source>
        <translation>Es hat bereits Spuren mit diesen Namen, die sich nicht hinzufügen lassen: {names}.</translation>
    </message>
    <message>
        <source>Copy to {video} anyway?</source>
        <translation>Trotzdem in {video} kopieren?</translation>
    </message>
    <message>
        <source>Copy anyway</source>
        <translation>Trotzdem kopieren</translation>
    </message>
</context>
<context>
    <name>ChangesModel</name>
    <message>
        <source>#</source>
        <extracomment>Title of a column: the number of the cue.</extracomment>
        <translation>#</translation>
    </message>
    <message>
        <source>Change</source>
        <extracomment>Title of a column: what happened to the cue: added, removed or changed.</extracomment>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Before</source>
        <extracomment>Title of a column: the cue as it is published.</extracomment>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <extracomment>Title of a column: the cue as it will be.</extracomment>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Added</source>
        <extracomment>What happened to a cue.</extracomment>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Removed</source>
        <extracomment>What happened to a cue.</extracomment>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Changed</source>
        <extracomment>What happened to a cue.</extracomment>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} bis {end}</translation>
    </message>
</context>
<context>
    <name>ChangesPage</name>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Back to editing</source>
        <translation>Zurück zum Bearbeiten</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Publish changes to {name}</source>
        <translation>Änderungen an {name} veröffentlichen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues changed</source>
        <translation>
            <numerusform>%Ln Einblendung geändert</numerusform>
            <numerusform>%Ln Einblendungen geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues added</source>
        <translation>
            <numerusform>%Ln Einblendung hinzugefügt</numerusform>
            <numerusform>%Ln Einblendungen hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues removed</source>
        <translation>
            <numerusform>%Ln Einblendung entfernt</numerusform>
            <numerusform>%Ln Einblendungen entfernt</numerusform>
        </translation>
    </message>
    <message>
        <source>No cue differs; the file itself is mended.</source>
        <translation>Keine Einblendung ist anders; die Datei selbst ist repariert.</translation>
    </message>
    <message>
        <source>DatoCMS gets a new track with this text, then the old one is deleted.</source>
        <translation>DatoCMS erhält eine neue Spur mit diesem Text, danach wird die alte gelöscht.</translation>
    </message>
</context>
<context>
    <name>CheckChoices</name>
    <message>
        <source>Latin script: {speed} characters per second, {line} per line, {lines} lines, {shortest}–{longest} s per cue. Your own numbers apply until you choose another guide.</source>
        <translation>Lateinische Schrift: {speed} Zeichen pro Sekunde, {line} pro Zeile, {lines} Zeilen, {shortest}–{longest} s pro Einblendung. Ihre eigenen Werte gelten, bis Sie einen anderen Styleguide wählen.</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutral</translation>
    </message>
    <message>
        <source>Netflix</source>
        <translation>Netflix</translation>
    </message>
    <message>
        <source>BBC</source>
        <translation>BBC</translation>
    </message>
    <message>
        <source>DCMP</source>
        <translation>DCMP</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzwerte</translation>
    </message>
    <message>
        <source>Style guide</source>
        <translation>Styleguide</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Words to flag</source>
        <translation>Zu meldende Wörter</translation>
    </message>
    <message>
        <source>One per line. Matches whole words, ignoring case.</source>
        <translation>Eines pro Zeile. Findet ganze Wörter, ohne Groß-/Kleinschreibung zu beachten.</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Remove filter {filter}</source>
        <extracomment>{filter} is in quotation marks.</extracomment>
        <translation>Filter {filter} entfernen</translation>
    </message>
</context>
<context>
    <name>ChoiceButton</name>
    <message>
        <source>{what}: {choice}</source>
        <extracomment>{what} is such as “Speed”, {choice} such as “1.5×”.</extracomment>
        <translation>{what}: {choice}</translation>
    </message>
</context>
<context>
    <name>ChosenModel</name>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>angehakt</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>nicht angehakt</translation>
    </message>
</context>
<context>
    <name>ChosenTable</name>
    <message>
        <source>Chosen tracks</source>
        <translation>Ausgewählte Spuren</translation>
    </message>
</context>
<context>
    <name>CommandWording</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Delete cue</source>
        <translation>Einblendung löschen</translation>
    </message>
    <message>
        <source>Shift…</source>
        <translation>Verschieben…</translation>
    </message>
    <message>
        <source>Stretch…</source>
        <translation>Strecken…</translation>
    </message>
    <message>
        <source>Find and replace…</source>
        <translation>Suchen und ersetzen…</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Beheben</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Split the cue at the caret or at the video’s position</source>
        <translation>Die Einblendung an der Schreibmarke oder an der Position des Videos teilen</translation>
    </message>
    <message>
        <source>Merge the cue with the next one</source>
        <translation>Die Einblendung mit der nächsten verbinden</translation>
    </message>
    <message>
        <source>Insert a cue below</source>
        <translation>Darunter eine Einblendung einfügen</translation>
    </message>
    <message>
        <source>Delete the selected cues</source>
        <translation>Die ausgewählten Einblendungen löschen</translation>
    </message>
    <message>
        <source>Shift cues to earlier or later times</source>
        <translation>Einblendungen auf frühere oder spätere Zeiten verschieben</translation>
    </message>
    <message>
        <source>Stretch the text between two points</source>
        <translation>Den Text zwischen zwei Punkten strecken</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Suchen und ersetzen</translation>
    </message>
    <message>
        <source>Fix the findings of this cue, or all of one kind</source>
        <translation>Die Befunde dieser Einblendung oder alle einer Art beheben</translation>
    </message>
    <message>
        <source>Look over the changes, then replace the track</source>
        <translation>Die Änderungen durchsehen, dann die Spur ersetzen</translation>
    </message>
    <message>
        <source>Close the editor; unpublished changes stay as a draft</source>
        <translation>Den Editor schließen; nicht veröffentlichte Änderungen bleiben als Entwurf erhalten</translation>
    </message>
    <message>
        <source>Undo: {act}</source>
        <translation>Rückgängig: {act}</translation>
    </message>
    <message>
        <source>Redo: {act}</source>
        <translation>Wiederholen: {act}</translation>
    </message>
    <message>
        <source>Edit text</source>
        <translation>Text bearbeiten</translation>
    </message>
    <message>
        <source>Edit times</source>
        <translation>Zeiten bearbeiten</translation>
    </message>
    <message>
        <source>Split cue</source>
        <translation>Einblendung teilen</translation>
    </message>
    <message>
        <source>Merge cues</source>
        <translation>Einblendungen verbinden</translation>
    </message>
    <message>
        <source>Insert cue</source>
        <translation>Einblendung einfügen</translation>
    </message>
    <message>
        <source>Delete cues</source>
        <translation>Einblendungen löschen</translation>
    </message>
    <message>
        <source>Shift times</source>
        <translation>Zeiten verschieben</translation>
    </message>
    <message>
        <source>Stretch times</source>
        <translation>Zeiten strecken</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Fix findings</source>
        <translation>Befunde beheben</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Select a track.</source>
        <translation>Wählen Sie eine Spur aus.</translation>
    </message>
    <message>
        <source>Select one or two tracks of a video with several subtitles.</source>
        <translation>Wählen Sie eine oder zwei Spuren eines Videos mit mehreren Untertiteln aus.</translation>
    </message>
    <message>
        <source>Open a video that can be played.</source>
        <translation>Öffnen Sie ein Video, das sich abspielen lässt.</translation>
    </message>
    <message>
        <source>Select a track whose subtitles can be read.</source>
        <translation>Wählen Sie eine Spur aus, deren Untertitel lesbar sind.</translation>
    </message>
    <message>
        <source>Select tracks with subtitles.</source>
        <translation>Wählen Sie Spuren mit Untertiteln aus.</translation>
    </message>
    <message>
        <source>Select one track with subtitles.</source>
        <translation>Wählen Sie eine einzelne Spur mit Untertiteln aus.</translation>
    </message>
    <message>
        <source>Select one track.</source>
        <translation>Wählen Sie eine einzelne Spur aus.</translation>
    </message>
    <message>
        <source>No track is known to have errors.</source>
        <translation>Von keiner Spur sind Fehler bekannt.</translation>
    </message>
    <message>
        <source>Open a video with tracks.</source>
        <translation>Öffnen Sie ein Video mit Spuren.</translation>
    </message>
    <message>
        <source>No reasons yet: add some in Settings › Deleting</source>
        <translation>Noch keine Gründe: Fügen Sie welche unter Einstellungen › Löschen hinzu</translation>
    </message>
</context>
<context>
    <name>ComparisonController</name>
    <message>
        <source>Saved versions can’t be deleted here.</source>
        <translation>Gespeicherte Versionen können hier nicht gelöscht werden.</translation>
    </message>
</context>
<context>
    <name>ComparisonModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Case only</source>
        <translation>Nur Groß/klein</translation>
    </message>
    <message>
        <source>Punctuation only</source>
        <translation>Nur Satzzeichen</translation>
    </message>
    <message>
        <source>Spaces only</source>
        <translation>Nur Leerzeichen</translation>
    </message>
    <message>
        <source>Case, punctuation</source>
        <translation>Groß/klein, Satzzeichen</translation>
    </message>
    <message>
        <source>Case, spaces</source>
        <translation>Groß/klein, Leerzeichen</translation>
    </message>
    <message>
        <source>Punctuation, spaces</source>
        <translation>Satzzeichen, Leerzeichen</translation>
    </message>
    <message>
        <source>Case, punctuation, spaces</source>
        <translation>Groß/klein, Satzzeichen, Leerzeichen</translation>
    </message>
    <message>
        <source>Different words</source>
        <translation>Andere Wörter</translation>
    </message>
    <message>
        <source>Only in the first</source>
        <extracomment>The first of the two tracks that are compared.</extracomment>
        <translation>Nur in der ersten</translation>
    </message>
    <message>
        <source>Only in the second</source>
        <extracomment>The second of the two tracks that are compared.</extracomment>
        <translation>Nur in der zweiten</translation>
    </message>
    <message>
        <source>{n} s longer</source>
        <translation>{n} s länger</translation>
    </message>
    <message>
        <source>{n} s shorter</source>
        <translation>{n} s kürzer</translation>
    </message>
    <message>
        <source>{n} s later</source>
        <translation>{n} s später</translation>
    </message>
    <message>
        <source>{n} s earlier</source>
        <translation>{n} s früher</translation>
    </message>
    <message>
        <source>{name} · {language}</source>
        <translation>{name} · {language}</translation>
    </message>
</context>
<context>
    <name>ComparisonPage</name>
    <message>
        <source>Back to the videos</source>
        <translation>Zurück zu den Videos</translation>
    </message>
    <message>
        <source>Compare subtitles</source>
        <translation>Untertitel vergleichen</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorieren</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>Vorheriger Unterschied</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>Nächster Unterschied</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>Untertitel werden geladen…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Ignored: {count}</source>
        <translation>Ignoriert: {count}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} places differ</source>
        <translation>
            <numerusform>%Ln von {total} Stellen ist anders</numerusform>
            <numerusform>%Ln von {total} Stellen sind anders</numerusform>
        </translation>
    </message>
    <message>
        <source>No differences in {total} places</source>
        <translation>Keine Unterschiede an {total} Stellen</translation>
    </message>
    <message>
        <source>{said}. The languages differ, so only the times are compared.</source>
        <translation>{said}. Die Sprachen sind verschieden, daher werden nur die Zeiten verglichen.</translation>
    </message>
    <message>
        <source>Leave case, punctuation or spaces out of account</source>
        <translation>Groß-/Kleinschreibung, Satzzeichen oder Leerzeichen außer Acht lassen</translation>
    </message>
    <message>
        <source>Ignore case</source>
        <translation>Groß-/Kleinschreibung ignorieren</translation>
    </message>
    <message>
        <source>Ignore punctuation</source>
        <translation>Satzzeichen ignorieren</translation>
    </message>
    <message>
        <source>Ignore spaces</source>
        <translation>Leerzeichen ignorieren</translation>
    </message>
</context>
<context>
    <name>ComparisonTable</name>
    <message>
        <source>Compared subtitles</source>
        <translation>Verglichene Untertitel</translation>
    </message>
</context>
<context>
    <name>Confirmation</name>
    <message numerus="yes">
        <source>Delete %Ln tracks?</source>
        <translation>
            <numerusform>%Ln Spur löschen?</numerusform>
            <numerusform>%Ln Spuren löschen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>%Ln Spur löschen</numerusform>
            <numerusform>%Ln Spuren löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete {name}?</source>
        <translation>{name} löschen?</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}: {reason}</translation>
    </message>
    <message>
        <source>not backed up</source>
        <translation>nicht gesichert</translation>
    </message>
    <message>
        <source>{name} ({file}): {reason}</source>
        <extracomment>{name} is a track’s, {file} the video’s, such as “Italiano” (film.mp4)</extracomment>
        <translation>{name} ({file}): {reason}</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more tracks</source>
        <translation>
            <numerusform>und %Ln weitere Spur</numerusform>
            <numerusform>und %Ln weitere Spuren</numerusform>
        </translation>
    </message>
    <message>
        <source>Of {filename}:</source>
        <translation>In {filename}:</translation>
    </message>
    <message>
        <source>The track has not been deleted. Deleting it without a backup can’t be undone.</source>
        <translation>Die Spur wurde nicht gelöscht. Löschen ohne Sicherung lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>None of these tracks has been deleted. Deleting them without backups can’t be undone.</source>
        <translation>Keine dieser Spuren wurde gelöscht. Löschen ohne Sicherung lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>{name} couldn’t be backed up</source>
        <translation>{name} konnte nicht gesichert werden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks couldn’t be backed up</source>
        <translation>
            <numerusform>%Ln Spur konnte nicht gesichert werden</numerusform>
            <numerusform>%Ln Spuren konnten nicht gesichert werden</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete without backup</source>
        <translation>Ohne Sicherung löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message numerus="yes">
        <source>DatoCMS is still deleting %Ln tracks and will continue.</source>
        <translation>
            <numerusform>DatoCMS löscht noch %Ln Spur und setzt das fort.</numerusform>
            <numerusform>DatoCMS löscht noch %Ln Spuren und setzt das fort.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>DatoCMS is still working on %Ln tracks and will continue.</source>
        <translation>
            <numerusform>DatoCMS bearbeitet noch %Ln Spur und setzt das fort.</numerusform>
            <numerusform>DatoCMS bearbeitet noch %Ln Spuren und setzt das fort.</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman will check the result the next time you start it.</source>
        <translation>trackman prüft das Ergebnis beim nächsten Start.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are being replaced. If you quit now, the video may have the old and the new one until you start trackman again; it then keeps one of them and tells you which. Your subtitles stay on this computer.</source>
        <translation>
            <numerusform>trackman ersetzt gerade %Ln Spur. Wenn Sie jetzt beenden, kann das Video sowohl die alte als auch die neue enthalten, bis Sie trackman wieder starten; trackman behält dann eine davon und sagt Ihnen, welche. Ihre Untertitel bleiben auf diesem Computer.</numerusform>
            <numerusform>trackman ersetzt gerade %Ln Spuren. Wenn Sie jetzt beenden, kann das Video sowohl die alten als auch die neuen enthalten, bis Sie trackman wieder starten; trackman behält dann jeweils eine davon und sagt Ihnen, welche. Ihre Untertitel bleiben auf diesem Computer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are still waiting and won’t be changed.</source>
        <translation>
            <numerusform>%Ln Spur wartet noch und wird nicht geändert.</numerusform>
            <numerusform>%Ln Spuren warten noch und werden nicht geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more tracks are to be deleted. trackman offers to go on with them the next time you start it.</source>
        <translation>
            <numerusform>%Ln weitere Spur soll gelöscht werden. trackman bietet beim nächsten Start an, damit fortzufahren.</numerusform>
            <numerusform>%Ln weitere Spuren sollen gelöscht werden. trackman bietet beim nächsten Start an, damit fortzufahren.</numerusform>
        </translation>
    </message>
    <message>
        <source>Quit while deletions are running?</source>
        <translation>Trotz laufender Löschungen beenden?</translation>
    </message>
    <message>
        <source>Quit while tracks are being changed?</source>
        <translation>Beenden, während Spuren geändert werden?</translation>
    </message>
    <message>
        <source>Quit trackman</source>
        <translation>trackman beenden</translation>
    </message>
    <message>
        <source>Sign out of {project}?</source>
        <translation>Von {project} abmelden?</translation>
    </message>
    <message>
        <source>trackman forgets this project’s API token on this computer. You’ll need the token to sign in again. Nothing changes in DatoCMS.</source>
        <translation>trackman vergisst das API-Token dieses Projekts auf diesem Computer. Um sich wieder anzumelden, benötigen Sie das Token. In DatoCMS ändert sich nichts.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>{language} subtitles of {filename}.</source>
        <extracomment>Such as “Italian subtitles of launch.mp4.”</extracomment>
        <translation>Untertitel auf {language} in {filename}.</translation>
    </message>
    <message>
        <source>{language} audio of {filename}.</source>
        <extracomment>Such as “Italian audio of launch.mp4.”</extracomment>
        <translation>Audio auf {language} in {filename}.</translation>
    </message>
    <message>
        <source>Subtitles of {filename}, without a language.</source>
        <translation>Untertitel ohne Sprachangabe in {filename}.</translation>
    </message>
    <message>
        <source>Audio of {filename}, without a language.</source>
        <translation>Audio ohne Sprachangabe in {filename}.</translation>
    </message>
    <message>
        <source>Track of {filename}.</source>
        <translation>Spur in {filename}.</translation>
    </message>
    <message>
        <source>{name}, {language} subtitles</source>
        <extracomment>A line of a list, such as “Italiano”, Italian subtitles.</extracomment>
        <translation>{name}, Untertitel auf {language}</translation>
    </message>
    <message>
        <source>{name}, {language} audio</source>
        <extracomment>A line of a list, such as “Italiano”, Italian audio.</extracomment>
        <translation>{name}, Audio auf {language}</translation>
    </message>
    <message>
        <source>{name}, subtitles without a language</source>
        <translation>{name}, Untertitel ohne Sprachangabe</translation>
    </message>
    <message>
        <source>{name}, audio without a language</source>
        <translation>{name}, Audio ohne Sprachangabe</translation>
    </message>
    <message>
        <source>trackman backs it up first, so this can be undone.</source>
        <translation>trackman sichert sie zuerst, daher lässt sich dies rückgängig machen.</translation>
    </message>
    <message>
        <source>trackman backs them up first, so this can be undone.</source>
        <translation>trackman sichert sie zuerst, daher lässt sich dies rückgängig machen.</translation>
    </message>
    <message numerus="yes">
        <source>trackman backs up %Ln tracks first, so deleting them can be undone.</source>
        <translation>
            <numerusform>trackman sichert zuerst %Ln Spur; deren Löschung lässt sich daher rückgängig machen.</numerusform>
            <numerusform>trackman sichert zuerst %Ln Spuren; deren Löschung lässt sich daher rückgängig machen.</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman can’t back up audio, so this can’t be undone.</source>
        <translation>trackman kann Audio nicht sichern, daher lässt sich dies nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>trackman can’t back up errored tracks, which have no subtitles, so this can’t be undone.</source>
        <translation>trackman kann fehlerhafte Spuren nicht sichern, weil sie keine Untertitel haben. Daher lässt sich dies nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>trackman can’t back up tracks that are still being prepared, so this can’t be undone.</source>
        <translation>trackman kann Spuren, die noch vorbereitet werden, nicht sichern, daher lässt sich dies nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>trackman can back up only subtitles that are ready, so this can’t be undone.</source>
        <translation>trackman kann nur Untertitel sichern, die bereit sind, daher lässt sich dies nicht rückgängig machen.</translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can’t back up audio.</source>
        <translation>
            <numerusform>Das Löschen von %Ln Spur lässt sich nicht rückgängig machen: trackman kann Audio nicht sichern.</numerusform>
            <numerusform>Das Löschen von %Ln Spuren lässt sich nicht rückgängig machen: trackman kann Audio nicht sichern.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can’t back up errored tracks, which have no subtitles.</source>
        <translation>
            <numerusform>Das Löschen von %Ln Spur lässt sich nicht rückgängig machen: trackman kann fehlerhafte Spuren nicht sichern, weil sie keine Untertitel haben.</numerusform>
            <numerusform>Das Löschen von %Ln Spuren lässt sich nicht rückgängig machen: trackman kann fehlerhafte Spuren nicht sichern, weil sie keine Untertitel haben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can’t back up tracks that are still being prepared.</source>
        <translation>
            <numerusform>Das Löschen von %Ln Spur lässt sich nicht rückgängig machen: trackman kann Spuren, die noch vorbereitet werden, nicht sichern.</numerusform>
            <numerusform>Das Löschen von %Ln Spuren lässt sich nicht rückgängig machen: trackman kann Spuren, die noch vorbereitet werden, nicht sichern.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can back up only subtitles that are ready.</source>
        <translation>
            <numerusform>Das Löschen von %Ln Spur lässt sich nicht rückgängig machen: trackman kann nur Untertitel sichern, die bereit sind.</numerusform>
            <numerusform>Das Löschen von %Ln Spuren lässt sich nicht rückgängig machen: trackman kann nur Untertitel sichern, die bereit sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete audio track</source>
        <translation>Audiospur löschen</translation>
    </message>
    <message>
        <source>Delete subtitle track</source>
        <translation>Untertitelspur löschen</translation>
    </message>
    <message>
        <source>Delete track</source>
        <translation>Spur löschen</translation>
    </message>
</context>
<context>
    <name>ConsequenceWording</name>
    <message>
        <source>Record {id}</source>
        <translation>Datensatz {id}</translation>
    </message>
    <message>
        <source>{name} (draft)</source>
        <extracomment>{name} is the title of a record that is not published.</extracomment>
        <translation>{name} (Entwurf)</translation>
    </message>
    <message>
        <source>Checking which records use it…</source>
        <translation>Es wird geprüft, welche Datensätze es verwenden…</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say which records use it</source>
        <translation>DatoCMS sagt nicht, welche Datensätze es verwenden</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>In keinem Datensatz verwendet</translation>
    </message>
    <message numerus="yes">
        <source>Used by %Ln records</source>
        <translation>
            <numerusform>Von %Ln Datensatz verwendet</numerusform>
            <numerusform>Von %Ln Datensätzen verwendet</numerusform>
        </translation>
    </message>
    <message>
        <source>the last of this video in {languages}</source>
        <extracomment>{languages} in these is one language or a list of them.</extracomment>
        <translation>die letzten Untertitel dieses Videos auf {languages}</translation>
    </message>
    <message>
        <source>the last closed captions in {languages}</source>
        <translation>die letzten Closed Captions auf {languages}</translation>
    </message>
    <message>
        <source>the last subtitles without a language</source>
        <translation>die letzten Untertitel ohne Sprachangabe</translation>
    </message>
    <message>
        <source>the last closed captions without a language</source>
        <translation>die letzten Closed Captions ohne Sprachangabe</translation>
    </message>
    <message>
        <source>the last subtitles of this video</source>
        <translation>die letzten Untertitel dieses Videos</translation>
    </message>
    <message>
        <source>the only closed captions of this video</source>
        <translation>die einzigen Closed Captions dieses Videos</translation>
    </message>
    <message>
        <source>Last subtitles of this video</source>
        <translation>Letzte Untertitel dieses Videos</translation>
    </message>
    <message>
        <source>Only closed captions of this video</source>
        <translation>Einzige Closed Captions dieses Videos</translation>
    </message>
    <message>
        <source>Going by its name, the only audio description</source>
        <translation>Dem Namen nach die einzige Audiodeskription</translation>
    </message>
    <message>
        <source>No record uses this video</source>
        <translation>Kein Datensatz verwendet dieses Video</translation>
    </message>
    <message>
        <source>Last subtitles without a language</source>
        <translation>Letzte Untertitel ohne Sprachangabe</translation>
    </message>
    <message>
        <source>Last closed captions without a language</source>
        <translation>Letzte Closed Captions ohne Sprachangabe</translation>
    </message>
    <message>
        <source>Last audio without a language</source>
        <translation>Letztes Audio ohne Sprachangabe</translation>
    </message>
    <message>
        <source>A language of the project</source>
        <extracomment>What is left without subtitles, where the line names the language already.</extracomment>
        <translation>Eine Sprache des Projekts</translation>
    </message>
    <message>
        <source>Last subtitles of this video in {languages}</source>
        <extracomment>{languages} in these is one language or a list of them.</extracomment>
        <translation>Letzte Untertitel dieses Videos auf {languages}</translation>
    </message>
    <message>
        <source>Last closed captions in {languages}</source>
        <translation>Letzte Closed Captions auf {languages}</translation>
    </message>
    <message>
        <source>Last audio in {languages}</source>
        <translation>Letztes Audio auf {languages}</translation>
    </message>
    <message>
        <source>Project languages left without subtitles: {languages}</source>
        <translation>Projektsprachen ohne verbleibende Untertitel: {languages}</translation>
    </message>
    <message>
        <source>{name} in the same language stays</source>
        <translation>{name} in derselben Sprache bleibt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other tracks in the same languages stay</source>
        <translation>
            <numerusform>%Ln andere Spur in derselben Sprache bleibt</numerusform>
            <numerusform>%Ln andere Spuren in denselben Sprachen bleiben</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} in the same language is being prepared</source>
        <translation>{name} in derselben Sprache wird vorbereitet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other tracks in the same languages are being prepared</source>
        <translation>
            <numerusform>%Ln andere Spur in derselben Sprache wird vorbereitet</numerusform>
            <numerusform>%Ln andere Spuren in denselben Sprachen werden vorbereitet</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} had failed processing anyway</source>
        <translation>{name} war ohnehin fehlerhaft</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks had failed processing anyway</source>
        <translation>
            <numerusform>%Ln Spur war ohnehin fehlerhaft</numerusform>
            <numerusform>%Ln Spuren waren ohnehin fehlerhaft</numerusform>
        </translation>
    </message>
    <message>
        <source>This video will have no subtitles left.</source>
        <translation>Dieses Video hat dann keine Untertitel mehr.</translation>
    </message>
    <message>
        <source>It will have no closed captions left.</source>
        <translation>Es hat dann keine Closed Captions mehr.</translation>
    </message>
    <message>
        <source>Going by its name, this is the video’s only audio description.</source>
        <translation>Dem Namen nach ist dies die einzige Audiodeskription des Videos.</translation>
    </message>
    <message numerus="yes">
        <source>The video is used by %Ln records, see below.</source>
        <translation>
            <numerusform>%Ln Datensatz verwendet das Video, siehe unten.</numerusform>
            <numerusform>%Ln Datensätze verwenden das Video, siehe unten.</numerusform>
        </translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say which records use the video.</source>
        <translation>DatoCMS sagt nicht, welche Datensätze das Video verwenden.</translation>
    </message>
    <message>
        <source>This video will have no subtitles left without a language.</source>
        <translation>Dieses Video hat dann keine Untertitel ohne Sprachangabe mehr.</translation>
    </message>
    <message>
        <source>It will have no closed captions left without a language.</source>
        <translation>Es hat dann keine Closed Captions ohne Sprachangabe mehr.</translation>
    </message>
    <message>
        <source>It will have no audio tracks left without a language.</source>
        <translation>Es hat dann keine Audiospuren ohne Sprachangabe mehr.</translation>
    </message>
    <message>
        <source>This video will have no subtitles left in: {languages}.</source>
        <translation>Dieses Video hat dann keine Untertitel mehr auf: {languages}.</translation>
    </message>
    <message>
        <source>It will have no closed captions left in: {languages}.</source>
        <translation>Es hat dann keine Closed Captions mehr auf: {languages}.</translation>
    </message>
    <message>
        <source>It will have no audio tracks left in: {languages}.</source>
        <translation>Es hat dann keine Audiospuren mehr auf: {languages}.</translation>
    </message>
    <message>
        <source>Project languages left without subtitles: {languages}.</source>
        <translation>Projektsprachen ohne verbleibende Untertitel: {languages}.</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Back 2 seconds</source>
        <translation>2 Sekunden zurück</translation>
    </message>
    <message>
        <source>Forward 2 seconds</source>
        <translation>2 Sekunden vor</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Ton ausschalten</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Close the player</source>
        <translation>Player schließen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Ton einschalten</translation>
    </message>
    <message>
        <source>Back to window</source>
        <translation>Zurück zum Fenster</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
</context>
<context>
    <name>CoverageController</name>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Webseiten (*.html)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel-Arbeitsmappen (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Report saved to {file}.</source>
        <translation>Bericht in {file} gespeichert.</translation>
    </message>
    <message>
        <source>Export the coverage</source>
        <translation>Sprachabdeckung exportieren</translation>
    </message>
    <message>
        <source>Save the accessibility report</source>
        <translation>Bericht zur Barrierefreiheit speichern</translation>
    </message>
    <message>
        <source>Asking DatoCMS for the records that use the videos…</source>
        <translation>DatoCMS wird nach den Datensätzen gefragt, die die Videos verwenden…</translation>
    </message>
</context>
<context>
    <name>CoverageTab</name>
    <message>
        <source>Coverage</source>
        <translation>Sprachabdeckung</translation>
    </message>
    <message>
        <source>Filter videos</source>
        <translation>Videos filtern</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>Missing in</source>
        <translation>Fehlend auf</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Verwendung</translation>
    </message>
    <message>
        <source>DatoCMS order</source>
        <translation>DatoCMS-Reihenfolge</translation>
    </message>
    <message>
        <source>Accessibility report…</source>
        <translation>Bericht zur Barrierefreiheit…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>No videos known yet</source>
        <translation>Noch keine Videos bekannt</translation>
    </message>
    <message>
        <source>Scan the project once. Then trackman shows which languages are missing.</source>
        <translation>Scannen Sie das Projekt einmal. Danach zeigt trackman, welche Sprachen fehlen.</translation>
    </message>
    <message>
        <source>Go to the scan</source>
        <translation>Zum Scan</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>Try fewer words or other filters.</source>
        <translation>Versuchen Sie es mit weniger Wörtern oder anderen Filtern.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter zurücksetzen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln Video</numerusform>
            <numerusform>%Ln Videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln videos</source>
        <translation>
            <numerusform>{shown} von %Ln Video</numerusform>
            <numerusform>{shown} von %Ln Videos</numerusform>
        </translation>
    </message>
    <message>
        <source>read {ago} or later</source>
        <extracomment>{ago} is such as “3 days ago”.</extracomment>
        <translation>gelesen: {ago} oder später</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos not read yet</source>
        <translation>
            <numerusform>%Ln Video noch nicht gelesen</numerusform>
            <numerusform>%Ln Videos noch nicht gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>No video has any.</source>
        <translation>Kein Video hat welche.</translation>
    </message>
    <message>
        <source>Show all tracks: {what}, {language}</source>
        <extracomment>{what} is “Subtitles”, “Closed captions” or “Audio”.</extracomment>
        <translation>Alle Spuren anzeigen: {what}, {language}</translation>
    </message>
    <message>
        <source>Only videos without: {what}, {language}</source>
        <translation>Nur Videos ohne: {what}, {language}</translation>
    </message>
    <message>
        <source>Show these tracks</source>
        <translation>Diese Spuren anzeigen</translation>
    </message>
    <message>
        <source>Show all tracks of {video}</source>
        <translation>Alle Spuren von {video} anzeigen</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Video öffnen</translation>
    </message>
    <message>
        <source>Page to print (HTML)</source>
        <translation>Druckseite (HTML)</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel-Arbeitsmappe</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabelle (CSV)</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>Used in records</source>
        <translation>In Datensätzen verwendet</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>In keinem Datensatz verwendet</translation>
    </message>
    <message>
        <source>All videos</source>
        <translation>Alle Videos</translation>
    </message>
    <message>
        <source>Tell which videos have no captions in their language</source>
        <translation>Ermitteln, welchen Videos Closed Captions in ihrer Sprache fehlen</translation>
    </message>
    <message>
        <source>Save the videos shown here as a file</source>
        <translation>Die hier gezeigten Videos als Datei speichern</translation>
    </message>
</context>
<context>
    <name>CoverageWording</name>
    <message>
        <source>Subtitles</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Closed Captions</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>Fehlerhaft</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>In Vorbereitung</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Noch nicht gelesen</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>DatoCMS order</source>
        <translation>DatoCMS-Reihenfolge</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Most missing first</source>
        <translation>Meiste fehlende zuerst</translation>
    </message>
    <message>
        <source>{what}: {count} of {videos}</source>
        <extracomment>A figure of a language: “Audio: 12 of 340”.</extracomment>
        <translation>{what}: {count} von {videos}</translation>
    </message>
</context>
<context>
    <name>CueSearchTab</name>
    <message>
        <source>Search all subtitles</source>
        <translation>Alle Untertitel durchsuchen</translation>
    </message>
    <message>
        <source>Show tracks</source>
        <translation>Spuren anzeigen</translation>
    </message>
    <message>
        <source>Find and replace…</source>
        <translation>Suchen und ersetzen…</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Save as word list…</source>
        <translation>Als Wortliste speichern…</translation>
    </message>
    <message numerus="yes">
        <source>Subtitles of %Ln tracks were read</source>
        <translation>
            <numerusform>Untertitel von %Ln Spur gelesen</numerusform>
            <numerusform>Untertitel von %Ln Spuren gelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues found</source>
        <translation>
            <numerusform>%Ln Einblendung gefunden</numerusform>
            <numerusform>%Ln Einblendungen gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln cues found</source>
        <translation>
            <numerusform>Mehr als %Ln Einblendung gefunden</numerusform>
            <numerusform>Mehr als %Ln Einblendungen gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>last scan {ago}</source>
        <translation>letzter Scan: {ago}</translation>
    </message>
    <message>
        <source>No subtitles read yet</source>
        <translation>Noch keine Untertitel gelesen</translation>
    </message>
    <message>
        <source>trackman searches the subtitles it has read. Scan the project and have it read subtitles, too.</source>
        <translation>trackman durchsucht die Untertitel, die es gelesen hat. Scannen Sie das Projekt, und lassen Sie dabei auch die Untertitel lesen.</translation>
    </message>
    <message>
        <source>Scan with subtitles</source>
        <translation>Mit Untertiteln scannen</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>None of the subtitles that were read holds this in one cue.</source>
        <translation>In keinem der gelesenen Untertitel steht dies in einer einzelnen Einblendung.</translation>
    </message>
    <message>
        <source>There is no word to search for</source>
        <translation>Kein Wort, nach dem gesucht werden kann</translation>
    </message>
    <message>
        <source>All words must stand in one cue. Words in quotation marks must stand together, and an asterisk stands for any ending.</source>
        <translation>Alle Wörter müssen in einer Einblendung stehen. Wörter in Anführungszeichen müssen zusammenstehen; ein Sternchen steht für eine beliebige Endung.</translation>
    </message>
    <message>
        <source>Search for something first.</source>
        <translation>Suchen Sie zuerst nach etwas.</translation>
    </message>
    <message>
        <source>Judge the tracks of these cues one after another</source>
        <translation>Die Spuren dieser Einblendungen nacheinander beurteilen</translation>
    </message>
    <message>
        <source>Show the tracks of these cues in the table of all tracks</source>
        <translation>Die Spuren dieser Einblendungen in der Tabelle aller Spuren anzeigen</translation>
    </message>
    <message>
        <source>Replace the words in all these tracks, after a preview</source>
        <translation>Die Wörter in allen diesen Spuren ersetzen, nach einer Vorschau</translation>
    </message>
    <message>
        <source>Search for this again, and see what is new</source>
        <translation>Diese Suche später wiederholen und sehen, was neu ist</translation>
    </message>
    <message>
        <source>Finds cues that hold all these words, in any track.</source>
        <translation>Findet Einblendungen, die alle diese Wörter enthalten, in allen Spuren.</translation>
    </message>
</context>
<context>
    <name>CuesModel</name>
    <message numerus="yes">
        <source>Text · %Ln cues</source>
        <translation>
            <numerusform>Text · %Ln Einblendung</numerusform>
            <numerusform>Text · %Ln Einblendungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>#</source>
        <extracomment>Title of a column: the number of the cue.</extracomment>
        <translation>#</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>on the video now</source>
        <translation>jetzt im Video</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <extracomment>Two times within a video.</extracomment>
        <translation>{start} bis {end}</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
</context>
<context>
    <name>CuesTable</name>
    <message>
        <source>Cues</source>
        <translation>Einblendungen</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Select a cue.</source>
        <translation>Wählen Sie eine Einblendung aus.</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>Ab hier abspielen</translation>
    </message>
    <message>
        <source>Copy with times</source>
        <translation>Mit Zeiten kopieren</translation>
    </message>
</context>
<context>
    <name>DecisionBar</name>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>No video open</source>
        <translation>Kein Video geöffnet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks selected</source>
        <translation>
            <numerusform>%Ln Spur ausgewählt</numerusform>
            <numerusform>%Ln Spuren ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>%Ln Spur löschen</numerusform>
            <numerusform>%Ln Spuren löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter a reason first.</source>
        <translation>Geben Sie zuerst einen Grund ein.</translation>
    </message>
    <message>
        <source>Another track has just come on screen.</source>
        <translation>Gerade ist eine andere Spur erschienen.</translation>
    </message>
    <message>
        <source>Delete the selected tracks</source>
        <translation>Die ausgewählten Spuren löschen</translation>
    </message>
    <message>
        <source>Go to the next track with findings, then to the next video</source>
        <translation>Zur nächsten Spur mit Befunden wechseln, danach zum nächsten Video</translation>
    </message>
    <message>
        <source>Show all that follows from deleting it</source>
        <translation>Alle Folgen des Löschens anzeigen</translation>
    </message>
</context>
<context>
    <name>DeletedCard</name>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>The details below are what DatoCMS returned.</source>
        <translation>Die Details unten hat DatoCMS zurückgegeben.</translation>
    </message>
    <message>
        <source>DatoCMS didn’t return the track. The details below are from before the deletion.</source>
        <translation>DatoCMS hat die Spur nicht zurückgegeben. Die Details unten stammen von vor der Löschung.</translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>Es gibt keine Sicherung, daher lässt sie sich nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>Its subtitles can’t be read. They’re saved as they are, but trackman can’t prove that they can be restored.</source>
        <translation>Ihre Untertitel sind nicht lesbar. Sie sind unverändert gesichert, aber trackman kann nicht nachweisen, dass sie sich wiederherstellen lassen.</translation>
    </message>
    <message>
        <source>It’s backed up and can be restored. It then gets a new ID.</source>
        <translation>Sie ist gesichert und lässt sich wiederherstellen. Sie erhält dann eine neue ID.</translation>
    </message>
</context>
<context>
    <name>DeletedModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Deleted</source>
        <extracomment>Title of a column: the moment of the deletion.</extracomment>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: who deleted the track.</extracomment>
        <translation>Von</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>DeletedTab</name>
    <message>
        <source>Recently deleted</source>
        <translation>Zuletzt gelöscht</translation>
    </message>
    <message>
        <source>Details of the deleted track</source>
        <translation>Details der gelöschten Spur</translation>
    </message>
    <message>
        <source>Select a deleted track to see its details.</source>
        <translation>Wählen Sie eine gelöschte Spur aus, um ihre Details zu sehen.</translation>
    </message>
    <message>
        <source>Search deleted tracks</source>
        <translation>Gelöschte Spuren suchen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Video öffnen</translation>
    </message>
    <message>
        <source>Restore into another video…</source>
        <translation>In anderem Video wiederherstellen…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deleted tracks</source>
        <translation>
            <numerusform>%Ln gelöschte Spur</numerusform>
            <numerusform>%Ln gelöschte Spuren</numerusform>
        </translation>
    </message>
    <message>
        <source>Recreate the track from its backup. It gets a new ID.</source>
        <translation>Die Spur aus ihrer Sicherung neu anlegen. Sie erhält eine neue ID.</translation>
    </message>
    <message>
        <source>Recreate the track in another video. It gets a new ID.</source>
        <translation>Die Spur in einem anderen Video neu anlegen. Sie erhält eine neue ID.</translation>
    </message>
    <message>
        <source>Open the video that the track belonged to</source>
        <translation>Das Video öffnen, zu dem die Spur gehörte</translation>
    </message>
    <message>
        <source>Select a deleted track first.</source>
        <translation>Wählen Sie zuerst eine gelöschte Spur aus.</translation>
    </message>
    <message>
        <source>None of the selected tracks can be restored.</source>
        <translation>Keine der ausgewählten Spuren lässt sich wiederherstellen.</translation>
    </message>
    <message numerus="yes">
        <source>Restore %Ln tracks into which video?</source>
        <translation>
            <numerusform>In welchem Video soll %Ln Spur wiederhergestellt werden?</numerusform>
            <numerusform>In welchem Video sollen %Ln Spuren wiederhergestellt werden?</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore {name} into which video?</source>
        <translation>In welchem Video soll {name} wiederhergestellt werden?</translation>
    </message>
    <message>
        <source>Restore there</source>
        <translation>Dort wiederherstellen</translation>
    </message>
    <message>
        <source>No deleted tracks</source>
        <translation>Keine gelöschten Spuren</translation>
    </message>
    <message>
        <source>Tracks you delete in trackman appear here and can be restored from their backup.</source>
        <translation>Spuren, die Sie in trackman löschen, erscheinen hier und lassen sich aus ihrer Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>Try fewer words, or search the history.</source>
        <translation>Versuchen Sie es mit weniger Wörtern, oder durchsuchen Sie den Verlauf.</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Suche zurücksetzen</translation>
    </message>
</context>
<context>
    <name>DeletingChoices</name>
    <message>
        <source>Check backups</source>
        <translation>Sicherungen prüfen</translation>
    </message>
    <message>
        <source>Require a reason for deleting</source>
        <translation>Grund beim Löschen verlangen</translation>
    </message>
    <message>
        <source>Calculating size…</source>
        <translation>Größe wird berechnet…</translation>
    </message>
    <message>
        <source>No backups yet.</source>
        <translation>Noch keine Sicherungen.</translation>
    </message>
    <message>
        <source>{size} in use.</source>
        <translation>{size} belegt.</translation>
    </message>
    <message>
        <source>Verify that every backup is intact</source>
        <translation>Prüfen, ob jede Sicherung unversehrt ist</translation>
    </message>
    <message>
        <source>Forever</source>
        <translation>Unbegrenzt</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 Jahr</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Keep backups for</source>
        <translation>Sicherungen behalten</translation>
    </message>
    <message>
        <source>Tracks whose backup is removed can’t be restored. trackman asks first.</source>
        <translation>Spuren, deren Sicherung entfernt ist, lassen sich nicht wiederherstellen. trackman fragt vorher nach.</translation>
    </message>
    <message>
        <source>Many tracks at once</source>
        <translation>Viele Spuren auf einmal</translation>
    </message>
    <message>
        <source>Type the number above</source>
        <translation>Anzahl eintippen bei mehr als</translation>
    </message>
    <message>
        <source>Deleting more tracks than this at once asks you to type how many they are.</source>
        <translation>Wer mehr Spuren als diese Anzahl auf einmal löscht, muss vorher eintippen, wie viele es sind.</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Gründe</translation>
    </message>
    <message>
        <source>Suggested reasons</source>
        <translation>Vorgeschlagene Gründe</translation>
    </message>
    <message>
        <source>One per line, offered next to Delete.</source>
        <translation>Einer pro Zeile; sie werden neben „Löschen“ angeboten.</translation>
    </message>
</context>
<context>
    <name>DeletionController</name>
    <message>
        <source>The tracks were read again meanwhile. Nothing was done.</source>
        <translation>Die Spuren wurden inzwischen neu gelesen. trackman hat nichts unternommen.</translation>
    </message>
</context>
<context>
    <name>DeletionOffer</name>
    <message numerus="yes">
        <source>Go on with %Ln deletions</source>
        <translation>
            <numerusform>Mit %Ln Löschung fortfahren</numerusform>
            <numerusform>Mit %Ln Löschungen fortfahren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %Ln tracks</source>
        <translation>
            <numerusform>%Ln Spur behalten</numerusform>
            <numerusform>%Ln Spuren behalten</numerusform>
        </translation>
    </message>
    <message>
        <source>Show activity</source>
        <translation>Aktivität anzeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are kept.</source>
        <translation>
            <numerusform>%Ln Spur bleibt erhalten.</numerusform>
            <numerusform>%Ln Spuren bleiben erhalten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeletionWording</name>
    <message>
        <source>Deleting {name}…</source>
        <translation>{name} wird gelöscht…</translation>
    </message>
    <message>
        <source>Deleting tracks… {done} of {total}</source>
        <translation>Spuren werden gelöscht… {done} von {total}</translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>Es gibt keine Sicherung, daher lässt sie sich nicht wiederherstellen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks have no backup and can’t be restored.</source>
        <translation>
            <numerusform>%Ln Spur hat keine Sicherung und lässt sich nicht wiederherstellen.</numerusform>
            <numerusform>%Ln Spuren haben keine Sicherung und lassen sich nicht wiederherstellen.</numerusform>
        </translation>
    </message>
    <message>
        <source>It’s saved as it is, but trackman can’t prove that it can be restored.</source>
        <translation>Sie ist unverändert gesichert, aber trackman kann nicht nachweisen, dass sie sich wiederherstellen lässt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are saved as they are, but trackman can’t prove that they can be restored.</source>
        <translation>
            <numerusform>%Ln Spur ist unverändert gesichert, aber trackman kann nicht nachweisen, dass sie sich wiederherstellen lässt.</numerusform>
            <numerusform>%Ln Spuren sind unverändert gesichert, aber trackman kann nicht nachweisen, dass sie sich wiederherstellen lassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was deleted.</source>
        <translation>Abgebrochen. Es wurde nichts gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln Löschung wurde vor Beginn abgebrochen.</numerusform>
            <numerusform>%Ln Löschungen wurden vor Beginn abgebrochen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks deleted.</source>
        <translation>
            <numerusform>%Ln Spur gelöscht.</numerusform>
            <numerusform>%Ln Spuren gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks deleted. The other rows show the reason.</source>
        <translation>
            <numerusform>%Ln von {total} Spuren gelöscht. Die anderen Zeilen nennen den Grund.</numerusform>
            <numerusform>%Ln von {total} Spuren gelöscht. Die anderen Zeilen nennen den Grund.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>No web browser opened. The link is copied: paste it into a browser.</source>
        <translation>Es hat sich kein Browser geöffnet. Der Link ist kopiert: Fügen Sie ihn in einen Browser ein.</translation>
    </message>
    <message>
        <source>No program opened {file}. Its path is copied.</source>
        <translation>Kein Programm hat {file} geöffnet. Der Pfad ist kopiert.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner anzeigen</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Change {name}</source>
        <translation>{name} ändern</translation>
    </message>
    <message>
        <source>DatoCMS can’t change a track, so trackman adds a new one with the same subtitles, checks it, and then deletes the old one. The track gets a new ID.</source>
        <translation>DatoCMS kann eine Spur nicht ändern. Deshalb fügt trackman eine neue mit denselben Untertiteln hinzu, prüft sie und löscht dann die alte. Die Spur erhält eine neue ID.</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Closed Captions</translation>
    </message>
    <message>
        <source>Change track</source>
        <translation>Spur ändern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Geben Sie einen Namen ein.</translation>
    </message>
    <message>
        <source>Another track of this video has this name as well.</source>
        <translation>Eine andere Spur dieses Videos hat denselben Namen.</translation>
    </message>
    <message>
        <source>Enter a language code such as it or pt-BR.</source>
        <translation>Geben Sie einen Sprachcode ein, etwa it oder pt-BR.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Language code</source>
        <translation>Sprachcode</translation>
    </message>
</context>
<context>
    <name>DisplayButton</name>
    <message>
        <source>Display</source>
        <translation>Anzeige</translation>
    </message>
    <message>
        <source>Group, sort and choose columns</source>
        <translation>Gruppieren, sortieren und Spalten wählen</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruppieren nach</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>Keine Gruppen</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>Alle einklappen</translation>
    </message>
    <message>
        <source>Unfold all</source>
        <translation>Alle ausklappen</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Then by</source>
        <translation>Dann nach</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
</context>
<context>
    <name>DocumentDialog</name>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Page to print (HTML)</source>
        <translation>Druckseite (HTML)</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel-Arbeitsmappe</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabelle (CSV)</translation>
    </message>
    <message>
        <source>Choose where to save it</source>
        <translation>Auswählen, wo gespeichert wird</translation>
    </message>
    <message>
        <source>Wait until the figures are counted.</source>
        <translation>Warten Sie, bis die Zahlen ermittelt sind.</translation>
    </message>
</context>
<context>
    <name>EditingWording</name>
    <message>
        <source>No changes</source>
        <translation>Keine Änderungen</translation>
    </message>
    <message>
        <source>The file was mended</source>
        <translation>Die Datei wurde repariert</translation>
    </message>
    <message>
        <source>Draft saved</source>
        <translation>Entwurf gespeichert</translation>
    </message>
    <message>
        <source>Saving draft…</source>
        <translation>Entwurf wird gespeichert…</translation>
    </message>
    <message>
        <source>These subtitles were changed at DatoCMS after you began your draft. You see your draft, last changed: {ago}. Publishing it replaces the newer subtitles.</source>
        <translation>Diese Untertitel wurden in DatoCMS geändert, nachdem Sie Ihren Entwurf begonnen hatten. Sie sehen Ihren Entwurf, zuletzt geändert: {ago}. Wenn Sie ihn veröffentlichen, ersetzt er die neueren Untertitel.</translation>
    </message>
    <message>
        <source>Your unpublished changes are back. Last changed: {ago}.</source>
        <translation>Ihre nicht veröffentlichten Änderungen sind wieder da. Zuletzt geändert: {ago}.</translation>
    </message>
    <message>
        <source>{title}. You edit what trackman could read of it.</source>
        <translation>{title}. Sie bearbeiten, was trackman davon lesen konnte.</translation>
    </message>
    <message numerus="yes">
        <source>The times of %Ln cues were not valid and are written anew.</source>
        <translation>
            <numerusform>Die Zeiten von %Ln Einblendung waren ungültig und werden neu geschrieben.</numerusform>
            <numerusform>Die Zeiten von %Ln Einblendungen waren ungültig und werden neu geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues without readable times stay in the file as they are.</source>
        <translation>
            <numerusform>%Ln Einblendung ohne lesbare Zeiten bleibt unverändert in der Datei.</numerusform>
            <numerusform>%Ln Einblendungen ohne lesbare Zeiten bleiben unverändert in der Datei.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wait until this track’s change has finished.</source>
        <translation>Warten Sie, bis die Änderung dieser Spur abgeschlossen ist.</translation>
    </message>
    <message>
        <source>Subtitles need at least one cue.</source>
        <translation>Untertitel brauchen mindestens eine Einblendung.</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>Es wurde noch nichts geändert.</translation>
    </message>
    <message>
        <source>The times now fit the sound. Look them over, then publish.</source>
        <translation>Die Zeiten passen jetzt zum Ton. Sehen Sie sie durch, und veröffentlichen Sie dann.</translation>
    </message>
    <message>
        <source>Nothing was shifted: some cues would start before the video does. Delete them or move them, then check the sound again.</source>
        <translation>Es wurde nichts verschoben: Einige Einblendungen würden vor dem Video beginnen. Löschen oder verschieben Sie sie, und prüfen Sie den Ton dann erneut.</translation>
    </message>
    <message>
        <source>Nothing was shifted, because this draft may have been shifted before. Check the sound again: it is compared with the draft now.</source>
        <translation>Es wurde nichts verschoben, weil dieser Entwurf möglicherweise schon verschoben ist. Prüfen Sie den Ton erneut: Er wird jetzt mit dem Entwurf verglichen.</translation>
    </message>
    <message>
        <source>{typed} is not a time and was not taken up. Times look like {example}.</source>
        <extracomment>{example} is a time such as “0:12.5”, with the decimal mark of the language.</extracomment>
        <translation>{typed} ist keine Zeit und wurde nicht übernommen. Zeiten sehen so aus: {example}.</translation>
    </message>
    <message>
        <source>Your changes to {name} are kept as a draft. They are not published.</source>
        <translation>Ihre Änderungen an {name} bleiben als Entwurf erhalten. Sie sind nicht veröffentlicht.</translation>
    </message>
    <message>
        <source>No safe fix: decide what is right here yourself.</source>
        <translation>Nicht sicher zu beheben: Entscheiden Sie selbst, was hier richtig ist.</translation>
    </message>
    <message>
        <source>Fixed. Undo takes it back.</source>
        <translation>Behoben. „Rückgängig“ nimmt das zurück.</translation>
    </message>
    <message>
        <source>{fixed} of {wanted} fixed. Undo takes it back.</source>
        <translation>{fixed} von {wanted} behoben. „Rückgängig“ nimmt das zurück.</translation>
    </message>
    <message>
        <source>Discard your changes to {name}?</source>
        <translation>Ihre Änderungen an {name} verwerfen?</translation>
    </message>
    <message>
        <source>The draft is deleted and can’t be restored. The published subtitles stay.</source>
        <translation>Der Entwurf wird gelöscht und lässt sich nicht wiederherstellen. Die veröffentlichten Untertitel bleiben.</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Quit with unpublished changes?</source>
        <translation>Mit nicht veröffentlichten Änderungen beenden?</translation>
    </message>
    <message>
        <source>Your changes to {name} are kept as a draft on this computer. Nothing has been published.</source>
        <translation>Ihre Änderungen an {name} bleiben als Entwurf auf diesem Computer erhalten. Es wurde nichts veröffentlicht.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>EditorBanner</name>
    <message>
        <source>Keep my draft</source>
        <translation>Meinen Entwurf behalten</translation>
    </message>
    <message>
        <source>Use the published subtitles…</source>
        <translation>Veröffentlichte Untertitel verwenden…</translation>
    </message>
</context>
<context>
    <name>EditorBar</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>EditorModel</name>
    <message>
        <source>#</source>
        <extracomment>“#” is the title of the column with the numbers of the cues.</extracomment>
        <translation>#</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>EditorPane</name>
    <message>
        <source>Editor of the subtitles</source>
        <translation>Untertitel-Editor</translation>
    </message>
    <message>
        <source>Some cues would start before the video does.</source>
        <translation>Einige Einblendungen würden vor dem Video beginnen.</translation>
    </message>
</context>
<context>
    <name>EditorTable</name>
    <message>
        <source>Cues</source>
        <translation>Einblendungen</translation>
    </message>
</context>
<context>
    <name>EditorTools</name>
    <message>
        <source>Discard…</source>
        <translation>Verwerfen…</translation>
    </message>
    <message>
        <source>Select a cue.</source>
        <translation>Wählen Sie eine Einblendung aus.</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>Nichts zu wiederholen</translation>
    </message>
    <message>
        <source>No next cue.</source>
        <translation>Keine nächste Einblendung.</translation>
    </message>
    <message>
        <source>No cues.</source>
        <translation>Keine Einblendungen.</translation>
    </message>
    <message>
        <source>Needs two cues.</source>
        <translation>Erfordert zwei Einblendungen.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>This cue: {finding}</source>
        <translation>Diese Einblendung: {finding}</translation>
    </message>
    <message>
        <source>This cue has no finding that can be fixed safely</source>
        <translation>Diese Einblendung hat keinen Befund, der sich sicher beheben lässt</translation>
    </message>
    <message>
        <source>Remove spaces at the ends of lines</source>
        <translation>Leerzeichen an Zeilenenden entfernen</translation>
    </message>
    <message numerus="yes">
        <source>Break %Ln long lines</source>
        <translation>
            <numerusform>%Ln lange Zeile umbrechen</numerusform>
            <numerusform>%Ln lange Zeilen umbrechen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End %Ln overlaps</source>
        <translation>
            <numerusform>%Ln Überschneidung beheben</numerusform>
            <numerusform>%Ln Überschneidungen beheben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adjust %Ln short gaps</source>
        <translation>
            <numerusform>%Ln kurze Lücke anpassen</numerusform>
            <numerusform>%Ln kurze Lücken anpassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln empty cues</source>
        <translation>
            <numerusform>%Ln leere Einblendung löschen</numerusform>
            <numerusform>%Ln leere Einblendungen löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Repair %Ln damaged cues</source>
        <translation>
            <numerusform>%Ln beschädigte Einblendung reparieren</numerusform>
            <numerusform>%Ln beschädigte Einblendungen reparieren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryDetails</name>
    <message numerus="yes">
        <source>%Ln rows selected</source>
        <translation>
            <numerusform>%Ln Zeile ausgewählt</numerusform>
            <numerusform>%Ln Zeilen ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks selected</source>
        <translation>
            <numerusform>%Ln Spur ausgewählt</numerusform>
            <numerusform>%Ln Spuren ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Angefordert</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Freigegeben von</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>Copy checksum</source>
        <translation>Prüfsumme kopieren</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Restored as</source>
        <translation>Wiederhergestellt als</translation>
    </message>
    <message>
        <source>Copy new track ID</source>
        <translation>Neue Spur-ID kopieren</translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation>Job-ID</translation>
    </message>
    <message>
        <source>Copy job ID</source>
        <translation>Job-ID kopieren</translation>
    </message>
    <message>
        <source>Request IDs</source>
        <translation>Anfrage-IDs</translation>
    </message>
    <message>
        <source>Copy request IDs</source>
        <translation>Anfrage-IDs kopieren</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>EntryWording</name>
    <message>
        <source>{outcome} · {moment}</source>
        <translation>{outcome} · {moment}</translation>
    </message>
    <message>
        <source>Its subtitles may differ from the backup.</source>
        <translation>Ihre Untertitel weichen möglicherweise von der Sicherung ab.</translation>
    </message>
    <message>
        <source>It has a new ID.</source>
        <translation>Sie hat eine neue ID.</translation>
    </message>
    <message>
        <source>trackman checks again when DatoCMS can be reached.</source>
        <translation>trackman prüft erneut, sobald DatoCMS erreichbar ist.</translation>
    </message>
    <message>
        <source>{person} · {moment}</source>
        <extracomment>Who approved a deletion, and when.</extracomment>
        <translation>{person} · {moment}</translation>
    </message>
</context>
<context>
    <name>ErrorCodeWording</name>
    <message>
        <source>The project’s owner can change the plan.</source>
        <translation>Der Inhaber des Projekts kann den Tarif ändern.</translation>
    </message>
    <message>
        <source>The plan’s video encoding is used up</source>
        <translation>Die Videokodierung des Tarifs ist aufgebraucht</translation>
    </message>
    <message>
        <source>It counts anew next month.</source>
        <translation>Die Zählung beginnt nächsten Monat neu.</translation>
    </message>
    <message>
        <source>The plan’s storage is full</source>
        <translation>Der Speicherplatz des Tarifs ist voll</translation>
    </message>
    <message>
        <source>Deleting files that nobody needs makes room.</source>
        <translation>Löschen Sie nicht mehr benötigte Dateien, um Platz zu schaffen.</translation>
    </message>
    <message>
        <source>The plan’s API calls are used up</source>
        <translation>Die API-Aufrufe des Tarifs sind aufgebraucht</translation>
    </message>
    <message>
        <source>They count anew next month.</source>
        <translation>Die Zählung beginnt nächsten Monat neu.</translation>
    </message>
    <message>
        <source>The project’s plan doesn’t allow that</source>
        <translation>Der Tarif des Projekts lässt das nicht zu</translation>
    </message>
    <message>
        <source>The plan’s limit is reached.</source>
        <translation>Die Grenze des Tarifs ist erreicht.</translation>
    </message>
    <message>
        <source>DatoCMS’s video service rejected the track</source>
        <translation>Der Videodienst von DatoCMS hat die Spur abgelehnt</translation>
    </message>
    <message>
        <source>Another track may have this name, the name may not be allowed, or the file can’t be used. See its message below, if there is one.</source>
        <translation>Möglicherweise hat eine andere Spur diesen Namen, der Name ist nicht erlaubt, oder die Datei ist nicht verwendbar. Siehe die Meldung des Dienstes unten, falls es eine gibt.</translation>
    </message>
    <message>
        <source>This API token isn’t allowed to do that</source>
        <translation>Dieses API-Token darf das nicht</translation>
    </message>
    <message>
        <source>Its role doesn’t have the permission. Ask a project administrator to allow the role to edit uploads in the primary environment.</source>
        <translation>Seiner Rolle fehlt die Berechtigung. Bitten Sie einen Projektadministrator, der Rolle das Bearbeiten von Uploads in der Primärumgebung zu erlauben.</translation>
    </message>
    <message>
        <source>The project is deactivated</source>
        <translation>Das Projekt ist deaktiviert</translation>
    </message>
    <message>
        <source>Its owner can reactivate it in the account’s billing settings.</source>
        <translation>Der Inhaber kann es in den Abrechnungseinstellungen des Kontos wieder aktivieren.</translation>
    </message>
    <message>
        <source>The project is still being set up</source>
        <translation>Das Projekt wird noch eingerichtet</translation>
    </message>
    <message>
        <source>DatoCMS needs a few minutes. Try again later.</source>
        <translation>DatoCMS braucht ein paar Minuten. Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>The environment is temporarily read-only</source>
        <translation>Die Umgebung ist vorübergehend schreibgeschützt</translation>
    </message>
    <message>
        <source>DatoCMS may be copying it. Try again in a few minutes.</source>
        <translation>Möglicherweise kopiert DatoCMS sie gerade. Versuchen Sie es in ein paar Minuten erneut.</translation>
    </message>
    <message>
        <source>Tracks can be changed only in the primary environment</source>
        <translation>Spuren lassen sich nur in der Primärumgebung ändern</translation>
    </message>
    <message>
        <source>This is a sandbox environment. Open the video in the primary one; its tracks are the same there.</source>
        <translation>Dies ist eine Sandbox-Umgebung. Öffnen Sie das Video in der Primärumgebung; dort sind seine Spuren dieselben.</translation>
    </message>
    <message>
        <source>This environment doesn’t exist</source>
        <translation>Diese Umgebung gibt es nicht</translation>
    </message>
    <message>
        <source>It may have been deleted or renamed, or this token can’t see it. Open the video without naming an environment to use the primary one.</source>
        <translation>Möglicherweise wurde sie gelöscht oder umbenannt, oder dieses Token kann sie nicht sehen. Öffnen Sie das Video ohne Angabe einer Umgebung, um die Primärumgebung zu verwenden.</translation>
    </message>
    <message>
        <source>The environment isn’t ready</source>
        <translation>Die Umgebung ist nicht bereit</translation>
    </message>
    <message>
        <source>DatoCMS is still creating or deleting it. Try again in a few minutes.</source>
        <translation>DatoCMS ist noch dabei, sie zu erstellen oder zu löschen. Versuchen Sie es in ein paar Minuten erneut.</translation>
    </message>
    <message>
        <source>The project is in maintenance mode</source>
        <translation>Das Projekt ist im Wartungsmodus</translation>
    </message>
    <message>
        <source>Nothing can be changed until maintenance mode is turned off in DatoCMS.</source>
        <translation>Es lässt sich nichts ändern, bis der Wartungsmodus in DatoCMS ausgeschaltet wird.</translation>
    </message>
    <message>
        <source>DatoCMS is under maintenance</source>
        <translation>DatoCMS wird gewartet</translation>
    </message>
    <message>
        <source>Nothing can be changed for a while. See status.datocms.com for updates.</source>
        <translation>Eine Zeit lang lässt sich nichts ändern. Neuigkeiten finden Sie auf status.datocms.com.</translation>
    </message>
    <message>
        <source>DatoCMS can’t find this video</source>
        <translation>DatoCMS kann dieses Video nicht finden</translation>
    </message>
    <message>
        <source>It may have been deleted, be in another project, or be hidden from this token. Check the link or ID.</source>
        <translation>Möglicherweise wurde es gelöscht, gehört zu einem anderen Projekt oder ist für dieses Token nicht sichtbar. Prüfen Sie den Link oder die ID.</translation>
    </message>
    <message>
        <source>This file isn’t a video</source>
        <translation>Diese Datei ist kein Video</translation>
    </message>
    <message>
        <source>Only videos have subtitle and audio tracks.</source>
        <translation>Nur Videos haben Untertitel- und Audiospuren.</translation>
    </message>
    <message>
        <source>DatoCMS’s video service rejected the request</source>
        <translation>Der Videodienst von DatoCMS hat die Anfrage abgelehnt</translation>
    </message>
    <message>
        <source>Common reasons are a name that is taken or not allowed, a damaged file, and a video’s first audio track, which can never be deleted. See its message below, if there is one.</source>
        <translation>Häufige Gründe sind ein vergebener oder nicht erlaubter Name, eine beschädigte Datei und die erste Audiospur eines Videos, die sich nie löschen lässt. Siehe die Meldung des Dienstes unten, falls es eine gibt.</translation>
    </message>
    <message>
        <source>Something in the project depends on it</source>
        <translation>Etwas im Projekt hängt davon ab</translation>
    </message>
    <message>
        <source>See the details below, if there are any.</source>
        <translation>Siehe die Details unten, falls es welche gibt.</translation>
    </message>
    <message>
        <source>DatoCMS is limiting requests</source>
        <translation>DatoCMS begrenzt die Anfragen</translation>
    </message>
    <message>
        <source>Others may be using the same project heavily. Try again in a few minutes.</source>
        <translation>Möglicherweise nutzen andere dasselbe Projekt intensiv. Versuchen Sie es in ein paar Minuten erneut.</translation>
    </message>
    <message>
        <source>DatoCMS is overloaded</source>
        <translation>DatoCMS ist überlastet</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>Versuchen Sie es in einer Minute erneut.</translation>
    </message>
    <message>
        <source>Somebody else is changing this video</source>
        <translation>Jemand anderes ändert dieses Video gerade</translation>
    </message>
    <message>
        <source>DatoCMS makes one change to a video at a time. Try again in a moment.</source>
        <translation>DatoCMS nimmt an einem Video immer nur eine Änderung gleichzeitig vor. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Something went wrong at DatoCMS</source>
        <translation>Bei DatoCMS ist etwas schiefgegangen</translation>
    </message>
    <message>
        <source>DatoCMS support can find it by the request ID below.</source>
        <translation>Der DatoCMS-Support kann es anhand der Anfrage-ID unten finden.</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Unexpected error</source>
        <translation>Unerwarteter Fehler</translation>
    </message>
    <message>
        <source>trackman ran into an unexpected error</source>
        <translation>In trackman ist ein unerwarteter Fehler aufgetreten</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Bericht anzeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Running work goes on. Choose Refresh to see the current state.</source>
        <translation>Laufende Vorgänge gehen weiter. Wählen Sie „Aktualisieren“, um den jetzigen Stand zu sehen.</translation>
    </message>
    <message>
        <source>No change was under way, so your tracks are as they were. Choose Refresh to see the current state.</source>
        <translation>Es lief keine Änderung, Ihre Spuren sind also unverändert. Wählen Sie „Aktualisieren“, um den jetzigen Stand zu sehen.</translation>
    </message>
    <message>
        <source>The report couldn’t be saved. Copy it to pass it on.</source>
        <translation>Der Bericht konnte nicht gespeichert werden. Kopieren Sie ihn, um ihn weiterzugeben.</translation>
    </message>
    <message>
        <source>A report was saved as {file}. Nothing was sent.</source>
        <translation>Ein Bericht wurde als {file} gespeichert. Es wurde nichts gesendet.</translation>
    </message>
    <message numerus="yes">
        <source>It happened %Ln times.</source>
        <translation>
            <numerusform>Der Fehler ist %Ln Mal aufgetreten.</numerusform>
            <numerusform>Der Fehler ist %Ln Mal aufgetreten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy the report, to pass it on to support</source>
        <translation>Den Bericht kopieren, um ihn an den Support weiterzugeben</translation>
    </message>
    <message>
        <source>Read the report before you pass it on</source>
        <translation>Den Bericht lesen, bevor Sie ihn weitergeben</translation>
    </message>
</context>
<context>
    <name>EverythingCard</name>
    <message>
        <source>This means every track of every video in this project.</source>
        <translation>Gemeint ist jede Spur jedes Videos in diesem Projekt.</translation>
    </message>
</context>
<context>
    <name>Explanations</name>
    <message>
        <source>Closes this window. Escape does the same.</source>
        <translation>Schließt dieses Fenster. Esc tut dasselbe.</translation>
    </message>
    <message>
        <source>Tries once more what did not work.</source>
        <translation>Versucht noch einmal, was nicht geklappt hat.</translation>
    </message>
    <message>
        <source>Titles of the columns. Click one to sort where that is possible; the menu on a title shows and hides columns.</source>
        <translation>Überschriften der Spalten. Ein Klick sortiert, wo das möglich ist; das Menü einer Überschrift blendet Spalten ein und aus.</translation>
    </message>
    <message>
        <source>Closes this window and changes nothing. Escape does the same.</source>
        <translation>Schließt dieses Fenster und ändert nichts. Esc tut dasselbe.</translation>
    </message>
    <message>
        <source>Shows the other records that use this video.</source>
        <translation>Zeigt die anderen Datensätze, die dieses Video verwenden.</translation>
    </message>
    <message>
        <source>Forgets search and filters, so that all videos are listed.</source>
        <translation>Setzt Suche und Filter zurück, sodass alle Videos aufgeführt sind.</translation>
    </message>
    <message>
        <source>Paste the link of a video, a record or an upload in DatoCMS, or a video ID, and press Return to see its tracks. Down offers the videos you opened last.</source>
        <translation>Fügen Sie den Link eines Videos, eines Datensatzes oder eines Uploads in DatoCMS oder eine Video-ID ein und drücken Sie Eingabe, um die Spuren zu sehen. Pfeil runter bietet die zuletzt geöffneten Videos an.</translation>
    </message>
    <message>
        <source>Lists only videos that match these words. Down goes on to the list.</source>
        <translation>Zeigt nur Videos, auf die diese Wörter passen. Pfeil runter führt in die Liste.</translation>
    </message>
    <message>
        <source>The videos of the project. Return or a click shows the tracks.</source>
        <translation>Die Videos des Projekts. Eingabe oder ein Klick zeigt die Spuren.</translation>
    </message>
    <message>
        <source>Lists all videos instead of those you opened last.</source>
        <translation>Zeigt alle Videos statt der zuletzt geöffneten.</translation>
    </message>
    <message>
        <source>Tries once more to read the library.</source>
        <translation>Versucht noch einmal, die Bibliothek zu lesen.</translation>
    </message>
    <message>
        <source>The name under which this search and its filters return.</source>
        <translation>Der Name, unter dem Sie diese Suche und ihre Filter wiederfinden.</translation>
    </message>
    <message>
        <source>Keeps search and filters as a view with this name.</source>
        <translation>Speichert Suche und Filter als Ansicht mit diesem Namen.</translation>
    </message>
    <message>
        <source>Lists only videos uploaded on this day or later.</source>
        <translation>Zeigt nur Videos, die an diesem Tag oder später hochgeladen wurden.</translation>
    </message>
    <message>
        <source>Lists only videos uploaded on this day or before.</source>
        <translation>Zeigt nur Videos, die an diesem Tag oder früher hochgeladen wurden.</translation>
    </message>
    <message>
        <source>Lists only videos that were uploaded in this time.</source>
        <translation>Zeigt nur Videos, die in dieser Zeit hochgeladen wurden.</translation>
    </message>
    <message>
        <source>Lists only videos without subtitles in this language. It covers the videos whose tracks trackman has seen.</source>
        <translation>Zeigt nur Videos ohne Untertitel in dieser Sprache. Erfasst sind die Videos, deren Spuren trackman schon gesehen hat.</translation>
    </message>
    <message>
        <source>Lists only videos with a track that failed in DatoCMS.</source>
        <translation>Zeigt nur Videos mit einer Spur, die DatoCMS nicht verarbeiten konnte.</translation>
    </message>
    <message>
        <source>Lists only videos with this tag.</source>
        <translation>Zeigt nur Videos mit diesem Schlagwort.</translation>
    </message>
    <message>
        <source>Lists only videos of this collection.</source>
        <translation>Zeigt nur Videos dieser Sammlung.</translation>
    </message>
    <message>
        <source>Lists only videos that records use, or only those that none uses.</source>
        <translation>Zeigt nur Videos, die Datensätze verwenden, oder nur solche, die keiner verwendet.</translation>
    </message>
    <message>
        <source>Forgets all filters.</source>
        <translation>Setzt alle Filter zurück.</translation>
    </message>
    <message>
        <source>Closes the filters; what is chosen stays in force.</source>
        <translation>Schließt die Filter; Ihre Auswahl gilt weiter.</translation>
    </message>
    <message>
        <source>The subtitle and audio tracks of the video. Select one to look at it, or several to work on them together. Return goes to the subtitles.</source>
        <translation>Die Untertitel- und Audiospuren des Videos. Wählen Sie eine aus, um sie anzusehen, oder mehrere, um sie gemeinsam zu bearbeiten. Eingabe führt zu den Untertiteln.</translation>
    </message>
    <message>
        <source>Makes tracks of subtitle or audio files.</source>
        <translation>Legt aus Untertitel- oder Audiodateien Spuren an.</translation>
    </message>
    <message>
        <source>Goes to the field for a link or video ID.</source>
        <translation>Geht zum Feld für einen Link oder eine Video-ID.</translation>
    </message>
    <message>
        <source>Why the track is deleted, for the history. Suggestions are kept in Settings › Deleting. Escape goes back to the tracks.</source>
        <translation>Warum die Spur gelöscht wird, für den Verlauf. Vorschläge stehen unter Einstellungen › Löschen. Esc führt zurück zu den Spuren.</translation>
    </message>
    <message>
        <source>Shows the facts about the video, such as who uses it.</source>
        <translation>Zeigt die Angaben zum Video, etwa wer es verwendet.</translation>
    </message>
    <message>
        <source>Shows what DatoCMS answered, as it came.</source>
        <translation>Zeigt unverändert, was DatoCMS geantwortet hat.</translation>
    </message>
    <message>
        <source>The answer of DatoCMS as it came, to read and copy.</source>
        <translation>Die unveränderte Antwort von DatoCMS, zum Lesen und Kopieren.</translation>
    </message>
    <message>
        <source>Parts of the work on the track that have no room side by side.</source>
        <translation>Die Ansichten der Spur, für die nebeneinander kein Platz ist.</translation>
    </message>
    <message>
        <source>Does what the message offers.</source>
        <translation>Tut, was die Meldung anbietet.</translation>
    </message>
    <message>
        <source>Cancels what hasn’t been sent yet. Work that DatoCMS accepted continues.</source>
        <translation>Bricht ab, was noch nicht gesendet wurde. Von DatoCMS angenommene Vorgänge laufen weiter.</translation>
    </message>
    <message>
        <source>The cues with their times and findings. Return plays from the cue; the letters of the player work here, too.</source>
        <translation>Die Einblendungen mit ihren Zeiten und Befunden. Eingabe spielt ab der Einblendung; die Buchstabentasten des Players wirken auch hier.</translation>
    </message>
    <message>
        <source>Finds words in the subtitles. Return goes on to the next place, Shift+Return back.</source>
        <translation>Findet Wörter in den Untertiteln. Eingabe geht zur nächsten Stelle, Umschalt+Eingabe zur vorherigen.</translation>
    </message>
    <message>
        <source>Goes to the cue that the message is about.</source>
        <translation>Geht zu der Einblendung, um die es in der Meldung geht.</translation>
    </message>
    <message>
        <source>Tries once more to read the subtitles.</source>
        <translation>Versucht noch einmal, die Untertitel zu lesen.</translation>
    </message>
    <message>
        <source>The number of a cue.</source>
        <translation>Die Nummer einer Einblendung.</translation>
    </message>
    <message>
        <source>When this cue is to begin.</source>
        <translation>Wann diese Einblendung beginnen soll.</translation>
    </message>
    <message>
        <source>The cues to edit. Return or typing changes the text, a double click on a time changes that.</source>
        <translation>Die Einblendungen zum Bearbeiten. Eingabe oder Tippen ändert den Text, ein Doppelklick auf eine Zeit ändert die Zeit.</translation>
    </message>
    <message>
        <source>The text of the cue. Return begins a new line, Ctrl+Return leaves.</source>
        <translation>Der Text der Einblendung. Eingabe beginnt eine neue Zeile, Strg+Eingabe schließt die Einblendung ab.</translation>
    </message>
    <message>
        <source>A time such as 1:02:03.5. Return takes it, Escape leaves it.</source>
        <translation>Eine Zeit wie 1:02:03,5. Eingabe übernimmt sie, Esc nicht.</translation>
    </message>
    <message>
        <source>Throws your changes away, after a question.</source>
        <translation>Verwirft Ihre Änderungen, nach einer Rückfrage.</translation>
    </message>
    <message>
        <source>Goes on with your draft; the published subtitles are not used.</source>
        <translation>Macht mit Ihrem Entwurf weiter; die veröffentlichten Untertitel werden nicht verwendet.</translation>
    </message>
    <message>
        <source>Throws your draft away and begins with what is published now.</source>
        <translation>Verwirft Ihren Entwurf und beginnt mit dem, was jetzt veröffentlicht ist.</translation>
    </message>
    <message>
        <source>Your changes, before and after, cue by cue.</source>
        <translation>Ihre Änderungen, vorher und nachher, Einblendung für Einblendung.</translation>
    </message>
    <message>
        <source>Goes back to editing; nothing is published.</source>
        <translation>Kehrt zum Bearbeiten zurück; es wird nichts veröffentlicht.</translation>
    </message>
    <message>
        <source>The text to look for in all cues.</source>
        <translation>Der Text, der in allen Einblendungen gesucht wird.</translation>
    </message>
    <message>
        <source>The text to put in its place; empty to remove it.</source>
        <translation>Der Text, der an seine Stelle tritt; leer, um ihn zu entfernen.</translation>
    </message>
    <message>
        <source>Tells capital and small letters apart.</source>
        <translation>Unterscheidet Groß- und Kleinbuchstaben.</translation>
    </message>
    <message>
        <source>Finds whole words only.</source>
        <translation>Findet nur ganze Wörter.</translation>
    </message>
    <message>
        <source>The places that were found, with what each would become.</source>
        <translation>Die gefundenen Stellen und was aus jeder würde.</translation>
    </message>
    <message>
        <source>Replaces the selected place and goes on to the next one.</source>
        <translation>Ersetzt die ausgewählte Stelle und geht zur nächsten.</translation>
    </message>
    <message>
        <source>Replaces all places in one step, which Undo takes back.</source>
        <translation>Ersetzt alle Stellen in einem Schritt, den „Rückgängig“ zurücknimmt.</translation>
    </message>
    <message>
        <source>Seconds to move by; with a minus to earlier times.</source>
        <translation>Verschiebung in Sekunden; mit einem Minus zu früheren Zeiten.</translation>
    </message>
    <message>
        <source>Moves the times of all cues.</source>
        <translation>Verschiebt die Zeiten aller Einblendungen.</translation>
    </message>
    <message>
        <source>Moves the times of this cue and of all that follow.</source>
        <translation>Verschiebt die Zeiten dieser und aller folgenden Einblendungen.</translation>
    </message>
    <message>
        <source>Stretches all times so that both cues begin when you said.</source>
        <translation>Streckt alle Zeiten so, dass beide Einblendungen zur angegebenen Zeit beginnen.</translation>
    </message>
    <message>
        <source>The cues of the track to decide on, with what was noticed under them. The keys below decide; Return moves the video to a cue.</source>
        <translation>Die Einblendungen der Spur, über die Sie entscheiden; darunter steht jeweils, was aufgefallen ist. Die Tasten unten entscheiden; Eingabe bewegt das Video zu einer Einblendung.</translation>
    </message>
    <message>
        <source>Another language of this video, or a saved version. It follows the cue you are at.</source>
        <translation>Eine andere Sprache dieses Videos oder eine gespeicherte Version. Sie folgt der Einblendung, bei der Sie sind.</translation>
    </message>
    <message>
        <source>What was noticed in the text, the worst first. Return or a click shows the place.</source>
        <translation>Was im Text aufgefallen ist, das Schwerste zuerst. Eingabe oder ein Klick zeigt die Stelle.</translation>
    </message>
    <message>
        <source>Tries once more to read the text, or plays the sound.</source>
        <translation>Versucht noch einmal, den Text zu lesen, oder spielt den Ton ab.</translation>
    </message>
    <message>
        <source>Shows what was decided before it is carried out.</source>
        <translation>Zeigt, was entschieden wurde, bevor es ausgeführt wird.</translation>
    </message>
    <message>
        <source>Shows the skipped tracks once more.</source>
        <translation>Zeigt die übersprungenen Spuren noch einmal.</translation>
    </message>
    <message>
        <source>Reviews on this computer. Return goes on with the selected one, Delete removes it after a question.</source>
        <translation>Reviews auf diesem Computer. Eingabe fährt mit dem ausgewählten fort, Entf löscht es nach Rückfrage.</translation>
    </message>
    <message>
        <source>Asks where to save the statistics.</source>
        <translation>Fragt, wo die Statistik gespeichert werden soll.</translation>
    </message>
    <message>
        <source>How many files there shall be, one for each person.</source>
        <translation>Wie viele Dateien es werden sollen, eine für jede Person.</translation>
    </message>
    <message>
        <source>Leaves the review. What was decided stays.</source>
        <translation>Verlässt das Review. Was entschieden wurde, bleibt.</translation>
    </message>
    <message>
        <source>Keeps this track and deletes the other one.</source>
        <translation>Behält diese Spur und löscht die andere.</translation>
    </message>
    <message>
        <source>Deletes this track.</source>
        <translation>Löscht diese Spur.</translation>
    </message>
    <message>
        <source>Two tracks side by side; what differs is marked.</source>
        <translation>Zwei Spuren nebeneinander; was abweicht, ist markiert.</translation>
    </message>
    <message>
        <source>Plays the video. Streaming counts towards your DatoCMS quota.</source>
        <translation>Spielt das Video ab. Streaming wird auf Ihr DatoCMS-Kontingent angerechnet.</translation>
    </message>
    <message>
        <source>Where the video is. Drag it, or use the arrow keys.</source>
        <translation>Die Position im Video. Ziehen Sie den Regler, oder verwenden Sie die Pfeiltasten.</translation>
    </message>
    <message>
        <source>How loud the video is.</source>
        <translation>Wie laut das Video ist.</translation>
    </message>
    <message>
        <source>Brings the player back into this window.</source>
        <translation>Holt den Player in dieses Fenster zurück.</translation>
    </message>
    <message>
        <source>What there is to see of all videos together.</source>
        <translation>Was es über alle Videos zusammen zu sehen gibt.</translation>
    </message>
    <message>
        <source>Every track of every video, as the scan saw it last. Click a title to sort, hold Shift to sort by several; Return opens the video at the track. Paste IDs or links to see only those.</source>
        <translation>Jede Spur jedes Videos, wie der Scan sie zuletzt gesehen hat. Ein Klick auf eine Überschrift sortiert, mit Umschalt auch nach mehreren; Eingabe öffnet das Video an der Spur. Fügen Sie IDs oder Links ein, um nur diese zu sehen.</translation>
    </message>
    <message>
        <source>Lists only tracks whose file name, name, language code or ID holds these words.</source>
        <translation>Zeigt nur Spuren, deren Dateiname, Name, Sprachcode oder ID diese Wörter enthält.</translation>
    </message>
    <message>
        <source>Forgets view, filter and rule.</source>
        <translation>Setzt Ansicht, Filter und Regel zurück.</translation>
    </message>
    <message>
        <source>What each video has in each language. A click or Return shows the tracks, a click on a language all that its figure counts.</source>
        <translation>Was jedes Video in jeder Sprache hat. Ein Klick oder Eingabe zeigt die Spuren, ein Klick auf eine Sprache alles, was ihre Zahl zählt.</translation>
    </message>
    <message>
        <source>Languages, with the share of videos that have them.</source>
        <translation>Sprachen mit dem Anteil der Videos, die sie haben.</translation>
    </message>
    <message>
        <source>The videos. A click shows the tracks of one.</source>
        <translation>Die Videos. Ein Klick zeigt die Spuren eines Videos.</translation>
    </message>
    <message>
        <source>Shows only videos whose name or ID holds these words.</source>
        <translation>Zeigt nur Videos, deren Name oder ID diese Wörter enthält.</translation>
    </message>
    <message>
        <source>Forgets words and filters of the coverage.</source>
        <translation>Setzt Wörter und Filter der Sprachabdeckung zurück.</translation>
    </message>
    <message>
        <source>Which decisions of the review are listed.</source>
        <translation>Welche Entscheidungen des Reviews aufgeführt sind.</translation>
    </message>
    <message>
        <source>What was decided, and what can be done about it now. Space ticks or unticks the selected rows; the words below the list are about the current one.</source>
        <translation>Was entschieden wurde, und was damit jetzt möglich ist. Die Leertaste hakt die ausgewählten Zeilen an oder entfernt ihre Häkchen; die Sätze unter der Liste gelten der aktuellen Zeile.</translation>
    </message>
    <message>
        <source>Shows where the project can be scanned.</source>
        <translation>Zeigt, wo sich das Projekt scannen lässt.</translation>
    </message>
    <message>
        <source>The cues that were found. Return or a double click opens the video there.</source>
        <translation>Die gefundenen Einblendungen. Eingabe oder ein Doppelklick öffnet das Video an der Stelle.</translation>
    </message>
    <message>
        <source>Lists of words, each with the number of cues found since you last looked.</source>
        <translation>Wortlisten, jede mit der Zahl der Einblendungen, die seit dem letzten Ansehen gefunden wurden.</translation>
    </message>
    <message>
        <source>Changes the name and the words of the selected list.</source>
        <translation>Ändert Namen und Wörter der ausgewählten Liste.</translation>
    </message>
    <message>
        <source>Removes the selected list. Subtitles stay as they are.</source>
        <translation>Entfernt die ausgewählte Liste. Untertitel bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Keeps the list on this computer.</source>
        <translation>Behält die Liste auf diesem Computer.</translation>
    </message>
    <message>
        <source>The language of videos that nothing else tells.</source>
        <translation>Die Sprache der Videos, über die sonst nichts Auskunft gibt.</translation>
    </message>
    <message>
        <source>The kind of file to save.</source>
        <translation>Die Art der Datei, die gespeichert wird.</translation>
    </message>
    <message>
        <source>Asks where to save the report.</source>
        <translation>Fragt, wo der Bericht gespeichert werden soll.</translation>
    </message>
    <message>
        <source>What runs now, what was deleted lately, and all that was done.</source>
        <translation>Was gerade läuft, was zuletzt gelöscht wurde und alles, was getan wurde.</translation>
    </message>
    <message>
        <source>What runs, waits or did not work, with the reason.</source>
        <translation>Was läuft, wartet oder misslungen ist, mit dem Grund.</translation>
    </message>
    <message>
        <source>Deleted tracks with a backup. Select some to restore them.</source>
        <translation>Gelöschte Spuren mit einer Sicherung. Wählen Sie welche aus, um sie wiederherzustellen.</translation>
    </message>
    <message>
        <source>All that was ever done with trackman on this computer.</source>
        <translation>Alles, was auf diesem Computer je mit trackman getan wurde.</translation>
    </message>
    <message>
        <source>Lists only deleted tracks that hold these words.</source>
        <translation>Zeigt nur gelöschte Spuren, die diese Wörter enthalten.</translation>
    </message>
    <message>
        <source>Lists only entries that hold these words.</source>
        <translation>Zeigt nur Einträge, die diese Wörter enthalten.</translation>
    </message>
    <message>
        <source>The days that the report is about.</source>
        <translation>Die Tage, von denen der Bericht handelt.</translation>
    </message>
    <message>
        <source>The project that the report is about.</source>
        <translation>Das Projekt, von dem der Bericht handelt.</translation>
    </message>
    <message>
        <source>The first day of the period.</source>
        <translation>Der erste Tag des Zeitraums.</translation>
    </message>
    <message>
        <source>The last day of the period, itself included.</source>
        <translation>Der letzte Tag des Zeitraums, dieser eingeschlossen.</translation>
    </message>
    <message>
        <source>Forgets search and filters of the history.</source>
        <translation>Setzt Suche und Filter des Verlaufs zurück.</translation>
    </message>
    <message>
        <source>The files to add. Correct kind, language and name in the cells; the space bar takes a file or leaves it out.</source>
        <translation>Die Dateien zum Hinzufügen. Korrigieren Sie Art, Sprache und Name in den Zellen; die Leertaste nimmt eine Datei auf oder lässt sie aus.</translation>
    </message>
    <message>
        <source>Chooses subtitle or audio files on this computer.</source>
        <translation>Wählt Untertitel- oder Audiodateien auf diesem Computer aus.</translation>
    </message>
    <message>
        <source>Takes all subtitle and audio files of a folder.</source>
        <translation>Nimmt alle Untertitel- und Audiodateien eines Ordners.</translation>
    </message>
    <message>
        <source>The cues of the selected file, as they would be added.</source>
        <translation>Die Einblendungen der ausgewählten Datei, wie sie hinzugefügt würden.</translation>
    </message>
    <message>
        <source>Plays the video with the cues of the file.</source>
        <translation>Spielt das Video mit den Einblendungen der Datei ab.</translation>
    </message>
    <message>
        <source>The language code of the track, such as pt or pt-BR.</source>
        <translation>Der Sprachcode der Spur, etwa pt oder pt-BR.</translation>
    </message>
    <message>
        <source>The encoding of the file. Choose another if letters are wrong.</source>
        <translation>Die Kodierung der Datei. Wählen Sie eine andere, wenn Buchstaben falsch sind.</translation>
    </message>
    <message>
        <source>Pictures per second, for files that count in pictures.</source>
        <translation>Bilder pro Sekunde, für Dateien, die Bilder statt Zeit zählen.</translation>
    </message>
    <message>
        <source>Gives the track this name, which is free.</source>
        <translation>Gibt der Spur diesen Namen, der frei ist.</translation>
    </message>
    <message>
        <source>Does what the question says.</source>
        <translation>Tut, was die Frage sagt.</translation>
    </message>
    <message>
        <source>Changes nothing. Escape does the same.</source>
        <translation>Ändert nichts. Esc tut dasselbe.</translation>
    </message>
    <message>
        <source>A name that no other track of the video has.</source>
        <translation>Ein Name, den keine andere Spur des Videos hat.</translation>
    </message>
    <message>
        <source>Restores the track with this name.</source>
        <translation>Stellt die Spur mit diesem Namen wieder her.</translation>
    </message>
    <message>
        <source>Deletes the track that has the name, then restores.</source>
        <translation>Löscht die Spur, die den Namen hat, und stellt dann wieder her.</translation>
    </message>
    <message>
        <source>Restores the tracks into the video given.</source>
        <translation>Stellt die Spuren im angegebenen Video wieder her.</translation>
    </message>
    <message>
        <source>The name that viewers see in the player’s menu.</source>
        <translation>Der Name, den das Publikum im Menü des Players sieht.</translation>
    </message>
    <message>
        <source>The language code of the track, such as it or pt-BR.</source>
        <translation>Der Sprachcode der Spur, etwa it oder pt-BR.</translation>
    </message>
    <message>
        <source>Marks subtitles that also tell sounds and speakers.</source>
        <translation>Kennzeichnet Untertitel, die auch Geräusche und Sprecher angeben.</translation>
    </message>
    <message>
        <source>Makes the track anew with these details and the same subtitles. Undo takes it back.</source>
        <translation>Legt die Spur mit diesen Angaben und denselben Untertiteln neu an. „Rückgängig“ nimmt das zurück.</translation>
    </message>
    <message>
        <source>The language that is spoken in the video.</source>
        <translation>Die Sprache, die im Video gesprochen wird.</translation>
    </message>
    <message>
        <source>Has DatoCMS make subtitles of the sound.</source>
        <translation>Lässt DatoCMS aus dem Ton Untertitel erzeugen.</translation>
    </message>
    <message>
        <source>All subtitles of the track that trackman saved.</source>
        <translation>Alle Untertitel der Spur, die trackman gespeichert hat.</translation>
    </message>
    <message>
        <source>Puts this version in place of the subtitles of now.</source>
        <translation>Setzt diese Version an die Stelle der jetzigen Untertitel.</translation>
    </message>
    <message>
        <source>Saves this version as a file.</source>
        <translation>Speichert diese Version als Datei.</translation>
    </message>
    <message>
        <source>Ticked languages are the ones that are meant.</source>
        <translation>Gemeint sind die angehakten Sprachen.</translation>
    </message>
    <message>
        <source>Only tracks of this kind.</source>
        <translation>Nur Spuren dieser Art.</translation>
    </message>
    <message>
        <source>Only tracks in some languages, or in all but these.</source>
        <translation>Nur Spuren in bestimmten Sprachen oder in allen außer diesen.</translation>
    </message>
    <message>
        <source>Only tracks with this status.</source>
        <translation>Nur Spuren mit diesem Status.</translation>
    </message>
    <message>
        <source>Only tracks that are closed captions, or only others.</source>
        <translation>Nur Spuren, die Closed Captions sind, oder nur andere.</translation>
    </message>
    <message>
        <source>Only tracks whose names contain this.</source>
        <translation>Nur Spuren, deren Name dies enthält.</translation>
    </message>
    <message>
        <source>Only tracks of which the same video has another one like it. One of them is kept.</source>
        <translation>Nur Spuren, zu denen es im selben Video eine weitere gleiche gibt. Eine von ihnen wird behalten.</translation>
    </message>
    <message>
        <source>The one of several like each other that is kept.</source>
        <translation>Die Spur, die von mehreren gleichen behalten wird.</translation>
    </message>
    <message>
        <source>Only subtitles in which the checks found something, or nothing.</source>
        <translation>Nur Untertitel, in denen die Prüfungen etwas oder nichts gefunden haben.</translation>
    </message>
    <message>
        <source>Only subtitles that contain this phrase, as far as they were read.</source>
        <translation>Nur Untertitel, die diesen Ausdruck enthalten, soweit sie gelesen wurden.</translation>
    </message>
    <message>
        <source>Only tracks of videos that records use, or that none uses.</source>
        <translation>Nur Spuren von Videos, die in Datensätzen verwendet werden oder in keinem.</translation>
    </message>
    <message>
        <source>Only tracks of videos with this tag.</source>
        <translation>Nur Spuren von Videos mit diesem Schlagwort.</translation>
    </message>
    <message>
        <source>Only tracks of videos in this collection.</source>
        <translation>Nur Spuren von Videos in dieser Sammlung.</translation>
    </message>
    <message>
        <source>Tracks the rule means. Space ticks the selected ones or unticks them; only ticked ones are deleted.</source>
        <translation>Spuren, die die Regel meint. Die Leertaste hakt die ausgewählten an oder entfernt ihre Häkchen; nur angehakte werden gelöscht.</translation>
    </message>
    <message>
        <source>Shows the tracks of what was found in the table of all tracks.</source>
        <translation>Zeigt die Spuren der Fundstellen in der Tabelle aller Spuren.</translation>
    </message>
    <message>
        <source>Keeps the search as a word list, which counts new hits.</source>
        <translation>Behält die Suche als Wortliste, die neue Fundstellen zählt.</translation>
    </message>
    <message>
        <source>Replaces words in all tracks that were found. You see each change before.</source>
        <translation>Ersetzt Wörter in allen gefundenen Spuren. Sie sehen vorher jede Änderung.</translation>
    </message>
    <message>
        <source>Cues that would change, as they are and as they would be. Space ticks the selected ones or unticks them; only ticked ones are changed.</source>
        <translation>Einblendungen, die sich ändern würden, wie sie sind und wie sie dann wären. Die Leertaste hakt die ausgewählten an oder ab; nur angehakte werden geändert.</translation>
    </message>
    <message>
        <source>Reads each text once more, makes what is ticked and puts the new text in place of the old one. Undo brings all of them back.</source>
        <translation>Liest jeden Text noch einmal, führt das Angehakte aus und setzt den neuen Text an die Stelle des alten. „Rückgängig“ holt alle zurück.</translation>
    </message>
    <message>
        <source>Languages to keep; tracks in all others are shown next.</source>
        <translation>Sprachen, die behalten werden; Spuren in allen anderen werden als Nächstes gezeigt.</translation>
    </message>
    <message>
        <source>Kinds of tracks that are looked at.</source>
        <translation>Arten von Spuren, die betrachtet werden.</translation>
    </message>
    <message>
        <source>The tracks that are to be deleted.</source>
        <translation>Die Spuren, die gelöscht werden sollen.</translation>
    </message>
    <message>
        <source>Type the number of tracks, so that nothing goes by a slip.</source>
        <translation>Tippen Sie die Anzahl der Spuren ein, damit nichts aus Versehen verschwindet.</translation>
    </message>
    <message>
        <source>Groups of settings. What you choose takes effect at once.</source>
        <translation>Gruppen von Einstellungen. Jede Wahl wirkt sofort.</translation>
    </message>
    <message>
        <source>Gives all settings their first values, but your own lists.</source>
        <translation>Setzt alle Einstellungen auf ihre Standardwerte zurück; nur Ihre eigenen Listen bleiben.</translation>
    </message>
    <message>
        <source>The language of trackman, and of dates, sizes and numbers.</source>
        <translation>Die Sprache von trackman und die Schreibweise von Datumsangaben, Größen und Zahlen.</translation>
    </message>
    <message>
        <source>Light, dark, or as the system has it.</source>
        <translation>Hell, dunkel oder wie im System eingestellt.</translation>
    </message>
    <message>
        <source>Black, white and strong colours, with lines around everything.</source>
        <translation>Schwarz, Weiß und kräftige Farben, mit Linien um alles.</translation>
    </message>
    <message>
        <source>Progress stands still; its words still change.</source>
        <translation>Die Fortschrittsanzeige steht still; ihr Text ändert sich weiterhin.</translation>
    </message>
    <message>
        <source>Videos begin without sound until you turn it on.</source>
        <translation>Videos beginnen ohne Ton, bis Sie ihn einschalten.</translation>
    </message>
    <message>
        <source>Your system shows how a scan or bulk work ended while another window is in front. It names numbers only.</source>
        <translation>Ihr System zeigt, wie ein Scan oder ein Sammelvorgang geendet hat, während ein anderes Fenster im Vordergrund ist. Es nennt nur Zahlen.</translation>
    </message>
    <message>
        <source>How long trackman waits for DatoCMS before it looks for itself.</source>
        <translation>Wie lange trackman auf DatoCMS wartet, bevor es selbst nachsieht.</translation>
    </message>
    <message>
        <source>How much of the requests DatoCMS allows trackman may use.</source>
        <translation>Welchen Anteil der von DatoCMS erlaubten Anfragen trackman nutzen darf.</translation>
    </message>
    <message>
        <source>How much of the disk thumbnails may take.</source>
        <translation>Wie viel Speicherplatz Vorschaubilder belegen dürfen.</translation>
    </message>
    <message>
        <source>Removes all thumbnails and texts that can be fetched again.</source>
        <translation>Entfernt alle Vorschaubilder und Texte, die sich neu abrufen lassen.</translation>
    </message>
    <message>
        <source>Opens the folder with all that trackman keeps here.</source>
        <translation>Öffnet den Ordner mit allem, was trackman hier aufbewahrt.</translation>
    </message>
    <message>
        <source>0 asks for the number each time many tracks are deleted.</source>
        <translation>Bei 0 wird die Anzahl jedes Mal verlangt, wenn viele Spuren gelöscht werden.</translation>
    </message>
    <message>
        <source>Nothing can be deleted before a reason is given.</source>
        <translation>Ohne Grund lässt sich nichts löschen.</translation>
    </message>
    <message>
        <source>Empty, your name is that of your account on this computer.</source>
        <translation>Bleibt es leer, heißen Sie wie Ihr Benutzerkonto auf diesem Computer.</translation>
    </message>
    <message>
        <source>The key that decides for a deletion deletes at once.</source>
        <translation>Die Taste, die für eine Löschung entscheidet, löscht sofort.</translation>
    </message>
    <message>
        <source>Delete, rules and commands then lead to a review.</source>
        <translation>Löschen, Regeln und Befehle führen dann in ein Review.</translation>
    </message>
    <message>
        <source>Reasons that are offered next to Delete, one per line.</source>
        <translation>Gründe, die neben „Löschen“ angeboten werden, einer pro Zeile.</translation>
    </message>
    <message>
        <source>How long subtitles of deleted tracks can be restored.</source>
        <translation>Wie lange sich Untertitel gelöschter Spuren wiederherstellen lassen.</translation>
    </message>
    <message>
        <source>Off, trackman speaks to the hosts above alone and asks DatoCMS itself.</source>
        <translation>Ist dies ausgeschaltet, spricht trackman nur mit den oben genannten Servern und fragt selbst bei DatoCMS nach.</translation>
    </message>
    <message>
        <source>Tries every host that trackman needs, one by one.</source>
        <translation>Versucht der Reihe nach jeden Server, den trackman braucht.</translation>
    </message>
    <message>
        <source>Copies all of this page, for whoever looks after the network.</source>
        <translation>Kopiert diese ganze Seite, für die Personen, die Ihr Netzwerk betreuen.</translation>
    </message>
    <message>
        <source>The style guide whose limits the checks go by.</source>
        <translation>Der Styleguide, dessen Grenzwerte die Prüfungen verwenden.</translation>
    </message>
    <message>
        <source>Words that are flagged in subtitles, one per line.</source>
        <translation>Wörter, die in Untertiteln gemeldet werden, eines pro Zeile.</translation>
    </message>
    <message>
        <source>More characters per second than this are a finding.</source>
        <translation>Mehr Zeichen pro Sekunde sind ein Befund.</translation>
    </message>
    <message>
        <source>Longer lines than this are a finding.</source>
        <translation>Längere Zeilen sind ein Befund.</translation>
    </message>
    <message>
        <source>More lines in a cue than this are a finding.</source>
        <translation>Mehr Zeilen in einer Einblendung sind ein Befund.</translation>
    </message>
    <message>
        <source>A cue that is shown for less time is a finding.</source>
        <translation>Eine kürzer gezeigte Einblendung ist ein Befund.</translation>
    </message>
    <message>
        <source>A cue that is shown for more time is a finding.</source>
        <translation>Eine länger gezeigte Einblendung ist ein Befund.</translation>
    </message>
    <message>
        <source>A shorter pause between two cues is a finding.</source>
        <translation>Eine kürzere Pause zwischen zwei Einblendungen ist ein Befund.</translation>
    </message>
    <message>
        <source>A video with a smaller share of subtitled time is a finding.</source>
        <translation>Ein Video, von dem ein kleinerer Anteil untertitelt ist, ist ein Befund.</translation>
    </message>
    <message>
        <source>The API token of the project, from Project settings › API tokens in DatoCMS. It is kept in the keyring of this computer only.</source>
        <translation>Das API-Token des Projekts, aus Project settings › API tokens in DatoCMS. Es wird nur im Schlüsselbund dieses Computers aufbewahrt.</translation>
    </message>
    <message>
        <source>Checks the token with DatoCMS. Nothing is changed there.</source>
        <translation>Prüft das Token bei DatoCMS. Dort wird nichts geändert.</translation>
    </message>
    <message>
        <source>Shows the steps to create a token.</source>
        <translation>Zeigt die Schritte zum Erstellen eines Tokens.</translation>
    </message>
    <message>
        <source>Shows a message for someone who can create a token.</source>
        <translation>Zeigt eine Nachricht für jemanden, der ein Token erstellen kann.</translation>
    </message>
    <message>
        <source>Copies the message with all that the token needs.</source>
        <translation>Kopiert die Nachricht mit allem, was für das Token nötig ist.</translation>
    </message>
    <message>
        <source>Goes on without the keyring; the token is asked for again.</source>
        <translation>Macht ohne den Schlüsselbund weiter; nach dem Token wird wieder gefragt.</translation>
    </message>
    <message>
        <source>Goes back to enter another token.</source>
        <translation>Geht zurück, um ein anderes Token einzugeben.</translation>
    </message>
    <message>
        <source>Goes on to the videos of the project.</source>
        <translation>Geht weiter zu den Videos des Projekts.</translation>
    </message>
    <message>
        <source>Commands, views and videos. A click does what it says.</source>
        <translation>Befehle, Ansichten und Videos. Ein Klick tut, was da steht.</translation>
    </message>
    <message>
        <source>Lists only commands whose menu, words or key hold this.</source>
        <translation>Zeigt nur Befehle, deren Menü, Wörter oder Taste dies enthalten.</translation>
    </message>
    <message>
        <source>All commands with their keys. Return gives one another key.</source>
        <translation>Alle Befehle mit ihren Tasten. Eingabe gibt einem Befehl eine andere Taste.</translation>
    </message>
    <message>
        <source>Press the key that the command is to have.</source>
        <translation>Drücken Sie die Taste, die der Befehl haben soll.</translation>
    </message>
    <message>
        <source>Closes this window; the command keeps its key.</source>
        <translation>Schließt dieses Fenster; der Befehl behält seine Taste.</translation>
    </message>
    <message>
        <source>What trackman wrote down, the latest last. Ctrl+C copies entries.</source>
        <translation>Was trackman aufgezeichnet hat, das Neueste zuletzt. Strg+C kopiert Einträge.</translation>
    </message>
    <message>
        <source>All of the selected entry, such as where an error happened.</source>
        <translation>Alles zum ausgewählten Eintrag, etwa wo ein Fehler aufgetreten ist.</translation>
    </message>
    <message>
        <source>What helps support. Read it before you pass it on.</source>
        <translation>Was dem Support hilft. Lesen Sie es, bevor Sie es weitergeben.</translation>
    </message>
    <message>
        <source>What is known of the error. Read it before you pass it on.</source>
        <translation>Was über den Fehler bekannt ist. Lesen Sie es, bevor Sie es weitergeben.</translation>
    </message>
    <message>
        <source>Opens the download page in your browser.</source>
        <translation>Öffnet die Seite zum Herunterladen in Ihrem Browser.</translation>
    </message>
</context>
<context>
    <name>ExportWording</name>
    <message>
        <source>Changed tracks</source>
        <translation>Geänderte Spuren</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>No tracks were changed.</source>
        <translation>Es wurden keine Spuren geändert.</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>primär</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Beliebiger Zeitraum</translation>
    </message>
    <message>
        <source>Since {day}</source>
        <translation>Seit {day}</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>Video-ID</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>Spur-ID</translation>
    </message>
    <message>
        <source>Restored as</source>
        <translation>Wiederhergestellt als</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Freigegeben von</translation>
    </message>
    <message>
        <source>Approved at</source>
        <translation>Freigegeben am</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation>Job-ID</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Backup</source>
        <extracomment>Title of a column: name of the saved subtitle file.</extracomment>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Backed up</source>
        <translation>Gesichert</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Angefordert</translation>
    </message>
    <message>
        <source>Accepted by DatoCMS</source>
        <translation>Von DatoCMS angenommen</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>In Vorbereitung</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Already removed</source>
        <translation>Bereits entfernt</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Wiederhergestellt</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>Not completed</source>
        <translation>Nicht abgeschlossen</translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>Nobody can say how it ended.</extracomment>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
</context>
<context>
    <name>FileAdditions</name>
    <message>
        <source>Open a video first.</source>
        <translation>Öffnen Sie zuerst ein Video.</translation>
    </message>
    <message>
        <source>Open the video that these files are for: {files}.</source>
        <translation>Öffnen Sie das Video, für das diese Dateien bestimmt sind: {files}.</translation>
    </message>
    <message>
        <source>There are no files in the clipboard. Copy some in a file manager.</source>
        <translation>Die Zwischenablage enthält keine Dateien. Kopieren Sie welche in einem Dateimanager.</translation>
    </message>
    <message>
        <source>Subtitles and audio ({endings})</source>
        <translation>Untertitel und Audio ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose subtitle or audio files</source>
        <translation>Untertitel- oder Audiodateien auswählen</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner auswählen</translation>
    </message>
    <message>
        <source>There are no subtitle or audio files in this folder.</source>
        <translation>Dieser Ordner enthält keine Untertitel- oder Audiodateien.</translation>
    </message>
    <message>
        <source>Changed since they were read, so not added yet: {files}. Check them again.</source>
        <translation>Seit dem Lesen geändert und daher noch nicht hinzugefügt: {files}. Prüfen Sie sie erneut.</translation>
    </message>
</context>
<context>
    <name>FileDetails</name>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>Play in video</source>
        <translation>Im Video abspielen</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>{name} verwenden</translation>
    </message>
    <message>
        <source>There are no subtitles to show.</source>
        <translation>Es sind keine Untertitel zum Anzeigen vorhanden.</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Keine Probleme</translation>
    </message>
</context>
<context>
    <name>FileWording</name>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>Choose a language</source>
        <translation>Sprache auswählen</translation>
    </message>
    <message>
        <source>{code} · from the file name</source>
        <translation>{code} · aus dem Dateinamen</translation>
    </message>
    <message>
        <source>{code} · stated in the file</source>
        <translation>{code} · in der Datei angegeben</translation>
    </message>
    <message>
        <source>{code} · detected in the text</source>
        <translation>{code} · im Text erkannt</translation>
    </message>
    <message>
        <source>Closed captions: the file name says so.</source>
        <translation>Closed Captions: laut Dateiname.</translation>
    </message>
    <message>
        <source>Closed captions: the text describes sounds.</source>
        <translation>Closed Captions: Der Text beschreibt Geräusche.</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Closed Captions</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>In the text: {findings}</source>
        <translation>Im Text: {findings}</translation>
    </message>
    <message>
        <source>Put it back, or remove it from the list.</source>
        <translation>Legen Sie sie zurück, oder entfernen Sie sie aus der Liste.</translation>
    </message>
    <message>
        <source>Allow your account to read it, then choose it again.</source>
        <translation>Erlauben Sie Ihrem Benutzerkonto, sie zu lesen, und wählen Sie sie dann erneut aus.</translation>
    </message>
    <message>
        <source>Check the disk or the network drive it is on.</source>
        <translation>Prüfen Sie den Datenträger oder das Netzlaufwerk, auf dem sie liegt.</translation>
    </message>
    <message>
        <source>Choose a subtitle or audio file.</source>
        <translation>Wählen Sie eine Untertitel- oder Audiodatei aus.</translation>
    </message>
    <message>
        <source>Export it again.</source>
        <translation>Exportieren Sie sie erneut.</translation>
    </message>
    <message>
        <source>Subtitle files have at most 20 MB.</source>
        <translation>Untertiteldateien haben höchstens 20 MB.</translation>
    </message>
    <message>
        <source>Have the text recognised first, with Subtitle Edit say.</source>
        <translation>Lassen Sie den Text zuerst erkennen, etwa mit Subtitle Edit.</translation>
    </message>
    <message>
        <source>Export its sound as M4A, MP3 or WAV.</source>
        <translation>Exportieren Sie den Ton als M4A, MP3 oder WAV.</translation>
    </message>
    <message>
        <source>Check that it is a subtitle file, or its encoding.</source>
        <translation>Prüfen Sie, ob es eine Untertiteldatei ist und ob die Kodierung stimmt.</translation>
    </message>
    <message>
        <source>Choose the frame rate below.</source>
        <translation>Wählen Sie unten die Bildrate aus.</translation>
    </message>
    <message>
        <source>Look at it again before you add it.</source>
        <translation>Sehen Sie sie noch einmal an, bevor Sie sie hinzufügen.</translation>
    </message>
    <message>
        <source>{fault}. {advice}</source>
        <extracomment>{fault} is such as “The file is empty”, {advice} a sentence.</extracomment>
        <translation>{fault}. {advice}</translation>
    </message>
    <message>
        <source>Lost in WebVTT: {what}</source>
        <translation>In WebVTT nicht enthalten: {what}</translation>
    </message>
    <message>
        <source>closed captions</source>
        <translation>Closed Captions</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>{size} are too much: DatoCMS takes at most {limit} per file.</source>
        <translation>{size} sind zu viel: DatoCMS nimmt höchstens {limit} pro Datei an.</translation>
    </message>
    <message>
        <source>Choose a language.</source>
        <translation>Wählen Sie eine Sprache aus.</translation>
    </message>
    <message>
        <source>{code} is no language code. Choose one from the list.</source>
        <translation>{code} ist kein Sprachcode. Wählen Sie einen aus der Liste.</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Geben Sie einen Namen ein.</translation>
    </message>
    <message>
        <source>The name is too long: at most {limit} characters.</source>
        <translation>Der Name ist zu lang: höchstens {limit} Zeichen.</translation>
    </message>
    <message>
        <source>The video already has a track named {name}. {free} is free.</source>
        <translation>Das Video hat bereits eine Spur mit dem Namen {name}. {free} ist frei.</translation>
    </message>
    <message>
        <source>{file} has the same name. {free} is free.</source>
        <translation>{file} hat denselben Namen. {free} ist frei.</translation>
    </message>
    <message>
        <source>Characters that can’t be read: {count}. Choose another encoding.</source>
        <translation>Nicht lesbare Zeichen: {count}. Wählen Sie eine andere Kodierung.</translation>
    </message>
    <message>
        <source>Same content as {file}.</source>
        <translation>Gleicher Inhalt wie {file}.</translation>
    </message>
    <message>
        <source>The audio lasts {length}, but the video only {video}.</source>
        <translation>Das Audio dauert {length}, das Video aber nur {video}.</translation>
    </message>
    <message>
        <source>The video already has {language}: {name}.</source>
        <translation>Das Video hat bereits {language}: {name}.</translation>
    </message>
    <message>
        <source>DatoCMS may not know the language code {code}.</source>
        <translation>DatoCMS kennt den Sprachcode {code} möglicherweise nicht.</translation>
    </message>
    <message>
        <source>Encoding guessed: {encoding}. Check the letters in the preview.</source>
        <translation>Kodierung vermutet: {encoding}. Prüfen Sie die Buchstaben in der Vorschau.</translation>
    </message>
    <message>
        <source>DatoCMS names only M4A, MP3 and WAV, so it may refuse {format}.</source>
        <translation>DatoCMS nennt nur M4A, MP3 und WAV und lehnt {format} daher möglicherweise ab.</translation>
    </message>
    <message>
        <source>Western European</source>
        <translation>Westeuropäisch</translation>
    </message>
    <message>
        <source>Central European</source>
        <translation>Mitteleuropäisch</translation>
    </message>
    <message>
        <source>Cyrillic</source>
        <translation>Kyrillisch</translation>
    </message>
    <message>
        <source>Baltic</source>
        <translation>Baltisch</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>Türkisch</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>Griechisch</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Hebräisch</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Arabisch</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>Thai</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Vietnamesisch</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japanisch</translation>
    </message>
    <message>
        <source>Simplified Chinese</source>
        <translation>Vereinfachtes Chinesisch</translation>
    </message>
    <message>
        <source>Traditional Chinese</source>
        <translation>Traditionelles Chinesisch</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Koreanisch</translation>
    </message>
    <message>
        <source>The file no longer exists</source>
        <translation>Die Datei existiert nicht mehr</translation>
    </message>
    <message>
        <source>trackman isn’t allowed to read this file</source>
        <translation>trackman darf diese Datei nicht lesen</translation>
    </message>
    <message>
        <source>The file can’t be read</source>
        <translation>Die Datei ist nicht lesbar</translation>
    </message>
    <message>
        <source>This isn’t a file</source>
        <translation>Das ist keine Datei</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>Die Datei ist leer</translation>
    </message>
    <message>
        <source>The file is too large</source>
        <translation>Die Datei ist zu groß</translation>
    </message>
    <message>
        <source>Neither subtitles nor audio that trackman knows</source>
        <translation>Weder Untertitel noch Audio in einem Format, das trackman kennt</translation>
    </message>
    <message>
        <source>These subtitles are pictures, not text</source>
        <translation>Diese Untertitel sind Bilder, kein Text</translation>
    </message>
    <message>
        <source>This is a video, not an audio file</source>
        <translation>Das ist ein Video, keine Audiodatei</translation>
    </message>
    <message>
        <source>The audio file has no sound in it</source>
        <translation>Die Audiodatei enthält keinen Ton</translation>
    </message>
    <message>
        <source>No cue can be read in this file</source>
        <translation>In dieser Datei ist keine Einblendung lesbar</translation>
    </message>
    <message>
        <source>The frame rate isn’t known</source>
        <translation>Die Bildrate ist nicht bekannt</translation>
    </message>
    <message>
        <source>The file is damaged</source>
        <translation>Die Datei ist beschädigt</translation>
    </message>
    <message>
        <source>The file was changed in the meantime</source>
        <translation>Die Datei wurde inzwischen geändert</translation>
    </message>
    <message>
        <source>Cues whose times can’t be read: {count}</source>
        <translation>Einblendungen mit unlesbaren Zeiten: {count}</translation>
    </message>
    <message>
        <source>Lines outside any cue: {count}</source>
        <translation>Zeilen außerhalb von Einblendungen: {count}</translation>
    </message>
    <message>
        <source>Cues in other languages: {count}</source>
        <translation>Einblendungen in anderen Sprachen: {count}</translation>
    </message>
    <message>
        <source>Drawings and pictures: {count}</source>
        <translation>Zeichnungen und Bilder: {count}</translation>
    </message>
    <message>
        <source>Names of speakers</source>
        <translation>Namen der Sprecher</translation>
    </message>
    <message>
        <source>Exact positions on the picture</source>
        <translation>Genaue Positionen im Bild</translation>
    </message>
    <message>
        <source>Timing of single words</source>
        <translation>Zeiten einzelner Wörter</translation>
    </message>
    <message>
        <source>Movements and fades</source>
        <translation>Bewegungen und Überblendungen</translation>
    </message>
    <message>
        <source>Fonts, sizes and colours</source>
        <translation>Schriften, Größen und Farben</translation>
    </message>
    <message>
        <source>Lines through text</source>
        <translation>Durchstreichungen</translation>
    </message>
    <message>
        <source>Empty lines within cues: {count}</source>
        <translation>Leere Zeilen in Einblendungen: {count}</translation>
    </message>
    <message>
        <source>Repeated cues: {count}</source>
        <translation>Wiederholte Einblendungen: {count}</translation>
    </message>
    <message>
        <source>Fonts and pictures stored in the file</source>
        <translation>In der Datei gespeicherte Schriften und Bilder</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>Times were converted at {rate} fps.</source>
        <translation>Die Zeiten wurden mit {rate} fps umgerechnet.</translation>
    </message>
    <message>
        <source>End times that the file doesn’t give were estimated: {count}.</source>
        <translation>Endzeiten, die in der Datei fehlen, wurden geschätzt: {count}.</translation>
    </message>
    <message>
        <source>Cues before the start of the video now start with it: {count}.</source>
        <translation>Einblendungen vor Beginn des Videos beginnen jetzt mit ihm: {count}.</translation>
    </message>
</context>
<context>
    <name>FilesDelegate</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Language or code</source>
        <translation>Sprache oder Code</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more problems</source>
        <translation>
            <numerusform>und %Ln weiteres Problem</numerusform>
            <numerusform>und %Ln weitere Probleme</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesModel</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>CC</source>
        <translation>CC</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Keine Probleme</translation>
    </message>
</context>
<context>
    <name>FilesTable</name>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
</context>
<context>
    <name>FilterButton</name>
    <message>
        <source>{filter}: {choice}</source>
        <translation>{filter}: {choice}</translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>Filter tracks</source>
        <translation>Spuren filtern</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>Usage</source>
        <translation>Verwendung</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>Beliebiges Schlagwort</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>Has an errored track</source>
        <translation>Mit fehlerhafter Spur</translation>
    </message>
    <message>
        <source>Missing subtitles in</source>
        <translation>Fehlende Untertitel auf</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>Beliebige Sprache</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter zurücksetzen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Any collection</source>
        <translation>Beliebige Sammlung</translation>
    </message>
    <message numerus="yes">
        <source>DatoCMS can’t filter by tracks. This filter covers the %Ln videos you have already opened in trackman.</source>
        <translation>
            <numerusform>DatoCMS kann nicht nach Spuren filtern. Dieser Filter erfasst nur das %Ln Video, das Sie bereits in trackman geöffnet haben.</numerusform>
            <numerusform>DatoCMS kann nicht nach Spuren filtern. Dieser Filter erfasst nur die %Ln Videos, die Sie bereits in trackman geöffnet haben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>Used in records</source>
        <translation>In Datensätzen verwendet</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>In keinem Datensatz verwendet</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>Hochgeladen</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Spuren</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
</context>
<context>
    <name>FilterWording</name>
    <message>
        <source>Used in records</source>
        <translation>In Datensätzen verwendet</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>In keinem Datensatz verwendet</translation>
    </message>
    <message>
        <source>Tag: {tag}</source>
        <translation>Schlagwort: {tag}</translation>
    </message>
    <message>
        <source>In {collection}</source>
        <translation>In {collection}</translation>
    </message>
    <message>
        <source>Has an errored track</source>
        <translation>Mit fehlerhafter Spur</translation>
    </message>
    <message>
        <source>No {language} subtitles</source>
        <translation>Keine Untertitel auf {language}</translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <translation>{first} – {last}</translation>
    </message>
    <message>
        <source>Since {day}</source>
        <translation>Seit {day}</translation>
    </message>
    <message>
        <source>Until {day}</source>
        <translation>Bis {day}</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find and replace</source>
        <translation>Suchen und ersetzen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß/klein beachten</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Ganze Wörter</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Vorheriger Treffer</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Alle ersetzen</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} von {count}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace %Ln matches in one step</source>
        <translation>
            <numerusform>%Ln Treffer in einem Schritt ersetzen</numerusform>
            <numerusform>%Ln Treffer in einem Schritt ersetzen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingChips</name>
    <message>
        <source>Show only cues with such findings</source>
        <translation>Nur Einblendungen mit solchen Befunden anzeigen</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Keine Befunde</translation>
    </message>
</context>
<context>
    <name>FindingWording</name>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Keine Befunde</translation>
    </message>
    <message numerus="yes">
        <source>%Ln errors</source>
        <translation>
            <numerusform>%Ln Fehler</numerusform>
            <numerusform>%Ln Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warnings</source>
        <translation>
            <numerusform>%Ln Warnung</numerusform>
            <numerusform>%Ln Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notes</source>
        <translation>
            <numerusform>%Ln Hinweis</numerusform>
            <numerusform>%Ln Hinweise</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln Befund</numerusform>
            <numerusform>%Ln Befunde</numerusform>
        </translation>
    </message>
    <message>
        <source>Cue {number}</source>
        <extracomment>Place of a finding; a cue is one subtitle with its time.</extracomment>
        <translation>Einblendung {number}</translation>
    </message>
    <message>
        <source>Cues {numbers}</source>
        <extracomment>{numbers} is a list such as “3, 4, 5”.</extracomment>
        <translation>Einblendungen {numbers}</translation>
    </message>
    <message numerus="yes">
        <source>Cues {numbers} and %Ln more</source>
        <extracomment>{numbers} is a list such as “3, 4, 5”; the others are only counted.</extracomment>
        <translation>
            <numerusform>Einblendungen {numbers} und %Ln weitere</numerusform>
            <numerusform>Einblendungen {numbers} und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>{where}: {what}</source>
        <extracomment>{where} is such as “Cue 7”, {what} a sentence about it.</extracomment>
        <translation>{where}: {what}</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{speed} characters per second (limit {limit})</source>
        <translation>{speed} Zeichen pro Sekunde (Grenze {limit})</translation>
    </message>
    <message>
        <source>Shown for {length} (at least {limit})</source>
        <translation>{length} lang eingeblendet (mindestens {limit})</translation>
    </message>
    <message>
        <source>Shown for {length} (at most {limit})</source>
        <translation>{length} lang eingeblendet (höchstens {limit})</translation>
    </message>
    <message>
        <source>Ends at {end} but starts at {start}, so players never show it.</source>
        <translation>Endet bei {end}, beginnt aber bei {start}; Player zeigen sie daher nie an.</translation>
    </message>
    <message>
        <source>Both are shown at the same time for {length}.</source>
        <translation>Beide sind {length} lang gleichzeitig eingeblendet.</translation>
    </message>
    <message>
        <source>The pause of {length} between them may flicker (at least {limit})</source>
        <translation>Die Pause von {length} dazwischen kann flackern (mindestens {limit})</translation>
    </message>
    <message>
        <source>The second cue starts {earlier} before the first.</source>
        <translation>Die zweite Einblendung beginnt {earlier} vor der ersten.</translation>
    </message>
    <message>
        <source>Starts at {start}, but the video ends at {duration}.</source>
        <translation>Beginnt bei {start}, aber das Video endet bei {duration}.</translation>
    </message>
    <message>
        <source>Ends at {end}, but the video ends at {duration}.</source>
        <translation>Endet bei {end}, aber das Video endet bei {duration}.</translation>
    </message>
    <message>
        <source>Only {percent} % of the video is subtitled (expected at least {limit} %).</source>
        <translation>Nur {percent}&#xa0;% des Videos sind untertitelt (erwartet: mindestens {limit}&#xa0;%).</translation>
    </message>
    <message>
        <source>Empty cue.</source>
        <translation>Leere Einblendung.</translation>
    </message>
    <message>
        <source>{length} characters in one line (limit {limit})</source>
        <translation>{length} Zeichen in einer Zeile (Grenze {limit})</translation>
    </message>
    <message>
        <source>{lines} lines (limit {limit})</source>
        <translation>{lines} Zeilen (Grenze {limit})</translation>
    </message>
    <message>
        <source>{tag} is not a WebVTT tag. Players ignore it.</source>
        <translation>{tag} ist kein WebVTT-Tag. Player ignorieren es.</translation>
    </message>
    <message>
        <source>{tag} is a web page tag that runs or loads something.</source>
        <translation>{tag} ist ein Webseiten-Tag, das etwas ausführt oder lädt.</translation>
    </message>
    <message>
        <source>Cues with times no player can read, so they are never shown: {count}.</source>
        <translation>Einblendungen mit Zeiten, die kein Player lesen kann und die daher nie erscheinen: {count}.</translation>
    </message>
    <message>
        <source>Words outside any cue, which players don’t show: {text}</source>
        <translation>Wörter außerhalb von Einblendungen, die Player nicht anzeigen: {text}</translation>
    </message>
    <message>
        <source>No empty line before the next cue, so {text} is shown as words.</source>
        <translation>Vor der nächsten Einblendung fehlt eine Leerzeile, daher wird {text} als Text angezeigt.</translation>
    </message>
    <message>
        <source>Arrows (--&gt;) in styles, which players ignore from there on: {count}.</source>
        <translation>Pfeile (--&gt;) in Stilangaben, die Player ab dort ignorieren: {count}.</translation>
    </message>
    <message>
        <source>Roll-up captions: each cue repeats lines of the one before.</source>
        <translation>Roll-up-Untertitel: Jede Einblendung wiederholt Zeilen der vorherigen.</translation>
    </message>
    <message>
        <source>Marked as closed captions, but no cue describes a sound.</source>
        <translation>Als Closed Captions gekennzeichnet, aber keine Einblendung beschreibt ein Geräusch.</translation>
    </message>
    <message>
        <source>Cues describe sounds, but the track isn’t marked as closed captions.</source>
        <translation>Einblendungen beschreiben Geräusche, aber die Spur ist nicht als Closed Captions gekennzeichnet.</translation>
    </message>
    <message>
        <source>The subtitles aren’t in the script of {declared}. Expected: {expected}. Found in {percent} %: {found}.</source>
        <translation>Die Untertitel sind nicht in der für {declared} üblichen Schrift. Erwartet: {expected}. Gefunden in {percent} %: {found}.</translation>
    </message>
    <message>
        <source>The track’s language is {declared}, but the subtitles seem to be {detected} ({percent} % sure).</source>
        <translation>Die Sprache der Spur ist {declared}, die der Untertitel scheint aber {detected} zu sein (zu {percent}&#xa0;% sicher).</translation>
    </message>
    <message>
        <source>Not translated: same words as {name}, {language} ({percent} % of the cues).</source>
        <translation>Nicht übersetzt: dieselben Wörter wie {name}, {language} ({percent}&#xa0;% der Einblendungen).</translation>
    </message>
    <message>
        <source>Identical to {name}, {language}.</source>
        <translation>Identisch mit {name}, {language}.</translation>
    </message>
    <message>
        <source>{word} is on your list of words.</source>
        <translation>{word} steht auf Ihrer Wortliste.</translation>
    </message>
    <message>
        <source>Placeholder: {text}</source>
        <translation>Platzhalter: {text}</translation>
    </message>
    <message>
        <source>Looks like a tool or website credit: {text}</source>
        <translation>Sieht nach einem Werbehinweis auf ein Programm oder eine Website aus: {text}</translation>
    </message>
    <message>
        <source>Garbled by a wrong encoding: {text}</source>
        <translation>Durch falsche Kodierung entstellt: {text}</translation>
    </message>
    <message>
        <source>The subtitles can’t be read.</source>
        <translation>Die Untertitel sind nicht lesbar.</translation>
    </message>
    <message>
        <source>Garbled by a wrong encoding: {text}, which should read {reading}</source>
        <translation>Durch falsche Kodierung entstellt: {text}; richtig wäre {reading}</translation>
    </message>
    <message>
        <source>Too fast to read</source>
        <translation>Zu schnell zum Lesen</translation>
    </message>
    <message>
        <source>Shown too briefly</source>
        <translation>Zu kurz eingeblendet</translation>
    </message>
    <message>
        <source>Shown too long</source>
        <translation>Zu lang eingeblendet</translation>
    </message>
    <message>
        <source>Cues that are never shown</source>
        <translation>Einblendungen, die nie erscheinen</translation>
    </message>
    <message>
        <source>Overlapping cues</source>
        <translation>Einblendungen überschneiden sich</translation>
    </message>
    <message>
        <source>Short gaps</source>
        <translation>Kurze Lücken</translation>
    </message>
    <message>
        <source>Cues out of order</source>
        <translation>Einblendungen in falscher Reihenfolge</translation>
    </message>
    <message>
        <source>Cues that start after the end of the video</source>
        <translation>Einblendungen, die nach dem Ende des Videos beginnen</translation>
    </message>
    <message>
        <source>Cues that end after the end of the video</source>
        <translation>Einblendungen, die nach dem Ende des Videos enden</translation>
    </message>
    <message>
        <source>Only a small part of the video is subtitled</source>
        <translation>Nur ein kleiner Teil des Videos ist untertitelt</translation>
    </message>
    <message>
        <source>Empty cues</source>
        <translation>Leere Einblendungen</translation>
    </message>
    <message>
        <source>Long lines</source>
        <translation>Lange Zeilen</translation>
    </message>
    <message>
        <source>Too many lines</source>
        <translation>Zu viele Zeilen</translation>
    </message>
    <message>
        <source>Tags that WebVTT doesn’t have</source>
        <translation>Tags, die es in WebVTT nicht gibt</translation>
    </message>
    <message>
        <source>Web page tags that run or load something</source>
        <translation>Webseiten-Tags, die etwas ausführen oder laden</translation>
    </message>
    <message>
        <source>Times no player can read</source>
        <translation>Zeiten, die kein Player lesen kann</translation>
    </message>
    <message>
        <source>Words outside any cue</source>
        <translation>Wörter außerhalb von Einblendungen</translation>
    </message>
    <message>
        <source>No empty line between cues</source>
        <translation>Leerzeile zwischen Einblendungen fehlt</translation>
    </message>
    <message>
        <source>Arrows (--&gt;) in styles</source>
        <translation>Pfeile (--&gt;) in Stilangaben</translation>
    </message>
    <message>
        <source>Roll-up captions</source>
        <translation>Roll-up-Untertitel</translation>
    </message>
    <message>
        <source>Wrong script</source>
        <translation>Falsche Schrift</translation>
    </message>
    <message>
        <source>Another language than the track says</source>
        <translation>Andere Sprache als bei der Spur angegeben</translation>
    </message>
    <message>
        <source>Not translated</source>
        <translation>Nicht übersetzt</translation>
    </message>
    <message>
        <source>Identical to another track</source>
        <translation>Identisch mit einer anderen Spur</translation>
    </message>
    <message>
        <source>Closed captions that describe no sounds</source>
        <translation>Closed Captions ohne Beschreibung von Geräuschen</translation>
    </message>
    <message>
        <source>Sounds are described, but not marked as closed captions</source>
        <translation>Geräusche sind beschrieben, aber nicht als Closed Captions gekennzeichnet</translation>
    </message>
    <message>
        <source>Words on the list of words</source>
        <translation>Wörter von der Wortliste</translation>
    </message>
    <message>
        <source>Placeholders</source>
        <translation>Platzhalter</translation>
    </message>
    <message>
        <source>Tool or website credits</source>
        <translation>Werbehinweise auf Programme oder Websites</translation>
    </message>
    <message>
        <source>Garbled by a wrong encoding</source>
        <translation>Durch falsche Kodierung entstellt</translation>
    </message>
    <message>
        <source>The subtitles can’t be read</source>
        <translation>Die Untertitel sind nicht lesbar</translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>{number} of {count}: {finding}</source>
        <translation>{number} von {count}: {finding}</translation>
    </message>
</context>
<context>
    <name>FindingsModel</name>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Whole text</source>
        <translation>Ganzer Text</translation>
    </message>
</context>
<context>
    <name>FirstScanPage</name>
    <message>
        <source>See all tracks of the project at once</source>
        <translation>Alle Spuren des Projekts auf einen Blick</translation>
    </message>
    <message>
        <source>A scan reads every video and its tracks once, in the background, and keeps them on this computer. Then all tracks can be filtered, sorted and checked in an instant. Nothing is changed in DatoCMS, and you can pause at any time.</source>
        <translation>Ein Scan liest jedes Video und seine Spuren einmal im Hintergrund und speichert sie auf diesem Computer. Danach lassen sich alle Spuren sofort filtern, sortieren und prüfen. In DatoCMS wird nichts geändert, und Sie können jederzeit pausieren.</translation>
    </message>
    <message>
        <source>Counting videos…</source>
        <translation>Videos werden gezählt…</translation>
    </message>
    <message>
        <source>Also read subtitles</source>
        <translation>Auch Untertitel lesen</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scannen</translation>
    </message>
    <message>
        <source>Reads all videos of the project and their tracks</source>
        <translation>Liest alle Videos des Projekts und ihre Spuren</translation>
    </message>
    <message>
        <source>Reads the subtitles of all tracks, too, so that they can be searched</source>
        <translation>Liest auch die Untertitel aller Spuren, sodass sie durchsucht werden können</translation>
    </message>
</context>
<context>
    <name>FolderHeld</name>
    <message>
        <source>The data folder has been in use on {computer} since {moment}. trackman may still be open there, or that computer went off without closing it.

Go on only if it isn’t open there any more: two at once could spoil the history and delete a track twice.</source>
        <translation>Der Datenordner ist auf {computer} seit {moment} in Gebrauch. Möglicherweise ist trackman dort noch geöffnet, oder der Computer wurde ausgeschaltet, ohne trackman zu schließen.

Machen Sie nur weiter, wenn es dort nicht mehr geöffnet ist: Läuft trackman zweimal gleichzeitig, kann das den Verlauf beschädigen und eine Spur doppelt löschen.</translation>
    </message>
    <message>
        <source>trackman is open on another computer</source>
        <translation>trackman ist auf einem anderen Computer geöffnet</translation>
    </message>
    <message>
        <source>Go on anyway</source>
        <translation>Trotzdem weiter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>It has had the data folder since {moment} (process {number}), and may be busy, or hang. Two at once could delete a track twice, so this one waits.

Try again in a moment. If it hangs, end that process with the tools of your system: what it has begun is settled as soon as trackman starts again.</source>
        <translation>Es nutzt den Datenordner seit {moment} (Prozess {number}) und ist möglicherweise beschäftigt oder hängt. Läuft trackman zweimal gleichzeitig, könnte das eine Spur doppelt löschen, daher wartet dieses Fenster.

Versuchen Sie es gleich noch einmal. Wenn es hängt, beenden Sie den Prozess mit den Werkzeugen Ihres Systems: Was begonnen wurde, wird geklärt, sobald trackman wieder startet.</translation>
    </message>
    <message>
        <source>trackman is open already, but doesn’t answer</source>
        <translation>trackman ist bereits geöffnet, antwortet aber nicht</translation>
    </message>
    <message>
        <source>A trackman command is changing or reading tracks (process {number}). Two at once could delete a track twice, so the window waits.

trackman opens by itself when the command has ended.</source>
        <translation>Ein trackman-Befehl ändert oder liest gerade Spuren (Prozess {number}). Beides gleichzeitig könnte eine Spur doppelt löschen, daher wartet das Fenster.

trackman öffnet sich von selbst, wenn der Befehl beendet ist.</translation>
    </message>
    <message>
        <source>A trackman command is changing or reading tracks. Two at once could delete a track twice, so the window waits.

trackman opens by itself when the command has ended.</source>
        <translation>Ein trackman-Befehl ändert oder liest gerade Spuren. Beides gleichzeitig könnte eine Spur doppelt löschen, daher wartet das Fenster.

trackman öffnet sich von selbst, wenn der Befehl beendet ist.</translation>
    </message>
    <message>
        <source>A command is using the data folder</source>
        <translation>Ein Befehl nutzt gerade den Datenordner</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>FolderRefused</name>
    <message>
        <source>A newer trackman ({version}) has used the data folder, and this one could misread or lose what is in it. Nothing was changed.

Install the newest trackman to go on. The data is in {folder}.</source>
        <translation>Ein neueres trackman ({version}) hat den Datenordner verwendet. Dieses hier könnte den Inhalt falsch lesen oder verlieren. Es wurde nichts geändert.

Installieren Sie das neueste trackman, um fortzufahren. Die Daten liegen in {folder}.</translation>
    </message>
    <message>
        <source>A newer trackman has used the data folder, and this one could misread or lose what is in it. Nothing was changed.

Install the newest trackman to go on. The data is in {folder}.</source>
        <translation>Ein neueres trackman hat den Datenordner verwendet. Dieses hier könnte den Inhalt falsch lesen oder verlieren. Es wurde nichts geändert.

Installieren Sie das neueste trackman, um fortzufahren. Die Daten liegen in {folder}.</translation>
    </message>
    <message>
        <source>This trackman is too old for its data</source>
        <translation>Dieses trackman ist zu alt für seine Daten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The data folder {folder} belongs to {name}. Deletions would be written into that person’s history, so trackman doesn’t open it.

Start trackman as yourself, or with --data-dir and a folder of your own.</source>
        <translation>Der Datenordner {folder} gehört {name}. Löschungen würden in den Verlauf dieser Person geschrieben, daher öffnet trackman ihn nicht.

Starten Sie trackman unter Ihrem eigenen Benutzerkonto, oder mit --data-dir und einem eigenen Ordner.</translation>
    </message>
    <message>
        <source>This data folder belongs to somebody else</source>
        <translation>Dieser Datenordner gehört jemand anderem</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Show running work</source>
        <translation>Laufende Vorgänge anzeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln läuft</numerusform>
            <numerusform>%Ln laufen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>{seconds} s</source>
        <extracomment>{seconds} is a number; s is the unit.</extracomment>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>A pattern, not a sentence: d is the day, MMM the short name of the month, yyyy the year.</extracomment>
        <translation>d. MMM yyyy</translation>
    </message>
</context>
<context>
    <name>FoundModel</name>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>before: {text}</source>
        <translation>davor: {text}</translation>
    </message>
    <message>
        <source>after: {text}</source>
        <translation>danach: {text}</translation>
    </message>
</context>
<context>
    <name>FoundTable</name>
    <message>
        <source>Found cues</source>
        <translation>Gefundene Einblendungen</translation>
    </message>
</context>
<context>
    <name>GenerationDialog</name>
    <message>
        <source>Generate subtitles for {video}</source>
        <translation>Untertitel für {video} erzeugen</translation>
    </message>
    <message>
        <source>DatoCMS listens to the video and writes down what is said, automatically and in the language it is spoken in. It doesn’t translate. Machines mishear: read the subtitles before you rely on them.</source>
        <translation>DatoCMS hört das Video an und schreibt mit, was gesagt wird: automatisch und in der gesprochenen Sprache. Es übersetzt nicht. Maschinen verhören sich: Lesen Sie die Untertitel, bevor Sie sich darauf verlassen.</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>Gesprochene Sprache</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>GenerationProblemWording</name>
    <message>
        <source>No reply came, and the track isn’t there</source>
        <translation>Es kam keine Antwort, und die Spur ist nicht da</translation>
    </message>
    <message>
        <source>trackman kept checking for a minute. Trying again checks first, and asks for the subtitles only if they’re still missing.</source>
        <translation>trackman hat eine Minute lang nachgesehen. „Erneut versuchen“ prüft zuerst und fordert die Untertitel nur an, wenn sie noch fehlen.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>DatoCMS couldn’t generate the subtitles</source>
        <translation>DatoCMS konnte die Untertitel nicht erzeugen</translation>
    </message>
    <message>
        <source>The track is listed as errored. Check that the video is spoken in this language, delete the track, then generate again.</source>
        <translation>Die Spur ist als fehlerhaft aufgeführt. Prüfen Sie, ob im Video diese Sprache gesprochen wird, löschen Sie die Spur und erzeugen Sie sie dann neu.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>Spur-ID</translation>
    </message>
    <message>
        <source>Another track is named {name}</source>
        <translation>Eine andere Spur heißt {name}</translation>
    </message>
    <message>
        <source>Each subtitle track of a video needs its own name. Generate again with another name.</source>
        <translation>Jede Untertitelspur eines Videos braucht einen eigenen Namen. Erzeugen Sie sie mit einem anderen Namen neu.</translation>
    </message>
    <message>
        <source>The video was replaced or trimmed meanwhile</source>
        <translation>Das Video wurde inzwischen ersetzt oder geschnitten</translation>
    </message>
    <message>
        <source>Nothing was sent. Refresh to see the video as it is now, then generate again.</source>
        <translation>Es wurde nichts gesendet. Aktualisieren Sie, um das Video im jetzigen Zustand zu sehen, und erzeugen Sie dann neu.</translation>
    </message>
    <message>
        <source>DatoCMS’s video service can’t generate these subtitles</source>
        <translation>Der Videodienst von DatoCMS kann diese Untertitel nicht erzeugen</translation>
    </message>
    <message>
        <source>The video may be too old, another track may have this name, or the language may not be supported. See its message below, if there is one.</source>
        <translation>Möglicherweise ist das Video zu alt, eine andere Spur hat diesen Namen, oder die Sprache wird nicht unterstützt. Siehe die Meldung des Dienstes unten, falls es eine gibt.</translation>
    </message>
    <message>
        <source>DatoCMS didn’t understand the request</source>
        <translation>DatoCMS hat die Anfrage nicht verstanden</translation>
    </message>
    <message>
        <source>Generating subtitles is an experimental part of DatoCMS and may have changed. Updating trackman may help; the admin area can generate them, too.</source>
        <translation>Das Erzeugen von Untertiteln ist ein experimenteller Teil von DatoCMS und hat sich möglicherweise geändert. Ein Update von trackman kann helfen; auch der Adminbereich kann Untertitel erzeugen.</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t accept this name or language</source>
        <translation>DatoCMS akzeptiert diesen Namen oder diese Sprache nicht</translation>
    </message>
    <message>
        <source>See the details below, and generate again with another one.</source>
        <translation>Sehen Sie sich die Details unten an und erzeugen Sie mit anderen Angaben neu.</translation>
    </message>
    <message>
        <source>This video has no sound</source>
        <translation>Dieses Video hat keinen Ton</translation>
    </message>
    <message>
        <source>DatoCMS generates subtitles from a video’s own audio track, and this one has none.</source>
        <translation>DatoCMS erzeugt Untertitel aus der eigenen Audiospur eines Videos, und dieses hat keine.</translation>
    </message>
</context>
<context>
    <name>GenerationProgressWording</name>
    <message>
        <source>Waiting to be generated</source>
        <translation>Wartet auf das Erzeugen</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>Wird geprüft… {time}</translation>
    </message>
    <message>
        <source>Generating… {time}, no response</source>
        <translation>Wird erzeugt… {time}, keine Antwort</translation>
    </message>
    <message>
        <source>Generating… {time} of ~{total}</source>
        <extracomment>{time} is how long it has been going on, {total} how long it will take.</extracomment>
        <translation>Wird erzeugt… {time} von ~{total}</translation>
    </message>
    <message>
        <source>Generating… {time}</source>
        <translation>Wird erzeugt… {time}</translation>
    </message>
    <message>
        <source>{name} was not generated: {reason}</source>
        <translation>{name} wurde nicht erzeugt: {reason}</translation>
    </message>
    <message>
        <source>DatoCMS is still generating {name}</source>
        <translation>DatoCMS erzeugt {name} noch</translation>
    </message>
    <message>
        <source>{name} generated. Read it before you rely on it.</source>
        <translation>{name} erzeugt. Lesen Sie die Spur, bevor Sie sich darauf verlassen.</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was generated</source>
        <translation>Nicht bestätigt, ob {name} erzeugt wurde</translation>
    </message>
    <message>
        <source>Generation not confirmed</source>
        <translation>Erzeugung nicht bestätigt</translation>
    </message>
    <message>
        <source>Not generated: {reason}</source>
        <translation>Nicht erzeugt: {reason}</translation>
    </message>
    <message>
        <source>DatoCMS is still generating it</source>
        <translation>DatoCMS erzeugt sie noch</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Erzeugt</translation>
    </message>
</context>
<context>
    <name>GenerationWording</name>
    <message>
        <source>{language} (beta)</source>
        <translation>{language} (Beta)</translation>
    </message>
    <message>
        <source>DatoCMS says that this video has no sound.</source>
        <translation>DatoCMS sagt, dass dieses Video keinen Ton hat.</translation>
    </message>
    <message>
        <source>This video was uploaded too long ago.</source>
        <translation>Dieses Video wurde vor zu langer Zeit hochgeladen.</translation>
    </message>
    <message>
        <source>DatoCMS generates subtitles only in the first {days} days. This video was uploaded on {day}.</source>
        <extracomment>{days} is always 7.</extracomment>
        <translation>DatoCMS erzeugt Untertitel nur in den ersten {days} Tagen. Dieses Video wurde am {day} hochgeladen.</translation>
    </message>
    <message>
        <source>It needs a video with sound. DatoCMS doesn’t tell beforehand whether this one has any.</source>
        <translation>Dafür ist ein Video mit Ton nötig. DatoCMS sagt nicht im Voraus, ob dieses welchen hat.</translation>
    </message>
    <message>
        <source>It works in the first {days} days after the upload. DatoCMS doesn’t tell when this video was uploaded.</source>
        <translation>Das geht in den ersten {days} Tagen nach dem Upload. DatoCMS sagt nicht, wann dieses Video hochgeladen wurde.</translation>
    </message>
    <message>
        <source>It works in the first {days} days after the upload. This video was uploaded on {day}, so it works only if its file was replaced since.</source>
        <extracomment>{days} is always 7.</extracomment>
        <translation>Das geht in den ersten {days} Tagen nach dem Upload. Dieses Video wurde am {day} hochgeladen; es geht daher nur, wenn seine Datei seitdem ersetzt wurde.</translation>
    </message>
    <message>
        <source>Choose one of the languages.</source>
        <translation>Wählen Sie eine der Sprachen aus.</translation>
    </message>
    <message>
        <source>Subtitles in this language are being generated already.</source>
        <translation>Untertitel in dieser Sprache werden bereits erzeugt.</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Geben Sie einen Namen ein.</translation>
    </message>
    <message>
        <source>Another subtitle track of this video has this name.</source>
        <translation>Eine andere Untertitelspur dieses Videos hat diesen Namen.</translation>
    </message>
    <message>
        <source>This video already has subtitles in this language: {language}.</source>
        <translation>Dieses Video hat bereits Untertitel in dieser Sprache: {language}.</translation>
    </message>
    <message>
        <source>It takes about a tenth of the video’s length.</source>
        <translation>Das dauert etwa ein Zehntel der Länge des Videos.</translation>
    </message>
    <message>
        <source>It takes about a tenth of the video’s length, here {time}. You can go on working.</source>
        <translation>Das dauert etwa ein Zehntel der Länge des Videos, hier {time}. Sie können weiterarbeiten.</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say whether it counts towards the plan’s monthly video encoding.</source>
        <translation>DatoCMS sagt nicht, ob es auf die monatliche Videokodierung des Tarifs angerechnet wird.</translation>
    </message>
    <message>
        <source>That is used up ({used} of {limit}), so DatoCMS may refuse.</source>
        <translation>Sie ist aufgebraucht ({used} von {limit}), daher lehnt DatoCMS möglicherweise ab.</translation>
    </message>
    <message>
        <source>So far {used} of {limit} are used.</source>
        <translation>Bisher sind {used} von {limit} verbraucht.</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>User guide</source>
        <translation>Benutzerhandbuch</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Places found in the guide</source>
        <translation>Fundstellen im Handbuch</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Handbuch durchsuchen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>{chapter} – User guide</source>
        <translation>{chapter} – Benutzerhandbuch</translation>
    </message>
    <message>
        <source>Not found. Try fewer or other words.</source>
        <translation>Nicht gefunden. Versuchen Sie es mit weniger oder anderen Wörtern.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln places found</source>
        <translation>
            <numerusform>%Ln Stelle gefunden</numerusform>
            <numerusform>%Ln Stellen gefunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Alle Spuren</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Signed in as {name}</source>
        <translation>Angemeldet als {name}</translation>
    </message>
    <message>
        <source>{environment} · primary</source>
        <extracomment>{environment} is the name of a DatoCMS environment.</extracomment>
        <translation>{environment} · primär</translation>
    </message>
    <message>
        <source>{environment} · read-only</source>
        <translation>{environment} · nur Lesen</translation>
    </message>
    <message>
        <source>{environment}, {state}</source>
        <translation>{environment}, {state}</translation>
    </message>
    <message>
        <source>Refresh videos and tracks</source>
        <translation>Videos und Spuren aktualisieren</translation>
    </message>
    <message>
        <source>Show all tracks of the project</source>
        <translation>Alle Spuren des Projekts anzeigen</translation>
    </message>
    <message>
        <source>Show running work</source>
        <translation>Laufende Vorgänge anzeigen</translation>
    </message>
    <message>
        <source>Show all that was ever done</source>
        <translation>Alle bisherigen Vorgänge anzeigen</translation>
    </message>
</context>
<context>
    <name>HelpController</name>
    <message>
        <source>For whoever helps you. It holds no token, no signed address, no subtitle text and no file name. Nothing is sent: copy it to pass it on.</source>
        <translation>Für die Person, die Ihnen hilft. Enthalten sind weder Tokens noch signierte Adressen, Untertiteltexte oder Dateinamen. Es wird nichts gesendet: Kopieren Sie den Text, um ihn weiterzugeben.</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <source>Search history</source>
        <translation>Verlauf durchsuchen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Alle Projekte</translation>
    </message>
    <message>
        <source>Deletions and restores</source>
        <translation>Löschungen und Wiederherstellungen</translation>
    </message>
    <message>
        <source>Deletions</source>
        <translation>Löschungen</translation>
    </message>
    <message>
        <source>Restores</source>
        <translation>Wiederherstellungen</translation>
    </message>
    <message>
        <source>Additions</source>
        <translation>Hinzugefügte Spuren</translation>
    </message>
    <message>
        <source>Generations</source>
        <translation>Erzeugte Spuren</translation>
    </message>
    <message>
        <source>Replacements</source>
        <translation>Ersetzungen</translation>
    </message>
    <message>
        <source>All results</source>
        <translation>Alle Ergebnisse</translation>
    </message>
    <message>
        <source>Deleted or restored</source>
        <translation>Gelöscht oder wiederhergestellt</translation>
    </message>
    <message>
        <source>Not deleted or restored</source>
        <translation>Nicht gelöscht oder wiederhergestellt</translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>What became of it is not known.</extracomment>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Beliebiger Zeitraum</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: who deleted or restored the track.</extracomment>
        <translation>Von</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Details of the history</source>
        <translation>Details des Verlaufs</translation>
    </message>
    <message>
        <source>Select a row to see its details.</source>
        <translation>Wählen Sie eine Zeile aus, um ihre Details zu sehen.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>Try fewer words or another period.</source>
        <translation>Versuchen Sie es mit weniger Wörtern oder einem anderen Zeitraum.</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>Suche und Filter zurücksetzen</translation>
    </message>
    <message>
        <source>No activity yet</source>
        <translation>Noch keine Aktivität</translation>
    </message>
    <message>
        <source>Every deletion and restore is recorded here permanently.</source>
        <translation>Jede Löschung und Wiederherstellung wird hier dauerhaft aufgezeichnet.</translation>
    </message>
    <message>
        <source>Recreate the track from its backup. It gets a new ID.</source>
        <translation>Die Spur aus ihrer Sicherung neu anlegen. Sie erhält eine neue ID.</translation>
    </message>
    <message>
        <source>Export the listed rows to a file, or as a page to print</source>
        <translation>Die aufgeführten Zeilen als Datei oder als Druckseite exportieren</translation>
    </message>
    <message>
        <source>Page to print (HTML)</source>
        <translation>Druckseite (HTML)</translation>
    </message>
    <message>
        <source>Count what was changed in a period, with plots</source>
        <translation>Zählen, was in einem Zeitraum geändert wurde, mit Diagrammen</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>Die Liste ist leer.</translation>
    </message>
    <message>
        <source>Select a row first.</source>
        <translation>Wählen Sie zuerst eine Zeile aus.</translation>
    </message>
    <message>
        <source>None of the selected tracks can be restored.</source>
        <translation>Keine der ausgewählten Spuren lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel-Arbeitsmappe</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabelle (CSV)</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
</context>
<context>
    <name>Inserting</name>
    <message>
        <source>“{name}”</source>
        <extracomment>The language’s quotation marks around a name, such as « {name} » in French.</extracomment>
        <translation>„{name}“</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>Between the parts of a list, with its space: “Italian, French”.</extracomment>
        <translation>, </translation>
    </message>
    <message>
        <source>; </source>
        <extracomment>Between the parts of a list that have commas in themselves, with its space.</extracomment>
        <translation>; </translation>
    </message>
    <message>
        <source>{title}.</source>
        <extracomment>A title made a sentence, with the full stop of the language.</extracomment>
        <translation>{title}.</translation>
    </message>
</context>
<context>
    <name>JudgedText</name>
    <message>
        <source>Subtitles of the track</source>
        <translation>Untertitel der Spur</translation>
    </message>
    <message>
        <source>Close the text beside</source>
        <translation>Text daneben schließen</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>Untertitel werden geladen…</translation>
    </message>
    <message>
        <source>The text is empty</source>
        <translation>Der Text ist leer</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Cues of the text beside</source>
        <translation>Einblendungen des Textes daneben</translation>
    </message>
</context>
<context>
    <name>KeepLanguages</name>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Languages to keep</source>
        <translation>Zu behaltende Sprachen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Show the others</source>
        <translation>Die anderen anzeigen</translation>
    </message>
    <message>
        <source>See which tracks are in other languages; nothing is deleted yet</source>
        <translation>Sehen, welche Spuren in anderen Sprachen sind; gelöscht wird noch nichts</translation>
    </message>
    <message>
        <source>Tick a language first.</source>
        <translation>Haken Sie zuerst eine Sprache an.</translation>
    </message>
    <message>
        <source>Keep only these languages</source>
        <translation>Nur diese Sprachen behalten</translation>
    </message>
    <message>
        <source>Tracks in all other languages are listed next. You can untick some there.</source>
        <translation>Als Nächstes werden die Spuren in allen anderen Sprachen aufgeführt. Dort können Sie bei einzelnen das Häkchen entfernen.</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Subtitles and audio</source>
        <translation>Untertitel und Audio</translation>
    </message>
</context>
<context>
    <name>KeyModel</name>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>keine Taste</translation>
    </message>
    <message>
        <source> or </source>
        <extracomment>Between two keys that do the same.</extracomment>
        <translation> oder </translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Fest</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
</context>
<context>
    <name>KeyQuestion</name>
    <message>
        <source>New key for “{command}”</source>
        <translation>Neue Taste für „{command}“</translation>
    </message>
    <message>
        <source>Press the key.</source>
        <translation>Drücken Sie die Taste.</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>Diese Taste verwenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Move the key here</source>
        <translation>Hierher verschieben</translation>
    </message>
    <message>
        <source>{key} belongs to {command}, which will have no such key any more.</source>
        <extracomment>{command} is one name in quotation marks, or two.</extracomment>
        <translation>{key} gehört zu {command} und entfällt dort.</translation>
    </message>
    <message>
        <source>The command has {key} already.</source>
        <translation>Der Befehl hat {key} bereits.</translation>
    </message>
    <message>
        <source>{key} is free.</source>
        <translation>{key} ist frei.</translation>
    </message>
    <message>
        <source>Press a key that can be used first.</source>
        <translation>Drücken Sie zuerst eine Taste, die sich verwenden lässt.</translation>
    </message>
    <message>
        <source>Give the command this key, in place of those it has</source>
        <translation>Dem Befehl diese Taste geben, anstelle seiner bisherigen</translation>
    </message>
</context>
<context>
    <name>KeyRecorder</name>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>Befehle und Tasten suchen</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries of the settings file are no keys, and are ignored.</source>
        <translation>
            <numerusform>%Ln Eintrag der Einstellungsdatei ist keine Taste und wird ignoriert.</numerusform>
            <numerusform>%Ln Einträge der Einstellungsdatei sind keine Tasten und werden ignoriert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a command.</source>
        <translation>Wählen Sie einen Befehl aus.</translation>
    </message>
    <message>
        <source>Lists and fields use this key themselves. It can’t change.</source>
        <translation>Listen und Felder nutzen diese Taste selbst. Sie lässt sich nicht ändern.</translation>
    </message>
    <message>
        <source>This command has its own key already.</source>
        <translation>Dieser Befehl hat bereits seine ursprünglichen Tasten.</translation>
    </message>
    <message>
        <source>This command has no key.</source>
        <translation>Dieser Befehl hat keine Taste.</translation>
    </message>
    <message>
        <source>Give the command another key</source>
        <translation>Dem Befehl eine andere Taste geben</translation>
    </message>
    <message>
        <source>Take the keys away from the command</source>
        <translation>Dem Befehl seine Tasten nehmen</translation>
    </message>
    <message>
        <source>Give the command its first keys back</source>
        <translation>Dem Befehl seine ursprünglichen Tasten zurückgeben</translation>
    </message>
    <message>
        <source>All keys are as they were at first.</source>
        <translation>Alle Befehle haben ihre ursprünglichen Tasten.</translation>
    </message>
    <message>
        <source>Give all commands their first keys back</source>
        <translation>Allen Befehlen ihre ursprünglichen Tasten zurückgeben</translation>
    </message>
    <message>
        <source>{key} belongs to {command}, which will have no such key any more.</source>
        <translation>{key} gehört zu {command} und entfällt dort.</translation>
    </message>
    <message>
        <source>Reset the keys of {command}?</source>
        <translation>Tasten von {command} zurücksetzen?</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>No such command</source>
        <translation>Kein solcher Befehl</translation>
    </message>
    <message>
        <source>Search for a word of the command, its menu, or a key such as F5.</source>
        <translation>Suchen Sie nach einem Wort des Befehls, nach seinem Menü oder nach einer Taste wie F5.</translation>
    </message>
    <message>
        <source>Double-click a command, or press Return, to change its key.</source>
        <translation>Doppelklicken Sie auf einen Befehl, oder drücken Sie Eingabe, um seine Taste zu ändern.</translation>
    </message>
</context>
<context>
    <name>KeyWording</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Extras</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Subtitle editor</source>
        <translation>Untertitel-Editor</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Lists and fields</source>
        <translation>Listen und Felder</translation>
    </message>
    <message>
        <source>Lists and fields use this key themselves. It can’t change.</source>
        <translation>Listen und Felder nutzen diese Taste selbst. Sie lässt sich nicht ändern.</translation>
    </message>
    <message>
        <source>{key} is needed to move in lists and dialogs.</source>
        <translation>{key} wird gebraucht, um sich in Listen und Dialogen zu bewegen.</translation>
    </message>
    <message>
        <source>{key} is needed to type and edit text.</source>
        <translation>{key} wird gebraucht, um Text einzugeben und zu bearbeiten.</translation>
    </message>
    <message>
        <source>{key} opens menus. Use Ctrl or a function key.</source>
        <translation>{key} öffnet Menüs. Verwenden Sie Strg oder eine Funktionstaste.</translation>
    </message>
    <message>
        <source>{key} types a character on many keyboards. Leave out Alt.</source>
        <translation>{key} erzeugt auf vielen Tastaturen ein Zeichen. Lassen Sie Alt weg.</translation>
    </message>
    <message>
        <source>{key} belongs to the system.</source>
        <translation>{key} gehört dem System.</translation>
    </message>
    <message>
        <source>Open a video by link or ID</source>
        <translation>Video per Link oder ID öffnen</translation>
    </message>
    <message>
        <source>Clear the list of recent videos</source>
        <translation>Liste der zuletzt geöffneten Videos leeren</translation>
    </message>
    <message>
        <source>Save subtitles as WebVTT</source>
        <translation>Untertitel als WebVTT speichern</translation>
    </message>
    <message>
        <source>Save subtitles as SubRip</source>
        <translation>Untertitel als SubRip speichern</translation>
    </message>
    <message>
        <source>Save subtitles as plain text</source>
        <translation>Untertitel als reinen Text speichern</translation>
    </message>
    <message>
        <source>Download all subtitles of the video as WebVTT</source>
        <translation>Alle Untertitel des Videos als WebVTT herunterladen</translation>
    </message>
    <message>
        <source>Download all subtitles of the video as SubRip</source>
        <translation>Alle Untertitel des Videos als SubRip herunterladen</translation>
    </message>
    <message>
        <source>Download all subtitles of the video as plain text</source>
        <translation>Alle Untertitel des Videos als reinen Text herunterladen</translation>
    </message>
    <message>
        <source>Export findings</source>
        <translation>Befunde exportieren</translation>
    </message>
    <message>
        <source>Export everything</source>
        <translation>Alles exportieren</translation>
    </message>
    <message>
        <source>Import an archive</source>
        <translation>Archiv importieren</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Letzte Änderung rückgängig machen</translation>
    </message>
    <message>
        <source>Copy the track ID</source>
        <translation>Spur-ID kopieren</translation>
    </message>
    <message>
        <source>Copy a link that opens the track in trackman</source>
        <translation>Link kopieren, der die Spur in trackman öffnet</translation>
    </message>
    <message>
        <source>Copy the track’s name</source>
        <translation>Namen der Spur kopieren</translation>
    </message>
    <message>
        <source>Copy the text of the selected cues</source>
        <translation>Text der ausgewählten Einblendungen kopieren</translation>
    </message>
    <message>
        <source>Add the files in the clipboard as tracks</source>
        <translation>Dateien aus der Zwischenablage als Spuren hinzufügen</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Einstellungen öffnen</translation>
    </message>
    <message>
        <source>Search videos, or the subtitles while you are in them</source>
        <translation>Videos suchen; in den Untertiteln diese durchsuchen</translation>
    </message>
    <message>
        <source>Fold or show the videos</source>
        <translation>Videos aus- oder einblenden</translation>
    </message>
    <message>
        <source>Theme: same as system</source>
        <translation>Design: wie System</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Design: hell</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Design: dunkel</translation>
    </message>
    <message>
        <source>Larger subtitles</source>
        <translation>Größere Untertitel</translation>
    </message>
    <message>
        <source>Smaller subtitles</source>
        <translation>Kleinere Untertitel</translation>
    </message>
    <message>
        <source>Subtitles in normal size</source>
        <translation>Untertitel in normaler Größe</translation>
    </message>
    <message>
        <source>Sort tracks in DatoCMS order</source>
        <translation>Spuren nach DatoCMS-Reihenfolge sortieren</translation>
    </message>
    <message>
        <source>Sort tracks by kind</source>
        <translation>Spuren nach Art sortieren</translation>
    </message>
    <message>
        <source>Sort tracks by language</source>
        <translation>Spuren nach Sprache sortieren</translation>
    </message>
    <message>
        <source>Sort tracks by code</source>
        <translation>Spuren nach Code sortieren</translation>
    </message>
    <message>
        <source>Sort tracks by name</source>
        <translation>Spuren nach Name sortieren</translation>
    </message>
    <message>
        <source>Sort tracks by findings</source>
        <translation>Spuren nach Befunden sortieren</translation>
    </message>
    <message>
        <source>Sort tracks by status</source>
        <translation>Spuren nach Status sortieren</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Vorheriger Bereich</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>Layout zurücksetzen</translation>
    </message>
    <message>
        <source>Refresh videos and tracks</source>
        <translation>Videos und Spuren aktualisieren</translation>
    </message>
    <message>
        <source>Open the video in DatoCMS</source>
        <translation>Video in DatoCMS öffnen</translation>
    </message>
    <message>
        <source>Copy a link that opens the video in trackman</source>
        <translation>Link kopieren, der das Video in trackman öffnet</translation>
    </message>
    <message>
        <source>Copy the video’s DatoCMS address</source>
        <translation>DatoCMS-Adresse des Videos kopieren</translation>
    </message>
    <message>
        <source>Open the command palette</source>
        <translation>Befehlspalette öffnen</translation>
    </message>
    <message>
        <source>Show all tracks of the project</source>
        <translation>Alle Spuren des Projekts anzeigen</translation>
    </message>
    <message>
        <source>Show which languages the videos have</source>
        <translation>Anzeigen, welche Sprachen die Videos haben</translation>
    </message>
    <message>
        <source>Search all subtitles of the project</source>
        <translation>Alle Untertitel des Projekts durchsuchen</translation>
    </message>
    <message>
        <source>Choose tracks by a rule</source>
        <translation>Spuren nach einer Regel auswählen</translation>
    </message>
    <message>
        <source>Keep only some languages</source>
        <translation>Nur bestimmte Sprachen behalten</translation>
    </message>
    <message>
        <source>Show the reviews</source>
        <translation>Reviews anzeigen</translation>
    </message>
    <message>
        <source>Report what was changed in a period</source>
        <translation>Bericht über die Änderungen in einem Zeitraum</translation>
    </message>
    <message>
        <source>Report which videos lack captions</source>
        <translation>Bericht darüber, welchen Videos Closed Captions fehlen</translation>
    </message>
    <message>
        <source>Show the activity</source>
        <translation>Aktivität anzeigen</translation>
    </message>
    <message>
        <source>Show recently deleted tracks</source>
        <translation>Zuletzt gelöschte Spuren anzeigen</translation>
    </message>
    <message>
        <source>Show the history</source>
        <translation>Verlauf anzeigen</translation>
    </message>
    <message>
        <source>Check backups</source>
        <translation>Sicherungen prüfen</translation>
    </message>
    <message>
        <source>Open the user guide</source>
        <translation>Benutzerhandbuch öffnen</translation>
    </message>
    <message>
        <source>Show keyboard shortcuts</source>
        <translation>Tastenkürzel anzeigen</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Tour starten</translation>
    </message>
    <message>
        <source>Explain the control that has the keyboard</source>
        <translation>Bedienelement mit dem Tastaturfokus erklären</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Log anzeigen</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Check for updates</source>
        <translation>Nach Updates suchen</translation>
    </message>
    <message>
        <source>About trackman</source>
        <translation>Über trackman</translation>
    </message>
    <message>
        <source>Search the subtitles</source>
        <translation>Untertitel durchsuchen</translation>
    </message>
    <message>
        <source>Next match or next difference</source>
        <translation>Nächster Treffer oder nächster Unterschied</translation>
    </message>
    <message>
        <source>Previous match or previous difference</source>
        <translation>Vorheriger Treffer oder vorheriger Unterschied</translation>
    </message>
    <message>
        <source>Add tracks from files</source>
        <translation>Spuren aus Dateien hinzufügen</translation>
    </message>
    <message>
        <source>Generate subtitles</source>
        <translation>Untertitel erzeugen</translation>
    </message>
    <message>
        <source>Delete the selected tracks</source>
        <translation>Die ausgewählten Spuren löschen</translation>
    </message>
    <message>
        <source>Restore the track</source>
        <translation>Spur wiederherstellen</translation>
    </message>
    <message>
        <source>Select tracks with errors</source>
        <translation>Spuren mit Fehlern auswählen</translation>
    </message>
    <message>
        <source>Next track or video with findings</source>
        <translation>Nächste Spur oder nächstes Video mit Befunden</translation>
    </message>
    <message>
        <source>Review the tracks of the video</source>
        <translation>Spuren des Videos in ein Review aufnehmen</translation>
    </message>
    <message>
        <source>Edit subtitles</source>
        <translation>Untertitel bearbeiten</translation>
    </message>
    <message>
        <source>Compare the selected track with another</source>
        <translation>Ausgewählte Spur mit einer anderen vergleichen</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Nächster Befund</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Vorheriger Befund</translation>
    </message>
    <message>
        <source>Replace the track by a file</source>
        <translation>Spur durch eine Datei ersetzen</translation>
    </message>
    <message>
        <source>Change name, language or captions flag</source>
        <translation>Name, Sprache oder Closed-Captions-Angabe ändern</translation>
    </message>
    <message>
        <source>Show saved versions</source>
        <translation>Gespeicherte Versionen anzeigen</translation>
    </message>
    <message>
        <source>Copy tracks to another video</source>
        <translation>Spuren in ein anderes Video kopieren</translation>
    </message>
    <message>
        <source>Check whether subtitles fit the sound</source>
        <translation>Prüfen, ob Untertitel zum Ton passen</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Back 2 seconds</source>
        <translation>2 Sekunden zurück</translation>
    </message>
    <message>
        <source>Forward 2 seconds</source>
        <translation>2 Sekunden vor</translation>
    </message>
    <message>
        <source>Previous cue</source>
        <translation>Vorherige Einblendung</translation>
    </message>
    <message>
        <source>Next cue</source>
        <translation>Nächste Einblendung</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>Sound off or on</source>
        <translation>Ton aus- oder einschalten</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Split the cue</source>
        <translation>Einblendung teilen</translation>
    </message>
    <message>
        <source>Merge the cue with the next one</source>
        <translation>Einblendung mit der nächsten verbinden</translation>
    </message>
    <message>
        <source>Insert a cue below</source>
        <translation>Darunter eine Einblendung einfügen</translation>
    </message>
    <message>
        <source>Delete the selected cues</source>
        <translation>Die ausgewählten Einblendungen löschen</translation>
    </message>
    <message>
        <source>Shift times</source>
        <translation>Zeiten verschieben</translation>
    </message>
    <message>
        <source>Stretch times</source>
        <translation>Zeiten strecken</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Suchen und ersetzen</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Vorheriger Treffer</translation>
    </message>
    <message>
        <source>Fix the findings of the cue</source>
        <translation>Befunde der Einblendung beheben</translation>
    </message>
    <message>
        <source>Fix all findings of one kind</source>
        <translation>Alle Befunde einer Art beheben</translation>
    </message>
    <message>
        <source>Next cue with findings</source>
        <translation>Nächste Einblendung mit Befunden</translation>
    </message>
    <message>
        <source>Previous cue with findings</source>
        <translation>Vorherige Einblendung mit Befunden</translation>
    </message>
    <message>
        <source>Edit the text of the cue</source>
        <translation>Text der Einblendung bearbeiten</translation>
    </message>
    <message>
        <source>Play from the cue</source>
        <translation>Ab der Einblendung abspielen</translation>
    </message>
    <message>
        <source>Save the draft</source>
        <translation>Entwurf speichern</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Keep the track</source>
        <translation>Spur behalten</translation>
    </message>
    <message>
        <source>Delete the track</source>
        <translation>Spur löschen</translation>
    </message>
    <message>
        <source>Fix the subtitles in the editor, then come back</source>
        <translation>Untertitel im Editor korrigieren, dann zurückkehren</translation>
    </message>
    <message>
        <source>Skip the track for now</source>
        <translation>Spur vorerst überspringen</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Notiz schreiben</translation>
    </message>
    <message>
        <source>Give a reason</source>
        <translation>Grund angeben</translation>
    </message>
    <message>
        <source>Undo the last decision and go back to it</source>
        <translation>Letzte Entscheidung rückgängig machen und zu ihr zurückgehen</translation>
    </message>
    <message>
        <source>Play from this cue</source>
        <translation>Ab dieser Einblendung abspielen</translation>
    </message>
    <message>
        <source>Next track, without deciding</source>
        <translation>Nächste Spur, ohne zu entscheiden</translation>
    </message>
    <message>
        <source>Previous track, without deciding</source>
        <translation>Vorherige Spur, ohne zu entscheiden</translation>
    </message>
    <message>
        <source>Next language side by side</source>
        <translation>Nächste Sprache daneben anzeigen</translation>
    </message>
    <message>
        <source>Next saved version side by side</source>
        <translation>Nächste gespeicherte Version daneben anzeigen</translation>
    </message>
    <message>
        <source>Check whether the text fits the sound</source>
        <translation>Prüfen, ob der Text zum Ton passt</translation>
    </message>
    <message>
        <source>Show what a deletion means, and the history</source>
        <translation>Anzeigen, was eine Löschung bedeutet, und den Verlauf</translation>
    </message>
    <message>
        <source>Look over the decisions</source>
        <translation>Entscheidungen durchsehen</translation>
    </message>
    <message>
        <source>Next or previous row</source>
        <translation>Nächste oder vorherige Zeile</translation>
    </message>
    <message>
        <source>Select several rows</source>
        <translation>Mehrere Zeilen auswählen</translation>
    </message>
    <message>
        <source>Select all rows</source>
        <translation>Alle Zeilen auswählen</translation>
    </message>
    <message>
        <source>Open the row; in cues, play from there</source>
        <translation>Zeile öffnen; in Einblendungen ab dort abspielen</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Ausgewählte Zeilen kopieren</translation>
    </message>
    <message>
        <source>Play or pause in the player; press a button</source>
        <translation>Im Player abspielen oder anhalten; Schaltfläche drücken</translation>
    </message>
    <message>
        <source>Back, close or cancel</source>
        <translation>Zurück, schließen oder abbrechen</translation>
    </message>
    <message>
        <source>Add all files of the dialog</source>
        <translation>Alle Dateien des Dialogs hinzufügen</translation>
    </message>
</context>
<context>
    <name>KeyringCard</name>
    <message>
        <source>Keep for this session only</source>
        <translation>Nur für diese Sitzung behalten</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Return</source>
        <extracomment>The key that ends a line, as the keyboards of your country call it, such as Enter.</extracomment>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>{words} ({key})</source>
        <extracomment>What a control does, and its key.</extracomment>
        <translation>{words} ({key})</translation>
    </message>
</context>
<context>
    <name>LanguageList</name>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln Spur</numerusform>
            <numerusform>%Ln Spuren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftDeletionsController</name>
    <message>
        <source>Show reviews</source>
        <translation>Reviews anzeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions are left out: in the review, the decision was taken back or is another one now.</source>
        <translation>
            <numerusform>%Ln Löschung wird ausgelassen: Im Review wurde die Entscheidung zurückgenommen oder lautet jetzt anders.</numerusform>
            <numerusform>%Ln Löschungen werden ausgelassen: Im Review wurde die Entscheidung zurückgenommen oder lautet jetzt anders.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions are left out: the review holds them, because an approval or a reason is missing.</source>
        <translation>
            <numerusform>%Ln Löschung wird ausgelassen: Das Review hält sie zurück, weil eine Freigabe oder ein Grund fehlt.</numerusform>
            <numerusform>%Ln Löschungen werden ausgelassen: Das Review hält sie zurück, weil eine Freigabe oder ein Grund fehlt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions are left out: these tracks were deleted in another way.</source>
        <translation>
            <numerusform>%Ln Löschung wird ausgelassen: Diese Spur wurde auf anderem Weg gelöscht.</numerusform>
            <numerusform>%Ln Löschungen werden ausgelassen: Diese Spuren wurden auf anderem Weg gelöscht.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftOutWording</name>
    <message>
        <source>{words} becomes {by}.</source>
        <translation>{words} wird zu {by}.</translation>
    </message>
    <message>
        <source>{words} is taken out.</source>
        <translation>{words} wird entfernt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes are made in the subtitles as they are at DatoCMS now. Each track is saved on this computer first, then a new one takes its place. Undo brings all of them back.</source>
        <translation>
            <numerusform>%Ln Änderung wird in den Untertiteln vorgenommen, wie sie jetzt bei DatoCMS sind. Jede Spur wird zuerst auf diesem Computer gespeichert, dann nimmt eine neue ihren Platz ein. „Rückgängig“ holt alle zurück.</numerusform>
            <numerusform>%Ln Änderungen werden in den Untertiteln vorgenommen, wie sie jetzt bei DatoCMS sind. Jede Spur wird zuerst auf diesem Computer gespeichert, dann nimmt eine neue ihren Platz ein. „Rückgängig“ holt alle zurück.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publish %Ln tracks?</source>
        <translation>
            <numerusform>%Ln Spur veröffentlichen?</numerusform>
            <numerusform>%Ln Spuren veröffentlichen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publish %Ln tracks</source>
        <translation>
            <numerusform>%Ln Spur veröffentlichen</numerusform>
            <numerusform>%Ln Spuren veröffentlichen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was published</source>
        <translation>Nichts wurde veröffentlicht</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are being published</source>
        <translation>
            <numerusform>%Ln Spur wird veröffentlicht</numerusform>
            <numerusform>%Ln Spuren werden veröffentlicht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes were left out, because the text was changed meanwhile: {names}.</source>
        <translation>
            <numerusform>%Ln Änderung wurde ausgelassen, weil der Text inzwischen geändert wurde: {names}.</numerusform>
            <numerusform>%Ln Änderungen wurden ausgelassen, weil der Text inzwischen geändert wurde: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because they are not ready: {names}.</source>
        <translation>
            <numerusform>%Ln Spur wird ausgelassen, weil sie nicht bereit ist: {names}.</numerusform>
            <numerusform>%Ln Spuren werden ausgelassen, weil sie nicht bereit sind: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because their text was not read yet: {names}.</source>
        <translation>
            <numerusform>%Ln Spur wird ausgelassen, weil ihr Text noch nicht gelesen wurde: {names}.</numerusform>
            <numerusform>%Ln Spuren werden ausgelassen, weil ihr Text noch nicht gelesen wurde: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left alone, because they have an unpublished draft: {names}.</source>
        <translation>
            <numerusform>%Ln Spur bleibt, wie sie ist, weil sie einen unveröffentlichten Entwurf hat: {names}.</numerusform>
            <numerusform>%Ln Spuren bleiben, wie sie sind, weil sie einen unveröffentlichten Entwurf haben: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because they are being changed already: {names}.</source>
        <translation>
            <numerusform>%Ln Spur wird ausgelassen, weil sie schon geändert wird: {names}.</numerusform>
            <numerusform>%Ln Spuren werden ausgelassen, weil sie schon geändert werden: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because they no longer exist: {names}.</source>
        <translation>
            <numerusform>%Ln Spur wird ausgelassen, weil sie nicht mehr vorhanden ist: {names}.</numerusform>
            <numerusform>%Ln Spuren werden ausgelassen, weil sie nicht mehr vorhanden sind: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because their text was changed meanwhile: {names}.</source>
        <translation>
            <numerusform>%Ln Spur wird ausgelassen, weil ihr Text inzwischen geändert wurde: {names}.</numerusform>
            <numerusform>%Ln Spuren werden ausgelassen, weil ihr Text inzwischen geändert wurde: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because their text could not be read: {names}.</source>
        <translation>
            <numerusform>%Ln Spur wird ausgelassen, weil ihr Text nicht gelesen werden konnte: {names}.</numerusform>
            <numerusform>%Ln Spuren werden ausgelassen, weil ihr Text nicht gelesen werden konnte: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln weitere</numerusform>
            <numerusform>%Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
</context>
<context>
    <name>LibraryContent</name>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
</context>
<context>
    <name>LibraryController</name>
    <message>
        <source>Videos</source>
        <translation>Videos</translation>
    </message>
</context>
<context>
    <name>LibraryHead</name>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Fold videos</source>
        <translation>Videos ausblenden</translation>
    </message>
    <message>
        <source>Filters, {count} active</source>
        <translation>Filter, {count} aktiv</translation>
    </message>
</context>
<context>
    <name>LibraryModel</name>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
</context>
<context>
    <name>LibraryPages</name>
    <message>
        <source>No videos yet</source>
        <translation>Noch keine Videos</translation>
    </message>
    <message>
        <source>Videos uploaded to this project in DatoCMS appear here.</source>
        <translation>Videos, die in DatoCMS in dieses Projekt hochgeladen werden, erscheinen hier.</translation>
    </message>
    <message>
        <source>No matching videos</source>
        <translation>Keine passenden Videos</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter zurücksetzen</translation>
    </message>
    <message>
        <source>No videos opened yet</source>
        <translation>Noch keine Videos geöffnet</translation>
    </message>
    <message>
        <source>Videos you open appear here.</source>
        <translation>Videos, die Sie öffnen, erscheinen hier.</translation>
    </message>
    <message>
        <source>Show all videos</source>
        <translation>Alle Videos anzeigen</translation>
    </message>
</context>
<context>
    <name>LibraryPane</name>
    <message>
        <source>Search videos</source>
        <translation>Videos suchen</translation>
    </message>
    <message>
        <source>Show videos</source>
        <translation>Videos einblenden</translation>
    </message>
</context>
<context>
    <name>LibraryWording</name>
    <message>
        <source>No tracks</source>
        <translation>Keine Spuren</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln Spur</numerusform>
            <numerusform>%Ln Spuren</numerusform>
        </translation>
    </message>
    <message>
        <source>No videos</source>
        <translation>Keine Videos</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln Video</numerusform>
            <numerusform>%Ln Videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match</source>
        <extracomment>A count of videos.</extracomment>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} match</source>
        <extracomment>Both are counts of videos; the plural is that of the first.</extracomment>
        <translation>
            <numerusform>%Ln von {total} passt</numerusform>
            <numerusform>%Ln von {total} passen</numerusform>
        </translation>
    </message>
    <message>
        <source>Try fewer words or other filters.</source>
        <translation>Versuchen Sie es mit weniger Wörtern oder anderen Filtern.</translation>
    </message>
    <message numerus="yes">
        <source>trackman knows the tracks of the %Ln videos you have opened in it.</source>
        <translation>
            <numerusform>trackman kennt die Spuren von %Ln Video, das Sie darin geöffnet haben.</numerusform>
            <numerusform>trackman kennt die Spuren der %Ln Videos, die Sie darin geöffnet haben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours</source>
        <translation>
            <numerusform>%Ln Stunde</numerusform>
            <numerusform>%Ln Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes</source>
        <translation>
            <numerusform>%Ln Minute</numerusform>
            <numerusform>%Ln Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln seconds</source>
        <translation>
            <numerusform>%Ln Sekunde</numerusform>
            <numerusform>%Ln Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Seen on {day}</source>
        <translation>Stand: {day}</translation>
    </message>
    <message>
        <source>Seen just now</source>
        <translation>Stand: gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>Seen %Ln minutes ago</source>
        <translation>
            <numerusform>Stand: vor %Ln Minute</numerusform>
            <numerusform>Stand: vor %Ln Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Seen %Ln hours ago</source>
        <translation>
            <numerusform>Stand: vor %Ln Stunde</numerusform>
            <numerusform>Stand: vor %Ln Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Seen yesterday</source>
        <translation>Stand: gestern</translation>
    </message>
    <message numerus="yes">
        <source>Seen %Ln days ago</source>
        <translation>
            <numerusform>Stand: vor %Ln Tag</numerusform>
            <numerusform>Stand: vor %Ln Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
    </message>
    <message>
        <source>Recently changed</source>
        <translation>Zuletzt geändert</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name, Z to A</source>
        <translation>Name, Z bis A</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Größte zuerst</translation>
    </message>
    <message>
        <source>Smallest first</source>
        <translation>Kleinste zuerst</translation>
    </message>
    <message>
        <source>Highest resolution</source>
        <translation>Höchste Auflösung</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Tags: {tags}</source>
        <translation>Schlagwörter: {tags}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln errored</source>
        <extracomment>A count of tracks, in a list of counts under a video’s name.</extracomment>
        <translation>
            <numerusform>%Ln fehlerhaft</numerusform>
            <numerusform>%Ln fehlerhaft</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln preparing</source>
        <extracomment>A count of tracks, in a list of counts under a video’s name.</extracomment>
        <translation>
            <numerusform>%Ln in Vorbereitung</numerusform>
            <numerusform>%Ln in Vorbereitung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln Befund</numerusform>
            <numerusform>%Ln Befunde</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LimitFields</name>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Characters per second</source>
        <translation>Zeichen pro Sekunde</translation>
    </message>
    <message>
        <source>Characters per line</source>
        <translation>Zeichen pro Zeile</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Shortest pause</source>
        <translation>Kürzeste Pause</translation>
    </message>
    <message>
        <source>Shortest cue</source>
        <translation>Kürzeste Einblendung</translation>
    </message>
    <message>
        <source>Longest cue</source>
        <translation>Längste Einblendung</translation>
    </message>
    <message>
        <source>Subtitled share</source>
        <translation>Untertitelter Anteil</translation>
    </message>
</context>
<context>
    <name>LinkTarget</name>
    <message>
        <source>This trackman doesn’t understand all of the link: {parts}.</source>
        <translation>Dieses trackman versteht einen Teil des Links nicht: {parts}.</translation>
    </message>
    <message>
        <source>The track that the link leads to isn’t in this video any more.</source>
        <translation>Die Spur, zu der der Link führt, ist nicht mehr in diesem Video.</translation>
    </message>
</context>
<context>
    <name>LinkWording</name>
    <message>
        <source>Paste a video’s DatoCMS link or its ID.</source>
        <translation>Fügen Sie den DatoCMS-Link oder die ID eines Videos ein.</translation>
    </message>
    <message>
        <source>Links and IDs contain no spaces. Copy it again and paste only the link or ID.</source>
        <translation>Links und IDs enthalten keine Leerzeichen. Kopieren Sie erneut und fügen Sie nur den Link oder die ID ein.</translation>
    </message>
    <message>
        <source>{text} is neither a link to a video nor an ID.</source>
        <translation>{text} ist weder ein Link zu einem Video noch eine ID.</translation>
    </message>
    <message>
        <source>This number is too large to be a video ID.</source>
        <translation>Diese Zahl ist zu groß für eine Video-ID.</translation>
    </message>
    <message>
        <source>This link is damaged. Copy it again from DatoCMS.</source>
        <translation>Dieser Link ist beschädigt. Kopieren Sie ihn noch einmal aus DatoCMS.</translation>
    </message>
    <message>
        <source>Only web links (https://…) and IDs can be opened.</source>
        <translation>Nur Weblinks (https://…) und IDs lassen sich öffnen.</translation>
    </message>
    <message>
        <source>This DatoCMS page isn’t a video’s page. Open the video in the media area and copy the link from there.</source>
        <translation>Diese DatoCMS-Seite ist nicht die Seite eines Videos. Öffnen Sie das Video im Medienbereich und kopieren Sie den Link von dort.</translation>
    </message>
    <message>
        <source>This Mux link has no playback ID.</source>
        <translation>Dieser Mux-Link enthält keine Playback-ID.</translation>
    </message>
    <message>
        <source>This link doesn’t lead to a video in DatoCMS.</source>
        <translation>Dieser Link führt nicht zu einem Video in DatoCMS.</translation>
    </message>
    <message>
        <source>This trackman link is damaged. Ask for it again, or open the video by its ID.</source>
        <translation>Dieser trackman-Link ist beschädigt. Lassen Sie ihn sich noch einmal geben, oder öffnen Sie das Video per ID.</translation>
    </message>
    <message>
        <source>This trackman link doesn’t name a video.</source>
        <translation>Dieser trackman-Link nennt kein Video.</translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Log durchsuchen</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Mindeststufe</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Live anzeigen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No such entries</source>
        <translation>Keine solchen Einträge</translation>
    </message>
    <message>
        <source>Choose another level or search for something else.</source>
        <translation>Wählen Sie eine andere Stufe, oder suchen Sie nach etwas anderem.</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>Das Log ist leer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the selected entries</source>
        <translation>Die ausgewählten Einträge kopieren</translation>
    </message>
    <message>
        <source>Select an entry.</source>
        <translation>Wählen Sie einen Eintrag aus.</translation>
    </message>
    <message>
        <source>Entries of the log</source>
        <translation>Einträge des Logs</translation>
    </message>
    <message>
        <source>All entries</source>
        <translation>Alle Einträge</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Show only entries that are at least this grave</source>
        <translation>Nur Einträge anzeigen, die mindestens so schwer wiegen</translation>
    </message>
    <message>
        <source>Show new entries as they are written</source>
        <translation>Neue Einträge anzeigen, sobald sie geschrieben werden</translation>
    </message>
    <message>
        <source>Open the folder that the log files are in</source>
        <translation>Den Ordner öffnen, in dem die Log-Dateien liegen</translation>
    </message>
    <message>
        <source>The selected entry</source>
        <translation>Der ausgewählte Eintrag</translation>
    </message>
    <message>
        <source>Select an entry to read all of it.</source>
        <translation>Wählen Sie einen Eintrag aus, um ihn ganz zu lesen.</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>Source</source>
        <extracomment>Title of a column: the part of the program that wrote an entry of the log.</extracomment>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>Debug</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
</context>
<context>
    <name>MarksStrip</name>
    <message>
        <source>Speech and cues</source>
        <translation>Gesprochenes und Einblendungen</translation>
    </message>
</context>
<context>
    <name>MatchModel</name>
    <message>
        <source>#</source>
        <extracomment>Title of a column: the number of the cue.</extracomment>
        <translation>#</translation>
    </message>
    <message>
        <source>Found</source>
        <extracomment>Title of a column: the text of the cue as it is.</extracomment>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Replaced</source>
        <extracomment>Title of a column: the text of the cue as it will be.</extracomment>
        <translation>Ersetzt</translation>
    </message>
</context>
<context>
    <name>MatchTable</name>
    <message>
        <source>Matches</source>
        <translation>Treffer</translation>
    </message>
</context>
<context>
    <name>Megabytes</name>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>No videos opened yet.</source>
        <translation>Noch keine Videos geöffnet.</translation>
    </message>
    <message>
        <source>Open video…</source>
        <translation>Video öffnen…</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>Export everything…</source>
        <translation>Alles exportieren…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Videos</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>Normale Größe</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Vorheriger Bereich</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Layout zurücksetzen</translation>
    </message>
    <message>
        <source>Export findings…</source>
        <translation>Befunde exportieren…</translation>
    </message>
    <message>
        <source>Copy track ID</source>
        <translation>Spur-ID kopieren</translation>
    </message>
    <message>
        <source>Copy link to track</source>
        <translation>Link zur Spur kopieren</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Namen kopieren</translation>
    </message>
    <message>
        <source>Search the subtitles</source>
        <translation>Untertitel durchsuchen</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Vorheriger Treffer</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <source>Generate subtitles…</source>
        <translation>Untertitel erzeugen…</translation>
    </message>
    <message>
        <source>Paste files</source>
        <translation>Dateien einfügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete with reason</source>
        <translation>Löschen mit Grund</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Select tracks with errors</source>
        <translation>Spuren mit Fehlern auswählen</translation>
    </message>
    <message>
        <source>Next with findings</source>
        <translation>Nächste mit Befunden</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Nächster Befund</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Vorheriger Befund</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Edit subtitles</source>
        <translation>Untertitel bearbeiten</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Ersetzen…</translation>
    </message>
    <message>
        <source>Change name, language…</source>
        <translation>Name, Sprache ändern…</translation>
    </message>
    <message>
        <source>Versions…</source>
        <translation>Versionen…</translation>
    </message>
    <message>
        <source>Copy to another video…</source>
        <translation>In anderes Video kopieren…</translation>
    </message>
    <message>
        <source>Compare subtitles</source>
        <translation>Untertitel vergleichen</translation>
    </message>
    <message>
        <source>Check against the sound…</source>
        <translation>Mit dem Ton vergleichen…</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Back 2 seconds</source>
        <translation>2 Sekunden zurück</translation>
    </message>
    <message>
        <source>Forward 2 seconds</source>
        <translation>2 Sekunden vor</translation>
    </message>
    <message>
        <source>Previous cue</source>
        <translation>Vorherige Einblendung</translation>
    </message>
    <message>
        <source>Next cue</source>
        <translation>Nächste Einblendung</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>Sound off or on</source>
        <translation>Ton aus- oder einschalten</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Open in DatoCMS</source>
        <translation>In DatoCMS öffnen</translation>
    </message>
    <message>
        <source>Copy DatoCMS address</source>
        <translation>DatoCMS-Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy link to video</source>
        <translation>Link zum Video kopieren</translation>
    </message>
    <message>
        <source>Command palette…</source>
        <translation>Befehlspalette…</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Alle Spuren</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>Zuletzt gelöscht</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Moderation report…</source>
        <translation>Moderationsbericht…</translation>
    </message>
    <message>
        <source>Accessibility report…</source>
        <translation>Bericht zur Barrierefreiheit…</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Sprachabdeckung</translation>
    </message>
    <message>
        <source>Search all subtitles</source>
        <translation>Alle Untertitel durchsuchen</translation>
    </message>
    <message>
        <source>Choose by rule…</source>
        <translation>Nach Regel auswählen…</translation>
    </message>
    <message>
        <source>Keep only these languages…</source>
        <translation>Nur diese Sprachen behalten…</translation>
    </message>
    <message>
        <source>Reviews…</source>
        <translation>Reviews…</translation>
    </message>
    <message>
        <source>Check backups</source>
        <translation>Sicherungen prüfen</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>Benutzerhandbuch</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Tour</translation>
    </message>
    <message>
        <source>What’s this?</source>
        <translation>Was ist das?</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Copy diagnostics…</source>
        <translation>Diagnose kopieren…</translation>
    </message>
    <message>
        <source>Check for updates…</source>
        <translation>Nach Updates suchen…</translation>
    </message>
    <message>
        <source>About trackman</source>
        <translation>Über trackman</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>V&amp;ideo</source>
        <translation>&amp;Video</translation>
    </message>
    <message>
        <source>&amp;Track</source>
        <translation>&amp;Spur</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>T&amp;ools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>WebVTT, unchanged (.vtt)</source>
        <translation>WebVTT, unverändert (.vtt)</translation>
    </message>
    <message>
        <source>SubRip (.srt)</source>
        <translation>SubRip (.srt)</translation>
    </message>
    <message>
        <source>Plain text (.txt)</source>
        <translation>Nur Text (.txt)</translation>
    </message>
    <message>
        <source>Save subtitles as</source>
        <translation>Untertitel speichern als</translation>
    </message>
    <message>
        <source>Download as zip</source>
        <translation>Als Zip herunterladen</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>Wie System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>DatoCMS order</source>
        <translation>DatoCMS-Reihenfolge</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Size of subtitles</source>
        <translation>Größe der Untertitel</translation>
    </message>
    <message>
        <source>Sort tracks by</source>
        <translation>Spuren sortieren nach</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Deletion not confirmed</source>
        <translation>Löschung nicht bestätigt</translation>
    </message>
    <message>
        <source>Restore not confirmed</source>
        <translation>Wiederherstellung nicht bestätigt</translation>
    </message>
    <message>
        <source>Addition not confirmed</source>
        <translation>Hinzufügen nicht bestätigt</translation>
    </message>
    <message>
        <source>Generation not confirmed</source>
        <translation>Erzeugung nicht bestätigt</translation>
    </message>
    <message>
        <source>Replacement not confirmed</source>
        <translation>Ersetzung nicht bestätigt</translation>
    </message>
    <message>
        <source>The track was not deleted.</source>
        <translation>Die Spur wurde nicht gelöscht.</translation>
    </message>
    <message>
        <source>The track was not restored.</source>
        <translation>Die Spur wurde nicht wiederhergestellt.</translation>
    </message>
    <message>
        <source>The track was not added.</source>
        <translation>Die Spur wurde nicht hinzugefügt.</translation>
    </message>
    <message>
        <source>No subtitles were generated.</source>
        <translation>Es wurden keine Untertitel erzeugt.</translation>
    </message>
    <message>
        <source>The track was not replaced; the old one is kept.</source>
        <translation>Die Spur wurde nicht ersetzt; die alte bleibt erhalten.</translation>
    </message>
    <message>
        <source>{reason}. The tracks couldn’t be listed afterwards either, so the track may or may not be there. Check again once DatoCMS can be reached.</source>
        <translation>{reason}. Auch die Spuren konnten danach nicht aufgelistet werden; ob die Spur da ist, steht daher nicht fest. Prüfen Sie erneut, sobald DatoCMS erreichbar ist.</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>No video of this project belongs to this link</source>
        <translation>Kein Video dieses Projekts gehört zu diesem Link</translation>
    </message>
    <message>
        <source>The file may have been replaced or deleted, or it’s in another project. Open the video in DatoCMS and copy the link of its page.</source>
        <translation>Möglicherweise wurde die Datei ersetzt oder gelöscht, oder sie gehört zu einem anderen Projekt. Öffnen Sie das Video in DatoCMS und kopieren Sie den Link seiner Seite.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>DatoCMS couldn’t respond</source>
        <translation>DatoCMS konnte nicht antworten</translation>
    </message>
    <message>
        <source>Its servers have a problem (HTTP {status}). Try again in a minute.</source>
        <translation>Die Server haben ein Problem (HTTP {status}). Versuchen Sie es in einer Minute erneut.</translation>
    </message>
    <message>
        <source>DatoCMS accepted the request but couldn’t complete it</source>
        <translation>DatoCMS hat die Anfrage angenommen, konnte sie aber nicht abschließen</translation>
    </message>
    <message>
        <source>See DatoCMS’s message below. Try again, or ask DatoCMS support.</source>
        <translation>Siehe die Meldung von DatoCMS unten. Versuchen Sie es erneut, oder fragen Sie den DatoCMS-Support.</translation>
    </message>
    <message>
        <source>DatoCMS rejected the request</source>
        <translation>DatoCMS hat die Anfrage abgelehnt</translation>
    </message>
    <message>
        <source>See DatoCMS’s message below. If it doesn’t help, ask DatoCMS support.</source>
        <translation>Siehe die Meldung von DatoCMS unten. Wenn sie nicht weiterhilft, fragen Sie den DatoCMS-Support.</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP-Status</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>{name} is still being prepared</source>
        <translation>{name} wird noch vorbereitet</translation>
    </message>
    <message>
        <source>DatoCMS is still preparing this video, and it has no tracks until that has finished. Try again in a few minutes.</source>
        <translation>DatoCMS bereitet dieses Video noch vor; bis dahin hat es keine Spuren. Versuchen Sie es in ein paar Minuten erneut.</translation>
    </message>
    <message>
        <source>{name} isn’t a video</source>
        <translation>{name} ist kein Video</translation>
    </message>
    <message>
        <source>Only videos have subtitle and audio tracks. Open a video instead.</source>
        <translation>Nur Videos haben Untertitel- und Audiospuren. Öffnen Sie stattdessen ein Video.</translation>
    </message>
</context>
<context>
    <name>Minutes</name>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
</context>
<context>
    <name>ModerationDialog</name>
    <message>
        <source>Moderation report</source>
        <translation>Moderationsbericht</translation>
    </message>
    <message>
        <source>Counts what was changed with trackman on this computer: what, by whom, for which reasons, in which languages, week by week.</source>
        <translation>Zählt, was mit trackman auf diesem Computer geändert wurde: was, von wem, aus welchen Gründen, in welchen Sprachen, Woche für Woche.</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Wiederhergestellt</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Erzeugt</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>Failed or not confirmed</source>
        <translation>Fehlgeschlagen oder nicht bestätigt</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Videos</translation>
    </message>
    <message>
        <source>No tracks were changed then.</source>
        <translation>In diesem Zeitraum wurden keine Spuren geändert.</translation>
    </message>
    <message>
        <source>{reason}: {count}</source>
        <extracomment>A reason and how often it was given.</extracomment>
        <translation>{reason}: {count}</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>Kein Grund angegeben</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>Last three months</source>
        <translation>Letzte drei Monate</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Beliebiger Zeitraum</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Von … bis …</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Alle Projekte</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>Just now</source>
        <translation>Gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes ago</source>
        <translation>
            <numerusform>Vor %Ln Minute</numerusform>
            <numerusform>Vor %Ln Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours ago</source>
        <translation>
            <numerusform>Vor %Ln Stunde</numerusform>
            <numerusform>Vor %Ln Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message numerus="yes">
        <source>%Ln days ago</source>
        <translation>
            <numerusform>Vor %Ln Tag</numerusform>
            <numerusform>Vor %Ln Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days</source>
        <translation>
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes ago</source>
        <comment>within a sentence</comment>
        <translation>
            <numerusform>vor %Ln Minute</numerusform>
            <numerusform>vor %Ln Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours ago</source>
        <comment>within a sentence</comment>
        <translation>
            <numerusform>vor %Ln Stunde</numerusform>
            <numerusform>vor %Ln Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message numerus="yes">
        <source>%Ln days ago</source>
        <comment>within a sentence</comment>
        <translation>
            <numerusform>vor %Ln Tag</numerusform>
            <numerusform>vor %Ln Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>{ago} · {time}</source>
        <extracomment>Such as “Yesterday · 15:42”.</extracomment>
        <translation>{ago} · {time}</translation>
    </message>
    <message>
        <source>{day} {time}</source>
        <extracomment>A day and a time of day.</extracomment>
        <translation>{day} {time}</translation>
    </message>
</context>
<context>
    <name>NameClash</name>
    <message>
        <source>{video} already has a track named {name}</source>
        <translation>{video} hat bereits eine Spur mit dem Namen {name}</translation>
    </message>
    <message>
        <source>For all others, too</source>
        <translation>Auch für alle anderen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Replace other track</source>
        <translation>Andere Spur ersetzen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Geben Sie einen Namen ein.</translation>
    </message>
    <message>
        <source>Another track of this video has this name as well.</source>
        <translation>Eine andere Spur dieses Videos hat denselben Namen.</translation>
    </message>
    <message>
        <source>Each subtitle (or audio) track of a video needs its own name.</source>
        <translation>Jede Untertitelspur (oder Audiospur) eines Videos braucht einen eigenen Namen.</translation>
    </message>
    <message>
        <source>The other track: {which}.</source>
        <translation>Die andere Spur: {which}.</translation>
    </message>
    <message>
        <source>Replacing deletes the other track.</source>
        <translation>Beim Ersetzen wird die andere Spur gelöscht.</translation>
    </message>
    <message>
        <source>trackman backs it up first, so this can be undone.</source>
        <translation>trackman sichert sie zuerst, daher lässt sich dies rückgängig machen.</translation>
    </message>
    <message>
        <source>trackman can’t back up audio, so this can’t be undone.</source>
        <translation>trackman kann Audio nicht sichern, daher lässt sich dies nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>There’s nothing to back up, so this can’t be undone.</source>
        <translation>Es gibt nichts zu sichern, daher lässt sich dies nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>Answer alike for all others whose names are taken: each gets a free name, or replaces the other track if that can be backed up, or stays deleted</source>
        <translation>Für alle anderen, deren Namen vergeben sind, ebenso antworten: jede erhält einen freien Namen, ersetzt die andere Spur, wenn diese gesichert werden kann, oder bleibt gelöscht</translation>
    </message>
</context>
<context>
    <name>NameQuestion</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>A view with this name exists and will be replaced.</source>
        <translation>Eine Ansicht mit diesem Namen ist vorhanden und wird ersetzt.</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Name der Ansicht</translation>
    </message>
    <message>
        <source>Enter a name first.</source>
        <translation>Geben Sie zuerst einen Namen ein.</translation>
    </message>
</context>
<context>
    <name>NavigationController</name>
    <message>
        <source>Checking the other tracks of this video…</source>
        <translation>Die anderen Spuren dieses Videos werden geprüft…</translation>
    </message>
    <message>
        <source>No more videos with findings in this list, as far as it is loaded.</source>
        <translation>In dieser Liste gibt es, soweit sie geladen ist, keine weiteren Videos mit Befunden.</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Listen to DatoCMS</source>
        <translation>Auf DatoCMS hören</translation>
    </message>
    <message>
        <source>Check connection</source>
        <translation>Verbindung prüfen</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Certificates this computer trusts</source>
        <translation>Zertifikate, denen dieser Computer vertraut</translation>
    </message>
    <message>
        <source>Certificates this computer trusts, and those in {file}</source>
        <translation>Zertifikate, denen dieser Computer vertraut, und die in {file}</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message numerus="yes">
        <source>Reachable, %Ln ms</source>
        <translation>
            <numerusform>Erreichbar, %Ln ms</numerusform>
            <numerusform>Erreichbar, %Ln ms</numerusform>
        </translation>
    </message>
    <message>
        <source>Blocked: a web page came instead of an answer. Your network may want you to sign in, or it doesn’t allow this host.</source>
        <translation>Blockiert: Statt einer Antwort kam eine Webseite. Vielleicht verlangt Ihr Netzwerk eine Anmeldung, oder es lässt diesen Server nicht zu.</translation>
    </message>
    <message>
        <source>No answer within 10 seconds</source>
        <translation>Keine Antwort innerhalb von 10 Sekunden</translation>
    </message>
    <message>
        <source>The connection broke before an answer came. A firewall may be in between: ask your network administrator.</source>
        <translation>Die Verbindung brach ab, bevor eine Antwort kam. Möglicherweise liegt eine Firewall dazwischen: Fragen Sie Ihren Netzwerkadministrator.</translation>
    </message>
    <message>
        <source>It answers, but not as expected: {reason}</source>
        <translation>Antwortet, aber nicht wie erwartet: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hosts can’t be reached</source>
        <translation>
            <numerusform>%Ln Server ist nicht erreichbar</numerusform>
            <numerusform>%Ln Server sind nicht erreichbar</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything can be reached</source>
        <translation>Alles ist erreichbar</translation>
    </message>
    <message>
        <source>Known after the first upload</source>
        <translation>Nach dem ersten Upload bekannt</translation>
    </message>
    <message>
        <source>DatoCMS names the storage anew for each upload.</source>
        <translation>DatoCMS nennt den Speicher bei jedem Upload neu.</translation>
    </message>
    <message>
        <source>DatoCMS names the storage anew for each upload. This is the usual one; projects with storage of their own use another.</source>
        <translation>DatoCMS nennt den Speicher bei jedem Upload neu. Dies ist der übliche; Projekte mit eigenem Speicher verwenden einen anderen.</translation>
    </message>
    <message>
        <source>DatoCMS names the storage anew for each upload. This is the one used last.</source>
        <translation>DatoCMS nennt den Speicher bei jedem Upload neu. Dies ist der zuletzt verwendete.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>direkt</translation>
    </message>
    <message>
        <source>through {proxy} (set on this computer)</source>
        <translation>über {proxy} (auf diesem Computer eingestellt)</translation>
    </message>
    <message>
        <source>through {proxy} (set by the network)</source>
        <translation>über {proxy} (vom Netzwerk vorgegeben)</translation>
    </message>
    <message>
        <source>DatoCMS</source>
        <translation>DatoCMS</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>Vorschaubilder</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Uploads</source>
        <extracomment>The storage that files are uploaded to.</extracomment>
        <translation>Uploads</translation>
    </message>
    <message>
        <source>Hosts trackman needs</source>
        <translation>Server, die trackman braucht</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Deleted tracks leave the list at once, over one more host, {host}. Without it, trackman asks again and again.</source>
        <translation>Gelöschte Spuren verschwinden sofort aus der Liste, über einen weiteren Server: {host}. Andernfalls fragt trackman immer wieder nach.</translation>
    </message>
    <message>
        <source>The player can’t use a proxy of this kind. Choose Open stream link in a video’s details to watch in a browser.</source>
        <translation>Der Player kann einen Proxy dieser Art nicht verwenden. Wählen Sie „Stream-Link öffnen“ in den Details eines Videos, um es in einem Browser anzusehen.</translation>
    </message>
</context>
<context>
    <name>NoticesController</name>
    <message>
        <source>Bulk work has ended: {result}</source>
        <translation>Sammelvorgang beendet: {result}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos read</source>
        <translation>
            <numerusform>%Ln Video gelesen</numerusform>
            <numerusform>%Ln Videos gelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new tracks</source>
        <translation>
            <numerusform>%Ln neue Spur</numerusform>
            <numerusform>%Ln neue Spuren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks gone</source>
        <translation>
            <numerusform>%Ln Spur weg</numerusform>
            <numerusform>%Ln Spuren weg</numerusform>
        </translation>
    </message>
    <message>
        <source>The scan has ended: {result}</source>
        <translation>Scan beendet: {result}</translation>
    </message>
    <message>
        <source>The scan has paused. Open trackman to see why.</source>
        <translation>Der Scan pausiert. Öffnen Sie trackman, um den Grund zu sehen.</translation>
    </message>
</context>
<context>
    <name>Notification</name>
    <message>
        <source>Notification</source>
        <translation>Mitteilung</translation>
    </message>
</context>
<context>
    <name>OpenField</name>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet…</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Video öffnen</translation>
    </message>
    <message>
        <source>Open video by link or ID</source>
        <translation>Video per Link oder ID öffnen</translation>
    </message>
</context>
<context>
    <name>OtherButton</name>
    <message>
        <source>Compared with {name}</source>
        <translation>Verglichen mit {name}</translation>
    </message>
    <message>
        <source>Compare with another track of this video</source>
        <translation>Mit einer anderen Spur dieses Videos vergleichen</translation>
    </message>
    <message>
        <source>{name} · {language}</source>
        <translation>{name} · {language}</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>Open library</source>
        <translation>Bibliothek öffnen</translation>
    </message>
    <message>
        <source>Use another token</source>
        <translation>Anderes Token verwenden</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Nothing is called {text}.</source>
        <translation>Es gibt nichts mit dem Namen {text}.</translation>
    </message>
    <message>
        <source>Command, view, video, ID or link</source>
        <translation>Befehl, Ansicht, Video, ID oder Link</translation>
    </message>
    <message>
        <source>Type a part of a name. Arrows choose, Return does it.</source>
        <translation>Tippen Sie einen Teil eines Namens ein. Pfeiltasten wählen aus, Eingabe führt aus.</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
</context>
<context>
    <name>PaletteController</name>
    <message>
        <source>Open the video with this ID or link</source>
        <translation>Das Video mit dieser ID oder diesem Link öffnen</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
</context>
<context>
    <name>Period</name>
    <message>
        <source>Uploaded</source>
        <translation>Hochgeladen</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Beliebiger Zeitraum</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>Letzte 12 Monate</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Von … bis …</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
</context>
<context>
    <name>PermissionWording</name>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>read-only mode</source>
        <translation>Nur-Lese-Modus</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>Wartung</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>nicht bereit</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>nur Lesen</translation>
    </message>
    <message>
        <source>The token has full access to the project.</source>
        <translation>Das Token hat vollen Zugriff auf das Projekt.</translation>
    </message>
    <message>
        <source>Its role can edit all uploads.</source>
        <translation>Seine Rolle darf alle Uploads bearbeiten.</translation>
    </message>
    <message>
        <source>An administrator of the project can change the role.</source>
        <translation>Ein Administrator des Projekts kann die Rolle ändern.</translation>
    </message>
    <message>
        <source>This is the project’s built-in read-only token. To delete tracks, sign in with a token whose role can edit uploads.</source>
        <translation>Dies ist das integrierte Nur-Lese-Token des Projekts. Um Spuren zu löschen, melden Sie sich mit einem Token an, dessen Rolle Uploads bearbeiten darf.</translation>
    </message>
    <message>
        <source>The token’s role can’t access the primary environment, the only one where tracks can be changed.</source>
        <translation>Die Rolle des Tokens hat keinen Zugriff auf die Primärumgebung, die einzige, in der sich Spuren ändern lassen.</translation>
    </message>
    <message>
        <source>The token’s role isn’t allowed to edit uploads.</source>
        <translation>Die Rolle des Tokens darf Uploads nicht bearbeiten.</translation>
    </message>
    <message>
        <source>The token’s role denies editing uploads.</source>
        <translation>Die Rolle des Tokens verbietet das Bearbeiten von Uploads.</translation>
    </message>
    <message>
        <source>You’ll find out when you try to change a track.</source>
        <translation>Das zeigt sich, wenn Sie versuchen, eine Spur zu ändern.</translation>
    </message>
    <message>
        <source>Its role isn’t allowed to edit some of the uploads.</source>
        <translation>Seine Rolle darf einige der Uploads nicht bearbeiten.</translation>
    </message>
    <message>
        <source>Its role can edit only uploads that the token or its role created.</source>
        <translation>Seine Rolle darf nur Uploads bearbeiten, die das Token oder seine Rolle angelegt hat.</translation>
    </message>
    <message>
        <source>Its role can edit only the uploads in some collections.</source>
        <translation>Seine Rolle darf nur die Uploads in einigen Sammlungen bearbeiten.</translation>
    </message>
    <message>
        <source>Its role can edit only some of an upload’s content.</source>
        <translation>Seine Rolle darf nur einen Teil der Inhalte eines Uploads bearbeiten.</translation>
    </message>
    <message>
        <source>Its role can edit uploads in some environments, but can’t see which one is primary.</source>
        <translation>Seine Rolle darf in einigen Umgebungen Uploads bearbeiten, kann aber nicht sehen, welche davon primär ist.</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say what its role can do.</source>
        <translation>DatoCMS sagt nicht, was seine Rolle darf.</translation>
    </message>
    <message>
        <source>A second person has to approve deletions here. Choose Review to decide on these tracks; they can be deleted once somebody else has approved it.</source>
        <translation>Löschungen muss hier eine zweite Person freigeben. Wählen Sie „Review“, um über diese Spuren zu entscheiden; sie lassen sich löschen, sobald jemand anderes es freigegeben hat.</translation>
    </message>
    <message>
        <source>Tracks can’t be changed with this API token: it’s the project’s built-in read-only token.</source>
        <translation>Mit diesem API-Token lassen sich keine Spuren ändern: Es ist das integrierte Nur-Lese-Token des Projekts.</translation>
    </message>
    <message>
        <source>This API token’s role isn’t allowed to change tracks.</source>
        <translation>Die Rolle dieses API-Tokens darf keine Spuren ändern.</translation>
    </message>
    <message>
        <source>Tracks can be changed only in the primary environment, and {environment} is a sandbox.</source>
        <translation>Spuren lassen sich nur in der Primärumgebung ändern, und {environment} ist eine Sandbox.</translation>
    </message>
    <message>
        <source>The project is in maintenance mode. Nothing can be changed until it’s turned off in DatoCMS.</source>
        <translation>Das Projekt ist im Wartungsmodus. Es lässt sich nichts ändern, bis er in DatoCMS ausgeschaltet wird.</translation>
    </message>
    <message>
        <source>DatoCMS is still creating or deleting {environment}. Nothing can be changed in it until that has finished.</source>
        <translation>DatoCMS ist noch dabei, {environment} zu erstellen oder zu löschen. Bis das abgeschlossen ist, lässt sich darin nichts ändern.</translation>
    </message>
    <message>
        <source>DatoCMS has made {environment} temporarily read-only, as it does while copying it. Try again in a few minutes.</source>
        <translation>DatoCMS hat {environment} vorübergehend schreibgeschützt, etwa während des Kopierens. Versuchen Sie es in ein paar Minuten erneut.</translation>
    </message>
    <message>
        <source>Read-only mode is on. Turn it off in the project menu at the top to make changes.</source>
        <translation>Der Nur-Lese-Modus ist eingeschaltet. Schalten Sie ihn oben im Projektmenü aus, um Änderungen vorzunehmen.</translation>
    </message>
</context>
<context>
    <name>PlayerWording</name>
    <message>
        <source>Press Play to start streaming. It counts towards your DatoCMS quota.</source>
        <translation>Wählen Sie „Abspielen“, um das Streaming zu starten. Es wird auf Ihr DatoCMS-Kontingent angerechnet.</translation>
    </message>
    <message>
        <source>This video has no stream.</source>
        <translation>Dieses Video hat keinen Stream.</translation>
    </message>
    <message>
        <source>Playback isn’t allowed on this computer or in this country.</source>
        <translation>Das Abspielen ist auf diesem Computer oder in diesem Land nicht erlaubt.</translation>
    </message>
    <message>
        <source>The streaming server can’t be reached. Check your network connection.</source>
        <translation>Der Streaming-Server ist nicht erreichbar. Prüfen Sie Ihre Netzwerkverbindung.</translation>
    </message>
    <message>
        <source>Videos can’t be played through this network’s proxy. Choose Open stream link in the video’s details to watch in a browser.</source>
        <translation>Über den Proxy dieses Netzwerks lassen sich keine Videos abspielen. Wählen Sie „Stream-Link öffnen“ in den Details des Videos, um es in einem Browser anzusehen.</translation>
    </message>
    <message>
        <source>The stream was interrupted.</source>
        <translation>Der Stream wurde unterbrochen.</translation>
    </message>
    <message>
        <source>The streaming server’s data can’t be played.</source>
        <translation>Die Daten des Streaming-Servers lassen sich nicht abspielen.</translation>
    </message>
    <message>
        <source>This computer doesn’t have the codec this video needs.</source>
        <translation>Diesem Computer fehlt der Codec, den dieses Video braucht.</translation>
    </message>
    <message>
        <source>Playback needs system libraries that are missing on this computer, such as libpulse.</source>
        <translation>Zum Abspielen fehlen auf diesem Computer Systembibliotheken, etwa libpulse.</translation>
    </message>
    <message>
        <source>Loading stream…</source>
        <translation>Stream wird geladen…</translation>
    </message>
    <message>
        <source>Playing an MP4 file, with the video’s original sound only.</source>
        <translation>Es läuft eine MP4-Datei, nur mit dem Originalton des Videos.</translation>
    </message>
    <message>
        <source>This computer can’t show the picture. The sound is playing.</source>
        <translation>Dieser Computer kann das Bild nicht anzeigen. Der Ton läuft.</translation>
    </message>
    <message>
        <source>{name} isn’t in the stream. You hear the sound chosen in the menu.</source>
        <translation>{name} ist nicht im Stream. Sie hören den im Menü gewählten Ton.</translation>
    </message>
    <message>
        <source>Original sound</source>
        <translation>Originalton</translation>
    </message>
    <message>
        <source>{name} ({language})</source>
        <translation>{name} ({language})</translation>
    </message>
    <message>
        <source>Sound {number}</source>
        <translation>Ton {number}</translation>
    </message>
</context>
<context>
    <name>PreviewModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Waiting to be deleted</source>
        <translation>Wartet auf das Löschen</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Wird gesichert…</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>Wird geprüft… {time}</translation>
    </message>
    <message>
        <source>Not deleted: {reason}</source>
        <translation>Nicht gelöscht: {reason}</translation>
    </message>
    <message>
        <source>Deletion not confirmed</source>
        <translation>Löschung nicht bestätigt</translation>
    </message>
    <message>
        <source>Delete without backup</source>
        <translation>Ohne Sicherung löschen</translation>
    </message>
    <message>
        <source>{name} deleted</source>
        <translation>{name} gelöscht</translation>
    </message>
    <message>
        <source>{name} was already removed</source>
        <translation>{name} war bereits entfernt</translation>
    </message>
    <message>
        <source>Deletion of {name} not confirmed</source>
        <translation>Löschung von {name} nicht bestätigt</translation>
    </message>
    <message>
        <source>{name} was not deleted: {reason}</source>
        <extracomment>{reason} is a sentence that begins with a capital letter.</extracomment>
        <translation>{name} wurde nicht gelöscht: {reason}</translation>
    </message>
    <message>
        <source>DatoCMS confirmed the deletion at {time}</source>
        <translation>DatoCMS hat die Löschung um {time} bestätigt</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>job {id}</source>
        <extracomment>A fact in a list: the identifier of DatoCMS’s job.</extracomment>
        <translation>Job {id}</translation>
    </message>
    <message>
        <source>Confirmed deleted at {time}</source>
        <translation>Löschung um {time} festgestellt</translation>
    </message>
    <message>
        <source>The track was already removed</source>
        <translation>Die Spur war bereits entfernt</translation>
    </message>
    <message>
        <source>Somebody else removed it, or it was deleted earlier.</source>
        <translation>Jemand anderes hat sie entfernt, oder sie wurde früher gelöscht.</translation>
    </message>
    <message>
        <source>one of many: the list of tracks no longer shows it</source>
        <translation>eine von vielen: Die Liste der Spuren zeigt sie nicht mehr</translation>
    </message>
    <message>
        <source>DatoCMS’s reply was lost, but the track is no longer listed</source>
        <translation>Die Antwort von DatoCMS ging verloren, aber die Spur ist nicht mehr aufgeführt</translation>
    </message>
    <message>
        <source>DatoCMS’s job reported an error, but the track is no longer listed</source>
        <translation>Der Job von DatoCMS meldete einen Fehler, aber die Spur ist nicht mehr aufgeführt</translation>
    </message>
    <message>
        <source>DatoCMS’s job reported an error ({code}), but the track is no longer listed</source>
        <translation>Der Job von DatoCMS meldete einen Fehler ({code}), aber die Spur ist nicht mehr aufgeführt</translation>
    </message>
    <message>
        <source>Deleting… {time}, DatoCMS isn’t responding right now</source>
        <translation>Wird gelöscht… {time}, DatoCMS antwortet gerade nicht</translation>
    </message>
    <message>
        <source>Deleting… {time}, much slower than usual</source>
        <translation>Wird gelöscht… {time}, viel langsamer als üblich</translation>
    </message>
    <message>
        <source>Deleting… {time}, slower than usual</source>
        <translation>Wird gelöscht… {time}, langsamer als üblich</translation>
    </message>
    <message>
        <source>Deleting… {time}</source>
        <translation>Wird gelöscht… {time}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln polls</source>
        <translation>
            <numerusform>%Ln Abfrage</numerusform>
            <numerusform>%Ln Abfragen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProjectController</name>
    <message>
        <source>Recent videos</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Wait for the running deletions to finish before you switch.</source>
        <translation>Warten Sie mit dem Wechsel, bis die laufenden Löschungen abgeschlossen sind.</translation>
    </message>
</context>
<context>
    <name>ProjectHeader</name>
    <message>
        <source>primary</source>
        <translation>primär</translation>
    </message>
    <message>
        <source>{seen}. Refreshing – you can delete once the tracks are up to date.</source>
        <extracomment>{seen} is such as “Seen 3 hours ago”.</extracomment>
        <translation>{seen}. Wird aktualisiert – löschen können Sie, sobald die Spuren aktuell sind.</translation>
    </message>
</context>
<context>
    <name>ProjectMenu</name>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projekte</translation>
    </message>
    <message>
        <source>{project} · {id}</source>
        <translation>{project} · {id}</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>{environment} · primary</source>
        <translation>{environment} · primär</translation>
    </message>
    <message>
        <source>{environment} · sandbox, read-only</source>
        <translation>{environment} · Sandbox, nur Lesen</translation>
    </message>
    <message>
        <source>Read-only mode</source>
        <translation>Nur-Lese-Modus</translation>
    </message>
    <message>
        <source>Add project…</source>
        <translation>Projekt hinzufügen…</translation>
    </message>
    <message>
        <source>Sign out of {project}…</source>
        <extracomment>{project} is in quotation marks.</extracomment>
        <translation>Von {project} abmelden…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Signed in as {name}</source>
        <translation>Angemeldet als {name}</translation>
    </message>
</context>
<context>
    <name>ProjectPage</name>
    <message>
        <source>All tracks</source>
        <translation>Alle Spuren</translation>
    </message>
    <message>
        <source>Back to the videos</source>
        <translation>Zurück zu den Videos</translation>
    </message>
    <message>
        <source>All tracks of the project</source>
        <translation>Alle Spuren des Projekts</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Sprachabdeckung</translation>
    </message>
    <message>
        <source>Search all subtitles</source>
        <translation>Alle Untertitel durchsuchen</translation>
    </message>
</context>
<context>
    <name>ProjectSwitcher</name>
    <message>
        <source>Projects, environments and settings</source>
        <translation>Projekte, Umgebungen und Einstellungen</translation>
    </message>
</context>
<context>
    <name>QualityController</name>
    <message>
        <source>Export findings</source>
        <translation>Befunde exportieren</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel-Arbeitsmappen (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>Spur-ID</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Cues</source>
        <translation>Einblendungen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Findings exported to {file}.</source>
        <translation>Befunde nach {file} exportiert.</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>primär</translation>
    </message>
</context>
<context>
    <name>QueryModel</name>
    <message>
        <source>All videos</source>
        <translation>Alle Videos</translation>
    </message>
    <message>
        <source>Recent videos</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Suchergebnisse</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Diese Ansicht speichern</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Ansicht speichern</translation>
    </message>
    <message>
        <source>Rename this view</source>
        <translation>Diese Ansicht umbenennen</translation>
    </message>
    <message>
        <source>Rename view</source>
        <translation>Ansicht umbenennen</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>QueueWording</name>
    <message>
        <source>Review</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>{name} (part {number} of {parts})</source>
        <extracomment>A review of which somebody got one of several parts.</extracomment>
        <translation>{name} (Teil {number} von {parts})</translation>
    </message>
    <message>
        <source>The file is part {number} of {parts} of {name}.</source>
        <extracomment>One of the parts a review was split into; {name} is the review’s, in quotation marks.</extracomment>
        <translation>Die Datei ist Teil {number} von {parts} von {name}.</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Jemand</translation>
    </message>
    <message numerus="yes">
        <source>{decided} of %Ln decided</source>
        <extracomment>{decided} is a number, of tracks.</extracomment>
        <translation>
            <numerusform>{decided} von %Ln</numerusform>
            <numerusform>{decided} von %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflicts</source>
        <translation>
            <numerusform>%Ln Konflikt</numerusform>
            <numerusform>%Ln Konflikte</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: {decision}</source>
        <extracomment>A person and the decision that person made.</extracomment>
        <translation>{name}: {decision}</translation>
    </message>
    <message>
        <source>{track} – {decisions}</source>
        <extracomment>A track, and who decided what about it.</extracomment>
        <translation>{track} – {decisions}</translation>
    </message>
</context>
<context>
    <name>QueuesDialog</name>
    <message>
        <source>Reviews</source>
        <translation>Reviews</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>Als Datei speichern…</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>Aufteilen…</translation>
    </message>
    <message>
        <source>Statistics…</source>
        <translation>Statistik…</translation>
    </message>
    <message>
        <source>Delete review…</source>
        <translation>Review löschen…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortfahren</translation>
    </message>
    <message>
        <source>Select a review first.</source>
        <translation>Wählen Sie zuerst ein Review aus.</translation>
    </message>
    <message>
        <source>For a colleague, who decides or approves and sends a file back</source>
        <translation>Für eine andere Person, die entscheidet oder freigibt und eine Datei zurückschickt</translation>
    </message>
    <message>
        <source>One file for each of several people</source>
        <translation>Eine Datei für jede von mehreren Personen</translation>
    </message>
    <message>
        <source>Counts the decisions; saves them with notes and reasons</source>
        <translation>Die Entscheidungen zählen und mit Notizen und Gründen speichern</translation>
    </message>
    <message>
        <source>Remove it from this computer; trackman asks first</source>
        <translation>Von diesem Computer entfernen; trackman fragt vorher nach</translation>
    </message>
    <message>
        <source>Go on where it was left</source>
        <translation>Dort fortfahren, wo Sie aufgehört haben</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Look at decisions</source>
        <translation>Entscheidungen ansehen</translation>
    </message>
    <message>
        <source>{action}: {name}</source>
        <translation>{action}: {name}</translation>
    </message>
    <message>
        <source>A review or decisions that somebody saved with trackman</source>
        <translation>Ein Review oder Entscheidungen, die jemand mit trackman gespeichert hat</translation>
    </message>
    <message>
        <source>Close; every decision is kept</source>
        <translation>Schließen; jede Entscheidung bleibt erhalten</translation>
    </message>
    <message>
        <source>No reviews yet</source>
        <translation>Noch keine Reviews</translation>
    </message>
    <message>
        <source>Select tracks and choose Review to judge them one after another, or open a file that somebody sent you.</source>
        <translation>Wählen Sie Spuren aus und dann „Review“, um sie nacheinander zu beurteilen, oder öffnen Sie eine Datei, die Ihnen jemand geschickt hat.</translation>
    </message>
</context>
<context>
    <name>QueuesModel</name>
    <message>
        <source>Review</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>Made</source>
        <extracomment>Title of a column: by whom and when a review was made.</extracomment>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Last decision</source>
        <extracomment>Title of a column: when somebody last decided.</extracomment>
        <translation>Letzte Entscheidung</translation>
    </message>
</context>
<context>
    <name>RawAnswer</name>
    <message>
        <source>Raw response</source>
        <translation>Rohantwort</translation>
    </message>
    <message>
        <source>Copy raw response</source>
        <translation>Rohantwort kopieren</translation>
    </message>
    <message>
        <source>Raw DatoCMS response</source>
        <translation>Rohantwort von DatoCMS</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reason (optional)</source>
        <translation>Grund (optional)</translation>
    </message>
</context>
<context>
    <name>ReceivedDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Nothing new in {name}</source>
        <translation>Nichts Neues in {name}</translation>
    </message>
    <message>
        <source>Everything in this file is here already.</source>
        <translation>Alles in dieser Datei ist schon hier.</translation>
    </message>
    <message>
        <source>Add to {name}?</source>
        <translation>Zu {name} hinzufügen?</translation>
    </message>
    <message>
        <source>What is new is added to your review. No decision of yours is lost, and nothing is deleted by it.</source>
        <translation>Was neu ist, wird zu Ihrem Review hinzugefügt. Keine Ihrer Entscheidungen geht verloren, und es wird dadurch nichts gelöscht.</translation>
    </message>
    <message>
        <source>Add the review {name}?</source>
        <translation>Das Review {name} hinzufügen?</translation>
    </message>
    <message>
        <source>It is added to your reviews. Nothing is deleted by it.</source>
        <translation>Es wird zu Ihren Reviews hinzugefügt. Gelöscht wird dadurch nichts.</translation>
    </message>
    <message>
        <source>Saved by</source>
        <translation>Gespeichert von</translation>
    </message>
    <message numerus="yes">
        <source>{tracks}, %Ln of them new</source>
        <extracomment>{tracks} is a number of tracks; the other number is how many of them are new.</extracomment>
        <translation>
            <numerusform>{tracks}, davon %Ln neu</numerusform>
            <numerusform>{tracks}, davon %Ln neu</numerusform>
        </translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Spuren</translation>
    </message>
    <message>
        <source>New decisions</source>
        <translation>Neue Entscheidungen</translation>
    </message>
    <message>
        <source>New notes</source>
        <translation>Neue Notizen</translation>
    </message>
    <message>
        <source>Decisions taken back</source>
        <translation>Zurückgenommene Entscheidungen</translation>
    </message>
    <message>
        <source>New approvals and refusals</source>
        <translation>Neue Freigaben und Ablehnungen</translation>
    </message>
    <message>
        <source>Decisions carried out</source>
        <translation>Ausgeführte Entscheidungen</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>Schon hier</translation>
    </message>
    <message>
        <source>The file was changed after trackman saved it. What is new in it is marked, and no approval in it releases a deletion. Ask for the file as it was saved.</source>
        <translation>Die Datei wurde geändert, nachdem trackman sie gespeichert hatte. Neues daraus wird gekennzeichnet, und keine Freigabe darin lässt eine Löschung zu. Lassen Sie sich die Datei so geben, wie sie gespeichert wurde.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln records are here with other content. What was not changed by hand counts.</source>
        <translation>
            <numerusform>%Ln Eintrag ist hier mit anderem Inhalt vorhanden. Es gilt, was nicht von Hand geändert wurde.</numerusform>
            <numerusform>%Ln Einträge sind hier mit anderem Inhalt vorhanden. Es gilt, was nicht von Hand geändert wurde.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln records are about tracks this review doesn’t have. They are kept, and count once a file with these tracks is added.</source>
        <translation>
            <numerusform>%Ln Eintrag betrifft eine Spur, die dieses Review nicht enthält. Er bleibt erhalten und zählt, sobald eine Datei mit dieser Spur hinzugefügt wird.</numerusform>
            <numerusform>%Ln Einträge betreffen Spuren, die dieses Review nicht enthält. Sie bleiben erhalten und zählen, sobald eine Datei mit diesen Spuren hinzugefügt wird.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are decided differently. They stay undecided until somebody decides again:</source>
        <translation>
            <numerusform>Über %Ln Spur wurde verschieden entschieden. Sie bleibt offen, bis jemand erneut entscheidet:</numerusform>
            <numerusform>Über %Ln Spuren wurde verschieden entschieden. Sie bleiben offen, bis jemand erneut entscheidet:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>Und %Ln weitere.</numerusform>
            <numerusform>Und %Ln weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Adds what is new; what is here stays</source>
        <translation>Neues hinzufügen; was hier ist, bleibt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>RecentVideos</name>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet…</translation>
    </message>
</context>
<context>
    <name>RecordLinks</name>
    <message>
        <source>DatoCMS didn’t say where this record is.</source>
        <translation>DatoCMS hat nicht mitgeteilt, wo sich dieser Datensatz befindet.</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln more records</source>
        <translation>
            <numerusform>%Ln weiteren Datensatz anzeigen</numerusform>
            <numerusform>%Ln weitere Datensätze anzeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryController</name>
    <message>
        <source>Settings and drafts aren’t kept either. The data folder is {folder}.</source>
        <translation>Auch Einstellungen und Entwürfe werden nicht gespeichert. Der Datenordner ist {folder}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations finished.</source>
        <translation>
            <numerusform>%Ln Vorgang wurde abgeschlossen.</numerusform>
            <numerusform>%Ln Vorgänge wurden abgeschlossen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only {size} are free on the disk with trackman’s data folder, {folder}. Backups need room, and no subtitles are deleted without one: make some free.</source>
        <translation>Auf dem Datenträger mit dem Datenordner von trackman, {folder}, sind nur {size} frei. Sicherungen brauchen Platz, und ohne Sicherung werden keine Untertitel gelöscht: Geben Sie Speicherplatz frei.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier deletions haven’t been done since.</source>
        <translation>
            <numerusform>%Ln frühere Löschung wurde seitdem nicht ausgeführt.</numerusform>
            <numerusform>%Ln frühere Löschungen wurden seitdem nicht ausgeführt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations did not happen.</source>
        <translation>
            <numerusform>%Ln Vorgang wurde nicht ausgeführt.</numerusform>
            <numerusform>%Ln Vorgänge wurden nicht ausgeführt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations are not confirmed yet.</source>
        <translation>
            <numerusform>%Ln Vorgang ist noch nicht bestätigt.</numerusform>
            <numerusform>%Ln Vorgänge sind noch nicht bestätigt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions hadn’t been sent.</source>
        <translation>
            <numerusform>%Ln Löschung war noch nicht gesendet.</numerusform>
            <numerusform>%Ln Löschungen waren noch nicht gesendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations hadn’t been sent and were cancelled.</source>
        <translation>
            <numerusform>%Ln Vorgang war noch nicht gesendet und wurde abgebrochen.</numerusform>
            <numerusform>%Ln Vorgänge waren noch nicht gesendet und wurden abgebrochen.</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman closed while work was running.</source>
        <translation>trackman wurde geschlossen, während Vorgänge liefen.</translation>
    </message>
    <message>
        <source>{name} was not replaced; the old track is kept.</source>
        <translation>{name} wurde nicht ersetzt; die alte Spur bleibt erhalten.</translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message>
        <source>Find and replace</source>
        <translation>Suchen und ersetzen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß-/Kleinschreibung</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Ganze Wörter</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Alle anhaken</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Alle abhaken</translation>
    </message>
    <message>
        <source>Tick this track</source>
        <translation>Diese Spur anhaken</translation>
    </message>
    <message>
        <source>Untick this track</source>
        <translation>Diese Spur abhaken</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Veröffentlichen…</translation>
    </message>
    <message numerus="yes">
        <source>In the %Ln tracks that the search found</source>
        <translation>
            <numerusform>In der %Ln Spur, die die Suche gefunden hat</numerusform>
            <numerusform>In den %Ln Spuren, die die Suche gefunden hat</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking… {done} of {total} tracks</source>
        <translation>Suche… {done} von {total} Spuren</translation>
    </message>
    <message>
        <source>Reading the texts… {done} of {total}</source>
        <translation>Texte werden gelesen… {done} von {total}</translation>
    </message>
    <message>
        <source>Activity shows each track.</source>
        <translation>Die Aktivität zeigt jede Spur.</translation>
    </message>
    <message>
        <source>No changes</source>
        <translation>Keine Änderungen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes</source>
        <translation>
            <numerusform>%Ln Änderung</numerusform>
            <numerusform>%Ln Änderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln Spur</numerusform>
            <numerusform>%Ln Spuren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln Video</numerusform>
            <numerusform>%Ln Videos</numerusform>
        </translation>
    </message>
    <message>
        <source>{changes} in {tracks} of {videos}</source>
        <extracomment>Such as “38 changes in 12 tracks of 9 videos”.</extracomment>
        <translation>{changes} in {tracks}, {videos}</translation>
    </message>
    <message>
        <source>What is to be found?</source>
        <translation>Was soll gesucht werden?</translation>
    </message>
    <message>
        <source>Type the words, and what shall stand in their place.</source>
        <translation>Geben Sie die Wörter ein, und was an ihrer Stelle stehen soll.</translation>
    </message>
    <message>
        <source>Nothing to replace</source>
        <translation>Nichts zu ersetzen</translation>
    </message>
    <message>
        <source>None of the tracks that the search found holds exactly this, or it would stay as it is. To look in other tracks, close this and search for something else.</source>
        <translation>Keine der Spuren, die die Suche gefunden hat, enthält genau dies, oder es bliebe, wie es ist. Um in anderen Spuren zu suchen, schließen Sie dies und suchen Sie nach etwas anderem.</translation>
    </message>
    <message>
        <source>Wait until the texts are looked through.</source>
        <translation>Warten Sie, bis die Texte durchsucht sind.</translation>
    </message>
    <message>
        <source>Tick a change first.</source>
        <translation>Haken Sie zuerst eine Änderung an.</translation>
    </message>
    <message numerus="yes">
        <source>Publish %Ln tracks…</source>
        <translation>
            <numerusform>%Ln Spur veröffentlichen…</numerusform>
            <numerusform>%Ln Spuren veröffentlichen…</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman asks once more</source>
        <translation>trackman fragt noch einmal nach</translation>
    </message>
    <message>
        <source>There are no changes to tick.</source>
        <translation>Es gibt keine Änderungen zum Anhaken.</translation>
    </message>
    <message>
        <source>Wait until the changes are published.</source>
        <translation>Warten Sie, bis die Änderungen veröffentlicht sind.</translation>
    </message>
    <message>
        <source>Finds exactly this within a cue; tags are left alone.</source>
        <translation>Findet genau dies innerhalb einer Einblendung; Tags bleiben unberührt.</translation>
    </message>
    <message>
        <source>Stands in its place; empty takes the words out.</source>
        <translation>Steht an seiner Stelle; leer entfernt die Wörter.</translation>
    </message>
    <message>
        <source>Tell capitals and small letters apart</source>
        <translation>Groß- und Kleinbuchstaben unterscheiden</translation>
    </message>
    <message>
        <source>Find no parts of words</source>
        <translation>Keine Wortteile finden</translation>
    </message>
    <message>
        <source>Make every change in the list</source>
        <translation>Jede Änderung in der Liste vornehmen</translation>
    </message>
    <message>
        <source>Untick every change, to tick only a few</source>
        <translation>Jede Änderung abhaken, um nur wenige anzuhaken</translation>
    </message>
    <message>
        <source>Make every change of the track that is selected</source>
        <translation>Jede Änderung der ausgewählten Spur vornehmen</translation>
    </message>
    <message>
        <source>Leave the track that is selected as it is</source>
        <translation>Die ausgewählte Spur lassen, wie sie ist</translation>
    </message>
    <message>
        <source>Close; nothing more is published</source>
        <translation>Schließen; es wird nichts weiter veröffentlicht</translation>
    </message>
</context>
<context>
    <name>ReplaceModel</name>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Found</source>
        <extracomment>Title of a column: the text of the cue as it is.</extracomment>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Replaced</source>
        <extracomment>Title of a column: the text of the cue as it will be.</extracomment>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>angehakt</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>nicht angehakt</translation>
    </message>
</context>
<context>
    <name>ReplaceTable</name>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
</context>
<context>
    <name>ReplacementController</name>
    <message>
        <source>It’s too late to cancel. Wait until it has finished, then undo it.</source>
        <translation>Zum Abbrechen ist es zu spät. Warten Sie, bis der Vorgang abgeschlossen ist, und machen Sie ihn dann rückgängig.</translation>
    </message>
    <message>
        <source>{name} is being changed already.</source>
        <translation>{name} wird bereits geändert.</translation>
    </message>
</context>
<context>
    <name>ReplacementWording</name>
    <message>
        <source>Replaced</source>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>Replaced, under the name {name}</source>
        <translation>Ersetzt, unter dem Namen {name}</translation>
    </message>
    <message>
        <source>Replaced; {name} is still there</source>
        <translation>Ersetzt; {name} ist noch vorhanden</translation>
    </message>
    <message>
        <source>Not replaced: {reason}</source>
        <translation>Nicht ersetzt: {reason}</translation>
    </message>
    <message>
        <source>Replacement not confirmed</source>
        <translation>Ersetzung nicht bestätigt</translation>
    </message>
    <message>
        <source>{name} was not replaced: {reason}</source>
        <translation>{name} wurde nicht ersetzt: {reason}</translation>
    </message>
    <message>
        <source>{name} replaced</source>
        <translation>{name} ersetzt</translation>
    </message>
    <message>
        <source>{name} replaced; colours, places or other styling were lost</source>
        <translation>{name} ersetzt; Farben, Positionen oder andere Formatierungen gingen verloren</translation>
    </message>
    <message>
        <source>{name} replaced, but the new track is called {new}, because its own name couldn’t be given: {reason}</source>
        <translation>{name} ersetzt, aber die neue Spur heißt {new}, weil der eigentliche Name nicht vergeben werden konnte: {reason}</translation>
    </message>
    <message>
        <source>{name} replaced, but {left} couldn’t be removed: {reason}</source>
        <translation>{name} ersetzt, aber {left} konnte nicht entfernt werden: {reason}</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was replaced</source>
        <translation>Nicht bestätigt, ob {name} ersetzt wurde</translation>
    </message>
    <message>
        <source>Waiting to be replaced</source>
        <translation>Wartet auf das Ersetzen</translation>
    </message>
    <message>
        <source>Uploading the new track… {time}</source>
        <translation>Neue Spur wird hochgeladen… {time}</translation>
    </message>
    <message>
        <source>Preparing the new track… {time}</source>
        <translation>Neue Spur wird vorbereitet… {time}</translation>
    </message>
    <message>
        <source>Adding the new track… {time}</source>
        <translation>Neue Spur wird hinzugefügt… {time}</translation>
    </message>
    <message>
        <source>Deleting the old track… {time}</source>
        <translation>Alte Spur wird gelöscht… {time}</translation>
    </message>
    <message>
        <source>Naming the new track… {time}</source>
        <translation>Neue Spur wird benannt… {time}</translation>
    </message>
    <message>
        <source>Tidying up… {time}</source>
        <translation>Wird aufgeräumt… {time}</translation>
    </message>
    <message>
        <source>Keeping the old track… {time}</source>
        <translation>Alte Spur wird behalten… {time}</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy all of the text</source>
        <translation>Den ganzen Text kopieren</translation>
    </message>
    <message>
        <source>Collecting…</source>
        <translation>Wird gesammelt…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>ReportWording</name>
    <message>
        <source>Subtitles</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <extracomment>A share in percent.</extracomment>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>S</source>
        <extracomment>One letter for “Subtitles”, in a narrow column.</extracomment>
        <translation>U</translation>
    </message>
    <message>
        <source>CC</source>
        <extracomment>Two letters for “Closed captions”, in a narrow column.</extracomment>
        <translation>CC</translation>
    </message>
    <message>
        <source>A</source>
        <extracomment>One letter for “Audio”, in a narrow column; another one than for subtitles.</extracomment>
        <translation>A</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Primary environment</source>
        <translation>Primärumgebung</translation>
    </message>
    <message>
        <source>Made on</source>
        <extracomment>Before the day on which a report was made.</extracomment>
        <translation>Erstellt am</translation>
    </message>
    <message>
        <source>State of</source>
        <extracomment>Before the day of which the information is.</extracomment>
        <translation>Stand vom</translation>
    </message>
    <message>
        <source>Never read as a whole</source>
        <translation>Nie vollständig gelesen</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Videos</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>Video-ID</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwendung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>No language</source>
        <translation>Keine Sprache</translation>
    </message>
    <message>
        <source>What is not known</source>
        <translation>Was nicht bekannt ist</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Languages of all videos</source>
        <translation>Sprachen aller Videos</translation>
    </message>
    <message>
        <source>By language</source>
        <translation>Nach Sprache</translation>
    </message>
    <message>
        <source>By video</source>
        <translation>Nach Video</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Closed Captions</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>Fehlerhaft</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>In Vorbereitung</translation>
    </message>
    <message>
        <source>Nothing</source>
        <extracomment>Title of a column: videos with nothing in a language.</extracomment>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Used in records</source>
        <translation>In Datensätzen verwendet</translation>
    </message>
    <message>
        <source>{subtitles} = subtitles, {captions} = closed captions, {audio} = audio, {errored} = errored, {preparing} = being prepared, ? = not read yet, – = nothing.</source>
        <translation>{subtitles} = Untertitel, {captions} = Closed Captions, {audio} = Audio, {errored} = fehlerhaft, {preparing} = in Vorbereitung, ? = noch nicht gelesen, – = nichts.</translation>
    </message>
    <message>
        <source>A video counts once in each column that is true of it. Subtitles include closed captions; only tracks that are ready count as subtitles, closed captions or audio.</source>
        <translation>Ein Video zählt einmal in jeder Spalte, die darauf zutrifft. Untertitel schließen Closed Captions ein; nur Spuren, die bereit sind, zählen als Untertitel, Closed Captions oder Audio.</translation>
    </message>
    <message>
        <source>Accessibility report: captions of videos</source>
        <translation>Bericht zur Barrierefreiheit: Closed Captions der Videos</translation>
    </message>
    <message>
        <source>Language of the videos</source>
        <translation>Sprache der Videos</translation>
    </message>
    <message>
        <source>{language}</source>
        <extracomment>Only the name of a language.</extracomment>
        <translation>{language}</translation>
    </message>
    <message>
        <source>That of their audio tracks; {language} where a video has none</source>
        <translation>Die der jeweiligen Audiospuren; {language}, wo ein Video keine hat</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Videos with ready closed captions in their language: {captioned} of {videos} ({share}).</source>
        <translation>Videos, deren Closed Captions in ihrer Sprache bereit sind: {captioned} von {videos} ({share}).</translation>
    </message>
    <message>
        <source>No video is known.</source>
        <translation>Es ist kein Video bekannt.</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Norm</translation>
    </message>
    <message>
        <source>Web Content Accessibility Guidelines (WCAG) 2.2, success criterion 1.2.2 Captions (Prerecorded), level A. W3C Recommendation of 5 October 2023, updated on 12 December 2024: {address}</source>
        <translation>Web Content Accessibility Guidelines (WCAG) 2.2, Erfolgskriterium 1.2.2 Untertitel (aufgezeichnet), Stufe A. W3C-Empfehlung vom 5. Oktober 2023, aktualisiert am 12. Dezember 2024: {address}</translation>
    </message>
    <message>
        <source>EN 301 549 V3.2.1 (2021-03), clause 9.1.2.2 Captions (prerecorded), the harmonised European standard. It takes the criterion unchanged from WCAG 2.1: {address}</source>
        <translation>EN 301 549 V3.2.1 (2021-03), Abschnitt 9.1.2.2 Untertitel (aufgezeichnet), die harmonisierte europäische Norm. Sie übernimmt das Kriterium unverändert aus WCAG 2.1: {address}</translation>
    </message>
    <message>
        <source>A law names the edition that applies. Newer editions may exist; check which one is binding for you.</source>
        <translation>Welche Ausgabe gilt, bestimmt das jeweilige Gesetz. Möglicherweise gibt es neuere Ausgaben; prüfen Sie, welche für Sie verbindlich ist.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>A video counts as captioned if it has a ready subtitle track in its language that is marked as closed captions. The country of a language does not matter, its script does.</source>
        <translation>Für ein Video gelten Closed Captions als vorhanden, wenn es in seiner Sprache eine Untertitelspur hat, die bereit und als Closed Captions markiert ist. Auf das Land einer Sprache kommt es nicht an, auf ihre Schrift schon.</translation>
    </message>
    <message>
        <source>{language} was taken for the language of every video.</source>
        <translation>Als Sprache jedes Videos wurde angenommen: {language}.</translation>
    </message>
    <message>
        <source>The language of a video is that of its audio tracks; with several, each of them needs captions. For videos without audio tracks {language} was taken. Videos with audio tracks: {videos}.</source>
        <translation>Die Sprache eines Videos ist die seiner Audiospuren; bei mehreren braucht jede von ihnen Closed Captions. Für Videos ohne Audiospuren wurde angenommen: {language}. Videos mit Audiospuren: {videos}.</translation>
    </message>
    <message>
        <source>Subtitles that are not marked as closed captions are listed on their own: they may leave out sounds and speakers, which captions have to tell.</source>
        <translation>Untertitel, die nicht als Closed Captions markiert sind, werden gesondert aufgeführt: Ihnen können Angaben zu Geräuschen und Sprechern fehlen, die Closed Captions enthalten müssen.</translation>
    </message>
    <message>
        <source>trackman read the tracks from DatoCMS. Nobody watched the videos for it.</source>
        <translation>trackman hat die Spuren aus DatoCMS gelesen. Niemand hat die Videos dafür angesehen.</translation>
    </message>
    <message>
        <source>Whether a video has sound: DatoCMS does not tell it. A video without sound needs no captions.</source>
        <translation>Ob ein Video Ton hat: DatoCMS gibt das nicht an. Ein Video ohne Ton braucht keine Closed Captions.</translation>
    </message>
    <message>
        <source>In which language a video speaks: DatoCMS lists only audio tracks that were added to a video, not its own sound.</source>
        <translation>Welche Sprache ein Video spricht: DatoCMS führt nur Audiospuren auf, die einem Video hinzugefügt wurden, nicht seinen eigenen Ton.</translation>
    </message>
    <message>
        <source>Whether captions are part of the picture (open captions).</source>
        <translation>Ob Untertitel Teil des Bildes sind (Open Captions).</translation>
    </message>
    <message>
        <source>Whether captions are complete, correct and in time. A person has to read them with the sound.</source>
        <translation>Ob Closed Captions vollständig, korrekt und zeitlich passend sind. Ein Mensch muss sie lesen und mit dem Ton vergleichen.</translation>
    </message>
    <message>
        <source>Whether a video only repeats what is written beside it: then the criterion makes an exception.</source>
        <translation>Ob ein Video nur wiederholt, was daneben geschrieben steht: Dann macht das Kriterium eine Ausnahme.</translation>
    </message>
    <message>
        <source>Which videos are on a website without being used in a record of DatoCMS.</source>
        <translation>Welche Videos auf einer Website sind, ohne in einem Datensatz von DatoCMS verwendet zu werden.</translation>
    </message>
    <message>
        <source>Whether the records that use a video are published, where the table says “Used in records”.</source>
        <translation>Ob die Datensätze, die ein Video verwenden, veröffentlicht sind, wo in der Tabelle „In Datensätzen verwendet“ steht.</translation>
    </message>
    <message>
        <source>What the videos have whose tracks were not read yet. They are in none of the figures. Their number: {videos}.</source>
        <translation>Was die Videos haben, deren Spuren noch nicht gelesen wurden. Sie sind in keiner der Zahlen enthalten. Ihre Anzahl: {videos}.</translation>
    </message>
    <message>
        <source>What changed since the tracks were read: the oldest information is of {moment}.</source>
        <translation>Was sich geändert hat, seit die Spuren gelesen wurden: Die älteste Angabe ist vom {moment}.</translation>
    </message>
    <message>
        <source>Videos by use</source>
        <translation>Videos nach Verwendung</translation>
    </message>
    <message>
        <source>Videos without captions in their language</source>
        <translation>Videos ohne Closed Captions in ihrer Sprache</translation>
    </message>
    <message>
        <source>Every video has captions in its language.</source>
        <translation>Jedes Video hat Closed Captions in seiner Sprache.</translation>
    </message>
    <message>
        <source>Captions in</source>
        <translation>Closed Captions auf</translation>
    </message>
    <message>
        <source>Used in published records</source>
        <translation>In veröffentlichten Datensätzen verwendet</translation>
    </message>
    <message>
        <source>Used only in drafts</source>
        <translation>Nur in Entwürfen verwendet</translation>
    </message>
    <message>
        <source>Use not known</source>
        <translation>Verwendung unbekannt</translation>
    </message>
    <message>
        <source>Not used in records</source>
        <translation>Nicht in Datensätzen verwendet</translation>
    </message>
    <message>
        <source>With captions</source>
        <translation>Mit Closed Captions</translation>
    </message>
    <message>
        <source>Only subtitles, not marked as captions</source>
        <translation>Nur Untertitel, nicht als Closed Captions markiert</translation>
    </message>
    <message>
        <source>Errored or being prepared</source>
        <translation>Fehlerhaft oder in Vorbereitung</translation>
    </message>
    <message>
        <source>Only in other languages</source>
        <translation>Nur in anderen Sprachen</translation>
    </message>
    <message>
        <source>No subtitles</source>
        <translation>Keine Untertitel</translation>
    </message>
    <message>
        <source>Moderation report</source>
        <translation>Moderationsbericht</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message>
        <source>From {first}</source>
        <extracomment>Such as “From 1 Jun 2026”: a period without an end.</extracomment>
        <translation>Ab {first}</translation>
    </message>
    <message>
        <source>Until {last}</source>
        <extracomment>Such as “Until 30 Jun 2026”: a period without a beginning.</extracomment>
        <translation>Bis {last}</translation>
    </message>
    <message>
        <source>All that was recorded</source>
        <translation>Alles, was aufgezeichnet wurde</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Alle Projekte</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>What</source>
        <extracomment>Title of a column: what was done, such as Delete.</extracomment>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Done</source>
        <extracomment>Title of a column: how many were done.</extracomment>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>Nicht bestätigt</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Changes by week</source>
        <translation>Änderungen nach Woche</translation>
    </message>
    <message>
        <source>Changes by month</source>
        <translation>Änderungen nach Monat</translation>
    </message>
    <message>
        <source>Week from</source>
        <translation>Woche ab</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>By reason</source>
        <translation>Nach Grund</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>Kein Grund angegeben</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>Nach Person</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: by whom.</extracomment>
        <translation>Von</translation>
    </message>
    <message>
        <source>By approver</source>
        <translation>Nach freigebender Person</translation>
    </message>
    <message>
        <source>Approved by</source>
        <extracomment>Title of a column: the second person who approved a deletion.</extracomment>
        <translation>Freigegeben von</translation>
    </message>
    <message>
        <source>Approved at</source>
        <translation>Freigegeben am</translation>
    </message>
    <message>
        <source>By kind of track</source>
        <translation>Nach Art der Spur</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>Alle Änderungen</translation>
    </message>
    <message>
        <source>No tracks were changed.</source>
        <translation>Es wurden keine Spuren geändert.</translation>
    </message>
    <message>
        <source>The figures below count what was done; the table above also counts the rest.</source>
        <translation>Die folgenden Zahlen zählen, was erledigt wurde; die Tabelle oben zählt auch den Rest.</translation>
    </message>
    <message>
        <source>The report is made of the journal of this computer: it holds what was done with trackman here, and what was imported from other journals. Changes made in DatoCMS or on other computers are not in it.</source>
        <translation>Der Bericht wird aus dem Journal dieses Computers erstellt: Es enthält, was hier mit trackman getan und was aus anderen Journalen importiert wurde. Änderungen, die in DatoCMS oder auf anderen Computern gemacht wurden, sind nicht enthalten.</translation>
    </message>
    <message>
        <source>People are named as their API tokens are. Who shares a token is one person here.</source>
        <translation>Personen heißen hier wie ihre API-Tokens. Personen, die sich ein Token teilen, zählen hier als eine.</translation>
    </message>
    <message>
        <source>Others</source>
        <extracomment>Reasons without a line of their own.</extracomment>
        <translation>Andere</translation>
    </message>
    <message>
        <source>Review of tracks</source>
        <translation>Review von Spuren</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Spuren</translation>
    </message>
    <message>
        <source>Kept</source>
        <extracomment>A decision: the tracks that stay.</extracomment>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>To be deleted</source>
        <translation>Zu löschen</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Fixed</source>
        <extracomment>A decision: the tracks whose text was mended.</extracomment>
        <translation>Korrigiert</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <extracomment>Tracks on which several people decided, each otherwise.</extracomment>
        <translation>Verschieden entschieden</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Seconds per track (median)</source>
        <translation>Sekunden pro Spur (Median)</translation>
    </message>
    <message>
        <source>Minutes in all</source>
        <translation>Minuten insgesamt</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Released by</source>
        <extracomment>Title of a column: the second person who let a deletion happen.</extracomment>
        <translation>Freigegeben von</translation>
    </message>
    <message>
        <source>Refused</source>
        <extracomment>A second person did not let a deletion happen.</extracomment>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Carried out</source>
        <extracomment>Title of a column: whether a decision was carried out.</extracomment>
        <translation>Ausgeführt</translation>
    </message>
    <message>
        <source>From a file changed by hand</source>
        <translation>Aus einer von Hand geänderten Datei</translation>
    </message>
    <message>
        <source>Name when decided</source>
        <translation>Name bei der Entscheidung</translation>
    </message>
    <message>
        <source>Status when decided</source>
        <translation>Status bei der Entscheidung</translation>
    </message>
    <message>
        <source>SHA-256 of the text decided on</source>
        <translation>SHA-256 des Textes bei der Entscheidung</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>Spur-ID</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Alle Spuren</translation>
    </message>
    <message>
        <source>Times are those a track was on screen until it was decided on, five minutes at most. They tell how long a review takes, and not how well it was done.</source>
        <translation>Gezählt wird, wie lange eine Spur bis zur Entscheidung auf dem Bildschirm war, höchstens fünf Minuten. Das sagt, wie lange ein Review dauert, nicht, wie gut es gemacht wurde.</translation>
    </message>
    <message>
        <source>Decisions that were replaced or taken back are not counted. What happened to a track afterwards is in the history.</source>
        <translation>Entscheidungen, die ersetzt oder zurückgenommen wurden, sind nicht mitgezählt. Was danach mit einer Spur geschah, steht im Verlauf.</translation>
    </message>
</context>
<context>
    <name>ReportsController</name>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Webseiten (*.html)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel-Arbeitsmappen (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Save the moderation report</source>
        <translation>Moderationsbericht speichern</translation>
    </message>
    <message>
        <source>Report saved to {file}.</source>
        <translation>Bericht in {file} gespeichert.</translation>
    </message>
</context>
<context>
    <name>ResponseWording</name>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>The connection to DatoCMS isn’t secure</source>
        <translation>Die Verbindung zu DatoCMS ist nicht sicher</translation>
    </message>
    <message>
        <source>DatoCMS can’t be reached</source>
        <translation>DatoCMS ist nicht erreichbar</translation>
    </message>
    <message>
        <source>The server couldn’t prove that it is DatoCMS, so nothing was sent, not even the token. A proxy or virus scanner that inspects connections can be the cause, or a wrong clock. Ask your network administrator.</source>
        <translation>Der Server konnte nicht nachweisen, dass er DatoCMS ist, daher wurde nichts gesendet, auch nicht das Token. Ursache kann ein Proxy oder Virenscanner sein, der Verbindungen untersucht, oder eine falsch gehende Uhr. Fragen Sie Ihren Netzwerkadministrator.</translation>
    </message>
    <message>
        <source>Nothing was sent. Check your network connection, then try again.</source>
        <translation>Es wurde nichts gesendet. Prüfen Sie Ihre Netzwerkverbindung und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Nothing was sent: its address wasn’t found. Check that this computer is online, then try again.</source>
        <translation>Es wurde nichts gesendet: Die Adresse wurde nicht gefunden. Prüfen Sie, ob dieser Computer online ist, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy this computer is set to use doesn’t answer. Check the proxy in the system’s network settings, or the VPN, then try again.</source>
        <translation>Es wurde nichts gesendet: Der auf diesem Computer eingestellte Proxy antwortet nicht. Prüfen Sie den Proxy in den Netzwerkeinstellungen des Systems oder das VPN und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy asks for a name and password. Ask your network administrator for them, and set HTTPS_PROXY to http://name:password@proxy:port.</source>
        <translation>Es wurde nichts gesendet: Der Proxy verlangt Name und Passwort. Fragen Sie Ihren Netzwerkadministrator danach und setzen Sie HTTPS_PROXY auf http://name:password@proxy:port.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy doesn’t let trackman through. Ask your network administrator to allow this address.</source>
        <translation>Es wurde nichts gesendet: Der Proxy lässt trackman nicht durch. Bitten Sie Ihren Netzwerkadministrator, diese Adresse zu erlauben.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy doesn’t reach this address. Try again in a few minutes. If it stays like this, tell your network administrator.</source>
        <translation>Es wurde nichts gesendet: Der Proxy erreicht diese Adresse nicht. Versuchen Sie es in ein paar Minuten erneut. Wenn es so bleibt, informieren Sie Ihren Netzwerkadministrator.</translation>
    </message>
    <message>
        <source>The server’s certificate has expired, so nothing was sent. Check this computer’s date and time. If they are right, tell your network administrator.</source>
        <translation>Das Zertifikat des Servers ist abgelaufen, daher wurde nichts gesendet. Prüfen Sie Datum und Uhrzeit dieses Computers. Wenn sie stimmen, informieren Sie Ihren Netzwerkadministrator.</translation>
    </message>
    <message>
        <source>The server’s certificate isn’t valid yet, so nothing was sent. This computer’s date and time are most likely wrong: correct them, then try again.</source>
        <translation>Das Zertifikat des Servers ist noch nicht gültig, daher wurde nichts gesendet. Höchstwahrscheinlich sind Datum und Uhrzeit dieses Computers falsch: Korrigieren Sie sie und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>This computer doesn’t trust the authority that signed the server’s certificate, so nothing was sent. A company’s proxy that inspects connections is the usual cause: ask your network administrator to install its certificate on this computer.</source>
        <translation>Dieser Computer vertraut der Stelle nicht, die das Zertifikat des Servers signiert hat, daher wurde nichts gesendet. Meist liegt es am Proxy eines Unternehmens, der Verbindungen untersucht: Bitten Sie Ihren Netzwerkadministrator, dessen Zertifikat auf diesem Computer zu installieren.</translation>
    </message>
    <message>
        <source>The certificate belongs to another server, so nothing was sent. On guest networks, sign in to the network in a browser first. Otherwise ask your network administrator.</source>
        <translation>Das Zertifikat gehört zu einem anderen Server, daher wurde nichts gesendet. Melden Sie sich in Gastnetzwerken zuerst in einem Browser am Netzwerk an. Fragen Sie sonst Ihren Netzwerkadministrator.</translation>
    </message>
    <message>
        <source>What answers there has no secure connection to offer, so nothing was sent. A proxy or firewall is in between: ask your network administrator.</source>
        <translation>Was dort antwortet, bietet keine sichere Verbindung an, daher wurde nichts gesendet. Ein Proxy oder eine Firewall liegt dazwischen: Fragen Sie Ihren Netzwerkadministrator.</translation>
    </message>
    <message>
        <source>DatoCMS’s reply was lost</source>
        <translation>Die Antwort von DatoCMS ging verloren</translation>
    </message>
    <message>
        <source>The connection broke before the reply arrived. Try again.</source>
        <translation>Die Verbindung brach ab, bevor die Antwort ankam. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The reply didn’t come from DatoCMS</source>
        <translation>Die Antwort kam nicht von DatoCMS</translation>
    </message>
    <message>
        <source>The reply redirects to another address, and trackman doesn’t send the token there. In hotels and trains, sign in to the network in a web browser first.</source>
        <translation>Die Antwort verweist auf eine andere Adresse, und dorthin sendet trackman das Token nicht. Melden Sie sich in Hotels und Zügen zuerst in einem Browser am Netzwerk an.</translation>
    </message>
    <message>
        <source>trackman doesn’t understand DatoCMS’s reply</source>
        <translation>trackman versteht die Antwort von DatoCMS nicht</translation>
    </message>
    <message>
        <source>Updating trackman may help. Details are below.</source>
        <translation>Ein Update von trackman kann helfen. Details stehen unten.</translation>
    </message>
    <message>
        <source>A proxy, a network sign-in page or an outage may be the cause. Try again in a minute.</source>
        <translation>Ursache kann ein Proxy, eine Anmeldeseite des Netzwerks oder ein Ausfall sein. Versuchen Sie es in einer Minute erneut.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP-Status</translation>
    </message>
    <message>
        <source>The file is too large for DatoCMS</source>
        <translation>Die Datei ist zu groß für DatoCMS</translation>
    </message>
    <message>
        <source>Its file storage rejected it, and the video is unchanged. Make the file smaller, such as audio in another format.</source>
        <translation>Der Dateispeicher hat sie abgelehnt, das Video ist unverändert. Verkleinern Sie die Datei, etwa indem Sie Audio in einem anderen Format verwenden.</translation>
    </message>
    <message>
        <source>The address for the upload isn’t valid any more</source>
        <translation>Die Adresse für den Upload ist nicht mehr gültig</translation>
    </message>
    <message>
        <source>It holds for a few minutes only. The video is unchanged. Try again: the file is then uploaded to a new address.</source>
        <translation>Sie gilt nur wenige Minuten. Das Video ist unverändert. Versuchen Sie es erneut: Die Datei wird dann an eine neue Adresse hochgeladen.</translation>
    </message>
    <message>
        <source>DatoCMS’s file storage is busy</source>
        <translation>Der Dateispeicher von DatoCMS ist ausgelastet</translation>
    </message>
    <message>
        <source>The video is unchanged. Try again in a minute.</source>
        <translation>Das Video ist unverändert. Versuchen Sie es in einer Minute erneut.</translation>
    </message>
    <message>
        <source>The file couldn’t be uploaded</source>
        <translation>Die Datei konnte nicht hochgeladen werden</translation>
    </message>
    <message>
        <source>DatoCMS’s file storage rejected the file. The video is unchanged. Try again: the file is then uploaded to a new address.</source>
        <translation>Der Dateispeicher von DatoCMS hat die Datei abgelehnt. Das Video ist unverändert. Versuchen Sie es erneut: Die Datei wird dann an eine neue Adresse hochgeladen.</translation>
    </message>
    <message>
        <source>A second person has to approve this deletion</source>
        <translation>Diese Löschung muss eine zweite Person freigeben</translation>
    </message>
    <message>
        <source>The track has not been deleted. Decide on it in a review; it can be deleted once somebody else has approved that.</source>
        <translation>Die Spur wurde nicht gelöscht. Entscheiden Sie über sie in einem Review; sie lässt sich löschen, sobald jemand anderes es freigegeben hat.</translation>
    </message>
    <message>
        <source>The text was changed after it was decided on</source>
        <translation>Der Text wurde nach der Entscheidung geändert</translation>
    </message>
    <message>
        <source>The track has not been deleted. Decide again, in the review.</source>
        <translation>Die Spur wurde nicht gelöscht. Entscheiden Sie erneut, im Review.</translation>
    </message>
    <message>
        <source>DatoCMS hasn’t finished in time</source>
        <translation>DatoCMS ist nicht rechtzeitig fertig geworden</translation>
    </message>
    <message>
        <source>The track is still listed after {minutes} min. DatoCMS may still delete it. Trying again checks first, and deletes the track only if it’s still there.</source>
        <translation>Die Spur ist nach {minutes} min immer noch aufgeführt. Möglicherweise löscht DatoCMS sie noch. „Erneut versuchen“ prüft zuerst und löscht die Spur nur, wenn sie noch da ist.</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>No reply came, and the track is still there</source>
        <translation>Es kam keine Antwort, und die Spur ist noch da</translation>
    </message>
    <message>
        <source>trackman kept checking for a minute. Trying again checks first, and deletes the track only if it’s still there.</source>
        <translation>trackman hat eine Minute lang nachgesehen. „Erneut versuchen“ prüft zuerst und löscht die Spur nur, wenn sie noch da ist.</translation>
    </message>
</context>
<context>
    <name>RestoreChoice</name>
    <message>
        <source>This entry is no deletion.</source>
        <translation>Dieser Eintrag ist keine Löschung.</translation>
    </message>
    <message>
        <source>The track was not deleted.</source>
        <translation>Die Spur wurde nicht gelöscht.</translation>
    </message>
    <message>
        <source>The track has already been restored.</source>
        <translation>Die Spur wurde bereits wiederhergestellt.</translation>
    </message>
    <message>
        <source>There’s no backup.</source>
        <translation>Es gibt keine Sicherung.</translation>
    </message>
    <message>
        <source>Being restored…</source>
        <translation>Wird wiederhergestellt…</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Wiederhergestellt</translation>
    </message>
    <message>
        <source>Can be restored</source>
        <translation>Wiederherstellbar</translation>
    </message>
    <message>
        <source>The track is already being restored.</source>
        <translation>Die Spur wird bereits wiederhergestellt.</translation>
    </message>
    <message>
        <source>No backup: audio can’t be backed up</source>
        <translation>Keine Sicherung: Audio lässt sich nicht sichern</translation>
    </message>
    <message>
        <source>No backup: it had failed processing</source>
        <translation>Keine Sicherung: war fehlerhaft</translation>
    </message>
    <message>
        <source>No backup: it was still being prepared</source>
        <translation>Keine Sicherung: war noch in Vorbereitung</translation>
    </message>
    <message>
        <source>No backup: it was deleted without one</source>
        <translation>Keine Sicherung: ohne Sicherung gelöscht</translation>
    </message>
    <message>
        <source>There’s no backup: audio can’t be backed up.</source>
        <translation>Es gibt keine Sicherung: Audio lässt sich nicht sichern.</translation>
    </message>
    <message>
        <source>There’s no backup: it had failed processing.</source>
        <translation>Es gibt keine Sicherung: Die Spur war fehlerhaft.</translation>
    </message>
    <message>
        <source>There’s no backup: it was still being prepared.</source>
        <translation>Es gibt keine Sicherung: Die Spur wurde noch vorbereitet.</translation>
    </message>
    <message>
        <source>There’s no backup: it was deleted without one.</source>
        <translation>Es gibt keine Sicherung: Die Spur wurde ohne Sicherung gelöscht.</translation>
    </message>
</context>
<context>
    <name>RestoreController</name>
    <message>
        <source>{name} belongs to the project {project}. Open that project first.</source>
        <translation>{name} gehört zum Projekt {project}. Öffnen Sie zuerst dieses Projekt.</translation>
    </message>
    <message>
        <source>Nothing was restored, because these tracks belong to other projects: {tracks}. Restore them from there, or select only tracks of this project.</source>
        <translation>Es wurde nichts wiederhergestellt, weil diese Spuren zu anderen Projekten gehören: {tracks}. Stellen Sie sie dort wieder her, oder wählen Sie nur Spuren dieses Projekts aus.</translation>
    </message>
    <message>
        <source>{name} ({project})</source>
        <translation>{name} ({project})</translation>
    </message>
    <message>
        <source>{name} is already being restored.</source>
        <translation>{name} wird bereits wiederhergestellt.</translation>
    </message>
    <message>
        <source>Restore {name} although the video changed?</source>
        <translation>{name} trotz geändertem Video wiederherstellen?</translation>
    </message>
    <message>
        <source>{video} was replaced or trimmed since the track was deleted. Its subtitles may no longer fit.</source>
        <translation>{video} wurde seit der Löschung der Spur ersetzt oder geschnitten. Die Untertitel passen möglicherweise nicht mehr.</translation>
    </message>
    <message>
        <source>Restore anyway</source>
        <translation>Trotzdem wiederherstellen</translation>
    </message>
</context>
<context>
    <name>RestoreProgress</name>
    <message>
        <source>Restoring {name}…</source>
        <translation>{name} wird wiederhergestellt…</translation>
    </message>
    <message>
        <source>Restoring tracks… {done} of {total}</source>
        <translation>Spuren werden wiederhergestellt… {done} von {total}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks restored.</source>
        <translation>
            <numerusform>%Ln von {total} Spuren wiederhergestellt.</numerusform>
            <numerusform>%Ln von {total} Spuren wiederhergestellt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks restored.</source>
        <translation>
            <numerusform>%Ln Spur wiederhergestellt.</numerusform>
            <numerusform>%Ln Spuren wiederhergestellt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks couldn’t be verified. See Activity.</source>
        <translation>
            <numerusform>%Ln Spur konnte nicht verifiziert werden. Siehe „Aktivität“.</numerusform>
            <numerusform>%Ln Spuren konnten nicht verifiziert werden. Siehe „Aktivität“.</numerusform>
        </translation>
    </message>
    <message>
        <source>See Activity for the others.</source>
        <translation>Zu den anderen siehe „Aktivität“.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln restores were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln Wiederherstellung wurde vor Beginn abgebrochen.</numerusform>
            <numerusform>%Ln Wiederherstellungen wurden vor Beginn abgebrochen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No tracks were restored.</source>
        <translation>Es wurden keine Spuren wiederhergestellt.</translation>
    </message>
</context>
<context>
    <name>RestoreProgressWording</name>
    <message>
        <source>Waiting to be restored</source>
        <translation>Wartet auf das Wiederherstellen</translation>
    </message>
    <message>
        <source>Uploading subtitles… {percent} %</source>
        <translation>Untertitel werden hochgeladen… {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>Wird geprüft… {time}</translation>
    </message>
    <message>
        <source>Restoring… {time}, DatoCMS isn’t responding right now</source>
        <translation>Wird wiederhergestellt… {time}, DatoCMS antwortet gerade nicht</translation>
    </message>
    <message>
        <source>DatoCMS is preparing it… {time}</source>
        <translation>DatoCMS bereitet sie vor… {time}</translation>
    </message>
    <message>
        <source>Comparing subtitles… {time}</source>
        <translation>Untertitel werden verglichen… {time}</translation>
    </message>
    <message>
        <source>Restoring… {time}</source>
        <translation>Wird wiederhergestellt… {time}</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was restored</source>
        <translation>Nicht bestätigt, ob {name} wiederhergestellt wurde</translation>
    </message>
    <message>
        <source>{name} was not restored: {reason}</source>
        <translation>{name} wurde nicht wiederhergestellt: {reason}</translation>
    </message>
    <message>
        <source>{name} restored; DatoCMS is still preparing it</source>
        <translation>{name} wiederhergestellt; DatoCMS bereitet die Spur noch vor</translation>
    </message>
    <message>
        <source>{name} restored; its subtitles couldn’t be verified</source>
        <translation>{name} wiederhergestellt; die Untertitel konnten nicht verifiziert werden</translation>
    </message>
    <message>
        <source>{name} restored with identical subtitles</source>
        <translation>{name} mit identischen Untertiteln wiederhergestellt</translation>
    </message>
    <message>
        <source>{name} restored with the same words, but colours, places or other styling were lost or changed</source>
        <translation>{name} mit denselben Wörtern wiederhergestellt, aber Farben, Positionen oder andere Formatierungen gingen verloren oder wurden geändert</translation>
    </message>
    <message>
        <source>{name} restored, but its subtitles differ from the backup: {difference}</source>
        <translation>{name} wiederhergestellt, aber die Untertitel weichen von der Sicherung ab: {difference}</translation>
    </message>
    <message>
        <source>cue {first}</source>
        <extracomment>A part of a sentence: number of the only cue that differs.</extracomment>
        <translation>Einblendung {first}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues, starting with {first}</source>
        <extracomment>A part of a sentence: how many cues differ, and the number of the first.</extracomment>
        <translation>
            <numerusform>%Ln Einblendung, beginnend mit {first}</numerusform>
            <numerusform>%Ln Einblendungen, beginnend mit {first}</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore not confirmed</source>
        <translation>Wiederherstellung nicht bestätigt</translation>
    </message>
    <message>
        <source>Not restored: {reason}</source>
        <translation>Nicht wiederhergestellt: {reason}</translation>
    </message>
    <message>
        <source>Restored; the subtitles couldn’t be verified</source>
        <translation>Wiederhergestellt; die Untertitel konnten nicht verifiziert werden</translation>
    </message>
    <message>
        <source>Restored; the subtitles are identical</source>
        <translation>Wiederhergestellt; die Untertitel sind identisch</translation>
    </message>
    <message>
        <source>Restored; same words, styling lost or changed</source>
        <translation>Wiederhergestellt; gleiche Wörter, Formatierung verloren oder geändert</translation>
    </message>
    <message>
        <source>Restored; the subtitles differ: {difference}</source>
        <translation>Wiederhergestellt; die Untertitel weichen ab: {difference}</translation>
    </message>
</context>
<context>
    <name>RestoreWording</name>
    <message>
        <source>No reply came, and the track isn’t there</source>
        <translation>Es kam keine Antwort, und die Spur ist nicht da</translation>
    </message>
    <message>
        <source>trackman kept checking for a minute. Trying again checks first, and creates the track only if it’s still missing. Its subtitles are kept on this computer.</source>
        <translation>trackman hat eine Minute lang nachgesehen. „Erneut versuchen“ prüft zuerst und legt die Spur nur an, wenn sie noch fehlt. Ihre Untertitel sind auf diesem Computer gespeichert.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>DatoCMS created the track but couldn’t prepare it</source>
        <translation>DatoCMS hat die Spur angelegt, konnte sie aber nicht vorbereiten</translation>
    </message>
    <message>
        <source>The track is listed as errored. Delete it there, then try again. Its subtitles are kept on this computer.</source>
        <translation>Die Spur ist als fehlerhaft aufgeführt. Löschen Sie sie dort und versuchen Sie es dann erneut. Ihre Untertitel sind auf diesem Computer gespeichert.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>Spur-ID</translation>
    </message>
    <message>
        <source>Another track is named {name}</source>
        <translation>Eine andere Spur heißt {name}</translation>
    </message>
    <message>
        <source>Each subtitle (or audio) track of a video needs its own name. Choose another name, or replace the other track.</source>
        <translation>Jede Untertitelspur (oder Audiospur) eines Videos braucht einen eigenen Namen. Wählen Sie einen anderen Namen, oder ersetzen Sie die andere Spur.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>The video was replaced or trimmed meanwhile</source>
        <translation>Das Video wurde inzwischen ersetzt oder geschnitten</translation>
    </message>
    <message>
        <source>The subtitles may no longer fit, so nothing was sent. They are kept on this computer.</source>
        <translation>Die Untertitel passen möglicherweise nicht mehr, daher wurde nichts gesendet. Sie sind auf diesem Computer gespeichert.</translation>
    </message>
    <message>
        <source>Go on anyway…</source>
        <translation>Trotzdem fortfahren…</translation>
    </message>
    <message>
        <source>The track is already in the video</source>
        <translation>Die Spur ist bereits im Video</translation>
    </message>
    <message>
        <source>It was restored before, and the restored track is still in the video. No second track was created.</source>
        <translation>Sie wurde schon einmal wiederhergestellt, und die wiederhergestellte Spur ist noch im Video. Es wurde keine zweite Spur angelegt.</translation>
    </message>
    <message>
        <source>trackman closed before the old track was deleted</source>
        <translation>trackman wurde geschlossen, bevor die alte Spur gelöscht war</translation>
    </message>
    <message>
        <source>The new track was removed again. Its subtitles are kept on this computer; you can replace the track again.</source>
        <translation>Die neue Spur wurde wieder entfernt. Ihre Untertitel sind auf diesem Computer gespeichert; Sie können die Spur noch einmal ersetzen.</translation>
    </message>
    <message>
        <source>The new track doesn’t show what was sent</source>
        <translation>Die neue Spur zeigt nicht, was gesendet wurde</translation>
    </message>
    <message>
        <source>DatoCMS created it, but its subtitles differ or can’t be read back. It was removed again. Try again, or ask DatoCMS support.</source>
        <translation>DatoCMS hat sie angelegt, aber ihre Untertitel weichen ab oder lassen sich nicht zurücklesen. Sie wurde wieder entfernt. Versuchen Sie es erneut, oder fragen Sie den DatoCMS-Support.</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>{name} couldn’t be removed again</source>
        <translation>{name} konnte nicht wieder entfernt werden</translation>
    </message>
    <message>
        <source>The video now has both the old track and the new one. Delete the new one yourself, or delete the old one if you want to keep the new.</source>
        <translation>Das Video hat jetzt sowohl die alte als auch die neue Spur. Löschen Sie die neue selbst, oder löschen Sie die alte, wenn Sie die neue behalten möchten.</translation>
    </message>
    <message>
        <source>Somebody else replaced the track meanwhile</source>
        <translation>Jemand anderes hat die Spur inzwischen ersetzt</translation>
    </message>
    <message>
        <source>The video has their track, and yours was removed again. Your subtitles are kept on this computer. Look at the new track, then replace it if you still want to.</source>
        <translation>Das Video enthält die Spur der anderen Person, Ihre wurde wieder entfernt. Ihre Untertitel sind auf diesem Computer gespeichert. Sehen Sie sich die neue Spur an und ersetzen Sie sie dann, falls Sie das noch möchten.</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>Can edit tracks: {answer}. {reason}</source>
        <translation>Kann Spuren bearbeiten: {answer}. {reason}</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>{name}, built into the project</source>
        <translation>{name}, ins Projekt integriert</translation>
    </message>
    <message>
        <source>{name}, role {role}</source>
        <translation>{name}, Rolle {role}</translation>
    </message>
    <message>
        <source>{environment} · primary</source>
        <translation>{environment} · primär</translation>
    </message>
    <message>
        <source>The token isn’t allowed to list them.</source>
        <translation>Das Token darf sie nicht auflisten.</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %Ln more</source>
        <extracomment>{names} is a list of sandboxes; the others are only counted.</extracomment>
        <translation>
            <numerusform>{names} und %Ln weitere</numerusform>
            <numerusform>{names} und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Sandboxes (read-only): {names}</source>
        <translation>Sandboxes (nur Lesen): {names}</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation>Angemeldet als</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>Can edit tracks</source>
        <translation>Kann Spuren bearbeiten</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
</context>
<context>
    <name>ReviewChoices</name>
    <message>
        <source>Delete as soon as I decide</source>
        <translation>Löschen, sobald ich entscheide</translation>
    </message>
    <message>
        <source>Delete only what a second person has approved</source>
        <translation>Nur löschen, was eine zweite Person freigegeben hat</translation>
    </message>
    <message>
        <source>A second person has to approve deletions first.</source>
        <translation>Zuerst muss eine zweite Person die Löschungen freigeben.</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>Wie System</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Your name in reviews</source>
        <translation>Ihr Name in Reviews</translation>
    </message>
    <message>
        <source>Stands beside your decisions and notes, also in the files you hand on.</source>
        <translation>Steht neben Ihren Entscheidungen und Notizen, auch in Dateien, die Sie weitergeben.</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>Otherwise, your deletions wait in a list that you look over first. What can’t be restored waits there in any case.</source>
        <translation>Sonst warten Ihre Löschungen in einer Liste, die Sie zuerst durchsehen. Was sich nicht wiederherstellen lässt, wartet dort in jedem Fall.</translation>
    </message>
    <message>
        <source>Second approval</source>
        <translation>Zweite Freigabe</translation>
    </message>
    <message>
        <source>In the primary environment, tracks can then only be deleted from a review, once another person has approved it.</source>
        <translation>In der Primärumgebung lassen sich Spuren dann nur aus einem Review löschen, und erst, wenn eine andere Person es freigegeben hat.</translation>
    </message>
</context>
<context>
    <name>ReviewController</name>
    <message>
        <source>There are no tracks to review.</source>
        <translation>Es gibt keine Spuren für ein Review.</translation>
    </message>
    <message numerus="yes">
        <source>A review holds %Ln tracks at most. It has the first ones.</source>
        <translation>
            <numerusform>Ein Review fasst höchstens %Ln Spur. Es enthält die erste.</numerusform>
            <numerusform>Ein Review fasst höchstens %Ln Spuren. Es enthält die ersten.</numerusform>
        </translation>
    </message>
    <message>
        <source>The fixed text is being published…</source>
        <translation>Der korrigierte Text wird veröffentlicht…</translation>
    </message>
    <message>
        <source>You haven’t decided anything yet.</source>
        <translation>Sie haben noch nichts entschieden.</translation>
    </message>
    <message>
        <source>Wait until the subtitles are on screen, or skip the track.</source>
        <translation>Warten Sie, bis die Untertitel zu sehen sind, oder überspringen Sie die Spur.</translation>
    </message>
    <message>
        <source>Enter a reason first. Return then deletes the track.</source>
        <translation>Geben Sie zuerst einen Grund ein. Eingabe löscht dann die Spur.</translation>
    </message>
    <message>
        <source>This is the last track.</source>
        <translation>Dies ist die letzte Spur.</translation>
    </message>
    <message>
        <source>This is the first track.</source>
        <translation>Dies ist die erste Spur.</translation>
    </message>
    <message>
        <source>Decision taken back.</source>
        <translation>Entscheidung zurückgenommen.</translation>
    </message>
    <message>
        <source>Nothing was decided: a deletion needs a reason.</source>
        <translation>Nichts entschieden: Eine Löschung braucht einen Grund.</translation>
    </message>
    <message>
        <source>The decision was carried out already. Undo takes it back first.</source>
        <translation>Die Entscheidung wurde schon ausgeführt. Nehmen Sie sie zuerst mit „Rückgängig“ zurück.</translation>
    </message>
    <message>
        <source>Fixing {name}. The review goes on at {place} when you leave the editor.</source>
        <translation>{name} wird korrigiert. Das Review geht bei {place} weiter, wenn Sie den Editor verlassen.</translation>
    </message>
    <message>
        <source>The review waits at {place}.</source>
        <translation>Das Review wartet bei {place}.</translation>
    </message>
</context>
<context>
    <name>ReviewEnding</name>
    <message>
        <source>Back to the videos</source>
        <translation>Zurück zu den Videos</translation>
    </message>
    <message>
        <source>There are no tracks in this queue</source>
        <translation>Dieses Review enthält keine Spuren</translation>
    </message>
    <message>
        <source>Choose tracks among all tracks, by a rule or by a search, to review them.</source>
        <translation>Wählen Sie Spuren bei „Alle Spuren“, mit einer Regel oder mit einer Suche aus, um sie in ein Review aufzunehmen.</translation>
    </message>
    <message numerus="yes">
        <source>Look over %Ln deletions…</source>
        <translation>
            <numerusform>%Ln Löschung durchsehen…</numerusform>
            <numerusform>%Ln Löschungen durchsehen…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Go through %Ln skipped tracks</source>
        <translation>
            <numerusform>%Ln übersprungene Spur durchgehen</numerusform>
            <numerusform>%Ln übersprungene Spuren durchgehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are decided</source>
        <translation>
            <numerusform>Über %Ln Spur ist entschieden</numerusform>
            <numerusform>Über %Ln Spuren ist entschieden</numerusform>
        </translation>
    </message>
    <message>
        <source>All tracks have been looked at</source>
        <translation>Alle Spuren sind angesehen</translation>
    </message>
    <message>
        <source>{summary}.</source>
        <translation>{summary}.</translation>
    </message>
</context>
<context>
    <name>ReviewEntryStrip</name>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Return saves it, Escape leaves it.</source>
        <translation>Eingabe speichert sie, Esc bricht ab.</translation>
    </message>
    <message>
        <source>Return takes it, Down offers reasons.</source>
        <translation>Eingabe übernimmt ihn, Pfeil runter bietet Gründe an.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>What others should know about this track</source>
        <translation>Was andere über diese Spur wissen sollten</translation>
    </message>
</context>
<context>
    <name>ReviewHead</name>
    <message>
        <source>Back to the videos</source>
        <translation>Zurück zu den Videos</translation>
    </message>
    <message>
        <source>Previous track</source>
        <translation>Vorherige Spur</translation>
    </message>
    <message>
        <source>Next track</source>
        <translation>Nächste Spur</translation>
    </message>
    <message>
        <source>Decisions…</source>
        <translation>Entscheidungen…</translation>
    </message>
    <message>
        <source>The review has no other tracks.</source>
        <translation>Das Review hat keine anderen Spuren.</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Entschieden</translation>
    </message>
    <message>
        <source>Leave the review; it stays as it is</source>
        <translation>Das Review verlassen; es bleibt, wie es ist</translation>
    </message>
    <message>
        <source>Previous track, without deciding</source>
        <translation>Vorherige Spur, ohne zu entscheiden</translation>
    </message>
    <message>
        <source>Next track, without deciding</source>
        <translation>Nächste Spur, ohne zu entscheiden</translation>
    </message>
    <message>
        <source>Look over what was decided, and carry it out</source>
        <translation>Durchsehen, was entschieden wurde, und es ausführen</translation>
    </message>
</context>
<context>
    <name>ReviewKeysBar</name>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep the track</source>
        <translation>Die Spur behalten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the track</source>
        <translation>Die Spur löschen</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Korrigieren</translation>
    </message>
    <message>
        <source>Fix the subtitles in the editor, then come back here</source>
        <translation>Die Untertitel im Editor korrigieren, dann hierher zurückkehren</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Leave the track for later</source>
        <translation>Die Spur für später lassen</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Give a reason</source>
        <translation>Einen Grund angeben</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Write a note on the track</source>
        <translation>Eine Notiz zur Spur schreiben</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo your last decision and go back to it</source>
        <translation>Ihre letzte Entscheidung rückgängig machen und zu ihr zurückgehen</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Go to the next finding</source>
        <translation>Zum nächsten Befund gehen</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play from the selected cue</source>
        <translation>Ab der ausgewählten Einblendung abspielen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Put another language of this video beside the text</source>
        <translation>Eine andere Sprache dieses Videos neben den Text stellen</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Put a saved version of this track beside the text</source>
        <translation>Eine gespeicherte Version dieser Spur neben den Text stellen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Show what a deletion means, and what was done before</source>
        <translation>Anzeigen, was eine Löschung bedeutet, und was bisher geschah</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Review</source>
        <translation>Review</translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln Befund</numerusform>
            <numerusform>%Ln Befunde</numerusform>
        </translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Keine Befunde</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Nothing was noticed in this text.</source>
        <translation>In diesem Text ist nichts aufgefallen.</translation>
    </message>
</context>
<context>
    <name>ReviewQueuesController</name>
    <message>
        <source>Everything in it could be recovered.</source>
        <translation>Alles darin ließ sich retten.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions and notes could be recovered; others may be missing. Open the files you saved of your reviews to add what is missing.</source>
        <translation>
            <numerusform>%Ln Entscheidung oder Notiz ließ sich retten; andere fehlen möglicherweise. Öffnen Sie die Dateien, die Sie von Ihren Reviews gespeichert haben, um Fehlendes hinzuzufügen.</numerusform>
            <numerusform>%Ln Entscheidungen und Notizen ließen sich retten; andere fehlen möglicherweise. Öffnen Sie die Dateien, die Sie von Ihren Reviews gespeichert haben, um Fehlendes hinzuzufügen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file of your reviews was damaged. {found} The damaged file is kept: {path}</source>
        <translation>Die Datei Ihrer Reviews war beschädigt. {found} Die beschädigte Datei ist aufbewahrt: {path}</translation>
    </message>
    <message>
        <source>Open a review</source>
        <translation>Review öffnen</translation>
    </message>
    <message>
        <source>Reading {file}…</source>
        <translation>{file} wird gelesen…</translation>
    </message>
    <message>
        <source>Adding {file} to your reviews…</source>
        <translation>{file} wird zu Ihren Reviews hinzugefügt…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions approved</source>
        <translation>
            <numerusform>%Ln Löschung freigegeben</numerusform>
            <numerusform>%Ln Löschungen freigegeben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions refused</source>
        <translation>
            <numerusform>%Ln Löschung abgelehnt</numerusform>
            <numerusform>%Ln Löschungen abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions wait for approval</source>
        <translation>
            <numerusform>%Ln Löschung wartet auf Freigabe</numerusform>
            <numerusform>%Ln Löschungen warten auf Freigabe</numerusform>
        </translation>
    </message>
    <message>
        <source>Added to {name}.</source>
        <translation>Zu {name} hinzugefügt.</translation>
    </message>
    <message>
        <source>In it now: {found}.</source>
        <extracomment>{found} is such as “2 deletions approved, 1 deletion waits for approval”.</extracomment>
        <translation>Jetzt darin: {found}.</translation>
    </message>
    <message>
        <source>Save review as file</source>
        <translation>Review als Datei speichern</translation>
    </message>
    <message>
        <source>Review saved as {file}.</source>
        <translation>Review als {file} gespeichert.</translation>
    </message>
    <message>
        <source>Tracks of one video stay together, so this can’t be split.</source>
        <translation>Die Spuren eines Videos bleiben zusammen, daher lässt sich dieses Review nicht aufteilen.</translation>
    </message>
    <message>
        <source>Save the parts in</source>
        <translation>Teile speichern in</translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts saved in {folder}.</source>
        <translation>
            <numerusform>%Ln Teil in {folder} gespeichert.</numerusform>
            <numerusform>%Ln Teile in {folder} gespeichert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions in it are removed as well. They are on this computer only, unless you saved the review as a file. No tracks are deleted.</source>
        <translation>
            <numerusform>%Ln Entscheidung darin wird ebenfalls entfernt. Es gibt sie nur auf diesem Computer, außer Sie haben das Review als Datei gespeichert. Spuren werden nicht gelöscht.</numerusform>
            <numerusform>%Ln Entscheidungen darin werden ebenfalls entfernt. Es gibt sie nur auf diesem Computer, außer Sie haben das Review als Datei gespeichert. Spuren werden nicht gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notes in it are removed as well. They are on this computer only, unless you saved the review as a file. No tracks are deleted.</source>
        <translation>
            <numerusform>%Ln Notiz darin wird ebenfalls entfernt. Es gibt sie nur auf diesem Computer, außer Sie haben das Review als Datei gespeichert. Spuren werden nicht gelöscht.</numerusform>
            <numerusform>%Ln Notizen darin werden ebenfalls entfernt. Es gibt sie nur auf diesem Computer, außer Sie haben das Review als Datei gespeichert. Spuren werden nicht gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is decided in it yet. No tracks are deleted.</source>
        <translation>Darin ist noch nichts entschieden. Spuren werden nicht gelöscht.</translation>
    </message>
    <message>
        <source>Delete the review {name}?</source>
        <translation>Das Review {name} löschen?</translation>
    </message>
    <message>
        <source>Delete review</source>
        <translation>Review löschen</translation>
    </message>
    <message>
        <source>Save the statistics</source>
        <translation>Statistik speichern</translation>
    </message>
    <message>
        <source>Statistics saved to {file}.</source>
        <translation>Statistik in {file} gespeichert.</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Webseiten (*.html)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel-Arbeitsmappen (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Reviews</translation>
    </message>
</context>
<context>
    <name>ReviewReturnStrip</name>
    <message>
        <source>Back to the review</source>
        <translation>Zurück zum Review</translation>
    </message>
    <message>
        <source>Goes on with the review where it was left</source>
        <translation>Dort im Review fortfahren, wo Sie aufgehört haben</translation>
    </message>
</context>
<context>
    <name>ReviewSound</name>
    <message>
        <source>Check sound</source>
        <translation>Ton prüfen</translation>
    </message>
    <message>
        <source>Check queue</source>
        <translation>Alle prüfen</translation>
    </message>
    <message>
        <source>Sound not checked yet</source>
        <translation>Ton noch nicht geprüft</translation>
    </message>
    <message>
        <source>Check whether the text fits the sound. trackman asks before it streams.</source>
        <translation>Prüfen, ob der Text zum Ton passt. trackman fragt, bevor es streamt.</translation>
    </message>
    <message>
        <source>Only subtitles of a video can be checked.</source>
        <translation>Nur Untertitel eines Videos können geprüft werden.</translation>
    </message>
    <message>
        <source>Check all texts of the queue, one after another. trackman asks first.</source>
        <translation>Alle Texte des Reviews nacheinander prüfen. trackman fragt vorher.</translation>
    </message>
</context>
<context>
    <name>ReviewStatisticsDialog</name>
    <message>
        <source>Statistics of {name}</source>
        <translation>Statistik zu {name}</translation>
    </message>
    <message>
        <source>The file lists every track with decision, reason, notes, findings and the text it was decided on, and counts them by person, reason, language and kind.</source>
        <translation>Die Datei führt jede Spur mit Entscheidung, Grund, Notizen, Befunden und dem Text auf, über den entschieden wurde, und zählt sie nach Person, Grund, Sprache und Art.</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <translation>Verschieden entschieden</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Time a track (median)</source>
        <translation>Zeit pro Spur (Median)</translation>
    </message>
    <message>
        <source>Time in all</source>
        <translation>Zeit insgesamt</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>{name}: {count}</source>
        <extracomment>A person and how many tracks that person decided on.</extracomment>
        <translation>{name}: {count}</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Jemand</translation>
    </message>
</context>
<context>
    <name>ReviewTrackBar</name>
    <message>
        <source>Show all that follows from deleting it</source>
        <translation>Alle Folgen des Löschens anzeigen</translation>
    </message>
    <message>
        <source>Show what was done to this track before</source>
        <translation>Anzeigen, was mit dieser Spur bisher geschah</translation>
    </message>
</context>
<context>
    <name>ReviewWording</name>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>To be deleted</source>
        <translation>Zu löschen</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Korrigiert</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <translation>Verschieden entschieden</translation>
    </message>
    <message>
        <source>Not deleted</source>
        <translation>Nicht gelöscht</translation>
    </message>
    <message>
        <source>Deleted, then restored</source>
        <translation>Gelöscht, dann wiederhergestellt</translation>
    </message>
    <message>
        <source>Deletion applied</source>
        <translation>Löschung ausgeführt</translation>
    </message>
    <message>
        <source>From a file that was changed by hand; decide again to confirm it. {said}</source>
        <extracomment>{said} is a sentence: who decided, when and why.</extracomment>
        <translation>Aus einer von Hand geänderten Datei; entscheiden Sie erneut, um es zu bestätigen. {said}</translation>
    </message>
    <message>
        <source>{decisions}. Your decision settles it.</source>
        <translation>{decisions}. Ihre Entscheidung gibt den Ausschlag.</translation>
    </message>
    <message>
        <source>You decided {ago}.</source>
        <translation>Von Ihnen entschieden ({ago}).</translation>
    </message>
    <message>
        <source>You decided {ago}: {reason}</source>
        <translation>Von Ihnen entschieden ({ago}): {reason}</translation>
    </message>
    <message>
        <source>{name} decided {ago}: {reason}</source>
        <translation>Von {name} entschieden ({ago}): {reason}</translation>
    </message>
    <message>
        <source>{name} decided {ago}.</source>
        <translation>Von {name} entschieden ({ago}).</translation>
    </message>
    <message>
        <source>You</source>
        <extracomment>The person at this computer, in place of a name: “You: Kept”.</extracomment>
        <translation>Sie</translation>
    </message>
    <message>
        <source>{name}: {verdict}</source>
        <extracomment>One of several people&apos;s decisions: a name, and such as “Kept”.</extracomment>
        <translation>{name}: {verdict}</translation>
    </message>
    <message>
        <source>{name}: {note}</source>
        <translation>{name}: {note}</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>Grund: {reason}</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} von {count}</translation>
    </message>
    <message>
        <source>Everything is decided</source>
        <translation>Alles ist entschieden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>Noch %Ln</numerusform>
            <numerusform>Noch %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>{left}, about {time} ({each} s a track)</source>
        <translation>{left}, ca. {time} ({each} s/Spur)</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept</source>
        <translation>
            <numerusform>%Ln behalten</numerusform>
            <numerusform>%Ln behalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions</source>
        <translation>
            <numerusform>%Ln Löschung</numerusform>
            <numerusform>%Ln Löschungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fixed</source>
        <translation>
            <numerusform>%Ln korrigiert</numerusform>
            <numerusform>%Ln korrigiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln übersprungen</numerusform>
            <numerusform>%Ln übersprungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>Select a single row first.</source>
        <translation>Wählen Sie zuerst eine einzelne Zeile aus.</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Details anzeigen</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Video öffnen</translation>
    </message>
    <message>
        <source>The track has no ID.</source>
        <translation>Die Spur hat keine ID.</translation>
    </message>
    <message>
        <source>Copy track IDs</source>
        <translation>Spur-IDs kopieren</translation>
    </message>
    <message>
        <source>Copy track ID</source>
        <translation>Spur-ID kopieren</translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln rows as text</source>
        <translation>
            <numerusform>%Ln Zeile als Text kopieren</numerusform>
            <numerusform>%Ln Zeilen als Text kopieren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleForm</name>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Sprachen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Closed Captions</translation>
    </message>
    <message>
        <source>Name contains</source>
        <translation>Name enthält</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Subtitles contain</source>
        <translation>Untertitel enthalten</translation>
    </message>
    <message>
        <source>Video is used</source>
        <translation>Video verwendet</translation>
    </message>
    <message>
        <source>Video tag</source>
        <translation>Schlagwort des Videos</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>One of these</source>
        <translation>Eine von diesen</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Keine von diesen</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>In Vorbereitung</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>Fehlerhaft</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Don’t matter</source>
        <translation>Egal</translation>
    </message>
    <message>
        <source>Same language</source>
        <translation>Gleiche Sprache</translation>
    </message>
    <message>
        <source>Same name</source>
        <translation>Gleicher Name</translation>
    </message>
    <message>
        <source>Same subtitles</source>
        <translation>Gleiche Untertitel</translation>
    </message>
    <message>
        <source>Keep the one seen first</source>
        <translation>Die zuerst gesehene behalten</translation>
    </message>
    <message>
        <source>Keep the one seen last</source>
        <translation>Die zuletzt gesehene behalten</translation>
    </message>
    <message>
        <source>Keep the one with fewest findings</source>
        <translation>Die mit den wenigsten Befunden behalten</translation>
    </message>
    <message>
        <source>Some</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>In records</source>
        <translation>In Datensätzen</translation>
    </message>
    <message>
        <source>In no record</source>
        <translation>In keinem Datensatz</translation>
    </message>
    <message>
        <source>Duplicates in a video</source>
        <translation>Duplikate in einem Video</translation>
    </message>
    <message>
        <source>Video collection</source>
        <translation>Sammlung des Videos</translation>
    </message>
</context>
<context>
    <name>RuleNameQuestion</name>
    <message>
        <source>Save this rule</source>
        <translation>Diese Regel speichern</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Name of the rule</source>
        <translation>Name der Regel</translation>
    </message>
    <message>
        <source>A rule with this name exists and will be replaced.</source>
        <translation>Eine Regel mit diesem Namen ist vorhanden und wird ersetzt.</translation>
    </message>
</context>
<context>
    <name>RulesButton</name>
    <message>
        <source>New rule</source>
        <translation>Neue Regel</translation>
    </message>
    <message>
        <source>Rule: {name}</source>
        <translation>Regel: {name}</translation>
    </message>
    <message>
        <source>Open, save and share rules</source>
        <translation>Regeln öffnen, speichern und weitergeben</translation>
    </message>
    <message>
        <source>Choose a condition first.</source>
        <translation>Wählen Sie zuerst eine Bedingung.</translation>
    </message>
    <message>
        <source>Save this rule…</source>
        <translation>Diese Regel speichern…</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>Als Datei speichern…</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>Delete {rule}</source>
        <translation>{rule} löschen</translation>
    </message>
</context>
<context>
    <name>RulesController</name>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Open rule</source>
        <translation>Regel öffnen</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Neue Regel</translation>
    </message>
    <message>
        <source>Save rule as file</source>
        <translation>Regel als Datei speichern</translation>
    </message>
    <message>
        <source>{title} The rule was not saved as a file.</source>
        <translation>{title} Die Regel wurde nicht als Datei gespeichert.</translation>
    </message>
    <message>
        <source>Rule saved as {file}.</source>
        <translation>Regel als {file} gespeichert.</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Alle anhaken</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Alle Häkchen entfernen</translation>
    </message>
    <message>
        <source>Keep only these languages…</source>
        <translation>Nur diese Sprachen behalten…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Looking for tracks…</source>
        <translation>Spuren werden gesucht…</translation>
    </message>
    <message numerus="yes">
        <source>{tracks}, %Ln more unticked</source>
        <extracomment>{tracks} is such as “41 tracks of 12 videos”.</extracomment>
        <translation>
            <numerusform>{tracks}, %Ln weitere nicht angehakt</numerusform>
            <numerusform>{tracks}, %Ln weitere nicht angehakt</numerusform>
        </translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>Keine Spuren</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>Und %Ln weitere Folge.</numerusform>
            <numerusform>Und %Ln weitere Folgen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video loses its last subtitles.</source>
        <translation>Kein Video verliert seine letzten Untertitel.</translation>
    </message>
    <message>
        <source>Tick a language first.</source>
        <translation>Haken Sie zuerst eine Sprache an.</translation>
    </message>
    <message>
        <source>Wait until the tracks are counted.</source>
        <translation>Warten Sie, bis die Spuren gezählt sind.</translation>
    </message>
    <message>
        <source>Tick a track first.</source>
        <translation>Haken Sie zuerst eine Spur an.</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks…</source>
        <translation>
            <numerusform>%Ln Spur löschen…</numerusform>
            <numerusform>%Ln Spuren löschen…</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>trackman asks once more, with what follows</source>
        <translation>trackman fragt noch einmal nach und nennt die Folgen</translation>
    </message>
    <message numerus="yes">
        <source>Review %Ln tracks</source>
        <translation>
            <numerusform>Review mit %Ln Spur</numerusform>
            <numerusform>Review mit %Ln Spuren</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Judge the ticked tracks one after another</source>
        <translation>Die angehakten Spuren nacheinander beurteilen</translation>
    </message>
    <message>
        <source>Tracks chosen by a rule</source>
        <translation>Nach einer Regel ausgewählte Spuren</translation>
    </message>
    <message>
        <source>Tick every track in the list</source>
        <translation>Jede Spur der Liste anhaken</translation>
    </message>
    <message>
        <source>Untick every track, to tick only a few</source>
        <translation>Alle Häkchen entfernen, um nur einzelne Spuren anzuhaken</translation>
    </message>
    <message>
        <source>Choose languages; the rule then means all others</source>
        <translation>Sprachen auswählen; die Regel meint dann alle anderen</translation>
    </message>
    <message>
        <source>Close; nothing is deleted</source>
        <translation>Schließen; es wird nichts gelöscht</translation>
    </message>
    <message>
        <source>Change the conditions, or refresh the list with a scan.</source>
        <translation>Ändern Sie die Bedingungen, oder aktualisieren Sie die Liste mit einem Scan.</translation>
    </message>
    <message>
        <source>No track fits this rule</source>
        <translation>Keine Spur erfüllt diese Regel</translation>
    </message>
</context>
<context>
    <name>ScanBar</name>
    <message>
        <source>Also read subtitles</source>
        <translation>Auch Untertitel lesen</translation>
    </message>
    <message>
        <source>Look at everything again</source>
        <translation>Alles erneut lesen</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scannen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Scanning…</source>
        <translation>Wird gescannt…</translation>
    </message>
    <message>
        <source>Reads what is new or changed since the last scan</source>
        <translation>Liest, was seit dem letzten Scan neu oder geändert ist</translation>
    </message>
    <message>
        <source>Reads the tracks of all videos again, whether or not they seem changed</source>
        <translation>Liest die Spuren aller Videos erneut, ob sie geändert scheinen oder nicht</translation>
    </message>
    <message>
        <source>Goes on with the scan where it stopped</source>
        <translation>Setzt den Scan dort fort, wo er angehalten hat</translation>
    </message>
    <message>
        <source>Stops the scan. What was read is kept.</source>
        <translation>Hält den Scan an. Was gelesen wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Reads the subtitles of all tracks, too, so that they can be searched</source>
        <translation>Liest auch die Untertitel aller Spuren, sodass sie durchsucht werden können</translation>
    </message>
    <message>
        <source>Progress of the scan</source>
        <translation>Fortschritt des Scans</translation>
    </message>
</context>
<context>
    <name>ScanWording</name>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln Video</numerusform>
            <numerusform>%Ln Videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln Spur</numerusform>
            <numerusform>%Ln Spuren</numerusform>
        </translation>
    </message>
    <message>
        <source>{videos}, {tracks} so far</source>
        <translation>bisher {videos}, {tracks}</translation>
    </message>
    <message>
        <source>{videos}, {tracks}; looked at {ago}</source>
        <extracomment>Such as “2,000 videos, 11,402 tracks; looked at 3 minutes ago”.</extracomment>
        <translation>{videos}, {tracks}; gelesen: {ago}</translation>
    </message>
    <message>
        <source>The last scan isn’t complete yet. Resume goes on where it was.</source>
        <translation>Der letzte Scan ist noch nicht vollständig. „Fortsetzen“ führt ihn dort weiter, wo er angehalten hat.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos were never looked at.</source>
        <translation>
            <numerusform>%Ln Video wurde noch nie gelesen.</numerusform>
            <numerusform>%Ln Videos wurden noch nie gelesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Subtitles of %Ln tracks were read.</source>
        <translation>
            <numerusform>Untertitel von %Ln Spur wurden gelesen.</numerusform>
            <numerusform>Untertitel von %Ln Spuren wurden gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the list of videos…</source>
        <translation>Liste der Videos wird gelesen…</translation>
    </message>
    <message>
        <source>Reading tracks…</source>
        <translation>Spuren werden gelesen…</translation>
    </message>
    <message>
        <source>Reading subtitles…</source>
        <translation>Untertitel werden gelesen…</translation>
    </message>
    <message>
        <source>Reading the list of videos: {done} of {total}</source>
        <translation>Liste der Videos wird gelesen: {done} von {total}</translation>
    </message>
    <message>
        <source>Reading tracks: {done} of {total} videos</source>
        <translation>Spuren werden gelesen: {done} von {total} Videos</translation>
    </message>
    <message>
        <source>Reading subtitles: {done} of {total} tracks</source>
        <translation>Untertitel werden gelesen: {done} von {total} Spuren</translation>
    </message>
    <message>
        <source>{reason} Waiting; the scan goes on by itself.</source>
        <translation>{reason} trackman wartet; der Scan geht von selbst weiter.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln API calls so far</source>
        <translation>
            <numerusform>bisher %Ln API-Aufruf</numerusform>
            <numerusform>bisher %Ln API-Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>noch weniger als eine Minute</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minutes left</source>
        <translation>
            <numerusform>noch etwa %Ln Minute</numerusform>
            <numerusform>noch etwa %Ln Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hours left</source>
        <translation>
            <numerusform>noch etwa %Ln Stunde</numerusform>
            <numerusform>noch etwa %Ln Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln API calls used this month</source>
        <translation>
            <numerusform>%Ln API-Aufruf in diesem Monat verbraucht</numerusform>
            <numerusform>%Ln API-Aufrufe in diesem Monat verbraucht</numerusform>
        </translation>
    </message>
    <message>
        <source>{spent} of {limit} API calls used this month</source>
        <translation>{spent} von {limit} API-Aufrufen in diesem Monat verbraucht</translation>
    </message>
    <message numerus="yes">
        <source>%Ln API calls</source>
        <translation>
            <numerusform>%Ln API-Aufruf</numerusform>
            <numerusform>%Ln API-Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>{videos}: {calls}, {time}</source>
        <extracomment>Such as “2,000 videos: 2,008 API calls, about 2 minutes”.</extracomment>
        <translation>{videos}: {calls}, {time}</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>weniger als eine Minute</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minutes</source>
        <translation>
            <numerusform>etwa %Ln Minute</numerusform>
            <numerusform>etwa %Ln Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hours</source>
        <translation>
            <numerusform>etwa %Ln Stunde</numerusform>
            <numerusform>etwa %Ln Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>What was read is kept. Resume goes on where it was.</source>
        <translation>Was gelesen wurde, bleibt erhalten. „Fortsetzen“ führt den Scan dort weiter, wo er angehalten hat.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos can’t be played, so they have no tracks.</source>
        <translation>
            <numerusform>%Ln Video lässt sich nicht abspielen und hat daher keine Spuren.</numerusform>
            <numerusform>%Ln Videos lassen sich nicht abspielen und haben daher keine Spuren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are new.</source>
        <translation>
            <numerusform>%Ln Spur ist neu.</numerusform>
            <numerusform>%Ln Spuren sind neu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks vanished.</source>
        <translation>
            <numerusform>%Ln Spur ist verschwunden.</numerusform>
            <numerusform>%Ln Spuren sind verschwunden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln subtitles couldn’t be read; the next scan tries again.</source>
        <translation>
            <numerusform>Untertitel von %Ln Spur konnten nicht gelesen werden; der nächste Scan versucht es erneut.</numerusform>
            <numerusform>Untertitel von %Ln Spuren konnten nicht gelesen werden; der nächste Scan versucht es erneut.</numerusform>
        </translation>
    </message>
    <message>
        <source>Scan complete</source>
        <translation>Scan abgeschlossen</translation>
    </message>
    <message>
        <source>Scan paused</source>
        <translation>Scan pausiert</translation>
    </message>
    <message>
        <source>DatoCMS can’t be reached. Check the internet connection.</source>
        <translation>DatoCMS ist nicht erreichbar. Prüfen Sie die Internetverbindung.</translation>
    </message>
    <message>
        <source>DatoCMS is limiting requests: others use the project at the same time.</source>
        <translation>DatoCMS begrenzt die Anfragen: Andere nutzen das Projekt zur selben Zeit.</translation>
    </message>
    <message>
        <source>The API calls of the plan are used up. Resume next month, or ask the project’s owner to raise the limit.</source>
        <translation>Die API-Aufrufe des Tarifs sind aufgebraucht. Setzen Sie den Scan nächsten Monat fort, oder bitten Sie den Inhaber des Projekts, das Limit zu erhöhen.</translation>
    </message>
    <message>
        <source>The token isn’t allowed to read the media area any more. Sign in again with another token.</source>
        <translation>Das Token darf den Medienbereich nicht mehr lesen. Melden Sie sich mit einem anderen Token erneut an.</translation>
    </message>
    <message>
        <source>The environment was switched or removed. Choose it again in the project menu, then resume.</source>
        <translation>Die Umgebung wurde gewechselt oder entfernt. Wählen Sie sie im Projektmenü erneut aus, und setzen Sie den Scan dann fort.</translation>
    </message>
    <message>
        <source>This computer’s disk is full. Free some space, then resume.</source>
        <translation>Der Datenträger dieses Computers ist voll. Geben Sie Speicherplatz frei, und setzen Sie den Scan dann fort.</translation>
    </message>
    <message>
        <source>The reply of DatoCMS couldn’t be read. Try again later.</source>
        <translation>Die Antwort von DatoCMS war nicht lesbar. Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>What was read couldn’t be kept on this computer. See Help › Log for the reason.</source>
        <translation>Was gelesen wurde, konnte auf diesem Computer nicht gespeichert werden. Den Grund finden Sie unter Hilfe › Log.</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln videos were looked at.</source>
        <translation>
            <numerusform>%Ln Video wurde gelesen.</numerusform>
            <numerusform>Alle %Ln Videos wurden gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video showed a sign of a change, so none was looked at again.</source>
        <translation>Kein Video schien verändert, daher wurde keines erneut gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos were looked at.</source>
        <translation>
            <numerusform>%Ln Video wurde gelesen.</numerusform>
            <numerusform>%Ln Videos wurden gelesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln others showed no sign of a change and were not looked at.</source>
        <translation>
            <numerusform>%Ln weiteres schien unverändert und wurde nicht gelesen.</numerusform>
            <numerusform>%Ln weitere schienen unverändert und wurden nicht gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The oldest look at one was {since}.</source>
        <extracomment>{since} is such as “3 days ago”.</extracomment>
        <translation>Am längsten nicht gelesen: {since}.</translation>
    </message>
    <message>
        <source>Some videos were last looked at {ago}.</source>
        <translation>Einige Videos wurden zuletzt gelesen: {ago}.</translation>
    </message>
</context>
<context>
    <name>Screen</name>
    <message>
        <source>Video player</source>
        <translation>Videoplayer</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Play from {time}</source>
        <translation>Ab {time} abspielen</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Search subtitles</source>
        <translation>Untertitel durchsuchen</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Vorheriger Treffer</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message numerus="yes">
        <source>Found %Ln times</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>{current} of {count} and more</source>
        <translation>{current} von {count} oder mehr</translation>
    </message>
    <message>
        <source>{current} of {count}</source>
        <translation>{current} von {count}</translation>
    </message>
    <message>
        <source>Whole word</source>
        <translation>Ganzes Wort</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search videos</source>
        <translation>Videos suchen</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Suche zurücksetzen</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>The last change could not be recorded in the journal. {title}. {text}</source>
        <translation>Die letzte Änderung konnte nicht im Journal aufgezeichnet werden. {title}. {text}</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Start muted</source>
        <translation>Ohne Ton starten</translation>
    </message>
    <message>
        <source>Tell me when I’m elsewhere</source>
        <translation>Benachrichtigen, wenn ich anderswo bin</translation>
    </message>
    <message>
        <source>Empty cache</source>
        <translation>Cache leeren</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>Auf Standard zurücksetzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Wait for the running work to finish before you change the language.</source>
        <translation>Warten Sie mit dem Ändern der Sprache, bis die laufenden Vorgänge abgeschlossen sind.</translation>
    </message>
    <message>
        <source>Calculating size…</source>
        <translation>Größe wird berechnet…</translation>
    </message>
    <message>
        <source>The cache is empty.</source>
        <translation>Der Cache ist leer.</translation>
    </message>
    <message>
        <source>{size} in use.</source>
        <translation>{size} belegt.</translation>
    </message>
    <message>
        <source>trackman works as fast as DatoCMS allows.</source>
        <translation>trackman arbeitet so schnell, wie DatoCMS es erlaubt.</translation>
    </message>
    <message>
        <source>This leaves capacity for colleagues and other programs.</source>
        <translation>Das lässt Kapazität für andere Personen und Programme.</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>Wie System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Also sets how dates, sizes and the names of languages are written.</source>
        <translation>Bestimmt auch, wie Datumsangaben, Größen und Namen von Sprachen geschrieben werden.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>More contrast</source>
        <translation>Mehr Kontrast</translation>
    </message>
    <message>
        <source>Black, white and strong colours, with lines around everything.</source>
        <translation>Schwarz, Weiß und kräftige Farben, mit Linien um alles.</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Progress stands still; its words still change.</source>
        <translation>Die Fortschrittsanzeige steht still; ihr Text ändert sich weiterhin.</translation>
    </message>
    <message>
        <source>Playing videos</source>
        <translation>Videos abspielen</translation>
    </message>
    <message>
        <source>When long work has ended</source>
        <translation>Wenn ein langer Vorgang beendet ist</translation>
    </message>
    <message>
        <source>Working with DatoCMS</source>
        <translation>Arbeit mit DatoCMS</translation>
    </message>
    <message>
        <source>Give up waiting after</source>
        <translation>Nicht länger warten als</translation>
    </message>
    <message>
        <source>trackman then checks whether the track is still there.</source>
        <translation>trackman prüft dann, ob die Spur noch da ist.</translation>
    </message>
    <message>
        <source>Share of the API limit</source>
        <translation>Anteil am API-Limit</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Thumbnail cache</source>
        <translation>Cache für Vorschaubilder</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Reviews</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
</context>
<context>
    <name>Share</name>
    <message>
        <source>{percent} %</source>
        <translation>{percent}&#xa0;%</translation>
    </message>
</context>
<context>
    <name>ShiftBar</name>
    <message>
        <source>Shift times</source>
        <translation>Zeiten verschieben</translation>
    </message>
    <message>
        <source>Seconds to shift by</source>
        <translation>Verschiebung in Sekunden</translation>
    </message>
    <message>
        <source>Shift all cues</source>
        <translation>Alle Einblendungen verschieben</translation>
    </message>
    <message>
        <source>Shift from this cue on</source>
        <translation>Ab dieser Einblendung verschieben</translation>
    </message>
    <message>
        <source>Type seconds such as {seconds} or {time}.</source>
        <extracomment>Examples such as “0.5” and “−1:02.25”, with the decimal mark of the language.</extracomment>
        <translation>Geben Sie Sekunden ein, etwa {seconds} oder {time}.</translation>
    </message>
    <message>
        <source>Cues can be shifted at most {time} earlier, to the video’s beginning.</source>
        <translation>Einblendungen lassen sich höchstens um {time} vorverlegen, bis zum Beginn des Videos.</translation>
    </message>
</context>
<context>
    <name>SideButtons</name>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Keep only this one</source>
        <translation>Nur diese behalten</translation>
    </message>
    <message>
        <source>{name} is deleted.</source>
        <translation>{name} ist gelöscht.</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>{name} löschen</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Add a project</source>
        <translation>Projekt hinzufügen</translation>
    </message>
    <message>
        <source>Sign in to your project</source>
        <translation>Bei Ihrem Projekt anmelden</translation>
    </message>
    <message>
        <source>trackman shows the subtitle and audio tracks of your project’s videos and lets you delete them. It needs an API token of the project.</source>
        <translation>In trackman sehen Sie die Untertitel- und Audiospuren der Videos Ihres Projekts und können sie löschen. Dafür benötigt trackman ein API-Token des Projekts.</translation>
    </message>
    <message>
        <source>Sign in to {project} again</source>
        <translation>Erneut bei {project} anmelden</translation>
    </message>
    <message>
        <source>trackman couldn’t get the project’s token from this computer’s keyring. Everything else is kept, and work continues once you sign in again.</source>
        <translation>trackman konnte das Token des Projekts nicht aus dem Schlüsselbund dieses Computers lesen. Alles andere bleibt erhalten, und die Arbeit geht weiter, sobald Sie sich wieder anmelden.</translation>
    </message>
    <message>
        <source>DatoCMS no longer accepts its token: it was revoked, replaced, or has expired. Everything else is kept, and work continues once you sign in again.</source>
        <translation>DatoCMS akzeptiert sein Token nicht mehr: Es wurde widerrufen oder ersetzt oder ist abgelaufen. Alles andere bleibt erhalten, und die Arbeit geht weiter, sobald Sie sich wieder anmelden.</translation>
    </message>
    <message>
        <source>Opening {project}</source>
        <translation>{project} wird geöffnet</translation>
    </message>
    <message>
        <source>The project’s token is in this computer’s keyring. Unlock the keyring, or paste a token.</source>
        <translation>Das Token des Projekts liegt im Schlüsselbund dieses Computers. Entsperren Sie den Schlüsselbund, oder fügen Sie ein Token ein.</translation>
    </message>
    <message>
        <source>The token works</source>
        <translation>Das Token funktioniert</translation>
    </message>
    <message>
        <source>DatoCMS accepts the token. It gives access to:</source>
        <translation>DatoCMS akzeptiert das Token. Es gibt Zugriff auf:</translation>
    </message>
    <message>
        <source>The token isn’t allowed to read its project’s name, so it can’t be kept. trackman will ask for it again the next time you start it.</source>
        <translation>Das Token darf den Namen seines Projekts nicht lesen und kann daher nicht aufbewahrt werden. trackman fragt beim nächsten Start wieder danach.</translation>
    </message>
</context>
<context>
    <name>SortButton</name>
    <message>
        <source>Sorted by: {order}</source>
        <translation>Sortiert nach: {order}</translation>
    </message>
</context>
<context>
    <name>SoundDialog</name>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Places that don’t fit</source>
        <translation>Stellen, die nicht passen</translation>
    </message>
    <message>
        <source>Return or a click plays from there</source>
        <translation>Eingabe oder ein Klick spielt ab dort</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Shift in the editor</source>
        <translation>Im Editor verschieben</translation>
    </message>
    <message>
        <source>Moves all cues in the editor, in one step that Undo takes back</source>
        <translation>Alle Einblendungen im Editor verschieben, in einem Schritt, den „Rückgängig“ zurücknimmt</translation>
    </message>
    <message>
        <source>Select a text to see how it fits</source>
        <translation>Wählen Sie einen Text aus, um zu sehen, wie er passt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>SpeechWording</name>
    <message>
        <source>Does {name} fit the sound?</source>
        <translation>Passt {name} zum Ton?</translation>
    </message>
    <message numerus="yes">
        <source>Do %Ln texts fit their sounds?</source>
        <translation>
            <numerusform>Passt %Ln Text zu seinem Ton?</numerusform>
            <numerusform>Passen %Ln Texte zu ihrem Ton?</numerusform>
        </translation>
    </message>
    <message>
        <source>Listen to the sound of {name}?</source>
        <translation>Den Ton von {name} anhören?</translation>
    </message>
    <message>
        <source>Listen to the audio track {track} of {name}?</source>
        <translation>Die Audiospur {track} von {name} anhören?</translation>
    </message>
    <message numerus="yes">
        <source>Listen to the sounds of %Ln videos?</source>
        <translation>
            <numerusform>Den Ton von %Ln Video anhören?</numerusform>
            <numerusform>Den Ton von %Ln Videos anhören?</numerusform>
        </translation>
    </message>
    <message>
        <source>The sound is examined on this computer and goes nowhere else. trackman remembers where there is speech, so it never has to listen again.</source>
        <translation>Der Ton wird auf diesem Computer untersucht und nirgendwohin weitergegeben. trackman merkt sich, wo gesprochen wird, und muss ihn deshalb kein zweites Mal anhören.</translation>
    </message>
    <message>
        <source>trackman streams the sound once, as a player would. It counts towards your DatoCMS quota for streaming, with the length of the video.</source>
        <translation>trackman streamt den Ton einmal, wie es ein Player täte. Das wird mit der Länge des Videos auf Ihr DatoCMS-Kontingent für Streaming angerechnet.</translation>
    </message>
    <message>
        <source>trackman streams the sound once, as a player would: {length} count towards your DatoCMS quota for streaming, and about {size} are downloaded at most.</source>
        <translation>trackman streamt den Ton einmal, wie es ein Player täte: {length} werden auf Ihr DatoCMS-Kontingent für Streaming angerechnet und höchstens etwa {size} heruntergeladen.</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>{done} of {count} checked</source>
        <extracomment>Such as “3 of 40 checked”.</extracomment>
        <translation>{done} von {count} geprüft</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>Wartet…</translation>
    </message>
    <message>
        <source>Comparing the text with the speech…</source>
        <translation>Text und Gesprochenes werden verglichen…</translation>
    </message>
    <message>
        <source>Listening… {percent} %</source>
        <translation>Wird angehört… {percent} %</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Passt</translation>
    </message>
    <message>
        <source>{percent} % too slow</source>
        <translation>{percent} % zu langsam</translation>
    </message>
    <message>
        <source>{percent} % too fast</source>
        <translation>{percent} % zu schnell</translation>
    </message>
    <message>
        <source>{seconds} s late</source>
        <translation>{seconds} s zu spät</translation>
    </message>
    <message>
        <source>{seconds} s early</source>
        <translation>{seconds} s zu früh</translation>
    </message>
    <message>
        <source>It can’t be told whether the text fits the sound.</source>
        <translation>Ob der Text zum Ton passt, lässt sich nicht feststellen.</translation>
    </message>
    <message>
        <source>The text fits the sound.</source>
        <translation>Der Text passt zum Ton.</translation>
    </message>
    <message>
        <source>The text runs {percent} % too slow.</source>
        <translation>Der Text läuft {percent} % zu langsam.</translation>
    </message>
    <message>
        <source>The text runs {percent} % too fast.</source>
        <translation>Der Text läuft {percent} % zu schnell.</translation>
    </message>
    <message>
        <source>The text is {seconds} s late.</source>
        <translation>Der Text kommt {seconds} s zu spät.</translation>
    </message>
    <message>
        <source>The text is {seconds} s early.</source>
        <translation>Der Text kommt {seconds} s zu früh.</translation>
    </message>
    <message>
        <source>The cues begin with the speech, to within a quarter of a second.</source>
        <translation>Die Einblendungen beginnen mit dem Gesprochenen, auf eine Viertelsekunde genau.</translation>
    </message>
    <message>
        <source>All cues are off by the same time. Shifting them mends it.</source>
        <translation>Alle Einblendungen weichen um dieselbe Zeit ab. Verschieben behebt das.</translation>
    </message>
    <message>
        <source>At its beginning it is {first}, at its end {last}.</source>
        <translation>Am Anfang kommt er {first}, am Ende {last}.</translation>
    </message>
    <message>
        <source>That is the usual sign of subtitles made for a picture of {was} frames per second, while this one has {now}.</source>
        <translation>Das ist typisch für Untertitel, die für ein Video mit {was} Bildern pro Sekunde gemacht sind, während dieses {now} hat.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln places with speech but no text.</source>
        <translation>
            <numerusform>%Ln Stelle, an der gesprochen wird, aber Text fehlt.</numerusform>
            <numerusform>%Ln Stellen, an denen gesprochen wird, aber Text fehlt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues where nobody speaks.</source>
        <translation>
            <numerusform>%Ln Einblendung, bei der niemand spricht.</numerusform>
            <numerusform>%Ln Einblendungen, bei denen niemand spricht.</numerusform>
        </translation>
    </message>
    <message>
        <source>All speech has text, and all text is spoken.</source>
        <translation>Zu allem Gesprochenen gibt es Text, und aller Text wird gesprochen.</translation>
    </message>
    <message>
        <source>{begin} – {end} · Speech without text</source>
        <translation>{begin} – {end} · Gesprochenes ohne Text</translation>
    </message>
    <message>
        <source>{begin} – {end} · Cue {number}: nobody speaks</source>
        <translation>{begin} – {end} · Einblendung {number}: niemand spricht</translation>
    </message>
    <message>
        <source>{begin} – {end} · Cues {first} to {last}: nobody speaks</source>
        <translation>{begin} – {end} · Einblendungen {first} bis {last}: niemand spricht</translation>
    </message>
    <message>
        <source>{speech} of speech in {length} of sound</source>
        <translation>{speech} Gesprochenes in {length} Ton</translation>
    </message>
    <message>
        <source>The video has no stream, or not any more. Refresh, then try again.</source>
        <translation>Das Video hat keinen Stream, oder keinen mehr. Aktualisieren Sie, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The stream is protected, so trackman can’t listen to it.</source>
        <translation>Der Stream ist geschützt, daher kann trackman ihn nicht anhören.</translation>
    </message>
    <message>
        <source>The stream server can’t be reached. Check your connection, then try again.</source>
        <translation>Der Streaming-Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The stream broke off. Try again.</source>
        <translation>Der Stream brach ab. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The sound is of a kind that trackman can’t read.</source>
        <translation>Diese Art von Ton kann trackman nicht lesen.</translation>
    </message>
    <message>
        <source>The video has no sound, or not this one any more.</source>
        <translation>Das Video hat keinen Ton, oder diesen nicht mehr.</translation>
    </message>
    <message>
        <source>There’s no room for the sound on this computer. Free some space, then try again.</source>
        <translation>Auf diesem Computer ist kein Platz für den Ton. Geben Sie Speicherplatz frei und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>This computer lacks the system libraries that sounds are read with. On Debian and Ubuntu the package libpulse0 brings them.</source>
        <translation>Diesem Computer fehlen die Systembibliotheken, mit denen Ton gelesen wird. Unter Debian und Ubuntu sind sie im Paket libpulse0.</translation>
    </message>
    <message>
        <source>Speech can’t be looked for on this computer: it takes a 64-bit processor with AVX2, or a Mac with Apple’s own.</source>
        <translation>Gesprochenes lässt sich auf diesem Computer nicht suchen: Dafür ist ein 64-Bit-Prozessor mit AVX2 nötig, oder ein Mac mit einem Prozessor von Apple.</translation>
    </message>
    <message>
        <source>The subtitles can’t be read, so there is nothing to compare.</source>
        <translation>Die Untertitel lassen sich nicht lesen, daher gibt es nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>There are no subtitles to check.</source>
        <translation>Es gibt keine Untertitel zu prüfen.</translation>
    </message>
    <message>
        <source>No speech in the sound</source>
        <translation>Nichts Gesprochenes im Ton</translation>
    </message>
    <message>
        <source>Too little speech to compare</source>
        <translation>Zu wenig Gesprochenes für einen Vergleich</translation>
    </message>
    <message>
        <source>Too few cues to compare</source>
        <translation>Zu wenige Einblendungen für einen Vergleich</translation>
    </message>
    <message>
        <source>No clear match with the speech</source>
        <translation>Passt nirgends deutlich zum Gesprochenen</translation>
    </message>
    <message>
        <source>No speech was found in the sound.</source>
        <translation>Im Ton wurde nichts Gesprochenes gefunden.</translation>
    </message>
    <message>
        <source>There are only a few seconds of speech in the sound.</source>
        <translation>Im Ton wird nur wenige Sekunden lang gesprochen.</translation>
    </message>
    <message>
        <source>The text has too few cues with spoken words to compare.</source>
        <translation>Der Text hat zu wenige Einblendungen mit gesprochenen Wörtern für einen Vergleich.</translation>
    </message>
    <message>
        <source>Speech and text don’t agree anywhere clearly. Perhaps the text belongs to another video, or people speak without pauses.</source>
        <translation>Gesprochenes und Text stimmen nirgends deutlich überein. Vielleicht gehört der Text zu einem anderen Video, oder es wird ohne Pausen gesprochen.</translation>
    </message>
    <message>
        <source>on time</source>
        <translation>rechtzeitig</translation>
    </message>
    <message>
        <source>{seconds} s late</source>
        <comment>within a sentence</comment>
        <extracomment>Within a sentence: “At its beginning it is 0.3 s late”.</extracomment>
        <translation>{seconds} s zu spät</translation>
    </message>
    <message>
        <source>{seconds} s early</source>
        <comment>within a sentence</comment>
        <translation>{seconds} s zu früh</translation>
    </message>
    <message numerus="yes">
        <source>Fits, but for %Ln places</source>
        <translation>
            <numerusform>Passt, bis auf %Ln Stelle</numerusform>
            <numerusform>Passt, bis auf %Ln Stellen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Split {name}</source>
        <translation>{name} aufteilen</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner auswählen…</translation>
    </message>
    <message numerus="yes">
        <source>Each part has %Ln tracks.</source>
        <translation>
            <numerusform>Jeder Teil hat %Ln Spur.</numerusform>
            <numerusform>Jeder Teil hat %Ln Spuren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each part has {least} to %Ln tracks.</source>
        <extracomment>{least} is a number of tracks, as is the other one.</extracomment>
        <translation>
            <numerusform>Jeder Teil hat {least} bis %Ln Spuren.</numerusform>
            <numerusform>Jeder Teil hat {least} bis %Ln Spuren.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each person gets a file of their own and sends one back with the decisions. Tracks of one video stay together.</source>
        <translation>Jede Person erhält ihre eigene Datei und schickt eine mit den Entscheidungen zurück. Die Spuren eines Videos bleiben zusammen.</translation>
    </message>
    <message>
        <source>Save the files in a folder; none there is replaced</source>
        <translation>Die Dateien in einem Ordner speichern; dort wird keine ersetzt</translation>
    </message>
</context>
<context>
    <name>StagedDialog</name>
    <message>
        <source>Decisions: {name}</source>
        <translation>Entscheidungen: {name}</translation>
    </message>
    <message>
        <source>Decisions to list</source>
        <translation>Welche Entscheidungen aufgeführt sind</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Alle anhaken</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Alle Häkchen entfernen</translation>
    </message>
    <message>
        <source>Show in the review</source>
        <translation>Im Review anzeigen</translation>
    </message>
    <message>
        <source>Delete all the same</source>
        <translation>Trotzdem löschen</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>Als Datei speichern…</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>Und %Ln weitere Folge.</numerusform>
            <numerusform>Und %Ln weitere Folgen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video loses its last subtitles.</source>
        <translation>Kein Video verliert seine letzten Untertitel.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos have not been looked at yet.</source>
        <translation>
            <numerusform>%Ln Video wurde noch nicht gelesen.</numerusform>
            <numerusform>%Ln Videos wurden noch nicht gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No deletion is ready and ticked.</source>
        <translation>Keine Löschung ist bereit und angehakt.</translation>
    </message>
    <message>
        <source>Type the number of tracks first.</source>
        <translation>Geben Sie zuerst die Anzahl der Spuren ein.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions</source>
        <translation>
            <numerusform>%Ln Löschung</numerusform>
            <numerusform>%Ln Löschungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting for my approval</source>
        <translation>
            <numerusform>%Ln wartet auf meine Freigabe</numerusform>
            <numerusform>%Ln warten auf meine Freigabe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln decisions</source>
        <translation>
            <numerusform>%Ln Entscheidung</numerusform>
            <numerusform>Alle %Ln Entscheidungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %Ln deletions</source>
        <translation>
            <numerusform>%Ln Löschung ausführen</numerusform>
            <numerusform>%Ln Löschungen ausführen</numerusform>
        </translation>
    </message>
    <message>
        <source>Apply deletions</source>
        <translation>Löschungen ausführen</translation>
    </message>
    <message>
        <source>Tick deletions of others first.</source>
        <translation>Haken Sie zuerst Löschungen anderer Personen an.</translation>
    </message>
    <message>
        <source>Say that the ticked deletions may be done</source>
        <translation>Sagen, dass die angehakten Löschungen ausgeführt werden dürfen</translation>
    </message>
    <message>
        <source>Say that the ticked deletions must not be done</source>
        <translation>Sagen, dass die angehakten Löschungen nicht ausgeführt werden dürfen</translation>
    </message>
    <message>
        <source>Look at every track once more, ask, and delete</source>
        <translation>Jede Spur noch einmal ansehen, fragen und löschen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions wait for your approval</source>
        <translation>
            <numerusform>%Ln Löschung wartet auf Ihre Freigabe</numerusform>
            <numerusform>%Ln Löschungen warten auf Ihre Freigabe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks can be deleted</source>
        <translation>
            <numerusform>%Ln Spur kann gelöscht werden</numerusform>
            <numerusform>%Ln Spuren können gelöscht werden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions wait for approval</source>
        <translation>
            <numerusform>%Ln Löschung wartet auf Freigabe</numerusform>
            <numerusform>%Ln Löschungen warten auf Freigabe</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick every deletion in the list</source>
        <translation>Jede Löschung der Liste anhaken</translation>
    </message>
    <message>
        <source>Untick every deletion, to tick only a few</source>
        <translation>Alle Häkchen entfernen, um nur einzelne Löschungen anzuhaken</translation>
    </message>
    <message>
        <source>Look at every track as it is now, and say what would happen</source>
        <translation>Jede Spur ansehen, wie sie jetzt ist, und sagen, was geschehen würde</translation>
    </message>
    <message>
        <source>Hand the review on, with all that was decided and approved</source>
        <translation>Das Review weitergeben, mit allem, was entschieden und freigegeben wurde</translation>
    </message>
    <message>
        <source>Close; the decisions stay as they are</source>
        <translation>Schließen; die Entscheidungen bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Leave this list and show the track in the review</source>
        <translation>Diese Liste verlassen und die Spur im Review anzeigen</translation>
    </message>
    <message>
        <source>Decide once more, on the track as it is now</source>
        <translation>Noch einmal entscheiden, über die Spur, wie sie jetzt ist</translation>
    </message>
    <message>
        <source>Take your decision back; the track is open again</source>
        <translation>Ihre Entscheidung zurücknehmen; die Spur ist wieder offen</translation>
    </message>
    <message>
        <source>There is nothing to list</source>
        <translation>Es gibt nichts aufzuführen</translation>
    </message>
    <message>
        <source>Decisions on the tracks of this review come here.</source>
        <translation>Hier erscheinen Entscheidungen über die Spuren dieses Reviews.</translation>
    </message>
</context>
<context>
    <name>StagedModel</name>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Now</source>
        <extracomment>Title of a column: what can be done about a decision now.</extracomment>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>angehakt</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>nicht angehakt</translation>
    </message>
</context>
<context>
    <name>StagedTable</name>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
</context>
<context>
    <name>StagedWording</name>
    <message>
        <source>{verdict} · {name}</source>
        <extracomment>What somebody decided on a track, and the person’s name.</extracomment>
        <translation>{verdict} · {name}</translation>
    </message>
    <message>
        <source>Not confirmed yet</source>
        <translation>Noch nicht bestätigt</translation>
    </message>
    <message>
        <source>Being deleted</source>
        <translation>Wird gelöscht</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>Wartet auf Freigabe</translation>
    </message>
    <message>
        <source>Waiting for your approval</source>
        <translation>Ihre Freigabe fehlt</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <translation>Verschieden entschieden</translation>
    </message>
    <message>
        <source>File changed by hand</source>
        <translation>Von Hand geändert</translation>
    </message>
    <message>
        <source>Needs a reason</source>
        <translation>Braucht einen Grund</translation>
    </message>
    <message>
        <source>Couldn’t be checked</source>
        <translation>Prüfung misslungen</translation>
    </message>
    <message>
        <source>Begun elsewhere</source>
        <translation>Anderswo begonnen</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Deleted, then restored</source>
        <translation>Gelöscht, dann wiederhergestellt</translation>
    </message>
    <message>
        <source>Nothing to delete</source>
        <translation>Nichts zu löschen</translation>
    </message>
    <message>
        <source>Another person has to approve this deletion. Save the review as a file, hand it on, and open the file that comes back.</source>
        <translation>Eine andere Person muss diese Löschung freigeben. Speichern Sie das Review als Datei, geben Sie es weiter, und öffnen Sie die Datei, die zurückkommt.</translation>
    </message>
    <message>
        <source>People decided differently about this track, so it stays. A decision of yours in the review settles it.</source>
        <translation>Über diese Spur wurde verschieden entschieden, daher bleibt sie. Eine Entscheidung von Ihnen im Review gibt den Ausschlag.</translation>
    </message>
    <message>
        <source>This decision comes from a review file that was changed by hand, so nobody can tell who made it. It is not carried out. Decide on the track yourself, or ask for the file once more.</source>
        <translation>Diese Entscheidung stammt aus einer Review-Datei, die von Hand geändert wurde; niemand kann sagen, wer sie getroffen hat. Sie wird nicht ausgeführt. Entscheiden Sie selbst über die Spur, oder lassen Sie sich die Datei noch einmal geben.</translation>
    </message>
    <message>
        <source>Your settings ask for a reason before a track is deleted. Show it in the review and give one.</source>
        <translation>Ihre Einstellungen verlangen einen Grund, bevor eine Spur gelöscht wird. Zeigen Sie die Spur im Review an, und geben Sie dort einen Grund an.</translation>
    </message>
    <message>
        <source>DatoCMS couldn’t be asked for this video, so the track stays for now. The decision is kept; check again later.</source>
        <translation>DatoCMS konnte zu diesem Video nicht gefragt werden, daher bleibt die Spur vorerst. Die Entscheidung bleibt erhalten; prüfen Sie es später erneut.</translation>
    </message>
    <message>
        <source>DatoCMS was asked to delete it. It is not asked again before the result is known.</source>
        <translation>DatoCMS wurde gebeten, die Spur zu löschen. Das wird nicht wiederholt, bevor das Ergebnis feststeht.</translation>
    </message>
    <message>
        <source>The track stays.</source>
        <translation>Die Spur bleibt.</translation>
    </message>
    <message numerus="yes">
        <source>Subtitles compared with those decided on: %Ln.</source>
        <translation>
            <numerusform>Mit den Untertiteln der Entscheidung verglichen: %Ln.</numerusform>
            <numerusform>Mit den Untertiteln der Entscheidung verglichen: %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The subtitles of %Ln tracks are compared as each is deleted; what was changed stays.</source>
        <translation>
            <numerusform>Die Untertitel von %Ln Spur werden beim Löschen verglichen; wurden sie geändert, bleibt sie.</numerusform>
            <numerusform>Die Untertitel von %Ln Spuren werden beim Löschen jeder Spur verglichen; was geändert wurde, bleibt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks have no subtitles to compare, only kind, name and language.</source>
        <translation>
            <numerusform>%Ln Spur hat keine Untertitel zum Vergleichen, nur Art, Name und Sprache.</numerusform>
            <numerusform>%Ln Spuren haben keine Untertitel zum Vergleichen, nur Art, Name und Sprache.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks would be deleted</source>
        <translation>
            <numerusform>%Ln Spur würde gelöscht</numerusform>
            <numerusform>%Ln Spuren würden gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln held for approval</source>
        <translation>
            <numerusform>%Ln wartet auf Freigabe</numerusform>
            <numerusform>%Ln warten auf Freigabe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed or replaced since</source>
        <translation>
            <numerusform>%Ln seither geändert oder ersetzt</numerusform>
            <numerusform>%Ln seither geändert oder ersetzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone already</source>
        <translation>
            <numerusform>%Ln bereits weg</numerusform>
            <numerusform>%Ln bereits weg</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need a decision</source>
        <translation>
            <numerusform>%Ln braucht eine Entscheidung</numerusform>
            <numerusform>%Ln brauchen eine Entscheidung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln couldn’t be checked</source>
        <translation>
            <numerusform>%Ln konnte nicht geprüft werden</numerusform>
            <numerusform>%Ln konnten nicht geprüft werden</numerusform>
        </translation>
    </message>
    <message>
        <source>Dry run: {found}. Nothing was sent.</source>
        <extracomment>{found} is such as “12 tracks would be deleted, 2 held for approval”.</extracomment>
        <translation>Probelauf: {found}. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Korrigiert</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Failed before</source>
        <translation>Zuvor fehlgeschlagen</translation>
    </message>
    <message>
        <source>Can’t be restored later</source>
        <translation>Löschen ist endgültig</translation>
    </message>
    <message>
        <source>Can be deleted</source>
        <translation>Kann gelöscht werden</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>It was tried before and failed; the track is still there.</source>
        <translation>Es wurde schon versucht und schlug fehl; die Spur ist noch da.</translation>
    </message>
    <message>
        <source>It has no subtitles that could be backed up, so it’s gone for good.</source>
        <translation>Die Spur hat keine Untertitel, die sich sichern ließen, und ist danach endgültig weg.</translation>
    </message>
    <message>
        <source>It is looked at before it is deleted, and stays if it has changed.</source>
        <translation>Die Spur wird vor dem Löschen geprüft und bleibt, wenn sie sich geändert hat.</translation>
    </message>
    <message>
        <source>It is backed up first, so the deletion can be undone.</source>
        <translation>Die Spur wird zuerst gesichert, daher lässt sich die Löschung rückgängig machen.</translation>
    </message>
    <message>
        <source>{name} decided to delete this track. Tick it and choose Approve or Refuse, then save the review as a file and give it back.</source>
        <translation>{name} hat entschieden, diese Spur zu löschen. Haken Sie sie an und wählen Sie „Freigeben“ oder „Ablehnen“; speichern Sie dann das Review als Datei, und geben Sie es zurück.</translation>
    </message>
    <message>
        <source>The deletion was refused, so the track stays.</source>
        <translation>Die Löschung wurde abgelehnt, daher bleibt die Spur.</translation>
    </message>
    <message>
        <source>{name} refused this deletion {ago}, so the track stays.</source>
        <translation>{name} hat diese Löschung abgelehnt ({ago}), daher bleibt die Spur.</translation>
    </message>
    <message>
        <source>{name} began to delete it on another computer {ago}. Look whether the track is still there before you delete it here.</source>
        <translation>{name} hat auf einem anderen Computer begonnen, die Spur zu löschen ({ago}). Sehen Sie nach, ob sie noch da ist, bevor Sie sie hier löschen.</translation>
    </message>
    <message>
        <source>Deleted on {moment}.</source>
        <translation>Gelöscht am {moment}.</translation>
    </message>
    <message>
        <source>Deleted on {moment}, approved by {name}.</source>
        <translation>Gelöscht am {moment}, freigegeben von {name}.</translation>
    </message>
    <message>
        <source>Video is gone</source>
        <translation>Video ist weg</translation>
    </message>
    <message>
        <source>Gone already</source>
        <translation>Bereits weg</translation>
    </message>
    <message>
        <source>The track was deleted and restored under a new ID. Show it in the review to decide on it again.</source>
        <translation>Die Spur wurde gelöscht und unter einer neuen ID wiederhergestellt. Zeigen Sie sie im Review an, um noch einmal über sie zu entscheiden.</translation>
    </message>
    <message>
        <source>Replaced since</source>
        <translation>Seither ersetzt</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Seither geändert</translation>
    </message>
    <message>
        <source>Can’t be backed up now</source>
        <translation>Nicht mehr sicherbar</translation>
    </message>
    <message>
        <source>Subtitles changed since</source>
        <translation>Untertitel geändert</translation>
    </message>
    <message>
        <source>The whole video is not in the project any more. There is nothing left to delete.</source>
        <translation>Das ganze Video ist nicht mehr im Projekt. Es gibt nichts mehr zu löschen.</translation>
    </message>
    <message>
        <source>Somebody deleted this track meanwhile. There is nothing left to do.</source>
        <translation>Jemand hat diese Spur inzwischen gelöscht. Es bleibt nichts zu tun.</translation>
    </message>
    <message>
        <source>This track is gone, and {now} has taken its place. The new one stays: put it into a review to decide on it.</source>
        <translation>Diese Spur ist weg, und {now} hat ihren Platz eingenommen. Die neue bleibt: Nehmen Sie sie in ein Review auf, um über sie zu entscheiden.</translation>
    </message>
    <message>
        <source>It was decided on as {seen}; now it is {now}. Look at it once more, or delete it all the same.</source>
        <translation>Bei der Entscheidung war es {seen}; jetzt ist es {now}. Sehen Sie die Spur noch einmal an, oder löschen Sie sie trotzdem.</translation>
    </message>
    <message>
        <source>Its subtitles can’t be backed up any more, so deleting it is for good. Look at it once more, or delete it all the same.</source>
        <translation>Die Untertitel lassen sich nicht mehr sichern, daher wäre das Löschen endgültig. Sehen Sie die Spur noch einmal an, oder löschen Sie sie trotzdem.</translation>
    </message>
    <message>
        <source>Its subtitles are others than those that were decided on. Look at them in the review and decide again.</source>
        <translation>Die Untertitel sind andere als die, über die entschieden wurde. Sehen Sie sie im Review an, und entscheiden Sie erneut.</translation>
    </message>
    <message>
        <source>{name} ({kind})</source>
        <extracomment>A track with its kind and language: “Italiano” (subtitles, Italian).</extracomment>
        <translation>{name} ({kind})</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>{age} · refreshing…</source>
        <translation>{age} · wird aktualisiert…</translation>
    </message>
    <message>
        <source>trackman will keep trying.</source>
        <translation>trackman versucht es weiter.</translation>
    </message>
    <message>
        <source>Refreshing…</source>
        <translation>Wird aktualisiert…</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Can’t create tokens? Ask someone who can</source>
        <translation>Sie können keine Tokens erstellen? Fragen Sie jemanden, der es kann</translation>
    </message>
    <message>
        <source>In DatoCMS, open your project, then Project settings › API tokens.</source>
        <translation>Öffnen Sie in DatoCMS Ihr Projekt, dann Project settings › API tokens.</translation>
    </message>
    <message>
        <source>Choose New token and give it a name such as “trackman”.</source>
        <translation>Wählen Sie „New token“ und geben Sie ihm einen Namen wie „trackman“.</translation>
    </message>
    <message>
        <source>Allow it access to the Content Management API, and choose a role that can edit uploads in the primary environment.</source>
        <translation>Erlauben Sie ihm den Zugriff auf die Content Management API und wählen Sie eine Rolle, die Uploads in der Primärumgebung bearbeiten darf.</translation>
    </message>
    <message>
        <source>Save it, copy the token, and paste it below.</source>
        <translation>Speichern Sie es, kopieren Sie das Token und fügen Sie es unten ein.</translation>
    </message>
</context>
<context>
    <name>StorageWording</name>
    <message>
        <source>trackman won’t change anything it can’t record first.</source>
        <translation>trackman ändert nichts, was es nicht vorher aufzeichnen kann.</translation>
    </message>
    <message>
        <source>The journal is damaged</source>
        <translation>Das Journal ist beschädigt</translation>
    </message>
    <message>
        <source>The journal was written by a newer trackman</source>
        <translation>Das Journal wurde von einem neueren trackman geschrieben</translation>
    </message>
    <message>
        <source>The journal can’t be written</source>
        <translation>In das Journal kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>There’s no space left for the journal</source>
        <translation>Für das Journal ist kein Speicherplatz mehr frei</translation>
    </message>
    <message>
        <source>Another program is using the journal</source>
        <translation>Ein anderes Programm verwendet das Journal</translation>
    </message>
    <message>
        <source>The journal is missing</source>
        <translation>Das Journal fehlt</translation>
    </message>
    <message>
        <source>The journal’s file can’t be locked</source>
        <translation>Die Datei des Journals kann nicht gesperrt werden</translation>
    </message>
    <message>
        <source>The path of the journal is too long</source>
        <translation>Der Pfad des Journals ist zu lang</translation>
    </message>
    <message>
        <source>The journal can’t be used</source>
        <translation>Das Journal kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>Choose another copy of it, or export it once more.</source>
        <translation>Wählen Sie eine andere Kopie davon, oder exportieren Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Install the newest trackman, then import it again.</source>
        <translation>Installieren Sie das neueste trackman und importieren Sie es dann erneut.</translation>
    </message>
    <message>
        <source>It was moved or deleted. Choose another file.</source>
        <translation>Es wurde verschoben oder gelöscht. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>This isn’t a trackman archive, or it is damaged</source>
        <translation>Dies ist kein trackman-Archiv, oder es ist beschädigt</translation>
    </message>
    <message>
        <source>This archive was made by a newer trackman</source>
        <translation>Dieses Archiv wurde von einem neueren trackman erstellt</translation>
    </message>
    <message>
        <source>The archive can’t be written there</source>
        <translation>Das Archiv kann dort nicht geschrieben werden</translation>
    </message>
    <message>
        <source>There’s no space left for the archive</source>
        <translation>Für das Archiv ist kein Speicherplatz mehr frei</translation>
    </message>
    <message>
        <source>Another program is using the archive</source>
        <translation>Ein anderes Programm verwendet das Archiv</translation>
    </message>
    <message>
        <source>The archive no longer exists</source>
        <translation>Das Archiv existiert nicht mehr</translation>
    </message>
    <message>
        <source>The archive’s file can’t be locked</source>
        <translation>Die Datei des Archivs kann nicht gesperrt werden</translation>
    </message>
    <message>
        <source>The name of the archive is too long</source>
        <translation>Der Name des Archivs ist zu lang</translation>
    </message>
    <message>
        <source>The archive can’t be used</source>
        <translation>Das Archiv kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>Nothing was changed on this computer.</source>
        <translation>Auf diesem Computer wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The rule’s file can’t be read</source>
        <translation>Die Datei der Regel ist nicht lesbar</translation>
    </message>
    <message>
        <source>It may have been moved, or you may not read it. Choose another file.</source>
        <translation>Sie wurde vielleicht verschoben, oder Sie dürfen sie nicht lesen. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>This isn’t a rule saved by trackman</source>
        <translation>Dies ist keine von trackman gespeicherte Regel</translation>
    </message>
    <message>
        <source>Choose a file that was made with Save as file…</source>
        <translation>Wählen Sie eine Datei, die mit „Als Datei speichern…“ erstellt wurde.</translation>
    </message>
    <message>
        <source>This rule’s file is damaged</source>
        <translation>Die Datei dieser Regel ist beschädigt</translation>
    </message>
    <message>
        <source>Ask for another copy of it, and choose that.</source>
        <translation>Lassen Sie sich eine andere Kopie geben, und wählen Sie diese.</translation>
    </message>
    <message>
        <source>This rule was made by a newer trackman</source>
        <translation>Diese Regel wurde von einem neueren trackman erstellt</translation>
    </message>
    <message>
        <source>It has conditions this trackman doesn’t know, and without them it would match more tracks. Install the newest trackman to use it.</source>
        <translation>Sie hat Bedingungen, die dieses trackman nicht kennt, und ohne sie würde sie auf mehr Spuren zutreffen. Installieren Sie das neueste trackman, um sie zu verwenden.</translation>
    </message>
    <message>
        <source>Your rules are unchanged.</source>
        <translation>Ihre Regeln sind unverändert.</translation>
    </message>
    <message>
        <source>It was removed on this computer. If somebody has a file of it, open that file.</source>
        <translation>Es wurde auf diesem Computer entfernt. Wenn jemand eine Datei davon hat, öffnen Sie diese.</translation>
    </message>
    <message>
        <source>This review isn’t here any more</source>
        <translation>Dieses Review ist nicht mehr hier</translation>
    </message>
    <message>
        <source>Your last step was not recorded; everything before it is safe.</source>
        <translation>Ihr letzter Schritt wurde nicht aufgezeichnet; alles davor ist sicher.</translation>
    </message>
    <message>
        <source>Your reviews are damaged</source>
        <translation>Ihre Reviews sind beschädigt</translation>
    </message>
    <message>
        <source>Your reviews were written by a newer trackman</source>
        <translation>Ihre Reviews wurden von einem neueren trackman geschrieben</translation>
    </message>
    <message>
        <source>Your reviews can’t be written</source>
        <translation>Ihre Reviews können nicht geschrieben werden</translation>
    </message>
    <message>
        <source>There’s no space left for your reviews</source>
        <translation>Für Ihre Reviews ist kein Speicherplatz mehr frei</translation>
    </message>
    <message>
        <source>Another program is using your reviews</source>
        <translation>Ein anderes Programm verwendet gerade Ihre Reviews</translation>
    </message>
    <message>
        <source>The file of your reviews can’t be locked</source>
        <translation>Die Datei Ihrer Reviews kann nicht gesperrt werden</translation>
    </message>
    <message>
        <source>Your reviews can’t be used</source>
        <translation>Ihre Reviews können nicht verwendet werden</translation>
    </message>
    <message>
        <source>Nothing was taken from it, and your reviews are unchanged.</source>
        <translation>Daraus wurde nichts übernommen, und Ihre Reviews sind unverändert.</translation>
    </message>
    <message>
        <source>Open that environment, then open the file again.</source>
        <translation>Öffnen Sie diese Umgebung, dann die Datei noch einmal.</translation>
    </message>
    <message>
        <source>This review is of the primary environment</source>
        <translation>Dieses Review gehört zur Primärumgebung</translation>
    </message>
    <message>
        <source>This review is of the environment {name}</source>
        <translation>Dieses Review gehört zur Umgebung {name}</translation>
    </message>
    <message>
        <source>The review’s file can’t be read</source>
        <translation>Die Datei des Reviews kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>This isn’t a review saved by trackman</source>
        <translation>Das ist kein von trackman gespeichertes Review</translation>
    </message>
    <message>
        <source>Choose a file that was saved from the list of reviews.</source>
        <translation>Wählen Sie eine Datei, die aus der Liste der Reviews gespeichert wurde.</translation>
    </message>
    <message>
        <source>This review’s file is damaged</source>
        <translation>Die Datei dieses Reviews ist beschädigt</translation>
    </message>
    <message>
        <source>Ask for another copy of it, and open that.</source>
        <translation>Lassen Sie sich eine andere Kopie geben, und öffnen Sie diese.</translation>
    </message>
    <message>
        <source>This review’s file is incomplete</source>
        <translation>Die Datei dieses Reviews ist unvollständig</translation>
    </message>
    <message>
        <source>Its end is missing, perhaps because a download stopped. Get it again.</source>
        <translation>Ihr Ende fehlt, vielleicht weil ein Download abbrach. Holen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>This review was saved by a newer trackman</source>
        <translation>Dieses Review wurde von einem neueren trackman gespeichert</translation>
    </message>
    <message>
        <source>Install the newest trackman, then open it again.</source>
        <translation>Installieren Sie das neueste trackman, und öffnen Sie sie dann noch einmal.</translation>
    </message>
    <message>
        <source>This file is too large for a review</source>
        <translation>Diese Datei ist zu groß für ein Review</translation>
    </message>
    <message>
        <source>Ask for the review split in parts.</source>
        <translation>Lassen Sie sich das Review in Teilen geben.</translation>
    </message>
    <message>
        <source>This review is of the project {name}</source>
        <translation>Dieses Review gehört zum Projekt {name}</translation>
    </message>
    <message>
        <source>Open that project, then open the file again.</source>
        <translation>Öffnen Sie dieses Projekt, dann die Datei noch einmal.</translation>
    </message>
    <message>
        <source>trackman doesn’t know yet which project this is</source>
        <translation>trackman weiß noch nicht, welches Projekt dies ist</translation>
    </message>
    <message>
        <source>Connect to DatoCMS once, then open the file again.</source>
        <translation>Verbinden Sie sich einmal mit DatoCMS, und öffnen Sie die Datei dann noch einmal.</translation>
    </message>
    <message>
        <source>The file is no longer there</source>
        <translation>Die Datei ist nicht mehr da</translation>
    </message>
    <message>
        <source>The file was changed meanwhile</source>
        <translation>Die Datei wurde inzwischen geändert</translation>
    </message>
    <message>
        <source>The file can’t be read</source>
        <translation>Die Datei ist nicht lesbar</translation>
    </message>
    <message>
        <source>Nothing was sent. Choose the file again and try once more.</source>
        <translation>Es wurde nichts gesendet. Wählen Sie die Datei erneut aus und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The file can’t be written there</source>
        <translation>Die Datei kann dort nicht geschrieben werden</translation>
    </message>
    <message>
        <source>There’s no space left for the file</source>
        <translation>Für die Datei ist kein Speicherplatz mehr frei</translation>
    </message>
    <message>
        <source>Another program has the file open</source>
        <translation>Ein anderes Programm hat die Datei geöffnet</translation>
    </message>
    <message>
        <source>The folder for the file doesn’t exist</source>
        <translation>Der Ordner für die Datei existiert nicht</translation>
    </message>
    <message>
        <source>The file can’t be locked there</source>
        <translation>Die Datei kann dort nicht gesperrt werden</translation>
    </message>
    <message>
        <source>The file name is too long</source>
        <translation>Der Dateiname ist zu lang</translation>
    </message>
    <message>
        <source>The file couldn’t be written</source>
        <translation>Die Datei konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>The history itself is unchanged.</source>
        <translation>Der Verlauf selbst ist unverändert.</translation>
    </message>
    <message>
        <source>Your changes stay in this window as long as it’s open.</source>
        <translation>Ihre Änderungen bleiben in diesem Fenster, solange es geöffnet ist.</translation>
    </message>
    <message>
        <source>The damaged file was set aside, and the published subtitles are shown.</source>
        <translation>Die beschädigte Datei wurde beiseitegelegt; angezeigt werden die veröffentlichten Untertitel.</translation>
    </message>
    <message>
        <source>Your draft is damaged</source>
        <translation>Ihr Entwurf ist beschädigt</translation>
    </message>
    <message>
        <source>Your draft can’t be written</source>
        <translation>Ihr Entwurf kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>There’s no space left for your draft</source>
        <translation>Für Ihren Entwurf ist kein Speicherplatz mehr frei</translation>
    </message>
    <message>
        <source>Another program is using your draft</source>
        <translation>Ein anderes Programm verwendet Ihren Entwurf</translation>
    </message>
    <message>
        <source>Your draft couldn’t be saved</source>
        <translation>Ihr Entwurf konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Close the other program, then export once more.</source>
        <translation>Schließen Sie das andere Programm und exportieren Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>Export once more with a shorter name.</source>
        <translation>Exportieren Sie noch einmal mit einem kürzeren Namen.</translation>
    </message>
    <message>
        <source>Choose another folder, then export once more.</source>
        <translation>Wählen Sie einen anderen Ordner und exportieren Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>Put back a copy of the data folder, or import an earlier archive.</source>
        <translation>Legen Sie eine Kopie des Datenordners zurück, oder importieren Sie ein früheres Archiv.</translation>
    </message>
    <message>
        <source>Install the newest trackman to go on.</source>
        <translation>Installieren Sie das neueste trackman, um fortzufahren.</translation>
    </message>
    <message>
        <source>Allow trackman to write into that folder, then retry.</source>
        <translation>Erlauben Sie trackman, in diesen Ordner zu schreiben, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Free up disk space, then try again.</source>
        <translation>Geben Sie Speicherplatz frei und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Close the other program, then try again.</source>
        <translation>Schließen Sie das andere Programm und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Start trackman again to begin a new journal.</source>
        <translation>Starten Sie trackman neu, um ein neues Journal zu beginnen.</translation>
    </message>
    <message>
        <source>The data folder is on a network drive that can’t lock files. Start trackman with --data-dir and a folder on this computer.</source>
        <translation>Der Datenordner liegt auf einem Netzlaufwerk, das Dateien nicht sperren kann. Starten Sie trackman mit --data-dir und einem Ordner auf diesem Computer.</translation>
    </message>
    <message>
        <source>Choose a shorter name or another folder.</source>
        <translation>Wählen Sie einen kürzeren Namen oder einen anderen Ordner.</translation>
    </message>
    <message>
        <source>See the reason below. Try again, or restart trackman.</source>
        <translation>Siehe den Grund unten. Versuchen Sie es erneut, oder starten Sie trackman neu.</translation>
    </message>
    <message>
        <source>It can’t be restored from this computer. An earlier export may contain it.</source>
        <translation>Von diesem Computer aus lässt sie sich nicht wiederherstellen. Vielleicht ist sie in einem früheren Export enthalten.</translation>
    </message>
    <message>
        <source>It differs from what was deleted, so trackman won’t restore it.</source>
        <translation>Sie weicht von dem ab, was gelöscht wurde, daher stellt trackman sie nicht wieder her.</translation>
    </message>
    <message>
        <source>trackman can’t back up tracks right now. Try again in a minute.</source>
        <translation>trackman kann derzeit keine Spuren sichern. Versuchen Sie es in einer Minute erneut.</translation>
    </message>
    <message>
        <source>It can’t be backed up, so deleting it can’t be undone.</source>
        <translation>Sie lässt sich nicht sichern, daher lässt sich ihre Löschung nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>The subtitle file can’t be reached</source>
        <translation>Die Untertiteldatei ist nicht erreichbar</translation>
    </message>
    <message>
        <source>No subtitle file was found for this track</source>
        <translation>Für diese Spur wurde keine Untertiteldatei gefunden</translation>
    </message>
    <message>
        <source>The file isn’t valid WebVTT</source>
        <translation>Die Datei ist kein gültiges WebVTT</translation>
    </message>
    <message>
        <source>The subtitle file contains characters that can’t be read</source>
        <translation>Die Untertiteldatei enthält nicht lesbare Zeichen</translation>
    </message>
    <message>
        <source>The subtitle file is empty</source>
        <translation>Die Untertiteldatei ist leer</translation>
    </message>
    <message>
        <source>No cue in the subtitle file has times that can be read</source>
        <translation>Keine Einblendung in der Untertiteldatei hat lesbare Zeiten</translation>
    </message>
    <message>
        <source>The subtitle file didn’t arrive completely</source>
        <translation>Die Untertiteldatei ist nicht vollständig angekommen</translation>
    </message>
    <message>
        <source>The subtitle file is too large</source>
        <translation>Die Untertiteldatei ist zu groß</translation>
    </message>
    <message>
        <source>The subtitle file couldn’t be saved on this computer</source>
        <translation>Die Untertiteldatei konnte nicht auf diesem Computer gespeichert werden</translation>
    </message>
    <message>
        <source>The backup is missing</source>
        <translation>Die Sicherung fehlt</translation>
    </message>
    <message>
        <source>The backup was changed</source>
        <translation>Die Sicherung wurde verändert</translation>
    </message>
    <message>
        <source>The backup can’t be read</source>
        <translation>Die Sicherung ist nicht lesbar</translation>
    </message>
</context>
<context>
    <name>StretchBar</name>
    <message>
        <source>Stretch times between two points</source>
        <translation>Zeiten zwischen zwei Punkten strecken</translation>
    </message>
    <message>
        <source>First cue</source>
        <translation>Erste Einblendung</translation>
    </message>
    <message>
        <source>Second cue</source>
        <translation>Zweite Einblendung</translation>
    </message>
    <message>
        <source>Start of the first cue</source>
        <translation>Beginn der ersten Einblendung</translation>
    </message>
    <message>
        <source>Start of the second cue</source>
        <translation>Beginn der zweiten Einblendung</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>Strecken</translation>
    </message>
    <message>
        <source>Name two cues, and when each of them should start.</source>
        <translation>Geben Sie zwei Einblendungen an und wann jede davon beginnen soll.</translation>
    </message>
    <message>
        <source>Name two cues that start at different times.</source>
        <translation>Geben Sie zwei Einblendungen an, die zu verschiedenen Zeiten beginnen.</translation>
    </message>
    <message>
        <source>The cues must stay in the same order.</source>
        <translation>Die Reihenfolge der Einblendungen muss gleich bleiben.</translation>
    </message>
    <message>
        <source>Cue</source>
        <translation>Einblendung</translation>
    </message>
    <message>
        <source>starts at</source>
        <translation>beginnt bei</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>Compare subtitles</source>
        <translation>Untertitel vergleichen</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more tracks</source>
        <translation>
            <numerusform>und %Ln weitere Spur</numerusform>
            <numerusform>und %Ln weitere Spuren</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} · {language}</source>
        <translation>{name} · {language}</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>This column is always shown.</source>
        <translation>Diese Spalte wird immer angezeigt.</translation>
    </message>
</context>
<context>
    <name>TextCellEditor</name>
    <message>
        <source>Text of the cue</source>
        <translation>Text der Einblendung</translation>
    </message>
</context>
<context>
    <name>TextController</name>
    <message>
        <source>Subtitle files (*.{ending})</source>
        <translation>Untertiteldateien (*.{ending})</translation>
    </message>
    <message>
        <source>Save subtitles</source>
        <translation>Untertitel speichern</translation>
    </message>
    <message>
        <source>Subtitles saved to {file}.</source>
        <translation>Untertitel in {file} gespeichert.</translation>
    </message>
</context>
<context>
    <name>TextHead</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Ersetzen…</translation>
    </message>
    <message>
        <source>Save subtitles as…</source>
        <translation>Untertitel speichern als…</translation>
    </message>
    <message>
        <source>Show cue {number}</source>
        <translation>Einblendung {number} anzeigen</translation>
    </message>
    <message>
        <source>Edit text and times of the cues</source>
        <translation>Text und Zeiten der Einblendungen bearbeiten</translation>
    </message>
    <message>
        <source>You have unpublished changes to these subtitles. Choose Edit to go on.</source>
        <translation>Sie haben nicht veröffentlichte Änderungen an diesen Untertiteln. Wählen Sie „Bearbeiten“, um fortzufahren.</translation>
    </message>
    <message>
        <source>WebVTT, unchanged (.vtt)</source>
        <translation>WebVTT, unverändert (.vtt)</translation>
    </message>
    <message>
        <source>SubRip (.srt)</source>
        <translation>SubRip (.srt)</translation>
    </message>
    <message>
        <source>Plain text (.txt)</source>
        <translation>Nur Text (.txt)</translation>
    </message>
    <message>
        <source>Findings of all tracks of this video (table)</source>
        <translation>Befunde aller Spuren dieses Videos (Tabelle)</translation>
    </message>
    <message>
        <source>Replace the track by a file</source>
        <translation>Die Spur durch eine Datei ersetzen</translation>
    </message>
</context>
<context>
    <name>TextPane</name>
    <message>
        <source>Subtitles of the track</source>
        <translation>Untertitel der Spur</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>Untertitel werden geladen…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>TextWording</name>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues</source>
        <translation>
            <numerusform>%Ln Einblendung</numerusform>
            <numerusform>%Ln Einblendungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Showing the local copy. Last updated: {ago}.</source>
        <translation>Angezeigt wird die lokale Kopie. Zuletzt aktualisiert: {ago}.</translation>
    </message>
    <message>
        <source>There’s no subtitle file to edit.</source>
        <translation>Es gibt keine Untertiteldatei zum Bearbeiten.</translation>
    </message>
    <message>
        <source>The file is too large to be edited.</source>
        <translation>Die Datei ist zum Bearbeiten zu groß.</translation>
    </message>
    <message>
        <source>None of the file can be read.</source>
        <translation>Nichts in der Datei ist lesbar.</translation>
    </message>
    <message>
        <source>The subtitle server isn’t responding, and there is no local copy to show.</source>
        <translation>Der Untertitelserver antwortet nicht, und es gibt keine lokale Kopie zum Anzeigen.</translation>
    </message>
    <message>
        <source>DatoCMS lists the track as ready, but there is no subtitle file. Players show nothing.</source>
        <translation>DatoCMS führt die Spur als bereit auf, aber es gibt keine Untertiteldatei. Player zeigen nichts an.</translation>
    </message>
    <message>
        <source>The server sent something else, such as a web page. Players show nothing.</source>
        <translation>Der Server hat etwas anderes gesendet, etwa eine Webseite. Player zeigen nichts an.</translation>
    </message>
    <message>
        <source>The file has no cues. Players show nothing.</source>
        <translation>Die Datei hat keine Einblendungen. Player zeigen nichts an.</translation>
    </message>
    <message>
        <source>The file has words, but no cue with times. Players show nothing.</source>
        <translation>Die Datei enthält Wörter, aber keine Einblendung mit Zeiten. Player zeigen nichts an.</translation>
    </message>
    <message>
        <source>The file is far larger than any subtitle file, so trackman doesn’t read it.</source>
        <translation>Die Datei ist weit größer als jede Untertiteldatei, daher liest trackman sie nicht.</translation>
    </message>
    <message>
        <source>Its words: {words}</source>
        <translation>Enthaltene Wörter: {words}</translation>
    </message>
    <message>
        <source>This expression takes too long. Make it simpler.</source>
        <translation>Dieser Ausdruck braucht zu lange. Vereinfachen Sie ihn.</translation>
    </message>
    <message>
        <source>This isn’t a valid regular expression.</source>
        <translation>Das ist kein gültiger regulärer Ausdruck.</translation>
    </message>
    <message>
        <source>Not a valid regular expression: see character {place}.</source>
        <translation>Kein gültiger regulärer Ausdruck: siehe Zeichen {place}.</translation>
    </message>
    <message>
        <source>The subtitle file is cut off: its end is missing.</source>
        <translation>Die Untertiteldatei ist abgeschnitten: Ihr Ende fehlt.</translation>
    </message>
    <message>
        <source>The subtitle file isn’t UTF-8, so players may show different characters.</source>
        <translation>Die Untertiteldatei ist nicht UTF-8, daher zeigen Player möglicherweise andere Zeichen an.</translation>
    </message>
    <message>
        <source>The file isn’t valid WebVTT, so players may show nothing.</source>
        <translation>Die Datei ist kein gültiges WebVTT, daher zeigen Player möglicherweise nichts an.</translation>
    </message>
    <message>
        <source>The subtitle file is too large. Only its beginning is shown.</source>
        <translation>Die Untertiteldatei ist zu groß. Nur der Anfang wird angezeigt.</translation>
    </message>
    <message>
        <source>None of these cues has a time that players can read.</source>
        <translation>Keine dieser Einblendungen hat eine Zeit, die Player lesen können.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues have times that no player can read.</source>
        <translation>
            <numerusform>%Ln Einblendung hat Zeiten, die kein Player lesen kann.</numerusform>
            <numerusform>%Ln Einblendungen haben Zeiten, die kein Player lesen kann.</numerusform>
        </translation>
    </message>
    <message>
        <source>Their numbers: {numbers}.</source>
        <translation>Nummern: {numbers}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are not shown here.</source>
        <translation>
            <numerusform>%Ln davon wird hier nicht angezeigt.</numerusform>
            <numerusform>%Ln davon werden hier nicht angezeigt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TokenField</name>
    <message>
        <source>Show token</source>
        <translation>Token anzeigen</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>API-Token</translation>
    </message>
    <message>
        <source>Paste the token here</source>
        <translation>Token hier einfügen</translation>
    </message>
    <message>
        <source>Hide token</source>
        <translation>Token ausblenden</translation>
    </message>
</context>
<context>
    <name>TokenForm</name>
    <message>
        <source>API token</source>
        <translation>API-Token</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Checking with DatoCMS…</source>
        <translation>Wird bei DatoCMS geprüft…</translation>
    </message>
    <message>
        <source>Saving the token in this computer’s keyring…</source>
        <translation>Das Token wird im Schlüsselbund dieses Computers gespeichert…</translation>
    </message>
    <message>
        <source>Paste the token into the field above first.</source>
        <translation>Fügen Sie zuerst oben das Token ein.</translation>
    </message>
    <message>
        <source>The token is kept in this computer’s keyring, never in a file.</source>
        <translation>Das Token wird im Schlüsselbund dieses Computers aufbewahrt, nie in einer Datei.</translation>
    </message>
    <message>
        <source>This computer has no keyring. trackman can keep the token until you close it, and never writes it to a file.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund. trackman kann das Token behalten, bis Sie das Programm schließen, und schreibt es nie in eine Datei.</translation>
    </message>
</context>
<context>
    <name>TokenRequest</name>
    <message>
        <source>Copy message</source>
        <translation>Nachricht kopieren</translation>
    </message>
    <message>
        <source>I can create a token myself</source>
        <translation>Ich kann selbst ein Token erstellen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Message copied</source>
        <translation>Nachricht kopiert</translation>
    </message>
    <message>
        <source>Hello,

I’d like to use trackman, a desktop program that shows, checks and deletes subtitle and audio tracks of our videos in DatoCMS. For that I need an API token of our project. Could you create one for me?

In DatoCMS: Project settings › API tokens › New token
• Name: trackman
• Access: Content Management API only
• Role: one that can read and edit uploads in the primary environment. To look without changing anything, reading uploads is enough. If it can also read records, trackman shows which of them use a video.

trackman keeps the token in my computer’s keyring and sends it to DatoCMS alone. Please hand it over in a password manager rather than by email or chat; you can revoke it in the same place at any time.

Thank you!</source>
        <translation>Guten Tag,

ich möchte trackman verwenden, ein Desktop-Programm, das die Untertitel- und Audiospuren unserer Videos in DatoCMS anzeigt, prüft und löscht. Dafür brauche ich ein API-Token unseres Projekts. Könnten Sie eines für mich erstellen?

In DatoCMS: Project settings › API tokens › New token
• Name: trackman
• Zugriff: nur Content Management API
• Rolle: eine, die Uploads in der Primärumgebung lesen und bearbeiten darf. Um nur zu lesen und nichts zu ändern, reicht das Lesen von Uploads. Wenn sie auch Datensätze lesen darf, zeigt trackman an, welche davon ein Video verwenden.

trackman bewahrt das Token im Schlüsselbund meines Computers auf und sendet es nur an DatoCMS. Bitte geben Sie es mir über einen Passwortmanager weiter, nicht per E-Mail oder Chat; Sie können es an derselben Stelle jederzeit widerrufen.

Vielen Dank!</translation>
    </message>
    <message>
        <source>Ask someone who manages the project</source>
        <translation>Fragen Sie jemanden, der das Projekt verwaltet</translation>
    </message>
    <message>
        <source>Creating tokens takes a role that may manage API tokens: usually the project’s owner, an administrator, or the agency that built the site. Send them this:</source>
        <translation>Um Tokens zu erstellen, ist eine Rolle nötig, die API-Tokens verwalten darf: meist der Inhaber des Projekts, ein Administrator oder die Agentur, die die Website gebaut hat. Senden Sie ihnen Folgendes:</translation>
    </message>
</context>
<context>
    <name>TourBubble</name>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Schritt {number} von {count}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>End the tour. Help › Tour starts it again.</source>
        <translation>Die Tour beenden. Hilfe › Tour startet sie wieder.</translation>
    </message>
    <message>
        <source>Go back to the step before</source>
        <translation>Zum vorherigen Schritt zurückgehen</translation>
    </message>
    <message>
        <source>Go on with the tour; Escape leaves it</source>
        <translation>Mit der Tour fortfahren; Esc verlässt sie</translation>
    </message>
</context>
<context>
    <name>TourWording</name>
    <message>
        <source>Open a video</source>
        <translation>Ein Video öffnen</translation>
    </message>
    <message>
        <source>Paste a DatoCMS link or a video ID here, or drop a link on the window.</source>
        <translation>Fügen Sie hier einen DatoCMS-Link oder eine Video-ID ein, oder ziehen Sie einen Link auf das Fenster.</translation>
    </message>
    <message>
        <source>Or pick one of your videos</source>
        <translation>Oder eines Ihrer Videos wählen</translation>
    </message>
    <message>
        <source>Search and filter the library, and keep a filter as a view.</source>
        <translation>Durchsuchen und filtern Sie die Bibliothek und speichern Sie einen Filter als Ansicht.</translation>
    </message>
    <message>
        <source>Its tracks</source>
        <translation>Seine Spuren</translation>
    </message>
    <message>
        <source>Subtitles and audio, with the findings of each. Select one to read it, or several to work on them together.</source>
        <translation>Untertitel und Audio, jeweils mit den Befunden. Wählen Sie eine Spur aus, um sie zu lesen, oder mehrere, um sie gemeinsam zu bearbeiten.</translation>
    </message>
    <message>
        <source>Look closely</source>
        <translation>Genau hinsehen</translation>
    </message>
    <message>
        <source>Read the subtitles, play the video, compare, edit. Errors and warnings stand beside the cue they are about.</source>
        <translation>Lesen Sie die Untertitel, spielen Sie das Video ab, vergleichen und bearbeiten Sie. Fehler und Warnungen stehen bei der Einblendung, um die es geht.</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>Delete what should go ({delete}). The subtitles are saved first, and {undo} brings the track back.</source>
        <translation>Löschen Sie, was weg soll ({delete}). trackman sichert die Untertitel zuerst, und {undo} holt die Spur zurück.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Judge many tracks</source>
        <translation>Viele Spuren beurteilen</translation>
    </message>
    <message>
        <source>Review, among all tracks and in the menu Track, shows them one after another: {keep} keeps, {delete} marks for deletion. Tools › Reviews goes on where you left one.</source>
        <translation>„Review“, bei „Alle Spuren“ und im Menü „Spur“, zeigt sie nacheinander: {keep} behält, {delete} merkt zum Löschen vor. Extras › Reviews fährt dort fort, wo Sie aufgehört haben.</translation>
    </message>
    <message>
        <source>Help is here</source>
        <translation>Hier finden Sie Hilfe</translation>
    </message>
    <message>
        <source>What’s this? explains every control, Keyboard shortcuts ({keys}) lists all keys and changes them, and Tour starts this again.</source>
        <translation>„Was ist das?“ erklärt jedes Bedienelement, „Tastenkürzel“ ({keys}) zeigt alle Tasten und ändert sie, und „Tour“ startet diese Tour wieder.</translation>
    </message>
</context>
<context>
    <name>TrackDelegate</name>
    <message>
        <source>CC</source>
        <translation>CC</translation>
    </message>
</context>
<context>
    <name>TrackFacts</name>
    <message>
        <source>Saved {moment}</source>
        <translation>Gespeichert: {moment}</translation>
    </message>
    <message>
        <source>Press {key} to put a saved version beside the text.</source>
        <translation>{key} stellt eine gespeicherte Version neben den Text.</translation>
    </message>
    <message>
        <source>Unpublished draft, last changed: {ago}</source>
        <translation>Unveröffentlichter Entwurf, zuletzt geändert: {ago}</translation>
    </message>
    <message>
        <source>{outcome} {ago}</source>
        <translation>{outcome}: {ago}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln saved versions</source>
        <translation>
            <numerusform>%Ln gespeicherte Version</numerusform>
            <numerusform>%Ln gespeicherte Versionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more in the history</source>
        <translation>
            <numerusform>und %Ln weiterer Vorgang im Verlauf</numerusform>
            <numerusform>und %Ln weitere im Verlauf</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrackListWording</name>
    <message numerus="yes">
        <source>All %Ln found</source>
        <translation>
            <numerusform>%Ln gefunden</numerusform>
            <numerusform>Alle %Ln gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>{found} of {total} found; {unknown} unknown</source>
        <translation>{found} von {total} gefunden; {unknown} unbekannt</translation>
    </message>
    <message>
        <source>{found} of {total} found</source>
        <translation>{found} von {total} gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines lead to another project or environment</source>
        <translation>
            <numerusform>%Ln Zeile führt in ein anderes Projekt oder eine andere Umgebung</numerusform>
            <numerusform>%Ln Zeilen führen in ein anderes Projekt oder eine andere Umgebung</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no IDs or links of videos or tracks in it.</source>
        <translation>Darin sind keine IDs oder Links von Videos oder Spuren.</translation>
    </message>
    <message>
        <source>The file couldn’t be read: {reason}</source>
        <translation>Die Datei konnte nicht gelesen werden: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track IDs copied</source>
        <translation>
            <numerusform>%Ln Spur-ID kopiert</numerusform>
            <numerusform>%Ln Spur-IDs kopiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out: their video has a track of the same kind and name.</source>
        <translation>
            <numerusform>%Ln Spur wird ausgelassen: Ihr Video hat eine Spur derselben Art mit demselben Namen.</numerusform>
            <numerusform>%Ln Spuren werden ausgelassen: Ihr Video hat eine Spur derselben Art mit demselben Namen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks can’t be put back: no scan has read their subtitles, or the video is gone.</source>
        <translation>
            <numerusform>%Ln Spur kann nicht zurückgeholt werden: Kein Scan hat ihre Untertitel gelesen, oder das Video ist nicht mehr vorhanden.</numerusform>
            <numerusform>%Ln Spuren können nicht zurückgeholt werden: Kein Scan hat ihre Untertitel gelesen, oder das Video ist nicht mehr vorhanden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back %Ln of the selected tracks?</source>
        <translation>
            <numerusform>%Ln der ausgewählten Spuren zurückholen?</numerusform>
            <numerusform>%Ln der ausgewählten Spuren zurückholen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back %Ln tracks</source>
        <translation>
            <numerusform>%Ln Spur zurückholen</numerusform>
            <numerusform>%Ln Spuren zurückholen</numerusform>
        </translation>
    </message>
    <message>
        <source>No track has vanished.</source>
        <translation>Keine Spur ist verschwunden.</translation>
    </message>
    <message numerus="yes">
        <source>No track vanished more than %Ln days ago.</source>
        <translation>
            <numerusform>Keine Spur ist vor mehr als %Ln Tag verschwunden.</numerusform>
            <numerusform>Keine Spur ist vor mehr als %Ln Tagen verschwunden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forget %Ln vanished tracks?</source>
        <translation>
            <numerusform>%Ln verschwundene Spur vergessen?</numerusform>
            <numerusform>%Ln verschwundene Spuren vergessen?</numerusform>
        </translation>
    </message>
    <message>
        <source>They vanished before {day}.</source>
        <translation>Verschwunden sind diese Spuren vor dem {day}.</translation>
    </message>
    <message numerus="yes">
        <source>trackman has read the subtitles of %Ln of them. Once forgotten, these can’t be put back.</source>
        <translation>
            <numerusform>Von %Ln davon hat trackman die Untertitel gelesen. Einmal vergessen, lässt sie sich nicht mehr zurückholen.</numerusform>
            <numerusform>Von %Ln davon hat trackman die Untertitel gelesen. Einmal vergessen, lassen sie sich nicht mehr zurückholen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Backups of tracks that were deleted in trackman are kept.</source>
        <translation>Sicherungen von Spuren, die in trackman gelöscht wurden, bleiben erhalten.</translation>
    </message>
    <message numerus="yes">
        <source>Forget %Ln tracks</source>
        <translation>
            <numerusform>%Ln Spur vergessen</numerusform>
            <numerusform>%Ln Spuren vergessen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln vanished tracks forgotten</source>
        <translation>
            <numerusform>%Ln verschwundene Spur vergessen</numerusform>
            <numerusform>%Ln verschwundene Spuren vergessen</numerusform>
        </translation>
    </message>
    <message>
        <source>Export tracks</source>
        <translation>Spuren exportieren</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel-Arbeitsmappen (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks exported</source>
        <translation>
            <numerusform>%Ln Spur exportiert</numerusform>
            <numerusform>%Ln Spuren exportiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Language code</source>
        <translation>Sprachcode</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>Video-ID</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>Spur-ID</translation>
    </message>
</context>
<context>
    <name>TrackOnPage</name>
    <message>
        <source>closed captions</source>
        <translation>Closed Captions</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Play the video with this sound to judge it.</source>
        <translation>Spielen Sie das Video mit diesem Ton ab, um ihn zu beurteilen.</translation>
    </message>
    <message>
        <source>Audio track</source>
        <translation>Audiospur</translation>
    </message>
    <message>
        <source>Play this sound</source>
        <translation>Diesen Ton abspielen</translation>
    </message>
    <message>
        <source>The video can’t be played, so its subtitles can’t be read.</source>
        <translation>Das Video lässt sich nicht abspielen, daher lassen sich seine Untertitel nicht lesen.</translation>
    </message>
    <message>
        <source>No subtitles to read</source>
        <translation>Keine lesbaren Untertitel</translation>
    </message>
    <message>
        <source>This track isn’t in the video any more</source>
        <translation>Diese Spur ist nicht mehr im Video</translation>
    </message>
    <message>
        <source>It was deleted or replaced after the queue was made. Nothing will be changed; press Keep to go on.</source>
        <translation>Sie wurde gelöscht oder ersetzt, nachdem das Review angelegt war. Es wird nichts geändert; drücken Sie „Behalten“, um fortzufahren.</translation>
    </message>
    <message>
        <source>It was deleted, as was decided in this review.</source>
        <translation>Sie wurde gelöscht, wie in diesem Review entschieden.</translation>
    </message>
    <message>
        <source>The track isn’t in the video any more.</source>
        <translation>Die Spur ist nicht mehr im Video.</translation>
    </message>
    <message>
        <source>Audio can’t be edited here.</source>
        <translation>Audio lässt sich hier nicht bearbeiten.</translation>
    </message>
    <message>
        <source>There’s no subtitle file to edit.</source>
        <translation>Es gibt keine Untertiteldatei zum Bearbeiten.</translation>
    </message>
    <message>
        <source>Track {place}</source>
        <translation>Spur {place}</translation>
    </message>
</context>
<context>
    <name>TrackViewsButton</name>
    <message>
        <source>View: {name}</source>
        <translation>Ansicht: {name}</translation>
    </message>
    <message>
        <source>{view} ({count})</source>
        <extracomment>A view and how many tracks it has: “Errored (12)”.</extracomment>
        <translation>{view} ({count})</translation>
    </message>
    <message>
        <source>Your views</source>
        <translation>Ihre Ansichten</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Diese Ansicht speichern…</translation>
    </message>
    <message>
        <source>Rename {view}…</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>{view} umbenennen…</translation>
    </message>
    <message>
        <source>Delete {view}</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>{view} löschen</translation>
    </message>
</context>
<context>
    <name>TrackWording</name>
    <message>
        <source>Subtitles</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>In Vorbereitung</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>Fehlerhaft</translation>
    </message>
    <message>
        <source>{status}: {error}</source>
        <translation>{status}: {error}</translation>
    </message>
    <message>
        <source>Not specified</source>
        <extracomment>Answer to “Closed captions”; so are Yes and No below.</extracomment>
        <translation>Nicht angegeben</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>No language</source>
        <translation>Keine Sprache</translation>
    </message>
    <message>
        <source>closed captions</source>
        <translation>Closed Captions</translation>
    </message>
    <message>
        <source>subtitles</source>
        <extracomment>One of the words a row is read out with: “Italiano, subtitles, Italian, ready”.</extracomment>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>audio</source>
        <extracomment>One of the words a row is read out with: “Italiano, audio, Italian, ready”.</extracomment>
        <translation>Audio</translation>
    </message>
    <message>
        <source>ready</source>
        <extracomment>One of the words a row is read out with: “Italiano, subtitles, Italian, ready”.</extracomment>
        <translation>bereit</translation>
    </message>
    <message>
        <source>preparing</source>
        <extracomment>One of the words a row is read out with; the track is being prepared.</extracomment>
        <translation>in Vorbereitung</translation>
    </message>
    <message>
        <source>errored</source>
        <extracomment>One of the words a row is read out with; the track failed processing.</extracomment>
        <translation>fehlerhaft</translation>
    </message>
</context>
<context>
    <name>TracksHead</name>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks with errors</source>
        <translation>
            <numerusform>%Ln Spur mit Fehlern</numerusform>
            <numerusform>%Ln Spuren mit Fehlern</numerusform>
        </translation>
    </message>
    <message>
        <source>Add subtitles or audio from files</source>
        <translation>Untertitel oder Audio aus Dateien hinzufügen</translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>Keine Spuren</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln Spur</numerusform>
            <numerusform>%Ln Spuren</numerusform>
        </translation>
    </message>
    <message>
        <source>Select the tracks with errors</source>
        <translation>Die Spuren mit Fehlern auswählen</translation>
    </message>
</context>
<context>
    <name>TracksModel</name>
    <message>
        <source>Track</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>CC</source>
        <translation>CC</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>TracksPages</name>
    <message>
        <source>Open a video to see its tracks</source>
        <translation>Öffnen Sie ein Video, um seine Spuren zu sehen</translation>
    </message>
    <message>
        <source>Choose one in the list, or paste a DatoCMS link or video ID above. You can also drop a link onto this window.</source>
        <translation>Wählen Sie eines in der Liste, oder fügen Sie oben einen DatoCMS-Link oder eine Video-ID ein. Sie können einen Link auch auf dieses Fenster ziehen.</translation>
    </message>
    <message>
        <source>Open video…</source>
        <translation>Video öffnen…</translation>
    </message>
    <message>
        <source>{video} has no subtitle or audio tracks.</source>
        <translation>{video} hat keine Untertitel- oder Audiospuren.</translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>Keine Spuren</translation>
    </message>
</context>
<context>
    <name>TracksPane</name>
    <message>
        <source>Select a track.</source>
        <translation>Wählen Sie eine Spur aus.</translation>
    </message>
    <message>
        <source>Copy rows as text</source>
        <translation>Zeilen als Text kopieren</translation>
    </message>
    <message>
        <source>Loading tracks…</source>
        <translation>Spuren werden geladen…</translation>
    </message>
    <message>
        <source>{name}: {state}</source>
        <translation>{name}: {state}</translation>
    </message>
    <message>
        <source>Open a video first.</source>
        <translation>Öffnen Sie zuerst ein Video.</translation>
    </message>
    <message>
        <source>The selected tracks are already being deleted.</source>
        <translation>Die ausgewählten Spuren werden bereits gelöscht.</translation>
    </message>
</context>
<context>
    <name>TracksTable</name>
    <message>
        <source>Tracks</source>
        <translation>Spuren</translation>
    </message>
</context>
<context>
    <name>TypedCount</name>
    <message>
        <source>To delete that many tracks, type their number: {count}</source>
        <translation>Um so viele Spuren zu löschen, tippen Sie ihre Anzahl ein: {count}</translation>
    </message>
</context>
<context>
    <name>UndoController</name>
    <message>
        <source>Redo replacement of {name}</source>
        <translation>Ersetzen von {name} wiederholen</translation>
    </message>
    <message numerus="yes">
        <source>Redo replacement of %Ln tracks</source>
        <translation>
            <numerusform>Ersetzen von %Ln Spur wiederholen</numerusform>
            <numerusform>Ersetzen von %Ln Spuren wiederholen</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo replacement of {name}</source>
        <translation>Ersetzen von {name} rückgängig machen</translation>
    </message>
    <message numerus="yes">
        <source>Undo replacement of %Ln tracks</source>
        <translation>
            <numerusform>Ersetzen von %Ln Spur rückgängig machen</numerusform>
            <numerusform>Ersetzen von %Ln Spuren rückgängig machen</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo deletion of {name}</source>
        <translation>Löschen von {name} rückgängig machen</translation>
    </message>
    <message numerus="yes">
        <source>Undo deletion of %Ln tracks</source>
        <translation>
            <numerusform>Löschen von %Ln Spur rückgängig machen</numerusform>
            <numerusform>Löschen von %Ln Spuren rückgängig machen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>Nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>Still working. It will be undone as soon as that has finished.</source>
        <translation>Der Vorgang läuft noch. Er wird rückgängig gemacht, sobald er abgeschlossen ist.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks have no backup and can’t be restored.</source>
        <translation>
            <numerusform>%Ln Spur hat keine Sicherung und lässt sich nicht wiederherstellen.</numerusform>
            <numerusform>%Ln Spuren haben keine Sicherung und lassen sich nicht wiederherstellen.</numerusform>
        </translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>Es gibt keine Sicherung, daher lässt sie sich nicht wiederherstellen.</translation>
    </message>
</context>
<context>
    <name>UnexpectedErrors</name>
    <message>
        <source>trackman was updated while it was open, so not everything works any more. Close it and start it again.</source>
        <translation>trackman wurde aktualisiert, während es geöffnet war; daher funktioniert nicht mehr alles. Schließen Sie trackman und starten Sie es neu.</translation>
    </message>
    <message>
        <source>The unexpected error happened again.</source>
        <translation>Der unerwartete Fehler ist noch einmal aufgetreten.</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Bericht anzeigen</translation>
    </message>
    <message>
        <source>This report holds no token, no subtitle text and no file name. Copy it to pass it on.</source>
        <translation>Dieser Bericht enthält kein Token, keinen Untertiteltext und keinen Dateinamen. Kopieren Sie ihn, um ihn weiterzugeben.</translation>
    </message>
    <message>
        <source>Error report</source>
        <translation>Fehlerbericht</translation>
    </message>
</context>
<context>
    <name>UpdatesDialog</name>
    <message>
        <source>Check for updates</source>
        <translation>Nach Updates suchen</translation>
    </message>
    <message>
        <source>Open download page</source>
        <translation>Download-Seite öffnen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>This is trackman {version}.</source>
        <translation>Dies ist trackman {version}.</translation>
    </message>
    <message>
        <source>Checking for updates…</source>
        <translation>Nach Updates wird gesucht…</translation>
    </message>
    <message>
        <source>You have the newest version, {version}.</source>
        <translation>Sie haben die neueste Version, {version}.</translation>
    </message>
    <message>
        <source>trackman is up to date</source>
        <translation>trackman ist aktuell</translation>
    </message>
    <message>
        <source>trackman {version} is available</source>
        <translation>trackman {version} ist verfügbar</translation>
    </message>
    <message>
        <source>You have {version}. The page opens in your browser.</source>
        <translation>Sie haben {version}. Die Seite öffnet sich in Ihrem Browser.</translation>
    </message>
    <message>
        <source>trackman {version} needs a newer system</source>
        <translation>trackman {version} braucht ein neueres System</translation>
    </message>
    <message>
        <source>It needs system version {needed}; this computer has {found}. You can go on using trackman {version}.</source>
        <translation>Es braucht die Systemversion {needed}; dieser Computer hat {found}. Sie können trackman {version} weiterhin verwenden.</translation>
    </message>
    <message>
        <source>Couldn’t check for updates</source>
        <translation>Die Suche nach Updates ist nicht gelungen</translation>
    </message>
    <message>
        <source>This version doesn’t know where to look. Ask whoever gave you trackman.</source>
        <translation>Diese Version weiß nicht, wo sie nachsehen soll. Fragen Sie die Person, von der Sie trackman haben.</translation>
    </message>
    <message>
        <source>The address to look at isn’t an https address. Ask whoever set up this computer.</source>
        <translation>Die Adresse zum Nachsehen ist keine https-Adresse. Fragen Sie die Person, die diesen Computer eingerichtet hat.</translation>
    </message>
    <message>
        <source>The notice isn’t signed by the makers of trackman, so it is ignored. Somebody may have tampered with it: don’t download trackman from a link you were sent.</source>
        <translation>Die Mitteilung ist nicht von den Herstellern von trackman signiert und wird daher ignoriert. Möglicherweise hat sie jemand manipuliert: Laden Sie trackman nicht über einen Link herunter, den man Ihnen geschickt hat.</translation>
    </message>
    <message>
        <source>The notice is signed with a key this version doesn’t know. Get the newest trackman from where you got this one.</source>
        <translation>Die Mitteilung ist mit einem Schlüssel signiert, den diese Version nicht kennt. Beziehen Sie das neueste trackman von derselben Stelle wie dieses.</translation>
    </message>
    <message>
        <source>The notice is damaged. Try again later.</source>
        <translation>Die Mitteilung ist beschädigt. Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>The notice leads to a page that trackman doesn’t open. Get the newest version from where you got this one.</source>
        <translation>Die Mitteilung führt zu einer Seite, die trackman nicht öffnet. Beziehen Sie die neueste Version von derselben Stelle wie diese.</translation>
    </message>
    <message>
        <source>The connection isn’t secure, so nothing was asked. Settings › Network can tell more.</source>
        <translation>Die Verbindung ist nicht sicher, daher wurde nichts abgefragt. Mehr erfahren Sie unter Einstellungen › Netzwerk.</translation>
    </message>
    <message>
        <source>There is no connection. Check your network, then try again.</source>
        <translation>Es besteht keine Verbindung. Prüfen Sie Ihr Netzwerk und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The server points to another host, which trackman doesn’t follow.</source>
        <translation>Der Server verweist auf einen anderen Server; dem folgt trackman nicht.</translation>
    </message>
    <message>
        <source>The answer is far too large for a notice, and was not read.</source>
        <translation>Die Antwort ist viel zu groß für eine Mitteilung und wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>The server didn’t answer in time. Try again later.</source>
        <translation>Der Server hat nicht rechtzeitig geantwortet. Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>The server has no notice at the moment. Try again later.</source>
        <translation>Der Server hat derzeit keine Mitteilung. Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>Ask the server once more</source>
        <translation>Den Server noch einmal fragen</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Versions of {name}</source>
        <translation>Versionen von {name}</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern als…</translation>
    </message>
    <message>
        <source>Restore this version</source>
        <translation>Diese Version wiederherstellen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Select one version.</source>
        <translation>Wählen Sie eine Version aus.</translation>
    </message>
    <message>
        <source>Select one or two versions.</source>
        <translation>Wählen Sie eine oder zwei Versionen aus.</translation>
    </message>
    <message>
        <source>Compare with the subtitles of now</source>
        <translation>Mit den jetzigen Untertiteln vergleichen</translation>
    </message>
    <message>
        <source>No saved versions yet</source>
        <translation>Noch keine gespeicherten Versionen</translation>
    </message>
    <message>
        <source>trackman saves the subtitles whenever you add, publish, replace or delete a track. The versions appear here.</source>
        <translation>trackman speichert die Untertitel immer, wenn Sie eine Spur hinzufügen, veröffentlichen, ersetzen oder löschen. Die Versionen erscheinen hier.</translation>
    </message>
</context>
<context>
    <name>VersionsModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Anlass</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: who saved a version.</extracomment>
        <translation>Von</translation>
    </message>
    <message>
        <source>Unreadable, {size}</source>
        <translation>Nicht lesbar, {size}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues, {size}</source>
        <translation>
            <numerusform>%Ln Einblendung, {size}</numerusform>
            <numerusform>%Ln Einblendungen, {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>By whom it was saved.</extracomment>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Before deletion or replacement</source>
        <translation>Vor Löschung oder Ersetzung</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Wiederhergestellt</translation>
    </message>
    <message>
        <source>{why}: {reason}</source>
        <translation>{why}: {reason}</translation>
    </message>
</context>
<context>
    <name>VideoChoice</name>
    <message>
        <source>Select a row first.</source>
        <translation>Wählen Sie zuerst eine Zeile aus.</translation>
    </message>
    <message>
        <source>The selected rows belong to several videos.</source>
        <translation>Die ausgewählten Zeilen gehören zu mehreren Videos.</translation>
    </message>
    <message>
        <source>The video belongs to the project {project}. Open it first.</source>
        <translation>Das Video gehört zum Projekt {project}. Öffnen Sie es zuerst.</translation>
    </message>
    <message>
        <source>The video is in the primary environment. Switch to it first.</source>
        <translation>Das Video ist in der Primärumgebung. Wechseln Sie zuerst dorthin.</translation>
    </message>
    <message>
        <source>The video is in the environment {name}. Switch to it first.</source>
        <translation>Das Video ist in der Umgebung {name}. Wechseln Sie zuerst dorthin.</translation>
    </message>
</context>
<context>
    <name>VideoController</name>
    <message>
        <source>{reason}. Showing the tracks from your last visit.</source>
        <translation>{reason}. Angezeigt werden die Spuren von Ihrem letzten Besuch.</translation>
    </message>
    <message>
        <source>Couldn’t refresh: {reason}. The tracks may be out of date.</source>
        <translation>Aktualisieren nicht möglich: {reason}. Die Spuren sind möglicherweise veraltet.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Searching videos… {count} of {total}</source>
        <translation>Videos werden durchsucht… {count} von {total}</translation>
    </message>
</context>
<context>
    <name>VideoQuestion</name>
    <message>
        <source>Paste the video’s DatoCMS link or its ID. The video must be in this project.</source>
        <translation>Fügen Sie den DatoCMS-Link oder die ID des Videos ein. Das Video muss zu diesem Projekt gehören.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Link or ID of a video</source>
        <translation>Link oder ID eines Videos</translation>
    </message>
</context>
<context>
    <name>VideoSection</name>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Copy DatoCMS address</source>
        <translation>DatoCMS-Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy stream link</source>
        <translation>Stream-Link kopieren</translation>
    </message>
    <message>
        <source>Streaming counts towards your DatoCMS quota.</source>
        <translation>Streaming wird auf Ihr DatoCMS-Kontingent angerechnet.</translation>
    </message>
    <message>
        <source>The project’s DatoCMS address isn’t known yet.</source>
        <translation>Die DatoCMS-Adresse des Projekts ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>Open in DatoCMS</source>
        <translation>In DatoCMS öffnen</translation>
    </message>
    <message>
        <source>This video has no stream.</source>
        <translation>Dieses Video hat keinen Stream.</translation>
    </message>
    <message>
        <source>Open stream link</source>
        <translation>Stream-Link öffnen</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>File type</source>
        <translation>Dateityp</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Best MP4</source>
        <translation>Bestes MP4</translation>
    </message>
    <message>
        <source>Poster frame</source>
        <translation>Posterbild</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>Hochgeladen</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Uploaded by</source>
        <translation>Hochgeladen von</translation>
    </message>
    <message>
        <source>Virus scan</source>
        <translation>Virenprüfung</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Copyright</source>
        <translation>Copyright</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Smart tags</source>
        <translation>Smart-Tags</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>Video-ID</translation>
    </message>
    <message>
        <source>Copy video ID</source>
        <translation>Video-ID kopieren</translation>
    </message>
    <message>
        <source>Playback ID</source>
        <translation>Playback-ID</translation>
    </message>
    <message>
        <source>Copy playback ID</source>
        <translation>Playback-ID kopieren</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>File address</source>
        <translation>Dateiadresse</translation>
    </message>
    <message>
        <source>Copy file address</source>
        <translation>Dateiadresse kopieren</translation>
    </message>
    <message>
        <source>MD5</source>
        <translation>MD5</translation>
    </message>
    <message>
        <source>Copy MD5</source>
        <translation>MD5 kopieren</translation>
    </message>
</context>
<context>
    <name>VideoWording</name>
    <message>
        <source>{short} ({exact} s)</source>
        <translation>{short} ({exact} s)</translation>
    </message>
    <message>
        <source>{rate} fps</source>
        <extracomment>The unit of a frame rate: frames per second.</extracomment>
        <translation>{rate} fps</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} Pixel</translation>
    </message>
    <message>
        <source>{short} ({count} bytes)</source>
        <translation>{short} ({count} Byte)</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Not scanned yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>No threats found</source>
        <translation>Keine Bedrohungen gefunden</translation>
    </message>
    <message>
        <source>Infected</source>
        <translation>Infiziert</translation>
    </message>
    <message>
        <source>Scan failed</source>
        <translation>Prüfung fehlgeschlagen</translation>
    </message>
    <message>
        <source>Not scanned</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>Project owner</source>
        <translation>Projektinhaber</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Collaborator</source>
        <translation>Mitarbeiter</translation>
    </message>
    <message>
        <source>Collaborator (single sign-on)</source>
        <translation>Mitarbeiter (Single Sign-on)</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>API-Token</translation>
    </message>
    <message>
        <source>{language}: {text}</source>
        <translation>{language}: {text}</translation>
    </message>
</context>
<context>
    <name>VideosList</name>
    <message>
        <source>Videos</source>
        <translation>Videos</translation>
    </message>
    <message>
        <source>This video isn’t loaded yet.</source>
        <translation>Dieses Video ist noch nicht geladen.</translation>
    </message>
    <message>
        <source>Go to its tracks</source>
        <translation>Zu seinen Spuren wechseln</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Namen kopieren</translation>
    </message>
    <message>
        <source>Copy video ID</source>
        <translation>Video-ID kopieren</translation>
    </message>
</context>
<context>
    <name>ViewsButton</name>
    <message>
        <source>View: {name}</source>
        <translation>Ansicht: {name}</translation>
    </message>
    <message>
        <source>All videos</source>
        <translation>Alle Videos</translation>
    </message>
    <message>
        <source>Recent videos</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Your views</source>
        <translation>Ihre Ansichten</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Diese Ansicht speichern…</translation>
    </message>
    <message>
        <source>Rename {view}…</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>{view} umbenennen…</translation>
    </message>
    <message>
        <source>Delete {view}</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>{view} löschen</translation>
    </message>
    <message>
        <source>Saved in DatoCMS</source>
        <translation>In DatoCMS gespeichert</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>{filter} (in part)</source>
        <translation>{filter} (teilweise)</translation>
    </message>
    <message>
        <source>Recent videos are always offered here.</source>
        <translation>Zuletzt geöffnete Videos stehen hier immer zur Auswahl.</translation>
    </message>
    <message>
        <source>Search or filter the videos first.</source>
        <translation>Suchen oder filtern Sie zuerst Videos.</translation>
    </message>
    <message>
        <source>These parts of the filter aren’t supported and are ignored: {p}</source>
        <translation>Diese Teile des Filters werden nicht unterstützt und ignoriert: {p}</translation>
    </message>
</context>
<context>
    <name>WholeProject</name>
    <message>
        <source>Search all subtitles</source>
        <translation>Alle Untertitel durchsuchen</translation>
    </message>
</context>
<context>
    <name>WordListDialog</name>
    <message>
        <source>Word list</source>
        <translation>Wortliste</translation>
    </message>
    <message>
        <source>New word list</source>
        <translation>Neue Wortliste</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Enter a name for the list first.</source>
        <translation>Geben Sie zuerst einen Namen für die Liste ein.</translation>
    </message>
    <message>
        <source>Enter a word first.</source>
        <translation>Geben Sie zuerst ein Wort ein.</translation>
    </message>
    <message>
        <source>Keep the list and search for it</source>
        <translation>Die Liste behalten und nach ihr suchen</translation>
    </message>
    <message>
        <source>One word or phrase a line. A cue that holds one of them is found.</source>
        <translation>Ein Wort oder Ausdruck pro Zeile. Gefunden wird jede Einblendung, die einen davon enthält.</translation>
    </message>
    <message>
        <source>A list with this name exists and will be replaced.</source>
        <translation>Eine Liste mit diesem Namen ist vorhanden und wird ersetzt.</translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation>Name der Liste</translation>
    </message>
    <message>
        <source>The list is shown by this name.</source>
        <translation>Unter diesem Namen wird die Liste angezeigt.</translation>
    </message>
    <message>
        <source>Words and phrases</source>
        <translation>Wörter und Ausdrücke</translation>
    </message>
    <message>
        <source>One word or phrase a line, such as colou*</source>
        <translation>Ein Wort oder Ausdruck pro Zeile, etwa farb*</translation>
    </message>
</context>
<context>
    <name>WordListsPanel</name>
    <message>
        <source>Word lists</source>
        <translation>Wortlisten</translation>
    </message>
    <message>
        <source>New word list…</source>
        <translation>Neue Wortliste…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Select a word list first.</source>
        <translation>Wählen Sie zuerst eine Wortliste aus.</translation>
    </message>
    <message>
        <source>Change name and words of the list</source>
        <translation>Name und Wörter der Liste ändern</translation>
    </message>
</context>
<context>
    <name>WorkModel</name>
    <message>
        <source>What</source>
        <extracomment>Titles of columns: the action, its video, how far it is, since when.</extracomment>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>{time} · {duration}</source>
        <extracomment>A time of day and a duration, such as “15:42 · 6 s”.</extracomment>
        <translation>{time} · {duration}</translation>
    </message>
</context>
<context>
    <name>WorkPane</name>
    <message>
        <source>Track details</source>
        <translation>Details der Spur</translation>
    </message>
    <message>
        <source>Parts of the work</source>
        <translation>Teile des Arbeitsbereichs</translation>
    </message>
    <message>
        <source>No video open</source>
        <translation>Kein Video geöffnet</translation>
    </message>
    <message>
        <source>Select a track</source>
        <translation>Spur auswählen</translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>Keine Spuren</translation>
    </message>
    <message>
        <source>Recently deleted has all tracks that can be restored.</source>
        <translation>„Zuletzt gelöscht“ enthält alle Spuren, die sich wiederherstellen lassen.</translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>Es gibt keine Sicherung, daher lässt sie sich nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>Open a video first.</source>
        <translation>Öffnen Sie zuerst ein Video.</translation>
    </message>
    <message>
        <source>The project’s address isn’t known yet.</source>
        <translation>Die Adresse des Projekts ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>Choose a track to read, hear and judge it here.</source>
        <translation>Wählen Sie eine Spur aus, um sie hier zu lesen, zu hören und zu beurteilen.</translation>
    </message>
    <message>
        <source>No track selected</source>
        <translation>Keine Spur ausgewählt</translation>
    </message>
    <message>
        <source>Play the video with this sound to judge it.</source>
        <translation>Spielen Sie das Video mit diesem Ton ab, um ihn zu beurteilen.</translation>
    </message>
    <message>
        <source>Audio track</source>
        <translation>Audiospur</translation>
    </message>
    <message>
        <source>Play this sound</source>
        <translation>Diesen Ton abspielen</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>Untertitel werden geladen…</translation>
    </message>
    <message>
        <source>No subtitles to read</source>
        <translation>Keine Untertitel zum Lesen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
</context>
<context>
    <name>WorkTab</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Cancel what hasn’t been sent yet. Work that DatoCMS accepted continues.</source>
        <translation>Abbrechen, was noch nicht gesendet wurde. Von DatoCMS angenommene Vorgänge laufen weiter.</translation>
    </message>
    <message>
        <source>Check the current state and finish what’s left</source>
        <translation>Den jetzigen Stand prüfen und abschließen, was noch fehlt</translation>
    </message>
    <message>
        <source>Select a row first.</source>
        <translation>Wählen Sie zuerst eine Zeile aus.</translation>
    </message>
    <message>
        <source>The selected items are finished or can no longer be cancelled.</source>
        <translation>Die ausgewählten Vorgänge sind abgeschlossen oder lassen sich nicht mehr abbrechen.</translation>
    </message>
    <message>
        <source>Trying again can’t help with the selected items.</source>
        <translation>Bei den ausgewählten Vorgängen hilft ein erneuter Versuch nicht.</translation>
    </message>
    <message>
        <source>None of the selected tracks can be restored.</source>
        <translation>Keine der ausgewählten Spuren lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Keine laufenden Vorgänge</translation>
    </message>
    <message>
        <source>Deletions and restores appear here while they are waiting or running.</source>
        <translation>Löschungen und Wiederherstellungen erscheinen hier, solange sie warten oder laufen.</translation>
    </message>
    <message>
        <source>Delete what wasn’t deleted because trackman closed, as far as still wanted</source>
        <translation>Löschen, was nicht gelöscht wurde, weil trackman beendet wurde, soweit es noch gewünscht ist</translation>
    </message>
    <message>
        <source>Delete none of what wasn’t deleted because trackman closed, and ask no more</source>
        <translation>Nichts von dem löschen, was nicht gelöscht wurde, weil trackman beendet wurde, und nicht mehr fragen</translation>
    </message>
</context>
<context>
    <name>WorkTable</name>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
</context>
<context>
    <name>_Away</name>
    <message>
        <source>The video is playing in its own window.</source>
        <translation>Das Video läuft in einem eigenen Fenster.</translation>
    </message>
    <message>
        <source>Move it here</source>
        <translation>Hierher holen</translation>
    </message>
</context>
<context>
    <name>_BatchWording</name>
    <message>
        <source>Generating {name}…</source>
        <translation>{name} wird erzeugt…</translation>
    </message>
    <message>
        <source>Adding {name}…</source>
        <translation>{name} wird hinzugefügt…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Adding tracks… {done} of {total}</source>
        <translation>Spuren werden hinzugefügt… {done} von {total}</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was added.</source>
        <translation>Abgebrochen. Es wurde nichts hinzugefügt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks added.</source>
        <translation>
            <numerusform>%Ln Spur hinzugefügt.</numerusform>
            <numerusform>%Ln Spuren hinzugefügt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks added. The other rows show the reason.</source>
        <translation>
            <numerusform>%Ln von {total} Spuren hinzugefügt. Die anderen Zeilen nennen den Grund.</numerusform>
            <numerusform>%Ln von {total} Spuren hinzugefügt. Die anderen Zeilen nennen den Grund.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks added. See Activity for the others.</source>
        <translation>
            <numerusform>%Ln von {total} Spuren hinzugefügt. Zu den anderen siehe „Aktivität“.</numerusform>
            <numerusform>%Ln von {total} Spuren hinzugefügt. Zu den anderen siehe „Aktivität“.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln additions were cancelled before they started.</source>
        <translation>
            <numerusform>Das Hinzufügen von %Ln Spur wurde vor Beginn abgebrochen.</numerusform>
            <numerusform>Das Hinzufügen von %Ln Spuren wurde vor Beginn abgebrochen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Replacing {name}…</source>
        <translation>{name} wird ersetzt…</translation>
    </message>
    <message>
        <source>Replacing tracks… {done} of {total}</source>
        <translation>Spuren werden ersetzt… {done} von {total}</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was replaced.</source>
        <translation>Abgebrochen. Es wurde nichts ersetzt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks replaced.</source>
        <translation>
            <numerusform>%Ln Spur ersetzt.</numerusform>
            <numerusform>%Ln Spuren ersetzt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks replaced.</source>
        <translation>
            <numerusform>%Ln von {total} Spuren ersetzt.</numerusform>
            <numerusform>%Ln von {total} Spuren ersetzt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln replacements were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln Ersetzung wurde vor Beginn abgebrochen.</numerusform>
            <numerusform>%Ln Ersetzungen wurden vor Beginn abgebrochen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>{name} is back as it was before</source>
        <translation>{name} ist wieder wie vorher</translation>
    </message>
</context>
<context>
    <name>_Entries</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
</context>
<context>
    <name>_Lists</name>
    <message>
        <source>Word list</source>
        <translation>Wortliste</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln neu</numerusform>
            <numerusform>%Ln neu</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_MoreButton</name>
    <message>
        <source>More</source>
        <extracomment>A menu of further things that can be done.</extracomment>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>What else can be done here, with its keys</source>
        <translation>Was sich hier sonst noch tun lässt, mit den Tasten dafür</translation>
    </message>
    <message>
        <source>Next track, without deciding</source>
        <translation>Nächste Spur, ohne zu entscheiden</translation>
    </message>
    <message>
        <source>Previous track, without deciding</source>
        <translation>Vorherige Spur, ohne zu entscheiden</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Vorheriger Befund</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Check whether the text fits the sound</source>
        <translation>Prüfen, ob der Text zum Ton passt</translation>
    </message>
    <message>
        <source>Larger subtitles</source>
        <translation>Größere Untertitel</translation>
    </message>
    <message>
        <source>Smaller subtitles</source>
        <translation>Kleinere Untertitel</translation>
    </message>
    <message>
        <source>Subtitles in normal size</source>
        <translation>Untertitel in normaler Größe</translation>
    </message>
    <message>
        <source>Look over the decisions</source>
        <translation>Entscheidungen durchsehen</translation>
    </message>
</context>
</TS>
