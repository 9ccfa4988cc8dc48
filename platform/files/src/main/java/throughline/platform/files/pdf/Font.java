package throughline.platform.files.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * A font for what the usual one lacks. The style of a page names all of them, in this order, and is
 * given those that it needs, because each one costs memory for as long as the page is made.
 */
enum Font {
  LATIN("LiberationSans-Regular.ttf", "Liberation Sans"),
  ARABIC_AND_MORE("DejaVuSans.ttf", "DejaVu Sans"),
  CHINESE_JAPANESE_KOREAN("DroidSansFallback-names.ttf", "Droid Sans Fallback"),
  DEVANAGARI("NotoSansDevanagari-Regular.ttf", "Noto Sans Devanagari"),
  BENGALI("NotoSansBengali-Regular.ttf", "Noto Sans Bengali"),
  GUJARATI("NotoSansGujarati-Regular.ttf", "Noto Sans Gujarati"),
  ETHIOPIC("NotoSansEthiopic-Regular.ttf", "Noto Sans Ethiopic");

  private static final String FOLDER = "/throughline/fonts/";
  private static final int NORMAL = 400;

  private final String file;
  private final String family;
  private BitSet letters;

  Font(String file, String family) {
    this.file = file;
    this.family = family;
  }

  static Optional<Font> of(int letter) {
    return Stream.of(values()).filter(font -> font.letters().get(letter)).findFirst();
  }

  void addTo(PdfRendererBuilder builder) {
    add(builder, file, family, NORMAL);
  }

  static void add(PdfRendererBuilder builder, String file, String family, int weight) {
    builder.useFont(() -> open(file), family, weight, FontStyle.NORMAL, true);
  }

  private synchronized BitSet letters() {
    if (letters == null) {
      letters = read();
    }
    return letters;
  }

  private BitSet read() {
    var found = new BitSet();
    try (var content = open(file);
        var font = new TTFParser().parse(new RandomAccessReadBuffer(content))) {
      var glyphs = font.getUnicodeCmapLookup();
      for (int letter = Character.MIN_CODE_POINT; letter <= Character.MAX_CODE_POINT; letter++) {
        if (glyphs.getGlyphId(letter) != 0) {
          found.set(letter);
        }
      }
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
    return found;
  }

  private static InputStream open(String file) {
    return Font.class.getResourceAsStream(FOLDER + file);
  }
}
