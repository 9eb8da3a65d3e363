-- One row an event and place: its parish, its shore, and the whole lake.
select area, period, what, days, times, 'parish' as level, _file, _sheet, _row from log
union all
select
    case when area in ('QUI', 'OTT', 'HAL') then 'NOR' else 'SOU' end as area,
    period, what, days, times, 'shore' as level, _file, _sheet, _row
from log
union all
select 'BRI' as area, period, what, days, times, 'lake' as level, _file, _sheet, _row from log
