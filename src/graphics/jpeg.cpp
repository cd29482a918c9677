#include "diag/codes.h"
#include "graphics/raster_readers.h"

#include <csetjmp>
#include <cstdio>
#include <fmt/format.h>
#include <jpeglib.h>
#include <vector>

/// libjpeg reports errors by a jump. So the functions that may be jumped out of hold no object with
/// a destructor: everything they fill belongs to their caller.
namespace zbirnyk {

namespace {

/// A progressive JPEG of a few kilobytes may have thousands of scans, each as costly as a picture;
/// cameras and programs write about ten.
constexpr int LargestScan = 500;

struct JpegDecoder {
    jpeg_decompress_struct info{};
    jpeg_error_mgr errors{};
    jpeg_progress_mgr progress{};
    std::jmp_buf jump{};
    char message[JMSG_LENGTH_MAX] = {};
};

[[noreturn]] void jump_out(j_common_ptr info) {
    auto* decoder = static_cast<JpegDecoder*>(info->client_data);
    info->err->format_message(info, decoder->message);
    std::longjmp(decoder->jump, 1);
}

/// Warnings are damaged data: the picture would be shown with grey or shifted parts.
void receive_message(j_common_ptr info, int level) {
    if (level < 0) {
        jump_out(info);
    }
}

void watch_scans(j_common_ptr info) {
    auto* decoder = static_cast<JpegDecoder*>(info->client_data);
    if (decoder->info.input_scan_number > LargestScan) {
        std::snprintf(decoder->message, sizeof decoder->message, "too many scans");
        std::longjmp(decoder->jump, 1);
    }
}

void prepare(JpegDecoder& decoder) {
    decoder.info.err = jpeg_std_error(&decoder.errors);
    decoder.errors.error_exit = jump_out;
    decoder.errors.emit_message = receive_message;
    decoder.info.client_data = &decoder;
}

bool read_header(JpegDecoder& decoder, std::string_view bytes) {
    if (setjmp(decoder.jump) != 0) {
        return false;
    }
    jpeg_create_decompress(&decoder.info);
    decoder.progress.progress_monitor = watch_scans;
    decoder.info.progress = &decoder.progress;
    jpeg_mem_src(&decoder.info, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_read_header(&decoder.info, TRUE);
    return true;
}

bool start(JpegDecoder& decoder) {
    if (setjmp(decoder.jump) != 0) {
        return false;
    }
    jpeg_start_decompress(&decoder.info);
    return true;
}

/// Decodes all rows. With `pixels` null they are only checked, one by one into `row`.
bool read_rows(JpegDecoder& decoder, unsigned char* row, unsigned char* pixels) {
    if (setjmp(decoder.jump) != 0) {
        return false;
    }
    const std::size_t stride =
        static_cast<std::size_t>(decoder.info.output_width) * decoder.info.output_components;
    while (decoder.info.output_scanline < decoder.info.output_height) {
        JSAMPROW target = pixels == nullptr ? row : pixels + decoder.info.output_scanline * stride;
        jpeg_read_scanlines(&decoder.info, &target, 1);
    }
    jpeg_finish_decompress(&decoder.info);
    return true;
}

/// Owns the decoder: libjpeg's memory is freed however decoding ends.
class JpegFile {
  public:
    JpegFile() { prepare(decoder_); }

    JpegFile(const JpegFile&) = delete;
    JpegFile& operator=(const JpegFile&) = delete;

    ~JpegFile() { jpeg_destroy_decompress(&decoder_.info); }

    JpegDecoder& decoder() { return decoder_; }

    jpeg_decompress_struct& info() { return decoder_.info; }

  private:
    JpegDecoder decoder_;
};

/// CMYK to RGB without a profile. Adobe's programs store the inks inverted.
std::string rgb_of_cmyk(const std::string& pixels, bool inverted) {
    std::string rgb(pixels.size() / 4 * 3, '\0');
    for (std::size_t i = 0; i < pixels.size() / 4; ++i) {
        const auto ink = [&](std::size_t channel) {
            const auto value = static_cast<unsigned char>(pixels[i * 4 + channel]);
            return static_cast<unsigned>(inverted ? value : 255 - value);
        };
        for (std::size_t channel = 0; channel < 3; ++channel) {
            rgb[i * 3 + channel] = static_cast<char>((ink(channel) * ink(3) + 127) / 255);
        }
    }
    return rgb;
}

void set_resolution(const jpeg_decompress_struct& info, Raster& raster) {
    if (info.saw_JFIF_marker == FALSE || info.X_density == 0 || info.Y_density == 0) {
        return;
    }
    const double scale = info.density_unit == 1 ? 1.0 : info.density_unit == 2 ? 2.54 : 0.0;
    if (scale > 0) {
        raster.dpi_x = info.X_density * scale;
        raster.dpi_y = info.Y_density * scale;
    }
}

} // namespace

std::optional<Raster> read_jpeg(
    std::string_view bytes,
    std::string_view name,
    const PictureLimits& limits,
    Span from,
    Diagnostics& diagnostics) {
    JpegFile file;
    const auto broken = [&]() {
        diagnostics.error(
            codes::PictureBroken,
            from,
            fmt::format("the JPEG `{}` is broken: {}", name, file.decoder().message));
        return std::nullopt;
    };
    if (!read_header(file.decoder(), bytes)) {
        return broken();
    }
    jpeg_decompress_struct& info = file.info();
    if (const auto fault = size_fault(info.image_width, info.image_height, limits)) {
        diagnostics.error(
            codes::PictureTooLarge,
            from,
            fmt::format("the picture `{}` {}", name, *fault),
            "make it smaller");
        return std::nullopt;
    }
    if (info.num_components == 2 || info.num_components > 4) {
        std::snprintf(
            file.decoder().message,
            sizeof file.decoder().message,
            "%d colour components",
            info.num_components);
        return broken();
    }
    const bool is_cmyk = info.num_components == 4;
    const bool is_inverted = info.saw_Adobe_marker != FALSE;
    const bool converts = is_cmyk || info.arith_code != FALSE;
    if (is_cmyk) {
        info.out_color_space = JCS_CMYK;
    }
    if (!start(file.decoder())) {
        return broken();
    }
    Raster raster;
    raster.width = info.output_width;
    raster.height = info.output_height;
    set_resolution(info, raster);
    const std::size_t stride = static_cast<std::size_t>(info.output_width) *
                               static_cast<std::size_t>(info.output_components);
    std::vector<unsigned char> row(stride);
    std::string pixels(converts ? stride * info.output_height : 0, '\0');
    auto* target = converts ? reinterpret_cast<unsigned char*>(pixels.data()) : nullptr;
    const bool is_gray = info.output_components == 1;
    if (!read_rows(file.decoder(), row.data(), target)) {
        return broken();
    }
    raster.components = is_gray ? 1 : 3;
    if (!converts) {
        raster.kind = RasterKind::Jpeg;
        raster.bytes = std::string(bytes);
    } else {
        raster.kind = is_gray ? RasterKind::Gray : RasterKind::Rgb;
        raster.bytes = is_cmyk ? rgb_of_cmyk(pixels, is_inverted) : std::move(pixels);
    }
    return raster;
}

} // namespace zbirnyk
