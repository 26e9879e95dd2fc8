using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Gradus.Bench;
using Gradus.Bench.Peers;
using Perfolizer.Horology;

switch (args)
{
    case ["peers", .. var python]:
        PeerComparison.Run(python is [var path] ? path : "python3");
        return;
    case ["growth"]:
        Growth.Run();
        return;
    case ["pages"]:
        PageTimes.Run();
        return;
    case ["soak", .. var count]:
        Soak.Run(count is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 1_000_000);
        return;
}

// Short and in this process, so that all of it takes less than three minutes; the fastest and the middle run tell more than the mean on a busy machine.
var job = Job.Default
    .WithToolchain(InProcessEmitToolchain.Instance)
    .WithWarmupCount(6)
    .WithIterationCount(15)
    .WithIterationTime(TimeInterval.FromMilliseconds(200));

var config = DefaultConfig.Instance
    .AddJob(job)
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumn(StatisticColumn.Min, StatisticColumn.Median)
    .HideColumns(Column.Error, Column.StdDev, Column.Gen0, Column.Gen1, Column.Gen2);

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
