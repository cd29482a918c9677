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

// model/: the event as a whole
inline constexpr Code ModelUnknownColumn{"model.unknown-column"};
inline constexpr Code ModelMissingColumn{"model.missing-column"};
inline constexpr Code ModelUnknownReference{"model.unknown-reference"};
inline constexpr Code ModelReferenceForm{"model.reference-form"};
inline constexpr Code ModelDuplicateId{"model.duplicate-id"};
inline constexpr Code ModelDuplicatePerson{"model.duplicate-person"};
inline constexpr Code ModelDuplicateReceipt{"model.duplicate-receipt"};
inline constexpr Code ModelContradiction{"model.contradiction"};
inline constexpr Code ModelGender{"model.gender"};
inline constexpr Code ModelDateOrder{"model.date-order"};
inline constexpr Code ModelTimeOrder{"model.time-order"};
inline constexpr Code ModelOutsideProject{"model.outside-project"};
inline constexpr Code ModelOverlap{"model.overlap"};
inline constexpr Code ModelHours{"model.hours"};
inline constexpr Code ModelAttendance{"model.attendance"};
inline constexpr Code ModelAbsentSpeaker{"model.absent-speaker"};
inline constexpr Code ModelMissingPart{"model.missing-part"};
inline constexpr Code ModelGap{"model.gap"};
inline constexpr Code ModelAmount{"model.amount"};
inline constexpr Code ModelEvaluation{"model.evaluation"};
inline constexpr Code ModelNumberPattern{"model.number-pattern"};
inline constexpr Code ModelNoValue{"model.no-value"};

// pipeline and commands
inline constexpr Code BuildUnknownProduct{"build.unknown-product"};
inline constexpr Code NewNotEmpty{"new.not-empty"};
inline constexpr Code ImportNoFolder{"import.no-folder"};
inline constexpr Code ImportExists{"import.exists"};

// layout: blocks, tables and pages
inline constexpr Code LayoutDoesNotFit{"layout.does-not-fit"};
inline constexpr Code LayoutTooTall{"layout.too-tall"};
inline constexpr Code LayoutKeepBroken{"layout.keep-broken"};
inline constexpr Code LayoutFootnoteMoved{"layout.footnote-moved"};
inline constexpr Code LayoutSideNoteMoved{"layout.side-note-moved"};
inline constexpr Code LayoutFootnoteLost{"layout.footnote-lost"};
inline constexpr Code LayoutTargetLost{"layout.target-lost"};
inline constexpr Code LayoutTooManyPages{"layout.too-many-pages"};
inline constexpr Code LayoutTooMuchMemory{"layout.too-much-memory"};
inline constexpr Code LayoutReferencesUnsettled{"layout.references-unsettled"};

// template/: the template language
inline constexpr Code TemplateUnknownStyle{"template.unknown-style"};
inline constexpr Code TemplateStyleCycle{"template.style-cycle"};
inline constexpr Code TemplateUnknownColor{"template.unknown-color"};
inline constexpr Code TemplateUnknownFont{"template.unknown-font"};
inline constexpr Code TemplateBadProperty{"template.bad-property"};
inline constexpr Code TemplateUnknownMaster{"template.unknown-master"};
inline constexpr Code TemplateUnknownRegion{"template.unknown-region"};
inline constexpr Code TemplateUnknownElement{"template.unknown-element"};
inline constexpr Code TemplateUnknownMode{"template.unknown-mode"};
inline constexpr Code TemplateUnknownMessage{"template.unknown-message"};
inline constexpr Code TemplateBadMessage{"template.bad-message"};
inline constexpr Code TemplateBadPattern{"template.bad-pattern"};
inline constexpr Code TemplateDuplicateName{"template.duplicate-name"};
inline constexpr Code TemplateVariableKind{"template.variable-kind"};
inline constexpr Code TemplateIncludeCycle{"template.include-cycle"};
inline constexpr Code TemplateMisplaced{"template.misplaced"};
inline constexpr Code TemplateMissingAlt{"template.missing-alt"};
inline constexpr Code TemplateNoPages{"template.no-pages"};
inline constexpr Code TemplateRecursion{"template.recursion"};
inline constexpr Code TemplateHref{"template.href"};
inline constexpr Code TemplateDuplicateId{"template.duplicate-id"};
inline constexpr Code TemplateUnknownId{"template.unknown-id"};
inline constexpr Code TemplateBadValue{"template.bad-value"};
inline constexpr Code TemplateMissingImage{"template.missing-image"};
inline constexpr Code TemplateNoMatch{"template.no-match"};
inline constexpr Code TemplateUnused{"template.unused"};
inline constexpr Code TemplateMissingFile{"template.missing-file"};
inline constexpr Code TemplateHeadingLevel{"template.heading-level"};
inline constexpr Code TableSpans{"table.spans"};
inline constexpr Code TableCells{"table.cells"};
inline constexpr Code TableEmpty{"table.empty"};
inline constexpr Code TableNoNumber{"table.no-number"};

// language: the typography of a file
inline constexpr Code CleanUnknownRule{"clean.unknown-rule"};
inline constexpr Code CleanDoubtful{"clean.doubtful"};

// layout: lines
inline constexpr Code TextMissingGlyph{"text.missing-glyph"};
inline constexpr Code TextFallback{"text.fallback"};
inline constexpr Code TextMissingFeature{"text.missing-feature"};
inline constexpr Code TextMissingAnchor{"text.missing-anchor"};
inline constexpr Code LayoutOverfullLine{"layout.overfull-line"};
inline constexpr Code LayoutLooseLine{"layout.loose-line"};
inline constexpr Code LayoutHyphens{"layout.hyphens"};
inline constexpr Code LayoutSingleWord{"layout.single-word"};
inline constexpr Code LayoutContrast{"layout.contrast"};
inline constexpr Code LayoutCodeModule{"layout.code-module"};
inline constexpr Code LayoutCodeZone{"layout.code-zone"};

// text/: fonts
inline constexpr Code FontsMissingFile{"fonts.missing-file"};
inline constexpr Code FontsBrokenFile{"fonts.broken-file"};
inline constexpr Code FontsDuplicate{"fonts.duplicate"};
inline constexpr Code FontsWeight{"fonts.weight"};
inline constexpr Code FontsUnknownFamily{"fonts.unknown-family"};

// exchange/: Pandoc in and out
inline constexpr Code ExchangeNoPandoc{"exchange.no-pandoc"};
inline constexpr Code ExchangePandocFailed{"exchange.pandoc-failed"};
inline constexpr Code ExchangeLimit{"exchange.limit"};
inline constexpr Code ExchangeTooLarge{"exchange.too-large"};
inline constexpr Code ExchangeNotDocx{"exchange.not-docx"};
inline constexpr Code ExchangeUnknownFormat{"exchange.unknown-format"};
inline constexpr Code ExchangeEmptyResult{"exchange.empty-result"};
inline constexpr Code ExchangeGap{"exchange.gap"};
inline constexpr Code ExchangeTextBox{"exchange.text-box"};
inline constexpr Code ExchangeCapitals{"exchange.capitals"};
inline constexpr Code ExchangeOleObject{"exchange.ole-object"};
inline constexpr Code ExchangeTrackedChanges{"exchange.tracked-changes"};
inline constexpr Code ExchangePicture{"exchange.picture"};
inline constexpr Code ExchangePictureAlt{"exchange.picture-alt"};
inline constexpr Code ExchangeFormula{"exchange.formula"};
inline constexpr Code ExchangeRawMarkup{"exchange.raw-markup"};

} // namespace zbirnyk::codes
