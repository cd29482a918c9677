#pragma once

#include "pdf/syntax.h"

#include <memory>
#include <string>

namespace zbirnyk {

class SharedParts;

/// Whether the data of a stream are to be compressed, or are compressed (or better left plain)
/// already.
enum class StreamCoding { Deflate, AsIs };

/// Where a PDF file's objects go: the one place that knows the library which numbers, holds and
/// serialises them. Objects may be written in any order and refer to one another by number before
/// they are written. Dictionaries that are no streams are packed into object streams, and the file
/// ends in a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8).
class Sink {
  public:
    /// `shared` outlives the sink.
    Sink(int deflate_level, SharedParts& shared);
    ~Sink();
    Sink(const Sink&) = delete;
    Sink& operator=(const Sink&) = delete;

    /// A new number, from 1. Every number must be written once.
    ObjectId allocate();
    /// `entries`: what stands between << and >>.
    void write(ObjectId id, std::string entries);
    /// For an object of which many files have the same: such are packed together, and what they
    /// become is made once.
    void write_common(ObjectId id, std::string entries);
    /// For an object that must stand in the file as it is, in no object stream.
    void write_alone(ObjectId id, std::string entries);
    /// `entries` without /Length, and without /Filter when `coding` is Deflate.
    void write_stream(ObjectId id, std::string entries, std::string data, StreamCoding coding);
    /// For data that many files have, as they stand in the file.
    void
    write_shared_stream(ObjectId id, std::string entries, std::shared_ptr<const std::string> data);
    /// The file: header, objects, cross-reference stream with /ID made from all bytes before it.
    /// The sink is empty afterwards.
    std::string finish(ObjectId root, ObjectId info);

  private:
    struct Content;
    std::unique_ptr<Content> content_;
};

} // namespace zbirnyk
