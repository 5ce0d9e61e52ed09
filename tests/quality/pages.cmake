find_package(nlohmann_json REQUIRED)
legation_test(quality_pages_test SOURCES pages_quality.cpp USES page LIBRARIES fmt::fmt nlohmann_json::nlohmann_json)
