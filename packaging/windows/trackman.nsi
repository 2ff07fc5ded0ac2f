; The installer for Windows, for one person and without an administrator.
; job.py gives VERSION, KB, BUNDLE, ICON, LICENSE, OUT, and COMPRESSOR; SIGN where there is a certificate.
Unicode true
!if /FileExists "${NSISDIR}\Stubs\zlib-amd64-unicode"
  Target amd64-unicode ; Debian's NSIS has it; that for Windows itself makes 32-bit installers
!endif
!if "${COMPRESSOR}" == "none"
  SetCompress off
!else if "${COMPRESSOR}" == "lzma"
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!else
  SetCompressor ${COMPRESSOR}
!endif
!ifdef SIGN
  !finalize '${SIGN} "%1"'
  !uninstfinalize '${SIGN} "%1"'
!endif

!include LogicLib.nsh
!include MUI2.nsh
!include "words.nsh"

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\trackman"
!define LINK_KEY "Software\Classes\trackman"
!define APP_PATH_KEY "Software\Microsoft\Windows\CurrentVersion\App Paths\trackman.exe"
!define IS_OPEN 3 ; exit status of a silent run that changed nothing, for trackman is open

Name "trackman"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\trackman"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
RequestExecutionLevel user
ManifestDPIAware true
ManifestLongPathAware true
ManifestSupportedOS Win10
BrandingText " "
ShowInstDetails nevershow
ShowUninstDetails nevershow
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "trackman"
VIAddVersionKey "CompanyName" "the trackman developers"
VIAddVersionKey "FileDescription" "trackman set-up"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT License, the trackman developers"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\trackman.exe"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(DATA_STAYS)"
!insertmacro MUI_PAGE_LICENSE "${LICENSE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro WORDS

; Ends the run unless no program of the folder is open: Windows lets nobody write to one that is.
!macro WAIT_UNTIL_CLOSED
  ${For} $1 1 2
    ${If} $1 = 1
      StrCpy $2 "$INSTDIR\trackman.exe"
    ${Else}
      StrCpy $2 "$INSTDIR\trackman.com"
    ${EndIf}
    ${If} ${FileExists} $2
      ${Do}
        ClearErrors
        FileOpen $0 $2 a
        ${IfNot} ${Errors}
          FileClose $0
          ${ExitDo}
        ${EndIf}
        ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(TRACKMAN_IS_OPEN)" /SD IDCANCEL IDCANCEL`
          SetErrorLevel ${IS_OPEN}
          Quit
        ${EndIf}
      ${Loop}
    ${EndIf}
  ${Next}
!macroend

Section
  !insertmacro WAIT_UNTIL_CLOSED
  ; All is unpacked beside what is there, which stays whole if there is no room for it. A person
  ; may have chosen a folder of their own: its name is none they would use.
  RMDir /r "$INSTDIR\trackman-new"
  SetOutPath "$INSTDIR\trackman-new"
  File /r "${BUNDLE}\*"
  SetOutPath "$INSTDIR"

  !insertmacro WAIT_UNTIL_CLOSED
  RMDir /r "$INSTDIR\_internal" ; what an older version had and this one has not goes, too
  Delete "$INSTDIR\trackman.exe"
  Delete "$INSTDIR\trackman.com"
  ClearErrors
  Rename "$INSTDIR\trackman-new\_internal" "$INSTDIR\_internal"
  Rename "$INSTDIR\trackman-new\trackman.com" "$INSTDIR\trackman.com"
  Rename "$INSTDIR\trackman-new\trackman.exe" "$INSTDIR\trackman.exe"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "$(FILES_ARE_HELD)" /SD IDOK
    Abort
  ${EndIf}
  RMDir "$INSTDIR\trackman-new"

  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\trackman.lnk" "$INSTDIR\trackman.exe"
  WriteRegStr HKCU "${LINK_KEY}" "" "URL:trackman"
  WriteRegStr HKCU "${LINK_KEY}" "URL Protocol" ""
  WriteRegStr HKCU "${LINK_KEY}\DefaultIcon" "" "$INSTDIR\trackman.exe,0"
  WriteRegStr HKCU "${LINK_KEY}\shell\open\command" "" '"$INSTDIR\trackman.exe" "%1"'
  WriteRegStr HKCU "${APP_PATH_KEY}" "" "$INSTDIR\trackman.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "trackman"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\trackman.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "the trackman developers"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${KB}
SectionEnd

Function .onInstFailed
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\trackman-new"
FunctionEnd

Section "Uninstall"
  !insertmacro WAIT_UNTIL_CLOSED
  Delete "$SMPROGRAMS\trackman.lnk"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\trackman.exe"
  Delete "$INSTDIR\trackman.com"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; stays if a person keeps something of their own in it
  ; Links may lead to another copy by now.
  ReadRegStr $0 HKCU "${LINK_KEY}\shell\open\command" ""
  ${If} $0 == '"$INSTDIR\trackman.exe" "%1"'
    DeleteRegKey HKCU "${LINK_KEY}"
  ${EndIf}
  ReadRegStr $0 HKCU "${APP_PATH_KEY}" ""
  ${If} $0 == "$INSTDIR\trackman.exe"
    DeleteRegKey HKCU "${APP_PATH_KEY}"
  ${EndIf}
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
SectionEnd
