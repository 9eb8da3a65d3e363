-- One row a hospital provider spell: what its episodes say together, and why it cannot be used, if so. The first
-- reason that fits is given. A stay of over two years stands only in mental health or with ten episodes or more.
-- different_orders counts the different episode numbers (1 to 99, so each has a bit of its own): grouping once, and
-- keeping no text, is what lets twenty million episodes pass in little memory.
with stay as (
    select
        spell_key,
        min(episode_order) as first_order,
        max(episode_order) as last_order,
        count(*) as episodes,
        bit_count(bit_or(cast(1 as hugeint) << episode_order)) as different_orders,
        min(admission_date) as first_admission,
        max(admission_date) as last_admission,
        max(discharge_date) as discharge_date,
        max(mental_health) as mental_health
    from episodes
    where spell_key is not null
    group by spell_key
)
select
    spell_key,
    split_part(spell_key, '-', 1) as provider,
    first_order,
    last_order,
    cast(episodes as integer) as episodes,
    first_admission as admission_date,
    discharge_date,
    discharge_date - first_admission as los_days,
    mental_health,
    case
        when episodes > different_orders then 'episode recorded twice'
        when first_admission is null then 'no admission date'
        when first_admission <> last_admission then 'more than one admission date'
        when discharge_date < first_admission then 'discharge before admission'
        when discharge_date - first_admission > 731 and not mental_health and episodes < 10
            then 'stay of over two years'
    end as reason
from stay
