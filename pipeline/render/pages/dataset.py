"""What search engines are told of the data: schema.org's Dataset of a measure, and the DataCatalog that holds them all.

Plain data for the page's head. Made-up figures are no part of it.
"""

from collections.abc import Mapping

from pipeline.render.pages.context import Context

CONTEXT = "https://schema.org"
ORGANISATION, DOWNLOAD, LANGUAGE = "Organization", "DataDownload", "en-GB"
DATA = "data/"


def dataset(id_: str, context: Context, file: str) -> Mapping[str, object]:
    """Return the description of a measure's real data; empty where there is none."""
    series = context.series.get(id_)
    values = [v for v in (series.values if series else ()) if v.origin != "synthetic"]
    if not values:
        return {}
    site, measure = context.site, context.site.measures[id_]
    address = _address(context)
    start, end = min(v.period.start for v in values), max(v.period.end for v in values)
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "name": measure.plain_title,
        "alternateName": measure.title,
        "description": f"{measure.question} {measure.definition}",
        "identifier": id_,
        "url": address + context.summaries[id_].url,
        "keywords": [part.name for part in context.places[id_][:1]] + list(measure.official_codes),
        "variableMeasured": measure.plain_title,
        "temporalCoverage": f"{start.isoformat()}/{end.isoformat()}",
        "spatialCoverage": sorted({context.area(v.area) for v in values}),
        "dateModified": max((v.published_on for v in values if v.published_on), default=site.as_of).isoformat(),
        "distribution": [
            {"@type": DOWNLOAD, "encodingFormat": "text/csv", "contentUrl": address + file},
            {
                "@type": DOWNLOAD,
                "encodingFormat": "application/json",
                "contentUrl": f"{address}{DATA}measures/{id_}.json",
            },
        ],
        "includedInDataCatalog": {"@type": "DataCatalog", "name": site.settings.title, "url": address + DATA},
        **_published(context),
    }


def catalogue(context: Context) -> Mapping[str, object]:
    """Return the description of all the data: the catalogue, what it is made of, and a link to each measure's data."""
    address = _address(context)
    files = (("text/csv", "values.csv"), ("application/vnd.apache.parquet", "values.parquet"))
    return {
        "@context": CONTEXT,
        "@type": "DataCatalog",
        "name": context.site.settings.title,
        "description": f"Every figure of {context.site.framework.title}, with its source, limits and marks.",
        "url": address + DATA,
        "dateModified": context.site.as_of.isoformat(),
        "dataset": {
            "@type": "Dataset",
            "name": f"{context.site.settings.title}: all figures",
            "description": "Every published figure by place and time, with its limits, marks and the file it is from.",
            "url": address + DATA,
            "distribution": [
                {"@type": DOWNLOAD, "encodingFormat": kind, "contentUrl": f"{address}{DATA}{file}"}
                for kind, file in files
            ],
            **_published(context),
        },
        **_published(context),
    }


def _published(context: Context) -> dict[str, object]:
    """Who publishes, under which licence, in which language; the same for all data of a site."""
    settings = context.site.settings
    publisher = {"@type": ORGANISATION, "name": settings.brand.name}
    return {
        "license": settings.licence.address,
        "creator": publisher,
        "publisher": publisher,
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
    }


def _address(context: Context) -> str:
    return context.site.settings.site_url.rstrip("/") + "/"
