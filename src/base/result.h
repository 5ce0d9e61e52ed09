// Value or Error, shaped like std::expected (C++23). For failures of the world: files, formats, versions, budgets.
//
//   Result<Image> r = Image::open(path);
//   if (!r) return r.error();
//   use(*r);
//
// Strange input text is data, not an error; programmer mistakes are asserts.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace legation::base {

/// The kinds of failure; the command line maps each to an exit code (docs/exit-codes.md).
enum class ErrorCode {
  kUsage,     ///< a value given by the caller is not understood
  kNotFound,  ///< a file or directory is not there
  kIo,        ///< the system refused to read or write
  kFormat,    ///< bytes are not what the format says
  kVersion,   ///< written by another version of the program
  kTooLarge,  ///< above a documented limit
};

struct Error {
  ErrorCode code = ErrorCode::kIo;
  std::string message;  ///< what was found, what was expected, what to do
  std::string where;    ///< file, or file:line; may be empty
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  explicit operator bool() const { return state_.index() == 0; }
  T& operator*() {
    assert(*this && "value of a failed Result");
    return *std::get_if<0>(&state_);
  }
  const T& operator*() const {
    assert(*this && "value of a failed Result");
    return *std::get_if<0>(&state_);
  }
  T* operator->() { return &**this; }
  const T* operator->() const { return &**this; }
  const Error& error() const {
    assert(!*this && "error of a good Result");
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

/// A Result without a value.
struct Done {};
using Status = Result<Done>;

}  // namespace legation::base
