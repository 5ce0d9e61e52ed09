# Archives to events, by stage and by number of threads: corpus_bench BUILD_DIRECTORY FILE... (bench/make_corpus.py makes one).
add_executable(corpus_bench ${CMAKE_CURRENT_LIST_DIR}/corpus_bench.cpp)
target_link_libraries(corpus_bench PRIVATE legation_engine)
