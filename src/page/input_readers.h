// The readers of each format over an opened input, and how each is told from its first bytes. Reader::open chooses.
#pragma once

#include <memory>
#include <string_view>

#include "page/line_reader.h"
#include "page/reader.h"

namespace legation::page {

bool is_warc(std::string_view start);
bool is_json_lines(std::string_view start);
bool is_feed(std::string_view start);
bool is_html(std::string_view start);
/// A first line of column names, one of which names the text.
bool is_csv(std::string_view start);

/// A reader that holds its input.
class InputReader : public Reader {
 public:
  uint64_t consumed() const override { return lines_.source().consumed(); }
  uint64_t size() const override { return lines_.source().size(); }

  bool next_raw(RawArticle& raw) final {
    raw = RawArticle();
    if (next_found(raw)) return true;
    // Told at the end of the input, once, so that the order of articles does not depend on when damage is noticed.
    const uint32_t damaged = lines_.source().damaged();
    if (damaged == 0 || told_damage_) return false;
    told_damage_ = true;
    raw = skipped_raw({}, {}, std::to_string(damaged) + " damaged compressed members");
    return true;
  }

 protected:
  InputReader(LineReader lines, const ReadOptions& options) : Reader(options), lines_(std::move(lines)) {}
  virtual bool next_found(RawArticle& raw) = 0;
  LineReader& lines() { return lines_; }

 private:
  LineReader lines_;
  bool told_damage_ = false;
};

std::unique_ptr<Reader> make_warc_reader(LineReader lines, const ReadOptions& options);
std::unique_ptr<Reader> make_csv_reader(LineReader lines, const ReadOptions& options);
std::unique_ptr<Reader> make_feed_reader(LineReader lines, const ReadOptions& options);

}  // namespace legation::page
