namespace FakeDetect.Models.Checkpoints.Pickle;

internal sealed partial class SafeUnpickler
{
    private static readonly PickleObject s_set = new(new PickleGlobal("builtins", "set"));

    private bool ExecuteContainer(Opcode code)
    {
        switch (code)
        {
            case Opcode.EmptyDict:
                Push(new PickleDict());
                return true;
            case Opcode.EmptyList:
                Push(new List<object?>());
                return true;
            case Opcode.EmptyTuple:
                Push(new PickleTuple([]));
                return true;
            case Opcode.EmptySet:
                Push(s_set);
                return true;
            case Opcode.Tuple:
                Push(new PickleTuple(PopToMark()));
                return true;
            case Opcode.Tuple1:
                Push(new PickleTuple([Pop()]));
                return true;
            case Opcode.Tuple2:
                object? last = Pop();
                Push(new PickleTuple([Pop(), last]));
                return true;
            case Opcode.Tuple3:
                object? third = Pop();
                object? second = Pop();
                Push(new PickleTuple([Pop(), second, third]));
                return true;
            case Opcode.List:
                Push(new List<object?>(PopToMark()));
                return true;
            case Opcode.Dict:
                object?[] entries = PopToMark();
                Push(new PickleDict());
                SetItems(entries);
                return true;
            case Opcode.FrozenSet:
                PopToMark();
                Push(s_set);
                return true;
            case Opcode.Append:
                Append([Pop()]);
                return true;
            case Opcode.Appends or Opcode.AddItems:
                Append(PopToMark());
                return true;
            case Opcode.SetItem:
                object? value = Pop();
                SetItems([Pop(), value]);
                return true;
            case Opcode.SetItems:
                SetItems(PopToMark());
                return true;
            default:
                return false;
        }
    }

    private void Append(object?[] values)
    {
        switch (Peek())
        {
            case List<object?> list:
                list.AddRange(values);
                break;
            case PickleObject:
                break;
            default:
                throw Damaged("its pickle appends to something that is not a list");
        }
    }

    private void SetItems(object?[] values)
    {
        if (values.Length % 2 != 0)
            throw Damaged("its pickle has a key without a value");
        switch (Peek())
        {
            case PickleDict dict:
                for (int i = 0; i < values.Length; i += 2)
                    dict.Set(values[i], values[i + 1]);
                break;
            case PickleObject:
                break;
            default:
                throw Damaged("its pickle sets an entry of something that is not a dict");
        }
    }
}
