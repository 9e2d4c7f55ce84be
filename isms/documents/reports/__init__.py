"""Reports made from the register as of a day: the yearly one (Mẫu số 08) with its annex, the indicators of the plan."""
