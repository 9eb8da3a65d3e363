select area, period, people as value, _file, _sheet, _row from figures
