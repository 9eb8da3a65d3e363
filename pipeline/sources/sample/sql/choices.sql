select key + unnest(range(size)) as key, value
from sample_choice
