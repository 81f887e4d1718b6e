using FakeDetect.Imaging;
using FakeDetect.Inference.Inputs;
using FakeDetect.Models;

namespace FakeDetect.Core.Tests.Models.Graphs;

/// <summary>Pixels to the network's input as the engine makes it.</summary>
internal static class GraphInput
{
    public static float CentreLogit(this GraphRun run, RgbImage image, ModelInput input, int size) =>
        Logit(run, image, input, CropPlan.Center(image.Width, image.Height, size));

    public static float WholeLogit(this GraphRun run, RgbImage image, ModelInput input) =>
        Logit(run, image, input, new CropPlan(0, 0, image.Width, image.Height));

    private static float Logit(GraphRun run, RgbImage image, ModelInput input, CropPlan plan)
    {
        float[] tensor = new float[3 * plan.Width * plan.Height];
        new RgbInput(input).Write(image, plan, tensor);
        return run.Logit(tensor, plan.Height, plan.Width);
    }
}
