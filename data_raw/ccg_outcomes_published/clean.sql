-- One row a figure, as printed.
SELECT
    measure,
    area,
    period,
    value,
    numerator,
    denominator,
    lower_95,
    upper_95,
    markers,
    note,
    published_on,
    _file,
    _sheet,
    _row
FROM figures
