find_package(nlohmann_json REQUIRED)
legation_test(quality_quotes_test SOURCES quotes_quality.cpp USES page text syntax mention LIBRARIES fmt::fmt nlohmann_json::nlohmann_json)
