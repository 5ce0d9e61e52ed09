# Replayed with made-up input as a test.
add_executable(conllu_fuzz ${CMAKE_CURRENT_LIST_DIR}/conllu_fuzz.cpp)
target_link_libraries(conllu_fuzz PRIVATE legation_options legation_syntax)
add_test(NAME conllu_fuzz COMMAND conllu_fuzz WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
legation_libfuzzer(conllu_fuzz USES syntax)
