<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About trackman</source>
        <translation>Over trackman</translation>
    </message>
    <message>
        <source>Version {version} · Qt {qt}</source>
        <translation>Versie {version} · Qt {qt}</translation>
    </message>
    <message>
        <source>Review and delete the subtitle and audio tracks of DatoCMS videos. Free software under the MIT licence. Not made by DatoCMS.</source>
        <translation>Ondertitel- en audiosporen van DatoCMS-video’s controleren en verwijderen. Vrije software onder de MIT-licentie. Niet gemaakt door DatoCMS.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
</context>
<context>
    <name>AccessWording</name>
    <message>
        <source>DatoCMS doesn’t accept the API token</source>
        <translation>DatoCMS accepteert het API-token niet</translation>
    </message>
    <message>
        <source>The token is wrong or was revoked.</source>
        <translation>Het token is onjuist of ingetrokken.</translation>
    </message>
    <message>
        <source>DatoCMS no longer accepts the API token</source>
        <translation>DatoCMS accepteert het API-token niet meer</translation>
    </message>
    <message>
        <source>The token was revoked, replaced, or has expired. Everything else is kept.</source>
        <translation>Het token is ingetrokken, vervangen of verlopen. Al het andere blijft bewaard.</translation>
    </message>
    <message>
        <source>trackman needs an API token of your project</source>
        <translation>trackman heeft een API-token van je project nodig</translation>
    </message>
    <message>
        <source>In DatoCMS, open Project settings › API tokens and create a token that has access to the Content Management API and whose role can edit uploads in the primary environment. Then copy it.</source>
        <translation>Open in DatoCMS Project settings › API tokens en maak een token dat toegang heeft tot de Content Management API en waarvan de rol uploads in de primaire omgeving mag bewerken. Kopieer het daarna.</translation>
    </message>
    <message>
        <source>The token contains spaces or line breaks</source>
        <translation>Het token bevat spaties of regeleinden</translation>
    </message>
    <message>
        <source>Too much was copied, or the token was broken into lines.</source>
        <translation>Er is te veel gekopieerd, of het token is over meerdere regels verdeeld.</translation>
    </message>
    <message>
        <source>This isn’t an API token</source>
        <translation>Dit is geen API-token</translation>
    </message>
    <message>
        <source>It contains characters that no token has.</source>
        <translation>Het bevat tekens die in geen enkel token voorkomen.</translation>
    </message>
    <message>
        <source>This token has no access to the Content Management API</source>
        <translation>Dit token heeft geen toegang tot de Content Management API</translation>
    </message>
    <message>
        <source>In DatoCMS, open Project settings › API tokens, choose {name}, and allow it access to the Content Management API. Then try again with the same token.</source>
        <translation>Open in DatoCMS Project settings › API tokens, kies {name} en geef het toegang tot de Content Management API. Probeer het daarna opnieuw met hetzelfde token.</translation>
    </message>
    <message>
        <source>DatoCMS knows the token, but it doesn’t open a project. Use a token from Project settings › API tokens with access to the Content Management API.</source>
        <translation>DatoCMS kent het token, maar het opent geen project. Gebruik een token uit Project settings › API tokens met toegang tot de Content Management API.</translation>
    </message>
    <message>
        <source>This computer has no keyring</source>
        <translation>Deze computer heeft geen sleutelbos</translation>
    </message>
    <message>
        <source>trackman keeps tokens only in the system’s password store, never in a file. Without it, trackman can keep the token until you close it.</source>
        <translation>trackman bewaart tokens alleen in de wachtwoordopslag van het systeem, nooit in een bestand. Zonder die opslag kan trackman het token bewaren tot je het programma sluit.</translation>
    </message>
    <message>
        <source>The keyring is locked</source>
        <translation>De sleutelbos is vergrendeld</translation>
    </message>
    <message>
        <source>trackman keeps tokens in this computer’s keyring. Try again, and unlock the keyring when the system asks for its password.</source>
        <translation>trackman bewaart tokens in de sleutelbos van deze computer. Probeer het opnieuw en ontgrendel de sleutelbos als het systeem om het wachtwoord vraagt.</translation>
    </message>
    <message>
        <source>The keyring is waiting for its password</source>
        <translation>De sleutelbos wacht op het wachtwoord</translation>
    </message>
    <message>
        <source>Find the window in which the system asks for it, which may be behind others. Once the keyring is unlocked, trackman goes on by itself. Without the keyring, trackman can keep a token until you close it.</source>
        <translation>Zoek het venster waarin het systeem erom vraagt; het kan achter andere vensters staan. Zodra de sleutelbos ontgrendeld is, gaat trackman vanzelf verder. Zonder sleutelbos kan trackman een token bewaren tot je het programma sluit.</translation>
    </message>
    <message>
        <source>The keyring isn’t answering</source>
        <translation>De sleutelbos reageert niet</translation>
    </message>
    <message>
        <source>If the system asks for the keyring’s password, enter it, and trackman goes on by itself. Without the keyring, trackman can keep a token until you close it.</source>
        <translation>Als het systeem om het wachtwoord van de sleutelbos vraagt, voer dat dan in; trackman gaat daarna vanzelf verder. Zonder sleutelbos kan trackman een token bewaren tot je het programma sluit.</translation>
    </message>
    <message>
        <source>The keyring isn’t working</source>
        <translation>De sleutelbos werkt niet</translation>
    </message>
    <message>
        <source>The system’s keyring, where trackman keeps tokens, reported an error.</source>
        <translation>De sleutelbos van het systeem, waarin trackman tokens bewaart, heeft een fout gemeld.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>This server address can’t be used</source>
        <translation>Dit serveradres kan niet worden gebruikt</translation>
    </message>
    <message>
        <source>{address} doesn’t start with https://, and plain http would expose the token to the network. Correct TRACKMAN_API_URL and start trackman again.</source>
        <translation>{address} begint niet met https://, en met gewoon http zou het token op het netwerk zichtbaar zijn. Corrigeer TRACKMAN_API_URL en start trackman opnieuw.</translation>
    </message>
    <message>
        <source>A different environment answered</source>
        <translation>Een andere omgeving heeft geantwoord</translation>
    </message>
    <message>
        <source>trackman asked {chosen}, but {answered} answered, so the reply was ignored. Another environment may have just become primary. Refresh, and check at the top which environment you are in.</source>
        <extracomment>{chosen} and {answered} are names of environments in quotation marks.</extracomment>
        <translation>trackman vroeg {chosen}, maar {answered} antwoordde, dus het antwoord is genegeerd. Misschien is zojuist een andere omgeving primair geworden. Vernieuw, en controleer bovenaan in welke omgeving je bent.</translation>
    </message>
    <message>
        <source>Copy the token from Project settings › API tokens in DatoCMS.</source>
        <translation>Kopieer het token uit Project settings › API tokens in DatoCMS.</translation>
    </message>
    <message>
        <source>Set the environment variable DATOCMS_API_TOKEN to it and start trackman again.</source>
        <translation>Stel de omgevingsvariabele DATOCMS_API_TOKEN daarop in en start trackman opnieuw.</translation>
    </message>
    <message>
        <source>Then sign in with it.</source>
        <translation>Meld je daarna ermee aan.</translation>
    </message>
</context>
<context>
    <name>AccessibilityDialog</name>
    <message>
        <source>Accessibility report</source>
        <translation>Toegankelijkheidsrapport</translation>
    </message>
    <message>
        <source>Lists the videos without closed captions in their language, as WCAG 2.2 (1.2.2) and EN 301 549 (9.1.2.2) ask for them. DatoCMS doesn’t know which language a video speaks, so say it here.</source>
        <translation>Vermeldt de video’s zonder closed captions in hun taal, zoals WCAG 2.2 (1.2.2) en EN 301 549 (9.1.2.2) die vereisen. DatoCMS weet niet welke taal een video spreekt; geef die dus hier op.</translation>
    </message>
    <message>
        <source>Language of the videos</source>
        <translation>Taal van de video’s</translation>
    </message>
    <message>
        <source>Go by audio tracks, if any</source>
        <translation>Volgens audiosporen, als die er zijn</translation>
    </message>
    <message>
        <source>Ask which records are published</source>
        <translation>Vragen welke records gepubliceerd zijn</translation>
    </message>
    <message>
        <source>A video with audio tracks needs captions in each of their languages.</source>
        <translation>Een video met audiosporen heeft in elk van hun talen closed captions nodig.</translation>
    </message>
    <message>
        <source>With captions</source>
        <translation>Met closed captions</translation>
    </message>
    <message>
        <source>Only subtitles, not marked as captions</source>
        <translation>Alleen ondertiteling, niet gemarkeerd als closed captions</translation>
    </message>
    <message>
        <source>Errored or being prepared</source>
        <translation>Mislukt of in voorbereiding</translation>
    </message>
    <message>
        <source>Only in other languages</source>
        <translation>Alleen in andere talen</translation>
    </message>
    <message>
        <source>No subtitles</source>
        <translation>Geen ondertiteling</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos are left out: their tracks were not read yet.</source>
        <translation>
            <numerusform>%Ln video is weggelaten: de sporen ervan zijn nog niet gelezen.</numerusform>
            <numerusform>%Ln video’s zijn weggelaten: de sporen ervan zijn nog niet gelezen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No tracks were read yet. Scan the project first.</source>
        <translation>Er zijn nog geen sporen gelezen. Scan eerst het project.</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Video’s</translation>
    </message>
    <message numerus="yes">
        <source>Takes %Ln requests, one for each used video without captions.</source>
        <translation>
            <numerusform>Kost %Ln verzoek, één voor elke gebruikte video zonder closed captions.</numerusform>
            <numerusform>Kost %Ln verzoeken, één voor elke gebruikte video zonder closed captions.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video without captions is known to be used in records.</source>
        <translation>Voor zover bekend wordt geen enkele video zonder closed captions in records gebruikt.</translation>
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
        <translation>Terug naar de video’s</translation>
    </message>
    <message>
        <source>Activity and history</source>
        <translation>Activiteit en geschiedenis</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activiteit</translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>Onlangs verwijderd</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Geschiedenis</translation>
    </message>
</context>
<context>
    <name>ActivityRows</name>
    <message>
        <source>This entry is no deletion.</source>
        <translation>Deze regel is geen verwijdering.</translation>
    </message>
    <message>
        <source>The track was not deleted.</source>
        <translation>Het spoor is niet verwijderd.</translation>
    </message>
    <message>
        <source>The track has already been restored.</source>
        <translation>Het spoor is al hersteld.</translation>
    </message>
    <message>
        <source>There’s no backup.</source>
        <translation>Er is geen back-up.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Geannuleerd</translation>
    </message>
    <message>
        <source>Deleted without a backup</source>
        <translation>Verwijderd zonder back-up</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Verwijderd</translation>
    </message>
    <message>
        <source>Already removed, without a backup</source>
        <translation>Was al weg, zonder back-up</translation>
    </message>
    <message>
        <source>Already removed</source>
        <translation>Was al weg</translation>
    </message>
</context>
<context>
    <name>ActivityWording</name>
    <message>
        <source>Delete</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Herstellen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Toevoegen</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Genereren</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Vervangen</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>{name} verwijderen</translation>
    </message>
    <message>
        <source>Restore {name}</source>
        <translation>{name} herstellen</translation>
    </message>
    <message>
        <source>Add {name}</source>
        <translation>{name} toevoegen</translation>
    </message>
    <message>
        <source>Generate {name}</source>
        <translation>{name} genereren</translation>
    </message>
    <message>
        <source>Replace {name}</source>
        <translation>{name} vervangen</translation>
    </message>
    <message>
        <source>{outcome}: {code}</source>
        <extracomment>{outcome} is a result such as “Not deleted”, {code} an error code of DatoCMS.</extracomment>
        <translation>{outcome}: {code}</translation>
    </message>
    <message>
        <source>Not deleted: trackman closed</source>
        <extracomment>Result of a deletion that trackman could not do before it closed.</extracomment>
        <translation>Niet verwijderd: trackman is gesloten</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>Geen reden opgegeven</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Onbekend</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>Primair</translation>
    </message>
    <message>
        <source>Saved as it is, unreadable, {size}</source>
        <translation>Ongewijzigd bewaard, onleesbaar, {size}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues, {size}</source>
        <translation>
            <numerusform>%Ln ondertitel, {size}</numerusform>
            <numerusform>%Ln ondertitels, {size}</numerusform>
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
            <numerusform>%Ln bezig</numerusform>
            <numerusform>%Ln bezig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <extracomment>A count of operations, in a list of counts.</extracomment>
        <translation>
            <numerusform>%Ln wacht</numerusform>
            <numerusform>%Ln wachten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with a problem</source>
        <extracomment>A count of operations, in a list of counts.</extracomment>
        <translation>
            <numerusform>%Ln met een probleem</numerusform>
            <numerusform>%Ln met een probleem</numerusform>
        </translation>
    </message>
    <message>
        <source>All done</source>
        <translation>Alles klaar</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Er is niets bezig</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Niets ongedaan te maken</translation>
    </message>
    <message>
        <source>Undo deletion of {name}</source>
        <translation>Verwijdering van {name} ongedaan maken</translation>
    </message>
    <message numerus="yes">
        <source>Undo deletion of %Ln tracks</source>
        <translation>
            <numerusform>Verwijdering van %Ln spoor ongedaan maken</numerusform>
            <numerusform>Verwijdering van %Ln sporen ongedaan maken</numerusform>
        </translation>
    </message>
    <message>
        <source>Already removed, restored since</source>
        <translation>Was al weg, later hersteld</translation>
    </message>
    <message>
        <source>Deleted, restored since</source>
        <translation>Verwijderd en hersteld</translation>
    </message>
    <message>
        <source>Already removed, no backup</source>
        <translation>Was al weg, geen back-up</translation>
    </message>
    <message>
        <source>Deleted, no backup</source>
        <translation>Verwijderd, geen back-up</translation>
    </message>
    <message>
        <source>Added, not verified</source>
        <translation>Toegevoegd, niet geverifieerd</translation>
    </message>
    <message>
        <source>Generated, not verified</source>
        <translation>Gegenereerd, niet geverifieerd</translation>
    </message>
    <message>
        <source>Replaced, not verified</source>
        <translation>Vervangen, niet geverifieerd</translation>
    </message>
    <message>
        <source>Restored, not verified</source>
        <translation>Hersteld, niet geverifieerd</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>In wachtrij</translation>
    </message>
    <message>
        <source>Backed up, not deleted yet</source>
        <translation>Back-up gemaakt, nog niet verwijderd</translation>
    </message>
    <message>
        <source>Deletion requested</source>
        <translation>Verwijdering aangevraagd</translation>
    </message>
    <message>
        <source>DatoCMS is deleting the track</source>
        <translation>DatoCMS verwijdert het spoor</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Verwijderd</translation>
    </message>
    <message>
        <source>Already removed</source>
        <translation>Was al weg</translation>
    </message>
    <message>
        <source>Not deleted</source>
        <translation>Niet verwijderd</translation>
    </message>
    <message>
        <source>Deletion not confirmed</source>
        <translation>Verwijdering niet bevestigd</translation>
    </message>
    <message>
        <source>Cancelled, not deleted</source>
        <translation>Geannuleerd, niet verwijderd</translation>
    </message>
    <message>
        <source>Restore requested</source>
        <translation>Herstel aangevraagd</translation>
    </message>
    <message>
        <source>DatoCMS is creating the track</source>
        <translation>DatoCMS maakt het spoor aan</translation>
    </message>
    <message>
        <source>DatoCMS is preparing the track</source>
        <translation>DatoCMS bereidt het spoor voor</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Hersteld</translation>
    </message>
    <message>
        <source>Not restored</source>
        <translation>Niet hersteld</translation>
    </message>
    <message>
        <source>Restore not confirmed</source>
        <translation>Herstel niet bevestigd</translation>
    </message>
    <message>
        <source>Cancelled, not restored</source>
        <translation>Geannuleerd, niet hersteld</translation>
    </message>
    <message>
        <source>Track requested</source>
        <translation>Spoor aangevraagd</translation>
    </message>
    <message>
        <source>Added</source>
        <extracomment>What became of a track.</extracomment>
        <translation>Toegevoegd</translation>
    </message>
    <message>
        <source>Not added</source>
        <translation>Niet toegevoegd</translation>
    </message>
    <message>
        <source>Addition not confirmed</source>
        <extracomment>Nobody can say whether the track was added.</extracomment>
        <translation>Toevoeging niet bevestigd</translation>
    </message>
    <message>
        <source>Cancelled, not added</source>
        <translation>Geannuleerd, niet toegevoegd</translation>
    </message>
    <message>
        <source>Subtitles requested</source>
        <translation>Ondertiteling aangevraagd</translation>
    </message>
    <message>
        <source>DatoCMS is generating the subtitles</source>
        <translation>DatoCMS genereert de ondertiteling</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Gegenereerd</translation>
    </message>
    <message>
        <source>Not generated</source>
        <translation>Niet gegenereerd</translation>
    </message>
    <message>
        <source>Generation not confirmed</source>
        <translation>Genereren niet bevestigd</translation>
    </message>
    <message>
        <source>Cancelled, not generated</source>
        <translation>Geannuleerd, niet gegenereerd</translation>
    </message>
    <message>
        <source>Replacing</source>
        <translation>Wordt vervangen</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Vervangen</translation>
    </message>
    <message>
        <source>Not replaced</source>
        <translation>Niet vervangen</translation>
    </message>
    <message>
        <source>Replacement not confirmed</source>
        <translation>Vervanging niet bevestigd</translation>
    </message>
    <message>
        <source>Cancelled, not replaced</source>
        <translation>Geannuleerd, niet vervangen</translation>
    </message>
</context>
<context>
    <name>AddTracksDialog</name>
    <message>
        <source>Add tracks</source>
        <translation>Sporen toevoegen</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Bestanden kiezen…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Map kiezen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Add tracks to {video}</source>
        <translation>Sporen toevoegen aan {video}</translation>
    </message>
    <message numerus="yes">
        <source>Too many files at once: %Ln were left out.</source>
        <translation>
            <numerusform>Te veel bestanden tegelijk: %Ln is weggelaten.</numerusform>
            <numerusform>Te veel bestanden tegelijk: %Ln zijn weggelaten.</numerusform>
        </translation>
    </message>
    <message>
        <source>The list takes {most}. Add these first, then the others.</source>
        <translation>Er passen er {most} in de lijst. Voeg deze eerst toe, daarna de andere.</translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln tracks</source>
        <translation>
            <numerusform>%Ln spoor toevoegen</numerusform>
            <numerusform>%Ln sporen toevoegen</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose files first.</source>
        <translation>Kies eerst bestanden.</translation>
    </message>
    <message>
        <source>Reading files…</source>
        <translation>Bestanden lezen…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files can’t be added as they are.</source>
        <translation>
            <numerusform>%Ln bestand kan zo niet worden toegevoegd.</numerusform>
            <numerusform>%Ln bestanden kunnen zo niet worden toegevoegd.</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop subtitle or audio files here</source>
        <translation>Zet hier ondertitel- of audiobestanden neer</translation>
    </message>
    <message>
        <source>WebVTT, SubRip, SubStation Alpha, TTML, SAMI, MicroDVD and others; M4A, MP3 and WAV. A folder, or files copied in a file manager ({key}), will do as well.</source>
        <translation>WebVTT, SubRip, SubStation Alpha, TTML, SAMI, MicroDVD en andere; M4A, MP3 en WAV. Een map, of bestanden die je in een bestandsbeheerder hebt gekopieerd ({key}), kan ook.</translation>
    </message>
</context>
<context>
    <name>AdditionController</name>
    <message>
        <source>It’s too late to cancel: DatoCMS is already creating the track.</source>
        <translation>Annuleren kan niet meer: DatoCMS maakt het spoor al aan.</translation>
    </message>
</context>
<context>
    <name>AdditionWording</name>
    <message>
        <source>Waiting to be added</source>
        <translation>Wacht op toevoegen</translation>
    </message>
    <message>
        <source>Uploading… {percent} %</source>
        <translation>Uploaden… {percent}%</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>Controleren… {time}</translation>
    </message>
    <message>
        <source>Creating the track… {time}, DatoCMS isn’t responding right now</source>
        <translation>Spoor aanmaken… {time}, DatoCMS reageert nu niet</translation>
    </message>
    <message>
        <source>DatoCMS is preparing it… {time}</source>
        <translation>DatoCMS bereidt het voor… {time}</translation>
    </message>
    <message>
        <source>Comparing subtitles… {time}</source>
        <translation>Ondertiteling vergelijken… {time}</translation>
    </message>
    <message>
        <source>Creating the track… {time}</source>
        <translation>Spoor aanmaken… {time}</translation>
    </message>
    <message>
        <source>{name} was not added: {reason}</source>
        <translation>{name} is niet toegevoegd: {reason}</translation>
    </message>
    <message>
        <source>{name} added; DatoCMS is still preparing it</source>
        <translation>{name} toegevoegd; DatoCMS bereidt het nog voor</translation>
    </message>
    <message>
        <source>{name} added</source>
        <translation>{name} toegevoegd</translation>
    </message>
    <message>
        <source>{name} added; its subtitles couldn’t be verified</source>
        <translation>{name} toegevoegd; de ondertiteling kon niet worden geverifieerd</translation>
    </message>
    <message>
        <source>{name} added, but its subtitles differ from the file</source>
        <translation>{name} toegevoegd, maar de ondertiteling wijkt af van het bestand</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was added</source>
        <translation>Het is niet bevestigd dat {name} is toegevoegd</translation>
    </message>
    <message>
        <source>Addition not confirmed</source>
        <translation>Toevoeging niet bevestigd</translation>
    </message>
    <message>
        <source>Not added: {reason}</source>
        <translation>Niet toegevoegd: {reason}</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Toegevoegd</translation>
    </message>
    <message>
        <source>Added; the subtitles couldn’t be verified</source>
        <translation>Toegevoegd; de ondertiteling kon niet worden geverifieerd</translation>
    </message>
    <message>
        <source>Added; the subtitles differ from the file</source>
        <translation>Toegevoegd; de ondertiteling wijkt af van het bestand</translation>
    </message>
</context>
<context>
    <name>AftermathWording</name>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln video</numerusform>
            <numerusform>%Ln video’s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks of {videos}</source>
        <translation>
            <numerusform>%Ln spoor van {videos}</numerusform>
            <numerusform>%Ln sporen van {videos}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos lose their only closed captions.</source>
        <translation>
            <numerusform>%Ln video raakt de enige closed captions kwijt.</numerusform>
            <numerusform>%Ln video’s raken hun enige closed captions kwijt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos lose their last audio track.</source>
        <translation>
            <numerusform>%Ln video raakt het laatste audiospoor kwijt.</numerusform>
            <numerusform>%Ln video’s raken hun laatste audiospoor kwijt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the videos are used in records.</source>
        <translation>
            <numerusform>%Ln van de video’s wordt in records gebruikt.</numerusform>
            <numerusform>%Ln van de video’s worden in records gebruikt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks can’t be restored: {reasons}.</source>
        <translation>
            <numerusform>%Ln spoor kan niet worden hersteld: {reasons}.</numerusform>
            <numerusform>%Ln sporen kunnen niet worden hersteld: {reasons}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>trackman backs up %Ln tracks first, so deleting them can be undone.</source>
        <translation>
            <numerusform>trackman maakt eerst een back-up van %Ln spoor, dus de verwijdering ervan kan ongedaan worden gemaakt.</numerusform>
            <numerusform>trackman maakt eerst back-ups van %Ln sporen, dus de verwijdering ervan kan ongedaan worden gemaakt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks had already vanished at the last scan and are left out.</source>
        <translation>
            <numerusform>%Ln spoor was bij de laatste scan al verdwenen en wordt overgeslagen.</numerusform>
            <numerusform>%Ln sporen waren bij de laatste scan al verdwenen en worden overgeslagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The oldest look at these videos was {ago}.</source>
        <extracomment>{ago} is such as “3 days ago”.</extracomment>
        <translation>Van deze video’s het langst geleden gelezen: {ago}.</translation>
    </message>
    <message>
        <source>The last scan isn’t complete: tracks it hasn’t read are missing here.</source>
        <translation>De laatste scan is niet volledig: sporen die niet zijn gelezen, ontbreken hier.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos will have no subtitles left, such as {names}.</source>
        <extracomment>{names} are some of the videos.</extracomment>
        <translation>
            <numerusform>%Ln video heeft dan geen ondertiteling meer, zoals {names}.</numerusform>
            <numerusform>%Ln video’s hebben dan geen ondertiteling meer, zoals {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos will have no subtitles left: {names}.</source>
        <translation>
            <numerusform>%Ln video heeft dan geen ondertiteling meer: {names}.</numerusform>
            <numerusform>%Ln video’s hebben dan geen ondertiteling meer: {names}.</numerusform>
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
            <numerusform>nog %Ln taal</numerusform>
            <numerusform>nog %Ln talen</numerusform>
        </translation>
    </message>
    <message>
        <source>Videos that lose their last subtitles in a language: {languages}.</source>
        <extracomment>{languages} is such as “Italian (12), German (3)”, with numbers of videos.</extracomment>
        <translation>Video’s die hun laatste ondertiteling in een taal kwijtraken: {languages}.</translation>
    </message>
    <message>
        <source>no language</source>
        <translation>zonder taal</translation>
    </message>
    <message numerus="yes">
        <source>%Ln audio tracks</source>
        <translation>
            <numerusform>%Ln audiospoor</numerusform>
            <numerusform>%Ln audiosporen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln errored</source>
        <translation>
            <numerusform>%Ln mislukt</numerusform>
            <numerusform>%Ln mislukt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still being prepared</source>
        <translation>
            <numerusform>%Ln nog in voorbereiding</numerusform>
            <numerusform>%Ln nog in voorbereiding</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a subtitle file</source>
        <translation>
            <numerusform>%Ln zonder ondertitelbestand</numerusform>
            <numerusform>%Ln zonder ondertitelbestand</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AllTracksModel</name>
    <message>
        <source>folded</source>
        <translation>samengevouwen</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>uitgevouwen</translation>
    </message>
</context>
<context>
    <name>AllTracksTab</name>
    <message>
        <source>All tracks</source>
        <translation>Alle sporen</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles tonen</translation>
    </message>
    <message>
        <source>Choose by rule…</source>
        <translation>Kiezen met regel…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporteren…</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Beoordelen</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Terughalen</translation>
    </message>
    <message>
        <source>Forget vanished tracks…</source>
        <translation>Verdwenen sporen vergeten…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>No tracks yet</source>
        <translation>Nog geen sporen</translation>
    </message>
    <message>
        <source>They appear here as the scan finds them.</source>
        <translation>Ze verschijnen hier zodra de scan ze vindt.</translation>
    </message>
    <message>
        <source>No video of this project has a track.</source>
        <translation>Geen enkele video in dit project heeft een spoor.</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Geen resultaten</translation>
    </message>
    <message>
        <source>Nothing in this list is known here. It may be of another project or environment, newer than the last scan, or deleted by now.</source>
        <translation>Niets in deze lijst is hier bekend. Misschien hoort ze bij een ander project of een andere omgeving, is ze nieuwer dan de laatste scan, of is alles intussen verwijderd.</translation>
    </message>
    <message>
        <source>No track fits view, filter and rule together.</source>
        <translation>Geen enkel spoor past bij weergave, filter en regel samen.</translation>
    </message>
    <message>
        <source>Show all tracks</source>
        <translation>Alle sporen tonen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln geselecteerd</numerusform>
            <numerusform>%Ln geselecteerd</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a track first.</source>
        <translation>Selecteer eerst een spoor.</translation>
    </message>
    <message>
        <source>Delete the selected tracks</source>
        <translation>De geselecteerde sporen verwijderen</translation>
    </message>
    <message>
        <source>Recreate the selected tracks from their saved subtitles. They get new IDs.</source>
        <translation>De geselecteerde sporen opnieuw maken uit hun bewaarde ondertiteling. Ze krijgen nieuwe ID’s.</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>De lijst is leeg.</translation>
    </message>
    <message>
        <source>Save the listed tracks as a table</source>
        <translation>De vermelde sporen als tabel opslaan</translation>
    </message>
    <message numerus="yes">
        <source>Judge the %Ln selected tracks one after another</source>
        <translation>
            <numerusform>Het %Ln geselecteerde spoor beoordelen</numerusform>
            <numerusform>De %Ln geselecteerde sporen een voor een beoordelen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Judge the %Ln listed tracks one after another</source>
        <translation>
            <numerusform>Het %Ln vermelde spoor beoordelen</numerusform>
            <numerusform>De %Ln vermelde sporen een voor een beoordelen</numerusform>
        </translation>
    </message>
    <message>
        <source>{view}: {filter}</source>
        <extracomment>The name of a review: {view} is such as “Errored”, {filter} what was typed.</extracomment>
        <translation>{view}: {filter}</translation>
    </message>
    <message>
        <source>These tracks are gone already.</source>
        <translation>Deze sporen zijn al weg.</translation>
    </message>
    <message>
        <source>Select one track.</source>
        <translation>Selecteer één spoor.</translation>
    </message>
    <message>
        <source>Show only this video</source>
        <translation>Alleen deze video tonen</translation>
    </message>
    <message>
        <source>Open in the video</source>
        <translation>Openen in de video</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Rijen kopiëren</translation>
    </message>
    <message>
        <source>Copy track IDs</source>
        <translation>Spoor-ID’s kopiëren</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>Uitvouwen</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Samenvouwen</translation>
    </message>
    <message>
        <source>Select the tracks of the group</source>
        <translation>De sporen van de groep selecteren</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel-werkmap</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabel (CSV)</translation>
    </message>
    <message>
        <source>Vanished more than 30 days ago</source>
        <translation>Meer dan 30 dagen geleden verdwenen</translation>
    </message>
    <message>
        <source>Vanished more than 90 days ago</source>
        <translation>Meer dan 90 dagen geleden verdwenen</translation>
    </message>
    <message>
        <source>Vanished more than a year ago</source>
        <translation>Meer dan een jaar geleden verdwenen</translation>
    </message>
    <message>
        <source>All vanished tracks</source>
        <translation>Alle verdwenen sporen</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Deze weergave opslaan</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Weergave opslaan</translation>
    </message>
    <message>
        <source>Rename the view</source>
        <translation>Naam van de weergave wijzigen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Naam wijzigen</translation>
    </message>
    <message>
        <source>Choose tracks by conditions, and see first what is touched</source>
        <translation>Sporen kiezen met voorwaarden en eerst zien wat eronder valt</translation>
    </message>
    <message>
        <source>Take tracks off this list that vanished long ago</source>
        <translation>Sporen die lang geleden zijn verdwenen van deze lijst halen</translation>
    </message>
    <message>
        <source>Shows all tracks again</source>
        <translation>Toont weer alle sporen</translation>
    </message>
</context>
<context>
    <name>AllTracksTable</name>
    <message>
        <source>All tracks</source>
        <translation>Alle sporen</translation>
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
        <translation>Soort</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
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
        <translation>Bevindingen</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Eerst gezien</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Laatst gezien</translation>
    </message>
    <message>
        <source>Used</source>
        <extracomment>Title of a column: whether records use the video.</extracomment>
        <translation>Gebruikt</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Alle sporen</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>Mislukt</translation>
    </message>
    <message>
        <source>Preparing for more than an hour</source>
        <translation>Al meer dan een uur in voorbereiding</translation>
    </message>
    <message>
        <source>Same language twice</source>
        <translation>Twee keer dezelfde taal</translation>
    </message>
    <message>
        <source>Same name twice</source>
        <translation>Twee keer dezelfde naam</translation>
    </message>
    <message>
        <source>Videos without closed captions</source>
        <translation>Video’s zonder closed captions</translation>
    </message>
    <message>
        <source>Language not in the project</source>
        <translation>Taal niet in het project</translation>
    </message>
    <message>
        <source>With findings</source>
        <translation>Met bevindingen</translation>
    </message>
    <message>
        <source>Vanished</source>
        <translation>Verdwenen</translation>
    </message>
    <message>
        <source>New since your last visit</source>
        <translation>Nieuw sinds je laatste bezoek</translation>
    </message>
    <message>
        <source>{column}, sorted downwards, level {level}</source>
        <translation>{column}, aflopend gesorteerd, niveau {level}</translation>
    </message>
    <message>
        <source>{column}, sorted upwards, level {level}</source>
        <translation>{column}, oplopend gesorteerd, niveau {level}</translation>
    </message>
    <message>
        <source>Its subtitles were not read by a scan.</source>
        <translation>Geen enkele scan heeft de ondertiteling van dit spoor gelezen.</translation>
    </message>
    <message>
        <source>It is not known whether records use the video.</source>
        <translation>Het is niet bekend of records de video gebruiken.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln bevinding</numerusform>
            <numerusform>%Ln bevindingen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln spoor</numerusform>
            <numerusform>%Ln sporen</numerusform>
        </translation>
    </message>
    <message>
        <source>Vanished {ago}</source>
        <translation>Verdwenen: {ago}</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nee</translation>
    </message>
</context>
<context>
    <name>AppLinks</name>
    <message>
        <source>DatoCMS didn’t say whether this link leads to your project. Open the link again when you are connected.</source>
        <translation>DatoCMS heeft niet gemeld of deze link naar je project leidt. Open de link opnieuw wanneer je verbinding hebt.</translation>
    </message>
    <message>
        <source>This link leads to the environment {name}, which doesn’t exist here.</source>
        <translation>Deze link leidt naar de omgeving {name}, die hier niet bestaat.</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>primair</translation>
    </message>
    <message>
        <source>The link leads to the environment {name}. You are working in {here}. If you change, what you see and delete from then on is in {name}.</source>
        <translation>De link leidt naar de omgeving {name}. Je werkt in {here}. Als je wisselt, staat alles wat je vanaf dan ziet en verwijdert in {name}.</translation>
    </message>
    <message>
        <source>Open this link in another environment?</source>
        <translation>Deze link in een andere omgeving openen?</translation>
    </message>
    <message>
        <source>Change environment</source>
        <translation>Naar andere omgeving</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Hier blijven</translation>
    </message>
    <message>
        <source>This link leads to a project that you aren’t signed in to. Add the project in the project menu at the top, then open the link again.</source>
        <translation>Deze link leidt naar een project waarbij je niet bent aangemeld. Voeg het project toe in het projectmenu bovenaan en open de link daarna opnieuw.</translation>
    </message>
    <message>
        <source>The link leads to a video of {name}. If you change, what you see and delete from then on is in that project.</source>
        <translation>De link leidt naar een video van {name}. Als je wisselt, staat alles wat je vanaf dan ziet en verwijdert in dat project.</translation>
    </message>
    <message>
        <source>Open this link in another project?</source>
        <translation>Deze link in een ander project openen?</translation>
    </message>
    <message>
        <source>Change project</source>
        <translation>Naar ander project</translation>
    </message>
</context>
<context>
    <name>ApplyingController</name>
    <message>
        <source>Save review as file</source>
        <translation>Beoordeling opslaan als bestand</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Beoordelingen</translation>
    </message>
</context>
<context>
    <name>ApplyingWording</name>
    <message>
        <source>No video loses its last subtitles.</source>
        <translation>Geen enkele video raakt de laatste ondertiteling kwijt.</translation>
    </message>
    <message>
        <source>Delete {tracks}?</source>
        <translation>{tracks} verwijderen?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>%Ln spoor verwijderen</numerusform>
            <numerusform>%Ln sporen verwijderen</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the videos as they are now: {done} of {total}</source>
        <translation>De huidige stand van de video’s bekijken: {done} van {total}</translation>
    </message>
    <message>
        <source>{reason} What couldn’t be checked is not deleted. The decisions are kept: apply them once DatoCMS can be reached.</source>
        <translation>{reason} Wat niet kon worden gecontroleerd, wordt niet verwijderd. De beslissingen blijven bewaard: voer ze uit zodra DatoCMS bereikbaar is.</translation>
    </message>
    <message>
        <source>Nothing was deleted: none of the ticked tracks is as it was decided on. The list says what has changed.</source>
        <translation>Er is niets verwijderd: geen van de aangevinkte sporen is nog zoals bij de beslissing. De lijst vertelt wat er is veranderd.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out: they are gone, have changed, or couldn’t be checked.</source>
        <translation>
            <numerusform>%Ln spoor wordt overgeslagen: het bestaat niet meer, is veranderd of kon niet worden gecontroleerd.</numerusform>
            <numerusform>%Ln sporen worden overgeslagen: ze bestaan niet meer, zijn veranderd of konden niet worden gecontroleerd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions approved. Save the review as a file and give it back, or apply them here.</source>
        <translation>
            <numerusform>%Ln verwijdering goedgekeurd. Sla de beoordeling op als bestand en geef dat terug, of voer de verwijdering hier uit.</numerusform>
            <numerusform>%Ln verwijderingen goedgekeurd. Sla de beoordeling op als bestand en geef dat terug, of voer de verwijderingen hier uit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions refused: these tracks stay. Save the review as a file and give it back.</source>
        <translation>
            <numerusform>%Ln verwijdering afgewezen: dit spoor blijft. Sla de beoordeling op als bestand en geef dat terug.</numerusform>
            <numerusform>%Ln verwijderingen afgewezen: deze sporen blijven. Sla de beoordeling op als bestand en geef dat terug.</numerusform>
        </translation>
    </message>
    <message>
        <source>Review saved as {file}.</source>
        <translation>Beoordeling opgeslagen als {file}.</translation>
    </message>
    <message>
        <source>{name} was not deleted: {state}. It waits among the decisions.</source>
        <translation>{name} is niet verwijderd: {state}. Het spoor wacht bij de beslissingen.</translation>
    </message>
    <message>
        <source>{name} can’t be restored once it’s deleted, so it waits among the decisions.</source>
        <translation>{name} kan na verwijdering niet worden hersteld en wacht daarom bij de beslissingen.</translation>
    </message>
    <message>
        <source>{name} waits among the decisions. {reason}</source>
        <translation>{name} wacht bij de beslissingen. {reason}</translation>
    </message>
    <message>
        <source>It is about to be deleted. Cancel the rest of the deletions first.</source>
        <translation>Het spoor wordt zo meteen verwijderd. Annuleer eerst de rest van de verwijderingen.</translation>
    </message>
    <message>
        <source>It is being deleted. Take the decision back once that has ended.</source>
        <translation>Het spoor wordt nu verwijderd. Trek de beslissing in zodra dat klaar is.</translation>
    </message>
    <message>
        <source>{name} was deleted and has no backup, so it can’t be restored.</source>
        <translation>{name} is verwijderd en heeft geen back-up, dus het kan niet worden hersteld.</translation>
    </message>
</context>
<context>
    <name>ArchiveController</name>
    <message>
        <source>Export everything</source>
        <translation>Alles exporteren</translation>
    </message>
    <message>
        <source>Archives (*.zip)</source>
        <translation>Archieven (*.zip)</translation>
    </message>
    <message>
        <source>Exporting journal and backups…</source>
        <translation>Logboek en back-ups exporteren…</translation>
    </message>
    <message numerus="yes">
        <source>Journal and %Ln backups exported to {file}.</source>
        <translation>
            <numerusform>Logboek en %Ln back-up geëxporteerd naar {file}.</numerusform>
            <numerusform>Logboek en %Ln back-ups geëxporteerd naar {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviews are in it, too.</source>
        <translation>
            <numerusform>Er zit ook %Ln beoordeling in.</numerusform>
            <numerusform>Er zitten ook %Ln beoordelingen in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln backups were skipped because they are damaged. Choose Check backups for details.</source>
        <translation>
            <numerusform>%Ln back-up is overgeslagen omdat hij beschadigd is. Kies “Back-ups controleren” voor details.</numerusform>
            <numerusform>%Ln back-ups zijn overgeslagen omdat ze beschadigd zijn. Kies “Back-ups controleren” voor details.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not all reviews are in it.</source>
        <translation>Niet alle beoordelingen zitten erin.</translation>
    </message>
    <message>
        <source>Import an archive</source>
        <translation>Archief importeren</translation>
    </message>
    <message>
        <source>Importing {file}…</source>
        <translation>{file} importeren…</translation>
    </message>
    <message numerus="yes">
        <source>Imported %Ln entries of the history.</source>
        <translation>
            <numerusform>%Ln regel van de geschiedenis geïmporteerd.</numerusform>
            <numerusform>%Ln regels van de geschiedenis geïmporteerd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported %Ln backups.</source>
        <translation>
            <numerusform>%Ln back-up geïmporteerd.</numerusform>
            <numerusform>%Ln back-ups geïmporteerd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries were already here.</source>
        <translation>
            <numerusform>%Ln regel was er al.</numerusform>
            <numerusform>%Ln regels waren er al.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} worked on them on another computer. If that was you, your decisions stay yours on this one, and somebody else still has to approve them. trackman asks only while you have decided nothing here.</source>
        <translation>{name} heeft er op een andere computer aan gewerkt. Als jij dat was, blijven je beslissingen op deze computer van jou, en moet iemand anders ze nog steeds goedkeuren. trackman vraagt dit alleen zolang je hier niets hebt beslist.</translation>
    </message>
    <message>
        <source>Are the reviews in this archive yours?</source>
        <translation>Zijn de beoordelingen in dit archief van jou?</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Iemand</translation>
    </message>
    <message>
        <source>They’re mine</source>
        <translation>Ze zijn van mij</translation>
    </message>
    <message>
        <source>Somebody else’s</source>
        <translation>Van iemand anders</translation>
    </message>
    <message numerus="yes">
        <source>Imported %Ln reviews.</source>
        <translation>
            <numerusform>%Ln beoordeling geïmporteerd.</numerusform>
            <numerusform>%Ln beoordelingen geïmporteerd.</numerusform>
        </translation>
    </message>
    <message>
        <source>What you decided in them counts as yours.</source>
        <translation>Wat je erin hebt beslist, geldt als van jou.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviews were already here.</source>
        <translation>
            <numerusform>%Ln beoordeling was er al.</numerusform>
            <numerusform>%Ln beoordelingen waren er al.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are decided differently. They stay undecided until somebody decides again.</source>
        <translation>
            <numerusform>Over %Ln spoor is tegenstrijdig beslist. Het blijft onbeslist tot iemand opnieuw beslist.</numerusform>
            <numerusform>Over %Ln sporen is tegenstrijdig beslist. Ze blijven onbeslist tot iemand opnieuw beslist.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviews couldn’t be imported.</source>
        <translation>
            <numerusform>%Ln beoordeling kon niet worden geïmporteerd.</numerusform>
            <numerusform>%Ln beoordelingen konden niet worden geïmporteerd.</numerusform>
        </translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel-werkmappen (*.xlsx)</translation>
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
        <translation>Geschiedenis exporteren</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Webpagina’s (*.html)</translation>
    </message>
    <message>
        <source>History exported to {file}.</source>
        <translation>Geschiedenis geëxporteerd naar {file}.</translation>
    </message>
    <message>
        <source>Checking backups…</source>
        <translation>Back-ups controleren…</translation>
    </message>
    <message>
        <source>No backups yet.</source>
        <translation>Nog geen back-ups.</translation>
    </message>
    <message numerus="yes">
        <source>Checked %Ln backups. None is missing or damaged.</source>
        <translation>
            <numerusform>%Ln back-up gecontroleerd. Er ontbreekt niets en er is niets beschadigd.</numerusform>
            <numerusform>%Ln back-ups gecontroleerd. Er ontbreekt niets en er is niets beschadigd.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} of {file}: {fault}</source>
        <translation>{name} van {file}: {fault}</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more backups</source>
        <translation>
            <numerusform>en nog %Ln back-up</numerusform>
            <numerusform>en nog %Ln back-ups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} backups can’t be restored. {names}</source>
        <extracomment>The plural is that of the first number, which counts the damaged ones.</extracomment>
        <translation>
            <numerusform>%Ln van {total} back-ups kan niet worden hersteld. {names}</numerusform>
            <numerusform>%Ln van {total} back-ups kunnen niet worden hersteld. {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln backups are older than the limit in your settings ({limit}).</source>
        <extracomment>{limit} is such as “90 days”.</extracomment>
        <translation>
            <numerusform>%Ln back-up is ouder dan de grens in je instellingen ({limit}).</numerusform>
            <numerusform>%Ln back-ups zijn ouder dan de grens in je instellingen ({limit}).</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Verwijderen</translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln backups. Their tracks can’t be restored.</source>
        <translation>
            <numerusform>%Ln back-up verwijderd. Het bijbehorende spoor kan niet worden hersteld.</numerusform>
            <numerusform>%Ln back-ups verwijderd. De bijbehorende sporen kunnen niet worden hersteld.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Attributes</name>
    <message>
        <source>when deleted</source>
        <translation>bij het verwijderen</translation>
    </message>
    <message>
        <source>Copy track ID</source>
        <translation>Spoor-ID kopiëren</translation>
    </message>
    <message>
        <source>Copy video ID</source>
        <translation>Video-ID kopiëren</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Geen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Closed captions</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fout</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>Spoor-ID</translation>
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
        <translation>Van dit spoor is geen andere versie op deze computer opgeslagen.</translation>
    </message>
    <message>
        <source>The other languages of this video are still loading.</source>
        <translation>De andere talen van deze video worden nog geladen.</translation>
    </message>
    <message>
        <source>This video has no other subtitles that can be read.</source>
        <translation>Deze video heeft geen andere leesbare ondertiteling.</translation>
    </message>
</context>
<context>
    <name>BulkController</name>
    <message>
        <source>These tracks are not there any more.</source>
        <translation>Deze sporen zijn er niet meer.</translation>
    </message>
    <message>
        <source>Bulk work is running. Wait until it has ended, or cancel the rest.</source>
        <translation>Er loopt een bulkactie. Wacht tot die klaar is, of kies “Rest annuleren”.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Delete again</source>
        <translation>Opnieuw verwijderen</translation>
    </message>
</context>
<context>
    <name>BulkQuestion</name>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Enter a reason first.</source>
        <translation>Voer eerst een reden in.</translation>
    </message>
    <message>
        <source>Type the number of tracks first.</source>
        <translation>Typ eerst het aantal sporen.</translation>
    </message>
    <message>
        <source>Delete {tracks}?</source>
        <translation>{tracks} verwijderen?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>%Ln spoor verwijderen</numerusform>
            <numerusform>%Ln sporen verwijderen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkStrip</name>
    <message>
        <source>Bulk work</source>
        <translation>Bulkactie</translation>
    </message>
    <message>
        <source>Cancel the rest</source>
        <translation>Rest annuleren</translation>
    </message>
    <message>
        <source>Retry failed only</source>
        <translation>Mislukte opnieuw proberen</translation>
    </message>
    <message>
        <source>Delete without backup</source>
        <translation>Zonder back-up verwijderen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Doorgaan</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pauzeren</translation>
    </message>
    <message>
        <source>Go on with what was not sent yet</source>
        <translation>Doorgaan met wat nog niet is verzonden</translation>
    </message>
    <message>
        <source>Send nothing more for now; what was sent goes on</source>
        <translation>Voorlopig niets meer verzenden; wat al is verzonden, gaat door</translation>
    </message>
    <message>
        <source>Cancel what was not sent yet</source>
        <translation>Annuleren wat nog niet is verzonden</translation>
    </message>
    <message>
        <source>Try those again that failed, and no others</source>
        <translation>Alleen opnieuw proberen wat is mislukt</translation>
    </message>
    <message>
        <source>Delete those that couldn’t be backed up, after a question</source>
        <translation>Sporen waarvan geen back-up kon worden gemaakt, na een vraag verwijderen</translation>
    </message>
    <message>
        <source>Take all of this back, as far as there are backups</source>
        <translation>Dit allemaal terugdraaien, voor zover er back-ups zijn</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Voortgang</translation>
    </message>
</context>
<context>
    <name>BulkWording</name>
    <message>
        <source>Deleting: {progress}</source>
        <extracomment>{progress} is such as “212 of 300, 3 failed, 2 min left”.</extracomment>
        <translation>Verwijderen: {progress}</translation>
    </message>
    <message>
        <source>Paused: {progress}</source>
        <extracomment>{progress} is such as “212 of 300, 3 failed”.</extracomment>
        <translation>Gepauzeerd: {progress}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln still being deleted</source>
        <translation>
            <numerusform>%Ln wordt nog verwijderd</numerusform>
            <numerusform>%Ln worden nog verwijderd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks deleted</source>
        <translation>
            <numerusform>%Ln spoor verwijderd</numerusform>
            <numerusform>%Ln sporen verwijderd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln mislukt</numerusform>
            <numerusform>%Ln mislukt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln had vanished already</source>
        <translation>
            <numerusform>%Ln was al verdwenen</numerusform>
            <numerusform>%Ln waren al verdwenen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed since the scan and were left out</source>
        <translation>
            <numerusform>%Ln sinds de scan gewijzigd en overgeslagen</numerusform>
            <numerusform>%Ln sinds de scan gewijzigd en overgeslagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cancelled</source>
        <translation>
            <numerusform>%Ln geannuleerd</numerusform>
            <numerusform>%Ln geannuleerd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be restored</source>
        <translation>
            <numerusform>%Ln kon niet worden hersteld</numerusform>
            <numerusform>%Ln konden niet worden hersteld</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks restored</source>
        <translation>
            <numerusform>%Ln spoor hersteld</numerusform>
            <numerusform>%Ln sporen hersteld</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln couldn’t be verified</source>
        <translation>
            <numerusform>%Ln kon niet worden geverifieerd</numerusform>
            <numerusform>%Ln konden niet worden geverifieerd</numerusform>
        </translation>
    </message>
    <message>
        <source>see Activity</source>
        <translation>zie “Activiteit”</translation>
    </message>
    <message>
        <source>Restoring is paused: {progress}</source>
        <extracomment>{progress} is such as “212 of 300, 3 could not be restored”.</extracomment>
        <translation>Herstel gepauzeerd: {progress}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln still being restored</source>
        <translation>
            <numerusform>%Ln wordt nog hersteld</numerusform>
            <numerusform>%Ln worden nog hersteld</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} van {total}</translation>
    </message>
    <message>
        <source>Restoring: {progress}</source>
        <translation>Herstellen: {progress}</translation>
    </message>
    <message>
        <source>Waiting to be deleted</source>
        <translation>Wacht op verwijdering</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Controleren…</translation>
    </message>
    <message>
        <source>Not deleted: {reason}</source>
        <translation>Niet verwijderd: {reason}</translation>
    </message>
    <message>
        <source>Vanished meanwhile</source>
        <translation>Intussen verdwenen</translation>
    </message>
    <message>
        <source>Left out: changed since the scan</source>
        <translation>Overgeslagen: gewijzigd sinds de scan</translation>
    </message>
    <message>
        <source>Left out: it can’t be backed up any more</source>
        <translation>Overgeslagen: back-up niet meer mogelijk</translation>
    </message>
    <message>
        <source>Left out: something else is being done with it</source>
        <translation>Overgeslagen: andere actie bezig</translation>
    </message>
    <message numerus="yes">
        <source>%Ln s left</source>
        <translation>
            <numerusform>nog %Ln s</numerusform>
            <numerusform>nog %Ln s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min left</source>
        <translation>
            <numerusform>nog %Ln min</numerusform>
            <numerusform>nog %Ln min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangesController</name>
    <message>
        <source>Replace {name} by which file?</source>
        <translation>Door welk bestand wil je {name} vervangen?</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle bestanden (*)</translation>
    </message>
    <message>
        <source>{file} was not used. {reason}</source>
        <translation>{file} is niet gebruikt. {reason}</translation>
    </message>
    <message>
        <source>{file} is audio, and the track has subtitles.</source>
        <translation>{file} is audio, en het spoor bevat ondertiteling.</translation>
    </message>
    <message>
        <source>{file} has subtitles, and the track is audio.</source>
        <translation>{file} bevat ondertiteling, en het spoor is een audiospoor.</translation>
    </message>
    <message>
        <source>Replace {name} by {file}?</source>
        <translation>{name} vervangen door {file}?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues</source>
        <translation>
            <numerusform>%Ln ondertitel</numerusform>
            <numerusform>%Ln ondertitels</numerusform>
        </translation>
    </message>
    <message>
        <source>The text seems to be in {language}.</source>
        <translation>De taal van de tekst lijkt {language} te zijn.</translation>
    </message>
    <message>
        <source>trackman can’t back up audio, so this can’t be undone.</source>
        <translation>trackman kan van audio geen back-up maken, dus dit kan niet ongedaan worden gemaakt.</translation>
    </message>
    <message>
        <source>Name, language and flag stay. The old track is deleted only once the new one is checked, and can be brought back.</source>
        <translation>Naam, taal en closed-captionsmarkering blijven. Het oude spoor wordt pas verwijderd als het nieuwe gecontroleerd is, en kan worden teruggehaald.</translation>
    </message>
    <message>
        <source>Replace track</source>
        <translation>Spoor vervangen</translation>
    </message>
    <message>
        <source>{name}, {moment}</source>
        <translation>{name}, {moment}</translation>
    </message>
    <message>
        <source>Subtitle files (*.{ending})</source>
        <translation>Ondertitelbestanden (*.{ending})</translation>
    </message>
    <message>
        <source>Save subtitles</source>
        <translation>Ondertiteling opslaan</translation>
    </message>
    <message>
        <source>Subtitles saved to {file}.</source>
        <translation>Ondertiteling opgeslagen in {file}.</translation>
    </message>
    <message>
        <source>None of these tracks has subtitles that can be downloaded.</source>
        <translation>Geen van deze sporen heeft ondertiteling die kan worden gedownload.</translation>
    </message>
    <message>
        <source>Zip archives (*.zip)</source>
        <translation>Zip-archieven (*.zip)</translation>
    </message>
    <message>
        <source>Download subtitles</source>
        <translation>Ondertiteling downloaden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks downloaded to {file}.</source>
        <translation>
            <numerusform>%Ln spoor gedownload naar {file}.</numerusform>
            <numerusform>%Ln sporen gedownload naar {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks couldn’t be fetched.</source>
        <translation>
            <numerusform>%Ln spoor kon niet worden opgehaald.</numerusform>
            <numerusform>%Ln sporen konden niet worden opgehaald.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln tracks to which video?</source>
        <translation>
            <numerusform>Naar welke video wil je %Ln spoor kopiëren?</numerusform>
            <numerusform>Naar welke video wil je %Ln sporen kopiëren?</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy {name} to which video?</source>
        <translation>Naar welke video wil je {name} kopiëren?</translation>
    </message>
    <message>
        <source>Copy there</source>
        <translation>Daarheen kopiëren</translation>
    </message>
    <message>
        <source>This video is {here} long, {video} is {there}. The subtitles may not fit.</source>
        <translation>Deze video duurt {here}, {video} duurt {there}. De ondertiteling past mogelijk niet.</translation>
    </message>
    <message>
        <source>It already has tracks with these names, which can’t be added: {names}.</source>
        <translation>De video heeft al sporen met deze namen, die niet kunnen worden toegevoegd: {names}.</translation>
    </message>
    <message>
        <source>Copy to {video} anyway?</source>
        <translation>Toch naar {video} kopiëren?</translation>
    </message>
    <message>
        <source>Copy anyway</source>
        <translation>Toch kopiëren</translation>
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
        <translation>Wijziging</translation>
    </message>
    <message>
        <source>Before</source>
        <extracomment>Title of a column: the cue as it is published.</extracomment>
        <translation>Voor</translation>
    </message>
    <message>
        <source>After</source>
        <extracomment>Title of a column: the cue as it will be.</extracomment>
        <translation>Na</translation>
    </message>
    <message>
        <source>Added</source>
        <extracomment>What happened to a cue.</extracomment>
        <translation>Toegevoegd</translation>
    </message>
    <message>
        <source>Removed</source>
        <extracomment>What happened to a cue.</extracomment>
        <translation>Verwijderd</translation>
    </message>
    <message>
        <source>Changed</source>
        <extracomment>What happened to a cue.</extracomment>
        <translation>Gewijzigd</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} tot {end}</translation>
    </message>
</context>
<context>
    <name>ChangesPage</name>
    <message>
        <source>Publish</source>
        <translation>Publiceren</translation>
    </message>
    <message>
        <source>Back to editing</source>
        <translation>Terug naar bewerken</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Wijzigingen</translation>
    </message>
    <message>
        <source>Publish changes to {name}</source>
        <translation>Wijzigingen in {name} publiceren</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues changed</source>
        <translation>
            <numerusform>%Ln ondertitel gewijzigd</numerusform>
            <numerusform>%Ln ondertitels gewijzigd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues added</source>
        <translation>
            <numerusform>%Ln ondertitel toegevoegd</numerusform>
            <numerusform>%Ln ondertitels toegevoegd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues removed</source>
        <translation>
            <numerusform>%Ln ondertitel verwijderd</numerusform>
            <numerusform>%Ln ondertitels verwijderd</numerusform>
        </translation>
    </message>
    <message>
        <source>No cue differs; the file itself is mended.</source>
        <translation>Geen enkele ondertitel verschilt; het bestand zelf is gerepareerd.</translation>
    </message>
    <message>
        <source>DatoCMS gets a new track with this text, then the old one is deleted.</source>
        <translation>DatoCMS krijgt een nieuw spoor met deze tekst, daarna wordt het oude verwijderd.</translation>
    </message>
</context>
<context>
    <name>CheckChoices</name>
    <message>
        <source>Latin script: {speed} characters per second, {line} per line, {lines} lines, {shortest}–{longest} s per cue. Your own numbers apply until you choose another guide.</source>
        <translation>Latijns schrift: {speed} tekens per seconde, {line} per regel, {lines} regels, {shortest}–{longest} s per ondertitel. Je eigen waarden gelden tot je een andere stijlgids kiest.</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutraal</translation>
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
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Style guide</source>
        <translation>Stijlgids</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Woorden</translation>
    </message>
    <message>
        <source>Words to flag</source>
        <translation>Te melden woorden</translation>
    </message>
    <message>
        <source>One per line. Matches whole words, ignoring case.</source>
        <translation>Eén per regel. Vindt hele woorden, ongeacht hoofdletters.</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Remove filter {filter}</source>
        <extracomment>{filter} is in quotation marks.</extracomment>
        <translation>Filter {filter} verwijderen</translation>
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
        <translation>Spoor</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>aangevinkt</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>niet aangevinkt</translation>
    </message>
</context>
<context>
    <name>ChosenTable</name>
    <message>
        <source>Chosen tracks</source>
        <translation>Gekozen sporen</translation>
    </message>
</context>
<context>
    <name>CommandWording</name>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Opnieuw</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Splitsen</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Samenvoegen</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Invoegen</translation>
    </message>
    <message>
        <source>Delete cue</source>
        <translation>Ondertitel verwijderen</translation>
    </message>
    <message>
        <source>Shift…</source>
        <translation>Verschuiven…</translation>
    </message>
    <message>
        <source>Stretch…</source>
        <translation>Uitrekken…</translation>
    </message>
    <message>
        <source>Find and replace…</source>
        <translation>Zoeken en vervangen…</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Oplossen</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publiceren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Split the cue at the caret or at the video’s position</source>
        <translation>De ondertitel splitsen bij de cursor of bij de positie van de video</translation>
    </message>
    <message>
        <source>Merge the cue with the next one</source>
        <translation>De ondertitel samenvoegen met de volgende</translation>
    </message>
    <message>
        <source>Insert a cue below</source>
        <translation>Eronder een ondertitel invoegen</translation>
    </message>
    <message>
        <source>Delete the selected cues</source>
        <translation>De geselecteerde ondertitels verwijderen</translation>
    </message>
    <message>
        <source>Shift cues to earlier or later times</source>
        <translation>Ondertitels naar een vroeger of later tijdstip verschuiven</translation>
    </message>
    <message>
        <source>Stretch the text between two points</source>
        <translation>De tekst tussen twee punten uitrekken</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Zoeken en vervangen</translation>
    </message>
    <message>
        <source>Fix the findings of this cue, or all of one kind</source>
        <translation>De bevindingen van deze ondertitel oplossen, of alle van één soort</translation>
    </message>
    <message>
        <source>Look over the changes, then replace the track</source>
        <translation>De wijzigingen bekijken en daarna het spoor vervangen</translation>
    </message>
    <message>
        <source>Close the editor; unpublished changes stay as a draft</source>
        <translation>De editor sluiten; niet-gepubliceerde wijzigingen blijven als concept bewaard</translation>
    </message>
    <message>
        <source>Undo: {act}</source>
        <translation>Ongedaan maken: {act}</translation>
    </message>
    <message>
        <source>Redo: {act}</source>
        <translation>Opnieuw: {act}</translation>
    </message>
    <message>
        <source>Edit text</source>
        <translation>Tekst bewerken</translation>
    </message>
    <message>
        <source>Edit times</source>
        <translation>Tijden bewerken</translation>
    </message>
    <message>
        <source>Split cue</source>
        <translation>Ondertitel splitsen</translation>
    </message>
    <message>
        <source>Merge cues</source>
        <translation>Ondertitels samenvoegen</translation>
    </message>
    <message>
        <source>Insert cue</source>
        <translation>Ondertitel invoegen</translation>
    </message>
    <message>
        <source>Delete cues</source>
        <translation>Ondertitels verwijderen</translation>
    </message>
    <message>
        <source>Shift times</source>
        <translation>Tijden verschuiven</translation>
    </message>
    <message>
        <source>Stretch times</source>
        <translation>Tijden uitrekken</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Vervangen</translation>
    </message>
    <message>
        <source>Fix findings</source>
        <translation>Bevindingen oplossen</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Select a track.</source>
        <translation>Selecteer een spoor.</translation>
    </message>
    <message>
        <source>Select one or two tracks of a video with several subtitles.</source>
        <translation>Selecteer een of twee sporen van een video met meerdere ondertitelsporen.</translation>
    </message>
    <message>
        <source>Open a video that can be played.</source>
        <translation>Open een video die kan worden afgespeeld.</translation>
    </message>
    <message>
        <source>Select a track whose subtitles can be read.</source>
        <translation>Selecteer een spoor waarvan de ondertiteling leesbaar is.</translation>
    </message>
    <message>
        <source>Select tracks with subtitles.</source>
        <translation>Selecteer sporen met ondertiteling.</translation>
    </message>
    <message>
        <source>Select one track with subtitles.</source>
        <translation>Selecteer één spoor met ondertiteling.</translation>
    </message>
    <message>
        <source>Select one track.</source>
        <translation>Selecteer één spoor.</translation>
    </message>
    <message>
        <source>No track is known to have errors.</source>
        <translation>Van geen enkel spoor zijn fouten bekend.</translation>
    </message>
    <message>
        <source>Open a video with tracks.</source>
        <translation>Open een video met sporen.</translation>
    </message>
    <message>
        <source>No reasons yet: add some in Settings › Deleting</source>
        <translation>Nog geen redenen: voeg ze toe in Instellingen › Verwijderen</translation>
    </message>
</context>
<context>
    <name>ComparisonController</name>
    <message>
        <source>Saved versions can’t be deleted here.</source>
        <translation>Opgeslagen versies kunnen hier niet worden verwijderd.</translation>
    </message>
</context>
<context>
    <name>ComparisonModel</name>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Verschil</translation>
    </message>
    <message>
        <source>Case only</source>
        <translation>Alleen hoofdletters</translation>
    </message>
    <message>
        <source>Punctuation only</source>
        <translation>Alleen leestekens</translation>
    </message>
    <message>
        <source>Spaces only</source>
        <translation>Alleen spaties</translation>
    </message>
    <message>
        <source>Case, punctuation</source>
        <translation>Hoofdletters, leestekens</translation>
    </message>
    <message>
        <source>Case, spaces</source>
        <translation>Hoofdletters, spaties</translation>
    </message>
    <message>
        <source>Punctuation, spaces</source>
        <translation>Leestekens, spaties</translation>
    </message>
    <message>
        <source>Case, punctuation, spaces</source>
        <translation>Hoofdletters, leestekens, spaties</translation>
    </message>
    <message>
        <source>Different words</source>
        <translation>Andere woorden</translation>
    </message>
    <message>
        <source>Only in the first</source>
        <extracomment>The first of the two tracks that are compared.</extracomment>
        <translation>Alleen in het eerste</translation>
    </message>
    <message>
        <source>Only in the second</source>
        <extracomment>The second of the two tracks that are compared.</extracomment>
        <translation>Alleen in het tweede</translation>
    </message>
    <message>
        <source>{n} s longer</source>
        <translation>{n} s langer</translation>
    </message>
    <message>
        <source>{n} s shorter</source>
        <translation>{n} s korter</translation>
    </message>
    <message>
        <source>{n} s later</source>
        <translation>{n} s later</translation>
    </message>
    <message>
        <source>{n} s earlier</source>
        <translation>{n} s eerder</translation>
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
        <translation>Terug naar de video’s</translation>
    </message>
    <message>
        <source>Compare subtitles</source>
        <translation>Ondertiteling vergelijken</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Negeren</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>Vorig verschil</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>Volgend verschil</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>Ondertiteling laden…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Ignored: {count}</source>
        <translation>Genegeerd: {count}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} places differ</source>
        <translation>
            <numerusform>%Ln van {total} plaatsen verschilt</numerusform>
            <numerusform>%Ln van {total} plaatsen verschillen</numerusform>
        </translation>
    </message>
    <message>
        <source>No differences in {total} places</source>
        <translation>Geen verschillen op {total} plaatsen</translation>
    </message>
    <message>
        <source>{said}. The languages differ, so only the times are compared.</source>
        <translation>{said}. De talen verschillen, dus alleen de tijden worden vergeleken.</translation>
    </message>
    <message>
        <source>Leave case, punctuation or spaces out of account</source>
        <translation>Hoofdletters, leestekens of spaties buiten beschouwing laten</translation>
    </message>
    <message>
        <source>Ignore case</source>
        <translation>Hoofdletters negeren</translation>
    </message>
    <message>
        <source>Ignore punctuation</source>
        <translation>Leestekens negeren</translation>
    </message>
    <message>
        <source>Ignore spaces</source>
        <translation>Spaties negeren</translation>
    </message>
</context>
<context>
    <name>ComparisonTable</name>
    <message>
        <source>Compared subtitles</source>
        <translation>Vergeleken ondertiteling</translation>
    </message>
</context>
<context>
    <name>Confirmation</name>
    <message numerus="yes">
        <source>Delete %Ln tracks?</source>
        <translation>
            <numerusform>%Ln spoor verwijderen?</numerusform>
            <numerusform>%Ln sporen verwijderen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>%Ln spoor verwijderen</numerusform>
            <numerusform>%Ln sporen verwijderen</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete {name}?</source>
        <translation>{name} verwijderen?</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}: {reason}</translation>
    </message>
    <message>
        <source>not backed up</source>
        <translation>geen back-up gemaakt</translation>
    </message>
    <message>
        <source>{name} ({file}): {reason}</source>
        <extracomment>{name} is a track’s, {file} the video’s, such as “Italiano” (film.mp4)</extracomment>
        <translation>{name} ({file}): {reason}</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more tracks</source>
        <translation>
            <numerusform>en nog %Ln spoor</numerusform>
            <numerusform>en nog %Ln sporen</numerusform>
        </translation>
    </message>
    <message>
        <source>Of {filename}:</source>
        <translation>Van {filename}:</translation>
    </message>
    <message>
        <source>The track has not been deleted. Deleting it without a backup can’t be undone.</source>
        <translation>Het spoor is niet verwijderd. Verwijderen zonder back-up kan niet ongedaan worden gemaakt.</translation>
    </message>
    <message>
        <source>None of these tracks has been deleted. Deleting them without backups can’t be undone.</source>
        <translation>Geen van deze sporen is verwijderd. Verwijderen zonder back-ups kan niet ongedaan worden gemaakt.</translation>
    </message>
    <message>
        <source>{name} couldn’t be backed up</source>
        <translation>Van {name} kon geen back-up worden gemaakt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks couldn’t be backed up</source>
        <translation>
            <numerusform>Van %Ln spoor kon geen back-up worden gemaakt</numerusform>
            <numerusform>Van %Ln sporen kon geen back-up worden gemaakt</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete without backup</source>
        <translation>Zonder back-up verwijderen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behouden</translation>
    </message>
    <message numerus="yes">
        <source>DatoCMS is still deleting %Ln tracks and will continue.</source>
        <translation>
            <numerusform>DatoCMS is %Ln spoor nog aan het verwijderen en gaat daarmee door.</numerusform>
            <numerusform>DatoCMS is %Ln sporen nog aan het verwijderen en gaat daarmee door.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>DatoCMS is still working on %Ln tracks and will continue.</source>
        <translation>
            <numerusform>DatoCMS is nog bezig met %Ln spoor en gaat daarmee door.</numerusform>
            <numerusform>DatoCMS is nog bezig met %Ln sporen en gaat daarmee door.</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman will check the result the next time you start it.</source>
        <translation>trackman controleert het resultaat wanneer je het de volgende keer start.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are being replaced. If you quit now, the video may have the old and the new one until you start trackman again; it then keeps one of them and tells you which. Your subtitles stay on this computer.</source>
        <translation>
            <numerusform>%Ln spoor wordt vervangen. Als je nu afsluit, kan de video zowel het oude als het nieuwe spoor bevatten tot je trackman weer start; trackman behoudt er dan een van en meldt welk. Je ondertiteling blijft op deze computer.</numerusform>
            <numerusform>%Ln sporen worden vervangen. Als je nu afsluit, kan de video zowel het oude als het nieuwe spoor bevatten tot je trackman weer start; trackman behoudt dan steeds een van beide en meldt welk. Je ondertiteling blijft op deze computer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are still waiting and won’t be changed.</source>
        <translation>
            <numerusform>%Ln spoor wacht nog en wordt niet gewijzigd.</numerusform>
            <numerusform>%Ln sporen wachten nog en worden niet gewijzigd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more tracks are to be deleted. trackman offers to go on with them the next time you start it.</source>
        <translation>
            <numerusform>Er moet nog %Ln spoor worden verwijderd. trackman biedt bij de volgende start aan daarmee door te gaan.</numerusform>
            <numerusform>Er moeten nog %Ln sporen worden verwijderd. trackman biedt bij de volgende start aan daarmee door te gaan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Quit while deletions are running?</source>
        <translation>Afsluiten terwijl er nog wordt verwijderd?</translation>
    </message>
    <message>
        <source>Quit while tracks are being changed?</source>
        <translation>Afsluiten terwijl er sporen worden gewijzigd?</translation>
    </message>
    <message>
        <source>Quit trackman</source>
        <translation>trackman afsluiten</translation>
    </message>
    <message>
        <source>Sign out of {project}?</source>
        <translation>Afmelden bij {project}?</translation>
    </message>
    <message>
        <source>trackman forgets this project’s API token on this computer. You’ll need the token to sign in again. Nothing changes in DatoCMS.</source>
        <translation>trackman vergeet het API-token van dit project op deze computer. Je hebt het token nodig om je weer aan te melden. In DatoCMS verandert er niets.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Afmelden</translation>
    </message>
    <message>
        <source>{language} subtitles of {filename}.</source>
        <extracomment>Such as “Italian subtitles of launch.mp4.”</extracomment>
        <translation>Ondertiteling ({language}) van {filename}.</translation>
    </message>
    <message>
        <source>{language} audio of {filename}.</source>
        <extracomment>Such as “Italian audio of launch.mp4.”</extracomment>
        <translation>Audio ({language}) van {filename}.</translation>
    </message>
    <message>
        <source>Subtitles of {filename}, without a language.</source>
        <translation>Ondertiteling van {filename}, zonder taal.</translation>
    </message>
    <message>
        <source>Audio of {filename}, without a language.</source>
        <translation>Audio van {filename}, zonder taal.</translation>
    </message>
    <message>
        <source>Track of {filename}.</source>
        <translation>Spoor van {filename}.</translation>
    </message>
    <message>
        <source>{name}, {language} subtitles</source>
        <extracomment>A line of a list, such as “Italiano”, Italian subtitles.</extracomment>
        <translation>{name}, ondertiteling ({language})</translation>
    </message>
    <message>
        <source>{name}, {language} audio</source>
        <extracomment>A line of a list, such as “Italiano”, Italian audio.</extracomment>
        <translation>{name}, audio ({language})</translation>
    </message>
    <message>
        <source>{name}, subtitles without a language</source>
        <translation>{name}, ondertiteling zonder taal</translation>
    </message>
    <message>
        <source>{name}, audio without a language</source>
        <translation>{name}, audio zonder taal</translation>
    </message>
    <message>
        <source>trackman backs it up first, so this can be undone.</source>
        <translation>trackman maakt er eerst een back-up van, dus dit kan ongedaan worden gemaakt.</translation>
    </message>
    <message>
        <source>trackman backs them up first, so this can be undone.</source>
        <translation>trackman maakt er eerst back-ups van, dus dit kan ongedaan worden gemaakt.</translation>
    </message>
    <message numerus="yes">
        <source>trackman backs up %Ln tracks first, so deleting them can be undone.</source>
        <translation>
            <numerusform>trackman maakt eerst een back-up van %Ln spoor, dus de verwijdering ervan kan ongedaan worden gemaakt.</numerusform>
            <numerusform>trackman maakt eerst back-ups van %Ln sporen, dus de verwijdering ervan kan ongedaan worden gemaakt.</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman can’t back up audio, so this can’t be undone.</source>
        <translation>trackman kan van audio geen back-up maken, dus dit kan niet ongedaan worden gemaakt.</translation>
    </message>
    <message>
        <source>trackman can’t back up errored tracks, which have no subtitles, so this can’t be undone.</source>
        <translation>trackman kan geen back-up maken van mislukte sporen, die geen ondertiteling hebben, dus dit kan niet ongedaan worden gemaakt.</translation>
    </message>
    <message>
        <source>trackman can’t back up tracks that are still being prepared, so this can’t be undone.</source>
        <translation>trackman kan geen back-up maken van sporen die nog worden voorbereid, dus dit kan niet ongedaan worden gemaakt.</translation>
    </message>
    <message>
        <source>trackman can back up only subtitles that are ready, so this can’t be undone.</source>
        <translation>trackman kan alleen een back-up maken van ondertiteling die gereed is, dus dit kan niet ongedaan worden gemaakt.</translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can’t back up audio.</source>
        <translation>
            <numerusform>De verwijdering van %Ln spoor kan niet ongedaan worden gemaakt: trackman kan van audio geen back-up maken.</numerusform>
            <numerusform>De verwijdering van %Ln sporen kan niet ongedaan worden gemaakt: trackman kan van audio geen back-up maken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can’t back up errored tracks, which have no subtitles.</source>
        <translation>
            <numerusform>De verwijdering van %Ln spoor kan niet ongedaan worden gemaakt: trackman kan geen back-up maken van mislukte sporen, die geen ondertiteling hebben.</numerusform>
            <numerusform>De verwijdering van %Ln sporen kan niet ongedaan worden gemaakt: trackman kan geen back-up maken van mislukte sporen, die geen ondertiteling hebben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can’t back up tracks that are still being prepared.</source>
        <translation>
            <numerusform>De verwijdering van %Ln spoor kan niet ongedaan worden gemaakt: trackman kan geen back-up maken van sporen die nog worden voorbereid.</numerusform>
            <numerusform>De verwijdering van %Ln sporen kan niet ongedaan worden gemaakt: trackman kan geen back-up maken van sporen die nog worden voorbereid.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can back up only subtitles that are ready.</source>
        <translation>
            <numerusform>De verwijdering van %Ln spoor kan niet ongedaan worden gemaakt: trackman kan alleen een back-up maken van ondertiteling die gereed is.</numerusform>
            <numerusform>De verwijdering van %Ln sporen kan niet ongedaan worden gemaakt: trackman kan alleen een back-up maken van ondertiteling die gereed is.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete audio track</source>
        <translation>Audiospoor verwijderen</translation>
    </message>
    <message>
        <source>Delete subtitle track</source>
        <translation>Ondertitelspoor verwijderen</translation>
    </message>
    <message>
        <source>Delete track</source>
        <translation>Spoor verwijderen</translation>
    </message>
</context>
<context>
    <name>ConsequenceWording</name>
    <message>
        <source>Record {id}</source>
        <translation>Record {id}</translation>
    </message>
    <message>
        <source>{name} (draft)</source>
        <extracomment>{name} is the title of a record that is not published.</extracomment>
        <translation>{name} (concept)</translation>
    </message>
    <message>
        <source>Checking which records use it…</source>
        <translation>Controleren welke records de video gebruiken…</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say which records use it</source>
        <translation>DatoCMS meldt niet welke records de video gebruiken</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>In geen enkel record gebruikt</translation>
    </message>
    <message numerus="yes">
        <source>Used by %Ln records</source>
        <translation>
            <numerusform>Door %Ln record gebruikt</numerusform>
            <numerusform>Door %Ln records gebruikt</numerusform>
        </translation>
    </message>
    <message>
        <source>the last of this video in {languages}</source>
        <extracomment>{languages} in these is one language or a list of them.</extracomment>
        <translation>de laatste ondertiteling van deze video in: {languages}</translation>
    </message>
    <message>
        <source>the last closed captions in {languages}</source>
        <translation>de laatste closed captions in: {languages}</translation>
    </message>
    <message>
        <source>the last subtitles without a language</source>
        <translation>de laatste ondertiteling zonder taal</translation>
    </message>
    <message>
        <source>the last closed captions without a language</source>
        <translation>de laatste closed captions zonder taal</translation>
    </message>
    <message>
        <source>the last subtitles of this video</source>
        <translation>de laatste ondertiteling van deze video</translation>
    </message>
    <message>
        <source>the only closed captions of this video</source>
        <translation>de enige closed captions van deze video</translation>
    </message>
    <message>
        <source>Last subtitles of this video</source>
        <translation>Laatste ondertiteling van deze video</translation>
    </message>
    <message>
        <source>Only closed captions of this video</source>
        <translation>Enige closed captions van deze video</translation>
    </message>
    <message>
        <source>Going by its name, the only audio description</source>
        <translation>Volgens de naam de enige audiodescriptie</translation>
    </message>
    <message>
        <source>No record uses this video</source>
        <translation>Geen enkel record gebruikt deze video</translation>
    </message>
    <message>
        <source>Last subtitles without a language</source>
        <translation>Laatste ondertiteling zonder taal</translation>
    </message>
    <message>
        <source>Last closed captions without a language</source>
        <translation>Laatste closed captions zonder taal</translation>
    </message>
    <message>
        <source>Last audio without a language</source>
        <translation>Laatste audio zonder taal</translation>
    </message>
    <message>
        <source>A language of the project</source>
        <extracomment>What is left without subtitles, where the line names the language already.</extracomment>
        <translation>Een taal van het project</translation>
    </message>
    <message>
        <source>Last subtitles of this video in {languages}</source>
        <extracomment>{languages} in these is one language or a list of them.</extracomment>
        <translation>Laatste ondertiteling van deze video in: {languages}</translation>
    </message>
    <message>
        <source>Last closed captions in {languages}</source>
        <translation>Laatste closed captions in: {languages}</translation>
    </message>
    <message>
        <source>Last audio in {languages}</source>
        <translation>Laatste audio in: {languages}</translation>
    </message>
    <message>
        <source>Project languages left without subtitles: {languages}</source>
        <translation>Projecttalen zonder ondertiteling: {languages}</translation>
    </message>
    <message>
        <source>{name} in the same language stays</source>
        <translation>{name} in dezelfde taal blijft</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other tracks in the same languages stay</source>
        <translation>
            <numerusform>%Ln ander spoor in dezelfde talen blijft</numerusform>
            <numerusform>%Ln andere sporen in dezelfde talen blijven</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} in the same language is being prepared</source>
        <translation>{name} in dezelfde taal wordt voorbereid</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other tracks in the same languages are being prepared</source>
        <translation>
            <numerusform>%Ln ander spoor in dezelfde talen wordt voorbereid</numerusform>
            <numerusform>%Ln andere sporen in dezelfde talen worden voorbereid</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} had failed processing anyway</source>
        <translation>{name} was toch al mislukt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks had failed processing anyway</source>
        <translation>
            <numerusform>%Ln spoor was toch al mislukt</numerusform>
            <numerusform>%Ln sporen waren toch al mislukt</numerusform>
        </translation>
    </message>
    <message>
        <source>This video will have no subtitles left.</source>
        <translation>Deze video heeft dan geen ondertiteling meer.</translation>
    </message>
    <message>
        <source>It will have no closed captions left.</source>
        <translation>De video heeft dan geen closed captions meer.</translation>
    </message>
    <message>
        <source>Going by its name, this is the video’s only audio description.</source>
        <translation>Volgens de naam is dit de enige audiodescriptie van de video.</translation>
    </message>
    <message numerus="yes">
        <source>The video is used by %Ln records, see below.</source>
        <translation>
            <numerusform>De video wordt gebruikt door %Ln record, zie hieronder.</numerusform>
            <numerusform>De video wordt gebruikt door %Ln records, zie hieronder.</numerusform>
        </translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say which records use the video.</source>
        <translation>DatoCMS meldt niet welke records de video gebruiken.</translation>
    </message>
    <message>
        <source>This video will have no subtitles left without a language.</source>
        <translation>Deze video heeft dan geen ondertiteling zonder taal meer.</translation>
    </message>
    <message>
        <source>It will have no closed captions left without a language.</source>
        <translation>De video heeft dan geen closed captions zonder taal meer.</translation>
    </message>
    <message>
        <source>It will have no audio tracks left without a language.</source>
        <translation>De video heeft dan geen audiosporen zonder taal meer.</translation>
    </message>
    <message>
        <source>This video will have no subtitles left in: {languages}.</source>
        <translation>Deze video heeft dan geen ondertiteling meer in: {languages}.</translation>
    </message>
    <message>
        <source>It will have no closed captions left in: {languages}.</source>
        <translation>De video heeft dan geen closed captions meer in: {languages}.</translation>
    </message>
    <message>
        <source>It will have no audio tracks left in: {languages}.</source>
        <translation>De video heeft dan geen audiosporen meer in: {languages}.</translation>
    </message>
    <message>
        <source>Project languages left without subtitles: {languages}.</source>
        <translation>Projecttalen waarvoor geen ondertiteling overblijft: {languages}.</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Play</source>
        <translation>Afspelen</translation>
    </message>
    <message>
        <source>Back 2 seconds</source>
        <translation>2 seconden terug</translation>
    </message>
    <message>
        <source>Forward 2 seconds</source>
        <translation>2 seconden vooruit</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Snelheid</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Geluid</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Geluid uit</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>Vergroten</translation>
    </message>
    <message>
        <source>Close the player</source>
        <translation>Speler sluiten</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pauzeren</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Geluid aan</translation>
    </message>
    <message>
        <source>Back to window</source>
        <translation>Terug naar het venster</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Positie</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
</context>
<context>
    <name>CoverageController</name>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Webpagina’s (*.html)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel-werkmappen (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Report saved to {file}.</source>
        <translation>Rapport opgeslagen in {file}.</translation>
    </message>
    <message>
        <source>Export the coverage</source>
        <translation>Taaldekking exporteren</translation>
    </message>
    <message>
        <source>Save the accessibility report</source>
        <translation>Toegankelijkheidsrapport opslaan</translation>
    </message>
    <message>
        <source>Asking DatoCMS for the records that use the videos…</source>
        <translation>DatoCMS vragen welke records de video’s gebruiken…</translation>
    </message>
</context>
<context>
    <name>CoverageTab</name>
    <message>
        <source>Coverage</source>
        <translation>Taaldekking</translation>
    </message>
    <message>
        <source>Filter videos</source>
        <translation>Video’s filteren</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Ondertiteling</translation>
    </message>
    <message>
        <source>Missing in</source>
        <translation>Ontbreekt in</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Gebruik</translation>
    </message>
    <message>
        <source>DatoCMS order</source>
        <translation>Volgorde van DatoCMS</translation>
    </message>
    <message>
        <source>Accessibility report…</source>
        <translation>Toegankelijkheidsrapport…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporteren…</translation>
    </message>
    <message>
        <source>No videos known yet</source>
        <translation>Nog geen video’s bekend</translation>
    </message>
    <message>
        <source>Scan the project once. Then trackman shows which languages are missing.</source>
        <translation>Scan het project één keer. Daarna toont trackman welke talen ontbreken.</translation>
    </message>
    <message>
        <source>Go to the scan</source>
        <translation>Naar de scan</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Geen resultaten</translation>
    </message>
    <message>
        <source>Try fewer words or other filters.</source>
        <translation>Probeer minder woorden of andere filters.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filters wissen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln video</numerusform>
            <numerusform>%Ln video’s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln videos</source>
        <translation>
            <numerusform>{shown} van %Ln video</numerusform>
            <numerusform>{shown} van %Ln video’s</numerusform>
        </translation>
    </message>
    <message>
        <source>read {ago} or later</source>
        <extracomment>{ago} is such as “3 days ago”.</extracomment>
        <translation>{ago} of later gelezen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos not read yet</source>
        <translation>
            <numerusform>%Ln video nog niet gelezen</numerusform>
            <numerusform>%Ln video’s nog niet gelezen</numerusform>
        </translation>
    </message>
    <message>
        <source>No video has any.</source>
        <translation>Geen enkele video heeft die.</translation>
    </message>
    <message>
        <source>Show all tracks: {what}, {language}</source>
        <extracomment>{what} is “Subtitles”, “Closed captions” or “Audio”.</extracomment>
        <translation>Alle sporen tonen: {what}, {language}</translation>
    </message>
    <message>
        <source>Only videos without: {what}, {language}</source>
        <translation>Alleen video’s zonder: {what}, {language}</translation>
    </message>
    <message>
        <source>Show these tracks</source>
        <translation>Deze sporen tonen</translation>
    </message>
    <message>
        <source>Show all tracks of {video}</source>
        <translation>Alle sporen van {video} tonen</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Video openen</translation>
    </message>
    <message>
        <source>Page to print (HTML)</source>
        <translation>Afdrukpagina (HTML)</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel-werkmap</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabel (CSV)</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Used in records</source>
        <translation>Gebruikt in records</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>In geen enkel record gebruikt</translation>
    </message>
    <message>
        <source>All videos</source>
        <translation>Alle video’s</translation>
    </message>
    <message>
        <source>Tell which videos have no captions in their language</source>
        <translation>Nagaan welke video’s geen closed captions in hun taal hebben</translation>
    </message>
    <message>
        <source>Save the videos shown here as a file</source>
        <translation>De hier getoonde video’s als bestand opslaan</translation>
    </message>
</context>
<context>
    <name>CoverageWording</name>
    <message>
        <source>Subtitles</source>
        <translation>Ondertiteling</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Closed captions</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>Mislukt</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>In voorbereiding</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Nog niet gelezen</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Niets</translation>
    </message>
    <message>
        <source>DatoCMS order</source>
        <translation>Volgorde van DatoCMS</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Most missing first</source>
        <translation>Meeste ontbrekende eerst</translation>
    </message>
    <message>
        <source>{what}: {count} of {videos}</source>
        <extracomment>A figure of a language: “Audio: 12 of 340”.</extracomment>
        <translation>{what}: {count} van {videos}</translation>
    </message>
</context>
<context>
    <name>CueSearchTab</name>
    <message>
        <source>Search all subtitles</source>
        <translation>Alle ondertiteling doorzoeken</translation>
    </message>
    <message>
        <source>Show tracks</source>
        <translation>Sporen tonen</translation>
    </message>
    <message>
        <source>Find and replace…</source>
        <translation>Zoeken en vervangen…</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Beoordelen</translation>
    </message>
    <message>
        <source>Save as word list…</source>
        <translation>Opslaan als woordenlijst…</translation>
    </message>
    <message numerus="yes">
        <source>Subtitles of %Ln tracks were read</source>
        <translation>
            <numerusform>Ondertiteling van %Ln spoor gelezen</numerusform>
            <numerusform>Ondertiteling van %Ln sporen gelezen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues found</source>
        <translation>
            <numerusform>%Ln ondertitel gevonden</numerusform>
            <numerusform>%Ln ondertitels gevonden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln cues found</source>
        <translation>
            <numerusform>Meer dan %Ln ondertitel gevonden</numerusform>
            <numerusform>Meer dan %Ln ondertitels gevonden</numerusform>
        </translation>
    </message>
    <message>
        <source>last scan {ago}</source>
        <translation>laatste scan: {ago}</translation>
    </message>
    <message>
        <source>No subtitles read yet</source>
        <translation>Nog geen ondertiteling gelezen</translation>
    </message>
    <message>
        <source>trackman searches the subtitles it has read. Scan the project and have it read subtitles, too.</source>
        <translation>trackman doorzoekt de ondertiteling die het heeft gelezen. Scan het project en laat daarbij ook de ondertiteling lezen.</translation>
    </message>
    <message>
        <source>Scan with subtitles</source>
        <translation>Scannen met ondertiteling</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Niet gevonden</translation>
    </message>
    <message>
        <source>None of the subtitles that were read holds this in one cue.</source>
        <translation>In geen enkele gelezen ondertiteling staat dit binnen één ondertitel.</translation>
    </message>
    <message>
        <source>There is no word to search for</source>
        <translation>Er is geen woord om naar te zoeken</translation>
    </message>
    <message>
        <source>All words must stand in one cue. Words in quotation marks must stand together, and an asterisk stands for any ending.</source>
        <translation>Alle woorden moeten in één ondertitel staan. Woorden tussen aanhalingstekens moeten bij elkaar staan; een sterretje staat voor een willekeurig einde.</translation>
    </message>
    <message>
        <source>Search for something first.</source>
        <translation>Zoek eerst iets.</translation>
    </message>
    <message>
        <source>Judge the tracks of these cues one after another</source>
        <translation>De sporen van deze ondertitels een voor een beoordelen</translation>
    </message>
    <message>
        <source>Show the tracks of these cues in the table of all tracks</source>
        <translation>De sporen van deze ondertitels tonen in de tabel met alle sporen</translation>
    </message>
    <message>
        <source>Replace the words in all these tracks, after a preview</source>
        <translation>De woorden in al deze sporen vervangen, na een voorbeeld</translation>
    </message>
    <message>
        <source>Search for this again, and see what is new</source>
        <translation>Hier later opnieuw naar zoeken en zien wat nieuw is</translation>
    </message>
    <message>
        <source>Finds cues that hold all these words, in any track.</source>
        <translation>Vindt ondertitels die al deze woorden bevatten, in alle sporen.</translation>
    </message>
</context>
<context>
    <name>CuesModel</name>
    <message numerus="yes">
        <source>Text · %Ln cues</source>
        <translation>
            <numerusform>Tekst · %Ln ondertitel</numerusform>
            <numerusform>Tekst · %Ln ondertitels</numerusform>
        </translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>#</source>
        <extracomment>Title of a column: the number of the cue.</extracomment>
        <translation>#</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duur</translation>
    </message>
    <message>
        <source>on the video now</source>
        <translation>nu in de video</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <extracomment>Two times within a video.</extracomment>
        <translation>{start} tot {end}</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Bevinding</translation>
    </message>
</context>
<context>
    <name>CuesTable</name>
    <message>
        <source>Cues</source>
        <translation>Ondertitels</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Tekst kopiëren</translation>
    </message>
    <message>
        <source>Select a cue.</source>
        <translation>Selecteer een ondertitel.</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>Vanaf hier afspelen</translation>
    </message>
    <message>
        <source>Copy with times</source>
        <translation>Kopiëren met tijden</translation>
    </message>
</context>
<context>
    <name>DecisionBar</name>
    <message>
        <source>Delete</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Volgende</translation>
    </message>
    <message>
        <source>No video open</source>
        <translation>Geen video geopend</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks selected</source>
        <translation>
            <numerusform>%Ln spoor geselecteerd</numerusform>
            <numerusform>%Ln sporen geselecteerd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>%Ln spoor verwijderen</numerusform>
            <numerusform>%Ln sporen verwijderen</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter a reason first.</source>
        <translation>Voer eerst een reden in.</translation>
    </message>
    <message>
        <source>Another track has just come on screen.</source>
        <translation>Er is zojuist een ander spoor in beeld gekomen.</translation>
    </message>
    <message>
        <source>Delete the selected tracks</source>
        <translation>De geselecteerde sporen verwijderen</translation>
    </message>
    <message>
        <source>Go to the next track with findings, then to the next video</source>
        <translation>Naar het volgende spoor met bevindingen gaan, daarna naar de volgende video</translation>
    </message>
    <message>
        <source>Show all that follows from deleting it</source>
        <translation>Alle gevolgen van de verwijdering tonen</translation>
    </message>
</context>
<context>
    <name>DeletedCard</name>
    <message>
        <source>Restore</source>
        <translation>Herstellen</translation>
    </message>
    <message>
        <source>The details below are what DatoCMS returned.</source>
        <translation>De details hieronder heeft DatoCMS teruggegeven.</translation>
    </message>
    <message>
        <source>DatoCMS didn’t return the track. The details below are from before the deletion.</source>
        <translation>DatoCMS heeft het spoor niet teruggegeven. De details hieronder zijn van vóór de verwijdering.</translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>Er is geen back-up, dus het kan niet worden hersteld.</translation>
    </message>
    <message>
        <source>Its subtitles can’t be read. They’re saved as they are, but trackman can’t prove that they can be restored.</source>
        <translation>De ondertiteling is onleesbaar. Die is ongewijzigd bewaard, maar trackman kan niet bewijzen dat het spoor kan worden hersteld.</translation>
    </message>
    <message>
        <source>It’s backed up and can be restored. It then gets a new ID.</source>
        <translation>Er is een back-up, dus het kan worden hersteld. Het krijgt dan een nieuwe ID.</translation>
    </message>
</context>
<context>
    <name>DeletedModel</name>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Deleted</source>
        <extracomment>Title of a column: the moment of the deletion.</extracomment>
        <translation>Verwijderd</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: who deleted the track.</extracomment>
        <translation>Door</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Toestand</translation>
    </message>
</context>
<context>
    <name>DeletedTab</name>
    <message>
        <source>Recently deleted</source>
        <translation>Onlangs verwijderd</translation>
    </message>
    <message>
        <source>Details of the deleted track</source>
        <translation>Details van het verwijderde spoor</translation>
    </message>
    <message>
        <source>Select a deleted track to see its details.</source>
        <translation>Selecteer een verwijderd spoor om de details te zien.</translation>
    </message>
    <message>
        <source>Search deleted tracks</source>
        <translation>Verwijderde sporen zoeken</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Herstellen</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Video openen</translation>
    </message>
    <message>
        <source>Restore into another video…</source>
        <translation>Herstellen in andere video…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deleted tracks</source>
        <translation>
            <numerusform>%Ln verwijderd spoor</numerusform>
            <numerusform>%Ln verwijderde sporen</numerusform>
        </translation>
    </message>
    <message>
        <source>Recreate the track from its backup. It gets a new ID.</source>
        <translation>Het spoor opnieuw maken uit de back-up. Het krijgt een nieuwe ID.</translation>
    </message>
    <message>
        <source>Recreate the track in another video. It gets a new ID.</source>
        <translation>Het spoor opnieuw maken in een andere video. Het krijgt een nieuwe ID.</translation>
    </message>
    <message>
        <source>Open the video that the track belonged to</source>
        <translation>De video openen waarbij het spoor hoorde</translation>
    </message>
    <message>
        <source>Select a deleted track first.</source>
        <translation>Selecteer eerst een verwijderd spoor.</translation>
    </message>
    <message>
        <source>None of the selected tracks can be restored.</source>
        <translation>Geen van de geselecteerde sporen kan worden hersteld.</translation>
    </message>
    <message numerus="yes">
        <source>Restore %Ln tracks into which video?</source>
        <translation>
            <numerusform>In welke video wil je %Ln spoor herstellen?</numerusform>
            <numerusform>In welke video wil je %Ln sporen herstellen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore {name} into which video?</source>
        <translation>In welke video wil je {name} herstellen?</translation>
    </message>
    <message>
        <source>Restore there</source>
        <translation>Daar herstellen</translation>
    </message>
    <message>
        <source>No deleted tracks</source>
        <translation>Geen verwijderde sporen</translation>
    </message>
    <message>
        <source>Tracks you delete in trackman appear here and can be restored from their backup.</source>
        <translation>Sporen die je in trackman verwijdert, verschijnen hier en kunnen uit hun back-up worden hersteld.</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Geen resultaten</translation>
    </message>
    <message>
        <source>Try fewer words, or search the history.</source>
        <translation>Probeer minder woorden, of doorzoek de geschiedenis.</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Zoekopdracht wissen</translation>
    </message>
</context>
<context>
    <name>DeletingChoices</name>
    <message>
        <source>Check backups</source>
        <translation>Back-ups controleren</translation>
    </message>
    <message>
        <source>Require a reason for deleting</source>
        <translation>Bij verwijderen een reden vereisen</translation>
    </message>
    <message>
        <source>Calculating size…</source>
        <translation>Grootte berekenen…</translation>
    </message>
    <message>
        <source>No backups yet.</source>
        <translation>Nog geen back-ups.</translation>
    </message>
    <message>
        <source>{size} in use.</source>
        <translation>{size} in gebruik.</translation>
    </message>
    <message>
        <source>Verify that every backup is intact</source>
        <translation>Controleren of elke back-up intact is</translation>
    </message>
    <message>
        <source>Forever</source>
        <translation>Altijd</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 jaar</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Back-ups</translation>
    </message>
    <message>
        <source>Keep backups for</source>
        <translation>Back-ups bewaren</translation>
    </message>
    <message>
        <source>Tracks whose backup is removed can’t be restored. trackman asks first.</source>
        <translation>Sporen waarvan de back-up is verwijderd, kunnen niet worden hersteld. trackman vraagt het eerst.</translation>
    </message>
    <message>
        <source>Many tracks at once</source>
        <translation>Veel sporen tegelijk</translation>
    </message>
    <message>
        <source>Type the number above</source>
        <translation>Aantal typen bij meer dan</translation>
    </message>
    <message>
        <source>Deleting more tracks than this at once asks you to type how many they are.</source>
        <translation>Als je meer sporen dan dit tegelijk verwijdert, wordt gevraagd om te typen hoeveel het er zijn.</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Redenen</translation>
    </message>
    <message>
        <source>Suggested reasons</source>
        <translation>Voorgestelde redenen</translation>
    </message>
    <message>
        <source>One per line, offered next to Delete.</source>
        <translation>Eén per regel; ze worden naast “Verwijderen” aangeboden.</translation>
    </message>
</context>
<context>
    <name>DeletionController</name>
    <message>
        <source>The tracks were read again meanwhile. Nothing was done.</source>
        <translation>De sporen zijn intussen opnieuw gelezen. trackman heeft niets gedaan.</translation>
    </message>
</context>
<context>
    <name>DeletionOffer</name>
    <message numerus="yes">
        <source>Go on with %Ln deletions</source>
        <translation>
            <numerusform>Doorgaan met %Ln verwijdering</numerusform>
            <numerusform>Doorgaan met %Ln verwijderingen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %Ln tracks</source>
        <translation>
            <numerusform>%Ln spoor behouden</numerusform>
            <numerusform>%Ln sporen behouden</numerusform>
        </translation>
    </message>
    <message>
        <source>Show activity</source>
        <translation>Activiteit tonen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are kept.</source>
        <translation>
            <numerusform>%Ln spoor blijft behouden.</numerusform>
            <numerusform>%Ln sporen blijven behouden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeletionWording</name>
    <message>
        <source>Deleting {name}…</source>
        <translation>{name} verwijderen…</translation>
    </message>
    <message>
        <source>Deleting tracks… {done} of {total}</source>
        <translation>Sporen verwijderen… {done} van {total}</translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>Er is geen back-up, dus het kan niet worden hersteld.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks have no backup and can’t be restored.</source>
        <translation>
            <numerusform>%Ln spoor heeft geen back-up en kan niet worden hersteld.</numerusform>
            <numerusform>%Ln sporen hebben geen back-up en kunnen niet worden hersteld.</numerusform>
        </translation>
    </message>
    <message>
        <source>It’s saved as it is, but trackman can’t prove that it can be restored.</source>
        <translation>Het is ongewijzigd bewaard, maar trackman kan niet bewijzen dat het kan worden hersteld.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are saved as they are, but trackman can’t prove that they can be restored.</source>
        <translation>
            <numerusform>%Ln spoor is ongewijzigd bewaard, maar trackman kan niet bewijzen dat het kan worden hersteld.</numerusform>
            <numerusform>%Ln sporen zijn ongewijzigd bewaard, maar trackman kan niet bewijzen dat ze kunnen worden hersteld.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was deleted.</source>
        <translation>Geannuleerd. Er is niets verwijderd.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln verwijdering is geannuleerd voordat die begon.</numerusform>
            <numerusform>%Ln verwijderingen zijn geannuleerd voordat ze begonnen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks deleted.</source>
        <translation>
            <numerusform>%Ln spoor verwijderd.</numerusform>
            <numerusform>%Ln sporen verwijderd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks deleted. The other rows show the reason.</source>
        <translation>
            <numerusform>%Ln van {total} sporen verwijderd. De andere rijen tonen de reden.</numerusform>
            <numerusform>%Ln van {total} sporen verwijderd. De andere rijen tonen de reden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>No web browser opened. The link is copied: paste it into a browser.</source>
        <translation>Er is geen browser geopend. De link is gekopieerd: plak hem in een browser.</translation>
    </message>
    <message>
        <source>No program opened {file}. Its path is copied.</source>
        <translation>Geen enkel programma heeft {file} geopend. Het pad is gekopieerd.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>In map tonen</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Change {name}</source>
        <translation>{name} wijzigen</translation>
    </message>
    <message>
        <source>DatoCMS can’t change a track, so trackman adds a new one with the same subtitles, checks it, and then deletes the old one. The track gets a new ID.</source>
        <translation>DatoCMS kan een spoor niet wijzigen. Daarom voegt trackman een nieuw spoor met dezelfde ondertiteling toe, controleert het en verwijdert daarna het oude. Het spoor krijgt een nieuwe ID.</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Closed captions</translation>
    </message>
    <message>
        <source>Change track</source>
        <translation>Spoor wijzigen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Voer een naam in.</translation>
    </message>
    <message>
        <source>Another track of this video has this name as well.</source>
        <translation>Een ander spoor van deze video heeft ook deze naam.</translation>
    </message>
    <message>
        <source>Enter a language code such as it or pt-BR.</source>
        <translation>Voer een taalcode in, bijvoorbeeld it of pt-BR.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Language code</source>
        <translation>Taalcode</translation>
    </message>
</context>
<context>
    <name>DisplayButton</name>
    <message>
        <source>Display</source>
        <translation>Weergaveopties</translation>
    </message>
    <message>
        <source>Group, sort and choose columns</source>
        <translation>Groeperen, sorteren en kolommen kiezen</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Groeperen op</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>Geen groepen</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>Alles samenvouwen</translation>
    </message>
    <message>
        <source>Unfold all</source>
        <translation>Alles uitvouwen</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sorteren op</translation>
    </message>
    <message>
        <source>Then by</source>
        <translation>Daarna op</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolommen</translation>
    </message>
</context>
<context>
    <name>DocumentDialog</name>
    <message>
        <source>Format</source>
        <translation>Indeling</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Opslaan…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Page to print (HTML)</source>
        <translation>Afdrukpagina (HTML)</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel-werkmap</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabel (CSV)</translation>
    </message>
    <message>
        <source>Choose where to save it</source>
        <translation>Kiezen waar het wordt opgeslagen</translation>
    </message>
    <message>
        <source>Wait until the figures are counted.</source>
        <translation>Wacht tot de cijfers zijn geteld.</translation>
    </message>
</context>
<context>
    <name>EditingWording</name>
    <message>
        <source>No changes</source>
        <translation>Geen wijzigingen</translation>
    </message>
    <message>
        <source>The file was mended</source>
        <translation>Het bestand is gerepareerd</translation>
    </message>
    <message>
        <source>Draft saved</source>
        <translation>Concept opgeslagen</translation>
    </message>
    <message>
        <source>Saving draft…</source>
        <translation>Concept opslaan…</translation>
    </message>
    <message>
        <source>These subtitles were changed at DatoCMS after you began your draft. You see your draft, last changed: {ago}. Publishing it replaces the newer subtitles.</source>
        <translation>Deze ondertiteling is in DatoCMS gewijzigd nadat je aan je concept was begonnen. Je ziet je concept, laatst gewijzigd: {ago}. Als je het publiceert, vervangt het de nieuwere ondertiteling.</translation>
    </message>
    <message>
        <source>Your unpublished changes are back. Last changed: {ago}.</source>
        <translation>Je niet-gepubliceerde wijzigingen zijn terug. Laatst gewijzigd: {ago}.</translation>
    </message>
    <message>
        <source>{title}. You edit what trackman could read of it.</source>
        <translation>{title}. Je bewerkt wat trackman ervan kon lezen.</translation>
    </message>
    <message numerus="yes">
        <source>The times of %Ln cues were not valid and are written anew.</source>
        <translation>
            <numerusform>De tijden van %Ln ondertitel waren ongeldig en worden opnieuw geschreven.</numerusform>
            <numerusform>De tijden van %Ln ondertitels waren ongeldig en worden opnieuw geschreven.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues without readable times stay in the file as they are.</source>
        <translation>
            <numerusform>%Ln ondertitel zonder leesbare tijden blijft ongewijzigd in het bestand.</numerusform>
            <numerusform>%Ln ondertitels zonder leesbare tijden blijven ongewijzigd in het bestand.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wait until this track’s change has finished.</source>
        <translation>Wacht tot de wijziging van dit spoor klaar is.</translation>
    </message>
    <message>
        <source>Subtitles need at least one cue.</source>
        <translation>Ondertiteling heeft minstens één ondertitel nodig.</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>Er is nog niets gewijzigd.</translation>
    </message>
    <message>
        <source>The times now fit the sound. Look them over, then publish.</source>
        <translation>De tijden passen nu bij het geluid. Kijk ze na en publiceer daarna.</translation>
    </message>
    <message>
        <source>Nothing was shifted: some cues would start before the video does. Delete them or move them, then check the sound again.</source>
        <translation>Er is niets verschoven: sommige ondertitels zouden voor de video beginnen. Verwijder of verschuif ze en controleer daarna het geluid opnieuw.</translation>
    </message>
    <message>
        <source>Nothing was shifted, because this draft may have been shifted before. Check the sound again: it is compared with the draft now.</source>
        <translation>Er is niets verschoven, omdat dit concept misschien al is verschoven. Controleer het geluid opnieuw: het wordt nu met het concept vergeleken.</translation>
    </message>
    <message>
        <source>{typed} is not a time and was not taken up. Times look like {example}.</source>
        <extracomment>{example} is a time such as “0:12.5”, with the decimal mark of the language.</extracomment>
        <translation>{typed} is geen tijd en is niet overgenomen. Tijden zien eruit als {example}.</translation>
    </message>
    <message>
        <source>Your changes to {name} are kept as a draft. They are not published.</source>
        <translation>Je wijzigingen in {name} zijn als concept bewaard. Ze zijn niet gepubliceerd.</translation>
    </message>
    <message>
        <source>No safe fix: decide what is right here yourself.</source>
        <translation>Niet veilig op te lossen: beslis zelf wat hier goed is.</translation>
    </message>
    <message>
        <source>Fixed. Undo takes it back.</source>
        <translation>Opgelost. “Ongedaan maken” draait dit terug.</translation>
    </message>
    <message>
        <source>{fixed} of {wanted} fixed. Undo takes it back.</source>
        <translation>{fixed} van {wanted} opgelost. “Ongedaan maken” draait dit terug.</translation>
    </message>
    <message>
        <source>Discard your changes to {name}?</source>
        <translation>Je wijzigingen in {name} weggooien?</translation>
    </message>
    <message>
        <source>The draft is deleted and can’t be restored. The published subtitles stay.</source>
        <translation>Het concept wordt verwijderd en kan niet worden hersteld. De gepubliceerde ondertiteling blijft.</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Wijzigingen weggooien</translation>
    </message>
    <message>
        <source>Quit with unpublished changes?</source>
        <translation>Afsluiten met niet-gepubliceerde wijzigingen?</translation>
    </message>
    <message>
        <source>Your changes to {name} are kept as a draft on this computer. Nothing has been published.</source>
        <translation>Je wijzigingen in {name} zijn als concept op deze computer bewaard. Er is niets gepubliceerd.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Afsluiten</translation>
    </message>
</context>
<context>
    <name>EditorBanner</name>
    <message>
        <source>Keep my draft</source>
        <translation>Mijn concept behouden</translation>
    </message>
    <message>
        <source>Use the published subtitles…</source>
        <translation>De gepubliceerde ondertiteling gebruiken…</translation>
    </message>
</context>
<context>
    <name>EditorBar</name>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
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
        <translation>Begin</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Einde</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
    </message>
</context>
<context>
    <name>EditorPane</name>
    <message>
        <source>Editor of the subtitles</source>
        <translation>Editor voor de ondertiteling</translation>
    </message>
    <message>
        <source>Some cues would start before the video does.</source>
        <translation>Sommige ondertitels zouden vóór de video beginnen.</translation>
    </message>
</context>
<context>
    <name>EditorTable</name>
    <message>
        <source>Cues</source>
        <translation>Ondertitels</translation>
    </message>
</context>
<context>
    <name>EditorTools</name>
    <message>
        <source>Discard…</source>
        <translation>Weggooien…</translation>
    </message>
    <message>
        <source>Select a cue.</source>
        <translation>Selecteer een ondertitel.</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Niets ongedaan te maken</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>Niets opnieuw uit te voeren</translation>
    </message>
    <message>
        <source>No next cue.</source>
        <translation>Geen volgende ondertitel.</translation>
    </message>
    <message>
        <source>No cues.</source>
        <translation>Geen ondertitels.</translation>
    </message>
    <message>
        <source>Needs two cues.</source>
        <translation>Vereist twee ondertitels.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Controleren…</translation>
    </message>
    <message>
        <source>This cue: {finding}</source>
        <translation>Deze ondertitel: {finding}</translation>
    </message>
    <message>
        <source>This cue has no finding that can be fixed safely</source>
        <translation>Deze ondertitel heeft geen bevinding die veilig kan worden opgelost</translation>
    </message>
    <message>
        <source>Remove spaces at the ends of lines</source>
        <translation>Spaties aan regeleinden verwijderen</translation>
    </message>
    <message numerus="yes">
        <source>Break %Ln long lines</source>
        <translation>
            <numerusform>%Ln lange regel afbreken</numerusform>
            <numerusform>%Ln lange regels afbreken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End %Ln overlaps</source>
        <translation>
            <numerusform>%Ln overlapping oplossen</numerusform>
            <numerusform>%Ln overlappingen oplossen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adjust %Ln short gaps</source>
        <translation>
            <numerusform>%Ln korte tussenpoos aanpassen</numerusform>
            <numerusform>%Ln korte tussenpozen aanpassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln empty cues</source>
        <translation>
            <numerusform>%Ln lege ondertitel verwijderen</numerusform>
            <numerusform>%Ln lege ondertitels verwijderen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Repair %Ln damaged cues</source>
        <translation>
            <numerusform>%Ln beschadigde ondertitel repareren</numerusform>
            <numerusform>%Ln beschadigde ondertitels repareren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryDetails</name>
    <message numerus="yes">
        <source>%Ln rows selected</source>
        <translation>
            <numerusform>%Ln rij geselecteerd</numerusform>
            <numerusform>%Ln rijen geselecteerd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks selected</source>
        <translation>
            <numerusform>%Ln spoor geselecteerd</numerusform>
            <numerusform>%Ln sporen geselecteerd</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Aangevraagd</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duur</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Door</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Goedgekeurd door</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Omgeving</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Back-up</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Controlesom</translation>
    </message>
    <message>
        <source>Copy checksum</source>
        <translation>Controlesom kopiëren</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Verschil</translation>
    </message>
    <message>
        <source>Restored as</source>
        <translation>Hersteld als</translation>
    </message>
    <message>
        <source>Copy new track ID</source>
        <translation>Nieuwe spoor-ID kopiëren</translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation>Taak-ID</translation>
    </message>
    <message>
        <source>Copy job ID</source>
        <translation>Taak-ID kopiëren</translation>
    </message>
    <message>
        <source>Request IDs</source>
        <translation>Verzoek-ID’s</translation>
    </message>
    <message>
        <source>Copy request IDs</source>
        <translation>Verzoek-ID’s kopiëren</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Code kopiëren</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Probleem</translation>
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
        <translation>De ondertiteling wijkt mogelijk af van de back-up.</translation>
    </message>
    <message>
        <source>It has a new ID.</source>
        <translation>Het heeft een nieuwe ID.</translation>
    </message>
    <message>
        <source>trackman checks again when DatoCMS can be reached.</source>
        <translation>trackman controleert opnieuw zodra DatoCMS bereikbaar is.</translation>
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
        <translation>De eigenaar van het project kan het abonnement wijzigen.</translation>
    </message>
    <message>
        <source>The plan’s video encoding is used up</source>
        <translation>De videocodering van het abonnement is opgebruikt</translation>
    </message>
    <message>
        <source>It counts anew next month.</source>
        <translation>Volgende maand begint de telling opnieuw.</translation>
    </message>
    <message>
        <source>The plan’s storage is full</source>
        <translation>De opslagruimte van het abonnement is vol</translation>
    </message>
    <message>
        <source>Deleting files that nobody needs makes room.</source>
        <translation>Verwijder bestanden die niemand nodig heeft om ruimte te maken.</translation>
    </message>
    <message>
        <source>The plan’s API calls are used up</source>
        <translation>De API-aanroepen van het abonnement zijn opgebruikt</translation>
    </message>
    <message>
        <source>They count anew next month.</source>
        <translation>Volgende maand begint de telling opnieuw.</translation>
    </message>
    <message>
        <source>The project’s plan doesn’t allow that</source>
        <translation>Het abonnement van het project staat dat niet toe</translation>
    </message>
    <message>
        <source>The plan’s limit is reached.</source>
        <translation>De grens van het abonnement is bereikt.</translation>
    </message>
    <message>
        <source>DatoCMS’s video service rejected the track</source>
        <translation>De videodienst van DatoCMS heeft het spoor geweigerd</translation>
    </message>
    <message>
        <source>Another track may have this name, the name may not be allowed, or the file can’t be used. See its message below, if there is one.</source>
        <translation>Misschien heeft een ander spoor deze naam, is de naam niet toegestaan of is het bestand onbruikbaar. Zie het bericht van de dienst hieronder, als dat er is.</translation>
    </message>
    <message>
        <source>This API token isn’t allowed to do that</source>
        <translation>Dit API-token mag dat niet doen</translation>
    </message>
    <message>
        <source>Its role doesn’t have the permission. Ask a project administrator to allow the role to edit uploads in the primary environment.</source>
        <translation>De rol heeft er geen toestemming voor. Vraag een projectbeheerder om de rol uploads in de primaire omgeving te laten bewerken.</translation>
    </message>
    <message>
        <source>The project is deactivated</source>
        <translation>Het project is gedeactiveerd</translation>
    </message>
    <message>
        <source>Its owner can reactivate it in the account’s billing settings.</source>
        <translation>De eigenaar kan het opnieuw activeren in de factureringsinstellingen van het account.</translation>
    </message>
    <message>
        <source>The project is still being set up</source>
        <translation>Het project wordt nog ingericht</translation>
    </message>
    <message>
        <source>DatoCMS needs a few minutes. Try again later.</source>
        <translation>DatoCMS heeft een paar minuten nodig. Probeer het later opnieuw.</translation>
    </message>
    <message>
        <source>The environment is temporarily read-only</source>
        <translation>De omgeving is tijdelijk alleen-lezen</translation>
    </message>
    <message>
        <source>DatoCMS may be copying it. Try again in a few minutes.</source>
        <translation>Misschien kopieert DatoCMS de omgeving. Probeer het over een paar minuten opnieuw.</translation>
    </message>
    <message>
        <source>Tracks can be changed only in the primary environment</source>
        <translation>Sporen kunnen alleen in de primaire omgeving worden gewijzigd</translation>
    </message>
    <message>
        <source>This is a sandbox environment. Open the video in the primary one; its tracks are the same there.</source>
        <translation>Dit is een sandbox-omgeving. Open de video in de primaire omgeving; de sporen zijn daar dezelfde.</translation>
    </message>
    <message>
        <source>This environment doesn’t exist</source>
        <translation>Deze omgeving bestaat niet</translation>
    </message>
    <message>
        <source>It may have been deleted or renamed, or this token can’t see it. Open the video without naming an environment to use the primary one.</source>
        <translation>Misschien is de omgeving verwijderd of hernoemd, of kan dit token die niet zien. Open de video zonder een omgeving te noemen om de primaire te gebruiken.</translation>
    </message>
    <message>
        <source>The environment isn’t ready</source>
        <translation>De omgeving is niet gereed</translation>
    </message>
    <message>
        <source>DatoCMS is still creating or deleting it. Try again in a few minutes.</source>
        <translation>DatoCMS is de omgeving nog aan het maken of verwijderen. Probeer het over een paar minuten opnieuw.</translation>
    </message>
    <message>
        <source>The project is in maintenance mode</source>
        <translation>Het project is in onderhoudsmodus</translation>
    </message>
    <message>
        <source>Nothing can be changed until maintenance mode is turned off in DatoCMS.</source>
        <translation>Er kan niets worden gewijzigd tot de onderhoudsmodus in DatoCMS wordt uitgeschakeld.</translation>
    </message>
    <message>
        <source>DatoCMS is under maintenance</source>
        <translation>DatoCMS is in onderhoud</translation>
    </message>
    <message>
        <source>Nothing can be changed for a while. See status.datocms.com for updates.</source>
        <translation>Er kan een tijdlang niets worden gewijzigd. Zie status.datocms.com voor actuele informatie.</translation>
    </message>
    <message>
        <source>DatoCMS can’t find this video</source>
        <translation>DatoCMS kan deze video niet vinden</translation>
    </message>
    <message>
        <source>It may have been deleted, be in another project, or be hidden from this token. Check the link or ID.</source>
        <translation>Misschien is hij verwijderd, hoort hij bij een ander project of kan dit token hem niet zien. Controleer de link of de ID.</translation>
    </message>
    <message>
        <source>This file isn’t a video</source>
        <translation>Dit bestand is geen video</translation>
    </message>
    <message>
        <source>Only videos have subtitle and audio tracks.</source>
        <translation>Alleen video’s hebben ondertitel- en audiosporen.</translation>
    </message>
    <message>
        <source>DatoCMS’s video service rejected the request</source>
        <translation>De videodienst van DatoCMS heeft het verzoek geweigerd</translation>
    </message>
    <message>
        <source>Common reasons are a name that is taken or not allowed, a damaged file, and a video’s first audio track, which can never be deleted. See its message below, if there is one.</source>
        <translation>Veelvoorkomende redenen zijn een naam die al bestaat of niet is toegestaan, een beschadigd bestand en het eerste audiospoor van een video, dat nooit kan worden verwijderd. Zie het bericht van de dienst hieronder, als dat er is.</translation>
    </message>
    <message>
        <source>Something in the project depends on it</source>
        <translation>Iets in het project is ervan afhankelijk</translation>
    </message>
    <message>
        <source>See the details below, if there are any.</source>
        <translation>Zie de details hieronder, als die er zijn.</translation>
    </message>
    <message>
        <source>DatoCMS is limiting requests</source>
        <translation>DatoCMS beperkt het aantal verzoeken</translation>
    </message>
    <message>
        <source>Others may be using the same project heavily. Try again in a few minutes.</source>
        <translation>Misschien gebruiken anderen hetzelfde project intensief. Probeer het over een paar minuten opnieuw.</translation>
    </message>
    <message>
        <source>DatoCMS is overloaded</source>
        <translation>DatoCMS is overbelast</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>Probeer het over een minuut opnieuw.</translation>
    </message>
    <message>
        <source>Somebody else is changing this video</source>
        <translation>Iemand anders is deze video aan het wijzigen</translation>
    </message>
    <message>
        <source>DatoCMS makes one change to a video at a time. Try again in a moment.</source>
        <translation>DatoCMS voert aan een video één wijziging tegelijk uit. Probeer het zo meteen opnieuw.</translation>
    </message>
    <message>
        <source>Something went wrong at DatoCMS</source>
        <translation>Er is iets misgegaan bij DatoCMS</translation>
    </message>
    <message>
        <source>DatoCMS support can find it by the request ID below.</source>
        <translation>DatoCMS Support kan het vinden met de verzoek-ID hieronder.</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Unexpected error</source>
        <translation>Onverwachte fout</translation>
    </message>
    <message>
        <source>trackman ran into an unexpected error</source>
        <translation>Er is een onverwachte fout in trackman opgetreden</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Rapport kopiëren</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Rapport tonen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Running work goes on. Choose Refresh to see the current state.</source>
        <translation>Lopend werk gaat door. Kies “Vernieuwen” om de huidige toestand te zien.</translation>
    </message>
    <message>
        <source>No change was under way, so your tracks are as they were. Choose Refresh to see the current state.</source>
        <translation>Er was geen wijziging bezig, dus je sporen zijn zoals ze waren. Kies “Vernieuwen” om de huidige toestand te zien.</translation>
    </message>
    <message>
        <source>The report couldn’t be saved. Copy it to pass it on.</source>
        <translation>Het rapport kon niet worden opgeslagen. Kopieer het om het door te geven.</translation>
    </message>
    <message>
        <source>A report was saved as {file}. Nothing was sent.</source>
        <translation>Er is een rapport opgeslagen als {file}. Er is niets verzonden.</translation>
    </message>
    <message numerus="yes">
        <source>It happened %Ln times.</source>
        <translation>
            <numerusform>Het is %Ln keer gebeurd.</numerusform>
            <numerusform>Het is %Ln keer gebeurd.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Gekopieerd</translation>
    </message>
    <message>
        <source>Copy the report, to pass it on to support</source>
        <translation>Het rapport kopiëren om het door te geven aan support</translation>
    </message>
    <message>
        <source>Read the report before you pass it on</source>
        <translation>Het rapport lezen voordat je het doorgeeft</translation>
    </message>
</context>
<context>
    <name>EverythingCard</name>
    <message>
        <source>This means every track of every video in this project.</source>
        <translation>Dit betreft elk spoor van elke video in dit project.</translation>
    </message>
</context>
<context>
    <name>Explanations</name>
    <message>
        <source>Closes this window. Escape does the same.</source>
        <translation>Sluit dit venster. Esc doet hetzelfde.</translation>
    </message>
    <message>
        <source>Tries once more what did not work.</source>
        <translation>Probeert nog een keer wat niet is gelukt.</translation>
    </message>
    <message>
        <source>Titles of the columns. Click one to sort where that is possible; the menu on a title shows and hides columns.</source>
        <translation>Kolomkoppen. Klik op een kop om te sorteren waar dat kan; via het menu op een kop toon en verberg je kolommen.</translation>
    </message>
    <message>
        <source>Closes this window and changes nothing. Escape does the same.</source>
        <translation>Sluit dit venster en wijzigt niets. Esc doet hetzelfde.</translation>
    </message>
    <message>
        <source>Shows the other records that use this video.</source>
        <translation>Toont de andere records die deze video gebruiken.</translation>
    </message>
    <message>
        <source>Forgets search and filters, so that all videos are listed.</source>
        <translation>Wist de zoekopdracht en de filters, zodat alle video’s in de lijst staan.</translation>
    </message>
    <message>
        <source>Paste the link of a video, a record or an upload in DatoCMS, or a video ID, and press Return to see its tracks. Down offers the videos you opened last.</source>
        <translation>Plak de link van een video, een record of een upload in DatoCMS, of een video-ID, en druk op Enter om de sporen te zien. Pijl omlaag biedt de laatst geopende video’s aan.</translation>
    </message>
    <message>
        <source>Lists only videos that match these words. Down goes on to the list.</source>
        <translation>Toont alleen video’s die bij deze woorden passen. Pijl omlaag gaat naar de lijst.</translation>
    </message>
    <message>
        <source>The videos of the project. Return or a click shows the tracks.</source>
        <translation>De video’s van het project. Enter of een klik toont de sporen.</translation>
    </message>
    <message>
        <source>Lists all videos instead of those you opened last.</source>
        <translation>Toont alle video’s in plaats van de laatst geopende.</translation>
    </message>
    <message>
        <source>Tries once more to read the library.</source>
        <translation>Probeert de bibliotheek nog een keer te lezen.</translation>
    </message>
    <message>
        <source>The name under which this search and its filters return.</source>
        <translation>De naam waaronder je deze zoekopdracht met filters terugvindt.</translation>
    </message>
    <message>
        <source>Keeps search and filters as a view with this name.</source>
        <translation>Bewaart zoekopdracht en filters als weergave met deze naam.</translation>
    </message>
    <message>
        <source>Lists only videos uploaded on this day or later.</source>
        <translation>Toont alleen video’s die op deze dag of later zijn geüpload.</translation>
    </message>
    <message>
        <source>Lists only videos uploaded on this day or before.</source>
        <translation>Toont alleen video’s die op deze dag of eerder zijn geüpload.</translation>
    </message>
    <message>
        <source>Lists only videos that were uploaded in this time.</source>
        <translation>Toont alleen video’s die in deze periode zijn geüpload.</translation>
    </message>
    <message>
        <source>Lists only videos without subtitles in this language. It covers the videos whose tracks trackman has seen.</source>
        <translation>Toont alleen video’s zonder ondertiteling in deze taal. Dit geldt voor de video’s waarvan trackman de sporen heeft gezien.</translation>
    </message>
    <message>
        <source>Lists only videos with a track that failed in DatoCMS.</source>
        <translation>Toont alleen video’s met een spoor dat in DatoCMS is mislukt.</translation>
    </message>
    <message>
        <source>Lists only videos with this tag.</source>
        <translation>Toont alleen video’s met deze tag.</translation>
    </message>
    <message>
        <source>Lists only videos of this collection.</source>
        <translation>Toont alleen video’s van deze collectie.</translation>
    </message>
    <message>
        <source>Lists only videos that records use, or only those that none uses.</source>
        <translation>Toont alleen video’s die in records worden gebruikt, of alleen video’s die in geen enkel record worden gebruikt.</translation>
    </message>
    <message>
        <source>Forgets all filters.</source>
        <translation>Wist alle filters.</translation>
    </message>
    <message>
        <source>Closes the filters; what is chosen stays in force.</source>
        <translation>Sluit de filters; wat je hebt gekozen, blijft gelden.</translation>
    </message>
    <message>
        <source>The subtitle and audio tracks of the video. Select one to look at it, or several to work on them together. Return goes to the subtitles.</source>
        <translation>De ondertitel- en audiosporen van de video. Selecteer er een om het te bekijken, of meerdere om ze samen te behandelen. Enter gaat naar de ondertiteling.</translation>
    </message>
    <message>
        <source>Makes tracks of subtitle or audio files.</source>
        <translation>Maakt sporen van ondertitel- of audiobestanden.</translation>
    </message>
    <message>
        <source>Goes to the field for a link or video ID.</source>
        <translation>Gaat naar het veld voor een link of video-ID.</translation>
    </message>
    <message>
        <source>Why the track is deleted, for the history. Suggestions are kept in Settings › Deleting. Escape goes back to the tracks.</source>
        <translation>Waarom het spoor wordt verwijderd, voor de geschiedenis. Voorstellen beheer je in Instellingen › Verwijderen. Esc gaat terug naar de sporen.</translation>
    </message>
    <message>
        <source>Shows the facts about the video, such as who uses it.</source>
        <translation>Toont de gegevens van de video, bijvoorbeeld wie hem gebruikt.</translation>
    </message>
    <message>
        <source>Shows what DatoCMS answered, as it came.</source>
        <translation>Toont wat DatoCMS heeft geantwoord, onbewerkt.</translation>
    </message>
    <message>
        <source>The answer of DatoCMS as it came, to read and copy.</source>
        <translation>Het onbewerkte antwoord van DatoCMS, om te lezen en te kopiëren.</translation>
    </message>
    <message>
        <source>Parts of the work on the track that have no room side by side.</source>
        <translation>Onderdelen van het werk aan het spoor die niet naast elkaar passen.</translation>
    </message>
    <message>
        <source>Does what the message offers.</source>
        <translation>Doet wat de melding aanbiedt.</translation>
    </message>
    <message>
        <source>Cancels what hasn’t been sent yet. Work that DatoCMS accepted continues.</source>
        <translation>Annuleert wat nog niet is verzonden. Werk dat DatoCMS heeft aanvaard, gaat door.</translation>
    </message>
    <message>
        <source>The cues with their times and findings. Return plays from the cue; the letters of the player work here, too.</source>
        <translation>De ondertitels met hun tijden en bevindingen. Enter speelt af vanaf de ondertitel; de letters van de speler werken hier ook.</translation>
    </message>
    <message>
        <source>Finds words in the subtitles. Return goes on to the next place, Shift+Return back.</source>
        <translation>Zoekt woorden in de ondertiteling. Enter gaat naar de volgende plaats, Shift+Enter naar de vorige.</translation>
    </message>
    <message>
        <source>Goes to the cue that the message is about.</source>
        <translation>Gaat naar de ondertitel waar de melding over gaat.</translation>
    </message>
    <message>
        <source>Tries once more to read the subtitles.</source>
        <translation>Probeert de ondertiteling nog een keer te lezen.</translation>
    </message>
    <message>
        <source>The number of a cue.</source>
        <translation>Het nummer van een ondertitel.</translation>
    </message>
    <message>
        <source>When this cue is to begin.</source>
        <translation>Wanneer deze ondertitel moet beginnen.</translation>
    </message>
    <message>
        <source>The cues to edit. Return or typing changes the text, a double click on a time changes that.</source>
        <translation>De ondertitels om te bewerken. Met Enter of door te typen wijzig je de tekst, met een dubbelklik op een tijd wijzig je die.</translation>
    </message>
    <message>
        <source>The text of the cue. Return begins a new line, Ctrl+Return leaves.</source>
        <translation>De tekst van de ondertitel. Enter begint een nieuwe regel, Ctrl+Enter verlaat het veld.</translation>
    </message>
    <message>
        <source>A time such as 1:02:03.5. Return takes it, Escape leaves it.</source>
        <translation>Een tijd, bijvoorbeeld 1:02:03,5. Enter neemt hem over, Esc laat alles zoals het was.</translation>
    </message>
    <message>
        <source>Throws your changes away, after a question.</source>
        <translation>Gooit je wijzigingen weg, na een vraag.</translation>
    </message>
    <message>
        <source>Goes on with your draft; the published subtitles are not used.</source>
        <translation>Gaat verder met je concept; de gepubliceerde ondertiteling wordt niet gebruikt.</translation>
    </message>
    <message>
        <source>Throws your draft away and begins with what is published now.</source>
        <translation>Gooit je concept weg en begint met wat nu is gepubliceerd.</translation>
    </message>
    <message>
        <source>Your changes, before and after, cue by cue.</source>
        <translation>Je wijzigingen, voor en na, per ondertitel.</translation>
    </message>
    <message>
        <source>Goes back to editing; nothing is published.</source>
        <translation>Gaat terug naar bewerken; er wordt niets gepubliceerd.</translation>
    </message>
    <message>
        <source>The text to look for in all cues.</source>
        <translation>De tekst om in alle ondertitels te zoeken.</translation>
    </message>
    <message>
        <source>The text to put in its place; empty to remove it.</source>
        <translation>De tekst die ervoor in de plaats komt; leeg om te verwijderen.</translation>
    </message>
    <message>
        <source>Tells capital and small letters apart.</source>
        <translation>Maakt onderscheid tussen hoofdletters en kleine letters.</translation>
    </message>
    <message>
        <source>Finds whole words only.</source>
        <translation>Vindt alleen hele woorden.</translation>
    </message>
    <message>
        <source>The places that were found, with what each would become.</source>
        <translation>De gevonden plaatsen, met wat elke plaats zou worden.</translation>
    </message>
    <message>
        <source>Replaces the selected place and goes on to the next one.</source>
        <translation>Vervangt de geselecteerde plaats en gaat naar de volgende.</translation>
    </message>
    <message>
        <source>Replaces all places in one step, which Undo takes back.</source>
        <translation>Vervangt alle plaatsen in één stap, die je met “Ongedaan maken” terugdraait.</translation>
    </message>
    <message>
        <source>Seconds to move by; with a minus to earlier times.</source>
        <translation>Het aantal seconden om te verschuiven; met een minteken naar eerdere tijden.</translation>
    </message>
    <message>
        <source>Moves the times of all cues.</source>
        <translation>Verschuift de tijden van alle ondertitels.</translation>
    </message>
    <message>
        <source>Moves the times of this cue and of all that follow.</source>
        <translation>Verschuift de tijden van deze ondertitel en alle volgende.</translation>
    </message>
    <message>
        <source>Stretches all times so that both cues begin when you said.</source>
        <translation>Rekt alle tijden zo uit dat beide ondertitels beginnen op de tijd die je opgeeft.</translation>
    </message>
    <message>
        <source>The cues of the track to decide on, with what was noticed under them. The keys below decide; Return moves the video to a cue.</source>
        <translation>De ondertitels van het spoor waarover je beslist, met eronder wat is opgevallen. Met de toetsen hieronder beslis je; Enter zet de video op een ondertitel.</translation>
    </message>
    <message>
        <source>Another language of this video, or a saved version. It follows the cue you are at.</source>
        <translation>Een andere taal van deze video, of een opgeslagen versie. Die volgt de ondertitel waar je bent.</translation>
    </message>
    <message>
        <source>What was noticed in the text, the worst first. Return or a click shows the place.</source>
        <translation>Wat in de tekst is opgevallen, het ernstigste eerst. Enter of een klik toont de plaats.</translation>
    </message>
    <message>
        <source>Tries once more to read the text, or plays the sound.</source>
        <translation>Probeert de tekst nog een keer te lezen, of speelt het geluid af.</translation>
    </message>
    <message>
        <source>Shows what was decided before it is carried out.</source>
        <translation>Toont wat is beslist voordat het wordt uitgevoerd.</translation>
    </message>
    <message>
        <source>Shows the skipped tracks once more.</source>
        <translation>Toont de overgeslagen sporen nog een keer.</translation>
    </message>
    <message>
        <source>Reviews on this computer. Return goes on with the selected one, Delete removes it after a question.</source>
        <translation>Beoordelingen op deze computer. Enter gaat door met de geselecteerde, Delete verwijdert die na een vraag.</translation>
    </message>
    <message>
        <source>Asks where to save the statistics.</source>
        <translation>Vraagt waar de statistieken moeten worden opgeslagen.</translation>
    </message>
    <message>
        <source>How many files there shall be, one for each person.</source>
        <translation>Hoeveel bestanden het worden, één per persoon.</translation>
    </message>
    <message>
        <source>Leaves the review. What was decided stays.</source>
        <translation>Verlaat de beoordeling. Wat is beslist, blijft bewaard.</translation>
    </message>
    <message>
        <source>Keeps this track and deletes the other one.</source>
        <translation>Behoudt dit spoor en verwijdert het andere.</translation>
    </message>
    <message>
        <source>Deletes this track.</source>
        <translation>Verwijdert dit spoor.</translation>
    </message>
    <message>
        <source>Two tracks side by side; what differs is marked.</source>
        <translation>Twee sporen naast elkaar; de verschillen zijn gemarkeerd.</translation>
    </message>
    <message>
        <source>Plays the video. Streaming counts towards your DatoCMS quota.</source>
        <translation>Speelt de video af. Streaming telt mee voor je DatoCMS-quotum.</translation>
    </message>
    <message>
        <source>Where the video is. Drag it, or use the arrow keys.</source>
        <translation>Waar de video is. Sleep, of gebruik de pijltoetsen.</translation>
    </message>
    <message>
        <source>How loud the video is.</source>
        <translation>Hoe hard het geluid van de video staat.</translation>
    </message>
    <message>
        <source>Brings the player back into this window.</source>
        <translation>Haalt de speler terug naar dit venster.</translation>
    </message>
    <message>
        <source>What there is to see of all videos together.</source>
        <translation>Wat er van alle video’s samen te zien is.</translation>
    </message>
    <message>
        <source>Every track of every video, as the scan saw it last. Click a title to sort, hold Shift to sort by several; Return opens the video at the track. Paste IDs or links to see only those.</source>
        <translation>Elk spoor van elke video, zoals de scan het voor het laatst heeft gezien. Klik op een kop om te sorteren, met Shift op meerdere; Enter opent de video bij het spoor. Plak ID’s of links om alleen die te zien.</translation>
    </message>
    <message>
        <source>Lists only tracks whose file name, name, language code or ID holds these words.</source>
        <translation>Toont alleen sporen waarvan de bestandsnaam, naam, taalcode of ID deze woorden bevat.</translation>
    </message>
    <message>
        <source>Forgets view, filter and rule.</source>
        <translation>Wist weergave, filter en regel.</translation>
    </message>
    <message>
        <source>The cues that were found. Return or a double click opens the video there.</source>
        <translation>De gevonden ondertitels. Enter of dubbelklikken opent de video op die plaats.</translation>
    </message>
    <message>
        <source>Shows where the project can be scanned.</source>
        <translation>Toont waar het project kan worden gescand.</translation>
    </message>
    <message>
        <source>Lists of words, each with the number of cues found since you last looked.</source>
        <translation>Woordenlijsten, elk met het aantal ondertitels dat is gevonden sinds je het laatst keek.</translation>
    </message>
    <message>
        <source>Changes the name and the words of the selected list.</source>
        <translation>Wijzigt de naam en de woorden van de geselecteerde lijst.</translation>
    </message>
    <message>
        <source>Removes the selected list. Subtitles stay as they are.</source>
        <translation>Verwijdert de geselecteerde lijst. De ondertiteling blijft zoals die is.</translation>
    </message>
    <message>
        <source>Keeps the list on this computer.</source>
        <translation>Bewaart de lijst op deze computer.</translation>
    </message>
    <message>
        <source>What each video has in each language. A click or Return shows the tracks, a click on a language all that its figure counts.</source>
        <translation>Wat elke video in elke taal heeft. Een klik of Enter toont de sporen, een klik op een taal alles wat het getal telt.</translation>
    </message>
    <message>
        <source>Languages, with the share of videos that have them.</source>
        <translation>Talen, met het aandeel van de video’s die ze hebben.</translation>
    </message>
    <message>
        <source>The videos. A click shows the tracks of one.</source>
        <translation>De video’s. Een klik toont de sporen van een video.</translation>
    </message>
    <message>
        <source>Shows only videos whose name or ID holds these words.</source>
        <translation>Toont alleen video’s waarvan de naam of ID deze woorden bevat.</translation>
    </message>
    <message>
        <source>Forgets words and filters of the coverage.</source>
        <translation>Wist woorden en filters van de taaldekking.</translation>
    </message>
    <message>
        <source>The language of videos that nothing else tells.</source>
        <translation>De taal van video’s waarover niets anders uitsluitsel geeft.</translation>
    </message>
    <message>
        <source>Which decisions of the review are listed.</source>
        <translation>Welke beslissingen van de beoordeling in de lijst staan.</translation>
    </message>
    <message>
        <source>What was decided, and what can be done about it now. Space ticks or unticks the selected rows; the words below the list are about the current one.</source>
        <translation>Wat is beslist, en wat er nu mee kan gebeuren. Spatie vinkt de geselecteerde rijen aan of uit; de tekst onder de lijst gaat over de huidige rij.</translation>
    </message>
    <message>
        <source>The kind of file to save.</source>
        <translation>Het soort bestand dat wordt opgeslagen.</translation>
    </message>
    <message>
        <source>Asks where to save the report.</source>
        <translation>Vraagt waar het rapport moet worden opgeslagen.</translation>
    </message>
    <message>
        <source>What runs now, what was deleted lately, and all that was done.</source>
        <translation>Wat nu bezig is, wat onlangs is verwijderd en alles wat is gedaan.</translation>
    </message>
    <message>
        <source>What runs, waits or did not work, with the reason.</source>
        <translation>Wat bezig is, wacht of niet is gelukt, met de reden.</translation>
    </message>
    <message>
        <source>Deleted tracks with a backup. Select some to restore them.</source>
        <translation>Verwijderde sporen met een back-up. Selecteer er een of meer om ze te herstellen.</translation>
    </message>
    <message>
        <source>All that was ever done with trackman on this computer.</source>
        <translation>Alles wat ooit met trackman op deze computer is gedaan.</translation>
    </message>
    <message>
        <source>Lists only deleted tracks that hold these words.</source>
        <translation>Toont alleen verwijderde sporen waarin deze woorden voorkomen.</translation>
    </message>
    <message>
        <source>Lists only entries that hold these words.</source>
        <translation>Toont alleen regels waarin deze woorden voorkomen.</translation>
    </message>
    <message>
        <source>The days that the report is about.</source>
        <translation>De dagen waarover het rapport gaat.</translation>
    </message>
    <message>
        <source>The project that the report is about.</source>
        <translation>Het project waarover het rapport gaat.</translation>
    </message>
    <message>
        <source>The first day of the period.</source>
        <translation>De eerste dag van de periode.</translation>
    </message>
    <message>
        <source>The last day of the period, itself included.</source>
        <translation>De laatste dag van de periode, die dag meegerekend.</translation>
    </message>
    <message>
        <source>Forgets search and filters of the history.</source>
        <translation>Wist de zoekopdracht en de filters van de geschiedenis.</translation>
    </message>
    <message>
        <source>The files to add. Correct kind, language and name in the cells; the space bar takes a file or leaves it out.</source>
        <translation>De bestanden om toe te voegen. Corrigeer soort, taal en naam in de cellen; met de spatiebalk neem je een bestand mee of laat je het weg.</translation>
    </message>
    <message>
        <source>Chooses subtitle or audio files on this computer.</source>
        <translation>Kiest ondertitel- of audiobestanden op deze computer.</translation>
    </message>
    <message>
        <source>Takes all subtitle and audio files of a folder.</source>
        <translation>Neemt alle ondertitel- en audiobestanden van een map.</translation>
    </message>
    <message>
        <source>The cues of the selected file, as they would be added.</source>
        <translation>De ondertitels van het geselecteerde bestand, zoals ze zouden worden toegevoegd.</translation>
    </message>
    <message>
        <source>Plays the video with the cues of the file.</source>
        <translation>Speelt de video af met de ondertitels van het bestand.</translation>
    </message>
    <message>
        <source>The language code of the track, such as pt or pt-BR.</source>
        <translation>De taalcode van het spoor, bijvoorbeeld pt of pt-BR.</translation>
    </message>
    <message>
        <source>The encoding of the file. Choose another if letters are wrong.</source>
        <translation>De codering van het bestand. Kies een andere als letters niet kloppen.</translation>
    </message>
    <message>
        <source>Pictures per second, for files that count in pictures.</source>
        <translation>Beelden per seconde, voor bestanden die in beelden tellen.</translation>
    </message>
    <message>
        <source>Gives the track this name, which is free.</source>
        <translation>Geeft het spoor deze naam, die nog vrij is.</translation>
    </message>
    <message>
        <source>Does what the question says.</source>
        <translation>Doet wat in de vraag staat.</translation>
    </message>
    <message>
        <source>Changes nothing. Escape does the same.</source>
        <translation>Wijzigt niets. Esc doet hetzelfde.</translation>
    </message>
    <message>
        <source>A name that no other track of the video has.</source>
        <translation>Een naam die geen ander spoor van de video heeft.</translation>
    </message>
    <message>
        <source>Restores the track with this name.</source>
        <translation>Herstelt het spoor met deze naam.</translation>
    </message>
    <message>
        <source>Deletes the track that has the name, then restores.</source>
        <translation>Verwijdert het spoor dat de naam heeft en herstelt daarna.</translation>
    </message>
    <message>
        <source>Restores the tracks into the video given.</source>
        <translation>Herstelt de sporen in de opgegeven video.</translation>
    </message>
    <message>
        <source>The name that viewers see in the player’s menu.</source>
        <translation>De naam die kijkers zien in het menu van de speler.</translation>
    </message>
    <message>
        <source>The language code of the track, such as it or pt-BR.</source>
        <translation>De taalcode van het spoor, bijvoorbeeld it of pt-BR.</translation>
    </message>
    <message>
        <source>Marks subtitles that also tell sounds and speakers.</source>
        <translation>Markeert ondertiteling die ook geluiden en sprekers vermeldt.</translation>
    </message>
    <message>
        <source>Makes the track anew with these details and the same subtitles. Undo takes it back.</source>
        <translation>Maakt het spoor opnieuw met deze details en dezelfde ondertiteling. “Ongedaan maken” draait dit terug.</translation>
    </message>
    <message>
        <source>The language that is spoken in the video.</source>
        <translation>De taal die in de video wordt gesproken.</translation>
    </message>
    <message>
        <source>Has DatoCMS make subtitles of the sound.</source>
        <translation>Laat DatoCMS van het geluid ondertiteling maken.</translation>
    </message>
    <message>
        <source>All subtitles of the track that trackman saved.</source>
        <translation>Alle ondertiteling van het spoor die trackman heeft opgeslagen.</translation>
    </message>
    <message>
        <source>Puts this version in place of the subtitles of now.</source>
        <translation>Zet deze versie in de plaats van de huidige ondertiteling.</translation>
    </message>
    <message>
        <source>Saves this version as a file.</source>
        <translation>Slaat deze versie op als bestand.</translation>
    </message>
    <message>
        <source>Ticked languages are the ones that are meant.</source>
        <translation>De aangevinkte talen worden bedoeld.</translation>
    </message>
    <message>
        <source>Only tracks of this kind.</source>
        <translation>Alleen sporen van deze soort.</translation>
    </message>
    <message>
        <source>Only tracks in some languages, or in all but these.</source>
        <translation>Alleen sporen in bepaalde talen, of in alle talen behalve deze.</translation>
    </message>
    <message>
        <source>Only tracks with this status.</source>
        <translation>Alleen sporen met deze status.</translation>
    </message>
    <message>
        <source>Only tracks that are closed captions, or only others.</source>
        <translation>Alleen sporen die closed captions zijn, of alleen andere.</translation>
    </message>
    <message>
        <source>Only tracks whose names contain this.</source>
        <translation>Alleen sporen waarvan de naam dit bevat.</translation>
    </message>
    <message>
        <source>Only tracks of which the same video has another one like it. One of them is kept.</source>
        <translation>Alleen sporen waarvan dezelfde video er nog zo een heeft. Een van die sporen wordt behouden.</translation>
    </message>
    <message>
        <source>The one of several like each other that is kept.</source>
        <translation>Het spoor dat van meerdere gelijke wordt behouden.</translation>
    </message>
    <message>
        <source>Only subtitles in which the checks found something, or nothing.</source>
        <translation>Alleen ondertiteling waarin de controles iets, of niets, hebben gevonden.</translation>
    </message>
    <message>
        <source>Only subtitles that contain this phrase, as far as they were read.</source>
        <translation>Alleen ondertiteling die deze woordgroep bevat, voor zover gelezen.</translation>
    </message>
    <message>
        <source>Only tracks of videos that records use, or that none uses.</source>
        <translation>Alleen sporen van video’s die in records worden gebruikt, of in geen enkel record.</translation>
    </message>
    <message>
        <source>Only tracks of videos with this tag.</source>
        <translation>Alleen sporen van video’s met deze tag.</translation>
    </message>
    <message>
        <source>Only tracks of videos in this collection.</source>
        <translation>Alleen sporen van video’s in deze collectie.</translation>
    </message>
    <message>
        <source>Tracks the rule means. Space ticks the selected ones or unticks them; only ticked ones are deleted.</source>
        <translation>Sporen die de regel bedoelt. Spatie vinkt de geselecteerde aan of uit; alleen aangevinkte worden verwijderd.</translation>
    </message>
    <message>
        <source>Shows the tracks of what was found in the table of all tracks.</source>
        <translation>Toont de sporen van de vindplaatsen in de tabel van alle sporen.</translation>
    </message>
    <message>
        <source>Keeps the search as a word list, which counts new hits.</source>
        <translation>Bewaart de zoekopdracht als woordenlijst, die nieuwe vindplaatsen telt.</translation>
    </message>
    <message>
        <source>Replaces words in all tracks that were found. You see each change before.</source>
        <translation>Vervangt woorden in alle gevonden sporen. Je ziet elke wijziging vooraf.</translation>
    </message>
    <message>
        <source>Cues that would change, as they are and as they would be. Space ticks the selected ones or unticks them; only ticked ones are changed.</source>
        <translation>Ondertitels die zouden veranderen, zoals ze zijn en zoals ze zouden worden. Spatie vinkt de geselecteerde aan of uit; alleen aangevinkte worden gewijzigd.</translation>
    </message>
    <message>
        <source>Reads each text once more, makes what is ticked and puts the new text in place of the old one. Undo brings all of them back.</source>
        <translation>Leest elke tekst nog een keer, voert uit wat is aangevinkt en zet de nieuwe tekst op de plaats van de oude. “Ongedaan maken” haalt ze allemaal terug.</translation>
    </message>
    <message>
        <source>Languages to keep; tracks in all others are shown next.</source>
        <translation>Talen die behouden blijven; sporen in alle andere talen worden hierna getoond.</translation>
    </message>
    <message>
        <source>Kinds of tracks that are looked at.</source>
        <translation>Soorten sporen waarnaar wordt gekeken.</translation>
    </message>
    <message>
        <source>The tracks that are to be deleted.</source>
        <translation>De sporen die worden verwijderd.</translation>
    </message>
    <message>
        <source>Type the number of tracks, so that nothing goes by a slip.</source>
        <translation>Typ het aantal sporen, zodat er niets per ongeluk verdwijnt.</translation>
    </message>
    <message>
        <source>Groups of settings. What you choose takes effect at once.</source>
        <translation>Groepen instellingen. Wat je kiest, geldt meteen.</translation>
    </message>
    <message>
        <source>Gives all settings their first values, but your own lists.</source>
        <translation>Zet alle instellingen terug op de standaardwaarden, behalve je eigen lijsten.</translation>
    </message>
    <message>
        <source>The language of trackman, and of dates, sizes and numbers.</source>
        <translation>De taal van trackman, en van datums, groottes en getallen.</translation>
    </message>
    <message>
        <source>Light, dark, or as the system has it.</source>
        <translation>Licht, donker, of zoals het systeem het heeft.</translation>
    </message>
    <message>
        <source>Black, white and strong colours, with lines around everything.</source>
        <translation>Zwart, wit en sterke kleuren, met lijnen rond alles.</translation>
    </message>
    <message>
        <source>Progress stands still; its words still change.</source>
        <translation>De voortgangsindicatie staat stil; de tekst ervan verandert nog wel.</translation>
    </message>
    <message>
        <source>Videos begin without sound until you turn it on.</source>
        <translation>Video’s beginnen zonder geluid tot je het aanzet.</translation>
    </message>
    <message>
        <source>Your system shows how a scan or bulk work ended while another window is in front. It names numbers only.</source>
        <translation>Je systeem toont hoe een scan of bulkactie is afgelopen terwijl een ander venster op de voorgrond staat. Het noemt alleen aantallen.</translation>
    </message>
    <message>
        <source>How long trackman waits for DatoCMS before it looks for itself.</source>
        <translation>Hoelang trackman op DatoCMS wacht voordat het zelf controleert.</translation>
    </message>
    <message>
        <source>How much of the requests DatoCMS allows trackman may use.</source>
        <translation>Welk deel van de verzoeken die DatoCMS toestaat, trackman mag gebruiken.</translation>
    </message>
    <message>
        <source>How much of the disk thumbnails may take.</source>
        <translation>Hoeveel schijfruimte miniaturen mogen innemen.</translation>
    </message>
    <message>
        <source>Removes all thumbnails and texts that can be fetched again.</source>
        <translation>Verwijdert alle miniaturen en teksten die opnieuw kunnen worden opgehaald.</translation>
    </message>
    <message>
        <source>Opens the folder with all that trackman keeps here.</source>
        <translation>Opent de map met alles wat trackman hier bewaart.</translation>
    </message>
    <message>
        <source>0 asks for the number each time many tracks are deleted.</source>
        <translation>Bij 0 wordt elke keer om het aantal gevraagd als er veel sporen worden verwijderd.</translation>
    </message>
    <message>
        <source>Nothing can be deleted before a reason is given.</source>
        <translation>Er kan niets worden verwijderd voordat een reden is opgegeven.</translation>
    </message>
    <message>
        <source>Empty, your name is that of your account on this computer.</source>
        <translation>Als je dit leeg laat, heet je zoals je account op deze computer.</translation>
    </message>
    <message>
        <source>The key that decides for a deletion deletes at once.</source>
        <translation>De toets waarmee je voor verwijdering kiest, verwijdert meteen.</translation>
    </message>
    <message>
        <source>Delete, rules and commands then lead to a review.</source>
        <translation>“Verwijderen”, regels en opdrachten leiden dan naar een beoordeling.</translation>
    </message>
    <message>
        <source>Reasons that are offered next to Delete, one per line.</source>
        <translation>Redenen die naast “Verwijderen” worden aangeboden, één per regel.</translation>
    </message>
    <message>
        <source>How long subtitles of deleted tracks can be restored.</source>
        <translation>Hoelang de ondertiteling van verwijderde sporen kan worden hersteld.</translation>
    </message>
    <message>
        <source>Off, trackman speaks to the hosts above alone and asks DatoCMS itself.</source>
        <translation>Als dit uitstaat, maakt trackman alleen verbinding met de servers hierboven en vraagt het zelf na bij DatoCMS.</translation>
    </message>
    <message>
        <source>Tries every host that trackman needs, one by one.</source>
        <translation>Probeert één voor één alle servers die trackman nodig heeft.</translation>
    </message>
    <message>
        <source>Copies all of this page, for whoever looks after the network.</source>
        <translation>Kopieert deze hele pagina, voor wie het netwerk beheert.</translation>
    </message>
    <message>
        <source>The style guide whose limits the checks go by.</source>
        <translation>De stijlgids waarvan de controles de grenzen gebruiken.</translation>
    </message>
    <message>
        <source>Words that are flagged in subtitles, one per line.</source>
        <translation>Woorden die in ondertiteling worden gemeld, één per regel.</translation>
    </message>
    <message>
        <source>More characters per second than this are a finding.</source>
        <translation>Meer tekens per seconde dan dit levert een bevinding op.</translation>
    </message>
    <message>
        <source>Longer lines than this are a finding.</source>
        <translation>Een langere regel dan dit levert een bevinding op.</translation>
    </message>
    <message>
        <source>More lines in a cue than this are a finding.</source>
        <translation>Meer regels in een ondertitel dan dit levert een bevinding op.</translation>
    </message>
    <message>
        <source>A cue that is shown for less time is a finding.</source>
        <translation>Een ondertitel die korter in beeld is, levert een bevinding op.</translation>
    </message>
    <message>
        <source>A cue that is shown for more time is a finding.</source>
        <translation>Een ondertitel die langer in beeld is, levert een bevinding op.</translation>
    </message>
    <message>
        <source>A shorter pause between two cues is a finding.</source>
        <translation>Een kortere pauze tussen twee ondertitels levert een bevinding op.</translation>
    </message>
    <message>
        <source>A video with a smaller share of subtitled time is a finding.</source>
        <translation>Een video waarvan een kleiner deel is ondertiteld, levert een bevinding op.</translation>
    </message>
    <message>
        <source>The API token of the project, from Project settings › API tokens in DatoCMS. It is kept in the keyring of this computer only.</source>
        <translation>Het API-token van het project, uit Project settings › API tokens in DatoCMS. Het wordt alleen in de sleutelbos van deze computer bewaard.</translation>
    </message>
    <message>
        <source>Checks the token with DatoCMS. Nothing is changed there.</source>
        <translation>Controleert het token bij DatoCMS. Daar wordt niets gewijzigd.</translation>
    </message>
    <message>
        <source>Shows the steps to create a token.</source>
        <translation>Toont de stappen om een token te maken.</translation>
    </message>
    <message>
        <source>Shows a message for someone who can create a token.</source>
        <translation>Toont een bericht voor iemand die een token kan maken.</translation>
    </message>
    <message>
        <source>Copies the message with all that the token needs.</source>
        <translation>Kopieert het bericht met alles wat het token nodig heeft.</translation>
    </message>
    <message>
        <source>Goes on without the keyring; the token is asked for again.</source>
        <translation>Gaat verder zonder de sleutelbos; het token wordt later opnieuw gevraagd.</translation>
    </message>
    <message>
        <source>Goes back to enter another token.</source>
        <translation>Gaat terug om een ander token in te voeren.</translation>
    </message>
    <message>
        <source>Goes on to the videos of the project.</source>
        <translation>Gaat verder naar de video’s van het project.</translation>
    </message>
    <message>
        <source>Commands, views and videos. A click does what it says.</source>
        <translation>Opdrachten, weergaven en video’s. Een klik doet wat er staat.</translation>
    </message>
    <message>
        <source>Lists only commands whose menu, words or key hold this.</source>
        <translation>Toont alleen opdrachten waarvan het menu, de woorden of de toets dit bevat.</translation>
    </message>
    <message>
        <source>All commands with their keys. Return gives one another key.</source>
        <translation>Alle opdrachten met hun toetsen. Met Enter geef je een opdracht een andere toets.</translation>
    </message>
    <message>
        <source>Press the key that the command is to have.</source>
        <translation>Druk op de toets die de opdracht moet krijgen.</translation>
    </message>
    <message>
        <source>Closes this window; the command keeps its key.</source>
        <translation>Sluit dit venster; de opdracht behoudt de huidige toets.</translation>
    </message>
    <message>
        <source>What trackman wrote down, the latest last. Ctrl+C copies entries.</source>
        <translation>Wat trackman heeft genoteerd, het nieuwste onderaan. Ctrl+C kopieert regels.</translation>
    </message>
    <message>
        <source>All of the selected entry, such as where an error happened.</source>
        <translation>Alles van de geselecteerde regel, bijvoorbeeld waar een fout is opgetreden.</translation>
    </message>
    <message>
        <source>What helps support. Read it before you pass it on.</source>
        <translation>Wat support helpt. Lees het voordat je het doorgeeft.</translation>
    </message>
    <message>
        <source>What is known of the error. Read it before you pass it on.</source>
        <translation>Wat over de fout bekend is. Lees het voordat je het doorgeeft.</translation>
    </message>
    <message>
        <source>Opens the download page in your browser.</source>
        <translation>Opent de downloadpagina in je browser.</translation>
    </message>
</context>
<context>
    <name>ExportWording</name>
    <message>
        <source>Changed tracks</source>
        <translation>Gewijzigde sporen</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Samenvatting</translation>
    </message>
    <message>
        <source>No tracks were changed.</source>
        <translation>Er zijn geen sporen gewijzigd.</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>primair</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Alle datums</translation>
    </message>
    <message>
        <source>Since {day}</source>
        <translation>Sinds {day}</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wanneer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultaat</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Omgeving</translation>
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
        <translation>Spoor</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>Spoor-ID</translation>
    </message>
    <message>
        <source>Restored as</source>
        <translation>Hersteld als</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Door</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Goedgekeurd door</translation>
    </message>
    <message>
        <source>Approved at</source>
        <translation>Goedgekeurd op</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Seconden</translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation>Taak-ID</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Probleem</translation>
    </message>
    <message>
        <source>Backup</source>
        <extracomment>Title of a column: name of the saved subtitle file.</extracomment>
        <translation>Back-up</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>In wachtrij</translation>
    </message>
    <message>
        <source>Backed up</source>
        <translation>Back-up gemaakt</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Aangevraagd</translation>
    </message>
    <message>
        <source>Accepted by DatoCMS</source>
        <translation>Aanvaard door DatoCMS</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>In voorbereiding</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Verwijderd</translation>
    </message>
    <message>
        <source>Already removed</source>
        <translation>Was al weg</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Hersteld</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Toegevoegd</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Vervangen</translation>
    </message>
    <message>
        <source>Not completed</source>
        <translation>Niet voltooid</translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>Nobody can say how it ended.</extracomment>
        <translation>Onbekend</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Geannuleerd</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Copy details</source>
        <translation>Details kopiëren</translation>
    </message>
</context>
<context>
    <name>FileAdditions</name>
    <message>
        <source>Open a video first.</source>
        <translation>Open eerst een video.</translation>
    </message>
    <message>
        <source>Open the video that these files are for: {files}.</source>
        <translation>Open de video waarvoor deze bestanden bedoeld zijn: {files}.</translation>
    </message>
    <message>
        <source>There are no files in the clipboard. Copy some in a file manager.</source>
        <translation>Het klembord bevat geen bestanden. Kopieer er een paar in een bestandsbeheerder.</translation>
    </message>
    <message>
        <source>Subtitles and audio ({endings})</source>
        <translation>Ondertiteling en audio ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle bestanden (*)</translation>
    </message>
    <message>
        <source>Choose subtitle or audio files</source>
        <translation>Ondertitel- of audiobestanden kiezen</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Map kiezen</translation>
    </message>
    <message>
        <source>There are no subtitle or audio files in this folder.</source>
        <translation>Deze map bevat geen ondertitel- of audiobestanden.</translation>
    </message>
    <message>
        <source>Changed since they were read, so not added yet: {files}. Check them again.</source>
        <translation>Gewijzigd nadat ze gelezen waren en dus nog niet toegevoegd: {files}. Controleer ze opnieuw.</translation>
    </message>
</context>
<context>
    <name>FileDetails</name>
    <message>
        <source>Encoding</source>
        <translation>Codering</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Beeldsnelheid</translation>
    </message>
    <message>
        <source>Play in video</source>
        <translation>In video afspelen</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>{name} gebruiken</translation>
    </message>
    <message>
        <source>There are no subtitles to show.</source>
        <translation>Er is geen ondertiteling om te tonen.</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Geen problemen</translation>
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
        <translation>Ondertiteling</translation>
    </message>
    <message>
        <source>Choose a language</source>
        <translation>Kies een taal</translation>
    </message>
    <message>
        <source>{code} · from the file name</source>
        <translation>{code} · uit de bestandsnaam</translation>
    </message>
    <message>
        <source>{code} · stated in the file</source>
        <translation>{code} · vermeld in het bestand</translation>
    </message>
    <message>
        <source>{code} · detected in the text</source>
        <translation>{code} · herkend in de tekst</translation>
    </message>
    <message>
        <source>Closed captions: the file name says so.</source>
        <translation>Closed captions: dat zegt de bestandsnaam.</translation>
    </message>
    <message>
        <source>Closed captions: the text describes sounds.</source>
        <translation>Closed captions: de tekst beschrijft geluiden.</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Closed captions</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lezen…</translation>
    </message>
    <message>
        <source>In the text: {findings}</source>
        <translation>In de tekst: {findings}</translation>
    </message>
    <message>
        <source>Put it back, or remove it from the list.</source>
        <translation>Zet het terug, of verwijder het uit de lijst.</translation>
    </message>
    <message>
        <source>Allow your account to read it, then choose it again.</source>
        <translation>Geef je account toestemming om het te lezen en kies het daarna opnieuw.</translation>
    </message>
    <message>
        <source>Check the disk or the network drive it is on.</source>
        <translation>Controleer de schijf of het netwerkstation waarop het staat.</translation>
    </message>
    <message>
        <source>Choose a subtitle or audio file.</source>
        <translation>Kies een ondertitel- of audiobestand.</translation>
    </message>
    <message>
        <source>Export it again.</source>
        <translation>Exporteer het opnieuw.</translation>
    </message>
    <message>
        <source>Subtitle files have at most 20 MB.</source>
        <translation>Ondertitelbestanden zijn hoogstens 20 MB groot.</translation>
    </message>
    <message>
        <source>Have the text recognised first, with Subtitle Edit say.</source>
        <translation>Laat de tekst eerst herkennen, bijvoorbeeld met Subtitle Edit.</translation>
    </message>
    <message>
        <source>Export its sound as M4A, MP3 or WAV.</source>
        <translation>Exporteer het geluid als M4A, MP3 of WAV.</translation>
    </message>
    <message>
        <source>Check that it is a subtitle file, or its encoding.</source>
        <translation>Controleer of het een ondertitelbestand is, of controleer de codering.</translation>
    </message>
    <message>
        <source>Choose the frame rate below.</source>
        <translation>Kies hieronder de beeldsnelheid.</translation>
    </message>
    <message>
        <source>Look at it again before you add it.</source>
        <translation>Bekijk het opnieuw voordat je het toevoegt.</translation>
    </message>
    <message>
        <source>{fault}. {advice}</source>
        <extracomment>{fault} is such as “The file is empty”, {advice} a sentence.</extracomment>
        <translation>{fault}. {advice}</translation>
    </message>
    <message>
        <source>Lost in WebVTT: {what}</source>
        <translation>Verloren in WebVTT: {what}</translation>
    </message>
    <message>
        <source>closed captions</source>
        <translation>closed captions</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>weggelaten</translation>
    </message>
    <message>
        <source>{size} are too much: DatoCMS takes at most {limit} per file.</source>
        <translation>{size} is te veel: DatoCMS accepteert hoogstens {limit} per bestand.</translation>
    </message>
    <message>
        <source>Choose a language.</source>
        <translation>Kies een taal.</translation>
    </message>
    <message>
        <source>{code} is no language code. Choose one from the list.</source>
        <translation>{code} is geen taalcode. Kies er een uit de lijst.</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Voer een naam in.</translation>
    </message>
    <message>
        <source>The name is too long: at most {limit} characters.</source>
        <translation>De naam is te lang: hoogstens {limit} tekens.</translation>
    </message>
    <message>
        <source>The video already has a track named {name}. {free} is free.</source>
        <translation>De video heeft al een spoor met de naam {name}. {free} is vrij.</translation>
    </message>
    <message>
        <source>{file} has the same name. {free} is free.</source>
        <translation>{file} heeft dezelfde naam. {free} is vrij.</translation>
    </message>
    <message>
        <source>Characters that can’t be read: {count}. Choose another encoding.</source>
        <translation>Onleesbare tekens: {count}. Kies een andere codering.</translation>
    </message>
    <message>
        <source>Same content as {file}.</source>
        <translation>Dezelfde inhoud als {file}.</translation>
    </message>
    <message>
        <source>The audio lasts {length}, but the video only {video}.</source>
        <translation>De audio duurt {length}, maar de video slechts {video}.</translation>
    </message>
    <message>
        <source>The video already has {language}: {name}.</source>
        <translation>De video heeft al {language}: {name}.</translation>
    </message>
    <message>
        <source>DatoCMS may not know the language code {code}.</source>
        <translation>DatoCMS kent de taalcode {code} mogelijk niet.</translation>
    </message>
    <message>
        <source>Encoding guessed: {encoding}. Check the letters in the preview.</source>
        <translation>Codering geraden: {encoding}. Controleer de letters in het voorbeeld.</translation>
    </message>
    <message>
        <source>DatoCMS names only M4A, MP3 and WAV, so it may refuse {format}.</source>
        <translation>DatoCMS noemt alleen M4A, MP3 en WAV en kan {format} dus weigeren.</translation>
    </message>
    <message>
        <source>Western European</source>
        <translation>West-Europees</translation>
    </message>
    <message>
        <source>Central European</source>
        <translation>Midden-Europees</translation>
    </message>
    <message>
        <source>Cyrillic</source>
        <translation>Cyrillisch</translation>
    </message>
    <message>
        <source>Baltic</source>
        <translation>Baltisch</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>Turks</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>Grieks</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Hebreeuws</translation>
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
        <translation>Vietnamees</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japans</translation>
    </message>
    <message>
        <source>Simplified Chinese</source>
        <translation>Vereenvoudigd Chinees</translation>
    </message>
    <message>
        <source>Traditional Chinese</source>
        <translation>Traditioneel Chinees</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Koreaans</translation>
    </message>
    <message>
        <source>The file no longer exists</source>
        <translation>Het bestand bestaat niet meer</translation>
    </message>
    <message>
        <source>trackman isn’t allowed to read this file</source>
        <translation>trackman mag dit bestand niet lezen</translation>
    </message>
    <message>
        <source>The file can’t be read</source>
        <translation>Het bestand is onleesbaar</translation>
    </message>
    <message>
        <source>This isn’t a file</source>
        <translation>Dit is geen bestand</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>Het bestand is leeg</translation>
    </message>
    <message>
        <source>The file is too large</source>
        <translation>Het bestand is te groot</translation>
    </message>
    <message>
        <source>Neither subtitles nor audio that trackman knows</source>
        <translation>Geen ondertiteling of audio die trackman kent</translation>
    </message>
    <message>
        <source>These subtitles are pictures, not text</source>
        <translation>Deze ondertiteling bestaat uit afbeeldingen, niet uit tekst</translation>
    </message>
    <message>
        <source>This is a video, not an audio file</source>
        <translation>Dit is een video, geen audiobestand</translation>
    </message>
    <message>
        <source>The audio file has no sound in it</source>
        <translation>Het audiobestand bevat geen geluid</translation>
    </message>
    <message>
        <source>No cue can be read in this file</source>
        <translation>Geen enkele ondertitel in dit bestand is leesbaar</translation>
    </message>
    <message>
        <source>The frame rate isn’t known</source>
        <translation>De beeldsnelheid is niet bekend</translation>
    </message>
    <message>
        <source>The file is damaged</source>
        <translation>Het bestand is beschadigd</translation>
    </message>
    <message>
        <source>The file was changed in the meantime</source>
        <translation>Het bestand is intussen gewijzigd</translation>
    </message>
    <message>
        <source>Cues whose times can’t be read: {count}</source>
        <translation>Ondertitels met onleesbare tijden: {count}</translation>
    </message>
    <message>
        <source>Lines outside any cue: {count}</source>
        <translation>Regels buiten de ondertitels: {count}</translation>
    </message>
    <message>
        <source>Cues in other languages: {count}</source>
        <translation>Ondertitels in andere talen: {count}</translation>
    </message>
    <message>
        <source>Drawings and pictures: {count}</source>
        <translation>Tekeningen en afbeeldingen: {count}</translation>
    </message>
    <message>
        <source>Names of speakers</source>
        <translation>Namen van sprekers</translation>
    </message>
    <message>
        <source>Exact positions on the picture</source>
        <translation>Exacte posities in beeld</translation>
    </message>
    <message>
        <source>Timing of single words</source>
        <translation>Timing van afzonderlijke woorden</translation>
    </message>
    <message>
        <source>Movements and fades</source>
        <translation>Bewegingen en overvloeiingen</translation>
    </message>
    <message>
        <source>Fonts, sizes and colours</source>
        <translation>Lettertypen, groottes en kleuren</translation>
    </message>
    <message>
        <source>Lines through text</source>
        <translation>Doorhalingen</translation>
    </message>
    <message>
        <source>Empty lines within cues: {count}</source>
        <translation>Lege regels in ondertitels: {count}</translation>
    </message>
    <message>
        <source>Repeated cues: {count}</source>
        <translation>Herhaalde ondertitels: {count}</translation>
    </message>
    <message>
        <source>Fonts and pictures stored in the file</source>
        <translation>In het bestand opgeslagen lettertypen en afbeeldingen</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Opmerkingen</translation>
    </message>
    <message>
        <source>Times were converted at {rate} fps.</source>
        <translation>Tijden zijn omgerekend met {rate} fps.</translation>
    </message>
    <message>
        <source>End times that the file doesn’t give were estimated: {count}.</source>
        <translation>Eindtijden die in het bestand ontbreken, zijn geschat: {count}.</translation>
    </message>
    <message>
        <source>Cues before the start of the video now start with it: {count}.</source>
        <translation>Ondertitels vóór het begin van de video beginnen nu tegelijk ermee: {count}.</translation>
    </message>
</context>
<context>
    <name>FilesDelegate</name>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Language or code</source>
        <translation>Taal of code</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more problems</source>
        <translation>
            <numerusform>en nog %Ln probleem</numerusform>
            <numerusform>en nog %Ln problemen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesModel</name>
    <message>
        <source>File</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>CC</source>
        <translation>CC</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemen</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Geen problemen</translation>
    </message>
</context>
<context>
    <name>FilesTable</name>
    <message>
        <source>Files</source>
        <translation>Bestanden</translation>
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
        <translation>Sporen filteren</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>Usage</source>
        <translation>Gebruik</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>Alle tags</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Collectie</translation>
    </message>
    <message>
        <source>Has an errored track</source>
        <translation>Met een mislukt spoor</translation>
    </message>
    <message>
        <source>Missing subtitles in</source>
        <translation>Ontbrekende ondertiteling in</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>Alle talen</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filters wissen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Klaar</translation>
    </message>
    <message>
        <source>Any collection</source>
        <translation>Alle collecties</translation>
    </message>
    <message numerus="yes">
        <source>DatoCMS can’t filter by tracks. This filter covers the %Ln videos you have already opened in trackman.</source>
        <translation>
            <numerusform>DatoCMS kan niet op sporen filteren. Dit filter geldt voor de %Ln video die je al in trackman hebt geopend.</numerusform>
            <numerusform>DatoCMS kan niet op sporen filteren. Dit filter geldt voor de %Ln video’s die je al in trackman hebt geopend.</numerusform>
        </translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filters</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Used in records</source>
        <translation>Gebruikt in records</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>In geen enkel record gebruikt</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>Geüpload</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Sporen</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Ontbreekt</translation>
    </message>
</context>
<context>
    <name>FilterWording</name>
    <message>
        <source>Used in records</source>
        <translation>Gebruikt in records</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>In geen enkel record gebruikt</translation>
    </message>
    <message>
        <source>Tag: {tag}</source>
        <translation>Tag: {tag}</translation>
    </message>
    <message>
        <source>In {collection}</source>
        <translation>In {collection}</translation>
    </message>
    <message>
        <source>Has an errored track</source>
        <translation>Met een mislukt spoor</translation>
    </message>
    <message>
        <source>No {language} subtitles</source>
        <translation>Geen ondertiteling in het {language}</translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <translation>{first} – {last}</translation>
    </message>
    <message>
        <source>Since {day}</source>
        <translation>Sinds {day}</translation>
    </message>
    <message>
        <source>Until {day}</source>
        <translation>Tot en met {day}</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find and replace</source>
        <translation>Zoeken en vervangen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Zoeken</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Vervangen door</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Hoofdlettergevoelig</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Hele woorden</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Vorige treffer</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Volgende treffer</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Vervangen</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Alles vervangen</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} van {count}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation>
            <numerusform>%Ln treffer</numerusform>
            <numerusform>%Ln treffers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace %Ln matches in one step</source>
        <translation>
            <numerusform>%Ln treffer in één stap vervangen</numerusform>
            <numerusform>%Ln treffers in één stap vervangen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingChips</name>
    <message>
        <source>Show only cues with such findings</source>
        <translation>Alleen ondertitels met zulke bevindingen tonen</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Controleren…</translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Geen bevindingen</translation>
    </message>
</context>
<context>
    <name>FindingWording</name>
    <message>
        <source>Error</source>
        <translation>Fout</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Waarschuwing</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Opmerking</translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Geen bevindingen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln errors</source>
        <translation>
            <numerusform>%Ln fout</numerusform>
            <numerusform>%Ln fouten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warnings</source>
        <translation>
            <numerusform>%Ln waarschuwing</numerusform>
            <numerusform>%Ln waarschuwingen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notes</source>
        <translation>
            <numerusform>%Ln opmerking</numerusform>
            <numerusform>%Ln opmerkingen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln bevinding</numerusform>
            <numerusform>%Ln bevindingen</numerusform>
        </translation>
    </message>
    <message>
        <source>Cue {number}</source>
        <extracomment>Place of a finding; a cue is one subtitle with its time.</extracomment>
        <translation>Ondertitel {number}</translation>
    </message>
    <message>
        <source>Cues {numbers}</source>
        <extracomment>{numbers} is a list such as “3, 4, 5”.</extracomment>
        <translation>Ondertitels {numbers}</translation>
    </message>
    <message numerus="yes">
        <source>Cues {numbers} and %Ln more</source>
        <extracomment>{numbers} is a list such as “3, 4, 5”; the others are only counted.</extracomment>
        <translation>
            <numerusform>Ondertitels {numbers} en nog %Ln</numerusform>
            <numerusform>Ondertitels {numbers} en nog %Ln</numerusform>
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
        <translation>{speed} tekens per seconde (grens {limit})</translation>
    </message>
    <message>
        <source>Shown for {length} (at least {limit})</source>
        <translation>{length} in beeld (minstens {limit})</translation>
    </message>
    <message>
        <source>Shown for {length} (at most {limit})</source>
        <translation>{length} in beeld (hoogstens {limit})</translation>
    </message>
    <message>
        <source>Ends at {end} but starts at {start}, so players never show it.</source>
        <translation>Eindigt op {end} maar begint op {start}, dus spelers tonen hem nooit.</translation>
    </message>
    <message>
        <source>Both are shown at the same time for {length}.</source>
        <translation>Beide zijn {length} lang tegelijk in beeld.</translation>
    </message>
    <message>
        <source>The pause of {length} between them may flicker (at least {limit})</source>
        <translation>De pauze van {length} ertussen kan flikkeren (minstens {limit})</translation>
    </message>
    <message>
        <source>The second cue starts {earlier} before the first.</source>
        <translation>De tweede ondertitel begint {earlier} vóór de eerste.</translation>
    </message>
    <message>
        <source>Starts at {start}, but the video ends at {duration}.</source>
        <translation>Begint op {start}, maar de video eindigt op {duration}.</translation>
    </message>
    <message>
        <source>Ends at {end}, but the video ends at {duration}.</source>
        <translation>Eindigt op {end}, maar de video eindigt op {duration}.</translation>
    </message>
    <message>
        <source>Only {percent} % of the video is subtitled (expected at least {limit} %).</source>
        <translation>Slechts {percent}% van de video is ondertiteld (verwacht: minstens {limit}%).</translation>
    </message>
    <message>
        <source>Empty cue.</source>
        <translation>Lege ondertitel.</translation>
    </message>
    <message>
        <source>{length} characters in one line (limit {limit})</source>
        <translation>{length} tekens in één regel (grens {limit})</translation>
    </message>
    <message>
        <source>{lines} lines (limit {limit})</source>
        <translation>{lines} regels (grens {limit})</translation>
    </message>
    <message>
        <source>{tag} is not a WebVTT tag. Players ignore it.</source>
        <translation>{tag} is geen WebVTT-tag. Spelers negeren hem.</translation>
    </message>
    <message>
        <source>{tag} is a web page tag that runs or loads something.</source>
        <translation>{tag} is een webpaginatag die iets uitvoert of laadt.</translation>
    </message>
    <message>
        <source>Cues with times no player can read, so they are never shown: {count}.</source>
        <translation>Ondertitels met tijden die geen enkele speler kan lezen en die dus nooit in beeld komen: {count}.</translation>
    </message>
    <message>
        <source>Words outside any cue, which players don’t show: {text}</source>
        <translation>Woorden buiten de ondertitels, die spelers niet tonen: {text}</translation>
    </message>
    <message>
        <source>No empty line before the next cue, so {text} is shown as words.</source>
        <translation>Geen lege regel vóór de volgende ondertitel, dus {text} wordt als tekst getoond.</translation>
    </message>
    <message>
        <source>Arrows (--&gt;) in styles, which players ignore from there on: {count}.</source>
        <translation>Pijlen (--&gt;) in stijlen, die spelers vanaf daar negeren: {count}.</translation>
    </message>
    <message>
        <source>Roll-up captions: each cue repeats lines of the one before.</source>
        <translation>Roll-up-ondertiteling: elke ondertitel herhaalt regels van de vorige.</translation>
    </message>
    <message>
        <source>Marked as closed captions, but no cue describes a sound.</source>
        <translation>Gemarkeerd als closed captions, maar geen enkele ondertitel beschrijft een geluid.</translation>
    </message>
    <message>
        <source>Cues describe sounds, but the track isn’t marked as closed captions.</source>
        <translation>Ondertitels beschrijven geluiden, maar het spoor is niet gemarkeerd als closed captions.</translation>
    </message>
    <message>
        <source>The subtitles aren’t in the script of {declared}. Expected: {expected}. Found in {percent} %: {found}.</source>
        <translation>Het schrift van de ondertiteling hoort niet bij de taal {declared}. Verwacht: {expected}. Gevonden in {percent}%: {found}.</translation>
    </message>
    <message>
        <source>The track’s language is {declared}, but the subtitles seem to be {detected} ({percent} % sure).</source>
        <translation>De taal van het spoor is {declared}, maar die van de ondertiteling lijkt {detected} te zijn ({percent}% zeker).</translation>
    </message>
    <message>
        <source>Not translated: same words as {name}, {language} ({percent} % of the cues).</source>
        <translation>Niet vertaald: dezelfde woorden als {name}, {language} ({percent}% van de ondertitels).</translation>
    </message>
    <message>
        <source>Identical to {name}, {language}.</source>
        <translation>Identiek aan {name}, {language}.</translation>
    </message>
    <message>
        <source>{word} is on your list of words.</source>
        <translation>{word} staat op je woordenlijst.</translation>
    </message>
    <message>
        <source>Placeholder: {text}</source>
        <translation>Tijdelijke tekst: {text}</translation>
    </message>
    <message>
        <source>Looks like a tool or website credit: {text}</source>
        <translation>Lijkt op een vermelding van een programma of website: {text}</translation>
    </message>
    <message>
        <source>Garbled by a wrong encoding: {text}</source>
        <translation>Verminkt door een verkeerde codering: {text}</translation>
    </message>
    <message>
        <source>The subtitles can’t be read.</source>
        <translation>De ondertiteling is onleesbaar.</translation>
    </message>
    <message>
        <source>Garbled by a wrong encoding: {text}, which should read {reading}</source>
        <translation>Verminkt door een verkeerde codering: {text}; dit moet {reading} zijn</translation>
    </message>
    <message>
        <source>Too fast to read</source>
        <translation>Te snel om te lezen</translation>
    </message>
    <message>
        <source>Shown too briefly</source>
        <translation>Te kort in beeld</translation>
    </message>
    <message>
        <source>Shown too long</source>
        <translation>Te lang in beeld</translation>
    </message>
    <message>
        <source>Cues that are never shown</source>
        <translation>Ondertitels die nooit in beeld komen</translation>
    </message>
    <message>
        <source>Overlapping cues</source>
        <translation>Overlappende ondertitels</translation>
    </message>
    <message>
        <source>Short gaps</source>
        <translation>Korte tussenpozen</translation>
    </message>
    <message>
        <source>Cues out of order</source>
        <translation>Ondertitels in verkeerde volgorde</translation>
    </message>
    <message>
        <source>Cues that start after the end of the video</source>
        <translation>Ondertitels die na het einde van de video beginnen</translation>
    </message>
    <message>
        <source>Cues that end after the end of the video</source>
        <translation>Ondertitels die na het einde van de video eindigen</translation>
    </message>
    <message>
        <source>Only a small part of the video is subtitled</source>
        <translation>Slechts een klein deel van de video is ondertiteld</translation>
    </message>
    <message>
        <source>Empty cues</source>
        <translation>Lege ondertitels</translation>
    </message>
    <message>
        <source>Long lines</source>
        <translation>Lange regels</translation>
    </message>
    <message>
        <source>Too many lines</source>
        <translation>Te veel regels</translation>
    </message>
    <message>
        <source>Tags that WebVTT doesn’t have</source>
        <translation>Tags die WebVTT niet kent</translation>
    </message>
    <message>
        <source>Web page tags that run or load something</source>
        <translation>Webpaginatags die iets uitvoeren of laden</translation>
    </message>
    <message>
        <source>Times no player can read</source>
        <translation>Tijden die geen enkele speler kan lezen</translation>
    </message>
    <message>
        <source>Words outside any cue</source>
        <translation>Woorden buiten de ondertitels</translation>
    </message>
    <message>
        <source>No empty line between cues</source>
        <translation>Geen lege regel tussen ondertitels</translation>
    </message>
    <message>
        <source>Arrows (--&gt;) in styles</source>
        <translation>Pijlen (--&gt;) in stijlen</translation>
    </message>
    <message>
        <source>Roll-up captions</source>
        <translation>Roll-up-ondertiteling</translation>
    </message>
    <message>
        <source>Wrong script</source>
        <translation>Verkeerd schrift</translation>
    </message>
    <message>
        <source>Another language than the track says</source>
        <translation>Andere taal dan het spoor aangeeft</translation>
    </message>
    <message>
        <source>Not translated</source>
        <translation>Niet vertaald</translation>
    </message>
    <message>
        <source>Identical to another track</source>
        <translation>Identiek aan een ander spoor</translation>
    </message>
    <message>
        <source>Closed captions that describe no sounds</source>
        <translation>Closed captions die geen geluiden beschrijven</translation>
    </message>
    <message>
        <source>Sounds are described, but not marked as closed captions</source>
        <translation>Geluiden beschreven, maar niet gemarkeerd als closed captions</translation>
    </message>
    <message>
        <source>Words on the list of words</source>
        <translation>Woorden van de woordenlijst</translation>
    </message>
    <message>
        <source>Placeholders</source>
        <translation>Tijdelijke teksten</translation>
    </message>
    <message>
        <source>Tool or website credits</source>
        <translation>Vermeldingen van programma’s of websites</translation>
    </message>
    <message>
        <source>Garbled by a wrong encoding</source>
        <translation>Verminkt door een verkeerde codering</translation>
    </message>
    <message>
        <source>The subtitles can’t be read</source>
        <translation>De ondertiteling is onleesbaar</translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>Findings</source>
        <translation>Bevindingen</translation>
    </message>
    <message>
        <source>{number} of {count}: {finding}</source>
        <translation>{number} van {count}: {finding}</translation>
    </message>
</context>
<context>
    <name>FindingsModel</name>
    <message>
        <source>Place</source>
        <translation>Plaats</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Bevinding</translation>
    </message>
    <message>
        <source>Whole text</source>
        <translation>Hele tekst</translation>
    </message>
</context>
<context>
    <name>FirstScanPage</name>
    <message>
        <source>See all tracks of the project at once</source>
        <translation>Alle sporen van het project in één keer zien</translation>
    </message>
    <message>
        <source>A scan reads every video and its tracks once, in the background, and keeps them on this computer. Then all tracks can be filtered, sorted and checked in an instant. Nothing is changed in DatoCMS, and you can pause at any time.</source>
        <translation>Een scan leest elke video en de sporen ervan één keer, op de achtergrond, en bewaart ze op deze computer. Daarna kun je alle sporen direct filteren, sorteren en controleren. In DatoCMS wordt niets gewijzigd, en je kunt op elk moment pauzeren.</translation>
    </message>
    <message>
        <source>Counting videos…</source>
        <translation>Video’s tellen…</translation>
    </message>
    <message>
        <source>Also read subtitles</source>
        <translation>Ook ondertiteling lezen</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scannen</translation>
    </message>
    <message>
        <source>Reads all videos of the project and their tracks</source>
        <translation>Leest alle video’s van het project en hun sporen</translation>
    </message>
    <message>
        <source>Reads the subtitles of all tracks, too, so that they can be searched</source>
        <translation>Leest ook de ondertiteling van alle sporen, zodat die kan worden doorzocht</translation>
    </message>
</context>
<context>
    <name>FolderHeld</name>
    <message>
        <source>The data folder has been in use on {computer} since {moment}. trackman may still be open there, or that computer went off without closing it.

Go on only if it isn’t open there any more: two at once could spoil the history and delete a track twice.</source>
        <translation>De gegevensmap is op {computer} in gebruik sinds {moment}. Misschien is trackman daar nog geopend, of is die computer uitgezet zonder trackman te sluiten.

Ga alleen verder als het daar niet meer geopend is: als trackman twee keer tegelijk draait, kan dat de geschiedenis beschadigen en een spoor twee keer verwijderen.</translation>
    </message>
    <message>
        <source>trackman is open on another computer</source>
        <translation>trackman is op een andere computer geopend</translation>
    </message>
    <message>
        <source>Go on anyway</source>
        <translation>Toch doorgaan</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>It has had the data folder since {moment} (process {number}), and may be busy, or hang. Two at once could delete a track twice, so this one waits.

Try again in a moment. If it hangs, end that process with the tools of your system: what it has begun is settled as soon as trackman starts again.</source>
        <translation>Het gebruikt de gegevensmap sinds {moment} (proces {number}) en is misschien bezig of vastgelopen. Als trackman twee keer tegelijk draait, kan dat een spoor twee keer verwijderen, dus dit venster wacht.

Probeer het zo meteen opnieuw. Als het vastgelopen is, beëindig dat proces dan met de hulpmiddelen van je systeem: wat begonnen is, wordt afgehandeld zodra trackman weer start.</translation>
    </message>
    <message>
        <source>trackman is open already, but doesn’t answer</source>
        <translation>trackman is al geopend, maar reageert niet</translation>
    </message>
    <message>
        <source>A trackman command is changing or reading tracks (process {number}). Two at once could delete a track twice, so the window waits.

trackman opens by itself when the command has ended.</source>
        <translation>Een trackman-opdracht is sporen aan het wijzigen of lezen (proces {number}). Beide tegelijk kunnen een spoor twee keer verwijderen, dus het venster wacht.

trackman opent vanzelf wanneer de opdracht klaar is.</translation>
    </message>
    <message>
        <source>A trackman command is changing or reading tracks. Two at once could delete a track twice, so the window waits.

trackman opens by itself when the command has ended.</source>
        <translation>Een trackman-opdracht is sporen aan het wijzigen of lezen. Beide tegelijk kunnen een spoor twee keer verwijderen, dus het venster wacht.

trackman opent vanzelf wanneer de opdracht klaar is.</translation>
    </message>
    <message>
        <source>A command is using the data folder</source>
        <translation>Een opdracht gebruikt de gegevensmap</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
</context>
<context>
    <name>FolderRefused</name>
    <message>
        <source>A newer trackman ({version}) has used the data folder, and this one could misread or lose what is in it. Nothing was changed.

Install the newest trackman to go on. The data is in {folder}.</source>
        <translation>Een nieuwere versie van trackman ({version}) heeft de gegevensmap gebruikt; deze versie kan de inhoud ervan verkeerd lezen of verliezen. Er is niets gewijzigd.

Installeer de nieuwste versie van trackman om verder te gaan. De gegevens staan in {folder}.</translation>
    </message>
    <message>
        <source>A newer trackman has used the data folder, and this one could misread or lose what is in it. Nothing was changed.

Install the newest trackman to go on. The data is in {folder}.</source>
        <translation>Een nieuwere versie van trackman heeft de gegevensmap gebruikt; deze versie kan de inhoud ervan verkeerd lezen of verliezen. Er is niets gewijzigd.

Installeer de nieuwste versie van trackman om verder te gaan. De gegevens staan in {folder}.</translation>
    </message>
    <message>
        <source>This trackman is too old for its data</source>
        <translation>Deze versie van trackman is te oud voor de gegevens</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>The data folder {folder} belongs to {name}. Deletions would be written into that person’s history, so trackman doesn’t open it.

Start trackman as yourself, or with --data-dir and a folder of your own.</source>
        <translation>De gegevensmap {folder} is van {name}. Verwijderingen zouden in de geschiedenis van die persoon worden geschreven, dus trackman opent de map niet.

Start trackman onder je eigen account, of met --data-dir en een eigen map.</translation>
    </message>
    <message>
        <source>This data folder belongs to somebody else</source>
        <translation>Deze gegevensmap is van iemand anders</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Show running work</source>
        <translation>Lopend werk tonen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln bezig</numerusform>
            <numerusform>%Ln bezig</numerusform>
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
        <translation>d MMM yyyy</translation>
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
        <translation>Spoor</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Ondertiteling</translation>
    </message>
    <message>
        <source>before: {text}</source>
        <translation>ervoor: {text}</translation>
    </message>
    <message>
        <source>after: {text}</source>
        <translation>erna: {text}</translation>
    </message>
</context>
<context>
    <name>FoundTable</name>
    <message>
        <source>Found cues</source>
        <translation>Gevonden ondertitels</translation>
    </message>
</context>
<context>
    <name>GenerationDialog</name>
    <message>
        <source>Generate subtitles for {video}</source>
        <translation>Ondertiteling genereren voor {video}</translation>
    </message>
    <message>
        <source>DatoCMS listens to the video and writes down what is said, automatically and in the language it is spoken in. It doesn’t translate. Machines mishear: read the subtitles before you rely on them.</source>
        <translation>DatoCMS luistert naar de video en schrijft op wat er wordt gezegd, automatisch en in de gesproken taal. Er wordt niet vertaald. Machines verstaan dingen verkeerd: lees de ondertiteling voordat je erop vertrouwt.</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>Gesproken taal</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Genereren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
</context>
<context>
    <name>GenerationProblemWording</name>
    <message>
        <source>No reply came, and the track isn’t there</source>
        <translation>Er kwam geen antwoord, en het spoor is er niet</translation>
    </message>
    <message>
        <source>trackman kept checking for a minute. Trying again checks first, and asks for the subtitles only if they’re still missing.</source>
        <translation>trackman heeft een minuut lang gecontroleerd. “Opnieuw proberen” controleert eerst en vraagt de ondertiteling alleen aan als die nog ontbreekt.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>DatoCMS couldn’t generate the subtitles</source>
        <translation>DatoCMS kon de ondertiteling niet genereren</translation>
    </message>
    <message>
        <source>The track is listed as errored. Check that the video is spoken in this language, delete the track, then generate again.</source>
        <translation>Het spoor staat als mislukt vermeld. Controleer of in de video deze taal wordt gesproken, verwijder het spoor en genereer daarna opnieuw.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fout</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>Spoor-ID</translation>
    </message>
    <message>
        <source>Another track is named {name}</source>
        <translation>Een ander spoor heet {name}</translation>
    </message>
    <message>
        <source>Each subtitle track of a video needs its own name. Generate again with another name.</source>
        <translation>Elk ondertitelspoor van een video heeft een eigen naam nodig. Genereer opnieuw met een andere naam.</translation>
    </message>
    <message>
        <source>The video was replaced or trimmed meanwhile</source>
        <translation>De video is intussen vervangen of ingekort</translation>
    </message>
    <message>
        <source>Nothing was sent. Refresh to see the video as it is now, then generate again.</source>
        <translation>Er is niets verzonden. Vernieuw om de video te zien zoals hij nu is en genereer daarna opnieuw.</translation>
    </message>
    <message>
        <source>DatoCMS’s video service can’t generate these subtitles</source>
        <translation>De videodienst van DatoCMS kan deze ondertiteling niet genereren</translation>
    </message>
    <message>
        <source>The video may be too old, another track may have this name, or the language may not be supported. See its message below, if there is one.</source>
        <translation>Misschien is de video te oud, heeft een ander spoor deze naam of wordt de taal niet ondersteund. Zie het bericht van de dienst hieronder, als dat er is.</translation>
    </message>
    <message>
        <source>DatoCMS didn’t understand the request</source>
        <translation>DatoCMS heeft het verzoek niet begrepen</translation>
    </message>
    <message>
        <source>Generating subtitles is an experimental part of DatoCMS and may have changed. Updating trackman may help; the admin area can generate them, too.</source>
        <translation>Ondertiteling genereren is een experimenteel onderdeel van DatoCMS en is mogelijk gewijzigd. trackman bijwerken kan helpen; het beheergedeelte kan ook ondertiteling genereren.</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t accept this name or language</source>
        <translation>DatoCMS accepteert deze naam of taal niet</translation>
    </message>
    <message>
        <source>See the details below, and generate again with another one.</source>
        <translation>Zie de details hieronder en genereer opnieuw met een andere.</translation>
    </message>
    <message>
        <source>This video has no sound</source>
        <translation>Deze video heeft geen geluid</translation>
    </message>
    <message>
        <source>DatoCMS generates subtitles from a video’s own audio track, and this one has none.</source>
        <translation>DatoCMS genereert ondertiteling uit het eigen audiospoor van een video, en deze heeft er geen.</translation>
    </message>
</context>
<context>
    <name>GenerationProgressWording</name>
    <message>
        <source>Waiting to be generated</source>
        <translation>Wacht op genereren</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>Controleren… {time}</translation>
    </message>
    <message>
        <source>Generating… {time}, no response</source>
        <translation>Genereren… {time}, geen antwoord</translation>
    </message>
    <message>
        <source>Generating… {time} of ~{total}</source>
        <extracomment>{time} is how long it has been going on, {total} how long it will take.</extracomment>
        <translation>Genereren… {time} van ~{total}</translation>
    </message>
    <message>
        <source>Generating… {time}</source>
        <translation>Genereren… {time}</translation>
    </message>
    <message>
        <source>{name} was not generated: {reason}</source>
        <translation>{name} is niet gegenereerd: {reason}</translation>
    </message>
    <message>
        <source>DatoCMS is still generating {name}</source>
        <translation>DatoCMS is {name} nog aan het genereren</translation>
    </message>
    <message>
        <source>{name} generated. Read it before you rely on it.</source>
        <translation>{name} gegenereerd. Lees het voordat je erop vertrouwt.</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was generated</source>
        <translation>Het is niet bevestigd dat {name} is gegenereerd</translation>
    </message>
    <message>
        <source>Generation not confirmed</source>
        <translation>Genereren niet bevestigd</translation>
    </message>
    <message>
        <source>Not generated: {reason}</source>
        <translation>Niet gegenereerd: {reason}</translation>
    </message>
    <message>
        <source>DatoCMS is still generating it</source>
        <translation>DatoCMS is het nog aan het genereren</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Gegenereerd</translation>
    </message>
</context>
<context>
    <name>GenerationWording</name>
    <message>
        <source>{language} (beta)</source>
        <translation>{language} (bèta)</translation>
    </message>
    <message>
        <source>DatoCMS says that this video has no sound.</source>
        <translation>DatoCMS meldt dat deze video geen geluid heeft.</translation>
    </message>
    <message>
        <source>This video was uploaded too long ago.</source>
        <translation>Deze video is te lang geleden geüpload.</translation>
    </message>
    <message>
        <source>DatoCMS generates subtitles only in the first {days} days. This video was uploaded on {day}.</source>
        <extracomment>{days} is always 7.</extracomment>
        <translation>DatoCMS genereert alleen ondertiteling in de eerste {days} dagen. Deze video is geüpload op {day}.</translation>
    </message>
    <message>
        <source>It needs a video with sound. DatoCMS doesn’t tell beforehand whether this one has any.</source>
        <translation>Daarvoor is een video met geluid nodig. DatoCMS meldt niet vooraf of deze geluid heeft.</translation>
    </message>
    <message>
        <source>It works in the first {days} days after the upload. DatoCMS doesn’t tell when this video was uploaded.</source>
        <translation>Het werkt in de eerste {days} dagen na de upload. DatoCMS meldt niet wanneer deze video is geüpload.</translation>
    </message>
    <message>
        <source>It works in the first {days} days after the upload. This video was uploaded on {day}, so it works only if its file was replaced since.</source>
        <extracomment>{days} is always 7.</extracomment>
        <translation>Het werkt in de eerste {days} dagen na de upload. Deze video is geüpload op {day}, dus het werkt alleen als het bestand sindsdien is vervangen.</translation>
    </message>
    <message>
        <source>Choose one of the languages.</source>
        <translation>Kies een van de talen.</translation>
    </message>
    <message>
        <source>Subtitles in this language are being generated already.</source>
        <translation>Ondertiteling in deze taal wordt al gegenereerd.</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Voer een naam in.</translation>
    </message>
    <message>
        <source>Another subtitle track of this video has this name.</source>
        <translation>Een ander ondertitelspoor van deze video heeft deze naam.</translation>
    </message>
    <message>
        <source>This video already has subtitles in this language: {language}.</source>
        <translation>Deze video heeft al ondertiteling in deze taal: {language}.</translation>
    </message>
    <message>
        <source>It takes about a tenth of the video’s length.</source>
        <translation>Het duurt ongeveer een tiende van de lengte van de video.</translation>
    </message>
    <message>
        <source>It takes about a tenth of the video’s length, here {time}. You can go on working.</source>
        <translation>Het duurt ongeveer een tiende van de lengte van de video, hier {time}. Je kunt doorwerken.</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say whether it counts towards the plan’s monthly video encoding.</source>
        <translation>DatoCMS meldt niet of het meetelt voor de maandelijkse videocodering van het abonnement.</translation>
    </message>
    <message>
        <source>That is used up ({used} of {limit}), so DatoCMS may refuse.</source>
        <translation>Die is opgebruikt ({used} van {limit}), dus DatoCMS kan weigeren.</translation>
    </message>
    <message>
        <source>So far {used} of {limit} are used.</source>
        <translation>Tot nu toe is {used} van {limit} gebruikt.</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>User guide</source>
        <translation>Gebruikershandleiding</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhoud</translation>
    </message>
    <message>
        <source>Places found in the guide</source>
        <translation>Plaatsen die in de handleiding zijn gevonden</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>Hoofdstuk</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Handleiding doorzoeken</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vooruit</translation>
    </message>
    <message>
        <source>{chapter} – User guide</source>
        <translation>{chapter} – Gebruikershandleiding</translation>
    </message>
    <message>
        <source>Not found. Try fewer or other words.</source>
        <translation>Niet gevonden. Probeer minder of andere woorden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln places found</source>
        <translation>
            <numerusform>%Ln plaats gevonden</numerusform>
            <numerusform>%Ln plaatsen gevonden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Refresh</source>
        <translation>Vernieuwen</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Alle sporen</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activiteit</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Geschiedenis</translation>
    </message>
    <message>
        <source>Signed in as {name}</source>
        <translation>Aangemeld als {name}</translation>
    </message>
    <message>
        <source>{environment} · primary</source>
        <extracomment>{environment} is the name of a DatoCMS environment.</extracomment>
        <translation>{environment} · primair</translation>
    </message>
    <message>
        <source>{environment} · read-only</source>
        <translation>{environment} · alleen-lezen</translation>
    </message>
    <message>
        <source>{environment}, {state}</source>
        <translation>{environment}, {state}</translation>
    </message>
    <message>
        <source>Refresh videos and tracks</source>
        <translation>Video’s en sporen vernieuwen</translation>
    </message>
    <message>
        <source>Show all tracks of the project</source>
        <translation>Alle sporen van het project tonen</translation>
    </message>
    <message>
        <source>Show running work</source>
        <translation>Lopend werk tonen</translation>
    </message>
    <message>
        <source>Show all that was ever done</source>
        <translation>Alles tonen wat ooit is gedaan</translation>
    </message>
</context>
<context>
    <name>HelpController</name>
    <message>
        <source>For whoever helps you. It holds no token, no signed address, no subtitle text and no file name. Nothing is sent: copy it to pass it on.</source>
        <translation>Voor wie je helpt. Dit bevat geen token, geen ondertekend adres, geen tekst van ondertitels en geen bestandsnaam. Er wordt niets verzonden: kopieer het om het door te geven.</translation>
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
        <translation>Geschiedenis doorzoeken</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultaat</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Alle projecten</translation>
    </message>
    <message>
        <source>Deletions and restores</source>
        <translation>Verwijderd en hersteld</translation>
    </message>
    <message>
        <source>Deletions</source>
        <translation>Verwijderd</translation>
    </message>
    <message>
        <source>Restores</source>
        <translation>Hersteld</translation>
    </message>
    <message>
        <source>Additions</source>
        <translation>Toegevoegd</translation>
    </message>
    <message>
        <source>Generations</source>
        <translation>Gegenereerd</translation>
    </message>
    <message>
        <source>Replacements</source>
        <translation>Vervangen</translation>
    </message>
    <message>
        <source>All results</source>
        <translation>Alle resultaten</translation>
    </message>
    <message>
        <source>Deleted or restored</source>
        <translation>Verwijderd of hersteld</translation>
    </message>
    <message>
        <source>Not deleted or restored</source>
        <translation>Niet verwijderd of hersteld</translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>What became of it is not known.</extracomment>
        <translation>Onbekend</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Geannuleerd</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Bezig</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Alle datums</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Laatste 7 dagen</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Laatste 30 dagen</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>When</source>
        <translation>Wanneer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Spoor</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: who deleted or restored the track.</extracomment>
        <translation>Door</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultaat</translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message>
        <source>History</source>
        <translation>Geschiedenis</translation>
    </message>
    <message>
        <source>Details of the history</source>
        <translation>Details van de geschiedenis</translation>
    </message>
    <message>
        <source>Select a row to see its details.</source>
        <translation>Selecteer een rij om de details te zien.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Herstellen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporteren…</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Rapport…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln regel</numerusform>
            <numerusform>%Ln regels</numerusform>
        </translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Geen resultaten</translation>
    </message>
    <message>
        <source>Try fewer words or another period.</source>
        <translation>Probeer minder woorden of een andere periode.</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>Zoekopdracht en filters wissen</translation>
    </message>
    <message>
        <source>No activity yet</source>
        <translation>Nog geen activiteit</translation>
    </message>
    <message>
        <source>Every deletion and restore is recorded here permanently.</source>
        <translation>Elke verwijdering en elk herstel wordt hier permanent vastgelegd.</translation>
    </message>
    <message>
        <source>Recreate the track from its backup. It gets a new ID.</source>
        <translation>Het spoor opnieuw maken uit de back-up. Het krijgt een nieuwe ID.</translation>
    </message>
    <message>
        <source>Export the listed rows to a file, or as a page to print</source>
        <translation>De vermelde rijen exporteren naar een bestand of als afdrukpagina</translation>
    </message>
    <message>
        <source>Page to print (HTML)</source>
        <translation>Afdrukpagina (HTML)</translation>
    </message>
    <message>
        <source>Count what was changed in a period, with plots</source>
        <translation>Tellen wat er in een periode is gewijzigd, met grafieken</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>De lijst is leeg.</translation>
    </message>
    <message>
        <source>Select a row first.</source>
        <translation>Selecteer eerst een rij.</translation>
    </message>
    <message>
        <source>None of the selected tracks can be restored.</source>
        <translation>Geen van de geselecteerde sporen kan worden hersteld.</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel-werkmap</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabel (CSV)</translation>
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
        <translation>“{name}”</translation>
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
        <translation>Ondertiteling van het spoor</translation>
    </message>
    <message>
        <source>Close the text beside</source>
        <translation>De tekst ernaast sluiten</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>Ondertiteling laden…</translation>
    </message>
    <message>
        <source>The text is empty</source>
        <translation>De tekst is leeg</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Cues of the text beside</source>
        <translation>Ondertitels van de tekst ernaast</translation>
    </message>
</context>
<context>
    <name>KeepLanguages</name>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>Languages to keep</source>
        <translation>Talen die blijven</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Show the others</source>
        <translation>De andere tonen</translation>
    </message>
    <message>
        <source>See which tracks are in other languages; nothing is deleted yet</source>
        <translation>Zien welke sporen in andere talen zijn; er wordt nog niets verwijderd</translation>
    </message>
    <message>
        <source>Tick a language first.</source>
        <translation>Vink eerst een taal aan.</translation>
    </message>
    <message>
        <source>Keep only these languages</source>
        <translation>Alleen deze talen behouden</translation>
    </message>
    <message>
        <source>Tracks in all other languages are listed next. You can untick some there.</source>
        <translation>Hierna worden de sporen in alle andere talen vermeld. Daar kun je sporen uitvinken.</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Ondertiteling</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Subtitles and audio</source>
        <translation>Ondertiteling en audio</translation>
    </message>
</context>
<context>
    <name>KeyModel</name>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Opdracht</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Toetsen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Toestand</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>geen toets</translation>
    </message>
    <message>
        <source> or </source>
        <extracomment>Between two keys that do the same.</extracomment>
        <translation> of </translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Vast</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Gewijzigd</translation>
    </message>
</context>
<context>
    <name>KeyQuestion</name>
    <message>
        <source>New key for “{command}”</source>
        <translation>Nieuwe toets voor “{command}”</translation>
    </message>
    <message>
        <source>Press the key.</source>
        <translation>Druk op de toets.</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>Deze toets gebruiken</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Move the key here</source>
        <translation>Toets hierheen verplaatsen</translation>
    </message>
    <message>
        <source>{key} belongs to {command}, which will have no such key any more.</source>
        <extracomment>{command} is one name in quotation marks, or two.</extracomment>
        <translation>{key} hoort bij {command} en werkt daar dan niet meer.</translation>
    </message>
    <message>
        <source>The command has {key} already.</source>
        <translation>De opdracht heeft {key} al.</translation>
    </message>
    <message>
        <source>{key} is free.</source>
        <translation>{key} is vrij.</translation>
    </message>
    <message>
        <source>Press a key that can be used first.</source>
        <translation>Druk eerst op een toets die kan worden gebruikt.</translation>
    </message>
    <message>
        <source>Give the command this key, in place of those it has</source>
        <translation>De opdracht deze toets geven, in plaats van de huidige</translation>
    </message>
</context>
<context>
    <name>KeyRecorder</name>
    <message>
        <source>New key</source>
        <translation>Nieuwe toets</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Sneltoetsen</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>Opdrachten en toetsen zoeken</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Wijzigen…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Terugzetten</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle terugzetten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries of the settings file are no keys, and are ignored.</source>
        <translation>
            <numerusform>%Ln regel van het instellingenbestand is geen toets en wordt genegeerd.</numerusform>
            <numerusform>%Ln regels van het instellingenbestand zijn geen toetsen en worden genegeerd.</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a command.</source>
        <translation>Selecteer een opdracht.</translation>
    </message>
    <message>
        <source>Lists and fields use this key themselves. It can’t change.</source>
        <translation>Lijsten en velden gebruiken deze toets zelf. Die kan niet worden gewijzigd.</translation>
    </message>
    <message>
        <source>This command has its own key already.</source>
        <translation>Deze opdracht heeft de oorspronkelijke toets al.</translation>
    </message>
    <message>
        <source>This command has no key.</source>
        <translation>Deze opdracht heeft geen toets.</translation>
    </message>
    <message>
        <source>Give the command another key</source>
        <translation>De opdracht een andere toets geven</translation>
    </message>
    <message>
        <source>Take the keys away from the command</source>
        <translation>De toetsen van de opdracht weghalen</translation>
    </message>
    <message>
        <source>Give the command its first keys back</source>
        <translation>De opdracht de oorspronkelijke toetsen teruggeven</translation>
    </message>
    <message>
        <source>All keys are as they were at first.</source>
        <translation>Alle toetsen zijn zoals ze in het begin waren.</translation>
    </message>
    <message>
        <source>Give all commands their first keys back</source>
        <translation>Alle opdrachten hun oorspronkelijke toetsen teruggeven</translation>
    </message>
    <message>
        <source>{key} belongs to {command}, which will have no such key any more.</source>
        <translation>{key} hoort bij {command} en werkt daar dan niet meer.</translation>
    </message>
    <message>
        <source>Reset the keys of {command}?</source>
        <translation>De toetsen van {command} terugzetten?</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Opdrachten en hun toetsen</translation>
    </message>
    <message>
        <source>No such command</source>
        <translation>Geen opdracht gevonden</translation>
    </message>
    <message>
        <source>Search for a word of the command, its menu, or a key such as F5.</source>
        <translation>Zoek op een woord van de opdracht, het menu, of een toets zoals F5.</translation>
    </message>
    <message>
        <source>Double-click a command, or press Return, to change its key.</source>
        <translation>Dubbelklik op een opdracht of druk op Enter om de toets te wijzigen.</translation>
    </message>
</context>
<context>
    <name>KeyWording</name>
    <message>
        <source>File</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bewerken</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Beeld</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Spoor</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>Afspelen</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Extra</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Subtitle editor</source>
        <translation>Ondertiteleditor</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Beoordeling</translation>
    </message>
    <message>
        <source>Lists and fields</source>
        <translation>Lijsten en velden</translation>
    </message>
    <message>
        <source>Lists and fields use this key themselves. It can’t change.</source>
        <translation>Lijsten en velden gebruiken deze toets zelf. Die kan niet worden gewijzigd.</translation>
    </message>
    <message>
        <source>{key} is needed to move in lists and dialogs.</source>
        <translation>{key} is nodig om in lijsten en vensters te navigeren.</translation>
    </message>
    <message>
        <source>{key} is needed to type and edit text.</source>
        <translation>{key} is nodig om tekst te typen en te bewerken.</translation>
    </message>
    <message>
        <source>{key} opens menus. Use Ctrl or a function key.</source>
        <translation>{key} opent menu’s. Gebruik Ctrl of een functietoets.</translation>
    </message>
    <message>
        <source>{key} types a character on many keyboards. Leave out Alt.</source>
        <translation>{key} typt op veel toetsenborden een teken. Laat Alt weg.</translation>
    </message>
    <message>
        <source>{key} belongs to the system.</source>
        <translation>{key} wordt door het systeem gebruikt.</translation>
    </message>
    <message>
        <source>Open a video by link or ID</source>
        <translation>Video openen via link of ID</translation>
    </message>
    <message>
        <source>Clear the list of recent videos</source>
        <translation>Lijst met recente video’s wissen</translation>
    </message>
    <message>
        <source>Save subtitles as WebVTT</source>
        <translation>Ondertiteling opslaan als WebVTT</translation>
    </message>
    <message>
        <source>Save subtitles as SubRip</source>
        <translation>Ondertiteling opslaan als SubRip</translation>
    </message>
    <message>
        <source>Save subtitles as plain text</source>
        <translation>Ondertiteling opslaan als platte tekst</translation>
    </message>
    <message>
        <source>Download all subtitles of the video as WebVTT</source>
        <translation>Alle ondertiteling van de video downloaden als WebVTT</translation>
    </message>
    <message>
        <source>Download all subtitles of the video as SubRip</source>
        <translation>Alle ondertiteling van de video downloaden als SubRip</translation>
    </message>
    <message>
        <source>Download all subtitles of the video as plain text</source>
        <translation>Alle ondertiteling van de video downloaden als platte tekst</translation>
    </message>
    <message>
        <source>Export findings</source>
        <translation>Bevindingen exporteren</translation>
    </message>
    <message>
        <source>Export everything</source>
        <translation>Alles exporteren</translation>
    </message>
    <message>
        <source>Import an archive</source>
        <translation>Archief importeren</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Afsluiten</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Laatste wijziging ongedaan maken</translation>
    </message>
    <message>
        <source>Copy the track ID</source>
        <translation>Spoor-ID kopiëren</translation>
    </message>
    <message>
        <source>Copy a link that opens the track in trackman</source>
        <translation>Link kopiëren die het spoor in trackman opent</translation>
    </message>
    <message>
        <source>Copy the track’s name</source>
        <translation>Naam van het spoor kopiëren</translation>
    </message>
    <message>
        <source>Copy the text of the selected cues</source>
        <translation>Tekst van de geselecteerde ondertitels kopiëren</translation>
    </message>
    <message>
        <source>Add the files in the clipboard as tracks</source>
        <translation>Bestanden op het klembord als sporen toevoegen</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Instellingen openen</translation>
    </message>
    <message>
        <source>Search videos, or the subtitles while you are in them</source>
        <translation>Video’s zoeken, of de ondertiteling doorzoeken als je daarin bent</translation>
    </message>
    <message>
        <source>Fold or show the videos</source>
        <translation>Video’s inklappen of tonen</translation>
    </message>
    <message>
        <source>Theme: same as system</source>
        <translation>Thema: zoals systeem</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Thema: licht</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Thema: donker</translation>
    </message>
    <message>
        <source>Larger subtitles</source>
        <translation>Grotere ondertiteling</translation>
    </message>
    <message>
        <source>Smaller subtitles</source>
        <translation>Kleinere ondertiteling</translation>
    </message>
    <message>
        <source>Subtitles in normal size</source>
        <translation>Ondertiteling op normale grootte</translation>
    </message>
    <message>
        <source>Sort tracks in DatoCMS order</source>
        <translation>Sporen sorteren op volgorde van DatoCMS</translation>
    </message>
    <message>
        <source>Sort tracks by kind</source>
        <translation>Sporen sorteren op soort</translation>
    </message>
    <message>
        <source>Sort tracks by language</source>
        <translation>Sporen sorteren op taal</translation>
    </message>
    <message>
        <source>Sort tracks by code</source>
        <translation>Sporen sorteren op code</translation>
    </message>
    <message>
        <source>Sort tracks by name</source>
        <translation>Sporen sorteren op naam</translation>
    </message>
    <message>
        <source>Sort tracks by findings</source>
        <translation>Sporen sorteren op bevindingen</translation>
    </message>
    <message>
        <source>Sort tracks by status</source>
        <translation>Sporen sorteren op status</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Volgend deelvenster</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Vorig deelvenster</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>Indeling terugzetten</translation>
    </message>
    <message>
        <source>Refresh videos and tracks</source>
        <translation>Video’s en sporen vernieuwen</translation>
    </message>
    <message>
        <source>Open the video in DatoCMS</source>
        <translation>Video openen in DatoCMS</translation>
    </message>
    <message>
        <source>Copy a link that opens the video in trackman</source>
        <translation>Link kopiëren die de video in trackman opent</translation>
    </message>
    <message>
        <source>Copy the video’s DatoCMS address</source>
        <translation>DatoCMS-adres van de video kopiëren</translation>
    </message>
    <message>
        <source>Open the command palette</source>
        <translation>Het opdrachtenpalet openen</translation>
    </message>
    <message>
        <source>Show all tracks of the project</source>
        <translation>Alle sporen van het project tonen</translation>
    </message>
    <message>
        <source>Show which languages the videos have</source>
        <translation>Tonen welke talen de video’s hebben</translation>
    </message>
    <message>
        <source>Search all subtitles of the project</source>
        <translation>Alle ondertiteling van het project doorzoeken</translation>
    </message>
    <message>
        <source>Choose tracks by a rule</source>
        <translation>Sporen kiezen met een regel</translation>
    </message>
    <message>
        <source>Keep only some languages</source>
        <translation>Alleen bepaalde talen behouden</translation>
    </message>
    <message>
        <source>Show the reviews</source>
        <translation>Beoordelingen tonen</translation>
    </message>
    <message>
        <source>Report what was changed in a period</source>
        <translation>Rapport over wat er in een periode is gewijzigd</translation>
    </message>
    <message>
        <source>Report which videos lack captions</source>
        <translation>Rapport over video’s zonder closed captions</translation>
    </message>
    <message>
        <source>Show the activity</source>
        <translation>Activiteit tonen</translation>
    </message>
    <message>
        <source>Show recently deleted tracks</source>
        <translation>Onlangs verwijderde sporen tonen</translation>
    </message>
    <message>
        <source>Show the history</source>
        <translation>Geschiedenis tonen</translation>
    </message>
    <message>
        <source>Check backups</source>
        <translation>Back-ups controleren</translation>
    </message>
    <message>
        <source>Open the user guide</source>
        <translation>Gebruikershandleiding openen</translation>
    </message>
    <message>
        <source>Show keyboard shortcuts</source>
        <translation>Sneltoetsen tonen</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Rondleiding starten</translation>
    </message>
    <message>
        <source>Explain the control that has the keyboard</source>
        <translation>Uitleg tonen bij het element met de toetsenbordfocus</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Log tonen</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopiëren</translation>
    </message>
    <message>
        <source>Check for updates</source>
        <translation>Controleren op updates</translation>
    </message>
    <message>
        <source>About trackman</source>
        <translation>Over trackman</translation>
    </message>
    <message>
        <source>Search the subtitles</source>
        <translation>Ondertiteling doorzoeken</translation>
    </message>
    <message>
        <source>Next match or next difference</source>
        <translation>Volgende treffer of volgend verschil</translation>
    </message>
    <message>
        <source>Previous match or previous difference</source>
        <translation>Vorige treffer of vorig verschil</translation>
    </message>
    <message>
        <source>Add tracks from files</source>
        <translation>Sporen toevoegen uit bestanden</translation>
    </message>
    <message>
        <source>Generate subtitles</source>
        <translation>Ondertiteling genereren</translation>
    </message>
    <message>
        <source>Delete the selected tracks</source>
        <translation>Geselecteerde sporen verwijderen</translation>
    </message>
    <message>
        <source>Restore the track</source>
        <translation>Spoor herstellen</translation>
    </message>
    <message>
        <source>Select tracks with errors</source>
        <translation>Sporen met fouten selecteren</translation>
    </message>
    <message>
        <source>Next track or video with findings</source>
        <translation>Volgende spoor of video met bevindingen</translation>
    </message>
    <message>
        <source>Review the tracks of the video</source>
        <translation>Sporen van de video beoordelen</translation>
    </message>
    <message>
        <source>Edit subtitles</source>
        <translation>Ondertiteling bewerken</translation>
    </message>
    <message>
        <source>Compare the selected track with another</source>
        <translation>Geselecteerd spoor vergelijken met een ander</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Volgende bevinding</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Vorige bevinding</translation>
    </message>
    <message>
        <source>Replace the track by a file</source>
        <translation>Spoor vervangen door een bestand</translation>
    </message>
    <message>
        <source>Change name, language or captions flag</source>
        <translation>Naam, taal of closed-captionsmarkering wijzigen</translation>
    </message>
    <message>
        <source>Show saved versions</source>
        <translation>Opgeslagen versies tonen</translation>
    </message>
    <message>
        <source>Copy tracks to another video</source>
        <translation>Sporen kopiëren naar een andere video</translation>
    </message>
    <message>
        <source>Check whether subtitles fit the sound</source>
        <translation>Controleren of de ondertiteling bij het geluid past</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Afspelen of pauzeren</translation>
    </message>
    <message>
        <source>Back 2 seconds</source>
        <translation>2 seconden terug</translation>
    </message>
    <message>
        <source>Forward 2 seconds</source>
        <translation>2 seconden vooruit</translation>
    </message>
    <message>
        <source>Previous cue</source>
        <translation>Vorige ondertitel</translation>
    </message>
    <message>
        <source>Next cue</source>
        <translation>Volgende ondertitel</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langzamer</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Sneller</translation>
    </message>
    <message>
        <source>Sound off or on</source>
        <translation>Geluid uit of aan</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Volledig scherm</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Opnieuw</translation>
    </message>
    <message>
        <source>Split the cue</source>
        <translation>Ondertitel splitsen</translation>
    </message>
    <message>
        <source>Merge the cue with the next one</source>
        <translation>Ondertitel samenvoegen met de volgende</translation>
    </message>
    <message>
        <source>Insert a cue below</source>
        <translation>Eronder een ondertitel invoegen</translation>
    </message>
    <message>
        <source>Delete the selected cues</source>
        <translation>Geselecteerde ondertitels verwijderen</translation>
    </message>
    <message>
        <source>Shift times</source>
        <translation>Tijden verschuiven</translation>
    </message>
    <message>
        <source>Stretch times</source>
        <translation>Tijden uitrekken</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Zoeken en vervangen</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Volgende treffer</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Vorige treffer</translation>
    </message>
    <message>
        <source>Fix the findings of the cue</source>
        <translation>Bevindingen van de ondertitel oplossen</translation>
    </message>
    <message>
        <source>Fix all findings of one kind</source>
        <translation>Alle bevindingen van één soort oplossen</translation>
    </message>
    <message>
        <source>Next cue with findings</source>
        <translation>Volgende ondertitel met bevindingen</translation>
    </message>
    <message>
        <source>Previous cue with findings</source>
        <translation>Vorige ondertitel met bevindingen</translation>
    </message>
    <message>
        <source>Edit the text of the cue</source>
        <translation>Tekst van de ondertitel bewerken</translation>
    </message>
    <message>
        <source>Play from the cue</source>
        <translation>Afspelen vanaf de ondertitel</translation>
    </message>
    <message>
        <source>Save the draft</source>
        <translation>Concept opslaan</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publiceren</translation>
    </message>
    <message>
        <source>Keep the track</source>
        <translation>Spoor behouden</translation>
    </message>
    <message>
        <source>Delete the track</source>
        <translation>Spoor verwijderen</translation>
    </message>
    <message>
        <source>Fix the subtitles in the editor, then come back</source>
        <translation>Ondertiteling in de editor corrigeren en daarna terugkomen</translation>
    </message>
    <message>
        <source>Skip the track for now</source>
        <translation>Spoor voorlopig overslaan</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Notitie schrijven</translation>
    </message>
    <message>
        <source>Give a reason</source>
        <translation>Reden opgeven</translation>
    </message>
    <message>
        <source>Undo the last decision and go back to it</source>
        <translation>Laatste beslissing ongedaan maken en ernaar teruggaan</translation>
    </message>
    <message>
        <source>Play from this cue</source>
        <translation>Afspelen vanaf deze ondertitel</translation>
    </message>
    <message>
        <source>Next track, without deciding</source>
        <translation>Volgende spoor, zonder te beslissen</translation>
    </message>
    <message>
        <source>Previous track, without deciding</source>
        <translation>Vorige spoor, zonder te beslissen</translation>
    </message>
    <message>
        <source>Next language side by side</source>
        <translation>Volgende taal ernaast tonen</translation>
    </message>
    <message>
        <source>Next saved version side by side</source>
        <translation>Volgende opgeslagen versie ernaast tonen</translation>
    </message>
    <message>
        <source>Check whether the text fits the sound</source>
        <translation>Controleren of de tekst bij het geluid past</translation>
    </message>
    <message>
        <source>Show what a deletion means, and the history</source>
        <translation>Gevolgen van verwijdering en geschiedenis tonen</translation>
    </message>
    <message>
        <source>Look over the decisions</source>
        <translation>Beslissingen nakijken</translation>
    </message>
    <message>
        <source>Next or previous row</source>
        <translation>Volgende of vorige rij</translation>
    </message>
    <message>
        <source>Select several rows</source>
        <translation>Meerdere rijen selecteren</translation>
    </message>
    <message>
        <source>Select all rows</source>
        <translation>Alle rijen selecteren</translation>
    </message>
    <message>
        <source>Open the row; in cues, play from there</source>
        <translation>Rij openen; bij ondertitels: vanaf daar afspelen</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Geselecteerde rijen kopiëren</translation>
    </message>
    <message>
        <source>Play or pause in the player; press a button</source>
        <translation>Afspelen of pauzeren in de speler; op een knop drukken</translation>
    </message>
    <message>
        <source>Back, close or cancel</source>
        <translation>Terug, sluiten of annuleren</translation>
    </message>
    <message>
        <source>Add all files of the dialog</source>
        <translation>Alle bestanden van het venster toevoegen</translation>
    </message>
</context>
<context>
    <name>KeyringCard</name>
    <message>
        <source>Keep for this session only</source>
        <translation>Alleen voor deze sessie bewaren</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Return</source>
        <extracomment>The key that ends a line, as the keyboards of your country call it, such as Enter.</extracomment>
        <translation>Enter</translation>
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
            <numerusform>%Ln spoor</numerusform>
            <numerusform>%Ln sporen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftDeletionsController</name>
    <message>
        <source>Show reviews</source>
        <translation>Beoordelingen tonen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions are left out: in the review, the decision was taken back or is another one now.</source>
        <translation>
            <numerusform>%Ln verwijdering wordt overgeslagen: in de beoordeling is de beslissing ingetrokken of nu anders.</numerusform>
            <numerusform>%Ln verwijderingen worden overgeslagen: in de beoordeling is de beslissing ingetrokken of nu anders.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions are left out: the review holds them, because an approval or a reason is missing.</source>
        <translation>
            <numerusform>%Ln verwijdering wordt overgeslagen: de beoordeling houdt die tegen omdat een goedkeuring of een reden ontbreekt.</numerusform>
            <numerusform>%Ln verwijderingen worden overgeslagen: de beoordeling houdt die tegen omdat een goedkeuring of een reden ontbreekt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions are left out: these tracks were deleted in another way.</source>
        <translation>
            <numerusform>%Ln verwijdering wordt overgeslagen: dit spoor is op een andere manier verwijderd.</numerusform>
            <numerusform>%Ln verwijderingen worden overgeslagen: deze sporen zijn op een andere manier verwijderd.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftOutWording</name>
    <message>
        <source>{words} becomes {by}.</source>
        <translation>{words} wordt {by}.</translation>
    </message>
    <message>
        <source>{words} is taken out.</source>
        <translation>{words} wordt weggehaald.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes are made in the subtitles as they are at DatoCMS now. Each track is saved on this computer first, then a new one takes its place. Undo brings all of them back.</source>
        <translation>
            <numerusform>%Ln wijziging wordt gemaakt in de ondertiteling zoals die nu bij DatoCMS is. Elk spoor wordt eerst op deze computer bewaard, daarna neemt een nieuw spoor de plaats in. “Ongedaan maken” haalt ze allemaal terug.</numerusform>
            <numerusform>%Ln wijzigingen worden gemaakt in de ondertiteling zoals die nu bij DatoCMS is. Elk spoor wordt eerst op deze computer bewaard, daarna neemt een nieuw spoor de plaats in. “Ongedaan maken” haalt ze allemaal terug.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publish %Ln tracks?</source>
        <translation>
            <numerusform>%Ln spoor publiceren?</numerusform>
            <numerusform>%Ln sporen publiceren?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publish %Ln tracks</source>
        <translation>
            <numerusform>%Ln spoor publiceren</numerusform>
            <numerusform>%Ln sporen publiceren</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was published</source>
        <translation>Er is niets gepubliceerd</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are being published</source>
        <translation>
            <numerusform>%Ln spoor wordt gepubliceerd</numerusform>
            <numerusform>%Ln sporen worden gepubliceerd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes were left out, because the text was changed meanwhile: {names}.</source>
        <translation>
            <numerusform>%Ln wijziging is overgeslagen, omdat de tekst intussen is gewijzigd: {names}.</numerusform>
            <numerusform>%Ln wijzigingen zijn overgeslagen, omdat de tekst intussen is gewijzigd: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because they are not ready: {names}.</source>
        <translation>
            <numerusform>%Ln spoor wordt overgeslagen, omdat het niet gereed is: {names}.</numerusform>
            <numerusform>%Ln sporen worden overgeslagen, omdat ze niet gereed zijn: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because their text was not read yet: {names}.</source>
        <translation>
            <numerusform>%Ln spoor wordt overgeslagen, omdat de tekst nog niet is gelezen: {names}.</numerusform>
            <numerusform>%Ln sporen worden overgeslagen, omdat de tekst nog niet is gelezen: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left alone, because they have an unpublished draft: {names}.</source>
        <translation>
            <numerusform>%Ln spoor blijft zoals het is, omdat het een niet-gepubliceerd concept heeft: {names}.</numerusform>
            <numerusform>%Ln sporen blijven zoals ze zijn, omdat ze een niet-gepubliceerd concept hebben: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because they are being changed already: {names}.</source>
        <translation>
            <numerusform>%Ln spoor wordt overgeslagen, omdat het al wordt gewijzigd: {names}.</numerusform>
            <numerusform>%Ln sporen worden overgeslagen, omdat ze al worden gewijzigd: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because they no longer exist: {names}.</source>
        <translation>
            <numerusform>%Ln spoor wordt overgeslagen, omdat het niet meer bestaat: {names}.</numerusform>
            <numerusform>%Ln sporen worden overgeslagen, omdat ze niet meer bestaan: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because their text was changed meanwhile: {names}.</source>
        <translation>
            <numerusform>%Ln spoor wordt overgeslagen, omdat de tekst intussen is gewijzigd: {names}.</numerusform>
            <numerusform>%Ln sporen worden overgeslagen, omdat de tekst intussen is gewijzigd: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because their text could not be read: {names}.</source>
        <translation>
            <numerusform>%Ln spoor wordt overgeslagen, omdat de tekst niet kon worden gelezen: {names}.</numerusform>
            <numerusform>%Ln sporen worden overgeslagen, omdat de tekst niet kon worden gelezen: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>nog %Ln</numerusform>
            <numerusform>nog %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Legend</source>
        <translation>Legenda</translation>
    </message>
</context>
<context>
    <name>LibraryContent</name>
    <message>
        <source>Loading…</source>
        <translation>Laden…</translation>
    </message>
</context>
<context>
    <name>LibraryController</name>
    <message>
        <source>Videos</source>
        <translation>Video’s</translation>
    </message>
</context>
<context>
    <name>LibraryHead</name>
    <message>
        <source>Filters</source>
        <translation>Filters</translation>
    </message>
    <message>
        <source>Fold videos</source>
        <translation>Video’s inklappen</translation>
    </message>
    <message>
        <source>Filters, {count} active</source>
        <translation>Filters, {count} actief</translation>
    </message>
</context>
<context>
    <name>LibraryModel</name>
    <message>
        <source>Loading…</source>
        <translation>Laden…</translation>
    </message>
</context>
<context>
    <name>LibraryPages</name>
    <message>
        <source>No videos yet</source>
        <translation>Nog geen video’s</translation>
    </message>
    <message>
        <source>Videos uploaded to this project in DatoCMS appear here.</source>
        <translation>Video’s die in DatoCMS naar dit project worden geüpload, verschijnen hier.</translation>
    </message>
    <message>
        <source>No matching videos</source>
        <translation>Geen passende video’s</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filters wissen</translation>
    </message>
    <message>
        <source>No videos opened yet</source>
        <translation>Nog geen video’s geopend</translation>
    </message>
    <message>
        <source>Videos you open appear here.</source>
        <translation>Video’s die je opent, verschijnen hier.</translation>
    </message>
    <message>
        <source>Show all videos</source>
        <translation>Alle video’s tonen</translation>
    </message>
</context>
<context>
    <name>LibraryPane</name>
    <message>
        <source>Search videos</source>
        <translation>Video’s zoeken</translation>
    </message>
    <message>
        <source>Show videos</source>
        <translation>Video’s tonen</translation>
    </message>
</context>
<context>
    <name>LibraryWording</name>
    <message>
        <source>No tracks</source>
        <translation>Geen sporen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln spoor</numerusform>
            <numerusform>%Ln sporen</numerusform>
        </translation>
    </message>
    <message>
        <source>No videos</source>
        <translation>Geen video’s</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln video</numerusform>
            <numerusform>%Ln video’s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match</source>
        <extracomment>A count of videos.</extracomment>
        <translation>
            <numerusform>%Ln voldoet</numerusform>
            <numerusform>%Ln voldoen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} match</source>
        <extracomment>Both are counts of videos; the plural is that of the first.</extracomment>
        <translation>
            <numerusform>%Ln van {total} voldoet</numerusform>
            <numerusform>%Ln van {total} voldoen</numerusform>
        </translation>
    </message>
    <message>
        <source>Try fewer words or other filters.</source>
        <translation>Probeer minder woorden of andere filters.</translation>
    </message>
    <message numerus="yes">
        <source>trackman knows the tracks of the %Ln videos you have opened in it.</source>
        <translation>
            <numerusform>trackman kent de sporen van de %Ln video die je erin hebt geopend.</numerusform>
            <numerusform>trackman kent de sporen van de %Ln video’s die je erin hebt geopend.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours</source>
        <translation>
            <numerusform>%Ln uur</numerusform>
            <numerusform>%Ln uur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes</source>
        <translation>
            <numerusform>%Ln minuut</numerusform>
            <numerusform>%Ln minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln seconds</source>
        <translation>
            <numerusform>%Ln seconde</numerusform>
            <numerusform>%Ln seconden</numerusform>
        </translation>
    </message>
    <message>
        <source>Seen on {day}</source>
        <translation>Gezien op {day}</translation>
    </message>
    <message>
        <source>Seen just now</source>
        <translation>Zojuist gezien</translation>
    </message>
    <message numerus="yes">
        <source>Seen %Ln minutes ago</source>
        <translation>
            <numerusform>%Ln minuut geleden gezien</numerusform>
            <numerusform>%Ln minuten geleden gezien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Seen %Ln hours ago</source>
        <translation>
            <numerusform>%Ln uur geleden gezien</numerusform>
            <numerusform>%Ln uur geleden gezien</numerusform>
        </translation>
    </message>
    <message>
        <source>Seen yesterday</source>
        <translation>Gisteren gezien</translation>
    </message>
    <message numerus="yes">
        <source>Seen %Ln days ago</source>
        <translation>
            <numerusform>%Ln dag geleden gezien</numerusform>
            <numerusform>%Ln dagen geleden gezien</numerusform>
        </translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Nieuwste eerst</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Oudste eerst</translation>
    </message>
    <message>
        <source>Recently changed</source>
        <translation>Onlangs gewijzigd</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Name, Z to A</source>
        <translation>Naam, Z tot A</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Grootste eerst</translation>
    </message>
    <message>
        <source>Smallest first</source>
        <translation>Kleinste eerst</translation>
    </message>
    <message>
        <source>Highest resolution</source>
        <translation>Hoogste resolutie</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Naamloos</translation>
    </message>
    <message>
        <source>Tags: {tags}</source>
        <translation>Tags: {tags}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln errored</source>
        <extracomment>A count of tracks, in a list of counts under a video’s name.</extracomment>
        <translation>
            <numerusform>%Ln mislukt</numerusform>
            <numerusform>%Ln mislukt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln preparing</source>
        <extracomment>A count of tracks, in a list of counts under a video’s name.</extracomment>
        <translation>
            <numerusform>%Ln in voorbereiding</numerusform>
            <numerusform>%Ln in voorbereiding</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln bevinding</numerusform>
            <numerusform>%Ln bevindingen</numerusform>
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
        <translation>Tekens per seconde</translation>
    </message>
    <message>
        <source>Characters per line</source>
        <translation>Tekens per regel</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Regels</translation>
    </message>
    <message>
        <source>Shortest pause</source>
        <translation>Kortste pauze</translation>
    </message>
    <message>
        <source>Shortest cue</source>
        <translation>Kortste ondertitel</translation>
    </message>
    <message>
        <source>Longest cue</source>
        <translation>Langste ondertitel</translation>
    </message>
    <message>
        <source>Subtitled share</source>
        <translation>Ondertiteld deel</translation>
    </message>
</context>
<context>
    <name>LinkTarget</name>
    <message>
        <source>This trackman doesn’t understand all of the link: {parts}.</source>
        <translation>Deze versie van trackman begrijpt niet de hele link: {parts}.</translation>
    </message>
    <message>
        <source>The track that the link leads to isn’t in this video any more.</source>
        <translation>Het spoor waar de link naartoe leidt, zit niet meer in deze video.</translation>
    </message>
</context>
<context>
    <name>LinkWording</name>
    <message>
        <source>Paste a video’s DatoCMS link or its ID.</source>
        <translation>Plak de DatoCMS-link of de ID van een video.</translation>
    </message>
    <message>
        <source>Links and IDs contain no spaces. Copy it again and paste only the link or ID.</source>
        <translation>Links en ID’s bevatten geen spaties. Kopieer opnieuw en plak alleen de link of de ID.</translation>
    </message>
    <message>
        <source>{text} is neither a link to a video nor an ID.</source>
        <translation>{text} is geen link naar een video en geen ID.</translation>
    </message>
    <message>
        <source>This number is too large to be a video ID.</source>
        <translation>Dit getal is te groot voor een video-ID.</translation>
    </message>
    <message>
        <source>This link is damaged. Copy it again from DatoCMS.</source>
        <translation>Deze link is beschadigd. Kopieer hem opnieuw uit DatoCMS.</translation>
    </message>
    <message>
        <source>Only web links (https://…) and IDs can be opened.</source>
        <translation>Alleen weblinks (https://…) en ID’s kunnen worden geopend.</translation>
    </message>
    <message>
        <source>This DatoCMS page isn’t a video’s page. Open the video in the media area and copy the link from there.</source>
        <translation>Deze DatoCMS-pagina is niet de pagina van een video. Open de video in de mediabibliotheek en kopieer de link daar.</translation>
    </message>
    <message>
        <source>This Mux link has no playback ID.</source>
        <translation>Deze Mux-link bevat geen playback-ID.</translation>
    </message>
    <message>
        <source>This link doesn’t lead to a video in DatoCMS.</source>
        <translation>Deze link leidt niet naar een video in DatoCMS.</translation>
    </message>
    <message>
        <source>This trackman link is damaged. Ask for it again, or open the video by its ID.</source>
        <translation>Deze trackman-link is beschadigd. Vraag er opnieuw om, of open de video via de ID.</translation>
    </message>
    <message>
        <source>This trackman link doesn’t name a video.</source>
        <translation>Deze trackman-link noemt geen video.</translation>
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
        <translation>Log doorzoeken</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Minimumniveau</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Volgen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiëren</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Map openen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>No such entries</source>
        <translation>Geen regels gevonden</translation>
    </message>
    <message>
        <source>Choose another level or search for something else.</source>
        <translation>Kies een ander niveau of zoek iets anders.</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>Het log is leeg</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln regel</numerusform>
            <numerusform>%Ln regels</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the selected entries</source>
        <translation>De geselecteerde regels kopiëren</translation>
    </message>
    <message>
        <source>Select an entry.</source>
        <translation>Selecteer een regel.</translation>
    </message>
    <message>
        <source>Entries of the log</source>
        <translation>Regels van het log</translation>
    </message>
    <message>
        <source>All entries</source>
        <translation>Alle regels</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Waarschuwingen en fouten</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fouten</translation>
    </message>
    <message>
        <source>Show only entries that are at least this grave</source>
        <translation>Alleen regels tonen die minstens zo ernstig zijn</translation>
    </message>
    <message>
        <source>Show new entries as they are written</source>
        <translation>Nieuwe regels tonen zodra ze worden geschreven</translation>
    </message>
    <message>
        <source>Open the folder that the log files are in</source>
        <translation>De map met de logbestanden openen</translation>
    </message>
    <message>
        <source>The selected entry</source>
        <translation>De geselecteerde regel</translation>
    </message>
    <message>
        <source>Select an entry to read all of it.</source>
        <translation>Selecteer een regel om die helemaal te lezen.</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>Source</source>
        <extracomment>Title of a column: the part of the program that wrote an entry of the log.</extracomment>
        <translation>Bron</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschadigd</translation>
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
        <translation>Waarschuwing</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fout</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritiek</translation>
    </message>
</context>
<context>
    <name>MarksStrip</name>
    <message>
        <source>Speech and cues</source>
        <translation>Spraak en ondertitels</translation>
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
        <translation>Gevonden</translation>
    </message>
    <message>
        <source>Replaced</source>
        <extracomment>Title of a column: the text of the cue as it will be.</extracomment>
        <translation>Vervangen</translation>
    </message>
</context>
<context>
    <name>MatchTable</name>
    <message>
        <source>Matches</source>
        <translation>Treffers</translation>
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
        <translation>Niets ongedaan te maken</translation>
    </message>
    <message>
        <source>No videos opened yet.</source>
        <translation>Nog geen video’s geopend.</translation>
    </message>
    <message>
        <source>Open video…</source>
        <translation>Video openen…</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>Deze lijst wissen</translation>
    </message>
    <message>
        <source>Export everything…</source>
        <translation>Alles exporteren…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importeren…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Afsluiten</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Instellingen…</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Video’s</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Groter</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>Normale grootte</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Volgend deelvenster</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Vorig deelvenster</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Indeling terugzetten</translation>
    </message>
    <message>
        <source>Export findings…</source>
        <translation>Bevindingen exporteren…</translation>
    </message>
    <message>
        <source>Copy track ID</source>
        <translation>Spoor-ID kopiëren</translation>
    </message>
    <message>
        <source>Copy link to track</source>
        <translation>Link naar spoor kopiëren</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Naam kopiëren</translation>
    </message>
    <message>
        <source>Search the subtitles</source>
        <translation>De ondertiteling doorzoeken</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Volgende treffer</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Vorige treffer</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Toevoegen…</translation>
    </message>
    <message>
        <source>Generate subtitles…</source>
        <translation>Ondertiteling genereren…</translation>
    </message>
    <message>
        <source>Paste files</source>
        <translation>Bestanden plakken</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Delete with reason</source>
        <translation>Verwijderen met reden</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Herstellen</translation>
    </message>
    <message>
        <source>Select tracks with errors</source>
        <translation>Sporen met fouten selecteren</translation>
    </message>
    <message>
        <source>Next with findings</source>
        <translation>Volgende met bevindingen</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Volgende bevinding</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Vorige bevinding</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Beoordelen</translation>
    </message>
    <message>
        <source>Edit subtitles</source>
        <translation>Ondertiteling bewerken</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Vervangen…</translation>
    </message>
    <message>
        <source>Change name, language…</source>
        <translation>Naam, taal wijzigen…</translation>
    </message>
    <message>
        <source>Versions…</source>
        <translation>Versies…</translation>
    </message>
    <message>
        <source>Copy to another video…</source>
        <translation>Naar andere video kopiëren…</translation>
    </message>
    <message>
        <source>Compare subtitles</source>
        <translation>Ondertiteling vergelijken</translation>
    </message>
    <message>
        <source>Check against the sound…</source>
        <translation>Met het geluid controleren…</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Afspelen of pauzeren</translation>
    </message>
    <message>
        <source>Back 2 seconds</source>
        <translation>2 seconden terug</translation>
    </message>
    <message>
        <source>Forward 2 seconds</source>
        <translation>2 seconden vooruit</translation>
    </message>
    <message>
        <source>Previous cue</source>
        <translation>Vorige ondertitel</translation>
    </message>
    <message>
        <source>Next cue</source>
        <translation>Volgende ondertitel</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langzamer</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Sneller</translation>
    </message>
    <message>
        <source>Sound off or on</source>
        <translation>Geluid uit of aan</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Volledig scherm</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Vernieuwen</translation>
    </message>
    <message>
        <source>Open in DatoCMS</source>
        <translation>Openen in DatoCMS</translation>
    </message>
    <message>
        <source>Copy DatoCMS address</source>
        <translation>DatoCMS-adres kopiëren</translation>
    </message>
    <message>
        <source>Copy link to video</source>
        <translation>Link naar video kopiëren</translation>
    </message>
    <message>
        <source>Command palette…</source>
        <translation>Opdrachtenpalet…</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Alle sporen</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activiteit</translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>Onlangs verwijderd</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Geschiedenis</translation>
    </message>
    <message>
        <source>Moderation report…</source>
        <translation>Moderatierapport…</translation>
    </message>
    <message>
        <source>Accessibility report…</source>
        <translation>Toegankelijkheidsrapport…</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Taaldekking</translation>
    </message>
    <message>
        <source>Search all subtitles</source>
        <translation>Alle ondertiteling doorzoeken</translation>
    </message>
    <message>
        <source>Choose by rule…</source>
        <translation>Kiezen met regel…</translation>
    </message>
    <message>
        <source>Keep only these languages…</source>
        <translation>Alleen deze talen behouden…</translation>
    </message>
    <message>
        <source>Reviews…</source>
        <translation>Beoordelingen…</translation>
    </message>
    <message>
        <source>Check backups</source>
        <translation>Back-ups controleren</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>Gebruikershandleiding</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Sneltoetsen</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Rondleiding</translation>
    </message>
    <message>
        <source>What’s this?</source>
        <translation>Wat is dit?</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Copy diagnostics…</source>
        <translation>Diagnose kopiëren…</translation>
    </message>
    <message>
        <source>Check for updates…</source>
        <translation>Controleren op updates…</translation>
    </message>
    <message>
        <source>About trackman</source>
        <translation>Over trackman</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Bestand</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>Be&amp;werken</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>Bee&amp;ld</translation>
    </message>
    <message>
        <source>V&amp;ideo</source>
        <translation>&amp;Video</translation>
    </message>
    <message>
        <source>&amp;Track</source>
        <translation>&amp;Spoor</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>&amp;Afspelen</translation>
    </message>
    <message>
        <source>T&amp;ools</source>
        <translation>E&amp;xtra</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>WebVTT, unchanged (.vtt)</source>
        <translation>WebVTT, ongewijzigd (.vtt)</translation>
    </message>
    <message>
        <source>SubRip (.srt)</source>
        <translation>SubRip (.srt)</translation>
    </message>
    <message>
        <source>Plain text (.txt)</source>
        <translation>Platte tekst (.txt)</translation>
    </message>
    <message>
        <source>Save subtitles as</source>
        <translation>Ondertiteling opslaan als</translation>
    </message>
    <message>
        <source>Download as zip</source>
        <translation>Downloaden als zip</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Recent geopend</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>Zoals systeem</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Donker</translation>
    </message>
    <message>
        <source>DatoCMS order</source>
        <translation>Volgorde van DatoCMS</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Bevindingen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
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
        <translation>Thema</translation>
    </message>
    <message>
        <source>Size of subtitles</source>
        <translation>Grootte van ondertiteling</translation>
    </message>
    <message>
        <source>Sort tracks by</source>
        <translation>Sporen sorteren op</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Melding sluiten</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Voortgang</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Deletion not confirmed</source>
        <translation>Verwijdering niet bevestigd</translation>
    </message>
    <message>
        <source>Restore not confirmed</source>
        <translation>Herstel niet bevestigd</translation>
    </message>
    <message>
        <source>Addition not confirmed</source>
        <translation>Toevoeging niet bevestigd</translation>
    </message>
    <message>
        <source>Generation not confirmed</source>
        <translation>Genereren niet bevestigd</translation>
    </message>
    <message>
        <source>Replacement not confirmed</source>
        <translation>Vervanging niet bevestigd</translation>
    </message>
    <message>
        <source>The track was not deleted.</source>
        <translation>Het spoor is niet verwijderd.</translation>
    </message>
    <message>
        <source>The track was not restored.</source>
        <translation>Het spoor is niet hersteld.</translation>
    </message>
    <message>
        <source>The track was not added.</source>
        <translation>Het spoor is niet toegevoegd.</translation>
    </message>
    <message>
        <source>No subtitles were generated.</source>
        <translation>Er is geen ondertiteling gegenereerd.</translation>
    </message>
    <message>
        <source>The track was not replaced; the old one is kept.</source>
        <translation>Het spoor is niet vervangen; het oude blijft behouden.</translation>
    </message>
    <message>
        <source>{reason}. The tracks couldn’t be listed afterwards either, so the track may or may not be there. Check again once DatoCMS can be reached.</source>
        <translation>{reason}. De sporen konden daarna ook niet worden opgevraagd, dus het spoor is er misschien wel, misschien niet. Controleer opnieuw zodra DatoCMS bereikbaar is.</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Opnieuw controleren</translation>
    </message>
    <message>
        <source>No video of this project belongs to this link</source>
        <translation>Geen enkele video van dit project hoort bij deze link</translation>
    </message>
    <message>
        <source>The file may have been replaced or deleted, or it’s in another project. Open the video in DatoCMS and copy the link of its page.</source>
        <translation>Misschien is het bestand vervangen of verwijderd, of hoort het bij een ander project. Open de video in DatoCMS en kopieer de link van de pagina.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Er is iets misgegaan</translation>
    </message>
    <message>
        <source>DatoCMS couldn’t respond</source>
        <translation>DatoCMS kon niet antwoorden</translation>
    </message>
    <message>
        <source>Its servers have a problem (HTTP {status}). Try again in a minute.</source>
        <translation>De servers hebben een probleem (HTTP {status}). Probeer het over een minuut opnieuw.</translation>
    </message>
    <message>
        <source>DatoCMS accepted the request but couldn’t complete it</source>
        <translation>DatoCMS heeft het verzoek aanvaard maar kon het niet uitvoeren</translation>
    </message>
    <message>
        <source>See DatoCMS’s message below. Try again, or ask DatoCMS support.</source>
        <translation>Zie het bericht van DatoCMS hieronder. Probeer het opnieuw, of vraag het DatoCMS Support.</translation>
    </message>
    <message>
        <source>DatoCMS rejected the request</source>
        <translation>DatoCMS heeft het verzoek geweigerd</translation>
    </message>
    <message>
        <source>See DatoCMS’s message below. If it doesn’t help, ask DatoCMS support.</source>
        <translation>Zie het bericht van DatoCMS hieronder. Als dat niet helpt, vraag het dan DatoCMS Support.</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Taak</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP-status</translation>
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
        <translation>Verzoek</translation>
    </message>
    <message>
        <source>{name} is still being prepared</source>
        <translation>{name} wordt nog voorbereid</translation>
    </message>
    <message>
        <source>DatoCMS is still preparing this video, and it has no tracks until that has finished. Try again in a few minutes.</source>
        <translation>DatoCMS bereidt deze video nog voor; tot dat klaar is, heeft hij geen sporen. Probeer het over een paar minuten opnieuw.</translation>
    </message>
    <message>
        <source>{name} isn’t a video</source>
        <translation>{name} is geen video</translation>
    </message>
    <message>
        <source>Only videos have subtitle and audio tracks. Open a video instead.</source>
        <translation>Alleen video’s hebben ondertitel- en audiosporen. Open in plaats daarvan een video.</translation>
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
        <translation>Moderatierapport</translation>
    </message>
    <message>
        <source>Counts what was changed with trackman on this computer: what, by whom, for which reasons, in which languages, week by week.</source>
        <translation>Telt wat er met trackman op deze computer is gewijzigd: wat, door wie, om welke redenen, in welke talen, week voor week.</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Eerste dag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Laatste dag</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Verwijderd</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Hersteld</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Toegevoegd</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Gegenereerd</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Vervangen</translation>
    </message>
    <message>
        <source>Failed or not confirmed</source>
        <translation>Mislukt of niet bevestigd</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Video’s</translation>
    </message>
    <message>
        <source>No tracks were changed then.</source>
        <translation>In die periode zijn geen sporen gewijzigd.</translation>
    </message>
    <message>
        <source>{reason}: {count}</source>
        <extracomment>A reason and how often it was given.</extracomment>
        <translation>{reason}: {count}</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>Geen reden opgegeven</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Laatste 7 dagen</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Deze maand</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Vorige maand</translation>
    </message>
    <message>
        <source>Last three months</source>
        <translation>Laatste drie maanden</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dit jaar</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Alle datums</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Van … t/m …</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Alle projecten</translation>
    </message>
    <message>
        <source>to</source>
        <translation>t/m</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>Just now</source>
        <translation>Zojuist</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes ago</source>
        <translation>
            <numerusform>%Ln minuut geleden</numerusform>
            <numerusform>%Ln minuten geleden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours ago</source>
        <translation>
            <numerusform>%Ln uur geleden</numerusform>
            <numerusform>%Ln uur geleden</numerusform>
        </translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gisteren</translation>
    </message>
    <message numerus="yes">
        <source>%Ln days ago</source>
        <translation>
            <numerusform>%Ln dag geleden</numerusform>
            <numerusform>%Ln dagen geleden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days</source>
        <translation>
            <numerusform>%Ln dag</numerusform>
            <numerusform>%Ln dagen</numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation>zojuist</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes ago</source>
        <comment>within a sentence</comment>
        <translation>
            <numerusform>%Ln minuut geleden</numerusform>
            <numerusform>%Ln minuten geleden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours ago</source>
        <comment>within a sentence</comment>
        <translation>
            <numerusform>%Ln uur geleden</numerusform>
            <numerusform>%Ln uur geleden</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gisteren</translation>
    </message>
    <message numerus="yes">
        <source>%Ln days ago</source>
        <comment>within a sentence</comment>
        <translation>
            <numerusform>%Ln dag geleden</numerusform>
            <numerusform>%Ln dagen geleden</numerusform>
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
        <translation>{video} heeft al een spoor met de naam {name}</translation>
    </message>
    <message>
        <source>For all others, too</source>
        <translation>Ook voor alle andere</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Naam wijzigen</translation>
    </message>
    <message>
        <source>Replace other track</source>
        <translation>Ander spoor vervangen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Voer een naam in.</translation>
    </message>
    <message>
        <source>Another track of this video has this name as well.</source>
        <translation>Een ander spoor van deze video heeft ook deze naam.</translation>
    </message>
    <message>
        <source>Each subtitle (or audio) track of a video needs its own name.</source>
        <translation>Elk ondertitelspoor (of audiospoor) van een video heeft een eigen naam nodig.</translation>
    </message>
    <message>
        <source>The other track: {which}.</source>
        <translation>Het andere spoor: {which}.</translation>
    </message>
    <message>
        <source>Replacing deletes the other track.</source>
        <translation>Bij het vervangen wordt het andere spoor verwijderd.</translation>
    </message>
    <message>
        <source>trackman backs it up first, so this can be undone.</source>
        <translation>trackman maakt er eerst een back-up van, dus dit kan ongedaan worden gemaakt.</translation>
    </message>
    <message>
        <source>trackman can’t back up audio, so this can’t be undone.</source>
        <translation>trackman kan van audio geen back-up maken, dus dit kan niet ongedaan worden gemaakt.</translation>
    </message>
    <message>
        <source>There’s nothing to back up, so this can’t be undone.</source>
        <translation>Er is niets om een back-up van te maken, dus dit kan niet ongedaan worden gemaakt.</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Nieuwe naam</translation>
    </message>
    <message>
        <source>Answer alike for all others whose names are taken: each gets a free name, or replaces the other track if that can be backed up, or stays deleted</source>
        <translation>Hetzelfde antwoord voor alle andere waarvan de naam bezet is: elk krijgt een vrije naam, vervangt het andere spoor als daarvan een back-up kan worden gemaakt, of blijft verwijderd</translation>
    </message>
</context>
<context>
    <name>NameQuestion</name>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>A view with this name exists and will be replaced.</source>
        <translation>Er bestaat al een weergave met deze naam; die wordt vervangen.</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Naam van de weergave</translation>
    </message>
    <message>
        <source>Enter a name first.</source>
        <translation>Voer eerst een naam in.</translation>
    </message>
</context>
<context>
    <name>NavigationController</name>
    <message>
        <source>Checking the other tracks of this video…</source>
        <translation>De andere sporen van deze video controleren…</translation>
    </message>
    <message>
        <source>No more videos with findings in this list, as far as it is loaded.</source>
        <translation>In deze lijst staan, voor zover geladen, geen video’s met bevindingen meer.</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Listen to DatoCMS</source>
        <translation>Naar DatoCMS luisteren</translation>
    </message>
    <message>
        <source>Check connection</source>
        <translation>Verbinding controleren</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Kopiëren als tekst</translation>
    </message>
    <message>
        <source>Certificates this computer trusts</source>
        <translation>Certificaten die deze computer vertrouwt</translation>
    </message>
    <message>
        <source>Certificates this computer trusts, and those in {file}</source>
        <translation>Certificaten die deze computer vertrouwt, en die in {file}</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Controleren…</translation>
    </message>
    <message numerus="yes">
        <source>Reachable, %Ln ms</source>
        <translation>
            <numerusform>Bereikbaar, %Ln ms</numerusform>
            <numerusform>Bereikbaar, %Ln ms</numerusform>
        </translation>
    </message>
    <message>
        <source>Blocked: a web page came instead of an answer. Your network may want you to sign in, or it doesn’t allow this host.</source>
        <translation>Geblokkeerd: er kwam een webpagina in plaats van een antwoord. Misschien moet je je op het netwerk aanmelden, of staat het deze server niet toe.</translation>
    </message>
    <message>
        <source>No answer within 10 seconds</source>
        <translation>Geen antwoord binnen 10 seconden</translation>
    </message>
    <message>
        <source>The connection broke before an answer came. A firewall may be in between: ask your network administrator.</source>
        <translation>De verbinding werd verbroken voordat er een antwoord kwam. Misschien zit er een firewall tussen: vraag het je netwerkbeheerder.</translation>
    </message>
    <message>
        <source>It answers, but not as expected: {reason}</source>
        <translation>Antwoordt, maar niet zoals verwacht: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hosts can’t be reached</source>
        <translation>
            <numerusform>%Ln server is niet bereikbaar</numerusform>
            <numerusform>%Ln servers zijn niet bereikbaar</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything can be reached</source>
        <translation>Alles is bereikbaar</translation>
    </message>
    <message>
        <source>Known after the first upload</source>
        <translation>Bekend na de eerste upload</translation>
    </message>
    <message>
        <source>DatoCMS names the storage anew for each upload.</source>
        <translation>DatoCMS geeft de opslag bij elke upload opnieuw op.</translation>
    </message>
    <message>
        <source>DatoCMS names the storage anew for each upload. This is the usual one; projects with storage of their own use another.</source>
        <translation>DatoCMS geeft de opslag bij elke upload opnieuw op. Dit is de gebruikelijke; projecten met eigen opslag gebruiken een andere.</translation>
    </message>
    <message>
        <source>DatoCMS names the storage anew for each upload. This is the one used last.</source>
        <translation>DatoCMS geeft de opslag bij elke upload opnieuw op. Dit is de laatst gebruikte.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Gekopieerd</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>rechtstreeks</translation>
    </message>
    <message>
        <source>through {proxy} (set on this computer)</source>
        <translation>via {proxy} (ingesteld op deze computer)</translation>
    </message>
    <message>
        <source>through {proxy} (set by the network)</source>
        <translation>via {proxy} (ingesteld door het netwerk)</translation>
    </message>
    <message>
        <source>DatoCMS</source>
        <translation>DatoCMS</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Ondertiteling</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>Miniaturen</translation>
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
        <translation>Servers die trackman nodig heeft</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Beveiliging</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Gebeurtenissen</translation>
    </message>
    <message>
        <source>Deleted tracks leave the list at once, over one more host, {host}. Without it, trackman asks again and again.</source>
        <translation>Verwijderde sporen verdwijnen meteen uit de lijst, via één extra server, {host}. Anders vraagt trackman het telkens opnieuw.</translation>
    </message>
    <message>
        <source>The player can’t use a proxy of this kind. Choose Open stream link in a video’s details to watch in a browser.</source>
        <translation>De speler kan zo’n proxy niet gebruiken. Kies “Streamlink openen” in de details van een video om die in een browser te bekijken.</translation>
    </message>
</context>
<context>
    <name>NoticesController</name>
    <message>
        <source>Bulk work has ended: {result}</source>
        <translation>Bulkactie afgelopen: {result}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos read</source>
        <translation>
            <numerusform>%Ln video gelezen</numerusform>
            <numerusform>%Ln video’s gelezen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new tracks</source>
        <translation>
            <numerusform>%Ln nieuw spoor</numerusform>
            <numerusform>%Ln nieuwe sporen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks gone</source>
        <translation>
            <numerusform>%Ln spoor weg</numerusform>
            <numerusform>%Ln sporen weg</numerusform>
        </translation>
    </message>
    <message>
        <source>The scan has ended: {result}</source>
        <translation>Scan afgelopen: {result}</translation>
    </message>
    <message>
        <source>The scan has paused. Open trackman to see why.</source>
        <translation>De scan is gepauzeerd. Open trackman om te zien waarom.</translation>
    </message>
</context>
<context>
    <name>Notification</name>
    <message>
        <source>Notification</source>
        <translation>Melding</translation>
    </message>
</context>
<context>
    <name>OpenField</name>
    <message>
        <source>Opening…</source>
        <translation>Openen…</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Video openen</translation>
    </message>
    <message>
        <source>Open video by link or ID</source>
        <translation>Video openen via link of ID</translation>
    </message>
</context>
<context>
    <name>OtherButton</name>
    <message>
        <source>Compared with {name}</source>
        <translation>Vergeleken met {name}</translation>
    </message>
    <message>
        <source>Compare with another track of this video</source>
        <translation>Met een ander spoor van deze video vergelijken</translation>
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
        <translation>Bibliotheek openen</translation>
    </message>
    <message>
        <source>Use another token</source>
        <translation>Ander token gebruiken</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Command palette</source>
        <translation>Opdrachtenpalet</translation>
    </message>
    <message>
        <source>Nothing is called {text}.</source>
        <translation>Er is niets met de naam {text}.</translation>
    </message>
    <message>
        <source>Command, view, video, ID or link</source>
        <translation>Opdracht, weergave, video, ID of link</translation>
    </message>
    <message>
        <source>Type a part of a name. Arrows choose, Return does it.</source>
        <translation>Typ een deel van een naam. Met de pijltoetsen kies je, met Enter voer je uit.</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gevonden</translation>
    </message>
</context>
<context>
    <name>PaletteController</name>
    <message>
        <source>Open the video with this ID or link</source>
        <translation>De video met deze ID of link openen</translation>
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
        <translation>Geüpload</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Alle datums</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Laatste 7 dagen</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Laatste 30 dagen</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>Laatste 12 maanden</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Van … t/m …</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Van</translation>
    </message>
    <message>
        <source>To</source>
        <translation>T/m</translation>
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
        <translation>Nee</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Onbekend</translation>
    </message>
    <message>
        <source>read-only mode</source>
        <translation>alleen-lezenmodus</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>onderhoud</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>niet gereed</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>alleen-lezen</translation>
    </message>
    <message>
        <source>The token has full access to the project.</source>
        <translation>Het token heeft volledige toegang tot het project.</translation>
    </message>
    <message>
        <source>Its role can edit all uploads.</source>
        <translation>De rol mag alle uploads bewerken.</translation>
    </message>
    <message>
        <source>An administrator of the project can change the role.</source>
        <translation>Een beheerder van het project kan de rol wijzigen.</translation>
    </message>
    <message>
        <source>This is the project’s built-in read-only token. To delete tracks, sign in with a token whose role can edit uploads.</source>
        <translation>Dit is het ingebouwde alleen-lezentoken van het project. Meld je aan met een token waarvan de rol uploads mag bewerken om sporen te verwijderen.</translation>
    </message>
    <message>
        <source>The token’s role can’t access the primary environment, the only one where tracks can be changed.</source>
        <translation>De rol van het token heeft geen toegang tot de primaire omgeving, de enige waarin sporen kunnen worden gewijzigd.</translation>
    </message>
    <message>
        <source>The token’s role isn’t allowed to edit uploads.</source>
        <translation>De rol van het token mag uploads niet bewerken.</translation>
    </message>
    <message>
        <source>The token’s role denies editing uploads.</source>
        <translation>De rol van het token verbiedt het bewerken van uploads.</translation>
    </message>
    <message>
        <source>You’ll find out when you try to change a track.</source>
        <translation>Dat blijkt wanneer je een spoor probeert te wijzigen.</translation>
    </message>
    <message>
        <source>Its role isn’t allowed to edit some of the uploads.</source>
        <translation>De rol mag sommige uploads niet bewerken.</translation>
    </message>
    <message>
        <source>Its role can edit only uploads that the token or its role created.</source>
        <translation>De rol mag alleen uploads bewerken die door het token of de rol zijn gemaakt.</translation>
    </message>
    <message>
        <source>Its role can edit only the uploads in some collections.</source>
        <translation>De rol mag alleen de uploads in sommige collecties bewerken.</translation>
    </message>
    <message>
        <source>Its role can edit only some of an upload’s content.</source>
        <translation>De rol mag alleen een deel van de inhoud van een upload bewerken.</translation>
    </message>
    <message>
        <source>Its role can edit uploads in some environments, but can’t see which one is primary.</source>
        <translation>De rol mag in sommige omgevingen uploads bewerken, maar kan niet zien welke primair is.</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say what its role can do.</source>
        <translation>DatoCMS meldt niet wat de rol mag.</translation>
    </message>
    <message>
        <source>A second person has to approve deletions here. Choose Review to decide on these tracks; they can be deleted once somebody else has approved it.</source>
        <translation>Verwijderingen moeten hier door een tweede persoon worden goedgekeurd. Kies “Beoordelen” om over deze sporen te beslissen; zodra iemand anders dat heeft goedgekeurd, kunnen ze worden verwijderd.</translation>
    </message>
    <message>
        <source>Tracks can’t be changed with this API token: it’s the project’s built-in read-only token.</source>
        <translation>Met dit API-token kunnen geen sporen worden gewijzigd: het is het ingebouwde alleen-lezentoken van het project.</translation>
    </message>
    <message>
        <source>This API token’s role isn’t allowed to change tracks.</source>
        <translation>De rol van dit API-token mag geen sporen wijzigen.</translation>
    </message>
    <message>
        <source>Tracks can be changed only in the primary environment, and {environment} is a sandbox.</source>
        <translation>Sporen kunnen alleen in de primaire omgeving worden gewijzigd, en {environment} is een sandbox.</translation>
    </message>
    <message>
        <source>The project is in maintenance mode. Nothing can be changed until it’s turned off in DatoCMS.</source>
        <translation>Het project is in onderhoudsmodus. Er kan niets worden gewijzigd tot die in DatoCMS wordt uitgeschakeld.</translation>
    </message>
    <message>
        <source>DatoCMS is still creating or deleting {environment}. Nothing can be changed in it until that has finished.</source>
        <translation>DatoCMS is {environment} nog aan het maken of verwijderen. Tot dat klaar is, kan er niets in worden gewijzigd.</translation>
    </message>
    <message>
        <source>DatoCMS has made {environment} temporarily read-only, as it does while copying it. Try again in a few minutes.</source>
        <translation>DatoCMS heeft {environment} tijdelijk alleen-lezen gemaakt, zoals het doet tijdens het kopiëren. Probeer het over een paar minuten opnieuw.</translation>
    </message>
    <message>
        <source>Read-only mode is on. Turn it off in the project menu at the top to make changes.</source>
        <translation>De alleen-lezenmodus is ingeschakeld. Schakel die uit in het projectmenu bovenaan om wijzigingen aan te brengen.</translation>
    </message>
</context>
<context>
    <name>PlayerWording</name>
    <message>
        <source>Press Play to start streaming. It counts towards your DatoCMS quota.</source>
        <translation>Druk op “Afspelen” om te beginnen met streamen. Het telt mee voor je DatoCMS-quotum.</translation>
    </message>
    <message>
        <source>This video has no stream.</source>
        <translation>Deze video heeft geen stream.</translation>
    </message>
    <message>
        <source>Playback isn’t allowed on this computer or in this country.</source>
        <translation>Afspelen is niet toegestaan op deze computer of in dit land.</translation>
    </message>
    <message>
        <source>The streaming server can’t be reached. Check your network connection.</source>
        <translation>De streamingserver is niet bereikbaar. Controleer je netwerkverbinding.</translation>
    </message>
    <message>
        <source>Videos can’t be played through this network’s proxy. Choose Open stream link in the video’s details to watch in a browser.</source>
        <translation>Via de proxy van dit netwerk kunnen geen video’s worden afgespeeld. Kies “Streamlink openen” in de details van de video om die in een browser te bekijken.</translation>
    </message>
    <message>
        <source>The stream was interrupted.</source>
        <translation>De stream is onderbroken.</translation>
    </message>
    <message>
        <source>The streaming server’s data can’t be played.</source>
        <translation>De gegevens van de streamingserver kunnen niet worden afgespeeld.</translation>
    </message>
    <message>
        <source>This computer doesn’t have the codec this video needs.</source>
        <translation>Deze computer heeft de codec niet die deze video nodig heeft.</translation>
    </message>
    <message>
        <source>Playback needs system libraries that are missing on this computer, such as libpulse.</source>
        <translation>Voor het afspelen ontbreken op deze computer systeembibliotheken, zoals libpulse.</translation>
    </message>
    <message>
        <source>Loading stream…</source>
        <translation>Stream laden…</translation>
    </message>
    <message>
        <source>Playing an MP4 file, with the video’s original sound only.</source>
        <translation>Er wordt een MP4-bestand afgespeeld, met alleen het oorspronkelijke geluid van de video.</translation>
    </message>
    <message>
        <source>This computer can’t show the picture. The sound is playing.</source>
        <translation>Deze computer kan het beeld niet tonen. Het geluid wordt afgespeeld.</translation>
    </message>
    <message>
        <source>{name} isn’t in the stream. You hear the sound chosen in the menu.</source>
        <translation>{name} zit niet in de stream. Je hoort het geluid dat in het menu is gekozen.</translation>
    </message>
    <message>
        <source>Original sound</source>
        <translation>Origineel geluid</translation>
    </message>
    <message>
        <source>{name} ({language})</source>
        <translation>{name} ({language})</translation>
    </message>
    <message>
        <source>Sound {number}</source>
        <translation>Geluid {number}</translation>
    </message>
</context>
<context>
    <name>PreviewModel</name>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>Preview</source>
        <translation>Voorbeeld</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Waiting to be deleted</source>
        <translation>Wacht op verwijdering</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Back-up maken…</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>Controleren… {time}</translation>
    </message>
    <message>
        <source>Not deleted: {reason}</source>
        <translation>Niet verwijderd: {reason}</translation>
    </message>
    <message>
        <source>Deletion not confirmed</source>
        <translation>Verwijdering niet bevestigd</translation>
    </message>
    <message>
        <source>Delete without backup</source>
        <translation>Zonder back-up verwijderen</translation>
    </message>
    <message>
        <source>{name} deleted</source>
        <translation>{name} verwijderd</translation>
    </message>
    <message>
        <source>{name} was already removed</source>
        <translation>{name} was al weg</translation>
    </message>
    <message>
        <source>Deletion of {name} not confirmed</source>
        <translation>Verwijdering van {name} niet bevestigd</translation>
    </message>
    <message>
        <source>{name} was not deleted: {reason}</source>
        <extracomment>{reason} is a sentence that begins with a capital letter.</extracomment>
        <translation>{name} is niet verwijderd: {reason}</translation>
    </message>
    <message>
        <source>DatoCMS confirmed the deletion at {time}</source>
        <translation>DatoCMS heeft de verwijdering bevestigd om {time}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>job {id}</source>
        <extracomment>A fact in a list: the identifier of DatoCMS’s job.</extracomment>
        <translation>taak {id}</translation>
    </message>
    <message>
        <source>Confirmed deleted at {time}</source>
        <translation>Verwijdering vastgesteld om {time}</translation>
    </message>
    <message>
        <source>The track was already removed</source>
        <translation>Het spoor was al weg</translation>
    </message>
    <message>
        <source>Somebody else removed it, or it was deleted earlier.</source>
        <translation>Iemand anders heeft het weggehaald, of het is eerder verwijderd.</translation>
    </message>
    <message>
        <source>one of many: the list of tracks no longer shows it</source>
        <translation>een van vele: de lijst met sporen toont het niet meer</translation>
    </message>
    <message>
        <source>DatoCMS’s reply was lost, but the track is no longer listed</source>
        <translation>Het antwoord van DatoCMS is verloren gegaan, maar het spoor staat niet meer in de lijst</translation>
    </message>
    <message>
        <source>DatoCMS’s job reported an error, but the track is no longer listed</source>
        <translation>De taak van DatoCMS meldde een fout, maar het spoor staat niet meer in de lijst</translation>
    </message>
    <message>
        <source>DatoCMS’s job reported an error ({code}), but the track is no longer listed</source>
        <translation>De taak van DatoCMS meldde een fout ({code}), maar het spoor staat niet meer in de lijst</translation>
    </message>
    <message>
        <source>Deleting… {time}, DatoCMS isn’t responding right now</source>
        <translation>Verwijderen… {time}, DatoCMS reageert nu niet</translation>
    </message>
    <message>
        <source>Deleting… {time}, much slower than usual</source>
        <translation>Verwijderen… {time}, veel langzamer dan normaal</translation>
    </message>
    <message>
        <source>Deleting… {time}, slower than usual</source>
        <translation>Verwijderen… {time}, langzamer dan normaal</translation>
    </message>
    <message>
        <source>Deleting… {time}</source>
        <translation>Verwijderen… {time}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln polls</source>
        <translation>
            <numerusform>%Ln keer nagevraagd</numerusform>
            <numerusform>%Ln keer nagevraagd</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProjectController</name>
    <message>
        <source>Recent videos</source>
        <translation>Recente video’s</translation>
    </message>
    <message>
        <source>Wait for the running deletions to finish before you switch.</source>
        <translation>Wacht met wisselen tot de lopende verwijderingen klaar zijn.</translation>
    </message>
</context>
<context>
    <name>ProjectHeader</name>
    <message>
        <source>primary</source>
        <translation>primair</translation>
    </message>
    <message>
        <source>{seen}. Refreshing – you can delete once the tracks are up to date.</source>
        <extracomment>{seen} is such as “Seen 3 hours ago”.</extracomment>
        <translation>{seen}. Wordt vernieuwd – je kunt verwijderen zodra de sporen actueel zijn.</translation>
    </message>
</context>
<context>
    <name>ProjectMenu</name>
    <message>
        <source>Project</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projecten</translation>
    </message>
    <message>
        <source>{project} · {id}</source>
        <translation>{project} · {id}</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Omgevingen</translation>
    </message>
    <message>
        <source>{environment} · primary</source>
        <translation>{environment} · primair</translation>
    </message>
    <message>
        <source>{environment} · sandbox, read-only</source>
        <translation>{environment} · sandbox, alleen-lezen</translation>
    </message>
    <message>
        <source>Read-only mode</source>
        <translation>Alleen-lezenmodus</translation>
    </message>
    <message>
        <source>Add project…</source>
        <translation>Project toevoegen…</translation>
    </message>
    <message>
        <source>Sign out of {project}…</source>
        <extracomment>{project} is in quotation marks.</extracomment>
        <translation>Afmelden bij {project}…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Instellingen…</translation>
    </message>
    <message>
        <source>Signed in as {name}</source>
        <translation>Aangemeld als {name}</translation>
    </message>
</context>
<context>
    <name>ProjectPage</name>
    <message>
        <source>All tracks</source>
        <translation>Alle sporen</translation>
    </message>
    <message>
        <source>Back to the videos</source>
        <translation>Terug naar de video’s</translation>
    </message>
    <message>
        <source>All tracks of the project</source>
        <translation>Alle sporen van het project</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Taaldekking</translation>
    </message>
    <message>
        <source>Search all subtitles</source>
        <translation>Alle ondertiteling doorzoeken</translation>
    </message>
</context>
<context>
    <name>ProjectSwitcher</name>
    <message>
        <source>Projects, environments and settings</source>
        <translation>Projecten, omgevingen en instellingen</translation>
    </message>
</context>
<context>
    <name>QualityController</name>
    <message>
        <source>Export findings</source>
        <translation>Bevindingen exporteren</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel-werkmappen (*.xlsx)</translation>
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
        <translation>Omgeving</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Spoor</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>Spoor-ID</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Ernst</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Cues</source>
        <translation>Ondertitels</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Bevinding</translation>
    </message>
    <message>
        <source>Findings exported to {file}.</source>
        <translation>Bevindingen geëxporteerd naar {file}.</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>primair</translation>
    </message>
</context>
<context>
    <name>QueryModel</name>
    <message>
        <source>All videos</source>
        <translation>Alle video’s</translation>
    </message>
    <message>
        <source>Recent videos</source>
        <translation>Recente video’s</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Zoekresultaten</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Deze weergave opslaan</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Weergave opslaan</translation>
    </message>
    <message>
        <source>Rename this view</source>
        <translation>Naam van weergave wijzigen</translation>
    </message>
    <message>
        <source>Rename view</source>
        <translation>Naam wijzigen</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
</context>
<context>
    <name>QueueWording</name>
    <message>
        <source>Review</source>
        <translation>Beoordeling</translation>
    </message>
    <message>
        <source>{name} (part {number} of {parts})</source>
        <extracomment>A review of which somebody got one of several parts.</extracomment>
        <translation>{name} (deel {number} van {parts})</translation>
    </message>
    <message>
        <source>The file is part {number} of {parts} of {name}.</source>
        <extracomment>One of the parts a review was split into; {name} is the review’s, in quotation marks.</extracomment>
        <translation>Het bestand is deel {number} van {parts} van {name}.</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Iemand</translation>
    </message>
    <message numerus="yes">
        <source>{decided} of %Ln decided</source>
        <extracomment>{decided} is a number, of tracks.</extracomment>
        <translation>
            <numerusform>{decided} van %Ln beslist</numerusform>
            <numerusform>{decided} van %Ln beslist</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflicts</source>
        <translation>
            <numerusform>%Ln conflict</numerusform>
            <numerusform>%Ln conflicten</numerusform>
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
        <translation>Beoordelingen</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Bestand openen…</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>Opslaan als bestand…</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>Verdelen…</translation>
    </message>
    <message>
        <source>Statistics…</source>
        <translation>Statistieken…</translation>
    </message>
    <message>
        <source>Delete review…</source>
        <translation>Beoordeling verwijderen…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Doorgaan</translation>
    </message>
    <message>
        <source>Select a review first.</source>
        <translation>Selecteer eerst een beoordeling.</translation>
    </message>
    <message>
        <source>For a colleague, who decides or approves and sends a file back</source>
        <translation>Voor een collega, die beslist of goedkeurt en een bestand terugstuurt</translation>
    </message>
    <message>
        <source>One file for each of several people</source>
        <translation>Voor meerdere personen elk één bestand</translation>
    </message>
    <message>
        <source>Counts the decisions; saves them with notes and reasons</source>
        <translation>De beslissingen tellen en met notities en redenen opslaan</translation>
    </message>
    <message>
        <source>Remove it from this computer; trackman asks first</source>
        <translation>Van deze computer verwijderen; trackman vraagt het eerst</translation>
    </message>
    <message>
        <source>Go on where it was left</source>
        <translation>Doorgaan waar je was gebleven</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Look at decisions</source>
        <translation>Beslissingen bekijken</translation>
    </message>
    <message>
        <source>{action}: {name}</source>
        <translation>{action}: {name}</translation>
    </message>
    <message>
        <source>A review or decisions that somebody saved with trackman</source>
        <translation>Een beoordeling of beslissingen die iemand met trackman heeft opgeslagen</translation>
    </message>
    <message>
        <source>Close; every decision is kept</source>
        <translation>Sluiten; alle beslissingen blijven bewaard</translation>
    </message>
    <message>
        <source>No reviews yet</source>
        <translation>Nog geen beoordelingen</translation>
    </message>
    <message>
        <source>Select tracks and choose Review to judge them one after another, or open a file that somebody sent you.</source>
        <translation>Selecteer sporen en kies “Beoordelen” om ze een voor een te beoordelen, of open een bestand dat iemand je heeft gestuurd.</translation>
    </message>
</context>
<context>
    <name>QueuesModel</name>
    <message>
        <source>Review</source>
        <translation>Beoordeling</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Voortgang</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Beslissingen</translation>
    </message>
    <message>
        <source>Made</source>
        <extracomment>Title of a column: by whom and when a review was made.</extracomment>
        <translation>Gemaakt</translation>
    </message>
    <message>
        <source>Last decision</source>
        <extracomment>Title of a column: when somebody last decided.</extracomment>
        <translation>Laatste beslissing</translation>
    </message>
</context>
<context>
    <name>RawAnswer</name>
    <message>
        <source>Raw response</source>
        <translation>Ruw antwoord</translation>
    </message>
    <message>
        <source>Copy raw response</source>
        <translation>Ruw antwoord kopiëren</translation>
    </message>
    <message>
        <source>Raw DatoCMS response</source>
        <translation>Ruw antwoord van DatoCMS</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>Reason (optional)</source>
        <translation>Reden (optioneel)</translation>
    </message>
</context>
<context>
    <name>ReceivedDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Nothing new in {name}</source>
        <translation>Niets nieuws in {name}</translation>
    </message>
    <message>
        <source>Everything in this file is here already.</source>
        <translation>Alles in dit bestand is hier al.</translation>
    </message>
    <message>
        <source>Add to {name}?</source>
        <translation>Aan {name} toevoegen?</translation>
    </message>
    <message>
        <source>What is new is added to your review. No decision of yours is lost, and nothing is deleted by it.</source>
        <translation>Wat nieuw is, wordt aan je beoordeling toegevoegd. Je verliest geen enkele beslissing, en er wordt niets verwijderd.</translation>
    </message>
    <message>
        <source>Add the review {name}?</source>
        <translation>De beoordeling {name} toevoegen?</translation>
    </message>
    <message>
        <source>It is added to your reviews. Nothing is deleted by it.</source>
        <translation>De beoordeling wordt aan de jouwe toegevoegd. Er wordt niets verwijderd.</translation>
    </message>
    <message>
        <source>Saved by</source>
        <translation>Opgeslagen door</translation>
    </message>
    <message numerus="yes">
        <source>{tracks}, %Ln of them new</source>
        <extracomment>{tracks} is a number of tracks; the other number is how many of them are new.</extracomment>
        <translation>
            <numerusform>{tracks}, waarvan %Ln nieuw</numerusform>
            <numerusform>{tracks}, waarvan %Ln nieuw</numerusform>
        </translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Sporen</translation>
    </message>
    <message>
        <source>New decisions</source>
        <translation>Nieuwe beslissingen</translation>
    </message>
    <message>
        <source>New notes</source>
        <translation>Nieuwe notities</translation>
    </message>
    <message>
        <source>Decisions taken back</source>
        <translation>Ingetrokken beslissingen</translation>
    </message>
    <message>
        <source>New approvals and refusals</source>
        <translation>Nieuwe goedkeuringen en afwijzingen</translation>
    </message>
    <message>
        <source>Decisions carried out</source>
        <translation>Uitgevoerde beslissingen</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>Hier al aanwezig</translation>
    </message>
    <message>
        <source>The file was changed after trackman saved it. What is new in it is marked, and no approval in it releases a deletion. Ask for the file as it was saved.</source>
        <translation>Het bestand is gewijzigd nadat trackman het had opgeslagen. Wat er nieuw in is, wordt gemarkeerd, en geen enkele goedkeuring erin maakt een verwijdering mogelijk. Vraag om het bestand zoals het is opgeslagen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln records are here with other content. What was not changed by hand counts.</source>
        <translation>
            <numerusform>%Ln item staat hier al met een andere inhoud. Wat niet met de hand is gewijzigd, telt.</numerusform>
            <numerusform>%Ln items staan hier al met een andere inhoud. Wat niet met de hand is gewijzigd, telt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln records are about tracks this review doesn’t have. They are kept, and count once a file with these tracks is added.</source>
        <translation>
            <numerusform>%Ln item gaat over een spoor dat deze beoordeling niet bevat. Het blijft bewaard en telt zodra een bestand met dit spoor wordt toegevoegd.</numerusform>
            <numerusform>%Ln items gaan over sporen die deze beoordeling niet bevat. Ze blijven bewaard en tellen zodra een bestand met deze sporen wordt toegevoegd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are decided differently. They stay undecided until somebody decides again:</source>
        <translation>
            <numerusform>Over %Ln spoor is tegenstrijdig beslist. Het blijft onbeslist tot iemand opnieuw beslist:</numerusform>
            <numerusform>Over %Ln sporen is tegenstrijdig beslist. Ze blijven onbeslist tot iemand opnieuw beslist:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>En nog %Ln.</numerusform>
            <numerusform>En nog %Ln.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Toevoegen</translation>
    </message>
    <message>
        <source>Adds what is new; what is here stays</source>
        <translation>Voegt toe wat nieuw is; wat hier is, blijft</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
</context>
<context>
    <name>RecentVideos</name>
    <message>
        <source>Opening…</source>
        <translation>Openen…</translation>
    </message>
</context>
<context>
    <name>RecordLinks</name>
    <message>
        <source>DatoCMS didn’t say where this record is.</source>
        <translation>DatoCMS meldt niet waar dit record staat.</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln more records</source>
        <translation>
            <numerusform>Nog %Ln record tonen</numerusform>
            <numerusform>Nog %Ln records tonen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryController</name>
    <message>
        <source>Settings and drafts aren’t kept either. The data folder is {folder}.</source>
        <translation>Ook instellingen en concepten worden niet bewaard. De gegevensmap is {folder}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations finished.</source>
        <translation>
            <numerusform>%Ln actie is voltooid.</numerusform>
            <numerusform>%Ln acties zijn voltooid.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only {size} are free on the disk with trackman’s data folder, {folder}. Backups need room, and no subtitles are deleted without one: make some free.</source>
        <translation>Op de schijf met de gegevensmap van trackman, {folder}, is nog maar {size} vrij. Back-ups hebben ruimte nodig, en zonder back-up wordt geen ondertiteling verwijderd: maak ruimte vrij.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier deletions haven’t been done since.</source>
        <translation>
            <numerusform>%Ln eerdere verwijdering is sindsdien niet uitgevoerd.</numerusform>
            <numerusform>%Ln eerdere verwijderingen zijn sindsdien niet uitgevoerd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations did not happen.</source>
        <translation>
            <numerusform>%Ln actie is niet uitgevoerd.</numerusform>
            <numerusform>%Ln acties zijn niet uitgevoerd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations are not confirmed yet.</source>
        <translation>
            <numerusform>%Ln actie is nog niet bevestigd.</numerusform>
            <numerusform>%Ln acties zijn nog niet bevestigd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions hadn’t been sent.</source>
        <translation>
            <numerusform>%Ln verwijdering was nog niet verzonden.</numerusform>
            <numerusform>%Ln verwijderingen waren nog niet verzonden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations hadn’t been sent and were cancelled.</source>
        <translation>
            <numerusform>%Ln actie was nog niet verzonden en is geannuleerd.</numerusform>
            <numerusform>%Ln acties waren nog niet verzonden en zijn geannuleerd.</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman closed while work was running.</source>
        <translation>trackman is gesloten terwijl er werk liep.</translation>
    </message>
    <message>
        <source>{name} was not replaced; the old track is kept.</source>
        <translation>{name} is niet vervangen; het oude spoor blijft behouden.</translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message>
        <source>Find and replace</source>
        <translation>Zoeken en vervangen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Zoeken</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Vervangen door</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Hoofdlettergevoelig</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Hele woorden</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Alles aanvinken</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Alles uitvinken</translation>
    </message>
    <message>
        <source>Tick this track</source>
        <translation>Dit spoor aanvinken</translation>
    </message>
    <message>
        <source>Untick this track</source>
        <translation>Dit spoor uitvinken</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Publiceren…</translation>
    </message>
    <message numerus="yes">
        <source>In the %Ln tracks that the search found</source>
        <translation>
            <numerusform>In het %Ln spoor dat de zoekopdracht vond</numerusform>
            <numerusform>In de %Ln sporen die de zoekopdracht vond</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking… {done} of {total} tracks</source>
        <translation>Zoeken… {done} van {total} sporen</translation>
    </message>
    <message>
        <source>Reading the texts… {done} of {total}</source>
        <translation>Teksten lezen… {done} van {total}</translation>
    </message>
    <message>
        <source>Activity shows each track.</source>
        <translation>Activiteit toont elk spoor.</translation>
    </message>
    <message>
        <source>No changes</source>
        <translation>Geen wijzigingen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes</source>
        <translation>
            <numerusform>%Ln wijziging</numerusform>
            <numerusform>%Ln wijzigingen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln spoor</numerusform>
            <numerusform>%Ln sporen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln video</numerusform>
            <numerusform>%Ln video’s</numerusform>
        </translation>
    </message>
    <message>
        <source>{changes} in {tracks} of {videos}</source>
        <extracomment>Such as “38 changes in 12 tracks of 9 videos”.</extracomment>
        <translation>{changes} in {tracks}, {videos}</translation>
    </message>
    <message>
        <source>What is to be found?</source>
        <translation>Waar zoek je naar?</translation>
    </message>
    <message>
        <source>Type the words, and what shall stand in their place.</source>
        <translation>Typ de woorden, en wat ervoor in de plaats moet komen.</translation>
    </message>
    <message>
        <source>Nothing to replace</source>
        <translation>Niets te vervangen</translation>
    </message>
    <message>
        <source>None of the tracks that the search found holds exactly this, or it would stay as it is. To look in other tracks, close this and search for something else.</source>
        <translation>Geen van de sporen die de zoekopdracht vond bevat precies dit, of het zou blijven zoals het is. Sluit dit en zoek naar iets anders om in andere sporen te kijken.</translation>
    </message>
    <message>
        <source>Wait until the texts are looked through.</source>
        <translation>Wacht tot de teksten zijn doorzocht.</translation>
    </message>
    <message>
        <source>Tick a change first.</source>
        <translation>Vink eerst een wijziging aan.</translation>
    </message>
    <message numerus="yes">
        <source>Publish %Ln tracks…</source>
        <translation>
            <numerusform>%Ln spoor publiceren…</numerusform>
            <numerusform>%Ln sporen publiceren…</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman asks once more</source>
        <translation>trackman vraagt het nog een keer</translation>
    </message>
    <message>
        <source>There are no changes to tick.</source>
        <translation>Er zijn geen wijzigingen om aan te vinken.</translation>
    </message>
    <message>
        <source>Wait until the changes are published.</source>
        <translation>Wacht tot de wijzigingen zijn gepubliceerd.</translation>
    </message>
    <message>
        <source>Finds exactly this within a cue; tags are left alone.</source>
        <translation>Vindt precies dit binnen een ondertitel; tags blijven onaangeroerd.</translation>
    </message>
    <message>
        <source>Stands in its place; empty takes the words out.</source>
        <translation>Komt ervoor in de plaats; leeg haalt de woorden weg.</translation>
    </message>
    <message>
        <source>Tell capitals and small letters apart</source>
        <translation>Onderscheid maken tussen hoofdletters en kleine letters</translation>
    </message>
    <message>
        <source>Find no parts of words</source>
        <translation>Geen delen van woorden vinden</translation>
    </message>
    <message>
        <source>Make every change in the list</source>
        <translation>Elke wijziging in de lijst maken</translation>
    </message>
    <message>
        <source>Untick every change, to tick only a few</source>
        <translation>Elke wijziging uitvinken, om er maar enkele aan te vinken</translation>
    </message>
    <message>
        <source>Make every change of the track that is selected</source>
        <translation>Elke wijziging van het geselecteerde spoor maken</translation>
    </message>
    <message>
        <source>Leave the track that is selected as it is</source>
        <translation>Het geselecteerde spoor laten zoals het is</translation>
    </message>
    <message>
        <source>Close; nothing more is published</source>
        <translation>Sluiten; er wordt niets meer gepubliceerd</translation>
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
        <translation>Spoor</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
    <message>
        <source>Found</source>
        <extracomment>Title of a column: the text of the cue as it is.</extracomment>
        <translation>Gevonden</translation>
    </message>
    <message>
        <source>Replaced</source>
        <extracomment>Title of a column: the text of the cue as it will be.</extracomment>
        <translation>Vervangen</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>aangevinkt</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>niet aangevinkt</translation>
    </message>
</context>
<context>
    <name>ReplaceTable</name>
    <message>
        <source>Changes</source>
        <translation>Wijzigingen</translation>
    </message>
</context>
<context>
    <name>ReplacementController</name>
    <message>
        <source>It’s too late to cancel. Wait until it has finished, then undo it.</source>
        <translation>Annuleren kan niet meer. Wacht tot het klaar is en maak het daarna ongedaan.</translation>
    </message>
    <message>
        <source>{name} is being changed already.</source>
        <translation>{name} wordt al gewijzigd.</translation>
    </message>
</context>
<context>
    <name>ReplacementWording</name>
    <message>
        <source>Replaced</source>
        <translation>Vervangen</translation>
    </message>
    <message>
        <source>Replaced, under the name {name}</source>
        <translation>Vervangen, onder de naam {name}</translation>
    </message>
    <message>
        <source>Replaced; {name} is still there</source>
        <translation>Vervangen; {name} is er nog</translation>
    </message>
    <message>
        <source>Not replaced: {reason}</source>
        <translation>Niet vervangen: {reason}</translation>
    </message>
    <message>
        <source>Replacement not confirmed</source>
        <translation>Vervanging niet bevestigd</translation>
    </message>
    <message>
        <source>{name} was not replaced: {reason}</source>
        <translation>{name} is niet vervangen: {reason}</translation>
    </message>
    <message>
        <source>{name} replaced</source>
        <translation>{name} vervangen</translation>
    </message>
    <message>
        <source>{name} replaced; colours, places or other styling were lost</source>
        <translation>{name} vervangen; kleuren, posities of andere opmaak zijn verloren gegaan</translation>
    </message>
    <message>
        <source>{name} replaced, but the new track is called {new}, because its own name couldn’t be given: {reason}</source>
        <translation>{name} vervangen, maar het nieuwe spoor heet {new}, omdat de eigen naam niet kon worden gegeven: {reason}</translation>
    </message>
    <message>
        <source>{name} replaced, but {left} couldn’t be removed: {reason}</source>
        <translation>{name} vervangen, maar {left} kon niet worden verwijderd: {reason}</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was replaced</source>
        <translation>Het is niet bevestigd dat {name} is vervangen</translation>
    </message>
    <message>
        <source>Waiting to be replaced</source>
        <translation>Wacht op vervanging</translation>
    </message>
    <message>
        <source>Uploading the new track… {time}</source>
        <translation>Nieuw spoor uploaden… {time}</translation>
    </message>
    <message>
        <source>Preparing the new track… {time}</source>
        <translation>Nieuw spoor voorbereiden… {time}</translation>
    </message>
    <message>
        <source>Adding the new track… {time}</source>
        <translation>Nieuw spoor toevoegen… {time}</translation>
    </message>
    <message>
        <source>Deleting the old track… {time}</source>
        <translation>Oud spoor verwijderen… {time}</translation>
    </message>
    <message>
        <source>Naming the new track… {time}</source>
        <translation>Nieuw spoor naam geven… {time}</translation>
    </message>
    <message>
        <source>Tidying up… {time}</source>
        <translation>Opruimen… {time}</translation>
    </message>
    <message>
        <source>Keeping the old track… {time}</source>
        <translation>Oud spoor behouden… {time}</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Copy</source>
        <translation>Kopiëren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Copy all of the text</source>
        <translation>De hele tekst kopiëren</translation>
    </message>
    <message>
        <source>Collecting…</source>
        <translation>Verzamelen…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Gekopieerd</translation>
    </message>
</context>
<context>
    <name>ReportWording</name>
    <message>
        <source>Subtitles</source>
        <translation>Ondertiteling</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <extracomment>A share in percent.</extracomment>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>S</source>
        <extracomment>One letter for “Subtitles”, in a narrow column.</extracomment>
        <translation>O</translation>
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
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Herstellen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Toevoegen</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Genereren</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Vervangen</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Omgeving</translation>
    </message>
    <message>
        <source>Primary environment</source>
        <translation>Primaire omgeving</translation>
    </message>
    <message>
        <source>Made on</source>
        <extracomment>Before the day on which a report was made.</extracomment>
        <translation>Gemaakt op</translation>
    </message>
    <message>
        <source>State of</source>
        <extracomment>Before the day of which the information is.</extracomment>
        <translation>Stand van</translation>
    </message>
    <message>
        <source>Never read as a whole</source>
        <translation>Nooit volledig gelezen</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Video’s</translation>
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
        <translation>Taal</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Gebruik</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Toestand</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Aandeel</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Aantal</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nee</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Niet bekend</translation>
    </message>
    <message>
        <source>No language</source>
        <translation>Geen taal</translation>
    </message>
    <message>
        <source>What is not known</source>
        <translation>Wat niet bekend is</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Totaal</translation>
    </message>
    <message>
        <source>Languages of all videos</source>
        <translation>Talen van alle video’s</translation>
    </message>
    <message>
        <source>By language</source>
        <translation>Per taal</translation>
    </message>
    <message>
        <source>By video</source>
        <translation>Per video</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Closed captions</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>Mislukt</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>In voorbereiding</translation>
    </message>
    <message>
        <source>Nothing</source>
        <extracomment>Title of a column: videos with nothing in a language.</extracomment>
        <translation>Niets</translation>
    </message>
    <message>
        <source>Used in records</source>
        <translation>Gebruikt in records</translation>
    </message>
    <message>
        <source>{subtitles} = subtitles, {captions} = closed captions, {audio} = audio, {errored} = errored, {preparing} = being prepared, ? = not read yet, – = nothing.</source>
        <translation>{subtitles} = ondertiteling, {captions} = closed captions, {audio} = audio, {errored} = mislukt, {preparing} = in voorbereiding, ? = nog niet gelezen, – = niets.</translation>
    </message>
    <message>
        <source>A video counts once in each column that is true of it. Subtitles include closed captions; only tracks that are ready count as subtitles, closed captions or audio.</source>
        <translation>Een video telt één keer mee in elke kolom die erop van toepassing is. Closed captions vallen onder ondertiteling; alleen sporen die gereed zijn, tellen als ondertiteling, closed captions of audio.</translation>
    </message>
    <message>
        <source>Accessibility report: captions of videos</source>
        <translation>Toegankelijkheidsrapport: closed captions van video’s</translation>
    </message>
    <message>
        <source>Language of the videos</source>
        <translation>Taal van de video’s</translation>
    </message>
    <message>
        <source>{language}</source>
        <extracomment>Only the name of a language.</extracomment>
        <translation>{language}</translation>
    </message>
    <message>
        <source>That of their audio tracks; {language} where a video has none</source>
        <translation>Die van hun audiosporen; {language} als een video er geen heeft</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultaat</translation>
    </message>
    <message>
        <source>Videos with ready closed captions in their language: {captioned} of {videos} ({share}).</source>
        <translation>Video’s waarvan de closed captions in hun taal gereed zijn: {captioned} van {videos} ({share}).</translation>
    </message>
    <message>
        <source>No video is known.</source>
        <translation>Er is geen video bekend.</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Norm</translation>
    </message>
    <message>
        <source>Web Content Accessibility Guidelines (WCAG) 2.2, success criterion 1.2.2 Captions (Prerecorded), level A. W3C Recommendation of 5 October 2023, updated on 12 December 2024: {address}</source>
        <translation>Web Content Accessibility Guidelines (WCAG) 2.2, succescriterium 1.2.2 Ondertitels voor doven en slechthorenden (vooraf opgenomen), niveau A. W3C-aanbeveling van 5 oktober 2023, bijgewerkt op 12 december 2024: {address}</translation>
    </message>
    <message>
        <source>EN 301 549 V3.2.1 (2021-03), clause 9.1.2.2 Captions (prerecorded), the harmonised European standard. It takes the criterion unchanged from WCAG 2.1: {address}</source>
        <translation>EN 301 549 V3.2.1 (2021-03), paragraaf 9.1.2.2 Ondertitels voor doven en slechthorenden (vooraf opgenomen), de geharmoniseerde Europese norm. Die neemt het criterium ongewijzigd over uit WCAG 2.1: {address}</translation>
    </message>
    <message>
        <source>A law names the edition that applies. Newer editions may exist; check which one is binding for you.</source>
        <translation>De betreffende wet bepaalt welke uitgave geldt. Er kunnen nieuwere uitgaven zijn; controleer welke voor jou bindend is.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>A video counts as captioned if it has a ready subtitle track in its language that is marked as closed captions. The country of a language does not matter, its script does.</source>
        <translation>Een video geldt als voorzien van closed captions als die een ondertitelspoor in de eigen taal heeft dat gereed is en als closed captions is gemarkeerd. Het land van een taal doet er niet toe, het schrift wel.</translation>
    </message>
    <message>
        <source>{language} was taken for the language of every video.</source>
        <translation>{language} is aangenomen als taal van elke video.</translation>
    </message>
    <message>
        <source>The language of a video is that of its audio tracks; with several, each of them needs captions. For videos without audio tracks {language} was taken. Videos with audio tracks: {videos}.</source>
        <translation>De taal van een video is die van de audiosporen; bij meerdere talen zijn voor elk daarvan closed captions nodig. Voor video’s zonder audiosporen is {language} aangenomen. Video’s met audiosporen: {videos}.</translation>
    </message>
    <message>
        <source>Subtitles that are not marked as closed captions are listed on their own: they may leave out sounds and speakers, which captions have to tell.</source>
        <translation>Ondertiteling die niet als closed captions is gemarkeerd, staat apart vermeld: daarin kunnen geluiden en sprekers ontbreken, die closed captions wel moeten vermelden.</translation>
    </message>
    <message>
        <source>trackman read the tracks from DatoCMS. Nobody watched the videos for it.</source>
        <translation>trackman heeft de sporen uit DatoCMS gelezen. Niemand heeft de video’s daarvoor bekeken.</translation>
    </message>
    <message>
        <source>Whether a video has sound: DatoCMS does not tell it. A video without sound needs no captions.</source>
        <translation>Of een video geluid heeft: DatoCMS vermeldt dat niet. Een video zonder geluid heeft geen closed captions nodig.</translation>
    </message>
    <message>
        <source>In which language a video speaks: DatoCMS lists only audio tracks that were added to a video, not its own sound.</source>
        <translation>Welke taal een video spreekt: DatoCMS vermeldt alleen audiosporen die aan een video zijn toegevoegd, niet het eigen geluid.</translation>
    </message>
    <message>
        <source>Whether captions are part of the picture (open captions).</source>
        <translation>Of ondertiteling deel uitmaakt van het beeld (open captions).</translation>
    </message>
    <message>
        <source>Whether captions are complete, correct and in time. A person has to read them with the sound.</source>
        <translation>Of closed captions volledig, juist en op tijd zijn. Iemand moet ze lezen met het geluid erbij.</translation>
    </message>
    <message>
        <source>Whether a video only repeats what is written beside it: then the criterion makes an exception.</source>
        <translation>Of een video alleen herhaalt wat ernaast geschreven staat: dan maakt het criterium een uitzondering.</translation>
    </message>
    <message>
        <source>Which videos are on a website without being used in a record of DatoCMS.</source>
        <translation>Welke video’s op een website staan zonder in een record van DatoCMS te worden gebruikt.</translation>
    </message>
    <message>
        <source>Whether the records that use a video are published, where the table says “Used in records”.</source>
        <translation>Of de records die een video gebruiken gepubliceerd zijn, waar in de tabel “Gebruikt in records” staat.</translation>
    </message>
    <message>
        <source>What the videos have whose tracks were not read yet. They are in none of the figures. Their number: {videos}.</source>
        <translation>Wat de video’s hebben waarvan de sporen nog niet zijn gelezen. Ze zijn in geen van de cijfers meegeteld. Hun aantal: {videos}.</translation>
    </message>
    <message>
        <source>What changed since the tracks were read: the oldest information is of {moment}.</source>
        <translation>Wat er is gewijzigd sinds de sporen zijn gelezen: het oudste gegeven is van {moment}.</translation>
    </message>
    <message>
        <source>Videos by use</source>
        <translation>Video’s naar gebruik</translation>
    </message>
    <message>
        <source>Videos without captions in their language</source>
        <translation>Video’s zonder closed captions in hun taal</translation>
    </message>
    <message>
        <source>Every video has captions in its language.</source>
        <translation>Elke video heeft closed captions in de eigen taal.</translation>
    </message>
    <message>
        <source>Captions in</source>
        <translation>Closed captions in</translation>
    </message>
    <message>
        <source>Used in published records</source>
        <translation>Gebruikt in gepubliceerde records</translation>
    </message>
    <message>
        <source>Used only in drafts</source>
        <translation>Alleen gebruikt in concepten</translation>
    </message>
    <message>
        <source>Use not known</source>
        <translation>Gebruik niet bekend</translation>
    </message>
    <message>
        <source>Not used in records</source>
        <translation>Niet gebruikt in records</translation>
    </message>
    <message>
        <source>With captions</source>
        <translation>Met closed captions</translation>
    </message>
    <message>
        <source>Only subtitles, not marked as captions</source>
        <translation>Alleen ondertiteling, niet gemarkeerd als closed captions</translation>
    </message>
    <message>
        <source>Errored or being prepared</source>
        <translation>Mislukt of in voorbereiding</translation>
    </message>
    <message>
        <source>Only in other languages</source>
        <translation>Alleen in andere talen</translation>
    </message>
    <message>
        <source>No subtitles</source>
        <translation>Geen ondertiteling</translation>
    </message>
    <message>
        <source>Moderation report</source>
        <translation>Moderatierapport</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} t/m {last}</translation>
    </message>
    <message>
        <source>From {first}</source>
        <extracomment>Such as “From 1 Jun 2026”: a period without an end.</extracomment>
        <translation>Vanaf {first}</translation>
    </message>
    <message>
        <source>Until {last}</source>
        <extracomment>Such as “Until 30 Jun 2026”: a period without a beginning.</extracomment>
        <translation>T/m {last}</translation>
    </message>
    <message>
        <source>All that was recorded</source>
        <translation>Alles wat is vastgelegd</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Alle projecten</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Wijzigingen</translation>
    </message>
    <message>
        <source>What</source>
        <extracomment>Title of a column: what was done, such as Delete.</extracomment>
        <translation>Wat</translation>
    </message>
    <message>
        <source>Done</source>
        <extracomment>Title of a column: how many were done.</extracomment>
        <translation>Gedaan</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Mislukt</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>Niet bevestigd</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Geannuleerd</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Bezig</translation>
    </message>
    <message>
        <source>Changes by week</source>
        <translation>Wijzigingen per week</translation>
    </message>
    <message>
        <source>Changes by month</source>
        <translation>Wijzigingen per maand</translation>
    </message>
    <message>
        <source>Week from</source>
        <translation>Week vanaf</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Maand</translation>
    </message>
    <message>
        <source>By reason</source>
        <translation>Per reden</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>Geen reden opgegeven</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>Per persoon</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: by whom.</extracomment>
        <translation>Door</translation>
    </message>
    <message>
        <source>By approver</source>
        <translation>Per goedkeurder</translation>
    </message>
    <message>
        <source>Approved by</source>
        <extracomment>Title of a column: the second person who approved a deletion.</extracomment>
        <translation>Goedgekeurd door</translation>
    </message>
    <message>
        <source>Approved at</source>
        <translation>Goedgekeurd op</translation>
    </message>
    <message>
        <source>By kind of track</source>
        <translation>Per soort spoor</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wanneer</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Spoor</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>Alle wijzigingen</translation>
    </message>
    <message>
        <source>No tracks were changed.</source>
        <translation>Er zijn geen sporen gewijzigd.</translation>
    </message>
    <message>
        <source>The figures below count what was done; the table above also counts the rest.</source>
        <translation>De cijfers hieronder tellen wat is gedaan; de tabel hierboven telt ook de rest.</translation>
    </message>
    <message>
        <source>The report is made of the journal of this computer: it holds what was done with trackman here, and what was imported from other journals. Changes made in DatoCMS or on other computers are not in it.</source>
        <translation>Het rapport is gemaakt uit het logboek van deze computer: daarin staat wat hier met trackman is gedaan en wat uit andere logboeken is geïmporteerd. Wijzigingen die in DatoCMS of op andere computers zijn aangebracht, staan er niet in.</translation>
    </message>
    <message>
        <source>People are named as their API tokens are. Who shares a token is one person here.</source>
        <translation>Personen staan hier onder de naam van hun API-token. Mensen die een token delen, tellen hier als één persoon.</translation>
    </message>
    <message>
        <source>Others</source>
        <extracomment>Reasons without a line of their own.</extracomment>
        <translation>Overige</translation>
    </message>
    <message>
        <source>Review of tracks</source>
        <translation>Beoordeling van sporen</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Beoordeling</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Beslissing</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Beslissingen</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Sporen</translation>
    </message>
    <message>
        <source>Kept</source>
        <extracomment>A decision: the tracks that stay.</extracomment>
        <translation>Behouden</translation>
    </message>
    <message>
        <source>To be deleted</source>
        <translation>Te verwijderen</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Verwijderd</translation>
    </message>
    <message>
        <source>Fixed</source>
        <extracomment>A decision: the tracks whose text was mended.</extracomment>
        <translation>Gecorrigeerd</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Overgeslagen</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Onbeslist</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <extracomment>Tracks on which several people decided, each otherwise.</extracomment>
        <translation>Tegenstrijdig beslist</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Seconden</translation>
    </message>
    <message>
        <source>Seconds per track (median)</source>
        <translation>Seconden per spoor (mediaan)</translation>
    </message>
    <message>
        <source>Minutes in all</source>
        <translation>Minuten in totaal</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notities</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Bevindingen</translation>
    </message>
    <message>
        <source>Released by</source>
        <extracomment>Title of a column: the second person who let a deletion happen.</extracomment>
        <translation>Goedgekeurd door</translation>
    </message>
    <message>
        <source>Refused</source>
        <extracomment>A second person did not let a deletion happen.</extracomment>
        <translation>Afgewezen</translation>
    </message>
    <message>
        <source>Carried out</source>
        <extracomment>Title of a column: whether a decision was carried out.</extracomment>
        <translation>Uitgevoerd</translation>
    </message>
    <message>
        <source>From a file changed by hand</source>
        <translation>Uit een met de hand gewijzigd bestand</translation>
    </message>
    <message>
        <source>Name when decided</source>
        <translation>Naam bij de beslissing</translation>
    </message>
    <message>
        <source>Status when decided</source>
        <translation>Status bij de beslissing</translation>
    </message>
    <message>
        <source>SHA-256 of the text decided on</source>
        <translation>SHA-256 van de tekst bij de beslissing</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>Spoor-ID</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Alle sporen</translation>
    </message>
    <message>
        <source>Times are those a track was on screen until it was decided on, five minutes at most. They tell how long a review takes, and not how well it was done.</source>
        <translation>De tijden geven aan hoelang een spoor op het scherm stond tot erover werd beslist, hoogstens vijf minuten. Ze vertellen hoelang een beoordeling duurt, niet hoe goed die is gedaan.</translation>
    </message>
    <message>
        <source>Decisions that were replaced or taken back are not counted. What happened to a track afterwards is in the history.</source>
        <translation>Beslissingen die zijn vervangen of ingetrokken, tellen niet mee. Wat daarna met een spoor is gebeurd, staat in de geschiedenis.</translation>
    </message>
</context>
<context>
    <name>ReportsController</name>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Webpagina’s (*.html)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel-werkmappen (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Save the moderation report</source>
        <translation>Moderatierapport opslaan</translation>
    </message>
    <message>
        <source>Report saved to {file}.</source>
        <translation>Rapport opgeslagen in {file}.</translation>
    </message>
</context>
<context>
    <name>ResponseWording</name>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>The connection to DatoCMS isn’t secure</source>
        <translation>De verbinding met DatoCMS is niet veilig</translation>
    </message>
    <message>
        <source>DatoCMS can’t be reached</source>
        <translation>DatoCMS is niet bereikbaar</translation>
    </message>
    <message>
        <source>The server couldn’t prove that it is DatoCMS, so nothing was sent, not even the token. A proxy or virus scanner that inspects connections can be the cause, or a wrong clock. Ask your network administrator.</source>
        <translation>De server kon niet bewijzen dat hij DatoCMS is, dus er is niets verzonden, ook het token niet. De oorzaak kan een proxy of virusscanner zijn die verbindingen inspecteert, of een klok die verkeerd staat. Vraag het je netwerkbeheerder.</translation>
    </message>
    <message>
        <source>Nothing was sent. Check your network connection, then try again.</source>
        <translation>Er is niets verzonden. Controleer je netwerkverbinding en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Nothing was sent: its address wasn’t found. Check that this computer is online, then try again.</source>
        <translation>Er is niets verzonden: het adres is niet gevonden. Controleer of deze computer online is en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy this computer is set to use doesn’t answer. Check the proxy in the system’s network settings, or the VPN, then try again.</source>
        <translation>Er is niets verzonden: de proxy die op deze computer is ingesteld, reageert niet. Controleer de proxy in de netwerkinstellingen van het systeem, of de VPN, en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy asks for a name and password. Ask your network administrator for them, and set HTTPS_PROXY to http://name:password@proxy:port.</source>
        <translation>Er is niets verzonden: de proxy vraagt om een naam en wachtwoord. Vraag die aan je netwerkbeheerder en stel HTTPS_PROXY in op http://name:password@proxy:port.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy doesn’t let trackman through. Ask your network administrator to allow this address.</source>
        <translation>Er is niets verzonden: de proxy laat trackman niet door. Vraag je netwerkbeheerder dit adres toe te staan.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy doesn’t reach this address. Try again in a few minutes. If it stays like this, tell your network administrator.</source>
        <translation>Er is niets verzonden: de proxy kan dit adres niet bereiken. Probeer het over een paar minuten opnieuw. Als het zo blijft, meld het dan aan je netwerkbeheerder.</translation>
    </message>
    <message>
        <source>The server’s certificate has expired, so nothing was sent. Check this computer’s date and time. If they are right, tell your network administrator.</source>
        <translation>Het certificaat van de server is verlopen, dus er is niets verzonden. Controleer de datum en tijd van deze computer. Als die kloppen, meld het dan aan je netwerkbeheerder.</translation>
    </message>
    <message>
        <source>The server’s certificate isn’t valid yet, so nothing was sent. This computer’s date and time are most likely wrong: correct them, then try again.</source>
        <translation>Het certificaat van de server is nog niet geldig, dus er is niets verzonden. Waarschijnlijk kloppen de datum en tijd van deze computer niet: corrigeer ze en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>This computer doesn’t trust the authority that signed the server’s certificate, so nothing was sent. A company’s proxy that inspects connections is the usual cause: ask your network administrator to install its certificate on this computer.</source>
        <translation>Deze computer vertrouwt de instantie niet die het certificaat van de server heeft ondertekend, dus er is niets verzonden. Meestal komt dat door de proxy van een bedrijf die verbindingen inspecteert: vraag je netwerkbeheerder het certificaat daarvan op deze computer te installeren.</translation>
    </message>
    <message>
        <source>The certificate belongs to another server, so nothing was sent. On guest networks, sign in to the network in a browser first. Otherwise ask your network administrator.</source>
        <translation>Het certificaat hoort bij een andere server, dus er is niets verzonden. Meld je op een gastnetwerk eerst in een browser aan bij het netwerk. Vraag het anders je netwerkbeheerder.</translation>
    </message>
    <message>
        <source>What answers there has no secure connection to offer, so nothing was sent. A proxy or firewall is in between: ask your network administrator.</source>
        <translation>Wat daar antwoordt, biedt geen beveiligde verbinding, dus er is niets verzonden. Er zit een proxy of firewall tussen: vraag het je netwerkbeheerder.</translation>
    </message>
    <message>
        <source>DatoCMS’s reply was lost</source>
        <translation>Het antwoord van DatoCMS is verloren gegaan</translation>
    </message>
    <message>
        <source>The connection broke before the reply arrived. Try again.</source>
        <translation>De verbinding werd verbroken voordat het antwoord aankwam. Probeer het opnieuw.</translation>
    </message>
    <message>
        <source>The reply didn’t come from DatoCMS</source>
        <translation>Het antwoord kwam niet van DatoCMS</translation>
    </message>
    <message>
        <source>The reply redirects to another address, and trackman doesn’t send the token there. In hotels and trains, sign in to the network in a web browser first.</source>
        <translation>Het antwoord verwijst door naar een ander adres, en daar stuurt trackman het token niet heen. Meld je in hotels en treinen eerst in een browser aan bij het netwerk.</translation>
    </message>
    <message>
        <source>trackman doesn’t understand DatoCMS’s reply</source>
        <translation>trackman begrijpt het antwoord van DatoCMS niet</translation>
    </message>
    <message>
        <source>Updating trackman may help. Details are below.</source>
        <translation>trackman bijwerken kan helpen. Details staan hieronder.</translation>
    </message>
    <message>
        <source>A proxy, a network sign-in page or an outage may be the cause. Try again in a minute.</source>
        <translation>De oorzaak kan een proxy, een aanmeldpagina van het netwerk of een storing zijn. Probeer het over een minuut opnieuw.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP-status</translation>
    </message>
    <message>
        <source>The file is too large for DatoCMS</source>
        <translation>Het bestand is te groot voor DatoCMS</translation>
    </message>
    <message>
        <source>Its file storage rejected it, and the video is unchanged. Make the file smaller, such as audio in another format.</source>
        <translation>De bestandsopslag van DatoCMS heeft het geweigerd; de video is ongewijzigd. Maak het bestand kleiner, bijvoorbeeld door audio in een andere indeling te gebruiken.</translation>
    </message>
    <message>
        <source>The address for the upload isn’t valid any more</source>
        <translation>Het adres voor de upload is niet meer geldig</translation>
    </message>
    <message>
        <source>It holds for a few minutes only. The video is unchanged. Try again: the file is then uploaded to a new address.</source>
        <translation>Het geldt maar een paar minuten. De video is ongewijzigd. Probeer het opnieuw: het bestand wordt dan naar een nieuw adres geüpload.</translation>
    </message>
    <message>
        <source>DatoCMS’s file storage is busy</source>
        <translation>De bestandsopslag van DatoCMS is bezet</translation>
    </message>
    <message>
        <source>The video is unchanged. Try again in a minute.</source>
        <translation>De video is ongewijzigd. Probeer het over een minuut opnieuw.</translation>
    </message>
    <message>
        <source>The file couldn’t be uploaded</source>
        <translation>Het bestand kon niet worden geüpload</translation>
    </message>
    <message>
        <source>DatoCMS’s file storage rejected the file. The video is unchanged. Try again: the file is then uploaded to a new address.</source>
        <translation>De bestandsopslag van DatoCMS heeft het bestand geweigerd. De video is ongewijzigd. Probeer het opnieuw: het bestand wordt dan naar een nieuw adres geüpload.</translation>
    </message>
    <message>
        <source>A second person has to approve this deletion</source>
        <translation>Deze verwijdering moet door een tweede persoon worden goedgekeurd</translation>
    </message>
    <message>
        <source>The track has not been deleted. Decide on it in a review; it can be deleted once somebody else has approved that.</source>
        <translation>Het spoor is niet verwijderd. Beslis erover in een beoordeling; zodra iemand anders die beslissing heeft goedgekeurd, kan het worden verwijderd.</translation>
    </message>
    <message>
        <source>The text was changed after it was decided on</source>
        <translation>De tekst is na de beslissing gewijzigd</translation>
    </message>
    <message>
        <source>The track has not been deleted. Decide again, in the review.</source>
        <translation>Het spoor is niet verwijderd. Beslis opnieuw, in de beoordeling.</translation>
    </message>
    <message>
        <source>DatoCMS hasn’t finished in time</source>
        <translation>DatoCMS was niet op tijd klaar</translation>
    </message>
    <message>
        <source>The track is still listed after {minutes} min. DatoCMS may still delete it. Trying again checks first, and deletes the track only if it’s still there.</source>
        <translation>Het spoor staat na {minutes} min nog steeds in de lijst. Misschien verwijdert DatoCMS het nog. “Opnieuw proberen” controleert eerst en verwijdert het spoor alleen als het er nog is.</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Taak</translation>
    </message>
    <message>
        <source>No reply came, and the track is still there</source>
        <translation>Er kwam geen antwoord, en het spoor is er nog</translation>
    </message>
    <message>
        <source>trackman kept checking for a minute. Trying again checks first, and deletes the track only if it’s still there.</source>
        <translation>trackman heeft een minuut lang gecontroleerd. “Opnieuw proberen” controleert eerst en verwijdert het spoor alleen als het er nog is.</translation>
    </message>
</context>
<context>
    <name>RestoreChoice</name>
    <message>
        <source>This entry is no deletion.</source>
        <translation>Deze regel is geen verwijdering.</translation>
    </message>
    <message>
        <source>The track was not deleted.</source>
        <translation>Het spoor is niet verwijderd.</translation>
    </message>
    <message>
        <source>The track has already been restored.</source>
        <translation>Het spoor is al hersteld.</translation>
    </message>
    <message>
        <source>There’s no backup.</source>
        <translation>Er is geen back-up.</translation>
    </message>
    <message>
        <source>Being restored…</source>
        <translation>Wordt hersteld…</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Hersteld</translation>
    </message>
    <message>
        <source>Can be restored</source>
        <translation>Kan worden hersteld</translation>
    </message>
    <message>
        <source>The track is already being restored.</source>
        <translation>Het spoor wordt al hersteld.</translation>
    </message>
    <message>
        <source>No backup: audio can’t be backed up</source>
        <translation>Geen back-up: van audio kan geen back-up worden gemaakt</translation>
    </message>
    <message>
        <source>No backup: it had failed processing</source>
        <translation>Geen back-up: de verwerking was mislukt</translation>
    </message>
    <message>
        <source>No backup: it was still being prepared</source>
        <translation>Geen back-up: het werd nog voorbereid</translation>
    </message>
    <message>
        <source>No backup: it was deleted without one</source>
        <translation>Geen back-up: het is zonder back-up verwijderd</translation>
    </message>
    <message>
        <source>There’s no backup: audio can’t be backed up.</source>
        <translation>Er is geen back-up: van audio kan geen back-up worden gemaakt.</translation>
    </message>
    <message>
        <source>There’s no backup: it had failed processing.</source>
        <translation>Er is geen back-up: de verwerking was mislukt.</translation>
    </message>
    <message>
        <source>There’s no backup: it was still being prepared.</source>
        <translation>Er is geen back-up: het spoor werd nog voorbereid.</translation>
    </message>
    <message>
        <source>There’s no backup: it was deleted without one.</source>
        <translation>Er is geen back-up: het spoor is zonder back-up verwijderd.</translation>
    </message>
</context>
<context>
    <name>RestoreController</name>
    <message>
        <source>{name} belongs to the project {project}. Open that project first.</source>
        <translation>{name} hoort bij het project {project}. Open dat project eerst.</translation>
    </message>
    <message>
        <source>Nothing was restored, because these tracks belong to other projects: {tracks}. Restore them from there, or select only tracks of this project.</source>
        <translation>Er is niets hersteld, omdat deze sporen bij andere projecten horen: {tracks}. Herstel ze daar, of selecteer alleen sporen van dit project.</translation>
    </message>
    <message>
        <source>{name} ({project})</source>
        <translation>{name} ({project})</translation>
    </message>
    <message>
        <source>{name} is already being restored.</source>
        <translation>{name} wordt al hersteld.</translation>
    </message>
    <message>
        <source>Restore {name} although the video changed?</source>
        <translation>{name} herstellen hoewel de video is gewijzigd?</translation>
    </message>
    <message>
        <source>{video} was replaced or trimmed since the track was deleted. Its subtitles may no longer fit.</source>
        <translation>{video} is vervangen of ingekort sinds het spoor is verwijderd. De ondertiteling past mogelijk niet meer.</translation>
    </message>
    <message>
        <source>Restore anyway</source>
        <translation>Toch herstellen</translation>
    </message>
</context>
<context>
    <name>RestoreProgress</name>
    <message>
        <source>Restoring {name}…</source>
        <translation>{name} herstellen…</translation>
    </message>
    <message>
        <source>Restoring tracks… {done} of {total}</source>
        <translation>Sporen herstellen… {done} van {total}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks restored.</source>
        <translation>
            <numerusform>%Ln van {total} sporen hersteld.</numerusform>
            <numerusform>%Ln van {total} sporen hersteld.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks restored.</source>
        <translation>
            <numerusform>%Ln spoor hersteld.</numerusform>
            <numerusform>%Ln sporen hersteld.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks couldn’t be verified. See Activity.</source>
        <translation>
            <numerusform>%Ln spoor kon niet worden geverifieerd. Zie “Activiteit”.</numerusform>
            <numerusform>%Ln sporen konden niet worden geverifieerd. Zie “Activiteit”.</numerusform>
        </translation>
    </message>
    <message>
        <source>See Activity for the others.</source>
        <translation>Zie “Activiteit” voor de andere.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln restores were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln herstelactie is geannuleerd voordat die begon.</numerusform>
            <numerusform>%Ln herstelacties zijn geannuleerd voordat ze begonnen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No tracks were restored.</source>
        <translation>Er zijn geen sporen hersteld.</translation>
    </message>
</context>
<context>
    <name>RestoreProgressWording</name>
    <message>
        <source>Waiting to be restored</source>
        <translation>Wacht op herstel</translation>
    </message>
    <message>
        <source>Uploading subtitles… {percent} %</source>
        <translation>Ondertiteling uploaden… {percent}%</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>Controleren… {time}</translation>
    </message>
    <message>
        <source>Restoring… {time}, DatoCMS isn’t responding right now</source>
        <translation>Herstellen… {time}, DatoCMS reageert nu niet</translation>
    </message>
    <message>
        <source>DatoCMS is preparing it… {time}</source>
        <translation>DatoCMS bereidt het voor… {time}</translation>
    </message>
    <message>
        <source>Comparing subtitles… {time}</source>
        <translation>Ondertiteling vergelijken… {time}</translation>
    </message>
    <message>
        <source>Restoring… {time}</source>
        <translation>Herstellen… {time}</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was restored</source>
        <translation>Het is niet bevestigd dat {name} is hersteld</translation>
    </message>
    <message>
        <source>{name} was not restored: {reason}</source>
        <translation>{name} is niet hersteld: {reason}</translation>
    </message>
    <message>
        <source>{name} restored; DatoCMS is still preparing it</source>
        <translation>{name} hersteld; DatoCMS bereidt het nog voor</translation>
    </message>
    <message>
        <source>{name} restored; its subtitles couldn’t be verified</source>
        <translation>{name} hersteld; de ondertiteling kon niet worden geverifieerd</translation>
    </message>
    <message>
        <source>{name} restored with identical subtitles</source>
        <translation>{name} hersteld met identieke ondertiteling</translation>
    </message>
    <message>
        <source>{name} restored with the same words, but colours, places or other styling were lost or changed</source>
        <translation>{name} hersteld met dezelfde woorden, maar kleuren, posities of andere opmaak zijn verloren gegaan of gewijzigd</translation>
    </message>
    <message>
        <source>{name} restored, but its subtitles differ from the backup: {difference}</source>
        <translation>{name} hersteld, maar de ondertiteling wijkt af van de back-up: {difference}</translation>
    </message>
    <message>
        <source>cue {first}</source>
        <extracomment>A part of a sentence: number of the only cue that differs.</extracomment>
        <translation>ondertitel {first}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues, starting with {first}</source>
        <extracomment>A part of a sentence: how many cues differ, and the number of the first.</extracomment>
        <translation>
            <numerusform>%Ln ondertitel, te beginnen met {first}</numerusform>
            <numerusform>%Ln ondertitels, te beginnen met {first}</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore not confirmed</source>
        <translation>Herstel niet bevestigd</translation>
    </message>
    <message>
        <source>Not restored: {reason}</source>
        <translation>Niet hersteld: {reason}</translation>
    </message>
    <message>
        <source>Restored; the subtitles couldn’t be verified</source>
        <translation>Hersteld; de ondertiteling kon niet worden geverifieerd</translation>
    </message>
    <message>
        <source>Restored; the subtitles are identical</source>
        <translation>Hersteld; de ondertiteling is identiek</translation>
    </message>
    <message>
        <source>Restored; same words, styling lost or changed</source>
        <translation>Hersteld; dezelfde woorden, opmaak verloren of gewijzigd</translation>
    </message>
    <message>
        <source>Restored; the subtitles differ: {difference}</source>
        <translation>Hersteld; de ondertiteling wijkt af: {difference}</translation>
    </message>
</context>
<context>
    <name>RestoreWording</name>
    <message>
        <source>No reply came, and the track isn’t there</source>
        <translation>Er kwam geen antwoord, en het spoor is er niet</translation>
    </message>
    <message>
        <source>trackman kept checking for a minute. Trying again checks first, and creates the track only if it’s still missing. Its subtitles are kept on this computer.</source>
        <translation>trackman heeft een minuut lang gecontroleerd. “Opnieuw proberen” controleert eerst en maakt het spoor alleen aan als het nog ontbreekt. De ondertiteling is op deze computer bewaard.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>DatoCMS created the track but couldn’t prepare it</source>
        <translation>DatoCMS heeft het spoor aangemaakt maar kon het niet voorbereiden</translation>
    </message>
    <message>
        <source>The track is listed as errored. Delete it there, then try again. Its subtitles are kept on this computer.</source>
        <translation>Het spoor staat als mislukt vermeld. Verwijder het daar en probeer het opnieuw. De ondertiteling is op deze computer bewaard.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fout</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>Spoor-ID</translation>
    </message>
    <message>
        <source>Another track is named {name}</source>
        <translation>Een ander spoor heet {name}</translation>
    </message>
    <message>
        <source>Each subtitle (or audio) track of a video needs its own name. Choose another name, or replace the other track.</source>
        <translation>Elk ondertitelspoor (of audiospoor) van een video heeft een eigen naam nodig. Kies een andere naam, of vervang het andere spoor.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Kiezen…</translation>
    </message>
    <message>
        <source>The video was replaced or trimmed meanwhile</source>
        <translation>De video is intussen vervangen of ingekort</translation>
    </message>
    <message>
        <source>The subtitles may no longer fit, so nothing was sent. They are kept on this computer.</source>
        <translation>De ondertiteling past mogelijk niet meer, dus er is niets verzonden. Die is op deze computer bewaard.</translation>
    </message>
    <message>
        <source>Go on anyway…</source>
        <translation>Toch doorgaan…</translation>
    </message>
    <message>
        <source>The track is already in the video</source>
        <translation>Het spoor zit al in de video</translation>
    </message>
    <message>
        <source>It was restored before, and the restored track is still in the video. No second track was created.</source>
        <translation>Het is al eerder hersteld, en het herstelde spoor zit nog in de video. Er is geen tweede spoor gemaakt.</translation>
    </message>
    <message>
        <source>trackman closed before the old track was deleted</source>
        <translation>trackman is gesloten voordat het oude spoor verwijderd was</translation>
    </message>
    <message>
        <source>The new track was removed again. Its subtitles are kept on this computer; you can replace the track again.</source>
        <translation>Het nieuwe spoor is weer verwijderd. De ondertiteling is op deze computer bewaard; je kunt het spoor opnieuw vervangen.</translation>
    </message>
    <message>
        <source>The new track doesn’t show what was sent</source>
        <translation>Het nieuwe spoor toont niet wat is verzonden</translation>
    </message>
    <message>
        <source>DatoCMS created it, but its subtitles differ or can’t be read back. It was removed again. Try again, or ask DatoCMS support.</source>
        <translation>DatoCMS heeft het aangemaakt, maar de ondertiteling wijkt af of kan niet worden teruggelezen. Het is weer verwijderd. Probeer het opnieuw, of vraag het DatoCMS Support.</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Verschil</translation>
    </message>
    <message>
        <source>{name} couldn’t be removed again</source>
        <translation>{name} kon niet weer worden verwijderd</translation>
    </message>
    <message>
        <source>The video now has both the old track and the new one. Delete the new one yourself, or delete the old one if you want to keep the new.</source>
        <translation>De video heeft nu zowel het oude als het nieuwe spoor. Verwijder het nieuwe zelf, of verwijder het oude als je het nieuwe wilt behouden.</translation>
    </message>
    <message>
        <source>Somebody else replaced the track meanwhile</source>
        <translation>Iemand anders heeft het spoor intussen vervangen</translation>
    </message>
    <message>
        <source>The video has their track, and yours was removed again. Your subtitles are kept on this computer. Look at the new track, then replace it if you still want to.</source>
        <translation>De video heeft het spoor van die persoon, en dat van jou is weer verwijderd. Je ondertiteling is op deze computer bewaard. Bekijk het nieuwe spoor en vervang het daarna als je dat nog wilt.</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>Can edit tracks: {answer}. {reason}</source>
        <translation>Kan sporen bewerken: {answer}. {reason}</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Onbekend</translation>
    </message>
    <message>
        <source>{name}, built into the project</source>
        <translation>{name}, ingebouwd in het project</translation>
    </message>
    <message>
        <source>{name}, role {role}</source>
        <translation>{name}, rol {role}</translation>
    </message>
    <message>
        <source>{environment} · primary</source>
        <translation>{environment} · primair</translation>
    </message>
    <message>
        <source>The token isn’t allowed to list them.</source>
        <translation>Het token mag ze niet opvragen.</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %Ln more</source>
        <extracomment>{names} is a list of sandboxes; the others are only counted.</extracomment>
        <translation>
            <numerusform>{names} en nog %Ln</numerusform>
            <numerusform>{names} en nog %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Sandboxes (read-only): {names}</source>
        <translation>Sandboxes (alleen-lezen): {names}</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation>Aangemeld als</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Omgevingen</translation>
    </message>
    <message>
        <source>Can edit tracks</source>
        <translation>Kan sporen bewerken</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Deleted</source>
        <translation>Verwijderd</translation>
    </message>
</context>
<context>
    <name>ReviewChoices</name>
    <message>
        <source>Delete as soon as I decide</source>
        <translation>Verwijderen zodra ik beslis</translation>
    </message>
    <message>
        <source>Delete only what a second person has approved</source>
        <translation>Alleen verwijderen wat een tweede persoon heeft goedgekeurd</translation>
    </message>
    <message>
        <source>A second person has to approve deletions first.</source>
        <translation>Een tweede persoon moet verwijderingen eerst goedkeuren.</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>Zoals systeem</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Jij</translation>
    </message>
    <message>
        <source>Your name in reviews</source>
        <translation>Je naam in beoordelingen</translation>
    </message>
    <message>
        <source>Stands beside your decisions and notes, also in the files you hand on.</source>
        <translation>Staat bij je beslissingen en notities, ook in de bestanden die je doorgeeft.</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Beslissingen</translation>
    </message>
    <message>
        <source>Otherwise, your deletions wait in a list that you look over first. What can’t be restored waits there in any case.</source>
        <translation>Anders wachten je verwijderingen in een lijst die je eerst nakijkt. Wat niet kan worden hersteld, wacht daar in elk geval.</translation>
    </message>
    <message>
        <source>Second approval</source>
        <translation>Tweede goedkeuring</translation>
    </message>
    <message>
        <source>In the primary environment, tracks can then only be deleted from a review, once another person has approved it.</source>
        <translation>In de primaire omgeving kunnen sporen dan alleen vanuit een beoordeling worden verwijderd, en pas als iemand anders dat heeft goedgekeurd.</translation>
    </message>
</context>
<context>
    <name>ReviewController</name>
    <message>
        <source>There are no tracks to review.</source>
        <translation>Er zijn geen sporen om te beoordelen.</translation>
    </message>
    <message numerus="yes">
        <source>A review holds %Ln tracks at most. It has the first ones.</source>
        <translation>
            <numerusform>Een beoordeling bevat hoogstens %Ln spoor. Alleen het eerste is opgenomen.</numerusform>
            <numerusform>Een beoordeling bevat hoogstens %Ln sporen. Alleen de eerste zijn opgenomen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The fixed text is being published…</source>
        <translation>De gecorrigeerde tekst wordt gepubliceerd…</translation>
    </message>
    <message>
        <source>You haven’t decided anything yet.</source>
        <translation>Je hebt nog niets beslist.</translation>
    </message>
    <message>
        <source>Wait until the subtitles are on screen, or skip the track.</source>
        <translation>Wacht tot de ondertiteling op het scherm staat, of sla het spoor over.</translation>
    </message>
    <message>
        <source>Enter a reason first. Return then deletes the track.</source>
        <translation>Voer eerst een reden in. Met Enter verwijder je dan het spoor.</translation>
    </message>
    <message>
        <source>This is the last track.</source>
        <translation>Dit is het laatste spoor.</translation>
    </message>
    <message>
        <source>This is the first track.</source>
        <translation>Dit is het eerste spoor.</translation>
    </message>
    <message>
        <source>Decision taken back.</source>
        <translation>Beslissing ingetrokken.</translation>
    </message>
    <message>
        <source>Nothing was decided: a deletion needs a reason.</source>
        <translation>Er is niets beslist: een verwijdering vereist een reden.</translation>
    </message>
    <message>
        <source>The decision was carried out already. Undo takes it back first.</source>
        <translation>De beslissing is al uitgevoerd. Draai die eerst terug met “Ongedaan maken”.</translation>
    </message>
    <message>
        <source>Fixing {name}. The review goes on at {place} when you leave the editor.</source>
        <translation>{name} wordt gecorrigeerd. De beoordeling gaat verder bij {place} als je de editor verlaat.</translation>
    </message>
    <message>
        <source>The review waits at {place}.</source>
        <translation>De beoordeling wacht bij {place}.</translation>
    </message>
</context>
<context>
    <name>ReviewEnding</name>
    <message>
        <source>Back to the videos</source>
        <translation>Terug naar de video’s</translation>
    </message>
    <message>
        <source>There are no tracks in this queue</source>
        <translation>Deze beoordeling bevat geen sporen</translation>
    </message>
    <message>
        <source>Choose tracks among all tracks, by a rule or by a search, to review them.</source>
        <translation>Kies sporen bij “Alle sporen”, met een regel of met een zoekopdracht, om ze te beoordelen.</translation>
    </message>
    <message numerus="yes">
        <source>Look over %Ln deletions…</source>
        <translation>
            <numerusform>%Ln verwijdering nakijken…</numerusform>
            <numerusform>%Ln verwijderingen nakijken…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Go through %Ln skipped tracks</source>
        <translation>
            <numerusform>%Ln overgeslagen spoor doorlopen</numerusform>
            <numerusform>%Ln overgeslagen sporen doorlopen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are decided</source>
        <translation>
            <numerusform>Over %Ln spoor is beslist</numerusform>
            <numerusform>Over %Ln sporen is beslist</numerusform>
        </translation>
    </message>
    <message>
        <source>All tracks have been looked at</source>
        <translation>Alle sporen zijn bekeken</translation>
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
        <translation>Notitie</translation>
    </message>
    <message>
        <source>Return saves it, Escape leaves it.</source>
        <translation>Enter slaat op, Esc laat alles zoals het was.</translation>
    </message>
    <message>
        <source>Return takes it, Down offers reasons.</source>
        <translation>Enter neemt de reden over, Pijl omlaag biedt redenen aan.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>What others should know about this track</source>
        <translation>Wat anderen over dit spoor moeten weten</translation>
    </message>
</context>
<context>
    <name>ReviewHead</name>
    <message>
        <source>Back to the videos</source>
        <translation>Terug naar de video’s</translation>
    </message>
    <message>
        <source>Previous track</source>
        <translation>Vorige spoor</translation>
    </message>
    <message>
        <source>Next track</source>
        <translation>Volgende spoor</translation>
    </message>
    <message>
        <source>Decisions…</source>
        <translation>Beslissingen…</translation>
    </message>
    <message>
        <source>The review has no other tracks.</source>
        <translation>De beoordeling heeft geen andere sporen.</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Beslist</translation>
    </message>
    <message>
        <source>Leave the review; it stays as it is</source>
        <translation>De beoordeling verlaten; alles blijft zoals het is</translation>
    </message>
    <message>
        <source>Previous track, without deciding</source>
        <translation>Vorige spoor, zonder te beslissen</translation>
    </message>
    <message>
        <source>Next track, without deciding</source>
        <translation>Volgende spoor, zonder te beslissen</translation>
    </message>
    <message>
        <source>Look over what was decided, and carry it out</source>
        <translation>Nakijken wat is beslist, en het uitvoeren</translation>
    </message>
</context>
<context>
    <name>ReviewKeysBar</name>
    <message>
        <source>Keep</source>
        <translation>Behouden</translation>
    </message>
    <message>
        <source>Keep the track</source>
        <translation>Het spoor behouden</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Delete the track</source>
        <translation>Het spoor verwijderen</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Corrigeren</translation>
    </message>
    <message>
        <source>Fix the subtitles in the editor, then come back here</source>
        <translation>De ondertiteling in de editor corrigeren en daarna hier terugkomen</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Overslaan</translation>
    </message>
    <message>
        <source>Leave the track for later</source>
        <translation>Het spoor voor later laten</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>Give a reason</source>
        <translation>Een reden opgeven</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notitie</translation>
    </message>
    <message>
        <source>Write a note on the track</source>
        <translation>Een notitie bij het spoor schrijven</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Undo your last decision and go back to it</source>
        <translation>Je laatste beslissing ongedaan maken en ernaar teruggaan</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Bevinding</translation>
    </message>
    <message>
        <source>Go to the next finding</source>
        <translation>Naar de volgende bevinding gaan</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Afspelen</translation>
    </message>
    <message>
        <source>Play from the selected cue</source>
        <translation>Afspelen vanaf de geselecteerde ondertitel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Put another language of this video beside the text</source>
        <translation>Een andere taal van deze video naast de tekst zetten</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versie</translation>
    </message>
    <message>
        <source>Put a saved version of this track beside the text</source>
        <translation>Een opgeslagen versie van dit spoor naast de tekst zetten</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Show what a deletion means, and what was done before</source>
        <translation>Tonen wat een verwijdering betekent en wat er eerder is gedaan</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Review</source>
        <translation>Beoordeling</translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln bevinding</numerusform>
            <numerusform>%Ln bevindingen</numerusform>
        </translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Geen bevindingen</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Controleren…</translation>
    </message>
    <message>
        <source>Nothing was noticed in this text.</source>
        <translation>In deze tekst is niets opgevallen.</translation>
    </message>
</context>
<context>
    <name>ReviewQueuesController</name>
    <message>
        <source>Everything in it could be recovered.</source>
        <translation>Alles wat erin stond, kon worden gered.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions and notes could be recovered; others may be missing. Open the files you saved of your reviews to add what is missing.</source>
        <translation>
            <numerusform>%Ln beslissing of notitie kon worden gered; andere ontbreken mogelijk. Open de bestanden die je van je beoordelingen hebt opgeslagen om aan te vullen wat ontbreekt.</numerusform>
            <numerusform>%Ln beslissingen en notities konden worden gered; andere ontbreken mogelijk. Open de bestanden die je van je beoordelingen hebt opgeslagen om aan te vullen wat ontbreekt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file of your reviews was damaged. {found} The damaged file is kept: {path}</source>
        <translation>Het bestand met je beoordelingen was beschadigd. {found} Het beschadigde bestand blijft bewaard: {path}</translation>
    </message>
    <message>
        <source>Open a review</source>
        <translation>Beoordeling openen</translation>
    </message>
    <message>
        <source>Reading {file}…</source>
        <translation>{file} lezen…</translation>
    </message>
    <message>
        <source>Adding {file} to your reviews…</source>
        <translation>{file} aan jouw beoordelingen toevoegen…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions approved</source>
        <translation>
            <numerusform>%Ln verwijdering goedgekeurd</numerusform>
            <numerusform>%Ln verwijderingen goedgekeurd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions refused</source>
        <translation>
            <numerusform>%Ln verwijdering afgewezen</numerusform>
            <numerusform>%Ln verwijderingen afgewezen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions wait for approval</source>
        <translation>
            <numerusform>%Ln verwijdering wacht op goedkeuring</numerusform>
            <numerusform>%Ln verwijderingen wachten op goedkeuring</numerusform>
        </translation>
    </message>
    <message>
        <source>Added to {name}.</source>
        <translation>Toegevoegd aan {name}.</translation>
    </message>
    <message>
        <source>In it now: {found}.</source>
        <extracomment>{found} is such as “2 deletions approved, 1 deletion waits for approval”.</extracomment>
        <translation>Nu daarin: {found}.</translation>
    </message>
    <message>
        <source>Save review as file</source>
        <translation>Beoordeling opslaan als bestand</translation>
    </message>
    <message>
        <source>Review saved as {file}.</source>
        <translation>Beoordeling opgeslagen als {file}.</translation>
    </message>
    <message>
        <source>Tracks of one video stay together, so this can’t be split.</source>
        <translation>Sporen van één video blijven bij elkaar, dus dit kan niet worden verdeeld.</translation>
    </message>
    <message>
        <source>Save the parts in</source>
        <translation>Delen opslaan in</translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts saved in {folder}.</source>
        <translation>
            <numerusform>%Ln deel opgeslagen in {folder}.</numerusform>
            <numerusform>%Ln delen opgeslagen in {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions in it are removed as well. They are on this computer only, unless you saved the review as a file. No tracks are deleted.</source>
        <translation>
            <numerusform>%Ln beslissing erin wordt ook verwijderd. Die staat alleen op deze computer, tenzij je de beoordeling als bestand hebt opgeslagen. Er worden geen sporen verwijderd.</numerusform>
            <numerusform>%Ln beslissingen erin worden ook verwijderd. Die staan alleen op deze computer, tenzij je de beoordeling als bestand hebt opgeslagen. Er worden geen sporen verwijderd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notes in it are removed as well. They are on this computer only, unless you saved the review as a file. No tracks are deleted.</source>
        <translation>
            <numerusform>%Ln notitie erin wordt ook verwijderd. Die staat alleen op deze computer, tenzij je de beoordeling als bestand hebt opgeslagen. Er worden geen sporen verwijderd.</numerusform>
            <numerusform>%Ln notities erin worden ook verwijderd. Die staan alleen op deze computer, tenzij je de beoordeling als bestand hebt opgeslagen. Er worden geen sporen verwijderd.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is decided in it yet. No tracks are deleted.</source>
        <translation>Er is nog niets in beslist. Er worden geen sporen verwijderd.</translation>
    </message>
    <message>
        <source>Delete the review {name}?</source>
        <translation>De beoordeling {name} verwijderen?</translation>
    </message>
    <message>
        <source>Delete review</source>
        <translation>Beoordeling verwijderen</translation>
    </message>
    <message>
        <source>Save the statistics</source>
        <translation>Statistieken opslaan</translation>
    </message>
    <message>
        <source>Statistics saved to {file}.</source>
        <translation>Statistieken opgeslagen in {file}.</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Webpagina’s (*.html)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel-werkmappen (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Beoordelingen</translation>
    </message>
</context>
<context>
    <name>ReviewReturnStrip</name>
    <message>
        <source>Back to the review</source>
        <translation>Terug naar de beoordeling</translation>
    </message>
    <message>
        <source>Goes on with the review where it was left</source>
        <translation>Gaat door met de beoordeling waar je was gebleven</translation>
    </message>
</context>
<context>
    <name>ReviewSound</name>
    <message>
        <source>Check sound</source>
        <translation>Geluid controleren</translation>
    </message>
    <message>
        <source>Check queue</source>
        <translation>Alles controleren</translation>
    </message>
    <message>
        <source>Sound not checked yet</source>
        <translation>Geluid nog niet gecontroleerd</translation>
    </message>
    <message>
        <source>Check whether the text fits the sound. trackman asks before it streams.</source>
        <translation>Controleren of de tekst bij het geluid past. trackman vraagt het voordat het streamt.</translation>
    </message>
    <message>
        <source>Only subtitles of a video can be checked.</source>
        <translation>Alleen ondertiteling van een video kan worden gecontroleerd.</translation>
    </message>
    <message>
        <source>Check all texts of the queue, one after another. trackman asks first.</source>
        <translation>Alle teksten van de beoordeling een voor een controleren. trackman vraagt het eerst.</translation>
    </message>
</context>
<context>
    <name>ReviewStatisticsDialog</name>
    <message>
        <source>Statistics of {name}</source>
        <translation>Statistieken van {name}</translation>
    </message>
    <message>
        <source>The file lists every track with decision, reason, notes, findings and the text it was decided on, and counts them by person, reason, language and kind.</source>
        <translation>Het bestand vermeldt elk spoor met beslissing, reden, notities, bevindingen en de tekst waarover is beslist, en telt ze per persoon, reden, taal en soort.</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <translation>Tegenstrijdig beslist</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Onbeslist</translation>
    </message>
    <message>
        <source>Time a track (median)</source>
        <translation>Tijd per spoor (mediaan)</translation>
    </message>
    <message>
        <source>Time in all</source>
        <translation>Tijd in totaal</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Verwijderd</translation>
    </message>
    <message>
        <source>{name}: {count}</source>
        <extracomment>A person and how many tracks that person decided on.</extracomment>
        <translation>{name}: {count}</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Iemand</translation>
    </message>
</context>
<context>
    <name>ReviewTrackBar</name>
    <message>
        <source>Show all that follows from deleting it</source>
        <translation>Alle gevolgen van de verwijdering tonen</translation>
    </message>
    <message>
        <source>Show what was done to this track before</source>
        <translation>Tonen wat er eerder met dit spoor is gedaan</translation>
    </message>
</context>
<context>
    <name>ReviewWording</name>
    <message>
        <source>Kept</source>
        <translation>Behouden</translation>
    </message>
    <message>
        <source>To be deleted</source>
        <translation>Te verwijderen</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Gecorrigeerd</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Overgeslagen</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <translation>Tegenstrijdig beslist</translation>
    </message>
    <message>
        <source>Not deleted</source>
        <translation>Niet verwijderd</translation>
    </message>
    <message>
        <source>Deleted, then restored</source>
        <translation>Verwijderd, daarna hersteld</translation>
    </message>
    <message>
        <source>Deletion applied</source>
        <translation>Verwijdering uitgevoerd</translation>
    </message>
    <message>
        <source>From a file that was changed by hand; decide again to confirm it. {said}</source>
        <extracomment>{said} is a sentence: who decided, when and why.</extracomment>
        <translation>Uit een bestand dat met de hand is gewijzigd; beslis opnieuw om het te bevestigen. {said}</translation>
    </message>
    <message>
        <source>{decisions}. Your decision settles it.</source>
        <translation>{decisions}. Jouw beslissing is doorslaggevend.</translation>
    </message>
    <message>
        <source>You decided {ago}.</source>
        <translation>Jouw beslissing ({ago}).</translation>
    </message>
    <message>
        <source>You decided {ago}: {reason}</source>
        <translation>Jouw beslissing ({ago}): {reason}</translation>
    </message>
    <message>
        <source>{name} decided {ago}: {reason}</source>
        <translation>Beslissing van {name} ({ago}): {reason}</translation>
    </message>
    <message>
        <source>{name} decided {ago}.</source>
        <translation>Beslissing van {name} ({ago}).</translation>
    </message>
    <message>
        <source>You</source>
        <extracomment>The person at this computer, in place of a name: “You: Kept”.</extracomment>
        <translation>Jij</translation>
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
        <translation>Reden: {reason}</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} van {count}</translation>
    </message>
    <message>
        <source>Everything is decided</source>
        <translation>Over alles is beslist</translation>
    </message>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>Nog %Ln</numerusform>
            <numerusform>Nog %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>{left}, about {time} ({each} s a track)</source>
        <translation>{left}, ongeveer {time} ({each} s per spoor)</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} u {minutes} min</translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept</source>
        <translation>
            <numerusform>%Ln behouden</numerusform>
            <numerusform>%Ln behouden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions</source>
        <translation>
            <numerusform>%Ln verwijdering</numerusform>
            <numerusform>%Ln verwijderingen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fixed</source>
        <translation>
            <numerusform>%Ln gecorrigeerd</numerusform>
            <numerusform>%Ln gecorrigeerd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln overgeslagen</numerusform>
            <numerusform>%Ln overgeslagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>Select a single row first.</source>
        <translation>Selecteer eerst één rij.</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Details tonen</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Video openen</translation>
    </message>
    <message>
        <source>The track has no ID.</source>
        <translation>Het spoor heeft geen ID.</translation>
    </message>
    <message>
        <source>Copy track IDs</source>
        <translation>Spoor-ID’s kopiëren</translation>
    </message>
    <message>
        <source>Copy track ID</source>
        <translation>Spoor-ID kopiëren</translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln rows as text</source>
        <translation>
            <numerusform>%Ln rij als tekst kopiëren</numerusform>
            <numerusform>%Ln rijen als tekst kopiëren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleForm</name>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Talen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Closed captions</translation>
    </message>
    <message>
        <source>Name contains</source>
        <translation>Naam bevat</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Dubbele sporen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behouden</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Bevindingen</translation>
    </message>
    <message>
        <source>Subtitles contain</source>
        <translation>Ondertiteling bevat</translation>
    </message>
    <message>
        <source>Video is used</source>
        <translation>Video gebruikt</translation>
    </message>
    <message>
        <source>Video tag</source>
        <translation>Tag van de video</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Collectie</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Ondertiteling</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>One of these</source>
        <translation>Een van deze</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Geen van deze</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Gereed</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>In voorbereiding</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>Mislukt</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nee</translation>
    </message>
    <message>
        <source>Don’t matter</source>
        <translation>Maakt niet uit</translation>
    </message>
    <message>
        <source>Same language</source>
        <translation>Zelfde taal</translation>
    </message>
    <message>
        <source>Same name</source>
        <translation>Zelfde naam</translation>
    </message>
    <message>
        <source>Same subtitles</source>
        <translation>Zelfde ondertiteling</translation>
    </message>
    <message>
        <source>Keep the one seen first</source>
        <translation>Het eerst geziene spoor behouden</translation>
    </message>
    <message>
        <source>Keep the one seen last</source>
        <translation>Het laatst geziene spoor behouden</translation>
    </message>
    <message>
        <source>Keep the one with fewest findings</source>
        <translation>Spoor met minste bevindingen behouden</translation>
    </message>
    <message>
        <source>Some</source>
        <translation>Aanwezig</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Geen</translation>
    </message>
    <message>
        <source>In records</source>
        <translation>In records</translation>
    </message>
    <message>
        <source>In no record</source>
        <translation>In geen enkel record</translation>
    </message>
    <message>
        <source>Duplicates in a video</source>
        <translation>Dubbele sporen in een video</translation>
    </message>
    <message>
        <source>Video collection</source>
        <translation>Collectie van de video</translation>
    </message>
</context>
<context>
    <name>RuleNameQuestion</name>
    <message>
        <source>Save this rule</source>
        <translation>Deze regel opslaan</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Opslaan</translation>
    </message>
    <message>
        <source>Name of the rule</source>
        <translation>Naam van de regel</translation>
    </message>
    <message>
        <source>A rule with this name exists and will be replaced.</source>
        <translation>Er bestaat al een regel met deze naam; die wordt vervangen.</translation>
    </message>
</context>
<context>
    <name>RulesButton</name>
    <message>
        <source>New rule</source>
        <translation>Nieuwe regel</translation>
    </message>
    <message>
        <source>Rule: {name}</source>
        <translation>Regel: {name}</translation>
    </message>
    <message>
        <source>Open, save and share rules</source>
        <translation>Regels openen, opslaan en delen</translation>
    </message>
    <message>
        <source>Choose a condition first.</source>
        <translation>Kies eerst een voorwaarde.</translation>
    </message>
    <message>
        <source>Save this rule…</source>
        <translation>Deze regel opslaan…</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>Opslaan als bestand…</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Bestand openen…</translation>
    </message>
    <message>
        <source>Delete {rule}</source>
        <translation>{rule} verwijderen</translation>
    </message>
</context>
<context>
    <name>RulesController</name>
    <message>
        <source>Rules</source>
        <translation>Regels</translation>
    </message>
    <message>
        <source>Open rule</source>
        <translation>Regel openen</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Nieuwe regel</translation>
    </message>
    <message>
        <source>Save rule as file</source>
        <translation>Regel opslaan als bestand</translation>
    </message>
    <message>
        <source>{title} The rule was not saved as a file.</source>
        <translation>{title} De regel is niet als bestand opgeslagen.</translation>
    </message>
    <message>
        <source>Rule saved as {file}.</source>
        <translation>Regel opgeslagen als {file}.</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>Rules</source>
        <translation>Regels</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Alles aanvinken</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Alles uitvinken</translation>
    </message>
    <message>
        <source>Keep only these languages…</source>
        <translation>Alleen deze talen behouden…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Looking for tracks…</source>
        <translation>Sporen zoeken…</translation>
    </message>
    <message numerus="yes">
        <source>{tracks}, %Ln more unticked</source>
        <extracomment>{tracks} is such as “41 tracks of 12 videos”.</extracomment>
        <translation>
            <numerusform>{tracks}, nog %Ln niet aangevinkt</numerusform>
            <numerusform>{tracks}, nog %Ln niet aangevinkt</numerusform>
        </translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>Geen sporen</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>En nog %Ln gevolg.</numerusform>
            <numerusform>En nog %Ln gevolgen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video loses its last subtitles.</source>
        <translation>Geen enkele video raakt de laatste ondertiteling kwijt.</translation>
    </message>
    <message>
        <source>Tick a language first.</source>
        <translation>Vink eerst een taal aan.</translation>
    </message>
    <message>
        <source>Wait until the tracks are counted.</source>
        <translation>Wacht tot de sporen zijn geteld.</translation>
    </message>
    <message>
        <source>Tick a track first.</source>
        <translation>Vink eerst een spoor aan.</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks…</source>
        <translation>
            <numerusform>%Ln spoor verwijderen…</numerusform>
            <numerusform>%Ln sporen verwijderen…</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Verwijderen…</translation>
    </message>
    <message>
        <source>trackman asks once more, with what follows</source>
        <translation>trackman vraagt het nog een keer en noemt de gevolgen</translation>
    </message>
    <message numerus="yes">
        <source>Review %Ln tracks</source>
        <translation>
            <numerusform>%Ln spoor beoordelen</numerusform>
            <numerusform>%Ln sporen beoordelen</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Beoordelen</translation>
    </message>
    <message>
        <source>Judge the ticked tracks one after another</source>
        <translation>De aangevinkte sporen een voor een beoordelen</translation>
    </message>
    <message>
        <source>Tracks chosen by a rule</source>
        <translation>Met een regel gekozen sporen</translation>
    </message>
    <message>
        <source>Tick every track in the list</source>
        <translation>Elk spoor in de lijst aanvinken</translation>
    </message>
    <message>
        <source>Untick every track, to tick only a few</source>
        <translation>Elk spoor uitvinken, om er maar een paar aan te vinken</translation>
    </message>
    <message>
        <source>Choose languages; the rule then means all others</source>
        <translation>Talen kiezen; de regel bedoelt dan alle andere</translation>
    </message>
    <message>
        <source>Close; nothing is deleted</source>
        <translation>Sluiten; er wordt niets verwijderd</translation>
    </message>
    <message>
        <source>Change the conditions, or refresh the list with a scan.</source>
        <translation>Wijzig de voorwaarden, of vernieuw de lijst met een scan.</translation>
    </message>
    <message>
        <source>No track fits this rule</source>
        <translation>Geen enkel spoor past bij deze regel</translation>
    </message>
</context>
<context>
    <name>ScanBar</name>
    <message>
        <source>Also read subtitles</source>
        <translation>Ook ondertiteling lezen</translation>
    </message>
    <message>
        <source>Look at everything again</source>
        <translation>Alles opnieuw lezen</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scannen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Hervatten</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pauzeren</translation>
    </message>
    <message>
        <source>Scanning…</source>
        <translation>Scannen…</translation>
    </message>
    <message>
        <source>Reads what is new or changed since the last scan</source>
        <translation>Leest wat sinds de laatste scan nieuw of gewijzigd is</translation>
    </message>
    <message>
        <source>Reads the tracks of all videos again, whether or not they seem changed</source>
        <translation>Leest de sporen van alle video’s opnieuw, of ze nu gewijzigd lijken of niet</translation>
    </message>
    <message>
        <source>Goes on with the scan where it stopped</source>
        <translation>Gaat door met de scan waar die is gestopt</translation>
    </message>
    <message>
        <source>Stops the scan. What was read is kept.</source>
        <translation>Stopt de scan. Wat is gelezen, blijft bewaard.</translation>
    </message>
    <message>
        <source>Reads the subtitles of all tracks, too, so that they can be searched</source>
        <translation>Leest ook de ondertiteling van alle sporen, zodat die kan worden doorzocht</translation>
    </message>
    <message>
        <source>Progress of the scan</source>
        <translation>Voortgang van de scan</translation>
    </message>
</context>
<context>
    <name>ScanWording</name>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln video</numerusform>
            <numerusform>%Ln video’s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln spoor</numerusform>
            <numerusform>%Ln sporen</numerusform>
        </translation>
    </message>
    <message>
        <source>{videos}, {tracks} so far</source>
        <translation>tot nu toe {videos}, {tracks}</translation>
    </message>
    <message>
        <source>{videos}, {tracks}; looked at {ago}</source>
        <extracomment>Such as “2,000 videos, 11,402 tracks; looked at 3 minutes ago”.</extracomment>
        <translation>{videos}, {tracks}; gelezen: {ago}</translation>
    </message>
    <message>
        <source>The last scan isn’t complete yet. Resume goes on where it was.</source>
        <translation>De laatste scan is nog niet volledig. “Hervatten” gaat verder waar de scan was gebleven.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos were never looked at.</source>
        <translation>
            <numerusform>%Ln video is nog nooit gelezen.</numerusform>
            <numerusform>%Ln video’s zijn nog nooit gelezen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Subtitles of %Ln tracks were read.</source>
        <translation>
            <numerusform>De ondertiteling van %Ln spoor is gelezen.</numerusform>
            <numerusform>De ondertiteling van %Ln sporen is gelezen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the list of videos…</source>
        <translation>De lijst met video’s lezen…</translation>
    </message>
    <message>
        <source>Reading tracks…</source>
        <translation>Sporen lezen…</translation>
    </message>
    <message>
        <source>Reading subtitles…</source>
        <translation>Ondertiteling lezen…</translation>
    </message>
    <message>
        <source>Reading the list of videos: {done} of {total}</source>
        <translation>De lijst met video’s lezen: {done} van {total}</translation>
    </message>
    <message>
        <source>Reading tracks: {done} of {total} videos</source>
        <translation>Sporen lezen: {done} van {total} video’s</translation>
    </message>
    <message>
        <source>Reading subtitles: {done} of {total} tracks</source>
        <translation>Ondertiteling lezen: {done} van {total} sporen</translation>
    </message>
    <message>
        <source>{reason} Waiting; the scan goes on by itself.</source>
        <translation>{reason} trackman wacht; de scan gaat vanzelf verder.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln API calls so far</source>
        <translation>
            <numerusform>%Ln API-aanroep tot nu toe</numerusform>
            <numerusform>%Ln API-aanroepen tot nu toe</numerusform>
        </translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>nog minder dan een minuut</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minutes left</source>
        <translation>
            <numerusform>nog ongeveer %Ln minuut</numerusform>
            <numerusform>nog ongeveer %Ln minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hours left</source>
        <translation>
            <numerusform>nog ongeveer %Ln uur</numerusform>
            <numerusform>nog ongeveer %Ln uur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln API calls used this month</source>
        <translation>
            <numerusform>%Ln API-aanroep gebruikt deze maand</numerusform>
            <numerusform>%Ln API-aanroepen gebruikt deze maand</numerusform>
        </translation>
    </message>
    <message>
        <source>{spent} of {limit} API calls used this month</source>
        <translation>{spent} van {limit} API-aanroepen gebruikt deze maand</translation>
    </message>
    <message numerus="yes">
        <source>%Ln API calls</source>
        <translation>
            <numerusform>%Ln API-aanroep</numerusform>
            <numerusform>%Ln API-aanroepen</numerusform>
        </translation>
    </message>
    <message>
        <source>{videos}: {calls}, {time}</source>
        <extracomment>Such as “2,000 videos: 2,008 API calls, about 2 minutes”.</extracomment>
        <translation>{videos}: {calls}, {time}</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>minder dan een minuut</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minutes</source>
        <translation>
            <numerusform>ongeveer %Ln minuut</numerusform>
            <numerusform>ongeveer %Ln minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hours</source>
        <translation>
            <numerusform>ongeveer %Ln uur</numerusform>
            <numerusform>ongeveer %Ln uur</numerusform>
        </translation>
    </message>
    <message>
        <source>What was read is kept. Resume goes on where it was.</source>
        <translation>Wat is gelezen, blijft bewaard. “Hervatten” gaat verder waar de scan was gebleven.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos can’t be played, so they have no tracks.</source>
        <translation>
            <numerusform>%Ln video kan niet worden afgespeeld en heeft dus geen sporen.</numerusform>
            <numerusform>%Ln video’s kunnen niet worden afgespeeld en hebben dus geen sporen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are new.</source>
        <translation>
            <numerusform>%Ln spoor is nieuw.</numerusform>
            <numerusform>%Ln sporen zijn nieuw.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks vanished.</source>
        <translation>
            <numerusform>%Ln spoor is verdwenen.</numerusform>
            <numerusform>%Ln sporen zijn verdwenen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln subtitles couldn’t be read; the next scan tries again.</source>
        <translation>
            <numerusform>De ondertiteling van %Ln spoor kon niet worden gelezen; de volgende scan probeert het opnieuw.</numerusform>
            <numerusform>De ondertiteling van %Ln sporen kon niet worden gelezen; de volgende scan probeert het opnieuw.</numerusform>
        </translation>
    </message>
    <message>
        <source>Scan complete</source>
        <translation>Scan voltooid</translation>
    </message>
    <message>
        <source>Scan paused</source>
        <translation>Scan gepauzeerd</translation>
    </message>
    <message>
        <source>DatoCMS can’t be reached. Check the internet connection.</source>
        <translation>DatoCMS is niet bereikbaar. Controleer de internetverbinding.</translation>
    </message>
    <message>
        <source>DatoCMS is limiting requests: others use the project at the same time.</source>
        <translation>DatoCMS beperkt het aantal verzoeken: anderen gebruiken het project tegelijkertijd.</translation>
    </message>
    <message>
        <source>The API calls of the plan are used up. Resume next month, or ask the project’s owner to raise the limit.</source>
        <translation>De API-aanroepen van het abonnement zijn opgebruikt. Hervat de scan volgende maand, of vraag de eigenaar van het project de limiet te verhogen.</translation>
    </message>
    <message>
        <source>The token isn’t allowed to read the media area any more. Sign in again with another token.</source>
        <translation>Het token mag de mediabibliotheek niet meer lezen. Meld je opnieuw aan met een ander token.</translation>
    </message>
    <message>
        <source>The environment was switched or removed. Choose it again in the project menu, then resume.</source>
        <translation>De omgeving is gewisseld of verwijderd. Kies de omgeving opnieuw in het projectmenu en hervat daarna de scan.</translation>
    </message>
    <message>
        <source>This computer’s disk is full. Free some space, then resume.</source>
        <translation>De schijf van deze computer is vol. Maak ruimte vrij en hervat daarna de scan.</translation>
    </message>
    <message>
        <source>The reply of DatoCMS couldn’t be read. Try again later.</source>
        <translation>Het antwoord van DatoCMS kon niet worden gelezen. Probeer het later opnieuw.</translation>
    </message>
    <message>
        <source>What was read couldn’t be kept on this computer. See Help › Log for the reason.</source>
        <translation>Wat is gelezen, kon niet op deze computer worden bewaard. Zie Help › Log voor de reden.</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln videos were looked at.</source>
        <translation>
            <numerusform>%Ln video is gelezen.</numerusform>
            <numerusform>Alle %Ln video’s zijn gelezen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video showed a sign of a change, so none was looked at again.</source>
        <translation>Geen enkele video leek gewijzigd, dus is er geen opnieuw gelezen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos were looked at.</source>
        <translation>
            <numerusform>%Ln video is gelezen.</numerusform>
            <numerusform>%Ln video’s zijn gelezen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln others showed no sign of a change and were not looked at.</source>
        <translation>
            <numerusform>%Ln andere leek ongewijzigd en is niet gelezen.</numerusform>
            <numerusform>%Ln andere leken ongewijzigd en zijn niet gelezen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The oldest look at one was {since}.</source>
        <extracomment>{since} is such as “3 days ago”.</extracomment>
        <translation>Het langst geleden gelezen: {since}.</translation>
    </message>
    <message>
        <source>Some videos were last looked at {ago}.</source>
        <translation>Sommige video’s zijn voor het laatst gelezen: {ago}.</translation>
    </message>
</context>
<context>
    <name>Screen</name>
    <message>
        <source>Video player</source>
        <translation>Videospeler</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Afspelen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Play from {time}</source>
        <translation>Afspelen vanaf {time}</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Search subtitles</source>
        <translation>Ondertiteling doorzoeken</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>Overal</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Vorige</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Volgende</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Niet gevonden</translation>
    </message>
    <message numerus="yes">
        <source>Found %Ln times</source>
        <translation>
            <numerusform>%Ln keer gevonden</numerusform>
            <numerusform>%Ln keer gevonden</numerusform>
        </translation>
    </message>
    <message>
        <source>{current} of {count} and more</source>
        <translation>{current} van {count} of meer</translation>
    </message>
    <message>
        <source>{current} of {count}</source>
        <translation>{current} van {count}</translation>
    </message>
    <message>
        <source>Whole word</source>
        <translation>Heel woord</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Reguliere expressie</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search videos</source>
        <translation>Video’s zoeken</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Zoekopdracht wissen</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>The last change could not be recorded in the journal. {title}. {text}</source>
        <translation>De laatste wijziging kon niet in het logboek worden vastgelegd. {title}. {text}</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Start muted</source>
        <translation>Zonder geluid beginnen</translation>
    </message>
    <message>
        <source>Tell me when I’m elsewhere</source>
        <translation>Melden als ik ergens anders bezig ben</translation>
    </message>
    <message>
        <source>Empty cache</source>
        <translation>Cache legen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Map openen</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>Standaardwaarden terugzetten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Wait for the running work to finish before you change the language.</source>
        <translation>Wacht met het wijzigen van de taal tot het lopende werk klaar is.</translation>
    </message>
    <message>
        <source>Calculating size…</source>
        <translation>Grootte berekenen…</translation>
    </message>
    <message>
        <source>The cache is empty.</source>
        <translation>De cache is leeg.</translation>
    </message>
    <message>
        <source>{size} in use.</source>
        <translation>{size} in gebruik.</translation>
    </message>
    <message>
        <source>trackman works as fast as DatoCMS allows.</source>
        <translation>trackman werkt zo snel als DatoCMS toestaat.</translation>
    </message>
    <message>
        <source>This leaves capacity for colleagues and other programs.</source>
        <translation>Zo blijft er capaciteit over voor collega’s en andere programma’s.</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>Zoals systeem</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Donker</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Aan</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Uit</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Weergave</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Also sets how dates, sizes and the names of languages are written.</source>
        <translation>Bepaalt ook hoe datums, groottes en namen van talen worden geschreven.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>More contrast</source>
        <translation>Meer contrast</translation>
    </message>
    <message>
        <source>Black, white and strong colours, with lines around everything.</source>
        <translation>Zwart, wit en sterke kleuren, met lijnen rond alles.</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Minder beweging</translation>
    </message>
    <message>
        <source>Progress stands still; its words still change.</source>
        <translation>De voortgangsindicatie staat stil; de tekst ervan verandert nog wel.</translation>
    </message>
    <message>
        <source>Playing videos</source>
        <translation>Video’s afspelen</translation>
    </message>
    <message>
        <source>When long work has ended</source>
        <translation>Als langdurig werk klaar is</translation>
    </message>
    <message>
        <source>Working with DatoCMS</source>
        <translation>Werken met DatoCMS</translation>
    </message>
    <message>
        <source>Give up waiting after</source>
        <translation>Niet langer wachten dan</translation>
    </message>
    <message>
        <source>trackman then checks whether the track is still there.</source>
        <translation>trackman controleert dan of het spoor er nog is.</translation>
    </message>
    <message>
        <source>Share of the API limit</source>
        <translation>Aandeel van de API-limiet</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Op deze computer</translation>
    </message>
    <message>
        <source>Thumbnail cache</source>
        <translation>Cache voor miniaturen</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Gegevensmap</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Algemeen</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Controles</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Beoordelingen</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Geavanceerd</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netwerk</translation>
    </message>
</context>
<context>
    <name>Share</name>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
</context>
<context>
    <name>ShiftBar</name>
    <message>
        <source>Shift times</source>
        <translation>Tijden verschuiven</translation>
    </message>
    <message>
        <source>Seconds to shift by</source>
        <translation>Verschuiving in seconden</translation>
    </message>
    <message>
        <source>Shift all cues</source>
        <translation>Alle ondertitels verschuiven</translation>
    </message>
    <message>
        <source>Shift from this cue on</source>
        <translation>Vanaf deze ondertitel verschuiven</translation>
    </message>
    <message>
        <source>Type seconds such as {seconds} or {time}.</source>
        <extracomment>Examples such as “0.5” and “−1:02.25”, with the decimal mark of the language.</extracomment>
        <translation>Typ seconden, bijvoorbeeld {seconds} of {time}.</translation>
    </message>
    <message>
        <source>Cues can be shifted at most {time} earlier, to the video’s beginning.</source>
        <translation>Ondertitels kunnen hoogstens {time} naar een vroeger tijdstip worden verschoven, tot het begin van de video.</translation>
    </message>
</context>
<context>
    <name>SideButtons</name>
    <message>
        <source>Delete</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Keep only this one</source>
        <translation>Alleen dit behouden</translation>
    </message>
    <message>
        <source>{name} is deleted.</source>
        <translation>{name} is verwijderd.</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>{name} verwijderen</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Add a project</source>
        <translation>Project toevoegen</translation>
    </message>
    <message>
        <source>Sign in to your project</source>
        <translation>Aanmelden bij je project</translation>
    </message>
    <message>
        <source>trackman shows the subtitle and audio tracks of your project’s videos and lets you delete them. It needs an API token of the project.</source>
        <translation>trackman toont de ondertitel- en audiosporen van de video’s in je project, en je kunt ze ermee verwijderen. Daarvoor heeft trackman een API-token van het project nodig.</translation>
    </message>
    <message>
        <source>Sign in to {project} again</source>
        <translation>Opnieuw aanmelden bij {project}</translation>
    </message>
    <message>
        <source>trackman couldn’t get the project’s token from this computer’s keyring. Everything else is kept, and work continues once you sign in again.</source>
        <translation>trackman kon het token van het project niet uit de sleutelbos van deze computer ophalen. Al het andere blijft bewaard, en het werk gaat verder zodra je je weer aanmeldt.</translation>
    </message>
    <message>
        <source>DatoCMS no longer accepts its token: it was revoked, replaced, or has expired. Everything else is kept, and work continues once you sign in again.</source>
        <translation>DatoCMS accepteert het token niet meer: het is ingetrokken, vervangen of verlopen. Al het andere blijft bewaard, en het werk gaat verder zodra je je weer aanmeldt.</translation>
    </message>
    <message>
        <source>Opening {project}</source>
        <translation>{project} openen</translation>
    </message>
    <message>
        <source>The project’s token is in this computer’s keyring. Unlock the keyring, or paste a token.</source>
        <translation>Het token van het project zit in de sleutelbos van deze computer. Ontgrendel de sleutelbos, of plak een token.</translation>
    </message>
    <message>
        <source>The token works</source>
        <translation>Het token werkt</translation>
    </message>
    <message>
        <source>DatoCMS accepts the token. It gives access to:</source>
        <translation>DatoCMS accepteert het token. Het geeft toegang tot:</translation>
    </message>
    <message>
        <source>The token isn’t allowed to read its project’s name, so it can’t be kept. trackman will ask for it again the next time you start it.</source>
        <translation>Het token mag de naam van zijn project niet lezen en kan dus niet worden bewaard. trackman vraagt er opnieuw om wanneer je het de volgende keer start.</translation>
    </message>
</context>
<context>
    <name>SortButton</name>
    <message>
        <source>Sorted by: {order}</source>
        <translation>Gesorteerd op: {order}</translation>
    </message>
</context>
<context>
    <name>SoundDialog</name>
    <message>
        <source>Texts</source>
        <translation>Teksten</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Voortgang</translation>
    </message>
    <message>
        <source>Places that don’t fit</source>
        <translation>Plaatsen die niet passen</translation>
    </message>
    <message>
        <source>Return or a click plays from there</source>
        <translation>Enter of een klik speelt vanaf daar af</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Shift in the editor</source>
        <translation>Verschuiven in de editor</translation>
    </message>
    <message>
        <source>Moves all cues in the editor, in one step that Undo takes back</source>
        <translation>Verschuift alle ondertitels in de editor, in één stap die je met “Ongedaan maken” terugdraait</translation>
    </message>
    <message>
        <source>Select a text to see how it fits</source>
        <translation>Selecteer een tekst om te zien hoe die past</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
</context>
<context>
    <name>SpeechWording</name>
    <message>
        <source>Does {name} fit the sound?</source>
        <translation>Past {name} bij het geluid?</translation>
    </message>
    <message numerus="yes">
        <source>Do %Ln texts fit their sounds?</source>
        <translation>
            <numerusform>Past %Ln tekst bij het geluid?</numerusform>
            <numerusform>Passen %Ln teksten bij het geluid?</numerusform>
        </translation>
    </message>
    <message>
        <source>Listen to the sound of {name}?</source>
        <translation>Naar het geluid van {name} luisteren?</translation>
    </message>
    <message>
        <source>Listen to the audio track {track} of {name}?</source>
        <translation>Naar audiospoor {track} van {name} luisteren?</translation>
    </message>
    <message numerus="yes">
        <source>Listen to the sounds of %Ln videos?</source>
        <translation>
            <numerusform>Naar het geluid van %Ln video luisteren?</numerusform>
            <numerusform>Naar het geluid van %Ln video’s luisteren?</numerusform>
        </translation>
    </message>
    <message>
        <source>The sound is examined on this computer and goes nowhere else. trackman remembers where there is speech, so it never has to listen again.</source>
        <translation>Het geluid wordt op deze computer onderzocht en gaat nergens anders heen. trackman onthoudt waar wordt gesproken en hoeft dus nooit opnieuw te luisteren.</translation>
    </message>
    <message>
        <source>trackman streams the sound once, as a player would. It counts towards your DatoCMS quota for streaming, with the length of the video.</source>
        <translation>trackman streamt het geluid één keer, zoals een speler dat zou doen. Het telt met de lengte van de video mee voor je DatoCMS-quotum voor streaming.</translation>
    </message>
    <message>
        <source>trackman streams the sound once, as a player would: {length} count towards your DatoCMS quota for streaming, and about {size} are downloaded at most.</source>
        <translation>trackman streamt het geluid één keer, zoals een speler dat zou doen: {length} telt mee voor je DatoCMS-quotum voor streaming, en er wordt hoogstens ongeveer {size} gedownload.</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Luisteren</translation>
    </message>
    <message>
        <source>{done} of {count} checked</source>
        <extracomment>Such as “3 of 40 checked”.</extracomment>
        <translation>{done} van {count} gecontroleerd</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>Wachten…</translation>
    </message>
    <message>
        <source>Comparing the text with the speech…</source>
        <translation>Tekst met de spraak vergelijken…</translation>
    </message>
    <message>
        <source>Listening… {percent} %</source>
        <translation>Luisteren… {percent}%</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Past</translation>
    </message>
    <message>
        <source>{percent} % too slow</source>
        <translation>{percent}% te langzaam</translation>
    </message>
    <message>
        <source>{percent} % too fast</source>
        <translation>{percent}% te snel</translation>
    </message>
    <message>
        <source>{seconds} s late</source>
        <translation>{seconds} s te laat</translation>
    </message>
    <message>
        <source>{seconds} s early</source>
        <translation>{seconds} s te vroeg</translation>
    </message>
    <message>
        <source>It can’t be told whether the text fits the sound.</source>
        <translation>Of de tekst bij het geluid past, is niet vast te stellen.</translation>
    </message>
    <message>
        <source>The text fits the sound.</source>
        <translation>De tekst past bij het geluid.</translation>
    </message>
    <message>
        <source>The text runs {percent} % too slow.</source>
        <translation>De tekst loopt {percent}% te langzaam.</translation>
    </message>
    <message>
        <source>The text runs {percent} % too fast.</source>
        <translation>De tekst loopt {percent}% te snel.</translation>
    </message>
    <message>
        <source>The text is {seconds} s late.</source>
        <translation>De tekst komt {seconds} s te laat.</translation>
    </message>
    <message>
        <source>The text is {seconds} s early.</source>
        <translation>De tekst komt {seconds} s te vroeg.</translation>
    </message>
    <message>
        <source>The cues begin with the speech, to within a quarter of a second.</source>
        <translation>De ondertitels beginnen met de spraak, op een kwart seconde nauwkeurig.</translation>
    </message>
    <message>
        <source>All cues are off by the same time. Shifting them mends it.</source>
        <translation>Alle ondertitels wijken evenveel tijd af. Verschuiven lost dat op.</translation>
    </message>
    <message>
        <source>At its beginning it is {first}, at its end {last}.</source>
        <translation>Aan het begin komt die {first}, aan het eind {last}.</translation>
    </message>
    <message>
        <source>That is the usual sign of subtitles made for a picture of {was} frames per second, while this one has {now}.</source>
        <translation>Dat wijst meestal op ondertiteling die is gemaakt voor een versie met {was} beelden per seconde, terwijl deze video er {now} heeft.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln places with speech but no text.</source>
        <translation>
            <numerusform>%Ln plaats met spraak maar zonder tekst.</numerusform>
            <numerusform>%Ln plaatsen met spraak maar zonder tekst.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues where nobody speaks.</source>
        <translation>
            <numerusform>%Ln ondertitel waarbij niemand spreekt.</numerusform>
            <numerusform>%Ln ondertitels waarbij niemand spreekt.</numerusform>
        </translation>
    </message>
    <message>
        <source>All speech has text, and all text is spoken.</source>
        <translation>Alle spraak heeft tekst, en alle tekst wordt gesproken.</translation>
    </message>
    <message>
        <source>{begin} – {end} · Speech without text</source>
        <translation>{begin} – {end} · Spraak zonder tekst</translation>
    </message>
    <message>
        <source>{begin} – {end} · Cue {number}: nobody speaks</source>
        <translation>{begin} – {end} · Ondertitel {number}: niemand spreekt</translation>
    </message>
    <message>
        <source>{begin} – {end} · Cues {first} to {last}: nobody speaks</source>
        <translation>{begin} – {end} · Ondertitels {first} tot en met {last}: niemand spreekt</translation>
    </message>
    <message>
        <source>{speech} of speech in {length} of sound</source>
        <translation>{speech} spraak in {length} geluid</translation>
    </message>
    <message>
        <source>The video has no stream, or not any more. Refresh, then try again.</source>
        <translation>De video heeft geen stream, of niet meer. Vernieuw en probeer het daarna opnieuw.</translation>
    </message>
    <message>
        <source>The stream is protected, so trackman can’t listen to it.</source>
        <translation>De stream is beveiligd, dus trackman kan er niet naar luisteren.</translation>
    </message>
    <message>
        <source>The stream server can’t be reached. Check your connection, then try again.</source>
        <translation>De streamingserver is niet bereikbaar. Controleer je verbinding en probeer het daarna opnieuw.</translation>
    </message>
    <message>
        <source>The stream broke off. Try again.</source>
        <translation>De stream is afgebroken. Probeer het opnieuw.</translation>
    </message>
    <message>
        <source>The sound is of a kind that trackman can’t read.</source>
        <translation>trackman kan dit soort geluid niet lezen.</translation>
    </message>
    <message>
        <source>The video has no sound, or not this one any more.</source>
        <translation>De video heeft geen geluid, of dit geluid niet meer.</translation>
    </message>
    <message>
        <source>There’s no room for the sound on this computer. Free some space, then try again.</source>
        <translation>Er is geen ruimte voor het geluid op deze computer. Maak ruimte vrij en probeer het daarna opnieuw.</translation>
    </message>
    <message>
        <source>This computer lacks the system libraries that sounds are read with. On Debian and Ubuntu the package libpulse0 brings them.</source>
        <translation>Op deze computer ontbreken de systeembibliotheken waarmee geluid wordt gelezen. In Debian en Ubuntu zitten ze in het pakket libpulse0.</translation>
    </message>
    <message>
        <source>Speech can’t be looked for on this computer: it takes a 64-bit processor with AVX2, or a Mac with Apple’s own.</source>
        <translation>Op deze computer kan niet naar spraak worden gezocht: daarvoor is een 64-bitsprocessor met AVX2 nodig, of een Mac met een processor van Apple.</translation>
    </message>
    <message>
        <source>The subtitles can’t be read, so there is nothing to compare.</source>
        <translation>De ondertiteling is onleesbaar, dus er is niets te vergelijken.</translation>
    </message>
    <message>
        <source>There are no subtitles to check.</source>
        <translation>Er is geen ondertiteling om te controleren.</translation>
    </message>
    <message>
        <source>No speech in the sound</source>
        <translation>Geen spraak in het geluid</translation>
    </message>
    <message>
        <source>Too little speech to compare</source>
        <translation>Te weinig spraak om te vergelijken</translation>
    </message>
    <message>
        <source>Too few cues to compare</source>
        <translation>Te weinig ondertitels om te vergelijken</translation>
    </message>
    <message>
        <source>No clear match with the speech</source>
        <translation>Geen duidelijke overeenkomst met de spraak</translation>
    </message>
    <message>
        <source>No speech was found in the sound.</source>
        <translation>In het geluid is geen spraak gevonden.</translation>
    </message>
    <message>
        <source>There are only a few seconds of speech in the sound.</source>
        <translation>Het geluid bevat maar een paar seconden spraak.</translation>
    </message>
    <message>
        <source>The text has too few cues with spoken words to compare.</source>
        <translation>De tekst heeft te weinig ondertitels met gesproken woorden om te vergelijken.</translation>
    </message>
    <message>
        <source>Speech and text don’t agree anywhere clearly. Perhaps the text belongs to another video, or people speak without pauses.</source>
        <translation>Spraak en tekst komen nergens duidelijk overeen. Misschien hoort de tekst bij een andere video, of wordt er zonder pauzes gesproken.</translation>
    </message>
    <message>
        <source>on time</source>
        <translation>op tijd</translation>
    </message>
    <message>
        <source>{seconds} s late</source>
        <comment>within a sentence</comment>
        <extracomment>Within a sentence: “At its beginning it is 0.3 s late”.</extracomment>
        <translation>{seconds} s te laat</translation>
    </message>
    <message>
        <source>{seconds} s early</source>
        <comment>within a sentence</comment>
        <translation>{seconds} s te vroeg</translation>
    </message>
    <message numerus="yes">
        <source>Fits, but for %Ln places</source>
        <translation>
            <numerusform>Past, op %Ln plaats na</numerusform>
            <numerusform>Past, op %Ln plaatsen na</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Split {name}</source>
        <translation>{name} verdelen</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Delen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Map kiezen…</translation>
    </message>
    <message numerus="yes">
        <source>Each part has %Ln tracks.</source>
        <translation>
            <numerusform>Elk deel heeft %Ln spoor.</numerusform>
            <numerusform>Elk deel heeft %Ln sporen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each part has {least} to %Ln tracks.</source>
        <extracomment>{least} is a number of tracks, as is the other one.</extracomment>
        <translation>
            <numerusform>Elk deel heeft {least} tot %Ln spoor.</numerusform>
            <numerusform>Elk deel heeft {least} tot %Ln sporen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each person gets a file of their own and sends one back with the decisions. Tracks of one video stay together.</source>
        <translation>Iedereen krijgt een eigen bestand en stuurt er een met de beslissingen terug. Sporen van één video blijven bij elkaar.</translation>
    </message>
    <message>
        <source>Save the files in a folder; none there is replaced</source>
        <translation>De bestanden in een map opslaan; bestaande bestanden worden niet vervangen</translation>
    </message>
</context>
<context>
    <name>StagedDialog</name>
    <message>
        <source>Decisions: {name}</source>
        <translation>Beslissingen: {name}</translation>
    </message>
    <message>
        <source>Decisions to list</source>
        <translation>Vermelde beslissingen</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Alles aanvinken</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Alles uitvinken</translation>
    </message>
    <message>
        <source>Show in the review</source>
        <translation>Tonen in de beoordeling</translation>
    </message>
    <message>
        <source>Delete all the same</source>
        <translation>Toch verwijderen</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Intrekken</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Simulatie</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>Opslaan als bestand…</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Afwijzen</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Goedkeuren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>En nog %Ln gevolg.</numerusform>
            <numerusform>En nog %Ln gevolgen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video loses its last subtitles.</source>
        <translation>Geen enkele video raakt de laatste ondertiteling kwijt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos have not been looked at yet.</source>
        <translation>
            <numerusform>%Ln video is nog niet bekeken.</numerusform>
            <numerusform>%Ln video’s zijn nog niet bekeken.</numerusform>
        </translation>
    </message>
    <message>
        <source>No deletion is ready and ticked.</source>
        <translation>Er is geen aangevinkte verwijdering gereed.</translation>
    </message>
    <message>
        <source>Type the number of tracks first.</source>
        <translation>Typ eerst het aantal sporen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions</source>
        <translation>
            <numerusform>%Ln verwijdering</numerusform>
            <numerusform>%Ln verwijderingen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting for my approval</source>
        <translation>
            <numerusform>%Ln wacht op mijn goedkeuring</numerusform>
            <numerusform>%Ln wachten op mijn goedkeuring</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln decisions</source>
        <translation>
            <numerusform>%Ln beslissing</numerusform>
            <numerusform>Alle %Ln beslissingen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %Ln deletions</source>
        <translation>
            <numerusform>%Ln verwijdering uitvoeren</numerusform>
            <numerusform>%Ln verwijderingen uitvoeren</numerusform>
        </translation>
    </message>
    <message>
        <source>Apply deletions</source>
        <translation>Verwijderingen uitvoeren</translation>
    </message>
    <message>
        <source>Tick deletions of others first.</source>
        <translation>Vink eerst verwijderingen van anderen aan.</translation>
    </message>
    <message>
        <source>Say that the ticked deletions may be done</source>
        <translation>Aangeven dat de aangevinkte verwijderingen mogen worden uitgevoerd</translation>
    </message>
    <message>
        <source>Say that the ticked deletions must not be done</source>
        <translation>Aangeven dat de aangevinkte verwijderingen niet mogen worden uitgevoerd</translation>
    </message>
    <message>
        <source>Look at every track once more, ask, and delete</source>
        <translation>Elk spoor nog een keer bekijken, vragen en verwijderen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions wait for your approval</source>
        <translation>
            <numerusform>%Ln verwijdering wacht op je goedkeuring</numerusform>
            <numerusform>%Ln verwijderingen wachten op je goedkeuring</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks can be deleted</source>
        <translation>
            <numerusform>%Ln spoor kan worden verwijderd</numerusform>
            <numerusform>%Ln sporen kunnen worden verwijderd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions wait for approval</source>
        <translation>
            <numerusform>%Ln verwijdering wacht op goedkeuring</numerusform>
            <numerusform>%Ln verwijderingen wachten op goedkeuring</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick every deletion in the list</source>
        <translation>Elke verwijdering in de lijst aanvinken</translation>
    </message>
    <message>
        <source>Untick every deletion, to tick only a few</source>
        <translation>Elke verwijdering uitvinken, om er maar een paar aan te vinken</translation>
    </message>
    <message>
        <source>Look at every track as it is now, and say what would happen</source>
        <translation>Elk spoor bekijken zoals het nu is, en melden wat er zou gebeuren</translation>
    </message>
    <message>
        <source>Hand the review on, with all that was decided and approved</source>
        <translation>De beoordeling doorgeven, met alles wat is beslist en goedgekeurd</translation>
    </message>
    <message>
        <source>Close; the decisions stay as they are</source>
        <translation>Sluiten; de beslissingen blijven zoals ze zijn</translation>
    </message>
    <message>
        <source>Leave this list and show the track in the review</source>
        <translation>Deze lijst verlaten en het spoor in de beoordeling tonen</translation>
    </message>
    <message>
        <source>Decide once more, on the track as it is now</source>
        <translation>Nog een keer beslissen, over het spoor zoals het nu is</translation>
    </message>
    <message>
        <source>Take your decision back; the track is open again</source>
        <translation>Je beslissing intrekken; het spoor is dan weer onbeslist</translation>
    </message>
    <message>
        <source>There is nothing to list</source>
        <translation>Er is niets om te tonen</translation>
    </message>
    <message>
        <source>Decisions on the tracks of this review come here.</source>
        <translation>Hier verschijnen beslissingen over de sporen van deze beoordeling.</translation>
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
        <translation>Spoor</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Beslissing</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>Now</source>
        <extracomment>Title of a column: what can be done about a decision now.</extracomment>
        <translation>Nu</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>aangevinkt</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>niet aangevinkt</translation>
    </message>
</context>
<context>
    <name>StagedTable</name>
    <message>
        <source>Decisions</source>
        <translation>Beslissingen</translation>
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
        <translation>Nog niet bevestigd</translation>
    </message>
    <message>
        <source>Being deleted</source>
        <translation>Wordt verwijderd</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>Wacht op goedkeuring</translation>
    </message>
    <message>
        <source>Waiting for your approval</source>
        <translation>Wacht op jouw goedkeuring</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Afgewezen</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <translation>Tegenstrijdig beslist</translation>
    </message>
    <message>
        <source>File changed by hand</source>
        <translation>Bestand met de hand gewijzigd</translation>
    </message>
    <message>
        <source>Needs a reason</source>
        <translation>Vereist een reden</translation>
    </message>
    <message>
        <source>Couldn’t be checked</source>
        <translation>Kon niet worden gecontroleerd</translation>
    </message>
    <message>
        <source>Begun elsewhere</source>
        <translation>Elders begonnen</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Verwijderd</translation>
    </message>
    <message>
        <source>Deleted, then restored</source>
        <translation>Verwijderd, daarna hersteld</translation>
    </message>
    <message>
        <source>Nothing to delete</source>
        <translation>Niets te verwijderen</translation>
    </message>
    <message>
        <source>Another person has to approve this deletion. Save the review as a file, hand it on, and open the file that comes back.</source>
        <translation>Iemand anders moet deze verwijdering goedkeuren. Sla de beoordeling op als bestand, geef dat door, en open het bestand dat terugkomt.</translation>
    </message>
    <message>
        <source>People decided differently about this track, so it stays. A decision of yours in the review settles it.</source>
        <translation>Over dit spoor is tegenstrijdig beslist, dus het blijft. Een beslissing van jou in de beoordeling is doorslaggevend.</translation>
    </message>
    <message>
        <source>This decision comes from a review file that was changed by hand, so nobody can tell who made it. It is not carried out. Decide on the track yourself, or ask for the file once more.</source>
        <translation>Deze beslissing komt uit een beoordelingsbestand dat met de hand is gewijzigd, dus niemand weet wie die heeft genomen. De beslissing wordt niet uitgevoerd. Beslis zelf over het spoor, of vraag nog een keer om het bestand.</translation>
    </message>
    <message>
        <source>Your settings ask for a reason before a track is deleted. Show it in the review and give one.</source>
        <translation>Je instellingen vereisen een reden voordat een spoor wordt verwijderd. Toon het in de beoordeling en geef er een op.</translation>
    </message>
    <message>
        <source>DatoCMS couldn’t be asked for this video, so the track stays for now. The decision is kept; check again later.</source>
        <translation>Deze video kon niet bij DatoCMS worden opgevraagd, dus het spoor blijft voorlopig. De beslissing blijft bewaard; controleer het later opnieuw.</translation>
    </message>
    <message>
        <source>DatoCMS was asked to delete it. It is not asked again before the result is known.</source>
        <translation>DatoCMS is gevraagd het te verwijderen. Dat wordt niet opnieuw gevraagd voordat het resultaat bekend is.</translation>
    </message>
    <message>
        <source>The track stays.</source>
        <translation>Het spoor blijft.</translation>
    </message>
    <message numerus="yes">
        <source>Subtitles compared with those decided on: %Ln.</source>
        <translation>
            <numerusform>Ondertiteling vergeleken met die van de beslissing: %Ln.</numerusform>
            <numerusform>Ondertiteling vergeleken met die van de beslissing: %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The subtitles of %Ln tracks are compared as each is deleted; what was changed stays.</source>
        <translation>
            <numerusform>De ondertiteling van %Ln spoor wordt bij het verwijderen vergeleken; is die gewijzigd, dan blijft het.</numerusform>
            <numerusform>De ondertiteling van %Ln sporen wordt bij het verwijderen van elk spoor vergeleken; wat gewijzigd is, blijft.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks have no subtitles to compare, only kind, name and language.</source>
        <translation>
            <numerusform>%Ln spoor heeft geen ondertiteling om te vergelijken, alleen soort, naam en taal.</numerusform>
            <numerusform>%Ln sporen hebben geen ondertiteling om te vergelijken, alleen soort, naam en taal.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks would be deleted</source>
        <translation>
            <numerusform>%Ln spoor zou worden verwijderd</numerusform>
            <numerusform>%Ln sporen zouden worden verwijderd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln held for approval</source>
        <translation>
            <numerusform>%Ln wacht op goedkeuring</numerusform>
            <numerusform>%Ln wachten op goedkeuring</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed or replaced since</source>
        <translation>
            <numerusform>%Ln sindsdien gewijzigd of vervangen</numerusform>
            <numerusform>%Ln sindsdien gewijzigd of vervangen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone already</source>
        <translation>
            <numerusform>%Ln al weg</numerusform>
            <numerusform>%Ln al weg</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need a decision</source>
        <translation>
            <numerusform>%Ln vereist een beslissing</numerusform>
            <numerusform>%Ln vereisen een beslissing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln couldn’t be checked</source>
        <translation>
            <numerusform>%Ln kon niet worden gecontroleerd</numerusform>
            <numerusform>%Ln konden niet worden gecontroleerd</numerusform>
        </translation>
    </message>
    <message>
        <source>Dry run: {found}. Nothing was sent.</source>
        <extracomment>{found} is such as “12 tracks would be deleted, 2 held for approval”.</extracomment>
        <translation>Simulatie: {found}. Er is niets verzonden.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behouden</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Gecorrigeerd</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Overgeslagen</translation>
    </message>
    <message>
        <source>Failed before</source>
        <translation>Eerder mislukt</translation>
    </message>
    <message>
        <source>Can’t be restored later</source>
        <translation>Later niet te herstellen</translation>
    </message>
    <message>
        <source>Can be deleted</source>
        <translation>Kan worden verwijderd</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>Nog niet gecontroleerd</translation>
    </message>
    <message>
        <source>It was tried before and failed; the track is still there.</source>
        <translation>Het is eerder geprobeerd en mislukt; het spoor is er nog.</translation>
    </message>
    <message>
        <source>It has no subtitles that could be backed up, so it’s gone for good.</source>
        <translation>Het heeft geen ondertiteling waarvan een back-up kan worden gemaakt, dus het is daarna definitief weg.</translation>
    </message>
    <message>
        <source>It is looked at before it is deleted, and stays if it has changed.</source>
        <translation>Het wordt gecontroleerd voordat het wordt verwijderd en blijft als het is gewijzigd.</translation>
    </message>
    <message>
        <source>It is backed up first, so the deletion can be undone.</source>
        <translation>Er wordt eerst een back-up van gemaakt, dus de verwijdering kan ongedaan worden gemaakt.</translation>
    </message>
    <message>
        <source>{name} decided to delete this track. Tick it and choose Approve or Refuse, then save the review as a file and give it back.</source>
        <translation>{name} heeft besloten dit spoor te verwijderen. Vink het aan en kies “Goedkeuren” of “Afwijzen”, sla daarna de beoordeling op als bestand en geef dat terug.</translation>
    </message>
    <message>
        <source>The deletion was refused, so the track stays.</source>
        <translation>De verwijdering is afgewezen, dus het spoor blijft.</translation>
    </message>
    <message>
        <source>{name} refused this deletion {ago}, so the track stays.</source>
        <translation>{name} heeft deze verwijdering afgewezen ({ago}), dus het spoor blijft.</translation>
    </message>
    <message>
        <source>{name} began to delete it on another computer {ago}. Look whether the track is still there before you delete it here.</source>
        <translation>{name} is op een andere computer begonnen het te verwijderen ({ago}). Kijk of het spoor er nog is voordat je het hier verwijdert.</translation>
    </message>
    <message>
        <source>Deleted on {moment}.</source>
        <translation>Verwijderd op {moment}.</translation>
    </message>
    <message>
        <source>Deleted on {moment}, approved by {name}.</source>
        <translation>Verwijderd op {moment}, goedgekeurd door {name}.</translation>
    </message>
    <message>
        <source>Video is gone</source>
        <translation>Video is weg</translation>
    </message>
    <message>
        <source>Gone already</source>
        <translation>Al weg</translation>
    </message>
    <message>
        <source>The track was deleted and restored under a new ID. Show it in the review to decide on it again.</source>
        <translation>Het spoor is verwijderd en onder een nieuwe ID hersteld. Toon het in de beoordeling om er opnieuw over te beslissen.</translation>
    </message>
    <message>
        <source>Replaced since</source>
        <translation>Sindsdien vervangen</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Sindsdien gewijzigd</translation>
    </message>
    <message>
        <source>Can’t be backed up now</source>
        <translation>Nu geen back-up mogelijk</translation>
    </message>
    <message>
        <source>Subtitles changed since</source>
        <translation>Ondertiteling sindsdien gewijzigd</translation>
    </message>
    <message>
        <source>The whole video is not in the project any more. There is nothing left to delete.</source>
        <translation>De hele video staat niet meer in het project. Er is niets meer te verwijderen.</translation>
    </message>
    <message>
        <source>Somebody deleted this track meanwhile. There is nothing left to do.</source>
        <translation>Iemand heeft dit spoor intussen verwijderd. Er is niets meer te doen.</translation>
    </message>
    <message>
        <source>This track is gone, and {now} has taken its place. The new one stays: put it into a review to decide on it.</source>
        <translation>Dit spoor is weg, en {now} is ervoor in de plaats gekomen. Het nieuwe blijft: zet het in een beoordeling om erover te beslissen.</translation>
    </message>
    <message>
        <source>It was decided on as {seen}; now it is {now}. Look at it once more, or delete it all the same.</source>
        <translation>Bij de beslissing was het {seen}; nu is het {now}. Bekijk het nog een keer, of verwijder het toch.</translation>
    </message>
    <message>
        <source>Its subtitles can’t be backed up any more, so deleting it is for good. Look at it once more, or delete it all the same.</source>
        <translation>Van de ondertiteling kan geen back-up meer worden gemaakt, dus de verwijdering is definitief. Bekijk het spoor nog een keer, of verwijder het toch.</translation>
    </message>
    <message>
        <source>Its subtitles are others than those that were decided on. Look at them in the review and decide again.</source>
        <translation>De ondertiteling is een andere dan die waarover is beslist. Bekijk die in de beoordeling en beslis opnieuw.</translation>
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
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>{age} · refreshing…</source>
        <translation>{age} · vernieuwen…</translation>
    </message>
    <message>
        <source>trackman will keep trying.</source>
        <translation>trackman blijft het proberen.</translation>
    </message>
    <message>
        <source>Refreshing…</source>
        <translation>Vernieuwen…</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Can’t create tokens? Ask someone who can</source>
        <translation>Kun je geen tokens maken? Vraag het iemand die dat wel kan</translation>
    </message>
    <message>
        <source>In DatoCMS, open your project, then Project settings › API tokens.</source>
        <translation>Open in DatoCMS je project en daarna Project settings › API tokens.</translation>
    </message>
    <message>
        <source>Choose New token and give it a name such as “trackman”.</source>
        <translation>Kies “New token” en geef het een naam, bijvoorbeeld “trackman”.</translation>
    </message>
    <message>
        <source>Allow it access to the Content Management API, and choose a role that can edit uploads in the primary environment.</source>
        <translation>Geef het toegang tot de Content Management API en kies een rol die uploads in de primaire omgeving mag bewerken.</translation>
    </message>
    <message>
        <source>Save it, copy the token, and paste it below.</source>
        <translation>Sla het op, kopieer het token en plak het hieronder.</translation>
    </message>
</context>
<context>
    <name>StorageWording</name>
    <message>
        <source>trackman won’t change anything it can’t record first.</source>
        <translation>trackman wijzigt niets wat het niet eerst kan vastleggen.</translation>
    </message>
    <message>
        <source>The journal is damaged</source>
        <translation>Het logboek is beschadigd</translation>
    </message>
    <message>
        <source>The journal was written by a newer trackman</source>
        <translation>Het logboek is door een nieuwere versie van trackman geschreven</translation>
    </message>
    <message>
        <source>The journal can’t be written</source>
        <translation>Er kan niet in het logboek worden geschreven</translation>
    </message>
    <message>
        <source>There’s no space left for the journal</source>
        <translation>Er is geen ruimte meer voor het logboek</translation>
    </message>
    <message>
        <source>Another program is using the journal</source>
        <translation>Een ander programma gebruikt het logboek</translation>
    </message>
    <message>
        <source>The journal is missing</source>
        <translation>Het logboek ontbreekt</translation>
    </message>
    <message>
        <source>The journal’s file can’t be locked</source>
        <translation>Het bestand van het logboek kan niet worden vergrendeld</translation>
    </message>
    <message>
        <source>The path of the journal is too long</source>
        <translation>Het pad van het logboek is te lang</translation>
    </message>
    <message>
        <source>The journal can’t be used</source>
        <translation>Het logboek kan niet worden gebruikt</translation>
    </message>
    <message>
        <source>Choose another copy of it, or export it once more.</source>
        <translation>Kies een andere kopie ervan, of exporteer het nog een keer.</translation>
    </message>
    <message>
        <source>Install the newest trackman, then import it again.</source>
        <translation>Installeer de nieuwste versie van trackman en importeer het daarna opnieuw.</translation>
    </message>
    <message>
        <source>It was moved or deleted. Choose another file.</source>
        <translation>Het is verplaatst of verwijderd. Kies een ander bestand.</translation>
    </message>
    <message>
        <source>This isn’t a trackman archive, or it is damaged</source>
        <translation>Dit is geen trackman-archief, of het is beschadigd</translation>
    </message>
    <message>
        <source>This archive was made by a newer trackman</source>
        <translation>Dit archief is door een nieuwere versie van trackman gemaakt</translation>
    </message>
    <message>
        <source>The archive can’t be written there</source>
        <translation>Het archief kan daar niet worden geschreven</translation>
    </message>
    <message>
        <source>There’s no space left for the archive</source>
        <translation>Er is geen ruimte meer voor het archief</translation>
    </message>
    <message>
        <source>Another program is using the archive</source>
        <translation>Een ander programma gebruikt het archief</translation>
    </message>
    <message>
        <source>The archive no longer exists</source>
        <translation>Het archief bestaat niet meer</translation>
    </message>
    <message>
        <source>The archive’s file can’t be locked</source>
        <translation>Het bestand van het archief kan niet worden vergrendeld</translation>
    </message>
    <message>
        <source>The name of the archive is too long</source>
        <translation>De naam van het archief is te lang</translation>
    </message>
    <message>
        <source>The archive can’t be used</source>
        <translation>Het archief kan niet worden gebruikt</translation>
    </message>
    <message>
        <source>Nothing was changed on this computer.</source>
        <translation>Er is niets gewijzigd op deze computer.</translation>
    </message>
    <message>
        <source>The rule’s file can’t be read</source>
        <translation>Het bestand van de regel kan niet worden gelezen</translation>
    </message>
    <message>
        <source>It may have been moved, or you may not read it. Choose another file.</source>
        <translation>Misschien is het verplaatst, of mag je het niet lezen. Kies een ander bestand.</translation>
    </message>
    <message>
        <source>This isn’t a rule saved by trackman</source>
        <translation>Dit is geen regel die door trackman is opgeslagen</translation>
    </message>
    <message>
        <source>Choose a file that was made with Save as file…</source>
        <translation>Kies een bestand dat met “Opslaan als bestand…” is gemaakt.</translation>
    </message>
    <message>
        <source>This rule’s file is damaged</source>
        <translation>Het bestand van deze regel is beschadigd</translation>
    </message>
    <message>
        <source>Ask for another copy of it, and choose that.</source>
        <translation>Vraag om een andere kopie ervan, en kies die.</translation>
    </message>
    <message>
        <source>This rule was made by a newer trackman</source>
        <translation>Deze regel is door een nieuwere versie van trackman gemaakt</translation>
    </message>
    <message>
        <source>It has conditions this trackman doesn’t know, and without them it would match more tracks. Install the newest trackman to use it.</source>
        <translation>De regel heeft voorwaarden die deze versie van trackman niet kent, en zonder die voorwaarden zou hij op meer sporen van toepassing zijn. Installeer de nieuwste versie van trackman om hem te gebruiken.</translation>
    </message>
    <message>
        <source>Your rules are unchanged.</source>
        <translation>Je regels zijn ongewijzigd.</translation>
    </message>
    <message>
        <source>It was removed on this computer. If somebody has a file of it, open that file.</source>
        <translation>De beoordeling is op deze computer verwijderd. Als iemand er een bestand van heeft, open dan dat bestand.</translation>
    </message>
    <message>
        <source>This review isn’t here any more</source>
        <translation>Deze beoordeling is er niet meer</translation>
    </message>
    <message>
        <source>Your last step was not recorded; everything before it is safe.</source>
        <translation>Je laatste stap is niet vastgelegd; alles daarvoor is veilig.</translation>
    </message>
    <message>
        <source>Your reviews are damaged</source>
        <translation>Je beoordelingen zijn beschadigd</translation>
    </message>
    <message>
        <source>Your reviews were written by a newer trackman</source>
        <translation>Je beoordelingen zijn door een nieuwere versie van trackman geschreven</translation>
    </message>
    <message>
        <source>Your reviews can’t be written</source>
        <translation>Je beoordelingen kunnen niet worden geschreven</translation>
    </message>
    <message>
        <source>There’s no space left for your reviews</source>
        <translation>Er is geen ruimte meer voor je beoordelingen</translation>
    </message>
    <message>
        <source>Another program is using your reviews</source>
        <translation>Een ander programma gebruikt je beoordelingen</translation>
    </message>
    <message>
        <source>The file of your reviews can’t be locked</source>
        <translation>Het bestand met je beoordelingen kan niet worden vergrendeld</translation>
    </message>
    <message>
        <source>Your reviews can’t be used</source>
        <translation>Je beoordelingen kunnen niet worden gebruikt</translation>
    </message>
    <message>
        <source>Nothing was taken from it, and your reviews are unchanged.</source>
        <translation>Er is niets uit overgenomen, en je beoordelingen zijn ongewijzigd.</translation>
    </message>
    <message>
        <source>Open that environment, then open the file again.</source>
        <translation>Open die omgeving en daarna het bestand opnieuw.</translation>
    </message>
    <message>
        <source>This review is of the primary environment</source>
        <translation>Deze beoordeling hoort bij de primaire omgeving</translation>
    </message>
    <message>
        <source>This review is of the environment {name}</source>
        <translation>Deze beoordeling hoort bij de omgeving {name}</translation>
    </message>
    <message>
        <source>The review’s file can’t be read</source>
        <translation>Het bestand van de beoordeling kan niet worden gelezen</translation>
    </message>
    <message>
        <source>This isn’t a review saved by trackman</source>
        <translation>Dit is geen beoordeling die door trackman is opgeslagen</translation>
    </message>
    <message>
        <source>Choose a file that was saved from the list of reviews.</source>
        <translation>Kies een bestand dat vanuit de lijst met beoordelingen is opgeslagen.</translation>
    </message>
    <message>
        <source>This review’s file is damaged</source>
        <translation>Het bestand van deze beoordeling is beschadigd</translation>
    </message>
    <message>
        <source>Ask for another copy of it, and open that.</source>
        <translation>Vraag om een andere kopie ervan, en open die.</translation>
    </message>
    <message>
        <source>This review’s file is incomplete</source>
        <translation>Het bestand van deze beoordeling is onvolledig</translation>
    </message>
    <message>
        <source>Its end is missing, perhaps because a download stopped. Get it again.</source>
        <translation>Het einde ontbreekt, misschien doordat een download is gestopt. Haal het opnieuw op.</translation>
    </message>
    <message>
        <source>This review was saved by a newer trackman</source>
        <translation>Deze beoordeling is door een nieuwere versie van trackman opgeslagen</translation>
    </message>
    <message>
        <source>Install the newest trackman, then open it again.</source>
        <translation>Installeer de nieuwste versie van trackman en open het bestand daarna opnieuw.</translation>
    </message>
    <message>
        <source>This file is too large for a review</source>
        <translation>Dit bestand is te groot voor een beoordeling</translation>
    </message>
    <message>
        <source>Ask for the review split in parts.</source>
        <translation>Vraag om de beoordeling in delen.</translation>
    </message>
    <message>
        <source>This review is of the project {name}</source>
        <translation>Deze beoordeling hoort bij het project {name}</translation>
    </message>
    <message>
        <source>Open that project, then open the file again.</source>
        <translation>Open dat project en daarna het bestand opnieuw.</translation>
    </message>
    <message>
        <source>trackman doesn’t know yet which project this is</source>
        <translation>trackman weet nog niet welk project dit is</translation>
    </message>
    <message>
        <source>Connect to DatoCMS once, then open the file again.</source>
        <translation>Maak een keer verbinding met DatoCMS en open het bestand daarna opnieuw.</translation>
    </message>
    <message>
        <source>The file is no longer there</source>
        <translation>Het bestand is er niet meer</translation>
    </message>
    <message>
        <source>The file was changed meanwhile</source>
        <translation>Het bestand is intussen gewijzigd</translation>
    </message>
    <message>
        <source>The file can’t be read</source>
        <translation>Het bestand is onleesbaar</translation>
    </message>
    <message>
        <source>Nothing was sent. Choose the file again and try once more.</source>
        <translation>Er is niets verzonden. Kies het bestand opnieuw en probeer het nog een keer.</translation>
    </message>
    <message>
        <source>The file can’t be written there</source>
        <translation>Het bestand kan daar niet worden geschreven</translation>
    </message>
    <message>
        <source>There’s no space left for the file</source>
        <translation>Er is geen ruimte meer voor het bestand</translation>
    </message>
    <message>
        <source>Another program has the file open</source>
        <translation>Een ander programma heeft het bestand geopend</translation>
    </message>
    <message>
        <source>The folder for the file doesn’t exist</source>
        <translation>De map voor het bestand bestaat niet</translation>
    </message>
    <message>
        <source>The file can’t be locked there</source>
        <translation>Het bestand kan daar niet worden vergrendeld</translation>
    </message>
    <message>
        <source>The file name is too long</source>
        <translation>De bestandsnaam is te lang</translation>
    </message>
    <message>
        <source>The file couldn’t be written</source>
        <translation>Het bestand kon niet worden geschreven</translation>
    </message>
    <message>
        <source>The history itself is unchanged.</source>
        <translation>De geschiedenis zelf is ongewijzigd.</translation>
    </message>
    <message>
        <source>Your changes stay in this window as long as it’s open.</source>
        <translation>Je wijzigingen blijven in dit venster zolang het geopend is.</translation>
    </message>
    <message>
        <source>The damaged file was set aside, and the published subtitles are shown.</source>
        <translation>Het beschadigde bestand is apart gezet, en de gepubliceerde ondertiteling wordt getoond.</translation>
    </message>
    <message>
        <source>Your draft is damaged</source>
        <translation>Je concept is beschadigd</translation>
    </message>
    <message>
        <source>Your draft can’t be written</source>
        <translation>Je concept kan niet worden geschreven</translation>
    </message>
    <message>
        <source>There’s no space left for your draft</source>
        <translation>Er is geen ruimte meer voor je concept</translation>
    </message>
    <message>
        <source>Another program is using your draft</source>
        <translation>Een ander programma gebruikt je concept</translation>
    </message>
    <message>
        <source>Your draft couldn’t be saved</source>
        <translation>Je concept kon niet worden opgeslagen</translation>
    </message>
    <message>
        <source>Close the other program, then export once more.</source>
        <translation>Sluit het andere programma en exporteer daarna nog een keer.</translation>
    </message>
    <message>
        <source>Export once more with a shorter name.</source>
        <translation>Exporteer nog een keer met een kortere naam.</translation>
    </message>
    <message>
        <source>Choose another folder, then export once more.</source>
        <translation>Kies een andere map en exporteer daarna nog een keer.</translation>
    </message>
    <message>
        <source>Put back a copy of the data folder, or import an earlier archive.</source>
        <translation>Zet een kopie van de gegevensmap terug, of importeer een eerder archief.</translation>
    </message>
    <message>
        <source>Install the newest trackman to go on.</source>
        <translation>Installeer de nieuwste versie van trackman om verder te gaan.</translation>
    </message>
    <message>
        <source>Allow trackman to write into that folder, then retry.</source>
        <translation>Sta trackman toe in die map te schrijven en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Free up disk space, then try again.</source>
        <translation>Maak schijfruimte vrij en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Close the other program, then try again.</source>
        <translation>Sluit het andere programma en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Start trackman again to begin a new journal.</source>
        <translation>Start trackman opnieuw om een nieuw logboek te beginnen.</translation>
    </message>
    <message>
        <source>The data folder is on a network drive that can’t lock files. Start trackman with --data-dir and a folder on this computer.</source>
        <translation>De gegevensmap staat op een netwerkstation dat geen bestanden kan vergrendelen. Start trackman met --data-dir en een map op deze computer.</translation>
    </message>
    <message>
        <source>Choose a shorter name or another folder.</source>
        <translation>Kies een kortere naam of een andere map.</translation>
    </message>
    <message>
        <source>See the reason below. Try again, or restart trackman.</source>
        <translation>Zie de reden hieronder. Probeer het opnieuw, of start trackman opnieuw.</translation>
    </message>
    <message>
        <source>It can’t be restored from this computer. An earlier export may contain it.</source>
        <translation>Vanaf deze computer kan het niet worden hersteld. Misschien staat het in een eerdere export.</translation>
    </message>
    <message>
        <source>It differs from what was deleted, so trackman won’t restore it.</source>
        <translation>De back-up wijkt af van wat is verwijderd, dus trackman herstelt hem niet.</translation>
    </message>
    <message>
        <source>trackman can’t back up tracks right now. Try again in a minute.</source>
        <translation>trackman kan nu geen back-ups van sporen maken. Probeer het over een minuut opnieuw.</translation>
    </message>
    <message>
        <source>It can’t be backed up, so deleting it can’t be undone.</source>
        <translation>Er kan geen back-up van worden gemaakt, dus de verwijdering kan niet ongedaan worden gemaakt.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>The subtitle file can’t be reached</source>
        <translation>Het ondertitelbestand is niet bereikbaar</translation>
    </message>
    <message>
        <source>No subtitle file was found for this track</source>
        <translation>Voor dit spoor is geen ondertitelbestand gevonden</translation>
    </message>
    <message>
        <source>The file isn’t valid WebVTT</source>
        <translation>Het bestand is geen geldige WebVTT</translation>
    </message>
    <message>
        <source>The subtitle file contains characters that can’t be read</source>
        <translation>Het ondertitelbestand bevat onleesbare tekens</translation>
    </message>
    <message>
        <source>The subtitle file is empty</source>
        <translation>Het ondertitelbestand is leeg</translation>
    </message>
    <message>
        <source>No cue in the subtitle file has times that can be read</source>
        <translation>Geen enkele ondertitel in het ondertitelbestand heeft leesbare tijden</translation>
    </message>
    <message>
        <source>The subtitle file didn’t arrive completely</source>
        <translation>Het ondertitelbestand is niet volledig aangekomen</translation>
    </message>
    <message>
        <source>The subtitle file is too large</source>
        <translation>Het ondertitelbestand is te groot</translation>
    </message>
    <message>
        <source>The subtitle file couldn’t be saved on this computer</source>
        <translation>Het ondertitelbestand kon niet op deze computer worden opgeslagen</translation>
    </message>
    <message>
        <source>The backup is missing</source>
        <translation>De back-up ontbreekt</translation>
    </message>
    <message>
        <source>The backup was changed</source>
        <translation>De back-up is gewijzigd</translation>
    </message>
    <message>
        <source>The backup can’t be read</source>
        <translation>De back-up is onleesbaar</translation>
    </message>
</context>
<context>
    <name>StretchBar</name>
    <message>
        <source>Stretch times between two points</source>
        <translation>Tijden tussen twee punten uitrekken</translation>
    </message>
    <message>
        <source>First cue</source>
        <translation>Eerste ondertitel</translation>
    </message>
    <message>
        <source>Second cue</source>
        <translation>Tweede ondertitel</translation>
    </message>
    <message>
        <source>Start of the first cue</source>
        <translation>Begin van de eerste ondertitel</translation>
    </message>
    <message>
        <source>Start of the second cue</source>
        <translation>Begin van de tweede ondertitel</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>Uitrekken</translation>
    </message>
    <message>
        <source>Name two cues, and when each of them should start.</source>
        <translation>Geef twee ondertitels op en wanneer elk daarvan moet beginnen.</translation>
    </message>
    <message>
        <source>Name two cues that start at different times.</source>
        <translation>Geef twee ondertitels op die op verschillende tijden beginnen.</translation>
    </message>
    <message>
        <source>The cues must stay in the same order.</source>
        <translation>De ondertitels moeten in dezelfde volgorde blijven.</translation>
    </message>
    <message>
        <source>Cue</source>
        <translation>Ondertitel</translation>
    </message>
    <message>
        <source>starts at</source>
        <translation>begint op</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>Compare subtitles</source>
        <translation>Ondertiteling vergelijken</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more tracks</source>
        <translation>
            <numerusform>en nog %Ln spoor</numerusform>
            <numerusform>en nog %Ln sporen</numerusform>
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
        <translation>Deze kolom wordt altijd getoond.</translation>
    </message>
</context>
<context>
    <name>TextCellEditor</name>
    <message>
        <source>Text of the cue</source>
        <translation>Tekst van de ondertitel</translation>
    </message>
</context>
<context>
    <name>TextController</name>
    <message>
        <source>Subtitle files (*.{ending})</source>
        <translation>Ondertitelbestanden (*.{ending})</translation>
    </message>
    <message>
        <source>Save subtitles</source>
        <translation>Ondertiteling opslaan</translation>
    </message>
    <message>
        <source>Subtitles saved to {file}.</source>
        <translation>Ondertiteling opgeslagen in {file}.</translation>
    </message>
</context>
<context>
    <name>TextHead</name>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bewerken</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Vervangen…</translation>
    </message>
    <message>
        <source>Save subtitles as…</source>
        <translation>Ondertiteling opslaan als…</translation>
    </message>
    <message>
        <source>Show cue {number}</source>
        <translation>Ondertitel {number} tonen</translation>
    </message>
    <message>
        <source>Edit text and times of the cues</source>
        <translation>Tekst en tijden van de ondertitels bewerken</translation>
    </message>
    <message>
        <source>You have unpublished changes to these subtitles. Choose Edit to go on.</source>
        <translation>Je hebt niet-gepubliceerde wijzigingen in deze ondertiteling. Kies “Bewerken” om verder te gaan.</translation>
    </message>
    <message>
        <source>WebVTT, unchanged (.vtt)</source>
        <translation>WebVTT, ongewijzigd (.vtt)</translation>
    </message>
    <message>
        <source>SubRip (.srt)</source>
        <translation>SubRip (.srt)</translation>
    </message>
    <message>
        <source>Plain text (.txt)</source>
        <translation>Platte tekst (.txt)</translation>
    </message>
    <message>
        <source>Findings of all tracks of this video (table)</source>
        <translation>Bevindingen van alle sporen van deze video (tabel)</translation>
    </message>
    <message>
        <source>Replace the track by a file</source>
        <translation>Het spoor vervangen door een bestand</translation>
    </message>
</context>
<context>
    <name>TextPane</name>
    <message>
        <source>Subtitles of the track</source>
        <translation>Ondertiteling van het spoor</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>Ondertiteling laden…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
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
            <numerusform>%Ln ondertitel</numerusform>
            <numerusform>%Ln ondertitels</numerusform>
        </translation>
    </message>
    <message>
        <source>Showing the local copy. Last updated: {ago}.</source>
        <translation>De lokale kopie wordt getoond. Laatst bijgewerkt: {ago}.</translation>
    </message>
    <message>
        <source>There’s no subtitle file to edit.</source>
        <translation>Er is geen ondertitelbestand om te bewerken.</translation>
    </message>
    <message>
        <source>The file is too large to be edited.</source>
        <translation>Het bestand is te groot om te bewerken.</translation>
    </message>
    <message>
        <source>None of the file can be read.</source>
        <translation>Niets in het bestand is leesbaar.</translation>
    </message>
    <message>
        <source>The subtitle server isn’t responding, and there is no local copy to show.</source>
        <translation>De ondertitelserver reageert niet, en er is geen lokale kopie om te tonen.</translation>
    </message>
    <message>
        <source>DatoCMS lists the track as ready, but there is no subtitle file. Players show nothing.</source>
        <translation>DatoCMS vermeldt het spoor als gereed, maar er is geen ondertitelbestand. Spelers tonen niets.</translation>
    </message>
    <message>
        <source>The server sent something else, such as a web page. Players show nothing.</source>
        <translation>De server heeft iets anders gestuurd, bijvoorbeeld een webpagina. Spelers tonen niets.</translation>
    </message>
    <message>
        <source>The file has no cues. Players show nothing.</source>
        <translation>Het bestand bevat geen ondertitels. Spelers tonen niets.</translation>
    </message>
    <message>
        <source>The file has words, but no cue with times. Players show nothing.</source>
        <translation>Het bestand bevat woorden, maar geen ondertitel met tijden. Spelers tonen niets.</translation>
    </message>
    <message>
        <source>The file is far larger than any subtitle file, so trackman doesn’t read it.</source>
        <translation>Het bestand is veel groter dan welk ondertitelbestand ook, dus trackman leest het niet.</translation>
    </message>
    <message>
        <source>Its words: {words}</source>
        <translation>De woorden erin: {words}</translation>
    </message>
    <message>
        <source>This expression takes too long. Make it simpler.</source>
        <translation>Deze expressie duurt te lang. Maak die eenvoudiger.</translation>
    </message>
    <message>
        <source>This isn’t a valid regular expression.</source>
        <translation>Dit is geen geldige reguliere expressie.</translation>
    </message>
    <message>
        <source>Not a valid regular expression: see character {place}.</source>
        <translation>Geen geldige reguliere expressie: zie teken {place}.</translation>
    </message>
    <message>
        <source>The subtitle file is cut off: its end is missing.</source>
        <translation>Het ondertitelbestand is afgekapt: het einde ontbreekt.</translation>
    </message>
    <message>
        <source>The subtitle file isn’t UTF-8, so players may show different characters.</source>
        <translation>Het ondertitelbestand is geen UTF-8, dus spelers tonen mogelijk andere tekens.</translation>
    </message>
    <message>
        <source>The file isn’t valid WebVTT, so players may show nothing.</source>
        <translation>Het bestand is geen geldige WebVTT, dus spelers tonen mogelijk niets.</translation>
    </message>
    <message>
        <source>The subtitle file is too large. Only its beginning is shown.</source>
        <translation>Het ondertitelbestand is te groot. Alleen het begin wordt getoond.</translation>
    </message>
    <message>
        <source>None of these cues has a time that players can read.</source>
        <translation>Geen van deze ondertitels heeft een tijd die spelers kunnen lezen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues have times that no player can read.</source>
        <translation>
            <numerusform>%Ln ondertitel heeft tijden die geen enkele speler kan lezen.</numerusform>
            <numerusform>%Ln ondertitels hebben tijden die geen enkele speler kan lezen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Their numbers: {numbers}.</source>
        <translation>De nummers: {numbers}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are not shown here.</source>
        <translation>
            <numerusform>%Ln ervan wordt hier niet getoond.</numerusform>
            <numerusform>%Ln ervan worden hier niet getoond.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TokenField</name>
    <message>
        <source>Show token</source>
        <translation>Token tonen</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>API-token</translation>
    </message>
    <message>
        <source>Paste the token here</source>
        <translation>Plak het token hier</translation>
    </message>
    <message>
        <source>Hide token</source>
        <translation>Token verbergen</translation>
    </message>
</context>
<context>
    <name>TokenForm</name>
    <message>
        <source>API token</source>
        <translation>API-token</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Aanmelden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Checking with DatoCMS…</source>
        <translation>Controleren bij DatoCMS…</translation>
    </message>
    <message>
        <source>Saving the token in this computer’s keyring…</source>
        <translation>Token opslaan in de sleutelbos van deze computer…</translation>
    </message>
    <message>
        <source>Paste the token into the field above first.</source>
        <translation>Plak eerst het token in het veld hierboven.</translation>
    </message>
    <message>
        <source>The token is kept in this computer’s keyring, never in a file.</source>
        <translation>Het token wordt in de sleutelbos van deze computer bewaard, nooit in een bestand.</translation>
    </message>
    <message>
        <source>This computer has no keyring. trackman can keep the token until you close it, and never writes it to a file.</source>
        <translation>Deze computer heeft geen sleutelbos. trackman kan het token bewaren tot je het programma sluit, en schrijft het nooit naar een bestand.</translation>
    </message>
</context>
<context>
    <name>TokenRequest</name>
    <message>
        <source>Copy message</source>
        <translation>Bericht kopiëren</translation>
    </message>
    <message>
        <source>I can create a token myself</source>
        <translation>Ik kan zelf een token maken</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Gekopieerd</translation>
    </message>
    <message>
        <source>Message copied</source>
        <translation>Bericht gekopieerd</translation>
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
        <translation>Hallo,

Ik wil graag trackman gebruiken, een desktopprogramma dat ondertitel- en audiosporen van onze video’s in DatoCMS toont, controleert en verwijdert. Daarvoor heb ik een API-token van ons project nodig. Kun je er een voor me maken?

In DatoCMS: Project settings › API tokens › New token
• Naam: trackman
• Toegang: alleen Content Management API
• Rol: een die uploads in de primaire omgeving mag lezen en bewerken. Om te kijken zonder iets te wijzigen is het lezen van uploads genoeg. Als de rol ook records mag lezen, toont trackman welke daarvan een video gebruiken.

trackman bewaart het token in de sleutelbos van mijn computer en stuurt het alleen naar DatoCMS. Geef het me liever via een wachtwoordbeheerder dan per e-mail of chat; je kunt het op dezelfde plek altijd weer intrekken.

Bedankt!</translation>
    </message>
    <message>
        <source>Ask someone who manages the project</source>
        <translation>Vraag het iemand die het project beheert</translation>
    </message>
    <message>
        <source>Creating tokens takes a role that may manage API tokens: usually the project’s owner, an administrator, or the agency that built the site. Send them this:</source>
        <translation>Voor het maken van tokens is een rol nodig die API-tokens mag beheren: meestal de eigenaar van het project, een beheerder of het bureau dat de site heeft gebouwd. Stuur hun dit:</translation>
    </message>
</context>
<context>
    <name>TourBubble</name>
    <message>
        <source>Skip</source>
        <translation>Overslaan</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Volgende</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Stap {number} van {count}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Klaar</translation>
    </message>
    <message>
        <source>End the tour. Help › Tour starts it again.</source>
        <translation>De rondleiding beëindigen. Via Help › Rondleiding start je die opnieuw.</translation>
    </message>
    <message>
        <source>Go back to the step before</source>
        <translation>Terug naar de vorige stap</translation>
    </message>
    <message>
        <source>Go on with the tour; Escape leaves it</source>
        <translation>Verder met de rondleiding; met Esc verlaat je die</translation>
    </message>
</context>
<context>
    <name>TourWording</name>
    <message>
        <source>Open a video</source>
        <translation>Open een video</translation>
    </message>
    <message>
        <source>Paste a DatoCMS link or a video ID here, or drop a link on the window.</source>
        <translation>Plak hier een DatoCMS-link of een video-ID, of sleep een link naar het venster.</translation>
    </message>
    <message>
        <source>Or pick one of your videos</source>
        <translation>Of kies een van je video’s</translation>
    </message>
    <message>
        <source>Search and filter the library, and keep a filter as a view.</source>
        <translation>Doorzoek en filter de bibliotheek, en bewaar een filter als weergave.</translation>
    </message>
    <message>
        <source>Its tracks</source>
        <translation>De sporen</translation>
    </message>
    <message>
        <source>Subtitles and audio, with the findings of each. Select one to read it, or several to work on them together.</source>
        <translation>Ondertiteling en audio, elk met de bevindingen. Selecteer een spoor om het te lezen, of meerdere om ze samen te behandelen.</translation>
    </message>
    <message>
        <source>Look closely</source>
        <translation>Kijk goed</translation>
    </message>
    <message>
        <source>Read the subtitles, play the video, compare, edit. Errors and warnings stand beside the cue they are about.</source>
        <translation>Lees de ondertiteling, speel de video af, vergelijk, bewerk. Fouten en waarschuwingen staan naast de ondertitel waar ze over gaan.</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Beslis</translation>
    </message>
    <message>
        <source>Delete what should go ({delete}). The subtitles are saved first, and {undo} brings the track back.</source>
        <translation>Verwijder wat weg moet ({delete}). De ondertiteling wordt eerst opgeslagen, en met {undo} haal je het spoor terug.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Judge many tracks</source>
        <translation>Beoordeel veel sporen</translation>
    </message>
    <message>
        <source>Review, among all tracks and in the menu Track, shows them one after another: {keep} keeps, {delete} marks for deletion. Tools › Reviews goes on where you left one.</source>
        <translation>“Beoordelen”, bij “Alle sporen” en in het menu “Spoor”, toont ze een voor een: {keep} behoudt, {delete} markeert voor verwijdering. Via Extra › Beoordelingen ga je door waar je was gebleven.</translation>
    </message>
    <message>
        <source>Help is here</source>
        <translation>Hier vind je hulp</translation>
    </message>
    <message>
        <source>What’s this? explains every control, Keyboard shortcuts ({keys}) lists all keys and changes them, and Tour starts this again.</source>
        <translation>“Wat is dit?” legt elk element uit, “Sneltoetsen” ({keys}) toont alle toetsen en wijzigt ze, en “Rondleiding” begint dit opnieuw.</translation>
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
        <translation>Opgeslagen: {moment}</translation>
    </message>
    <message>
        <source>Press {key} to put a saved version beside the text.</source>
        <translation>Druk op {key} om een opgeslagen versie naast de tekst te zetten.</translation>
    </message>
    <message>
        <source>Unpublished draft, last changed: {ago}</source>
        <translation>Niet-gepubliceerd concept, laatst gewijzigd: {ago}</translation>
    </message>
    <message>
        <source>{outcome} {ago}</source>
        <translation>{outcome}: {ago}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln saved versions</source>
        <translation>
            <numerusform>%Ln opgeslagen versie</numerusform>
            <numerusform>%Ln opgeslagen versies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more in the history</source>
        <translation>
            <numerusform>en nog %Ln in de geschiedenis</numerusform>
            <numerusform>en nog %Ln in de geschiedenis</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrackListWording</name>
    <message numerus="yes">
        <source>All %Ln found</source>
        <translation>
            <numerusform>%Ln gevonden</numerusform>
            <numerusform>Alle %Ln gevonden</numerusform>
        </translation>
    </message>
    <message>
        <source>{found} of {total} found; {unknown} unknown</source>
        <translation>{found} van {total} gevonden; {unknown} onbekend</translation>
    </message>
    <message>
        <source>{found} of {total} found</source>
        <translation>{found} van {total} gevonden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines lead to another project or environment</source>
        <translation>
            <numerusform>%Ln regel leidt naar een ander project of een andere omgeving</numerusform>
            <numerusform>%Ln regels leiden naar een ander project of een andere omgeving</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no IDs or links of videos or tracks in it.</source>
        <translation>Er staan geen ID’s of links van video’s of sporen in.</translation>
    </message>
    <message>
        <source>The file couldn’t be read: {reason}</source>
        <translation>Het bestand kon niet worden gelezen: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track IDs copied</source>
        <translation>
            <numerusform>%Ln spoor-ID gekopieerd</numerusform>
            <numerusform>%Ln spoor-ID’s gekopieerd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out: their video has a track of the same kind and name.</source>
        <translation>
            <numerusform>%Ln spoor wordt overgeslagen: de video heeft een spoor van dezelfde soort en naam.</numerusform>
            <numerusform>%Ln sporen worden overgeslagen: hun video heeft een spoor van dezelfde soort en naam.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks can’t be put back: no scan has read their subtitles, or the video is gone.</source>
        <translation>
            <numerusform>%Ln spoor kan niet worden teruggehaald: geen enkele scan heeft de ondertiteling ervan gelezen, of de video is weg.</numerusform>
            <numerusform>%Ln sporen kunnen niet worden teruggehaald: geen enkele scan heeft de ondertiteling ervan gelezen, of de video is weg.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back %Ln of the selected tracks?</source>
        <translation>
            <numerusform>%Ln van de geselecteerde sporen terughalen?</numerusform>
            <numerusform>%Ln van de geselecteerde sporen terughalen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back %Ln tracks</source>
        <translation>
            <numerusform>%Ln spoor terughalen</numerusform>
            <numerusform>%Ln sporen terughalen</numerusform>
        </translation>
    </message>
    <message>
        <source>No track has vanished.</source>
        <translation>Er is geen spoor verdwenen.</translation>
    </message>
    <message numerus="yes">
        <source>No track vanished more than %Ln days ago.</source>
        <translation>
            <numerusform>Er is geen spoor meer dan %Ln dag geleden verdwenen.</numerusform>
            <numerusform>Er is geen spoor meer dan %Ln dagen geleden verdwenen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forget %Ln vanished tracks?</source>
        <translation>
            <numerusform>%Ln verdwenen spoor vergeten?</numerusform>
            <numerusform>%Ln verdwenen sporen vergeten?</numerusform>
        </translation>
    </message>
    <message>
        <source>They vanished before {day}.</source>
        <translation>Ze zijn voor {day} verdwenen.</translation>
    </message>
    <message numerus="yes">
        <source>trackman has read the subtitles of %Ln of them. Once forgotten, these can’t be put back.</source>
        <translation>
            <numerusform>Van %Ln daarvan heeft trackman de ondertiteling gelezen. Eenmaal vergeten kan het niet meer worden teruggehaald.</numerusform>
            <numerusform>Van %Ln daarvan heeft trackman de ondertiteling gelezen. Eenmaal vergeten kunnen deze niet meer worden teruggehaald.</numerusform>
        </translation>
    </message>
    <message>
        <source>Backups of tracks that were deleted in trackman are kept.</source>
        <translation>Back-ups van sporen die in trackman zijn verwijderd, blijven bewaard.</translation>
    </message>
    <message numerus="yes">
        <source>Forget %Ln tracks</source>
        <translation>
            <numerusform>%Ln spoor vergeten</numerusform>
            <numerusform>%Ln sporen vergeten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln vanished tracks forgotten</source>
        <translation>
            <numerusform>%Ln verdwenen spoor vergeten</numerusform>
            <numerusform>%Ln verdwenen sporen vergeten</numerusform>
        </translation>
    </message>
    <message>
        <source>Export tracks</source>
        <translation>Sporen exporteren</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel-werkmappen (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks exported</source>
        <translation>
            <numerusform>%Ln spoor geëxporteerd</numerusform>
            <numerusform>%Ln sporen geëxporteerd</numerusform>
        </translation>
    </message>
    <message>
        <source>Language code</source>
        <translation>Taalcode</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>Video-ID</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>Spoor-ID</translation>
    </message>
</context>
<context>
    <name>TrackOnPage</name>
    <message>
        <source>closed captions</source>
        <translation>closed captions</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Naamloos</translation>
    </message>
    <message>
        <source>Play the video with this sound to judge it.</source>
        <translation>Speel de video af met dit geluid om het te beoordelen.</translation>
    </message>
    <message>
        <source>Audio track</source>
        <translation>Audiospoor</translation>
    </message>
    <message>
        <source>Play this sound</source>
        <translation>Dit geluid afspelen</translation>
    </message>
    <message>
        <source>The video can’t be played, so its subtitles can’t be read.</source>
        <translation>De video kan niet worden afgespeeld, dus de ondertiteling ervan kan niet worden gelezen.</translation>
    </message>
    <message>
        <source>No subtitles to read</source>
        <translation>Geen ondertiteling om te lezen</translation>
    </message>
    <message>
        <source>This track isn’t in the video any more</source>
        <translation>Dit spoor staat niet meer in de video</translation>
    </message>
    <message>
        <source>It was deleted or replaced after the queue was made. Nothing will be changed; press Keep to go on.</source>
        <translation>Het is verwijderd of vervangen nadat de beoordeling was gemaakt. Er wordt niets gewijzigd; druk op “Behouden” om door te gaan.</translation>
    </message>
    <message>
        <source>It was deleted, as was decided in this review.</source>
        <translation>Het is verwijderd, zoals in deze beoordeling is besloten.</translation>
    </message>
    <message>
        <source>The track isn’t in the video any more.</source>
        <translation>Het spoor staat niet meer in de video.</translation>
    </message>
    <message>
        <source>Audio can’t be edited here.</source>
        <translation>Audio kan hier niet worden bewerkt.</translation>
    </message>
    <message>
        <source>There’s no subtitle file to edit.</source>
        <translation>Er is geen ondertitelbestand om te bewerken.</translation>
    </message>
    <message>
        <source>Track {place}</source>
        <translation>Spoor {place}</translation>
    </message>
</context>
<context>
    <name>TrackViewsButton</name>
    <message>
        <source>View: {name}</source>
        <translation>Weergave: {name}</translation>
    </message>
    <message>
        <source>{view} ({count})</source>
        <extracomment>A view and how many tracks it has: “Errored (12)”.</extracomment>
        <translation>{view} ({count})</translation>
    </message>
    <message>
        <source>Your views</source>
        <translation>Je weergaven</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Deze weergave opslaan…</translation>
    </message>
    <message>
        <source>Rename {view}…</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>Naam van {view} wijzigen…</translation>
    </message>
    <message>
        <source>Delete {view}</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>{view} verwijderen</translation>
    </message>
</context>
<context>
    <name>TrackWording</name>
    <message>
        <source>Subtitles</source>
        <translation>Ondertiteling</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Gereed</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>In voorbereiding</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>Mislukt</translation>
    </message>
    <message>
        <source>{status}: {error}</source>
        <translation>{status}: {error}</translation>
    </message>
    <message>
        <source>Not specified</source>
        <extracomment>Answer to “Closed captions”; so are Yes and No below.</extracomment>
        <translation>Niet opgegeven</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nee</translation>
    </message>
    <message>
        <source>No language</source>
        <translation>Geen taal</translation>
    </message>
    <message>
        <source>closed captions</source>
        <translation>closed captions</translation>
    </message>
    <message>
        <source>subtitles</source>
        <extracomment>One of the words a row is read out with: “Italiano, subtitles, Italian, ready”.</extracomment>
        <translation>ondertiteling</translation>
    </message>
    <message>
        <source>audio</source>
        <extracomment>One of the words a row is read out with: “Italiano, audio, Italian, ready”.</extracomment>
        <translation>audio</translation>
    </message>
    <message>
        <source>ready</source>
        <extracomment>One of the words a row is read out with: “Italiano, subtitles, Italian, ready”.</extracomment>
        <translation>gereed</translation>
    </message>
    <message>
        <source>preparing</source>
        <extracomment>One of the words a row is read out with; the track is being prepared.</extracomment>
        <translation>in voorbereiding</translation>
    </message>
    <message>
        <source>errored</source>
        <extracomment>One of the words a row is read out with; the track failed processing.</extracomment>
        <translation>mislukt</translation>
    </message>
</context>
<context>
    <name>TracksHead</name>
    <message>
        <source>Add…</source>
        <translation>Toevoegen…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks with errors</source>
        <translation>
            <numerusform>%Ln spoor met fouten</numerusform>
            <numerusform>%Ln sporen met fouten</numerusform>
        </translation>
    </message>
    <message>
        <source>Add subtitles or audio from files</source>
        <translation>Ondertiteling of audio uit bestanden toevoegen</translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>Geen sporen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln spoor</numerusform>
            <numerusform>%Ln sporen</numerusform>
        </translation>
    </message>
    <message>
        <source>Select the tracks with errors</source>
        <translation>De sporen met fouten selecteren</translation>
    </message>
</context>
<context>
    <name>TracksModel</name>
    <message>
        <source>Track</source>
        <translation>Spoor</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Bevindingen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
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
        <translation>Open een video om de sporen te zien</translation>
    </message>
    <message>
        <source>Choose one in the list, or paste a DatoCMS link or video ID above. You can also drop a link onto this window.</source>
        <translation>Kies er een in de lijst, of plak hierboven een DatoCMS-link of video-ID. Je kunt ook een link naar dit venster slepen.</translation>
    </message>
    <message>
        <source>Open video…</source>
        <translation>Video openen…</translation>
    </message>
    <message>
        <source>{video} has no subtitle or audio tracks.</source>
        <translation>{video} heeft geen ondertitel- of audiosporen.</translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>Geen sporen</translation>
    </message>
</context>
<context>
    <name>TracksPane</name>
    <message>
        <source>Select a track.</source>
        <translation>Selecteer een spoor.</translation>
    </message>
    <message>
        <source>Copy rows as text</source>
        <translation>Rijen als tekst kopiëren</translation>
    </message>
    <message>
        <source>Loading tracks…</source>
        <translation>Sporen laden…</translation>
    </message>
    <message>
        <source>{name}: {state}</source>
        <translation>{name}: {state}</translation>
    </message>
    <message>
        <source>Open a video first.</source>
        <translation>Open eerst een video.</translation>
    </message>
    <message>
        <source>The selected tracks are already being deleted.</source>
        <translation>De geselecteerde sporen worden al verwijderd.</translation>
    </message>
</context>
<context>
    <name>TracksTable</name>
    <message>
        <source>Tracks</source>
        <translation>Sporen</translation>
    </message>
</context>
<context>
    <name>TypedCount</name>
    <message>
        <source>To delete that many tracks, type their number: {count}</source>
        <translation>Typ het aantal sporen om er zoveel te verwijderen: {count}</translation>
    </message>
</context>
<context>
    <name>UndoController</name>
    <message>
        <source>Redo replacement of {name}</source>
        <translation>Vervanging van {name} opnieuw uitvoeren</translation>
    </message>
    <message numerus="yes">
        <source>Redo replacement of %Ln tracks</source>
        <translation>
            <numerusform>Vervanging van %Ln spoor opnieuw uitvoeren</numerusform>
            <numerusform>Vervanging van %Ln sporen opnieuw uitvoeren</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo replacement of {name}</source>
        <translation>Vervanging van {name} ongedaan maken</translation>
    </message>
    <message numerus="yes">
        <source>Undo replacement of %Ln tracks</source>
        <translation>
            <numerusform>Vervanging van %Ln spoor ongedaan maken</numerusform>
            <numerusform>Vervanging van %Ln sporen ongedaan maken</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo deletion of {name}</source>
        <translation>Verwijdering van {name} ongedaan maken</translation>
    </message>
    <message numerus="yes">
        <source>Undo deletion of %Ln tracks</source>
        <translation>
            <numerusform>Verwijdering van %Ln spoor ongedaan maken</numerusform>
            <numerusform>Verwijdering van %Ln sporen ongedaan maken</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>Niets ongedaan te maken.</translation>
    </message>
    <message>
        <source>Still working. It will be undone as soon as that has finished.</source>
        <translation>Nog bezig. Het wordt ongedaan gemaakt zodra dat klaar is.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks have no backup and can’t be restored.</source>
        <translation>
            <numerusform>%Ln spoor heeft geen back-up en kan niet worden hersteld.</numerusform>
            <numerusform>%Ln sporen hebben geen back-up en kunnen niet worden hersteld.</numerusform>
        </translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>Er is geen back-up, dus het kan niet worden hersteld.</translation>
    </message>
</context>
<context>
    <name>UnexpectedErrors</name>
    <message>
        <source>trackman was updated while it was open, so not everything works any more. Close it and start it again.</source>
        <translation>trackman is bijgewerkt terwijl het geopend was, dus niet alles werkt meer. Sluit trackman en start het opnieuw.</translation>
    </message>
    <message>
        <source>The unexpected error happened again.</source>
        <translation>De onverwachte fout is opnieuw opgetreden.</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Rapport tonen</translation>
    </message>
    <message>
        <source>This report holds no token, no subtitle text and no file name. Copy it to pass it on.</source>
        <translation>Dit rapport bevat geen token, geen tekst van ondertitels en geen bestandsnaam. Kopieer het om het door te geven.</translation>
    </message>
    <message>
        <source>Error report</source>
        <translation>Foutrapport</translation>
    </message>
</context>
<context>
    <name>UpdatesDialog</name>
    <message>
        <source>Check for updates</source>
        <translation>Controleren op updates</translation>
    </message>
    <message>
        <source>Open download page</source>
        <translation>Downloadpagina openen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>This is trackman {version}.</source>
        <translation>Dit is trackman {version}.</translation>
    </message>
    <message>
        <source>Checking for updates…</source>
        <translation>Controleren op updates…</translation>
    </message>
    <message>
        <source>You have the newest version, {version}.</source>
        <translation>Je hebt de nieuwste versie, {version}.</translation>
    </message>
    <message>
        <source>trackman is up to date</source>
        <translation>trackman is up-to-date</translation>
    </message>
    <message>
        <source>trackman {version} is available</source>
        <translation>trackman {version} is beschikbaar</translation>
    </message>
    <message>
        <source>You have {version}. The page opens in your browser.</source>
        <translation>Je hebt {version}. De pagina wordt in je browser geopend.</translation>
    </message>
    <message>
        <source>trackman {version} needs a newer system</source>
        <translation>trackman {version} heeft een nieuwer systeem nodig</translation>
    </message>
    <message>
        <source>It needs system version {needed}; this computer has {found}. You can go on using trackman {version}.</source>
        <translation>Daarvoor is systeemversie {needed} nodig; deze computer heeft {found}. Je kunt trackman {version} blijven gebruiken.</translation>
    </message>
    <message>
        <source>Couldn’t check for updates</source>
        <translation>Controleren op updates is niet gelukt</translation>
    </message>
    <message>
        <source>This version doesn’t know where to look. Ask whoever gave you trackman.</source>
        <translation>Deze versie weet niet waar updates te vinden zijn. Vraag het degene van wie je trackman hebt gekregen.</translation>
    </message>
    <message>
        <source>The address to look at isn’t an https address. Ask whoever set up this computer.</source>
        <translation>Het ingestelde adres is geen https-adres. Vraag het degene die deze computer heeft ingericht.</translation>
    </message>
    <message>
        <source>The notice isn’t signed by the makers of trackman, so it is ignored. Somebody may have tampered with it: don’t download trackman from a link you were sent.</source>
        <translation>De updatemelding is niet ondertekend door de makers van trackman en wordt dus genegeerd. Misschien heeft iemand ermee geknoeid: download trackman niet via een link die je is toegestuurd.</translation>
    </message>
    <message>
        <source>The notice is signed with a key this version doesn’t know. Get the newest trackman from where you got this one.</source>
        <translation>De updatemelding is ondertekend met een sleutel die deze versie niet kent. Haal de nieuwste versie van trackman op de plek waar je deze hebt gekregen.</translation>
    </message>
    <message>
        <source>The notice is damaged. Try again later.</source>
        <translation>De updatemelding is beschadigd. Probeer het later opnieuw.</translation>
    </message>
    <message>
        <source>The notice leads to a page that trackman doesn’t open. Get the newest version from where you got this one.</source>
        <translation>De updatemelding leidt naar een pagina die trackman niet opent. Haal de nieuwste versie op de plek waar je deze hebt gekregen.</translation>
    </message>
    <message>
        <source>The connection isn’t secure, so nothing was asked. Settings › Network can tell more.</source>
        <translation>De verbinding is niet veilig, dus er is niets opgevraagd. Zie Instellingen › Netwerk voor meer informatie.</translation>
    </message>
    <message>
        <source>There is no connection. Check your network, then try again.</source>
        <translation>Er is geen verbinding. Controleer je netwerk en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>The server points to another host, which trackman doesn’t follow.</source>
        <translation>De server verwijst naar een andere server, en daar gaat trackman niet naartoe.</translation>
    </message>
    <message>
        <source>The answer is far too large for a notice, and was not read.</source>
        <translation>Het antwoord is veel te groot voor een updatemelding en is niet gelezen.</translation>
    </message>
    <message>
        <source>The server didn’t answer in time. Try again later.</source>
        <translation>De server heeft niet op tijd geantwoord. Probeer het later opnieuw.</translation>
    </message>
    <message>
        <source>The server has no notice at the moment. Try again later.</source>
        <translation>De server heeft op dit moment geen updatemelding. Probeer het later opnieuw.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Probeer het later opnieuw.</translation>
    </message>
    <message>
        <source>Ask the server once more</source>
        <translation>De server nog een keer vragen</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Versions of {name}</source>
        <translation>Versies van {name}</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versies</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergelijken</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Opslaan als…</translation>
    </message>
    <message>
        <source>Restore this version</source>
        <translation>Deze versie herstellen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Select one version.</source>
        <translation>Selecteer één versie.</translation>
    </message>
    <message>
        <source>Select one or two versions.</source>
        <translation>Selecteer een of twee versies.</translation>
    </message>
    <message>
        <source>Compare with the subtitles of now</source>
        <translation>Vergelijken met de huidige ondertiteling</translation>
    </message>
    <message>
        <source>No saved versions yet</source>
        <translation>Nog geen opgeslagen versies</translation>
    </message>
    <message>
        <source>trackman saves the subtitles whenever you add, publish, replace or delete a track. The versions appear here.</source>
        <translation>trackman slaat de ondertiteling op telkens wanneer je een spoor toevoegt, publiceert, vervangt of verwijdert. De versies verschijnen hier.</translation>
    </message>
</context>
<context>
    <name>VersionsModel</name>
    <message>
        <source>When</source>
        <translation>Wanneer</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Waarom</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhoud</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: who saved a version.</extracomment>
        <translation>Door</translation>
    </message>
    <message>
        <source>Unreadable, {size}</source>
        <translation>Onleesbaar, {size}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues, {size}</source>
        <translation>
            <numerusform>%Ln ondertitel, {size}</numerusform>
            <numerusform>%Ln ondertitels, {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>By whom it was saved.</extracomment>
        <translation>Onbekend</translation>
    </message>
    <message>
        <source>Before deletion or replacement</source>
        <translation>Vóór verwijdering of vervanging</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Toegevoegd</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Gepubliceerd</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Hersteld</translation>
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
        <translation>Selecteer eerst een rij.</translation>
    </message>
    <message>
        <source>The selected rows belong to several videos.</source>
        <translation>De geselecteerde rijen horen bij verschillende video’s.</translation>
    </message>
    <message>
        <source>The video belongs to the project {project}. Open it first.</source>
        <translation>De video hoort bij het project {project}. Open dat eerst.</translation>
    </message>
    <message>
        <source>The video is in the primary environment. Switch to it first.</source>
        <translation>De video zit in de primaire omgeving. Ga daar eerst naartoe.</translation>
    </message>
    <message>
        <source>The video is in the environment {name}. Switch to it first.</source>
        <translation>De video zit in de omgeving {name}. Ga daar eerst naartoe.</translation>
    </message>
</context>
<context>
    <name>VideoController</name>
    <message>
        <source>{reason}. Showing the tracks from your last visit.</source>
        <translation>{reason}. Je ziet de sporen van je laatste bezoek.</translation>
    </message>
    <message>
        <source>Couldn’t refresh: {reason}. The tracks may be out of date.</source>
        <translation>Vernieuwen is niet gelukt: {reason}. De sporen zijn mogelijk verouderd.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Searching videos… {count} of {total}</source>
        <translation>Video’s doorzoeken… {count} van {total}</translation>
    </message>
</context>
<context>
    <name>VideoQuestion</name>
    <message>
        <source>Paste the video’s DatoCMS link or its ID. The video must be in this project.</source>
        <translation>Plak de DatoCMS-link of de ID van de video. De video moet in dit project zitten.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Link or ID of a video</source>
        <translation>Link of ID van een video</translation>
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
        <translation>DatoCMS-adres kopiëren</translation>
    </message>
    <message>
        <source>Copy stream link</source>
        <translation>Streamlink kopiëren</translation>
    </message>
    <message>
        <source>Streaming counts towards your DatoCMS quota.</source>
        <translation>Streaming telt mee voor je DatoCMS-quotum.</translation>
    </message>
    <message>
        <source>The project’s DatoCMS address isn’t known yet.</source>
        <translation>Het DatoCMS-adres van het project is nog niet bekend.</translation>
    </message>
    <message>
        <source>Open in DatoCMS</source>
        <translation>Openen in DatoCMS</translation>
    </message>
    <message>
        <source>This video has no stream.</source>
        <translation>Deze video heeft geen stream.</translation>
    </message>
    <message>
        <source>Open stream link</source>
        <translation>Streamlink openen</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duur</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Resolutie</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Beeldsnelheid</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Grootte</translation>
    </message>
    <message>
        <source>File type</source>
        <translation>Bestandstype</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Indeling</translation>
    </message>
    <message>
        <source>Best MP4</source>
        <translation>Beste MP4</translation>
    </message>
    <message>
        <source>Poster frame</source>
        <translation>Posterbeeld</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>Geüpload</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Gewijzigd</translation>
    </message>
    <message>
        <source>Uploaded by</source>
        <translation>Geüpload door</translation>
    </message>
    <message>
        <source>Virus scan</source>
        <translation>Virusscan</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschrijving</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>Copyright</source>
        <translation>Copyright</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notities</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Smart tags</source>
        <translation>Slimme tags</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>Video-ID</translation>
    </message>
    <message>
        <source>Copy video ID</source>
        <translation>Video-ID kopiëren</translation>
    </message>
    <message>
        <source>Playback ID</source>
        <translation>Playback-ID</translation>
    </message>
    <message>
        <source>Copy playback ID</source>
        <translation>Playback-ID kopiëren</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pad</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pad kopiëren</translation>
    </message>
    <message>
        <source>File address</source>
        <translation>Bestandsadres</translation>
    </message>
    <message>
        <source>Copy file address</source>
        <translation>Bestandsadres kopiëren</translation>
    </message>
    <message>
        <source>MD5</source>
        <translation>MD5</translation>
    </message>
    <message>
        <source>Copy MD5</source>
        <translation>MD5 kopiëren</translation>
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
        <translation>{width} × {height} pixels</translation>
    </message>
    <message>
        <source>{short} ({count} bytes)</source>
        <translation>{short} ({count} bytes)</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoog</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Gemiddeld</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Laag</translation>
    </message>
    <message>
        <source>Not scanned yet</source>
        <translation>Nog niet gescand</translation>
    </message>
    <message>
        <source>No threats found</source>
        <translation>Geen bedreigingen gevonden</translation>
    </message>
    <message>
        <source>Infected</source>
        <translation>Geïnfecteerd</translation>
    </message>
    <message>
        <source>Scan failed</source>
        <translation>Scan mislukt</translation>
    </message>
    <message>
        <source>Not scanned</source>
        <translation>Niet gescand</translation>
    </message>
    <message>
        <source>Project owner</source>
        <translation>Projecteigenaar</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisatie</translation>
    </message>
    <message>
        <source>Collaborator</source>
        <translation>Medewerker</translation>
    </message>
    <message>
        <source>Collaborator (single sign-on)</source>
        <translation>Medewerker (single sign-on)</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>API-token</translation>
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
        <translation>Video’s</translation>
    </message>
    <message>
        <source>This video isn’t loaded yet.</source>
        <translation>Deze video is nog niet geladen.</translation>
    </message>
    <message>
        <source>Go to its tracks</source>
        <translation>Naar de sporen gaan</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Naam kopiëren</translation>
    </message>
    <message>
        <source>Copy video ID</source>
        <translation>Video-ID kopiëren</translation>
    </message>
</context>
<context>
    <name>ViewsButton</name>
    <message>
        <source>View: {name}</source>
        <translation>Weergave: {name}</translation>
    </message>
    <message>
        <source>All videos</source>
        <translation>Alle video’s</translation>
    </message>
    <message>
        <source>Recent videos</source>
        <translation>Recente video’s</translation>
    </message>
    <message>
        <source>Your views</source>
        <translation>Je weergaven</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Deze weergave opslaan…</translation>
    </message>
    <message>
        <source>Rename {view}…</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>Naam van {view} wijzigen…</translation>
    </message>
    <message>
        <source>Delete {view}</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>{view} verwijderen</translation>
    </message>
    <message>
        <source>Saved in DatoCMS</source>
        <translation>Opgeslagen in DatoCMS</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Laden…</translation>
    </message>
    <message>
        <source>{filter} (in part)</source>
        <translation>{filter} (gedeeltelijk)</translation>
    </message>
    <message>
        <source>Recent videos are always offered here.</source>
        <translation>Recente video’s staan hier altijd.</translation>
    </message>
    <message>
        <source>Search or filter the videos first.</source>
        <translation>Zoek of filter eerst video’s.</translation>
    </message>
    <message>
        <source>These parts of the filter aren’t supported and are ignored: {p}</source>
        <translation>Deze delen van het filter worden niet ondersteund en genegeerd: {p}</translation>
    </message>
</context>
<context>
    <name>WholeProject</name>
    <message>
        <source>Search all subtitles</source>
        <translation>Alle ondertiteling doorzoeken</translation>
    </message>
</context>
<context>
    <name>WordListDialog</name>
    <message>
        <source>Word list</source>
        <translation>Woordenlijst</translation>
    </message>
    <message>
        <source>New word list</source>
        <translation>Nieuwe woordenlijst</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Opslaan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Enter a name for the list first.</source>
        <translation>Voer eerst een naam voor de lijst in.</translation>
    </message>
    <message>
        <source>Enter a word first.</source>
        <translation>Voer eerst een woord in.</translation>
    </message>
    <message>
        <source>Keep the list and search for it</source>
        <translation>De lijst bewaren en ernaar zoeken</translation>
    </message>
    <message>
        <source>One word or phrase a line. A cue that holds one of them is found.</source>
        <translation>Eén woord of woordgroep per regel. Een ondertitel die er een van bevat, wordt gevonden.</translation>
    </message>
    <message>
        <source>A list with this name exists and will be replaced.</source>
        <translation>Er bestaat al een lijst met deze naam; die wordt vervangen.</translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation>Naam van de lijst</translation>
    </message>
    <message>
        <source>The list is shown by this name.</source>
        <translation>De lijst wordt onder deze naam getoond.</translation>
    </message>
    <message>
        <source>Words and phrases</source>
        <translation>Woorden en woordgroepen</translation>
    </message>
    <message>
        <source>One word or phrase a line, such as colou*</source>
        <translation>Eén woord of woordgroep per regel, zoals kleur*</translation>
    </message>
</context>
<context>
    <name>WordListsPanel</name>
    <message>
        <source>Word lists</source>
        <translation>Woordenlijsten</translation>
    </message>
    <message>
        <source>New word list…</source>
        <translation>Nieuwe woordenlijst…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bewerken…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Select a word list first.</source>
        <translation>Selecteer eerst een woordenlijst.</translation>
    </message>
    <message>
        <source>Change name and words of the list</source>
        <translation>Naam en woorden van de lijst wijzigen</translation>
    </message>
</context>
<context>
    <name>WorkModel</name>
    <message>
        <source>What</source>
        <extracomment>Titles of columns: the action, its video, how far it is, since when.</extracomment>
        <translation>Wat</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Toestand</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
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
        <translation>Details van het spoor</translation>
    </message>
    <message>
        <source>Parts of the work</source>
        <translation>Onderdelen van het werkgebied</translation>
    </message>
    <message>
        <source>No video open</source>
        <translation>Geen video geopend</translation>
    </message>
    <message>
        <source>Select a track</source>
        <translation>Selecteer een spoor</translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>Geen sporen</translation>
    </message>
    <message>
        <source>Recently deleted has all tracks that can be restored.</source>
        <translation>“Onlangs verwijderd” bevat alle sporen die kunnen worden hersteld.</translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>Er is geen back-up, dus het kan niet worden hersteld.</translation>
    </message>
    <message>
        <source>Open a video first.</source>
        <translation>Open eerst een video.</translation>
    </message>
    <message>
        <source>The project’s address isn’t known yet.</source>
        <translation>Het adres van het project is nog niet bekend.</translation>
    </message>
    <message>
        <source>Choose a track to read, hear and judge it here.</source>
        <translation>Kies een spoor om het hier te lezen, te beluisteren en te beoordelen.</translation>
    </message>
    <message>
        <source>No track selected</source>
        <translation>Geen spoor geselecteerd</translation>
    </message>
    <message>
        <source>Play the video with this sound to judge it.</source>
        <translation>Speel de video af met dit geluid om het te beoordelen.</translation>
    </message>
    <message>
        <source>Audio track</source>
        <translation>Audiospoor</translation>
    </message>
    <message>
        <source>Play this sound</source>
        <translation>Dit geluid afspelen</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>Ondertiteling laden…</translation>
    </message>
    <message>
        <source>No subtitles to read</source>
        <translation>Geen ondertiteling om te lezen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
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
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Cancel what hasn’t been sent yet. Work that DatoCMS accepted continues.</source>
        <translation>Annuleren wat nog niet is verzonden. Werk dat DatoCMS heeft aanvaard, gaat door.</translation>
    </message>
    <message>
        <source>Check the current state and finish what’s left</source>
        <translation>De huidige toestand controleren en afmaken wat nog rest</translation>
    </message>
    <message>
        <source>Select a row first.</source>
        <translation>Selecteer eerst een rij.</translation>
    </message>
    <message>
        <source>The selected items are finished or can no longer be cancelled.</source>
        <translation>De geselecteerde items zijn klaar of kunnen niet meer worden geannuleerd.</translation>
    </message>
    <message>
        <source>Trying again can’t help with the selected items.</source>
        <translation>Opnieuw proberen helpt niet bij de geselecteerde items.</translation>
    </message>
    <message>
        <source>None of the selected tracks can be restored.</source>
        <translation>Geen van de geselecteerde sporen kan worden hersteld.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Herstellen</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Er is niets bezig</translation>
    </message>
    <message>
        <source>Deletions and restores appear here while they are waiting or running.</source>
        <translation>Verwijderingen en herstelacties verschijnen hier zolang ze wachten of bezig zijn.</translation>
    </message>
    <message>
        <source>Delete what wasn’t deleted because trackman closed, as far as still wanted</source>
        <translation>Verwijderen wat niet verwijderd is omdat trackman sloot, voor zover nog gewenst</translation>
    </message>
    <message>
        <source>Delete none of what wasn’t deleted because trackman closed, and ask no more</source>
        <translation>Niets verwijderen van wat niet is verwijderd omdat trackman werd gesloten, en niet meer vragen</translation>
    </message>
</context>
<context>
    <name>WorkTable</name>
    <message>
        <source>Activity</source>
        <translation>Activiteit</translation>
    </message>
</context>
<context>
    <name>_Away</name>
    <message>
        <source>The video is playing in its own window.</source>
        <translation>De video wordt in een eigen venster afgespeeld.</translation>
    </message>
    <message>
        <source>Move it here</source>
        <translation>Hierheen halen</translation>
    </message>
</context>
<context>
    <name>_BatchWording</name>
    <message>
        <source>Generating {name}…</source>
        <translation>{name} genereren…</translation>
    </message>
    <message>
        <source>Adding {name}…</source>
        <translation>{name} toevoegen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Adding tracks… {done} of {total}</source>
        <translation>Sporen toevoegen… {done} van {total}</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was added.</source>
        <translation>Geannuleerd. Er is niets toegevoegd.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks added.</source>
        <translation>
            <numerusform>%Ln spoor toegevoegd.</numerusform>
            <numerusform>%Ln sporen toegevoegd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks added. The other rows show the reason.</source>
        <translation>
            <numerusform>%Ln van {total} sporen toegevoegd. De andere rijen tonen de reden.</numerusform>
            <numerusform>%Ln van {total} sporen toegevoegd. De andere rijen tonen de reden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks added. See Activity for the others.</source>
        <translation>
            <numerusform>%Ln van {total} sporen toegevoegd. Zie “Activiteit” voor de andere.</numerusform>
            <numerusform>%Ln van {total} sporen toegevoegd. Zie “Activiteit” voor de andere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln additions were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln toevoeging is geannuleerd voordat die begon.</numerusform>
            <numerusform>%Ln toevoegingen zijn geannuleerd voordat ze begonnen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Replacing {name}…</source>
        <translation>{name} vervangen…</translation>
    </message>
    <message>
        <source>Replacing tracks… {done} of {total}</source>
        <translation>Sporen vervangen… {done} van {total}</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was replaced.</source>
        <translation>Geannuleerd. Er is niets vervangen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks replaced.</source>
        <translation>
            <numerusform>%Ln spoor vervangen.</numerusform>
            <numerusform>%Ln sporen vervangen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks replaced.</source>
        <translation>
            <numerusform>%Ln van {total} sporen vervangen.</numerusform>
            <numerusform>%Ln van {total} sporen vervangen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln replacements were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln vervanging is geannuleerd voordat die begon.</numerusform>
            <numerusform>%Ln vervangingen zijn geannuleerd voordat ze begonnen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>{name} is back as it was before</source>
        <translation>{name} is weer zoals het was</translation>
    </message>
</context>
<context>
    <name>_Entries</name>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Plaats</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Toets</translation>
    </message>
</context>
<context>
    <name>_Lists</name>
    <message>
        <source>Word list</source>
        <translation>Woordenlijst</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nieuw</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln nieuw</numerusform>
            <numerusform>%Ln nieuw</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_MoreButton</name>
    <message>
        <source>More</source>
        <extracomment>A menu of further things that can be done.</extracomment>
        <translation>Meer</translation>
    </message>
    <message>
        <source>What else can be done here, with its keys</source>
        <translation>Wat hier nog meer kan, met de toetsen</translation>
    </message>
    <message>
        <source>Next track, without deciding</source>
        <translation>Volgende spoor, zonder te beslissen</translation>
    </message>
    <message>
        <source>Previous track, without deciding</source>
        <translation>Vorige spoor, zonder te beslissen</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Vorige bevinding</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Afspelen of pauzeren</translation>
    </message>
    <message>
        <source>Check whether the text fits the sound</source>
        <translation>Controleren of de tekst bij het geluid past</translation>
    </message>
    <message>
        <source>Larger subtitles</source>
        <translation>Grotere ondertiteling</translation>
    </message>
    <message>
        <source>Smaller subtitles</source>
        <translation>Kleinere ondertiteling</translation>
    </message>
    <message>
        <source>Subtitles in normal size</source>
        <translation>Ondertiteling op normale grootte</translation>
    </message>
    <message>
        <source>Look over the decisions</source>
        <translation>Beslissingen nakijken</translation>
    </message>
</context>
</TS>
