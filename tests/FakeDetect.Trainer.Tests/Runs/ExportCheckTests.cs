using FakeDetect.Imaging;
using FakeDetect.Models;
using FakeDetect.Models.Graphs;
using FakeDetect.Trainer.Networks;
using FakeDetect.Trainer.Runs;
using TorchSharp;
using Xunit;

namespace FakeDetect.Trainer.Tests.Runs;

public sealed class ExportCheckTests
{
    [Theory]
    [InlineData(ModelInput.Rgb)]
    [InlineData(ModelInput.Spectrum)]
    public void Users_get_the_networks_logits_of_large_small_and_flat_pictures(string kind)
    {
        using PictureSandbox sandbox = new();
        using DetectorNetwork network = Network(kind);
        DetectorModel model = Export(sandbox, network, network.Settings.Input);

        (double difference, int compared) = Compare(network, model);

        Assert.Equal(4, compared);
        Assert.InRange(difference, 0, 1e-4);
    }

    [Theory]
    [InlineData(ModelInput.Rgb)]
    [InlineData(ModelInput.Spectrum)]
    public void A_model_that_prepares_pictures_otherwise_than_its_training_did_is_found(string kind)
    {
        using PictureSandbox sandbox = new();
        using DetectorNetwork network = Network(kind);
        ModelInput other = kind == ModelInput.Rgb ? ModelInput.ImageNet : ModelInput.MinusOneToOne;

        (double difference, _) = Compare(network, Export(sandbox, network, other));

        Assert.True(difference > 1e-2, $"The difference is only {difference}.");
    }

    private static (double Difference, int Compared) Compare(DetectorNetwork network, DetectorModel model)
    {
        byte[] flat = new byte[3 * 40 * 40];
        Array.Fill(flat, (byte)90);
        RgbImage[] pictures =
        [
            PictureSandbox.Picture(70, 51, 1, fake: false),
            PictureSandbox.Picture(20, 45, 2, fake: true),
            PictureSandbox.Picture(9, 9, 3, fake: true),
            new(40, 40, flat),
        ];
        return ExportCheck.Compare(network, new NetworkInput(network.Settings.Input, torch.CPU), model, pictures);
    }

    private static DetectorNetwork Network(string kind)
    {
        torch.manual_seed(5);
        ModelInput input = kind == ModelInput.Rgb ? ModelInput.MinusOneToOne : ModelInput.LogSpectrum;
        return NetworkCatalog.Create("residual-small", new NetworkSettings(input, 1e-5, 0.5, 0, 0.5));
    }

    private static DetectorModel Export(PictureSandbox sandbox, DetectorNetwork network, ModelInput input)
    {
        ModelCard card = new()
        {
            Name = "checked",
            Architecture = network.Architecture,
            Input = input,
            CropSize = 32,
            OnnxSha256 = "",
        };
        return ModelFolderWriter.Write(
            Path.Combine(sandbox.Root, "checked"),
            card,
            ArchitectureCatalog
                .Get(network.Architecture)
                .BuildGraph(NetworkTensors.Copy(network), network.Settings.BatchNormEpsilon),
            ""
        );
    }
}
