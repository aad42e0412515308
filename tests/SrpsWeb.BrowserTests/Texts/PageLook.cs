using System.Text.Json;
using Microsoft.Playwright;

namespace SrpsWeb.BrowserTests.Texts;

/// <summary>What is found on a page as the browser built it.</summary>
/// <param name="Path">Of its address, without query.</param>
/// <param name="Fields">Those of its forms that take a text somebody types.</param>
/// <param name="Words">Its text, hidden parts too.</param>
/// <param name="Refusals">The lines of its summary of errors.</param>
/// <param name="Injected">Elements, attributes and comments that only a text can have made.</param>
internal sealed record PageLook(string Path, IReadOnlyList<TypedField> Fields, string Words, IReadOnlyList<string> Refusals, IReadOnlyList<string> Injected)
{
    private const string Script =
        """
        mark => {
            const injected = [];
            const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT);
            while (walker.nextNode()) {
                const node = walker.currentNode;
                if (node.nodeType === Node.COMMENT_NODE) {
                    injected.push(`<!--${node.data}-->`);
                    continue;
                }
                const isOwn = !/^(srps-.*|iframe|object|embed|style|base|math)$/.test(node.localName) && !(node.localName === 'script' && node.textContent.trim());
                const attributes = [...node.attributes].filter(({ name, value }) => /^on/i.test(name) || name.toLowerCase().includes(mark.toLowerCase())
                    || ['src', 'href', 'action', 'formaction', 'srcdoc'].includes(name) && (/^\s*(javascript:|\/\/)/i.test(value) || value.split('?')[0].includes(mark)));
                if (!isOwn || attributes.length > 0) injected.push(node.outerHTML.slice(0, 300));
            }
            const typed = ['text', 'search', 'tel', 'email', 'url', 'number'];
            return {
                path: location.pathname,
                fields: [...document.querySelectorAll('form')].flatMap(form => [...form.elements])
                    .filter(field => !field.readOnly && (field.localName === 'textarea' || field.localName === 'input' && typed.includes(field.type)))
                    .map(field => ({ name: field.name, value: field.value, most: field.maxLength, isArea: field.localName === 'textarea' })),
                words: document.body.textContent,
                refusals: [...document.querySelectorAll('.error-summary li')].map(line => line.textContent.trim()),
                injected,
            };
        }
        """;

    internal static async Task<PageLook> AtAsync(IPage page) =>
        (await page.EvaluateAsync<JsonElement>(Script, Payloads.Mark)).Deserialize<PageLook>(JsonSerializerOptions.Web)!;
}

/// <param name="Most">Characters it takes; -1: not said.</param>
internal sealed record TypedField(string Name, string Value, int Most, bool IsArea);
