// legation parse: text or CoNLL-U in, CoNLL-U out. With CoNLL-U the given sentences and tokens are kept.
#include <memory>

#include "base/mapped_file.h"
#include "commands.h"
#include "page/reader.h"
#include "shared_options.h"
#include "syntax/conllu.h"
#include "syntax/parser.h"
#include "text/segment.h"

namespace legation::app {

namespace {

constexpr size_t kMaxInputBytes = size_t{1} << 30;

struct Options {
  engine::Paths paths;
  std::string input = "text";
  std::vector<std::string> files = {"-"};
};

base::Result<doc::Article> read_article(const std::string& file, const std::string& input) {
  base::Result<std::string> bytes = base::read_file(file, kMaxInputBytes);
  if (!bytes) return bytes.error();
  if (input == "conllu") return syntax::read_conllu(*bytes, file);
  doc::Article article = page::make_plain_article(file, *bytes);
  text::segment_everything(article);
  return article;
}

int run(const Options& options) {
  const base::Result<std::string> path = engine::find_model(options.paths);
  if (!path) return report_data(path.error());
  const base::Result<syntax::Model> model = syntax::Model::open(*path);
  if (!model) return report_data(model.error());
  syntax::Scratch scratch;
  std::string out;
  for (const std::string& file : options.files) {
    base::Result<doc::Article> article = read_article(file, options.input);
    if (!article) return report(article.error());
    syntax::parse(*model, scratch, *article);
    out.clear();
    syntax::write_conllu(*article, out);
    print(out);
  }
  return kOk;
}

}  // namespace

void add_parse(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("parse", "Text or CoNLL-U to CoNLL-U: parts of speech, lemmas, dependencies, names");
  command->add_option("FILE", options->files, "Input files; - reads standard input (default)");
  command->add_option("--input", options->input, "What the files hold; conllu keeps the given tokens (default: text)")
      ->check(CLI::IsMember({"text", "conllu"}));
  command->add_option("--model", options->paths.model, "Syntax model (default: english.model beside the program)")
      ->type_name("FILE");
  command->footer("Example:\n  echo 'The minister was arrested by the police.' | legation parse");
  command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace legation::app
