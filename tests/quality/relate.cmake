# Learns eleven times; a debug build would take minutes for the same figures.
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  set(relate_learner ../../train/relation_examples.cpp ../../train/relation_learner.cpp ../../train/relation_validation.cpp)
  legation_test(quality_relate_test SOURCES relate_quality.cpp ${relate_learner} USES engine LIBRARIES fmt::fmt)
  target_include_directories(quality_relate_test PRIVATE ${PROJECT_SOURCE_DIR}/train)
endif()
