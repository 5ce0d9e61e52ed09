// Any bytes as CoNLL-U: reading must not crash, and what was read comes out the same a second time, before and after
// parsing.
//
//   conllu_fuzz            runs over thousands of damaged copies of a small sample (fixed seed)
//   conllu_fuzz FILE...    replays files
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

#include "base/mapped_file.h"
#include "syntax/conllu.h"
#include "syntax/parser.h"

namespace {

using namespace legation;

const base::Result<syntax::Model>& model() {
  static const base::Result<syntax::Model> opened = syntax::Model::open("data/model/english.model");
  return opened;
}

void expect_same_again(const doc::Article& article) {
  std::string once, twice;
  syntax::write_conllu(article, once);
  const base::Result<doc::Article> again = syntax::read_conllu(once, "again");
  if (!again) std::abort();
  syntax::write_conllu(*again, twice);
  if (once != twice) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  base::Result<doc::Article> article = syntax::read_conllu({reinterpret_cast<const char*>(data), size}, "input");
  if (!article) return 0;
  expect_same_again(*article);
  if (!model()) return 0;
  syntax::Scratch scratch;
  syntax::parse(*model(), scratch, *article);
  expect_same_again(*article);
  return 0;
}

#ifndef LEGATION_LIBFUZZER

namespace {

constexpr const char* kSample =
    "# text = He won't go to Rome.\n1\tHe\the\tPRON\tPRP\t_\t4\tnsubj\t_\t_\n2-3\twon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\two\twill\tAUX\tMD\t_\t4\taux\t_\t_\n3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n4\tgo\tgo\tVERB\tVB\t_"
    "\t0\troot\t_\t_\n"
    "5\tto\tto\tADP\tIN\t_\t6\tcase\t_\t_\n6\tRome\tRome\tPROPN\tNNP\t_\t4\tobl\t_\tName=B-LOC|SpaceAfter=No\n"
    "7\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n";

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
}

/// A few bytes changed, taken out, or repeated; often for those that mean something in the format.
std::string damaged(std::string bytes, std::mt19937& random) {
  constexpr std::string_view kMarks = "\t\n-.#_=|0123456789\r\xff\xc3";
  for (uint32_t i = 0, count = 1 + random() % 4; i < count && !bytes.empty(); ++i) {
    const size_t at = random() % bytes.size();
    switch (random() % 3) {
      case 0:
        bytes[at] = random() % 2 == 0 ? static_cast<char>(random()) : kMarks[random() % kMarks.size()];
        break;
      case 1:
        bytes.erase(at, 1 + random() % 8);
        break;
      default:
        bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 60));
        break;
    }
  }
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const base::Result<std::string> bytes = base::read_file(argv[i], size_t{1} << 26);
    if (bytes) run(*bytes);
  }
  std::mt19937 random(1);
  for (int i = 0; argc == 1 && i < 3000; ++i) run(damaged(kSample, random));
  return 0;
}

#endif
