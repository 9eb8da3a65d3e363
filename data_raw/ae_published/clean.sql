-- One row a figure, as printed.
SELECT
    measure,
    area,
    period,
    value,
    within_4_hours AS numerator,
    attendances AS denominator,
    markers,
    note,
    published_on,
    _file,
    _sheet,
    _row
FROM figures
