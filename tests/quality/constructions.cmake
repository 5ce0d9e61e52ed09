legation_test(quality_constructions_test SOURCES constructions_quality.cpp USES syntax text LIBRARIES fmt::fmt)
