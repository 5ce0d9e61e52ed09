# Shares of the earlier coders' names that data/actors gives the same code; the tool prints the tables of docs/actors.md.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
add_test(NAME quality_peers COMMAND ${Python3_EXECUTABLE} tools/compare_peers.py --floors 0.95 0.85 0.80 WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
set_tests_properties(quality_peers PROPERTIES SKIP_RETURN_CODE 77)
