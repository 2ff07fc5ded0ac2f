<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About trackman</source>
        <translation>À propos de trackman</translation>
    </message>
    <message>
        <source>Version {version} · Qt {qt}</source>
        <translation>Version {version} · Qt {qt}</translation>
    </message>
    <message>
        <source>Review and delete the subtitle and audio tracks of DatoCMS videos. Free software under the MIT licence. Not made by DatoCMS.</source>
        <translation>Relisez et supprimez les sous-titres et les pistes audio des vidéos DatoCMS. Logiciel libre sous licence MIT. N’est pas édité par DatoCMS.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>AccessWording</name>
    <message>
        <source>DatoCMS doesn’t accept the API token</source>
        <translation>DatoCMS n’accepte pas le jeton d’API</translation>
    </message>
    <message>
        <source>The token is wrong or was revoked.</source>
        <translation>Le jeton est incorrect ou a été révoqué.</translation>
    </message>
    <message>
        <source>DatoCMS no longer accepts the API token</source>
        <translation>DatoCMS n’accepte plus le jeton d’API</translation>
    </message>
    <message>
        <source>The token was revoked, replaced, or has expired. Everything else is kept.</source>
        <translation>Le jeton a été révoqué, remplacé ou a expiré. Tout le reste est conservé.</translation>
    </message>
    <message>
        <source>trackman needs an API token of your project</source>
        <translation>trackman a besoin d’un jeton d’API de votre projet</translation>
    </message>
    <message>
        <source>In DatoCMS, open Project settings › API tokens and create a token that has access to the Content Management API and whose role can edit uploads in the primary environment. Then copy it.</source>
        <translation>Dans DatoCMS, ouvrez Project settings&#xa0;› API tokens et créez un jeton qui a accès à la Content Management API et dont le rôle permet de modifier les médias de l’environnement principal. Copiez-le ensuite.</translation>
    </message>
    <message>
        <source>The token contains spaces or line breaks</source>
        <translation>Le jeton contient des espaces ou des sauts de ligne</translation>
    </message>
    <message>
        <source>Too much was copied, or the token was broken into lines.</source>
        <translation>Le texte copié est trop long, ou le jeton a été coupé en plusieurs lignes.</translation>
    </message>
    <message>
        <source>This isn’t an API token</source>
        <translation>Ce n’est pas un jeton d’API</translation>
    </message>
    <message>
        <source>It contains characters that no token has.</source>
        <translation>Il contient des caractères qu’aucun jeton ne comporte.</translation>
    </message>
    <message>
        <source>This token has no access to the Content Management API</source>
        <translation>Ce jeton n’a pas accès à la Content Management API</translation>
    </message>
    <message>
        <source>In DatoCMS, open Project settings › API tokens, choose {name}, and allow it access to the Content Management API. Then try again with the same token.</source>
        <translation>Dans DatoCMS, ouvrez Project settings&#xa0;› API tokens, choisissez {name} et autorisez son accès à la Content Management API. Réessayez ensuite avec le même jeton.</translation>
    </message>
    <message>
        <source>DatoCMS knows the token, but it doesn’t open a project. Use a token from Project settings › API tokens with access to the Content Management API.</source>
        <translation>DatoCMS reconnaît le jeton, mais celui-ci n’ouvre aucun projet. Utilisez un jeton créé sous Project settings&#xa0;› API tokens, avec accès à la Content Management API.</translation>
    </message>
    <message>
        <source>This computer has no keyring</source>
        <translation>Cet ordinateur n’a pas de trousseau de clés</translation>
    </message>
    <message>
        <source>trackman keeps tokens only in the system’s password store, never in a file. Without it, trackman can keep the token until you close it.</source>
        <translation>trackman conserve les jetons uniquement dans le trousseau de clés du système, jamais dans un fichier. Sans trousseau, trackman peut conserver le jeton jusqu’à sa fermeture.</translation>
    </message>
    <message>
        <source>The keyring is locked</source>
        <translation>Le trousseau de clés est verrouillé</translation>
    </message>
    <message>
        <source>trackman keeps tokens in this computer’s keyring. Try again, and unlock the keyring when the system asks for its password.</source>
        <translation>trackman conserve les jetons dans le trousseau de clés de cet ordinateur. Réessayez, puis déverrouillez le trousseau lorsque le système demande son mot de passe.</translation>
    </message>
    <message>
        <source>The keyring is waiting for its password</source>
        <translation>Le trousseau de clés attend son mot de passe</translation>
    </message>
    <message>
        <source>Find the window in which the system asks for it, which may be behind others. Once the keyring is unlocked, trackman goes on by itself. Without the keyring, trackman can keep a token until you close it.</source>
        <translation>Cherchez la fenêtre dans laquelle le système le demande&#xa0;: d’autres fenêtres la cachent peut-être. Une fois le trousseau déverrouillé, trackman continue tout seul. Sans trousseau, trackman peut conserver un jeton jusqu’à sa fermeture.</translation>
    </message>
    <message>
        <source>The keyring isn’t answering</source>
        <translation>Le trousseau de clés ne répond pas</translation>
    </message>
    <message>
        <source>If the system asks for the keyring’s password, enter it, and trackman goes on by itself. Without the keyring, trackman can keep a token until you close it.</source>
        <translation>Si le système demande le mot de passe du trousseau, saisissez-le&#xa0;: trackman continue alors tout seul. Sans trousseau, trackman peut conserver un jeton jusqu’à sa fermeture.</translation>
    </message>
    <message>
        <source>The keyring isn’t working</source>
        <translation>Le trousseau de clés ne fonctionne pas</translation>
    </message>
    <message>
        <source>The system’s keyring, where trackman keeps tokens, reported an error.</source>
        <translation>Le trousseau de clés du système, où trackman conserve les jetons, a signalé une erreur.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>This server address can’t be used</source>
        <translation>Cette adresse de serveur n’est pas utilisable</translation>
    </message>
    <message>
        <source>{address} doesn’t start with https://, and plain http would expose the token to the network. Correct TRACKMAN_API_URL and start trackman again.</source>
        <translation>{address} ne commence pas par https://, et une connexion http simple exposerait le jeton sur le réseau. Corrigez TRACKMAN_API_URL, puis redémarrez trackman.</translation>
    </message>
    <message>
        <source>A different environment answered</source>
        <translation>Un autre environnement a répondu</translation>
    </message>
    <message>
        <source>trackman asked {chosen}, but {answered} answered, so the reply was ignored. Another environment may have just become primary. Refresh, and check at the top which environment you are in.</source>
        <extracomment>{chosen} and {answered} are names of environments in quotation marks.</extracomment>
        <translation>trackman s’est adressé à {chosen}, mais {answered} a répondu&#x202f;; la réponse a donc été ignorée. Un autre environnement vient peut-être de devenir l’environnement principal. Actualisez, puis vérifiez en haut dans quel environnement vous êtes.</translation>
    </message>
    <message>
        <source>Copy the token from Project settings › API tokens in DatoCMS.</source>
        <translation>Copiez le jeton depuis Project settings&#xa0;› API tokens dans DatoCMS.</translation>
    </message>
    <message>
        <source>Set the environment variable DATOCMS_API_TOKEN to it and start trackman again.</source>
        <translation>Donnez-le comme valeur à la variable d’environnement DATOCMS_API_TOKEN, puis redémarrez trackman.</translation>
    </message>
    <message>
        <source>Then sign in with it.</source>
        <translation>Connectez-vous ensuite avec ce jeton.</translation>
    </message>
</context>
<context>
    <name>AccessibilityDialog</name>
    <message>
        <source>Accessibility report</source>
        <translation>Rapport d’accessibilité</translation>
    </message>
    <message>
        <source>Lists the videos without closed captions in their language, as WCAG 2.2 (1.2.2) and EN 301 549 (9.1.2.2) ask for them. DatoCMS doesn’t know which language a video speaks, so say it here.</source>
        <translation>Liste les vidéos sans sous-titres pour malentendants dans leur langue, comme le demandent les WCAG 2.2 (1.2.2) et la norme EN 301 549 (9.1.2.2). DatoCMS ne sait pas quelle langue est parlée dans une vidéo&#xa0;: indiquez-la ici.</translation>
    </message>
    <message>
        <source>Language of the videos</source>
        <translation>Langue des vidéos</translation>
    </message>
    <message>
        <source>Go by audio tracks, if any</source>
        <translation>Se fier aux pistes audio, s’il y en a</translation>
    </message>
    <message>
        <source>Ask which records are published</source>
        <translation>Demander quels enregistrements sont publiés</translation>
    </message>
    <message>
        <source>A video with audio tracks needs captions in each of their languages.</source>
        <translation>Une vidéo avec des pistes audio exige des sous-titres pour malentendants dans chacune de leurs langues.</translation>
    </message>
    <message>
        <source>With captions</source>
        <translation>Avec sous-titres pour malentendants</translation>
    </message>
    <message>
        <source>Only subtitles, not marked as captions</source>
        <translation>Sous-titres seulement, non marqués pour malentendants</translation>
    </message>
    <message>
        <source>Errored or being prepared</source>
        <translation>En erreur ou en préparation</translation>
    </message>
    <message>
        <source>Only in other languages</source>
        <translation>Seulement dans d’autres langues</translation>
    </message>
    <message>
        <source>No subtitles</source>
        <translation>Aucun sous-titre</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos are left out: their tracks were not read yet.</source>
        <translation>
            <numerusform>%Ln vidéo est laissée de côté&#xa0;: ses pistes n’ont pas encore été lues.</numerusform>
            <numerusform>%Ln vidéos sont laissées de côté&#xa0;: leurs pistes n’ont pas encore été lues.</numerusform>
        </translation>
    </message>
    <message>
        <source>No tracks were read yet. Scan the project first.</source>
        <translation>Aucune piste n’a encore été lue. Analysez d’abord le projet.</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Vidéos</translation>
    </message>
    <message numerus="yes">
        <source>Takes %Ln requests, one for each used video without captions.</source>
        <translation>
            <numerusform>Exige %Ln requête, une par vidéo utilisée et sans sous-titres pour malentendants.</numerusform>
            <numerusform>Exige %Ln requêtes, une par vidéo utilisée et sans sous-titres pour malentendants.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video without captions is known to be used in records.</source>
        <translation>Aucune vidéo sans sous-titres pour malentendants n’est utilisée dans des enregistrements, d’après ce qui est connu.</translation>
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
        <translation>Retour aux vidéos</translation>
    </message>
    <message>
        <source>Activity and history</source>
        <translation>Activité et historique</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>Supprimées récemment</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
</context>
<context>
    <name>ActivityRows</name>
    <message>
        <source>This entry is no deletion.</source>
        <translation>Cette entrée n’est pas une suppression.</translation>
    </message>
    <message>
        <source>The track was not deleted.</source>
        <translation>La piste n’a pas été supprimée.</translation>
    </message>
    <message>
        <source>The track has already been restored.</source>
        <translation>La piste a déjà été restaurée.</translation>
    </message>
    <message>
        <source>There’s no backup.</source>
        <translation>Il n’y a pas de sauvegarde.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>Deleted without a backup</source>
        <translation>Supprimée sans sauvegarde</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Supprimée</translation>
    </message>
    <message>
        <source>Already removed, without a backup</source>
        <translation>Déjà retirée, sans sauvegarde</translation>
    </message>
    <message>
        <source>Already removed</source>
        <translation>Déjà retirée</translation>
    </message>
</context>
<context>
    <name>ActivityWording</name>
    <message>
        <source>Delete</source>
        <translation>Suppression</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restauration</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajout</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Génération</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacement</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>Supprimer {name}</translation>
    </message>
    <message>
        <source>Restore {name}</source>
        <translation>Restaurer {name}</translation>
    </message>
    <message>
        <source>Add {name}</source>
        <translation>Ajouter {name}</translation>
    </message>
    <message>
        <source>Generate {name}</source>
        <translation>Générer {name}</translation>
    </message>
    <message>
        <source>Replace {name}</source>
        <translation>Remplacer {name}</translation>
    </message>
    <message>
        <source>{outcome}: {code}</source>
        <extracomment>{outcome} is a result such as “Not deleted”, {code} an error code of DatoCMS.</extracomment>
        <translation>{outcome}&#xa0;: {code}</translation>
    </message>
    <message>
        <source>Not deleted: trackman closed</source>
        <extracomment>Result of a deletion that trackman could not do before it closed.</extracomment>
        <translation>Non supprimée&#xa0;: trackman s’est fermé</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>Aucun motif indiqué</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>Principal</translation>
    </message>
    <message>
        <source>Saved as it is, unreadable, {size}</source>
        <translation>Enregistrée telle quelle, illisible, {size}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues, {size}</source>
        <translation>
            <numerusform>%Ln sous-titre, {size}</numerusform>
            <numerusform>%Ln sous-titres, {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <extracomment>{seconds} is a number; s is the unit.</extracomment>
        <translation>{seconds}&#xa0;s</translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <extracomment>Counts of operations in a list: “3 running, 12 waiting, 1 with a problem”.</extracomment>
        <translation>
            <numerusform>%Ln en cours</numerusform>
            <numerusform>%Ln en cours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <extracomment>A count of operations, in a list of counts.</extracomment>
        <translation>
            <numerusform>%Ln en attente</numerusform>
            <numerusform>%Ln en attente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with a problem</source>
        <extracomment>A count of operations, in a list of counts.</extracomment>
        <translation>
            <numerusform>%Ln avec un problème</numerusform>
            <numerusform>%Ln avec un problème</numerusform>
        </translation>
    </message>
    <message>
        <source>All done</source>
        <translation>Tout est terminé</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Rien n’est en cours</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Rien à annuler</translation>
    </message>
    <message>
        <source>Undo deletion of {name}</source>
        <translation>Annuler la suppression de {name}</translation>
    </message>
    <message numerus="yes">
        <source>Undo deletion of %Ln tracks</source>
        <translation>
            <numerusform>Annuler la suppression de %Ln piste</numerusform>
            <numerusform>Annuler la suppression de %Ln pistes</numerusform>
        </translation>
    </message>
    <message>
        <source>Already removed, restored since</source>
        <translation>Déjà retirée, restaurée</translation>
    </message>
    <message>
        <source>Deleted, restored since</source>
        <translation>Supprimée et restaurée</translation>
    </message>
    <message>
        <source>Already removed, no backup</source>
        <translation>Déjà retirée, sans sauvegarde</translation>
    </message>
    <message>
        <source>Deleted, no backup</source>
        <translation>Supprimée, sans sauvegarde</translation>
    </message>
    <message>
        <source>Added, not verified</source>
        <translation>Ajoutée, non vérifiée</translation>
    </message>
    <message>
        <source>Generated, not verified</source>
        <translation>Générée, non vérifiée</translation>
    </message>
    <message>
        <source>Replaced, not verified</source>
        <translation>Remplacée, non vérifiée</translation>
    </message>
    <message>
        <source>Restored, not verified</source>
        <translation>Restaurée, non vérifiée</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Backed up, not deleted yet</source>
        <translation>Sauvegardée, pas encore supprimée</translation>
    </message>
    <message>
        <source>Deletion requested</source>
        <translation>Suppression demandée</translation>
    </message>
    <message>
        <source>DatoCMS is deleting the track</source>
        <translation>DatoCMS supprime la piste</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Supprimée</translation>
    </message>
    <message>
        <source>Already removed</source>
        <translation>Déjà retirée</translation>
    </message>
    <message>
        <source>Not deleted</source>
        <translation>Non supprimée</translation>
    </message>
    <message>
        <source>Deletion not confirmed</source>
        <translation>Suppression non confirmée</translation>
    </message>
    <message>
        <source>Cancelled, not deleted</source>
        <translation>Annulée, non supprimée</translation>
    </message>
    <message>
        <source>Restore requested</source>
        <translation>Restauration demandée</translation>
    </message>
    <message>
        <source>DatoCMS is creating the track</source>
        <translation>DatoCMS crée la piste</translation>
    </message>
    <message>
        <source>DatoCMS is preparing the track</source>
        <translation>DatoCMS prépare la piste</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurée</translation>
    </message>
    <message>
        <source>Not restored</source>
        <translation>Non restaurée</translation>
    </message>
    <message>
        <source>Restore not confirmed</source>
        <translation>Restauration non confirmée</translation>
    </message>
    <message>
        <source>Cancelled, not restored</source>
        <translation>Annulée, non restaurée</translation>
    </message>
    <message>
        <source>Track requested</source>
        <translation>Piste demandée</translation>
    </message>
    <message>
        <source>Added</source>
        <extracomment>What became of a track.</extracomment>
        <translation>Ajoutée</translation>
    </message>
    <message>
        <source>Not added</source>
        <translation>Non ajoutée</translation>
    </message>
    <message>
        <source>Addition not confirmed</source>
        <extracomment>Nobody can say whether the track was added.</extracomment>
        <translation>Ajout non confirmé</translation>
    </message>
    <message>
        <source>Cancelled, not added</source>
        <translation>Annulée, non ajoutée</translation>
    </message>
    <message>
        <source>Subtitles requested</source>
        <translation>Sous-titres demandés</translation>
    </message>
    <message>
        <source>DatoCMS is generating the subtitles</source>
        <translation>DatoCMS génère les sous-titres</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Générée</translation>
    </message>
    <message>
        <source>Not generated</source>
        <translation>Non générée</translation>
    </message>
    <message>
        <source>Generation not confirmed</source>
        <translation>Génération non confirmée</translation>
    </message>
    <message>
        <source>Cancelled, not generated</source>
        <translation>Annulée, non générée</translation>
    </message>
    <message>
        <source>Replacing</source>
        <translation>Remplacement en cours</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Remplacée</translation>
    </message>
    <message>
        <source>Not replaced</source>
        <translation>Non remplacée</translation>
    </message>
    <message>
        <source>Replacement not confirmed</source>
        <translation>Remplacement non confirmé</translation>
    </message>
    <message>
        <source>Cancelled, not replaced</source>
        <translation>Annulée, non remplacée</translation>
    </message>
</context>
<context>
    <name>AddTracksDialog</name>
    <message>
        <source>Add tracks</source>
        <translation>Ajouter des pistes</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Choisir des fichiers…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Add tracks to {video}</source>
        <translation>Ajouter des pistes à {video}</translation>
    </message>
    <message numerus="yes">
        <source>Too many files at once: %Ln were left out.</source>
        <translation>
            <numerusform>Trop de fichiers à la fois&#xa0;: %Ln a été laissé de côté.</numerusform>
            <numerusform>Trop de fichiers à la fois&#xa0;: %Ln ont été laissés de côté.</numerusform>
        </translation>
    </message>
    <message>
        <source>The list takes {most}. Add these first, then the others.</source>
        <translation>La liste en accepte {most}. Ajoutez d’abord ceux-ci, puis les autres.</translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln tracks</source>
        <translation>
            <numerusform>Ajouter %Ln piste</numerusform>
            <numerusform>Ajouter %Ln pistes</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose files first.</source>
        <translation>Choisissez d’abord des fichiers.</translation>
    </message>
    <message>
        <source>Reading files…</source>
        <translation>Lecture des fichiers…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files can’t be added as they are.</source>
        <translation>
            <numerusform>%Ln fichier ne peut pas être ajouté tel quel.</numerusform>
            <numerusform>%Ln fichiers ne peuvent pas être ajoutés tels quels.</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop subtitle or audio files here</source>
        <translation>Déposez ici des fichiers de sous-titres ou audio</translation>
    </message>
    <message>
        <source>WebVTT, SubRip, SubStation Alpha, TTML, SAMI, MicroDVD and others; M4A, MP3 and WAV. A folder, or files copied in a file manager ({key}), will do as well.</source>
        <translation>WebVTT, SubRip, SubStation Alpha, TTML, SAMI, MicroDVD et d’autres&#x202f;; M4A, MP3 et WAV. Vous pouvez aussi déposer un dossier, ou coller des fichiers copiés dans un gestionnaire de fichiers ({key}).</translation>
    </message>
</context>
<context>
    <name>AdditionController</name>
    <message>
        <source>It’s too late to cancel: DatoCMS is already creating the track.</source>
        <translation>Il est trop tard pour annuler&#xa0;: DatoCMS crée déjà la piste.</translation>
    </message>
</context>
<context>
    <name>AdditionWording</name>
    <message>
        <source>Waiting to be added</source>
        <translation>En attente d’ajout</translation>
    </message>
    <message>
        <source>Uploading… {percent} %</source>
        <translation>Envoi… {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>Vérification… {time}</translation>
    </message>
    <message>
        <source>Creating the track… {time}, DatoCMS isn’t responding right now</source>
        <translation>Création de la piste… {time}, DatoCMS ne répond pas pour le moment</translation>
    </message>
    <message>
        <source>DatoCMS is preparing it… {time}</source>
        <translation>DatoCMS la prépare… {time}</translation>
    </message>
    <message>
        <source>Comparing subtitles… {time}</source>
        <translation>Comparaison des sous-titres… {time}</translation>
    </message>
    <message>
        <source>Creating the track… {time}</source>
        <translation>Création de la piste… {time}</translation>
    </message>
    <message>
        <source>{name} was not added: {reason}</source>
        <translation>La piste {name} n’a pas été ajoutée&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{name} added; DatoCMS is still preparing it</source>
        <translation>Piste {name} ajoutée&#x202f;; DatoCMS la prépare encore</translation>
    </message>
    <message>
        <source>{name} added</source>
        <translation>Piste {name} ajoutée</translation>
    </message>
    <message>
        <source>{name} added; its subtitles couldn’t be verified</source>
        <translation>Piste {name} ajoutée&#x202f;; ses sous-titres n’ont pas pu être vérifiés</translation>
    </message>
    <message>
        <source>{name} added, but its subtitles differ from the file</source>
        <translation>Piste {name} ajoutée, mais ses sous-titres diffèrent du fichier</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was added</source>
        <translation>L’ajout de la piste {name} n’est pas confirmé</translation>
    </message>
    <message>
        <source>Addition not confirmed</source>
        <translation>Ajout non confirmé</translation>
    </message>
    <message>
        <source>Not added: {reason}</source>
        <translation>Non ajoutée&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajoutée</translation>
    </message>
    <message>
        <source>Added; the subtitles couldn’t be verified</source>
        <translation>Ajoutée&#x202f;; les sous-titres n’ont pas pu être vérifiés</translation>
    </message>
    <message>
        <source>Added; the subtitles differ from the file</source>
        <translation>Ajoutée&#x202f;; les sous-titres diffèrent du fichier</translation>
    </message>
</context>
<context>
    <name>AftermathWording</name>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln vidéo</numerusform>
            <numerusform>%Ln vidéos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks of {videos}</source>
        <translation>
            <numerusform>%Ln piste de {videos}</numerusform>
            <numerusform>%Ln pistes de {videos}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos lose their only closed captions.</source>
        <translation>
            <numerusform>%Ln vidéo perd ses seuls sous-titres pour malentendants.</numerusform>
            <numerusform>%Ln vidéos perdent leurs seuls sous-titres pour malentendants.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos lose their last audio track.</source>
        <translation>
            <numerusform>%Ln vidéo perd sa dernière piste audio.</numerusform>
            <numerusform>%Ln vidéos perdent leur dernière piste audio.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the videos are used in records.</source>
        <translation>
            <numerusform>%Ln des vidéos est utilisée dans des enregistrements.</numerusform>
            <numerusform>%Ln des vidéos sont utilisées dans des enregistrements.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks can’t be restored: {reasons}.</source>
        <translation>
            <numerusform>%Ln piste ne peut pas être restaurée&#xa0;: {reasons}.</numerusform>
            <numerusform>%Ln pistes ne peuvent pas être restaurées&#xa0;: {reasons}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>trackman backs up %Ln tracks first, so deleting them can be undone.</source>
        <translation>
            <numerusform>trackman sauvegarde d’abord %Ln piste&#x202f;; sa suppression peut donc être annulée.</numerusform>
            <numerusform>trackman sauvegarde d’abord %Ln pistes&#x202f;; leur suppression peut donc être annulée.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks had already vanished at the last scan and are left out.</source>
        <translation>
            <numerusform>%Ln piste avait déjà disparu lors de la dernière analyse et est laissée de côté.</numerusform>
            <numerusform>%Ln pistes avaient déjà disparu lors de la dernière analyse et sont laissées de côté.</numerusform>
        </translation>
    </message>
    <message>
        <source>The oldest look at these videos was {ago}.</source>
        <extracomment>{ago} is such as “3 days ago”.</extracomment>
        <translation>L’examen le plus ancien de ces vidéos : {ago}.</translation>
    </message>
    <message>
        <source>The last scan isn’t complete: tracks it hasn’t read are missing here.</source>
        <translation>La dernière analyse n’est pas complète : les pistes qu’elle n’a pas lues manquent ici.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos will have no subtitles left, such as {names}.</source>
        <extracomment>{names} are some of the videos.</extracomment>
        <translation>
            <numerusform>%Ln vidéo n’aura plus aucun sous-titre, par exemple {names}.</numerusform>
            <numerusform>%Ln vidéos n’auront plus aucun sous-titre, par exemple {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos will have no subtitles left: {names}.</source>
        <translation>
            <numerusform>%Ln vidéo n’aura plus aucun sous-titre&#xa0;: {names}.</numerusform>
            <numerusform>%Ln vidéos n’auront plus aucun sous-titre&#xa0;: {names}.</numerusform>
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
            <numerusform>%Ln autre langue</numerusform>
            <numerusform>%Ln autres langues</numerusform>
        </translation>
    </message>
    <message>
        <source>Videos that lose their last subtitles in a language: {languages}.</source>
        <extracomment>{languages} is such as “Italian (12), German (3)”, with numbers of videos.</extracomment>
        <translation>Vidéos qui perdent leurs derniers sous-titres dans une langue&#xa0;: {languages}.</translation>
    </message>
    <message>
        <source>no language</source>
        <translation>aucune langue</translation>
    </message>
    <message numerus="yes">
        <source>%Ln audio tracks</source>
        <translation>
            <numerusform>%Ln piste audio</numerusform>
            <numerusform>%Ln pistes audio</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln errored</source>
        <translation>
            <numerusform>%Ln en erreur</numerusform>
            <numerusform>%Ln en erreur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still being prepared</source>
        <translation>
            <numerusform>%Ln encore en préparation</numerusform>
            <numerusform>%Ln encore en préparation</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a subtitle file</source>
        <translation>
            <numerusform>%Ln sans fichier de sous-titres</numerusform>
            <numerusform>%Ln sans fichier de sous-titres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AllTracksModel</name>
    <message>
        <source>folded</source>
        <translation>replié</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>déplié</translation>
    </message>
</context>
<context>
    <name>AllTracksTab</name>
    <message>
        <source>All tracks</source>
        <translation>Toutes les pistes</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Choose by rule…</source>
        <translation>Choisir par règle…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Passer en revue</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Recréer</translation>
    </message>
    <message>
        <source>Forget vanished tracks…</source>
        <translation>Oublier les pistes disparues…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>No tracks yet</source>
        <translation>Aucune piste pour l’instant</translation>
    </message>
    <message>
        <source>They appear here as the scan finds them.</source>
        <translation>Elles apparaissent ici à mesure que l’analyse les trouve.</translation>
    </message>
    <message>
        <source>No video of this project has a track.</source>
        <translation>Aucune vidéo de ce projet n’a de piste.</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Aucun résultat</translation>
    </message>
    <message>
        <source>Nothing in this list is known here. It may be of another project or environment, newer than the last scan, or deleted by now.</source>
        <translation>Rien de cette liste n’est connu ici. Elle vient peut-être d’un autre projet ou environnement, elle est plus récente que la dernière analyse, ou tout a été supprimé entre-temps.</translation>
    </message>
    <message>
        <source>No track fits view, filter and rule together.</source>
        <translation>Aucune piste ne répond à la fois à la vue, au filtre et à la règle.</translation>
    </message>
    <message>
        <source>Show all tracks</source>
        <translation>Afficher toutes les pistes</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln sélectionnée</numerusform>
            <numerusform>%Ln sélectionnées</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a track first.</source>
        <translation>Sélectionnez d’abord une piste.</translation>
    </message>
    <message>
        <source>Delete the selected tracks</source>
        <translation>Supprimer les pistes sélectionnées</translation>
    </message>
    <message>
        <source>Recreate the selected tracks from their saved subtitles. They get new IDs.</source>
        <translation>Recréer les pistes sélectionnées à partir de leurs sous-titres enregistrés. Elles reçoivent de nouveaux ID.</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>La liste est vide.</translation>
    </message>
    <message>
        <source>Save the listed tracks as a table</source>
        <translation>Enregistrer les pistes affichées sous forme de tableau</translation>
    </message>
    <message numerus="yes">
        <source>Judge the %Ln selected tracks one after another</source>
        <translation>
            <numerusform>Évaluer %Ln piste sélectionnée</numerusform>
            <numerusform>Évaluer les %Ln pistes sélectionnées, une à une</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Judge the %Ln listed tracks one after another</source>
        <translation>
            <numerusform>Évaluer %Ln piste affichée</numerusform>
            <numerusform>Évaluer les %Ln pistes affichées, une à une</numerusform>
        </translation>
    </message>
    <message>
        <source>{view}: {filter}</source>
        <extracomment>The name of a review: {view} is such as “Errored”, {filter} what was typed.</extracomment>
        <translation>{view}&#xa0;: {filter}</translation>
    </message>
    <message>
        <source>These tracks are gone already.</source>
        <translation>Ces pistes ont déjà disparu.</translation>
    </message>
    <message>
        <source>Select one track.</source>
        <translation>Sélectionnez une seule piste.</translation>
    </message>
    <message>
        <source>Show only this video</source>
        <translation>Afficher seulement cette vidéo</translation>
    </message>
    <message>
        <source>Open in the video</source>
        <translation>Ouvrir dans la vidéo</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Copier les lignes</translation>
    </message>
    <message>
        <source>Copy track IDs</source>
        <translation>Copier les ID des pistes</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>Déplier</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Replier</translation>
    </message>
    <message>
        <source>Select the tracks of the group</source>
        <translation>Sélectionner les pistes du groupe</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Classeur Excel</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tableau (CSV)</translation>
    </message>
    <message>
        <source>Vanished more than 30 days ago</source>
        <translation>Disparues depuis plus de 30 jours</translation>
    </message>
    <message>
        <source>Vanished more than 90 days ago</source>
        <translation>Disparues depuis plus de 90 jours</translation>
    </message>
    <message>
        <source>Vanished more than a year ago</source>
        <translation>Disparues depuis plus d’un an</translation>
    </message>
    <message>
        <source>All vanished tracks</source>
        <translation>Toutes les pistes disparues</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Enregistrer cette vue</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Enregistrer la vue</translation>
    </message>
    <message>
        <source>Rename the view</source>
        <translation>Renommer la vue</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Choose tracks by conditions, and see first what is touched</source>
        <translation>Choisir des pistes selon des conditions, et voir d’abord lesquelles sont concernées</translation>
    </message>
    <message>
        <source>Take tracks off this list that vanished long ago</source>
        <translation>Retirer de cette liste les pistes disparues depuis longtemps</translation>
    </message>
    <message>
        <source>Shows all tracks again</source>
        <translation>Afficher à nouveau toutes les pistes</translation>
    </message>
</context>
<context>
    <name>AllTracksTable</name>
    <message>
        <source>All tracks</source>
        <translation>Toutes les pistes</translation>
    </message>
</context>
<context>
    <name>AllTracksWording</name>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>CC</source>
        <extracomment>Title of a column: closed captions.</extracomment>
        <translation>CC</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Anomalies</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Première apparition</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Dernière apparition</translation>
    </message>
    <message>
        <source>Used</source>
        <extracomment>Title of a column: whether records use the video.</extracomment>
        <translation>Utilisée</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Toutes les pistes</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>En erreur</translation>
    </message>
    <message>
        <source>Preparing for more than an hour</source>
        <translation>En préparation depuis plus d’une heure</translation>
    </message>
    <message>
        <source>Same language twice</source>
        <translation>Même langue deux fois</translation>
    </message>
    <message>
        <source>Same name twice</source>
        <translation>Même nom deux fois</translation>
    </message>
    <message>
        <source>Videos without closed captions</source>
        <translation>Vidéos sans sous-titres pour malentendants</translation>
    </message>
    <message>
        <source>Language not in the project</source>
        <translation>Langue absente du projet</translation>
    </message>
    <message>
        <source>With findings</source>
        <translation>Avec anomalies</translation>
    </message>
    <message>
        <source>Vanished</source>
        <translation>Disparues</translation>
    </message>
    <message>
        <source>New since your last visit</source>
        <translation>Nouvelles depuis votre dernière visite</translation>
    </message>
    <message>
        <source>{column}, sorted downwards, level {level}</source>
        <translation>{column}, ordre décroissant, niveau {level}</translation>
    </message>
    <message>
        <source>{column}, sorted upwards, level {level}</source>
        <translation>{column}, ordre croissant, niveau {level}</translation>
    </message>
    <message>
        <source>Its subtitles were not read by a scan.</source>
        <translation>Ses sous-titres n’ont été lus par aucune analyse.</translation>
    </message>
    <message>
        <source>It is not known whether records use the video.</source>
        <translation>On ne sait pas si des enregistrements utilisent la vidéo.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln anomalie</numerusform>
            <numerusform>%Ln anomalies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln piste</numerusform>
            <numerusform>%Ln pistes</numerusform>
        </translation>
    </message>
    <message>
        <source>Vanished {ago}</source>
        <translation>Disparue {ago}</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
</context>
<context>
    <name>AppLinks</name>
    <message>
        <source>DatoCMS didn’t say whether this link leads to your project. Open the link again when you are connected.</source>
        <translation>DatoCMS n’a pas indiqué si ce lien mène à votre projet. Ouvrez à nouveau le lien une fois connecté.</translation>
    </message>
    <message>
        <source>This link leads to the environment {name}, which doesn’t exist here.</source>
        <translation>Ce lien mène à l’environnement {name}, qui n’existe pas ici.</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>principal</translation>
    </message>
    <message>
        <source>The link leads to the environment {name}. You are working in {here}. If you change, what you see and delete from then on is in {name}.</source>
        <translation>Le lien mène à l’environnement {name}. Vous travaillez dans {here}. Si vous changez, tout ce que vous verrez et supprimerez ensuite se trouvera dans {name}.</translation>
    </message>
    <message>
        <source>Open this link in another environment?</source>
        <translation>Ouvrir ce lien dans un autre environnement&#x202f;?</translation>
    </message>
    <message>
        <source>Change environment</source>
        <translation>Changer d’environnement</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Rester ici</translation>
    </message>
    <message>
        <source>This link leads to a project that you aren’t signed in to. Add the project in the project menu at the top, then open the link again.</source>
        <translation>Ce lien mène à un projet auquel vous n’êtes pas connecté. Ajoutez le projet dans le menu du projet, en haut, puis ouvrez à nouveau le lien.</translation>
    </message>
    <message>
        <source>The link leads to a video of {name}. If you change, what you see and delete from then on is in that project.</source>
        <translation>Le lien mène à une vidéo de {name}. Si vous changez, tout ce que vous verrez et supprimerez ensuite se trouvera dans ce projet.</translation>
    </message>
    <message>
        <source>Open this link in another project?</source>
        <translation>Ouvrir ce lien dans un autre projet&#x202f;?</translation>
    </message>
    <message>
        <source>Change project</source>
        <translation>Changer de projet</translation>
    </message>
</context>
<context>
    <name>ApplyingController</name>
    <message>
        <source>Save review as file</source>
        <translation>Enregistrer la revue dans un fichier</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Revues</translation>
    </message>
</context>
<context>
    <name>ApplyingWording</name>
    <message>
        <source>No video loses its last subtitles.</source>
        <translation>Aucune vidéo ne perd ses derniers sous-titres.</translation>
    </message>
    <message>
        <source>Delete {tracks}?</source>
        <translation>Supprimer {tracks}&#x202f;?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>Supprimer %Ln piste</numerusform>
            <numerusform>Supprimer %Ln pistes</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the videos as they are now: {done} of {total}</source>
        <translation>Examen de l’état actuel des vidéos&#xa0;: {done} sur {total}</translation>
    </message>
    <message>
        <source>{reason} What couldn’t be checked is not deleted. The decisions are kept: apply them once DatoCMS can be reached.</source>
        <translation>{reason} Ce qui n’a pas pu être vérifié n’est pas supprimé. Les décisions sont conservées&#xa0;: appliquez-les dès que DatoCMS sera joignable.</translation>
    </message>
    <message>
        <source>Nothing was deleted: none of the ticked tracks is as it was decided on. The list says what has changed.</source>
        <translation>Rien n’a été supprimé&#xa0;: aucune des pistes cochées n’est restée telle qu’au moment de la décision. La liste indique ce qui a changé.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out: they are gone, have changed, or couldn’t be checked.</source>
        <translation>
            <numerusform>%Ln piste est laissée de côté&#xa0;: elle n’existe plus, a changé ou n’a pas pu être vérifiée.</numerusform>
            <numerusform>%Ln pistes sont laissées de côté&#xa0;: elles n’existent plus, ont changé ou n’ont pas pu être vérifiées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions approved. Save the review as a file and give it back, or apply them here.</source>
        <translation>
            <numerusform>%Ln suppression approuvée. Enregistrez la revue dans un fichier et renvoyez-le, ou appliquez la suppression ici.</numerusform>
            <numerusform>%Ln suppressions approuvées. Enregistrez la revue dans un fichier et renvoyez-le, ou appliquez les suppressions ici.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions refused: these tracks stay. Save the review as a file and give it back.</source>
        <translation>
            <numerusform>%Ln suppression refusée&#xa0;: cette piste reste. Enregistrez la revue dans un fichier et renvoyez-le.</numerusform>
            <numerusform>%Ln suppressions refusées&#xa0;: ces pistes restent. Enregistrez la revue dans un fichier et renvoyez-le.</numerusform>
        </translation>
    </message>
    <message>
        <source>Review saved as {file}.</source>
        <translation>Revue enregistrée sous {file}.</translation>
    </message>
    <message>
        <source>{name} was not deleted: {state}. It waits among the decisions.</source>
        <translation>La piste {name} n’a pas été supprimée&#xa0;: {state}. Elle attend parmi les décisions.</translation>
    </message>
    <message>
        <source>{name} can’t be restored once it’s deleted, so it waits among the decisions.</source>
        <translation>Une fois supprimée, la piste {name} ne peut pas être restaurée&#x202f;; elle attend donc parmi les décisions.</translation>
    </message>
    <message>
        <source>{name} waits among the decisions. {reason}</source>
        <translation>La piste {name} attend parmi les décisions. {reason}</translation>
    </message>
    <message>
        <source>It is about to be deleted. Cancel the rest of the deletions first.</source>
        <translation>Elle va être supprimée. Annulez d’abord le reste des suppressions.</translation>
    </message>
    <message>
        <source>It is being deleted. Take the decision back once that has ended.</source>
        <translation>Elle est en cours de suppression. Annulez la décision quand ce sera terminé.</translation>
    </message>
    <message>
        <source>{name} was deleted and has no backup, so it can’t be restored.</source>
        <translation>La piste {name} a été supprimée et n’a pas de sauvegarde&#x202f;; elle ne peut donc pas être restaurée.</translation>
    </message>
</context>
<context>
    <name>ArchiveController</name>
    <message>
        <source>Export everything</source>
        <translation>Tout exporter</translation>
    </message>
    <message>
        <source>Archives (*.zip)</source>
        <translation>Archives (*.zip)</translation>
    </message>
    <message>
        <source>Exporting journal and backups…</source>
        <translation>Exportation du journal et des sauvegardes…</translation>
    </message>
    <message numerus="yes">
        <source>Journal and %Ln backups exported to {file}.</source>
        <translation>
            <numerusform>Journal et %Ln sauvegarde exportés vers {file}.</numerusform>
            <numerusform>Journal et %Ln sauvegardes exportés vers {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviews are in it, too.</source>
        <translation>
            <numerusform>Il contient aussi %Ln revue.</numerusform>
            <numerusform>Il contient aussi %Ln revues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln backups were skipped because they are damaged. Choose Check backups for details.</source>
        <translation>
            <numerusform>%Ln sauvegarde a été ignorée car elle est endommagée. Pour les détails, choisissez Vérifier les sauvegardes.</numerusform>
            <numerusform>%Ln sauvegardes ont été ignorées car elles sont endommagées. Pour les détails, choisissez Vérifier les sauvegardes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not all reviews are in it.</source>
        <translation>Il ne contient pas toutes les revues.</translation>
    </message>
    <message>
        <source>Import an archive</source>
        <translation>Importer une archive</translation>
    </message>
    <message>
        <source>Importing {file}…</source>
        <translation>Importation de {file}…</translation>
    </message>
    <message numerus="yes">
        <source>Imported %Ln entries of the history.</source>
        <translation>
            <numerusform>%Ln entrée de l’historique importée.</numerusform>
            <numerusform>%Ln entrées de l’historique importées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported %Ln backups.</source>
        <translation>
            <numerusform>%Ln sauvegarde importée.</numerusform>
            <numerusform>%Ln sauvegardes importées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries were already here.</source>
        <translation>
            <numerusform>%Ln entrée était déjà présente.</numerusform>
            <numerusform>%Ln entrées étaient déjà présentes.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} worked on them on another computer. If that was you, your decisions stay yours on this one, and somebody else still has to approve them. trackman asks only while you have decided nothing here.</source>
        <translation>{name} y a travaillé sur un autre ordinateur. Si c’était vous, vos décisions restent les vôtres sur celui-ci, et quelqu’un d’autre doit toujours les approuver. trackman ne pose la question que tant que vous n’avez rien décidé ici.</translation>
    </message>
    <message>
        <source>Are the reviews in this archive yours?</source>
        <translation>Les revues de cette archive sont-elles les vôtres ?</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Quelqu’un</translation>
    </message>
    <message>
        <source>They’re mine</source>
        <translation>Ce sont les miennes</translation>
    </message>
    <message>
        <source>Somebody else’s</source>
        <translation>Celles de quelqu’un d’autre</translation>
    </message>
    <message numerus="yes">
        <source>Imported %Ln reviews.</source>
        <translation>
            <numerusform>%Ln revue importée.</numerusform>
            <numerusform>%Ln revues importées.</numerusform>
        </translation>
    </message>
    <message>
        <source>What you decided in them counts as yours.</source>
        <translation>Ce que vous y avez décidé compte comme vôtre.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviews were already here.</source>
        <translation>
            <numerusform>%Ln revue était déjà présente.</numerusform>
            <numerusform>%Ln revues étaient déjà présentes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are decided differently. They stay undecided until somebody decides again.</source>
        <translation>
            <numerusform>%Ln piste a des décisions divergentes. Elle reste sans décision jusqu’à ce que quelqu’un décide à nouveau.</numerusform>
            <numerusform>%Ln pistes ont des décisions divergentes. Elles restent sans décision jusqu’à ce que quelqu’un décide à nouveau.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviews couldn’t be imported.</source>
        <translation>
            <numerusform>%Ln revue n’a pas pu être importée.</numerusform>
            <numerusform>%Ln revues n’ont pas pu être importées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Classeurs Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Export history</source>
        <translation>Exporter l’historique</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Pages web (*.html)</translation>
    </message>
    <message>
        <source>History exported to {file}.</source>
        <translation>Historique exporté vers {file}.</translation>
    </message>
    <message>
        <source>Checking backups…</source>
        <translation>Vérification des sauvegardes…</translation>
    </message>
    <message>
        <source>No backups yet.</source>
        <translation>Aucune sauvegarde pour l’instant.</translation>
    </message>
    <message numerus="yes">
        <source>Checked %Ln backups. None is missing or damaged.</source>
        <translation>
            <numerusform>%Ln sauvegarde vérifiée. Rien ne manque ni n’est endommagé.</numerusform>
            <numerusform>%Ln sauvegardes vérifiées. Rien ne manque ni n’est endommagé.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} of {file}: {fault}</source>
        <translation>{name} de {file}&#xa0;: {fault}</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more backups</source>
        <translation>
            <numerusform>et %Ln autre sauvegarde</numerusform>
            <numerusform>et %Ln autres sauvegardes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} backups can’t be restored. {names}</source>
        <extracomment>The plural is that of the first number, which counts the damaged ones.</extracomment>
        <translation>
            <numerusform>%Ln sauvegarde sur {total} ne peut pas être restaurée. {names}</numerusform>
            <numerusform>%Ln sauvegardes sur {total} ne peuvent pas être restaurées. {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln backups are older than the limit in your settings ({limit}).</source>
        <extracomment>{limit} is such as “90 days”.</extracomment>
        <translation>
            <numerusform>%Ln sauvegarde dépasse la limite fixée dans vos paramètres ({limit}).</numerusform>
            <numerusform>%Ln sauvegardes dépassent la limite fixée dans vos paramètres ({limit}).</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Les retirer</translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln backups. Their tracks can’t be restored.</source>
        <translation>
            <numerusform>%Ln sauvegarde retirée. Sa piste ne peut plus être restaurée.</numerusform>
            <numerusform>%Ln sauvegardes retirées. Leurs pistes ne peuvent plus être restaurées.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Attributes</name>
    <message>
        <source>when deleted</source>
        <translation>lors de la suppression</translation>
    </message>
    <message>
        <source>Copy track ID</source>
        <translation>Copier l’ID de la piste</translation>
    </message>
    <message>
        <source>Copy video ID</source>
        <translation>Copier l’ID de la vidéo</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Sous-titres pour malentendants</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID de la piste</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>ID de la vidéo</translation>
    </message>
</context>
<context>
    <name>BesideTexts</name>
    <message>
        <source>No other version of this track is saved on this computer.</source>
        <translation>Aucune autre version de cette piste n’est enregistrée sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The other languages of this video are still loading.</source>
        <translation>Les autres langues de cette vidéo sont encore en cours de chargement.</translation>
    </message>
    <message>
        <source>This video has no other subtitles that can be read.</source>
        <translation>Cette vidéo n’a pas d’autres sous-titres lisibles.</translation>
    </message>
</context>
<context>
    <name>BulkController</name>
    <message>
        <source>These tracks are not there any more.</source>
        <translation>Ces pistes n’existent plus.</translation>
    </message>
    <message>
        <source>Bulk work is running. Wait until it has ended, or cancel the rest.</source>
        <translation>Un traitement par lot est en cours. Attendez qu’il soit terminé, ou annulez le reste.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Delete again</source>
        <translation>Supprimer à nouveau</translation>
    </message>
</context>
<context>
    <name>BulkQuestion</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Enter a reason first.</source>
        <translation>Saisissez d’abord un motif.</translation>
    </message>
    <message>
        <source>Type the number of tracks first.</source>
        <translation>Saisissez d’abord le nombre de pistes.</translation>
    </message>
    <message>
        <source>Delete {tracks}?</source>
        <translation>Supprimer {tracks}&#x202f;?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>Supprimer %Ln piste</numerusform>
            <numerusform>Supprimer %Ln pistes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkStrip</name>
    <message>
        <source>Bulk work</source>
        <translation>Traitement par lot</translation>
    </message>
    <message>
        <source>Cancel the rest</source>
        <translation>Annuler le reste</translation>
    </message>
    <message>
        <source>Retry failed only</source>
        <translation>Réessayer les échecs</translation>
    </message>
    <message>
        <source>Delete without backup</source>
        <translation>Supprimer sans sauvegarde</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Go on with what was not sent yet</source>
        <translation>Continuer avec ce qui n’a pas encore été envoyé</translation>
    </message>
    <message>
        <source>Send nothing more for now; what was sent goes on</source>
        <translation>Ne plus rien envoyer pour l’instant&#x202f;; ce qui a été envoyé se poursuit</translation>
    </message>
    <message>
        <source>Cancel what was not sent yet</source>
        <translation>Annuler ce qui n’a pas encore été envoyé</translation>
    </message>
    <message>
        <source>Try those again that failed, and no others</source>
        <translation>Réessayer les pistes qui ont échoué, et aucune autre</translation>
    </message>
    <message>
        <source>Delete those that couldn’t be backed up, after a question</source>
        <translation>Supprimer, après confirmation, les pistes qui n’ont pas pu être sauvegardées</translation>
    </message>
    <message>
        <source>Take all of this back, as far as there are backups</source>
        <translation>Tout annuler, dans la mesure où des sauvegardes existent</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
</context>
<context>
    <name>BulkWording</name>
    <message>
        <source>Deleting: {progress}</source>
        <extracomment>{progress} is such as “212 of 300, 3 failed, 2 min left”.</extracomment>
        <translation>Suppression&#xa0;: {progress}</translation>
    </message>
    <message>
        <source>Paused: {progress}</source>
        <extracomment>{progress} is such as “212 of 300, 3 failed”.</extracomment>
        <translation>En pause&#xa0;: {progress}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln still being deleted</source>
        <translation>
            <numerusform>%Ln encore en cours de suppression</numerusform>
            <numerusform>%Ln encore en cours de suppression</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks deleted</source>
        <translation>
            <numerusform>%Ln piste supprimée</numerusform>
            <numerusform>%Ln pistes supprimées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln échec</numerusform>
            <numerusform>%Ln échecs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln had vanished already</source>
        <translation>
            <numerusform>%Ln avait déjà disparu</numerusform>
            <numerusform>%Ln avaient déjà disparu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed since the scan and were left out</source>
        <translation>
            <numerusform>%Ln modifiée depuis l’analyse et laissée de côté</numerusform>
            <numerusform>%Ln modifiées depuis l’analyse et laissées de côté</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cancelled</source>
        <translation>
            <numerusform>%Ln annulée</numerusform>
            <numerusform>%Ln annulées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be restored</source>
        <translation>
            <numerusform>%Ln n’a pas pu être restaurée</numerusform>
            <numerusform>%Ln n’ont pas pu être restaurées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks restored</source>
        <translation>
            <numerusform>%Ln piste restaurée</numerusform>
            <numerusform>%Ln pistes restaurées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln couldn’t be verified</source>
        <translation>
            <numerusform>%Ln n’a pas pu être vérifiée</numerusform>
            <numerusform>%Ln n’ont pas pu être vérifiées</numerusform>
        </translation>
    </message>
    <message>
        <source>see Activity</source>
        <translation>voir Activité</translation>
    </message>
    <message>
        <source>Restoring is paused: {progress}</source>
        <extracomment>{progress} is such as “212 of 300, 3 could not be restored”.</extracomment>
        <translation>Restauration en pause&#xa0;: {progress}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln still being restored</source>
        <translation>
            <numerusform>%Ln encore en cours de restauration</numerusform>
            <numerusform>%Ln encore en cours de restauration</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
    <message>
        <source>Restoring: {progress}</source>
        <translation>Restauration&#xa0;: {progress}</translation>
    </message>
    <message>
        <source>Waiting to be deleted</source>
        <translation>En attente de suppression</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>Not deleted: {reason}</source>
        <translation>Non supprimée&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Vanished meanwhile</source>
        <translation>Disparue entre-temps</translation>
    </message>
    <message>
        <source>Left out: changed since the scan</source>
        <translation>Laissée de côté&#xa0;: modifiée depuis l’analyse</translation>
    </message>
    <message>
        <source>Left out: it can’t be backed up any more</source>
        <translation>Laissée de côté&#xa0;: elle ne peut plus être sauvegardée</translation>
    </message>
    <message>
        <source>Left out: something else is being done with it</source>
        <translation>Laissée de côté&#xa0;: une autre opération est en cours sur elle</translation>
    </message>
    <message numerus="yes">
        <source>%Ln s left</source>
        <translation>
            <numerusform>encore %Ln&#xa0;s</numerusform>
            <numerusform>encore %Ln&#xa0;s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min left</source>
        <translation>
            <numerusform>encore %Ln&#xa0;min</numerusform>
            <numerusform>encore %Ln&#xa0;min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangesController</name>
    <message>
        <source>Replace {name} by which file?</source>
        <translation>Par quel fichier remplacer {name}&#x202f;?</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>{file} was not used. {reason}</source>
        <translation>Le fichier {file} n’a pas été utilisé. {reason}</translation>
    </message>
    <message>
        <source>{file} is audio, and the track has subtitles.</source>
        <translation>{file} est un fichier audio, alors que la piste contient des sous-titres.</translation>
    </message>
    <message>
        <source>{file} has subtitles, and the track is audio.</source>
        <translation>{file} contient des sous-titres, alors que la piste est une piste audio.</translation>
    </message>
    <message>
        <source>Replace {name} by {file}?</source>
        <translation>Remplacer {name} par {file}&#x202f;?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues</source>
        <translation>
            <numerusform>%Ln sous-titre</numerusform>
            <numerusform>%Ln sous-titres</numerusform>
        </translation>
    </message>
    <message>
        <source>The text seems to be in {language}.</source>
        <translation>Langue probable du texte&#xa0;: {language}.</translation>
    </message>
    <message>
        <source>trackman can’t back up audio, so this can’t be undone.</source>
        <translation>trackman ne peut pas sauvegarder l’audio&#x202f;; cette action ne pourra donc pas être annulée.</translation>
    </message>
    <message>
        <source>Name, language and flag stay. The old track is deleted only once the new one is checked, and can be brought back.</source>
        <translation>Le nom, la langue et l’indicateur restent les mêmes. L’ancienne piste n’est supprimée qu’une fois la nouvelle vérifiée, et elle peut être rétablie.</translation>
    </message>
    <message>
        <source>Replace track</source>
        <translation>Remplacer la piste</translation>
    </message>
    <message>
        <source>{name}, {moment}</source>
        <translation>{name}, {moment}</translation>
    </message>
    <message>
        <source>Subtitle files (*.{ending})</source>
        <translation>Fichiers de sous-titres (*.{ending})</translation>
    </message>
    <message>
        <source>Save subtitles</source>
        <translation>Enregistrer les sous-titres</translation>
    </message>
    <message>
        <source>Subtitles saved to {file}.</source>
        <translation>Sous-titres enregistrés dans {file}.</translation>
    </message>
    <message>
        <source>None of these tracks has subtitles that can be downloaded.</source>
        <translation>Aucune de ces pistes n’a de sous-titres téléchargeables.</translation>
    </message>
    <message>
        <source>Zip archives (*.zip)</source>
        <translation>Archives zip (*.zip)</translation>
    </message>
    <message>
        <source>Download subtitles</source>
        <translation>Télécharger les sous-titres</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks downloaded to {file}.</source>
        <translation>
            <numerusform>%Ln piste téléchargée dans {file}.</numerusform>
            <numerusform>%Ln pistes téléchargées dans {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks couldn’t be fetched.</source>
        <translation>
            <numerusform>%Ln piste n’a pas pu être récupérée.</numerusform>
            <numerusform>%Ln pistes n’ont pas pu être récupérées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln tracks to which video?</source>
        <translation>
            <numerusform>Vers quelle vidéo copier %Ln piste&#x202f;?</numerusform>
            <numerusform>Vers quelle vidéo copier %Ln pistes&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy {name} to which video?</source>
        <translation>Vers quelle vidéo copier {name}&#x202f;?</translation>
    </message>
    <message>
        <source>Copy there</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>This video is {here} long, {video} is {there}. The subtitles may not fit.</source>
        <translation>Cette vidéo dure {here}, {video} dure {there}. Les sous-titres risquent de ne pas convenir.</translation>
    </message>
    <message>
        <source>It already has tracks with these names, which can’t be added: {names}.</source>
        <translation>Elle a déjà des pistes portant ces noms, qui ne peuvent pas être ajoutées&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Copy to {video} anyway?</source>
        <translation>Copier quand même vers {video}&#x202f;?</translation>
    </message>
    <message>
        <source>Copy anyway</source>
        <translation>Copier quand même</translation>
    </message>
</context>
<context>
    <name>ChangesModel</name>
    <message>
        <source>#</source>
        <extracomment>Title of a column: the number of the cue.</extracomment>
        <translation>N°</translation>
    </message>
    <message>
        <source>Change</source>
        <extracomment>Title of a column: what happened to the cue: added, removed or changed.</extracomment>
        <translation>Modification</translation>
    </message>
    <message>
        <source>Before</source>
        <extracomment>Title of a column: the cue as it is published.</extracomment>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <extracomment>Title of a column: the cue as it will be.</extracomment>
        <translation>Après</translation>
    </message>
    <message>
        <source>Added</source>
        <extracomment>What happened to a cue.</extracomment>
        <translation>Ajouté</translation>
    </message>
    <message>
        <source>Removed</source>
        <extracomment>What happened to a cue.</extracomment>
        <translation>Retiré</translation>
    </message>
    <message>
        <source>Changed</source>
        <extracomment>What happened to a cue.</extracomment>
        <translation>Modifié</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>De {start} à {end}</translation>
    </message>
</context>
<context>
    <name>ChangesPage</name>
    <message>
        <source>Publish</source>
        <translation>Publier</translation>
    </message>
    <message>
        <source>Back to editing</source>
        <translation>Retour à l’éditeur</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Modifications</translation>
    </message>
    <message>
        <source>Publish changes to {name}</source>
        <translation>Publier les modifications de {name}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues changed</source>
        <translation>
            <numerusform>%Ln sous-titre modifié</numerusform>
            <numerusform>%Ln sous-titres modifiés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues added</source>
        <translation>
            <numerusform>%Ln sous-titre ajouté</numerusform>
            <numerusform>%Ln sous-titres ajoutés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues removed</source>
        <translation>
            <numerusform>%Ln sous-titre retiré</numerusform>
            <numerusform>%Ln sous-titres retirés</numerusform>
        </translation>
    </message>
    <message>
        <source>No cue differs; the file itself is mended.</source>
        <translation>Aucun sous-titre ne diffère&#x202f;; c’est le fichier lui-même qui est réparé.</translation>
    </message>
    <message>
        <source>DatoCMS gets a new track with this text, then the old one is deleted.</source>
        <translation>DatoCMS reçoit une nouvelle piste avec ce texte, puis l’ancienne est supprimée.</translation>
    </message>
</context>
<context>
    <name>CheckChoices</name>
    <message>
        <source>Latin script: {speed} characters per second, {line} per line, {lines} lines, {shortest}–{longest} s per cue. Your own numbers apply until you choose another guide.</source>
        <translation>Alphabet latin&#xa0;: {speed} caractères par seconde, {line} par ligne, {lines} lignes, {shortest}–{longest}&#xa0;s par sous-titre. Vos propres valeurs s’appliquent jusqu’à ce que vous choisissiez un autre guide.</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutre</translation>
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
        <translation>Limites</translation>
    </message>
    <message>
        <source>Style guide</source>
        <translation>Guide de style</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Mots</translation>
    </message>
    <message>
        <source>Words to flag</source>
        <translation>Mots à signaler</translation>
    </message>
    <message>
        <source>One per line. Matches whole words, ignoring case.</source>
        <translation>Un par ligne. Seuls les mots entiers sont trouvés, sans tenir compte de la casse.</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Remove filter {filter}</source>
        <extracomment>{filter} is in quotation marks.</extracomment>
        <translation>Retirer le filtre {filter}</translation>
    </message>
</context>
<context>
    <name>ChoiceButton</name>
    <message>
        <source>{what}: {choice}</source>
        <extracomment>{what} is such as “Speed”, {choice} such as “1.5×”.</extracomment>
        <translation>{what}&#xa0;: {choice}</translation>
    </message>
</context>
<context>
    <name>ChosenModel</name>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Piste</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>cochée</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>non cochée</translation>
    </message>
</context>
<context>
    <name>ChosenTable</name>
    <message>
        <source>Chosen tracks</source>
        <translation>Pistes choisies</translation>
    </message>
</context>
<context>
    <name>CommandWording</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Scinder</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Fusionner</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Insérer</translation>
    </message>
    <message>
        <source>Delete cue</source>
        <translation>Supprimer le sous-titre</translation>
    </message>
    <message>
        <source>Shift…</source>
        <translation>Décaler…</translation>
    </message>
    <message>
        <source>Stretch…</source>
        <translation>Étirer…</translation>
    </message>
    <message>
        <source>Find and replace…</source>
        <translation>Rechercher et remplacer…</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publier</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Split the cue at the caret or at the video’s position</source>
        <translation>Scinder le sous-titre au curseur ou à la position de la vidéo</translation>
    </message>
    <message>
        <source>Merge the cue with the next one</source>
        <translation>Fusionner le sous-titre avec le suivant</translation>
    </message>
    <message>
        <source>Insert a cue below</source>
        <translation>Insérer un sous-titre en dessous</translation>
    </message>
    <message>
        <source>Delete the selected cues</source>
        <translation>Supprimer les sous-titres sélectionnés</translation>
    </message>
    <message>
        <source>Shift cues to earlier or later times</source>
        <translation>Avancer ou retarder des sous-titres</translation>
    </message>
    <message>
        <source>Stretch the text between two points</source>
        <translation>Étirer le texte entre deux points</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Rechercher et remplacer</translation>
    </message>
    <message>
        <source>Fix the findings of this cue, or all of one kind</source>
        <translation>Corriger les anomalies de ce sous-titre, ou toutes celles d’un même type</translation>
    </message>
    <message>
        <source>Look over the changes, then replace the track</source>
        <translation>Relire les modifications, puis remplacer la piste</translation>
    </message>
    <message>
        <source>Close the editor; unpublished changes stay as a draft</source>
        <translation>Fermer l’éditeur&#x202f;; les modifications non publiées restent en brouillon</translation>
    </message>
    <message>
        <source>Undo: {act}</source>
        <translation>Annuler&#xa0;: {act}</translation>
    </message>
    <message>
        <source>Redo: {act}</source>
        <translation>Rétablir&#xa0;: {act}</translation>
    </message>
    <message>
        <source>Edit text</source>
        <translation>Modification du texte</translation>
    </message>
    <message>
        <source>Edit times</source>
        <translation>Modification des temps</translation>
    </message>
    <message>
        <source>Split cue</source>
        <translation>Scission du sous-titre</translation>
    </message>
    <message>
        <source>Merge cues</source>
        <translation>Fusion de sous-titres</translation>
    </message>
    <message>
        <source>Insert cue</source>
        <translation>Insertion d’un sous-titre</translation>
    </message>
    <message>
        <source>Delete cues</source>
        <translation>Suppression de sous-titres</translation>
    </message>
    <message>
        <source>Shift times</source>
        <translation>Décalage des temps</translation>
    </message>
    <message>
        <source>Stretch times</source>
        <translation>Étirement des temps</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacement</translation>
    </message>
    <message>
        <source>Fix findings</source>
        <translation>Correction d’anomalies</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Select a track.</source>
        <translation>Sélectionnez une piste.</translation>
    </message>
    <message>
        <source>Select one or two tracks of a video with several subtitles.</source>
        <translation>Sélectionnez une ou deux pistes d’une vidéo qui a plusieurs pistes de sous-titres.</translation>
    </message>
    <message>
        <source>Open a video that can be played.</source>
        <translation>Ouvrez une vidéo qui peut être lue.</translation>
    </message>
    <message>
        <source>Select a track whose subtitles can be read.</source>
        <translation>Sélectionnez une piste dont les sous-titres sont lisibles.</translation>
    </message>
    <message>
        <source>Select tracks with subtitles.</source>
        <translation>Sélectionnez des pistes avec sous-titres.</translation>
    </message>
    <message>
        <source>Select one track with subtitles.</source>
        <translation>Sélectionnez une seule piste avec sous-titres.</translation>
    </message>
    <message>
        <source>Select one track.</source>
        <translation>Sélectionnez une seule piste.</translation>
    </message>
    <message>
        <source>No track is known to have errors.</source>
        <translation>Aucune piste n’a d’erreurs connues.</translation>
    </message>
    <message>
        <source>Open a video with tracks.</source>
        <translation>Ouvrez une vidéo qui a des pistes.</translation>
    </message>
    <message>
        <source>No reasons yet: add some in Settings › Deleting</source>
        <translation>Aucun motif pour l’instant&#xa0;: ajoutez-en sous Paramètres&#xa0;› Suppression</translation>
    </message>
</context>
<context>
    <name>ComparisonController</name>
    <message>
        <source>Saved versions can’t be deleted here.</source>
        <translation>Les versions enregistrées ne peuvent pas être supprimées ici.</translation>
    </message>
</context>
<context>
    <name>ComparisonModel</name>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
    <message>
        <source>Case only</source>
        <translation>Casse uniquement</translation>
    </message>
    <message>
        <source>Punctuation only</source>
        <translation>Ponctuation uniquement</translation>
    </message>
    <message>
        <source>Spaces only</source>
        <translation>Espaces uniquement</translation>
    </message>
    <message>
        <source>Case, punctuation</source>
        <translation>Casse, ponctuation</translation>
    </message>
    <message>
        <source>Case, spaces</source>
        <translation>Casse, espaces</translation>
    </message>
    <message>
        <source>Punctuation, spaces</source>
        <translation>Ponctuation, espaces</translation>
    </message>
    <message>
        <source>Case, punctuation, spaces</source>
        <translation>Casse, ponctuation, espaces</translation>
    </message>
    <message>
        <source>Different words</source>
        <translation>Mots différents</translation>
    </message>
    <message>
        <source>Only in the first</source>
        <extracomment>The first of the two tracks that are compared.</extracomment>
        <translation>Dans la première seulement</translation>
    </message>
    <message>
        <source>Only in the second</source>
        <extracomment>The second of the two tracks that are compared.</extracomment>
        <translation>Dans la seconde seulement</translation>
    </message>
    <message>
        <source>{n} s longer</source>
        <translation>{n}&#xa0;s de plus</translation>
    </message>
    <message>
        <source>{n} s shorter</source>
        <translation>{n}&#xa0;s de moins</translation>
    </message>
    <message>
        <source>{n} s later</source>
        <translation>{n}&#xa0;s plus tard</translation>
    </message>
    <message>
        <source>{n} s earlier</source>
        <translation>{n}&#xa0;s plus tôt</translation>
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
        <translation>Retour aux vidéos</translation>
    </message>
    <message>
        <source>Compare subtitles</source>
        <translation>Comparer les sous-titres</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorer</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>Différence précédente</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>Différence suivante</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>Chargement des sous-titres…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Ignored: {count}</source>
        <translation>Ignoré&#xa0;: {count}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} places differ</source>
        <translation>
            <numerusform>%Ln différence sur {total} passages</numerusform>
            <numerusform>%Ln différences sur {total} passages</numerusform>
        </translation>
    </message>
    <message>
        <source>No differences in {total} places</source>
        <translation>Aucune différence sur {total} passages</translation>
    </message>
    <message>
        <source>{said}. The languages differ, so only the times are compared.</source>
        <translation>{said}. Les langues diffèrent&#xa0;: seuls les temps sont comparés.</translation>
    </message>
    <message>
        <source>Leave case, punctuation or spaces out of account</source>
        <translation>Ne pas tenir compte de la casse, de la ponctuation ou des espaces</translation>
    </message>
    <message>
        <source>Ignore case</source>
        <translation>Ignorer la casse</translation>
    </message>
    <message>
        <source>Ignore punctuation</source>
        <translation>Ignorer la ponctuation</translation>
    </message>
    <message>
        <source>Ignore spaces</source>
        <translation>Ignorer les espaces</translation>
    </message>
</context>
<context>
    <name>ComparisonTable</name>
    <message>
        <source>Compared subtitles</source>
        <translation>Sous-titres comparés</translation>
    </message>
</context>
<context>
    <name>Confirmation</name>
    <message numerus="yes">
        <source>Delete %Ln tracks?</source>
        <translation>
            <numerusform>Supprimer %Ln piste&#x202f;?</numerusform>
            <numerusform>Supprimer %Ln pistes&#x202f;?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>Supprimer %Ln piste</numerusform>
            <numerusform>Supprimer %Ln pistes</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete {name}?</source>
        <translation>Supprimer {name}&#x202f;?</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>not backed up</source>
        <translation>non sauvegardée</translation>
    </message>
    <message>
        <source>{name} ({file}): {reason}</source>
        <extracomment>{name} is a track’s, {file} the video’s, such as “Italiano” (film.mp4)</extracomment>
        <translation>{name} ({file})&#xa0;: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more tracks</source>
        <translation>
            <numerusform>et %Ln autre piste</numerusform>
            <numerusform>et %Ln autres pistes</numerusform>
        </translation>
    </message>
    <message>
        <source>Of {filename}:</source>
        <translation>De {filename}&#xa0;:</translation>
    </message>
    <message>
        <source>The track has not been deleted. Deleting it without a backup can’t be undone.</source>
        <translation>La piste n’a pas été supprimée. Sans sauvegarde, sa suppression ne pourra pas être annulée.</translation>
    </message>
    <message>
        <source>None of these tracks has been deleted. Deleting them without backups can’t be undone.</source>
        <translation>Aucune de ces pistes n’a été supprimée. Sans sauvegardes, leur suppression ne pourra pas être annulée.</translation>
    </message>
    <message>
        <source>{name} couldn’t be backed up</source>
        <translation>La piste {name} n’a pas pu être sauvegardée</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks couldn’t be backed up</source>
        <translation>
            <numerusform>%Ln piste n’a pas pu être sauvegardée</numerusform>
            <numerusform>%Ln pistes n’ont pas pu être sauvegardées</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete without backup</source>
        <translation>Supprimer sans sauvegarde</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conserver</translation>
    </message>
    <message numerus="yes">
        <source>DatoCMS is still deleting %Ln tracks and will continue.</source>
        <translation>
            <numerusform>DatoCMS supprime encore %Ln piste et va continuer.</numerusform>
            <numerusform>DatoCMS supprime encore %Ln pistes et va continuer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>DatoCMS is still working on %Ln tracks and will continue.</source>
        <translation>
            <numerusform>DatoCMS traite encore %Ln piste et va continuer.</numerusform>
            <numerusform>DatoCMS traite encore %Ln pistes et va continuer.</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman will check the result the next time you start it.</source>
        <translation>trackman vérifiera le résultat à son prochain démarrage.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are being replaced. If you quit now, the video may have the old and the new one until you start trackman again; it then keeps one of them and tells you which. Your subtitles stay on this computer.</source>
        <translation>
            <numerusform>%Ln piste est en cours de remplacement. Si vous quittez maintenant, la vidéo peut contenir à la fois l’ancienne piste et la nouvelle jusqu’au prochain démarrage de trackman&#x202f;; il conserve alors l’une des deux et vous indique laquelle. Vos sous-titres restent sur cet ordinateur.</numerusform>
            <numerusform>%Ln pistes sont en cours de remplacement. Si vous quittez maintenant, la vidéo peut contenir à la fois les anciennes pistes et les nouvelles jusqu’au prochain démarrage de trackman&#x202f;; il conserve alors, à chaque fois, l’une des deux et vous indique laquelle. Vos sous-titres restent sur cet ordinateur.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are still waiting and won’t be changed.</source>
        <translation>
            <numerusform>%Ln piste est encore en attente et ne sera pas modifiée.</numerusform>
            <numerusform>%Ln pistes sont encore en attente et ne seront pas modifiées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more tracks are to be deleted. trackman offers to go on with them the next time you start it.</source>
        <translation>
            <numerusform>Il reste %Ln piste à supprimer. trackman propose de continuer à son prochain démarrage.</numerusform>
            <numerusform>Il reste %Ln pistes à supprimer. trackman propose de continuer à son prochain démarrage.</numerusform>
        </translation>
    </message>
    <message>
        <source>Quit while deletions are running?</source>
        <translation>Quitter alors que des suppressions sont en cours&#x202f;?</translation>
    </message>
    <message>
        <source>Quit while tracks are being changed?</source>
        <translation>Quitter alors que des pistes sont en cours de modification&#x202f;?</translation>
    </message>
    <message>
        <source>Quit trackman</source>
        <translation>Quitter trackman</translation>
    </message>
    <message>
        <source>Sign out of {project}?</source>
        <translation>Se déconnecter de {project}&#x202f;?</translation>
    </message>
    <message>
        <source>trackman forgets this project’s API token on this computer. You’ll need the token to sign in again. Nothing changes in DatoCMS.</source>
        <translation>trackman oublie le jeton d’API de ce projet sur cet ordinateur. Vous aurez besoin du jeton pour vous reconnecter. Rien ne change dans DatoCMS.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>{language} subtitles of {filename}.</source>
        <extracomment>Such as “Italian subtitles of launch.mp4.”</extracomment>
        <translation>Sous-titres en {language} de {filename}.</translation>
    </message>
    <message>
        <source>{language} audio of {filename}.</source>
        <extracomment>Such as “Italian audio of launch.mp4.”</extracomment>
        <translation>Audio en {language} de {filename}.</translation>
    </message>
    <message>
        <source>Subtitles of {filename}, without a language.</source>
        <translation>Sous-titres de {filename}, sans langue.</translation>
    </message>
    <message>
        <source>Audio of {filename}, without a language.</source>
        <translation>Audio de {filename}, sans langue.</translation>
    </message>
    <message>
        <source>Track of {filename}.</source>
        <translation>Piste de {filename}.</translation>
    </message>
    <message>
        <source>{name}, {language} subtitles</source>
        <extracomment>A line of a list, such as “Italiano”, Italian subtitles.</extracomment>
        <translation>{name}, sous-titres en {language}</translation>
    </message>
    <message>
        <source>{name}, {language} audio</source>
        <extracomment>A line of a list, such as “Italiano”, Italian audio.</extracomment>
        <translation>{name}, audio en {language}</translation>
    </message>
    <message>
        <source>{name}, subtitles without a language</source>
        <translation>{name}, sous-titres sans langue</translation>
    </message>
    <message>
        <source>{name}, audio without a language</source>
        <translation>{name}, audio sans langue</translation>
    </message>
    <message>
        <source>trackman backs it up first, so this can be undone.</source>
        <translation>trackman la sauvegarde d’abord&#x202f;; cette action pourra donc être annulée.</translation>
    </message>
    <message>
        <source>trackman backs them up first, so this can be undone.</source>
        <translation>trackman les sauvegarde d’abord&#x202f;; cette action pourra donc être annulée.</translation>
    </message>
    <message numerus="yes">
        <source>trackman backs up %Ln tracks first, so deleting them can be undone.</source>
        <translation>
            <numerusform>trackman sauvegarde d’abord %Ln piste&#x202f;; sa suppression pourra donc être annulée.</numerusform>
            <numerusform>trackman sauvegarde d’abord %Ln pistes&#x202f;; leur suppression pourra donc être annulée.</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman can’t back up audio, so this can’t be undone.</source>
        <translation>trackman ne peut pas sauvegarder l’audio&#x202f;; cette action ne pourra donc pas être annulée.</translation>
    </message>
    <message>
        <source>trackman can’t back up errored tracks, which have no subtitles, so this can’t be undone.</source>
        <translation>trackman ne peut pas sauvegarder les pistes en erreur, qui n’ont pas de sous-titres&#x202f;; cette action ne pourra donc pas être annulée.</translation>
    </message>
    <message>
        <source>trackman can’t back up tracks that are still being prepared, so this can’t be undone.</source>
        <translation>trackman ne peut pas sauvegarder les pistes encore en préparation&#x202f;; cette action ne pourra donc pas être annulée.</translation>
    </message>
    <message>
        <source>trackman can back up only subtitles that are ready, so this can’t be undone.</source>
        <translation>trackman ne peut sauvegarder que les sous-titres prêts&#x202f;; cette action ne pourra donc pas être annulée.</translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can’t back up audio.</source>
        <translation>
            <numerusform>La suppression de %Ln piste ne pourra pas être annulée&#xa0;: trackman ne peut pas sauvegarder l’audio.</numerusform>
            <numerusform>La suppression de %Ln pistes ne pourra pas être annulée&#xa0;: trackman ne peut pas sauvegarder l’audio.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can’t back up errored tracks, which have no subtitles.</source>
        <translation>
            <numerusform>La suppression de %Ln piste ne pourra pas être annulée&#xa0;: trackman ne peut pas sauvegarder les pistes en erreur, qui n’ont pas de sous-titres.</numerusform>
            <numerusform>La suppression de %Ln pistes ne pourra pas être annulée&#xa0;: trackman ne peut pas sauvegarder les pistes en erreur, qui n’ont pas de sous-titres.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can’t back up tracks that are still being prepared.</source>
        <translation>
            <numerusform>La suppression de %Ln piste ne pourra pas être annulée&#xa0;: trackman ne peut pas sauvegarder les pistes encore en préparation.</numerusform>
            <numerusform>La suppression de %Ln pistes ne pourra pas être annulée&#xa0;: trackman ne peut pas sauvegarder les pistes encore en préparation.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can back up only subtitles that are ready.</source>
        <translation>
            <numerusform>La suppression de %Ln piste ne pourra pas être annulée&#xa0;: trackman ne peut sauvegarder que les sous-titres prêts.</numerusform>
            <numerusform>La suppression de %Ln pistes ne pourra pas être annulée&#xa0;: trackman ne peut sauvegarder que les sous-titres prêts.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete audio track</source>
        <translation>Supprimer la piste audio</translation>
    </message>
    <message>
        <source>Delete subtitle track</source>
        <translation>Supprimer la piste de sous-titres</translation>
    </message>
    <message>
        <source>Delete track</source>
        <translation>Supprimer la piste</translation>
    </message>
</context>
<context>
    <name>ConsequenceWording</name>
    <message>
        <source>Record {id}</source>
        <translation>Enregistrement {id}</translation>
    </message>
    <message>
        <source>{name} (draft)</source>
        <extracomment>{name} is the title of a record that is not published.</extracomment>
        <translation>{name} (brouillon)</translation>
    </message>
    <message>
        <source>Checking which records use it…</source>
        <translation>Recherche des enregistrements qui l’utilisent…</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say which records use it</source>
        <translation>DatoCMS n’indique pas quels enregistrements l’utilisent</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>Utilisée dans aucun enregistrement</translation>
    </message>
    <message numerus="yes">
        <source>Used by %Ln records</source>
        <translation>
            <numerusform>Utilisée par %Ln enregistrement</numerusform>
            <numerusform>Utilisée par %Ln enregistrements</numerusform>
        </translation>
    </message>
    <message>
        <source>the last of this video in {languages}</source>
        <extracomment>{languages} in these is one language or a list of them.</extracomment>
        <translation>les derniers sous-titres de la vidéo en {languages}</translation>
    </message>
    <message>
        <source>the last closed captions in {languages}</source>
        <translation>les derniers sous-titres pour malentendants en {languages}</translation>
    </message>
    <message>
        <source>the last subtitles without a language</source>
        <translation>les derniers sous-titres sans langue</translation>
    </message>
    <message>
        <source>the last closed captions without a language</source>
        <translation>les derniers sous-titres pour malentendants sans langue</translation>
    </message>
    <message>
        <source>the last subtitles of this video</source>
        <translation>les derniers sous-titres de cette vidéo</translation>
    </message>
    <message>
        <source>the only closed captions of this video</source>
        <translation>les seuls sous-titres pour malentendants de cette vidéo</translation>
    </message>
    <message>
        <source>Last subtitles of this video</source>
        <translation>Derniers sous-titres de cette vidéo</translation>
    </message>
    <message>
        <source>Only closed captions of this video</source>
        <translation>Seuls sous-titres pour malentendants de cette vidéo</translation>
    </message>
    <message>
        <source>Going by its name, the only audio description</source>
        <translation>D’après son nom, la seule audiodescription</translation>
    </message>
    <message>
        <source>No record uses this video</source>
        <translation>Aucun enregistrement n’utilise cette vidéo</translation>
    </message>
    <message>
        <source>Last subtitles without a language</source>
        <translation>Derniers sous-titres sans langue</translation>
    </message>
    <message>
        <source>Last closed captions without a language</source>
        <translation>Derniers sous-titres pour malentendants sans langue</translation>
    </message>
    <message>
        <source>Last audio without a language</source>
        <translation>Dernière piste audio sans langue</translation>
    </message>
    <message>
        <source>A language of the project</source>
        <extracomment>What is left without subtitles, where the line names the language already.</extracomment>
        <translation>Une langue du projet</translation>
    </message>
    <message>
        <source>Last subtitles of this video in {languages}</source>
        <extracomment>{languages} in these is one language or a list of them.</extracomment>
        <translation>Derniers sous-titres de cette vidéo en {languages}</translation>
    </message>
    <message>
        <source>Last closed captions in {languages}</source>
        <translation>Derniers sous-titres pour malentendants en {languages}</translation>
    </message>
    <message>
        <source>Last audio in {languages}</source>
        <translation>Dernière piste audio en {languages}</translation>
    </message>
    <message>
        <source>Project languages left without subtitles: {languages}</source>
        <translation>Langues du projet sans sous-titres&#xa0;: {languages}</translation>
    </message>
    <message>
        <source>{name} in the same language stays</source>
        <translation>{name}, dans la même langue, reste</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other tracks in the same languages stay</source>
        <translation>
            <numerusform>%Ln autre piste dans les mêmes langues reste</numerusform>
            <numerusform>%Ln autres pistes dans les mêmes langues restent</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} in the same language is being prepared</source>
        <translation>{name}, dans la même langue, est en préparation</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other tracks in the same languages are being prepared</source>
        <translation>
            <numerusform>%Ln autre piste dans les mêmes langues est en préparation</numerusform>
            <numerusform>%Ln autres pistes dans les mêmes langues sont en préparation</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} had failed processing anyway</source>
        <translation>Le traitement de {name} avait de toute façon échoué</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks had failed processing anyway</source>
        <translation>
            <numerusform>Le traitement de %Ln piste avait de toute façon échoué</numerusform>
            <numerusform>Le traitement de %Ln pistes avait de toute façon échoué</numerusform>
        </translation>
    </message>
    <message>
        <source>This video will have no subtitles left.</source>
        <translation>Cette vidéo n’aura plus aucun sous-titre.</translation>
    </message>
    <message>
        <source>It will have no closed captions left.</source>
        <translation>Elle n’aura plus de sous-titres pour malentendants.</translation>
    </message>
    <message>
        <source>Going by its name, this is the video’s only audio description.</source>
        <translation>D’après son nom, c’est la seule audiodescription de la vidéo.</translation>
    </message>
    <message numerus="yes">
        <source>The video is used by %Ln records, see below.</source>
        <translation>
            <numerusform>La vidéo est utilisée par %Ln enregistrement, voir ci-dessous.</numerusform>
            <numerusform>La vidéo est utilisée par %Ln enregistrements, voir ci-dessous.</numerusform>
        </translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say which records use the video.</source>
        <translation>DatoCMS n’indique pas quels enregistrements utilisent la vidéo.</translation>
    </message>
    <message>
        <source>This video will have no subtitles left without a language.</source>
        <translation>Cette vidéo n’aura plus de sous-titres sans langue.</translation>
    </message>
    <message>
        <source>It will have no closed captions left without a language.</source>
        <translation>Elle n’aura plus de sous-titres pour malentendants sans langue.</translation>
    </message>
    <message>
        <source>It will have no audio tracks left without a language.</source>
        <translation>Elle n’aura plus de pistes audio sans langue.</translation>
    </message>
    <message>
        <source>This video will have no subtitles left in: {languages}.</source>
        <translation>Cette vidéo n’aura plus de sous-titres en {languages}.</translation>
    </message>
    <message>
        <source>It will have no closed captions left in: {languages}.</source>
        <translation>Elle n’aura plus de sous-titres pour malentendants en {languages}.</translation>
    </message>
    <message>
        <source>It will have no audio tracks left in: {languages}.</source>
        <translation>Elle n’aura plus de pistes audio en {languages}.</translation>
    </message>
    <message>
        <source>Project languages left without subtitles: {languages}.</source>
        <translation>Langues du projet sans sous-titres&#xa0;: {languages}.</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Play</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Back 2 seconds</source>
        <translation>Reculer de 2 secondes</translation>
    </message>
    <message>
        <source>Forward 2 seconds</source>
        <translation>Avancer de 2 secondes</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Couper le son</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Close the player</source>
        <translation>Fermer le lecteur</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Rétablir le son</translation>
    </message>
    <message>
        <source>Back to window</source>
        <translation>Retour à la fenêtre</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
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
        <translation>Pages web (*.html)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Classeurs Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>Report saved to {file}.</source>
        <translation>Rapport enregistré dans {file}.</translation>
    </message>
    <message>
        <source>Export the coverage</source>
        <translation>Exporter la couverture</translation>
    </message>
    <message>
        <source>Save the accessibility report</source>
        <translation>Enregistrer le rapport d’accessibilité</translation>
    </message>
    <message>
        <source>Asking DatoCMS for the records that use the videos…</source>
        <translation>Recherche dans DatoCMS des enregistrements qui utilisent les vidéos…</translation>
    </message>
</context>
<context>
    <name>CoverageTab</name>
    <message>
        <source>Coverage</source>
        <translation>Couverture</translation>
    </message>
    <message>
        <source>Filter videos</source>
        <translation>Filtrer les vidéos</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Sous-titres</translation>
    </message>
    <message>
        <source>Missing in</source>
        <translation>Manquants en</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Utilisation</translation>
    </message>
    <message>
        <source>DatoCMS order</source>
        <translation>Ordre de DatoCMS</translation>
    </message>
    <message>
        <source>Accessibility report…</source>
        <translation>Rapport d’accessibilité…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>No videos known yet</source>
        <translation>Aucune vidéo connue pour l’instant</translation>
    </message>
    <message>
        <source>Scan the project once. Then trackman shows which languages are missing.</source>
        <translation>Analysez une fois le projet. trackman montre ensuite quelles langues manquent.</translation>
    </message>
    <message>
        <source>Go to the scan</source>
        <translation>Aller à l’analyse</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Aucun résultat</translation>
    </message>
    <message>
        <source>Try fewer words or other filters.</source>
        <translation>Essayez avec moins de mots ou d’autres filtres.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln vidéo</numerusform>
            <numerusform>%Ln vidéos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln videos</source>
        <translation>
            <numerusform>{shown} sur %Ln vidéo</numerusform>
            <numerusform>{shown} sur %Ln vidéos</numerusform>
        </translation>
    </message>
    <message>
        <source>read {ago} or later</source>
        <extracomment>{ago} is such as “3 days ago”.</extracomment>
        <translation>données lues {ago} ou après</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos not read yet</source>
        <translation>
            <numerusform>%Ln vidéo pas encore lue</numerusform>
            <numerusform>%Ln vidéos pas encore lues</numerusform>
        </translation>
    </message>
    <message>
        <source>No video has any.</source>
        <translation>Aucune vidéo n’en a.</translation>
    </message>
    <message>
        <source>Show all tracks: {what}, {language}</source>
        <extracomment>{what} is “Subtitles”, “Closed captions” or “Audio”.</extracomment>
        <translation>Afficher toutes les pistes&#xa0;: {what}, {language}</translation>
    </message>
    <message>
        <source>Only videos without: {what}, {language}</source>
        <translation>Seulement les vidéos sans&#xa0;: {what}, {language}</translation>
    </message>
    <message>
        <source>Show these tracks</source>
        <translation>Afficher ces pistes</translation>
    </message>
    <message>
        <source>Show all tracks of {video}</source>
        <translation>Afficher toutes les pistes de {video}</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Ouvrir la vidéo</translation>
    </message>
    <message>
        <source>Page to print (HTML)</source>
        <translation>Page à imprimer (HTML)</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Classeur Excel</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tableau (CSV)</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Indifférent</translation>
    </message>
    <message>
        <source>Used in records</source>
        <translation>Utilisée dans des enregistrements</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>Utilisée dans aucun enregistrement</translation>
    </message>
    <message>
        <source>All videos</source>
        <translation>Toutes les vidéos</translation>
    </message>
    <message>
        <source>Tell which videos have no captions in their language</source>
        <translation>Indiquer quelles vidéos n’ont pas de sous-titres pour malentendants dans leur langue</translation>
    </message>
    <message>
        <source>Save the videos shown here as a file</source>
        <translation>Enregistrer les vidéos affichées ici dans un fichier</translation>
    </message>
</context>
<context>
    <name>CoverageWording</name>
    <message>
        <source>Subtitles</source>
        <translation>Sous-titres</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Sous-titres pour malentendants</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>En erreur</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>En préparation</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Pas encore lue</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Rien</translation>
    </message>
    <message>
        <source>DatoCMS order</source>
        <translation>Ordre de DatoCMS</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Most missing first</source>
        <translation>Plus incomplètes</translation>
    </message>
    <message>
        <source>{what}: {count} of {videos}</source>
        <extracomment>A figure of a language: “Audio: 12 of 340”.</extracomment>
        <translation>{what}&#xa0;: {count} sur {videos}</translation>
    </message>
</context>
<context>
    <name>CueSearchTab</name>
    <message>
        <source>Search all subtitles</source>
        <translation>Rechercher dans tous les sous-titres</translation>
    </message>
    <message>
        <source>Show tracks</source>
        <translation>Afficher les pistes</translation>
    </message>
    <message>
        <source>Find and replace…</source>
        <translation>Rechercher et remplacer…</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Passer en revue</translation>
    </message>
    <message>
        <source>Save as word list…</source>
        <translation>Enregistrer comme liste de mots…</translation>
    </message>
    <message numerus="yes">
        <source>Subtitles of %Ln tracks were read</source>
        <translation>
            <numerusform>Sous-titres de %Ln piste lus</numerusform>
            <numerusform>Sous-titres de %Ln pistes lus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues found</source>
        <translation>
            <numerusform>%Ln sous-titre trouvé</numerusform>
            <numerusform>%Ln sous-titres trouvés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln cues found</source>
        <translation>
            <numerusform>Plus de %Ln sous-titre trouvé</numerusform>
            <numerusform>Plus de %Ln sous-titres trouvés</numerusform>
        </translation>
    </message>
    <message>
        <source>last scan {ago}</source>
        <translation>dernière analyse {ago}</translation>
    </message>
    <message>
        <source>No subtitles read yet</source>
        <translation>Aucun sous-titre lu pour l’instant</translation>
    </message>
    <message>
        <source>trackman searches the subtitles it has read. Scan the project and have it read subtitles, too.</source>
        <translation>trackman cherche dans les sous-titres qu’il a lus. Analysez le projet en lui faisant lire aussi les sous-titres.</translation>
    </message>
    <message>
        <source>Scan with subtitles</source>
        <translation>Analyser avec les sous-titres</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Aucun résultat</translation>
    </message>
    <message>
        <source>None of the subtitles that were read holds this in one cue.</source>
        <translation>Aucun des sous-titres lus ne contient tout cela à lui seul.</translation>
    </message>
    <message>
        <source>There is no word to search for</source>
        <translation>Il n’y a aucun mot à rechercher</translation>
    </message>
    <message>
        <source>All words must stand in one cue. Words in quotation marks must stand together, and an asterisk stands for any ending.</source>
        <translation>Tous les mots doivent figurer dans un même sous-titre. Les mots entre guillemets doivent se suivre, et un astérisque remplace n’importe quelle terminaison.</translation>
    </message>
    <message>
        <source>Search for something first.</source>
        <translation>Lancez d’abord une recherche.</translation>
    </message>
    <message>
        <source>Judge the tracks of these cues one after another</source>
        <translation>Évaluer une à une les pistes de ces sous-titres</translation>
    </message>
    <message>
        <source>Show the tracks of these cues in the table of all tracks</source>
        <translation>Afficher les pistes de ces sous-titres dans le tableau de toutes les pistes</translation>
    </message>
    <message>
        <source>Replace the words in all these tracks, after a preview</source>
        <translation>Remplacer les mots dans toutes ces pistes, après un aperçu</translation>
    </message>
    <message>
        <source>Search for this again, and see what is new</source>
        <translation>Relancer cette recherche et voir ce qui est nouveau</translation>
    </message>
    <message>
        <source>Finds cues that hold all these words, in any track.</source>
        <translation>Trouve les sous-titres qui contiennent tous ces mots, dans n’importe quelle piste.</translation>
    </message>
</context>
<context>
    <name>CuesModel</name>
    <message numerus="yes">
        <source>Text · %Ln cues</source>
        <translation>
            <numerusform>Texte · %Ln sous-titre</numerusform>
            <numerusform>Texte · %Ln sous-titres</numerusform>
        </translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>#</source>
        <extracomment>Title of a column: the number of the cue.</extracomment>
        <translation>N°</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>on the video now</source>
        <translation>actuellement sur la vidéo</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <extracomment>Two times within a video.</extracomment>
        <translation>De {start} à {end}</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Anomalie</translation>
    </message>
</context>
<context>
    <name>CuesTable</name>
    <message>
        <source>Cues</source>
        <translation>Sous-titres</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Copier le texte</translation>
    </message>
    <message>
        <source>Select a cue.</source>
        <translation>Sélectionnez un sous-titre.</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>Lire à partir d’ici</translation>
    </message>
    <message>
        <source>Copy with times</source>
        <translation>Copier avec les temps</translation>
    </message>
</context>
<context>
    <name>DecisionBar</name>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivante</translation>
    </message>
    <message>
        <source>No video open</source>
        <translation>Aucune vidéo ouverte</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks selected</source>
        <translation>
            <numerusform>%Ln piste sélectionnée</numerusform>
            <numerusform>%Ln pistes sélectionnées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>Supprimer %Ln piste</numerusform>
            <numerusform>Supprimer %Ln pistes</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter a reason first.</source>
        <translation>Saisissez d’abord un motif.</translation>
    </message>
    <message>
        <source>Another track has just come on screen.</source>
        <translation>Une autre piste vient de s’afficher.</translation>
    </message>
    <message>
        <source>Delete the selected tracks</source>
        <translation>Supprimer les pistes sélectionnées</translation>
    </message>
    <message>
        <source>Go to the next track with findings, then to the next video</source>
        <translation>Aller à la piste suivante avec anomalies, puis à la vidéo suivante</translation>
    </message>
    <message>
        <source>Show all that follows from deleting it</source>
        <translation>Afficher toutes les conséquences de la suppression</translation>
    </message>
</context>
<context>
    <name>DeletedCard</name>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>The details below are what DatoCMS returned.</source>
        <translation>Les détails ci-dessous sont ceux que DatoCMS a renvoyés.</translation>
    </message>
    <message>
        <source>DatoCMS didn’t return the track. The details below are from before the deletion.</source>
        <translation>DatoCMS n’a pas renvoyé la piste. Les détails ci-dessous datent d’avant la suppression.</translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>Il n’y a pas de sauvegarde&#x202f;; elle ne peut donc pas être restaurée.</translation>
    </message>
    <message>
        <source>Its subtitles can’t be read. They’re saved as they are, but trackman can’t prove that they can be restored.</source>
        <translation>Ses sous-titres sont illisibles. Ils sont enregistrés tels quels, mais trackman ne peut pas garantir qu’ils pourront être restaurés.</translation>
    </message>
    <message>
        <source>It’s backed up and can be restored. It then gets a new ID.</source>
        <translation>Elle est sauvegardée et peut être restaurée. Elle recevra alors un nouvel ID.</translation>
    </message>
</context>
<context>
    <name>DeletedModel</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Deleted</source>
        <extracomment>Title of a column: the moment of the deletion.</extracomment>
        <translation>Suppression</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: who deleted the track.</extracomment>
        <translation>Par</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>DeletedTab</name>
    <message>
        <source>Recently deleted</source>
        <translation>Supprimées récemment</translation>
    </message>
    <message>
        <source>Details of the deleted track</source>
        <translation>Détails de la piste supprimée</translation>
    </message>
    <message>
        <source>Select a deleted track to see its details.</source>
        <translation>Sélectionnez une piste supprimée pour en voir les détails.</translation>
    </message>
    <message>
        <source>Search deleted tracks</source>
        <translation>Rechercher des pistes supprimées</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Ouvrir la vidéo</translation>
    </message>
    <message>
        <source>Restore into another video…</source>
        <translation>Restaurer dans une autre vidéo…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deleted tracks</source>
        <translation>
            <numerusform>%Ln piste supprimée</numerusform>
            <numerusform>%Ln pistes supprimées</numerusform>
        </translation>
    </message>
    <message>
        <source>Recreate the track from its backup. It gets a new ID.</source>
        <translation>Recréer la piste à partir de sa sauvegarde. Elle reçoit un nouvel ID.</translation>
    </message>
    <message>
        <source>Recreate the track in another video. It gets a new ID.</source>
        <translation>Recréer la piste dans une autre vidéo. Elle reçoit un nouvel ID.</translation>
    </message>
    <message>
        <source>Open the video that the track belonged to</source>
        <translation>Ouvrir la vidéo à laquelle la piste appartenait</translation>
    </message>
    <message>
        <source>Select a deleted track first.</source>
        <translation>Sélectionnez d’abord une piste supprimée.</translation>
    </message>
    <message>
        <source>None of the selected tracks can be restored.</source>
        <translation>Aucune des pistes sélectionnées ne peut être restaurée.</translation>
    </message>
    <message numerus="yes">
        <source>Restore %Ln tracks into which video?</source>
        <translation>
            <numerusform>Dans quelle vidéo restaurer %Ln piste&#x202f;?</numerusform>
            <numerusform>Dans quelle vidéo restaurer %Ln pistes&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore {name} into which video?</source>
        <translation>Dans quelle vidéo restaurer {name}&#x202f;?</translation>
    </message>
    <message>
        <source>Restore there</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>No deleted tracks</source>
        <translation>Aucune piste supprimée</translation>
    </message>
    <message>
        <source>Tracks you delete in trackman appear here and can be restored from their backup.</source>
        <translation>Les pistes que vous supprimez dans trackman apparaissent ici et peuvent être restaurées à partir de leur sauvegarde.</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Aucun résultat</translation>
    </message>
    <message>
        <source>Try fewer words, or search the history.</source>
        <translation>Essayez avec moins de mots ou cherchez dans l’historique.</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Effacer la recherche</translation>
    </message>
</context>
<context>
    <name>DeletingChoices</name>
    <message>
        <source>Check backups</source>
        <translation>Vérifier les sauvegardes</translation>
    </message>
    <message>
        <source>Require a reason for deleting</source>
        <translation>Exiger un motif de suppression</translation>
    </message>
    <message>
        <source>Calculating size…</source>
        <translation>Calcul de la taille…</translation>
    </message>
    <message>
        <source>No backups yet.</source>
        <translation>Aucune sauvegarde pour l’instant.</translation>
    </message>
    <message>
        <source>{size} in use.</source>
        <translation>Espace utilisé&#xa0;: {size}.</translation>
    </message>
    <message>
        <source>Verify that every backup is intact</source>
        <translation>Vérifier que chaque sauvegarde est intacte</translation>
    </message>
    <message>
        <source>Forever</source>
        <translation>Toujours</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 an</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>Keep backups for</source>
        <translation>Garder les sauvegardes</translation>
    </message>
    <message>
        <source>Tracks whose backup is removed can’t be restored. trackman asks first.</source>
        <translation>Les pistes dont la sauvegarde est retirée ne peuvent plus être restaurées. trackman demande d’abord confirmation.</translation>
    </message>
    <message>
        <source>Many tracks at once</source>
        <translation>Nombreuses pistes à la fois</translation>
    </message>
    <message>
        <source>Type the number above</source>
        <translation>Saisir le nombre au-delà de</translation>
    </message>
    <message>
        <source>Deleting more tracks than this at once asks you to type how many they are.</source>
        <translation>Si vous supprimez plus de pistes que cela à la fois, vous devez saisir leur nombre.</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Motifs</translation>
    </message>
    <message>
        <source>Suggested reasons</source>
        <translation>Motifs proposés</translation>
    </message>
    <message>
        <source>One per line, offered next to Delete.</source>
        <translation>Un par ligne&#x202f;; ils sont proposés à côté de Supprimer.</translation>
    </message>
</context>
<context>
    <name>DeletionController</name>
    <message>
        <source>The tracks were read again meanwhile. Nothing was done.</source>
        <translation>Les pistes ont été relues entre-temps. Rien n’a été fait.</translation>
    </message>
</context>
<context>
    <name>DeletionOffer</name>
    <message numerus="yes">
        <source>Go on with %Ln deletions</source>
        <translation>
            <numerusform>Poursuivre %Ln suppression</numerusform>
            <numerusform>Poursuivre %Ln suppressions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %Ln tracks</source>
        <translation>
            <numerusform>Conserver %Ln piste</numerusform>
            <numerusform>Conserver %Ln pistes</numerusform>
        </translation>
    </message>
    <message>
        <source>Show activity</source>
        <translation>Afficher l’activité</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are kept.</source>
        <translation>
            <numerusform>%Ln piste est conservée.</numerusform>
            <numerusform>%Ln pistes sont conservées.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeletionWording</name>
    <message>
        <source>Deleting {name}…</source>
        <translation>Suppression de {name}…</translation>
    </message>
    <message>
        <source>Deleting tracks… {done} of {total}</source>
        <translation>Suppression des pistes… {done} sur {total}</translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>Il n’y a pas de sauvegarde&#x202f;; elle ne peut donc pas être restaurée.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks have no backup and can’t be restored.</source>
        <translation>
            <numerusform>%Ln piste n’a pas de sauvegarde et ne peut pas être restaurée.</numerusform>
            <numerusform>%Ln pistes n’ont pas de sauvegarde et ne peuvent pas être restaurées.</numerusform>
        </translation>
    </message>
    <message>
        <source>It’s saved as it is, but trackman can’t prove that it can be restored.</source>
        <translation>Elle est enregistrée telle quelle, mais trackman ne peut pas garantir qu’elle pourra être restaurée.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are saved as they are, but trackman can’t prove that they can be restored.</source>
        <translation>
            <numerusform>%Ln piste est enregistrée telle quelle, mais trackman ne peut pas garantir qu’elle pourra être restaurée.</numerusform>
            <numerusform>%Ln pistes sont enregistrées telles quelles, mais trackman ne peut pas garantir qu’elles pourront être restaurées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was deleted.</source>
        <translation>Annulé. Rien n’a été supprimé.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln suppression a été annulée avant de commencer.</numerusform>
            <numerusform>%Ln suppressions ont été annulées avant de commencer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks deleted.</source>
        <translation>
            <numerusform>%Ln piste supprimée.</numerusform>
            <numerusform>%Ln pistes supprimées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks deleted. The other rows show the reason.</source>
        <translation>
            <numerusform>%Ln piste supprimée sur {total}. Les autres lignes indiquent la raison.</numerusform>
            <numerusform>%Ln pistes supprimées sur {total}. Les autres lignes indiquent la raison.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>No web browser opened. The link is copied: paste it into a browser.</source>
        <translation>Aucun navigateur web ne s’est ouvert. Le lien est copié&#xa0;: collez-le dans un navigateur.</translation>
    </message>
    <message>
        <source>No program opened {file}. Its path is copied.</source>
        <translation>Aucun programme n’a ouvert {file}. Son chemin d’accès est copié.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Afficher dans le dossier</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Change {name}</source>
        <translation>Modifier {name}</translation>
    </message>
    <message>
        <source>DatoCMS can’t change a track, so trackman adds a new one with the same subtitles, checks it, and then deletes the old one. The track gets a new ID.</source>
        <translation>DatoCMS ne peut pas modifier une piste&#xa0;: trackman en ajoute donc une nouvelle avec les mêmes sous-titres, la vérifie, puis supprime l’ancienne. La piste reçoit un nouvel ID.</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Sous-titres pour malentendants</translation>
    </message>
    <message>
        <source>Change track</source>
        <translation>Modifier la piste</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Saisissez un nom.</translation>
    </message>
    <message>
        <source>Another track of this video has this name as well.</source>
        <translation>Une autre piste de cette vidéo porte aussi ce nom.</translation>
    </message>
    <message>
        <source>Enter a language code such as it or pt-BR.</source>
        <translation>Saisissez un code de langue comme it ou pt-BR.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Language code</source>
        <translation>Code de langue</translation>
    </message>
</context>
<context>
    <name>DisplayButton</name>
    <message>
        <source>Display</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Group, sort and choose columns</source>
        <translation>Grouper, trier et choisir les colonnes</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Grouper par</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>Aucun groupe</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>Tout replier</translation>
    </message>
    <message>
        <source>Unfold all</source>
        <translation>Tout déplier</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Trier par</translation>
    </message>
    <message>
        <source>Then by</source>
        <translation>Puis par</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
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
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Page to print (HTML)</source>
        <translation>Page à imprimer (HTML)</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Classeur Excel</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tableau (CSV)</translation>
    </message>
    <message>
        <source>Choose where to save it</source>
        <translation>Choisir où l’enregistrer</translation>
    </message>
    <message>
        <source>Wait until the figures are counted.</source>
        <translation>Attendez que les chiffres soient calculés.</translation>
    </message>
</context>
<context>
    <name>EditingWording</name>
    <message>
        <source>No changes</source>
        <translation>Aucune modification</translation>
    </message>
    <message>
        <source>The file was mended</source>
        <translation>Le fichier a été réparé</translation>
    </message>
    <message>
        <source>Draft saved</source>
        <translation>Brouillon enregistré</translation>
    </message>
    <message>
        <source>Saving draft…</source>
        <translation>Enregistrement du brouillon…</translation>
    </message>
    <message>
        <source>These subtitles were changed at DatoCMS after you began your draft. You see your draft, last changed: {ago}. Publishing it replaces the newer subtitles.</source>
        <translation>Ces sous-titres ont été modifiés dans DatoCMS après le début de votre brouillon. Vous voyez votre brouillon&#x202f;; dernière modification&#xa0;: {ago}. Le publier remplace les sous-titres plus récents.</translation>
    </message>
    <message>
        <source>Your unpublished changes are back. Last changed: {ago}.</source>
        <translation>Vos modifications non publiées sont de retour. Dernière modification&#xa0;: {ago}.</translation>
    </message>
    <message>
        <source>{title}. You edit what trackman could read of it.</source>
        <translation>{title}. Vous modifiez ce que trackman a pu en lire.</translation>
    </message>
    <message numerus="yes">
        <source>The times of %Ln cues were not valid and are written anew.</source>
        <translation>
            <numerusform>Les temps de %Ln sous-titre n’étaient pas valides et sont réécrits.</numerusform>
            <numerusform>Les temps de %Ln sous-titres n’étaient pas valides et sont réécrits.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues without readable times stay in the file as they are.</source>
        <translation>
            <numerusform>%Ln sous-titre sans temps lisibles reste tel quel dans le fichier.</numerusform>
            <numerusform>%Ln sous-titres sans temps lisibles restent tels quels dans le fichier.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wait until this track’s change has finished.</source>
        <translation>Attendez que la modification de cette piste soit terminée.</translation>
    </message>
    <message>
        <source>Subtitles need at least one cue.</source>
        <translation>La piste doit contenir au moins un sous-titre.</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>Rien n’a encore été modifié.</translation>
    </message>
    <message>
        <source>The times now fit the sound. Look them over, then publish.</source>
        <translation>Les temps correspondent maintenant au son. Relisez-les, puis publiez.</translation>
    </message>
    <message>
        <source>Nothing was shifted: some cues would start before the video does. Delete them or move them, then check the sound again.</source>
        <translation>Rien n’a été décalé&#xa0;: des sous-titres commenceraient avant la vidéo. Supprimez-les ou déplacez-les, puis vérifiez à nouveau le son.</translation>
    </message>
    <message>
        <source>Nothing was shifted, because this draft may have been shifted before. Check the sound again: it is compared with the draft now.</source>
        <translation>Rien n’a été décalé, car ce brouillon l’a peut-être déjà été. Vérifiez à nouveau le son&#xa0;: il est maintenant comparé au brouillon.</translation>
    </message>
    <message>
        <source>{typed} is not a time and was not taken up. Times look like {example}.</source>
        <extracomment>{example} is a time such as “0:12.5”, with the decimal mark of the language.</extracomment>
        <translation>{typed} n’est pas un temps valide et n’a pas été pris en compte. Exemple de temps&#xa0;: {example}.</translation>
    </message>
    <message>
        <source>Your changes to {name} are kept as a draft. They are not published.</source>
        <translation>Vos modifications de {name} sont conservées en brouillon. Elles ne sont pas publiées.</translation>
    </message>
    <message>
        <source>No safe fix: decide what is right here yourself.</source>
        <translation>Aucune correction sûre&#xa0;: décidez vous-même de ce qui est juste ici.</translation>
    </message>
    <message>
        <source>Fixed. Undo takes it back.</source>
        <translation>Corrigé. Vous pouvez annuler.</translation>
    </message>
    <message>
        <source>{fixed} of {wanted} fixed. Undo takes it back.</source>
        <translation>Corrections&#xa0;: {fixed} sur {wanted}. Vous pouvez annuler.</translation>
    </message>
    <message>
        <source>Discard your changes to {name}?</source>
        <translation>Abandonner vos modifications de {name}&#x202f;?</translation>
    </message>
    <message>
        <source>The draft is deleted and can’t be restored. The published subtitles stay.</source>
        <translation>Le brouillon est supprimé et ne peut pas être restauré. Les sous-titres publiés restent.</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Abandonner les modifications</translation>
    </message>
    <message>
        <source>Quit with unpublished changes?</source>
        <translation>Quitter avec des modifications non publiées&#x202f;?</translation>
    </message>
    <message>
        <source>Your changes to {name} are kept as a draft on this computer. Nothing has been published.</source>
        <translation>Vos modifications de {name} sont conservées en brouillon sur cet ordinateur. Rien n’a été publié.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
</context>
<context>
    <name>EditorBanner</name>
    <message>
        <source>Keep my draft</source>
        <translation>Garder mon brouillon</translation>
    </message>
    <message>
        <source>Use the published subtitles…</source>
        <translation>Utiliser les sous-titres publiés…</translation>
    </message>
</context>
<context>
    <name>EditorBar</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>EditorModel</name>
    <message>
        <source>#</source>
        <extracomment>“#” is the title of the column with the numbers of the cues.</extracomment>
        <translation>N°</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
</context>
<context>
    <name>EditorPane</name>
    <message>
        <source>Editor of the subtitles</source>
        <translation>Éditeur de sous-titres</translation>
    </message>
    <message>
        <source>Some cues would start before the video does.</source>
        <translation>Certains sous-titres commenceraient avant la vidéo.</translation>
    </message>
</context>
<context>
    <name>EditorTable</name>
    <message>
        <source>Cues</source>
        <translation>Sous-titres</translation>
    </message>
</context>
<context>
    <name>EditorTools</name>
    <message>
        <source>Discard…</source>
        <translation>Abandonner…</translation>
    </message>
    <message>
        <source>Select a cue.</source>
        <translation>Sélectionnez un sous-titre.</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Rien à annuler</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>Rien à rétablir</translation>
    </message>
    <message>
        <source>No next cue.</source>
        <translation>Aucun sous-titre suivant.</translation>
    </message>
    <message>
        <source>No cues.</source>
        <translation>Aucun sous-titre.</translation>
    </message>
    <message>
        <source>Needs two cues.</source>
        <translation>Il faut deux sous-titres.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>This cue: {finding}</source>
        <translation>Ce sous-titre&#xa0;: {finding}</translation>
    </message>
    <message>
        <source>This cue has no finding that can be fixed safely</source>
        <translation>Ce sous-titre n’a aucune anomalie qui puisse être corrigée sans risque</translation>
    </message>
    <message>
        <source>Remove spaces at the ends of lines</source>
        <translation>Supprimer les espaces en fin de ligne</translation>
    </message>
    <message numerus="yes">
        <source>Break %Ln long lines</source>
        <translation>
            <numerusform>Couper %Ln ligne trop longue</numerusform>
            <numerusform>Couper %Ln lignes trop longues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End %Ln overlaps</source>
        <translation>
            <numerusform>Mettre fin à %Ln chevauchement</numerusform>
            <numerusform>Mettre fin à %Ln chevauchements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adjust %Ln short gaps</source>
        <translation>
            <numerusform>Ajuster %Ln intervalle trop court</numerusform>
            <numerusform>Ajuster %Ln intervalles trop courts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln empty cues</source>
        <translation>
            <numerusform>Supprimer %Ln sous-titre vide</numerusform>
            <numerusform>Supprimer %Ln sous-titres vides</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Repair %Ln damaged cues</source>
        <translation>
            <numerusform>Réparer %Ln sous-titre endommagé</numerusform>
            <numerusform>Réparer %Ln sous-titres endommagés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryDetails</name>
    <message numerus="yes">
        <source>%Ln rows selected</source>
        <translation>
            <numerusform>%Ln ligne sélectionnée</numerusform>
            <numerusform>%Ln lignes sélectionnées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks selected</source>
        <translation>
            <numerusform>%Ln piste sélectionnée</numerusform>
            <numerusform>%Ln pistes sélectionnées</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Demandée</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Approuvée par</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sauvegarde</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Somme de contrôle</translation>
    </message>
    <message>
        <source>Copy checksum</source>
        <translation>Copier la somme de contrôle</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
    <message>
        <source>Restored as</source>
        <translation>Restaurée sous</translation>
    </message>
    <message>
        <source>Copy new track ID</source>
        <translation>Copier le nouvel ID de la piste</translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation>ID de tâche</translation>
    </message>
    <message>
        <source>Copy job ID</source>
        <translation>Copier l’ID de tâche</translation>
    </message>
    <message>
        <source>Request IDs</source>
        <translation>ID de requête</translation>
    </message>
    <message>
        <source>Copy request IDs</source>
        <translation>Copier les ID de requête</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Copier le code</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problème</translation>
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
        <translation>Ses sous-titres peuvent différer de la sauvegarde.</translation>
    </message>
    <message>
        <source>It has a new ID.</source>
        <translation>Elle a un nouvel ID.</translation>
    </message>
    <message>
        <source>trackman checks again when DatoCMS can be reached.</source>
        <translation>trackman vérifie à nouveau dès que DatoCMS est joignable.</translation>
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
        <translation>Le propriétaire du projet peut changer de forfait.</translation>
    </message>
    <message>
        <source>The plan’s video encoding is used up</source>
        <translation>L’encodage vidéo du forfait est épuisé</translation>
    </message>
    <message>
        <source>It counts anew next month.</source>
        <translation>Le décompte repart de zéro le mois prochain.</translation>
    </message>
    <message>
        <source>The plan’s storage is full</source>
        <translation>Le stockage du forfait est plein</translation>
    </message>
    <message>
        <source>Deleting files that nobody needs makes room.</source>
        <translation>Supprimez des fichiers inutiles pour libérer de la place.</translation>
    </message>
    <message>
        <source>The plan’s API calls are used up</source>
        <translation>Les appels d’API du forfait sont épuisés</translation>
    </message>
    <message>
        <source>They count anew next month.</source>
        <translation>Le décompte repart de zéro le mois prochain.</translation>
    </message>
    <message>
        <source>The project’s plan doesn’t allow that</source>
        <translation>Le forfait du projet ne le permet pas</translation>
    </message>
    <message>
        <source>The plan’s limit is reached.</source>
        <translation>La limite du forfait est atteinte.</translation>
    </message>
    <message>
        <source>DatoCMS’s video service rejected the track</source>
        <translation>Le service vidéo de DatoCMS a refusé la piste</translation>
    </message>
    <message>
        <source>Another track may have this name, the name may not be allowed, or the file can’t be used. See its message below, if there is one.</source>
        <translation>Une autre piste porte peut-être ce nom, le nom n’est peut-être pas autorisé, ou le fichier n’est pas utilisable. Consultez son message ci-dessous, s’il y en a un.</translation>
    </message>
    <message>
        <source>This API token isn’t allowed to do that</source>
        <translation>Ce jeton d’API n’en a pas le droit</translation>
    </message>
    <message>
        <source>Its role doesn’t have the permission. Ask a project administrator to allow the role to edit uploads in the primary environment.</source>
        <translation>Son rôle n’a pas l’autorisation nécessaire. Demandez à un administrateur du projet d’autoriser le rôle à modifier les médias de l’environnement principal.</translation>
    </message>
    <message>
        <source>The project is deactivated</source>
        <translation>Le projet est désactivé</translation>
    </message>
    <message>
        <source>Its owner can reactivate it in the account’s billing settings.</source>
        <translation>Son propriétaire peut le réactiver dans les paramètres de facturation du compte.</translation>
    </message>
    <message>
        <source>The project is still being set up</source>
        <translation>Le projet est encore en cours de mise en place</translation>
    </message>
    <message>
        <source>DatoCMS needs a few minutes. Try again later.</source>
        <translation>DatoCMS a besoin de quelques minutes. Réessayez plus tard.</translation>
    </message>
    <message>
        <source>The environment is temporarily read-only</source>
        <translation>L’environnement est temporairement en lecture seule</translation>
    </message>
    <message>
        <source>DatoCMS may be copying it. Try again in a few minutes.</source>
        <translation>DatoCMS est peut-être en train de le copier. Réessayez dans quelques minutes.</translation>
    </message>
    <message>
        <source>Tracks can be changed only in the primary environment</source>
        <translation>Les pistes ne peuvent être modifiées que dans l’environnement principal</translation>
    </message>
    <message>
        <source>This is a sandbox environment. Open the video in the primary one; its tracks are the same there.</source>
        <translation>Cet environnement est un bac à sable. Ouvrez la vidéo dans l’environnement principal&#x202f;; ses pistes y sont les mêmes.</translation>
    </message>
    <message>
        <source>This environment doesn’t exist</source>
        <translation>Cet environnement n’existe pas</translation>
    </message>
    <message>
        <source>It may have been deleted or renamed, or this token can’t see it. Open the video without naming an environment to use the primary one.</source>
        <translation>Il a peut-être été supprimé ou renommé, ou ce jeton ne le voit pas. Ouvrez la vidéo sans indiquer d’environnement pour utiliser l’environnement principal.</translation>
    </message>
    <message>
        <source>The environment isn’t ready</source>
        <translation>L’environnement n’est pas prêt</translation>
    </message>
    <message>
        <source>DatoCMS is still creating or deleting it. Try again in a few minutes.</source>
        <translation>DatoCMS est encore en train de le créer ou de le supprimer. Réessayez dans quelques minutes.</translation>
    </message>
    <message>
        <source>The project is in maintenance mode</source>
        <translation>Le projet est en mode maintenance</translation>
    </message>
    <message>
        <source>Nothing can be changed until maintenance mode is turned off in DatoCMS.</source>
        <translation>Rien ne peut être modifié tant que le mode maintenance n’est pas désactivé dans DatoCMS.</translation>
    </message>
    <message>
        <source>DatoCMS is under maintenance</source>
        <translation>DatoCMS est en maintenance</translation>
    </message>
    <message>
        <source>Nothing can be changed for a while. See status.datocms.com for updates.</source>
        <translation>Rien ne peut être modifié pour le moment. Consultez status.datocms.com pour suivre la situation.</translation>
    </message>
    <message>
        <source>DatoCMS can’t find this video</source>
        <translation>DatoCMS ne trouve pas cette vidéo</translation>
    </message>
    <message>
        <source>It may have been deleted, be in another project, or be hidden from this token. Check the link or ID.</source>
        <translation>Elle a peut-être été supprimée, se trouve dans un autre projet ou n’est pas visible avec ce jeton. Vérifiez le lien ou l’ID.</translation>
    </message>
    <message>
        <source>This file isn’t a video</source>
        <translation>Ce fichier n’est pas une vidéo</translation>
    </message>
    <message>
        <source>Only videos have subtitle and audio tracks.</source>
        <translation>Seules les vidéos ont des pistes de sous-titres et des pistes audio.</translation>
    </message>
    <message>
        <source>DatoCMS’s video service rejected the request</source>
        <translation>Le service vidéo de DatoCMS a refusé la requête</translation>
    </message>
    <message>
        <source>Common reasons are a name that is taken or not allowed, a damaged file, and a video’s first audio track, which can never be deleted. See its message below, if there is one.</source>
        <translation>Causes fréquentes&#xa0;: un nom déjà pris ou non autorisé, un fichier endommagé, ou la première piste audio d’une vidéo, qui ne peut jamais être supprimée. Consultez son message ci-dessous, s’il y en a un.</translation>
    </message>
    <message>
        <source>Something in the project depends on it</source>
        <translation>Un élément du projet en dépend</translation>
    </message>
    <message>
        <source>See the details below, if there are any.</source>
        <translation>Consultez les détails ci-dessous, s’il y en a.</translation>
    </message>
    <message>
        <source>DatoCMS is limiting requests</source>
        <translation>DatoCMS limite les requêtes</translation>
    </message>
    <message>
        <source>Others may be using the same project heavily. Try again in a few minutes.</source>
        <translation>D’autres personnes utilisent peut-être intensivement le même projet. Réessayez dans quelques minutes.</translation>
    </message>
    <message>
        <source>DatoCMS is overloaded</source>
        <translation>DatoCMS est surchargé</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>Réessayez dans une minute.</translation>
    </message>
    <message>
        <source>Somebody else is changing this video</source>
        <translation>Quelqu’un d’autre modifie cette vidéo</translation>
    </message>
    <message>
        <source>DatoCMS makes one change to a video at a time. Try again in a moment.</source>
        <translation>DatoCMS n’effectue qu’une modification à la fois par vidéo. Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>Something went wrong at DatoCMS</source>
        <translation>Un problème est survenu chez DatoCMS</translation>
    </message>
    <message>
        <source>DatoCMS support can find it by the request ID below.</source>
        <translation>L’assistance de DatoCMS peut le retrouver grâce à l’ID de requête ci-dessous.</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Unexpected error</source>
        <translation>Erreur inattendue</translation>
    </message>
    <message>
        <source>trackman ran into an unexpected error</source>
        <translation>trackman a rencontré une erreur inattendue</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Copier le rapport</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Afficher le rapport</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Running work goes on. Choose Refresh to see the current state.</source>
        <translation>Le travail en cours se poursuit. Choisissez Actualiser pour voir l’état actuel.</translation>
    </message>
    <message>
        <source>No change was under way, so your tracks are as they were. Choose Refresh to see the current state.</source>
        <translation>Aucune modification n’était en cours&#xa0;: vos pistes n’ont pas changé. Choisissez Actualiser pour voir l’état actuel.</translation>
    </message>
    <message>
        <source>The report couldn’t be saved. Copy it to pass it on.</source>
        <translation>Le rapport n’a pas pu être enregistré. Copiez-le pour le transmettre.</translation>
    </message>
    <message>
        <source>A report was saved as {file}. Nothing was sent.</source>
        <translation>Un rapport a été enregistré sous {file}. Rien n’a été envoyé.</translation>
    </message>
    <message numerus="yes">
        <source>It happened %Ln times.</source>
        <translation>
            <numerusform>Cela s’est produit %Ln fois.</numerusform>
            <numerusform>Cela s’est produit %Ln fois.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Copy the report, to pass it on to support</source>
        <translation>Copier le rapport pour le transmettre à l’assistance</translation>
    </message>
    <message>
        <source>Read the report before you pass it on</source>
        <translation>Lire le rapport avant de le transmettre</translation>
    </message>
</context>
<context>
    <name>EverythingCard</name>
    <message>
        <source>This means every track of every video in this project.</source>
        <translation>Il s’agit de toutes les pistes de toutes les vidéos de ce projet.</translation>
    </message>
</context>
<context>
    <name>Explanations</name>
    <message>
        <source>Closes this window. Escape does the same.</source>
        <translation>Ferme cette fenêtre. Échap fait de même.</translation>
    </message>
    <message>
        <source>Tries once more what did not work.</source>
        <translation>Réessaie ce qui n’a pas fonctionné.</translation>
    </message>
    <message>
        <source>Titles of the columns. Click one to sort where that is possible; the menu on a title shows and hides columns.</source>
        <translation>Titres des colonnes. Cliquez sur un titre pour trier, lorsque c’est possible&#x202f;; son menu affiche et masque des colonnes.</translation>
    </message>
    <message>
        <source>Closes this window and changes nothing. Escape does the same.</source>
        <translation>Ferme cette fenêtre sans rien modifier. Échap fait de même.</translation>
    </message>
    <message>
        <source>Shows the other records that use this video.</source>
        <translation>Affiche les autres enregistrements qui utilisent cette vidéo.</translation>
    </message>
    <message>
        <source>Forgets search and filters, so that all videos are listed.</source>
        <translation>Efface la recherche et les filtres pour afficher toutes les vidéos.</translation>
    </message>
    <message>
        <source>Paste the link of a video, a record or an upload in DatoCMS, or a video ID, and press Return to see its tracks. Down offers the videos you opened last.</source>
        <translation>Collez le lien d’une vidéo, d’un enregistrement ou d’un média de DatoCMS, ou l’ID d’une vidéo, puis appuyez sur Entrée pour voir ses pistes. La flèche bas propose les vidéos ouvertes en dernier.</translation>
    </message>
    <message>
        <source>Lists only videos that match these words. Down goes on to the list.</source>
        <translation>Affiche uniquement les vidéos qui correspondent à ces mots. La flèche bas mène à la liste.</translation>
    </message>
    <message>
        <source>The videos of the project. Return or a click shows the tracks.</source>
        <translation>Les vidéos du projet. Entrée ou un clic affiche les pistes.</translation>
    </message>
    <message>
        <source>Lists all videos instead of those you opened last.</source>
        <translation>Affiche toutes les vidéos au lieu de celles que vous avez ouvertes en dernier.</translation>
    </message>
    <message>
        <source>Tries once more to read the library.</source>
        <translation>Réessaie de lire la bibliothèque.</translation>
    </message>
    <message>
        <source>The name under which this search and its filters return.</source>
        <translation>Le nom sous lequel retrouver cette recherche et ses filtres.</translation>
    </message>
    <message>
        <source>Keeps search and filters as a view with this name.</source>
        <translation>Conserve la recherche et les filtres dans une vue portant ce nom.</translation>
    </message>
    <message>
        <source>Lists only videos uploaded on this day or later.</source>
        <translation>Affiche uniquement les vidéos envoyées ce jour-là ou après.</translation>
    </message>
    <message>
        <source>Lists only videos uploaded on this day or before.</source>
        <translation>Affiche uniquement les vidéos envoyées ce jour-là ou avant.</translation>
    </message>
    <message>
        <source>Lists only videos that were uploaded in this time.</source>
        <translation>Affiche uniquement les vidéos envoyées pendant cette période.</translation>
    </message>
    <message>
        <source>Lists only videos without subtitles in this language. It covers the videos whose tracks trackman has seen.</source>
        <translation>Affiche uniquement les vidéos sans sous-titres dans cette langue, parmi celles dont trackman a vu les pistes.</translation>
    </message>
    <message>
        <source>Lists only videos with a track that failed in DatoCMS.</source>
        <translation>Affiche uniquement les vidéos dont une piste a échoué dans DatoCMS.</translation>
    </message>
    <message>
        <source>Lists only videos with this tag.</source>
        <translation>Affiche uniquement les vidéos portant cette étiquette.</translation>
    </message>
    <message>
        <source>Lists only videos of this collection.</source>
        <translation>Affiche uniquement les vidéos de cette collection.</translation>
    </message>
    <message>
        <source>Lists only videos that records use, or only those that none uses.</source>
        <translation>Affiche uniquement les vidéos utilisées par des enregistrements, ou uniquement celles qu’aucun n’utilise.</translation>
    </message>
    <message>
        <source>Forgets all filters.</source>
        <translation>Efface tous les filtres.</translation>
    </message>
    <message>
        <source>Closes the filters; what is chosen stays in force.</source>
        <translation>Ferme les filtres&#x202f;; vos choix restent actifs.</translation>
    </message>
    <message>
        <source>The subtitle and audio tracks of the video. Select one to look at it, or several to work on them together. Return goes to the subtitles.</source>
        <translation>Les pistes de sous-titres et les pistes audio de la vidéo. Sélectionnez-en une pour l’examiner, ou plusieurs pour les traiter ensemble. Entrée mène aux sous-titres.</translation>
    </message>
    <message>
        <source>Makes tracks of subtitle or audio files.</source>
        <translation>Crée des pistes à partir de fichiers de sous-titres ou audio.</translation>
    </message>
    <message>
        <source>Goes to the field for a link or video ID.</source>
        <translation>Mène au champ pour un lien ou l’ID d’une vidéo.</translation>
    </message>
    <message>
        <source>Why the track is deleted, for the history. Suggestions are kept in Settings › Deleting. Escape goes back to the tracks.</source>
        <translation>Pourquoi la piste est supprimée, pour l’historique. Les motifs proposés se trouvent dans Paramètres&#xa0;› Suppression. Échap ramène aux pistes.</translation>
    </message>
    <message>
        <source>Shows the facts about the video, such as who uses it.</source>
        <translation>Affiche les informations sur la vidéo, par exemple qui l’utilise.</translation>
    </message>
    <message>
        <source>Shows what DatoCMS answered, as it came.</source>
        <translation>Affiche la réponse de DatoCMS telle quelle.</translation>
    </message>
    <message>
        <source>The answer of DatoCMS as it came, to read and copy.</source>
        <translation>La réponse de DatoCMS telle quelle, à lire et à copier.</translation>
    </message>
    <message>
        <source>Parts of the work on the track that have no room side by side.</source>
        <translation>Les parties du travail sur la piste qui ne tiennent pas côte à côte.</translation>
    </message>
    <message>
        <source>Does what the message offers.</source>
        <translation>Exécute ce que le message propose.</translation>
    </message>
    <message>
        <source>Cancels what hasn’t been sent yet. Work that DatoCMS accepted continues.</source>
        <translation>Annule ce qui n’a pas encore été envoyé. Le travail que DatoCMS a accepté se poursuit.</translation>
    </message>
    <message>
        <source>The cues with their times and findings. Return plays from the cue; the letters of the player work here, too.</source>
        <translation>Les sous-titres avec leurs temps et leurs anomalies. Entrée lance la lecture à partir du sous-titre&#x202f;; les touches du lecteur fonctionnent ici aussi.</translation>
    </message>
    <message>
        <source>Finds words in the subtitles. Return goes on to the next place, Shift+Return back.</source>
        <translation>Recherche des mots dans les sous-titres. Entrée mène au résultat suivant, Maj+Entrée au précédent.</translation>
    </message>
    <message>
        <source>Goes to the cue that the message is about.</source>
        <translation>Mène au sous-titre dont parle le message.</translation>
    </message>
    <message>
        <source>Tries once more to read the subtitles.</source>
        <translation>Réessaie de lire les sous-titres.</translation>
    </message>
    <message>
        <source>The number of a cue.</source>
        <translation>Le numéro d’un sous-titre.</translation>
    </message>
    <message>
        <source>When this cue is to begin.</source>
        <translation>Le moment où ce sous-titre doit commencer.</translation>
    </message>
    <message>
        <source>The cues to edit. Return or typing changes the text, a double click on a time changes that.</source>
        <translation>Les sous-titres à modifier. Entrée ou la saisie modifie le texte, un double-clic sur un temps modifie celui-ci.</translation>
    </message>
    <message>
        <source>The text of the cue. Return begins a new line, Ctrl+Return leaves.</source>
        <translation>Le texte du sous-titre. Entrée commence une nouvelle ligne, Ctrl+Entrée quitte le champ.</translation>
    </message>
    <message>
        <source>A time such as 1:02:03.5. Return takes it, Escape leaves it.</source>
        <translation>Un temps, par exemple 1:02:03,5. Entrée le valide, Échap quitte le champ sans le modifier.</translation>
    </message>
    <message>
        <source>Throws your changes away, after a question.</source>
        <translation>Abandonne vos modifications, après confirmation.</translation>
    </message>
    <message>
        <source>Goes on with your draft; the published subtitles are not used.</source>
        <translation>Continue avec votre brouillon&#x202f;; les sous-titres publiés ne sont pas utilisés.</translation>
    </message>
    <message>
        <source>Throws your draft away and begins with what is published now.</source>
        <translation>Abandonne votre brouillon et repart des sous-titres actuellement publiés.</translation>
    </message>
    <message>
        <source>Your changes, before and after, cue by cue.</source>
        <translation>Vos modifications, avant et après, sous-titre par sous-titre.</translation>
    </message>
    <message>
        <source>Goes back to editing; nothing is published.</source>
        <translation>Revient à l’éditeur&#x202f;; rien n’est publié.</translation>
    </message>
    <message>
        <source>The text to look for in all cues.</source>
        <translation>Le texte à rechercher dans tous les sous-titres.</translation>
    </message>
    <message>
        <source>The text to put in its place; empty to remove it.</source>
        <translation>Le texte de remplacement&#x202f;; laissez vide pour supprimer le texte trouvé.</translation>
    </message>
    <message>
        <source>Tells capital and small letters apart.</source>
        <translation>Distingue les majuscules des minuscules.</translation>
    </message>
    <message>
        <source>Finds whole words only.</source>
        <translation>Recherche uniquement des mots entiers.</translation>
    </message>
    <message>
        <source>The places that were found, with what each would become.</source>
        <translation>Les résultats trouvés, avec leur remplacement.</translation>
    </message>
    <message>
        <source>Replaces the selected place and goes on to the next one.</source>
        <translation>Remplace le résultat sélectionné et passe au suivant.</translation>
    </message>
    <message>
        <source>Replaces all places in one step, which Undo takes back.</source>
        <translation>Remplace tous les résultats en une étape, que vous pouvez annuler.</translation>
    </message>
    <message>
        <source>Seconds to move by; with a minus to earlier times.</source>
        <translation>Décalage en secondes&#x202f;; négatif pour avancer les temps.</translation>
    </message>
    <message>
        <source>Moves the times of all cues.</source>
        <translation>Décale les temps de tous les sous-titres.</translation>
    </message>
    <message>
        <source>Moves the times of this cue and of all that follow.</source>
        <translation>Décale les temps de ce sous-titre et de tous les suivants.</translation>
    </message>
    <message>
        <source>Stretches all times so that both cues begin when you said.</source>
        <translation>Étire tous les temps pour que les deux sous-titres commencent aux moments indiqués.</translation>
    </message>
    <message>
        <source>The cues of the track to decide on, with what was noticed under them. The keys below decide; Return moves the video to a cue.</source>
        <translation>Les sous-titres de la piste à évaluer, avec les remarques en dessous. Les touches du bas servent à décider&#x202f;; Entrée amène la vidéo à un sous-titre.</translation>
    </message>
    <message>
        <source>Another language of this video, or a saved version. It follows the cue you are at.</source>
        <translation>Une autre langue de cette vidéo, ou une version enregistrée. Elle suit le sous-titre où vous êtes.</translation>
    </message>
    <message>
        <source>What was noticed in the text, the worst first. Return or a click shows the place.</source>
        <translation>Ce qui a été remarqué dans le texte, le plus grave d’abord. Entrée ou un clic montre le passage.</translation>
    </message>
    <message>
        <source>Tries once more to read the text, or plays the sound.</source>
        <translation>Réessaie de lire le texte, ou lit le son.</translation>
    </message>
    <message>
        <source>Shows what was decided before it is carried out.</source>
        <translation>Affiche les décisions avant leur application.</translation>
    </message>
    <message>
        <source>Shows the skipped tracks once more.</source>
        <translation>Affiche à nouveau les pistes reportées.</translation>
    </message>
    <message>
        <source>Reviews on this computer. Return goes on with the selected one, Delete removes it after a question.</source>
        <translation>Les revues de cet ordinateur. Entrée continue celle qui est sélectionnée, Suppr la supprime après confirmation.</translation>
    </message>
    <message>
        <source>Asks where to save the statistics.</source>
        <translation>Demande où enregistrer les statistiques.</translation>
    </message>
    <message>
        <source>How many files there shall be, one for each person.</source>
        <translation>Le nombre de fichiers, un par personne.</translation>
    </message>
    <message>
        <source>Leaves the review. What was decided stays.</source>
        <translation>Quitte la revue. Les décisions sont conservées.</translation>
    </message>
    <message>
        <source>Keeps this track and deletes the other one.</source>
        <translation>Conserve cette piste et supprime l’autre.</translation>
    </message>
    <message>
        <source>Deletes this track.</source>
        <translation>Supprime cette piste.</translation>
    </message>
    <message>
        <source>Two tracks side by side; what differs is marked.</source>
        <translation>Deux pistes côte à côte&#x202f;; les différences sont mises en évidence.</translation>
    </message>
    <message>
        <source>Plays the video. Streaming counts towards your DatoCMS quota.</source>
        <translation>Lit la vidéo. Le streaming compte dans votre quota DatoCMS.</translation>
    </message>
    <message>
        <source>Where the video is. Drag it, or use the arrow keys.</source>
        <translation>La position dans la vidéo. Faites-la glisser ou utilisez les touches fléchées.</translation>
    </message>
    <message>
        <source>How loud the video is.</source>
        <translation>Le volume de la vidéo.</translation>
    </message>
    <message>
        <source>Brings the player back into this window.</source>
        <translation>Ramène le lecteur dans cette fenêtre.</translation>
    </message>
    <message>
        <source>What there is to see of all videos together.</source>
        <translation>Ce qu’il y a à voir de toutes les vidéos ensemble.</translation>
    </message>
    <message>
        <source>Every track of every video, as the scan saw it last. Click a title to sort, hold Shift to sort by several; Return opens the video at the track. Paste IDs or links to see only those.</source>
        <translation>Toutes les pistes de toutes les vidéos, telles que la dernière analyse les a vues. Cliquez sur un titre pour trier, maintenez Maj pour trier selon plusieurs colonnes&#x202f;; Entrée ouvre la vidéo à la piste. Collez des ID ou des liens pour ne voir que ceux-là.</translation>
    </message>
    <message>
        <source>Lists only tracks whose file name, name, language code or ID holds these words.</source>
        <translation>Affiche uniquement les pistes dont le nom de fichier, le nom, le code de langue ou l’ID contient ces mots.</translation>
    </message>
    <message>
        <source>Forgets view, filter and rule.</source>
        <translation>Efface la vue, le filtre et la règle.</translation>
    </message>
    <message>
        <source>The cues that were found. Return or a double click opens the video there.</source>
        <translation>Les sous-titres trouvés. Entrée ou un double clic ouvre la vidéo à cet endroit.</translation>
    </message>
    <message>
        <source>Shows where the project can be scanned.</source>
        <translation>Montre où le projet peut être analysé.</translation>
    </message>
    <message>
        <source>Lists of words, each with the number of cues found since you last looked.</source>
        <translation>Listes de mots, chacune avec le nombre de sous-titres trouvés depuis la dernière consultation.</translation>
    </message>
    <message>
        <source>Changes the name and the words of the selected list.</source>
        <translation>Modifie le nom et les mots de la liste sélectionnée.</translation>
    </message>
    <message>
        <source>Removes the selected list. Subtitles stay as they are.</source>
        <translation>Retire la liste sélectionnée. Les sous-titres restent tels quels.</translation>
    </message>
    <message>
        <source>Keeps the list on this computer.</source>
        <translation>Garde la liste sur cet ordinateur.</translation>
    </message>
    <message>
        <source>What each video has in each language. A click or Return shows the tracks, a click on a language all that its figure counts.</source>
        <translation>Ce que chaque vidéo a dans chaque langue. Un clic ou Entrée affiche les pistes&#x202f;; un clic sur une langue affiche toutes celles que compte son chiffre.</translation>
    </message>
    <message>
        <source>Languages, with the share of videos that have them.</source>
        <translation>Les langues, avec la part des vidéos qui les ont.</translation>
    </message>
    <message>
        <source>The videos. A click shows the tracks of one.</source>
        <translation>Les vidéos. Un clic affiche les pistes d’une vidéo.</translation>
    </message>
    <message>
        <source>Shows only videos whose name or ID holds these words.</source>
        <translation>Affiche uniquement les vidéos dont le nom ou l’ID contient ces mots.</translation>
    </message>
    <message>
        <source>Forgets words and filters of the coverage.</source>
        <translation>Efface les mots et les filtres de la couverture.</translation>
    </message>
    <message>
        <source>The language of videos that nothing else tells.</source>
        <translation>La langue des vidéos pour lesquelles rien d’autre ne l’indique.</translation>
    </message>
    <message>
        <source>Which decisions of the review are listed.</source>
        <translation>Les décisions de la revue à afficher.</translation>
    </message>
    <message>
        <source>What was decided, and what can be done about it now. Space ticks or unticks the selected rows; the words below the list are about the current one.</source>
        <translation>Les décisions, et ce qui peut en être fait maintenant. Espace coche ou décoche les lignes sélectionnées&#x202f;; le texte sous la liste porte sur la ligne actuelle.</translation>
    </message>
    <message>
        <source>The kind of file to save.</source>
        <translation>Le type de fichier à enregistrer.</translation>
    </message>
    <message>
        <source>Asks where to save the report.</source>
        <translation>Demande où enregistrer le rapport.</translation>
    </message>
    <message>
        <source>What runs now, what was deleted lately, and all that was done.</source>
        <translation>Ce qui est en cours, ce qui a été supprimé récemment et tout ce qui a été fait.</translation>
    </message>
    <message>
        <source>What runs, waits or did not work, with the reason.</source>
        <translation>Ce qui est en cours, en attente ou n’a pas fonctionné, avec la raison.</translation>
    </message>
    <message>
        <source>Deleted tracks with a backup. Select some to restore them.</source>
        <translation>Les pistes supprimées qui ont une sauvegarde. Sélectionnez-en pour les restaurer.</translation>
    </message>
    <message>
        <source>All that was ever done with trackman on this computer.</source>
        <translation>Tout ce qui a été fait avec trackman sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Lists only deleted tracks that hold these words.</source>
        <translation>Affiche uniquement les pistes supprimées qui contiennent ces mots.</translation>
    </message>
    <message>
        <source>Lists only entries that hold these words.</source>
        <translation>Affiche uniquement les entrées qui contiennent ces mots.</translation>
    </message>
    <message>
        <source>The days that the report is about.</source>
        <translation>Les jours sur lesquels porte le rapport.</translation>
    </message>
    <message>
        <source>The project that the report is about.</source>
        <translation>Le projet sur lequel porte le rapport.</translation>
    </message>
    <message>
        <source>The first day of the period.</source>
        <translation>Le premier jour de la période.</translation>
    </message>
    <message>
        <source>The last day of the period, itself included.</source>
        <translation>Le dernier jour de la période, inclus.</translation>
    </message>
    <message>
        <source>Forgets search and filters of the history.</source>
        <translation>Efface la recherche et les filtres de l’historique.</translation>
    </message>
    <message>
        <source>The files to add. Correct kind, language and name in the cells; the space bar takes a file or leaves it out.</source>
        <translation>Les fichiers à ajouter. Corrigez le type, la langue et le nom dans les cellules&#x202f;; la barre d’espace inclut ou exclut un fichier.</translation>
    </message>
    <message>
        <source>Chooses subtitle or audio files on this computer.</source>
        <translation>Choisit des fichiers de sous-titres ou audio sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Takes all subtitle and audio files of a folder.</source>
        <translation>Prend tous les fichiers de sous-titres et audio d’un dossier.</translation>
    </message>
    <message>
        <source>The cues of the selected file, as they would be added.</source>
        <translation>Les sous-titres du fichier sélectionné, tels qu’ils seraient ajoutés.</translation>
    </message>
    <message>
        <source>Plays the video with the cues of the file.</source>
        <translation>Lit la vidéo avec les sous-titres du fichier.</translation>
    </message>
    <message>
        <source>The language code of the track, such as pt or pt-BR.</source>
        <translation>Le code de langue de la piste, par exemple pt ou pt-BR.</translation>
    </message>
    <message>
        <source>The encoding of the file. Choose another if letters are wrong.</source>
        <translation>L’encodage du fichier. Choisissez-en un autre si des caractères sont faux.</translation>
    </message>
    <message>
        <source>Pictures per second, for files that count in pictures.</source>
        <translation>Images par seconde, pour les fichiers qui comptent en images.</translation>
    </message>
    <message>
        <source>Gives the track this name, which is free.</source>
        <translation>Donne à la piste ce nom, qui est disponible.</translation>
    </message>
    <message>
        <source>Does what the question says.</source>
        <translation>Exécute ce que la question indique.</translation>
    </message>
    <message>
        <source>Changes nothing. Escape does the same.</source>
        <translation>Ne modifie rien. Échap fait de même.</translation>
    </message>
    <message>
        <source>A name that no other track of the video has.</source>
        <translation>Un nom qu’aucune autre piste de la vidéo ne porte.</translation>
    </message>
    <message>
        <source>Restores the track with this name.</source>
        <translation>Restaure la piste sous ce nom.</translation>
    </message>
    <message>
        <source>Deletes the track that has the name, then restores.</source>
        <translation>Supprime la piste qui porte ce nom, puis restaure.</translation>
    </message>
    <message>
        <source>Restores the tracks into the video given.</source>
        <translation>Restaure les pistes dans la vidéo indiquée.</translation>
    </message>
    <message>
        <source>The name that viewers see in the player’s menu.</source>
        <translation>Le nom que le public voit dans le menu du lecteur.</translation>
    </message>
    <message>
        <source>The language code of the track, such as it or pt-BR.</source>
        <translation>Le code de langue de la piste, par exemple it ou pt-BR.</translation>
    </message>
    <message>
        <source>Marks subtitles that also tell sounds and speakers.</source>
        <translation>Marque les sous-titres qui indiquent aussi les sons et les locuteurs.</translation>
    </message>
    <message>
        <source>Makes the track anew with these details and the same subtitles. Undo takes it back.</source>
        <translation>Recrée la piste avec ces détails et les mêmes sous-titres. Vous pouvez annuler.</translation>
    </message>
    <message>
        <source>The language that is spoken in the video.</source>
        <translation>La langue parlée dans la vidéo.</translation>
    </message>
    <message>
        <source>Has DatoCMS make subtitles of the sound.</source>
        <translation>Demande à DatoCMS de créer des sous-titres à partir du son.</translation>
    </message>
    <message>
        <source>All subtitles of the track that trackman saved.</source>
        <translation>Tous les sous-titres de la piste que trackman a enregistrés.</translation>
    </message>
    <message>
        <source>Puts this version in place of the subtitles of now.</source>
        <translation>Remplace les sous-titres actuels par cette version.</translation>
    </message>
    <message>
        <source>Saves this version as a file.</source>
        <translation>Enregistre cette version dans un fichier.</translation>
    </message>
    <message>
        <source>Ticked languages are the ones that are meant.</source>
        <translation>Les langues cochées sont celles qui comptent.</translation>
    </message>
    <message>
        <source>Only tracks of this kind.</source>
        <translation>Seulement les pistes de ce type.</translation>
    </message>
    <message>
        <source>Only tracks in some languages, or in all but these.</source>
        <translation>Seulement les pistes dans certaines langues, ou dans toutes sauf celles-ci.</translation>
    </message>
    <message>
        <source>Only tracks with this status.</source>
        <translation>Seulement les pistes ayant ce statut.</translation>
    </message>
    <message>
        <source>Only tracks that are closed captions, or only others.</source>
        <translation>Seulement les pistes de sous-titres pour malentendants, ou seulement les autres.</translation>
    </message>
    <message>
        <source>Only tracks whose names contain this.</source>
        <translation>Seulement les pistes dont le nom contient ceci.</translation>
    </message>
    <message>
        <source>Only tracks of which the same video has another one like it. One of them is kept.</source>
        <translation>Seulement les pistes dont la même vidéo contient un doublon. L’une d’elles est gardée.</translation>
    </message>
    <message>
        <source>The one of several like each other that is kept.</source>
        <translation>Celui des doublons qui est gardé.</translation>
    </message>
    <message>
        <source>Only subtitles in which the checks found something, or nothing.</source>
        <translation>Seulement les sous-titres dans lesquels les vérifications ont trouvé quelque chose, ou rien.</translation>
    </message>
    <message>
        <source>Only subtitles that contain this phrase, as far as they were read.</source>
        <translation>Seulement les sous-titres qui contiennent cette expression, parmi ceux qui ont été lus.</translation>
    </message>
    <message>
        <source>Only tracks of videos that records use, or that none uses.</source>
        <translation>Seulement les pistes de vidéos que des enregistrements utilisent, ou qu’aucun n’utilise.</translation>
    </message>
    <message>
        <source>Only tracks of videos with this tag.</source>
        <translation>Seulement les pistes de vidéos portant cette étiquette.</translation>
    </message>
    <message>
        <source>Only tracks of videos in this collection.</source>
        <translation>Seulement les pistes de vidéos de cette collection.</translation>
    </message>
    <message>
        <source>Tracks the rule means. Space ticks the selected ones or unticks them; only ticked ones are deleted.</source>
        <translation>Les pistes que désigne la règle. Espace coche ou décoche celles qui sont sélectionnées&#x202f;; seules les pistes cochées sont supprimées.</translation>
    </message>
    <message>
        <source>Shows the tracks of what was found in the table of all tracks.</source>
        <translation>Montre les pistes de ce qui a été trouvé dans le tableau de toutes les pistes.</translation>
    </message>
    <message>
        <source>Keeps the search as a word list, which counts new hits.</source>
        <translation>Garde la recherche comme liste de mots, qui compte les nouveaux résultats.</translation>
    </message>
    <message>
        <source>Replaces words in all tracks that were found. You see each change before.</source>
        <translation>Remplace des mots dans toutes les pistes trouvées. Vous voyez d’abord chaque modification.</translation>
    </message>
    <message>
        <source>Cues that would change, as they are and as they would be. Space ticks the selected ones or unticks them; only ticked ones are changed.</source>
        <translation>Les sous-titres qui changeraient, tels qu’ils sont et tels qu’ils seraient. Espace coche ou décoche ceux qui sont sélectionnés&#x202f;; seuls ceux qui sont cochés sont modifiés.</translation>
    </message>
    <message>
        <source>Reads each text once more, makes what is ticked and puts the new text in place of the old one. Undo brings all of them back.</source>
        <translation>Lit encore une fois chaque texte, fait ce qui est coché et met le nouveau texte à la place de l’ancien. «&#xa0;Annuler&#xa0;» les ramène tous.</translation>
    </message>
    <message>
        <source>Languages to keep; tracks in all others are shown next.</source>
        <translation>Les langues à garder&#x202f;; les pistes dans toutes les autres s’affichent ensuite.</translation>
    </message>
    <message>
        <source>Kinds of tracks that are looked at.</source>
        <translation>Les types de pistes examinés.</translation>
    </message>
    <message>
        <source>The tracks that are to be deleted.</source>
        <translation>Les pistes à supprimer.</translation>
    </message>
    <message>
        <source>Type the number of tracks, so that nothing goes by a slip.</source>
        <translation>Saisissez le nombre de pistes, afin que rien ne soit supprimé par mégarde.</translation>
    </message>
    <message>
        <source>Groups of settings. What you choose takes effect at once.</source>
        <translation>Les groupes de paramètres. Vos choix prennent effet aussitôt.</translation>
    </message>
    <message>
        <source>Gives all settings their first values, but your own lists.</source>
        <translation>Rétablit les valeurs par défaut de tous les paramètres, sauf vos propres listes.</translation>
    </message>
    <message>
        <source>The language of trackman, and of dates, sizes and numbers.</source>
        <translation>La langue de trackman, ainsi que des dates, des tailles et des nombres.</translation>
    </message>
    <message>
        <source>Light, dark, or as the system has it.</source>
        <translation>Clair, sombre ou comme le système.</translation>
    </message>
    <message>
        <source>Black, white and strong colours, with lines around everything.</source>
        <translation>Noir, blanc et couleurs vives, avec des contours autour de chaque élément.</translation>
    </message>
    <message>
        <source>Progress stands still; its words still change.</source>
        <translation>L’indicateur de progression reste fixe&#x202f;; son texte continue de changer.</translation>
    </message>
    <message>
        <source>Videos begin without sound until you turn it on.</source>
        <translation>Les vidéos démarrent sans le son, jusqu’à ce que vous l’activiez.</translation>
    </message>
    <message>
        <source>Your system shows how a scan or bulk work ended while another window is in front. It names numbers only.</source>
        <translation>Votre système indique comment une analyse ou un traitement par lot s’est terminé pendant qu’une autre fenêtre est au premier plan. Il ne donne que des nombres.</translation>
    </message>
    <message>
        <source>How long trackman waits for DatoCMS before it looks for itself.</source>
        <translation>Combien de temps trackman attend DatoCMS avant de vérifier lui-même.</translation>
    </message>
    <message>
        <source>How much of the requests DatoCMS allows trackman may use.</source>
        <translation>La part des requêtes autorisées par DatoCMS que trackman peut utiliser.</translation>
    </message>
    <message>
        <source>How much of the disk thumbnails may take.</source>
        <translation>L’espace disque que les vignettes peuvent occuper.</translation>
    </message>
    <message>
        <source>Removes all thumbnails and texts that can be fetched again.</source>
        <translation>Supprime toutes les vignettes et tous les textes qui peuvent être récupérés à nouveau.</translation>
    </message>
    <message>
        <source>Opens the folder with all that trackman keeps here.</source>
        <translation>Ouvre le dossier contenant tout ce que trackman conserve ici.</translation>
    </message>
    <message>
        <source>0 asks for the number each time many tracks are deleted.</source>
        <translation>Avec 0, le nombre est demandé chaque fois que de nombreuses pistes sont supprimées.</translation>
    </message>
    <message>
        <source>Nothing can be deleted before a reason is given.</source>
        <translation>Rien ne peut être supprimé avant qu’un motif soit indiqué.</translation>
    </message>
    <message>
        <source>Empty, your name is that of your account on this computer.</source>
        <translation>Si le champ est vide, votre nom est celui de votre compte sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The key that decides for a deletion deletes at once.</source>
        <translation>La touche qui décide d’une suppression supprime aussitôt.</translation>
    </message>
    <message>
        <source>Delete, rules and commands then lead to a review.</source>
        <translation>«&#xa0;Supprimer&#xa0;», les règles et les commandes mènent alors à une revue.</translation>
    </message>
    <message>
        <source>Reasons that are offered next to Delete, one per line.</source>
        <translation>Les motifs proposés à côté de Supprimer, un par ligne.</translation>
    </message>
    <message>
        <source>How long subtitles of deleted tracks can be restored.</source>
        <translation>Combien de temps les sous-titres des pistes supprimées peuvent être restaurés.</translation>
    </message>
    <message>
        <source>Off, trackman speaks to the hosts above alone and asks DatoCMS itself.</source>
        <translation>Si l’option est désactivée, trackman ne contacte que les hôtes ci-dessus et interroge lui-même DatoCMS.</translation>
    </message>
    <message>
        <source>Tries every host that trackman needs, one by one.</source>
        <translation>Teste un par un tous les hôtes nécessaires à trackman.</translation>
    </message>
    <message>
        <source>Copies all of this page, for whoever looks after the network.</source>
        <translation>Copie toute cette page, pour la personne qui gère le réseau.</translation>
    </message>
    <message>
        <source>The style guide whose limits the checks go by.</source>
        <translation>Le guide de style dont les vérifications appliquent les limites.</translation>
    </message>
    <message>
        <source>Words that are flagged in subtitles, one per line.</source>
        <translation>Les mots signalés dans les sous-titres, un par ligne.</translation>
    </message>
    <message>
        <source>More characters per second than this are a finding.</source>
        <translation>Davantage de caractères par seconde constitue une anomalie.</translation>
    </message>
    <message>
        <source>Longer lines than this are a finding.</source>
        <translation>Une ligne plus longue constitue une anomalie.</translation>
    </message>
    <message>
        <source>More lines in a cue than this are a finding.</source>
        <translation>Davantage de lignes dans un sous-titre constitue une anomalie.</translation>
    </message>
    <message>
        <source>A cue that is shown for less time is a finding.</source>
        <translation>Un sous-titre affiché moins longtemps constitue une anomalie.</translation>
    </message>
    <message>
        <source>A cue that is shown for more time is a finding.</source>
        <translation>Un sous-titre affiché plus longtemps constitue une anomalie.</translation>
    </message>
    <message>
        <source>A shorter pause between two cues is a finding.</source>
        <translation>Une pause plus courte entre deux sous-titres constitue une anomalie.</translation>
    </message>
    <message>
        <source>A video with a smaller share of subtitled time is a finding.</source>
        <translation>Une vidéo dont la part sous-titrée est plus faible constitue une anomalie.</translation>
    </message>
    <message>
        <source>The API token of the project, from Project settings › API tokens in DatoCMS. It is kept in the keyring of this computer only.</source>
        <translation>Le jeton d’API du projet, disponible sous Project settings&#xa0;› API tokens dans DatoCMS. Il est conservé uniquement dans le trousseau de clés de cet ordinateur.</translation>
    </message>
    <message>
        <source>Checks the token with DatoCMS. Nothing is changed there.</source>
        <translation>Vérifie le jeton auprès de DatoCMS. Rien n’y est modifié.</translation>
    </message>
    <message>
        <source>Shows the steps to create a token.</source>
        <translation>Affiche les étapes pour créer un jeton.</translation>
    </message>
    <message>
        <source>Shows a message for someone who can create a token.</source>
        <translation>Affiche un message pour une personne qui peut créer un jeton.</translation>
    </message>
    <message>
        <source>Copies the message with all that the token needs.</source>
        <translation>Copie le message, avec tout ce qu’il faut pour le jeton.</translation>
    </message>
    <message>
        <source>Goes on without the keyring; the token is asked for again.</source>
        <translation>Continue sans le trousseau de clés&#x202f;; le jeton sera redemandé.</translation>
    </message>
    <message>
        <source>Goes back to enter another token.</source>
        <translation>Revient en arrière pour saisir un autre jeton.</translation>
    </message>
    <message>
        <source>Goes on to the videos of the project.</source>
        <translation>Passe aux vidéos du projet.</translation>
    </message>
    <message>
        <source>Commands, views and videos. A click does what it says.</source>
        <translation>Commandes, vues et vidéos. Un clic fait ce qui est indiqué.</translation>
    </message>
    <message>
        <source>Lists only commands whose menu, words or key hold this.</source>
        <translation>Affiche uniquement les commandes dont le menu, les mots ou le raccourci contiennent ce texte.</translation>
    </message>
    <message>
        <source>All commands with their keys. Return gives one another key.</source>
        <translation>Toutes les commandes avec leurs raccourcis. Entrée permet d’attribuer un autre raccourci.</translation>
    </message>
    <message>
        <source>Press the key that the command is to have.</source>
        <translation>Appuyez sur la touche à attribuer à la commande.</translation>
    </message>
    <message>
        <source>Closes this window; the command keeps its key.</source>
        <translation>Ferme cette fenêtre&#x202f;; la commande garde son raccourci.</translation>
    </message>
    <message>
        <source>What trackman wrote down, the latest last. Ctrl+C copies entries.</source>
        <translation>Ce que trackman a consigné, le plus récent en dernier. Ctrl+C copie des entrées.</translation>
    </message>
    <message>
        <source>All of the selected entry, such as where an error happened.</source>
        <translation>Le texte complet de l’entrée sélectionnée, par exemple l’endroit où une erreur s’est produite.</translation>
    </message>
    <message>
        <source>What helps support. Read it before you pass it on.</source>
        <translation>Ce qui aide l’assistance. Lisez-le avant de le transmettre.</translation>
    </message>
    <message>
        <source>What is known of the error. Read it before you pass it on.</source>
        <translation>Ce que l’on sait de l’erreur. Lisez-le avant de le transmettre.</translation>
    </message>
    <message>
        <source>Opens the download page in your browser.</source>
        <translation>Ouvre la page de téléchargement dans votre navigateur.</translation>
    </message>
</context>
<context>
    <name>ExportWording</name>
    <message>
        <source>Changed tracks</source>
        <translation>Pistes modifiées</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Résumé</translation>
    </message>
    <message>
        <source>No tracks were changed.</source>
        <translation>Aucune piste n’a été modifiée.</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>principal</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Toute la période</translation>
    </message>
    <message>
        <source>Since {day}</source>
        <translation>Depuis le {day}</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>ID de la vidéo</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Piste</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID de la piste</translation>
    </message>
    <message>
        <source>Restored as</source>
        <translation>Restaurée sous</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Approuvée par</translation>
    </message>
    <message>
        <source>Approved at</source>
        <translation>Approuvée le</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Secondes</translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation>ID de tâche</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problème</translation>
    </message>
    <message>
        <source>Backup</source>
        <extracomment>Title of a column: name of the saved subtitle file.</extracomment>
        <translation>Sauvegarde</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Backed up</source>
        <translation>Sauvegardée</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Demandée</translation>
    </message>
    <message>
        <source>Accepted by DatoCMS</source>
        <translation>Acceptée par DatoCMS</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>En préparation</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Supprimée</translation>
    </message>
    <message>
        <source>Already removed</source>
        <translation>Déjà retirée</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurée</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajoutée</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Remplacée</translation>
    </message>
    <message>
        <source>Not completed</source>
        <translation>Non terminée</translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>Nobody can say how it ended.</extracomment>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulée</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
</context>
<context>
    <name>FileAdditions</name>
    <message>
        <source>Open a video first.</source>
        <translation>Ouvrez d’abord une vidéo.</translation>
    </message>
    <message>
        <source>Open the video that these files are for: {files}.</source>
        <translation>Ouvrez la vidéo à laquelle ces fichiers sont destinés&#xa0;: {files}.</translation>
    </message>
    <message>
        <source>There are no files in the clipboard. Copy some in a file manager.</source>
        <translation>Le presse-papiers ne contient aucun fichier. Copiez-en dans un gestionnaire de fichiers.</translation>
    </message>
    <message>
        <source>Subtitles and audio ({endings})</source>
        <translation>Sous-titres et audio ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Choose subtitle or audio files</source>
        <translation>Choisir des fichiers de sous-titres ou audio</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Choisir un dossier</translation>
    </message>
    <message>
        <source>There are no subtitle or audio files in this folder.</source>
        <translation>Ce dossier ne contient aucun fichier de sous-titres ou audio.</translation>
    </message>
    <message>
        <source>Changed since they were read, so not added yet: {files}. Check them again.</source>
        <translation>Modifiés depuis leur lecture, donc pas encore ajoutés&#xa0;: {files}. Vérifiez-les à nouveau.</translation>
    </message>
</context>
<context>
    <name>FileDetails</name>
    <message>
        <source>Encoding</source>
        <translation>Encodage</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Fréquence d’images</translation>
    </message>
    <message>
        <source>Play in video</source>
        <translation>Lire dans la vidéo</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>Utiliser {name}</translation>
    </message>
    <message>
        <source>There are no subtitles to show.</source>
        <translation>Aucun sous-titre à afficher.</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Aucun problème</translation>
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
        <translation>Sous-titres</translation>
    </message>
    <message>
        <source>Choose a language</source>
        <translation>Choisir une langue</translation>
    </message>
    <message>
        <source>{code} · from the file name</source>
        <translation>{code} · d’après le nom</translation>
    </message>
    <message>
        <source>{code} · stated in the file</source>
        <translation>{code} · d’après le fichier</translation>
    </message>
    <message>
        <source>{code} · detected in the text</source>
        <translation>{code} · d’après le texte</translation>
    </message>
    <message>
        <source>Closed captions: the file name says so.</source>
        <translation>Sous-titres pour malentendants&#xa0;: d’après le nom du fichier.</translation>
    </message>
    <message>
        <source>Closed captions: the text describes sounds.</source>
        <translation>Sous-titres pour malentendants&#xa0;: le texte décrit des sons.</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Sous-titres pour malentendants</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>In the text: {findings}</source>
        <translation>Dans le texte&#xa0;: {findings}</translation>
    </message>
    <message>
        <source>Put it back, or remove it from the list.</source>
        <translation>Remettez-le en place ou retirez-le de la liste.</translation>
    </message>
    <message>
        <source>Allow your account to read it, then choose it again.</source>
        <translation>Autorisez votre compte à le lire, puis choisissez-le à nouveau.</translation>
    </message>
    <message>
        <source>Check the disk or the network drive it is on.</source>
        <translation>Vérifiez le disque ou le lecteur réseau sur lequel il se trouve.</translation>
    </message>
    <message>
        <source>Choose a subtitle or audio file.</source>
        <translation>Choisissez un fichier de sous-titres ou audio.</translation>
    </message>
    <message>
        <source>Export it again.</source>
        <translation>Exportez-le à nouveau.</translation>
    </message>
    <message>
        <source>Subtitle files have at most 20 MB.</source>
        <translation>Un fichier de sous-titres pèse au plus 20&#xa0;Mo.</translation>
    </message>
    <message>
        <source>Have the text recognised first, with Subtitle Edit say.</source>
        <translation>Faites d’abord reconnaître le texte, par exemple avec Subtitle Edit.</translation>
    </message>
    <message>
        <source>Export its sound as M4A, MP3 or WAV.</source>
        <translation>Exportez-en le son au format M4A, MP3 ou WAV.</translation>
    </message>
    <message>
        <source>Check that it is a subtitle file, or its encoding.</source>
        <translation>Vérifiez que c’est bien un fichier de sous-titres, ou vérifiez son encodage.</translation>
    </message>
    <message>
        <source>Choose the frame rate below.</source>
        <translation>Choisissez la fréquence d’images ci-dessous.</translation>
    </message>
    <message>
        <source>Look at it again before you add it.</source>
        <translation>Relisez-le avant de l’ajouter.</translation>
    </message>
    <message>
        <source>{fault}. {advice}</source>
        <extracomment>{fault} is such as “The file is empty”, {advice} a sentence.</extracomment>
        <translation>{fault}. {advice}</translation>
    </message>
    <message>
        <source>Lost in WebVTT: {what}</source>
        <translation>Perdu en WebVTT&#xa0;: {what}</translation>
    </message>
    <message>
        <source>closed captions</source>
        <translation>sous-titres pour malentendants</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>exclu</translation>
    </message>
    <message>
        <source>{size} are too much: DatoCMS takes at most {limit} per file.</source>
        <translation>Trop volumineux ({size})&#xa0;: DatoCMS accepte au plus {limit} par fichier.</translation>
    </message>
    <message>
        <source>Choose a language.</source>
        <translation>Choisissez une langue.</translation>
    </message>
    <message>
        <source>{code} is no language code. Choose one from the list.</source>
        <translation>{code} n’est pas un code de langue. Choisissez-en un dans la liste.</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Saisissez un nom.</translation>
    </message>
    <message>
        <source>The name is too long: at most {limit} characters.</source>
        <translation>Le nom est trop long&#xa0;: {limit} caractères au plus.</translation>
    </message>
    <message>
        <source>The video already has a track named {name}. {free} is free.</source>
        <translation>La vidéo a déjà une piste nommée {name}. {free} est disponible.</translation>
    </message>
    <message>
        <source>{file} has the same name. {free} is free.</source>
        <translation>{file} porte le même nom. {free} est disponible.</translation>
    </message>
    <message>
        <source>Characters that can’t be read: {count}. Choose another encoding.</source>
        <translation>Caractères illisibles&#xa0;: {count}. Choisissez un autre encodage.</translation>
    </message>
    <message>
        <source>Same content as {file}.</source>
        <translation>Même contenu que {file}.</translation>
    </message>
    <message>
        <source>The audio lasts {length}, but the video only {video}.</source>
        <translation>L’audio dure {length}, mais la vidéo seulement {video}.</translation>
    </message>
    <message>
        <source>The video already has {language}: {name}.</source>
        <translation>La vidéo a déjà cette langue, {language}&#xa0;: {name}.</translation>
    </message>
    <message>
        <source>DatoCMS may not know the language code {code}.</source>
        <translation>DatoCMS ne connaît peut-être pas le code de langue {code}.</translation>
    </message>
    <message>
        <source>Encoding guessed: {encoding}. Check the letters in the preview.</source>
        <translation>Encodage supposé&#xa0;: {encoding}. Vérifiez les caractères dans l’aperçu.</translation>
    </message>
    <message>
        <source>DatoCMS names only M4A, MP3 and WAV, so it may refuse {format}.</source>
        <translation>DatoCMS ne mentionne que M4A, MP3 et WAV&#x202f;; il peut donc refuser {format}.</translation>
    </message>
    <message>
        <source>Western European</source>
        <translation>Europe de l’Ouest</translation>
    </message>
    <message>
        <source>Central European</source>
        <translation>Europe centrale</translation>
    </message>
    <message>
        <source>Cyrillic</source>
        <translation>Cyrillique</translation>
    </message>
    <message>
        <source>Baltic</source>
        <translation>Balte</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>Turc</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>Grec</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Hébreu</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Arabe</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>Thaï</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Vietnamien</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japonais</translation>
    </message>
    <message>
        <source>Simplified Chinese</source>
        <translation>Chinois simplifié</translation>
    </message>
    <message>
        <source>Traditional Chinese</source>
        <translation>Chinois traditionnel</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Coréen</translation>
    </message>
    <message>
        <source>The file no longer exists</source>
        <translation>Le fichier n’existe plus</translation>
    </message>
    <message>
        <source>trackman isn’t allowed to read this file</source>
        <translation>trackman n’a pas le droit de lire ce fichier</translation>
    </message>
    <message>
        <source>The file can’t be read</source>
        <translation>Le fichier est illisible</translation>
    </message>
    <message>
        <source>This isn’t a file</source>
        <translation>Ce n’est pas un fichier</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>Le fichier est vide</translation>
    </message>
    <message>
        <source>The file is too large</source>
        <translation>Le fichier est trop volumineux</translation>
    </message>
    <message>
        <source>Neither subtitles nor audio that trackman knows</source>
        <translation>Ni sous-titres ni audio que trackman connaisse</translation>
    </message>
    <message>
        <source>These subtitles are pictures, not text</source>
        <translation>Ces sous-titres sont des images, pas du texte</translation>
    </message>
    <message>
        <source>This is a video, not an audio file</source>
        <translation>C’est une vidéo, pas un fichier audio</translation>
    </message>
    <message>
        <source>The audio file has no sound in it</source>
        <translation>Le fichier audio ne contient pas de son</translation>
    </message>
    <message>
        <source>No cue can be read in this file</source>
        <translation>Aucun sous-titre lisible dans ce fichier</translation>
    </message>
    <message>
        <source>The frame rate isn’t known</source>
        <translation>La fréquence d’images n’est pas connue</translation>
    </message>
    <message>
        <source>The file is damaged</source>
        <translation>Le fichier est endommagé</translation>
    </message>
    <message>
        <source>The file was changed in the meantime</source>
        <translation>Le fichier a été modifié entre-temps</translation>
    </message>
    <message>
        <source>Cues whose times can’t be read: {count}</source>
        <translation>Sous-titres dont les temps sont illisibles&#xa0;: {count}</translation>
    </message>
    <message>
        <source>Lines outside any cue: {count}</source>
        <translation>Lignes hors de tout sous-titre&#xa0;: {count}</translation>
    </message>
    <message>
        <source>Cues in other languages: {count}</source>
        <translation>Sous-titres dans d’autres langues&#xa0;: {count}</translation>
    </message>
    <message>
        <source>Drawings and pictures: {count}</source>
        <translation>Dessins et images&#xa0;: {count}</translation>
    </message>
    <message>
        <source>Names of speakers</source>
        <translation>Noms des locuteurs</translation>
    </message>
    <message>
        <source>Exact positions on the picture</source>
        <translation>Positions exactes dans l’image</translation>
    </message>
    <message>
        <source>Timing of single words</source>
        <translation>Minutage mot à mot</translation>
    </message>
    <message>
        <source>Movements and fades</source>
        <translation>Mouvements et fondus</translation>
    </message>
    <message>
        <source>Fonts, sizes and colours</source>
        <translation>Polices, tailles et couleurs</translation>
    </message>
    <message>
        <source>Lines through text</source>
        <translation>Texte barré</translation>
    </message>
    <message>
        <source>Empty lines within cues: {count}</source>
        <translation>Lignes vides dans les sous-titres&#xa0;: {count}</translation>
    </message>
    <message>
        <source>Repeated cues: {count}</source>
        <translation>Sous-titres répétés&#xa0;: {count}</translation>
    </message>
    <message>
        <source>Fonts and pictures stored in the file</source>
        <translation>Polices et images contenues dans le fichier</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Commentaires</translation>
    </message>
    <message>
        <source>Times were converted at {rate} fps.</source>
        <translation>Temps convertis à {rate} i/s.</translation>
    </message>
    <message>
        <source>End times that the file doesn’t give were estimated: {count}.</source>
        <translation>Temps de fin absents du fichier et estimés&#xa0;: {count}.</translation>
    </message>
    <message>
        <source>Cues before the start of the video now start with it: {count}.</source>
        <translation>Sous-titres placés avant le début de la vidéo et ramenés à son début&#xa0;: {count}.</translation>
    </message>
</context>
<context>
    <name>FilesDelegate</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Language or code</source>
        <translation>Langue ou code</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more problems</source>
        <translation>
            <numerusform>et %Ln autre problème</numerusform>
            <numerusform>et %Ln autres problèmes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesModel</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>CC</source>
        <translation>CC</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Aucun problème</translation>
    </message>
</context>
<context>
    <name>FilesTable</name>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
</context>
<context>
    <name>FilterButton</name>
    <message>
        <source>{filter}: {choice}</source>
        <translation>{filter}&#xa0;: {choice}</translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>Filter tracks</source>
        <translation>Filtrer les pistes</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>Usage</source>
        <translation>Utilisation</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>Toutes les étiquettes</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Collection</translation>
    </message>
    <message>
        <source>Has an errored track</source>
        <translation>Contient une piste en erreur</translation>
    </message>
    <message>
        <source>Missing subtitles in</source>
        <translation>Langue de sous-titres manquante</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>Langue indifférente</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Any collection</source>
        <translation>Toutes les collections</translation>
    </message>
    <message numerus="yes">
        <source>DatoCMS can’t filter by tracks. This filter covers the %Ln videos you have already opened in trackman.</source>
        <translation>
            <numerusform>DatoCMS ne peut pas filtrer par pistes. Ce filtre porte sur %Ln vidéo que vous avez déjà ouverte dans trackman.</numerusform>
            <numerusform>DatoCMS ne peut pas filtrer par pistes. Ce filtre porte sur les %Ln vidéos que vous avez déjà ouvertes dans trackman.</numerusform>
        </translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtres</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Indifférent</translation>
    </message>
    <message>
        <source>Used in records</source>
        <translation>Utilisée dans des enregistrements</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>Utilisée dans aucun enregistrement</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>Envoi</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Pistes</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Manquants</translation>
    </message>
</context>
<context>
    <name>FilterWording</name>
    <message>
        <source>Used in records</source>
        <translation>Utilisée dans des enregistrements</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>Utilisée dans aucun enregistrement</translation>
    </message>
    <message>
        <source>Tag: {tag}</source>
        <translation>Étiquette&#xa0;: {tag}</translation>
    </message>
    <message>
        <source>In {collection}</source>
        <translation>Dans {collection}</translation>
    </message>
    <message>
        <source>Has an errored track</source>
        <translation>Contient une piste en erreur</translation>
    </message>
    <message>
        <source>No {language} subtitles</source>
        <translation>Sans sous-titres&#xa0;: {language}</translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <translation>{first} – {last}</translation>
    </message>
    <message>
        <source>Since {day}</source>
        <translation>Depuis le {day}</translation>
    </message>
    <message>
        <source>Until {day}</source>
        <translation>Jusqu’au {day}</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find and replace</source>
        <translation>Rechercher et remplacer</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Remplacer par</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Respecter la casse</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Mots entiers</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Résultat précédent</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Résultat suivant</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Tout remplacer</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} sur {count}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation>
            <numerusform>%Ln résultat</numerusform>
            <numerusform>%Ln résultats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace %Ln matches in one step</source>
        <translation>
            <numerusform>Remplacer %Ln résultat en une étape</numerusform>
            <numerusform>Remplacer %Ln résultats en une étape</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingChips</name>
    <message>
        <source>Show only cues with such findings</source>
        <translation>Afficher seulement les sous-titres qui ont ce type d’anomalie</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Aucune anomalie</translation>
    </message>
</context>
<context>
    <name>FindingWording</name>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Aucune anomalie</translation>
    </message>
    <message numerus="yes">
        <source>%Ln errors</source>
        <translation>
            <numerusform>%Ln erreur</numerusform>
            <numerusform>%Ln erreurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warnings</source>
        <translation>
            <numerusform>%Ln avertissement</numerusform>
            <numerusform>%Ln avertissements</numerusform>
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
            <numerusform>%Ln anomalie</numerusform>
            <numerusform>%Ln anomalies</numerusform>
        </translation>
    </message>
    <message>
        <source>Cue {number}</source>
        <extracomment>Place of a finding; a cue is one subtitle with its time.</extracomment>
        <translation>Sous-titre {number}</translation>
    </message>
    <message>
        <source>Cues {numbers}</source>
        <extracomment>{numbers} is a list such as “3, 4, 5”.</extracomment>
        <translation>Sous-titres {numbers}</translation>
    </message>
    <message numerus="yes">
        <source>Cues {numbers} and %Ln more</source>
        <extracomment>{numbers} is a list such as “3, 4, 5”; the others are only counted.</extracomment>
        <translation>
            <numerusform>Sous-titres {numbers} et %Ln autre</numerusform>
            <numerusform>Sous-titres {numbers} et %Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>{where}: {what}</source>
        <extracomment>{where} is such as “Cue 7”, {what} a sentence about it.</extracomment>
        <translation>{where}&#xa0;: {what}</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n}&#xa0;s</translation>
    </message>
    <message>
        <source>{speed} characters per second (limit {limit})</source>
        <translation>{speed} caractères par seconde (limite&#xa0;: {limit})</translation>
    </message>
    <message>
        <source>Shown for {length} (at least {limit})</source>
        <translation>Affiché pendant {length} (minimum&#xa0;: {limit})</translation>
    </message>
    <message>
        <source>Shown for {length} (at most {limit})</source>
        <translation>Affiché pendant {length} (maximum&#xa0;: {limit})</translation>
    </message>
    <message>
        <source>Ends at {end} but starts at {start}, so players never show it.</source>
        <translation>Finit à {end} mais commence à {start}&#xa0;: les lecteurs ne l’affichent donc jamais.</translation>
    </message>
    <message>
        <source>Both are shown at the same time for {length}.</source>
        <translation>Les deux sont affichés en même temps pendant {length}.</translation>
    </message>
    <message>
        <source>The pause of {length} between them may flicker (at least {limit})</source>
        <translation>La pause de {length} entre les deux peut provoquer un scintillement (minimum&#xa0;: {limit})</translation>
    </message>
    <message>
        <source>The second cue starts {earlier} before the first.</source>
        <translation>Le second sous-titre commence {earlier} avant le premier.</translation>
    </message>
    <message>
        <source>Starts at {start}, but the video ends at {duration}.</source>
        <translation>Commence à {start}, mais la vidéo se termine à {duration}.</translation>
    </message>
    <message>
        <source>Ends at {end}, but the video ends at {duration}.</source>
        <translation>Finit à {end}, mais la vidéo se termine à {duration}.</translation>
    </message>
    <message>
        <source>Only {percent} % of the video is subtitled (expected at least {limit} %).</source>
        <translation>Seulement {percent}&#xa0;% de la vidéo est sous-titrée (au moins {limit}&#xa0;% attendus).</translation>
    </message>
    <message>
        <source>Empty cue.</source>
        <translation>Sous-titre vide.</translation>
    </message>
    <message>
        <source>{length} characters in one line (limit {limit})</source>
        <translation>{length} caractères sur une ligne (limite&#xa0;: {limit})</translation>
    </message>
    <message>
        <source>{lines} lines (limit {limit})</source>
        <translation>{lines} lignes (limite&#xa0;: {limit})</translation>
    </message>
    <message>
        <source>{tag} is not a WebVTT tag. Players ignore it.</source>
        <translation>{tag} n’est pas une balise WebVTT. Les lecteurs l’ignorent.</translation>
    </message>
    <message>
        <source>{tag} is a web page tag that runs or loads something.</source>
        <translation>{tag} est une balise de page web qui exécute ou charge quelque chose.</translation>
    </message>
    <message>
        <source>Cues with times no player can read, so they are never shown: {count}.</source>
        <translation>Sous-titres aux temps illisibles par les lecteurs, donc jamais affichés&#xa0;: {count}.</translation>
    </message>
    <message>
        <source>Words outside any cue, which players don’t show: {text}</source>
        <translation>Mots hors de tout sous-titre, que les lecteurs n’affichent pas&#xa0;: {text}</translation>
    </message>
    <message>
        <source>No empty line before the next cue, so {text} is shown as words.</source>
        <translation>Pas de ligne vide avant le sous-titre suivant&#xa0;: {text}&#xa0;s’affiche donc comme du texte.</translation>
    </message>
    <message>
        <source>Arrows (--&gt;) in styles, which players ignore from there on: {count}.</source>
        <translation>Flèches (--&gt;) dans les styles, que les lecteurs ignorent à partir de là&#xa0;: {count}.</translation>
    </message>
    <message>
        <source>Roll-up captions: each cue repeats lines of the one before.</source>
        <translation>Sous-titres déroulants&#xa0;: chaque sous-titre répète des lignes du précédent.</translation>
    </message>
    <message>
        <source>Marked as closed captions, but no cue describes a sound.</source>
        <translation>Piste marquée comme sous-titres pour malentendants, mais aucun sous-titre ne décrit de son.</translation>
    </message>
    <message>
        <source>Cues describe sounds, but the track isn’t marked as closed captions.</source>
        <translation>Des sous-titres décrivent des sons, mais la piste n’est pas marquée comme sous-titres pour malentendants.</translation>
    </message>
    <message>
        <source>The subtitles aren’t in the script of {declared}. Expected: {expected}. Found in {percent} %: {found}.</source>
        <translation>Les sous-titres ne sont pas dans l’écriture de leur langue ({declared}). Écriture attendue&#xa0;: {expected}. Trouvée à {percent}&#xa0;%&#xa0;: {found}.</translation>
    </message>
    <message>
        <source>The track’s language is {declared}, but the subtitles seem to be {detected} ({percent} % sure).</source>
        <translation>Langue de la piste&#xa0;: {declared}&#x202f;; langue probable des sous-titres&#xa0;: {detected} (sûr à {percent}&#xa0;%).</translation>
    </message>
    <message>
        <source>Not translated: same words as {name}, {language} ({percent} % of the cues).</source>
        <translation>Non traduit&#xa0;: mêmes mots que {name}, {language} ({percent}&#xa0;% des sous-titres).</translation>
    </message>
    <message>
        <source>Identical to {name}, {language}.</source>
        <translation>Identique à {name}, {language}.</translation>
    </message>
    <message>
        <source>{word} is on your list of words.</source>
        <translation>{word} figure dans votre liste de mots.</translation>
    </message>
    <message>
        <source>Placeholder: {text}</source>
        <translation>Texte provisoire&#xa0;: {text}</translation>
    </message>
    <message>
        <source>Looks like a tool or website credit: {text}</source>
        <translation>Semble être la mention d’un outil ou d’un site web&#xa0;: {text}</translation>
    </message>
    <message>
        <source>Garbled by a wrong encoding: {text}</source>
        <translation>Altéré par un mauvais encodage&#xa0;: {text}</translation>
    </message>
    <message>
        <source>The subtitles can’t be read.</source>
        <translation>Les sous-titres sont illisibles.</translation>
    </message>
    <message>
        <source>Garbled by a wrong encoding: {text}, which should read {reading}</source>
        <translation>Altéré par un mauvais encodage&#xa0;: {text}, à lire {reading}</translation>
    </message>
    <message>
        <source>Too fast to read</source>
        <translation>Trop rapide à lire</translation>
    </message>
    <message>
        <source>Shown too briefly</source>
        <translation>Affiché trop brièvement</translation>
    </message>
    <message>
        <source>Shown too long</source>
        <translation>Affiché trop longtemps</translation>
    </message>
    <message>
        <source>Cues that are never shown</source>
        <translation>Sous-titres jamais affichés</translation>
    </message>
    <message>
        <source>Overlapping cues</source>
        <translation>Sous-titres qui se chevauchent</translation>
    </message>
    <message>
        <source>Short gaps</source>
        <translation>Intervalles trop courts</translation>
    </message>
    <message>
        <source>Cues out of order</source>
        <translation>Sous-titres dans le désordre</translation>
    </message>
    <message>
        <source>Cues that start after the end of the video</source>
        <translation>Sous-titres qui commencent après la fin de la vidéo</translation>
    </message>
    <message>
        <source>Cues that end after the end of the video</source>
        <translation>Sous-titres qui finissent après la fin de la vidéo</translation>
    </message>
    <message>
        <source>Only a small part of the video is subtitled</source>
        <translation>Seule une petite partie de la vidéo est sous-titrée</translation>
    </message>
    <message>
        <source>Empty cues</source>
        <translation>Sous-titres vides</translation>
    </message>
    <message>
        <source>Long lines</source>
        <translation>Lignes trop longues</translation>
    </message>
    <message>
        <source>Too many lines</source>
        <translation>Trop de lignes</translation>
    </message>
    <message>
        <source>Tags that WebVTT doesn’t have</source>
        <translation>Balises inconnues de WebVTT</translation>
    </message>
    <message>
        <source>Web page tags that run or load something</source>
        <translation>Balises de page web qui exécutent ou chargent quelque chose</translation>
    </message>
    <message>
        <source>Times no player can read</source>
        <translation>Temps qu’aucun lecteur ne peut lire</translation>
    </message>
    <message>
        <source>Words outside any cue</source>
        <translation>Mots hors de tout sous-titre</translation>
    </message>
    <message>
        <source>No empty line between cues</source>
        <translation>Pas de ligne vide entre les sous-titres</translation>
    </message>
    <message>
        <source>Arrows (--&gt;) in styles</source>
        <translation>Flèches (--&gt;) dans les styles</translation>
    </message>
    <message>
        <source>Roll-up captions</source>
        <translation>Sous-titres déroulants</translation>
    </message>
    <message>
        <source>Wrong script</source>
        <translation>Mauvaise écriture</translation>
    </message>
    <message>
        <source>Another language than the track says</source>
        <translation>Autre langue que celle de la piste</translation>
    </message>
    <message>
        <source>Not translated</source>
        <translation>Non traduit</translation>
    </message>
    <message>
        <source>Identical to another track</source>
        <translation>Identique à une autre piste</translation>
    </message>
    <message>
        <source>Closed captions that describe no sounds</source>
        <translation>Sous-titres pour malentendants qui ne décrivent aucun son</translation>
    </message>
    <message>
        <source>Sounds are described, but not marked as closed captions</source>
        <translation>Des sons sont décrits, mais sans marque de sous-titres pour malentendants</translation>
    </message>
    <message>
        <source>Words on the list of words</source>
        <translation>Mots de la liste de mots</translation>
    </message>
    <message>
        <source>Placeholders</source>
        <translation>Textes provisoires</translation>
    </message>
    <message>
        <source>Tool or website credits</source>
        <translation>Mentions d’outils ou de sites web</translation>
    </message>
    <message>
        <source>Garbled by a wrong encoding</source>
        <translation>Altéré par un mauvais encodage</translation>
    </message>
    <message>
        <source>The subtitles can’t be read</source>
        <translation>Les sous-titres sont illisibles</translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>Findings</source>
        <translation>Anomalies</translation>
    </message>
    <message>
        <source>{number} of {count}: {finding}</source>
        <translation>{number} sur {count}&#xa0;: {finding}</translation>
    </message>
</context>
<context>
    <name>FindingsModel</name>
    <message>
        <source>Place</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Anomalie</translation>
    </message>
    <message>
        <source>Whole text</source>
        <translation>Texte entier</translation>
    </message>
</context>
<context>
    <name>FirstScanPage</name>
    <message>
        <source>See all tracks of the project at once</source>
        <translation>Voir toutes les pistes du projet à la fois</translation>
    </message>
    <message>
        <source>A scan reads every video and its tracks once, in the background, and keeps them on this computer. Then all tracks can be filtered, sorted and checked in an instant. Nothing is changed in DatoCMS, and you can pause at any time.</source>
        <translation>Une analyse lit une fois toutes les vidéos et leurs pistes, en arrière-plan, et les conserve sur cet ordinateur. Toutes les pistes peuvent ensuite être filtrées, triées et vérifiées en un instant. Rien n’est modifié dans DatoCMS, et vous pouvez mettre l’analyse en pause à tout moment.</translation>
    </message>
    <message>
        <source>Counting videos…</source>
        <translation>Décompte des vidéos…</translation>
    </message>
    <message>
        <source>Also read subtitles</source>
        <translation>Lire aussi les sous-titres</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Analyser</translation>
    </message>
    <message>
        <source>Reads all videos of the project and their tracks</source>
        <translation>Lit toutes les vidéos du projet et leurs pistes</translation>
    </message>
    <message>
        <source>Reads the subtitles of all tracks, too, so that they can be searched</source>
        <translation>Lit aussi les sous-titres de toutes les pistes, pour pouvoir y chercher</translation>
    </message>
</context>
<context>
    <name>FolderHeld</name>
    <message>
        <source>The data folder has been in use on {computer} since {moment}. trackman may still be open there, or that computer went off without closing it.

Go on only if it isn’t open there any more: two at once could spoil the history and delete a track twice.</source>
        <translation>Le dossier de données est utilisé sur {computer} depuis {moment}. trackman y est peut-être encore ouvert, ou cet ordinateur s’est éteint sans le fermer.

Ne continuez que s’il n’y est plus ouvert&#xa0;: deux à la fois pourraient abîmer l’historique et supprimer deux fois une piste.</translation>
    </message>
    <message>
        <source>trackman is open on another computer</source>
        <translation>trackman est ouvert sur un autre ordinateur</translation>
    </message>
    <message>
        <source>Go on anyway</source>
        <translation>Continuer quand même</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>It has had the data folder since {moment} (process {number}), and may be busy, or hang. Two at once could delete a track twice, so this one waits.

Try again in a moment. If it hangs, end that process with the tools of your system: what it has begun is settled as soon as trackman starts again.</source>
        <translation>Il utilise le dossier de données depuis {moment} (processus {number}) et est peut-être occupé ou bloqué. Deux à la fois pourraient supprimer deux fois une piste&#x202f;; celui-ci attend donc.

Réessayez dans un instant. S’il est bloqué, terminez ce processus avec les outils de votre système&#xa0;: ce qu’il a commencé sera réglé au prochain démarrage de trackman.</translation>
    </message>
    <message>
        <source>trackman is open already, but doesn’t answer</source>
        <translation>trackman est déjà ouvert, mais ne répond pas</translation>
    </message>
    <message>
        <source>A trackman command is changing or reading tracks (process {number}). Two at once could delete a track twice, so the window waits.

trackman opens by itself when the command has ended.</source>
        <translation>Une commande trackman modifie ou lit des pistes (processus {number}). Deux à la fois pourraient supprimer deux fois une piste&#x202f;; la fenêtre attend donc.

trackman s’ouvre tout seul dès que la commande est terminée.</translation>
    </message>
    <message>
        <source>A trackman command is changing or reading tracks. Two at once could delete a track twice, so the window waits.

trackman opens by itself when the command has ended.</source>
        <translation>Une commande trackman modifie ou lit des pistes. Deux à la fois pourraient supprimer deux fois une piste&#x202f;; la fenêtre attend donc.

trackman s’ouvre tout seul dès que la commande est terminée.</translation>
    </message>
    <message>
        <source>A command is using the data folder</source>
        <translation>Une commande utilise le dossier de données</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>FolderRefused</name>
    <message>
        <source>A newer trackman ({version}) has used the data folder, and this one could misread or lose what is in it. Nothing was changed.

Install the newest trackman to go on. The data is in {folder}.</source>
        <translation>Une version plus récente de trackman ({version}) a utilisé le dossier de données, et celle-ci risque de mal lire ou de perdre son contenu. Rien n’a été modifié.

Installez la dernière version de trackman pour continuer. Les données se trouvent dans {folder}.</translation>
    </message>
    <message>
        <source>A newer trackman has used the data folder, and this one could misread or lose what is in it. Nothing was changed.

Install the newest trackman to go on. The data is in {folder}.</source>
        <translation>Une version plus récente de trackman a utilisé le dossier de données, et celle-ci risque de mal lire ou de perdre son contenu. Rien n’a été modifié.

Installez la dernière version de trackman pour continuer. Les données se trouvent dans {folder}.</translation>
    </message>
    <message>
        <source>This trackman is too old for its data</source>
        <translation>Cette version de trackman est trop ancienne pour ses données</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>The data folder {folder} belongs to {name}. Deletions would be written into that person’s history, so trackman doesn’t open it.

Start trackman as yourself, or with --data-dir and a folder of your own.</source>
        <translation>Le dossier de données {folder} appartient à {name}. Les suppressions seraient consignées dans l’historique de cette personne&#x202f;; trackman ne l’ouvre donc pas.

Démarrez trackman depuis votre propre compte, ou avec --data-dir et un dossier à vous.</translation>
    </message>
    <message>
        <source>This data folder belongs to somebody else</source>
        <translation>Ce dossier de données appartient à quelqu’un d’autre</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Show running work</source>
        <translation>Afficher le travail en cours</translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln en cours</numerusform>
            <numerusform>%Ln en cours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>{seconds} s</source>
        <extracomment>{seconds} is a number; s is the unit.</extracomment>
        <translation>{seconds}&#xa0;s</translation>
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
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Piste</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Sous-titres</translation>
    </message>
    <message>
        <source>before: {text}</source>
        <translation>avant&#xa0;: {text}</translation>
    </message>
    <message>
        <source>after: {text}</source>
        <translation>après&#xa0;: {text}</translation>
    </message>
</context>
<context>
    <name>FoundTable</name>
    <message>
        <source>Found cues</source>
        <translation>Sous-titres trouvés</translation>
    </message>
</context>
<context>
    <name>GenerationDialog</name>
    <message>
        <source>Generate subtitles for {video}</source>
        <translation>Générer des sous-titres pour {video}</translation>
    </message>
    <message>
        <source>DatoCMS listens to the video and writes down what is said, automatically and in the language it is spoken in. It doesn’t translate. Machines mishear: read the subtitles before you rely on them.</source>
        <translation>DatoCMS écoute la vidéo et transcrit ce qui est dit, automatiquement et dans la langue parlée. Il ne traduit pas. Les machines entendent parfois mal&#xa0;: lisez les sous-titres avant de vous y fier.</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>Langue parlée</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Générer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
</context>
<context>
    <name>GenerationProblemWording</name>
    <message>
        <source>No reply came, and the track isn’t there</source>
        <translation>Aucune réponse n’est arrivée, et la piste n’existe pas</translation>
    </message>
    <message>
        <source>trackman kept checking for a minute. Trying again checks first, and asks for the subtitles only if they’re still missing.</source>
        <translation>trackman a vérifié pendant une minute. Si vous réessayez, il vérifie d’abord et ne demande les sous-titres que s’ils manquent toujours.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>DatoCMS couldn’t generate the subtitles</source>
        <translation>DatoCMS n’a pas pu générer les sous-titres</translation>
    </message>
    <message>
        <source>The track is listed as errored. Check that the video is spoken in this language, delete the track, then generate again.</source>
        <translation>La piste figure dans la liste comme piste en erreur. Vérifiez que cette langue est bien parlée dans la vidéo, supprimez la piste, puis lancez une nouvelle génération.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID de la piste</translation>
    </message>
    <message>
        <source>Another track is named {name}</source>
        <translation>Une autre piste se nomme {name}</translation>
    </message>
    <message>
        <source>Each subtitle track of a video needs its own name. Generate again with another name.</source>
        <translation>Chaque piste de sous-titres d’une vidéo doit avoir un nom distinct. Relancez la génération avec un autre nom.</translation>
    </message>
    <message>
        <source>The video was replaced or trimmed meanwhile</source>
        <translation>La vidéo a été remplacée ou raccourcie entre-temps</translation>
    </message>
    <message>
        <source>Nothing was sent. Refresh to see the video as it is now, then generate again.</source>
        <translation>Rien n’a été envoyé. Actualisez pour voir la vidéo telle qu’elle est maintenant, puis relancez la génération.</translation>
    </message>
    <message>
        <source>DatoCMS’s video service can’t generate these subtitles</source>
        <translation>Le service vidéo de DatoCMS ne peut pas générer ces sous-titres</translation>
    </message>
    <message>
        <source>The video may be too old, another track may have this name, or the language may not be supported. See its message below, if there is one.</source>
        <translation>La vidéo est peut-être trop ancienne, une autre piste porte peut-être ce nom, ou la langue n’est peut-être pas prise en charge. Consultez son message ci-dessous, s’il y en a un.</translation>
    </message>
    <message>
        <source>DatoCMS didn’t understand the request</source>
        <translation>DatoCMS n’a pas compris la requête</translation>
    </message>
    <message>
        <source>Generating subtitles is an experimental part of DatoCMS and may have changed. Updating trackman may help; the admin area can generate them, too.</source>
        <translation>La génération de sous-titres est une fonction expérimentale de DatoCMS et a peut-être changé. Mettre trackman à jour peut aider&#x202f;; l’interface d’administration peut aussi les générer.</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t accept this name or language</source>
        <translation>DatoCMS n’accepte pas ce nom ou cette langue</translation>
    </message>
    <message>
        <source>See the details below, and generate again with another one.</source>
        <translation>Consultez les détails ci-dessous et relancez la génération avec un autre choix.</translation>
    </message>
    <message>
        <source>This video has no sound</source>
        <translation>Cette vidéo n’a pas de son</translation>
    </message>
    <message>
        <source>DatoCMS generates subtitles from a video’s own audio track, and this one has none.</source>
        <translation>DatoCMS génère les sous-titres à partir de la piste audio propre à la vidéo, et celle-ci n’en a pas.</translation>
    </message>
</context>
<context>
    <name>GenerationProgressWording</name>
    <message>
        <source>Waiting to be generated</source>
        <translation>En attente de génération</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>Vérification… {time}</translation>
    </message>
    <message>
        <source>Generating… {time}, no response</source>
        <translation>Génération… {time}, pas de réponse</translation>
    </message>
    <message>
        <source>Generating… {time} of ~{total}</source>
        <extracomment>{time} is how long it has been going on, {total} how long it will take.</extracomment>
        <translation>Génération… {time} sur ~{total}</translation>
    </message>
    <message>
        <source>Generating… {time}</source>
        <translation>Génération… {time}</translation>
    </message>
    <message>
        <source>{name} was not generated: {reason}</source>
        <translation>La piste {name} n’a pas été générée&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>DatoCMS is still generating {name}</source>
        <translation>DatoCMS génère encore la piste {name}</translation>
    </message>
    <message>
        <source>{name} generated. Read it before you rely on it.</source>
        <translation>Piste {name} générée. Lisez-la avant de vous y fier.</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was generated</source>
        <translation>La génération de la piste {name} n’est pas confirmée</translation>
    </message>
    <message>
        <source>Generation not confirmed</source>
        <translation>Génération non confirmée</translation>
    </message>
    <message>
        <source>Not generated: {reason}</source>
        <translation>Non générée&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>DatoCMS is still generating it</source>
        <translation>DatoCMS la génère encore</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Générée</translation>
    </message>
</context>
<context>
    <name>GenerationWording</name>
    <message>
        <source>{language} (beta)</source>
        <translation>{language} (bêta)</translation>
    </message>
    <message>
        <source>DatoCMS says that this video has no sound.</source>
        <translation>DatoCMS indique que cette vidéo n’a pas de son.</translation>
    </message>
    <message>
        <source>This video was uploaded too long ago.</source>
        <translation>Cette vidéo a été envoyée il y a trop longtemps.</translation>
    </message>
    <message>
        <source>DatoCMS generates subtitles only in the first {days} days. This video was uploaded on {day}.</source>
        <extracomment>{days} is always 7.</extracomment>
        <translation>DatoCMS ne génère des sous-titres que pendant les {days} premiers jours. Cette vidéo a été envoyée le {day}.</translation>
    </message>
    <message>
        <source>It needs a video with sound. DatoCMS doesn’t tell beforehand whether this one has any.</source>
        <translation>Il faut une vidéo avec du son. DatoCMS n’indique pas à l’avance si celle-ci en a.</translation>
    </message>
    <message>
        <source>It works in the first {days} days after the upload. DatoCMS doesn’t tell when this video was uploaded.</source>
        <translation>Cela fonctionne pendant les {days} premiers jours après l’envoi. DatoCMS n’indique pas quand cette vidéo a été envoyée.</translation>
    </message>
    <message>
        <source>It works in the first {days} days after the upload. This video was uploaded on {day}, so it works only if its file was replaced since.</source>
        <extracomment>{days} is always 7.</extracomment>
        <translation>Cela fonctionne pendant les {days} premiers jours après l’envoi. Cette vidéo a été envoyée le {day}&#x202f;; cela ne fonctionne donc que si son fichier a été remplacé depuis.</translation>
    </message>
    <message>
        <source>Choose one of the languages.</source>
        <translation>Choisissez l’une des langues.</translation>
    </message>
    <message>
        <source>Subtitles in this language are being generated already.</source>
        <translation>Des sous-titres dans cette langue sont déjà en cours de génération.</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Saisissez un nom.</translation>
    </message>
    <message>
        <source>Another subtitle track of this video has this name.</source>
        <translation>Une autre piste de sous-titres de cette vidéo porte ce nom.</translation>
    </message>
    <message>
        <source>This video already has subtitles in this language: {language}.</source>
        <translation>Cette vidéo a déjà des sous-titres dans cette langue&#xa0;: {language}.</translation>
    </message>
    <message>
        <source>It takes about a tenth of the video’s length.</source>
        <translation>Cela prend environ un dixième de la durée de la vidéo.</translation>
    </message>
    <message>
        <source>It takes about a tenth of the video’s length, here {time}. You can go on working.</source>
        <translation>Cela prend environ un dixième de la durée de la vidéo, ici {time}. Vous pouvez continuer à travailler.</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say whether it counts towards the plan’s monthly video encoding.</source>
        <translation>DatoCMS n’indique pas si cela compte dans l’encodage vidéo mensuel du forfait.</translation>
    </message>
    <message>
        <source>That is used up ({used} of {limit}), so DatoCMS may refuse.</source>
        <translation>Celui-ci est épuisé ({used} sur {limit})&#x202f;; DatoCMS peut donc refuser.</translation>
    </message>
    <message>
        <source>So far {used} of {limit} are used.</source>
        <translation>Jusqu’ici, {used} sur {limit} sont utilisés.</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>User guide</source>
        <translation>Guide de l’utilisateur</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Sommaire</translation>
    </message>
    <message>
        <source>Places found in the guide</source>
        <translation>Passages trouvés dans le guide</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>Chapitre</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Rechercher dans le guide</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>{chapter} – User guide</source>
        <translation>{chapter} – Guide de l’utilisateur</translation>
    </message>
    <message>
        <source>Not found. Try fewer or other words.</source>
        <translation>Aucun résultat. Essayez avec moins de mots ou d’autres mots.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln places found</source>
        <translation>
            <numerusform>%Ln passage trouvé</numerusform>
            <numerusform>%Ln passages trouvés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Refresh</source>
        <translation>Actualiser</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Toutes les pistes</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Signed in as {name}</source>
        <translation>Connecté en tant que {name}</translation>
    </message>
    <message>
        <source>{environment} · primary</source>
        <extracomment>{environment} is the name of a DatoCMS environment.</extracomment>
        <translation>{environment} · principal</translation>
    </message>
    <message>
        <source>{environment} · read-only</source>
        <translation>{environment} · lecture seule</translation>
    </message>
    <message>
        <source>{environment}, {state}</source>
        <translation>{environment}, {state}</translation>
    </message>
    <message>
        <source>Refresh videos and tracks</source>
        <translation>Actualiser les vidéos et les pistes</translation>
    </message>
    <message>
        <source>Show all tracks of the project</source>
        <translation>Afficher toutes les pistes du projet</translation>
    </message>
    <message>
        <source>Show running work</source>
        <translation>Afficher le travail en cours</translation>
    </message>
    <message>
        <source>Show all that was ever done</source>
        <translation>Afficher tout ce qui a été fait</translation>
    </message>
</context>
<context>
    <name>HelpController</name>
    <message>
        <source>For whoever helps you. It holds no token, no signed address, no subtitle text and no file name. Nothing is sent: copy it to pass it on.</source>
        <translation>Pour la personne qui vous aide. Ce texte ne contient ni jeton, ni adresse signée, ni texte de sous-titres, ni nom de fichier. Rien n’est envoyé&#xa0;: copiez-le pour le transmettre.</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnostic</translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <source>Search history</source>
        <translation>Rechercher dans l’historique</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Tous les projets</translation>
    </message>
    <message>
        <source>Deletions and restores</source>
        <translation>Suppressions et restaurations</translation>
    </message>
    <message>
        <source>Deletions</source>
        <translation>Suppressions</translation>
    </message>
    <message>
        <source>Restores</source>
        <translation>Restaurations</translation>
    </message>
    <message>
        <source>Additions</source>
        <translation>Ajouts</translation>
    </message>
    <message>
        <source>Generations</source>
        <translation>Générations</translation>
    </message>
    <message>
        <source>Replacements</source>
        <translation>Remplacements</translation>
    </message>
    <message>
        <source>All results</source>
        <translation>Tous les résultats</translation>
    </message>
    <message>
        <source>Deleted or restored</source>
        <translation>Supprimées ou restaurées</translation>
    </message>
    <message>
        <source>Not deleted or restored</source>
        <translation>Ni supprimées ni restaurées</translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>What became of it is not known.</extracomment>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulées</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Toute la période</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7 derniers jours</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>30 derniers jours</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Piste</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: who deleted or restored the track.</extracomment>
        <translation>Par</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Details of the history</source>
        <translation>Détails de l’historique</translation>
    </message>
    <message>
        <source>Select a row to see its details.</source>
        <translation>Sélectionnez une ligne pour en voir les détails.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Rapport…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln entrée</numerusform>
            <numerusform>%Ln entrées</numerusform>
        </translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Aucun résultat</translation>
    </message>
    <message>
        <source>Try fewer words or another period.</source>
        <translation>Essayez avec moins de mots ou une autre période.</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>Effacer la recherche et les filtres</translation>
    </message>
    <message>
        <source>No activity yet</source>
        <translation>Aucune activité pour l’instant</translation>
    </message>
    <message>
        <source>Every deletion and restore is recorded here permanently.</source>
        <translation>Chaque suppression et chaque restauration est consignée ici durablement.</translation>
    </message>
    <message>
        <source>Recreate the track from its backup. It gets a new ID.</source>
        <translation>Recréer la piste à partir de sa sauvegarde. Elle reçoit un nouvel ID.</translation>
    </message>
    <message>
        <source>Export the listed rows to a file, or as a page to print</source>
        <translation>Exporter les lignes affichées dans un fichier ou sous forme de page à imprimer</translation>
    </message>
    <message>
        <source>Page to print (HTML)</source>
        <translation>Page à imprimer (HTML)</translation>
    </message>
    <message>
        <source>Count what was changed in a period, with plots</source>
        <translation>Compter ce qui a été modifié pendant une période, avec des graphiques</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>La liste est vide.</translation>
    </message>
    <message>
        <source>Select a row first.</source>
        <translation>Sélectionnez d’abord une ligne.</translation>
    </message>
    <message>
        <source>None of the selected tracks can be restored.</source>
        <translation>Aucune des pistes sélectionnées ne peut être restaurée.</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Classeur Excel</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tableau (CSV)</translation>
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
        <translation>«&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>Between the parts of a list, with its space: “Italian, French”.</extracomment>
        <translation>, </translation>
    </message>
    <message>
        <source>; </source>
        <extracomment>Between the parts of a list that have commas in themselves, with its space.</extracomment>
        <translation>⁠&#x202f;; </translation>
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
        <translation>Sous-titres de la piste</translation>
    </message>
    <message>
        <source>Close the text beside</source>
        <translation>Fermer le texte affiché à côté</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>Chargement des sous-titres…</translation>
    </message>
    <message>
        <source>The text is empty</source>
        <translation>Le texte est vide</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Cues of the text beside</source>
        <translation>Sous-titres du texte affiché à côté</translation>
    </message>
</context>
<context>
    <name>KeepLanguages</name>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Languages to keep</source>
        <translation>Langues à garder</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Show the others</source>
        <translation>Afficher les autres</translation>
    </message>
    <message>
        <source>See which tracks are in other languages; nothing is deleted yet</source>
        <translation>Voir quelles pistes sont dans d’autres langues&#x202f;; rien n’est encore supprimé</translation>
    </message>
    <message>
        <source>Tick a language first.</source>
        <translation>Cochez d’abord une langue.</translation>
    </message>
    <message>
        <source>Keep only these languages</source>
        <translation>Garder seulement ces langues</translation>
    </message>
    <message>
        <source>Tracks in all other languages are listed next. You can untick some there.</source>
        <translation>Les pistes dans toutes les autres langues s’affichent ensuite. Vous pourrez en décocher certaines.</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Sous-titres</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Subtitles and audio</source>
        <translation>Sous-titres et audio</translation>
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
        <translation>Commande</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>aucun raccourci</translation>
    </message>
    <message>
        <source> or </source>
        <extracomment>Between two keys that do the same.</extracomment>
        <translation> ou </translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Fixe</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifié</translation>
    </message>
</context>
<context>
    <name>KeyQuestion</name>
    <message>
        <source>New key for “{command}”</source>
        <translation>Nouveau raccourci pour «&#xa0;{command}&#xa0;»</translation>
    </message>
    <message>
        <source>Press the key.</source>
        <translation>Appuyez sur la touche.</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>Utiliser ce raccourci</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Move the key here</source>
        <translation>Déplacer ici</translation>
    </message>
    <message>
        <source>{key} belongs to {command}, which will have no such key any more.</source>
        <extracomment>{command} is one name in quotation marks, or two.</extracomment>
        <translation>{key} est actuellement attribué à {command} et ne le sera plus.</translation>
    </message>
    <message>
        <source>The command has {key} already.</source>
        <translation>La commande a déjà {key}.</translation>
    </message>
    <message>
        <source>{key} is free.</source>
        <translation>{key} est disponible.</translation>
    </message>
    <message>
        <source>Press a key that can be used first.</source>
        <translation>Appuyez d’abord sur une touche utilisable.</translation>
    </message>
    <message>
        <source>Give the command this key, in place of those it has</source>
        <translation>Attribuer ce raccourci à la commande, à la place de ceux qu’elle a</translation>
    </message>
</context>
<context>
    <name>KeyRecorder</name>
    <message>
        <source>New key</source>
        <translation>Nouveau raccourci</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>Rechercher des commandes et des raccourcis</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Tout réinitialiser</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries of the settings file are no keys, and are ignored.</source>
        <translation>
            <numerusform>%Ln entrée du fichier de paramètres n’est pas un raccourci et est ignorée.</numerusform>
            <numerusform>%Ln entrées du fichier de paramètres ne sont pas des raccourcis et sont ignorées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a command.</source>
        <translation>Sélectionnez une commande.</translation>
    </message>
    <message>
        <source>Lists and fields use this key themselves. It can’t change.</source>
        <translation>Les listes et les champs utilisent eux-mêmes cette touche. Elle ne peut pas être modifiée.</translation>
    </message>
    <message>
        <source>This command has its own key already.</source>
        <translation>Cette commande a déjà son propre raccourci.</translation>
    </message>
    <message>
        <source>This command has no key.</source>
        <translation>Cette commande n’a pas de raccourci.</translation>
    </message>
    <message>
        <source>Give the command another key</source>
        <translation>Attribuer un autre raccourci à la commande</translation>
    </message>
    <message>
        <source>Take the keys away from the command</source>
        <translation>Retirer les raccourcis de la commande</translation>
    </message>
    <message>
        <source>Give the command its first keys back</source>
        <translation>Rétablir les raccourcis d’origine de la commande</translation>
    </message>
    <message>
        <source>All keys are as they were at first.</source>
        <translation>Tous les raccourcis sont ceux d’origine.</translation>
    </message>
    <message>
        <source>Give all commands their first keys back</source>
        <translation>Rétablir les raccourcis d’origine de toutes les commandes</translation>
    </message>
    <message>
        <source>{key} belongs to {command}, which will have no such key any more.</source>
        <translation>{key} est actuellement attribué à {command} et ne le sera plus.</translation>
    </message>
    <message>
        <source>Reset the keys of {command}?</source>
        <translation>Réinitialiser les raccourcis de {command}&#x202f;?</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Commandes et raccourcis</translation>
    </message>
    <message>
        <source>No such command</source>
        <translation>Aucune commande correspondante</translation>
    </message>
    <message>
        <source>Search for a word of the command, its menu, or a key such as F5.</source>
        <translation>Cherchez un mot de la commande, son menu ou une touche comme F5.</translation>
    </message>
    <message>
        <source>Double-click a command, or press Return, to change its key.</source>
        <translation>Double-cliquez sur une commande, ou appuyez sur Entrée, pour modifier son raccourci.</translation>
    </message>
</context>
<context>
    <name>KeyWording</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Édition</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Piste</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Outils</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Subtitle editor</source>
        <translation>Éditeur de sous-titres</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revue</translation>
    </message>
    <message>
        <source>Lists and fields</source>
        <translation>Listes et champs</translation>
    </message>
    <message>
        <source>Lists and fields use this key themselves. It can’t change.</source>
        <translation>Les listes et les champs utilisent eux-mêmes cette touche. Elle ne peut pas être modifiée.</translation>
    </message>
    <message>
        <source>{key} is needed to move in lists and dialogs.</source>
        <translation>{key} est nécessaire pour se déplacer dans les listes et les boîtes de dialogue.</translation>
    </message>
    <message>
        <source>{key} is needed to type and edit text.</source>
        <translation>{key} est nécessaire pour saisir et modifier du texte.</translation>
    </message>
    <message>
        <source>{key} opens menus. Use Ctrl or a function key.</source>
        <translation>{key} ouvre des menus. Utilisez Ctrl ou une touche de fonction.</translation>
    </message>
    <message>
        <source>{key} types a character on many keyboards. Leave out Alt.</source>
        <translation>{key} saisit un caractère sur de nombreux claviers. N’utilisez pas Alt.</translation>
    </message>
    <message>
        <source>{key} belongs to the system.</source>
        <translation>{key} est réservé au système.</translation>
    </message>
    <message>
        <source>Open a video by link or ID</source>
        <translation>Ouvrir une vidéo par lien ou ID</translation>
    </message>
    <message>
        <source>Clear the list of recent videos</source>
        <translation>Effacer la liste des vidéos récentes</translation>
    </message>
    <message>
        <source>Save subtitles as WebVTT</source>
        <translation>Enregistrer les sous-titres en WebVTT</translation>
    </message>
    <message>
        <source>Save subtitles as SubRip</source>
        <translation>Enregistrer les sous-titres en SubRip</translation>
    </message>
    <message>
        <source>Save subtitles as plain text</source>
        <translation>Enregistrer les sous-titres en texte brut</translation>
    </message>
    <message>
        <source>Download all subtitles of the video as WebVTT</source>
        <translation>Télécharger tous les sous-titres de la vidéo en WebVTT</translation>
    </message>
    <message>
        <source>Download all subtitles of the video as SubRip</source>
        <translation>Télécharger tous les sous-titres de la vidéo en SubRip</translation>
    </message>
    <message>
        <source>Download all subtitles of the video as plain text</source>
        <translation>Télécharger tous les sous-titres de la vidéo en texte brut</translation>
    </message>
    <message>
        <source>Export findings</source>
        <translation>Exporter les anomalies</translation>
    </message>
    <message>
        <source>Export everything</source>
        <translation>Tout exporter</translation>
    </message>
    <message>
        <source>Import an archive</source>
        <translation>Importer une archive</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Annuler la dernière modification</translation>
    </message>
    <message>
        <source>Copy the track ID</source>
        <translation>Copier l’ID de la piste</translation>
    </message>
    <message>
        <source>Copy a link that opens the track in trackman</source>
        <translation>Copier un lien qui ouvre la piste dans trackman</translation>
    </message>
    <message>
        <source>Copy the track’s name</source>
        <translation>Copier le nom de la piste</translation>
    </message>
    <message>
        <source>Copy the text of the selected cues</source>
        <translation>Copier le texte des sous-titres sélectionnés</translation>
    </message>
    <message>
        <source>Add the files in the clipboard as tracks</source>
        <translation>Ajouter comme pistes les fichiers du presse-papiers</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Ouvrir les paramètres</translation>
    </message>
    <message>
        <source>Search videos, or the subtitles while you are in them</source>
        <translation>Rechercher des vidéos, ou dans les sous-titres si vous y êtes</translation>
    </message>
    <message>
        <source>Fold or show the videos</source>
        <translation>Replier ou afficher les vidéos</translation>
    </message>
    <message>
        <source>Theme: same as system</source>
        <translation>Thème&#xa0;: identique au système</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Thème&#xa0;: clair</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Thème&#xa0;: sombre</translation>
    </message>
    <message>
        <source>Larger subtitles</source>
        <translation>Sous-titres plus grands</translation>
    </message>
    <message>
        <source>Smaller subtitles</source>
        <translation>Sous-titres plus petits</translation>
    </message>
    <message>
        <source>Subtitles in normal size</source>
        <translation>Sous-titres en taille normale</translation>
    </message>
    <message>
        <source>Sort tracks in DatoCMS order</source>
        <translation>Trier les pistes dans l’ordre de DatoCMS</translation>
    </message>
    <message>
        <source>Sort tracks by kind</source>
        <translation>Trier les pistes par type</translation>
    </message>
    <message>
        <source>Sort tracks by language</source>
        <translation>Trier les pistes par langue</translation>
    </message>
    <message>
        <source>Sort tracks by code</source>
        <translation>Trier les pistes par code</translation>
    </message>
    <message>
        <source>Sort tracks by name</source>
        <translation>Trier les pistes par nom</translation>
    </message>
    <message>
        <source>Sort tracks by findings</source>
        <translation>Trier les pistes par anomalies</translation>
    </message>
    <message>
        <source>Sort tracks by status</source>
        <translation>Trier les pistes par statut</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Volet suivant</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Volet précédent</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>Réinitialiser la disposition</translation>
    </message>
    <message>
        <source>Refresh videos and tracks</source>
        <translation>Actualiser les vidéos et les pistes</translation>
    </message>
    <message>
        <source>Open the video in DatoCMS</source>
        <translation>Ouvrir la vidéo dans DatoCMS</translation>
    </message>
    <message>
        <source>Copy a link that opens the video in trackman</source>
        <translation>Copier un lien qui ouvre la vidéo dans trackman</translation>
    </message>
    <message>
        <source>Copy the video’s DatoCMS address</source>
        <translation>Copier l’adresse DatoCMS de la vidéo</translation>
    </message>
    <message>
        <source>Open the command palette</source>
        <translation>Ouvrir la palette de commandes</translation>
    </message>
    <message>
        <source>Show all tracks of the project</source>
        <translation>Afficher toutes les pistes du projet</translation>
    </message>
    <message>
        <source>Show which languages the videos have</source>
        <translation>Montrer quelles langues ont les vidéos</translation>
    </message>
    <message>
        <source>Search all subtitles of the project</source>
        <translation>Rechercher dans tous les sous-titres du projet</translation>
    </message>
    <message>
        <source>Choose tracks by a rule</source>
        <translation>Choisir des pistes par une règle</translation>
    </message>
    <message>
        <source>Keep only some languages</source>
        <translation>Garder seulement certaines langues</translation>
    </message>
    <message>
        <source>Show the reviews</source>
        <translation>Afficher les revues</translation>
    </message>
    <message>
        <source>Report what was changed in a period</source>
        <translation>Faire un rapport sur ce qui a été modifié pendant une période</translation>
    </message>
    <message>
        <source>Report which videos lack captions</source>
        <translation>Faire un rapport sur les vidéos sans sous-titres pour malentendants</translation>
    </message>
    <message>
        <source>Show the activity</source>
        <translation>Afficher l’activité</translation>
    </message>
    <message>
        <source>Show recently deleted tracks</source>
        <translation>Afficher les pistes supprimées récemment</translation>
    </message>
    <message>
        <source>Show the history</source>
        <translation>Afficher l’historique</translation>
    </message>
    <message>
        <source>Check backups</source>
        <translation>Vérifier les sauvegardes</translation>
    </message>
    <message>
        <source>Open the user guide</source>
        <translation>Ouvrir le guide de l’utilisateur</translation>
    </message>
    <message>
        <source>Show keyboard shortcuts</source>
        <translation>Afficher les raccourcis clavier</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Suivre la visite guidée</translation>
    </message>
    <message>
        <source>Explain the control that has the keyboard</source>
        <translation>Expliquer l’élément actif</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Afficher le journal technique</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copier le diagnostic</translation>
    </message>
    <message>
        <source>Check for updates</source>
        <translation>Vérifier les mises à jour</translation>
    </message>
    <message>
        <source>About trackman</source>
        <translation>À propos de trackman</translation>
    </message>
    <message>
        <source>Search the subtitles</source>
        <translation>Rechercher dans les sous-titres</translation>
    </message>
    <message>
        <source>Next match or next difference</source>
        <translation>Résultat suivant ou différence suivante</translation>
    </message>
    <message>
        <source>Previous match or previous difference</source>
        <translation>Résultat précédent ou différence précédente</translation>
    </message>
    <message>
        <source>Add tracks from files</source>
        <translation>Ajouter des pistes depuis des fichiers</translation>
    </message>
    <message>
        <source>Generate subtitles</source>
        <translation>Générer des sous-titres</translation>
    </message>
    <message>
        <source>Delete the selected tracks</source>
        <translation>Supprimer les pistes sélectionnées</translation>
    </message>
    <message>
        <source>Restore the track</source>
        <translation>Restaurer la piste</translation>
    </message>
    <message>
        <source>Select tracks with errors</source>
        <translation>Sélectionner les pistes avec erreurs</translation>
    </message>
    <message>
        <source>Next track or video with findings</source>
        <translation>Piste ou vidéo suivante avec anomalies</translation>
    </message>
    <message>
        <source>Review the tracks of the video</source>
        <translation>Passer en revue les pistes de la vidéo</translation>
    </message>
    <message>
        <source>Edit subtitles</source>
        <translation>Modifier les sous-titres</translation>
    </message>
    <message>
        <source>Compare the selected track with another</source>
        <translation>Comparer la piste sélectionnée à une autre</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Anomalie suivante</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Anomalie précédente</translation>
    </message>
    <message>
        <source>Replace the track by a file</source>
        <translation>Remplacer la piste par un fichier</translation>
    </message>
    <message>
        <source>Change name, language or captions flag</source>
        <translation>Modifier le nom, la langue ou l’indicateur malentendants</translation>
    </message>
    <message>
        <source>Show saved versions</source>
        <translation>Afficher les versions enregistrées</translation>
    </message>
    <message>
        <source>Copy tracks to another video</source>
        <translation>Copier des pistes vers une autre vidéo</translation>
    </message>
    <message>
        <source>Check whether subtitles fit the sound</source>
        <translation>Vérifier si les sous-titres correspondent au son</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Lecture ou pause</translation>
    </message>
    <message>
        <source>Back 2 seconds</source>
        <translation>Reculer de 2 secondes</translation>
    </message>
    <message>
        <source>Forward 2 seconds</source>
        <translation>Avancer de 2 secondes</translation>
    </message>
    <message>
        <source>Previous cue</source>
        <translation>Sous-titre précédent</translation>
    </message>
    <message>
        <source>Next cue</source>
        <translation>Sous-titre suivant</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Moins vite</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Plus vite</translation>
    </message>
    <message>
        <source>Sound off or on</source>
        <translation>Couper ou rétablir le son</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Split the cue</source>
        <translation>Scinder le sous-titre</translation>
    </message>
    <message>
        <source>Merge the cue with the next one</source>
        <translation>Fusionner le sous-titre avec le suivant</translation>
    </message>
    <message>
        <source>Insert a cue below</source>
        <translation>Insérer un sous-titre en dessous</translation>
    </message>
    <message>
        <source>Delete the selected cues</source>
        <translation>Supprimer les sous-titres sélectionnés</translation>
    </message>
    <message>
        <source>Shift times</source>
        <translation>Décaler les temps</translation>
    </message>
    <message>
        <source>Stretch times</source>
        <translation>Étirer les temps</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Rechercher et remplacer</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Résultat suivant</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Résultat précédent</translation>
    </message>
    <message>
        <source>Fix the findings of the cue</source>
        <translation>Corriger les anomalies du sous-titre</translation>
    </message>
    <message>
        <source>Fix all findings of one kind</source>
        <translation>Corriger toutes les anomalies d’un même type</translation>
    </message>
    <message>
        <source>Next cue with findings</source>
        <translation>Sous-titre suivant avec anomalies</translation>
    </message>
    <message>
        <source>Previous cue with findings</source>
        <translation>Sous-titre précédent avec anomalies</translation>
    </message>
    <message>
        <source>Edit the text of the cue</source>
        <translation>Modifier le texte du sous-titre</translation>
    </message>
    <message>
        <source>Play from the cue</source>
        <translation>Lire à partir du sous-titre</translation>
    </message>
    <message>
        <source>Save the draft</source>
        <translation>Enregistrer le brouillon</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publier</translation>
    </message>
    <message>
        <source>Keep the track</source>
        <translation>Garder la piste</translation>
    </message>
    <message>
        <source>Delete the track</source>
        <translation>Supprimer la piste</translation>
    </message>
    <message>
        <source>Fix the subtitles in the editor, then come back</source>
        <translation>Corriger les sous-titres dans l’éditeur, puis revenir</translation>
    </message>
    <message>
        <source>Skip the track for now</source>
        <translation>Reporter la piste à plus tard</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Écrire une note</translation>
    </message>
    <message>
        <source>Give a reason</source>
        <translation>Indiquer un motif</translation>
    </message>
    <message>
        <source>Undo the last decision and go back to it</source>
        <translation>Annuler la dernière décision et y revenir</translation>
    </message>
    <message>
        <source>Play from this cue</source>
        <translation>Lire à partir de ce sous-titre</translation>
    </message>
    <message>
        <source>Next track, without deciding</source>
        <translation>Piste suivante, sans décider</translation>
    </message>
    <message>
        <source>Previous track, without deciding</source>
        <translation>Piste précédente, sans décider</translation>
    </message>
    <message>
        <source>Next language side by side</source>
        <translation>Langue suivante côte à côte</translation>
    </message>
    <message>
        <source>Next saved version side by side</source>
        <translation>Version enregistrée suivante côte à côte</translation>
    </message>
    <message>
        <source>Check whether the text fits the sound</source>
        <translation>Vérifier si le texte correspond au son</translation>
    </message>
    <message>
        <source>Show what a deletion means, and the history</source>
        <translation>Afficher les conséquences d’une suppression, et l’historique</translation>
    </message>
    <message>
        <source>Look over the decisions</source>
        <translation>Examiner les décisions</translation>
    </message>
    <message>
        <source>Next or previous row</source>
        <translation>Ligne suivante ou précédente</translation>
    </message>
    <message>
        <source>Select several rows</source>
        <translation>Sélectionner plusieurs lignes</translation>
    </message>
    <message>
        <source>Select all rows</source>
        <translation>Sélectionner toutes les lignes</translation>
    </message>
    <message>
        <source>Open the row; in cues, play from there</source>
        <translation>Ouvrir la ligne&#x202f;; dans les sous-titres, lire à partir de là</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Copier les lignes sélectionnées</translation>
    </message>
    <message>
        <source>Play or pause in the player; press a button</source>
        <translation>Lecture ou pause dans le lecteur&#x202f;; activer un bouton</translation>
    </message>
    <message>
        <source>Back, close or cancel</source>
        <translation>Revenir, fermer ou annuler</translation>
    </message>
    <message>
        <source>Add all files of the dialog</source>
        <translation>Ajouter tous les fichiers de la boîte de dialogue</translation>
    </message>
</context>
<context>
    <name>KeyringCard</name>
    <message>
        <source>Keep for this session only</source>
        <translation>Garder pour cette session uniquement</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Return</source>
        <extracomment>The key that ends a line, as the keyboards of your country call it, such as Enter.</extracomment>
        <translation>Entrée</translation>
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
            <numerusform>%Ln piste</numerusform>
            <numerusform>%Ln pistes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftDeletionsController</name>
    <message>
        <source>Show reviews</source>
        <translation>Afficher les revues</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions are left out: in the review, the decision was taken back or is another one now.</source>
        <translation>
            <numerusform>%Ln suppression est laissée de côté&#xa0;: dans la revue, la décision a été retirée ou est différente maintenant.</numerusform>
            <numerusform>%Ln suppressions sont laissées de côté&#xa0;: dans la revue, la décision a été retirée ou est différente maintenant.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions are left out: the review holds them, because an approval or a reason is missing.</source>
        <translation>
            <numerusform>%Ln suppression est laissée de côté&#xa0;: la revue la retient, car il manque une approbation ou une raison.</numerusform>
            <numerusform>%Ln suppressions sont laissées de côté&#xa0;: la revue les retient, car il manque une approbation ou une raison.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions are left out: these tracks were deleted in another way.</source>
        <translation>
            <numerusform>%Ln suppression est laissée de côté&#xa0;: cette piste a été supprimée autrement.</numerusform>
            <numerusform>%Ln suppressions sont laissées de côté&#xa0;: ces pistes ont été supprimées autrement.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftOutWording</name>
    <message>
        <source>{words} becomes {by}.</source>
        <translation>{words} devient {by}.</translation>
    </message>
    <message>
        <source>{words} is taken out.</source>
        <translation>{words} est retiré.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes are made in the subtitles as they are at DatoCMS now. Each track is saved on this computer first, then a new one takes its place. Undo brings all of them back.</source>
        <translation>
            <numerusform>%Ln modification est faite dans les sous-titres tels qu’ils sont maintenant dans DatoCMS. Chaque piste est d’abord enregistrée sur cet ordinateur, puis une nouvelle prend sa place. «&#xa0;Annuler&#xa0;» les ramène toutes.</numerusform>
            <numerusform>%Ln modifications sont faites dans les sous-titres tels qu’ils sont maintenant dans DatoCMS. Chaque piste est d’abord enregistrée sur cet ordinateur, puis une nouvelle prend sa place. «&#xa0;Annuler&#xa0;» les ramène toutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publish %Ln tracks?</source>
        <translation>
            <numerusform>Publier %Ln piste&#x202f;?</numerusform>
            <numerusform>Publier %Ln pistes&#x202f;?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publish %Ln tracks</source>
        <translation>
            <numerusform>Publier %Ln piste</numerusform>
            <numerusform>Publier %Ln pistes</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was published</source>
        <translation>Rien n’a été publié</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are being published</source>
        <translation>
            <numerusform>%Ln piste en cours de publication</numerusform>
            <numerusform>%Ln pistes en cours de publication</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes were left out, because the text was changed meanwhile: {names}.</source>
        <translation>
            <numerusform>%Ln modification a été laissée de côté, car le texte a changé entre-temps&#xa0;: {names}.</numerusform>
            <numerusform>%Ln modifications ont été laissées de côté, car le texte a changé entre-temps&#xa0;: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because they are not ready: {names}.</source>
        <translation>
            <numerusform>%Ln piste est laissée de côté, car elle n’est pas prête&#xa0;: {names}.</numerusform>
            <numerusform>%Ln pistes sont laissées de côté, car elles ne sont pas prêtes&#xa0;: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because their text was not read yet: {names}.</source>
        <translation>
            <numerusform>%Ln piste est laissée de côté, car son texte n’a pas encore été lu&#xa0;: {names}.</numerusform>
            <numerusform>%Ln pistes sont laissées de côté, car leur texte n’a pas encore été lu&#xa0;: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left alone, because they have an unpublished draft: {names}.</source>
        <translation>
            <numerusform>%Ln piste reste telle quelle, car elle a un brouillon non publié&#xa0;: {names}.</numerusform>
            <numerusform>%Ln pistes restent telles quelles, car elles ont un brouillon non publié&#xa0;: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because they are being changed already: {names}.</source>
        <translation>
            <numerusform>%Ln piste est laissée de côté, car elle est déjà en cours de modification&#xa0;: {names}.</numerusform>
            <numerusform>%Ln pistes sont laissées de côté, car elles sont déjà en cours de modification&#xa0;: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because they no longer exist: {names}.</source>
        <translation>
            <numerusform>%Ln piste est laissée de côté, car elle n’existe plus&#xa0;: {names}.</numerusform>
            <numerusform>%Ln pistes sont laissées de côté, car elles n’existent plus&#xa0;: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because their text was changed meanwhile: {names}.</source>
        <translation>
            <numerusform>%Ln piste est laissée de côté, car son texte a changé entre-temps&#xa0;: {names}.</numerusform>
            <numerusform>%Ln pistes sont laissées de côté, car leur texte a changé entre-temps&#xa0;: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because their text could not be read: {names}.</source>
        <translation>
            <numerusform>%Ln piste est laissée de côté, car son texte n’a pas pu être lu&#xa0;: {names}.</numerusform>
            <numerusform>%Ln pistes sont laissées de côté, car leur texte n’a pas pu être lu&#xa0;: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln autre</numerusform>
            <numerusform>%Ln autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Legend</source>
        <translation>Symboles</translation>
    </message>
</context>
<context>
    <name>LibraryContent</name>
    <message>
        <source>Loading…</source>
        <translation>Chargement…</translation>
    </message>
</context>
<context>
    <name>LibraryController</name>
    <message>
        <source>Videos</source>
        <translation>Vidéos</translation>
    </message>
</context>
<context>
    <name>LibraryHead</name>
    <message>
        <source>Filters</source>
        <translation>Filtres</translation>
    </message>
    <message>
        <source>Fold videos</source>
        <translation>Replier les vidéos</translation>
    </message>
    <message>
        <source>Filters, {count} active</source>
        <translation>Filtres, actifs&#xa0;: {count}</translation>
    </message>
</context>
<context>
    <name>LibraryModel</name>
    <message>
        <source>Loading…</source>
        <translation>Chargement…</translation>
    </message>
</context>
<context>
    <name>LibraryPages</name>
    <message>
        <source>No videos yet</source>
        <translation>Aucune vidéo pour l’instant</translation>
    </message>
    <message>
        <source>Videos uploaded to this project in DatoCMS appear here.</source>
        <translation>Les vidéos envoyées dans ce projet avec DatoCMS apparaissent ici.</translation>
    </message>
    <message>
        <source>No matching videos</source>
        <translation>Aucune vidéo correspondante</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>No videos opened yet</source>
        <translation>Aucune vidéo ouverte pour l’instant</translation>
    </message>
    <message>
        <source>Videos you open appear here.</source>
        <translation>Les vidéos que vous ouvrez apparaissent ici.</translation>
    </message>
    <message>
        <source>Show all videos</source>
        <translation>Afficher toutes les vidéos</translation>
    </message>
</context>
<context>
    <name>LibraryPane</name>
    <message>
        <source>Search videos</source>
        <translation>Rechercher des vidéos</translation>
    </message>
    <message>
        <source>Show videos</source>
        <translation>Afficher les vidéos</translation>
    </message>
</context>
<context>
    <name>LibraryWording</name>
    <message>
        <source>No tracks</source>
        <translation>Aucune piste</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln piste</numerusform>
            <numerusform>%Ln pistes</numerusform>
        </translation>
    </message>
    <message>
        <source>No videos</source>
        <translation>Aucune vidéo</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln vidéo</numerusform>
            <numerusform>%Ln vidéos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln match</source>
        <extracomment>A count of videos.</extracomment>
        <translation>
            <numerusform>%Ln résultat</numerusform>
            <numerusform>%Ln résultats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} match</source>
        <extracomment>Both are counts of videos; the plural is that of the first.</extracomment>
        <translation>
            <numerusform>%Ln résultat sur {total}</numerusform>
            <numerusform>%Ln résultats sur {total}</numerusform>
        </translation>
    </message>
    <message>
        <source>Try fewer words or other filters.</source>
        <translation>Essayez avec moins de mots ou d’autres filtres.</translation>
    </message>
    <message numerus="yes">
        <source>trackman knows the tracks of the %Ln videos you have opened in it.</source>
        <translation>
            <numerusform>trackman connaît les pistes de %Ln vidéo que vous y avez ouverte.</numerusform>
            <numerusform>trackman connaît les pistes des %Ln vidéos que vous y avez ouvertes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours</source>
        <translation>
            <numerusform>%Ln heure</numerusform>
            <numerusform>%Ln heures</numerusform>
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
            <numerusform>%Ln seconde</numerusform>
            <numerusform>%Ln secondes</numerusform>
        </translation>
    </message>
    <message>
        <source>Seen on {day}</source>
        <translation>Vu le {day}</translation>
    </message>
    <message>
        <source>Seen just now</source>
        <translation>Vu à l’instant</translation>
    </message>
    <message numerus="yes">
        <source>Seen %Ln minutes ago</source>
        <translation>
            <numerusform>Vu il y a %Ln minute</numerusform>
            <numerusform>Vu il y a %Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Seen %Ln hours ago</source>
        <translation>
            <numerusform>Vu il y a %Ln heure</numerusform>
            <numerusform>Vu il y a %Ln heures</numerusform>
        </translation>
    </message>
    <message>
        <source>Seen yesterday</source>
        <translation>Vu hier</translation>
    </message>
    <message numerus="yes">
        <source>Seen %Ln days ago</source>
        <translation>
            <numerusform>Vu il y a %Ln jour</numerusform>
            <numerusform>Vu il y a %Ln jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Plus récentes</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Plus anciennes</translation>
    </message>
    <message>
        <source>Recently changed</source>
        <translation>Modifiées récemment</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Name, Z to A</source>
        <translation>Nom, de Z à A</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Plus lourdes</translation>
    </message>
    <message>
        <source>Smallest first</source>
        <translation>Plus légères</translation>
    </message>
    <message>
        <source>Highest resolution</source>
        <translation>Plus haute résolution</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sans titre</translation>
    </message>
    <message>
        <source>Tags: {tags}</source>
        <translation>Étiquettes&#xa0;: {tags}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln errored</source>
        <extracomment>A count of tracks, in a list of counts under a video’s name.</extracomment>
        <translation>
            <numerusform>%Ln en erreur</numerusform>
            <numerusform>%Ln en erreur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln preparing</source>
        <extracomment>A count of tracks, in a list of counts under a video’s name.</extracomment>
        <translation>
            <numerusform>%Ln en préparation</numerusform>
            <numerusform>%Ln en préparation</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln anomalie</numerusform>
            <numerusform>%Ln anomalies</numerusform>
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
        <translation>Caractères par seconde</translation>
    </message>
    <message>
        <source>Characters per line</source>
        <translation>Caractères par ligne</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Shortest pause</source>
        <translation>Pause la plus courte</translation>
    </message>
    <message>
        <source>Shortest cue</source>
        <translation>Sous-titre le plus court</translation>
    </message>
    <message>
        <source>Longest cue</source>
        <translation>Sous-titre le plus long</translation>
    </message>
    <message>
        <source>Subtitled share</source>
        <translation>Part sous-titrée</translation>
    </message>
</context>
<context>
    <name>LinkTarget</name>
    <message>
        <source>This trackman doesn’t understand all of the link: {parts}.</source>
        <translation>Cette version de trackman ne comprend pas toutes les parties du lien&#xa0;: {parts}.</translation>
    </message>
    <message>
        <source>The track that the link leads to isn’t in this video any more.</source>
        <translation>La piste à laquelle mène le lien n’est plus dans cette vidéo.</translation>
    </message>
</context>
<context>
    <name>LinkWording</name>
    <message>
        <source>Paste a video’s DatoCMS link or its ID.</source>
        <translation>Collez le lien DatoCMS d’une vidéo ou son ID.</translation>
    </message>
    <message>
        <source>Links and IDs contain no spaces. Copy it again and paste only the link or ID.</source>
        <translation>Les liens et les ID ne contiennent pas d’espaces. Copiez à nouveau et collez uniquement le lien ou l’ID.</translation>
    </message>
    <message>
        <source>{text} is neither a link to a video nor an ID.</source>
        <translation>{text} n’est ni un lien vers une vidéo ni un ID.</translation>
    </message>
    <message>
        <source>This number is too large to be a video ID.</source>
        <translation>Ce nombre est trop grand pour être l’ID d’une vidéo.</translation>
    </message>
    <message>
        <source>This link is damaged. Copy it again from DatoCMS.</source>
        <translation>Ce lien est endommagé. Copiez-le à nouveau depuis DatoCMS.</translation>
    </message>
    <message>
        <source>Only web links (https://…) and IDs can be opened.</source>
        <translation>Seuls les liens web (https://…) et les ID peuvent être ouverts.</translation>
    </message>
    <message>
        <source>This DatoCMS page isn’t a video’s page. Open the video in the media area and copy the link from there.</source>
        <translation>Cette page DatoCMS n’est pas celle d’une vidéo. Ouvrez la vidéo dans l’espace des médias et copiez le lien à cet endroit.</translation>
    </message>
    <message>
        <source>This Mux link has no playback ID.</source>
        <translation>Ce lien Mux ne contient pas d’ID de lecture.</translation>
    </message>
    <message>
        <source>This link doesn’t lead to a video in DatoCMS.</source>
        <translation>Ce lien ne mène pas à une vidéo dans DatoCMS.</translation>
    </message>
    <message>
        <source>This trackman link is damaged. Ask for it again, or open the video by its ID.</source>
        <translation>Ce lien trackman est endommagé. Redemandez-le, ou ouvrez la vidéo par son ID.</translation>
    </message>
    <message>
        <source>This trackman link doesn’t name a video.</source>
        <translation>Ce lien trackman n’indique pas de vidéo.</translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message>
        <source>Log</source>
        <translation>Journal technique</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Rechercher dans le journal technique</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Niveau minimal</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Suivre</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>No such entries</source>
        <translation>Aucune entrée correspondante</translation>
    </message>
    <message>
        <source>Choose another level or search for something else.</source>
        <translation>Choisissez un autre niveau ou cherchez autre chose.</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>Le journal technique est vide</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln entrée</numerusform>
            <numerusform>%Ln entrées</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the selected entries</source>
        <translation>Copier les entrées sélectionnées</translation>
    </message>
    <message>
        <source>Select an entry.</source>
        <translation>Sélectionnez une entrée.</translation>
    </message>
    <message>
        <source>Entries of the log</source>
        <translation>Entrées du journal technique</translation>
    </message>
    <message>
        <source>All entries</source>
        <translation>Toutes les entrées</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Avertissements et erreurs</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>Show only entries that are at least this grave</source>
        <translation>Afficher uniquement les entrées d’une gravité au moins égale</translation>
    </message>
    <message>
        <source>Show new entries as they are written</source>
        <translation>Afficher les nouvelles entrées au fur et à mesure</translation>
    </message>
    <message>
        <source>Open the folder that the log files are in</source>
        <translation>Ouvrir le dossier des fichiers du journal technique</translation>
    </message>
    <message>
        <source>The selected entry</source>
        <translation>L’entrée sélectionnée</translation>
    </message>
    <message>
        <source>Select an entry to read all of it.</source>
        <translation>Sélectionnez une entrée pour la lire en entier.</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>Source</source>
        <extracomment>Title of a column: the part of the program that wrote an entry of the log.</extracomment>
        <translation>Source</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Endommagée</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>Débogage</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Critique</translation>
    </message>
</context>
<context>
    <name>MarksStrip</name>
    <message>
        <source>Speech and cues</source>
        <translation>Parole et sous-titres</translation>
    </message>
</context>
<context>
    <name>MatchModel</name>
    <message>
        <source>#</source>
        <extracomment>Title of a column: the number of the cue.</extracomment>
        <translation>N°</translation>
    </message>
    <message>
        <source>Found</source>
        <extracomment>Title of a column: the text of the cue as it is.</extracomment>
        <translation>Trouvé</translation>
    </message>
    <message>
        <source>Replaced</source>
        <extracomment>Title of a column: the text of the cue as it will be.</extracomment>
        <translation>Remplacé</translation>
    </message>
</context>
<context>
    <name>MatchTable</name>
    <message>
        <source>Matches</source>
        <translation>Résultats</translation>
    </message>
</context>
<context>
    <name>Megabytes</name>
    <message>
        <source>MB</source>
        <translation>Mo</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Nothing to undo</source>
        <translation>Rien à annuler</translation>
    </message>
    <message>
        <source>No videos opened yet.</source>
        <translation>Aucune vidéo ouverte pour l’instant.</translation>
    </message>
    <message>
        <source>Open video…</source>
        <translation>Ouvrir une vidéo…</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>Effacer cette liste</translation>
    </message>
    <message>
        <source>Export everything…</source>
        <translation>Tout exporter…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Paramètres…</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Vidéos</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>Taille normale</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Volet suivant</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Volet précédent</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Réinitialiser la disposition</translation>
    </message>
    <message>
        <source>Export findings…</source>
        <translation>Exporter les anomalies…</translation>
    </message>
    <message>
        <source>Copy track ID</source>
        <translation>Copier l’ID de la piste</translation>
    </message>
    <message>
        <source>Copy link to track</source>
        <translation>Copier le lien vers la piste</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Copier le nom</translation>
    </message>
    <message>
        <source>Search the subtitles</source>
        <translation>Rechercher dans les sous-titres</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Résultat suivant</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Résultat précédent</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Ajouter…</translation>
    </message>
    <message>
        <source>Generate subtitles…</source>
        <translation>Générer des sous-titres…</translation>
    </message>
    <message>
        <source>Paste files</source>
        <translation>Coller les fichiers</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Delete with reason</source>
        <translation>Supprimer avec motif</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>Select tracks with errors</source>
        <translation>Sélectionner les pistes avec erreurs</translation>
    </message>
    <message>
        <source>Next with findings</source>
        <translation>Suivante avec anomalies</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Anomalie suivante</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Anomalie précédente</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Passer en revue</translation>
    </message>
    <message>
        <source>Edit subtitles</source>
        <translation>Modifier les sous-titres</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Remplacer…</translation>
    </message>
    <message>
        <source>Change name, language…</source>
        <translation>Modifier le nom, la langue…</translation>
    </message>
    <message>
        <source>Versions…</source>
        <translation>Versions…</translation>
    </message>
    <message>
        <source>Copy to another video…</source>
        <translation>Copier vers une autre vidéo…</translation>
    </message>
    <message>
        <source>Compare subtitles</source>
        <translation>Comparer les sous-titres</translation>
    </message>
    <message>
        <source>Check against the sound…</source>
        <translation>Vérifier avec le son…</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Lecture ou pause</translation>
    </message>
    <message>
        <source>Back 2 seconds</source>
        <translation>Reculer de 2 secondes</translation>
    </message>
    <message>
        <source>Forward 2 seconds</source>
        <translation>Avancer de 2 secondes</translation>
    </message>
    <message>
        <source>Previous cue</source>
        <translation>Sous-titre précédent</translation>
    </message>
    <message>
        <source>Next cue</source>
        <translation>Sous-titre suivant</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Moins vite</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Plus vite</translation>
    </message>
    <message>
        <source>Sound off or on</source>
        <translation>Couper ou rétablir le son</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Actualiser</translation>
    </message>
    <message>
        <source>Open in DatoCMS</source>
        <translation>Ouvrir dans DatoCMS</translation>
    </message>
    <message>
        <source>Copy DatoCMS address</source>
        <translation>Copier l’adresse DatoCMS</translation>
    </message>
    <message>
        <source>Copy link to video</source>
        <translation>Copier le lien vers la vidéo</translation>
    </message>
    <message>
        <source>Command palette…</source>
        <translation>Palette de commandes…</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Toutes les pistes</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>Supprimées récemment</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Moderation report…</source>
        <translation>Rapport de modération…</translation>
    </message>
    <message>
        <source>Accessibility report…</source>
        <translation>Rapport d’accessibilité…</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Couverture</translation>
    </message>
    <message>
        <source>Search all subtitles</source>
        <translation>Rechercher dans tous les sous-titres</translation>
    </message>
    <message>
        <source>Choose by rule…</source>
        <translation>Choisir par règle…</translation>
    </message>
    <message>
        <source>Keep only these languages…</source>
        <translation>Garder seulement ces langues…</translation>
    </message>
    <message>
        <source>Reviews…</source>
        <translation>Revues…</translation>
    </message>
    <message>
        <source>Check backups</source>
        <translation>Vérifier les sauvegardes</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>Guide de l’utilisateur</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Visite guidée</translation>
    </message>
    <message>
        <source>What’s this?</source>
        <translation>Qu’est-ce que c’est&#x202f;?</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal technique</translation>
    </message>
    <message>
        <source>Copy diagnostics…</source>
        <translation>Copier le diagnostic…</translation>
    </message>
    <message>
        <source>Check for updates…</source>
        <translation>Vérifier les mises à jour…</translation>
    </message>
    <message>
        <source>About trackman</source>
        <translation>À propos de trackman</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>V&amp;ideo</source>
        <translation>&amp;Vidéo</translation>
    </message>
    <message>
        <source>&amp;Track</source>
        <translation>&amp;Piste</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>&amp;Lecture</translation>
    </message>
    <message>
        <source>T&amp;ools</source>
        <translation>&amp;Outils</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>WebVTT, unchanged (.vtt)</source>
        <translation>WebVTT, inchangé (.vtt)</translation>
    </message>
    <message>
        <source>SubRip (.srt)</source>
        <translation>SubRip (.srt)</translation>
    </message>
    <message>
        <source>Plain text (.txt)</source>
        <translation>Texte brut (.txt)</translation>
    </message>
    <message>
        <source>Save subtitles as</source>
        <translation>Enregistrer les sous-titres en</translation>
    </message>
    <message>
        <source>Download as zip</source>
        <translation>Télécharger en zip</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Ouvrir une vidéo récente</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>Identique au système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>DatoCMS order</source>
        <translation>Ordre de DatoCMS</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Anomalies</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Size of subtitles</source>
        <translation>Taille des sous-titres</translation>
    </message>
    <message>
        <source>Sort tracks by</source>
        <translation>Trier les pistes par</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Fermer le message</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Deletion not confirmed</source>
        <translation>Suppression non confirmée</translation>
    </message>
    <message>
        <source>Restore not confirmed</source>
        <translation>Restauration non confirmée</translation>
    </message>
    <message>
        <source>Addition not confirmed</source>
        <translation>Ajout non confirmé</translation>
    </message>
    <message>
        <source>Generation not confirmed</source>
        <translation>Génération non confirmée</translation>
    </message>
    <message>
        <source>Replacement not confirmed</source>
        <translation>Remplacement non confirmé</translation>
    </message>
    <message>
        <source>The track was not deleted.</source>
        <translation>La piste n’a pas été supprimée.</translation>
    </message>
    <message>
        <source>The track was not restored.</source>
        <translation>La piste n’a pas été restaurée.</translation>
    </message>
    <message>
        <source>The track was not added.</source>
        <translation>La piste n’a pas été ajoutée.</translation>
    </message>
    <message>
        <source>No subtitles were generated.</source>
        <translation>Aucun sous-titre n’a été généré.</translation>
    </message>
    <message>
        <source>The track was not replaced; the old one is kept.</source>
        <translation>La piste n’a pas été remplacée&#x202f;; l’ancienne est conservée.</translation>
    </message>
    <message>
        <source>{reason}. The tracks couldn’t be listed afterwards either, so the track may or may not be there. Check again once DatoCMS can be reached.</source>
        <translation>{reason}. La liste des pistes n’a pas pu être obtenue ensuite non plus&#xa0;: la piste est donc peut-être là, peut-être pas. Vérifiez à nouveau dès que DatoCMS est joignable.</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Vérifier à nouveau</translation>
    </message>
    <message>
        <source>No video of this project belongs to this link</source>
        <translation>Aucune vidéo de ce projet ne correspond à ce lien</translation>
    </message>
    <message>
        <source>The file may have been replaced or deleted, or it’s in another project. Open the video in DatoCMS and copy the link of its page.</source>
        <translation>Le fichier a peut-être été remplacé ou supprimé, ou il se trouve dans un autre projet. Ouvrez la vidéo dans DatoCMS et copiez le lien de sa page.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Un problème est survenu</translation>
    </message>
    <message>
        <source>DatoCMS couldn’t respond</source>
        <translation>DatoCMS n’a pas pu répondre</translation>
    </message>
    <message>
        <source>Its servers have a problem (HTTP {status}). Try again in a minute.</source>
        <translation>Ses serveurs rencontrent un problème (HTTP {status}). Réessayez dans une minute.</translation>
    </message>
    <message>
        <source>DatoCMS accepted the request but couldn’t complete it</source>
        <translation>DatoCMS a accepté la requête mais n’a pas pu la mener à bien</translation>
    </message>
    <message>
        <source>See DatoCMS’s message below. Try again, or ask DatoCMS support.</source>
        <translation>Consultez le message de DatoCMS ci-dessous. Réessayez ou adressez-vous à l’assistance de DatoCMS.</translation>
    </message>
    <message>
        <source>DatoCMS rejected the request</source>
        <translation>DatoCMS a refusé la requête</translation>
    </message>
    <message>
        <source>See DatoCMS’s message below. If it doesn’t help, ask DatoCMS support.</source>
        <translation>Consultez le message de DatoCMS ci-dessous. S’il ne suffit pas, adressez-vous à l’assistance de DatoCMS.</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>Statut HTTP</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Requête</translation>
    </message>
    <message>
        <source>{name} is still being prepared</source>
        <translation>La vidéo {name} est encore en préparation</translation>
    </message>
    <message>
        <source>DatoCMS is still preparing this video, and it has no tracks until that has finished. Try again in a few minutes.</source>
        <translation>DatoCMS prépare encore cette vidéo, qui n’a aucune piste tant que ce n’est pas terminé. Réessayez dans quelques minutes.</translation>
    </message>
    <message>
        <source>{name} isn’t a video</source>
        <translation>{name} n’est pas une vidéo</translation>
    </message>
    <message>
        <source>Only videos have subtitle and audio tracks. Open a video instead.</source>
        <translation>Seules les vidéos ont des pistes de sous-titres et des pistes audio. Ouvrez plutôt une vidéo.</translation>
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
        <translation>Rapport de modération</translation>
    </message>
    <message>
        <source>Counts what was changed with trackman on this computer: what, by whom, for which reasons, in which languages, week by week.</source>
        <translation>Compte ce qui a été modifié avec trackman sur cet ordinateur&#xa0;: quoi, par qui, pour quels motifs, dans quelles langues, semaine par semaine.</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Premier jour</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Supprimées</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurées</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajoutées</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Générées</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Remplacées</translation>
    </message>
    <message>
        <source>Failed or not confirmed</source>
        <translation>Échouées ou non confirmées</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Vidéos</translation>
    </message>
    <message>
        <source>No tracks were changed then.</source>
        <translation>Aucune piste n’a été modifiée pendant cette période.</translation>
    </message>
    <message>
        <source>{reason}: {count}</source>
        <extracomment>A reason and how often it was given.</extracomment>
        <translation>{reason}&#xa0;: {count}</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>Aucun motif indiqué</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7 derniers jours</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Ce mois-ci</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Mois dernier</translation>
    </message>
    <message>
        <source>Last three months</source>
        <translation>Trois derniers mois</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Cette année</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Toute la période</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Du … au …</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Tous les projets</translation>
    </message>
    <message>
        <source>to</source>
        <translation>au</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>Just now</source>
        <translation>À l’instant</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes ago</source>
        <translation>
            <numerusform>Il y a %Ln minute</numerusform>
            <numerusform>Il y a %Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours ago</source>
        <translation>
            <numerusform>Il y a %Ln heure</numerusform>
            <numerusform>Il y a %Ln heures</numerusform>
        </translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message numerus="yes">
        <source>%Ln days ago</source>
        <translation>
            <numerusform>Il y a %Ln jour</numerusform>
            <numerusform>Il y a %Ln jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days</source>
        <translation>
            <numerusform>%Ln jour</numerusform>
            <numerusform>%Ln jours</numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation>à l’instant</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes ago</source>
        <comment>within a sentence</comment>
        <translation>
            <numerusform>il y a %Ln minute</numerusform>
            <numerusform>il y a %Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours ago</source>
        <comment>within a sentence</comment>
        <translation>
            <numerusform>il y a %Ln heure</numerusform>
            <numerusform>il y a %Ln heures</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>hier</translation>
    </message>
    <message numerus="yes">
        <source>%Ln days ago</source>
        <comment>within a sentence</comment>
        <translation>
            <numerusform>il y a %Ln jour</numerusform>
            <numerusform>il y a %Ln jours</numerusform>
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
        <translation>{video} a déjà une piste nommée {name}</translation>
    </message>
    <message>
        <source>For all others, too</source>
        <translation>Aussi pour toutes les autres</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Replace other track</source>
        <translation>Remplacer l’autre piste</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Saisissez un nom.</translation>
    </message>
    <message>
        <source>Another track of this video has this name as well.</source>
        <translation>Une autre piste de cette vidéo porte aussi ce nom.</translation>
    </message>
    <message>
        <source>Each subtitle (or audio) track of a video needs its own name.</source>
        <translation>Chaque piste de sous-titres (ou audio) d’une vidéo doit avoir un nom distinct.</translation>
    </message>
    <message>
        <source>The other track: {which}.</source>
        <translation>L’autre piste&#xa0;: {which}.</translation>
    </message>
    <message>
        <source>Replacing deletes the other track.</source>
        <translation>Le remplacement supprime l’autre piste.</translation>
    </message>
    <message>
        <source>trackman backs it up first, so this can be undone.</source>
        <translation>trackman la sauvegarde d’abord&#x202f;; cette action pourra donc être annulée.</translation>
    </message>
    <message>
        <source>trackman can’t back up audio, so this can’t be undone.</source>
        <translation>trackman ne peut pas sauvegarder l’audio&#x202f;; cette action ne pourra donc pas être annulée.</translation>
    </message>
    <message>
        <source>There’s nothing to back up, so this can’t be undone.</source>
        <translation>Il n’y a rien à sauvegarder&#x202f;; cette action ne pourra donc pas être annulée.</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Nouveau nom</translation>
    </message>
    <message>
        <source>Answer alike for all others whose names are taken: each gets a free name, or replaces the other track if that can be backed up, or stays deleted</source>
        <translation>Répondre de même pour toutes les autres dont le nom est pris : chacune reçoit un nom libre, remplace l’autre piste si celle-ci peut être sauvegardée, ou reste supprimée</translation>
    </message>
</context>
<context>
    <name>NameQuestion</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>A view with this name exists and will be replaced.</source>
        <translation>Une vue porte déjà ce nom et sera remplacée.</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Nom de la vue</translation>
    </message>
    <message>
        <source>Enter a name first.</source>
        <translation>Saisissez d’abord un nom.</translation>
    </message>
</context>
<context>
    <name>NavigationController</name>
    <message>
        <source>Checking the other tracks of this video…</source>
        <translation>Vérification des autres pistes de cette vidéo…</translation>
    </message>
    <message>
        <source>No more videos with findings in this list, as far as it is loaded.</source>
        <translation>Plus aucune vidéo avec anomalies dans la partie chargée de cette liste.</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Listen to DatoCMS</source>
        <translation>Écouter DatoCMS</translation>
    </message>
    <message>
        <source>Check connection</source>
        <translation>Vérifier la connexion</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copier en tant que texte</translation>
    </message>
    <message>
        <source>Certificates this computer trusts</source>
        <translation>Certificats reconnus par cet ordinateur</translation>
    </message>
    <message>
        <source>Certificates this computer trusts, and those in {file}</source>
        <translation>Certificats reconnus par cet ordinateur, et ceux de {file}</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Vérification…</translation>
    </message>
    <message numerus="yes">
        <source>Reachable, %Ln ms</source>
        <translation>
            <numerusform>Joignable, %Ln ms</numerusform>
            <numerusform>Joignable, %Ln ms</numerusform>
        </translation>
    </message>
    <message>
        <source>Blocked: a web page came instead of an answer. Your network may want you to sign in, or it doesn’t allow this host.</source>
        <translation>Bloqué&#xa0;: une page web est arrivée à la place d’une réponse. Votre réseau demande peut-être une connexion, ou n’autorise pas cet hôte.</translation>
    </message>
    <message>
        <source>No answer within 10 seconds</source>
        <translation>Aucune réponse en 10 secondes</translation>
    </message>
    <message>
        <source>The connection broke before an answer came. A firewall may be in between: ask your network administrator.</source>
        <translation>La connexion s’est interrompue avant l’arrivée d’une réponse. Un pare-feu s’interpose peut-être&#xa0;: adressez-vous à votre administrateur réseau.</translation>
    </message>
    <message>
        <source>It answers, but not as expected: {reason}</source>
        <translation>Il répond, mais pas comme prévu&#xa0;: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hosts can’t be reached</source>
        <translation>
            <numerusform>%Ln hôte n’est pas joignable</numerusform>
            <numerusform>%Ln hôtes ne sont pas joignables</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything can be reached</source>
        <translation>Tout est joignable</translation>
    </message>
    <message>
        <source>Known after the first upload</source>
        <translation>Connu après le premier envoi</translation>
    </message>
    <message>
        <source>DatoCMS names the storage anew for each upload.</source>
        <translation>DatoCMS désigne un nouveau stockage à chaque envoi.</translation>
    </message>
    <message>
        <source>DatoCMS names the storage anew for each upload. This is the usual one; projects with storage of their own use another.</source>
        <translation>DatoCMS désigne un nouveau stockage à chaque envoi. Voici l’habituel&#x202f;; les projets qui ont leur propre stockage en utilisent un autre.</translation>
    </message>
    <message>
        <source>DatoCMS names the storage anew for each upload. This is the one used last.</source>
        <translation>DatoCMS désigne un nouveau stockage à chaque envoi. Voici le dernier utilisé.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>direct</translation>
    </message>
    <message>
        <source>through {proxy} (set on this computer)</source>
        <translation>par {proxy} (réglé sur cet ordinateur)</translation>
    </message>
    <message>
        <source>through {proxy} (set by the network)</source>
        <translation>par {proxy} (imposé par le réseau)</translation>
    </message>
    <message>
        <source>DatoCMS</source>
        <translation>DatoCMS</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Sous-titres</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>Vignettes</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Uploads</source>
        <extracomment>The storage that files are uploaded to.</extracomment>
        <translation>Envois</translation>
    </message>
    <message>
        <source>Hosts trackman needs</source>
        <translation>Hôtes nécessaires à trackman</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sécurité</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>Deleted tracks leave the list at once, over one more host, {host}. Without it, trackman asks again and again.</source>
        <translation>Les pistes supprimées quittent aussitôt la liste, par un hôte de plus, {host}. Sans cela, trackman doit redemander sans cesse.</translation>
    </message>
    <message>
        <source>The player can’t use a proxy of this kind. Choose Open stream link in a video’s details to watch in a browser.</source>
        <translation>Le lecteur ne peut pas utiliser ce type de proxy. Choisissez Ouvrir le lien du flux dans les détails d’une vidéo pour la regarder dans un navigateur.</translation>
    </message>
</context>
<context>
    <name>NoticesController</name>
    <message>
        <source>Bulk work has ended: {result}</source>
        <translation>Le traitement par lot est terminé&#xa0;: {result}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos read</source>
        <translation>
            <numerusform>%Ln vidéo lue</numerusform>
            <numerusform>%Ln vidéos lues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new tracks</source>
        <translation>
            <numerusform>%Ln nouvelle piste</numerusform>
            <numerusform>%Ln nouvelles pistes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks gone</source>
        <translation>
            <numerusform>%Ln piste disparue</numerusform>
            <numerusform>%Ln pistes disparues</numerusform>
        </translation>
    </message>
    <message>
        <source>The scan has ended: {result}</source>
        <translation>L’analyse est terminée&#xa0;: {result}</translation>
    </message>
    <message>
        <source>The scan has paused. Open trackman to see why.</source>
        <translation>L’analyse est en pause. Ouvrez trackman pour voir pourquoi.</translation>
    </message>
</context>
<context>
    <name>Notification</name>
    <message>
        <source>Notification</source>
        <translation>Notification</translation>
    </message>
</context>
<context>
    <name>OpenField</name>
    <message>
        <source>Opening…</source>
        <translation>Ouverture…</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Ouvrir une vidéo</translation>
    </message>
    <message>
        <source>Open video by link or ID</source>
        <translation>Ouvrir une vidéo par lien ou ID</translation>
    </message>
</context>
<context>
    <name>OtherButton</name>
    <message>
        <source>Compared with {name}</source>
        <translation>Comparée à {name}</translation>
    </message>
    <message>
        <source>Compare with another track of this video</source>
        <translation>Comparer à une autre piste de cette vidéo</translation>
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
        <translation>Ouvrir la bibliothèque</translation>
    </message>
    <message>
        <source>Use another token</source>
        <translation>Utiliser un autre jeton</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Command palette</source>
        <translation>Palette de commandes</translation>
    </message>
    <message>
        <source>Nothing is called {text}.</source>
        <translation>Rien ne s’appelle {text}.</translation>
    </message>
    <message>
        <source>Command, view, video, ID or link</source>
        <translation>Commande, vue, vidéo, ID ou lien</translation>
    </message>
    <message>
        <source>Type a part of a name. Arrows choose, Return does it.</source>
        <translation>Saisissez une partie d’un nom. Choisissez avec les flèches, validez avec Entrée.</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Trouvé</translation>
    </message>
</context>
<context>
    <name>PaletteController</name>
    <message>
        <source>Open the video with this ID or link</source>
        <translation>Ouvrir la vidéo correspondant à cet ID ou à ce lien</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
</context>
<context>
    <name>Period</name>
    <message>
        <source>Uploaded</source>
        <translation>Envoi</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Toute la période</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7 derniers jours</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>30 derniers jours</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>12 derniers mois</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Du … au …</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Au</translation>
    </message>
</context>
<context>
    <name>PermissionWording</name>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>read-only mode</source>
        <translation>mode lecture seule</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>maintenance</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>pas prêt</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>lecture seule</translation>
    </message>
    <message>
        <source>The token has full access to the project.</source>
        <translation>Le jeton a un accès complet au projet.</translation>
    </message>
    <message>
        <source>Its role can edit all uploads.</source>
        <translation>Son rôle permet de modifier tous les médias.</translation>
    </message>
    <message>
        <source>An administrator of the project can change the role.</source>
        <translation>Un administrateur du projet peut modifier le rôle.</translation>
    </message>
    <message>
        <source>This is the project’s built-in read-only token. To delete tracks, sign in with a token whose role can edit uploads.</source>
        <translation>C’est le jeton en lecture seule intégré au projet. Pour supprimer des pistes, connectez-vous avec un jeton dont le rôle permet de modifier les médias.</translation>
    </message>
    <message>
        <source>The token’s role can’t access the primary environment, the only one where tracks can be changed.</source>
        <translation>Le rôle du jeton n’a pas accès à l’environnement principal, le seul où des pistes peuvent être modifiées.</translation>
    </message>
    <message>
        <source>The token’s role isn’t allowed to edit uploads.</source>
        <translation>Le rôle du jeton ne permet pas de modifier les médias.</translation>
    </message>
    <message>
        <source>The token’s role denies editing uploads.</source>
        <translation>Le rôle du jeton interdit de modifier les médias.</translation>
    </message>
    <message>
        <source>You’ll find out when you try to change a track.</source>
        <translation>Vous le saurez en essayant de modifier une piste.</translation>
    </message>
    <message>
        <source>Its role isn’t allowed to edit some of the uploads.</source>
        <translation>Son rôle ne permet pas de modifier certains médias.</translation>
    </message>
    <message>
        <source>Its role can edit only uploads that the token or its role created.</source>
        <translation>Son rôle ne permet de modifier que les médias créés par le jeton ou par son rôle.</translation>
    </message>
    <message>
        <source>Its role can edit only the uploads in some collections.</source>
        <translation>Son rôle ne permet de modifier que les médias de certaines collections.</translation>
    </message>
    <message>
        <source>Its role can edit only some of an upload’s content.</source>
        <translation>Son rôle ne permet de modifier qu’une partie du contenu d’un média.</translation>
    </message>
    <message>
        <source>Its role can edit uploads in some environments, but can’t see which one is primary.</source>
        <translation>Son rôle permet de modifier les médias de certains environnements, mais ne permet pas de voir lequel est le principal.</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say what its role can do.</source>
        <translation>DatoCMS n’indique pas ce que son rôle permet.</translation>
    </message>
    <message>
        <source>A second person has to approve deletions here. Choose Review to decide on these tracks; they can be deleted once somebody else has approved it.</source>
        <translation>Ici, une seconde personne doit approuver les suppressions. Choisissez «&#xa0;Passer en revue&#xa0;» pour décider de ces pistes&#x202f;; elles pourront être supprimées une fois la décision approuvée par quelqu’un d’autre.</translation>
    </message>
    <message>
        <source>Tracks can’t be changed with this API token: it’s the project’s built-in read-only token.</source>
        <translation>Ce jeton d’API ne permet pas de modifier des pistes&#xa0;: c’est le jeton en lecture seule intégré au projet.</translation>
    </message>
    <message>
        <source>This API token’s role isn’t allowed to change tracks.</source>
        <translation>Le rôle de ce jeton d’API ne permet pas de modifier des pistes.</translation>
    </message>
    <message>
        <source>Tracks can be changed only in the primary environment, and {environment} is a sandbox.</source>
        <translation>Les pistes ne peuvent être modifiées que dans l’environnement principal, et {environment} est un bac à sable.</translation>
    </message>
    <message>
        <source>The project is in maintenance mode. Nothing can be changed until it’s turned off in DatoCMS.</source>
        <translation>Le projet est en mode maintenance. Rien ne peut être modifié tant que ce mode n’est pas désactivé dans DatoCMS.</translation>
    </message>
    <message>
        <source>DatoCMS is still creating or deleting {environment}. Nothing can be changed in it until that has finished.</source>
        <translation>DatoCMS est encore en train de créer ou de supprimer {environment}. Rien ne peut y être modifié avant la fin.</translation>
    </message>
    <message>
        <source>DatoCMS has made {environment} temporarily read-only, as it does while copying it. Try again in a few minutes.</source>
        <translation>DatoCMS a mis {environment} temporairement en lecture seule, comme lors d’une copie. Réessayez dans quelques minutes.</translation>
    </message>
    <message>
        <source>Read-only mode is on. Turn it off in the project menu at the top to make changes.</source>
        <translation>Le mode lecture seule est activé. Pour faire des modifications, désactivez-le dans le menu du projet, en haut.</translation>
    </message>
</context>
<context>
    <name>PlayerWording</name>
    <message>
        <source>Press Play to start streaming. It counts towards your DatoCMS quota.</source>
        <translation>Cliquez sur Lecture pour lancer le streaming. Il compte dans votre quota DatoCMS.</translation>
    </message>
    <message>
        <source>This video has no stream.</source>
        <translation>Cette vidéo n’a pas de flux.</translation>
    </message>
    <message>
        <source>Playback isn’t allowed on this computer or in this country.</source>
        <translation>La lecture n’est pas autorisée sur cet ordinateur ou dans ce pays.</translation>
    </message>
    <message>
        <source>The streaming server can’t be reached. Check your network connection.</source>
        <translation>Le serveur de streaming n’est pas joignable. Vérifiez votre connexion réseau.</translation>
    </message>
    <message>
        <source>Videos can’t be played through this network’s proxy. Choose Open stream link in the video’s details to watch in a browser.</source>
        <translation>Les vidéos ne peuvent pas être lues à travers le proxy de ce réseau. Choisissez Ouvrir le lien du flux dans les détails de la vidéo pour la regarder dans un navigateur.</translation>
    </message>
    <message>
        <source>The stream was interrupted.</source>
        <translation>Le flux a été interrompu.</translation>
    </message>
    <message>
        <source>The streaming server’s data can’t be played.</source>
        <translation>Les données du serveur de streaming ne peuvent pas être lues.</translation>
    </message>
    <message>
        <source>This computer doesn’t have the codec this video needs.</source>
        <translation>Cet ordinateur ne dispose pas du codec nécessaire à cette vidéo.</translation>
    </message>
    <message>
        <source>Playback needs system libraries that are missing on this computer, such as libpulse.</source>
        <translation>La lecture nécessite des bibliothèques système absentes de cet ordinateur, comme libpulse.</translation>
    </message>
    <message>
        <source>Loading stream…</source>
        <translation>Chargement du flux…</translation>
    </message>
    <message>
        <source>Playing an MP4 file, with the video’s original sound only.</source>
        <translation>Lecture d’un fichier MP4, avec le son d’origine de la vidéo uniquement.</translation>
    </message>
    <message>
        <source>This computer can’t show the picture. The sound is playing.</source>
        <translation>Cet ordinateur ne peut pas afficher l’image. Le son est lu.</translation>
    </message>
    <message>
        <source>{name} isn’t in the stream. You hear the sound chosen in the menu.</source>
        <translation>La piste {name} n’est pas dans le flux. Vous entendez le son choisi dans le menu.</translation>
    </message>
    <message>
        <source>Original sound</source>
        <translation>Son d’origine</translation>
    </message>
    <message>
        <source>{name} ({language})</source>
        <translation>{name} ({language})</translation>
    </message>
    <message>
        <source>Sound {number}</source>
        <translation>Son {number}</translation>
    </message>
</context>
<context>
    <name>PreviewModel</name>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Waiting to be deleted</source>
        <translation>En attente de suppression</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Sauvegarde…</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>Vérification… {time}</translation>
    </message>
    <message>
        <source>Not deleted: {reason}</source>
        <translation>Non supprimée&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Deletion not confirmed</source>
        <translation>Suppression non confirmée</translation>
    </message>
    <message>
        <source>Delete without backup</source>
        <translation>Supprimer sans sauvegarde</translation>
    </message>
    <message>
        <source>{name} deleted</source>
        <translation>Piste {name} supprimée</translation>
    </message>
    <message>
        <source>{name} was already removed</source>
        <translation>La piste {name} était déjà retirée</translation>
    </message>
    <message>
        <source>Deletion of {name} not confirmed</source>
        <translation>Suppression de {name} non confirmée</translation>
    </message>
    <message>
        <source>{name} was not deleted: {reason}</source>
        <extracomment>{reason} is a sentence that begins with a capital letter.</extracomment>
        <translation>La piste {name} n’a pas été supprimée&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>DatoCMS confirmed the deletion at {time}</source>
        <translation>DatoCMS a confirmé la suppression à {time}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}&#xa0;s</translation>
    </message>
    <message>
        <source>job {id}</source>
        <extracomment>A fact in a list: the identifier of DatoCMS’s job.</extracomment>
        <translation>tâche {id}</translation>
    </message>
    <message>
        <source>Confirmed deleted at {time}</source>
        <translation>Suppression confirmée à {time}</translation>
    </message>
    <message>
        <source>The track was already removed</source>
        <translation>La piste était déjà retirée</translation>
    </message>
    <message>
        <source>Somebody else removed it, or it was deleted earlier.</source>
        <translation>Quelqu’un d’autre l’a retirée, ou elle avait été supprimée auparavant.</translation>
    </message>
    <message>
        <source>one of many: the list of tracks no longer shows it</source>
        <translation>une parmi de nombreuses pistes&#xa0;: la liste ne la contient plus</translation>
    </message>
    <message>
        <source>DatoCMS’s reply was lost, but the track is no longer listed</source>
        <translation>La réponse de DatoCMS s’est perdue, mais la piste ne figure plus dans la liste</translation>
    </message>
    <message>
        <source>DatoCMS’s job reported an error, but the track is no longer listed</source>
        <translation>La tâche de DatoCMS a signalé une erreur, mais la piste ne figure plus dans la liste</translation>
    </message>
    <message>
        <source>DatoCMS’s job reported an error ({code}), but the track is no longer listed</source>
        <translation>La tâche de DatoCMS a signalé une erreur ({code}), mais la piste ne figure plus dans la liste</translation>
    </message>
    <message>
        <source>Deleting… {time}, DatoCMS isn’t responding right now</source>
        <translation>Suppression… {time}, DatoCMS ne répond pas pour le moment</translation>
    </message>
    <message>
        <source>Deleting… {time}, much slower than usual</source>
        <translation>Suppression… {time}, bien plus lente que d’habitude</translation>
    </message>
    <message>
        <source>Deleting… {time}, slower than usual</source>
        <translation>Suppression… {time}, plus lente que d’habitude</translation>
    </message>
    <message>
        <source>Deleting… {time}</source>
        <translation>Suppression… {time}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln polls</source>
        <translation>
            <numerusform>%Ln interrogation</numerusform>
            <numerusform>%Ln interrogations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProjectController</name>
    <message>
        <source>Recent videos</source>
        <translation>Vidéos récentes</translation>
    </message>
    <message>
        <source>Wait for the running deletions to finish before you switch.</source>
        <translation>Attendez la fin des suppressions en cours avant de changer.</translation>
    </message>
</context>
<context>
    <name>ProjectHeader</name>
    <message>
        <source>primary</source>
        <translation>principal</translation>
    </message>
    <message>
        <source>{seen}. Refreshing – you can delete once the tracks are up to date.</source>
        <extracomment>{seen} is such as “Seen 3 hours ago”.</extracomment>
        <translation>{seen}. Actualisation en cours&#xa0;: vous pourrez supprimer dès que les pistes seront à jour.</translation>
    </message>
</context>
<context>
    <name>ProjectMenu</name>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projets</translation>
    </message>
    <message>
        <source>{project} · {id}</source>
        <translation>{project} · {id}</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Environnements</translation>
    </message>
    <message>
        <source>{environment} · primary</source>
        <translation>{environment} · principal</translation>
    </message>
    <message>
        <source>{environment} · sandbox, read-only</source>
        <translation>{environment} · bac à sable, lecture seule</translation>
    </message>
    <message>
        <source>Read-only mode</source>
        <translation>Mode lecture seule</translation>
    </message>
    <message>
        <source>Add project…</source>
        <translation>Ajouter un projet…</translation>
    </message>
    <message>
        <source>Sign out of {project}…</source>
        <extracomment>{project} is in quotation marks.</extracomment>
        <translation>Se déconnecter de {project}…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Paramètres…</translation>
    </message>
    <message>
        <source>Signed in as {name}</source>
        <translation>Connecté en tant que {name}</translation>
    </message>
</context>
<context>
    <name>ProjectPage</name>
    <message>
        <source>All tracks</source>
        <translation>Toutes les pistes</translation>
    </message>
    <message>
        <source>Back to the videos</source>
        <translation>Retour aux vidéos</translation>
    </message>
    <message>
        <source>All tracks of the project</source>
        <translation>Toutes les pistes du projet</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Couverture</translation>
    </message>
    <message>
        <source>Search all subtitles</source>
        <translation>Rechercher dans tous les sous-titres</translation>
    </message>
</context>
<context>
    <name>ProjectSwitcher</name>
    <message>
        <source>Projects, environments and settings</source>
        <translation>Projets, environnements et paramètres</translation>
    </message>
</context>
<context>
    <name>QualityController</name>
    <message>
        <source>Export findings</source>
        <translation>Exporter les anomalies</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Classeurs Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Piste</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID de la piste</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Cues</source>
        <translation>Sous-titres</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Anomalie</translation>
    </message>
    <message>
        <source>Findings exported to {file}.</source>
        <translation>Anomalies exportées vers {file}.</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>principal</translation>
    </message>
</context>
<context>
    <name>QueryModel</name>
    <message>
        <source>All videos</source>
        <translation>Vidéos</translation>
    </message>
    <message>
        <source>Recent videos</source>
        <translation>Vidéos récentes</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Résultats de la recherche</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Enregistrer cette vue</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Enregistrer la vue</translation>
    </message>
    <message>
        <source>Rename this view</source>
        <translation>Renommer cette vue</translation>
    </message>
    <message>
        <source>Rename view</source>
        <translation>Renommer la vue</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>QueueWording</name>
    <message>
        <source>Review</source>
        <translation>Revue</translation>
    </message>
    <message>
        <source>{name} (part {number} of {parts})</source>
        <extracomment>A review of which somebody got one of several parts.</extracomment>
        <translation>{name} (partie {number} sur {parts})</translation>
    </message>
    <message>
        <source>The file is part {number} of {parts} of {name}.</source>
        <extracomment>One of the parts a review was split into; {name} is the review’s, in quotation marks.</extracomment>
        <translation>Le fichier est la partie {number} sur {parts} de {name}.</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Quelqu’un</translation>
    </message>
    <message numerus="yes">
        <source>{decided} of %Ln decided</source>
        <extracomment>{decided} is a number, of tracks.</extracomment>
        <translation>
            <numerusform>{decided} sur %Ln traitée</numerusform>
            <numerusform>{decided} sur %Ln traitées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflicts</source>
        <translation>
            <numerusform>%Ln conflit</numerusform>
            <numerusform>%Ln conflits</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: {decision}</source>
        <extracomment>A person and the decision that person made.</extracomment>
        <translation>{name}&#xa0;: {decision}</translation>
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
        <translation>Revues</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Ouvrir un fichier…</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>Enregistrer dans un fichier…</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>Diviser…</translation>
    </message>
    <message>
        <source>Statistics…</source>
        <translation>Statistiques…</translation>
    </message>
    <message>
        <source>Delete review…</source>
        <translation>Supprimer la revue…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Select a review first.</source>
        <translation>Sélectionnez d’abord une revue.</translation>
    </message>
    <message>
        <source>For a colleague, who decides or approves and sends a file back</source>
        <translation>Pour un collègue, qui décide ou approuve et renvoie un fichier</translation>
    </message>
    <message>
        <source>One file for each of several people</source>
        <translation>Un fichier par personne</translation>
    </message>
    <message>
        <source>Counts the decisions; saves them with notes and reasons</source>
        <translation>Compte les décisions&#x202f;; les enregistre avec notes et motifs</translation>
    </message>
    <message>
        <source>Remove it from this computer; trackman asks first</source>
        <translation>La retirer de cet ordinateur&#x202f;; trackman demande d’abord confirmation</translation>
    </message>
    <message>
        <source>Go on where it was left</source>
        <translation>Continuer là où la revue en était</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Look at decisions</source>
        <translation>Voir les décisions</translation>
    </message>
    <message>
        <source>{action}: {name}</source>
        <translation>{action}&#xa0;: {name}</translation>
    </message>
    <message>
        <source>A review or decisions that somebody saved with trackman</source>
        <translation>Une revue ou des décisions que quelqu’un a enregistrées avec trackman</translation>
    </message>
    <message>
        <source>Close; every decision is kept</source>
        <translation>Fermer&#x202f;; toutes les décisions sont conservées</translation>
    </message>
    <message>
        <source>No reviews yet</source>
        <translation>Aucune revue pour l’instant</translation>
    </message>
    <message>
        <source>Select tracks and choose Review to judge them one after another, or open a file that somebody sent you.</source>
        <translation>Sélectionnez des pistes et choisissez «&#xa0;Passer en revue&#xa0;» pour les évaluer une à une, ou ouvrez un fichier que quelqu’un vous a envoyé.</translation>
    </message>
</context>
<context>
    <name>QueuesModel</name>
    <message>
        <source>Review</source>
        <translation>Revue</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Décisions</translation>
    </message>
    <message>
        <source>Made</source>
        <extracomment>Title of a column: by whom and when a review was made.</extracomment>
        <translation>Création</translation>
    </message>
    <message>
        <source>Last decision</source>
        <extracomment>Title of a column: when somebody last decided.</extracomment>
        <translation>Dernière décision</translation>
    </message>
</context>
<context>
    <name>RawAnswer</name>
    <message>
        <source>Raw response</source>
        <translation>Réponse brute</translation>
    </message>
    <message>
        <source>Copy raw response</source>
        <translation>Copier la réponse brute</translation>
    </message>
    <message>
        <source>Raw DatoCMS response</source>
        <translation>Réponse brute de DatoCMS</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Reason (optional)</source>
        <translation>Motif (facultatif)</translation>
    </message>
</context>
<context>
    <name>ReceivedDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Nothing new in {name}</source>
        <translation>Rien de nouveau dans {name}</translation>
    </message>
    <message>
        <source>Everything in this file is here already.</source>
        <translation>Tout le contenu de ce fichier est déjà là.</translation>
    </message>
    <message>
        <source>Add to {name}?</source>
        <translation>Ajouter à {name}&#x202f;?</translation>
    </message>
    <message>
        <source>What is new is added to your review. No decision of yours is lost, and nothing is deleted by it.</source>
        <translation>Ce qui est nouveau est ajouté à votre revue. Aucune de vos décisions n’est perdue, et rien n’est supprimé.</translation>
    </message>
    <message>
        <source>Add the review {name}?</source>
        <translation>Ajouter la revue {name}&#x202f;?</translation>
    </message>
    <message>
        <source>It is added to your reviews. Nothing is deleted by it.</source>
        <translation>Elle est ajoutée à vos revues. Rien n’est supprimé.</translation>
    </message>
    <message>
        <source>Saved by</source>
        <translation>Enregistrée par</translation>
    </message>
    <message numerus="yes">
        <source>{tracks}, %Ln of them new</source>
        <extracomment>{tracks} is a number of tracks; the other number is how many of them are new.</extracomment>
        <translation>
            <numerusform>{tracks}, dont %Ln nouvelle</numerusform>
            <numerusform>{tracks}, dont %Ln nouvelles</numerusform>
        </translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Pistes</translation>
    </message>
    <message>
        <source>New decisions</source>
        <translation>Nouvelles décisions</translation>
    </message>
    <message>
        <source>New notes</source>
        <translation>Nouvelles notes</translation>
    </message>
    <message>
        <source>Decisions taken back</source>
        <translation>Décisions annulées</translation>
    </message>
    <message>
        <source>New approvals and refusals</source>
        <translation>Nouvelles approbations et nouveaux refus</translation>
    </message>
    <message>
        <source>Decisions carried out</source>
        <translation>Décisions appliquées</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>Déjà là</translation>
    </message>
    <message>
        <source>The file was changed after trackman saved it. What is new in it is marked, and no approval in it releases a deletion. Ask for the file as it was saved.</source>
        <translation>Le fichier a été modifié après son enregistrement par trackman. Ce qui y est nouveau est marqué, et aucune approbation qu’il contient n’autorise de suppression. Demandez le fichier tel qu’il a été enregistré.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln records are here with other content. What was not changed by hand counts.</source>
        <translation>
            <numerusform>%Ln entrée existe ici avec un autre contenu. Celle qui n’a pas été modifiée à la main fait foi.</numerusform>
            <numerusform>%Ln entrées existent ici avec un autre contenu. Celles qui n’ont pas été modifiées à la main font foi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln records are about tracks this review doesn’t have. They are kept, and count once a file with these tracks is added.</source>
        <translation>
            <numerusform>%Ln entrée porte sur des pistes absentes de cette revue. Elle est conservée et comptera dès qu’un fichier avec ces pistes sera ajouté.</numerusform>
            <numerusform>%Ln entrées portent sur des pistes absentes de cette revue. Elles sont conservées et compteront dès qu’un fichier avec ces pistes sera ajouté.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are decided differently. They stay undecided until somebody decides again:</source>
        <translation>
            <numerusform>%Ln piste a des décisions divergentes. Elle reste sans décision jusqu’à ce que quelqu’un décide à nouveau&#xa0;:</numerusform>
            <numerusform>%Ln pistes ont des décisions divergentes. Elles restent sans décision jusqu’à ce que quelqu’un décide à nouveau&#xa0;:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>Et %Ln autre.</numerusform>
            <numerusform>Et %Ln autres.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Adds what is new; what is here stays</source>
        <translation>Ajoute ce qui est nouveau&#x202f;; ce qui est ici reste</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>RecentVideos</name>
    <message>
        <source>Opening…</source>
        <translation>Ouverture…</translation>
    </message>
</context>
<context>
    <name>RecordLinks</name>
    <message>
        <source>DatoCMS didn’t say where this record is.</source>
        <translation>DatoCMS n’a pas indiqué où se trouve cet enregistrement.</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln more records</source>
        <translation>
            <numerusform>Afficher %Ln autre enregistrement</numerusform>
            <numerusform>Afficher %Ln autres enregistrements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryController</name>
    <message>
        <source>Settings and drafts aren’t kept either. The data folder is {folder}.</source>
        <translation>Les paramètres et les brouillons ne sont pas conservés non plus. Dossier de données&#xa0;: {folder}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations finished.</source>
        <translation>
            <numerusform>%Ln opération est terminée.</numerusform>
            <numerusform>%Ln opérations sont terminées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only {size} are free on the disk with trackman’s data folder, {folder}. Backups need room, and no subtitles are deleted without one: make some free.</source>
        <translation>Il ne reste que {size} de libre sur le disque du dossier de données de trackman, {folder}. Les sauvegardes prennent de la place, et aucun sous-titre n’est supprimé sans sauvegarde&#xa0;: libérez de l’espace.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier deletions haven’t been done since.</source>
        <translation>
            <numerusform>%Ln suppression antérieure n’a pas été effectuée depuis.</numerusform>
            <numerusform>%Ln suppressions antérieures n’ont pas été effectuées depuis.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations did not happen.</source>
        <translation>
            <numerusform>%Ln opération n’a pas eu lieu.</numerusform>
            <numerusform>%Ln opérations n’ont pas eu lieu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations are not confirmed yet.</source>
        <translation>
            <numerusform>%Ln opération n’est pas encore confirmée.</numerusform>
            <numerusform>%Ln opérations ne sont pas encore confirmées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions hadn’t been sent.</source>
        <translation>
            <numerusform>%Ln suppression n’avait pas été envoyée.</numerusform>
            <numerusform>%Ln suppressions n’avaient pas été envoyées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations hadn’t been sent and were cancelled.</source>
        <translation>
            <numerusform>%Ln opération n’avait pas été envoyée et a été annulée.</numerusform>
            <numerusform>%Ln opérations n’avaient pas été envoyées et ont été annulées.</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman closed while work was running.</source>
        <translation>trackman s’est fermé alors que du travail était en cours.</translation>
    </message>
    <message>
        <source>{name} was not replaced; the old track is kept.</source>
        <translation>La piste {name} n’a pas été remplacée&#x202f;; l’ancienne piste est conservée.</translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message>
        <source>Find and replace</source>
        <translation>Rechercher et remplacer</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Remplacer par</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Respecter la casse</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Mots entiers</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Tout cocher</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Tout décocher</translation>
    </message>
    <message>
        <source>Tick this track</source>
        <translation>Cocher cette piste</translation>
    </message>
    <message>
        <source>Untick this track</source>
        <translation>Décocher cette piste</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Publier…</translation>
    </message>
    <message numerus="yes">
        <source>In the %Ln tracks that the search found</source>
        <translation>
            <numerusform>Dans la %Ln piste trouvée par la recherche</numerusform>
            <numerusform>Dans les %Ln pistes trouvées par la recherche</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking… {done} of {total} tracks</source>
        <translation>Recherche… {done} pistes sur {total}</translation>
    </message>
    <message>
        <source>Reading the texts… {done} of {total}</source>
        <translation>Lecture des textes… {done} sur {total}</translation>
    </message>
    <message>
        <source>Activity shows each track.</source>
        <translation>L’activité montre chaque piste.</translation>
    </message>
    <message>
        <source>No changes</source>
        <translation>Aucune modification</translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes</source>
        <translation>
            <numerusform>%Ln modification</numerusform>
            <numerusform>%Ln modifications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln piste</numerusform>
            <numerusform>%Ln pistes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln vidéo</numerusform>
            <numerusform>%Ln vidéos</numerusform>
        </translation>
    </message>
    <message>
        <source>{changes} in {tracks} of {videos}</source>
        <extracomment>Such as “38 changes in 12 tracks of 9 videos”.</extracomment>
        <translation>{changes} dans {tracks} de {videos}</translation>
    </message>
    <message>
        <source>What is to be found?</source>
        <translation>Que faut-il rechercher&#x202f;?</translation>
    </message>
    <message>
        <source>Type the words, and what shall stand in their place.</source>
        <translation>Saisissez les mots, et ce qui doit être à leur place.</translation>
    </message>
    <message>
        <source>Nothing to replace</source>
        <translation>Rien à remplacer</translation>
    </message>
    <message>
        <source>None of the tracks that the search found holds exactly this, or it would stay as it is. To look in other tracks, close this and search for something else.</source>
        <translation>Aucune des pistes trouvées par la recherche ne contient exactement ceci, ou rien ne changerait. Pour chercher dans d’autres pistes, fermez et cherchez autre chose.</translation>
    </message>
    <message>
        <source>Wait until the texts are looked through.</source>
        <translation>Attendez que les textes soient parcourus.</translation>
    </message>
    <message>
        <source>Tick a change first.</source>
        <translation>Cochez d’abord une modification.</translation>
    </message>
    <message numerus="yes">
        <source>Publish %Ln tracks…</source>
        <translation>
            <numerusform>Publier %Ln piste…</numerusform>
            <numerusform>Publier %Ln pistes…</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman asks once more</source>
        <translation>trackman demande encore une fois</translation>
    </message>
    <message>
        <source>There are no changes to tick.</source>
        <translation>Il n’y a aucune modification à cocher.</translation>
    </message>
    <message>
        <source>Wait until the changes are published.</source>
        <translation>Attendez que les modifications soient publiées.</translation>
    </message>
    <message>
        <source>Finds exactly this within a cue; tags are left alone.</source>
        <translation>Trouve exactement ceci dans un sous-titre&#x202f;; les balises restent telles quelles.</translation>
    </message>
    <message>
        <source>Stands in its place; empty takes the words out.</source>
        <translation>Prend sa place&#x202f;; vide, retire les mots.</translation>
    </message>
    <message>
        <source>Tell capitals and small letters apart</source>
        <translation>Distinguer majuscules et minuscules</translation>
    </message>
    <message>
        <source>Find no parts of words</source>
        <translation>Ne pas trouver de parties de mots</translation>
    </message>
    <message>
        <source>Make every change in the list</source>
        <translation>Faire toutes les modifications de la liste</translation>
    </message>
    <message>
        <source>Untick every change, to tick only a few</source>
        <translation>Décocher toutes les modifications, pour n’en cocher que quelques-unes</translation>
    </message>
    <message>
        <source>Make every change of the track that is selected</source>
        <translation>Faire toutes les modifications de la piste sélectionnée</translation>
    </message>
    <message>
        <source>Leave the track that is selected as it is</source>
        <translation>Laisser la piste sélectionnée telle quelle</translation>
    </message>
    <message>
        <source>Close; nothing more is published</source>
        <translation>Fermer&#x202f;; rien de plus n’est publié</translation>
    </message>
</context>
<context>
    <name>ReplaceModel</name>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Piste</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Found</source>
        <extracomment>Title of a column: the text of the cue as it is.</extracomment>
        <translation>Trouvé</translation>
    </message>
    <message>
        <source>Replaced</source>
        <extracomment>Title of a column: the text of the cue as it will be.</extracomment>
        <translation>Remplacé</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>cochée</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>non cochée</translation>
    </message>
</context>
<context>
    <name>ReplaceTable</name>
    <message>
        <source>Changes</source>
        <translation>Modifications</translation>
    </message>
</context>
<context>
    <name>ReplacementController</name>
    <message>
        <source>It’s too late to cancel. Wait until it has finished, then undo it.</source>
        <translation>Il est trop tard pour annuler. Attendez la fin, puis annulez le remplacement.</translation>
    </message>
    <message>
        <source>{name} is being changed already.</source>
        <translation>La piste {name} est déjà en cours de modification.</translation>
    </message>
</context>
<context>
    <name>ReplacementWording</name>
    <message>
        <source>Replaced</source>
        <translation>Remplacée</translation>
    </message>
    <message>
        <source>Replaced, under the name {name}</source>
        <translation>Remplacée, sous le nom {name}</translation>
    </message>
    <message>
        <source>Replaced; {name} is still there</source>
        <translation>Remplacée&#x202f;; {name} est toujours là</translation>
    </message>
    <message>
        <source>Not replaced: {reason}</source>
        <translation>Non remplacée&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Replacement not confirmed</source>
        <translation>Remplacement non confirmé</translation>
    </message>
    <message>
        <source>{name} was not replaced: {reason}</source>
        <translation>La piste {name} n’a pas été remplacée&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{name} replaced</source>
        <translation>Piste {name} remplacée</translation>
    </message>
    <message>
        <source>{name} replaced; colours, places or other styling were lost</source>
        <translation>Piste {name} remplacée&#x202f;; des couleurs, des positions ou d’autres éléments de style ont été perdus</translation>
    </message>
    <message>
        <source>{name} replaced, but the new track is called {new}, because its own name couldn’t be given: {reason}</source>
        <translation>Piste {name} remplacée, mais la nouvelle piste s’appelle {new}, car son nom n’a pas pu lui être donné&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{name} replaced, but {left} couldn’t be removed: {reason}</source>
        <translation>Piste {name} remplacée, mais {left} n’a pas pu être retirée&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was replaced</source>
        <translation>Le remplacement de la piste {name} n’est pas confirmé</translation>
    </message>
    <message>
        <source>Waiting to be replaced</source>
        <translation>En attente de remplacement</translation>
    </message>
    <message>
        <source>Uploading the new track… {time}</source>
        <translation>Envoi de la nouvelle piste… {time}</translation>
    </message>
    <message>
        <source>Preparing the new track… {time}</source>
        <translation>Préparation de la nouvelle piste… {time}</translation>
    </message>
    <message>
        <source>Adding the new track… {time}</source>
        <translation>Ajout de la nouvelle piste… {time}</translation>
    </message>
    <message>
        <source>Deleting the old track… {time}</source>
        <translation>Suppression de l’ancienne piste… {time}</translation>
    </message>
    <message>
        <source>Naming the new track… {time}</source>
        <translation>Attribution du nom à la nouvelle piste… {time}</translation>
    </message>
    <message>
        <source>Tidying up… {time}</source>
        <translation>Nettoyage… {time}</translation>
    </message>
    <message>
        <source>Keeping the old track… {time}</source>
        <translation>Conservation de l’ancienne piste… {time}</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Copy all of the text</source>
        <translation>Copier tout le texte</translation>
    </message>
    <message>
        <source>Collecting…</source>
        <translation>Collecte…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
</context>
<context>
    <name>ReportWording</name>
    <message>
        <source>Subtitles</source>
        <translation>Sous-titres</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <extracomment>A share in percent.</extracomment>
        <translation>{percent}&#xa0;%</translation>
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
        <translation>Suppression</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restauration</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajout</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Génération</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacement</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>Primary environment</source>
        <translation>Environnement principal</translation>
    </message>
    <message>
        <source>Made on</source>
        <extracomment>Before the day on which a report was made.</extracomment>
        <translation>Créé le</translation>
    </message>
    <message>
        <source>State of</source>
        <extracomment>Before the day of which the information is.</extracomment>
        <translation>Données du</translation>
    </message>
    <message>
        <source>Never read as a whole</source>
        <translation>Jamais lu en entier</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Vidéos</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>ID de la vidéo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Utilisation</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>No language</source>
        <translation>Aucune langue</translation>
    </message>
    <message>
        <source>What is not known</source>
        <translation>Ce qui n’est pas connu</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Languages of all videos</source>
        <translation>Langues de toutes les vidéos</translation>
    </message>
    <message>
        <source>By language</source>
        <translation>Par langue</translation>
    </message>
    <message>
        <source>By video</source>
        <translation>Par vidéo</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Sous-titres pour malentendants</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>En erreur</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>En préparation</translation>
    </message>
    <message>
        <source>Nothing</source>
        <extracomment>Title of a column: videos with nothing in a language.</extracomment>
        <translation>Rien</translation>
    </message>
    <message>
        <source>Used in records</source>
        <translation>Utilisée dans des enregistrements</translation>
    </message>
    <message>
        <source>{subtitles} = subtitles, {captions} = closed captions, {audio} = audio, {errored} = errored, {preparing} = being prepared, ? = not read yet, – = nothing.</source>
        <translation>{subtitles} = sous-titres, {captions} = sous-titres pour malentendants, {audio} = audio, {errored} = en erreur, {preparing} = en préparation,&#x202f;? = pas encore lue, – = rien.</translation>
    </message>
    <message>
        <source>A video counts once in each column that is true of it. Subtitles include closed captions; only tracks that are ready count as subtitles, closed captions or audio.</source>
        <translation>Une vidéo compte une fois dans chaque colonne qui lui correspond. Les sous-titres comprennent les sous-titres pour malentendants&#x202f;; seules les pistes prêtes comptent comme sous-titres, sous-titres pour malentendants ou audio.</translation>
    </message>
    <message>
        <source>Accessibility report: captions of videos</source>
        <translation>Rapport d’accessibilité&#xa0;: sous-titres pour malentendants des vidéos</translation>
    </message>
    <message>
        <source>Language of the videos</source>
        <translation>Langue des vidéos</translation>
    </message>
    <message>
        <source>{language}</source>
        <extracomment>Only the name of a language.</extracomment>
        <translation>{language}</translation>
    </message>
    <message>
        <source>That of their audio tracks; {language} where a video has none</source>
        <translation>Celle de leurs pistes audio&#x202f;; pour les vidéos qui n’en ont pas&#xa0;: {language}</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Videos with ready closed captions in their language: {captioned} of {videos} ({share}).</source>
        <translation>Vidéos avec des sous-titres pour malentendants prêts dans leur langue&#xa0;: {captioned} sur {videos} ({share}).</translation>
    </message>
    <message>
        <source>No video is known.</source>
        <translation>Aucune vidéo connue.</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Norme</translation>
    </message>
    <message>
        <source>Web Content Accessibility Guidelines (WCAG) 2.2, success criterion 1.2.2 Captions (Prerecorded), level A. W3C Recommendation of 5 October 2023, updated on 12 December 2024: {address}</source>
        <translation>Web Content Accessibility Guidelines (WCAG) 2.2, critère de succès 1.2.2 «&#xa0;Sous-titres (pré-enregistrés)&#xa0;», niveau A. Recommandation du W3C du 5 octobre 2023, mise à jour le 12 décembre 2024&#xa0;: {address}</translation>
    </message>
    <message>
        <source>EN 301 549 V3.2.1 (2021-03), clause 9.1.2.2 Captions (prerecorded), the harmonised European standard. It takes the criterion unchanged from WCAG 2.1: {address}</source>
        <translation>EN 301 549 V3.2.1 (2021-03), article 9.1.2.2 «&#xa0;Sous-titres (pré-enregistrés)&#xa0;», la norme européenne harmonisée. Elle reprend sans changement le critère des WCAG 2.1&#xa0;: {address}</translation>
    </message>
    <message>
        <source>A law names the edition that applies. Newer editions may exist; check which one is binding for you.</source>
        <translation>C’est la loi qui indique l’édition applicable. Il peut exister des éditions plus récentes&#x202f;; vérifiez laquelle vous est imposée.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>A video counts as captioned if it has a ready subtitle track in its language that is marked as closed captions. The country of a language does not matter, its script does.</source>
        <translation>Une vidéo compte comme sous-titrée pour malentendants si elle a, dans sa langue, une piste de sous-titres prête et marquée comme sous-titres pour malentendants. Le pays d’une langue ne compte pas, son écriture oui.</translation>
    </message>
    <message>
        <source>{language} was taken for the language of every video.</source>
        <translation>Langue retenue pour toutes les vidéos&#xa0;: {language}.</translation>
    </message>
    <message>
        <source>The language of a video is that of its audio tracks; with several, each of them needs captions. For videos without audio tracks {language} was taken. Videos with audio tracks: {videos}.</source>
        <translation>La langue d’une vidéo est celle de ses pistes audio&#x202f;; s’il y en a plusieurs, chacune exige des sous-titres pour malentendants. Langue retenue pour les vidéos sans piste audio&#xa0;: {language}. Vidéos avec des pistes audio&#xa0;: {videos}.</translation>
    </message>
    <message>
        <source>Subtitles that are not marked as closed captions are listed on their own: they may leave out sounds and speakers, which captions have to tell.</source>
        <translation>Les sous-titres qui ne sont pas marqués comme sous-titres pour malentendants sont listés à part&#xa0;: ils peuvent omettre les sons et les locuteurs, que les sous-titres pour malentendants doivent indiquer.</translation>
    </message>
    <message>
        <source>trackman read the tracks from DatoCMS. Nobody watched the videos for it.</source>
        <translation>trackman a lu les pistes dans DatoCMS. Personne n’a regardé les vidéos pour ce rapport.</translation>
    </message>
    <message>
        <source>Whether a video has sound: DatoCMS does not tell it. A video without sound needs no captions.</source>
        <translation>Si une vidéo a du son&#xa0;: DatoCMS ne l’indique pas. Une vidéo sans son n’exige pas de sous-titres pour malentendants.</translation>
    </message>
    <message>
        <source>In which language a video speaks: DatoCMS lists only audio tracks that were added to a video, not its own sound.</source>
        <translation>Dans quelle langue on parle dans une vidéo&#xa0;: DatoCMS n’indique que les pistes audio ajoutées à une vidéo, pas son propre son.</translation>
    </message>
    <message>
        <source>Whether captions are part of the picture (open captions).</source>
        <translation>Si des sous-titres font partie de l’image (sous-titres incrustés).</translation>
    </message>
    <message>
        <source>Whether captions are complete, correct and in time. A person has to read them with the sound.</source>
        <translation>Si les sous-titres pour malentendants sont complets, exacts et synchrones. Une personne doit les lire en écoutant le son.</translation>
    </message>
    <message>
        <source>Whether a video only repeats what is written beside it: then the criterion makes an exception.</source>
        <translation>Si une vidéo ne fait que répéter ce qui est écrit à côté&#xa0;: le critère prévoit alors une exception.</translation>
    </message>
    <message>
        <source>Which videos are on a website without being used in a record of DatoCMS.</source>
        <translation>Quelles vidéos se trouvent sur un site web sans être utilisées dans un enregistrement de DatoCMS.</translation>
    </message>
    <message>
        <source>Whether the records that use a video are published, where the table says “Used in records”.</source>
        <translation>Si les enregistrements qui utilisent une vidéo sont publiés, là où le tableau indique «&#xa0;Utilisée dans des enregistrements&#xa0;».</translation>
    </message>
    <message>
        <source>What the videos have whose tracks were not read yet. They are in none of the figures. Their number: {videos}.</source>
        <translation>Ce qu’ont les vidéos dont les pistes n’ont pas encore été lues. Elles ne figurent dans aucun des chiffres. Leur nombre&#xa0;: {videos}.</translation>
    </message>
    <message>
        <source>What changed since the tracks were read: the oldest information is of {moment}.</source>
        <translation>Ce qui a changé depuis la lecture des pistes&#xa0;: les données les plus anciennes datent de {moment}.</translation>
    </message>
    <message>
        <source>Videos by use</source>
        <translation>Vidéos par utilisation</translation>
    </message>
    <message>
        <source>Videos without captions in their language</source>
        <translation>Vidéos sans sous-titres pour malentendants dans leur langue</translation>
    </message>
    <message>
        <source>Every video has captions in its language.</source>
        <translation>Chaque vidéo a des sous-titres pour malentendants dans sa langue.</translation>
    </message>
    <message>
        <source>Captions in</source>
        <translation>CC en</translation>
    </message>
    <message>
        <source>Used in published records</source>
        <translation>Utilisée dans des enregistrements publiés</translation>
    </message>
    <message>
        <source>Used only in drafts</source>
        <translation>Utilisée seulement dans des brouillons</translation>
    </message>
    <message>
        <source>Use not known</source>
        <translation>Utilisation inconnue</translation>
    </message>
    <message>
        <source>Not used in records</source>
        <translation>Utilisée dans aucun enregistrement</translation>
    </message>
    <message>
        <source>With captions</source>
        <translation>Avec sous-titres pour malentendants</translation>
    </message>
    <message>
        <source>Only subtitles, not marked as captions</source>
        <translation>Sous-titres seulement, non marqués pour malentendants</translation>
    </message>
    <message>
        <source>Errored or being prepared</source>
        <translation>En erreur ou en préparation</translation>
    </message>
    <message>
        <source>Only in other languages</source>
        <translation>Seulement dans d’autres langues</translation>
    </message>
    <message>
        <source>No subtitles</source>
        <translation>Aucun sous-titre</translation>
    </message>
    <message>
        <source>Moderation report</source>
        <translation>Rapport de modération</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>du {first} au {last}</translation>
    </message>
    <message>
        <source>From {first}</source>
        <extracomment>Such as “From 1 Jun 2026”: a period without an end.</extracomment>
        <translation>à partir du {first}</translation>
    </message>
    <message>
        <source>Until {last}</source>
        <extracomment>Such as “Until 30 Jun 2026”: a period without a beginning.</extracomment>
        <translation>jusqu’au {last}</translation>
    </message>
    <message>
        <source>All that was recorded</source>
        <translation>Tout ce qui a été consigné</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Tous les projets</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Modifications</translation>
    </message>
    <message>
        <source>What</source>
        <extracomment>Title of a column: what was done, such as Delete.</extracomment>
        <translation>Action</translation>
    </message>
    <message>
        <source>Done</source>
        <extracomment>Title of a column: how many were done.</extracomment>
        <translation>Effectuées</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échouées</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>Non confirmées</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulées</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Changes by week</source>
        <translation>Modifications par semaine</translation>
    </message>
    <message>
        <source>Changes by month</source>
        <translation>Modifications par mois</translation>
    </message>
    <message>
        <source>Week from</source>
        <translation>Semaine du</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mois</translation>
    </message>
    <message>
        <source>By reason</source>
        <translation>Par motif</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>Aucun motif indiqué</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>Par personne</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: by whom.</extracomment>
        <translation>Par</translation>
    </message>
    <message>
        <source>By approver</source>
        <translation>Par approbateur</translation>
    </message>
    <message>
        <source>Approved by</source>
        <extracomment>Title of a column: the second person who approved a deletion.</extracomment>
        <translation>Approuvée par</translation>
    </message>
    <message>
        <source>Approved at</source>
        <translation>Approuvée le</translation>
    </message>
    <message>
        <source>By kind of track</source>
        <translation>Par type de piste</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Piste</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>Toutes les modifications</translation>
    </message>
    <message>
        <source>No tracks were changed.</source>
        <translation>Aucune piste n’a été modifiée.</translation>
    </message>
    <message>
        <source>The figures below count what was done; the table above also counts the rest.</source>
        <translation>Les chiffres ci-dessous comptent ce qui a été effectué&#x202f;; le tableau ci-dessus compte aussi le reste.</translation>
    </message>
    <message>
        <source>The report is made of the journal of this computer: it holds what was done with trackman here, and what was imported from other journals. Changes made in DatoCMS or on other computers are not in it.</source>
        <translation>Le rapport est établi à partir du journal de cet ordinateur&#xa0;: il contient ce qui a été fait ici avec trackman et ce qui a été importé d’autres journaux. Les modifications faites dans DatoCMS ou sur d’autres ordinateurs n’y figurent pas.</translation>
    </message>
    <message>
        <source>People are named as their API tokens are. Who shares a token is one person here.</source>
        <translation>Les personnes portent le nom de leur jeton d’API. Celles qui partagent un jeton ne font ici qu’une seule personne.</translation>
    </message>
    <message>
        <source>Others</source>
        <extracomment>Reasons without a line of their own.</extracomment>
        <translation>Autres</translation>
    </message>
    <message>
        <source>Review of tracks</source>
        <translation>Revue de pistes</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revue</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Décisions</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Pistes</translation>
    </message>
    <message>
        <source>Kept</source>
        <extracomment>A decision: the tracks that stay.</extracomment>
        <translation>Gardées</translation>
    </message>
    <message>
        <source>To be deleted</source>
        <translation>À supprimer</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Supprimée</translation>
    </message>
    <message>
        <source>Fixed</source>
        <extracomment>A decision: the tracks whose text was mended.</extracomment>
        <translation>Corrigées</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Reportées</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Sans décision</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <extracomment>Tracks on which several people decided, each otherwise.</extracomment>
        <translation>Décisions divergentes</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Secondes</translation>
    </message>
    <message>
        <source>Seconds per track (median)</source>
        <translation>Secondes par piste (médiane)</translation>
    </message>
    <message>
        <source>Minutes in all</source>
        <translation>Minutes au total</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Anomalies</translation>
    </message>
    <message>
        <source>Released by</source>
        <extracomment>Title of a column: the second person who let a deletion happen.</extracomment>
        <translation>Approuvée par</translation>
    </message>
    <message>
        <source>Refused</source>
        <extracomment>A second person did not let a deletion happen.</extracomment>
        <translation>Refusée</translation>
    </message>
    <message>
        <source>Carried out</source>
        <extracomment>Title of a column: whether a decision was carried out.</extracomment>
        <translation>Appliquée</translation>
    </message>
    <message>
        <source>From a file changed by hand</source>
        <translation>D’un fichier modifié à la main</translation>
    </message>
    <message>
        <source>Name when decided</source>
        <translation>Nom lors de la décision</translation>
    </message>
    <message>
        <source>Status when decided</source>
        <translation>Statut lors de la décision</translation>
    </message>
    <message>
        <source>SHA-256 of the text decided on</source>
        <translation>SHA-256 du texte évalué</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID de la piste</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Toutes les pistes</translation>
    </message>
    <message>
        <source>Times are those a track was on screen until it was decided on, five minutes at most. They tell how long a review takes, and not how well it was done.</source>
        <translation>Les durées sont celles pendant lesquelles une piste est restée à l’écran avant la décision, cinq minutes au plus. Elles indiquent le temps que prend une revue, et non sa qualité.</translation>
    </message>
    <message>
        <source>Decisions that were replaced or taken back are not counted. What happened to a track afterwards is in the history.</source>
        <translation>Les décisions remplacées ou annulées ne sont pas comptées. Ce qu’une piste est devenue ensuite figure dans l’historique.</translation>
    </message>
</context>
<context>
    <name>ReportsController</name>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Pages web (*.html)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Classeurs Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>Save the moderation report</source>
        <translation>Enregistrer le rapport de modération</translation>
    </message>
    <message>
        <source>Report saved to {file}.</source>
        <translation>Rapport enregistré dans {file}.</translation>
    </message>
</context>
<context>
    <name>ResponseWording</name>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>The connection to DatoCMS isn’t secure</source>
        <translation>La connexion à DatoCMS n’est pas sécurisée</translation>
    </message>
    <message>
        <source>DatoCMS can’t be reached</source>
        <translation>DatoCMS n’est pas joignable</translation>
    </message>
    <message>
        <source>The server couldn’t prove that it is DatoCMS, so nothing was sent, not even the token. A proxy or virus scanner that inspects connections can be the cause, or a wrong clock. Ask your network administrator.</source>
        <translation>Le serveur n’a pas pu prouver qu’il est bien DatoCMS&#x202f;; rien n’a donc été envoyé, pas même le jeton. Un proxy ou un antivirus qui inspecte les connexions peut en être la cause, ou une horloge mal réglée. Adressez-vous à votre administrateur réseau.</translation>
    </message>
    <message>
        <source>Nothing was sent. Check your network connection, then try again.</source>
        <translation>Rien n’a été envoyé. Vérifiez votre connexion réseau, puis réessayez.</translation>
    </message>
    <message>
        <source>Nothing was sent: its address wasn’t found. Check that this computer is online, then try again.</source>
        <translation>Rien n’a été envoyé&#xa0;: son adresse est introuvable. Vérifiez que cet ordinateur est en ligne, puis réessayez.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy this computer is set to use doesn’t answer. Check the proxy in the system’s network settings, or the VPN, then try again.</source>
        <translation>Rien n’a été envoyé&#xa0;: le proxy que cet ordinateur doit utiliser ne répond pas. Vérifiez le proxy dans les paramètres réseau du système, ou le VPN, puis réessayez.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy asks for a name and password. Ask your network administrator for them, and set HTTPS_PROXY to http://name:password@proxy:port.</source>
        <translation>Rien n’a été envoyé&#xa0;: le proxy demande un nom et un mot de passe. Demandez-les à votre administrateur réseau, puis donnez à HTTPS_PROXY la valeur http://name:password@proxy:port.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy doesn’t let trackman through. Ask your network administrator to allow this address.</source>
        <translation>Rien n’a été envoyé&#xa0;: le proxy ne laisse pas passer trackman. Demandez à votre administrateur réseau d’autoriser cette adresse.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy doesn’t reach this address. Try again in a few minutes. If it stays like this, tell your network administrator.</source>
        <translation>Rien n’a été envoyé&#xa0;: le proxy n’atteint pas cette adresse. Réessayez dans quelques minutes. Si la situation dure, prévenez votre administrateur réseau.</translation>
    </message>
    <message>
        <source>The server’s certificate has expired, so nothing was sent. Check this computer’s date and time. If they are right, tell your network administrator.</source>
        <translation>Le certificat du serveur a expiré&#x202f;; rien n’a donc été envoyé. Vérifiez la date et l’heure de cet ordinateur. Si elles sont justes, prévenez votre administrateur réseau.</translation>
    </message>
    <message>
        <source>The server’s certificate isn’t valid yet, so nothing was sent. This computer’s date and time are most likely wrong: correct them, then try again.</source>
        <translation>Le certificat du serveur n’est pas encore valide&#x202f;; rien n’a donc été envoyé. La date et l’heure de cet ordinateur sont très probablement fausses&#xa0;: corrigez-les, puis réessayez.</translation>
    </message>
    <message>
        <source>This computer doesn’t trust the authority that signed the server’s certificate, so nothing was sent. A company’s proxy that inspects connections is the usual cause: ask your network administrator to install its certificate on this computer.</source>
        <translation>Cet ordinateur ne reconnaît pas l’autorité qui a signé le certificat du serveur&#x202f;; rien n’a donc été envoyé. La cause habituelle est un proxy d’entreprise qui inspecte les connexions&#xa0;: demandez à votre administrateur réseau d’installer son certificat sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The certificate belongs to another server, so nothing was sent. On guest networks, sign in to the network in a browser first. Otherwise ask your network administrator.</source>
        <translation>Le certificat appartient à un autre serveur&#x202f;; rien n’a donc été envoyé. Sur un réseau pour invités, connectez-vous d’abord au réseau dans un navigateur. Sinon, adressez-vous à votre administrateur réseau.</translation>
    </message>
    <message>
        <source>What answers there has no secure connection to offer, so nothing was sent. A proxy or firewall is in between: ask your network administrator.</source>
        <translation>Ce qui répond à cette adresse ne propose pas de connexion sécurisée&#x202f;; rien n’a donc été envoyé. Un proxy ou un pare-feu s’interpose&#xa0;: adressez-vous à votre administrateur réseau.</translation>
    </message>
    <message>
        <source>DatoCMS’s reply was lost</source>
        <translation>La réponse de DatoCMS s’est perdue</translation>
    </message>
    <message>
        <source>The connection broke before the reply arrived. Try again.</source>
        <translation>La connexion s’est interrompue avant l’arrivée de la réponse. Réessayez.</translation>
    </message>
    <message>
        <source>The reply didn’t come from DatoCMS</source>
        <translation>La réponse ne vient pas de DatoCMS</translation>
    </message>
    <message>
        <source>The reply redirects to another address, and trackman doesn’t send the token there. In hotels and trains, sign in to the network in a web browser first.</source>
        <translation>La réponse redirige vers une autre adresse, à laquelle trackman n’envoie pas le jeton. À l’hôtel ou dans le train, connectez-vous d’abord au réseau dans un navigateur web.</translation>
    </message>
    <message>
        <source>trackman doesn’t understand DatoCMS’s reply</source>
        <translation>trackman ne comprend pas la réponse de DatoCMS</translation>
    </message>
    <message>
        <source>Updating trackman may help. Details are below.</source>
        <translation>Mettre trackman à jour peut aider. Les détails figurent ci-dessous.</translation>
    </message>
    <message>
        <source>A proxy, a network sign-in page or an outage may be the cause. Try again in a minute.</source>
        <translation>Un proxy, une page de connexion au réseau ou une panne peut en être la cause. Réessayez dans une minute.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>Statut HTTP</translation>
    </message>
    <message>
        <source>The file is too large for DatoCMS</source>
        <translation>Le fichier est trop volumineux pour DatoCMS</translation>
    </message>
    <message>
        <source>Its file storage rejected it, and the video is unchanged. Make the file smaller, such as audio in another format.</source>
        <translation>Son stockage de fichiers l’a refusé, et la vidéo reste inchangée. Réduisez la taille du fichier, par exemple en choisissant un autre format audio.</translation>
    </message>
    <message>
        <source>The address for the upload isn’t valid any more</source>
        <translation>L’adresse d’envoi n’est plus valide</translation>
    </message>
    <message>
        <source>It holds for a few minutes only. The video is unchanged. Try again: the file is then uploaded to a new address.</source>
        <translation>Elle n’est valable que quelques minutes. La vidéo reste inchangée. Réessayez&#xa0;: le fichier est alors envoyé à une nouvelle adresse.</translation>
    </message>
    <message>
        <source>DatoCMS’s file storage is busy</source>
        <translation>Le stockage de fichiers de DatoCMS est occupé</translation>
    </message>
    <message>
        <source>The video is unchanged. Try again in a minute.</source>
        <translation>La vidéo reste inchangée. Réessayez dans une minute.</translation>
    </message>
    <message>
        <source>The file couldn’t be uploaded</source>
        <translation>Le fichier n’a pas pu être envoyé</translation>
    </message>
    <message>
        <source>DatoCMS’s file storage rejected the file. The video is unchanged. Try again: the file is then uploaded to a new address.</source>
        <translation>Le stockage de fichiers de DatoCMS a refusé le fichier. La vidéo reste inchangée. Réessayez&#xa0;: le fichier est alors envoyé à une nouvelle adresse.</translation>
    </message>
    <message>
        <source>A second person has to approve this deletion</source>
        <translation>Une seconde personne doit approuver cette suppression</translation>
    </message>
    <message>
        <source>The track has not been deleted. Decide on it in a review; it can be deleted once somebody else has approved that.</source>
        <translation>La piste n’a pas été supprimée. Décidez-en dans une revue&#x202f;; elle pourra être supprimée une fois la décision approuvée par quelqu’un d’autre.</translation>
    </message>
    <message>
        <source>The text was changed after it was decided on</source>
        <translation>Le texte a été modifié après la décision</translation>
    </message>
    <message>
        <source>The track has not been deleted. Decide again, in the review.</source>
        <translation>La piste n’a pas été supprimée. Décidez à nouveau, dans la revue.</translation>
    </message>
    <message>
        <source>DatoCMS hasn’t finished in time</source>
        <translation>DatoCMS n’a pas terminé à temps</translation>
    </message>
    <message>
        <source>The track is still listed after {minutes} min. DatoCMS may still delete it. Trying again checks first, and deletes the track only if it’s still there.</source>
        <translation>La piste figure encore dans la liste après {minutes}&#xa0;min. DatoCMS peut encore la supprimer. Si vous réessayez, trackman vérifie d’abord et ne supprime la piste que si elle est toujours là.</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>No reply came, and the track is still there</source>
        <translation>Aucune réponse n’est arrivée, et la piste est toujours là</translation>
    </message>
    <message>
        <source>trackman kept checking for a minute. Trying again checks first, and deletes the track only if it’s still there.</source>
        <translation>trackman a vérifié pendant une minute. Si vous réessayez, il vérifie d’abord et ne supprime la piste que si elle est toujours là.</translation>
    </message>
</context>
<context>
    <name>RestoreChoice</name>
    <message>
        <source>This entry is no deletion.</source>
        <translation>Cette entrée n’est pas une suppression.</translation>
    </message>
    <message>
        <source>The track was not deleted.</source>
        <translation>La piste n’a pas été supprimée.</translation>
    </message>
    <message>
        <source>The track has already been restored.</source>
        <translation>La piste a déjà été restaurée.</translation>
    </message>
    <message>
        <source>There’s no backup.</source>
        <translation>Il n’y a pas de sauvegarde.</translation>
    </message>
    <message>
        <source>Being restored…</source>
        <translation>Restauration en cours…</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurée</translation>
    </message>
    <message>
        <source>Can be restored</source>
        <translation>Peut être restaurée</translation>
    </message>
    <message>
        <source>The track is already being restored.</source>
        <translation>La piste est déjà en cours de restauration.</translation>
    </message>
    <message>
        <source>No backup: audio can’t be backed up</source>
        <translation>Sans sauvegarde&#xa0;: l’audio ne peut pas être sauvegardé</translation>
    </message>
    <message>
        <source>No backup: it had failed processing</source>
        <translation>Sans sauvegarde&#xa0;: son traitement avait échoué</translation>
    </message>
    <message>
        <source>No backup: it was still being prepared</source>
        <translation>Sans sauvegarde&#xa0;: elle était encore en préparation</translation>
    </message>
    <message>
        <source>No backup: it was deleted without one</source>
        <translation>Sans sauvegarde&#xa0;: aucune n’a été faite lors de la suppression</translation>
    </message>
    <message>
        <source>There’s no backup: audio can’t be backed up.</source>
        <translation>Il n’y a pas de sauvegarde&#xa0;: l’audio ne peut pas être sauvegardé.</translation>
    </message>
    <message>
        <source>There’s no backup: it had failed processing.</source>
        <translation>Il n’y a pas de sauvegarde&#xa0;: son traitement avait échoué.</translation>
    </message>
    <message>
        <source>There’s no backup: it was still being prepared.</source>
        <translation>Il n’y a pas de sauvegarde&#xa0;: elle était encore en préparation.</translation>
    </message>
    <message>
        <source>There’s no backup: it was deleted without one.</source>
        <translation>Il n’y a pas de sauvegarde&#xa0;: aucune n’a été faite lors de la suppression.</translation>
    </message>
</context>
<context>
    <name>RestoreController</name>
    <message>
        <source>{name} belongs to the project {project}. Open that project first.</source>
        <translation>La piste {name} appartient au projet {project}. Ouvrez d’abord ce projet.</translation>
    </message>
    <message>
        <source>Nothing was restored, because these tracks belong to other projects: {tracks}. Restore them from there, or select only tracks of this project.</source>
        <translation>Rien n’a été restauré, car ces pistes appartiennent à d’autres projets&#xa0;: {tracks}. Restaurez-les depuis ces projets, ou sélectionnez uniquement des pistes de ce projet.</translation>
    </message>
    <message>
        <source>{name} ({project})</source>
        <translation>{name} ({project})</translation>
    </message>
    <message>
        <source>{name} is already being restored.</source>
        <translation>La piste {name} est déjà en cours de restauration.</translation>
    </message>
    <message>
        <source>Restore {name} although the video changed?</source>
        <translation>Restaurer {name} bien que la vidéo ait changé&#x202f;?</translation>
    </message>
    <message>
        <source>{video} was replaced or trimmed since the track was deleted. Its subtitles may no longer fit.</source>
        <translation>La vidéo {video} a été remplacée ou raccourcie depuis la suppression de la piste. Ses sous-titres ne conviennent peut-être plus.</translation>
    </message>
    <message>
        <source>Restore anyway</source>
        <translation>Restaurer quand même</translation>
    </message>
</context>
<context>
    <name>RestoreProgress</name>
    <message>
        <source>Restoring {name}…</source>
        <translation>Restauration de {name}…</translation>
    </message>
    <message>
        <source>Restoring tracks… {done} of {total}</source>
        <translation>Restauration des pistes… {done} sur {total}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks restored.</source>
        <translation>
            <numerusform>%Ln piste restaurée sur {total}.</numerusform>
            <numerusform>%Ln pistes restaurées sur {total}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks restored.</source>
        <translation>
            <numerusform>%Ln piste restaurée.</numerusform>
            <numerusform>%Ln pistes restaurées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks couldn’t be verified. See Activity.</source>
        <translation>
            <numerusform>%Ln piste n’a pas pu être vérifiée. Voir Activité.</numerusform>
            <numerusform>%Ln pistes n’ont pas pu être vérifiées. Voir Activité.</numerusform>
        </translation>
    </message>
    <message>
        <source>See Activity for the others.</source>
        <translation>Pour les autres, voir Activité.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln restores were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln restauration a été annulée avant de commencer.</numerusform>
            <numerusform>%Ln restaurations ont été annulées avant de commencer.</numerusform>
        </translation>
    </message>
    <message>
        <source>No tracks were restored.</source>
        <translation>Aucune piste n’a été restaurée.</translation>
    </message>
</context>
<context>
    <name>RestoreProgressWording</name>
    <message>
        <source>Waiting to be restored</source>
        <translation>En attente de restauration</translation>
    </message>
    <message>
        <source>Uploading subtitles… {percent} %</source>
        <translation>Envoi des sous-titres… {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>Vérification… {time}</translation>
    </message>
    <message>
        <source>Restoring… {time}, DatoCMS isn’t responding right now</source>
        <translation>Restauration… {time}, DatoCMS ne répond pas pour le moment</translation>
    </message>
    <message>
        <source>DatoCMS is preparing it… {time}</source>
        <translation>DatoCMS la prépare… {time}</translation>
    </message>
    <message>
        <source>Comparing subtitles… {time}</source>
        <translation>Comparaison des sous-titres… {time}</translation>
    </message>
    <message>
        <source>Restoring… {time}</source>
        <translation>Restauration… {time}</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was restored</source>
        <translation>La restauration de la piste {name} n’est pas confirmée</translation>
    </message>
    <message>
        <source>{name} was not restored: {reason}</source>
        <translation>La piste {name} n’a pas été restaurée&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{name} restored; DatoCMS is still preparing it</source>
        <translation>Piste {name} restaurée&#x202f;; DatoCMS la prépare encore</translation>
    </message>
    <message>
        <source>{name} restored; its subtitles couldn’t be verified</source>
        <translation>Piste {name} restaurée&#x202f;; ses sous-titres n’ont pas pu être vérifiés</translation>
    </message>
    <message>
        <source>{name} restored with identical subtitles</source>
        <translation>Piste {name} restaurée avec des sous-titres identiques</translation>
    </message>
    <message>
        <source>{name} restored with the same words, but colours, places or other styling were lost or changed</source>
        <translation>Piste {name} restaurée avec les mêmes mots, mais des couleurs, des positions ou d’autres éléments de style ont été perdus ou modifiés</translation>
    </message>
    <message>
        <source>{name} restored, but its subtitles differ from the backup: {difference}</source>
        <translation>Piste {name} restaurée, mais ses sous-titres diffèrent de la sauvegarde&#xa0;: {difference}</translation>
    </message>
    <message>
        <source>cue {first}</source>
        <extracomment>A part of a sentence: number of the only cue that differs.</extracomment>
        <translation>sous-titre {first}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues, starting with {first}</source>
        <extracomment>A part of a sentence: how many cues differ, and the number of the first.</extracomment>
        <translation>
            <numerusform>%Ln sous-titre, à partir du numéro {first}</numerusform>
            <numerusform>%Ln sous-titres, à partir du numéro {first}</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore not confirmed</source>
        <translation>Restauration non confirmée</translation>
    </message>
    <message>
        <source>Not restored: {reason}</source>
        <translation>Non restaurée&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Restored; the subtitles couldn’t be verified</source>
        <translation>Restaurée&#x202f;; les sous-titres n’ont pas pu être vérifiés</translation>
    </message>
    <message>
        <source>Restored; the subtitles are identical</source>
        <translation>Restaurée&#x202f;; les sous-titres sont identiques</translation>
    </message>
    <message>
        <source>Restored; same words, styling lost or changed</source>
        <translation>Restaurée&#x202f;; mêmes mots, style perdu ou modifié</translation>
    </message>
    <message>
        <source>Restored; the subtitles differ: {difference}</source>
        <translation>Restaurée&#x202f;; les sous-titres diffèrent&#xa0;: {difference}</translation>
    </message>
</context>
<context>
    <name>RestoreWording</name>
    <message>
        <source>No reply came, and the track isn’t there</source>
        <translation>Aucune réponse n’est arrivée, et la piste n’existe pas</translation>
    </message>
    <message>
        <source>trackman kept checking for a minute. Trying again checks first, and creates the track only if it’s still missing. Its subtitles are kept on this computer.</source>
        <translation>trackman a vérifié pendant une minute. Si vous réessayez, il vérifie d’abord et ne crée la piste que si elle manque toujours. Ses sous-titres sont conservés sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>DatoCMS created the track but couldn’t prepare it</source>
        <translation>DatoCMS a créé la piste mais n’a pas pu la préparer</translation>
    </message>
    <message>
        <source>The track is listed as errored. Delete it there, then try again. Its subtitles are kept on this computer.</source>
        <translation>La piste figure dans la liste comme piste en erreur. Supprimez-la à cet endroit, puis réessayez. Ses sous-titres sont conservés sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID de la piste</translation>
    </message>
    <message>
        <source>Another track is named {name}</source>
        <translation>Une autre piste se nomme {name}</translation>
    </message>
    <message>
        <source>Each subtitle (or audio) track of a video needs its own name. Choose another name, or replace the other track.</source>
        <translation>Chaque piste de sous-titres (ou audio) d’une vidéo doit avoir un nom distinct. Choisissez un autre nom ou remplacez l’autre piste.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>The video was replaced or trimmed meanwhile</source>
        <translation>La vidéo a été remplacée ou raccourcie entre-temps</translation>
    </message>
    <message>
        <source>The subtitles may no longer fit, so nothing was sent. They are kept on this computer.</source>
        <translation>Les sous-titres ne conviennent peut-être plus&#x202f;; rien n’a donc été envoyé. Ils sont conservés sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Go on anyway…</source>
        <translation>Continuer quand même…</translation>
    </message>
    <message>
        <source>The track is already in the video</source>
        <translation>La piste est déjà dans la vidéo</translation>
    </message>
    <message>
        <source>It was restored before, and the restored track is still in the video. No second track was created.</source>
        <translation>Elle avait déjà été restaurée, et la piste restaurée est toujours dans la vidéo. Aucune seconde piste n’a été créée.</translation>
    </message>
    <message>
        <source>trackman closed before the old track was deleted</source>
        <translation>trackman s’est fermé avant la suppression de l’ancienne piste</translation>
    </message>
    <message>
        <source>The new track was removed again. Its subtitles are kept on this computer; you can replace the track again.</source>
        <translation>La nouvelle piste a été retirée. Ses sous-titres sont conservés sur cet ordinateur&#x202f;; vous pouvez remplacer la piste à nouveau.</translation>
    </message>
    <message>
        <source>The new track doesn’t show what was sent</source>
        <translation>La nouvelle piste n’affiche pas ce qui a été envoyé</translation>
    </message>
    <message>
        <source>DatoCMS created it, but its subtitles differ or can’t be read back. It was removed again. Try again, or ask DatoCMS support.</source>
        <translation>DatoCMS l’a créée, mais ses sous-titres diffèrent ou ne peuvent pas être relus. Elle a été retirée. Réessayez ou adressez-vous à l’assistance de DatoCMS.</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
    <message>
        <source>{name} couldn’t be removed again</source>
        <translation>La piste {name} n’a pas pu être retirée</translation>
    </message>
    <message>
        <source>The video now has both the old track and the new one. Delete the new one yourself, or delete the old one if you want to keep the new.</source>
        <translation>La vidéo contient maintenant l’ancienne piste et la nouvelle. Supprimez vous-même la nouvelle, ou l’ancienne si vous voulez garder la nouvelle.</translation>
    </message>
    <message>
        <source>Somebody else replaced the track meanwhile</source>
        <translation>Quelqu’un d’autre a remplacé la piste entre-temps</translation>
    </message>
    <message>
        <source>The video has their track, and yours was removed again. Your subtitles are kept on this computer. Look at the new track, then replace it if you still want to.</source>
        <translation>La vidéo contient la piste de cette personne, et la vôtre a été retirée. Vos sous-titres sont conservés sur cet ordinateur. Examinez la nouvelle piste, puis remplacez-la si vous le souhaitez toujours.</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>Can edit tracks: {answer}. {reason}</source>
        <translation>Peut modifier les pistes&#xa0;: {answer}. {reason}</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>{name}, built into the project</source>
        <translation>{name}, intégré au projet</translation>
    </message>
    <message>
        <source>{name}, role {role}</source>
        <translation>{name}, rôle {role}</translation>
    </message>
    <message>
        <source>{environment} · primary</source>
        <translation>{environment} · principal</translation>
    </message>
    <message>
        <source>The token isn’t allowed to list them.</source>
        <translation>Le jeton n’a pas le droit de les lister.</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %Ln more</source>
        <extracomment>{names} is a list of sandboxes; the others are only counted.</extracomment>
        <translation>
            <numerusform>{names} et %Ln autre</numerusform>
            <numerusform>{names} et %Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Sandboxes (read-only): {names}</source>
        <translation>Bacs à sable (lecture seule)&#xa0;: {names}</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation>Connecté en tant que</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Environnements</translation>
    </message>
    <message>
        <source>Can edit tracks</source>
        <translation>Peut modifier les pistes</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Deleted</source>
        <translation>Supprimée</translation>
    </message>
</context>
<context>
    <name>ReviewChoices</name>
    <message>
        <source>Delete as soon as I decide</source>
        <translation>Supprimer dès que je décide</translation>
    </message>
    <message>
        <source>Delete only what a second person has approved</source>
        <translation>Supprimer seulement ce qu’une seconde personne a approuvé</translation>
    </message>
    <message>
        <source>A second person has to approve deletions first.</source>
        <translation>Une seconde personne doit d’abord approuver les suppressions.</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>Identique au système</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>Your name in reviews</source>
        <translation>Votre nom dans les revues</translation>
    </message>
    <message>
        <source>Stands beside your decisions and notes, also in the files you hand on.</source>
        <translation>Figure à côté de vos décisions et de vos notes, y compris dans les fichiers que vous transmettez.</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Décisions</translation>
    </message>
    <message>
        <source>Otherwise, your deletions wait in a list that you look over first. What can’t be restored waits there in any case.</source>
        <translation>Sinon, vos suppressions attendent dans une liste que vous examinez d’abord. Ce qui ne peut pas être restauré y attend dans tous les cas.</translation>
    </message>
    <message>
        <source>Second approval</source>
        <translation>Seconde approbation</translation>
    </message>
    <message>
        <source>In the primary environment, tracks can then only be deleted from a review, once another person has approved it.</source>
        <translation>Dans l’environnement principal, des pistes ne peuvent alors être supprimées que depuis une revue, après approbation par une autre personne.</translation>
    </message>
</context>
<context>
    <name>ReviewController</name>
    <message>
        <source>There are no tracks to review.</source>
        <translation>Il n’y a aucune piste à passer en revue.</translation>
    </message>
    <message numerus="yes">
        <source>A review holds %Ln tracks at most. It has the first ones.</source>
        <translation>
            <numerusform>Une revue contient au plus %Ln piste. Elle a reçu la première.</numerusform>
            <numerusform>Une revue contient au plus %Ln pistes. Elle a reçu les premières.</numerusform>
        </translation>
    </message>
    <message>
        <source>The fixed text is being published…</source>
        <translation>Publication du texte corrigé…</translation>
    </message>
    <message>
        <source>You haven’t decided anything yet.</source>
        <translation>Vous n’avez encore rien décidé.</translation>
    </message>
    <message>
        <source>Wait until the subtitles are on screen, or skip the track.</source>
        <translation>Attendez que les sous-titres s’affichent, ou reportez la piste.</translation>
    </message>
    <message>
        <source>Enter a reason first. Return then deletes the track.</source>
        <translation>Indiquez d’abord un motif. Entrée supprime ensuite la piste.</translation>
    </message>
    <message>
        <source>This is the last track.</source>
        <translation>C’est la dernière piste.</translation>
    </message>
    <message>
        <source>This is the first track.</source>
        <translation>C’est la première piste.</translation>
    </message>
    <message>
        <source>Decision taken back.</source>
        <translation>Décision annulée.</translation>
    </message>
    <message>
        <source>Nothing was decided: a deletion needs a reason.</source>
        <translation>Rien n’a été décidé&#xa0;: une suppression exige un motif.</translation>
    </message>
    <message>
        <source>The decision was carried out already. Undo takes it back first.</source>
        <translation>La décision a déjà été appliquée. Annulez-la d’abord.</translation>
    </message>
    <message>
        <source>Fixing {name}. The review goes on at {place} when you leave the editor.</source>
        <translation>Correction de {name}. La revue reprendra à la piste {place} quand vous quitterez l’éditeur.</translation>
    </message>
    <message>
        <source>The review waits at {place}.</source>
        <translation>La revue vous attend à la piste {place}.</translation>
    </message>
</context>
<context>
    <name>ReviewEnding</name>
    <message>
        <source>Back to the videos</source>
        <translation>Retour aux vidéos</translation>
    </message>
    <message>
        <source>There are no tracks in this queue</source>
        <translation>Il n’y a aucune piste dans cette revue</translation>
    </message>
    <message>
        <source>Choose tracks among all tracks, by a rule or by a search, to review them.</source>
        <translation>Choisissez des pistes parmi toutes les pistes, par une règle ou par une recherche, pour les passer en revue.</translation>
    </message>
    <message numerus="yes">
        <source>Look over %Ln deletions…</source>
        <translation>
            <numerusform>Examiner %Ln suppression…</numerusform>
            <numerusform>Examiner %Ln suppressions…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Go through %Ln skipped tracks</source>
        <translation>
            <numerusform>Parcourir %Ln piste reportée</numerusform>
            <numerusform>Parcourir %Ln pistes reportées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are decided</source>
        <translation>
            <numerusform>Décision prise pour %Ln piste</numerusform>
            <numerusform>Décision prise pour %Ln pistes</numerusform>
        </translation>
    </message>
    <message>
        <source>All tracks have been looked at</source>
        <translation>Toutes les pistes ont été examinées</translation>
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
        <translation>Note</translation>
    </message>
    <message>
        <source>Return saves it, Escape leaves it.</source>
        <translation>Entrée l’enregistre, Échap l’abandonne.</translation>
    </message>
    <message>
        <source>Return takes it, Down offers reasons.</source>
        <translation>Entrée le valide, la flèche bas propose des motifs.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>What others should know about this track</source>
        <translation>Ce que d’autres doivent savoir de cette piste</translation>
    </message>
</context>
<context>
    <name>ReviewHead</name>
    <message>
        <source>Back to the videos</source>
        <translation>Retour aux vidéos</translation>
    </message>
    <message>
        <source>Previous track</source>
        <translation>Piste précédente</translation>
    </message>
    <message>
        <source>Next track</source>
        <translation>Piste suivante</translation>
    </message>
    <message>
        <source>Decisions…</source>
        <translation>Décisions…</translation>
    </message>
    <message>
        <source>The review has no other tracks.</source>
        <translation>La revue n’a pas d’autres pistes.</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Traitées</translation>
    </message>
    <message>
        <source>Leave the review; it stays as it is</source>
        <translation>Quitter la revue&#x202f;; elle reste telle quelle</translation>
    </message>
    <message>
        <source>Previous track, without deciding</source>
        <translation>Piste précédente, sans décider</translation>
    </message>
    <message>
        <source>Next track, without deciding</source>
        <translation>Piste suivante, sans décider</translation>
    </message>
    <message>
        <source>Look over what was decided, and carry it out</source>
        <translation>Examiner les décisions, et les appliquer</translation>
    </message>
</context>
<context>
    <name>ReviewKeysBar</name>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Keep the track</source>
        <translation>Garder la piste</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Delete the track</source>
        <translation>Supprimer la piste</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Fix the subtitles in the editor, then come back here</source>
        <translation>Corriger les sous-titres dans l’éditeur, puis revenir ici</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Reporter</translation>
    </message>
    <message>
        <source>Leave the track for later</source>
        <translation>Laisser la piste pour plus tard</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Give a reason</source>
        <translation>Indiquer un motif</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Write a note on the track</source>
        <translation>Écrire une note sur la piste</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Undo your last decision and go back to it</source>
        <translation>Annuler votre dernière décision et y revenir</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Anomalie</translation>
    </message>
    <message>
        <source>Go to the next finding</source>
        <translation>Aller à l’anomalie suivante</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Play from the selected cue</source>
        <translation>Lire à partir du sous-titre sélectionné</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Put another language of this video beside the text</source>
        <translation>Placer une autre langue de cette vidéo à côté du texte</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Put a saved version of this track beside the text</source>
        <translation>Placer une version enregistrée de cette piste à côté du texte</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Show what a deletion means, and what was done before</source>
        <translation>Afficher les conséquences d’une suppression, et ce qui a été fait avant</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Review</source>
        <translation>Revue</translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln anomalie</numerusform>
            <numerusform>%Ln anomalies</numerusform>
        </translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Aucune anomalie</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>Nothing was noticed in this text.</source>
        <translation>Rien n’a été remarqué dans ce texte.</translation>
    </message>
</context>
<context>
    <name>ReviewQueuesController</name>
    <message>
        <source>Everything in it could be recovered.</source>
        <translation>Tout son contenu a pu être récupéré.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions and notes could be recovered; others may be missing. Open the files you saved of your reviews to add what is missing.</source>
        <translation>
            <numerusform>%Ln décision ou note a pu être récupérée&#x202f;; d’autres manquent peut-être. Ouvrez les fichiers enregistrés de vos revues pour ajouter ce qui manque.</numerusform>
            <numerusform>%Ln décisions et notes ont pu être récupérées&#x202f;; d’autres manquent peut-être. Ouvrez les fichiers enregistrés de vos revues pour ajouter ce qui manque.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file of your reviews was damaged. {found} The damaged file is kept: {path}</source>
        <translation>Le fichier de vos revues était endommagé. {found} Le fichier endommagé est conservé&#xa0;: {path}</translation>
    </message>
    <message>
        <source>Open a review</source>
        <translation>Ouvrir une revue</translation>
    </message>
    <message>
        <source>Reading {file}…</source>
        <translation>Lecture de {file}…</translation>
    </message>
    <message>
        <source>Adding {file} to your reviews…</source>
        <translation>Ajout de {file} à vos revues…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions approved</source>
        <translation>
            <numerusform>%Ln suppression approuvée</numerusform>
            <numerusform>%Ln suppressions approuvées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions refused</source>
        <translation>
            <numerusform>%Ln suppression refusée</numerusform>
            <numerusform>%Ln suppressions refusées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions wait for approval</source>
        <translation>
            <numerusform>%Ln suppression attend une approbation</numerusform>
            <numerusform>%Ln suppressions attendent une approbation</numerusform>
        </translation>
    </message>
    <message>
        <source>Added to {name}.</source>
        <translation>Ajouté à {name}.</translation>
    </message>
    <message>
        <source>In it now: {found}.</source>
        <extracomment>{found} is such as “2 deletions approved, 1 deletion waits for approval”.</extracomment>
        <translation>Elle contient maintenant&#x202f;: {found}.</translation>
    </message>
    <message>
        <source>Save review as file</source>
        <translation>Enregistrer la revue dans un fichier</translation>
    </message>
    <message>
        <source>Review saved as {file}.</source>
        <translation>Revue enregistrée sous {file}.</translation>
    </message>
    <message>
        <source>Tracks of one video stay together, so this can’t be split.</source>
        <translation>Les pistes d’une même vidéo restent ensemble&#x202f;; cette revue ne peut donc pas être divisée.</translation>
    </message>
    <message>
        <source>Save the parts in</source>
        <translation>Enregistrer les parties dans</translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts saved in {folder}.</source>
        <translation>
            <numerusform>%Ln partie enregistrée dans {folder}.</numerusform>
            <numerusform>%Ln parties enregistrées dans {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions in it are removed as well. They are on this computer only, unless you saved the review as a file. No tracks are deleted.</source>
        <translation>
            <numerusform>%Ln décision qu’elle contient est retirée aussi. Elle n’existe que sur cet ordinateur, sauf si vous avez enregistré la revue dans un fichier. Aucune piste n’est supprimée.</numerusform>
            <numerusform>%Ln décisions qu’elle contient sont retirées aussi. Elles n’existent que sur cet ordinateur, sauf si vous avez enregistré la revue dans un fichier. Aucune piste n’est supprimée.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notes in it are removed as well. They are on this computer only, unless you saved the review as a file. No tracks are deleted.</source>
        <translation>
            <numerusform>%Ln note qu’elle contient est retirée aussi. Elle n’existe que sur cet ordinateur, sauf si vous avez enregistré la revue dans un fichier. Aucune piste n’est supprimée.</numerusform>
            <numerusform>%Ln notes qu’elle contient sont retirées aussi. Elles n’existent que sur cet ordinateur, sauf si vous avez enregistré la revue dans un fichier. Aucune piste n’est supprimée.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is decided in it yet. No tracks are deleted.</source>
        <translation>Elle ne contient encore aucune décision. Aucune piste n’est supprimée.</translation>
    </message>
    <message>
        <source>Delete the review {name}?</source>
        <translation>Supprimer la revue {name}&#x202f;?</translation>
    </message>
    <message>
        <source>Delete review</source>
        <translation>Supprimer la revue</translation>
    </message>
    <message>
        <source>Save the statistics</source>
        <translation>Enregistrer les statistiques</translation>
    </message>
    <message>
        <source>Statistics saved to {file}.</source>
        <translation>Statistiques enregistrées dans {file}.</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Pages web (*.html)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Classeurs Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Revues</translation>
    </message>
</context>
<context>
    <name>ReviewReturnStrip</name>
    <message>
        <source>Back to the review</source>
        <translation>Retour à la revue</translation>
    </message>
    <message>
        <source>Goes on with the review where it was left</source>
        <translation>Continue la revue là où elle en était</translation>
    </message>
</context>
<context>
    <name>ReviewSound</name>
    <message>
        <source>Check sound</source>
        <translation>Vérifier le son</translation>
    </message>
    <message>
        <source>Check queue</source>
        <translation>Tout vérifier</translation>
    </message>
    <message>
        <source>Sound not checked yet</source>
        <translation>Son pas encore vérifié</translation>
    </message>
    <message>
        <source>Check whether the text fits the sound. trackman asks before it streams.</source>
        <translation>Vérifier si le texte correspond au son. trackman demande confirmation avant de lire le flux.</translation>
    </message>
    <message>
        <source>Only subtitles of a video can be checked.</source>
        <translation>Seuls les sous-titres d’une vidéo peuvent être vérifiés.</translation>
    </message>
    <message>
        <source>Check all texts of the queue, one after another. trackman asks first.</source>
        <translation>Vérifier tous les textes de la revue, l’un après l’autre. trackman demande d’abord confirmation.</translation>
    </message>
</context>
<context>
    <name>ReviewStatisticsDialog</name>
    <message>
        <source>Statistics of {name}</source>
        <translation>Statistiques de {name}</translation>
    </message>
    <message>
        <source>The file lists every track with decision, reason, notes, findings and the text it was decided on, and counts them by person, reason, language and kind.</source>
        <translation>Le fichier liste chaque piste avec la décision, le motif, les notes, les anomalies et le texte évalué, et les compte par personne, motif, langue et type.</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <translation>Décisions divergentes</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Sans décision</translation>
    </message>
    <message>
        <source>Time a track (median)</source>
        <translation>Temps par piste (médiane)</translation>
    </message>
    <message>
        <source>Time in all</source>
        <translation>Temps total</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Supprimée</translation>
    </message>
    <message>
        <source>{name}: {count}</source>
        <extracomment>A person and how many tracks that person decided on.</extracomment>
        <translation>{name}&#xa0;: {count}</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Quelqu’un</translation>
    </message>
</context>
<context>
    <name>ReviewTrackBar</name>
    <message>
        <source>Show all that follows from deleting it</source>
        <translation>Afficher toutes les conséquences de sa suppression</translation>
    </message>
    <message>
        <source>Show what was done to this track before</source>
        <translation>Afficher ce qui a été fait avant sur cette piste</translation>
    </message>
</context>
<context>
    <name>ReviewWording</name>
    <message>
        <source>Kept</source>
        <translation>Gardée</translation>
    </message>
    <message>
        <source>To be deleted</source>
        <translation>À supprimer</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Corrigée</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Reportée</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <translation>Décisions divergentes</translation>
    </message>
    <message>
        <source>Not deleted</source>
        <translation>Non supprimée</translation>
    </message>
    <message>
        <source>Deleted, then restored</source>
        <translation>Supprimée et restaurée</translation>
    </message>
    <message>
        <source>Deletion applied</source>
        <translation>Suppression appliquée</translation>
    </message>
    <message>
        <source>From a file that was changed by hand; decide again to confirm it. {said}</source>
        <extracomment>{said} is a sentence: who decided, when and why.</extracomment>
        <translation>Provient d’un fichier modifié à la main&#x202f;; décidez à nouveau pour confirmer. {said}</translation>
    </message>
    <message>
        <source>{decisions}. Your decision settles it.</source>
        <translation>{decisions}. Votre décision tranchera.</translation>
    </message>
    <message>
        <source>You decided {ago}.</source>
        <translation>Votre décision, {ago}.</translation>
    </message>
    <message>
        <source>You decided {ago}: {reason}</source>
        <translation>Votre décision, {ago}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{name} decided {ago}: {reason}</source>
        <translation>Décision de {name}, {ago}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{name} decided {ago}.</source>
        <translation>Décision de {name}, {ago}.</translation>
    </message>
    <message>
        <source>You</source>
        <extracomment>The person at this computer, in place of a name: “You: Kept”.</extracomment>
        <translation>Vous</translation>
    </message>
    <message>
        <source>{name}: {verdict}</source>
        <extracomment>One of several people&apos;s decisions: a name, and such as “Kept”.</extracomment>
        <translation>{name}&#xa0;: {verdict}</translation>
    </message>
    <message>
        <source>{name}: {note}</source>
        <translation>{name}&#xa0;: {note}</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>Motif&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} sur {count}</translation>
    </message>
    <message>
        <source>Everything is decided</source>
        <translation>Tout est décidé</translation>
    </message>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>%Ln restante</numerusform>
            <numerusform>%Ln restantes</numerusform>
        </translation>
    </message>
    <message>
        <source>{left}, about {time} ({each} s a track)</source>
        <translation>{left}, env. {time} ({each}&#xa0;s/piste)</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes}&#xa0;min</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours}&#xa0;h {minutes}&#xa0;min</translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept</source>
        <translation>
            <numerusform>%Ln gardée</numerusform>
            <numerusform>%Ln gardées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions</source>
        <translation>
            <numerusform>%Ln suppression</numerusform>
            <numerusform>%Ln suppressions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fixed</source>
        <translation>
            <numerusform>%Ln corrigée</numerusform>
            <numerusform>%Ln corrigées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln reportée</numerusform>
            <numerusform>%Ln reportées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>Select a single row first.</source>
        <translation>Sélectionnez d’abord une seule ligne.</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Afficher les détails</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Ouvrir la vidéo</translation>
    </message>
    <message>
        <source>The track has no ID.</source>
        <translation>La piste n’a pas d’ID.</translation>
    </message>
    <message>
        <source>Copy track IDs</source>
        <translation>Copier les ID des pistes</translation>
    </message>
    <message>
        <source>Copy track ID</source>
        <translation>Copier l’ID de la piste</translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln rows as text</source>
        <translation>
            <numerusform>Copier %Ln ligne en tant que texte</numerusform>
            <numerusform>Copier %Ln lignes en tant que texte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleForm</name>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Langues</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Sous-titres pour malentendants</translation>
    </message>
    <message>
        <source>Name contains</source>
        <translation>Le nom contient</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doublons</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Anomalies</translation>
    </message>
    <message>
        <source>Subtitles contain</source>
        <translation>Les sous-titres contiennent</translation>
    </message>
    <message>
        <source>Video is used</source>
        <translation>Vidéo utilisée</translation>
    </message>
    <message>
        <source>Video tag</source>
        <translation>Étiquette de la vidéo</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Collection</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Indifférent</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Sous-titres</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>One of these</source>
        <translation>Une de celles-ci</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Aucune de celles-ci</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prête</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>En préparation</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>En erreur</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Don’t matter</source>
        <translation>Sans importance</translation>
    </message>
    <message>
        <source>Same language</source>
        <translation>Même langue</translation>
    </message>
    <message>
        <source>Same name</source>
        <translation>Même nom</translation>
    </message>
    <message>
        <source>Same subtitles</source>
        <translation>Mêmes sous-titres</translation>
    </message>
    <message>
        <source>Keep the one seen first</source>
        <translation>Garder la première apparue</translation>
    </message>
    <message>
        <source>Keep the one seen last</source>
        <translation>Garder la dernière apparue</translation>
    </message>
    <message>
        <source>Keep the one with fewest findings</source>
        <translation>Garder celle qui a le moins d’anomalies</translation>
    </message>
    <message>
        <source>Some</source>
        <translation>Au moins une</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>In records</source>
        <translation>Dans des enregistrements</translation>
    </message>
    <message>
        <source>In no record</source>
        <translation>Dans aucun enregistrement</translation>
    </message>
    <message>
        <source>Duplicates in a video</source>
        <translation>Doublons dans une vidéo</translation>
    </message>
    <message>
        <source>Video collection</source>
        <translation>Collection de la vidéo</translation>
    </message>
</context>
<context>
    <name>RuleNameQuestion</name>
    <message>
        <source>Save this rule</source>
        <translation>Enregistrer cette règle</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Name of the rule</source>
        <translation>Nom de la règle</translation>
    </message>
    <message>
        <source>A rule with this name exists and will be replaced.</source>
        <translation>Une règle porte déjà ce nom et sera remplacée.</translation>
    </message>
</context>
<context>
    <name>RulesButton</name>
    <message>
        <source>New rule</source>
        <translation>Nouvelle règle</translation>
    </message>
    <message>
        <source>Rule: {name}</source>
        <translation>Règle&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Open, save and share rules</source>
        <translation>Ouvrir, enregistrer et partager des règles</translation>
    </message>
    <message>
        <source>Choose a condition first.</source>
        <translation>Choisissez d’abord une condition.</translation>
    </message>
    <message>
        <source>Save this rule…</source>
        <translation>Enregistrer cette règle…</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>Enregistrer dans un fichier…</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Ouvrir un fichier…</translation>
    </message>
    <message>
        <source>Delete {rule}</source>
        <translation>Supprimer {rule}</translation>
    </message>
</context>
<context>
    <name>RulesController</name>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Open rule</source>
        <translation>Ouvrir une règle</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Nouvelle règle</translation>
    </message>
    <message>
        <source>Save rule as file</source>
        <translation>Enregistrer la règle dans un fichier</translation>
    </message>
    <message>
        <source>{title} The rule was not saved as a file.</source>
        <translation>{title} La règle n’a pas été enregistrée dans un fichier.</translation>
    </message>
    <message>
        <source>Rule saved as {file}.</source>
        <translation>Règle enregistrée dans {file}.</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Tout cocher</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Tout décocher</translation>
    </message>
    <message>
        <source>Keep only these languages…</source>
        <translation>Garder seulement ces langues…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Looking for tracks…</source>
        <translation>Recherche de pistes…</translation>
    </message>
    <message numerus="yes">
        <source>{tracks}, %Ln more unticked</source>
        <extracomment>{tracks} is such as “41 tracks of 12 videos”.</extracomment>
        <translation>
            <numerusform>{tracks}, %Ln autre décochée</numerusform>
            <numerusform>{tracks}, %Ln autres décochées</numerusform>
        </translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>Aucune piste</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>Et %Ln autre conséquence.</numerusform>
            <numerusform>Et %Ln autres conséquences.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video loses its last subtitles.</source>
        <translation>Aucune vidéo ne perd ses derniers sous-titres.</translation>
    </message>
    <message>
        <source>Tick a language first.</source>
        <translation>Cochez d’abord une langue.</translation>
    </message>
    <message>
        <source>Wait until the tracks are counted.</source>
        <translation>Attendez que les pistes soient comptées.</translation>
    </message>
    <message>
        <source>Tick a track first.</source>
        <translation>Cochez d’abord une piste.</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks…</source>
        <translation>
            <numerusform>Supprimer %Ln piste…</numerusform>
            <numerusform>Supprimer %Ln pistes…</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>trackman asks once more, with what follows</source>
        <translation>trackman demande encore confirmation, avec les conséquences</translation>
    </message>
    <message numerus="yes">
        <source>Review %Ln tracks</source>
        <translation>
            <numerusform>Passer %Ln piste en revue</numerusform>
            <numerusform>Passer %Ln pistes en revue</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Passer en revue</translation>
    </message>
    <message>
        <source>Judge the ticked tracks one after another</source>
        <translation>Évaluer une à une les pistes cochées</translation>
    </message>
    <message>
        <source>Tracks chosen by a rule</source>
        <translation>Pistes choisies par une règle</translation>
    </message>
    <message>
        <source>Tick every track in the list</source>
        <translation>Cocher toutes les pistes de la liste</translation>
    </message>
    <message>
        <source>Untick every track, to tick only a few</source>
        <translation>Décocher toutes les pistes, pour n’en cocher que quelques-unes</translation>
    </message>
    <message>
        <source>Choose languages; the rule then means all others</source>
        <translation>Choisir des langues&#x202f;; la règle désigne alors toutes les autres</translation>
    </message>
    <message>
        <source>Close; nothing is deleted</source>
        <translation>Fermer&#x202f;; rien n’est supprimé</translation>
    </message>
    <message>
        <source>Change the conditions, or refresh the list with a scan.</source>
        <translation>Modifiez les conditions, ou actualisez la liste avec une analyse.</translation>
    </message>
    <message>
        <source>No track fits this rule</source>
        <translation>Aucune piste ne répond à cette règle</translation>
    </message>
</context>
<context>
    <name>ScanBar</name>
    <message>
        <source>Also read subtitles</source>
        <translation>Lire aussi les sous-titres</translation>
    </message>
    <message>
        <source>Look at everything again</source>
        <translation>Tout examiner à nouveau</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Analyser</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Scanning…</source>
        <translation>Analyse…</translation>
    </message>
    <message>
        <source>Reads what is new or changed since the last scan</source>
        <translation>Lit ce qui est nouveau ou modifié depuis la dernière analyse</translation>
    </message>
    <message>
        <source>Reads the tracks of all videos again, whether or not they seem changed</source>
        <translation>Relit les pistes de toutes les vidéos, qu’elles semblent modifiées ou non</translation>
    </message>
    <message>
        <source>Goes on with the scan where it stopped</source>
        <translation>Reprend l’analyse là où elle s’est arrêtée</translation>
    </message>
    <message>
        <source>Stops the scan. What was read is kept.</source>
        <translation>Arrête l’analyse. Ce qui a été lu est conservé.</translation>
    </message>
    <message>
        <source>Reads the subtitles of all tracks, too, so that they can be searched</source>
        <translation>Lit aussi les sous-titres de toutes les pistes, pour pouvoir y chercher</translation>
    </message>
    <message>
        <source>Progress of the scan</source>
        <translation>Progression de l’analyse</translation>
    </message>
</context>
<context>
    <name>ScanWording</name>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln vidéo</numerusform>
            <numerusform>%Ln vidéos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln piste</numerusform>
            <numerusform>%Ln pistes</numerusform>
        </translation>
    </message>
    <message>
        <source>{videos}, {tracks} so far</source>
        <translation>{videos}, {tracks} jusqu’ici</translation>
    </message>
    <message>
        <source>{videos}, {tracks}; looked at {ago}</source>
        <extracomment>Such as “2,000 videos, 11,402 tracks; looked at 3 minutes ago”.</extracomment>
        <translation>{videos}, {tracks}&#x202f;; examinées {ago}</translation>
    </message>
    <message>
        <source>The last scan isn’t complete yet. Resume goes on where it was.</source>
        <translation>La dernière analyse n’est pas encore complète. Choisissez Reprendre pour la poursuivre là où elle en était.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos were never looked at.</source>
        <translation>
            <numerusform>%Ln vidéo n’a jamais été examinée.</numerusform>
            <numerusform>%Ln vidéos n’ont jamais été examinées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Subtitles of %Ln tracks were read.</source>
        <translation>
            <numerusform>Les sous-titres de %Ln piste ont été lus.</numerusform>
            <numerusform>Les sous-titres de %Ln pistes ont été lus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the list of videos…</source>
        <translation>Lecture de la liste des vidéos…</translation>
    </message>
    <message>
        <source>Reading tracks…</source>
        <translation>Lecture des pistes…</translation>
    </message>
    <message>
        <source>Reading subtitles…</source>
        <translation>Lecture des sous-titres…</translation>
    </message>
    <message>
        <source>Reading the list of videos: {done} of {total}</source>
        <translation>Lecture de la liste des vidéos&#xa0;: {done} sur {total}</translation>
    </message>
    <message>
        <source>Reading tracks: {done} of {total} videos</source>
        <translation>Lecture des pistes&#xa0;: {done} sur {total} vidéos</translation>
    </message>
    <message>
        <source>Reading subtitles: {done} of {total} tracks</source>
        <translation>Lecture des sous-titres&#xa0;: {done} sur {total} pistes</translation>
    </message>
    <message>
        <source>{reason} Waiting; the scan goes on by itself.</source>
        <translation>{reason} En attente&#x202f;; l’analyse reprendra d’elle-même.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln API calls so far</source>
        <translation>
            <numerusform>%Ln appel d’API jusqu’ici</numerusform>
            <numerusform>%Ln appels d’API jusqu’ici</numerusform>
        </translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>encore moins d’une minute</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minutes left</source>
        <translation>
            <numerusform>encore environ %Ln minute</numerusform>
            <numerusform>encore environ %Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hours left</source>
        <translation>
            <numerusform>encore environ %Ln heure</numerusform>
            <numerusform>encore environ %Ln heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln API calls used this month</source>
        <translation>
            <numerusform>%Ln appel d’API utilisé ce mois-ci</numerusform>
            <numerusform>%Ln appels d’API utilisés ce mois-ci</numerusform>
        </translation>
    </message>
    <message>
        <source>{spent} of {limit} API calls used this month</source>
        <translation>{spent} appels d’API sur {limit} utilisés ce mois-ci</translation>
    </message>
    <message numerus="yes">
        <source>%Ln API calls</source>
        <translation>
            <numerusform>%Ln appel d’API</numerusform>
            <numerusform>%Ln appels d’API</numerusform>
        </translation>
    </message>
    <message>
        <source>{videos}: {calls}, {time}</source>
        <extracomment>Such as “2,000 videos: 2,008 API calls, about 2 minutes”.</extracomment>
        <translation>{videos}&#xa0;: {calls}, {time}</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>moins d’une minute</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minutes</source>
        <translation>
            <numerusform>environ %Ln minute</numerusform>
            <numerusform>environ %Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hours</source>
        <translation>
            <numerusform>environ %Ln heure</numerusform>
            <numerusform>environ %Ln heures</numerusform>
        </translation>
    </message>
    <message>
        <source>What was read is kept. Resume goes on where it was.</source>
        <translation>Ce qui a été lu est conservé. Choisissez Reprendre pour poursuivre l’analyse là où elle en était.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos can’t be played, so they have no tracks.</source>
        <translation>
            <numerusform>%Ln vidéo ne peut pas être lue et n’a donc pas de piste.</numerusform>
            <numerusform>%Ln vidéos ne peuvent pas être lues et n’ont donc pas de piste.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are new.</source>
        <translation>
            <numerusform>%Ln piste est nouvelle.</numerusform>
            <numerusform>%Ln pistes sont nouvelles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks vanished.</source>
        <translation>
            <numerusform>%Ln piste a disparu.</numerusform>
            <numerusform>%Ln pistes ont disparu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln subtitles couldn’t be read; the next scan tries again.</source>
        <translation>
            <numerusform>Les sous-titres de %Ln piste n’ont pas pu être lus&#x202f;; la prochaine analyse réessaiera.</numerusform>
            <numerusform>Les sous-titres de %Ln pistes n’ont pas pu être lus&#x202f;; la prochaine analyse réessaiera.</numerusform>
        </translation>
    </message>
    <message>
        <source>Scan complete</source>
        <translation>Analyse terminée</translation>
    </message>
    <message>
        <source>Scan paused</source>
        <translation>Analyse en pause</translation>
    </message>
    <message>
        <source>DatoCMS can’t be reached. Check the internet connection.</source>
        <translation>DatoCMS n’est pas joignable. Vérifiez la connexion Internet.</translation>
    </message>
    <message>
        <source>DatoCMS is limiting requests: others use the project at the same time.</source>
        <translation>DatoCMS limite les requêtes&#xa0;: d’autres utilisent le projet en même temps.</translation>
    </message>
    <message>
        <source>The API calls of the plan are used up. Resume next month, or ask the project’s owner to raise the limit.</source>
        <translation>Les appels d’API du forfait sont épuisés. Reprenez le mois prochain, ou demandez au propriétaire du projet d’augmenter la limite.</translation>
    </message>
    <message>
        <source>The token isn’t allowed to read the media area any more. Sign in again with another token.</source>
        <translation>Le jeton n’a plus le droit de lire l’espace des médias. Reconnectez-vous avec un autre jeton.</translation>
    </message>
    <message>
        <source>The environment was switched or removed. Choose it again in the project menu, then resume.</source>
        <translation>L’environnement a été changé ou retiré. Choisissez-le à nouveau dans le menu du projet, puis reprenez.</translation>
    </message>
    <message>
        <source>This computer’s disk is full. Free some space, then resume.</source>
        <translation>Le disque de cet ordinateur est plein. Libérez de l’espace, puis reprenez.</translation>
    </message>
    <message>
        <source>The reply of DatoCMS couldn’t be read. Try again later.</source>
        <translation>La réponse de DatoCMS n’a pas pu être lue. Réessayez plus tard.</translation>
    </message>
    <message>
        <source>What was read couldn’t be kept on this computer. See Help › Log for the reason.</source>
        <translation>Ce qui a été lu n’a pas pu être conservé sur cet ordinateur. Pour la raison, consultez Aide&#xa0;› Journal technique.</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln videos were looked at.</source>
        <translation>
            <numerusform>%Ln vidéo a été examinée.</numerusform>
            <numerusform>Toutes les vidéos (%Ln) ont été examinées.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video showed a sign of a change, so none was looked at again.</source>
        <translation>Aucune vidéo ne montrait de signe de modification ; aucune n’a donc été réexaminée.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos were looked at.</source>
        <translation>
            <numerusform>%Ln vidéo a été examinée.</numerusform>
            <numerusform>%Ln vidéos ont été examinées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln others showed no sign of a change and were not looked at.</source>
        <translation>
            <numerusform>%Ln autre ne montrait aucun signe de modification et n’a pas été examinée.</numerusform>
            <numerusform>%Ln autres ne montraient aucun signe de modification et n’ont pas été examinées.</numerusform>
        </translation>
    </message>
    <message>
        <source>The oldest look at one was {since}.</source>
        <extracomment>{since} is such as “3 days ago”.</extracomment>
        <translation>L’examen le plus ancien : {since}.</translation>
    </message>
    <message>
        <source>Some videos were last looked at {ago}.</source>
        <translation>Certaines vidéos ont été examinées pour la dernière fois {ago}.</translation>
    </message>
</context>
<context>
    <name>Screen</name>
    <message>
        <source>Video player</source>
        <translation>Lecteur vidéo</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Play from {time}</source>
        <translation>Lire à partir de {time}</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Search subtitles</source>
        <translation>Rechercher dans les sous-titres</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>N’importe où</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Introuvable</translation>
    </message>
    <message numerus="yes">
        <source>Found %Ln times</source>
        <translation>
            <numerusform>Trouvé %Ln fois</numerusform>
            <numerusform>Trouvé %Ln fois</numerusform>
        </translation>
    </message>
    <message>
        <source>{current} of {count} and more</source>
        <translation>{current} sur {count} ou plus</translation>
    </message>
    <message>
        <source>{current} of {count}</source>
        <translation>{current} sur {count}</translation>
    </message>
    <message>
        <source>Whole word</source>
        <translation>Mot entier</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Expression régulière</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search videos</source>
        <translation>Rechercher des vidéos</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Effacer la recherche</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>The last change could not be recorded in the journal. {title}. {text}</source>
        <translation>La dernière modification n’a pas pu être consignée dans le journal. {title}. {text}</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Start muted</source>
        <translation>Démarrer sans le son</translation>
    </message>
    <message>
        <source>Tell me when I’m elsewhere</source>
        <translation>M’avertir quand je suis ailleurs</translation>
    </message>
    <message>
        <source>Empty cache</source>
        <translation>Vider le cache</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>Rétablir les valeurs par défaut</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Wait for the running work to finish before you change the language.</source>
        <translation>Attendez la fin du travail en cours avant de changer la langue.</translation>
    </message>
    <message>
        <source>Calculating size…</source>
        <translation>Calcul de la taille…</translation>
    </message>
    <message>
        <source>The cache is empty.</source>
        <translation>Le cache est vide.</translation>
    </message>
    <message>
        <source>{size} in use.</source>
        <translation>Espace utilisé&#xa0;: {size}.</translation>
    </message>
    <message>
        <source>trackman works as fast as DatoCMS allows.</source>
        <translation>trackman travaille aussi vite que DatoCMS le permet.</translation>
    </message>
    <message>
        <source>This leaves capacity for colleagues and other programs.</source>
        <translation>Cela laisse de la capacité aux collègues et aux autres programmes.</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>Identique au système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activé</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Also sets how dates, sizes and the names of languages are written.</source>
        <translation>Détermine aussi l’écriture des dates, des tailles et des noms de langues.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>More contrast</source>
        <translation>Plus de contraste</translation>
    </message>
    <message>
        <source>Black, white and strong colours, with lines around everything.</source>
        <translation>Noir, blanc et couleurs vives, avec des contours autour de chaque élément.</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Moins d’animations</translation>
    </message>
    <message>
        <source>Progress stands still; its words still change.</source>
        <translation>L’indicateur de progression reste fixe&#x202f;; son texte continue de changer.</translation>
    </message>
    <message>
        <source>Playing videos</source>
        <translation>Lecture des vidéos</translation>
    </message>
    <message>
        <source>When long work has ended</source>
        <translation>À la fin d’un long travail</translation>
    </message>
    <message>
        <source>Working with DatoCMS</source>
        <translation>Travail avec DatoCMS</translation>
    </message>
    <message>
        <source>Give up waiting after</source>
        <translation>Abandonner l’attente après</translation>
    </message>
    <message>
        <source>trackman then checks whether the track is still there.</source>
        <translation>trackman vérifie ensuite si la piste est toujours là.</translation>
    </message>
    <message>
        <source>Share of the API limit</source>
        <translation>Part de la limite d’API</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Sur cet ordinateur</translation>
    </message>
    <message>
        <source>Thumbnail cache</source>
        <translation>Cache des vignettes</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Dossier de données</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Suppression</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Vérifications</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Revues</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avancé</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
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
        <translation>Décaler les temps</translation>
    </message>
    <message>
        <source>Seconds to shift by</source>
        <translation>Décalage en secondes</translation>
    </message>
    <message>
        <source>Shift all cues</source>
        <translation>Décaler tous les sous-titres</translation>
    </message>
    <message>
        <source>Shift from this cue on</source>
        <translation>Décaler à partir de ce sous-titre</translation>
    </message>
    <message>
        <source>Type seconds such as {seconds} or {time}.</source>
        <extracomment>Examples such as “0.5” and “−1:02.25”, with the decimal mark of the language.</extracomment>
        <translation>Saisissez des secondes, par exemple {seconds} ou {time}.</translation>
    </message>
    <message>
        <source>Cues can be shifted at most {time} earlier, to the video’s beginning.</source>
        <translation>Les sous-titres peuvent être avancés de {time} au plus, jusqu’au début de la vidéo.</translation>
    </message>
</context>
<context>
    <name>SideButtons</name>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Keep only this one</source>
        <translation>Garder seulement celle-ci</translation>
    </message>
    <message>
        <source>{name} is deleted.</source>
        <translation>La piste {name} est supprimée.</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>Supprimer {name}</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Add a project</source>
        <translation>Ajoutez un projet</translation>
    </message>
    <message>
        <source>Sign in to your project</source>
        <translation>Connectez-vous à votre projet</translation>
    </message>
    <message>
        <source>trackman shows the subtitle and audio tracks of your project’s videos and lets you delete them. It needs an API token of the project.</source>
        <translation>trackman affiche les pistes de sous-titres et les pistes audio des vidéos de votre projet et vous permet de les supprimer. Il a besoin d’un jeton d’API du projet.</translation>
    </message>
    <message>
        <source>Sign in to {project} again</source>
        <translation>Reconnectez-vous à {project}</translation>
    </message>
    <message>
        <source>trackman couldn’t get the project’s token from this computer’s keyring. Everything else is kept, and work continues once you sign in again.</source>
        <translation>trackman n’a pas pu obtenir le jeton du projet dans le trousseau de clés de cet ordinateur. Tout le reste est conservé, et le travail reprend dès que vous vous reconnectez.</translation>
    </message>
    <message>
        <source>DatoCMS no longer accepts its token: it was revoked, replaced, or has expired. Everything else is kept, and work continues once you sign in again.</source>
        <translation>DatoCMS n’accepte plus son jeton&#xa0;: il a été révoqué, remplacé ou a expiré. Tout le reste est conservé, et le travail reprend dès que vous vous reconnectez.</translation>
    </message>
    <message>
        <source>Opening {project}</source>
        <translation>Ouverture de {project}</translation>
    </message>
    <message>
        <source>The project’s token is in this computer’s keyring. Unlock the keyring, or paste a token.</source>
        <translation>Le jeton du projet se trouve dans le trousseau de clés de cet ordinateur. Déverrouillez le trousseau ou collez un jeton.</translation>
    </message>
    <message>
        <source>The token works</source>
        <translation>Le jeton fonctionne</translation>
    </message>
    <message>
        <source>DatoCMS accepts the token. It gives access to:</source>
        <translation>DatoCMS accepte le jeton. Il donne accès à&#xa0;:</translation>
    </message>
    <message>
        <source>The token isn’t allowed to read its project’s name, so it can’t be kept. trackman will ask for it again the next time you start it.</source>
        <translation>Le jeton n’a pas le droit de lire le nom de son projet&#x202f;; il ne peut donc pas être conservé. trackman le redemandera à son prochain démarrage.</translation>
    </message>
</context>
<context>
    <name>SortButton</name>
    <message>
        <source>Sorted by: {order}</source>
        <translation>Tri&#xa0;: {order}</translation>
    </message>
</context>
<context>
    <name>SoundDialog</name>
    <message>
        <source>Texts</source>
        <translation>Textes</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Places that don’t fit</source>
        <translation>Passages qui ne correspondent pas</translation>
    </message>
    <message>
        <source>Return or a click plays from there</source>
        <translation>Entrée ou un clic lance la lecture à partir de là</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Shift in the editor</source>
        <translation>Décaler dans l’éditeur</translation>
    </message>
    <message>
        <source>Moves all cues in the editor, in one step that Undo takes back</source>
        <translation>Décale tous les sous-titres dans l’éditeur, en une seule étape que vous pouvez annuler</translation>
    </message>
    <message>
        <source>Select a text to see how it fits</source>
        <translation>Sélectionnez un texte pour voir s’il correspond</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>SpeechWording</name>
    <message>
        <source>Does {name} fit the sound?</source>
        <translation>{name}&#xa0;: synchrone avec le son&#x202f;?</translation>
    </message>
    <message numerus="yes">
        <source>Do %Ln texts fit their sounds?</source>
        <translation>
            <numerusform>%Ln texte est-il synchrone avec le son&#x202f;?</numerusform>
            <numerusform>%Ln textes sont-ils synchrones avec leur son&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Listen to the sound of {name}?</source>
        <translation>Écouter le son de {name}&#x202f;?</translation>
    </message>
    <message>
        <source>Listen to the audio track {track} of {name}?</source>
        <translation>Écouter la piste audio {track} de {name}&#x202f;?</translation>
    </message>
    <message numerus="yes">
        <source>Listen to the sounds of %Ln videos?</source>
        <translation>
            <numerusform>Écouter le son de %Ln vidéo&#x202f;?</numerusform>
            <numerusform>Écouter le son de %Ln vidéos&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>The sound is examined on this computer and goes nowhere else. trackman remembers where there is speech, so it never has to listen again.</source>
        <translation>Le son est analysé sur cet ordinateur et ne va nulle part ailleurs. trackman retient où l’on parle&#x202f;; il n’a donc plus jamais à réécouter.</translation>
    </message>
    <message>
        <source>trackman streams the sound once, as a player would. It counts towards your DatoCMS quota for streaming, with the length of the video.</source>
        <translation>trackman lit une fois le son en streaming, comme le ferait un lecteur. Cela compte dans votre quota de streaming DatoCMS, pour la durée de la vidéo.</translation>
    </message>
    <message>
        <source>trackman streams the sound once, as a player would: {length} count towards your DatoCMS quota for streaming, and about {size} are downloaded at most.</source>
        <translation>trackman lit une fois le son en streaming, comme le ferait un lecteur&#xa0;: {length} comptent dans votre quota de streaming DatoCMS, et environ {size} au plus sont téléchargés.</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Écouter</translation>
    </message>
    <message>
        <source>{done} of {count} checked</source>
        <extracomment>Such as “3 of 40 checked”.</extracomment>
        <translation>Vérifiés&#xa0;: {done} sur {count}</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>En attente…</translation>
    </message>
    <message>
        <source>Comparing the text with the speech…</source>
        <translation>Comparaison du texte avec la parole…</translation>
    </message>
    <message>
        <source>Listening… {percent} %</source>
        <translation>Écoute… {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Synchrone</translation>
    </message>
    <message>
        <source>{percent} % too slow</source>
        <translation>{percent}&#xa0;% trop lent</translation>
    </message>
    <message>
        <source>{percent} % too fast</source>
        <translation>{percent}&#xa0;% trop rapide</translation>
    </message>
    <message>
        <source>{seconds} s late</source>
        <translation>{seconds}&#xa0;s de retard</translation>
    </message>
    <message>
        <source>{seconds} s early</source>
        <translation>{seconds}&#xa0;s d’avance</translation>
    </message>
    <message>
        <source>It can’t be told whether the text fits the sound.</source>
        <translation>Impossible de dire si le texte est synchrone avec le son.</translation>
    </message>
    <message>
        <source>The text fits the sound.</source>
        <translation>Le texte est synchrone avec le son.</translation>
    </message>
    <message>
        <source>The text runs {percent} % too slow.</source>
        <translation>Le texte est {percent}&#xa0;% trop lent.</translation>
    </message>
    <message>
        <source>The text runs {percent} % too fast.</source>
        <translation>Le texte est {percent}&#xa0;% trop rapide.</translation>
    </message>
    <message>
        <source>The text is {seconds} s late.</source>
        <translation>Le texte a {seconds}&#xa0;s de retard.</translation>
    </message>
    <message>
        <source>The text is {seconds} s early.</source>
        <translation>Le texte a {seconds}&#xa0;s d’avance.</translation>
    </message>
    <message>
        <source>The cues begin with the speech, to within a quarter of a second.</source>
        <translation>Les sous-titres commencent en même temps que la parole, à un quart de seconde près.</translation>
    </message>
    <message>
        <source>All cues are off by the same time. Shifting them mends it.</source>
        <translation>Tous les sous-titres ont le même écart. Les décaler suffit à le corriger.</translation>
    </message>
    <message>
        <source>At its beginning it is {first}, at its end {last}.</source>
        <translation>Au début&#xa0;: {first}&#x202f;; à la fin&#xa0;: {last}.</translation>
    </message>
    <message>
        <source>That is the usual sign of subtitles made for a picture of {was} frames per second, while this one has {now}.</source>
        <translation>C’est le signe habituel de sous-titres faits pour une vidéo de {was} images par seconde, alors que celle-ci en a {now}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln places with speech but no text.</source>
        <translation>
            <numerusform>%Ln passage parlé sans texte.</numerusform>
            <numerusform>%Ln passages parlés sans texte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues where nobody speaks.</source>
        <translation>
            <numerusform>%Ln sous-titre là où personne ne parle.</numerusform>
            <numerusform>%Ln sous-titres là où personne ne parle.</numerusform>
        </translation>
    </message>
    <message>
        <source>All speech has text, and all text is spoken.</source>
        <translation>Toutes les paroles ont un texte, et tout le texte est prononcé.</translation>
    </message>
    <message>
        <source>{begin} – {end} · Speech without text</source>
        <translation>{begin} – {end} · Parole sans texte</translation>
    </message>
    <message>
        <source>{begin} – {end} · Cue {number}: nobody speaks</source>
        <translation>{begin} – {end} · Sous-titre {number}&#xa0;: personne ne parle</translation>
    </message>
    <message>
        <source>{begin} – {end} · Cues {first} to {last}: nobody speaks</source>
        <translation>{begin} – {end} · Sous-titres {first} à {last}&#xa0;: personne ne parle</translation>
    </message>
    <message>
        <source>{speech} of speech in {length} of sound</source>
        <translation>{speech} de parole sur {length} de son</translation>
    </message>
    <message>
        <source>The video has no stream, or not any more. Refresh, then try again.</source>
        <translation>La vidéo n’a pas de flux, ou n’en a plus. Actualisez, puis réessayez.</translation>
    </message>
    <message>
        <source>The stream is protected, so trackman can’t listen to it.</source>
        <translation>Le flux est protégé&#x202f;; trackman ne peut donc pas l’écouter.</translation>
    </message>
    <message>
        <source>The stream server can’t be reached. Check your connection, then try again.</source>
        <translation>Le serveur du flux n’est pas joignable. Vérifiez votre connexion, puis réessayez.</translation>
    </message>
    <message>
        <source>The stream broke off. Try again.</source>
        <translation>Le flux s’est interrompu. Réessayez.</translation>
    </message>
    <message>
        <source>The sound is of a kind that trackman can’t read.</source>
        <translation>trackman ne peut pas lire ce type de son.</translation>
    </message>
    <message>
        <source>The video has no sound, or not this one any more.</source>
        <translation>La vidéo n’a pas de son, ou n’a plus celui-ci.</translation>
    </message>
    <message>
        <source>There’s no room for the sound on this computer. Free some space, then try again.</source>
        <translation>Il n’y a pas de place pour le son sur cet ordinateur. Libérez de l’espace, puis réessayez.</translation>
    </message>
    <message>
        <source>This computer lacks the system libraries that sounds are read with. On Debian and Ubuntu the package libpulse0 brings them.</source>
        <translation>Il manque à cet ordinateur les bibliothèques système qui servent à lire le son. Sous Debian et Ubuntu, elles se trouvent dans le paquet libpulse0.</translation>
    </message>
    <message>
        <source>Speech can’t be looked for on this computer: it takes a 64-bit processor with AVX2, or a Mac with Apple’s own.</source>
        <translation>Cet ordinateur ne permet pas de détecter la parole&#xa0;: il faut un processeur 64 bits avec AVX2, ou un Mac avec un processeur Apple.</translation>
    </message>
    <message>
        <source>The subtitles can’t be read, so there is nothing to compare.</source>
        <translation>Les sous-titres sont illisibles&#x202f;; il n’y a donc rien à comparer.</translation>
    </message>
    <message>
        <source>There are no subtitles to check.</source>
        <translation>Il n’y a pas de sous-titres à vérifier.</translation>
    </message>
    <message>
        <source>No speech in the sound</source>
        <translation>Aucune parole dans le son</translation>
    </message>
    <message>
        <source>Too little speech to compare</source>
        <translation>Trop peu de parole pour comparer</translation>
    </message>
    <message>
        <source>Too few cues to compare</source>
        <translation>Trop peu de sous-titres pour comparer</translation>
    </message>
    <message>
        <source>No clear match with the speech</source>
        <translation>Ne concorde nettement nulle part avec la parole</translation>
    </message>
    <message>
        <source>No speech was found in the sound.</source>
        <translation>Aucune parole n’a été trouvée dans le son.</translation>
    </message>
    <message>
        <source>There are only a few seconds of speech in the sound.</source>
        <translation>Le son ne contient que quelques secondes de parole.</translation>
    </message>
    <message>
        <source>The text has too few cues with spoken words to compare.</source>
        <translation>Le texte contient trop peu de sous-titres parlés pour être comparé.</translation>
    </message>
    <message>
        <source>Speech and text don’t agree anywhere clearly. Perhaps the text belongs to another video, or people speak without pauses.</source>
        <translation>La parole et le texte ne concordent nettement nulle part. Le texte appartient peut-être à une autre vidéo, ou bien on y parle sans pause.</translation>
    </message>
    <message>
        <source>on time</source>
        <translation>synchrone</translation>
    </message>
    <message>
        <source>{seconds} s late</source>
        <comment>within a sentence</comment>
        <extracomment>Within a sentence: “At its beginning it is 0.3 s late”.</extracomment>
        <translation>{seconds}&#xa0;s de retard</translation>
    </message>
    <message>
        <source>{seconds} s early</source>
        <comment>within a sentence</comment>
        <translation>{seconds}&#xa0;s d’avance</translation>
    </message>
    <message numerus="yes">
        <source>Fits, but for %Ln places</source>
        <translation>
            <numerusform>Synchrone, sauf %Ln passage</numerusform>
            <numerusform>Synchrone, sauf %Ln passages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Split {name}</source>
        <translation>Diviser {name}</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message numerus="yes">
        <source>Each part has %Ln tracks.</source>
        <translation>
            <numerusform>Chaque partie contient %Ln piste.</numerusform>
            <numerusform>Chaque partie contient %Ln pistes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each part has {least} to %Ln tracks.</source>
        <extracomment>{least} is a number of tracks, as is the other one.</extracomment>
        <translation>
            <numerusform>Chaque partie contient de {least} à %Ln piste.</numerusform>
            <numerusform>Chaque partie contient de {least} à %Ln pistes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each person gets a file of their own and sends one back with the decisions. Tracks of one video stay together.</source>
        <translation>Chaque personne reçoit son propre fichier et en renvoie un avec ses décisions. Les pistes d’une même vidéo restent ensemble.</translation>
    </message>
    <message>
        <source>Save the files in a folder; none there is replaced</source>
        <translation>Enregistrer les fichiers dans un dossier&#x202f;; aucun fichier n’y est remplacé</translation>
    </message>
</context>
<context>
    <name>StagedDialog</name>
    <message>
        <source>Decisions: {name}</source>
        <translation>Décisions&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Decisions to list</source>
        <translation>Décisions à afficher</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Tout cocher</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Tout décocher</translation>
    </message>
    <message>
        <source>Show in the review</source>
        <translation>Afficher dans la revue</translation>
    </message>
    <message>
        <source>Delete all the same</source>
        <translation>Supprimer quand même</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Annuler la décision</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Simulation</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>Enregistrer dans un fichier…</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>Et %Ln autre conséquence.</numerusform>
            <numerusform>Et %Ln autres conséquences.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video loses its last subtitles.</source>
        <translation>Aucune vidéo ne perd ses derniers sous-titres.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos have not been looked at yet.</source>
        <translation>
            <numerusform>%Ln vidéo n’a pas encore été examinée.</numerusform>
            <numerusform>%Ln vidéos n’ont pas encore été examinées.</numerusform>
        </translation>
    </message>
    <message>
        <source>No deletion is ready and ticked.</source>
        <translation>Aucune suppression prête n’est cochée.</translation>
    </message>
    <message>
        <source>Type the number of tracks first.</source>
        <translation>Saisissez d’abord le nombre de pistes.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions</source>
        <translation>
            <numerusform>%Ln suppression</numerusform>
            <numerusform>%Ln suppressions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting for my approval</source>
        <translation>
            <numerusform>%Ln en attente de mon approbation</numerusform>
            <numerusform>%Ln en attente de mon approbation</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln decisions</source>
        <translation>
            <numerusform>Toutes les décisions (%Ln)</numerusform>
            <numerusform>Toutes les décisions (%Ln)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %Ln deletions</source>
        <translation>
            <numerusform>Appliquer %Ln suppression</numerusform>
            <numerusform>Appliquer %Ln suppressions</numerusform>
        </translation>
    </message>
    <message>
        <source>Apply deletions</source>
        <translation>Appliquer les suppressions</translation>
    </message>
    <message>
        <source>Tick deletions of others first.</source>
        <translation>Cochez d’abord des suppressions d’autres personnes.</translation>
    </message>
    <message>
        <source>Say that the ticked deletions may be done</source>
        <translation>Indiquer que les suppressions cochées peuvent être faites</translation>
    </message>
    <message>
        <source>Say that the ticked deletions must not be done</source>
        <translation>Indiquer que les suppressions cochées ne doivent pas être faites</translation>
    </message>
    <message>
        <source>Look at every track once more, ask, and delete</source>
        <translation>Examiner encore une fois chaque piste, demander confirmation, et supprimer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions wait for your approval</source>
        <translation>
            <numerusform>%Ln suppression attend votre approbation</numerusform>
            <numerusform>%Ln suppressions attendent votre approbation</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks can be deleted</source>
        <translation>
            <numerusform>%Ln piste peut être supprimée</numerusform>
            <numerusform>%Ln pistes peuvent être supprimées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions wait for approval</source>
        <translation>
            <numerusform>%Ln suppression attend une approbation</numerusform>
            <numerusform>%Ln suppressions attendent une approbation</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick every deletion in the list</source>
        <translation>Cocher toutes les suppressions de la liste</translation>
    </message>
    <message>
        <source>Untick every deletion, to tick only a few</source>
        <translation>Décocher toutes les suppressions, pour n’en cocher que quelques-unes</translation>
    </message>
    <message>
        <source>Look at every track as it is now, and say what would happen</source>
        <translation>Examiner l’état actuel de chaque piste, et dire ce qui se passerait</translation>
    </message>
    <message>
        <source>Hand the review on, with all that was decided and approved</source>
        <translation>Transmettre la revue, avec toutes les décisions et approbations</translation>
    </message>
    <message>
        <source>Close; the decisions stay as they are</source>
        <translation>Fermer&#x202f;; les décisions restent telles quelles</translation>
    </message>
    <message>
        <source>Leave this list and show the track in the review</source>
        <translation>Quitter cette liste et afficher la piste dans la revue</translation>
    </message>
    <message>
        <source>Decide once more, on the track as it is now</source>
        <translation>Décider à nouveau, sur la piste dans son état actuel</translation>
    </message>
    <message>
        <source>Take your decision back; the track is open again</source>
        <translation>Annuler votre décision&#x202f;; la piste est à nouveau sans décision</translation>
    </message>
    <message>
        <source>There is nothing to list</source>
        <translation>Il n’y a rien à afficher</translation>
    </message>
    <message>
        <source>Decisions on the tracks of this review come here.</source>
        <translation>Les décisions sur les pistes de cette revue apparaissent ici.</translation>
    </message>
</context>
<context>
    <name>StagedModel</name>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Piste</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Now</source>
        <extracomment>Title of a column: what can be done about a decision now.</extracomment>
        <translation>État actuel</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>cochée</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>non cochée</translation>
    </message>
</context>
<context>
    <name>StagedTable</name>
    <message>
        <source>Decisions</source>
        <translation>Décisions</translation>
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
        <translation>Pas encore confirmée</translation>
    </message>
    <message>
        <source>Being deleted</source>
        <translation>Suppression en cours</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>À faire approuver</translation>
    </message>
    <message>
        <source>Waiting for your approval</source>
        <translation>À approuver par vous</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusée</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <translation>Décisions divergentes</translation>
    </message>
    <message>
        <source>File changed by hand</source>
        <translation>Modifié à la main</translation>
    </message>
    <message>
        <source>Needs a reason</source>
        <translation>Motif requis</translation>
    </message>
    <message>
        <source>Couldn’t be checked</source>
        <translation>Non vérifiée</translation>
    </message>
    <message>
        <source>Begun elsewhere</source>
        <translation>Commencée ailleurs</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Supprimée</translation>
    </message>
    <message>
        <source>Deleted, then restored</source>
        <translation>Supprimée et restaurée</translation>
    </message>
    <message>
        <source>Nothing to delete</source>
        <translation>Rien à supprimer</translation>
    </message>
    <message>
        <source>Another person has to approve this deletion. Save the review as a file, hand it on, and open the file that comes back.</source>
        <translation>Une autre personne doit approuver cette suppression. Enregistrez la revue dans un fichier, transmettez-le, puis ouvrez le fichier qui vous revient.</translation>
    </message>
    <message>
        <source>People decided differently about this track, so it stays. A decision of yours in the review settles it.</source>
        <translation>Les décisions sur cette piste divergent&#x202f;; elle reste donc. Votre décision dans la revue tranchera.</translation>
    </message>
    <message>
        <source>This decision comes from a review file that was changed by hand, so nobody can tell who made it. It is not carried out. Decide on the track yourself, or ask for the file once more.</source>
        <translation>Cette décision provient d’un fichier de revue modifié à la main&#x202f;; personne ne peut donc dire qui l’a prise. Elle n’est pas appliquée. Décidez vous-même de la piste, ou redemandez le fichier.</translation>
    </message>
    <message>
        <source>Your settings ask for a reason before a track is deleted. Show it in the review and give one.</source>
        <translation>Vos paramètres exigent un motif avant la suppression d’une piste. Affichez-la dans la revue et indiquez-en un.</translation>
    </message>
    <message>
        <source>DatoCMS couldn’t be asked for this video, so the track stays for now. The decision is kept; check again later.</source>
        <translation>DatoCMS n’a pas pu être interrogé sur cette vidéo&#x202f;; la piste reste donc pour l’instant. La décision est conservée&#x202f;; vérifiez à nouveau plus tard.</translation>
    </message>
    <message>
        <source>DatoCMS was asked to delete it. It is not asked again before the result is known.</source>
        <translation>Sa suppression a été demandée à DatoCMS. Elle n’est pas redemandée avant que le résultat soit connu.</translation>
    </message>
    <message>
        <source>The track stays.</source>
        <translation>La piste reste.</translation>
    </message>
    <message numerus="yes">
        <source>Subtitles compared with those decided on: %Ln.</source>
        <translation>
            <numerusform>Sous-titres comparés à ceux de la décision&#x202f;: %Ln.</numerusform>
            <numerusform>Sous-titres comparés à ceux de la décision&#x202f;: %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The subtitles of %Ln tracks are compared as each is deleted; what was changed stays.</source>
        <translation>
            <numerusform>Les sous-titres de %Ln piste sont comparés lors de sa suppression&#x202f;; s’ils ont été modifiés, elle reste.</numerusform>
            <numerusform>Les sous-titres de %Ln pistes sont comparés lors de la suppression de chacune&#x202f;; ce qui a été modifié reste.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks have no subtitles to compare, only kind, name and language.</source>
        <translation>
            <numerusform>%Ln piste n’a pas de sous-titres à comparer, seulement type, nom et langue.</numerusform>
            <numerusform>%Ln pistes n’ont pas de sous-titres à comparer, seulement type, nom et langue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks would be deleted</source>
        <translation>
            <numerusform>%Ln piste serait supprimée</numerusform>
            <numerusform>%Ln pistes seraient supprimées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln held for approval</source>
        <translation>
            <numerusform>%Ln en attente d’approbation</numerusform>
            <numerusform>%Ln en attente d’approbation</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed or replaced since</source>
        <translation>
            <numerusform>%Ln modifiée ou remplacée depuis</numerusform>
            <numerusform>%Ln modifiées ou remplacées depuis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone already</source>
        <translation>
            <numerusform>%Ln déjà disparue</numerusform>
            <numerusform>%Ln déjà disparues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need a decision</source>
        <translation>
            <numerusform>%Ln exige une décision</numerusform>
            <numerusform>%Ln exigent une décision</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln couldn’t be checked</source>
        <translation>
            <numerusform>%Ln n’a pas pu être vérifiée</numerusform>
            <numerusform>%Ln n’ont pas pu être vérifiées</numerusform>
        </translation>
    </message>
    <message>
        <source>Dry run: {found}. Nothing was sent.</source>
        <extracomment>{found} is such as “12 tracks would be deleted, 2 held for approval”.</extracomment>
        <translation>Simulation&#xa0;: {found}. Rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Corrigée</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Reportée</translation>
    </message>
    <message>
        <source>Failed before</source>
        <translation>A déjà échoué</translation>
    </message>
    <message>
        <source>Can’t be restored later</source>
        <translation>Suppression définitive</translation>
    </message>
    <message>
        <source>Can be deleted</source>
        <translation>Peut être supprimée</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>Pas encore vérifiée</translation>
    </message>
    <message>
        <source>It was tried before and failed; the track is still there.</source>
        <translation>Une première tentative a échoué&#x202f;; la piste est toujours là.</translation>
    </message>
    <message>
        <source>It has no subtitles that could be backed up, so it’s gone for good.</source>
        <translation>Elle n’a pas de sous-titres à sauvegarder&#x202f;; sa suppression est donc définitive.</translation>
    </message>
    <message>
        <source>It is looked at before it is deleted, and stays if it has changed.</source>
        <translation>Elle est vérifiée avant d’être supprimée, et reste si elle a changé.</translation>
    </message>
    <message>
        <source>It is backed up first, so the deletion can be undone.</source>
        <translation>Elle est d’abord sauvegardée&#x202f;; la suppression pourra donc être annulée.</translation>
    </message>
    <message>
        <source>{name} decided to delete this track. Tick it and choose Approve or Refuse, then save the review as a file and give it back.</source>
        <translation>{name} a décidé de supprimer cette piste. Cochez-la et choisissez Approuver ou Refuser, puis enregistrez la revue dans un fichier et renvoyez-le.</translation>
    </message>
    <message>
        <source>The deletion was refused, so the track stays.</source>
        <translation>La suppression a été refusée&#x202f;; la piste reste donc.</translation>
    </message>
    <message>
        <source>{name} refused this deletion {ago}, so the track stays.</source>
        <translation>Suppression refusée par {name}, {ago}&#x202f;; la piste reste donc.</translation>
    </message>
    <message>
        <source>{name} began to delete it on another computer {ago}. Look whether the track is still there before you delete it here.</source>
        <translation>Suppression commencée par {name} sur un autre ordinateur, {ago}. Regardez si la piste est toujours là avant de la supprimer ici.</translation>
    </message>
    <message>
        <source>Deleted on {moment}.</source>
        <translation>Supprimée le {moment}.</translation>
    </message>
    <message>
        <source>Deleted on {moment}, approved by {name}.</source>
        <translation>Supprimée le {moment}, avec l’approbation de {name}.</translation>
    </message>
    <message>
        <source>Video is gone</source>
        <translation>Vidéo disparue</translation>
    </message>
    <message>
        <source>Gone already</source>
        <translation>Déjà disparue</translation>
    </message>
    <message>
        <source>The track was deleted and restored under a new ID. Show it in the review to decide on it again.</source>
        <translation>La piste a été supprimée, puis restaurée sous un nouvel ID. Affichez-la dans la revue pour en décider à nouveau.</translation>
    </message>
    <message>
        <source>Replaced since</source>
        <translation>Remplacée depuis</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Modifiée depuis</translation>
    </message>
    <message>
        <source>Can’t be backed up now</source>
        <translation>Sauvegarde impossible</translation>
    </message>
    <message>
        <source>Subtitles changed since</source>
        <translation>Sous-titres modifiés</translation>
    </message>
    <message>
        <source>The whole video is not in the project any more. There is nothing left to delete.</source>
        <translation>La vidéo entière n’est plus dans le projet. Il n’y a plus rien à supprimer.</translation>
    </message>
    <message>
        <source>Somebody deleted this track meanwhile. There is nothing left to do.</source>
        <translation>Quelqu’un a supprimé cette piste entre-temps. Il n’y a plus rien à faire.</translation>
    </message>
    <message>
        <source>This track is gone, and {now} has taken its place. The new one stays: put it into a review to decide on it.</source>
        <translation>Cette piste a disparu, et {now} a pris sa place. La nouvelle reste&#xa0;: placez-la dans une revue pour en décider.</translation>
    </message>
    <message>
        <source>It was decided on as {seen}; now it is {now}. Look at it once more, or delete it all the same.</source>
        <translation>La décision portait sur {seen}&#x202f;; c’est maintenant {now}. Examinez encore la piste, ou supprimez-la quand même.</translation>
    </message>
    <message>
        <source>Its subtitles can’t be backed up any more, so deleting it is for good. Look at it once more, or delete it all the same.</source>
        <translation>Ses sous-titres ne peuvent plus être sauvegardés&#x202f;; sa suppression est donc définitive. Examinez encore la piste, ou supprimez-la quand même.</translation>
    </message>
    <message>
        <source>Its subtitles are others than those that were decided on. Look at them in the review and decide again.</source>
        <translation>Ses sous-titres ne sont plus ceux sur lesquels portait la décision. Examinez-les dans la revue et décidez à nouveau.</translation>
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
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>{age} · refreshing…</source>
        <translation>{age} · actualisation…</translation>
    </message>
    <message>
        <source>trackman will keep trying.</source>
        <translation>trackman continuera d’essayer.</translation>
    </message>
    <message>
        <source>Refreshing…</source>
        <translation>Actualisation…</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Can’t create tokens? Ask someone who can</source>
        <translation>Vous ne pouvez pas créer de jeton&#x202f;? Demandez à quelqu’un qui le peut</translation>
    </message>
    <message>
        <source>In DatoCMS, open your project, then Project settings › API tokens.</source>
        <translation>Dans DatoCMS, ouvrez votre projet, puis Project settings&#xa0;› API tokens.</translation>
    </message>
    <message>
        <source>Choose New token and give it a name such as “trackman”.</source>
        <translation>Choisissez New token et donnez-lui un nom, par exemple «&#xa0;trackman&#xa0;».</translation>
    </message>
    <message>
        <source>Allow it access to the Content Management API, and choose a role that can edit uploads in the primary environment.</source>
        <translation>Autorisez l’accès à la Content Management API, et choisissez un rôle qui permet de modifier les médias de l’environnement principal.</translation>
    </message>
    <message>
        <source>Save it, copy the token, and paste it below.</source>
        <translation>Enregistrez, copiez le jeton et collez-le ci-dessous.</translation>
    </message>
</context>
<context>
    <name>StorageWording</name>
    <message>
        <source>trackman won’t change anything it can’t record first.</source>
        <translation>trackman ne modifie rien qu’il ne puisse d’abord consigner.</translation>
    </message>
    <message>
        <source>The journal is damaged</source>
        <translation>Le journal est endommagé</translation>
    </message>
    <message>
        <source>The journal was written by a newer trackman</source>
        <translation>Le journal a été écrit par une version plus récente de trackman</translation>
    </message>
    <message>
        <source>The journal can’t be written</source>
        <translation>Le journal ne peut pas être écrit</translation>
    </message>
    <message>
        <source>There’s no space left for the journal</source>
        <translation>Il n’y a plus de place pour le journal</translation>
    </message>
    <message>
        <source>Another program is using the journal</source>
        <translation>Un autre programme utilise le journal</translation>
    </message>
    <message>
        <source>The journal is missing</source>
        <translation>Le journal est introuvable</translation>
    </message>
    <message>
        <source>The journal’s file can’t be locked</source>
        <translation>Le fichier du journal ne peut pas être verrouillé</translation>
    </message>
    <message>
        <source>The path of the journal is too long</source>
        <translation>Le chemin d’accès du journal est trop long</translation>
    </message>
    <message>
        <source>The journal can’t be used</source>
        <translation>Le journal n’est pas utilisable</translation>
    </message>
    <message>
        <source>Choose another copy of it, or export it once more.</source>
        <translation>Choisissez-en une autre copie, ou exportez-la à nouveau.</translation>
    </message>
    <message>
        <source>Install the newest trackman, then import it again.</source>
        <translation>Installez la dernière version de trackman, puis importez-la à nouveau.</translation>
    </message>
    <message>
        <source>It was moved or deleted. Choose another file.</source>
        <translation>Elle a été déplacée ou supprimée. Choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>This isn’t a trackman archive, or it is damaged</source>
        <translation>Ce n’est pas une archive trackman, ou elle est endommagée</translation>
    </message>
    <message>
        <source>This archive was made by a newer trackman</source>
        <translation>Cette archive a été créée par une version plus récente de trackman</translation>
    </message>
    <message>
        <source>The archive can’t be written there</source>
        <translation>L’archive ne peut pas être écrite à cet endroit</translation>
    </message>
    <message>
        <source>There’s no space left for the archive</source>
        <translation>Il n’y a plus de place pour l’archive</translation>
    </message>
    <message>
        <source>Another program is using the archive</source>
        <translation>Un autre programme utilise l’archive</translation>
    </message>
    <message>
        <source>The archive no longer exists</source>
        <translation>L’archive n’existe plus</translation>
    </message>
    <message>
        <source>The archive’s file can’t be locked</source>
        <translation>Le fichier de l’archive ne peut pas être verrouillé</translation>
    </message>
    <message>
        <source>The name of the archive is too long</source>
        <translation>Le nom de l’archive est trop long</translation>
    </message>
    <message>
        <source>The archive can’t be used</source>
        <translation>L’archive n’est pas utilisable</translation>
    </message>
    <message>
        <source>Nothing was changed on this computer.</source>
        <translation>Rien n’a été modifié sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The rule’s file can’t be read</source>
        <translation>Le fichier de la règle est illisible</translation>
    </message>
    <message>
        <source>It may have been moved, or you may not read it. Choose another file.</source>
        <translation>Il a peut-être été déplacé, ou vous n’avez pas le droit de le lire. Choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>This isn’t a rule saved by trackman</source>
        <translation>Ce n’est pas une règle enregistrée par trackman</translation>
    </message>
    <message>
        <source>Choose a file that was made with Save as file…</source>
        <translation>Choisissez un fichier créé avec Enregistrer dans un fichier…</translation>
    </message>
    <message>
        <source>This rule’s file is damaged</source>
        <translation>Le fichier de cette règle est endommagé</translation>
    </message>
    <message>
        <source>Ask for another copy of it, and choose that.</source>
        <translation>Demandez-en une autre copie, et choisissez celle-ci.</translation>
    </message>
    <message>
        <source>This rule was made by a newer trackman</source>
        <translation>Cette règle a été créée par une version plus récente de trackman</translation>
    </message>
    <message>
        <source>It has conditions this trackman doesn’t know, and without them it would match more tracks. Install the newest trackman to use it.</source>
        <translation>Elle contient des conditions que cette version de trackman ne connaît pas, et sans elles, elle désignerait davantage de pistes. Installez la dernière version de trackman pour l’utiliser.</translation>
    </message>
    <message>
        <source>Your rules are unchanged.</source>
        <translation>Vos règles sont inchangées.</translation>
    </message>
    <message>
        <source>It was removed on this computer. If somebody has a file of it, open that file.</source>
        <translation>Elle a été retirée de cet ordinateur. Si quelqu’un en a un fichier, ouvrez celui-ci.</translation>
    </message>
    <message>
        <source>This review isn’t here any more</source>
        <translation>Cette revue n’est plus là</translation>
    </message>
    <message>
        <source>Your last step was not recorded; everything before it is safe.</source>
        <translation>Votre dernière action n’a pas été consignée&#x202f;; tout ce qui précède est conservé.</translation>
    </message>
    <message>
        <source>Your reviews are damaged</source>
        <translation>Vos revues sont endommagées</translation>
    </message>
    <message>
        <source>Your reviews were written by a newer trackman</source>
        <translation>Vos revues ont été écrites par une version plus récente de trackman</translation>
    </message>
    <message>
        <source>Your reviews can’t be written</source>
        <translation>Vos revues ne peuvent pas être écrites</translation>
    </message>
    <message>
        <source>There’s no space left for your reviews</source>
        <translation>Il n’y a plus de place pour vos revues</translation>
    </message>
    <message>
        <source>Another program is using your reviews</source>
        <translation>Un autre programme utilise vos revues</translation>
    </message>
    <message>
        <source>The file of your reviews can’t be locked</source>
        <translation>Le fichier de vos revues ne peut pas être verrouillé</translation>
    </message>
    <message>
        <source>Your reviews can’t be used</source>
        <translation>Vos revues ne sont pas utilisables</translation>
    </message>
    <message>
        <source>Nothing was taken from it, and your reviews are unchanged.</source>
        <translation>Rien n’en a été repris, et vos revues sont inchangées.</translation>
    </message>
    <message>
        <source>Open that environment, then open the file again.</source>
        <translation>Ouvrez cet environnement, puis ouvrez à nouveau le fichier.</translation>
    </message>
    <message>
        <source>This review is of the primary environment</source>
        <translation>Cette revue concerne l’environnement principal</translation>
    </message>
    <message>
        <source>This review is of the environment {name}</source>
        <translation>Cette revue concerne l’environnement {name}</translation>
    </message>
    <message>
        <source>The review’s file can’t be read</source>
        <translation>Le fichier de la revue est illisible</translation>
    </message>
    <message>
        <source>This isn’t a review saved by trackman</source>
        <translation>Ce n’est pas une revue enregistrée par trackman</translation>
    </message>
    <message>
        <source>Choose a file that was saved from the list of reviews.</source>
        <translation>Choisissez un fichier enregistré depuis la liste des revues.</translation>
    </message>
    <message>
        <source>This review’s file is damaged</source>
        <translation>Le fichier de cette revue est endommagé</translation>
    </message>
    <message>
        <source>Ask for another copy of it, and open that.</source>
        <translation>Demandez-en une autre copie, et ouvrez celle-ci.</translation>
    </message>
    <message>
        <source>This review’s file is incomplete</source>
        <translation>Le fichier de cette revue est incomplet</translation>
    </message>
    <message>
        <source>Its end is missing, perhaps because a download stopped. Get it again.</source>
        <translation>Il manque la fin, peut-être parce qu’un téléchargement s’est interrompu. Récupérez-le à nouveau.</translation>
    </message>
    <message>
        <source>This review was saved by a newer trackman</source>
        <translation>Cette revue a été enregistrée par une version plus récente de trackman</translation>
    </message>
    <message>
        <source>Install the newest trackman, then open it again.</source>
        <translation>Installez la dernière version de trackman, puis ouvrez-la à nouveau.</translation>
    </message>
    <message>
        <source>This file is too large for a review</source>
        <translation>Ce fichier est trop volumineux pour une revue</translation>
    </message>
    <message>
        <source>Ask for the review split in parts.</source>
        <translation>Demandez que la revue soit divisée en plusieurs parties.</translation>
    </message>
    <message>
        <source>This review is of the project {name}</source>
        <translation>Cette revue concerne le projet {name}</translation>
    </message>
    <message>
        <source>Open that project, then open the file again.</source>
        <translation>Ouvrez ce projet, puis ouvrez à nouveau le fichier.</translation>
    </message>
    <message>
        <source>trackman doesn’t know yet which project this is</source>
        <translation>trackman ne sait pas encore de quel projet il s’agit</translation>
    </message>
    <message>
        <source>Connect to DatoCMS once, then open the file again.</source>
        <translation>Connectez-vous une fois à DatoCMS, puis ouvrez à nouveau le fichier.</translation>
    </message>
    <message>
        <source>The file is no longer there</source>
        <translation>Le fichier n’est plus là</translation>
    </message>
    <message>
        <source>The file was changed meanwhile</source>
        <translation>Le fichier a été modifié entre-temps</translation>
    </message>
    <message>
        <source>The file can’t be read</source>
        <translation>Le fichier est illisible</translation>
    </message>
    <message>
        <source>Nothing was sent. Choose the file again and try once more.</source>
        <translation>Rien n’a été envoyé. Choisissez à nouveau le fichier et réessayez.</translation>
    </message>
    <message>
        <source>The file can’t be written there</source>
        <translation>Le fichier ne peut pas être écrit à cet endroit</translation>
    </message>
    <message>
        <source>There’s no space left for the file</source>
        <translation>Il n’y a plus de place pour le fichier</translation>
    </message>
    <message>
        <source>Another program has the file open</source>
        <translation>Un autre programme a ouvert le fichier</translation>
    </message>
    <message>
        <source>The folder for the file doesn’t exist</source>
        <translation>Le dossier du fichier n’existe pas</translation>
    </message>
    <message>
        <source>The file can’t be locked there</source>
        <translation>Le fichier ne peut pas être verrouillé à cet endroit</translation>
    </message>
    <message>
        <source>The file name is too long</source>
        <translation>Le nom du fichier est trop long</translation>
    </message>
    <message>
        <source>The file couldn’t be written</source>
        <translation>Le fichier n’a pas pu être écrit</translation>
    </message>
    <message>
        <source>The history itself is unchanged.</source>
        <translation>L’historique lui-même reste inchangé.</translation>
    </message>
    <message>
        <source>Your changes stay in this window as long as it’s open.</source>
        <translation>Vos modifications restent dans cette fenêtre tant qu’elle est ouverte.</translation>
    </message>
    <message>
        <source>The damaged file was set aside, and the published subtitles are shown.</source>
        <translation>Le fichier endommagé a été mis de côté, et les sous-titres publiés sont affichés.</translation>
    </message>
    <message>
        <source>Your draft is damaged</source>
        <translation>Votre brouillon est endommagé</translation>
    </message>
    <message>
        <source>Your draft can’t be written</source>
        <translation>Votre brouillon ne peut pas être écrit</translation>
    </message>
    <message>
        <source>There’s no space left for your draft</source>
        <translation>Il n’y a plus de place pour votre brouillon</translation>
    </message>
    <message>
        <source>Another program is using your draft</source>
        <translation>Un autre programme utilise votre brouillon</translation>
    </message>
    <message>
        <source>Your draft couldn’t be saved</source>
        <translation>Votre brouillon n’a pas pu être enregistré</translation>
    </message>
    <message>
        <source>Close the other program, then export once more.</source>
        <translation>Fermez l’autre programme, puis exportez à nouveau.</translation>
    </message>
    <message>
        <source>Export once more with a shorter name.</source>
        <translation>Exportez à nouveau sous un nom plus court.</translation>
    </message>
    <message>
        <source>Choose another folder, then export once more.</source>
        <translation>Choisissez un autre dossier, puis exportez à nouveau.</translation>
    </message>
    <message>
        <source>Put back a copy of the data folder, or import an earlier archive.</source>
        <translation>Remettez en place une copie du dossier de données, ou importez une archive antérieure.</translation>
    </message>
    <message>
        <source>Install the newest trackman to go on.</source>
        <translation>Installez la dernière version de trackman pour continuer.</translation>
    </message>
    <message>
        <source>Allow trackman to write into that folder, then retry.</source>
        <translation>Autorisez trackman à écrire dans ce dossier, puis réessayez.</translation>
    </message>
    <message>
        <source>Free up disk space, then try again.</source>
        <translation>Libérez de l’espace disque, puis réessayez.</translation>
    </message>
    <message>
        <source>Close the other program, then try again.</source>
        <translation>Fermez l’autre programme, puis réessayez.</translation>
    </message>
    <message>
        <source>Start trackman again to begin a new journal.</source>
        <translation>Redémarrez trackman pour commencer un nouveau journal.</translation>
    </message>
    <message>
        <source>The data folder is on a network drive that can’t lock files. Start trackman with --data-dir and a folder on this computer.</source>
        <translation>Le dossier de données se trouve sur un lecteur réseau qui ne peut pas verrouiller de fichiers. Démarrez trackman avec --data-dir et un dossier de cet ordinateur.</translation>
    </message>
    <message>
        <source>Choose a shorter name or another folder.</source>
        <translation>Choisissez un nom plus court ou un autre dossier.</translation>
    </message>
    <message>
        <source>See the reason below. Try again, or restart trackman.</source>
        <translation>Voir la raison ci-dessous. Réessayez ou redémarrez trackman.</translation>
    </message>
    <message>
        <source>It can’t be restored from this computer. An earlier export may contain it.</source>
        <translation>Elle ne peut pas être restaurée depuis cet ordinateur. Une exportation antérieure la contient peut-être.</translation>
    </message>
    <message>
        <source>It differs from what was deleted, so trackman won’t restore it.</source>
        <translation>Elle diffère de ce qui a été supprimé&#x202f;; trackman ne la restaure donc pas.</translation>
    </message>
    <message>
        <source>trackman can’t back up tracks right now. Try again in a minute.</source>
        <translation>trackman ne peut pas sauvegarder de pistes pour le moment. Réessayez dans une minute.</translation>
    </message>
    <message>
        <source>It can’t be backed up, so deleting it can’t be undone.</source>
        <translation>Elle ne peut pas être sauvegardée&#x202f;; sa suppression ne pourra donc pas être annulée.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>The subtitle file can’t be reached</source>
        <translation>Le fichier de sous-titres n’est pas accessible</translation>
    </message>
    <message>
        <source>No subtitle file was found for this track</source>
        <translation>Aucun fichier de sous-titres trouvé pour cette piste</translation>
    </message>
    <message>
        <source>The file isn’t valid WebVTT</source>
        <translation>Le fichier n’est pas un WebVTT valide</translation>
    </message>
    <message>
        <source>The subtitle file contains characters that can’t be read</source>
        <translation>Le fichier de sous-titres contient des caractères illisibles</translation>
    </message>
    <message>
        <source>The subtitle file is empty</source>
        <translation>Le fichier de sous-titres est vide</translation>
    </message>
    <message>
        <source>No cue in the subtitle file has times that can be read</source>
        <translation>Aucun sous-titre du fichier n’a de temps lisibles</translation>
    </message>
    <message>
        <source>The subtitle file didn’t arrive completely</source>
        <translation>Le fichier de sous-titres n’est pas arrivé en entier</translation>
    </message>
    <message>
        <source>The subtitle file is too large</source>
        <translation>Le fichier de sous-titres est trop volumineux</translation>
    </message>
    <message>
        <source>The subtitle file couldn’t be saved on this computer</source>
        <translation>Le fichier de sous-titres n’a pas pu être enregistré sur cet ordinateur</translation>
    </message>
    <message>
        <source>The backup is missing</source>
        <translation>La sauvegarde est introuvable</translation>
    </message>
    <message>
        <source>The backup was changed</source>
        <translation>La sauvegarde a été modifiée</translation>
    </message>
    <message>
        <source>The backup can’t be read</source>
        <translation>La sauvegarde est illisible</translation>
    </message>
</context>
<context>
    <name>StretchBar</name>
    <message>
        <source>Stretch times between two points</source>
        <translation>Étirer les temps entre deux points</translation>
    </message>
    <message>
        <source>First cue</source>
        <translation>Premier sous-titre</translation>
    </message>
    <message>
        <source>Second cue</source>
        <translation>Second sous-titre</translation>
    </message>
    <message>
        <source>Start of the first cue</source>
        <translation>Début du premier sous-titre</translation>
    </message>
    <message>
        <source>Start of the second cue</source>
        <translation>Début du second sous-titre</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>Étirer</translation>
    </message>
    <message>
        <source>Name two cues, and when each of them should start.</source>
        <translation>Indiquez deux sous-titres, et quand chacun doit commencer.</translation>
    </message>
    <message>
        <source>Name two cues that start at different times.</source>
        <translation>Indiquez deux sous-titres qui commencent à des moments différents.</translation>
    </message>
    <message>
        <source>The cues must stay in the same order.</source>
        <translation>Les sous-titres doivent rester dans le même ordre.</translation>
    </message>
    <message>
        <source>Cue</source>
        <translation>Sous-titre</translation>
    </message>
    <message>
        <source>starts at</source>
        <translation>commence à</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>Compare subtitles</source>
        <translation>Comparer les sous-titres</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more tracks</source>
        <translation>
            <numerusform>et %Ln autre piste</numerusform>
            <numerusform>et %Ln autres pistes</numerusform>
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
        <translation>Cette colonne est toujours affichée.</translation>
    </message>
</context>
<context>
    <name>TextCellEditor</name>
    <message>
        <source>Text of the cue</source>
        <translation>Texte du sous-titre</translation>
    </message>
</context>
<context>
    <name>TextController</name>
    <message>
        <source>Subtitle files (*.{ending})</source>
        <translation>Fichiers de sous-titres (*.{ending})</translation>
    </message>
    <message>
        <source>Save subtitles</source>
        <translation>Enregistrer les sous-titres</translation>
    </message>
    <message>
        <source>Subtitles saved to {file}.</source>
        <translation>Sous-titres enregistrés dans {file}.</translation>
    </message>
</context>
<context>
    <name>TextHead</name>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Remplacer…</translation>
    </message>
    <message>
        <source>Save subtitles as…</source>
        <translation>Enregistrer les sous-titres en…</translation>
    </message>
    <message>
        <source>Show cue {number}</source>
        <translation>Afficher le sous-titre {number}</translation>
    </message>
    <message>
        <source>Edit text and times of the cues</source>
        <translation>Modifier le texte et les temps des sous-titres</translation>
    </message>
    <message>
        <source>You have unpublished changes to these subtitles. Choose Edit to go on.</source>
        <translation>Ces sous-titres ont des modifications non publiées. Choisissez Modifier pour continuer.</translation>
    </message>
    <message>
        <source>WebVTT, unchanged (.vtt)</source>
        <translation>WebVTT, inchangé (.vtt)</translation>
    </message>
    <message>
        <source>SubRip (.srt)</source>
        <translation>SubRip (.srt)</translation>
    </message>
    <message>
        <source>Plain text (.txt)</source>
        <translation>Texte brut (.txt)</translation>
    </message>
    <message>
        <source>Findings of all tracks of this video (table)</source>
        <translation>Anomalies de toutes les pistes de cette vidéo (tableau)</translation>
    </message>
    <message>
        <source>Replace the track by a file</source>
        <translation>Remplacer la piste par un fichier</translation>
    </message>
</context>
<context>
    <name>TextPane</name>
    <message>
        <source>Subtitles of the track</source>
        <translation>Sous-titres de la piste</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>Chargement des sous-titres…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>TextWording</name>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}&#xa0;s</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues</source>
        <translation>
            <numerusform>%Ln sous-titre</numerusform>
            <numerusform>%Ln sous-titres</numerusform>
        </translation>
    </message>
    <message>
        <source>Showing the local copy. Last updated: {ago}.</source>
        <translation>Affichage de la copie locale. Dernière mise à jour&#xa0;: {ago}.</translation>
    </message>
    <message>
        <source>There’s no subtitle file to edit.</source>
        <translation>Il n’y a pas de fichier de sous-titres à modifier.</translation>
    </message>
    <message>
        <source>The file is too large to be edited.</source>
        <translation>Le fichier est trop volumineux pour être modifié.</translation>
    </message>
    <message>
        <source>None of the file can be read.</source>
        <translation>Rien dans le fichier n’est lisible.</translation>
    </message>
    <message>
        <source>The subtitle server isn’t responding, and there is no local copy to show.</source>
        <translation>Le serveur de sous-titres ne répond pas, et il n’y a pas de copie locale à afficher.</translation>
    </message>
    <message>
        <source>DatoCMS lists the track as ready, but there is no subtitle file. Players show nothing.</source>
        <translation>Pour DatoCMS, la piste est prête, mais il n’y a pas de fichier de sous-titres. Les lecteurs n’affichent rien.</translation>
    </message>
    <message>
        <source>The server sent something else, such as a web page. Players show nothing.</source>
        <translation>Le serveur a envoyé autre chose, par exemple une page web. Les lecteurs n’affichent rien.</translation>
    </message>
    <message>
        <source>The file has no cues. Players show nothing.</source>
        <translation>Le fichier ne contient aucun sous-titre. Les lecteurs n’affichent rien.</translation>
    </message>
    <message>
        <source>The file has words, but no cue with times. Players show nothing.</source>
        <translation>Le fichier contient des mots, mais aucun sous-titre avec des temps. Les lecteurs n’affichent rien.</translation>
    </message>
    <message>
        <source>The file is far larger than any subtitle file, so trackman doesn’t read it.</source>
        <translation>Le fichier est bien plus volumineux que n’importe quel fichier de sous-titres&#x202f;; trackman ne le lit donc pas.</translation>
    </message>
    <message>
        <source>Its words: {words}</source>
        <translation>Ses mots&#xa0;: {words}</translation>
    </message>
    <message>
        <source>This expression takes too long. Make it simpler.</source>
        <translation>Cette expression prend trop de temps. Simplifiez-la.</translation>
    </message>
    <message>
        <source>This isn’t a valid regular expression.</source>
        <translation>Ce n’est pas une expression régulière valide.</translation>
    </message>
    <message>
        <source>Not a valid regular expression: see character {place}.</source>
        <translation>Expression régulière non valide&#xa0;: voir le caractère {place}.</translation>
    </message>
    <message>
        <source>The subtitle file is cut off: its end is missing.</source>
        <translation>Le fichier de sous-titres est tronqué&#xa0;: il manque la fin.</translation>
    </message>
    <message>
        <source>The subtitle file isn’t UTF-8, so players may show different characters.</source>
        <translation>Le fichier de sous-titres n’est pas en UTF-8&#x202f;; les lecteurs risquent d’afficher d’autres caractères.</translation>
    </message>
    <message>
        <source>The file isn’t valid WebVTT, so players may show nothing.</source>
        <translation>Le fichier n’est pas un WebVTT valide&#x202f;; les lecteurs risquent de ne rien afficher.</translation>
    </message>
    <message>
        <source>The subtitle file is too large. Only its beginning is shown.</source>
        <translation>Le fichier de sous-titres est trop volumineux. Seul son début est affiché.</translation>
    </message>
    <message>
        <source>None of these cues has a time that players can read.</source>
        <translation>Aucun de ces sous-titres n’a un temps que les lecteurs puissent lire.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues have times that no player can read.</source>
        <translation>
            <numerusform>%Ln sous-titre a des temps qu’aucun lecteur ne peut lire.</numerusform>
            <numerusform>%Ln sous-titres ont des temps qu’aucun lecteur ne peut lire.</numerusform>
        </translation>
    </message>
    <message>
        <source>Their numbers: {numbers}.</source>
        <translation>Leurs numéros&#xa0;: {numbers}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are not shown here.</source>
        <translation>
            <numerusform>%Ln d’entre eux n’est pas affiché ici.</numerusform>
            <numerusform>%Ln d’entre eux ne sont pas affichés ici.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TokenField</name>
    <message>
        <source>Show token</source>
        <translation>Afficher le jeton</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>Jeton d’API</translation>
    </message>
    <message>
        <source>Paste the token here</source>
        <translation>Collez le jeton ici</translation>
    </message>
    <message>
        <source>Hide token</source>
        <translation>Masquer le jeton</translation>
    </message>
</context>
<context>
    <name>TokenForm</name>
    <message>
        <source>API token</source>
        <translation>Jeton d’API</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Checking with DatoCMS…</source>
        <translation>Vérification auprès de DatoCMS…</translation>
    </message>
    <message>
        <source>Saving the token in this computer’s keyring…</source>
        <translation>Enregistrement du jeton dans le trousseau de clés de cet ordinateur…</translation>
    </message>
    <message>
        <source>Paste the token into the field above first.</source>
        <translation>Collez d’abord le jeton dans le champ ci-dessus.</translation>
    </message>
    <message>
        <source>The token is kept in this computer’s keyring, never in a file.</source>
        <translation>Le jeton est conservé dans le trousseau de clés de cet ordinateur, jamais dans un fichier.</translation>
    </message>
    <message>
        <source>This computer has no keyring. trackman can keep the token until you close it, and never writes it to a file.</source>
        <translation>Cet ordinateur n’a pas de trousseau de clés. trackman peut conserver le jeton jusqu’à sa fermeture, et ne l’écrit jamais dans un fichier.</translation>
    </message>
</context>
<context>
    <name>TokenRequest</name>
    <message>
        <source>Copy message</source>
        <translation>Copier le message</translation>
    </message>
    <message>
        <source>I can create a token myself</source>
        <translation>Je peux créer un jeton moi-même</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Message copied</source>
        <translation>Message copié</translation>
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
        <translation>Bonjour,

J’aimerais utiliser trackman, un programme de bureau qui affiche, vérifie et supprime les pistes de sous-titres et les pistes audio de nos vidéos dans DatoCMS. J’ai besoin pour cela d’un jeton d’API de notre projet. Pourriez-vous m’en créer un&#x202f;?

Dans DatoCMS&#xa0;: Project settings&#xa0;› API tokens&#xa0;› New token
• Nom&#xa0;: trackman
• Accès&#xa0;: uniquement la Content Management API
• Rôle&#xa0;: un rôle qui permet de lire et de modifier les médias de l’environnement principal. Pour consulter sans rien modifier, la lecture des médias suffit. S’il permet aussi de lire les enregistrements, trackman montre lesquels utilisent une vidéo.

trackman conserve le jeton dans le trousseau de clés de mon ordinateur et ne l’envoie qu’à DatoCMS. Merci de me le transmettre par un gestionnaire de mots de passe plutôt que par e-mail ou messagerie&#x202f;; vous pouvez le révoquer au même endroit à tout moment.

Merci beaucoup&#x202f;!</translation>
    </message>
    <message>
        <source>Ask someone who manages the project</source>
        <translation>Demandez à une personne qui gère le projet</translation>
    </message>
    <message>
        <source>Creating tokens takes a role that may manage API tokens: usually the project’s owner, an administrator, or the agency that built the site. Send them this:</source>
        <translation>Pour créer des jetons, il faut un rôle qui permet de gérer les jetons d’API&#xa0;: en général celui du propriétaire du projet, d’un administrateur ou de l’agence qui a créé le site. Envoyez à cette personne&#xa0;:</translation>
    </message>
</context>
<context>
    <name>TourBubble</name>
    <message>
        <source>Skip</source>
        <translation>Passer</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Étape {number} sur {count}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>End the tour. Help › Tour starts it again.</source>
        <translation>Terminer la visite. Aide&#xa0;› Visite guidée la relance.</translation>
    </message>
    <message>
        <source>Go back to the step before</source>
        <translation>Revenir à l’étape précédente</translation>
    </message>
    <message>
        <source>Go on with the tour; Escape leaves it</source>
        <translation>Continuer la visite&#x202f;; Échap la quitte</translation>
    </message>
</context>
<context>
    <name>TourWording</name>
    <message>
        <source>Open a video</source>
        <translation>Ouvrez une vidéo</translation>
    </message>
    <message>
        <source>Paste a DatoCMS link or a video ID here, or drop a link on the window.</source>
        <translation>Collez ici un lien DatoCMS ou l’ID d’une vidéo, ou déposez un lien dans la fenêtre.</translation>
    </message>
    <message>
        <source>Or pick one of your videos</source>
        <translation>Ou choisissez l’une de vos vidéos</translation>
    </message>
    <message>
        <source>Search and filter the library, and keep a filter as a view.</source>
        <translation>Recherchez et filtrez dans la bibliothèque, et gardez un filtre comme vue.</translation>
    </message>
    <message>
        <source>Its tracks</source>
        <translation>Ses pistes</translation>
    </message>
    <message>
        <source>Subtitles and audio, with the findings of each. Select one to read it, or several to work on them together.</source>
        <translation>Les sous-titres et l’audio, avec leurs anomalies. Sélectionnez une piste pour la lire, ou plusieurs pour les traiter ensemble.</translation>
    </message>
    <message>
        <source>Look closely</source>
        <translation>Regardez de près</translation>
    </message>
    <message>
        <source>Read the subtitles, play the video, compare, edit. Errors and warnings stand beside the cue they are about.</source>
        <translation>Lisez les sous-titres, regardez la vidéo, comparez, modifiez. Les erreurs et les avertissements figurent à côté du sous-titre concerné.</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Décidez</translation>
    </message>
    <message>
        <source>Delete what should go ({delete}). The subtitles are saved first, and {undo} brings the track back.</source>
        <translation>Supprimez ce qui doit l’être ({delete}). Les sous-titres sont d’abord sauvegardés, et {undo} rétablit la piste.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Judge many tracks</source>
        <translation>Évaluez de nombreuses pistes</translation>
    </message>
    <message>
        <source>Review, among all tracks and in the menu Track, shows them one after another: {keep} keeps, {delete} marks for deletion. Tools › Reviews goes on where you left one.</source>
        <translation>«&#xa0;Passer en revue&#xa0;», dans Toutes les pistes et dans le menu Piste, les affiche une à une&#xa0;: {keep} garde, {delete} marque pour la suppression. Outils › Revues continue là où vous en étiez.</translation>
    </message>
    <message>
        <source>Help is here</source>
        <translation>L’aide est ici</translation>
    </message>
    <message>
        <source>What’s this? explains every control, Keyboard shortcuts ({keys}) lists all keys and changes them, and Tour starts this again.</source>
        <translation>«&#xa0;Qu’est-ce que c’est&#x202f;?&#xa0;» explique chaque élément, «&#xa0;Raccourcis clavier&#xa0;» ({keys}) affiche tous les raccourcis et permet de les modifier, et «&#xa0;Visite guidée&#xa0;» relance cette présentation.</translation>
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
        <translation>Version du {moment}</translation>
    </message>
    <message>
        <source>Press {key} to put a saved version beside the text.</source>
        <translation>Appuyez sur {key} pour placer une version enregistrée à côté du texte.</translation>
    </message>
    <message>
        <source>Unpublished draft, last changed: {ago}</source>
        <translation>Brouillon non publié, dernière modification&#xa0;: {ago}</translation>
    </message>
    <message>
        <source>{outcome} {ago}</source>
        <translation>{outcome}, {ago}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln saved versions</source>
        <translation>
            <numerusform>%Ln version enregistrée</numerusform>
            <numerusform>%Ln versions enregistrées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more in the history</source>
        <translation>
            <numerusform>et %Ln autre dans l’historique</numerusform>
            <numerusform>et %Ln autres dans l’historique</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrackListWording</name>
    <message numerus="yes">
        <source>All %Ln found</source>
        <translation>
            <numerusform>%Ln élément trouvé</numerusform>
            <numerusform>Les %Ln éléments ont été trouvés</numerusform>
        </translation>
    </message>
    <message>
        <source>{found} of {total} found; {unknown} unknown</source>
        <translation>Trouvés&#xa0;: {found} sur {total}&#x202f;; inconnus&#xa0;: {unknown}</translation>
    </message>
    <message>
        <source>{found} of {total} found</source>
        <translation>Trouvés&#xa0;: {found} sur {total}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines lead to another project or environment</source>
        <translation>
            <numerusform>%Ln ligne mène à un autre projet ou environnement</numerusform>
            <numerusform>%Ln lignes mènent à un autre projet ou environnement</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no IDs or links of videos or tracks in it.</source>
        <translation>Il n’y a là aucun ID ni lien de vidéo ou de piste.</translation>
    </message>
    <message>
        <source>The file couldn’t be read: {reason}</source>
        <translation>Le fichier n’a pas pu être lu&#xa0;: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track IDs copied</source>
        <translation>
            <numerusform>%Ln ID de piste copié</numerusform>
            <numerusform>%Ln ID de piste copiés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out: their video has a track of the same kind and name.</source>
        <translation>
            <numerusform>%Ln piste est laissée de côté&#xa0;: sa vidéo a une piste du même type et du même nom.</numerusform>
            <numerusform>%Ln pistes sont laissées de côté&#xa0;: leur vidéo a une piste du même type et du même nom.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks can’t be put back: no scan has read their subtitles, or the video is gone.</source>
        <translation>
            <numerusform>%Ln piste ne peut pas être recréée&#xa0;: aucune analyse n’a lu ses sous-titres, ou la vidéo n’existe plus.</numerusform>
            <numerusform>%Ln pistes ne peuvent pas être recréées&#xa0;: aucune analyse n’a lu leurs sous-titres, ou la vidéo n’existe plus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back %Ln of the selected tracks?</source>
        <translation>
            <numerusform>Recréer %Ln des pistes sélectionnées&#x202f;?</numerusform>
            <numerusform>Recréer %Ln des pistes sélectionnées&#x202f;?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back %Ln tracks</source>
        <translation>
            <numerusform>Recréer %Ln piste</numerusform>
            <numerusform>Recréer %Ln pistes</numerusform>
        </translation>
    </message>
    <message>
        <source>No track has vanished.</source>
        <translation>Aucune piste n’a disparu.</translation>
    </message>
    <message numerus="yes">
        <source>No track vanished more than %Ln days ago.</source>
        <translation>
            <numerusform>Aucune piste n’a disparu il y a plus de %Ln jour.</numerusform>
            <numerusform>Aucune piste n’a disparu il y a plus de %Ln jours.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forget %Ln vanished tracks?</source>
        <translation>
            <numerusform>Oublier %Ln piste disparue&#x202f;?</numerusform>
            <numerusform>Oublier %Ln pistes disparues&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>They vanished before {day}.</source>
        <translation>Disparition avant le {day}.</translation>
    </message>
    <message numerus="yes">
        <source>trackman has read the subtitles of %Ln of them. Once forgotten, these can’t be put back.</source>
        <translation>
            <numerusform>trackman a lu les sous-titres de %Ln d’entre elles. Une fois oubliée, celle-ci ne pourra plus être recréée.</numerusform>
            <numerusform>trackman a lu les sous-titres de %Ln d’entre elles. Une fois oubliées, celles-ci ne pourront plus être recréées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Backups of tracks that were deleted in trackman are kept.</source>
        <translation>Les sauvegardes des pistes supprimées dans trackman sont conservées.</translation>
    </message>
    <message numerus="yes">
        <source>Forget %Ln tracks</source>
        <translation>
            <numerusform>Oublier %Ln piste</numerusform>
            <numerusform>Oublier %Ln pistes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln vanished tracks forgotten</source>
        <translation>
            <numerusform>%Ln piste disparue oubliée</numerusform>
            <numerusform>%Ln pistes disparues oubliées</numerusform>
        </translation>
    </message>
    <message>
        <source>Export tracks</source>
        <translation>Exporter les pistes</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Classeurs Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks exported</source>
        <translation>
            <numerusform>%Ln piste exportée</numerusform>
            <numerusform>%Ln pistes exportées</numerusform>
        </translation>
    </message>
    <message>
        <source>Language code</source>
        <translation>Code de langue</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>ID de la vidéo</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID de la piste</translation>
    </message>
</context>
<context>
    <name>TrackOnPage</name>
    <message>
        <source>closed captions</source>
        <translation>sous-titres pour malentendants</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sans titre</translation>
    </message>
    <message>
        <source>Play the video with this sound to judge it.</source>
        <translation>Lisez la vidéo avec ce son pour l’évaluer.</translation>
    </message>
    <message>
        <source>Audio track</source>
        <translation>Piste audio</translation>
    </message>
    <message>
        <source>Play this sound</source>
        <translation>Lire ce son</translation>
    </message>
    <message>
        <source>The video can’t be played, so its subtitles can’t be read.</source>
        <translation>La vidéo ne peut pas être lue&#x202f;; ses sous-titres ne peuvent donc pas l’être non plus.</translation>
    </message>
    <message>
        <source>No subtitles to read</source>
        <translation>Aucun sous-titre à lire</translation>
    </message>
    <message>
        <source>This track isn’t in the video any more</source>
        <translation>Cette piste n’est plus dans la vidéo</translation>
    </message>
    <message>
        <source>It was deleted or replaced after the queue was made. Nothing will be changed; press Keep to go on.</source>
        <translation>Elle a été supprimée ou remplacée après la création de la revue. Rien ne sera modifié&#x202f;; appuyez sur Garder pour continuer.</translation>
    </message>
    <message>
        <source>It was deleted, as was decided in this review.</source>
        <translation>Elle a été supprimée, comme décidé dans cette revue.</translation>
    </message>
    <message>
        <source>The track isn’t in the video any more.</source>
        <translation>La piste n’est plus dans la vidéo.</translation>
    </message>
    <message>
        <source>Audio can’t be edited here.</source>
        <translation>L’audio ne peut pas être modifié ici.</translation>
    </message>
    <message>
        <source>There’s no subtitle file to edit.</source>
        <translation>Il n’y a pas de fichier de sous-titres à modifier.</translation>
    </message>
    <message>
        <source>Track {place}</source>
        <translation>Piste {place}</translation>
    </message>
</context>
<context>
    <name>TrackViewsButton</name>
    <message>
        <source>View: {name}</source>
        <translation>Vue&#xa0;: {name}</translation>
    </message>
    <message>
        <source>{view} ({count})</source>
        <extracomment>A view and how many tracks it has: “Errored (12)”.</extracomment>
        <translation>{view} ({count})</translation>
    </message>
    <message>
        <source>Your views</source>
        <translation>Vos vues</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Enregistrer cette vue…</translation>
    </message>
    <message>
        <source>Rename {view}…</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>Renommer {view}…</translation>
    </message>
    <message>
        <source>Delete {view}</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>Supprimer {view}</translation>
    </message>
</context>
<context>
    <name>TrackWording</name>
    <message>
        <source>Subtitles</source>
        <translation>Sous-titres</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prête</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>En préparation</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>En erreur</translation>
    </message>
    <message>
        <source>{status}: {error}</source>
        <translation>{status}&#xa0;: {error}</translation>
    </message>
    <message>
        <source>Not specified</source>
        <extracomment>Answer to “Closed captions”; so are Yes and No below.</extracomment>
        <translation>Non précisé</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>No language</source>
        <translation>Sans langue</translation>
    </message>
    <message>
        <source>closed captions</source>
        <translation>sous-titres pour malentendants</translation>
    </message>
    <message>
        <source>subtitles</source>
        <extracomment>One of the words a row is read out with: “Italiano, subtitles, Italian, ready”.</extracomment>
        <translation>sous-titres</translation>
    </message>
    <message>
        <source>audio</source>
        <extracomment>One of the words a row is read out with: “Italiano, audio, Italian, ready”.</extracomment>
        <translation>audio</translation>
    </message>
    <message>
        <source>ready</source>
        <extracomment>One of the words a row is read out with: “Italiano, subtitles, Italian, ready”.</extracomment>
        <translation>prête</translation>
    </message>
    <message>
        <source>preparing</source>
        <extracomment>One of the words a row is read out with; the track is being prepared.</extracomment>
        <translation>en préparation</translation>
    </message>
    <message>
        <source>errored</source>
        <extracomment>One of the words a row is read out with; the track failed processing.</extracomment>
        <translation>en erreur</translation>
    </message>
</context>
<context>
    <name>TracksHead</name>
    <message>
        <source>Add…</source>
        <translation>Ajouter…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks with errors</source>
        <translation>
            <numerusform>%Ln piste avec erreurs</numerusform>
            <numerusform>%Ln pistes avec erreurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Add subtitles or audio from files</source>
        <translation>Ajouter des sous-titres ou de l’audio depuis des fichiers</translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>Aucune piste</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln piste</numerusform>
            <numerusform>%Ln pistes</numerusform>
        </translation>
    </message>
    <message>
        <source>Select the tracks with errors</source>
        <translation>Sélectionner les pistes avec erreurs</translation>
    </message>
</context>
<context>
    <name>TracksModel</name>
    <message>
        <source>Track</source>
        <translation>Piste</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Anomalies</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>CC</source>
        <translation>CC</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
</context>
<context>
    <name>TracksPages</name>
    <message>
        <source>Open a video to see its tracks</source>
        <translation>Ouvrez une vidéo pour voir ses pistes</translation>
    </message>
    <message>
        <source>Choose one in the list, or paste a DatoCMS link or video ID above. You can also drop a link onto this window.</source>
        <translation>Choisissez-en une dans la liste, ou collez ci-dessus un lien DatoCMS ou l’ID d’une vidéo. Vous pouvez aussi déposer un lien dans cette fenêtre.</translation>
    </message>
    <message>
        <source>Open video…</source>
        <translation>Ouvrir une vidéo…</translation>
    </message>
    <message>
        <source>{video} has no subtitle or audio tracks.</source>
        <translation>{video} n’a pas de pistes de sous-titres ni de pistes audio.</translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>Aucune piste</translation>
    </message>
</context>
<context>
    <name>TracksPane</name>
    <message>
        <source>Select a track.</source>
        <translation>Sélectionnez une piste.</translation>
    </message>
    <message>
        <source>Copy rows as text</source>
        <translation>Copier les lignes en tant que texte</translation>
    </message>
    <message>
        <source>Loading tracks…</source>
        <translation>Chargement des pistes…</translation>
    </message>
    <message>
        <source>{name}: {state}</source>
        <translation>{name}&#xa0;: {state}</translation>
    </message>
    <message>
        <source>Open a video first.</source>
        <translation>Ouvrez d’abord une vidéo.</translation>
    </message>
    <message>
        <source>The selected tracks are already being deleted.</source>
        <translation>Les pistes sélectionnées sont déjà en cours de suppression.</translation>
    </message>
</context>
<context>
    <name>TracksTable</name>
    <message>
        <source>Tracks</source>
        <translation>Pistes</translation>
    </message>
</context>
<context>
    <name>TypedCount</name>
    <message>
        <source>To delete that many tracks, type their number: {count}</source>
        <translation>Pour supprimer autant de pistes, saisissez leur nombre&#xa0;: {count}</translation>
    </message>
</context>
<context>
    <name>UndoController</name>
    <message>
        <source>Redo replacement of {name}</source>
        <translation>Rétablir le remplacement de {name}</translation>
    </message>
    <message numerus="yes">
        <source>Redo replacement of %Ln tracks</source>
        <translation>
            <numerusform>Rétablir le remplacement de %Ln piste</numerusform>
            <numerusform>Rétablir le remplacement de %Ln pistes</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo replacement of {name}</source>
        <translation>Annuler le remplacement de {name}</translation>
    </message>
    <message numerus="yes">
        <source>Undo replacement of %Ln tracks</source>
        <translation>
            <numerusform>Annuler le remplacement de %Ln piste</numerusform>
            <numerusform>Annuler le remplacement de %Ln pistes</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo deletion of {name}</source>
        <translation>Annuler la suppression de {name}</translation>
    </message>
    <message numerus="yes">
        <source>Undo deletion of %Ln tracks</source>
        <translation>
            <numerusform>Annuler la suppression de %Ln piste</numerusform>
            <numerusform>Annuler la suppression de %Ln pistes</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>Rien à annuler.</translation>
    </message>
    <message>
        <source>Still working. It will be undone as soon as that has finished.</source>
        <translation>Encore en cours. L’annulation aura lieu dès que ce sera terminé.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks have no backup and can’t be restored.</source>
        <translation>
            <numerusform>%Ln piste n’a pas de sauvegarde et ne peut pas être restaurée.</numerusform>
            <numerusform>%Ln pistes n’ont pas de sauvegarde et ne peuvent pas être restaurées.</numerusform>
        </translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>Il n’y a pas de sauvegarde&#x202f;; elle ne peut donc pas être restaurée.</translation>
    </message>
</context>
<context>
    <name>UnexpectedErrors</name>
    <message>
        <source>trackman was updated while it was open, so not everything works any more. Close it and start it again.</source>
        <translation>trackman a été mis à jour pendant qu’il était ouvert&#x202f;; tout ne fonctionne donc plus. Fermez-le, puis redémarrez-le.</translation>
    </message>
    <message>
        <source>The unexpected error happened again.</source>
        <translation>L’erreur inattendue s’est reproduite.</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Afficher le rapport</translation>
    </message>
    <message>
        <source>This report holds no token, no subtitle text and no file name. Copy it to pass it on.</source>
        <translation>Ce rapport ne contient ni jeton, ni texte de sous-titres, ni nom de fichier. Copiez-le pour le transmettre.</translation>
    </message>
    <message>
        <source>Error report</source>
        <translation>Rapport d’erreur</translation>
    </message>
</context>
<context>
    <name>UpdatesDialog</name>
    <message>
        <source>Check for updates</source>
        <translation>Vérifier les mises à jour</translation>
    </message>
    <message>
        <source>Open download page</source>
        <translation>Page de téléchargement</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>This is trackman {version}.</source>
        <translation>Vous utilisez trackman {version}.</translation>
    </message>
    <message>
        <source>Checking for updates…</source>
        <translation>Vérification des mises à jour…</translation>
    </message>
    <message>
        <source>You have the newest version, {version}.</source>
        <translation>Vous avez la dernière version, {version}.</translation>
    </message>
    <message>
        <source>trackman is up to date</source>
        <translation>trackman est à jour</translation>
    </message>
    <message>
        <source>trackman {version} is available</source>
        <translation>trackman {version} est disponible</translation>
    </message>
    <message>
        <source>You have {version}. The page opens in your browser.</source>
        <translation>Vous avez la version {version}. La page s’ouvre dans votre navigateur.</translation>
    </message>
    <message>
        <source>trackman {version} needs a newer system</source>
        <translation>trackman {version} nécessite un système plus récent</translation>
    </message>
    <message>
        <source>It needs system version {needed}; this computer has {found}. You can go on using trackman {version}.</source>
        <translation>Il faut la version {needed} du système&#x202f;; cet ordinateur a la version {found}. Vous pouvez continuer à utiliser trackman {version}.</translation>
    </message>
    <message>
        <source>Couldn’t check for updates</source>
        <translation>Impossible de vérifier les mises à jour</translation>
    </message>
    <message>
        <source>This version doesn’t know where to look. Ask whoever gave you trackman.</source>
        <translation>Cette version ne sait pas où chercher. Adressez-vous à la personne qui vous a fourni trackman.</translation>
    </message>
    <message>
        <source>The address to look at isn’t an https address. Ask whoever set up this computer.</source>
        <translation>L’adresse à consulter n’est pas une adresse https. Adressez-vous à la personne qui a configuré cet ordinateur.</translation>
    </message>
    <message>
        <source>The notice isn’t signed by the makers of trackman, so it is ignored. Somebody may have tampered with it: don’t download trackman from a link you were sent.</source>
        <translation>L’avis n’est pas signé par les auteurs de trackman&#x202f;; il est donc ignoré. Quelqu’un l’a peut-être falsifié&#xa0;: ne téléchargez pas trackman depuis un lien qu’on vous a envoyé.</translation>
    </message>
    <message>
        <source>The notice is signed with a key this version doesn’t know. Get the newest trackman from where you got this one.</source>
        <translation>L’avis est signé avec une clé que cette version ne connaît pas. Procurez-vous la dernière version de trackman là où vous avez obtenu celle-ci.</translation>
    </message>
    <message>
        <source>The notice is damaged. Try again later.</source>
        <translation>L’avis est endommagé. Réessayez plus tard.</translation>
    </message>
    <message>
        <source>The notice leads to a page that trackman doesn’t open. Get the newest version from where you got this one.</source>
        <translation>L’avis mène à une page que trackman n’ouvre pas. Procurez-vous la dernière version là où vous avez obtenu celle-ci.</translation>
    </message>
    <message>
        <source>The connection isn’t secure, so nothing was asked. Settings › Network can tell more.</source>
        <translation>La connexion n’est pas sécurisée&#x202f;; rien n’a donc été demandé. Pour en savoir plus, voir Paramètres&#xa0;› Réseau.</translation>
    </message>
    <message>
        <source>There is no connection. Check your network, then try again.</source>
        <translation>Il n’y a pas de connexion. Vérifiez votre réseau, puis réessayez.</translation>
    </message>
    <message>
        <source>The server points to another host, which trackman doesn’t follow.</source>
        <translation>Le serveur renvoie vers un autre hôte, que trackman ne suit pas.</translation>
    </message>
    <message>
        <source>The answer is far too large for a notice, and was not read.</source>
        <translation>La réponse est bien trop volumineuse pour un avis et n’a pas été lue.</translation>
    </message>
    <message>
        <source>The server didn’t answer in time. Try again later.</source>
        <translation>Le serveur n’a pas répondu à temps. Réessayez plus tard.</translation>
    </message>
    <message>
        <source>The server has no notice at the moment. Try again later.</source>
        <translation>Le serveur n’a aucun avis pour le moment. Réessayez plus tard.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Réessayez plus tard.</translation>
    </message>
    <message>
        <source>Ask the server once more</source>
        <translation>Interroger à nouveau le serveur</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Versions of {name}</source>
        <translation>Versions de {name}</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Restore this version</source>
        <translation>Restaurer cette version</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Select one version.</source>
        <translation>Sélectionnez une seule version.</translation>
    </message>
    <message>
        <source>Select one or two versions.</source>
        <translation>Sélectionnez une ou deux versions.</translation>
    </message>
    <message>
        <source>Compare with the subtitles of now</source>
        <translation>Comparer avec les sous-titres actuels</translation>
    </message>
    <message>
        <source>No saved versions yet</source>
        <translation>Aucune version enregistrée pour l’instant</translation>
    </message>
    <message>
        <source>trackman saves the subtitles whenever you add, publish, replace or delete a track. The versions appear here.</source>
        <translation>trackman enregistre les sous-titres chaque fois que vous ajoutez, publiez, remplacez ou supprimez une piste. Les versions apparaissent ici.</translation>
    </message>
</context>
<context>
    <name>VersionsModel</name>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: who saved a version.</extracomment>
        <translation>Par</translation>
    </message>
    <message>
        <source>Unreadable, {size}</source>
        <translation>Illisible, {size}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues, {size}</source>
        <translation>
            <numerusform>%Ln sous-titre, {size}</numerusform>
            <numerusform>%Ln sous-titres, {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>By whom it was saved.</extracomment>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Before deletion or replacement</source>
        <translation>Avant suppression ou remplacement</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajoutée</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publiée</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurée</translation>
    </message>
    <message>
        <source>{why}: {reason}</source>
        <translation>{why}&#xa0;: {reason}</translation>
    </message>
</context>
<context>
    <name>VideoChoice</name>
    <message>
        <source>Select a row first.</source>
        <translation>Sélectionnez d’abord une ligne.</translation>
    </message>
    <message>
        <source>The selected rows belong to several videos.</source>
        <translation>Les lignes sélectionnées appartiennent à plusieurs vidéos.</translation>
    </message>
    <message>
        <source>The video belongs to the project {project}. Open it first.</source>
        <translation>La vidéo appartient au projet {project}. Ouvrez-le d’abord.</translation>
    </message>
    <message>
        <source>The video is in the primary environment. Switch to it first.</source>
        <translation>La vidéo se trouve dans l’environnement principal. Passez d’abord à celui-ci.</translation>
    </message>
    <message>
        <source>The video is in the environment {name}. Switch to it first.</source>
        <translation>La vidéo se trouve dans l’environnement {name}. Passez d’abord à celui-ci.</translation>
    </message>
</context>
<context>
    <name>VideoController</name>
    <message>
        <source>{reason}. Showing the tracks from your last visit.</source>
        <translation>{reason}. Affichage des pistes de votre dernière visite.</translation>
    </message>
    <message>
        <source>Couldn’t refresh: {reason}. The tracks may be out of date.</source>
        <translation>Impossible d’actualiser&#xa0;: {reason}. Les pistes ne sont peut-être plus à jour.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Searching videos… {count} of {total}</source>
        <translation>Recherche des vidéos… {count} sur {total}</translation>
    </message>
</context>
<context>
    <name>VideoQuestion</name>
    <message>
        <source>Paste the video’s DatoCMS link or its ID. The video must be in this project.</source>
        <translation>Collez le lien DatoCMS de la vidéo ou son ID. La vidéo doit se trouver dans ce projet.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Link or ID of a video</source>
        <translation>Lien ou ID d’une vidéo</translation>
    </message>
</context>
<context>
    <name>VideoSection</name>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Copy DatoCMS address</source>
        <translation>Copier l’adresse DatoCMS</translation>
    </message>
    <message>
        <source>Copy stream link</source>
        <translation>Copier le lien du flux</translation>
    </message>
    <message>
        <source>Streaming counts towards your DatoCMS quota.</source>
        <translation>Le streaming compte dans votre quota DatoCMS.</translation>
    </message>
    <message>
        <source>The project’s DatoCMS address isn’t known yet.</source>
        <translation>L’adresse DatoCMS du projet n’est pas encore connue.</translation>
    </message>
    <message>
        <source>Open in DatoCMS</source>
        <translation>Ouvrir dans DatoCMS</translation>
    </message>
    <message>
        <source>This video has no stream.</source>
        <translation>Cette vidéo n’a pas de flux.</translation>
    </message>
    <message>
        <source>Open stream link</source>
        <translation>Ouvrir le lien du flux</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Résolution</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Fréquence d’images</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>File type</source>
        <translation>Type de fichier</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Best MP4</source>
        <translation>Meilleur MP4</translation>
    </message>
    <message>
        <source>Poster frame</source>
        <translation>Image d’aperçu</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>Envoi</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modification</translation>
    </message>
    <message>
        <source>Uploaded by</source>
        <translation>Envoyée par</translation>
    </message>
    <message>
        <source>Virus scan</source>
        <translation>Analyse antivirus</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>Copyright</source>
        <translation>Droits d’auteur</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Smart tags</source>
        <translation>Étiquettes intelligentes</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>ID de la vidéo</translation>
    </message>
    <message>
        <source>Copy video ID</source>
        <translation>Copier l’ID de la vidéo</translation>
    </message>
    <message>
        <source>Playback ID</source>
        <translation>ID de lecture</translation>
    </message>
    <message>
        <source>Copy playback ID</source>
        <translation>Copier l’ID de lecture</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Copier le chemin</translation>
    </message>
    <message>
        <source>File address</source>
        <translation>Adresse du fichier</translation>
    </message>
    <message>
        <source>Copy file address</source>
        <translation>Copier l’adresse du fichier</translation>
    </message>
    <message>
        <source>MD5</source>
        <translation>MD5</translation>
    </message>
    <message>
        <source>Copy MD5</source>
        <translation>Copier le MD5</translation>
    </message>
</context>
<context>
    <name>VideoWording</name>
    <message>
        <source>{short} ({exact} s)</source>
        <translation>{short} ({exact}&#xa0;s)</translation>
    </message>
    <message>
        <source>{rate} fps</source>
        <extracomment>The unit of a frame rate: frames per second.</extracomment>
        <translation>{rate} i/s</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height}&#xa0;pixels</translation>
    </message>
    <message>
        <source>{short} ({count} bytes)</source>
        <translation>{short} ({count}&#xa0;octets)</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Élevée</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Faible</translation>
    </message>
    <message>
        <source>Not scanned yet</source>
        <translation>Pas encore analysée</translation>
    </message>
    <message>
        <source>No threats found</source>
        <translation>Aucune menace détectée</translation>
    </message>
    <message>
        <source>Infected</source>
        <translation>Infectée</translation>
    </message>
    <message>
        <source>Scan failed</source>
        <translation>Échec de l’analyse</translation>
    </message>
    <message>
        <source>Not scanned</source>
        <translation>Non analysée</translation>
    </message>
    <message>
        <source>Project owner</source>
        <translation>Propriétaire du projet</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Collaborator</source>
        <translation>Collaborateur</translation>
    </message>
    <message>
        <source>Collaborator (single sign-on)</source>
        <translation>Collaborateur (authentification unique)</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>Jeton d’API</translation>
    </message>
    <message>
        <source>{language}: {text}</source>
        <translation>{language}&#xa0;: {text}</translation>
    </message>
</context>
<context>
    <name>VideosList</name>
    <message>
        <source>Videos</source>
        <translation>Vidéos</translation>
    </message>
    <message>
        <source>This video isn’t loaded yet.</source>
        <translation>Cette vidéo n’est pas encore chargée.</translation>
    </message>
    <message>
        <source>Go to its tracks</source>
        <translation>Aller à ses pistes</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Copier le nom</translation>
    </message>
    <message>
        <source>Copy video ID</source>
        <translation>Copier l’ID de la vidéo</translation>
    </message>
</context>
<context>
    <name>ViewsButton</name>
    <message>
        <source>View: {name}</source>
        <translation>Vue&#xa0;: {name}</translation>
    </message>
    <message>
        <source>All videos</source>
        <translation>Toutes les vidéos</translation>
    </message>
    <message>
        <source>Recent videos</source>
        <translation>Vidéos récentes</translation>
    </message>
    <message>
        <source>Your views</source>
        <translation>Vos vues</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Enregistrer cette vue…</translation>
    </message>
    <message>
        <source>Rename {view}…</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>Renommer {view}…</translation>
    </message>
    <message>
        <source>Delete {view}</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>Supprimer {view}</translation>
    </message>
    <message>
        <source>Saved in DatoCMS</source>
        <translation>Enregistrées dans DatoCMS</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Chargement…</translation>
    </message>
    <message>
        <source>{filter} (in part)</source>
        <translation>{filter} (en partie)</translation>
    </message>
    <message>
        <source>Recent videos are always offered here.</source>
        <translation>Les vidéos récentes sont toujours proposées ici.</translation>
    </message>
    <message>
        <source>Search or filter the videos first.</source>
        <translation>Recherchez ou filtrez d’abord les vidéos.</translation>
    </message>
    <message>
        <source>These parts of the filter aren’t supported and are ignored: {p}</source>
        <translation>Ces parties du filtre ne sont pas prises en charge et sont ignorées&#xa0;: {p}</translation>
    </message>
</context>
<context>
    <name>WholeProject</name>
    <message>
        <source>Search all subtitles</source>
        <translation>Rechercher dans tous les sous-titres</translation>
    </message>
</context>
<context>
    <name>WordListDialog</name>
    <message>
        <source>Word list</source>
        <translation>Liste de mots</translation>
    </message>
    <message>
        <source>New word list</source>
        <translation>Nouvelle liste de mots</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Enter a name for the list first.</source>
        <translation>Saisissez d’abord un nom pour la liste.</translation>
    </message>
    <message>
        <source>Enter a word first.</source>
        <translation>Saisissez d’abord un mot.</translation>
    </message>
    <message>
        <source>Keep the list and search for it</source>
        <translation>Conserver la liste et la rechercher</translation>
    </message>
    <message>
        <source>One word or phrase a line. A cue that holds one of them is found.</source>
        <translation>Un mot ou une expression par ligne. Tout sous-titre qui en contient un est trouvé.</translation>
    </message>
    <message>
        <source>A list with this name exists and will be replaced.</source>
        <translation>Une liste porte déjà ce nom et sera remplacée.</translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation>Nom de la liste</translation>
    </message>
    <message>
        <source>The list is shown by this name.</source>
        <translation>La liste s’affiche sous ce nom.</translation>
    </message>
    <message>
        <source>Words and phrases</source>
        <translation>Mots et expressions</translation>
    </message>
    <message>
        <source>One word or phrase a line, such as colou*</source>
        <translation>Un mot ou une expression par ligne, par exemple couleur*</translation>
    </message>
</context>
<context>
    <name>WordListsPanel</name>
    <message>
        <source>Word lists</source>
        <translation>Listes de mots</translation>
    </message>
    <message>
        <source>New word list…</source>
        <translation>Nouvelle liste de mots…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Select a word list first.</source>
        <translation>Sélectionnez d’abord une liste de mots.</translation>
    </message>
    <message>
        <source>Change name and words of the list</source>
        <translation>Modifier le nom et les mots de la liste</translation>
    </message>
</context>
<context>
    <name>WorkModel</name>
    <message>
        <source>What</source>
        <extracomment>Titles of columns: the action, its video, how far it is, since when.</extracomment>
        <translation>Action</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
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
        <translation>Détails de la piste</translation>
    </message>
    <message>
        <source>Parts of the work</source>
        <translation>Parties du travail</translation>
    </message>
    <message>
        <source>No video open</source>
        <translation>Aucune vidéo</translation>
    </message>
    <message>
        <source>Select a track</source>
        <translation>Sélectionnez une piste</translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>Aucune piste</translation>
    </message>
    <message>
        <source>Recently deleted has all tracks that can be restored.</source>
        <translation>La liste Supprimées récemment contient toutes les pistes qui peuvent être restaurées.</translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>Il n’y a pas de sauvegarde&#x202f;; elle ne peut donc pas être restaurée.</translation>
    </message>
    <message>
        <source>Open a video first.</source>
        <translation>Ouvrez d’abord une vidéo.</translation>
    </message>
    <message>
        <source>The project’s address isn’t known yet.</source>
        <translation>L’adresse du projet n’est pas encore connue.</translation>
    </message>
    <message>
        <source>Choose a track to read, hear and judge it here.</source>
        <translation>Choisissez une piste pour la lire, l’écouter et l’évaluer ici.</translation>
    </message>
    <message>
        <source>No track selected</source>
        <translation>Aucune piste sélectionnée</translation>
    </message>
    <message>
        <source>Play the video with this sound to judge it.</source>
        <translation>Lisez la vidéo avec ce son pour l’évaluer.</translation>
    </message>
    <message>
        <source>Audio track</source>
        <translation>Piste audio</translation>
    </message>
    <message>
        <source>Play this sound</source>
        <translation>Lire ce son</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>Chargement des sous-titres…</translation>
    </message>
    <message>
        <source>No subtitles to read</source>
        <translation>Aucun sous-titre à lire</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
</context>
<context>
    <name>WorkTab</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Cancel what hasn’t been sent yet. Work that DatoCMS accepted continues.</source>
        <translation>Annuler ce qui n’a pas encore été envoyé. Le travail que DatoCMS a accepté se poursuit.</translation>
    </message>
    <message>
        <source>Check the current state and finish what’s left</source>
        <translation>Vérifier l’état actuel et terminer ce qui reste</translation>
    </message>
    <message>
        <source>Select a row first.</source>
        <translation>Sélectionnez d’abord une ligne.</translation>
    </message>
    <message>
        <source>The selected items are finished or can no longer be cancelled.</source>
        <translation>Les éléments sélectionnés sont terminés ou ne peuvent plus être annulés.</translation>
    </message>
    <message>
        <source>Trying again can’t help with the selected items.</source>
        <translation>Réessayer ne changerait rien pour les éléments sélectionnés.</translation>
    </message>
    <message>
        <source>None of the selected tracks can be restored.</source>
        <translation>Aucune des pistes sélectionnées ne peut être restaurée.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Rien n’est en cours</translation>
    </message>
    <message>
        <source>Deletions and restores appear here while they are waiting or running.</source>
        <translation>Les suppressions et les restaurations apparaissent ici tant qu’elles sont en attente ou en cours.</translation>
    </message>
    <message>
        <source>Delete what wasn’t deleted because trackman closed, as far as still wanted</source>
        <translation>Supprimer ce qui ne l’a pas été parce que trackman s’est fermé, dans la mesure où c’est encore voulu</translation>
    </message>
    <message>
        <source>Delete none of what wasn’t deleted because trackman closed, and ask no more</source>
        <translation>Ne rien supprimer de ce qui ne l’a pas été parce que trackman s’est fermé, et ne plus demander</translation>
    </message>
</context>
<context>
    <name>WorkTable</name>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
</context>
<context>
    <name>_Away</name>
    <message>
        <source>The video is playing in its own window.</source>
        <translation>La vidéo est lue dans sa propre fenêtre.</translation>
    </message>
    <message>
        <source>Move it here</source>
        <translation>La ramener ici</translation>
    </message>
</context>
<context>
    <name>_BatchWording</name>
    <message>
        <source>Generating {name}…</source>
        <translation>Génération de {name}…</translation>
    </message>
    <message>
        <source>Adding {name}…</source>
        <translation>Ajout de {name}…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Adding tracks… {done} of {total}</source>
        <translation>Ajout des pistes… {done} sur {total}</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was added.</source>
        <translation>Annulé. Rien n’a été ajouté.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks added.</source>
        <translation>
            <numerusform>%Ln piste ajoutée.</numerusform>
            <numerusform>%Ln pistes ajoutées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks added. The other rows show the reason.</source>
        <translation>
            <numerusform>%Ln piste ajoutée sur {total}. Les autres lignes indiquent la raison.</numerusform>
            <numerusform>%Ln pistes ajoutées sur {total}. Les autres lignes indiquent la raison.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks added. See Activity for the others.</source>
        <translation>
            <numerusform>%Ln piste ajoutée sur {total}. Pour les autres, voir Activité.</numerusform>
            <numerusform>%Ln pistes ajoutées sur {total}. Pour les autres, voir Activité.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln additions were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln ajout a été annulé avant de commencer.</numerusform>
            <numerusform>%Ln ajouts ont été annulés avant de commencer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Replacing {name}…</source>
        <translation>Remplacement de {name}…</translation>
    </message>
    <message>
        <source>Replacing tracks… {done} of {total}</source>
        <translation>Remplacement des pistes… {done} sur {total}</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was replaced.</source>
        <translation>Annulé. Rien n’a été remplacé.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks replaced.</source>
        <translation>
            <numerusform>%Ln piste remplacée.</numerusform>
            <numerusform>%Ln pistes remplacées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks replaced.</source>
        <translation>
            <numerusform>%Ln piste remplacée sur {total}.</numerusform>
            <numerusform>%Ln pistes remplacées sur {total}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln replacements were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln remplacement a été annulé avant de commencer.</numerusform>
            <numerusform>%Ln remplacements ont été annulés avant de commencer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>{name} is back as it was before</source>
        <translation>La piste {name} est redevenue comme avant</translation>
    </message>
</context>
<context>
    <name>_Entries</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Raccourci</translation>
    </message>
</context>
<context>
    <name>_Lists</name>
    <message>
        <source>Word list</source>
        <translation>Liste de mots</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveaux</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln nouveau</numerusform>
            <numerusform>%Ln nouveaux</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_MoreButton</name>
    <message>
        <source>More</source>
        <extracomment>A menu of further things that can be done.</extracomment>
        <translation>Plus</translation>
    </message>
    <message>
        <source>What else can be done here, with its keys</source>
        <translation>Ce qu’on peut faire d’autre ici, avec les touches</translation>
    </message>
    <message>
        <source>Next track, without deciding</source>
        <translation>Piste suivante, sans décider</translation>
    </message>
    <message>
        <source>Previous track, without deciding</source>
        <translation>Piste précédente, sans décider</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Anomalie précédente</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Lecture ou pause</translation>
    </message>
    <message>
        <source>Check whether the text fits the sound</source>
        <translation>Vérifier si le texte correspond au son</translation>
    </message>
    <message>
        <source>Larger subtitles</source>
        <translation>Sous-titres plus grands</translation>
    </message>
    <message>
        <source>Smaller subtitles</source>
        <translation>Sous-titres plus petits</translation>
    </message>
    <message>
        <source>Subtitles in normal size</source>
        <translation>Sous-titres en taille normale</translation>
    </message>
    <message>
        <source>Look over the decisions</source>
        <translation>Examiner les décisions</translation>
    </message>
</context>
</TS>
