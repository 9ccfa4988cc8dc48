package throughline.platform.files.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;

/**
 * Makes a PDF of an HTML page, so that what is printed comes from the template that the screen has.
 *
 * <p>It is tagged for PDF/UA (ISO 14289-1): its headings, lists and tables are told to a screen
 * reader as the page's are. Language and title come from the page, which must have both. The fonts
 * are embedded and free. Nothing is loaded from anywhere: styles stand in the page.
 */
public final class Pdf {

  private static final String FONTS = "/throughline/fonts/";

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
    builder.withProducer("Throughline");
    builder.useUriResolver((base, uri) -> null);
    font(builder, "LiberationSans-Regular.ttf", "Liberation Sans", 400);
    font(builder, "LiberationSans-Bold.ttf", "Liberation Sans", 700);
    font(builder, "DejaVuSans.ttf", "DejaVu Sans", 400);
    builder.withW3cDocument(new W3CDom().fromJsoup(page), null);
    builder.toStream(pdf);
    try {
      builder.run();
    } catch (IOException impossibleInMemory) {
      throw new UncheckedIOException(impossibleInMemory);
    }
    return pdf.toByteArray();
  }

  private static void font(PdfRendererBuilder builder, String file, String family, int weight) {
    builder.useFont(() -> open(file), family, weight, FontStyle.NORMAL, true);
  }

  private static InputStream open(String file) {
    return Pdf.class.getResourceAsStream(FONTS + file);
  }
}
