using System.Text.Json.Serialization;

namespace FakeDetect.Training;

/// <summary>A line of the trainer's standard output: one JSON object whose <c>event</c> says which kind.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(TrainingStarted), "started")]
[JsonDerivedType(typeof(TrainingStep), "step")]
[JsonDerivedType(typeof(TrainingValidated), "validated")]
[JsonDerivedType(typeof(TrainingSaved), "saved")]
[JsonDerivedType(typeof(TrainingNote), "note")]
[JsonDerivedType(typeof(TrainingProblem), "problem")]
[JsonDerivedType(typeof(TrainingCompleted), "completed")]
[JsonDerivedType(typeof(TrainingBenchmark), "benchmark")]
[JsonDerivedType(typeof(SimulatorProgress), "simulatorStep")]
[JsonDerivedType(typeof(SimulatorCompleted), "simulatorCompleted")]
public abstract record TrainingEvent;
