using System.Runtime.InteropServices;

namespace FakeDetect.Trainer.Native;

/// <summary>
/// oneDNN, the library of libtorch's fast CPU convolutions, and the two switches that keep it right.
/// <para>
/// oneDNN 3.7 (in libtorch 2.10) takes each cache of an AMD CPU for one byte if a virtual machine hides their sizes
/// (<see cref="CpuCaches"/>). Its copy of a tensor into blocks of 8, 16, 32 or 48 channels then leaves part of the last block
/// unwritten where the channels do not fill it, and the convolution adds up what lay in that memory: wrong by .3 to 1 of the
/// largest value, or NaN, and not the same in every run. All levels from AVX on have such cases, in either order of channels:
/// 24 to 48 channels of 3x3 (residual-small's first layer), with two threads 960 to 320 and 320 to 1280 of 1x1 at 7x7 and less
/// (MobileNetV2's last layers), the gradient of the input for 3 and 1 output channels (a simulator's last layer and its
/// discriminator's), and most layers in bfloat16. Written over oneDNN's in a test, the right sizes make all right at every
/// level. SSE41, whose convolutions need no such blocks, was right in 2,232 of 2,232 cases.
/// </para>
/// <para>
/// A training step of four crops of 192 pixels on two threads, medians of 20, against no limit: residual-small takes 4.2 times
/// as long with SSE41 (2.4 with AVX), MobileNetV2 1.5 times (1.2); ResNet-50 takes 1.8 times as long as with AVX. Without
/// oneDNN MobileNetV2's depthwise layers go channel by channel, which is slower by far.
/// </para>
/// </summary>
internal static class OneDnn
{
    /// <summary>The highest level of instructions that is right on such a machine.</summary>
    public const string SafeLevel = "SSE41";

    private static readonly string[] LevelVariables = ["ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA"];

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint GlobalContext();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void SetUserEnabled(nint context, [MarshalAs(UnmanagedType.U1)] bool value);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    [return: MarshalAs(UnmanagedType.U1)]
    private delegate bool UserEnabled(nint context);

    /// <summary>True after <see cref="LimitLevel"/> set a level.</summary>
    public static bool IsLimited { get; private set; }

    /// <summary>
    /// Sets the level of instructions where this machine needs it and the user has set none. It must be called before the
    /// first convolution: oneDNN reads the variable once.
    /// </summary>
    public static void LimitLevel()
    {
        if (!CpuCaches.AreHidden() || LevelVariables.Any(v => Environment.GetEnvironmentVariable(v) is not null))
            return;
        // .NET keeps a copy of the environment; native code sees only what is set by libc.
        IsLimited = SetEnvironment(LevelVariables[0], SafeLevel, 1) == 0;
    }

    /// <summary>True if libtorch may use it; null if this libtorch has no such switch.</summary>
    public static bool? IsUsed() =>
        Context() is { } context && Find<UserEnabled>("_ZNK2at7Context17userEnabledMkldnnEv") is { } read
            ? read(context)
            : null;

    /// <summary>
    /// Turns it on or off for the whole process, from the next operator on: Python's torch.backends.mkldnn, which TorchSharp lacks.
    /// </summary>
    /// <returns>False if this libtorch has no such switch.</returns>
    public static bool TryUse(bool use)
    {
        if (
            Context() is not { } context
            || Find<SetUserEnabled>("_ZN2at7Context20setUserEnabledMkldnnEb") is not { } write
        )
            return false;
        write(context, use);
        return true;
    }

    private static nint? Context() => Find<GlobalContext>("_ZN2at13globalContextEv")?.Invoke();

    private static T? Find<T>(string symbol)
        where T : Delegate =>
        TorchLibrary.Core != 0 && NativeLibrary.TryGetExport(TorchLibrary.Core, symbol, out nint address)
            ? Marshal.GetDelegateForFunctionPointer<T>(address)
            : null;

    [DllImport(
        "libc",
        EntryPoint = "setenv",
        CharSet = CharSet.Ansi,
        BestFitMapping = false,
        ThrowOnUnmappableChar = true
    )]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetEnvironment(string name, string value, int overwrite);
}
