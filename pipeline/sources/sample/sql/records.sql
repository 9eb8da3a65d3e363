select cell, first + unnest(range(size)) as record
from sample_cell
where quarter in ({quarters})
