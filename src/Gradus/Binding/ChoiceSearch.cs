namespace Gradus.Binding;

/// <summary>Searches the choices that a formula leaves open, cheapest combination first.</summary>
/// <remarks>A reading of the formula is run again and again; where it has a choice it asks <see cref="Choose"/>. When it fails it says which choices it had
/// looked at, and the search goes back to the last of those (conflict-directed backjumping, Prosser 1993). The total cost is raised step by step.</remarks>
internal sealed class ChoiceSearch
{
    /// <summary>An alternative that is never taken.</summary>
    public const int Never = 1000;

    private readonly List<Choice> stack = [];
    private readonly Dictionary<ChoiceKey, int> made = [];
    private readonly List<int> looked = [];
    private int position;
    private int spent;
    private int limit;
    private bool cut;

    /// <summary>The highest total cost that is tried.</summary>
    public int HighestCost { get; init; } = 14;

    /// <summary>How many nodes may be visited in all.</summary>
    public required int NodesLeft { get; set; }

    /// <summary>How many choices the present run has looked at; a failure names the ones from such a place on.</summary>
    public int Looked => looked.Count;

    /// <summary>True if the search was given up because of its bound.</summary>
    public bool GaveUp => NodesLeft <= 0;

    /// <summary>True as long as only the ordinary alternatives are tried.</summary>
    public bool IsOrdinary => limit == 0;

    /// <summary>The alternative to take at a place, or −1 if none can be paid for.</summary>
    public int Choose(ChoiceKey key, int[] costs, bool kind)
    {
        if (made.TryGetValue(key, out var index))
        {
            looked.Add(index);
            return stack[index].Current;
        }
        // Another question than in the run that is repeated: what was taken there says nothing about it.
        if (position < stack.Count && stack[position].Costs.Length != costs.Length) stack.RemoveRange(position, stack.Count - position);
        if (position == stack.Count)
        {
            var first = Cheapest(costs, -1);
            if (first < 0)
            {
                BlameCostly();
                return -1;
            }
            stack.Add(new Choice(costs, kind) { Current = first });
        }
        made.Add(key, position);
        looked.Add(position);
        spent += costs[stack[position].Current];
        return stack[position++].Current;
    }

    /// <summary>The choices looked at from a place on, to look at again with <see cref="LookAgain"/>.</summary>
    public int[] LookedSince(int place) => [.. looked.Skip(place).Distinct()];

    /// <summary>Says that a result kept from before rests on these choices.</summary>
    public void LookAgain(int[] choices) => looked.AddRange(choices);

    /// <summary>Runs an attempt until it succeeds. It returns −1 for success, else the place in <see cref="Looked"/> from which on the blame lies.</summary>
    public bool Solve(Func<int> attempt)
    {
        for (limit = 0; limit <= HighestCost; limit++)
        {
            stack.Clear();
            cut = false;
            do
            {
                var blame = Run(attempt);
                if (blame < 0) return true;
                if (GaveUp) return false;
                if (!Backjump([.. looked.Skip(blame)], kinds: true)) break;
            }
            while (true);
            if (!cut) return false;
        }
        return false;
    }

    /// <summary>The next success with the same kinds of symbols, at most two dearer than the first.</summary>
    public bool SolveNext(Func<int> attempt)
    {
        if (limit <= HighestCost) limit = spent + HighestCost + 2;
        var conflict = Enumerable.Range(0, stack.Count).Where(i => !stack[i].IsKind).ToHashSet();
        for (var runs = 0; runs < 64 && Backjump(conflict, kinds: false); runs++)
        {
            var blame = Run(attempt);
            if (blame < 0) return true;
            if (GaveUp) return false;
            conflict = [.. looked.Skip(blame).Where(i => !stack[i].IsKind)];
            if (conflict.Count == 0) conflict = [.. Enumerable.Range(0, stack.Count).Where(i => !stack[i].IsKind)];
        }
        return false;
    }

    /// <summary>The alternatives taken in the run that succeeded last.</summary>
    public IReadOnlyList<(int[] Costs, bool IsKind, int Taken)> Taken() => [.. stack.Select(c => (c.Costs, c.IsKind, c.Current))];

    /// <summary>Runs an attempt once more with alternatives taken before.</summary>
    public void Repeat(IReadOnlyList<(int[] Costs, bool IsKind, int Taken)> taken, Func<int> attempt)
    {
        stack.Clear();
        stack.AddRange(taken.Select(t => new Choice(t.Costs, t.IsKind) { Current = t.Taken }));
        Run(attempt);
    }

    private int Run(Func<int> attempt)
    {
        made.Clear();
        looked.Clear();
        position = 0;
        spent = 0;
        return attempt();
    }

    private bool Backjump(HashSet<int> conflict, bool kinds)
    {
        while (conflict.Count > 0)
        {
            var last = conflict.Max();
            conflict.Remove(last);
            stack.RemoveRange(last + 1, stack.Count - last - 1);
            var choice = stack[last];
            choice.Conflicts.UnionWith(conflict);
            spent = 0;
            for (var i = 0; i < last; i++) spent += stack[i].Costs[stack[i].Current];
            var next = Cheapest(choice.Costs, choice.Current);
            if (next >= 0)
            {
                choice.Current = next;
                return true;
            }
            conflict = [.. choice.Conflicts.Where(i => kinds || !stack[i].IsKind)];
            if (choice.Costs.Any(c => c < Never && c > limit - spent))
            {
                cut = true;
                for (var i = 0; i < last; i++)
                {
                    if (stack[i].Costs[stack[i].Current] > 0 && (kinds || !stack[i].IsKind)) conflict.Add(i);
                }
            }
            stack.RemoveAt(last);
        }
        return false;
    }

    private int Cheapest(int[] costs, int after)
    {
        for (var i = after + 1; i < costs.Length; i++)
        {
            if (costs[i] < Never && spent + costs[i] <= limit) return i;
        }
        return -1;
    }

    private void BlameCostly()
    {
        cut = true;
        for (var i = 0; i < position; i++)
        {
            if (stack[i].Costs[stack[i].Current] > 0) looked.Add(i);
        }
    }

    private sealed class Choice(int[] costs, bool kind)
    {
        public int[] Costs { get; } = costs;

        public bool IsKind { get; } = kind;

        public int Current { get; set; }

        public HashSet<int> Conflicts { get; } = [];
    }
}

/// <summary>Where a choice is made: the very node or scope, and which of its choices.</summary>
internal readonly record struct ChoiceKey(object Place, string Which)
{
    public bool Equals(ChoiceKey other) => ReferenceEquals(Place, other.Place) && Which == other.Which;

    public override int GetHashCode() => HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Place), Which);
}
