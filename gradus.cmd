@echo off
rem Starts Gradus, built from these sources where one is newer than what was built last.
setlocal
set "root=%~dp0"
set "bin=%root%src\Gradus.Cli\bin\Release"
set "program=%bin%\net10.0\Gradus.Cli.dll"
if not exist "%program%" goto build
if not exist "%bin%\built" goto build
powershell -NoProfile -Command "$built = (Get-Item ($env:bin + '\built')).LastWriteTimeUtc; $newer = Get-ChildItem -File -Recurse ($env:root + 'src'), ($env:root + 'docs\rules'), ($env:root + 'docs\syntax.md') | Where-Object { $_.FullName -notmatch '\\(bin|obj)\\' -and $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1; exit [int]($null -ne $newer)"
if not errorlevel 1 goto start
:build
echo gradus: building the program from its sources; the first time takes about a minute 1>&2
if not exist "%bin%" mkdir "%bin%"
type nul > "%bin%\begun"
dotnet build "%root%src\Gradus.Cli" -c Release -v quiet -nologo -clp:NoSummary < nul 1>&2 || exit /b 2
move /y "%bin%\begun" "%bin%\built" > nul
:start
dotnet "%program%" %*
exit /b %errorlevel%
