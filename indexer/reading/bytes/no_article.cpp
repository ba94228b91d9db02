/// Kinds of files that hold no article: known by their first bytes, or else by their names.
#include <algorithm>
#include <array>

#include "indexer/reading/bytes/content_kind.h"
#include "indexer/reading/bytes/encoding.h"
#include "indexer/reading/bytes/text_marks.h"

namespace niger::bytes {

using messages::Message;

namespace {

using namespace std::string_view_literals;

struct Mark {
  std::string_view bytes;
  Message message;
};

constexpr std::array<Mark, 25> kMarks = {{
    {"\x89PNG"sv, Message::ReadPicture},
    {"\xFF\xD8\xFF"sv, Message::ReadPicture},
    {"GIF8"sv, Message::ReadPicture},
    {"\0\0\x01\0"sv, Message::ReadPicture},
    {"II*\0"sv, Message::ReadPicture},
    {"MM\0*"sv, Message::ReadPicture},
    {"8BPS\0"sv, Message::ReadPicture},
    {"OggS"sv, Message::ReadSound},
    {"ID3\x02"sv, Message::ReadSound},
    {"ID3\x03"sv, Message::ReadSound},
    {"ID3\x04"sv, Message::ReadSound},
    {"fLaC\0"sv, Message::ReadSound},
    {"\x1A\x45\xDF\xA3"sv, Message::ReadSound},
    {"\xFF\xFB"sv, Message::ReadSound},
    {"wOFF"sv, Message::ReadFont},
    {"wOF2"sv, Message::ReadFont},
    {"OTTO\0"sv, Message::ReadFont},
    {"\0\x01\0\0\0"sv, Message::ReadFont},
    {"true\0"sv, Message::ReadFont},
    {"SQLite\x20"
     "format"sv,
     Message::ReadDatabase},
    {"\x7F"
     "ELF"sv,
     Message::ReadProgram},
    {"\xCA\xFE\xBA\xBE"sv, Message::ReadProgram},
    {"\0asm"sv, Message::ReadProgram},
    {"L\0\0\0\x01\x14\x02\0"sv, Message::ReadShortcut},
    {"[InternetShortcut]"sv, Message::ReadShortcut},
}};

struct NamedKind {
  std::string_view extension;
  Message message;
  bool is_text;  // what else is called so may be read
};

constexpr std::array<NamedKind, 41> kNamed = {{
    {".css", Message::ReadStyle, true},
    {".scss", Message::ReadStyle, true},
    {".less", Message::ReadStyle, true},
    {".js", Message::ReadScript, true},
    {".mjs", Message::ReadScript, true},
    {".map", Message::ReadScript, true},
    {".svg", Message::ReadDrawing, true},
    {".url", Message::ReadShortcut, true},
    {".webloc", Message::ReadShortcut, true},
    {".desktop", Message::ReadShortcut, true},
    {".ini", Message::ReadFolderSettings, true},
    {".webmanifest", Message::ReadFolderSettings, true},
    {".ttf", Message::ReadFont, false},
    {".otf", Message::ReadFont, false},
    {".woff", Message::ReadFont, false},
    {".woff2", Message::ReadFont, false},
    {".eot", Message::ReadFont, false},
    {".bmp", Message::ReadPicture, false},
    {".webp", Message::ReadPicture, false},
    {".avif", Message::ReadPicture, false},
    {".heic", Message::ReadPicture, false},
    {".ico", Message::ReadPicture, false},
    {".jpg", Message::ReadPicture, false},
    {".jpeg", Message::ReadPicture, false},
    {".png", Message::ReadPicture, false},
    {".gif", Message::ReadPicture, false},
    {".tif", Message::ReadPicture, false},
    {".mp3", Message::ReadSound, false},
    {".mp4", Message::ReadSound, false},
    {".m4a", Message::ReadSound, false},
    {".avi", Message::ReadSound, false},
    {".mov", Message::ReadSound, false},
    {".wav", Message::ReadSound, false},
    {".webm", Message::ReadSound, false},
    {".wmv", Message::ReadSound, false},
    {".exe", Message::ReadProgram, false},
    {".dll", Message::ReadProgram, false},
    {".swf", Message::ReadProgram, false},
    {".db", Message::ReadDatabase, false},
    {".jar", Message::ReadProgram, false},
    {".apk", Message::ReadProgram, false},
}};

std::string_view file_name(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

}  // namespace

std::optional<Message> no_article(std::string_view name, std::string_view beginning) {
  for (const auto& [bytes, message] : kMarks) {
    if (beginning.starts_with(bytes)) return message;
  }
  if (beginning.starts_with("RIFF") && beginning.size() >= 12) {
    return beginning.substr(8, 4) == "WEBP" ? Message::ReadPicture : Message::ReadSound;
  }
  if (beginning.size() >= 12 && beginning.substr(4, 4) == "ftyp") {
    const std::string_view brand = beginning.substr(8, 4);
    return brand == "avif" || brand == "heic" ? Message::ReadPicture : Message::ReadSound;
  }
  const std::string_view file = file_name(name);
  if (file == "robots.txt") return Message::ReadRobots;
  if (file == "Thumbs.db" || file == ".DS_Store") return Message::ReadFolderSettings;
  const bool is_binary = looks_binary(beginning.substr(0, 8192));
  const std::string extension = extension_of(name);
  // An archive of Twitter is a script that holds the posts.
  if (extension == ".js" && beginning.starts_with("window.YTD.")) return std::nullopt;
  for (const NamedKind& kind : kNamed) {
    if (extension == kind.extension && (kind.is_text || is_binary)) return kind.message;
  }
  // A page may begin with a drawing.
  if (!is_page_extension(extension) && xml_root(beginning.substr(0, 8192)) == "svg")
    return Message::ReadDrawing;
  return std::nullopt;
}

}  // namespace niger::bytes
