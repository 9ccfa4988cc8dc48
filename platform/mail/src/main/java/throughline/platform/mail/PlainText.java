package throughline.platform.mail;

import java.text.Bidi;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The words of a letter for programs that show no HTML, taken from its HTML so that the two cannot
 * differ. A block of the letter is a paragraph, an entry of a list a line, and a link is followed
 * by its address.
 */
final class PlainText {

  private static final String FIRST_STRONG_ISOLATE = "\u2068";
  private static final String POP_ISOLATE = "\u2069";

  private final StringBuilder text = new StringBuilder();

  private PlainText() {}

  static String of(String html) {
    var words = new PlainText();
    words.write(Jsoup.parse(html).body());
    return words
        .text
        .toString()
        .lines()
        .map(String::strip)
        .collect(Collectors.joining("\n"))
        .replaceAll("\n{3,}", "\n\n")
        .strip()
        .concat("\n");
  }

  private void write(Node node) {
    if (node instanceof TextNode words) {
      text.append(words.getWholeText().replaceAll("\\s+", " "));
    } else if (node instanceof Element element) {
      element(element);
    }
  }

  private void element(Element element) {
    switch (element.normalName()) {
      case "br", "tr" -> {
        text.append("\n");
        element.childNodes().forEach(this::write);
      }
      case "li" -> {
        text.append("\n- ");
        element.childNodes().forEach(this::write);
      }
      case "th" -> {
        element.childNodes().forEach(this::write);
        text.append(": ");
      }
      case "a" -> {
        element.childNodes().forEach(this::write);
        text.append(": ").append(element.attr("href")).append(" ");
      }
      case "bdi" -> isolated(element);
      case "h1", "h2", "p", "ul", "ol", "table", "div" -> {
        text.append("\n\n");
        element.childNodes().forEach(this::write);
        text.append("\n\n");
      }
      default -> element.childNodes().forEach(this::write);
    }
  }

  /** A name from right to left does not turn round the sentence in which it stands. */
  private void isolated(Element element) {
    var name = element.wholeText();
    boolean turns = Bidi.requiresBidi(name.toCharArray(), 0, name.length());
    text.append(turns ? FIRST_STRONG_ISOLATE : "");
    element.childNodes().forEach(this::write);
    text.append(turns ? POP_ISOLATE : "");
  }
}
