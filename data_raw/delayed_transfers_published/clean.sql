-- One row a period; the numerator is the mean number of people delayed on a day.
SELECT
    measure,
    area,
    period,
    value,
    delayed_days / calendar_days AS numerator,
    adults AS denominator,
    markers,
    note,
    published_on,
    _file,
    _sheet,
    _row
FROM figures
