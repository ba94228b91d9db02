/// niger-list-compiler: a list of data/ becomes the rows of a table that a source file includes.
///   niger-list-compiler LIST COLUMNS OUTPUT
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "common/base/error.h"
#include "common/lists/list_source.h"

namespace niger::lists {
namespace {

void compile(const std::string& list, const std::string& columns, const std::string& output) {
  std::ifstream file(list, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file) {
    throw Error(ErrorKind::Input, "cannot read " + list);
  }
  std::ofstream made(output, std::ios::binary);
  made << list_source(text, columns, list);
  made.close();
  if (!made) {
    throw Error(ErrorKind::Input, "cannot write " + output);
  }
}

}  // namespace
}  // namespace niger::lists

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "use: niger-list-compiler LIST COLUMNS OUTPUT\n";
    return 2;
  }
  try {
    niger::lists::compile(argv[1], argv[2], argv[3]);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "niger-list-compiler: " << error.what() << '\n';
    return 2;
  }
}
