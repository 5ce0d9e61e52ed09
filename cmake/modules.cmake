# One CMake target per folder of src/, with a one-line description and the modules it may include.
# tools/check_includes.py reads the same declarations and fails on an include that is not declared.
find_package(fmt REQUIRED)
find_package(Threads REQUIRED)

add_library(legation_options INTERFACE)
target_include_directories(legation_options INTERFACE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include)
# Machines without AVX2 take the plain twins, chosen at run time; floating point is not contracted, so both give the same bits.
target_compile_options(legation_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wno-sign-conversion -ffp-contract=off)
if(LEGATION_WERROR)
  target_compile_options(legation_options INTERFACE -Werror $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)  # GCC 12 reports false overlaps in std::string (PR 105651)
endif()
if(LEGATION_SANITIZE)
  target_compile_options(legation_options INTERFACE -fsanitize=${LEGATION_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(legation_options INTERFACE -fsanitize=${LEGATION_SANITIZE})
endif()

# legation_module(<name> DESCRIPTION "..." SOURCES a.cpp ... [USES base doc ...] [LIBRARIES fmt::fmt ...])
function(legation_module name)
  cmake_parse_arguments(ARG "" "DESCRIPTION" "SOURCES;USES;LIBRARIES" ${ARGN})
  add_library(legation_${name} STATIC ${ARG_SOURCES})
  target_link_libraries(legation_${name} PUBLIC legation_options)
  foreach(used IN LISTS ARG_USES)
    target_link_libraries(legation_${name} PUBLIC legation_${used})
  endforeach()
  target_link_libraries(legation_${name} PUBLIC ${ARG_LIBRARIES})
endfunction()

# legation_test(<name> SOURCES ... [USES modules] [LIBRARIES ...]): one GoogleTest program, run from the source root.
function(legation_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  foreach(used IN LISTS ARG_USES)
    target_link_libraries(${name} PRIVATE legation_${used})
  endforeach()
  target_link_libraries(${name} PRIVATE legation_options GTest::gtest_main ${ARG_LIBRARIES})
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
endfunction()
