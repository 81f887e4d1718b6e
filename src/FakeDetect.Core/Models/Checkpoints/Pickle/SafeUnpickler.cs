using System.Globalization;
using System.Numerics;

namespace FakeDetect.Models.Checkpoints.Pickle;

/// <summary>
/// Runs Python's pickle machine without Python: it knows numbers, strings, tuples, lists, dicts and tensors, admits the
/// names of <see cref="PickleAllowList"/> and refuses everything else. Values: null, bool, long, BigInteger, double,
/// string, byte[], <see cref="PickleTuple"/>, List, <see cref="PickleDict"/>, <see cref="PickleGlobal"/>,
/// <see cref="PickleObject"/>, <see cref="StorageReference"/>, <see cref="TensorReference"/>.
/// </summary>
/// <param name="input">The pickle.</param>
/// <param name="name">What errors call the file.</param>
/// <param name="persistentLoad">Turns a persistent id, torch's way to name a storage, into a value.</param>
internal sealed partial class SafeUnpickler(PickleInput input, string name, Func<object?, object?> persistentLoad)
{
    private const int NewestProtocol = 5;

    private readonly List<object?> _stack = [];
    private readonly Stack<int> _marks = new();
    private readonly Dictionary<long, object?> _memo = [];

    /// <summary>Runs to the end of one pickle.</summary>
    /// <exception cref="ModelInvalidException">Damaged, truncated, or it asks for a foreign name.</exception>
    public object? Load()
    {
        for (Opcode code = (Opcode)input.Byte(); code != Opcode.Stop; code = (Opcode)input.Byte())
            Execute(code);
        return Pop();
    }

    private void Execute(Opcode code)
    {
        switch (code)
        {
            case Opcode.Proto:
                if (input.Byte() is > NewestProtocol and byte protocol)
                    throw Damaged($"its pickle protocol is {protocol}");
                break;
            case Opcode.Frame:
                input.Length64();
                break;
            case Opcode.Mark:
                _marks.Push(_stack.Count);
                break;
            case Opcode.Pop:
                if (_marks.TryPeek(out int mark) && mark == _stack.Count)
                    _marks.Pop();
                else
                    Pop();
                break;
            case Opcode.PopMark:
                PopToMark();
                break;
            case Opcode.Dup:
                Push(Peek());
                break;
            case Opcode.Put or Opcode.BinPut or Opcode.LongBinPut or Opcode.Memoize:
                _memo[MemoIndex(code)] = Peek();
                break;
            case Opcode.Get or Opcode.BinGet or Opcode.LongBinGet:
                long index = MemoIndex(code);
                Push(
                    _memo.TryGetValue(index, out object? remembered)
                        ? remembered
                        : throw Damaged($"its pickle recalls value {index}, which it never stored")
                );
                break;
            case Opcode.Global:
                string module = input.Line();
                Push(PickleAllowList.Admit(module, input.Line(), name));
                break;
            case Opcode.StackGlobal:
                string attribute = Pop<string>();
                Push(PickleAllowList.Admit(Pop<string>(), attribute, name));
                break;
            case Opcode.PersId:
                Push(persistentLoad(input.Line()));
                break;
            case Opcode.BinPersId:
                Push(persistentLoad(Pop()));
                break;
            default:
                if (!ExecuteValue(code) && !ExecuteContainer(code) && !ExecuteCall(code))
                    throw Damaged($"its pickle has the unknown instruction 0x{(byte)code:x2}");
                break;
        }
    }

    private bool ExecuteValue(Opcode code)
    {
        object? value;
        switch (code)
        {
            case Opcode.None:
                value = null;
                break;
            case Opcode.NewTrue:
                value = true;
                break;
            case Opcode.NewFalse:
                value = false;
                break;
            case Opcode.BinInt:
                value = (long)input.Int32();
                break;
            case Opcode.BinInt1:
                value = (long)input.Byte();
                break;
            case Opcode.BinInt2:
                value = (long)input.UInt16();
                break;
            case Opcode.Int:
                value = TextInteger(input.Line());
                break;
            case Opcode.Long:
                value = TextInteger(input.Line().TrimEnd('L'));
                break;
            case Opcode.Long1:
                value = Integer(input.Bytes(input.Byte()));
                break;
            case Opcode.Long4:
                value = Integer(input.Bytes(input.Int32()));
                break;
            case Opcode.BinFloat:
                value = input.BigEndianDouble();
                break;
            case Opcode.Float:
                value = TextFloat(input.Line());
                break;
            case Opcode.Unicode:
                value = input.Line();
                break;
            case Opcode.ShortBinString or Opcode.ShortBinUnicode:
                value = input.Text(input.Byte());
                break;
            case Opcode.BinString:
                value = input.Text(input.Int32());
                break;
            case Opcode.BinUnicode:
                value = input.Text(input.UInt32());
                break;
            case Opcode.BinUnicode8:
                value = input.Text(input.Length64());
                break;
            case Opcode.ShortBinBytes:
                value = input.Bytes(input.Byte());
                break;
            case Opcode.BinBytes:
                value = input.Bytes(input.UInt32());
                break;
            case Opcode.BinBytes8 or Opcode.ByteArray8:
                value = input.Bytes(input.Length64());
                break;
            default:
                return false;
        }
        Push(value);
        return true;
    }

    private long MemoIndex(Opcode code) =>
        code switch
        {
            Opcode.BinPut or Opcode.BinGet => input.Byte(),
            Opcode.LongBinPut or Opcode.LongBinGet => input.UInt32(),
            Opcode.Memoize => _memo.Count,
            _ => TextInteger(input.Line()) as long?
                ?? throw Damaged("its pickle has a memo index that is not a number"),
        };

    private object TextInteger(string text) =>
        text switch
        {
            "00" => false,
            "01" => true,
            _ => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
                ? value
                : throw Damaged("its pickle has a malformed integer"),
        };

    private double TextFloat(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw Damaged("its pickle has a malformed number");

    private static object Integer(byte[] littleEndian)
    {
        if (littleEndian.Length > sizeof(long))
            return new BigInteger(littleEndian);
        // Two's complement of any length: the last byte's sign fills the rest.
        long value = littleEndian is [.., >= 0x80] ? -1 : 0;
        foreach (byte part in littleEndian.Reverse())
            value = value << 8 | part;
        return value;
    }

    private void Push(object? value) => _stack.Add(value);

    private object? Peek() =>
        _stack.Count > (_marks.TryPeek(out int mark) ? mark : 0)
            ? _stack[^1]
            : throw Damaged("its pickle takes a value from an empty stack");

    private object? Pop()
    {
        object? value = Peek();
        _stack.RemoveAt(_stack.Count - 1);
        return value;
    }

    private T Pop<T>() => Pop() is T value ? value : throw Damaged("its pickle has a value of the wrong kind");

    private object?[] PopToMark()
    {
        if (!_marks.TryPop(out int mark))
            throw Damaged("its pickle goes back to a mark that it never set");
        object?[] values = [.. _stack[mark..]];
        _stack.RemoveRange(mark, values.Length);
        return values;
    }

    private ModelInvalidException Damaged(string what) => CheckpointErrors.Damaged(name, what);
}
