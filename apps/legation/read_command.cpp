// legation read: web pages (or any other input) to their articles: text, headline, day, publisher, and what was left
// out.
#include <memory>

#include "commands.h"
#include "output/page_json.h"
#include "shared_options.h"

namespace legation::app {

namespace {

/// One line for every article that was found; what was skipped is told on standard error with its reason.
int run(Inputs inputs) {
  inputs.what = "read";
  return run_files(inputs, [](const std::string& file, doc::Article& article) {
    if (article.skipped.empty()) print(output::dump(output::page_json(article, file)) + "\n");
  });
}

}  // namespace

void add_read(CLI::App& app, int& exit_code) {
  auto inputs = std::make_shared<Inputs>();
  CLI::App* command = app.add_subcommand(
      "read", "Web pages to articles: one JSON line each with body, headline, date, publisher and furniture");
  add_inputs(*command, *inputs);
  add_outputs(*command, *inputs);
  command->footer(
      "Example:\n"
      "  legation read saved/*.html | jq -r .articleBody");
  command->callback([inputs, &exit_code] { exit_code = run(*inputs); });
}

}  // namespace legation::app
