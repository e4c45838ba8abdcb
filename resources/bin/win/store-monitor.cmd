@echo off
rem The command line of the packaged app: its own binary, as Node.
setlocal
set ELECTRON_RUN_AS_NODE=1
"%~dp0..\..\Store Monitor.exe" "%~dp0..\app\out\main\cli.js" %*
