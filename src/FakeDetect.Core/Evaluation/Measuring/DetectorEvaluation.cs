using FakeDetect.Conditions;
using FakeDetect.Datasets.Search;
using FakeDetect.Evaluation.Scores;
using FakeDetect.Inference.Pipeline;
using FakeDetect.Inference.Views;
using FakeDetect.Models;

namespace FakeDetect.Evaluation.Measuring;

/// <summary>Scores the files of test sets with a model under conditions; what the book knows of unchanged files is not scored again.</summary>
public sealed class DetectorEvaluation : IScoreSource
{
    private readonly DetectorModel _model;
    private readonly ScoringOptions _options;
    private readonly ScoreCache _book;

    /// <summary>Makes an evaluation.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">How pictures are scored, conditions included.</param>
    /// <param name="book">Where scores go, and where known ones are found.</param>
    public DetectorEvaluation(DetectorModel model, ScoringOptions options, ScoreCache book)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(book);
        (_model, _options, _book) = (model, options, book);
        View = ScoringView.Of(model.Card, options.View, options.CropSize);
    }

    /// <summary>The view in use.</summary>
    public ScoringView View { get; }

    /// <summary>
    /// Scores what is not known, lazily, on the engine's threads; one step for each file as it is done, so that the caller
    /// can report and stop. A file that cannot be read is a step with its error, and a row of the book.
    /// </summary>
    /// <exception cref="ModelInvalidException">The model cannot be used.</exception>
    /// <exception cref="EngineUnavailableException">The device cannot be used.</exception>
    public IEnumerable<EvaluationStep> Run(IReadOnlyList<TestSet> sets, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sets);
        return RunCore(sets, cancellation);
    }

    /// <inheritdoc/>
    public IReadOnlyList<ScoreRow> RowsOf(TestSet testSet, string condition)
    {
        ArgumentNullException.ThrowIfNull(testSet);
        // A scores file may be older than the card: the logit is the network's, name and threshold are the card's.
        return
        [
            .. testSet
                .Pictures.Select(p => _book.Find(KeyOf(testSet, p, condition)))
                .OfType<ScoreRow>()
                .Select(r => r with { Model = _model.Card.Name, Threshold = _model.Card.Threshold })
                .OrderBy(r => r.Path, StringComparer.Ordinal),
        ];
    }

    private IEnumerable<EvaluationStep> RunCore(IReadOnlyList<TestSet> sets, CancellationToken cancellation)
    {
        var pending = new Queue<(TestSet Set, LabelledPicture Picture)>();
        ScoringPipeline? pipeline = null;
        try
        {
            foreach (TestSet set in sets)
            {
                foreach (LabelledPicture picture in set.Pictures)
                {
                    if (Known(set, picture) is { } known)
                    {
                        yield return known;
                        continue;
                    }

                    pipeline ??= ScoringPipeline.Open(_model, _options, cancellation);
                    while (pipeline.IsFull)
                        yield return Record(pending.Dequeue(), pipeline.Take());
                    pipeline.Add(picture.FullPath);
                    pending.Enqueue((set, picture));
                }
            }

            pipeline?.Complete();
            while (pending.Count > 0)
                yield return Record(pending.Dequeue(), pipeline!.Take());
        }
        finally
        {
            pipeline?.Dispose();
        }
    }

    private EvaluationStep? Known(TestSet set, LabelledPicture picture)
    {
        ScoreRow? row = null;
        foreach (ImageCondition condition in _options.Conditions)
        {
            row = _book.Find(KeyOf(set, picture, condition.Name));
            if (row is null)
                return null;
        }

        var now = new FileInfo(picture.FullPath);
        if (now.Exists && (now.Length != row!.Length || now.LastWriteTimeUtc != row.LastWriteTime))
            return null;
        FakeDetectException? error = row!.Logit is not null
            ? null
            : new ImageUnreadableException(
                row.ErrorId,
                picture.FullPath,
                row.Error,
                "Replace or remove the file. The scores file records it as unreadable."
            );
        return new EvaluationStep(set, picture, error, Reused: true);
    }

    private EvaluationStep Record((TestSet Set, LabelledPicture Picture) asked, ScoredImage outcome)
    {
        var now = new FileInfo(asked.Picture.FullPath);
        for (int i = 0; i < _options.Conditions.Count; i++)
        {
            ImageScore? score = outcome.Error is null ? outcome.Scores[i] : null;
            _book.Add(
                new ScoreRow
                {
                    Model = _model.Card.Name,
                    ModelSha256 = _model.Card.OnnxSha256,
                    View = View.FullName,
                    CropSize = View.CropSize,
                    Threshold = _model.Card.Threshold,
                    Condition = _options.Conditions[i].Name,
                    Set = asked.Set.Name,
                    Class = asked.Picture.Class,
                    IsFake = asked.Picture.IsFake,
                    Path = asked.Picture.Path,
                    Length = now.Exists ? now.Length : 0,
                    LastWriteTime = now.Exists ? now.LastWriteTimeUtc : default,
                    Sha256 = score?.Sha256 ?? "",
                    Logit = score?.Logit,
                    ErrorId = outcome.Error?.ErrorId ?? "",
                    Error = outcome.Error?.Message ?? "",
                }
            );
        }

        return new EvaluationStep(asked.Set, asked.Picture, outcome.Error, Reused: false);
    }

    private ScoreKey KeyOf(TestSet set, LabelledPicture picture, string condition) =>
        new(_model.Card.OnnxSha256, View.FullName, View.CropSize, condition, set.Name, picture.Path);
}
