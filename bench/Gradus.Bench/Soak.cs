using System.Diagnostics;
using System.Globalization;
using Gradus.Checking;
using Gradus.Checking.Contract;

namespace Gradus.Bench;

/// <summary>A long-running process: different requests without end, and what stays in memory.</summary>
internal static class Soak
{
    /// <summary>Answers so many different requests and prints the live memory ten times on the way.</summary>
    public static void Run(int requests)
    {
        var clock = Stopwatch.StartNew();
        var refused = 0;
        for (var k = 0; k < requests; k++)
        {
            if (!Service.Derive(Request(k)).Ok) refused++;
            if ((k + 1) % Math.Max(1, requests / 10) != 0) continue;
            var live = GC.GetTotalMemory(forceFullCollection: true) / (1024.0 * 1024);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{k + 1,9} requests {clock.Elapsed.TotalSeconds,8:F0} s  live {live:F2} MB  refused {refused}"));
        }
    }

    /// <summary>No two alike: every one has names, numbers and an order of its own.</summary>
    private static DeriveRequest Request(int k)
    {
        var (a, b, x) = ($"A{k % 9973}", $"B{k % 8191}", $"X{k}");
        var function = (k % 6) switch
        {
            0 => $"tr({a}*{x}*{b}*{x}') + {k}*tr({x})",
            1 => $"logdet({x}) + {(k % 97) + 2}*tr({a}*inv({x}))",
            2 => $"norm2({a}*x{k} - b{k % 101})^2",
            3 => $"sum(exp({a}*x{k}))*{k}",
            4 => $"tr({a}*expm({x}*{b}))",
            _ => $"x{k}'*{a}*x{k}/(x{k}'*x{k})",
        };
        return new DeriveRequest(function, (k % 6) is 2 or 3 or 5 ? $"x{k}" : x) { Syntax = InputSyntax.Plain };
    }
}
