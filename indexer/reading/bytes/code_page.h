#pragma once
/// Code pages: the single-byte encodings that Arabic pages were saved in, both ways. Decides
/// nothing (encoding.h).
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace niger::bytes {

struct CodePage {
  std::string name;                 ///< as reported: "windows-1256"
  std::array<char32_t, 256> table;  ///< U+FFFD where a byte stands for nothing
};

/// Those that Arabic text is tried in, the commonest first: windows-1256, ISO-8859-6, MacArabic,
/// DOS 720. (864 has presentation forms only: no page was saved in it.)
[[nodiscard]] std::span<const CodePage> arabic_code_pages();

/// Those that UTF-8 or Arabic bytes were wrongly taken for and saved as UTF-8 again: windows-1252,
/// windows-1256, Macintosh.
[[nodiscard]] std::span<const CodePage> mistaken_code_pages();

/// `bytes` as UTF-8; `lost` counts bytes that stand for nothing.
[[nodiscard]] std::string decoded(const CodePage& page, std::string_view bytes, std::size_t& lost);

/// The bytes that `page` writes for the UTF-8 `text`; `lost` counts characters it has no byte for,
/// which are left out.
[[nodiscard]] std::string encoded(const CodePage& page, std::string_view text, std::size_t& lost);

/// `bytes` in any encoding that ICU knows, as UTF-8; `lost` counts U+FFFD put for wrong bytes.
/// False where `name` is not known. MacArabic, which ICU does not know, is "x-mac-arabic".
[[nodiscard]] bool decode_named(const std::string& name, std::string_view bytes, std::string& text,
                                std::size_t& lost);

/// The name under which we report the encoding called `name` (cp1256 → windows-1256); empty where
/// it is not known.
[[nodiscard]] std::string known_encoding_name(std::string_view name);

}  // namespace niger::bytes
