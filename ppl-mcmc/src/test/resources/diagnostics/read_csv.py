"""Reads CmdStan CSVs of ppl4j with ArviZ, as a user would, and prints what it finds.

    python3 read_csv.py FOLDER MODEL [TSV]

The numbers of csv_truth.tsv are those of ArviZ 0.23.4 for the files that CmdStanCsvTest writes
(model "groups": four chains of MadeDraws, warm-up kept); each is what Posterior.summary() says.
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
summary = az.summary(data, kind="all", round_to="none")
print(summary.to_string())
print(data.sample_stats.data_vars)
if hasattr(data, "warmup_posterior"):
    print("warm-up", data.warmup_posterior.sizes)
if len(sys.argv) > 3:
    columns = ["mean", "sd", "mcse_mean", "ess_bulk", "ess_tail", "r_hat"]
    summary[columns].to_csv(sys.argv[3], sep="\t", float_format="%.15g", index_label="name")
