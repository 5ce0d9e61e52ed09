# Articles to a ledger, one thread: record_bench BUILD_DIRECTORY ARTICLES.jsonl LEDGER (bench/make_corpus.py makes the articles).
add_executable(record_bench ${CMAKE_CURRENT_LIST_DIR}/record_bench.cpp)
target_link_libraries(record_bench PRIVATE legation_engine)
