package throughline.platform.files.pdf;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.logging.Level;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;

/**
 * Makes a PDF of an HTML page, so that what is printed comes from the template that the screen has.
 *
 * <p>It is tagged for PDF/UA (ISO 14289-1): its headings, lists and tables are told to a screen
 * reader as the page's are. Language and title come from the page, which must have both. The fonts
 * are embedded and free; what no font has is drawn as a box, and the page says so. Nothing is
 * loaded from anywhere: styles stand in the page.
 */
public final class Pdf {

  /** What is drawn for a letter that no font has, where the library would draw "#". */
  private static final int MISSING = '□';

  private static final int FIRST_BEYOND_ASCII = 0x80;

  private static final String MISSING_EXPLAINED =
      "□ stands for a letter that cannot be printed here. The page on the screen shows it, and can be"
          + " printed from there.";

  static {
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.SEVERE));
  }

  private Pdf() {}

  /**
   * The PDF of a page of {@code {#include print}}.
   *
   * @param html a whole document with {@code lang} and {@code <title>}
   * @throws IllegalArgumentException if it lacks one of them
   */
  public static byte[] of(String html) {
    var page = Jsoup.parse(html);
    if (page.title().isBlank() || page.select("html[lang]").isEmpty()) {
      throw new IllegalArgumentException("a PDF needs the language and the title of its page");
    }
    var pdf = new ByteArrayOutputStream();
    var builder = new PdfRendererBuilder();
    builder.useFastMode();
    builder.usePdfUaAccessibility(true);
    var drawers = new DefaultObjectDrawerFactory();
    drawers.registerDrawer(LineDrawing.TYPE, new LineDrawing());
    builder.useObjectDrawerFactory(drawers);
    builder.withProducer("Throughline");
    builder.useUriResolver((base, uri) -> null);
    builder.useUnicodeBidiSplitter(RightToLeft.Parts::new);
    builder.useUnicodeBidiReorderer(new RightToLeft.Order());
    fontsOf(page).forEach(font -> font.addTo(builder));
    Font.add(builder, "LiberationSans-Bold.ttf", "Liberation Sans", 700);
    builder.withW3cDocument(new W3CDom().fromJsoup(page), null);
    builder.toStream(pdf);
    try {
      builder.run();
    } catch (IOException impossibleInMemory) {
      throw new UncheckedIOException(impossibleInMemory);
    }
    return pdf.toByteArray();
  }

  private static Set<Font> fontsOf(Document page) {
    var fonts = EnumSet.of(Font.LATIN);
    page.body()
        .nodeStream(TextNode.class)
        .forEach(text -> text.text(printable(text.getWholeText(), fonts)));
    if (page.body().wholeText().indexOf(MISSING) >= 0) {
      page.body().appendElement("p").text(MISSING_EXPLAINED);
      Font.of(MISSING).ifPresent(fonts::add);
    }
    return fonts;
  }

  private static String printable(String text, Set<Font> fonts) {
    return ArabicLetters.joined(text)
        .codePoints()
        .filter(letter -> Character.getType(letter) != Character.FORMAT)
        .map(letter -> printable(letter, fonts))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int printable(int letter, Set<Font> fonts) {
    if (letter < FIRST_BEYOND_ASCII || Character.isSpaceChar(letter)) {
      return letter;
    }
    var font = Font.of(letter);
    font.ifPresent(fonts::add);
    return font.isPresent() && ArabicLetters.canBeJoined(letter) ? letter : MISSING;
  }
}
