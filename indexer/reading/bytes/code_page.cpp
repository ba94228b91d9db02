#include "indexer/reading/bytes/code_page.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/base/error.h"
#include "common/base/utf8.h"

namespace niger::bytes {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

constexpr std::string_view kMacArabic = "x-mac-arabic";

// Bytes 0x80–0xFF of Mac OS Arabic, which ICU does not carry (Apple's ARABIC.TXT, without the
// direction marks). Its digits and punctuation have their own right-to-left bytes.
constexpr std::array<char16_t, 128> kMacArabicUpper = {
    0x00C4, 0x00A0, 0x00C7, 0x00C9, 0x00D1, 0x00D6, 0x00DC, 0x00E1, 0x00E0, 0x00E2, 0x00E4, 0x06BA,
    0x00AB, 0x00E7, 0x00E9, 0x00E8, 0x00EA, 0x00EB, 0x00ED, 0x2026, 0x00EE, 0x00EF, 0x00F1, 0x00F3,
    0x00BB, 0x00F4, 0x00F6, 0x00F7, 0x00FA, 0x00F9, 0x00FB, 0x00FC, 0x0020, 0x0021, 0x0022, 0x0023,
    0x0024, 0x066A, 0x0026, 0x0027, 0x0028, 0x0029, 0x002A, 0x002B, 0x060C, 0x002D, 0x002E, 0x002F,
    0x0660, 0x0661, 0x0662, 0x0663, 0x0664, 0x0665, 0x0666, 0x0667, 0x0668, 0x0669, 0x003A, 0x061B,
    0x003C, 0x003D, 0x003E, 0x061F, 0x274A, 0x0621, 0x0622, 0x0623, 0x0624, 0x0625, 0x0626, 0x0627,
    0x0628, 0x0629, 0x062A, 0x062B, 0x062C, 0x062D, 0x062E, 0x062F, 0x0630, 0x0631, 0x0632, 0x0633,
    0x0634, 0x0635, 0x0636, 0x0637, 0x0638, 0x0639, 0x063A, 0x005B, 0x005C, 0x005D, 0x005E, 0x005F,
    0x0640, 0x0641, 0x0642, 0x0643, 0x0644, 0x0645, 0x0646, 0x0647, 0x0648, 0x0649, 0x064A, 0x064B,
    0x064C, 0x064D, 0x064E, 0x064F, 0x0650, 0x0651, 0x0652, 0x067E, 0x0679, 0x0686, 0x06D5, 0x06A4,
    0x06AF, 0x0688, 0x0691, 0x007B, 0x007C, 0x007D, 0x0698, 0x06D2};

Converter open_converter(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &status), ucnv_close);
  if (U_FAILURE(status)) {
    converter.reset();
  }
  return converter;
}

CodePage from_icu(std::string name, const char* icu_name) {
  const Converter converter = open_converter(icu_name);
  if (!converter) {
    throw Error(ErrorKind::Internal, "ICU does not know the encoding " + std::string(icu_name));
  }
  CodePage page{std::move(name), {}};
  for (unsigned byte = 0; byte < 256; ++byte) {
    const char source = static_cast<char>(byte);
    const char* begin = &source;
    UErrorCode status = U_ZERO_ERROR;
    const UChar32 c = ucnv_getNextUChar(converter.get(), &begin, begin + 1, &status);
    page.table[byte] = U_SUCCESS(status) ? static_cast<char32_t>(c) : kReplacementCharacter;
    ucnv_reset(converter.get());
  }
  return page;
}

// ICU's IBM code pages move some controls; text has line ends where ASCII has them.
CodePage with_ascii(CodePage page) {
  for (unsigned byte = 0; byte < 0x80; ++byte) {
    page.table[byte] = byte;
  }
  return page;
}

CodePage mac_arabic() {
  CodePage page = with_ascii({std::string(kMacArabic), {}});
  std::copy(kMacArabicUpper.begin(), kMacArabicUpper.end(), page.table.begin() + 0x80);
  return page;
}

std::string plain_name(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') {
      plain.push_back(static_cast<char>(c - 'A' + 'a'));
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      plain.push_back(c);
    }
  }
  return plain;
}

bool is_mac_arabic(std::string_view name) {
  const std::string plain = plain_name(name);
  return plain == "xmacarabic" || plain == "macarabic";
}

}  // namespace

std::span<const CodePage> arabic_code_pages() {
  static const std::vector<CodePage> pages = {from_icu("windows-1256", "windows-1256"),
                                              from_icu("ISO-8859-6", "ISO-8859-6"), mac_arabic(),
                                              with_ascii(from_icu("IBM720", "ibm-720"))};
  return pages;
}

std::span<const CodePage> mistaken_code_pages() {
  static const std::vector<CodePage> pages = {from_icu("windows-1252", "windows-1252"),
                                              from_icu("windows-1256", "windows-1256"),
                                              from_icu("macintosh", "macintosh")};
  return pages;
}

std::string decoded(const CodePage& page, std::string_view bytes, std::size_t& lost) {
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char byte : bytes) {
    const char32_t c = page.table[static_cast<unsigned char>(byte)];
    lost += c == kReplacementCharacter ? 1 : 0;
    append_utf8(c, text);
  }
  return text;
}

namespace {

// ف U+0641 is D9 81, and some programs have no character for 81: they write U+FFFD or a question
// mark. After D9, which no letter of a code page stands before, either is that byte.
bool is_lost_feh(char32_t c, std::string_view bytes) {
  const auto at = [&bytes](std::size_t from_end) {
    return bytes.size() < from_end ? 0U
                                   : static_cast<unsigned char>(bytes[bytes.size() - from_end]);
  };
  return at(1) == 0xD9 && (c == kReplacementCharacter || (c == U'?' && at(2) < 0xC0));
}

}  // namespace

std::string encoded(const CodePage& page, std::string_view text, std::size_t& lost) {
  std::unordered_map<char32_t, char> bytes;
  for (unsigned byte = 0; byte < 256; ++byte) {
    bytes.emplace(page.table[byte], static_cast<char>(byte));
  }
  std::string out;
  out.reserve(text.size());
  std::size_t offset = 0;
  while (offset < text.size()) {
    const char32_t c = next_code_point(text, offset);
    const auto found = bytes.find(c);
    if (is_lost_feh(c, out)) {
      out.push_back('\x81');
    } else if (found != bytes.end() && c != kReplacementCharacter) {
      out.push_back(found->second);
    } else if (c >= 0x80 && c < 0xA0) {
      out.push_back(static_cast<char>(c));  // taken for Latin-1, whose controls are bytes as well
    } else {
      ++lost;
    }
  }
  return out;
}

bool decode_named(const std::string& name, std::string_view bytes, std::string& text,
                  std::size_t& lost) {
  if (is_mac_arabic(name)) {
    text = decoded(arabic_code_pages()[2], bytes, lost);
    return true;
  }
  const Converter converter = open_converter(name.c_str());
  if (!converter) {
    return false;
  }
  text.clear();
  std::vector<UChar> units(std::size_t{16} << 10);
  std::u16string pending;
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    UChar* target = units.data();
    ucnv_toUnicode(converter.get(), &target, target + units.size(), &source, end, nullptr, 1,
                   &status);
    pending.append(units.data(), target);
  }
  for (std::size_t i = 0; i < pending.size(); ++i) {
    char32_t c = pending[i];
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < pending.size()) {
      c = 0x10000 + ((c - 0xD800) << 10) + (pending[++i] - 0xDC00U);
    }
    lost += c == kReplacementCharacter ? 1 : 0;
    append_utf8(c, text);
  }
  return U_SUCCESS(status);
}

std::string known_encoding_name(std::string_view name) {
  if (is_mac_arabic(name)) {
    return std::string(kMacArabic);
  }
  const std::string wanted(name);
  const Converter converter =
      wanted.empty() ? Converter(nullptr, ucnv_close) : open_converter(wanted.c_str());
  if (!converter) {
    return {};
  }
  UErrorCode status = U_ZERO_ERROR;
  const char* own_name = ucnv_getName(converter.get(), &status);
  const char* mime = ucnv_getStandardName(own_name, "MIME", &status);
  if (mime == nullptr) {
    status = U_ZERO_ERROR;
    mime = ucnv_getStandardName(own_name, "IANA", &status);
  }
  return mime != nullptr ? mime : own_name;
}

}  // namespace niger::bytes
