; Adds "Open with Store Monitor" to the menu of folders in the Explorer. The command gets the path of the folder.
!macro customInstall
  WriteRegStr SHCTX "Software\Classes\Directory\shell\${APP_ID}" "" "Open with ${PRODUCT_NAME}"
  WriteRegStr SHCTX "Software\Classes\Directory\shell\${APP_ID}" "Icon" "$appExe,0"
  WriteRegStr SHCTX "Software\Classes\Directory\shell\${APP_ID}\command" "" '"$appExe" "%V"'
!macroend

!macro customUnInstall
  DeleteRegKey SHCTX "Software\Classes\Directory\shell\${APP_ID}"
!macroend
