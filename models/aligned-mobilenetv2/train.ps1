<#
.SYNOPSIS
Trains the default detector again: six runs, each from the weights of the one before.

.DESCRIPTION
The settings of the runs are the files in stages/. Pairs are not in this repository, for their originals are other people's
pictures: pairs.tsv names every original and fake with its SHA-256, and README.md the networks that made them. Without
-PairPath the runs train on single pictures alone, and end with another, weaker model.

The third and the fourth run took an hour each on one core of 2024's servers, the last one as long again.

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
    # Where the models of the runs go; the last one is 6-all-pairs.
    [string] $OutputPath = './aligned-mobilenetv2-again'
)

$ErrorActionPreference = 'Stop'
$early = 'taef2', 'sim-tc4d1', 'sim-nn3d2'
$upscaling = 'taef2', 'waifu2x-photo', 'esrgan-slim', 'esrgan-medium', 'fast-srgan', 'realesrgan-x4fast', 'realesr-animevideo'
$all = $upscaling + 'realcugan', 'realesrgan-x4plus', 'fst-wave', 'cartoongan-shinkai', 'magenta-recon', 'vaelight', 'cartoongan-paprika', 'waifu2x-cunet'

# Name, the runs whose weights it starts from (of two, the mean), and its pairs.
$stages = @(
    @('1-unpaired', @(), @()),
    @('2-first-pairs', @('1-unpaired'), $early),
    @('3-blur', @('2-first-pairs'), @('taef2')),
    @('4-no-downsampling', @('2-first-pairs', '3-blur'), @('taef2')),
    @('5-more-pairs', @('4-no-downsampling'), $upscaling),
    @('6-all-pairs', @('5-more-pairs'), $all)
)
foreach ($stage in $stages) {
    $name, $from, $networks = $stage
    $model = "$OutputPath/$name"
    # A run that is complete is not repeated, and one that was stopped goes on.
    if (Test-Path "$model/model.json") { continue }
    $options = @{
        RecipePath = "$PSScriptRoot/stages/$name.json"
        TrainPath = $TrainPath
        OutputPath = $model
        RunPath = "$OutputPath/runs/$name"
        Resume = Test-Path "$OutputPath/runs/$name/checkpoint.safetensors"
        # Under -WhatIf the models before are not there.
        InitialModel = if ($WhatIfPreference -or -not $from) { $StartWeights } else { $from | ForEach-Object { "$OutputPath/$_" } }
    }
    if ($PairPath -and $networks) { $options.PairPath = $networks | ForEach-Object { "$PairPath/$_" } }
    Invoke-DetectorTraining @options
}
