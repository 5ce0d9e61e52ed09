# cmake -DIN=table.tsv -DOUT=table_rows.inc -P embed_rows.cmake: every line of a text file as a C++ raw string, for an array.
file(READ ${IN} text)
string(REGEX REPLACE "([^\n]+)\n" "R\"row(\\1)row\"sv,\n" rows "${text}")
file(WRITE ${OUT} "${rows}")
