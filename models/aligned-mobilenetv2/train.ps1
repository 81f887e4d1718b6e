<#
.SYNOPSIS
Trains the default detector again: five runs, and the means of their weights joined.

.DESCRIPTION
The settings of the runs are the files in stages/. Pairs are not in this repository, for their originals are other people's
pictures: pairs.tsv names every original and fake with its SHA-256, and README.md the networks that made them. Without
-PairPath the runs train on single pictures alone, and end with another, weaker model.

It takes an hour on one core. What was stopped goes on where it was.

.EXAMPLE
dotnet run --project src/FakeDetect.Console -- -File models/aligned-mobilenetv2/train.ps1 -TrainPath ../shared/pictures/train -StartWeights mobilenet_v2_features.safetensors -PairPath ./pairs
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # The labelled pictures: 0_real and 1_fake.
    [Parameter(Mandatory)] [string] $TrainPath,
    # MobileNetV2's features trained on ImageNet: .pth or .safetensors.
    [Parameter(Mandatory)] [string] $StartWeights,
    # A folder with a folder of pairs (pairs.tsv as New-SimulatedFake writes it) for each network in pairs.tsv.
    [string] $PairPath,
    # Where the models of the runs go; the detector is aligned-mobilenetv2.
    [string] $OutputPath = './again'
)

$ErrorActionPreference = 'Stop'
$first = 'taef2', 'sim-tc4d1', 'sim-nn3d2'
$upscaling = 'taef2', 'waifu2x-photo', 'esrgan-slim', 'esrgan-medium', 'fast-srgan', 'realesrgan-x4fast', 'realesr-animevideo'
$coarse, $fine, $twin = 'mobilenetv2', 'mobilenetv2-nodown', 'mobilenetv2-twin'

# Name; the models whose weights it starts from (of several the mean; a twin joins its two); pairs; recipe, or the
# architecture where nothing is trained.
$runs = @(
    @('1-unpaired', @(), @(), 'recipe'),
    @('2-first-pairs', @('1-unpaired'), $first, 'recipe'),
    @('3-blur', @('2-first-pairs'), @('taef2'), 'recipe'),
    @('4-no-downsampling', @('2-first-pairs', '3-blur'), @('taef2'), 'recipe'),
    @('5-more-pairs', @('4-no-downsampling'), $upscaling, 'recipe'),
    @('coarse', @('2-first-pairs', '3-blur'), @(), $coarse),
    @('fine', @('4-no-downsampling', '5-more-pairs'), @(), $fine),
    @('aligned-mobilenetv2', @('coarse', 'fine'), @(), $twin)
)
foreach ($run in $runs) {
    $name, $from, $networks, $how = $run
    $model = "$OutputPath/$name"
    # A run that is complete is not repeated, and one that was stopped goes on.
    if (Test-Path "$model/model.json") { continue }
    $options = @{
        TrainPath = $TrainPath
        OutputPath = $model
        RunPath = "$OutputPath/runs/$name"
        # Under -WhatIf the models before are not there.
        InitialModel = if ($WhatIfPreference -or -not $from) { $StartWeights } else { $from | ForEach-Object { "$OutputPath/$_" } }
    }
    if ($how -eq 'recipe') {
        $options.RecipePath = "$PSScriptRoot/stages/$name.json"
        $options.Resume = Test-Path "$OutputPath/runs/$name/checkpoint.safetensors"
        if ($PairPath -and $networks) { $options.PairPath = $networks | ForEach-Object { "$PairPath/$_" } }
    }
    else {
        $options.Architecture = $how
        $options.MaxEpoch = 0
        if ($how -eq $twin) { $options.WeightPrecision = 'Half' }
    }
    Invoke-DetectorTraining @options
}
