#pragma once

#include "diag/diagnostic.h"

/// Every kind of diagnostic the program can give, in the order of the flow. One line each; the test
/// runner of tests/errors reads this file and fails for a code without a case.
namespace zbirnyk::codes {

// read/: files, XML, tables
inline constexpr Code FileUnreadable{"file.unreadable"};
inline constexpr Code FileUnwritable{"file.unwritable"};
inline constexpr Code FileOutside{"file.outside-event"};
inline constexpr Code XmlMalformed{"xml.malformed"};
inline constexpr Code FileTooLarge{"file.too-large"};
inline constexpr Code XmlInvalidUtf8{"xml.invalid-utf8"};
inline constexpr Code XmlControlCharacter{"xml.control-character"};
inline constexpr Code XmlMismatchedTag{"xml.mismatched-tag"};
inline constexpr Code XmlUnclosedTag{"xml.unclosed-tag"};
inline constexpr Code XmlDuplicateAttribute{"xml.duplicate-attribute"};
inline constexpr Code XmlUnknownEntity{"xml.unknown-entity"};
inline constexpr Code XmlTooDeep{"xml.too-deep"};
inline constexpr Code XmlTooLarge{"xml.too-large"};
inline constexpr Code XmlDoctype{"xml.doctype"};
inline constexpr Code CsvEmpty{"csv.empty"};
inline constexpr Code CsvEncoding{"csv.encoding"};
inline constexpr Code CsvControlCharacter{"csv.control-character"};
inline constexpr Code CsvUnclosedQuote{"csv.unclosed-quote"};
inline constexpr Code CsvStrayText{"csv.stray-text"};
inline constexpr Code CsvRowLength{"csv.row-length"};
inline constexpr Code CsvDuplicateColumn{"csv.duplicate-column"};
inline constexpr Code VocabularyRoot{"vocabulary.root"};
inline constexpr Code VocabularyNamespace{"vocabulary.namespace"};
inline constexpr Code VocabularyUnknownElement{"vocabulary.unknown-element"};
inline constexpr Code VocabularyMisplacedElement{"vocabulary.misplaced-element"};
inline constexpr Code VocabularyMissingElement{"vocabulary.missing-element"};
inline constexpr Code VocabularyRepeatedElement{"vocabulary.repeated-element"};
inline constexpr Code VocabularyTextNotAllowed{"vocabulary.text-not-allowed"};
inline constexpr Code VocabularyUnknownAttribute{"vocabulary.unknown-attribute"};
inline constexpr Code VocabularyMissingAttribute{"vocabulary.missing-attribute"};
inline constexpr Code VocabularyValue{"vocabulary.value"};
inline constexpr Code VocabularyDuplicateId{"vocabulary.duplicate-id"};
inline constexpr Code VocabularyUnknownId{"vocabulary.unknown-id"};
inline constexpr Code XPathSyntax{"xpath.syntax"};
inline constexpr Code XPathUnknownVariable{"xpath.unknown-variable"};
inline constexpr Code XPathUnknownFunction{"xpath.unknown-function"};
inline constexpr Code XPathByteFunction{"xpath.byte-function"};
inline constexpr Code XPathType{"xpath.type"};

// graphics/: pictures, bar codes
inline constexpr Code PictureUnknownKind{"picture.unknown-kind"};
inline constexpr Code PictureBroken{"picture.broken"};
inline constexpr Code PictureTooLarge{"picture.too-large"};
inline constexpr Code PictureAnimated{"picture.animated"};
inline constexpr Code PictureSvg{"picture.svg"};
inline constexpr Code PictureSvgForbidden{"picture.svg-forbidden"};
inline constexpr Code PictureSvgUnsupported{"picture.svg-unsupported"};
inline constexpr Code BarcodeText{"barcode.text"};
inline constexpr Code BarcodeCheckDigit{"barcode.check-digit"};

// pipeline and commands
inline constexpr Code BuildUnknownProduct{"build.unknown-product"};
inline constexpr Code NewNotEmpty{"new.not-empty"};

// layout: blocks, tables and pages
inline constexpr Code LayoutDoesNotFit{"layout.does-not-fit"};
inline constexpr Code LayoutTooTall{"layout.too-tall"};
inline constexpr Code LayoutKeepBroken{"layout.keep-broken"};
inline constexpr Code LayoutFootnoteMoved{"layout.footnote-moved"};
inline constexpr Code LayoutReferencesUnsettled{"layout.references-unsettled"};

} // namespace zbirnyk::codes
