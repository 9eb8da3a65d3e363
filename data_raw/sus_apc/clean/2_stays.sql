-- One row a hospital provider spell: what its episodes say together, and why it cannot be used, if so. The first
-- reason that fits is given. A stay of over two years stands only in mental health (treatment functions 700 to 715)
-- or with ten episodes or more.
with ordered as (
    select
        spell_key,
        episode_order,
        min(provider) as provider,
        count(*) as records,
        min(admission_date) as first_admission,
        max(admission_date) as last_admission,
        max(discharge_date) as discharge_date,
        max(case when treat_spec between '700' and '715' then 1 else 0 end) as mental_health
    from episodes
    where spell_key is not null
    group by spell_key, episode_order
),
stay as (
    select
        spell_key,
        min(provider) as provider,
        min(episode_order) as first_order,
        max(episode_order) as last_order,
        sum(records) as episodes,
        max(records) as most_records,
        min(first_admission) as first_admission,
        max(last_admission) as last_admission,
        max(discharge_date) as discharge_date,
        max(mental_health) as mental_health
    from ordered
    group by spell_key
)
select
    spell_key,
    provider,
    first_order,
    last_order,
    cast(episodes as integer) as episodes,
    first_admission as admission_date,
    discharge_date,
    discharge_date - first_admission as los_days,
    mental_health = 1 as mental_health,
    case
        when most_records > 1 then 'episode recorded twice'
        when first_admission is null then 'no admission date'
        when first_admission <> last_admission then 'more than one admission date'
        when discharge_date < first_admission then 'discharge before admission'
        when discharge_date - first_admission > 731 and mental_health = 0 and episodes < 10
            then 'stay of over two years'
    end as reason
from stay
