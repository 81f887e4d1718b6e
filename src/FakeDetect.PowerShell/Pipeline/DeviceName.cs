using System.Globalization;

namespace FakeDetect;

/// <summary>Names of devices that users have from elsewhere, as the trainer knows them.</summary>
internal static class DeviceName
{
    /// <summary>Auto, Cpu, Cuda or Cuda:1 as they are; the reference counts GPUs from 0, and -1 is the CPU.</summary>
    internal static string Of(string name) =>
        !int.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int id) ? name
        : id < 0 ? "Cpu"
        : string.Create(CultureInfo.InvariantCulture, $"Cuda:{id}");
}
