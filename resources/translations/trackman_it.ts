<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About trackman</source>
        <translation>Informazioni su trackman</translation>
    </message>
    <message>
        <source>Version {version} · Qt {qt}</source>
        <translation>Versione {version} · Qt {qt}</translation>
    </message>
    <message>
        <source>Review and delete the subtitle and audio tracks of DatoCMS videos. Free software under the MIT licence. Not made by DatoCMS.</source>
        <translation>Controlla ed elimina le tracce di sottotitoli e audio dei video di DatoCMS. Software libero con licenza MIT. Non è un prodotto di DatoCMS.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
</context>
<context>
    <name>AccessWording</name>
    <message>
        <source>DatoCMS doesn’t accept the API token</source>
        <translation>DatoCMS non accetta il token API</translation>
    </message>
    <message>
        <source>The token is wrong or was revoked.</source>
        <translation>Il token è errato o è stato revocato.</translation>
    </message>
    <message>
        <source>DatoCMS no longer accepts the API token</source>
        <translation>DatoCMS non accetta più il token API</translation>
    </message>
    <message>
        <source>The token was revoked, replaced, or has expired. Everything else is kept.</source>
        <translation>Il token è stato revocato o sostituito, oppure è scaduto. Tutto il resto è conservato.</translation>
    </message>
    <message>
        <source>trackman needs an API token of your project</source>
        <translation>trackman ha bisogno di un token API del tuo progetto</translation>
    </message>
    <message>
        <source>In DatoCMS, open Project settings › API tokens and create a token that has access to the Content Management API and whose role can edit uploads in the primary environment. Then copy it.</source>
        <translation>In DatoCMS apri Project settings › API tokens e crea un token che abbia accesso alla Content Management API e un ruolo che possa modificare gli upload nell’ambiente principale. Poi copialo.</translation>
    </message>
    <message>
        <source>The token contains spaces or line breaks</source>
        <translation>Il token contiene spazi o interruzioni di riga</translation>
    </message>
    <message>
        <source>Too much was copied, or the token was broken into lines.</source>
        <translation>È stato copiato troppo testo, oppure il token è spezzato su più righe.</translation>
    </message>
    <message>
        <source>This isn’t an API token</source>
        <translation>Questo non è un token API</translation>
    </message>
    <message>
        <source>It contains characters that no token has.</source>
        <translation>Contiene caratteri che non compaiono in nessun token.</translation>
    </message>
    <message>
        <source>This token has no access to the Content Management API</source>
        <translation>Questo token non ha accesso alla Content Management API</translation>
    </message>
    <message>
        <source>In DatoCMS, open Project settings › API tokens, choose {name}, and allow it access to the Content Management API. Then try again with the same token.</source>
        <translation>In DatoCMS apri Project settings › API tokens, scegli {name} e consentigli l’accesso alla Content Management API. Poi riprova con lo stesso token.</translation>
    </message>
    <message>
        <source>DatoCMS knows the token, but it doesn’t open a project. Use a token from Project settings › API tokens with access to the Content Management API.</source>
        <translation>DatoCMS riconosce il token, ma il token non apre alcun progetto. Usa un token da Project settings › API tokens con accesso alla Content Management API.</translation>
    </message>
    <message>
        <source>This computer has no keyring</source>
        <translation>Questo computer non ha un portachiavi</translation>
    </message>
    <message>
        <source>trackman keeps tokens only in the system’s password store, never in a file. Without it, trackman can keep the token until you close it.</source>
        <translation>trackman conserva i token solo nell’archivio password del sistema, mai in un file. Senza di esso, trackman può conservare il token finché non lo chiudi.</translation>
    </message>
    <message>
        <source>The keyring is locked</source>
        <translation>Il portachiavi è bloccato</translation>
    </message>
    <message>
        <source>trackman keeps tokens in this computer’s keyring. Try again, and unlock the keyring when the system asks for its password.</source>
        <translation>trackman conserva i token nel portachiavi di questo computer. Riprova e sblocca il portachiavi quando il sistema ne chiede la password.</translation>
    </message>
    <message>
        <source>The keyring is waiting for its password</source>
        <translation>Il portachiavi attende la password</translation>
    </message>
    <message>
        <source>Find the window in which the system asks for it, which may be behind others. Once the keyring is unlocked, trackman goes on by itself. Without the keyring, trackman can keep a token until you close it.</source>
        <translation>Trova la finestra in cui il sistema chiede la password: potrebbe essere dietro altre finestre. Quando il portachiavi è sbloccato, trackman prosegue da solo. Senza il portachiavi, trackman può conservare un token finché non lo chiudi.</translation>
    </message>
    <message>
        <source>The keyring isn’t answering</source>
        <translation>Il portachiavi non risponde</translation>
    </message>
    <message>
        <source>If the system asks for the keyring’s password, enter it, and trackman goes on by itself. Without the keyring, trackman can keep a token until you close it.</source>
        <translation>Se il sistema chiede la password del portachiavi, inseriscila: trackman prosegue da solo. Senza il portachiavi, trackman può conservare un token finché non lo chiudi.</translation>
    </message>
    <message>
        <source>The keyring isn’t working</source>
        <translation>Il portachiavi non funziona</translation>
    </message>
    <message>
        <source>The system’s keyring, where trackman keeps tokens, reported an error.</source>
        <translation>Il portachiavi del sistema, in cui trackman conserva i token, ha segnalato un errore.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>This server address can’t be used</source>
        <translation>Questo indirizzo del server non può essere usato</translation>
    </message>
    <message>
        <source>{address} doesn’t start with https://, and plain http would expose the token to the network. Correct TRACKMAN_API_URL and start trackman again.</source>
        <translation>{address} non inizia con https://, e il semplice http esporrebbe il token alla rete. Correggi TRACKMAN_API_URL e riavvia trackman.</translation>
    </message>
    <message>
        <source>A different environment answered</source>
        <translation>Ha risposto un altro ambiente</translation>
    </message>
    <message>
        <source>trackman asked {chosen}, but {answered} answered, so the reply was ignored. Another environment may have just become primary. Refresh, and check at the top which environment you are in.</source>
        <extracomment>{chosen} and {answered} are names of environments in quotation marks.</extracomment>
        <translation>trackman ha interrogato {chosen}, ma ha risposto {answered}: la risposta è stata ignorata. Forse un altro ambiente è appena diventato principale. Aggiorna e controlla in alto in quale ambiente ti trovi.</translation>
    </message>
    <message>
        <source>Copy the token from Project settings › API tokens in DatoCMS.</source>
        <translation>In DatoCMS copia il token da Project settings › API tokens.</translation>
    </message>
    <message>
        <source>Set the environment variable DATOCMS_API_TOKEN to it and start trackman again.</source>
        <translation>Assegnalo alla variabile d’ambiente DATOCMS_API_TOKEN e riavvia trackman.</translation>
    </message>
    <message>
        <source>Then sign in with it.</source>
        <translation>Poi usalo per accedere.</translation>
    </message>
</context>
<context>
    <name>AccessibilityDialog</name>
    <message>
        <source>Accessibility report</source>
        <translation>Rapporto sull’accessibilità</translation>
    </message>
    <message>
        <source>Lists the videos without closed captions in their language, as WCAG 2.2 (1.2.2) and EN 301 549 (9.1.2.2) ask for them. DatoCMS doesn’t know which language a video speaks, so say it here.</source>
        <translation>Elenca i video senza sottotitoli per non udenti nella loro lingua, come richiesto da WCAG 2.2 (1.2.2) ed EN 301 549 (9.1.2.2). DatoCMS non sa quale lingua si parla in un video: indicala qui.</translation>
    </message>
    <message>
        <source>Language of the videos</source>
        <translation>Lingua dei video</translation>
    </message>
    <message>
        <source>Go by audio tracks, if any</source>
        <translation>Usa le tracce audio, se presenti</translation>
    </message>
    <message>
        <source>Ask which records are published</source>
        <translation>Chiedi quali record sono pubblicati</translation>
    </message>
    <message>
        <source>A video with audio tracks needs captions in each of their languages.</source>
        <translation>Un video con tracce audio richiede sottotitoli per non udenti in ognuna delle loro lingue.</translation>
    </message>
    <message>
        <source>With captions</source>
        <translation>Con sottotitoli per non udenti</translation>
    </message>
    <message>
        <source>Only subtitles, not marked as captions</source>
        <translation>Solo sottotitoli, non contrassegnati per non udenti</translation>
    </message>
    <message>
        <source>Errored or being prepared</source>
        <translation>In errore o in preparazione</translation>
    </message>
    <message>
        <source>Only in other languages</source>
        <translation>Solo in altre lingue</translation>
    </message>
    <message>
        <source>No subtitles</source>
        <translation>Nessun sottotitolo</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos are left out: their tracks were not read yet.</source>
        <translation>
            <numerusform>%Ln video è escluso: le sue tracce non sono ancora state lette.</numerusform>
            <numerusform>%Ln video sono esclusi: le loro tracce non sono ancora state lette.</numerusform>
        </translation>
    </message>
    <message>
        <source>No tracks were read yet. Scan the project first.</source>
        <translation>Non è stata ancora letta alcuna traccia. Scansiona prima il progetto.</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Video</translation>
    </message>
    <message numerus="yes">
        <source>Takes %Ln requests, one for each used video without captions.</source>
        <translation>
            <numerusform>Serve %Ln richiesta, una per ogni video usato e senza sottotitoli per non udenti.</numerusform>
            <numerusform>Servono %Ln richieste, una per ogni video usato e senza sottotitoli per non udenti.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video without captions is known to be used in records.</source>
        <translation>Nessun video senza sottotitoli per non udenti risulta usato nei record.</translation>
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
        <translation>Torna ai video</translation>
    </message>
    <message>
        <source>Activity and history</source>
        <translation>Attività e cronologia</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Attività</translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>Eliminate di recente</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Cronologia</translation>
    </message>
</context>
<context>
    <name>ActivityRows</name>
    <message>
        <source>This entry is no deletion.</source>
        <translation>Questa voce non è un’eliminazione.</translation>
    </message>
    <message>
        <source>The track was not deleted.</source>
        <translation>La traccia non è stata eliminata.</translation>
    </message>
    <message>
        <source>The track has already been restored.</source>
        <translation>La traccia è già stata ripristinata.</translation>
    </message>
    <message>
        <source>There’s no backup.</source>
        <translation>Non c’è un backup.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annullata</translation>
    </message>
    <message>
        <source>Deleted without a backup</source>
        <translation>Eliminata senza backup</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminata</translation>
    </message>
    <message>
        <source>Already removed, without a backup</source>
        <translation>Già rimossa, senza backup</translation>
    </message>
    <message>
        <source>Already removed</source>
        <translation>Già rimossa</translation>
    </message>
</context>
<context>
    <name>ActivityWording</name>
    <message>
        <source>Delete</source>
        <translation>Elimina</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Ripristina</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Aggiungi</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Genera</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Sostituisci</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>Elimina {name}</translation>
    </message>
    <message>
        <source>Restore {name}</source>
        <translation>Ripristina {name}</translation>
    </message>
    <message>
        <source>Add {name}</source>
        <translation>Aggiungi {name}</translation>
    </message>
    <message>
        <source>Generate {name}</source>
        <translation>Genera {name}</translation>
    </message>
    <message>
        <source>Replace {name}</source>
        <translation>Sostituisci {name}</translation>
    </message>
    <message>
        <source>{outcome}: {code}</source>
        <extracomment>{outcome} is a result such as “Not deleted”, {code} an error code of DatoCMS.</extracomment>
        <translation>{outcome}: {code}</translation>
    </message>
    <message>
        <source>Not deleted: trackman closed</source>
        <extracomment>Result of a deletion that trackman could not do before it closed.</extracomment>
        <translation>Non eliminata: trackman si è chiuso</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>Nessun motivo indicato</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Sconosciuto</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>Principale</translation>
    </message>
    <message>
        <source>Saved as it is, unreadable, {size}</source>
        <translation>Salvato così com’è, illeggibile, {size}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues, {size}</source>
        <translation>
            <numerusform>%Ln segmento, {size}</numerusform>
            <numerusform>%Ln segmenti, {size}</numerusform>
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
            <numerusform>%Ln in corso</numerusform>
            <numerusform>%Ln in corso</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <extracomment>A count of operations, in a list of counts.</extracomment>
        <translation>
            <numerusform>%Ln in attesa</numerusform>
            <numerusform>%Ln in attesa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with a problem</source>
        <extracomment>A count of operations, in a list of counts.</extracomment>
        <translation>
            <numerusform>%Ln con un problema</numerusform>
            <numerusform>%Ln con un problema</numerusform>
        </translation>
    </message>
    <message>
        <source>All done</source>
        <translation>Tutto completato</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Nessuna operazione in corso</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Niente da annullare</translation>
    </message>
    <message>
        <source>Undo deletion of {name}</source>
        <translation>Annulla eliminazione di {name}</translation>
    </message>
    <message numerus="yes">
        <source>Undo deletion of %Ln tracks</source>
        <translation>
            <numerusform>Annulla eliminazione di %Ln traccia</numerusform>
            <numerusform>Annulla eliminazione di %Ln tracce</numerusform>
        </translation>
    </message>
    <message>
        <source>Already removed, restored since</source>
        <translation>Già rimossa, ripristinata</translation>
    </message>
    <message>
        <source>Deleted, restored since</source>
        <translation>Eliminata e ripristinata</translation>
    </message>
    <message>
        <source>Already removed, no backup</source>
        <translation>Già rimossa, nessun backup</translation>
    </message>
    <message>
        <source>Deleted, no backup</source>
        <translation>Eliminata, nessun backup</translation>
    </message>
    <message>
        <source>Added, not verified</source>
        <translation>Aggiunta, non verificata</translation>
    </message>
    <message>
        <source>Generated, not verified</source>
        <translation>Generata, non verificata</translation>
    </message>
    <message>
        <source>Replaced, not verified</source>
        <translation>Sostituita, non verificata</translation>
    </message>
    <message>
        <source>Restored, not verified</source>
        <translation>Ripristinata, non verificata</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>In attesa</translation>
    </message>
    <message>
        <source>Backed up, not deleted yet</source>
        <translation>Con backup, non ancora eliminata</translation>
    </message>
    <message>
        <source>Deletion requested</source>
        <translation>Eliminazione richiesta</translation>
    </message>
    <message>
        <source>DatoCMS is deleting the track</source>
        <translation>DatoCMS sta eliminando la traccia</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminata</translation>
    </message>
    <message>
        <source>Already removed</source>
        <translation>Già rimossa</translation>
    </message>
    <message>
        <source>Not deleted</source>
        <translation>Non eliminata</translation>
    </message>
    <message>
        <source>Deletion not confirmed</source>
        <translation>Eliminazione non confermata</translation>
    </message>
    <message>
        <source>Cancelled, not deleted</source>
        <translation>Annullata, non eliminata</translation>
    </message>
    <message>
        <source>Restore requested</source>
        <translation>Ripristino richiesto</translation>
    </message>
    <message>
        <source>DatoCMS is creating the track</source>
        <translation>DatoCMS sta creando la traccia</translation>
    </message>
    <message>
        <source>DatoCMS is preparing the track</source>
        <translation>DatoCMS sta preparando la traccia</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Ripristinata</translation>
    </message>
    <message>
        <source>Not restored</source>
        <translation>Non ripristinata</translation>
    </message>
    <message>
        <source>Restore not confirmed</source>
        <translation>Ripristino non confermato</translation>
    </message>
    <message>
        <source>Cancelled, not restored</source>
        <translation>Annullata, non ripristinata</translation>
    </message>
    <message>
        <source>Track requested</source>
        <translation>Traccia richiesta</translation>
    </message>
    <message>
        <source>Added</source>
        <extracomment>What became of a track.</extracomment>
        <translation>Aggiunta</translation>
    </message>
    <message>
        <source>Not added</source>
        <translation>Non aggiunta</translation>
    </message>
    <message>
        <source>Addition not confirmed</source>
        <extracomment>Nobody can say whether the track was added.</extracomment>
        <translation>Aggiunta non confermata</translation>
    </message>
    <message>
        <source>Cancelled, not added</source>
        <translation>Annullata, non aggiunta</translation>
    </message>
    <message>
        <source>Subtitles requested</source>
        <translation>Sottotitoli richiesti</translation>
    </message>
    <message>
        <source>DatoCMS is generating the subtitles</source>
        <translation>DatoCMS sta generando i sottotitoli</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Generata</translation>
    </message>
    <message>
        <source>Not generated</source>
        <translation>Non generata</translation>
    </message>
    <message>
        <source>Generation not confirmed</source>
        <translation>Generazione non confermata</translation>
    </message>
    <message>
        <source>Cancelled, not generated</source>
        <translation>Annullata, non generata</translation>
    </message>
    <message>
        <source>Replacing</source>
        <translation>In sostituzione</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Sostituita</translation>
    </message>
    <message>
        <source>Not replaced</source>
        <translation>Non sostituita</translation>
    </message>
    <message>
        <source>Replacement not confirmed</source>
        <translation>Sostituzione non confermata</translation>
    </message>
    <message>
        <source>Cancelled, not replaced</source>
        <translation>Annullata, non sostituita</translation>
    </message>
</context>
<context>
    <name>AddTracksDialog</name>
    <message>
        <source>Add tracks</source>
        <translation>Aggiungi tracce</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Scegli file…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Scegli cartella…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Add tracks to {video}</source>
        <translation>Aggiungi tracce a {video}</translation>
    </message>
    <message numerus="yes">
        <source>Too many files at once: %Ln were left out.</source>
        <translation>
            <numerusform>Troppi file in una volta: %Ln è stato escluso.</numerusform>
            <numerusform>Troppi file in una volta: %Ln sono stati esclusi.</numerusform>
        </translation>
    </message>
    <message>
        <source>The list takes {most}. Add these first, then the others.</source>
        <translation>L’elenco può contenere {most} file. Aggiungi prima questi, poi gli altri.</translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln tracks</source>
        <translation>
            <numerusform>Aggiungi %Ln traccia</numerusform>
            <numerusform>Aggiungi %Ln tracce</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose files first.</source>
        <translation>Scegli prima dei file.</translation>
    </message>
    <message>
        <source>Reading files…</source>
        <translation>Lettura dei file…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files can’t be added as they are.</source>
        <translation>
            <numerusform>%Ln file non può essere aggiunto così com’è.</numerusform>
            <numerusform>%Ln file non possono essere aggiunti così come sono.</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop subtitle or audio files here</source>
        <translation>Trascina qui i file di sottotitoli o audio</translation>
    </message>
    <message>
        <source>WebVTT, SubRip, SubStation Alpha, TTML, SAMI, MicroDVD and others; M4A, MP3 and WAV. A folder, or files copied in a file manager ({key}), will do as well.</source>
        <translation>WebVTT, SubRip, SubStation Alpha, TTML, SAMI, MicroDVD e altri; M4A, MP3 e WAV. Va bene anche una cartella, o file copiati in un gestore di file ({key}).</translation>
    </message>
</context>
<context>
    <name>AdditionController</name>
    <message>
        <source>It’s too late to cancel: DatoCMS is already creating the track.</source>
        <translation>È troppo tardi per annullare: DatoCMS sta già creando la traccia.</translation>
    </message>
</context>
<context>
    <name>AdditionWording</name>
    <message>
        <source>Waiting to be added</source>
        <translation>In attesa di essere aggiunta</translation>
    </message>
    <message>
        <source>Uploading… {percent} %</source>
        <translation>Caricamento… {percent}%</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>Verifica… {time}</translation>
    </message>
    <message>
        <source>Creating the track… {time}, DatoCMS isn’t responding right now</source>
        <translation>Creazione della traccia… {time}, DatoCMS al momento non risponde</translation>
    </message>
    <message>
        <source>DatoCMS is preparing it… {time}</source>
        <translation>DatoCMS la sta preparando… {time}</translation>
    </message>
    <message>
        <source>Comparing subtitles… {time}</source>
        <translation>Confronto dei sottotitoli… {time}</translation>
    </message>
    <message>
        <source>Creating the track… {time}</source>
        <translation>Creazione della traccia… {time}</translation>
    </message>
    <message>
        <source>{name} was not added: {reason}</source>
        <translation>{name} non è stata aggiunta: {reason}</translation>
    </message>
    <message>
        <source>{name} added; DatoCMS is still preparing it</source>
        <translation>{name} aggiunta; DatoCMS la sta ancora preparando</translation>
    </message>
    <message>
        <source>{name} added</source>
        <translation>{name} aggiunta</translation>
    </message>
    <message>
        <source>{name} added; its subtitles couldn’t be verified</source>
        <translation>{name} aggiunta; non è stato possibile verificare i sottotitoli</translation>
    </message>
    <message>
        <source>{name} added, but its subtitles differ from the file</source>
        <translation>{name} aggiunta, ma i sottotitoli differiscono dal file</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was added</source>
        <translation>Non è confermato che {name} sia stata aggiunta</translation>
    </message>
    <message>
        <source>Addition not confirmed</source>
        <translation>Aggiunta non confermata</translation>
    </message>
    <message>
        <source>Not added: {reason}</source>
        <translation>Non aggiunta: {reason}</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Aggiunta</translation>
    </message>
    <message>
        <source>Added; the subtitles couldn’t be verified</source>
        <translation>Aggiunta; non è stato possibile verificare i sottotitoli</translation>
    </message>
    <message>
        <source>Added; the subtitles differ from the file</source>
        <translation>Aggiunta; i sottotitoli differiscono dal file</translation>
    </message>
</context>
<context>
    <name>AftermathWording</name>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln video</numerusform>
            <numerusform>%Ln video</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks of {videos}</source>
        <translation>
            <numerusform>%Ln traccia di {videos}</numerusform>
            <numerusform>%Ln tracce di {videos}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos lose their only closed captions.</source>
        <translation>
            <numerusform>%Ln video perde i suoi unici sottotitoli per non udenti.</numerusform>
            <numerusform>%Ln video perdono i loro unici sottotitoli per non udenti.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos lose their last audio track.</source>
        <translation>
            <numerusform>%Ln video perde la sua ultima traccia audio.</numerusform>
            <numerusform>%Ln video perdono la loro ultima traccia audio.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the videos are used in records.</source>
        <translation>
            <numerusform>%Ln dei video è usato in record.</numerusform>
            <numerusform>%Ln dei video sono usati in record.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks can’t be restored: {reasons}.</source>
        <translation>
            <numerusform>%Ln traccia non può essere ripristinata: {reasons}.</numerusform>
            <numerusform>%Ln tracce non possono essere ripristinate: {reasons}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>trackman backs up %Ln tracks first, so deleting them can be undone.</source>
        <translation>
            <numerusform>trackman esegue prima il backup di %Ln traccia: la sua eliminazione può essere annullata.</numerusform>
            <numerusform>trackman esegue prima il backup di %Ln tracce: la loro eliminazione può essere annullata.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks had already vanished at the last scan and are left out.</source>
        <translation>
            <numerusform>%Ln traccia era già scomparsa all’ultima scansione ed è esclusa.</numerusform>
            <numerusform>%Ln tracce erano già scomparse all’ultima scansione e sono escluse.</numerusform>
        </translation>
    </message>
    <message>
        <source>The oldest look at these videos was {ago}.</source>
        <extracomment>{ago} is such as “3 days ago”.</extracomment>
        <translation>L’esame meno recente di questi video: {ago}.</translation>
    </message>
    <message>
        <source>The last scan isn’t complete: tracks it hasn’t read are missing here.</source>
        <translation>L’ultima scansione non è completa: qui mancano le tracce che non ha letto.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos will have no subtitles left, such as {names}.</source>
        <extracomment>{names} are some of the videos.</extracomment>
        <translation>
            <numerusform>%Ln video resterà senza sottotitoli, per esempio {names}.</numerusform>
            <numerusform>%Ln video resteranno senza sottotitoli, per esempio {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos will have no subtitles left: {names}.</source>
        <translation>
            <numerusform>%Ln video resterà senza sottotitoli: {names}.</numerusform>
            <numerusform>%Ln video resteranno senza sottotitoli: {names}.</numerusform>
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
            <numerusform>%Ln altra lingua</numerusform>
            <numerusform>altre %Ln lingue</numerusform>
        </translation>
    </message>
    <message>
        <source>Videos that lose their last subtitles in a language: {languages}.</source>
        <extracomment>{languages} is such as “Italian (12), German (3)”, with numbers of videos.</extracomment>
        <translation>Video che perdono i loro ultimi sottotitoli in una lingua: {languages}.</translation>
    </message>
    <message>
        <source>no language</source>
        <translation>nessuna lingua</translation>
    </message>
    <message numerus="yes">
        <source>%Ln audio tracks</source>
        <translation>
            <numerusform>%Ln traccia audio</numerusform>
            <numerusform>%Ln tracce audio</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln errored</source>
        <translation>
            <numerusform>%Ln in errore</numerusform>
            <numerusform>%Ln in errore</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still being prepared</source>
        <translation>
            <numerusform>%Ln ancora in preparazione</numerusform>
            <numerusform>%Ln ancora in preparazione</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a subtitle file</source>
        <translation>
            <numerusform>%Ln senza file di sottotitoli</numerusform>
            <numerusform>%Ln senza file di sottotitoli</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AllTracksModel</name>
    <message>
        <source>folded</source>
        <translation>compresso</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>espanso</translation>
    </message>
</context>
<context>
    <name>AllTracksTab</name>
    <message>
        <source>All tracks</source>
        <translation>Tutte le tracce</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostra tutte</translation>
    </message>
    <message>
        <source>Choose by rule…</source>
        <translation>Scegli con una regola…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Esporta…</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisione</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Riaggiungi</translation>
    </message>
    <message>
        <source>Forget vanished tracks…</source>
        <translation>Dimentica tracce scomparse…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Elimina</translation>
    </message>
    <message>
        <source>No tracks yet</source>
        <translation>Ancora nessuna traccia</translation>
    </message>
    <message>
        <source>They appear here as the scan finds them.</source>
        <translation>Compaiono qui man mano che la scansione le trova.</translation>
    </message>
    <message>
        <source>No video of this project has a track.</source>
        <translation>Nessun video di questo progetto ha una traccia.</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Nessun risultato</translation>
    </message>
    <message>
        <source>Nothing in this list is known here. It may be of another project or environment, newer than the last scan, or deleted by now.</source>
        <translation>Niente di questo elenco è noto qui. Può essere di un altro progetto o ambiente, più recente dell’ultima scansione, o essere stato eliminato nel frattempo.</translation>
    </message>
    <message>
        <source>No track fits view, filter and rule together.</source>
        <translation>Nessuna traccia soddisfa insieme vista, filtro e regola.</translation>
    </message>
    <message>
        <source>Show all tracks</source>
        <translation>Mostra tutte le tracce</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selezionata</numerusform>
            <numerusform>%Ln selezionate</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a track first.</source>
        <translation>Seleziona prima una traccia.</translation>
    </message>
    <message>
        <source>Delete the selected tracks</source>
        <translation>Elimina le tracce selezionate</translation>
    </message>
    <message>
        <source>Recreate the selected tracks from their saved subtitles. They get new IDs.</source>
        <translation>Ricrea le tracce selezionate dai loro sottotitoli salvati. Ricevono nuovi ID.</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>L’elenco è vuoto.</translation>
    </message>
    <message>
        <source>Save the listed tracks as a table</source>
        <translation>Salva le tracce elencate come tabella</translation>
    </message>
    <message numerus="yes">
        <source>Judge the %Ln selected tracks one after another</source>
        <translation>
            <numerusform>Valuta %Ln traccia selezionata</numerusform>
            <numerusform>Valuta una dopo l’altra le %Ln tracce selezionate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Judge the %Ln listed tracks one after another</source>
        <translation>
            <numerusform>Valuta %Ln traccia elencata</numerusform>
            <numerusform>Valuta una dopo l’altra le %Ln tracce elencate</numerusform>
        </translation>
    </message>
    <message>
        <source>{view}: {filter}</source>
        <extracomment>The name of a review: {view} is such as “Errored”, {filter} what was typed.</extracomment>
        <translation>{view}: {filter}</translation>
    </message>
    <message>
        <source>These tracks are gone already.</source>
        <translation>Queste tracce non ci sono già più.</translation>
    </message>
    <message>
        <source>Select one track.</source>
        <translation>Seleziona una sola traccia.</translation>
    </message>
    <message>
        <source>Show only this video</source>
        <translation>Mostra solo questo video</translation>
    </message>
    <message>
        <source>Open in the video</source>
        <translation>Apri nel video</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Copia righe</translation>
    </message>
    <message>
        <source>Copy track IDs</source>
        <translation>Copia ID tracce</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>Espandi</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Comprimi</translation>
    </message>
    <message>
        <source>Select the tracks of the group</source>
        <translation>Seleziona le tracce del gruppo</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Cartella di lavoro Excel</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabella (CSV)</translation>
    </message>
    <message>
        <source>Vanished more than 30 days ago</source>
        <translation>Scomparse da più di 30 giorni</translation>
    </message>
    <message>
        <source>Vanished more than 90 days ago</source>
        <translation>Scomparse da più di 90 giorni</translation>
    </message>
    <message>
        <source>Vanished more than a year ago</source>
        <translation>Scomparse da più di un anno</translation>
    </message>
    <message>
        <source>All vanished tracks</source>
        <translation>Tutte le tracce scomparse</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Salva questa vista</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Salva vista</translation>
    </message>
    <message>
        <source>Rename the view</source>
        <translation>Rinomina la vista</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Rinomina</translation>
    </message>
    <message>
        <source>Choose tracks by conditions, and see first what is touched</source>
        <translation>Scegli tracce in base a condizioni e vedi prima quali sono interessate</translation>
    </message>
    <message>
        <source>Take tracks off this list that vanished long ago</source>
        <translation>Togli da questo elenco le tracce scomparse da molto tempo</translation>
    </message>
    <message>
        <source>Shows all tracks again</source>
        <translation>Mostra di nuovo tutte le tracce</translation>
    </message>
</context>
<context>
    <name>AllTracksTable</name>
    <message>
        <source>All tracks</source>
        <translation>Tutte le tracce</translation>
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
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>CC</source>
        <extracomment>Title of a column: closed captions.</extracomment>
        <translation>CC</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Segnalazioni</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Vista la prima volta</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Vista l’ultima volta</translation>
    </message>
    <message>
        <source>Used</source>
        <extracomment>Title of a column: whether records use the video.</extracomment>
        <translation>Usato</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Tutte le tracce</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>In errore</translation>
    </message>
    <message>
        <source>Preparing for more than an hour</source>
        <translation>In preparazione da più di un’ora</translation>
    </message>
    <message>
        <source>Same language twice</source>
        <translation>Stessa lingua due volte</translation>
    </message>
    <message>
        <source>Same name twice</source>
        <translation>Stesso nome due volte</translation>
    </message>
    <message>
        <source>Videos without closed captions</source>
        <translation>Video senza sottotitoli per non udenti</translation>
    </message>
    <message>
        <source>Language not in the project</source>
        <translation>Lingua assente dal progetto</translation>
    </message>
    <message>
        <source>With findings</source>
        <translation>Con segnalazioni</translation>
    </message>
    <message>
        <source>Vanished</source>
        <translation>Scomparse</translation>
    </message>
    <message>
        <source>New since your last visit</source>
        <translation>Nuove dall’ultima visita</translation>
    </message>
    <message>
        <source>{column}, sorted downwards, level {level}</source>
        <translation>{column}, ordine decrescente, livello {level}</translation>
    </message>
    <message>
        <source>{column}, sorted upwards, level {level}</source>
        <translation>{column}, ordine crescente, livello {level}</translation>
    </message>
    <message>
        <source>Its subtitles were not read by a scan.</source>
        <translation>I suoi sottotitoli non sono stati letti da una scansione.</translation>
    </message>
    <message>
        <source>It is not known whether records use the video.</source>
        <translation>Non si sa se dei record usano il video.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln segnalazione</numerusform>
            <numerusform>%Ln segnalazioni</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln traccia</numerusform>
            <numerusform>%Ln tracce</numerusform>
        </translation>
    </message>
    <message>
        <source>Vanished {ago}</source>
        <translation>Scomparsa {ago}</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sì</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>AppLinks</name>
    <message>
        <source>DatoCMS didn’t say whether this link leads to your project. Open the link again when you are connected.</source>
        <translation>DatoCMS non ha indicato se questo link porta al tuo progetto. Apri di nuovo il link quando hai una connessione.</translation>
    </message>
    <message>
        <source>This link leads to the environment {name}, which doesn’t exist here.</source>
        <translation>Questo link porta all’ambiente {name}, che qui non esiste.</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>principale</translation>
    </message>
    <message>
        <source>The link leads to the environment {name}. You are working in {here}. If you change, what you see and delete from then on is in {name}.</source>
        <translation>Il link porta all’ambiente {name}. Stai lavorando in {here}. Se cambi, da quel momento ciò che vedi ed elimini si trova in {name}.</translation>
    </message>
    <message>
        <source>Open this link in another environment?</source>
        <translation>Aprire questo link in un altro ambiente?</translation>
    </message>
    <message>
        <source>Change environment</source>
        <translation>Cambia ambiente</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Resta qui</translation>
    </message>
    <message>
        <source>This link leads to a project that you aren’t signed in to. Add the project in the project menu at the top, then open the link again.</source>
        <translation>Questo link porta a un progetto a cui non hai effettuato l’accesso. Aggiungi il progetto nel menu del progetto in alto, poi apri di nuovo il link.</translation>
    </message>
    <message>
        <source>The link leads to a video of {name}. If you change, what you see and delete from then on is in that project.</source>
        <translation>Il link porta a un video di {name}. Se cambi, da quel momento ciò che vedi ed elimini si trova in quel progetto.</translation>
    </message>
    <message>
        <source>Open this link in another project?</source>
        <translation>Aprire questo link in un altro progetto?</translation>
    </message>
    <message>
        <source>Change project</source>
        <translation>Cambia progetto</translation>
    </message>
</context>
<context>
    <name>ApplyingController</name>
    <message>
        <source>Save review as file</source>
        <translation>Salva revisione come file</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Revisioni</translation>
    </message>
</context>
<context>
    <name>ApplyingWording</name>
    <message>
        <source>No video loses its last subtitles.</source>
        <translation>Nessun video perde i suoi ultimi sottotitoli.</translation>
    </message>
    <message>
        <source>Delete {tracks}?</source>
        <translation>Eliminare {tracks}?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>Elimina %Ln traccia</numerusform>
            <numerusform>Elimina %Ln tracce</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the videos as they are now: {done} of {total}</source>
        <translation>Esame dello stato attuale dei video: {done} di {total}</translation>
    </message>
    <message>
        <source>{reason} What couldn’t be checked is not deleted. The decisions are kept: apply them once DatoCMS can be reached.</source>
        <translation>{reason} Ciò che non è stato possibile controllare non viene eliminato. Le decisioni restano: eseguile quando DatoCMS sarà raggiungibile.</translation>
    </message>
    <message>
        <source>Nothing was deleted: none of the ticked tracks is as it was decided on. The list says what has changed.</source>
        <translation>Non è stato eliminato nulla: nessuna delle tracce spuntate è come al momento della decisione. L’elenco indica che cosa è cambiato.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out: they are gone, have changed, or couldn’t be checked.</source>
        <translation>
            <numerusform>%Ln traccia è esclusa: non esiste più, è cambiata o non è stato possibile controllarla.</numerusform>
            <numerusform>%Ln tracce sono escluse: non esistono più, sono cambiate o non è stato possibile controllarle.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions approved. Save the review as a file and give it back, or apply them here.</source>
        <translation>
            <numerusform>%Ln eliminazione approvata. Salva la revisione come file e restituiscila, oppure eseguila qui.</numerusform>
            <numerusform>%Ln eliminazioni approvate. Salva la revisione come file e restituiscila, oppure eseguile qui.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions refused: these tracks stay. Save the review as a file and give it back.</source>
        <translation>
            <numerusform>%Ln eliminazione rifiutata: la traccia resta. Salva la revisione come file e restituiscila.</numerusform>
            <numerusform>%Ln eliminazioni rifiutate: queste tracce restano. Salva la revisione come file e restituiscila.</numerusform>
        </translation>
    </message>
    <message>
        <source>Review saved as {file}.</source>
        <translation>Revisione salvata come {file}.</translation>
    </message>
    <message>
        <source>{name} was not deleted: {state}. It waits among the decisions.</source>
        <translation>{name} non è stata eliminata: {state}. Resta in attesa fra le decisioni.</translation>
    </message>
    <message>
        <source>{name} can’t be restored once it’s deleted, so it waits among the decisions.</source>
        <translation>Una volta eliminata, {name} non può essere ripristinata: resta quindi in attesa fra le decisioni.</translation>
    </message>
    <message>
        <source>{name} waits among the decisions. {reason}</source>
        <translation>{name} resta in attesa fra le decisioni. {reason}</translation>
    </message>
    <message>
        <source>It is about to be deleted. Cancel the rest of the deletions first.</source>
        <translation>Sta per essere eliminata. Annulla prima il resto delle eliminazioni.</translation>
    </message>
    <message>
        <source>It is being deleted. Take the decision back once that has ended.</source>
        <translation>È in corso di eliminazione. Ritira la decisione quando sarà terminata.</translation>
    </message>
    <message>
        <source>{name} was deleted and has no backup, so it can’t be restored.</source>
        <translation>{name} è stata eliminata e non ha un backup: non può essere ripristinata.</translation>
    </message>
</context>
<context>
    <name>ArchiveController</name>
    <message>
        <source>Export everything</source>
        <translation>Esporta tutto</translation>
    </message>
    <message>
        <source>Archives (*.zip)</source>
        <translation>Archivi (*.zip)</translation>
    </message>
    <message>
        <source>Exporting journal and backups…</source>
        <translation>Esportazione di registro e backup…</translation>
    </message>
    <message numerus="yes">
        <source>Journal and %Ln backups exported to {file}.</source>
        <translation>
            <numerusform>Registro e %Ln backup esportati in {file}.</numerusform>
            <numerusform>Registro e %Ln backup esportati in {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviews are in it, too.</source>
        <translation>
            <numerusform>Contiene anche %Ln revisione.</numerusform>
            <numerusform>Contiene anche %Ln revisioni.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln backups were skipped because they are damaged. Choose Check backups for details.</source>
        <translation>
            <numerusform>%Ln backup è stato saltato perché danneggiato. Scegli Controlla backup per i dettagli.</numerusform>
            <numerusform>%Ln backup sono stati saltati perché danneggiati. Scegli Controlla backup per i dettagli.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not all reviews are in it.</source>
        <translation>Non contiene tutte le revisioni.</translation>
    </message>
    <message>
        <source>Import an archive</source>
        <translation>Importa un archivio</translation>
    </message>
    <message>
        <source>Importing {file}…</source>
        <translation>Importazione di {file}…</translation>
    </message>
    <message numerus="yes">
        <source>Imported %Ln entries of the history.</source>
        <translation>
            <numerusform>Importata %Ln voce della cronologia.</numerusform>
            <numerusform>Importate %Ln voci della cronologia.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported %Ln backups.</source>
        <translation>
            <numerusform>Importato %Ln backup.</numerusform>
            <numerusform>Importati %Ln backup.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries were already here.</source>
        <translation>
            <numerusform>%Ln voce era già presente.</numerusform>
            <numerusform>%Ln voci erano già presenti.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} worked on them on another computer. If that was you, your decisions stay yours on this one, and somebody else still has to approve them. trackman asks only while you have decided nothing here.</source>
        <translation>{name} ci ha lavorato su un altro computer. Se eri tu, le tue decisioni restano tue anche su questo, e deve comunque approvarle qualcun altro. trackman lo chiede solo finché qui non hai deciso nulla.</translation>
    </message>
    <message>
        <source>Are the reviews in this archive yours?</source>
        <translation>Le revisioni in questo archivio sono tue?</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Qualcuno</translation>
    </message>
    <message>
        <source>They’re mine</source>
        <translation>Sono mie</translation>
    </message>
    <message>
        <source>Somebody else’s</source>
        <translation>Di qualcun altro</translation>
    </message>
    <message numerus="yes">
        <source>Imported %Ln reviews.</source>
        <translation>
            <numerusform>Importata %Ln revisione.</numerusform>
            <numerusform>Importate %Ln revisioni.</numerusform>
        </translation>
    </message>
    <message>
        <source>What you decided in them counts as yours.</source>
        <translation>Ciò che hai deciso in esse vale come tuo.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviews were already here.</source>
        <translation>
            <numerusform>%Ln revisione era già presente.</numerusform>
            <numerusform>%Ln revisioni erano già presenti.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are decided differently. They stay undecided until somebody decides again.</source>
        <translation>
            <numerusform>Su %Ln traccia ci sono decisioni diverse. Resta senza decisione finché qualcuno non decide di nuovo.</numerusform>
            <numerusform>Su %Ln tracce ci sono decisioni diverse. Restano senza decisione finché qualcuno non decide di nuovo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviews couldn’t be imported.</source>
        <translation>
            <numerusform>Non è stato possibile importare %Ln revisione.</numerusform>
            <numerusform>Non è stato possibile importare %Ln revisioni.</numerusform>
        </translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Cartelle di lavoro Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Export history</source>
        <translation>Esporta cronologia</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Pagine web (*.html)</translation>
    </message>
    <message>
        <source>History exported to {file}.</source>
        <translation>Cronologia esportata in {file}.</translation>
    </message>
    <message>
        <source>Checking backups…</source>
        <translation>Controllo dei backup…</translation>
    </message>
    <message>
        <source>No backups yet.</source>
        <translation>Ancora nessun backup.</translation>
    </message>
    <message numerus="yes">
        <source>Checked %Ln backups. None is missing or damaged.</source>
        <translation>
            <numerusform>Controllato %Ln backup. Nessun backup è mancante o danneggiato.</numerusform>
            <numerusform>Controllati %Ln backup. Nessun backup è mancante o danneggiato.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} of {file}: {fault}</source>
        <translation>{name} di {file}: {fault}</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more backups</source>
        <translation>
            <numerusform>e %Ln altro backup</numerusform>
            <numerusform>e altri %Ln backup</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} backups can’t be restored. {names}</source>
        <extracomment>The plural is that of the first number, which counts the damaged ones.</extracomment>
        <translation>
            <numerusform>%Ln backup su {total} non può essere ripristinato. {names}</numerusform>
            <numerusform>%Ln backup su {total} non possono essere ripristinati. {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln backups are older than the limit in your settings ({limit}).</source>
        <extracomment>{limit} is such as “90 days”.</extracomment>
        <translation>
            <numerusform>%Ln backup è più vecchio del limite nelle tue impostazioni ({limit}).</numerusform>
            <numerusform>%Ln backup sono più vecchi del limite nelle tue impostazioni ({limit}).</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Rimuovili</translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln backups. Their tracks can’t be restored.</source>
        <translation>
            <numerusform>Rimosso %Ln backup. La sua traccia non può essere ripristinata.</numerusform>
            <numerusform>Rimossi %Ln backup. Le loro tracce non possono essere ripristinate.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Attributes</name>
    <message>
        <source>when deleted</source>
        <translation>al momento dell’eliminazione</translation>
    </message>
    <message>
        <source>Copy track ID</source>
        <translation>Copia ID traccia</translation>
    </message>
    <message>
        <source>Copy video ID</source>
        <translation>Copia ID video</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nessuno</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Sottotitoli per non udenti</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Errore</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID traccia</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>ID video</translation>
    </message>
</context>
<context>
    <name>BesideTexts</name>
    <message>
        <source>No other version of this track is saved on this computer.</source>
        <translation>Su questo computer non è salvata nessun’altra versione di questa traccia.</translation>
    </message>
    <message>
        <source>The other languages of this video are still loading.</source>
        <translation>Le altre lingue di questo video sono ancora in caricamento.</translation>
    </message>
    <message>
        <source>This video has no other subtitles that can be read.</source>
        <translation>Questo video non ha altri sottotitoli leggibili.</translation>
    </message>
</context>
<context>
    <name>BulkController</name>
    <message>
        <source>These tracks are not there any more.</source>
        <translation>Queste tracce non ci sono più.</translation>
    </message>
    <message>
        <source>Bulk work is running. Wait until it has ended, or cancel the rest.</source>
        <translation>È in corso un’operazione in blocco. Attendi che sia terminata, o annulla il resto.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Delete again</source>
        <translation>Elimina di nuovo</translation>
    </message>
</context>
<context>
    <name>BulkQuestion</name>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Enter a reason first.</source>
        <translation>Inserisci prima un motivo.</translation>
    </message>
    <message>
        <source>Type the number of tracks first.</source>
        <translation>Digita prima il numero di tracce.</translation>
    </message>
    <message>
        <source>Delete {tracks}?</source>
        <translation>Eliminare {tracks}?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>Elimina %Ln traccia</numerusform>
            <numerusform>Elimina %Ln tracce</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkStrip</name>
    <message>
        <source>Bulk work</source>
        <translation>Operazione in blocco</translation>
    </message>
    <message>
        <source>Cancel the rest</source>
        <translation>Annulla il resto</translation>
    </message>
    <message>
        <source>Retry failed only</source>
        <translation>Riprova solo le non riuscite</translation>
    </message>
    <message>
        <source>Delete without backup</source>
        <translation>Elimina senza backup</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continua</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Go on with what was not sent yet</source>
        <translation>Continua con ciò che non è stato ancora inviato</translation>
    </message>
    <message>
        <source>Send nothing more for now; what was sent goes on</source>
        <translation>Non inviare altro per ora; ciò che è stato inviato prosegue</translation>
    </message>
    <message>
        <source>Cancel what was not sent yet</source>
        <translation>Annulla ciò che non è stato ancora inviato</translation>
    </message>
    <message>
        <source>Try those again that failed, and no others</source>
        <translation>Riprova le tracce non riuscite, e nessun’altra</translation>
    </message>
    <message>
        <source>Delete those that couldn’t be backed up, after a question</source>
        <translation>Elimina, dopo una conferma, quelle il cui backup non è riuscito</translation>
    </message>
    <message>
        <source>Take all of this back, as far as there are backups</source>
        <translation>Annulla tutta l’operazione, per quanto lo consentono i backup</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avanzamento</translation>
    </message>
</context>
<context>
    <name>BulkWording</name>
    <message>
        <source>Deleting: {progress}</source>
        <extracomment>{progress} is such as “212 of 300, 3 failed, 2 min left”.</extracomment>
        <translation>Eliminazione: {progress}</translation>
    </message>
    <message>
        <source>Paused: {progress}</source>
        <extracomment>{progress} is such as “212 of 300, 3 failed”.</extracomment>
        <translation>In pausa: {progress}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln still being deleted</source>
        <translation>
            <numerusform>%Ln ancora in eliminazione</numerusform>
            <numerusform>%Ln ancora in eliminazione</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks deleted</source>
        <translation>
            <numerusform>%Ln traccia eliminata</numerusform>
            <numerusform>%Ln tracce eliminate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln non riuscita</numerusform>
            <numerusform>%Ln non riuscite</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln had vanished already</source>
        <translation>
            <numerusform>%Ln era già scomparsa</numerusform>
            <numerusform>%Ln erano già scomparse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed since the scan and were left out</source>
        <translation>
            <numerusform>%Ln esclusa perché cambiata dopo la scansione</numerusform>
            <numerusform>%Ln escluse perché cambiate dopo la scansione</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cancelled</source>
        <translation>
            <numerusform>%Ln annullata</numerusform>
            <numerusform>%Ln annullate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be restored</source>
        <translation>
            <numerusform>%Ln non ripristinata</numerusform>
            <numerusform>%Ln non ripristinate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks restored</source>
        <translation>
            <numerusform>%Ln traccia ripristinata</numerusform>
            <numerusform>%Ln tracce ripristinate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln couldn’t be verified</source>
        <translation>
            <numerusform>%Ln non verificata</numerusform>
            <numerusform>%Ln non verificate</numerusform>
        </translation>
    </message>
    <message>
        <source>see Activity</source>
        <translation>vedi Attività</translation>
    </message>
    <message>
        <source>Restoring is paused: {progress}</source>
        <extracomment>{progress} is such as “212 of 300, 3 could not be restored”.</extracomment>
        <translation>Ripristino in pausa: {progress}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln still being restored</source>
        <translation>
            <numerusform>%Ln ancora in ripristino</numerusform>
            <numerusform>%Ln ancora in ripristino</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} di {total}</translation>
    </message>
    <message>
        <source>Restoring: {progress}</source>
        <translation>Ripristino: {progress}</translation>
    </message>
    <message>
        <source>Waiting to be deleted</source>
        <translation>In attesa di essere eliminata</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Controllo…</translation>
    </message>
    <message>
        <source>Not deleted: {reason}</source>
        <translation>Non eliminata: {reason}</translation>
    </message>
    <message>
        <source>Vanished meanwhile</source>
        <translation>Scomparsa nel frattempo</translation>
    </message>
    <message>
        <source>Left out: changed since the scan</source>
        <translation>Esclusa: cambiata dopo la scansione</translation>
    </message>
    <message>
        <source>Left out: it can’t be backed up any more</source>
        <translation>Esclusa: il backup non è più possibile</translation>
    </message>
    <message>
        <source>Left out: something else is being done with it</source>
        <translation>Esclusa: è in corso un’altra operazione su di essa</translation>
    </message>
    <message numerus="yes">
        <source>%Ln s left</source>
        <translation>
            <numerusform>ancora %Ln s</numerusform>
            <numerusform>ancora %Ln s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min left</source>
        <translation>
            <numerusform>ancora %Ln min</numerusform>
            <numerusform>ancora %Ln min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangesController</name>
    <message>
        <source>Replace {name} by which file?</source>
        <translation>Con quale file sostituire {name}?</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tutti i file (*)</translation>
    </message>
    <message>
        <source>{file} was not used. {reason}</source>
        <translation>{file} non è stato usato. {reason}</translation>
    </message>
    <message>
        <source>{file} is audio, and the track has subtitles.</source>
        <translation>{file} è audio, ma la traccia contiene sottotitoli.</translation>
    </message>
    <message>
        <source>{file} has subtitles, and the track is audio.</source>
        <translation>{file} contiene sottotitoli, ma la traccia è audio.</translation>
    </message>
    <message>
        <source>Replace {name} by {file}?</source>
        <translation>Sostituire {name} con {file}?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues</source>
        <translation>
            <numerusform>%Ln segmento</numerusform>
            <numerusform>%Ln segmenti</numerusform>
        </translation>
    </message>
    <message>
        <source>The text seems to be in {language}.</source>
        <translation>La lingua del testo sembra essere: {language}.</translation>
    </message>
    <message>
        <source>trackman can’t back up audio, so this can’t be undone.</source>
        <translation>trackman non può eseguire il backup dell’audio: questa operazione non può essere annullata.</translation>
    </message>
    <message>
        <source>Name, language and flag stay. The old track is deleted only once the new one is checked, and can be brought back.</source>
        <translation>Nome, lingua e indicazione per non udenti restano. La vecchia traccia viene eliminata solo dopo la verifica della nuova e può essere recuperata.</translation>
    </message>
    <message>
        <source>Replace track</source>
        <translation>Sostituisci traccia</translation>
    </message>
    <message>
        <source>{name}, {moment}</source>
        <translation>{name}, {moment}</translation>
    </message>
    <message>
        <source>Subtitle files (*.{ending})</source>
        <translation>File di sottotitoli (*.{ending})</translation>
    </message>
    <message>
        <source>Save subtitles</source>
        <translation>Salva sottotitoli</translation>
    </message>
    <message>
        <source>Subtitles saved to {file}.</source>
        <translation>Sottotitoli salvati in {file}.</translation>
    </message>
    <message>
        <source>None of these tracks has subtitles that can be downloaded.</source>
        <translation>Nessuna di queste tracce ha sottotitoli che si possano scaricare.</translation>
    </message>
    <message>
        <source>Zip archives (*.zip)</source>
        <translation>Archivi zip (*.zip)</translation>
    </message>
    <message>
        <source>Download subtitles</source>
        <translation>Scarica sottotitoli</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks downloaded to {file}.</source>
        <translation>
            <numerusform>%Ln traccia scaricata in {file}.</numerusform>
            <numerusform>%Ln tracce scaricate in {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks couldn’t be fetched.</source>
        <translation>
            <numerusform>Non è stato possibile scaricare %Ln traccia.</numerusform>
            <numerusform>Non è stato possibile scaricare %Ln tracce.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln tracks to which video?</source>
        <translation>
            <numerusform>In quale video copiare %Ln traccia?</numerusform>
            <numerusform>In quale video copiare %Ln tracce?</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy {name} to which video?</source>
        <translation>In quale video copiare {name}?</translation>
    </message>
    <message>
        <source>Copy there</source>
        <translation>Copia</translation>
    </message>
    <message>
        <source>This video is {here} long, {video} is {there}. The subtitles may not fit.</source>
        <translation>Questo video dura {here}, {video} dura {there}. I sottotitoli potrebbero non corrispondere.</translation>
    </message>
    <message>
        <source>It already has tracks with these names, which can’t be added: {names}.</source>
        <translation>Ha già tracce con questi nomi, che non possono essere aggiunte: {names}.</translation>
    </message>
    <message>
        <source>Copy to {video} anyway?</source>
        <translation>Copiare comunque in {video}?</translation>
    </message>
    <message>
        <source>Copy anyway</source>
        <translation>Copia comunque</translation>
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
        <translation>Modifica</translation>
    </message>
    <message>
        <source>Before</source>
        <extracomment>Title of a column: the cue as it is published.</extracomment>
        <translation>Prima</translation>
    </message>
    <message>
        <source>After</source>
        <extracomment>Title of a column: the cue as it will be.</extracomment>
        <translation>Dopo</translation>
    </message>
    <message>
        <source>Added</source>
        <extracomment>What happened to a cue.</extracomment>
        <translation>Aggiunto</translation>
    </message>
    <message>
        <source>Removed</source>
        <extracomment>What happened to a cue.</extracomment>
        <translation>Rimosso</translation>
    </message>
    <message>
        <source>Changed</source>
        <extracomment>What happened to a cue.</extracomment>
        <translation>Modificato</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>da {start} a {end}</translation>
    </message>
</context>
<context>
    <name>ChangesPage</name>
    <message>
        <source>Publish</source>
        <translation>Pubblica</translation>
    </message>
    <message>
        <source>Back to editing</source>
        <translation>Torna alla modifica</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Modifiche</translation>
    </message>
    <message>
        <source>Publish changes to {name}</source>
        <translation>Pubblica modifiche a {name}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues changed</source>
        <translation>
            <numerusform>%Ln segmento modificato</numerusform>
            <numerusform>%Ln segmenti modificati</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues added</source>
        <translation>
            <numerusform>%Ln segmento aggiunto</numerusform>
            <numerusform>%Ln segmenti aggiunti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues removed</source>
        <translation>
            <numerusform>%Ln segmento rimosso</numerusform>
            <numerusform>%Ln segmenti rimossi</numerusform>
        </translation>
    </message>
    <message>
        <source>No cue differs; the file itself is mended.</source>
        <translation>Nessun segmento è diverso; è stato riparato il file stesso.</translation>
    </message>
    <message>
        <source>DatoCMS gets a new track with this text, then the old one is deleted.</source>
        <translation>DatoCMS riceve una nuova traccia con questo testo, poi la vecchia viene eliminata.</translation>
    </message>
</context>
<context>
    <name>CheckChoices</name>
    <message>
        <source>Latin script: {speed} characters per second, {line} per line, {lines} lines, {shortest}–{longest} s per cue. Your own numbers apply until you choose another guide.</source>
        <translation>Alfabeto latino: {speed} caratteri al secondo, {line} per riga, {lines} righe, {shortest}–{longest} s per segmento. I tuoi valori valgono finché non scegli un’altra guida.</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutra</translation>
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
        <translation>Limiti</translation>
    </message>
    <message>
        <source>Style guide</source>
        <translation>Guida di stile</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Parole</translation>
    </message>
    <message>
        <source>Words to flag</source>
        <translation>Parole da segnalare</translation>
    </message>
    <message>
        <source>One per line. Matches whole words, ignoring case.</source>
        <translation>Una per riga. Trova parole intere, senza distinguere maiuscole e minuscole.</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Remove filter {filter}</source>
        <extracomment>{filter} is in quotation marks.</extracomment>
        <translation>Rimuovi filtro {filter}</translation>
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
        <translation>Traccia</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>con spunta</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>senza spunta</translation>
    </message>
</context>
<context>
    <name>ChosenTable</name>
    <message>
        <source>Chosen tracks</source>
        <translation>Tracce scelte</translation>
    </message>
</context>
<context>
    <name>CommandWording</name>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Ripeti</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Dividi</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Unisci</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Inserisci</translation>
    </message>
    <message>
        <source>Delete cue</source>
        <translation>Elimina segmento</translation>
    </message>
    <message>
        <source>Shift…</source>
        <translation>Sposta…</translation>
    </message>
    <message>
        <source>Stretch…</source>
        <translation>Adatta…</translation>
    </message>
    <message>
        <source>Find and replace…</source>
        <translation>Trova e sostituisci…</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Correggi</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Pubblica</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Split the cue at the caret or at the video’s position</source>
        <translation>Dividi il segmento al cursore o alla posizione del video</translation>
    </message>
    <message>
        <source>Merge the cue with the next one</source>
        <translation>Unisci il segmento con il successivo</translation>
    </message>
    <message>
        <source>Insert a cue below</source>
        <translation>Inserisci un segmento sotto</translation>
    </message>
    <message>
        <source>Delete the selected cues</source>
        <translation>Elimina i segmenti selezionati</translation>
    </message>
    <message>
        <source>Shift cues to earlier or later times</source>
        <translation>Sposta i segmenti a tempi precedenti o successivi</translation>
    </message>
    <message>
        <source>Stretch the text between two points</source>
        <translation>Adatta il testo fra due punti</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Trova e sostituisci</translation>
    </message>
    <message>
        <source>Fix the findings of this cue, or all of one kind</source>
        <translation>Correggi le segnalazioni di questo segmento, o tutte quelle di un tipo</translation>
    </message>
    <message>
        <source>Look over the changes, then replace the track</source>
        <translation>Esamina le modifiche, poi sostituisci la traccia</translation>
    </message>
    <message>
        <source>Close the editor; unpublished changes stay as a draft</source>
        <translation>Chiudi l’editor; le modifiche non pubblicate restano come bozza</translation>
    </message>
    <message>
        <source>Undo: {act}</source>
        <translation>Annulla: {act}</translation>
    </message>
    <message>
        <source>Redo: {act}</source>
        <translation>Ripeti: {act}</translation>
    </message>
    <message>
        <source>Edit text</source>
        <translation>Modifica testo</translation>
    </message>
    <message>
        <source>Edit times</source>
        <translation>Modifica tempi</translation>
    </message>
    <message>
        <source>Split cue</source>
        <translation>Dividi segmento</translation>
    </message>
    <message>
        <source>Merge cues</source>
        <translation>Unisci segmenti</translation>
    </message>
    <message>
        <source>Insert cue</source>
        <translation>Inserisci segmento</translation>
    </message>
    <message>
        <source>Delete cues</source>
        <translation>Elimina segmenti</translation>
    </message>
    <message>
        <source>Shift times</source>
        <translation>Sposta tempi</translation>
    </message>
    <message>
        <source>Stretch times</source>
        <translation>Adatta tempi</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Sostituisci</translation>
    </message>
    <message>
        <source>Fix findings</source>
        <translation>Correggi segnalazioni</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Select a track.</source>
        <translation>Seleziona una traccia.</translation>
    </message>
    <message>
        <source>Select one or two tracks of a video with several subtitles.</source>
        <translation>Seleziona una o due tracce di un video con più sottotitoli.</translation>
    </message>
    <message>
        <source>Open a video that can be played.</source>
        <translation>Apri un video che può essere riprodotto.</translation>
    </message>
    <message>
        <source>Select a track whose subtitles can be read.</source>
        <translation>Seleziona una traccia con sottotitoli leggibili.</translation>
    </message>
    <message>
        <source>Select tracks with subtitles.</source>
        <translation>Seleziona tracce con sottotitoli.</translation>
    </message>
    <message>
        <source>Select one track with subtitles.</source>
        <translation>Seleziona una sola traccia con sottotitoli.</translation>
    </message>
    <message>
        <source>Select one track.</source>
        <translation>Seleziona una sola traccia.</translation>
    </message>
    <message>
        <source>No track is known to have errors.</source>
        <translation>Non risultano tracce in errore.</translation>
    </message>
    <message>
        <source>Open a video with tracks.</source>
        <translation>Apri un video con tracce.</translation>
    </message>
    <message>
        <source>No reasons yet: add some in Settings › Deleting</source>
        <translation>Ancora nessun motivo: aggiungine in Impostazioni › Eliminazione</translation>
    </message>
</context>
<context>
    <name>ComparisonController</name>
    <message>
        <source>Saved versions can’t be deleted here.</source>
        <translation>Le versioni salvate non possono essere eliminate qui.</translation>
    </message>
</context>
<context>
    <name>ComparisonModel</name>
    <message>
        <source>Time</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenza</translation>
    </message>
    <message>
        <source>Case only</source>
        <translation>Solo maiuscole/minuscole</translation>
    </message>
    <message>
        <source>Punctuation only</source>
        <translation>Solo punteggiatura</translation>
    </message>
    <message>
        <source>Spaces only</source>
        <translation>Solo spazi</translation>
    </message>
    <message>
        <source>Case, punctuation</source>
        <translation>Maiuscole, punteggiatura</translation>
    </message>
    <message>
        <source>Case, spaces</source>
        <translation>Maiuscole, spazi</translation>
    </message>
    <message>
        <source>Punctuation, spaces</source>
        <translation>Punteggiatura, spazi</translation>
    </message>
    <message>
        <source>Case, punctuation, spaces</source>
        <translation>Maiuscole, punteggiatura, spazi</translation>
    </message>
    <message>
        <source>Different words</source>
        <translation>Parole diverse</translation>
    </message>
    <message>
        <source>Only in the first</source>
        <extracomment>The first of the two tracks that are compared.</extracomment>
        <translation>Solo nella prima</translation>
    </message>
    <message>
        <source>Only in the second</source>
        <extracomment>The second of the two tracks that are compared.</extracomment>
        <translation>Solo nella seconda</translation>
    </message>
    <message>
        <source>{n} s longer</source>
        <translation>{n} s più lungo</translation>
    </message>
    <message>
        <source>{n} s shorter</source>
        <translation>{n} s più breve</translation>
    </message>
    <message>
        <source>{n} s later</source>
        <translation>{n} s dopo</translation>
    </message>
    <message>
        <source>{n} s earlier</source>
        <translation>{n} s prima</translation>
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
        <translation>Torna ai video</translation>
    </message>
    <message>
        <source>Compare subtitles</source>
        <translation>Confronta sottotitoli</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignora</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>Differenza precedente</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>Differenza successiva</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>Caricamento dei sottotitoli…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Ignored: {count}</source>
        <translation>Ignorate: {count}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} places differ</source>
        <translation>
            <numerusform>%Ln punto su {total} differisce</numerusform>
            <numerusform>%Ln punti su {total} differiscono</numerusform>
        </translation>
    </message>
    <message>
        <source>No differences in {total} places</source>
        <translation>Nessuna differenza in {total} punti</translation>
    </message>
    <message>
        <source>{said}. The languages differ, so only the times are compared.</source>
        <translation>{said}. Le lingue sono diverse: vengono confrontati solo i tempi.</translation>
    </message>
    <message>
        <source>Leave case, punctuation or spaces out of account</source>
        <translation>Non tenere conto di maiuscole/minuscole, punteggiatura o spazi</translation>
    </message>
    <message>
        <source>Ignore case</source>
        <translation>Ignora maiuscole/minuscole</translation>
    </message>
    <message>
        <source>Ignore punctuation</source>
        <translation>Ignora punteggiatura</translation>
    </message>
    <message>
        <source>Ignore spaces</source>
        <translation>Ignora spazi</translation>
    </message>
</context>
<context>
    <name>ComparisonTable</name>
    <message>
        <source>Compared subtitles</source>
        <translation>Sottotitoli confrontati</translation>
    </message>
</context>
<context>
    <name>Confirmation</name>
    <message numerus="yes">
        <source>Delete %Ln tracks?</source>
        <translation>
            <numerusform>Eliminare %Ln traccia?</numerusform>
            <numerusform>Eliminare %Ln tracce?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>Elimina %Ln traccia</numerusform>
            <numerusform>Elimina %Ln tracce</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete {name}?</source>
        <translation>Eliminare {name}?</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}: {reason}</translation>
    </message>
    <message>
        <source>not backed up</source>
        <translation>backup non eseguito</translation>
    </message>
    <message>
        <source>{name} ({file}): {reason}</source>
        <extracomment>{name} is a track’s, {file} the video’s, such as “Italiano” (film.mp4)</extracomment>
        <translation>{name} ({file}): {reason}</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more tracks</source>
        <translation>
            <numerusform>e %Ln altra traccia</numerusform>
            <numerusform>e altre %Ln tracce</numerusform>
        </translation>
    </message>
    <message>
        <source>Of {filename}:</source>
        <translation>In {filename}:</translation>
    </message>
    <message>
        <source>The track has not been deleted. Deleting it without a backup can’t be undone.</source>
        <translation>La traccia non è stata eliminata. L’eliminazione senza backup non può essere annullata.</translation>
    </message>
    <message>
        <source>None of these tracks has been deleted. Deleting them without backups can’t be undone.</source>
        <translation>Nessuna di queste tracce è stata eliminata. L’eliminazione senza backup non può essere annullata.</translation>
    </message>
    <message>
        <source>{name} couldn’t be backed up</source>
        <translation>Non è stato possibile eseguire il backup di {name}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks couldn’t be backed up</source>
        <translation>
            <numerusform>Non è stato possibile eseguire il backup di %Ln traccia</numerusform>
            <numerusform>Non è stato possibile eseguire il backup di %Ln tracce</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete without backup</source>
        <translation>Elimina senza backup</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conserva</translation>
    </message>
    <message numerus="yes">
        <source>DatoCMS is still deleting %Ln tracks and will continue.</source>
        <translation>
            <numerusform>DatoCMS sta ancora eliminando %Ln traccia e continuerà.</numerusform>
            <numerusform>DatoCMS sta ancora eliminando %Ln tracce e continuerà.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>DatoCMS is still working on %Ln tracks and will continue.</source>
        <translation>
            <numerusform>DatoCMS sta ancora elaborando %Ln traccia e continuerà.</numerusform>
            <numerusform>DatoCMS sta ancora elaborando %Ln tracce e continuerà.</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman will check the result the next time you start it.</source>
        <translation>trackman verificherà il risultato al prossimo avvio.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are being replaced. If you quit now, the video may have the old and the new one until you start trackman again; it then keeps one of them and tells you which. Your subtitles stay on this computer.</source>
        <translation>
            <numerusform>%Ln traccia è in corso di sostituzione. Se esci ora, il video potrebbe contenere sia la vecchia sia la nuova finché non riavvii trackman, che poi ne conserva una e ti dice quale. I tuoi sottotitoli restano su questo computer.</numerusform>
            <numerusform>%Ln tracce sono in corso di sostituzione. Se esci ora, il video potrebbe contenere sia la vecchia sia la nuova finché non riavvii trackman, che poi ne conserva una e ti dice quale. I tuoi sottotitoli restano su questo computer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are still waiting and won’t be changed.</source>
        <translation>
            <numerusform>%Ln traccia è ancora in attesa e non verrà modificata.</numerusform>
            <numerusform>%Ln tracce sono ancora in attesa e non verranno modificate.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more tracks are to be deleted. trackman offers to go on with them the next time you start it.</source>
        <translation>
            <numerusform>Resta da eliminare %Ln altra traccia. Al prossimo avvio trackman propone di continuare.</numerusform>
            <numerusform>Restano da eliminare altre %Ln tracce. Al prossimo avvio trackman propone di continuare.</numerusform>
        </translation>
    </message>
    <message>
        <source>Quit while deletions are running?</source>
        <translation>Uscire mentre sono in corso eliminazioni?</translation>
    </message>
    <message>
        <source>Quit while tracks are being changed?</source>
        <translation>Uscire mentre sono in corso modifiche alle tracce?</translation>
    </message>
    <message>
        <source>Quit trackman</source>
        <translation>Esci da trackman</translation>
    </message>
    <message>
        <source>Sign out of {project}?</source>
        <translation>Disconnettersi da {project}?</translation>
    </message>
    <message>
        <source>trackman forgets this project’s API token on this computer. You’ll need the token to sign in again. Nothing changes in DatoCMS.</source>
        <translation>trackman dimentica il token API di questo progetto su questo computer. Il token ti servirà per accedere di nuovo. In DatoCMS non cambia nulla.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Disconnetti</translation>
    </message>
    <message>
        <source>{language} subtitles of {filename}.</source>
        <extracomment>Such as “Italian subtitles of launch.mp4.”</extracomment>
        <translation>Sottotitoli in {language} di {filename}.</translation>
    </message>
    <message>
        <source>{language} audio of {filename}.</source>
        <extracomment>Such as “Italian audio of launch.mp4.”</extracomment>
        <translation>Audio in {language} di {filename}.</translation>
    </message>
    <message>
        <source>Subtitles of {filename}, without a language.</source>
        <translation>Sottotitoli di {filename}, senza lingua.</translation>
    </message>
    <message>
        <source>Audio of {filename}, without a language.</source>
        <translation>Audio di {filename}, senza lingua.</translation>
    </message>
    <message>
        <source>Track of {filename}.</source>
        <translation>Traccia di {filename}.</translation>
    </message>
    <message>
        <source>{name}, {language} subtitles</source>
        <extracomment>A line of a list, such as “Italiano”, Italian subtitles.</extracomment>
        <translation>{name}, sottotitoli in {language}</translation>
    </message>
    <message>
        <source>{name}, {language} audio</source>
        <extracomment>A line of a list, such as “Italiano”, Italian audio.</extracomment>
        <translation>{name}, audio in {language}</translation>
    </message>
    <message>
        <source>{name}, subtitles without a language</source>
        <translation>{name}, sottotitoli senza lingua</translation>
    </message>
    <message>
        <source>{name}, audio without a language</source>
        <translation>{name}, audio senza lingua</translation>
    </message>
    <message>
        <source>trackman backs it up first, so this can be undone.</source>
        <translation>trackman ne esegue prima il backup: l’eliminazione può essere annullata.</translation>
    </message>
    <message>
        <source>trackman backs them up first, so this can be undone.</source>
        <translation>trackman ne esegue prima il backup: l’eliminazione può essere annullata.</translation>
    </message>
    <message numerus="yes">
        <source>trackman backs up %Ln tracks first, so deleting them can be undone.</source>
        <translation>
            <numerusform>trackman esegue prima il backup di %Ln traccia: la sua eliminazione può essere annullata.</numerusform>
            <numerusform>trackman esegue prima il backup di %Ln tracce: la loro eliminazione può essere annullata.</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman can’t back up audio, so this can’t be undone.</source>
        <translation>trackman non può eseguire il backup dell’audio: l’eliminazione non può essere annullata.</translation>
    </message>
    <message>
        <source>trackman can’t back up errored tracks, which have no subtitles, so this can’t be undone.</source>
        <translation>trackman non può eseguire il backup di tracce in errore, che non hanno sottotitoli: l’eliminazione non può essere annullata.</translation>
    </message>
    <message>
        <source>trackman can’t back up tracks that are still being prepared, so this can’t be undone.</source>
        <translation>trackman non può eseguire il backup di tracce ancora in preparazione: l’eliminazione non può essere annullata.</translation>
    </message>
    <message>
        <source>trackman can back up only subtitles that are ready, so this can’t be undone.</source>
        <translation>trackman può eseguire il backup solo di sottotitoli pronti: l’eliminazione non può essere annullata.</translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can’t back up audio.</source>
        <translation>
            <numerusform>L’eliminazione di %Ln traccia non può essere annullata: trackman non può eseguire il backup dell’audio.</numerusform>
            <numerusform>L’eliminazione di %Ln tracce non può essere annullata: trackman non può eseguire il backup dell’audio.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can’t back up errored tracks, which have no subtitles.</source>
        <translation>
            <numerusform>L’eliminazione di %Ln traccia non può essere annullata: trackman non può eseguire il backup di tracce in errore, che non hanno sottotitoli.</numerusform>
            <numerusform>L’eliminazione di %Ln tracce non può essere annullata: trackman non può eseguire il backup di tracce in errore, che non hanno sottotitoli.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can’t back up tracks that are still being prepared.</source>
        <translation>
            <numerusform>L’eliminazione di %Ln traccia non può essere annullata: trackman non può eseguire il backup di tracce ancora in preparazione.</numerusform>
            <numerusform>L’eliminazione di %Ln tracce non può essere annullata: trackman non può eseguire il backup di tracce ancora in preparazione.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can back up only subtitles that are ready.</source>
        <translation>
            <numerusform>L’eliminazione di %Ln traccia non può essere annullata: trackman può eseguire il backup solo di sottotitoli pronti.</numerusform>
            <numerusform>L’eliminazione di %Ln tracce non può essere annullata: trackman può eseguire il backup solo di sottotitoli pronti.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete audio track</source>
        <translation>Elimina traccia audio</translation>
    </message>
    <message>
        <source>Delete subtitle track</source>
        <translation>Elimina traccia di sottotitoli</translation>
    </message>
    <message>
        <source>Delete track</source>
        <translation>Elimina traccia</translation>
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
        <translation>{name} (bozza)</translation>
    </message>
    <message>
        <source>Checking which records use it…</source>
        <translation>Verifica dei record che lo usano…</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say which records use it</source>
        <translation>DatoCMS non indica quali record lo usano</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>Non usato in nessun record</translation>
    </message>
    <message numerus="yes">
        <source>Used by %Ln records</source>
        <translation>
            <numerusform>Usato da %Ln record</numerusform>
            <numerusform>Usato da %Ln record</numerusform>
        </translation>
    </message>
    <message>
        <source>the last of this video in {languages}</source>
        <extracomment>{languages} in these is one language or a list of them.</extracomment>
        <translation>gli ultimi sottotitoli del video in {languages}</translation>
    </message>
    <message>
        <source>the last closed captions in {languages}</source>
        <translation>gli ultimi sottotitoli per non udenti in {languages}</translation>
    </message>
    <message>
        <source>the last subtitles without a language</source>
        <translation>gli ultimi sottotitoli senza lingua</translation>
    </message>
    <message>
        <source>the last closed captions without a language</source>
        <translation>gli ultimi sottotitoli per non udenti senza lingua</translation>
    </message>
    <message>
        <source>the last subtitles of this video</source>
        <translation>gli ultimi sottotitoli di questo video</translation>
    </message>
    <message>
        <source>the only closed captions of this video</source>
        <translation>gli unici sottotitoli per non udenti di questo video</translation>
    </message>
    <message>
        <source>Last subtitles of this video</source>
        <translation>Ultimi sottotitoli di questo video</translation>
    </message>
    <message>
        <source>Only closed captions of this video</source>
        <translation>Unici sottotitoli per non udenti di questo video</translation>
    </message>
    <message>
        <source>Going by its name, the only audio description</source>
        <translation>A giudicare dal nome, l’unica audiodescrizione</translation>
    </message>
    <message>
        <source>No record uses this video</source>
        <translation>Nessun record usa questo video</translation>
    </message>
    <message>
        <source>Last subtitles without a language</source>
        <translation>Ultimi sottotitoli senza lingua</translation>
    </message>
    <message>
        <source>Last closed captions without a language</source>
        <translation>Ultimi sottotitoli per non udenti senza lingua</translation>
    </message>
    <message>
        <source>Last audio without a language</source>
        <translation>Ultimo audio senza lingua</translation>
    </message>
    <message>
        <source>A language of the project</source>
        <extracomment>What is left without subtitles, where the line names the language already.</extracomment>
        <translation>Una lingua del progetto</translation>
    </message>
    <message>
        <source>Last subtitles of this video in {languages}</source>
        <extracomment>{languages} in these is one language or a list of them.</extracomment>
        <translation>Ultimi sottotitoli di questo video in {languages}</translation>
    </message>
    <message>
        <source>Last closed captions in {languages}</source>
        <translation>Ultimi sottotitoli per non udenti in {languages}</translation>
    </message>
    <message>
        <source>Last audio in {languages}</source>
        <translation>Ultimo audio in {languages}</translation>
    </message>
    <message>
        <source>Project languages left without subtitles: {languages}</source>
        <translation>Lingue del progetto che restano senza sottotitoli: {languages}</translation>
    </message>
    <message>
        <source>{name} in the same language stays</source>
        <translation>Nella stessa lingua resta {name}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other tracks in the same languages stay</source>
        <translation>
            <numerusform>Nella stessa lingua resta %Ln altra traccia</numerusform>
            <numerusform>Nelle stesse lingue restano altre %Ln tracce</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} in the same language is being prepared</source>
        <translation>Nella stessa lingua è in preparazione {name}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other tracks in the same languages are being prepared</source>
        <translation>
            <numerusform>Nella stessa lingua è in preparazione %Ln altra traccia</numerusform>
            <numerusform>Nelle stesse lingue sono in preparazione altre %Ln tracce</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} had failed processing anyway</source>
        <translation>L’elaborazione di {name} era comunque già fallita</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks had failed processing anyway</source>
        <translation>
            <numerusform>L’elaborazione di %Ln traccia era comunque già fallita</numerusform>
            <numerusform>L’elaborazione di %Ln tracce era comunque già fallita</numerusform>
        </translation>
    </message>
    <message>
        <source>This video will have no subtitles left.</source>
        <translation>Questo video resterà senza sottotitoli.</translation>
    </message>
    <message>
        <source>It will have no closed captions left.</source>
        <translation>Resterà senza sottotitoli per non udenti.</translation>
    </message>
    <message>
        <source>Going by its name, this is the video’s only audio description.</source>
        <translation>A giudicare dal nome, questa è l’unica audiodescrizione del video.</translation>
    </message>
    <message numerus="yes">
        <source>The video is used by %Ln records, see below.</source>
        <translation>
            <numerusform>Il video è usato da %Ln record, vedi sotto.</numerusform>
            <numerusform>Il video è usato da %Ln record, vedi sotto.</numerusform>
        </translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say which records use the video.</source>
        <translation>DatoCMS non indica quali record usano il video.</translation>
    </message>
    <message>
        <source>This video will have no subtitles left without a language.</source>
        <translation>Questo video resterà senza sottotitoli privi di lingua.</translation>
    </message>
    <message>
        <source>It will have no closed captions left without a language.</source>
        <translation>Resterà senza sottotitoli per non udenti privi di lingua.</translation>
    </message>
    <message>
        <source>It will have no audio tracks left without a language.</source>
        <translation>Resterà senza tracce audio prive di lingua.</translation>
    </message>
    <message>
        <source>This video will have no subtitles left in: {languages}.</source>
        <translation>Questo video resterà senza sottotitoli in: {languages}.</translation>
    </message>
    <message>
        <source>It will have no closed captions left in: {languages}.</source>
        <translation>Resterà senza sottotitoli per non udenti in: {languages}.</translation>
    </message>
    <message>
        <source>It will have no audio tracks left in: {languages}.</source>
        <translation>Resterà senza tracce audio in: {languages}.</translation>
    </message>
    <message>
        <source>Project languages left without subtitles: {languages}.</source>
        <translation>Lingue del progetto che restano senza sottotitoli: {languages}.</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Play</source>
        <translation>Riproduci</translation>
    </message>
    <message>
        <source>Back 2 seconds</source>
        <translation>Indietro di 2 secondi</translation>
    </message>
    <message>
        <source>Forward 2 seconds</source>
        <translation>Avanti di 2 secondi</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocità</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Disattiva audio</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>Ingrandisci</translation>
    </message>
    <message>
        <source>Close the player</source>
        <translation>Chiudi il lettore</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Attiva audio</translation>
    </message>
    <message>
        <source>Back to window</source>
        <translation>Torna alla finestra</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Posizione</translation>
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
        <translation>Pagine web (*.html)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Cartelle di lavoro Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Report saved to {file}.</source>
        <translation>Rapporto salvato in {file}.</translation>
    </message>
    <message>
        <source>Export the coverage</source>
        <translation>Esporta la copertura</translation>
    </message>
    <message>
        <source>Save the accessibility report</source>
        <translation>Salva il rapporto sull’accessibilità</translation>
    </message>
    <message>
        <source>Asking DatoCMS for the records that use the videos…</source>
        <translation>Verifica in DatoCMS dei record che usano i video…</translation>
    </message>
</context>
<context>
    <name>CoverageTab</name>
    <message>
        <source>Coverage</source>
        <translation>Copertura</translation>
    </message>
    <message>
        <source>Filter videos</source>
        <translation>Filtra video</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Sottotitoli</translation>
    </message>
    <message>
        <source>Missing in</source>
        <translation>Mancanti in</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Utilizzo</translation>
    </message>
    <message>
        <source>DatoCMS order</source>
        <translation>Ordine di DatoCMS</translation>
    </message>
    <message>
        <source>Accessibility report…</source>
        <translation>Rapporto sull’accessibilità…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Esporta…</translation>
    </message>
    <message>
        <source>No videos known yet</source>
        <translation>Ancora nessun video noto</translation>
    </message>
    <message>
        <source>Scan the project once. Then trackman shows which languages are missing.</source>
        <translation>Scansiona il progetto una volta. Poi trackman mostra quali lingue mancano.</translation>
    </message>
    <message>
        <source>Go to the scan</source>
        <translation>Vai alla scansione</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Nessun risultato</translation>
    </message>
    <message>
        <source>Try fewer words or other filters.</source>
        <translation>Prova con meno parole o altri filtri.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Azzera filtri</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln video</numerusform>
            <numerusform>%Ln video</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln videos</source>
        <translation>
            <numerusform>{shown} di %Ln video</numerusform>
            <numerusform>{shown} di %Ln video</numerusform>
        </translation>
    </message>
    <message>
        <source>read {ago} or later</source>
        <extracomment>{ago} is such as “3 days ago”.</extracomment>
        <translation>letti {ago} o dopo</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos not read yet</source>
        <translation>
            <numerusform>%Ln video non ancora letto</numerusform>
            <numerusform>%Ln video non ancora letti</numerusform>
        </translation>
    </message>
    <message>
        <source>No video has any.</source>
        <translation>Nessun video ne ha.</translation>
    </message>
    <message>
        <source>Show all tracks: {what}, {language}</source>
        <extracomment>{what} is “Subtitles”, “Closed captions” or “Audio”.</extracomment>
        <translation>Mostra tutte le tracce: {what}, {language}</translation>
    </message>
    <message>
        <source>Only videos without: {what}, {language}</source>
        <translation>Solo i video senza: {what}, {language}</translation>
    </message>
    <message>
        <source>Show these tracks</source>
        <translation>Mostra queste tracce</translation>
    </message>
    <message>
        <source>Show all tracks of {video}</source>
        <translation>Mostra tutte le tracce di {video}</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Apri video</translation>
    </message>
    <message>
        <source>Page to print (HTML)</source>
        <translation>Pagina da stampare (HTML)</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Cartella di lavoro Excel</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabella (CSV)</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Qualsiasi</translation>
    </message>
    <message>
        <source>Used in records</source>
        <translation>Usato in record</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>Non usato in nessun record</translation>
    </message>
    <message>
        <source>All videos</source>
        <translation>Tutti i video</translation>
    </message>
    <message>
        <source>Tell which videos have no captions in their language</source>
        <translation>Indica quali video non hanno sottotitoli per non udenti nella loro lingua</translation>
    </message>
    <message>
        <source>Save the videos shown here as a file</source>
        <translation>Salva in un file i video mostrati qui</translation>
    </message>
</context>
<context>
    <name>CoverageWording</name>
    <message>
        <source>Subtitles</source>
        <translation>Sottotitoli</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Sottotitoli per non udenti</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>In errore</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>In preparazione</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Non ancora letto</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Niente</translation>
    </message>
    <message>
        <source>DatoCMS order</source>
        <translation>Ordine di DatoCMS</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Most missing first</source>
        <translation>Con più mancanze</translation>
    </message>
    <message>
        <source>{what}: {count} of {videos}</source>
        <extracomment>A figure of a language: “Audio: 12 of 340”.</extracomment>
        <translation>{what}: {count} di {videos}</translation>
    </message>
</context>
<context>
    <name>CueSearchTab</name>
    <message>
        <source>Search all subtitles</source>
        <translation>Cerca in tutti i sottotitoli</translation>
    </message>
    <message>
        <source>Show tracks</source>
        <translation>Mostra tracce</translation>
    </message>
    <message>
        <source>Find and replace…</source>
        <translation>Trova e sostituisci…</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisione</translation>
    </message>
    <message>
        <source>Save as word list…</source>
        <translation>Salva come elenco di parole…</translation>
    </message>
    <message numerus="yes">
        <source>Subtitles of %Ln tracks were read</source>
        <translation>
            <numerusform>Letti i sottotitoli di %Ln traccia</numerusform>
            <numerusform>Letti i sottotitoli di %Ln tracce</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues found</source>
        <translation>
            <numerusform>%Ln segmento trovato</numerusform>
            <numerusform>%Ln segmenti trovati</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln cues found</source>
        <translation>
            <numerusform>Più di %Ln segmento trovato</numerusform>
            <numerusform>Più di %Ln segmenti trovati</numerusform>
        </translation>
    </message>
    <message>
        <source>last scan {ago}</source>
        <translation>ultima scansione {ago}</translation>
    </message>
    <message>
        <source>No subtitles read yet</source>
        <translation>Ancora nessun sottotitolo letto</translation>
    </message>
    <message>
        <source>trackman searches the subtitles it has read. Scan the project and have it read subtitles, too.</source>
        <translation>trackman cerca nei sottotitoli che ha letto. Scansiona il progetto e fai leggere anche i sottotitoli.</translation>
    </message>
    <message>
        <source>Scan with subtitles</source>
        <translation>Scansiona con sottotitoli</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nessun risultato</translation>
    </message>
    <message>
        <source>None of the subtitles that were read holds this in one cue.</source>
        <translation>Nessuno dei sottotitoli letti contiene questo testo in un solo segmento.</translation>
    </message>
    <message>
        <source>There is no word to search for</source>
        <translation>Non c’è alcuna parola da cercare</translation>
    </message>
    <message>
        <source>All words must stand in one cue. Words in quotation marks must stand together, and an asterisk stands for any ending.</source>
        <translation>Tutte le parole devono trovarsi in un solo segmento. Le parole fra virgolette devono essere consecutive e un asterisco sta per qualsiasi terminazione.</translation>
    </message>
    <message>
        <source>Search for something first.</source>
        <translation>Cerca prima qualcosa.</translation>
    </message>
    <message>
        <source>Judge the tracks of these cues one after another</source>
        <translation>Valuta una dopo l’altra le tracce di questi segmenti</translation>
    </message>
    <message>
        <source>Show the tracks of these cues in the table of all tracks</source>
        <translation>Mostra le tracce di questi segmenti nella tabella di tutte le tracce</translation>
    </message>
    <message>
        <source>Replace the words in all these tracks, after a preview</source>
        <translation>Sostituisci le parole in tutte queste tracce, dopo un’anteprima</translation>
    </message>
    <message>
        <source>Search for this again, and see what is new</source>
        <translation>Ripeti questa ricerca e vedi che cosa c’è di nuovo</translation>
    </message>
    <message>
        <source>Finds cues that hold all these words, in any track.</source>
        <translation>Trova i segmenti che contengono tutte queste parole, in qualsiasi traccia.</translation>
    </message>
</context>
<context>
    <name>CuesModel</name>
    <message numerus="yes">
        <source>Text · %Ln cues</source>
        <translation>
            <numerusform>Testo · %Ln segmento</numerusform>
            <numerusform>Testo · %Ln segmenti</numerusform>
        </translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Testo</translation>
    </message>
    <message>
        <source>#</source>
        <extracomment>Title of a column: the number of the cue.</extracomment>
        <translation>#</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durata</translation>
    </message>
    <message>
        <source>on the video now</source>
        <translation>ora nel video</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <extracomment>Two times within a video.</extracomment>
        <translation>da {start} a {end}</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Segnalazione</translation>
    </message>
</context>
<context>
    <name>CuesTable</name>
    <message>
        <source>Cues</source>
        <translation>Segmenti</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Copia testo</translation>
    </message>
    <message>
        <source>Select a cue.</source>
        <translation>Seleziona un segmento.</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>Riproduci da qui</translation>
    </message>
    <message>
        <source>Copy with times</source>
        <translation>Copia con i tempi</translation>
    </message>
</context>
<context>
    <name>DecisionBar</name>
    <message>
        <source>Delete</source>
        <translation>Elimina</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Successiva</translation>
    </message>
    <message>
        <source>No video open</source>
        <translation>Nessun video aperto</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks selected</source>
        <translation>
            <numerusform>%Ln traccia selezionata</numerusform>
            <numerusform>%Ln tracce selezionate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>Elimina %Ln traccia</numerusform>
            <numerusform>Elimina %Ln tracce</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter a reason first.</source>
        <translation>Inserisci prima un motivo.</translation>
    </message>
    <message>
        <source>Another track has just come on screen.</source>
        <translation>È appena stata visualizzata un’altra traccia.</translation>
    </message>
    <message>
        <source>Delete the selected tracks</source>
        <translation>Elimina le tracce selezionate</translation>
    </message>
    <message>
        <source>Go to the next track with findings, then to the next video</source>
        <translation>Vai alla prossima traccia con segnalazioni, poi al video successivo</translation>
    </message>
    <message>
        <source>Show all that follows from deleting it</source>
        <translation>Mostra tutte le conseguenze dell’eliminazione</translation>
    </message>
</context>
<context>
    <name>DeletedCard</name>
    <message>
        <source>Restore</source>
        <translation>Ripristina</translation>
    </message>
    <message>
        <source>The details below are what DatoCMS returned.</source>
        <translation>I dettagli qui sotto sono quelli restituiti da DatoCMS.</translation>
    </message>
    <message>
        <source>DatoCMS didn’t return the track. The details below are from before the deletion.</source>
        <translation>DatoCMS non ha restituito la traccia. I dettagli qui sotto risalgono a prima dell’eliminazione.</translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>Non c’è un backup, quindi non può essere ripristinata.</translation>
    </message>
    <message>
        <source>Its subtitles can’t be read. They’re saved as they are, but trackman can’t prove that they can be restored.</source>
        <translation>I suoi sottotitoli sono illeggibili. Sono salvati così come sono, ma trackman non può dimostrare che si possano ripristinare.</translation>
    </message>
    <message>
        <source>It’s backed up and can be restored. It then gets a new ID.</source>
        <translation>Esiste un backup: la traccia può essere ripristinata. Riceverà un nuovo ID.</translation>
    </message>
</context>
<context>
    <name>DeletedModel</name>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Deleted</source>
        <extracomment>Title of a column: the moment of the deletion.</extracomment>
        <translation>Eliminata</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: who deleted the track.</extracomment>
        <translation>Autore</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
</context>
<context>
    <name>DeletedTab</name>
    <message>
        <source>Recently deleted</source>
        <translation>Eliminate di recente</translation>
    </message>
    <message>
        <source>Details of the deleted track</source>
        <translation>Dettagli della traccia eliminata</translation>
    </message>
    <message>
        <source>Select a deleted track to see its details.</source>
        <translation>Seleziona una traccia eliminata per vederne i dettagli.</translation>
    </message>
    <message>
        <source>Search deleted tracks</source>
        <translation>Cerca tracce eliminate</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Ripristina</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Apri video</translation>
    </message>
    <message>
        <source>Restore into another video…</source>
        <translation>Ripristina in un altro video…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deleted tracks</source>
        <translation>
            <numerusform>%Ln traccia eliminata</numerusform>
            <numerusform>%Ln tracce eliminate</numerusform>
        </translation>
    </message>
    <message>
        <source>Recreate the track from its backup. It gets a new ID.</source>
        <translation>Crea di nuovo la traccia dal suo backup. Riceverà un nuovo ID.</translation>
    </message>
    <message>
        <source>Recreate the track in another video. It gets a new ID.</source>
        <translation>Crea di nuovo la traccia in un altro video. Riceverà un nuovo ID.</translation>
    </message>
    <message>
        <source>Open the video that the track belonged to</source>
        <translation>Apri il video a cui apparteneva la traccia</translation>
    </message>
    <message>
        <source>Select a deleted track first.</source>
        <translation>Seleziona prima una traccia eliminata.</translation>
    </message>
    <message>
        <source>None of the selected tracks can be restored.</source>
        <translation>Nessuna delle tracce selezionate può essere ripristinata.</translation>
    </message>
    <message numerus="yes">
        <source>Restore %Ln tracks into which video?</source>
        <translation>
            <numerusform>In quale video ripristinare %Ln traccia?</numerusform>
            <numerusform>In quale video ripristinare %Ln tracce?</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore {name} into which video?</source>
        <translation>In quale video ripristinare {name}?</translation>
    </message>
    <message>
        <source>Restore there</source>
        <translation>Ripristina</translation>
    </message>
    <message>
        <source>No deleted tracks</source>
        <translation>Nessuna traccia eliminata</translation>
    </message>
    <message>
        <source>Tracks you delete in trackman appear here and can be restored from their backup.</source>
        <translation>Le tracce che elimini in trackman compaiono qui e possono essere ripristinate dal loro backup.</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Nessun risultato</translation>
    </message>
    <message>
        <source>Try fewer words, or search the history.</source>
        <translation>Prova con meno parole, oppure cerca nella cronologia.</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Azzera ricerca</translation>
    </message>
</context>
<context>
    <name>DeletingChoices</name>
    <message>
        <source>Check backups</source>
        <translation>Controlla backup</translation>
    </message>
    <message>
        <source>Require a reason for deleting</source>
        <translation>Richiedi un motivo per l’eliminazione</translation>
    </message>
    <message>
        <source>Calculating size…</source>
        <translation>Calcolo delle dimensioni…</translation>
    </message>
    <message>
        <source>No backups yet.</source>
        <translation>Ancora nessun backup.</translation>
    </message>
    <message>
        <source>{size} in use.</source>
        <translation>{size} in uso.</translation>
    </message>
    <message>
        <source>Verify that every backup is intact</source>
        <translation>Verifica che ogni backup sia integro</translation>
    </message>
    <message>
        <source>Forever</source>
        <translation>Per sempre</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 anno</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Keep backups for</source>
        <translation>Conserva i backup per</translation>
    </message>
    <message>
        <source>Tracks whose backup is removed can’t be restored. trackman asks first.</source>
        <translation>Le tracce di cui si rimuove il backup non possono essere ripristinate. trackman chiede prima conferma.</translation>
    </message>
    <message>
        <source>Many tracks at once</source>
        <translation>Molte tracce in una volta</translation>
    </message>
    <message>
        <source>Type the number above</source>
        <translation>Chiedi il numero oltre</translation>
    </message>
    <message>
        <source>Deleting more tracks than this at once asks you to type how many they are.</source>
        <translation>Se in una volta elimini più tracce di quante indicate qui, devi digitare quante sono.</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Motivi</translation>
    </message>
    <message>
        <source>Suggested reasons</source>
        <translation>Motivi suggeriti</translation>
    </message>
    <message>
        <source>One per line, offered next to Delete.</source>
        <translation>Uno per riga, proposti accanto a Elimina.</translation>
    </message>
</context>
<context>
    <name>DeletionController</name>
    <message>
        <source>The tracks were read again meanwhile. Nothing was done.</source>
        <translation>Nel frattempo le tracce sono state rilette. Non è stato fatto nulla.</translation>
    </message>
</context>
<context>
    <name>DeletionOffer</name>
    <message numerus="yes">
        <source>Go on with %Ln deletions</source>
        <translation>
            <numerusform>Continua con %Ln eliminazione</numerusform>
            <numerusform>Continua con %Ln eliminazioni</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %Ln tracks</source>
        <translation>
            <numerusform>Conserva %Ln traccia</numerusform>
            <numerusform>Conserva %Ln tracce</numerusform>
        </translation>
    </message>
    <message>
        <source>Show activity</source>
        <translation>Mostra attività</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are kept.</source>
        <translation>
            <numerusform>%Ln traccia è conservata.</numerusform>
            <numerusform>%Ln tracce sono conservate.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeletionWording</name>
    <message>
        <source>Deleting {name}…</source>
        <translation>Eliminazione di {name}…</translation>
    </message>
    <message>
        <source>Deleting tracks… {done} of {total}</source>
        <translation>Eliminazione delle tracce… {done} di {total}</translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>Non c’è un backup, quindi non può essere ripristinata.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks have no backup and can’t be restored.</source>
        <translation>
            <numerusform>%Ln traccia non ha un backup e non può essere ripristinata.</numerusform>
            <numerusform>%Ln tracce non hanno un backup e non possono essere ripristinate.</numerusform>
        </translation>
    </message>
    <message>
        <source>It’s saved as it is, but trackman can’t prove that it can be restored.</source>
        <translation>È salvata così com’è, ma trackman non può dimostrare che si possa ripristinare.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are saved as they are, but trackman can’t prove that they can be restored.</source>
        <translation>
            <numerusform>%Ln traccia è salvata così com’è, ma trackman non può dimostrare che si possa ripristinare.</numerusform>
            <numerusform>%Ln tracce sono salvate così come sono, ma trackman non può dimostrare che si possano ripristinare.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was deleted.</source>
        <translation>Annullata. Nessuna traccia è stata eliminata.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln eliminazione è stata annullata prima dell’avvio.</numerusform>
            <numerusform>%Ln eliminazioni sono state annullate prima dell’avvio.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks deleted.</source>
        <translation>
            <numerusform>%Ln traccia eliminata.</numerusform>
            <numerusform>%Ln tracce eliminate.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks deleted. The other rows show the reason.</source>
        <translation>
            <numerusform>%Ln traccia su {total} eliminata. Le altre righe mostrano il motivo.</numerusform>
            <numerusform>%Ln tracce su {total} eliminate. Le altre righe mostrano il motivo.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>No web browser opened. The link is copied: paste it into a browser.</source>
        <translation>Non si è aperto alcun browser. Il link è stato copiato: incollalo in un browser.</translation>
    </message>
    <message>
        <source>No program opened {file}. Its path is copied.</source>
        <translation>Nessun programma ha aperto {file}. Il percorso è stato copiato.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Apri</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostra nella cartella</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Change {name}</source>
        <translation>Modifica {name}</translation>
    </message>
    <message>
        <source>DatoCMS can’t change a track, so trackman adds a new one with the same subtitles, checks it, and then deletes the old one. The track gets a new ID.</source>
        <translation>DatoCMS non può modificare una traccia: trackman ne aggiunge una nuova con gli stessi sottotitoli, la verifica e poi elimina la vecchia. La traccia riceve un nuovo ID.</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Sottotitoli per non udenti</translation>
    </message>
    <message>
        <source>Change track</source>
        <translation>Modifica traccia</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Inserisci un nome.</translation>
    </message>
    <message>
        <source>Another track of this video has this name as well.</source>
        <translation>Anche un’altra traccia di questo video ha questo nome.</translation>
    </message>
    <message>
        <source>Enter a language code such as it or pt-BR.</source>
        <translation>Inserisci un codice lingua, come it o pt-BR.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Language code</source>
        <translation>Codice lingua</translation>
    </message>
</context>
<context>
    <name>DisplayButton</name>
    <message>
        <source>Display</source>
        <translation>Visualizzazione</translation>
    </message>
    <message>
        <source>Group, sort and choose columns</source>
        <translation>Raggruppa, ordina e scegli le colonne</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Raggruppa per</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>Nessun gruppo</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>Comprimi tutto</translation>
    </message>
    <message>
        <source>Unfold all</source>
        <translation>Espandi tutto</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Ordina per</translation>
    </message>
    <message>
        <source>Then by</source>
        <translation>Poi per</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonne</translation>
    </message>
</context>
<context>
    <name>DocumentDialog</name>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Salva…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Page to print (HTML)</source>
        <translation>Pagina da stampare (HTML)</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Cartella di lavoro Excel</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabella (CSV)</translation>
    </message>
    <message>
        <source>Choose where to save it</source>
        <translation>Scegli dove salvare</translation>
    </message>
    <message>
        <source>Wait until the figures are counted.</source>
        <translation>Attendi che i dati siano calcolati.</translation>
    </message>
</context>
<context>
    <name>EditingWording</name>
    <message>
        <source>No changes</source>
        <translation>Nessuna modifica</translation>
    </message>
    <message>
        <source>The file was mended</source>
        <translation>Il file è stato riparato</translation>
    </message>
    <message>
        <source>Draft saved</source>
        <translation>Bozza salvata</translation>
    </message>
    <message>
        <source>Saving draft…</source>
        <translation>Salvataggio della bozza…</translation>
    </message>
    <message>
        <source>These subtitles were changed at DatoCMS after you began your draft. You see your draft, last changed: {ago}. Publishing it replaces the newer subtitles.</source>
        <translation>Questi sottotitoli sono stati modificati in DatoCMS dopo l’inizio della tua bozza. Vedi la tua bozza, ultima modifica: {ago}. Pubblicandola sostituisci i sottotitoli più recenti.</translation>
    </message>
    <message>
        <source>Your unpublished changes are back. Last changed: {ago}.</source>
        <translation>Le tue modifiche non pubblicate sono di nuovo qui. Ultima modifica: {ago}.</translation>
    </message>
    <message>
        <source>{title}. You edit what trackman could read of it.</source>
        <translation>{title}. Modifichi ciò che trackman è riuscito a leggere.</translation>
    </message>
    <message numerus="yes">
        <source>The times of %Ln cues were not valid and are written anew.</source>
        <translation>
            <numerusform>I tempi di %Ln segmento non erano validi e vengono riscritti.</numerusform>
            <numerusform>I tempi di %Ln segmenti non erano validi e vengono riscritti.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues without readable times stay in the file as they are.</source>
        <translation>
            <numerusform>%Ln segmento senza tempi leggibili resta nel file così com’è.</numerusform>
            <numerusform>%Ln segmenti senza tempi leggibili restano nel file così come sono.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wait until this track’s change has finished.</source>
        <translation>Attendi che la modifica di questa traccia sia terminata.</translation>
    </message>
    <message>
        <source>Subtitles need at least one cue.</source>
        <translation>I sottotitoli richiedono almeno un segmento.</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>Non è stato ancora modificato nulla.</translation>
    </message>
    <message>
        <source>The times now fit the sound. Look them over, then publish.</source>
        <translation>I tempi ora corrispondono all’audio. Esaminali, poi pubblica.</translation>
    </message>
    <message>
        <source>Nothing was shifted: some cues would start before the video does. Delete them or move them, then check the sound again.</source>
        <translation>Non è stato spostato nulla: alcuni segmenti inizierebbero prima del video. Eliminali o spostali, poi controlla di nuovo l’audio.</translation>
    </message>
    <message>
        <source>Nothing was shifted, because this draft may have been shifted before. Check the sound again: it is compared with the draft now.</source>
        <translation>Non è stato spostato nulla, perché questa bozza potrebbe essere già stata spostata. Controlla di nuovo l’audio: ora il confronto avviene con la bozza.</translation>
    </message>
    <message>
        <source>{typed} is not a time and was not taken up. Times look like {example}.</source>
        <extracomment>{example} is a time such as “0:12.5”, with the decimal mark of the language.</extracomment>
        <translation>{typed} non è un tempo e non è stato accettato. I tempi si scrivono così: {example}.</translation>
    </message>
    <message>
        <source>Your changes to {name} are kept as a draft. They are not published.</source>
        <translation>Le tue modifiche a {name} sono conservate come bozza. Non sono pubblicate.</translation>
    </message>
    <message>
        <source>No safe fix: decide what is right here yourself.</source>
        <translation>Nessuna correzione sicura: decidi tu che cosa è giusto qui.</translation>
    </message>
    <message>
        <source>Fixed. Undo takes it back.</source>
        <translation>Corretto. Con Annulla torni indietro.</translation>
    </message>
    <message>
        <source>{fixed} of {wanted} fixed. Undo takes it back.</source>
        <translation>Correzioni eseguite: {fixed} di {wanted}. Con Annulla torni indietro.</translation>
    </message>
    <message>
        <source>Discard your changes to {name}?</source>
        <translation>Scartare le tue modifiche a {name}?</translation>
    </message>
    <message>
        <source>The draft is deleted and can’t be restored. The published subtitles stay.</source>
        <translation>La bozza viene eliminata e non può essere ripristinata. I sottotitoli pubblicati restano.</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Scarta modifiche</translation>
    </message>
    <message>
        <source>Quit with unpublished changes?</source>
        <translation>Uscire con modifiche non pubblicate?</translation>
    </message>
    <message>
        <source>Your changes to {name} are kept as a draft on this computer. Nothing has been published.</source>
        <translation>Le tue modifiche a {name} sono conservate come bozza su questo computer. Non è stato pubblicato nulla.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Esci</translation>
    </message>
</context>
<context>
    <name>EditorBanner</name>
    <message>
        <source>Keep my draft</source>
        <translation>Conserva la mia bozza</translation>
    </message>
    <message>
        <source>Use the published subtitles…</source>
        <translation>Usa i sottotitoli pubblicati…</translation>
    </message>
</context>
<context>
    <name>EditorBar</name>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
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
        <translation>Inizio</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fine</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Testo</translation>
    </message>
</context>
<context>
    <name>EditorPane</name>
    <message>
        <source>Editor of the subtitles</source>
        <translation>Editor dei sottotitoli</translation>
    </message>
    <message>
        <source>Some cues would start before the video does.</source>
        <translation>Alcuni segmenti inizierebbero prima del video.</translation>
    </message>
</context>
<context>
    <name>EditorTable</name>
    <message>
        <source>Cues</source>
        <translation>Segmenti</translation>
    </message>
</context>
<context>
    <name>EditorTools</name>
    <message>
        <source>Discard…</source>
        <translation>Scarta…</translation>
    </message>
    <message>
        <source>Select a cue.</source>
        <translation>Seleziona un segmento.</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Niente da annullare</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>Niente da ripetere</translation>
    </message>
    <message>
        <source>No next cue.</source>
        <translation>Nessun segmento successivo.</translation>
    </message>
    <message>
        <source>No cues.</source>
        <translation>Nessun segmento.</translation>
    </message>
    <message>
        <source>Needs two cues.</source>
        <translation>Richiede due segmenti.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Controllo…</translation>
    </message>
    <message>
        <source>This cue: {finding}</source>
        <translation>Questo segmento: {finding}</translation>
    </message>
    <message>
        <source>This cue has no finding that can be fixed safely</source>
        <translation>Questo segmento non ha segnalazioni che si possano correggere con sicurezza</translation>
    </message>
    <message>
        <source>Remove spaces at the ends of lines</source>
        <translation>Rimuovi gli spazi a fine riga</translation>
    </message>
    <message numerus="yes">
        <source>Break %Ln long lines</source>
        <translation>
            <numerusform>Dividi %Ln riga lunga</numerusform>
            <numerusform>Dividi %Ln righe lunghe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End %Ln overlaps</source>
        <translation>
            <numerusform>Elimina %Ln sovrapposizione</numerusform>
            <numerusform>Elimina %Ln sovrapposizioni</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adjust %Ln short gaps</source>
        <translation>
            <numerusform>Regola %Ln pausa breve</numerusform>
            <numerusform>Regola %Ln pause brevi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln empty cues</source>
        <translation>
            <numerusform>Elimina %Ln segmento vuoto</numerusform>
            <numerusform>Elimina %Ln segmenti vuoti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Repair %Ln damaged cues</source>
        <translation>
            <numerusform>Ripara %Ln segmento danneggiato</numerusform>
            <numerusform>Ripara %Ln segmenti danneggiati</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryDetails</name>
    <message numerus="yes">
        <source>%Ln rows selected</source>
        <translation>
            <numerusform>%Ln riga selezionata</numerusform>
            <numerusform>%Ln righe selezionate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks selected</source>
        <translation>
            <numerusform>%Ln traccia selezionata</numerusform>
            <numerusform>%Ln tracce selezionate</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Richiesta</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Durata</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Autore</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Approvata da</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Progetto</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Ambiente</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Checksum</translation>
    </message>
    <message>
        <source>Copy checksum</source>
        <translation>Copia checksum</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenza</translation>
    </message>
    <message>
        <source>Restored as</source>
        <translation>Ripristinata come</translation>
    </message>
    <message>
        <source>Copy new track ID</source>
        <translation>Copia ID nuova traccia</translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation>ID job</translation>
    </message>
    <message>
        <source>Copy job ID</source>
        <translation>Copia ID job</translation>
    </message>
    <message>
        <source>Request IDs</source>
        <translation>ID richieste</translation>
    </message>
    <message>
        <source>Copy request IDs</source>
        <translation>Copia ID richieste</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Codice</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Copia codice</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
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
        <translation>I suoi sottotitoli potrebbero differire dal backup.</translation>
    </message>
    <message>
        <source>It has a new ID.</source>
        <translation>Ha un nuovo ID.</translation>
    </message>
    <message>
        <source>trackman checks again when DatoCMS can be reached.</source>
        <translation>trackman verificherà di nuovo quando DatoCMS sarà raggiungibile.</translation>
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
        <translation>Il proprietario del progetto può cambiare il piano.</translation>
    </message>
    <message>
        <source>The plan’s video encoding is used up</source>
        <translation>La codifica video del piano è esaurita</translation>
    </message>
    <message>
        <source>It counts anew next month.</source>
        <translation>Il conteggio riparte il mese prossimo.</translation>
    </message>
    <message>
        <source>The plan’s storage is full</source>
        <translation>Lo spazio di archiviazione del piano è pieno</translation>
    </message>
    <message>
        <source>Deleting files that nobody needs makes room.</source>
        <translation>Per liberare spazio, elimina i file che non servono più.</translation>
    </message>
    <message>
        <source>The plan’s API calls are used up</source>
        <translation>Le chiamate API del piano sono esaurite</translation>
    </message>
    <message>
        <source>They count anew next month.</source>
        <translation>Il conteggio riparte il mese prossimo.</translation>
    </message>
    <message>
        <source>The project’s plan doesn’t allow that</source>
        <translation>Il piano del progetto non lo consente</translation>
    </message>
    <message>
        <source>The plan’s limit is reached.</source>
        <translation>Il limite del piano è stato raggiunto.</translation>
    </message>
    <message>
        <source>DatoCMS’s video service rejected the track</source>
        <translation>Il servizio video di DatoCMS ha rifiutato la traccia</translation>
    </message>
    <message>
        <source>Another track may have this name, the name may not be allowed, or the file can’t be used. See its message below, if there is one.</source>
        <translation>Forse un’altra traccia ha questo nome, il nome non è consentito o il file non può essere usato. Vedi sotto il suo messaggio, se presente.</translation>
    </message>
    <message>
        <source>This API token isn’t allowed to do that</source>
        <translation>Questo token API non è autorizzato a farlo</translation>
    </message>
    <message>
        <source>Its role doesn’t have the permission. Ask a project administrator to allow the role to edit uploads in the primary environment.</source>
        <translation>Il suo ruolo non ha l’autorizzazione. Chiedi a un amministratore del progetto di consentire al ruolo di modificare gli upload nell’ambiente principale.</translation>
    </message>
    <message>
        <source>The project is deactivated</source>
        <translation>Il progetto è disattivato</translation>
    </message>
    <message>
        <source>Its owner can reactivate it in the account’s billing settings.</source>
        <translation>Il proprietario può riattivarlo nelle impostazioni di fatturazione dell’account.</translation>
    </message>
    <message>
        <source>The project is still being set up</source>
        <translation>Il progetto è ancora in fase di configurazione</translation>
    </message>
    <message>
        <source>DatoCMS needs a few minutes. Try again later.</source>
        <translation>DatoCMS ha bisogno di qualche minuto. Riprova più tardi.</translation>
    </message>
    <message>
        <source>The environment is temporarily read-only</source>
        <translation>L’ambiente è temporaneamente in sola lettura</translation>
    </message>
    <message>
        <source>DatoCMS may be copying it. Try again in a few minutes.</source>
        <translation>Forse DatoCMS lo sta copiando. Riprova fra qualche minuto.</translation>
    </message>
    <message>
        <source>Tracks can be changed only in the primary environment</source>
        <translation>Le tracce possono essere modificate solo nell’ambiente principale</translation>
    </message>
    <message>
        <source>This is a sandbox environment. Open the video in the primary one; its tracks are the same there.</source>
        <translation>Questo è un ambiente sandbox. Apri il video nell’ambiente principale: le tracce sono le stesse.</translation>
    </message>
    <message>
        <source>This environment doesn’t exist</source>
        <translation>Questo ambiente non esiste</translation>
    </message>
    <message>
        <source>It may have been deleted or renamed, or this token can’t see it. Open the video without naming an environment to use the primary one.</source>
        <translation>Forse è stato eliminato o rinominato, oppure questo token non può vederlo. Apri il video senza indicare un ambiente per usare quello principale.</translation>
    </message>
    <message>
        <source>The environment isn’t ready</source>
        <translation>L’ambiente non è pronto</translation>
    </message>
    <message>
        <source>DatoCMS is still creating or deleting it. Try again in a few minutes.</source>
        <translation>DatoCMS lo sta ancora creando o eliminando. Riprova fra qualche minuto.</translation>
    </message>
    <message>
        <source>The project is in maintenance mode</source>
        <translation>Il progetto è in modalità manutenzione</translation>
    </message>
    <message>
        <source>Nothing can be changed until maintenance mode is turned off in DatoCMS.</source>
        <translation>Nulla può essere modificato finché la modalità manutenzione non viene disattivata in DatoCMS.</translation>
    </message>
    <message>
        <source>DatoCMS is under maintenance</source>
        <translation>DatoCMS è in manutenzione</translation>
    </message>
    <message>
        <source>Nothing can be changed for a while. See status.datocms.com for updates.</source>
        <translation>Per un po’ nulla può essere modificato. Vedi status.datocms.com per gli aggiornamenti.</translation>
    </message>
    <message>
        <source>DatoCMS can’t find this video</source>
        <translation>DatoCMS non trova questo video</translation>
    </message>
    <message>
        <source>It may have been deleted, be in another project, or be hidden from this token. Check the link or ID.</source>
        <translation>Forse è stato eliminato, si trova in un altro progetto o non è visibile a questo token. Controlla il link o l’ID.</translation>
    </message>
    <message>
        <source>This file isn’t a video</source>
        <translation>Questo file non è un video</translation>
    </message>
    <message>
        <source>Only videos have subtitle and audio tracks.</source>
        <translation>Solo i video hanno tracce di sottotitoli e audio.</translation>
    </message>
    <message>
        <source>DatoCMS’s video service rejected the request</source>
        <translation>Il servizio video di DatoCMS ha rifiutato la richiesta</translation>
    </message>
    <message>
        <source>Common reasons are a name that is taken or not allowed, a damaged file, and a video’s first audio track, which can never be deleted. See its message below, if there is one.</source>
        <translation>Motivi comuni sono un nome già in uso o non consentito, un file danneggiato e la prima traccia audio di un video, che non può mai essere eliminata. Vedi sotto il suo messaggio, se presente.</translation>
    </message>
    <message>
        <source>Something in the project depends on it</source>
        <translation>Qualcosa nel progetto ne dipende</translation>
    </message>
    <message>
        <source>See the details below, if there are any.</source>
        <translation>Vedi i dettagli qui sotto, se presenti.</translation>
    </message>
    <message>
        <source>DatoCMS is limiting requests</source>
        <translation>DatoCMS sta limitando le richieste</translation>
    </message>
    <message>
        <source>Others may be using the same project heavily. Try again in a few minutes.</source>
        <translation>Forse altri stanno usando intensamente lo stesso progetto. Riprova fra qualche minuto.</translation>
    </message>
    <message>
        <source>DatoCMS is overloaded</source>
        <translation>DatoCMS è sovraccarico</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>Riprova fra un minuto.</translation>
    </message>
    <message>
        <source>Somebody else is changing this video</source>
        <translation>Qualcun altro sta modificando questo video</translation>
    </message>
    <message>
        <source>DatoCMS makes one change to a video at a time. Try again in a moment.</source>
        <translation>DatoCMS esegue una sola modifica alla volta su un video. Riprova fra un momento.</translation>
    </message>
    <message>
        <source>Something went wrong at DatoCMS</source>
        <translation>Si è verificato un problema in DatoCMS</translation>
    </message>
    <message>
        <source>DatoCMS support can find it by the request ID below.</source>
        <translation>L’assistenza di DatoCMS può trovarlo con l’ID della richiesta qui sotto.</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Unexpected error</source>
        <translation>Errore imprevisto</translation>
    </message>
    <message>
        <source>trackman ran into an unexpected error</source>
        <translation>trackman ha riscontrato un errore imprevisto</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Copia rapporto</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Mostra rapporto</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Running work goes on. Choose Refresh to see the current state.</source>
        <translation>Le operazioni in corso continuano. Scegli Aggiorna per vedere lo stato attuale.</translation>
    </message>
    <message>
        <source>No change was under way, so your tracks are as they were. Choose Refresh to see the current state.</source>
        <translation>Non era in corso alcuna modifica, quindi le tue tracce sono rimaste com’erano. Scegli Aggiorna per vedere lo stato attuale.</translation>
    </message>
    <message>
        <source>The report couldn’t be saved. Copy it to pass it on.</source>
        <translation>Non è stato possibile salvare il rapporto. Copialo per inoltrarlo.</translation>
    </message>
    <message>
        <source>A report was saved as {file}. Nothing was sent.</source>
        <translation>È stato salvato un rapporto: {file}. Non è stato inviato nulla.</translation>
    </message>
    <message numerus="yes">
        <source>It happened %Ln times.</source>
        <translation>
            <numerusform>È successo %Ln volta.</numerusform>
            <numerusform>È successo %Ln volte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiato</translation>
    </message>
    <message>
        <source>Copy the report, to pass it on to support</source>
        <translation>Copia il rapporto per inoltrarlo all’assistenza</translation>
    </message>
    <message>
        <source>Read the report before you pass it on</source>
        <translation>Leggi il rapporto prima di inoltrarlo</translation>
    </message>
</context>
<context>
    <name>EverythingCard</name>
    <message>
        <source>This means every track of every video in this project.</source>
        <translation>Sono tutte le tracce di tutti i video di questo progetto.</translation>
    </message>
</context>
<context>
    <name>Explanations</name>
    <message>
        <source>Closes this window. Escape does the same.</source>
        <translation>Chiude questa finestra. Esc fa lo stesso.</translation>
    </message>
    <message>
        <source>Tries once more what did not work.</source>
        <translation>Riprova ciò che non è riuscito.</translation>
    </message>
    <message>
        <source>Titles of the columns. Click one to sort where that is possible; the menu on a title shows and hides columns.</source>
        <translation>I titoli delle colonne. Fai clic su un titolo per ordinare, dove è possibile; il menu di un titolo mostra e nasconde le colonne.</translation>
    </message>
    <message>
        <source>Closes this window and changes nothing. Escape does the same.</source>
        <translation>Chiude questa finestra senza modificare nulla. Esc fa lo stesso.</translation>
    </message>
    <message>
        <source>Shows the other records that use this video.</source>
        <translation>Mostra gli altri record che usano questo video.</translation>
    </message>
    <message>
        <source>Forgets search and filters, so that all videos are listed.</source>
        <translation>Azzera ricerca e filtri ed elenca di nuovo tutti i video.</translation>
    </message>
    <message>
        <source>Paste the link of a video, a record or an upload in DatoCMS, or a video ID, and press Return to see its tracks. Down offers the videos you opened last.</source>
        <translation>Incolla il link di un video, di un record o di un upload in DatoCMS, oppure l’ID di un video, e premi Invio per vederne le tracce. Con Giù scegli fra gli ultimi video aperti.</translation>
    </message>
    <message>
        <source>Lists only videos that match these words. Down goes on to the list.</source>
        <translation>Elenca solo i video che corrispondono a queste parole. Con Giù passi all’elenco.</translation>
    </message>
    <message>
        <source>The videos of the project. Return or a click shows the tracks.</source>
        <translation>I video del progetto. Con Invio o un clic si vedono le tracce.</translation>
    </message>
    <message>
        <source>Lists all videos instead of those you opened last.</source>
        <translation>Elenca tutti i video invece degli ultimi aperti.</translation>
    </message>
    <message>
        <source>Tries once more to read the library.</source>
        <translation>Riprova a leggere la libreria.</translation>
    </message>
    <message>
        <source>The name under which this search and its filters return.</source>
        <translation>Il nome con cui ritrovare questa ricerca e i suoi filtri.</translation>
    </message>
    <message>
        <source>Keeps search and filters as a view with this name.</source>
        <translation>Conserva ricerca e filtri come vista con questo nome.</translation>
    </message>
    <message>
        <source>Lists only videos uploaded on this day or later.</source>
        <translation>Elenca solo i video caricati in questo giorno o dopo.</translation>
    </message>
    <message>
        <source>Lists only videos uploaded on this day or before.</source>
        <translation>Elenca solo i video caricati in questo giorno o prima.</translation>
    </message>
    <message>
        <source>Lists only videos that were uploaded in this time.</source>
        <translation>Elenca solo i video caricati in questo periodo.</translation>
    </message>
    <message>
        <source>Lists only videos without subtitles in this language. It covers the videos whose tracks trackman has seen.</source>
        <translation>Elenca solo i video senza sottotitoli in questa lingua, fra quelli di cui trackman ha già visto le tracce.</translation>
    </message>
    <message>
        <source>Lists only videos with a track that failed in DatoCMS.</source>
        <translation>Elenca solo i video che in DatoCMS hanno una traccia in errore.</translation>
    </message>
    <message>
        <source>Lists only videos with this tag.</source>
        <translation>Elenca solo i video con questo tag.</translation>
    </message>
    <message>
        <source>Lists only videos of this collection.</source>
        <translation>Elenca solo i video di questa raccolta.</translation>
    </message>
    <message>
        <source>Lists only videos that records use, or only those that none uses.</source>
        <translation>Elenca solo i video usati nei record, oppure solo quelli che nessun record usa.</translation>
    </message>
    <message>
        <source>Forgets all filters.</source>
        <translation>Azzera tutti i filtri.</translation>
    </message>
    <message>
        <source>Closes the filters; what is chosen stays in force.</source>
        <translation>Chiude i filtri; le scelte restano attive.</translation>
    </message>
    <message>
        <source>The subtitle and audio tracks of the video. Select one to look at it, or several to work on them together. Return goes to the subtitles.</source>
        <translation>Le tracce di sottotitoli e audio del video. Selezionane una per esaminarla, o più di una per lavorarci insieme. Con Invio passi ai sottotitoli.</translation>
    </message>
    <message>
        <source>Makes tracks of subtitle or audio files.</source>
        <translation>Crea tracce da file di sottotitoli o audio.</translation>
    </message>
    <message>
        <source>Goes to the field for a link or video ID.</source>
        <translation>Passa al campo per un link o l’ID di un video.</translation>
    </message>
    <message>
        <source>Why the track is deleted, for the history. Suggestions are kept in Settings › Deleting. Escape goes back to the tracks.</source>
        <translation>Perché la traccia viene eliminata, per la cronologia. I suggerimenti si trovano in Impostazioni › Eliminazione. Esc riporta alle tracce.</translation>
    </message>
    <message>
        <source>Shows the facts about the video, such as who uses it.</source>
        <translation>Mostra le informazioni sul video, per esempio chi lo usa.</translation>
    </message>
    <message>
        <source>Shows what DatoCMS answered, as it came.</source>
        <translation>Mostra la risposta di DatoCMS così come è arrivata.</translation>
    </message>
    <message>
        <source>The answer of DatoCMS as it came, to read and copy.</source>
        <translation>La risposta di DatoCMS così come è arrivata, da leggere e copiare.</translation>
    </message>
    <message>
        <source>Parts of the work on the track that have no room side by side.</source>
        <translation>Le parti del lavoro sulla traccia che non trovano posto affiancate.</translation>
    </message>
    <message>
        <source>Does what the message offers.</source>
        <translation>Esegue ciò che il messaggio propone.</translation>
    </message>
    <message>
        <source>Cancels what hasn’t been sent yet. Work that DatoCMS accepted continues.</source>
        <translation>Annulla ciò che non è ancora stato inviato. Le operazioni accettate da DatoCMS continuano.</translation>
    </message>
    <message>
        <source>The cues with their times and findings. Return plays from the cue; the letters of the player work here, too.</source>
        <translation>I segmenti con i loro tempi e le segnalazioni. Invio riproduce dal segmento; qui valgono anche le lettere del lettore.</translation>
    </message>
    <message>
        <source>Finds words in the subtitles. Return goes on to the next place, Shift+Return back.</source>
        <translation>Trova parole nei sottotitoli. Invio passa al punto successivo, Shift+Invio al precedente.</translation>
    </message>
    <message>
        <source>Goes to the cue that the message is about.</source>
        <translation>Va al segmento di cui parla il messaggio.</translation>
    </message>
    <message>
        <source>Tries once more to read the subtitles.</source>
        <translation>Riprova a leggere i sottotitoli.</translation>
    </message>
    <message>
        <source>The number of a cue.</source>
        <translation>Il numero di un segmento.</translation>
    </message>
    <message>
        <source>When this cue is to begin.</source>
        <translation>Quando deve iniziare questo segmento.</translation>
    </message>
    <message>
        <source>The cues to edit. Return or typing changes the text, a double click on a time changes that.</source>
        <translation>I segmenti da modificare. Invio o la digitazione modifica il testo, un doppio clic su un tempo modifica il tempo.</translation>
    </message>
    <message>
        <source>The text of the cue. Return begins a new line, Ctrl+Return leaves.</source>
        <translation>Il testo del segmento. Invio inizia una nuova riga, Ctrl+Invio esce.</translation>
    </message>
    <message>
        <source>A time such as 1:02:03.5. Return takes it, Escape leaves it.</source>
        <translation>Un tempo, come 1:02:03,5. Invio lo conferma, Esc lo lascia com’era.</translation>
    </message>
    <message>
        <source>Throws your changes away, after a question.</source>
        <translation>Scarta le tue modifiche, dopo una conferma.</translation>
    </message>
    <message>
        <source>Goes on with your draft; the published subtitles are not used.</source>
        <translation>Continua con la tua bozza; i sottotitoli pubblicati non vengono usati.</translation>
    </message>
    <message>
        <source>Throws your draft away and begins with what is published now.</source>
        <translation>Scarta la tua bozza e riparte da ciò che è pubblicato ora.</translation>
    </message>
    <message>
        <source>Your changes, before and after, cue by cue.</source>
        <translation>Le tue modifiche, prima e dopo, segmento per segmento.</translation>
    </message>
    <message>
        <source>Goes back to editing; nothing is published.</source>
        <translation>Torna alla modifica; non viene pubblicato nulla.</translation>
    </message>
    <message>
        <source>The text to look for in all cues.</source>
        <translation>Il testo da cercare in tutti i segmenti.</translation>
    </message>
    <message>
        <source>The text to put in its place; empty to remove it.</source>
        <translation>Il testo da mettere al suo posto; vuoto per rimuoverlo.</translation>
    </message>
    <message>
        <source>Tells capital and small letters apart.</source>
        <translation>Distingue maiuscole e minuscole.</translation>
    </message>
    <message>
        <source>Finds whole words only.</source>
        <translation>Trova solo parole intere.</translation>
    </message>
    <message>
        <source>The places that were found, with what each would become.</source>
        <translation>Le corrispondenze trovate, con il testo che ciascuna avrebbe dopo.</translation>
    </message>
    <message>
        <source>Replaces the selected place and goes on to the next one.</source>
        <translation>Sostituisce la corrispondenza selezionata e passa alla successiva.</translation>
    </message>
    <message>
        <source>Replaces all places in one step, which Undo takes back.</source>
        <translation>Sostituisce tutte le corrispondenze in un solo passaggio; con Annulla torni indietro.</translation>
    </message>
    <message>
        <source>Seconds to move by; with a minus to earlier times.</source>
        <translation>I secondi di spostamento; con un meno, verso tempi precedenti.</translation>
    </message>
    <message>
        <source>Moves the times of all cues.</source>
        <translation>Sposta i tempi di tutti i segmenti.</translation>
    </message>
    <message>
        <source>Moves the times of this cue and of all that follow.</source>
        <translation>Sposta i tempi di questo segmento e di tutti i successivi.</translation>
    </message>
    <message>
        <source>Stretches all times so that both cues begin when you said.</source>
        <translation>Adatta tutti i tempi in modo che i due segmenti inizino quando hai indicato.</translation>
    </message>
    <message>
        <source>The cues of the track to decide on, with what was noticed under them. The keys below decide; Return moves the video to a cue.</source>
        <translation>I segmenti della traccia su cui decidere, con le segnalazioni sotto ciascuno. Decidi con i tasti qui sotto; Invio porta il video a un segmento.</translation>
    </message>
    <message>
        <source>Another language of this video, or a saved version. It follows the cue you are at.</source>
        <translation>Un’altra lingua di questo video, o una versione salvata. Segue il segmento su cui ti trovi.</translation>
    </message>
    <message>
        <source>What was noticed in the text, the worst first. Return or a click shows the place.</source>
        <translation>Le segnalazioni sul testo, le più gravi per prime. Invio o un clic mostra il punto.</translation>
    </message>
    <message>
        <source>Tries once more to read the text, or plays the sound.</source>
        <translation>Riprova a leggere il testo, oppure riproduce l’audio.</translation>
    </message>
    <message>
        <source>Shows what was decided before it is carried out.</source>
        <translation>Mostra che cosa è stato deciso prima che venga eseguito.</translation>
    </message>
    <message>
        <source>Shows the skipped tracks once more.</source>
        <translation>Mostra di nuovo le tracce saltate.</translation>
    </message>
    <message>
        <source>Reviews on this computer. Return goes on with the selected one, Delete removes it after a question.</source>
        <translation>Le revisioni su questo computer. Invio continua quella selezionata, Canc la elimina dopo una conferma.</translation>
    </message>
    <message>
        <source>Asks where to save the statistics.</source>
        <translation>Chiede dove salvare le statistiche.</translation>
    </message>
    <message>
        <source>How many files there shall be, one for each person.</source>
        <translation>Quanti file creare, uno per ogni persona.</translation>
    </message>
    <message>
        <source>Leaves the review. What was decided stays.</source>
        <translation>Esce dalla revisione. Ciò che è stato deciso resta.</translation>
    </message>
    <message>
        <source>Keeps this track and deletes the other one.</source>
        <translation>Conserva questa traccia ed elimina l’altra.</translation>
    </message>
    <message>
        <source>Deletes this track.</source>
        <translation>Elimina questa traccia.</translation>
    </message>
    <message>
        <source>Two tracks side by side; what differs is marked.</source>
        <translation>Due tracce affiancate, con le differenze evidenziate.</translation>
    </message>
    <message>
        <source>Plays the video. Streaming counts towards your DatoCMS quota.</source>
        <translation>Riproduce il video. Lo streaming incide sulla tua quota DatoCMS.</translation>
    </message>
    <message>
        <source>Where the video is. Drag it, or use the arrow keys.</source>
        <translation>Il punto in cui si trova il video. Trascinalo, o usa i tasti freccia.</translation>
    </message>
    <message>
        <source>How loud the video is.</source>
        <translation>Il volume del video.</translation>
    </message>
    <message>
        <source>Brings the player back into this window.</source>
        <translation>Riporta il lettore in questa finestra.</translation>
    </message>
    <message>
        <source>What there is to see of all videos together.</source>
        <translation>Ciò che si può vedere di tutti i video insieme.</translation>
    </message>
    <message>
        <source>Every track of every video, as the scan saw it last. Click a title to sort, hold Shift to sort by several; Return opens the video at the track. Paste IDs or links to see only those.</source>
        <translation>Tutte le tracce di tutti i video, come le ha viste l’ultima scansione. Fai clic su un titolo per ordinare, tieni premuto Shift per ordinare per più colonne; Invio apre il video alla traccia. Incolla ID o link per vedere solo quelle.</translation>
    </message>
    <message>
        <source>Lists only tracks whose file name, name, language code or ID holds these words.</source>
        <translation>Elenca solo le tracce con queste parole nel nome del file, nel nome, nel codice lingua o nell’ID.</translation>
    </message>
    <message>
        <source>Forgets view, filter and rule.</source>
        <translation>Azzera vista, filtro e regola.</translation>
    </message>
    <message>
        <source>The cues that were found. Return or a double click opens the video there.</source>
        <translation>I segmenti trovati. Invio o un doppio clic apre il video in quel punto.</translation>
    </message>
    <message>
        <source>Shows where the project can be scanned.</source>
        <translation>Mostra dove si può scansionare il progetto.</translation>
    </message>
    <message>
        <source>Lists of words, each with the number of cues found since you last looked.</source>
        <translation>Elenchi di parole, ognuno con il numero di segmenti trovati dall’ultima volta che hai guardato.</translation>
    </message>
    <message>
        <source>Changes the name and the words of the selected list.</source>
        <translation>Modifica il nome e le parole dell’elenco selezionato.</translation>
    </message>
    <message>
        <source>Removes the selected list. Subtitles stay as they are.</source>
        <translation>Rimuove l’elenco selezionato. I sottotitoli restano come sono.</translation>
    </message>
    <message>
        <source>Keeps the list on this computer.</source>
        <translation>Conserva l’elenco su questo computer.</translation>
    </message>
    <message>
        <source>What each video has in each language. A click or Return shows the tracks, a click on a language all that its figure counts.</source>
        <translation>Ciò che ogni video ha in ogni lingua. Un clic o Invio mostra le tracce, un clic su una lingua tutte quelle comprese nella sua cifra.</translation>
    </message>
    <message>
        <source>Languages, with the share of videos that have them.</source>
        <translation>Le lingue, con la percentuale di video che le hanno.</translation>
    </message>
    <message>
        <source>The videos. A click shows the tracks of one.</source>
        <translation>I video. Un clic mostra le tracce di un video.</translation>
    </message>
    <message>
        <source>Shows only videos whose name or ID holds these words.</source>
        <translation>Mostra solo i video il cui nome o ID contiene queste parole.</translation>
    </message>
    <message>
        <source>Forgets words and filters of the coverage.</source>
        <translation>Azzera parole e filtri della copertura.</translation>
    </message>
    <message>
        <source>The language of videos that nothing else tells.</source>
        <translation>La lingua dei video per cui nient’altro la indica.</translation>
    </message>
    <message>
        <source>Which decisions of the review are listed.</source>
        <translation>Quali decisioni della revisione vengono elencate.</translation>
    </message>
    <message>
        <source>What was decided, and what can be done about it now. Space ticks or unticks the selected rows; the words below the list are about the current one.</source>
        <translation>Che cosa è stato deciso e che cosa se ne può fare ora. Spazio mette o toglie la spunta alle righe selezionate; le parole sotto l’elenco riguardano la riga attuale.</translation>
    </message>
    <message>
        <source>The kind of file to save.</source>
        <translation>Il tipo di file da salvare.</translation>
    </message>
    <message>
        <source>Asks where to save the report.</source>
        <translation>Chiede dove salvare il rapporto.</translation>
    </message>
    <message>
        <source>What runs now, what was deleted lately, and all that was done.</source>
        <translation>Le operazioni in corso, le tracce eliminate di recente e tutto ciò che è stato fatto.</translation>
    </message>
    <message>
        <source>What runs, waits or did not work, with the reason.</source>
        <translation>Le operazioni in corso, in attesa o non riuscite, con il motivo.</translation>
    </message>
    <message>
        <source>Deleted tracks with a backup. Select some to restore them.</source>
        <translation>Le tracce eliminate che hanno un backup. Selezionane alcune per ripristinarle.</translation>
    </message>
    <message>
        <source>All that was ever done with trackman on this computer.</source>
        <translation>Tutto ciò che è stato fatto con trackman su questo computer.</translation>
    </message>
    <message>
        <source>Lists only deleted tracks that hold these words.</source>
        <translation>Elenca solo le tracce eliminate che contengono queste parole.</translation>
    </message>
    <message>
        <source>Lists only entries that hold these words.</source>
        <translation>Elenca solo le voci che contengono queste parole.</translation>
    </message>
    <message>
        <source>The days that the report is about.</source>
        <translation>I giorni a cui si riferisce il rapporto.</translation>
    </message>
    <message>
        <source>The project that the report is about.</source>
        <translation>Il progetto a cui si riferisce il rapporto.</translation>
    </message>
    <message>
        <source>The first day of the period.</source>
        <translation>Il primo giorno del periodo.</translation>
    </message>
    <message>
        <source>The last day of the period, itself included.</source>
        <translation>L’ultimo giorno del periodo, incluso.</translation>
    </message>
    <message>
        <source>Forgets search and filters of the history.</source>
        <translation>Azzera ricerca e filtri della cronologia.</translation>
    </message>
    <message>
        <source>The files to add. Correct kind, language and name in the cells; the space bar takes a file or leaves it out.</source>
        <translation>I file da aggiungere. Correggi tipo, lingua e nome nelle celle; la barra spaziatrice include o esclude un file.</translation>
    </message>
    <message>
        <source>Chooses subtitle or audio files on this computer.</source>
        <translation>Sceglie file di sottotitoli o audio su questo computer.</translation>
    </message>
    <message>
        <source>Takes all subtitle and audio files of a folder.</source>
        <translation>Prende tutti i file di sottotitoli e audio di una cartella.</translation>
    </message>
    <message>
        <source>The cues of the selected file, as they would be added.</source>
        <translation>I segmenti del file selezionato, come verrebbero aggiunti.</translation>
    </message>
    <message>
        <source>Plays the video with the cues of the file.</source>
        <translation>Riproduce il video con i segmenti del file.</translation>
    </message>
    <message>
        <source>The language code of the track, such as pt or pt-BR.</source>
        <translation>Il codice lingua della traccia, come pt o pt-BR.</translation>
    </message>
    <message>
        <source>The encoding of the file. Choose another if letters are wrong.</source>
        <translation>La codifica del file. Scegline un’altra se le lettere sono errate.</translation>
    </message>
    <message>
        <source>Pictures per second, for files that count in pictures.</source>
        <translation>I fotogrammi al secondo, per i file che contano in fotogrammi.</translation>
    </message>
    <message>
        <source>Gives the track this name, which is free.</source>
        <translation>Dà alla traccia questo nome, che è libero.</translation>
    </message>
    <message>
        <source>Does what the question says.</source>
        <translation>Esegue ciò che la domanda indica.</translation>
    </message>
    <message>
        <source>Changes nothing. Escape does the same.</source>
        <translation>Non modifica nulla. Esc fa lo stesso.</translation>
    </message>
    <message>
        <source>A name that no other track of the video has.</source>
        <translation>Un nome che nessun’altra traccia del video ha.</translation>
    </message>
    <message>
        <source>Restores the track with this name.</source>
        <translation>Ripristina la traccia con questo nome.</translation>
    </message>
    <message>
        <source>Deletes the track that has the name, then restores.</source>
        <translation>Elimina la traccia che ha questo nome, poi ripristina.</translation>
    </message>
    <message>
        <source>Restores the tracks into the video given.</source>
        <translation>Ripristina le tracce nel video indicato.</translation>
    </message>
    <message>
        <source>The name that viewers see in the player’s menu.</source>
        <translation>Il nome che gli spettatori vedono nel menu del lettore.</translation>
    </message>
    <message>
        <source>The language code of the track, such as it or pt-BR.</source>
        <translation>Il codice lingua della traccia, come it o pt-BR.</translation>
    </message>
    <message>
        <source>Marks subtitles that also tell sounds and speakers.</source>
        <translation>Contrassegna i sottotitoli che descrivono anche suoni e chi parla.</translation>
    </message>
    <message>
        <source>Makes the track anew with these details and the same subtitles. Undo takes it back.</source>
        <translation>Crea di nuovo la traccia con questi dettagli e gli stessi sottotitoli. Con Annulla torni indietro.</translation>
    </message>
    <message>
        <source>The language that is spoken in the video.</source>
        <translation>La lingua parlata nel video.</translation>
    </message>
    <message>
        <source>Has DatoCMS make subtitles of the sound.</source>
        <translation>Fa creare a DatoCMS i sottotitoli dall’audio.</translation>
    </message>
    <message>
        <source>All subtitles of the track that trackman saved.</source>
        <translation>Tutti i sottotitoli della traccia che trackman ha salvato.</translation>
    </message>
    <message>
        <source>Puts this version in place of the subtitles of now.</source>
        <translation>Mette questa versione al posto dei sottotitoli attuali.</translation>
    </message>
    <message>
        <source>Saves this version as a file.</source>
        <translation>Salva questa versione come file.</translation>
    </message>
    <message>
        <source>Ticked languages are the ones that are meant.</source>
        <translation>Valgono le lingue con la spunta.</translation>
    </message>
    <message>
        <source>Only tracks of this kind.</source>
        <translation>Solo tracce di questo tipo.</translation>
    </message>
    <message>
        <source>Only tracks in some languages, or in all but these.</source>
        <translation>Solo tracce in alcune lingue, o in tutte tranne queste.</translation>
    </message>
    <message>
        <source>Only tracks with this status.</source>
        <translation>Solo tracce con questo stato.</translation>
    </message>
    <message>
        <source>Only tracks that are closed captions, or only others.</source>
        <translation>Solo tracce di sottotitoli per non udenti, o solo le altre.</translation>
    </message>
    <message>
        <source>Only tracks whose names contain this.</source>
        <translation>Solo tracce il cui nome contiene questo testo.</translation>
    </message>
    <message>
        <source>Only tracks of which the same video has another one like it. One of them is kept.</source>
        <translation>Solo tracce di cui lo stesso video ha un duplicato. Ne viene conservata una.</translation>
    </message>
    <message>
        <source>The one of several like each other that is kept.</source>
        <translation>Quale dei duplicati viene conservato.</translation>
    </message>
    <message>
        <source>Only subtitles in which the checks found something, or nothing.</source>
        <translation>Solo sottotitoli in cui i controlli hanno trovato qualcosa, o nulla.</translation>
    </message>
    <message>
        <source>Only subtitles that contain this phrase, as far as they were read.</source>
        <translation>Solo sottotitoli che contengono questa frase, fra quelli letti.</translation>
    </message>
    <message>
        <source>Only tracks of videos that records use, or that none uses.</source>
        <translation>Solo tracce di video usati nei record, o di video che nessun record usa.</translation>
    </message>
    <message>
        <source>Only tracks of videos with this tag.</source>
        <translation>Solo tracce di video con questo tag.</translation>
    </message>
    <message>
        <source>Only tracks of videos in this collection.</source>
        <translation>Solo tracce di video di questa raccolta.</translation>
    </message>
    <message>
        <source>Tracks the rule means. Space ticks the selected ones or unticks them; only ticked ones are deleted.</source>
        <translation>Le tracce che corrispondono alla regola. Spazio mette o toglie la spunta a quelle selezionate; vengono eliminate solo quelle con la spunta.</translation>
    </message>
    <message>
        <source>Shows the tracks of what was found in the table of all tracks.</source>
        <translation>Mostra le tracce dei segmenti trovati nella tabella di tutte le tracce.</translation>
    </message>
    <message>
        <source>Keeps the search as a word list, which counts new hits.</source>
        <translation>Conserva la ricerca come elenco di parole, che conta i nuovi risultati.</translation>
    </message>
    <message>
        <source>Replaces words in all tracks that were found. You see each change before.</source>
        <translation>Sostituisce parole in tutte le tracce trovate. Vedi prima ogni modifica.</translation>
    </message>
    <message>
        <source>Cues that would change, as they are and as they would be. Space ticks the selected ones or unticks them; only ticked ones are changed.</source>
        <translation>I segmenti che cambierebbero, come sono e come diventerebbero. Spazio spunta o deseleziona quelli evidenziati; si modificano solo quelli spuntati.</translation>
    </message>
    <message>
        <source>Reads each text once more, makes what is ticked and puts the new text in place of the old one. Undo brings all of them back.</source>
        <translation>Legge ancora una volta ogni testo, fa ciò che è spuntato e mette il testo nuovo al posto del vecchio. “Annulla” li riporta tutti indietro.</translation>
    </message>
    <message>
        <source>Languages to keep; tracks in all others are shown next.</source>
        <translation>Le lingue da conservare; poi vengono mostrate le tracce in tutte le altre.</translation>
    </message>
    <message>
        <source>Kinds of tracks that are looked at.</source>
        <translation>I tipi di tracce presi in esame.</translation>
    </message>
    <message>
        <source>The tracks that are to be deleted.</source>
        <translation>Le tracce che stanno per essere eliminate.</translation>
    </message>
    <message>
        <source>Type the number of tracks, so that nothing goes by a slip.</source>
        <translation>Digita il numero di tracce, per non eliminare nulla per sbaglio.</translation>
    </message>
    <message>
        <source>Groups of settings. What you choose takes effect at once.</source>
        <translation>I gruppi di impostazioni. Le tue scelte hanno effetto subito.</translation>
    </message>
    <message>
        <source>Gives all settings their first values, but your own lists.</source>
        <translation>Riporta tutte le impostazioni ai valori iniziali, tranne i tuoi elenchi.</translation>
    </message>
    <message>
        <source>The language of trackman, and of dates, sizes and numbers.</source>
        <translation>La lingua di trackman e di date, dimensioni e numeri.</translation>
    </message>
    <message>
        <source>Light, dark, or as the system has it.</source>
        <translation>Chiaro, scuro o come il sistema.</translation>
    </message>
    <message>
        <source>Black, white and strong colours, with lines around everything.</source>
        <translation>Nero, bianco e colori intensi, con linee attorno a ogni elemento.</translation>
    </message>
    <message>
        <source>Progress stands still; its words still change.</source>
        <translation>L’indicatore di avanzamento resta fermo; il testo continua a cambiare.</translation>
    </message>
    <message>
        <source>Videos begin without sound until you turn it on.</source>
        <translation>I video iniziano senza audio finché non lo attivi.</translation>
    </message>
    <message>
        <source>Your system shows how a scan or bulk work ended while another window is in front. It names numbers only.</source>
        <translation>Il sistema mostra com’è terminata una scansione o un’operazione in blocco mentre è in primo piano un’altra finestra. Indica solo numeri.</translation>
    </message>
    <message>
        <source>How long trackman waits for DatoCMS before it looks for itself.</source>
        <translation>Per quanto tempo trackman attende DatoCMS prima di verificare da sé.</translation>
    </message>
    <message>
        <source>How much of the requests DatoCMS allows trackman may use.</source>
        <translation>La parte delle richieste consentite da DatoCMS che trackman può usare.</translation>
    </message>
    <message>
        <source>How much of the disk thumbnails may take.</source>
        <translation>Lo spazio su disco che le miniature possono occupare.</translation>
    </message>
    <message>
        <source>Removes all thumbnails and texts that can be fetched again.</source>
        <translation>Rimuove tutte le miniature e i testi che si possono scaricare di nuovo.</translation>
    </message>
    <message>
        <source>Opens the folder with all that trackman keeps here.</source>
        <translation>Apre la cartella con tutto ciò che trackman conserva qui.</translation>
    </message>
    <message>
        <source>0 asks for the number each time many tracks are deleted.</source>
        <translation>Con 0 il numero viene chiesto ogni volta che si eliminano molte tracce.</translation>
    </message>
    <message>
        <source>Nothing can be deleted before a reason is given.</source>
        <translation>Nulla può essere eliminato prima di indicare un motivo.</translation>
    </message>
    <message>
        <source>Empty, your name is that of your account on this computer.</source>
        <translation>Se è vuoto, il tuo nome è quello del tuo account su questo computer.</translation>
    </message>
    <message>
        <source>The key that decides for a deletion deletes at once.</source>
        <translation>Il tasto con cui decidi di eliminare elimina subito.</translation>
    </message>
    <message>
        <source>Delete, rules and commands then lead to a review.</source>
        <translation>Elimina, regole e comandi portano allora a una revisione.</translation>
    </message>
    <message>
        <source>Reasons that are offered next to Delete, one per line.</source>
        <translation>I motivi proposti accanto a Elimina, uno per riga.</translation>
    </message>
    <message>
        <source>How long subtitles of deleted tracks can be restored.</source>
        <translation>Per quanto tempo si possono ripristinare i sottotitoli delle tracce eliminate.</translation>
    </message>
    <message>
        <source>Off, trackman speaks to the hosts above alone and asks DatoCMS itself.</source>
        <translation>Se disattivato, trackman contatta solo gli host qui sopra e interroga da sé DatoCMS.</translation>
    </message>
    <message>
        <source>Tries every host that trackman needs, one by one.</source>
        <translation>Prova uno per uno tutti gli host necessari a trackman.</translation>
    </message>
    <message>
        <source>Copies all of this page, for whoever looks after the network.</source>
        <translation>Copia tutto il contenuto di questa pagina, per chi si occupa della rete.</translation>
    </message>
    <message>
        <source>The style guide whose limits the checks go by.</source>
        <translation>La guida di stile di cui i controlli usano i limiti.</translation>
    </message>
    <message>
        <source>Words that are flagged in subtitles, one per line.</source>
        <translation>Le parole da segnalare nei sottotitoli, una per riga.</translation>
    </message>
    <message>
        <source>More characters per second than this are a finding.</source>
        <translation>Un numero maggiore di caratteri al secondo genera una segnalazione.</translation>
    </message>
    <message>
        <source>Longer lines than this are a finding.</source>
        <translation>Una riga più lunga genera una segnalazione.</translation>
    </message>
    <message>
        <source>More lines in a cue than this are a finding.</source>
        <translation>Un numero maggiore di righe in un segmento genera una segnalazione.</translation>
    </message>
    <message>
        <source>A cue that is shown for less time is a finding.</source>
        <translation>Un segmento visibile per meno tempo genera una segnalazione.</translation>
    </message>
    <message>
        <source>A cue that is shown for more time is a finding.</source>
        <translation>Un segmento visibile per più tempo genera una segnalazione.</translation>
    </message>
    <message>
        <source>A shorter pause between two cues is a finding.</source>
        <translation>Una pausa più breve fra due segmenti genera una segnalazione.</translation>
    </message>
    <message>
        <source>A video with a smaller share of subtitled time is a finding.</source>
        <translation>Un video con una parte sottotitolata minore genera una segnalazione.</translation>
    </message>
    <message>
        <source>The API token of the project, from Project settings › API tokens in DatoCMS. It is kept in the keyring of this computer only.</source>
        <translation>Il token API del progetto, da Project settings › API tokens in DatoCMS. È conservato solo nel portachiavi di questo computer.</translation>
    </message>
    <message>
        <source>Checks the token with DatoCMS. Nothing is changed there.</source>
        <translation>Verifica il token con DatoCMS, dove non viene modificato nulla.</translation>
    </message>
    <message>
        <source>Shows the steps to create a token.</source>
        <translation>Mostra i passaggi per creare un token.</translation>
    </message>
    <message>
        <source>Shows a message for someone who can create a token.</source>
        <translation>Mostra un messaggio per chi può creare un token.</translation>
    </message>
    <message>
        <source>Copies the message with all that the token needs.</source>
        <translation>Copia il messaggio con tutto ciò che serve per il token.</translation>
    </message>
    <message>
        <source>Goes on without the keyring; the token is asked for again.</source>
        <translation>Continua senza il portachiavi; il token verrà chiesto di nuovo.</translation>
    </message>
    <message>
        <source>Goes back to enter another token.</source>
        <translation>Torna indietro per inserire un altro token.</translation>
    </message>
    <message>
        <source>Goes on to the videos of the project.</source>
        <translation>Passa ai video del progetto.</translation>
    </message>
    <message>
        <source>Commands, views and videos. A click does what it says.</source>
        <translation>Comandi, viste e video. Un clic esegue ciò che la voce indica.</translation>
    </message>
    <message>
        <source>Lists only commands whose menu, words or key hold this.</source>
        <translation>Elenca solo i comandi il cui menu, nome o tasto contiene questo testo.</translation>
    </message>
    <message>
        <source>All commands with their keys. Return gives one another key.</source>
        <translation>Tutti i comandi con le loro scorciatoie. Con Invio assegni un’altra scorciatoia.</translation>
    </message>
    <message>
        <source>Press the key that the command is to have.</source>
        <translation>Premi i tasti che il comando deve avere.</translation>
    </message>
    <message>
        <source>Closes this window; the command keeps its key.</source>
        <translation>Chiude questa finestra; il comando conserva la sua scorciatoia.</translation>
    </message>
    <message>
        <source>What trackman wrote down, the latest last. Ctrl+C copies entries.</source>
        <translation>Ciò che trackman ha annotato, con le voci più recenti in fondo. Ctrl+C copia le voci.</translation>
    </message>
    <message>
        <source>All of the selected entry, such as where an error happened.</source>
        <translation>Tutto il contenuto della voce selezionata, per esempio dove si è verificato un errore.</translation>
    </message>
    <message>
        <source>What helps support. Read it before you pass it on.</source>
        <translation>Informazioni utili all’assistenza. Leggile prima di inoltrarle.</translation>
    </message>
    <message>
        <source>What is known of the error. Read it before you pass it on.</source>
        <translation>Ciò che si sa dell’errore. Leggilo prima di inoltrarlo.</translation>
    </message>
    <message>
        <source>Opens the download page in your browser.</source>
        <translation>Apre la pagina di download nel browser.</translation>
    </message>
</context>
<context>
    <name>ExportWording</name>
    <message>
        <source>Changed tracks</source>
        <translation>Tracce modificate</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Riepilogo</translation>
    </message>
    <message>
        <source>No tracks were changed.</source>
        <translation>Nessuna traccia è stata modificata.</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>principale</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Qualsiasi data</translation>
    </message>
    <message>
        <source>Since {day}</source>
        <translation>Dal {day}</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Azione</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Risultato</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Progetto</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Ambiente</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>ID video</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Traccia</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID traccia</translation>
    </message>
    <message>
        <source>Restored as</source>
        <translation>Ripristinata come</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Autore</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Approvata da</translation>
    </message>
    <message>
        <source>Approved at</source>
        <translation>Approvata il</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Secondi</translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation>ID job</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Codice</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Backup</source>
        <extracomment>Title of a column: name of the saved subtitle file.</extracomment>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>In attesa</translation>
    </message>
    <message>
        <source>Backed up</source>
        <translation>Con backup</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Richiesta</translation>
    </message>
    <message>
        <source>Accepted by DatoCMS</source>
        <translation>Accettata da DatoCMS</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>In preparazione</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminata</translation>
    </message>
    <message>
        <source>Already removed</source>
        <translation>Già rimossa</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Ripristinata</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Aggiunta</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Sostituita</translation>
    </message>
    <message>
        <source>Not completed</source>
        <translation>Non completata</translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>Nobody can say how it ended.</extracomment>
        <translation>Sconosciuto</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annullata</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Copy details</source>
        <translation>Copia dettagli</translation>
    </message>
</context>
<context>
    <name>FileAdditions</name>
    <message>
        <source>Open a video first.</source>
        <translation>Apri prima un video.</translation>
    </message>
    <message>
        <source>Open the video that these files are for: {files}.</source>
        <translation>Apri il video a cui sono destinati questi file: {files}.</translation>
    </message>
    <message>
        <source>There are no files in the clipboard. Copy some in a file manager.</source>
        <translation>Negli Appunti non ci sono file. Copiane alcuni in un gestore di file.</translation>
    </message>
    <message>
        <source>Subtitles and audio ({endings})</source>
        <translation>Sottotitoli e audio ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tutti i file (*)</translation>
    </message>
    <message>
        <source>Choose subtitle or audio files</source>
        <translation>Scegli file di sottotitoli o audio</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Scegli una cartella</translation>
    </message>
    <message>
        <source>There are no subtitle or audio files in this folder.</source>
        <translation>In questa cartella non ci sono file di sottotitoli o audio.</translation>
    </message>
    <message>
        <source>Changed since they were read, so not added yet: {files}. Check them again.</source>
        <translation>Modificati dopo la lettura, quindi non ancora aggiunti: {files}. Controllali di nuovo.</translation>
    </message>
</context>
<context>
    <name>FileDetails</name>
    <message>
        <source>Encoding</source>
        <translation>Codifica</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Frequenza fotogrammi</translation>
    </message>
    <message>
        <source>Play in video</source>
        <translation>Riproduci nel video</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>Usa {name}</translation>
    </message>
    <message>
        <source>There are no subtitles to show.</source>
        <translation>Non ci sono sottotitoli da mostrare.</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Nessun problema</translation>
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
        <translation>Sottotitoli</translation>
    </message>
    <message>
        <source>Choose a language</source>
        <translation>Scegli una lingua</translation>
    </message>
    <message>
        <source>{code} · from the file name</source>
        <translation>{code} · dal nome del file</translation>
    </message>
    <message>
        <source>{code} · stated in the file</source>
        <translation>{code} · indicata nel file</translation>
    </message>
    <message>
        <source>{code} · detected in the text</source>
        <translation>{code} · rilevata nel testo</translation>
    </message>
    <message>
        <source>Closed captions: the file name says so.</source>
        <translation>Sottotitoli per non udenti: lo indica il nome del file.</translation>
    </message>
    <message>
        <source>Closed captions: the text describes sounds.</source>
        <translation>Sottotitoli per non udenti: il testo descrive suoni.</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Sottotitoli per non udenti</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lettura…</translation>
    </message>
    <message>
        <source>In the text: {findings}</source>
        <translation>Nel testo: {findings}</translation>
    </message>
    <message>
        <source>Put it back, or remove it from the list.</source>
        <translation>Rimettilo al suo posto o rimuovilo dall’elenco.</translation>
    </message>
    <message>
        <source>Allow your account to read it, then choose it again.</source>
        <translation>Consenti al tuo account di leggerlo, poi sceglilo di nuovo.</translation>
    </message>
    <message>
        <source>Check the disk or the network drive it is on.</source>
        <translation>Controlla il disco o l’unità di rete in cui si trova.</translation>
    </message>
    <message>
        <source>Choose a subtitle or audio file.</source>
        <translation>Scegli un file di sottotitoli o audio.</translation>
    </message>
    <message>
        <source>Export it again.</source>
        <translation>Esportalo di nuovo.</translation>
    </message>
    <message>
        <source>Subtitle files have at most 20 MB.</source>
        <translation>I file di sottotitoli possono avere al massimo 20 MB.</translation>
    </message>
    <message>
        <source>Have the text recognised first, with Subtitle Edit say.</source>
        <translation>Fai prima riconoscere il testo, per esempio con Subtitle Edit.</translation>
    </message>
    <message>
        <source>Export its sound as M4A, MP3 or WAV.</source>
        <translation>Esportane l’audio come M4A, MP3 o WAV.</translation>
    </message>
    <message>
        <source>Check that it is a subtitle file, or its encoding.</source>
        <translation>Controlla che sia un file di sottotitoli, oppure la sua codifica.</translation>
    </message>
    <message>
        <source>Choose the frame rate below.</source>
        <translation>Scegli la frequenza fotogrammi qui sotto.</translation>
    </message>
    <message>
        <source>Look at it again before you add it.</source>
        <translation>Riguardalo prima di aggiungerlo.</translation>
    </message>
    <message>
        <source>{fault}. {advice}</source>
        <extracomment>{fault} is such as “The file is empty”, {advice} a sentence.</extracomment>
        <translation>{fault}. {advice}</translation>
    </message>
    <message>
        <source>Lost in WebVTT: {what}</source>
        <translation>Si perde in WebVTT: {what}</translation>
    </message>
    <message>
        <source>closed captions</source>
        <translation>sottotitoli per non udenti</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>escluso</translation>
    </message>
    <message>
        <source>{size} are too much: DatoCMS takes at most {limit} per file.</source>
        <translation>{size} sono troppi: DatoCMS accetta al massimo {limit} per file.</translation>
    </message>
    <message>
        <source>Choose a language.</source>
        <translation>Scegli una lingua.</translation>
    </message>
    <message>
        <source>{code} is no language code. Choose one from the list.</source>
        <translation>{code} non è un codice lingua. Scegline uno dall’elenco.</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Inserisci un nome.</translation>
    </message>
    <message>
        <source>The name is too long: at most {limit} characters.</source>
        <translation>Il nome è troppo lungo: al massimo {limit} caratteri.</translation>
    </message>
    <message>
        <source>The video already has a track named {name}. {free} is free.</source>
        <translation>Il video ha già una traccia di nome {name}. {free} è libero.</translation>
    </message>
    <message>
        <source>{file} has the same name. {free} is free.</source>
        <translation>{file} ha lo stesso nome. {free} è libero.</translation>
    </message>
    <message>
        <source>Characters that can’t be read: {count}. Choose another encoding.</source>
        <translation>Caratteri illeggibili: {count}. Scegli un’altra codifica.</translation>
    </message>
    <message>
        <source>Same content as {file}.</source>
        <translation>Stesso contenuto di {file}.</translation>
    </message>
    <message>
        <source>The audio lasts {length}, but the video only {video}.</source>
        <translation>L’audio dura {length}, ma il video solo {video}.</translation>
    </message>
    <message>
        <source>The video already has {language}: {name}.</source>
        <translation>Il video ha già {language}: {name}.</translation>
    </message>
    <message>
        <source>DatoCMS may not know the language code {code}.</source>
        <translation>DatoCMS potrebbe non conoscere il codice lingua {code}.</translation>
    </message>
    <message>
        <source>Encoding guessed: {encoding}. Check the letters in the preview.</source>
        <translation>Codifica presunta: {encoding}. Controlla le lettere nell’anteprima.</translation>
    </message>
    <message>
        <source>DatoCMS names only M4A, MP3 and WAV, so it may refuse {format}.</source>
        <translation>DatoCMS indica solo M4A, MP3 e WAV: potrebbe rifiutare {format}.</translation>
    </message>
    <message>
        <source>Western European</source>
        <translation>Europa occidentale</translation>
    </message>
    <message>
        <source>Central European</source>
        <translation>Europa centrale</translation>
    </message>
    <message>
        <source>Cyrillic</source>
        <translation>Cirillico</translation>
    </message>
    <message>
        <source>Baltic</source>
        <translation>Baltico</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>Turco</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>Greco</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Ebraico</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Arabo</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>Thailandese</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Vietnamita</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Giapponese</translation>
    </message>
    <message>
        <source>Simplified Chinese</source>
        <translation>Cinese semplificato</translation>
    </message>
    <message>
        <source>Traditional Chinese</source>
        <translation>Cinese tradizionale</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Coreano</translation>
    </message>
    <message>
        <source>The file no longer exists</source>
        <translation>Il file non esiste più</translation>
    </message>
    <message>
        <source>trackman isn’t allowed to read this file</source>
        <translation>trackman non è autorizzato a leggere questo file</translation>
    </message>
    <message>
        <source>The file can’t be read</source>
        <translation>Il file non può essere letto</translation>
    </message>
    <message>
        <source>This isn’t a file</source>
        <translation>Questo non è un file</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>Il file è vuoto</translation>
    </message>
    <message>
        <source>The file is too large</source>
        <translation>Il file è troppo grande</translation>
    </message>
    <message>
        <source>Neither subtitles nor audio that trackman knows</source>
        <translation>Né sottotitoli né audio in un formato noto a trackman</translation>
    </message>
    <message>
        <source>These subtitles are pictures, not text</source>
        <translation>Questi sottotitoli sono immagini, non testo</translation>
    </message>
    <message>
        <source>This is a video, not an audio file</source>
        <translation>Questo è un video, non un file audio</translation>
    </message>
    <message>
        <source>The audio file has no sound in it</source>
        <translation>Il file audio non contiene suono</translation>
    </message>
    <message>
        <source>No cue can be read in this file</source>
        <translation>In questo file non si può leggere alcun segmento</translation>
    </message>
    <message>
        <source>The frame rate isn’t known</source>
        <translation>La frequenza fotogrammi non è nota</translation>
    </message>
    <message>
        <source>The file is damaged</source>
        <translation>Il file è danneggiato</translation>
    </message>
    <message>
        <source>The file was changed in the meantime</source>
        <translation>Il file è stato modificato nel frattempo</translation>
    </message>
    <message>
        <source>Cues whose times can’t be read: {count}</source>
        <translation>Segmenti con tempi illeggibili: {count}</translation>
    </message>
    <message>
        <source>Lines outside any cue: {count}</source>
        <translation>Righe fuori dai segmenti: {count}</translation>
    </message>
    <message>
        <source>Cues in other languages: {count}</source>
        <translation>Segmenti in altre lingue: {count}</translation>
    </message>
    <message>
        <source>Drawings and pictures: {count}</source>
        <translation>Disegni e immagini: {count}</translation>
    </message>
    <message>
        <source>Names of speakers</source>
        <translation>Nomi di chi parla</translation>
    </message>
    <message>
        <source>Exact positions on the picture</source>
        <translation>Posizioni esatte sull’immagine</translation>
    </message>
    <message>
        <source>Timing of single words</source>
        <translation>Tempi delle singole parole</translation>
    </message>
    <message>
        <source>Movements and fades</source>
        <translation>Movimenti e dissolvenze</translation>
    </message>
    <message>
        <source>Fonts, sizes and colours</source>
        <translation>Caratteri, dimensioni e colori</translation>
    </message>
    <message>
        <source>Lines through text</source>
        <translation>Testo barrato</translation>
    </message>
    <message>
        <source>Empty lines within cues: {count}</source>
        <translation>Righe vuote nei segmenti: {count}</translation>
    </message>
    <message>
        <source>Repeated cues: {count}</source>
        <translation>Segmenti ripetuti: {count}</translation>
    </message>
    <message>
        <source>Fonts and pictures stored in the file</source>
        <translation>Caratteri e immagini incorporati nel file</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Commenti</translation>
    </message>
    <message>
        <source>Times were converted at {rate} fps.</source>
        <translation>I tempi sono stati convertiti a {rate} fps.</translation>
    </message>
    <message>
        <source>End times that the file doesn’t give were estimated: {count}.</source>
        <translation>Tempi di fine non indicati nel file e stimati: {count}.</translation>
    </message>
    <message>
        <source>Cues before the start of the video now start with it: {count}.</source>
        <translation>Segmenti che precedevano l’inizio del video e ora iniziano con esso: {count}.</translation>
    </message>
</context>
<context>
    <name>FilesDelegate</name>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>Language or code</source>
        <translation>Lingua o codice</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more problems</source>
        <translation>
            <numerusform>e %Ln altro problema</numerusform>
            <numerusform>e altri %Ln problemi</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesModel</name>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>CC</source>
        <translation>CC</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemi</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Nessun problema</translation>
    </message>
</context>
<context>
    <name>FilesTable</name>
    <message>
        <source>Files</source>
        <translation>File</translation>
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
        <translation>Filtra tracce</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>Usage</source>
        <translation>Utilizzo</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>Qualsiasi tag</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Raccolta</translation>
    </message>
    <message>
        <source>Has an errored track</source>
        <translation>Ha una traccia in errore</translation>
    </message>
    <message>
        <source>Missing subtitles in</source>
        <translation>Sottotitoli mancanti in</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>Qualsiasi lingua</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Azzera filtri</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fine</translation>
    </message>
    <message>
        <source>Any collection</source>
        <translation>Qualsiasi raccolta</translation>
    </message>
    <message numerus="yes">
        <source>DatoCMS can’t filter by tracks. This filter covers the %Ln videos you have already opened in trackman.</source>
        <translation>
            <numerusform>DatoCMS non può filtrare per tracce. Questo filtro comprende solo i video che hai già aperto in trackman (%Ln).</numerusform>
            <numerusform>DatoCMS non può filtrare per tracce. Questo filtro comprende solo i video che hai già aperto in trackman (%Ln).</numerusform>
        </translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtri</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Qualsiasi</translation>
    </message>
    <message>
        <source>Used in records</source>
        <translation>Usato in record</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>Non usato in nessun record</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>Caricato</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Tracce</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Mancanti</translation>
    </message>
</context>
<context>
    <name>FilterWording</name>
    <message>
        <source>Used in records</source>
        <translation>Usato in record</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>Non usato in nessun record</translation>
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
        <translation>Ha una traccia in errore</translation>
    </message>
    <message>
        <source>No {language} subtitles</source>
        <translation>Senza sottotitoli in {language}</translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <translation>{first} – {last}</translation>
    </message>
    <message>
        <source>Since {day}</source>
        <translation>Dal {day}</translation>
    </message>
    <message>
        <source>Until {day}</source>
        <translation>Fino al {day}</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find and replace</source>
        <translation>Trova e sostituisci</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Trova</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Sostituisci con</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Maiuscole/minuscole</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Parole intere</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Corrispondenza precedente</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Corrispondenza successiva</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Sostituisci</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Sostituisci tutto</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} di {count}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation>
            <numerusform>%Ln corrispondenza</numerusform>
            <numerusform>%Ln corrispondenze</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace %Ln matches in one step</source>
        <translation>
            <numerusform>Sostituisci %Ln corrispondenza in un solo passaggio</numerusform>
            <numerusform>Sostituisci %Ln corrispondenze in un solo passaggio</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingChips</name>
    <message>
        <source>Show only cues with such findings</source>
        <translation>Mostra solo i segmenti con queste segnalazioni</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Controllo…</translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Nessuna segnalazione</translation>
    </message>
</context>
<context>
    <name>FindingWording</name>
    <message>
        <source>Error</source>
        <translation>Errore</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avviso</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Nessuna segnalazione</translation>
    </message>
    <message numerus="yes">
        <source>%Ln errors</source>
        <translation>
            <numerusform>%Ln errore</numerusform>
            <numerusform>%Ln errori</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warnings</source>
        <translation>
            <numerusform>%Ln avviso</numerusform>
            <numerusform>%Ln avvisi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notes</source>
        <translation>
            <numerusform>%Ln nota</numerusform>
            <numerusform>%Ln note</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln segnalazione</numerusform>
            <numerusform>%Ln segnalazioni</numerusform>
        </translation>
    </message>
    <message>
        <source>Cue {number}</source>
        <extracomment>Place of a finding; a cue is one subtitle with its time.</extracomment>
        <translation>Segmento {number}</translation>
    </message>
    <message>
        <source>Cues {numbers}</source>
        <extracomment>{numbers} is a list such as “3, 4, 5”.</extracomment>
        <translation>Segmenti {numbers}</translation>
    </message>
    <message numerus="yes">
        <source>Cues {numbers} and %Ln more</source>
        <extracomment>{numbers} is a list such as “3, 4, 5”; the others are only counted.</extracomment>
        <translation>
            <numerusform>Segmenti {numbers} e %Ln altro</numerusform>
            <numerusform>Segmenti {numbers} e altri %Ln</numerusform>
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
        <translation>{speed} caratteri al secondo (limite {limit})</translation>
    </message>
    <message>
        <source>Shown for {length} (at least {limit})</source>
        <translation>Visibile per {length} (almeno {limit})</translation>
    </message>
    <message>
        <source>Shown for {length} (at most {limit})</source>
        <translation>Visibile per {length} (al massimo {limit})</translation>
    </message>
    <message>
        <source>Ends at {end} but starts at {start}, so players never show it.</source>
        <translation>Finisce a {end} ma inizia a {start}: i lettori video non lo mostrano mai.</translation>
    </message>
    <message>
        <source>Both are shown at the same time for {length}.</source>
        <translation>Entrambi sono visibili contemporaneamente per {length}.</translation>
    </message>
    <message>
        <source>The pause of {length} between them may flicker (at least {limit})</source>
        <translation>La pausa di {length} fra i due può sfarfallare (almeno {limit})</translation>
    </message>
    <message>
        <source>The second cue starts {earlier} before the first.</source>
        <translation>Il secondo segmento inizia {earlier} prima del primo.</translation>
    </message>
    <message>
        <source>Starts at {start}, but the video ends at {duration}.</source>
        <translation>Inizia a {start}, ma il video finisce a {duration}.</translation>
    </message>
    <message>
        <source>Ends at {end}, but the video ends at {duration}.</source>
        <translation>Finisce a {end}, ma il video finisce a {duration}.</translation>
    </message>
    <message>
        <source>Only {percent} % of the video is subtitled (expected at least {limit} %).</source>
        <translation>Parte sottotitolata del video: solo {percent}% (previsto almeno {limit}%).</translation>
    </message>
    <message>
        <source>Empty cue.</source>
        <translation>Segmento vuoto.</translation>
    </message>
    <message>
        <source>{length} characters in one line (limit {limit})</source>
        <translation>{length} caratteri in una riga (limite {limit})</translation>
    </message>
    <message>
        <source>{lines} lines (limit {limit})</source>
        <translation>{lines} righe (limite {limit})</translation>
    </message>
    <message>
        <source>{tag} is not a WebVTT tag. Players ignore it.</source>
        <translation>{tag} non è un tag WebVTT. I lettori video lo ignorano.</translation>
    </message>
    <message>
        <source>{tag} is a web page tag that runs or loads something.</source>
        <translation>{tag} è un tag di pagina web che esegue o carica qualcosa.</translation>
    </message>
    <message>
        <source>Cues with times no player can read, so they are never shown: {count}.</source>
        <translation>Segmenti con tempi che nessun lettore video può leggere e che quindi non vengono mai mostrati: {count}.</translation>
    </message>
    <message>
        <source>Words outside any cue, which players don’t show: {text}</source>
        <translation>Parole fuori dai segmenti, che i lettori video non mostrano: {text}</translation>
    </message>
    <message>
        <source>No empty line before the next cue, so {text} is shown as words.</source>
        <translation>Nessuna riga vuota prima del segmento successivo: {text} viene mostrato come testo.</translation>
    </message>
    <message>
        <source>Arrows (--&gt;) in styles, which players ignore from there on: {count}.</source>
        <translation>Frecce (--&gt;) negli stili, che i lettori video ignorano da quel punto in poi: {count}.</translation>
    </message>
    <message>
        <source>Roll-up captions: each cue repeats lines of the one before.</source>
        <translation>Sottotitoli a scorrimento: ogni segmento ripete righe del precedente.</translation>
    </message>
    <message>
        <source>Marked as closed captions, but no cue describes a sound.</source>
        <translation>Contrassegnata come sottotitoli per non udenti, ma nessun segmento descrive un suono.</translation>
    </message>
    <message>
        <source>Cues describe sounds, but the track isn’t marked as closed captions.</source>
        <translation>I segmenti descrivono suoni, ma la traccia non è contrassegnata come sottotitoli per non udenti.</translation>
    </message>
    <message>
        <source>The subtitles aren’t in the script of {declared}. Expected: {expected}. Found in {percent} %: {found}.</source>
        <translation>I sottotitoli non usano la scrittura di questa lingua: {declared}. Prevista: {expected}. Trovata ({percent}%): {found}.</translation>
    </message>
    <message>
        <source>The track’s language is {declared}, but the subtitles seem to be {detected} ({percent} % sure).</source>
        <translation>La lingua della traccia è {declared}, ma quella dei sottotitoli sembra essere {detected} (certezza: {percent}%).</translation>
    </message>
    <message>
        <source>Not translated: same words as {name}, {language} ({percent} % of the cues).</source>
        <translation>Non tradotti: stesse parole di {name}, {language} ({percent}% dei segmenti).</translation>
    </message>
    <message>
        <source>Identical to {name}, {language}.</source>
        <translation>Identici a {name}, {language}.</translation>
    </message>
    <message>
        <source>{word} is on your list of words.</source>
        <translation>{word} è nel tuo elenco di parole.</translation>
    </message>
    <message>
        <source>Placeholder: {text}</source>
        <translation>Segnaposto: {text}</translation>
    </message>
    <message>
        <source>Looks like a tool or website credit: {text}</source>
        <translation>Sembra la firma di uno strumento o di un sito web: {text}</translation>
    </message>
    <message>
        <source>Garbled by a wrong encoding: {text}</source>
        <translation>Testo alterato da una codifica errata: {text}</translation>
    </message>
    <message>
        <source>The subtitles can’t be read.</source>
        <translation>I sottotitoli sono illeggibili.</translation>
    </message>
    <message>
        <source>Garbled by a wrong encoding: {text}, which should read {reading}</source>
        <translation>Testo alterato da una codifica errata: {text}, che dovrebbe essere {reading}</translation>
    </message>
    <message>
        <source>Too fast to read</source>
        <translation>Troppo veloce da leggere</translation>
    </message>
    <message>
        <source>Shown too briefly</source>
        <translation>Visibile troppo brevemente</translation>
    </message>
    <message>
        <source>Shown too long</source>
        <translation>Visibile troppo a lungo</translation>
    </message>
    <message>
        <source>Cues that are never shown</source>
        <translation>Segmenti mai mostrati</translation>
    </message>
    <message>
        <source>Overlapping cues</source>
        <translation>Segmenti sovrapposti</translation>
    </message>
    <message>
        <source>Short gaps</source>
        <translation>Pause brevi</translation>
    </message>
    <message>
        <source>Cues out of order</source>
        <translation>Segmenti fuori ordine</translation>
    </message>
    <message>
        <source>Cues that start after the end of the video</source>
        <translation>Segmenti che iniziano dopo la fine del video</translation>
    </message>
    <message>
        <source>Cues that end after the end of the video</source>
        <translation>Segmenti che finiscono dopo la fine del video</translation>
    </message>
    <message>
        <source>Only a small part of the video is subtitled</source>
        <translation>Solo una piccola parte del video è sottotitolata</translation>
    </message>
    <message>
        <source>Empty cues</source>
        <translation>Segmenti vuoti</translation>
    </message>
    <message>
        <source>Long lines</source>
        <translation>Righe lunghe</translation>
    </message>
    <message>
        <source>Too many lines</source>
        <translation>Troppe righe</translation>
    </message>
    <message>
        <source>Tags that WebVTT doesn’t have</source>
        <translation>Tag che WebVTT non conosce</translation>
    </message>
    <message>
        <source>Web page tags that run or load something</source>
        <translation>Tag di pagina web che eseguono o caricano qualcosa</translation>
    </message>
    <message>
        <source>Times no player can read</source>
        <translation>Tempi che nessun lettore video può leggere</translation>
    </message>
    <message>
        <source>Words outside any cue</source>
        <translation>Parole fuori dai segmenti</translation>
    </message>
    <message>
        <source>No empty line between cues</source>
        <translation>Nessuna riga vuota tra i segmenti</translation>
    </message>
    <message>
        <source>Arrows (--&gt;) in styles</source>
        <translation>Frecce (--&gt;) negli stili</translation>
    </message>
    <message>
        <source>Roll-up captions</source>
        <translation>Sottotitoli a scorrimento</translation>
    </message>
    <message>
        <source>Wrong script</source>
        <translation>Scrittura errata</translation>
    </message>
    <message>
        <source>Another language than the track says</source>
        <translation>Lingua diversa da quella della traccia</translation>
    </message>
    <message>
        <source>Not translated</source>
        <translation>Non tradotti</translation>
    </message>
    <message>
        <source>Identical to another track</source>
        <translation>Identici a quelli di un’altra traccia</translation>
    </message>
    <message>
        <source>Closed captions that describe no sounds</source>
        <translation>Sottotitoli per non udenti che non descrivono suoni</translation>
    </message>
    <message>
        <source>Sounds are described, but not marked as closed captions</source>
        <translation>Suoni descritti, ma senza il contrassegno di sottotitoli per non udenti</translation>
    </message>
    <message>
        <source>Words on the list of words</source>
        <translation>Parole dell’elenco di parole</translation>
    </message>
    <message>
        <source>Placeholders</source>
        <translation>Segnaposto</translation>
    </message>
    <message>
        <source>Tool or website credits</source>
        <translation>Firme di strumenti o siti web</translation>
    </message>
    <message>
        <source>Garbled by a wrong encoding</source>
        <translation>Testo alterato da una codifica errata</translation>
    </message>
    <message>
        <source>The subtitles can’t be read</source>
        <translation>I sottotitoli sono illeggibili</translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>Findings</source>
        <translation>Segnalazioni</translation>
    </message>
    <message>
        <source>{number} of {count}: {finding}</source>
        <translation>{number} di {count}: {finding}</translation>
    </message>
</context>
<context>
    <name>FindingsModel</name>
    <message>
        <source>Place</source>
        <translation>Posizione</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Segnalazione</translation>
    </message>
    <message>
        <source>Whole text</source>
        <translation>Intero testo</translation>
    </message>
</context>
<context>
    <name>FirstScanPage</name>
    <message>
        <source>See all tracks of the project at once</source>
        <translation>Vedi tutte le tracce del progetto in una volta</translation>
    </message>
    <message>
        <source>A scan reads every video and its tracks once, in the background, and keeps them on this computer. Then all tracks can be filtered, sorted and checked in an instant. Nothing is changed in DatoCMS, and you can pause at any time.</source>
        <translation>Una scansione legge una volta tutti i video e le loro tracce, in background, e li conserva su questo computer. Poi puoi filtrare, ordinare e controllare all’istante tutte le tracce. In DatoCMS non viene modificato nulla e puoi metterla in pausa in qualsiasi momento.</translation>
    </message>
    <message>
        <source>Counting videos…</source>
        <translation>Conteggio dei video…</translation>
    </message>
    <message>
        <source>Also read subtitles</source>
        <translation>Leggi anche i sottotitoli</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scansiona</translation>
    </message>
    <message>
        <source>Reads all videos of the project and their tracks</source>
        <translation>Legge tutti i video del progetto e le loro tracce</translation>
    </message>
    <message>
        <source>Reads the subtitles of all tracks, too, so that they can be searched</source>
        <translation>Legge anche i sottotitoli di tutte le tracce, per potervi cercare</translation>
    </message>
</context>
<context>
    <name>FolderHeld</name>
    <message>
        <source>The data folder has been in use on {computer} since {moment}. trackman may still be open there, or that computer went off without closing it.

Go on only if it isn’t open there any more: two at once could spoil the history and delete a track twice.</source>
        <translation>La cartella dei dati è in uso su {computer} dal {moment}. trackman potrebbe essere ancora aperto su quel computer, oppure il computer si è spento senza chiuderlo.

Continua solo se trackman non è più aperto su quel computer: due istanze insieme potrebbero compromettere la cronologia ed eliminare una traccia due volte.</translation>
    </message>
    <message>
        <source>trackman is open on another computer</source>
        <translation>trackman è aperto su un altro computer</translation>
    </message>
    <message>
        <source>Go on anyway</source>
        <translation>Continua comunque</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>It has had the data folder since {moment} (process {number}), and may be busy, or hang. Two at once could delete a track twice, so this one waits.

Try again in a moment. If it hangs, end that process with the tools of your system: what it has begun is settled as soon as trackman starts again.</source>
        <translation>Usa la cartella dei dati dal {moment} (processo {number}) e potrebbe essere occupato o bloccato. Due istanze insieme potrebbero eliminare una traccia due volte: questa attende.

Riprova fra un momento. Se è bloccato, termina quel processo con gli strumenti del tuo sistema: ciò che ha iniziato viene sistemato appena trackman si riavvia.</translation>
    </message>
    <message>
        <source>trackman is open already, but doesn’t answer</source>
        <translation>trackman è già aperto, ma non risponde</translation>
    </message>
    <message>
        <source>A trackman command is changing or reading tracks (process {number}). Two at once could delete a track twice, so the window waits.

trackman opens by itself when the command has ended.</source>
        <translation>Un comando di trackman sta modificando o leggendo tracce (processo {number}). Due istanze insieme potrebbero eliminare una traccia due volte: la finestra attende.

trackman si apre da solo quando il comando è terminato.</translation>
    </message>
    <message>
        <source>A trackman command is changing or reading tracks. Two at once could delete a track twice, so the window waits.

trackman opens by itself when the command has ended.</source>
        <translation>Un comando di trackman sta modificando o leggendo tracce. Due istanze insieme potrebbero eliminare una traccia due volte: la finestra attende.

trackman si apre da solo quando il comando è terminato.</translation>
    </message>
    <message>
        <source>A command is using the data folder</source>
        <translation>Un comando sta usando la cartella dei dati</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
</context>
<context>
    <name>FolderRefused</name>
    <message>
        <source>A newer trackman ({version}) has used the data folder, and this one could misread or lose what is in it. Nothing was changed.

Install the newest trackman to go on. The data is in {folder}.</source>
        <translation>La cartella dei dati è stata usata da una versione più recente di trackman ({version}): questa potrebbe interpretarne male il contenuto o perderlo. Non è stato modificato nulla.

Per continuare, installa la versione più recente di trackman. I dati si trovano in {folder}.</translation>
    </message>
    <message>
        <source>A newer trackman has used the data folder, and this one could misread or lose what is in it. Nothing was changed.

Install the newest trackman to go on. The data is in {folder}.</source>
        <translation>La cartella dei dati è stata usata da una versione più recente di trackman: questa potrebbe interpretarne male il contenuto o perderlo. Non è stato modificato nulla.

Per continuare, installa la versione più recente di trackman. I dati si trovano in {folder}.</translation>
    </message>
    <message>
        <source>This trackman is too old for its data</source>
        <translation>Questa versione di trackman è troppo vecchia per i suoi dati</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>The data folder {folder} belongs to {name}. Deletions would be written into that person’s history, so trackman doesn’t open it.

Start trackman as yourself, or with --data-dir and a folder of your own.</source>
        <translation>La cartella dei dati {folder} appartiene a {name}. Le eliminazioni verrebbero scritte nella cronologia di quella persona, quindi trackman non la apre.

Avvia trackman con il tuo account, oppure con --data-dir e una tua cartella.</translation>
    </message>
    <message>
        <source>This data folder belongs to somebody else</source>
        <translation>Questa cartella dei dati appartiene a qualcun altro</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Show running work</source>
        <translation>Mostra operazioni in corso</translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln in corso</numerusform>
            <numerusform>%Ln in corso</numerusform>
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
        <translation>Traccia</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Sottotitoli</translation>
    </message>
    <message>
        <source>before: {text}</source>
        <translation>prima: {text}</translation>
    </message>
    <message>
        <source>after: {text}</source>
        <translation>dopo: {text}</translation>
    </message>
</context>
<context>
    <name>FoundTable</name>
    <message>
        <source>Found cues</source>
        <translation>Segmenti trovati</translation>
    </message>
</context>
<context>
    <name>GenerationDialog</name>
    <message>
        <source>Generate subtitles for {video}</source>
        <translation>Genera sottotitoli per {video}</translation>
    </message>
    <message>
        <source>DatoCMS listens to the video and writes down what is said, automatically and in the language it is spoken in. It doesn’t translate. Machines mishear: read the subtitles before you rely on them.</source>
        <translation>DatoCMS ascolta il video e trascrive ciò che viene detto, automaticamente e nella lingua parlata. Non traduce. Le macchine capiscono male: rileggi i sottotitoli prima di farci affidamento.</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>Lingua parlata</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Genera</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
</context>
<context>
    <name>GenerationProblemWording</name>
    <message>
        <source>No reply came, and the track isn’t there</source>
        <translation>Non è arrivata alcuna risposta, e la traccia non c’è</translation>
    </message>
    <message>
        <source>trackman kept checking for a minute. Trying again checks first, and asks for the subtitles only if they’re still missing.</source>
        <translation>trackman ha continuato a verificare per un minuto. Se riprovi, prima verifica, e richiede i sottotitoli solo se mancano ancora.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>DatoCMS couldn’t generate the subtitles</source>
        <translation>DatoCMS non è riuscito a generare i sottotitoli</translation>
    </message>
    <message>
        <source>The track is listed as errored. Check that the video is spoken in this language, delete the track, then generate again.</source>
        <translation>La traccia risulta in errore. Controlla che nel video si parli questa lingua, elimina la traccia, poi genera di nuovo.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Errore</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID traccia</translation>
    </message>
    <message>
        <source>Another track is named {name}</source>
        <translation>Un’altra traccia si chiama {name}</translation>
    </message>
    <message>
        <source>Each subtitle track of a video needs its own name. Generate again with another name.</source>
        <translation>Ogni traccia di sottotitoli di un video deve avere un nome diverso. Genera di nuovo con un altro nome.</translation>
    </message>
    <message>
        <source>The video was replaced or trimmed meanwhile</source>
        <translation>Nel frattempo il video è stato sostituito o accorciato</translation>
    </message>
    <message>
        <source>Nothing was sent. Refresh to see the video as it is now, then generate again.</source>
        <translation>Non è stato inviato nulla. Aggiorna per vedere il video com’è ora, poi genera di nuovo.</translation>
    </message>
    <message>
        <source>DatoCMS’s video service can’t generate these subtitles</source>
        <translation>Il servizio video di DatoCMS non può generare questi sottotitoli</translation>
    </message>
    <message>
        <source>The video may be too old, another track may have this name, or the language may not be supported. See its message below, if there is one.</source>
        <translation>Forse il video è troppo vecchio, un’altra traccia ha questo nome o la lingua non è supportata. Vedi sotto il suo messaggio, se presente.</translation>
    </message>
    <message>
        <source>DatoCMS didn’t understand the request</source>
        <translation>DatoCMS non ha capito la richiesta</translation>
    </message>
    <message>
        <source>Generating subtitles is an experimental part of DatoCMS and may have changed. Updating trackman may help; the admin area can generate them, too.</source>
        <translation>La generazione dei sottotitoli è una funzione sperimentale di DatoCMS e potrebbe essere cambiata. Aggiornare trackman può essere d’aiuto; anche l’area di amministrazione può generarli.</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t accept this name or language</source>
        <translation>DatoCMS non accetta questo nome o questa lingua</translation>
    </message>
    <message>
        <source>See the details below, and generate again with another one.</source>
        <translation>Vedi i dettagli qui sotto, e genera di nuovo con altri valori.</translation>
    </message>
    <message>
        <source>This video has no sound</source>
        <translation>Questo video non ha audio</translation>
    </message>
    <message>
        <source>DatoCMS generates subtitles from a video’s own audio track, and this one has none.</source>
        <translation>DatoCMS genera i sottotitoli dalla traccia audio del video stesso, e questo video non ne ha.</translation>
    </message>
</context>
<context>
    <name>GenerationProgressWording</name>
    <message>
        <source>Waiting to be generated</source>
        <translation>In attesa di essere generata</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>Verifica… {time}</translation>
    </message>
    <message>
        <source>Generating… {time}, no response</source>
        <translation>Generazione… {time}, nessuna risposta</translation>
    </message>
    <message>
        <source>Generating… {time} of ~{total}</source>
        <extracomment>{time} is how long it has been going on, {total} how long it will take.</extracomment>
        <translation>Generazione… {time} di ~{total}</translation>
    </message>
    <message>
        <source>Generating… {time}</source>
        <translation>Generazione… {time}</translation>
    </message>
    <message>
        <source>{name} was not generated: {reason}</source>
        <translation>{name} non è stata generata: {reason}</translation>
    </message>
    <message>
        <source>DatoCMS is still generating {name}</source>
        <translation>DatoCMS sta ancora generando {name}</translation>
    </message>
    <message>
        <source>{name} generated. Read it before you rely on it.</source>
        <translation>{name} generata. Rileggila prima di farci affidamento.</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was generated</source>
        <translation>Non è confermato che {name} sia stata generata</translation>
    </message>
    <message>
        <source>Generation not confirmed</source>
        <translation>Generazione non confermata</translation>
    </message>
    <message>
        <source>Not generated: {reason}</source>
        <translation>Non generata: {reason}</translation>
    </message>
    <message>
        <source>DatoCMS is still generating it</source>
        <translation>DatoCMS la sta ancora generando</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Generata</translation>
    </message>
</context>
<context>
    <name>GenerationWording</name>
    <message>
        <source>{language} (beta)</source>
        <translation>{language} (beta)</translation>
    </message>
    <message>
        <source>DatoCMS says that this video has no sound.</source>
        <translation>DatoCMS indica che questo video non ha audio.</translation>
    </message>
    <message>
        <source>This video was uploaded too long ago.</source>
        <translation>Questo video è stato caricato troppo tempo fa.</translation>
    </message>
    <message>
        <source>DatoCMS generates subtitles only in the first {days} days. This video was uploaded on {day}.</source>
        <extracomment>{days} is always 7.</extracomment>
        <translation>DatoCMS genera sottotitoli solo nei primi {days} giorni dopo il caricamento. Questo video è stato caricato il {day}.</translation>
    </message>
    <message>
        <source>It needs a video with sound. DatoCMS doesn’t tell beforehand whether this one has any.</source>
        <translation>Serve un video con audio. DatoCMS non indica in anticipo se questo ne ha.</translation>
    </message>
    <message>
        <source>It works in the first {days} days after the upload. DatoCMS doesn’t tell when this video was uploaded.</source>
        <translation>Funziona nei primi {days} giorni dopo il caricamento. DatoCMS non indica quando questo video è stato caricato.</translation>
    </message>
    <message>
        <source>It works in the first {days} days after the upload. This video was uploaded on {day}, so it works only if its file was replaced since.</source>
        <extracomment>{days} is always 7.</extracomment>
        <translation>Funziona nei primi {days} giorni dopo il caricamento. Questo video è stato caricato il {day}: funziona solo se da allora il suo file è stato sostituito.</translation>
    </message>
    <message>
        <source>Choose one of the languages.</source>
        <translation>Scegli una delle lingue.</translation>
    </message>
    <message>
        <source>Subtitles in this language are being generated already.</source>
        <translation>I sottotitoli in questa lingua sono già in fase di generazione.</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Inserisci un nome.</translation>
    </message>
    <message>
        <source>Another subtitle track of this video has this name.</source>
        <translation>Un’altra traccia di sottotitoli di questo video ha questo nome.</translation>
    </message>
    <message>
        <source>This video already has subtitles in this language: {language}.</source>
        <translation>Questo video ha già sottotitoli in questa lingua: {language}.</translation>
    </message>
    <message>
        <source>It takes about a tenth of the video’s length.</source>
        <translation>Richiede circa un decimo della durata del video.</translation>
    </message>
    <message>
        <source>It takes about a tenth of the video’s length, here {time}. You can go on working.</source>
        <translation>Richiede circa un decimo della durata del video, qui {time}. Puoi continuare a lavorare.</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say whether it counts towards the plan’s monthly video encoding.</source>
        <translation>DatoCMS non indica se questo incide sulla codifica video mensile del piano.</translation>
    </message>
    <message>
        <source>That is used up ({used} of {limit}), so DatoCMS may refuse.</source>
        <translation>La quota è esaurita ({used} di {limit}): DatoCMS potrebbe rifiutare.</translation>
    </message>
    <message>
        <source>So far {used} of {limit} are used.</source>
        <translation>Finora sono stati usati {used} di {limit}.</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>User guide</source>
        <translation>Guida utente</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Sommario</translation>
    </message>
    <message>
        <source>Places found in the guide</source>
        <translation>Risultati trovati nella guida</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>Capitolo</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Cerca nella guida</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Indietro</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Avanti</translation>
    </message>
    <message>
        <source>{chapter} – User guide</source>
        <translation>{chapter} – Guida utente</translation>
    </message>
    <message>
        <source>Not found. Try fewer or other words.</source>
        <translation>Nessun risultato. Prova con meno parole o con altre.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln places found</source>
        <translation>
            <numerusform>%Ln risultato trovato</numerusform>
            <numerusform>%Ln risultati trovati</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Refresh</source>
        <translation>Aggiorna</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Tutte le tracce</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Attività</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Cronologia</translation>
    </message>
    <message>
        <source>Signed in as {name}</source>
        <translation>Accesso eseguito come {name}</translation>
    </message>
    <message>
        <source>{environment} · primary</source>
        <extracomment>{environment} is the name of a DatoCMS environment.</extracomment>
        <translation>{environment} · principale</translation>
    </message>
    <message>
        <source>{environment} · read-only</source>
        <translation>{environment} · sola lettura</translation>
    </message>
    <message>
        <source>{environment}, {state}</source>
        <translation>{environment}, {state}</translation>
    </message>
    <message>
        <source>Refresh videos and tracks</source>
        <translation>Aggiorna video e tracce</translation>
    </message>
    <message>
        <source>Show all tracks of the project</source>
        <translation>Mostra tutte le tracce del progetto</translation>
    </message>
    <message>
        <source>Show running work</source>
        <translation>Mostra operazioni in corso</translation>
    </message>
    <message>
        <source>Show all that was ever done</source>
        <translation>Mostra tutto ciò che è stato fatto</translation>
    </message>
</context>
<context>
    <name>HelpController</name>
    <message>
        <source>For whoever helps you. It holds no token, no signed address, no subtitle text and no file name. Nothing is sent: copy it to pass it on.</source>
        <translation>Per chi ti aiuta. Non contiene token, indirizzi firmati, testi di sottotitoli né nomi di file. Non viene inviato nulla: copia il testo per inoltrarlo.</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnostica</translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <source>Search history</source>
        <translation>Cerca nella cronologia</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Azione</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Risultato</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Progetto</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Tutti i progetti</translation>
    </message>
    <message>
        <source>Deletions and restores</source>
        <translation>Eliminazioni e ripristini</translation>
    </message>
    <message>
        <source>Deletions</source>
        <translation>Eliminazioni</translation>
    </message>
    <message>
        <source>Restores</source>
        <translation>Ripristini</translation>
    </message>
    <message>
        <source>Additions</source>
        <translation>Aggiunte</translation>
    </message>
    <message>
        <source>Generations</source>
        <translation>Generazioni</translation>
    </message>
    <message>
        <source>Replacements</source>
        <translation>Sostituzioni</translation>
    </message>
    <message>
        <source>All results</source>
        <translation>Tutti i risultati</translation>
    </message>
    <message>
        <source>Deleted or restored</source>
        <translation>Eliminata o ripristinata</translation>
    </message>
    <message>
        <source>Not deleted or restored</source>
        <translation>Non eliminata o non ripristinata</translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>What became of it is not known.</extracomment>
        <translation>Sconosciuto</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annullata</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In corso</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Qualsiasi data</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Oggi</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Ultimi 7 giorni</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Ultimi 30 giorni</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Azione</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Traccia</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Progetto</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: who deleted or restored the track.</extracomment>
        <translation>Autore</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Risultato</translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message>
        <source>History</source>
        <translation>Cronologia</translation>
    </message>
    <message>
        <source>Details of the history</source>
        <translation>Dettagli della cronologia</translation>
    </message>
    <message>
        <source>Select a row to see its details.</source>
        <translation>Seleziona una riga per vederne i dettagli.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Ripristina</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Esporta…</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Rapporto…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln voce</numerusform>
            <numerusform>%Ln voci</numerusform>
        </translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Nessun risultato</translation>
    </message>
    <message>
        <source>Try fewer words or another period.</source>
        <translation>Prova con meno parole o un altro periodo.</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>Azzera ricerca e filtri</translation>
    </message>
    <message>
        <source>No activity yet</source>
        <translation>Ancora nessuna attività</translation>
    </message>
    <message>
        <source>Every deletion and restore is recorded here permanently.</source>
        <translation>Ogni eliminazione e ripristino viene registrato qui in modo permanente.</translation>
    </message>
    <message>
        <source>Recreate the track from its backup. It gets a new ID.</source>
        <translation>Crea di nuovo la traccia dal suo backup. Riceverà un nuovo ID.</translation>
    </message>
    <message>
        <source>Export the listed rows to a file, or as a page to print</source>
        <translation>Esporta le righe elencate in un file o come pagina da stampare</translation>
    </message>
    <message>
        <source>Page to print (HTML)</source>
        <translation>Pagina da stampare (HTML)</translation>
    </message>
    <message>
        <source>Count what was changed in a period, with plots</source>
        <translation>Conta ciò che è stato modificato in un periodo, con grafici</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>L’elenco è vuoto.</translation>
    </message>
    <message>
        <source>Select a row first.</source>
        <translation>Seleziona prima una riga.</translation>
    </message>
    <message>
        <source>None of the selected tracks can be restored.</source>
        <translation>Nessuna delle tracce selezionate può essere ripristinata.</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Cartella di lavoro Excel</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabella (CSV)</translation>
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
        <translation>Sottotitoli della traccia</translation>
    </message>
    <message>
        <source>Close the text beside</source>
        <translation>Chiudi il testo affiancato</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>Caricamento dei sottotitoli…</translation>
    </message>
    <message>
        <source>The text is empty</source>
        <translation>Il testo è vuoto</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Cues of the text beside</source>
        <translation>Segmenti del testo affiancato</translation>
    </message>
</context>
<context>
    <name>KeepLanguages</name>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Languages to keep</source>
        <translation>Lingue da conservare</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Show the others</source>
        <translation>Mostra le altre</translation>
    </message>
    <message>
        <source>See which tracks are in other languages; nothing is deleted yet</source>
        <translation>Vedi quali tracce sono in altre lingue; non viene ancora eliminato nulla</translation>
    </message>
    <message>
        <source>Tick a language first.</source>
        <translation>Metti prima la spunta a una lingua.</translation>
    </message>
    <message>
        <source>Keep only these languages</source>
        <translation>Conserva solo queste lingue</translation>
    </message>
    <message>
        <source>Tracks in all other languages are listed next. You can untick some there.</source>
        <translation>Poi vengono elencate le tracce in tutte le altre lingue. Lì puoi togliere la spunta ad alcune.</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Sottotitoli</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Subtitles and audio</source>
        <translation>Sottotitoli e audio</translation>
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
        <translation>Comando</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasti</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>nessuna scorciatoia</translation>
    </message>
    <message>
        <source> or </source>
        <extracomment>Between two keys that do the same.</extracomment>
        <translation> o </translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Fissa</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modificata</translation>
    </message>
</context>
<context>
    <name>KeyQuestion</name>
    <message>
        <source>New key for “{command}”</source>
        <translation>Nuova scorciatoia per “{command}”</translation>
    </message>
    <message>
        <source>Press the key.</source>
        <translation>Premi i tasti.</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>Usa scorciatoia</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Move the key here</source>
        <translation>Sposta qui</translation>
    </message>
    <message>
        <source>{key} belongs to {command}, which will have no such key any more.</source>
        <extracomment>{command} is one name in quotation marks, or two.</extracomment>
        <translation>{key} appartiene a {command}, dove non varrà più.</translation>
    </message>
    <message>
        <source>The command has {key} already.</source>
        <translation>Il comando ha già {key}.</translation>
    </message>
    <message>
        <source>{key} is free.</source>
        <translation>{key} è disponibile.</translation>
    </message>
    <message>
        <source>Press a key that can be used first.</source>
        <translation>Premi prima dei tasti utilizzabili.</translation>
    </message>
    <message>
        <source>Give the command this key, in place of those it has</source>
        <translation>Assegna al comando questa scorciatoia al posto delle attuali</translation>
    </message>
</context>
<context>
    <name>KeyRecorder</name>
    <message>
        <source>New key</source>
        <translation>Nuova scorciatoia</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Scorciatoie da tastiera</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>Cerca comandi e tasti</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifica…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Rimuovi</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Ripristina</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Ripristina tutto</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries of the settings file are no keys, and are ignored.</source>
        <translation>
            <numerusform>%Ln voce del file delle impostazioni non è una scorciatoia e viene ignorata.</numerusform>
            <numerusform>%Ln voci del file delle impostazioni non sono scorciatoie e vengono ignorate.</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a command.</source>
        <translation>Seleziona un comando.</translation>
    </message>
    <message>
        <source>Lists and fields use this key themselves. It can’t change.</source>
        <translation>Elenchi e campi usano questa scorciatoia, che non può essere modificata.</translation>
    </message>
    <message>
        <source>This command has its own key already.</source>
        <translation>Questo comando ha già la sua scorciatoia predefinita.</translation>
    </message>
    <message>
        <source>This command has no key.</source>
        <translation>Questo comando non ha una scorciatoia.</translation>
    </message>
    <message>
        <source>Give the command another key</source>
        <translation>Assegna al comando un’altra scorciatoia</translation>
    </message>
    <message>
        <source>Take the keys away from the command</source>
        <translation>Togli al comando le sue scorciatoie</translation>
    </message>
    <message>
        <source>Give the command its first keys back</source>
        <translation>Ripristina le scorciatoie predefinite del comando</translation>
    </message>
    <message>
        <source>All keys are as they were at first.</source>
        <translation>Tutte le scorciatoie sono quelle predefinite.</translation>
    </message>
    <message>
        <source>Give all commands their first keys back</source>
        <translation>Ripristina le scorciatoie predefinite di tutti i comandi</translation>
    </message>
    <message>
        <source>{key} belongs to {command}, which will have no such key any more.</source>
        <translation>{key} appartiene a {command}, dove non varrà più.</translation>
    </message>
    <message>
        <source>Reset the keys of {command}?</source>
        <translation>Ripristinare le scorciatoie di {command}?</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Comandi e relative scorciatoie</translation>
    </message>
    <message>
        <source>No such command</source>
        <translation>Nessun comando corrispondente</translation>
    </message>
    <message>
        <source>Search for a word of the command, its menu, or a key such as F5.</source>
        <translation>Cerca una parola del comando, il suo menu o un tasto come F5.</translation>
    </message>
    <message>
        <source>Double-click a command, or press Return, to change its key.</source>
        <translation>Fai doppio clic su un comando, o premi Invio, per modificarne la scorciatoia.</translation>
    </message>
</context>
<context>
    <name>KeyWording</name>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifica</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Visualizza</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Traccia</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>Riproduzione</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Strumenti</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aiuto</translation>
    </message>
    <message>
        <source>Subtitle editor</source>
        <translation>Editor dei sottotitoli</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisione</translation>
    </message>
    <message>
        <source>Lists and fields</source>
        <translation>Elenchi e campi</translation>
    </message>
    <message>
        <source>Lists and fields use this key themselves. It can’t change.</source>
        <translation>Elenchi e campi usano questa scorciatoia, che non può essere modificata.</translation>
    </message>
    <message>
        <source>{key} is needed to move in lists and dialogs.</source>
        <translation>{key} serve per spostarsi in elenchi e finestre di dialogo.</translation>
    </message>
    <message>
        <source>{key} is needed to type and edit text.</source>
        <translation>{key} serve per scrivere e modificare testo.</translation>
    </message>
    <message>
        <source>{key} opens menus. Use Ctrl or a function key.</source>
        <translation>{key} apre i menu. Usa Ctrl o un tasto funzione.</translation>
    </message>
    <message>
        <source>{key} types a character on many keyboards. Leave out Alt.</source>
        <translation>{key} scrive un carattere su molte tastiere. Non usare Alt.</translation>
    </message>
    <message>
        <source>{key} belongs to the system.</source>
        <translation>{key} appartiene al sistema.</translation>
    </message>
    <message>
        <source>Open a video by link or ID</source>
        <translation>Apri un video tramite link o ID</translation>
    </message>
    <message>
        <source>Clear the list of recent videos</source>
        <translation>Svuota l’elenco dei video recenti</translation>
    </message>
    <message>
        <source>Save subtitles as WebVTT</source>
        <translation>Salva sottotitoli come WebVTT</translation>
    </message>
    <message>
        <source>Save subtitles as SubRip</source>
        <translation>Salva sottotitoli come SubRip</translation>
    </message>
    <message>
        <source>Save subtitles as plain text</source>
        <translation>Salva sottotitoli come testo semplice</translation>
    </message>
    <message>
        <source>Download all subtitles of the video as WebVTT</source>
        <translation>Scarica tutti i sottotitoli del video come WebVTT</translation>
    </message>
    <message>
        <source>Download all subtitles of the video as SubRip</source>
        <translation>Scarica tutti i sottotitoli del video come SubRip</translation>
    </message>
    <message>
        <source>Download all subtitles of the video as plain text</source>
        <translation>Scarica tutti i sottotitoli del video come testo semplice</translation>
    </message>
    <message>
        <source>Export findings</source>
        <translation>Esporta segnalazioni</translation>
    </message>
    <message>
        <source>Export everything</source>
        <translation>Esporta tutto</translation>
    </message>
    <message>
        <source>Import an archive</source>
        <translation>Importa un archivio</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Esci</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Annulla l’ultima modifica</translation>
    </message>
    <message>
        <source>Copy the track ID</source>
        <translation>Copia ID traccia</translation>
    </message>
    <message>
        <source>Copy a link that opens the track in trackman</source>
        <translation>Copia un link che apre la traccia in trackman</translation>
    </message>
    <message>
        <source>Copy the track’s name</source>
        <translation>Copia il nome della traccia</translation>
    </message>
    <message>
        <source>Copy the text of the selected cues</source>
        <translation>Copia il testo dei segmenti selezionati</translation>
    </message>
    <message>
        <source>Add the files in the clipboard as tracks</source>
        <translation>Aggiungi come tracce i file negli Appunti</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Apri le impostazioni</translation>
    </message>
    <message>
        <source>Search videos, or the subtitles while you are in them</source>
        <translation>Cerca i video, o nei sottotitoli quando sono attivi</translation>
    </message>
    <message>
        <source>Fold or show the videos</source>
        <translation>Nascondi o mostra i video</translation>
    </message>
    <message>
        <source>Theme: same as system</source>
        <translation>Tema: come il sistema</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Tema: chiaro</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Tema: scuro</translation>
    </message>
    <message>
        <source>Larger subtitles</source>
        <translation>Sottotitoli più grandi</translation>
    </message>
    <message>
        <source>Smaller subtitles</source>
        <translation>Sottotitoli più piccoli</translation>
    </message>
    <message>
        <source>Subtitles in normal size</source>
        <translation>Sottotitoli di dimensione normale</translation>
    </message>
    <message>
        <source>Sort tracks in DatoCMS order</source>
        <translation>Ordina tracce come in DatoCMS</translation>
    </message>
    <message>
        <source>Sort tracks by kind</source>
        <translation>Ordina tracce per tipo</translation>
    </message>
    <message>
        <source>Sort tracks by language</source>
        <translation>Ordina tracce per lingua</translation>
    </message>
    <message>
        <source>Sort tracks by code</source>
        <translation>Ordina tracce per codice</translation>
    </message>
    <message>
        <source>Sort tracks by name</source>
        <translation>Ordina tracce per nome</translation>
    </message>
    <message>
        <source>Sort tracks by findings</source>
        <translation>Ordina tracce per segnalazioni</translation>
    </message>
    <message>
        <source>Sort tracks by status</source>
        <translation>Ordina tracce per stato</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Riquadro successivo</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Riquadro precedente</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>Ripristina disposizione</translation>
    </message>
    <message>
        <source>Refresh videos and tracks</source>
        <translation>Aggiorna video e tracce</translation>
    </message>
    <message>
        <source>Open the video in DatoCMS</source>
        <translation>Apri il video in DatoCMS</translation>
    </message>
    <message>
        <source>Copy a link that opens the video in trackman</source>
        <translation>Copia un link che apre il video in trackman</translation>
    </message>
    <message>
        <source>Copy the video’s DatoCMS address</source>
        <translation>Copia l’indirizzo DatoCMS del video</translation>
    </message>
    <message>
        <source>Open the command palette</source>
        <translation>Apri la tavolozza dei comandi</translation>
    </message>
    <message>
        <source>Show all tracks of the project</source>
        <translation>Mostra tutte le tracce del progetto</translation>
    </message>
    <message>
        <source>Show which languages the videos have</source>
        <translation>Mostra quali lingue hanno i video</translation>
    </message>
    <message>
        <source>Search all subtitles of the project</source>
        <translation>Cerca in tutti i sottotitoli del progetto</translation>
    </message>
    <message>
        <source>Choose tracks by a rule</source>
        <translation>Scegli tracce con una regola</translation>
    </message>
    <message>
        <source>Keep only some languages</source>
        <translation>Conserva solo alcune lingue</translation>
    </message>
    <message>
        <source>Show the reviews</source>
        <translation>Mostra le revisioni</translation>
    </message>
    <message>
        <source>Report what was changed in a period</source>
        <translation>Crea un rapporto su ciò che è stato modificato in un periodo</translation>
    </message>
    <message>
        <source>Report which videos lack captions</source>
        <translation>Crea un rapporto sui video senza sottotitoli per non udenti</translation>
    </message>
    <message>
        <source>Show the activity</source>
        <translation>Mostra attività</translation>
    </message>
    <message>
        <source>Show recently deleted tracks</source>
        <translation>Mostra le tracce eliminate di recente</translation>
    </message>
    <message>
        <source>Show the history</source>
        <translation>Mostra cronologia</translation>
    </message>
    <message>
        <source>Check backups</source>
        <translation>Controlla backup</translation>
    </message>
    <message>
        <source>Open the user guide</source>
        <translation>Apri la guida utente</translation>
    </message>
    <message>
        <source>Show keyboard shortcuts</source>
        <translation>Mostra scorciatoie da tastiera</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Avvia il tour</translation>
    </message>
    <message>
        <source>Explain the control that has the keyboard</source>
        <translation>Spiega l’elemento attivo</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Mostra log</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copia diagnostica</translation>
    </message>
    <message>
        <source>Check for updates</source>
        <translation>Verifica aggiornamenti</translation>
    </message>
    <message>
        <source>About trackman</source>
        <translation>Informazioni su trackman</translation>
    </message>
    <message>
        <source>Search the subtitles</source>
        <translation>Cerca nei sottotitoli</translation>
    </message>
    <message>
        <source>Next match or next difference</source>
        <translation>Corrispondenza o differenza successiva</translation>
    </message>
    <message>
        <source>Previous match or previous difference</source>
        <translation>Corrispondenza o differenza precedente</translation>
    </message>
    <message>
        <source>Add tracks from files</source>
        <translation>Aggiungi tracce da file</translation>
    </message>
    <message>
        <source>Generate subtitles</source>
        <translation>Genera sottotitoli</translation>
    </message>
    <message>
        <source>Delete the selected tracks</source>
        <translation>Elimina le tracce selezionate</translation>
    </message>
    <message>
        <source>Restore the track</source>
        <translation>Ripristina la traccia</translation>
    </message>
    <message>
        <source>Select tracks with errors</source>
        <translation>Seleziona tracce in errore</translation>
    </message>
    <message>
        <source>Next track or video with findings</source>
        <translation>Traccia o video successivo con segnalazioni</translation>
    </message>
    <message>
        <source>Review the tracks of the video</source>
        <translation>Avvia una revisione delle tracce del video</translation>
    </message>
    <message>
        <source>Edit subtitles</source>
        <translation>Modifica sottotitoli</translation>
    </message>
    <message>
        <source>Compare the selected track with another</source>
        <translation>Confronta la traccia selezionata con un’altra</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Segnalazione successiva</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Segnalazione precedente</translation>
    </message>
    <message>
        <source>Replace the track by a file</source>
        <translation>Sostituisci la traccia con un file</translation>
    </message>
    <message>
        <source>Change name, language or captions flag</source>
        <translation>Modifica nome, lingua o indicazione per non udenti</translation>
    </message>
    <message>
        <source>Show saved versions</source>
        <translation>Mostra versioni salvate</translation>
    </message>
    <message>
        <source>Copy tracks to another video</source>
        <translation>Copia tracce in un altro video</translation>
    </message>
    <message>
        <source>Check whether subtitles fit the sound</source>
        <translation>Controlla se i sottotitoli corrispondono all’audio</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Riproduci o pausa</translation>
    </message>
    <message>
        <source>Back 2 seconds</source>
        <translation>Indietro di 2 secondi</translation>
    </message>
    <message>
        <source>Forward 2 seconds</source>
        <translation>Avanti di 2 secondi</translation>
    </message>
    <message>
        <source>Previous cue</source>
        <translation>Segmento precedente</translation>
    </message>
    <message>
        <source>Next cue</source>
        <translation>Segmento successivo</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Più lento</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Più veloce</translation>
    </message>
    <message>
        <source>Sound off or on</source>
        <translation>Attiva o disattiva audio</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Schermo intero</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Ripeti</translation>
    </message>
    <message>
        <source>Split the cue</source>
        <translation>Dividi il segmento</translation>
    </message>
    <message>
        <source>Merge the cue with the next one</source>
        <translation>Unisci il segmento con il successivo</translation>
    </message>
    <message>
        <source>Insert a cue below</source>
        <translation>Inserisci un segmento sotto</translation>
    </message>
    <message>
        <source>Delete the selected cues</source>
        <translation>Elimina i segmenti selezionati</translation>
    </message>
    <message>
        <source>Shift times</source>
        <translation>Sposta tempi</translation>
    </message>
    <message>
        <source>Stretch times</source>
        <translation>Adatta tempi</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Trova e sostituisci</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Corrispondenza successiva</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Corrispondenza precedente</translation>
    </message>
    <message>
        <source>Fix the findings of the cue</source>
        <translation>Correggi le segnalazioni del segmento</translation>
    </message>
    <message>
        <source>Fix all findings of one kind</source>
        <translation>Correggi tutte le segnalazioni di un tipo</translation>
    </message>
    <message>
        <source>Next cue with findings</source>
        <translation>Segmento successivo con segnalazioni</translation>
    </message>
    <message>
        <source>Previous cue with findings</source>
        <translation>Segmento precedente con segnalazioni</translation>
    </message>
    <message>
        <source>Edit the text of the cue</source>
        <translation>Modifica il testo del segmento</translation>
    </message>
    <message>
        <source>Play from the cue</source>
        <translation>Riproduci dal segmento</translation>
    </message>
    <message>
        <source>Save the draft</source>
        <translation>Salva la bozza</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Pubblica</translation>
    </message>
    <message>
        <source>Keep the track</source>
        <translation>Conserva la traccia</translation>
    </message>
    <message>
        <source>Delete the track</source>
        <translation>Elimina la traccia</translation>
    </message>
    <message>
        <source>Fix the subtitles in the editor, then come back</source>
        <translation>Correggi i sottotitoli nell’editor, poi torna qui</translation>
    </message>
    <message>
        <source>Skip the track for now</source>
        <translation>Salta per ora la traccia</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Scrivi una nota</translation>
    </message>
    <message>
        <source>Give a reason</source>
        <translation>Indica un motivo</translation>
    </message>
    <message>
        <source>Undo the last decision and go back to it</source>
        <translation>Annulla l’ultima decisione e torna a quella traccia</translation>
    </message>
    <message>
        <source>Play from this cue</source>
        <translation>Riproduci da questo segmento</translation>
    </message>
    <message>
        <source>Next track, without deciding</source>
        <translation>Traccia successiva, senza decidere</translation>
    </message>
    <message>
        <source>Previous track, without deciding</source>
        <translation>Traccia precedente, senza decidere</translation>
    </message>
    <message>
        <source>Next language side by side</source>
        <translation>Affianca la lingua successiva</translation>
    </message>
    <message>
        <source>Next saved version side by side</source>
        <translation>Affianca la versione salvata successiva</translation>
    </message>
    <message>
        <source>Check whether the text fits the sound</source>
        <translation>Controlla se il testo corrisponde all’audio</translation>
    </message>
    <message>
        <source>Show what a deletion means, and the history</source>
        <translation>Mostra le conseguenze dell’eliminazione e la cronologia</translation>
    </message>
    <message>
        <source>Look over the decisions</source>
        <translation>Esamina le decisioni</translation>
    </message>
    <message>
        <source>Next or previous row</source>
        <translation>Riga successiva o precedente</translation>
    </message>
    <message>
        <source>Select several rows</source>
        <translation>Seleziona più righe</translation>
    </message>
    <message>
        <source>Select all rows</source>
        <translation>Seleziona tutte le righe</translation>
    </message>
    <message>
        <source>Open the row; in cues, play from there</source>
        <translation>Apri la riga; nei segmenti, riproduci da lì</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Copia le righe selezionate</translation>
    </message>
    <message>
        <source>Play or pause in the player; press a button</source>
        <translation>Riproduci o pausa nel lettore; premi un pulsante</translation>
    </message>
    <message>
        <source>Back, close or cancel</source>
        <translation>Indietro, chiudi o annulla</translation>
    </message>
    <message>
        <source>Add all files of the dialog</source>
        <translation>Aggiungi tutti i file della finestra di dialogo</translation>
    </message>
</context>
<context>
    <name>KeyringCard</name>
    <message>
        <source>Keep for this session only</source>
        <translation>Conserva solo per questa sessione</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Return</source>
        <extracomment>The key that ends a line, as the keyboards of your country call it, such as Enter.</extracomment>
        <translation>Invio</translation>
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
            <numerusform>%Ln traccia</numerusform>
            <numerusform>%Ln tracce</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftDeletionsController</name>
    <message>
        <source>Show reviews</source>
        <translation>Mostra revisioni</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions are left out: in the review, the decision was taken back or is another one now.</source>
        <translation>
            <numerusform>%Ln eliminazione è esclusa: nella revisione la decisione è stata ritirata o ora è un’altra.</numerusform>
            <numerusform>%Ln eliminazioni sono escluse: nella revisione la decisione è stata ritirata o ora è un’altra.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions are left out: the review holds them, because an approval or a reason is missing.</source>
        <translation>
            <numerusform>%Ln eliminazione è esclusa: la revisione la trattiene, perché manca un’approvazione o un motivo.</numerusform>
            <numerusform>%Ln eliminazioni sono escluse: la revisione le trattiene, perché manca un’approvazione o un motivo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions are left out: these tracks were deleted in another way.</source>
        <translation>
            <numerusform>%Ln eliminazione è esclusa: questa traccia è stata eliminata in altro modo.</numerusform>
            <numerusform>%Ln eliminazioni sono escluse: queste tracce sono state eliminate in altro modo.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftOutWording</name>
    <message>
        <source>{words} becomes {by}.</source>
        <translation>{words} diventa {by}.</translation>
    </message>
    <message>
        <source>{words} is taken out.</source>
        <translation>{words} viene tolto.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes are made in the subtitles as they are at DatoCMS now. Each track is saved on this computer first, then a new one takes its place. Undo brings all of them back.</source>
        <translation>
            <numerusform>%Ln modifica viene fatta nei sottotitoli come sono ora su DatoCMS. Ogni traccia viene prima salvata su questo computer, poi una nuova prende il suo posto. “Annulla” le riporta tutte indietro.</numerusform>
            <numerusform>%Ln modifiche vengono fatte nei sottotitoli come sono ora su DatoCMS. Ogni traccia viene prima salvata su questo computer, poi una nuova prende il suo posto. “Annulla” le riporta tutte indietro.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publish %Ln tracks?</source>
        <translation>
            <numerusform>Pubblicare %Ln traccia?</numerusform>
            <numerusform>Pubblicare %Ln tracce?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publish %Ln tracks</source>
        <translation>
            <numerusform>Pubblica %Ln traccia</numerusform>
            <numerusform>Pubblica %Ln tracce</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was published</source>
        <translation>Non è stato pubblicato nulla</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are being published</source>
        <translation>
            <numerusform>%Ln traccia in pubblicazione</numerusform>
            <numerusform>%Ln tracce in pubblicazione</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes were left out, because the text was changed meanwhile: {names}.</source>
        <translation>
            <numerusform>%Ln modifica è stata tralasciata, perché il testo è cambiato nel frattempo: {names}.</numerusform>
            <numerusform>%Ln modifiche sono state tralasciate, perché il testo è cambiato nel frattempo: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because they are not ready: {names}.</source>
        <translation>
            <numerusform>%Ln traccia viene tralasciata, perché non è pronta: {names}.</numerusform>
            <numerusform>%Ln tracce vengono tralasciate, perché non sono pronte: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because their text was not read yet: {names}.</source>
        <translation>
            <numerusform>%Ln traccia viene tralasciata, perché il suo testo non è ancora stato letto: {names}.</numerusform>
            <numerusform>%Ln tracce vengono tralasciate, perché il loro testo non è ancora stato letto: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left alone, because they have an unpublished draft: {names}.</source>
        <translation>
            <numerusform>%Ln traccia resta com’è, perché ha una bozza non pubblicata: {names}.</numerusform>
            <numerusform>%Ln tracce restano come sono, perché hanno una bozza non pubblicata: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because they are being changed already: {names}.</source>
        <translation>
            <numerusform>%Ln traccia viene tralasciata, perché è già in corso di modifica: {names}.</numerusform>
            <numerusform>%Ln tracce vengono tralasciate, perché sono già in corso di modifica: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because they no longer exist: {names}.</source>
        <translation>
            <numerusform>%Ln traccia viene tralasciata, perché non esiste più: {names}.</numerusform>
            <numerusform>%Ln tracce vengono tralasciate, perché non esistono più: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because their text was changed meanwhile: {names}.</source>
        <translation>
            <numerusform>%Ln traccia viene tralasciata, perché il suo testo è cambiato nel frattempo: {names}.</numerusform>
            <numerusform>%Ln tracce vengono tralasciate, perché il loro testo è cambiato nel frattempo: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because their text could not be read: {names}.</source>
        <translation>
            <numerusform>%Ln traccia viene tralasciata, perché non è stato possibile leggerne il testo: {names}.</numerusform>
            <numerusform>%Ln tracce vengono tralasciate, perché non è stato possibile leggerne il testo: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln altra</numerusform>
            <numerusform>altre %Ln</numerusform>
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
        <translation>Caricamento…</translation>
    </message>
</context>
<context>
    <name>LibraryController</name>
    <message>
        <source>Videos</source>
        <translation>Video</translation>
    </message>
</context>
<context>
    <name>LibraryHead</name>
    <message>
        <source>Filters</source>
        <translation>Filtri</translation>
    </message>
    <message>
        <source>Fold videos</source>
        <translation>Nascondi video</translation>
    </message>
    <message>
        <source>Filters, {count} active</source>
        <translation>Filtri, attivi: {count}</translation>
    </message>
</context>
<context>
    <name>LibraryModel</name>
    <message>
        <source>Loading…</source>
        <translation>Caricamento…</translation>
    </message>
</context>
<context>
    <name>LibraryPages</name>
    <message>
        <source>No videos yet</source>
        <translation>Ancora nessun video</translation>
    </message>
    <message>
        <source>Videos uploaded to this project in DatoCMS appear here.</source>
        <translation>I video caricati in questo progetto in DatoCMS compaiono qui.</translation>
    </message>
    <message>
        <source>No matching videos</source>
        <translation>Nessun video corrispondente</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Azzera filtri</translation>
    </message>
    <message>
        <source>No videos opened yet</source>
        <translation>Ancora nessun video aperto</translation>
    </message>
    <message>
        <source>Videos you open appear here.</source>
        <translation>I video che apri compaiono qui.</translation>
    </message>
    <message>
        <source>Show all videos</source>
        <translation>Mostra tutti i video</translation>
    </message>
</context>
<context>
    <name>LibraryPane</name>
    <message>
        <source>Search videos</source>
        <translation>Cerca video</translation>
    </message>
    <message>
        <source>Show videos</source>
        <translation>Mostra video</translation>
    </message>
</context>
<context>
    <name>LibraryWording</name>
    <message>
        <source>No tracks</source>
        <translation>Nessuna traccia</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln traccia</numerusform>
            <numerusform>%Ln tracce</numerusform>
        </translation>
    </message>
    <message>
        <source>No videos</source>
        <translation>Nessun video</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln video</numerusform>
            <numerusform>%Ln video</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match</source>
        <extracomment>A count of videos.</extracomment>
        <translation>
            <numerusform>%Ln corrispondente</numerusform>
            <numerusform>%Ln corrispondenti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} match</source>
        <extracomment>Both are counts of videos; the plural is that of the first.</extracomment>
        <translation>
            <numerusform>%Ln corrispondente su {total}</numerusform>
            <numerusform>%Ln corrispondenti su {total}</numerusform>
        </translation>
    </message>
    <message>
        <source>Try fewer words or other filters.</source>
        <translation>Prova con meno parole o altri filtri.</translation>
    </message>
    <message numerus="yes">
        <source>trackman knows the tracks of the %Ln videos you have opened in it.</source>
        <translation>
            <numerusform>trackman conosce solo le tracce dei video che hai aperto qui (%Ln).</numerusform>
            <numerusform>trackman conosce solo le tracce dei video che hai aperto qui (%Ln).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours</source>
        <translation>
            <numerusform>%Ln ora</numerusform>
            <numerusform>%Ln ore</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes</source>
        <translation>
            <numerusform>%Ln minuto</numerusform>
            <numerusform>%Ln minuti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln seconds</source>
        <translation>
            <numerusform>%Ln secondo</numerusform>
            <numerusform>%Ln secondi</numerusform>
        </translation>
    </message>
    <message>
        <source>Seen on {day}</source>
        <translation>Visto il {day}</translation>
    </message>
    <message>
        <source>Seen just now</source>
        <translation>Visto proprio ora</translation>
    </message>
    <message numerus="yes">
        <source>Seen %Ln minutes ago</source>
        <translation>
            <numerusform>Visto %Ln minuto fa</numerusform>
            <numerusform>Visto %Ln minuti fa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Seen %Ln hours ago</source>
        <translation>
            <numerusform>Visto %Ln ora fa</numerusform>
            <numerusform>Visto %Ln ore fa</numerusform>
        </translation>
    </message>
    <message>
        <source>Seen yesterday</source>
        <translation>Visto ieri</translation>
    </message>
    <message numerus="yes">
        <source>Seen %Ln days ago</source>
        <translation>
            <numerusform>Visto %Ln giorno fa</numerusform>
            <numerusform>Visto %Ln giorni fa</numerusform>
        </translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Più recenti</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Meno recenti</translation>
    </message>
    <message>
        <source>Recently changed</source>
        <translation>Modificati di recente</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Name, Z to A</source>
        <translation>Nome, dalla Z alla A</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Più grandi</translation>
    </message>
    <message>
        <source>Smallest first</source>
        <translation>Più piccoli</translation>
    </message>
    <message>
        <source>Highest resolution</source>
        <translation>Risoluzione più alta</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Senza titolo</translation>
    </message>
    <message>
        <source>Tags: {tags}</source>
        <translation>Tag: {tags}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln errored</source>
        <extracomment>A count of tracks, in a list of counts under a video’s name.</extracomment>
        <translation>
            <numerusform>%Ln in errore</numerusform>
            <numerusform>%Ln in errore</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln preparing</source>
        <extracomment>A count of tracks, in a list of counts under a video’s name.</extracomment>
        <translation>
            <numerusform>%Ln in preparazione</numerusform>
            <numerusform>%Ln in preparazione</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln segnalazione</numerusform>
            <numerusform>%Ln segnalazioni</numerusform>
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
        <translation>Caratteri al secondo</translation>
    </message>
    <message>
        <source>Characters per line</source>
        <translation>Caratteri per riga</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Righe</translation>
    </message>
    <message>
        <source>Shortest pause</source>
        <translation>Pausa più breve</translation>
    </message>
    <message>
        <source>Shortest cue</source>
        <translation>Segmento più breve</translation>
    </message>
    <message>
        <source>Longest cue</source>
        <translation>Segmento più lungo</translation>
    </message>
    <message>
        <source>Subtitled share</source>
        <translation>Parte sottotitolata</translation>
    </message>
</context>
<context>
    <name>LinkTarget</name>
    <message>
        <source>This trackman doesn’t understand all of the link: {parts}.</source>
        <translation>Questa versione di trackman non capisce alcune parti del link: {parts}.</translation>
    </message>
    <message>
        <source>The track that the link leads to isn’t in this video any more.</source>
        <translation>La traccia a cui porta il link non è più in questo video.</translation>
    </message>
</context>
<context>
    <name>LinkWording</name>
    <message>
        <source>Paste a video’s DatoCMS link or its ID.</source>
        <translation>Incolla il link DatoCMS di un video o il suo ID.</translation>
    </message>
    <message>
        <source>Links and IDs contain no spaces. Copy it again and paste only the link or ID.</source>
        <translation>Link e ID non contengono spazi. Copialo di nuovo e incolla solo il link o l’ID.</translation>
    </message>
    <message>
        <source>{text} is neither a link to a video nor an ID.</source>
        <translation>{text} non è né il link di un video né un ID.</translation>
    </message>
    <message>
        <source>This number is too large to be a video ID.</source>
        <translation>Questo numero è troppo grande per essere l’ID di un video.</translation>
    </message>
    <message>
        <source>This link is damaged. Copy it again from DatoCMS.</source>
        <translation>Questo link è danneggiato. Copialo di nuovo da DatoCMS.</translation>
    </message>
    <message>
        <source>Only web links (https://…) and IDs can be opened.</source>
        <translation>Si possono aprire solo link web (https://…) e ID.</translation>
    </message>
    <message>
        <source>This DatoCMS page isn’t a video’s page. Open the video in the media area and copy the link from there.</source>
        <translation>Questa pagina di DatoCMS non è la pagina di un video. Apri il video nell’area multimediale e copia il link da lì.</translation>
    </message>
    <message>
        <source>This Mux link has no playback ID.</source>
        <translation>Questo link Mux non contiene un ID di riproduzione.</translation>
    </message>
    <message>
        <source>This link doesn’t lead to a video in DatoCMS.</source>
        <translation>Questo link non porta a un video in DatoCMS.</translation>
    </message>
    <message>
        <source>This trackman link is damaged. Ask for it again, or open the video by its ID.</source>
        <translation>Questo link di trackman è danneggiato. Fattelo inviare di nuovo, oppure apri il video tramite il suo ID.</translation>
    </message>
    <message>
        <source>This trackman link doesn’t name a video.</source>
        <translation>Questo link di trackman non indica un video.</translation>
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
        <translation>Cerca nel log</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Livello minimo</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Segui</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copia</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Apri cartella</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>No such entries</source>
        <translation>Nessuna voce corrispondente</translation>
    </message>
    <message>
        <source>Choose another level or search for something else.</source>
        <translation>Scegli un altro livello o cerca qualcos’altro.</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>Il log è vuoto</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln voce</numerusform>
            <numerusform>%Ln voci</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the selected entries</source>
        <translation>Copia le voci selezionate</translation>
    </message>
    <message>
        <source>Select an entry.</source>
        <translation>Seleziona una voce.</translation>
    </message>
    <message>
        <source>Entries of the log</source>
        <translation>Voci del log</translation>
    </message>
    <message>
        <source>All entries</source>
        <translation>Tutte le voci</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Avvisi ed errori</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Errori</translation>
    </message>
    <message>
        <source>Show only entries that are at least this grave</source>
        <translation>Mostra solo le voci almeno di questa gravità</translation>
    </message>
    <message>
        <source>Show new entries as they are written</source>
        <translation>Mostra le nuove voci man mano che vengono scritte</translation>
    </message>
    <message>
        <source>Open the folder that the log files are in</source>
        <translation>Apri la cartella in cui si trovano i file di log</translation>
    </message>
    <message>
        <source>The selected entry</source>
        <translation>La voce selezionata</translation>
    </message>
    <message>
        <source>Select an entry to read all of it.</source>
        <translation>Seleziona una voce per leggerla tutta.</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>Source</source>
        <extracomment>Title of a column: the part of the program that wrote an entry of the log.</extracomment>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Ora</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Livello</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Voce</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Danneggiata</translation>
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
        <translation>Avviso</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Errore</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Critico</translation>
    </message>
</context>
<context>
    <name>MarksStrip</name>
    <message>
        <source>Speech and cues</source>
        <translation>Parlato e segmenti</translation>
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
        <translation>Trovato</translation>
    </message>
    <message>
        <source>Replaced</source>
        <extracomment>Title of a column: the text of the cue as it will be.</extracomment>
        <translation>Sostituito</translation>
    </message>
</context>
<context>
    <name>MatchTable</name>
    <message>
        <source>Matches</source>
        <translation>Corrispondenze</translation>
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
        <translation>Niente da annullare</translation>
    </message>
    <message>
        <source>No videos opened yet.</source>
        <translation>Ancora nessun video aperto.</translation>
    </message>
    <message>
        <source>Open video…</source>
        <translation>Apri video…</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>Svuota questo elenco</translation>
    </message>
    <message>
        <source>Export everything…</source>
        <translation>Esporta tutto…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importa…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Esci</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Impostazioni…</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Più grandi</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Più piccoli</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>Dimensione normale</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Riquadro successivo</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Riquadro precedente</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Ripristina disposizione</translation>
    </message>
    <message>
        <source>Export findings…</source>
        <translation>Esporta segnalazioni…</translation>
    </message>
    <message>
        <source>Copy track ID</source>
        <translation>Copia ID traccia</translation>
    </message>
    <message>
        <source>Copy link to track</source>
        <translation>Copia link alla traccia</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Copia nome</translation>
    </message>
    <message>
        <source>Search the subtitles</source>
        <translation>Cerca nei sottotitoli</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Trova successivo</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Trova precedente</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Aggiungi…</translation>
    </message>
    <message>
        <source>Generate subtitles…</source>
        <translation>Genera sottotitoli…</translation>
    </message>
    <message>
        <source>Paste files</source>
        <translation>Incolla file</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Elimina</translation>
    </message>
    <message>
        <source>Delete with reason</source>
        <translation>Elimina con motivo</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Ripristina</translation>
    </message>
    <message>
        <source>Select tracks with errors</source>
        <translation>Seleziona tracce in errore</translation>
    </message>
    <message>
        <source>Next with findings</source>
        <translation>Successiva con segnalazioni</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Segnalazione successiva</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Segnalazione precedente</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisione</translation>
    </message>
    <message>
        <source>Edit subtitles</source>
        <translation>Modifica sottotitoli</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Sostituisci…</translation>
    </message>
    <message>
        <source>Change name, language…</source>
        <translation>Modifica nome, lingua…</translation>
    </message>
    <message>
        <source>Versions…</source>
        <translation>Versioni…</translation>
    </message>
    <message>
        <source>Copy to another video…</source>
        <translation>Copia in un altro video…</translation>
    </message>
    <message>
        <source>Compare subtitles</source>
        <translation>Confronta sottotitoli</translation>
    </message>
    <message>
        <source>Check against the sound…</source>
        <translation>Controlla con l’audio…</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Riproduci o pausa</translation>
    </message>
    <message>
        <source>Back 2 seconds</source>
        <translation>Indietro di 2 secondi</translation>
    </message>
    <message>
        <source>Forward 2 seconds</source>
        <translation>Avanti di 2 secondi</translation>
    </message>
    <message>
        <source>Previous cue</source>
        <translation>Segmento precedente</translation>
    </message>
    <message>
        <source>Next cue</source>
        <translation>Segmento successivo</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Più lento</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Più veloce</translation>
    </message>
    <message>
        <source>Sound off or on</source>
        <translation>Attiva o disattiva audio</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Schermo intero</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aggiorna</translation>
    </message>
    <message>
        <source>Open in DatoCMS</source>
        <translation>Apri in DatoCMS</translation>
    </message>
    <message>
        <source>Copy DatoCMS address</source>
        <translation>Copia indirizzo DatoCMS</translation>
    </message>
    <message>
        <source>Copy link to video</source>
        <translation>Copia link al video</translation>
    </message>
    <message>
        <source>Command palette…</source>
        <translation>Tavolozza dei comandi…</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Tutte le tracce</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Attività</translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>Eliminate di recente</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Cronologia</translation>
    </message>
    <message>
        <source>Moderation report…</source>
        <translation>Rapporto di moderazione…</translation>
    </message>
    <message>
        <source>Accessibility report…</source>
        <translation>Rapporto sull’accessibilità…</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Copertura</translation>
    </message>
    <message>
        <source>Search all subtitles</source>
        <translation>Cerca in tutti i sottotitoli</translation>
    </message>
    <message>
        <source>Choose by rule…</source>
        <translation>Scegli con una regola…</translation>
    </message>
    <message>
        <source>Keep only these languages…</source>
        <translation>Conserva solo queste lingue…</translation>
    </message>
    <message>
        <source>Reviews…</source>
        <translation>Revisioni…</translation>
    </message>
    <message>
        <source>Check backups</source>
        <translation>Controlla backup</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>Guida utente</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Scorciatoie da tastiera</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Tour</translation>
    </message>
    <message>
        <source>What’s this?</source>
        <translation>Che cos’è?</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Copy diagnostics…</source>
        <translation>Copia diagnostica…</translation>
    </message>
    <message>
        <source>Check for updates…</source>
        <translation>Verifica aggiornamenti…</translation>
    </message>
    <message>
        <source>About trackman</source>
        <translation>Informazioni su trackman</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Modifica</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Visualizza</translation>
    </message>
    <message>
        <source>V&amp;ideo</source>
        <translation>Vi&amp;deo</translation>
    </message>
    <message>
        <source>&amp;Track</source>
        <translation>&amp;Traccia</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>&amp;Riproduzione</translation>
    </message>
    <message>
        <source>T&amp;ools</source>
        <translation>&amp;Strumenti</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aiuto</translation>
    </message>
    <message>
        <source>WebVTT, unchanged (.vtt)</source>
        <translation>WebVTT, non modificato (.vtt)</translation>
    </message>
    <message>
        <source>SubRip (.srt)</source>
        <translation>SubRip (.srt)</translation>
    </message>
    <message>
        <source>Plain text (.txt)</source>
        <translation>Testo semplice (.txt)</translation>
    </message>
    <message>
        <source>Save subtitles as</source>
        <translation>Salva sottotitoli come</translation>
    </message>
    <message>
        <source>Download as zip</source>
        <translation>Scarica come zip</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Apri recenti</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>Come il sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Chiaro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Scuro</translation>
    </message>
    <message>
        <source>DatoCMS order</source>
        <translation>Ordine di DatoCMS</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Segnalazioni</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Codice</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Size of subtitles</source>
        <translation>Dimensione dei sottotitoli</translation>
    </message>
    <message>
        <source>Sort tracks by</source>
        <translation>Ordina tracce per</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Chiudi messaggio</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avanzamento</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Deletion not confirmed</source>
        <translation>Eliminazione non confermata</translation>
    </message>
    <message>
        <source>Restore not confirmed</source>
        <translation>Ripristino non confermato</translation>
    </message>
    <message>
        <source>Addition not confirmed</source>
        <translation>Aggiunta non confermata</translation>
    </message>
    <message>
        <source>Generation not confirmed</source>
        <translation>Generazione non confermata</translation>
    </message>
    <message>
        <source>Replacement not confirmed</source>
        <translation>Sostituzione non confermata</translation>
    </message>
    <message>
        <source>The track was not deleted.</source>
        <translation>La traccia non è stata eliminata.</translation>
    </message>
    <message>
        <source>The track was not restored.</source>
        <translation>La traccia non è stata ripristinata.</translation>
    </message>
    <message>
        <source>The track was not added.</source>
        <translation>La traccia non è stata aggiunta.</translation>
    </message>
    <message>
        <source>No subtitles were generated.</source>
        <translation>Non è stato generato alcun sottotitolo.</translation>
    </message>
    <message>
        <source>The track was not replaced; the old one is kept.</source>
        <translation>La traccia non è stata sostituita; la vecchia è conservata.</translation>
    </message>
    <message>
        <source>{reason}. The tracks couldn’t be listed afterwards either, so the track may or may not be there. Check again once DatoCMS can be reached.</source>
        <translation>{reason}. In seguito non è stato possibile nemmeno elencare le tracce: la traccia potrebbe esserci o no. Verifica di nuovo quando DatoCMS sarà raggiungibile.</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Verifica di nuovo</translation>
    </message>
    <message>
        <source>No video of this project belongs to this link</source>
        <translation>Nessun video di questo progetto corrisponde a questo link</translation>
    </message>
    <message>
        <source>The file may have been replaced or deleted, or it’s in another project. Open the video in DatoCMS and copy the link of its page.</source>
        <translation>Forse il file è stato sostituito o eliminato, oppure si trova in un altro progetto. Apri il video in DatoCMS e copia il link della sua pagina.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Si è verificato un problema</translation>
    </message>
    <message>
        <source>DatoCMS couldn’t respond</source>
        <translation>DatoCMS non è riuscito a rispondere</translation>
    </message>
    <message>
        <source>Its servers have a problem (HTTP {status}). Try again in a minute.</source>
        <translation>I suoi server hanno un problema (HTTP {status}). Riprova fra un minuto.</translation>
    </message>
    <message>
        <source>DatoCMS accepted the request but couldn’t complete it</source>
        <translation>DatoCMS ha accettato la richiesta ma non è riuscito a completarla</translation>
    </message>
    <message>
        <source>See DatoCMS’s message below. Try again, or ask DatoCMS support.</source>
        <translation>Vedi sotto il messaggio di DatoCMS. Riprova, o rivolgiti all’assistenza di DatoCMS.</translation>
    </message>
    <message>
        <source>DatoCMS rejected the request</source>
        <translation>DatoCMS ha rifiutato la richiesta</translation>
    </message>
    <message>
        <source>See DatoCMS’s message below. If it doesn’t help, ask DatoCMS support.</source>
        <translation>Vedi sotto il messaggio di DatoCMS. Se non è d’aiuto, rivolgiti all’assistenza di DatoCMS.</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>Stato HTTP</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Codice</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Dettagli</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Richiesta</translation>
    </message>
    <message>
        <source>{name} is still being prepared</source>
        <translation>{name} è ancora in preparazione</translation>
    </message>
    <message>
        <source>DatoCMS is still preparing this video, and it has no tracks until that has finished. Try again in a few minutes.</source>
        <translation>DatoCMS sta ancora preparando questo video, che non ha tracce finché la preparazione non è terminata. Riprova fra qualche minuto.</translation>
    </message>
    <message>
        <source>{name} isn’t a video</source>
        <translation>{name} non è un video</translation>
    </message>
    <message>
        <source>Only videos have subtitle and audio tracks. Open a video instead.</source>
        <translation>Solo i video hanno tracce di sottotitoli e audio. Apri invece un video.</translation>
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
        <translation>Rapporto di moderazione</translation>
    </message>
    <message>
        <source>Counts what was changed with trackman on this computer: what, by whom, for which reasons, in which languages, week by week.</source>
        <translation>Conta ciò che è stato modificato con trackman su questo computer: che cosa, da chi, per quali motivi, in quali lingue, settimana per settimana.</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Progetto</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primo giorno</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Ultimo giorno</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminate</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Ripristinate</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Aggiunte</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Generate</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Sostituite</translation>
    </message>
    <message>
        <source>Failed or not confirmed</source>
        <translation>Non riuscite o non confermate</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>No tracks were changed then.</source>
        <translation>In questo periodo nessuna traccia è stata modificata.</translation>
    </message>
    <message>
        <source>{reason}: {count}</source>
        <extracomment>A reason and how often it was given.</extracomment>
        <translation>{reason}: {count}</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>Nessun motivo indicato</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Ultimi 7 giorni</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Questo mese</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Mese scorso</translation>
    </message>
    <message>
        <source>Last three months</source>
        <translation>Ultimi tre mesi</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Quest’anno</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Qualsiasi data</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Dal … al …</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Tutti i progetti</translation>
    </message>
    <message>
        <source>to</source>
        <translation>al</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>Just now</source>
        <translation>Proprio ora</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes ago</source>
        <translation>
            <numerusform>%Ln minuto fa</numerusform>
            <numerusform>%Ln minuti fa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours ago</source>
        <translation>
            <numerusform>%Ln ora fa</numerusform>
            <numerusform>%Ln ore fa</numerusform>
        </translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ieri</translation>
    </message>
    <message numerus="yes">
        <source>%Ln days ago</source>
        <translation>
            <numerusform>%Ln giorno fa</numerusform>
            <numerusform>%Ln giorni fa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days</source>
        <translation>
            <numerusform>%Ln giorno</numerusform>
            <numerusform>%Ln giorni</numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation>proprio ora</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes ago</source>
        <comment>within a sentence</comment>
        <translation>
            <numerusform>%Ln minuto fa</numerusform>
            <numerusform>%Ln minuti fa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours ago</source>
        <comment>within a sentence</comment>
        <translation>
            <numerusform>%Ln ora fa</numerusform>
            <numerusform>%Ln ore fa</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>ieri</translation>
    </message>
    <message numerus="yes">
        <source>%Ln days ago</source>
        <comment>within a sentence</comment>
        <translation>
            <numerusform>%Ln giorno fa</numerusform>
            <numerusform>%Ln giorni fa</numerusform>
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
        <translation>{video} ha già una traccia di nome {name}</translation>
    </message>
    <message>
        <source>For all others, too</source>
        <translation>Anche per tutte le altre</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Rinomina</translation>
    </message>
    <message>
        <source>Replace other track</source>
        <translation>Sostituisci l’altra traccia</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Inserisci un nome.</translation>
    </message>
    <message>
        <source>Another track of this video has this name as well.</source>
        <translation>Anche un’altra traccia di questo video ha questo nome.</translation>
    </message>
    <message>
        <source>Each subtitle (or audio) track of a video needs its own name.</source>
        <translation>Ogni traccia di sottotitoli (o audio) di un video deve avere un nome diverso.</translation>
    </message>
    <message>
        <source>The other track: {which}.</source>
        <translation>L’altra traccia: {which}.</translation>
    </message>
    <message>
        <source>Replacing deletes the other track.</source>
        <translation>Con la sostituzione l’altra traccia viene eliminata.</translation>
    </message>
    <message>
        <source>trackman backs it up first, so this can be undone.</source>
        <translation>trackman ne esegue prima il backup: l’eliminazione può essere annullata.</translation>
    </message>
    <message>
        <source>trackman can’t back up audio, so this can’t be undone.</source>
        <translation>trackman non può eseguire il backup dell’audio: l’eliminazione non può essere annullata.</translation>
    </message>
    <message>
        <source>There’s nothing to back up, so this can’t be undone.</source>
        <translation>Non c’è nulla di cui eseguire il backup: l’eliminazione non può essere annullata.</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Nuovo nome</translation>
    </message>
    <message>
        <source>Answer alike for all others whose names are taken: each gets a free name, or replaces the other track if that can be backed up, or stays deleted</source>
        <translation>Rispondi allo stesso modo per tutte le altre il cui nome è già usato: ognuna riceve un nome libero, sostituisce l’altra traccia se se ne può fare una copia, oppure resta eliminata</translation>
    </message>
</context>
<context>
    <name>NameQuestion</name>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>A view with this name exists and will be replaced.</source>
        <translation>Esiste già una vista con questo nome e verrà sostituita.</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Nome della vista</translation>
    </message>
    <message>
        <source>Enter a name first.</source>
        <translation>Inserisci prima un nome.</translation>
    </message>
</context>
<context>
    <name>NavigationController</name>
    <message>
        <source>Checking the other tracks of this video…</source>
        <translation>Controllo delle altre tracce di questo video…</translation>
    </message>
    <message>
        <source>No more videos with findings in this list, as far as it is loaded.</source>
        <translation>In questo elenco, per quanto è caricato, non ci sono altri video con segnalazioni.</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Listen to DatoCMS</source>
        <translation>Ascolta DatoCMS</translation>
    </message>
    <message>
        <source>Check connection</source>
        <translation>Verifica connessione</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copia come testo</translation>
    </message>
    <message>
        <source>Certificates this computer trusts</source>
        <translation>Certificati considerati attendibili da questo computer</translation>
    </message>
    <message>
        <source>Certificates this computer trusts, and those in {file}</source>
        <translation>Certificati considerati attendibili da questo computer e quelli in {file}</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Verifica…</translation>
    </message>
    <message numerus="yes">
        <source>Reachable, %Ln ms</source>
        <translation>
            <numerusform>Raggiungibile, %Ln ms</numerusform>
            <numerusform>Raggiungibile, %Ln ms</numerusform>
        </translation>
    </message>
    <message>
        <source>Blocked: a web page came instead of an answer. Your network may want you to sign in, or it doesn’t allow this host.</source>
        <translation>Bloccato: invece di una risposta è arrivata una pagina web. Forse la rete richiede l’accesso, oppure non consente questo host.</translation>
    </message>
    <message>
        <source>No answer within 10 seconds</source>
        <translation>Nessuna risposta entro 10 secondi</translation>
    </message>
    <message>
        <source>The connection broke before an answer came. A firewall may be in between: ask your network administrator.</source>
        <translation>La connessione si è interrotta prima di una risposta. Forse c’è di mezzo un firewall: chiedi all’amministratore di rete.</translation>
    </message>
    <message>
        <source>It answers, but not as expected: {reason}</source>
        <translation>Risponde, ma non come previsto: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hosts can’t be reached</source>
        <translation>
            <numerusform>%Ln host non è raggiungibile</numerusform>
            <numerusform>%Ln host non sono raggiungibili</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything can be reached</source>
        <translation>Tutto è raggiungibile</translation>
    </message>
    <message>
        <source>Known after the first upload</source>
        <translation>Noto dopo il primo caricamento</translation>
    </message>
    <message>
        <source>DatoCMS names the storage anew for each upload.</source>
        <translation>DatoCMS indica lo spazio di archiviazione a ogni caricamento.</translation>
    </message>
    <message>
        <source>DatoCMS names the storage anew for each upload. This is the usual one; projects with storage of their own use another.</source>
        <translation>DatoCMS indica lo spazio di archiviazione a ogni caricamento. Questo è quello abituale; i progetti con uno spazio proprio ne usano un altro.</translation>
    </message>
    <message>
        <source>DatoCMS names the storage anew for each upload. This is the one used last.</source>
        <translation>DatoCMS indica lo spazio di archiviazione a ogni caricamento. Questo è l’ultimo usato.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiato</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>diretta</translation>
    </message>
    <message>
        <source>through {proxy} (set on this computer)</source>
        <translation>tramite {proxy} (impostato su questo computer)</translation>
    </message>
    <message>
        <source>through {proxy} (set by the network)</source>
        <translation>tramite {proxy} (impostato dalla rete)</translation>
    </message>
    <message>
        <source>DatoCMS</source>
        <translation>DatoCMS</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Sottotitoli</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>Miniature</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Uploads</source>
        <extracomment>The storage that files are uploaded to.</extracomment>
        <translation>Caricamenti</translation>
    </message>
    <message>
        <source>Hosts trackman needs</source>
        <translation>Host necessari a trackman</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicurezza</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Eventi</translation>
    </message>
    <message>
        <source>Deleted tracks leave the list at once, over one more host, {host}. Without it, trackman asks again and again.</source>
        <translation>Le tracce eliminate escono subito dall’elenco, tramite un host in più, {host}. Senza, trackman deve chiedere di continuo.</translation>
    </message>
    <message>
        <source>The player can’t use a proxy of this kind. Choose Open stream link in a video’s details to watch in a browser.</source>
        <translation>Il lettore non può usare un proxy di questo tipo. Scegli Apri link dello stream nei dettagli di un video per guardarlo in un browser.</translation>
    </message>
</context>
<context>
    <name>NoticesController</name>
    <message>
        <source>Bulk work has ended: {result}</source>
        <translation>L’operazione in blocco è terminata: {result}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos read</source>
        <translation>
            <numerusform>%Ln video letto</numerusform>
            <numerusform>%Ln video letti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new tracks</source>
        <translation>
            <numerusform>%Ln nuova traccia</numerusform>
            <numerusform>%Ln nuove tracce</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks gone</source>
        <translation>
            <numerusform>%Ln traccia scomparsa</numerusform>
            <numerusform>%Ln tracce scomparse</numerusform>
        </translation>
    </message>
    <message>
        <source>The scan has ended: {result}</source>
        <translation>La scansione è terminata: {result}</translation>
    </message>
    <message>
        <source>The scan has paused. Open trackman to see why.</source>
        <translation>La scansione è in pausa. Apri trackman per vedere perché.</translation>
    </message>
</context>
<context>
    <name>Notification</name>
    <message>
        <source>Notification</source>
        <translation>Notifica</translation>
    </message>
</context>
<context>
    <name>OpenField</name>
    <message>
        <source>Opening…</source>
        <translation>Apertura…</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Apri video</translation>
    </message>
    <message>
        <source>Open video by link or ID</source>
        <translation>Apri video tramite link o ID</translation>
    </message>
</context>
<context>
    <name>OtherButton</name>
    <message>
        <source>Compared with {name}</source>
        <translation>Confronto con {name}</translation>
    </message>
    <message>
        <source>Compare with another track of this video</source>
        <translation>Confronta con un’altra traccia di questo video</translation>
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
        <translation>Apri libreria</translation>
    </message>
    <message>
        <source>Use another token</source>
        <translation>Usa un altro token</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Command palette</source>
        <translation>Tavolozza dei comandi</translation>
    </message>
    <message>
        <source>Nothing is called {text}.</source>
        <translation>Nessun elemento si chiama {text}.</translation>
    </message>
    <message>
        <source>Command, view, video, ID or link</source>
        <translation>Comando, vista, video, ID o link</translation>
    </message>
    <message>
        <source>Type a part of a name. Arrows choose, Return does it.</source>
        <translation>Digita una parte del nome. Scegli con le frecce, conferma con Invio.</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Trovato</translation>
    </message>
</context>
<context>
    <name>PaletteController</name>
    <message>
        <source>Open the video with this ID or link</source>
        <translation>Apri il video con questo ID o link</translation>
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
        <translation>Caricato</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Qualsiasi data</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Ultimi 7 giorni</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Ultimi 30 giorni</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>Ultimi 12 mesi</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Dal … al …</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dal</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Al</translation>
    </message>
</context>
<context>
    <name>PermissionWording</name>
    <message>
        <source>Yes</source>
        <translation>Sì</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Sconosciuto</translation>
    </message>
    <message>
        <source>read-only mode</source>
        <translation>modalità sola lettura</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>manutenzione</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>non pronto</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>sola lettura</translation>
    </message>
    <message>
        <source>The token has full access to the project.</source>
        <translation>Il token ha accesso completo al progetto.</translation>
    </message>
    <message>
        <source>Its role can edit all uploads.</source>
        <translation>Il suo ruolo può modificare tutti gli upload.</translation>
    </message>
    <message>
        <source>An administrator of the project can change the role.</source>
        <translation>Un amministratore del progetto può modificare il ruolo.</translation>
    </message>
    <message>
        <source>This is the project’s built-in read-only token. To delete tracks, sign in with a token whose role can edit uploads.</source>
        <translation>Questo è il token di sola lettura integrato nel progetto. Per eliminare tracce, accedi con un token il cui ruolo possa modificare gli upload.</translation>
    </message>
    <message>
        <source>The token’s role can’t access the primary environment, the only one where tracks can be changed.</source>
        <translation>Il ruolo del token non può accedere all’ambiente principale, l’unico in cui le tracce possono essere modificate.</translation>
    </message>
    <message>
        <source>The token’s role isn’t allowed to edit uploads.</source>
        <translation>Il ruolo del token non è autorizzato a modificare gli upload.</translation>
    </message>
    <message>
        <source>The token’s role denies editing uploads.</source>
        <translation>Il ruolo del token vieta la modifica degli upload.</translation>
    </message>
    <message>
        <source>You’ll find out when you try to change a track.</source>
        <translation>Lo saprai quando proverai a modificare una traccia.</translation>
    </message>
    <message>
        <source>Its role isn’t allowed to edit some of the uploads.</source>
        <translation>Il suo ruolo non è autorizzato a modificare alcuni degli upload.</translation>
    </message>
    <message>
        <source>Its role can edit only uploads that the token or its role created.</source>
        <translation>Il suo ruolo può modificare solo gli upload creati dal token o dal suo ruolo.</translation>
    </message>
    <message>
        <source>Its role can edit only the uploads in some collections.</source>
        <translation>Il suo ruolo può modificare solo gli upload di alcune raccolte.</translation>
    </message>
    <message>
        <source>Its role can edit only some of an upload’s content.</source>
        <translation>Il suo ruolo può modificare solo una parte del contenuto di un upload.</translation>
    </message>
    <message>
        <source>Its role can edit uploads in some environments, but can’t see which one is primary.</source>
        <translation>Il suo ruolo può modificare gli upload in alcuni ambienti, ma non può vedere quale sia il principale.</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say what its role can do.</source>
        <translation>DatoCMS non indica che cosa può fare il suo ruolo.</translation>
    </message>
    <message>
        <source>A second person has to approve deletions here. Choose Review to decide on these tracks; they can be deleted once somebody else has approved it.</source>
        <translation>Qui una seconda persona deve approvare le eliminazioni. Scegli Revisione per decidere su queste tracce: potranno essere eliminate quando qualcun altro lo avrà approvato.</translation>
    </message>
    <message>
        <source>Tracks can’t be changed with this API token: it’s the project’s built-in read-only token.</source>
        <translation>Con questo token API le tracce non possono essere modificate: è il token di sola lettura integrato nel progetto.</translation>
    </message>
    <message>
        <source>This API token’s role isn’t allowed to change tracks.</source>
        <translation>Il ruolo di questo token API non è autorizzato a modificare le tracce.</translation>
    </message>
    <message>
        <source>Tracks can be changed only in the primary environment, and {environment} is a sandbox.</source>
        <translation>Le tracce possono essere modificate solo nell’ambiente principale, e {environment} è una sandbox.</translation>
    </message>
    <message>
        <source>The project is in maintenance mode. Nothing can be changed until it’s turned off in DatoCMS.</source>
        <translation>Il progetto è in modalità manutenzione. Nulla può essere modificato finché non viene disattivata in DatoCMS.</translation>
    </message>
    <message>
        <source>DatoCMS is still creating or deleting {environment}. Nothing can be changed in it until that has finished.</source>
        <translation>DatoCMS sta ancora creando o eliminando {environment}. Nulla può essere modificato lì finché non ha terminato.</translation>
    </message>
    <message>
        <source>DatoCMS has made {environment} temporarily read-only, as it does while copying it. Try again in a few minutes.</source>
        <translation>DatoCMS ha reso {environment} temporaneamente in sola lettura, come fa durante la copia. Riprova fra qualche minuto.</translation>
    </message>
    <message>
        <source>Read-only mode is on. Turn it off in the project menu at the top to make changes.</source>
        <translation>La modalità sola lettura è attiva. Disattivala nel menu del progetto in alto per apportare modifiche.</translation>
    </message>
</context>
<context>
    <name>PlayerWording</name>
    <message>
        <source>Press Play to start streaming. It counts towards your DatoCMS quota.</source>
        <translation>Premi Riproduci per avviare lo streaming. Incide sulla tua quota DatoCMS.</translation>
    </message>
    <message>
        <source>This video has no stream.</source>
        <translation>Questo video non ha uno stream.</translation>
    </message>
    <message>
        <source>Playback isn’t allowed on this computer or in this country.</source>
        <translation>La riproduzione non è consentita su questo computer o in questo paese.</translation>
    </message>
    <message>
        <source>The streaming server can’t be reached. Check your network connection.</source>
        <translation>Il server di streaming non è raggiungibile. Controlla la connessione di rete.</translation>
    </message>
    <message>
        <source>Videos can’t be played through this network’s proxy. Choose Open stream link in the video’s details to watch in a browser.</source>
        <translation>Con il proxy di questa rete non è possibile riprodurre i video. Scegli Apri link dello stream nei dettagli del video per guardarlo in un browser.</translation>
    </message>
    <message>
        <source>The stream was interrupted.</source>
        <translation>Lo stream è stato interrotto.</translation>
    </message>
    <message>
        <source>The streaming server’s data can’t be played.</source>
        <translation>I dati del server di streaming non possono essere riprodotti.</translation>
    </message>
    <message>
        <source>This computer doesn’t have the codec this video needs.</source>
        <translation>Questo computer non ha il codec necessario per questo video.</translation>
    </message>
    <message>
        <source>Playback needs system libraries that are missing on this computer, such as libpulse.</source>
        <translation>La riproduzione richiede librerie di sistema che mancano su questo computer, come libpulse.</translation>
    </message>
    <message>
        <source>Loading stream…</source>
        <translation>Caricamento dello stream…</translation>
    </message>
    <message>
        <source>Playing an MP4 file, with the video’s original sound only.</source>
        <translation>Riproduzione di un file MP4, solo con l’audio originale del video.</translation>
    </message>
    <message>
        <source>This computer can’t show the picture. The sound is playing.</source>
        <translation>Questo computer non può mostrare le immagini. L’audio è in riproduzione.</translation>
    </message>
    <message>
        <source>{name} isn’t in the stream. You hear the sound chosen in the menu.</source>
        <translation>{name} non è nello stream. Senti l’audio scelto nel menu.</translation>
    </message>
    <message>
        <source>Original sound</source>
        <translation>Audio originale</translation>
    </message>
    <message>
        <source>{name} ({language})</source>
        <translation>{name} ({language})</translation>
    </message>
    <message>
        <source>Sound {number}</source>
        <translation>Audio {number}</translation>
    </message>
</context>
<context>
    <name>PreviewModel</name>
    <message>
        <source>Time</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Testo</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>Preview</source>
        <translation>Anteprima</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Waiting to be deleted</source>
        <translation>In attesa di essere eliminata</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Backup…</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>Verifica… {time}</translation>
    </message>
    <message>
        <source>Not deleted: {reason}</source>
        <translation>Non eliminata: {reason}</translation>
    </message>
    <message>
        <source>Deletion not confirmed</source>
        <translation>Eliminazione non confermata</translation>
    </message>
    <message>
        <source>Delete without backup</source>
        <translation>Elimina senza backup</translation>
    </message>
    <message>
        <source>{name} deleted</source>
        <translation>{name} eliminata</translation>
    </message>
    <message>
        <source>{name} was already removed</source>
        <translation>{name} era già stata rimossa</translation>
    </message>
    <message>
        <source>Deletion of {name} not confirmed</source>
        <translation>Eliminazione di {name} non confermata</translation>
    </message>
    <message>
        <source>{name} was not deleted: {reason}</source>
        <extracomment>{reason} is a sentence that begins with a capital letter.</extracomment>
        <translation>{name} non è stata eliminata: {reason}</translation>
    </message>
    <message>
        <source>DatoCMS confirmed the deletion at {time}</source>
        <translation>DatoCMS ha confermato l’eliminazione alle {time}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>job {id}</source>
        <extracomment>A fact in a list: the identifier of DatoCMS’s job.</extracomment>
        <translation>job {id}</translation>
    </message>
    <message>
        <source>Confirmed deleted at {time}</source>
        <translation>Eliminazione confermata alle {time}</translation>
    </message>
    <message>
        <source>The track was already removed</source>
        <translation>La traccia era già stata rimossa</translation>
    </message>
    <message>
        <source>Somebody else removed it, or it was deleted earlier.</source>
        <translation>Qualcun altro l’ha rimossa, oppure era stata eliminata prima.</translation>
    </message>
    <message>
        <source>one of many: the list of tracks no longer shows it</source>
        <translation>una fra molte: non figura più nell’elenco delle tracce</translation>
    </message>
    <message>
        <source>DatoCMS’s reply was lost, but the track is no longer listed</source>
        <translation>La risposta di DatoCMS è andata persa, ma la traccia non è più nell’elenco</translation>
    </message>
    <message>
        <source>DatoCMS’s job reported an error, but the track is no longer listed</source>
        <translation>Il job di DatoCMS ha segnalato un errore, ma la traccia non è più nell’elenco</translation>
    </message>
    <message>
        <source>DatoCMS’s job reported an error ({code}), but the track is no longer listed</source>
        <translation>Il job di DatoCMS ha segnalato un errore ({code}), ma la traccia non è più nell’elenco</translation>
    </message>
    <message>
        <source>Deleting… {time}, DatoCMS isn’t responding right now</source>
        <translation>Eliminazione… {time}, DatoCMS al momento non risponde</translation>
    </message>
    <message>
        <source>Deleting… {time}, much slower than usual</source>
        <translation>Eliminazione… {time}, molto più lenta del solito</translation>
    </message>
    <message>
        <source>Deleting… {time}, slower than usual</source>
        <translation>Eliminazione… {time}, più lenta del solito</translation>
    </message>
    <message>
        <source>Deleting… {time}</source>
        <translation>Eliminazione… {time}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln polls</source>
        <translation>
            <numerusform>%Ln interrogazione</numerusform>
            <numerusform>%Ln interrogazioni</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProjectController</name>
    <message>
        <source>Recent videos</source>
        <translation>Video recenti</translation>
    </message>
    <message>
        <source>Wait for the running deletions to finish before you switch.</source>
        <translation>Prima di cambiare, attendi che le eliminazioni in corso siano terminate.</translation>
    </message>
</context>
<context>
    <name>ProjectHeader</name>
    <message>
        <source>primary</source>
        <translation>principale</translation>
    </message>
    <message>
        <source>{seen}. Refreshing – you can delete once the tracks are up to date.</source>
        <extracomment>{seen} is such as “Seen 3 hours ago”.</extracomment>
        <translation>{seen}. Aggiornamento in corso: potrai eliminare quando le tracce saranno aggiornate.</translation>
    </message>
</context>
<context>
    <name>ProjectMenu</name>
    <message>
        <source>Project</source>
        <translation>Progetto</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Progetti</translation>
    </message>
    <message>
        <source>{project} · {id}</source>
        <translation>{project} · {id}</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Ambienti</translation>
    </message>
    <message>
        <source>{environment} · primary</source>
        <translation>{environment} · principale</translation>
    </message>
    <message>
        <source>{environment} · sandbox, read-only</source>
        <translation>{environment} · sandbox, sola lettura</translation>
    </message>
    <message>
        <source>Read-only mode</source>
        <translation>Modalità sola lettura</translation>
    </message>
    <message>
        <source>Add project…</source>
        <translation>Aggiungi progetto…</translation>
    </message>
    <message>
        <source>Sign out of {project}…</source>
        <extracomment>{project} is in quotation marks.</extracomment>
        <translation>Disconnetti da {project}…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Impostazioni…</translation>
    </message>
    <message>
        <source>Signed in as {name}</source>
        <translation>Accesso eseguito come {name}</translation>
    </message>
</context>
<context>
    <name>ProjectPage</name>
    <message>
        <source>All tracks</source>
        <translation>Tutte le tracce</translation>
    </message>
    <message>
        <source>Back to the videos</source>
        <translation>Torna ai video</translation>
    </message>
    <message>
        <source>All tracks of the project</source>
        <translation>Tutte le tracce del progetto</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Copertura</translation>
    </message>
    <message>
        <source>Search all subtitles</source>
        <translation>Cerca in tutti i sottotitoli</translation>
    </message>
</context>
<context>
    <name>ProjectSwitcher</name>
    <message>
        <source>Projects, environments and settings</source>
        <translation>Progetti, ambienti e impostazioni</translation>
    </message>
</context>
<context>
    <name>QualityController</name>
    <message>
        <source>Export findings</source>
        <translation>Esporta segnalazioni</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Cartelle di lavoro Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Ambiente</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Traccia</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID traccia</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravità</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Codice</translation>
    </message>
    <message>
        <source>Cues</source>
        <translation>Segmenti</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Segnalazione</translation>
    </message>
    <message>
        <source>Findings exported to {file}.</source>
        <translation>Segnalazioni esportate in {file}.</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>principale</translation>
    </message>
</context>
<context>
    <name>QueryModel</name>
    <message>
        <source>All videos</source>
        <translation>Tutti i video</translation>
    </message>
    <message>
        <source>Recent videos</source>
        <translation>Video recenti</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Risultati della ricerca</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Salva questa vista</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Salva vista</translation>
    </message>
    <message>
        <source>Rename this view</source>
        <translation>Rinomina questa vista</translation>
    </message>
    <message>
        <source>Rename view</source>
        <translation>Rinomina vista</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
</context>
<context>
    <name>QueueWording</name>
    <message>
        <source>Review</source>
        <translation>Revisione</translation>
    </message>
    <message>
        <source>{name} (part {number} of {parts})</source>
        <extracomment>A review of which somebody got one of several parts.</extracomment>
        <translation>{name} (parte {number} di {parts})</translation>
    </message>
    <message>
        <source>The file is part {number} of {parts} of {name}.</source>
        <extracomment>One of the parts a review was split into; {name} is the review’s, in quotation marks.</extracomment>
        <translation>Il file è la parte {number} di {parts} di {name}.</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Qualcuno</translation>
    </message>
    <message numerus="yes">
        <source>{decided} of %Ln decided</source>
        <extracomment>{decided} is a number, of tracks.</extracomment>
        <translation>
            <numerusform>{decided} di %Ln decisa</numerusform>
            <numerusform>{decided} di %Ln decise</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflicts</source>
        <translation>
            <numerusform>%Ln conflitto</numerusform>
            <numerusform>%Ln conflitti</numerusform>
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
        <translation>Revisioni</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Apri file…</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>Salva come file…</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>Dividi…</translation>
    </message>
    <message>
        <source>Statistics…</source>
        <translation>Statistiche…</translation>
    </message>
    <message>
        <source>Delete review…</source>
        <translation>Elimina revisione…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continua</translation>
    </message>
    <message>
        <source>Select a review first.</source>
        <translation>Seleziona prima una revisione.</translation>
    </message>
    <message>
        <source>For a colleague, who decides or approves and sends a file back</source>
        <translation>Per un collega, che decide o approva e restituisce un file</translation>
    </message>
    <message>
        <source>One file for each of several people</source>
        <translation>Un file per ciascuna di più persone</translation>
    </message>
    <message>
        <source>Counts the decisions; saves them with notes and reasons</source>
        <translation>Conta le decisioni; le salva con note e motivi</translation>
    </message>
    <message>
        <source>Remove it from this computer; trackman asks first</source>
        <translation>Rimuovila da questo computer; trackman chiede prima conferma</translation>
    </message>
    <message>
        <source>Go on where it was left</source>
        <translation>Continua da dove era stata lasciata</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Inizia</translation>
    </message>
    <message>
        <source>Look at decisions</source>
        <translation>Mostra decisioni</translation>
    </message>
    <message>
        <source>{action}: {name}</source>
        <translation>{action}: {name}</translation>
    </message>
    <message>
        <source>A review or decisions that somebody saved with trackman</source>
        <translation>Una revisione o delle decisioni che qualcuno ha salvato con trackman</translation>
    </message>
    <message>
        <source>Close; every decision is kept</source>
        <translation>Chiudi; nessuna decisione va persa</translation>
    </message>
    <message>
        <source>No reviews yet</source>
        <translation>Ancora nessuna revisione</translation>
    </message>
    <message>
        <source>Select tracks and choose Review to judge them one after another, or open a file that somebody sent you.</source>
        <translation>Seleziona delle tracce e scegli Revisione per valutarle una dopo l’altra, oppure apri un file che qualcuno ti ha inviato.</translation>
    </message>
</context>
<context>
    <name>QueuesModel</name>
    <message>
        <source>Review</source>
        <translation>Revisione</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avanzamento</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Decisioni</translation>
    </message>
    <message>
        <source>Made</source>
        <extracomment>Title of a column: by whom and when a review was made.</extracomment>
        <translation>Creata</translation>
    </message>
    <message>
        <source>Last decision</source>
        <extracomment>Title of a column: when somebody last decided.</extracomment>
        <translation>Ultima decisione</translation>
    </message>
</context>
<context>
    <name>RawAnswer</name>
    <message>
        <source>Raw response</source>
        <translation>Risposta originale</translation>
    </message>
    <message>
        <source>Copy raw response</source>
        <translation>Copia risposta originale</translation>
    </message>
    <message>
        <source>Raw DatoCMS response</source>
        <translation>Risposta originale di DatoCMS</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Reason (optional)</source>
        <translation>Motivo facoltativo</translation>
    </message>
</context>
<context>
    <name>ReceivedDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Nothing new in {name}</source>
        <translation>Niente di nuovo in {name}</translation>
    </message>
    <message>
        <source>Everything in this file is here already.</source>
        <translation>Tutto ciò che è in questo file si trova già qui.</translation>
    </message>
    <message>
        <source>Add to {name}?</source>
        <translation>Aggiungere a {name}?</translation>
    </message>
    <message>
        <source>What is new is added to your review. No decision of yours is lost, and nothing is deleted by it.</source>
        <translation>Ciò che è nuovo viene aggiunto alla tua revisione. Nessuna tua decisione va persa e non viene eliminato nulla.</translation>
    </message>
    <message>
        <source>Add the review {name}?</source>
        <translation>Aggiungere la revisione {name}?</translation>
    </message>
    <message>
        <source>It is added to your reviews. Nothing is deleted by it.</source>
        <translation>Viene aggiunta alle tue revisioni. Non viene eliminato nulla.</translation>
    </message>
    <message>
        <source>Saved by</source>
        <translation>Salvata da</translation>
    </message>
    <message numerus="yes">
        <source>{tracks}, %Ln of them new</source>
        <extracomment>{tracks} is a number of tracks; the other number is how many of them are new.</extracomment>
        <translation>
            <numerusform>{tracks}, di cui %Ln nuova</numerusform>
            <numerusform>{tracks}, di cui %Ln nuove</numerusform>
        </translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Tracce</translation>
    </message>
    <message>
        <source>New decisions</source>
        <translation>Nuove decisioni</translation>
    </message>
    <message>
        <source>New notes</source>
        <translation>Nuove note</translation>
    </message>
    <message>
        <source>Decisions taken back</source>
        <translation>Decisioni ritirate</translation>
    </message>
    <message>
        <source>New approvals and refusals</source>
        <translation>Nuove approvazioni e nuovi rifiuti</translation>
    </message>
    <message>
        <source>Decisions carried out</source>
        <translation>Decisioni eseguite</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>Già presenti</translation>
    </message>
    <message>
        <source>The file was changed after trackman saved it. What is new in it is marked, and no approval in it releases a deletion. Ask for the file as it was saved.</source>
        <translation>Il file è stato modificato dopo che trackman l’ha salvato. Ciò che contiene di nuovo viene contrassegnato e le sue approvazioni non autorizzano alcuna eliminazione. Chiedi il file così come era stato salvato.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln records are here with other content. What was not changed by hand counts.</source>
        <translation>
            <numerusform>%Ln registrazione è già qui con un altro contenuto. Vale ciò che non è stato modificato a mano.</numerusform>
            <numerusform>%Ln registrazioni sono già qui con un altro contenuto. Vale ciò che non è stato modificato a mano.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln records are about tracks this review doesn’t have. They are kept, and count once a file with these tracks is added.</source>
        <translation>
            <numerusform>%Ln registrazione riguarda tracce che questa revisione non ha. Resta salvata e conta quando aggiungi un file con queste tracce.</numerusform>
            <numerusform>%Ln registrazioni riguardano tracce che questa revisione non ha. Restano salvate e contano quando aggiungi un file con queste tracce.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are decided differently. They stay undecided until somebody decides again:</source>
        <translation>
            <numerusform>Su %Ln traccia ci sono decisioni diverse. Resta senza decisione finché qualcuno non decide di nuovo:</numerusform>
            <numerusform>Su %Ln tracce ci sono decisioni diverse. Restano senza decisione finché qualcuno non decide di nuovo:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>E %Ln altra.</numerusform>
            <numerusform>E altre %Ln.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Aggiungi</translation>
    </message>
    <message>
        <source>Adds what is new; what is here stays</source>
        <translation>Aggiunge ciò che è nuovo; ciò che è già qui resta</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
</context>
<context>
    <name>RecentVideos</name>
    <message>
        <source>Opening…</source>
        <translation>Apertura…</translation>
    </message>
</context>
<context>
    <name>RecordLinks</name>
    <message>
        <source>DatoCMS didn’t say where this record is.</source>
        <translation>DatoCMS non ha indicato dove si trova questo record.</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln more records</source>
        <translation>
            <numerusform>Mostra %Ln altro record</numerusform>
            <numerusform>Mostra altri %Ln record</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryController</name>
    <message>
        <source>Settings and drafts aren’t kept either. The data folder is {folder}.</source>
        <translation>Nemmeno impostazioni e bozze vengono conservate. La cartella dei dati è {folder}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations finished.</source>
        <translation>
            <numerusform>%Ln operazione completata.</numerusform>
            <numerusform>%Ln operazioni completate.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only {size} are free on the disk with trackman’s data folder, {folder}. Backups need room, and no subtitles are deleted without one: make some free.</source>
        <translation>Sul disco con la cartella dei dati di trackman, {folder}, sono liberi solo {size}. I backup richiedono spazio e senza backup non viene eliminato alcun sottotitolo: libera dello spazio.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier deletions haven’t been done since.</source>
        <translation>
            <numerusform>%Ln eliminazione precedente non è più stata eseguita.</numerusform>
            <numerusform>%Ln eliminazioni precedenti non sono più state eseguite.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations did not happen.</source>
        <translation>
            <numerusform>%Ln operazione non eseguita.</numerusform>
            <numerusform>%Ln operazioni non eseguite.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations are not confirmed yet.</source>
        <translation>
            <numerusform>%Ln operazione non è ancora confermata.</numerusform>
            <numerusform>%Ln operazioni non sono ancora confermate.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions hadn’t been sent.</source>
        <translation>
            <numerusform>%Ln eliminazione non era stata inviata.</numerusform>
            <numerusform>%Ln eliminazioni non erano state inviate.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations hadn’t been sent and were cancelled.</source>
        <translation>
            <numerusform>%Ln operazione non era stata inviata ed è stata annullata.</numerusform>
            <numerusform>%Ln operazioni non erano state inviate e sono state annullate.</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman closed while work was running.</source>
        <translation>trackman si è chiuso mentre erano in corso delle operazioni.</translation>
    </message>
    <message>
        <source>{name} was not replaced; the old track is kept.</source>
        <translation>{name} non è stata sostituita; la vecchia traccia è conservata.</translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message>
        <source>Find and replace</source>
        <translation>Trova e sostituisci</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Trova</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Sostituisci con</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Maiuscole/minuscole</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Parole intere</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Spunta tutte</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Togli tutte le spunte</translation>
    </message>
    <message>
        <source>Tick this track</source>
        <translation>Spunta questa traccia</translation>
    </message>
    <message>
        <source>Untick this track</source>
        <translation>Togli la spunta alla traccia</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Pubblica…</translation>
    </message>
    <message numerus="yes">
        <source>In the %Ln tracks that the search found</source>
        <translation>
            <numerusform>Nella traccia trovata dalla ricerca (%Ln)</numerusform>
            <numerusform>Nelle %Ln tracce trovate dalla ricerca</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking… {done} of {total} tracks</source>
        <translation>Ricerca… {done} di {total} tracce</translation>
    </message>
    <message>
        <source>Reading the texts… {done} of {total}</source>
        <translation>Lettura dei testi… {done} di {total}</translation>
    </message>
    <message>
        <source>Activity shows each track.</source>
        <translation>L’attività mostra ogni traccia.</translation>
    </message>
    <message>
        <source>No changes</source>
        <translation>Nessuna modifica</translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes</source>
        <translation>
            <numerusform>%Ln modifica</numerusform>
            <numerusform>%Ln modifiche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln traccia</numerusform>
            <numerusform>%Ln tracce</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln video</numerusform>
            <numerusform>%Ln video</numerusform>
        </translation>
    </message>
    <message>
        <source>{changes} in {tracks} of {videos}</source>
        <extracomment>Such as “38 changes in 12 tracks of 9 videos”.</extracomment>
        <translation>{changes} in {tracks} di {videos}</translation>
    </message>
    <message>
        <source>What is to be found?</source>
        <translation>Che cosa va trovato?</translation>
    </message>
    <message>
        <source>Type the words, and what shall stand in their place.</source>
        <translation>Scrivi le parole, e che cosa deve stare al loro posto.</translation>
    </message>
    <message>
        <source>Nothing to replace</source>
        <translation>Niente da sostituire</translation>
    </message>
    <message>
        <source>None of the tracks that the search found holds exactly this, or it would stay as it is. To look in other tracks, close this and search for something else.</source>
        <translation>Nessuna delle tracce trovate dalla ricerca contiene esattamente questo, oppure resterebbe com’è. Per guardare in altre tracce, chiudi e cerca qualcos’altro.</translation>
    </message>
    <message>
        <source>Wait until the texts are looked through.</source>
        <translation>Attendi che i testi siano stati esaminati.</translation>
    </message>
    <message>
        <source>Tick a change first.</source>
        <translation>Spunta prima una modifica.</translation>
    </message>
    <message numerus="yes">
        <source>Publish %Ln tracks…</source>
        <translation>
            <numerusform>Pubblica %Ln traccia…</numerusform>
            <numerusform>Pubblica %Ln tracce…</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman asks once more</source>
        <translation>trackman chiede ancora una volta</translation>
    </message>
    <message>
        <source>There are no changes to tick.</source>
        <translation>Non ci sono modifiche da spuntare.</translation>
    </message>
    <message>
        <source>Wait until the changes are published.</source>
        <translation>Attendi che le modifiche siano pubblicate.</translation>
    </message>
    <message>
        <source>Finds exactly this within a cue; tags are left alone.</source>
        <translation>Trova esattamente questo all’interno di un segmento; i tag restano come sono.</translation>
    </message>
    <message>
        <source>Stands in its place; empty takes the words out.</source>
        <translation>Prende il suo posto; se è vuoto, toglie le parole.</translation>
    </message>
    <message>
        <source>Tell capitals and small letters apart</source>
        <translation>Distingue maiuscole e minuscole</translation>
    </message>
    <message>
        <source>Find no parts of words</source>
        <translation>Non trova parti di parole</translation>
    </message>
    <message>
        <source>Make every change in the list</source>
        <translation>Fai ogni modifica dell’elenco</translation>
    </message>
    <message>
        <source>Untick every change, to tick only a few</source>
        <translation>Togli la spunta a tutte le modifiche, per metterla solo ad alcune</translation>
    </message>
    <message>
        <source>Make every change of the track that is selected</source>
        <translation>Fai ogni modifica della traccia selezionata</translation>
    </message>
    <message>
        <source>Leave the track that is selected as it is</source>
        <translation>Lascia com’è la traccia selezionata</translation>
    </message>
    <message>
        <source>Close; nothing more is published</source>
        <translation>Chiudi; non si pubblica altro</translation>
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
        <translation>Traccia</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Found</source>
        <extracomment>Title of a column: the text of the cue as it is.</extracomment>
        <translation>Trovato</translation>
    </message>
    <message>
        <source>Replaced</source>
        <extracomment>Title of a column: the text of the cue as it will be.</extracomment>
        <translation>Sostituito</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>spuntata</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>non spuntata</translation>
    </message>
</context>
<context>
    <name>ReplaceTable</name>
    <message>
        <source>Changes</source>
        <translation>Modifiche</translation>
    </message>
</context>
<context>
    <name>ReplacementController</name>
    <message>
        <source>It’s too late to cancel. Wait until it has finished, then undo it.</source>
        <translation>È troppo tardi per annullare. Attendi che sia terminata, poi annullala.</translation>
    </message>
    <message>
        <source>{name} is being changed already.</source>
        <translation>{name} è già in fase di modifica.</translation>
    </message>
</context>
<context>
    <name>ReplacementWording</name>
    <message>
        <source>Replaced</source>
        <translation>Sostituita</translation>
    </message>
    <message>
        <source>Replaced, under the name {name}</source>
        <translation>Sostituita, con il nome {name}</translation>
    </message>
    <message>
        <source>Replaced; {name} is still there</source>
        <translation>Sostituita; {name} è ancora presente</translation>
    </message>
    <message>
        <source>Not replaced: {reason}</source>
        <translation>Non sostituita: {reason}</translation>
    </message>
    <message>
        <source>Replacement not confirmed</source>
        <translation>Sostituzione non confermata</translation>
    </message>
    <message>
        <source>{name} was not replaced: {reason}</source>
        <translation>{name} non è stata sostituita: {reason}</translation>
    </message>
    <message>
        <source>{name} replaced</source>
        <translation>{name} sostituita</translation>
    </message>
    <message>
        <source>{name} replaced; colours, places or other styling were lost</source>
        <translation>{name} sostituita; colori, posizioni o altri elementi di stile sono andati persi</translation>
    </message>
    <message>
        <source>{name} replaced, but the new track is called {new}, because its own name couldn’t be given: {reason}</source>
        <translation>{name} sostituita, ma la nuova traccia si chiama {new}, perché non è stato possibile assegnarle il suo nome: {reason}</translation>
    </message>
    <message>
        <source>{name} replaced, but {left} couldn’t be removed: {reason}</source>
        <translation>{name} sostituita, ma non è stato possibile rimuovere {left}: {reason}</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was replaced</source>
        <translation>Non è confermato che {name} sia stata sostituita</translation>
    </message>
    <message>
        <source>Waiting to be replaced</source>
        <translation>In attesa di essere sostituita</translation>
    </message>
    <message>
        <source>Uploading the new track… {time}</source>
        <translation>Caricamento della nuova traccia… {time}</translation>
    </message>
    <message>
        <source>Preparing the new track… {time}</source>
        <translation>Preparazione della nuova traccia… {time}</translation>
    </message>
    <message>
        <source>Adding the new track… {time}</source>
        <translation>Aggiunta della nuova traccia… {time}</translation>
    </message>
    <message>
        <source>Deleting the old track… {time}</source>
        <translation>Eliminazione della vecchia traccia… {time}</translation>
    </message>
    <message>
        <source>Naming the new track… {time}</source>
        <translation>Denominazione della nuova traccia… {time}</translation>
    </message>
    <message>
        <source>Tidying up… {time}</source>
        <translation>Pulizia… {time}</translation>
    </message>
    <message>
        <source>Keeping the old track… {time}</source>
        <translation>Mantenimento della vecchia traccia… {time}</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Copy</source>
        <translation>Copia</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Copy all of the text</source>
        <translation>Copia tutto il testo</translation>
    </message>
    <message>
        <source>Collecting…</source>
        <translation>Raccolta dei dati…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiato</translation>
    </message>
</context>
<context>
    <name>ReportWording</name>
    <message>
        <source>Subtitles</source>
        <translation>Sottotitoli</translation>
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
        <translation>S</translation>
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
        <translation>Eliminazione</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Ripristino</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Aggiunta</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Generazione</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Sostituzione</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Progetto</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Ambiente</translation>
    </message>
    <message>
        <source>Primary environment</source>
        <translation>Ambiente principale</translation>
    </message>
    <message>
        <source>Made on</source>
        <extracomment>Before the day on which a report was made.</extracomment>
        <translation>Creato il</translation>
    </message>
    <message>
        <source>State of</source>
        <extracomment>Before the day of which the information is.</extracomment>
        <translation>Dati del</translation>
    </message>
    <message>
        <source>Never read as a whole</source>
        <translation>Mai letto per intero</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>ID video</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Uso</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Situazione</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Percentuale</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numero</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sì</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Non noto</translation>
    </message>
    <message>
        <source>No language</source>
        <translation>Nessuna lingua</translation>
    </message>
    <message>
        <source>What is not known</source>
        <translation>Che cosa non è noto</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Totale</translation>
    </message>
    <message>
        <source>Languages of all videos</source>
        <translation>Lingue di tutti i video</translation>
    </message>
    <message>
        <source>By language</source>
        <translation>Per lingua</translation>
    </message>
    <message>
        <source>By video</source>
        <translation>Per video</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Sottotitoli per non udenti</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>In errore</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>In preparazione</translation>
    </message>
    <message>
        <source>Nothing</source>
        <extracomment>Title of a column: videos with nothing in a language.</extracomment>
        <translation>Niente</translation>
    </message>
    <message>
        <source>Used in records</source>
        <translation>Usato in record</translation>
    </message>
    <message>
        <source>{subtitles} = subtitles, {captions} = closed captions, {audio} = audio, {errored} = errored, {preparing} = being prepared, ? = not read yet, – = nothing.</source>
        <translation>{subtitles} = sottotitoli, {captions} = sottotitoli per non udenti, {audio} = audio, {errored} = in errore, {preparing} = in preparazione, ? = non ancora letto, – = niente.</translation>
    </message>
    <message>
        <source>A video counts once in each column that is true of it. Subtitles include closed captions; only tracks that are ready count as subtitles, closed captions or audio.</source>
        <translation>Un video conta una volta in ogni colonna che gli corrisponde. I sottotitoli comprendono quelli per non udenti (CC); contano come sottotitoli, sottotitoli per non udenti o audio solo le tracce pronte.</translation>
    </message>
    <message>
        <source>Accessibility report: captions of videos</source>
        <translation>Rapporto sull’accessibilità: sottotitoli per non udenti dei video</translation>
    </message>
    <message>
        <source>Language of the videos</source>
        <translation>Lingua dei video</translation>
    </message>
    <message>
        <source>{language}</source>
        <extracomment>Only the name of a language.</extracomment>
        <translation>{language}</translation>
    </message>
    <message>
        <source>That of their audio tracks; {language} where a video has none</source>
        <translation>Quella delle loro tracce audio; per i video che non ne hanno: {language}</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Risultato</translation>
    </message>
    <message>
        <source>Videos with ready closed captions in their language: {captioned} of {videos} ({share}).</source>
        <translation>Video con sottotitoli per non udenti pronti nella loro lingua: {captioned} di {videos} ({share}).</translation>
    </message>
    <message>
        <source>No video is known.</source>
        <translation>Nessun video noto.</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Norma</translation>
    </message>
    <message>
        <source>Web Content Accessibility Guidelines (WCAG) 2.2, success criterion 1.2.2 Captions (Prerecorded), level A. W3C Recommendation of 5 October 2023, updated on 12 December 2024: {address}</source>
        <translation>Web Content Accessibility Guidelines (WCAG) 2.2, criterio di successo 1.2.2 “Sottotitoli (preregistrati)”, livello A. Raccomandazione W3C del 5 ottobre 2023, aggiornata il 12 dicembre 2024: {address}</translation>
    </message>
    <message>
        <source>EN 301 549 V3.2.1 (2021-03), clause 9.1.2.2 Captions (prerecorded), the harmonised European standard. It takes the criterion unchanged from WCAG 2.1: {address}</source>
        <translation>EN 301 549 V3.2.1 (2021-03), punto 9.1.2.2 “Sottotitoli (preregistrati)”, la norma europea armonizzata. Riprende il criterio senza modifiche da WCAG 2.1: {address}</translation>
    </message>
    <message>
        <source>A law names the edition that applies. Newer editions may exist; check which one is binding for you.</source>
        <translation>L’edizione applicabile è quella indicata dalla legge. Possono esistere edizioni più recenti; verifica quale è vincolante per te.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Metodo</translation>
    </message>
    <message>
        <source>A video counts as captioned if it has a ready subtitle track in its language that is marked as closed captions. The country of a language does not matter, its script does.</source>
        <translation>Un video conta come sottotitolato per non udenti se nella sua lingua ha una traccia di sottotitoli pronta e contrassegnata come sottotitoli per non udenti. Il paese di una lingua non conta, il suo sistema di scrittura sì.</translation>
    </message>
    <message>
        <source>{language} was taken for the language of every video.</source>
        <translation>Lingua considerata per tutti i video: {language}.</translation>
    </message>
    <message>
        <source>The language of a video is that of its audio tracks; with several, each of them needs captions. For videos without audio tracks {language} was taken. Videos with audio tracks: {videos}.</source>
        <translation>La lingua di un video è quella delle sue tracce audio; se sono più di una, servono sottotitoli per non udenti in ognuna. Lingua considerata per i video senza tracce audio: {language}. Video con tracce audio: {videos}.</translation>
    </message>
    <message>
        <source>Subtitles that are not marked as closed captions are listed on their own: they may leave out sounds and speakers, which captions have to tell.</source>
        <translation>I sottotitoli non contrassegnati come sottotitoli per non udenti sono elencati a parte: possono omettere suoni e nomi di chi parla, che i sottotitoli per non udenti devono indicare.</translation>
    </message>
    <message>
        <source>trackman read the tracks from DatoCMS. Nobody watched the videos for it.</source>
        <translation>trackman ha letto le tracce da DatoCMS. Nessuno ha guardato i video per questo rapporto.</translation>
    </message>
    <message>
        <source>Whether a video has sound: DatoCMS does not tell it. A video without sound needs no captions.</source>
        <translation>Se un video ha l’audio: DatoCMS non lo indica. Un video senza audio non richiede sottotitoli per non udenti.</translation>
    </message>
    <message>
        <source>In which language a video speaks: DatoCMS lists only audio tracks that were added to a video, not its own sound.</source>
        <translation>In quale lingua si parla in un video: DatoCMS elenca solo le tracce audio aggiunte a un video, non il suo audio originale.</translation>
    </message>
    <message>
        <source>Whether captions are part of the picture (open captions).</source>
        <translation>Se i sottotitoli fanno parte dell’immagine (sottotitoli impressi).</translation>
    </message>
    <message>
        <source>Whether captions are complete, correct and in time. A person has to read them with the sound.</source>
        <translation>Se i sottotitoli per non udenti sono completi, corretti e sincronizzati. Deve leggerli una persona, con l’audio.</translation>
    </message>
    <message>
        <source>Whether a video only repeats what is written beside it: then the criterion makes an exception.</source>
        <translation>Se un video ripete soltanto ciò che è scritto accanto: in tal caso il criterio prevede un’eccezione.</translation>
    </message>
    <message>
        <source>Which videos are on a website without being used in a record of DatoCMS.</source>
        <translation>Quali video si trovano in un sito web senza essere usati in un record di DatoCMS.</translation>
    </message>
    <message>
        <source>Whether the records that use a video are published, where the table says “Used in records”.</source>
        <translation>Se i record che usano un video sono pubblicati, dove la tabella indica “Usato in record”.</translation>
    </message>
    <message>
        <source>What the videos have whose tracks were not read yet. They are in none of the figures. Their number: {videos}.</source>
        <translation>Che cosa hanno i video le cui tracce non sono ancora state lette. Non compaiono in nessuna cifra. Il loro numero: {videos}.</translation>
    </message>
    <message>
        <source>What changed since the tracks were read: the oldest information is of {moment}.</source>
        <translation>Che cosa è cambiato da quando sono state lette le tracce: i dati meno recenti risalgono a {moment}.</translation>
    </message>
    <message>
        <source>Videos by use</source>
        <translation>Video per uso</translation>
    </message>
    <message>
        <source>Videos without captions in their language</source>
        <translation>Video senza sottotitoli per non udenti nella loro lingua</translation>
    </message>
    <message>
        <source>Every video has captions in its language.</source>
        <translation>Ogni video ha sottotitoli per non udenti nella sua lingua.</translation>
    </message>
    <message>
        <source>Captions in</source>
        <translation>CC in</translation>
    </message>
    <message>
        <source>Used in published records</source>
        <translation>Usato in record pubblicati</translation>
    </message>
    <message>
        <source>Used only in drafts</source>
        <translation>Usato solo in bozze</translation>
    </message>
    <message>
        <source>Use not known</source>
        <translation>Uso non noto</translation>
    </message>
    <message>
        <source>Not used in records</source>
        <translation>Non usato in record</translation>
    </message>
    <message>
        <source>With captions</source>
        <translation>Con sottotitoli per non udenti</translation>
    </message>
    <message>
        <source>Only subtitles, not marked as captions</source>
        <translation>Solo sottotitoli, non contrassegnati per non udenti</translation>
    </message>
    <message>
        <source>Errored or being prepared</source>
        <translation>In errore o in preparazione</translation>
    </message>
    <message>
        <source>Only in other languages</source>
        <translation>Solo in altre lingue</translation>
    </message>
    <message>
        <source>No subtitles</source>
        <translation>Nessun sottotitolo</translation>
    </message>
    <message>
        <source>Moderation report</source>
        <translation>Rapporto di moderazione</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>dal {first} al {last}</translation>
    </message>
    <message>
        <source>From {first}</source>
        <extracomment>Such as “From 1 Jun 2026”: a period without an end.</extracomment>
        <translation>dal {first}</translation>
    </message>
    <message>
        <source>Until {last}</source>
        <extracomment>Such as “Until 30 Jun 2026”: a period without a beginning.</extracomment>
        <translation>fino al {last}</translation>
    </message>
    <message>
        <source>All that was recorded</source>
        <translation>Tutto ciò che è stato registrato</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Tutti i progetti</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Modifiche</translation>
    </message>
    <message>
        <source>What</source>
        <extracomment>Title of a column: what was done, such as Delete.</extracomment>
        <translation>Azione</translation>
    </message>
    <message>
        <source>Done</source>
        <extracomment>Title of a column: how many were done.</extracomment>
        <translation>Eseguite</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Non riuscite</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>Non confermate</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annullate</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>In corso</translation>
    </message>
    <message>
        <source>Changes by week</source>
        <translation>Modifiche per settimana</translation>
    </message>
    <message>
        <source>Changes by month</source>
        <translation>Modifiche per mese</translation>
    </message>
    <message>
        <source>Week from</source>
        <translation>Settimana dal</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mese</translation>
    </message>
    <message>
        <source>By reason</source>
        <translation>Per motivo</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>Nessun motivo indicato</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>Per persona</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: by whom.</extracomment>
        <translation>Autore</translation>
    </message>
    <message>
        <source>By approver</source>
        <translation>Per chi ha approvato</translation>
    </message>
    <message>
        <source>Approved by</source>
        <extracomment>Title of a column: the second person who approved a deletion.</extracomment>
        <translation>Approvata da</translation>
    </message>
    <message>
        <source>Approved at</source>
        <translation>Approvata il</translation>
    </message>
    <message>
        <source>By kind of track</source>
        <translation>Per tipo di traccia</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Traccia</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>Tutte le modifiche</translation>
    </message>
    <message>
        <source>No tracks were changed.</source>
        <translation>Nessuna traccia è stata modificata.</translation>
    </message>
    <message>
        <source>The figures below count what was done; the table above also counts the rest.</source>
        <translation>Le cifre qui sotto contano ciò che è stato eseguito; la tabella qui sopra conta anche il resto.</translation>
    </message>
    <message>
        <source>The report is made of the journal of this computer: it holds what was done with trackman here, and what was imported from other journals. Changes made in DatoCMS or on other computers are not in it.</source>
        <translation>Il rapporto si basa sul registro di questo computer, che contiene ciò che è stato fatto qui con trackman e ciò che è stato importato da altri registri. Le modifiche fatte in DatoCMS o su altri computer non vi compaiono.</translation>
    </message>
    <message>
        <source>People are named as their API tokens are. Who shares a token is one person here.</source>
        <translation>Le persone hanno il nome del loro token API. Chi condivide un token qui conta come una sola persona.</translation>
    </message>
    <message>
        <source>Others</source>
        <extracomment>Reasons without a line of their own.</extracomment>
        <translation>Altri</translation>
    </message>
    <message>
        <source>Review of tracks</source>
        <translation>Revisione di tracce</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisione</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisione</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Decisioni</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Tracce</translation>
    </message>
    <message>
        <source>Kept</source>
        <extracomment>A decision: the tracks that stay.</extracomment>
        <translation>Conservate</translation>
    </message>
    <message>
        <source>To be deleted</source>
        <translation>Da eliminare</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminata</translation>
    </message>
    <message>
        <source>Fixed</source>
        <extracomment>A decision: the tracks whose text was mended.</extracomment>
        <translation>Corrette</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Saltate</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Senza decisione</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <extracomment>Tracks on which several people decided, each otherwise.</extracomment>
        <translation>Decisioni diverse</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Secondi</translation>
    </message>
    <message>
        <source>Seconds per track (median)</source>
        <translation>Secondi per traccia (mediana)</translation>
    </message>
    <message>
        <source>Minutes in all</source>
        <translation>Minuti in totale</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Segnalazioni</translation>
    </message>
    <message>
        <source>Released by</source>
        <extracomment>Title of a column: the second person who let a deletion happen.</extracomment>
        <translation>Approvata da</translation>
    </message>
    <message>
        <source>Refused</source>
        <extracomment>A second person did not let a deletion happen.</extracomment>
        <translation>Rifiutata</translation>
    </message>
    <message>
        <source>Carried out</source>
        <extracomment>Title of a column: whether a decision was carried out.</extracomment>
        <translation>Eseguita</translation>
    </message>
    <message>
        <source>From a file changed by hand</source>
        <translation>Da un file modificato a mano</translation>
    </message>
    <message>
        <source>Name when decided</source>
        <translation>Nome quando si è deciso</translation>
    </message>
    <message>
        <source>Status when decided</source>
        <translation>Stato quando si è deciso</translation>
    </message>
    <message>
        <source>SHA-256 of the text decided on</source>
        <translation>SHA-256 del testo su cui si è deciso</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID traccia</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Tutte le tracce</translation>
    </message>
    <message>
        <source>Times are those a track was on screen until it was decided on, five minutes at most. They tell how long a review takes, and not how well it was done.</source>
        <translation>I tempi indicano per quanto una traccia è rimasta sullo schermo prima della decisione, al massimo cinque minuti. Dicono quanto dura una revisione, non quanto bene è stata fatta.</translation>
    </message>
    <message>
        <source>Decisions that were replaced or taken back are not counted. What happened to a track afterwards is in the history.</source>
        <translation>Le decisioni sostituite o ritirate non sono contate. Ciò che è successo in seguito a una traccia è nella cronologia.</translation>
    </message>
</context>
<context>
    <name>ReportsController</name>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Pagine web (*.html)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Cartelle di lavoro Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Save the moderation report</source>
        <translation>Salva il rapporto di moderazione</translation>
    </message>
    <message>
        <source>Report saved to {file}.</source>
        <translation>Rapporto salvato in {file}.</translation>
    </message>
</context>
<context>
    <name>ResponseWording</name>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>The connection to DatoCMS isn’t secure</source>
        <translation>La connessione a DatoCMS non è sicura</translation>
    </message>
    <message>
        <source>DatoCMS can’t be reached</source>
        <translation>DatoCMS non è raggiungibile</translation>
    </message>
    <message>
        <source>The server couldn’t prove that it is DatoCMS, so nothing was sent, not even the token. A proxy or virus scanner that inspects connections can be the cause, or a wrong clock. Ask your network administrator.</source>
        <translation>Il server non ha potuto dimostrare di essere DatoCMS, quindi non è stato inviato nulla, nemmeno il token. La causa può essere un proxy o un antivirus che ispeziona le connessioni, oppure un orologio errato. Chiedi all’amministratore di rete.</translation>
    </message>
    <message>
        <source>Nothing was sent. Check your network connection, then try again.</source>
        <translation>Non è stato inviato nulla. Controlla la connessione di rete, poi riprova.</translation>
    </message>
    <message>
        <source>Nothing was sent: its address wasn’t found. Check that this computer is online, then try again.</source>
        <translation>Non è stato inviato nulla: l’indirizzo non è stato trovato. Controlla che questo computer sia online, poi riprova.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy this computer is set to use doesn’t answer. Check the proxy in the system’s network settings, or the VPN, then try again.</source>
        <translation>Non è stato inviato nulla: il proxy impostato su questo computer non risponde. Controlla il proxy nelle impostazioni di rete del sistema, oppure la VPN, poi riprova.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy asks for a name and password. Ask your network administrator for them, and set HTTPS_PROXY to http://name:password@proxy:port.</source>
        <translation>Non è stato inviato nulla: il proxy chiede un nome e una password. Chiedili all’amministratore di rete e imposta HTTPS_PROXY su http://nome:password@proxy:porta.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy doesn’t let trackman through. Ask your network administrator to allow this address.</source>
        <translation>Non è stato inviato nulla: il proxy non lascia passare trackman. Chiedi all’amministratore di rete di consentire questo indirizzo.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy doesn’t reach this address. Try again in a few minutes. If it stays like this, tell your network administrator.</source>
        <translation>Non è stato inviato nulla: il proxy non raggiunge questo indirizzo. Riprova fra qualche minuto. Se il problema persiste, avvisa l’amministratore di rete.</translation>
    </message>
    <message>
        <source>The server’s certificate has expired, so nothing was sent. Check this computer’s date and time. If they are right, tell your network administrator.</source>
        <translation>Il certificato del server è scaduto, quindi non è stato inviato nulla. Controlla data e ora di questo computer. Se sono corrette, avvisa l’amministratore di rete.</translation>
    </message>
    <message>
        <source>The server’s certificate isn’t valid yet, so nothing was sent. This computer’s date and time are most likely wrong: correct them, then try again.</source>
        <translation>Il certificato del server non è ancora valido, quindi non è stato inviato nulla. Molto probabilmente data e ora di questo computer sono errate: correggile, poi riprova.</translation>
    </message>
    <message>
        <source>This computer doesn’t trust the authority that signed the server’s certificate, so nothing was sent. A company’s proxy that inspects connections is the usual cause: ask your network administrator to install its certificate on this computer.</source>
        <translation>Questo computer non considera attendibile l’autorità che ha firmato il certificato del server, quindi non è stato inviato nulla. Di solito la causa è un proxy aziendale che ispeziona le connessioni: chiedi all’amministratore di rete di installarne il certificato su questo computer.</translation>
    </message>
    <message>
        <source>The certificate belongs to another server, so nothing was sent. On guest networks, sign in to the network in a browser first. Otherwise ask your network administrator.</source>
        <translation>Il certificato appartiene a un altro server, quindi non è stato inviato nulla. Sulle reti per ospiti, accedi prima alla rete in un browser. Altrimenti chiedi all’amministratore di rete.</translation>
    </message>
    <message>
        <source>What answers there has no secure connection to offer, so nothing was sent. A proxy or firewall is in between: ask your network administrator.</source>
        <translation>Ciò che risponde lì non offre una connessione sicura, quindi non è stato inviato nulla. C’è di mezzo un proxy o un firewall: chiedi all’amministratore di rete.</translation>
    </message>
    <message>
        <source>DatoCMS’s reply was lost</source>
        <translation>La risposta di DatoCMS è andata persa</translation>
    </message>
    <message>
        <source>The connection broke before the reply arrived. Try again.</source>
        <translation>La connessione si è interrotta prima che arrivasse la risposta. Riprova.</translation>
    </message>
    <message>
        <source>The reply didn’t come from DatoCMS</source>
        <translation>La risposta non proviene da DatoCMS</translation>
    </message>
    <message>
        <source>The reply redirects to another address, and trackman doesn’t send the token there. In hotels and trains, sign in to the network in a web browser first.</source>
        <translation>La risposta rimanda a un altro indirizzo, e trackman non vi invia il token. In hotel e treni, accedi prima alla rete in un browser web.</translation>
    </message>
    <message>
        <source>trackman doesn’t understand DatoCMS’s reply</source>
        <translation>trackman non capisce la risposta di DatoCMS</translation>
    </message>
    <message>
        <source>Updating trackman may help. Details are below.</source>
        <translation>Aggiornare trackman può essere d’aiuto. I dettagli sono qui sotto.</translation>
    </message>
    <message>
        <source>A proxy, a network sign-in page or an outage may be the cause. Try again in a minute.</source>
        <translation>La causa può essere un proxy, una pagina di accesso alla rete o un’interruzione del servizio. Riprova fra un minuto.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Codice</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>Stato HTTP</translation>
    </message>
    <message>
        <source>The file is too large for DatoCMS</source>
        <translation>Il file è troppo grande per DatoCMS</translation>
    </message>
    <message>
        <source>Its file storage rejected it, and the video is unchanged. Make the file smaller, such as audio in another format.</source>
        <translation>Il suo servizio di archiviazione lo ha rifiutato, e il video non è cambiato. Riduci il file, per esempio usando un altro formato audio.</translation>
    </message>
    <message>
        <source>The address for the upload isn’t valid any more</source>
        <translation>L’indirizzo per il caricamento non è più valido</translation>
    </message>
    <message>
        <source>It holds for a few minutes only. The video is unchanged. Try again: the file is then uploaded to a new address.</source>
        <translation>Vale solo per pochi minuti. Il video non è cambiato. Riprova: il file viene allora caricato a un nuovo indirizzo.</translation>
    </message>
    <message>
        <source>DatoCMS’s file storage is busy</source>
        <translation>Il servizio di archiviazione di DatoCMS è occupato</translation>
    </message>
    <message>
        <source>The video is unchanged. Try again in a minute.</source>
        <translation>Il video non è cambiato. Riprova fra un minuto.</translation>
    </message>
    <message>
        <source>The file couldn’t be uploaded</source>
        <translation>Non è stato possibile caricare il file</translation>
    </message>
    <message>
        <source>DatoCMS’s file storage rejected the file. The video is unchanged. Try again: the file is then uploaded to a new address.</source>
        <translation>Il servizio di archiviazione di DatoCMS ha rifiutato il file. Il video non è cambiato. Riprova: il file viene allora caricato a un nuovo indirizzo.</translation>
    </message>
    <message>
        <source>A second person has to approve this deletion</source>
        <translation>Una seconda persona deve approvare questa eliminazione</translation>
    </message>
    <message>
        <source>The track has not been deleted. Decide on it in a review; it can be deleted once somebody else has approved that.</source>
        <translation>La traccia non è stata eliminata. Decidi su di essa in una revisione: potrà essere eliminata quando qualcun altro lo avrà approvato.</translation>
    </message>
    <message>
        <source>The text was changed after it was decided on</source>
        <translation>Il testo è stato modificato dopo la decisione</translation>
    </message>
    <message>
        <source>The track has not been deleted. Decide again, in the review.</source>
        <translation>La traccia non è stata eliminata. Decidi di nuovo, nella revisione.</translation>
    </message>
    <message>
        <source>DatoCMS hasn’t finished in time</source>
        <translation>DatoCMS non ha terminato in tempo</translation>
    </message>
    <message>
        <source>The track is still listed after {minutes} min. DatoCMS may still delete it. Trying again checks first, and deletes the track only if it’s still there.</source>
        <translation>Dopo {minutes} min la traccia è ancora nell’elenco. DatoCMS potrebbe ancora eliminarla. Se riprovi, trackman prima verifica, ed elimina la traccia solo se c’è ancora.</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>No reply came, and the track is still there</source>
        <translation>Non è arrivata alcuna risposta, e la traccia c’è ancora</translation>
    </message>
    <message>
        <source>trackman kept checking for a minute. Trying again checks first, and deletes the track only if it’s still there.</source>
        <translation>trackman ha continuato a verificare per un minuto. Se riprovi, prima verifica, ed elimina la traccia solo se c’è ancora.</translation>
    </message>
</context>
<context>
    <name>RestoreChoice</name>
    <message>
        <source>This entry is no deletion.</source>
        <translation>Questa voce non è un’eliminazione.</translation>
    </message>
    <message>
        <source>The track was not deleted.</source>
        <translation>La traccia non è stata eliminata.</translation>
    </message>
    <message>
        <source>The track has already been restored.</source>
        <translation>La traccia è già stata ripristinata.</translation>
    </message>
    <message>
        <source>There’s no backup.</source>
        <translation>Non c’è un backup.</translation>
    </message>
    <message>
        <source>Being restored…</source>
        <translation>Ripristino in corso…</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Ripristinata</translation>
    </message>
    <message>
        <source>Can be restored</source>
        <translation>Ripristinabile</translation>
    </message>
    <message>
        <source>The track is already being restored.</source>
        <translation>La traccia è già in fase di ripristino.</translation>
    </message>
    <message>
        <source>No backup: audio can’t be backed up</source>
        <translation>Nessun backup: per l’audio non è possibile</translation>
    </message>
    <message>
        <source>No backup: it had failed processing</source>
        <translation>Nessun backup: l’elaborazione non era riuscita</translation>
    </message>
    <message>
        <source>No backup: it was still being prepared</source>
        <translation>Nessun backup: era ancora in preparazione</translation>
    </message>
    <message>
        <source>No backup: it was deleted without one</source>
        <translation>Nessun backup: è stata eliminata senza eseguirlo</translation>
    </message>
    <message>
        <source>There’s no backup: audio can’t be backed up.</source>
        <translation>Non c’è un backup: per l’audio non è possibile.</translation>
    </message>
    <message>
        <source>There’s no backup: it had failed processing.</source>
        <translation>Non c’è un backup: l’elaborazione non era riuscita.</translation>
    </message>
    <message>
        <source>There’s no backup: it was still being prepared.</source>
        <translation>Non c’è un backup: la traccia era ancora in preparazione.</translation>
    </message>
    <message>
        <source>There’s no backup: it was deleted without one.</source>
        <translation>Non c’è un backup: la traccia è stata eliminata senza eseguirlo.</translation>
    </message>
</context>
<context>
    <name>RestoreController</name>
    <message>
        <source>{name} belongs to the project {project}. Open that project first.</source>
        <translation>{name} appartiene al progetto {project}. Apri prima quel progetto.</translation>
    </message>
    <message>
        <source>Nothing was restored, because these tracks belong to other projects: {tracks}. Restore them from there, or select only tracks of this project.</source>
        <translation>Non è stato ripristinato nulla, perché queste tracce appartengono ad altri progetti: {tracks}. Ripristinale da lì, oppure seleziona solo tracce di questo progetto.</translation>
    </message>
    <message>
        <source>{name} ({project})</source>
        <translation>{name} ({project})</translation>
    </message>
    <message>
        <source>{name} is already being restored.</source>
        <translation>{name} è già in fase di ripristino.</translation>
    </message>
    <message>
        <source>Restore {name} although the video changed?</source>
        <translation>Ripristinare {name} anche se il video è cambiato?</translation>
    </message>
    <message>
        <source>{video} was replaced or trimmed since the track was deleted. Its subtitles may no longer fit.</source>
        <translation>{video} è stato sostituito o accorciato dopo l’eliminazione della traccia. I suoi sottotitoli potrebbero non corrispondere più.</translation>
    </message>
    <message>
        <source>Restore anyway</source>
        <translation>Ripristina comunque</translation>
    </message>
</context>
<context>
    <name>RestoreProgress</name>
    <message>
        <source>Restoring {name}…</source>
        <translation>Ripristino di {name}…</translation>
    </message>
    <message>
        <source>Restoring tracks… {done} of {total}</source>
        <translation>Ripristino delle tracce… {done} di {total}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks restored.</source>
        <translation>
            <numerusform>%Ln traccia su {total} ripristinata.</numerusform>
            <numerusform>%Ln tracce su {total} ripristinate.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks restored.</source>
        <translation>
            <numerusform>%Ln traccia ripristinata.</numerusform>
            <numerusform>%Ln tracce ripristinate.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks couldn’t be verified. See Activity.</source>
        <translation>
            <numerusform>Non è stato possibile verificare %Ln traccia. Vedi Attività.</numerusform>
            <numerusform>Non è stato possibile verificare %Ln tracce. Vedi Attività.</numerusform>
        </translation>
    </message>
    <message>
        <source>See Activity for the others.</source>
        <translation>Per le altre vedi Attività.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln restores were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln ripristino è stato annullato prima dell’avvio.</numerusform>
            <numerusform>%Ln ripristini sono stati annullati prima dell’avvio.</numerusform>
        </translation>
    </message>
    <message>
        <source>No tracks were restored.</source>
        <translation>Nessuna traccia è stata ripristinata.</translation>
    </message>
</context>
<context>
    <name>RestoreProgressWording</name>
    <message>
        <source>Waiting to be restored</source>
        <translation>In attesa di essere ripristinata</translation>
    </message>
    <message>
        <source>Uploading subtitles… {percent} %</source>
        <translation>Caricamento dei sottotitoli… {percent}%</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>Verifica… {time}</translation>
    </message>
    <message>
        <source>Restoring… {time}, DatoCMS isn’t responding right now</source>
        <translation>Ripristino… {time}, DatoCMS al momento non risponde</translation>
    </message>
    <message>
        <source>DatoCMS is preparing it… {time}</source>
        <translation>DatoCMS la sta preparando… {time}</translation>
    </message>
    <message>
        <source>Comparing subtitles… {time}</source>
        <translation>Confronto dei sottotitoli… {time}</translation>
    </message>
    <message>
        <source>Restoring… {time}</source>
        <translation>Ripristino… {time}</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was restored</source>
        <translation>Non è confermato che {name} sia stata ripristinata</translation>
    </message>
    <message>
        <source>{name} was not restored: {reason}</source>
        <translation>{name} non è stata ripristinata: {reason}</translation>
    </message>
    <message>
        <source>{name} restored; DatoCMS is still preparing it</source>
        <translation>{name} ripristinata; DatoCMS la sta ancora preparando</translation>
    </message>
    <message>
        <source>{name} restored; its subtitles couldn’t be verified</source>
        <translation>{name} ripristinata; non è stato possibile verificare i sottotitoli</translation>
    </message>
    <message>
        <source>{name} restored with identical subtitles</source>
        <translation>{name} ripristinata con sottotitoli identici</translation>
    </message>
    <message>
        <source>{name} restored with the same words, but colours, places or other styling were lost or changed</source>
        <translation>{name} ripristinata con le stesse parole, ma colori, posizioni o altri elementi di stile sono andati persi o sono cambiati</translation>
    </message>
    <message>
        <source>{name} restored, but its subtitles differ from the backup: {difference}</source>
        <translation>{name} ripristinata, ma i suoi sottotitoli differiscono dal backup: {difference}</translation>
    </message>
    <message>
        <source>cue {first}</source>
        <extracomment>A part of a sentence: number of the only cue that differs.</extracomment>
        <translation>segmento {first}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues, starting with {first}</source>
        <extracomment>A part of a sentence: how many cues differ, and the number of the first.</extracomment>
        <translation>
            <numerusform>%Ln segmento, a partire dal n. {first}</numerusform>
            <numerusform>%Ln segmenti, a partire dal n. {first}</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore not confirmed</source>
        <translation>Ripristino non confermato</translation>
    </message>
    <message>
        <source>Not restored: {reason}</source>
        <translation>Non ripristinata: {reason}</translation>
    </message>
    <message>
        <source>Restored; the subtitles couldn’t be verified</source>
        <translation>Ripristinata; non è stato possibile verificare i sottotitoli</translation>
    </message>
    <message>
        <source>Restored; the subtitles are identical</source>
        <translation>Ripristinata; i sottotitoli sono identici</translation>
    </message>
    <message>
        <source>Restored; same words, styling lost or changed</source>
        <translation>Ripristinata; stesse parole, stile perso o cambiato</translation>
    </message>
    <message>
        <source>Restored; the subtitles differ: {difference}</source>
        <translation>Ripristinata; i sottotitoli differiscono: {difference}</translation>
    </message>
</context>
<context>
    <name>RestoreWording</name>
    <message>
        <source>No reply came, and the track isn’t there</source>
        <translation>Non è arrivata alcuna risposta, e la traccia non c’è</translation>
    </message>
    <message>
        <source>trackman kept checking for a minute. Trying again checks first, and creates the track only if it’s still missing. Its subtitles are kept on this computer.</source>
        <translation>trackman ha continuato a verificare per un minuto. Se riprovi, prima verifica, e crea la traccia solo se manca ancora. I suoi sottotitoli sono conservati su questo computer.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>DatoCMS created the track but couldn’t prepare it</source>
        <translation>DatoCMS ha creato la traccia ma non è riuscito a prepararla</translation>
    </message>
    <message>
        <source>The track is listed as errored. Delete it there, then try again. Its subtitles are kept on this computer.</source>
        <translation>La traccia risulta in errore. Eliminala lì, poi riprova. I suoi sottotitoli sono conservati su questo computer.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Errore</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID traccia</translation>
    </message>
    <message>
        <source>Another track is named {name}</source>
        <translation>Un’altra traccia si chiama {name}</translation>
    </message>
    <message>
        <source>Each subtitle (or audio) track of a video needs its own name. Choose another name, or replace the other track.</source>
        <translation>Ogni traccia di sottotitoli (o audio) di un video deve avere un nome diverso. Scegli un altro nome, o sostituisci l’altra traccia.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Scegli…</translation>
    </message>
    <message>
        <source>The video was replaced or trimmed meanwhile</source>
        <translation>Nel frattempo il video è stato sostituito o accorciato</translation>
    </message>
    <message>
        <source>The subtitles may no longer fit, so nothing was sent. They are kept on this computer.</source>
        <translation>I sottotitoli potrebbero non corrispondere più, quindi non è stato inviato nulla. Sono conservati su questo computer.</translation>
    </message>
    <message>
        <source>Go on anyway…</source>
        <translation>Continua comunque…</translation>
    </message>
    <message>
        <source>The track is already in the video</source>
        <translation>La traccia è già nel video</translation>
    </message>
    <message>
        <source>It was restored before, and the restored track is still in the video. No second track was created.</source>
        <translation>È già stata ripristinata in precedenza, e la traccia ripristinata è ancora nel video. Non è stata creata una seconda traccia.</translation>
    </message>
    <message>
        <source>trackman closed before the old track was deleted</source>
        <translation>trackman si è chiuso prima che la vecchia traccia fosse eliminata</translation>
    </message>
    <message>
        <source>The new track was removed again. Its subtitles are kept on this computer; you can replace the track again.</source>
        <translation>La nuova traccia è stata rimossa. I suoi sottotitoli sono conservati su questo computer; puoi sostituire di nuovo la traccia.</translation>
    </message>
    <message>
        <source>The new track doesn’t show what was sent</source>
        <translation>La nuova traccia non corrisponde a ciò che è stato inviato</translation>
    </message>
    <message>
        <source>DatoCMS created it, but its subtitles differ or can’t be read back. It was removed again. Try again, or ask DatoCMS support.</source>
        <translation>DatoCMS l’ha creata, ma i suoi sottotitoli differiscono o non si possono rileggere. È stata rimossa. Riprova, o rivolgiti all’assistenza di DatoCMS.</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenza</translation>
    </message>
    <message>
        <source>{name} couldn’t be removed again</source>
        <translation>Non è stato possibile rimuovere {name}</translation>
    </message>
    <message>
        <source>The video now has both the old track and the new one. Delete the new one yourself, or delete the old one if you want to keep the new.</source>
        <translation>Il video ora contiene sia la vecchia traccia sia la nuova. Elimina tu la nuova, oppure elimina la vecchia se vuoi conservare la nuova.</translation>
    </message>
    <message>
        <source>Somebody else replaced the track meanwhile</source>
        <translation>Nel frattempo qualcun altro ha sostituito la traccia</translation>
    </message>
    <message>
        <source>The video has their track, and yours was removed again. Your subtitles are kept on this computer. Look at the new track, then replace it if you still want to.</source>
        <translation>Il video contiene la sua traccia, e la tua è stata rimossa. I tuoi sottotitoli sono conservati su questo computer. Guarda la nuova traccia, poi sostituiscila se vuoi ancora farlo.</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>Can edit tracks: {answer}. {reason}</source>
        <translation>Può modificare le tracce: {answer}. {reason}</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Sconosciuto</translation>
    </message>
    <message>
        <source>{name}, built into the project</source>
        <translation>{name}, integrato nel progetto</translation>
    </message>
    <message>
        <source>{name}, role {role}</source>
        <translation>{name}, ruolo {role}</translation>
    </message>
    <message>
        <source>{environment} · primary</source>
        <translation>{environment} · principale</translation>
    </message>
    <message>
        <source>The token isn’t allowed to list them.</source>
        <translation>Il token non è autorizzato a elencarli.</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %Ln more</source>
        <extracomment>{names} is a list of sandboxes; the others are only counted.</extracomment>
        <translation>
            <numerusform>{names} e %Ln altra</numerusform>
            <numerusform>{names} e altre %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Sandboxes (read-only): {names}</source>
        <translation>Sandbox (sola lettura): {names}</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation>Accesso come</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Ambienti</translation>
    </message>
    <message>
        <source>Can edit tracks</source>
        <translation>Può modificare le tracce</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Deleted</source>
        <translation>Eliminata</translation>
    </message>
</context>
<context>
    <name>ReviewChoices</name>
    <message>
        <source>Delete as soon as I decide</source>
        <translation>Elimina appena decido</translation>
    </message>
    <message>
        <source>Delete only what a second person has approved</source>
        <translation>Elimina solo ciò che una seconda persona ha approvato</translation>
    </message>
    <message>
        <source>A second person has to approve deletions first.</source>
        <translation>Prima una seconda persona deve approvare le eliminazioni.</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>Come il sistema</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Tu</translation>
    </message>
    <message>
        <source>Your name in reviews</source>
        <translation>Il tuo nome nelle revisioni</translation>
    </message>
    <message>
        <source>Stands beside your decisions and notes, also in the files you hand on.</source>
        <translation>Compare accanto alle tue decisioni e note, anche nei file che passi ad altri.</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Decisioni</translation>
    </message>
    <message>
        <source>Otherwise, your deletions wait in a list that you look over first. What can’t be restored waits there in any case.</source>
        <translation>Altrimenti le tue eliminazioni attendono in un elenco che esamini prima. Ciò che non può essere ripristinato vi attende in ogni caso.</translation>
    </message>
    <message>
        <source>Second approval</source>
        <translation>Seconda approvazione</translation>
    </message>
    <message>
        <source>In the primary environment, tracks can then only be deleted from a review, once another person has approved it.</source>
        <translation>Nell’ambiente principale le tracce possono allora essere eliminate solo da una revisione, dopo l’approvazione di un’altra persona.</translation>
    </message>
</context>
<context>
    <name>ReviewController</name>
    <message>
        <source>There are no tracks to review.</source>
        <translation>Non ci sono tracce per la revisione.</translation>
    </message>
    <message numerus="yes">
        <source>A review holds %Ln tracks at most. It has the first ones.</source>
        <translation>
            <numerusform>Una revisione contiene al massimo %Ln traccia. Contiene la prima.</numerusform>
            <numerusform>Una revisione contiene al massimo %Ln tracce. Contiene le prime.</numerusform>
        </translation>
    </message>
    <message>
        <source>The fixed text is being published…</source>
        <translation>Pubblicazione del testo corretto…</translation>
    </message>
    <message>
        <source>You haven’t decided anything yet.</source>
        <translation>Non hai ancora deciso nulla.</translation>
    </message>
    <message>
        <source>Wait until the subtitles are on screen, or skip the track.</source>
        <translation>Attendi che i sottotitoli siano sullo schermo, oppure salta la traccia.</translation>
    </message>
    <message>
        <source>Enter a reason first. Return then deletes the track.</source>
        <translation>Inserisci prima un motivo. Invio poi elimina la traccia.</translation>
    </message>
    <message>
        <source>This is the last track.</source>
        <translation>Questa è l’ultima traccia.</translation>
    </message>
    <message>
        <source>This is the first track.</source>
        <translation>Questa è la prima traccia.</translation>
    </message>
    <message>
        <source>Decision taken back.</source>
        <translation>Decisione ritirata.</translation>
    </message>
    <message>
        <source>Nothing was decided: a deletion needs a reason.</source>
        <translation>Non è stato deciso nulla: un’eliminazione richiede un motivo.</translation>
    </message>
    <message>
        <source>The decision was carried out already. Undo takes it back first.</source>
        <translation>La decisione è già stata eseguita. Per cambiarla, usa prima Annulla.</translation>
    </message>
    <message>
        <source>Fixing {name}. The review goes on at {place} when you leave the editor.</source>
        <translation>Correzione di {name}. Quando esci dall’editor, la revisione continua dalla traccia {place}.</translation>
    </message>
    <message>
        <source>The review waits at {place}.</source>
        <translation>La revisione attende alla traccia {place}.</translation>
    </message>
</context>
<context>
    <name>ReviewEnding</name>
    <message>
        <source>Back to the videos</source>
        <translation>Torna ai video</translation>
    </message>
    <message>
        <source>There are no tracks in this queue</source>
        <translation>Questa coda non contiene tracce</translation>
    </message>
    <message>
        <source>Choose tracks among all tracks, by a rule or by a search, to review them.</source>
        <translation>Per iniziare una revisione, scegli delle tracce fra tutte le tracce, con una regola o con una ricerca.</translation>
    </message>
    <message numerus="yes">
        <source>Look over %Ln deletions…</source>
        <translation>
            <numerusform>Esamina %Ln eliminazione…</numerusform>
            <numerusform>Esamina %Ln eliminazioni…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Go through %Ln skipped tracks</source>
        <translation>
            <numerusform>Rivedi %Ln traccia saltata</numerusform>
            <numerusform>Rivedi %Ln tracce saltate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are decided</source>
        <translation>
            <numerusform>%Ln traccia è decisa</numerusform>
            <numerusform>%Ln tracce sono decise</numerusform>
        </translation>
    </message>
    <message>
        <source>All tracks have been looked at</source>
        <translation>Tutte le tracce sono state esaminate</translation>
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
        <translation>Nota</translation>
    </message>
    <message>
        <source>Return saves it, Escape leaves it.</source>
        <translation>Invio la salva, Esc la lascia com’era.</translation>
    </message>
    <message>
        <source>Return takes it, Down offers reasons.</source>
        <translation>Invio lo conferma, Giù propone motivi.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>What others should know about this track</source>
        <translation>Che cosa gli altri devono sapere su questa traccia</translation>
    </message>
</context>
<context>
    <name>ReviewHead</name>
    <message>
        <source>Back to the videos</source>
        <translation>Torna ai video</translation>
    </message>
    <message>
        <source>Previous track</source>
        <translation>Traccia precedente</translation>
    </message>
    <message>
        <source>Next track</source>
        <translation>Traccia successiva</translation>
    </message>
    <message>
        <source>Decisions…</source>
        <translation>Decisioni…</translation>
    </message>
    <message>
        <source>The review has no other tracks.</source>
        <translation>La revisione non ha altre tracce.</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Decise</translation>
    </message>
    <message>
        <source>Leave the review; it stays as it is</source>
        <translation>Esci dalla revisione; resta com’è</translation>
    </message>
    <message>
        <source>Previous track, without deciding</source>
        <translation>Traccia precedente, senza decidere</translation>
    </message>
    <message>
        <source>Next track, without deciding</source>
        <translation>Traccia successiva, senza decidere</translation>
    </message>
    <message>
        <source>Look over what was decided, and carry it out</source>
        <translation>Esamina ciò che è stato deciso ed eseguilo</translation>
    </message>
</context>
<context>
    <name>ReviewKeysBar</name>
    <message>
        <source>Keep</source>
        <translation>Conserva</translation>
    </message>
    <message>
        <source>Keep the track</source>
        <translation>Conserva la traccia</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Elimina</translation>
    </message>
    <message>
        <source>Delete the track</source>
        <translation>Elimina la traccia</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Correggi</translation>
    </message>
    <message>
        <source>Fix the subtitles in the editor, then come back here</source>
        <translation>Correggi i sottotitoli nell’editor, poi torna qui</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Salta</translation>
    </message>
    <message>
        <source>Leave the track for later</source>
        <translation>Lascia la traccia per dopo</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Give a reason</source>
        <translation>Indica un motivo</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Write a note on the track</source>
        <translation>Scrivi una nota sulla traccia</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Undo your last decision and go back to it</source>
        <translation>Annulla la tua ultima decisione e torna a quella traccia</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Segnalazione</translation>
    </message>
    <message>
        <source>Go to the next finding</source>
        <translation>Vai alla segnalazione successiva</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Riproduci</translation>
    </message>
    <message>
        <source>Play from the selected cue</source>
        <translation>Riproduci dal segmento selezionato</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>Put another language of this video beside the text</source>
        <translation>Affianca al testo un’altra lingua di questo video</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versione</translation>
    </message>
    <message>
        <source>Put a saved version of this track beside the text</source>
        <translation>Affianca al testo una versione salvata di questa traccia</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Dettagli</translation>
    </message>
    <message>
        <source>Show what a deletion means, and what was done before</source>
        <translation>Mostra le conseguenze dell’eliminazione e ciò che è stato fatto prima</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Review</source>
        <translation>Revisione</translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln segnalazione</numerusform>
            <numerusform>%Ln segnalazioni</numerusform>
        </translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Nessuna segnalazione</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Controllo…</translation>
    </message>
    <message>
        <source>Nothing was noticed in this text.</source>
        <translation>Nessuna segnalazione per questo testo.</translation>
    </message>
</context>
<context>
    <name>ReviewQueuesController</name>
    <message>
        <source>Everything in it could be recovered.</source>
        <translation>È stato possibile recuperare tutto il contenuto.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions and notes could be recovered; others may be missing. Open the files you saved of your reviews to add what is missing.</source>
        <translation>
            <numerusform>È stato possibile recuperare %Ln decisione o nota; altre potrebbero mancare. Apri i file che hai salvato delle tue revisioni per aggiungere ciò che manca.</numerusform>
            <numerusform>È stato possibile recuperare %Ln decisioni e note; altre potrebbero mancare. Apri i file che hai salvato delle tue revisioni per aggiungere ciò che manca.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file of your reviews was damaged. {found} The damaged file is kept: {path}</source>
        <translation>Il file delle tue revisioni era danneggiato. {found} Il file danneggiato è conservato: {path}</translation>
    </message>
    <message>
        <source>Open a review</source>
        <translation>Apri una revisione</translation>
    </message>
    <message>
        <source>Reading {file}…</source>
        <translation>Lettura di {file}…</translation>
    </message>
    <message>
        <source>Adding {file} to your reviews…</source>
        <translation>Aggiunta di {file} alle tue revisioni…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions approved</source>
        <translation>
            <numerusform>%Ln eliminazione approvata</numerusform>
            <numerusform>%Ln eliminazioni approvate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions refused</source>
        <translation>
            <numerusform>%Ln eliminazione rifiutata</numerusform>
            <numerusform>%Ln eliminazioni rifiutate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions wait for approval</source>
        <translation>
            <numerusform>%Ln eliminazione attende l’approvazione</numerusform>
            <numerusform>%Ln eliminazioni attendono l’approvazione</numerusform>
        </translation>
    </message>
    <message>
        <source>Added to {name}.</source>
        <translation>Aggiunto a {name}.</translation>
    </message>
    <message>
        <source>In it now: {found}.</source>
        <extracomment>{found} is such as “2 deletions approved, 1 deletion waits for approval”.</extracomment>
        <translation>Ora contiene: {found}.</translation>
    </message>
    <message>
        <source>Save review as file</source>
        <translation>Salva revisione come file</translation>
    </message>
    <message>
        <source>Review saved as {file}.</source>
        <translation>Revisione salvata come {file}.</translation>
    </message>
    <message>
        <source>Tracks of one video stay together, so this can’t be split.</source>
        <translation>Le tracce di un video restano insieme, quindi questa revisione non può essere divisa.</translation>
    </message>
    <message>
        <source>Save the parts in</source>
        <translation>Salva le parti in</translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts saved in {folder}.</source>
        <translation>
            <numerusform>%Ln parte salvata in {folder}.</numerusform>
            <numerusform>%Ln parti salvate in {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions in it are removed as well. They are on this computer only, unless you saved the review as a file. No tracks are deleted.</source>
        <translation>
            <numerusform>Viene rimossa anche %Ln decisione che contiene. Si trova solo su questo computer, a meno che tu non abbia salvato la revisione come file. Nessuna traccia viene eliminata.</numerusform>
            <numerusform>Vengono rimosse anche %Ln decisioni che contiene. Si trovano solo su questo computer, a meno che tu non abbia salvato la revisione come file. Nessuna traccia viene eliminata.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notes in it are removed as well. They are on this computer only, unless you saved the review as a file. No tracks are deleted.</source>
        <translation>
            <numerusform>Viene rimossa anche %Ln nota che contiene. Si trova solo su questo computer, a meno che tu non abbia salvato la revisione come file. Nessuna traccia viene eliminata.</numerusform>
            <numerusform>Vengono rimosse anche %Ln note che contiene. Si trovano solo su questo computer, a meno che tu non abbia salvato la revisione come file. Nessuna traccia viene eliminata.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is decided in it yet. No tracks are deleted.</source>
        <translation>Non contiene ancora decisioni. Nessuna traccia viene eliminata.</translation>
    </message>
    <message>
        <source>Delete the review {name}?</source>
        <translation>Eliminare la revisione {name}?</translation>
    </message>
    <message>
        <source>Delete review</source>
        <translation>Elimina revisione</translation>
    </message>
    <message>
        <source>Save the statistics</source>
        <translation>Salva le statistiche</translation>
    </message>
    <message>
        <source>Statistics saved to {file}.</source>
        <translation>Statistiche salvate in {file}.</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Pagine web (*.html)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Cartelle di lavoro Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Revisioni</translation>
    </message>
</context>
<context>
    <name>ReviewReturnStrip</name>
    <message>
        <source>Back to the review</source>
        <translation>Torna alla revisione</translation>
    </message>
    <message>
        <source>Goes on with the review where it was left</source>
        <translation>Continua la revisione da dove era stata lasciata</translation>
    </message>
</context>
<context>
    <name>ReviewSound</name>
    <message>
        <source>Check sound</source>
        <translation>Controlla audio</translation>
    </message>
    <message>
        <source>Check queue</source>
        <translation>Controlla coda</translation>
    </message>
    <message>
        <source>Sound not checked yet</source>
        <translation>Audio non ancora controllato</translation>
    </message>
    <message>
        <source>Check whether the text fits the sound. trackman asks before it streams.</source>
        <translation>Controlla se il testo corrisponde all’audio. trackman chiede prima di avviare lo streaming.</translation>
    </message>
    <message>
        <source>Only subtitles of a video can be checked.</source>
        <translation>Si possono controllare solo i sottotitoli di un video.</translation>
    </message>
    <message>
        <source>Check all texts of the queue, one after another. trackman asks first.</source>
        <translation>Controlla tutti i testi della coda, uno dopo l’altro. trackman chiede prima conferma.</translation>
    </message>
</context>
<context>
    <name>ReviewStatisticsDialog</name>
    <message>
        <source>Statistics of {name}</source>
        <translation>Statistiche di {name}</translation>
    </message>
    <message>
        <source>The file lists every track with decision, reason, notes, findings and the text it was decided on, and counts them by person, reason, language and kind.</source>
        <translation>Il file elenca ogni traccia con decisione, motivo, note, segnalazioni e il testo su cui si è deciso, e le conta per persona, motivo, lingua e tipo.</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <translation>Decisioni diverse</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Senza decisione</translation>
    </message>
    <message>
        <source>Time a track (median)</source>
        <translation>Tempo per traccia (mediana)</translation>
    </message>
    <message>
        <source>Time in all</source>
        <translation>Tempo totale</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminata</translation>
    </message>
    <message>
        <source>{name}: {count}</source>
        <extracomment>A person and how many tracks that person decided on.</extracomment>
        <translation>{name}: {count}</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Qualcuno</translation>
    </message>
</context>
<context>
    <name>ReviewTrackBar</name>
    <message>
        <source>Show all that follows from deleting it</source>
        <translation>Mostra tutte le conseguenze dell’eliminazione</translation>
    </message>
    <message>
        <source>Show what was done to this track before</source>
        <translation>Mostra che cosa è stato fatto prima a questa traccia</translation>
    </message>
</context>
<context>
    <name>ReviewWording</name>
    <message>
        <source>Kept</source>
        <translation>Conservata</translation>
    </message>
    <message>
        <source>To be deleted</source>
        <translation>Da eliminare</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Corretta</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Saltata</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <translation>Decisioni diverse</translation>
    </message>
    <message>
        <source>Not deleted</source>
        <translation>Non eliminata</translation>
    </message>
    <message>
        <source>Deleted, then restored</source>
        <translation>Eliminata, poi ripristinata</translation>
    </message>
    <message>
        <source>Deletion applied</source>
        <translation>Eliminazione eseguita</translation>
    </message>
    <message>
        <source>From a file that was changed by hand; decide again to confirm it. {said}</source>
        <extracomment>{said} is a sentence: who decided, when and why.</extracomment>
        <translation>Da un file modificato a mano; decidi di nuovo per confermare. {said}</translation>
    </message>
    <message>
        <source>{decisions}. Your decision settles it.</source>
        <translation>{decisions}. La tua decisione risolve il conflitto.</translation>
    </message>
    <message>
        <source>You decided {ago}.</source>
        <translation>Hai deciso ({ago}).</translation>
    </message>
    <message>
        <source>You decided {ago}: {reason}</source>
        <translation>Hai deciso ({ago}): {reason}</translation>
    </message>
    <message>
        <source>{name} decided {ago}: {reason}</source>
        <translation>{name} ha deciso ({ago}): {reason}</translation>
    </message>
    <message>
        <source>{name} decided {ago}.</source>
        <translation>{name} ha deciso ({ago}).</translation>
    </message>
    <message>
        <source>You</source>
        <extracomment>The person at this computer, in place of a name: “You: Kept”.</extracomment>
        <translation>Tu</translation>
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
        <translation>Motivo: {reason}</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} di {count}</translation>
    </message>
    <message>
        <source>Everything is decided</source>
        <translation>Tutto è deciso</translation>
    </message>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>Ne resta %Ln</numerusform>
            <numerusform>Ne restano %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>{left}, about {time} ({each} s a track)</source>
        <translation>{left}, circa {time} ({each} s per traccia)</translation>
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
            <numerusform>%Ln conservata</numerusform>
            <numerusform>%Ln conservate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions</source>
        <translation>
            <numerusform>%Ln eliminazione</numerusform>
            <numerusform>%Ln eliminazioni</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fixed</source>
        <translation>
            <numerusform>%Ln corretta</numerusform>
            <numerusform>%Ln corrette</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln saltata</numerusform>
            <numerusform>%Ln saltate</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>Select a single row first.</source>
        <translation>Seleziona prima una sola riga.</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Mostra dettagli</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Apri video</translation>
    </message>
    <message>
        <source>The track has no ID.</source>
        <translation>La traccia non ha un ID.</translation>
    </message>
    <message>
        <source>Copy track IDs</source>
        <translation>Copia ID tracce</translation>
    </message>
    <message>
        <source>Copy track ID</source>
        <translation>Copia ID traccia</translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln rows as text</source>
        <translation>
            <numerusform>Copia %Ln riga come testo</numerusform>
            <numerusform>Copia %Ln righe come testo</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleForm</name>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Lingue</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Sottotitoli per non udenti</translation>
    </message>
    <message>
        <source>Name contains</source>
        <translation>Il nome contiene</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplicati</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conserva</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Segnalazioni</translation>
    </message>
    <message>
        <source>Subtitles contain</source>
        <translation>I sottotitoli contengono</translation>
    </message>
    <message>
        <source>Video is used</source>
        <translation>Uso del video</translation>
    </message>
    <message>
        <source>Video tag</source>
        <translation>Tag del video</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Raccolta</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Qualsiasi</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Sottotitoli</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>One of these</source>
        <translation>Una di queste</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Nessuna di queste</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Pronta</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>In preparazione</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>In errore</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sì</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Don’t matter</source>
        <translation>Non importa</translation>
    </message>
    <message>
        <source>Same language</source>
        <translation>Stessa lingua</translation>
    </message>
    <message>
        <source>Same name</source>
        <translation>Stesso nome</translation>
    </message>
    <message>
        <source>Same subtitles</source>
        <translation>Stessi sottotitoli</translation>
    </message>
    <message>
        <source>Keep the one seen first</source>
        <translation>Conserva quella vista per prima</translation>
    </message>
    <message>
        <source>Keep the one seen last</source>
        <translation>Conserva quella vista per ultima</translation>
    </message>
    <message>
        <source>Keep the one with fewest findings</source>
        <translation>Conserva quella con meno segnalazioni</translation>
    </message>
    <message>
        <source>Some</source>
        <translation>Almeno una</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nessuna</translation>
    </message>
    <message>
        <source>In records</source>
        <translation>In record</translation>
    </message>
    <message>
        <source>In no record</source>
        <translation>In nessun record</translation>
    </message>
    <message>
        <source>Duplicates in a video</source>
        <translation>Duplicati in un video</translation>
    </message>
    <message>
        <source>Video collection</source>
        <translation>Raccolta del video</translation>
    </message>
</context>
<context>
    <name>RuleNameQuestion</name>
    <message>
        <source>Save this rule</source>
        <translation>Salva questa regola</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salva</translation>
    </message>
    <message>
        <source>Name of the rule</source>
        <translation>Nome della regola</translation>
    </message>
    <message>
        <source>A rule with this name exists and will be replaced.</source>
        <translation>Esiste già una regola con questo nome e verrà sostituita.</translation>
    </message>
</context>
<context>
    <name>RulesButton</name>
    <message>
        <source>New rule</source>
        <translation>Nuova regola</translation>
    </message>
    <message>
        <source>Rule: {name}</source>
        <translation>Regola: {name}</translation>
    </message>
    <message>
        <source>Open, save and share rules</source>
        <translation>Apri, salva e condividi regole</translation>
    </message>
    <message>
        <source>Choose a condition first.</source>
        <translation>Scegli prima una condizione.</translation>
    </message>
    <message>
        <source>Save this rule…</source>
        <translation>Salva questa regola…</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>Salva come file…</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Apri file…</translation>
    </message>
    <message>
        <source>Delete {rule}</source>
        <translation>Elimina {rule}</translation>
    </message>
</context>
<context>
    <name>RulesController</name>
    <message>
        <source>Rules</source>
        <translation>Regole</translation>
    </message>
    <message>
        <source>Open rule</source>
        <translation>Apri regola</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Nuova regola</translation>
    </message>
    <message>
        <source>Save rule as file</source>
        <translation>Salva regola come file</translation>
    </message>
    <message>
        <source>{title} The rule was not saved as a file.</source>
        <translation>{title} La regola non è stata salvata come file.</translation>
    </message>
    <message>
        <source>Rule saved as {file}.</source>
        <translation>Regola salvata come {file}.</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>Rules</source>
        <translation>Regole</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Spunta tutte</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Togli tutte le spunte</translation>
    </message>
    <message>
        <source>Keep only these languages…</source>
        <translation>Conserva solo queste lingue…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Looking for tracks…</source>
        <translation>Ricerca delle tracce…</translation>
    </message>
    <message numerus="yes">
        <source>{tracks}, %Ln more unticked</source>
        <extracomment>{tracks} is such as “41 tracks of 12 videos”.</extracomment>
        <translation>
            <numerusform>{tracks}, %Ln altra senza spunta</numerusform>
            <numerusform>{tracks}, altre %Ln senza spunta</numerusform>
        </translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>Nessuna traccia</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>E %Ln altra conseguenza.</numerusform>
            <numerusform>E altre %Ln conseguenze.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video loses its last subtitles.</source>
        <translation>Nessun video perde i suoi ultimi sottotitoli.</translation>
    </message>
    <message>
        <source>Tick a language first.</source>
        <translation>Metti prima la spunta a una lingua.</translation>
    </message>
    <message>
        <source>Wait until the tracks are counted.</source>
        <translation>Attendi che le tracce siano contate.</translation>
    </message>
    <message>
        <source>Tick a track first.</source>
        <translation>Metti prima la spunta a una traccia.</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks…</source>
        <translation>
            <numerusform>Elimina %Ln traccia…</numerusform>
            <numerusform>Elimina %Ln tracce…</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Elimina…</translation>
    </message>
    <message>
        <source>trackman asks once more, with what follows</source>
        <translation>trackman chiede ancora conferma, con le conseguenze</translation>
    </message>
    <message numerus="yes">
        <source>Review %Ln tracks</source>
        <translation>
            <numerusform>Revisione di %Ln traccia</numerusform>
            <numerusform>Revisione di %Ln tracce</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisione</translation>
    </message>
    <message>
        <source>Judge the ticked tracks one after another</source>
        <translation>Valuta una dopo l’altra le tracce spuntate</translation>
    </message>
    <message>
        <source>Tracks chosen by a rule</source>
        <translation>Tracce scelte con una regola</translation>
    </message>
    <message>
        <source>Tick every track in the list</source>
        <translation>Metti la spunta a tutte le tracce dell’elenco</translation>
    </message>
    <message>
        <source>Untick every track, to tick only a few</source>
        <translation>Togli la spunta a tutte le tracce, per metterla solo ad alcune</translation>
    </message>
    <message>
        <source>Choose languages; the rule then means all others</source>
        <translation>Scegli le lingue; la regola vale poi per tutte le altre</translation>
    </message>
    <message>
        <source>Close; nothing is deleted</source>
        <translation>Chiudi; non viene eliminato nulla</translation>
    </message>
    <message>
        <source>Change the conditions, or refresh the list with a scan.</source>
        <translation>Modifica le condizioni, o aggiorna l’elenco con una scansione.</translation>
    </message>
    <message>
        <source>No track fits this rule</source>
        <translation>Nessuna traccia corrisponde a questa regola</translation>
    </message>
</context>
<context>
    <name>ScanBar</name>
    <message>
        <source>Also read subtitles</source>
        <translation>Leggi anche i sottotitoli</translation>
    </message>
    <message>
        <source>Look at everything again</source>
        <translation>Esamina di nuovo tutto</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scansiona</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Riprendi</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Scanning…</source>
        <translation>Scansione…</translation>
    </message>
    <message>
        <source>Reads what is new or changed since the last scan</source>
        <translation>Legge ciò che è nuovo o cambiato dopo l’ultima scansione</translation>
    </message>
    <message>
        <source>Reads the tracks of all videos again, whether or not they seem changed</source>
        <translation>Legge di nuovo le tracce di tutti i video, anche di quelli che non sembrano cambiati</translation>
    </message>
    <message>
        <source>Goes on with the scan where it stopped</source>
        <translation>Continua la scansione dal punto in cui si è fermata</translation>
    </message>
    <message>
        <source>Stops the scan. What was read is kept.</source>
        <translation>Ferma la scansione. Ciò che è stato letto viene conservato.</translation>
    </message>
    <message>
        <source>Reads the subtitles of all tracks, too, so that they can be searched</source>
        <translation>Legge anche i sottotitoli di tutte le tracce, per potervi cercare</translation>
    </message>
    <message>
        <source>Progress of the scan</source>
        <translation>Avanzamento della scansione</translation>
    </message>
</context>
<context>
    <name>ScanWording</name>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln video</numerusform>
            <numerusform>%Ln video</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln traccia</numerusform>
            <numerusform>%Ln tracce</numerusform>
        </translation>
    </message>
    <message>
        <source>{videos}, {tracks} so far</source>
        <translation>{videos}, {tracks} finora</translation>
    </message>
    <message>
        <source>{videos}, {tracks}; looked at {ago}</source>
        <extracomment>Such as “2,000 videos, 11,402 tracks; looked at 3 minutes ago”.</extracomment>
        <translation>{videos}, {tracks}; esaminati {ago}</translation>
    </message>
    <message>
        <source>The last scan isn’t complete yet. Resume goes on where it was.</source>
        <translation>L’ultima scansione non è ancora completa. Con Riprendi prosegue dal punto in cui era.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos were never looked at.</source>
        <translation>
            <numerusform>%Ln video non è mai stato esaminato.</numerusform>
            <numerusform>%Ln video non sono mai stati esaminati.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Subtitles of %Ln tracks were read.</source>
        <translation>
            <numerusform>Sono stati letti i sottotitoli di %Ln traccia.</numerusform>
            <numerusform>Sono stati letti i sottotitoli di %Ln tracce.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the list of videos…</source>
        <translation>Lettura dell’elenco dei video…</translation>
    </message>
    <message>
        <source>Reading tracks…</source>
        <translation>Lettura delle tracce…</translation>
    </message>
    <message>
        <source>Reading subtitles…</source>
        <translation>Lettura dei sottotitoli…</translation>
    </message>
    <message>
        <source>Reading the list of videos: {done} of {total}</source>
        <translation>Lettura dell’elenco dei video: {done} di {total}</translation>
    </message>
    <message>
        <source>Reading tracks: {done} of {total} videos</source>
        <translation>Lettura delle tracce: {done} di {total} video</translation>
    </message>
    <message>
        <source>Reading subtitles: {done} of {total} tracks</source>
        <translation>Lettura dei sottotitoli: {done} di {total} tracce</translation>
    </message>
    <message>
        <source>{reason} Waiting; the scan goes on by itself.</source>
        <translation>{reason} In attesa; la scansione riprenderà da sola.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln API calls so far</source>
        <translation>
            <numerusform>%Ln chiamata API finora</numerusform>
            <numerusform>%Ln chiamate API finora</numerusform>
        </translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>meno di un minuto rimanente</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minutes left</source>
        <translation>
            <numerusform>circa %Ln minuto rimanente</numerusform>
            <numerusform>circa %Ln minuti rimanenti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hours left</source>
        <translation>
            <numerusform>circa %Ln ora rimanente</numerusform>
            <numerusform>circa %Ln ore rimanenti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln API calls used this month</source>
        <translation>
            <numerusform>%Ln chiamata API usata questo mese</numerusform>
            <numerusform>%Ln chiamate API usate questo mese</numerusform>
        </translation>
    </message>
    <message>
        <source>{spent} of {limit} API calls used this month</source>
        <translation>{spent} di {limit} chiamate API usate questo mese</translation>
    </message>
    <message numerus="yes">
        <source>%Ln API calls</source>
        <translation>
            <numerusform>%Ln chiamata API</numerusform>
            <numerusform>%Ln chiamate API</numerusform>
        </translation>
    </message>
    <message>
        <source>{videos}: {calls}, {time}</source>
        <extracomment>Such as “2,000 videos: 2,008 API calls, about 2 minutes”.</extracomment>
        <translation>{videos}: {calls}, {time}</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>meno di un minuto</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minutes</source>
        <translation>
            <numerusform>circa %Ln minuto</numerusform>
            <numerusform>circa %Ln minuti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hours</source>
        <translation>
            <numerusform>circa %Ln ora</numerusform>
            <numerusform>circa %Ln ore</numerusform>
        </translation>
    </message>
    <message>
        <source>What was read is kept. Resume goes on where it was.</source>
        <translation>Ciò che è stato letto viene conservato. Con Riprendi la scansione prosegue dal punto in cui era.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos can’t be played, so they have no tracks.</source>
        <translation>
            <numerusform>%Ln video non può essere riprodotto, quindi non ha tracce.</numerusform>
            <numerusform>%Ln video non possono essere riprodotti, quindi non hanno tracce.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are new.</source>
        <translation>
            <numerusform>%Ln traccia è nuova.</numerusform>
            <numerusform>%Ln tracce sono nuove.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks vanished.</source>
        <translation>
            <numerusform>%Ln traccia è scomparsa.</numerusform>
            <numerusform>%Ln tracce sono scomparse.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln subtitles couldn’t be read; the next scan tries again.</source>
        <translation>
            <numerusform>Non è stato possibile leggere i sottotitoli di %Ln traccia; la prossima scansione riprova.</numerusform>
            <numerusform>Non è stato possibile leggere i sottotitoli di %Ln tracce; la prossima scansione riprova.</numerusform>
        </translation>
    </message>
    <message>
        <source>Scan complete</source>
        <translation>Scansione completa</translation>
    </message>
    <message>
        <source>Scan paused</source>
        <translation>Scansione in pausa</translation>
    </message>
    <message>
        <source>DatoCMS can’t be reached. Check the internet connection.</source>
        <translation>DatoCMS non è raggiungibile. Controlla la connessione a Internet.</translation>
    </message>
    <message>
        <source>DatoCMS is limiting requests: others use the project at the same time.</source>
        <translation>DatoCMS sta limitando le richieste: altri usano il progetto nello stesso momento.</translation>
    </message>
    <message>
        <source>The API calls of the plan are used up. Resume next month, or ask the project’s owner to raise the limit.</source>
        <translation>Le chiamate API del piano sono esaurite. Riprendi il mese prossimo, o chiedi al proprietario del progetto di aumentare il limite.</translation>
    </message>
    <message>
        <source>The token isn’t allowed to read the media area any more. Sign in again with another token.</source>
        <translation>Il token non è più autorizzato a leggere l’area multimediale. Accedi di nuovo con un altro token.</translation>
    </message>
    <message>
        <source>The environment was switched or removed. Choose it again in the project menu, then resume.</source>
        <translation>L’ambiente è stato cambiato o rimosso. Sceglilo di nuovo nel menu del progetto, poi riprendi.</translation>
    </message>
    <message>
        <source>This computer’s disk is full. Free some space, then resume.</source>
        <translation>Il disco di questo computer è pieno. Libera dello spazio, poi riprendi.</translation>
    </message>
    <message>
        <source>The reply of DatoCMS couldn’t be read. Try again later.</source>
        <translation>Non è stato possibile leggere la risposta di DatoCMS. Riprova più tardi.</translation>
    </message>
    <message>
        <source>What was read couldn’t be kept on this computer. See Help › Log for the reason.</source>
        <translation>Non è stato possibile conservare su questo computer ciò che è stato letto. Vedi il motivo in Aiuto › Log.</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln videos were looked at.</source>
        <translation>
            <numerusform>%Ln video è stato esaminato.</numerusform>
            <numerusform>Tutti i %Ln video sono stati esaminati.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video showed a sign of a change, so none was looked at again.</source>
        <translation>Nessun video mostrava segni di modifica, quindi nessuno è stato riesaminato.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos were looked at.</source>
        <translation>
            <numerusform>%Ln video è stato esaminato.</numerusform>
            <numerusform>%Ln video sono stati esaminati.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln others showed no sign of a change and were not looked at.</source>
        <translation>
            <numerusform>%Ln altro non mostrava segni di modifica e non è stato esaminato.</numerusform>
            <numerusform>Altri %Ln non mostravano segni di modifica e non sono stati esaminati.</numerusform>
        </translation>
    </message>
    <message>
        <source>The oldest look at one was {since}.</source>
        <extracomment>{since} is such as “3 days ago”.</extracomment>
        <translation>L’esame meno recente: {since}.</translation>
    </message>
    <message>
        <source>Some videos were last looked at {ago}.</source>
        <translation>Alcuni video sono stati esaminati l’ultima volta {ago}.</translation>
    </message>
</context>
<context>
    <name>Screen</name>
    <message>
        <source>Video player</source>
        <translation>Lettore video</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Riproduci</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Play from {time}</source>
        <translation>Riproduci da {time}</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Search subtitles</source>
        <translation>Cerca nei sottotitoli</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>Ovunque</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Precedente</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Successivo</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Non trovato</translation>
    </message>
    <message numerus="yes">
        <source>Found %Ln times</source>
        <translation>
            <numerusform>Trovato %Ln volta</numerusform>
            <numerusform>Trovato %Ln volte</numerusform>
        </translation>
    </message>
    <message>
        <source>{current} of {count} and more</source>
        <translation>{current} di {count} e oltre</translation>
    </message>
    <message>
        <source>{current} of {count}</source>
        <translation>{current} di {count}</translation>
    </message>
    <message>
        <source>Whole word</source>
        <translation>Parola intera</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Espressione regolare</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search videos</source>
        <translation>Cerca video</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Azzera ricerca</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>The last change could not be recorded in the journal. {title}. {text}</source>
        <translation>Non è stato possibile annotare l’ultima modifica nel registro. {title}. {text}</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Impostazioni</translation>
    </message>
    <message>
        <source>Start muted</source>
        <translation>Avvia senza audio</translation>
    </message>
    <message>
        <source>Tell me when I’m elsewhere</source>
        <translation>Avvisami quando sono altrove</translation>
    </message>
    <message>
        <source>Empty cache</source>
        <translation>Svuota cache</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Apri cartella</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>Ripristina valori predefiniti</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Wait for the running work to finish before you change the language.</source>
        <translation>Prima di cambiare la lingua, attendi che le operazioni in corso siano terminate.</translation>
    </message>
    <message>
        <source>Calculating size…</source>
        <translation>Calcolo delle dimensioni…</translation>
    </message>
    <message>
        <source>The cache is empty.</source>
        <translation>La cache è vuota.</translation>
    </message>
    <message>
        <source>{size} in use.</source>
        <translation>{size} in uso.</translation>
    </message>
    <message>
        <source>trackman works as fast as DatoCMS allows.</source>
        <translation>trackman lavora alla velocità massima consentita da DatoCMS.</translation>
    </message>
    <message>
        <source>This leaves capacity for colleagues and other programs.</source>
        <translation>Lascia capacità per i colleghi e per altri programmi.</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>Come il sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Chiaro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Scuro</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Attivo</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Disattivo</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aspetto</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>Also sets how dates, sizes and the names of languages are written.</source>
        <translation>Determina anche come si scrivono date, dimensioni e nomi delle lingue.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>More contrast</source>
        <translation>Più contrasto</translation>
    </message>
    <message>
        <source>Black, white and strong colours, with lines around everything.</source>
        <translation>Nero, bianco e colori intensi, con linee attorno a ogni elemento.</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Meno movimento</translation>
    </message>
    <message>
        <source>Progress stands still; its words still change.</source>
        <translation>L’indicatore di avanzamento resta fermo; il testo continua a cambiare.</translation>
    </message>
    <message>
        <source>Playing videos</source>
        <translation>Riproduzione dei video</translation>
    </message>
    <message>
        <source>When long work has ended</source>
        <translation>Quando termina un’operazione lunga</translation>
    </message>
    <message>
        <source>Working with DatoCMS</source>
        <translation>Lavorare con DatoCMS</translation>
    </message>
    <message>
        <source>Give up waiting after</source>
        <translation>Attesa massima</translation>
    </message>
    <message>
        <source>trackman then checks whether the track is still there.</source>
        <translation>trackman verifica poi se la traccia c’è ancora.</translation>
    </message>
    <message>
        <source>Share of the API limit</source>
        <translation>Quota del limite API</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Su questo computer</translation>
    </message>
    <message>
        <source>Thumbnail cache</source>
        <translation>Cache delle miniature</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Cartella dei dati</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Generali</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Eliminazione</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Controlli</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Revisioni</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avanzate</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rete</translation>
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
        <translation>Sposta tempi</translation>
    </message>
    <message>
        <source>Seconds to shift by</source>
        <translation>Secondi di spostamento</translation>
    </message>
    <message>
        <source>Shift all cues</source>
        <translation>Sposta tutti i segmenti</translation>
    </message>
    <message>
        <source>Shift from this cue on</source>
        <translation>Sposta da questo segmento in poi</translation>
    </message>
    <message>
        <source>Type seconds such as {seconds} or {time}.</source>
        <extracomment>Examples such as “0.5” and “−1:02.25”, with the decimal mark of the language.</extracomment>
        <translation>Inserisci dei secondi, come {seconds} o {time}.</translation>
    </message>
    <message>
        <source>Cues can be shifted at most {time} earlier, to the video’s beginning.</source>
        <translation>I segmenti possono essere anticipati al massimo di {time}, fino all’inizio del video.</translation>
    </message>
</context>
<context>
    <name>SideButtons</name>
    <message>
        <source>Delete</source>
        <translation>Elimina</translation>
    </message>
    <message>
        <source>Keep only this one</source>
        <translation>Conserva solo questa</translation>
    </message>
    <message>
        <source>{name} is deleted.</source>
        <translation>{name} è stata eliminata.</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>Elimina {name}</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Add a project</source>
        <translation>Aggiungi un progetto</translation>
    </message>
    <message>
        <source>Sign in to your project</source>
        <translation>Accedi al tuo progetto</translation>
    </message>
    <message>
        <source>trackman shows the subtitle and audio tracks of your project’s videos and lets you delete them. It needs an API token of the project.</source>
        <translation>trackman mostra le tracce di sottotitoli e audio dei video del tuo progetto e ti consente di eliminarle. Ha bisogno di un token API del progetto.</translation>
    </message>
    <message>
        <source>Sign in to {project} again</source>
        <translation>Accedi di nuovo a {project}</translation>
    </message>
    <message>
        <source>trackman couldn’t get the project’s token from this computer’s keyring. Everything else is kept, and work continues once you sign in again.</source>
        <translation>trackman non è riuscito a ottenere il token del progetto dal portachiavi di questo computer. Tutto il resto è conservato, e il lavoro continua quando accedi di nuovo.</translation>
    </message>
    <message>
        <source>DatoCMS no longer accepts its token: it was revoked, replaced, or has expired. Everything else is kept, and work continues once you sign in again.</source>
        <translation>DatoCMS non accetta più il suo token: è stato revocato o sostituito, oppure è scaduto. Tutto il resto è conservato, e il lavoro continua quando accedi di nuovo.</translation>
    </message>
    <message>
        <source>Opening {project}</source>
        <translation>Apertura di {project}</translation>
    </message>
    <message>
        <source>The project’s token is in this computer’s keyring. Unlock the keyring, or paste a token.</source>
        <translation>Il token del progetto è nel portachiavi di questo computer. Sblocca il portachiavi, oppure incolla un token.</translation>
    </message>
    <message>
        <source>The token works</source>
        <translation>Il token funziona</translation>
    </message>
    <message>
        <source>DatoCMS accepts the token. It gives access to:</source>
        <translation>DatoCMS accetta il token. Dà accesso a:</translation>
    </message>
    <message>
        <source>The token isn’t allowed to read its project’s name, so it can’t be kept. trackman will ask for it again the next time you start it.</source>
        <translation>Il token non è autorizzato a leggere il nome del suo progetto, quindi non può essere conservato. trackman lo chiederà di nuovo al prossimo avvio.</translation>
    </message>
</context>
<context>
    <name>SortButton</name>
    <message>
        <source>Sorted by: {order}</source>
        <translation>Ordinati per: {order}</translation>
    </message>
</context>
<context>
    <name>SoundDialog</name>
    <message>
        <source>Texts</source>
        <translation>Testi</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avanzamento</translation>
    </message>
    <message>
        <source>Places that don’t fit</source>
        <translation>Punti che non corrispondono</translation>
    </message>
    <message>
        <source>Return or a click plays from there</source>
        <translation>Invio o un clic riproduce da quel punto</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Shift in the editor</source>
        <translation>Sposta nell’editor</translation>
    </message>
    <message>
        <source>Moves all cues in the editor, in one step that Undo takes back</source>
        <translation>Sposta tutti i segmenti nell’editor, in un solo passaggio; con Annulla torni indietro</translation>
    </message>
    <message>
        <source>Select a text to see how it fits</source>
        <translation>Seleziona un testo per vedere se corrisponde</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
</context>
<context>
    <name>SpeechWording</name>
    <message>
        <source>Does {name} fit the sound?</source>
        <translation>{name} corrisponde all’audio?</translation>
    </message>
    <message numerus="yes">
        <source>Do %Ln texts fit their sounds?</source>
        <translation>
            <numerusform>%Ln testo corrisponde al suo audio?</numerusform>
            <numerusform>%Ln testi corrispondono al loro audio?</numerusform>
        </translation>
    </message>
    <message>
        <source>Listen to the sound of {name}?</source>
        <translation>Ascoltare l’audio di {name}?</translation>
    </message>
    <message>
        <source>Listen to the audio track {track} of {name}?</source>
        <translation>Ascoltare la traccia audio {track} di {name}?</translation>
    </message>
    <message numerus="yes">
        <source>Listen to the sounds of %Ln videos?</source>
        <translation>
            <numerusform>Ascoltare l’audio di %Ln video?</numerusform>
            <numerusform>Ascoltare l’audio di %Ln video?</numerusform>
        </translation>
    </message>
    <message>
        <source>The sound is examined on this computer and goes nowhere else. trackman remembers where there is speech, so it never has to listen again.</source>
        <translation>L’audio viene esaminato su questo computer e non va altrove. trackman ricorda dove si parla, così non deve ascoltarlo di nuovo.</translation>
    </message>
    <message>
        <source>trackman streams the sound once, as a player would. It counts towards your DatoCMS quota for streaming, with the length of the video.</source>
        <translation>trackman riceve l’audio in streaming una volta, come farebbe un lettore. Questo incide sulla tua quota DatoCMS per lo streaming con la durata del video.</translation>
    </message>
    <message>
        <source>trackman streams the sound once, as a player would: {length} count towards your DatoCMS quota for streaming, and about {size} are downloaded at most.</source>
        <translation>trackman riceve l’audio in streaming una volta, come farebbe un lettore: sulla tua quota DatoCMS per lo streaming incidono {length} e vengono scaricati al massimo circa {size}.</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Ascolta</translation>
    </message>
    <message>
        <source>{done} of {count} checked</source>
        <extracomment>Such as “3 of 40 checked”.</extracomment>
        <translation>{done} di {count} controllati</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>In attesa…</translation>
    </message>
    <message>
        <source>Comparing the text with the speech…</source>
        <translation>Confronto del testo con il parlato…</translation>
    </message>
    <message>
        <source>Listening… {percent} %</source>
        <translation>Ascolto… {percent}%</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Corrisponde</translation>
    </message>
    <message>
        <source>{percent} % too slow</source>
        <translation>{percent}% troppo lento</translation>
    </message>
    <message>
        <source>{percent} % too fast</source>
        <translation>{percent}% troppo veloce</translation>
    </message>
    <message>
        <source>{seconds} s late</source>
        <translation>{seconds} s in ritardo</translation>
    </message>
    <message>
        <source>{seconds} s early</source>
        <translation>{seconds} s in anticipo</translation>
    </message>
    <message>
        <source>It can’t be told whether the text fits the sound.</source>
        <translation>Non è possibile stabilire se il testo corrisponde all’audio.</translation>
    </message>
    <message>
        <source>The text fits the sound.</source>
        <translation>Il testo corrisponde all’audio.</translation>
    </message>
    <message>
        <source>The text runs {percent} % too slow.</source>
        <translation>Il testo scorre troppo lentamente del {percent}%.</translation>
    </message>
    <message>
        <source>The text runs {percent} % too fast.</source>
        <translation>Il testo scorre troppo velocemente del {percent}%.</translation>
    </message>
    <message>
        <source>The text is {seconds} s late.</source>
        <translation>Il testo è in ritardo di {seconds} s.</translation>
    </message>
    <message>
        <source>The text is {seconds} s early.</source>
        <translation>Il testo è in anticipo di {seconds} s.</translation>
    </message>
    <message>
        <source>The cues begin with the speech, to within a quarter of a second.</source>
        <translation>I segmenti iniziano con il parlato, con uno scarto massimo di un quarto di secondo.</translation>
    </message>
    <message>
        <source>All cues are off by the same time. Shifting them mends it.</source>
        <translation>Tutti i segmenti hanno lo stesso scarto. Per rimediare basta spostarli.</translation>
    </message>
    <message>
        <source>At its beginning it is {first}, at its end {last}.</source>
        <translation>All’inizio è {first}, alla fine {last}.</translation>
    </message>
    <message>
        <source>That is the usual sign of subtitles made for a picture of {was} frames per second, while this one has {now}.</source>
        <translation>Di solito è il segno di sottotitoli creati per immagini a {was} fotogrammi al secondo, mentre queste ne hanno {now}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln places with speech but no text.</source>
        <translation>
            <numerusform>%Ln punto con parlato ma senza testo.</numerusform>
            <numerusform>%Ln punti con parlato ma senza testo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues where nobody speaks.</source>
        <translation>
            <numerusform>%Ln segmento in cui nessuno parla.</numerusform>
            <numerusform>%Ln segmenti in cui nessuno parla.</numerusform>
        </translation>
    </message>
    <message>
        <source>All speech has text, and all text is spoken.</source>
        <translation>Tutto il parlato ha un testo e tutto il testo viene pronunciato.</translation>
    </message>
    <message>
        <source>{begin} – {end} · Speech without text</source>
        <translation>{begin} – {end} · Parlato senza testo</translation>
    </message>
    <message>
        <source>{begin} – {end} · Cue {number}: nobody speaks</source>
        <translation>{begin} – {end} · Segmento {number}: nessuno parla</translation>
    </message>
    <message>
        <source>{begin} – {end} · Cues {first} to {last}: nobody speaks</source>
        <translation>{begin} – {end} · Segmenti da {first} a {last}: nessuno parla</translation>
    </message>
    <message>
        <source>{speech} of speech in {length} of sound</source>
        <translation>{speech} di parlato in {length} di audio</translation>
    </message>
    <message>
        <source>The video has no stream, or not any more. Refresh, then try again.</source>
        <translation>Il video non ha uno stream, o non lo ha più. Aggiorna, poi riprova.</translation>
    </message>
    <message>
        <source>The stream is protected, so trackman can’t listen to it.</source>
        <translation>Lo stream è protetto, quindi trackman non può ascoltarlo.</translation>
    </message>
    <message>
        <source>The stream server can’t be reached. Check your connection, then try again.</source>
        <translation>Il server di streaming non è raggiungibile. Controlla la connessione, poi riprova.</translation>
    </message>
    <message>
        <source>The stream broke off. Try again.</source>
        <translation>Lo stream si è interrotto. Riprova.</translation>
    </message>
    <message>
        <source>The sound is of a kind that trackman can’t read.</source>
        <translation>L’audio è di un tipo che trackman non può leggere.</translation>
    </message>
    <message>
        <source>The video has no sound, or not this one any more.</source>
        <translation>Il video non ha audio, o non ha più questo.</translation>
    </message>
    <message>
        <source>There’s no room for the sound on this computer. Free some space, then try again.</source>
        <translation>Su questo computer non c’è spazio per l’audio. Libera spazio, poi riprova.</translation>
    </message>
    <message>
        <source>This computer lacks the system libraries that sounds are read with. On Debian and Ubuntu the package libpulse0 brings them.</source>
        <translation>Su questo computer mancano le librerie di sistema con cui si legge l’audio. In Debian e Ubuntu le fornisce il pacchetto libpulse0.</translation>
    </message>
    <message>
        <source>Speech can’t be looked for on this computer: it takes a 64-bit processor with AVX2, or a Mac with Apple’s own.</source>
        <translation>Su questo computer non è possibile cercare il parlato: serve un processore a 64 bit con AVX2, oppure un Mac con processore Apple.</translation>
    </message>
    <message>
        <source>The subtitles can’t be read, so there is nothing to compare.</source>
        <translation>I sottotitoli non possono essere letti, quindi non c’è nulla da confrontare.</translation>
    </message>
    <message>
        <source>There are no subtitles to check.</source>
        <translation>Non ci sono sottotitoli da controllare.</translation>
    </message>
    <message>
        <source>No speech in the sound</source>
        <translation>Nessun parlato nell’audio</translation>
    </message>
    <message>
        <source>Too little speech to compare</source>
        <translation>Troppo poco parlato da confrontare</translation>
    </message>
    <message>
        <source>Too few cues to compare</source>
        <translation>Troppo pochi segmenti da confrontare</translation>
    </message>
    <message>
        <source>No clear match with the speech</source>
        <translation>Nessuna chiara corrispondenza con il parlato</translation>
    </message>
    <message>
        <source>No speech was found in the sound.</source>
        <translation>Nell’audio non è stato trovato parlato.</translation>
    </message>
    <message>
        <source>There are only a few seconds of speech in the sound.</source>
        <translation>Nell’audio ci sono solo pochi secondi di parlato.</translation>
    </message>
    <message>
        <source>The text has too few cues with spoken words to compare.</source>
        <translation>Il testo ha troppo pochi segmenti con parole pronunciate da confrontare.</translation>
    </message>
    <message>
        <source>Speech and text don’t agree anywhere clearly. Perhaps the text belongs to another video, or people speak without pauses.</source>
        <translation>Parlato e testo non concordano chiaramente in alcun punto. Forse il testo appartiene a un altro video, oppure si parla senza pause.</translation>
    </message>
    <message>
        <source>on time</source>
        <translation>puntuale</translation>
    </message>
    <message>
        <source>{seconds} s late</source>
        <comment>within a sentence</comment>
        <extracomment>Within a sentence: “At its beginning it is 0.3 s late”.</extracomment>
        <translation>in ritardo di {seconds} s</translation>
    </message>
    <message>
        <source>{seconds} s early</source>
        <comment>within a sentence</comment>
        <translation>in anticipo di {seconds} s</translation>
    </message>
    <message numerus="yes">
        <source>Fits, but for %Ln places</source>
        <translation>
            <numerusform>Corrisponde, tranne in %Ln punto</numerusform>
            <numerusform>Corrisponde, tranne in %Ln punti</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Split {name}</source>
        <translation>Dividi {name}</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Parti</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Scegli cartella…</translation>
    </message>
    <message numerus="yes">
        <source>Each part has %Ln tracks.</source>
        <translation>
            <numerusform>Ogni parte ha %Ln traccia.</numerusform>
            <numerusform>Ogni parte ha %Ln tracce.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each part has {least} to %Ln tracks.</source>
        <extracomment>{least} is a number of tracks, as is the other one.</extracomment>
        <translation>
            <numerusform>Ogni parte ha da {least} a %Ln traccia.</numerusform>
            <numerusform>Ogni parte ha da {least} a %Ln tracce.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each person gets a file of their own and sends one back with the decisions. Tracks of one video stay together.</source>
        <translation>Ogni persona riceve un file proprio e ne restituisce uno con le decisioni. Le tracce di un video restano insieme.</translation>
    </message>
    <message>
        <source>Save the files in a folder; none there is replaced</source>
        <translation>Salva i file in una cartella; nessun file già presente viene sostituito</translation>
    </message>
</context>
<context>
    <name>StagedDialog</name>
    <message>
        <source>Decisions: {name}</source>
        <translation>Decisioni: {name}</translation>
    </message>
    <message>
        <source>Decisions to list</source>
        <translation>Decisioni da elencare</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Spunta tutte</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Togli tutte le spunte</translation>
    </message>
    <message>
        <source>Show in the review</source>
        <translation>Mostra nella revisione</translation>
    </message>
    <message>
        <source>Delete all the same</source>
        <translation>Elimina comunque</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Ritira</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Simulazione</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>Salva come file…</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Rifiuta</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approva</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>E %Ln altra conseguenza.</numerusform>
            <numerusform>E altre %Ln conseguenze.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video loses its last subtitles.</source>
        <translation>Nessun video perde i suoi ultimi sottotitoli.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos have not been looked at yet.</source>
        <translation>
            <numerusform>%Ln video non è ancora stato esaminato.</numerusform>
            <numerusform>%Ln video non sono ancora stati esaminati.</numerusform>
        </translation>
    </message>
    <message>
        <source>No deletion is ready and ticked.</source>
        <translation>Nessuna eliminazione è pronta e spuntata.</translation>
    </message>
    <message>
        <source>Type the number of tracks first.</source>
        <translation>Digita prima il numero di tracce.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions</source>
        <translation>
            <numerusform>%Ln eliminazione</numerusform>
            <numerusform>%Ln eliminazioni</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting for my approval</source>
        <translation>
            <numerusform>%Ln in attesa della mia approvazione</numerusform>
            <numerusform>%Ln in attesa della mia approvazione</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln decisions</source>
        <translation>
            <numerusform>Tutte le decisioni (%Ln)</numerusform>
            <numerusform>Tutte le %Ln decisioni</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %Ln deletions</source>
        <translation>
            <numerusform>Esegui %Ln eliminazione</numerusform>
            <numerusform>Esegui %Ln eliminazioni</numerusform>
        </translation>
    </message>
    <message>
        <source>Apply deletions</source>
        <translation>Esegui eliminazioni</translation>
    </message>
    <message>
        <source>Tick deletions of others first.</source>
        <translation>Spunta prima eliminazioni di altri.</translation>
    </message>
    <message>
        <source>Say that the ticked deletions may be done</source>
        <translation>Consenti le eliminazioni spuntate</translation>
    </message>
    <message>
        <source>Say that the ticked deletions must not be done</source>
        <translation>Non consentire le eliminazioni spuntate</translation>
    </message>
    <message>
        <source>Look at every track once more, ask, and delete</source>
        <translation>Esamina ancora una volta ogni traccia ed elimina, dopo una conferma</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions wait for your approval</source>
        <translation>
            <numerusform>%Ln eliminazione attende la tua approvazione</numerusform>
            <numerusform>%Ln eliminazioni attendono la tua approvazione</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks can be deleted</source>
        <translation>
            <numerusform>%Ln traccia può essere eliminata</numerusform>
            <numerusform>%Ln tracce possono essere eliminate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions wait for approval</source>
        <translation>
            <numerusform>%Ln eliminazione attende l’approvazione</numerusform>
            <numerusform>%Ln eliminazioni attendono l’approvazione</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick every deletion in the list</source>
        <translation>Metti la spunta a tutte le eliminazioni dell’elenco</translation>
    </message>
    <message>
        <source>Untick every deletion, to tick only a few</source>
        <translation>Togli la spunta a tutte le eliminazioni, per metterla solo ad alcune</translation>
    </message>
    <message>
        <source>Look at every track as it is now, and say what would happen</source>
        <translation>Esamina ogni traccia com’è ora e mostra che cosa succederebbe</translation>
    </message>
    <message>
        <source>Hand the review on, with all that was decided and approved</source>
        <translation>Passa ad altri la revisione, con tutto ciò che è stato deciso e approvato</translation>
    </message>
    <message>
        <source>Close; the decisions stay as they are</source>
        <translation>Chiudi; le decisioni restano come sono</translation>
    </message>
    <message>
        <source>Leave this list and show the track in the review</source>
        <translation>Esci da questo elenco e mostra la traccia nella revisione</translation>
    </message>
    <message>
        <source>Decide once more, on the track as it is now</source>
        <translation>Decidi di nuovo, sulla traccia com’è ora</translation>
    </message>
    <message>
        <source>Take your decision back; the track is open again</source>
        <translation>Ritira la tua decisione; la traccia è di nuovo da decidere</translation>
    </message>
    <message>
        <source>There is nothing to list</source>
        <translation>Niente da elencare</translation>
    </message>
    <message>
        <source>Decisions on the tracks of this review come here.</source>
        <translation>Qui compaiono le decisioni sulle tracce di questa revisione.</translation>
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
        <translation>Traccia</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisione</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Now</source>
        <extracomment>Title of a column: what can be done about a decision now.</extracomment>
        <translation>Adesso</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>con spunta</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>senza spunta</translation>
    </message>
</context>
<context>
    <name>StagedTable</name>
    <message>
        <source>Decisions</source>
        <translation>Decisioni</translation>
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
        <translation>Non ancora confermata</translation>
    </message>
    <message>
        <source>Being deleted</source>
        <translation>In corso di eliminazione</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>In attesa di approvazione</translation>
    </message>
    <message>
        <source>Waiting for your approval</source>
        <translation>In attesa della tua approvazione</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rifiutata</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <translation>Decisioni diverse</translation>
    </message>
    <message>
        <source>File changed by hand</source>
        <translation>File modificato a mano</translation>
    </message>
    <message>
        <source>Needs a reason</source>
        <translation>Richiede un motivo</translation>
    </message>
    <message>
        <source>Couldn’t be checked</source>
        <translation>Controllo non riuscito</translation>
    </message>
    <message>
        <source>Begun elsewhere</source>
        <translation>Iniziata altrove</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminata</translation>
    </message>
    <message>
        <source>Deleted, then restored</source>
        <translation>Eliminata, poi ripristinata</translation>
    </message>
    <message>
        <source>Nothing to delete</source>
        <translation>Niente da eliminare</translation>
    </message>
    <message>
        <source>Another person has to approve this deletion. Save the review as a file, hand it on, and open the file that comes back.</source>
        <translation>Un’altra persona deve approvare questa eliminazione. Salva la revisione come file, passala e apri il file che ti viene restituito.</translation>
    </message>
    <message>
        <source>People decided differently about this track, so it stays. A decision of yours in the review settles it.</source>
        <translation>Su questa traccia ci sono decisioni diverse, quindi resta. Una tua decisione nella revisione risolve il conflitto.</translation>
    </message>
    <message>
        <source>This decision comes from a review file that was changed by hand, so nobody can tell who made it. It is not carried out. Decide on the track yourself, or ask for the file once more.</source>
        <translation>Questa decisione viene da un file di revisione modificato a mano: nessuno può dire chi l’abbia presa. Non viene eseguita. Decidi tu sulla traccia, oppure chiedi di nuovo il file.</translation>
    </message>
    <message>
        <source>Your settings ask for a reason before a track is deleted. Show it in the review and give one.</source>
        <translation>Le tue impostazioni richiedono un motivo prima che una traccia venga eliminata. Mostrala nella revisione e indicane uno.</translation>
    </message>
    <message>
        <source>DatoCMS couldn’t be asked for this video, so the track stays for now. The decision is kept; check again later.</source>
        <translation>Non è stato possibile chiedere a DatoCMS di questo video, quindi per ora la traccia resta. La decisione non va persa: controlla di nuovo più tardi.</translation>
    </message>
    <message>
        <source>DatoCMS was asked to delete it. It is not asked again before the result is known.</source>
        <translation>A DatoCMS è stato chiesto di eliminarla. Non gli viene chiesto di nuovo finché l’esito non è noto.</translation>
    </message>
    <message>
        <source>The track stays.</source>
        <translation>La traccia resta.</translation>
    </message>
    <message numerus="yes">
        <source>Subtitles compared with those decided on: %Ln.</source>
        <translation>
            <numerusform>Sottotitoli confrontati con quelli della decisione: %Ln.</numerusform>
            <numerusform>Sottotitoli confrontati con quelli della decisione: %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The subtitles of %Ln tracks are compared as each is deleted; what was changed stays.</source>
        <translation>
            <numerusform>I sottotitoli di %Ln traccia vengono confrontati quando viene eliminata; se sono stati modificati, resta.</numerusform>
            <numerusform>I sottotitoli di %Ln tracce vengono confrontati quando ciascuna viene eliminata; ciò che è stato modificato resta.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks have no subtitles to compare, only kind, name and language.</source>
        <translation>
            <numerusform>%Ln traccia non ha sottotitoli da confrontare, solo tipo, nome e lingua.</numerusform>
            <numerusform>%Ln tracce non hanno sottotitoli da confrontare, solo tipo, nome e lingua.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks would be deleted</source>
        <translation>
            <numerusform>%Ln traccia verrebbe eliminata</numerusform>
            <numerusform>%Ln tracce verrebbero eliminate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln held for approval</source>
        <translation>
            <numerusform>%Ln in attesa di approvazione</numerusform>
            <numerusform>%Ln in attesa di approvazione</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed or replaced since</source>
        <translation>
            <numerusform>%Ln modificata o sostituita nel frattempo</numerusform>
            <numerusform>%Ln modificate o sostituite nel frattempo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone already</source>
        <translation>
            <numerusform>%Ln già scomparsa</numerusform>
            <numerusform>%Ln già scomparse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need a decision</source>
        <translation>
            <numerusform>%Ln richiede una decisione</numerusform>
            <numerusform>%Ln richiedono una decisione</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln couldn’t be checked</source>
        <translation>
            <numerusform>per %Ln il controllo non è riuscito</numerusform>
            <numerusform>per %Ln il controllo non è riuscito</numerusform>
        </translation>
    </message>
    <message>
        <source>Dry run: {found}. Nothing was sent.</source>
        <extracomment>{found} is such as “12 tracks would be deleted, 2 held for approval”.</extracomment>
        <translation>Simulazione: {found}. Non è stato inviato nulla.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conserva</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Elimina</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Corretta</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Saltata</translation>
    </message>
    <message>
        <source>Failed before</source>
        <translation>Tentativo non riuscito</translation>
    </message>
    <message>
        <source>Can’t be restored later</source>
        <translation>Non ripristinabile</translation>
    </message>
    <message>
        <source>Can be deleted</source>
        <translation>Può essere eliminata</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>Non ancora controllata</translation>
    </message>
    <message>
        <source>It was tried before and failed; the track is still there.</source>
        <translation>Un tentativo precedente non è riuscito; la traccia c’è ancora.</translation>
    </message>
    <message>
        <source>It has no subtitles that could be backed up, so it’s gone for good.</source>
        <translation>Non ha sottotitoli di cui eseguire il backup: l’eliminazione è definitiva.</translation>
    </message>
    <message>
        <source>It is looked at before it is deleted, and stays if it has changed.</source>
        <translation>Viene controllata prima di essere eliminata e resta se è cambiata.</translation>
    </message>
    <message>
        <source>It is backed up first, so the deletion can be undone.</source>
        <translation>Prima ne viene eseguito il backup: l’eliminazione può essere annullata.</translation>
    </message>
    <message>
        <source>{name} decided to delete this track. Tick it and choose Approve or Refuse, then save the review as a file and give it back.</source>
        <translation>{name} ha deciso di eliminare questa traccia. Metti la spunta e scegli Approva o Rifiuta, poi salva la revisione come file e restituiscila.</translation>
    </message>
    <message>
        <source>The deletion was refused, so the track stays.</source>
        <translation>L’eliminazione è stata rifiutata, quindi la traccia resta.</translation>
    </message>
    <message>
        <source>{name} refused this deletion {ago}, so the track stays.</source>
        <translation>{name} ha rifiutato questa eliminazione ({ago}), quindi la traccia resta.</translation>
    </message>
    <message>
        <source>{name} began to delete it on another computer {ago}. Look whether the track is still there before you delete it here.</source>
        <translation>{name} ha iniziato a eliminarla su un altro computer ({ago}). Prima di eliminarla qui, verifica se la traccia c’è ancora.</translation>
    </message>
    <message>
        <source>Deleted on {moment}.</source>
        <translation>Eliminata il {moment}.</translation>
    </message>
    <message>
        <source>Deleted on {moment}, approved by {name}.</source>
        <translation>Eliminata il {moment}, con l’approvazione di {name}.</translation>
    </message>
    <message>
        <source>Video is gone</source>
        <translation>Il video non c’è più</translation>
    </message>
    <message>
        <source>Gone already</source>
        <translation>Già scomparsa</translation>
    </message>
    <message>
        <source>The track was deleted and restored under a new ID. Show it in the review to decide on it again.</source>
        <translation>La traccia è stata eliminata e ripristinata con un nuovo ID. Mostrala nella revisione per decidere di nuovo.</translation>
    </message>
    <message>
        <source>Replaced since</source>
        <translation>Sostituita nel frattempo</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Modificata nel frattempo</translation>
    </message>
    <message>
        <source>Can’t be backed up now</source>
        <translation>Backup non più possibile</translation>
    </message>
    <message>
        <source>Subtitles changed since</source>
        <translation>Sottotitoli modificati nel frattempo</translation>
    </message>
    <message>
        <source>The whole video is not in the project any more. There is nothing left to delete.</source>
        <translation>L’intero video non è più nel progetto. Non resta nulla da eliminare.</translation>
    </message>
    <message>
        <source>Somebody deleted this track meanwhile. There is nothing left to do.</source>
        <translation>Nel frattempo qualcuno ha eliminato questa traccia. Non resta nulla da fare.</translation>
    </message>
    <message>
        <source>This track is gone, and {now} has taken its place. The new one stays: put it into a review to decide on it.</source>
        <translation>Questa traccia non c’è più e {now} ne ha preso il posto. La nuova resta: aggiungila a una revisione per decidere.</translation>
    </message>
    <message>
        <source>It was decided on as {seen}; now it is {now}. Look at it once more, or delete it all the same.</source>
        <translation>Al momento della decisione era {seen}; ora è {now}. Esaminala ancora una volta, oppure eliminala comunque.</translation>
    </message>
    <message>
        <source>Its subtitles can’t be backed up any more, so deleting it is for good. Look at it once more, or delete it all the same.</source>
        <translation>Il backup dei suoi sottotitoli non è più possibile: l’eliminazione è definitiva. Esaminala ancora una volta, oppure eliminala comunque.</translation>
    </message>
    <message>
        <source>Its subtitles are others than those that were decided on. Look at them in the review and decide again.</source>
        <translation>I suoi sottotitoli sono diversi da quelli su cui si è deciso. Esaminali nella revisione e decidi di nuovo.</translation>
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
        <translation>Riprova</translation>
    </message>
    <message>
        <source>{age} · refreshing…</source>
        <translation>{age} · aggiornamento…</translation>
    </message>
    <message>
        <source>trackman will keep trying.</source>
        <translation>trackman continuerà a provare.</translation>
    </message>
    <message>
        <source>Refreshing…</source>
        <translation>Aggiornamento…</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Can’t create tokens? Ask someone who can</source>
        <translation>Non puoi creare token? Chiedi a chi può farlo</translation>
    </message>
    <message>
        <source>In DatoCMS, open your project, then Project settings › API tokens.</source>
        <translation>In DatoCMS apri il tuo progetto, poi Project settings › API tokens.</translation>
    </message>
    <message>
        <source>Choose New token and give it a name such as “trackman”.</source>
        <translation>Scegli New token e assegnagli un nome, per esempio “trackman”.</translation>
    </message>
    <message>
        <source>Allow it access to the Content Management API, and choose a role that can edit uploads in the primary environment.</source>
        <translation>Consentigli l’accesso alla Content Management API e scegli un ruolo che possa modificare gli upload nell’ambiente principale.</translation>
    </message>
    <message>
        <source>Save it, copy the token, and paste it below.</source>
        <translation>Salvalo, copia il token e incollalo qui sotto.</translation>
    </message>
</context>
<context>
    <name>StorageWording</name>
    <message>
        <source>trackman won’t change anything it can’t record first.</source>
        <translation>trackman non modifica nulla che non possa prima registrare.</translation>
    </message>
    <message>
        <source>The journal is damaged</source>
        <translation>Il registro è danneggiato</translation>
    </message>
    <message>
        <source>The journal was written by a newer trackman</source>
        <translation>Il registro è stato scritto da una versione più recente di trackman</translation>
    </message>
    <message>
        <source>The journal can’t be written</source>
        <translation>Il registro non può essere scritto</translation>
    </message>
    <message>
        <source>There’s no space left for the journal</source>
        <translation>Non c’è più spazio per il registro</translation>
    </message>
    <message>
        <source>Another program is using the journal</source>
        <translation>Un altro programma sta usando il registro</translation>
    </message>
    <message>
        <source>The journal is missing</source>
        <translation>Il registro è mancante</translation>
    </message>
    <message>
        <source>The journal’s file can’t be locked</source>
        <translation>Il file del registro non può essere bloccato</translation>
    </message>
    <message>
        <source>The path of the journal is too long</source>
        <translation>Il percorso del registro è troppo lungo</translation>
    </message>
    <message>
        <source>The journal can’t be used</source>
        <translation>Il registro non può essere usato</translation>
    </message>
    <message>
        <source>Choose another copy of it, or export it once more.</source>
        <translation>Scegline un’altra copia, oppure esportalo di nuovo.</translation>
    </message>
    <message>
        <source>Install the newest trackman, then import it again.</source>
        <translation>Installa la versione più recente di trackman, poi importalo di nuovo.</translation>
    </message>
    <message>
        <source>It was moved or deleted. Choose another file.</source>
        <translation>È stato spostato o eliminato. Scegli un altro file.</translation>
    </message>
    <message>
        <source>This isn’t a trackman archive, or it is damaged</source>
        <translation>Questo non è un archivio di trackman, oppure è danneggiato</translation>
    </message>
    <message>
        <source>This archive was made by a newer trackman</source>
        <translation>Questo archivio è stato creato da una versione più recente di trackman</translation>
    </message>
    <message>
        <source>The archive can’t be written there</source>
        <translation>L’archivio non può essere scritto in quella posizione</translation>
    </message>
    <message>
        <source>There’s no space left for the archive</source>
        <translation>Non c’è più spazio per l’archivio</translation>
    </message>
    <message>
        <source>Another program is using the archive</source>
        <translation>Un altro programma sta usando l’archivio</translation>
    </message>
    <message>
        <source>The archive no longer exists</source>
        <translation>L’archivio non esiste più</translation>
    </message>
    <message>
        <source>The archive’s file can’t be locked</source>
        <translation>Il file dell’archivio non può essere bloccato</translation>
    </message>
    <message>
        <source>The name of the archive is too long</source>
        <translation>Il nome dell’archivio è troppo lungo</translation>
    </message>
    <message>
        <source>The archive can’t be used</source>
        <translation>L’archivio non può essere usato</translation>
    </message>
    <message>
        <source>Nothing was changed on this computer.</source>
        <translation>Su questo computer non è stato modificato nulla.</translation>
    </message>
    <message>
        <source>The rule’s file can’t be read</source>
        <translation>Il file della regola non può essere letto</translation>
    </message>
    <message>
        <source>It may have been moved, or you may not read it. Choose another file.</source>
        <translation>Forse è stato spostato, o non hai il permesso di leggerlo. Scegli un altro file.</translation>
    </message>
    <message>
        <source>This isn’t a rule saved by trackman</source>
        <translation>Questa non è una regola salvata da trackman</translation>
    </message>
    <message>
        <source>Choose a file that was made with Save as file…</source>
        <translation>Scegli un file creato con Salva come file…</translation>
    </message>
    <message>
        <source>This rule’s file is damaged</source>
        <translation>Il file di questa regola è danneggiato</translation>
    </message>
    <message>
        <source>Ask for another copy of it, and choose that.</source>
        <translation>Chiedi un’altra copia del file e scegli quella.</translation>
    </message>
    <message>
        <source>This rule was made by a newer trackman</source>
        <translation>Questa regola è stata creata da una versione più recente di trackman</translation>
    </message>
    <message>
        <source>It has conditions this trackman doesn’t know, and without them it would match more tracks. Install the newest trackman to use it.</source>
        <translation>Contiene condizioni che questa versione di trackman non conosce, e senza di esse corrisponderebbe a più tracce. Installa la versione più recente di trackman per usarla.</translation>
    </message>
    <message>
        <source>Your rules are unchanged.</source>
        <translation>Le tue regole non sono cambiate.</translation>
    </message>
    <message>
        <source>It was removed on this computer. If somebody has a file of it, open that file.</source>
        <translation>È stata rimossa su questo computer. Se qualcuno ne ha un file, apri quel file.</translation>
    </message>
    <message>
        <source>This review isn’t here any more</source>
        <translation>Questa revisione non è più qui</translation>
    </message>
    <message>
        <source>Your last step was not recorded; everything before it is safe.</source>
        <translation>Il tuo ultimo passaggio non è stato registrato; tutto ciò che lo precede è al sicuro.</translation>
    </message>
    <message>
        <source>Your reviews are damaged</source>
        <translation>Le tue revisioni sono danneggiate</translation>
    </message>
    <message>
        <source>Your reviews were written by a newer trackman</source>
        <translation>Le tue revisioni sono state scritte da una versione più recente di trackman</translation>
    </message>
    <message>
        <source>Your reviews can’t be written</source>
        <translation>Le tue revisioni non possono essere scritte</translation>
    </message>
    <message>
        <source>There’s no space left for your reviews</source>
        <translation>Non c’è più spazio per le tue revisioni</translation>
    </message>
    <message>
        <source>Another program is using your reviews</source>
        <translation>Un altro programma sta usando le tue revisioni</translation>
    </message>
    <message>
        <source>The file of your reviews can’t be locked</source>
        <translation>Il file delle tue revisioni non può essere bloccato</translation>
    </message>
    <message>
        <source>Your reviews can’t be used</source>
        <translation>Le tue revisioni non possono essere usate</translation>
    </message>
    <message>
        <source>Nothing was taken from it, and your reviews are unchanged.</source>
        <translation>Non ne è stato ripreso nulla e le tue revisioni non sono cambiate.</translation>
    </message>
    <message>
        <source>Open that environment, then open the file again.</source>
        <translation>Apri quell’ambiente, poi apri di nuovo il file.</translation>
    </message>
    <message>
        <source>This review is of the primary environment</source>
        <translation>Questa revisione appartiene all’ambiente principale</translation>
    </message>
    <message>
        <source>This review is of the environment {name}</source>
        <translation>Questa revisione appartiene all’ambiente {name}</translation>
    </message>
    <message>
        <source>The review’s file can’t be read</source>
        <translation>Il file della revisione non può essere letto</translation>
    </message>
    <message>
        <source>This isn’t a review saved by trackman</source>
        <translation>Questa non è una revisione salvata da trackman</translation>
    </message>
    <message>
        <source>Choose a file that was saved from the list of reviews.</source>
        <translation>Scegli un file salvato dall’elenco delle revisioni.</translation>
    </message>
    <message>
        <source>This review’s file is damaged</source>
        <translation>Il file di questa revisione è danneggiato</translation>
    </message>
    <message>
        <source>Ask for another copy of it, and open that.</source>
        <translation>Chiedi un’altra copia del file e apri quella.</translation>
    </message>
    <message>
        <source>This review’s file is incomplete</source>
        <translation>Il file di questa revisione è incompleto</translation>
    </message>
    <message>
        <source>Its end is missing, perhaps because a download stopped. Get it again.</source>
        <translation>Ne manca la fine, forse perché un download si è interrotto. Scaricalo di nuovo.</translation>
    </message>
    <message>
        <source>This review was saved by a newer trackman</source>
        <translation>Questa revisione è stata salvata da una versione più recente di trackman</translation>
    </message>
    <message>
        <source>Install the newest trackman, then open it again.</source>
        <translation>Installa la versione più recente di trackman, poi aprila di nuovo.</translation>
    </message>
    <message>
        <source>This file is too large for a review</source>
        <translation>Questo file è troppo grande per una revisione</translation>
    </message>
    <message>
        <source>Ask for the review split in parts.</source>
        <translation>Chiedi la revisione divisa in parti.</translation>
    </message>
    <message>
        <source>This review is of the project {name}</source>
        <translation>Questa revisione appartiene al progetto {name}</translation>
    </message>
    <message>
        <source>Open that project, then open the file again.</source>
        <translation>Apri quel progetto, poi apri di nuovo il file.</translation>
    </message>
    <message>
        <source>trackman doesn’t know yet which project this is</source>
        <translation>trackman non sa ancora quale progetto sia questo</translation>
    </message>
    <message>
        <source>Connect to DatoCMS once, then open the file again.</source>
        <translation>Connettiti una volta a DatoCMS, poi apri di nuovo il file.</translation>
    </message>
    <message>
        <source>The file is no longer there</source>
        <translation>Il file non c’è più</translation>
    </message>
    <message>
        <source>The file was changed meanwhile</source>
        <translation>Nel frattempo il file è stato modificato</translation>
    </message>
    <message>
        <source>The file can’t be read</source>
        <translation>Il file non può essere letto</translation>
    </message>
    <message>
        <source>Nothing was sent. Choose the file again and try once more.</source>
        <translation>Non è stato inviato nulla. Scegli di nuovo il file e riprova.</translation>
    </message>
    <message>
        <source>The file can’t be written there</source>
        <translation>Il file non può essere scritto in quella posizione</translation>
    </message>
    <message>
        <source>There’s no space left for the file</source>
        <translation>Non c’è più spazio per il file</translation>
    </message>
    <message>
        <source>Another program has the file open</source>
        <translation>Un altro programma tiene aperto il file</translation>
    </message>
    <message>
        <source>The folder for the file doesn’t exist</source>
        <translation>La cartella per il file non esiste</translation>
    </message>
    <message>
        <source>The file can’t be locked there</source>
        <translation>In quella posizione il file non può essere bloccato</translation>
    </message>
    <message>
        <source>The file name is too long</source>
        <translation>Il nome del file è troppo lungo</translation>
    </message>
    <message>
        <source>The file couldn’t be written</source>
        <translation>Non è stato possibile scrivere il file</translation>
    </message>
    <message>
        <source>The history itself is unchanged.</source>
        <translation>La cronologia stessa non è cambiata.</translation>
    </message>
    <message>
        <source>Your changes stay in this window as long as it’s open.</source>
        <translation>Le tue modifiche restano in questa finestra finché è aperta.</translation>
    </message>
    <message>
        <source>The damaged file was set aside, and the published subtitles are shown.</source>
        <translation>Il file danneggiato è stato messo da parte e vengono mostrati i sottotitoli pubblicati.</translation>
    </message>
    <message>
        <source>Your draft is damaged</source>
        <translation>La tua bozza è danneggiata</translation>
    </message>
    <message>
        <source>Your draft can’t be written</source>
        <translation>La tua bozza non può essere scritta</translation>
    </message>
    <message>
        <source>There’s no space left for your draft</source>
        <translation>Non c’è più spazio per la tua bozza</translation>
    </message>
    <message>
        <source>Another program is using your draft</source>
        <translation>Un altro programma sta usando la tua bozza</translation>
    </message>
    <message>
        <source>Your draft couldn’t be saved</source>
        <translation>Non è stato possibile salvare la tua bozza</translation>
    </message>
    <message>
        <source>Close the other program, then export once more.</source>
        <translation>Chiudi l’altro programma, poi esporta di nuovo.</translation>
    </message>
    <message>
        <source>Export once more with a shorter name.</source>
        <translation>Esporta di nuovo con un nome più breve.</translation>
    </message>
    <message>
        <source>Choose another folder, then export once more.</source>
        <translation>Scegli un’altra cartella, poi esporta di nuovo.</translation>
    </message>
    <message>
        <source>Put back a copy of the data folder, or import an earlier archive.</source>
        <translation>Rimetti al suo posto una copia della cartella dei dati, oppure importa un archivio precedente.</translation>
    </message>
    <message>
        <source>Install the newest trackman to go on.</source>
        <translation>Per continuare, installa la versione più recente di trackman.</translation>
    </message>
    <message>
        <source>Allow trackman to write into that folder, then retry.</source>
        <translation>Consenti a trackman di scrivere in quella cartella, poi riprova.</translation>
    </message>
    <message>
        <source>Free up disk space, then try again.</source>
        <translation>Libera spazio su disco, poi riprova.</translation>
    </message>
    <message>
        <source>Close the other program, then try again.</source>
        <translation>Chiudi l’altro programma, poi riprova.</translation>
    </message>
    <message>
        <source>Start trackman again to begin a new journal.</source>
        <translation>Riavvia trackman per iniziare un nuovo registro.</translation>
    </message>
    <message>
        <source>The data folder is on a network drive that can’t lock files. Start trackman with --data-dir and a folder on this computer.</source>
        <translation>La cartella dei dati si trova su un’unità di rete che non può bloccare i file. Avvia trackman con --data-dir e una cartella su questo computer.</translation>
    </message>
    <message>
        <source>Choose a shorter name or another folder.</source>
        <translation>Scegli un nome più breve o un’altra cartella.</translation>
    </message>
    <message>
        <source>See the reason below. Try again, or restart trackman.</source>
        <translation>Vedi sotto il motivo. Riprova, oppure riavvia trackman.</translation>
    </message>
    <message>
        <source>It can’t be restored from this computer. An earlier export may contain it.</source>
        <translation>Non può essere ripristinato da questo computer. Un’esportazione precedente potrebbe contenerlo.</translation>
    </message>
    <message>
        <source>It differs from what was deleted, so trackman won’t restore it.</source>
        <translation>Differisce da ciò che è stato eliminato, quindi trackman non lo ripristina.</translation>
    </message>
    <message>
        <source>trackman can’t back up tracks right now. Try again in a minute.</source>
        <translation>Al momento trackman non può eseguire il backup delle tracce. Riprova fra un minuto.</translation>
    </message>
    <message>
        <source>It can’t be backed up, so deleting it can’t be undone.</source>
        <translation>Il backup non è possibile, quindi l’eliminazione non può essere annullata.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>The subtitle file can’t be reached</source>
        <translation>Il file dei sottotitoli non è raggiungibile</translation>
    </message>
    <message>
        <source>No subtitle file was found for this track</source>
        <translation>Per questa traccia non è stato trovato alcun file di sottotitoli</translation>
    </message>
    <message>
        <source>The file isn’t valid WebVTT</source>
        <translation>Il file non è un WebVTT valido</translation>
    </message>
    <message>
        <source>The subtitle file contains characters that can’t be read</source>
        <translation>Il file dei sottotitoli contiene caratteri illeggibili</translation>
    </message>
    <message>
        <source>The subtitle file is empty</source>
        <translation>Il file dei sottotitoli è vuoto</translation>
    </message>
    <message>
        <source>No cue in the subtitle file has times that can be read</source>
        <translation>Nessun segmento nel file dei sottotitoli ha tempi leggibili</translation>
    </message>
    <message>
        <source>The subtitle file didn’t arrive completely</source>
        <translation>Il file dei sottotitoli non è arrivato completo</translation>
    </message>
    <message>
        <source>The subtitle file is too large</source>
        <translation>Il file dei sottotitoli è troppo grande</translation>
    </message>
    <message>
        <source>The subtitle file couldn’t be saved on this computer</source>
        <translation>Non è stato possibile salvare il file dei sottotitoli su questo computer</translation>
    </message>
    <message>
        <source>The backup is missing</source>
        <translation>Il backup è mancante</translation>
    </message>
    <message>
        <source>The backup was changed</source>
        <translation>Il backup è stato modificato</translation>
    </message>
    <message>
        <source>The backup can’t be read</source>
        <translation>Il backup non può essere letto</translation>
    </message>
</context>
<context>
    <name>StretchBar</name>
    <message>
        <source>Stretch times between two points</source>
        <translation>Adatta i tempi fra due punti</translation>
    </message>
    <message>
        <source>First cue</source>
        <translation>Primo segmento</translation>
    </message>
    <message>
        <source>Second cue</source>
        <translation>Secondo segmento</translation>
    </message>
    <message>
        <source>Start of the first cue</source>
        <translation>Inizio del primo segmento</translation>
    </message>
    <message>
        <source>Start of the second cue</source>
        <translation>Inizio del secondo segmento</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>Adatta</translation>
    </message>
    <message>
        <source>Name two cues, and when each of them should start.</source>
        <translation>Indica due segmenti e quando ciascuno deve iniziare.</translation>
    </message>
    <message>
        <source>Name two cues that start at different times.</source>
        <translation>Indica due segmenti che iniziano in momenti diversi.</translation>
    </message>
    <message>
        <source>The cues must stay in the same order.</source>
        <translation>I segmenti devono restare nello stesso ordine.</translation>
    </message>
    <message>
        <source>Cue</source>
        <translation>Segmento</translation>
    </message>
    <message>
        <source>starts at</source>
        <translation>inizia a</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>Compare subtitles</source>
        <translation>Confronta sottotitoli</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more tracks</source>
        <translation>
            <numerusform>e %Ln altra traccia</numerusform>
            <numerusform>e altre %Ln tracce</numerusform>
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
        <translation>Questa colonna è sempre mostrata.</translation>
    </message>
</context>
<context>
    <name>TextCellEditor</name>
    <message>
        <source>Text of the cue</source>
        <translation>Testo del segmento</translation>
    </message>
</context>
<context>
    <name>TextController</name>
    <message>
        <source>Subtitle files (*.{ending})</source>
        <translation>File di sottotitoli (*.{ending})</translation>
    </message>
    <message>
        <source>Save subtitles</source>
        <translation>Salva sottotitoli</translation>
    </message>
    <message>
        <source>Subtitles saved to {file}.</source>
        <translation>Sottotitoli salvati in {file}.</translation>
    </message>
</context>
<context>
    <name>TextHead</name>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifica</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Sostituisci…</translation>
    </message>
    <message>
        <source>Save subtitles as…</source>
        <translation>Salva sottotitoli come…</translation>
    </message>
    <message>
        <source>Show cue {number}</source>
        <translation>Mostra segmento {number}</translation>
    </message>
    <message>
        <source>Edit text and times of the cues</source>
        <translation>Modifica testo e tempi dei segmenti</translation>
    </message>
    <message>
        <source>You have unpublished changes to these subtitles. Choose Edit to go on.</source>
        <translation>Hai modifiche non pubblicate a questi sottotitoli. Scegli Modifica per continuare.</translation>
    </message>
    <message>
        <source>WebVTT, unchanged (.vtt)</source>
        <translation>WebVTT, non modificato (.vtt)</translation>
    </message>
    <message>
        <source>SubRip (.srt)</source>
        <translation>SubRip (.srt)</translation>
    </message>
    <message>
        <source>Plain text (.txt)</source>
        <translation>Testo semplice (.txt)</translation>
    </message>
    <message>
        <source>Findings of all tracks of this video (table)</source>
        <translation>Segnalazioni di tutte le tracce di questo video (tabella)</translation>
    </message>
    <message>
        <source>Replace the track by a file</source>
        <translation>Sostituisci la traccia con un file</translation>
    </message>
</context>
<context>
    <name>TextPane</name>
    <message>
        <source>Subtitles of the track</source>
        <translation>Sottotitoli della traccia</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>Caricamento dei sottotitoli…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
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
            <numerusform>%Ln segmento</numerusform>
            <numerusform>%Ln segmenti</numerusform>
        </translation>
    </message>
    <message>
        <source>Showing the local copy. Last updated: {ago}.</source>
        <translation>È mostrata la copia locale. Ultimo aggiornamento: {ago}.</translation>
    </message>
    <message>
        <source>There’s no subtitle file to edit.</source>
        <translation>Non c’è alcun file di sottotitoli da modificare.</translation>
    </message>
    <message>
        <source>The file is too large to be edited.</source>
        <translation>Il file è troppo grande per essere modificato.</translation>
    </message>
    <message>
        <source>None of the file can be read.</source>
        <translation>Nessuna parte del file può essere letta.</translation>
    </message>
    <message>
        <source>The subtitle server isn’t responding, and there is no local copy to show.</source>
        <translation>Il server dei sottotitoli non risponde, e non c’è una copia locale da mostrare.</translation>
    </message>
    <message>
        <source>DatoCMS lists the track as ready, but there is no subtitle file. Players show nothing.</source>
        <translation>DatoCMS indica la traccia come pronta, ma non c’è un file di sottotitoli. I lettori video non mostrano nulla.</translation>
    </message>
    <message>
        <source>The server sent something else, such as a web page. Players show nothing.</source>
        <translation>Il server ha inviato qualcos’altro, per esempio una pagina web. I lettori video non mostrano nulla.</translation>
    </message>
    <message>
        <source>The file has no cues. Players show nothing.</source>
        <translation>Il file non ha segmenti. I lettori video non mostrano nulla.</translation>
    </message>
    <message>
        <source>The file has words, but no cue with times. Players show nothing.</source>
        <translation>Il file contiene parole, ma nessun segmento con tempi. I lettori video non mostrano nulla.</translation>
    </message>
    <message>
        <source>The file is far larger than any subtitle file, so trackman doesn’t read it.</source>
        <translation>Il file è molto più grande di qualsiasi file di sottotitoli, quindi trackman non lo legge.</translation>
    </message>
    <message>
        <source>Its words: {words}</source>
        <translation>Le sue parole: {words}</translation>
    </message>
    <message>
        <source>This expression takes too long. Make it simpler.</source>
        <translation>Questa espressione richiede troppo tempo. Semplificala.</translation>
    </message>
    <message>
        <source>This isn’t a valid regular expression.</source>
        <translation>Questa non è un’espressione regolare valida.</translation>
    </message>
    <message>
        <source>Not a valid regular expression: see character {place}.</source>
        <translation>Espressione regolare non valida: vedi il carattere {place}.</translation>
    </message>
    <message>
        <source>The subtitle file is cut off: its end is missing.</source>
        <translation>Il file dei sottotitoli è troncato: manca la fine.</translation>
    </message>
    <message>
        <source>The subtitle file isn’t UTF-8, so players may show different characters.</source>
        <translation>Il file dei sottotitoli non è in UTF-8, quindi i lettori video potrebbero mostrare caratteri diversi.</translation>
    </message>
    <message>
        <source>The file isn’t valid WebVTT, so players may show nothing.</source>
        <translation>Il file non è un WebVTT valido, quindi i lettori video potrebbero non mostrare nulla.</translation>
    </message>
    <message>
        <source>The subtitle file is too large. Only its beginning is shown.</source>
        <translation>Il file dei sottotitoli è troppo grande. Ne è mostrato solo l’inizio.</translation>
    </message>
    <message>
        <source>None of these cues has a time that players can read.</source>
        <translation>Nessuno di questi segmenti ha un tempo che i lettori video possano leggere.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues have times that no player can read.</source>
        <translation>
            <numerusform>%Ln segmento ha tempi che nessun lettore video può leggere.</numerusform>
            <numerusform>%Ln segmenti hanno tempi che nessun lettore video può leggere.</numerusform>
        </translation>
    </message>
    <message>
        <source>Their numbers: {numbers}.</source>
        <translation>I loro numeri: {numbers}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are not shown here.</source>
        <translation>
            <numerusform>%Ln di essi non è mostrato qui.</numerusform>
            <numerusform>%Ln di essi non sono mostrati qui.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TokenField</name>
    <message>
        <source>Show token</source>
        <translation>Mostra token</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>Token API</translation>
    </message>
    <message>
        <source>Paste the token here</source>
        <translation>Incolla qui il token</translation>
    </message>
    <message>
        <source>Hide token</source>
        <translation>Nascondi token</translation>
    </message>
</context>
<context>
    <name>TokenForm</name>
    <message>
        <source>API token</source>
        <translation>Token API</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Accedi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Checking with DatoCMS…</source>
        <translation>Verifica con DatoCMS…</translation>
    </message>
    <message>
        <source>Saving the token in this computer’s keyring…</source>
        <translation>Salvataggio del token nel portachiavi di questo computer…</translation>
    </message>
    <message>
        <source>Paste the token into the field above first.</source>
        <translation>Incolla prima il token nel campo qui sopra.</translation>
    </message>
    <message>
        <source>The token is kept in this computer’s keyring, never in a file.</source>
        <translation>Il token è conservato nel portachiavi di questo computer, mai in un file.</translation>
    </message>
    <message>
        <source>This computer has no keyring. trackman can keep the token until you close it, and never writes it to a file.</source>
        <translation>Questo computer non ha un portachiavi. trackman può conservare il token finché non lo chiudi, e non lo scrive mai in un file.</translation>
    </message>
</context>
<context>
    <name>TokenRequest</name>
    <message>
        <source>Copy message</source>
        <translation>Copia messaggio</translation>
    </message>
    <message>
        <source>I can create a token myself</source>
        <translation>Posso creare io un token</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiato</translation>
    </message>
    <message>
        <source>Message copied</source>
        <translation>Messaggio copiato</translation>
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
        <translation>Buongiorno,

vorrei usare trackman, un programma desktop che mostra, controlla ed elimina le tracce di sottotitoli e audio dei nostri video in DatoCMS. Per farlo mi serve un token API del nostro progetto. Me ne può creare uno?

In DatoCMS: Project settings › API tokens › New token
• Nome: trackman
• Accesso: solo Content Management API
• Ruolo: uno che possa leggere e modificare gli upload nell’ambiente principale. Per guardare senza modificare nulla basta poter leggere gli upload. Se può leggere anche i record, trackman mostra quali di essi usano un video.

trackman conserva il token nel portachiavi del mio computer e lo invia solo a DatoCMS. Me lo consegni per favore tramite un gestore di password, non per e-mail o chat; può revocarlo in qualsiasi momento nello stesso punto.

Grazie!</translation>
    </message>
    <message>
        <source>Ask someone who manages the project</source>
        <translation>Chiedi a chi gestisce il progetto</translation>
    </message>
    <message>
        <source>Creating tokens takes a role that may manage API tokens: usually the project’s owner, an administrator, or the agency that built the site. Send them this:</source>
        <translation>Per creare token serve un ruolo che possa gestire i token API: di solito è il proprietario del progetto, un amministratore o l’agenzia che ha realizzato il sito. Invia loro questo messaggio:</translation>
    </message>
</context>
<context>
    <name>TourBubble</name>
    <message>
        <source>Skip</source>
        <translation>Salta</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Indietro</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Avanti</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Passo {number} di {count}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fine</translation>
    </message>
    <message>
        <source>End the tour. Help › Tour starts it again.</source>
        <translation>Termina il tour. Aiuto › Tour lo avvia di nuovo.</translation>
    </message>
    <message>
        <source>Go back to the step before</source>
        <translation>Torna al passo precedente</translation>
    </message>
    <message>
        <source>Go on with the tour; Escape leaves it</source>
        <translation>Continua il tour; Esc lo interrompe</translation>
    </message>
</context>
<context>
    <name>TourWording</name>
    <message>
        <source>Open a video</source>
        <translation>Apri un video</translation>
    </message>
    <message>
        <source>Paste a DatoCMS link or a video ID here, or drop a link on the window.</source>
        <translation>Incolla qui un link DatoCMS o l’ID di un video, oppure trascina un link sulla finestra.</translation>
    </message>
    <message>
        <source>Or pick one of your videos</source>
        <translation>Oppure scegli uno dei tuoi video</translation>
    </message>
    <message>
        <source>Search and filter the library, and keep a filter as a view.</source>
        <translation>Cerca e filtra nella libreria, e conserva un filtro come vista.</translation>
    </message>
    <message>
        <source>Its tracks</source>
        <translation>Le sue tracce</translation>
    </message>
    <message>
        <source>Subtitles and audio, with the findings of each. Select one to read it, or several to work on them together.</source>
        <translation>Sottotitoli e audio, ciascuno con le sue segnalazioni. Seleziona una traccia per leggerla, o più tracce per lavorarci insieme.</translation>
    </message>
    <message>
        <source>Look closely</source>
        <translation>Guarda da vicino</translation>
    </message>
    <message>
        <source>Read the subtitles, play the video, compare, edit. Errors and warnings stand beside the cue they are about.</source>
        <translation>Leggi i sottotitoli, riproduci il video, confronta, modifica. Errori e avvisi compaiono accanto al segmento a cui si riferiscono.</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Decidi</translation>
    </message>
    <message>
        <source>Delete what should go ({delete}). The subtitles are saved first, and {undo} brings the track back.</source>
        <translation>Elimina ciò che non serve ({delete}). trackman salva prima i sottotitoli, e {undo} fa tornare la traccia.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Judge many tracks</source>
        <translation>Valuta molte tracce</translation>
    </message>
    <message>
        <source>Review, among all tracks and in the menu Track, shows them one after another: {keep} keeps, {delete} marks for deletion. Tools › Reviews goes on where you left one.</source>
        <translation>Revisione, fra tutte le tracce e nel menu Traccia, le mostra una dopo l’altra: {keep} conserva, {delete} contrassegna per l’eliminazione. Strumenti › Revisioni continua da dove avevi lasciato.</translation>
    </message>
    <message>
        <source>Help is here</source>
        <translation>L’aiuto è qui</translation>
    </message>
    <message>
        <source>What’s this? explains every control, Keyboard shortcuts ({keys}) lists all keys and changes them, and Tour starts this again.</source>
        <translation>“Che cos’è?” spiega ogni elemento, “Scorciatoie da tastiera” ({keys}) elenca tutti i tasti e consente di modificarli, e “Tour” avvia di nuovo questa introduzione.</translation>
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
        <translation>Salvata {moment}</translation>
    </message>
    <message>
        <source>Press {key} to put a saved version beside the text.</source>
        <translation>Premi {key} per affiancare al testo una versione salvata.</translation>
    </message>
    <message>
        <source>Unpublished draft, last changed: {ago}</source>
        <translation>Bozza non pubblicata, ultima modifica: {ago}</translation>
    </message>
    <message>
        <source>{outcome} {ago}</source>
        <translation>{outcome} {ago}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln saved versions</source>
        <translation>
            <numerusform>%Ln versione salvata</numerusform>
            <numerusform>%Ln versioni salvate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more in the history</source>
        <translation>
            <numerusform>e %Ln altra nella cronologia</numerusform>
            <numerusform>e altre %Ln nella cronologia</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrackListWording</name>
    <message numerus="yes">
        <source>All %Ln found</source>
        <translation>
            <numerusform>%Ln voce trovata</numerusform>
            <numerusform>Trovate tutte le %Ln voci</numerusform>
        </translation>
    </message>
    <message>
        <source>{found} of {total} found; {unknown} unknown</source>
        <translation>Voci trovate: {found} di {total}; sconosciute: {unknown}</translation>
    </message>
    <message>
        <source>{found} of {total} found</source>
        <translation>Voci trovate: {found} di {total}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines lead to another project or environment</source>
        <translation>
            <numerusform>%Ln riga porta a un altro progetto o ambiente</numerusform>
            <numerusform>%Ln righe portano a un altro progetto o ambiente</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no IDs or links of videos or tracks in it.</source>
        <translation>Non contiene ID o link di video o tracce.</translation>
    </message>
    <message>
        <source>The file couldn’t be read: {reason}</source>
        <translation>Non è stato possibile leggere il file: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track IDs copied</source>
        <translation>
            <numerusform>%Ln ID di traccia copiato</numerusform>
            <numerusform>%Ln ID di tracce copiati</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out: their video has a track of the same kind and name.</source>
        <translation>
            <numerusform>%Ln traccia viene tralasciata: il suo video ha una traccia dello stesso tipo e nome.</numerusform>
            <numerusform>%Ln tracce vengono tralasciate: il loro video ha una traccia dello stesso tipo e nome.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks can’t be put back: no scan has read their subtitles, or the video is gone.</source>
        <translation>
            <numerusform>%Ln traccia non può essere riaggiunta: nessuna scansione ne ha letto i sottotitoli, oppure il video non c’è più.</numerusform>
            <numerusform>%Ln tracce non possono essere riaggiunte: nessuna scansione ne ha letto i sottotitoli, oppure il video non c’è più.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back %Ln of the selected tracks?</source>
        <translation>
            <numerusform>Riaggiungere %Ln delle tracce selezionate?</numerusform>
            <numerusform>Riaggiungere %Ln delle tracce selezionate?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back %Ln tracks</source>
        <translation>
            <numerusform>Riaggiungi %Ln traccia</numerusform>
            <numerusform>Riaggiungi %Ln tracce</numerusform>
        </translation>
    </message>
    <message>
        <source>No track has vanished.</source>
        <translation>Nessuna traccia è scomparsa.</translation>
    </message>
    <message numerus="yes">
        <source>No track vanished more than %Ln days ago.</source>
        <translation>
            <numerusform>Nessuna traccia è scomparsa da più di %Ln giorno.</numerusform>
            <numerusform>Nessuna traccia è scomparsa da più di %Ln giorni.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forget %Ln vanished tracks?</source>
        <translation>
            <numerusform>Dimenticare %Ln traccia scomparsa?</numerusform>
            <numerusform>Dimenticare %Ln tracce scomparse?</numerusform>
        </translation>
    </message>
    <message>
        <source>They vanished before {day}.</source>
        <translation>Sono scomparse prima di questa data: {day}.</translation>
    </message>
    <message numerus="yes">
        <source>trackman has read the subtitles of %Ln of them. Once forgotten, these can’t be put back.</source>
        <translation>
            <numerusform>trackman ha letto i sottotitoli di %Ln di esse. Una volta dimenticata, non potrà essere riaggiunta.</numerusform>
            <numerusform>trackman ha letto i sottotitoli di %Ln di esse. Una volta dimenticate, non potranno essere riaggiunte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Backups of tracks that were deleted in trackman are kept.</source>
        <translation>I backup delle tracce eliminate in trackman restano conservati.</translation>
    </message>
    <message numerus="yes">
        <source>Forget %Ln tracks</source>
        <translation>
            <numerusform>Dimentica %Ln traccia</numerusform>
            <numerusform>Dimentica %Ln tracce</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln vanished tracks forgotten</source>
        <translation>
            <numerusform>%Ln traccia scomparsa dimenticata</numerusform>
            <numerusform>%Ln tracce scomparse dimenticate</numerusform>
        </translation>
    </message>
    <message>
        <source>Export tracks</source>
        <translation>Esporta tracce</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Cartelle di lavoro Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks exported</source>
        <translation>
            <numerusform>%Ln traccia esportata</numerusform>
            <numerusform>%Ln tracce esportate</numerusform>
        </translation>
    </message>
    <message>
        <source>Language code</source>
        <translation>Codice lingua</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>ID video</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID traccia</translation>
    </message>
</context>
<context>
    <name>TrackOnPage</name>
    <message>
        <source>closed captions</source>
        <translation>sottotitoli per non udenti</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Senza titolo</translation>
    </message>
    <message>
        <source>Play the video with this sound to judge it.</source>
        <translation>Riproduci il video con questo audio per valutarlo.</translation>
    </message>
    <message>
        <source>Audio track</source>
        <translation>Traccia audio</translation>
    </message>
    <message>
        <source>Play this sound</source>
        <translation>Riproduci questo audio</translation>
    </message>
    <message>
        <source>The video can’t be played, so its subtitles can’t be read.</source>
        <translation>Il video non può essere riprodotto, quindi i suoi sottotitoli non possono essere letti.</translation>
    </message>
    <message>
        <source>No subtitles to read</source>
        <translation>Nessun sottotitolo da leggere</translation>
    </message>
    <message>
        <source>This track isn’t in the video any more</source>
        <translation>Questa traccia non è più nel video</translation>
    </message>
    <message>
        <source>It was deleted or replaced after the queue was made. Nothing will be changed; press Keep to go on.</source>
        <translation>È stata eliminata o sostituita dopo la creazione della coda. Non verrà modificato nulla; premi Conserva per continuare.</translation>
    </message>
    <message>
        <source>It was deleted, as was decided in this review.</source>
        <translation>È stata eliminata, come deciso in questa revisione.</translation>
    </message>
    <message>
        <source>The track isn’t in the video any more.</source>
        <translation>La traccia non è più nel video.</translation>
    </message>
    <message>
        <source>Audio can’t be edited here.</source>
        <translation>L’audio non può essere modificato qui.</translation>
    </message>
    <message>
        <source>There’s no subtitle file to edit.</source>
        <translation>Non c’è alcun file di sottotitoli da modificare.</translation>
    </message>
    <message>
        <source>Track {place}</source>
        <translation>Traccia {place}</translation>
    </message>
</context>
<context>
    <name>TrackViewsButton</name>
    <message>
        <source>View: {name}</source>
        <translation>Vista: {name}</translation>
    </message>
    <message>
        <source>{view} ({count})</source>
        <extracomment>A view and how many tracks it has: “Errored (12)”.</extracomment>
        <translation>{view} ({count})</translation>
    </message>
    <message>
        <source>Your views</source>
        <translation>Le tue viste</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Salva questa vista…</translation>
    </message>
    <message>
        <source>Rename {view}…</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>Rinomina {view}…</translation>
    </message>
    <message>
        <source>Delete {view}</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>Elimina {view}</translation>
    </message>
</context>
<context>
    <name>TrackWording</name>
    <message>
        <source>Subtitles</source>
        <translation>Sottotitoli</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Pronta</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>In preparazione</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>In errore</translation>
    </message>
    <message>
        <source>{status}: {error}</source>
        <translation>{status}: {error}</translation>
    </message>
    <message>
        <source>Not specified</source>
        <extracomment>Answer to “Closed captions”; so are Yes and No below.</extracomment>
        <translation>Non specificato</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sì</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>No language</source>
        <translation>Nessuna lingua</translation>
    </message>
    <message>
        <source>closed captions</source>
        <translation>sottotitoli per non udenti</translation>
    </message>
    <message>
        <source>subtitles</source>
        <extracomment>One of the words a row is read out with: “Italiano, subtitles, Italian, ready”.</extracomment>
        <translation>sottotitoli</translation>
    </message>
    <message>
        <source>audio</source>
        <extracomment>One of the words a row is read out with: “Italiano, audio, Italian, ready”.</extracomment>
        <translation>audio</translation>
    </message>
    <message>
        <source>ready</source>
        <extracomment>One of the words a row is read out with: “Italiano, subtitles, Italian, ready”.</extracomment>
        <translation>pronta</translation>
    </message>
    <message>
        <source>preparing</source>
        <extracomment>One of the words a row is read out with; the track is being prepared.</extracomment>
        <translation>in preparazione</translation>
    </message>
    <message>
        <source>errored</source>
        <extracomment>One of the words a row is read out with; the track failed processing.</extracomment>
        <translation>in errore</translation>
    </message>
</context>
<context>
    <name>TracksHead</name>
    <message>
        <source>Add…</source>
        <translation>Aggiungi…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks with errors</source>
        <translation>
            <numerusform>%Ln traccia in errore</numerusform>
            <numerusform>%Ln tracce in errore</numerusform>
        </translation>
    </message>
    <message>
        <source>Add subtitles or audio from files</source>
        <translation>Aggiungi sottotitoli o audio da file</translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>Nessuna traccia</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln traccia</numerusform>
            <numerusform>%Ln tracce</numerusform>
        </translation>
    </message>
    <message>
        <source>Select the tracks with errors</source>
        <translation>Seleziona le tracce in errore</translation>
    </message>
</context>
<context>
    <name>TracksModel</name>
    <message>
        <source>Track</source>
        <translation>Traccia</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Segnalazioni</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Codice</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>CC</source>
        <translation>CC</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stato</translation>
    </message>
</context>
<context>
    <name>TracksPages</name>
    <message>
        <source>Open a video to see its tracks</source>
        <translation>Apri un video per vederne le tracce</translation>
    </message>
    <message>
        <source>Choose one in the list, or paste a DatoCMS link or video ID above. You can also drop a link onto this window.</source>
        <translation>Scegline uno nell’elenco, oppure incolla qui sopra un link DatoCMS o l’ID di un video. Puoi anche trascinare un link su questa finestra.</translation>
    </message>
    <message>
        <source>Open video…</source>
        <translation>Apri video…</translation>
    </message>
    <message>
        <source>{video} has no subtitle or audio tracks.</source>
        <translation>{video} non ha tracce di sottotitoli o audio.</translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>Nessuna traccia</translation>
    </message>
</context>
<context>
    <name>TracksPane</name>
    <message>
        <source>Select a track.</source>
        <translation>Seleziona una traccia.</translation>
    </message>
    <message>
        <source>Copy rows as text</source>
        <translation>Copia righe come testo</translation>
    </message>
    <message>
        <source>Loading tracks…</source>
        <translation>Caricamento delle tracce…</translation>
    </message>
    <message>
        <source>{name}: {state}</source>
        <translation>{name}: {state}</translation>
    </message>
    <message>
        <source>Open a video first.</source>
        <translation>Apri prima un video.</translation>
    </message>
    <message>
        <source>The selected tracks are already being deleted.</source>
        <translation>Le tracce selezionate sono già in fase di eliminazione.</translation>
    </message>
</context>
<context>
    <name>TracksTable</name>
    <message>
        <source>Tracks</source>
        <translation>Tracce</translation>
    </message>
</context>
<context>
    <name>TypedCount</name>
    <message>
        <source>To delete that many tracks, type their number: {count}</source>
        <translation>Per eliminare così tante tracce, digita il loro numero: {count}</translation>
    </message>
</context>
<context>
    <name>UndoController</name>
    <message>
        <source>Redo replacement of {name}</source>
        <translation>Ripeti sostituzione di {name}</translation>
    </message>
    <message numerus="yes">
        <source>Redo replacement of %Ln tracks</source>
        <translation>
            <numerusform>Ripeti sostituzione di %Ln traccia</numerusform>
            <numerusform>Ripeti sostituzione di %Ln tracce</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo replacement of {name}</source>
        <translation>Annulla sostituzione di {name}</translation>
    </message>
    <message numerus="yes">
        <source>Undo replacement of %Ln tracks</source>
        <translation>
            <numerusform>Annulla sostituzione di %Ln traccia</numerusform>
            <numerusform>Annulla sostituzione di %Ln tracce</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo deletion of {name}</source>
        <translation>Annulla eliminazione di {name}</translation>
    </message>
    <message numerus="yes">
        <source>Undo deletion of %Ln tracks</source>
        <translation>
            <numerusform>Annulla eliminazione di %Ln traccia</numerusform>
            <numerusform>Annulla eliminazione di %Ln tracce</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>Niente da annullare.</translation>
    </message>
    <message>
        <source>Still working. It will be undone as soon as that has finished.</source>
        <translation>Operazione ancora in corso. Verrà annullata appena sarà terminata.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks have no backup and can’t be restored.</source>
        <translation>
            <numerusform>%Ln traccia non ha un backup e non può essere ripristinata.</numerusform>
            <numerusform>%Ln tracce non hanno un backup e non possono essere ripristinate.</numerusform>
        </translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>Non c’è un backup, quindi non può essere ripristinata.</translation>
    </message>
</context>
<context>
    <name>UnexpectedErrors</name>
    <message>
        <source>trackman was updated while it was open, so not everything works any more. Close it and start it again.</source>
        <translation>trackman è stato aggiornato mentre era aperto, quindi non tutto funziona più. Chiudilo e riavvialo.</translation>
    </message>
    <message>
        <source>The unexpected error happened again.</source>
        <translation>L’errore imprevisto si è verificato di nuovo.</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Mostra rapporto</translation>
    </message>
    <message>
        <source>This report holds no token, no subtitle text and no file name. Copy it to pass it on.</source>
        <translation>Questo rapporto non contiene token, testi di sottotitoli né nomi di file. Copialo per inoltrarlo.</translation>
    </message>
    <message>
        <source>Error report</source>
        <translation>Rapporto di errore</translation>
    </message>
</context>
<context>
    <name>UpdatesDialog</name>
    <message>
        <source>Check for updates</source>
        <translation>Verifica aggiornamenti</translation>
    </message>
    <message>
        <source>Open download page</source>
        <translation>Apri pagina di download</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>This is trackman {version}.</source>
        <translation>Questo è trackman {version}.</translation>
    </message>
    <message>
        <source>Checking for updates…</source>
        <translation>Verifica degli aggiornamenti…</translation>
    </message>
    <message>
        <source>You have the newest version, {version}.</source>
        <translation>Hai la versione più recente, {version}.</translation>
    </message>
    <message>
        <source>trackman is up to date</source>
        <translation>trackman è aggiornato</translation>
    </message>
    <message>
        <source>trackman {version} is available</source>
        <translation>È disponibile trackman {version}</translation>
    </message>
    <message>
        <source>You have {version}. The page opens in your browser.</source>
        <translation>Hai la versione {version}. La pagina si apre nel browser.</translation>
    </message>
    <message>
        <source>trackman {version} needs a newer system</source>
        <translation>trackman {version} richiede un sistema più recente</translation>
    </message>
    <message>
        <source>It needs system version {needed}; this computer has {found}. You can go on using trackman {version}.</source>
        <translation>Richiede la versione {needed} del sistema; questo computer ha la {found}. Puoi continuare a usare trackman {version}.</translation>
    </message>
    <message>
        <source>Couldn’t check for updates</source>
        <translation>Non è stato possibile verificare gli aggiornamenti</translation>
    </message>
    <message>
        <source>This version doesn’t know where to look. Ask whoever gave you trackman.</source>
        <translation>Questa versione non sa dove cercare. Chiedi a chi ti ha fornito trackman.</translation>
    </message>
    <message>
        <source>The address to look at isn’t an https address. Ask whoever set up this computer.</source>
        <translation>L’indirizzo da consultare non è un indirizzo https. Chiedi a chi ha configurato questo computer.</translation>
    </message>
    <message>
        <source>The notice isn’t signed by the makers of trackman, so it is ignored. Somebody may have tampered with it: don’t download trackman from a link you were sent.</source>
        <translation>L’annuncio dell’aggiornamento non è firmato dagli autori di trackman, quindi viene ignorato. Qualcuno potrebbe averlo manomesso: non scaricare trackman da un link che ti è stato inviato.</translation>
    </message>
    <message>
        <source>The notice is signed with a key this version doesn’t know. Get the newest trackman from where you got this one.</source>
        <translation>L’annuncio dell’aggiornamento è firmato con una chiave che questa versione non conosce. Scarica la versione più recente di trackman dalla stessa fonte di questa.</translation>
    </message>
    <message>
        <source>The notice is damaged. Try again later.</source>
        <translation>L’annuncio dell’aggiornamento è danneggiato. Riprova più tardi.</translation>
    </message>
    <message>
        <source>The notice leads to a page that trackman doesn’t open. Get the newest version from where you got this one.</source>
        <translation>L’annuncio dell’aggiornamento porta a una pagina che trackman non apre. Scarica la versione più recente dalla stessa fonte di questa.</translation>
    </message>
    <message>
        <source>The connection isn’t secure, so nothing was asked. Settings › Network can tell more.</source>
        <translation>La connessione non è sicura, quindi non è stato chiesto nulla. Impostazioni › Rete può dirti di più.</translation>
    </message>
    <message>
        <source>There is no connection. Check your network, then try again.</source>
        <translation>Nessuna connessione. Controlla la rete, poi riprova.</translation>
    </message>
    <message>
        <source>The server points to another host, which trackman doesn’t follow.</source>
        <translation>Il server rimanda a un altro host, che trackman non segue.</translation>
    </message>
    <message>
        <source>The answer is far too large for a notice, and was not read.</source>
        <translation>La risposta è troppo grande per un annuncio di aggiornamento e non è stata letta.</translation>
    </message>
    <message>
        <source>The server didn’t answer in time. Try again later.</source>
        <translation>Il server non ha risposto in tempo. Riprova più tardi.</translation>
    </message>
    <message>
        <source>The server has no notice at the moment. Try again later.</source>
        <translation>Al momento il server non ha alcun annuncio di aggiornamento. Riprova più tardi.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Riprova più tardi.</translation>
    </message>
    <message>
        <source>Ask the server once more</source>
        <translation>Chiedi di nuovo al server</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Versions of {name}</source>
        <translation>Versioni di {name}</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versioni</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Confronta</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Salva come…</translation>
    </message>
    <message>
        <source>Restore this version</source>
        <translation>Ripristina questa versione</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Select one version.</source>
        <translation>Seleziona una versione.</translation>
    </message>
    <message>
        <source>Select one or two versions.</source>
        <translation>Seleziona una o due versioni.</translation>
    </message>
    <message>
        <source>Compare with the subtitles of now</source>
        <translation>Confronta con i sottotitoli attuali</translation>
    </message>
    <message>
        <source>No saved versions yet</source>
        <translation>Ancora nessuna versione salvata</translation>
    </message>
    <message>
        <source>trackman saves the subtitles whenever you add, publish, replace or delete a track. The versions appear here.</source>
        <translation>trackman salva i sottotitoli ogni volta che aggiungi, pubblichi, sostituisci o elimini una traccia. Le versioni compaiono qui.</translation>
    </message>
</context>
<context>
    <name>VersionsModel</name>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Contenuto</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: who saved a version.</extracomment>
        <translation>Autore</translation>
    </message>
    <message>
        <source>Unreadable, {size}</source>
        <translation>Illeggibile, {size}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues, {size}</source>
        <translation>
            <numerusform>%Ln segmento, {size}</numerusform>
            <numerusform>%Ln segmenti, {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>By whom it was saved.</extracomment>
        <translation>Sconosciuto</translation>
    </message>
    <message>
        <source>Before deletion or replacement</source>
        <translation>Prima di eliminare o sostituire</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Aggiunta</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Pubblicata</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Ripristinata</translation>
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
        <translation>Seleziona prima una riga.</translation>
    </message>
    <message>
        <source>The selected rows belong to several videos.</source>
        <translation>Le righe selezionate appartengono a più video.</translation>
    </message>
    <message>
        <source>The video belongs to the project {project}. Open it first.</source>
        <translation>Il video appartiene al progetto {project}. Apri prima quel progetto.</translation>
    </message>
    <message>
        <source>The video is in the primary environment. Switch to it first.</source>
        <translation>Il video è nell’ambiente principale. Passa prima a quell’ambiente.</translation>
    </message>
    <message>
        <source>The video is in the environment {name}. Switch to it first.</source>
        <translation>Il video è nell’ambiente {name}. Passa prima a quell’ambiente.</translation>
    </message>
</context>
<context>
    <name>VideoController</name>
    <message>
        <source>{reason}. Showing the tracks from your last visit.</source>
        <translation>{reason}. Sono mostrate le tracce della tua ultima visita.</translation>
    </message>
    <message>
        <source>Couldn’t refresh: {reason}. The tracks may be out of date.</source>
        <translation>Aggiornamento non riuscito: {reason}. Le tracce potrebbero non essere attuali.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Searching videos… {count} of {total}</source>
        <translation>Ricerca nei video… {count} di {total}</translation>
    </message>
</context>
<context>
    <name>VideoQuestion</name>
    <message>
        <source>Paste the video’s DatoCMS link or its ID. The video must be in this project.</source>
        <translation>Incolla il link DatoCMS del video o il suo ID. Il video deve essere in questo progetto.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Link or ID of a video</source>
        <translation>Link o ID di un video</translation>
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
        <translation>Copia indirizzo DatoCMS</translation>
    </message>
    <message>
        <source>Copy stream link</source>
        <translation>Copia link dello stream</translation>
    </message>
    <message>
        <source>Streaming counts towards your DatoCMS quota.</source>
        <translation>Lo streaming incide sulla tua quota DatoCMS.</translation>
    </message>
    <message>
        <source>The project’s DatoCMS address isn’t known yet.</source>
        <translation>L’indirizzo DatoCMS del progetto non è ancora noto.</translation>
    </message>
    <message>
        <source>Open in DatoCMS</source>
        <translation>Apri in DatoCMS</translation>
    </message>
    <message>
        <source>This video has no stream.</source>
        <translation>Questo video non ha uno stream.</translation>
    </message>
    <message>
        <source>Open stream link</source>
        <translation>Apri link dello stream</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durata</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Risoluzione</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Frequenza fotogrammi</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dimensioni</translation>
    </message>
    <message>
        <source>File type</source>
        <translation>Tipo di file</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Best MP4</source>
        <translation>MP4 migliore</translation>
    </message>
    <message>
        <source>Poster frame</source>
        <translation>Fotogramma di anteprima</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>Caricato</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modificato</translation>
    </message>
    <message>
        <source>Uploaded by</source>
        <translation>Caricato da</translation>
    </message>
    <message>
        <source>Virus scan</source>
        <translation>Scansione antivirus</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titolo</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descrizione</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autore</translation>
    </message>
    <message>
        <source>Copyright</source>
        <translation>Copyright</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Smart tags</source>
        <translation>Tag intelligenti</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>ID video</translation>
    </message>
    <message>
        <source>Copy video ID</source>
        <translation>Copia ID video</translation>
    </message>
    <message>
        <source>Playback ID</source>
        <translation>ID di riproduzione</translation>
    </message>
    <message>
        <source>Copy playback ID</source>
        <translation>Copia ID di riproduzione</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Percorso</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Copia percorso</translation>
    </message>
    <message>
        <source>File address</source>
        <translation>Indirizzo del file</translation>
    </message>
    <message>
        <source>Copy file address</source>
        <translation>Copia indirizzo del file</translation>
    </message>
    <message>
        <source>MD5</source>
        <translation>MD5</translation>
    </message>
    <message>
        <source>Copy MD5</source>
        <translation>Copia MD5</translation>
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
        <translation>{width} × {height} pixel</translation>
    </message>
    <message>
        <source>{short} ({count} bytes)</source>
        <translation>{short} ({count} byte)</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Alta</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Bassa</translation>
    </message>
    <message>
        <source>Not scanned yet</source>
        <translation>Non ancora analizzato</translation>
    </message>
    <message>
        <source>No threats found</source>
        <translation>Nessuna minaccia trovata</translation>
    </message>
    <message>
        <source>Infected</source>
        <translation>Infetto</translation>
    </message>
    <message>
        <source>Scan failed</source>
        <translation>Analisi non riuscita</translation>
    </message>
    <message>
        <source>Not scanned</source>
        <translation>Non analizzato</translation>
    </message>
    <message>
        <source>Project owner</source>
        <translation>Proprietario del progetto</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organizzazione</translation>
    </message>
    <message>
        <source>Collaborator</source>
        <translation>Collaboratore</translation>
    </message>
    <message>
        <source>Collaborator (single sign-on)</source>
        <translation>Collaboratore (single sign-on)</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>Token API</translation>
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
        <translation>Video</translation>
    </message>
    <message>
        <source>This video isn’t loaded yet.</source>
        <translation>Questo video non è ancora caricato.</translation>
    </message>
    <message>
        <source>Go to its tracks</source>
        <translation>Vai alle sue tracce</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Copia nome</translation>
    </message>
    <message>
        <source>Copy video ID</source>
        <translation>Copia ID video</translation>
    </message>
</context>
<context>
    <name>ViewsButton</name>
    <message>
        <source>View: {name}</source>
        <translation>Vista: {name}</translation>
    </message>
    <message>
        <source>All videos</source>
        <translation>Tutti i video</translation>
    </message>
    <message>
        <source>Recent videos</source>
        <translation>Video recenti</translation>
    </message>
    <message>
        <source>Your views</source>
        <translation>Le tue viste</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Salva questa vista…</translation>
    </message>
    <message>
        <source>Rename {view}…</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>Rinomina {view}…</translation>
    </message>
    <message>
        <source>Delete {view}</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>Elimina {view}</translation>
    </message>
    <message>
        <source>Saved in DatoCMS</source>
        <translation>Salvate in DatoCMS</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Caricamento…</translation>
    </message>
    <message>
        <source>{filter} (in part)</source>
        <translation>{filter} (in parte)</translation>
    </message>
    <message>
        <source>Recent videos are always offered here.</source>
        <translation>I video recenti sono sempre disponibili qui.</translation>
    </message>
    <message>
        <source>Search or filter the videos first.</source>
        <translation>Cerca o filtra prima i video.</translation>
    </message>
    <message>
        <source>These parts of the filter aren’t supported and are ignored: {p}</source>
        <translation>Queste parti del filtro non sono supportate e vengono ignorate: {p}</translation>
    </message>
</context>
<context>
    <name>WholeProject</name>
    <message>
        <source>Search all subtitles</source>
        <translation>Cerca in tutti i sottotitoli</translation>
    </message>
</context>
<context>
    <name>WordListDialog</name>
    <message>
        <source>Word list</source>
        <translation>Elenco di parole</translation>
    </message>
    <message>
        <source>New word list</source>
        <translation>Nuovo elenco di parole</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salva</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Enter a name for the list first.</source>
        <translation>Inserisci prima un nome per l’elenco.</translation>
    </message>
    <message>
        <source>Enter a word first.</source>
        <translation>Inserisci prima una parola.</translation>
    </message>
    <message>
        <source>Keep the list and search for it</source>
        <translation>Salva l’elenco e cercalo</translation>
    </message>
    <message>
        <source>One word or phrase a line. A cue that holds one of them is found.</source>
        <translation>Una parola o frase per riga. Viene trovato ogni segmento che ne contiene una.</translation>
    </message>
    <message>
        <source>A list with this name exists and will be replaced.</source>
        <translation>Esiste già un elenco con questo nome e verrà sostituito.</translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation>Nome dell’elenco</translation>
    </message>
    <message>
        <source>The list is shown by this name.</source>
        <translation>L’elenco viene mostrato con questo nome.</translation>
    </message>
    <message>
        <source>Words and phrases</source>
        <translation>Parole e frasi</translation>
    </message>
    <message>
        <source>One word or phrase a line, such as colou*</source>
        <translation>Una parola o frase per riga, per esempio color*</translation>
    </message>
</context>
<context>
    <name>WordListsPanel</name>
    <message>
        <source>Word lists</source>
        <translation>Elenchi di parole</translation>
    </message>
    <message>
        <source>New word list…</source>
        <translation>Nuovo elenco di parole…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifica…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Rimuovi</translation>
    </message>
    <message>
        <source>Select a word list first.</source>
        <translation>Seleziona prima un elenco di parole.</translation>
    </message>
    <message>
        <source>Change name and words of the list</source>
        <translation>Modifica nome e parole dell’elenco</translation>
    </message>
</context>
<context>
    <name>WorkModel</name>
    <message>
        <source>What</source>
        <extracomment>Titles of columns: the action, its video, how far it is, since when.</extracomment>
        <translation>Azione</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Ora</translation>
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
        <translation>Dettagli della traccia</translation>
    </message>
    <message>
        <source>Parts of the work</source>
        <translation>Parti del lavoro</translation>
    </message>
    <message>
        <source>No video open</source>
        <translation>Nessun video aperto</translation>
    </message>
    <message>
        <source>Select a track</source>
        <translation>Seleziona una traccia</translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>Nessuna traccia</translation>
    </message>
    <message>
        <source>Recently deleted has all tracks that can be restored.</source>
        <translation>In Eliminate di recente trovi tutte le tracce che possono essere ripristinate.</translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>Non c’è un backup, quindi non può essere ripristinata.</translation>
    </message>
    <message>
        <source>Open a video first.</source>
        <translation>Apri prima un video.</translation>
    </message>
    <message>
        <source>The project’s address isn’t known yet.</source>
        <translation>L’indirizzo del progetto non è ancora noto.</translation>
    </message>
    <message>
        <source>Choose a track to read, hear and judge it here.</source>
        <translation>Scegli una traccia per leggerla, ascoltarla e valutarla qui.</translation>
    </message>
    <message>
        <source>No track selected</source>
        <translation>Nessuna traccia selezionata</translation>
    </message>
    <message>
        <source>Play the video with this sound to judge it.</source>
        <translation>Riproduci il video con questo audio per valutarlo.</translation>
    </message>
    <message>
        <source>Audio track</source>
        <translation>Traccia audio</translation>
    </message>
    <message>
        <source>Play this sound</source>
        <translation>Riproduci questo audio</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>Caricamento dei sottotitoli…</translation>
    </message>
    <message>
        <source>No subtitles to read</source>
        <translation>Nessun sottotitolo da leggere</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Testo</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Dettagli</translation>
    </message>
</context>
<context>
    <name>WorkTab</name>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Cancel what hasn’t been sent yet. Work that DatoCMS accepted continues.</source>
        <translation>Annulla ciò che non è ancora stato inviato. Le operazioni accettate da DatoCMS continuano.</translation>
    </message>
    <message>
        <source>Check the current state and finish what’s left</source>
        <translation>Verifica lo stato attuale e completa ciò che manca</translation>
    </message>
    <message>
        <source>Select a row first.</source>
        <translation>Seleziona prima una riga.</translation>
    </message>
    <message>
        <source>The selected items are finished or can no longer be cancelled.</source>
        <translation>Gli elementi selezionati sono terminati o non possono più essere annullati.</translation>
    </message>
    <message>
        <source>Trying again can’t help with the selected items.</source>
        <translation>Riprovare non può risolvere il problema degli elementi selezionati.</translation>
    </message>
    <message>
        <source>None of the selected tracks can be restored.</source>
        <translation>Nessuna delle tracce selezionate può essere ripristinata.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Ripristina</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Nessuna operazione in corso</translation>
    </message>
    <message>
        <source>Deletions and restores appear here while they are waiting or running.</source>
        <translation>Eliminazioni e ripristini compaiono qui mentre sono in attesa o in corso.</translation>
    </message>
    <message>
        <source>Delete what wasn’t deleted because trackman closed, as far as still wanted</source>
        <translation>Elimina ciò che non è stato eliminato perché trackman si è chiuso, per quanto ancora voluto</translation>
    </message>
    <message>
        <source>Delete none of what wasn’t deleted because trackman closed, and ask no more</source>
        <translation>Non eliminare nulla di ciò che non è stato eliminato perché trackman si è chiuso, e non chiedere più</translation>
    </message>
</context>
<context>
    <name>WorkTable</name>
    <message>
        <source>Activity</source>
        <translation>Attività</translation>
    </message>
</context>
<context>
    <name>_Away</name>
    <message>
        <source>The video is playing in its own window.</source>
        <translation>Il video è in riproduzione in una finestra separata.</translation>
    </message>
    <message>
        <source>Move it here</source>
        <translation>Spostalo qui</translation>
    </message>
</context>
<context>
    <name>_BatchWording</name>
    <message>
        <source>Generating {name}…</source>
        <translation>Generazione di {name}…</translation>
    </message>
    <message>
        <source>Adding {name}…</source>
        <translation>Aggiunta di {name}…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Adding tracks… {done} of {total}</source>
        <translation>Aggiunta delle tracce… {done} di {total}</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was added.</source>
        <translation>Annullata. Nessuna traccia è stata aggiunta.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks added.</source>
        <translation>
            <numerusform>%Ln traccia aggiunta.</numerusform>
            <numerusform>%Ln tracce aggiunte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks added. The other rows show the reason.</source>
        <translation>
            <numerusform>%Ln traccia su {total} aggiunta. Le altre righe mostrano il motivo.</numerusform>
            <numerusform>%Ln tracce su {total} aggiunte. Le altre righe mostrano il motivo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks added. See Activity for the others.</source>
        <translation>
            <numerusform>%Ln traccia su {total} aggiunta. Per le altre vedi Attività.</numerusform>
            <numerusform>%Ln tracce su {total} aggiunte. Per le altre vedi Attività.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln additions were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln aggiunta è stata annullata prima dell’avvio.</numerusform>
            <numerusform>%Ln aggiunte sono state annullate prima dell’avvio.</numerusform>
        </translation>
    </message>
    <message>
        <source>Replacing {name}…</source>
        <translation>Sostituzione di {name}…</translation>
    </message>
    <message>
        <source>Replacing tracks… {done} of {total}</source>
        <translation>Sostituzione delle tracce… {done} di {total}</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was replaced.</source>
        <translation>Annullata. Nessuna traccia è stata sostituita.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks replaced.</source>
        <translation>
            <numerusform>%Ln traccia sostituita.</numerusform>
            <numerusform>%Ln tracce sostituite.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks replaced.</source>
        <translation>
            <numerusform>%Ln traccia su {total} sostituita.</numerusform>
            <numerusform>%Ln tracce su {total} sostituite.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln replacements were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln sostituzione è stata annullata prima dell’avvio.</numerusform>
            <numerusform>%Ln sostituzioni sono state annullate prima dell’avvio.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>{name} is back as it was before</source>
        <translation>{name} è tornata com’era prima</translation>
    </message>
</context>
<context>
    <name>_Entries</name>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Posizione</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tasti</translation>
    </message>
</context>
<context>
    <name>_Lists</name>
    <message>
        <source>Word list</source>
        <translation>Elenco di parole</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuovi</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln nuovo</numerusform>
            <numerusform>%Ln nuovi</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_MoreButton</name>
    <message>
        <source>More</source>
        <extracomment>A menu of further things that can be done.</extracomment>
        <translation>Altro</translation>
    </message>
    <message>
        <source>What else can be done here, with its keys</source>
        <translation>Che altro si può fare qui, con i relativi tasti</translation>
    </message>
    <message>
        <source>Next track, without deciding</source>
        <translation>Traccia successiva, senza decidere</translation>
    </message>
    <message>
        <source>Previous track, without deciding</source>
        <translation>Traccia precedente, senza decidere</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Segnalazione precedente</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Riproduci o pausa</translation>
    </message>
    <message>
        <source>Check whether the text fits the sound</source>
        <translation>Controlla se il testo corrisponde all’audio</translation>
    </message>
    <message>
        <source>Larger subtitles</source>
        <translation>Sottotitoli più grandi</translation>
    </message>
    <message>
        <source>Smaller subtitles</source>
        <translation>Sottotitoli più piccoli</translation>
    </message>
    <message>
        <source>Subtitles in normal size</source>
        <translation>Sottotitoli di dimensione normale</translation>
    </message>
    <message>
        <source>Look over the decisions</source>
        <translation>Esamina le decisioni</translation>
    </message>
</context>
</TS>
