// Words per second of the syntax stage, alone and after page and text, on one core (processor time of one thread).
//
//   syntax_bench MODEL FILE.txt|FILE.conllu [repetitions]
//
// Text goes through make_article, segment and parse; CoNLL-U through parse alone. Prints the median and best
// repetition, and a hash of all arcs, which must not change between machines or repetitions.
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <iostream>
#include <vector>

#include "base/hash.h"
#include "base/mapped_file.h"
#include "page/reader.h"
#include "syntax/conllu.h"
#include "syntax/parser.h"
#include "text/segment.h"

namespace {

using namespace legation;
/// Seconds this thread has been running: what a core does, whatever else the machine is busy with.
double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

uint64_t hash_of(const doc::Article& article) {
  uint64_t hash = 0;
  for (const doc::Token& token : article.tokens) {
    const uint32_t fields[] = {token.head, static_cast<uint32_t>(token.deprel), static_cast<uint32_t>(token.upos),
                               static_cast<uint32_t>(token.xpos)};
    hash = base::hash64({reinterpret_cast<const char*>(fields), sizeof fields}, hash);
    hash = base::hash64(token.lemma, hash);
  }
  return hash;
}

int fail(const base::Error& error) {
  std::cerr << error.where << ": " << error.message << "\n";
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: syntax_bench MODEL FILE.txt|FILE.conllu [repetitions]\n";
    return 2;
  }
  const double load_start = thread_seconds();
  const base::Result<syntax::Model> model = syntax::Model::open(argv[1]);
  const double load = thread_seconds() - load_start;
  if (!model) return fail(model.error());
  const std::string path = argv[2];
  const base::Result<std::string> bytes = base::read_file(path, size_t{1} << 30);
  if (!bytes) return fail(bytes.error());
  const int repetitions = argc > 3 ? std::max(1, std::atoi(argv[3])) : 5;
  const bool is_text = !path.ends_with(".conllu");
  syntax::Scratch scratch;
  std::vector<double> times;
  size_t words = 0;
  uint64_t hash = 0;
  for (int i = 0; i < repetitions; ++i) {
    base::Result<doc::Article> given =
        is_text ? base::Result<doc::Article>(doc::Article()) : syntax::read_conllu(*bytes, path);
    if (!given) return fail(given.error());
    const double start = thread_seconds();
    if (is_text) {
      *given = page::make_article(path, *bytes, {});
      text::segment(*given);
    }
    syntax::parse(*model, scratch, *given);
    times.push_back(thread_seconds() - start);
    words = given->tokens.size();
    hash = hash_of(*given);
  }
  std::sort(times.begin(), times.end());
  const double count = static_cast<double>(words);
  std::cout << fmt::format("load {:.2f} ms; {} words; median {:.0f} words/s, best {:.0f} words/s; hash {:016x}\n",
                           load * 1e3, words, count / times[times.size() / 2], count / times[0], hash);
  return 0;
}
