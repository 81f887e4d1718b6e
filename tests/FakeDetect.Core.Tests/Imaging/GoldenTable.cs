using System.Security.Cryptography;
using FakeDetect.Imaging;

namespace FakeDetect.Core.Tests.Imaging;

/// <summary>Tab-separated expectations under golden/, each beside the script that made it.</summary>
internal static class GoldenTable
{
    /// <summary>A file below golden/ in the output.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([AppContext.BaseDirectory, "golden", .. parts]);

    /// <summary>The rows of a table, without its heading and comments.</summary>
    public static IEnumerable<string[]> Rows(params string[] parts) =>
        File.ReadLines(PathOf(parts)).Where(line => !line.StartsWith('#')).Skip(1).Select(line => line.Split('\t'));

    public static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static string Sha256(RgbImage image) => Sha256(image.Pixels);
}
