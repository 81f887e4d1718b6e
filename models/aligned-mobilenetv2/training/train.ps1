<#
.SYNOPSIS
Trains the default detector again: seventeen runs, and means of their weights between them.

.DESCRIPTION
The settings of the runs are the files in stages/. This repository does not hold the pairs, because their originals are other
people's pictures: pairs.tsv names every original and fake with its SHA-256, and ../README.md names the networks that made them.
It does not hold the pictures of more-pictures.tsv either: the file names the repository, commit, file and SHA-256 of each, and
get-pictures.py fetches them. Without -PairPath and -MorePath the runs train on the other pictures, and end with another, weaker
model.

The script takes five hours on one core. If you stop it, run it again: it continues where it was.

.EXAMPLE
dotnet run --project src/FakeDetect.Console -- -File models/aligned-mobilenetv2/training/train.ps1 -TrainPath ../shared/pictures/train -StartWeights mobilenet_v2_features.safetensors -PairPath ./pairs -MorePath ./more
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # The labelled pictures: 0_real and 1_fake.
    [Parameter(Mandatory)] [string] $TrainPath,
    # MobileNetV2's features trained on ImageNet: .pth or .safetensors.
    [Parameter(Mandatory)] [string] $StartWeights,
    # A folder with a folder of pairs (pairs.tsv as New-SimulatedFake writes it) for each network in pairs.tsv.
    [string] $PairPath,
    # A folder with a folder of pictures, 0_real and 1_fake, for each run that more-pictures.tsv names, 7 to 14, as get-pictures.py writes them.
    [string] $MorePath,
    # Where the models of the runs go; the detector is aligned-mobilenetv2.
    [string] $OutputPath = './again'
)

$ErrorActionPreference = 'Stop'
$first = 'taef2', 'sim-tc4d1', 'sim-nn3d2'
$upscaling = 'taef2', 'waifu2x-photo', 'esrgan-slim', 'esrgan-medium', 'fast-srgan', 'realesrgan-x4fast', 'realesr-animevideo'
$all = $upscaling + @('realcugan', 'realesrgan-x4plus', 'fst-wave', 'cartoongan-shinkai', 'magenta-recon', 'vaelight', 'cartoongan-paprika', 'waifu2x-cunet')
$firstShrunk = 'clean-taef2', 'clean-waifu2x-photo', 'clean-esrgan-slim'
$shrunk = $firstShrunk + @('clean-fast-srgan', 'clean-realesrgan-x4fast')
$coarse, $fine, $twin = 'mobilenetv2', 'mobilenetv2-nodown', 'mobilenetv2-twin'

# Name; the models whose weights the run starts from (of several, the mean; a twin joins its two); pairs; 'recipe', or the
# architecture if the run trains nothing.
$runs = @(
    @('1-unpaired', @(), @(), 'recipe'),
    @('2-first-pairs', @('1-unpaired'), $first, 'recipe'),
    @('3-blur', @('2-first-pairs'), @('taef2'), 'recipe'),
    @('4-no-downsampling', @('2-first-pairs', '3-blur'), @('taef2'), 'recipe'),
    @('5-more-pairs', @('4-no-downsampling'), $upscaling, 'recipe'),
    @('6a-all-pairs', @('2-first-pairs', '3-blur'), $all, 'recipe'),
    @('6b-all-pairs', @('2-first-pairs', '3-blur'), $all, 'recipe'),
    @('6c-all-pairs', @('2-first-pairs', '3-blur'), $all, 'recipe'),
    @('6d-all-pairs', @('2-first-pairs', '3-blur'), ($all + $firstShrunk), 'recipe'),
    @('7-more-pictures', @('6a-all-pairs', '6b-all-pairs', '6c-all-pairs', '6d-all-pairs'), ($all + $shrunk), 'recipe'),
    @('8-fine', @('4-no-downsampling', '5-more-pairs'), ($all + $shrunk), 'recipe'),
    @('9-fine-more-pictures', @('8-fine'), ($all + $shrunk), 'recipe'),
    @('10-fine-older-generators', @('8-fine', '9-fine-more-pictures'), ($all + $shrunk), 'recipe'),
    @('first-coarse', @('6a-all-pairs', '6b-all-pairs', '6c-all-pairs', '6d-all-pairs', '7-more-pictures'), @(), $coarse),
    @('first-fine', @('8-fine', '9-fine-more-pictures', '10-fine-older-generators'), @(), $fine),
    @('11-many-sources', @('first-coarse'), ($all + $shrunk), 'recipe'),
    @('12-fine-many-sources', @('first-fine'), ($all + $shrunk), 'recipe'),
    @('coarse', @('first-coarse', '11-many-sources'), @(), $coarse),
    @('fine', @('first-fine', '12-fine-many-sources'), @(), $fine),
    # These two started from the bodies of version 0.5's model.onnx, which are coarse and fine in half precision.
    @('13-milder-encodings', @('coarse'), @('taef2'), 'recipe'),
    @('14-fine-milder-encodings', @('fine'), @('taef2'), 'recipe'),
    @('aligned-mobilenetv2', @('13-milder-encodings', '14-fine-milder-encodings'), @(), $twin)
)
foreach ($run in $runs) {
    $name, $from, $networks, $how = $run
    $model = "$OutputPath/$name"
    $number = ($name -split '-')[0]
    # A run that is complete is not repeated, and one that was stopped goes on.
    if (Test-Path "$model/model.json") { continue }
    $options = @{
        TrainPath = if ($MorePath -and (Test-Path "$MorePath/$number")) { $TrainPath, "$MorePath/$number" } else { $TrainPath }
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
        if ($how -eq $twin) {
            $options.WeightPrecision = 'Half'
        }
    }
    Invoke-DetectorTraining @options
}
