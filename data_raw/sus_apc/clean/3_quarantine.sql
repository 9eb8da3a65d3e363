-- A row a record left out, with the reason. No column leads back to the record. The records are gone through once:
-- reading a spell's number is most of the work.
with unusable as (
    select spell_key, reason from stays where reason is not null
)
select
    coalesce(unusable.reason, 'no spell number') as reason,
    episodes.provider,
    episodes._partition as partition
from episodes
left join unusable on unusable.spell_key = episodes.spell_key
where episodes.spell_key is null or unusable.reason is not null
