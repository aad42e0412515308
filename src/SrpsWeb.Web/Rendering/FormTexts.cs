using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace SrpsWeb.Web.Rendering;

/// <summary>Lets validation attributes name a key of <see cref="Texts"/> as their message.</summary>
public sealed class FormTextLocalizer(IHttpContextAccessor http) : IStringLocalizer
{
    public LocalizedString this[string name] => new(name, Texts[name]);

    public LocalizedString this[string name, params object[] arguments] => new(name, Texts[name, arguments]);

    private Texts Texts => http.HttpContext!.RequestServices.GetRequiredService<Texts>();

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
}

/// <summary>Messages for what the framework itself refuses: empty required fields, dates and numbers that are none.</summary>
public sealed class FormTextOptions(IHttpContextAccessor http) : IConfigureOptions<MvcOptions>, IValidationMetadataProvider
{
    public void Configure(MvcOptions options)
    {
        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => Text("Form.Invalid"));
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => Text("Form.Invalid"));
        messages.SetUnknownValueIsInvalidAccessor(_ => Text("Form.Invalid"));
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => Text("Form.Invalid"));
        messages.SetValueIsInvalidAccessor(_ => Text("Form.Invalid"));
        messages.SetValueMustBeANumberAccessor(_ => Text("Form.NotANumber"));
        messages.SetNonPropertyValueMustBeANumberAccessor(() => Text("Form.NotANumber"));
        messages.SetMissingBindRequiredValueAccessor(_ => Text("Form.Required"));
        messages.SetMissingKeyOrValueAccessor(() => Text("Form.Required"));
        messages.SetMissingRequestBodyRequiredValueAccessor(() => Text("Form.Required"));
        messages.SetValueMustNotBeNullAccessor(_ => Text("Form.Required"));
        options.ModelMetadataDetailsProviders.Add(this);
    }

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var attribute in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>().Where(attribute => attribute.ErrorMessage is null))
        {
            attribute.ErrorMessage = attribute switch
            {
                RequiredAttribute => "Form.Required",
                StringLengthAttribute or MaxLengthAttribute => "Form.TooLong",
                RangeAttribute => "Form.OutOfRange",
                CompareAttribute => "Form.NotTheSame",
                _ => "Form.Invalid",
            };
        }
    }

    private string Text(string key) => http.HttpContext!.RequestServices.GetRequiredService<Texts>()[key];
}
