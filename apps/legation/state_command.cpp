// legation relations, posts, offices, deadlines, pledges, expulsions, measures: what holds, since when, on whose word.
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <map>

#include "commands.h"
#include "ledger_options.h"

namespace legation::app {

namespace {

using doc::Track;
using output::Json;

/// One of the commands: its tracks, and how it is explained.
struct Asked {
  const char* name;
  const char* help;
  std::vector<Track> tracks;
  const char* example;
};

const std::array<Asked, 7>& all_asked() {
  static const std::array<Asked, 7> all = {{
      {"relations",
       "Relations of states: diplomatic and consular, recognition, who represents whom",
       {Track::kRelations, Track::kRecognition, Track::kRepresentation},
       "legation relations USA VEN --as-of 2019-01-24"},
      {"posts",
       "Embassies, consulates and missions: operations and staff",
       {Track::kPost},
       "legation posts --sender USA"},
      {"offices",
       "Who holds or claims the office of head of state, and who recognises whom",
       {Track::kOffice},
       "legation offices --country VEN"},
      {"deadlines",
       "Deadlines and ultimatums: running, met, passed, replaced, withdrawn",
       {Track::kDeadline},
       "legation deadlines --as-of 2019-01-25"},
      {"pledges", "Aid offered, promised, delivered, suspended", {Track::kPledge}, "legation pledges --country MWI"},
      {"expulsions",
       "Who expelled whose diplomats and others",
       {Track::kExpulsion},
       "legation expulsions --country DNK"},
      {"measures",
       "Sanctions, visas, borders, airspace, travel advice",
       {Track::kMeasure},
       "legation measures --country RUS"},
  }};
  return all;
}

struct Options : LedgerOptions {
  std::vector<std::string> parties;
  std::string sender, receiver;
  bool all = false;  // of deadlines
};

engine::Question question_of(const Options& options, const Asked& asked, const engine::Engine& engine) {
  engine::Question question;
  question.tracks = asked.tracks;
  question.as_of = as_of(options);
  question.minimum_reports = options.minimum_reports;
  if (options.according_to != "disputed")
    question.according_to = options.according_to.empty() ? "" : party_of(engine, options.according_to);
  if (options.parties.size() == 1) question.party = party_of(engine, options.parties[0]);
  if (!options.country.empty()) question.party = party_of(engine, options.country);
  if (options.parties.size() == 2) {
    question.a = party_of(engine, options.parties[0]);
    question.b = party_of(engine, options.parties[1]);
    question.either_way = true;
  }
  if (!options.sender.empty()) question.a = party_of(engine, options.sender);
  if (!options.receiver.empty()) question.b = party_of(engine, options.receiver);
  question.running_only = asked.tracks.front() == Track::kDeadline && !options.all;
  return question;
}

/// Who recognises the claimants of offices, and who refuses to: read once a state.
class Recognition {
 public:
  Recognition(OpenLedger& opened, const LedgerOptions& options) : opened_(opened), as_of_(as_of(options)) {}

  void add(const ledger::Fact& claim, Json& row) {
    Json recognised = Json::array(), refused = Json::array();
    for (const ledger::Fact& stand : stands_on(claim.a)) {
      const ledger::FieldValue* status = stand.field("status");
      if (stand.key != claim.b || status == nullptr) continue;
      if (status->value == "recognised") recognised.push_back(stand.a);
      if (status->value == "refused") refused.push_back(stand.a);
    }
    if (!recognised.empty()) row["recognised_by"] = std::move(recognised);
    if (!refused.empty()) row["refused_by"] = std::move(refused);
  }

 private:
  const std::vector<ledger::Fact>& stands_on(std::string_view state) {
    static const std::vector<ledger::Fact> nothing;
    const auto [found, is_new] = answers_.try_emplace(state);
    if (is_new) {
      engine::Question question;
      question.tracks = {Track::kRecognition};
      question.b = state;
      question.as_of = as_of_;
      if (auto answer = engine::ask(*opened_.file, opened_.rules, question); answer) found->second = std::move(*answer);
    }
    return found->second == nullptr ? nothing : found->second->facts;
  }

  OpenLedger& opened_;
  ledger::AsOf as_of_;
  std::map<std::string_view, std::unique_ptr<engine::Answer>> answers_;
};

void print_facts(const engine::Answer& answer, const Asked& asked, OpenLedger& opened, const Options& options) {
  const output::Style style{terminal_width(), wants_colour(STDOUT_FILENO)};
  const output::RowFormat format = chosen_row_format(options.format);
  const bool with_sentences = format == output::RowFormat::kJsonLines || options.sentences;
  const output::Evidence evidence = with_sentences ? evidence_of(*opened.file) : output::Evidence();
  Recognition recognition(opened, options);
  for (const Track track : asked.tracks) {
    std::vector<std::string> columns = output::columns_of(track);
    if (options.sentences) columns.emplace_back("evidence");
    columns.emplace_back("id");
    output::Rows rows(format, columns, style, print);
    size_t count = 0;
    for (const ledger::Fact& fact : answer.facts) {
      if (fact.track != track) continue;
      Json row = output::fact_json(fact, evidence);
      if (track == Track::kOffice) recognition.add(fact, row);
      rows.add(row);
      ++count;
    }
    if (count == 0 && asked.tracks.size() > 1) continue;
    rows.finish(asked.tracks.size() == 1 ? "" : doc::name(track), fmt::format("no {} on the record", asked.name));
  }
}

int run(const Options& options, const Asked& asked) {
  int exit_code = kOk;
  std::optional<OpenLedger> opened = open_ledger(options.paths, options.db, exit_code);
  if (!opened) return exit_code;
  const engine::Question question = question_of(options, asked, *opened->engine);
  const base::Result<std::unique_ptr<engine::Answer>> answer = engine::ask(*opened->file, opened->rules, question);
  if (!answer) return report_ledger(answer.error());
  print_facts(**answer, asked, *opened, options);
  return kOk;
}

void add_one(CLI::App& app, int& exit_code, const Asked& asked) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(asked.name, asked.help);
  command->add_option("STATE", options->parties, "One or two states (names or codes); without any, all")
      ->expected(0, 2);
  command->add_option("--sender", options->sender, "The first party: sender, issuer, donor")->type_name("STATE");
  command->add_option("--receiver", options->receiver, "The second party: receiver, addressee, recipient")
      ->type_name("STATE");
  if (asked.tracks.front() == Track::kDeadline) command->add_flag("--all", options->all, "Also those that are over");
  add_ledger_options(*command, *options);
  command->footer(fmt::format("Example:\n  {}", asked.example));
  command->callback([options, &exit_code, &asked] { exit_code = run(*options, asked); });
}

}  // namespace

void add_state(CLI::App& app, int& exit_code) {
  for (const Asked& asked : all_asked()) add_one(app, exit_code, asked);
}

}  // namespace legation::app
