// Every "!" example of the codebook goes through the whole pipeline and must not give its own entry:
// codebook_negatives BUILD_DIRECTORY DATA_DIRECTORY. Exit 1 names file, line and example of each that does.
#include <fmt/format.h>

#include <cstdio>

#include "engine/pipeline.h"
#include "event/codebook_source.h"
#include "page/reader.h"

namespace {

using namespace legation;

/// True when some match in the example is of the entry `id`.
bool gives_entry(const engine::Engine& engine, engine::Worker& worker, const event::ExampleSource& example,
                 const std::string& id) {
  doc::Article article = page::make_article("example", example.plain, {});
  worker.annotate(article);
  for (const doc::Sentence& sentence : article.sentences)
    for (const event::Match& match : worker.coder().matches(article, sentence))
      if (engine.codebook().text(engine.codebook().entry(engine.codebook().patterns()[match.pattern]).id) == id)
        return true;
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return fmt::print(stderr, "usage: codebook_negatives BUILD_DIRECTORY DATA_DIRECTORY\n"), 2;
  const std::string build = argv[1];
  const auto engine = engine::Engine::open({build + "/english.model", build + "/legation.data"});
  if (!engine) return fmt::print(stderr, "{}: {}\n", engine.error().where, engine.error().message), 2;
  const auto source = event::read_codebook(argv[2]);
  if (!source) return fmt::print(stderr, "{}: {}\n", source.error().where, source.error().message), 2;
  engine::Worker worker(**engine);
  size_t negatives = 0, failed = 0;
  for (const event::EntrySource& entry : source->entries) {
    for (const event::ExampleSource& example : entry.examples) {
      if (!example.negative) continue;
      ++negatives;
      if (!gives_entry(**engine, worker, example, entry.id)) continue;
      ++failed;
      fmt::print("{}:{}: matches [{}]: {}\n", entry.file, example.line, entry.id, example.written);
    }
  }
  fmt::print("{} of {} negative examples match their own entry\n", failed, negatives);
  return failed != 0 || negatives == 0;
}
