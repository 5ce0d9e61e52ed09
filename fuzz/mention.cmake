add_executable(times_fuzz ${CMAKE_CURRENT_LIST_DIR}/times_fuzz.cpp)
target_link_libraries(times_fuzz PRIVATE legation_mention)
add_test(NAME times_fuzz COMMAND times_fuzz)
legation_libfuzzer(times_fuzz USES mention)
