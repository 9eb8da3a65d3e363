-- A row a record left out, with the reason. No column leads back to the record.
select 'no spell number' as reason, provider, _partition as partition
from episodes
where spell_key is null
union all
select stays.reason, episodes.provider, episodes._partition as partition
from episodes
join stays on stays.spell_key = episodes.spell_key
where stays.reason is not null
