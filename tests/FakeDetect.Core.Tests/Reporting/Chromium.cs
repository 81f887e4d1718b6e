using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace FakeDetect.Core.Tests.Reporting;

/// <summary>A headless chromium with one tab, driven through its DevTools protocol.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] s_names =
    [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];

    private readonly Process _process;
    private readonly string _profile;
    private readonly ClientWebSocket _socket = new();
    private string _session = "";
    private int _last;

    private Chromium(Process process, string profile)
    {
        _process = process;
        _profile = profile;
    }

    /// <summary>Addresses that the page asked for, its own file and data in it left out.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>What the page wrote to its console as an error, and exceptions of its scripts.</summary>
    public List<string> Complaints { get; } = [];

    public static string? Program { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(folder => s_names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    /// <summary>Opens a page; skips the test where there is no chromium.</summary>
    public static async Task<Chromium> Open(string file)
    {
        Assert.SkipUnless(Program is not null, "There is no chromium on the PATH.");
        string profile = Directory.CreateTempSubdirectory("fakedetect-chromium-").FullName;
        ProcessStartInfo start = new(Program!)
        {
            RedirectStandardError = true,
            ArgumentList =
            {
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-extensions",
                "--disable-background-networking",
                "--remote-debugging-port=0",
                $"--user-data-dir={profile}",
                "--window-size=1200,900",
                "about:blank",
            },
        };
        Chromium browser = new(Process.Start(start)!, profile);
        await browser.Connect();
        await browser.Call("Page.navigate", new() { ["url"] = new Uri(file).AbsoluteUri });
        await browser.Evaluate(
            "new Promise(done => document.readyState === 'complete' ? done() : addEventListener('load', () => done()))"
        );
        return browser;
    }

    /// <summary>The value of an expression, awaited, as JSON.</summary>
    public async Task<JsonNode?> Evaluate(string expression)
    {
        JsonObject answer = await Call(
            "Runtime.evaluate",
            new()
            {
                ["expression"] = expression,
                ["awaitPromise"] = true,
                ["returnByValue"] = true,
            }
        );
        if (answer["exceptionDetails"] is { } failure)
            throw new InvalidOperationException(failure.ToJsonString());
        return answer["result"]!["value"]?.DeepClone();
    }

    /// <summary>Presses and releases a key.</summary>
    public async Task Press(string key, int code, string text = "")
    {
        foreach (string type in new[] { "keyDown", "keyUp" })
        {
            await Call(
                "Input.dispatchKeyEvent",
                new()
                {
                    ["type"] = type,
                    ["key"] = key,
                    ["windowsVirtualKeyCode"] = code,
                    ["text"] = type == "keyDown" ? text : "",
                }
            );
        }
    }

    /// <summary>Shows the page as on a screen of that colour scheme, or as in print.</summary>
    public Task Emulate(string colourScheme, string media = "screen") =>
        Call(
            "Emulation.setEmulatedMedia",
            new()
            {
                ["media"] = media,
                ["features"] = new JsonArray(
                    new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = colourScheme }
                ),
            }
        );

    /// <summary>What is to be seen, as PNG.</summary>
    public async Task<byte[]> Screenshot() =>
        Convert.FromBase64String(
            (await Call("Page.captureScreenshot", new() { ["format"] = "png" }))["data"]!.ToString()
        );

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        for (int attempt = 0; Directory.Exists(_profile) && attempt < 20; attempt++)
        {
            try
            {
                Directory.Delete(_profile, recursive: true);
            }
            catch (IOException)
            {
                // Children of the browser end a moment after it.
                await Task.Delay(100);
            }
        }
    }

    private async Task Connect()
    {
        const string mark = "DevTools listening on ";
        string? line;
        do
        {
            line =
                await _process.StandardError.ReadLineAsync()
                ?? throw new InvalidOperationException("Chromium ended before it listened.");
        } while (!line.StartsWith(mark, StringComparison.Ordinal));
        // Or the pipe fills up and the browser stands still.
        _ = _process.StandardError.ReadToEndAsync();
        await _socket.ConnectAsync(new Uri(line[mark.Length..]), CancellationToken.None);
        JsonObject target = await Call("Target.createTarget", new() { ["url"] = "about:blank" });
        JsonObject attached = await Call(
            "Target.attachToTarget",
            new() { ["targetId"] = target["targetId"]!.ToString(), ["flatten"] = true }
        );
        _session = attached["sessionId"]!.ToString();
        foreach (string domain in new[] { "Page", "Runtime", "Network", "Log" })
            await Call($"{domain}.enable", []);
    }

    private async Task<JsonObject> Call(string method, JsonObject parameters)
    {
        int id = ++_last;
        JsonObject request = new()
        {
            ["id"] = id,
            ["method"] = method,
            ["params"] = parameters,
        };
        if (_session.Length > 0)
            request["sessionId"] = _session;
        await _socket.SendAsync(
            Encoding.UTF8.GetBytes(request.ToJsonString()),
            WebSocketMessageType.Text,
            true,
            CancellationToken.None
        );
        while (true)
        {
            JsonObject message = await Receive();
            if (message["id"]?.GetValue<int>() == id)
            {
                return message["error"] is { } error
                    ? throw new InvalidOperationException($"{method}: {error.ToJsonString()}")
                    : message["result"]!.AsObject();
            }
            Note(message);
        }
    }

    private void Note(JsonObject message)
    {
        switch (message["method"]?.ToString())
        {
            case "Network.requestWillBeSent"
                when message["params"]!["request"]!["url"]!.ToString() is var url
                    && !url.StartsWith("file:", StringComparison.Ordinal)
                    && !url.StartsWith("data:", StringComparison.Ordinal)
                    && url != "about:blank":
                Requests.Add(url);
                break;
            case "Runtime.exceptionThrown" or "Log.entryAdded" or "Runtime.consoleAPICalled":
                Complaints.Add(message["params"]!.ToJsonString());
                break;
        }
    }

    private async Task<JsonObject> Receive()
    {
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(2));
        using MemoryStream message = new();
        byte[] buffer = new byte[1 << 16];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, limit.Token);
            message.Write(buffer, 0, part.Count);
        } while (!part.EndOfMessage);
        message.Position = 0;
        return (
            JsonSerializer.Deserialize<JsonNode>(message) ?? throw new InvalidOperationException("An empty message.")
        ).AsObject();
    }
}
