#pragma once

#include "issuing/event_head.h"
#include "issuing/freeze.h"
#include "language/hyphenation/hyphenate.h"
#include "text/font.h"
#include "workshop.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zbirnyk {

/// Certificates that are made together: from the event's head, their records and one template. The
/// files come from the disk when they are issued and from the register when they are made again;
/// everything else is the same, so the bytes are too.
struct CertificateBatch {
    Tree head;
    std::vector<Node> certificates;  ///< in the head, in the order of the records
    std::vector<DocumentTask> tasks; ///< one for each
    Template source;
    FontSet fonts;
    Hyphenator hyphenator;
};

/// Where a batch finds its files.
struct BatchPlace {
    FileSystem& files;
    Folders folders;
    std::string product; ///< the template's name
};

/// Reads fonts, dictionaries and the template, and plans one document for each of the certificates,
/// which stand in the head. Nothing after an error.
std::optional<CertificateBatch> prepare_batch(
    const BatchPlace& place,
    Tree head,
    std::vector<Node> certificates,
    Sources& sources,
    Diagnostics& diagnostics);

/// A certificate's element as the register keeps it.
struct FrozenRecord {
    std::string series;
    std::string xml;
};

/// An event's head with the certificates that were frozen, in the order of the records.
struct FrozenHead {
    Tree head;
    std::vector<Node> certificates;
};

/// Reads both again; nothing after an error.
std::optional<FrozenHead> read_frozen(
    std::string head,
    const std::vector<FrozenRecord>& records,
    Sources& sources,
    Diagnostics& diagnostics);

/// Makes the batch again that an edition and its records tell of. Nothing after an error.
std::optional<CertificateBatch> remake_batch(
    const Edition& edition,
    const std::vector<FrozenRecord>& records,
    FrozenFiles& files,
    Sources& sources,
    Diagnostics& diagnostics);

/// What a batch's documents are made with, and on.
struct BatchWork {
    const BuildConfig& config;
    BatchPlace place;
    Progress& progress;
    Delivery delivery = Delivery::WhatIsGood;
    SignaturePlace signature = {};
};

/// Makes the files of `tasks`, which are some of the batch's.
std::vector<Outcome> make_batch(
    const CertificateBatch& batch,
    const std::vector<DocumentTask>& tasks,
    const BatchWork& work,
    const FileVisitor& visit);

} // namespace zbirnyk
