#pragma once
/// Web archives of a few records, for tests that read them.
#include <zlib.h>

#include <string>

#include "tests/indexer/reading/collected.h"
#include "tests/support/catch.h"

namespace niger::test {

inline const std::string kPage =
    "<html><h1>جسر جديد على النهر</h1><p>أعلنت البلدية أن الجسر سيفتح قبل نهاية الشهر.</p></html>";

inline std::string deflated(const std::string& text, int window_bits) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, text.size()) + 64, '\0');
  std::string in = text;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

inline std::string gzip(const std::string& text) { return deflated(text, 31); }

inline std::string record(const std::string& type, const std::string& url, const std::string& body,
                          const std::string& more = "") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url + "\r\n" + more +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body + "\r\n\r\n";
}

inline std::string response(const std::string& url, const std::string& headers,
                            const std::string& body,
                            const std::string& type = "text/html; charset=utf-8",
                            const std::string& status = "200 OK") {
  return record(
      "response", url,
      "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n" + headers + "\r\n" + body);
}

inline const std::string kBeside = response("http://x.example/beside", "", kPage);

}  // namespace niger::test
