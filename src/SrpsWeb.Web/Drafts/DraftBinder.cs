using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SrpsWeb.Web.Drafts;

/// <summary>Binds a draft to the page's <c>Input</c> as a post would, without saying what is wrong with it: nobody has sent it yet.</summary>
public sealed class DraftBinder(IModelMetadataProvider metadata, IModelBinderFactory binders, ParameterBinder parameters)
{
    internal async Task BindAsync(PageModel page, IFormCollection form)
    {
        var input = page.GetType().GetProperty("Input") ?? throw new InvalidOperationException($"{page.GetType()} keeps drafts and has no Input.");
        var inputMetadata = metadata.GetMetadataForProperty(page.GetType(), input.Name);
        var binding = new BindingInfo { BinderModelName = input.Name, BindingSource = BindingSource.Form };
        var binder = binders.CreateBinder(new ModelBinderFactoryContext { BindingInfo = binding, Metadata = inputMetadata, CacheToken = inputMetadata });
        var bound = await parameters.BindModelAsync(
            page.PageContext,
            binder,
            new FormValueProvider(BindingSource.Form, form, CultureInfo.CurrentCulture),
            new ParameterDescriptor { Name = input.Name, ParameterType = input.PropertyType, BindingInfo = binding },
            inputMetadata,
            value: null);
        if (bound.IsModelSet)
            input.SetValue(page, bound.Model);
        foreach (var entry in page.ModelState.Values)
        {
            entry.Errors.Clear();
            entry.ValidationState = ModelValidationState.Skipped;
        }
    }
}
