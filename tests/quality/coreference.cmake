legation_test(quality_coreference_test SOURCES coreference_quality.cpp coreference_score.cpp USES syntax mention actor LIBRARIES fmt::fmt)
