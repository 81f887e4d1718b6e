namespace FakeDetect.Models.Checkpoints.Pickle;

internal sealed partial class SafeUnpickler
{
    private bool ExecuteCall(Opcode code)
    {
        switch (code)
        {
            case Opcode.Reduce:
                PickleTuple arguments = Pop<PickleTuple>();
                Push(Call(Pop<PickleGlobal>(), arguments.Items));
                return true;
            case Opcode.NewObj:
                PickleTuple newArguments = Pop<PickleTuple>();
                Push(Call(Pop<PickleGlobal>(), newArguments.Items));
                return true;
            case Opcode.NewObjEx:
                Pop<PickleDict>();
                PickleTuple positional = Pop<PickleTuple>();
                Push(Call(Pop<PickleGlobal>(), positional.Items));
                return true;
            case Opcode.Obj:
                object?[] values = PopToMark();
                if (values is not [PickleGlobal type, ..])
                    throw Damaged("its pickle makes an object of something that is not a class");
                Push(Call(type, values[1..]));
                return true;
            case Opcode.Inst:
                string module = input.Line();
                PickleGlobal instanceType = PickleAllowList.Admit(module, input.Line(), name);
                Push(Call(instanceType, PopToMark()));
                return true;
            case Opcode.Build:
                // Attributes, such as a state dict's _metadata: no part of the weights.
                Pop();
                Peek();
                return true;
            default:
                return false;
        }
    }

    /// <summary>Does what the named constructor means, for those that matter to weights.</summary>
    private object Call(PickleGlobal function, object?[] arguments) =>
        function.ToString() switch
        {
            "collections.OrderedDict" => OrderedDict(arguments),
            "torch._utils._rebuild_tensor" or "torch._utils._rebuild_tensor_v2" => Tensor(arguments),
            "torch._utils._rebuild_parameter" or "torch._utils._rebuild_parameter_with_state" => arguments
                is [TensorReference data, ..]
                ? data
                : throw Damaged("a parameter of it has no tensor"),
            // A tensor with attributes: the function that makes it, its type, that function's arguments. It never holds another
            // such call; following one would let a file nest them deeper than our stack.
            "torch._tensor._rebuild_from_type_v2" => arguments
                is [PickleGlobal { Module: "torch._utils" } inner, _, PickleTuple innerArguments, ..]
                ? Call(inner, innerArguments.Items)
                : throw Damaged("a tensor of it has a form that is not known"),
            "torch.Size" => arguments is [PickleTuple size]
                ? size
                : throw Damaged("a shape in it has a form that is not known"),
            _ => new PickleObject(function),
        };

    private PickleDict OrderedDict(object?[] arguments)
    {
        PickleDict dict = new();
        if (arguments is [List<object?> pairs])
        {
            foreach (object? pair in pairs)
            {
                // Python 2 wrote the entries as a list of [key, value] lists.
                object?[] entry = pair switch
                {
                    PickleTuple tuple => tuple.Items,
                    List<object?> list => [.. list],
                    _ => [],
                };
                if (entry.Length != 2)
                    throw Damaged("one of its OrderedDicts has an entry that is not a pair");
                dict.Set(entry[0], entry[1]);
            }
        }
        return dict;
    }

    private TensorReference Tensor(object?[] arguments)
    {
        if (arguments is not [StorageReference storage, long offset, PickleTuple shape, PickleTuple strides, ..])
            throw Damaged("a tensor of it has a form that is not known");
        TensorReference tensor = new(storage, offset, Integers(shape), Integers(strides));
        if (offset < 0 || tensor.Shape.Length != tensor.Strides.Length)
            throw Damaged("a tensor of it has an impossible shape");
        return tensor;
    }

    private long[] Integers(PickleTuple tuple)
    {
        long[] values = new long[tuple.Items.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = tuple.Items[i] is long value and >= 0
                ? value
                : throw Damaged("a tensor of it has an impossible shape");
        return values;
    }
}
