@echo off
rem Runs the command line of the packaged app with its own binary, as Node.
setlocal
set ELECTRON_RUN_AS_NODE=1
"%~dp0..\..\Store Monitor.exe" "%~dp0..\app.asar\out\main\cli.js" %*
