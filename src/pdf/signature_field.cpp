#include "pdf/signature_field.h"

#include <algorithm>

namespace zbirnyk {

namespace {

/// How reading programs call the field.
std::string_view spoken_name(std::string_view lang) {
    if (lang.starts_with("uk"))
        return "Електронний підпис";
    return lang.starts_with("de") ? "Elektronische Signatur" : "Electronic signature";
}

/// The dictionary that the signature goes into: zeros where it will stand, and a byte range with
/// room for numbers of ten digits.
std::string signature_entries(const SignaturePlace& place) {
    std::string day = place.date;
    std::erase(day, '-');
    return "/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(D:" + day +
           "000000Z)/ByteRange[0 0000000000 0000000000 0000000000]/Contents<" +
           std::string(2 * place.bytes, '0') + ">";
}

} // namespace

SignatureField write_signature_field(
    const SignaturePlace& place, ObjectId page, std::string_view lang, Sink& sink) {
    constexpr int Print = 4, Locked = 128;
    SignatureField field{sink.allocate(), {}};
    std::string widget = "/Type/Annot/Subtype/Widget/FT/Sig/T(signature)/TU";
    append_text(widget, spoken_name(lang));
    widget += "/Rect[-1 -1 -1 -1]/F ";
    append_integer(widget, Print + (place.kind == SignaturePlace::Kind::Prepared ? Locked : 0));
    widget += "/P ";
    append_reference(widget, page);
    if (place.kind == SignaturePlace::Kind::Prepared) {
        const ObjectId signature = sink.allocate();
        sink.write_alone(signature, signature_entries(place));
        widget += "/V ";
        append_reference(widget, signature);
    }
    sink.write(field.widget, std::move(widget));
    field.catalog = "/AcroForm<</Fields[";
    append_reference(field.catalog, field.widget);
    // 3: there is a signature, and whoever adds to the file must append (Table 219).
    field.catalog +=
        place.kind == SignaturePlace::Kind::Prepared ? "]/SigFlags 3>>" : "]/SigFlags 0>>";
    return field;
}

} // namespace zbirnyk
