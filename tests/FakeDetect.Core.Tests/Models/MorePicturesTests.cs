using System.Diagnostics;
using System.Security.Cryptography;
using FakeDetect.Imaging;
using Xunit;

namespace FakeDetect.Core.Tests.Models;

/// <summary>The list of pictures that are fetched from other people's repositories, and the script that fetches them.</summary>
public sealed class MorePicturesTests : IDisposable
{
    private static readonly string s_folder = Path.Combine(
        Root(AppContext.BaseDirectory),
        "models",
        "aligned-mobilenetv2",
        "training"
    );
    private static readonly string[] s_pythons = ["python3", "/usr/bin/python3", "python"];

    private readonly string _folder = Directory.CreateTempSubdirectory("fakedetect-more-").FullName;

    [Fact]
    public void Every_picture_names_a_source_a_hash_and_rectangles_that_begin_within_it()
    {
        HashSet<string> sources =
        [
            .. File.ReadLines(Path.Combine(s_folder, "more-sources.tsv")).Skip(1).Select(l => l.Split('\t')[0]),
        ];
        HashSet<string> runs =
        [
            .. Directory.GetFiles(Path.Combine(s_folder, "stages")).Select(p => Path.GetFileName(p).Split('-')[0]),
            "held-out",
            "calibration",
        ];
        string[] lines = File.ReadAllLines(Path.Combine(s_folder, "more-pictures.tsv"));

        Assert.Equal("runs\tlabel\tset\tkind\tsource\tfile\tsha256\tformat\tsize\tcrops", lines[0]);
        Assert.All(
            lines.Skip(1),
            line =>
            {
                string[] cell = line.Split('\t');
                Assert.Equal(10, cell.Length);
                Assert.All(cell[0].Split(','), run => Assert.Contains(run, runs));
                Assert.Contains(cell[1], (string[])["0", "1"]);
                Assert.Contains(cell[4], sources);
                Assert.Matches("^[0-9a-f]{64}$", cell[6]);
                int[] size = [.. cell[8].Split('x').Select(int.Parse)];
                Assert.All(
                    // Without rectangles the whole file is wanted.
                    cell[9].Split(';', StringSplitOptions.RemoveEmptyEntries),
                    crop =>
                    {
                        int[] box = [.. crop.Split(',').Select(int.Parse)];
                        Assert.True(
                            box[0] >= 0
                                && box[1] >= 0
                                && box[2] > 0
                                && box[3] > 0
                                && box[0] < size[0]
                                && box[1] < size[1],
                            line
                        );
                    }
                );
            }
        );
    }

    [Fact]
    public void The_script_cuts_the_rectangles_out_and_names_what_is_not_the_picture_of_the_list()
    {
        string? python = s_pythons.FirstOrDefault(p =>
            Run(p, null, "-c", "import PIL.features, sys; sys.exit(not PIL.features.check('webp'))") == 0
        );
        Assert.SkipWhen(python is null, "No Python with Pillow is installed (Debian: python3-pil).");
        Assert.SkipUnless(Run("git", null, "--version") == 0, "git is not installed.");
        string remote = Path.Combine(_folder, "owner/name"),
            lists = Path.Combine(_folder, "lists"),
            output = Path.Combine(_folder, "more");
        Directory.CreateDirectory(remote);
        Directory.CreateDirectory(lists);
        RgbImage picture = new(40, 30, [.. Enumerable.Range(0, 3600).Select(i => (byte)(i * 7 % 251))]);
        byte[] png = ImageWriter.Png(picture);
        File.WriteAllBytes(Path.Combine(remote, "a.png"), png);
        Assert.Equal(0, Run("git", remote, "init", "--quiet"));
        // What a public host allows: single commits, and trees without their files.
        Assert.Equal(0, Run("git", remote, "config", "uploadpack.allowAnySHA1InWant", "true"));
        Assert.Equal(0, Run("git", remote, "config", "uploadpack.allowFilter", "true"));
        File.WriteAllText(Path.Combine(remote, "unwanted.txt"), "not fetched");
        Assert.Equal(0, Run("git", remote, "add", "a.png", "unwanted.txt"));
        Assert.Equal(
            0,
            Run(
                "git",
                remote,
                "-c",
                "user.name=t",
                "-c",
                "user.email=t@example.org",
                "-c",
                "commit.gpgsign=false",
                "commit",
                "--quiet",
                "-m",
                "a"
            )
        );
        Assert.Equal(0, Run("git", remote, out string commit, "rev-parse", "HEAD"));
        string hash = Convert.ToHexStringLower(SHA256.HashData(png));
        File.Copy(Path.Combine(s_folder, "get-pictures.py"), Path.Combine(lists, "get-pictures.py"));
        File.WriteAllText(
            Path.Combine(lists, "more-sources.tsv"),
            $"source\trepo\tcommit\tlicence\n1\towner/name\t{commit.Trim()}\tMIT\n"
        );
        File.WriteAllText(
            Path.Combine(lists, "more-pictures.tsv"),
            "runs\tlabel\tset\tkind\tsource\tfile\tsha256\tformat\tsize\tcrops\n"
                + $"7,8\t1\tsome-set\tgan\t1\ta.png\t{hash}\tPNG\t40x30\t0,0,16,16;20,10,20,20\n"
                + $"7\t0\tother-set\tphoto\t1\ta.png\t{new string('0', 64)}\tPNG\t40x30\t0,0,16,16\n"
        );

        int exit = Run(
            python!,
            lists,
            out _,
            out string errors,
            "get-pictures.py",
            "--output",
            output,
            "--run",
            "7",
            "--remote",
            "file://" + _folder.Replace('\\', '/') + "/{}"
        );

        Assert.Equal(1, exit);
        Assert.Contains($"owner/name@{commit[..10]}:a.png: another file", errors, StringComparison.Ordinal);
        Assert.Equal(
            0,
            Run(
                "git",
                Path.Combine(output, "repositories", "owner+name"),
                out string objects,
                "cat-file",
                "--batch-check",
                "--batch-all-objects"
            )
        );
        Assert.Equal(1, objects.Split('\n').Count(o => o.Contains(" blob ", StringComparison.Ordinal)));
        string[] written =
        [
            .. Directory
                .GetFiles(output, "*.webp", SearchOption.AllDirectories)
                .Select(p => Path.GetRelativePath(output, p).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(
            [
                $"7/1_fake/some-set/some-set-{hash[..10]}-0-0.webp",
                $"7/1_fake/some-set/some-set-{hash[..10]}-20-10.webp",
            ],
            written
        );
        RgbImage cut = ImageReader
            .Decode(
                File.ReadAllBytes(Path.Combine(output, written[1])),
                written[1],
                DecodeOptions.Default,
                TestContext.Current.CancellationToken
            )
            .Image;
        Assert.Equal(new CropPlan(20, 10, 20, 20).Apply(picture).Pixels, cut.Pixels);
        // The trainer refuses a manifest without set and label.
        string[] manifest = File.ReadAllLines(Path.Combine(output, "7", "manifest.tsv"));
        Assert.Equal("path\tset\tlabel\tkind\torig_format\trepo\torig_file\torig_sha256", manifest[0]);
        Assert.Contains($"{written[1][2..]}\tsome-set\t1\tgan\tPNG\towner/name\ta.png\t{hash}", manifest);
    }

    public void Dispose()
    {
        // git makes its objects read-only.
        foreach (string file in Directory.GetFiles(_folder, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(_folder, recursive: true);
    }

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "FakeDetect.psd1")) ? folder : Root(Path.GetDirectoryName(folder)!);

    private static int Run(string program, string? folder, params string[] arguments) =>
        Run(program, folder, out _, out _, arguments);

    private static int Run(string program, string? folder, out string output, params string[] arguments) =>
        Run(program, folder, out output, out _, arguments);

    /// <summary>The exit code; -1 when there is no such program.</summary>
    private static int Run(
        string program,
        string? folder,
        out string output,
        out string errors,
        params string[] arguments
    )
    {
        (output, errors) = ("", "");
        try
        {
            using Process process = Process.Start(
                new ProcessStartInfo(program, arguments)
                {
                    WorkingDirectory = folder ?? "",
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            output = process.StandardOutput.ReadToEnd();
            errors = error.GetAwaiter().GetResult();
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
