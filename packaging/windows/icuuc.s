# Stands in for Windows 10's icuuc.dll, which Wine lacks; it knows no encodings.
# Qt6Core imports these 20 names, and calls them only for text in encodings other than UTF-8, UTF-16,
# UTF-32, Latin-1 and the system's own. It lies in Wine's system32, and never in a bundle.
    .intel_syntax noprefix
    .text
# Each returns 0. Those that must say that there is no such converter write U_FILE_ACCESS_ERROR (4)
# where their UErrorCode pointer leads: the second argument of these, the third of the next.
    .globl ucnv_open, ucnv_getName, DllMain
ucnv_open: ucnv_getName:
    mov dword ptr [rdx], 4
    xor eax, eax
    ret
    .globl ucnv_getStandardName
ucnv_getStandardName:
    mov dword ptr [r8], 4
    xor eax, eax
    ret
DllMain:
    mov eax, 1
    ret
    .irp name, ucnv_close, UCNV_FROM_U_CALLBACK_SUBSTITUTE, UCNV_TO_U_CALLBACK_SUBSTITUTE, ucnv_reset, ucnv_getMaxCharSize, ucnv_getToUCallBack, ucnv_getFromUCallBack, ucnv_setToUCallBack, ucnv_setFromUCallBack, ucnv_cbToUWriteUChars, ucnv_toUnicode, ucnv_cbFromUWriteUChars, ucnv_toUCountPending, ucnv_fromUCountPending, ucnv_getAvailableName, ucnv_countAvailable, ucnv_fromUnicode
    .globl \name
\name:
    .endr
    xor eax, eax
    ret
