#!/usr/bin/env pwsh
# A thin wrapper: each task runs the one dotnet command that it shows, so you can do the same without PowerShell (docs/building.md).
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Pack', 'Bench')]
    [string] $Task = 'Build',

    # Arguments for the command, for example: ./build.ps1 Pack --rid linux-x64
    [Parameter(ValueFromRemainingArguments)]
    [string[]] $Arguments = @()
)

$command = switch ($Task) {
    'Build' { @('build') + $Arguments }
    'Test' { @('test') + $Arguments }
    'Pack' { @('run', '--project', 'tools/FakeDetect.Packaging', '--') + $Arguments }
    'Bench' { @('run', '--project', 'tests/Benchmarks', '-c', 'Release', '--') + $Arguments }
}

Push-Location -LiteralPath $PSScriptRoot
try {
    "dotnet $command"
    & dotnet @command
    exit $LASTEXITCODE
}
finally {
    Pop-Location
}
