function Get-Stub {
    param([Parameter(Mandatory)] [string] $Name)
    [pscustomobject] @{ Name = $Name; Answer = 42 }
}

function Write-StubError {
    [CmdletBinding()]
    param()
    $record = [System.Management.Automation.ErrorRecord]::new([System.IO.IOException]::new('The data ends early.'), 'StubUnreadable', 'InvalidData', '/pictures/a[1].png')
    $record.ErrorDetails = [System.Management.Automation.ErrorDetails]::new('The data ends early.')
    $record.ErrorDetails.RecommendedAction = 'Get a complete copy.'
    $PSCmdlet.WriteError($record)
}

# Says that it runs, waits, and says whether it was cleaned up.
function Wait-Stub {
    try {
        [Console]::Out.WriteLine('waiting')
        while ($true) { [System.Threading.Thread]::Sleep(10) }
    }
    finally {
        [Console]::Out.WriteLine('cleaned up')
    }
}
