using FakeDetect.Training;
using Xunit;

namespace FakeDetect.Core.Tests.Training;

public sealed class TrainerProcessTests
{
    [Fact]
    public void A_trainer_that_a_package_manager_unpacked_without_its_mode_is_started()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such mode.");
            return;
        }

        string folder = Directory.CreateTempSubdirectory("fakedetect-").FullName;
        try
        {
            string program = Path.Combine(folder, "trainer");
            File.WriteAllText(program, "#!/bin/sh\necho started > \"$2.seen\"\n");
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            string options = Path.Combine(folder, "options.json");

            using (TrainerProcess process = TrainerProcess.Start(program, "--options", options, resume: false))
                Assert.Empty(process.Events(TestContext.Current.CancellationToken));

            Assert.True(File.Exists(options + ".seen"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
