# Replayed with made-up input as a test; with -DLEGATION_LIBFUZZER and clang's -fsanitize=fuzzer it searches by itself.
add_executable(conllu_fuzz ${CMAKE_CURRENT_LIST_DIR}/conllu_fuzz.cpp)
target_link_libraries(conllu_fuzz PRIVATE legation_options legation_syntax)
add_test(NAME conllu_fuzz COMMAND conllu_fuzz WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
