-- One row a group of practices, as added up.
SELECT
    area,
    period,
    value,
    published_on,
    _file,
    _sheet,
    _row
FROM figures
