using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SrpsWeb.Application;
using SrpsWeb.Application.Files;
using SrpsWeb.Application.Schools;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Data.Audit;
using SrpsWeb.Data.Postgres;
using SrpsWeb.Data.Sqlite;
using SrpsWeb.Documents.Layout;
using SrpsWeb.Web.Drafts;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Hosting;

internal static class SrpsServices
{
    internal static void AddSrps(this WebApplicationBuilder builder)
    {
        var settings = SrpsSettings.From(builder.Configuration, builder.Environment.ContentRootPath);
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new SeedFolder(Path.Combine(AppContext.BaseDirectory, "seeds")));
        services.AddSingleton<StartLogging>();
        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>>(provider => provider.GetRequiredService<StartLogging>());
        services.AddSingleton<FirstStartCode>();
        services.AddSingleton<FirstStartDoor>();
        services.AddSingleton<ImportBell>();
        services.AddHostedService<ImportWorker>();
        services.AddHostedService<LeftoversWorker>();
        if (builder.Configuration.GetValue("Audit:KeepAnchors", true))
            services.AddHostedService<AuditAnchorWorker>();
        services.AddHttpContextAccessor();
        services.AddSrpsApplication();
        services.AddFiles();
        services.AddBackups(settings, BackupSetup.SettingsFrom(builder.Configuration, builder.Environment, settings));
        services.AddDatabase(settings);
        services.AddAccounts();
        services.AddPages();
        services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database");
        services.AddLimits();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 8 * 1024 * 1024;
        });
    }

    private static void AddDatabase(this IServiceCollection services, SrpsSettings settings)
    {
        services.AddScoped<SchoolSession>();
        services.AddScoped<ICurrentSchool>(provider => provider.GetRequiredService<SchoolSession>());
        services.AddScoped<ICurrentPerson>(provider => provider.GetRequiredService<SchoolSession>());
        services.AddScoped<ICurrentOrigin, RequestOrigin>();
        services.AddSrpsDbContext(settings);
        // In the database, so that a restart or a second node keeps everybody signed in.
        services.AddDataProtection().SetApplicationName("SrpsWeb").PersistKeysToDbContext<SrpsDbContext>();
    }

    /// <summary>Where files are kept, and what makes pictures anew. Needs the settings.</summary>
    internal static IServiceCollection AddFiles(this IServiceCollection services) =>
        services.AddSingleton<IFileStorage, FolderFileStorage>().AddSingleton<IPictureEncoder, SkiaPictureEncoder>();

    /// <summary>The context on the engine and connection of the settings; the ports are added beside it.</summary>
    internal static IServiceCollection AddSrpsDbContext(this IServiceCollection services, SrpsSettings settings) =>
        services.AddDbContext<SrpsDbContext>(options =>
        {
            if (settings.Provider == DatabaseProvider.Postgres)
                options.UseSrpsPostgres(settings.ConnectionString);
            else
                options.UseSrpsSqlite(settings.ConnectionString);
        });

    private static void AddPages(this IServiceCollection services)
    {
        services.AddScoped<Format>();
        services.AddScoped<Texts>();
        services.AddScoped<StudentCopyWords>();
        services.AddScoped<CurrentCase>();
        services.AddScoped<CasePageFilter>();
        services.AddScoped<AuditPageFilter>();
        services.AddScoped<Pages.Cases.OpeningFromConcern>();
        services.AddScoped<RefusalPageFilter>();
        services.AddScoped<DraftPageFilter>();
        services.AddScoped<DraftBinder>();
        services.AddSingleton<IDocumentRenderer, SkiaDocumentRenderer>();
        services.AddSingleton<Guides.GuideBook>();
        services.AddSingleton<FormTextLocalizer>();
        services.AddRazorPages(pages => pages.AddSrpsConventions())
            .AddViewOptions(views => views.HtmlHelperOptions.ClientValidationEnabled = false)
            .AddDataAnnotationsLocalization();
        // After MVC's own options: it must see the attributes that they collect.
        services.AddSingleton<IConfigureOptions<MvcOptions>, FormTextOptions>();
        services.AddOptions<Microsoft.AspNetCore.Mvc.DataAnnotations.MvcDataAnnotationsLocalizationOptions>()
            .Configure<FormTextLocalizer>((annotations, localizer) => annotations.DataAnnotationLocalizerProvider = (_, _) => localizer);
        services.Configure<MvcOptions>(mvc => mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true);
        services.AddRouting(routing => routing.LowercaseUrls = true);
        services.Configure<RequestLocalizationOptions>(localization =>
        {
            localization.SetDefaultCulture("id-ID").AddSupportedCultures("id-ID", "en-GB").AddSupportedUICultures("id-ID", "en-GB");
            localization.RequestCultureProviders = [new Microsoft.AspNetCore.Localization.CookieRequestCultureProvider { CookieName = LanguageCookie }];
        });
    }

    internal const string LanguageCookie = "srps-bahasa";
}
