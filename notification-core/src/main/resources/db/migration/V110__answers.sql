-- Somebody who wrote STOP may write START: recording releases what his own word had suppressed.
GRANT DELETE ON suppressions TO carillon_core_pipeline;
