-- One row for each cell of Appendix 2 as printed; an unread or blank cell keeps its row, with its reason.
SELECT
    measure,
    area,
    period,
    'value' AS statistic,
    value,
    markers,
    note,
    published_on,
    _file,
    _sheet,
    _row
FROM figures
