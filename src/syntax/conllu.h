// CoNLL-U in and out (universaldependencies.org/format.html): ten columns, one token a line, "# text" and ranges
// ("1-2") for words like "can't". Reading keeps the given tokens; empty nodes ("1.1") are left out.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "doc/article.h"

namespace legation::syntax {

/// An Article of one body block whose sentences and tokens are those of the file; tags, arcs and names (MISC
/// Name=B-PER) are filled where the labels are known. `where` names the input in errors. Errors: kFormat with the line.
base::Result<doc::Article> read_conllu(std::string_view bytes, const std::string& where);

/// Appends all sentences, ids counted from 1. Names go to MISC as Name=B-PER.
void write_conllu(const doc::Article& article, std::string& out);

}  // namespace legation::syntax
