#include "indexer/reading/xml/xml_parser.h"

#include <expat.h>

#include <exception>
#include <memory>
#include <string_view>
#include <type_traits>

namespace niger::xml {

using messages::Message;
using messages::Text;

namespace {

constexpr unsigned kMostRestarts = 10'000;

// One parser, from the beginning of the file or from a record on.
class Parse {
 public:
  explicit Parse(XmlHandler& handler)
      : handler_(handler), parser_(XML_ParserCreate("UTF-8"), XML_ParserFree) {
    if (parser_ == nullptr) throw std::bad_alloc();
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser_.get(), on_text);
  }

  // False where the piece is not well-formed; `is_last`: nothing follows it.
  bool read(std::string_view piece, bool is_last) {
    constexpr std::size_t kMost = std::size_t{1} << 28;
    do {
      const std::string_view part = piece.substr(0, kMost);
      piece.remove_prefix(part.size());
      const XML_Status status = XML_Parse(parser_.get(), part.data(), static_cast<int>(part.size()),
                                          is_last && piece.empty() ? 1 : 0);
      if (thrown_) std::rethrow_exception(thrown_);
      if (status != XML_STATUS_OK) return false;
    } while (!piece.empty());
    return true;
  }

  [[nodiscard]] bool was_left() const { return handler_.has_enough(); }
  [[nodiscard]] std::uint64_t line() const { return XML_GetCurrentLineNumber(parser_.get()); }
  [[nodiscard]] std::uint64_t byte() const {
    const XML_Index index = XML_GetCurrentByteIndex(parser_.get());
    return index < 0 ? 0 : static_cast<std::uint64_t>(index);
  }
  [[nodiscard]] Text why(std::uint64_t lines_before) const {
    const XML_Error error = XML_GetErrorCode(parser_.get());
    if (error == XML_ERROR_NO_ELEMENTS || error == XML_ERROR_UNCLOSED_TOKEN) {
      return Message::ReadXmlCutOff;
    }
    return {Message::ReadXmlDamaged,
            {{"line", line() + lines_before}, {"reason", std::string(XML_ErrorString(error))}}};
  }

 private:
  // The C code of the parser is no place for an exception to pass through.
  template <typename Call>
  static void guarded(void* user, const Call& call) {
    auto& self = *static_cast<Parse*>(user);
    if (self.thrown_) return;
    try {
      call(self.handler_);
    } catch (...) {
      self.thrown_ = std::current_exception();
    }
    if (self.thrown_ || self.handler_.has_enough()) XML_StopParser(self.parser_.get(), XML_FALSE);
  }
  static void XMLCALL on_start(void* user, const XML_Char* name, const XML_Char** attributes) {
    guarded(user, [&](XmlHandler& handler) {
      XmlAttributes list;
      for (; *attributes != nullptr; attributes += 2) {
        list.emplace_back(attributes[0], attributes[1]);
      }
      handler.start(name, list);
    });
  }
  static void XMLCALL on_end(void* user, const XML_Char* name) {
    guarded(user, [&](XmlHandler& handler) { handler.end(name); });
  }
  static void XMLCALL on_text(void* user, const XML_Char* text, int size) {
    guarded(user, [&](XmlHandler& handler) {
      handler.text({text, static_cast<std::size_t>(size)});
    });
  }

  XmlHandler& handler_;
  std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser_;
  std::exception_ptr thrown_;
};

// Where the next start tag of the element is at or behind `from`; npos: nowhere.
std::size_t start_tag(std::string_view text, std::string_view name, std::size_t from) {
  const std::string tag = "<" + std::string(name);
  for (std::size_t at = text.find(tag, from); at != std::string_view::npos;
       at = text.find(tag, at + 1)) {
    const std::size_t after = at + tag.size();
    if (after >= text.size() ||
        std::string_view(" \t\r\n/>").find(text[after]) != std::string_view::npos) {
      return at;
    }
  }
  return std::string_view::npos;
}

std::uint64_t line_ends(std::string_view text) {
  std::uint64_t count = 0;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', at + 1)) {
    ++count;
  }
  return count;
}

}  // namespace

void parse_xml(XmlInput& input, XmlHandler& handler) {
  constexpr std::string_view kAround = "<records>";  // a record alone stands in no root
  std::string piece;
  std::string following;
  bool has_more = input.next(piece);
  auto parse = std::make_unique<Parse>(handler);
  std::uint64_t parsed = 0;      // bytes of this parser before the piece
  std::uint64_t lines = 0;       // of the file before this parser
  std::uint64_t lines_read = 0;  // of the file before the piece
  bool is_restarted = false;
  for (unsigned restarts = 0; has_more;) {
    following.clear();
    has_more = input.next(following);
    const bool is_last = !has_more && !is_restarted;
    if (parse->read(piece, is_last)) {
      parsed += piece.size();
      lines_read += line_ends(piece);
      piece.swap(following);
      continue;
    }
    if (parse->was_left()) return;
    std::string name = handler.broken(parse->why(lines));
    if (name.empty() || ++restarts > kMostRestarts) return;
    std::size_t from =
        parse->byte() < parsed ? 0 : static_cast<std::size_t>(parse->byte() - parsed);
    std::size_t found = start_tag(piece, name, std::min(from + 1, piece.size()));
    while (found == std::string_view::npos && has_more) {
      const std::size_t kept = std::min(piece.size(), name.size() + 2);
      lines_read += line_ends(std::string_view(piece).substr(0, piece.size() - kept));
      piece = piece.substr(piece.size() - kept) + following;
      following.clear();
      has_more = input.next(following);
      found = start_tag(piece, name, 0);
    }
    if (found == std::string_view::npos) return;
    lines_read += line_ends(std::string_view(piece).substr(0, found));
    piece = piece.substr(found) + std::exchange(following, {});
    lines = lines_read;
    parse = std::make_unique<Parse>(handler);
    (void)parse->read(kAround, false);
    parsed = kAround.size();
    is_restarted = true;
    has_more = true;
  }
}

}  // namespace niger::xml
