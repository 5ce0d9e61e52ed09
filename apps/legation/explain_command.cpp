// legation explain: every stage for one sentence: tokens and arcs, mentions and actors, times, quotations, candidate
// codes, the winner and why.
#include <fmt/format.h>
#include <unistd.h>

#include <memory>

#include "commands.h"
#include "output/event_json.h"
#include "shared_options.h"
#include "version.h"

namespace legation::app {

namespace {

struct Options {
  engine::Paths paths;
  std::string sentence, date;
};

/// Prints the layers of an article in the order they were made.
class Explanation {
 public:
  Explanation(const engine::Engine& engine, engine::Worker& worker, doc::Article& article)
      : engine_(engine),
        worker_(worker),
        article_(article),
        bold_(wants_colour(STDOUT_FILENO) ? "\033[1m" : ""),
        plain_(bold_.empty() ? "" : "\033[0m") {}

  void print_all() {
    tokens();
    mentions();
    times_and_quantities();
    quotes();
    candidates();
    events();
  }

 private:
  void heading(std::string_view title) { print(fmt::format("\n{}{}{}\n", bold_, title, plain_)); }

  void tokens() {
    heading("tokens and arcs");
    for (const doc::Sentence& sentence : article_.sentences) {
      for (uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
        const doc::Token& token = article_.tokens[i];
        const std::string head =
            token.head == doc::kNone ? "-" : fmt::format("{} {}", token.head, article_.tokens[token.head].form);
        const std::string name = token.name == doc::NameType::kNone
                                     ? ""
                                     : fmt::format("  {}-{}", token.name_begin ? 'B' : 'I', doc::name(token.name));
        print(fmt::format("  {:3}  {:18} {:18} {:6} {:6} {:13} <- {}{}\n", i, token.form, token.lemma,
                          doc::name(token.upos), doc::name(token.xpos), doc::name(token.deprel), head, name));
      }
    }
  }

  void mentions() {
    heading("mentions and actors");
    for (const doc::Mention& mention : article_.mentions) {
      std::string actor = "nobody known";
      if (mention.actor != doc::kNone) {
        const doc::Actor& known = article_.actors[mention.actor];
        actor = fmt::format("{} {} ({})", known.code, known.name, known.id.empty() ? "by role" : known.id);
      }
      print(fmt::format("  [{}]  {} {} -> {}\n", article_.view(mention.tokens), doc::name(mention.type),
                        doc::name(mention.kind), actor));
    }
  }

  void times_and_quantities() {
    heading("times and quantities");
    for (const doc::Time& time : article_.times)
      print(fmt::format("  [{}]  {} {}\n", article_.view(doc::TokenSpan{time.token_begin, time.token_end}),
                        doc::name(time.type), time.value.empty() ? "unresolved" : time.value));
    for (const doc::Quantity& quantity : article_.quantities)
      print(fmt::format("  [{}]  {} {:g} {}\n", article_.view(quantity.tokens), quantity.bound, quantity.value,
                        quantity.unit));
  }

  void quotes() {
    heading("on whose word");
    for (const doc::Quote& quote : article_.quotes) {
      std::string content;
      for (const doc::TokenSpan part : quote.content)
        content += (content.empty() ? "" : " … ") + std::string(article_.view(part));
      print(fmt::format("  [{}] {}: {}\n", article_.view(quote.source), article_.view(quote.cue), content));
    }
  }

  void candidates() {
    heading("codebook examples that match");
    const event::Codebook& codebook = engine_.codebook();
    for (const doc::Sentence& sentence : article_.sentences) {
      for (const event::Match& match : worker_.coder().matches(article_, sentence)) {
        const event::Pattern& pattern = codebook.patterns()[match.pattern];
        const event::Entry& entry = codebook.entry(pattern);
        const auto form = [&](uint32_t token) {
          return token == doc::kNone ? std::string_view("-") : article_.tokens[token].form;
        };
        print(fmt::format("  {:.2f}  {} {} at '{}', source '{}', target '{}'\n        {}:{}  {}\n", match.score,
                          codebook.text(entry.id), codebook.text(codebook.codes()[entry.code].code),
                          form(match.trigger), form(match.source), form(match.target), codebook.text(entry.file),
                          pattern.line, codebook.text(pattern.example)));
      }
    }
  }

  void events() {
    heading("events");
    worker_.find_events(article_);
    const output::EngineInfo info{kVersion, engine_.data_hash(), std::string(engine_.model().hash())};
    for (const doc::Event& event : article_.events) print(output::event_json(article_, event, info).dump(2) + "\n");
    if (article_.events.empty()) print("  none\n");
  }

  const engine::Engine& engine_;
  engine::Worker& worker_;
  doc::Article& article_;
  const std::string bold_, plain_;
};

int run(const Options& options) {
  int exit_code = kOk;
  const std::unique_ptr<engine::Engine> engine = open_engine(options.paths, exit_code);
  if (engine == nullptr) return exit_code;
  page::ReadOptions read;
  if (!options.date.empty() && !(read.published = doc::read_day(options.date)))
    return report({base::ErrorCode::kUsage, "is not a day; write it as 2019-01-24", options.date});
  doc::Article article = page::make_article("sentence", options.sentence, read);
  if (!article.skipped.empty()) return report({base::ErrorCode::kFormat, article.skipped, "sentence"});
  engine::Worker worker(*engine);
  worker.annotate(article);
  Explanation(*engine, worker, article).print_all();
  return kOk;
}

}  // namespace

void add_explain(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("explain", "Show every stage for one sentence, down to the example that fired");
  command->add_option("SENTENCE", options->sentence, "The sentence, in quotes")->required();
  command->add_option("--date", options->date, "Publication day, YYYY-MM-DD")->type_name("DAY");
  add_paths(*command, options->paths);
  command->footer("Example:\n  legation explain --date 2024-05-02 'Norway on Monday expelled two Chilean diplomats.'");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace legation::app
