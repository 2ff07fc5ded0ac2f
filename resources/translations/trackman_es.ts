<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About trackman</source>
        <translation>Acerca de trackman</translation>
    </message>
    <message>
        <source>Version {version} · Qt {qt}</source>
        <translation>Versión {version} · Qt {qt}</translation>
    </message>
    <message>
        <source>Review and delete the subtitle and audio tracks of DatoCMS videos. Free software under the MIT licence. Not made by DatoCMS.</source>
        <translation>Revise y elimine las pistas de subtítulos y audio de los videos de DatoCMS. Software libre con licencia MIT. No es un producto de DatoCMS.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>AccessWording</name>
    <message>
        <source>DatoCMS doesn’t accept the API token</source>
        <translation>DatoCMS no acepta el token de API</translation>
    </message>
    <message>
        <source>The token is wrong or was revoked.</source>
        <translation>El token es incorrecto o fue revocado.</translation>
    </message>
    <message>
        <source>DatoCMS no longer accepts the API token</source>
        <translation>DatoCMS ya no acepta el token de API</translation>
    </message>
    <message>
        <source>The token was revoked, replaced, or has expired. Everything else is kept.</source>
        <translation>El token fue revocado o reemplazado, o ha caducado. Todo lo demás se conserva.</translation>
    </message>
    <message>
        <source>trackman needs an API token of your project</source>
        <translation>trackman necesita un token de API de su proyecto</translation>
    </message>
    <message>
        <source>In DatoCMS, open Project settings › API tokens and create a token that has access to the Content Management API and whose role can edit uploads in the primary environment. Then copy it.</source>
        <translation>En DatoCMS, abra Project settings › API tokens y cree un token que tenga acceso a la Content Management API y cuyo rol pueda editar los archivos subidos en el entorno principal. Después, cópielo.</translation>
    </message>
    <message>
        <source>The token contains spaces or line breaks</source>
        <translation>El token contiene espacios o saltos de línea</translation>
    </message>
    <message>
        <source>Too much was copied, or the token was broken into lines.</source>
        <translation>Se copió de más, o el token quedó dividido en varias líneas.</translation>
    </message>
    <message>
        <source>This isn’t an API token</source>
        <translation>Esto no es un token de API</translation>
    </message>
    <message>
        <source>It contains characters that no token has.</source>
        <translation>Contiene caracteres que no tiene ningún token.</translation>
    </message>
    <message>
        <source>This token has no access to the Content Management API</source>
        <translation>Este token no tiene acceso a la Content Management API</translation>
    </message>
    <message>
        <source>In DatoCMS, open Project settings › API tokens, choose {name}, and allow it access to the Content Management API. Then try again with the same token.</source>
        <translation>En DatoCMS, abra Project settings › API tokens, elija {name} y permítale el acceso a la Content Management API. Después, vuelva a intentarlo con el mismo token.</translation>
    </message>
    <message>
        <source>DatoCMS knows the token, but it doesn’t open a project. Use a token from Project settings › API tokens with access to the Content Management API.</source>
        <translation>DatoCMS conoce el token, pero este no abre ningún proyecto. Use un token de Project settings › API tokens con acceso a la Content Management API.</translation>
    </message>
    <message>
        <source>This computer has no keyring</source>
        <translation>Este equipo no tiene llavero</translation>
    </message>
    <message>
        <source>trackman keeps tokens only in the system’s password store, never in a file. Without it, trackman can keep the token until you close it.</source>
        <translation>trackman solo guarda los tokens en el almacén de contraseñas del sistema, nunca en un archivo. Sin él, trackman puede conservar el token hasta que lo cierre.</translation>
    </message>
    <message>
        <source>The keyring is locked</source>
        <translation>El llavero está bloqueado</translation>
    </message>
    <message>
        <source>trackman keeps tokens in this computer’s keyring. Try again, and unlock the keyring when the system asks for its password.</source>
        <translation>trackman guarda los tokens en el llavero de este equipo. Vuelva a intentarlo y desbloquee el llavero cuando el sistema pida su contraseña.</translation>
    </message>
    <message>
        <source>The keyring is waiting for its password</source>
        <translation>El llavero espera su contraseña</translation>
    </message>
    <message>
        <source>Find the window in which the system asks for it, which may be behind others. Once the keyring is unlocked, trackman goes on by itself. Without the keyring, trackman can keep a token until you close it.</source>
        <translation>Busque la ventana en la que el sistema la pide; puede estar detrás de otras. Cuando el llavero esté desbloqueado, trackman continuará por sí solo. Sin el llavero, trackman puede conservar un token hasta que lo cierre.</translation>
    </message>
    <message>
        <source>The keyring isn’t answering</source>
        <translation>El llavero no responde</translation>
    </message>
    <message>
        <source>If the system asks for the keyring’s password, enter it, and trackman goes on by itself. Without the keyring, trackman can keep a token until you close it.</source>
        <translation>Si el sistema pide la contraseña del llavero, escríbala y trackman continuará por sí solo. Sin el llavero, trackman puede conservar un token hasta que lo cierre.</translation>
    </message>
    <message>
        <source>The keyring isn’t working</source>
        <translation>El llavero no funciona</translation>
    </message>
    <message>
        <source>The system’s keyring, where trackman keeps tokens, reported an error.</source>
        <translation>El llavero del sistema, donde trackman guarda los tokens, informó de un error.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>This server address can’t be used</source>
        <translation>Esta dirección del servidor no se puede usar</translation>
    </message>
    <message>
        <source>{address} doesn’t start with https://, and plain http would expose the token to the network. Correct TRACKMAN_API_URL and start trackman again.</source>
        <translation>{address} no empieza por https://, y http a secas expondría el token a la red. Corrija TRACKMAN_API_URL y reinicie trackman.</translation>
    </message>
    <message>
        <source>A different environment answered</source>
        <translation>Respondió otro entorno</translation>
    </message>
    <message>
        <source>trackman asked {chosen}, but {answered} answered, so the reply was ignored. Another environment may have just become primary. Refresh, and check at the top which environment you are in.</source>
        <extracomment>{chosen} and {answered} are names of environments in quotation marks.</extracomment>
        <translation>trackman consultó {chosen}, pero respondió {answered}, así que se ignoró la respuesta. Puede que otro entorno acabe de pasar a ser el principal. Actualice y compruebe arriba en qué entorno está.</translation>
    </message>
    <message>
        <source>Copy the token from Project settings › API tokens in DatoCMS.</source>
        <translation>Copie el token desde Project settings › API tokens en DatoCMS.</translation>
    </message>
    <message>
        <source>Set the environment variable DATOCMS_API_TOKEN to it and start trackman again.</source>
        <translation>Asígnelo a la variable de entorno DATOCMS_API_TOKEN y reinicie trackman.</translation>
    </message>
    <message>
        <source>Then sign in with it.</source>
        <translation>Después, inicie sesión con él.</translation>
    </message>
</context>
<context>
    <name>AccessibilityDialog</name>
    <message>
        <source>Accessibility report</source>
        <translation>Informe de accesibilidad</translation>
    </message>
    <message>
        <source>Lists the videos without closed captions in their language, as WCAG 2.2 (1.2.2) and EN 301 549 (9.1.2.2) ask for them. DatoCMS doesn’t know which language a video speaks, so say it here.</source>
        <translation>Enumera los videos sin subtítulos para sordos en su idioma, como piden WCAG 2.2 (1.2.2) y EN 301 549 (9.1.2.2). DatoCMS no sabe qué idioma se habla en un video, así que indíquelo aquí.</translation>
    </message>
    <message>
        <source>Language of the videos</source>
        <translation>Idioma de los videos</translation>
    </message>
    <message>
        <source>Go by audio tracks, if any</source>
        <translation>Según las pistas de audio, si las hay</translation>
    </message>
    <message>
        <source>Ask which records are published</source>
        <translation>Consultar qué registros están publicados</translation>
    </message>
    <message>
        <source>A video with audio tracks needs captions in each of their languages.</source>
        <translation>Un video con pistas de audio necesita subtítulos para sordos en cada uno de sus idiomas.</translation>
    </message>
    <message>
        <source>With captions</source>
        <translation>Con subtítulos para sordos</translation>
    </message>
    <message>
        <source>Only subtitles, not marked as captions</source>
        <translation>Solo subtítulos, sin marcar como subtítulos para sordos</translation>
    </message>
    <message>
        <source>Errored or being prepared</source>
        <translation>Con error o en preparación</translation>
    </message>
    <message>
        <source>Only in other languages</source>
        <translation>Solo en otros idiomas</translation>
    </message>
    <message>
        <source>No subtitles</source>
        <translation>Sin subtítulos</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos are left out: their tracks were not read yet.</source>
        <translation>
            <numerusform>Se omite %Ln video: sus pistas aún no se han leído.</numerusform>
            <numerusform>Se omiten %Ln videos: sus pistas aún no se han leído.</numerusform>
        </translation>
    </message>
    <message>
        <source>No tracks were read yet. Scan the project first.</source>
        <translation>Aún no se ha leído ninguna pista. Explore primero el proyecto.</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Videos</translation>
    </message>
    <message numerus="yes">
        <source>Takes %Ln requests, one for each used video without captions.</source>
        <translation>
            <numerusform>Requiere %Ln solicitud, una por cada video usado sin subtítulos para sordos.</numerusform>
            <numerusform>Requiere %Ln solicitudes, una por cada video usado sin subtítulos para sordos.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video without captions is known to be used in records.</source>
        <translation>No consta que ningún video sin subtítulos para sordos se use en registros.</translation>
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
        <translation>Volver a los videos</translation>
    </message>
    <message>
        <source>Activity and history</source>
        <translation>Actividad e historial</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>Eliminadas recientemente</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
</context>
<context>
    <name>ActivityRows</name>
    <message>
        <source>This entry is no deletion.</source>
        <translation>Esta entrada no es una eliminación.</translation>
    </message>
    <message>
        <source>The track was not deleted.</source>
        <translation>La pista no se eliminó.</translation>
    </message>
    <message>
        <source>The track has already been restored.</source>
        <translation>La pista ya se restauró.</translation>
    </message>
    <message>
        <source>There’s no backup.</source>
        <translation>No hay copia de seguridad.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>Deleted without a backup</source>
        <translation>Eliminada sin copia de seguridad</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminada</translation>
    </message>
    <message>
        <source>Already removed, without a backup</source>
        <translation>Ya se había quitado, sin copia de seguridad</translation>
    </message>
    <message>
        <source>Already removed</source>
        <translation>Ya se había quitado</translation>
    </message>
</context>
<context>
    <name>ActivityWording</name>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Agregar</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Generar</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>Eliminar {name}</translation>
    </message>
    <message>
        <source>Restore {name}</source>
        <translation>Restaurar {name}</translation>
    </message>
    <message>
        <source>Add {name}</source>
        <translation>Agregar {name}</translation>
    </message>
    <message>
        <source>Generate {name}</source>
        <translation>Generar {name}</translation>
    </message>
    <message>
        <source>Replace {name}</source>
        <translation>Reemplazar {name}</translation>
    </message>
    <message>
        <source>{outcome}: {code}</source>
        <extracomment>{outcome} is a result such as “Not deleted”, {code} an error code of DatoCMS.</extracomment>
        <translation>{outcome}: {code}</translation>
    </message>
    <message>
        <source>Not deleted: trackman closed</source>
        <extracomment>Result of a deletion that trackman could not do before it closed.</extracomment>
        <translation>No eliminada: trackman se cerró</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>Sin motivo indicado</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>Principal</translation>
    </message>
    <message>
        <source>Saved as it is, unreadable, {size}</source>
        <translation>Guardado tal cual, ilegible, {size}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues, {size}</source>
        <translation>
            <numerusform>%Ln segmento, {size}</numerusform>
            <numerusform>%Ln segmentos, {size}</numerusform>
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
            <numerusform>%Ln en curso</numerusform>
            <numerusform>%Ln en curso</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <extracomment>A count of operations, in a list of counts.</extracomment>
        <translation>
            <numerusform>%Ln en espera</numerusform>
            <numerusform>%Ln en espera</numerusform>
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
        <translation>Todo completado</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Nada en curso</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nada que deshacer</translation>
    </message>
    <message>
        <source>Undo deletion of {name}</source>
        <translation>Deshacer eliminación de {name}</translation>
    </message>
    <message numerus="yes">
        <source>Undo deletion of %Ln tracks</source>
        <translation>
            <numerusform>Deshacer eliminación de %Ln pista</numerusform>
            <numerusform>Deshacer eliminación de %Ln pistas</numerusform>
        </translation>
    </message>
    <message>
        <source>Already removed, restored since</source>
        <translation>Ya se había quitado, restaurada</translation>
    </message>
    <message>
        <source>Deleted, restored since</source>
        <translation>Eliminada y restaurada</translation>
    </message>
    <message>
        <source>Already removed, no backup</source>
        <translation>Ya se había quitado, sin copia de seguridad</translation>
    </message>
    <message>
        <source>Deleted, no backup</source>
        <translation>Eliminada, sin copia de seguridad</translation>
    </message>
    <message>
        <source>Added, not verified</source>
        <translation>Agregada, sin verificar</translation>
    </message>
    <message>
        <source>Generated, not verified</source>
        <translation>Generada, sin verificar</translation>
    </message>
    <message>
        <source>Replaced, not verified</source>
        <translation>Reemplazada, sin verificar</translation>
    </message>
    <message>
        <source>Restored, not verified</source>
        <translation>Restaurada, sin verificar</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Backed up, not deleted yet</source>
        <translation>Con copia de seguridad, aún sin eliminar</translation>
    </message>
    <message>
        <source>Deletion requested</source>
        <translation>Eliminación solicitada</translation>
    </message>
    <message>
        <source>DatoCMS is deleting the track</source>
        <translation>DatoCMS está eliminando la pista</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminada</translation>
    </message>
    <message>
        <source>Already removed</source>
        <translation>Ya se había quitado</translation>
    </message>
    <message>
        <source>Not deleted</source>
        <translation>No eliminada</translation>
    </message>
    <message>
        <source>Deletion not confirmed</source>
        <translation>Eliminación sin confirmar</translation>
    </message>
    <message>
        <source>Cancelled, not deleted</source>
        <translation>Cancelada, no eliminada</translation>
    </message>
    <message>
        <source>Restore requested</source>
        <translation>Restauración solicitada</translation>
    </message>
    <message>
        <source>DatoCMS is creating the track</source>
        <translation>DatoCMS está creando la pista</translation>
    </message>
    <message>
        <source>DatoCMS is preparing the track</source>
        <translation>DatoCMS está preparando la pista</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurada</translation>
    </message>
    <message>
        <source>Not restored</source>
        <translation>No restaurada</translation>
    </message>
    <message>
        <source>Restore not confirmed</source>
        <translation>Restauración sin confirmar</translation>
    </message>
    <message>
        <source>Cancelled, not restored</source>
        <translation>Cancelada, no restaurada</translation>
    </message>
    <message>
        <source>Track requested</source>
        <translation>Pista solicitada</translation>
    </message>
    <message>
        <source>Added</source>
        <extracomment>What became of a track.</extracomment>
        <translation>Agregada</translation>
    </message>
    <message>
        <source>Not added</source>
        <translation>No agregada</translation>
    </message>
    <message>
        <source>Addition not confirmed</source>
        <extracomment>Nobody can say whether the track was added.</extracomment>
        <translation>Adición sin confirmar</translation>
    </message>
    <message>
        <source>Cancelled, not added</source>
        <translation>Cancelada, no agregada</translation>
    </message>
    <message>
        <source>Subtitles requested</source>
        <translation>Subtítulos solicitados</translation>
    </message>
    <message>
        <source>DatoCMS is generating the subtitles</source>
        <translation>DatoCMS está generando los subtítulos</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Generada</translation>
    </message>
    <message>
        <source>Not generated</source>
        <translation>No generada</translation>
    </message>
    <message>
        <source>Generation not confirmed</source>
        <translation>Generación sin confirmar</translation>
    </message>
    <message>
        <source>Cancelled, not generated</source>
        <translation>Cancelada, no generada</translation>
    </message>
    <message>
        <source>Replacing</source>
        <translation>Reemplazando</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Reemplazada</translation>
    </message>
    <message>
        <source>Not replaced</source>
        <translation>No reemplazada</translation>
    </message>
    <message>
        <source>Replacement not confirmed</source>
        <translation>Reemplazo sin confirmar</translation>
    </message>
    <message>
        <source>Cancelled, not replaced</source>
        <translation>Cancelada, no reemplazada</translation>
    </message>
</context>
<context>
    <name>AddTracksDialog</name>
    <message>
        <source>Add tracks</source>
        <translation>Agregar pistas</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Elegir archivos…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Elegir carpeta…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Add tracks to {video}</source>
        <translation>Agregar pistas a {video}</translation>
    </message>
    <message numerus="yes">
        <source>Too many files at once: %Ln were left out.</source>
        <translation>
            <numerusform>Demasiados archivos a la vez: se omitió %Ln.</numerusform>
            <numerusform>Demasiados archivos a la vez: se omitieron %Ln.</numerusform>
        </translation>
    </message>
    <message>
        <source>The list takes {most}. Add these first, then the others.</source>
        <translation>En la lista caben {most}. Agregue primero estos y después los demás.</translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln tracks</source>
        <translation>
            <numerusform>Agregar %Ln pista</numerusform>
            <numerusform>Agregar %Ln pistas</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose files first.</source>
        <translation>Elija primero archivos.</translation>
    </message>
    <message>
        <source>Reading files…</source>
        <translation>Leyendo archivos…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files can’t be added as they are.</source>
        <translation>
            <numerusform>%Ln archivo no se puede agregar tal como está.</numerusform>
            <numerusform>%Ln archivos no se pueden agregar tal como están.</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop subtitle or audio files here</source>
        <translation>Suelte aquí archivos de subtítulos o audio</translation>
    </message>
    <message>
        <source>WebVTT, SubRip, SubStation Alpha, TTML, SAMI, MicroDVD and others; M4A, MP3 and WAV. A folder, or files copied in a file manager ({key}), will do as well.</source>
        <translation>WebVTT, SubRip, SubStation Alpha, TTML, SAMI, MicroDVD y otros; M4A, MP3 y WAV. También sirve una carpeta, o archivos copiados en un administrador de archivos ({key}).</translation>
    </message>
</context>
<context>
    <name>AdditionController</name>
    <message>
        <source>It’s too late to cancel: DatoCMS is already creating the track.</source>
        <translation>Es demasiado tarde para cancelar: DatoCMS ya está creando la pista.</translation>
    </message>
</context>
<context>
    <name>AdditionWording</name>
    <message>
        <source>Waiting to be added</source>
        <translation>En espera de agregarse</translation>
    </message>
    <message>
        <source>Uploading… {percent} %</source>
        <translation>Subiendo… {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>Comprobando… {time}</translation>
    </message>
    <message>
        <source>Creating the track… {time}, DatoCMS isn’t responding right now</source>
        <translation>Creando la pista… {time}, DatoCMS no responde en este momento</translation>
    </message>
    <message>
        <source>DatoCMS is preparing it… {time}</source>
        <translation>DatoCMS la está preparando… {time}</translation>
    </message>
    <message>
        <source>Comparing subtitles… {time}</source>
        <translation>Comparando subtítulos… {time}</translation>
    </message>
    <message>
        <source>Creating the track… {time}</source>
        <translation>Creando la pista… {time}</translation>
    </message>
    <message>
        <source>{name} was not added: {reason}</source>
        <translation>{name} no se agregó: {reason}</translation>
    </message>
    <message>
        <source>{name} added; DatoCMS is still preparing it</source>
        <translation>{name} agregada; DatoCMS aún la está preparando</translation>
    </message>
    <message>
        <source>{name} added</source>
        <translation>{name} agregada</translation>
    </message>
    <message>
        <source>{name} added; its subtitles couldn’t be verified</source>
        <translation>{name} agregada; no se pudieron verificar sus subtítulos</translation>
    </message>
    <message>
        <source>{name} added, but its subtitles differ from the file</source>
        <translation>{name} agregada, pero sus subtítulos difieren del archivo</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was added</source>
        <translation>No está confirmado que {name} se agregara</translation>
    </message>
    <message>
        <source>Addition not confirmed</source>
        <translation>Adición sin confirmar</translation>
    </message>
    <message>
        <source>Not added: {reason}</source>
        <translation>No agregada: {reason}</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Agregada</translation>
    </message>
    <message>
        <source>Added; the subtitles couldn’t be verified</source>
        <translation>Agregada; no se pudieron verificar los subtítulos</translation>
    </message>
    <message>
        <source>Added; the subtitles differ from the file</source>
        <translation>Agregada; los subtítulos difieren del archivo</translation>
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
            <numerusform>%Ln pista de {videos}</numerusform>
            <numerusform>%Ln pistas de {videos}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos lose their only closed captions.</source>
        <translation>
            <numerusform>%Ln video pierde sus únicos subtítulos para sordos.</numerusform>
            <numerusform>%Ln videos pierden sus únicos subtítulos para sordos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos lose their last audio track.</source>
        <translation>
            <numerusform>%Ln video pierde su última pista de audio.</numerusform>
            <numerusform>%Ln videos pierden su última pista de audio.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the videos are used in records.</source>
        <translation>
            <numerusform>%Ln de los videos se usa en registros.</numerusform>
            <numerusform>%Ln de los videos se usan en registros.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks can’t be restored: {reasons}.</source>
        <translation>
            <numerusform>%Ln pista no se puede restaurar: {reasons}.</numerusform>
            <numerusform>%Ln pistas no se pueden restaurar: {reasons}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>trackman backs up %Ln tracks first, so deleting them can be undone.</source>
        <translation>
            <numerusform>trackman hace antes la copia de seguridad de %Ln pista, así que su eliminación se puede deshacer.</numerusform>
            <numerusform>trackman hace antes la copia de seguridad de %Ln pistas, así que su eliminación se puede deshacer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks had already vanished at the last scan and are left out.</source>
        <translation>
            <numerusform>%Ln pista ya había desaparecido en la última exploración y se omite.</numerusform>
            <numerusform>%Ln pistas ya habían desaparecido en la última exploración y se omiten.</numerusform>
        </translation>
    </message>
    <message>
        <source>The oldest look at these videos was {ago}.</source>
        <extracomment>{ago} is such as “3 days ago”.</extracomment>
        <translation>El examen más antiguo de estos videos: {ago}.</translation>
    </message>
    <message>
        <source>The last scan isn’t complete: tracks it hasn’t read are missing here.</source>
        <translation>La última exploración no está completa: aquí faltan las pistas que no ha leído.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos will have no subtitles left, such as {names}.</source>
        <extracomment>{names} are some of the videos.</extracomment>
        <translation>
            <numerusform>%Ln video se quedará sin subtítulos, por ejemplo {names}.</numerusform>
            <numerusform>%Ln videos se quedarán sin subtítulos, por ejemplo {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos will have no subtitles left: {names}.</source>
        <translation>
            <numerusform>%Ln video se quedará sin subtítulos: {names}.</numerusform>
            <numerusform>%Ln videos se quedarán sin subtítulos: {names}.</numerusform>
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
            <numerusform>%Ln idioma más</numerusform>
            <numerusform>%Ln idiomas más</numerusform>
        </translation>
    </message>
    <message>
        <source>Videos that lose their last subtitles in a language: {languages}.</source>
        <extracomment>{languages} is such as “Italian (12), German (3)”, with numbers of videos.</extracomment>
        <translation>Videos que pierden sus últimos subtítulos en un idioma: {languages}.</translation>
    </message>
    <message>
        <source>no language</source>
        <translation>sin idioma</translation>
    </message>
    <message numerus="yes">
        <source>%Ln audio tracks</source>
        <translation>
            <numerusform>%Ln pista de audio</numerusform>
            <numerusform>%Ln pistas de audio</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln errored</source>
        <translation>
            <numerusform>%Ln con error</numerusform>
            <numerusform>%Ln con error</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still being prepared</source>
        <translation>
            <numerusform>%Ln aún en preparación</numerusform>
            <numerusform>%Ln aún en preparación</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a subtitle file</source>
        <translation>
            <numerusform>%Ln sin archivo de subtítulos</numerusform>
            <numerusform>%Ln sin archivo de subtítulos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AllTracksModel</name>
    <message>
        <source>folded</source>
        <translation>contraído</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>expandido</translation>
    </message>
</context>
<context>
    <name>AllTracksTab</name>
    <message>
        <source>All tracks</source>
        <translation>Todas las pistas</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>Choose by rule…</source>
        <translation>Elegir por regla…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Reponer</translation>
    </message>
    <message>
        <source>Forget vanished tracks…</source>
        <translation>Olvidar pistas desaparecidas…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>No tracks yet</source>
        <translation>Aún no hay pistas</translation>
    </message>
    <message>
        <source>They appear here as the scan finds them.</source>
        <translation>Aparecen aquí a medida que la exploración las encuentra.</translation>
    </message>
    <message>
        <source>No video of this project has a track.</source>
        <translation>Ningún video de este proyecto tiene pistas.</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Sin coincidencias</translation>
    </message>
    <message>
        <source>Nothing in this list is known here. It may be of another project or environment, newer than the last scan, or deleted by now.</source>
        <translation>Aquí no se conoce nada de esta lista. Puede ser de otro proyecto o entorno, más reciente que la última exploración, o haberse eliminado entretanto.</translation>
    </message>
    <message>
        <source>No track fits view, filter and rule together.</source>
        <translation>Ninguna pista cumple a la vez con la vista, el filtro y la regla.</translation>
    </message>
    <message>
        <source>Show all tracks</source>
        <translation>Mostrar todas las pistas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln seleccionada</numerusform>
            <numerusform>%Ln seleccionadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a track first.</source>
        <translation>Seleccione primero una pista.</translation>
    </message>
    <message>
        <source>Delete the selected tracks</source>
        <translation>Eliminar las pistas seleccionadas</translation>
    </message>
    <message>
        <source>Recreate the selected tracks from their saved subtitles. They get new IDs.</source>
        <translation>Crear de nuevo las pistas seleccionadas a partir de sus subtítulos guardados. Reciben nuevos ID.</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>La lista está vacía.</translation>
    </message>
    <message>
        <source>Save the listed tracks as a table</source>
        <translation>Guardar las pistas de la lista como tabla</translation>
    </message>
    <message numerus="yes">
        <source>Judge the %Ln selected tracks one after another</source>
        <translation>
            <numerusform>Valorar %Ln pista seleccionada</numerusform>
            <numerusform>Valorar las %Ln pistas seleccionadas una tras otra</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Judge the %Ln listed tracks one after another</source>
        <translation>
            <numerusform>Valorar %Ln pista de la lista</numerusform>
            <numerusform>Valorar las %Ln pistas de la lista una tras otra</numerusform>
        </translation>
    </message>
    <message>
        <source>{view}: {filter}</source>
        <extracomment>The name of a review: {view} is such as “Errored”, {filter} what was typed.</extracomment>
        <translation>{view}: {filter}</translation>
    </message>
    <message>
        <source>These tracks are gone already.</source>
        <translation>Estas pistas ya no existen.</translation>
    </message>
    <message>
        <source>Select one track.</source>
        <translation>Seleccione una sola pista.</translation>
    </message>
    <message>
        <source>Show only this video</source>
        <translation>Mostrar solo este video</translation>
    </message>
    <message>
        <source>Open in the video</source>
        <translation>Abrir en el video</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Copiar filas</translation>
    </message>
    <message>
        <source>Copy track IDs</source>
        <translation>Copiar ID de pistas</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>Expandir</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Contraer</translation>
    </message>
    <message>
        <source>Select the tracks of the group</source>
        <translation>Seleccionar las pistas del grupo</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Libro de Excel</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabla (CSV)</translation>
    </message>
    <message>
        <source>Vanished more than 30 days ago</source>
        <translation>Desaparecidas hace más de 30 días</translation>
    </message>
    <message>
        <source>Vanished more than 90 days ago</source>
        <translation>Desaparecidas hace más de 90 días</translation>
    </message>
    <message>
        <source>Vanished more than a year ago</source>
        <translation>Desaparecidas hace más de un año</translation>
    </message>
    <message>
        <source>All vanished tracks</source>
        <translation>Todas las pistas desaparecidas</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Guardar esta vista</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Guardar vista</translation>
    </message>
    <message>
        <source>Rename the view</source>
        <translation>Cambiar nombre de la vista</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar nombre</translation>
    </message>
    <message>
        <source>Choose tracks by conditions, and see first what is touched</source>
        <translation>Elegir pistas según condiciones y ver antes a cuáles afecta</translation>
    </message>
    <message>
        <source>Take tracks off this list that vanished long ago</source>
        <translation>Quitar de esta lista las pistas que desaparecieron hace tiempo</translation>
    </message>
    <message>
        <source>Shows all tracks again</source>
        <translation>Vuelve a mostrar todas las pistas</translation>
    </message>
</context>
<context>
    <name>AllTracksTable</name>
    <message>
        <source>All tracks</source>
        <translation>Todas las pistas</translation>
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
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>CC</source>
        <extracomment>Title of a column: closed captions.</extracomment>
        <translation>CC</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Primera detección</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Última detección</translation>
    </message>
    <message>
        <source>Used</source>
        <extracomment>Title of a column: whether records use the video.</extracomment>
        <translation>Usado</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Todas las pistas</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>Con error</translation>
    </message>
    <message>
        <source>Preparing for more than an hour</source>
        <translation>En preparación desde hace más de una hora</translation>
    </message>
    <message>
        <source>Same language twice</source>
        <translation>Mismo idioma dos veces</translation>
    </message>
    <message>
        <source>Same name twice</source>
        <translation>Mismo nombre dos veces</translation>
    </message>
    <message>
        <source>Videos without closed captions</source>
        <translation>Videos sin subtítulos para sordos</translation>
    </message>
    <message>
        <source>Language not in the project</source>
        <translation>Idioma ajeno al proyecto</translation>
    </message>
    <message>
        <source>With findings</source>
        <translation>Con hallazgos</translation>
    </message>
    <message>
        <source>Vanished</source>
        <translation>Desaparecidas</translation>
    </message>
    <message>
        <source>New since your last visit</source>
        <translation>Nuevas desde su última visita</translation>
    </message>
    <message>
        <source>{column}, sorted downwards, level {level}</source>
        <translation>{column}, orden descendente, nivel {level}</translation>
    </message>
    <message>
        <source>{column}, sorted upwards, level {level}</source>
        <translation>{column}, orden ascendente, nivel {level}</translation>
    </message>
    <message>
        <source>Its subtitles were not read by a scan.</source>
        <translation>Ninguna exploración ha leído sus subtítulos.</translation>
    </message>
    <message>
        <source>It is not known whether records use the video.</source>
        <translation>No se sabe si algún registro usa el video.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln hallazgo</numerusform>
            <numerusform>%Ln hallazgos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln pista</numerusform>
            <numerusform>%Ln pistas</numerusform>
        </translation>
    </message>
    <message>
        <source>Vanished {ago}</source>
        <translation>Desaparecida {ago}</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
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
        <translation>DatoCMS no indicó si este enlace lleva a su proyecto. Abra el enlace de nuevo cuando tenga conexión.</translation>
    </message>
    <message>
        <source>This link leads to the environment {name}, which doesn’t exist here.</source>
        <translation>Este enlace lleva al entorno {name}, que no existe aquí.</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>principal</translation>
    </message>
    <message>
        <source>The link leads to the environment {name}. You are working in {here}. If you change, what you see and delete from then on is in {name}.</source>
        <translation>El enlace lleva al entorno {name}. Usted está trabajando en {here}. Si cambia, lo que vea y elimine a partir de ese momento estará en {name}.</translation>
    </message>
    <message>
        <source>Open this link in another environment?</source>
        <translation>¿Abrir este enlace en otro entorno?</translation>
    </message>
    <message>
        <source>Change environment</source>
        <translation>Cambiar de entorno</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Quedarse aquí</translation>
    </message>
    <message>
        <source>This link leads to a project that you aren’t signed in to. Add the project in the project menu at the top, then open the link again.</source>
        <translation>Este enlace lleva a un proyecto en el que no ha iniciado sesión. Agregue el proyecto en el menú del proyecto, arriba, y abra el enlace de nuevo.</translation>
    </message>
    <message>
        <source>The link leads to a video of {name}. If you change, what you see and delete from then on is in that project.</source>
        <translation>El enlace lleva a un video de {name}. Si cambia, lo que vea y elimine a partir de ese momento estará en ese proyecto.</translation>
    </message>
    <message>
        <source>Open this link in another project?</source>
        <translation>¿Abrir este enlace en otro proyecto?</translation>
    </message>
    <message>
        <source>Change project</source>
        <translation>Cambiar de proyecto</translation>
    </message>
</context>
<context>
    <name>ApplyingController</name>
    <message>
        <source>Save review as file</source>
        <translation>Guardar revisión como archivo</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Revisiones</translation>
    </message>
</context>
<context>
    <name>ApplyingWording</name>
    <message>
        <source>No video loses its last subtitles.</source>
        <translation>Ningún video pierde sus últimos subtítulos.</translation>
    </message>
    <message>
        <source>Delete {tracks}?</source>
        <translation>¿Eliminar {tracks}?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>Eliminar %Ln pista</numerusform>
            <numerusform>Eliminar %Ln pistas</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at the videos as they are now: {done} of {total}</source>
        <translation>Comprobando los videos tal como están ahora: {done} de {total}</translation>
    </message>
    <message>
        <source>{reason} What couldn’t be checked is not deleted. The decisions are kept: apply them once DatoCMS can be reached.</source>
        <translation>{reason} Lo que no se pudo comprobar no se elimina. Las decisiones se conservan: aplíquelas cuando se pueda conectar con DatoCMS.</translation>
    </message>
    <message>
        <source>Nothing was deleted: none of the ticked tracks is as it was decided on. The list says what has changed.</source>
        <translation>No se eliminó nada: ninguna de las pistas marcadas está como cuando se decidió sobre ella. La lista indica qué ha cambiado.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out: they are gone, have changed, or couldn’t be checked.</source>
        <translation>
            <numerusform>%Ln pista queda fuera: ya no existe, ha cambiado o no se pudo comprobar.</numerusform>
            <numerusform>%Ln pistas quedan fuera: ya no existen, han cambiado o no se pudieron comprobar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions approved. Save the review as a file and give it back, or apply them here.</source>
        <translation>
            <numerusform>%Ln eliminación aprobada. Guarde la revisión como archivo y devuélvala, o aplíquela aquí.</numerusform>
            <numerusform>%Ln eliminaciones aprobadas. Guarde la revisión como archivo y devuélvala, o aplíquelas aquí.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions refused: these tracks stay. Save the review as a file and give it back.</source>
        <translation>
            <numerusform>%Ln eliminación rechazada: esta pista se conserva. Guarde la revisión como archivo y devuélvala.</numerusform>
            <numerusform>%Ln eliminaciones rechazadas: estas pistas se conservan. Guarde la revisión como archivo y devuélvala.</numerusform>
        </translation>
    </message>
    <message>
        <source>Review saved as {file}.</source>
        <translation>Revisión guardada como {file}.</translation>
    </message>
    <message>
        <source>{name} was not deleted: {state}. It waits among the decisions.</source>
        <translation>{name} no se eliminó: {state}. Espera entre las decisiones.</translation>
    </message>
    <message>
        <source>{name} can’t be restored once it’s deleted, so it waits among the decisions.</source>
        <translation>{name} no se puede restaurar una vez eliminada, así que espera entre las decisiones.</translation>
    </message>
    <message>
        <source>{name} waits among the decisions. {reason}</source>
        <translation>{name} espera entre las decisiones. {reason}</translation>
    </message>
    <message>
        <source>It is about to be deleted. Cancel the rest of the deletions first.</source>
        <translation>Está a punto de eliminarse. Cancele primero el resto de las eliminaciones.</translation>
    </message>
    <message>
        <source>It is being deleted. Take the decision back once that has ended.</source>
        <translation>Se está eliminando. Retire la decisión cuando haya terminado.</translation>
    </message>
    <message>
        <source>{name} was deleted and has no backup, so it can’t be restored.</source>
        <translation>{name} se eliminó y no tiene copia de seguridad, así que no se puede restaurar.</translation>
    </message>
</context>
<context>
    <name>ArchiveController</name>
    <message>
        <source>Export everything</source>
        <translation>Exportar todo</translation>
    </message>
    <message>
        <source>Archives (*.zip)</source>
        <translation>Archivos de exportación (*.zip)</translation>
    </message>
    <message>
        <source>Exporting journal and backups…</source>
        <translation>Exportando el diario y las copias de seguridad…</translation>
    </message>
    <message numerus="yes">
        <source>Journal and %Ln backups exported to {file}.</source>
        <translation>
            <numerusform>Diario y %Ln copia de seguridad exportados a {file}.</numerusform>
            <numerusform>Diario y %Ln copias de seguridad exportados a {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviews are in it, too.</source>
        <translation>
            <numerusform>También contiene %Ln revisión.</numerusform>
            <numerusform>También contiene %Ln revisiones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln backups were skipped because they are damaged. Choose Check backups for details.</source>
        <translation>
            <numerusform>Se omitió %Ln copia de seguridad porque está dañada. Elija Comprobar copias de seguridad para ver los detalles.</numerusform>
            <numerusform>Se omitieron %Ln copias de seguridad porque están dañadas. Elija Comprobar copias de seguridad para ver los detalles.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not all reviews are in it.</source>
        <translation>No contiene todas las revisiones.</translation>
    </message>
    <message>
        <source>Import an archive</source>
        <translation>Importar un archivo de exportación</translation>
    </message>
    <message>
        <source>Importing {file}…</source>
        <translation>Importando {file}…</translation>
    </message>
    <message numerus="yes">
        <source>Imported %Ln entries of the history.</source>
        <translation>
            <numerusform>Se importó %Ln entrada del historial.</numerusform>
            <numerusform>Se importaron %Ln entradas del historial.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported %Ln backups.</source>
        <translation>
            <numerusform>Se importó %Ln copia de seguridad.</numerusform>
            <numerusform>Se importaron %Ln copias de seguridad.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries were already here.</source>
        <translation>
            <numerusform>%Ln entrada ya estaba aquí.</numerusform>
            <numerusform>%Ln entradas ya estaban aquí.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} worked on them on another computer. If that was you, your decisions stay yours on this one, and somebody else still has to approve them. trackman asks only while you have decided nothing here.</source>
        <translation>{name} trabajó en ellas en otro equipo. Si fue usted, sus decisiones siguen siendo suyas en este, y aún tiene que aprobarlas otra persona. trackman solo pregunta mientras no haya decidido nada aquí.</translation>
    </message>
    <message>
        <source>Are the reviews in this archive yours?</source>
        <translation>¿Son suyas las revisiones de este archivo de exportación?</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Alguien</translation>
    </message>
    <message>
        <source>They’re mine</source>
        <translation>Son mías</translation>
    </message>
    <message>
        <source>Somebody else’s</source>
        <translation>Son de otra persona</translation>
    </message>
    <message numerus="yes">
        <source>Imported %Ln reviews.</source>
        <translation>
            <numerusform>Se importó %Ln revisión.</numerusform>
            <numerusform>Se importaron %Ln revisiones.</numerusform>
        </translation>
    </message>
    <message>
        <source>What you decided in them counts as yours.</source>
        <translation>Lo que decidió en ellas cuenta como suyo.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviews were already here.</source>
        <translation>
            <numerusform>%Ln revisión ya estaba aquí.</numerusform>
            <numerusform>%Ln revisiones ya estaban aquí.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are decided differently. They stay undecided until somebody decides again.</source>
        <translation>
            <numerusform>Hay decisiones distintas sobre %Ln pista. Queda sin decidir hasta que alguien vuelva a decidir.</numerusform>
            <numerusform>Hay decisiones distintas sobre %Ln pistas. Quedan sin decidir hasta que alguien vuelva a decidir.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviews couldn’t be imported.</source>
        <translation>
            <numerusform>No se pudo importar %Ln revisión.</numerusform>
            <numerusform>No se pudieron importar %Ln revisiones.</numerusform>
        </translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Libros de Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tablas (*.csv)</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Export history</source>
        <translation>Exportar historial</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Páginas web (*.html)</translation>
    </message>
    <message>
        <source>History exported to {file}.</source>
        <translation>Historial exportado a {file}.</translation>
    </message>
    <message>
        <source>Checking backups…</source>
        <translation>Comprobando copias de seguridad…</translation>
    </message>
    <message>
        <source>No backups yet.</source>
        <translation>Aún no hay copias de seguridad.</translation>
    </message>
    <message numerus="yes">
        <source>Checked %Ln backups. None is missing or damaged.</source>
        <translation>
            <numerusform>Se comprobó %Ln copia de seguridad. Ninguna falta ni está dañada.</numerusform>
            <numerusform>Se comprobaron %Ln copias de seguridad. Ninguna falta ni está dañada.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} of {file}: {fault}</source>
        <translation>{name} de {file}: {fault}</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more backups</source>
        <translation>
            <numerusform>y %Ln copia de seguridad más</numerusform>
            <numerusform>y %Ln copias de seguridad más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} backups can’t be restored. {names}</source>
        <extracomment>The plural is that of the first number, which counts the damaged ones.</extracomment>
        <translation>
            <numerusform>%Ln de {total} copias de seguridad no se puede restaurar. {names}</numerusform>
            <numerusform>%Ln de {total} copias de seguridad no se pueden restaurar. {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln backups are older than the limit in your settings ({limit}).</source>
        <extracomment>{limit} is such as “90 days”.</extracomment>
        <translation>
            <numerusform>%Ln copia de seguridad supera el límite de su configuración ({limit}).</numerusform>
            <numerusform>%Ln copias de seguridad superan el límite de su configuración ({limit}).</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Quitarlas</translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln backups. Their tracks can’t be restored.</source>
        <translation>
            <numerusform>Se quitó %Ln copia de seguridad. Su pista no se puede restaurar.</numerusform>
            <numerusform>Se quitaron %Ln copias de seguridad. Sus pistas no se pueden restaurar.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Attributes</name>
    <message>
        <source>when deleted</source>
        <translation>al eliminarse</translation>
    </message>
    <message>
        <source>Copy track ID</source>
        <translation>Copiar ID de pista</translation>
    </message>
    <message>
        <source>Copy video ID</source>
        <translation>Copiar ID de video</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Subtítulos para sordos</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID de pista</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>ID de video</translation>
    </message>
</context>
<context>
    <name>BesideTexts</name>
    <message>
        <source>No other version of this track is saved on this computer.</source>
        <translation>No hay ninguna otra versión de esta pista guardada en este equipo.</translation>
    </message>
    <message>
        <source>The other languages of this video are still loading.</source>
        <translation>Los demás idiomas de este video aún se están cargando.</translation>
    </message>
    <message>
        <source>This video has no other subtitles that can be read.</source>
        <translation>Este video no tiene otros subtítulos que se puedan leer.</translation>
    </message>
</context>
<context>
    <name>BulkController</name>
    <message>
        <source>These tracks are not there any more.</source>
        <translation>Estas pistas ya no están.</translation>
    </message>
    <message>
        <source>Bulk work is running. Wait until it has ended, or cancel the rest.</source>
        <translation>Hay una operación masiva en curso. Espere a que termine o cancele el resto.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Delete again</source>
        <translation>Eliminar de nuevo</translation>
    </message>
</context>
<context>
    <name>BulkQuestion</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Enter a reason first.</source>
        <translation>Escriba primero un motivo.</translation>
    </message>
    <message>
        <source>Type the number of tracks first.</source>
        <translation>Escriba primero el número de pistas.</translation>
    </message>
    <message>
        <source>Delete {tracks}?</source>
        <translation>¿Eliminar {tracks}?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>Eliminar %Ln pista</numerusform>
            <numerusform>Eliminar %Ln pistas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkStrip</name>
    <message>
        <source>Bulk work</source>
        <translation>Operación masiva</translation>
    </message>
    <message>
        <source>Cancel the rest</source>
        <translation>Cancelar el resto</translation>
    </message>
    <message>
        <source>Retry failed only</source>
        <translation>Reintentar solo las fallidas</translation>
    </message>
    <message>
        <source>Delete without backup</source>
        <translation>Eliminar sin copia de seguridad</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Go on with what was not sent yet</source>
        <translation>Continuar con lo que aún no se ha enviado</translation>
    </message>
    <message>
        <source>Send nothing more for now; what was sent goes on</source>
        <translation>No enviar nada más por ahora; lo ya enviado sigue su curso</translation>
    </message>
    <message>
        <source>Cancel what was not sent yet</source>
        <translation>Cancelar lo que aún no se ha enviado</translation>
    </message>
    <message>
        <source>Try those again that failed, and no others</source>
        <translation>Volver a intentar las que fallaron, y ninguna otra</translation>
    </message>
    <message>
        <source>Delete those that couldn’t be backed up, after a question</source>
        <translation>Eliminar, tras una pregunta, las pistas cuya copia de seguridad no se pudo hacer</translation>
    </message>
    <message>
        <source>Take all of this back, as far as there are backups</source>
        <translation>Revertir todo esto, hasta donde haya copias de seguridad</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
</context>
<context>
    <name>BulkWording</name>
    <message>
        <source>Deleting: {progress}</source>
        <extracomment>{progress} is such as “212 of 300, 3 failed, 2 min left”.</extracomment>
        <translation>Eliminando: {progress}</translation>
    </message>
    <message>
        <source>Paused: {progress}</source>
        <extracomment>{progress} is such as “212 of 300, 3 failed”.</extracomment>
        <translation>En pausa: {progress}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln still being deleted</source>
        <translation>
            <numerusform>%Ln aún se está eliminando</numerusform>
            <numerusform>%Ln aún se están eliminando</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks deleted</source>
        <translation>
            <numerusform>%Ln pista eliminada</numerusform>
            <numerusform>%Ln pistas eliminadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln fallida</numerusform>
            <numerusform>%Ln fallidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln had vanished already</source>
        <translation>
            <numerusform>%Ln ya había desaparecido</numerusform>
            <numerusform>%Ln ya habían desaparecido</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed since the scan and were left out</source>
        <translation>
            <numerusform>%Ln cambió desde la exploración y se omitió</numerusform>
            <numerusform>%Ln cambiaron desde la exploración y se omitieron</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cancelled</source>
        <translation>
            <numerusform>%Ln cancelada</numerusform>
            <numerusform>%Ln canceladas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be restored</source>
        <translation>
            <numerusform>%Ln no se pudo restaurar</numerusform>
            <numerusform>%Ln no se pudieron restaurar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks restored</source>
        <translation>
            <numerusform>%Ln pista restaurada</numerusform>
            <numerusform>%Ln pistas restauradas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln couldn’t be verified</source>
        <translation>
            <numerusform>no se pudo verificar %Ln</numerusform>
            <numerusform>no se pudieron verificar %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>see Activity</source>
        <translation>vea Actividad</translation>
    </message>
    <message>
        <source>Restoring is paused: {progress}</source>
        <extracomment>{progress} is such as “212 of 300, 3 could not be restored”.</extracomment>
        <translation>Restauración en pausa: {progress}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln still being restored</source>
        <translation>
            <numerusform>%Ln aún se está restaurando</numerusform>
            <numerusform>%Ln aún se están restaurando</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>Restoring: {progress}</source>
        <translation>Restaurando: {progress}</translation>
    </message>
    <message>
        <source>Waiting to be deleted</source>
        <translation>En espera de eliminarse</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>Not deleted: {reason}</source>
        <translation>No eliminada: {reason}</translation>
    </message>
    <message>
        <source>Vanished meanwhile</source>
        <translation>Desapareció entretanto</translation>
    </message>
    <message>
        <source>Left out: changed since the scan</source>
        <translation>Omitida: cambió desde la exploración</translation>
    </message>
    <message>
        <source>Left out: it can’t be backed up any more</source>
        <translation>Omitida: ya no se puede hacer su copia de seguridad</translation>
    </message>
    <message>
        <source>Left out: something else is being done with it</source>
        <translation>Omitida: se está haciendo otra cosa con ella</translation>
    </message>
    <message numerus="yes">
        <source>%Ln s left</source>
        <translation>
            <numerusform>queda %Ln s</numerusform>
            <numerusform>quedan %Ln s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min left</source>
        <translation>
            <numerusform>queda %Ln min</numerusform>
            <numerusform>quedan %Ln min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangesController</name>
    <message>
        <source>Replace {name} by which file?</source>
        <translation>¿Con qué archivo reemplazar {name}?</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>{file} was not used. {reason}</source>
        <translation>{file} no se usó. {reason}</translation>
    </message>
    <message>
        <source>{file} is audio, and the track has subtitles.</source>
        <translation>{file} es audio, y la pista tiene subtítulos.</translation>
    </message>
    <message>
        <source>{file} has subtitles, and the track is audio.</source>
        <translation>{file} tiene subtítulos, y la pista es audio.</translation>
    </message>
    <message>
        <source>Replace {name} by {file}?</source>
        <translation>¿Reemplazar {name} por {file}?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues</source>
        <translation>
            <numerusform>%Ln segmento</numerusform>
            <numerusform>%Ln segmentos</numerusform>
        </translation>
    </message>
    <message>
        <source>The text seems to be in {language}.</source>
        <translation>El idioma del texto parece ser: {language}.</translation>
    </message>
    <message>
        <source>trackman can’t back up audio, so this can’t be undone.</source>
        <translation>trackman no puede hacer copias de seguridad de audio, así que esto no se puede deshacer.</translation>
    </message>
    <message>
        <source>Name, language and flag stay. The old track is deleted only once the new one is checked, and can be brought back.</source>
        <translation>El nombre, el idioma y la marca de subtítulos para sordos se mantienen. La pista anterior solo se elimina después de comprobar la nueva, y se puede recuperar.</translation>
    </message>
    <message>
        <source>Replace track</source>
        <translation>Reemplazar pista</translation>
    </message>
    <message>
        <source>{name}, {moment}</source>
        <translation>{name}, {moment}</translation>
    </message>
    <message>
        <source>Subtitle files (*.{ending})</source>
        <translation>Archivos de subtítulos (*.{ending})</translation>
    </message>
    <message>
        <source>Save subtitles</source>
        <translation>Guardar subtítulos</translation>
    </message>
    <message>
        <source>Subtitles saved to {file}.</source>
        <translation>Subtítulos guardados en {file}.</translation>
    </message>
    <message>
        <source>None of these tracks has subtitles that can be downloaded.</source>
        <translation>Ninguna de estas pistas tiene subtítulos que se puedan descargar.</translation>
    </message>
    <message>
        <source>Zip archives (*.zip)</source>
        <translation>Archivos zip (*.zip)</translation>
    </message>
    <message>
        <source>Download subtitles</source>
        <translation>Descargar subtítulos</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks downloaded to {file}.</source>
        <translation>
            <numerusform>%Ln pista descargada en {file}.</numerusform>
            <numerusform>%Ln pistas descargadas en {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks couldn’t be fetched.</source>
        <translation>
            <numerusform>No se pudo descargar %Ln pista.</numerusform>
            <numerusform>No se pudieron descargar %Ln pistas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln tracks to which video?</source>
        <translation>
            <numerusform>¿A qué video copiar %Ln pista?</numerusform>
            <numerusform>¿A qué video copiar %Ln pistas?</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy {name} to which video?</source>
        <translation>¿A qué video copiar {name}?</translation>
    </message>
    <message>
        <source>Copy there</source>
        <translation>Copiar ahí</translation>
    </message>
    <message>
        <source>This video is {here} long, {video} is {there}. The subtitles may not fit.</source>
        <translation>Este video dura {here}; {video} dura {there}. Puede que los subtítulos no encajen.</translation>
    </message>
    <message>
        <source>It already has tracks with these names, which can’t be added: {names}.</source>
        <translation>Ya tiene pistas con estos nombres, que no se pueden agregar: {names}.</translation>
    </message>
    <message>
        <source>Copy to {video} anyway?</source>
        <translation>¿Copiar a {video} de todos modos?</translation>
    </message>
    <message>
        <source>Copy anyway</source>
        <translation>Copiar de todos modos</translation>
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
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Before</source>
        <extracomment>Title of a column: the cue as it is published.</extracomment>
        <translation>Antes</translation>
    </message>
    <message>
        <source>After</source>
        <extracomment>Title of a column: the cue as it will be.</extracomment>
        <translation>Después</translation>
    </message>
    <message>
        <source>Added</source>
        <extracomment>What happened to a cue.</extracomment>
        <translation>Agregado</translation>
    </message>
    <message>
        <source>Removed</source>
        <extracomment>What happened to a cue.</extracomment>
        <translation>Quitado</translation>
    </message>
    <message>
        <source>Changed</source>
        <extracomment>What happened to a cue.</extracomment>
        <translation>Cambiado</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>de {start} a {end}</translation>
    </message>
</context>
<context>
    <name>ChangesPage</name>
    <message>
        <source>Publish</source>
        <translation>Publicar</translation>
    </message>
    <message>
        <source>Back to editing</source>
        <translation>Volver a la edición</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Cambios</translation>
    </message>
    <message>
        <source>Publish changes to {name}</source>
        <translation>Publicar cambios en {name}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues changed</source>
        <translation>
            <numerusform>%Ln segmento cambiado</numerusform>
            <numerusform>%Ln segmentos cambiados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues added</source>
        <translation>
            <numerusform>%Ln segmento agregado</numerusform>
            <numerusform>%Ln segmentos agregados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues removed</source>
        <translation>
            <numerusform>%Ln segmento quitado</numerusform>
            <numerusform>%Ln segmentos quitados</numerusform>
        </translation>
    </message>
    <message>
        <source>No cue differs; the file itself is mended.</source>
        <translation>Ningún segmento difiere; se reparó el propio archivo.</translation>
    </message>
    <message>
        <source>DatoCMS gets a new track with this text, then the old one is deleted.</source>
        <translation>DatoCMS recibe una pista nueva con este texto y después se elimina la anterior.</translation>
    </message>
</context>
<context>
    <name>CheckChoices</name>
    <message>
        <source>Latin script: {speed} characters per second, {line} per line, {lines} lines, {shortest}–{longest} s per cue. Your own numbers apply until you choose another guide.</source>
        <translation>Alfabeto latino: {speed} caracteres por segundo, {line} por línea, {lines} líneas, {shortest}–{longest} s por segmento. Sus propios valores se aplican hasta que elija otra guía.</translation>
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
        <translation>Límites</translation>
    </message>
    <message>
        <source>Style guide</source>
        <translation>Guía de estilo</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Palabras</translation>
    </message>
    <message>
        <source>Words to flag</source>
        <translation>Palabras que señalar</translation>
    </message>
    <message>
        <source>One per line. Matches whole words, ignoring case.</source>
        <translation>Una por línea. Encuentra palabras completas, sin distinguir mayúsculas y minúsculas.</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Remove filter {filter}</source>
        <extracomment>{filter} is in quotation marks.</extracomment>
        <translation>Quitar filtro {filter}</translation>
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
        <translation>Pista</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>marcada</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>sin marcar</translation>
    </message>
</context>
<context>
    <name>ChosenTable</name>
    <message>
        <source>Chosen tracks</source>
        <translation>Pistas elegidas</translation>
    </message>
</context>
<context>
    <name>CommandWording</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Dividir</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Unir</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Insertar</translation>
    </message>
    <message>
        <source>Delete cue</source>
        <translation>Eliminar segmento</translation>
    </message>
    <message>
        <source>Shift…</source>
        <translation>Desplazar…</translation>
    </message>
    <message>
        <source>Stretch…</source>
        <translation>Ajustar…</translation>
    </message>
    <message>
        <source>Find and replace…</source>
        <translation>Buscar y reemplazar…</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publicar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Split the cue at the caret or at the video’s position</source>
        <translation>Dividir el segmento en el cursor o en la posición del video</translation>
    </message>
    <message>
        <source>Merge the cue with the next one</source>
        <translation>Unir el segmento con el siguiente</translation>
    </message>
    <message>
        <source>Insert a cue below</source>
        <translation>Insertar un segmento debajo</translation>
    </message>
    <message>
        <source>Delete the selected cues</source>
        <translation>Eliminar los segmentos seleccionados</translation>
    </message>
    <message>
        <source>Shift cues to earlier or later times</source>
        <translation>Desplazar segmentos a tiempos anteriores o posteriores</translation>
    </message>
    <message>
        <source>Stretch the text between two points</source>
        <translation>Ajustar el texto entre dos puntos</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Buscar y reemplazar</translation>
    </message>
    <message>
        <source>Fix the findings of this cue, or all of one kind</source>
        <translation>Corregir los hallazgos de este segmento, o todos los de un tipo</translation>
    </message>
    <message>
        <source>Look over the changes, then replace the track</source>
        <translation>Revisar los cambios y después reemplazar la pista</translation>
    </message>
    <message>
        <source>Close the editor; unpublished changes stay as a draft</source>
        <translation>Cerrar el editor; los cambios sin publicar quedan como borrador</translation>
    </message>
    <message>
        <source>Undo: {act}</source>
        <translation>Deshacer: {act}</translation>
    </message>
    <message>
        <source>Redo: {act}</source>
        <translation>Rehacer: {act}</translation>
    </message>
    <message>
        <source>Edit text</source>
        <translation>Editar texto</translation>
    </message>
    <message>
        <source>Edit times</source>
        <translation>Editar tiempos</translation>
    </message>
    <message>
        <source>Split cue</source>
        <translation>Dividir segmento</translation>
    </message>
    <message>
        <source>Merge cues</source>
        <translation>Unir segmentos</translation>
    </message>
    <message>
        <source>Insert cue</source>
        <translation>Insertar segmento</translation>
    </message>
    <message>
        <source>Delete cues</source>
        <translation>Eliminar segmentos</translation>
    </message>
    <message>
        <source>Shift times</source>
        <translation>Desplazar tiempos</translation>
    </message>
    <message>
        <source>Stretch times</source>
        <translation>Ajustar tiempos</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Fix findings</source>
        <translation>Corregir hallazgos</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Select a track.</source>
        <translation>Seleccione una pista.</translation>
    </message>
    <message>
        <source>Select one or two tracks of a video with several subtitles.</source>
        <translation>Seleccione una o dos pistas de un video con varios subtítulos.</translation>
    </message>
    <message>
        <source>Open a video that can be played.</source>
        <translation>Abra un video que se pueda reproducir.</translation>
    </message>
    <message>
        <source>Select a track whose subtitles can be read.</source>
        <translation>Seleccione una pista cuyos subtítulos se puedan leer.</translation>
    </message>
    <message>
        <source>Select tracks with subtitles.</source>
        <translation>Seleccione pistas con subtítulos.</translation>
    </message>
    <message>
        <source>Select one track with subtitles.</source>
        <translation>Seleccione una sola pista con subtítulos.</translation>
    </message>
    <message>
        <source>Select one track.</source>
        <translation>Seleccione una sola pista.</translation>
    </message>
    <message>
        <source>No track is known to have errors.</source>
        <translation>No consta ninguna pista con errores.</translation>
    </message>
    <message>
        <source>Open a video with tracks.</source>
        <translation>Abra un video con pistas.</translation>
    </message>
    <message>
        <source>No reasons yet: add some in Settings › Deleting</source>
        <translation>Aún no hay motivos: agréguelos en Configuración › Eliminación</translation>
    </message>
</context>
<context>
    <name>ComparisonController</name>
    <message>
        <source>Saved versions can’t be deleted here.</source>
        <translation>Las versiones guardadas no se pueden eliminar aquí.</translation>
    </message>
</context>
<context>
    <name>ComparisonModel</name>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferencia</translation>
    </message>
    <message>
        <source>Case only</source>
        <translation>Solo mayúsculas</translation>
    </message>
    <message>
        <source>Punctuation only</source>
        <translation>Solo puntuación</translation>
    </message>
    <message>
        <source>Spaces only</source>
        <translation>Solo espacios</translation>
    </message>
    <message>
        <source>Case, punctuation</source>
        <translation>Mayúsculas, puntuación</translation>
    </message>
    <message>
        <source>Case, spaces</source>
        <translation>Mayúsculas, espacios</translation>
    </message>
    <message>
        <source>Punctuation, spaces</source>
        <translation>Puntuación, espacios</translation>
    </message>
    <message>
        <source>Case, punctuation, spaces</source>
        <translation>Mayúsculas, puntuación, espacios</translation>
    </message>
    <message>
        <source>Different words</source>
        <translation>Palabras distintas</translation>
    </message>
    <message>
        <source>Only in the first</source>
        <extracomment>The first of the two tracks that are compared.</extracomment>
        <translation>Solo en la primera</translation>
    </message>
    <message>
        <source>Only in the second</source>
        <extracomment>The second of the two tracks that are compared.</extracomment>
        <translation>Solo en la segunda</translation>
    </message>
    <message>
        <source>{n} s longer</source>
        <translation>{n} s más largo</translation>
    </message>
    <message>
        <source>{n} s shorter</source>
        <translation>{n} s más corto</translation>
    </message>
    <message>
        <source>{n} s later</source>
        <translation>{n} s después</translation>
    </message>
    <message>
        <source>{n} s earlier</source>
        <translation>{n} s antes</translation>
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
        <translation>Volver a los videos</translation>
    </message>
    <message>
        <source>Compare subtitles</source>
        <translation>Comparar subtítulos</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorar</translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation>Diferencia anterior</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>Diferencia siguiente</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>Cargando subtítulos…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Ignored: {count}</source>
        <translation>Ignoradas: {count}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} places differ</source>
        <translation>
            <numerusform>%Ln de {total} puntos difiere</numerusform>
            <numerusform>%Ln de {total} puntos difieren</numerusform>
        </translation>
    </message>
    <message>
        <source>No differences in {total} places</source>
        <translation>Sin diferencias en {total} puntos</translation>
    </message>
    <message>
        <source>{said}. The languages differ, so only the times are compared.</source>
        <translation>{said}. Los idiomas difieren, así que solo se comparan los tiempos.</translation>
    </message>
    <message>
        <source>Leave case, punctuation or spaces out of account</source>
        <translation>No tener en cuenta mayúsculas, puntuación o espacios</translation>
    </message>
    <message>
        <source>Ignore case</source>
        <translation>Ignorar mayúsculas</translation>
    </message>
    <message>
        <source>Ignore punctuation</source>
        <translation>Ignorar puntuación</translation>
    </message>
    <message>
        <source>Ignore spaces</source>
        <translation>Ignorar espacios</translation>
    </message>
</context>
<context>
    <name>ComparisonTable</name>
    <message>
        <source>Compared subtitles</source>
        <translation>Subtítulos comparados</translation>
    </message>
</context>
<context>
    <name>Confirmation</name>
    <message numerus="yes">
        <source>Delete %Ln tracks?</source>
        <translation>
            <numerusform>¿Eliminar %Ln pista?</numerusform>
            <numerusform>¿Eliminar %Ln pistas?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>Eliminar %Ln pista</numerusform>
            <numerusform>Eliminar %Ln pistas</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete {name}?</source>
        <translation>¿Eliminar {name}?</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}: {reason}</translation>
    </message>
    <message>
        <source>not backed up</source>
        <translation>sin copia de seguridad</translation>
    </message>
    <message>
        <source>{name} ({file}): {reason}</source>
        <extracomment>{name} is a track’s, {file} the video’s, such as “Italiano” (film.mp4)</extracomment>
        <translation>{name} ({file}): {reason}</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more tracks</source>
        <translation>
            <numerusform>y %Ln pista más</numerusform>
            <numerusform>y %Ln pistas más</numerusform>
        </translation>
    </message>
    <message>
        <source>Of {filename}:</source>
        <translation>En {filename}:</translation>
    </message>
    <message>
        <source>The track has not been deleted. Deleting it without a backup can’t be undone.</source>
        <translation>La pista no se ha eliminado. Eliminarla sin copia de seguridad no se puede deshacer.</translation>
    </message>
    <message>
        <source>None of these tracks has been deleted. Deleting them without backups can’t be undone.</source>
        <translation>No se ha eliminado ninguna de estas pistas. Eliminarlas sin copias de seguridad no se puede deshacer.</translation>
    </message>
    <message>
        <source>{name} couldn’t be backed up</source>
        <translation>No se pudo hacer la copia de seguridad de {name}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks couldn’t be backed up</source>
        <translation>
            <numerusform>No se pudo hacer la copia de seguridad de %Ln pista</numerusform>
            <numerusform>No se pudo hacer la copia de seguridad de %Ln pistas</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete without backup</source>
        <translation>Eliminar sin copia de seguridad</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message numerus="yes">
        <source>DatoCMS is still deleting %Ln tracks and will continue.</source>
        <translation>
            <numerusform>DatoCMS aún está eliminando %Ln pista y continuará.</numerusform>
            <numerusform>DatoCMS aún está eliminando %Ln pistas y continuará.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>DatoCMS is still working on %Ln tracks and will continue.</source>
        <translation>
            <numerusform>DatoCMS aún está procesando %Ln pista y continuará.</numerusform>
            <numerusform>DatoCMS aún está procesando %Ln pistas y continuará.</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman will check the result the next time you start it.</source>
        <translation>trackman comprobará el resultado la próxima vez que lo inicie.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are being replaced. If you quit now, the video may have the old and the new one until you start trackman again; it then keeps one of them and tells you which. Your subtitles stay on this computer.</source>
        <translation>
            <numerusform>Se está reemplazando %Ln pista. Si sale ahora, el video puede tener la anterior y la nueva hasta que vuelva a iniciar trackman; entonces conservará una de ellas y le dirá cuál. Sus subtítulos permanecen en este equipo.</numerusform>
            <numerusform>Se están reemplazando %Ln pistas. Si sale ahora, el video puede tener la anterior y la nueva hasta que vuelva a iniciar trackman; entonces conservará una de ellas y le dirá cuál. Sus subtítulos permanecen en este equipo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are still waiting and won’t be changed.</source>
        <translation>
            <numerusform>%Ln pista aún está en espera y no se cambiará.</numerusform>
            <numerusform>%Ln pistas aún están en espera y no se cambiarán.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more tracks are to be deleted. trackman offers to go on with them the next time you start it.</source>
        <translation>
            <numerusform>Queda %Ln pista más por eliminar. trackman ofrece continuar con ella la próxima vez que lo inicie.</numerusform>
            <numerusform>Quedan %Ln pistas más por eliminar. trackman ofrece continuar con ellas la próxima vez que lo inicie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Quit while deletions are running?</source>
        <translation>¿Salir mientras hay eliminaciones en curso?</translation>
    </message>
    <message>
        <source>Quit while tracks are being changed?</source>
        <translation>¿Salir mientras se cambian pistas?</translation>
    </message>
    <message>
        <source>Quit trackman</source>
        <translation>Salir de trackman</translation>
    </message>
    <message>
        <source>Sign out of {project}?</source>
        <translation>¿Cerrar la sesión de {project}?</translation>
    </message>
    <message>
        <source>trackman forgets this project’s API token on this computer. You’ll need the token to sign in again. Nothing changes in DatoCMS.</source>
        <translation>trackman olvida el token de API de este proyecto en este equipo. Necesitará el token para volver a iniciar sesión. En DatoCMS no cambia nada.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>{language} subtitles of {filename}.</source>
        <extracomment>Such as “Italian subtitles of launch.mp4.”</extracomment>
        <translation>Subtítulos en {language} de {filename}.</translation>
    </message>
    <message>
        <source>{language} audio of {filename}.</source>
        <extracomment>Such as “Italian audio of launch.mp4.”</extracomment>
        <translation>Audio en {language} de {filename}.</translation>
    </message>
    <message>
        <source>Subtitles of {filename}, without a language.</source>
        <translation>Subtítulos de {filename}, sin idioma.</translation>
    </message>
    <message>
        <source>Audio of {filename}, without a language.</source>
        <translation>Audio de {filename}, sin idioma.</translation>
    </message>
    <message>
        <source>Track of {filename}.</source>
        <translation>Pista de {filename}.</translation>
    </message>
    <message>
        <source>{name}, {language} subtitles</source>
        <extracomment>A line of a list, such as “Italiano”, Italian subtitles.</extracomment>
        <translation>{name}, subtítulos en {language}</translation>
    </message>
    <message>
        <source>{name}, {language} audio</source>
        <extracomment>A line of a list, such as “Italiano”, Italian audio.</extracomment>
        <translation>{name}, audio en {language}</translation>
    </message>
    <message>
        <source>{name}, subtitles without a language</source>
        <translation>{name}, subtítulos sin idioma</translation>
    </message>
    <message>
        <source>{name}, audio without a language</source>
        <translation>{name}, audio sin idioma</translation>
    </message>
    <message>
        <source>trackman backs it up first, so this can be undone.</source>
        <translation>trackman hace antes una copia de seguridad, así que esto se puede deshacer.</translation>
    </message>
    <message>
        <source>trackman backs them up first, so this can be undone.</source>
        <translation>trackman hace antes copias de seguridad, así que esto se puede deshacer.</translation>
    </message>
    <message numerus="yes">
        <source>trackman backs up %Ln tracks first, so deleting them can be undone.</source>
        <translation>
            <numerusform>trackman hace antes la copia de seguridad de %Ln pista, así que su eliminación se puede deshacer.</numerusform>
            <numerusform>trackman hace antes la copia de seguridad de %Ln pistas, así que su eliminación se puede deshacer.</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman can’t back up audio, so this can’t be undone.</source>
        <translation>trackman no puede hacer copias de seguridad de audio, así que esto no se puede deshacer.</translation>
    </message>
    <message>
        <source>trackman can’t back up errored tracks, which have no subtitles, so this can’t be undone.</source>
        <translation>trackman no puede hacer copias de seguridad de pistas con error, que no tienen subtítulos, así que esto no se puede deshacer.</translation>
    </message>
    <message>
        <source>trackman can’t back up tracks that are still being prepared, so this can’t be undone.</source>
        <translation>trackman no puede hacer copias de seguridad de pistas que aún están en preparación, así que esto no se puede deshacer.</translation>
    </message>
    <message>
        <source>trackman can back up only subtitles that are ready, so this can’t be undone.</source>
        <translation>trackman solo puede hacer copias de seguridad de subtítulos que estén listos, así que esto no se puede deshacer.</translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can’t back up audio.</source>
        <translation>
            <numerusform>La eliminación de %Ln pista no se puede deshacer: trackman no puede hacer copias de seguridad de audio.</numerusform>
            <numerusform>La eliminación de %Ln pistas no se puede deshacer: trackman no puede hacer copias de seguridad de audio.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can’t back up errored tracks, which have no subtitles.</source>
        <translation>
            <numerusform>La eliminación de %Ln pista no se puede deshacer: trackman no puede hacer copias de seguridad de pistas con error, que no tienen subtítulos.</numerusform>
            <numerusform>La eliminación de %Ln pistas no se puede deshacer: trackman no puede hacer copias de seguridad de pistas con error, que no tienen subtítulos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can’t back up tracks that are still being prepared.</source>
        <translation>
            <numerusform>La eliminación de %Ln pista no se puede deshacer: trackman no puede hacer copias de seguridad de pistas que aún están en preparación.</numerusform>
            <numerusform>La eliminación de %Ln pistas no se puede deshacer: trackman no puede hacer copias de seguridad de pistas que aún están en preparación.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %Ln tracks can’t be undone: trackman can back up only subtitles that are ready.</source>
        <translation>
            <numerusform>La eliminación de %Ln pista no se puede deshacer: trackman solo puede hacer copias de seguridad de subtítulos que estén listos.</numerusform>
            <numerusform>La eliminación de %Ln pistas no se puede deshacer: trackman solo puede hacer copias de seguridad de subtítulos que estén listos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete audio track</source>
        <translation>Eliminar pista de audio</translation>
    </message>
    <message>
        <source>Delete subtitle track</source>
        <translation>Eliminar pista de subtítulos</translation>
    </message>
    <message>
        <source>Delete track</source>
        <translation>Eliminar pista</translation>
    </message>
</context>
<context>
    <name>ConsequenceWording</name>
    <message>
        <source>Record {id}</source>
        <translation>Registro {id}</translation>
    </message>
    <message>
        <source>{name} (draft)</source>
        <extracomment>{name} is the title of a record that is not published.</extracomment>
        <translation>{name} (borrador)</translation>
    </message>
    <message>
        <source>Checking which records use it…</source>
        <translation>Comprobando qué registros lo usan…</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say which records use it</source>
        <translation>DatoCMS no indica qué registros lo usan</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>Sin uso en ningún registro</translation>
    </message>
    <message numerus="yes">
        <source>Used by %Ln records</source>
        <translation>
            <numerusform>Usado por %Ln registro</numerusform>
            <numerusform>Usado por %Ln registros</numerusform>
        </translation>
    </message>
    <message>
        <source>the last of this video in {languages}</source>
        <extracomment>{languages} in these is one language or a list of them.</extracomment>
        <translation>los últimos subtítulos del video en {languages}</translation>
    </message>
    <message>
        <source>the last closed captions in {languages}</source>
        <translation>los últimos subtítulos para sordos en {languages}</translation>
    </message>
    <message>
        <source>the last subtitles without a language</source>
        <translation>los últimos subtítulos sin idioma</translation>
    </message>
    <message>
        <source>the last closed captions without a language</source>
        <translation>los últimos subtítulos para sordos sin idioma</translation>
    </message>
    <message>
        <source>the last subtitles of this video</source>
        <translation>los últimos subtítulos de este video</translation>
    </message>
    <message>
        <source>the only closed captions of this video</source>
        <translation>los únicos subtítulos para sordos de este video</translation>
    </message>
    <message>
        <source>Last subtitles of this video</source>
        <translation>Últimos subtítulos de este video</translation>
    </message>
    <message>
        <source>Only closed captions of this video</source>
        <translation>Únicos subtítulos para sordos de este video</translation>
    </message>
    <message>
        <source>Going by its name, the only audio description</source>
        <translation>A juzgar por su nombre, la única audiodescripción</translation>
    </message>
    <message>
        <source>No record uses this video</source>
        <translation>Ningún registro usa este video</translation>
    </message>
    <message>
        <source>Last subtitles without a language</source>
        <translation>Últimos subtítulos sin idioma</translation>
    </message>
    <message>
        <source>Last closed captions without a language</source>
        <translation>Últimos subtítulos para sordos sin idioma</translation>
    </message>
    <message>
        <source>Last audio without a language</source>
        <translation>Último audio sin idioma</translation>
    </message>
    <message>
        <source>A language of the project</source>
        <extracomment>What is left without subtitles, where the line names the language already.</extracomment>
        <translation>Un idioma del proyecto</translation>
    </message>
    <message>
        <source>Last subtitles of this video in {languages}</source>
        <extracomment>{languages} in these is one language or a list of them.</extracomment>
        <translation>Últimos subtítulos de este video en {languages}</translation>
    </message>
    <message>
        <source>Last closed captions in {languages}</source>
        <translation>Últimos subtítulos para sordos en {languages}</translation>
    </message>
    <message>
        <source>Last audio in {languages}</source>
        <translation>Último audio en {languages}</translation>
    </message>
    <message>
        <source>Project languages left without subtitles: {languages}</source>
        <translation>Idiomas del proyecto que quedan sin subtítulos: {languages}</translation>
    </message>
    <message>
        <source>{name} in the same language stays</source>
        <translation>En el mismo idioma queda {name}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other tracks in the same languages stay</source>
        <translation>
            <numerusform>En el mismo idioma queda %Ln pista más</numerusform>
            <numerusform>En los mismos idiomas quedan %Ln pistas más</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} in the same language is being prepared</source>
        <translation>En el mismo idioma, {name} está en preparación</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other tracks in the same languages are being prepared</source>
        <translation>
            <numerusform>En el mismo idioma, %Ln pista más está en preparación</numerusform>
            <numerusform>En los mismos idiomas, %Ln pistas más están en preparación</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} had failed processing anyway</source>
        <translation>El procesamiento de {name} ya había fallado</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks had failed processing anyway</source>
        <translation>
            <numerusform>El procesamiento de %Ln pista ya había fallado</numerusform>
            <numerusform>El procesamiento de %Ln pistas ya había fallado</numerusform>
        </translation>
    </message>
    <message>
        <source>This video will have no subtitles left.</source>
        <translation>Este video se quedará sin subtítulos.</translation>
    </message>
    <message>
        <source>It will have no closed captions left.</source>
        <translation>Se quedará sin subtítulos para sordos.</translation>
    </message>
    <message>
        <source>Going by its name, this is the video’s only audio description.</source>
        <translation>A juzgar por su nombre, es la única audiodescripción del video.</translation>
    </message>
    <message numerus="yes">
        <source>The video is used by %Ln records, see below.</source>
        <translation>
            <numerusform>%Ln registro usa el video, véase abajo.</numerusform>
            <numerusform>%Ln registros usan el video, véase abajo.</numerusform>
        </translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say which records use the video.</source>
        <translation>DatoCMS no indica qué registros usan el video.</translation>
    </message>
    <message>
        <source>This video will have no subtitles left without a language.</source>
        <translation>A este video no le quedarán subtítulos sin idioma.</translation>
    </message>
    <message>
        <source>It will have no closed captions left without a language.</source>
        <translation>No le quedarán subtítulos para sordos sin idioma.</translation>
    </message>
    <message>
        <source>It will have no audio tracks left without a language.</source>
        <translation>No le quedarán pistas de audio sin idioma.</translation>
    </message>
    <message>
        <source>This video will have no subtitles left in: {languages}.</source>
        <translation>Este video se quedará sin subtítulos en {languages}.</translation>
    </message>
    <message>
        <source>It will have no closed captions left in: {languages}.</source>
        <translation>Se quedará sin subtítulos para sordos en {languages}.</translation>
    </message>
    <message>
        <source>It will have no audio tracks left in: {languages}.</source>
        <translation>Se quedará sin pistas de audio en {languages}.</translation>
    </message>
    <message>
        <source>Project languages left without subtitles: {languages}.</source>
        <translation>Idiomas del proyecto que quedan sin subtítulos: {languages}.</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Back 2 seconds</source>
        <translation>Retroceder 2 segundos</translation>
    </message>
    <message>
        <source>Forward 2 seconds</source>
        <translation>Avanzar 2 segundos</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Silenciar</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>Ampliar</translation>
    </message>
    <message>
        <source>Close the player</source>
        <translation>Cerrar el reproductor</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Activar audio</translation>
    </message>
    <message>
        <source>Back to window</source>
        <translation>Volver a la ventana</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Posición</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
</context>
<context>
    <name>CoverageController</name>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Páginas web (*.html)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Libros de Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tablas (*.csv)</translation>
    </message>
    <message>
        <source>Report saved to {file}.</source>
        <translation>Informe guardado en {file}.</translation>
    </message>
    <message>
        <source>Export the coverage</source>
        <translation>Exportar la cobertura</translation>
    </message>
    <message>
        <source>Save the accessibility report</source>
        <translation>Guardar el informe de accesibilidad</translation>
    </message>
    <message>
        <source>Asking DatoCMS for the records that use the videos…</source>
        <translation>Consultando en DatoCMS los registros que usan los videos…</translation>
    </message>
</context>
<context>
    <name>CoverageTab</name>
    <message>
        <source>Coverage</source>
        <translation>Cobertura</translation>
    </message>
    <message>
        <source>Filter videos</source>
        <translation>Filtrar videos</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Subtítulos</translation>
    </message>
    <message>
        <source>Missing in</source>
        <translation>Faltan en</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Uso</translation>
    </message>
    <message>
        <source>DatoCMS order</source>
        <translation>Orden de DatoCMS</translation>
    </message>
    <message>
        <source>Accessibility report…</source>
        <translation>Informe de accesibilidad…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>No videos known yet</source>
        <translation>Aún no se conoce ningún video</translation>
    </message>
    <message>
        <source>Scan the project once. Then trackman shows which languages are missing.</source>
        <translation>Explore el proyecto una vez. Después, trackman muestra qué idiomas faltan.</translation>
    </message>
    <message>
        <source>Go to the scan</source>
        <translation>Ir a la exploración</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Sin coincidencias</translation>
    </message>
    <message>
        <source>Try fewer words or other filters.</source>
        <translation>Pruebe con menos palabras u otros filtros.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Limpiar filtros</translation>
    </message>
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
            <numerusform>{shown} de %Ln video</numerusform>
            <numerusform>{shown} de %Ln videos</numerusform>
        </translation>
    </message>
    <message>
        <source>read {ago} or later</source>
        <extracomment>{ago} is such as “3 days ago”.</extracomment>
        <translation>leídos {ago} o después</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos not read yet</source>
        <translation>
            <numerusform>%Ln video aún sin leer</numerusform>
            <numerusform>%Ln videos aún sin leer</numerusform>
        </translation>
    </message>
    <message>
        <source>No video has any.</source>
        <translation>No hay en ningún video.</translation>
    </message>
    <message>
        <source>Show all tracks: {what}, {language}</source>
        <extracomment>{what} is “Subtitles”, “Closed captions” or “Audio”.</extracomment>
        <translation>Mostrar todas las pistas: {what}, {language}</translation>
    </message>
    <message>
        <source>Only videos without: {what}, {language}</source>
        <translation>Solo videos sin: {what}, {language}</translation>
    </message>
    <message>
        <source>Show these tracks</source>
        <translation>Mostrar estas pistas</translation>
    </message>
    <message>
        <source>Show all tracks of {video}</source>
        <translation>Mostrar todas las pistas de {video}</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Abrir video</translation>
    </message>
    <message>
        <source>Page to print (HTML)</source>
        <translation>Página para imprimir (HTML)</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Libro de Excel</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabla (CSV)</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Cualquiera</translation>
    </message>
    <message>
        <source>Used in records</source>
        <translation>Usado en registros</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>Sin uso en ningún registro</translation>
    </message>
    <message>
        <source>All videos</source>
        <translation>Todos los videos</translation>
    </message>
    <message>
        <source>Tell which videos have no captions in their language</source>
        <translation>Averiguar qué videos no tienen subtítulos para sordos en su idioma</translation>
    </message>
    <message>
        <source>Save the videos shown here as a file</source>
        <translation>Guardar en un archivo los videos que se muestran aquí</translation>
    </message>
</context>
<context>
    <name>CoverageWording</name>
    <message>
        <source>Subtitles</source>
        <translation>Subtítulos</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Subtítulos para sordos</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>Con error</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>En preparación</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Aún sin leer</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nada</translation>
    </message>
    <message>
        <source>DatoCMS order</source>
        <translation>Orden de DatoCMS</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Most missing first</source>
        <translation>Con más carencias primero</translation>
    </message>
    <message>
        <source>{what}: {count} of {videos}</source>
        <extracomment>A figure of a language: “Audio: 12 of 340”.</extracomment>
        <translation>{what}: {count} de {videos}</translation>
    </message>
</context>
<context>
    <name>CueSearchTab</name>
    <message>
        <source>Search all subtitles</source>
        <translation>Buscar en todos los subtítulos</translation>
    </message>
    <message>
        <source>Show tracks</source>
        <translation>Mostrar pistas</translation>
    </message>
    <message>
        <source>Find and replace…</source>
        <translation>Buscar y reemplazar…</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Save as word list…</source>
        <translation>Guardar como lista de palabras…</translation>
    </message>
    <message numerus="yes">
        <source>Subtitles of %Ln tracks were read</source>
        <translation>
            <numerusform>Se leyeron los subtítulos de %Ln pista</numerusform>
            <numerusform>Se leyeron los subtítulos de %Ln pistas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues found</source>
        <translation>
            <numerusform>%Ln segmento encontrado</numerusform>
            <numerusform>%Ln segmentos encontrados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln cues found</source>
        <translation>
            <numerusform>Más de %Ln segmento encontrado</numerusform>
            <numerusform>Más de %Ln segmentos encontrados</numerusform>
        </translation>
    </message>
    <message>
        <source>last scan {ago}</source>
        <translation>última exploración {ago}</translation>
    </message>
    <message>
        <source>No subtitles read yet</source>
        <translation>Aún no se han leído subtítulos</translation>
    </message>
    <message>
        <source>trackman searches the subtitles it has read. Scan the project and have it read subtitles, too.</source>
        <translation>trackman busca en los subtítulos que ha leído. Explore el proyecto y pida que también lea los subtítulos.</translation>
    </message>
    <message>
        <source>Scan with subtitles</source>
        <translation>Explorar con subtítulos</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>No encontrado</translation>
    </message>
    <message>
        <source>None of the subtitles that were read holds this in one cue.</source>
        <translation>Ninguno de los subtítulos leídos contiene esto en un mismo segmento.</translation>
    </message>
    <message>
        <source>There is no word to search for</source>
        <translation>No hay ninguna palabra que buscar</translation>
    </message>
    <message>
        <source>All words must stand in one cue. Words in quotation marks must stand together, and an asterisk stands for any ending.</source>
        <translation>Todas las palabras deben estar en un mismo segmento. Las palabras entre comillas deben ir juntas, y un asterisco equivale a cualquier terminación.</translation>
    </message>
    <message>
        <source>Search for something first.</source>
        <translation>Busque algo primero.</translation>
    </message>
    <message>
        <source>Judge the tracks of these cues one after another</source>
        <translation>Valorar las pistas de estos segmentos una tras otra</translation>
    </message>
    <message>
        <source>Show the tracks of these cues in the table of all tracks</source>
        <translation>Mostrar las pistas de estos segmentos en la tabla de todas las pistas</translation>
    </message>
    <message>
        <source>Replace the words in all these tracks, after a preview</source>
        <translation>Reemplazar las palabras en todas estas pistas, tras una vista previa</translation>
    </message>
    <message>
        <source>Search for this again, and see what is new</source>
        <translation>Buscar esto más adelante y ver qué hay de nuevo</translation>
    </message>
    <message>
        <source>Finds cues that hold all these words, in any track.</source>
        <translation>Encuentra segmentos que contienen todas estas palabras, en cualquier pista.</translation>
    </message>
</context>
<context>
    <name>CuesModel</name>
    <message numerus="yes">
        <source>Text · %Ln cues</source>
        <translation>
            <numerusform>Texto · %Ln segmento</numerusform>
            <numerusform>Texto · %Ln segmentos</numerusform>
        </translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>#</source>
        <extracomment>Title of a column: the number of the cue.</extracomment>
        <translation>#</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>on the video now</source>
        <translation>ahora en el video</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <extracomment>Two times within a video.</extracomment>
        <translation>de {start} a {end}</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Hallazgo</translation>
    </message>
</context>
<context>
    <name>CuesTable</name>
    <message>
        <source>Cues</source>
        <translation>Segmentos</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Copiar texto</translation>
    </message>
    <message>
        <source>Select a cue.</source>
        <translation>Seleccione un segmento.</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>Reproducir desde aquí</translation>
    </message>
    <message>
        <source>Copy with times</source>
        <translation>Copiar con tiempos</translation>
    </message>
</context>
<context>
    <name>DecisionBar</name>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>No video open</source>
        <translation>Ningún video abierto</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks selected</source>
        <translation>
            <numerusform>%Ln pista seleccionada</numerusform>
            <numerusform>%Ln pistas seleccionadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks</source>
        <translation>
            <numerusform>Eliminar %Ln pista</numerusform>
            <numerusform>Eliminar %Ln pistas</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter a reason first.</source>
        <translation>Escriba primero un motivo.</translation>
    </message>
    <message>
        <source>Another track has just come on screen.</source>
        <translation>Acaba de aparecer otra pista en pantalla.</translation>
    </message>
    <message>
        <source>Delete the selected tracks</source>
        <translation>Eliminar las pistas seleccionadas</translation>
    </message>
    <message>
        <source>Go to the next track with findings, then to the next video</source>
        <translation>Ir a la siguiente pista con hallazgos y después al siguiente video</translation>
    </message>
    <message>
        <source>Show all that follows from deleting it</source>
        <translation>Mostrar todo lo que conlleva eliminarla</translation>
    </message>
</context>
<context>
    <name>DeletedCard</name>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>The details below are what DatoCMS returned.</source>
        <translation>Los detalles de abajo son los que devolvió DatoCMS.</translation>
    </message>
    <message>
        <source>DatoCMS didn’t return the track. The details below are from before the deletion.</source>
        <translation>DatoCMS no devolvió la pista. Los detalles de abajo son de antes de la eliminación.</translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>No hay copia de seguridad, así que no se puede restaurar.</translation>
    </message>
    <message>
        <source>Its subtitles can’t be read. They’re saved as they are, but trackman can’t prove that they can be restored.</source>
        <translation>Sus subtítulos no se pueden leer. Están guardados tal cual, pero trackman no puede garantizar que se puedan restaurar.</translation>
    </message>
    <message>
        <source>It’s backed up and can be restored. It then gets a new ID.</source>
        <translation>Tiene copia de seguridad y se puede restaurar. Recibirá un nuevo ID.</translation>
    </message>
</context>
<context>
    <name>DeletedModel</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Deleted</source>
        <extracomment>Title of a column: the moment of the deletion.</extracomment>
        <translation>Eliminada</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: who deleted the track.</extracomment>
        <translation>Por</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>DeletedTab</name>
    <message>
        <source>Recently deleted</source>
        <translation>Eliminadas recientemente</translation>
    </message>
    <message>
        <source>Details of the deleted track</source>
        <translation>Detalles de la pista eliminada</translation>
    </message>
    <message>
        <source>Select a deleted track to see its details.</source>
        <translation>Seleccione una pista eliminada para ver sus detalles.</translation>
    </message>
    <message>
        <source>Search deleted tracks</source>
        <translation>Buscar pistas eliminadas</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Abrir video</translation>
    </message>
    <message>
        <source>Restore into another video…</source>
        <translation>Restaurar en otro video…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deleted tracks</source>
        <translation>
            <numerusform>%Ln pista eliminada</numerusform>
            <numerusform>%Ln pistas eliminadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Recreate the track from its backup. It gets a new ID.</source>
        <translation>Volver a crear la pista a partir de su copia de seguridad. Recibe un nuevo ID.</translation>
    </message>
    <message>
        <source>Recreate the track in another video. It gets a new ID.</source>
        <translation>Volver a crear la pista en otro video. Recibe un nuevo ID.</translation>
    </message>
    <message>
        <source>Open the video that the track belonged to</source>
        <translation>Abrir el video al que pertenecía la pista</translation>
    </message>
    <message>
        <source>Select a deleted track first.</source>
        <translation>Seleccione primero una pista eliminada.</translation>
    </message>
    <message>
        <source>None of the selected tracks can be restored.</source>
        <translation>Ninguna de las pistas seleccionadas se puede restaurar.</translation>
    </message>
    <message numerus="yes">
        <source>Restore %Ln tracks into which video?</source>
        <translation>
            <numerusform>¿En qué video restaurar %Ln pista?</numerusform>
            <numerusform>¿En qué video restaurar %Ln pistas?</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore {name} into which video?</source>
        <translation>¿En qué video restaurar {name}?</translation>
    </message>
    <message>
        <source>Restore there</source>
        <translation>Restaurar ahí</translation>
    </message>
    <message>
        <source>No deleted tracks</source>
        <translation>No hay pistas eliminadas</translation>
    </message>
    <message>
        <source>Tracks you delete in trackman appear here and can be restored from their backup.</source>
        <translation>Las pistas que elimine en trackman aparecen aquí y se pueden restaurar desde su copia de seguridad.</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Sin coincidencias</translation>
    </message>
    <message>
        <source>Try fewer words, or search the history.</source>
        <translation>Pruebe con menos palabras o busque en el historial.</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Limpiar búsqueda</translation>
    </message>
</context>
<context>
    <name>DeletingChoices</name>
    <message>
        <source>Check backups</source>
        <translation>Comprobar copias de seguridad</translation>
    </message>
    <message>
        <source>Require a reason for deleting</source>
        <translation>Exigir un motivo para eliminar</translation>
    </message>
    <message>
        <source>Calculating size…</source>
        <translation>Calculando el tamaño…</translation>
    </message>
    <message>
        <source>No backups yet.</source>
        <translation>Aún no hay copias de seguridad.</translation>
    </message>
    <message>
        <source>{size} in use.</source>
        <translation>{size} en uso.</translation>
    </message>
    <message>
        <source>Verify that every backup is intact</source>
        <translation>Verificar que cada copia de seguridad esté intacta</translation>
    </message>
    <message>
        <source>Forever</source>
        <translation>Siempre</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 año</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Copias de seguridad</translation>
    </message>
    <message>
        <source>Keep backups for</source>
        <translation>Conservar copias</translation>
    </message>
    <message>
        <source>Tracks whose backup is removed can’t be restored. trackman asks first.</source>
        <translation>Las pistas cuya copia de seguridad se quite no se podrán restaurar. trackman pregunta antes.</translation>
    </message>
    <message>
        <source>Many tracks at once</source>
        <translation>Muchas pistas a la vez</translation>
    </message>
    <message>
        <source>Type the number above</source>
        <translation>Escribir el número si son más de</translation>
    </message>
    <message>
        <source>Deleting more tracks than this at once asks you to type how many they are.</source>
        <translation>Si se eliminan más pistas que estas a la vez, trackman pide que escriba cuántas son.</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Motivos</translation>
    </message>
    <message>
        <source>Suggested reasons</source>
        <translation>Motivos sugeridos</translation>
    </message>
    <message>
        <source>One per line, offered next to Delete.</source>
        <translation>Uno por línea; se ofrecen junto a Eliminar.</translation>
    </message>
</context>
<context>
    <name>DeletionController</name>
    <message>
        <source>The tracks were read again meanwhile. Nothing was done.</source>
        <translation>Entretanto se volvieron a leer las pistas. No se hizo nada.</translation>
    </message>
</context>
<context>
    <name>DeletionOffer</name>
    <message numerus="yes">
        <source>Go on with %Ln deletions</source>
        <translation>
            <numerusform>Continuar con %Ln eliminación</numerusform>
            <numerusform>Continuar con %Ln eliminaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %Ln tracks</source>
        <translation>
            <numerusform>Conservar %Ln pista</numerusform>
            <numerusform>Conservar %Ln pistas</numerusform>
        </translation>
    </message>
    <message>
        <source>Show activity</source>
        <translation>Mostrar actividad</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are kept.</source>
        <translation>
            <numerusform>Se conserva %Ln pista.</numerusform>
            <numerusform>Se conservan %Ln pistas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeletionWording</name>
    <message>
        <source>Deleting {name}…</source>
        <translation>Eliminando {name}…</translation>
    </message>
    <message>
        <source>Deleting tracks… {done} of {total}</source>
        <translation>Eliminando pistas… {done} de {total}</translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>No hay copia de seguridad, así que no se puede restaurar.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks have no backup and can’t be restored.</source>
        <translation>
            <numerusform>%Ln pista no tiene copia de seguridad y no se puede restaurar.</numerusform>
            <numerusform>%Ln pistas no tienen copia de seguridad y no se pueden restaurar.</numerusform>
        </translation>
    </message>
    <message>
        <source>It’s saved as it is, but trackman can’t prove that it can be restored.</source>
        <translation>Está guardada tal cual, pero trackman no puede garantizar que se pueda restaurar.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are saved as they are, but trackman can’t prove that they can be restored.</source>
        <translation>
            <numerusform>%Ln pista está guardada tal cual, pero trackman no puede garantizar que se pueda restaurar.</numerusform>
            <numerusform>%Ln pistas están guardadas tal cual, pero trackman no puede garantizar que se puedan restaurar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was deleted.</source>
        <translation>Cancelado. No se eliminó nada.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln eliminación se canceló antes de empezar.</numerusform>
            <numerusform>%Ln eliminaciones se cancelaron antes de empezar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks deleted.</source>
        <translation>
            <numerusform>%Ln pista eliminada.</numerusform>
            <numerusform>%Ln pistas eliminadas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks deleted. The other rows show the reason.</source>
        <translation>
            <numerusform>Se eliminó %Ln de {total} pistas. Las demás filas muestran el motivo.</numerusform>
            <numerusform>Se eliminaron %Ln de {total} pistas. Las demás filas muestran el motivo.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>No web browser opened. The link is copied: paste it into a browser.</source>
        <translation>No se abrió ningún navegador. El enlace está copiado: péguelo en un navegador.</translation>
    </message>
    <message>
        <source>No program opened {file}. Its path is copied.</source>
        <translation>Ningún programa abrió {file}. Su ruta está copiada.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Change {name}</source>
        <translation>Cambiar {name}</translation>
    </message>
    <message>
        <source>DatoCMS can’t change a track, so trackman adds a new one with the same subtitles, checks it, and then deletes the old one. The track gets a new ID.</source>
        <translation>DatoCMS no puede cambiar una pista, así que trackman agrega una nueva con los mismos subtítulos, la comprueba y después elimina la anterior. La pista recibe un nuevo ID.</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Subtítulos para sordos</translation>
    </message>
    <message>
        <source>Change track</source>
        <translation>Cambiar pista</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Escriba un nombre.</translation>
    </message>
    <message>
        <source>Another track of this video has this name as well.</source>
        <translation>Otra pista de este video también tiene este nombre.</translation>
    </message>
    <message>
        <source>Enter a language code such as it or pt-BR.</source>
        <translation>Escriba un código de idioma, como it o pt-BR.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Language code</source>
        <translation>Código de idioma</translation>
    </message>
</context>
<context>
    <name>DisplayButton</name>
    <message>
        <source>Display</source>
        <translation>Presentación</translation>
    </message>
    <message>
        <source>Group, sort and choose columns</source>
        <translation>Agrupar, ordenar y elegir columnas</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Agrupar por</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>Sin grupos</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>Contraer todo</translation>
    </message>
    <message>
        <source>Unfold all</source>
        <translation>Expandir todo</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Ordenar por</translation>
    </message>
    <message>
        <source>Then by</source>
        <translation>Después por</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
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
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Page to print (HTML)</source>
        <translation>Página para imprimir (HTML)</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Libro de Excel</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabla (CSV)</translation>
    </message>
    <message>
        <source>Choose where to save it</source>
        <translation>Elegir dónde guardarlo</translation>
    </message>
    <message>
        <source>Wait until the figures are counted.</source>
        <translation>Espere a que se calculen las cifras.</translation>
    </message>
</context>
<context>
    <name>EditingWording</name>
    <message>
        <source>No changes</source>
        <translation>Sin cambios</translation>
    </message>
    <message>
        <source>The file was mended</source>
        <translation>Se reparó el archivo</translation>
    </message>
    <message>
        <source>Draft saved</source>
        <translation>Borrador guardado</translation>
    </message>
    <message>
        <source>Saving draft…</source>
        <translation>Guardando borrador…</translation>
    </message>
    <message>
        <source>These subtitles were changed at DatoCMS after you began your draft. You see your draft, last changed: {ago}. Publishing it replaces the newer subtitles.</source>
        <translation>Estos subtítulos cambiaron en DatoCMS después de que usted empezara su borrador. Está viendo su borrador, último cambio: {ago}. Si lo publica, reemplazará los subtítulos más recientes.</translation>
    </message>
    <message>
        <source>Your unpublished changes are back. Last changed: {ago}.</source>
        <translation>Sus cambios sin publicar están de nuevo aquí. Último cambio: {ago}.</translation>
    </message>
    <message>
        <source>{title}. You edit what trackman could read of it.</source>
        <translation>{title}. Está editando lo que trackman pudo leer.</translation>
    </message>
    <message numerus="yes">
        <source>The times of %Ln cues were not valid and are written anew.</source>
        <translation>
            <numerusform>Los tiempos de %Ln segmento no eran válidos y se escriben de nuevo.</numerusform>
            <numerusform>Los tiempos de %Ln segmentos no eran válidos y se escriben de nuevo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues without readable times stay in the file as they are.</source>
        <translation>
            <numerusform>%Ln segmento sin tiempos legibles permanece en el archivo tal como está.</numerusform>
            <numerusform>%Ln segmentos sin tiempos legibles permanecen en el archivo tal como están.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wait until this track’s change has finished.</source>
        <translation>Espere a que termine el cambio de esta pista.</translation>
    </message>
    <message>
        <source>Subtitles need at least one cue.</source>
        <translation>Los subtítulos necesitan al menos un segmento.</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>Aún no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>The times now fit the sound. Look them over, then publish.</source>
        <translation>Ahora los tiempos concuerdan con el audio. Repáselos y después publique.</translation>
    </message>
    <message>
        <source>Nothing was shifted: some cues would start before the video does. Delete them or move them, then check the sound again.</source>
        <translation>No se desplazó nada: algunos segmentos empezarían antes que el video. Elimínelos o muévalos y después vuelva a comprobar el audio.</translation>
    </message>
    <message>
        <source>Nothing was shifted, because this draft may have been shifted before. Check the sound again: it is compared with the draft now.</source>
        <translation>No se desplazó nada, porque puede que este borrador ya se haya desplazado. Vuelva a comprobar el audio: ahora se compara con el borrador.</translation>
    </message>
    <message>
        <source>{typed} is not a time and was not taken up. Times look like {example}.</source>
        <extracomment>{example} is a time such as “0:12.5”, with the decimal mark of the language.</extracomment>
        <translation>{typed} no es un tiempo y no se tuvo en cuenta. Los tiempos se escriben así: {example}.</translation>
    </message>
    <message>
        <source>Your changes to {name} are kept as a draft. They are not published.</source>
        <translation>Sus cambios en {name} se conservan como borrador. No están publicados.</translation>
    </message>
    <message>
        <source>No safe fix: decide what is right here yourself.</source>
        <translation>No hay corrección segura: decida usted qué es lo correcto aquí.</translation>
    </message>
    <message>
        <source>Fixed. Undo takes it back.</source>
        <translation>Corregido. Deshacer lo revierte.</translation>
    </message>
    <message>
        <source>{fixed} of {wanted} fixed. Undo takes it back.</source>
        <translation>Corregidos: {fixed} de {wanted}. Deshacer lo revierte.</translation>
    </message>
    <message>
        <source>Discard your changes to {name}?</source>
        <translation>¿Descartar sus cambios en {name}?</translation>
    </message>
    <message>
        <source>The draft is deleted and can’t be restored. The published subtitles stay.</source>
        <translation>El borrador se elimina y no se puede restaurar. Los subtítulos publicados se mantienen.</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Descartar cambios</translation>
    </message>
    <message>
        <source>Quit with unpublished changes?</source>
        <translation>¿Salir con cambios sin publicar?</translation>
    </message>
    <message>
        <source>Your changes to {name} are kept as a draft on this computer. Nothing has been published.</source>
        <translation>Sus cambios en {name} se conservan como borrador en este equipo. No se ha publicado nada.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
</context>
<context>
    <name>EditorBanner</name>
    <message>
        <source>Keep my draft</source>
        <translation>Conservar mi borrador</translation>
    </message>
    <message>
        <source>Use the published subtitles…</source>
        <translation>Usar los subtítulos publicados…</translation>
    </message>
</context>
<context>
    <name>EditorBar</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
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
        <translation>Inicio</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
</context>
<context>
    <name>EditorPane</name>
    <message>
        <source>Editor of the subtitles</source>
        <translation>Editor de subtítulos</translation>
    </message>
    <message>
        <source>Some cues would start before the video does.</source>
        <translation>Algunos segmentos empezarían antes que el video.</translation>
    </message>
</context>
<context>
    <name>EditorTable</name>
    <message>
        <source>Cues</source>
        <translation>Segmentos</translation>
    </message>
</context>
<context>
    <name>EditorTools</name>
    <message>
        <source>Discard…</source>
        <translation>Descartar…</translation>
    </message>
    <message>
        <source>Select a cue.</source>
        <translation>Seleccione un segmento.</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nada que deshacer</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>Nada que rehacer</translation>
    </message>
    <message>
        <source>No next cue.</source>
        <translation>No hay segmento siguiente.</translation>
    </message>
    <message>
        <source>No cues.</source>
        <translation>No hay segmentos.</translation>
    </message>
    <message>
        <source>Needs two cues.</source>
        <translation>Se necesitan dos segmentos.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>This cue: {finding}</source>
        <translation>Este segmento: {finding}</translation>
    </message>
    <message>
        <source>This cue has no finding that can be fixed safely</source>
        <translation>Este segmento no tiene hallazgos que se puedan corregir con seguridad</translation>
    </message>
    <message>
        <source>Remove spaces at the ends of lines</source>
        <translation>Quitar espacios al final de las líneas</translation>
    </message>
    <message numerus="yes">
        <source>Break %Ln long lines</source>
        <translation>
            <numerusform>Dividir %Ln línea larga</numerusform>
            <numerusform>Dividir %Ln líneas largas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End %Ln overlaps</source>
        <translation>
            <numerusform>Resolver %Ln superposición</numerusform>
            <numerusform>Resolver %Ln superposiciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adjust %Ln short gaps</source>
        <translation>
            <numerusform>Ajustar %Ln pausa corta</numerusform>
            <numerusform>Ajustar %Ln pausas cortas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln empty cues</source>
        <translation>
            <numerusform>Eliminar %Ln segmento vacío</numerusform>
            <numerusform>Eliminar %Ln segmentos vacíos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Repair %Ln damaged cues</source>
        <translation>
            <numerusform>Reparar %Ln segmento dañado</numerusform>
            <numerusform>Reparar %Ln segmentos dañados</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryDetails</name>
    <message numerus="yes">
        <source>%Ln rows selected</source>
        <translation>
            <numerusform>%Ln fila seleccionada</numerusform>
            <numerusform>%Ln filas seleccionadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks selected</source>
        <translation>
            <numerusform>%Ln pista seleccionada</numerusform>
            <numerusform>%Ln pistas seleccionadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Solicitada</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Aprobada por</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Proyecto</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Entorno</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Copia de seguridad</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Suma de verificación</translation>
    </message>
    <message>
        <source>Copy checksum</source>
        <translation>Copiar suma de verificación</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferencia</translation>
    </message>
    <message>
        <source>Restored as</source>
        <translation>Restaurada como</translation>
    </message>
    <message>
        <source>Copy new track ID</source>
        <translation>Copiar ID de la pista nueva</translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation>ID de trabajo</translation>
    </message>
    <message>
        <source>Copy job ID</source>
        <translation>Copiar ID de trabajo</translation>
    </message>
    <message>
        <source>Request IDs</source>
        <translation>ID de solicitudes</translation>
    </message>
    <message>
        <source>Copy request IDs</source>
        <translation>Copiar ID de solicitudes</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Copiar código</translation>
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
        <translation>Sus subtítulos pueden diferir de la copia de seguridad.</translation>
    </message>
    <message>
        <source>It has a new ID.</source>
        <translation>Tiene un nuevo ID.</translation>
    </message>
    <message>
        <source>trackman checks again when DatoCMS can be reached.</source>
        <translation>trackman volverá a comprobarlo cuando se pueda conectar con DatoCMS.</translation>
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
        <translation>El propietario del proyecto puede cambiar el plan.</translation>
    </message>
    <message>
        <source>The plan’s video encoding is used up</source>
        <translation>La codificación de video del plan está agotada</translation>
    </message>
    <message>
        <source>It counts anew next month.</source>
        <translation>El próximo mes se vuelve a contar desde cero.</translation>
    </message>
    <message>
        <source>The plan’s storage is full</source>
        <translation>El almacenamiento del plan está lleno</translation>
    </message>
    <message>
        <source>Deleting files that nobody needs makes room.</source>
        <translation>Para liberar espacio, elimine los archivos que ya no se necesiten.</translation>
    </message>
    <message>
        <source>The plan’s API calls are used up</source>
        <translation>Las llamadas a la API del plan están agotadas</translation>
    </message>
    <message>
        <source>They count anew next month.</source>
        <translation>El próximo mes se vuelven a contar desde cero.</translation>
    </message>
    <message>
        <source>The project’s plan doesn’t allow that</source>
        <translation>El plan del proyecto no lo permite</translation>
    </message>
    <message>
        <source>The plan’s limit is reached.</source>
        <translation>Se alcanzó el límite del plan.</translation>
    </message>
    <message>
        <source>DatoCMS’s video service rejected the track</source>
        <translation>El servicio de video de DatoCMS rechazó la pista</translation>
    </message>
    <message>
        <source>Another track may have this name, the name may not be allowed, or the file can’t be used. See its message below, if there is one.</source>
        <translation>Puede que otra pista tenga este nombre, que el nombre no esté permitido o que el archivo no se pueda usar. Vea abajo su mensaje, si lo hay.</translation>
    </message>
    <message>
        <source>This API token isn’t allowed to do that</source>
        <translation>Este token de API no tiene permiso para hacerlo</translation>
    </message>
    <message>
        <source>Its role doesn’t have the permission. Ask a project administrator to allow the role to edit uploads in the primary environment.</source>
        <translation>Su rol no tiene el permiso. Pida a un administrador del proyecto que permita al rol editar los archivos subidos en el entorno principal.</translation>
    </message>
    <message>
        <source>The project is deactivated</source>
        <translation>El proyecto está desactivado</translation>
    </message>
    <message>
        <source>Its owner can reactivate it in the account’s billing settings.</source>
        <translation>Su propietario puede reactivarlo en la configuración de facturación de la cuenta.</translation>
    </message>
    <message>
        <source>The project is still being set up</source>
        <translation>El proyecto aún se está configurando</translation>
    </message>
    <message>
        <source>DatoCMS needs a few minutes. Try again later.</source>
        <translation>DatoCMS necesita unos minutos. Inténtelo más tarde.</translation>
    </message>
    <message>
        <source>The environment is temporarily read-only</source>
        <translation>El entorno es temporalmente de solo lectura</translation>
    </message>
    <message>
        <source>DatoCMS may be copying it. Try again in a few minutes.</source>
        <translation>Puede que DatoCMS lo esté copiando. Vuelva a intentarlo en unos minutos.</translation>
    </message>
    <message>
        <source>Tracks can be changed only in the primary environment</source>
        <translation>Las pistas solo se pueden cambiar en el entorno principal</translation>
    </message>
    <message>
        <source>This is a sandbox environment. Open the video in the primary one; its tracks are the same there.</source>
        <translation>Este es un entorno sandbox. Abra el video en el principal; allí las pistas son las mismas.</translation>
    </message>
    <message>
        <source>This environment doesn’t exist</source>
        <translation>Este entorno no existe</translation>
    </message>
    <message>
        <source>It may have been deleted or renamed, or this token can’t see it. Open the video without naming an environment to use the primary one.</source>
        <translation>Puede que se haya eliminado o que tenga otro nombre, o que este token no pueda verlo. Abra el video sin indicar un entorno para usar el principal.</translation>
    </message>
    <message>
        <source>The environment isn’t ready</source>
        <translation>El entorno no está listo</translation>
    </message>
    <message>
        <source>DatoCMS is still creating or deleting it. Try again in a few minutes.</source>
        <translation>DatoCMS aún lo está creando o eliminando. Vuelva a intentarlo en unos minutos.</translation>
    </message>
    <message>
        <source>The project is in maintenance mode</source>
        <translation>El proyecto está en modo de mantenimiento</translation>
    </message>
    <message>
        <source>Nothing can be changed until maintenance mode is turned off in DatoCMS.</source>
        <translation>No se puede cambiar nada hasta que se desactive el modo de mantenimiento en DatoCMS.</translation>
    </message>
    <message>
        <source>DatoCMS is under maintenance</source>
        <translation>DatoCMS está en mantenimiento</translation>
    </message>
    <message>
        <source>Nothing can be changed for a while. See status.datocms.com for updates.</source>
        <translation>No se puede cambiar nada durante un tiempo. Consulte las novedades en status.datocms.com.</translation>
    </message>
    <message>
        <source>DatoCMS can’t find this video</source>
        <translation>DatoCMS no encuentra este video</translation>
    </message>
    <message>
        <source>It may have been deleted, be in another project, or be hidden from this token. Check the link or ID.</source>
        <translation>Puede que se haya eliminado, que esté en otro proyecto o que este token no pueda verlo. Compruebe el enlace o el ID.</translation>
    </message>
    <message>
        <source>This file isn’t a video</source>
        <translation>Este archivo no es un video</translation>
    </message>
    <message>
        <source>Only videos have subtitle and audio tracks.</source>
        <translation>Solo los videos tienen pistas de subtítulos y audio.</translation>
    </message>
    <message>
        <source>DatoCMS’s video service rejected the request</source>
        <translation>El servicio de video de DatoCMS rechazó la solicitud</translation>
    </message>
    <message>
        <source>Common reasons are a name that is taken or not allowed, a damaged file, and a video’s first audio track, which can never be deleted. See its message below, if there is one.</source>
        <translation>Los motivos habituales son un nombre en uso o no permitido, un archivo dañado y la primera pista de audio de un video, que nunca se puede eliminar. Vea abajo su mensaje, si lo hay.</translation>
    </message>
    <message>
        <source>Something in the project depends on it</source>
        <translation>Algo del proyecto depende de esto</translation>
    </message>
    <message>
        <source>See the details below, if there are any.</source>
        <translation>Vea los detalles abajo, si los hay.</translation>
    </message>
    <message>
        <source>DatoCMS is limiting requests</source>
        <translation>DatoCMS está limitando las solicitudes</translation>
    </message>
    <message>
        <source>Others may be using the same project heavily. Try again in a few minutes.</source>
        <translation>Puede que otros estén usando mucho el mismo proyecto. Vuelva a intentarlo en unos minutos.</translation>
    </message>
    <message>
        <source>DatoCMS is overloaded</source>
        <translation>DatoCMS está sobrecargado</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>Vuelva a intentarlo en un minuto.</translation>
    </message>
    <message>
        <source>Somebody else is changing this video</source>
        <translation>Otra persona está cambiando este video</translation>
    </message>
    <message>
        <source>DatoCMS makes one change to a video at a time. Try again in a moment.</source>
        <translation>DatoCMS hace un solo cambio a la vez en cada video. Vuelva a intentarlo en un momento.</translation>
    </message>
    <message>
        <source>Something went wrong at DatoCMS</source>
        <translation>Algo falló en DatoCMS</translation>
    </message>
    <message>
        <source>DatoCMS support can find it by the request ID below.</source>
        <translation>El soporte de DatoCMS puede encontrarlo con el ID de solicitud de abajo.</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Unexpected error</source>
        <translation>Error inesperado</translation>
    </message>
    <message>
        <source>trackman ran into an unexpected error</source>
        <translation>trackman encontró un error inesperado</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Copiar informe</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Mostrar informe</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Running work goes on. Choose Refresh to see the current state.</source>
        <translation>El trabajo en curso continúa. Elija Actualizar para ver el estado actual.</translation>
    </message>
    <message>
        <source>No change was under way, so your tracks are as they were. Choose Refresh to see the current state.</source>
        <translation>No había ningún cambio en curso, así que sus pistas están como estaban. Elija Actualizar para ver el estado actual.</translation>
    </message>
    <message>
        <source>The report couldn’t be saved. Copy it to pass it on.</source>
        <translation>No se pudo guardar el informe. Cópielo para compartirlo.</translation>
    </message>
    <message>
        <source>A report was saved as {file}. Nothing was sent.</source>
        <translation>Se guardó un informe como {file}. No se envió nada.</translation>
    </message>
    <message numerus="yes">
        <source>It happened %Ln times.</source>
        <translation>
            <numerusform>Ocurrió %Ln vez.</numerusform>
            <numerusform>Ocurrió %Ln veces.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Copy the report, to pass it on to support</source>
        <translation>Copiar el informe para enviarlo al soporte</translation>
    </message>
    <message>
        <source>Read the report before you pass it on</source>
        <translation>Leer el informe antes de compartirlo</translation>
    </message>
</context>
<context>
    <name>EverythingCard</name>
    <message>
        <source>This means every track of every video in this project.</source>
        <translation>Esto abarca todas las pistas de todos los videos de este proyecto.</translation>
    </message>
</context>
<context>
    <name>Explanations</name>
    <message>
        <source>Closes this window. Escape does the same.</source>
        <translation>Cierra esta ventana. Escape hace lo mismo.</translation>
    </message>
    <message>
        <source>Tries once more what did not work.</source>
        <translation>Vuelve a intentar lo que no funcionó.</translation>
    </message>
    <message>
        <source>Titles of the columns. Click one to sort where that is possible; the menu on a title shows and hides columns.</source>
        <translation>Títulos de las columnas. Haga clic en uno para ordenar, donde sea posible; el menú de un título muestra y oculta columnas.</translation>
    </message>
    <message>
        <source>Closes this window and changes nothing. Escape does the same.</source>
        <translation>Cierra esta ventana y no cambia nada. Escape hace lo mismo.</translation>
    </message>
    <message>
        <source>Shows the other records that use this video.</source>
        <translation>Muestra los demás registros que usan este video.</translation>
    </message>
    <message>
        <source>Forgets search and filters, so that all videos are listed.</source>
        <translation>Quita la búsqueda y los filtros, para que se muestren todos los videos.</translation>
    </message>
    <message>
        <source>Paste the link of a video, a record or an upload in DatoCMS, or a video ID, and press Return to see its tracks. Down offers the videos you opened last.</source>
        <translation>Pegue el enlace de un video, un registro o un archivo subido de DatoCMS, o el ID de un video, y pulse Retorno para ver sus pistas. Con Abajo se muestran los últimos videos abiertos.</translation>
    </message>
    <message>
        <source>Lists only videos that match these words. Down goes on to the list.</source>
        <translation>Muestra solo los videos que coinciden con estas palabras. Con Abajo se pasa a la lista.</translation>
    </message>
    <message>
        <source>The videos of the project. Return or a click shows the tracks.</source>
        <translation>Los videos del proyecto. Con Retorno o un clic se muestran las pistas.</translation>
    </message>
    <message>
        <source>Lists all videos instead of those you opened last.</source>
        <translation>Muestra todos los videos en lugar de los últimos abiertos.</translation>
    </message>
    <message>
        <source>Tries once more to read the library.</source>
        <translation>Vuelve a intentar leer la biblioteca.</translation>
    </message>
    <message>
        <source>The name under which this search and its filters return.</source>
        <translation>El nombre con el que se recuperan esta búsqueda y sus filtros.</translation>
    </message>
    <message>
        <source>Keeps search and filters as a view with this name.</source>
        <translation>Guarda la búsqueda y los filtros como una vista con este nombre.</translation>
    </message>
    <message>
        <source>Lists only videos uploaded on this day or later.</source>
        <translation>Muestra solo los videos subidos este día o después.</translation>
    </message>
    <message>
        <source>Lists only videos uploaded on this day or before.</source>
        <translation>Muestra solo los videos subidos este día o antes.</translation>
    </message>
    <message>
        <source>Lists only videos that were uploaded in this time.</source>
        <translation>Muestra solo los videos subidos en este periodo.</translation>
    </message>
    <message>
        <source>Lists only videos without subtitles in this language. It covers the videos whose tracks trackman has seen.</source>
        <translation>Muestra solo los videos sin subtítulos en este idioma. Abarca los videos cuyas pistas trackman ha visto.</translation>
    </message>
    <message>
        <source>Lists only videos with a track that failed in DatoCMS.</source>
        <translation>Muestra solo los videos con una pista que falló en DatoCMS.</translation>
    </message>
    <message>
        <source>Lists only videos with this tag.</source>
        <translation>Muestra solo los videos con esta etiqueta.</translation>
    </message>
    <message>
        <source>Lists only videos of this collection.</source>
        <translation>Muestra solo los videos de esta colección.</translation>
    </message>
    <message>
        <source>Lists only videos that records use, or only those that none uses.</source>
        <translation>Muestra solo los videos que usan los registros, o solo los que no usa ninguno.</translation>
    </message>
    <message>
        <source>Forgets all filters.</source>
        <translation>Quita todos los filtros.</translation>
    </message>
    <message>
        <source>Closes the filters; what is chosen stays in force.</source>
        <translation>Cierra los filtros; lo elegido sigue activo.</translation>
    </message>
    <message>
        <source>The subtitle and audio tracks of the video. Select one to look at it, or several to work on them together. Return goes to the subtitles.</source>
        <translation>Las pistas de subtítulos y audio del video. Seleccione una para verla, o varias para trabajar con todas a la vez. Con Retorno se pasa a los subtítulos.</translation>
    </message>
    <message>
        <source>Makes tracks of subtitle or audio files.</source>
        <translation>Crea pistas a partir de archivos de subtítulos o audio.</translation>
    </message>
    <message>
        <source>Goes to the field for a link or video ID.</source>
        <translation>Va al campo para un enlace o el ID de un video.</translation>
    </message>
    <message>
        <source>Why the track is deleted, for the history. Suggestions are kept in Settings › Deleting. Escape goes back to the tracks.</source>
        <translation>Por qué se elimina la pista, para el historial. Los motivos sugeridos están en Configuración › Eliminación. Con Escape se vuelve a las pistas.</translation>
    </message>
    <message>
        <source>Shows the facts about the video, such as who uses it.</source>
        <translation>Muestra los datos del video, como quién lo usa.</translation>
    </message>
    <message>
        <source>Shows what DatoCMS answered, as it came.</source>
        <translation>Muestra lo que respondió DatoCMS, tal como llegó.</translation>
    </message>
    <message>
        <source>The answer of DatoCMS as it came, to read and copy.</source>
        <translation>La respuesta de DatoCMS tal como llegó, para leerla y copiarla.</translation>
    </message>
    <message>
        <source>Parts of the work on the track that have no room side by side.</source>
        <translation>Partes del trabajo con la pista que no caben una al lado de otra.</translation>
    </message>
    <message>
        <source>Does what the message offers.</source>
        <translation>Hace lo que ofrece el mensaje.</translation>
    </message>
    <message>
        <source>Cancels what hasn’t been sent yet. Work that DatoCMS accepted continues.</source>
        <translation>Cancela lo que aún no se ha enviado. El trabajo que DatoCMS aceptó continúa.</translation>
    </message>
    <message>
        <source>The cues with their times and findings. Return plays from the cue; the letters of the player work here, too.</source>
        <translation>Los segmentos con sus tiempos y hallazgos. Con Retorno se reproduce desde el segmento; las letras del reproductor también funcionan aquí.</translation>
    </message>
    <message>
        <source>Finds words in the subtitles. Return goes on to the next place, Shift+Return back.</source>
        <translation>Busca palabras en los subtítulos. Con Retorno se pasa a la coincidencia siguiente, con Mayúsculas+Retorno a la anterior.</translation>
    </message>
    <message>
        <source>Goes to the cue that the message is about.</source>
        <translation>Va al segmento del que trata el mensaje.</translation>
    </message>
    <message>
        <source>Tries once more to read the subtitles.</source>
        <translation>Vuelve a intentar leer los subtítulos.</translation>
    </message>
    <message>
        <source>The number of a cue.</source>
        <translation>El número de un segmento.</translation>
    </message>
    <message>
        <source>When this cue is to begin.</source>
        <translation>Cuándo debe empezar este segmento.</translation>
    </message>
    <message>
        <source>The cues to edit. Return or typing changes the text, a double click on a time changes that.</source>
        <translation>Los segmentos que se editan. Con Retorno, o al escribir, se cambia el texto; con un doble clic en un tiempo, el tiempo.</translation>
    </message>
    <message>
        <source>The text of the cue. Return begins a new line, Ctrl+Return leaves.</source>
        <translation>El texto del segmento. Con Retorno se empieza una línea nueva, con Control+Retorno se sale.</translation>
    </message>
    <message>
        <source>A time such as 1:02:03.5. Return takes it, Escape leaves it.</source>
        <translation>Un tiempo como 1:02:03,5. Con Retorno se acepta, con Escape se sale sin cambiarlo.</translation>
    </message>
    <message>
        <source>Throws your changes away, after a question.</source>
        <translation>Descarta sus cambios, tras una pregunta.</translation>
    </message>
    <message>
        <source>Goes on with your draft; the published subtitles are not used.</source>
        <translation>Continúa con su borrador; los subtítulos publicados no se usan.</translation>
    </message>
    <message>
        <source>Throws your draft away and begins with what is published now.</source>
        <translation>Descarta su borrador y empieza con lo que está publicado ahora.</translation>
    </message>
    <message>
        <source>Your changes, before and after, cue by cue.</source>
        <translation>Sus cambios, antes y después, segmento por segmento.</translation>
    </message>
    <message>
        <source>Goes back to editing; nothing is published.</source>
        <translation>Vuelve a la edición; no se publica nada.</translation>
    </message>
    <message>
        <source>The text to look for in all cues.</source>
        <translation>El texto que se busca en todos los segmentos.</translation>
    </message>
    <message>
        <source>The text to put in its place; empty to remove it.</source>
        <translation>El texto que lo reemplaza; vacío para quitarlo.</translation>
    </message>
    <message>
        <source>Tells capital and small letters apart.</source>
        <translation>Distingue mayúsculas y minúsculas.</translation>
    </message>
    <message>
        <source>Finds whole words only.</source>
        <translation>Encuentra solo palabras completas.</translation>
    </message>
    <message>
        <source>The places that were found, with what each would become.</source>
        <translation>Las coincidencias encontradas y cómo quedaría cada una.</translation>
    </message>
    <message>
        <source>Replaces the selected place and goes on to the next one.</source>
        <translation>Reemplaza la coincidencia seleccionada y pasa a la siguiente.</translation>
    </message>
    <message>
        <source>Replaces all places in one step, which Undo takes back.</source>
        <translation>Reemplaza todas las coincidencias en un solo paso, que Deshacer revierte.</translation>
    </message>
    <message>
        <source>Seconds to move by; with a minus to earlier times.</source>
        <translation>Cuántos segundos se desplazan los tiempos; con signo menos, hacia antes.</translation>
    </message>
    <message>
        <source>Moves the times of all cues.</source>
        <translation>Desplaza los tiempos de todos los segmentos.</translation>
    </message>
    <message>
        <source>Moves the times of this cue and of all that follow.</source>
        <translation>Desplaza los tiempos de este segmento y de todos los siguientes.</translation>
    </message>
    <message>
        <source>Stretches all times so that both cues begin when you said.</source>
        <translation>Ajusta todos los tiempos para que ambos segmentos empiecen cuando usted indicó.</translation>
    </message>
    <message>
        <source>The cues of the track to decide on, with what was noticed under them. The keys below decide; Return moves the video to a cue.</source>
        <translation>Los segmentos de la pista sobre la que se decide, con lo que se detectó en ellos debajo. Las teclas de abajo deciden; con Retorno el video va a un segmento.</translation>
    </message>
    <message>
        <source>Another language of this video, or a saved version. It follows the cue you are at.</source>
        <translation>Otro idioma de este video, o una versión guardada. Sigue al segmento en el que está.</translation>
    </message>
    <message>
        <source>What was noticed in the text, the worst first. Return or a click shows the place.</source>
        <translation>Lo que se detectó en el texto, lo más grave primero. Con Retorno o un clic se muestra el lugar.</translation>
    </message>
    <message>
        <source>Tries once more to read the text, or plays the sound.</source>
        <translation>Vuelve a intentar leer el texto, o reproduce el audio.</translation>
    </message>
    <message>
        <source>Shows what was decided before it is carried out.</source>
        <translation>Muestra lo que se decidió antes de que se aplique.</translation>
    </message>
    <message>
        <source>Shows the skipped tracks once more.</source>
        <translation>Muestra de nuevo las pistas omitidas.</translation>
    </message>
    <message>
        <source>Reviews on this computer. Return goes on with the selected one, Delete removes it after a question.</source>
        <translation>Las revisiones de este equipo. Con Retorno se continúa con la seleccionada; con Supr se elimina tras una pregunta.</translation>
    </message>
    <message>
        <source>Asks where to save the statistics.</source>
        <translation>Pregunta dónde guardar la estadística.</translation>
    </message>
    <message>
        <source>How many files there shall be, one for each person.</source>
        <translation>Cuántos archivos debe haber, uno por persona.</translation>
    </message>
    <message>
        <source>Leaves the review. What was decided stays.</source>
        <translation>Sale de la revisión. Lo decidido se conserva.</translation>
    </message>
    <message>
        <source>Keeps this track and deletes the other one.</source>
        <translation>Conserva esta pista y elimina la otra.</translation>
    </message>
    <message>
        <source>Deletes this track.</source>
        <translation>Elimina esta pista.</translation>
    </message>
    <message>
        <source>Two tracks side by side; what differs is marked.</source>
        <translation>Dos pistas una al lado de la otra; lo que difiere está marcado.</translation>
    </message>
    <message>
        <source>Plays the video. Streaming counts towards your DatoCMS quota.</source>
        <translation>Reproduce el video. La transmisión cuenta para su cuota de DatoCMS.</translation>
    </message>
    <message>
        <source>Where the video is. Drag it, or use the arrow keys.</source>
        <translation>La posición del video. Arrástrela o use las teclas de flecha.</translation>
    </message>
    <message>
        <source>How loud the video is.</source>
        <translation>El volumen del video.</translation>
    </message>
    <message>
        <source>Brings the player back into this window.</source>
        <translation>Devuelve el reproductor a esta ventana.</translation>
    </message>
    <message>
        <source>What there is to see of all videos together.</source>
        <translation>Lo que se puede ver de todos los videos en conjunto.</translation>
    </message>
    <message>
        <source>Every track of every video, as the scan saw it last. Click a title to sort, hold Shift to sort by several; Return opens the video at the track. Paste IDs or links to see only those.</source>
        <translation>Todas las pistas de todos los videos, tal como las vio la última exploración. Haga clic en un título para ordenar, con Mayúsculas para ordenar por varios; con Retorno se abre el video en la pista. Pegue ID o enlaces para ver solo esas pistas.</translation>
    </message>
    <message>
        <source>Lists only tracks whose file name, name, language code or ID holds these words.</source>
        <translation>Muestra solo las pistas cuyo nombre de archivo, nombre, código de idioma o ID contiene estas palabras.</translation>
    </message>
    <message>
        <source>Forgets view, filter and rule.</source>
        <translation>Quita la vista, el filtro y la regla.</translation>
    </message>
    <message>
        <source>The cues that were found. Return or a double click opens the video there.</source>
        <translation>Los segmentos encontrados. Intro o un doble clic abre el video en ese punto.</translation>
    </message>
    <message>
        <source>Shows where the project can be scanned.</source>
        <translation>Muestra dónde se puede explorar el proyecto.</translation>
    </message>
    <message>
        <source>Lists of words, each with the number of cues found since you last looked.</source>
        <translation>Listas de palabras, cada una con el número de segmentos encontrados desde la última vez que se miró.</translation>
    </message>
    <message>
        <source>Changes the name and the words of the selected list.</source>
        <translation>Cambia el nombre y las palabras de la lista seleccionada.</translation>
    </message>
    <message>
        <source>Removes the selected list. Subtitles stay as they are.</source>
        <translation>Quita la lista seleccionada. Los subtítulos quedan como están.</translation>
    </message>
    <message>
        <source>Keeps the list on this computer.</source>
        <translation>Conserva la lista en este equipo.</translation>
    </message>
    <message>
        <source>What each video has in each language. A click or Return shows the tracks, a click on a language all that its figure counts.</source>
        <translation>Lo que tiene cada video en cada idioma. Con un clic o Retorno se muestran las pistas; con un clic en un idioma, todo lo que cuenta su cifra.</translation>
    </message>
    <message>
        <source>Languages, with the share of videos that have them.</source>
        <translation>Los idiomas, con la proporción de videos que los tienen.</translation>
    </message>
    <message>
        <source>The videos. A click shows the tracks of one.</source>
        <translation>Los videos. Con un clic se muestran las pistas de uno.</translation>
    </message>
    <message>
        <source>Shows only videos whose name or ID holds these words.</source>
        <translation>Muestra solo los videos cuyo nombre o ID contiene estas palabras.</translation>
    </message>
    <message>
        <source>Forgets words and filters of the coverage.</source>
        <translation>Quita las palabras y los filtros de la cobertura.</translation>
    </message>
    <message>
        <source>The language of videos that nothing else tells.</source>
        <translation>El idioma de los videos que nada más indica.</translation>
    </message>
    <message>
        <source>Which decisions of the review are listed.</source>
        <translation>Qué decisiones de la revisión se muestran.</translation>
    </message>
    <message>
        <source>What was decided, and what can be done about it now. Space ticks or unticks the selected rows; the words below the list are about the current one.</source>
        <translation>Lo que se decidió y lo que se puede hacer ahora. Con Espacio se marcan o desmarcan las filas seleccionadas; el texto debajo de la lista trata de la fila actual.</translation>
    </message>
    <message>
        <source>The kind of file to save.</source>
        <translation>El tipo de archivo que se guarda.</translation>
    </message>
    <message>
        <source>Asks where to save the report.</source>
        <translation>Pregunta dónde guardar el informe.</translation>
    </message>
    <message>
        <source>What runs now, what was deleted lately, and all that was done.</source>
        <translation>Lo que está en curso, lo eliminado recientemente y todo lo que se hizo.</translation>
    </message>
    <message>
        <source>What runs, waits or did not work, with the reason.</source>
        <translation>Lo que está en curso, en espera o no funcionó, con el motivo.</translation>
    </message>
    <message>
        <source>Deleted tracks with a backup. Select some to restore them.</source>
        <translation>Pistas eliminadas con copia de seguridad. Seleccione algunas para restaurarlas.</translation>
    </message>
    <message>
        <source>All that was ever done with trackman on this computer.</source>
        <translation>Todo lo que se ha hecho con trackman en este equipo.</translation>
    </message>
    <message>
        <source>Lists only deleted tracks that hold these words.</source>
        <translation>Muestra solo las pistas eliminadas que contienen estas palabras.</translation>
    </message>
    <message>
        <source>Lists only entries that hold these words.</source>
        <translation>Muestra solo las entradas que contienen estas palabras.</translation>
    </message>
    <message>
        <source>The days that the report is about.</source>
        <translation>Los días que abarca el informe.</translation>
    </message>
    <message>
        <source>The project that the report is about.</source>
        <translation>El proyecto del que trata el informe.</translation>
    </message>
    <message>
        <source>The first day of the period.</source>
        <translation>El primer día del periodo.</translation>
    </message>
    <message>
        <source>The last day of the period, itself included.</source>
        <translation>El último día del periodo, incluido.</translation>
    </message>
    <message>
        <source>Forgets search and filters of the history.</source>
        <translation>Quita la búsqueda y los filtros del historial.</translation>
    </message>
    <message>
        <source>The files to add. Correct kind, language and name in the cells; the space bar takes a file or leaves it out.</source>
        <translation>Los archivos que se agregarán. Corrija tipo, idioma y nombre en las celdas; con la barra espaciadora se incluye o se omite un archivo.</translation>
    </message>
    <message>
        <source>Chooses subtitle or audio files on this computer.</source>
        <translation>Permite elegir archivos de subtítulos o audio de este equipo.</translation>
    </message>
    <message>
        <source>Takes all subtitle and audio files of a folder.</source>
        <translation>Toma todos los archivos de subtítulos y audio de una carpeta.</translation>
    </message>
    <message>
        <source>The cues of the selected file, as they would be added.</source>
        <translation>Los segmentos del archivo seleccionado, tal como se agregarían.</translation>
    </message>
    <message>
        <source>Plays the video with the cues of the file.</source>
        <translation>Reproduce el video con los segmentos del archivo.</translation>
    </message>
    <message>
        <source>The language code of the track, such as pt or pt-BR.</source>
        <translation>El código de idioma de la pista, como pt o pt-BR.</translation>
    </message>
    <message>
        <source>The encoding of the file. Choose another if letters are wrong.</source>
        <translation>La codificación del archivo. Elija otra si hay letras incorrectas.</translation>
    </message>
    <message>
        <source>Pictures per second, for files that count in pictures.</source>
        <translation>Fotogramas por segundo, para los archivos que cuentan en fotogramas.</translation>
    </message>
    <message>
        <source>Gives the track this name, which is free.</source>
        <translation>Da a la pista este nombre, que está libre.</translation>
    </message>
    <message>
        <source>Does what the question says.</source>
        <translation>Hace lo que dice la pregunta.</translation>
    </message>
    <message>
        <source>Changes nothing. Escape does the same.</source>
        <translation>No cambia nada. Escape hace lo mismo.</translation>
    </message>
    <message>
        <source>A name that no other track of the video has.</source>
        <translation>Un nombre que no tenga ninguna otra pista del video.</translation>
    </message>
    <message>
        <source>Restores the track with this name.</source>
        <translation>Restaura la pista con este nombre.</translation>
    </message>
    <message>
        <source>Deletes the track that has the name, then restores.</source>
        <translation>Elimina la pista que tiene el nombre y después restaura.</translation>
    </message>
    <message>
        <source>Restores the tracks into the video given.</source>
        <translation>Restaura las pistas en el video indicado.</translation>
    </message>
    <message>
        <source>The name that viewers see in the player’s menu.</source>
        <translation>El nombre que se ve en el menú del reproductor.</translation>
    </message>
    <message>
        <source>The language code of the track, such as it or pt-BR.</source>
        <translation>El código de idioma de la pista, como it o pt-BR.</translation>
    </message>
    <message>
        <source>Marks subtitles that also tell sounds and speakers.</source>
        <translation>Marca los subtítulos que también indican sonidos y quién habla.</translation>
    </message>
    <message>
        <source>Makes the track anew with these details and the same subtitles. Undo takes it back.</source>
        <translation>Crea la pista de nuevo con estos detalles y los mismos subtítulos. Deshacer lo revierte.</translation>
    </message>
    <message>
        <source>The language that is spoken in the video.</source>
        <translation>El idioma que se habla en el video.</translation>
    </message>
    <message>
        <source>Has DatoCMS make subtitles of the sound.</source>
        <translation>Hace que DatoCMS cree subtítulos a partir del audio.</translation>
    </message>
    <message>
        <source>All subtitles of the track that trackman saved.</source>
        <translation>Todos los subtítulos de la pista que trackman guardó.</translation>
    </message>
    <message>
        <source>Puts this version in place of the subtitles of now.</source>
        <translation>Pone esta versión en lugar de los subtítulos actuales.</translation>
    </message>
    <message>
        <source>Saves this version as a file.</source>
        <translation>Guarda esta versión como archivo.</translation>
    </message>
    <message>
        <source>Ticked languages are the ones that are meant.</source>
        <translation>Los idiomas marcados son los que cuentan.</translation>
    </message>
    <message>
        <source>Only tracks of this kind.</source>
        <translation>Solo las pistas de este tipo.</translation>
    </message>
    <message>
        <source>Only tracks in some languages, or in all but these.</source>
        <translation>Solo las pistas en algunos idiomas, o en todos menos en estos.</translation>
    </message>
    <message>
        <source>Only tracks with this status.</source>
        <translation>Solo las pistas con este estado.</translation>
    </message>
    <message>
        <source>Only tracks that are closed captions, or only others.</source>
        <translation>Solo las pistas que son subtítulos para sordos, o solo las demás.</translation>
    </message>
    <message>
        <source>Only tracks whose names contain this.</source>
        <translation>Solo las pistas cuyo nombre contiene esto.</translation>
    </message>
    <message>
        <source>Only tracks of which the same video has another one like it. One of them is kept.</source>
        <translation>Solo las pistas que tienen otra igual en el mismo video. Una de ellas se conserva.</translation>
    </message>
    <message>
        <source>The one of several like each other that is kept.</source>
        <translation>La que se conserva entre varias iguales.</translation>
    </message>
    <message>
        <source>Only subtitles in which the checks found something, or nothing.</source>
        <translation>Solo los subtítulos en los que las comprobaciones encontraron algo, o nada.</translation>
    </message>
    <message>
        <source>Only subtitles that contain this phrase, as far as they were read.</source>
        <translation>Solo los subtítulos que contienen esta frase, entre los que se han leído.</translation>
    </message>
    <message>
        <source>Only tracks of videos that records use, or that none uses.</source>
        <translation>Solo las pistas de videos usados en registros, o de los que no usa ninguno.</translation>
    </message>
    <message>
        <source>Only tracks of videos with this tag.</source>
        <translation>Solo las pistas de videos con esta etiqueta.</translation>
    </message>
    <message>
        <source>Only tracks of videos in this collection.</source>
        <translation>Solo las pistas de videos de esta colección.</translation>
    </message>
    <message>
        <source>Tracks the rule means. Space ticks the selected ones or unticks them; only ticked ones are deleted.</source>
        <translation>Las pistas que cumplen la regla. Con Espacio se marcan o desmarcan las seleccionadas; solo se eliminan las marcadas.</translation>
    </message>
    <message>
        <source>Shows the tracks of what was found in the table of all tracks.</source>
        <translation>Muestra las pistas de lo encontrado en la tabla de todas las pistas.</translation>
    </message>
    <message>
        <source>Keeps the search as a word list, which counts new hits.</source>
        <translation>Conserva la búsqueda como lista de palabras, que cuenta los resultados nuevos.</translation>
    </message>
    <message>
        <source>Replaces words in all tracks that were found. You see each change before.</source>
        <translation>Reemplaza palabras en todas las pistas encontradas. Antes se ve cada cambio.</translation>
    </message>
    <message>
        <source>Cues that would change, as they are and as they would be. Space ticks the selected ones or unticks them; only ticked ones are changed.</source>
        <translation>Segmentos que cambiarían, como son y como quedarían. Espacio marca o desmarca los seleccionados; solo se cambian los marcados.</translation>
    </message>
    <message>
        <source>Reads each text once more, makes what is ticked and puts the new text in place of the old one. Undo brings all of them back.</source>
        <translation>Lee una vez más cada texto, hace lo marcado y pone el texto nuevo en lugar del anterior. «Deshacer» los recupera todos.</translation>
    </message>
    <message>
        <source>Languages to keep; tracks in all others are shown next.</source>
        <translation>Los idiomas que se conservan; después se muestran las pistas en todos los demás.</translation>
    </message>
    <message>
        <source>Kinds of tracks that are looked at.</source>
        <translation>Los tipos de pistas que se tienen en cuenta.</translation>
    </message>
    <message>
        <source>The tracks that are to be deleted.</source>
        <translation>Las pistas que se van a eliminar.</translation>
    </message>
    <message>
        <source>Type the number of tracks, so that nothing goes by a slip.</source>
        <translation>Escriba el número de pistas, para que no se elimine nada por descuido.</translation>
    </message>
    <message>
        <source>Groups of settings. What you choose takes effect at once.</source>
        <translation>Grupos de la configuración. Lo que elija se aplica de inmediato.</translation>
    </message>
    <message>
        <source>Gives all settings their first values, but your own lists.</source>
        <translation>Devuelve toda la configuración a sus valores iniciales, excepto sus propias listas.</translation>
    </message>
    <message>
        <source>The language of trackman, and of dates, sizes and numbers.</source>
        <translation>El idioma de trackman, y el de las fechas, los tamaños y los números.</translation>
    </message>
    <message>
        <source>Light, dark, or as the system has it.</source>
        <translation>Claro, oscuro o igual que el sistema.</translation>
    </message>
    <message>
        <source>Black, white and strong colours, with lines around everything.</source>
        <translation>Negro, blanco y colores intensos, con líneas alrededor de todo.</translation>
    </message>
    <message>
        <source>Progress stands still; its words still change.</source>
        <translation>El indicador de progreso no se mueve; su texto sigue cambiando.</translation>
    </message>
    <message>
        <source>Videos begin without sound until you turn it on.</source>
        <translation>Los videos empiezan sin audio hasta que usted lo active.</translation>
    </message>
    <message>
        <source>Your system shows how a scan or bulk work ended while another window is in front. It names numbers only.</source>
        <translation>El sistema muestra cómo terminó una exploración o una operación masiva mientras hay otra ventana en primer plano. Solo indica números.</translation>
    </message>
    <message>
        <source>How long trackman waits for DatoCMS before it looks for itself.</source>
        <translation>Cuánto espera trackman a DatoCMS antes de comprobar por sí solo.</translation>
    </message>
    <message>
        <source>How much of the requests DatoCMS allows trackman may use.</source>
        <translation>Qué parte de las solicitudes que permite DatoCMS puede usar trackman.</translation>
    </message>
    <message>
        <source>How much of the disk thumbnails may take.</source>
        <translation>Cuánto espacio en disco pueden ocupar las miniaturas.</translation>
    </message>
    <message>
        <source>Removes all thumbnails and texts that can be fetched again.</source>
        <translation>Quita todas las miniaturas y los textos que se pueden descargar de nuevo.</translation>
    </message>
    <message>
        <source>Opens the folder with all that trackman keeps here.</source>
        <translation>Abre la carpeta con todo lo que trackman guarda aquí.</translation>
    </message>
    <message>
        <source>0 asks for the number each time many tracks are deleted.</source>
        <translation>Con 0, el número se pide cada vez que se eliminan muchas pistas.</translation>
    </message>
    <message>
        <source>Nothing can be deleted before a reason is given.</source>
        <translation>No se puede eliminar nada sin indicar antes un motivo.</translation>
    </message>
    <message>
        <source>Empty, your name is that of your account on this computer.</source>
        <translation>Si está vacío, su nombre es el de su cuenta en este equipo.</translation>
    </message>
    <message>
        <source>The key that decides for a deletion deletes at once.</source>
        <translation>La tecla que decide eliminar elimina de inmediato.</translation>
    </message>
    <message>
        <source>Delete, rules and commands then lead to a review.</source>
        <translation>Eliminar, las reglas y los comandos llevan entonces a una revisión.</translation>
    </message>
    <message>
        <source>Reasons that are offered next to Delete, one per line.</source>
        <translation>Motivos que se ofrecen junto a Eliminar, uno por línea.</translation>
    </message>
    <message>
        <source>How long subtitles of deleted tracks can be restored.</source>
        <translation>Durante cuánto tiempo se pueden restaurar los subtítulos de pistas eliminadas.</translation>
    </message>
    <message>
        <source>Off, trackman speaks to the hosts above alone and asks DatoCMS itself.</source>
        <translation>Si está desactivado, trackman se comunica solo con los hosts de arriba y consulta a DatoCMS por su cuenta.</translation>
    </message>
    <message>
        <source>Tries every host that trackman needs, one by one.</source>
        <translation>Prueba uno por uno los hosts que trackman necesita.</translation>
    </message>
    <message>
        <source>Copies all of this page, for whoever looks after the network.</source>
        <translation>Copia todo lo de esta página, para quien administra la red.</translation>
    </message>
    <message>
        <source>The style guide whose limits the checks go by.</source>
        <translation>La guía de estilo cuyos límites siguen las comprobaciones.</translation>
    </message>
    <message>
        <source>Words that are flagged in subtitles, one per line.</source>
        <translation>Palabras que se señalan en los subtítulos, una por línea.</translation>
    </message>
    <message>
        <source>More characters per second than this are a finding.</source>
        <translation>Más caracteres por segundo que estos son un hallazgo.</translation>
    </message>
    <message>
        <source>Longer lines than this are a finding.</source>
        <translation>Las líneas más largas que esto son un hallazgo.</translation>
    </message>
    <message>
        <source>More lines in a cue than this are a finding.</source>
        <translation>Más líneas que estas en un segmento son un hallazgo.</translation>
    </message>
    <message>
        <source>A cue that is shown for less time is a finding.</source>
        <translation>Un segmento visible durante menos tiempo es un hallazgo.</translation>
    </message>
    <message>
        <source>A cue that is shown for more time is a finding.</source>
        <translation>Un segmento visible durante más tiempo es un hallazgo.</translation>
    </message>
    <message>
        <source>A shorter pause between two cues is a finding.</source>
        <translation>Una pausa más corta entre dos segmentos es un hallazgo.</translation>
    </message>
    <message>
        <source>A video with a smaller share of subtitled time is a finding.</source>
        <translation>Un video con una parte subtitulada menor es un hallazgo.</translation>
    </message>
    <message>
        <source>The API token of the project, from Project settings › API tokens in DatoCMS. It is kept in the keyring of this computer only.</source>
        <translation>El token de API del proyecto, de Project settings › API tokens en DatoCMS. Solo se guarda en el llavero de este equipo.</translation>
    </message>
    <message>
        <source>Checks the token with DatoCMS. Nothing is changed there.</source>
        <translation>Comprueba el token con DatoCMS. Allí no se cambia nada.</translation>
    </message>
    <message>
        <source>Shows the steps to create a token.</source>
        <translation>Muestra los pasos para crear un token.</translation>
    </message>
    <message>
        <source>Shows a message for someone who can create a token.</source>
        <translation>Muestra un mensaje para quien pueda crear un token.</translation>
    </message>
    <message>
        <source>Copies the message with all that the token needs.</source>
        <translation>Copia el mensaje con todo lo que necesita el token.</translation>
    </message>
    <message>
        <source>Goes on without the keyring; the token is asked for again.</source>
        <translation>Continúa sin el llavero; el token se volverá a pedir.</translation>
    </message>
    <message>
        <source>Goes back to enter another token.</source>
        <translation>Vuelve atrás para escribir otro token.</translation>
    </message>
    <message>
        <source>Goes on to the videos of the project.</source>
        <translation>Continúa a los videos del proyecto.</translation>
    </message>
    <message>
        <source>Commands, views and videos. A click does what it says.</source>
        <translation>Comandos, vistas y videos. Un clic ejecuta lo que dice la línea.</translation>
    </message>
    <message>
        <source>Lists only commands whose menu, words or key hold this.</source>
        <translation>Muestra solo los comandos cuyo menú, palabras o tecla contienen esto.</translation>
    </message>
    <message>
        <source>All commands with their keys. Return gives one another key.</source>
        <translation>Todos los comandos con sus teclas. Con Retorno se da otra tecla a uno.</translation>
    </message>
    <message>
        <source>Press the key that the command is to have.</source>
        <translation>Pulse la tecla que debe tener el comando.</translation>
    </message>
    <message>
        <source>Closes this window; the command keeps its key.</source>
        <translation>Cierra esta ventana; el comando conserva su tecla.</translation>
    </message>
    <message>
        <source>What trackman wrote down, the latest last. Ctrl+C copies entries.</source>
        <translation>Lo que anotó trackman, lo último al final. Con Control+C se copian entradas.</translation>
    </message>
    <message>
        <source>All of the selected entry, such as where an error happened.</source>
        <translation>Todo el contenido de la entrada seleccionada, como dónde ocurrió un error.</translation>
    </message>
    <message>
        <source>What helps support. Read it before you pass it on.</source>
        <translation>Lo que ayuda al soporte. Léalo antes de compartirlo.</translation>
    </message>
    <message>
        <source>What is known of the error. Read it before you pass it on.</source>
        <translation>Lo que se sabe del error. Léalo antes de compartirlo.</translation>
    </message>
    <message>
        <source>Opens the download page in your browser.</source>
        <translation>Abre la página de descarga en su navegador.</translation>
    </message>
</context>
<context>
    <name>ExportWording</name>
    <message>
        <source>Changed tracks</source>
        <translation>Pistas cambiadas</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>No tracks were changed.</source>
        <translation>No se cambió ninguna pista.</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>principal</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Cualquier fecha</translation>
    </message>
    <message>
        <source>Since {day}</source>
        <translation>Desde el {day}</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Acción</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Proyecto</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Entorno</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>ID de video</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Pista</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID de pista</translation>
    </message>
    <message>
        <source>Restored as</source>
        <translation>Restaurada como</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Aprobada por</translation>
    </message>
    <message>
        <source>Approved at</source>
        <translation>Aprobada el</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Segundos</translation>
    </message>
    <message>
        <source>Job ID</source>
        <translation>ID de trabajo</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Backup</source>
        <extracomment>Title of a column: name of the saved subtitle file.</extracomment>
        <translation>Copia de seguridad</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Backed up</source>
        <translation>Con copia de seguridad</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Solicitada</translation>
    </message>
    <message>
        <source>Accepted by DatoCMS</source>
        <translation>Aceptada por DatoCMS</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>En preparación</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminada</translation>
    </message>
    <message>
        <source>Already removed</source>
        <translation>Ya se había quitado</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurada</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Agregada</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Reemplazada</translation>
    </message>
    <message>
        <source>Not completed</source>
        <translation>No completada</translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>Nobody can say how it ended.</extracomment>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Copy details</source>
        <translation>Copiar detalles</translation>
    </message>
</context>
<context>
    <name>FileAdditions</name>
    <message>
        <source>Open a video first.</source>
        <translation>Abra primero un video.</translation>
    </message>
    <message>
        <source>Open the video that these files are for: {files}.</source>
        <translation>Abra el video al que corresponden estos archivos: {files}.</translation>
    </message>
    <message>
        <source>There are no files in the clipboard. Copy some in a file manager.</source>
        <translation>No hay archivos en el portapapeles. Copie algunos en un administrador de archivos.</translation>
    </message>
    <message>
        <source>Subtitles and audio ({endings})</source>
        <translation>Subtítulos y audio ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Choose subtitle or audio files</source>
        <translation>Elegir archivos de subtítulos o audio</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Elegir una carpeta</translation>
    </message>
    <message>
        <source>There are no subtitle or audio files in this folder.</source>
        <translation>No hay archivos de subtítulos o audio en esta carpeta.</translation>
    </message>
    <message>
        <source>Changed since they were read, so not added yet: {files}. Check them again.</source>
        <translation>Cambiaron después de leerse, así que aún no se agregaron: {files}. Compruébelos de nuevo.</translation>
    </message>
</context>
<context>
    <name>FileDetails</name>
    <message>
        <source>Encoding</source>
        <translation>Codificación</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Fotogramas/s</translation>
    </message>
    <message>
        <source>Play in video</source>
        <translation>Reproducir en el video</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>Usar {name}</translation>
    </message>
    <message>
        <source>There are no subtitles to show.</source>
        <translation>No hay subtítulos que mostrar.</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Sin problemas</translation>
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
        <translation>Subtítulos</translation>
    </message>
    <message>
        <source>Choose a language</source>
        <translation>Elegir un idioma</translation>
    </message>
    <message>
        <source>{code} · from the file name</source>
        <translation>{code} · según el nombre</translation>
    </message>
    <message>
        <source>{code} · stated in the file</source>
        <translation>{code} · según el archivo</translation>
    </message>
    <message>
        <source>{code} · detected in the text</source>
        <translation>{code} · según el texto</translation>
    </message>
    <message>
        <source>Closed captions: the file name says so.</source>
        <translation>Subtítulos para sordos: lo dice el nombre del archivo.</translation>
    </message>
    <message>
        <source>Closed captions: the text describes sounds.</source>
        <translation>Subtítulos para sordos: el texto describe sonidos.</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Subtítulos para sordos</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>In the text: {findings}</source>
        <translation>En el texto: {findings}</translation>
    </message>
    <message>
        <source>Put it back, or remove it from the list.</source>
        <translation>Devuélvalo a su lugar o quítelo de la lista.</translation>
    </message>
    <message>
        <source>Allow your account to read it, then choose it again.</source>
        <translation>Permita que su cuenta lo lea y elíjalo de nuevo.</translation>
    </message>
    <message>
        <source>Check the disk or the network drive it is on.</source>
        <translation>Compruebe el disco o la unidad de red donde está.</translation>
    </message>
    <message>
        <source>Choose a subtitle or audio file.</source>
        <translation>Elija un archivo de subtítulos o audio.</translation>
    </message>
    <message>
        <source>Export it again.</source>
        <translation>Expórtelo de nuevo.</translation>
    </message>
    <message>
        <source>Subtitle files have at most 20 MB.</source>
        <translation>Los archivos de subtítulos tienen como máximo 20 MB.</translation>
    </message>
    <message>
        <source>Have the text recognised first, with Subtitle Edit say.</source>
        <translation>Haga reconocer antes el texto, por ejemplo con Subtitle Edit.</translation>
    </message>
    <message>
        <source>Export its sound as M4A, MP3 or WAV.</source>
        <translation>Exporte su audio como M4A, MP3 o WAV.</translation>
    </message>
    <message>
        <source>Check that it is a subtitle file, or its encoding.</source>
        <translation>Compruebe que sea un archivo de subtítulos, o su codificación.</translation>
    </message>
    <message>
        <source>Choose the frame rate below.</source>
        <translation>Elija abajo los fotogramas por segundo.</translation>
    </message>
    <message>
        <source>Look at it again before you add it.</source>
        <translation>Revíselo de nuevo antes de agregarlo.</translation>
    </message>
    <message>
        <source>{fault}. {advice}</source>
        <extracomment>{fault} is such as “The file is empty”, {advice} a sentence.</extracomment>
        <translation>{fault}. {advice}</translation>
    </message>
    <message>
        <source>Lost in WebVTT: {what}</source>
        <translation>Se pierde en WebVTT: {what}</translation>
    </message>
    <message>
        <source>closed captions</source>
        <translation>subtítulos para sordos</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>omitido</translation>
    </message>
    <message>
        <source>{size} are too much: DatoCMS takes at most {limit} per file.</source>
        <translation>{size} son demasiado: DatoCMS admite como máximo {limit} por archivo.</translation>
    </message>
    <message>
        <source>Choose a language.</source>
        <translation>Elija un idioma.</translation>
    </message>
    <message>
        <source>{code} is no language code. Choose one from the list.</source>
        <translation>{code} no es un código de idioma. Elija uno de la lista.</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Escriba un nombre.</translation>
    </message>
    <message>
        <source>The name is too long: at most {limit} characters.</source>
        <translation>El nombre es demasiado largo: como máximo {limit} caracteres.</translation>
    </message>
    <message>
        <source>The video already has a track named {name}. {free} is free.</source>
        <translation>El video ya tiene una pista llamada {name}. {free} está libre.</translation>
    </message>
    <message>
        <source>{file} has the same name. {free} is free.</source>
        <translation>{file} tiene el mismo nombre. {free} está libre.</translation>
    </message>
    <message>
        <source>Characters that can’t be read: {count}. Choose another encoding.</source>
        <translation>Caracteres que no se pueden leer: {count}. Elija otra codificación.</translation>
    </message>
    <message>
        <source>Same content as {file}.</source>
        <translation>Mismo contenido que {file}.</translation>
    </message>
    <message>
        <source>The audio lasts {length}, but the video only {video}.</source>
        <translation>El audio dura {length}, pero el video solo {video}.</translation>
    </message>
    <message>
        <source>The video already has {language}: {name}.</source>
        <translation>El video ya tiene {language}: {name}.</translation>
    </message>
    <message>
        <source>DatoCMS may not know the language code {code}.</source>
        <translation>Puede que DatoCMS no conozca el código de idioma {code}.</translation>
    </message>
    <message>
        <source>Encoding guessed: {encoding}. Check the letters in the preview.</source>
        <translation>Codificación supuesta: {encoding}. Compruebe las letras en la vista previa.</translation>
    </message>
    <message>
        <source>DatoCMS names only M4A, MP3 and WAV, so it may refuse {format}.</source>
        <translation>DatoCMS solo menciona M4A, MP3 y WAV, así que puede rechazar {format}.</translation>
    </message>
    <message>
        <source>Western European</source>
        <translation>Europa occidental</translation>
    </message>
    <message>
        <source>Central European</source>
        <translation>Europa central</translation>
    </message>
    <message>
        <source>Cyrillic</source>
        <translation>Cirílico</translation>
    </message>
    <message>
        <source>Baltic</source>
        <translation>Báltico</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>Turco</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>Griego</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Hebreo</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Árabe</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>Tailandés</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Vietnamita</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japonés</translation>
    </message>
    <message>
        <source>Simplified Chinese</source>
        <translation>Chino simplificado</translation>
    </message>
    <message>
        <source>Traditional Chinese</source>
        <translation>Chino tradicional</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Coreano</translation>
    </message>
    <message>
        <source>The file no longer exists</source>
        <translation>El archivo ya no existe</translation>
    </message>
    <message>
        <source>trackman isn’t allowed to read this file</source>
        <translation>trackman no tiene permiso para leer este archivo</translation>
    </message>
    <message>
        <source>The file can’t be read</source>
        <translation>El archivo no se puede leer</translation>
    </message>
    <message>
        <source>This isn’t a file</source>
        <translation>Esto no es un archivo</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>El archivo está vacío</translation>
    </message>
    <message>
        <source>The file is too large</source>
        <translation>El archivo es demasiado grande</translation>
    </message>
    <message>
        <source>Neither subtitles nor audio that trackman knows</source>
        <translation>Ni subtítulos ni audio que trackman conozca</translation>
    </message>
    <message>
        <source>These subtitles are pictures, not text</source>
        <translation>Estos subtítulos son imágenes, no texto</translation>
    </message>
    <message>
        <source>This is a video, not an audio file</source>
        <translation>Esto es un video, no un archivo de audio</translation>
    </message>
    <message>
        <source>The audio file has no sound in it</source>
        <translation>El archivo de audio no contiene sonido</translation>
    </message>
    <message>
        <source>No cue can be read in this file</source>
        <translation>No se puede leer ningún segmento de este archivo</translation>
    </message>
    <message>
        <source>The frame rate isn’t known</source>
        <translation>No se conocen los fotogramas por segundo</translation>
    </message>
    <message>
        <source>The file is damaged</source>
        <translation>El archivo está dañado</translation>
    </message>
    <message>
        <source>The file was changed in the meantime</source>
        <translation>El archivo cambió entretanto</translation>
    </message>
    <message>
        <source>Cues whose times can’t be read: {count}</source>
        <translation>Segmentos cuyos tiempos no se pueden leer: {count}</translation>
    </message>
    <message>
        <source>Lines outside any cue: {count}</source>
        <translation>Líneas fuera de los segmentos: {count}</translation>
    </message>
    <message>
        <source>Cues in other languages: {count}</source>
        <translation>Segmentos en otros idiomas: {count}</translation>
    </message>
    <message>
        <source>Drawings and pictures: {count}</source>
        <translation>Dibujos e imágenes: {count}</translation>
    </message>
    <message>
        <source>Names of speakers</source>
        <translation>Nombres de quienes hablan</translation>
    </message>
    <message>
        <source>Exact positions on the picture</source>
        <translation>Posiciones exactas en la imagen</translation>
    </message>
    <message>
        <source>Timing of single words</source>
        <translation>Tiempos de palabras sueltas</translation>
    </message>
    <message>
        <source>Movements and fades</source>
        <translation>Movimientos y fundidos</translation>
    </message>
    <message>
        <source>Fonts, sizes and colours</source>
        <translation>Fuentes, tamaños y colores</translation>
    </message>
    <message>
        <source>Lines through text</source>
        <translation>Texto tachado</translation>
    </message>
    <message>
        <source>Empty lines within cues: {count}</source>
        <translation>Líneas vacías dentro de segmentos: {count}</translation>
    </message>
    <message>
        <source>Repeated cues: {count}</source>
        <translation>Segmentos repetidos: {count}</translation>
    </message>
    <message>
        <source>Fonts and pictures stored in the file</source>
        <translation>Fuentes e imágenes incluidas en el archivo</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Comentarios</translation>
    </message>
    <message>
        <source>Times were converted at {rate} fps.</source>
        <translation>Los tiempos se convirtieron a {rate} fps.</translation>
    </message>
    <message>
        <source>End times that the file doesn’t give were estimated: {count}.</source>
        <translation>Tiempos finales que el archivo no indica y que se estimaron: {count}.</translation>
    </message>
    <message>
        <source>Cues before the start of the video now start with it: {count}.</source>
        <translation>Segmentos anteriores al inicio del video que ahora empiezan con él: {count}.</translation>
    </message>
</context>
<context>
    <name>FilesDelegate</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Language or code</source>
        <translation>Idioma o código</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more problems</source>
        <translation>
            <numerusform>y %Ln problema más</numerusform>
            <numerusform>y %Ln problemas más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesModel</name>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>CC</source>
        <translation>CC</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Sin problemas</translation>
    </message>
</context>
<context>
    <name>FilesTable</name>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
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
        <translation>Filtrar pistas</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>Usage</source>
        <translation>Uso</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>Cualquier etiqueta</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Colección</translation>
    </message>
    <message>
        <source>Has an errored track</source>
        <translation>Tiene una pista con error</translation>
    </message>
    <message>
        <source>Missing subtitles in</source>
        <translation>Faltan subtítulos en</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>Cualquier idioma</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Limpiar filtros</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Any collection</source>
        <translation>Cualquier colección</translation>
    </message>
    <message numerus="yes">
        <source>DatoCMS can’t filter by tracks. This filter covers the %Ln videos you have already opened in trackman.</source>
        <translation>
            <numerusform>DatoCMS no puede filtrar por pistas. Este filtro abarca %Ln video que ya ha abierto en trackman.</numerusform>
            <numerusform>DatoCMS no puede filtrar por pistas. Este filtro abarca los %Ln videos que ya ha abierto en trackman.</numerusform>
        </translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Cualquiera</translation>
    </message>
    <message>
        <source>Used in records</source>
        <translation>Usado en registros</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>Sin uso en ningún registro</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>Subido</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Pistas</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Faltan</translation>
    </message>
</context>
<context>
    <name>FilterWording</name>
    <message>
        <source>Used in records</source>
        <translation>Usado en registros</translation>
    </message>
    <message>
        <source>Not used in any record</source>
        <translation>Sin uso en ningún registro</translation>
    </message>
    <message>
        <source>Tag: {tag}</source>
        <translation>Etiqueta: {tag}</translation>
    </message>
    <message>
        <source>In {collection}</source>
        <translation>En {collection}</translation>
    </message>
    <message>
        <source>Has an errored track</source>
        <translation>Tiene una pista con error</translation>
    </message>
    <message>
        <source>No {language} subtitles</source>
        <translation>Sin subtítulos: {language}</translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <translation>{first} – {last}</translation>
    </message>
    <message>
        <source>Since {day}</source>
        <translation>Desde el {day}</translation>
    </message>
    <message>
        <source>Until {day}</source>
        <translation>Hasta el {day}</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find and replace</source>
        <translation>Buscar y reemplazar</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Reemplazar con</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Distinguir mayúsculas</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Palabras completas</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Coincidencia anterior</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Coincidencia siguiente</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Reemplazar todo</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} de {count}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation>
            <numerusform>%Ln coincidencia</numerusform>
            <numerusform>%Ln coincidencias</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace %Ln matches in one step</source>
        <translation>
            <numerusform>Reemplazar %Ln coincidencia en un solo paso</numerusform>
            <numerusform>Reemplazar %Ln coincidencias en un solo paso</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingChips</name>
    <message>
        <source>Show only cues with such findings</source>
        <translation>Mostrar solo los segmentos con estos hallazgos</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Sin hallazgos</translation>
    </message>
</context>
<context>
    <name>FindingWording</name>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Advertencia</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Sin hallazgos</translation>
    </message>
    <message numerus="yes">
        <source>%Ln errors</source>
        <translation>
            <numerusform>%Ln error</numerusform>
            <numerusform>%Ln errores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warnings</source>
        <translation>
            <numerusform>%Ln advertencia</numerusform>
            <numerusform>%Ln advertencias</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notes</source>
        <translation>
            <numerusform>%Ln nota</numerusform>
            <numerusform>%Ln notas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln hallazgo</numerusform>
            <numerusform>%Ln hallazgos</numerusform>
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
        <translation>Segmentos {numbers}</translation>
    </message>
    <message numerus="yes">
        <source>Cues {numbers} and %Ln more</source>
        <extracomment>{numbers} is a list such as “3, 4, 5”; the others are only counted.</extracomment>
        <translation>
            <numerusform>Segmentos {numbers} y %Ln más</numerusform>
            <numerusform>Segmentos {numbers} y %Ln más</numerusform>
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
        <translation>{speed} caracteres por segundo (límite {limit})</translation>
    </message>
    <message>
        <source>Shown for {length} (at least {limit})</source>
        <translation>Visible durante {length} (como mínimo {limit})</translation>
    </message>
    <message>
        <source>Shown for {length} (at most {limit})</source>
        <translation>Visible durante {length} (como máximo {limit})</translation>
    </message>
    <message>
        <source>Ends at {end} but starts at {start}, so players never show it.</source>
        <translation>Termina en {end} pero empieza en {start}, así que los reproductores nunca lo muestran.</translation>
    </message>
    <message>
        <source>Both are shown at the same time for {length}.</source>
        <translation>Ambos se muestran al mismo tiempo durante {length}.</translation>
    </message>
    <message>
        <source>The pause of {length} between them may flicker (at least {limit})</source>
        <translation>La pausa de {length} entre ellos puede parpadear (como mínimo {limit})</translation>
    </message>
    <message>
        <source>The second cue starts {earlier} before the first.</source>
        <translation>El segundo segmento empieza {earlier} antes que el primero.</translation>
    </message>
    <message>
        <source>Starts at {start}, but the video ends at {duration}.</source>
        <translation>Empieza en {start}, pero el video termina en {duration}.</translation>
    </message>
    <message>
        <source>Ends at {end}, but the video ends at {duration}.</source>
        <translation>Termina en {end}, pero el video termina en {duration}.</translation>
    </message>
    <message>
        <source>Only {percent} % of the video is subtitled (expected at least {limit} %).</source>
        <translation>Solo el {percent}&#xa0;% del video está subtitulado (se espera al menos el {limit}&#xa0;%).</translation>
    </message>
    <message>
        <source>Empty cue.</source>
        <translation>Segmento vacío.</translation>
    </message>
    <message>
        <source>{length} characters in one line (limit {limit})</source>
        <translation>{length} caracteres en una línea (límite {limit})</translation>
    </message>
    <message>
        <source>{lines} lines (limit {limit})</source>
        <translation>{lines} líneas (límite {limit})</translation>
    </message>
    <message>
        <source>{tag} is not a WebVTT tag. Players ignore it.</source>
        <translation>{tag} no es una etiqueta de WebVTT. Los reproductores la ignoran.</translation>
    </message>
    <message>
        <source>{tag} is a web page tag that runs or loads something.</source>
        <translation>{tag} es una etiqueta de página web que ejecuta o carga algo.</translation>
    </message>
    <message>
        <source>Cues with times no player can read, so they are never shown: {count}.</source>
        <translation>Segmentos con tiempos que ningún reproductor puede leer, por lo que nunca se muestran: {count}.</translation>
    </message>
    <message>
        <source>Words outside any cue, which players don’t show: {text}</source>
        <translation>Palabras fuera de los segmentos, que los reproductores no muestran: {text}</translation>
    </message>
    <message>
        <source>No empty line before the next cue, so {text} is shown as words.</source>
        <translation>Falta una línea vacía antes del segmento siguiente, así que {text} se muestra como texto.</translation>
    </message>
    <message>
        <source>Arrows (--&gt;) in styles, which players ignore from there on: {count}.</source>
        <translation>Flechas (--&gt;) en los estilos, que los reproductores ignoran a partir de ahí: {count}.</translation>
    </message>
    <message>
        <source>Roll-up captions: each cue repeats lines of the one before.</source>
        <translation>Subtítulos de desplazamiento: cada segmento repite líneas del anterior.</translation>
    </message>
    <message>
        <source>Marked as closed captions, but no cue describes a sound.</source>
        <translation>Marcada como subtítulos para sordos, pero ningún segmento describe un sonido.</translation>
    </message>
    <message>
        <source>Cues describe sounds, but the track isn’t marked as closed captions.</source>
        <translation>Hay segmentos que describen sonidos, pero la pista no está marcada como subtítulos para sordos.</translation>
    </message>
    <message>
        <source>The subtitles aren’t in the script of {declared}. Expected: {expected}. Found in {percent} %: {found}.</source>
        <translation>Los subtítulos no usan la escritura del idioma indicado: {declared}. Esperada: {expected}. Encontrada en el {percent}&#xa0;%: {found}.</translation>
    </message>
    <message>
        <source>The track’s language is {declared}, but the subtitles seem to be {detected} ({percent} % sure).</source>
        <translation>El idioma de la pista es {declared}, pero el de los subtítulos parece ser {detected} (certeza: {percent}&#xa0;%).</translation>
    </message>
    <message>
        <source>Not translated: same words as {name}, {language} ({percent} % of the cues).</source>
        <translation>Sin traducir: mismas palabras que {name}, {language} ({percent}&#xa0;% de los segmentos).</translation>
    </message>
    <message>
        <source>Identical to {name}, {language}.</source>
        <translation>Idénticos a {name}, {language}.</translation>
    </message>
    <message>
        <source>{word} is on your list of words.</source>
        <translation>{word} está en su lista de palabras.</translation>
    </message>
    <message>
        <source>Placeholder: {text}</source>
        <translation>Texto provisional: {text}</translation>
    </message>
    <message>
        <source>Looks like a tool or website credit: {text}</source>
        <translation>Parece el crédito de una herramienta o un sitio web: {text}</translation>
    </message>
    <message>
        <source>Garbled by a wrong encoding: {text}</source>
        <translation>Texto alterado por una codificación incorrecta: {text}</translation>
    </message>
    <message>
        <source>The subtitles can’t be read.</source>
        <translation>Los subtítulos no se pueden leer.</translation>
    </message>
    <message>
        <source>Garbled by a wrong encoding: {text}, which should read {reading}</source>
        <translation>Texto alterado por una codificación incorrecta: {text}, que debería ser {reading}</translation>
    </message>
    <message>
        <source>Too fast to read</source>
        <translation>Demasiado rápido para leer</translation>
    </message>
    <message>
        <source>Shown too briefly</source>
        <translation>Visible demasiado poco tiempo</translation>
    </message>
    <message>
        <source>Shown too long</source>
        <translation>Visible demasiado tiempo</translation>
    </message>
    <message>
        <source>Cues that are never shown</source>
        <translation>Segmentos que nunca se muestran</translation>
    </message>
    <message>
        <source>Overlapping cues</source>
        <translation>Segmentos superpuestos</translation>
    </message>
    <message>
        <source>Short gaps</source>
        <translation>Pausas cortas</translation>
    </message>
    <message>
        <source>Cues out of order</source>
        <translation>Segmentos fuera de orden</translation>
    </message>
    <message>
        <source>Cues that start after the end of the video</source>
        <translation>Segmentos que empiezan después del final del video</translation>
    </message>
    <message>
        <source>Cues that end after the end of the video</source>
        <translation>Segmentos que terminan después del final del video</translation>
    </message>
    <message>
        <source>Only a small part of the video is subtitled</source>
        <translation>Solo una pequeña parte del video está subtitulada</translation>
    </message>
    <message>
        <source>Empty cues</source>
        <translation>Segmentos vacíos</translation>
    </message>
    <message>
        <source>Long lines</source>
        <translation>Líneas largas</translation>
    </message>
    <message>
        <source>Too many lines</source>
        <translation>Demasiadas líneas</translation>
    </message>
    <message>
        <source>Tags that WebVTT doesn’t have</source>
        <translation>Etiquetas que no son de WebVTT</translation>
    </message>
    <message>
        <source>Web page tags that run or load something</source>
        <translation>Etiquetas de página web que ejecutan o cargan algo</translation>
    </message>
    <message>
        <source>Times no player can read</source>
        <translation>Tiempos que ningún reproductor puede leer</translation>
    </message>
    <message>
        <source>Words outside any cue</source>
        <translation>Palabras fuera de los segmentos</translation>
    </message>
    <message>
        <source>No empty line between cues</source>
        <translation>Falta una línea vacía entre segmentos</translation>
    </message>
    <message>
        <source>Arrows (--&gt;) in styles</source>
        <translation>Flechas (--&gt;) en los estilos</translation>
    </message>
    <message>
        <source>Roll-up captions</source>
        <translation>Subtítulos de desplazamiento</translation>
    </message>
    <message>
        <source>Wrong script</source>
        <translation>Escritura incorrecta</translation>
    </message>
    <message>
        <source>Another language than the track says</source>
        <translation>Otro idioma que el indicado en la pista</translation>
    </message>
    <message>
        <source>Not translated</source>
        <translation>Sin traducir</translation>
    </message>
    <message>
        <source>Identical to another track</source>
        <translation>Idénticos a los de otra pista</translation>
    </message>
    <message>
        <source>Closed captions that describe no sounds</source>
        <translation>Subtítulos para sordos que no describen sonidos</translation>
    </message>
    <message>
        <source>Sounds are described, but not marked as closed captions</source>
        <translation>Se describen sonidos, pero sin la marca de subtítulos para sordos</translation>
    </message>
    <message>
        <source>Words on the list of words</source>
        <translation>Palabras de la lista de palabras</translation>
    </message>
    <message>
        <source>Placeholders</source>
        <translation>Textos provisionales</translation>
    </message>
    <message>
        <source>Tool or website credits</source>
        <translation>Créditos de herramientas o sitios web</translation>
    </message>
    <message>
        <source>Garbled by a wrong encoding</source>
        <translation>Texto alterado por una codificación incorrecta</translation>
    </message>
    <message>
        <source>The subtitles can’t be read</source>
        <translation>Los subtítulos no se pueden leer</translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>{number} of {count}: {finding}</source>
        <translation>{number} de {count}: {finding}</translation>
    </message>
</context>
<context>
    <name>FindingsModel</name>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Hallazgo</translation>
    </message>
    <message>
        <source>Whole text</source>
        <translation>Texto completo</translation>
    </message>
</context>
<context>
    <name>FirstScanPage</name>
    <message>
        <source>See all tracks of the project at once</source>
        <translation>Vea todas las pistas del proyecto de una vez</translation>
    </message>
    <message>
        <source>A scan reads every video and its tracks once, in the background, and keeps them on this computer. Then all tracks can be filtered, sorted and checked in an instant. Nothing is changed in DatoCMS, and you can pause at any time.</source>
        <translation>Una exploración lee una vez todos los videos y sus pistas, en segundo plano, y los guarda en este equipo. Después, todas las pistas se pueden filtrar, ordenar y comprobar al instante. No se cambia nada en DatoCMS, y puede pausarla en cualquier momento.</translation>
    </message>
    <message>
        <source>Counting videos…</source>
        <translation>Contando videos…</translation>
    </message>
    <message>
        <source>Also read subtitles</source>
        <translation>Leer también los subtítulos</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Explorar</translation>
    </message>
    <message>
        <source>Reads all videos of the project and their tracks</source>
        <translation>Lee todos los videos del proyecto y sus pistas</translation>
    </message>
    <message>
        <source>Reads the subtitles of all tracks, too, so that they can be searched</source>
        <translation>Lee también los subtítulos de todas las pistas, para poder buscar en ellos</translation>
    </message>
</context>
<context>
    <name>FolderHeld</name>
    <message>
        <source>The data folder has been in use on {computer} since {moment}. trackman may still be open there, or that computer went off without closing it.

Go on only if it isn’t open there any more: two at once could spoil the history and delete a track twice.</source>
        <translation>La carpeta de datos está en uso en {computer} desde el {moment}. Puede que trackman siga abierto allí, o que ese equipo se apagara sin cerrarlo.

Continúe solo si ya no está abierto allí: dos a la vez podrían estropear el historial y eliminar una pista dos veces.</translation>
    </message>
    <message>
        <source>trackman is open on another computer</source>
        <translation>trackman está abierto en otro equipo</translation>
    </message>
    <message>
        <source>Go on anyway</source>
        <translation>Continuar de todos modos</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>It has had the data folder since {moment} (process {number}), and may be busy, or hang. Two at once could delete a track twice, so this one waits.

Try again in a moment. If it hangs, end that process with the tools of your system: what it has begun is settled as soon as trackman starts again.</source>
        <translation>Usa la carpeta de datos desde el {moment} (proceso {number}) y puede estar ocupado o bloqueado. Dos a la vez podrían eliminar una pista dos veces, así que este espera.

Vuelva a intentarlo en un momento. Si está bloqueado, finalice ese proceso con las herramientas de su sistema: lo que haya empezado se resolverá en cuanto trackman vuelva a iniciarse.</translation>
    </message>
    <message>
        <source>trackman is open already, but doesn’t answer</source>
        <translation>trackman ya está abierto, pero no responde</translation>
    </message>
    <message>
        <source>A trackman command is changing or reading tracks (process {number}). Two at once could delete a track twice, so the window waits.

trackman opens by itself when the command has ended.</source>
        <translation>Un comando de trackman está cambiando o leyendo pistas (proceso {number}). Dos a la vez podrían eliminar una pista dos veces, así que la ventana espera.

trackman se abrirá por sí solo cuando el comando haya terminado.</translation>
    </message>
    <message>
        <source>A trackman command is changing or reading tracks. Two at once could delete a track twice, so the window waits.

trackman opens by itself when the command has ended.</source>
        <translation>Un comando de trackman está cambiando o leyendo pistas. Dos a la vez podrían eliminar una pista dos veces, así que la ventana espera.

trackman se abrirá por sí solo cuando el comando haya terminado.</translation>
    </message>
    <message>
        <source>A command is using the data folder</source>
        <translation>Un comando está usando la carpeta de datos</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
</context>
<context>
    <name>FolderRefused</name>
    <message>
        <source>A newer trackman ({version}) has used the data folder, and this one could misread or lose what is in it. Nothing was changed.

Install the newest trackman to go on. The data is in {folder}.</source>
        <translation>Una versión más reciente de trackman ({version}) ha usado la carpeta de datos, y esta podría interpretar mal o perder su contenido. No se cambió nada.

Instale la versión más reciente de trackman para continuar. Los datos están en {folder}.</translation>
    </message>
    <message>
        <source>A newer trackman has used the data folder, and this one could misread or lose what is in it. Nothing was changed.

Install the newest trackman to go on. The data is in {folder}.</source>
        <translation>Una versión más reciente de trackman ha usado la carpeta de datos, y esta podría interpretar mal o perder su contenido. No se cambió nada.

Instale la versión más reciente de trackman para continuar. Los datos están en {folder}.</translation>
    </message>
    <message>
        <source>This trackman is too old for its data</source>
        <translation>Esta versión de trackman es demasiado antigua para sus datos</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>The data folder {folder} belongs to {name}. Deletions would be written into that person’s history, so trackman doesn’t open it.

Start trackman as yourself, or with --data-dir and a folder of your own.</source>
        <translation>La carpeta de datos {folder} pertenece a {name}. Las eliminaciones quedarían en el historial de esa persona, así que trackman no la abre.

Inicie trackman con su propia cuenta, o con --data-dir y una carpeta propia.</translation>
    </message>
    <message>
        <source>This data folder belongs to somebody else</source>
        <translation>Esta carpeta de datos pertenece a otra persona</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Show running work</source>
        <translation>Mostrar el trabajo en curso</translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln en curso</numerusform>
            <numerusform>%Ln en curso</numerusform>
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
        <translation>Pista</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Subtítulos</translation>
    </message>
    <message>
        <source>before: {text}</source>
        <translation>antes: {text}</translation>
    </message>
    <message>
        <source>after: {text}</source>
        <translation>después: {text}</translation>
    </message>
</context>
<context>
    <name>FoundTable</name>
    <message>
        <source>Found cues</source>
        <translation>Segmentos encontrados</translation>
    </message>
</context>
<context>
    <name>GenerationDialog</name>
    <message>
        <source>Generate subtitles for {video}</source>
        <translation>Generar subtítulos para {video}</translation>
    </message>
    <message>
        <source>DatoCMS listens to the video and writes down what is said, automatically and in the language it is spoken in. It doesn’t translate. Machines mishear: read the subtitles before you rely on them.</source>
        <translation>DatoCMS escucha el video y escribe lo que se dice, de forma automática y en el idioma en que se habla. No traduce. Las máquinas oyen mal: lea los subtítulos antes de confiar en ellos.</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>Idioma hablado</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Generar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
</context>
<context>
    <name>GenerationProblemWording</name>
    <message>
        <source>No reply came, and the track isn’t there</source>
        <translation>No llegó ninguna respuesta, y la pista no está</translation>
    </message>
    <message>
        <source>trackman kept checking for a minute. Trying again checks first, and asks for the subtitles only if they’re still missing.</source>
        <translation>trackman siguió comprobando durante un minuto. Al reintentar, primero comprueba, y solo pide los subtítulos si aún faltan.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>DatoCMS couldn’t generate the subtitles</source>
        <translation>DatoCMS no pudo generar los subtítulos</translation>
    </message>
    <message>
        <source>The track is listed as errored. Check that the video is spoken in this language, delete the track, then generate again.</source>
        <translation>La pista figura con error. Compruebe que en el video se hable este idioma, elimine la pista y genérela de nuevo.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID de pista</translation>
    </message>
    <message>
        <source>Another track is named {name}</source>
        <translation>Otra pista se llama {name}</translation>
    </message>
    <message>
        <source>Each subtitle track of a video needs its own name. Generate again with another name.</source>
        <translation>Cada pista de subtítulos de un video necesita su propio nombre. Genere de nuevo con otro nombre.</translation>
    </message>
    <message>
        <source>The video was replaced or trimmed meanwhile</source>
        <translation>El video se reemplazó o se recortó entretanto</translation>
    </message>
    <message>
        <source>Nothing was sent. Refresh to see the video as it is now, then generate again.</source>
        <translation>No se envió nada. Actualice para ver el video tal como está ahora y genere de nuevo.</translation>
    </message>
    <message>
        <source>DatoCMS’s video service can’t generate these subtitles</source>
        <translation>El servicio de video de DatoCMS no puede generar estos subtítulos</translation>
    </message>
    <message>
        <source>The video may be too old, another track may have this name, or the language may not be supported. See its message below, if there is one.</source>
        <translation>Puede que el video sea demasiado antiguo, que otra pista tenga este nombre o que el idioma no se admita. Vea abajo su mensaje, si lo hay.</translation>
    </message>
    <message>
        <source>DatoCMS didn’t understand the request</source>
        <translation>DatoCMS no entendió la solicitud</translation>
    </message>
    <message>
        <source>Generating subtitles is an experimental part of DatoCMS and may have changed. Updating trackman may help; the admin area can generate them, too.</source>
        <translation>La generación de subtítulos es una función experimental de DatoCMS y puede haber cambiado. Actualizar trackman puede ayudar; el área de administración también puede generarlos.</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t accept this name or language</source>
        <translation>DatoCMS no acepta este nombre o este idioma</translation>
    </message>
    <message>
        <source>See the details below, and generate again with another one.</source>
        <translation>Vea los detalles abajo y genere de nuevo con otro.</translation>
    </message>
    <message>
        <source>This video has no sound</source>
        <translation>Este video no tiene audio</translation>
    </message>
    <message>
        <source>DatoCMS generates subtitles from a video’s own audio track, and this one has none.</source>
        <translation>DatoCMS genera los subtítulos a partir de la propia pista de audio del video, y este no tiene ninguna.</translation>
    </message>
</context>
<context>
    <name>GenerationProgressWording</name>
    <message>
        <source>Waiting to be generated</source>
        <translation>En espera de generarse</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>Comprobando… {time}</translation>
    </message>
    <message>
        <source>Generating… {time}, no response</source>
        <translation>Generando… {time}, sin respuesta</translation>
    </message>
    <message>
        <source>Generating… {time} of ~{total}</source>
        <extracomment>{time} is how long it has been going on, {total} how long it will take.</extracomment>
        <translation>Generando… {time} de ~{total}</translation>
    </message>
    <message>
        <source>Generating… {time}</source>
        <translation>Generando… {time}</translation>
    </message>
    <message>
        <source>{name} was not generated: {reason}</source>
        <translation>{name} no se generó: {reason}</translation>
    </message>
    <message>
        <source>DatoCMS is still generating {name}</source>
        <translation>DatoCMS aún está generando {name}</translation>
    </message>
    <message>
        <source>{name} generated. Read it before you rely on it.</source>
        <translation>{name} generada. Léala antes de confiar en ella.</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was generated</source>
        <translation>No está confirmado que {name} se generara</translation>
    </message>
    <message>
        <source>Generation not confirmed</source>
        <translation>Generación sin confirmar</translation>
    </message>
    <message>
        <source>Not generated: {reason}</source>
        <translation>No generada: {reason}</translation>
    </message>
    <message>
        <source>DatoCMS is still generating it</source>
        <translation>DatoCMS aún la está generando</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Generada</translation>
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
        <translation>DatoCMS indica que este video no tiene audio.</translation>
    </message>
    <message>
        <source>This video was uploaded too long ago.</source>
        <translation>Este video se subió hace demasiado tiempo.</translation>
    </message>
    <message>
        <source>DatoCMS generates subtitles only in the first {days} days. This video was uploaded on {day}.</source>
        <extracomment>{days} is always 7.</extracomment>
        <translation>DatoCMS solo genera subtítulos durante los primeros {days} días. Este video se subió el {day}.</translation>
    </message>
    <message>
        <source>It needs a video with sound. DatoCMS doesn’t tell beforehand whether this one has any.</source>
        <translation>Se necesita un video con audio. DatoCMS no indica de antemano si este lo tiene.</translation>
    </message>
    <message>
        <source>It works in the first {days} days after the upload. DatoCMS doesn’t tell when this video was uploaded.</source>
        <translation>Funciona durante los primeros {days} días después de la subida. DatoCMS no indica cuándo se subió este video.</translation>
    </message>
    <message>
        <source>It works in the first {days} days after the upload. This video was uploaded on {day}, so it works only if its file was replaced since.</source>
        <extracomment>{days} is always 7.</extracomment>
        <translation>Funciona durante los primeros {days} días después de la subida. Este video se subió el {day}, así que solo funciona si su archivo se reemplazó después.</translation>
    </message>
    <message>
        <source>Choose one of the languages.</source>
        <translation>Elija uno de los idiomas.</translation>
    </message>
    <message>
        <source>Subtitles in this language are being generated already.</source>
        <translation>Ya se están generando subtítulos en este idioma.</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Escriba un nombre.</translation>
    </message>
    <message>
        <source>Another subtitle track of this video has this name.</source>
        <translation>Otra pista de subtítulos de este video tiene este nombre.</translation>
    </message>
    <message>
        <source>This video already has subtitles in this language: {language}.</source>
        <translation>Este video ya tiene subtítulos en este idioma: {language}.</translation>
    </message>
    <message>
        <source>It takes about a tenth of the video’s length.</source>
        <translation>Tarda aproximadamente una décima parte de la duración del video.</translation>
    </message>
    <message>
        <source>It takes about a tenth of the video’s length, here {time}. You can go on working.</source>
        <translation>Tarda aproximadamente una décima parte de la duración del video, aquí {time}. Puede seguir trabajando.</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say whether it counts towards the plan’s monthly video encoding.</source>
        <translation>DatoCMS no indica si cuenta para la codificación de video mensual del plan.</translation>
    </message>
    <message>
        <source>That is used up ({used} of {limit}), so DatoCMS may refuse.</source>
        <translation>Está agotada ({used} de {limit}), así que DatoCMS puede rechazarlo.</translation>
    </message>
    <message>
        <source>So far {used} of {limit} are used.</source>
        <translation>Hasta ahora se han usado {used} de {limit}.</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>User guide</source>
        <translation>Guía del usuario</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contenido</translation>
    </message>
    <message>
        <source>Places found in the guide</source>
        <translation>Coincidencias en la guía</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>Capítulo</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Buscar en la guía</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Adelante</translation>
    </message>
    <message>
        <source>{chapter} – User guide</source>
        <translation>{chapter} – Guía del usuario</translation>
    </message>
    <message>
        <source>Not found. Try fewer or other words.</source>
        <translation>No encontrado. Pruebe con menos palabras o con otras.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln places found</source>
        <translation>
            <numerusform>%Ln coincidencia</numerusform>
            <numerusform>%Ln coincidencias</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Refresh</source>
        <translation>Actualizar</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Todas las pistas</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Signed in as {name}</source>
        <translation>Sesión iniciada como {name}</translation>
    </message>
    <message>
        <source>{environment} · primary</source>
        <extracomment>{environment} is the name of a DatoCMS environment.</extracomment>
        <translation>{environment} · principal</translation>
    </message>
    <message>
        <source>{environment} · read-only</source>
        <translation>{environment} · solo lectura</translation>
    </message>
    <message>
        <source>{environment}, {state}</source>
        <translation>{environment}, {state}</translation>
    </message>
    <message>
        <source>Refresh videos and tracks</source>
        <translation>Actualizar videos y pistas</translation>
    </message>
    <message>
        <source>Show all tracks of the project</source>
        <translation>Mostrar todas las pistas del proyecto</translation>
    </message>
    <message>
        <source>Show running work</source>
        <translation>Mostrar el trabajo en curso</translation>
    </message>
    <message>
        <source>Show all that was ever done</source>
        <translation>Mostrar todo lo que se ha hecho</translation>
    </message>
</context>
<context>
    <name>HelpController</name>
    <message>
        <source>For whoever helps you. It holds no token, no signed address, no subtitle text and no file name. Nothing is sent: copy it to pass it on.</source>
        <translation>Para quien le ayude. No contiene tokens, direcciones firmadas, texto de subtítulos ni nombres de archivos. No se envía nada: cópielo para compartirlo.</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnóstico</translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <source>Search history</source>
        <translation>Buscar en el historial</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Acción</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Proyecto</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Todos los proyectos</translation>
    </message>
    <message>
        <source>Deletions and restores</source>
        <translation>Eliminaciones y restauraciones</translation>
    </message>
    <message>
        <source>Deletions</source>
        <translation>Eliminaciones</translation>
    </message>
    <message>
        <source>Restores</source>
        <translation>Restauraciones</translation>
    </message>
    <message>
        <source>Additions</source>
        <translation>Adiciones</translation>
    </message>
    <message>
        <source>Generations</source>
        <translation>Generaciones</translation>
    </message>
    <message>
        <source>Replacements</source>
        <translation>Reemplazos</translation>
    </message>
    <message>
        <source>All results</source>
        <translation>Todos los resultados</translation>
    </message>
    <message>
        <source>Deleted or restored</source>
        <translation>Eliminada o restaurada</translation>
    </message>
    <message>
        <source>Not deleted or restored</source>
        <translation>No eliminada o no restaurada</translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>What became of it is not known.</extracomment>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Cualquier fecha</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Últimos 7 días</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Últimos 30 días</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Acción</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Pista</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Proyecto</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: who deleted or restored the track.</extracomment>
        <translation>Por</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Details of the history</source>
        <translation>Detalles del historial</translation>
    </message>
    <message>
        <source>Select a row to see its details.</source>
        <translation>Seleccione una fila para ver sus detalles.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Informe…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln entrada</numerusform>
            <numerusform>%Ln entradas</numerusform>
        </translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Sin coincidencias</translation>
    </message>
    <message>
        <source>Try fewer words or another period.</source>
        <translation>Pruebe con menos palabras u otro periodo.</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>Limpiar búsqueda y filtros</translation>
    </message>
    <message>
        <source>No activity yet</source>
        <translation>Aún no hay actividad</translation>
    </message>
    <message>
        <source>Every deletion and restore is recorded here permanently.</source>
        <translation>Cada eliminación y restauración queda registrada aquí de forma permanente.</translation>
    </message>
    <message>
        <source>Recreate the track from its backup. It gets a new ID.</source>
        <translation>Volver a crear la pista a partir de su copia de seguridad. Recibe un nuevo ID.</translation>
    </message>
    <message>
        <source>Export the listed rows to a file, or as a page to print</source>
        <translation>Exportar las filas de la lista a un archivo o como página para imprimir</translation>
    </message>
    <message>
        <source>Page to print (HTML)</source>
        <translation>Página para imprimir (HTML)</translation>
    </message>
    <message>
        <source>Count what was changed in a period, with plots</source>
        <translation>Contar lo que cambió en un periodo, con gráficos</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>La lista está vacía.</translation>
    </message>
    <message>
        <source>Select a row first.</source>
        <translation>Seleccione primero una fila.</translation>
    </message>
    <message>
        <source>None of the selected tracks can be restored.</source>
        <translation>Ninguna de las pistas seleccionadas se puede restaurar.</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Libro de Excel</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabla (CSV)</translation>
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
        <translation>Subtítulos de la pista</translation>
    </message>
    <message>
        <source>Close the text beside</source>
        <translation>Cerrar el texto de al lado</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>Cargando subtítulos…</translation>
    </message>
    <message>
        <source>The text is empty</source>
        <translation>El texto está vacío</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Cues of the text beside</source>
        <translation>Segmentos del texto de al lado</translation>
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
        <translation>Idiomas que conservar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Show the others</source>
        <translation>Mostrar los demás</translation>
    </message>
    <message>
        <source>See which tracks are in other languages; nothing is deleted yet</source>
        <translation>Ver qué pistas están en otros idiomas; todavía no se elimina nada</translation>
    </message>
    <message>
        <source>Tick a language first.</source>
        <translation>Marque primero un idioma.</translation>
    </message>
    <message>
        <source>Keep only these languages</source>
        <translation>Conservar solo estos idiomas</translation>
    </message>
    <message>
        <source>Tracks in all other languages are listed next. You can untick some there.</source>
        <translation>A continuación se enumeran las pistas en todos los demás idiomas. Allí puede desmarcar algunas.</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Subtítulos</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Subtitles and audio</source>
        <translation>Subtítulos y audio</translation>
    </message>
</context>
<context>
    <name>KeyModel</name>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Comando</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>sin tecla</translation>
    </message>
    <message>
        <source> or </source>
        <extracomment>Between two keys that do the same.</extracomment>
        <translation> o </translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Fija</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambiada</translation>
    </message>
</context>
<context>
    <name>KeyQuestion</name>
    <message>
        <source>New key for “{command}”</source>
        <translation>Nueva tecla para “{command}”</translation>
    </message>
    <message>
        <source>Press the key.</source>
        <translation>Pulse la tecla.</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>Usar esta tecla</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Move the key here</source>
        <translation>Mover la tecla aquí</translation>
    </message>
    <message>
        <source>{key} belongs to {command}, which will have no such key any more.</source>
        <extracomment>{command} is one name in quotation marks, or two.</extracomment>
        <translation>{key} pertenece a {command}, que dejará de tener esa tecla.</translation>
    </message>
    <message>
        <source>The command has {key} already.</source>
        <translation>El comando ya tiene {key}.</translation>
    </message>
    <message>
        <source>{key} is free.</source>
        <translation>{key} está libre.</translation>
    </message>
    <message>
        <source>Press a key that can be used first.</source>
        <translation>Pulse primero una tecla que se pueda usar.</translation>
    </message>
    <message>
        <source>Give the command this key, in place of those it has</source>
        <translation>Dar al comando esta tecla en lugar de las que tiene</translation>
    </message>
</context>
<context>
    <name>KeyRecorder</name>
    <message>
        <source>New key</source>
        <translation>Nueva tecla</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>Buscar comandos y teclas</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Restablecer todo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries of the settings file are no keys, and are ignored.</source>
        <translation>
            <numerusform>%Ln entrada del archivo de configuración no es una tecla y se ignora.</numerusform>
            <numerusform>%Ln entradas del archivo de configuración no son teclas y se ignoran.</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a command.</source>
        <translation>Seleccione un comando.</translation>
    </message>
    <message>
        <source>Lists and fields use this key themselves. It can’t change.</source>
        <translation>Las propias listas y los campos usan esta tecla. No se puede cambiar.</translation>
    </message>
    <message>
        <source>This command has its own key already.</source>
        <translation>Este comando ya tiene su tecla original.</translation>
    </message>
    <message>
        <source>This command has no key.</source>
        <translation>Este comando no tiene tecla.</translation>
    </message>
    <message>
        <source>Give the command another key</source>
        <translation>Dar otra tecla al comando</translation>
    </message>
    <message>
        <source>Take the keys away from the command</source>
        <translation>Quitar las teclas al comando</translation>
    </message>
    <message>
        <source>Give the command its first keys back</source>
        <translation>Devolver al comando sus teclas originales</translation>
    </message>
    <message>
        <source>All keys are as they were at first.</source>
        <translation>Todas las teclas son las originales.</translation>
    </message>
    <message>
        <source>Give all commands their first keys back</source>
        <translation>Devolver a todos los comandos sus teclas originales</translation>
    </message>
    <message>
        <source>{key} belongs to {command}, which will have no such key any more.</source>
        <translation>{key} pertenece a {command}, que dejará de tener esa tecla.</translation>
    </message>
    <message>
        <source>Reset the keys of {command}?</source>
        <translation>¿Restablecer las teclas de {command}?</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Comandos y sus teclas</translation>
    </message>
    <message>
        <source>No such command</source>
        <translation>Ningún comando coincide</translation>
    </message>
    <message>
        <source>Search for a word of the command, its menu, or a key such as F5.</source>
        <translation>Busque una palabra del comando, su menú o una tecla como F5.</translation>
    </message>
    <message>
        <source>Double-click a command, or press Return, to change its key.</source>
        <translation>Haga doble clic en un comando, o pulse Retorno, para cambiar su tecla.</translation>
    </message>
</context>
<context>
    <name>KeyWording</name>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Pista</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>Reproducción</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Herramientas</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Subtitle editor</source>
        <translation>Editor de subtítulos</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Lists and fields</source>
        <translation>Listas y campos</translation>
    </message>
    <message>
        <source>Lists and fields use this key themselves. It can’t change.</source>
        <translation>Las propias listas y los campos usan esta tecla. No se puede cambiar.</translation>
    </message>
    <message>
        <source>{key} is needed to move in lists and dialogs.</source>
        <translation>{key} se necesita para moverse por listas y diálogos.</translation>
    </message>
    <message>
        <source>{key} is needed to type and edit text.</source>
        <translation>{key} se necesita para escribir y editar texto.</translation>
    </message>
    <message>
        <source>{key} opens menus. Use Ctrl or a function key.</source>
        <translation>{key} abre menús. Use Control o una tecla de función.</translation>
    </message>
    <message>
        <source>{key} types a character on many keyboards. Leave out Alt.</source>
        <translation>{key} escribe un carácter en muchos teclados. Omita Alt.</translation>
    </message>
    <message>
        <source>{key} belongs to the system.</source>
        <translation>{key} pertenece al sistema.</translation>
    </message>
    <message>
        <source>Open a video by link or ID</source>
        <translation>Abrir un video por enlace o ID</translation>
    </message>
    <message>
        <source>Clear the list of recent videos</source>
        <translation>Vaciar la lista de videos recientes</translation>
    </message>
    <message>
        <source>Save subtitles as WebVTT</source>
        <translation>Guardar subtítulos como WebVTT</translation>
    </message>
    <message>
        <source>Save subtitles as SubRip</source>
        <translation>Guardar subtítulos como SubRip</translation>
    </message>
    <message>
        <source>Save subtitles as plain text</source>
        <translation>Guardar subtítulos como texto sin formato</translation>
    </message>
    <message>
        <source>Download all subtitles of the video as WebVTT</source>
        <translation>Descargar todos los subtítulos del video como WebVTT</translation>
    </message>
    <message>
        <source>Download all subtitles of the video as SubRip</source>
        <translation>Descargar todos los subtítulos del video como SubRip</translation>
    </message>
    <message>
        <source>Download all subtitles of the video as plain text</source>
        <translation>Descargar todos los subtítulos del video como texto sin formato</translation>
    </message>
    <message>
        <source>Export findings</source>
        <translation>Exportar hallazgos</translation>
    </message>
    <message>
        <source>Export everything</source>
        <translation>Exportar todo</translation>
    </message>
    <message>
        <source>Import an archive</source>
        <translation>Importar un archivo de exportación</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Deshacer el último cambio</translation>
    </message>
    <message>
        <source>Copy the track ID</source>
        <translation>Copiar el ID de la pista</translation>
    </message>
    <message>
        <source>Copy a link that opens the track in trackman</source>
        <translation>Copiar un enlace que abre la pista en trackman</translation>
    </message>
    <message>
        <source>Copy the track’s name</source>
        <translation>Copiar el nombre de la pista</translation>
    </message>
    <message>
        <source>Copy the text of the selected cues</source>
        <translation>Copiar el texto de los segmentos seleccionados</translation>
    </message>
    <message>
        <source>Add the files in the clipboard as tracks</source>
        <translation>Agregar como pistas los archivos del portapapeles</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Abrir la configuración</translation>
    </message>
    <message>
        <source>Search videos, or the subtitles while you are in them</source>
        <translation>Buscar videos, o en los subtítulos si está en ellos</translation>
    </message>
    <message>
        <source>Fold or show the videos</source>
        <translation>Contraer o mostrar los videos</translation>
    </message>
    <message>
        <source>Theme: same as system</source>
        <translation>Tema: igual que el sistema</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Tema: claro</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Tema: oscuro</translation>
    </message>
    <message>
        <source>Larger subtitles</source>
        <translation>Subtítulos más grandes</translation>
    </message>
    <message>
        <source>Smaller subtitles</source>
        <translation>Subtítulos más pequeños</translation>
    </message>
    <message>
        <source>Subtitles in normal size</source>
        <translation>Subtítulos en tamaño normal</translation>
    </message>
    <message>
        <source>Sort tracks in DatoCMS order</source>
        <translation>Ordenar pistas como en DatoCMS</translation>
    </message>
    <message>
        <source>Sort tracks by kind</source>
        <translation>Ordenar pistas por tipo</translation>
    </message>
    <message>
        <source>Sort tracks by language</source>
        <translation>Ordenar pistas por idioma</translation>
    </message>
    <message>
        <source>Sort tracks by code</source>
        <translation>Ordenar pistas por código</translation>
    </message>
    <message>
        <source>Sort tracks by name</source>
        <translation>Ordenar pistas por nombre</translation>
    </message>
    <message>
        <source>Sort tracks by findings</source>
        <translation>Ordenar pistas por hallazgos</translation>
    </message>
    <message>
        <source>Sort tracks by status</source>
        <translation>Ordenar pistas por estado</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Panel siguiente</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Panel anterior</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>Restablecer el diseño</translation>
    </message>
    <message>
        <source>Refresh videos and tracks</source>
        <translation>Actualizar videos y pistas</translation>
    </message>
    <message>
        <source>Open the video in DatoCMS</source>
        <translation>Abrir el video en DatoCMS</translation>
    </message>
    <message>
        <source>Copy a link that opens the video in trackman</source>
        <translation>Copiar un enlace que abre el video en trackman</translation>
    </message>
    <message>
        <source>Copy the video’s DatoCMS address</source>
        <translation>Copiar la dirección de DatoCMS del video</translation>
    </message>
    <message>
        <source>Open the command palette</source>
        <translation>Abrir la paleta de comandos</translation>
    </message>
    <message>
        <source>Show all tracks of the project</source>
        <translation>Mostrar todas las pistas del proyecto</translation>
    </message>
    <message>
        <source>Show which languages the videos have</source>
        <translation>Mostrar qué idiomas tienen los videos</translation>
    </message>
    <message>
        <source>Search all subtitles of the project</source>
        <translation>Buscar en todos los subtítulos del proyecto</translation>
    </message>
    <message>
        <source>Choose tracks by a rule</source>
        <translation>Elegir pistas por regla</translation>
    </message>
    <message>
        <source>Keep only some languages</source>
        <translation>Conservar solo algunos idiomas</translation>
    </message>
    <message>
        <source>Show the reviews</source>
        <translation>Mostrar las revisiones</translation>
    </message>
    <message>
        <source>Report what was changed in a period</source>
        <translation>Informar de lo que cambió en un periodo</translation>
    </message>
    <message>
        <source>Report which videos lack captions</source>
        <translation>Informar de qué videos no tienen subtítulos para sordos</translation>
    </message>
    <message>
        <source>Show the activity</source>
        <translation>Mostrar la actividad</translation>
    </message>
    <message>
        <source>Show recently deleted tracks</source>
        <translation>Mostrar las pistas eliminadas recientemente</translation>
    </message>
    <message>
        <source>Show the history</source>
        <translation>Mostrar el historial</translation>
    </message>
    <message>
        <source>Check backups</source>
        <translation>Comprobar copias de seguridad</translation>
    </message>
    <message>
        <source>Open the user guide</source>
        <translation>Abrir la guía del usuario</translation>
    </message>
    <message>
        <source>Show keyboard shortcuts</source>
        <translation>Mostrar los atajos de teclado</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Hacer el recorrido</translation>
    </message>
    <message>
        <source>Explain the control that has the keyboard</source>
        <translation>Explicar el control que tiene el foco del teclado</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Mostrar el registro de eventos</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copiar diagnóstico</translation>
    </message>
    <message>
        <source>Check for updates</source>
        <translation>Comprobar si hay actualizaciones</translation>
    </message>
    <message>
        <source>About trackman</source>
        <translation>Acerca de trackman</translation>
    </message>
    <message>
        <source>Search the subtitles</source>
        <translation>Buscar en los subtítulos</translation>
    </message>
    <message>
        <source>Next match or next difference</source>
        <translation>Coincidencia o diferencia siguiente</translation>
    </message>
    <message>
        <source>Previous match or previous difference</source>
        <translation>Coincidencia o diferencia anterior</translation>
    </message>
    <message>
        <source>Add tracks from files</source>
        <translation>Agregar pistas desde archivos</translation>
    </message>
    <message>
        <source>Generate subtitles</source>
        <translation>Generar subtítulos</translation>
    </message>
    <message>
        <source>Delete the selected tracks</source>
        <translation>Eliminar las pistas seleccionadas</translation>
    </message>
    <message>
        <source>Restore the track</source>
        <translation>Restaurar la pista</translation>
    </message>
    <message>
        <source>Select tracks with errors</source>
        <translation>Seleccionar pistas con errores</translation>
    </message>
    <message>
        <source>Next track or video with findings</source>
        <translation>Siguiente pista o video con hallazgos</translation>
    </message>
    <message>
        <source>Review the tracks of the video</source>
        <translation>Revisar las pistas del video</translation>
    </message>
    <message>
        <source>Edit subtitles</source>
        <translation>Editar subtítulos</translation>
    </message>
    <message>
        <source>Compare the selected track with another</source>
        <translation>Comparar la pista seleccionada con otra</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Hallazgo siguiente</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Hallazgo anterior</translation>
    </message>
    <message>
        <source>Replace the track by a file</source>
        <translation>Reemplazar la pista por un archivo</translation>
    </message>
    <message>
        <source>Change name, language or captions flag</source>
        <translation>Cambiar nombre, idioma o marca de subtítulos para sordos</translation>
    </message>
    <message>
        <source>Show saved versions</source>
        <translation>Mostrar las versiones guardadas</translation>
    </message>
    <message>
        <source>Copy tracks to another video</source>
        <translation>Copiar pistas a otro video</translation>
    </message>
    <message>
        <source>Check whether subtitles fit the sound</source>
        <translation>Comprobar si los subtítulos concuerdan con el audio</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Reproducir o pausar</translation>
    </message>
    <message>
        <source>Back 2 seconds</source>
        <translation>Retroceder 2 segundos</translation>
    </message>
    <message>
        <source>Forward 2 seconds</source>
        <translation>Avanzar 2 segundos</translation>
    </message>
    <message>
        <source>Previous cue</source>
        <translation>Segmento anterior</translation>
    </message>
    <message>
        <source>Next cue</source>
        <translation>Segmento siguiente</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Más lento</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Más rápido</translation>
    </message>
    <message>
        <source>Sound off or on</source>
        <translation>Silenciar o activar audio</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Split the cue</source>
        <translation>Dividir el segmento</translation>
    </message>
    <message>
        <source>Merge the cue with the next one</source>
        <translation>Unir el segmento con el siguiente</translation>
    </message>
    <message>
        <source>Insert a cue below</source>
        <translation>Insertar un segmento debajo</translation>
    </message>
    <message>
        <source>Delete the selected cues</source>
        <translation>Eliminar los segmentos seleccionados</translation>
    </message>
    <message>
        <source>Shift times</source>
        <translation>Desplazar tiempos</translation>
    </message>
    <message>
        <source>Stretch times</source>
        <translation>Ajustar tiempos</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Buscar y reemplazar</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Coincidencia siguiente</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Coincidencia anterior</translation>
    </message>
    <message>
        <source>Fix the findings of the cue</source>
        <translation>Corregir los hallazgos del segmento</translation>
    </message>
    <message>
        <source>Fix all findings of one kind</source>
        <translation>Corregir todos los hallazgos de un tipo</translation>
    </message>
    <message>
        <source>Next cue with findings</source>
        <translation>Siguiente segmento con hallazgos</translation>
    </message>
    <message>
        <source>Previous cue with findings</source>
        <translation>Anterior segmento con hallazgos</translation>
    </message>
    <message>
        <source>Edit the text of the cue</source>
        <translation>Editar el texto del segmento</translation>
    </message>
    <message>
        <source>Play from the cue</source>
        <translation>Reproducir desde el segmento</translation>
    </message>
    <message>
        <source>Save the draft</source>
        <translation>Guardar el borrador</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publicar</translation>
    </message>
    <message>
        <source>Keep the track</source>
        <translation>Conservar la pista</translation>
    </message>
    <message>
        <source>Delete the track</source>
        <translation>Eliminar la pista</translation>
    </message>
    <message>
        <source>Fix the subtitles in the editor, then come back</source>
        <translation>Corregir los subtítulos en el editor y después volver</translation>
    </message>
    <message>
        <source>Skip the track for now</source>
        <translation>Omitir la pista por ahora</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Escribir una nota</translation>
    </message>
    <message>
        <source>Give a reason</source>
        <translation>Indicar un motivo</translation>
    </message>
    <message>
        <source>Undo the last decision and go back to it</source>
        <translation>Deshacer la última decisión y volver a ella</translation>
    </message>
    <message>
        <source>Play from this cue</source>
        <translation>Reproducir desde este segmento</translation>
    </message>
    <message>
        <source>Next track, without deciding</source>
        <translation>Pista siguiente, sin decidir</translation>
    </message>
    <message>
        <source>Previous track, without deciding</source>
        <translation>Pista anterior, sin decidir</translation>
    </message>
    <message>
        <source>Next language side by side</source>
        <translation>Idioma siguiente al lado</translation>
    </message>
    <message>
        <source>Next saved version side by side</source>
        <translation>Versión guardada siguiente al lado</translation>
    </message>
    <message>
        <source>Check whether the text fits the sound</source>
        <translation>Comprobar si el texto concuerda con el audio</translation>
    </message>
    <message>
        <source>Show what a deletion means, and the history</source>
        <translation>Mostrar qué implica una eliminación, y el historial</translation>
    </message>
    <message>
        <source>Look over the decisions</source>
        <translation>Repasar las decisiones</translation>
    </message>
    <message>
        <source>Next or previous row</source>
        <translation>Fila siguiente o anterior</translation>
    </message>
    <message>
        <source>Select several rows</source>
        <translation>Seleccionar varias filas</translation>
    </message>
    <message>
        <source>Select all rows</source>
        <translation>Seleccionar todas las filas</translation>
    </message>
    <message>
        <source>Open the row; in cues, play from there</source>
        <translation>Abrir la fila; en los segmentos, reproducir desde ahí</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Copiar las filas seleccionadas</translation>
    </message>
    <message>
        <source>Play or pause in the player; press a button</source>
        <translation>Reproducir o pausar en el reproductor; pulsar un botón</translation>
    </message>
    <message>
        <source>Back, close or cancel</source>
        <translation>Volver, cerrar o cancelar</translation>
    </message>
    <message>
        <source>Add all files of the dialog</source>
        <translation>Agregar todos los archivos del diálogo</translation>
    </message>
</context>
<context>
    <name>KeyringCard</name>
    <message>
        <source>Keep for this session only</source>
        <translation>Conservar solo durante esta sesión</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Return</source>
        <extracomment>The key that ends a line, as the keyboards of your country call it, such as Enter.</extracomment>
        <translation>Intro</translation>
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
            <numerusform>%Ln pista</numerusform>
            <numerusform>%Ln pistas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftDeletionsController</name>
    <message>
        <source>Show reviews</source>
        <translation>Mostrar revisiones</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions are left out: in the review, the decision was taken back or is another one now.</source>
        <translation>
            <numerusform>%Ln eliminación queda fuera: en la revisión, la decisión se retiró o ahora es otra.</numerusform>
            <numerusform>%Ln eliminaciones quedan fuera: en la revisión, la decisión se retiró o ahora es otra.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions are left out: the review holds them, because an approval or a reason is missing.</source>
        <translation>
            <numerusform>%Ln eliminación queda fuera: la revisión la retiene, porque falta una aprobación o un motivo.</numerusform>
            <numerusform>%Ln eliminaciones quedan fuera: la revisión las retiene, porque falta una aprobación o un motivo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions are left out: these tracks were deleted in another way.</source>
        <translation>
            <numerusform>%Ln eliminación queda fuera: esta pista se eliminó de otra forma.</numerusform>
            <numerusform>%Ln eliminaciones quedan fuera: estas pistas se eliminaron de otra forma.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftOutWording</name>
    <message>
        <source>{words} becomes {by}.</source>
        <translation>{words} pasa a ser {by}.</translation>
    </message>
    <message>
        <source>{words} is taken out.</source>
        <translation>{words} se quita.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes are made in the subtitles as they are at DatoCMS now. Each track is saved on this computer first, then a new one takes its place. Undo brings all of them back.</source>
        <translation>
            <numerusform>%Ln cambio se hace en los subtítulos tal como están ahora en DatoCMS. Cada pista se guarda primero en este equipo y después una nueva ocupa su lugar. «Deshacer» las recupera todas.</numerusform>
            <numerusform>%Ln cambios se hacen en los subtítulos tal como están ahora en DatoCMS. Cada pista se guarda primero en este equipo y después una nueva ocupa su lugar. «Deshacer» las recupera todas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publish %Ln tracks?</source>
        <translation>
            <numerusform>¿Publicar %Ln pista?</numerusform>
            <numerusform>¿Publicar %Ln pistas?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publish %Ln tracks</source>
        <translation>
            <numerusform>Publicar %Ln pista</numerusform>
            <numerusform>Publicar %Ln pistas</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was published</source>
        <translation>No se publicó nada</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are being published</source>
        <translation>
            <numerusform>%Ln pista se está publicando</numerusform>
            <numerusform>%Ln pistas se están publicando</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes were left out, because the text was changed meanwhile: {names}.</source>
        <translation>
            <numerusform>%Ln cambio se omitió porque el texto cambió entretanto: {names}.</numerusform>
            <numerusform>%Ln cambios se omitieron porque el texto cambió entretanto: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because they are not ready: {names}.</source>
        <translation>
            <numerusform>%Ln pista se omite porque no está lista: {names}.</numerusform>
            <numerusform>%Ln pistas se omiten porque no están listas: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because their text was not read yet: {names}.</source>
        <translation>
            <numerusform>%Ln pista se omite porque su texto aún no se leyó: {names}.</numerusform>
            <numerusform>%Ln pistas se omiten porque su texto aún no se leyó: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left alone, because they have an unpublished draft: {names}.</source>
        <translation>
            <numerusform>%Ln pista se deja como está porque tiene un borrador sin publicar: {names}.</numerusform>
            <numerusform>%Ln pistas se dejan como están porque tienen un borrador sin publicar: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because they are being changed already: {names}.</source>
        <translation>
            <numerusform>%Ln pista se omite porque ya se está cambiando: {names}.</numerusform>
            <numerusform>%Ln pistas se omiten porque ya se están cambiando: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because they no longer exist: {names}.</source>
        <translation>
            <numerusform>%Ln pista se omite porque ya no existe: {names}.</numerusform>
            <numerusform>%Ln pistas se omiten porque ya no existen: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because their text was changed meanwhile: {names}.</source>
        <translation>
            <numerusform>%Ln pista se omite porque su texto cambió entretanto: {names}.</numerusform>
            <numerusform>%Ln pistas se omiten porque su texto cambió entretanto: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out, because their text could not be read: {names}.</source>
        <translation>
            <numerusform>%Ln pista se omite porque no se pudo leer su texto: {names}.</numerusform>
            <numerusform>%Ln pistas se omiten porque no se pudo leer su texto: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln más</numerusform>
            <numerusform>%Ln más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Legend</source>
        <translation>Leyenda</translation>
    </message>
</context>
<context>
    <name>LibraryContent</name>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
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
        <translation>Filtros</translation>
    </message>
    <message>
        <source>Fold videos</source>
        <translation>Contraer videos</translation>
    </message>
    <message>
        <source>Filters, {count} active</source>
        <translation>Filtros, activos: {count}</translation>
    </message>
</context>
<context>
    <name>LibraryModel</name>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
</context>
<context>
    <name>LibraryPages</name>
    <message>
        <source>No videos yet</source>
        <translation>Aún no hay videos</translation>
    </message>
    <message>
        <source>Videos uploaded to this project in DatoCMS appear here.</source>
        <translation>Los videos subidos a este proyecto en DatoCMS aparecen aquí.</translation>
    </message>
    <message>
        <source>No matching videos</source>
        <translation>Ningún video coincide</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Limpiar filtros</translation>
    </message>
    <message>
        <source>No videos opened yet</source>
        <translation>Aún no hay videos abiertos</translation>
    </message>
    <message>
        <source>Videos you open appear here.</source>
        <translation>Los videos que abra aparecen aquí.</translation>
    </message>
    <message>
        <source>Show all videos</source>
        <translation>Mostrar todos los videos</translation>
    </message>
</context>
<context>
    <name>LibraryPane</name>
    <message>
        <source>Search videos</source>
        <translation>Buscar videos</translation>
    </message>
    <message>
        <source>Show videos</source>
        <translation>Mostrar videos</translation>
    </message>
</context>
<context>
    <name>LibraryWording</name>
    <message>
        <source>No tracks</source>
        <translation>Sin pistas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln pista</numerusform>
            <numerusform>%Ln pistas</numerusform>
        </translation>
    </message>
    <message>
        <source>No videos</source>
        <translation>Sin videos</translation>
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
            <numerusform>%Ln coincide</numerusform>
            <numerusform>%Ln coinciden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} match</source>
        <extracomment>Both are counts of videos; the plural is that of the first.</extracomment>
        <translation>
            <numerusform>%Ln de {total} coincide</numerusform>
            <numerusform>%Ln de {total} coinciden</numerusform>
        </translation>
    </message>
    <message>
        <source>Try fewer words or other filters.</source>
        <translation>Pruebe con menos palabras u otros filtros.</translation>
    </message>
    <message numerus="yes">
        <source>trackman knows the tracks of the %Ln videos you have opened in it.</source>
        <translation>
            <numerusform>trackman conoce las pistas de %Ln video que ha abierto en él.</numerusform>
            <numerusform>trackman conoce las pistas de los %Ln videos que ha abierto en él.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours</source>
        <translation>
            <numerusform>%Ln hora</numerusform>
            <numerusform>%Ln horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes</source>
        <translation>
            <numerusform>%Ln minuto</numerusform>
            <numerusform>%Ln minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln seconds</source>
        <translation>
            <numerusform>%Ln segundo</numerusform>
            <numerusform>%Ln segundos</numerusform>
        </translation>
    </message>
    <message>
        <source>Seen on {day}</source>
        <translation>Visto el {day}</translation>
    </message>
    <message>
        <source>Seen just now</source>
        <translation>Visto ahora mismo</translation>
    </message>
    <message numerus="yes">
        <source>Seen %Ln minutes ago</source>
        <translation>
            <numerusform>Visto hace %Ln minuto</numerusform>
            <numerusform>Visto hace %Ln minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Seen %Ln hours ago</source>
        <translation>
            <numerusform>Visto hace %Ln hora</numerusform>
            <numerusform>Visto hace %Ln horas</numerusform>
        </translation>
    </message>
    <message>
        <source>Seen yesterday</source>
        <translation>Visto ayer</translation>
    </message>
    <message numerus="yes">
        <source>Seen %Ln days ago</source>
        <translation>
            <numerusform>Visto hace %Ln día</numerusform>
            <numerusform>Visto hace %Ln días</numerusform>
        </translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Más recientes</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Más antiguos</translation>
    </message>
    <message>
        <source>Recently changed</source>
        <translation>Cambios recientes</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name, Z to A</source>
        <translation>Nombre, de Z a A</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Más grandes</translation>
    </message>
    <message>
        <source>Smallest first</source>
        <translation>Más pequeños</translation>
    </message>
    <message>
        <source>Highest resolution</source>
        <translation>Mayor resolución</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>Tags: {tags}</source>
        <translation>Etiquetas: {tags}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln errored</source>
        <extracomment>A count of tracks, in a list of counts under a video’s name.</extracomment>
        <translation>
            <numerusform>%Ln con error</numerusform>
            <numerusform>%Ln con error</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln preparing</source>
        <extracomment>A count of tracks, in a list of counts under a video’s name.</extracomment>
        <translation>
            <numerusform>%Ln en preparación</numerusform>
            <numerusform>%Ln en preparación</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln hallazgo</numerusform>
            <numerusform>%Ln hallazgos</numerusform>
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
        <translation>Caracteres por segundo</translation>
    </message>
    <message>
        <source>Characters per line</source>
        <translation>Caracteres por línea</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Líneas</translation>
    </message>
    <message>
        <source>Shortest pause</source>
        <translation>Pausa más corta</translation>
    </message>
    <message>
        <source>Shortest cue</source>
        <translation>Segmento más corto</translation>
    </message>
    <message>
        <source>Longest cue</source>
        <translation>Segmento más largo</translation>
    </message>
    <message>
        <source>Subtitled share</source>
        <translation>Parte subtitulada</translation>
    </message>
</context>
<context>
    <name>LinkTarget</name>
    <message>
        <source>This trackman doesn’t understand all of the link: {parts}.</source>
        <translation>Esta versión de trackman no entiende todo el enlace: {parts}.</translation>
    </message>
    <message>
        <source>The track that the link leads to isn’t in this video any more.</source>
        <translation>La pista a la que lleva el enlace ya no está en este video.</translation>
    </message>
</context>
<context>
    <name>LinkWording</name>
    <message>
        <source>Paste a video’s DatoCMS link or its ID.</source>
        <translation>Pegue el enlace de DatoCMS de un video o su ID.</translation>
    </message>
    <message>
        <source>Links and IDs contain no spaces. Copy it again and paste only the link or ID.</source>
        <translation>Los enlaces y los ID no contienen espacios. Cópielo de nuevo y pegue solo el enlace o el ID.</translation>
    </message>
    <message>
        <source>{text} is neither a link to a video nor an ID.</source>
        <translation>{text} no es ni el enlace de un video ni un ID.</translation>
    </message>
    <message>
        <source>This number is too large to be a video ID.</source>
        <translation>Este número es demasiado grande para ser el ID de un video.</translation>
    </message>
    <message>
        <source>This link is damaged. Copy it again from DatoCMS.</source>
        <translation>Este enlace está dañado. Cópielo de nuevo desde DatoCMS.</translation>
    </message>
    <message>
        <source>Only web links (https://…) and IDs can be opened.</source>
        <translation>Solo se pueden abrir enlaces web (https://…) e ID.</translation>
    </message>
    <message>
        <source>This DatoCMS page isn’t a video’s page. Open the video in the media area and copy the link from there.</source>
        <translation>Esta página de DatoCMS no es la de un video. Abra el video en el área multimedia y copie el enlace desde allí.</translation>
    </message>
    <message>
        <source>This Mux link has no playback ID.</source>
        <translation>Este enlace de Mux no tiene ID de reproducción.</translation>
    </message>
    <message>
        <source>This link doesn’t lead to a video in DatoCMS.</source>
        <translation>Este enlace no lleva a un video de DatoCMS.</translation>
    </message>
    <message>
        <source>This trackman link is damaged. Ask for it again, or open the video by its ID.</source>
        <translation>Este enlace de trackman está dañado. Pídalo de nuevo o abra el video con su ID.</translation>
    </message>
    <message>
        <source>This trackman link doesn’t name a video.</source>
        <translation>Este enlace de trackman no indica ningún video.</translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message>
        <source>Log</source>
        <translation>Registro de eventos</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Buscar en el registro de eventos</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Nivel mínimo</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>No such entries</source>
        <translation>Ninguna entrada coincide</translation>
    </message>
    <message>
        <source>Choose another level or search for something else.</source>
        <translation>Elija otro nivel o busque otra cosa.</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>El registro de eventos está vacío</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln entrada</numerusform>
            <numerusform>%Ln entradas</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the selected entries</source>
        <translation>Copiar las entradas seleccionadas</translation>
    </message>
    <message>
        <source>Select an entry.</source>
        <translation>Seleccione una entrada.</translation>
    </message>
    <message>
        <source>Entries of the log</source>
        <translation>Entradas del registro de eventos</translation>
    </message>
    <message>
        <source>All entries</source>
        <translation>Todas las entradas</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Advertencias y errores</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Errores</translation>
    </message>
    <message>
        <source>Show only entries that are at least this grave</source>
        <translation>Mostrar solo las entradas de esta gravedad o mayor</translation>
    </message>
    <message>
        <source>Show new entries as they are written</source>
        <translation>Mostrar las entradas nuevas a medida que se escriben</translation>
    </message>
    <message>
        <source>Open the folder that the log files are in</source>
        <translation>Abrir la carpeta donde están los archivos del registro de eventos</translation>
    </message>
    <message>
        <source>The selected entry</source>
        <translation>La entrada seleccionada</translation>
    </message>
    <message>
        <source>Select an entry to read all of it.</source>
        <translation>Seleccione una entrada para leerla completa.</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>Source</source>
        <extracomment>Title of a column: the part of the program that wrote an entry of the log.</extracomment>
        <translation>Origen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nivel</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Dañada</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>Depuración</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Información</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Advertencia</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Crítico</translation>
    </message>
</context>
<context>
    <name>MarksStrip</name>
    <message>
        <source>Speech and cues</source>
        <translation>Voz y segmentos</translation>
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
        <translation>Encontrado</translation>
    </message>
    <message>
        <source>Replaced</source>
        <extracomment>Title of a column: the text of the cue as it will be.</extracomment>
        <translation>Reemplazado</translation>
    </message>
</context>
<context>
    <name>MatchTable</name>
    <message>
        <source>Matches</source>
        <translation>Coincidencias</translation>
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
        <translation>Nada que deshacer</translation>
    </message>
    <message>
        <source>No videos opened yet.</source>
        <translation>Aún no se ha abierto ningún video.</translation>
    </message>
    <message>
        <source>Open video…</source>
        <translation>Abrir video…</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>Vaciar esta lista</translation>
    </message>
    <message>
        <source>Export everything…</source>
        <translation>Exportar todo…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Configuración…</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Videos</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Más grandes</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Más pequeños</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>Tamaño normal</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Panel siguiente</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Panel anterior</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Restablecer diseño</translation>
    </message>
    <message>
        <source>Export findings…</source>
        <translation>Exportar hallazgos…</translation>
    </message>
    <message>
        <source>Copy track ID</source>
        <translation>Copiar ID de pista</translation>
    </message>
    <message>
        <source>Copy link to track</source>
        <translation>Copiar enlace a la pista</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Copiar nombre</translation>
    </message>
    <message>
        <source>Search the subtitles</source>
        <translation>Buscar en los subtítulos</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Buscar siguiente</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Buscar anterior</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Agregar…</translation>
    </message>
    <message>
        <source>Generate subtitles…</source>
        <translation>Generar subtítulos…</translation>
    </message>
    <message>
        <source>Paste files</source>
        <translation>Pegar archivos</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Delete with reason</source>
        <translation>Eliminar con motivo</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Select tracks with errors</source>
        <translation>Seleccionar pistas con errores</translation>
    </message>
    <message>
        <source>Next with findings</source>
        <translation>Siguiente con hallazgos</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Hallazgo siguiente</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Hallazgo anterior</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Edit subtitles</source>
        <translation>Editar subtítulos</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Reemplazar…</translation>
    </message>
    <message>
        <source>Change name, language…</source>
        <translation>Cambiar nombre, idioma…</translation>
    </message>
    <message>
        <source>Versions…</source>
        <translation>Versiones…</translation>
    </message>
    <message>
        <source>Copy to another video…</source>
        <translation>Copiar a otro video…</translation>
    </message>
    <message>
        <source>Compare subtitles</source>
        <translation>Comparar subtítulos</translation>
    </message>
    <message>
        <source>Check against the sound…</source>
        <translation>Comprobar con el audio…</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Reproducir o pausar</translation>
    </message>
    <message>
        <source>Back 2 seconds</source>
        <translation>Retroceder 2 segundos</translation>
    </message>
    <message>
        <source>Forward 2 seconds</source>
        <translation>Avanzar 2 segundos</translation>
    </message>
    <message>
        <source>Previous cue</source>
        <translation>Segmento anterior</translation>
    </message>
    <message>
        <source>Next cue</source>
        <translation>Segmento siguiente</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Más lento</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Más rápido</translation>
    </message>
    <message>
        <source>Sound off or on</source>
        <translation>Silenciar o activar audio</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Actualizar</translation>
    </message>
    <message>
        <source>Open in DatoCMS</source>
        <translation>Abrir en DatoCMS</translation>
    </message>
    <message>
        <source>Copy DatoCMS address</source>
        <translation>Copiar dirección de DatoCMS</translation>
    </message>
    <message>
        <source>Copy link to video</source>
        <translation>Copiar enlace al video</translation>
    </message>
    <message>
        <source>Command palette…</source>
        <translation>Paleta de comandos…</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Todas las pistas</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>Eliminadas recientemente</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Moderation report…</source>
        <translation>Informe de moderación…</translation>
    </message>
    <message>
        <source>Accessibility report…</source>
        <translation>Informe de accesibilidad…</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Cobertura</translation>
    </message>
    <message>
        <source>Search all subtitles</source>
        <translation>Buscar en todos los subtítulos</translation>
    </message>
    <message>
        <source>Choose by rule…</source>
        <translation>Elegir por regla…</translation>
    </message>
    <message>
        <source>Keep only these languages…</source>
        <translation>Conservar solo estos idiomas…</translation>
    </message>
    <message>
        <source>Reviews…</source>
        <translation>Revisiones…</translation>
    </message>
    <message>
        <source>Check backups</source>
        <translation>Comprobar copias de seguridad</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>Guía del usuario</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Recorrido</translation>
    </message>
    <message>
        <source>What’s this?</source>
        <translation>¿Qué es esto?</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro de eventos</translation>
    </message>
    <message>
        <source>Copy diagnostics…</source>
        <translation>Copiar diagnóstico…</translation>
    </message>
    <message>
        <source>Check for updates…</source>
        <translation>Comprobar si hay actualizaciones…</translation>
    </message>
    <message>
        <source>About trackman</source>
        <translation>Acerca de trackman</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>V&amp;ideo</source>
        <translation>V&amp;ideo</translation>
    </message>
    <message>
        <source>&amp;Track</source>
        <translation>&amp;Pista</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>&amp;Reproducción</translation>
    </message>
    <message>
        <source>T&amp;ools</source>
        <translation>&amp;Herramientas</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>WebVTT, unchanged (.vtt)</source>
        <translation>WebVTT, sin cambios (.vtt)</translation>
    </message>
    <message>
        <source>SubRip (.srt)</source>
        <translation>SubRip (.srt)</translation>
    </message>
    <message>
        <source>Plain text (.txt)</source>
        <translation>Texto sin formato (.txt)</translation>
    </message>
    <message>
        <source>Save subtitles as</source>
        <translation>Guardar subtítulos como</translation>
    </message>
    <message>
        <source>Download as zip</source>
        <translation>Descargar como zip</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Abrir reciente</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>Igual que el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>DatoCMS order</source>
        <translation>Orden de DatoCMS</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Size of subtitles</source>
        <translation>Tamaño de los subtítulos</translation>
    </message>
    <message>
        <source>Sort tracks by</source>
        <translation>Ordenar pistas por</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Cerrar mensaje</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Deletion not confirmed</source>
        <translation>Eliminación sin confirmar</translation>
    </message>
    <message>
        <source>Restore not confirmed</source>
        <translation>Restauración sin confirmar</translation>
    </message>
    <message>
        <source>Addition not confirmed</source>
        <translation>Adición sin confirmar</translation>
    </message>
    <message>
        <source>Generation not confirmed</source>
        <translation>Generación sin confirmar</translation>
    </message>
    <message>
        <source>Replacement not confirmed</source>
        <translation>Reemplazo sin confirmar</translation>
    </message>
    <message>
        <source>The track was not deleted.</source>
        <translation>La pista no se eliminó.</translation>
    </message>
    <message>
        <source>The track was not restored.</source>
        <translation>La pista no se restauró.</translation>
    </message>
    <message>
        <source>The track was not added.</source>
        <translation>La pista no se agregó.</translation>
    </message>
    <message>
        <source>No subtitles were generated.</source>
        <translation>No se generaron subtítulos.</translation>
    </message>
    <message>
        <source>The track was not replaced; the old one is kept.</source>
        <translation>La pista no se reemplazó; se conserva la anterior.</translation>
    </message>
    <message>
        <source>{reason}. The tracks couldn’t be listed afterwards either, so the track may or may not be there. Check again once DatoCMS can be reached.</source>
        <translation>{reason}. Después tampoco se pudieron listar las pistas, así que puede que la pista esté o no esté. Compruébelo de nuevo cuando se pueda conectar con DatoCMS.</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Comprobar de nuevo</translation>
    </message>
    <message>
        <source>No video of this project belongs to this link</source>
        <translation>Ningún video de este proyecto corresponde a este enlace</translation>
    </message>
    <message>
        <source>The file may have been replaced or deleted, or it’s in another project. Open the video in DatoCMS and copy the link of its page.</source>
        <translation>Puede que el archivo se haya reemplazado o eliminado, o que esté en otro proyecto. Abra el video en DatoCMS y copie el enlace de su página.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Algo falló</translation>
    </message>
    <message>
        <source>DatoCMS couldn’t respond</source>
        <translation>DatoCMS no pudo responder</translation>
    </message>
    <message>
        <source>Its servers have a problem (HTTP {status}). Try again in a minute.</source>
        <translation>Sus servidores tienen un problema (HTTP {status}). Vuelva a intentarlo en un minuto.</translation>
    </message>
    <message>
        <source>DatoCMS accepted the request but couldn’t complete it</source>
        <translation>DatoCMS aceptó la solicitud, pero no pudo completarla</translation>
    </message>
    <message>
        <source>See DatoCMS’s message below. Try again, or ask DatoCMS support.</source>
        <translation>Vea abajo el mensaje de DatoCMS. Vuelva a intentarlo o consulte al soporte de DatoCMS.</translation>
    </message>
    <message>
        <source>DatoCMS rejected the request</source>
        <translation>DatoCMS rechazó la solicitud</translation>
    </message>
    <message>
        <source>See DatoCMS’s message below. If it doesn’t help, ask DatoCMS support.</source>
        <translation>Vea abajo el mensaje de DatoCMS. Si no ayuda, consulte al soporte de DatoCMS.</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Trabajo</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>Estado HTTP</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <source>{name} is still being prepared</source>
        <translation>{name} aún está en preparación</translation>
    </message>
    <message>
        <source>DatoCMS is still preparing this video, and it has no tracks until that has finished. Try again in a few minutes.</source>
        <translation>DatoCMS aún está preparando este video, que no tiene pistas hasta que termine. Vuelva a intentarlo en unos minutos.</translation>
    </message>
    <message>
        <source>{name} isn’t a video</source>
        <translation>{name} no es un video</translation>
    </message>
    <message>
        <source>Only videos have subtitle and audio tracks. Open a video instead.</source>
        <translation>Solo los videos tienen pistas de subtítulos y audio. Abra un video en su lugar.</translation>
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
        <translation>Informe de moderación</translation>
    </message>
    <message>
        <source>Counts what was changed with trackman on this computer: what, by whom, for which reasons, in which languages, week by week.</source>
        <translation>Cuenta lo que se cambió con trackman en este equipo: qué, quién, por qué motivos, en qué idiomas, semana a semana.</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Proyecto</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primer día</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminadas</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restauradas</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Agregadas</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Generadas</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Reemplazadas</translation>
    </message>
    <message>
        <source>Failed or not confirmed</source>
        <translation>Fallidas o sin confirmar</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Videos</translation>
    </message>
    <message>
        <source>No tracks were changed then.</source>
        <translation>No se cambió ninguna pista en ese periodo.</translation>
    </message>
    <message>
        <source>{reason}: {count}</source>
        <extracomment>A reason and how often it was given.</extracomment>
        <translation>{reason}: {count}</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>Sin motivo indicado</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Últimos 7 días</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Este mes</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>El mes pasado</translation>
    </message>
    <message>
        <source>Last three months</source>
        <translation>Últimos tres meses</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Este año</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Cualquier fecha</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Del … al …</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Todos los proyectos</translation>
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
        <translation>Ahora mismo</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes ago</source>
        <translation>
            <numerusform>Hace %Ln minuto</numerusform>
            <numerusform>Hace %Ln minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours ago</source>
        <translation>
            <numerusform>Hace %Ln hora</numerusform>
            <numerusform>Hace %Ln horas</numerusform>
        </translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln days ago</source>
        <translation>
            <numerusform>Hace %Ln día</numerusform>
            <numerusform>Hace %Ln días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days</source>
        <translation>
            <numerusform>%Ln día</numerusform>
            <numerusform>%Ln días</numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes ago</source>
        <comment>within a sentence</comment>
        <translation>
            <numerusform>hace %Ln minuto</numerusform>
            <numerusform>hace %Ln minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours ago</source>
        <comment>within a sentence</comment>
        <translation>
            <numerusform>hace %Ln hora</numerusform>
            <numerusform>hace %Ln horas</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>ayer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln days ago</source>
        <comment>within a sentence</comment>
        <translation>
            <numerusform>hace %Ln día</numerusform>
            <numerusform>hace %Ln días</numerusform>
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
        <translation>{video} ya tiene una pista llamada {name}</translation>
    </message>
    <message>
        <source>For all others, too</source>
        <translation>También para todas las demás</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar nombre</translation>
    </message>
    <message>
        <source>Replace other track</source>
        <translation>Reemplazar la otra pista</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Escriba un nombre.</translation>
    </message>
    <message>
        <source>Another track of this video has this name as well.</source>
        <translation>Otra pista de este video también tiene este nombre.</translation>
    </message>
    <message>
        <source>Each subtitle (or audio) track of a video needs its own name.</source>
        <translation>Cada pista de subtítulos (o audio) de un video necesita su propio nombre.</translation>
    </message>
    <message>
        <source>The other track: {which}.</source>
        <translation>La otra pista: {which}.</translation>
    </message>
    <message>
        <source>Replacing deletes the other track.</source>
        <translation>Al reemplazarla se elimina la otra pista.</translation>
    </message>
    <message>
        <source>trackman backs it up first, so this can be undone.</source>
        <translation>trackman hace antes una copia de seguridad, así que esto se puede deshacer.</translation>
    </message>
    <message>
        <source>trackman can’t back up audio, so this can’t be undone.</source>
        <translation>trackman no puede hacer copias de seguridad de audio, así que esto no se puede deshacer.</translation>
    </message>
    <message>
        <source>There’s nothing to back up, so this can’t be undone.</source>
        <translation>No hay nada de lo que hacer una copia de seguridad, así que esto no se puede deshacer.</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Nuevo nombre</translation>
    </message>
    <message>
        <source>Answer alike for all others whose names are taken: each gets a free name, or replaces the other track if that can be backed up, or stays deleted</source>
        <translation>Responder igual para todas las demás cuyos nombres están en uso: cada una recibe un nombre libre, reemplaza la otra pista si se puede hacer una copia de ella, o queda eliminada</translation>
    </message>
</context>
<context>
    <name>NameQuestion</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>A view with this name exists and will be replaced.</source>
        <translation>Ya existe una vista con este nombre y se reemplazará.</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Nombre de la vista</translation>
    </message>
    <message>
        <source>Enter a name first.</source>
        <translation>Escriba primero un nombre.</translation>
    </message>
</context>
<context>
    <name>NavigationController</name>
    <message>
        <source>Checking the other tracks of this video…</source>
        <translation>Comprobando las demás pistas de este video…</translation>
    </message>
    <message>
        <source>No more videos with findings in this list, as far as it is loaded.</source>
        <translation>En esta lista, hasta donde está cargada, no hay más videos con hallazgos.</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Listen to DatoCMS</source>
        <translation>Escuchar a DatoCMS</translation>
    </message>
    <message>
        <source>Check connection</source>
        <translation>Comprobar conexión</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copiar como texto</translation>
    </message>
    <message>
        <source>Certificates this computer trusts</source>
        <translation>Certificados en los que confía este equipo</translation>
    </message>
    <message>
        <source>Certificates this computer trusts, and those in {file}</source>
        <translation>Certificados en los que confía este equipo y los de {file}</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message numerus="yes">
        <source>Reachable, %Ln ms</source>
        <translation>
            <numerusform>Accesible, %Ln ms</numerusform>
            <numerusform>Accesible, %Ln ms</numerusform>
        </translation>
    </message>
    <message>
        <source>Blocked: a web page came instead of an answer. Your network may want you to sign in, or it doesn’t allow this host.</source>
        <translation>Bloqueado: llegó una página web en lugar de una respuesta. Puede que su red le pida iniciar sesión o que no permita este host.</translation>
    </message>
    <message>
        <source>No answer within 10 seconds</source>
        <translation>Sin respuesta en 10 segundos</translation>
    </message>
    <message>
        <source>The connection broke before an answer came. A firewall may be in between: ask your network administrator.</source>
        <translation>La conexión se cortó antes de que llegara una respuesta. Puede que haya un cortafuegos en medio: consulte al administrador de la red.</translation>
    </message>
    <message>
        <source>It answers, but not as expected: {reason}</source>
        <translation>Responde, pero no como se esperaba: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hosts can’t be reached</source>
        <translation>
            <numerusform>No se puede acceder a %Ln host</numerusform>
            <numerusform>No se puede acceder a %Ln hosts</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything can be reached</source>
        <translation>Todo está accesible</translation>
    </message>
    <message>
        <source>Known after the first upload</source>
        <translation>Se conoce tras la primera subida</translation>
    </message>
    <message>
        <source>DatoCMS names the storage anew for each upload.</source>
        <translation>DatoCMS indica el almacenamiento de nuevo en cada subida.</translation>
    </message>
    <message>
        <source>DatoCMS names the storage anew for each upload. This is the usual one; projects with storage of their own use another.</source>
        <translation>DatoCMS indica el almacenamiento de nuevo en cada subida. Este es el habitual; los proyectos con almacenamiento propio usan otro.</translation>
    </message>
    <message>
        <source>DatoCMS names the storage anew for each upload. This is the one used last.</source>
        <translation>DatoCMS indica el almacenamiento de nuevo en cada subida. Este es el último que se usó.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>directa</translation>
    </message>
    <message>
        <source>through {proxy} (set on this computer)</source>
        <translation>a través de {proxy} (configurado en este equipo)</translation>
    </message>
    <message>
        <source>through {proxy} (set by the network)</source>
        <translation>a través de {proxy} (configurado por la red)</translation>
    </message>
    <message>
        <source>DatoCMS</source>
        <translation>DatoCMS</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Subtítulos</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>Miniaturas</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Uploads</source>
        <extracomment>The storage that files are uploaded to.</extracomment>
        <translation>Subidas</translation>
    </message>
    <message>
        <source>Hosts trackman needs</source>
        <translation>Hosts que trackman necesita</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Seguridad</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Eventos</translation>
    </message>
    <message>
        <source>Deleted tracks leave the list at once, over one more host, {host}. Without it, trackman asks again and again.</source>
        <translation>Las pistas eliminadas salen de la lista de inmediato, a través de un host más, {host}. Sin él, trackman consulta una y otra vez.</translation>
    </message>
    <message>
        <source>The player can’t use a proxy of this kind. Choose Open stream link in a video’s details to watch in a browser.</source>
        <translation>El reproductor no puede usar un proxy de este tipo. Elija Abrir transmisión en los detalles de un video para verlo en un navegador.</translation>
    </message>
</context>
<context>
    <name>NoticesController</name>
    <message>
        <source>Bulk work has ended: {result}</source>
        <translation>La operación masiva ha terminado: {result}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos read</source>
        <translation>
            <numerusform>%Ln video leído</numerusform>
            <numerusform>%Ln videos leídos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new tracks</source>
        <translation>
            <numerusform>%Ln pista nueva</numerusform>
            <numerusform>%Ln pistas nuevas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks gone</source>
        <translation>
            <numerusform>%Ln pista desaparecida</numerusform>
            <numerusform>%Ln pistas desaparecidas</numerusform>
        </translation>
    </message>
    <message>
        <source>The scan has ended: {result}</source>
        <translation>La exploración ha terminado: {result}</translation>
    </message>
    <message>
        <source>The scan has paused. Open trackman to see why.</source>
        <translation>La exploración está en pausa. Abra trackman para ver por qué.</translation>
    </message>
</context>
<context>
    <name>Notification</name>
    <message>
        <source>Notification</source>
        <translation>Notificación</translation>
    </message>
</context>
<context>
    <name>OpenField</name>
    <message>
        <source>Opening…</source>
        <translation>Abriendo…</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Abrir video</translation>
    </message>
    <message>
        <source>Open video by link or ID</source>
        <translation>Abrir video por enlace o ID</translation>
    </message>
</context>
<context>
    <name>OtherButton</name>
    <message>
        <source>Compared with {name}</source>
        <translation>Comparada con {name}</translation>
    </message>
    <message>
        <source>Compare with another track of this video</source>
        <translation>Comparar con otra pista de este video</translation>
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
        <translation>Abrir biblioteca</translation>
    </message>
    <message>
        <source>Use another token</source>
        <translation>Usar otro token</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Command palette</source>
        <translation>Paleta de comandos</translation>
    </message>
    <message>
        <source>Nothing is called {text}.</source>
        <translation>Nada se llama {text}.</translation>
    </message>
    <message>
        <source>Command, view, video, ID or link</source>
        <translation>Comando, vista, video, ID o enlace</translation>
    </message>
    <message>
        <source>Type a part of a name. Arrows choose, Return does it.</source>
        <translation>Escriba una parte de un nombre. Con las flechas se elige; con Retorno se ejecuta.</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Encontrado</translation>
    </message>
</context>
<context>
    <name>PaletteController</name>
    <message>
        <source>Open the video with this ID or link</source>
        <translation>Abrir el video con este ID o enlace</translation>
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
        <translation>Subido</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Cualquier fecha</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Últimos 7 días</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Últimos 30 días</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>Últimos 12 meses</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Del … al …</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Del</translation>
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
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>read-only mode</source>
        <translation>modo de solo lectura</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>mantenimiento</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>no está listo</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>solo lectura</translation>
    </message>
    <message>
        <source>The token has full access to the project.</source>
        <translation>El token tiene acceso completo al proyecto.</translation>
    </message>
    <message>
        <source>Its role can edit all uploads.</source>
        <translation>Su rol puede editar todos los archivos subidos.</translation>
    </message>
    <message>
        <source>An administrator of the project can change the role.</source>
        <translation>Un administrador del proyecto puede cambiar el rol.</translation>
    </message>
    <message>
        <source>This is the project’s built-in read-only token. To delete tracks, sign in with a token whose role can edit uploads.</source>
        <translation>Este es el token de solo lectura integrado en el proyecto. Para eliminar pistas, inicie sesión con un token cuyo rol pueda editar los archivos subidos.</translation>
    </message>
    <message>
        <source>The token’s role can’t access the primary environment, the only one where tracks can be changed.</source>
        <translation>El rol del token no tiene acceso al entorno principal, el único donde se pueden cambiar las pistas.</translation>
    </message>
    <message>
        <source>The token’s role isn’t allowed to edit uploads.</source>
        <translation>El rol del token no tiene permiso para editar los archivos subidos.</translation>
    </message>
    <message>
        <source>The token’s role denies editing uploads.</source>
        <translation>El rol del token deniega la edición de los archivos subidos.</translation>
    </message>
    <message>
        <source>You’ll find out when you try to change a track.</source>
        <translation>Lo sabrá cuando intente cambiar una pista.</translation>
    </message>
    <message>
        <source>Its role isn’t allowed to edit some of the uploads.</source>
        <translation>Su rol no tiene permiso para editar algunos de los archivos subidos.</translation>
    </message>
    <message>
        <source>Its role can edit only uploads that the token or its role created.</source>
        <translation>Su rol solo puede editar los archivos subidos que creó el token o su rol.</translation>
    </message>
    <message>
        <source>Its role can edit only the uploads in some collections.</source>
        <translation>Su rol solo puede editar los archivos subidos de algunas colecciones.</translation>
    </message>
    <message>
        <source>Its role can edit only some of an upload’s content.</source>
        <translation>Su rol solo puede editar parte del contenido de un archivo subido.</translation>
    </message>
    <message>
        <source>Its role can edit uploads in some environments, but can’t see which one is primary.</source>
        <translation>Su rol puede editar los archivos subidos en algunos entornos, pero no puede ver cuál es el principal.</translation>
    </message>
    <message>
        <source>DatoCMS doesn’t say what its role can do.</source>
        <translation>DatoCMS no indica qué puede hacer su rol.</translation>
    </message>
    <message>
        <source>A second person has to approve deletions here. Choose Review to decide on these tracks; they can be deleted once somebody else has approved it.</source>
        <translation>Aquí una segunda persona tiene que aprobar las eliminaciones. Elija Revisar para decidir sobre estas pistas; se podrán eliminar cuando otra persona lo haya aprobado.</translation>
    </message>
    <message>
        <source>Tracks can’t be changed with this API token: it’s the project’s built-in read-only token.</source>
        <translation>Con este token de API no se pueden cambiar pistas: es el token de solo lectura integrado en el proyecto.</translation>
    </message>
    <message>
        <source>This API token’s role isn’t allowed to change tracks.</source>
        <translation>El rol de este token de API no tiene permiso para cambiar pistas.</translation>
    </message>
    <message>
        <source>Tracks can be changed only in the primary environment, and {environment} is a sandbox.</source>
        <translation>Las pistas solo se pueden cambiar en el entorno principal, y {environment} es un sandbox.</translation>
    </message>
    <message>
        <source>The project is in maintenance mode. Nothing can be changed until it’s turned off in DatoCMS.</source>
        <translation>El proyecto está en modo de mantenimiento. No se puede cambiar nada hasta que se desactive en DatoCMS.</translation>
    </message>
    <message>
        <source>DatoCMS is still creating or deleting {environment}. Nothing can be changed in it until that has finished.</source>
        <translation>DatoCMS aún está creando o eliminando {environment}. No se puede cambiar nada ahí hasta que termine.</translation>
    </message>
    <message>
        <source>DatoCMS has made {environment} temporarily read-only, as it does while copying it. Try again in a few minutes.</source>
        <translation>DatoCMS ha puesto {environment} temporalmente en solo lectura, como hace mientras lo copia. Vuelva a intentarlo en unos minutos.</translation>
    </message>
    <message>
        <source>Read-only mode is on. Turn it off in the project menu at the top to make changes.</source>
        <translation>El modo de solo lectura está activado. Desactívelo en el menú del proyecto, arriba, para hacer cambios.</translation>
    </message>
</context>
<context>
    <name>PlayerWording</name>
    <message>
        <source>Press Play to start streaming. It counts towards your DatoCMS quota.</source>
        <translation>Pulse Reproducir para iniciar la transmisión. Cuenta para su cuota de DatoCMS.</translation>
    </message>
    <message>
        <source>This video has no stream.</source>
        <translation>Este video no tiene transmisión.</translation>
    </message>
    <message>
        <source>Playback isn’t allowed on this computer or in this country.</source>
        <translation>La reproducción no está permitida en este equipo o en este país.</translation>
    </message>
    <message>
        <source>The streaming server can’t be reached. Check your network connection.</source>
        <translation>No se puede conectar con el servidor de transmisión. Compruebe la conexión de red.</translation>
    </message>
    <message>
        <source>Videos can’t be played through this network’s proxy. Choose Open stream link in the video’s details to watch in a browser.</source>
        <translation>Los videos no se pueden reproducir a través del proxy de esta red. Elija Abrir transmisión en los detalles del video para verlo en un navegador.</translation>
    </message>
    <message>
        <source>The stream was interrupted.</source>
        <translation>La transmisión se interrumpió.</translation>
    </message>
    <message>
        <source>The streaming server’s data can’t be played.</source>
        <translation>Los datos del servidor de transmisión no se pueden reproducir.</translation>
    </message>
    <message>
        <source>This computer doesn’t have the codec this video needs.</source>
        <translation>Este equipo no tiene el códec que necesita este video.</translation>
    </message>
    <message>
        <source>Playback needs system libraries that are missing on this computer, such as libpulse.</source>
        <translation>La reproducción necesita bibliotecas del sistema que faltan en este equipo, como libpulse.</translation>
    </message>
    <message>
        <source>Loading stream…</source>
        <translation>Cargando transmisión…</translation>
    </message>
    <message>
        <source>Playing an MP4 file, with the video’s original sound only.</source>
        <translation>Se reproduce un archivo MP4, solo con el audio original del video.</translation>
    </message>
    <message>
        <source>This computer can’t show the picture. The sound is playing.</source>
        <translation>Este equipo no puede mostrar la imagen. El audio se está reproduciendo.</translation>
    </message>
    <message>
        <source>{name} isn’t in the stream. You hear the sound chosen in the menu.</source>
        <translation>{name} no está en la transmisión. Se oye el audio elegido en el menú.</translation>
    </message>
    <message>
        <source>Original sound</source>
        <translation>Audio original</translation>
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
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Waiting to be deleted</source>
        <translation>En espera de eliminarse</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Guardando copia…</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>Comprobando… {time}</translation>
    </message>
    <message>
        <source>Not deleted: {reason}</source>
        <translation>No eliminada: {reason}</translation>
    </message>
    <message>
        <source>Deletion not confirmed</source>
        <translation>Eliminación sin confirmar</translation>
    </message>
    <message>
        <source>Delete without backup</source>
        <translation>Eliminar sin copia de seguridad</translation>
    </message>
    <message>
        <source>{name} deleted</source>
        <translation>{name} eliminada</translation>
    </message>
    <message>
        <source>{name} was already removed</source>
        <translation>{name} ya se había quitado</translation>
    </message>
    <message>
        <source>Deletion of {name} not confirmed</source>
        <translation>Eliminación de {name} sin confirmar</translation>
    </message>
    <message>
        <source>{name} was not deleted: {reason}</source>
        <extracomment>{reason} is a sentence that begins with a capital letter.</extracomment>
        <translation>{name} no se eliminó: {reason}</translation>
    </message>
    <message>
        <source>DatoCMS confirmed the deletion at {time}</source>
        <translation>DatoCMS confirmó la eliminación a las {time}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>job {id}</source>
        <extracomment>A fact in a list: the identifier of DatoCMS’s job.</extracomment>
        <translation>trabajo {id}</translation>
    </message>
    <message>
        <source>Confirmed deleted at {time}</source>
        <translation>Eliminación confirmada a las {time}</translation>
    </message>
    <message>
        <source>The track was already removed</source>
        <translation>La pista ya se había quitado</translation>
    </message>
    <message>
        <source>Somebody else removed it, or it was deleted earlier.</source>
        <translation>Otra persona la quitó, o se había eliminado antes.</translation>
    </message>
    <message>
        <source>one of many: the list of tracks no longer shows it</source>
        <translation>una entre muchas: la lista de pistas ya no la muestra</translation>
    </message>
    <message>
        <source>DatoCMS’s reply was lost, but the track is no longer listed</source>
        <translation>La respuesta de DatoCMS se perdió, pero la pista ya no está en la lista</translation>
    </message>
    <message>
        <source>DatoCMS’s job reported an error, but the track is no longer listed</source>
        <translation>El trabajo de DatoCMS informó de un error, pero la pista ya no está en la lista</translation>
    </message>
    <message>
        <source>DatoCMS’s job reported an error ({code}), but the track is no longer listed</source>
        <translation>El trabajo de DatoCMS informó de un error ({code}), pero la pista ya no está en la lista</translation>
    </message>
    <message>
        <source>Deleting… {time}, DatoCMS isn’t responding right now</source>
        <translation>Eliminando… {time}, DatoCMS no responde en este momento</translation>
    </message>
    <message>
        <source>Deleting… {time}, much slower than usual</source>
        <translation>Eliminando… {time}, mucho más lento de lo habitual</translation>
    </message>
    <message>
        <source>Deleting… {time}, slower than usual</source>
        <translation>Eliminando… {time}, más lento de lo habitual</translation>
    </message>
    <message>
        <source>Deleting… {time}</source>
        <translation>Eliminando… {time}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln polls</source>
        <translation>
            <numerusform>%Ln consulta</numerusform>
            <numerusform>%Ln consultas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProjectController</name>
    <message>
        <source>Recent videos</source>
        <translation>Videos recientes</translation>
    </message>
    <message>
        <source>Wait for the running deletions to finish before you switch.</source>
        <translation>Antes de cambiar, espere a que terminen las eliminaciones en curso.</translation>
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
        <translation>{seen}. Actualizando: podrá eliminar cuando las pistas estén al día.</translation>
    </message>
</context>
<context>
    <name>ProjectMenu</name>
    <message>
        <source>Project</source>
        <translation>Proyecto</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Proyectos</translation>
    </message>
    <message>
        <source>{project} · {id}</source>
        <translation>{project} · {id}</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Entornos</translation>
    </message>
    <message>
        <source>{environment} · primary</source>
        <translation>{environment} · principal</translation>
    </message>
    <message>
        <source>{environment} · sandbox, read-only</source>
        <translation>{environment} · sandbox, solo lectura</translation>
    </message>
    <message>
        <source>Read-only mode</source>
        <translation>Modo de solo lectura</translation>
    </message>
    <message>
        <source>Add project…</source>
        <translation>Agregar proyecto…</translation>
    </message>
    <message>
        <source>Sign out of {project}…</source>
        <extracomment>{project} is in quotation marks.</extracomment>
        <translation>Cerrar la sesión de {project}…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Configuración…</translation>
    </message>
    <message>
        <source>Signed in as {name}</source>
        <translation>Sesión iniciada como {name}</translation>
    </message>
</context>
<context>
    <name>ProjectPage</name>
    <message>
        <source>All tracks</source>
        <translation>Todas las pistas</translation>
    </message>
    <message>
        <source>Back to the videos</source>
        <translation>Volver a los videos</translation>
    </message>
    <message>
        <source>All tracks of the project</source>
        <translation>Todas las pistas del proyecto</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Cobertura</translation>
    </message>
    <message>
        <source>Search all subtitles</source>
        <translation>Buscar en todos los subtítulos</translation>
    </message>
</context>
<context>
    <name>ProjectSwitcher</name>
    <message>
        <source>Projects, environments and settings</source>
        <translation>Proyectos, entornos y configuración</translation>
    </message>
</context>
<context>
    <name>QualityController</name>
    <message>
        <source>Export findings</source>
        <translation>Exportar hallazgos</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Libros de Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tablas (*.csv)</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Entorno</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Pista</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID de pista</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravedad</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Cues</source>
        <translation>Segmentos</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Hallazgo</translation>
    </message>
    <message>
        <source>Findings exported to {file}.</source>
        <translation>Hallazgos exportados a {file}.</translation>
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
        <translation>Videos</translation>
    </message>
    <message>
        <source>Recent videos</source>
        <translation>Videos recientes</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Resultados de la búsqueda</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>Guardar esta vista</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Guardar vista</translation>
    </message>
    <message>
        <source>Rename this view</source>
        <translation>Cambiar nombre de esta vista</translation>
    </message>
    <message>
        <source>Rename view</source>
        <translation>Cambiar nombre de la vista</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>QueueWording</name>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>{name} (part {number} of {parts})</source>
        <extracomment>A review of which somebody got one of several parts.</extracomment>
        <translation>{name} (parte {number} de {parts})</translation>
    </message>
    <message>
        <source>The file is part {number} of {parts} of {name}.</source>
        <extracomment>One of the parts a review was split into; {name} is the review’s, in quotation marks.</extracomment>
        <translation>El archivo es la parte {number} de {parts} de {name}.</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Alguien</translation>
    </message>
    <message numerus="yes">
        <source>{decided} of %Ln decided</source>
        <extracomment>{decided} is a number, of tracks.</extracomment>
        <translation>
            <numerusform>{decided} de %Ln decidida</numerusform>
            <numerusform>{decided} de %Ln decididas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflicts</source>
        <translation>
            <numerusform>%Ln conflicto</numerusform>
            <numerusform>%Ln conflictos</numerusform>
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
        <translation>Revisiones</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Abrir archivo…</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>Guardar como archivo…</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>Dividir…</translation>
    </message>
    <message>
        <source>Statistics…</source>
        <translation>Estadística…</translation>
    </message>
    <message>
        <source>Delete review…</source>
        <translation>Eliminar revisión…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Select a review first.</source>
        <translation>Seleccione primero una revisión.</translation>
    </message>
    <message>
        <source>For a colleague, who decides or approves and sends a file back</source>
        <translation>Para un colega que decide o aprueba y devuelve un archivo</translation>
    </message>
    <message>
        <source>One file for each of several people</source>
        <translation>Un archivo para cada una de varias personas</translation>
    </message>
    <message>
        <source>Counts the decisions; saves them with notes and reasons</source>
        <translation>Cuenta las decisiones y las guarda con notas y motivos</translation>
    </message>
    <message>
        <source>Remove it from this computer; trackman asks first</source>
        <translation>Quitarla de este equipo; trackman pregunta antes</translation>
    </message>
    <message>
        <source>Go on where it was left</source>
        <translation>Continuar donde se dejó</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Look at decisions</source>
        <translation>Ver decisiones</translation>
    </message>
    <message>
        <source>{action}: {name}</source>
        <translation>{action}: {name}</translation>
    </message>
    <message>
        <source>A review or decisions that somebody saved with trackman</source>
        <translation>Una revisión o decisiones que alguien guardó con trackman</translation>
    </message>
    <message>
        <source>Close; every decision is kept</source>
        <translation>Cerrar; todas las decisiones se conservan</translation>
    </message>
    <message>
        <source>No reviews yet</source>
        <translation>Aún no hay revisiones</translation>
    </message>
    <message>
        <source>Select tracks and choose Review to judge them one after another, or open a file that somebody sent you.</source>
        <translation>Seleccione pistas y elija Revisar para valorarlas una tras otra, o abra un archivo que le hayan enviado.</translation>
    </message>
</context>
<context>
    <name>QueuesModel</name>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Decisiones</translation>
    </message>
    <message>
        <source>Made</source>
        <extracomment>Title of a column: by whom and when a review was made.</extracomment>
        <translation>Creada</translation>
    </message>
    <message>
        <source>Last decision</source>
        <extracomment>Title of a column: when somebody last decided.</extracomment>
        <translation>Última decisión</translation>
    </message>
</context>
<context>
    <name>RawAnswer</name>
    <message>
        <source>Raw response</source>
        <translation>Respuesta original</translation>
    </message>
    <message>
        <source>Copy raw response</source>
        <translation>Copiar respuesta original</translation>
    </message>
    <message>
        <source>Raw DatoCMS response</source>
        <translation>Respuesta original de DatoCMS</translation>
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
        <translation>Motivo (opcional)</translation>
    </message>
</context>
<context>
    <name>ReceivedDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Nothing new in {name}</source>
        <translation>Nada nuevo en {name}</translation>
    </message>
    <message>
        <source>Everything in this file is here already.</source>
        <translation>Todo lo que contiene este archivo ya está aquí.</translation>
    </message>
    <message>
        <source>Add to {name}?</source>
        <translation>¿Agregar a {name}?</translation>
    </message>
    <message>
        <source>What is new is added to your review. No decision of yours is lost, and nothing is deleted by it.</source>
        <translation>Lo nuevo se agrega a su revisión. No se pierde ninguna decisión suya, y con ello no se elimina nada.</translation>
    </message>
    <message>
        <source>Add the review {name}?</source>
        <translation>¿Agregar la revisión {name}?</translation>
    </message>
    <message>
        <source>It is added to your reviews. Nothing is deleted by it.</source>
        <translation>Se agrega a sus revisiones. Con ello no se elimina nada.</translation>
    </message>
    <message>
        <source>Saved by</source>
        <translation>Guardada por</translation>
    </message>
    <message numerus="yes">
        <source>{tracks}, %Ln of them new</source>
        <extracomment>{tracks} is a number of tracks; the other number is how many of them are new.</extracomment>
        <translation>
            <numerusform>{tracks}, %Ln de ellas nueva</numerusform>
            <numerusform>{tracks}, %Ln de ellas nuevas</numerusform>
        </translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Pistas</translation>
    </message>
    <message>
        <source>New decisions</source>
        <translation>Decisiones nuevas</translation>
    </message>
    <message>
        <source>New notes</source>
        <translation>Notas nuevas</translation>
    </message>
    <message>
        <source>Decisions taken back</source>
        <translation>Decisiones retiradas</translation>
    </message>
    <message>
        <source>New approvals and refusals</source>
        <translation>Aprobaciones y rechazos nuevos</translation>
    </message>
    <message>
        <source>Decisions carried out</source>
        <translation>Decisiones aplicadas</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>Ya estaban aquí</translation>
    </message>
    <message>
        <source>The file was changed after trackman saved it. What is new in it is marked, and no approval in it releases a deletion. Ask for the file as it was saved.</source>
        <translation>El archivo se cambió después de que trackman lo guardara. Lo nuevo que contiene se señala, y ninguna aprobación que incluya autoriza una eliminación. Pida el archivo tal como se guardó.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln records are here with other content. What was not changed by hand counts.</source>
        <translation>
            <numerusform>%Ln entrada está aquí con otro contenido. Vale la que no se cambió a mano.</numerusform>
            <numerusform>%Ln entradas están aquí con otro contenido. Valen las que no se cambiaron a mano.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln records are about tracks this review doesn’t have. They are kept, and count once a file with these tracks is added.</source>
        <translation>
            <numerusform>%Ln entrada trata de pistas que esta revisión no tiene. Se conserva, y contará cuando se agregue un archivo con estas pistas.</numerusform>
            <numerusform>%Ln entradas tratan de pistas que esta revisión no tiene. Se conservan, y contarán cuando se agregue un archivo con estas pistas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are decided differently. They stay undecided until somebody decides again:</source>
        <translation>
            <numerusform>Hay decisiones distintas sobre %Ln pista. Queda sin decidir hasta que alguien vuelva a decidir:</numerusform>
            <numerusform>Hay decisiones distintas sobre %Ln pistas. Quedan sin decidir hasta que alguien vuelva a decidir:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>Y %Ln más.</numerusform>
            <numerusform>Y %Ln más.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Agregar</translation>
    </message>
    <message>
        <source>Adds what is new; what is here stays</source>
        <translation>Agrega lo nuevo; lo que hay aquí se conserva</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>RecentVideos</name>
    <message>
        <source>Opening…</source>
        <translation>Abriendo…</translation>
    </message>
</context>
<context>
    <name>RecordLinks</name>
    <message>
        <source>DatoCMS didn’t say where this record is.</source>
        <translation>DatoCMS no indicó dónde está este registro.</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln more records</source>
        <translation>
            <numerusform>Mostrar %Ln registro más</numerusform>
            <numerusform>Mostrar %Ln registros más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryController</name>
    <message>
        <source>Settings and drafts aren’t kept either. The data folder is {folder}.</source>
        <translation>Tampoco se conservan la configuración ni los borradores. La carpeta de datos es {folder}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations finished.</source>
        <translation>
            <numerusform>%Ln operación terminó.</numerusform>
            <numerusform>%Ln operaciones terminaron.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only {size} are free on the disk with trackman’s data folder, {folder}. Backups need room, and no subtitles are deleted without one: make some free.</source>
        <translation>Solo quedan {size} libres en el disco de la carpeta de datos de trackman, {folder}. Las copias de seguridad necesitan espacio, y sin ellas no se eliminan subtítulos: libere espacio.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier deletions haven’t been done since.</source>
        <translation>
            <numerusform>%Ln eliminación anterior no se ha realizado desde entonces.</numerusform>
            <numerusform>%Ln eliminaciones anteriores no se han realizado desde entonces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations did not happen.</source>
        <translation>
            <numerusform>%Ln operación no se realizó.</numerusform>
            <numerusform>%Ln operaciones no se realizaron.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations are not confirmed yet.</source>
        <translation>
            <numerusform>%Ln operación aún no está confirmada.</numerusform>
            <numerusform>%Ln operaciones aún no están confirmadas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions hadn’t been sent.</source>
        <translation>
            <numerusform>%Ln eliminación no se había enviado.</numerusform>
            <numerusform>%Ln eliminaciones no se habían enviado.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations hadn’t been sent and were cancelled.</source>
        <translation>
            <numerusform>%Ln operación no se había enviado y se canceló.</numerusform>
            <numerusform>%Ln operaciones no se habían enviado y se cancelaron.</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman closed while work was running.</source>
        <translation>trackman se cerró mientras había trabajo en curso.</translation>
    </message>
    <message>
        <source>{name} was not replaced; the old track is kept.</source>
        <translation>{name} no se reemplazó; se conserva la pista anterior.</translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message>
        <source>Find and replace</source>
        <translation>Buscar y reemplazar</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Reemplazar con</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Distinguir mayúsculas</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Palabras completas</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Marcar todo</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Desmarcar todo</translation>
    </message>
    <message>
        <source>Tick this track</source>
        <translation>Marcar esta pista</translation>
    </message>
    <message>
        <source>Untick this track</source>
        <translation>Desmarcar esta pista</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Publicar…</translation>
    </message>
    <message numerus="yes">
        <source>In the %Ln tracks that the search found</source>
        <translation>
            <numerusform>En la pista que encontró la búsqueda (%Ln)</numerusform>
            <numerusform>En las %Ln pistas que encontró la búsqueda</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking… {done} of {total} tracks</source>
        <translation>Buscando… {done} de {total} pistas</translation>
    </message>
    <message>
        <source>Reading the texts… {done} of {total}</source>
        <translation>Leyendo los textos… {done} de {total}</translation>
    </message>
    <message>
        <source>Activity shows each track.</source>
        <translation>Actividad muestra cada pista.</translation>
    </message>
    <message>
        <source>No changes</source>
        <translation>Sin cambios</translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes</source>
        <translation>
            <numerusform>%Ln cambio</numerusform>
            <numerusform>%Ln cambios</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln pista</numerusform>
            <numerusform>%Ln pistas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation>
            <numerusform>%Ln video</numerusform>
            <numerusform>%Ln videos</numerusform>
        </translation>
    </message>
    <message>
        <source>{changes} in {tracks} of {videos}</source>
        <extracomment>Such as “38 changes in 12 tracks of 9 videos”.</extracomment>
        <translation>{changes} en {tracks} de {videos}</translation>
    </message>
    <message>
        <source>What is to be found?</source>
        <translation>¿Qué hay que buscar?</translation>
    </message>
    <message>
        <source>Type the words, and what shall stand in their place.</source>
        <translation>Escriba las palabras y lo que debe ir en su lugar.</translation>
    </message>
    <message>
        <source>Nothing to replace</source>
        <translation>Nada que reemplazar</translation>
    </message>
    <message>
        <source>None of the tracks that the search found holds exactly this, or it would stay as it is. To look in other tracks, close this and search for something else.</source>
        <translation>Ninguna de las pistas que encontró la búsqueda contiene exactamente esto, o quedaría como está. Para mirar en otras pistas, cierre y busque otra cosa.</translation>
    </message>
    <message>
        <source>Wait until the texts are looked through.</source>
        <translation>Espere hasta que se revisen los textos.</translation>
    </message>
    <message>
        <source>Tick a change first.</source>
        <translation>Marque primero un cambio.</translation>
    </message>
    <message numerus="yes">
        <source>Publish %Ln tracks…</source>
        <translation>
            <numerusform>Publicar %Ln pista…</numerusform>
            <numerusform>Publicar %Ln pistas…</numerusform>
        </translation>
    </message>
    <message>
        <source>trackman asks once more</source>
        <translation>trackman pregunta una vez más</translation>
    </message>
    <message>
        <source>There are no changes to tick.</source>
        <translation>No hay cambios que marcar.</translation>
    </message>
    <message>
        <source>Wait until the changes are published.</source>
        <translation>Espere a que se publiquen los cambios.</translation>
    </message>
    <message>
        <source>Finds exactly this within a cue; tags are left alone.</source>
        <translation>Encuentra exactamente esto dentro de un segmento; las etiquetas quedan como están.</translation>
    </message>
    <message>
        <source>Stands in its place; empty takes the words out.</source>
        <translation>Ocupa su lugar; vacío quita las palabras.</translation>
    </message>
    <message>
        <source>Tell capitals and small letters apart</source>
        <translation>Distinguir mayúsculas de minúsculas</translation>
    </message>
    <message>
        <source>Find no parts of words</source>
        <translation>No encontrar partes de palabras</translation>
    </message>
    <message>
        <source>Make every change in the list</source>
        <translation>Hacer todos los cambios de la lista</translation>
    </message>
    <message>
        <source>Untick every change, to tick only a few</source>
        <translation>Desmarcar todos los cambios, para marcar solo algunos</translation>
    </message>
    <message>
        <source>Make every change of the track that is selected</source>
        <translation>Hacer todos los cambios de la pista seleccionada</translation>
    </message>
    <message>
        <source>Leave the track that is selected as it is</source>
        <translation>Dejar como está la pista seleccionada</translation>
    </message>
    <message>
        <source>Close; nothing more is published</source>
        <translation>Cerrar; no se publica nada más</translation>
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
        <translation>Pista</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Found</source>
        <extracomment>Title of a column: the text of the cue as it is.</extracomment>
        <translation>Encontrado</translation>
    </message>
    <message>
        <source>Replaced</source>
        <extracomment>Title of a column: the text of the cue as it will be.</extracomment>
        <translation>Reemplazado</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>marcado</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>sin marcar</translation>
    </message>
</context>
<context>
    <name>ReplaceTable</name>
    <message>
        <source>Changes</source>
        <translation>Cambios</translation>
    </message>
</context>
<context>
    <name>ReplacementController</name>
    <message>
        <source>It’s too late to cancel. Wait until it has finished, then undo it.</source>
        <translation>Es demasiado tarde para cancelar. Espere a que termine; después podrá deshacer.</translation>
    </message>
    <message>
        <source>{name} is being changed already.</source>
        <translation>{name} ya se está cambiando.</translation>
    </message>
</context>
<context>
    <name>ReplacementWording</name>
    <message>
        <source>Replaced</source>
        <translation>Reemplazada</translation>
    </message>
    <message>
        <source>Replaced, under the name {name}</source>
        <translation>Reemplazada, con el nombre {name}</translation>
    </message>
    <message>
        <source>Replaced; {name} is still there</source>
        <translation>Reemplazada; {name} sigue ahí</translation>
    </message>
    <message>
        <source>Not replaced: {reason}</source>
        <translation>No reemplazada: {reason}</translation>
    </message>
    <message>
        <source>Replacement not confirmed</source>
        <translation>Reemplazo sin confirmar</translation>
    </message>
    <message>
        <source>{name} was not replaced: {reason}</source>
        <translation>{name} no se reemplazó: {reason}</translation>
    </message>
    <message>
        <source>{name} replaced</source>
        <translation>{name} reemplazada</translation>
    </message>
    <message>
        <source>{name} replaced; colours, places or other styling were lost</source>
        <translation>{name} reemplazada; se perdieron colores, posiciones u otros elementos de estilo</translation>
    </message>
    <message>
        <source>{name} replaced, but the new track is called {new}, because its own name couldn’t be given: {reason}</source>
        <translation>{name} reemplazada, pero la pista nueva se llama {new}, porque no se le pudo dar su propio nombre: {reason}</translation>
    </message>
    <message>
        <source>{name} replaced, but {left} couldn’t be removed: {reason}</source>
        <translation>{name} reemplazada, pero no se pudo quitar {left}: {reason}</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was replaced</source>
        <translation>No está confirmado que {name} se reemplazara</translation>
    </message>
    <message>
        <source>Waiting to be replaced</source>
        <translation>En espera de reemplazarse</translation>
    </message>
    <message>
        <source>Uploading the new track… {time}</source>
        <translation>Subiendo la pista nueva… {time}</translation>
    </message>
    <message>
        <source>Preparing the new track… {time}</source>
        <translation>Preparando la pista nueva… {time}</translation>
    </message>
    <message>
        <source>Adding the new track… {time}</source>
        <translation>Agregando la pista nueva… {time}</translation>
    </message>
    <message>
        <source>Deleting the old track… {time}</source>
        <translation>Eliminando la pista anterior… {time}</translation>
    </message>
    <message>
        <source>Naming the new track… {time}</source>
        <translation>Poniendo nombre a la pista nueva… {time}</translation>
    </message>
    <message>
        <source>Tidying up… {time}</source>
        <translation>Limpiando… {time}</translation>
    </message>
    <message>
        <source>Keeping the old track… {time}</source>
        <translation>Conservando la pista anterior… {time}</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Copy all of the text</source>
        <translation>Copiar todo el texto</translation>
    </message>
    <message>
        <source>Collecting…</source>
        <translation>Recopilando…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
</context>
<context>
    <name>ReportWording</name>
    <message>
        <source>Subtitles</source>
        <translation>Subtítulos</translation>
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
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Agregar</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Generar</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Proyecto</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Entorno</translation>
    </message>
    <message>
        <source>Primary environment</source>
        <translation>Entorno principal</translation>
    </message>
    <message>
        <source>Made on</source>
        <extracomment>Before the day on which a report was made.</extracomment>
        <translation>Creado el</translation>
    </message>
    <message>
        <source>State of</source>
        <extracomment>Before the day of which the information is.</extracomment>
        <translation>Datos del</translation>
    </message>
    <message>
        <source>Never read as a whole</source>
        <translation>Nunca leído por completo</translation>
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
        <translation>ID de video</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Uso</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Proporción</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Se desconoce</translation>
    </message>
    <message>
        <source>No language</source>
        <translation>Sin idioma</translation>
    </message>
    <message>
        <source>What is not known</source>
        <translation>Lo que se desconoce</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Languages of all videos</source>
        <translation>Idiomas de todos los videos</translation>
    </message>
    <message>
        <source>By language</source>
        <translation>Por idioma</translation>
    </message>
    <message>
        <source>By video</source>
        <translation>Por video</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Subtítulos para sordos</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>Con error</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>En preparación</translation>
    </message>
    <message>
        <source>Nothing</source>
        <extracomment>Title of a column: videos with nothing in a language.</extracomment>
        <translation>Nada</translation>
    </message>
    <message>
        <source>Used in records</source>
        <translation>Usado en registros</translation>
    </message>
    <message>
        <source>{subtitles} = subtitles, {captions} = closed captions, {audio} = audio, {errored} = errored, {preparing} = being prepared, ? = not read yet, – = nothing.</source>
        <translation>{subtitles} = subtítulos, {captions} = subtítulos para sordos, {audio} = audio, {errored} = con error, {preparing} = en preparación, ? = aún sin leer, – = nada.</translation>
    </message>
    <message>
        <source>A video counts once in each column that is true of it. Subtitles include closed captions; only tracks that are ready count as subtitles, closed captions or audio.</source>
        <translation>Un video cuenta una vez en cada columna que se cumple para él. Los subtítulos incluyen los subtítulos para sordos; solo las pistas listas cuentan como subtítulos, subtítulos para sordos o audio.</translation>
    </message>
    <message>
        <source>Accessibility report: captions of videos</source>
        <translation>Informe de accesibilidad: subtítulos para sordos de los videos</translation>
    </message>
    <message>
        <source>Language of the videos</source>
        <translation>Idioma de los videos</translation>
    </message>
    <message>
        <source>{language}</source>
        <extracomment>Only the name of a language.</extracomment>
        <translation>{language}</translation>
    </message>
    <message>
        <source>That of their audio tracks; {language} where a video has none</source>
        <translation>El de sus pistas de audio; {language} si un video no tiene ninguna</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Videos with ready closed captions in their language: {captioned} of {videos} ({share}).</source>
        <translation>Videos con subtítulos para sordos listos en su idioma: {captioned} de {videos} ({share}).</translation>
    </message>
    <message>
        <source>No video is known.</source>
        <translation>No se conoce ningún video.</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Norma</translation>
    </message>
    <message>
        <source>Web Content Accessibility Guidelines (WCAG) 2.2, success criterion 1.2.2 Captions (Prerecorded), level A. W3C Recommendation of 5 October 2023, updated on 12 December 2024: {address}</source>
        <translation>Pautas de Accesibilidad para el Contenido Web (WCAG) 2.2, criterio de conformidad 1.2.2 Subtítulos (grabado), nivel A. Recomendación del W3C del 5 de octubre de 2023, actualizada el 12 de diciembre de 2024: {address}</translation>
    </message>
    <message>
        <source>EN 301 549 V3.2.1 (2021-03), clause 9.1.2.2 Captions (prerecorded), the harmonised European standard. It takes the criterion unchanged from WCAG 2.1: {address}</source>
        <translation>EN 301 549 V3.2.1 (2021-03), cláusula 9.1.2.2 Subtítulos (grabado), la norma europea armonizada. Adopta sin cambios el criterio de WCAG 2.1: {address}</translation>
    </message>
    <message>
        <source>A law names the edition that applies. Newer editions may exist; check which one is binding for you.</source>
        <translation>Cada ley indica la edición que se aplica. Puede haber ediciones más recientes; compruebe cuál es vinculante para usted.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>A video counts as captioned if it has a ready subtitle track in its language that is marked as closed captions. The country of a language does not matter, its script does.</source>
        <translation>Un video cuenta como subtitulado para sordos si tiene una pista de subtítulos lista en su idioma marcada como subtítulos para sordos. El país de un idioma no importa; su escritura, sí.</translation>
    </message>
    <message>
        <source>{language} was taken for the language of every video.</source>
        <translation>Se tomó {language} como idioma de todos los videos.</translation>
    </message>
    <message>
        <source>The language of a video is that of its audio tracks; with several, each of them needs captions. For videos without audio tracks {language} was taken. Videos with audio tracks: {videos}.</source>
        <translation>El idioma de un video es el de sus pistas de audio; si son varias, cada una necesita subtítulos para sordos. Para los videos sin pistas de audio se tomó {language}. Videos con pistas de audio: {videos}.</translation>
    </message>
    <message>
        <source>Subtitles that are not marked as closed captions are listed on their own: they may leave out sounds and speakers, which captions have to tell.</source>
        <translation>Los subtítulos que no están marcados como subtítulos para sordos se enumeran aparte: pueden omitir sonidos y hablantes, que los subtítulos para sordos deben indicar.</translation>
    </message>
    <message>
        <source>trackman read the tracks from DatoCMS. Nobody watched the videos for it.</source>
        <translation>trackman leyó las pistas de DatoCMS. Nadie vio los videos para este informe.</translation>
    </message>
    <message>
        <source>Whether a video has sound: DatoCMS does not tell it. A video without sound needs no captions.</source>
        <translation>Si un video tiene sonido: DatoCMS no lo indica. Un video sin sonido no necesita subtítulos para sordos.</translation>
    </message>
    <message>
        <source>In which language a video speaks: DatoCMS lists only audio tracks that were added to a video, not its own sound.</source>
        <translation>En qué idioma se habla en un video: DatoCMS enumera solo las pistas de audio que se agregaron al video, no su propio sonido.</translation>
    </message>
    <message>
        <source>Whether captions are part of the picture (open captions).</source>
        <translation>Si los subtítulos para sordos forman parte de la imagen (subtítulos abiertos).</translation>
    </message>
    <message>
        <source>Whether captions are complete, correct and in time. A person has to read them with the sound.</source>
        <translation>Si los subtítulos para sordos son completos, correctos y sincronizados. Una persona tiene que leerlos con el sonido.</translation>
    </message>
    <message>
        <source>Whether a video only repeats what is written beside it: then the criterion makes an exception.</source>
        <translation>Si un video solo repite lo que está escrito junto a él: en ese caso, el criterio hace una excepción.</translation>
    </message>
    <message>
        <source>Which videos are on a website without being used in a record of DatoCMS.</source>
        <translation>Qué videos están en un sitio web sin usarse en ningún registro de DatoCMS.</translation>
    </message>
    <message>
        <source>Whether the records that use a video are published, where the table says “Used in records”.</source>
        <translation>Si los registros que usan un video están publicados, cuando la tabla dice “Usado en registros”.</translation>
    </message>
    <message>
        <source>What the videos have whose tracks were not read yet. They are in none of the figures. Their number: {videos}.</source>
        <translation>Qué tienen los videos cuyas pistas aún no se han leído. No figuran en ninguna de las cifras. Cantidad: {videos}.</translation>
    </message>
    <message>
        <source>What changed since the tracks were read: the oldest information is of {moment}.</source>
        <translation>Qué cambió desde que se leyeron las pistas: la información más antigua es del {moment}.</translation>
    </message>
    <message>
        <source>Videos by use</source>
        <translation>Videos por uso</translation>
    </message>
    <message>
        <source>Videos without captions in their language</source>
        <translation>Videos sin subtítulos para sordos en su idioma</translation>
    </message>
    <message>
        <source>Every video has captions in its language.</source>
        <translation>Todos los videos tienen subtítulos para sordos en su idioma.</translation>
    </message>
    <message>
        <source>Captions in</source>
        <translation>Subtítulos para sordos en</translation>
    </message>
    <message>
        <source>Used in published records</source>
        <translation>Usado en registros publicados</translation>
    </message>
    <message>
        <source>Used only in drafts</source>
        <translation>Usado solo en borradores</translation>
    </message>
    <message>
        <source>Use not known</source>
        <translation>Uso desconocido</translation>
    </message>
    <message>
        <source>Not used in records</source>
        <translation>Sin uso en registros</translation>
    </message>
    <message>
        <source>With captions</source>
        <translation>Con subtítulos para sordos</translation>
    </message>
    <message>
        <source>Only subtitles, not marked as captions</source>
        <translation>Solo subtítulos, sin marcar como subtítulos para sordos</translation>
    </message>
    <message>
        <source>Errored or being prepared</source>
        <translation>Con error o en preparación</translation>
    </message>
    <message>
        <source>Only in other languages</source>
        <translation>Solo en otros idiomas</translation>
    </message>
    <message>
        <source>No subtitles</source>
        <translation>Sin subtítulos</translation>
    </message>
    <message>
        <source>Moderation report</source>
        <translation>Informe de moderación</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>Del {first} al {last}</translation>
    </message>
    <message>
        <source>From {first}</source>
        <extracomment>Such as “From 1 Jun 2026”: a period without an end.</extracomment>
        <translation>Desde el {first}</translation>
    </message>
    <message>
        <source>Until {last}</source>
        <extracomment>Such as “Until 30 Jun 2026”: a period without a beginning.</extracomment>
        <translation>Hasta el {last}</translation>
    </message>
    <message>
        <source>All that was recorded</source>
        <translation>Todo lo registrado</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Todos los proyectos</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Cambios</translation>
    </message>
    <message>
        <source>What</source>
        <extracomment>Title of a column: what was done, such as Delete.</extracomment>
        <translation>Acción</translation>
    </message>
    <message>
        <source>Done</source>
        <extracomment>Title of a column: how many were done.</extracomment>
        <translation>Realizados</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallidos</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>Sin confirmar</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelados</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Changes by week</source>
        <translation>Cambios por semana</translation>
    </message>
    <message>
        <source>Changes by month</source>
        <translation>Cambios por mes</translation>
    </message>
    <message>
        <source>Week from</source>
        <translation>Semana del</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mes</translation>
    </message>
    <message>
        <source>By reason</source>
        <translation>Por motivo</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>Sin motivo indicado</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>Por persona</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: by whom.</extracomment>
        <translation>Por</translation>
    </message>
    <message>
        <source>By approver</source>
        <translation>Por persona que aprobó</translation>
    </message>
    <message>
        <source>Approved by</source>
        <extracomment>Title of a column: the second person who approved a deletion.</extracomment>
        <translation>Aprobada por</translation>
    </message>
    <message>
        <source>Approved at</source>
        <translation>Aprobada el</translation>
    </message>
    <message>
        <source>By kind of track</source>
        <translation>Por tipo de pista</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Pista</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>Todos los cambios</translation>
    </message>
    <message>
        <source>No tracks were changed.</source>
        <translation>No se cambió ninguna pista.</translation>
    </message>
    <message>
        <source>The figures below count what was done; the table above also counts the rest.</source>
        <translation>Las cifras siguientes cuentan lo que se realizó; la tabla anterior cuenta también el resto.</translation>
    </message>
    <message>
        <source>The report is made of the journal of this computer: it holds what was done with trackman here, and what was imported from other journals. Changes made in DatoCMS or on other computers are not in it.</source>
        <translation>El informe se basa en el diario de este equipo: contiene lo que se hizo aquí con trackman y lo que se importó de otros diarios. No incluye los cambios hechos en DatoCMS o en otros equipos.</translation>
    </message>
    <message>
        <source>People are named as their API tokens are. Who shares a token is one person here.</source>
        <translation>Las personas se nombran como sus tokens de API. Quienes comparten un token son aquí una sola persona.</translation>
    </message>
    <message>
        <source>Others</source>
        <extracomment>Reasons without a line of their own.</extracomment>
        <translation>Otros</translation>
    </message>
    <message>
        <source>Review of tracks</source>
        <translation>Revisión de pistas</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisión</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Decisiones</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Pistas</translation>
    </message>
    <message>
        <source>Kept</source>
        <extracomment>A decision: the tracks that stay.</extracomment>
        <translation>Conservada</translation>
    </message>
    <message>
        <source>To be deleted</source>
        <translation>Por eliminar</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminada</translation>
    </message>
    <message>
        <source>Fixed</source>
        <extracomment>A decision: the tracks whose text was mended.</extracomment>
        <translation>Corregida</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Omitida</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Sin decidir</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <extracomment>Tracks on which several people decided, each otherwise.</extracomment>
        <translation>Decisiones distintas</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Segundos</translation>
    </message>
    <message>
        <source>Seconds per track (median)</source>
        <translation>Segundos por pista (mediana)</translation>
    </message>
    <message>
        <source>Minutes in all</source>
        <translation>Minutos en total</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>Released by</source>
        <extracomment>Title of a column: the second person who let a deletion happen.</extracomment>
        <translation>Aprobada por</translation>
    </message>
    <message>
        <source>Refused</source>
        <extracomment>A second person did not let a deletion happen.</extracomment>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>Carried out</source>
        <extracomment>Title of a column: whether a decision was carried out.</extracomment>
        <translation>Aplicada</translation>
    </message>
    <message>
        <source>From a file changed by hand</source>
        <translation>De un archivo cambiado a mano</translation>
    </message>
    <message>
        <source>Name when decided</source>
        <translation>Nombre al decidir</translation>
    </message>
    <message>
        <source>Status when decided</source>
        <translation>Estado al decidir</translation>
    </message>
    <message>
        <source>SHA-256 of the text decided on</source>
        <translation>SHA-256 del texto sobre el que se decidió</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID de pista</translation>
    </message>
    <message>
        <source>All tracks</source>
        <translation>Todas las pistas</translation>
    </message>
    <message>
        <source>Times are those a track was on screen until it was decided on, five minutes at most. They tell how long a review takes, and not how well it was done.</source>
        <translation>Los tiempos indican cuánto estuvo una pista en pantalla hasta que se decidió sobre ella, cinco minutos como máximo. Muestran cuánto dura una revisión, no lo bien que se hizo.</translation>
    </message>
    <message>
        <source>Decisions that were replaced or taken back are not counted. What happened to a track afterwards is in the history.</source>
        <translation>Las decisiones que se reemplazaron o se retiraron no se cuentan. Lo que ocurrió después con una pista está en el historial.</translation>
    </message>
</context>
<context>
    <name>ReportsController</name>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Páginas web (*.html)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Libros de Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tablas (*.csv)</translation>
    </message>
    <message>
        <source>Save the moderation report</source>
        <translation>Guardar el informe de moderación</translation>
    </message>
    <message>
        <source>Report saved to {file}.</source>
        <translation>Informe guardado en {file}.</translation>
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
        <translation>La conexión con DatoCMS no es segura</translation>
    </message>
    <message>
        <source>DatoCMS can’t be reached</source>
        <translation>No se puede conectar con DatoCMS</translation>
    </message>
    <message>
        <source>The server couldn’t prove that it is DatoCMS, so nothing was sent, not even the token. A proxy or virus scanner that inspects connections can be the cause, or a wrong clock. Ask your network administrator.</source>
        <translation>El servidor no pudo demostrar que es DatoCMS, así que no se envió nada, ni siquiera el token. La causa puede ser un proxy o un antivirus que inspecciona las conexiones, o un reloj mal ajustado. Consulte al administrador de la red.</translation>
    </message>
    <message>
        <source>Nothing was sent. Check your network connection, then try again.</source>
        <translation>No se envió nada. Compruebe la conexión de red y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Nothing was sent: its address wasn’t found. Check that this computer is online, then try again.</source>
        <translation>No se envió nada: no se encontró la dirección. Compruebe que este equipo tenga conexión y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy this computer is set to use doesn’t answer. Check the proxy in the system’s network settings, or the VPN, then try again.</source>
        <translation>No se envió nada: el proxy configurado en este equipo no responde. Compruebe el proxy en la configuración de red del sistema, o la VPN, y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy asks for a name and password. Ask your network administrator for them, and set HTTPS_PROXY to http://name:password@proxy:port.</source>
        <translation>No se envió nada: el proxy pide un nombre y una contraseña. Pídalos al administrador de la red y asigne http://nombre:contraseña@proxy:puerto a HTTPS_PROXY.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy doesn’t let trackman through. Ask your network administrator to allow this address.</source>
        <translation>No se envió nada: el proxy no deja pasar a trackman. Pida al administrador de la red que permita esta dirección.</translation>
    </message>
    <message>
        <source>Nothing was sent: the proxy doesn’t reach this address. Try again in a few minutes. If it stays like this, tell your network administrator.</source>
        <translation>No se envió nada: el proxy no llega a esta dirección. Vuelva a intentarlo en unos minutos. Si sigue así, avise al administrador de la red.</translation>
    </message>
    <message>
        <source>The server’s certificate has expired, so nothing was sent. Check this computer’s date and time. If they are right, tell your network administrator.</source>
        <translation>El certificado del servidor ha caducado, así que no se envió nada. Compruebe la fecha y la hora de este equipo. Si son correctas, avise al administrador de la red.</translation>
    </message>
    <message>
        <source>The server’s certificate isn’t valid yet, so nothing was sent. This computer’s date and time are most likely wrong: correct them, then try again.</source>
        <translation>El certificado del servidor aún no es válido, así que no se envió nada. Lo más probable es que la fecha y la hora de este equipo sean incorrectas: corríjalas y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>This computer doesn’t trust the authority that signed the server’s certificate, so nothing was sent. A company’s proxy that inspects connections is the usual cause: ask your network administrator to install its certificate on this computer.</source>
        <translation>Este equipo no confía en la autoridad que firmó el certificado del servidor, así que no se envió nada. La causa habitual es un proxy de empresa que inspecciona las conexiones: pida al administrador de la red que instale su certificado en este equipo.</translation>
    </message>
    <message>
        <source>The certificate belongs to another server, so nothing was sent. On guest networks, sign in to the network in a browser first. Otherwise ask your network administrator.</source>
        <translation>El certificado pertenece a otro servidor, así que no se envió nada. En redes para invitados, inicie sesión antes en la red con un navegador. Si no, consulte al administrador de la red.</translation>
    </message>
    <message>
        <source>What answers there has no secure connection to offer, so nothing was sent. A proxy or firewall is in between: ask your network administrator.</source>
        <translation>Lo que responde allí no ofrece una conexión segura, así que no se envió nada. Hay un proxy o un cortafuegos en medio: consulte al administrador de la red.</translation>
    </message>
    <message>
        <source>DatoCMS’s reply was lost</source>
        <translation>Se perdió la respuesta de DatoCMS</translation>
    </message>
    <message>
        <source>The connection broke before the reply arrived. Try again.</source>
        <translation>La conexión se cortó antes de que llegara la respuesta. Vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>The reply didn’t come from DatoCMS</source>
        <translation>La respuesta no vino de DatoCMS</translation>
    </message>
    <message>
        <source>The reply redirects to another address, and trackman doesn’t send the token there. In hotels and trains, sign in to the network in a web browser first.</source>
        <translation>La respuesta redirige a otra dirección, y trackman no envía el token allí. En hoteles y trenes, inicie sesión antes en la red con un navegador web.</translation>
    </message>
    <message>
        <source>trackman doesn’t understand DatoCMS’s reply</source>
        <translation>trackman no entiende la respuesta de DatoCMS</translation>
    </message>
    <message>
        <source>Updating trackman may help. Details are below.</source>
        <translation>Actualizar trackman puede ayudar. Los detalles están abajo.</translation>
    </message>
    <message>
        <source>A proxy, a network sign-in page or an outage may be the cause. Try again in a minute.</source>
        <translation>La causa puede ser un proxy, una página de inicio de sesión de la red o una interrupción del servicio. Vuelva a intentarlo en un minuto.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>Estado HTTP</translation>
    </message>
    <message>
        <source>The file is too large for DatoCMS</source>
        <translation>El archivo es demasiado grande para DatoCMS</translation>
    </message>
    <message>
        <source>Its file storage rejected it, and the video is unchanged. Make the file smaller, such as audio in another format.</source>
        <translation>Su almacenamiento de archivos lo rechazó, y el video no ha cambiado. Reduzca el archivo, por ejemplo con otro formato de audio.</translation>
    </message>
    <message>
        <source>The address for the upload isn’t valid any more</source>
        <translation>La dirección para la subida ya no es válida</translation>
    </message>
    <message>
        <source>It holds for a few minutes only. The video is unchanged. Try again: the file is then uploaded to a new address.</source>
        <translation>Solo vale unos minutos. El video no ha cambiado. Vuelva a intentarlo: el archivo se subirá entonces a una dirección nueva.</translation>
    </message>
    <message>
        <source>DatoCMS’s file storage is busy</source>
        <translation>El almacenamiento de archivos de DatoCMS está ocupado</translation>
    </message>
    <message>
        <source>The video is unchanged. Try again in a minute.</source>
        <translation>El video no ha cambiado. Vuelva a intentarlo en un minuto.</translation>
    </message>
    <message>
        <source>The file couldn’t be uploaded</source>
        <translation>No se pudo subir el archivo</translation>
    </message>
    <message>
        <source>DatoCMS’s file storage rejected the file. The video is unchanged. Try again: the file is then uploaded to a new address.</source>
        <translation>El almacenamiento de archivos de DatoCMS rechazó el archivo. El video no ha cambiado. Vuelva a intentarlo: el archivo se subirá entonces a una dirección nueva.</translation>
    </message>
    <message>
        <source>A second person has to approve this deletion</source>
        <translation>Una segunda persona tiene que aprobar esta eliminación</translation>
    </message>
    <message>
        <source>The track has not been deleted. Decide on it in a review; it can be deleted once somebody else has approved that.</source>
        <translation>La pista no se ha eliminado. Decida sobre ella en una revisión; se podrá eliminar cuando otra persona lo haya aprobado.</translation>
    </message>
    <message>
        <source>The text was changed after it was decided on</source>
        <translation>El texto se cambió después de decidir sobre él</translation>
    </message>
    <message>
        <source>The track has not been deleted. Decide again, in the review.</source>
        <translation>La pista no se ha eliminado. Decida de nuevo, en la revisión.</translation>
    </message>
    <message>
        <source>DatoCMS hasn’t finished in time</source>
        <translation>DatoCMS no ha terminado a tiempo</translation>
    </message>
    <message>
        <source>The track is still listed after {minutes} min. DatoCMS may still delete it. Trying again checks first, and deletes the track only if it’s still there.</source>
        <translation>La pista sigue en la lista después de {minutes} min. DatoCMS aún puede eliminarla. Al reintentar, trackman primero comprueba, y solo elimina la pista si sigue ahí.</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Trabajo</translation>
    </message>
    <message>
        <source>No reply came, and the track is still there</source>
        <translation>No llegó ninguna respuesta, y la pista sigue ahí</translation>
    </message>
    <message>
        <source>trackman kept checking for a minute. Trying again checks first, and deletes the track only if it’s still there.</source>
        <translation>trackman siguió comprobando durante un minuto. Al reintentar, primero comprueba, y solo elimina la pista si sigue ahí.</translation>
    </message>
</context>
<context>
    <name>RestoreChoice</name>
    <message>
        <source>This entry is no deletion.</source>
        <translation>Esta entrada no es una eliminación.</translation>
    </message>
    <message>
        <source>The track was not deleted.</source>
        <translation>La pista no se eliminó.</translation>
    </message>
    <message>
        <source>The track has already been restored.</source>
        <translation>La pista ya se restauró.</translation>
    </message>
    <message>
        <source>There’s no backup.</source>
        <translation>No hay copia de seguridad.</translation>
    </message>
    <message>
        <source>Being restored…</source>
        <translation>Restaurando…</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurada</translation>
    </message>
    <message>
        <source>Can be restored</source>
        <translation>Se puede restaurar</translation>
    </message>
    <message>
        <source>The track is already being restored.</source>
        <translation>La pista ya se está restaurando.</translation>
    </message>
    <message>
        <source>No backup: audio can’t be backed up</source>
        <translation>Sin copia de seguridad: no es posible para el audio</translation>
    </message>
    <message>
        <source>No backup: it had failed processing</source>
        <translation>Sin copia de seguridad: su procesamiento había fallado</translation>
    </message>
    <message>
        <source>No backup: it was still being prepared</source>
        <translation>Sin copia de seguridad: aún estaba en preparación</translation>
    </message>
    <message>
        <source>No backup: it was deleted without one</source>
        <translation>Sin copia de seguridad: se eliminó sin ella</translation>
    </message>
    <message>
        <source>There’s no backup: audio can’t be backed up.</source>
        <translation>No hay copia de seguridad: no es posible para el audio.</translation>
    </message>
    <message>
        <source>There’s no backup: it had failed processing.</source>
        <translation>No hay copia de seguridad: su procesamiento había fallado.</translation>
    </message>
    <message>
        <source>There’s no backup: it was still being prepared.</source>
        <translation>No hay copia de seguridad: aún estaba en preparación.</translation>
    </message>
    <message>
        <source>There’s no backup: it was deleted without one.</source>
        <translation>No hay copia de seguridad: se eliminó sin ella.</translation>
    </message>
</context>
<context>
    <name>RestoreController</name>
    <message>
        <source>{name} belongs to the project {project}. Open that project first.</source>
        <translation>{name} pertenece al proyecto {project}. Abra primero ese proyecto.</translation>
    </message>
    <message>
        <source>Nothing was restored, because these tracks belong to other projects: {tracks}. Restore them from there, or select only tracks of this project.</source>
        <translation>No se restauró nada, porque estas pistas pertenecen a otros proyectos: {tracks}. Restáurelas desde allí o seleccione solo pistas de este proyecto.</translation>
    </message>
    <message>
        <source>{name} ({project})</source>
        <translation>{name} ({project})</translation>
    </message>
    <message>
        <source>{name} is already being restored.</source>
        <translation>{name} ya se está restaurando.</translation>
    </message>
    <message>
        <source>Restore {name} although the video changed?</source>
        <translation>¿Restaurar {name} aunque el video haya cambiado?</translation>
    </message>
    <message>
        <source>{video} was replaced or trimmed since the track was deleted. Its subtitles may no longer fit.</source>
        <translation>{video} se reemplazó o se recortó después de eliminarse la pista. Puede que sus subtítulos ya no encajen.</translation>
    </message>
    <message>
        <source>Restore anyway</source>
        <translation>Restaurar de todos modos</translation>
    </message>
</context>
<context>
    <name>RestoreProgress</name>
    <message>
        <source>Restoring {name}…</source>
        <translation>Restaurando {name}…</translation>
    </message>
    <message>
        <source>Restoring tracks… {done} of {total}</source>
        <translation>Restaurando pistas… {done} de {total}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks restored.</source>
        <translation>
            <numerusform>Se restauró %Ln de {total} pistas.</numerusform>
            <numerusform>Se restauraron %Ln de {total} pistas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks restored.</source>
        <translation>
            <numerusform>%Ln pista restaurada.</numerusform>
            <numerusform>%Ln pistas restauradas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks couldn’t be verified. See Activity.</source>
        <translation>
            <numerusform>No se pudo verificar %Ln pista. Vea Actividad.</numerusform>
            <numerusform>No se pudieron verificar %Ln pistas. Vea Actividad.</numerusform>
        </translation>
    </message>
    <message>
        <source>See Activity for the others.</source>
        <translation>Para las demás, vea Actividad.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln restores were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln restauración se canceló antes de empezar.</numerusform>
            <numerusform>%Ln restauraciones se cancelaron antes de empezar.</numerusform>
        </translation>
    </message>
    <message>
        <source>No tracks were restored.</source>
        <translation>No se restauró ninguna pista.</translation>
    </message>
</context>
<context>
    <name>RestoreProgressWording</name>
    <message>
        <source>Waiting to be restored</source>
        <translation>En espera de restaurarse</translation>
    </message>
    <message>
        <source>Uploading subtitles… {percent} %</source>
        <translation>Subiendo subtítulos… {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Checking… {time}</source>
        <translation>Comprobando… {time}</translation>
    </message>
    <message>
        <source>Restoring… {time}, DatoCMS isn’t responding right now</source>
        <translation>Restaurando… {time}, DatoCMS no responde en este momento</translation>
    </message>
    <message>
        <source>DatoCMS is preparing it… {time}</source>
        <translation>DatoCMS la está preparando… {time}</translation>
    </message>
    <message>
        <source>Comparing subtitles… {time}</source>
        <translation>Comparando subtítulos… {time}</translation>
    </message>
    <message>
        <source>Restoring… {time}</source>
        <translation>Restaurando… {time}</translation>
    </message>
    <message>
        <source>It’s not confirmed that {name} was restored</source>
        <translation>No está confirmado que {name} se restaurara</translation>
    </message>
    <message>
        <source>{name} was not restored: {reason}</source>
        <translation>{name} no se restauró: {reason}</translation>
    </message>
    <message>
        <source>{name} restored; DatoCMS is still preparing it</source>
        <translation>{name} restaurada; DatoCMS aún la está preparando</translation>
    </message>
    <message>
        <source>{name} restored; its subtitles couldn’t be verified</source>
        <translation>{name} restaurada; no se pudieron verificar sus subtítulos</translation>
    </message>
    <message>
        <source>{name} restored with identical subtitles</source>
        <translation>{name} restaurada con subtítulos idénticos</translation>
    </message>
    <message>
        <source>{name} restored with the same words, but colours, places or other styling were lost or changed</source>
        <translation>{name} restaurada con las mismas palabras, pero se perdieron o cambiaron colores, posiciones u otros elementos de estilo</translation>
    </message>
    <message>
        <source>{name} restored, but its subtitles differ from the backup: {difference}</source>
        <translation>{name} restaurada, pero sus subtítulos difieren de la copia de seguridad: {difference}</translation>
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
            <numerusform>%Ln segmento, a partir del {first}</numerusform>
            <numerusform>%Ln segmentos, a partir del {first}</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore not confirmed</source>
        <translation>Restauración sin confirmar</translation>
    </message>
    <message>
        <source>Not restored: {reason}</source>
        <translation>No restaurada: {reason}</translation>
    </message>
    <message>
        <source>Restored; the subtitles couldn’t be verified</source>
        <translation>Restaurada; no se pudieron verificar los subtítulos</translation>
    </message>
    <message>
        <source>Restored; the subtitles are identical</source>
        <translation>Restaurada; los subtítulos son idénticos</translation>
    </message>
    <message>
        <source>Restored; same words, styling lost or changed</source>
        <translation>Restaurada; mismas palabras, estilo perdido o cambiado</translation>
    </message>
    <message>
        <source>Restored; the subtitles differ: {difference}</source>
        <translation>Restaurada; los subtítulos difieren: {difference}</translation>
    </message>
</context>
<context>
    <name>RestoreWording</name>
    <message>
        <source>No reply came, and the track isn’t there</source>
        <translation>No llegó ninguna respuesta, y la pista no está</translation>
    </message>
    <message>
        <source>trackman kept checking for a minute. Trying again checks first, and creates the track only if it’s still missing. Its subtitles are kept on this computer.</source>
        <translation>trackman siguió comprobando durante un minuto. Al reintentar, primero comprueba, y solo crea la pista si aún falta. Sus subtítulos se conservan en este equipo.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>DatoCMS created the track but couldn’t prepare it</source>
        <translation>DatoCMS creó la pista, pero no pudo prepararla</translation>
    </message>
    <message>
        <source>The track is listed as errored. Delete it there, then try again. Its subtitles are kept on this computer.</source>
        <translation>La pista figura con error. Elimínela allí y vuelva a intentarlo. Sus subtítulos se conservan en este equipo.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID de pista</translation>
    </message>
    <message>
        <source>Another track is named {name}</source>
        <translation>Otra pista se llama {name}</translation>
    </message>
    <message>
        <source>Each subtitle (or audio) track of a video needs its own name. Choose another name, or replace the other track.</source>
        <translation>Cada pista de subtítulos (o audio) de un video necesita su propio nombre. Elija otro nombre o reemplace la otra pista.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>The video was replaced or trimmed meanwhile</source>
        <translation>El video se reemplazó o se recortó entretanto</translation>
    </message>
    <message>
        <source>The subtitles may no longer fit, so nothing was sent. They are kept on this computer.</source>
        <translation>Puede que los subtítulos ya no encajen, así que no se envió nada. Se conservan en este equipo.</translation>
    </message>
    <message>
        <source>Go on anyway…</source>
        <translation>Continuar de todos modos…</translation>
    </message>
    <message>
        <source>The track is already in the video</source>
        <translation>La pista ya está en el video</translation>
    </message>
    <message>
        <source>It was restored before, and the restored track is still in the video. No second track was created.</source>
        <translation>Ya se restauró antes, y la pista restaurada sigue en el video. No se creó una segunda pista.</translation>
    </message>
    <message>
        <source>trackman closed before the old track was deleted</source>
        <translation>trackman se cerró antes de que se eliminara la pista anterior</translation>
    </message>
    <message>
        <source>The new track was removed again. Its subtitles are kept on this computer; you can replace the track again.</source>
        <translation>La pista nueva se quitó. Sus subtítulos se conservan en este equipo; puede reemplazar la pista de nuevo.</translation>
    </message>
    <message>
        <source>The new track doesn’t show what was sent</source>
        <translation>La pista nueva no muestra lo que se envió</translation>
    </message>
    <message>
        <source>DatoCMS created it, but its subtitles differ or can’t be read back. It was removed again. Try again, or ask DatoCMS support.</source>
        <translation>DatoCMS la creó, pero sus subtítulos difieren o no se pueden volver a leer. Se quitó. Inténtelo de nuevo o consulte al soporte de DatoCMS.</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferencia</translation>
    </message>
    <message>
        <source>{name} couldn’t be removed again</source>
        <translation>No se pudo quitar {name}</translation>
    </message>
    <message>
        <source>The video now has both the old track and the new one. Delete the new one yourself, or delete the old one if you want to keep the new.</source>
        <translation>El video tiene ahora tanto la pista anterior como la nueva. Elimine usted la nueva, o elimine la anterior si quiere conservar la nueva.</translation>
    </message>
    <message>
        <source>Somebody else replaced the track meanwhile</source>
        <translation>Otra persona reemplazó la pista entretanto</translation>
    </message>
    <message>
        <source>The video has their track, and yours was removed again. Your subtitles are kept on this computer. Look at the new track, then replace it if you still want to.</source>
        <translation>El video tiene la pista de esa persona, y la que agregó usted se quitó. Sus subtítulos se conservan en este equipo. Mire la pista nueva y reemplácela si aún quiere hacerlo.</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>Can edit tracks: {answer}. {reason}</source>
        <translation>Puede editar pistas: {answer}. {reason}</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>{name}, built into the project</source>
        <translation>{name}, integrado en el proyecto</translation>
    </message>
    <message>
        <source>{name}, role {role}</source>
        <translation>{name}, rol {role}</translation>
    </message>
    <message>
        <source>{environment} · primary</source>
        <translation>{environment} · principal</translation>
    </message>
    <message>
        <source>The token isn’t allowed to list them.</source>
        <translation>El token no tiene permiso para listarlos.</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %Ln more</source>
        <extracomment>{names} is a list of sandboxes; the others are only counted.</extracomment>
        <translation>
            <numerusform>{names} y %Ln más</numerusform>
            <numerusform>{names} y %Ln más</numerusform>
        </translation>
    </message>
    <message>
        <source>Sandboxes (read-only): {names}</source>
        <translation>Sandboxes (solo lectura): {names}</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <translation>Sesión iniciada como</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Entornos</translation>
    </message>
    <message>
        <source>Can edit tracks</source>
        <translation>Puede editar pistas</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Deleted</source>
        <translation>Eliminada</translation>
    </message>
</context>
<context>
    <name>ReviewChoices</name>
    <message>
        <source>Delete as soon as I decide</source>
        <translation>Eliminar en cuanto yo decida</translation>
    </message>
    <message>
        <source>Delete only what a second person has approved</source>
        <translation>Eliminar solo lo que haya aprobado una segunda persona</translation>
    </message>
    <message>
        <source>A second person has to approve deletions first.</source>
        <translation>Una segunda persona tiene que aprobar antes las eliminaciones.</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>Igual que el sistema</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>Your name in reviews</source>
        <translation>Su nombre en las revisiones</translation>
    </message>
    <message>
        <source>Stands beside your decisions and notes, also in the files you hand on.</source>
        <translation>Aparece junto a sus decisiones y notas, también en los archivos que comparte.</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Decisiones</translation>
    </message>
    <message>
        <source>Otherwise, your deletions wait in a list that you look over first. What can’t be restored waits there in any case.</source>
        <translation>Si no, sus eliminaciones esperan en una lista que usted repasa antes. Lo que no se puede restaurar espera allí en todo caso.</translation>
    </message>
    <message>
        <source>Second approval</source>
        <translation>Segunda aprobación</translation>
    </message>
    <message>
        <source>In the primary environment, tracks can then only be deleted from a review, once another person has approved it.</source>
        <translation>En el entorno principal, las pistas solo se pueden eliminar entonces desde una revisión, cuando otra persona lo haya aprobado.</translation>
    </message>
</context>
<context>
    <name>ReviewController</name>
    <message>
        <source>There are no tracks to review.</source>
        <translation>No hay pistas que revisar.</translation>
    </message>
    <message numerus="yes">
        <source>A review holds %Ln tracks at most. It has the first ones.</source>
        <translation>
            <numerusform>Una revisión admite %Ln pista como máximo. Contiene la primera.</numerusform>
            <numerusform>Una revisión admite %Ln pistas como máximo. Contiene las primeras.</numerusform>
        </translation>
    </message>
    <message>
        <source>The fixed text is being published…</source>
        <translation>El texto corregido se está publicando…</translation>
    </message>
    <message>
        <source>You haven’t decided anything yet.</source>
        <translation>Aún no ha decidido nada.</translation>
    </message>
    <message>
        <source>Wait until the subtitles are on screen, or skip the track.</source>
        <translation>Espere a que los subtítulos estén en pantalla, u omita la pista.</translation>
    </message>
    <message>
        <source>Enter a reason first. Return then deletes the track.</source>
        <translation>Escriba primero un motivo. Después, con Retorno se elimina la pista.</translation>
    </message>
    <message>
        <source>This is the last track.</source>
        <translation>Esta es la última pista.</translation>
    </message>
    <message>
        <source>This is the first track.</source>
        <translation>Esta es la primera pista.</translation>
    </message>
    <message>
        <source>Decision taken back.</source>
        <translation>Decisión retirada.</translation>
    </message>
    <message>
        <source>Nothing was decided: a deletion needs a reason.</source>
        <translation>No se decidió nada: una eliminación necesita un motivo.</translation>
    </message>
    <message>
        <source>The decision was carried out already. Undo takes it back first.</source>
        <translation>La decisión ya se aplicó. Reviértala antes con Deshacer.</translation>
    </message>
    <message>
        <source>Fixing {name}. The review goes on at {place} when you leave the editor.</source>
        <translation>Corrigiendo {name}. La revisión continúa en la pista {place} cuando salga del editor.</translation>
    </message>
    <message>
        <source>The review waits at {place}.</source>
        <translation>La revisión espera en la pista {place}.</translation>
    </message>
</context>
<context>
    <name>ReviewEnding</name>
    <message>
        <source>Back to the videos</source>
        <translation>Volver a los videos</translation>
    </message>
    <message>
        <source>There are no tracks in this queue</source>
        <translation>No hay pistas en esta revisión</translation>
    </message>
    <message>
        <source>Choose tracks among all tracks, by a rule or by a search, to review them.</source>
        <translation>Para revisar pistas, elíjalas entre todas las pistas, con una regla o con una búsqueda.</translation>
    </message>
    <message numerus="yes">
        <source>Look over %Ln deletions…</source>
        <translation>
            <numerusform>Repasar %Ln eliminación…</numerusform>
            <numerusform>Repasar %Ln eliminaciones…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Go through %Ln skipped tracks</source>
        <translation>
            <numerusform>Ver %Ln pista omitida</numerusform>
            <numerusform>Ver %Ln pistas omitidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are decided</source>
        <translation>
            <numerusform>%Ln pista decidida</numerusform>
            <numerusform>%Ln pistas decididas</numerusform>
        </translation>
    </message>
    <message>
        <source>All tracks have been looked at</source>
        <translation>Ya se han visto todas las pistas</translation>
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
        <translation>Con Retorno se guarda, con Escape se sale sin guardar.</translation>
    </message>
    <message>
        <source>Return takes it, Down offers reasons.</source>
        <translation>Con Retorno se acepta, con Abajo se muestran motivos.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>What others should know about this track</source>
        <translation>Lo que otras personas deben saber de esta pista</translation>
    </message>
</context>
<context>
    <name>ReviewHead</name>
    <message>
        <source>Back to the videos</source>
        <translation>Volver a los videos</translation>
    </message>
    <message>
        <source>Previous track</source>
        <translation>Pista anterior</translation>
    </message>
    <message>
        <source>Next track</source>
        <translation>Pista siguiente</translation>
    </message>
    <message>
        <source>Decisions…</source>
        <translation>Decisiones…</translation>
    </message>
    <message>
        <source>The review has no other tracks.</source>
        <translation>La revisión no tiene otras pistas.</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Decididas</translation>
    </message>
    <message>
        <source>Leave the review; it stays as it is</source>
        <translation>Salir de la revisión; queda como está</translation>
    </message>
    <message>
        <source>Previous track, without deciding</source>
        <translation>Pista anterior, sin decidir</translation>
    </message>
    <message>
        <source>Next track, without deciding</source>
        <translation>Pista siguiente, sin decidir</translation>
    </message>
    <message>
        <source>Look over what was decided, and carry it out</source>
        <translation>Repasar lo decidido y aplicarlo</translation>
    </message>
</context>
<context>
    <name>ReviewKeysBar</name>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Keep the track</source>
        <translation>Conservar la pista</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Delete the track</source>
        <translation>Eliminar la pista</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>Fix the subtitles in the editor, then come back here</source>
        <translation>Corregir los subtítulos en el editor y después volver aquí</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Leave the track for later</source>
        <translation>Dejar la pista para más tarde</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Give a reason</source>
        <translation>Indicar un motivo</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Write a note on the track</source>
        <translation>Escribir una nota sobre la pista</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Undo your last decision and go back to it</source>
        <translation>Deshacer su última decisión y volver a ella</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Hallazgo</translation>
    </message>
    <message>
        <source>Go to the next finding</source>
        <translation>Ir al hallazgo siguiente</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Play from the selected cue</source>
        <translation>Reproducir desde el segmento seleccionado</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Put another language of this video beside the text</source>
        <translation>Poner otro idioma de este video junto al texto</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Put a saved version of this track beside the text</source>
        <translation>Poner una versión guardada de esta pista junto al texto</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Show what a deletion means, and what was done before</source>
        <translation>Mostrar qué implica una eliminación y qué se hizo antes</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message numerus="yes">
        <source>%Ln findings</source>
        <translation>
            <numerusform>%Ln hallazgo</numerusform>
            <numerusform>%Ln hallazgos</numerusform>
        </translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Sin hallazgos</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>Nothing was noticed in this text.</source>
        <translation>No se detectó nada en este texto.</translation>
    </message>
</context>
<context>
    <name>ReviewQueuesController</name>
    <message>
        <source>Everything in it could be recovered.</source>
        <translation>Se pudo recuperar todo lo que contenía.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions and notes could be recovered; others may be missing. Open the files you saved of your reviews to add what is missing.</source>
        <translation>
            <numerusform>Se pudo recuperar %Ln decisión o nota; puede que falten otras. Abra los archivos que guardó de sus revisiones para agregar lo que falta.</numerusform>
            <numerusform>Se pudieron recuperar %Ln decisiones y notas; puede que falten otras. Abra los archivos que guardó de sus revisiones para agregar lo que falta.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file of your reviews was damaged. {found} The damaged file is kept: {path}</source>
        <translation>El archivo de sus revisiones estaba dañado. {found} El archivo dañado se conserva: {path}</translation>
    </message>
    <message>
        <source>Open a review</source>
        <translation>Abrir una revisión</translation>
    </message>
    <message>
        <source>Reading {file}…</source>
        <translation>Leyendo {file}…</translation>
    </message>
    <message>
        <source>Adding {file} to your reviews…</source>
        <translation>Agregando {file} a sus revisiones…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions approved</source>
        <translation>
            <numerusform>%Ln eliminación aprobada</numerusform>
            <numerusform>%Ln eliminaciones aprobadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions refused</source>
        <translation>
            <numerusform>%Ln eliminación rechazada</numerusform>
            <numerusform>%Ln eliminaciones rechazadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions wait for approval</source>
        <translation>
            <numerusform>%Ln eliminación espera aprobación</numerusform>
            <numerusform>%Ln eliminaciones esperan aprobación</numerusform>
        </translation>
    </message>
    <message>
        <source>Added to {name}.</source>
        <translation>Añadido a {name}.</translation>
    </message>
    <message>
        <source>In it now: {found}.</source>
        <extracomment>{found} is such as “2 deletions approved, 1 deletion waits for approval”.</extracomment>
        <translation>Contiene ahora: {found}.</translation>
    </message>
    <message>
        <source>Save review as file</source>
        <translation>Guardar revisión como archivo</translation>
    </message>
    <message>
        <source>Review saved as {file}.</source>
        <translation>Revisión guardada como {file}.</translation>
    </message>
    <message>
        <source>Tracks of one video stay together, so this can’t be split.</source>
        <translation>Las pistas de un mismo video permanecen juntas, así que esto no se puede dividir.</translation>
    </message>
    <message>
        <source>Save the parts in</source>
        <translation>Guardar las partes en</translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts saved in {folder}.</source>
        <translation>
            <numerusform>%Ln parte guardada en {folder}.</numerusform>
            <numerusform>%Ln partes guardadas en {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln decisions in it are removed as well. They are on this computer only, unless you saved the review as a file. No tracks are deleted.</source>
        <translation>
            <numerusform>También se quita %Ln decisión que contiene. Solo está en este equipo, a menos que haya guardado la revisión como archivo. No se elimina ninguna pista.</numerusform>
            <numerusform>También se quitan %Ln decisiones que contiene. Solo están en este equipo, a menos que haya guardado la revisión como archivo. No se elimina ninguna pista.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln notes in it are removed as well. They are on this computer only, unless you saved the review as a file. No tracks are deleted.</source>
        <translation>
            <numerusform>También se quita %Ln nota que contiene. Solo está en este equipo, a menos que haya guardado la revisión como archivo. No se elimina ninguna pista.</numerusform>
            <numerusform>También se quitan %Ln notas que contiene. Solo están en este equipo, a menos que haya guardado la revisión como archivo. No se elimina ninguna pista.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is decided in it yet. No tracks are deleted.</source>
        <translation>Aún no se ha decidido nada en ella. No se elimina ninguna pista.</translation>
    </message>
    <message>
        <source>Delete the review {name}?</source>
        <translation>¿Eliminar la revisión {name}?</translation>
    </message>
    <message>
        <source>Delete review</source>
        <translation>Eliminar revisión</translation>
    </message>
    <message>
        <source>Save the statistics</source>
        <translation>Guardar la estadística</translation>
    </message>
    <message>
        <source>Statistics saved to {file}.</source>
        <translation>Estadística guardada en {file}.</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Páginas web (*.html)</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Libros de Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tablas (*.csv)</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Revisiones</translation>
    </message>
</context>
<context>
    <name>ReviewReturnStrip</name>
    <message>
        <source>Back to the review</source>
        <translation>Volver a la revisión</translation>
    </message>
    <message>
        <source>Goes on with the review where it was left</source>
        <translation>Continúa con la revisión donde se dejó</translation>
    </message>
</context>
<context>
    <name>ReviewSound</name>
    <message>
        <source>Check sound</source>
        <translation>Comprobar audio</translation>
    </message>
    <message>
        <source>Check queue</source>
        <translation>Comprobar todo</translation>
    </message>
    <message>
        <source>Sound not checked yet</source>
        <translation>Audio aún sin comprobar</translation>
    </message>
    <message>
        <source>Check whether the text fits the sound. trackman asks before it streams.</source>
        <translation>Comprobar si el texto concuerda con el audio. trackman pregunta antes de iniciar la transmisión.</translation>
    </message>
    <message>
        <source>Only subtitles of a video can be checked.</source>
        <translation>Solo se pueden comprobar los subtítulos de un video.</translation>
    </message>
    <message>
        <source>Check all texts of the queue, one after another. trackman asks first.</source>
        <translation>Comprobar todos los textos de la revisión, uno tras otro. trackman pregunta antes.</translation>
    </message>
</context>
<context>
    <name>ReviewStatisticsDialog</name>
    <message>
        <source>Statistics of {name}</source>
        <translation>Estadística de {name}</translation>
    </message>
    <message>
        <source>The file lists every track with decision, reason, notes, findings and the text it was decided on, and counts them by person, reason, language and kind.</source>
        <translation>El archivo enumera todas las pistas con decisión, motivo, notas, hallazgos y el texto sobre el que se decidió, y las cuenta por persona, motivo, idioma y tipo.</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <translation>Decisiones distintas</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Sin decidir</translation>
    </message>
    <message>
        <source>Time a track (median)</source>
        <translation>Tiempo por pista (mediana)</translation>
    </message>
    <message>
        <source>Time in all</source>
        <translation>Tiempo en total</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminada</translation>
    </message>
    <message>
        <source>{name}: {count}</source>
        <extracomment>A person and how many tracks that person decided on.</extracomment>
        <translation>{name}: {count}</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Alguien</translation>
    </message>
</context>
<context>
    <name>ReviewTrackBar</name>
    <message>
        <source>Show all that follows from deleting it</source>
        <translation>Mostrar todo lo que implica eliminarla</translation>
    </message>
    <message>
        <source>Show what was done to this track before</source>
        <translation>Mostrar lo que se hizo antes con esta pista</translation>
    </message>
</context>
<context>
    <name>ReviewWording</name>
    <message>
        <source>Kept</source>
        <translation>Conservada</translation>
    </message>
    <message>
        <source>To be deleted</source>
        <translation>Por eliminar</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Corregida</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Omitida</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <translation>Decisiones distintas</translation>
    </message>
    <message>
        <source>Not deleted</source>
        <translation>No eliminada</translation>
    </message>
    <message>
        <source>Deleted, then restored</source>
        <translation>Eliminada y después restaurada</translation>
    </message>
    <message>
        <source>Deletion applied</source>
        <translation>Eliminación aplicada</translation>
    </message>
    <message>
        <source>From a file that was changed by hand; decide again to confirm it. {said}</source>
        <extracomment>{said} is a sentence: who decided, when and why.</extracomment>
        <translation>De un archivo que se cambió a mano; decida de nuevo para confirmarlo. {said}</translation>
    </message>
    <message>
        <source>{decisions}. Your decision settles it.</source>
        <translation>{decisions}. Su decisión lo resuelve.</translation>
    </message>
    <message>
        <source>You decided {ago}.</source>
        <translation>Usted lo decidió {ago}.</translation>
    </message>
    <message>
        <source>You decided {ago}: {reason}</source>
        <translation>Usted lo decidió {ago}: {reason}</translation>
    </message>
    <message>
        <source>{name} decided {ago}: {reason}</source>
        <translation>{name} lo decidió {ago}: {reason}</translation>
    </message>
    <message>
        <source>{name} decided {ago}.</source>
        <translation>{name} lo decidió {ago}.</translation>
    </message>
    <message>
        <source>You</source>
        <extracomment>The person at this computer, in place of a name: “You: Kept”.</extracomment>
        <translation>Usted</translation>
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
        <translation>{number} de {count}</translation>
    </message>
    <message>
        <source>Everything is decided</source>
        <translation>Todo está decidido</translation>
    </message>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>Queda %Ln</numerusform>
            <numerusform>Quedan %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>{left}, about {time} ({each} s a track)</source>
        <translation>{left}, aprox. {time} ({each} s por pista)</translation>
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
            <numerusform>%Ln conservada</numerusform>
            <numerusform>%Ln conservadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions</source>
        <translation>
            <numerusform>%Ln eliminación</numerusform>
            <numerusform>%Ln eliminaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fixed</source>
        <translation>
            <numerusform>%Ln corregida</numerusform>
            <numerusform>%Ln corregidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln omitida</numerusform>
            <numerusform>%Ln omitidas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>Select a single row first.</source>
        <translation>Seleccione primero una sola fila.</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Mostrar detalles</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Abrir video</translation>
    </message>
    <message>
        <source>The track has no ID.</source>
        <translation>La pista no tiene ID.</translation>
    </message>
    <message>
        <source>Copy track IDs</source>
        <translation>Copiar ID de pistas</translation>
    </message>
    <message>
        <source>Copy track ID</source>
        <translation>Copiar ID de pista</translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln rows as text</source>
        <translation>
            <numerusform>Copiar %Ln fila como texto</numerusform>
            <numerusform>Copiar %Ln filas como texto</numerusform>
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
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Closed captions</source>
        <translation>Subtítulos para sordos</translation>
    </message>
    <message>
        <source>Name contains</source>
        <translation>El nombre contiene</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplicados</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>Subtitles contain</source>
        <translation>Los subtítulos contienen</translation>
    </message>
    <message>
        <source>Video is used</source>
        <translation>El video se usa</translation>
    </message>
    <message>
        <source>Video tag</source>
        <translation>Etiqueta del video</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Colección</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Cualquiera</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Subtítulos</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>One of these</source>
        <translation>Uno de estos</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Ninguno de estos</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>En preparación</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>Con error</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Don’t matter</source>
        <translation>No importan</translation>
    </message>
    <message>
        <source>Same language</source>
        <translation>Mismo idioma</translation>
    </message>
    <message>
        <source>Same name</source>
        <translation>Mismo nombre</translation>
    </message>
    <message>
        <source>Same subtitles</source>
        <translation>Mismos subtítulos</translation>
    </message>
    <message>
        <source>Keep the one seen first</source>
        <translation>Conservar la que se vio primero</translation>
    </message>
    <message>
        <source>Keep the one seen last</source>
        <translation>Conservar la que se vio más tarde</translation>
    </message>
    <message>
        <source>Keep the one with fewest findings</source>
        <translation>Conservar la que tiene menos hallazgos</translation>
    </message>
    <message>
        <source>Some</source>
        <translation>Alguno</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>In records</source>
        <translation>En registros</translation>
    </message>
    <message>
        <source>In no record</source>
        <translation>En ningún registro</translation>
    </message>
    <message>
        <source>Duplicates in a video</source>
        <translation>Duplicados en un video</translation>
    </message>
    <message>
        <source>Video collection</source>
        <translation>Colección del video</translation>
    </message>
</context>
<context>
    <name>RuleNameQuestion</name>
    <message>
        <source>Save this rule</source>
        <translation>Guardar esta regla</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Name of the rule</source>
        <translation>Nombre de la regla</translation>
    </message>
    <message>
        <source>A rule with this name exists and will be replaced.</source>
        <translation>Ya existe una regla con este nombre y se reemplazará.</translation>
    </message>
</context>
<context>
    <name>RulesButton</name>
    <message>
        <source>New rule</source>
        <translation>Nueva regla</translation>
    </message>
    <message>
        <source>Rule: {name}</source>
        <translation>Regla: {name}</translation>
    </message>
    <message>
        <source>Open, save and share rules</source>
        <translation>Abrir, guardar y compartir reglas</translation>
    </message>
    <message>
        <source>Choose a condition first.</source>
        <translation>Elija primero una condición.</translation>
    </message>
    <message>
        <source>Save this rule…</source>
        <translation>Guardar esta regla…</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>Guardar como archivo…</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Abrir archivo…</translation>
    </message>
    <message>
        <source>Delete {rule}</source>
        <translation>Eliminar {rule}</translation>
    </message>
</context>
<context>
    <name>RulesController</name>
    <message>
        <source>Rules</source>
        <translation>Reglas</translation>
    </message>
    <message>
        <source>Open rule</source>
        <translation>Abrir regla</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Nueva regla</translation>
    </message>
    <message>
        <source>Save rule as file</source>
        <translation>Guardar regla como archivo</translation>
    </message>
    <message>
        <source>{title} The rule was not saved as a file.</source>
        <translation>{title} La regla no se guardó como archivo.</translation>
    </message>
    <message>
        <source>Rule saved as {file}.</source>
        <translation>Regla guardada como {file}.</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>Rules</source>
        <translation>Reglas</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Marcar todo</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Desmarcar todo</translation>
    </message>
    <message>
        <source>Keep only these languages…</source>
        <translation>Conservar solo estos idiomas…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Looking for tracks…</source>
        <translation>Buscando pistas…</translation>
    </message>
    <message numerus="yes">
        <source>{tracks}, %Ln more unticked</source>
        <extracomment>{tracks} is such as “41 tracks of 12 videos”.</extracomment>
        <translation>
            <numerusform>{tracks}, %Ln más sin marcar</numerusform>
            <numerusform>{tracks}, %Ln más sin marcar</numerusform>
        </translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>Sin pistas</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>Y %Ln más.</numerusform>
            <numerusform>Y %Ln más.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video loses its last subtitles.</source>
        <translation>Ningún video pierde sus últimos subtítulos.</translation>
    </message>
    <message>
        <source>Tick a language first.</source>
        <translation>Marque primero un idioma.</translation>
    </message>
    <message>
        <source>Wait until the tracks are counted.</source>
        <translation>Espere a que se cuenten las pistas.</translation>
    </message>
    <message>
        <source>Tick a track first.</source>
        <translation>Marque primero una pista.</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln tracks…</source>
        <translation>
            <numerusform>Eliminar %Ln pista…</numerusform>
            <numerusform>Eliminar %Ln pistas…</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Eliminar…</translation>
    </message>
    <message>
        <source>trackman asks once more, with what follows</source>
        <translation>trackman pregunta una vez más e indica las consecuencias</translation>
    </message>
    <message numerus="yes">
        <source>Review %Ln tracks</source>
        <translation>
            <numerusform>Revisar %Ln pista</numerusform>
            <numerusform>Revisar %Ln pistas</numerusform>
        </translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Judge the ticked tracks one after another</source>
        <translation>Valorar las pistas marcadas una tras otra</translation>
    </message>
    <message>
        <source>Tracks chosen by a rule</source>
        <translation>Pistas elegidas por una regla</translation>
    </message>
    <message>
        <source>Tick every track in the list</source>
        <translation>Marcar todas las pistas de la lista</translation>
    </message>
    <message>
        <source>Untick every track, to tick only a few</source>
        <translation>Desmarcar todas las pistas, para marcar solo unas pocas</translation>
    </message>
    <message>
        <source>Choose languages; the rule then means all others</source>
        <translation>Elegir idiomas; la regla abarca entonces todos los demás</translation>
    </message>
    <message>
        <source>Close; nothing is deleted</source>
        <translation>Cerrar; no se elimina nada</translation>
    </message>
    <message>
        <source>Change the conditions, or refresh the list with a scan.</source>
        <translation>Cambie las condiciones o actualice la lista con una exploración.</translation>
    </message>
    <message>
        <source>No track fits this rule</source>
        <translation>Ninguna pista cumple esta regla</translation>
    </message>
</context>
<context>
    <name>ScanBar</name>
    <message>
        <source>Also read subtitles</source>
        <translation>Leer también los subtítulos</translation>
    </message>
    <message>
        <source>Look at everything again</source>
        <translation>Leer todo de nuevo</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Explorar</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Scanning…</source>
        <translation>Explorando…</translation>
    </message>
    <message>
        <source>Reads what is new or changed since the last scan</source>
        <translation>Lee lo que es nuevo o cambió desde la última exploración</translation>
    </message>
    <message>
        <source>Reads the tracks of all videos again, whether or not they seem changed</source>
        <translation>Lee de nuevo las pistas de todos los videos, parezcan haber cambiado o no</translation>
    </message>
    <message>
        <source>Goes on with the scan where it stopped</source>
        <translation>Continúa la exploración donde se detuvo</translation>
    </message>
    <message>
        <source>Stops the scan. What was read is kept.</source>
        <translation>Detiene la exploración. Lo leído se conserva.</translation>
    </message>
    <message>
        <source>Reads the subtitles of all tracks, too, so that they can be searched</source>
        <translation>Lee también los subtítulos de todas las pistas, para poder buscar en ellos</translation>
    </message>
    <message>
        <source>Progress of the scan</source>
        <translation>Progreso de la exploración</translation>
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
            <numerusform>%Ln pista</numerusform>
            <numerusform>%Ln pistas</numerusform>
        </translation>
    </message>
    <message>
        <source>{videos}, {tracks} so far</source>
        <translation>{videos}, {tracks} hasta ahora</translation>
    </message>
    <message>
        <source>{videos}, {tracks}; looked at {ago}</source>
        <extracomment>Such as “2,000 videos, 11,402 tracks; looked at 3 minutes ago”.</extracomment>
        <translation>{videos}, {tracks}; última lectura {ago}</translation>
    </message>
    <message>
        <source>The last scan isn’t complete yet. Resume goes on where it was.</source>
        <translation>La última exploración aún no está completa. Reanudar continúa donde estaba.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos were never looked at.</source>
        <translation>
            <numerusform>%Ln video no se ha examinado nunca.</numerusform>
            <numerusform>%Ln videos no se han examinado nunca.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Subtitles of %Ln tracks were read.</source>
        <translation>
            <numerusform>Se leyeron los subtítulos de %Ln pista.</numerusform>
            <numerusform>Se leyeron los subtítulos de %Ln pistas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the list of videos…</source>
        <translation>Leyendo la lista de videos…</translation>
    </message>
    <message>
        <source>Reading tracks…</source>
        <translation>Leyendo pistas…</translation>
    </message>
    <message>
        <source>Reading subtitles…</source>
        <translation>Leyendo subtítulos…</translation>
    </message>
    <message>
        <source>Reading the list of videos: {done} of {total}</source>
        <translation>Leyendo la lista de videos: {done} de {total}</translation>
    </message>
    <message>
        <source>Reading tracks: {done} of {total} videos</source>
        <translation>Leyendo pistas: {done} de {total} videos</translation>
    </message>
    <message>
        <source>Reading subtitles: {done} of {total} tracks</source>
        <translation>Leyendo subtítulos: {done} de {total} pistas</translation>
    </message>
    <message>
        <source>{reason} Waiting; the scan goes on by itself.</source>
        <translation>{reason} En espera; la exploración continúa por sí sola.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln API calls so far</source>
        <translation>
            <numerusform>%Ln llamada a la API hasta ahora</numerusform>
            <numerusform>%Ln llamadas a la API hasta ahora</numerusform>
        </translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>queda menos de un minuto</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minutes left</source>
        <translation>
            <numerusform>queda aproximadamente %Ln minuto</numerusform>
            <numerusform>quedan unos %Ln minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hours left</source>
        <translation>
            <numerusform>queda aproximadamente %Ln hora</numerusform>
            <numerusform>quedan unas %Ln horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln API calls used this month</source>
        <translation>
            <numerusform>%Ln llamada a la API usada este mes</numerusform>
            <numerusform>%Ln llamadas a la API usadas este mes</numerusform>
        </translation>
    </message>
    <message>
        <source>{spent} of {limit} API calls used this month</source>
        <translation>{spent} de {limit} llamadas a la API usadas este mes</translation>
    </message>
    <message numerus="yes">
        <source>%Ln API calls</source>
        <translation>
            <numerusform>%Ln llamada a la API</numerusform>
            <numerusform>%Ln llamadas a la API</numerusform>
        </translation>
    </message>
    <message>
        <source>{videos}: {calls}, {time}</source>
        <extracomment>Such as “2,000 videos: 2,008 API calls, about 2 minutes”.</extracomment>
        <translation>{videos}: {calls}, {time}</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>menos de un minuto</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minutes</source>
        <translation>
            <numerusform>aproximadamente %Ln minuto</numerusform>
            <numerusform>unos %Ln minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hours</source>
        <translation>
            <numerusform>aproximadamente %Ln hora</numerusform>
            <numerusform>unas %Ln horas</numerusform>
        </translation>
    </message>
    <message>
        <source>What was read is kept. Resume goes on where it was.</source>
        <translation>Lo leído se conserva. Reanudar continúa donde estaba.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos can’t be played, so they have no tracks.</source>
        <translation>
            <numerusform>%Ln video no se puede reproducir, así que no tiene pistas.</numerusform>
            <numerusform>%Ln videos no se pueden reproducir, así que no tienen pistas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are new.</source>
        <translation>
            <numerusform>%Ln pista es nueva.</numerusform>
            <numerusform>%Ln pistas son nuevas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks vanished.</source>
        <translation>
            <numerusform>%Ln pista desapareció.</numerusform>
            <numerusform>%Ln pistas desaparecieron.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln subtitles couldn’t be read; the next scan tries again.</source>
        <translation>
            <numerusform>No se pudieron leer los subtítulos de %Ln pista; la próxima exploración vuelve a intentarlo.</numerusform>
            <numerusform>No se pudieron leer los subtítulos de %Ln pistas; la próxima exploración vuelve a intentarlo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Scan complete</source>
        <translation>Exploración completa</translation>
    </message>
    <message>
        <source>Scan paused</source>
        <translation>Exploración en pausa</translation>
    </message>
    <message>
        <source>DatoCMS can’t be reached. Check the internet connection.</source>
        <translation>No se puede conectar con DatoCMS. Compruebe la conexión a internet.</translation>
    </message>
    <message>
        <source>DatoCMS is limiting requests: others use the project at the same time.</source>
        <translation>DatoCMS está limitando las solicitudes: otros usan el proyecto al mismo tiempo.</translation>
    </message>
    <message>
        <source>The API calls of the plan are used up. Resume next month, or ask the project’s owner to raise the limit.</source>
        <translation>Las llamadas a la API del plan están agotadas. Reanude el próximo mes o pida al propietario del proyecto que aumente el límite.</translation>
    </message>
    <message>
        <source>The token isn’t allowed to read the media area any more. Sign in again with another token.</source>
        <translation>El token ya no puede leer el área multimedia. Vuelva a iniciar sesión con otro token.</translation>
    </message>
    <message>
        <source>The environment was switched or removed. Choose it again in the project menu, then resume.</source>
        <translation>El entorno se cambió o se quitó. Elíjalo de nuevo en el menú del proyecto y después reanude.</translation>
    </message>
    <message>
        <source>This computer’s disk is full. Free some space, then resume.</source>
        <translation>El disco de este equipo está lleno. Libere espacio y después reanude.</translation>
    </message>
    <message>
        <source>The reply of DatoCMS couldn’t be read. Try again later.</source>
        <translation>No se pudo leer la respuesta de DatoCMS. Inténtelo más tarde.</translation>
    </message>
    <message>
        <source>What was read couldn’t be kept on this computer. See Help › Log for the reason.</source>
        <translation>No se pudo guardar en este equipo lo que se leyó. Consulte el motivo en Ayuda › Registro de eventos.</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln videos were looked at.</source>
        <translation>
            <numerusform>Se examinó %Ln video.</numerusform>
            <numerusform>Se examinaron los %Ln videos.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video showed a sign of a change, so none was looked at again.</source>
        <translation>Ningún video mostró indicios de cambio, así que no se volvió a examinar ninguno.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos were looked at.</source>
        <translation>
            <numerusform>Se examinó %Ln video.</numerusform>
            <numerusform>Se examinaron %Ln videos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln others showed no sign of a change and were not looked at.</source>
        <translation>
            <numerusform>%Ln más no mostró indicios de cambio y no se examinó.</numerusform>
            <numerusform>%Ln más no mostraron indicios de cambio y no se examinaron.</numerusform>
        </translation>
    </message>
    <message>
        <source>The oldest look at one was {since}.</source>
        <extracomment>{since} is such as “3 days ago”.</extracomment>
        <translation>El examen más antiguo: {since}.</translation>
    </message>
    <message>
        <source>Some videos were last looked at {ago}.</source>
        <translation>Algunos videos se examinaron por última vez {ago}.</translation>
    </message>
</context>
<context>
    <name>Screen</name>
    <message>
        <source>Video player</source>
        <translation>Reproductor de video</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Play from {time}</source>
        <translation>Reproducir desde {time}</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Search subtitles</source>
        <translation>Buscar en los subtítulos</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>En cualquier parte</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>No encontrado</translation>
    </message>
    <message numerus="yes">
        <source>Found %Ln times</source>
        <translation>
            <numerusform>Encontrado %Ln vez</numerusform>
            <numerusform>Encontrado %Ln veces</numerusform>
        </translation>
    </message>
    <message>
        <source>{current} of {count} and more</source>
        <translation>{current} de {count} y más</translation>
    </message>
    <message>
        <source>{current} of {count}</source>
        <translation>{current} de {count}</translation>
    </message>
    <message>
        <source>Whole word</source>
        <translation>Palabra completa</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Expresión regular</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search videos</source>
        <translation>Buscar videos</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Limpiar búsqueda</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>The last change could not be recorded in the journal. {title}. {text}</source>
        <translation>No se pudo anotar el último cambio en el diario. {title}. {text}</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>Start muted</source>
        <translation>Empezar en silencio</translation>
    </message>
    <message>
        <source>Tell me when I’m elsewhere</source>
        <translation>Avisarme cuando esté en otra ventana</translation>
    </message>
    <message>
        <source>Empty cache</source>
        <translation>Vaciar caché</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>Restablecer valores predeterminados</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Wait for the running work to finish before you change the language.</source>
        <translation>Antes de cambiar el idioma, espere a que termine el trabajo en curso.</translation>
    </message>
    <message>
        <source>Calculating size…</source>
        <translation>Calculando el tamaño…</translation>
    </message>
    <message>
        <source>The cache is empty.</source>
        <translation>La caché está vacía.</translation>
    </message>
    <message>
        <source>{size} in use.</source>
        <translation>{size} en uso.</translation>
    </message>
    <message>
        <source>trackman works as fast as DatoCMS allows.</source>
        <translation>trackman trabaja tan rápido como permite DatoCMS.</translation>
    </message>
    <message>
        <source>This leaves capacity for colleagues and other programs.</source>
        <translation>Así queda capacidad para colegas y otros programas.</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>Igual que el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activado</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Desactivado</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Also sets how dates, sizes and the names of languages are written.</source>
        <translation>También determina cómo se escriben las fechas, los tamaños y los nombres de los idiomas.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>More contrast</source>
        <translation>Más contraste</translation>
    </message>
    <message>
        <source>Black, white and strong colours, with lines around everything.</source>
        <translation>Negro, blanco y colores intensos, con líneas alrededor de todo.</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Menos movimiento</translation>
    </message>
    <message>
        <source>Progress stands still; its words still change.</source>
        <translation>El indicador de progreso no se mueve; su texto sigue cambiando.</translation>
    </message>
    <message>
        <source>Playing videos</source>
        <translation>Reproducción de videos</translation>
    </message>
    <message>
        <source>When long work has ended</source>
        <translation>Al terminar un trabajo largo</translation>
    </message>
    <message>
        <source>Working with DatoCMS</source>
        <translation>Trabajo con DatoCMS</translation>
    </message>
    <message>
        <source>Give up waiting after</source>
        <translation>Dejar de esperar tras</translation>
    </message>
    <message>
        <source>trackman then checks whether the track is still there.</source>
        <translation>Después, trackman comprueba si la pista sigue ahí.</translation>
    </message>
    <message>
        <source>Share of the API limit</source>
        <translation>Parte del límite de API</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>En este equipo</translation>
    </message>
    <message>
        <source>Thumbnail cache</source>
        <translation>Caché de miniaturas</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Carpeta de datos</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Eliminación</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Comprobaciones</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Revisiones</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avanzado</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
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
        <translation>Desplazar tiempos</translation>
    </message>
    <message>
        <source>Seconds to shift by</source>
        <translation>Segundos que desplazar</translation>
    </message>
    <message>
        <source>Shift all cues</source>
        <translation>Desplazar todos los segmentos</translation>
    </message>
    <message>
        <source>Shift from this cue on</source>
        <translation>Desplazar desde este segmento</translation>
    </message>
    <message>
        <source>Type seconds such as {seconds} or {time}.</source>
        <extracomment>Examples such as “0.5” and “−1:02.25”, with the decimal mark of the language.</extracomment>
        <translation>Escriba segundos, como {seconds} o {time}.</translation>
    </message>
    <message>
        <source>Cues can be shifted at most {time} earlier, to the video’s beginning.</source>
        <translation>Los segmentos se pueden adelantar como máximo {time}, hasta el principio del video.</translation>
    </message>
</context>
<context>
    <name>SideButtons</name>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Keep only this one</source>
        <translation>Conservar solo esta</translation>
    </message>
    <message>
        <source>{name} is deleted.</source>
        <translation>{name} está eliminada.</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>Eliminar {name}</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Add a project</source>
        <translation>Agregue un proyecto</translation>
    </message>
    <message>
        <source>Sign in to your project</source>
        <translation>Inicie sesión en su proyecto</translation>
    </message>
    <message>
        <source>trackman shows the subtitle and audio tracks of your project’s videos and lets you delete them. It needs an API token of the project.</source>
        <translation>trackman muestra las pistas de subtítulos y audio de los videos de su proyecto y permite eliminarlas. Necesita un token de API del proyecto.</translation>
    </message>
    <message>
        <source>Sign in to {project} again</source>
        <translation>Vuelva a iniciar sesión en {project}</translation>
    </message>
    <message>
        <source>trackman couldn’t get the project’s token from this computer’s keyring. Everything else is kept, and work continues once you sign in again.</source>
        <translation>trackman no pudo obtener el token del proyecto del llavero de este equipo. Todo lo demás se conserva, y el trabajo continúa cuando vuelva a iniciar sesión.</translation>
    </message>
    <message>
        <source>DatoCMS no longer accepts its token: it was revoked, replaced, or has expired. Everything else is kept, and work continues once you sign in again.</source>
        <translation>DatoCMS ya no acepta su token: fue revocado o reemplazado, o ha caducado. Todo lo demás se conserva, y el trabajo continúa cuando vuelva a iniciar sesión.</translation>
    </message>
    <message>
        <source>Opening {project}</source>
        <translation>Abriendo {project}</translation>
    </message>
    <message>
        <source>The project’s token is in this computer’s keyring. Unlock the keyring, or paste a token.</source>
        <translation>El token del proyecto está en el llavero de este equipo. Desbloquee el llavero o pegue un token.</translation>
    </message>
    <message>
        <source>The token works</source>
        <translation>El token funciona</translation>
    </message>
    <message>
        <source>DatoCMS accepts the token. It gives access to:</source>
        <translation>DatoCMS acepta el token. Da acceso a:</translation>
    </message>
    <message>
        <source>The token isn’t allowed to read its project’s name, so it can’t be kept. trackman will ask for it again the next time you start it.</source>
        <translation>El token no tiene permiso para leer el nombre de su proyecto, así que no se puede guardar. trackman lo pedirá de nuevo la próxima vez que lo inicie.</translation>
    </message>
</context>
<context>
    <name>SortButton</name>
    <message>
        <source>Sorted by: {order}</source>
        <translation>Ordenados por: {order}</translation>
    </message>
</context>
<context>
    <name>SoundDialog</name>
    <message>
        <source>Texts</source>
        <translation>Textos</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Places that don’t fit</source>
        <translation>Lugares que no concuerdan</translation>
    </message>
    <message>
        <source>Return or a click plays from there</source>
        <translation>Con Retorno o un clic se reproduce desde ahí</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Shift in the editor</source>
        <translation>Desplazar en el editor</translation>
    </message>
    <message>
        <source>Moves all cues in the editor, in one step that Undo takes back</source>
        <translation>Desplaza todos los segmentos en el editor, en un solo paso que Deshacer revierte</translation>
    </message>
    <message>
        <source>Select a text to see how it fits</source>
        <translation>Seleccione un texto para ver si concuerda</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>SpeechWording</name>
    <message>
        <source>Does {name} fit the sound?</source>
        <translation>¿Concuerda {name} con el audio?</translation>
    </message>
    <message numerus="yes">
        <source>Do %Ln texts fit their sounds?</source>
        <translation>
            <numerusform>¿Concuerda %Ln texto con su audio?</numerusform>
            <numerusform>¿Concuerdan %Ln textos con su audio?</numerusform>
        </translation>
    </message>
    <message>
        <source>Listen to the sound of {name}?</source>
        <translation>¿Escuchar el audio de {name}?</translation>
    </message>
    <message>
        <source>Listen to the audio track {track} of {name}?</source>
        <translation>¿Escuchar la pista de audio {track} de {name}?</translation>
    </message>
    <message numerus="yes">
        <source>Listen to the sounds of %Ln videos?</source>
        <translation>
            <numerusform>¿Escuchar el audio de %Ln video?</numerusform>
            <numerusform>¿Escuchar el audio de %Ln videos?</numerusform>
        </translation>
    </message>
    <message>
        <source>The sound is examined on this computer and goes nowhere else. trackman remembers where there is speech, so it never has to listen again.</source>
        <translation>El audio se examina en este equipo y no se envía a ningún otro lugar. trackman recuerda dónde hay voz, así que nunca tiene que volver a escucharlo.</translation>
    </message>
    <message>
        <source>trackman streams the sound once, as a player would. It counts towards your DatoCMS quota for streaming, with the length of the video.</source>
        <translation>trackman recibe la transmisión del audio una vez, como lo haría un reproductor. Cuenta para su cuota de transmisión de DatoCMS, con la duración del video.</translation>
    </message>
    <message>
        <source>trackman streams the sound once, as a player would: {length} count towards your DatoCMS quota for streaming, and about {size} are downloaded at most.</source>
        <translation>trackman recibe la transmisión del audio una vez, como lo haría un reproductor: {length} cuentan para su cuota de transmisión de DatoCMS, y se descargan como máximo unos {size}.</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Escuchar</translation>
    </message>
    <message>
        <source>{done} of {count} checked</source>
        <extracomment>Such as “3 of 40 checked”.</extracomment>
        <translation>{done} de {count} comprobados</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>En espera…</translation>
    </message>
    <message>
        <source>Comparing the text with the speech…</source>
        <translation>Comparando el texto con la voz…</translation>
    </message>
    <message>
        <source>Listening… {percent} %</source>
        <translation>Escuchando… {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Concuerda</translation>
    </message>
    <message>
        <source>{percent} % too slow</source>
        <translation>{percent}&#xa0;% demasiado lento</translation>
    </message>
    <message>
        <source>{percent} % too fast</source>
        <translation>{percent}&#xa0;% demasiado rápido</translation>
    </message>
    <message>
        <source>{seconds} s late</source>
        <translation>{seconds} s de retraso</translation>
    </message>
    <message>
        <source>{seconds} s early</source>
        <translation>{seconds} s de adelanto</translation>
    </message>
    <message>
        <source>It can’t be told whether the text fits the sound.</source>
        <translation>No se puede determinar si el texto concuerda con el audio.</translation>
    </message>
    <message>
        <source>The text fits the sound.</source>
        <translation>El texto concuerda con el audio.</translation>
    </message>
    <message>
        <source>The text runs {percent} % too slow.</source>
        <translation>El texto va un {percent}&#xa0;% demasiado lento.</translation>
    </message>
    <message>
        <source>The text runs {percent} % too fast.</source>
        <translation>El texto va un {percent}&#xa0;% demasiado rápido.</translation>
    </message>
    <message>
        <source>The text is {seconds} s late.</source>
        <translation>El texto va con {seconds} s de retraso.</translation>
    </message>
    <message>
        <source>The text is {seconds} s early.</source>
        <translation>El texto va con {seconds} s de adelanto.</translation>
    </message>
    <message>
        <source>The cues begin with the speech, to within a quarter of a second.</source>
        <translation>Los segmentos empiezan con la voz, con un margen de un cuarto de segundo.</translation>
    </message>
    <message>
        <source>All cues are off by the same time. Shifting them mends it.</source>
        <translation>Todos los segmentos tienen el mismo desfase. Desplazarlos lo corrige.</translation>
    </message>
    <message>
        <source>At its beginning it is {first}, at its end {last}.</source>
        <translation>Al principio va {first}; al final, {last}.</translation>
    </message>
    <message>
        <source>That is the usual sign of subtitles made for a picture of {was} frames per second, while this one has {now}.</source>
        <translation>Es la señal habitual de subtítulos hechos para una imagen de {was} fotogramas por segundo, mientras que esta tiene {now}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln places with speech but no text.</source>
        <translation>
            <numerusform>%Ln lugar con voz pero sin texto.</numerusform>
            <numerusform>%Ln lugares con voz pero sin texto.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues where nobody speaks.</source>
        <translation>
            <numerusform>%Ln segmento en el que nadie habla.</numerusform>
            <numerusform>%Ln segmentos en los que nadie habla.</numerusform>
        </translation>
    </message>
    <message>
        <source>All speech has text, and all text is spoken.</source>
        <translation>Toda la voz tiene texto, y todo el texto se oye.</translation>
    </message>
    <message>
        <source>{begin} – {end} · Speech without text</source>
        <translation>{begin} – {end} · Voz sin texto</translation>
    </message>
    <message>
        <source>{begin} – {end} · Cue {number}: nobody speaks</source>
        <translation>{begin} – {end} · Segmento {number}: nadie habla</translation>
    </message>
    <message>
        <source>{begin} – {end} · Cues {first} to {last}: nobody speaks</source>
        <translation>{begin} – {end} · Segmentos {first} a {last}: nadie habla</translation>
    </message>
    <message>
        <source>{speech} of speech in {length} of sound</source>
        <translation>{speech} de voz en {length} de audio</translation>
    </message>
    <message>
        <source>The video has no stream, or not any more. Refresh, then try again.</source>
        <translation>El video no tiene transmisión, o ya no la tiene. Actualice y después vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>The stream is protected, so trackman can’t listen to it.</source>
        <translation>La transmisión está protegida, así que trackman no puede escucharla.</translation>
    </message>
    <message>
        <source>The stream server can’t be reached. Check your connection, then try again.</source>
        <translation>No se puede conectar con el servidor de transmisión. Compruebe la conexión y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>The stream broke off. Try again.</source>
        <translation>La transmisión se interrumpió. Vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>The sound is of a kind that trackman can’t read.</source>
        <translation>El audio es de un tipo que trackman no puede leer.</translation>
    </message>
    <message>
        <source>The video has no sound, or not this one any more.</source>
        <translation>El video no tiene audio, o ya no tiene este.</translation>
    </message>
    <message>
        <source>There’s no room for the sound on this computer. Free some space, then try again.</source>
        <translation>No hay espacio para el audio en este equipo. Libere espacio y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>This computer lacks the system libraries that sounds are read with. On Debian and Ubuntu the package libpulse0 brings them.</source>
        <translation>En este equipo faltan las bibliotecas del sistema con las que se lee el audio. En Debian y Ubuntu las contiene el paquete libpulse0.</translation>
    </message>
    <message>
        <source>Speech can’t be looked for on this computer: it takes a 64-bit processor with AVX2, or a Mac with Apple’s own.</source>
        <translation>En este equipo no se puede buscar voz: se necesita un procesador de 64 bits con AVX2, o un Mac con procesador de Apple.</translation>
    </message>
    <message>
        <source>The subtitles can’t be read, so there is nothing to compare.</source>
        <translation>Los subtítulos no se pueden leer, así que no hay nada que comparar.</translation>
    </message>
    <message>
        <source>There are no subtitles to check.</source>
        <translation>No hay subtítulos que comprobar.</translation>
    </message>
    <message>
        <source>No speech in the sound</source>
        <translation>Sin voz en el audio</translation>
    </message>
    <message>
        <source>Too little speech to compare</source>
        <translation>Muy poca voz para comparar</translation>
    </message>
    <message>
        <source>Too few cues to compare</source>
        <translation>Muy pocos segmentos para comparar</translation>
    </message>
    <message>
        <source>No clear match with the speech</source>
        <translation>Sin coincidencia clara con la voz</translation>
    </message>
    <message>
        <source>No speech was found in the sound.</source>
        <translation>No se encontró voz en el audio.</translation>
    </message>
    <message>
        <source>There are only a few seconds of speech in the sound.</source>
        <translation>Solo hay unos segundos de voz en el audio.</translation>
    </message>
    <message>
        <source>The text has too few cues with spoken words to compare.</source>
        <translation>El texto tiene muy pocos segmentos con palabras habladas para comparar.</translation>
    </message>
    <message>
        <source>Speech and text don’t agree anywhere clearly. Perhaps the text belongs to another video, or people speak without pauses.</source>
        <translation>La voz y el texto no concuerdan con claridad en ningún lugar. Puede que el texto sea de otro video, o que se hable sin pausas.</translation>
    </message>
    <message>
        <source>on time</source>
        <translation>a tiempo</translation>
    </message>
    <message>
        <source>{seconds} s late</source>
        <comment>within a sentence</comment>
        <extracomment>Within a sentence: “At its beginning it is 0.3 s late”.</extracomment>
        <translation>con {seconds} s de retraso</translation>
    </message>
    <message>
        <source>{seconds} s early</source>
        <comment>within a sentence</comment>
        <translation>con {seconds} s de adelanto</translation>
    </message>
    <message numerus="yes">
        <source>Fits, but for %Ln places</source>
        <translation>
            <numerusform>Concuerda, salvo en %Ln lugar</numerusform>
            <numerusform>Concuerda, salvo en %Ln lugares</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Split {name}</source>
        <translation>Dividir {name}</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Partes</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Elegir carpeta…</translation>
    </message>
    <message numerus="yes">
        <source>Each part has %Ln tracks.</source>
        <translation>
            <numerusform>Cada parte tiene %Ln pista.</numerusform>
            <numerusform>Cada parte tiene %Ln pistas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each part has {least} to %Ln tracks.</source>
        <extracomment>{least} is a number of tracks, as is the other one.</extracomment>
        <translation>
            <numerusform>Cada parte tiene de {least} a %Ln pista.</numerusform>
            <numerusform>Cada parte tiene de {least} a %Ln pistas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each person gets a file of their own and sends one back with the decisions. Tracks of one video stay together.</source>
        <translation>Cada persona recibe un archivo propio y devuelve uno con las decisiones. Las pistas de un mismo video permanecen juntas.</translation>
    </message>
    <message>
        <source>Save the files in a folder; none there is replaced</source>
        <translation>Guardar los archivos en una carpeta; no se reemplaza ninguno que ya esté allí</translation>
    </message>
</context>
<context>
    <name>StagedDialog</name>
    <message>
        <source>Decisions: {name}</source>
        <translation>Decisiones: {name}</translation>
    </message>
    <message>
        <source>Decisions to list</source>
        <translation>Decisiones que mostrar</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Marcar todo</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Desmarcar todo</translation>
    </message>
    <message>
        <source>Show in the review</source>
        <translation>Mostrar en la revisión</translation>
    </message>
    <message>
        <source>Delete all the same</source>
        <translation>Eliminar de todos modos</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Simulación</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>Guardar como archivo…</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprobar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>Y %Ln más.</numerusform>
            <numerusform>Y %Ln más.</numerusform>
        </translation>
    </message>
    <message>
        <source>No video loses its last subtitles.</source>
        <translation>Ningún video pierde sus últimos subtítulos.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos have not been looked at yet.</source>
        <translation>
            <numerusform>%Ln video aún no se ha examinado.</numerusform>
            <numerusform>%Ln videos aún no se han examinado.</numerusform>
        </translation>
    </message>
    <message>
        <source>No deletion is ready and ticked.</source>
        <translation>No hay ninguna eliminación lista y marcada.</translation>
    </message>
    <message>
        <source>Type the number of tracks first.</source>
        <translation>Escriba primero el número de pistas.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions</source>
        <translation>
            <numerusform>%Ln eliminación</numerusform>
            <numerusform>%Ln eliminaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting for my approval</source>
        <translation>
            <numerusform>%Ln en espera de mi aprobación</numerusform>
            <numerusform>%Ln en espera de mi aprobación</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln decisions</source>
        <translation>
            <numerusform>Todas: %Ln decisión</numerusform>
            <numerusform>Todas: %Ln decisiones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %Ln deletions</source>
        <translation>
            <numerusform>Aplicar %Ln eliminación</numerusform>
            <numerusform>Aplicar %Ln eliminaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>Apply deletions</source>
        <translation>Aplicar eliminaciones</translation>
    </message>
    <message>
        <source>Tick deletions of others first.</source>
        <translation>Marque primero eliminaciones de otras personas.</translation>
    </message>
    <message>
        <source>Say that the ticked deletions may be done</source>
        <translation>Permitir que se apliquen las eliminaciones marcadas</translation>
    </message>
    <message>
        <source>Say that the ticked deletions must not be done</source>
        <translation>Impedir que se apliquen las eliminaciones marcadas</translation>
    </message>
    <message>
        <source>Look at every track once more, ask, and delete</source>
        <translation>Comprobar cada pista una vez más, preguntar y eliminar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions wait for your approval</source>
        <translation>
            <numerusform>%Ln eliminación espera su aprobación</numerusform>
            <numerusform>%Ln eliminaciones esperan su aprobación</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks can be deleted</source>
        <translation>
            <numerusform>%Ln pista se puede eliminar</numerusform>
            <numerusform>%Ln pistas se pueden eliminar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deletions wait for approval</source>
        <translation>
            <numerusform>%Ln eliminación espera aprobación</numerusform>
            <numerusform>%Ln eliminaciones esperan aprobación</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick every deletion in the list</source>
        <translation>Marcar todas las eliminaciones de la lista</translation>
    </message>
    <message>
        <source>Untick every deletion, to tick only a few</source>
        <translation>Desmarcar todas las eliminaciones, para marcar solo unas pocas</translation>
    </message>
    <message>
        <source>Look at every track as it is now, and say what would happen</source>
        <translation>Comprobar cada pista tal como está ahora e indicar qué ocurriría</translation>
    </message>
    <message>
        <source>Hand the review on, with all that was decided and approved</source>
        <translation>Entregar la revisión con todo lo decidido y aprobado</translation>
    </message>
    <message>
        <source>Close; the decisions stay as they are</source>
        <translation>Cerrar; las decisiones quedan como están</translation>
    </message>
    <message>
        <source>Leave this list and show the track in the review</source>
        <translation>Salir de esta lista y mostrar la pista en la revisión</translation>
    </message>
    <message>
        <source>Decide once more, on the track as it is now</source>
        <translation>Decidir de nuevo, sobre la pista tal como está ahora</translation>
    </message>
    <message>
        <source>Take your decision back; the track is open again</source>
        <translation>Retirar su decisión; la pista queda otra vez sin decidir</translation>
    </message>
    <message>
        <source>There is nothing to list</source>
        <translation>No hay nada que mostrar</translation>
    </message>
    <message>
        <source>Decisions on the tracks of this review come here.</source>
        <translation>Aquí aparecen las decisiones sobre las pistas de esta revisión.</translation>
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
        <translation>Pista</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisión</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Now</source>
        <extracomment>Title of a column: what can be done about a decision now.</extracomment>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>marcada</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>sin marcar</translation>
    </message>
</context>
<context>
    <name>StagedTable</name>
    <message>
        <source>Decisions</source>
        <translation>Decisiones</translation>
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
        <translation>Aún sin confirmar</translation>
    </message>
    <message>
        <source>Being deleted</source>
        <translation>Eliminándose</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>En espera de aprobación</translation>
    </message>
    <message>
        <source>Waiting for your approval</source>
        <translation>En espera de su aprobación</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>Decided differently</source>
        <translation>Decisiones distintas</translation>
    </message>
    <message>
        <source>File changed by hand</source>
        <translation>Archivo cambiado a mano</translation>
    </message>
    <message>
        <source>Needs a reason</source>
        <translation>Necesita un motivo</translation>
    </message>
    <message>
        <source>Couldn’t be checked</source>
        <translation>No se pudo comprobar</translation>
    </message>
    <message>
        <source>Begun elsewhere</source>
        <translation>Iniciada en otro equipo</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Eliminada</translation>
    </message>
    <message>
        <source>Deleted, then restored</source>
        <translation>Eliminada y después restaurada</translation>
    </message>
    <message>
        <source>Nothing to delete</source>
        <translation>Nada que eliminar</translation>
    </message>
    <message>
        <source>Another person has to approve this deletion. Save the review as a file, hand it on, and open the file that comes back.</source>
        <translation>Otra persona tiene que aprobar esta eliminación. Guarde la revisión como archivo, entréguelo y abra el archivo que reciba de vuelta.</translation>
    </message>
    <message>
        <source>People decided differently about this track, so it stays. A decision of yours in the review settles it.</source>
        <translation>Hay decisiones distintas sobre esta pista, así que se conserva. Una decisión suya en la revisión lo resuelve.</translation>
    </message>
    <message>
        <source>This decision comes from a review file that was changed by hand, so nobody can tell who made it. It is not carried out. Decide on the track yourself, or ask for the file once more.</source>
        <translation>Esta decisión viene de un archivo de revisión que se cambió a mano, así que nadie puede saber quién la tomó. No se aplica. Decida usted sobre la pista, o pida el archivo otra vez.</translation>
    </message>
    <message>
        <source>Your settings ask for a reason before a track is deleted. Show it in the review and give one.</source>
        <translation>Su configuración exige un motivo antes de eliminar una pista. Muéstrela en la revisión e indique uno.</translation>
    </message>
    <message>
        <source>DatoCMS couldn’t be asked for this video, so the track stays for now. The decision is kept; check again later.</source>
        <translation>No se pudo consultar a DatoCMS sobre este video, así que la pista se conserva por ahora. La decisión sigue en pie; vuelva a comprobarlo más tarde.</translation>
    </message>
    <message>
        <source>DatoCMS was asked to delete it. It is not asked again before the result is known.</source>
        <translation>Se pidió a DatoCMS que la eliminara. No se le vuelve a pedir hasta que se conozca el resultado.</translation>
    </message>
    <message>
        <source>The track stays.</source>
        <translation>La pista se conserva.</translation>
    </message>
    <message numerus="yes">
        <source>Subtitles compared with those decided on: %Ln.</source>
        <translation>
            <numerusform>Subtítulos comparados con los de la decisión: %Ln.</numerusform>
            <numerusform>Subtítulos comparados con los de la decisión: %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The subtitles of %Ln tracks are compared as each is deleted; what was changed stays.</source>
        <translation>
            <numerusform>Los subtítulos de %Ln pista se comparan al eliminarla; si se cambiaron, se queda.</numerusform>
            <numerusform>Los subtítulos de %Ln pistas se comparan al eliminar cada una; lo que se haya cambiado se queda.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks have no subtitles to compare, only kind, name and language.</source>
        <translation>
            <numerusform>%Ln pista no tiene subtítulos que comparar, solo tipo, nombre e idioma.</numerusform>
            <numerusform>%Ln pistas no tienen subtítulos que comparar, solo tipo, nombre e idioma.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks would be deleted</source>
        <translation>
            <numerusform>se eliminaría %Ln pista</numerusform>
            <numerusform>se eliminarían %Ln pistas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln held for approval</source>
        <translation>
            <numerusform>%Ln en espera de aprobación</numerusform>
            <numerusform>%Ln en espera de aprobación</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed or replaced since</source>
        <translation>
            <numerusform>%Ln cambiada o reemplazada desde entonces</numerusform>
            <numerusform>%Ln cambiadas o reemplazadas desde entonces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone already</source>
        <translation>
            <numerusform>%Ln ya no existe</numerusform>
            <numerusform>%Ln ya no existen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need a decision</source>
        <translation>
            <numerusform>%Ln necesita una decisión</numerusform>
            <numerusform>%Ln necesitan una decisión</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln couldn’t be checked</source>
        <translation>
            <numerusform>%Ln no se pudo comprobar</numerusform>
            <numerusform>%Ln no se pudieron comprobar</numerusform>
        </translation>
    </message>
    <message>
        <source>Dry run: {found}. Nothing was sent.</source>
        <extracomment>{found} is such as “12 tracks would be deleted, 2 held for approval”.</extracomment>
        <translation>Simulación: {found}. No se envió nada.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Corregida</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Omitida</translation>
    </message>
    <message>
        <source>Failed before</source>
        <translation>Falló antes</translation>
    </message>
    <message>
        <source>Can’t be restored later</source>
        <translation>No se podrá restaurar</translation>
    </message>
    <message>
        <source>Can be deleted</source>
        <translation>Se puede eliminar</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>Sin comprobar aún</translation>
    </message>
    <message>
        <source>It was tried before and failed; the track is still there.</source>
        <translation>Ya se intentó y falló; la pista sigue ahí.</translation>
    </message>
    <message>
        <source>It has no subtitles that could be backed up, so it’s gone for good.</source>
        <translation>No tiene subtítulos de los que hacer una copia de seguridad, así que se pierde definitivamente.</translation>
    </message>
    <message>
        <source>It is looked at before it is deleted, and stays if it has changed.</source>
        <translation>Se comprueba antes de eliminarla y se conserva si ha cambiado.</translation>
    </message>
    <message>
        <source>It is backed up first, so the deletion can be undone.</source>
        <translation>Antes se hace su copia de seguridad, así que la eliminación se puede deshacer.</translation>
    </message>
    <message>
        <source>{name} decided to delete this track. Tick it and choose Approve or Refuse, then save the review as a file and give it back.</source>
        <translation>{name} decidió eliminar esta pista. Márquela y elija Aprobar o Rechazar; después guarde la revisión como archivo y devuélvala.</translation>
    </message>
    <message>
        <source>The deletion was refused, so the track stays.</source>
        <translation>La eliminación se rechazó, así que la pista se conserva.</translation>
    </message>
    <message>
        <source>{name} refused this deletion {ago}, so the track stays.</source>
        <translation>{name} rechazó esta eliminación {ago}, así que la pista se conserva.</translation>
    </message>
    <message>
        <source>{name} began to delete it on another computer {ago}. Look whether the track is still there before you delete it here.</source>
        <translation>{name} empezó a eliminarla en otro equipo {ago}. Mire si la pista sigue ahí antes de eliminarla aquí.</translation>
    </message>
    <message>
        <source>Deleted on {moment}.</source>
        <translation>Eliminada el {moment}.</translation>
    </message>
    <message>
        <source>Deleted on {moment}, approved by {name}.</source>
        <translation>Eliminada el {moment}, aprobada por {name}.</translation>
    </message>
    <message>
        <source>Video is gone</source>
        <translation>El video ya no existe</translation>
    </message>
    <message>
        <source>Gone already</source>
        <translation>Ya no existe</translation>
    </message>
    <message>
        <source>The track was deleted and restored under a new ID. Show it in the review to decide on it again.</source>
        <translation>La pista se eliminó y se restauró con un nuevo ID. Muéstrela en la revisión para volver a decidir sobre ella.</translation>
    </message>
    <message>
        <source>Replaced since</source>
        <translation>Reemplazada desde entonces</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Cambiada desde entonces</translation>
    </message>
    <message>
        <source>Can’t be backed up now</source>
        <translation>Ahora sin copia de seguridad posible</translation>
    </message>
    <message>
        <source>Subtitles changed since</source>
        <translation>Subtítulos cambiados desde entonces</translation>
    </message>
    <message>
        <source>The whole video is not in the project any more. There is nothing left to delete.</source>
        <translation>El video entero ya no está en el proyecto. No queda nada que eliminar.</translation>
    </message>
    <message>
        <source>Somebody deleted this track meanwhile. There is nothing left to do.</source>
        <translation>Alguien eliminó esta pista entretanto. No queda nada que hacer.</translation>
    </message>
    <message>
        <source>This track is gone, and {now} has taken its place. The new one stays: put it into a review to decide on it.</source>
        <translation>Esta pista ya no existe, y {now} ocupa su lugar. La nueva se conserva: inclúyala en una revisión para decidir sobre ella.</translation>
    </message>
    <message>
        <source>It was decided on as {seen}; now it is {now}. Look at it once more, or delete it all the same.</source>
        <translation>Se decidió sobre ella cuando era {seen}; ahora es {now}. Mírela otra vez, o elimínela de todos modos.</translation>
    </message>
    <message>
        <source>Its subtitles can’t be backed up any more, so deleting it is for good. Look at it once more, or delete it all the same.</source>
        <translation>Ya no se puede hacer una copia de seguridad de sus subtítulos, así que eliminarla es definitivo. Mírela otra vez, o elimínela de todos modos.</translation>
    </message>
    <message>
        <source>Its subtitles are others than those that were decided on. Look at them in the review and decide again.</source>
        <translation>Sus subtítulos no son los mismos sobre los que se decidió. Mírelos en la revisión y decida de nuevo.</translation>
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
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>{age} · refreshing…</source>
        <translation>{age} · actualizando…</translation>
    </message>
    <message>
        <source>trackman will keep trying.</source>
        <translation>trackman seguirá intentándolo.</translation>
    </message>
    <message>
        <source>Refreshing…</source>
        <translation>Actualizando…</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Can’t create tokens? Ask someone who can</source>
        <translation>¿No puede crear tokens? Pídalo a quien pueda</translation>
    </message>
    <message>
        <source>In DatoCMS, open your project, then Project settings › API tokens.</source>
        <translation>En DatoCMS, abra su proyecto y después Project settings › API tokens.</translation>
    </message>
    <message>
        <source>Choose New token and give it a name such as “trackman”.</source>
        <translation>Elija New token y póngale un nombre, como “trackman”.</translation>
    </message>
    <message>
        <source>Allow it access to the Content Management API, and choose a role that can edit uploads in the primary environment.</source>
        <translation>Permítale el acceso a la Content Management API y elija un rol que pueda editar los archivos subidos en el entorno principal.</translation>
    </message>
    <message>
        <source>Save it, copy the token, and paste it below.</source>
        <translation>Guárdelo, copie el token y péguelo abajo.</translation>
    </message>
</context>
<context>
    <name>StorageWording</name>
    <message>
        <source>trackman won’t change anything it can’t record first.</source>
        <translation>trackman no cambia nada que no pueda anotar antes.</translation>
    </message>
    <message>
        <source>The journal is damaged</source>
        <translation>El diario está dañado</translation>
    </message>
    <message>
        <source>The journal was written by a newer trackman</source>
        <translation>El diario lo escribió una versión más reciente de trackman</translation>
    </message>
    <message>
        <source>The journal can’t be written</source>
        <translation>El diario no se puede escribir</translation>
    </message>
    <message>
        <source>There’s no space left for the journal</source>
        <translation>No queda espacio para el diario</translation>
    </message>
    <message>
        <source>Another program is using the journal</source>
        <translation>Otro programa está usando el diario</translation>
    </message>
    <message>
        <source>The journal is missing</source>
        <translation>Falta el diario</translation>
    </message>
    <message>
        <source>The journal’s file can’t be locked</source>
        <translation>El archivo del diario no se puede bloquear</translation>
    </message>
    <message>
        <source>The path of the journal is too long</source>
        <translation>La ruta del diario es demasiado larga</translation>
    </message>
    <message>
        <source>The journal can’t be used</source>
        <translation>El diario no se puede usar</translation>
    </message>
    <message>
        <source>Choose another copy of it, or export it once more.</source>
        <translation>Elija otra copia o expórtelo una vez más.</translation>
    </message>
    <message>
        <source>Install the newest trackman, then import it again.</source>
        <translation>Instale la versión más reciente de trackman e impórtelo de nuevo.</translation>
    </message>
    <message>
        <source>It was moved or deleted. Choose another file.</source>
        <translation>Se movió o se eliminó. Elija otro archivo.</translation>
    </message>
    <message>
        <source>This isn’t a trackman archive, or it is damaged</source>
        <translation>Esto no es un archivo de exportación de trackman, o está dañado</translation>
    </message>
    <message>
        <source>This archive was made by a newer trackman</source>
        <translation>Este archivo de exportación lo creó una versión más reciente de trackman</translation>
    </message>
    <message>
        <source>The archive can’t be written there</source>
        <translation>El archivo de exportación no se puede escribir ahí</translation>
    </message>
    <message>
        <source>There’s no space left for the archive</source>
        <translation>No queda espacio para el archivo de exportación</translation>
    </message>
    <message>
        <source>Another program is using the archive</source>
        <translation>Otro programa está usando el archivo de exportación</translation>
    </message>
    <message>
        <source>The archive no longer exists</source>
        <translation>El archivo de exportación ya no existe</translation>
    </message>
    <message>
        <source>The archive’s file can’t be locked</source>
        <translation>El archivo de exportación no se puede bloquear</translation>
    </message>
    <message>
        <source>The name of the archive is too long</source>
        <translation>El nombre del archivo de exportación es demasiado largo</translation>
    </message>
    <message>
        <source>The archive can’t be used</source>
        <translation>El archivo de exportación no se puede usar</translation>
    </message>
    <message>
        <source>Nothing was changed on this computer.</source>
        <translation>No se cambió nada en este equipo.</translation>
    </message>
    <message>
        <source>The rule’s file can’t be read</source>
        <translation>No se puede leer el archivo de la regla</translation>
    </message>
    <message>
        <source>It may have been moved, or you may not read it. Choose another file.</source>
        <translation>Puede que se haya movido o que usted no tenga permiso para leerlo. Elija otro archivo.</translation>
    </message>
    <message>
        <source>This isn’t a rule saved by trackman</source>
        <translation>Esto no es una regla guardada por trackman</translation>
    </message>
    <message>
        <source>Choose a file that was made with Save as file…</source>
        <translation>Elija un archivo creado con Guardar como archivo…</translation>
    </message>
    <message>
        <source>This rule’s file is damaged</source>
        <translation>El archivo de esta regla está dañado</translation>
    </message>
    <message>
        <source>Ask for another copy of it, and choose that.</source>
        <translation>Pida otra copia y elíjala.</translation>
    </message>
    <message>
        <source>This rule was made by a newer trackman</source>
        <translation>Esta regla la creó una versión más reciente de trackman</translation>
    </message>
    <message>
        <source>It has conditions this trackman doesn’t know, and without them it would match more tracks. Install the newest trackman to use it.</source>
        <translation>Tiene condiciones que esta versión de trackman no conoce, y sin ellas abarcaría más pistas. Instale la versión más reciente de trackman para usarla.</translation>
    </message>
    <message>
        <source>Your rules are unchanged.</source>
        <translation>Sus reglas no han cambiado.</translation>
    </message>
    <message>
        <source>It was removed on this computer. If somebody has a file of it, open that file.</source>
        <translation>Se quitó de este equipo. Si alguien tiene un archivo de ella, abra ese archivo.</translation>
    </message>
    <message>
        <source>This review isn’t here any more</source>
        <translation>Esta revisión ya no está aquí</translation>
    </message>
    <message>
        <source>Your last step was not recorded; everything before it is safe.</source>
        <translation>Su último paso no se registró; todo lo anterior está a salvo.</translation>
    </message>
    <message>
        <source>Your reviews are damaged</source>
        <translation>Sus revisiones están dañadas</translation>
    </message>
    <message>
        <source>Your reviews were written by a newer trackman</source>
        <translation>Sus revisiones las escribió una versión más reciente de trackman</translation>
    </message>
    <message>
        <source>Your reviews can’t be written</source>
        <translation>No se pueden escribir sus revisiones</translation>
    </message>
    <message>
        <source>There’s no space left for your reviews</source>
        <translation>No queda espacio para sus revisiones</translation>
    </message>
    <message>
        <source>Another program is using your reviews</source>
        <translation>Otro programa está usando sus revisiones</translation>
    </message>
    <message>
        <source>The file of your reviews can’t be locked</source>
        <translation>El archivo de sus revisiones no se puede bloquear</translation>
    </message>
    <message>
        <source>Your reviews can’t be used</source>
        <translation>No se pueden usar sus revisiones</translation>
    </message>
    <message>
        <source>Nothing was taken from it, and your reviews are unchanged.</source>
        <translation>No se incorporó nada de él, y sus revisiones no han cambiado.</translation>
    </message>
    <message>
        <source>Open that environment, then open the file again.</source>
        <translation>Abra ese entorno y después vuelva a abrir el archivo.</translation>
    </message>
    <message>
        <source>This review is of the primary environment</source>
        <translation>Esta revisión es del entorno principal</translation>
    </message>
    <message>
        <source>This review is of the environment {name}</source>
        <translation>Esta revisión es del entorno {name}</translation>
    </message>
    <message>
        <source>The review’s file can’t be read</source>
        <translation>No se puede leer el archivo de la revisión</translation>
    </message>
    <message>
        <source>This isn’t a review saved by trackman</source>
        <translation>Esto no es una revisión guardada por trackman</translation>
    </message>
    <message>
        <source>Choose a file that was saved from the list of reviews.</source>
        <translation>Elija un archivo guardado desde la lista de revisiones.</translation>
    </message>
    <message>
        <source>This review’s file is damaged</source>
        <translation>El archivo de esta revisión está dañado</translation>
    </message>
    <message>
        <source>Ask for another copy of it, and open that.</source>
        <translation>Pida otra copia y ábrala.</translation>
    </message>
    <message>
        <source>This review’s file is incomplete</source>
        <translation>El archivo de esta revisión está incompleto</translation>
    </message>
    <message>
        <source>Its end is missing, perhaps because a download stopped. Get it again.</source>
        <translation>Falta el final, quizá porque se detuvo una descarga. Consígalo de nuevo.</translation>
    </message>
    <message>
        <source>This review was saved by a newer trackman</source>
        <translation>Esta revisión la guardó una versión más reciente de trackman</translation>
    </message>
    <message>
        <source>Install the newest trackman, then open it again.</source>
        <translation>Instale la versión más reciente de trackman y vuelva a abrirlo.</translation>
    </message>
    <message>
        <source>This file is too large for a review</source>
        <translation>Este archivo es demasiado grande para una revisión</translation>
    </message>
    <message>
        <source>Ask for the review split in parts.</source>
        <translation>Pida la revisión dividida en partes.</translation>
    </message>
    <message>
        <source>This review is of the project {name}</source>
        <translation>Esta revisión es del proyecto {name}</translation>
    </message>
    <message>
        <source>Open that project, then open the file again.</source>
        <translation>Abra ese proyecto y después vuelva a abrir el archivo.</translation>
    </message>
    <message>
        <source>trackman doesn’t know yet which project this is</source>
        <translation>trackman aún no sabe qué proyecto es este</translation>
    </message>
    <message>
        <source>Connect to DatoCMS once, then open the file again.</source>
        <translation>Conéctese una vez a DatoCMS y después vuelva a abrir el archivo.</translation>
    </message>
    <message>
        <source>The file is no longer there</source>
        <translation>El archivo ya no está</translation>
    </message>
    <message>
        <source>The file was changed meanwhile</source>
        <translation>El archivo cambió entretanto</translation>
    </message>
    <message>
        <source>The file can’t be read</source>
        <translation>El archivo no se puede leer</translation>
    </message>
    <message>
        <source>Nothing was sent. Choose the file again and try once more.</source>
        <translation>No se envió nada. Elija de nuevo el archivo e inténtelo otra vez.</translation>
    </message>
    <message>
        <source>The file can’t be written there</source>
        <translation>El archivo no se puede escribir ahí</translation>
    </message>
    <message>
        <source>There’s no space left for the file</source>
        <translation>No queda espacio para el archivo</translation>
    </message>
    <message>
        <source>Another program has the file open</source>
        <translation>Otro programa tiene abierto el archivo</translation>
    </message>
    <message>
        <source>The folder for the file doesn’t exist</source>
        <translation>La carpeta para el archivo no existe</translation>
    </message>
    <message>
        <source>The file can’t be locked there</source>
        <translation>El archivo no se puede bloquear ahí</translation>
    </message>
    <message>
        <source>The file name is too long</source>
        <translation>El nombre del archivo es demasiado largo</translation>
    </message>
    <message>
        <source>The file couldn’t be written</source>
        <translation>No se pudo escribir el archivo</translation>
    </message>
    <message>
        <source>The history itself is unchanged.</source>
        <translation>El propio historial no ha cambiado.</translation>
    </message>
    <message>
        <source>Your changes stay in this window as long as it’s open.</source>
        <translation>Sus cambios permanecen en esta ventana mientras esté abierta.</translation>
    </message>
    <message>
        <source>The damaged file was set aside, and the published subtitles are shown.</source>
        <translation>El archivo dañado se apartó, y se muestran los subtítulos publicados.</translation>
    </message>
    <message>
        <source>Your draft is damaged</source>
        <translation>Su borrador está dañado</translation>
    </message>
    <message>
        <source>Your draft can’t be written</source>
        <translation>Su borrador no se puede escribir</translation>
    </message>
    <message>
        <source>There’s no space left for your draft</source>
        <translation>No queda espacio para su borrador</translation>
    </message>
    <message>
        <source>Another program is using your draft</source>
        <translation>Otro programa está usando su borrador</translation>
    </message>
    <message>
        <source>Your draft couldn’t be saved</source>
        <translation>No se pudo guardar su borrador</translation>
    </message>
    <message>
        <source>Close the other program, then export once more.</source>
        <translation>Cierre el otro programa y exporte una vez más.</translation>
    </message>
    <message>
        <source>Export once more with a shorter name.</source>
        <translation>Exporte una vez más con un nombre más corto.</translation>
    </message>
    <message>
        <source>Choose another folder, then export once more.</source>
        <translation>Elija otra carpeta y exporte una vez más.</translation>
    </message>
    <message>
        <source>Put back a copy of the data folder, or import an earlier archive.</source>
        <translation>Restituya una copia de la carpeta de datos o importe un archivo de exportación anterior.</translation>
    </message>
    <message>
        <source>Install the newest trackman to go on.</source>
        <translation>Instale la versión más reciente de trackman para continuar.</translation>
    </message>
    <message>
        <source>Allow trackman to write into that folder, then retry.</source>
        <translation>Permita que trackman escriba en esa carpeta y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Free up disk space, then try again.</source>
        <translation>Libere espacio en el disco y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Close the other program, then try again.</source>
        <translation>Cierre el otro programa y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Start trackman again to begin a new journal.</source>
        <translation>Reinicie trackman para empezar un diario nuevo.</translation>
    </message>
    <message>
        <source>The data folder is on a network drive that can’t lock files. Start trackman with --data-dir and a folder on this computer.</source>
        <translation>La carpeta de datos está en una unidad de red que no puede bloquear archivos. Inicie trackman con --data-dir y una carpeta de este equipo.</translation>
    </message>
    <message>
        <source>Choose a shorter name or another folder.</source>
        <translation>Elija un nombre más corto u otra carpeta.</translation>
    </message>
    <message>
        <source>See the reason below. Try again, or restart trackman.</source>
        <translation>Vea el motivo abajo. Vuelva a intentarlo o reinicie trackman.</translation>
    </message>
    <message>
        <source>It can’t be restored from this computer. An earlier export may contain it.</source>
        <translation>No se puede restaurar desde este equipo. Puede que esté en una exportación anterior.</translation>
    </message>
    <message>
        <source>It differs from what was deleted, so trackman won’t restore it.</source>
        <translation>Difiere de lo que se eliminó, así que trackman no la restaurará.</translation>
    </message>
    <message>
        <source>trackman can’t back up tracks right now. Try again in a minute.</source>
        <translation>trackman no puede hacer copias de seguridad de pistas en este momento. Vuelva a intentarlo en un minuto.</translation>
    </message>
    <message>
        <source>It can’t be backed up, so deleting it can’t be undone.</source>
        <translation>No se puede hacer una copia de seguridad, así que la eliminación no se podría deshacer.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>The subtitle file can’t be reached</source>
        <translation>No se puede acceder al archivo de subtítulos</translation>
    </message>
    <message>
        <source>No subtitle file was found for this track</source>
        <translation>No se encontró ningún archivo de subtítulos para esta pista</translation>
    </message>
    <message>
        <source>The file isn’t valid WebVTT</source>
        <translation>El archivo no es un WebVTT válido</translation>
    </message>
    <message>
        <source>The subtitle file contains characters that can’t be read</source>
        <translation>El archivo de subtítulos contiene caracteres que no se pueden leer</translation>
    </message>
    <message>
        <source>The subtitle file is empty</source>
        <translation>El archivo de subtítulos está vacío</translation>
    </message>
    <message>
        <source>No cue in the subtitle file has times that can be read</source>
        <translation>Ningún segmento del archivo de subtítulos tiene tiempos que se puedan leer</translation>
    </message>
    <message>
        <source>The subtitle file didn’t arrive completely</source>
        <translation>El archivo de subtítulos no llegó completo</translation>
    </message>
    <message>
        <source>The subtitle file is too large</source>
        <translation>El archivo de subtítulos es demasiado grande</translation>
    </message>
    <message>
        <source>The subtitle file couldn’t be saved on this computer</source>
        <translation>No se pudo guardar el archivo de subtítulos en este equipo</translation>
    </message>
    <message>
        <source>The backup is missing</source>
        <translation>Falta la copia de seguridad</translation>
    </message>
    <message>
        <source>The backup was changed</source>
        <translation>La copia de seguridad se modificó</translation>
    </message>
    <message>
        <source>The backup can’t be read</source>
        <translation>La copia de seguridad no se puede leer</translation>
    </message>
</context>
<context>
    <name>StretchBar</name>
    <message>
        <source>Stretch times between two points</source>
        <translation>Ajustar tiempos entre dos puntos</translation>
    </message>
    <message>
        <source>First cue</source>
        <translation>Primer segmento</translation>
    </message>
    <message>
        <source>Second cue</source>
        <translation>Segundo segmento</translation>
    </message>
    <message>
        <source>Start of the first cue</source>
        <translation>Inicio del primer segmento</translation>
    </message>
    <message>
        <source>Start of the second cue</source>
        <translation>Inicio del segundo segmento</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>Ajustar</translation>
    </message>
    <message>
        <source>Name two cues, and when each of them should start.</source>
        <translation>Indique dos segmentos y cuándo debe empezar cada uno.</translation>
    </message>
    <message>
        <source>Name two cues that start at different times.</source>
        <translation>Indique dos segmentos que empiecen en momentos distintos.</translation>
    </message>
    <message>
        <source>The cues must stay in the same order.</source>
        <translation>Los segmentos deben mantener el mismo orden.</translation>
    </message>
    <message>
        <source>Cue</source>
        <translation>Segmento</translation>
    </message>
    <message>
        <source>starts at</source>
        <translation>empieza en</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>Compare subtitles</source>
        <translation>Comparar subtítulos</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more tracks</source>
        <translation>
            <numerusform>y %Ln pista más</numerusform>
            <numerusform>y %Ln pistas más</numerusform>
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
        <translation>Esta columna se muestra siempre.</translation>
    </message>
</context>
<context>
    <name>TextCellEditor</name>
    <message>
        <source>Text of the cue</source>
        <translation>Texto del segmento</translation>
    </message>
</context>
<context>
    <name>TextController</name>
    <message>
        <source>Subtitle files (*.{ending})</source>
        <translation>Archivos de subtítulos (*.{ending})</translation>
    </message>
    <message>
        <source>Save subtitles</source>
        <translation>Guardar subtítulos</translation>
    </message>
    <message>
        <source>Subtitles saved to {file}.</source>
        <translation>Subtítulos guardados en {file}.</translation>
    </message>
</context>
<context>
    <name>TextHead</name>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Reemplazar…</translation>
    </message>
    <message>
        <source>Save subtitles as…</source>
        <translation>Guardar subtítulos como…</translation>
    </message>
    <message>
        <source>Show cue {number}</source>
        <translation>Mostrar segmento {number}</translation>
    </message>
    <message>
        <source>Edit text and times of the cues</source>
        <translation>Editar el texto y los tiempos de los segmentos</translation>
    </message>
    <message>
        <source>You have unpublished changes to these subtitles. Choose Edit to go on.</source>
        <translation>Tiene cambios sin publicar en estos subtítulos. Elija Editar para continuar.</translation>
    </message>
    <message>
        <source>WebVTT, unchanged (.vtt)</source>
        <translation>WebVTT, sin cambios (.vtt)</translation>
    </message>
    <message>
        <source>SubRip (.srt)</source>
        <translation>SubRip (.srt)</translation>
    </message>
    <message>
        <source>Plain text (.txt)</source>
        <translation>Texto sin formato (.txt)</translation>
    </message>
    <message>
        <source>Findings of all tracks of this video (table)</source>
        <translation>Hallazgos de todas las pistas de este video (tabla)</translation>
    </message>
    <message>
        <source>Replace the track by a file</source>
        <translation>Reemplazar la pista por un archivo</translation>
    </message>
</context>
<context>
    <name>TextPane</name>
    <message>
        <source>Subtitles of the track</source>
        <translation>Subtítulos de la pista</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>Cargando subtítulos…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
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
            <numerusform>%Ln segmentos</numerusform>
        </translation>
    </message>
    <message>
        <source>Showing the local copy. Last updated: {ago}.</source>
        <translation>Se muestra la copia local. Última actualización: {ago}.</translation>
    </message>
    <message>
        <source>There’s no subtitle file to edit.</source>
        <translation>No hay archivo de subtítulos que editar.</translation>
    </message>
    <message>
        <source>The file is too large to be edited.</source>
        <translation>El archivo es demasiado grande para editarlo.</translation>
    </message>
    <message>
        <source>None of the file can be read.</source>
        <translation>No se puede leer nada del archivo.</translation>
    </message>
    <message>
        <source>The subtitle server isn’t responding, and there is no local copy to show.</source>
        <translation>El servidor de subtítulos no responde, y no hay copia local que mostrar.</translation>
    </message>
    <message>
        <source>DatoCMS lists the track as ready, but there is no subtitle file. Players show nothing.</source>
        <translation>En DatoCMS la pista aparece con el estado Lista, pero no hay archivo de subtítulos. Los reproductores no muestran nada.</translation>
    </message>
    <message>
        <source>The server sent something else, such as a web page. Players show nothing.</source>
        <translation>El servidor envió otra cosa, como una página web. Los reproductores no muestran nada.</translation>
    </message>
    <message>
        <source>The file has no cues. Players show nothing.</source>
        <translation>El archivo no tiene segmentos. Los reproductores no muestran nada.</translation>
    </message>
    <message>
        <source>The file has words, but no cue with times. Players show nothing.</source>
        <translation>El archivo tiene palabras, pero ningún segmento con tiempos. Los reproductores no muestran nada.</translation>
    </message>
    <message>
        <source>The file is far larger than any subtitle file, so trackman doesn’t read it.</source>
        <translation>El archivo es mucho más grande que cualquier archivo de subtítulos, así que trackman no lo lee.</translation>
    </message>
    <message>
        <source>Its words: {words}</source>
        <translation>Sus palabras: {words}</translation>
    </message>
    <message>
        <source>This expression takes too long. Make it simpler.</source>
        <translation>Esta expresión tarda demasiado. Simplifíquela.</translation>
    </message>
    <message>
        <source>This isn’t a valid regular expression.</source>
        <translation>Esta no es una expresión regular válida.</translation>
    </message>
    <message>
        <source>Not a valid regular expression: see character {place}.</source>
        <translation>Expresión regular no válida: vea el carácter {place}.</translation>
    </message>
    <message>
        <source>The subtitle file is cut off: its end is missing.</source>
        <translation>El archivo de subtítulos está cortado: le falta el final.</translation>
    </message>
    <message>
        <source>The subtitle file isn’t UTF-8, so players may show different characters.</source>
        <translation>El archivo de subtítulos no es UTF-8, así que los reproductores pueden mostrar otros caracteres.</translation>
    </message>
    <message>
        <source>The file isn’t valid WebVTT, so players may show nothing.</source>
        <translation>El archivo no es un WebVTT válido, así que puede que los reproductores no muestren nada.</translation>
    </message>
    <message>
        <source>The subtitle file is too large. Only its beginning is shown.</source>
        <translation>El archivo de subtítulos es demasiado grande. Solo se muestra el principio.</translation>
    </message>
    <message>
        <source>None of these cues has a time that players can read.</source>
        <translation>Ninguno de estos segmentos tiene un tiempo que los reproductores puedan leer.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues have times that no player can read.</source>
        <translation>
            <numerusform>%Ln segmento tiene tiempos que ningún reproductor puede leer.</numerusform>
            <numerusform>%Ln segmentos tienen tiempos que ningún reproductor puede leer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Their numbers: {numbers}.</source>
        <translation>Sus números: {numbers}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are not shown here.</source>
        <translation>
            <numerusform>%Ln de ellos no se muestra aquí.</numerusform>
            <numerusform>%Ln de ellos no se muestran aquí.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TokenField</name>
    <message>
        <source>Show token</source>
        <translation>Mostrar token</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>Token de API</translation>
    </message>
    <message>
        <source>Paste the token here</source>
        <translation>Pegue el token aquí</translation>
    </message>
    <message>
        <source>Hide token</source>
        <translation>Ocultar token</translation>
    </message>
</context>
<context>
    <name>TokenForm</name>
    <message>
        <source>API token</source>
        <translation>Token de API</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Checking with DatoCMS…</source>
        <translation>Comprobando con DatoCMS…</translation>
    </message>
    <message>
        <source>Saving the token in this computer’s keyring…</source>
        <translation>Guardando el token en el llavero de este equipo…</translation>
    </message>
    <message>
        <source>Paste the token into the field above first.</source>
        <translation>Pegue primero el token en el campo de arriba.</translation>
    </message>
    <message>
        <source>The token is kept in this computer’s keyring, never in a file.</source>
        <translation>El token se guarda en el llavero de este equipo, nunca en un archivo.</translation>
    </message>
    <message>
        <source>This computer has no keyring. trackman can keep the token until you close it, and never writes it to a file.</source>
        <translation>Este equipo no tiene llavero. trackman puede conservar el token hasta que lo cierre, y nunca lo escribe en un archivo.</translation>
    </message>
</context>
<context>
    <name>TokenRequest</name>
    <message>
        <source>Copy message</source>
        <translation>Copiar mensaje</translation>
    </message>
    <message>
        <source>I can create a token myself</source>
        <translation>Puedo crear un token</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Message copied</source>
        <translation>Mensaje copiado</translation>
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
        <translation>Hola:

Me gustaría usar trackman, un programa de escritorio que muestra, comprueba y elimina pistas de subtítulos y audio de nuestros videos en DatoCMS. Para ello necesito un token de API de nuestro proyecto. ¿Podría crear uno para mí?

En DatoCMS: Project settings › API tokens › New token
• Nombre: trackman
• Acceso: solo Content Management API
• Rol: uno que pueda leer y editar los archivos subidos en el entorno principal. Para mirar sin cambiar nada, basta con leer los archivos subidos. Si también puede leer registros, trackman muestra cuáles usan un video.

trackman guarda el token en el llavero de mi equipo y solo lo envía a DatoCMS. Por favor, entréguemelo con un gestor de contraseñas y no por correo electrónico o chat; puede revocarlo en el mismo lugar en cualquier momento.

¡Gracias!</translation>
    </message>
    <message>
        <source>Ask someone who manages the project</source>
        <translation>Pídaselo a quien administra el proyecto</translation>
    </message>
    <message>
        <source>Creating tokens takes a role that may manage API tokens: usually the project’s owner, an administrator, or the agency that built the site. Send them this:</source>
        <translation>Para crear tokens hace falta un rol que pueda administrar tokens de API: normalmente lo tiene el propietario del proyecto, un administrador o la agencia que creó el sitio. Envíeles esto:</translation>
    </message>
</context>
<context>
    <name>TourBubble</name>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Paso {number} de {count}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>End the tour. Help › Tour starts it again.</source>
        <translation>Finalizar el recorrido. Ayuda › Recorrido lo inicia de nuevo.</translation>
    </message>
    <message>
        <source>Go back to the step before</source>
        <translation>Volver al paso anterior</translation>
    </message>
    <message>
        <source>Go on with the tour; Escape leaves it</source>
        <translation>Continuar con el recorrido; con Escape se sale de él</translation>
    </message>
</context>
<context>
    <name>TourWording</name>
    <message>
        <source>Open a video</source>
        <translation>Abra un video</translation>
    </message>
    <message>
        <source>Paste a DatoCMS link or a video ID here, or drop a link on the window.</source>
        <translation>Pegue aquí un enlace de DatoCMS o el ID de un video, o suelte un enlace en la ventana.</translation>
    </message>
    <message>
        <source>Or pick one of your videos</source>
        <translation>O elija uno de sus videos</translation>
    </message>
    <message>
        <source>Search and filter the library, and keep a filter as a view.</source>
        <translation>Busque y filtre en la biblioteca, y guarde un filtro como vista.</translation>
    </message>
    <message>
        <source>Its tracks</source>
        <translation>Sus pistas</translation>
    </message>
    <message>
        <source>Subtitles and audio, with the findings of each. Select one to read it, or several to work on them together.</source>
        <translation>Subtítulos y audio, con los hallazgos de cada pista. Seleccione una para leerla, o varias para trabajar con todas a la vez.</translation>
    </message>
    <message>
        <source>Look closely</source>
        <translation>Mire de cerca</translation>
    </message>
    <message>
        <source>Read the subtitles, play the video, compare, edit. Errors and warnings stand beside the cue they are about.</source>
        <translation>Lea los subtítulos, reproduzca el video, compare, edite. Los errores y las advertencias están junto al segmento al que se refieren.</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Decida</translation>
    </message>
    <message>
        <source>Delete what should go ({delete}). The subtitles are saved first, and {undo} brings the track back.</source>
        <translation>Elimine lo que sobre ({delete}). Los subtítulos se guardan antes, y {undo} recupera la pista.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Judge many tracks</source>
        <translation>Valore muchas pistas</translation>
    </message>
    <message>
        <source>Review, among all tracks and in the menu Track, shows them one after another: {keep} keeps, {delete} marks for deletion. Tools › Reviews goes on where you left one.</source>
        <translation>“Revisar”, en “Todas las pistas” y en el menú Pista, las muestra una tras otra: {keep} conserva, {delete} marca para eliminar. “Herramientas › Revisiones” continúa donde dejó una.</translation>
    </message>
    <message>
        <source>Help is here</source>
        <translation>La ayuda está aquí</translation>
    </message>
    <message>
        <source>What’s this? explains every control, Keyboard shortcuts ({keys}) lists all keys and changes them, and Tour starts this again.</source>
        <translation>“¿Qué es esto?” explica cada control, “Atajos de teclado” ({keys}) muestra todas las teclas y permite cambiarlas, y “Recorrido” vuelve a empezar esta introducción.</translation>
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
        <translation>Guardada: {moment}</translation>
    </message>
    <message>
        <source>Press {key} to put a saved version beside the text.</source>
        <translation>Pulse {key} para poner una versión guardada junto al texto.</translation>
    </message>
    <message>
        <source>Unpublished draft, last changed: {ago}</source>
        <translation>Borrador sin publicar, último cambio: {ago}</translation>
    </message>
    <message>
        <source>{outcome} {ago}</source>
        <translation>{outcome} {ago}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln saved versions</source>
        <translation>
            <numerusform>%Ln versión guardada</numerusform>
            <numerusform>%Ln versiones guardadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more in the history</source>
        <translation>
            <numerusform>y %Ln más en el historial</numerusform>
            <numerusform>y %Ln más en el historial</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrackListWording</name>
    <message numerus="yes">
        <source>All %Ln found</source>
        <translation>
            <numerusform>%Ln encontrado</numerusform>
            <numerusform>Los %Ln encontrados</numerusform>
        </translation>
    </message>
    <message>
        <source>{found} of {total} found; {unknown} unknown</source>
        <translation>Encontrados: {found} de {total}; desconocidos: {unknown}</translation>
    </message>
    <message>
        <source>{found} of {total} found</source>
        <translation>Encontrados: {found} de {total}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines lead to another project or environment</source>
        <translation>
            <numerusform>%Ln línea lleva a otro proyecto o entorno</numerusform>
            <numerusform>%Ln líneas llevan a otro proyecto o entorno</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no IDs or links of videos or tracks in it.</source>
        <translation>No contiene ID ni enlaces de videos o pistas.</translation>
    </message>
    <message>
        <source>The file couldn’t be read: {reason}</source>
        <translation>No se pudo leer el archivo: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track IDs copied</source>
        <translation>
            <numerusform>%Ln ID de pista copiado</numerusform>
            <numerusform>%Ln ID de pistas copiados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks are left out: their video has a track of the same kind and name.</source>
        <translation>
            <numerusform>%Ln pista se omite: su video tiene una pista del mismo tipo y nombre.</numerusform>
            <numerusform>%Ln pistas se omiten: su video tiene una pista del mismo tipo y nombre.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks can’t be put back: no scan has read their subtitles, or the video is gone.</source>
        <translation>
            <numerusform>%Ln pista no se puede reponer: ninguna exploración ha leído sus subtítulos o el video ya no existe.</numerusform>
            <numerusform>%Ln pistas no se pueden reponer: ninguna exploración ha leído sus subtítulos o el video ya no existe.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back %Ln of the selected tracks?</source>
        <translation>
            <numerusform>¿Reponer %Ln de las pistas seleccionadas?</numerusform>
            <numerusform>¿Reponer %Ln de las pistas seleccionadas?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back %Ln tracks</source>
        <translation>
            <numerusform>Reponer %Ln pista</numerusform>
            <numerusform>Reponer %Ln pistas</numerusform>
        </translation>
    </message>
    <message>
        <source>No track has vanished.</source>
        <translation>Ninguna pista ha desaparecido.</translation>
    </message>
    <message numerus="yes">
        <source>No track vanished more than %Ln days ago.</source>
        <translation>
            <numerusform>Ninguna pista desapareció hace más de %Ln día.</numerusform>
            <numerusform>Ninguna pista desapareció hace más de %Ln días.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forget %Ln vanished tracks?</source>
        <translation>
            <numerusform>¿Olvidar %Ln pista desaparecida?</numerusform>
            <numerusform>¿Olvidar %Ln pistas desaparecidas?</numerusform>
        </translation>
    </message>
    <message>
        <source>They vanished before {day}.</source>
        <translation>Desaparecieron antes del {day}.</translation>
    </message>
    <message numerus="yes">
        <source>trackman has read the subtitles of %Ln of them. Once forgotten, these can’t be put back.</source>
        <translation>
            <numerusform>trackman ha leído los subtítulos de %Ln de ellas. Una vez olvidada, no se puede reponer.</numerusform>
            <numerusform>trackman ha leído los subtítulos de %Ln de ellas. Una vez olvidadas, estas no se pueden reponer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Backups of tracks that were deleted in trackman are kept.</source>
        <translation>Las copias de seguridad de las pistas eliminadas en trackman se conservan.</translation>
    </message>
    <message numerus="yes">
        <source>Forget %Ln tracks</source>
        <translation>
            <numerusform>Olvidar %Ln pista</numerusform>
            <numerusform>Olvidar %Ln pistas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln vanished tracks forgotten</source>
        <translation>
            <numerusform>%Ln pista desaparecida olvidada</numerusform>
            <numerusform>%Ln pistas desaparecidas olvidadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Export tracks</source>
        <translation>Exportar pistas</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Libros de Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tablas (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks exported</source>
        <translation>
            <numerusform>%Ln pista exportada</numerusform>
            <numerusform>%Ln pistas exportadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Language code</source>
        <translation>Código de idioma</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>ID de video</translation>
    </message>
    <message>
        <source>Track ID</source>
        <translation>ID de pista</translation>
    </message>
</context>
<context>
    <name>TrackOnPage</name>
    <message>
        <source>closed captions</source>
        <translation>subtítulos para sordos</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>Play the video with this sound to judge it.</source>
        <translation>Reproduzca el video con este audio para valorarlo.</translation>
    </message>
    <message>
        <source>Audio track</source>
        <translation>Pista de audio</translation>
    </message>
    <message>
        <source>Play this sound</source>
        <translation>Reproducir este audio</translation>
    </message>
    <message>
        <source>The video can’t be played, so its subtitles can’t be read.</source>
        <translation>El video no se puede reproducir, así que sus subtítulos no se pueden leer.</translation>
    </message>
    <message>
        <source>No subtitles to read</source>
        <translation>No hay subtítulos que leer</translation>
    </message>
    <message>
        <source>This track isn’t in the video any more</source>
        <translation>Esta pista ya no está en el video</translation>
    </message>
    <message>
        <source>It was deleted or replaced after the queue was made. Nothing will be changed; press Keep to go on.</source>
        <translation>Se eliminó o se reemplazó después de crearse la revisión. No se cambiará nada; pulse Conservar para continuar.</translation>
    </message>
    <message>
        <source>It was deleted, as was decided in this review.</source>
        <translation>Se eliminó, como se decidió en esta revisión.</translation>
    </message>
    <message>
        <source>The track isn’t in the video any more.</source>
        <translation>La pista ya no está en el video.</translation>
    </message>
    <message>
        <source>Audio can’t be edited here.</source>
        <translation>El audio no se puede editar aquí.</translation>
    </message>
    <message>
        <source>There’s no subtitle file to edit.</source>
        <translation>No hay archivo de subtítulos que editar.</translation>
    </message>
    <message>
        <source>Track {place}</source>
        <translation>Pista {place}</translation>
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
        <translation>Sus vistas</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Guardar esta vista…</translation>
    </message>
    <message>
        <source>Rename {view}…</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>Cambiar nombre de {view}…</translation>
    </message>
    <message>
        <source>Delete {view}</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>Eliminar {view}</translation>
    </message>
</context>
<context>
    <name>TrackWording</name>
    <message>
        <source>Subtitles</source>
        <translation>Subtítulos</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>En preparación</translation>
    </message>
    <message>
        <source>Errored</source>
        <translation>Con error</translation>
    </message>
    <message>
        <source>{status}: {error}</source>
        <translation>{status}: {error}</translation>
    </message>
    <message>
        <source>Not specified</source>
        <extracomment>Answer to “Closed captions”; so are Yes and No below.</extracomment>
        <translation>Sin especificar</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>No language</source>
        <translation>Sin idioma</translation>
    </message>
    <message>
        <source>closed captions</source>
        <translation>subtítulos para sordos</translation>
    </message>
    <message>
        <source>subtitles</source>
        <extracomment>One of the words a row is read out with: “Italiano, subtitles, Italian, ready”.</extracomment>
        <translation>subtítulos</translation>
    </message>
    <message>
        <source>audio</source>
        <extracomment>One of the words a row is read out with: “Italiano, audio, Italian, ready”.</extracomment>
        <translation>audio</translation>
    </message>
    <message>
        <source>ready</source>
        <extracomment>One of the words a row is read out with: “Italiano, subtitles, Italian, ready”.</extracomment>
        <translation>lista</translation>
    </message>
    <message>
        <source>preparing</source>
        <extracomment>One of the words a row is read out with; the track is being prepared.</extracomment>
        <translation>en preparación</translation>
    </message>
    <message>
        <source>errored</source>
        <extracomment>One of the words a row is read out with; the track failed processing.</extracomment>
        <translation>con error</translation>
    </message>
</context>
<context>
    <name>TracksHead</name>
    <message>
        <source>Add…</source>
        <translation>Agregar…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks with errors</source>
        <translation>
            <numerusform>%Ln pista con errores</numerusform>
            <numerusform>%Ln pistas con errores</numerusform>
        </translation>
    </message>
    <message>
        <source>Add subtitles or audio from files</source>
        <translation>Agregar subtítulos o audio desde archivos</translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>Sin pistas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks</source>
        <translation>
            <numerusform>%Ln pista</numerusform>
            <numerusform>%Ln pistas</numerusform>
        </translation>
    </message>
    <message>
        <source>Select the tracks with errors</source>
        <translation>Seleccionar las pistas con errores</translation>
    </message>
</context>
<context>
    <name>TracksModel</name>
    <message>
        <source>Track</source>
        <translation>Pista</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>CC</source>
        <translation>CC</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>TracksPages</name>
    <message>
        <source>Open a video to see its tracks</source>
        <translation>Abra un video para ver sus pistas</translation>
    </message>
    <message>
        <source>Choose one in the list, or paste a DatoCMS link or video ID above. You can also drop a link onto this window.</source>
        <translation>Elija uno de la lista, o pegue arriba un enlace de DatoCMS o el ID de un video. También puede soltar un enlace en esta ventana.</translation>
    </message>
    <message>
        <source>Open video…</source>
        <translation>Abrir video…</translation>
    </message>
    <message>
        <source>{video} has no subtitle or audio tracks.</source>
        <translation>{video} no tiene pistas de subtítulos ni de audio.</translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>Sin pistas</translation>
    </message>
</context>
<context>
    <name>TracksPane</name>
    <message>
        <source>Select a track.</source>
        <translation>Seleccione una pista.</translation>
    </message>
    <message>
        <source>Copy rows as text</source>
        <translation>Copiar filas como texto</translation>
    </message>
    <message>
        <source>Loading tracks…</source>
        <translation>Cargando pistas…</translation>
    </message>
    <message>
        <source>{name}: {state}</source>
        <translation>{name}: {state}</translation>
    </message>
    <message>
        <source>Open a video first.</source>
        <translation>Abra primero un video.</translation>
    </message>
    <message>
        <source>The selected tracks are already being deleted.</source>
        <translation>Las pistas seleccionadas ya se están eliminando.</translation>
    </message>
</context>
<context>
    <name>TracksTable</name>
    <message>
        <source>Tracks</source>
        <translation>Pistas</translation>
    </message>
</context>
<context>
    <name>TypedCount</name>
    <message>
        <source>To delete that many tracks, type their number: {count}</source>
        <translation>Para eliminar tantas pistas, escriba su número: {count}</translation>
    </message>
</context>
<context>
    <name>UndoController</name>
    <message>
        <source>Redo replacement of {name}</source>
        <translation>Rehacer reemplazo de {name}</translation>
    </message>
    <message numerus="yes">
        <source>Redo replacement of %Ln tracks</source>
        <translation>
            <numerusform>Rehacer reemplazo de %Ln pista</numerusform>
            <numerusform>Rehacer reemplazo de %Ln pistas</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo replacement of {name}</source>
        <translation>Deshacer reemplazo de {name}</translation>
    </message>
    <message numerus="yes">
        <source>Undo replacement of %Ln tracks</source>
        <translation>
            <numerusform>Deshacer reemplazo de %Ln pista</numerusform>
            <numerusform>Deshacer reemplazo de %Ln pistas</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo deletion of {name}</source>
        <translation>Deshacer eliminación de {name}</translation>
    </message>
    <message numerus="yes">
        <source>Undo deletion of %Ln tracks</source>
        <translation>
            <numerusform>Deshacer eliminación de %Ln pista</numerusform>
            <numerusform>Deshacer eliminación de %Ln pistas</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>Nada que deshacer.</translation>
    </message>
    <message>
        <source>Still working. It will be undone as soon as that has finished.</source>
        <translation>Aún en curso. Se deshará en cuanto termine.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks have no backup and can’t be restored.</source>
        <translation>
            <numerusform>%Ln pista no tiene copia de seguridad y no se puede restaurar.</numerusform>
            <numerusform>%Ln pistas no tienen copia de seguridad y no se pueden restaurar.</numerusform>
        </translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>No hay copia de seguridad, así que no se puede restaurar.</translation>
    </message>
</context>
<context>
    <name>UnexpectedErrors</name>
    <message>
        <source>trackman was updated while it was open, so not everything works any more. Close it and start it again.</source>
        <translation>trackman se actualizó mientras estaba abierto, así que ya no funciona todo. Ciérrelo y vuelva a iniciarlo.</translation>
    </message>
    <message>
        <source>The unexpected error happened again.</source>
        <translation>El error inesperado volvió a ocurrir.</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Mostrar informe</translation>
    </message>
    <message>
        <source>This report holds no token, no subtitle text and no file name. Copy it to pass it on.</source>
        <translation>Este informe no contiene tokens, texto de subtítulos ni nombres de archivos. Cópielo para compartirlo.</translation>
    </message>
    <message>
        <source>Error report</source>
        <translation>Informe de error</translation>
    </message>
</context>
<context>
    <name>UpdatesDialog</name>
    <message>
        <source>Check for updates</source>
        <translation>Comprobar si hay actualizaciones</translation>
    </message>
    <message>
        <source>Open download page</source>
        <translation>Abrir página de descarga</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>This is trackman {version}.</source>
        <translation>Esta es la versión {version} de trackman.</translation>
    </message>
    <message>
        <source>Checking for updates…</source>
        <translation>Comprobando si hay actualizaciones…</translation>
    </message>
    <message>
        <source>You have the newest version, {version}.</source>
        <translation>Tiene la versión más reciente, {version}.</translation>
    </message>
    <message>
        <source>trackman is up to date</source>
        <translation>trackman está actualizado</translation>
    </message>
    <message>
        <source>trackman {version} is available</source>
        <translation>trackman {version} está disponible</translation>
    </message>
    <message>
        <source>You have {version}. The page opens in your browser.</source>
        <translation>Tiene la versión {version}. La página se abre en su navegador.</translation>
    </message>
    <message>
        <source>trackman {version} needs a newer system</source>
        <translation>trackman {version} necesita un sistema más reciente</translation>
    </message>
    <message>
        <source>It needs system version {needed}; this computer has {found}. You can go on using trackman {version}.</source>
        <translation>Necesita la versión {needed} del sistema; este equipo tiene {found}. Puede seguir usando trackman {version}.</translation>
    </message>
    <message>
        <source>Couldn’t check for updates</source>
        <translation>No se pudo comprobar si hay actualizaciones</translation>
    </message>
    <message>
        <source>This version doesn’t know where to look. Ask whoever gave you trackman.</source>
        <translation>Esta versión no sabe dónde consultar. Pregunte a quien le facilitó trackman.</translation>
    </message>
    <message>
        <source>The address to look at isn’t an https address. Ask whoever set up this computer.</source>
        <translation>La dirección que consultar no es una dirección https. Pregunte a quien configuró este equipo.</translation>
    </message>
    <message>
        <source>The notice isn’t signed by the makers of trackman, so it is ignored. Somebody may have tampered with it: don’t download trackman from a link you were sent.</source>
        <translation>El aviso no está firmado por los creadores de trackman, así que se ignora. Puede que alguien lo haya manipulado: no descargue trackman desde un enlace que le hayan enviado.</translation>
    </message>
    <message>
        <source>The notice is signed with a key this version doesn’t know. Get the newest trackman from where you got this one.</source>
        <translation>El aviso está firmado con una clave que esta versión no conoce. Obtenga la versión más reciente de trackman donde obtuvo esta.</translation>
    </message>
    <message>
        <source>The notice is damaged. Try again later.</source>
        <translation>El aviso está dañado. Inténtelo más tarde.</translation>
    </message>
    <message>
        <source>The notice leads to a page that trackman doesn’t open. Get the newest version from where you got this one.</source>
        <translation>El aviso lleva a una página que trackman no abre. Obtenga la versión más reciente donde obtuvo esta.</translation>
    </message>
    <message>
        <source>The connection isn’t secure, so nothing was asked. Settings › Network can tell more.</source>
        <translation>La conexión no es segura, así que no se consultó nada. En Configuración › Red hay más información.</translation>
    </message>
    <message>
        <source>There is no connection. Check your network, then try again.</source>
        <translation>No hay conexión. Compruebe la red y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>The server points to another host, which trackman doesn’t follow.</source>
        <translation>El servidor remite a otro host, y trackman no sigue esa redirección.</translation>
    </message>
    <message>
        <source>The answer is far too large for a notice, and was not read.</source>
        <translation>La respuesta es demasiado grande para un aviso y no se leyó.</translation>
    </message>
    <message>
        <source>The server didn’t answer in time. Try again later.</source>
        <translation>El servidor no respondió a tiempo. Inténtelo más tarde.</translation>
    </message>
    <message>
        <source>The server has no notice at the moment. Try again later.</source>
        <translation>El servidor no tiene ningún aviso en este momento. Inténtelo más tarde.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Inténtelo más tarde.</translation>
    </message>
    <message>
        <source>Ask the server once more</source>
        <translation>Preguntar de nuevo al servidor</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Versions of {name}</source>
        <translation>Versiones de {name}</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>Restore this version</source>
        <translation>Restaurar esta versión</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Select one version.</source>
        <translation>Seleccione una versión.</translation>
    </message>
    <message>
        <source>Select one or two versions.</source>
        <translation>Seleccione una o dos versiones.</translation>
    </message>
    <message>
        <source>Compare with the subtitles of now</source>
        <translation>Comparar con los subtítulos actuales</translation>
    </message>
    <message>
        <source>No saved versions yet</source>
        <translation>Aún no hay versiones guardadas</translation>
    </message>
    <message>
        <source>trackman saves the subtitles whenever you add, publish, replace or delete a track. The versions appear here.</source>
        <translation>trackman guarda los subtítulos cada vez que se agrega, publica, reemplaza o elimina una pista. Las versiones aparecen aquí.</translation>
    </message>
</context>
<context>
    <name>VersionsModel</name>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Contenido</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>Title of a column: who saved a version.</extracomment>
        <translation>Por</translation>
    </message>
    <message>
        <source>Unreadable, {size}</source>
        <translation>Ilegible, {size}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cues, {size}</source>
        <translation>
            <numerusform>%Ln segmento, {size}</numerusform>
            <numerusform>%Ln segmentos, {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>By whom it was saved.</extracomment>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>Before deletion or replacement</source>
        <translation>Antes de eliminar o reemplazar</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Agregada</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publicada</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurada</translation>
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
        <translation>Seleccione primero una fila.</translation>
    </message>
    <message>
        <source>The selected rows belong to several videos.</source>
        <translation>Las filas seleccionadas pertenecen a varios videos.</translation>
    </message>
    <message>
        <source>The video belongs to the project {project}. Open it first.</source>
        <translation>El video pertenece al proyecto {project}. Ábralo primero.</translation>
    </message>
    <message>
        <source>The video is in the primary environment. Switch to it first.</source>
        <translation>El video está en el entorno principal. Cambie primero a ese entorno.</translation>
    </message>
    <message>
        <source>The video is in the environment {name}. Switch to it first.</source>
        <translation>El video está en el entorno {name}. Cambie primero a ese entorno.</translation>
    </message>
</context>
<context>
    <name>VideoController</name>
    <message>
        <source>{reason}. Showing the tracks from your last visit.</source>
        <translation>{reason}. Se muestran las pistas de su última visita.</translation>
    </message>
    <message>
        <source>Couldn’t refresh: {reason}. The tracks may be out of date.</source>
        <translation>No se pudo actualizar: {reason}. Puede que las pistas no estén al día.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Searching videos… {count} of {total}</source>
        <translation>Buscando en los videos… {count} de {total}</translation>
    </message>
</context>
<context>
    <name>VideoQuestion</name>
    <message>
        <source>Paste the video’s DatoCMS link or its ID. The video must be in this project.</source>
        <translation>Pegue el enlace de DatoCMS del video o su ID. El video debe estar en este proyecto.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Link or ID of a video</source>
        <translation>Enlace o ID de un video</translation>
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
        <translation>Copiar dirección de DatoCMS</translation>
    </message>
    <message>
        <source>Copy stream link</source>
        <translation>Copiar enlace de la transmisión</translation>
    </message>
    <message>
        <source>Streaming counts towards your DatoCMS quota.</source>
        <translation>La transmisión cuenta para su cuota de DatoCMS.</translation>
    </message>
    <message>
        <source>The project’s DatoCMS address isn’t known yet.</source>
        <translation>Aún no se conoce la dirección de DatoCMS del proyecto.</translation>
    </message>
    <message>
        <source>Open in DatoCMS</source>
        <translation>Abrir en DatoCMS</translation>
    </message>
    <message>
        <source>This video has no stream.</source>
        <translation>Este video no tiene transmisión.</translation>
    </message>
    <message>
        <source>Open stream link</source>
        <translation>Abrir transmisión</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Resolución</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Fotogramas/s</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>File type</source>
        <translation>Tipo de archivo</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Best MP4</source>
        <translation>Mejor MP4</translation>
    </message>
    <message>
        <source>Poster frame</source>
        <translation>Fotograma de portada</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>Subido</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambiado</translation>
    </message>
    <message>
        <source>Uploaded by</source>
        <translation>Subido por</translation>
    </message>
    <message>
        <source>Virus scan</source>
        <translation>Análisis antivirus</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
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
        <translation>Notas</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Smart tags</source>
        <translation>Etiquetas inteligentes</translation>
    </message>
    <message>
        <source>Video ID</source>
        <translation>ID de video</translation>
    </message>
    <message>
        <source>Copy video ID</source>
        <translation>Copiar ID de video</translation>
    </message>
    <message>
        <source>Playback ID</source>
        <translation>ID de reproducción</translation>
    </message>
    <message>
        <source>Copy playback ID</source>
        <translation>Copiar ID de reproducción</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Ruta</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Copiar ruta</translation>
    </message>
    <message>
        <source>File address</source>
        <translation>Dirección del archivo</translation>
    </message>
    <message>
        <source>Copy file address</source>
        <translation>Copiar dirección del archivo</translation>
    </message>
    <message>
        <source>MD5</source>
        <translation>MD5</translation>
    </message>
    <message>
        <source>Copy MD5</source>
        <translation>Copiar MD5</translation>
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
        <translation>{width} × {height} píxeles</translation>
    </message>
    <message>
        <source>{short} ({count} bytes)</source>
        <translation>{short} ({count} bytes)</translation>
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
        <translation>Baja</translation>
    </message>
    <message>
        <source>Not scanned yet</source>
        <translation>Aún sin analizar</translation>
    </message>
    <message>
        <source>No threats found</source>
        <translation>No se encontraron amenazas</translation>
    </message>
    <message>
        <source>Infected</source>
        <translation>Infectado</translation>
    </message>
    <message>
        <source>Scan failed</source>
        <translation>El análisis falló</translation>
    </message>
    <message>
        <source>Not scanned</source>
        <translation>Sin analizar</translation>
    </message>
    <message>
        <source>Project owner</source>
        <translation>Propietario del proyecto</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organización</translation>
    </message>
    <message>
        <source>Collaborator</source>
        <translation>Colaborador</translation>
    </message>
    <message>
        <source>Collaborator (single sign-on)</source>
        <translation>Colaborador (inicio de sesión único)</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>Token de API</translation>
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
        <translation>Este video aún no está cargado.</translation>
    </message>
    <message>
        <source>Go to its tracks</source>
        <translation>Ir a sus pistas</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Copiar nombre</translation>
    </message>
    <message>
        <source>Copy video ID</source>
        <translation>Copiar ID de video</translation>
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
        <translation>Todos los videos</translation>
    </message>
    <message>
        <source>Recent videos</source>
        <translation>Videos recientes</translation>
    </message>
    <message>
        <source>Your views</source>
        <translation>Sus vistas</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Guardar esta vista…</translation>
    </message>
    <message>
        <source>Rename {view}…</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>Cambiar nombre de {view}…</translation>
    </message>
    <message>
        <source>Delete {view}</source>
        <extracomment>{view} is in quotation marks.</extracomment>
        <translation>Eliminar {view}</translation>
    </message>
    <message>
        <source>Saved in DatoCMS</source>
        <translation>Guardadas en DatoCMS</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>{filter} (in part)</source>
        <translation>{filter} (en parte)</translation>
    </message>
    <message>
        <source>Recent videos are always offered here.</source>
        <translation>Los videos recientes siempre se ofrecen aquí.</translation>
    </message>
    <message>
        <source>Search or filter the videos first.</source>
        <translation>Busque o filtre primero los videos.</translation>
    </message>
    <message>
        <source>These parts of the filter aren’t supported and are ignored: {p}</source>
        <translation>Estas partes del filtro no se admiten y se ignoran: {p}</translation>
    </message>
</context>
<context>
    <name>WholeProject</name>
    <message>
        <source>Search all subtitles</source>
        <translation>Buscar en todos los subtítulos</translation>
    </message>
</context>
<context>
    <name>WordListDialog</name>
    <message>
        <source>Word list</source>
        <translation>Lista de palabras</translation>
    </message>
    <message>
        <source>New word list</source>
        <translation>Nueva lista de palabras</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Enter a name for the list first.</source>
        <translation>Escriba primero un nombre para la lista.</translation>
    </message>
    <message>
        <source>Enter a word first.</source>
        <translation>Escriba primero una palabra.</translation>
    </message>
    <message>
        <source>Keep the list and search for it</source>
        <translation>Guardar la lista y buscarla</translation>
    </message>
    <message>
        <source>One word or phrase a line. A cue that holds one of them is found.</source>
        <translation>Una palabra o frase por línea. Se encuentran los segmentos que contienen alguna.</translation>
    </message>
    <message>
        <source>A list with this name exists and will be replaced.</source>
        <translation>Ya existe una lista con este nombre y se reemplazará.</translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation>Nombre de la lista</translation>
    </message>
    <message>
        <source>The list is shown by this name.</source>
        <translation>La lista se muestra con este nombre.</translation>
    </message>
    <message>
        <source>Words and phrases</source>
        <translation>Palabras y frases</translation>
    </message>
    <message>
        <source>One word or phrase a line, such as colou*</source>
        <translation>Una palabra o frase por línea, como color*</translation>
    </message>
</context>
<context>
    <name>WordListsPanel</name>
    <message>
        <source>Word lists</source>
        <translation>Listas de palabras</translation>
    </message>
    <message>
        <source>New word list…</source>
        <translation>Nueva lista de palabras…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Editar…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Select a word list first.</source>
        <translation>Seleccione primero una lista de palabras.</translation>
    </message>
    <message>
        <source>Change name and words of the list</source>
        <translation>Cambiar el nombre y las palabras de la lista</translation>
    </message>
</context>
<context>
    <name>WorkModel</name>
    <message>
        <source>What</source>
        <extracomment>Titles of columns: the action, its video, how far it is, since when.</extracomment>
        <translation>Acción</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
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
        <translation>Detalles de la pista</translation>
    </message>
    <message>
        <source>Parts of the work</source>
        <translation>Partes del trabajo</translation>
    </message>
    <message>
        <source>No video open</source>
        <translation>Ningún video abierto</translation>
    </message>
    <message>
        <source>Select a track</source>
        <translation>Seleccione una pista</translation>
    </message>
    <message>
        <source>No tracks</source>
        <translation>Sin pistas</translation>
    </message>
    <message>
        <source>Recently deleted has all tracks that can be restored.</source>
        <translation>En Eliminadas recientemente están todas las pistas que se pueden restaurar.</translation>
    </message>
    <message>
        <source>There’s no backup, so it can’t be restored.</source>
        <translation>No hay copia de seguridad, así que no se puede restaurar.</translation>
    </message>
    <message>
        <source>Open a video first.</source>
        <translation>Abra primero un video.</translation>
    </message>
    <message>
        <source>The project’s address isn’t known yet.</source>
        <translation>Aún no se conoce la dirección del proyecto.</translation>
    </message>
    <message>
        <source>Choose a track to read, hear and judge it here.</source>
        <translation>Elija una pista para leerla, oírla y valorarla aquí.</translation>
    </message>
    <message>
        <source>No track selected</source>
        <translation>Ninguna pista seleccionada</translation>
    </message>
    <message>
        <source>Play the video with this sound to judge it.</source>
        <translation>Reproduzca el video con este audio para valorarlo.</translation>
    </message>
    <message>
        <source>Audio track</source>
        <translation>Pista de audio</translation>
    </message>
    <message>
        <source>Play this sound</source>
        <translation>Reproducir este audio</translation>
    </message>
    <message>
        <source>Loading subtitles…</source>
        <translation>Cargando subtítulos…</translation>
    </message>
    <message>
        <source>No subtitles to read</source>
        <translation>No hay subtítulos que leer</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
</context>
<context>
    <name>WorkTab</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Cancel what hasn’t been sent yet. Work that DatoCMS accepted continues.</source>
        <translation>Cancelar lo que aún no se ha enviado. El trabajo que DatoCMS aceptó continúa.</translation>
    </message>
    <message>
        <source>Check the current state and finish what’s left</source>
        <translation>Comprobar el estado actual y terminar lo que falta</translation>
    </message>
    <message>
        <source>Select a row first.</source>
        <translation>Seleccione primero una fila.</translation>
    </message>
    <message>
        <source>The selected items are finished or can no longer be cancelled.</source>
        <translation>Los elementos seleccionados han terminado o ya no se pueden cancelar.</translation>
    </message>
    <message>
        <source>Trying again can’t help with the selected items.</source>
        <translation>Reintentar no sirve para los elementos seleccionados.</translation>
    </message>
    <message>
        <source>None of the selected tracks can be restored.</source>
        <translation>Ninguna de las pistas seleccionadas se puede restaurar.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Nada en curso</translation>
    </message>
    <message>
        <source>Deletions and restores appear here while they are waiting or running.</source>
        <translation>Las eliminaciones y restauraciones aparecen aquí mientras están en espera o en curso.</translation>
    </message>
    <message>
        <source>Delete what wasn’t deleted because trackman closed, as far as still wanted</source>
        <translation>Eliminar lo que no se eliminó porque trackman se cerró, en la medida en que aún se quiera</translation>
    </message>
    <message>
        <source>Delete none of what wasn’t deleted because trackman closed, and ask no more</source>
        <translation>No eliminar nada de lo que no se eliminó porque trackman se cerró, y no volver a preguntar</translation>
    </message>
</context>
<context>
    <name>WorkTable</name>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
</context>
<context>
    <name>_Away</name>
    <message>
        <source>The video is playing in its own window.</source>
        <translation>El video se reproduce en su propia ventana.</translation>
    </message>
    <message>
        <source>Move it here</source>
        <translation>Moverlo aquí</translation>
    </message>
</context>
<context>
    <name>_BatchWording</name>
    <message>
        <source>Generating {name}…</source>
        <translation>Generando {name}…</translation>
    </message>
    <message>
        <source>Adding {name}…</source>
        <translation>Agregando {name}…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Adding tracks… {done} of {total}</source>
        <translation>Agregando pistas… {done} de {total}</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was added.</source>
        <translation>Cancelado. No se agregó nada.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks added.</source>
        <translation>
            <numerusform>%Ln pista agregada.</numerusform>
            <numerusform>%Ln pistas agregadas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks added. The other rows show the reason.</source>
        <translation>
            <numerusform>Se agregó %Ln de {total} pistas. Las demás filas muestran el motivo.</numerusform>
            <numerusform>Se agregaron %Ln de {total} pistas. Las demás filas muestran el motivo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks added. See Activity for the others.</source>
        <translation>
            <numerusform>Se agregó %Ln de {total} pistas. Para las demás, vea Actividad.</numerusform>
            <numerusform>Se agregaron %Ln de {total} pistas. Para las demás, vea Actividad.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln additions were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln adición se canceló antes de empezar.</numerusform>
            <numerusform>%Ln adiciones se cancelaron antes de empezar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Replacing {name}…</source>
        <translation>Reemplazando {name}…</translation>
    </message>
    <message>
        <source>Replacing tracks… {done} of {total}</source>
        <translation>Reemplazando pistas… {done} de {total}</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was replaced.</source>
        <translation>Cancelado. No se reemplazó nada.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracks replaced.</source>
        <translation>
            <numerusform>%Ln pista reemplazada.</numerusform>
            <numerusform>%Ln pistas reemplazadas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {total} tracks replaced.</source>
        <translation>
            <numerusform>Se reemplazó %Ln de {total} pistas.</numerusform>
            <numerusform>Se reemplazaron %Ln de {total} pistas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln replacements were cancelled before they started.</source>
        <translation>
            <numerusform>%Ln reemplazo se canceló antes de empezar.</numerusform>
            <numerusform>%Ln reemplazos se cancelaron antes de empezar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>{name} is back as it was before</source>
        <translation>{name} está de nuevo como antes</translation>
    </message>
</context>
<context>
    <name>_Entries</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tecla</translation>
    </message>
</context>
<context>
    <name>_Lists</name>
    <message>
        <source>Word list</source>
        <translation>Lista de palabras</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevos</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln nuevo</numerusform>
            <numerusform>%Ln nuevos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_MoreButton</name>
    <message>
        <source>More</source>
        <extracomment>A menu of further things that can be done.</extracomment>
        <translation>Más</translation>
    </message>
    <message>
        <source>What else can be done here, with its keys</source>
        <translation>Qué más se puede hacer aquí, con sus teclas</translation>
    </message>
    <message>
        <source>Next track, without deciding</source>
        <translation>Pista siguiente, sin decidir</translation>
    </message>
    <message>
        <source>Previous track, without deciding</source>
        <translation>Pista anterior, sin decidir</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Hallazgo anterior</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Reproducir o pausar</translation>
    </message>
    <message>
        <source>Check whether the text fits the sound</source>
        <translation>Comprobar si el texto concuerda con el audio</translation>
    </message>
    <message>
        <source>Larger subtitles</source>
        <translation>Subtítulos más grandes</translation>
    </message>
    <message>
        <source>Smaller subtitles</source>
        <translation>Subtítulos más pequeños</translation>
    </message>
    <message>
        <source>Subtitles in normal size</source>
        <translation>Subtítulos en tamaño normal</translation>
    </message>
    <message>
        <source>Look over the decisions</source>
        <translation>Repasar las decisiones</translation>
    </message>
</context>
</TS>
