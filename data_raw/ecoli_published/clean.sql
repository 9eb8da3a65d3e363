-- One row a figure, as printed.
SELECT
    measure,
    area,
    period,
    value,
    markers,
    note,
    published_on,
    _file,
    _sheet,
    _row
FROM figures
