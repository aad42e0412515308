using Microsoft.AspNetCore.Http.Features;

namespace SrpsWeb.Web.Hosting;

/// <summary>
/// Reads a form once, before anybody else does: one that cannot be read (a field of several megabytes, thousands of fields, a broken
/// part) is answered with 400 in words instead of failing again in every place that looks at it.
/// </summary>
internal static class ReadableForms
{
    internal static async Task ReadAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType)
        {
            try
            {
                await context.Request.ReadFormAsync(context.RequestAborted);
            }
            catch (Exception problem) when (problem is InvalidDataException or BadHttpRequestException)
            {
                context.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
                context.Response.StatusCode = problem is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status400BadRequest;
                return;
            }
        }

        await next(context);
    }
}
