-- One row a figure, as printed.
SELECT
    measure,
    area,
    period,
    pathway,
    value,
    within_18_weeks AS numerator,
    pathways AS denominator,
    markers,
    note,
    published_on,
    _file,
    _sheet,
    _row
FROM figures
