@{
    RootModule           = 'module/bin/FakeDetect.PowerShell.dll'
    NestedModules        = @('module/bin/FakeDetect.Loader.dll')
    ModuleVersion        = '0.1.0'
    GUID                 = '7d1b2f0e-5c0c-4d3a-9d6f-0b6c2a1f9c54'
    Author               = 'FakeDetect contributors'
    CompanyName          = 'FakeDetect'
    Copyright            = 'Copyright (c) FakeDetect contributors. MIT licence.'
    Description          = 'Tells pictures made by neural networks from photographs: scores files, folders and pipelines with an ONNX model, imports published detectors, trains and measures new ones.'
    PowerShellVersion    = '7.6'
    CompatiblePSEditions = @('Core')
    TypesToProcess       = @('module/FakeDetect.types.ps1xml')
    FormatsToProcess     = @(
        'module/FakeDetect.format.ps1xml'
        'module/FakeDetect.Analysis.format.ps1xml'
        'module/FakeDetect.Evaluation.format.ps1xml'
    )
    FunctionsToExport    = @()
    CmdletsToExport      = @(
        'Compare-Detector'
        'Export-FakenessReport'
        'Get-DetectorModel'
        'Import-DetectorModel'
        'Invoke-DetectorTraining'
        'Invoke-SimulatorTraining'
        'Measure-DetectorAP'
        'Measure-DetectorRobustness'
        'Measure-ImageSpectrum'
        'New-DetectorCalibration'
        'New-SimulatedFake'
        'Test-DetectorDataset'
        'Test-FakeImage'
    )
    VariablesToExport    = @()
    AliasesToExport      = @()
    PrivateData          = @{
        PSData = @{
            Tags         = @('PSEdition_Core', 'Windows', 'Linux', 'MacOS', 'Image', 'Forensics', 'Deepfake', 'ONNX')
            Prerelease   = 'dev'
        }
    }
}
