using System.Globalization;
using System.Runtime.InteropServices;
using FakeDetect.Models;

namespace FakeDetect.Core.Tests.Models;

/// <summary>
/// A state dict whose weights follow a formula; names, shapes, statistics and the head's scale are those that
/// golden/networks/parity.py wrote down from PyTorch.
/// </summary>
internal static class FormulaNetwork
{
    public static TensorSet Make(string id)
    {
        string folder = ModelFiles.Golden("networks");
        float[] statistics = MemoryMarshal
            .Cast<byte, float>(File.ReadAllBytes(Path.Combine(folder, $"{id}.stats.bin")))
            .ToArray();
        string[] head = File.ReadLines(Path.Combine(folder, "heads.tsv"))
            .Select(l => l.Split('\t'))
            .First(c => c[0] == id);
        double headScale = double.Parse(head[1], CultureInfo.InvariantCulture);
        float headBias = float.Parse(head[2], CultureInfo.InvariantCulture);
        TensorSet tensors = new(id + "-formula");
        int at = 0;
        foreach (string line in File.ReadLines(Path.Combine(folder, $"{id}.tensors.tsv")))
        {
            string[] cells = line.Split('\t');
            string name = cells[0];
            long[] shape =
            [
                .. cells[1]
                    .Split(',', StringSplitOptions.RemoveEmptyEntries)
                    .Select(s => long.Parse(s, CultureInfo.InvariantCulture)),
            ];
            int length = shape.Length == 0 ? 1 : (int)shape[0];
            tensors.Add(
                name,
                cells[2] switch
                {
                    "kernel" => new WeightTensor(shape, FormulaValues.Kernel(name, shape)),
                    "head" => new WeightTensor(shape, FormulaValues.Kernel(name, headScale, shape)),
                    "head_bias" => new WeightTensor(shape, [.. new float[length - 1], headBias]),
                    "scale" => new WeightTensor(shape, FormulaValues.Vector(name, length, 0.75, 1.25)),
                    "branch" => new WeightTensor(shape, FormulaValues.Vector(name, length, 0.15, 0.35)),
                    "shift" or "bias" => new WeightTensor(shape, FormulaValues.Vector(name, length, -0.25, 0.25)),
                    "mean" or "variance" => new WeightTensor(shape, statistics[at..(at += length)]),
                    "count" => new WeightTensor(shape, new long[] { 7 }),
                    _ => throw new InvalidDataException(line),
                }
            );
        }
        Assert(at == statistics.Length, $"{id}.stats.bin has {statistics.Length} values, {at} are named");
        return tensors;
    }

    private static void Assert(bool condition, string message)
    {
        if (!condition)
            throw new InvalidDataException(message);
    }
}
