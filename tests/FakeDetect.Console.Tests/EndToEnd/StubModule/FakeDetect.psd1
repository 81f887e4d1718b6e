@{
    RootModule        = 'FakeDetect.psm1'
    ModuleVersion     = '1.2.3'
    Description       = 'Stands in for the real module: the host is tested with commands that need no model.'
    FunctionsToExport = @('Get-Stub', 'Write-StubError', 'Wait-Stub')
}
