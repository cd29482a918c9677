// libharu serves as a store and serialiser of objects: a dictionary whose `write_fn` writes
// prepared text, numbered by its cross-reference table. Its own pages, fonts, text and PDF/A code,
// its cross-reference section and its compression are not used. Streams write their data in
// `after_write_fn`, which runs behind ">>"; so /Length is direct and nothing is copied twice.

#include "pdf/sink.h"

#include "pdf/deflate.h"
#include "pdf/shared_parts.h"

#include <hpdf.h>
#include <hpdf_mmgr.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>

#include <algorithm>
#include <deque>
#include <stdexcept>
#include <vector>
#include <xxhash.h>

namespace zbirnyk {

namespace {

/// How many objects share an object stream: enough for deflate to see what they have in common, few
/// enough for a reader that needs one of them.
constexpr std::size_t ObjectsPerStream = 200;
/// How many entries the table of objects has room for at first.
constexpr HPDF_UINT SmallTable = 128;
constexpr HPDF_UINT32 NumberMask = 0x00FFFFFF;

/// How an object is packed: with others of its file, with those that many files are likely to have,
/// or not at all.
enum class Sharing { Own, Common, Alone };

/// The text of one object.
struct Record {
    std::string entries;
    std::shared_ptr<const std::string> data; ///< of a stream that is not written yet
    bool is_stream = false;
    bool written = false;
    Sharing sharing = Sharing::Own;
    HPDF_Stream out = nullptr; ///< where it is being written
};

[[noreturn]] void fail(const char* what) {
    throw std::logic_error(std::string("pdf: ") + what);
}

HPDF_STATUS append_to_string(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) {
    static_cast<std::string*>(stream->attr)->append(reinterpret_cast<const char*>(bytes), size);
    return HPDF_OK;
}

HPDF_STATUS write_bytes(HPDF_Stream stream, std::string_view bytes) {
    return HPDF_Stream_Write(
        stream,
        reinterpret_cast<const HPDF_BYTE*>(bytes.data()),
        static_cast<HPDF_UINT>(bytes.size()));
}

HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream) {
    auto& record = *static_cast<Record*>(dict->attr);
    record.out = stream;
    return write_bytes(stream, record.entries);
}

HPDF_STATUS write_data(HPDF_Dict dict) {
    auto& record = *static_cast<Record*>(dict->attr);
    if (!record.is_stream)
        return HPDF_OK;
    write_bytes(record.out, "\nstream\n");
    write_bytes(record.out, *record.data);
    return write_bytes(record.out, "\nendstream");
}

void ignore_error(HPDF_STATUS, HPDF_STATUS, void*) {}

/// Where an object is: at an offset of the file, or in an object stream.
struct Location {
    enum class Kind : std::uint8_t { Free = 0, Offset = 1, InStream = 2 } kind = Kind::Free;
    std::uint64_t position = 0; ///< offset, or number of the object stream
    std::uint16_t index = 0;    ///< within the object stream
};

/// One big-endian field of a cross-reference stream.
void append_field(std::string& out, std::uint64_t value, int width) {
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8)
        out += static_cast<char>((value >> shift) & 0xFF);
}

/// The PNG predictor "Up" (ISO 32000-1, 7.4.4.4): neighbouring entries differ in little.
std::string differences_to_row_above(std::string_view table, std::size_t columns) {
    constexpr char Up = 2;
    std::string out;
    out.reserve(table.size() + table.size() / columns);
    const std::string first(columns, '\0');
    std::string_view above = first;
    for (; !table.empty(); table.remove_prefix(columns)) {
        out += Up;
        for (std::size_t i = 0; i < columns; ++i)
            out += static_cast<char>(table[i] - above[i]);
        above = table.substr(0, columns);
    }
    return out;
}

/// A file identifier (ISO 32000-1, 14.4) made of all that the file says.
std::string identifier(std::string_view bytes) {
    XXH128_canonical_t digest;
    XXH128_canonicalFromHash(&digest, XXH3_128bits(bytes.data(), bytes.size()));
    std::string hex;
    for (const unsigned char byte : digest.digest) {
        hex += "0123456789ABCDEF"[byte >> 4];
        hex += "0123456789ABCDEF"[byte & 15];
    }
    return hex;
}

} // namespace

struct Sink::Content {
    Content(int deflate_level, SharedParts& shared);
    ~Content();
    Content(const Content&) = delete;
    Content& operator=(const Content&) = delete;

    HPDF_Error_Rec error{};
    HPDF_MMgr memory = nullptr;
    HPDF_Xref xref = nullptr;
    HPDF_Stream writer = nullptr; ///< appends to the string that its `attr` points to
    std::deque<Record> records;   ///< by number - 1; a deque, for their addresses are kept
    Deflater deflater;
    SharedParts& shared;
    std::string file;
    std::vector<Location> locations = {Location{}};

    ObjectId allocate();
    void write(ObjectId id, std::string entries);
    void write_stream(ObjectId id, std::string entries, std::string bytes, StreamCoding coding);
    void
    write_shared_stream(ObjectId id, std::string entries, std::shared_ptr<const std::string> data);

    HPDF_Dict dictionary(std::size_t number) const {
        return static_cast<HPDF_Dict>(
            HPDF_Xref_GetEntry(xref, static_cast<HPDF_UINT>(number))->obj);
    }

    std::size_t expected_size() const;
    void write_streams();
    void pack_dictionaries();
    void pack(Sharing sharing);
    void write_object_stream(const std::vector<std::uint32_t>& numbers, Sharing sharing);
    void write_object(std::uint32_t number);
    void append_value(std::uint32_t number, std::string& out);
    void write_cross_references(ObjectId root, ObjectId info);
};

Sink::Content::Content(int deflate_level, SharedParts& shared_parts)
    : deflater(deflate_level)
    , shared(shared_parts) {
    HPDF_Error_Init(&error, nullptr);
    error.error_fn = ignore_error;
    memory = HPDF_MMgr_New(&error, 0, nullptr, nullptr);
    if (!memory)
        throw std::bad_alloc();
    xref = HPDF_Xref_New(memory, 0);
    if (!xref) {
        HPDF_MMgr_Free(memory);
        throw std::bad_alloc();
    }
    xref->entries->items_per_block = SmallTable;
    writer = HPDF_CallbackWriter_New(memory, append_to_string, nullptr);
    if (!writer) {
        HPDF_Xref_Free(xref);
        HPDF_MMgr_Free(memory);
        throw std::bad_alloc();
    }
}

Sink::Content::~Content() {
    HPDF_Stream_Free(writer);
    HPDF_Xref_Free(xref);
    HPDF_MMgr_Free(memory);
}

Sink::Sink(int deflate_level, SharedParts& shared)
    : content_(std::make_unique<Content>(deflate_level, shared)) {}

Sink::~Sink() = default;

ObjectId Sink::allocate() {
    return content_->allocate();
}

void Sink::write(ObjectId id, std::string entries) {
    content_->write(id, std::move(entries));
}

void Sink::write_common(ObjectId id, std::string entries) {
    content_->write(id, std::move(entries));
    content_->records[id.number - 1].sharing = Sharing::Common;
}

void Sink::write_alone(ObjectId id, std::string entries) {
    content_->write(id, std::move(entries));
    content_->records[id.number - 1].sharing = Sharing::Alone;
}

void Sink::write_stream(ObjectId id, std::string entries, std::string data, StreamCoding coding) {
    content_->write_stream(id, std::move(entries), std::move(data), coding);
}

void Sink::write_shared_stream(
    ObjectId id, std::string entries, std::shared_ptr<const std::string> data) {
    content_->write_shared_stream(id, std::move(entries), std::move(data));
}

std::string Sink::finish(ObjectId root, ObjectId info) {
    Content& content = *content_;
    // Four bytes above 127 tell transfer programs that the file is binary (7.5.2).
    content.file.reserve(content.expected_size());
    content.file += "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    content.write_streams();
    content.pack_dictionaries();
    content.write_cross_references(root, info);
    return std::move(content.file);
}

ObjectId Sink::Content::allocate() {
    // The library grows the table by a constant; doubling keeps its copies linear.
    xref->entries->items_per_block = std::max(SmallTable, xref->entries->count);
    HPDF_Dict dict = HPDF_Dict_New(memory);
    if (!dict || HPDF_Xref_Add(xref, dict) != HPDF_OK)
        fail("too many objects");
    records.emplace_back();
    dict->attr = &records.back();
    dict->write_fn = write_entries;
    dict->after_write_fn = write_data;
    locations.emplace_back();
    return {dict->header.obj_id & NumberMask};
}

void Sink::Content::write(ObjectId id, std::string entries) {
    Record& record = records.at(id.number - 1);
    if (record.written)
        fail("an object is written twice");
    record.entries = std::move(entries);
    record.written = true;
}

void Sink::Content::write_stream(
    ObjectId id, std::string entries, std::string bytes, StreamCoding coding) {
    if (coding == StreamCoding::Deflate) {
        bytes = deflater.deflate(bytes);
        entries += "/Filter/FlateDecode";
    }
    write_shared_stream(
        id, std::move(entries), std::make_shared<const std::string>(std::move(bytes)));
}

void Sink::Content::write_shared_stream(
    ObjectId id, std::string entries, std::shared_ptr<const std::string> data) {
    entries += "/Length ";
    append_integer(entries, static_cast<std::int64_t>(data->size()));
    write(id, std::move(entries));
    Record& record = records[id.number - 1];
    record.data = std::move(data);
    record.is_stream = true;
}

void Sink::Content::append_value(std::uint32_t number, std::string& out) {
    writer->attr = &out;
    if (HPDF_Obj_WriteValue(dictionary(number), writer, nullptr) != HPDF_OK)
        fail("an object could not be serialised");
}

void Sink::Content::write_object(std::uint32_t number) {
    locations[number] = {Location::Kind::Offset, file.size(), 0};
    append_integer(file, number);
    file += " 0 obj\n";
    append_value(number, file);
    file += "\nendobj\n";
    records[number - 1].entries = {};
    records[number - 1].data = {};
}

/// The streams, and what is as large as all the rest or nearly so.
std::size_t Sink::Content::expected_size() const {
    constexpr std::size_t AroundStream = 64;
    std::size_t size = 4096;
    for (const Record& record : records)
        size += record.is_stream ? record.entries.size() + record.data->size() + AroundStream
                                 : record.entries.size() / 3;
    return size;
}

void Sink::Content::write_streams() {
    for (std::uint32_t number = 1; number <= records.size(); ++number) {
        if (!records[number - 1].written)
            fail("an object was promised and not written");
        if (records[number - 1].is_stream || records[number - 1].sharing == Sharing::Alone)
            write_object(number);
    }
}

void Sink::Content::pack_dictionaries() {
    pack(Sharing::Common);
    pack(Sharing::Own);
}

void Sink::Content::pack(Sharing sharing) {
    std::vector<std::uint32_t> numbers;
    const auto last = static_cast<std::uint32_t>(records.size());
    for (std::uint32_t number = 1; number <= last; ++number) {
        const Record& record = records[number - 1];
        if (record.is_stream || record.sharing != sharing)
            continue;
        numbers.push_back(number);
        if (numbers.size() == ObjectsPerStream) {
            write_object_stream(numbers, sharing);
            numbers.clear();
        }
    }
    if (!numbers.empty())
        write_object_stream(numbers, sharing);
}

void Sink::Content::write_object_stream(
    const std::vector<std::uint32_t>& numbers, Sharing sharing) {
    const ObjectId id = allocate();
    std::string offsets;
    std::string bodies;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        append_integer(offsets, numbers[i]);
        offsets += ' ';
        append_integer(offsets, static_cast<std::int64_t>(bodies.size()));
        offsets += ' ';
        locations[numbers[i]] = {
            Location::Kind::InStream, id.number, static_cast<std::uint16_t>(i)};
        append_value(numbers[i], bodies);
        records[numbers[i] - 1].entries = {};
        bodies += '\n';
    }
    std::string entries = "/Type/ObjStm/N ";
    append_integer(entries, static_cast<std::int64_t>(numbers.size()));
    entries += "/First ";
    append_integer(entries, static_cast<std::int64_t>(offsets.size()));
    if (sharing == Sharing::Common) {
        entries += "/Filter/FlateDecode";
        write_shared_stream(id, std::move(entries), shared.deflated(offsets + bodies));
    } else {
        write_stream(id, std::move(entries), offsets + bodies, StreamCoding::Deflate);
    }
    write_object(id.number);
}

void Sink::Content::write_cross_references(ObjectId root, ObjectId info) {
    const ObjectId id = allocate();
    const std::string file_identifier = identifier(file);
    const std::size_t start = file.size();
    locations[id.number] = {Location::Kind::Offset, start, 0};
    int width = 1;
    while (width < 8 && (static_cast<std::uint64_t>(start) >> (8 * width)) != 0)
        ++width;
    std::string table;
    for (const Location& location : locations) {
        append_field(table, static_cast<std::uint64_t>(location.kind), 1);
        append_field(table, location.position, width);
        // Entry 0 heads the list of free objects and has the generation 65,535.
        append_field(table, location.kind == Location::Kind::Free ? 65535 : location.index, 2);
    }
    const int columns = width + 3;
    table = differences_to_row_above(table, static_cast<std::size_t>(columns));
    std::string entries = "/Type/XRef/Size ";
    append_integer(entries, static_cast<std::int64_t>(locations.size()));
    entries += "/W[1 ";
    append_integer(entries, width);
    entries += " 2]/DecodeParms<</Predictor 12/Columns ";
    append_integer(entries, columns);
    entries += ">>/Root ";
    append_reference(entries, root);
    entries += "/Info ";
    append_reference(entries, info);
    entries += "/ID[<" + file_identifier + "><" + file_identifier + ">]";
    write_stream(id, std::move(entries), std::move(table), StreamCoding::Deflate);
    write_object(id.number);
    file += "startxref\n";
    append_integer(file, static_cast<std::int64_t>(start));
    file += "\n%%EOF\n";
}

} // namespace zbirnyk
