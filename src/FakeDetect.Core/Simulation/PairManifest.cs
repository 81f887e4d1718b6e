using System.Globalization;

namespace FakeDetect.Simulation;

/// <summary>
/// pairs.tsv: which fake was made of which original, by which network. Tab-separated with a header line, UTF-8, one pair a
/// line; appended to as the fakes are written, so that a run that was stopped goes on where it was.
/// </summary>
public static class PairManifest
{
    /// <summary>The file's name in a folder of pairs.</summary>
    public const string FileName = "pairs.tsv";

    private const string Header =
        "original\tfake\toriginal_sha256\tfake_sha256\tnetwork\tnetwork_sha256\twidth\theight\tformat\tquality\tsubsampling";

    /// <summary>Reads the pairs of a folder; paths come back absolute.</summary>
    /// <param name="folder">The folder that holds <see cref="FileName"/>.</param>
    /// <exception cref="DatasetInvalidException">No manifest, or a line that is not one.</exception>
    public static IReadOnlyList<PairEntry> Read(string folder)
    {
        string file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            throw new DatasetInvalidException(
                "PairManifestMissing",
                folder,
                $"'{folder}' contains no {FileName}.",
                "Make pairs with New-SimulatedFake and name its output folder."
            );
        }

        var pairs = new List<PairEntry>();
        int number = 0;
        foreach (string line in File.ReadLines(file))
        {
            number++;
            if (number == 1 || line.Length == 0)
                continue;
            pairs.Add(Parse(line, file, number, folder));
        }

        return pairs;
    }

    /// <summary>Adds pairs to a folder's manifest, which is made when there is none.</summary>
    public static void Append(string folder, IEnumerable<PairEntry> pairs)
    {
        string file = Path.Combine(folder, FileName);
        bool fresh = !File.Exists(file);
        using var writer = new StreamWriter(file, append: true) { NewLine = "\n" };
        if (fresh)
            writer.WriteLine(Header);
        foreach (PairEntry pair in pairs)
            writer.WriteLine(Format(pair));
    }

    private static string Format(PairEntry p)
    {
        string[] fields =
        [
            p.Original,
            p.Fake,
            p.OriginalSha256,
            p.FakeSha256,
            p.Network,
            p.NetworkSha256,
            p.Width.ToString(CultureInfo.InvariantCulture),
            p.Height.ToString(CultureInfo.InvariantCulture),
            p.Format,
            p.Quality?.ToString(CultureInfo.InvariantCulture) ?? "",
            p.Subsampling,
        ];
        string? bad = Array.Find(fields, f => f.AsSpan().ContainsAny('\t', '\n', '\r'));
        if (bad is not null)
        {
            throw new DatasetInvalidException(
                "PairNameUnfit",
                bad,
                $"'{bad}' contains a tab or a line break, so it cannot be written to {FileName}.",
                "Rename the file."
            );
        }

        return string.Join('\t', fields);
    }

    private static PairEntry Parse(string line, string file, int number, string folder)
    {
        string[] f = line.Split('\t');
        if (
            f.Length != 11
            || !int.TryParse(f[6], NumberStyles.None, CultureInfo.InvariantCulture, out int width)
            || !int.TryParse(f[7], NumberStyles.None, CultureInfo.InvariantCulture, out int height)
        )
        {
            throw new DatasetInvalidException(
                "PairManifestDamaged",
                file,
                $"Line {number} of '{file}' is not a pair of 11 tab-separated fields.",
                "Remove the line, or make the pairs again."
            );
        }

        int? quality = int.TryParse(f[9], NumberStyles.None, CultureInfo.InvariantCulture, out int q) ? q : null;
        return new PairEntry(
            Path.GetFullPath(f[0], Path.GetFullPath(folder)),
            Path.GetFullPath(f[1], Path.GetFullPath(folder)),
            f[2],
            f[3],
            f[4],
            f[5],
            width,
            height,
            f[8],
            quality,
            f[10]
        );
    }
}
