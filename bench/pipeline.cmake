# The whole pipeline on one core over the sample reports, by stage; run by `make bench`.
add_executable(pipeline_bench ${CMAKE_CURRENT_LIST_DIR}/pipeline_bench.cpp)
target_link_libraries(pipeline_bench PRIVATE legation_engine)
