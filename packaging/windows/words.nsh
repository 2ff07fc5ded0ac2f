; The installer's own sentences; NSIS brings all others along. The first language is for all others.
!macro WORDS_IN LANGUAGE OPEN HELD STAYS
  !insertmacro MUI_LANGUAGE "${LANGUAGE}"
  LangString TRACKMAN_IS_OPEN ${LANG_${LANGUAGE}} "${OPEN}"
  LangString FILES_ARE_HELD ${LANG_${LANGUAGE}} "${HELD}"
  LangString DATA_STAYS ${LANG_${LANGUAGE}} "${STAYS}"
!macroend

!macro WORDS
  !insertmacro WORDS_IN "English" \
    "trackman is open. Close it, then choose Retry. Nothing has changed so far." \
    "Another program holds files of trackman, so it isn’t installed completely. Close all programs, then start this installer again. Your data is untouched." \
    "trackman will be removed. Your journal, backups, drafts, and settings stay in $LOCALAPPDATA\trackman."
  !insertmacro WORDS_IN "Italian" \
    "trackman è aperto. Chiudilo, poi scegli Riprova. Finora non è cambiato nulla." \
    "Un altro programma tiene occupati dei file di trackman, quindi l’installazione non è completa. Chiudi tutti i programmi e riavvia l’installazione. I tuoi dati sono intatti." \
    "trackman verrà rimosso. Il registro, le copie di sicurezza, le bozze e le impostazioni restano in $LOCALAPPDATA\trackman."
  !insertmacro WORDS_IN "French" \
    "trackman est ouvert. Fermez-le, puis choisissez Réessayer. Rien n’a encore été modifié." \
    "Un autre programme utilise des fichiers de trackman : l’installation est incomplète. Fermez tous les programmes, puis relancez l’installation. Vos données sont intactes." \
    "trackman va être supprimé. Votre journal, vos sauvegardes, vos brouillons et vos réglages restent dans $LOCALAPPDATA\trackman."
  !insertmacro WORDS_IN "German" \
    "trackman ist geöffnet. Schließen Sie es und wählen Sie dann Wiederholen. Bisher wurde nichts verändert." \
    "Ein anderes Programm hält Dateien von trackman fest; die Installation ist daher unvollständig. Schließen Sie alle Programme und starten Sie die Installation noch einmal. Ihre Daten sind unberührt." \
    "trackman wird entfernt. Ihr Verlauf, Ihre Sicherungen, Entwürfe und Einstellungen bleiben in $LOCALAPPDATA\trackman."
  !insertmacro WORDS_IN "Spanish" \
    "trackman está abierto. Ciérrelo y elija Reintentar. Todavía no se ha cambiado nada." \
    "Otro programa está usando archivos de trackman, por lo que la instalación no está completa. Cierre todos los programas e inicie de nuevo la instalación. Sus datos están intactos." \
    "Se eliminará trackman. Su registro, sus copias de seguridad, sus borradores y sus ajustes se quedan en $LOCALAPPDATA\trackman."
  !insertmacro WORDS_IN "PortugueseBR" \
    "O trackman está aberto. Feche-o e escolha Repetir. Nada foi alterado até agora." \
    "Outro programa está usando arquivos do trackman, por isso a instalação não está completa. Feche todos os programas e inicie a instalação de novo. Seus dados estão intactos." \
    "O trackman será removido. Seu registro, seus backups, seus rascunhos e suas configurações ficam em $LOCALAPPDATA\trackman."
  !insertmacro WORDS_IN "Dutch" \
    "trackman is geopend. Sluit het en kies dan Opnieuw. Er is nog niets veranderd." \
    "Een ander programma houdt bestanden van trackman vast, dus de installatie is niet volledig. Sluit alle programma’s en start de installatie opnieuw. Uw gegevens zijn onaangeroerd." \
    "trackman wordt verwijderd. Uw logboek, back-ups, concepten en instellingen blijven in $LOCALAPPDATA\trackman."
  !insertmacro WORDS_IN "Arabic" \
    "trackman مفتوح. أغلقه ثم اختر إعادة المحاولة. لم يتغير شيء حتى الآن." \
    "يستخدم برنامج آخر ملفات trackman، لذلك لم يكتمل التثبيت. أغلق كل البرامج ثم ابدأ التثبيت من جديد. بياناتك لم تُمس." \
    "ستتم إزالة trackman. يبقى السجل والنسخ الاحتياطية والمسودات والإعدادات في $LOCALAPPDATA\trackman."
!macroend
