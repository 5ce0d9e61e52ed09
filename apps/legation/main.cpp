// The command line: one sub-command per file. Exit codes are in docs/exit-codes.md.
#include <csignal>

#include "commands.h"
#include "version.h"

int main(int argc, char** argv) {
  using namespace legation::app;
  std::signal(SIGPIPE, SIG_IGN);
  CLI::App app{
      "Legation reads the news the way an embassy does: who did what to whom, when, where, and on whose word.\n"
      "Example: legation code --date 2024-05-02 report.txt",
      "legation"};
  app.set_version_flag("--version", std::string("legation ") + kVersion);
  app.set_help_all_flag("--help-all", "Help of all commands");
  app.require_subcommand(1);
  int exit_code = kOk;
  for (const auto add :
       {add_code, add_explain, add_annotate, add_parse, add_times, add_relate, add_read, add_compile, add_record,
        add_events, add_state, add_changes, add_why, add_amend, add_rebuild, add_completion})
    add(app, exit_code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kOk : kUsageError;
  }
  return exit_code;
}
