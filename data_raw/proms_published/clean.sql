-- One row a figure, as printed.
SELECT
    measure,
    area,
    period,
    breakdown,
    category,
    scale,
    value,
    numerator,
    denominator,
    markers,
    note,
    published_on,
    _file,
    _sheet,
    _row
FROM figures
