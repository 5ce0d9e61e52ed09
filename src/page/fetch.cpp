#include "page/fetch.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <memory>
#include <mutex>

namespace legation::page {

namespace {

size_t receive(char* bytes, size_t size, size_t count, void* out) {
  auto& body = *static_cast<std::string*>(out);
  if (body.size() + size * count > kMaxFetchBytes) return 0;  // ends the transfer with CURLE_WRITE_ERROR
  body.append(bytes, size * count);
  return size * count;
}

}  // namespace

base::Result<std::string> fetch(const std::string& url) {
  static std::once_flag once;
  std::call_once(once, [] { ::curl_global_init(CURL_GLOBAL_DEFAULT); });
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(::curl_easy_init(), curl_easy_cleanup);
  if (curl == nullptr) return base::Error{base::ErrorCode::kIo, "libcurl could not be started", url};
  std::string body;
  ::curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  ::curl_easy_setopt(curl.get(), CURLOPT_FOLLOWLOCATION, 1L);
  ::curl_easy_setopt(curl.get(), CURLOPT_MAXREDIRS, 5L);
  ::curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 60L);
  ::curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  ::curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  ::curl_easy_setopt(curl.get(), CURLOPT_ACCEPT_ENCODING, "");
  ::curl_easy_setopt(curl.get(), CURLOPT_USERAGENT, "legation");
  ::curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, receive);
  ::curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &body);
  const CURLcode result = ::curl_easy_perform(curl.get());
  if (result == CURLE_WRITE_ERROR)
    return base::Error{base::ErrorCode::kTooLarge,
                       fmt::format("more than {} bytes; save it to a file first", kMaxFetchBytes), url};
  if (result != CURLE_OK)
    return base::Error{base::ErrorCode::kIo, fmt::format("cannot be fetched: {}", ::curl_easy_strerror(result)), url};
  long status = 0;
  ::curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  if (status != 200) return base::Error{base::ErrorCode::kIo, fmt::format("the server answered {}", status), url};
  return body;
}

}  // namespace legation::page
