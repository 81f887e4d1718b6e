using Xunit.Sdk;
using Xunit.v3;

// torch's random generator and its count of tensors are the process's: training tests run one after the other.
[assembly: Parallelization(Mode = ParallelMode.None)]
