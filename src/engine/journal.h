// Where a batch is, written beside its output after every few articles, so that a run that was killed goes on without
// losing or repeating one (docs/formats/resume.md).
//
//   legation-resume 1 <hash of what the run depends on>
//   <file>\t<article>\t<bytes of output>\t<bytes of reports>\t<events>\t<outcome>\t<id>\t<day>\t<signature>
//   …                                                                             one line an article, in input order
//   done
//
// A line counts when it ends; what was written to the outputs after the last line that counts is cut off.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "doc/time.h"
#include "page/near_duplicates.h"

namespace legation::engine {

/// One finished article, and where everything stood after it.
struct JournalEntry {
  uint32_t file = 0;    ///< index of the input
  uint64_t number = 0;  ///< of the article in it, from 0
  uint64_t output_bytes = 0, reports_bytes = 0;
  uint64_t events = 0;  ///< of this article
  std::string outcome;  ///< "coded", "repeated", or why it was skipped
  std::string id;       ///< of texts that later ones may repeat; empty for others
  std::optional<doc::Date> published;
  page::Signature signature{};  ///< only with an id
};

class Journal {
 public:
  /// A new journal, over whatever was there. Errors: kIo.
  static base::Result<Journal> create(const std::string& path, uint64_t run);

  /// Goes on with a journal: hands every entry to `each`. A journal that is not there is created. Errors: kIo; kVersion
  /// when it belongs to another run (other inputs, options, data or model).
  static base::Result<Journal> resume(const std::string& path, uint64_t run,
                                      const std::function<void(const JournalEntry&)>& each);

  Journal(Journal&& other) noexcept;
  Journal& operator=(Journal&& other) = delete;
  ~Journal();

  /// Keeps an entry until commit().
  void add(const JournalEntry& entry);
  /// Writes what was added; to be called when the outputs have been written as far. Error kIo.
  base::Status commit();
  /// Marks the run as complete.
  base::Status finish();
  /// The run was complete already.
  bool finished() const { return finished_; }

 private:
  Journal(int fd, std::string path) : fd_(fd), path_(std::move(path)) {}
  base::Status write_all(std::string_view bytes);

  int fd_;
  std::string path_;
  std::string waiting_;
  bool finished_ = false;
};

}  // namespace legation::engine
