"""Reads CmdStan CSVs of ppl4j with ArviZ, as a user would, and prints what it finds.

    python3 read_csv.py FOLDER MODEL
"""

import glob
import sys
import warnings

warnings.simplefilter("ignore")

import arviz as az

files = sorted(glob.glob(f"{sys.argv[1]}/{sys.argv[2]}_*.csv"))
data = az.from_cmdstan(files, save_warmup=True)
print(data)
print(data.posterior.sizes, data.posterior.attrs.get("num_samples"))
print(az.summary(data, round_to=4).to_string())
print(data.sample_stats.data_vars)
if hasattr(data, "warmup_posterior"):
    print("warm-up", data.warmup_posterior.sizes)
