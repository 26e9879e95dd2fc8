using System.Diagnostics;
using System.Text.Json;

namespace Gradus.Tests.Cli;

/// <summary>The built program in a shell: closed streams, full disks, pipes and signals end it with a sentence and the right status.</summary>
public sealed class BuiltProgramTests
{
    /// <summary>Says that a test hangs; nothing here takes a thousandth of it.</summary>
    private const int Hangs = 300_000;

    [Theory]
    [InlineData("gradus check - <&-", "", "gradus: standard input is closed\n", 2)]
    [InlineData("gradus batch - <&-", "", "gradus: standard input is closed\n", 2)]
    [InlineData("gradus verify 'tr(A) = tr(A)' >&-", "", "gradus: standard output is closed\n", 2)]
    [InlineData("gradus verify 'tr(A) = tr(A)' 2>&- | grep -c proved", "1\n", "", 0)]
    [InlineData("gradus check - 2>&- <&-", "", "", 2)]
    [InlineData("gradus check pages > /dev/full", "", "gradus: reading or writing failed: No space left on device\n", 2)]
    [InlineData("gradus check pages > /dev/full 2>&1", "", "", 2)]
    [InlineData("gradus check <(echo '$(AB)^T = B^T A^T$') | tail -1", "Inferred: A: m×n, B: n×p\n", "", 0)]
    [InlineData("mkfifo p; exec 3<>p 4>p 3<&-; gradus check pages --format json >&4", "", "gradus: reading or writing failed: Broken pipe\n", 2)]
    public void What_the_shell_has_done_to_the_streams_is_told(string script, string output, string error, int status)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "closed descriptors are told apart on Linux alone");
        var run = Shell("mkdir pages; for i in 1 2 3; do echo '$AB = BA$' > pages/$i.md; done; set -o pipefail; " + script);
        Assert.Equal(new Run(status, output, error), run);
    }

    [Fact]
    public void A_folder_with_pipes_devices_and_links_in_a_circle_is_checked()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "a folder of special files");
        var run = Shell("mkdir -p d/sub; echo '$(AB)^T = B^T A^T$' | tee d/a.md > d/sub/b.md; mkfifo d/pipe.md; ln -s . d/round; ln -s self.md d/self.md; : > d/empty.md; gradus check d --format concise");
        Assert.Equal((0, "3 files, 2 claims: 2 right.\n"), (run.Status, run.Out));
        Assert.Equal(["gradus: d/pipe.md is passed over: it is a named pipe", "gradus: d/round is passed over: it is a link", "gradus: d/self.md is passed over: it is a link"], run.Error.TrimEnd().Split('\n').Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void An_interrupted_check_leaves_whole_JSON(string signal, int status)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals");
        var run = Shell("echo '$(AB)^T = B^T A^T$' > a.md; mkfifo pipe; set -m; gradus check a.md pipe --format json > out & until grep -q a.md out; do sleep 0.05; done; kill -" + signal + " %1; wait %1; status=$?; cat out; exit $status");
        Assert.Equal(status, run.Status);
        var report = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal("a.md", Assert.Single(report.GetProperty("files").EnumerateArray()).GetProperty("file").GetString());
        Assert.True(report.GetProperty("summary").GetProperty("interrupted").GetBoolean());
    }

    [Fact]
    public void An_interrupted_batch_ends_with_a_whole_line_in_the_middle_of_heavy_work()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals");
        var run = Shell("""
            mkfifo pipe; set -m
            gradus batch pipe > out &
            exec 3> pipe
            echo '{"command":"verify","claim":"tr(A*B) = tr(B*A)"}' >&3
            until grep -q ok out; do sleep 0.05; done
            for i in 1 2 3 4 5 6 7 8; do echo '{"command":"derive","expression":"det(X^50)*det(X^40)","wrt":"X","order":3}' >&3; done
            kill -INT %1; wait %1; status=$?; cat out; exit $status
            """);
        Assert.Equal(130, run.Status);
        Assert.All(run.Out.TrimEnd().Split('\n'), static line => JsonDocument.Parse(line));
    }

    /// <summary>Runs a script in an empty folder, where <c>gradus</c> is the built program.</summary>
    private static Run Shell(string script)
    {
        var folder = Directory.CreateTempSubdirectory("gradus");
        try
        {
            var program = Path.Combine(AppContext.BaseDirectory, "Gradus.Cli.dll");
            var start = new ProcessStartInfo("bash")
            {
                WorkingDirectory = folder.FullName,
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.ArgumentList.Add("-c");
            // An executable of that name, so that signals reach the program and not a shell around it; where tests run in the background, Ctrl-C is ignored by what they start.
            File.WriteAllText(Path.Combine(folder.FullName, "gradus"), $"#!/bin/sh\nexec env {(OperatingSystem.IsLinux() ? "--default-signal=INT" : "")} dotnet '{program}' \"$@\"\n");
            start.ArgumentList.Add($"chmod +x gradus; PATH=$PWD:$PATH; {script}");
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            Assert.True(process.WaitForExit(Hangs), $"it hangs: {script}");
            return new Run(process.ExitCode, output.Result, error.Result);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
