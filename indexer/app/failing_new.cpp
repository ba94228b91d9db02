// An operator new that throws where memory is short. mimalloc's operator new, which is C, aborts
// the process instead: no message, status 134. These ask the same allocator, and throw. Its
// operator delete takes back what they gave. Linked with mimalloc alone.
#include <cstdlib>
#include <new>

namespace {

void* or_throw(void* memory) {
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

// aligned_alloc wants a size that is a multiple of the alignment.
void* aligned(std::size_t size, std::align_val_t alignment) {
  const auto step = static_cast<std::size_t>(alignment);
  return or_throw(std::aligned_alloc(step, (size + step - 1) / step * step));
}

}  // namespace

// NOLINTBEGIN(misc-new-delete-overloads,cppcoreguidelines-no-malloc): delete stays mimalloc's.
void* operator new(std::size_t size) { return or_throw(std::malloc(size)); }
void* operator new[](std::size_t size) { return or_throw(std::malloc(size)); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return aligned(size, alignment);
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
  return aligned(size, alignment);
}
// NOLINTEND(misc-new-delete-overloads,cppcoreguidelines-no-malloc)
