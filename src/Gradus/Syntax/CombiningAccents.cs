using System.Collections.Frozen;

namespace Gradus.Syntax;

/// <summary>Hats, bars and dots of Unicode, which stand behind the letter that they are set on: β̂ is beta_hat, and ŷ, one character or two, y_hat.</summary>
internal static class CombiningAccents
{
    private static readonly FrozenDictionary<char, string> Names = new Dictionary<char, string>
    {
        ['\u0300'] = "_grave", ['\u0301'] = "_acute", ['\u0302'] = "_hat", ['\u0303'] = "_tilde", ['\u0304'] = "_bar", ['\u0305'] = "_bar",
        ['\u0306'] = "_breve", ['\u0307'] = "_dot", ['\u0308'] = "_ddot", ['\u030A'] = "_ring", ['\u030C'] = "_check",
    }.ToFrozenDictionary();

    /// <summary>Each letter before the character that it is with the accent; programs without tables of Unicode cannot take it apart.</summary>
    private static readonly FrozenDictionary<char, string> Composed = new Dictionary<string, string>
    {
        ["_grave"] = "AÀEÈIÌOÒUÙaàeèiìoòuùNǸnǹWẀwẁYỲyỳ",
        ["_acute"] = "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźGǴgǵKḰkḱMḾmḿPṔpṕWẂwẃ",
        ["_hat"] = "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷZẐzẑ",
        ["_tilde"] = "AÃNÑOÕaãnñoõIĨiĩUŨuũVṼvṽEẼeẽYỸyỹ",
        ["_ddot"] = "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸHḦhḧWẄwẅXẌxẍtẗ",
        ["_ring"] = "AÅaåUŮuůwẘyẙ",
        ["_bar"] = "AĀaāEĒeēIĪiīOŌoōUŪuūYȲyȳGḠgḡ",
        ["_breve"] = "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭ",
        ["_dot"] = "CĊcċEĖeėGĠgġIİZŻzżAȦaȧOȮoȯBḂbḃDḊdḋFḞfḟHḢhḣMṀmṁNṄnṅPṖpṗRṘrṙSṠsṡTṪtṫWẆwẇXẊxẋYẎyẏ",
        ["_check"] = "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzžAǍaǎIǏiǐOǑoǒUǓuǔGǦgǧKǨkǩjǰHȞhȟ",
    }.SelectMany(static row => row.Value.Chunk(2).Select(pair => KeyValuePair.Create(pair[1], pair[0] + row.Key)))
    .ToFrozenDictionary();

    /// <summary>True for an accent right behind a name.</summary>
    public static bool IsOn(char character, int at, List<Token> output) => Names.ContainsKey(character) && output is [.., { Kind: TokenKind.Name } name] && name.Span.End == at;

    /// <summary>Puts an accent on the last letter before it: of AX̂ on the X alone.</summary>
    public static void Put(char accent, int at, List<Token> output)
    {
        var name = output[^1];
        var isRun = name.Text.Length > 1 && name.Text.Length == name.Span.Length && name.Text.All(char.IsAsciiLetter);
        if (isRun) output[^1] = name with { Text = name.Text[..^1], Span = name.Span with { Length = name.Span.Length - 1 }, Word = name.Text.Length > 2 && !Greek.IsName(name.Text[..^1]) };
        if (isRun) output.Add(new Token(TokenKind.Name, name.Text[^1..], new SourceSpan(at - 1, 1)));
        output[^1] = output[^1] with { Text = output[^1].Text + Names[accent], Span = output[^1].Span.To(new SourceSpan(at, 1)) };
    }

    /// <summary>The name of a letter of one character, an accent that is part of it behind the letter.</summary>
    public static string NameOf(char letter) => Composed.TryGetValue(letter, out var name) ? name : letter.ToString();
}
