-- One row a recorded diagnosis of every episode that has a spell number; position 1 is the main one. code4 is the
-- code in up to four characters without the filler X, code3 its category. Join to spells, where the spells that
-- cannot be used are left out.
select spell_key, episode_order, 1 as position, diag_01 as code4, left(diag_01, 3) as code3,
    _partition, _file, _sheet, _row
from episodes
where diag_01 is not null and spell_key is not null
union all
select spell_key, episode_order, 2 as position, diag_02 as code4, left(diag_02, 3) as code3,
    _partition, _file, _sheet, _row
from episodes
where diag_02 is not null and spell_key is not null
union all
select spell_key, episode_order, 3 as position, diag_03 as code4, left(diag_03, 3) as code3,
    _partition, _file, _sheet, _row
from episodes
where diag_03 is not null and spell_key is not null
union all
select spell_key, episode_order, 4 as position, diag_04 as code4, left(diag_04, 3) as code3,
    _partition, _file, _sheet, _row
from episodes
where diag_04 is not null and spell_key is not null
union all
select spell_key, episode_order, 5 as position, diag_05 as code4, left(diag_05, 3) as code3,
    _partition, _file, _sheet, _row
from episodes
where diag_05 is not null and spell_key is not null
union all
select spell_key, episode_order, 6 as position, diag_06 as code4, left(diag_06, 3) as code3,
    _partition, _file, _sheet, _row
from episodes
where diag_06 is not null and spell_key is not null
union all
select spell_key, episode_order, 7 as position, diag_07 as code4, left(diag_07, 3) as code3,
    _partition, _file, _sheet, _row
from episodes
where diag_07 is not null and spell_key is not null
union all
select spell_key, episode_order, 8 as position, diag_08 as code4, left(diag_08, 3) as code3,
    _partition, _file, _sheet, _row
from episodes
where diag_08 is not null and spell_key is not null
union all
select spell_key, episode_order, 9 as position, diag_09 as code4, left(diag_09, 3) as code3,
    _partition, _file, _sheet, _row
from episodes
where diag_09 is not null and spell_key is not null
union all
select spell_key, episode_order, 10 as position, diag_10 as code4, left(diag_10, 3) as code3,
    _partition, _file, _sheet, _row
from episodes
where diag_10 is not null and spell_key is not null
union all
select spell_key, episode_order, 11 as position, diag_11 as code4, left(diag_11, 3) as code3,
    _partition, _file, _sheet, _row
from episodes
where diag_11 is not null and spell_key is not null
union all
select spell_key, episode_order, 12 as position, diag_12 as code4, left(diag_12, 3) as code3,
    _partition, _file, _sheet, _row
from episodes
where diag_12 is not null and spell_key is not null
union all
select spell_key, episode_order, 13 as position, diag_13 as code4, left(diag_13, 3) as code3,
    _partition, _file, _sheet, _row
from episodes
where diag_13 is not null and spell_key is not null
union all
select spell_key, episode_order, 14 as position, diag_14 as code4, left(diag_14, 3) as code3,
    _partition, _file, _sheet, _row
from episodes
where diag_14 is not null and spell_key is not null
union all
select spell_key, episode_order, 15 as position, diag_15 as code4, left(diag_15, 3) as code3,
    _partition, _file, _sheet, _row
from episodes
where diag_15 is not null and spell_key is not null
union all
select spell_key, episode_order, 16 as position, diag_16 as code4, left(diag_16, 3) as code3,
    _partition, _file, _sheet, _row
from episodes
where diag_16 is not null and spell_key is not null
union all
select spell_key, episode_order, 17 as position, diag_17 as code4, left(diag_17, 3) as code3,
    _partition, _file, _sheet, _row
from episodes
where diag_17 is not null and spell_key is not null
union all
select spell_key, episode_order, 18 as position, diag_18 as code4, left(diag_18, 3) as code3,
    _partition, _file, _sheet, _row
from episodes
where diag_18 is not null and spell_key is not null
union all
select spell_key, episode_order, 19 as position, diag_19 as code4, left(diag_19, 3) as code3,
    _partition, _file, _sheet, _row
from episodes
where diag_19 is not null and spell_key is not null
union all
select spell_key, episode_order, 20 as position, diag_20 as code4, left(diag_20, 3) as code3,
    _partition, _file, _sheet, _row
from episodes
where diag_20 is not null and spell_key is not null
