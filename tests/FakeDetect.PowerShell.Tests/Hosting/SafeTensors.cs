namespace FakeDetect.PowerShell.Tests.Hosting;

/// <summary>Small safetensors files.</summary>
internal static class SafeTensors
{
    /// <summary>A header of two bytes, which names no tensor.</summary>
    internal static byte[] Empty => [2, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}'];
}
