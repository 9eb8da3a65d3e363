"""What search engines are told of a measure's data: a schema.org Dataset as plain data for the page's head."""

from collections.abc import Mapping

from pipeline.render.pages.context import Context

LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
ORGANISATION = "Organization"


def dataset(id_: str, context: Context, file: str) -> Mapping[str, object]:
    """Return the description of a measure's real data; empty where there is none. Made-up figures are no part of it."""
    series = context.series.get(id_)
    values = [v for v in (series.values if series else ()) if v.origin != "synthetic"]
    if not values:
        return {}
    settings, measure = context.site.settings, context.site.measures[id_]
    address = settings.site_url.rstrip("/") + "/"
    start, end = min(v.period.start for v in values), max(v.period.end for v in values)
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": measure.plain_title,
        "description": f"{measure.question} {measure.definition}",
        "url": address + context.summaries[id_].url,
        "license": LICENCE,
        "creator": {"@type": ORGANISATION, "name": settings.brand.name},
        "temporalCoverage": f"{start.isoformat()}/{end.isoformat()}",
        "spatialCoverage": sorted({context.area(v.area) for v in values}),
        "dateModified": context.site.as_of.isoformat(),
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": address + file},
            {
                "@type": "DataDownload",
                "encodingFormat": "application/json",
                "contentUrl": f"{address}data/measures/{id_}.json",
            },
        ],
        "isAccessibleForFree": True,
    }
