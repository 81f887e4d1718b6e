using System.Collections.Frozen;

namespace FakeDetect.Models.Checkpoints.Pickle;

/// <summary>
/// The Python names that a checkpoint may mention; the guide is what torch.load(weights_only=True) accepts. Tensors and
/// dicts are understood; the others are inert values that training scripts store beside the weights. Nothing is ever
/// imported or called.
/// </summary>
internal static class PickleAllowList
{
    private const string Torch = "torch";

    private static readonly FrozenDictionary<string, TensorElement> s_storages = new Dictionary<string, TensorElement>
    {
        ["DoubleStorage"] = TensorElement.Float64,
        ["FloatStorage"] = TensorElement.Float32,
        ["HalfStorage"] = TensorElement.Float16,
        ["BFloat16Storage"] = TensorElement.BFloat16,
        ["LongStorage"] = TensorElement.Int64,
        ["IntStorage"] = TensorElement.Int32,
        ["ShortStorage"] = TensorElement.Int16,
        ["CharStorage"] = TensorElement.Int8,
        ["ByteStorage"] = TensorElement.UInt8,
        ["BoolStorage"] = TensorElement.Bool,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_names = new[]
    {
        "collections.OrderedDict",
        "collections.defaultdict",
        "collections.Counter",
        "collections.deque",
        "torch._utils._rebuild_tensor",
        "torch._utils._rebuild_tensor_v2",
        "torch._utils._rebuild_parameter",
        "torch._utils._rebuild_parameter_with_state",
        "torch._tensor._rebuild_from_type_v2",
        "torch.Tensor",
        "torch.nn.parameter.Parameter",
        "torch.Size",
        "torch.device",
        "torch.float64",
        "torch.float32",
        "torch.float16",
        "torch.bfloat16",
        "torch.int64",
        "torch.int32",
        "torch.int16",
        "torch.int8",
        "torch.uint8",
        "torch.bool",
        "torch.strided",
        "torch.contiguous_format",
        "torch.preserve_format",
        "torch.channels_last",
        "argparse.Namespace",
        "_codecs.encode",
        "numpy.core.multiarray.scalar",
        "numpy._core.multiarray.scalar",
        "numpy.core.multiarray._reconstruct",
        "numpy._core.multiarray._reconstruct",
        "numpy.dtype",
        "numpy.ndarray",
        "builtins.set",
        "builtins.frozenset",
        "builtins.bytearray",
        "builtins.complex",
        "builtins.list",
        "builtins.dict",
        "builtins.int",
        "builtins.float",
        "builtins.str",
        "builtins.bool",
        "builtins.tuple",
        "__builtin__.set",
        "__builtin__.frozenset",
        "__builtin__.bytearray",
        "__builtin__.complex",
        "__builtin__.list",
        "__builtin__.dict",
        "__builtin__.int",
        "__builtin__.float",
        "__builtin__.str",
        "__builtin__.bool",
        "__builtin__.tuple",
        "pathlib.Path",
        "pathlib.PosixPath",
        "pathlib.WindowsPath",
        "pathlib.PurePosixPath",
        "pathlib.PureWindowsPath",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The element type of a storage class, or null if it is none.</summary>
    public static TensorElement? Storage(PickleGlobal type) =>
        type.Module == Torch && s_storages.TryGetValue(type.Name, out TensorElement element) ? element : null;

    /// <summary>Lets a name pass.</summary>
    /// <exception cref="ModelInvalidException">It is not on the list.</exception>
    public static PickleGlobal Admit(string module, string name, string file)
    {
        PickleGlobal global = new(module, name);
        if (s_names.Contains(global.ToString()) || Storage(global) is not null)
            return global;
        bool wholeModel =
            module.Contains(".nn.", StringComparison.Ordinal)
            || module.StartsWith("torchvision", StringComparison.Ordinal);
        throw new ModelInvalidException(
            "CheckpointForeignClass",
            file,
            $"'{file}' refers to Python's '{global}', which does not belong in a state dict. The file was refused. None of its code was run.",
            wholeModel
                ? "The file contains a whole model. Save only its weights in PyTorch: torch.save(model.state_dict(), path)."
                : "Do not load the file with tools that run pickles unless you trust its source. If you do, save its state dict alone in PyTorch."
        );
    }
}
