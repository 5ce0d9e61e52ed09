#include "output/event_writer.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "output/cells.h"

namespace legation::output {

namespace {

std::string_view code_of(const doc::Article& article, uint32_t actor) {
  return actor == doc::kNone ? std::string_view() : article.actors[actor].code;
}
std::string_view name_of(const doc::Article& article, uint32_t actor) {
  return actor == doc::kNone ? std::string_view() : article.actors[actor].name;
}

class JsonLinesWriter final : public EventWriter {
 public:
  JsonLinesWriter(EngineInfo engine, Sink sink) : engine_(std::move(engine)), sink_(std::move(sink)) {}

  void write(const doc::Article& article) override {
    for (const doc::Event& event : article.events) sink_(dump(event_json(article, event, engine_)) + "\n");
  }

 private:
  EngineInfo engine_;
  Sink sink_;
};

// RFC 4180, UTF-8, header first; one event a line.
class CsvWriter final : public EventWriter {
 public:
  explicit CsvWriter(Sink sink) : sink_(std::move(sink)) {}

  void write(const doc::Article& article) override {
    header();
    for (const doc::Event& event : article.events) {
      std::string row = event_id(article, event);
      const auto cell = [&row](std::string_view text) { row.append(",").append(csv_cell(text)); };
      cell(article.id), cell(article.published ? doc::iso(*article.published) : ""),
          cell(std::to_string(event.sentence));
      cell(event.date.value), cell(doc::name(event.type)), cell(event.mode), cell(event.contexts), cell(event.cameo);
      cell(event.quad == 0 ? "" : std::to_string(event.quad)), cell(fmt::format("{:g}", event.goldstein)),
          cell(doc::name(event.status));
      cell(code_of(article, event.source_actor)), cell(name_of(article, event.source_actor));
      cell(code_of(article, event.target_actor)), cell(name_of(article, event.target_actor));
      cell(event.place.text), cell(event.place.country);
      cell(event.place.located ? fmt::format("{}", event.place.latitude) : "");
      cell(event.place.located ? fmt::format("{}", event.place.longitude) : ""), cell(event.place.from);
      cell(event.attributions.empty() ? std::string_view() : event.attributions.front().speaker_text);
      cell(event.has_deadline ? event.deadline.due : std::string_view()), cell(event.rule),
          cell(fmt::format("{:.3f}", event.score)), cell(article.url);
      sink_(row + "\r\n");
    }
  }

  void finish() override { header(); }

 private:
  void header() {
    if (std::exchange(header_written_, true)) return;
    sink_(
        "id,story,published,sentence,date,type,mode,contexts,cameo,quad,goldstein,status,source,source_name,target,"
        "target_name,"
        "place,place_country,lat,lon,place_from,speaker,deadline,rule,score,url\r\n");
  }

  Sink sink_;
  bool header_written_ = false;
};

// For people: one line an event, one heading an article.
class TableWriter final : public EventWriter {
 public:
  TableWriter(Style style, Sink sink) : style_(style), sink_(std::move(sink)) {}

  void write(const doc::Article& article) override {
    std::string out = "\n" + bold(fitted_title(article)) + "\n";
    if (!article.skipped.empty()) out += "  skipped: " + article.skipped + "\n";
    if (article.skipped.empty() && article.events.empty()) out += "  no events\n";
    if (!article.events.empty()) {
      out += dim(row({"date", "type", "cameo", "status", "source", "target", "what happened (rule), on whose word"})) +
             "\n";
      for (const doc::Event& event : article.events) out += event_row(article, event) + "\n";
    }
    sink_(out);
  }

 private:
  static constexpr std::array<size_t, 6> kWidths = {10, 18, 5, 11, 24, 24};

  std::string event_row(const doc::Article& article, const doc::Event& event) const {
    std::string type(doc::name(event.type));
    if (!event.mode.empty()) type.append("/").append(event.mode);
    std::string what(event.rule);
    if (event.has_deadline)
      what += fmt::format(", by {}", event.deadline.due.empty() ? event.deadline.text : event.deadline.due);
    if (!event.attributions.empty() && !event.attributions.front().speaker_text.empty())
      what += fmt::format(", says {}", event.attributions.front().speaker_text);
    return colour(event.quad, row({std::string(event.date.value), type, std::string(event.cameo),
                                   std::string(doc::name(event.status)), actor(article, event.source_actor),
                                   actor(article, event.target_actor), what}));
  }

  static std::string actor(const doc::Article& article, uint32_t index) {
    if (index == doc::kNone) return "-";
    return fmt::format("{} {}", code_of(article, index), name_of(article, index));
  }

  std::string row(const std::array<std::string, 7>& cells) const {
    std::string out;
    size_t used = 0;
    for (size_t i = 0; i < kWidths.size(); ++i) {
      out += "  " + fitted(cells[i], kWidths[i]);
      used += 2 + kWidths[i];
    }
    const size_t rest = style_.width > used + 12 ? style_.width - used - 2 : 40;
    std::string last = "  " + fitted(cells[6], rest);
    return out + last.substr(0, last.find_last_not_of(' ') + 1);
  }

  static std::string fitted_title(const doc::Article& article) {
    std::string title = article.title.empty() ? article.id : article.title;
    if (article.published) title += "  (" + doc::iso(*article.published) + ")";
    return title;
  }

  std::string bold(const std::string& text) const { return style_.colour ? "\033[1m" + text + "\033[0m" : text; }
  std::string dim(const std::string& text) const { return style_.colour ? "\033[2m" + text + "\033[0m" : text; }
  std::string colour(uint8_t quad, const std::string& text) const {
    constexpr std::array<std::string_view, 5> kColours = {"", "\033[36m", "\033[32m", "\033[33m", "\033[31m"};
    return style_.colour && quad != 0 ? std::string(kColours[quad]) + text + "\033[0m" : text;
  }

  Style style_;
  Sink sink_;
};

}  // namespace

std::unique_ptr<EventWriter> make_event_writer(Format format, EngineInfo engine, Style style, Sink sink) {
  switch (format) {
    case Format::kCsv:
      return std::make_unique<CsvWriter>(std::move(sink));
    case Format::kTable:
      return std::make_unique<TableWriter>(style, std::move(sink));
    case Format::kJsonLines:
      break;
  }
  return std::make_unique<JsonLinesWriter>(std::move(engine), std::move(sink));
}

}  // namespace legation::output
